//! GeoJSON: RFC 7946, its predecessor of 2008 with a `crs`, and one feature a line.
//!
//! Read as it streams by: no tree of the whole file is ever in memory, since eight bytes of JSON can ask for a hundred.

use std::{collections::BTreeSet, fmt};

use plan::texts::filled;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value as Json;

use super::{
    Fault, Layer, Refusal, System,
    build::{Build, Found},
    coordinates::{Coordinates, CoordinatesSeed, shapes},
    letters,
    limits::Meter,
    properties::{CellSeed, PropertiesSeed, TextSeed},
    refusal::shown,
    wkt,
};

/// Names of members that are told when left out.
const TOLD: usize = 6;

/// What is kept while the file goes by.
pub(super) struct State<'m, 'l> {
    pub meter: &'m mut Meter<'l>,
    pub build: Build,
    /// Why the reading stops, behind the error of the parser.
    refusal: Option<Refusal>,
    /// Members that no GeoJSON has.
    foreign: BTreeSet<String>,
    crs: Option<String>,
    name: Option<String>,
    /// Types of GeoJSON met, at the top.
    is_geojson: bool,
    /// Objects within each other that hold features or shapes.
    deep: usize,
}

impl State<'_, '_> {
    /// Turns a refusal into an error of the parser, keeping it.
    pub fn stop<T, E: serde::de::Error>(&mut self, outcome: Result<T, Refusal>) -> Result<T, E> {
        outcome.map_err(|refusal| {
            self.refusal.get_or_insert(refusal);
            E::custom("")
        })
    }
}

pub(super) fn read(
    bytes: &[u8],
    name: &str,
    meter: &mut Meter,
    notes: &mut Vec<String>,
) -> Result<Option<Layer>, Refusal> {
    let (text, guessed) = letters::text_within(bytes, meter)?;
    notes.extend(guessed);
    let mut state = State {
        build: Build::named(name),
        meter,
        refusal: None,
        foreign: BTreeSet::new(),
        crs: None,
        name: None,
        is_geojson: false,
        deep: 0,
    };
    if lines(&text) {
        for (number, line) in text.lines().enumerate() {
            // A mark of RFC 8142 may stand before each text.
            let line = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{1e}');
            if !line.is_empty() {
                document(line, number, &mut state)?;
            }
        }
    } else {
        document(text.trim_start_matches('\u{1e}'), 0, &mut state)?;
    }
    finish(state, notes)
}

/// Whether each line is a text of its own: the first is a whole feature, and there is another.
fn lines(text: &str) -> bool {
    let mut lines = text
        .lines()
        .map(|line| line.trim_matches(|c: char| c.is_whitespace() || c == '\u{1e}'))
        .filter(|line| !line.is_empty());
    let (Some(first), Some(second)) = (lines.next(), lines.next()) else {
        return false;
    };
    let braces = |line: &str| line.starts_with('{') && line.ends_with('}');
    braces(first) && second.starts_with('{') && serde_json::from_str::<IgnoredAny>(first).is_ok()
}

/// One JSON text; `line` is how many lines of the file come before it.
fn document(text: &str, line: usize, state: &mut State) -> Result<(), Refusal> {
    let mut parser = serde_json::Deserializer::from_str(text);
    state.meter.feature = 0;
    let read = ObjectSeed { state: &mut *state }
        .deserialize(&mut parser)
        .and_then(|object| parser.end().map(|()| object));
    match read {
        Ok(object) => {
            let kind = object.kind.as_deref().unwrap_or_default();
            let feature = kind == "Feature" || SHAPES.contains(&kind);
            state.is_geojson |= feature || kind == "FeatureCollection";
            if feature {
                state.take(object)?;
            }
            Ok(())
        }
        Err(error) => Err(state.refused(&error, line)),
    }
}

const SHAPES: [&str; 7] = [
    "Point",
    "MultiPoint",
    "LineString",
    "MultiLineString",
    "Polygon",
    "MultiPolygon",
    "GeometryCollection",
];

