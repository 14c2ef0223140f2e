//! KML 2.2 and 2.3 (OGC 12-007r2), with the tracks of Google. Each folder with places in it is a layer.

use std::collections::{BTreeSet, HashMap};

use plan::texts::filled;

use super::{
    Fault, Layer, Refusal,
    build::{Build, Found},
    kml_shapes, letters,
    limits::{Meter, counted},
    xml::{Doc, Piece, Tag},
};
use crate::sheets::Cell;

/// Parts of a place that say how it looks or from where it is seen.
const LOOKS: [&str; 14] = [
    "visibility",
    "open",
    "styleUrl",
    "Style",
    "StyleMap",
    "LookAt",
    "Camera",
    "Region",
    "author",
    "link",
    "balloonVisibility",
    "Snippet",
    "snippet",
    "AbstractView",
];

/// Letters of the name of a layer.
const LONGEST_NAME: usize = 200;

/// Types of the fields that a file declares, by the name of the schema and of the field.
type Schemas = HashMap<String, HashMap<String, String>>;

/// A document or folder that is open.
struct Folder {
    name: String,
    /// The place of its layer, once it has one.
    layer: Option<usize>,
}

struct Reading<'n> {
    layers: Vec<Build>,
    folders: Vec<Folder>,
    schemas: Schemas,
    links: usize,
    pictures: usize,
    /// Names of the files that are read too, when the file is one of a KMZ.
    beside: &'n BTreeSet<String>,
}

pub(super) fn read(
    bytes: &[u8],
    name: &str,
    beside: &BTreeSet<String>,
    meter: &mut Meter,
    notes: &mut Vec<String>,
) -> Result<Vec<Layer>, Refusal> {
    let (text, guessed) = letters::text_within(bytes, meter)?;
    notes.extend(guessed);
    let mut doc = Doc::new(&text, "");
    let mut reading = Reading {
        layers: Vec::new(),
        folders: vec![Folder {
            name: name.to_owned(),
            layer: None,
        }],
        schemas: Schemas::new(),
        links: 0,
        pictures: 0,
        beside,
    };
    loop {
        match doc.next(meter)? {
            Piece::Start(tag) => reading.take(&tag, &mut doc, meter)?,
            Piece::Eof => break,
            Piece::End(_) | Piece::Text(_) => {}
        }
    }
    let told = [("links", reading.links), ("pictures", reading.pictures)];
    for (key, count) in told.into_iter().filter(|(_, count)| *count > 0) {
        notes.push(counted(&format!("layers.note.{key}"), count));
    }
    let layers = reading.layers.into_iter().filter(|build| !build.is_empty());
    layers.map(|build| build.done(meter)).collect()
}

impl Reading<'_> {
    /// An element outside of places. The document is read on from there, in it or after it.
    fn take(&mut self, tag: &Tag, doc: &mut Doc, meter: &mut Meter) -> Result<(), Refusal> {
        match tag.name() {
            // What is in them follows.
            "kml" => Ok(()),
            "Document" | "Folder" => self.folder(doc, meter),
            "Schema" => self.schema(tag, doc, meter),
            "Placemark" => self.place(tag, doc, meter),
            "NetworkLink" => self.link(doc, meter),
            "GroundOverlay" | "ScreenOverlay" | "PhotoOverlay" => {
                self.pictures += 1;
                doc.skip(meter)
            }
            _ => doc.skip(meter),
        }
    }

    fn folder(&mut self, doc: &mut Doc, meter: &mut Meter) -> Result<(), Refusal> {
        // Without a name of its own it has the one of what it is in.
        let name = self
            .folders
            .last()
            .map_or(String::new(), |folder| folder.name.clone());
        self.folders.push(Folder { name, layer: None });
        let depth = doc.depth;
        while let Some(tag) = doc.child(depth, meter)? {
            if tag.name() != "name" {
                self.take(&tag, doc, meter)?;
                continue;
            }
            let name = doc.letters(meter)?.trim().to_owned();
            let Some(folder) = self.folders.last_mut().filter(|_| !name.is_empty()) else {
                continue;
            };
            meter.add_text(name.len())?;
            // Folders within this one, and their places, have it again and again.
            let name: String = name.chars().take(LONGEST_NAME).collect();
            if let Some(build) = folder.layer.and_then(|layer| self.layers.get_mut(layer)) {
                build.name.clone_from(&name);
            }
            folder.name = name;
        }
        self.folders.pop();
        Ok(())
    }

    /// Another file: one of the same KMZ is read in its turn.
    fn link(&mut self, doc: &mut Doc, meter: &mut Meter) -> Result<(), Refusal> {
        let mut is_beside = false;
        let outside = doc.depth;
        while let Some(tag) = doc.child(outside, meter)? {
            if tag.name() == "href" {
                let address = doc.letters(meter)?;
                let address = address.trim().trim_start_matches("./");
                is_beside |= self.beside.contains(address);
            }
        }
        self.links += usize::from(!is_beside);
        Ok(())
    }

    fn schema(&mut self, tag: &Tag, doc: &mut Doc, meter: &mut Meter) -> Result<(), Refusal> {
        let id = tag
            .get("id")
            .or_else(|| tag.get("name"))
            .unwrap_or_default();
        let mut fields = HashMap::new();
        let depth = doc.depth;
        while let Some(tag) = doc.child(depth, meter)? {
            if let (Some(name), Some(kind)) = (tag.get("name"), tag.get("type")) {
                meter.columns(fields.len() + 1)?;
                meter.add_text(name.len() + kind.len())?;
                fields.insert(name, kind);
            }
            doc.skip(meter)?;
        }
        if self.schemas.len() >= meter.limits.layers {
            return Err(meter.refuse(Fault::TooManyLayers, meter.limits.layers));
        }
        self.schemas.insert(id, fields);
        Ok(())
    }

    /// The layer of the folder that is open, made when its first place comes.
    fn layer(&mut self, meter: &mut Meter) -> Result<usize, Refusal> {
        let next = self.layers.len();
        let Some(folder) = self.folders.last_mut() else {
            return Ok(0);
        };
        if let Some(layer) = folder.layer {
            return Ok(layer);
        }
        meter.add_layer()?;
        folder.layer = Some(next);
        self.layers.push(Build::in_degrees(&folder.name));
        Ok(next)
    }

    fn place(&mut self, tag: &Tag, doc: &mut Doc, meter: &mut Meter) -> Result<(), Refusal> {
        let layer = self.layer(meter)?;
        let Some(build) = self.layers.get_mut(layer) else {
            return doc.skip(meter);
        };
        meter.layer.clone_from(&build.name);
        meter.feature = build.next_number();
        let mut found = Found::default();
        if let Some(id) = tag.get("id").filter(|id| !id.is_empty()) {
            put("id", Cell::Text(id), build, &mut found, meter)?;
        }
        let depth = doc.depth;
        while let Some(tag) = doc.child(depth, meter)? {
            match tag.name() {
                "name" | "description" | "address" | "phoneNumber" => {
                    let value = text_cell(doc.letters(meter)?.trim());
                    put(tag.name(), value, build, &mut found, meter)?;
                }
                "TimeStamp" | "TimeSpan" => {
                    let depth = doc.depth;
                    while let Some(tag) = doc.child(depth, meter)? {
                        let value = text_cell(doc.letters(meter)?.trim());
                        put(tag.name(), value, build, &mut found, meter)?;
                    }
                }
                "ExtendedData" => extended(doc, &self.schemas, build, &mut found, meter)?,
                name if LOOKS.contains(&name) => doc.skip(meter)?,
                _ => kml_shapes::read(&tag, doc, 1, &mut found, meter)?,
            }
        }
        build.add(found, meter)?;
        meter.feature = 0;
        meter.layer.clear();
        Ok(())
    }
}

