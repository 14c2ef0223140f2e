//! History, undo and redo, snapshots, and who holds the archive.

use crate::kit::Office;

#[test]
fn every_change_is_told_undone_and_redone() {
    let office = Office::new();
    office.ok(&["init", "--commune", "019018"]);
    office.ok(&[
        "add",
        "zone",
        "name=Centro",
        "--who",
        "Ada Esempi, ufficio tecnico",
    ]);
    office.ok(&["set", "Centro", "residents=100"]);
    let history = office.json(&["history"]);
    assert_eq!(history.len(), 3);
    assert_eq!(history[1]["author"], "Ada Esempi, ufficio tecnico");
    assert_eq!(history[0]["steps"][0]["after"], 100);
    office.ok(&["undo"]);
    assert!(office.one(&["show", "Centro"]).get("residents").is_none());
    office.ok(&["undo"]);
    assert!(office.json(&["show", "zone"]).is_empty());
    office.ok(&["redo"]);
    office.ok(&["redo"]);
    assert_eq!(office.one(&["show", "Centro"])["residents"], 100);
    assert!(office.ok(&["redo"]).contains("nulla da ripetere"));
    assert_eq!(office.json(&["history", "Centro"]).len(), 6);
}

#[test]
fn a_snapshot_brings_the_archive_back() {
    let office = Office::new();
    office.ok(&["init", "--commune", "019018"]);
    office.ok(&["add", "zone", "name=Centro"]);
    let copy = office.one(&["snapshot"]);
    office.ok(&["remove", "Centro"]);
    office.ok(&["snapshot", "--restore", copy["name"].as_str().unwrap()]);
    assert_eq!(office.json(&["show", "zone"]).len(), 1);
    assert!(
        office.json(&["snapshot", "--list"]).len() >= 2,
        "what was there before is kept too"
    );
}

#[test]
fn looking_leaves_the_bytes_as_they_are() {
    let office = Office::with_demo();
    let path = office.file("piani.sqlite");
    let before = std::fs::read(&path).unwrap();
    let names = || {
        let mut names: Vec<_> = (std::fs::read_dir(office.folder.path()).unwrap())
            .map(|entry| entry.unwrap().file_name())
            .collect();
        names.sort();
        names
    };
    let files = names();
    for args in [
        &["show"][..],
        &["check"],
        &["history"],
        &["kinds"],
        &["show", "nomination"],
    ] {
        office.run(args);
    }
    assert_eq!(std::fs::read(&path).unwrap(), before);
    assert_eq!(names(), files, "nothing is left beside the archive");
}

#[test]
fn the_beginning_of_a_plan_is_not_undone_by_chance() {
    let office = Office::with_demo();
    let ran = office.run(&["undo"]);
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("piano discard"), "{}", ran.err);
    office.ok(&["discard"]);
    assert!(office.json(&["show"]).is_empty());
    let copy = office.json(&["snapshot", "--list"]).remove(0);
    office.ok(&["snapshot", "--restore", copy["name"].as_str().unwrap()]);
    assert_eq!(
        office.json(&["show"]).len(),
        20,
        "the plan is back, section by section"
    );
}
