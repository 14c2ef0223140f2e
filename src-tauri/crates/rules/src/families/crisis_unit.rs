//! UCL: the crisis unit, the operations centre, and who is nominated.
//!
//! One person in several roles is normal in a village and never a fault by itself: what is looked at is
//! whether somebody else can step in.

mod reach;
mod seats;

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use plan::{
    codelists::{AppointmentKind, CodeList, ContactKind, UclRole},
    model::{
        Act, CommuneProfile, CrisisUnitRole, Nomination, Person, SupportFunction, act,
        commune_profile, crisis_unit_role, nomination, support_function,
    },
    section::Section,
    types::{Code, Id},
};

use crate::{
    check::{Over, Report, Rule, Silence},
    context::Context,
    finding::{Finding, RecordRef},
    people::{is_core, is_holder, person_name, role_name, role_of},
    words,
};

const NO_SECTION: Silence = Silence {
    by: "COM-001",
    over: Over::Section,
};
const EXPIRED: Silence = Silence {
    by: "UCL-010",
    over: Over::Subject,
};
/// A nomination that does not say its role, or a seat that does not say its kind.
const INCOMPLETE: Silence = Silence {
    by: "COM-003",
    over: Over::Field,
};
const DANGLING: Silence = Silence {
    by: "ID-003",
    over: Over::Field,
};
const PERIOD: Silence = Silence {
    by: "VAL-005",
    over: Over::Record,
};

pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "UCL-001",
        check: ucl_001,
        silenced_by: &[NO_SECTION, EXPIRED, INCOMPLETE, DANGLING],
    },
    Rule {
        code: "UCL-002",
        check: ucl_002,
        silenced_by: &[],
    },
    Rule {
        code: "UCL-003",
        check: ucl_003,
        silenced_by: &[],
    },
    Rule {
        code: "UCL-004",
        check: ucl_004,
        silenced_by: &[NO_SECTION, EXPIRED, INCOMPLETE, DANGLING],
    },
    Rule {
        code: "UCL-005",
        check: ucl_005,
        silenced_by: &[Silence {
            by: "UCL-008",
            over: Over::Record,
        }],
    },
    Rule {
        code: "UCL-006",
        check: ucl_006,
        silenced_by: &[],
    },
    Rule {
        code: "UCL-007",
        check: ucl_007,
        silenced_by: &[],
    },
    Rule {
        code: "UCL-008",
        check: ucl_008,
        silenced_by: &[],
    },
    Rule {
        code: "UCL-009",
        check: ucl_009,
        silenced_by: &[],
    },
    Rule {
        code: "UCL-010",
        check: ucl_010,
        silenced_by: &[PERIOD],
    },
    Rule {
        code: "UCL-011",
        check: ucl_011,
        silenced_by: &[PERIOD],
    },
    Rule {
        code: "UCL-012",
        check: ucl_012,
        silenced_by: &[EXPIRED, INCOMPLETE, DANGLING],
    },
    Rule {
        code: "UCL-013",
        check: reach::ucl_013,
        silenced_by: &[NO_SECTION],
    },
    Rule {
        code: "UCL-014",
        check: reach::ucl_014,
        silenced_by: &[
            Silence {
                by: "UCL-013",
                over: Over::Plan,
            },
            Silence {
                by: "UCL-015",
                over: Over::Record,
            },
            reach::BAD_NUMBER,
        ],
    },
    Rule {
        code: "UCL-015",
        check: reach::ucl_015,
        silenced_by: &[reach::BAD_NUMBER],
    },
    Rule {
        code: "UCL-016",
        check: ucl_016,
        silenced_by: &[Silence {
            by: "UCL-010",
            over: Over::Record,
        }],
    },
    Rule {
        code: "UCL-017",
        check: seats::ucl_017,
        silenced_by: &[NO_SECTION, INCOMPLETE],
    },
    Rule {
        code: "UCL-018",
        check: seats::ucl_018,
        silenced_by: seats::SILENCE_018,
    },
    Rule {
        code: "UCL-019",
        check: seats::ucl_019,
        silenced_by: seats::SILENCE_019,
    },
];

const MAYOR: &str = "sindaco";
const ROC: &str = "roc";

fn here(nomination: &Nomination) -> RecordRef {
    RecordRef::of::<Nomination>(nomination.id.uuid())
}