/// Data of a place: with a schema, without one, or in a language of their own.
fn extended(
    doc: &mut Doc,
    schemas: &Schemas,
    build: &mut Build,
    found: &mut Found,
    meter: &mut Meter,
) -> Result<(), Refusal> {
    let depth = doc.depth;
    while let Some(tag) = doc.child(depth, meter)? {
        match tag.name() {
            "Data" => {
                let name = tag.get("name").unwrap_or_default();
                let mut value = String::new();
                let depth = doc.depth;
                while let Some(tag) = doc.child(depth, meter)? {
                    let letters = doc.letters(meter)?;
                    if tag.name() == "value" {
                        value = letters;
                    }
                }
                put(&name, text_cell(value.trim()), build, found, meter)?;
            }
            "SchemaData" => {
                let url = tag.get("schemaUrl").unwrap_or_default();
                let schema = schemas.get(url.rsplit('#').next().unwrap_or_default());
                let depth = doc.depth;
                while let Some(tag) = doc.child(depth, meter)? {
                    let name = tag.get("name").unwrap_or_default();
                    let value = doc.letters(meter)?;
                    let kind = schema.and_then(|schema| schema.get(&name));
                    let cell = typed(value.trim(), kind.map(String::as_str));
                    put(&name, cell, build, found, meter)?;
                }
            }
            name => {
                let name = name.to_owned();
                let value = doc.letters(meter)?;
                put(&name, text_cell(value.trim()), build, found, meter)?;
            }
        }
    }
    Ok(())
}

fn text_cell(text: &str) -> Cell {
    if text.is_empty() {
        Cell::Empty
    } else {
        Cell::Text(text.to_owned())
    }
}

/// A value of a field of a declared type; what is not of the type stays a text.
fn typed(text: &str, kind: Option<&str>) -> Cell {
    match kind {
        Some("bool") => match text {
            "1" | "true" => Cell::Bool(true),
            "0" | "false" => Cell::Bool(false),
            _ => text_cell(text),
        },
        Some("int" | "uint" | "short" | "ushort") => match text.parse::<i64>() {
            Ok(number) => super::properties::whole(number),
            Err(_) => text_cell(text),
        },
        Some("float" | "double") => match text.parse::<f64>() {
            Ok(number) if number.is_finite() => Cell::Number(number),
            _ => text_cell(text),
        },
        _ => text_cell(text),
    }
}

/// Puts a value in the column of its name; a second one of the same name that differs goes in a column beside.
fn put(
    name: &str,
    cell: Cell,
    build: &mut Build,
    found: &mut Found,
    meter: &mut Meter,
) -> Result<(), Refusal> {
    let unnamed;
    let name = if name.trim().is_empty() {
        unnamed = filled("layers.unnamed", &[("n", &(found.cells.len() + 1))]);
        &unnamed
    } else {
        name.trim()
    };
    if cell == Cell::Empty {
        // The column is there all the same.
        build.column(name, meter)?;
        return Ok(());
    }
    let mut column = build.column(name, meter)?;
    if !found.lacks(column) {
        let same = |column: &usize| found.cells.get(*column) == Some(&cell);
        let others = found.again.get(name);
        meter.compare(others.map_or(1, Vec::len))?;
        if same(&column) || others.into_iter().flatten().any(same) {
            return Ok(());
        }
        let count = others.map_or(0, Vec::len) + 2;
        column = build.column(&format!("{name}_{count}"), meter)?;
        found.again.entry(name.to_owned()).or_default().push(column);
    }
    if found.lacks(column) {
        found.put(column, cell);
    }
    Ok(())
}
