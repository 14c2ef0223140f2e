//! SCE: scenarios, their signals, phases, people and ways.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use plan::{
    codelists::{AreaType, Comparator, MonitoringKind, OperationalPhase, ThresholdParameter},
    measures::place_on,
    model::{
        Accommodation, CommuneProfile, CoveredShelter, EmergencyArea, MonitoringPoint, Patrol,
        Threshold, alert_phase_rule, scenario, threshold,
    },
    section::Section,
    texts,
    types::{Code, Id},
};
use uuid::Uuid;

use super::ways;
use crate::{
    check::{Over, Report, Rule, Silence},
    context::Context,
    finding::RecordRef,
    scenes::{Deeds, Phases, Scene, Scenes, needs_by_zone, phase_name, rank, said, zones_of},
    words,
};

const NO_ZONE: Silence = Silence {
    by: "SCE-001",
    over: Over::Record,
};
const NO_PEOPLE: Silence = Silence {
    by: "SCE-008",
    over: Over::Record,
};
/// The only area that would do lies in the zone.
const AREA_IN_DANGER: Silence = Silence {
    by: "AREE-004",
    over: Over::Record,
};

pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "SCE-001",
        check: sce_001,
        silenced_by: &[],
    },
    Rule {
        code: "SCE-002",
        check: sce_002,
        silenced_by: &[],
    },
    Rule {
        code: "SCE-003",
        check: sce_003,
        silenced_by: &[],
    },
    Rule {
        code: "SCE-004",
        check: sce_004,
        silenced_by: &[],
    },
    Rule {
        code: "SCE-005",
        check: sce_005,
        silenced_by: &[Silence {
            by: "COM-001",
            over: Over::Subject,
        }],
    },
    Rule {
        code: "SCE-006",
        check: sce_006,
        silenced_by: &[Silence {
            by: "SCE-005",
            over: Over::Record,
        }],
    },
    Rule {
        code: "SCE-007",
        check: sce_007,
        silenced_by: &[],
    },
    Rule {
        code: "SCE-008",
        check: sce_008,
        silenced_by: &[NO_ZONE],
    },
    Rule {
        code: "SCE-009",
        check: sce_009,
        silenced_by: &[],
    },
    Rule {
        code: "SCE-010",
        check: sce_010,
        silenced_by: &[],
    },
    Rule {
        code: "SCE-011",
        check: sce_011,
        silenced_by: &[
            NO_ZONE,
            NO_PEOPLE,
            AREA_IN_DANGER,
            Silence {
                by: "AREE-001",
                over: Over::Subject,
            },
            Silence {
                by: "AREE-002",
                over: Over::Subject,
            },
        ],
    },
    Rule {
        code: "SCE-012",
        check: sce_012,
        silenced_by: &[NO_ZONE, NO_PEOPLE, AREA_IN_DANGER],
    },
    Rule {
        code: "SCE-013",
        check: ways::sce_013,
        silenced_by: &[NO_ZONE],
    },
    Rule {
        code: "SCE-014",
        check: ways::sce_014,
        silenced_by: &[],
    },
    Rule {
        code: "SCE-015",
        check: ways::sce_015,
        silenced_by: &[NO_ZONE],
    },
    Rule {
        code: "SCE-016",
        check: ways::sce_016,
        silenced_by: &[],
    },
    Rule {
        code: "SCE-017",
        check: ways::sce_017,
        silenced_by: &[NO_ZONE],
    },
];

pub(super) fn title(context: &Context, record: RecordRef) -> String {
    words::short(&words::title(context, record))
}

/// A scenario without a zone that is neither the whole commune nor explained where a zone is needed.
fn sce_001(context: &Context, report: &mut Report) {
    let scenes = Scenes::of(context);
    for scene in scenes.iter().filter(|scene| !scenes.is_drawn(scene)) {
        let whole = scene.scenario.covers_whole_commune == Some(true);
        if !whole || (scene.keep_out && !said(scene.scenario.extent_source.as_deref())) {
            report
                .of(scene.scenario.id, scenario::extent.name)
                .reads(scene.record, scenario::covers_whole_commune.name)
                .reads(scene.record, scenario::extent_source.name)
                .set("scenario", title(context, scene.record));
        }
    }
}

/// A hazard with local signs, and no threshold, patrol or place watched by eye.
fn sce_002(context: &Context, report: &mut Report) {
    let watched = context.all::<MonitoringPoint>().iter().any(|point| {
        point.monitoring_kind == Some(MonitoringKind::VISTA) && point.reader_role_id.is_some()
    });
    if watched {
        return;
    }
    let thresholds = context.all::<Threshold>();
    let mut with_sign: HashSet<Uuid> = (thresholds.iter())
        .filter_map(|threshold| Some(threshold.scenario_id?.uuid()))
        .collect();
    for patrol in context.all::<Patrol>().iter() {
        with_sign.extend(patrol.scenario_ids.iter().map(|id| id.uuid()));
    }
    for scene in Scenes::of(context).iter() {
        if scene.expects("local_signal") && !with_sign.contains(&scene.record.id) {
            report
                .record(scene.record, None)
                .set("scenario", title(context, scene.record));
        }
    }
}

