//! AREE and STR: emergency areas and structures.

use std::collections::{BTreeSet, HashMap, HashSet};

use geo::{Area, BooleanOps, Contains, Geometry as Shape, InteriorPoint};
use plan::{
    codelists::{AreaType, Ownership},
    declare::Typed,
    measures::place_on,
    model::{
        Accommodation, CoveredShelter, EmergencyArea, Scenario, WasteSite,
        blocks::{care, place},
        emergency_area, scenario,
    },
    section::Section,
    types::{Code, Id},
};
use uuid::Uuid;

use super::intervention::place_subject;
use crate::{
    check::{Over, Report, Rule, Silence},
    context::Context,
    finding::RecordRef,
    scenes::said,
    shapes::{Drawn, degrees, surfaces},
    words,
};

const NO_AREAS: Silence = Silence {
    by: "COM-001",
    over: Over::Section,
};
const CROSSED: Silence = Silence {
    by: "GEO-007",
    over: Over::Record,
};
const INCOMPLETE: Silence = Silence {
    by: "GEO-008",
    over: Over::Record,
};

pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "AREE-001",
        check: aree_001,
        silenced_by: &[NO_AREAS],
    },
    Rule {
        code: "AREE-002",
        check: aree_002,
        silenced_by: &[NO_AREAS],
    },
    Rule {
        code: "AREE-003",
        check: aree_003,
        silenced_by: &[
            CROSSED,
            INCOMPLETE,
            Silence {
                by: "VAL-006",
                over: Over::Field,
            },
        ],
    },
    Rule {
        code: "AREE-004",
        check: aree_004,
        silenced_by: &[],
    },
    Rule {
        code: "AREE-005",
        check: aree_005,
        silenced_by: &[
            CROSSED,
            INCOMPLETE,
            Silence {
                by: "AREE-003",
                over: Over::Record,
            },
        ],
    },
    Rule {
        code: "AREE-006",
        check: aree_006,
        silenced_by: &[],
    },
    Rule {
        code: "AREE-007",
        check: aree_007,
        silenced_by: &[],
    },
    Rule {
        code: "AREE-008",
        check: aree_008,
        silenced_by: &[],
    },
    Rule {
        code: "STR-001",
        check: str_001,
        silenced_by: &[],
    },
];

const SHELTERS: [Code<AreaType>; 2] = [
    AreaType::ACCOGLIENZA_COPERTA,
    AreaType::ACCOGLIENZA_SCOPERTA,
];

fn record(area: &EmergencyArea) -> RecordRef {
    RecordRef::of::<EmergencyArea>(area.id.uuid())
}

fn title(context: &Context, record: RecordRef) -> String {
    words::short(&words::title(context, record))
}

/// Whether an area serves as one of these, first of all or besides.
fn serves(area: &EmergencyArea, kinds: &[Code<AreaType>]) -> bool {
    let own = area.area_type.iter().chain(&area.secondary_types);
    own.into_iter().any(|kind| kinds.contains(kind))
}

/// No area to wait in.
fn aree_001(context: &Context, report: &mut Report) {
    let areas = context.all::<EmergencyArea>();
    if !areas.iter().any(|area| serves(area, &[AreaType::ATTESA])) {
        report.section(Section::Areas).about("attesa");
    }
}

/// No place to take people in.
fn aree_002(context: &Context, report: &mut Report) {
    let areas = context.all::<EmergencyArea>();
    let none = !areas.iter().any(|area| serves(area, &SHELTERS));
    if none && context.all::<Accommodation>().is_empty() {
        report.section(Section::Areas).about("accoglienza");
    }
}

/// Square metres of the drawing of an area, when it is a sound surface.
fn drawn_m2(context: &Context, area: &EmergencyArea) -> Option<f64> {
    let drawn = context
        .shapes()
        .get(record(area))
        .filter(|drawn| drawn.sound)?;
    let m2 = drawn.metres.unsigned_area();
    (m2 > 0.0).then_some(m2)
}

