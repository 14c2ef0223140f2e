//! Layers: the system they are in, swapped axes, forms, outlines that cross, attributes, the boundary of the commune.

use exchange::layers::System;
use plan::{geometry::Geometry, measures::area_m2};

use crate::kit::*;

/// A corner of the commune of the example, in degrees.
pub const HOME: (f64, f64) = (9.615, 45.312);

/// A square of so many degrees from a corner.
pub fn square((lon, lat): (f64, f64), side: f64) -> Vec<(f64, f64)> {
    vec![
        (lon, lat),
        (lon + side, lat),
        (lon + side, lat + side),
        (lon, lat + side),
        (lon, lat),
    ]
}

pub fn in_system(system: System, points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    points
        .iter()
        .map(|&at| system.from_degrees(at).unwrap())
        .collect()
}

pub fn ring(points: &[(f64, f64)]) -> Json {
    points.iter().map(|&(x, y)| json!([x, y])).collect()
}

pub fn polygon(points: &[(f64, f64)]) -> Json {
    json!({ "type": "Polygon", "coordinates": [ring(points)] })
}

pub fn feature(geometry: &Json, properties: &Json) -> Json {
    json!({ "type": "Feature", "geometry": geometry, "properties": properties })
}

/// A GeoJSON; with the number of a system, as programs wrote it before 2016.
pub fn layer(features: &[Json], system: Option<u32>) -> String {
    let mut json = json!({ "type": "FeatureCollection", "features": features });
    if let Some(code) = system {
        let name = format!("urn:ogc:def:crs:EPSG::{code}");
        json["crs"] = json!({ "type": "name", "properties": { "name": name } });
    }
    json.to_string()
}

/// The same drawing as a plan keeps it: with seven decimals.
pub fn kept(json: &Json) -> Json {
    Geometry::from_json(json).unwrap().to_json()
}

pub fn drawn(record: &Record, field: &str) -> Geometry {
    match record.get(field) {
        Value::Geometry(geometry) => geometry.clone(),
        other => panic!("no drawing: {other:?}"),
    }
}

#[test]
fn areas_with_the_names_of_the_cle() {
    let mut place = begun();
    let features = [
        feature(
            &polygon(&square(HOME, 0.001)),
            &json!({ "ID_area": "0000000001", "denom": "Campo sportivo", "tipo_area": "2", "superf": 8700, "pav_per": 3, "infra_acq": "sì", "fid": 1 }),
        ),
        feature(
            &polygon(&square((9.62, 45.315), 0.001)),
            &json!({ "ID_area": "0000000002", "denom": "Piazza", "tipo_area": "3", "superf": 8000.0, "pav_per": null, "infra_acq": "no", "fid": 2 }),
        ),
    ];
    let file = place.read("CL_AE.geojson", layer(&features, None));
    assert_eq!(file.what, What::Layer);
    assert_eq!(place.look(&file).kinds[0].kind, "emergency_area");
    let trial = place.try_it(&file, &asked("aree"));
    let columns = mapped(&trial);
    for column in [
        "denom → name",
        "ID_area → cle_id",
        "superf → declared_area_m2",
        "infra_acq → water",
        "fid → ",
    ] {
        assert!(
            columns.iter().any(|own| own == column),
            "{column}: {columns:?}"
        );
    }
    assert!(
        columns
            .iter()
            .any(|own| own.starts_with("tipo_area → area_type")),
        "{columns:?}"
    );
    let layer = trial.layer.as_ref().unwrap();
    assert_eq!(
        (layer.system.as_str(), layer.how.as_str()),
        ("EPSG:4326", "stated")
    );
    assert_eq!(layer.preview["features"].as_array().unwrap().len(), 2);
    assert!(layer.bounds.is_some());
    // What `pav_per` = 3 means is not known: it is said, and that value alone stays out.
    assert_eq!(counts(&trial), (2, 0, 0, 0), "{:?}", trial.rows);
    assert!(lines(&trial, 1)[0].starts_with("guess: Fondo, «3»"));
    let asked = asked("aree");
    let done = place.import(&file, &asked);
    assert_eq!(done.new, 2);
    let field = place.titled("emergency_area", "Campo sportivo");
    assert_eq!(text(&field, "area_type"), "accoglienza_scoperta");
    assert_eq!(text(&field, "cle_id"), "0000000001");
    assert_eq!(text(&field, "geometry_source"), "importata");
    assert_eq!(text(&field, "water"), "presente");
    assert_eq!(
        drawn(&field, "geometry").to_json(),
        kept(&polygon(&square(HOME, 0.001)))
    );
    let piazza = place.titled("emergency_area", "Piazza");
    assert_eq!(text(&piazza, "area_type"), "ammassamento");
    assert_eq!(
        piazza.get("secondary_types"),
        &Value::set(["accoglienza_scoperta".to_owned()])
    );
    let again = place.import(&file, &asked);
    assert_eq!((again.new, again.changed, again.same), (0, 0, 2));
}

