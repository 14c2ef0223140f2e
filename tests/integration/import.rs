//! `piano import`: lists, layers, documents, a neighbour's plan, sheets to fill.

use std::fs;

use crate::kit::{Office, lines};

const RESOURCES: &str = "Descrizione;Q.tà;Luogo;Pronta in\n\
    Generatore di prova;1;Magazzino di prova;30 min\n\
    Motopompa di prova;2;Magazzino di prova;ca. 45\n\
    Transenne di prova;una decina;Magazzino di prova;\n";

fn begun() -> Office {
    let office = Office::new();
    office.ok(&["init", "--commune", "019018"]);
    office
}

fn file(office: &Office, name: &str, content: &str) -> String {
    let path = office.file(name);
    fs::write(&path, content).unwrap();
    path.display().to_string()
}

#[test]
fn a_list_is_tried_imported_updated_and_undone() {
    let office = begun();
    let list = file(&office, "risorse.csv", RESOURCES);
    let before = fs::read(office.file("piani.sqlite")).unwrap();
    let tried = office.run(&["import", &list, "--as", "risorse", "--dry-run"]);
    assert_eq!(tried.code, 1, "{}{}", tried.out, tried.err);
    assert!(tried.out.contains("«una decina»"), "{}", tried.out);
    assert!(
        tried
            .out
            .contains("Nuove: 2. Aggiornate: 0. Uguali: 0. Non comprese: 1."),
        "{}",
        tried.out
    );
    assert!(fs::read(office.file("piani.sqlite")).unwrap() == before);

    let mend = office.file("da correggere.xlsx").display().to_string();
    let done = office.run(&[
        "import",
        &list,
        "--as",
        "risorse",
        "--refused",
        &mend,
        "--json",
    ]);
    assert_eq!(done.code, 1, "{}", done.err);
    let told = lines(&done.out);
    assert_eq!(told[0]["row"], 4);
    assert_eq!(
        (&told[1]["new"], &told[1]["refused"]),
        (&2.into(), &1.into())
    );
    assert_eq!(told[1]["along"][0], "1 deposito");
    assert_eq!(office.json(&["show", "material"]).len(), 2);
    let again = office.run(&["import", &mend, "--as", "risorse"]);
    assert_eq!(again.code, 1, "{}", again.err);

    let mended = file(
        &office,
        "corretta.csv",
        &RESOURCES.replace("una decina", "10"),
    );
    let done = office.one(&["import", &mended, "--as", "risorse"]);
    assert_eq!((&done["new"], &done["same"]), (&1.into(), &2.into()));
    assert!(office.ok(&["undo"]).contains("corretta.csv"));
    assert!(office.ok(&["undo"]).contains("risorse.csv"));
    assert_eq!(office.json(&["show", "material"]).len(), 0);
}

#[test]
fn columns_are_kept_in_a_file_and_corrected() {
    let office = begun();
    let list = file(
        &office,
        "lista.csv",
        "Cosa;Quante;Boh\nPompa di prova;2;x\n",
    );
    let columns = office.file("colonne.json").display().to_string();
    office.run(&[
        "import",
        &list,
        "--as",
        "material",
        "--dry-run",
        "--save-mapping",
        &columns,
    ]);
    let text = fs::read_to_string(&columns).unwrap();
    assert!(text.contains("piano-pronto/mapping/1"), "{text}");
    let text = r#"{"format": "piano-pronto/mapping/1", "kind": "material",
        "columns": {"Cosa": "description", "Quante": "quantity", "Boh": "notes"}, "key": ["description"]}"#;
    fs::write(&columns, text).unwrap();
    let done = office.one(&["import", &list, "--mapping", &columns]);
    assert_eq!(done["new"], 1);
    let pump = office.json(&["show", "material"]).remove(0);
    assert_eq!(
        (&pump["description"], &pump["notes"]),
        (&"Pompa di prova".into(), &"x".into())
    );
    fs::write(&columns, text.replace("\"notes\"", "\"notez\"")).unwrap();
    let refused = office.run(&["import", &list, "--mapping", &columns]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("notes"), "{}", refused.err);
    let refused = office.run(&["import", &list, "--as", "material", "--key", "targa"]);
    assert_eq!(refused.code, 2, "{}", refused.err);
}