/// A role of the core that nobody holds: at its record if the plan has one.
fn uncovered<'r>(context: &Context, report: &'r mut Report, code: &str) -> &'r mut Finding {
    let roles = context.all::<CrisisUnitRole>();
    let role = (roles.iter()).find(|r| r.role_code.as_ref().is_some_and(|c| c.as_str() == code));
    let name = role.map_or_else(
        || context.lists().label(UclRole::NAME, code).to_owned(),
        |role| role_name(context, role),
    );
    let finding = match role {
        Some(role) => report.of::<CrisisUnitRole>(role.id, crisis_unit_role::role_code.name),
        None => report.section(Section::CrisisUnit),
    };
    unplaced(context, finding);
    finding.about(code).set("ruolo", name)
}

/// What may be this role but cannot be told: nominations without a role that is there, roles with an unknown code.
fn unplaced(context: &Context, finding: &mut Finding) {
    let roles = context.all::<CrisisUnitRole>();
    for nomination in context.people().active() {
        if roles.linked(nomination.role_id).is_none() {
            finding.reads(here(nomination), nomination::role_id.name);
        }
    }
    for role in roles.iter() {
        let code = role.role_code.as_ref();
        if code.is_some_and(|code| context.lists().row(UclRole::NAME, code.as_str()).is_none()) {
            let role = RecordRef::of::<CrisisUnitRole>(role.id.uuid());
            finding.reads(role, crisis_unit_role::role_code.name);
        }
    }
}

/// A mandatory role that nobody holds. A prefect's commissioner is a nomination of the mayor's role.
fn ucl_001(context: &Context, report: &mut Report) {
    for code in context.data.words("mandatory_roles") {
        if context.people().holders(code).next().is_none() {
            uncovered(context, report, code);
        }
    }
}

/// Two persons who are mayor today.
fn ucl_002(context: &Context, report: &mut Report) {
    let mut mayors: Vec<_> = context.people().holders(MAYOR).collect();
    mayors.sort_by_key(|mayor| (mayor.starts_on, mayor.id));
    let (Some(older), Some(newer)) = (mayors.first(), mayors.last()) else {
        return;
    };
    if older.person_id != newer.person_id {
        report
            .of::<Nomination>(older.id, nomination::ends_on.name)
            .also(here(newer))
            .reads(here(older), nomination::person_id.name)
            .reads(here(newer), nomination::person_id.name)
            .set("persona_a", person_name(context, older.person_id))
            .set("persona_b", person_name(context, newer.person_id));
    }
}

/// A mayor for whom nobody stands in.
fn ucl_003(context: &Context, report: &mut Report) {
    let people = context.people();
    if people.deputies(MAYOR).next().is_none()
        && let Some(mayor) = people.holders(MAYOR).next()
    {
        report
            .of::<Nomination>(mayor.id, nomination::rank.name)
            .about(MAYOR);
    }
}

/// A role of the core, not mandatory, that nobody holds. A written reason waits for the reviewer.
fn ucl_004(context: &Context, report: &mut Report) {
    for code in context.data.words("core_roles") {
        if context.data.has("mandatory_roles", code)
            || context.people().holders(code).next().is_some()
        {
            continue;
        }
        let finding = uncovered(context, report, code);
        if let Some(here) = finding.record {
            let role = context.all::<CrisisUnitRole>();
            let reason = role
                .get(here.id)
                .and_then(|role| role.absent_reason.clone());
            finding
                .reads(here, crisis_unit_role::absent_reason.name)
                .proposed(reason.as_deref());
        }
    }
}

/// A held role of the core for which nobody else could step in. The duty room of an outside body can.
fn ucl_005(context: &Context, report: &mut Report) {
    let people = context.people();
    for code in context
        .data
        .words("core_roles")
        .filter(|&code| code != MAYOR)
    {
        let mut holders = people.holders(code);
        let (Some(holder), None) = (holders.next(), holders.next()) else {
            continue;
        };
        let duty_room = people.outside_body(holder).is_some_and(|body| {
            let mut phones = people.phones_of(body);
            phones.any(|phone| phone.contact_kind.as_ref() == Some(&ContactKind::H24))
        });
        if people.deputies(code).next().is_none() && !duty_room {
            report
                .of::<Nomination>(holder.id, nomination::rank.name)
                .about(code)
                .set("ruolo", role_of(context, holder));
        }
    }
}

