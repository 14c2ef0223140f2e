//! Coordinates that are not degrees: in which system they make sense.

mod known;

use plan::texts;
use serde_json::Value as Json;

pub use known::System;

/// A box in degrees: west, south, east, north.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Degrees {
    pub west: f64,
    pub south: f64,
    pub east: f64,
    pub north: f64,
}

/// Kilometres of one degree of latitude.
const DEGREE_KM: f64 = 111.2;

impl Degrees {
    /// So many kilometres wider on every side.
    pub fn widened(self, km: f64) -> Self {
        let up = km / DEGREE_KM;
        let side = up / self.north.to_radians().cos().max(0.1);
        Degrees {
            west: self.west - side,
            south: self.south - up,
            east: self.east + side,
            north: self.north + up,
        }
    }

    pub fn holds(self, (lon, lat): (f64, f64)) -> bool {
        (self.west..=self.east).contains(&lon) && (self.south..=self.north).contains(&lat)
    }

    /// Whether all of these lie in it; false when there are none.
    pub fn holds_all(self, positions: &[(f64, f64)]) -> bool {
        !positions.is_empty() && positions.iter().all(|&at| self.holds(at))
    }
}

/// A way to read numbers that are no degrees, by the key of its name in the catalogue.
struct Way {
    key: &'static str,
    system: System,
    north_first: bool,
}

const fn way(key: &'static str, system: System, north_first: bool) -> Way {
    Way {
        key,
        system,
        north_first,
    }
}

/// The systems in which plans and maps of Lombardy are found, likeliest first.
const WAYS: [Way; 5] = [
    way("utm32", System::Utm32Etrs89, false),
    way("gauss_boaga", System::GaussBoagaWest, false),
    way("utm33", System::Utm33Etrs89, false),
    way("utm32_north_first", System::Utm32Etrs89, true),
    way("gauss_boaga_north_first", System::GaussBoagaWest, true),
];

/// The system in which all these positions fall into a box, with its name and the first of them in degrees.
pub fn recognised(positions: &[(f64, f64)], within: Degrees) -> Option<(&'static str, (f64, f64))> {
    WAYS.iter().find_map(|way| {
        let read: Vec<_> = positions
            .iter()
            .map(|&(x, y)| if way.north_first { (y, x) } else { (x, y) })
            .map(|at| way.system.to_degrees(at))
            .collect::<Option<_>>()?;
        let name = texts::text(&format!("place_words.system.{}", way.key));
        within.holds_all(&read).then(|| (name, read[0]))
    })
}

/// Every position in the text of a geometry, as numbers, whatever its form.
pub fn positions(geometry: &Json) -> Vec<(f64, f64)> {
    let mut found = Vec::new();
    collect(&geometry["coordinates"], &mut found);
    found
}

fn collect(json: &Json, found: &mut Vec<(f64, f64)>) {
    let Some(list) = json.as_array() else { return };
    match (
        list.first().and_then(Json::as_f64),
        list.get(1).and_then(Json::as_f64),
    ) {
        (Some(x), Some(y)) => found.push((x, y)),
        _ => list.iter().for_each(|member| collect(member, found)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CREMASCO: Degrees = Degrees {
        west: 9.60,
        south: 45.29,
        east: 9.64,
        north: 45.33,
    };

    #[test]
    fn systems_are_told_apart() {
        // The same place with PROJ 9.1: cs2cs EPSG:4326 to 25832, 3003 and 25833, at 45.31 N, 9.62 E.
        let name = |at| recognised(&[at], CREMASCO).map(|(name, _)| name);
        let known = |key: &str| Some(texts::text(&format!("place_words.system.{key}")));
        assert_eq!(name((548_610.0, 5_017_640.0)), known("utm32"));
        assert_eq!(name((1_548_640.0, 5_017_660.0)), known("gauss_boaga"));
        assert_eq!(name((5_017_640.0, 548_610.0)), known("utm32_north_first"));
        assert_eq!(name((12.0, 7.0)), None);
    }
}
