//! Lengths in metres and areas in square metres, in EPSG:25832 (ETRS89 / UTM 32N), the system in which the
//! Region's maps are made. One geometry engine for editing, checking and exporting.

use std::sync::LazyLock;

use geo::{
    Area, BoundingRect, Centroid, Coord, CoordsIter, Euclidean, InteriorPoint, Length, MapCoords,
    MultiLineString, MultiPolygon, Point, Polygon, Rect,
};
use geo::{Geometry as Shape, LineString};
use proj4rs::{Proj, transform::transform};

use crate::geometry::{Coordinates, Form, Geometry, Position};

static DEGREES: LazyLock<Proj> = LazyLock::new(|| {
    Proj::from_proj_string("+proj=longlat +ellps=GRS80 +no_defs").expect("a fixed definition")
});
static METRES: LazyLock<Proj> = LazyLock::new(|| {
    Proj::from_proj_string("+proj=utm +zone=32 +ellps=GRS80 +units=m +no_defs")
        .expect("a fixed definition")
});

/// Longitude and latitude in degrees to east and north in metres.
pub fn project(lon_lat: Coord) -> Coord {
    let mut point = (lon_lat.x.to_radians(), lon_lat.y.to_radians(), 0.0);
    match transform(&DEGREES, &METRES, &mut point) {
        Ok(()) => Coord {
            x: point.0,
            y: point.1,
        },
        // Only for places from which UTM cannot be computed at all: far from everything then.
        Err(_) => Coord {
            x: f64::MAX / 4.0,
            y: f64::MAX / 4.0,
        },
    }
}

/// The inverse of [`project`].
pub fn unproject(metres: Coord) -> Coord {
    let mut point = (metres.x, metres.y, 0.0);
    match transform(&METRES, &DEGREES, &mut point) {
        Ok(()) => Coord {
            x: point.0.to_degrees(),
            y: point.1.to_degrees(),
        },
        Err(_) => Coord { x: 0.0, y: 0.0 },
    }
}

/// A shape in degrees, longitude first.
pub fn in_degrees(geometry: &Geometry) -> Shape {
    let coordinates = &geometry.coordinates;
    match geometry.form {
        Form::Point => Point::from(coord(coordinates)).into(),
        Form::LineString => line(coordinates).into(),
        Form::MultiLineString => {
            MultiLineString::new(many(coordinates).iter().map(line).collect()).into()
        }
        Form::Polygon => polygon(coordinates).into(),
        Form::MultiPolygon => {
            MultiPolygon::new(many(coordinates).iter().map(polygon).collect()).into()
        }
    }
}

/// A shape in metres.
pub fn in_metres(geometry: &Geometry) -> Shape {
    in_degrees(geometry).map_coords(project)
}

fn many(coordinates: &Coordinates) -> &[Coordinates] {
    match coordinates {
        Coordinates::Many(inner) => inner,
        Coordinates::At(_) => &[],
    }
}

fn coord(coordinates: &Coordinates) -> Coord {
    match coordinates {
        Coordinates::At(Position { lon, lat }) => Coord {
            x: f64::from(*lon) / 1e7,
            y: f64::from(*lat) / 1e7,
        },
        Coordinates::Many(_) => Coord { x: 0.0, y: 0.0 },
    }
}

fn line(coordinates: &Coordinates) -> LineString {
    many(coordinates).iter().map(coord).collect()
}

fn polygon(coordinates: &Coordinates) -> Polygon {
    let mut rings = many(coordinates).iter().map(line);
    let outside = rings.next().unwrap_or_else(|| LineString::new(Vec::new()));
    Polygon::new(outside, rings.collect())
}

/// Square metres; zero for points and lines.
pub fn area_m2(geometry: &Geometry) -> f64 {
    in_metres(geometry).unsigned_area()
}

/// Metres of a line; of a surface, of its outline; zero for a point.
pub fn length_m(geometry: &Geometry) -> f64 {
    match in_metres(geometry) {
        Shape::LineString(line) => Euclidean.length(&line),
        Shape::MultiLineString(lines) => Euclidean.length(&lines),
        Shape::Polygon(polygon) => Euclidean.length(polygon.exterior()),
        Shape::MultiPolygon(polygons) => polygons
            .iter()
            .map(|polygon| Euclidean.length(polygon.exterior()))
            .sum(),
        _ => 0.0,
    }
}

/// A place on the shape to show a person, as (longitude, latitude) in degrees: always on a surface, never in its hole.
pub fn place_on(geometry: &Geometry) -> Option<(f64, f64)> {
    let shape = in_degrees(geometry);
    let point = shape.interior_point().or_else(|| shape.centroid())?;
    Some((point.x(), point.y()))
}

/// The box of a shape in degrees: (west, south, east, north).
pub fn box_of(geometry: &Geometry) -> Option<(f64, f64, f64, f64)> {
    let rect: Rect = in_degrees(geometry).bounding_rect()?;
    Some((rect.min().x, rect.min().y, rect.max().x, rect.max().y))
}

/// How many positions, parts and holes a shape has: what makes it slow to draw and to check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Complexity {
    pub positions: usize,
    pub parts: usize,
    pub holes: usize,
}

pub fn complexity(geometry: &Geometry) -> Complexity {
    let shape = in_degrees(geometry);
    let (parts, holes) = match &shape {
        Shape::Polygon(polygon) => (1, polygon.interiors().len()),
        Shape::MultiPolygon(polygons) => (
            polygons.0.len(),
            polygons.iter().map(|p| p.interiors().len()).sum(),
        ),
        Shape::MultiLineString(lines) => (lines.0.len(), 0),
        _ => (1, 0),
    };
    Complexity {
        positions: shape.coords_count(),
        parts,
        holes,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn shape(json: &serde_json::Value) -> Geometry {
        Geometry::from_json(json).expect("a good shape")
    }

    #[test]
    fn metres_agree_with_epsg_25832() {
        // Reference: PROJ 9.5.1, EPSG:4326 to EPSG:25832.
        let places = [
            ((9.6195, 45.3105), (548_561.634_95, 5_017_630.601_07)),
            ((9.0, 45.0), (500_000.0, 4_982_950.400_11)),
            ((10.59, 45.5), (624_221.358_55, 5_039_726.032_25)),
        ];
        for ((lon, lat), (east, north)) in places {
            let there = project(Coord { x: lon, y: lat });
            assert!((there.x - east).abs() < 0.001 && (there.y - north).abs() < 0.001);
        }
        let there = project(Coord {
            x: 9.6195,
            y: 45.3105,
        });
        let back = unproject(there);
        assert!((back.x - 9.6195).abs() < 1e-9 && (back.y - 45.3105).abs() < 1e-9);
    }

    #[test]
    fn a_square_of_a_hundred_metres_has_a_hectare() {
        let corners: Vec<_> = [
            (0.0, 0.0),
            (100.0, 0.0),
            (100.0, 100.0),
            (0.0, 100.0),
            (0.0, 0.0),
        ]
        .map(|(x, y)| {
            let c = unproject(Coord {
                x: 548_000.0 + x,
                y: 5_017_000.0 + y,
            });
            [c.x, c.y]
        })
        .into();
        let square = shape(&json!({ "type": "Polygon", "coordinates": [corners] }));
        assert!((area_m2(&square) - 10_000.0).abs() < 5.0);
        assert!((length_m(&square) - 400.0).abs() < 0.1);
        assert_eq!(complexity(&square).positions, 5);
    }
}
