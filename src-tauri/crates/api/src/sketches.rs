//! Shapes in words, shapes from shapes, and places as people write them.

mod amounts;
mod doubts;
mod layer;
mod near;
mod typed_place;
mod words;

use std::fmt::Display;

use plan::{
    geometry::{Coordinates, Form, Geometry, Position},
    measures::{project, unproject},
    record::{Plan, Record},
    registry::Registry,
    shaping::{self, FARTHEST_M, How, MOST_POSITIONS, Unshaped},
    texts,
    types::Type,
    value::Value,
};
use rules::{RuleData, systems::Degrees};
use serde_json::Value as Json;
use uuid::Uuid;

pub use layer::{LARGEST, read_shape};
pub(crate) use typed_place::ITALY;
pub use typed_place::read_place;
pub use words::{words, words_of};

use crate::{
    error::{ApiError, Code, Result},
    wire::{Feature, Features, Projected, Shape},
};

/// How far from its commune a shape still widens the view, in kilometres: beyond it the commune would be a speck.
const VIEW_KM: f64 = 100.0;

/// A refusal whose sentence is in the catalogue under `shapes.<key>`.
pub(crate) fn refused(key: &str, values: &[(&str, &dyn Display)]) -> ApiError {
    ApiError::of(
        Code::Refused,
        &texts::filled(&format!("shapes.{key}"), values),
    )
}

fn unshaped(why: Unshaped) -> ApiError {
    let most = rules::words::number(FARTHEST_M / 1000.0);
    let positions = MOST_POSITIONS / 1000;
    refused(
        &format!("unshaped.{}", why.key()),
        &[("most", &most), ("thousands", &positions)],
    )
}

/// A GeoJSON geometry of the window.
///
/// # Errors
/// It is none, or its coordinates are not degrees.
pub fn shape(json: &Json) -> Result<Geometry> {
    Geometry::from_json(json).ok_or_else(|| refused("no_shape", &[]))
}

/// Every form that a field may want.
const FORMS: [Form; 5] = [
    Form::Point,
    Form::LineString,
    Form::MultiLineString,
    Form::Polygon,
    Form::MultiPolygon,
];

/// The forms of these names; others are left out.
pub fn forms(names: &[String]) -> Vec<Form> {
    let known = FORMS.into_iter();
    known
        .filter(|form| names.iter().any(|name| name == form.name()))
        .collect()
}

/// Calls for each position of a shape; closing positions of rings too.
fn each(coordinates: &Coordinates, call: &mut impl FnMut(Position)) {
    match coordinates {
        Coordinates::At(at) => call(*at),
        Coordinates::Many(inner) => inner.iter().for_each(|inner| each(inner, call)),
    }
}

fn degrees(at: Position) -> (f64, f64) {
    (f64::from(at.lon) / 1e7, f64::from(at.lat) / 1e7)
}

/// The box of the province in which places are expected, from the rule data.
pub(crate) fn province(data: &RuleData) -> Option<Degrees> {
    let corners = data.parameter("province_box").as_array()?;
    let corners: Vec<f64> = corners.iter().filter_map(Json::as_f64).collect();
    match corners.as_slice() {
        &[west, south, east, north] => Some(Degrees {
            west,
            south,
            east,
            north,
        }),
        _ => None,
    }
}

fn of_bounds((west, south, east, north): (f64, f64, f64, f64)) -> Degrees {
    Degrees {
        west,
        south,
        east,
        north,
    }
}

/// Everything of a plan that has a shape, and the box to look at first.
pub fn features(plan: &Plan) -> Features {
    let commune = Registry::builtin().commune(&plan.istat_code());
    let home = commune.map(|commune| of_bounds(commune.bounds));
    // A commune that the register does not have: the province.
    let home = home.or_else(|| province(RuleData::builtin()));
    let within = home.map(|home| home.widened(VIEW_KM));
    let mut bounds = home;
    let mut features = Vec::new();
    for record in plan.records.values() {
        let shapes = record.fields().filter_map(|(field, value)| match value {
            Value::Geometry(geometry) => Some((field, geometry)),
            _ => None,
        });
        for (field, geometry) in shapes {
            each(&geometry.coordinates, &mut |at| {
                let (lon, lat) = degrees(at);
                if let (Some(bounds), Some(within)) = (&mut bounds, within)
                    && within.holds((lon, lat))
                {
                    bounds.west = bounds.west.min(lon);
                    bounds.east = bounds.east.max(lon);
                    bounds.south = bounds.south.min(lat);
                    bounds.north = bounds.north.max(lat);
                }
            });
            features.push(Feature {
                kind: record.kind.name.to_owned(),
                id: record.id.to_string(),
                field: field.name.to_owned(),
                section: record.section().code().to_owned(),
                title: plan.title(record),
                symbol: symbol(plan, record),
                geometry: geometry.to_json(),
            });
        }
    }
    let bounds = bounds.unwrap_or(Degrees {
        west: 0.0,
        south: 0.0,
        east: 0.0,
        north: 0.0,
    });
    let middle = (
        f64::midpoint(bounds.west, bounds.east),
        f64::midpoint(bounds.south, bounds.north),
    );
    Features {
        features,
        bounds: (bounds.west, bounds.south, bounds.east, bounds.north),
        commune: commune.map_or(middle, |commune| commune.point),
    }
}

