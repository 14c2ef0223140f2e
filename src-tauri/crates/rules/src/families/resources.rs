//! RIS: resources, agreements, volunteers.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;
use plan::{
    codelists::{Condition, HazardCode, Ownership},
    declare::Typed,
    model::{
        Action, ActionResource, Agreement, Depot, Hazard, Material, Organisation, Scenario,
        Vehicle, VolunteerGroup, action_resource, agreement,
        blocks::{Care, base, care, place, verify},
        material, vehicle, volunteer_group,
    },
    record::Record,
    texts,
    types::{Id, Type},
    value::Value,
};
use uuid::Uuid;

use crate::{
    check::{Over, Report, Rule, Silence},
    context::Context,
    fields::{blank, rank},
    finding::RecordRef,
    words,
};

pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "RIS-001",
        check: ris_001,
        silenced_by: &[Silence {
            by: "ID-003",
            over: Over::Field,
        }],
    },
    Rule {
        code: "RIS-002",
        check: ris_002,
        silenced_by: &[],
    },
    Rule {
        code: "RIS-003",
        check: ris_003,
        silenced_by: &[],
    },
    Rule {
        code: "RIS-004",
        check: ris_004,
        silenced_by: &[Silence {
            by: "RIS-005",
            over: Over::Record,
        }],
    },
    Rule {
        code: "RIS-005",
        check: ris_005,
        silenced_by: &[Silence {
            by: "VAL-005",
            over: Over::Record,
        }],
    },
    Rule {
        code: "RIS-006",
        check: ris_006,
        silenced_by: &[Silence {
            by: "VAL-005",
            over: Over::Record,
        }],
    },
    Rule {
        code: "RIS-007",
        check: ris_007,
        silenced_by: &[],
    },
    Rule {
        code: "RIS-008",
        check: ris_008,
        silenced_by: &[],
    },
    Rule {
        code: "RIS-009",
        check: ris_009,
        silenced_by: &[],
    },
];

/// What the rules on resources read of a material or of a vehicle.
struct Resource {
    record: RecordRef,
    depot: Option<Id<Depot>>,
    care: Care,
    verified_on: Option<Date>,
    condition: Option<plan::types::Code<Condition>>,
    noted: bool,
}

fn resources(context: &Context) -> Vec<Resource> {
    let noted = |notes: &plan::types::Long| notes.as_ref().is_some_and(|n| !n.0.trim().is_empty());
    let materials = context.all::<Material>();
    let vehicles = context.all::<Vehicle>();
    let materials = materials.iter().map(|m| Resource {
        record: RecordRef::of::<Material>(m.id.uuid()),
        depot: m.depot_id,
        care: m.care.clone(),
        verified_on: m.verify.verified_on,
        condition: m.condition.clone(),
        noted: noted(&m.base.notes),
    });
    let vehicles = vehicles.iter().map(|v| Resource {
        record: RecordRef::of::<Vehicle>(v.id.uuid()),
        depot: v.depot_id,
        care: v.care.clone(),
        verified_on: v.verify.verified_on,
        condition: v.condition.clone(),
        noted: noted(&v.base.notes),
    });
    materials.chain(vehicles).collect()
}

/// Nobody to call for a resource, or no place where it is. For what belongs to others, their own telephone and
/// address are enough.
fn ris_001(context: &Context, report: &mut Report) {
    let organisations = context.all::<Organisation>();
    for resource in resources(context) {
        let care = &resource.care;
        let owner = organisations.linked(care.owner_id);
        let others = owner.filter(|owner| {
            let own =
                context.people().commune() == Some(RecordRef::of::<Organisation>(owner.id.uuid()));
            !own && care.ownership.as_ref() != Some(&Ownership::COMUNE)
        });
        let reached = others.is_some_and(|owner| {
            let owner = RecordRef::of::<Organisation>(owner.id.uuid());
            context.people().contacts_of(owner).next().is_some()
        });
        let placed = others.is_some_and(|owner| {
            owner.place.geometry.is_some()
                || owner
                    .place
                    .street
                    .as_ref()
                    .is_some_and(|s| !s.trim().is_empty())
        });
        let no_contact =
            care.contact_role_id.is_none() && care.contact_person_id.is_none() && !reached;
        let no_depot = resource.depot.is_none() && !placed;
        let (key, field) = match (no_contact, no_depot) {
            (true, true) => ("contact_and_depot", care::contact_role_id.name),
            (true, false) => ("contact", care::contact_role_id.name),
            (false, true) => ("depot", material::depot_id.name),
            (false, false) => continue,
        };
        let finding = report
            .record(resource.record, Some(field))
            .set(
                "risorsa",
                words::short(&words::title(context, resource.record)),
            )
            .set("manca", texts::text(&format!("rule_word.{key}")))
            .reads(resource.record, care::owner_id.name)
            .reads(resource.record, care::ownership.name);
        if no_contact {
            finding.reads(resource.record, care::contact_person_id.name);
        }
        if no_contact && no_depot {
            finding.reads(resource.record, material::depot_id.name);
        }
    }
}

