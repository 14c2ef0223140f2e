//! CON: telephones, addresses, and when somebody last tried them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use plan::{
    codelists::{AppointmentKind, ContactKind},
    declare::Typed,
    model::{
        Agreement, ContactPoint, EssentialService, Nomination, OperationsSeat, Organisation,
        Person, VolunteerGroup, blocks::verify, contact_point, person,
    },
    texts,
    types::{Id, Type},
    value::Value,
};
use uuid::Uuid;

use crate::{
    check::{Over, Report, Rule, Silence},
    context::Context,
    finding::{Finding, RecordRef},
    people::{self, is_in},
    phones, words,
};

pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "CON-001",
        check: con_001,
        silenced_by: &[Silence {
            by: "CON-002",
            over: Over::Record,
        }],
    },
    Rule {
        code: "CON-002",
        check: con_002,
        silenced_by: &[],
    },
    Rule {
        code: "CON-003",
        check: con_003,
        silenced_by: &[],
    },
    Rule {
        code: "CON-004",
        check: con_004,
        silenced_by: &[Silence {
            by: "CON-001",
            over: Over::Field,
        }],
    },
    Rule {
        code: "CON-005",
        check: con_005,
        silenced_by: &[Silence {
            by: "CON-006",
            over: Over::Subject,
        }],
    },
    Rule {
        code: "CON-006",
        check: con_006,
        silenced_by: &[],
    },
];

/// A finding at a contact point, told as that of its owner.
fn at<'r>(
    context: &Context,
    report: &'r mut Report,
    contact: &ContactPoint,
    field: &'static str,
) -> &'r mut Finding {
    let finding = report.of::<ContactPoint>(contact.id, field);
    match people::owner(contact) {
        Some(owner) if context.plan.get(owner.kind, owner.id).is_some() => {
            words::name(context, owner, finding)
        }
        _ => finding,
    }
}

/// The contact points of these kinds that hold something.
fn filled<'t>(
    context: &'t Context,
    contacts: &'t [ContactPoint],
    list: &'t str,
) -> impl Iterator<Item = (&'t ContactPoint, &'t str)> {
    contacts
        .iter()
        .filter(move |contact| is_in(context, contact, list))
        .filter_map(|contact| Some((contact, contact.value.as_deref()?)))
}

/// A telephone whose number is not possible in its country, or a short number that is not a known one.
fn con_001(context: &Context, report: &mut Report) {
    let contacts = context.all::<ContactPoint>();
    for (contact, value) in filled(context, &contacts, "phone_kinds") {
        let short = contact.contact_kind.as_ref() == Some(&ContactKind::NUMERO_BREVE);
        let good = if short {
            context.data.has("short_numbers", &phones::digits(value))
        } else {
            phones::possible(value)
        };
        if !good {
            let contact_kind = contact_point::contact_kind.name;
            at(context, report, contact, contact_point::value.name)
                .reads(
                    RecordRef::of::<ContactPoint>(contact.id.uuid()),
                    contact_kind,
                )
                .set("numero", words::short(value));
        }
    }
}

/// A landline of the area written without the zero in front.
fn con_002(context: &Context, report: &mut Report) {
    let contacts = context.all::<ContactPoint>();
    for (contact, value) in filled(context, &contacts, "landline_kinds") {
        let value = value.trim();
        let whole = format!("0{}", phones::digits(value));
        let starts = value.starts_with(|c: char| c.is_ascii_digit() && c != '0');
        let mut area_codes = context.data.words("local_area_codes");
        if starts && area_codes.any(|code| whole.starts_with(code)) {
            at(context, report, contact, contact_point::value.name)
                .set("numero", words::short(value))
                .set("suggerimento", format!("0{}", words::short(value)));
        }
    }
}

/// An e-mail address that is not written as one.
fn con_003(context: &Context, report: &mut Report) {
    let contacts = context.all::<ContactPoint>();
    for (contact, value) in filled(context, &contacts, "email_kinds") {
        if !phones::email(value) {
            at(context, report, contact, contact_point::value.name)
                .set("email", words::short(value));
        }
    }
}

