//! The layers, read back with libraries that did not write them here: the same objects in every format.

use std::{collections::BTreeMap, io::Cursor};

use exchange::export::Folder;
use plan::declare::Class;
use rusqlite::Connection;
use serde_json::Value as Json;
use shapefile::{PolygonRing, Shape, dbase::FieldValue};
use testkit::{arbitrary, examples};

use crate::kit::*;

fn named<'a>(folder: &'a Folder, under: &str, end: &str) -> Vec<&'a str> {
    let paths = folder.files.iter().map(|(path, _)| path.as_str());
    paths
        .filter(|path| path.starts_with(under) && path.ends_with(end))
        .collect()
}

/// The features of every GeoJSON file by layer and id.
fn features(folder: &Folder) -> BTreeMap<String, BTreeMap<String, Json>> {
    let mut layers = BTreeMap::new();
    for path in named(folder, "data/livelli/geojson/", ".geojson") {
        let json = json_of(folder, path);
        let name = json["name"].as_str().unwrap().to_owned();
        let features = json["features"].as_array().unwrap().iter();
        let by_id = features.map(|f| (f["id"].as_str().unwrap().to_owned(), f.clone()));
        layers.insert(name, by_id.collect());
    }
    layers
}

fn positions(json: &Json, into: &mut Vec<(f64, f64)>) {
    let list = json.as_array().unwrap();
    match list.first() {
        Some(Json::Number(x)) => into.push((x.as_f64().unwrap(), list[1].as_f64().unwrap())),
        _ => list.iter().for_each(|inner| positions(inner, into)),
    }
}

