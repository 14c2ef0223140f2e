//! What is drawn: features of the map, sentences about shapes, and the ways to make one without a mouse.

use serde_json::Value as Json;

use super::wire;

wire! {
    /// Everything of a plan that has a shape.
    told Features { features: Vec<Feature>, bounds: (f64, f64, f64, f64), commune: (f64, f64) }
    told Feature {
        kind: String,
        id: String,
        field: String,
        section: String,
        title: String,
        /// The code that chooses its symbol: the area's type, the hazard, the kind of seat.
        symbol: String,
        #[ts(type = "GeoJSON.Geometry")] geometry: Json,
    }
    asked ShapeOf {
        plan: String,
        /// The record it belongs to, left out of its own comparisons.
        kind: String,
        id: String,
        field: String,
        #[ts(type = "GeoJSON.Geometry")] geometry: Json,
    }
    told ShapeWords {
        /// "Poligono di 3,2 ha, 140 m a nord del municipio; 3 vertici fuori comune."
        sentence: String,
        area_m2: f64,
        length_m: f64,
        vertices: usize,
        /// Crossings, swapped axes, far away: where and what.
        problems: Vec<ShapeProblem>,
    }
    told ShapeProblem { text: String, point: Option<(f64, f64)> }
    asked AroundShape { #[ts(type = "GeoJSON.Geometry")] geometry: Json, metres: f64 }
    asked SplitShape {
        #[ts(type = "GeoJSON.Geometry")] geometry: Json,
        #[ts(type = "GeoJSON.Geometry")] line: Json,
    }
    asked CombineShapes {
        #[ts(type = "GeoJSON.Geometry")] one: Json,
        #[ts(type = "GeoJSON.Geometry")] other: Json,
        /// `union`, `difference` or `intersection`.
        how: String,
    }
    told Shape { #[ts(type = "GeoJSON.Geometry")] geometry: Json, note: String }
    /// Coordinates in any usual form: `45,3181 9,6176`, `548406 5018474`, `45°19'05"N 9°37'03"E`.
    asked ReadPlace { text: String }
    told ReadAs { point: (f64, f64), system: String, note: String }
    /// A GeoJSON text or file whose first fitting shape is wanted.
    asked ReadShape { #[ts(optional = nullable)] text: Option<String>, #[ts(optional = nullable)] file: Option<String>, forms: Vec<String> }
    /// Points of a line or ring, longitude and latitude, to east and north in metres (EPSG:25832) and back.
    asked Project { points: Vec<(f64, f64)>, to_metres: bool }
    told Projected { points: Vec<(f64, f64)> }
    /// The base map chosen: nothing, a local file, or an address on the network.
    told BaseMap {
        /// `none`, `file` or `address`.
        kind: String,
        source: String,
        /// For a file: `raster` or `vector`, and its zooms.
        tiles: String,
        min_zoom: u8,
        max_zoom: u8,
        bounds: (f64, f64, f64, f64),
        attribution: String,
    }
    asked TileAt { z: u8, x: u32, y: u32 }
    /// A picture as base64, empty when the file has none there.
    told Tile { media_type: String, base64: String }
}