/// A body, or a person designated by one, of which only the citizens' emergency number is known.
fn con_004(context: &Context, report: &mut Report) {
    let people = context.people();
    let only_short = |owner: RecordRef| {
        let mut numbers = people.phones_of(owner);
        let first = numbers.next()?;
        let short = |c: &ContactPoint| c.contact_kind.as_ref() == Some(&ContactKind::NUMERO_BREVE);
        (short(first) && numbers.all(short)).then_some(first)
    };
    let mut tell = |owner: RecordRef, number: &ContactPoint| {
        let finding = report.record(owner, None);
        for contact in people.contacts_of(owner) {
            let contact = RecordRef::of::<ContactPoint>(contact.id.uuid());
            finding.reads(contact, contact_point::value.name);
            finding.reads(contact, contact_point::contact_kind.name);
        }
        if owner.kind == Person::NAME {
            finding.set("record", words::title(context, owner));
        }
        finding.set("numero", number.value.as_deref().unwrap_or_default());
    };
    for organisation in context.all::<Organisation>().iter() {
        let owner = RecordRef::of::<Organisation>(organisation.id.uuid());
        if let Some(number) = only_short(owner) {
            tell(owner, number);
        }
    }
    for (person, nominations) in people.in_office() {
        let owner = RecordRef::of::<Person>(person.id.uuid());
        let designated =
            |n: &&&Nomination| n.appointment_kind.as_ref() == Some(&AppointmentKind::DESIGNATO);
        let Some(nomination) = nominations.iter().find(designated) else {
            continue;
        };
        // The direct number of the body is enough; a body with the short number only is reported itself.
        let body = people.outside_body(nomination);
        let through_body = body.is_some_and(|body| people.phones_of(body).next().is_some());
        if let (Some(number), false) = (only_short(owner), through_body) {
            tell(owner, number);
        }
    }
}

/// A date on which somebody tried a number, and the record that holds it.
#[derive(Clone, Copy)]
struct Tried {
    record: RecordRef,
    /// None when it was never written down.
    on: Option<Date>,
}

/// Somebody to be called, with every date that speaks of the numbers.
struct Called {
    owner: RecordRef,
    tried: Vec<Tried>,
}

impl Called {
    fn of(context: &Context, owner: RecordRef) -> Self {
        let contacts = context.people().contacts_of(owner);
        Called {
            owner,
            tried: contacts
                .map(|contact| Tried {
                    record: RecordRef::of::<ContactPoint>(contact.id.uuid()),
                    on: contact.verify.verified_on,
                })
                .collect(),
        }
    }

    fn with<K: Typed>(&mut self, id: Id<K>, on: Option<Date>) {
        let record = RecordRef::of::<K>(id.uuid());
        self.tried.push(Tried { record, on });
    }

    /// Those that match, the oldest first and those without a date before all.
    fn which(&self, matches: impl Fn(Option<Date>) -> bool) -> Vec<Tried> {
        let mut found: Vec<_> = self
            .tried
            .iter()
            .copied()
            .filter(|t| matches(t.on))
            .collect();
        found.sort_by_key(|t| (t.on, t.record));
        found
    }
}