#[test]
fn a_wrong_zone_is_explained_and_the_right_one_taken() {
    let mut place = begun();
    let corners = square(HOME, 0.001);
    let properties = json!({ "nome": "Parcheggio", "tipo": "Area di attesa" });
    // Metres of Gauss-Boaga in a file that says UTM 32.
    let metres = in_system(System::GaussBoagaWest, &corners);
    let features = [feature(&polygon(&metres), &properties)];
    let file = place.read("aree.geojson", layer(&features, Some(32632)));
    let trial = place.try_it(&file, &asked("emergency_area"));
    let layer_told = trial.layer.as_ref().unwrap();
    assert_eq!(layer_told.system, "EPSG:3003");
    assert_eq!(layer_told.how, "guessed");
    let why = trial.doubts.iter().find(|doubt| doubt.contains("km"));
    assert!(
        why.is_some_and(|why| why.contains("est")),
        "{:?}",
        trial.doubts
    );
    place.import(&file, &asked("emergency_area"));
    let area = place.titled("emergency_area", "Parcheggio");
    let (lon, lat) = plan::measures::place_on(&drawn(&area, "geometry")).unwrap();
    assert!(
        (lon - 9.6155).abs() < 1e-5 && (lat - 45.3125).abs() < 1e-5,
        "{lon} {lat}"
    );
    // The same metres by another name of their system.
    let utm = in_system(System::Utm32Etrs89, &corners);
    let other = place.read(
        "utm.geojson",
        layer(&[feature(&polygon(&utm), &properties)], None),
    );
    let mut named = asked("emergency_area");
    named.system = Some("25832".into());
    let trial = place.try_it(&other, &named);
    assert_eq!(trial.new, 0);
    assert!(trial.doubts.is_empty(), "{:?}", trial.doubts);
    // A person who knows better chooses; that the layer then lies elsewhere is said.
    let mut wrong = asked("emergency_area");
    wrong.system = Some("EPSG:32632".into());
    let trial = place.try_it(&file, &wrong);
    assert_eq!(trial.layer.as_ref().unwrap().how, "chosen");
    assert!(!trial.doubts.is_empty());
    wrong.system = Some("EPSG:1".into());
    let error = place
        .desk
        .try_import(place.plan, &file, &wrong, &|_, _, _| Ok(()))
        .unwrap_err();
    assert!(error.message.contains("3003"), "{error}");
}

#[test]
fn swapped_axes_are_seen() {
    let place = begun();
    let corners: Vec<_> = square(HOME, 0.001)
        .into_iter()
        .map(|(lon, lat)| (lat, lon))
        .collect();
    let features = [feature(&polygon(&corners), &json!({ "nome": "Campo" }))];
    let file = place.read("campo.geojson", layer(&features, None));
    let trial = place.try_it(&file, &asked("emergency_area"));
    let told = trial.layer.as_ref().unwrap();
    assert!(told.swapped);
    // The file does not say so: it is seen from the numbers, and the system is called by what it is read as.
    assert_eq!(told.how, "guessed");
    assert!(
        told.system_name.contains("latitudine"),
        "{}",
        told.system_name
    );
    assert_eq!(trial.doubts.len(), 1, "{:?}", trial.doubts);
    let at = &told.preview["features"][0]["geometry"]["coordinates"][0][0];
    assert_eq!(at, &json!([9.615, 45.312]));
    // Stated by a person.
    let mut stated = asked("emergency_area");
    (stated.system, stated.swap) = (Some("EPSG:4326".into()), true);
    let trial = place.try_it(&file, &stated);
    assert_eq!(trial.layer.as_ref().unwrap().how, "chosen");
    assert!(trial.doubts.is_empty(), "{:?}", trial.doubts);
}

