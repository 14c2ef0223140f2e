//! In which coordinate system a layer is read: as the file states it, as its numbers show, or as a person says.

use std::fmt::Display;

use exchange::layers::{Degrees, Layer, Outcome, Reading, System, recognise};
use plan::{registry::Commune, texts::filled};
use rules::RuleData;

use crate::{
    error::{ApiError, Code, Result},
    sketches::ITALY,
    wire::ImportAsked,
};

/// Kilometres around the commune in which its layers are expected: a shelter may be in the next one.
const AROUND_KM: f64 = 15.0;

/// How a layer is read.
pub(super) struct Chosen {
    /// None when the file states no system that is known and no known one puts the layer near the commune: a wrong place
    /// would be worse than none.
    pub reading: Option<Reading>,
    /// `stated`, `guessed`, `chosen` or `unknown`.
    pub how: &'static str,
    /// What a person must know of it, in Italian.
    pub doubt: Option<String>,
}

/// The box of a commune.
pub(super) fn home(commune: &Commune) -> Degrees {
    let (west, south, east, north) = commune.bounds;
    Degrees {
        west,
        south,
        east,
        north,
    }
}

/// Where the layer is expected: around the commune, or in the province when the register does not have it.
pub(super) fn expected(commune: Option<&Commune>, rules: &RuleData) -> Degrees {
    let home = commune.map(home);
    let home = home.or_else(|| crate::sketches::province(rules));
    // Nothing at all is known of the place.
    home.map_or(ITALY, |home| home.widened(AROUND_KM))
}

/// The system of that name, as `EPSG:3003` or `3003`.
///
/// # Errors
/// It is none of those that are known here.
pub(super) fn system_named(named: &str) -> Result<System> {
    let code = named.trim().to_uppercase();
    let code = code.trim_start_matches("EPSG:").trim().parse().ok();
    code.and_then(System::of_code).ok_or_else(|| {
        let known = System::ALL.iter().map(|system| system.code().to_string());
        let known: Vec<_> = known.collect();
        let name: &dyn Display = &rules::words::short(named);
        ApiError::new(
            Code::Usage,
            "import.no_system",
            &[("name", name), ("known", &known.join(", "))],
        )
    })
}

/// `EPSG:3003`.
pub(super) fn epsg(system: System) -> String {
    format!("EPSG:{}", system.code())
}

/// How a layer is read, which is expected in a box.
///
/// # Errors
/// The person names a system that is not known.
pub(super) fn chosen(layer: &Layer, asked: &ImportAsked, expected: Degrees) -> Result<Chosen> {
    let found = recognise(layer, expected);
    let named = asked.system.as_deref();
    if let Some(named) = named.filter(|named| !named.trim().is_empty()) {
        let reading = Reading {
            system: system_named(named)?,
            north_first: asked.swap,
        };
        let mut places = layer.positions().map(|at| reading.to_degrees(at));
        let agrees = places.any(|at| at.is_some_and(|at| expected.holds(at)));
        // What the numbers say against a choice is said, and the choice stays.
        let doubt = (!agrees && found.outcome != Outcome::NoShapes)
            .then(|| against(layer, reading, found.fitting.first().copied()));
        return Ok(Chosen {
            reading: Some(reading),
            how: "chosen",
            doubt,
        });
    }
    let how = match (found.best, found.outcome) {
        (None, _) => "unknown",
        (_, Outcome::Guessed | Outcome::Otherwise) => "guessed",
        _ if asked.swap => "chosen",
        _ => "stated",
    };
    Ok(Chosen {
        reading: found.best.map(|best| Reading {
            north_first: best.north_first || asked.swap,
            ..best
        }),
        how,
        doubt: found.explanation,
    })
}

/// What speaks against the reading that a person chose: where it puts the layer, and which would put it near.
fn against(layer: &Layer, reading: Reading, fitting: Option<Reading>) -> String {
    let system = reading.name();
    match fitting {
        Some(fitting) => filled(
            "imports.doubt.far_looks",
            &[("system", &system), ("best", &fitting.name())],
        ),
        None if layer.positions().any(|at| reading.to_degrees(at).is_some()) => {
            filled("imports.doubt.far", &[("system", &system)])
        }
        None => filled("imports.shape.nowhere", &[("system", &system)]),
    }
}
