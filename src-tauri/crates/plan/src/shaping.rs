//! Shapes made from shapes: all around, split by a line, united, without, in common.
//!
//! Worked out in metres (EPSG:25832) and given back in degrees with seven decimals, as shapes are stored. Corners that do
//! not move come back to the bit: the rounding is a centimetre, the work a thousandth of it.

use geo::{
    Area, BooleanOps, BoundingRect, Buffer, Coord, CoordsIter, Euclidean, Geometry as Shape,
    Length, Line, LineString, MultiLineString, MultiPolygon, Orient, Polygon,
    algorithm::{
        bool_ops::{FillRule, OpType},
        buffer::{BufferStyle, LineCap, LineJoin},
        line_intersection::{LineIntersection, line_intersection},
    },
    orient::Direction,
};
use i_overlay::{core::fill_rule::FillRule as Filled, float::slice::FloatSlice};

use crate::{
    geometry::{Coordinates, Form, Geometry, Position},
    measures::{in_metres, unproject},
};

/// Why there is no such shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unshaped {
    /// Not a distance between a tenth of a metre and [`FARTHEST_M`].
    Distance,
    /// Too far from Italy for its metres: often east and north are exchanged.
    Far,
    /// More than [`MOST_POSITIONS`] positions.
    Large,
    /// Shapes of these forms do not go together.
    Forms,
    /// Nothing would be left.
    Nothing,
    /// The line does not cross it from side to side.
    NotAcross,
}

impl Unshaped {
    /// The last part of its key in the catalogue.
    pub const fn key(self) -> &'static str {
        match self {
            Unshaped::Distance => "distance",
            Unshaped::Far => "far",
            Unshaped::Large => "large",
            Unshaped::Forms => "forms",
            Unshaped::Nothing => "nothing",
            Unshaped::NotAcross => "not_across",
        }
    }
}

/// How two shapes make one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    Union,
    /// The first without the second.
    Difference,
    Intersection,
}

/// The widest surroundings, in metres.
pub const FARTHEST_M: f64 = 50_000.0;
/// The most positions that are worked on: ten times what the checks already find slow.
pub const MOST_POSITIONS: usize = 100_000;
/// Between the sides of an arc, in radians: a circle has 63 sides, and lies within 0.13 % of its radius.
const ARC: f64 = 0.1;
/// Square metres and metres under which a piece is the crumb of a rounding.
const CRUMB: f64 = 1.0;
/// How far a cut goes on beyond its ends, in metres: an end that was snapped to an outline lies a centimetre off it.
const BEYOND_M: f64 = 0.1;
/// East and north of these, in metres from the middle of zone 32, UTM means nothing.
const FAR_M: f64 = 1_500_000.0;
const MIDDLE: Coord = Coord {
    x: 500_000.0,
    y: 5_000_000.0,
};

/// A shape in metres, when its metres mean something.
///
/// # Errors
/// It is far from Italy, empty or very large.
pub fn measurable(geometry: &Geometry) -> Result<Shape, Unshaped> {
    let shape = in_metres(geometry);
    let mut count = 0;
    for at in shape.coords_iter() {
        count += 1;
        // Written so that what is not a number is far.
        let near = (at.x - MIDDLE.x).abs() < FAR_M && (at.y - MIDDLE.y).abs() < FAR_M;
        if !near {
            return Err(Unshaped::Far);
        }
    }
    match count {
        0 => Err(Unshaped::Nothing),
        n if n > MOST_POSITIONS => Err(Unshaped::Large),
        _ => Ok(shape),
    }
}

/// All that lies within so many metres of a shape, with round corners.
///
/// # Errors
/// No such distance, or a shape that cannot be measured.
pub fn around(geometry: &Geometry, metres: f64) -> Result<Geometry, Unshaped> {
    if !(0.1..=FARTHEST_M).contains(&metres) {
        return Err(Unshaped::Distance);
    }
    let style = BufferStyle::new(metres)
        .line_join(LineJoin::Round(ARC))
        .line_cap(LineCap::Round(ARC));
    let shape = measurable(geometry)?;
    let around = match &shape {
        Shape::Point(point) => point.buffer_with_style(style),
        Shape::LineString(_) | Shape::MultiLineString(_) => {
            let lines = lines(&shape);
            if lines.0.is_empty() {
                return Err(Unshaped::Nothing);
            }
            lines.buffer_with_style(style)
        }
        _ => {
            let own = surfaces(&shape);
            // Not to lose what is too thin to have an inside.
            let inside = together(&own, &MultiPolygon::new(Vec::new()), OpType::Union);
            inside.buffer_with_style(style)
        }
    };
    surface(&around, false)
}

