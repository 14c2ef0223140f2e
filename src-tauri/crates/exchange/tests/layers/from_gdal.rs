//! Layers that GDAL wrote in every format and system come back where they were, with what they said.
//!
//! `tools/readers.sh` has GDAL write them (`tests/readers/make_layers.sh`) and runs this test with the folder.

use std::{collections::BTreeMap, fs, path::Path};

use exchange::{
    layers::{
        Degrees, Feature, Files, Layer, LayerLimits, Outcome, System, read, recognise, siblings,
    },
    sheets::Cell,
};
use serde_json::Value as Json;

/// Where all of the fixtures lie.
const HERE: Degrees = Degrees {
    west: 9.5,
    south: 45.2,
    east: 9.9,
    north: 45.55,
};
const CENTIMETRE: f64 = 0.01;

/// The features of a fixture as they were written by hand, without our reader.
fn written(layer: &str) -> Vec<Json> {
    let path = format!(
        "{}/../../../tests/fixtures/import/layers/{layer}.geojson",
        env!("CARGO_MANIFEST_DIR")
    );
    let text = fs::read_to_string(path).expect("a fixture");
    let json: Json = serde_json::from_str(&text).expect("JSON");
    json["features"].as_array().expect("features").clone()
}

fn files(path: &Path) -> Files {
    let name = path.file_name().and_then(|n| n.to_str()).expect("a name");
    let beside: BTreeMap<String, Vec<u8>> = siblings(name)
        .into_iter()
        .filter_map(|other| Some((other.clone(), fs::read(path.with_file_name(other)).ok()?)))
        .collect();
    Files {
        name: name.to_owned(),
        bytes: fs::read(path).expect("a file"),
        beside,
    }
}

type Runs = Vec<Vec<(f64, f64)>>;

/// All lists of positions, whatever the depth.
fn runs(json: &Json, found: &mut Runs) {
    let Some(list) = json.as_array() else { return };
    let at = |json: &Json| Some((json.get(0)?.as_f64()?, json.get(1)?.as_f64()?));
    if let Some(at) = at(json) {
        found.push(vec![at]);
    } else if let Some(run) = list.iter().map(at).collect::<Option<Vec<_>>>() {
        found.push(run);
    } else {
        for inner in list {
            runs(inner, found);
        }
    }
}

fn metres(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (east, north) = ((a.0 - b.0) * a.1.to_radians().cos(), a.1 - b.1);
    east.hypot(north) * 111_200.0
}

/// The same run: a ring may turn the other way and start elsewhere.
fn same(one: &[(f64, f64)], other: &[(f64, f64)]) -> bool {
    let near = |a: &(f64, f64), b: &(f64, f64)| metres(*a, *b) <= CENTIMETRE;
    let all = |other: &[(f64, f64)]| {
        one.len() == other.len() && one.iter().zip(other).all(|(a, b)| near(a, b))
    };
    if all(other) {
        return true;
    }
    let closed = |run: &[(f64, f64)]| run.len() > 3 && run.first() == run.last();
    if !closed(one) || !closed(other) {
        return false;
    }
    let mut ring = other[1..].to_vec();
    for _ in 0..2 {
        for _ in 0..ring.len() {
            ring.rotate_left(1);
            let mut whole = vec![ring[ring.len() - 1]];
            whole.extend(&ring);
            if all(&whole) {
                return true;
            }
        }
        ring.reverse();
    }
    false
}

fn check_shape(feature: &Feature, layer: &Layer, wanted: &Json) {
    let Some(shape) = &feature.shape else {
        assert!(wanted.is_null(), "{feature:?}");
        return;
    };
    let best = recognise(layer, HERE).best.expect("a reading");
    let moved = shape.moved(|at| best.to_degrees(at)).expect("degrees");
    let mut wanted_runs = Vec::new();
    runs(&wanted["coordinates"], &mut wanted_runs);
    let found: Runs = moved.parts.concat();
    assert_eq!(found.len(), wanted_runs.len(), "{feature:?}");
    for run in &wanted_runs {
        assert!(
            found.iter().any(|other| same(run, other)),
            "{run:?} {found:?}"
        );
    }
    // Each hole with its outline.
    let holes = |parts: &[Runs]| {
        let mut sizes: Vec<usize> = parts.iter().map(Vec::len).collect();
        sizes.sort_unstable();
        sizes
    };
    if wanted["type"] == "MultiPolygon" {
        let parts: Vec<Runs> = wanted["coordinates"]
            .as_array()
            .expect("parts")
            .iter()
            .map(|part| {
                let mut own = Vec::new();
                runs(part, &mut own);
                own
            })
            .collect();
        assert_eq!(holes(&parts), holes(&moved.parts));
    }
}