/// The code that chooses the symbol of a record: the hazard of what has one, else the first code of its own.
fn symbol(plan: &Plan, record: &Record) -> String {
    let of_hazard = || {
        let hazard = match record.get("hazard_id") {
            Value::Text(id) => plan.get("hazard", Uuid::parse_str(id).ok()?)?,
            _ => return None,
        };
        hazard.get("hazard_code").clone().text()
    };
    let own = || {
        let mut codes = record.fields().filter_map(|(field, value)| {
            let own = field.block.is_none() && matches!(field.ty, Type::Code(_));
            own.then(|| value.clone().text())
        });
        codes.next().flatten()
    };
    let symbol = match record.kind.name {
        "scenario" | "past_event" => of_hazard(),
        _ => own(),
    };
    symbol.unwrap_or_default()
}

fn made(geometry: &Geometry, note: String) -> Shape {
    Shape {
        geometry: geometry.to_json(),
        note,
    }
}

/// All that lies within so many metres of a shape.
///
/// # Errors
/// No such distance, or a shape that cannot be measured.
pub fn around(geometry: &Geometry, metres: f64) -> Result<Shape> {
    let around = shaping::around(geometry, metres).map_err(unshaped)?;
    let note = texts::filled(
        "shapes.note.around",
        &[
            ("distance", &amounts::exact_length(metres)),
            ("size", &words::size(&around)),
        ],
    );
    Ok(made(&around, note))
}

/// The pieces into which a line cuts a shape.
///
/// # Errors
/// The line does not cross it.
pub fn split(geometry: &Geometry, line: &Geometry) -> Result<Shape> {
    let pieces = shaping::split(geometry, line).map_err(unshaped)?;
    let note = texts::filled("shapes.note.split", &[("size", &words::size(&pieces))]);
    Ok(made(&pieces, note))
}

/// Two shapes as one, one without the other, or what they have in common.
///
/// # Errors
/// Nothing is left, or the shapes do not go together.
pub fn combine(one: &Geometry, other: &Geometry, how: &str) -> Result<Shape> {
    let (how, key) = match how {
        "union" => (How::Union, "union"),
        "difference" => (How::Difference, "difference"),
        "intersection" => (How::Intersection, "intersection"),
        _ => {
            return Err(refused(
                "unshaped.how",
                &[("how", &rules::words::short(how))],
            ));
        }
    };
    let made_of = shaping::combine(one, other, how).map_err(unshaped)?;
    let size = words::size(&made_of);
    let note = texts::filled(&format!("shapes.note.{key}"), &[("size", &size)]);
    Ok(made(&made_of, note))
}

/// Longitudes and latitudes to metres east and north (EPSG:25832), and back.
///
/// # Errors
/// A point for which UTM 32 means nothing.
pub fn projected(points: &[(f64, f64)], to_metres: bool) -> Result<Projected> {
    let points = points.iter().map(|&(x, y)| {
        let from = geo::Coord { x, y };
        let (lon_lat, metres) = if to_metres {
            (from, project(from))
        } else {
            (unproject(from), from)
        };
        let round = |number: f64, places: i32| {
            let unit = 10_f64.powi(places);
            (number * unit).round() / unit
        };
        let good = lon_lat.x.abs() <= 180.0 && lon_lat.y.abs() <= 90.0;
        let near = metres.x.abs() < 2e6 && metres.y.abs() < 1e7;
        if !(good && near) {
            return Err(unshaped(Unshaped::Far));
        }
        // A millimetre, or what is stored.
        Ok(if to_metres {
            (round(metres.x, 3), round(metres.y, 3))
        } else {
            (round(lon_lat.x, 7), round(lon_lat.y, 7))
        })
    });
    Ok(Projected {
        points: points.collect::<Result<_>>()?,
    })
}