/// The mayor is also the ROC, and the commune is not small or the two roles have not two different deputies.
fn ucl_006(context: &Context, report: &mut Report) {
    let people = context.people();
    let profiles = context.all::<CommuneProfile>();
    let stated = profiles.iter().find_map(|p| Some((p.id, p.residents?)));
    let residents = stated.map(|(_, residents)| residents);
    let residents = residents.or_else(|| context.commune().and_then(|c| c.population));
    let large = residents.is_some_and(|n| n > context.data.count("small_commune"));
    for roc in people.holders(ROC) {
        let both = roc.person_id.is_some()
            && people
                .holders(MAYOR)
                .any(|mayor| mayor.person_id == roc.person_id);
        let deputies: BTreeSet<_> = [MAYOR, ROC]
            .into_iter()
            .flat_map(|code| people.deputies(code))
            .filter_map(|deputy| deputy.person_id)
            .filter(|&person| Some(person) != roc.person_id)
            .collect();
        if both && (large || deputies.len() < 2) {
            let finding = report.of::<Nomination>(roc.id, nomination::person_id.name);
            if let Some((profile, _)) = stated {
                let profile = RecordRef::of::<CommuneProfile>(profile.uuid());
                finding.reads(profile, commune_profile::residents.name);
            }
            finding.set("persona", person_name(context, roc.person_id));
        }
    }
}

/// The same person twice among those who hold a role or stand in for its holder.
fn ucl_007(context: &Context, report: &mut Report) {
    let people = context.people();
    for key in people.keys() {
        let mut by_person: BTreeMap<Id<Person>, Vec<&Nomination>> = BTreeMap::new();
        for nomination in people.now(key) {
            if let Some(person) = nomination.person_id {
                by_person.entry(person).or_default().push(nomination);
            }
        }
        for (person, mut nominations) in by_person {
            nominations.sort_by_key(|n| (n.rank.unwrap_or(0), n.starts_on, n.id));
            if let Some((last, others)) = nominations.split_last().filter(|(_, o)| !o.is_empty()) {
                let finding = report
                    .of::<Nomination>(last.id, nomination::person_id.name)
                    .set("ruolo", role_of(context, last))
                    .set("persona", person_name(context, Some(person)));
                for other in others {
                    finding.also(here(other));
                }
            }
        }
    }
}

/// A person without whom so many roles of the core stand empty.
fn ucl_008(context: &Context, report: &mut Report) {
    let people = context.people();
    let mut alone: BTreeMap<Id<Person>, Vec<&str>> = BTreeMap::new();
    for code in context.data.words("core_roles") {
        let persons: BTreeSet<_> = people.now(code).map(|n| n.person_id).collect();
        let mut persons = persons.into_iter();
        if let (Some(Some(person)), None) = (persons.next(), persons.next())
            && people.holders(code).next().is_some()
        {
            alone.entry(person).or_default().push(code);
        }
    }
    let most = usize::try_from(context.data.count("spof_roles")).unwrap_or(usize::MAX);
    for (person, codes) in alone {
        if codes.len() < most {
            continue;
        }
        let labels = codes
            .iter()
            .map(|code| context.lists().label(UclRole::NAME, code));
        let labels = labels.collect::<Vec<_>>().join(", ");
        let finding = report
            .record(RecordRef::of::<Person>(person.uuid()), None)
            .set("persona", person_name(context, Some(person)))
            .set("n", codes.len())
            .set("ruoli", labels);
        for nomination in codes.iter().flat_map(|code| people.now(code)) {
            finding.also(here(nomination));
        }
    }
}

/// A nomination by the commune without its act. The mayor, and who is designated by others, have none.
fn ucl_009(context: &Context, report: &mut Report) {
    let people = context.people();
    for nomination in people.active() {
        let appointed = nomination.appointment_kind.as_ref() == Some(&AppointmentKind::NOMINATO);
        let mayor = is_holder(nomination)
            && nomination
                .role_id
                .is_some_and(|role| people.key(role) == MAYOR);
        if appointed && !mayor && nomination.act_id.is_none() {
            report
                .of::<Nomination>(nomination.id, nomination::act_id.name)
                .reads(here(nomination), nomination::appointment_kind.name)
                .set("persona", person_name(context, nomination.person_id))
                .set("ruolo", role_of(context, nomination));
        }
    }
}

