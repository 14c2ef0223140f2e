//! Which system a text means: the `.prj` of a shapefile, the definition in a GeoPackage, the name in a GeoJSON.
//!
//! Well-known text in its three kinds: OGC 01-009 ("WKT1"), that of ESRI, ISO 19162 ("WKT2"). The number of the register
//! counts when it is there; else projection, parameters, ellipsoid and datum must all be those of the system, since
//! programs name the same thing in many ways and different things alike.

use super::System;

/// A text longer than this is no definition.
const LONGEST: usize = 64 << 10;
const DEEPEST: usize = 32;

/// `PROJCS["…", …]` and what is in it.
struct Node {
    /// In capitals.
    word: String,
    texts: Vec<String>,
    numbers: Vec<f64>,
    nodes: Vec<Node>,
}

impl Node {
    fn child(&self, words: &[&str]) -> Option<&Node> {
        let mut nodes = self.nodes.iter();
        nodes.find(|node| words.contains(&node.word.as_str()))
    }

    fn name(&self) -> &str {
        self.texts.first().map_or("", String::as_str)
    }

    /// The number of the register, said by the node itself.
    fn register(&self) -> Option<u32> {
        let id = self.child(&["AUTHORITY", "ID"])?;
        if !id.name().eq_ignore_ascii_case("EPSG") {
            return None;
        }
        let written = id.texts.get(1).and_then(|code| code.trim().parse().ok());
        written.or_else(|| id.numbers.first().and_then(|code| whole(*code)))
    }
}

fn whole(number: f64) -> Option<u32> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number of the register"
    )]
    (number.fract() == 0.0 && (1.0..1e7).contains(&number)).then_some(number as u32)
}

/// The text being read.
struct Text<'t> {
    rest: &'t str,
}

impl Text<'_> {
    fn blank(&mut self) {
        self.rest = self
            .rest
            .trim_start_matches(|c: char| c.is_whitespace() || c == '\0');
    }

    fn takes(&mut self, marks: &[char]) -> bool {
        self.blank();
        match self.rest.strip_prefix(marks) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn word(&mut self) -> Option<String> {
        self.blank();
        let end = self
            .rest
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        (!word.is_empty()).then(|| word.to_ascii_uppercase())
    }

    /// A quoted text; two quotes within are one.
    fn quoted(&mut self) -> Option<String> {
        let mut out = String::new();
        loop {
            let (text, rest) = self.rest.split_once('"')?;
            out.push_str(text);
            let Some(more) = rest.strip_prefix('"') else {
                self.rest = rest;
                return Some(out);
            };
            out.push('"');
            self.rest = more;
        }
    }

    fn number(&mut self) -> Option<f64> {
        let end = self
            .rest
            .find(|c: char| !c.is_ascii_digit() && !"+-.eE".contains(c))
            .unwrap_or(self.rest.len());
        let (number, rest) = self.rest.split_at(end);
        let number = number.parse::<f64>().ok().filter(|n| n.is_finite())?;
        self.rest = rest;
        Some(number)
    }

    fn node(&mut self, deep: usize) -> Option<Node> {
        let mut node = Node {
            word: self.word()?,
            texts: Vec::new(),
            numbers: Vec::new(),
            nodes: Vec::new(),
        };
        if !self.takes(&['[', '(']) {
            // A bare word, such as NORTH.
            return Some(node);
        }
        let deep = deep.checked_sub(1)?;
        loop {
            self.blank();
            match self.rest.chars().next()? {
                '"' => {
                    self.takes(&['"']);
                    node.texts.push(self.quoted()?);
                }
                '0'..='9' | '-' | '+' | '.' => node.numbers.push(self.number()?),
                _ => node.nodes.push(self.node(deep)?),
            }
            if self.takes(&[',']) {
                continue;
            }
            return self.takes(&[']', ')']).then_some(node);
        }
    }
}

/// The system of the text of a `.prj`, when it is one of ours.
pub fn of_prj(text: &str) -> Option<System> {
    let text = text.trim_start_matches('\u{feff}');
    if text.len() > LONGEST {
        return None;
    }
    let node = Text { rest: text }.node(DEEPEST);
    match node {
        Some(node) if !node.nodes.is_empty() => of_node(&node),
        // Some write the number and nothing else.
        _ => of_name(text.trim()),
    }
}

/// What a definition calls itself, for the message when it is none of ours; empty when it is no definition.
pub(super) fn said(text: &str) -> String {
    let text = text.trim_start_matches('\u{feff}').trim();
    let start: String = text.chars().take(80).collect();
    if text.len() > LONGEST {
        return start;
    }
    match (Text { rest: text }).node(DEEPEST) {
        Some(node) if !node.nodes.is_empty() => match node.register() {
            Some(code) => format!("EPSG:{code}"),
            None => node.name().to_owned(),
        },
        _ => start,
    }
}

