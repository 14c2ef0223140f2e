//! GeoJSON (RFC 7946) of one kind: a collection of its records that have a shape.

use geojson::{Feature, FeatureCollection, GeometryValue, JsonObject, Position, feature::Id};
use plan::{
    geometry::{Coordinates, Form, Geometry, Position as At},
    record::{Plan, Record},
    value::Value,
};
use serde_json::{Value as Json, json};

use crate::{
    ExchangeError, json_text,
    plain::{Plain, fields},
};

/// The shape of a record, if it has one that can be read. No kind has two.
pub fn shape(record: &Record) -> Option<&Geometry> {
    record.values.iter().find_map(|value| match value {
        Value::Geometry(geometry) => Some(geometry),
        _ => None,
    })
}

/// The file of a kind; `None` when none of its records has a shape. A record without one is in the tables.
///
/// # Errors
/// None that data can cause.
pub fn geojson(plan: &Plan, kind: &str) -> Result<Option<Vec<u8>>, ExchangeError> {
    let located: Vec<_> = plan
        .of_kind(kind)
        .filter_map(|record| Some((record, shape(record)?)))
        .collect();
    if located.is_empty() {
        return Ok(None);
    }
    let mut bounds = Bounds::default();
    for (_, geometry) in &located {
        bounds.take(&geometry.coordinates);
    }
    let mut collection = FeatureCollection::new(
        located
            .into_iter()
            .map(|(record, geometry)| feature(plan, record, geometry)),
    );
    collection.bbox = bounds
        .degrees()
        .map(|[west, south, east, north]| vec![west, south, east, north]);
    let json = serde_json::to_value(&collection).map_err(ExchangeError::making)?;
    json_text::pretty(&json).map(Some)
}

fn feature(plan: &Plan, record: &Record, geometry: &Geometry) -> Feature {
    let mut properties = JsonObject::new();
    properties.insert("title".into(), json!(plan.title(record)));
    for (field, plain) in fields(record) {
        let json = match plain {
            // Present all the same: a layer has the columns of its kind.
            Plain::Empty => Json::Null,
            Plain::Text(text) => json!(text),
            Plain::Int(number) => json!(number),
            Plain::Dec(number) => json!(number),
            Plain::Bool(answer) => json!(answer),
        };
        properties.insert(field.name.into(), json);
    }
    properties.insert("id".into(), json!(record.id.to_string()));
    Feature {
        bbox: None,
        geometry: Some(geojson::Geometry::new(geometry_value(geometry))),
        id: Some(Id::String(record.id.to_string())),
        properties: Some(properties),
        foreign_members: None,
    }
}

/// The shape as RFC 7946 wants it.
pub(crate) fn geometry_value(geometry: &Geometry) -> GeometryValue {
    let whole = &geometry.coordinates;
    match geometry.form {
        Form::Point => GeometryValue::Point {
            coordinates: positions(whole)
                .pop()
                .unwrap_or_else(|| Position::from(Vec::new())),
        },
        Form::LineString => GeometryValue::LineString {
            coordinates: positions(whole),
        },
        Form::MultiLineString => GeometryValue::MultiLineString {
            coordinates: inner(whole).iter().map(positions).collect(),
        },
        Form::Polygon => GeometryValue::Polygon {
            coordinates: rings(whole),
        },
        Form::MultiPolygon => GeometryValue::MultiPolygon {
            coordinates: inner(whole).iter().map(rings).collect(),
        },
    }
}

/// RFC 7946, 3.1.6: what lies inside is on the left of the outer ring, on the right of the holes.
fn rings(polygon: &Coordinates) -> Vec<Vec<Position>> {
    let ring = |(i, ring): (usize, &Coordinates)| {
        let mut at = flat(ring);
        let area = doubled_area(&at);
        if (i == 0 && area < 0) || (i > 0 && area > 0) {
            at.reverse();
        }
        at.into_iter().map(position).collect()
    };
    inner(polygon).iter().enumerate().map(ring).collect()
}

/// Twice the signed area, positive when counter-clockwise. Whole numbers, so it is exact.
pub(crate) fn doubled_area(ring: &[At]) -> i128 {
    let pairs = ring.iter().zip(ring.iter().cycle().skip(1));
    pairs
        .map(|(a, b)| i128::from(a.lon) * i128::from(b.lat) - i128::from(b.lon) * i128::from(a.lat))
        .sum()
}

fn positions(line: &Coordinates) -> Vec<Position> {
    flat(line).into_iter().map(position).collect()
}

fn position(at: At) -> Position {
    Position::from([degrees(at.lon), degrees(at.lat)])
}

/// From ten-millionths: the nearest number, which is written with seven decimals at most.
pub(crate) fn degrees(ten_millionths: i32) -> f64 {
    f64::from(ten_millionths) / 1e7
}

/// The lists inside a list; none inside a position.
pub(crate) fn inner(coordinates: &Coordinates) -> &[Coordinates] {
    match coordinates {
        Coordinates::At(_) => &[],
        Coordinates::Many(inner) => inner,
    }
}

/// Every position, in order.
pub(crate) fn flat(coordinates: &Coordinates) -> Vec<At> {
    match coordinates {
        Coordinates::At(at) => vec![*at],
        Coordinates::Many(inner) => inner.iter().flat_map(flat).collect(),
    }
}

/// The rectangle of what it took, in ten-millionths of a degree.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Bounds(Option<[i32; 4]>);

impl Bounds {
    pub fn take(&mut self, coordinates: &Coordinates) {
        for At { lon, lat } in flat(coordinates) {
            let [west, south, east, north] = self.0.unwrap_or([lon, lat, lon, lat]);
            self.0 = Some([west.min(lon), south.min(lat), east.max(lon), north.max(lat)]);
        }
    }

    /// West, south, east, north; `None` when it took no position.
    pub fn degrees(self) -> Option<[f64; 4]> {
        self.0.map(|bounds| bounds.map(degrees))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outer_rings_turn_left_and_holes_right() {
        let clockwise = json!({ "type": "Polygon", "coordinates": [
            [[0, 0], [0, 3], [3, 3], [3, 0], [0, 0]],
            [[1, 1], [2, 1], [2, 2], [1, 2], [1, 1]],
        ]});
        let geometry = Geometry::from_json(&clockwise).expect("a polygon");
        let json = serde_json::to_value(geometry_value(&geometry)).expect("JSON");
        assert_eq!(
            json,
            json!({ "type": "Polygon", "coordinates": [
                [[0.0, 0.0], [3.0, 0.0], [3.0, 3.0], [0.0, 3.0], [0.0, 0.0]],
                [[1.0, 1.0], [1.0, 2.0], [2.0, 2.0], [2.0, 1.0], [1.0, 1.0]],
            ]})
        );
    }

    #[test]
    fn degrees_have_seven_decimals_at_most() {
        assert_eq!(json!(degrees(96_871_234)).to_string(), "9.6871234");
        assert_eq!(json!(degrees(-453_600_001)).to_string(), "-45.3600001");
    }
}
