//! Why a layer is refused: what, where, and how to mend it.

use std::fmt;

use plan::texts;

use crate::faults::faults;
pub(super) use crate::faults::shown;

faults! {
    /// What is wrong with a file of layers. The codes are for programs and never change; the words are in
    /// `assets/i18n/it/layers.json`.
    pub enum Fault {
    // What the file is.
    /// Another kind of file than a layer: a picture, a PDF, a list. The detail names it.
    NotALayer = "not_a_layer",
    /// No layer has a feature.
    Empty = "empty",
    /// JSON that is no GeoJSON.
    NotGeoJson = "not_geojson",
    /// Attributes or another companion of a shapefile without its `.shp`. The detail names the file that lacks.
    NoShapes = "no_shapes",
    /// A GeoPackage that another program still has open: part of its data is in a file beside it.
    StillOpen = "still_open",
    /// A ZIP protected by a password.
    Encrypted = "encrypted",
    /// A ZIP within a ZIP.
    Nested = "nested",
    // Its shape.
    /// It cannot be unpacked or parsed; the detail says where.
    Damaged = "damaged",
    /// It ends before it should.
    Truncated = "truncated",
    /// JSON that breaks its rules; the detail says the line.
    BadJson = "bad_json",
    /// XML that breaks its rules; the detail says the place.
    BadXml = "bad_xml",
    /// XML that declares entities or a document type: no map writes it, and it may read other files.
    Entities = "entities",
    // Its size.
    /// The file and those beside it are bigger than the limit.
    FileTooBig = "file_too_big",
    /// More files within a ZIP than the limit.
    TooManyParts = "too_many_parts",
    /// Unpacked it is bigger than the limit.
    UnpackedTooBig = "unpacked_too_big",
    /// A file within a ZIP grows out of measure when unpacked.
    Ratio = "ratio",
    /// Elements or shapes within each other beyond the limit.
    TooDeep = "too_deep",
    TooManyLayers = "too_many_layers",
    TooManyFeatures = "too_many_features",
    TooManyVertices = "too_many_vertices",
    TooManyColumns = "too_many_columns",
    TooManyCells = "too_many_cells",
    CellTooLong = "cell_too_long",
    /// All texts together are longer than the limit.
    TooMuchText = "too_much_text",
    /// Rings so many that telling holes from outlines takes too long, or queries that never end.
    TooIntricate = "too_intricate",
    /// The person stopped the reading.
    Cancelled = "cancelled",
    }
}

/// A layer refused. Nothing of it was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub fault: Fault,
    /// The name of the file; within a ZIP, of the file within it.
    pub file: String,
    /// Empty when it is the file as a whole.
    pub layer: String,
    /// From 1; 0 when it is no feature.
    pub feature: usize,
    /// What the message adds: a limit, a kind of file, a place in it.
    pub detail: String,
}

impl Refusal {
    /// What is wrong and where.
    pub fn message(&self) -> String {
        self.text("message")
    }

    /// How to mend it.
    pub fn fix(&self) -> String {
        self.text("fix")
    }

    /// «aree.gpkg», livello «Aree», elemento 14.
    pub fn place(&self) -> String {
        let file: &dyn fmt::Display = &shown(&self.file);
        let layer: &dyn fmt::Display = &shown(&self.layer);
        let feature: &dyn fmt::Display = &self.feature;
        let key = match (self.layer.is_empty(), self.feature) {
            (true, 0) => "layers.place.file",
            (false, 0) => "layers.place.layer",
            (true, _) => "layers.place.feature",
            (false, _) => "layers.place.layer_feature",
        };
        texts::filled(
            key,
            &[("file", file), ("layer", layer), ("feature", feature)],
        )
    }

    fn text(&self, part: &str) -> String {
        let key = format!("layers.fault.{}.{part}", self.fault.code());
        let detail = shown(&self.detail);
        texts::filled(&key, &[("place", &self.place()), ("detail", &detail)])
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.message(), self.fix())
    }
}

impl std::error::Error for Refusal {}
