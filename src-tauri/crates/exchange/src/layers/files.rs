//! Which format a file is of, and the files that belong to it.

use std::collections::{BTreeMap, BTreeSet};

use plan::texts::{filled, text};

use super::{
    Fault, Format, Layer, LayerLimits, Refusal, Source, geojson, gpkg_in, gpx, kind, kml,
    limits::Meter,
    refusal::shown,
    shapefile,
    zipped::{Packed, Within},
};
use crate::guarded::mebibytes;

/// A file and those beside it that belong to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files {
    /// Its name, as the person knows it: its ending decides only where the content does not.
    pub name: String,
    pub bytes: Vec<u8>,
    /// Those of [`siblings`] that are there, by name.
    pub beside: BTreeMap<String, Vec<u8>>,
}

impl Files {
    /// A file alone.
    pub fn of(name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Files {
            name: name.to_owned(),
            bytes: bytes.into(),
            beside: BTreeMap::new(),
        }
    }

    /// The same with a file beside it.
    #[must_use]
    pub fn with(mut self, name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.beside.insert(name.to_owned(), bytes.into());
        self
    }

    /// The bytes of the file that is called as this one but for the ending, here or beside.
    pub(super) fn ending(&self, wanted: &str) -> Option<&[u8]> {
        if ending(&self.name) == wanted {
            return Some(&self.bytes);
        }
        let stem = stem(&self.name).to_lowercase();
        let mut beside = self.beside.iter();
        let found = beside
            .find(|(name, _)| ending(name) == wanted && self::stem(name).to_lowercase() == stem);
        found.map(|(_, bytes)| bytes.as_slice())
    }
}

/// The parts of a shapefile that are read; any of them may be the one that a person chooses.
const SHAPEFILE: [&str; 5] = ["shp", "dbf", "shx", "prj", "cpg"];

/// Names of the files that belong to a chosen one, if they are there: the same name with other endings. On a disk that
/// tells capitals from small letters both spellings are among them.
pub fn siblings(name: &str) -> Vec<String> {
    let own = ending(name);
    let stem = stem(name);
    if SHAPEFILE.contains(&own.as_str()) {
        let others = SHAPEFILE.iter().filter(|other| **other != own);
        return others
            .flat_map(|other| {
                [
                    format!("{stem}.{other}"),
                    format!("{stem}.{}", other.to_uppercase()),
                ]
            })
            .collect();
    }
    if own == "gpkg" {
        return vec![format!("{name}-wal"), format!("{name}-journal")];
    }
    Vec::new()
}

/// The ending of a name in small letters, without the stop.
pub(super) fn ending(name: &str) -> String {
    let (_, ending) = name.rsplit_once('.').unwrap_or_default();
    ending.to_lowercase()
}

/// The name without its ending.
pub(super) fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

pub(super) fn read(
    files: &Files,
    limits: &LayerLimits,
    goes_on: &dyn Fn() -> bool,
) -> Result<Source, Refusal> {
    let mut meter = Meter::new(&files.name, limits, goes_on);
    let beside = files.beside.values().map(Vec::len);
    let total = beside.fold(files.bytes.len(), usize::saturating_add);
    if total > limits.bytes {
        return Err(meter.refuse(Fault::FileTooBig, mebibytes(limits.bytes as u64)));
    }
    meter.go_on()?;
    let mut notes = Vec::new();
    let format = kind::of(&files.name, &files.bytes, &meter)?;
    let (format, layers) = if format == Format::Zip {
        packed(files, &mut meter, &mut notes)?
    } else {
        (
            format,
            alone(format, files, &BTreeSet::new(), &mut meter, &mut notes)?,
        )
    };
    meter.file.clone_from(&files.name);
    if layers.is_empty() {
        return Err(meter.refuse_file(Fault::Empty, ""));
    }
    notes.extend(meter.told());
    Ok(Source {
        format,
        layers,
        notes,
    })
}

