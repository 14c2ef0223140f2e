//! Scenarios with what belongs to them: hazard, people exposed, phases, actions. Shared by several families.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    rc::Rc,
};

use plan::{
    codelists::{ExposedKind, OperationalPhase},
    model::{Action, AlertPhaseRule, ExposedElement, Hazard, PeopleCount, Scenario, Zone},
    types::Code,
};
use serde_json::Value as Json;
use uuid::Uuid;

use crate::{
    context::{Context, Table},
    finding::RecordRef,
    shapes::keep_out,
    words,
};

/// Who is exposed in one scenario.
#[derive(Debug, Default)]
pub(crate) struct Exposed {
    /// Residents, summed; none when nobody said. A record whose number lacks says it too: VAL-001 asks for it.
    pub residents: Option<f64>,
    pub residents_said: bool,
    /// People with specific needs, summed.
    pub specific: Option<f64>,
    pub specific_said: bool,
    pub zones: BTreeSet<Uuid>,
    pub facilities: HashSet<Uuid>,
}

/// One scenario.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scene<'a> {
    pub scenario: &'a Scenario,
    pub record: RecordRef,
    pub hazard: Option<&'a Hazard>,
    /// What is expected of its hazard: an entry of `hazard_profile`, null when the hazard is not known.
    pub profile: &'a Json,
    /// Nobody should stay in its zone.
    pub keep_out: bool,
    pub exposed: &'a Exposed,
}

impl Scene<'_> {
    pub fn expects(&self, what: &str) -> bool {
        self.profile[what].as_bool().unwrap_or(false)
    }

    /// The phases that a hazard of this kind goes through.
    pub fn phases(&self) -> impl Iterator<Item = &str> {
        let phases = self.profile["phases_expected"].as_array();
        phases.into_iter().flatten().filter_map(Json::as_str)
    }
}

/// All scenarios.
pub(crate) struct Scenes<'c> {
    scenarios: Rc<Table<Scenario>>,
    hazards: Rc<Table<Hazard>>,
    exposed: HashMap<Uuid, Exposed>,
    nobody: Exposed,
    drawn: HashSet<Uuid>,
    profiles: &'c Json,
    context: &'c Context<'c>,
}

impl<'c> Scenes<'c> {
    pub fn of(context: &'c Context) -> Self {
        let mut exposed: HashMap<Uuid, Exposed> = HashMap::new();
        for element in context.all::<ExposedElement>().iter() {
            let Some(scenario) = element.scenario_id else {
                continue;
            };
            let of = exposed.entry(scenario.uuid()).or_default();
            let add = |sum: &mut Option<f64>| {
                if let Some(quantity) = element.quantity {
                    *sum = Some(sum.unwrap_or(0.0) + quantity);
                }
            };
            if element.exposed_kind == Some(ExposedKind::RESIDENTI) {
                of.residents_said = true;
                add(&mut of.residents);
            } else if element.exposed_kind == Some(ExposedKind::ESIGENZE_SPECIFICHE) {
                of.specific_said = true;
                add(&mut of.specific);
            }
            of.zones.extend(element.zone_id.map(plan::types::Id::uuid));
            of.facilities
                .extend(element.facility_id.map(plan::types::Id::uuid));
        }
        let extent = |record: &plan::record::Record| !record.get("extent").is_empty();
        let records = context.plan.of_kind("scenario").filter(|r| extent(r));
        Scenes {
            scenarios: context.all(),
            hazards: context.all(),
            exposed,
            nobody: Exposed::default(),
            drawn: records.map(|record| record.id).collect(),
            profiles: context.data.list("hazard_profile"),
            context,
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = Scene<'_>> {
        self.scenarios.iter().map(|scenario| self.scene(scenario))
    }

    pub fn get(&self, id: Uuid) -> Option<Scene<'_>> {
        self.scenarios.get(id).map(|scenario| self.scene(scenario))
    }

