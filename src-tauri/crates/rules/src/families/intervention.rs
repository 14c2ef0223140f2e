//! MOD: actions, who does them, by when and with what.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    rc::Rc,
};

use plan::{
    codelists::UclRole,
    declare::Typed,
    model::{
        Action, ActionResource, Agreement, CrisisUnitRole, EmergencyArea, Facility, Material,
        OperationsSeat, Scenario, SupportFunction, Vehicle, VolunteerGroup, action,
        action_resource, scenario,
    },
    types::{Code, Id},
};
use serde_json::Value as Json;
use uuid::Uuid;

use super::scenarios::phase_subject;
use crate::{
    check::{Over, Report, Rule, Silence},
    context::{Context, Table},
    finding::RecordRef,
    scenes::{Deeds, Scene, Scenes, category, needs_by_zone, phase_name, rank, zones_of},
    words,
};

const NO_ACTIONS: Silence = Silence {
    by: "SCE-005",
    over: Over::Record,
};

pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "MOD-001",
        check: mod_001,
        silenced_by: &[],
    },
    Rule {
        code: "MOD-002",
        check: mod_002,
        silenced_by: &[
            Silence {
                by: "UCL-001",
                over: Over::Subject,
            },
            Silence {
                by: "UCL-010",
                over: Over::Subject,
            },
        ],
    },
    Rule {
        code: "MOD-003",
        check: mod_003,
        silenced_by: &[],
    },
    Rule {
        code: "MOD-004",
        check: mod_004,
        silenced_by: &[],
    },
    Rule {
        code: "MOD-005",
        check: mod_005,
        silenced_by: &[],
    },
    Rule {
        code: "MOD-006",
        check: mod_006,
        silenced_by: &[
            NO_ACTIONS,
            Silence {
                by: "SCE-006",
                over: Over::Subject,
            },
        ],
    },
    Rule {
        code: "MOD-007",
        check: mod_007,
        silenced_by: &[NO_ACTIONS],
    },
    Rule {
        code: "MOD-008",
        check: mod_008,
        silenced_by: &[
            Silence {
                by: "AREE-004",
                over: Over::Subject,
            },
            Silence {
                by: "UCL-019",
                over: Over::Record,
            },
        ],
    },
    Rule {
        code: "MOD-009",
        check: mod_009,
        silenced_by: &[NO_ACTIONS],
    },
];

fn title(context: &Context, record: RecordRef) -> String {
    words::short(&words::title(context, record))
}

fn record(action: &Action) -> RecordRef {
    RecordRef::of::<Action>(action.id.uuid())
}

/// Whether a field holds nothing at all. What cannot be read is not empty: another rule asks for it.
fn empty(context: &Context, record: RecordRef, field: &str) -> bool {
    let found = context.plan.get(record.kind, record.id);
    found.is_none_or(|record| record.get(field).is_empty())
}

/// An action that nobody is given.
fn mod_001(context: &Context, report: &mut Report) {
    let who = [
        action::role_id.name,
        action::support_function_id.name,
        action::executor_id.name,
    ];
    for action in context.all::<Action>().iter() {
        let record = record(action);
        if who.iter().all(|field| empty(context, record, field)) {
            report
                .of(action.id, action::role_id.name)
                .reads(record, action::support_function_id.name)
                .reads(record, action::executor_id.name)
                .set("azione", title(context, record));
        }
    }
}

/// Who leads a support function: its own role, else that of the function into which it is merged.
fn leads(context: &Context) -> HashMap<Uuid, Option<Id<CrisisUnitRole>>> {
    let functions = context.all::<SupportFunction>();
    let mut merged: HashMap<&str, Id<CrisisUnitRole>> = HashMap::new();
    for function in functions.iter() {
        if let Some(lead) = function.lead_role_id {
            merged.extend(
                function
                    .merged_codes
                    .iter()
                    .map(|code| (code.as_str(), lead)),
            );
        }
    }
    let lead = |function: &SupportFunction| {
        let code = function.function_code.as_ref().map_or("", Code::as_str);
        function.lead_role_id.or_else(|| merged.get(code).copied())
    };
    functions
        .iter()
        .map(|function| (function.id.uuid(), lead(function)))
        .collect()
}