#[test]
fn outlines_that_cross_are_mended_only_when_asked() {
    let mut place = begun();
    let (lon, lat) = HOME;
    let bow = [
        (lon, lat),
        (lon + 0.001, lat + 0.001),
        (lon + 0.001, lat),
        (lon, lat + 0.001),
        (lon, lat),
    ];
    let features = [
        feature(
            &polygon(&bow),
            &json!({ "nome": "Cravatta", "tipo": "attesa" }),
        ),
        feature(
            &polygon(&square((9.62, 45.31), 0.001)),
            &json!({ "nome": "Quadrato", "tipo": "attesa" }),
        ),
        feature(
            &polygon(&[(lon, lat), (lon, lat), (lon, lat), (lon, lat)]),
            &json!({ "nome": "Nulla", "tipo": "attesa" }),
        ),
    ];
    let file = place.read("aree.geojson", layer(&features, None));
    let mut asked = asked("emergency_area");
    let trial = place.try_it(&file, &asked);
    let told = trial.layer.as_ref().unwrap();
    assert_eq!((told.invalid, told.repaired), (1, false));
    assert!(
        lines(&trial, 1)[0]
            .starts_with("note: Il contorno si incrocia vicino a 45,31250 N 9,61550 E")
    );
    assert_eq!(counts(&trial), (2, 0, 0, 1));
    asked.repair = true;
    let trial = place.try_it(&file, &asked);
    assert!(trial.layer.as_ref().unwrap().repaired);
    let mended = lines(&trial, 1);
    assert!(
        mended[0].starts_with("guess: Il contorno è riparato, sciolto dove si incrociava: prima"),
        "{mended:?}"
    );
    place.import(&file, &asked);
    let bow_tie = place.titled("emergency_area", "Cravatta");
    let shape = drawn(&bow_tie, "geometry");
    assert_eq!(shape.form.name(), "MultiPolygon");
    assert!(area_m2(&shape) > 2_000.0);
    // One that was whole is the same to the last figure.
    let whole = place.titled("emergency_area", "Quadrato");
    assert_eq!(
        drawn(&whole, "geometry").to_json(),
        kept(&polygon(&square((9.62, 45.31), 0.001)))
    );
}

#[test]
fn forms_that_a_field_does_not_hold_are_said() {
    let mut place = begun();
    let (lon, lat) = HOME;
    let point = json!({ "type": "Point", "coordinates": [lon, lat] });
    let open = json!({ "type": "LineString", "coordinates": ring(&square(HOME, 0.001)[..4]) });
    let closed = json!({ "type": "LineString", "coordinates": ring(&square(HOME, 0.001)) });
    let two = json!({ "type": "MultiPolygon", "coordinates": [[ring(&square(HOME, 0.001))], [ring(&square((9.62, 45.31), 0.001))]] });
    let one = json!({ "type": "MultiPolygon", "coordinates": [[ring(&square(HOME, 0.001))]] });
    let features: Vec<_> = [point, open, closed, two, one]
        .iter()
        .enumerate()
        .map(|(at, shape)| feature(shape, &json!({ "nome": format!("Deposito {at}") })))
        .collect();
    let file = place.read("depositi.geojson", layer(&features, None));
    let trial = place.try_it(&file, &asked("depot"));
    assert_eq!(counts(&trial), (3, 0, 0, 2));
    assert!(
        lines(&trial, 2)[0].contains("È una linea, qui serve un punto o una superficie."),
        "{:?}",
        lines(&trial, 2)
    );
    assert!(
        lines(&trial, 3)[0].contains("linea chiusa"),
        "{:?}",
        lines(&trial, 3)
    );
    assert!(
        lines(&trial, 4)[0].contains("2 parti"),
        "{:?}",
        lines(&trial, 4)
    );
    let button = row(&trial, 4).lines[0].button.as_deref();
    assert_eq!(button, Some("Senza disegno"));
    let mut without = asked("depot");
    without.decisions = vec![decided(4, "geometry", "skip")];
    let done = place.import(&file, &without);
    assert_eq!((done.new, done.refused), (4, 1));
    assert!(
        place
            .titled("depot", "Deposito 3")
            .get("geometry")
            .is_empty()
    );
    assert_eq!(
        drawn(&place.titled("depot", "Deposito 4"), "geometry")
            .form
            .name(),
        "Polygon"
    );
}

