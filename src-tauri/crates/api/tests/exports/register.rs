//! The register: who exported what, when, for whom.

use api::{Code, Desk};
use plan::declare::Class;

use crate::kit::*;

#[test]
fn every_export_and_every_package_has_its_line() {
    let mut place = place();
    place.export(Class::O, false).unwrap();
    place.export(Class::P, true).unwrap();
    let package = place.out().join("fascicolo.piano");
    let packed = place
        .desk
        .pack(place.plan, Class::R, &package, "Segretario", &|_, _, _| {
            Ok(())
        })
        .unwrap();
    assert!(packed.logged);
    let lines = place.desk.exports(place.plan).unwrap();
    let told: Vec<_> = lines
        .iter()
        .map(|line| {
            (
                line.what.word(),
                line.class.as_str(),
                line.draft,
                line.recipient.as_str(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("package", "riservata", false, "Segretario"),
            ("folder", "pubblica", true, "Consorzio.IT, ufficio bandi"),
            ("folder", "operativa", false, "Consorzio.IT, ufficio bandi"),
        ]
    );
    let hash = plan::canonical::plan_hash(&place.desk.plan(place.plan).unwrap());
    for line in &lines {
        assert_eq!(line.author, "Ufficio tecnico");
        assert_eq!(line.at, "2026-03-16T09:15:00Z");
        assert_eq!(line.content_hash, hash);
        assert!(
            line.place.starts_with(place.out().to_str().unwrap()),
            "{}",
            line.place
        );
        assert!(!line.encrypted);
    }
    assert_eq!(lines[0].sha256, packed.sha256);
    let manifest = std::fs::read(std::path::Path::new(&lines[1].place).join("manifesto.json"));
    assert_eq!(lines[1].sha256, plan::canonical::sha256(manifest.unwrap()));
}

#[test]
fn the_register_outlives_the_plan_and_an_undo() {
    let mut place = place();
    place.export(Class::P, false).unwrap();
    place.desk.discard(place.plan).unwrap();
    assert_eq!(place.desk.exports(place.plan).unwrap().len(), 1);
}

/// Who finds the archive taken may hand out what everybody may read, and is told that it is in no register; what is
/// reserved goes out only with its line.
#[test]
fn a_desk_that_only_looks_exports_the_public_copy_alone() {
    let mut place = place();
    let (out, plan) = (place.out(), place.plan);
    let mut looking = Desk::look(
        &place.archive(),
        who("Anna Bianchi", "compilatore"),
        Box::new(|| at("10:00:00")),
    )
    .unwrap();
    let wanted = place.wanted(Class::O, &out);
    let error = looking
        .export_folder(&wanted, &|_, _, _| Ok(()))
        .unwrap_err();
    assert_eq!(error.code, Code::Held);
    assert!(error.message.contains("nel registro"), "{error}");
    let wanted = place.wanted(Class::P, &out);
    let done = looking.export_folder(&wanted, &|_, _, _| Ok(())).unwrap();
    assert_eq!(done.notes.len(), 1, "{:?}", done.notes);
    assert!(done.notes[0].contains("non è nel registro"));
    assert!(place.desk.exports(plan).unwrap().is_empty());
    let done = place.export(Class::P, false).unwrap();
    assert!(done.notes.is_empty());
}
