//! The part of SCE that is about ways and places: escape routes, gates, structures in the zone.

use std::collections::{HashMap, HashSet};

use geo::{Contains, Distance, Euclidean, Geometry as Shape, Point};
use plan::{
    codelists::RouteKind,
    declare::Typed,
    measures::place_on,
    model::{
        Accommodation, Action, EmergencyArea, EscapeRoute, Facility, Gate, Scenario, escape_route,
        gate, scenario,
    },
};
use uuid::Uuid;

use super::scenarios::title;
use crate::{
    check::Report,
    context::Context,
    finding::RecordRef,
    scenes::{Scenes, category},
    shapes::{Danger, degrees},
    tracks,
};

fn dangers_by_scenario<'a>(context: &'a Context) -> HashMap<Uuid, &'a Danger> {
    let dangers = context.shapes().dangers.iter();
    dangers.map(|danger| (danger.scenario, danger)).collect()
}

fn is_way_in(route: &EscapeRoute) -> bool {
    route.route_kind == Some(RouteKind::SOCCORSO)
}

/// A way out that enters the zone, comes back into it, or ends in it. Leaving it once is what it is for.
pub(super) fn sce_013(context: &Context, report: &mut Report) {
    let least = context.data.number("crossing_min_m");
    let dangers = dangers_by_scenario(context);
    let routes = context.all::<EscapeRoute>();
    for route in routes.iter().filter(|route| !is_way_in(route)) {
        let record = RecordRef::of::<EscapeRoute>(route.id.uuid());
        let Some(drawn) = context.shapes().get(record).filter(|drawn| drawn.sound) else {
            continue;
        };
        let way = tracks::way(&drawn.metres);
        for id in &route.scenario_ids {
            let Some(danger) = dangers.get(&id.uuid()) else {
                continue;
            };
            let runs = tracks::runs(&way, &danger.extent, least);
            let wrong = match runs.as_slice() {
                [only] if only.inside => Some(only.ends),
                [_, others @ ..] => others.iter().find(|run| run.inside).map(|run| run.starts),
                _ => None,
            };
            if let Some(at) = wrong {
                let scenario = RecordRef::of::<Scenario>(id.uuid());
                report
                    .of(route.id, escape_route::geometry.name)
                    .about(scenario.id)
                    .also(scenario)
                    .reads(scenario, scenario::extent.name)
                    .at(Some(degrees(at)))
                    .set("via", title(context, record))
                    .set("scenario", title(context, scenario));
            }
        }
    }
}

/// A way out that leads to no area, accommodation, gate, nor out of the commune.
pub(super) fn sce_014(context: &Context, report: &mut Report) {
    let reach = context.data.number("route_end_m");
    let shapes = context.shapes();
    let dangers = dangers_by_scenario(context);
    for route in context.all::<EscapeRoute>().iter() {
        let out = route
            .route_kind
            .as_ref()
            .is_none_or(|kind| *kind == RouteKind::FUGA);
        let record = RecordRef::of::<EscapeRoute>(route.id.uuid());
        let drawn = shapes.get(record).filter(|drawn| drawn.sound && out);
        let Some(end) = drawn.and_then(|drawn| tracks::way(&drawn.metres).last().copied()) else {
            continue;
        };
        let end = Point::from(end);
        // SCE-013 says it already.
        let ends_inside = (route.scenario_ids.iter())
            .filter_map(|id| dangers.get(&id.uuid()))
            .any(|danger| danger.extent.contains(&end));
        let leads = [EmergencyArea::NAME, Accommodation::NAME, Gate::NAME];
        let place = Shape::Point(end);
        let arrives = shapes
            .near(geo::Rect::new(end.0, end.0), reach)
            .filter(|near| leads.contains(&near.record.kind))
            .any(|near| Euclidean.distance(&near.metres, &place) <= reach);
        let leaves = shapes.border.as_ref().is_some_and(|border| {
            let outlines = border
                .surface
                .iter()
                .flat_map(|part| std::iter::once(part.exterior()).chain(part.interiors()));
            !border.surface.contains(&end)
                || outlines
                    .into_iter()
                    .any(|line| Euclidean.distance(&end, line) <= reach)
        });
        if !(ends_inside || arrives || leaves) {
            report
                .of(route.id, escape_route::geometry.name)
                .at(Some(degrees(end.0)))
                .set("via", title(context, record));
        }
    }
}

/// A gate within the zone that it closes.
pub(super) fn sce_015(context: &Context, report: &mut Report) {
    let shapes = context.shapes();
    for gate in context.all::<Gate>().iter() {
        let record = RecordRef::of::<Gate>(gate.id.uuid());
        let Some(drawn) = shapes.get(record) else {
            continue;
        };
        for (danger, at) in shapes.dangers_of(drawn) {
            if gate.scenario_ids.contains(&danger.scenario.into()) {
                let scenario = RecordRef::of::<Scenario>(danger.scenario);
                report
                    .of(gate.id, gate::geometry.name)
                    .about(danger.scenario)
                    .also(scenario)
                    .reads(scenario, scenario::extent.name)
                    .at(Some(at))
                    .set("cancello", title(context, record))
                    .set("scenario", title(context, scenario));
            }
        }
    }
}

/// A gate that neither a body nor an action mans.
pub(super) fn sce_016(context: &Context, report: &mut Report) {
    let kinds: Vec<_> = category(context, "viabilita").collect();
    let actions = context.all::<Action>();
    let manned: HashSet<Uuid> = (actions.iter())
        .filter(|action| {
            action
                .action_kind
                .as_ref()
                .is_some_and(|kind| kinds.contains(&kind.as_str()))
        })
        .filter_map(|action| Some(action.gate_id?.uuid()))
        .collect();
    for gate in context.all::<Gate>().iter() {
        let record = RecordRef::of::<Gate>(gate.id.uuid());
        if gate.staffed_by_id.is_none() && !manned.contains(&record.id) {
            let drawn = context.shapes().get(record);
            report
                .of(gate.id, gate::staffed_by_id.name)
                .at(drawn.and_then(|drawn| place_on(&drawn.geometry)))
                .set("cancello", title(context, record));
        }
    }
}

/// A school, a rest home or a public office in the zone, that is not among what is exposed.
pub(super) fn sce_017(context: &Context, report: &mut Report) {
    let scenes = Scenes::of(context);
    let shapes = context.shapes();
    for facility in context.all::<Facility>().iter() {
        let sensitive = facility.structure_type.as_ref();
        if !sensitive.is_some_and(|kind| context.data.has("sensitive_kinds", kind.as_str())) {
            continue;
        }
        let record = RecordRef::of::<Facility>(facility.id.uuid());
        let Some(drawn) = shapes.get(record) else {
            continue;
        };
        for (danger, at) in shapes.dangers_of(drawn) {
            let Some(scene) = scenes.get(danger.scenario) else {
                continue;
            };
            if !scene.exposed.facilities.contains(&record.id) {
                report
                    .record(scene.record, None)
                    .about(record.id)
                    .also(record)
                    .reads(record, drawn.field)
                    .reads(scene.record, scenario::extent.name)
                    .at(Some(at))
                    .set("struttura", title(context, record))
                    .set("scenario", title(context, scene.record));
            }
        }
    }
}
