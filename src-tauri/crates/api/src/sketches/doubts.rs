//! What may be wrong with a shape: crossings, swapped axes, far away, out of the commune.

use geo::{
    BoundingRect, Contains, Coord, Distance, Euclidean, Geometry as Shape, Haversine, Point, Rect,
};
use plan::{
    codelists::ZoneKind,
    geometry::{Coordinates, Form, Geometry},
    measures::{in_metres, project},
    record::{Plan, Record},
    registry::Registry,
    shaping::surfaces,
    texts::{fill, filled, text},
    value::Value,
};
use rules::{
    RuleData,
    soundness::{Fault, Lack, Least, fault},
};
use uuid::Uuid;

use super::{degrees, each, near::drawn, of_bounds, province};
use crate::wire::ShapeProblem;

/// How far out of a drawn border a point is out of the commune, in metres: what was snapped to it lies within.
const BORDER_M: f64 = 1.0;
/// Points times sides of the border that are compared: half a second. Beyond it nothing is said about the border.
const MOST_COMPARED: usize = 200_000_000;

/// What is in doubt, for the sentence and one by one.
#[derive(Debug, Default)]
pub(super) struct Doubts {
    pub short: Vec<String>,
    pub problems: Vec<ShapeProblem>,
    /// Nothing can be compared with it.
    pub broken: bool,
    /// Where it is says nothing.
    pub swapped: bool,
}

impl Doubts {
    fn add(
        &mut self,
        key: &str,
        values: &[(&str, &dyn std::fmt::Display)],
        at: Option<(f64, f64)>,
    ) {
        self.short
            .push(filled(&format!("shapes.doubt.{key}"), values));
        self.problems.push(ShapeProblem {
            text: filled(&format!("shapes.problem.{key}"), values),
            point: at,
        });
    }
}

/// Looks at a shape of a record of that kind.
pub(super) fn of(plan: &Plan, kind: &str, of: Option<Uuid>, geometry: &Geometry) -> Doubts {
    let data = RuleData::builtin();
    let mut doubts = Doubts::default();
    soundness(data, geometry, &mut doubts);
    let all = positions(geometry);
    let Some(province) = province(data).filter(|_| !all.is_empty()) else {
        return doubts;
    };
    let commune = Registry::builtin().commune(&plan.istat_code());
    let margin = data.number("margin_km");
    let home = commune.map_or(province, |commune| {
        of_bounds(commune.bounds).widened(margin)
    });
    if !all.iter().any(|&at| province.holds(at)) {
        let exchanged: Vec<_> = all.iter().map(|&(lon, lat)| (lat, lon)).collect();
        if home.holds_all(&exchanged) {
            doubts.swapped = true;
            doubts.add("swapped", &[], exchanged.first().copied());
            return doubts;
        }
    }
    let record = of.and_then(|id| plan.get(kind, id));
    if data.has("far_kinds", kind) || record.is_some_and(elsewhere) {
        return doubts;
    }
    let within = province.widened(margin);
    if let (Some(commune), Some(&far)) = (commune, all.iter().find(|&&at| !within.holds(at))) {
        let metres = Haversine.distance(Point::from(commune.point), Point::from(far));
        let km = rules::words::number((metres / 1000.0).round());
        doubts.add("far", &[("km", &km)], Some(far));
        return doubts;
    }
    outside(plan, of, geometry.form, &all, &mut doubts);
    doubts
}

fn elsewhere(record: &Record) -> bool {
    !record.get("host_commune").is_empty()
}

fn soundness(data: &RuleData, geometry: &Geometry, doubts: &mut Doubts) {
    let least = Least {
        polygon_m2: data.number("min_polygon_m2"),
        line_m: data.number("min_line_m"),
    };
    match fault(geometry, &in_metres(geometry), least) {
        None => {}
        Some(Fault::Crosses(at)) => {
            doubts.broken = true;
            doubts.add("crosses", &[], Some(at));
        }
        Some(Fault::Incomplete(lack, at)) => {
            doubts.broken = true;
            let least = match lack {
                Lack::Small => rules::words::number(least.polygon_m2),
                Lack::Short => rules::words::number(least.line_m),
                _ => String::new(),
            };
            let why = text(&format!("place_words.lack.{}", lack.key()));
            let why = fill(why, |_| Some(least.clone()));
            doubts.add("incomplete", &[("why", &why)], at);
        }
    }
}