/// People in a role, seats, bodies that the plan names: one for each owner of contacts.
fn called(context: &Context) -> Vec<Called> {
    let people = context.people();
    let mut all = Vec::new();
    for (person, nominations) in people.in_office() {
        let mut called = Called::of(context, RecordRef::of::<Person>(person.id.uuid()));
        for nomination in nominations {
            called.with(nomination.id, nomination.verify.verified_on);
        }
        all.push(called);
    }
    for seat in context.all::<OperationsSeat>().iter() {
        let mut called = Called::of(context, RecordRef::of::<OperationsSeat>(seat.id.uuid()));
        called.with(seat.id, seat.verify.verified_on);
        all.push(called);
    }
    let mut bodies: BTreeMap<Uuid, Called> = used_bodies(context)
        .into_iter()
        .map(|id| (id, Called::of(context, RecordRef::of::<Organisation>(id))))
        .collect();
    for agreement in context.all::<Agreement>().iter() {
        if let Some(called) = agreement
            .partner_id
            .and_then(|id| bodies.get_mut(&id.uuid()))
        {
            called.with(agreement.id, agreement.verify.verified_on);
        }
    }
    for service in context.all::<EssentialService>().iter() {
        if let Some(called) = service
            .operator_id
            .and_then(|id| bodies.get_mut(&id.uuid()))
        {
            called.with(service.id, service.verify.verified_on);
        }
    }
    for group in context.all::<VolunteerGroup>().iter() {
        if let Some(called) = group
            .organisation_id
            .and_then(|id| bodies.get_mut(&id.uuid()))
        {
            called.with(group.id, group.verify.verified_on);
        }
    }
    all.extend(bodies.into_values());
    all
}

/// Organisations of the plan that some record names; a bare contact point does not make one of use.
fn used_bodies(context: &Context) -> BTreeSet<Uuid> {
    let organisations = context.all::<Organisation>();
    let mut used = BTreeSet::new();
    for record in context.plan.records.values() {
        if record.kind.name == ContactPoint::NAME {
            continue;
        }
        for (field, value) in record.fields() {
            if field.ty.target() != Some(Organisation::NAME) {
                continue;
            }
            let ids: Vec<&String> = match (field.ty, value) {
                (Type::Link(_), Value::Text(id)) => vec![id],
                (Type::Links(_), Value::Set(ids)) => ids.iter().collect(),
                _ => continue,
            };
            let ids = ids.into_iter().filter_map(|id| Uuid::parse_str(id).ok());
            used.extend(ids.filter(|&id| organisations.get(id).is_some()));
        }
    }
    used
}

/// Months after which numbers are to be tried again, and after which they are not to be relied on.
fn months(context: &Context) -> (i64, i64) {
    let own = context
        .plan
        .header()
        .and_then(|header| header.contact_check_months);
    let check = own.filter(|&months| months > 0);
    let check = check.unwrap_or_else(|| context.data.count("contact_check_months"));
    (check, check.max(context.data.count("contact_max_months")))
}

fn tell<'r>(
    context: &Context,
    report: &'r mut Report,
    owner: RecordRef,
    found: &[Tried],
) -> Option<&'r mut Finding> {
    let (worst, others) = found.split_first()?;
    let finding = report.record(worst.record, Some(verify::verified_on.name));
    words::name(context, owner, finding).about(owner.id);
    if owner.kind == Person::NAME {
        let name = words::short(&words::title(context, owner));
        let of_person = texts::filled("people_words.of_person", &[("name", &name)]);
        finding.set("del_record", of_person);
        finding.reads(owner, person::surname.name);
    }
    for other in others {
        finding.also(other.record);
        finding.reads(other.record, verify::verified_on.name);
    }
    Some(finding)
}

/// Tried longer ago than the plan's interval, but not so long that the numbers cannot be relied on.
fn con_005(context: &Context, report: &mut Report) {
    let (check, max) = months(context);
    for called in called(context) {
        let old =
            |on: Option<Date>, months| on.is_some_and(|day| context.older_than_months(day, months));
        if called.which(|on| on.is_none() || old(on, max)).is_empty() {
            let found = called.which(|on| old(on, check));
            let day = found.first().and_then(|tried| tried.on);
            if let (Some(day), Some(finding)) = (day, tell(context, report, called.owner, &found)) {
                finding.set("data", words::date(day));
            }
        }
    }
}

/// Never tried, or so long ago that the numbers cannot be relied on.
fn con_006(context: &Context, report: &mut Report) {
    let (_, max) = months(context);
    for called in called(context) {
        let found = called.which(|on| on.is_none_or(|day| context.older_than_months(day, max)));
        if let Some(finding) = tell(context, report, called.owner, &found) {
            finding.set("mesi", max);
        }
    }
}
