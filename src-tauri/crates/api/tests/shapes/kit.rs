//! Where the town hall of the example is, shapes around it, and how they are told.

pub use std::{
    path::PathBuf,
    sync::{LazyLock, atomic::AtomicBool},
    time::{Duration, Instant},
};

pub use api::{
    Code, Desk, Moment, Who,
    packages::Incoming,
    rpc::{self, Folders, Office, Work},
    sketches,
    wire::{ReadAs, ShapeWords},
};
pub use geo::Coord;
pub use jiff::civil::{Date, date};
pub use plan::{
    declare::Class,
    geometry::{Form, Geometry},
    measures::{area_m2, in_metres, project, unproject},
    record::{Plan, Record},
    types::Type,
    value::Value,
};
pub use proptest::prelude::*;
pub use rules::{
    RuleData,
    soundness::{Least, fault},
};
pub use serde_json::{Value as Json, json};
pub use tempfile::TempDir;
pub use testkit::build::{self, Built, new};
pub use uuid::Uuid;

pub const TODAY: Date = date(2026, 3, 16);
/// The town hall of the example.
pub const HALL: (f64, f64) = (9.618_22, 45.318_42);

pub fn clock() -> Moment {
    Moment {
        today: TODAY,
        at: "2026-03-16T09:15:00Z".parse().unwrap(),
    }
}

/// Metres east and north of the town hall, in degrees.
pub fn at(x: f64, y: f64) -> Json {
    let hall = project(Coord {
        x: HALL.0,
        y: HALL.1,
    });
    let at = unproject(Coord {
        x: hall.x + x,
        y: hall.y + y,
    });
    json!([at.x, at.y])
}

pub fn all_at(points: &[(f64, f64)]) -> Json {
    points.iter().map(|&(x, y)| at(x, y)).collect()
}

pub fn point(x: f64, y: f64) -> Json {
    json!({ "type": "Point", "coordinates": at(x, y) })
}

pub fn line(points: &[(f64, f64)]) -> Json {
    json!({ "type": "LineString", "coordinates": all_at(points) })
}

pub fn ring(west: f64, south: f64, width: f64, height: f64) -> Json {
    let (east, north) = (west + width, south + height);
    all_at(&[
        (west, south),
        (east, south),
        (east, north),
        (west, north),
        (west, south),
    ])
}

pub fn rectangle(west: f64, south: f64, width: f64, height: f64) -> Json {
    json!({ "type": "Polygon", "coordinates": [ring(west, south, width, height)] })
}

pub fn read(json: &Json) -> Geometry {
    sketches::shape(json).unwrap()
}

pub fn hall() -> Built {
    new("facility", 1)
        .with("name", "Municipio")
        .with("structure_type", "municipio")
        .with("geometry", point(0.0, 0.0))
}

pub fn flood(shape: Json) -> Built {
    new("scenario", 1)
        .with("name", "Piena dell'Adda")
        .with("hazard_id", build::link("hazard", 1))
        .with("extent", shape)
}

pub fn whole(shape: Json) -> Built {
    new("zone", 1)
        .with("name", "Tutto il comune")
        .with("zone_kind", "comune_intero")
        .with("geometry", shape)
}

pub fn told(plan: &Plan, json: &Json) -> ShapeWords {
    sketches::words_of(plan, "emergency_area", None, &read(json))
}

pub fn said(plan: &Plan, json: &Json) -> String {
    told(plan, json).sentence
}

pub static EXAMPLE: LazyLock<Plan> = LazyLock::new(|| testkit::examples::casaletto(TODAY));

pub fn feature(geometry: &Json) -> Json {
    json!({ "type": "Feature", "properties": {}, "geometry": geometry })
}

pub fn collection(features: &[Json]) -> String {
    json!({ "type": "FeatureCollection", "features": features }).to_string()
}
