//! A file of an office: which kind of thing it is, and its parts as tables.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
    time::SystemTime,
};

use exchange::{
    layers::{self, Files, Layer, LayerLimits},
    sheets::{self, SheetLimits},
};
use plan::texts::{filled, text};

use super::table::Table;
use crate::{
    Progress,
    error::{ApiError, Code, Result, read_file},
};

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    List,
    Layer,
    /// A `.piano`, which has a screen and commands of its own.
    Package,
    /// Kept as an attachment.
    Document,
}

impl What {
    pub const fn word(self) -> &'static str {
        match self {
            What::List => "list",
            What::Layer => "layer",
            What::Package => "package",
            What::Document => "document",
        }
    }
}

/// A part of a file: a sheet or a layer.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub table: Table,
    /// The layer that the table was made of: its features are the rows.
    pub layer: Option<Layer>,
}

/// A file that was read whole. Nothing of the plan is in it: it may be kept from one question to the next.
#[derive(Clone, Debug)]
pub struct OfficeFile {
    pub path: PathBuf,
    /// Its name, as the person knows it.
    pub name: String,
    pub what: What,
    pub(super) parts: Vec<Part>,
    /// What was guessed or left out of the file as a whole, in words.
    pub notes: Vec<String>,
    stamp: Stamp,
}

/// When the files were written last, and how long they are.
type Stamp = Vec<(PathBuf, Option<SystemTime>, u64)>;

/// Endings of documents of the old plan, which are kept as they are.
const DOCUMENTS: [&str; 14] = [
    "pdf", "doc", "docx", "odt", "rtf", "p7m", "jpg", "jpeg", "png", "tif", "tiff", "ppt", "pptx",
    "odp",
];
/// Endings of layers. A ZIP may hold layers.
const LAYERS: [&str; 12] = [
    "geojson", "json", "shp", "shx", "prj", "cpg", "gpkg", "kml", "kmz", "gpx", "zip", "dbf",
];

impl OfficeFile {
    /// Reads a file within its limits. Nothing is changed anywhere.
    ///
    /// # Errors
    /// It cannot be read, is too large, hostile or damaged; the sentence names file, sheet and row, or layer and feature.
    /// The person asked to stop.
    pub fn read(path: &Path, progress: Progress) -> Result<Self> {
        let label = text("imports.reading");
        progress(label, 0, 2)?;
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        let ending = ending.to_lowercase();
        let stamp = stamp(path, &name);
        let mut file = OfficeFile {
            path: path.to_owned(),
            name,
            what: What::Document,
            parts: Vec::new(),
            notes: Vec::new(),
            stamp,
        };
        if DOCUMENTS.contains(&ending.as_str()) {
            // What keeps it has its own limit.
            let data = fs::metadata(path);
            if !data.is_ok_and(|data| data.is_file()) {
                read_file(path, 0)?;
            }
            return Ok(file);
        }
        let sheet_limits = SheetLimits::default();
        let layer_limits = LayerLimits::default();
        let largest = sheet_limits.bytes.max(layer_limits.bytes) as u64;
        let bytes = read_file(path, largest)?;
        progress(label, 1, 2)?;
        if ending == "piano" || is_package(&bytes) {
            file.what = What::Package;
            return Ok(file);
        }
        let stopped = AtomicBool::new(false);
        let goes_on = || {
            let on = progress(label, 1, 2).is_ok();
            stopped.fetch_or(!on, Ordering::Relaxed);
            on
        };
        let outcome = if LAYERS.contains(&ending.as_str()) {
            file.take_layers(bytes, &layer_limits, &goes_on)
        } else {
            file.take_sheets(bytes, &sheet_limits, &layer_limits, &goes_on)
        };
        if stopped.load(Ordering::Relaxed) {
            return Err(ApiError::new(Code::Cancelled, "cancelled", &[]));
        }
        outcome?;
        progress(label, 2, 2)?;
        Ok(file)
    }

