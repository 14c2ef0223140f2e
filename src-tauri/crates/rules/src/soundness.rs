//! Whether a drawing is whole, and whether its outlines cross.
//!
//! Looked at in ten-millionths of a degree, as stored, so that equal positions are equal to the bit. Outlines go
//! through a tree of boxes: a drawing of ten thousand points must not take a hundred million comparisons.

use geo::{
    Area, BoundingRect, Coord, CoordinatePosition, Euclidean, Geometry as Shape, InteriorPoint,
    Length, Line, LineString, Polygon,
    coordinate_position::CoordPos,
    line_intersection::{LineIntersection, line_intersection},
};
use plan::geometry::{Coordinates, Form, Geometry, Position};
use rstar::{
    AABB, RTree,
    primitives::{GeomWithData, Rectangle},
};

/// Why nothing can be measured or compared on a drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fault {
    /// The outline crosses itself, a hole leaves it, or parts overlap. Where, in degrees.
    Crosses((f64, f64)),
    /// Something lacks. With the first position, in degrees, if there is one.
    Incomplete(Lack, Option<(f64, f64)>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// A drawing or a part of it has no positions.
    Empty,
    /// An outline of fewer than three different points.
    FewPoints,
    /// An outline that does not come back to where it starts.
    Open,
    /// A surface under the least that makes sense.
    Small,
    /// A line under the least that makes sense.
    Short,
}

impl Lack {
    /// The last part of its key in the catalogue.
    pub const fn key(self) -> &'static str {
        match self {
            Lack::Empty => "empty",
            Lack::FewPoints => "few_points",
            Lack::Open => "open",
            Lack::Small => "small",
            Lack::Short => "short",
        }
    }
}

/// Least surface in square metres and least length in metres of a drawing.
#[derive(Clone, Copy, Debug)]
pub struct Least {
    pub polygon_m2: f64,
    pub line_m: f64,
}

/// What is wrong with a drawing, if anything. `metres` is the same drawing in metres.
pub fn fault(geometry: &Geometry, metres: &Shape, least: Least) -> Option<Fault> {
    let first = first(&geometry.coordinates).map(in_degrees);
    let lacks = |lack| Some(Fault::Incomplete(lack, first));
    if first.is_none() {
        return lacks(Lack::Empty);
    }
    let coordinates = &geometry.coordinates;
    match geometry.form {
        Form::Point => None,
        Form::LineString | Form::MultiLineString => {
            let whole = match geometry.form {
                Form::LineString => vec![coordinates],
                _ => members(coordinates).iter().collect(),
            };
            if whole.iter().any(|line| members(line).is_empty()) {
                return lacks(Lack::Empty);
            }
            let length = match metres {
                Shape::LineString(line) => Euclidean.length(line),
                Shape::MultiLineString(lines) => Euclidean.length(lines),
                _ => 0.0,
            };
            (length < least.line_m).then_some(Fault::Incomplete(Lack::Short, first))
        }
        Form::Polygon | Form::MultiPolygon => {
            let parts: Vec<&Coordinates> = match geometry.form {
                Form::Polygon => vec![coordinates],
                _ => members(coordinates).iter().collect(),
            };
            let parts: Vec<Vec<Vec<Position>>> = parts
                .into_iter()
                .map(|part| members(part).iter().map(positions).collect())
                .collect();
            for rings in &parts {
                if rings.is_empty() {
                    return lacks(Lack::Empty);
                }
                for ring in rings {
                    let mut different = ring.clone();
                    different.dedup();
                    if ring.is_empty() {
                        return lacks(Lack::Empty);
                    }
                    if ring.first() != ring.last() {
                        return lacks(Lack::Open);
                    }
                    if different.len() < 4 {
                        return lacks(Lack::FewPoints);
                    }
                }
            }
            let outlines = Outlines::of(&parts);
            let (crossing, along) = outlines.crossing();
            if let Some(crossing) = crossing {
                return Some(Fault::Crosses(whole_degrees(crossing)));
            }
            if smallest(metres) < least.polygon_m2 {
                return lacks(Lack::Small);
            }
            let misplaced = along.or_else(|| outlines.misplaced());
            misplaced.map(|at| Fault::Crosses(whole_degrees(at)))
        }
    }
}

/// Square metres within the smallest outline.
fn smallest(metres: &Shape) -> f64 {
    let rings = |polygon: &Polygon| -> f64 {
        std::iter::once(polygon.exterior())
            .chain(polygon.interiors())
            .map(|ring| Polygon::new(ring.clone(), Vec::new()).unsigned_area())
            .fold(f64::INFINITY, f64::min)
    };
    match metres {
        Shape::Polygon(polygon) => rings(polygon),
        Shape::MultiPolygon(polygons) => polygons.iter().map(rings).fold(f64::INFINITY, f64::min),
        _ => f64::INFINITY,
    }
}