#[test]
fn rings_of_geojson_turn_by_the_right_hand_rule() {
    let folder = exported(&arbitrary::full(3), Class::O, false);
    let mut seen = 0;
    for (layer, features) in features(&folder) {
        for feature in features.values() {
            let geometry = &feature["geometry"];
            let polygons = match geometry["type"].as_str().unwrap() {
                "Polygon" => vec![geometry["coordinates"].clone()],
                "MultiPolygon" => geometry["coordinates"].as_array().unwrap().clone(),
                _ => continue,
            };
            for polygon in polygons {
                for (at, ring) in polygon.as_array().unwrap().iter().enumerate() {
                    let mut line = Vec::new();
                    positions(ring, &mut line);
                    assert_eq!(line.first(), line.last());
                    let area: f64 = line
                        .windows(2)
                        .map(|p| p[0].0 * p[1].1 - p[1].0 * p[0].1)
                        .sum();
                    assert_eq!(area > 0.0, at == 0, "{layer}");
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 20, "{seen}");
}

#[test]
fn the_geopackage_has_the_layers_and_the_values_of_geojson() {
    let folder = exported(&arbitrary::full(2), Class::O, false);
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("livelli.gpkg");
    std::fs::write(&path, file(&folder, "data/livelli/livelli.gpkg")).unwrap();
    let db = Connection::open(path).unwrap();
    let mut tables = db
        .prepare("SELECT table_name FROM gpkg_contents WHERE data_type = 'features'")
        .unwrap();
    let tables: Vec<String> = tables
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let layers = features(&folder);
    assert_eq!(layers.keys().cloned().collect::<Vec<_>>(), {
        let mut sorted = tables.clone();
        sorted.sort();
        sorted
    });
    for (layer, features) in &layers {
        let mut query = db.prepare(&format!("SELECT * FROM \"{layer}\"")).unwrap();
        let columns: Vec<_> = query
            .column_names()
            .into_iter()
            .map(str::to_owned)
            .collect();
        let mut rows = query.query([]).unwrap();
        let mut count = 0;
        while let Some(row) = rows.next().unwrap() {
            count += 1;
            let id: String = row.get("id").unwrap();
            let properties = features[&id]["properties"].as_object().unwrap();
            assert_eq!(columns.len(), properties.len() + 2, "{layer}");
            for (name, value) in properties {
                let stored: rusqlite::types::Value = row.get(name.as_str()).unwrap();
                let stored = match stored {
                    rusqlite::types::Value::Null => Json::Null,
                    rusqlite::types::Value::Integer(number) => number.into(),
                    rusqlite::types::Value::Real(number) => number.into(),
                    rusqlite::types::Value::Text(text) => text.into(),
                    rusqlite::types::Value::Blob(_) => panic!("{layer}.{name}"),
                };
                assert_eq!(stored, *value, "{layer}.{name}");
            }
        }
        assert_eq!(count, features.len(), "{layer}");
    }
}

fn points(shape: &Shape) -> Vec<(f64, f64)> {
    match shape {
        Shape::Point(point) => vec![(point.x, point.y)],
        Shape::Polyline(line) => {
            let points = line.parts().iter().flatten();
            points.map(|p| (p.x, p.y)).collect()
        }
        Shape::Polygon(polygon) => {
            let points = polygon.rings().iter().flat_map(PolygonRing::points);
            points.map(|p| (p.x, p.y)).collect()
        }
        other => panic!("{other}"),
    }
}

/// The value of a field as GeoJSON has it, as far as a shapefile can hold it.
fn same(stored: &FieldValue, value: &Json) -> bool {
    match (stored, value) {
        (
            FieldValue::Numeric(None) | FieldValue::Date(None) | FieldValue::Character(None),
            value,
        ) => value.is_null() || value == "",
        (FieldValue::Numeric(Some(number)), value) => {
            value.as_f64().is_some_and(|v| (v - number).abs() < 1e-9)
        }
        (FieldValue::Date(Some(day)), Json::String(text)) => {
            *text == format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
        }
        (FieldValue::Character(Some(stored)), Json::String(text)) => {
            // Blanks at the end fill a field up.
            let text = text.trim_end();
            match stored.strip_suffix('…') {
                Some(beginning) if stored.len() > 240 => text.starts_with(beginning),
                _ => stored == text,
            }
        }
        _ => false,
    }
}

#[test]
fn shapefiles_have_every_object_of_geojson_in_both_systems() {
    for plan in [arbitrary::full(2), examples::casaletto(TODAY)] {
        let folder = exported(&plan, Class::O, false);
        let layers = features(&folder);
        for (system, tolerance) in [("shp-4326", 1e-9), ("shp-32632", 1e-3)] {
            let mut seen: BTreeMap<String, usize> = BTreeMap::new();
            for path in named(&folder, &format!("data/livelli/{system}/"), ".shp") {
                let beside = |end: &str| path.replace(".shp", end);
                assert_eq!(text(&folder, &beside(".cpg")), "UTF-8");
                let wanted = match system {
                    "shp-4326" => "GEOGCS[",
                    _ => "PROJCS[\"WGS_1984_UTM_Zone_32N\"",
                };
                assert!(text(&folder, &beside(".prj")).starts_with(wanted));
                let cursor = |end: &str| Cursor::new(file(&folder, &beside(end)).to_vec());
                let shapes = shapefile::ShapeReader::with_shx(cursor(".shp"), cursor(".shx"));
                let table = shapefile::dbase::Reader::new(cursor(".dbf"));
                let mut reader = shapefile::Reader::new(shapes.unwrap(), table.unwrap());
                let stem = path.rsplit('/').next().unwrap().trim_end_matches(".shp");
                let layer = layers
                    .keys()
                    .find(|layer| {
                        let family = stem.strip_prefix(layer.as_str());
                        family.is_some_and(|f| ["", "_punti", "_linee", "_aree"].contains(&f))
                    })
                    .unwrap_or_else(|| panic!("{stem}"));
                for pair in reader.iter_shapes_and_records() {
                    let (shape, record) = pair.unwrap();
                    let Some(FieldValue::Character(Some(id))) = record.get("id") else {
                        panic!("{path}: no id");
                    };
                    let feature = &layers[layer][id];
                    let mut wanted = Vec::new();
                    positions(&feature["geometry"]["coordinates"], &mut wanted);
                    if system == "shp-32632" {
                        for at in &mut wanted {
                            let there = plan::measures::project((*at).into());
                            *at = (there.x, there.y);
                        }
                    }
                    let mut found = points(&shape);
                    // Rings turn the other way round: the same positions in another order.
                    let by_place = |a: &(f64, f64), b: &(f64, f64)| a.partial_cmp(b).unwrap();
                    wanted.sort_by(by_place);
                    found.sort_by(by_place);
                    assert_eq!(wanted.len(), found.len(), "{path}");
                    for (a, b) in wanted.iter().zip(&found) {
                        let near = (a.0 - b.0).abs() < tolerance && (a.1 - b.1).abs() < tolerance;
                        assert!(near, "{path}: {a:?} {b:?}");
                    }
                    for (name, stored) in record {
                        let value = &feature["properties"][&name];
                        assert!(same(&stored, value), "{path}.{name}: {stored:?} {value}");
                    }
                    *seen.entry(layer.clone()).or_default() += 1;
                }
            }
            let wanted: BTreeMap<_, _> = layers
                .iter()
                .map(|(layer, features)| (layer.clone(), features.len()))
                .collect();
            assert_eq!(seen, wanted, "{system}");
        }
    }
}

#[test]
fn attributes_have_the_names_of_the_cle_where_they_mean_the_same() {
    let folder = exported(&examples::casaletto(TODAY), Class::O, false);
    let layers = features(&folder);
    let sport = layers["c05_ammassamento_ricovero"]
        .values()
        .find(|feature| feature["properties"]["denom"] == "Campo sportivo")
        .unwrap();
    for (name, value) in [
        ("tipo_area", "Area di accoglienza scoperta"),
        ("tipo_cle", "2"),
        ("pav_per", "Prato"),
        ("infra_acq", "Presente"),
        ("infra_fog", "Vicina"),
        ("istat", "019018"),
    ] {
        assert_eq!(sport["properties"][name], value, "{name}");
    }
    assert_eq!(sport["properties"]["superf"], 5950.0);
    // A shelter is told by its own record, at the place of its area, and not a second time by the area.
    let shelters = &layers["c06_centri_assistenza"];
    assert_eq!(shelters.len(), 1);
    let shelter = shelters.values().next().unwrap();
    assert_eq!(shelter["properties"]["tipo_dato"], "Ricovero coperto");
    assert_eq!(shelter["geometry"]["type"], "Polygon");
}
