//! `piano portal`: what is to be typed into PPC Online, and what was.

use std::fs;

use crate::kit::Office;

/// The first hydrant's items, as `piano` lists them.
fn hydrants(office: &Office) -> Vec<serde_json::Value> {
    office.json(&["portal", "idranti"])
}

fn text(json: &serde_json::Value) -> &str {
    json.as_str().unwrap()
}

#[test]
fn the_sections_in_the_portals_order_with_their_progress() {
    let office = Office::with_demo();
    let out = office.ok(&["portal"]);
    assert!(out.contains("NON è un formato ufficiale"), "{out}");
    assert!(out.contains("Stai trascrivendo una bozza"), "{out}");
    let first = out.find("1. Dati di sintesi").unwrap();
    let last = out.find("26. Approvazione e aggiornamento").unwrap();
    assert!(first < last);
    let sections = office.json(&["portal"]);
    assert_eq!(sections.len(), 26);
    assert!(sections.iter().all(|section| section["done"] == 0));
    // By the name, too.
    assert_eq!(office.json(&["portal", "Reti idranti"]), hydrants(&office));
    let wrong = office.run(&["portal", "idrante"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("«idranti»"), "{}", wrong.err);
}

#[test]
fn a_value_is_ticked_changed_and_comes_back() {
    let office = Office::with_demo();
    let items = hydrants(&office);
    let street = items.iter().find(|item| item["label"] == "Via").unwrap();
    let id = text(&street["id"]);
    let said = office.ok(&["portal", "--tick", id, "--who", "Anna Prova"]);
    assert!(said.contains("1 di "), "{said}");
    let record = id.split_once('/').unwrap().1;
    office.ok(&["set", record, "street=Via Nuova"]);
    let items = hydrants(&office);
    let again = items.iter().find(|item| item["id"] == id).unwrap();
    assert_eq!(
        (&again["was"], text(&again["value"])),
        (&street["value"], "Via Nuova")
    );
    assert_eq!(text(&again["tick"]["by"]), "Anna Prova");
    let out = office.ok(&["portal", "idranti"]);
    assert!(
        out.contains("↻ Via: Via Nuova") && out.contains("Da ritrascrivere: il 16/03/2026 era"),
        "{out}"
    );
    office.ok(&["portal", "--untick", id]);
    office.ok(&["undo"]);
    let items = hydrants(&office);
    assert!(
        items
            .iter()
            .any(|item| item["id"] == id && item["was"] == street["value"])
    );
    let none = office.run(&["portal", "--tick", "hydrant.street/nessuno"]);
    assert_eq!(none.code, 2);
    assert!(none.err.contains("nulla da trascrivere"), "{}", none.err);
}

#[test]
fn coordinates_and_a_layer() {
    let office = Office::with_demo();
    let items = hydrants(&office);
    let place = items.iter().find(|item| item["is_shape"] == true).unwrap();
    let id = text(&place["id"]);
    assert_eq!(
        office.ok(&["portal", "--coordinates", id]).trim_end(),
        text(&place["value"])
    );
    let metres = office.ok(&["portal", "--coordinates", id, "--system", "EPSG:32632"]);
    assert!(metres.starts_with("548"), "{metres}");
    let wrong = office.run(&["portal", "--coordinates", id, "--system", "32632"]);
    assert_eq!(wrong.code, 2);
    for name in ["idrante.geojson", "idrante.gpkg", "idrante.zip"] {
        let out = office.file(name);
        office.ok(&[
            "portal",
            "--layer",
            id,
            "--out",
            &out.display().to_string(),
            "--system",
            "EPSG:7791",
        ]);
        assert!(fs::metadata(out).unwrap().len() > 100);
    }
}

#[test]
fn the_dossier_is_a_page_for_its_readers() {
    let office = Office::with_demo();
    let write = |copy: &str| {
        let out = office.file("dossier.html");
        let path = out.display().to_string();
        office.ok(&["portal", "--dossier", &path, "--copy", copy]);
        fs::read_to_string(out).unwrap()
    };
    let (public, whole) = (write("pubblica"), write("operativa"));
    assert!(public.contains("copia pubblica") && whole.contains("copia operativa, riservata"));
    assert!(public.len() < whole.len());
    let wrong = office.run(&["portal", "--dossier", "x.html", "--copy", "tutta"]);
    assert_eq!(wrong.code, 2);
    // One page for all and only, like all commands that look: nothing of the plan has changed.
    assert_eq!(whole, write("operativa"));
}

#[test]
fn a_mapping_is_checked_then_kept() {
    let office = Office::with_demo();
    let file = office.file("corrispondenza.json");
    let path = file.display().to_string();
    let mapping = |field: &str| {
        format!(
            r#"{{"format": "piano-pronto/ppc-online/1", "edition": "2026.7", "title": "Del consorzio", "sections": [
            {{"id": "prova", "label": "Prova", "groups": [{{"kind": "zone", "lines": [
            {{"id": "z.name", "label": "Zona", "field": "name", "most": 20}},
            {{"id": "z.people", "label": "Abitanti", "field": "{field}"}}]}}]}}]}}"#
        )
    };
    fs::write(&file, mapping("residenti")).unwrap();
    let checked = office.run(&["portal", "--check", &path]);
    assert_eq!(checked.code, 1);
    assert!(
        checked.out.contains("riga «z.people»") && checked.out.contains("«residents»"),
        "{}",
        checked.out
    );
    assert!(
        office.ok(&["portal"]).contains("edizione 2026.1"),
        "a check keeps nothing"
    );
    fs::write(&file, mapping("residents")).unwrap();
    let kept = office.ok(&["portal", "--install", &path]);
    assert!(
        kept.contains("2026.7") && kept.contains("in uso da oggi"),
        "{kept}"
    );
    let sections = office.json(&["portal"]);
    assert_eq!(sections.len(), 1);
    assert!(
        office
            .ok(&["portal", "--absent"])
            .contains("La corrispondenza non dice dove vada")
    );
    fs::write(&file, "{").unwrap();
    let refused = office.run(&["portal", "--install", &path]);
    assert_eq!(refused.code, 3);
    assert!(refused.err.contains("riga 1"), "{}", refused.err);
    // The shipped one has no fault.
    fs::write(&file, plan::portal::mapping::SHIPPED).unwrap();
    assert!(
        office
            .ok(&["portal", "--check", &path])
            .contains("nessun errore")
    );
}