/// An action given to a role, or to a function, that nobody holds today.
fn mod_002(context: &Context, report: &mut Report) {
    let people = context.people();
    let roles = context.all::<CrisisUnitRole>();
    let functions = context.all::<SupportFunction>();
    let leads = leads(context);
    for action in context.all::<Action>().iter() {
        let (field, role, named) = match (action.role_id, action.support_function_id) {
            // A role that is not there is a broken link: ID-003.
            (Some(role), _) if roles.get(role.uuid()).is_none() => continue,
            (Some(role), _) => (
                action::role_id.name,
                Some(role),
                RecordRef::of::<CrisisUnitRole>(role.uuid()),
            ),
            (None, Some(function)) if functions.get(function.uuid()).is_some() => {
                let lead = leads.get(&function.uuid()).copied().flatten();
                let named = match lead.filter(|lead| roles.get(lead.uuid()).is_some()) {
                    Some(lead) => RecordRef::of::<CrisisUnitRole>(lead.uuid()),
                    None => RecordRef::of::<SupportFunction>(function.uuid()),
                };
                (action::support_function_id.name, lead, named)
            }
            _ => continue,
        };
        let held = role.is_some_and(|role| people.now(&people.key(role)).next().is_some());
        if !held {
            let finding = report.of(action.id, field);
            finding
                .also(named)
                .set("azione", title(context, record(action)))
                .set("ruolo", title(context, named));
            if let Some(role) = role {
                finding.about(people.key(role));
            }
        }
    }
}

/// An action without a time.
fn mod_003(context: &Context, report: &mut Report) {
    for action in context.all::<Action>().iter() {
        let record = record(action);
        if empty(context, record, action::due_min.name) && action.until_phase_ends != Some(true) {
            report
                .of(action.id, action::due_min.name)
                .reads(record, action::until_phase_ends.name)
                .set("azione", title(context, record));
        }
    }
}

/// A material or a vehicle asked by an action.
#[derive(Clone, Copy)]
struct Request {
    id: Id<ActionResource>,
    resource: RecordRef,
    quantity: f64,
}

/// What is asked of one resource in one phase.
#[derive(Clone, Default)]
struct Asked {
    sum: f64,
    requests: Vec<Request>,
}

/// By phase and resource.
type Needs = BTreeMap<(String, RecordRef), Asked>;

/// The countable requests, by action.
fn requests(context: &Context) -> HashMap<Uuid, Vec<Request>> {
    let materials = context.all::<Material>();
    let mut found: HashMap<Uuid, Vec<Request>> = HashMap::new();
    for line in context.all::<ActionResource>().iter() {
        let Some(action) = line.action_id else {
            continue;
        };
        let (resource, quantity) = match (line.material_id, line.vehicle_id) {
            (Some(material), _) => {
                let own = materials
                    .linked(Some(material))
                    .and_then(|m| m.unit.as_ref());
                // In another unit the numbers do not compare: VAL-007.
                let same = line.unit.is_none() || own.is_none() || line.unit.as_ref() == own;
                let quantity = line.quantity.filter(|_| same);
                (RecordRef::of::<Material>(material.uuid()), quantity)
            }
            (None, Some(vehicle)) => {
                let one = line.quantity.unwrap_or(1.0);
                (RecordRef::of::<Vehicle>(vehicle.uuid()), Some(one))
            }
            _ => continue,
        };
        if let Some(quantity) = quantity {
            found.entry(action.uuid()).or_default().push(Request {
                id: line.id,
                resource,
                quantity,
            });
        }
    }
    found
}