/// A resource or a depot was never checked, or too long ago. When that holds for all that a depot keeps, the depot
/// says it once.
fn ris_002(context: &Context, report: &mut Report) {
    let months = context.data.count("resource_check_months");
    let stale = |day: Option<Date>| day.is_none_or(|day| context.older_than_months(day, months));
    let depots = context.all::<Depot>();
    let resources = resources(context);
    let mut kept: HashMap<Uuid, Vec<&Resource>> = HashMap::new();
    for resource in &resources {
        if let Some(depot) = depots.linked(resource.depot) {
            kept.entry(depot.id.uuid()).or_default().push(resource);
        }
    }
    let mut say = |record: RecordRef, last: Option<Date>, also: &[&Resource]| {
        let last = last.map_or_else(|| texts::text("rule_word.never").to_owned(), words::date);
        let finding = report
            .record(record, Some(verify::verified_on.name))
            .set("risorsa", words::short(&words::title(context, record)))
            .set("quando", last);
        for resource in also {
            finding.also(resource.record);
        }
    };
    let mut said: BTreeSet<RecordRef> = BTreeSet::new();
    for depot in depots.iter() {
        let record = RecordRef::of::<Depot>(depot.id.uuid());
        let of_depot = kept.get(&depot.id.uuid()).map_or(&[][..], Vec::as_slice);
        let all_stale = of_depot.len() > 1 && of_depot.iter().all(|r| stale(r.verified_on));
        if all_stale {
            let oldest = of_depot.iter().map(|r| r.verified_on).min().flatten();
            say(record, oldest, of_depot);
            said.extend(of_depot.iter().map(|r| r.record));
        } else if stale(depot.verify.verified_on) {
            say(record, depot.verify.verified_on, &[]);
        }
    }
    for resource in &resources {
        if stale(resource.verified_on) && !said.contains(&resource.record) {
            say(resource.record, resource.verified_on, &[]);
        }
    }
}

/// A resource of the commune or of an association does not say in how long it is ready, or its key measure.
fn ris_003(context: &Context, report: &mut Report) {
    let measures = context.data.list("key_measure").as_array();
    let measures: Vec<_> = measures.into_iter().flatten().collect();
    for kind_name in [Material::NAME, Vehicle::NAME] {
        for record in context.plan.of_kind(kind_name) {
            let near = [Ownership::COMUNE, Ownership::ASSOCIAZIONE];
            let Value::Text(ownership) = record.get(care::ownership.name) else {
                continue;
            };
            if !near.iter().any(|code| code.as_str() == ownership) {
                continue;
            }
            let mut missing: Vec<&'static str> = Vec::new();
            let mut lacks = |name: &str| {
                let field = record.kind.field(name);
                missing.extend(field.filter(|f| blank(record.get(f.name))).map(|f| f.name));
            };
            lacks(material::activation_min.name);
            let mut read = None;
            for measure in &measures {
                let text = |key: &str| measure[key].as_str().unwrap_or_default();
                let by = record
                    .kind
                    .field(text("by"))
                    .filter(|_| text("kind") == kind_name);
                if let Some(by) = by
                    && *record.get(by.name) == Value::from(text("code"))
                {
                    lacks(text("field"));
                    read = Some(by.name);
                }
            }
            let Some(&first) = missing.first() else {
                continue;
            };
            let labels = missing.iter().map(|field| words::field(kind_name, field));
            let labels = labels.collect::<Vec<_>>().join("», «");
            let here = RecordRef::from(record);
            let finding = report
                .record(here, Some(first))
                .set("risorsa", words::short(&words::title(context, here)))
                .set("dati", labels)
                .reads(here, care::ownership.name);
            for field in missing.iter().skip(1).copied().chain(read) {
                finding.reads(here, field);
            }
        }
    }
}

