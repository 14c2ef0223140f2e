//! Packing, verifying, taking in.

use std::fs;

use crate::kit::Office;

fn packed(office: &Office, class: &str) -> String {
    let file = office.file(&format!("{class}.piano")).display().to_string();
    office.ok(&[
        "pack",
        "--commune",
        "019018",
        "--out",
        &file,
        "--class",
        class,
    ]);
    file
}

#[test]
fn the_example_passes_every_rule_and_packs() {
    let office = Office::with_demo();
    let check = office.run(&["check", "--json"]);
    assert_eq!((check.code, check.out.as_str()), (0, ""), "{}", check.out);
    let file = packed(&office, "operativa");
    let verified = office.one(&["verify", &file]);
    assert_eq!(verified["outcome"], "verified");
    assert_eq!(verified["is_example"], true);
}

#[test]
fn the_same_data_give_the_same_bytes() {
    let office = Office::with_demo();
    let first = fs::read(packed(&office, "riservata")).unwrap();
    let second = fs::read(packed(&office, "riservata")).unwrap();
    assert!(first == second);
    // Another archive, another time, the same plan.
    let other = Office::with_demo();
    assert!(fs::read(packed(&other, "riservata")).unwrap() == first);
}

#[test]
fn a_package_keeps_its_ids_and_changes_nothing_the_second_time() {
    let office = Office::with_demo();
    let file = packed(&office, "riservata");
    let other = Office::new();
    assert_eq!(other.one(&["open", &file])["outcome"], "new");
    let before = fs::read(other.file("piani.sqlite")).unwrap();
    assert_eq!(other.one(&["open", &file])["outcome"], "same");
    assert!(fs::read(other.file("piani.sqlite")).unwrap() == before);
    for kind in ["nomination", "scenario", "contact_point", "attachment"] {
        assert_eq!(office.json(&["show", kind]), other.json(&["show", kind]));
    }
    assert!(fs::read(packed(&other, "riservata")).unwrap() == fs::read(&file).unwrap());
}

#[test]
fn what_a_copy_leaves_out_is_not_lost_when_it_comes_back() {
    let office = Office::with_demo();
    let file = packed(&office, "pubblica");
    let people = office.json(&["show", "person"]);
    assert_eq!(office.one(&["open", &file])["outcome"], "same");
    assert_eq!(office.json(&["show", "person"]), people);
}

#[test]
fn another_state_is_replaced_only_when_asked_and_one_undo_brings_it_back() {
    let office = Office::with_demo();
    let file = packed(&office, "riservata");
    let area = office.json(&["show", "emergency_area"]).remove(0);
    let id = area["id"].as_str().unwrap();
    office.ok(&["set", id, "name=Nome cambiato"]);
    let refused = office.run(&["open", &file]);
    assert_eq!(refused.code, 3);
    assert!(refused.err.contains("--replace"), "{}", refused.err);
    assert_eq!(office.one(&["show", id])["name"], "Nome cambiato");
    let opened = office.one(&["open", &file, "--replace"]);
    assert_eq!(
        (&opened["outcome"], &opened["changed"]),
        (&"replaced".into(), &1.into())
    );
    assert_eq!(office.one(&["show", id])["name"], area["name"]);
    office.ok(&["undo"]);
    assert_eq!(office.one(&["show", id])["name"], "Nome cambiato");
}

#[test]
fn a_damaged_package_is_refused_and_nothing_changes() {
    let office = Office::with_demo();
    let file = packed(&office, "operativa");
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0xff;
    fs::write(&file, bytes).unwrap();
    let other = Office::new();
    other.ok(&["init", "--commune", "019060"]);
    let before = fs::read(other.file("piani.sqlite")).unwrap();
    let ran = other.run(&["open", &file]);
    assert_eq!(ran.code, 3, "{}{}", ran.out, ran.err);
    assert!(!ran.err.trim().is_empty());
    assert!(fs::read(other.file("piani.sqlite")).unwrap() == before);
    assert_eq!(other.run(&["verify", &file]).code, 3);
}

#[test]
fn drafts_of_all_communes_pack_or_say_why_not() {
    let office = Office::new();
    office.ok(&["demo", "--all"]);
    let plans = office.json(&["show"]);
    assert_eq!(
        plans.len(),
        plan::registry::Registry::builtin().communes.len()
    );
    assert!(plans.iter().all(|plan| plan["is_example"] == true));
    let draft = plans
        .iter()
        .find(|plan| plan["istat_code"] != "019018")
        .unwrap();
    let istat = draft["istat_code"].as_str().unwrap();
    assert_eq!(
        office.run(&["check", "--commune", istat]).code,
        1,
        "a draft lacks something"
    );
    let again = office.json(&["demo", "--all"]);
    assert!(again.iter().all(|made| made["new"] == false));
}
