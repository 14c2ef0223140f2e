//! Layers read: sound ones, broken ones, hostile ones.

mod any_bytes;
mod builder;
#[path = "../kit/chance.rs"]
mod chance;
mod from_gdal;
mod geojson;
mod gpkg;
mod gpx;
mod kml;
mod kmz;
#[path = "../kit/packing.rs"]
mod packing;
mod recognising;
mod shapefile;
mod sound;
mod texts;
mod zipped;