fn finish(state: State, notes: &mut Vec<String>) -> Result<Option<Layer>, Refusal> {
    let State {
        meter,
        mut build,
        foreign,
        crs,
        name,
        is_geojson,
        ..
    } = state;
    meter.feature = 0;
    if !is_geojson {
        return Err(meter.refuse_file(Fault::NotGeoJson, ""));
    }
    if build.is_empty() {
        return Ok(None);
    }
    if !foreign.is_empty() {
        let all: Vec<String> = foreign
            .iter()
            .take(TOLD)
            .map(|name| format!("«{}»", shown(name)))
            .collect();
        notes.push(filled("layers.note.foreign", &[("names", &all.join(", "))]));
    }
    if let Some(name) = name {
        build.name = name;
    }
    (build.stated, build.stated_as) = stated(crs.as_deref());
    build.done(meter).map(Some)
}

/// The system of the old `crs` member: without it the format says degrees.
fn stated(crs: Option<&str>) -> (Option<System>, String) {
    let degrees = (Some(System::Wgs84), "EPSG:4326".to_owned());
    let Some(crs) = crs.and_then(|crs| serde_json::from_str::<Json>(crs).ok()) else {
        return degrees;
    };
    if crs.is_null() {
        return (None, String::new());
    }
    let properties = &crs["properties"];
    let code = match &properties["code"] {
        Json::Number(code) => Some(format!("EPSG:{code}")),
        Json::String(code) => Some(format!("EPSG:{code}")),
        _ => None,
    };
    let name = properties["name"]
        .as_str()
        .or_else(|| properties["href"].as_str());
    let said = name
        .map(str::to_owned)
        .or(code)
        .unwrap_or_else(|| crs.to_string());
    (wkt::of_name(&said), said)
}

impl State<'_, '_> {
    fn refused(&mut self, error: &serde_json::Error, line: usize) -> Refusal {
        if let Some(refusal) = self.refusal.take() {
            return refusal;
        }
        let at = filled(
            "layers.at_line",
            &[
                ("line", &(line + error.line())),
                ("column", &error.column()),
            ],
        );
        let fault = if error.is_eof() {
            Fault::Truncated
        } else if error.to_string().starts_with("recursion limit") {
            Fault::TooDeep
        } else {
            Fault::BadJson
        };
        self.meter.refuse(fault, at)
    }

    /// A feature, or a shape alone, goes into the layer.
    fn take(&mut self, object: Object) -> Result<(), Refusal> {
        let Object { mut found, id, .. } = object;
        if let Some(id) = id {
            let mut column = self.build.column("id", self.meter)?;
            if !found.lacks(column) && found.cells.get(column) != Some(&id) {
                column = self.build.column("feature.id", self.meter)?;
            }
            found.put(column, id);
        }
        self.build.add(found, self.meter)
    }
}

/// An object of GeoJSON of any type: the type may come last.
#[derive(Default)]
struct Object {
    kind: Option<String>,
    found: Found,
    id: Option<crate::sheets::Cell>,
    coordinates: Option<Coordinates>,
    has_geometry: bool,
    has_properties: bool,
}

impl Object {
    /// What is drawn once all members are known.
    fn close(&mut self, state: &mut State) {
        let kind = self.kind.as_deref().unwrap_or_default();
        let Some(coordinates) = self.coordinates.take() else {
            if SHAPES.contains(&kind) && kind != "GeometryCollection" {
                self.found.fault_of("bad_coordinates");
            }
            return;
        };
        match shapes(kind, coordinates, &mut state.meter.tally) {
            Ok(drawn) => self.found.shapes.extend(drawn),
            Err(key) => self.found.fault_of(key),
        }
    }
}

struct ObjectSeed<'s, 'm, 'l> {
    state: &'s mut State<'m, 'l>,
}

impl<'de> DeserializeSeed<'de> for ObjectSeed<'_, '_, '_> {
    type Value = Object;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Object, D::Error> {
        from.deserialize_any(self)
    }
}

/// Values of other types than the wanted one give what there is when nothing is there.
macro_rules! otherwise {
    ($none:expr) => {
        fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
            Ok($none)
        }
        fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
            Ok($none)
        }
        fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
            Ok($none)
        }
        fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
            Ok($none)
        }
        fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
            Ok($none)
        }
        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            Ok($none)
        }
    };
}
pub(super) use otherwise;

