//! What a package or a file to import looks like from outside: the matter of the PAC rules and of GEO-001.
//!
//! Plain data, collected by the reader of a file and handed over as a value: rules open no files. Paths are
//! relative to the payload (`tables/person.csv`, not `piano-019035/data/tables/person.csv`).

use std::collections::{BTreeMap, BTreeSet};

/// One package or one imported file, seen from outside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackageFacts {
    /// The base directories of the bag as found; a sound package has exactly one.
    pub bases: BTreeSet<String>,
    /// Every file under `data/`, by its path inside it.
    pub files: BTreeSet<String>,
    /// Every other file, by its path inside the base directory.
    pub tag_files: BTreeSet<String>,
    /// Records per kind as `plan.json` says; empty when it cannot be read.
    pub kinds: BTreeMap<String, KindFacts>,
    /// The commune of the package: that of `plan.json`, else that of the base directory's name.
    pub istat: Option<String>,
    /// By path, one for each CSV under `tables/`, wherever it was moved.
    pub tables: BTreeMap<String, TableFacts>,
    /// One for each GeoJSON and for each layer of each GeoPackage, in the order of path and name.
    pub layers: Vec<LayerFacts>,
    /// Files whose content could not be read as what their name says, with the reason in Italian.
    pub unreadable: BTreeMap<String, String>,
}

/// What `plan.json` holds of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KindFacts {
    pub records: usize,
    /// Those of them that have a shape.
    pub with_geometry: usize,
}

/// One table, as its header and its rows say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableFacts {
    /// The header, in its order.
    pub columns: Vec<String>,
    /// Data rows, without the header.
    pub rows: usize,
    /// The cells that should hold the code of a commune.
    pub istat_cells: Vec<IstatCell>,
}

/// A cell of a column that holds ISTAT codes, exactly as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IstatCell {
    pub column: String,
    /// From 1, without the header: the number that a person counts.
    pub row: usize,
    pub text: String,
}

/// One layer of shapes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LayerFacts {
    /// The path of its file.
    pub file: String,
    /// The table in a GeoPackage; the file's name without ending for a GeoJSON.
    pub name: String,
    pub crs: DeclaredCrs,
    pub columns: BTreeSet<String>,
    pub features: usize,
}

/// What a layer says of its coordinates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeclaredCrs {
    /// A code of the EPSG register. GeoJSON without a `crs` member counts as 4326 (RFC 7946).
    Epsg(u32),
    /// Declared in words that are not an EPSG code.
    Other(String),
    /// Nothing, or that it is unknown (`srs_id` 0 or -1, `"crs": null`).
    Missing,
}

/// Fields that hold the code of a commune, beside those of type `Communes`.
pub const ISTAT_COLUMNS: [&str; 2] = ["istat_code", "host_commune"];

/// The fields of a kind that hold codes of communes, by name.
pub fn istat_columns(kind: &str) -> Vec<&'static str> {
    let fields = plan::declare::kind(kind).map_or(&[][..], |kind| &kind.fields);
    fields
        .iter()
        .filter(|f| ISTAT_COLUMNS.contains(&f.name) || f.ty == plan::types::Type::Communes)
        .map(|field| field.name)
        .collect()
}