/// Each point once: the one that closes a ring is its first.
fn positions(geometry: &Geometry) -> Vec<(f64, f64)> {
    let mut all = Vec::new();
    lines(&geometry.coordinates, geometry.form.depth(), &mut |line| {
        let closed = matches!(geometry.form, Form::Polygon | Form::MultiPolygon);
        let line = match line {
            Coordinates::Many(points)
                if closed && points.len() > 1 && points.first() == points.last() =>
            {
                &points[1..]
            }
            Coordinates::Many(points) => points.as_slice(),
            at @ Coordinates::At(_) => std::slice::from_ref(at),
        };
        for point in line {
            each(point, &mut |at| all.push(degrees(at)));
        }
    });
    all
}

/// Calls for each line, ring or single position.
fn lines<'c>(coordinates: &'c Coordinates, depth: usize, call: &mut impl FnMut(&'c Coordinates)) {
    match coordinates {
        Coordinates::Many(inner) if depth > 1 => {
            for inner in inner {
                lines(inner, depth - 1, call);
            }
        }
        line => call(line),
    }
}

/// Points out of the border that the plan draws, or else of the box that the register gives.
fn outside(plan: &Plan, of: Option<Uuid>, form: Form, all: &[(f64, f64)], doubts: &mut Doubts) {
    let (out, border) = match border(plan) {
        Some((zone, _)) if Some(zone) == of => return,
        Some((_, shape)) => {
            let surface = surfaces(&shape);
            let sides: usize = surface.iter().map(|part| part.exterior().0.len()).sum();
            if sides.saturating_mul(all.len()) > MOST_COMPARED {
                return;
            }
            let Some(bounds) = surface.bounding_rect() else {
                return;
            };
            let whole = Shape::from(surface.clone());
            let is_out = |&&(x, y): &&(f64, f64)| {
                let at = Point::from(project(Coord { x, y }));
                if !bounds.contains(&at) && distance(&bounds, &at) > BORDER_M {
                    return true;
                }
                !surface.contains(&at) && Euclidean.distance(&Shape::from(at), &whole) > BORDER_M
            };
            (
                all.iter().filter(is_out).copied().collect::<Vec<_>>(),
                "border",
            )
        }
        None => {
            let Some(commune) = Registry::builtin().commune(&plan.istat_code()) else {
                return;
            };
            let home = of_bounds(commune.bounds);
            let is_out = |at: &&(f64, f64)| !home.holds(**at);
            (all.iter().filter(is_out).copied().collect(), "box")
        }
    };
    let many = match out.len() {
        0 => return,
        _ if form == Form::Point => "point",
        n if n == all.len() => "all",
        1 => "one",
        _ => "some",
    };
    let key = format!("{border}.{many}");
    doubts.add(&key, &[("n", &out.len())], out.first().copied());
}

fn distance(bounds: &Rect, at: &Point) -> f64 {
    let beyond = |at: f64, low: f64, high: f64| (low - at).max(at - high).max(0.0);
    let x = beyond(at.x(), bounds.min().x, bounds.max().x);
    x.hypot(beyond(at.y(), bounds.min().y, bounds.max().y))
}

/// The zone that draws the whole commune, in metres.
fn border(plan: &Plan) -> Option<(Uuid, Shape)> {
    let whole = ZoneKind::COMUNE_INTERO;
    let mut zones = plan.of_kind("zone").filter(
        |zone| matches!(zone.get("zone_kind"), Value::Text(code) if code == whole.as_str()),
    );
    zones.find_map(|zone| {
        let (geometry, shape) = drawn(zone, "geometry")?;
        let least = Least {
            polygon_m2: 1.0,
            line_m: 1.0,
        };
        let sound = fault(&geometry, &shape, least).is_none();
        sound.then_some((zone.id, shape))
    })
}