/// More of a resource asked in one phase of one scenario than there is.
fn mod_004(context: &Context, report: &mut Report) {
    let requests = requests(context);
    if requests.is_empty() {
        return;
    }
    let materials = context.all::<Material>();
    let deeds = Deeds::of(context);
    let scenes = Scenes::of(context);
    let mut told = HashSet::new();
    // Groups are shared by scenarios: what each asks is summed once.
    let mut summed: HashMap<*const crate::scenes::Group, Rc<Needs>> = HashMap::new();
    for scene in scenes.iter() {
        let mut needs = Needs::new();
        for group in deeds.groups(&scene) {
            let of_group = summed.entry(std::ptr::from_ref(group)).or_insert_with(|| {
                let actions = group.actions.iter().map(|&at| &deeds.actions[at]);
                Rc::new(sum(actions, &requests))
            });
            for (key, asked) in of_group.iter() {
                let all = needs.entry(key.clone()).or_default();
                all.sum += asked.sum;
                all.requests.extend(&asked.requests);
            }
        }
        for ((phase, resource), asked) in needs {
            let there = if resource.kind == Vehicle::NAME {
                Some(1.0)
            } else {
                materials
                    .get(resource.id)
                    .and_then(|material| material.quantity)
            };
            let Some(there) = there.filter(|there| asked.sum > *there) else {
                continue;
            };
            let most = asked
                .requests
                .iter()
                .max_by(|a, b| a.quantity.total_cmp(&b.quantity));
            let Some(most) = most.filter(|most| told.insert((most.id, phase.clone()))) else {
                continue;
            };
            let finding = report.of(most.id, action_resource::quantity.name);
            finding
                .about(phase_subject(&scene, &phase))
                .set("fase", phase_name(context, &phase))
                .set("scenario", title(context, scene.record))
                .set("risorsa", title(context, resource))
                .set("servono", words::number(asked.sum))
                .set("quantita", words::number(there));
            for other in asked.requests.iter().filter(|other| other.id != most.id) {
                let other = RecordRef::of::<ActionResource>(other.id.uuid());
                finding.reads(other, action_resource::quantity.name);
            }
        }
    }
}

fn sum<'a>(
    actions: impl Iterator<Item = &'a Action>,
    requests: &HashMap<Uuid, Vec<Request>>,
) -> Needs {
    let mut needs = Needs::new();
    for action in actions {
        let Some(phase) = &action.phase else { continue };
        for request in requests.get(&action.id.uuid()).into_iter().flatten() {
            let key = (phase.as_str().to_owned(), request.resource);
            let asked = needs.entry(key).or_default();
            asked.sum += request.quantity;
            asked.requests.push(*request);
        }
    }
    needs
}

/// A resource that is ready later than the action asks for it.
fn mod_005(context: &Context, report: &mut Report) {
    let materials = context.all::<Material>();
    let vehicles = context.all::<Vehicle>();
    let groups = context.all::<VolunteerGroup>();
    let agreements = context.all::<Agreement>();
    let actions = context.all::<Action>();
    for line in context.all::<ActionResource>().iter() {
        let Some(action) = actions.linked(line.action_id) else {
            continue;
        };
        let resources = [
            materials.linked(line.material_id).map(|material| {
                let id = RecordRef::of::<Material>(material.id.uuid());
                (
                    action_resource::material_id.name,
                    id,
                    material.activation_min,
                )
            }),
            vehicles.linked(line.vehicle_id).map(|vehicle| {
                let id = RecordRef::of::<Vehicle>(vehicle.id.uuid());
                (action_resource::vehicle_id.name, id, vehicle.activation_min)
            }),
            groups.linked(line.volunteer_group_id).map(|group| {
                let id = RecordRef::of::<VolunteerGroup>(group.id.uuid());
                (
                    action_resource::volunteer_group_id.name,
                    id,
                    group.activation_min,
                )
            }),
            agreements.linked(line.agreement_id).map(|agreement| {
                let id = RecordRef::of::<Agreement>(agreement.id.uuid());
                (
                    action_resource::agreement_id.name,
                    id,
                    agreement.activation_min,
                )
            }),
        ];
        let late = resources
            .into_iter()
            .flatten()
            .find_map(|(field, resource, ready)| {
                let (ready, due) = (ready?, action.due_min?);
                (ready > due).then_some((field, resource, ready, due))
            });
        if let Some((field, resource, ready, due)) = late {
            report
                .of(line.id, field)
                .reads(resource, "activation_min")
                .reads(record(action), action::due_min.name)
                .set("risorsa", title(context, resource))
                .set("minuti", ready)
                .set("azione", title(context, record(action)))
                .set("entro", due);
        }
    }
}

