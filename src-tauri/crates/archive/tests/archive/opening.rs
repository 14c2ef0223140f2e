//! Who may open what, and what opening leaves behind.

use std::fs;

use archive::{Access, Archive, ArchiveError, Holder, Journal};
use rusqlite::Connection;

use crate::made::*;

const NO_FILES: [&str; 0] = [];

#[test]
fn at_rest_the_archive_is_one_file() {
    let (place, mut archive) = Place::create();
    begin(&mut archive);
    drop(archive);
    let names: Vec<_> = place.files().into_keys().collect();
    assert_eq!(names, ["piani.archivio", "piani.archivio.lock"]);
    let header = fs::read(&place.path).unwrap();
    assert_eq!(&header[68..72], b"Pian");
    assert_eq!(
        (header[18], header[19]),
        (1, 1),
        "no log is needed to read it"
    );
}

#[test]
fn reading_leaves_every_byte_and_no_file() {
    let (place, mut archive) = Place::create();
    let plan = begin(&mut archive);
    drop(archive);
    fs::remove_file(place.folder.path().join("piani.archivio.lock")).unwrap();
    let before = place.files();
    let mut reader = place.open(Access::Read).unwrap();
    reader.load(plan).unwrap();
    reader.plans().unwrap();
    reader.history(plan, None).unwrap();
    let refused = reader.change(plan, &occasion("No"), &[header(plan, "No")], &[]);
    assert!(matches!(refused, Err(ArchiveError::ReadOnly { .. })));
    assert_eq!(place.files(), before);
    drop(reader);
    assert_eq!(place.files(), before);
}

#[test]
fn a_reader_sees_what_the_writer_saved_meanwhile() {
    for journal in [Journal::Wal, Journal::Rollback] {
        let place = Place::new();
        let mut writer =
            Archive::open_with(&place.path, Access::Create, &anna(), NOW, journal).unwrap();
        let plan = begin(&mut writer);
        let before = fs::read(&place.path).unwrap();
        let reader = place.open(Access::Read).unwrap();
        assert_eq!(reader.load(plan).unwrap(), writer.load(plan).unwrap());
        assert_eq!(fs::read(&place.path).unwrap(), before);
        writer
            .change(plan, &occasion("Zona"), &[new("zone", id())], &[])
            .unwrap();
        assert_eq!(reader.load(plan).unwrap().records.len(), 2);
        drop(writer);
        drop(reader);
        let mut reopened = place.open(Access::Write).unwrap();
        assert_eq!(reopened.load(plan).unwrap().records.len(), 2);
        begin(&mut reopened);
    }
}

#[test]
fn what_a_killed_writer_left_is_read_without_changing_it() {
    let place = Place::new();
    let mut writer =
        Archive::open_with(&place.path, Access::Create, &anna(), NOW, Journal::Wal).unwrap();
    let plan = begin(&mut writer);
    // The files as they lie now are what a kill leaves.
    let left = Place::new();
    for end in ["", "-wal"] {
        let name = format!("piani.archivio{end}");
        fs::copy(
            place.folder.path().join(&name),
            left.folder.path().join(&name),
        )
        .unwrap();
    }
    let before = left.files();
    let reader = left.open(Access::Read).unwrap();
    assert_eq!(reader.load(plan).unwrap(), writer.load(plan).unwrap());
    drop(reader);
    assert_eq!(left.files(), before);
    // And with the log lost, the file alone still opens, and nothing is made beside it.
    let alone = Place::new();
    fs::copy(&place.path, &alone.path).unwrap();
    let before = alone.files();
    let reader = alone.open(Access::Read).unwrap();
    reader.plans().unwrap();
    drop(reader);
    assert_eq!(alone.files(), before);
}

#[test]
fn a_change_that_was_half_done_is_not_seen_and_not_mended_by_reading() {
    let place = Place::new();
    let journal = Journal::Rollback;
    let mut writer =
        Archive::open_with(&place.path, Access::Create, &anna(), NOW, journal).unwrap();
    let plan = begin(&mut writer);
    let before = writer.load(plan).unwrap();
    drop(writer);
    // A change that spills into the file before it is finished, and the files as a kill would leave them.
    let half = Connection::open(&place.path).unwrap();
    half.execute_batch(
        "PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN; UPDATE \"plan\" SET title = 'mezzo';
         CREATE TABLE big (text TEXT);
         WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)
         INSERT INTO big SELECT hex(randomblob(2000)) FROM n;",
    )
    .unwrap();
    let left = Place::new();
    for end in ["", "-journal"] {
        let name = format!("piani.archivio{end}");
        fs::copy(
            place.folder.path().join(&name),
            left.folder.path().join(&name),
        )
        .unwrap();
    }
    drop(half);
    let files = left.files();
    let reader = left.open(Access::Read).unwrap();
    assert_eq!(reader.load(plan).unwrap(), before);
    drop(reader);
    assert_eq!(left.files(), files);
    let writer = left.open(Access::Write).unwrap();
    assert_eq!(writer.load(plan).unwrap(), before);
    assert_eq!(writer.check().unwrap(), Vec::<String>::new());
}

