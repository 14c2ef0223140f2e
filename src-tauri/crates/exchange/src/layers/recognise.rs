//! In which system the numbers of a layer make sense, and what is wrong with the one that the file states.

use plan::texts::{filled, text};

use super::{Degrees, Layer, Position, System};

/// A way to read the numbers of a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reading {
    pub system: System,
    /// North stands before east, or latitude before longitude.
    pub north_first: bool,
}

impl Reading {
    /// In a system, east first: as files of layers have it, whatever the register says.
    pub fn plain(system: System) -> Self {
        Reading {
            system,
            north_first: false,
        }
    }

    fn swapped(system: System) -> Self {
        Reading {
            system,
            north_first: true,
        }
    }

    /// Longitude and latitude, in degrees of WGS 84.
    pub fn to_degrees(self, (x, y): Position) -> Option<(f64, f64)> {
        let at = if self.north_first { (y, x) } else { (x, y) };
        self.system.to_degrees(at)
    }

    pub fn name(self) -> String {
        let name = self.system.name();
        // The name of a system that puts north first says so by itself.
        let key = match (self.north_first, self.system.is_geographic()) {
            (false, _) => return name.to_owned(),
            (true, true) => "swapped_degrees",
            (true, false) if self.system.north_first() => return name.to_owned(),
            (true, false) => "swapped",
        };
        filled(&format!("layers.reading.{key}"), &[("system", &name)])
    }
}

/// What the numbers of a layer say of its system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// The stated system puts the layer where it is expected.
    AsStated,
    /// No system is stated, or none of ours; one puts the layer where it is expected.
    Guessed,
    /// Another system, or another order, than the stated one puts the layer where it is expected.
    Otherwise,
    /// Whatever the system, the layer lies elsewhere.
    Elsewhere,
    /// The layer has no positions.
    NoShapes,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Recognised {
    pub outcome: Outcome,
    /// The readings that put some of the layer where it is expected, the best first.
    pub fitting: Vec<Reading>,
    /// How the layer is best read: the first that fits, else the stated one.
    pub best: Option<Reading>,
    /// In Italian, what a person must know: always, but when all is as stated.
    pub explanation: Option<String>,
}

/// Systems by which numbers can be told apart, likeliest first. Those of a few centimetres from these are not here.
const TELLING: [System; 6] = [
    System::Wgs84,
    System::Utm32Wgs84,
    System::GaussBoagaWest,
    System::Utm33Wgs84,
    System::GaussBoagaEast,
    System::WebMercator,
];

/// Positions looked at; a layer of more is looked at here and there.
const SAMPLE: usize = 2_000;

/// Finds how to read a layer so that it falls into a box, which is where the person expects it.
pub fn recognise(layer: &Layer, expected: Degrees) -> Recognised {
    let sample = sample(layer);
    let stated = layer.stated.map(Reading::plain);
    let Some(&first) = sample.first() else {
        return Recognised {
            outcome: Outcome::NoShapes,
            fitting: Vec::new(),
            best: stated,
            explanation: Some(text("layers.recognise.no_shapes").to_owned()),
        };
    };
    let mut ways: Vec<Reading> = Vec::new();
    let plain = TELLING.into_iter().map(Reading::plain);
    let swapped = layer
        .stated
        .into_iter()
        .chain(TELLING)
        .map(Reading::swapped);
    for way in stated.into_iter().chain(plain).chain(swapped) {
        if !ways.iter().any(|known| same(*known, way, first)) {
            ways.push(way);
        }
    }
    let mut counted: Vec<(usize, Reading)> = ways
        .into_iter()
        .map(|way| (inside(way, &sample, expected), way))
        .filter(|(count, _)| *count > 0)
        .collect();
    // Stable: of those that are as good, the stated one and then the likeliest comes first.
    counted.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let fitting: Vec<Reading> = counted.into_iter().map(|(_, way)| way).collect();
    let best = fitting.first().copied();
    let (outcome, explanation) = match (best, stated) {
        (Some(best), Some(stated)) if best == stated => (Outcome::AsStated, None),
        (Some(best), Some(stated)) => {
            let why = otherwise(best, stated, &sample, expected);
            (Outcome::Otherwise, Some(why))
        }
        (Some(best), None) => (Outcome::Guessed, Some(guessed(best, layer))),
        (None, _) => {
            let why = elsewhere(stated, layer, &sample, expected);
            (Outcome::Elsewhere, Some(why))
        }
    };
    Recognised {
        outcome,
        fitting,
        best: best.or(stated),
        explanation,
    }
}

/// Whether two readings put a position in the same place, to a tenth of a metre: then they cannot be told apart.
fn same(one: Reading, other: Reading, at: Position) -> bool {
    if one == other {
        return true;
    }
    match (one.to_degrees(at), other.to_degrees(at)) {
        (Some(one), Some(other)) => {
            (one.0 - other.0).abs() < 1e-6 && (one.1 - other.1).abs() < 1e-6
        }
        _ => false,
    }
}