/// A colour of alert that leads to no phase, where the regional alert covers the hazard.
fn sce_003(context: &Context, report: &mut Report) {
    let phases = Phases::of(context);
    for scene in Scenes::of(context)
        .iter()
        .filter(|scene| scene.expects("alertable"))
    {
        let table = phases.table(&scene);
        let missing: Vec<_> = (context.lists().rows("ALERT_LEVEL").iter())
            .filter(|row| row.order > 0 && !table.contains_key(row.code.as_str()))
            .map(|row| row.label.to_lowercase())
            .collect();
        if !missing.is_empty() {
            report
                .record(scene.record, None)
                .set("scenario", title(context, scene.record))
                .set("livelli", missing.join(", "));
        }
    }
}

/// A graver colour that leads to a lower phase.
fn sce_004(context: &Context, report: &mut Report) {
    let phases = Phases::of(context);
    let mut told = HashSet::new();
    for scene in Scenes::of(context).iter() {
        let table = phases.table(&scene);
        let mut highest = None;
        for row in context.lists().rows("ALERT_LEVEL") {
            let Some(rule) = table.get(row.code.as_str()) else {
                continue;
            };
            let phase = rule.minimum_phase.as_ref().map_or("", Code::as_str);
            let Some(rank) = rank(context, phase) else {
                continue;
            };
            // A row of the hazard holds for several scenarios: said once.
            if highest.is_some_and(|highest| rank < highest) && told.insert(rule.id.uuid()) {
                report
                    .of(rule.id, alert_phase_rule::minimum_phase.name)
                    .also(scene.record)
                    .set("scenario", title(context, scene.record))
                    .set("livello_b", row.label.to_lowercase());
                break;
            }
            highest = highest.max(Some(rank));
        }
    }
}

/// A scenario without actions.
fn sce_005(context: &Context, report: &mut Report) {
    let deeds = Deeds::of(context);
    for scene in Scenes::of(context).iter() {
        if deeds.of_scene(&scene).next().is_none() {
            report
                .record(scene.record, None)
                .about(Section::Intervention.code())
                .set("scenario", title(context, scene.record));
        }
    }
}

/// What ties the findings about one phase of one scenario.
pub(super) fn phase_subject(scene: &Scene, phase: &str) -> String {
    format!("{} {phase}", scene.record.id)
}

/// A phase that is expected, or that a colour leads to, without actions.
fn sce_006(context: &Context, report: &mut Report) {
    let deeds = Deeds::of(context);
    let phases = Phases::of(context);
    for scene in Scenes::of(context).iter() {
        let table = phases.table(&scene);
        let of_table = table
            .values()
            .filter_map(|rule| rule.minimum_phase.as_ref());
        let asked: BTreeSet<_> = (of_table.map(Code::as_str))
            .chain(scene.phases())
            .filter(|phase| *phase != OperationalPhase::ORDINARIA.as_str())
            .filter_map(|phase| Some((rank(context, phase)?, phase)))
            .collect();
        for (_, phase) in asked {
            if !deeds
                .groups(&scene)
                .any(|group| group.phases.contains(phase))
            {
                report
                    .record(scene.record, None)
                    .about(phase_subject(&scene, phase))
                    .set("scenario", title(context, scene.record))
                    .set("fase", phase_name(context, phase));
            }
        }
    }
}

