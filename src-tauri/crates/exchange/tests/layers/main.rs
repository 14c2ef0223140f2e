//! Layers read: sound ones, broken ones, hostile ones.

mod any_bytes;
mod builder;
mod from_gdal;
mod geojson;
mod gpkg;
mod gpx;
mod kml;
mod recognising;
mod shapefile;
mod sound;
mod texts;
mod zipped;