fn members(coordinates: &Coordinates) -> &[Coordinates] {
    match coordinates {
        Coordinates::Many(members) => members,
        Coordinates::At(_) => &[],
    }
}

fn positions(coordinates: &Coordinates) -> Vec<Position> {
    let all = members(coordinates)
        .iter()
        .filter_map(|member| match member {
            Coordinates::At(position) => Some(*position),
            Coordinates::Many(_) => None,
        });
    all.collect()
}

fn first(coordinates: &Coordinates) -> Option<Position> {
    match coordinates {
        Coordinates::At(position) => Some(*position),
        Coordinates::Many(members) => members.iter().find_map(first),
    }
}

fn in_degrees(position: Position) -> (f64, f64) {
    whole_degrees(whole(position))
}

fn whole(position: Position) -> Coord {
    Coord {
        x: f64::from(position.lon),
        y: f64::from(position.lat),
    }
}

fn whole_degrees(at: Coord) -> (f64, f64) {
    (at.x / 1e7, at.y / 1e7)
}

/// One side of one outline.
struct Side {
    part: usize,
    ring: usize,
    at: usize,
    line: Line,
}

/// The outlines of a surface, in ten-millionths of a degree.
struct Outlines {
    /// Part by part: the shell, then its holes. Each closed and without repeated positions.
    parts: Vec<Vec<Vec<Coord>>>,
    sides: Vec<Side>,
    tree: RTree<GeomWithData<Rectangle<[f64; 2]>, usize>>,
}

impl Outlines {
    fn of(parts: &[Vec<Vec<Position>>]) -> Self {
        let parts: Vec<Vec<Vec<Coord>>> = parts
            .iter()
            .map(|rings| {
                let ring = |ring: &Vec<Position>| {
                    let mut ring = ring.clone();
                    ring.dedup();
                    ring.into_iter().map(whole).collect()
                };
                rings.iter().map(ring).collect()
            })
            .collect();
        let mut sides = Vec::new();
        for (part, rings) in parts.iter().enumerate() {
            for (ring, corners) in rings.iter().enumerate() {
                let lines = corners.windows(2).map(|ends| Line::new(ends[0], ends[1]));
                sides.extend(lines.enumerate().map(|(at, line)| Side {
                    part,
                    ring,
                    at,
                    line,
                }));
            }
        }
        let boxes = sides.iter().enumerate().map(|(at, side)| {
            let ends = [side.line.start, side.line.end].map(|end| [end.x, end.y]);
            GeomWithData::new(Rectangle::from_corners(ends[0], ends[1]), at)
        });
        Outlines {
            tree: RTree::bulk_load(boxes.collect()),
            parts,
            sides,
        }
    }

    /// Where two sides cross, and where two run along each other.
    fn crossing(&self) -> (Option<Coord>, Option<Coord>) {
        let mut along = None;
        for (at, side) in self.sides.iter().enumerate() {
            let envelope = AABB::from_corners(
                [side.line.start.x, side.line.start.y],
                [side.line.end.x, side.line.end.y],
            );
            for found in self.tree.locate_in_envelope_intersecting(&envelope) {
                let other = &self.sides[found.data];
                if found.data <= at {
                    continue;
                }
                match line_intersection(side.line, other.line) {
                    Some(LineIntersection::SinglePoint {
                        intersection,
                        is_proper,
                    }) if !self.follow(side, other)
                        && (is_proper || self.cross_at(side, other, intersection)) =>
                    {
                        return (Some(intersection), along);
                    }
                    // Parts that lie side by side share a line, and that is no fault.
                    Some(LineIntersection::Collinear { intersection })
                        if side.part == other.part && along.is_none() =>
                    {
                        along = Some(intersection.start);
                    }
                    _ => {}
                }
            }
        }
        (None, along)
    }

    /// Whether one side begins where the other ends, in the same outline.
    fn follow(&self, one: &Side, other: &Side) -> bool {
        let sides = self.parts[one.part][one.ring].len() - 1;
        (one.part, one.ring) == (other.part, other.ring)
            && ((one.at + 1) % sides == other.at || (other.at + 1) % sides == one.at)
    }

