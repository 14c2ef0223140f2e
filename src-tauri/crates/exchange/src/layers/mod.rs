//! Layers of maps as offices have them, read: GeoJSON, Shapefile, GeoPackage, KML and KMZ, GPX, alone or in a ZIP.
//!
//! Only the formats and the coordinate systems are known here: what a feature becomes in a plan is decided elsewhere.
//! Coordinates come as the file has them, in its own system and order, never simplified and never repaired;
//! [`recognise`] says in which system they make sense and [`Reading::to_degrees`] takes them there.
//!
//! Shapefiles, attributes and well-known binary are read here and not by a library, because those at hand ask for
//! memory by numbers that stand in the file. Here every count is held against the bytes that are really there and
//! against [`LayerLimits`] before anything is kept.

mod build;
mod coordinates;
mod dbf;
mod drawn;
mod files;
mod geojson;
mod gpkg_in;
mod gpx;
mod kind;
mod kml;
mod kml_shapes;
mod letters;
mod limits;
mod properties;
mod recognise;
mod refusal;
mod rings;
mod shapefile;
mod shp;
mod wkb_in;
mod wkt;
mod xml;
mod zipped;

use crate::sheets::Cell;

pub use drawn::{Drawn, Position};
pub use files::{Files, siblings};
pub use limits::LayerLimits;
pub use recognise::{Outcome, Reading, Recognised, apart, recognise};
pub use refusal::{Fault, Refusal};
pub use rules::systems::{Degrees, System};
pub use wkt::of_prj;

/// What a file holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    pub format: Format,
    /// Those with at least one feature, in the order of the file. Never empty.
    pub layers: Vec<Layer>,
    /// What was left out or guessed, in Italian: one sentence each.
    pub notes: Vec<String>,
}

/// A format of files of layers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    GeoJson,
    Shapefile,
    GeoPackage,
    Kml,
    Gpx,
    /// A ZIP with layers of several formats.
    Zip,
}

impl Format {
    pub fn name(self) -> &'static str {
        plan::texts::text(match self {
            Format::GeoJson => "layers.format.geojson",
            Format::Shapefile => "layers.format.shapefile",
            Format::GeoPackage => "layers.format.gpkg",
            Format::Kml => "layers.format.kml",
            Format::Gpx => "layers.format.gpx",
            Format::Zip => "layers.format.zip",
        })
    }
}

/// Features with the same columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    pub name: String,
    /// The system that the file or its format states, when it is one of ours.
    pub stated: Option<System>,
    /// What the file says of its system, such as "EPSG:32635"; empty when it says nothing.
    pub stated_as: String,
    /// In the order of the file; each name once.
    pub columns: Vec<String>,
    pub features: Vec<Feature>,
}

impl Layer {
    /// All positions of the layer, as the file has them.
    pub fn positions(&self) -> impl Iterator<Item = Position> {
        let shapes = self.features.iter().filter_map(|f| f.shape.as_ref());
        shapes.flat_map(Drawn::positions)
    }
}

/// One object of a layer.
///
/// An object of several points, or of points and lines together, gives several features with the same `number` and the
/// same cells, since no field of a plan holds such a shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Feature {
    /// Its place in the layer, from 1.
    pub number: usize,
    /// Which of the `pieces` of the object it is, from 1.
    pub piece: usize,
    pub pieces: usize,
    /// None when there is none or it cannot be read: `faults` says which.
    pub shape: Option<Drawn>,
    /// One for each column of the layer.
    pub cells: Vec<Cell>,
    /// What could not be read of it, in Italian: one sentence each.
    pub faults: Vec<String>,
}

/// Reads the layers of a file.
///
/// `goes_on` is asked again and again; `false` stops the reading.
///
/// # Errors
/// A [`Refusal`] that names the file and, where it can, the layer and the feature. Nothing is half read; a single
/// feature that cannot be read is no reason to refuse the others: it comes with its [`Feature::faults`].
pub fn read(
    files: &Files,
    limits: &LayerLimits,
    goes_on: &dyn Fn() -> bool,
) -> Result<Source, Refusal> {
    files::read(files, limits, goes_on)
}
