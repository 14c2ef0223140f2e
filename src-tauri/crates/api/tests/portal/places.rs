//! Coordinates and layers of one object.

use std::{fs, io::Read, process::Command};

use api::Code;
use plan::{
    geometry::{Coordinates, Geometry},
    value::Value,
};
use serde_json::Value as Json;

use crate::kit::{Place, items, place, refused};

/// The items with a shape, with their geometry.
fn shapes(place: &Place) -> Vec<(String, Geometry)> {
    let plan = place.plan();
    (items(&place.portal()).filter(|item| item.is_shape))
        .map(|item| {
            let id = item.place.record.as_ref().unwrap().parse().unwrap();
            let record = plan.find(id).unwrap();
            let field = item.place.field.as_ref().unwrap();
            let Value::Geometry(geometry) = record.get(field) else {
                panic!("{} has no shape", item.id)
            };
            (item.id.clone(), geometry.clone())
        })
        .collect()
}

fn positions(coordinates: &Coordinates) -> usize {
    match coordinates {
        Coordinates::At(_) => 1,
        Coordinates::Many(inner) => inner.iter().map(positions).sum(),
    }
}

#[test]
fn every_shape_in_every_system() {
    let place = place();
    let shapes = shapes(&place);
    assert!(shapes.len() > 20, "{}", shapes.len());
    let systems = place.portal().systems;
    let codes: Vec<_> = systems.iter().map(|(code, _)| code.as_str()).collect();
    assert_eq!(
        codes,
        [
            "EPSG:4326",
            "EPSG:32632",
            "EPSG:25832",
            "EPSG:7791",
            "EPSG:6707",
            "EPSG:3003"
        ]
    );
    for (id, geometry) in &shapes {
        for code in &codes {
            let told = place.desk.portal_coordinates(place.plan, id, code).unwrap();
            assert!(
                !told.vertices.is_empty()
                    && told.vertices.len() <= positions(&geometry.coordinates)
            );
            assert_eq!(
                told.text.lines().filter(|line| !line.is_empty()).count(),
                told.vertices.len()
            );
            for vertex in &told.vertices {
                let numbers: Vec<f64> = vertex.split(", ").map(|n| n.parse().unwrap()).collect();
                let [first, then] = numbers.as_slice() else {
                    panic!("{vertex}")
                };
                let (east, north) = match *code {
                    "EPSG:4326" => {
                        assert!(
                            (44.5..46.0).contains(first) && (9.0..11.0).contains(then),
                            "{code} {vertex}"
                        );
                        continue;
                    }
                    "EPSG:6707" => (then, first),
                    "EPSG:3003" => (&(first - 1_000_000.0), then),
                    _ => (first, then),
                };
                assert!(
                    (4e5..7e5).contains(east) && (4.9e6..5.1e6).contains(north),
                    "{code} {vertex}"
                );
            }
        }
    }
    let (id, _) = &shapes[0];
    refused(
        place.desk.portal_coordinates(place.plan, id, "EPSG:1"),
        Code::Usage,
        "EPSG:32632",
    );
    let text = items(&place.portal())
        .find(|item| !item.is_shape)
        .unwrap()
        .id
        .clone();
    refused(
        place
            .desk
            .portal_coordinates(place.plan, &text, "EPSG:4326"),
        Code::Usage,
        "non ha un disegno",
    );
}

/// The same place with PROJ 9.1: see the table of `rules::systems`.
#[test]
fn a_known_place_is_where_proj_has_it() {
    let mut place = place();
    let gate = place.plan().of_kind("gate").next().unwrap().id;
    place.set(
        gate,
        "geometry",
        "{\"type\":\"Point\",\"coordinates\":[9.62,45.31]}",
    );
    let id = format!("gate.geometry/{gate}");
    assert_eq!(place.item(&id).value, "45.3100000, 9.6200000");
    let systems = place.portal().systems;
    for (code, expected) in [
        ("EPSG:4326", "45.3100000, 9.6200000"),
        ("EPSG:32632", "548601.26, 5017575.36"),
        ("EPSG:25832", "548601.26, 5017575.36"),
        ("EPSG:7791", "548601.26, 5017575.36"),
        ("EPSG:6707", "5017575.36, 548601.26"),
        ("EPSG:3003", "1548629.82, 5017594.91"),
    ] {
        let told = place
            .desk
            .portal_coordinates(place.plan, &id, code)
            .unwrap();
        assert_eq!(told.text, expected, "{code}");
        let (_, name) = systems.iter().find(|(known, _)| known == code).unwrap();
        assert!(told.note.contains(name), "{}", told.note);
    }
}