/// The pieces into which a line cuts a line or a surface, as a shape of several parts.
///
/// # Errors
/// It does not cross it from side to side, is no line, or cannot be measured.
pub fn split(geometry: &Geometry, line: &Geometry) -> Result<Geometry, Unshaped> {
    let shape = measurable(geometry)?;
    let cuts = lines(&measurable(line)?);
    if cuts.0.is_empty() || matches!(shape, Shape::Point(_)) {
        return Err(Unshaped::Forms);
    }
    let cuts: Vec<LineString> = cuts.iter().map(lengthened).collect();
    match shape {
        Shape::LineString(_) | Shape::MultiLineString(_) => {
            let whole = lines(&shape);
            let pieces: Vec<_> = whole.iter().flat_map(|line| pieces(line, &cuts)).collect();
            if pieces.len() <= whole.0.len() {
                return Err(Unshaped::NotAcross);
            }
            path(&MultiLineString::new(pieces), true)
        }
        _ => {
            let whole = surfaces(&shape);
            let cuts: Vec<Vec<[f64; 2]>> = cuts.iter().map(|cut| flat(cut.coords())).collect();
            let mut pieces = Vec::new();
            // One by one: parts that lie side by side would become one.
            for part in &whole {
                let rings = std::iter::once(part.exterior()).chain(part.interiors());
                let rings: Vec<_> = rings
                    .filter(|ring| !ring.0.is_empty())
                    .map(|ring| flat(ring.coords().skip(1)))
                    .collect();
                pieces.extend(
                    rings
                        .slice_by(&cuts, Filled::EvenOdd)
                        .into_iter()
                        .map(unflat),
                );
            }
            pieces.retain(|piece| piece.unsigned_area() >= CRUMB);
            if pieces.len() <= whole.0.len() {
                return Err(Unshaped::NotAcross);
            }
            surface(&MultiPolygon::new(pieces), true)
        }
    }
}

/// Two surfaces as one, a surface without another, what two have in common; of a line, what lies in a surface or out of
/// it; lines side by side.
///
/// # Errors
/// Nothing is left, the forms do not go together, or a shape cannot be measured.
pub fn combine(one: &Geometry, other: &Geometry, how: How) -> Result<Geometry, Unshaped> {
    let (one, other) = (measurable(one)?, measurable(other)?);
    let kind = |shape: &Shape| match shape {
        Shape::LineString(_) | Shape::MultiLineString(_) => Some(false),
        Shape::Polygon(_) | Shape::MultiPolygon(_) => Some(true),
        _ => None,
    };
    match (kind(&one), kind(&other), how) {
        (Some(true), Some(true), _) => {
            let how = match how {
                How::Union => OpType::Union,
                How::Difference => OpType::Difference,
                How::Intersection => OpType::Intersection,
            };
            surface(&together(&surfaces(&one), &surfaces(&other), how), false)
        }
        (Some(false), Some(true), How::Difference | How::Intersection) => {
            let within = how == How::Intersection;
            path(&clipped(&lines(&one), &surfaces(&other), within), false)
        }
        (Some(true), Some(false), How::Intersection) => {
            path(&clipped(&lines(&other), &surfaces(&one), true), false)
        }
        (Some(false), Some(false), How::Union) => {
            let mut all = lines(&one);
            all.0.extend(lines(&other));
            path(&all, false)
        }
        _ => Err(Unshaped::Forms),
    }
}

/// Whichever way outlines turn and parts overlap, what is inside is inside.
fn together(one: &MultiPolygon, other: &MultiPolygon, how: OpType) -> MultiPolygon {
    let turned = |surface: &MultiPolygon| surface.orient(Direction::Default);
    turned(one).boolean_op_with_fill_rule(&turned(other), how, FillRule::NonZero)
}

