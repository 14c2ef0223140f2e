//! The rooms of the operations centre.

use geo::{Distance, Euclidean};
use plan::{
    codelists::{CodeList, SeatKind},
    measures::place_on,
    model::{OperationsSeat, Scenario, blocks::place, operations_seat, scenario},
    section::Section,
};

use super::NO_SECTION;
use crate::{
    check::{Over, Report, Silence},
    context::Context,
    finding::RecordRef,
    words,
};

const NO_SEAT: Silence = Silence {
    by: "UCL-017",
    over: Over::Plan,
};

pub(super) const SILENCE_018: &[Silence] = &[
    NO_SECTION,
    NO_SEAT,
    Silence {
        by: "UCL-019",
        over: Over::Section,
    },
];

/// Besides the missing seat, drawings that cannot be judged.
pub(super) const SILENCE_019: &[Silence] = &[
    NO_SEAT,
    Silence {
        by: "GEO-002",
        over: Over::Field,
    },
    Silence {
        by: "GEO-003",
        over: Over::Field,
    },
    Silence {
        by: "GEO-007",
        over: Over::Field,
    },
    Silence {
        by: "GEO-008",
        over: Over::Field,
    },
];

fn here(seat: &OperationsSeat) -> RecordRef {
    RecordRef::of::<OperationsSeat>(seat.id.uuid())
}

fn is(seat: &OperationsSeat, kind: &plan::types::Code<SeatKind>) -> bool {
    seat.seat_kind.as_ref() == Some(kind)
}

/// No main seat. A seat that does not say its kind, or says an unknown one, may be it: that is reported there.
pub(super) fn ucl_017(context: &Context, report: &mut Report) {
    let seats = context.all::<OperationsSeat>();
    if seats.iter().any(|seat| is(seat, &SeatKind::PRINCIPALE)) {
        return;
    }
    let finding = report.section(Section::OperationsCentre);
    for seat in seats.iter() {
        let kind = seat.seat_kind.as_ref();
        if kind.is_none_or(|kind| context.lists().row(SeatKind::NAME, kind.as_str()).is_none()) {
            finding.reads(here(seat), operations_seat::seat_kind.name);
        }
    }
}

/// Where a seat is, for comparing: none when the street is not given.
fn address(seat: &OperationsSeat) -> Option<(String, String, Option<&str>)> {
    let street = words::norm(seat.place.street.as_deref()?);
    let number = words::norm(seat.place.house_number.as_deref().unwrap_or_default());
    Some((street, number, seat.place.host_commune.as_deref()))
}

/// No alternative seat in another building: none, or with the address of the main one, or a few metres from it.
pub(super) fn ucl_018(context: &Context, report: &mut Report) {
    let seats = context.all::<OperationsSeat>();
    let main = seats.iter().find(|seat| is(seat, &SeatKind::PRINCIPALE));
    let elsewhere = |seat: &OperationsSeat| {
        let Some(main) = main else { return true };
        let same_address = address(main).is_some() && address(main) == address(seat);
        let drawn = context
            .shapes()
            .get(here(main))
            .zip(context.shapes().get(here(seat)));
        let near = drawn.is_some_and(|(main, seat)| {
            Euclidean.distance(&main.metres, &seat.metres) < context.data.number("seat_distance_m")
        });
        !same_address && !near
    };
    let alternatives = seats.iter().filter(|seat| is(seat, &SeatKind::ALTERNATIVA));
    let alternatives: Vec<_> = alternatives.collect();
    if alternatives.iter().any(|seat| elsewhere(seat)) {
        return;
    }
    let finding = match alternatives.first().copied().or(main) {
        Some(seat) => report.of::<OperationsSeat>(seat.id, operations_seat::seat_kind.name),
        None => report.section(Section::OperationsCentre),
    };
    for seat in main.into_iter().chain(alternatives) {
        finding.reads(here(seat), place::geometry.name);
        finding.reads(here(seat), place::street.name);
        finding.reads(here(seat), place::house_number.name);
    }
    let point = main.and_then(|main| place_on(main.place.geometry.as_ref()?));
    finding.at(point);
}

/// The main seat lies in the danger zone of a scenario, and no alternative seat lies outside it.
pub(super) fn ucl_019(context: &Context, report: &mut Report) {
    let seats = context.all::<OperationsSeat>();
    let shapes = context.shapes();
    for main in seats.iter().filter(|seat| is(seat, &SeatKind::PRINCIPALE)) {
        let Some(drawn) = shapes.get(here(main)) else {
            continue;
        };
        for (danger, point) in shapes.dangers_of(drawn) {
            let excluded = |seat: &OperationsSeat| {
                let mut excluded = seat.excluded_scenario_ids.iter();
                excluded.any(|id| id.uuid() == danger.scenario)
            };
            let outside = |seat: &&OperationsSeat| {
                let drawn = shapes.get(here(seat));
                let inside =
                    drawn.is_some_and(|seat| shapes.inside(&seat.metres, danger).is_some());
                is(seat, &SeatKind::ALTERNATIVA) && !inside && !excluded(seat)
            };
            if excluded(main) || seats.iter().any(|seat| outside(&seat)) {
                continue;
            }
            let zone = RecordRef::of::<Scenario>(danger.scenario);
            let finding = report
                .of::<OperationsSeat>(main.id, place::geometry.name)
                .about(danger.scenario)
                .also(zone)
                .at(Some(point))
                .reads(zone, scenario::extent.name)
                .reads(here(main), operations_seat::interference_reason.name)
                .set("scenario", words::short(&words::title(context, zone)))
                .proposed(main.interference_reason.as_deref());
            for seat in seats.iter().filter(|seat| is(seat, &SeatKind::ALTERNATIVA)) {
                finding.reads(here(seat), place::geometry.name);
            }
        }
    }
}
