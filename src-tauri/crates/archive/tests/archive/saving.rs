//! What is saved comes back, and what cannot be saved changes nothing.

use archive::{Access, ArchiveError, RuleEdition};
use plan::{declare::KINDS, difference::Change, record::Plan, value::Value};
use proptest::{prelude::*, test_runner::Config};

use crate::made::*;

proptest! {
    #![proptest_config(Config::with_cases(12))]

    #[test]
    fn records_of_every_kind_with_every_field_come_back(
        (plan, first, second) in Just(id()).prop_flat_map(|plan| {
            let ids = one_of_each(plan);
            ids.prop_flat_map(move |first| {
                // The same records with other values: an edit of every field.
                let second: Vec<_> = first.iter().map(|r| partial(r.kind, r.id)).collect();
                (Just(plan), Just(first), second)
            })
        })
    ) {
        let (place, mut archive) = Place::create();
        let steps = archive.change(plan, &occasion("Prima stesura"), &first, &[]).unwrap();
        prop_assert_eq!(steps.len(), KINDS.len());
        let first = Plan::of(plan, first);
        prop_assert_eq!(&archive.load(plan).unwrap(), &first);
        archive.change(plan, &occasion("Riscritto"), &second, &[]).unwrap();
        let second = Plan::of(plan, second);
        prop_assert_eq!(&archive.load(plan).unwrap(), &second);
        for record in second.records.values() {
            prop_assert_eq!(&archive.record(record.kind.name, record.id).unwrap().unwrap(), record);
        }
        drop(archive);
        let mut archive = place.open(Access::Write).unwrap();
        prop_assert_eq!(&archive.load(plan).unwrap(), &second);
        archive.undo(plan, &occasion("")).unwrap();
        prop_assert_eq!(&archive.load(plan).unwrap(), &first);
        prop_assert_eq!(archive.check().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn the_list_of_plans_says_what_they_are() {
    let (_place, mut archive) = Place::create();
    let plan = begin(&mut archive);
    let mut sheet = header(plan, "Piano di Crema");
    sheet.put("istat_code", "019035".into());
    sheet.put("is_example", Value::Bool(true));
    let puts = [sheet, new("person", id()), new("zone", id())];
    archive.change(plan, &occasion("Dati"), &puts, &[]).unwrap();
    begin(&mut archive);
    let plans = archive.plans().unwrap();
    assert_eq!(plans.len(), 2);
    // The one without a commune comes first.
    let crema = &plans[1];
    assert_eq!((crema.id, crema.istat_code.as_str()), (plan, "019035"));
    assert_eq!((crema.title.as_str(), crema.records), ("Piano di Crema", 3));
    assert_eq!((crema.is_example, crema.changed_at.as_str()), (true, NOW));
}

#[test]
fn a_save_that_fails_leaves_the_old_state() {
    let (_place, mut archive) = Place::create();
    let (ours, theirs) = (begin(&mut archive), begin(&mut archive));
    let foreign = new("person", id());
    archive
        .change(
            theirs,
            &occasion("Persona"),
            std::slice::from_ref(&foreign),
            &[],
        )
        .unwrap();
    let kept = new("zone", id());
    archive
        .change(ours, &occasion("Zona"), std::slice::from_ref(&kept), &[])
        .unwrap();
    let (before, history) = (
        archive.load(ours).unwrap(),
        archive.history(ours, None).unwrap(),
    );

    let puts = [new("person", id()), foreign.clone(), new("person", id())];
    let refused = archive.change(ours, &occasion("Tre"), &puts, &[]);
    assert!(
        matches!(refused, Err(ArchiveError::RecordOfAnotherPlan { .. })),
        "{refused:?}"
    );
    let refused = archive.change(
        ours,
        &occasion("Via"),
        &[],
        &[("zone", kept.id), ("person", foreign.id)],
    );
    assert!(matches!(
        refused,
        Err(ArchiveError::RecordOfAnotherPlan { .. })
    ));
    let refused = archive.change(
        ours,
        &occasion("Due"),
        &[new("zone", id()), header(id(), "x")],
        &[],
    );
    assert!(matches!(refused, Err(ArchiveError::SecondHeader { .. })));
    let refused = archive.change(
        ours,
        &occasion("Via"),
        &[new("zone", id())],
        &[("plan", ours)],
    );
    assert!(matches!(refused, Err(ArchiveError::HeaderRemoved { .. })));
    let refused = archive.change(
        ours,
        &occasion("Via"),
        &[new("zone", id())],
        &[("nothing", ours)],
    );
    assert!(matches!(refused, Err(ArchiveError::UnknownKind { .. })));
    let refused = archive.change(id(), &occasion("Senza"), &[new("zone", id())], &[]);
    assert!(matches!(refused, Err(ArchiveError::NoSuchPlan { .. })));

    assert_eq!(archive.load(ours).unwrap(), before);
    assert_eq!(archive.history(ours, None).unwrap(), history);
    assert_eq!(archive.record("person", foreign.id).unwrap(), Some(foreign));
}

#[test]
fn a_failure_of_the_file_in_the_middle_leaves_the_old_state() {
    let (place, mut archive) = Place::create();
    let plan = begin(&mut archive);
    let before = archive.load(plan).unwrap();
    // Stands for a disk that fails after some rows are written.
    let other = rusqlite::Connection::open(&place.path).unwrap();
    let trigger =
        "CREATE TRIGGER breaks BEFORE INSERT ON zone BEGIN SELECT RAISE(ABORT, 'broken'); END";
    other.execute_batch(trigger).unwrap();
    let puts = [
        header(plan, "Altro titolo"),
        new("person", id()),
        new("zone", id()),
    ];
    let failed = archive.change(plan, &occasion("Tutto"), &puts, &[]);
    assert!(
        matches!(failed, Err(ArchiveError::Sql { .. })),
        "{failed:?}"
    );
    assert_eq!(archive.load(plan).unwrap(), before);
    assert_eq!(archive.history(plan, None).unwrap().len(), 1);
    other.execute_batch("DROP TRIGGER breaks").unwrap();
    archive
        .change(plan, &occasion("Tutto"), &puts, &[])
        .unwrap();
}

#[test]
fn what_does_not_change_is_not_written() {
    let (_place, mut archive) = Place::create();
    let plan = begin(&mut archive);
    let person = new("person", id());
    let put = std::slice::from_ref(&person);
    assert_eq!(
        archive
            .change(plan, &occasion("Persona"), put, &[])
            .unwrap()
            .len(),
        1
    );
    assert!(
        archive
            .change(plan, &occasion("Persona"), put, &[])
            .unwrap()
            .is_empty()
    );
    assert!(
        archive
            .change(plan, &occasion("Via"), &[], &[("person", id())])
            .unwrap()
            .is_empty()
    );
    assert_eq!(archive.history(plan, None).unwrap().len(), 2);
}

#[test]
fn the_history_says_who_when_before_and_after() {
    let (_place, mut archive) = Place::create();
    let plan = begin(&mut archive);
    let mut person = new("person", id());
    person.put("surname", "Rossi".into());
    archive
        .change(
            plan,
            &occasion("Nuova persona"),
            std::slice::from_ref(&person),
            &[],
        )
        .unwrap();
    person.put("surname", "Verdi".into());
    let edit = occasion("Cognome corretto");
    archive
        .change(plan, &edit, std::slice::from_ref(&person), &[])
        .unwrap();
    let entries = archive.history(plan, Some(person.id)).unwrap();
    assert_eq!(entries.len(), 2);
    assert_eq!(archive.history(plan, None).unwrap().len(), 3);
    let line = &entries[0].line;
    assert_eq!(
        (line.id, line.what.as_str()),
        (edit.change, "Cognome corretto")
    );
    assert_eq!(
        (line.author.as_str(), line.at.as_str()),
        ("Anna Bianchi", NOW)
    );
    let step = Change::Edited {
        kind: "person",
        id: person.id,
        field: "surname",
        before: "Rossi".into(),
        after: "Verdi".into(),
    };
    assert_eq!(entries[0].steps, [step]);
}

#[test]
fn attachments_settings_and_rules_are_kept() {
    let (place, mut archive) = Place::create();
    let plan = begin(&mut archive);
    let map: &[u8] = b"una mappa";
    let hash = plan::canonical::sha256(map);
    let keep = |archive: &mut archive::Archive| {
        archive
            .change_with(plan, &occasion("Una mappa"), &[], &[], &[map, map])
            .unwrap();
    };
    keep(&mut archive);
    archive.set_setting("who", Some("Anna")).unwrap();
    archive.set_setting("who", Some("Anna Bianchi")).unwrap();
    archive.set_setting("other", Some("x")).unwrap();
    archive.set_setting("other", None).unwrap();
    let edition = RuleEdition {
        version: "2026.2".into(),
        json: "{}".into(),
        installed_at: NOW.into(),
    };
    archive.install_rules(&edition).unwrap();
    drop(archive);

    let mut archive = place.open(Access::Write).unwrap();
    assert_eq!(archive.attachment(&hash).unwrap().unwrap(), b"una mappa");
    assert_eq!(archive.attachment("0").unwrap(), None);
    assert_eq!(
        archive.setting("who").unwrap().as_deref(),
        Some("Anna Bianchi")
    );
    assert_eq!(archive.setting("other").unwrap(), None);
    assert_eq!(archive.rule_editions().unwrap(), [edition]);

    let other = rusqlite::Connection::open(&place.path).unwrap();
    other
        .execute("UPDATE attachment_content SET bytes = x'00'", [])
        .unwrap();
    let damaged = archive.attachment(&hash);
    assert!(matches!(
        damaged,
        Err(ArchiveError::AttachmentDamaged { .. })
    ));
    keep(&mut archive);
    assert_eq!(archive.attachment(&hash).unwrap().unwrap(), b"una mappa");
}

#[test]
fn a_refused_change_leaves_no_bytes() {
    let (_place, mut archive) = Place::create();
    let (one, other) = (begin(&mut archive), begin(&mut archive));
    let person = new("person", id());
    archive
        .change(
            one,
            &occasion("Una persona"),
            std::slice::from_ref(&person),
            &[],
        )
        .unwrap();
    let map: &[u8] = b"una mappa";
    let refused = archive.change_with(other, &occasion("La stessa"), &[person], &[], &[map]);
    assert!(matches!(
        refused,
        Err(ArchiveError::RecordOfAnotherPlan { .. })
    ));
    let hash = plan::canonical::sha256(map);
    assert_eq!(archive.attachment(&hash).unwrap(), None);
}
