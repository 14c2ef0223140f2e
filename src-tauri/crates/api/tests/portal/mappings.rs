//! Editions of the mapping: kept in the archive, the newest that is valid in force.

use api::{Code, portal::check_mapping};
use plan::portal::mapping::SHIPPED;
use serde_json::json;

use crate::kit::{place, refused};

fn groups(line: &str) -> serde_json::Value {
    json!([{ "kind": "zone", "lines": [{ "id": line, "field": "name" }] }])
}

#[test]
fn the_consortium_replaces_the_mapping() {
    let mut place = place();
    let shipped = place.portal();
    assert!(
        shipped.mapping.contains("edizione 2026.1"),
        "{}",
        shipped.mapping
    );
    assert!(shipped.mapping_note.contains("NON è un formato ufficiale"));
    assert_eq!(shipped.faults, [""; 0]);
    let file = place.mapping("2026.9", &groups("a"));
    let installed = place.desk.install_mapping(&file).unwrap();
    assert!(installed.in_force);
    // It maps one field of the whole plan: that is said.
    assert!(
        installed.faults[0].contains("né mappate né escluse"),
        "{:?}",
        installed.faults
    );
    let mut place = place.restarted();
    let own = place.portal();
    assert_eq!(own.mapping, "Del consorzio, edizione 2026.9");
    assert_eq!(own.sections.len(), 1);
    let newer = place.mapping("2026.10", &groups("b"));
    assert!(place.desk.install_mapping(&newer).unwrap().in_force);
    assert_eq!(place.portal().mapping, "Del consorzio, edizione 2026.10");
    // An edition already there is replaced; an older one is kept and not used.
    let between = place.mapping("2026.9", &groups("c"));
    assert!(!place.desk.install_mapping(&between).unwrap().in_force);
    assert_eq!(place.portal().mapping, "Del consorzio, edizione 2026.10");
}

#[test]
fn an_old_one_and_one_that_is_none_change_nothing() {
    let mut place = place();
    let old = place.mapping("2025.1", &groups("a"));
    refused(place.desk.install_mapping(&old), Code::Exists, "2025.1");
    let none = place.file("nota.json");
    std::fs::write(&none, "{\n\"format\": \n").unwrap();
    refused(place.desk.install_mapping(&none), Code::Refused, "riga 3");
    std::fs::write(&none, [0xff, 0xfe, 0x00]).unwrap();
    refused(place.desk.install_mapping(&none), Code::Refused, "UTF-8");
    let missing = place.file("manca.json");
    refused(
        place.desk.install_mapping(&missing),
        Code::Failed,
        "manca.json",
    );
    let folder = place.folder.path().to_owned();
    refused(place.desk.install_mapping(&folder), Code::Failed, "");
    assert!(place.portal().mapping.contains("2026.1"));
}

/// One that ended yesterday gives way, and says so when nothing else is left.
#[test]
fn validity_decides() {
    let mut place = place();
    let file = place.mapping("2026.9", &groups("a"));
    let text = std::fs::read_to_string(&file).unwrap();
    let ended = text.replacen('{', "{\"valid_to\":\"2026-03-15\",", 1);
    std::fs::write(&file, ended).unwrap();
    assert!(!place.desk.install_mapping(&file).unwrap().in_force);
    assert!(place.portal().mapping.contains("2026.1"));
}

#[test]
fn what_the_mapping_leaves_out_is_listed() {
    let mut place = place();
    let absent = place.portal().absent;
    let of = |what: &str| absent.iter().find(|absent| absent.what == what).unwrap();
    assert!(of("Fonte e verifica dei dati").values > 50);
    assert!(of("Note interne").why.contains("ufficio"));
    let file = place.mapping("2026.9", &json!([
        { "kind": "zone", "only": { "name": ["Nessuna"] }, "lines": [{ "id": "a", "field": "name" }] },
    ]));
    place.desk.install_mapping(&file).unwrap();
    let absent = place.portal().absent;
    let zones = absent
        .iter()
        .find(|absent| absent.why.contains("Nessuna pagina"))
        .unwrap();
    assert_eq!(zones.values, place.plan().of_kind("zone").count());
    let forgotten = absent
        .iter()
        .filter(|absent| absent.why.contains("non dice dove vada"));
    assert!(forgotten.count() > 500);
}

#[test]
fn a_section_without_data_says_why() {
    let place = place();
    let told = place.portal();
    let empty: Vec<_> = told
        .sections
        .iter()
        .filter(|section| section.all == 0)
        .collect();
    for section in &empty {
        assert!(!section.note.is_empty(), "{}", section.code);
    }
    // The example declares that it has no hotels.
    assert!(
        empty
            .iter()
            .any(|section| section.note.contains("Il piano dichiara")),
        "{empty:?}"
    );
}

#[test]
fn the_shipped_file_passes_its_own_check() {
    let place = place();
    let file = place.file("corrispondenza-1.json");
    std::fs::write(&file, SHIPPED).unwrap();
    let checked = check_mapping(&file).unwrap();
    assert_eq!(
        (checked.edition.as_str(), checked.faults),
        ("2026.1", vec![])
    );
}