#[test]
fn a_layer_in_the_wrong_zone_is_explained() {
    let office = begun();
    // A square of the commune in metres of Gauss-Boaga, in a file that says UTM 32.
    let layer = r#"{"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32632"}},
        "features": [{"type": "Feature", "properties": {"denom": "Campo di prova", "tipo_area": 2}, "geometry": {"type": "Polygon",
        "coordinates": [[[1548640, 5017660], [1548740, 5017660], [1548740, 5017760], [1548640, 5017760], [1548640, 5017660]]]}}]}"#;
    let layer = file(&office, "aree.geojson", layer);
    let tried = office.run(&["import", &layer, "--as", "aree", "--dry-run"]);
    assert_eq!(tried.code, 0, "{}{}", tried.out, tried.err);
    assert!(
        tried.out.contains("3003") && tried.out.contains("km"),
        "{}",
        tried.out
    );
    let done = office.one(&["import", &layer, "--as", "aree"]);
    assert_eq!(done["new"], 1);
    let area = office.json(&["show", "emergency_area"]).remove(0);
    let at = &area["geometry"]["coordinates"][0][0];
    let near =
        |value: &serde_json::Value, wanted: f64| (value.as_f64().unwrap() - wanted).abs() < 1e-3;
    assert!(near(&at[0], 9.62) && near(&at[1], 45.31), "{at}");
    // The boundary, of which the file says nothing.
    let tried = office.run(&["import", &layer, "--as", "confine", "--dry-run"]);
    assert_eq!(tried.code, 0, "{}", tried.err);
    assert!(tried.out.contains("controlla sulla mappa"), "{}", tried.out);
}

#[test]
fn documents_and_plans_find_their_way() {
    let office = Office::with_demo();
    let pdf = file(&office, "vecchio piano.pdf", "%PDF-1.4 esempio");
    let kept = office.one(&["import", &pdf, "--as", "studio"]);
    assert_eq!(
        (&kept["title"], &kept["attachment_kind"]),
        (&"vecchio piano".into(), &"studio".into())
    );
    let refused = office.run(&["import", &pdf, "--as", "aree"]);
    assert_eq!(refused.code, 2, "{}", refused.err);

    let package = office.file("vicino.piano").display().to_string();
    office.ok(&["pack", "--out", &package]);
    let refused = office.run(&["import", &package]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("piano open"), "{}", refused.err);
    let other = Office::new();
    other.ok(&["init", "--commune", "Montodine"]);
    let started = other.one(&["import", &package, "--as", "start"]);
    assert!(started["records"].as_u64().unwrap() > 50, "{started}");
    assert!(!other.json(&["show", "action"]).is_empty());
    assert!(other.json(&["show", "person"]).is_empty());
    let refused = other.run(&["import", &package, "--as", "start"]);
    assert_eq!(refused.code, 3, "{}", refused.err);
}

#[test]
fn sheets_to_fill_come_from_the_catalogue() {
    let office = begun();
    let kinds = office.json(&["import", "--kinds"]);
    assert!(
        kinds.iter().any(|kind| kind["kind"] == "vehicle"),
        "{kinds:?}"
    );
    let sheet = office.file("mezzi.xlsx").display().to_string();
    office.ok(&["import", "--template", "mezzi", "--out", &sheet]);
    let looked = office.one(&["import", &sheet]);
    assert_eq!(
        (&looked["what"], &looked["kinds"][0]),
        (&"list".into(), &"vehicle".into())
    );
    assert_eq!(looked["parts"][0]["rows"], 0);
    let refused = office.run(&["import", "--template", "boh", "--out", &sheet]);
    assert_eq!(refused.code, 2, "{}", refused.err);
}

#[test]
fn what_cannot_be_read_is_refused_and_harms_nothing() {
    let office = Office::with_demo();
    let before = fs::read(office.file("piani.sqlite")).unwrap();
    for (name, content) in [
        ("vuoto.csv", ""),
        ("finto.xlsx", "<html></html>"),
        (
            "tronco.geojson",
            "{\"type\": \"FeatureCollection\", \"features\": [",
        ),
    ] {
        let path = file(&office, name, content);
        let refused = office.run(&["import", &path, "--as", "material"]);
        assert_eq!(refused.code, 3, "{name}: {}{}", refused.out, refused.err);
        assert!(refused.err.contains(name), "{}", refused.err);
    }
    let refused = office.run(&["import", "non-c-e.csv", "--as", "material"]);
    assert_eq!(refused.code, 3);
    assert!(fs::read(office.file("piani.sqlite")).unwrap() == before);
    let usage = office.run(&["import"]);
    assert_eq!(usage.code, 2);
    let list = file(&office, "lista.csv", RESOURCES);
    let usage = office.run(&["import", &list, "--as", "boh"]);
    assert_eq!(usage.code, 2);
    let usage = office.run(&["import", &list, "--as", "material", "--sheet", "Foglio9"]);
    assert_eq!(usage.code, 2, "{}", usage.err);
}