/// What two surfaces have in common, in metres.
pub fn common(one: &MultiPolygon, other: &MultiPolygon) -> MultiPolygon {
    together(one, other, OpType::Intersection)
}

/// What of some lines lies within a surface, or without it, in metres.
pub fn clipped(lines: &MultiLineString, surface: &MultiPolygon, within: bool) -> MultiLineString {
    let turned = surface.orient(Direction::Default);
    turned.clip_with_fill_rule(lines, !within, FillRule::NonZero)
}

/// The surfaces of a shape; none for points and lines.
pub fn surfaces(shape: &Shape) -> MultiPolygon {
    let mut surfaces = match shape {
        Shape::Polygon(polygon) => MultiPolygon::new(vec![polygon.clone()]),
        Shape::MultiPolygon(polygons) => polygons.clone(),
        _ => MultiPolygon::new(Vec::new()),
    };
    surfaces.0.retain(|part| !part.exterior().0.is_empty());
    surfaces
}

/// The lines of a shape; none for points and surfaces.
pub fn lines(shape: &Shape) -> MultiLineString {
    let mut lines = match shape {
        Shape::LineString(line) => MultiLineString::new(vec![line.clone()]),
        Shape::MultiLineString(lines) => lines.clone(),
        _ => MultiLineString::new(Vec::new()),
    };
    lines.0.retain(|line| line.0.len() > 1);
    lines
}

fn flat<'c>(coords: impl Iterator<Item = &'c Coord>) -> Vec<[f64; 2]> {
    coords.map(|at| [at.x, at.y]).collect()
}

fn unflat(rings: Vec<Vec<[f64; 2]>>) -> Polygon {
    let ring = |ring: Vec<[f64; 2]>| ring.into_iter().map(|[x, y]| Coord { x, y }).collect();
    let mut rings = rings.into_iter().map(ring);
    let outside = rings.next().unwrap_or_else(|| LineString::new(Vec::new()));
    // Closes the rings.
    Polygon::new(outside, rings.collect())
}

/// A cut that goes on a little beyond its ends.
fn lengthened(line: &LineString) -> LineString {
    let mut coords = line.0.clone();
    coords.dedup();
    let beyond = |end: Coord, before: Coord| {
        let length = (end.x - before.x).hypot(end.y - before.y);
        if length > 0.0 {
            end + (end - before) * (BEYOND_M / length)
        } else {
            end
        }
    };
    if let [first, second, ..] = coords.as_slice() {
        let start = beyond(*first, *second);
        coords[0] = start;
    }
    if let [.., second, last] = coords.as_slice() {
        let end = beyond(*last, *second);
        if let Some(at) = coords.last_mut() {
            *at = end;
        }
    }
    LineString::new(coords)
}

/// A line cut wherever one of the cuts crosses it.
fn pieces(line: &LineString, cuts: &[LineString]) -> Vec<LineString> {
    let bounds: Vec<_> = cuts.iter().map(BoundingRect::bounding_rect).collect();
    let mut pieces = Vec::new();
    let mut piece: Vec<Coord> = line.0.first().copied().into_iter().collect();
    for side in line.lines() {
        let mut at: Vec<Coord> = Vec::new();
        for (cut, bounds) in cuts.iter().zip(&bounds) {
            if bounds.is_some_and(|bounds| apart(side, bounds.min(), bounds.max())) {
                continue;
            }
            at.extend(cut.lines().filter_map(|edge| crossing(side, edge)));
        }
        let far = |at: &Coord| (at.x - side.start.x).hypot(at.y - side.start.y);
        at.sort_by(|a, b| far(a).total_cmp(&far(b)));
        at.dedup();
        for at in at {
            piece.push(at);
            pieces.push(std::mem::replace(&mut piece, vec![at]));
        }
        piece.push(side.end);
    }
    pieces.push(piece);
    let pieces = pieces.into_iter().map(LineString::new);
    pieces
        .filter(|piece| Euclidean.length(piece) >= CRUMB)
        .collect()
}

