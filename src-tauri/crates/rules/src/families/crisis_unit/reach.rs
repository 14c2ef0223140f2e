//! Whether the crisis unit can be reached, by day and by night.

use std::collections::BTreeMap;

use plan::{
    codelists::ContactKind,
    model::{ContactPoint, Nomination, OperationsSeat, Person, contact_point, nomination},
    section::Section,
};
use uuid::Uuid;

use crate::{
    check::{Over, Report, Silence},
    context::Context,
    finding::{Finding, RecordRef},
    people::{person_name, role_of},
};

/// A number that is written wrong is reported itself: the rule read it.
pub(super) const BAD_NUMBER: Silence = Silence {
    by: "CON-001",
    over: Over::Field,
};

/// Whether a nominated person answers at night: has a telephone for it, and does not say that it is of no use.
fn at_night(context: &Context, nomination: &Nomination) -> bool {
    let person = nomination
        .person_id
        .map(|id| RecordRef::of::<Person>(id.uuid()));
    nomination.reachable_24h != Some(false)
        && person.is_some_and(|person| {
            context
                .people()
                .has_phone(context, person, "night_phone_kinds")
        })
}

/// The commune has a number of the turn, at its own desk or at a seat of the centre.
fn duty_phone(context: &Context) -> bool {
    let people = context.people();
    let seats = context.all::<OperationsSeat>();
    let seats = seats
        .iter()
        .map(|seat| RecordRef::of::<OperationsSeat>(seat.id.uuid()));
    let h24 = |owner: RecordRef| {
        let mut phones = people.phones_of(owner);
        phones.any(|phone| phone.contact_kind.as_ref() == Some(&ContactKind::H24))
    };
    people.commune().into_iter().chain(seats).any(h24)
}

/// Nobody who holds a mandatory role or stands in for its holder answers at night, and there is no number of the
/// turn. Silent when there is nobody at all: that is another matter.
pub(super) fn ucl_013(context: &Context, report: &mut Report) {
    let people = context.people();
    let roles = context.data.words("mandatory_roles");
    let members: Vec<_> = roles.flat_map(|code| people.now(code)).collect();
    let somebody = members
        .iter()
        .any(|nomination| at_night(context, nomination));
    if !members.is_empty() && !somebody && !duty_phone(context) {
        let finding = report.section(Section::CrisisUnit);
        for nomination in members {
            let here = RecordRef::of::<Nomination>(nomination.id.uuid());
            finding
                .also(here)
                .reads(here, nomination::reachable_24h.name);
        }
    }
}

/// Everything that was looked at in an owner's contacts.
fn read_contacts(context: &Context, finding: &mut Finding, owner: RecordRef) {
    for contact in context.people().contacts_of(owner) {
        let contact = RecordRef::of::<ContactPoint>(contact.id.uuid());
        finding.reads(contact, contact_point::value.name);
        finding.reads(contact, contact_point::contact_kind.name);
    }
}

/// A finding about a person, once for all the roles.
fn about_person<'r>(
    context: &Context,
    report: &'r mut Report,
    nominations: &[&Nomination],
) -> Option<&'r mut Finding> {
    let person = nominations.first()?.person_id?;
    let mut roles: Vec<String> = Vec::new();
    for nomination in nominations {
        let role = role_of(context, nomination);
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    let record = RecordRef::of::<Person>(person.uuid());
    let finding = report.record(record, None);
    read_contacts(context, finding, record);
    finding
        .set("persona", person_name(context, Some(person)))
        .set("ruolo", roles.join(", "));
    Some(finding)
}

/// Who holds a mandatory role and does not answer at night.
pub(super) fn ucl_014(context: &Context, report: &mut Report) {
    let people = context.people();
    let mut silent: BTreeMap<Uuid, Vec<&Nomination>> = BTreeMap::new();
    for holder in context
        .data
        .words("mandatory_roles")
        .flat_map(|code| people.holders(code))
    {
        if let Some(person) = holder.person_id
            && context.all::<Person>().get(person.uuid()).is_some()
            && !at_night(context, holder)
        {
            silent.entry(person.uuid()).or_default().push(holder);
        }
    }
    for nominations in silent.values() {
        let Some(finding) = about_person(context, report, nominations) else {
            continue;
        };
        for nomination in nominations {
            let here = RecordRef::of::<Nomination>(nomination.id.uuid());
            finding.reads(here, nomination::reachable_24h.name);
        }
    }
}

/// Somebody in a role who cannot be called: no telephone, nor at the outside body the person comes from.
pub(super) fn ucl_015(context: &Context, report: &mut Report) {
    let people = context.people();
    for (person, nominations) in people.in_office() {
        let record = RecordRef::of::<Person>(person.id.uuid());
        if people.phones_of(record).next().is_some() {
            continue;
        }
        let bodies: Vec<_> = nominations
            .iter()
            .filter_map(|n| people.outside_body(n))
            .collect();
        if bodies
            .iter()
            .any(|&body| people.phones_of(body).next().is_some())
        {
            continue;
        }
        if let Some(finding) = about_person(context, report, &nominations) {
            for body in bodies {
                read_contacts(context, finding, body);
            }
        }
    }
}