/// A resource belongs to others, and neither an agreement nor a note says how it is asked for. What belongs to
/// the Region, the Province or the State comes through their own channels.
fn ris_004(context: &Context, report: &mut Report) {
    let organisations = context.all::<Organisation>();
    let agreements = context.all::<Agreement>();
    let partners: BTreeSet<_> = agreements.iter().filter_map(|a| a.partner_id).collect();
    for resource in resources(context) {
        let care = &resource.care;
        let Some(ownership) = &care.ownership else {
            continue;
        };
        let owner = organisations.linked(care.owner_id);
        let exempt = owner.is_some_and(|owner| {
            let kind = owner.organisation_kind.as_ref();
            let own =
                context.people().commune() == Some(RecordRef::of::<Organisation>(owner.id.uuid()));
            own || kind.is_some_and(|kind| context.data.has("exempt_owner_kinds", kind.as_str()))
        });
        let agreed = care.agreement_id.is_some()
            || care.owner_id.is_some_and(|owner| partners.contains(&owner));
        let known = [Ownership::COMUNE, Ownership::DA_VERIFICARE];
        if known.contains(ownership) || exempt || agreed || resource.noted {
            continue;
        }
        let by_kind = texts::text(&format!("rule_word.owner.{}", ownership.as_str()));
        let named = care.owner_id.filter(|_| owner.is_some()).map(|id| {
            let owner = RecordRef::of::<Organisation>(id.uuid());
            words::title(context, owner)
        });
        let other = texts::text("rule_word.owner.altro_ente");
        let by_kind = if by_kind.is_empty() { other } else { by_kind };
        report
            .record(resource.record, Some(care::agreement_id.name))
            .set(
                "risorsa",
                words::short(&words::title(context, resource.record)),
            )
            .set("proprietario", named.unwrap_or_else(|| by_kind.to_owned()))
            .reads(resource.record, care::ownership.name)
            .reads(resource.record, care::owner_id.name)
            .reads(resource.record, base::notes.name);
    }
}

/// Every record that relies on an agreement, by agreement.
fn users(context: &Context) -> BTreeMap<Uuid, Vec<RecordRef>> {
    let mut users: BTreeMap<Uuid, Vec<RecordRef>> = BTreeMap::new();
    for record in context.plan.records.values() {
        for (field, value) in record.fields() {
            if let (Type::Link(Agreement::NAME), Value::Text(id)) = (field.ty, value)
                && let Ok(id) = Uuid::parse_str(id)
            {
                users.entry(id).or_default().push(record.into());
            }
        }
    }
    users
}

fn partner(context: &Context, agreement: &Agreement) -> String {
    let organisations = context.all::<Organisation>();
    match organisations.linked(agreement.partner_id) {
        Some(partner) => words::title(context, RecordRef::of::<Organisation>(partner.id.uuid())),
        None => texts::text("rule_word.partner").to_owned(),
    }
}

/// An agreement has ended and records of the plan still rely on it.
fn ris_005(context: &Context, report: &mut Report) {
    let users = users(context);
    for agreement in context.all::<Agreement>().iter() {
        let ended = agreement.ends_on.filter(|&day| day < context.today);
        let (Some(day), Some(users)) = (ended, users.get(&agreement.id.uuid())) else {
            continue;
        };
        let titles = users.iter().map(|&user| words::title(context, user));
        let titles: BTreeSet<String> = titles.collect();
        let finding = report
            .of::<Agreement>(agreement.id, agreement::ends_on.name)
            .set("ente", partner(context, agreement))
            .set("data", words::date(day))
            .set(
                "elenco",
                titles.into_iter().collect::<Vec<_>>().join("», «"),
            );
        for &user in users {
            finding.also(user);
        }
    }
}