#[test]
fn the_boundary_is_picked_among_many_communes() {
    let mut place = begun();
    let others = [
        feature(
            &polygon(&square((9.7, 45.4), 0.01)),
            &json!({ "PRO_COM": 19001, "COMUNE": "Altro" }),
        ),
        feature(
            &polygon(&square((9.60, 45.30), 0.03)),
            &json!({ "PRO_COM": 19018, "COMUNE": "Casaletto Ceredano" }),
        ),
    ];
    let file = place.read("comuni.geojson", layer(&others, None));
    let look = place
        .desk
        .look_at_import(place.plan, &file, Some("confine"))
        .unwrap();
    assert_eq!(look.kinds[0].kind, "boundary");
    let trial = place.try_it(&file, &asked("confine"));
    assert_eq!(counts(&trial), (1, 0, 0, 0));
    assert!(
        trial.doubts[0].contains("codice ISTAT"),
        "{:?}",
        trial.doubts
    );
    place.import(&file, &asked("boundary"));
    assert_eq!(trial.keys[0].label, "il Comune");
    let zone = place.titled("zone", "Casaletto Ceredano");
    assert_eq!(text(&zone, "zone_kind"), "comune_intero");
    let again = place.import(&file, &asked("boundary"));
    assert_eq!((again.new, again.same), (0, 1));
    // A newer boundary takes the place of the old one.
    let newer = [feature(
        &polygon(&square((9.60, 45.30), 0.031)),
        &json!({ "nome": "CASALETTO CEREDANO" }),
    )];
    let file = place.read("confine.geojson", layer(&newer, None));
    let done = place.import(&file, &asked("boundary"));
    assert_eq!((done.new, done.changed), (0, 1));
    assert_eq!(place.count("zone"), 1);
    // None of them is this commune.
    let far = [
        feature(
            &polygon(&square((9.7, 45.4), 0.01)),
            &json!({ "nome": "Uno" }),
        ),
        feature(
            &polygon(&square((9.8, 45.4), 0.01)),
            &json!({ "nome": "Due" }),
        ),
    ];
    let file = place.read("altri.geojson", layer(&far, None));
    let error = place
        .desk
        .try_import(place.plan, &file, &asked("boundary"), &|_, _, _| Ok(()))
        .unwrap_err();
    assert!(error.message.contains("Casaletto Ceredano"), "{error}");
    let list = place.read("lista.csv", "Nome;Tipo\nUno;x\n");
    let error = place
        .desk
        .try_import(place.plan, &list, &asked("boundary"), &|_, _, _| Ok(()))
        .unwrap_err();
    assert_eq!(error.code, Code::Usage);
}

#[test]
fn extents_without_names_are_known_by_their_drawing() {
    let mut place = begun();
    let features = [
        feature(
            &polygon(&square((9.60, 45.30), 0.01)),
            &json!({ "scenario": "Esondazione", "rischio": "idraulico", "tr": 20 }),
        ),
        feature(
            &polygon(&square((9.61, 45.31), 0.01)),
            &json!({ "scenario": "Allagamento", "rischio": "idraulico", "tr": 100 }),
        ),
    ];
    let file = place.read("esondazioni.geojson", layer(&features, None));
    let done = place.import(&file, &asked("estensioni"));
    assert_eq!((done.new, done.kind.as_str()), (2, "scenario"));
    let flood = place.titled("scenario", "Esondazione");
    assert_eq!(text(&flood, "extent_source"), "File «esondazioni.geojson»");
    assert_eq!(flood.get("return_period_years"), &Value::Int(20));
    assert_eq!(place.count("hazard"), 1);
    // Two drawings and no attribute at all.
    let features = [
        feature(
            &json!({ "type": "Point", "coordinates": [9.61, 45.31] }),
            &json!({}),
        ),
        feature(
            &json!({ "type": "Point", "coordinates": [9.62, 45.31] }),
            &json!({}),
        ),
    ];
    let file = place.read("idranti.geojson", layer(&features, None));
    let trial = place.try_it(&file, &asked("hydrant"));
    assert_eq!(trial.key, ["geometry"]);
    place.import(&file, &asked("hydrant"));
    let again = place.import(&file, &asked("hydrant"));
    assert_eq!((again.new, again.same), (0, 2));
    assert_eq!(place.count("hydrant"), 2);
}

#[test]
fn a_layer_that_lies_elsewhere_is_told() {
    let place = begun();
    let features = [
        feature(&polygon(&square(HOME, 0.001)), &json!({ "nome": "Qui" })),
        feature(
            &polygon(&square((12.5, 41.9), 0.001)),
            &json!({ "nome": "Roma" }),
        ),
    ];
    let file = place.read("aree.geojson", layer(&features, None));
    let trial = place.try_it(&file, &asked("emergency_area"));
    assert!(
        trial.doubts.iter().any(|doubt| doubt.contains("1 su 2")),
        "{:?}",
        trial.doubts
    );
}