    fn scene<'s>(&'s self, scenario: &'s Scenario) -> Scene<'s> {
        let id = scenario.id.uuid();
        let hazard = self.hazards.linked(scenario.hazard_id);
        let code = hazard.and_then(|hazard| hazard.hazard_code.as_ref());
        let code = code.map_or("", Code::as_str);
        Scene {
            scenario,
            record: RecordRef::of::<Scenario>(id),
            hazard,
            profile: &self.profiles[code],
            keep_out: keep_out(self.context, code, self.drawn.contains(&id)),
            exposed: self.exposed.get(&id).unwrap_or(&self.nobody),
        }
    }

    /// Whether its zone is drawn, well or badly.
    pub fn is_drawn(&self, scene: &Scene) -> bool {
        self.drawn.contains(&scene.record.id)
    }
}

/// People with specific needs by zone; zones that nobody counted are not there.
pub(crate) fn needs_by_zone(context: &Context) -> HashMap<Uuid, i64> {
    let mut needs = HashMap::new();
    for count in context.all::<PeopleCount>().iter() {
        if let (Some(zone), Some(persons)) = (count.zone_id, count.persons) {
            *needs.entry(zone.uuid()).or_default() += persons;
        }
    }
    needs
}

/// The zones whose people a scenario concerns: those of its exposed elements, or the whole commune.
pub(crate) fn zones_of(context: &Context, scene: &Scene) -> BTreeSet<Uuid> {
    let mut zones = scene.exposed.zones.clone();
    if scene.scenario.covers_whole_commune == Some(true) {
        zones.extend(context.all::<Zone>().iter().map(|zone| zone.id.uuid()));
    }
    zones
}

/// How far a phase goes: 0 is an ordinary day. None for the way back and for codes that no list has.
pub(crate) fn rank(context: &Context, phase: &str) -> Option<i32> {
    let row = context.lists().row("OPERATIONAL_PHASE", phase)?;
    (phase != OperationalPhase::RIENTRO.as_str()).then_some(row.order)
}

/// A phase as it is written in a sentence: "preallarme" and not its label with a capital.
pub(crate) fn phase_name(context: &Context, phase: &str) -> String {
    context
        .lists()
        .label("OPERATIONAL_PHASE", phase)
        .to_lowercase()
}

/// The name of a hazard as it is written in a sentence.
pub(crate) fn hazard_name(context: &Context, hazard: &Hazard) -> String {
    let own = hazard
        .other_name
        .as_deref()
        .map(str::trim)
        .filter(|name| !name.is_empty());
    let code = hazard.hazard_code.as_ref().map_or("", Code::as_str);
    match own {
        Some(own) => words::short(own),
        None => hazard_label(context, code),
    }
}

/// The label of a code of HAZARD as it is written in a sentence.
pub(crate) fn hazard_label(context: &Context, code: &str) -> String {
    context.lists().label("HAZARD", code).to_lowercase()
}

/// Names between the guillemets that the message already has: `A», «B`.
pub(crate) fn within_guillemets(names: impl IntoIterator<Item = String>) -> String {
    names.into_iter().collect::<Vec<_>>().join("», «")
}

/// Whether a text says something.
pub(crate) fn said(text: Option<&str>) -> bool {
    text.is_some_and(|text| !text.trim().is_empty())
}

/// The phases that the colours lead to, by scenario and by hazard.
#[derive(Debug)]
pub(crate) struct Phases {
    rules: Rc<Table<AlertPhaseRule>>,
    by_scenario: HashMap<Uuid, Vec<usize>>,
    by_hazard: HashMap<Uuid, Vec<usize>>,
}

impl Phases {
    pub fn of(context: &Context) -> Self {
        let rules = context.all::<AlertPhaseRule>();
        let mut by_scenario: HashMap<Uuid, Vec<usize>> = HashMap::new();
        let mut by_hazard: HashMap<Uuid, Vec<usize>> = HashMap::new();
        for (at, rule) in rules.iter().enumerate() {
            if let Some(scenario) = rule.scenario_id {
                by_scenario.entry(scenario.uuid()).or_default().push(at);
            } else if let Some(hazard) = rule.hazard_id {
                by_hazard.entry(hazard.uuid()).or_default().push(at);
            }
        }
        Phases {
            rules,
            by_scenario,
            by_hazard,
        }
    }