/// An agreement ends soon.
fn ris_006(context: &Context, report: &mut Report) {
    let soon = 0..=context.data.count("expiring_days");
    for agreement in context.all::<Agreement>().iter() {
        if let Some(day) = agreement.ends_on
            && soon.contains(&context.days_until(day))
        {
            report
                .of::<Agreement>(agreement.id, agreement::ends_on.name)
                .set("ente", partner(context, agreement))
                .set("data", words::date(day));
        }
    }
}

/// What actions take, by resource.
fn taken(context: &Context) -> HashMap<RecordRef, Vec<(RecordRef, Id<Action>)>> {
    let mut taken: HashMap<RecordRef, Vec<_>> = HashMap::new();
    for row in context.all::<ActionResource>().iter() {
        let material = row
            .material_id
            .map(|id| RecordRef::of::<Material>(id.uuid()));
        let vehicle = row.vehicle_id.map(|id| RecordRef::of::<Vehicle>(id.uuid()));
        for resource in material.into_iter().chain(vehicle) {
            if let Some(action) = row.action_id {
                let row = RecordRef::of::<ActionResource>(row.id.uuid());
                taken.entry(resource).or_default().push((row, action));
            }
        }
    }
    taken
}

/// A resource that is out of use is taken by an action.
fn ris_007(context: &Context, report: &mut Report) {
    let taken = taken(context);
    let actions = context.all::<Action>();
    for resource in resources(context) {
        let uses = taken.get(&resource.record).map_or(&[][..], Vec::as_slice);
        let taking: Vec<_> = uses
            .iter()
            .filter(|(_, action)| actions.get(action.uuid()).is_some())
            .collect();
        if resource.condition.as_ref() != Some(&Condition::FERMO) || taking.is_empty() {
            continue;
        }
        let titles: BTreeSet<String> = (taking.iter())
            .map(|(_, action)| words::title(context, RecordRef::of::<Action>(action.uuid())))
            .collect();
        let finding = report
            .record(resource.record, Some(material::condition.name))
            .set(
                "risorsa",
                words::short(&words::title(context, resource.record)),
            )
            .set(
                "azione",
                titles.into_iter().collect::<Vec<_>>().join("», «"),
            );
        for (row, _) in taking {
            finding.reads(*row, action_resource::action_id.name);
        }
    }
}

/// When, in the order of the phases, actions of a scenario take something from a depot.
#[derive(Default)]
struct Takings {
    /// To carry it away.
    moved: Vec<i32>,
    /// To use it.
    used: Vec<i32>,
}

impl Takings {
    /// Whether all that is used was carried away in an earlier phase. What is only carried away is safe when that
    /// begins before the last phase that the hazard goes through.
    fn in_time(&self, last_phase: Option<i32>) -> bool {
        let moved = self.moved.iter().min();
        let needed = self.used.iter().min().copied().or(last_phase);
        match (moved, needed) {
            (Some(&moved), Some(needed)) => moved < needed,
            _ => self.used.is_empty() && self.moved.is_empty(),
        }
    }
}