/// Thresholds of one measure that do not rise with the phase (or fall, where the danger is in the fall).
fn sce_007(context: &Context, report: &mut Report) {
    type Key<'a> = (Uuid, &'a str, Option<Uuid>, bool);
    let thresholds = context.all::<Threshold>();
    let mut groups: BTreeMap<Key, Vec<(i32, f64, &Threshold)>> = BTreeMap::new();
    for threshold in thresholds.iter() {
        let phase = threshold
            .phase
            .as_ref()
            .and_then(|phase| rank(context, phase.as_str()));
        if let (Some(point), Some(parameter), Some(value), Some(phase)) = (
            threshold.monitoring_point_id,
            threshold.parameter.as_ref(),
            threshold.value,
            phase,
        ) {
            if *parameter == ThresholdParameter::SEGNO {
                continue;
            }
            let falls = threshold.comparator == Some(Comparator::AL_MASSIMO);
            let scenario = threshold.scenario_id.map(Id::uuid);
            let key = (point.uuid(), parameter.as_str(), scenario, falls);
            groups
                .entry(key)
                .or_default()
                .push((phase, value, threshold));
        }
    }
    for ((point, parameter, _, falls), mut group) in groups {
        group.sort_by_key(|(phase, ..)| *phase);
        let wrong = group.windows(2).find(|pair| {
            let rises = if falls {
                pair[1].1 < pair[0].1
            } else {
                pair[1].1 > pair[0].1
            };
            pair[0].0 != pair[1].0 && !rises
        });
        let Some(wrong) = wrong else { continue };
        let unit = context.lists().row("THRESHOLD_PARAMETER", parameter);
        let unit = unit.map_or("", |row| row.attribute("unit"));
        let values = group.iter().map(|(_, value, threshold)| {
            let phase = threshold.phase.as_ref().map_or("", Code::as_str);
            let value = words::number(*value);
            format!("{} {value} {unit}", phase_name(context, phase))
                .trim_end()
                .to_owned()
        });
        let point = RecordRef::of::<MonitoringPoint>(point);
        let place = context.shapes().get(point);
        let finding = report.of(wrong[1].2.id, threshold::value.name);
        finding
            .at(place.and_then(|drawn| place_on(&drawn.geometry)))
            .set("punto", title(context, point))
            .set("valori", words::list(values));
        for (.., other) in group.iter().filter(|(.., other)| other.id != wrong[1].2.id) {
            let other = RecordRef::of::<Threshold>(other.id.uuid());
            finding.reads(other, threshold::value.name);
        }
    }
}

/// How many people are exposed, or are to be taken in, where nobody should stay.
fn sce_008(context: &Context, report: &mut Report) {
    for scene in Scenes::of(context).iter().filter(|scene| scene.keep_out) {
        let people = scene.exposed;
        let exposed = people.residents.is_some_and(|residents| residents > 0.0);
        let record = context.plan.get(scene.record.kind, scene.record.id);
        let to_evacuate = record.map(|r| !r.get(scenario::people_to_evacuate.name).is_empty());
        let field = match (people.residents_said, exposed && to_evacuate != Some(true)) {
            (false, _) => None,
            (true, true) => Some(scenario::people_to_evacuate.name),
            (true, false) => continue,
        };
        report
            .record(scene.record, field)
            .set("scenario", title(context, scene.record));
    }
}

/// More people than there can be.
fn sce_009(context: &Context, report: &mut Report) {
    let profile = context.all::<CommuneProfile>();
    let stated = profile.iter().find_map(|profile| profile.residents);
    let population = stated.or_else(|| context.commune()?.population);
    let max = context.data.number("exposed_max");
    for scene in Scenes::of(context).iter() {
        let Some(residents) = scene.exposed.residents else {
            continue;
        };
        #[allow(clippy::cast_precision_loss)]
        let number = |n: i64| n as f64;
        let sums = [
            (
                "population",
                Some(residents),
                population.map(|n| (number(n), number(n) * max)),
            ),
            (
                "evacuate",
                scene.scenario.people_to_evacuate.map(number),
                Some((residents, residents)),
            ),
            (
                "specific",
                scene.exposed.specific,
                Some((residents, residents)),
            ),
        ];
        let wrong: Vec<_> = (sums.into_iter())
            .filter_map(|(key, n, limit)| {
                let (n, (shown, limit)) = (n?, limit?);
                (n > limit).then(|| {
                    texts::filled(
                        &format!("place_words.sums.{key}"),
                        &[("n", &words::number(n)), ("limit", &words::number(shown))],
                    )
                })
            })
            .collect();
        if !wrong.is_empty() {
            report
                .of(scene.scenario.id, scenario::people_to_evacuate.name)
                .set("scenario", title(context, scene.record))
                .set("confronto", wrong.join("; "));
        }
    }
}

/// Nobody said how many of the people exposed have specific needs.
fn sce_010(context: &Context, report: &mut Report) {
    let needs = needs_by_zone(context);
    for scene in Scenes::of(context).iter().filter(|scene| scene.keep_out) {
        let exposed = scene
            .exposed
            .residents
            .is_some_and(|residents| residents > 0.0);
        if exposed
            && !scene.exposed.specific_said
            && !zones_of(context, &scene)
                .iter()
                .any(|zone| needs.contains_key(zone))
        {
            report
                .record(scene.record, None)
                .set("scenario", title(context, scene.record));
        }
    }
}

/// A place where people wait or are taken in.
struct Refuge {
    record: RecordRef,
    /// People wait here.
    meeting: bool,
    /// People are taken in here.
    shelter: bool,
    capacity: i64,
    excluded: BTreeSet<Uuid>,
    /// The scenarios in whose zone it lies.
    inside: HashSet<Uuid>,
}

