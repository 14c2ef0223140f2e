//! PER: the list of hazards.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use plan::{
    codelists::{HazardCode, LinkedPlanKind, Relevance},
    model::{Hazard, HazardSource, LinkedPlan, Scenario, hazard},
    section::Section,
    types::{Code, Id},
};
use serde_json::Value as Json;
use uuid::Uuid;

use crate::{
    check::{Over, Report, Rule, Silence},
    context::Context,
    finding::RecordRef,
    scenes::{hazard_label, hazard_name, said, within_guillemets},
    words,
};

pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "PER-001",
        check: per_001,
        silenced_by: &[Silence {
            by: "COM-001",
            over: Over::Section,
        }],
    },
    Rule {
        code: "PER-002",
        check: per_002,
        silenced_by: &[],
    },
    Rule {
        code: "PER-003",
        check: per_003,
        silenced_by: &[],
    },
    Rule {
        code: "PER-004",
        check: per_004,
        silenced_by: &[],
    },
    Rule {
        code: "PER-005",
        check: per_005,
        silenced_by: &[Silence {
            by: "PER-004",
            over: Over::Record,
        }],
    },
    Rule {
        code: "PER-006",
        check: per_006,
        silenced_by: &[],
    },
];

fn record(hazard: &Hazard) -> RecordRef {
    RecordRef::of::<Hazard>(hazard.id.uuid())
}

fn excluded(hazard: &Hazard) -> bool {
    hazard.relevance == Some(Relevance::NON_RILEVANTE)
}

/// Hazards of the legal list that nobody has answered, or that the plan does not have.
fn per_001(context: &Context, report: &mut Report) {
    let hazards = context.all::<Hazard>();
    let open: Vec<_> = (hazards.iter())
        .filter(|hazard| hazard.relevance.is_none() && hazard.hazard_code.is_some())
        .collect();
    let present: HashSet<&str> = (hazards.iter())
        .filter_map(|hazard| hazard.hazard_code.as_ref().map(Code::as_str))
        .collect();
    let missing = (context.lists().rows("HAZARD").iter()).filter(|row| {
        row.valid_on(context.today)
            && row.code != HazardCode::ALTRO.as_str()
            && !present.contains(row.code.as_str())
    });
    let names: Vec<_> = (open.iter().map(|hazard| hazard_name(context, hazard)))
        .chain(missing.map(|row| hazard_label(context, &row.code)))
        .collect();
    if names.is_empty() {
        return;
    }
    let finding = match open.split_first() {
        Some((first, others)) => {
            let finding = report.of(first.id, hazard::relevance.name);
            for other in others {
                finding
                    .also(record(other))
                    .reads(record(other), hazard::relevance.name);
            }
            finding
        }
        None => report.section(Section::Hazards),
    };
    finding.set("rischi", names.join(", "));
}

/// Hazards that are excluded without a reason. Those with a clue, or with a scenario, have a finding of their own.
fn per_002(context: &Context, report: &mut Report) {
    let hazards = context.all::<Hazard>();
    let told: HashSet<Uuid> = clues(context)
        .into_keys()
        .chain(excluded_with_scenarios(context).into_keys())
        .collect();
    let silent: Vec<_> = (hazards.iter())
        .filter(|hazard| excluded(hazard) && !said(hazard.reason.as_deref()))
        .filter(|hazard| !told.contains(&hazard.id.uuid()))
        .collect();
    let Some((first, others)) = silent.split_first() else {
        return;
    };
    let names: Vec<_> = silent
        .iter()
        .map(|hazard| hazard_name(context, hazard))
        .collect();
    let finding = report.of(first.id, hazard::reason.name);
    for other in others {
        finding
            .also(record(other))
            .reads(record(other), hazard::reason.name);
    }
    finding.set("rischi", names.join(", "));
}

/// A relevant hazard with neither a scenario nor a general procedure, where a scenario is expected.
fn per_003(context: &Context, report: &mut Report) {
    let scenarios = context.all::<Scenario>();
    let told: HashSet<Uuid> = (scenarios.iter())
        .filter_map(|scenario| Some(scenario.hazard_id?.uuid()))
        .collect();
    let profiles = context.data.list("hazard_profile");
    for hazard in context.all::<Hazard>().iter() {
        let code = hazard.hazard_code.as_ref().map_or("", Code::as_str);
        let expected = profiles[code]["scenario_optional"].as_bool() == Some(false);
        let procedure = hazard
            .general_procedure
            .as_ref()
            .map(|text| text.0.as_str());
        if expected
            && hazard.relevance == Some(Relevance::RILEVANTE)
            && !told.contains(&hazard.id.uuid())
            && !said(procedure)
        {
            report
                .of(hazard.id, hazard::general_procedure.name)
                .reads(record(hazard), hazard::relevance.name)
                .set("rischio", hazard_name(context, hazard));
        }
    }
}