/// The declared surface differs from the drawn one.
fn aree_003(context: &Context, report: &mut Report) {
    let most = context.data.number("area_diff");
    for area in context.all::<EmergencyArea>().iter() {
        let (Some(declared), Some(drawn)) = (area.declared_area_m2, drawn_m2(context, area)) else {
            continue;
        };
        if (declared - drawn).abs() / drawn > most {
            let record = record(area);
            report
                .of(area.id, emergency_area::declared_area_m2.name)
                .reads(record, place::geometry.name)
                .at(area.place.geometry.as_ref().and_then(place_on))
                .set("area", title(context, record))
                .set("dichiarata", words::number(declared))
                .set("calcolata", words::number(drawn.round()));
        }
    }
}

/// An area for people or rescuers, or an accommodation, in the zone of a scenario in which it is used.
fn aree_004(context: &Context, report: &mut Report) {
    let kept_safe = [
        AreaType::ATTESA,
        AreaType::ACCOGLIENZA_COPERTA,
        AreaType::ACCOGLIENZA_SCOPERTA,
        AreaType::AMMASSAMENTO,
        AreaType::INSEDIAMENTO_SEMIPERMANENTE,
    ];
    for area in context
        .all::<EmergencyArea>()
        .iter()
        .filter(|area| serves(area, &kept_safe))
    {
        in_zones(
            context,
            report,
            "area",
            area.id,
            &area.excluded_scenario_ids,
        );
    }
    for beds in context.all::<Accommodation>().iter() {
        in_zones(context, report, "area", beds.id, &BTreeSet::new());
    }
}

/// A waste site in the zone of a scenario in which it is used.
fn str_001(context: &Context, report: &mut Report) {
    for site in context.all::<WasteSite>().iter() {
        in_zones(
            context,
            report,
            "struttura",
            site.id,
            &site.excluded_scenario_ids,
        );
    }
}

/// Says of a place in which zones it lies, those left out in which it is not used.
fn in_zones<K: Typed>(
    context: &Context,
    report: &mut Report,
    placeholder: &'static str,
    id: Id<K>,
    unused: &BTreeSet<Id<Scenario>>,
) {
    let shapes = context.shapes();
    let place = RecordRef::of::<K>(id.uuid());
    let Some(drawn) = shapes.get(place) else {
        return;
    };
    for (danger, at) in shapes.dangers_of(drawn) {
        if unused.contains(&danger.scenario.into()) {
            continue;
        }
        let zone = RecordRef::of::<Scenario>(danger.scenario);
        report
            .of(id, drawn.field)
            .about(place_subject(place, danger.scenario))
            .reads(place, emergency_area::excluded_scenario_ids.name)
            .reads(zone, scenario::extent.name)
            .at(Some(at))
            .set(placeholder, title(context, place))
            .set("scenario", title(context, zone));
    }
}

/// More people than the surface holds.
fn aree_005(context: &Context, report: &mut Report) {
    let mut floors: HashMap<Uuid, f64> = HashMap::new();
    for shelter in context.all::<CoveredShelter>().iter() {
        if let (Some(area), Some(m2)) = (shelter.area_id, shelter.floor_area_m2) {
            *floors.entry(area.uuid()).or_default() += m2;
        }
    }
    let each = context.data.parameter("m2_per_person");
    for area in context.all::<EmergencyArea>().iter() {
        let Some(kind) = &area.area_type else {
            continue;
        };
        let surface = if *kind == AreaType::ACCOGLIENZA_COPERTA {
            let floor = floors.get(&area.id.uuid()).copied();
            floor.or(area.covered_area_m2)
        } else {
            drawn_m2(context, area).or(area.declared_area_m2)
        };
        let (Some(people), Some(surface), Some(least)) =
            (area.capacity_people, surface, each[kind.as_str()].as_f64())
        else {
            continue;
        };
        #[allow(clippy::cast_precision_loss)]
        if people > 0 && surface > 0.0 && surface / (people as f64) < least {
            let record = record(area);
            report
                .of(area.id, emergency_area::capacity_people.name)
                .reads(record, place::geometry.name)
                .reads(record, emergency_area::declared_area_m2.name)
                .at(area.place.geometry.as_ref().and_then(place_on))
                .set("area", title(context, record))
                .set("capienza", words::number(people as f64))
                .set("superficie", words::number(surface.round()))
                .set("mq", words::number(least));
        }
    }
}