    /// Whether two outlines that meet at a corner pass from one side of each other to the other.
    fn cross_at(&self, one: &Side, other: &Side, at: Coord) -> bool {
        let (from, to) = self.around(one, at);
        let (other_from, other_to) = self.around(other, at);
        let angle = |end: Coord| (end.y - at.y).atan2(end.x - at.x);
        let turn = |end: Coord| (angle(end) - angle(from)).rem_euclid(std::f64::consts::TAU);
        let limit = turn(to);
        let (a, b) = (turn(other_from), turn(other_to));
        // Equal directions run along each other, which is told apart elsewhere.
        let on_it = |turn: f64| turn < 1e-12 || (turn - limit).abs() < 1e-12;
        !on_it(a) && !on_it(b) && ((a < limit) != (b < limit))
    }

    /// The positions before and after a place on a side, along its outline.
    fn around(&self, side: &Side, at: Coord) -> (Coord, Coord) {
        let ring = &self.parts[side.part][side.ring];
        let sides = ring.len() - 1;
        if at == side.line.start {
            (ring[(side.at + sides - 1) % sides], side.line.end)
        } else if at == side.line.end {
            (side.line.start, ring[(side.at + 1) % sides + 1])
        } else {
            (side.line.start, side.line.end)
        }
    }

    /// A place of a hole outside its shell, of a hole in a hole, or of a part in a part. Asked when nothing crosses.
    fn misplaced(&self) -> Option<Coord> {
        let filled = |ring: &Vec<Coord>| Polygon::new(LineString::new(ring.clone()), Vec::new());
        for rings in &self.parts {
            let [shell, holes @ ..] = rings.as_slice() else {
                continue;
            };
            let shell = filled(shell);
            if let Some(at) = holes
                .iter()
                .find_map(|hole| first_off_border(hole, &shell, CoordPos::Outside))
            {
                return Some(at);
            }
            let holes: Vec<_> = holes.iter().map(filled).collect();
            if let Some(at) = nested(&holes) {
                return Some(at);
            }
        }
        let parts: Vec<_> = (self.parts.iter())
            .map(|rings| {
                let mut rings = rings.iter().cloned().map(LineString::new);
                let shell = rings.next().unwrap_or_else(|| LineString::new(Vec::new()));
                Polygon::new(shell, rings.collect())
            })
            .collect();
        nested(&parts)
    }
}

/// The first position that is not on the border, when it lies there.
fn first_off_border(ring: &[Coord], polygon: &Polygon, there: CoordPos) -> Option<Coord> {
    let placed = ring.iter().map(|at| (*at, polygon.coordinate_position(at)));
    let (at, place) = placed
        .into_iter()
        .find(|(_, place)| *place != CoordPos::OnBoundary)?;
    (place == there).then_some(at)
}

/// A place that lies within two of these.
fn nested(polygons: &[Polygon]) -> Option<Coord> {
    if polygons.len() < 2 {
        return None;
    }
    let boxes = polygons.iter().enumerate().filter_map(|(at, polygon)| {
        let bounds = polygon.bounding_rect()?;
        let corners = [bounds.min(), bounds.max()].map(|corner| [corner.x, corner.y]);
        Some(GeomWithData::new(
            Rectangle::from_corners(corners[0], corners[1]),
            at,
        ))
    });
    let tree = RTree::bulk_load(boxes.collect());
    polygons.iter().enumerate().find_map(|(at, polygon)| {
        let corner = polygon.exterior().0.first()?;
        let inner = polygon.interior_point()?.0;
        let around = AABB::from_corners([corner.x, corner.y], [inner.x, inner.y]);
        tree.locate_in_envelope_intersecting(&around)
            .filter(|found| found.data != at)
            .find_map(|found| {
                let other = &polygons[found.data];
                first_off_border(&polygon.exterior().0, other, CoordPos::Inside).or_else(|| {
                    let place = other.coordinate_position(&inner);
                    (place == CoordPos::Inside).then_some(inner)
                })
            })
    })
}

#[cfg(test)]
mod tests {
    use plan::measures::in_metres;
    use serde_json::{Value as Json, json};

    use super::*;

    fn look(form: &str, coordinates: &Json) -> Option<Fault> {
        let json = json!({ "type": form, "coordinates": coordinates });
        let geometry = Geometry::from_json(&json).expect("positions in range");
        let least = Least {
            polygon_m2: 1.0,
            line_m: 1.0,
        };
        fault(&geometry, &in_metres(&geometry), least)
    }

    fn lack(fault: Option<Fault>) -> Option<Lack> {
        match fault {
            Some(Fault::Incomplete(lack, _)) => Some(lack),
            _ => None,
        }
    }

