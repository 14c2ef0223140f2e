//! The way back, and the way forth again.

use archive::{Archive, Deed, Outcome};
use plan::{
    Uuid,
    declare::Kind,
    difference::Change,
    record::{Plan, Record},
};
use proptest::{collection, prelude::*, sample, test_runner::Config};

use crate::made::*;

/// What a person does in one change.
#[derive(Clone, Debug)]
enum Act {
    Put(Record),
    Remove(&'static str, Uuid),
}

fn acts(plan: Uuid) -> impl Strategy<Value = Vec<Vec<Act>>> {
    let kind = |name| plan::declare::kind(name).unwrap();
    let mut places: Vec<(&'static Kind, Uuid)> = ["person", "zone", "emergency_area", "threshold"]
        .into_iter()
        .flat_map(|name| [(kind(name), id()), (kind(name), id())])
        .collect();
    places.push((kind("plan"), plan));
    let act = sample::select(places).prop_flat_map(move |(kind, id)| {
        let put = partial(kind, id).prop_map(Act::Put);
        if id == plan {
            put.boxed()
        } else {
            prop_oneof![3 => put, 1 => Just(Act::Remove(kind.name, id))].boxed()
        }
    });
    collection::vec(collection::vec(act, 1..4), 1..8)
}

fn now(archive: &Archive, plan: Uuid) -> Plan {
    archive.load(plan).unwrap_or(Plan::new(plan))
}

proptest! {
    #![proptest_config(Config::with_cases(24))]

    #[test]
    fn undoing_all_leads_to_the_start_and_redoing_all_to_the_end(
        (plan, changes) in Just(id()).prop_flat_map(|plan| (Just(plan), acts(plan)))
    ) {
        let (_place, mut archive) = Place::create();
        let mut states = vec![Plan::new(plan)];
        archive.change(plan, &occasion("Inizio"), &[header(plan, "Inizio")], &[]).unwrap();
        states.push(now(&archive, plan));
        for change in changes {
            let puts: Vec<_> = change.iter().filter_map(|act| match act {
                Act::Put(record) => Some(record.clone()),
                Act::Remove(..) => None,
            }).collect();
            let removes: Vec<_> = change.iter().filter_map(|act| match act {
                Act::Remove(kind, id) => Some((*kind, *id)),
                Act::Put(_) => None,
            }).collect();
            let steps = archive.change(plan, &occasion("Modifica"), &puts, &removes).unwrap();
            if !steps.is_empty() {
                states.push(now(&archive, plan));
            }
        }
        // Twice, since what is done again must lead back just as well.
        for _ in 0..2 {
            for state in states.iter().rev().skip(1) {
                let undone = archive.undo(plan, &occasion("")).unwrap();
                prop_assert!(matches!(undone, Outcome::Done { .. }), "{:?}", undone);
                prop_assert_eq!(&now(&archive, plan), state);
            }
            prop_assert_eq!(archive.undo(plan, &occasion("")).unwrap(), Outcome::Nothing);
            prop_assert!(archive.plans().unwrap().is_empty());
            for state in &states[1..] {
                let redone = archive.redo(plan, &occasion("")).unwrap();
                prop_assert!(matches!(redone, Outcome::Done { .. }), "{:?}", redone);
                prop_assert_eq!(&now(&archive, plan), state);
            }
            prop_assert_eq!(archive.redo(plan, &occasion("")).unwrap(), Outcome::Nothing);
        }
        prop_assert_eq!(archive.check().unwrap(), Vec::<String>::new());
    }
}

/// A plan with a person whose surname was first Rossi and then Verdi.
fn edited() -> (Place, Archive, Uuid, Record, [Uuid; 2]) {
    let (place, mut archive) = Place::create();
    let plan = begin(&mut archive);
    let mut person = new("person", id());
    let changes = ["Rossi", "Verdi"].map(|name| {
        person.put("surname", name.into());
        let on = occasion(&format!("Scrive {name}"));
        archive
            .change(plan, &on, std::slice::from_ref(&person), &[])
            .unwrap();
        on.change
    });
    (place, archive, plan, person, changes)
}

#[test]
fn a_new_edit_leaves_nothing_to_redo() {
    let (_place, mut archive, plan, mut person, changes) = edited();
    assert_eq!(archive.undoable(plan).unwrap().unwrap().id, changes[1]);
    assert_eq!(archive.redoable(plan).unwrap(), None);
    archive.undo(plan, &occasion("")).unwrap();
    assert_eq!(archive.undoable(plan).unwrap().unwrap().id, changes[0]);
    assert_eq!(archive.redoable(plan).unwrap().unwrap().id, changes[1]);
    person.put("surname", "Neri".into());
    archive
        .change(plan, &occasion("Scrive Neri"), &[person], &[])
        .unwrap();
    assert_eq!(archive.redo(plan, &occasion("")).unwrap(), Outcome::Nothing);
    let history = archive.history(plan, None).unwrap();
    assert_eq!(history[1].line.what, "Annullato: Scrive Verdi");
    assert_eq!(
        (history[1].line.deed, history[1].line.of),
        (Deed::Undo, Some(changes[1]))
    );
}

#[test]
fn what_a_later_edit_overtook_is_not_undone_and_is_named() {
    let (_place, mut archive, plan, person, changes) = edited();
    let (before, history) = (
        archive.load(plan).unwrap(),
        archive.history(plan, None).unwrap(),
    );
    let Outcome::Overtaken { change, steps } = archive
        .undo_change(plan, changes[0], &occasion(""))
        .unwrap()
    else {
        panic!("the record was edited since it was made");
    };
    assert_eq!(change.id, changes[0]);
    assert!(matches!(&steps[0].step, Change::Removed(record) if record.id == person.id));
    assert_eq!(steps[0].by.as_ref().unwrap().id, changes[1]);
    assert_eq!(archive.load(plan).unwrap(), before);
    assert_eq!(archive.history(plan, None).unwrap(), history);
    assert!(archive.undo_change(plan, id(), &occasion("")).is_err());
}

#[test]
fn one_change_can_be_taken_back_out_of_order() {
    let (_place, mut archive, plan, person, changes) = edited();
    let zone = new("zone", id());
    archive
        .change(plan, &occasion("Zona"), std::slice::from_ref(&zone), &[])
        .unwrap();
    let undone = archive
        .undo_change(plan, changes[1], &occasion(""))
        .unwrap();
    assert!(matches!(undone, Outcome::Done { .. }));
    let surname = |archive: &Archive| {
        let person = archive.record("person", person.id).unwrap().unwrap();
        person.get("surname").clone()
    };
    assert_eq!(surname(&archive), "Rossi".into());
    assert_eq!(archive.record("zone", zone.id).unwrap(), Some(zone));
    // It is an edit like any other, and the last one.
    archive.undo(plan, &occasion("")).unwrap();
    assert_eq!(surname(&archive), "Verdi".into());
}

#[test]
fn what_another_program_changed_is_not_undone() {
    let (place, mut archive, plan, person, _) = edited();
    let other = rusqlite::Connection::open(&place.path).unwrap();
    other
        .execute("UPDATE person SET surname = 'QGIS'", [])
        .unwrap();
    let refused = archive.undo(plan, &occasion("")).unwrap();
    let Outcome::Overtaken { steps, .. } = refused else {
        panic!("the surname is another: {refused:?}");
    };
    assert_eq!(steps[0].by, None);
    let held = archive.record("person", person.id).unwrap().unwrap();
    assert_eq!(*held.get("surname"), "QGIS".into());
}

#[test]
fn the_beginning_of_a_plan_that_has_grown_is_not_undone() {
    let (_place, mut archive) = Place::create();
    let plan = id();
    let beginning = occasion("Inizio");
    archive
        .change(plan, &beginning, &[header(plan, "Inizio")], &[])
        .unwrap();
    let later = occasion("Zona");
    archive
        .change(plan, &later, &[new("zone", id())], &[])
        .unwrap();
    let refused = archive
        .undo_change(plan, beginning.change, &occasion(""))
        .unwrap();
    let Outcome::Overtaken { steps, .. } = refused else {
        panic!("a zone hangs on the plan: {refused:?}");
    };
    assert_eq!(steps[0].by.as_ref().unwrap().id, later.change);
    assert_eq!(archive.load(plan).unwrap().records.len(), 2);
}

#[test]
fn a_removed_plan_comes_back() {
    let (_place, mut archive, plan, ..) = edited();
    let before = archive.load(plan).unwrap();
    archive.remove_plan(plan, &occasion("Eliminato")).unwrap();
    assert!(archive.load(plan).is_err());
    assert!(archive.remove_plan(plan, &occasion("Eliminato")).is_err());
    archive.undo(plan, &occasion("")).unwrap();
    assert_eq!(archive.load(plan).unwrap(), before);
}
