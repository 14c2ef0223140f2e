//! Writing a plan with the command line alone.

use serde_json::json;

use crate::kit::Office;

#[test]
fn a_plan_is_begun_and_filled_in() {
    let office = Office::new();
    office.ok(&["init", "--commune", "Moscazzano"]);
    office.ok(&[
        "add",
        "zone",
        "name=Centro",
        "zone_kind=Centro abitato",
        "residents=1.024",
        "counted_on=31/12/2025",
    ]);
    let zone = office.one(&["show", "Centro"]);
    assert_eq!(zone["residents"], 1024);
    assert_eq!(zone["counted_on"], "2025-12-31");
    assert_eq!(zone["zone_kind"], "centro");
    office.ok(&[
        "add",
        "area di emergenza",
        "name=Campo sportivo",
        "code=AA-01",
        "area_type=attesa",
        "zone_ids=Centro",
        "geometry=45,2901 9,6802",
    ]);
    let area = office.one(&["show", "AA-01"]);
    assert_eq!(area["geometry"]["coordinates"], json!([9.6802, 45.2901]));
    assert_eq!(area["zone_ids"], json!([zone["id"]]));
    office.ok(&["set", "AA-01", "capacity_people=150"]);
    assert_eq!(office.one(&["show", "AA-01"])["capacity_people"], 150);
    office.ok(&["set", "AA-01", "capacity_people="]);
    assert!(
        office
            .one(&["show", "AA-01"])
            .get("capacity_people")
            .is_none()
    );
    office.ok(&["remove", "AA-01"]);
    assert_eq!(office.run(&["show", "AA-01"]).code, 2);
}

#[test]
fn what_cannot_be_read_is_kept_and_flagged() {
    let office = Office::new();
    office.ok(&["init", "--commune", "019018"]);
    let out = office.ok(&["add", "act", "number=4", "act_date=31/02/2025"]);
    assert!(out.contains("31/02/2025"), "{out}");
    let acts = office.json(&["show", "act"]);
    assert_eq!(acts[0]["act_date"], json!({ "raw": "31/02/2025" }));
    let check = office.run(&["check", "--json"]);
    assert_eq!(check.code, 1);
    let findings = crate::kit::lines(&check.out);
    let date = findings
        .iter()
        .find(|f| f["code"] == "VAL-003")
        .expect("VAL-003");
    assert_eq!(
        (&date["record_id"], &date["field"]),
        (&acts[0]["id"], &json!("act_date"))
    );
    office.ok(&[
        "set",
        acts[0]["id"].as_str().unwrap(),
        "act_date=28/02/2025",
    ]);
    let check = office.run(&["check", "--json"]);
    assert!(
        crate::kit::lines(&check.out)
            .iter()
            .all(|f| f["code"] != "VAL-003")
    );
}

#[test]
fn records_come_from_json_on_standard_input() {
    let office = Office::new();
    office.ok(&["init", "--commune", "019018"]);
    let input = json!({ "person": [{ "surname": "Esempi", "given_name": "Ada" }, { "surname": "Prova", "given_name": "Ugo" }] });
    let ran = office.run_with_input(&["add", "-"], &input.to_string());
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(office.json(&["show", "person"]).len(), 2);
    let ran = office.run_with_input(
        &["set", "Prova Ugo", "-"],
        r#"{"position_held": "Geometra"}"#,
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(
        office.one(&["show", "Prova Ugo"])["position_held"],
        "Geometra"
    );
    // All or nothing: the second record is wrong, so the first is not there either.
    let bad = json!({ "zone": [{ "name": "Nord" }, { "nome": "Sud" }] });
    assert_eq!(
        office.run_with_input(&["add", "-"], &bad.to_string()).code,
        2
    );
    assert!(office.json(&["show", "zone"]).is_empty());
}

#[test]
fn a_file_is_kept_inside() {
    let office = Office::new();
    office.ok(&["init", "--commune", "019018"]);
    std::fs::write(office.file("delibera.txt"), "Delibera di prova").unwrap();
    let file = office.file("delibera.txt").display().to_string();
    let attached = office.one(&["attach", &file, "--title", "Delibera"]);
    assert_eq!(attached["privacy"], "riservata");
    assert_eq!(attached["size_bytes"], 17);
}

#[test]
fn wrong_names_are_refused_with_a_hint() {
    let office = Office::new();
    office.ok(&["init", "--commune", "019018"]);
    for (args, hint) in [
        (vec!["add", "emergency_aera"], "emergency_area"),
        (vec!["add", "zone", "nme=Centro"], "name"),
        (vec!["set", "plan", "titolo"], "VOCE=VALORE"),
        (
            vec!["init", "--commune", "Milano"],
            "22 nominati su 23 previsti",
        ),
        (vec!["set", "nessuno", "name=x"], "nessuno"),
    ] {
        let ran = office.run(&args);
        assert_eq!(ran.code, 2, "{args:?}: {}", ran.err);
        assert!(ran.err.contains(hint), "{args:?}: {}", ran.err);
    }
}
