//! Places near Casaletto Ceredano, by metres east and north of a point in it.

use geo::Coord;
use plan::measures::{project, unproject};
use serde_json::{Value as Json, json};
use testkit::build::{Built, link, new};

fn at(east: f64, north: f64) -> [f64; 2] {
    let middle = project(Coord { x: 9.62, y: 45.31 });
    let there = unproject(Coord {
        x: middle.x + east,
        y: middle.y + north,
    });
    [there.x, there.y]
}

pub fn point(east: f64, north: f64) -> Json {
    json!({ "type": "Point", "coordinates": at(east, north) })
}

pub fn line(positions: &[(f64, f64)]) -> Json {
    let positions: Vec<_> = positions
        .iter()
        .map(|&(east, north)| at(east, north))
        .collect();
    json!({ "type": "LineString", "coordinates": positions })
}

pub fn polygon(corners: &[(f64, f64)]) -> Json {
    let ring: Vec<_> = (corners.iter().chain(corners.first()))
        .map(|&(east, north)| at(east, north))
        .collect();
    json!({ "type": "Polygon", "coordinates": [ring] })
}

/// A square by its centre and its side.
pub fn square(east: f64, north: f64, side: f64) -> Json {
    let half = side / 2.0;
    polygon(&[
        (east - half, north - half),
        (east + half, north - half),
        (east + half, north + half),
        (east - half, north + half),
    ])
}

/// Whether a point in degrees lies within so many metres of a place.
pub fn is_near(found: Option<(f64, f64)>, east: f64, north: f64, metres: f64) -> bool {
    let [lon, lat] = at(east, north);
    let (a, b) = (
        project(Coord { x: lon, y: lat }),
        found.map(|(x, y)| project(Coord { x, y })),
    );
    b.is_some_and(|b| (a.x - b.x).hypot(a.y - b.y) <= metres)
}

/// A hazard that concerns the commune.
pub fn hazard(n: u16, code: &str) -> Built {
    new("hazard", n)
        .with("hazard_code", code)
        .with("relevance", "rilevante")
}

/// A flood (hazard 1, scenario 1) over a square of 600 m about the middle.
pub fn flood() -> Vec<Built> {
    let scenario = new("scenario", 1)
        .with("name", "Piena")
        .with("hazard_id", link("hazard", 1))
        .with("extent", square(0.0, 0.0, 600.0));
    vec![hazard(1, "idraulico"), scenario]
}

/// A flood with people: so many residents, so many of them to be taken in.
pub fn flood_with(residents: u32, to_take_in: u32) -> Vec<Built> {
    let mut flood = flood();
    flood[1] = flood[1].clone().with("people_to_evacuate", to_take_in);
    flood.push(exposed(1, "residenti", residents));
    flood
}

/// People exposed in scenario 1.
pub fn exposed(n: u16, kind: &str, quantity: u32) -> Built {
    new("exposed_element", n)
        .with("scenario_id", link("scenario", 1))
        .with("exposed_kind", kind)
        .with("quantity", quantity)
}

/// An action of scenario 1.
pub fn action(n: u16, phase: &str, kind: &str) -> Built {
    new("action", n)
        .with("title", format!("Azione {n}"))
        .with("scenario_id", link("scenario", 1))
        .with("phase", phase)
        .with("action_kind", kind)
}

/// An area named after its type and number.
pub fn area(n: u16, area_type: &str, geometry: Json) -> Built {
    new("emergency_area", n)
        .with("name", format!("Area {n}"))
        .with("area_type", area_type)
        .with("geometry", geometry)
}