/// A depot lies in the danger zone of a scenario whose actions need what it keeps, and nothing is carried out of it
/// first.
fn ris_008(context: &Context, report: &mut Report) {
    let depots = context.all::<Depot>();
    let scenarios = context.all::<Scenario>();
    let hazards = context.all::<Hazard>();
    let actions = context.all::<Action>();
    let moving = context.data.list("action_categories")["spostamento_materiali"].as_array();
    let moving: Vec<&str> = (moving.into_iter().flatten())
        .filter_map(|c| c.as_str())
        .collect();
    let taken = taken(context);
    let mut of_depot: HashMap<Uuid, BTreeSet<Uuid>> = HashMap::new();
    for resource in resources(context) {
        if let (Some(depot), Some(uses)) = (resource.depot, taken.get(&resource.record)) {
            let uses = uses.iter().map(|(_, action)| action.uuid());
            of_depot.entry(depot.uuid()).or_default().extend(uses);
        }
    }
    for depot in depots.iter() {
        let record = RecordRef::of::<Depot>(depot.id.uuid());
        let drawn = context.shapes().get(record);
        let (Some(drawn), Some(uses)) = (drawn, of_depot.get(&depot.id.uuid())) else {
            continue;
        };
        for (danger, point) in context.shapes().dangers_of(drawn) {
            let Some(scenario) = scenarios.get(danger.scenario) else {
                continue;
            };
            let mut takings = Takings::default();
            for action in uses.iter().filter_map(|&id| actions.get(id)) {
                let here = match (action.scenario_id, action.hazard_id) {
                    (Some(id), _) => id == scenario.id,
                    (None, Some(id)) => Some(id) == scenario.hazard_id,
                    (None, None) => true,
                };
                let phase = action.phase.as_ref();
                let phase = phase.and_then(|p| rank(context, "OPERATIONAL_PHASE", p.as_str()));
                if let Some(phase) = phase.filter(|_| here) {
                    let kind = action.action_kind.as_ref().map_or("", |kind| kind.as_str());
                    if moving.contains(&kind) {
                        takings.moved.push(phase);
                    } else {
                        takings.used.push(phase);
                    }
                }
            }
            let code = hazards
                .linked(scenario.hazard_id)
                .and_then(|h| h.hazard_code.as_ref());
            let last = last_phase(context, code);
            if !takings.in_time(last) {
                let named = RecordRef::of::<Scenario>(danger.scenario);
                report
                    .of::<Depot>(depot.id, place::geometry.name)
                    .about(danger.scenario)
                    .at(Some(point))
                    .set("deposito", words::short(&words::title(context, record)))
                    .set("scenario", words::short(&words::title(context, named)))
                    .reads(named, plan::model::scenario::extent.name);
            }
        }
    }
}

/// The last phase that a hazard is expected to go through.
fn last_phase(context: &Context, code: Option<&plan::types::Code<HazardCode>>) -> Option<i32> {
    let phases = &context.data.list("hazard_profile")[code?.as_str()]["phases_expected"];
    let phases = phases.as_array()?.iter().filter_map(|phase| phase.as_str());
    phases
        .filter_map(|phase| rank(context, "OPERATIONAL_PHASE", phase))
        .max()
}

/// A group of volunteers does not say how many go out, or has no number that answers at night.
fn ris_009(context: &Context, report: &mut Report) {
    for group in context.all::<VolunteerGroup>().iter() {
        let people = context.people();
        let organisation = group
            .organisation_id
            .map(|id| RecordRef::of::<Organisation>(id.uuid()));
        let person = group.care.contact_person_id;
        let person = person.map(|id| RecordRef::of::<plan::model::Person>(id.uuid()));
        let answers = [organisation, person].into_iter().flatten();
        let answers = answers
            .into_iter()
            .any(|owner| people.has_phone(context, owner, "night_phone_kinds"));
        let record = RecordRef::of::<VolunteerGroup>(group.id.uuid());
        let counted = context.plan.get(record.kind, record.id);
        let count = volunteer_group::operational_volunteers.name;
        let uncounted = counted.is_some_and(|r: &Record| blank(r.get(count)));
        let mut missing = Vec::new();
        if uncounted {
            missing.push(texts::text("rule_word.operational_volunteers"));
        }
        if !answers {
            missing.push(texts::text("rule_word.night_number"));
        }
        if missing.is_empty() {
            continue;
        }
        let field = if uncounted {
            count
        } else {
            volunteer_group::organisation_id.name
        };
        let named = organisation.filter(|o| context.plan.get(o.kind, o.id).is_some());
        report
            .record(record, Some(field))
            .set("ente", words::title(context, named.unwrap_or(record)))
            .set("dati", missing.join(", "));
    }
}

// Materials and vehicles call these fields by the same names, which the rules rely on.
const _: () = {
    assert!(same(material::depot_id.name, vehicle::depot_id.name));
    assert!(same(
        material::activation_min.name,
        vehicle::activation_min.name
    ));
    assert!(same(material::condition.name, vehicle::condition.name));
};

const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut at = 0;
    while at < a.len() && at < b.len() && a[at] == b[at] {
        at += 1;
    }
    at == a.len() && at == b.len()
}
