//! The copies beside the archive.

use archive::{Access, ArchiveError, Reason};

use crate::made::*;

#[test]
fn a_copy_is_an_archive_and_can_be_restored() {
    let (place, mut archive) = Place::create();
    let first = begin(&mut archive);
    let copy = archive.snapshot("2026-11-23T10:00:00Z").unwrap();
    let second = begin(&mut archive);
    let kept = archive.restore(&copy.name, "2026-11-23T11:00:00Z").unwrap();
    assert_eq!(kept.reason, Reason::BeforeRestore);
    assert!(archive.load(first).is_ok());
    assert!(matches!(
        archive.load(second),
        Err(ArchiveError::NoSuchPlan { .. })
    ));
    // It can be written, and the way back to before the restore is there.
    let third = begin(&mut archive);
    archive.restore(&kept.name, "2026-11-23T12:00:00Z").unwrap();
    assert!(archive.load(second).is_ok() && archive.load(third).is_err());
    drop(archive);
    let archive = place.open(Access::Write).unwrap();
    assert!(archive.load(second).is_ok());
    let names: Vec<_> = archive
        .snapshots()
        .unwrap()
        .into_iter()
        .map(|c| c.name)
        .collect();
    assert_eq!(
        names,
        [
            "2026-11-23T12-00-00.000Z.prima-del-ripristino.archivio",
            "2026-11-23T11-00-00.000Z.prima-del-ripristino.archivio",
            "2026-11-23T10-00-00.000Z.a-richiesta.archivio",
        ]
    );
    let before = files(copy.path.parent().unwrap());
    let opened = archive::Archive::open(&copy.path, Access::Read, &anna(), NOW).unwrap();
    assert!(opened.load(first).is_ok());
    drop(opened);
    assert_eq!(files(copy.path.parent().unwrap()), before);
}

#[test]
fn two_copies_of_one_moment_are_two() {
    let (_place, mut archive) = Place::create();
    begin(&mut archive);
    archive.snapshot(NOW).unwrap();
    begin(&mut archive);
    archive.snapshot("2026-11-23T11:00:00+01:00").unwrap();
    assert_eq!(archive.snapshots().unwrap().len(), 2);
    assert!(matches!(
        archive.snapshot("ieri"),
        Err(ArchiveError::Time { .. })
    ));
}

#[test]
fn a_copy_is_due_when_something_changed_and_an_hour_passed() {
    let (_place, mut archive) = Place::create();
    assert_eq!(
        archive.snapshot_if_due("2026-11-23T10:00:00Z").unwrap(),
        None
    );
    begin(&mut archive);
    assert!(
        archive
            .snapshot_if_due("2026-11-23T10:00:00Z")
            .unwrap()
            .is_some()
    );
    assert_eq!(
        archive.snapshot_if_due("2026-11-23T12:00:00Z").unwrap(),
        None
    );
    begin(&mut archive);
    assert_eq!(
        archive.snapshot_if_due("2026-11-23T10:59:59Z").unwrap(),
        None
    );
    assert!(
        archive
            .snapshot_if_due("2026-11-23T11:00:00Z")
            .unwrap()
            .is_some()
    );
}

#[test]
fn copies_that_a_person_asked_for_stay() {
    let (_place, mut archive) = Place::create();
    begin(&mut archive);
    for minute in 10..30 {
        archive
            .snapshot(&format!("2026-11-23T10:{minute}:00Z"))
            .unwrap();
    }
    let copies = archive.snapshots().unwrap();
    assert_eq!(copies.len(), 20);
    assert!(copies.iter().all(|copy| copy.reason == Reason::Asked));
}

#[test]
fn a_damaged_or_unknown_copy_is_not_restored() {
    let (_place, mut archive) = Place::create();
    let plan = begin(&mut archive);
    let copy = archive.snapshot(NOW).unwrap();
    let mut bytes = std::fs::read(&copy.path).unwrap();
    bytes[100..20_000].fill(0x5a);
    std::fs::write(&copy.path, bytes).unwrap();
    let refused = archive.restore(&copy.name, NOW);
    assert!(
        matches!(refused, Err(ArchiveError::SnapshotDamaged { .. })),
        "{refused:?}"
    );
    let refused = archive.restore("../piani.archivio", NOW);
    assert!(matches!(refused, Err(ArchiveError::NoSuchSnapshot { .. })));
    assert!(archive.load(plan).is_ok());
}

#[test]
fn nothing_is_restored_under_a_reader_of_the_log() {
    let place = Place::new();
    let journal = archive::Journal::Wal;
    let mut archive =
        archive::Archive::open_with(&place.path, Access::Create, &anna(), NOW, journal).unwrap();
    let plan = begin(&mut archive);
    let copy = archive.snapshot(NOW).unwrap();
    let later = begin(&mut archive);
    let reader = place.open(Access::Read).unwrap();
    reader.load(plan).unwrap();
    let refused = archive.restore(&copy.name, NOW);
    assert!(
        matches!(refused, Err(ArchiveError::ReadElsewhere { .. })),
        "{refused:?}"
    );
    assert!(archive.load(later).is_ok());
    drop(reader);
    archive.restore(&copy.name, NOW).unwrap();
    assert!(archive.load(later).is_err());
}