/// The files of a shapefile beside each other, as a consultant sends them.
fn unpacked(place: &Place, zip: &[u8]) -> Vec<PathBuf> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(zip)).unwrap();
    let mut files = Vec::new();
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut part, &mut bytes).unwrap();
        files.push(place.file(name.rsplit('/').next().unwrap(), bytes));
    }
    files
}

fn ending<'p>(files: &'p [PathBuf], wanted: &str) -> &'p PathBuf {
    let found = files
        .iter()
        .find(|file| file.extension().is_some_and(|e| e == wanted));
    found.unwrap()
}

#[test]
fn a_shapefile_with_the_files_beside_it_and_another_with_the_wrong_one() {
    let theirs = place();
    let plan = theirs.plan();
    let area = plan.of_kind("emergency_area").next().unwrap().clone();
    let name = text(&area, "name");
    let write = |system| {
        exchange::one_shape::shapefile(&plan, &area, "area", system)
            .unwrap()
            .unwrap()
    };
    let near = |record: &Record| {
        let (lon, lat) = plan::measures::place_on(&drawn(record, "geometry")).unwrap();
        let (there, up) = plan::measures::place_on(&drawn(&area, "geometry")).unwrap();
        // A centimetre.
        (lon - there).abs() < 2e-7 && (lat - up).abs() < 2e-7
    };
    let mut own = begun();
    let files = unpacked(&own, &write(System::Utm32Wgs84));
    let file = OfficeFile::read(ending(&files, "shp"), &|_, _, _| Ok(())).unwrap();
    let mut named = asked("emergency_area");
    let heads = own.look(&file).parts[0].heads.clone();
    let column = |head: &String| {
        Some(if head == &heads[0] {
            "name".to_owned()
        } else {
            String::new()
        })
    };
    named.columns = Some(heads.iter().map(column).collect());
    let trial = own.try_it(&file, &named);
    let told = trial.layer.as_ref().unwrap();
    assert_eq!(
        (told.system.as_str(), told.how.as_str()),
        ("EPSG:32632", "stated")
    );
    own.import(&file, &named);
    let first = own.plan();
    let first = first.of_kind("emergency_area").next().unwrap();
    assert!(near(first), "{name}");
    // Any of its files may be the one that is chosen.
    let by_table = OfficeFile::read(ending(&files, "dbf"), &|_, _, _| Ok(())).unwrap();
    assert_eq!(counts(&own.try_it(&by_table, &named)), (0, 0, 1, 0));

    // Metres of Gauss-Boaga beside a .prj that says UTM 32: a new file, since what is beside it changed.
    let right = fs::read(ending(&files, "prj")).unwrap();
    let files = unpacked(&own, &write(System::GaussBoagaWest));
    fs::write(ending(&files, "prj"), right).unwrap();
    assert!(!file.is_still(ending(&files, "shp")));
    let wrong = OfficeFile::read(ending(&files, "shp"), &|_, _, _| Ok(())).unwrap();
    let trial = own.try_it(&wrong, &named);
    let told = trial.layer.as_ref().unwrap();
    assert_eq!(
        (told.system.as_str(), told.how.as_str()),
        ("EPSG:3003", "guessed")
    );
    assert!(
        trial.doubts.iter().any(|doubt| doubt.contains("km")),
        "{:?}",
        trial.doubts
    );
    own.import(&wrong, &named);
    assert_eq!(own.count("emergency_area"), 1);
    let plan = own.plan();
    assert!(near(plan.of_kind("emergency_area").next().unwrap()));
    // Without its shapes it is refused, and the file that lacks is named.
    fs::remove_file(ending(&files, "shp")).unwrap();
    let error = OfficeFile::read(ending(&files, "dbf"), &|_, _, _| Ok(())).unwrap_err();
    assert!(error.message.contains(".shp"), "{error}");
}

#[test]
fn a_layer_becomes_first_what_can_hold_its_drawings() {
    let place = place();
    let shapes = |drawn: &str| {
        let text = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":1},"geometry":SHAPE}]}"#;
        place.read("disegni.geojson", text.replace("SHAPE", drawn))
    };
    let surface =
        r#"{"type":"Polygon","coordinates":[[[9.6,45.31],[9.61,45.31],[9.61,45.32],[9.6,45.31]]]}"#;
    for drawn in [surface, r#"{"type":"Point","coordinates":[9.6,45.31]}"#] {
        let file = shapes(drawn);
        let first = &place.look(&file).kinds[0].kind;
        let trial = place.try_it(&file, &asked(first));
        assert_eq!(trial.refused, 0, "{first} for {drawn}: {:?}", trial.rows);
    }
}