#[test]
fn a_second_writer_is_told_who_holds_the_file() {
    let (place, archive) = Place::create();
    let bruno = Holder {
        name: "Bruno Verdi".into(),
        machine: "anagrafe".into(),
    };
    let refused = Archive::open(&place.path, Access::Write, &bruno, NOW).unwrap_err();
    let ArchiveError::Held { by, .. } = &refused else {
        panic!("{refused:?}");
    };
    assert_eq!((by.name.as_str(), by.since.as_str()), ("Anna Bianchi", NOW));
    let text = refused.to_string();
    assert!(
        text.contains("Anna Bianchi") && text.contains("ufficio-tecnico"),
        "{text}"
    );
    drop(archive);
    Archive::open(&place.path, Access::Write, &bruno, NOW).unwrap();
}

#[test]
fn a_link_to_the_archive_is_the_archive() {
    #[cfg(unix)]
    {
        let (place, _archive) = Place::create();
        let link = place.folder.path().join("scorciatoia");
        std::os::unix::fs::symlink(&place.path, &link).unwrap();
        let refused = Archive::open(&link, Access::Write, &anna(), NOW);
        assert!(matches!(refused, Err(ArchiveError::Held { .. })));
    }
}

#[test]
fn a_missing_file_is_made_only_when_asked() {
    let place = Place::new();
    for access in [Access::Read, Access::Write] {
        let missing = place.open(access);
        assert!(matches!(missing, Err(ArchiveError::Missing { .. })));
    }
    assert_eq!(place.files().into_keys().collect::<Vec<_>>(), NO_FILES);
    drop(place.open(Access::Create).unwrap());
    place.open(Access::Write).unwrap();
}

#[test]
fn what_is_not_an_archive_is_refused_and_left_alone() {
    for content in ["", "una lettera", "SQLite format 3\0 ma non è vero"] {
        let place = Place::new();
        fs::write(&place.path, content).unwrap();
        refused_untouched(&place);
    }
    let place = Place::new();
    let other = Connection::open(&place.path).unwrap();
    other.execute_batch("CREATE TABLE a (b)").unwrap();
    other.close().unwrap();
    refused_untouched(&place);
    let place = Place::new();
    fs::create_dir(&place.path).unwrap();
    refused_untouched(&place);
}

fn refused_untouched(place: &Place) {
    let before = place.files();
    for access in [Access::Read, Access::Write, Access::Create] {
        let refused = place.open(access);
        assert!(
            matches!(refused, Err(ArchiveError::NotAnArchive { .. })),
            "{refused:?}"
        );
        assert_eq!(place.files(), before);
    }
}

#[test]
fn an_archive_of_a_later_version_is_refused_and_left_alone() {
    let (place, archive) = Place::create();
    drop(archive);
    let other = Connection::open(&place.path).unwrap();
    other.pragma_update(None, "user_version", 99).unwrap();
    other.close().unwrap();
    let before = place.files();
    for access in [Access::Read, Access::Write] {
        let refused = place.open(access).unwrap_err();
        assert!(matches!(
            refused,
            ArchiveError::LaterVersion { found: 99, .. }
        ));
        assert!(refused.to_string().contains("Aggiorna il programma"));
    }
    assert_eq!(place.files(), before);
}

#[cfg(unix)]
#[test]
fn a_protected_file_says_so() {
    use std::os::unix::fs::PermissionsExt;
    let (place, archive) = Place::create();
    drop(archive);
    fs::set_permissions(&place.path, fs::Permissions::from_mode(0o444)).unwrap();
    // The administrator may write everywhere; then there is nothing to see here.
    if fs::File::options().write(true).open(&place.path).is_ok() {
        return;
    }
    let refused = place.open(Access::Write);
    assert!(
        matches!(refused, Err(ArchiveError::PlaceReadOnly { .. })),
        "{refused:?}"
    );
    place.open(Access::Read).unwrap();
}

#[test]
fn every_error_has_its_words() {
    let words = plan::texts::CATALOGUE
        .keys()
        .filter(|key| key.starts_with("archive.error."));
    assert!(words.count() > 20);
    let place = Place::new();
    let missing = place.open(Access::Read).unwrap_err();
    let key = format!("archive.error.{}", missing.code());
    assert!(!plan::texts::text(&key).is_empty());
    assert!(missing.to_string().contains("piani.archivio"));
}
