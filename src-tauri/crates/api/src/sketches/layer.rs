//! One shape out of a GeoJSON text or file.

use plan::{
    geometry::{Coordinates, Form, Geometry},
    measures::{area_m2, length_m},
    shaping::measurable,
    texts::filled,
};
use rules::systems::{positions, recognised};
use serde_json::{Value as Json, json};

use super::{made, refused, typed_place::ITALY};
use crate::{error::Result, wire::Shape};

/// The largest file or text, in bytes.
pub const LARGEST: u64 = 16 * 1024 * 1024;
/// Collections within collections.
const DEEPEST: usize = 8;

/// The shapes of a text that fit, as one: several parts go together when a form of several parts is wanted, else the
/// largest is taken. The note says how many of how many.
///
/// # Errors
/// It is no GeoJSON, its coordinates are not degrees, or nothing fits.
pub fn read_shape(text: &str, forms: &[Form]) -> Result<Shape> {
    if text.len() as u64 > LARGEST {
        return Err(refused("layer.large", &[]));
    }
    let text = text.trim_start_matches('\u{feff}').trim();
    let json: Json = serde_json::from_str(text).map_err(|_| refused("layer.not_json", &[]))?;
    let mut shapes = Vec::new();
    collect(&json, DEEPEST, &mut shapes)?;
    if shapes.is_empty() {
        return Err(refused("layer.empty", &[]));
    }
    let all = shapes.len();
    for (several, one) in [
        (Form::MultiPolygon, Form::Polygon),
        (Form::MultiLineString, Form::LineString),
        (Form::Point, Form::Point),
    ] {
        let wanted = (forms.contains(&several), forms.contains(&one));
        if wanted == (false, false) {
            continue;
        }
        let fitting = shapes
            .iter()
            .filter(|shape| shape.form == one || shape.form == several);
        let fitting: Vec<&Geometry> = fitting.collect();
        let parts: Vec<Coordinates> = fitting.iter().flat_map(|shape| parts(shape, one)).collect();
        if parts.is_empty() {
            continue;
        }
        let taken = fitting.len();
        return Ok(match wanted {
            // One part is a simple form where that is allowed.
            (_, true) if parts.len() == 1 => one_of(one, parts, taken, all),
            (true, _) if one != Form::Point => {
                let geometry = Geometry {
                    form: several,
                    coordinates: Coordinates::Many(parts),
                };
                made(&geometry, note(taken, all))
            }
            _ => one_of(one, parts, taken, all),
        });
    }
    Err(refused(
        "layer.none_fits",
        &[("n", &all), ("wanted", &admitted(forms))],
    ))
}

/// The largest part, which is the only one or the only one that there is room for.
fn one_of(form: Form, parts: Vec<Coordinates>, taken: usize, all: usize) -> Shape {
    let of = |coordinates| Geometry { form, coordinates };
    let count = parts.len();
    let size = |shape: &Geometry| match measurable(shape) {
        Ok(_) => area_m2(shape).max(length_m(shape)),
        Err(_) => 0.0,
    };
    let mut parts = parts.into_iter().map(of);
    let Some(first) = parts.next() else {
        // Asked only with parts; an empty point list never comes here.
        return made(&of(Coordinates::Many(Vec::new())), note(taken, all));
    };
    if count == 1 {
        return made(&first, note(taken, all));
    }
    let first_size = size(&first);
    let (largest, _) = parts.fold((first, first_size), |(largest, most), shape| {
        let own = size(&shape);
        if own > most {
            (shape, own)
        } else {
            (largest, most)
        }
    });
    let key = if form == Form::Point {
        "first"
    } else {
        "largest"
    };
    made(
        &largest,
        filled(&format!("shapes.layer.{key}"), &[("n", &count)]),
    )
}

fn parts(shape: &Geometry, one: Form) -> Vec<Coordinates> {
    match &shape.coordinates {
        Coordinates::Many(parts) if shape.form != one => parts.clone(),
        single => vec![single.clone()],
    }
}

fn note(taken: usize, all: usize) -> String {
    match (taken, all) {
        (1, 1) => filled("shapes.layer.only", &[]),
        (taken, all) if taken == all => filled("shapes.layer.all", &[("n", &taken)]),
        (1, all) => filled("shapes.layer.one_of", &[("all", &all)]),
        (taken, all) => filled("shapes.layer.some_of", &[("n", &taken), ("all", &all)]),
    }
}

/// The names of the forms, as in "un punto o un'area".
fn admitted(forms: &[Form]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for form in forms {
        let single = match form {
            Form::MultiLineString => Form::LineString,
            Form::MultiPolygon => Form::Polygon,
            single => *single,
        };
        let name = plan::texts::text(&format!("place_words.form.{}", single.name()));
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(plan::texts::text("place_words.or"))
}

fn collect(json: &Json, deep: usize, shapes: &mut Vec<Geometry>) -> Result<()> {
    let members = |name: &str| {
        json.get(name)
            .and_then(Json::as_array)
            .into_iter()
            .flatten()
    };
    let Some(deep) = deep.checked_sub(1) else {
        return Err(refused("layer.not_geojson", &[]));
    };
    match json.get("type").and_then(Json::as_str) {
        Some("FeatureCollection") => {
            members("features").try_for_each(|feature| collect(feature, deep, shapes))
        }
        Some("Feature") => match json.get("geometry") {
            None | Some(Json::Null) => Ok(()),
            Some(geometry) => collect(geometry, deep, shapes),
        },
        Some("GeometryCollection") => {
            members("geometries").try_for_each(|geometry| collect(geometry, deep, shapes))
        }
        Some("MultiPoint") => members("coordinates").try_for_each(|point| {
            let point = json!({ "type": "Point", "coordinates": point });
            shapes.push(geometry(&point)?);
            Ok(())
        }),
        Some(_) => {
            shapes.push(geometry(json)?);
            Ok(())
        }
        None => Err(refused("layer.not_geojson", &[])),
    }
}

fn geometry(json: &Json) -> Result<Geometry> {
    if let Some(geometry) = Geometry::from_json(json) {
        return Ok(geometry);
    }
    let found = positions(json);
    let degrees = |&(x, y): &(f64, f64)| x.abs() <= 180.0 && y.abs() <= 90.0;
    if found.is_empty() || found.iter().all(degrees) {
        return Err(refused("layer.not_geojson", &[]));
    }
    Err(match recognised(&found, ITALY) {
        Some((system, _)) => refused("layer.other_system", &[("system", &system)]),
        None => refused("layer.not_degrees", &[]),
    })
}