/// A phase without one of the actions that almost every emergency needs, in it or before it.
fn mod_006(context: &Context, report: &mut Report) {
    let essential = context.data.list("essential_actions");
    let deeds = Deeds::of(context);
    for scene in Scenes::of(context).iter() {
        for phase in scene.phases() {
            let Some(now) = rank(context, phase) else {
                continue;
            };
            let kinds = essential[phase].as_array();
            let kinds = kinds.into_iter().flatten().filter_map(Json::as_str);
            let done = |kind: &str| {
                deeds
                    .groups(&scene)
                    .any(|group| group.earliest.get(kind).is_some_and(|first| *first <= now))
            };
            let missing: Vec<_> = kinds
                .filter(|kind| !done(kind))
                .map(|kind| context.lists().label("ACTION_KIND", kind))
                .collect();
            if !missing.is_empty() {
                report
                    .record(scene.record, None)
                    .about(phase_subject(&scene, phase))
                    .set("fase", phase_name(context, phase))
                    .set("scenario", title(context, scene.record))
                    .set("azioni", missing.join(", "));
            }
        }
    }
}

/// An evacuation without an order of the mayor in its phase or before it.
fn mod_007(context: &Context, report: &mut Report) {
    let evacuations: Vec<_> = category(context, "evacuazione").collect();
    let orders: Vec<_> = category(context, "ordinanza").collect();
    let is = |action: &Action, kinds: &[&str]| {
        let kind = action.action_kind.as_ref();
        kind.is_some_and(|kind| kinds.contains(&kind.as_str()))
    };
    let mayors: BTreeSet<Uuid> = (context.all::<CrisisUnitRole>().iter())
        .filter(|role| role.role_code == Some(UclRole::SINDACO))
        .map(|role| role.id.uuid())
        .collect();
    let leads = leads(context);
    let by_mayor = |action: &Action| {
        let function = action.support_function_id;
        let lead = function.and_then(|f| leads.get(&f.uuid()).copied().flatten());
        let role = action.role_id.or(lead);
        role.is_some_and(|role| mayors.contains(&role.uuid()))
    };
    let when = |action: &Action| {
        let phase = action
            .phase
            .as_ref()
            .and_then(|phase| rank(context, phase.as_str()));
        phase.unwrap_or(i32::MAX)
    };
    let deeds = Deeds::of(context);
    let scenes = Scenes::of(context);
    for scene in scenes
        .iter()
        .filter(|scene| deeds.has_kind(scene, evacuations.iter().copied()))
    {
        let actions: Vec<&Action> = deeds.of_scene(&scene).collect();
        let first = actions
            .iter()
            .filter(|action| is(action, &evacuations))
            .min_by_key(|action| (when(action), action.id));
        let Some(first) = first else { continue };
        let ordered = actions
            .iter()
            .any(|action| is(action, &orders) && by_mayor(action) && when(action) <= when(first));
        if !ordered {
            report
                .of(first.id, action::action_kind.name)
                .about(scene.record.id)
                .set("scenario", title(context, scene.record));
        }
    }
}