#[test]
fn a_layer_of_one_object_in_each_format() {
    let place = place();
    let mut forms = std::collections::BTreeSet::new();
    for (id, geometry) in shapes(&place) {
        if !forms.insert(geometry.form.name()) {
            continue;
        }
        let save = |format: &str, system: &str, name: &str| {
            let out = place.file(name);
            let saved = place
                .desk
                .save_portal_layer(place.plan, &id, format, system, &out)
                .unwrap();
            let bytes = fs::read(&out).unwrap();
            assert_eq!(saved.bytes, bytes.len());
            assert!(!saved.note.contains('{'), "{}", saved.note);
            bytes
        };
        let json: Json =
            serde_json::from_slice(&save("geojson", "EPSG:4326", "uno.geojson")).unwrap();
        assert_eq!(json["features"].as_array().unwrap().len(), 1);
        assert!(save("gpkg", "EPSG:4326", "uno.gpkg").starts_with(b"SQLite format 3"));
        let first = save("shp", "EPSG:32632", "uno.zip");
        assert_eq!(
            first,
            save("shp", "EPSG:32632", "due.zip"),
            "the same bytes"
        );
        for system in [
            "EPSG:4326",
            "EPSG:25832",
            "EPSG:7791",
            "EPSG:6707",
            "EPSG:3003",
        ] {
            assert!(save("shp", system, "tre.zip").starts_with(b"PK"));
        }
    }
    assert!(forms.len() >= 3, "{forms:?}");
    let (id, _) = &shapes(&place)[0];
    let out = place.file("x.dxf");
    refused(
        place
            .desk
            .save_portal_layer(place.plan, id, "dxf", "EPSG:4326", &out),
        Code::Usage,
        "dxf",
    );
    refused(
        place
            .desk
            .save_portal_layer(place.plan, id, "shp", "EPSG:9", &out),
        Code::Usage,
        "EPSG:9",
    );
    let nowhere = place.file("manca").join("x.zip");
    refused(
        place
            .desk
            .save_portal_layer(place.plan, id, "shp", "EPSG:4326", &nowhere),
        Code::Failed,
        "x.zip",
    );
    assert!(!out.exists());
}

/// GDAL reads the shapefile as it was meant: one object, the system, the place to a millimetre.
#[test]
fn gdal_reads_the_shapefile() {
    if Command::new("ogrinfo").arg("--version").output().is_err() {
        // `make setup` installs it.
        return;
    }
    let mut place = place();
    let gate = place.plan().of_kind("gate").next().unwrap().id;
    place.set(
        gate,
        "geometry",
        "{\"type\":\"Point\",\"coordinates\":[9.62,45.31]}",
    );
    place.set(gate, "name", "Cancello «Là»");
    let id = format!("gate.geometry/{gate}");
    for (system, x, y, epsg) in [
        ("EPSG:4326", 9.62, 45.31, "4326"),
        ("EPSG:32632", 548_601.256, 5_017_575.356, "32632"),
        ("EPSG:25832", 548_601.256, 5_017_575.356, "25832"),
        ("EPSG:6707", 548_601.256, 5_017_575.356, "RDN2008"),
        ("EPSG:3003", 1_548_629.818, 5_017_594.911, "3003"),
    ] {
        let out = place.file("uno.zip");
        place
            .desk
            .save_portal_layer(place.plan, &id, "shp", system, &out)
            .unwrap();
        let path = format!("/vsizip/{}", out.display());
        let read = Command::new("ogrinfo")
            .args(["-al", &path])
            .output()
            .unwrap();
        let text = String::from_utf8_lossy(&read.stdout);
        assert!(
            text.contains("Feature Count: 1") && text.contains("Cancello «Là»"),
            "{text}"
        );
        assert!(text.contains(epsg), "{system}\n{text}");
        let point = text
            .split("POINT (")
            .nth(1)
            .unwrap()
            .split(')')
            .next()
            .unwrap();
        let at: Vec<f64> = point.split(' ').map(|n| n.parse().unwrap()).collect();
        assert!(
            (at[0] - x).abs() < 3e-3 && (at[1] - y).abs() < 3e-3,
            "{system} {at:?}"
        );
    }
}

/// The archive of a shapefile holds its five files and nothing else.
#[test]
fn the_archive_holds_five_files() {
    let place = place();
    let (id, _) = &shapes(&place)[0];
    let out = place.file("uno.zip");
    place
        .desk
        .save_portal_layer(place.plan, id, "shp", "EPSG:32632", &out)
        .unwrap();
    let mut bytes = Vec::new();
    fs::File::open(&out)
        .unwrap()
        .read_to_end(&mut bytes)
        .unwrap();
    for end in [".shp", ".shx", ".dbf", ".prj", ".cpg"] {
        assert!(
            bytes
                .windows(end.len())
                .any(|window| window == end.as_bytes()),
            "{end}"
        );
    }
}
