//! The coordinate systems of Italian maps: their definitions, once, and the way to degrees and back.

use std::sync::LazyLock;

use plan::texts;
use proj4rs::{Proj, transform::transform};

/// UTM on the ellipsoid of ETRS89 and RDN2008, which is a tenth of a millimetre away from that of WGS 84.
const UTM32: &str = "+proj=utm +zone=32 +ellps=GRS80 +units=m +no_defs";
const UTM33: &str = "+proj=utm +zone=33 +ellps=GRS80 +units=m +no_defs";

/// The shift of Monte Mario is EPSG:1660, the one of the register for the mainland of Italy and the one that PROJ takes
/// there when no grid is installed: good to four metres.
macro_rules! monte_mario {
    ($projection:literal) => {
        concat!(
            $projection,
            " +ellps=intl +towgs84=-104.1,-49.1,-9.9,0.971,-2.917,0.714,-11.68 +no_defs"
        )
    };
}

macro_rules! systems {
    ($($(#[doc = $doc:literal])* $Name:ident = $code:literal, $order:ident, $definition:expr;)+) => {
        /// A coordinate system by its place in the EPSG register.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum System { $($(#[doc = $doc])* $Name,)+ }

        impl System {
            pub const ALL: &'static [System] = &[$(System::$Name),+];

            /// Its number in the EPSG register.
            pub const fn code(self) -> u32 {
                match self { $(System::$Name => $code),+ }
            }

            /// Its definition for PROJ, always with east before north.
            pub const fn definition(self) -> &'static str {
                match self { $(System::$Name => $definition),+ }
            }

            /// Whether the register puts north first. Files of layers nearly never do.
            pub const fn north_first(self) -> bool {
                match self { $(System::$Name => order!($order)),+ }
            }
        }
    };
}

macro_rules! order {
    (EN) => {
        false
    };
    (NE) => {
        true
    };
}

systems! {
    /// Degrees of the satellites, of GeoJSON, KML and GPX.
    Wgs84 = 4326, NE, "+proj=longlat +datum=WGS84 +no_defs";
    /// Degrees of Europe.
    Etrs89 = 4258, NE, "+proj=longlat +ellps=GRS80 +no_defs";
    /// Degrees of the national network of 2008.
    Rdn2008 = 6706, NE, "+proj=longlat +ellps=GRS80 +no_defs";
    /// Degrees of Rome 1940, from Greenwich.
    MonteMario = 4265, NE, monte_mario!("+proj=longlat");
    /// Metres of the Region's maps.
    Utm32Wgs84 = 32632, EN, "+proj=utm +zone=32 +datum=WGS84 +units=m +no_defs";
    Utm32Etrs89 = 25832, EN, UTM32;
    Utm32Rdn2008 = 7791, EN, UTM32;
    /// The same with north first.
    Utm32Rdn2008Ne = 6707, NE, UTM32;
    /// Metres of the old national maps, western zone.
    GaussBoagaWest = 3003, EN,
        monte_mario!("+proj=tmerc +lat_0=0 +lon_0=9 +k=0.9996 +x_0=1500000 +y_0=0 +units=m");
    Utm33Wgs84 = 32633, EN, "+proj=utm +zone=33 +datum=WGS84 +units=m +no_defs";
    Utm33Etrs89 = 25833, EN, UTM33;
    Utm33Rdn2008 = 7792, EN, UTM33;
    Utm33Rdn2008Ne = 6708, NE, UTM33;
    /// Metres of the old national maps, eastern zone.
    GaussBoagaEast = 3004, EN,
        monte_mario!("+proj=tmerc +lat_0=0 +lon_0=15 +k=0.9996 +x_0=2520000 +y_0=0 +units=m");
    /// Metres of the maps on the web, from a sphere.
    WebMercator = 3857, EN,
        "+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs";
}

/// In the order of [`System::ALL`]; a definition that PROJ does not understand would be missing, and a test would tell.
static READY: LazyLock<Vec<Option<Proj>>> = LazyLock::new(|| {
    let ready = |system: &System| Proj::from_proj_string(system.definition()).ok();
    System::ALL.iter().map(ready).collect()
});

impl System {
    pub fn of_code(code: u32) -> Option<Self> {
        System::ALL.iter().copied().find(|s| s.code() == code)
    }

    /// Degrees, not metres.
    pub fn is_geographic(self) -> bool {
        self.definition().starts_with("+proj=longlat")
    }

    /// As people know it: "WGS 84 / UTM fuso 32 (EPSG:32632)".
    pub fn name(self) -> &'static str {
        texts::text(&format!("place_words.register.{}", self.code()))
    }

    fn proj(self) -> Option<&'static Proj> {
        let at = System::ALL.iter().position(|system| *system == self)?;
        READY.get(at)?.as_ref()
    }

    /// Longitude and latitude, in degrees of WGS 84, of a place that is given east first (longitude first).
    pub fn to_degrees(self, (x, y): (f64, f64)) -> Option<(f64, f64)> {
        if self.is_geographic() && !(x.abs() <= 360.0 && y.abs() <= 90.0) {
            return None;
        }
        let (lon, lat) = if self == System::Wgs84 {
            (x, y)
        } else {
            between(self, System::Wgs84, (x, y))?
        };
        (lon.is_finite() && lat.is_finite()).then_some((lon, lat))
    }

    /// The inverse of [`System::to_degrees`], to a hundredth of a millimetre: east first.
    pub fn from_degrees(self, (lon, lat): (f64, f64)) -> Option<(f64, f64)> {
        if self == System::Wgs84 {
            return Some((lon, lat));
        }
        let mut at = between(System::Wgs84, self, (lon, lat))?;
        // The way back through a shift of datum is inverted to the first order only, a millimetre off: what the way
        // forth then misses is added.
        for _ in 0..2 {
            let (got_lon, got_lat) = self.to_degrees(at)?;
            let missed = (2.0 * lon - got_lon, 2.0 * lat - got_lat);
            let moved = between(System::Wgs84, self, missed)?;
            let plain = between(System::Wgs84, self, (lon, lat))?;
            at = (at.0 + moved.0 - plain.0, at.1 + moved.1 - plain.1);
        }
        (at.0.is_finite() && at.1.is_finite()).then_some(at)
    }
}