fn sample(layer: &Layer) -> Vec<Position> {
    let every = layer.positions().count().div_ceil(SAMPLE).max(1);
    layer.positions().step_by(every).collect()
}

fn inside(way: Reading, sample: &[Position], expected: Degrees) -> usize {
    let degrees = sample.iter().filter_map(|&at| way.to_degrees(at));
    degrees.filter(|&at| expected.holds(at)).count()
}

/// What is wrong with the stated system, and where it would put the layer.
fn otherwise(best: Reading, stated: Reading, sample: &[Position], expected: Degrees) -> String {
    if best.system == stated.system {
        let key = if stated.system.is_geographic() {
            "layers.recognise.swapped_degrees"
        } else {
            "layers.recognise.swapped"
        };
        return filled(key, &[("system", &stated.system.name())]);
    }
    let (says, looks) = (stated.name(), best.name());
    let values: [(&str, &dyn std::fmt::Display); 2] = [("stated", &says), ("best", &looks)];
    match away(stated, sample, expected) {
        Some(away) => {
            let [a, b] = values;
            filled("layers.recognise.otherwise", &[a, b, ("away", &away)])
        }
        None => filled("layers.recognise.otherwise_nowhere", &values),
    }
}

fn guessed(best: Reading, layer: &Layer) -> String {
    let name = best.name();
    if layer.stated_as.is_empty() {
        filled("layers.recognise.guessed", &[("best", &name)])
    } else {
        let said = super::refusal::shown(&layer.stated_as);
        filled(
            "layers.recognise.guessed_unknown",
            &[("best", &name), ("said", &said)],
        )
    }
}

fn elsewhere(
    stated: Option<Reading>,
    layer: &Layer,
    sample: &[Position],
    expected: Degrees,
) -> String {
    let Some(stated) = stated else {
        if layer.stated_as.is_empty() {
            return text("layers.recognise.nothing").to_owned();
        }
        let said = super::refusal::shown(&layer.stated_as);
        return filled("layers.recognise.unknown", &[("said", &said)]);
    };
    let name = stated.name();
    match away(stated, sample, expected) {
        Some(away) => filled(
            "layers.recognise.elsewhere",
            &[("stated", &name), ("away", &away)],
        ),
        None => filled("layers.recognise.nowhere", &[("stated", &name)]),
    }
}

/// How far from the middle of the box, and on which side, a reading puts the layer: "circa 1.000 km a est".
fn away(way: Reading, sample: &[Position], expected: Degrees) -> Option<String> {
    let degrees: Vec<_> = sample.iter().filter_map(|&at| way.to_degrees(at)).collect();
    if degrees.len() < sample.len() {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "at most SAMPLE")]
    let count = degrees.len() as f64;
    let sum = degrees
        .iter()
        .fold((0.0, 0.0), |sum, at| (sum.0 + at.0, sum.1 + at.1));
    let (lon, lat) = (sum.0 / count, sum.1 / count);
    let middle = (
        f64::midpoint(expected.west, expected.east),
        f64::midpoint(expected.south, expected.north),
    );
    apart(middle, (lon, lat))
}

/// How far one place is from another, and on which side, both in degrees: "circa 1.000 km a est".
pub fn apart(from: (f64, f64), to: (f64, f64)) -> Option<String> {
    let (km, bearing) = distance(from, to)?;
    let sides = ["n", "ne", "e", "se", "s", "so", "o", "no"];
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "from 0 to 8"
    )]
    let side = (bearing / 45.0).round() as usize % sides.len();
    let side = text(&format!("layers.side.{}", sides.get(side)?));
    Some(filled(
        "layers.recognise.away",
        &[("km", &rounded(km)), ("side", &side)],
    ))
}

/// Kilometres on the sphere, and the direction of the way in degrees from north.
fn distance(from: (f64, f64), to: (f64, f64)) -> Option<(f64, f64)> {
    const EARTH_KM: f64 = 6_371.0;
    let (a, b) = (from.1.to_radians(), to.1.to_radians());
    let turn = (to.0 - from.0).to_radians();
    let half = ((b - a) / 2.0).sin().powi(2) + a.cos() * b.cos() * (turn / 2.0).sin().powi(2);
    let km = 2.0 * EARTH_KM * half.clamp(0.0, 1.0).sqrt().asin();
    let east = turn.sin() * b.cos();
    let north = a.cos() * b.sin() - a.sin() * b.cos() * turn.cos();
    let bearing = east.atan2(north).to_degrees().rem_euclid(360.0);
    (km.is_finite() && bearing.is_finite()).then_some((km, bearing))
}

/// Two figures are enough to see that something is wrong: "1.000", "78", "4".
fn rounded(km: f64) -> String {
    let unit = match km {
        600.0.. => 100.0,
        100.0.. => 10.0,
        _ => 1.0,
    };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "half the way around the Earth at most"
    )]
    let whole = ((km / unit).round() * unit) as u64;
    if whole < 1_000 {
        return whole.max(1).to_string();
    }
    format!("{}.{:03}", whole / 1_000, whole % 1_000)
}