fn apart(side: Line, min: Coord, max: Coord) -> bool {
    let (a, b) = (side.start, side.end);
    a.x.max(b.x) < min.x || a.x.min(b.x) > max.x || a.y.max(b.y) < min.y || a.y.min(b.y) > max.y
}

fn crossing(side: Line, edge: Line) -> Option<Coord> {
    let (a, b) = (edge.start, edge.end);
    let low = Coord {
        x: a.x.min(b.x),
        y: a.y.min(b.y),
    };
    let high = Coord {
        x: a.x.max(b.x),
        y: a.y.max(b.y),
    };
    if apart(side, low, high) {
        return None;
    }
    match line_intersection(side, edge)? {
        LineIntersection::SinglePoint { intersection, .. } => Some(intersection),
        // Along the line there is nothing to cut.
        LineIntersection::Collinear { .. } => None,
    }
}

/// In ten-millionths of a degree.
fn position(metres: Coord) -> Option<Position> {
    let at = unproject(metres);
    let good = at.x.is_finite() && at.y.is_finite() && at.x.abs() <= 180.0 && at.y.abs() <= 90.0;
    #[allow(clippy::cast_possible_truncation)]
    good.then(|| Position {
        lon: (at.x * 1e7).round() as i32,
        lat: (at.y * 1e7).round() as i32,
    })
}

/// The positions of a line or a ring without those that the rounding made equal, and without spikes.
fn rounded(line: &LineString) -> Vec<Position> {
    let mut kept: Vec<Position> = Vec::new();
    for at in line.coords().filter_map(|at| position(*at)) {
        if kept.last() == Some(&at) {
            continue;
        }
        if kept.len() > 1 && kept[kept.len() - 2] == at {
            kept.pop();
            continue;
        }
        kept.push(at);
    }
    kept
}

fn listed(positions: Vec<Position>) -> Coordinates {
    Coordinates::Many(positions.into_iter().map(Coordinates::At).collect())
}

fn surface(parts: &MultiPolygon, several: bool) -> Result<Geometry, Unshaped> {
    let large = |ring: &LineString| {
        let area = Polygon::new(ring.clone(), Vec::new()).unsigned_area();
        area >= CRUMB
    };
    let ring = |ring: &LineString| {
        let ring = rounded(ring);
        (ring.len() > 3 && ring.first() == ring.last()).then(|| listed(ring))
    };
    let part = |part: &Polygon| {
        if !large(part.exterior()) {
            return None;
        }
        let outside = ring(part.exterior())?;
        let holes = part.interiors().iter().filter(|hole| large(hole));
        let rings = std::iter::once(outside).chain(holes.filter_map(ring));
        Some(Coordinates::Many(rings.collect()))
    };
    let parts: Vec<_> = parts.iter().filter_map(part).collect();
    of_parts(parts, several, Form::Polygon, Form::MultiPolygon)
}

fn path(parts: &MultiLineString, several: bool) -> Result<Geometry, Unshaped> {
    let long = parts.iter().filter(|line| Euclidean.length(*line) >= CRUMB);
    let parts: Vec<_> = long
        .map(rounded)
        .filter(|line| line.len() > 1)
        .map(listed)
        .collect();
    of_parts(parts, several, Form::LineString, Form::MultiLineString)
}