/// The places that may be used: in the commune, or elsewhere under an agreement.
fn refuges(context: &Context) -> Vec<Refuge> {
    let shapes = context.shapes();
    let inside = |record: RecordRef| -> HashSet<Uuid> {
        let drawn = shapes.get(record);
        let dangers = drawn.into_iter().flat_map(|drawn| shapes.dangers_of(drawn));
        dangers.map(|(danger, _)| danger.scenario).collect()
    };
    let mut beds: HashMap<Uuid, i64> = HashMap::new();
    for shelter in context.all::<CoveredShelter>().iter() {
        if let (Some(area), Some(n)) = (shelter.area_id, shelter.beds) {
            *beds.entry(area.uuid()).or_default() += n;
        }
    }
    let mut refuges = Vec::new();
    for area in context.all::<EmergencyArea>().iter() {
        let is = |kind: &Code<AreaType>| {
            area.area_type.as_ref() == Some(kind) || area.secondary_types.contains(kind)
        };
        let record = RecordRef::of::<EmergencyArea>(area.id.uuid());
        if area.place.host_commune.is_none()
            || area.care.agreement_id.is_some()
            || !area.partner_communes.is_empty()
        {
            refuges.push(Refuge {
                record,
                meeting: is(&AreaType::ATTESA),
                shelter: is(&AreaType::ACCOGLIENZA_COPERTA) || is(&AreaType::ACCOGLIENZA_SCOPERTA),
                capacity: area
                    .capacity_people
                    .unwrap_or_else(|| beds.get(&record.id).copied().unwrap_or(0)),
                excluded: area
                    .excluded_scenario_ids
                    .iter()
                    .map(|id| id.uuid())
                    .collect(),
                inside: inside(record),
            });
        }
    }
    for beds in context.all::<Accommodation>().iter() {
        if beds.place.host_commune.is_none() || beds.care.agreement_id.is_some() {
            let record = RecordRef::of::<Accommodation>(beds.id.uuid());
            refuges.push(Refuge {
                record,
                meeting: false,
                shelter: true,
                capacity: beds.beds.unwrap_or(0),
                excluded: BTreeSet::new(),
                inside: inside(record),
            });
        }
    }
    refuges
}

/// People exposed, and no place out of danger to wait in or to be taken in.
fn sce_011(context: &Context, report: &mut Report) {
    let refuges = refuges(context);
    for scene in Scenes::of(context).iter().filter(|scene| scene.keep_out) {
        let id = scene.record.id;
        let exposed = scene
            .exposed
            .residents
            .is_some_and(|residents| residents > 0.0);
        let to_shelter = scene
            .scenario
            .people_to_evacuate
            .is_some_and(|people| people > 0);
        for (kind, asked) in [("attesa", exposed), ("accoglienza", to_shelter)] {
            let right: Vec<_> = (refuges.iter())
                .filter(|refuge| {
                    if kind == "attesa" {
                        refuge.meeting
                    } else {
                        refuge.shelter
                    }
                })
                .filter(|refuge| !refuge.excluded.contains(&id))
                .collect();
            if !asked || right.iter().any(|refuge| !refuge.inside.contains(&id)) {
                continue;
            }
            let place = context.shapes().get(scene.record);
            let finding = report.record(scene.record, None);
            finding
                .about(kind)
                .at(place.and_then(|drawn| place_on(&drawn.geometry)))
                .set("scenario", title(context, scene.record))
                .set("tipo", texts::text(&format!("place_words.type.{kind}")));
            if let [only] = right.as_slice() {
                finding.also(only.record);
            }
        }
    }
}

/// Fewer places out of danger than people to be taken in.
fn sce_012(context: &Context, report: &mut Report) {
    let refuges = refuges(context);
    for scene in Scenes::of(context).iter().filter(|scene| scene.keep_out) {
        let id = scene.record.id;
        let shelters = refuges
            .iter()
            .filter(|r| r.shelter && !r.excluded.contains(&id));
        let (inside, usable): (Vec<_>, Vec<_>) = shelters.partition(|r| r.inside.contains(&id));
        let places: i64 = usable.iter().map(|refuge| refuge.capacity).sum();
        let Some(people) = scene
            .scenario
            .people_to_evacuate
            .filter(|people| *people > places)
        else {
            continue;
        };
        // With none at all it is SCE-011 that says so.
        if usable.is_empty() {
            continue;
        }
        let finding = report.of(scene.scenario.id, scenario::people_to_evacuate.name);
        finding
            .set("scenario", title(context, scene.record))
            .set("servono", people)
            .set("posti", places);
        if let [only] = inside.as_slice()
            && places + only.capacity >= people
        {
            finding.also(only.record);
        }
    }
}
