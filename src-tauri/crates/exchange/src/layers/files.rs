//! Which format a file is of, and the files that belong to it.

use std::collections::{BTreeMap, BTreeSet};

use plan::texts::{filled, text};

use super::{
    Fault, Format, Layer, LayerLimits, Refusal, Source, geojson, gpkg_in, gpx, kind, kml,
    limits::{Meter, mebibytes},
    refusal::shown,
    shapefile,
    zipped::Packed,
};

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
        return vec![format!("{name}-wal")];
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
        (format, alone(format, files, &mut meter, &mut notes)?)
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

/// The layers of a file of a format.
fn alone(
    format: Format,
    files: &Files,
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
        Format::GeoPackage => {
            let wal = files.beside.iter().find(|(name, _)| name.ends_with("-wal"));
            let wal = wal.map(|(_, bytes)| bytes.as_slice());
            gpkg_in::read(&files.bytes, wal, meter, notes)
        }
        Format::Kml => {
            let beside: Vec<String> = files.beside.keys().cloned().collect();
            kml::read(&files.bytes, name, &beside, meter, notes)
        }
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
    let mut packed = Packed::open(&files.bytes, meter)?;
    let names = packed.names.clone();
    let has = |wanted: &str| names.iter().any(|(name, _)| ending(name) == wanted);
    let mut wanted: Vec<&(String, usize)> = names
        .iter()
        .filter(|(name, _)| LAYERS.contains(&ending(name).as_str()))
        .collect();
    let is_kmz = ending(&files.name) == "kmz";
    if is_kmz {
        wanted.retain(|(name, _)| ending(name) == "kml");
    }
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
    let mut layers = Vec::new();
    let mut formats = BTreeSet::new();
    let mut refused = None;
    for (name, index) in wanted {
        meter.file = format!("{}/{name}", files.name);
        let inner = inner(name, *index, &names, &mut packed, meter)?;
        let format = kind::of(name, &inner.bytes, meter);
        match format.and_then(|format| Ok((format, alone(format, &inner, meter, notes)?))) {
            Ok((format, more)) => {
                formats.insert(format);
                layers.extend(more);
            }
            // A JSON beside the layers is often something else.
            Err(refusal) if refusal.fault == Fault::NotGeoJson => {
                notes.push(filled("layers.note.other_json", &[("name", &shown(name))]));
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

/// A file within a ZIP and those beside it.
fn inner(
    name: &str,
    index: usize,
    names: &[(String, usize)],
    packed: &mut Packed,
    meter: &mut Meter,
) -> Result<Files, Refusal> {
    let mut files = Files::of(name, packed.bytes(index, meter)?);
    if ending(name) == "kml" {
        // Only their names: each is read in its turn.
        let others = names.iter().filter(|(other, _)| ending(other) == "kml");
        files.beside = others
            .map(|(other, _)| (other.clone(), Vec::new()))
            .collect();
    }
    if ending(name) != "shp" {
        return Ok(files);
    }
    let own = stem(name).to_lowercase();
    for (other, index) in names {
        let ending = ending(other);
        let belongs = SHAPEFILE.contains(&ending.as_str()) && ending != "shp";
        if belongs && stem(other).to_lowercase() == own {
            let bytes = packed.bytes(*index, meter)?;
            files.beside.insert(other.clone(), bytes);
        }
    }
    Ok(files)
}