/// The last holder's term is over, it was not closed, and nobody holds the role today.
fn ucl_010(context: &Context, report: &mut Report) {
    let people = context.people();
    for key in people.keys() {
        if people.holders(key).next().is_some() {
            continue;
        }
        let over = people.ever(key).filter(|n| {
            let over = n.ends_on.is_some_and(|day| day < context.today);
            is_holder(n) && n.end_reason.is_none() && over
        });
        if let Some(last) = over.max_by_key(|n| (n.ends_on, n.id)) {
            report
                .of::<Nomination>(last.id, nomination::ends_on.name)
                .about(key)
                .set("persona", person_name(context, last.person_id))
                .set("ruolo", role_of(context, last))
                .set("data", last.ends_on.map(words::date).unwrap_or_default());
        }
    }
}

/// A nomination that ends within the time that a new act takes, unless what follows is already in the plan.
fn ucl_011(context: &Context, report: &mut Report) {
    let people = context.people();
    for nomination in people.active() {
        let Some(end) = nomination.ends_on else {
            continue;
        };
        let soon = (0..=context.data.count("expiring_days")).contains(&context.days_until(end));
        let next_day = end.checked_add(1.day()).unwrap_or(end);
        let followed = || {
            let role = nomination.role_id.map(|role| people.key(role));
            let mut all = role.iter().flat_map(|key| people.ever(key));
            all.any(|next| {
                let starts = next
                    .starts_on
                    .is_some_and(|day| context.today < day && day <= next_day);
                starts && next.rank == nomination.rank && next.end_reason.is_none()
            })
        };
        if soon && !followed() {
            report
                .of::<Nomination>(nomination.id, nomination::ends_on.name)
                .set("persona", person_name(context, nomination.person_id))
                .set("ruolo", role_of(context, nomination))
                .set("data", words::date(end));
        }
    }
}

/// A role outside the core, or a support function, that the commune has listed and nobody holds. A function whose
/// lead role is vacant is not told apart from the role: that one is reported.
fn ucl_012(context: &Context, report: &mut Report) {
    let people = context.people();
    for role in context.all::<CrisisUnitRole>().iter() {
        let core = role
            .role_code
            .as_ref()
            .is_some_and(|code| is_core(context, code.as_str()));
        if !core && !people.held(role.id) {
            let this = RecordRef::of::<CrisisUnitRole>(role.id.uuid());
            let finding = report
                .of::<CrisisUnitRole>(role.id, crisis_unit_role::role_code.name)
                .about(people.key(role.id))
                .set("ruolo", words::the(context, this))
                .reads(this, crisis_unit_role::absent_reason.name)
                .proposed(role.absent_reason.as_deref());
            unplaced(context, finding);
        }
    }
    let functions = context.all::<SupportFunction>();
    let merged: BTreeSet<&str> = (functions.iter())
        .filter(|function| function.lead_role_id.is_some())
        .flat_map(|function| function.merged_codes.iter().map(Code::as_str))
        .collect();
    for function in functions.iter() {
        let code = function.function_code.as_ref();
        let by_another = code.is_some_and(|code| merged.contains(code.as_str()));
        if function.lead_role_id.is_none() && !by_another {
            let this = RecordRef::of::<SupportFunction>(function.id.uuid());
            report
                .of::<SupportFunction>(function.id, support_function::lead_role_id.name)
                .set("ruolo", words::the(context, this));
        }
    }
}

/// A nomination by an act that is older than the mayor's mandate.
fn ucl_016(context: &Context, report: &mut Report) {
    let people = context.people();
    let mayors = people
        .holders(MAYOR)
        .filter(|mayor| mayor.starts_on.is_some());
    let Some(mayor) = mayors.max_by_key(|mayor| mayor.starts_on) else {
        return;
    };
    let acts = context.all::<Act>();
    for nomination in people.active().filter(|n| n.id != mayor.id) {
        let appointed = nomination.appointment_kind.as_ref() == Some(&AppointmentKind::NOMINATO);
        let Some(act) = acts.linked(nomination.act_id).filter(|_| appointed) else {
            continue;
        };
        let Some(date) = act.act_date.filter(|date| Some(*date) < mayor.starts_on) else {
            continue;
        };
        report
            .of::<Nomination>(nomination.id, nomination::act_id.name)
            .reads(here(nomination), nomination::appointment_kind.name)
            .reads(RecordRef::of::<Act>(act.id.uuid()), act::act_date.name)
            .reads(here(mayor), nomination::starts_on.name)
            .set("persona", person_name(context, nomination.person_id))
            .set("data", words::date(date));
    }
}
