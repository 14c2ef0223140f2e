//! A shape as a person would describe it: kind and size, where it is, what it touches, what is in doubt.

use geo::{
    Area, BoundingRect, Contains, Distance, Euclidean, Geometry as Shape, Intersects, Length, Rect,
};
use plan::{
    geometry::{Form, Geometry},
    measures::{area_m2, complexity, length_m},
    record::{Plan, Record},
    shaping::{clipped, common, lines, measurable, surfaces},
    texts::{filled, text},
};
use rules::{
    RuleData,
    soundness::{Least, fault},
};
use uuid::Uuid;

use super::{
    amounts,
    doubts::{self, Doubts},
    near::{Known, along, drawn, known},
};
use crate::wire::ShapeWords;

/// Scenarios that a sentence names before it only counts them.
const MOST_NAMED: usize = 3;
/// Square metres and metres under which an overlap is the trace of a rounding, and nearer than which two shapes touch.
const TRACE: f64 = 1.0;
const TOUCH_M: f64 = 0.1;
/// The part of a shape from which it is all in.
const ALL: f64 = 0.999;

/// A shape as a person would describe it. `of` is the record it belongs to, left out of its own comparisons.
pub fn words(plan: &Plan, of: Option<Uuid>, geometry: &Geometry) -> ShapeWords {
    let record = of.and_then(|id| plan.find(id));
    words_of(
        plan,
        record.map_or("", |record| record.kind.name),
        of,
        geometry,
    )
}

/// [`words`] for a record of a kind that is known, stored or not.
pub fn words_of(plan: &Plan, kind: &str, of: Option<Uuid>, geometry: &Geometry) -> ShapeWords {
    let doubts = doubts::of(plan, kind, of, geometry);
    let shape = measurable(geometry).ok();
    let sentence = match &shape {
        Some(shape) if !doubts.swapped => sentence(plan, kind, of, geometry, shape, &doubts),
        _ => name(geometry),
    };
    let finite = |measure: f64| if measure.is_finite() { measure } else { 0.0 };
    let measured =
        |measure: fn(&Geometry) -> f64| shape.as_ref().map_or(0.0, |_| finite(measure(geometry)));
    ShapeWords {
        sentence: ended(sentence, &doubts),
        area_m2: measured(area_m2),
        length_m: measured(length_m),
        vertices: complexity(geometry).positions,
        problems: doubts.problems,
    }
}

fn ended(sentence: String, doubts: &Doubts) -> String {
    let mut sentence = sentence;
    if !doubts.short.is_empty() {
        sentence.push_str("; ");
        sentence.push_str(&doubts.short.join(", "));
    }
    sentence.push('.');
    sentence
}

/// Only the kind: of what cannot be measured.
fn name(geometry: &Geometry) -> String {
    text(&format!("shapes.kind.{}", geometry.form.name())).to_owned()
}

/// Kind and size: "Poligono di 3,2 ha".
pub(super) fn size(geometry: &Geometry) -> String {
    let parts = complexity(geometry).parts;
    match geometry.form {
        Form::Point => name(geometry),
        Form::LineString | Form::MultiLineString => {
            let length = amounts::length(length_m(geometry));
            several("line", parts, &length)
        }
        Form::Polygon | Form::MultiPolygon => {
            several("surface", parts, &amounts::area(area_m2(geometry)))
        }
    }
}

fn several(form: &str, parts: usize, size: &str) -> String {
    if parts < 2 {
        return filled(&format!("shapes.size.{form}"), &[("size", &size)]);
    }
    let in_words = text("shapes.numbers").split(' ').nth(parts - 2);
    let count = in_words.map_or_else(|| parts.to_string(), str::to_owned);
    filled(
        &format!("shapes.size.{form}s"),
        &[("n", &count), ("size", &size)],
    )
}