/// The layers of a file of a format; `read_too` are the other KML of its archive.
fn alone(
    format: Format,
    files: &Files,
    read_too: &BTreeSet<String>,
    meter: &mut Meter,
    notes: &mut Vec<String>,
) -> Result<Vec<Layer>, Refusal> {
    let name = stem(&files.name);
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let one = |layer: Option<Layer>| layer.into_iter().collect();
    match format {
        Format::GeoJson => {
            meter.add_layer()?;
            geojson::read(&files.bytes, name, meter, notes).map(one)
        }
        Format::Shapefile => {
            meter.add_layer()?;
            let Some(shp) = files.ending("shp") else {
                return Err(meter.refuse(Fault::NoShapes, format!("{name}.shp")));
            };
            let parts = shapefile::Parts {
                name,
                shp,
                shx: files.ending("shx"),
                dbf: files.ending("dbf"),
                prj: files.ending("prj"),
                cpg: files.ending("cpg"),
            };
            shapefile::read(&parts, meter, notes).map(one)
        }
        Format::GeoPackage => gpkg_in::read(&files.bytes, &files.beside, meter, notes),
        Format::Kml => kml::read(&files.bytes, name, read_too, meter, notes),
        Format::Gpx => gpx::read(&files.bytes, meter, notes),
        Format::Zip => Err(meter.refuse(Fault::Nested, "")),
    }
}

/// Endings of layers within a ZIP, in which the file of a shapefile that counts is the one of shapes.
const LAYERS: [&str; 7] = ["shp", "geojson", "json", "geojsonl", "gpkg", "kml", "gpx"];

/// The layers of all files within a ZIP; of a KMZ, those of its KML.
fn packed(
    files: &Files,
    meter: &mut Meter,
    notes: &mut Vec<String>,
) -> Result<(Format, Vec<Layer>), Refusal> {
    let (mut packed, all) = Packed::open(&files.bytes, meter)?;
    let has = |wanted: &str| all.iter().any(|file| file.ending == wanted);
    let is_kmz = ending(&files.name) == "kmz";
    let endings: &[&str] = if is_kmz { &["kml"] } else { &LAYERS };
    let is_layer = |file: &&Within| endings.contains(&file.ending.as_str());
    let wanted: Vec<&Within> = all.iter().filter(is_layer).collect();
    if wanted.is_empty() {
        return Err(if has("zip") || has("kmz") {
            meter.refuse(Fault::Nested, "")
        } else if ["dbf", "shx", "prj"].into_iter().any(has) {
            meter.refuse(Fault::NoShapes, ".shp")
        } else {
            meter.refuse(Fault::NotALayer, text("layers.kind.zip"))
        });
    }
    if has("zip") || has("kmz") {
        notes.push(text("layers.note.nested").to_owned());
    }
    // Each KML is read in its turn: a link from one to another leads to nothing new.
    let read_too: BTreeSet<String> = all
        .iter()
        .filter(|file| file.ending == "kml")
        .map(|file| file.name.clone())
        .collect();
    let mut layers = Vec::new();
    let mut formats = BTreeSet::new();
    let mut refused = None;
    for file in wanted {
        meter.file = format!("{}/{}", files.name, file.name);
        let inner = inner(file, &all, &mut packed, meter)?;
        let format = kind::of(&file.name, &inner.bytes, meter);
        match format.and_then(|format| {
            let layers = alone(format, &inner, &read_too, meter, notes)?;
            Ok((format, layers))
        }) {
            Ok((format, more)) => {
                formats.insert(format);
                layers.extend(more);
            }
            // A JSON beside the layers is often something else.
            Err(refusal) if refusal.fault == Fault::NotGeoJson => {
                let name = shown(&file.name);
                notes.push(filled("layers.note.other_json", &[("name", &name)]));
                refused = Some(refusal);
            }
            Err(refusal) => return Err(refusal),
        }
    }
    if let (Some(refusal), true) = (refused, layers.is_empty()) {
        return Err(refusal);
    }
    let mut formats = formats.into_iter();
    let format = match (formats.next(), formats.next()) {
        (Some(one), None) => one,
        _ => Format::Zip,
    };
    Ok((format, layers))
}

/// A file within a ZIP and those that belong to it.
fn inner(
    file: &Within,
    all: &[Within],
    packed: &mut Packed,
    meter: &Meter,
) -> Result<Files, Refusal> {
    let mut files = Files::of(&file.name, packed.bytes(file, meter)?);
    if file.ending != "shp" {
        return Ok(files);
    }
    for other in all.iter().filter(|other| other.stem == file.stem) {
        if other.ending != "shp" && SHAPEFILE.contains(&other.ending.as_str()) {
            let bytes = packed.bytes(other, meter)?;
            files.beside.insert(other.name.clone(), bytes);
        }
    }
    Ok(files)
}
