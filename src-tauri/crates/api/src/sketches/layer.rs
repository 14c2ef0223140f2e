//! One shape out of a GeoJSON text or file.

use exchange::layers::{self, Drawn, Fault, Files, LayerLimits};
use plan::{
    geometry::{Coordinates, Form, Geometry},
    measures::{area_m2, length_m},
    shaping::measurable,
    texts::filled,
};
use rules::systems::recognised;

use super::{made, refused, typed_place::ITALY};
use crate::{
    error::{ApiError, Code, Result},
    wire::Shape,
};

/// The largest file or text, in bytes.
pub const LARGEST: u64 = 16 * 1024 * 1024;
/// What the text is called where a name decides what it is.
const NAME: &str = "livello.geojson";

/// The shapes of a text that fit, as one: several parts go together when a form of several parts is wanted, else the
/// largest is taken. The note says how many of how many.
///
/// # Errors
/// It is no GeoJSON, its coordinates are not degrees, or nothing fits.
pub fn read_shape(text: &str, forms: &[Form]) -> Result<Shape> {
    let limits = LayerLimits {
        bytes: usize::try_from(LARGEST).unwrap_or(usize::MAX),
        ..LayerLimits::default()
    };
    let files = Files::of(NAME, text.trim());
    let source = layers::read(&files, &limits, &|| true).map_err(|refusal| why(&refusal))?;
    let features = source.layers.iter().flat_map(|layer| &layer.features);
    let (mut shapes, mut unread) = (Vec::new(), 0);
    for feature in features {
        match &feature.shape {
            Some(drawn) => shapes.push(geometry(drawn)?),
            // One without a shape says nothing; one whose shape cannot be read counts.
            None => unread += usize::from(!feature.faults.is_empty()),
        }
    }
    if shapes.is_empty() {
        let key = if unread == 0 { "empty" } else { "not_geojson" };
        return Err(refused(&format!("layer.{key}"), &[]));
    }
    let all = shapes.len() + unread;
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

/// A layer that is refused, in the words of who wants one shape of it.
fn why(refusal: &layers::Refusal) -> ApiError {
    match refusal.fault {
        Fault::Empty => refused("layer.empty", &[]),
        Fault::NotGeoJson | Fault::TooDeep => refused("layer.not_geojson", &[]),
        Fault::BadJson | Fault::Truncated | Fault::NotALayer => refused("layer.not_json", &[]),
        Fault::FileTooBig
        | Fault::TooManyFeatures
        | Fault::TooManyVertices
        | Fault::TooManyColumns
        | Fault::TooManyCells
        | Fault::CellTooLong
        | Fault::TooMuchText
        | Fault::TooIntricate => refused("layer.large", &[]),
        _ => ApiError::of(Code::Refused, refusal),
    }
}

fn geometry(drawn: &Drawn) -> Result<Geometry> {
    drawn.to_geometry().ok_or_else(|| not_degrees(drawn))
}

fn not_degrees(drawn: &Drawn) -> ApiError {
    let positions: Vec<_> = drawn.positions().collect();
    match recognised(&positions, ITALY) {
        Some((system, _)) => refused("layer.other_system", &[("system", &system)]),
        None => refused("layer.not_degrees", &[]),
    }
}