fn sentence(
    plan: &Plan,
    kind: &str,
    of: Option<Uuid>,
    geometry: &Geometry,
    shape: &Shape,
    doubts: &Doubts,
) -> String {
    let mut parts = vec![size(geometry)];
    let known = known(plan, of);
    match shape {
        Shape::LineString(line) => {
            let ends = (line.0.first(), line.0.last());
            if let (Some(&start), Some(&end)) = ends
                && line.0.len() > 1
            {
                let closed = start == end;
                let told = if closed {
                    position(known, shape)
                } else {
                    along(plan, of, known, (start, end))
                };
                parts.extend(told);
            }
        }
        Shape::MultiPolygon(polygons) if polygons.0.len() > 1 => {
            let largest = polygons
                .iter()
                .max_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()));
            let seen = largest.and_then(|largest| position(known, &Shape::from(largest.clone())));
            if let Some(seen) = seen {
                parts.push(filled("shapes.largest", &[("position", &seen)]));
            }
        }
        _ => parts.extend(position(known, shape)),
    }
    if kind != "scenario" && !doubts.broken {
        parts.extend(relations(plan, of, shape));
    }
    // What already begins with its own mark needs no comma.
    let mut sentence = String::new();
    for part in parts {
        if !sentence.is_empty() && !part.starts_with(';') {
            sentence.push_str(", ");
        }
        sentence.push_str(&part);
    }
    sentence
}

fn position(known: Option<Known>, shape: &Shape) -> Option<String> {
    let known = known?;
    Some(known.position(&known.sees(shape)?))
}

/// How a shape lies to the scenarios that it meets.
fn relations(plan: &Plan, of: Option<Uuid>, shape: &Shape) -> Vec<String> {
    let Some(bounds) = shape.bounding_rect() else {
        return Vec::new();
    };
    let data = RuleData::builtin();
    let least = Least {
        polygon_m2: data.number("min_polygon_m2"),
        line_m: data.number("min_line_m"),
    };
    let mut told = Vec::new();
    let mut more = 0_usize;
    for scenario in plan
        .of_kind("scenario")
        .filter(|scenario| Some(scenario.id) != of)
    {
        let Some((geometry, extent)) = drawn(scenario, "extent") else {
            continue;
        };
        let close = extent
            .bounding_rect()
            .is_some_and(|other| meet(&bounds, &other));
        if !close || fault(&geometry, &extent, least).is_some() {
            continue;
        }
        let Some((key, amount)) = relation(shape, &extent) else {
            continue;
        };
        if told.len() == MOST_NAMED {
            more += 1;
        } else {
            let values: [(&str, &dyn std::fmt::Display); 2] =
                [("scenario", &titled(plan, scenario)), ("amount", &amount)];
            told.push(filled(&format!("shapes.relation.{key}"), &values));
        }
    }
    match more {
        0 => {}
        1 => told.push(text("shapes.relation.one_more").to_owned()),
        n => told.push(filled("shapes.relation.more", &[("n", &n)])),
    }
    told
}

fn titled(plan: &Plan, scenario: &Record) -> String {
    let title = rules::words::short(&plan.title(scenario));
    if title.is_empty() {
        text("shapes.relation.nameless").to_owned()
    } else {
        filled("shapes.relation.named", &[("name", &title)])
    }
}

fn meet(one: &Rect, other: &Rect) -> bool {
    one.min().x - TOUCH_M <= other.max().x
        && other.min().x - TOUCH_M <= one.max().x
        && one.min().y - TOUCH_M <= other.max().y
        && other.min().y - TOUCH_M <= one.max().y
}

/// The key of the words, and how much lies in it when not all does.
fn relation(shape: &Shape, extent: &Shape) -> Option<(&'static str, String)> {
    let within = surfaces(extent);
    let touches = || {
        let near = shape.intersects(extent) || Euclidean.distance(shape, extent) < TOUCH_M;
        near.then_some(("touches", String::new()))
    };
    match shape {
        Shape::Point(point) => {
            if within.contains(point) {
                return Some(("point", String::new()));
            }
            touches()
        }
        Shape::LineString(_) | Shape::MultiLineString(_) => {
            let own = lines(shape);
            let inside = Euclidean.length(&clipped(&own, &within, true));
            if inside < TRACE {
                touches()
            } else if inside >= ALL * Euclidean.length(&own) {
                Some(("all", String::new()))
            } else {
                Some(("line", amounts::length(inside)))
            }
        }
        _ => {
            let own = surfaces(shape);
            let overlap = common(&own, &within).unsigned_area();
            if overlap < TRACE {
                touches()
            } else if overlap >= ALL * own.unsigned_area() {
                Some(("all", String::new()))
            } else if overlap >= ALL * within.unsigned_area() {
                Some(("holds", String::new()))
            } else {
                Some(("part", amounts::area(overlap)))
            }
        }
    }
}