/// Whether an action is one of a scenario.
fn is_of(action: &Action, scene: &Scene) -> bool {
    match (action.scenario_id, action.hazard_id) {
        (Some(scenario), _) => scenario == scene.scenario.id,
        (None, Some(hazard)) => scene.hazard.is_some_and(|of| of.id == hazard),
        (None, None) => true,
    }
}

/// People taken in, or the centre opened, in a place within the zone of the action's own scenario.
fn mod_008(context: &Context, report: &mut Report) {
    let shapes = context.shapes();
    let scenes = Scenes::of(context);
    let areas: Rc<Table<EmergencyArea>> = context.all();
    let mut seats: HashMap<Uuid, Vec<RecordRef>> = HashMap::new();
    for seat in context.all::<OperationsSeat>().iter() {
        if let Some(facility) = seat.facility_id {
            let seat = RecordRef::of::<OperationsSeat>(seat.id.uuid());
            seats.entry(facility.uuid()).or_default().push(seat);
        }
    }
    for action in context.all::<Action>().iter() {
        let kind = action.action_kind.as_ref();
        if !kind.is_some_and(|kind| context.data.has("safe_place_actions", kind.as_str())) {
            continue;
        }
        let places = [
            action.area_id.map(|id| {
                let place = RecordRef::of::<EmergencyArea>(id.uuid());
                (action::area_id.name, place)
            }),
            action.facility_id.map(|id| {
                let place = RecordRef::of::<Facility>(id.uuid());
                (action::facility_id.name, place)
            }),
        ];
        for (field, place) in places.into_iter().flatten() {
            let Some(drawn) = shapes.get(place) else {
                continue;
            };
            // Where the commune says that an area is not used, only an action of that very scenario uses it.
            let area = areas
                .get(place.id)
                .filter(|_| place.kind == EmergencyArea::NAME);
            let unused = area.map(|area| &area.excluded_scenario_ids);
            let here = shapes.dangers_of(drawn).find(|(danger, _)| {
                let scenario: Id<Scenario> = danger.scenario.into();
                scenes
                    .get(danger.scenario)
                    .is_some_and(|scene| is_of(action, &scene))
                    && (action.scenario_id == Some(scenario)
                        || !unused.is_some_and(|unused| unused.contains(&scenario)))
            });
            if let Some((danger, at)) = here {
                let zone = RecordRef::of::<Scenario>(danger.scenario);
                let finding = report.of(action.id, field);
                finding
                    .about(place_subject(place, danger.scenario))
                    .also(place)
                    .reads(place, drawn.field)
                    .reads(zone, scenario::extent.name)
                    .at(Some(at))
                    .set("azione", title(context, record(action)))
                    .set("luogo", title(context, place));
                for seat in seats.get(&place.id).into_iter().flatten() {
                    finding.also(*seat);
                }
                break;
            }
        }
    }
}

/// What ties the findings about one place in one zone.
pub(super) fn place_subject(place: RecordRef, scenario: Uuid) -> String {
    format!("{} {scenario}", place.id)
}

/// People with specific needs, and no action for them.
fn mod_009(context: &Context, report: &mut Report) {
    let needs = needs_by_zone(context);
    let deeds = Deeds::of(context);
    for scene in Scenes::of(context).iter() {
        if deeds.has_kind(&scene, category(context, "assistenza_esigenze_specifiche")) {
            continue;
        }
        #[allow(clippy::cast_precision_loss)]
        let in_zones = || {
            let zones = zones_of(context, &scene);
            zones.iter().filter_map(|zone| needs.get(zone)).sum::<i64>() as f64
        };
        let people = if scene.exposed.specific_said {
            scene.exposed.specific.unwrap_or(0.0)
        } else {
            in_zones()
        };
        if people > 0.0 {
            report
                .record(scene.record, None)
                .set("scenario", title(context, scene.record))
                .set("n", words::number(people));
        }
    }
}