/// Somebody else's area, with no agreement nor a word on how to use it. Whose owner is still to be found out is not.
fn aree_006(context: &Context, report: &mut Report) {
    for area in context.all::<EmergencyArea>().iter() {
        let others = area.care.ownership.as_ref().is_some_and(|ownership| {
            *ownership != Ownership::COMUNE && *ownership != Ownership::DA_VERIFICARE
        });
        let notes = area.base.notes.as_ref().map(|notes| notes.0.as_str());
        if others
            && area.care.agreement_id.is_none()
            && area.partner_communes.is_empty()
            && !said(notes)
        {
            let record = record(area);
            report
                .of(area.id, care::agreement_id.name)
                .reads(record, care::ownership.name)
                .set("area", title(context, record));
        }
    }
}

/// An area that somebody must open, and nobody says who.
fn aree_007(context: &Context, report: &mut Report) {
    for area in context.all::<EmergencyArea>().iter() {
        let closed = area
            .area_type
            .as_ref()
            .is_some_and(|kind| *kind != AreaType::ATTESA);
        if closed
            && area.care.contact_role_id.is_none()
            && area.care.contact_person_id.is_none()
            && !said(area.care.opening_note.as_deref())
        {
            let record = record(area);
            report
                .of(area.id, care::contact_role_id.name)
                .reads(record, care::contact_person_id.name)
                .reads(record, care::opening_note.name)
                .set("area", title(context, record));
        }
    }
}

/// A landing zone over an area with people, both used in the same scenario.
fn aree_008(context: &Context, report: &mut Report) {
    let shapes = context.shapes();
    let areas = context.all::<EmergencyArea>();
    let scenarios: HashSet<_> = context
        .all::<Scenario>()
        .iter()
        .map(|s| s.id.uuid())
        .collect();
    let least = context.data.number("overlap_min");
    for landing in areas
        .iter()
        .filter(|area| serves(area, &[AreaType::ATTERRAGGIO]))
    {
        let record_a = record(landing);
        let Some(drawn) = shapes.get(record_a).filter(|drawn| drawn.sound) else {
            continue;
        };
        for near in shapes.near(drawn.bounds, 0.0).filter(|near| near.sound) {
            let other = (near.record != record_a && near.record.kind == EmergencyArea::NAME)
                .then(|| areas.get(near.record.id))
                .flatten()
                .filter(|area| serves(area, &SHELTERS) || serves(area, &[AreaType::ATTESA]));
            let Some(other) = other else { continue };
            let unused = |id: &Uuid| {
                let id: Id<Scenario> = (*id).into();
                landing.excluded_scenario_ids.contains(&id)
                    || other.excluded_scenario_ids.contains(&id)
            };
            let together = scenarios.is_empty() || scenarios.iter().any(|id| !unused(id));
            if let Some(at) = overlap(drawn, near, least).filter(|_| together) {
                report
                    .of(landing.id, place::geometry.name)
                    .about(near.record.id)
                    .also(near.record)
                    .reads(near.record, near.field)
                    .at(Some(at))
                    .set("area_a", title(context, record_a))
                    .set("area_b", title(context, near.record));
            }
        }
    }
}

/// A point, in degrees, where two drawings overlap by more than this share of the smaller.
fn overlap(one: &Drawn, other: &Drawn, least: f64) -> Option<(f64, f64)> {
    let (a, b) = (surfaces(&one.metres), surfaces(&other.metres));
    match (&one.metres, &other.metres) {
        (Shape::Point(point), _) => b.contains(point).then(|| degrees(point.0)),
        (_, Shape::Point(point)) => a.contains(point).then(|| degrees(point.0)),
        _ => {
            let smaller = a.unsigned_area().min(b.unsigned_area());
            let shared = a.intersection(&b);
            let much = smaller > 0.0 && shared.unsigned_area() / smaller > least;
            let point = shared.interior_point().filter(|_| much)?;
            Some(degrees(point.0))
        }
    }
}