/// A scenario of a hazard that is excluded.
fn per_004(context: &Context, report: &mut Report) {
    let hazards = context.all::<Hazard>();
    for (id, scenarios) in excluded_with_scenarios(context) {
        let Some(hazard) = hazards.get(id) else {
            continue;
        };
        let names = scenarios
            .iter()
            .map(|&s| words::short(&words::title(context, s)));
        let finding = report.of(hazard.id, hazard::relevance.name);
        finding
            .set("scenario", within_guillemets(names))
            .set("rischio", hazard_name(context, hazard));
        for scenario in scenarios {
            finding.also(scenario);
        }
    }
}

/// The excluded hazards that have scenarios, with these.
fn excluded_with_scenarios(context: &Context) -> BTreeMap<Uuid, Vec<RecordRef>> {
    let hazards = context.all::<Hazard>();
    let mut found: BTreeMap<Uuid, Vec<RecordRef>> = BTreeMap::new();
    for scenario in context.all::<Scenario>().iter() {
        if let Some(hazard) = hazards.linked(scenario.hazard_id).filter(|h| excluded(h)) {
            let scenarios = found.entry(hazard.id.uuid()).or_default();
            scenarios.push(RecordRef::of::<Scenario>(scenario.id.uuid()));
        }
    }
    found
}

/// An excluded hazard that public facts point to, in this commune.
fn per_005(context: &Context, report: &mut Report) {
    let hazards = context.all::<Hazard>();
    for (id, clues) in clues(context) {
        if let Some(hazard) = hazards.get(id) {
            report
                .of(hazard.id, hazard::relevance.name)
                .set("rischio", hazard_name(context, hazard))
                .set("indizio", clues.join("; "));
        }
    }
}

/// The excluded hazards that `expected_hazards` names for this commune, with the clues.
fn clues(context: &Context) -> BTreeMap<Uuid, Vec<String>> {
    let istat = context.plan.istat_code();
    let here = |entry: &Json| {
        let communes = entry["communes"].as_array();
        let mut communes = communes.into_iter().flatten().filter_map(Json::as_str);
        communes.any(|commune| commune == "*" || commune == istat)
    };
    let entries = context.data.list("expected_hazards").as_array();
    let entries: Vec<&Json> = entries.into_iter().flatten().filter(|e| here(e)).collect();
    let mut found = BTreeMap::new();
    for hazard in context
        .all::<Hazard>()
        .iter()
        .filter(|hazard| excluded(hazard))
    {
        let code = hazard.hazard_code.as_ref().map_or("", Code::as_str);
        let clues: Vec<_> = (entries.iter())
            .filter(|entry| entry["hazard"] == code)
            .filter_map(|entry| entry["clue"].as_str().map(str::to_owned))
            .collect();
        if !clues.is_empty() {
            found.insert(hazard.id.uuid(), clues);
        }
    }
    found
}

/// A relevant industrial hazard without the external plan of the Prefettura.
fn per_006(context: &Context, report: &mut Report) {
    let plans = context.all::<LinkedPlan>();
    let mut elsewhere: BTreeSet<Uuid> = BTreeSet::new();
    for source in context.all::<HazardSource>().iter() {
        if source.external_plan_id.is_some() {
            elsewhere.extend(source.hazard_ids.iter().map(|id| id.uuid()));
        }
    }
    for scenario in context.all::<Scenario>().iter() {
        if scenario.external_plan_id.is_some() {
            elsewhere.extend(scenario.hazard_id.map(Id::uuid));
        }
    }
    for hazard in context.all::<Hazard>().iter() {
        let linked = (hazard.linked_plan_ids.iter()).any(|id| {
            plans
                .get(id.uuid())
                .is_some_and(|plan| plan.linked_kind == Some(LinkedPlanKind::PEE))
        });
        if hazard.hazard_code == Some(HazardCode::INDUSTRIALE)
            && hazard.relevance == Some(Relevance::RILEVANTE)
            && !linked
            && !elsewhere.contains(&hazard.id.uuid())
        {
            report.of(hazard.id, hazard::linked_plan_ids.name);
        }
    }
}