/// The system of a name: `EPSG:32632`, `urn:ogc:def:crs:EPSG::32632`, `http://www.opengis.net/def/crs/EPSG/0/32632`,
/// `urn:ogc:def:crs:OGC:1.3:CRS84`.
pub(super) fn of_name(name: &str) -> Option<System> {
    let upper = name.trim().to_ascii_uppercase();
    if upper.ends_with("CRS84") {
        return Some(System::Wgs84);
    }
    if !upper.contains("EPSG") {
        return None;
    }
    let (_, code) = upper.rsplit_once([':', '/', '#'])?;
    System::of_code(code.parse().ok()?)
}

fn of_node(node: &Node) -> Option<System> {
    match node.word.as_str() {
        // The horizontal part of a system with heights, and the source of one with a shift.
        "COMPD_CS" | "COMPOUNDCRS" => of_node(node.child(&[
            "PROJCS", "PROJCRS", "GEOGCS", "GEOGCRS", "GEODCRS", "BOUNDCRS",
        ])?),
        "BOUNDCRS" => of_node(node.child(&["SOURCECRS"])?.nodes.first()?),
        "PROJCS" | "PROJCRS" | "PROJECTEDCRS" => {
            let stated = node.register().and_then(System::of_code);
            stated
                .filter(|s| !s.is_geographic())
                .or_else(|| projected(node))
        }
        "GEOGCS" | "GEOGCRS" | "GEOGRAPHICCRS" | "GEODCRS" | "GEODETICCRS" => {
            let stated = node.register().and_then(System::of_code);
            stated
                .filter(|s| s.is_geographic())
                .or_else(|| geographic(node))
        }
        _ => None,
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Datum {
    Wgs84,
    Etrs89,
    Rdn2008,
    MonteMario,
}

fn is(value: f64, wanted: f64) -> bool {
    (value - wanted).abs() <= wanted.abs() * 1e-9 + 1e-6
}

/// The datum under a system in degrees, by its name and its ellipsoid.
fn datum(geographic: &Node) -> Option<Datum> {
    let datum = geographic.child(&["DATUM", "ENSEMBLE", "GEODETICDATUM", "TRF"])?;
    let ellipsoid = datum.child(&["SPHEROID", "ELLIPSOID"])?;
    let axis = *ellipsoid.numbers.first()?;
    let flattening = *ellipsoid.numbers.get(1)?;
    let name: String = datum
        .name()
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect();
    let name = name.to_ascii_lowercase();
    let grs80 = is(axis, 6_378_137.0) && (flattening - 298.257_222_101).abs() < 1e-6;
    let wgs84 = is(axis, 6_378_137.0) && (flattening - 298.257_223_563).abs() < 1e-6;
    let international = is(axis, 6_378_388.0) && (flattening - 297.0).abs() < 1e-6;
    let named = |names: &[&str]| names.iter().any(|known| name.contains(known));
    if international {
        return named(&["montemario", "roma1940", "rome1940"]).then_some(Datum::MonteMario);
    }
    if named(&["retedinamicanazionale2008", "rdn2008"]) {
        return grs80.then_some(Datum::Rdn2008);
    }
    // IGM95 is ETRS89 as it was measured in Italy, some centimetres away from RDN2008.
    let european = [
        "etrs1989",
        "etrs89",
        "europeanterrestrialreferencesystem1989",
        "istitutogeograficomilitaire1995",
        "istitutogeograficomilitare1995",
        "igm1995",
        "igm95",
    ];
    if named(&european) {
        return grs80.then_some(Datum::Etrs89);
    }
    if named(&["wgs1984", "wgs84", "worldgeodeticsystem1984"]) {
        // Some give it the ellipsoid of GRS 80.
        return (wgs84 || grs80).then_some(Datum::Wgs84);
    }
    // A datum that is not named is as good as its ellipsoid, unless a shift is said.
    let shifted = datum.child(&["TOWGS84"]);
    let shifted = shifted.is_some_and(|shift| shift.numbers.iter().any(|n| n.abs() > 1e-9));
    if named(&["unknown", "notspecified", "unspecified"]) && !shifted {
        return match (wgs84, grs80) {
            (true, _) => Some(Datum::Wgs84),
            (_, true) => Some(Datum::Etrs89),
            _ => None,
        };
    }
    None
}

/// Degrees east of Greenwich of the meridian from which longitudes are counted.
fn prime(geographic: &Node) -> f64 {
    let prime = geographic.child(&["PRIMEM", "PRIMEMERIDIAN"]);
    prime
        .and_then(|node| node.numbers.first().copied())
        .unwrap_or_default()
}

fn geographic(node: &Node) -> Option<System> {
    let unit = node.child(&["UNIT", "ANGLEUNIT"]);
    let unit = unit.and_then(|unit| unit.numbers.first().copied());
    let in_degrees = unit.is_none_or(|unit| (unit - 1_f64.to_radians()).abs() < 1e-9);
    if !in_degrees || !is(prime(node), 0.0) {
        return None;
    }
    Some(match datum(node)? {
        Datum::Wgs84 => System::Wgs84,
        Datum::Etrs89 => System::Etrs89,
        Datum::Rdn2008 => System::Rdn2008,
        Datum::MonteMario => System::MonteMario,
    })
}

fn plain(name: &str) -> String {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|c| c.to_ascii_lowercase()).collect()
}

fn projected(node: &Node) -> Option<System> {
    let base = node.child(&["GEOGCS", "BASEGEOGCRS", "BASEGEODCRS"])?;
    let conversion = node.child(&["CONVERSION"]).unwrap_or(node);
    let method = plain(conversion.child(&["PROJECTION", "METHOD"])?.name());
    let parameter = |names: &[&str]| {
        let mut all = conversion
            .nodes
            .iter()
            .filter(|node| node.word == "PARAMETER");
        let found = all.find(|node| names.contains(&plain(node.name()).as_str()));
        found.and_then(|node| node.numbers.first().copied())
    };
    let unit = node.child(&["UNIT", "LENGTHUNIT"]).or_else(|| {
        let axis = node.child(&["AXIS"])?;
        axis.child(&["LENGTHUNIT", "UNIT"])
    });
    let unit = unit
        .and_then(|unit| unit.numbers.first().copied())
        .unwrap_or(1.0);
    if !is(unit, 1.0) {
        return None;
    }
    let datum = datum(base)?;
    let meridian = parameter(&[
        "centralmeridian",
        "longitudeofnaturalorigin",
        "longitudeoforigin",
    ])?;
    let east = parameter(&["falseeasting"]).unwrap_or_default();
    let north = parameter(&["falsenorthing"]).unwrap_or_default();
    match method.as_str() {
        "mercatorauxiliarysphere" | "popularvisualisationpseudomercator" => {
            let plain = is(meridian, 0.0) && is(east, 0.0) && is(north, 0.0);
            (plain && datum == Datum::Wgs84).then_some(System::WebMercator)
        }
        "transversemercator" | "gausskruger" => {
            let latitude = parameter(&["latitudeoforigin", "latitudeofnaturalorigin"]);
            let scale = parameter(&["scalefactor", "scalefactoratnaturalorigin"])?;
            if !is(scale, 0.9996) || !is(latitude.unwrap_or_default(), 0.0) || !is(north, 0.0) {
                return None;
            }
            // Zones of Monte Mario are also counted from Rome.
            let meridian = meridian + prime(base);
            let zone = |at: f64| (meridian - at).abs() < 1e-6;
            zones(node, datum, east, (zone(9.0), zone(15.0)))
        }
        _ => None,
    }
}

/// By the zones of nine and of fifteen degrees.
fn zones(node: &Node, datum: Datum, east: f64, zone: (bool, bool)) -> Option<System> {
    if datum == Datum::MonteMario {
        return match zone {
            (true, _) if is(east, 1_500_000.0) => Some(System::GaussBoagaWest),
            (_, true) if is(east, 2_520_000.0) => Some(System::GaussBoagaEast),
            _ => None,
        };
    }
    if !is(east, 500_000.0) {
        return None;
    }
    // ESRI says the order in no other way than by the name.
    let first_axis = node.child(&["AXIS"]);
    let is_north = |axis: &Node| axis.nodes.iter().any(|node| node.word == "NORTH");
    let north_first = first_axis.map_or(node.name().contains("RDN2008_TM"), is_north);
    Some(match (datum, zone) {
        (Datum::Wgs84, (true, _)) => System::Utm32Wgs84,
        (Datum::Wgs84, (_, true)) => System::Utm33Wgs84,
        (Datum::Etrs89, (true, _)) => System::Utm32Etrs89,
        (Datum::Etrs89, (_, true)) => System::Utm33Etrs89,
        (Datum::Rdn2008, (true, _)) if north_first => System::Utm32Rdn2008Ne,
        (Datum::Rdn2008, (true, _)) => System::Utm32Rdn2008,
        (Datum::Rdn2008, (_, true)) if north_first => System::Utm33Rdn2008Ne,
        (Datum::Rdn2008, (_, true)) => System::Utm33Rdn2008,
        _ => return None,
    })
}

/// The system of a row of `gpkg_spatial_ref_sys`.
pub(super) fn of_srs(organization: &str, code: i64, definition: &str) -> Option<System> {
    let registered = organization.eq_ignore_ascii_case("EPSG");
    let code = u32::try_from(code).ok().filter(|_| registered);
    code.and_then(System::of_code)
        .or_else(|| of_prj(definition))
}