    /// The rows that hold for a scenario by level code: its own, else those of its hazard.
    pub fn table(&self, scene: &Scene) -> BTreeMap<&str, &AlertPhaseRule> {
        let of_hazard = scene
            .hazard
            .and_then(|hazard| self.by_hazard.get(&hazard.id.uuid()));
        let own = self.by_scenario.get(&scene.record.id);
        let places = of_hazard.into_iter().chain(own).flatten();
        places
            .map(|&at| &self.rules[at])
            .filter(|rule| rule.minimum_phase.is_some())
            .filter_map(|rule| Some((rule.alert_level.as_ref()?.as_str(), rule)))
            .collect()
    }
}

/// Actions that hold for the same scenarios.
#[derive(Debug, Default)]
pub(crate) struct Group {
    pub actions: Vec<usize>,
    /// The phases that have one.
    pub phases: BTreeSet<String>,
    pub kinds: HashSet<String>,
    /// By kind, the first phase in which there is one.
    pub earliest: HashMap<String, i32>,
}

/// The actions by what they hold for.
#[derive(Debug)]
pub(crate) struct Deeds {
    pub actions: Rc<Table<Action>>,
    by_scenario: HashMap<Uuid, Group>,
    by_hazard: HashMap<Uuid, Group>,
    for_all: Group,
}

impl Deeds {
    pub fn of(context: &Context) -> Self {
        let actions = context.all::<Action>();
        let mut deeds = Deeds {
            actions: Rc::clone(&actions),
            by_scenario: HashMap::new(),
            by_hazard: HashMap::new(),
            for_all: Group::default(),
        };
        for (at, action) in actions.iter().enumerate() {
            let group = match (action.scenario_id, action.hazard_id) {
                (Some(scenario), _) => deeds.by_scenario.entry(scenario.uuid()).or_default(),
                (None, Some(hazard)) => deeds.by_hazard.entry(hazard.uuid()).or_default(),
                (None, None) => &mut deeds.for_all,
            };
            group.actions.push(at);
            group.kinds.extend(
                action
                    .action_kind
                    .as_ref()
                    .map(|kind| kind.as_str().to_owned()),
            );
            let Some(phase) = &action.phase else { continue };
            group.phases.insert(phase.as_str().to_owned());
            if let (Some(kind), Some(rank)) = (&action.action_kind, rank(context, phase.as_str())) {
                let first = group
                    .earliest
                    .entry(kind.as_str().to_owned())
                    .or_insert(rank);
                *first = rank.min(*first);
            }
        }
        deeds
    }

    /// The groups that hold for a scenario.
    pub fn groups(&self, scene: &Scene) -> impl Iterator<Item = &Group> {
        let own = self.by_scenario.get(&scene.record.id);
        let hazard = scene
            .hazard
            .and_then(|hazard| self.by_hazard.get(&hazard.id.uuid()));
        [own, hazard, Some(&self.for_all)].into_iter().flatten()
    }

    /// The actions of a scenario.
    pub fn of_scene(&self, scene: &Scene) -> impl Iterator<Item = &Action> {
        let places = self.groups(scene).flat_map(|group| &group.actions);
        places.map(|&at| &self.actions[at])
    }

    /// Whether a scenario has an action of one of these kinds, in any phase.
    pub fn has_kind<'k>(&self, scene: &Scene, mut kinds: impl Iterator<Item = &'k str>) -> bool {
        kinds.any(|kind| self.groups(scene).any(|group| group.kinds.contains(kind)))
    }
}

/// The codes of ACTION_KIND that make up one of `action_categories`.
pub(crate) fn category<'d>(context: &Context<'d>, name: &str) -> impl Iterator<Item = &'d str> {
    let kinds = context.data.list("action_categories")[name].as_array();
    kinds.into_iter().flatten().filter_map(Json::as_str)
}