    fn take_sheets(
        &mut self,
        bytes: Vec<u8>,
        limits: &SheetLimits,
        layer_limits: &LayerLimits,
        goes_on: &dyn Fn() -> bool,
    ) -> Result<()> {
        match sheets::read(&self.name, &bytes, limits, goes_on) {
            Ok(book) => {
                self.what = What::List;
                self.notes = book.notes;
                self.parts = (book.sheets.iter())
                    .map(|sheet| Part {
                        table: Table::of_sheet(sheet),
                        layer: None,
                    })
                    .collect();
                Ok(())
            }
            // A layer under another name is still a layer.
            Err(refusal) if refusal.fault == sheets::Fault::NotAList => {
                let refused = ApiError::of(Code::Refused, &refusal);
                self.take_layers(bytes, layer_limits, goes_on)
                    .map_err(|_| refused)
            }
            Err(refusal) => Err(ApiError::of(Code::Refused, &refusal)),
        }
    }

    fn take_layers(
        &mut self,
        bytes: Vec<u8>,
        limits: &LayerLimits,
        goes_on: &dyn Fn() -> bool,
    ) -> Result<()> {
        let mut files = Files::of(&self.name, bytes);
        files.beside = beside(&self.path, &self.name, limits.bytes as u64)?;
        let source = layers::read(&files, limits, goes_on)
            .map_err(|refusal| ApiError::of(Code::Refused, &refusal))?;
        self.what = What::Layer;
        self.notes.push(filled(
            "imports.note.format",
            &[("format", &source.format.name())],
        ));
        self.notes.extend(source.notes);
        self.parts = (source.layers.into_iter())
            .map(|layer| Part {
                table: Table::of_layer(&layer),
                layer: Some(layer),
            })
            .collect();
        Ok(())
    }

    /// Whether this is that file, and it has not changed since.
    pub fn is_still(&self, path: &Path) -> bool {
        self.path == path && stamp(path, &self.name) == self.stamp
    }

    pub(super) fn part(&self, at: usize) -> Result<&Part> {
        self.parts.get(at).ok_or_else(|| {
            ApiError::new(
                Code::NotFound,
                "import.no_part",
                &[("file", &self.name), ("count", &self.parts.len())],
            )
        })
    }

    /// The place of the sheet or layer that a person means: by its name, or by its number from 1.
    ///
    /// # Errors
    /// The file has none of that name or number.
    pub fn part_named(&self, named: &str) -> Result<usize> {
        let wanted = super::vocabulary::plain(named);
        let by_name = self.parts.iter();
        let mut by_name = by_name.map(|part| super::vocabulary::plain(&part.table.name));
        let by_number = || {
            let number: usize = named.trim().parse().ok()?;
            number.checked_sub(1).filter(|at| *at < self.parts.len())
        };
        by_name
            .position(|name| name == wanted)
            .or_else(by_number)
            .ok_or_else(|| {
                let names = self.parts.iter().map(|part| part.table.name.as_str());
                let names = super::cells::quoted_list(names);
                let named: &dyn std::fmt::Display = &rules::words::short(named);
                ApiError::new(
                    Code::NotFound,
                    "import.no_sheet",
                    &[("name", named), ("names", &names)],
                )
            })
    }
}

/// A bag in a ZIP, whatever its ending.
fn is_package(bytes: &[u8]) -> bool {
    // The names of a ZIP are in its last part.
    const LAST: usize = 1 << 16;
    const MARK: &[u8] = b"bagit.txt";
    let last = &bytes[bytes.len().saturating_sub(LAST)..];
    bytes.starts_with(b"PK") && last.windows(MARK.len()).any(|window| window == MARK)
}

/// The files beside a layer that belong to it.
fn beside(path: &Path, name: &str, largest: u64) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut beside = BTreeMap::new();
    let Some(folder) = path.parent() else {
        return Ok(beside);
    };
    for other in layers::siblings(name) {
        let path = folder.join(&other);
        if path.is_file() {
            beside.insert(other, read_file(&path, largest)?);
        }
    }
    Ok(beside)
}

fn stamp(path: &Path, name: &str) -> Stamp {
    let folder = path.parent().unwrap_or(Path::new(""));
    let others = layers::siblings(name).into_iter();
    let paths = std::iter::once(path.to_owned()).chain(others.map(|other| folder.join(other)));
    paths
        .filter_map(|path| {
            let data = fs::metadata(&path).ok()?;
            Some((path, data.modified().ok(), data.len()))
        })
        .collect()
}
