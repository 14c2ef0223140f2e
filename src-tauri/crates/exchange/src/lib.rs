//! Files in and out: the package `.piano`, written and read.
//!
//! Writing depends on the data alone: the same plan gives the same bytes.

pub mod bag;
pub mod dossier;
pub mod error;
pub mod export;
mod faults;
pub mod geojson_out;
pub mod gpkg;
mod guarded;
pub mod guide;
mod json_text;
pub mod layers;
pub mod one_shape;
pub mod package;
pub mod plain;
pub mod plan_json;
pub mod reading;
pub mod schema;
mod shapefile_out;
pub mod sheets;
pub mod tables;
pub mod tiles;
mod wkb;
pub mod zip_out;

pub use error::ExchangeError;