impl<'de> Visitor<'de> for ObjectSeed<'_, '_, '_> {
    type Value = Object;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("GeoJSON")
    }

    otherwise!(Object::default());

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Object, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Object::default())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object, A::Error> {
        let state = self.state;
        state.deep += 1;
        let deep = state.meter.depth(state.deep);
        state.stop(deep)?;
        let step = state.meter.step();
        state.stop(step)?;
        let mut object = Object::default();
        while let Some(name) = map.next_key::<String>()? {
            match name.as_str() {
                "type" => object.kind = map.next_value_seed(WordSeed)?,
                "coordinates" if object.coordinates.is_none() => {
                    object.coordinates = Some(map.next_value_seed(CoordinatesSeed::new(state))?);
                }
                "geometries" => {
                    let shapes = ShapesSeed {
                        state,
                        found: &mut object.found,
                    };
                    map.next_value_seed(shapes)?;
                }
                "geometry" if !object.has_geometry => {
                    object.has_geometry = true;
                    let inner = map.next_value_seed(ObjectSeed { state })?;
                    object.found.take_shapes(inner.found);
                }
                "properties" if !object.has_properties => {
                    object.has_properties = true;
                    map.next_value_seed(PropertiesSeed {
                        state,
                        found: &mut object.found,
                    })?;
                }
                "features" => map.next_value_seed(FeaturesSeed { state })?,
                "id" => object.id = Some(map.next_value_seed(CellSeed { state })?),
                "crs" if state.crs.is_none() => {
                    state.crs = Some(map.next_value_seed(TextSeed { state })?);
                }
                "name" if state.deep == 1 => {
                    state.name = map.next_value_seed(WordSeed)?.filter(|n| !n.is_empty());
                }
                "bbox" | "crs" => drop(map.next_value::<IgnoredAny>()?),
                "coordinates" | "geometry" | "properties" => {
                    map.next_value::<IgnoredAny>()?;
                    object.found.fault_of("repeated");
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    if state.foreign.len() < TOLD {
                        state.foreign.insert(name);
                    }
                }
            }
        }
        object.close(state);
        state.deep -= 1;
        Ok(object)
    }
}

impl Found {
    /// Takes the shapes of another, and what was wrong with them.
    fn take_shapes(&mut self, other: Found) {
        self.shapes.extend(other.shapes);
        for fault in other.faults {
            self.fault(fault);
        }
    }
}

/// The members of a collection of features, each put away before the next is read.
struct FeaturesSeed<'s, 'm, 'l> {
    state: &'s mut State<'m, 'l>,
}

impl<'de> DeserializeSeed<'de> for FeaturesSeed<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for FeaturesSeed<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("features")
    }

    otherwise!(());

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let state = self.state;
        loop {
            state.meter.feature = state.build.next_number();
            let Some(mut object) = list.next_element_seed(ObjectSeed { state })? else {
                state.meter.feature = 0;
                return Ok(());
            };
            match object.kind.as_deref() {
                // Its features are already in.
                Some("FeatureCollection") => continue,
                Some("Feature") => {}
                _ => object.found.fault_of("not_feature"),
            }
            let taken = state.take(object);
            state.stop(taken)?;
        }
    }
}

/// The members of a collection of shapes.
struct ShapesSeed<'s, 'm, 'l> {
    state: &'s mut State<'m, 'l>,
    found: &'s mut Found,
}

impl<'de> DeserializeSeed<'de> for ShapesSeed<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ShapesSeed<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("geometries")
    }

    otherwise!(());

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(object) = list.next_element_seed(ObjectSeed { state: self.state })? {
            self.found.take_shapes(object.found);
        }
        Ok(())
    }
}

/// A short text, or none.
struct WordSeed;

impl<'de> DeserializeSeed<'de> for WordSeed {
    type Value = Option<String>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for WordSeed {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Some(text.chars().take(200).collect()))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(None)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(None)
    }
}