    /// A square by its south-west corner and its side, in thousandths of a degree.
    fn square(x: f64, y: f64, side: f64) -> Json {
        let at =
            |dx: f64, dy: f64| json!([9.62 + (x + dx * side) / 1e3, 45.31 + (y + dy * side) / 1e3]);
        json!([at(0., 0.), at(1., 0.), at(1., 1.), at(0., 1.), at(0., 0.)])
    }

    #[test]
    fn sound_drawings() {
        assert_eq!(look("Polygon", &json!([square(0., 0., 4.)])), None);
        let holes = json!([square(0., 0., 4.), square(1., 1., 1.), square(2., 2., 1.)]);
        assert_eq!(
            look("Polygon", &holes),
            None,
            "holes that touch at a corner"
        );
        let parts = json!([[square(0., 0., 1.)], [square(1., 0., 1.)]]);
        assert_eq!(look("MultiPolygon", &parts), None, "parts side by side");
        let island = json!([
            [square(0., 0., 4.), square(1., 1., 2.)],
            [square(1.5, 1.5, 1.)]
        ]);
        assert_eq!(look("MultiPolygon", &island), None, "an island in a hole");
    }

    #[test]
    fn crossings() {
        let bow = json!([[
            [9.62, 45.31],
            [9.63, 45.32],
            [9.63, 45.31],
            [9.62, 45.32],
            [9.62, 45.31]
        ]]);
        let Some(Fault::Crosses((lon, lat))) = look("Polygon", &bow) else {
            panic!("a bow crosses");
        };
        assert!((lon - 9.625).abs() < 1e-6 && (lat - 45.315).abs() < 1e-6);
        let hourglass = json!([[
            [9.62, 45.31],
            [9.63, 45.31],
            [9.625, 45.315],
            [9.63, 45.32],
            [9.62, 45.32],
            [9.625, 45.315],
            [9.62, 45.31]
        ]]);
        assert_eq!(
            look("Polygon", &hourglass),
            None,
            "it touches itself without passing through"
        );
        let eight = json!([[
            [9.62, 45.31],
            [9.625, 45.315],
            [9.63, 45.32],
            [9.63, 45.31],
            [9.625, 45.315],
            [9.62, 45.32],
            [9.62, 45.31]
        ]]);
        assert!(matches!(look("Polygon", &eight), Some(Fault::Crosses(_))));
    }

    #[test]
    fn misplaced_parts() {
        let crosses = |form, coordinates: Json| {
            assert!(matches!(look(form, &coordinates), Some(Fault::Crosses(_))));
        };
        crosses("Polygon", json!([square(0., 0., 1.), square(2., 2., 1.)]));
        crosses(
            "Polygon",
            json!([square(0., 0., 4.), square(1., 1., 2.), square(1.5, 1.5, 1.)]),
        );
        crosses("Polygon", json!([square(0., 0., 2.), square(0., 0.5, 1.)]));
        crosses(
            "MultiPolygon",
            json!([[square(0., 0., 4.)], [square(1., 1., 1.)]]),
        );
        crosses(
            "MultiPolygon",
            json!([[square(0., 0., 4.)], [square(0., 0., 4.)]]),
        );
        crosses(
            "MultiPolygon",
            json!([[square(0., 0., 2.)], [square(1., 1., 2.)]]),
        );
        let spike = json!([[
            [9.62, 45.31],
            [9.63, 45.31],
            [9.63, 45.32],
            [9.63, 45.33],
            [9.63, 45.32],
            [9.62, 45.32],
            [9.62, 45.31]
        ]]);
        crosses("Polygon", spike);
    }

    #[test]
    fn incomplete_drawings() {
        assert_eq!(lack(look("Polygon", &json!([]))), Some(Lack::Empty));
        let open = json!([[[9.62, 45.31], [9.63, 45.31], [9.63, 45.32], [9.62, 45.32]]]);
        assert_eq!(lack(look("Polygon", &open)), Some(Lack::Open));
        let few = json!([[[9.62, 45.31], [9.63, 45.31], [9.62, 45.31]]]);
        assert_eq!(lack(look("Polygon", &few)), Some(Lack::FewPoints));
        assert_eq!(
            lack(look("Polygon", &json!([square(0., 0., 0.002)]))),
            Some(Lack::Small)
        );
        let flat = json!([[[9.62, 45.31], [9.63, 45.31], [9.64, 45.31], [9.62, 45.31]]]);
        assert!(
            matches!(look("Polygon", &flat), Some(Fault::Crosses(_))),
            "it runs along itself"
        );
        let short = json!([[9.62, 45.31], [9.620_001, 45.31]]);
        assert_eq!(lack(look("LineString", &short)), Some(Lack::Short));
    }
}