/// One part is a simple form, unless several are wanted in any case.
fn of_parts(
    mut parts: Vec<Coordinates>,
    several: bool,
    one: Form,
    many: Form,
) -> Result<Geometry, Unshaped> {
    match parts.len() {
        0 => Err(Unshaped::Nothing),
        1 if !several => Ok(Geometry {
            form: one,
            coordinates: parts.remove(0),
        }),
        _ => Ok(Geometry {
            form: many,
            coordinates: Coordinates::Many(parts),
        }),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::measures::{area_m2, complexity, length_m};

    /// A shape from metres east and north of a place in the Cremasco.
    fn at(form: &str, json: &serde_json::Value) -> Geometry {
        fn degrees(json: &serde_json::Value) -> serde_json::Value {
            let list = json.as_array().expect("a list");
            if let (Some(x), Some(y)) = (
                list[0].as_f64(),
                list.get(1).and_then(serde_json::Value::as_f64),
            ) {
                let at = unproject(Coord {
                    x: 548_000.0 + x,
                    y: 5_017_000.0 + y,
                });
                return json!([at.x, at.y]);
            }
            list.iter().map(degrees).collect()
        }
        let json = json!({ "type": form, "coordinates": degrees(json) });
        Geometry::from_json(&json).expect("a good shape")
    }

    fn square(x: f64, y: f64, side: f64) -> Geometry {
        at("Polygon", &json!([ring(x, y, side)]))
    }

    fn ring(x: f64, y: f64, side: f64) -> serde_json::Value {
        json!([
            [x, y],
            [x + side, y],
            [x + side, y + side],
            [x, y + side],
            [x, y]
        ])
    }

    fn near(a: f64, b: f64, tolerance: f64) {
        assert!((a - b).abs() <= tolerance, "{a} is not {b}");
    }

    #[test]
    fn surroundings_are_round() {
        use std::f64::consts::PI;
        let point = at("Point", &json!([0.0, 0.0]));
        let circle = around(&point, 100.0).expect("a circle");
        assert_eq!(circle.form, Form::Polygon);
        near(area_m2(&circle), PI * 10_000.0, 60.0);
        let line = at("LineString", &json!([[0.0, 0.0], [1000.0, 0.0]]));
        let strip = around(&line, 50.0).expect("a strip");
        near(area_m2(&strip), 1000.0 * 100.0 + PI * 2500.0, 60.0);
        let wide = around(&square(0.0, 0.0, 100.0), 10.0).expect("a wider square");
        near(area_m2(&wide), 10_000.0 + 4_000.0 + PI * 100.0, 10.0);
        // Two that meet are one.
        let two = at(
            "MultiPolygon",
            &json!([[ring(0.0, 0.0, 10.0)], [ring(30.0, 0.0, 10.0)]]),
        );
        assert_eq!(around(&two, 5.0).expect("two").form, Form::MultiPolygon);
        assert_eq!(around(&two, 15.0).expect("one").form, Form::Polygon);
        for wrong in [0.0, -5.0, f64::NAN, f64::INFINITY, 60_000.0] {
            assert_eq!(around(&point, wrong), Err(Unshaped::Distance));
        }
    }

    #[test]
    fn a_line_splits_a_surface() {
        let whole = square(0.0, 0.0, 100.0);
        let cut = at("LineString", &json!([[-10.0, 30.0], [110.0, 30.0]]));
        let pieces = split(&whole, &cut).expect("two pieces");
        assert_eq!(pieces.form, Form::MultiPolygon);
        assert_eq!(complexity(&pieces).parts, 2);
        near(area_m2(&pieces), area_m2(&whole), 2.0);
        // Ends that were snapped to the outline.
        let snapped = at("LineString", &json!([[0.0, 30.0], [100.0, 60.0]]));
        assert_eq!(complexity(&split(&whole, &snapped).expect("two")).parts, 2);
        // A zigzag makes more.
        let zigzag = json!([[-10.0, 90.0], [50.0, 110.0], [110.0, 50.0], [-10.0, 10.0]]);
        let zigzag = split(&whole, &at("LineString", &zigzag)).expect("pieces");
        assert!(complexity(&zigzag).parts >= 3);
        for short in [
            json!([[-10.0, 30.0], [50.0, 30.0]]),
            json!([[20.0, 30.0], [50.0, 30.0]]),
            json!([[-10.0, 130.0], [110.0, 130.0]]),
        ] {
            let short = at("LineString", &short);
            assert_eq!(split(&whole, &short), Err(Unshaped::NotAcross));
        }
    }

    #[test]
    fn a_hole_stays_where_it_is() {
        let inner = json!([
            [40.0, 40.0],
            [60.0, 40.0],
            [60.0, 60.0],
            [40.0, 60.0],
            [40.0, 40.0]
        ]);
        let whole = at("Polygon", &json!([ring(0.0, 0.0, 100.0), inner]));
        let beside = at("LineString", &json!([[-10.0, 20.0], [110.0, 20.0]]));
        let pieces = split(&whole, &beside).expect("two pieces");
        assert_eq!(
            (complexity(&pieces).parts, complexity(&pieces).holes),
            (2, 1)
        );
        near(area_m2(&pieces), 9_600.0, 2.0);
        let through = at("LineString", &json!([[-10.0, 50.0], [110.0, 50.0]]));
        let pieces = split(&whole, &through).expect("two pieces");
        assert_eq!(
            (complexity(&pieces).parts, complexity(&pieces).holes),
            (2, 0)
        );
    }

    #[test]
    fn a_line_splits_a_line() {
        let road = at(
            "LineString",
            &json!([[0.0, 0.0], [100.0, 0.0], [100.0, 100.0]]),
        );
        let cut = at(
            "LineString",
            &json!([[50.0, -10.0], [50.0, 10.0], [120.0, 10.0]]),
        );
        let pieces = split(&road, &cut).expect("three pieces");
        assert_eq!(pieces.form, Form::MultiLineString);
        assert_eq!(complexity(&pieces).parts, 3);
        near(length_m(&pieces), 200.0, 0.1);
        let beside = at("LineString", &json!([[0.0, 50.0], [50.0, 50.0]]));
        assert_eq!(split(&road, &beside), Err(Unshaped::NotAcross));
    }

    #[test]
    fn surfaces_go_together() {
        let (one, other) = (square(0.0, 0.0, 100.0), square(50.0, 0.0, 100.0));
        let area = |how| combine(&one, &other, how).map(|shape| area_m2(&shape));
        near(area(How::Union).expect("one"), 15_000.0, 5.0);
        near(area(How::Difference).expect("half"), 5_000.0, 3.0);
        near(area(How::Intersection).expect("half"), 5_000.0, 3.0);
        let apart = square(500.0, 0.0, 100.0);
        let both = combine(&one, &apart, How::Union).expect("two parts");
        assert_eq!(both.form, Form::MultiPolygon);
        assert_eq!(
            combine(&one, &apart, How::Intersection),
            Err(Unshaped::Nothing)
        );
        assert_eq!(combine(&one, &one, How::Difference), Err(Unshaped::Nothing));
        // Corners that do not move are the same to the bit.
        let same = combine(&one, &one, How::Union).expect("itself");
        let corners = |shape: &Geometry| {
            let mut json: Vec<_> = shape.to_json()["coordinates"][0]
                .as_array()
                .expect("a ring")
                .iter()
                .map(ToString::to_string)
                .collect();
            json.sort();
            json.dedup();
            json
        };
        assert_eq!(corners(&same), corners(&one));
    }

    #[test]
    fn lines_and_surfaces() {
        let field = square(0.0, 0.0, 100.0);
        let road = at("LineString", &json!([[-50.0, 50.0], [150.0, 50.0]]));
        let length = |one: &Geometry, other: &Geometry, how| {
            combine(one, other, how).map(|shape| length_m(&shape))
        };
        near(
            length(&road, &field, How::Intersection).expect("inside"),
            100.0,
            0.1,
        );
        near(
            length(&field, &road, How::Intersection).expect("inside"),
            100.0,
            0.1,
        );
        near(
            length(&road, &field, How::Difference).expect("outside"),
            100.0,
            0.1,
        );
        near(length(&road, &road, How::Union).expect("both"), 400.0, 0.1);
        assert_eq!(combine(&field, &road, How::Union), Err(Unshaped::Forms));
        let point = at("Point", &json!([0.0, 0.0]));
        assert_eq!(combine(&field, &point, How::Union), Err(Unshaped::Forms));
    }

    #[test]
    fn what_is_far_is_refused() {
        let swapped = json!({ "type": "Point", "coordinates": [45.3, 9.6] });
        let swapped = Geometry::from_json(&swapped).expect("a point");
        assert_eq!(around(&swapped, 10.0), Err(Unshaped::Far));
        let empty = json!({ "type": "MultiPolygon", "coordinates": [] });
        let empty = Geometry::from_json(&empty).expect("no parts");
        assert_eq!(around(&empty, 10.0), Err(Unshaped::Nothing));
    }
}