fn check_cells(feature: &Feature, layer: &Layer, wanted: &Json) {
    for (name, value) in wanted.as_object().expect("attributes") {
        let column = layer.columns.iter().position(|column| column == name);
        let cell = column.map_or(&Cell::Empty, |column| &feature.cells[column]);
        let equal = match (value, cell) {
            (Json::Null, Cell::Empty) => true,
            (Json::String(a), Cell::Text(b)) => a == b,
            (Json::Number(a), Cell::Number(b)) => a.as_f64() == Some(*b),
            // GPX has no types.
            (Json::Number(a), Cell::Text(b)) => a.as_f64() == b.parse().ok(),
            (Json::Bool(a), Cell::Bool(b)) => a == b,
            // Nor have most formats a yes and a no.
            (Json::Bool(a), Cell::Number(b)) => f64::from(u8::from(*a)).to_bits() == b.to_bits(),
            (Json::Bool(a), Cell::Text(b)) => b == if *a { "1" } else { "0" },
            _ => false,
        };
        assert!(
            equal,
            "{name}: {value} became {cell:?} in {:?}",
            layer.columns
        );
    }
}

#[test]
#[ignore = "needs the files of GDAL: tools/readers.sh"]
fn layers_of_gdal_come_back() {
    let folder = std::env::var("LAYERS_FROM_GDAL").expect("LAYERS_FROM_GDAL: a folder");
    let mut read_files = 0;
    let mut names: Vec<_> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| {
            let ending = path
                .extension()
                .and_then(|e| e.to_str())
                .unwrap_or_default();
            ["shp", "gpkg", "geojson", "kml", "kmz", "gpx"].contains(&ending)
        })
        .collect();
    names.sort();
    for path in names {
        let name = path.file_stem().and_then(|n| n.to_str()).expect("a name");
        let source = read(&files(&path), &LayerLimits::default(), &|| true)
            .unwrap_or_else(|refusal| panic!("{}: {refusal}", path.display()));
        assert_eq!(source.layers.len(), 1, "{}", path.display());
        let layer = &source.layers[0];
        let mut wanted = written(name.split('-').next().expect("a layer"));
        if path.extension().is_some_and(|e| e == "gpx") {
            wanted.retain(|feature| !feature["geometry"].is_null());
        }
        assert_eq!(layer.features.len(), wanted.len(), "{}", path.display());
        let recognised = recognise(layer, HERE);
        let stated = if name.ends_with("senza") {
            (Outcome::Guessed, None)
        } else {
            let code = name.split('-').nth(1).and_then(|code| code.parse().ok());
            (Outcome::AsStated, Some(code.unwrap_or(4326)))
        };
        let found = (recognised.outcome, layer.stated.map(System::code));
        assert_eq!(found, stated, "{}: {recognised:?}", path.display());
        for (feature, wanted) in layer.features.iter().zip(&wanted) {
            assert!(feature.faults.is_empty(), "{feature:?}");
            check_shape(feature, layer, &wanted["geometry"]);
            check_cells(feature, layer, &wanted["properties"]);
        }
        read_files += 1;
    }
    // Three layers in eight systems, six files each; and KML, KMZ and GPX.
    assert_eq!(read_files, 3 * 8 * 6 + 3 * 3 + 2);
}

#[test]
#[expect(clippy::print_stdout, reason = "it is for a person")]
#[ignore = "by hand: LAYER=FILE cargo test -p exchange --test layers by_hand -- --ignored --nocapture"]
fn by_hand() {
    let path = std::env::var("LAYER").expect("LAYER: a file");
    let start = std::time::Instant::now();
    let source = read(&files(Path::new(&path)), &LayerLimits::default(), &|| true);
    println!("{:?}", start.elapsed());
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    println!(
        "{}",
        status
            .lines()
            .find(|line| line.starts_with("VmHWM"))
            .unwrap_or("?")
    );
    let source = source.unwrap_or_else(|refusal| panic!("{refusal}"));
    println!("{:?} {:#?}", source.format, source.notes);
    for layer in &source.layers {
        let faulty = layer
            .features
            .iter()
            .filter(|f| !f.faults.is_empty())
            .count();
        let (columns, all) = (&layer.columns, layer.features.len());
        println!(
            "{}: {all} features, {faulty} faulty, {columns:?}",
            layer.name
        );
        println!("{:#?}", recognise(layer, HERE));
    }
}