fn between(from: System, to: System, (x, y): (f64, f64)) -> Option<(f64, f64)> {
    let mut point = if from.is_geographic() {
        (x.to_radians(), y.to_radians(), 0.0)
    } else {
        (x, y, 0.0)
    };
    transform(from.proj()?, to.proj()?, &mut point).ok()?;
    Some(if to.is_geographic() {
        (point.0.to_degrees(), point.1.to_degrees())
    } else {
        (point.0, point.1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same place with PROJ 9.1.1 (`gdaltransform` of Debian 12), 45.31 N and 9.62 E of WGS 84.
    const PLACE: (f64, f64) = (9.62, 45.31);
    const SAME: &[(System, f64, f64)] = &[
        (
            System::Utm32Wgs84,
            548_601.256_487_762,
            5_017_575.355_941_33,
        ),
        (
            System::Utm32Etrs89,
            548_601.256_488_166,
            5_017_575.355_821_35,
        ),
        (
            System::Utm32Rdn2008,
            548_601.256_488_166,
            5_017_575.355_821_35,
        ),
        (
            System::Utm32Rdn2008Ne,
            548_601.256_488_166,
            5_017_575.355_821_35,
        ),
        (
            System::GaussBoagaWest,
            1_548_629.817_944_93,
            5_017_594.910_958_79,
        ),
    ];

    #[test]
    fn places_are_where_proj_has_them() {
        for (system, x, y) in SAME {
            let (lon, lat) = system.to_degrees((*x, *y)).expect("degrees");
            // A hundred-millionth of a degree is a millimetre; the shift of datum is inverted in another way.
            assert!(
                (lon - PLACE.0).abs() < 3e-8 && (lat - PLACE.1).abs() < 3e-8,
                "{system:?}"
            );
            let (east, north) = system.from_degrees(PLACE).expect("metres");
            assert!(
                (east - x).abs() < 2e-3 && (north - y).abs() < 2e-3,
                "{system:?} {east} {north}"
            );
        }
    }

    #[test]
    fn every_system_goes_forth_and_back() {
        for &system in System::ALL {
            assert!(system.proj().is_some(), "{system:?}");
            assert!(!system.name().is_empty(), "{system:?}");
            assert_eq!(System::of_code(system.code()), Some(system));
            for at in [(8.5, 44.7), (9.62, 45.31), (10.59, 45.5), (11.4, 46.6)] {
                let there = system.from_degrees(at).expect("there");
                let back = system.to_degrees(there).expect("back");
                let close = (back.0 - at.0).abs() < 1e-9 && (back.1 - at.1).abs() < 1e-9;
                assert!(close, "{system:?} {at:?} {there:?} {back:?}");
            }
        }
    }

    #[test]
    fn numbers_that_are_no_place_have_no_degrees() {
        for &system in System::ALL {
            for at in [
                (f64::NAN, 1.0),
                (1.0, f64::INFINITY),
                (1e300, 1e300),
                (-1e18, 4.0),
            ] {
                if let Some((lon, lat)) = system.to_degrees(at) {
                    assert!(lon.is_finite() && lat.is_finite(), "{system:?} {at:?}");
                }
            }
        }
        assert_eq!(System::Wgs84.to_degrees((1_548_629.0, 5_017_594.0)), None);
    }
}
