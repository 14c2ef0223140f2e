//! Typing in one field is one step of the history.

use archive::{Archive, Outcome, Words};
use plan::{Uuid, difference::Change, record::Record, value::Value};

use crate::made::*;

/// A plan with a zone whose name is being typed, and the change of that typing.
fn typing(archive: &mut Archive) -> (Uuid, Record, Uuid) {
    let plan = begin(archive);
    let mut zone = new("zone", id());
    zone.put("notes", "Da completare".into());
    let put = |archive: &mut Archive, zone: &Record| {
        let on = occasion("Zona: nome");
        let change = on.change;
        archive
            .change(plan, &on, std::slice::from_ref(zone), &[])
            .unwrap();
        change
    };
    put(archive, &zone);
    zone.put("name", "C".into());
    let change = put(archive, &zone);
    (plan, zone, change)
}

fn words() -> Words {
    Words {
        made: "Aggiunta la zona".to_owned(),
        edited: "Zona: nome".to_owned(),
    }
}

fn named(zone: &Record, name: &str) -> Record {
    let mut record = zone.clone();
    record.put("name", name.into());
    record
}

#[test]
fn what_is_typed_in_one_go_is_one_step() {
    let (_place, mut archive) = Place::create();
    let (plan, zone, change) = typing(&mut archive);
    let before = archive.history(plan, None).unwrap().len();
    for text in ["Ce", "Cen", "Centro"] {
        let step = archive
            .type_on(plan, change, &words(), &named(&zone, text), "name")
            .unwrap();
        assert!(matches!(step, Some(Change::Edited { .. })), "{text}");
    }
    let history = archive.history(plan, None).unwrap();
    assert_eq!(history.len(), before);
    let [Change::Edited { before, after, .. }] = history[0].steps.as_slice() else {
        panic!("one field was typed: {:?}", history[0].steps);
    };
    assert_eq!((before, after), (&Value::Empty, &"Centro".into()));
    let Outcome::Done { .. } = archive.undo(plan, &occasion("")).unwrap() else {
        panic!("nothing stands on it");
    };
    let now = archive.record("zone", zone.id).unwrap().unwrap();
    assert!(now.get("name").is_empty() && !now.get("notes").is_empty());
}

#[test]
fn typed_back_nothing_is_left_of_it() {
    let (_place, mut archive) = Place::create();
    let (plan, zone, change) = typing(&mut archive);
    let mut empty = zone.clone();
    empty.put("name", Value::Empty);
    archive
        .type_on(plan, change, &words(), &empty, "name")
        .unwrap();
    let history = archive.history(plan, None).unwrap();
    assert!(history.iter().all(|entry| entry.line.id != change));
    assert!(archive.last_change(plan).unwrap() != Some(change));
    let now = archive.record("zone", zone.id).unwrap().unwrap();
    assert!(now.get("name").is_empty());
}

#[test]
fn another_field_another_change_or_an_undo_between_end_the_typing() {
    let (_place, mut archive) = Place::create();
    let (plan, zone, change) = typing(&mut archive);
    let mut other = named(&zone, "Centro");
    other.put("notes", "Altro".into());
    let files = |archive: &Archive| archive.load(plan).unwrap();
    let before = files(&archive);
    let refused = archive
        .type_on(plan, change, &words(), &other, "name")
        .unwrap();
    assert_eq!(refused, None, "two fields at once are not typing");
    assert_eq!(files(&archive), before);
    archive.undo(plan, &occasion("")).unwrap();
    let after_undo = archive
        .type_on(plan, change, &words(), &named(&zone, "Centro"), "name")
        .unwrap();
    assert_eq!(after_undo, None);
    archive.redo(plan, &occasion("")).unwrap();
    let mut person = new("person", id());
    person.put("surname", "Rossi".into());
    archive
        .change(plan, &occasion("Persona"), &[person], &[])
        .unwrap();
    let later = archive
        .type_on(plan, change, &words(), &named(&zone, "Centro"), "name")
        .unwrap();
    assert_eq!(later, None);
}

#[test]
fn a_record_that_begins_with_its_first_letter_grows_with_it() {
    let (_place, mut archive) = Place::create();
    let plan = begin(&mut archive);
    let mut zone = new("zone", id());
    zone.put("name", "C".into());
    let on = occasion("Zona");
    let change = on.change;
    archive
        .change(plan, &on, std::slice::from_ref(&zone), &[])
        .unwrap();
    let grown = named(&zone, "Centro");
    assert!(
        archive
            .type_on(plan, change, &words(), &grown, "name")
            .unwrap()
            .is_some()
    );
    let history = archive.history(plan, Some(zone.id)).unwrap();
    assert!(matches!(history[0].steps.as_slice(), [Change::Created(made)] if *made == grown));
    assert_eq!(history[0].line.what, "Aggiunta la zona");
    archive.undo(plan, &occasion("")).unwrap();
    assert_eq!(archive.record("zone", zone.id).unwrap(), None);
    archive.redo(plan, &occasion("")).unwrap();
    assert_eq!(archive.record("zone", zone.id).unwrap(), Some(grown));
}
