//! The register of exports.

use archive::{Access, Archive, ArchiveError, ExportLine, Exported};
use plan::Uuid;

use crate::made::*;

fn line(plan: Uuid, number: u32) -> ExportLine {
    ExportLine {
        plan,
        at: format!("2026-11-23T10:00:{number:02}Z"),
        author: "Anna Esempi".into(),
        what: Exported::Folder,
        class: "operativa".into(),
        draft: number.is_multiple_of(2),
        encrypted: number.is_multiple_of(3),
        recipient: "Prefettura; «ufficio» 'uno'".into(),
        place: format!("/uscita/{number}"),
        content_hash: "c".repeat(64),
        sha256: format!("{number:064}"),
    }
}

fn log(archive: &mut Archive, line: &ExportLine) {
    archive
        .log_export(line, || Ok::<_, ArchiveError>(()))
        .unwrap();
}

#[test]
fn lines_come_back_as_they_were_the_latest_first() {
    let (place, mut archive) = Place::create();
    let (one, other) = (begin(&mut archive), begin(&mut archive));
    let packed = ExportLine {
        what: Exported::Package,
        ..line(one, 3)
    };
    for line in [&line(one, 1), &line(other, 2), &packed] {
        log(&mut archive, line);
    }
    assert_eq!(archive.exports(one).unwrap(), [packed, line(one, 1)]);
    assert_eq!(archive.exports(other).unwrap(), [line(other, 2)]);
    assert_eq!(archive.exports(Uuid::nil()).unwrap(), []);
    drop(archive);
    let archive = place.open(Access::Read).unwrap();
    assert_eq!(archive.exports(one).unwrap().len(), 2);
}

#[test]
fn work_that_fails_leaves_no_line_and_without_a_line_no_work_is_done() {
    let (place, mut archive) = Place::create();
    let plan = begin(&mut archive);
    let refused = archive.log_export(&line(plan, 1), || Err(ArchiveError::NoSuchPlan { plan }));
    assert!(matches!(refused, Err(ArchiveError::NoSuchPlan { .. })));
    assert_eq!(archive.exports(plan).unwrap(), []);
    // And the archive goes on.
    log(&mut archive, &line(plan, 2));
    drop(archive);
    let mut archive = place.open(Access::Read).unwrap();
    let mut done = false;
    let refused = archive.log_export(&line(plan, 3), || {
        done = true;
        Ok::<_, ArchiveError>(())
    });
    assert!(matches!(refused, Err(ArchiveError::ReadOnly { .. })));
    assert!(!done);
    assert_eq!(archive.exports(plan).unwrap().len(), 1);
}

#[test]
fn the_register_stays_when_the_plan_goes() {
    let (_place, mut archive) = Place::create();
    let plan = begin(&mut archive);
    log(&mut archive, &line(plan, 1));
    archive.remove_plan(plan, &occasion("Tolto")).unwrap();
    assert_eq!(archive.exports(plan).unwrap(), [line(plan, 1)]);
}
