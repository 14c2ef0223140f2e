//! What a person at work expects: names as they are said, mistakes seen at once, other commands waited for.

use std::fs;

use serde_json::json;

use crate::kit::Office;

fn office() -> Office {
    let office = Office::new();
    office.ok(&["init", "--commune", "Moscazzano"]);
    office
}

#[test]
fn the_only_record_of_a_kind_answers_to_its_kind() {
    let office = office();
    office.ok(&["set", "plan", "summary=Che cosa fare"]);
    office.ok(&["set", "profilo", "residents=737"]);
    assert_eq!(office.one(&["show", "plan"])["summary"], "Che cosa fare");
    assert_eq!(office.one(&["show", "commune_profile"])["residents"], 737);
    let refused = office.run(&["remove", "plan"]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("piano discard"), "{}", refused.err);
    office.ok(&["add", "zona", "name=Nord"]);
    office.ok(&["add", "zona", "name=Sud"]);
    let many = office.run(&["set", "zona", "residents=3"]);
    assert_eq!(many.code, 2);
    assert!(
        many.err.contains("Nord") && many.err.contains("Sud"),
        "{}",
        many.err
    );
}

#[test]
fn a_value_that_will_not_do_is_told_at_once_with_what_will() {
    let office = office();
    let out = office.ok(&[
        "add",
        "atto",
        "act_kind=decreto_sindaco",
        "number=3",
        "act_date=12-1",
    ]);
    assert!(out.contains("decreto_sindacale"), "{out}");
    assert!(out.contains("gg/mm/aaaa"), "{out}");
    // What was wrong before is not said again of a field that is not touched.
    let out = office.ok(&["set", "atto", "subject=Nomina"]);
    assert!(!out.contains("Attenzione"), "{out}");
    let written = office.one(&["set", "atto", "purpose=pippo"]);
    assert_eq!(written["unclear"][0]["field"], "purpose");
    let many = r#"{"zone": [{"name": "Nord", "zone_kind": "pippo"}]}"#;
    let ran = office.run_with_input(&["add", "-"], many);
    assert!(
        ran.out.contains("Nord") && ran.out.contains("frazione"),
        "{}",
        ran.out
    );
    let page = office.ok(&["kinds", "threshold", "parameter"]);
    assert!(
        page.contains("acqua_strada") && page.contains("segno"),
        "{page}"
    );
}

#[test]
fn links_are_found_as_people_name_them() {
    let office = office();
    office.ok(&["add", "ruolo", "role_code=sindaco"]);
    office.ok(&["add", "person", "surname=Prova", "given_name=Ada"]);
    office.ok(&["add", "act", "number=3", "act_kind=Decreto sindacale"]);
    office.ok(&[
        "add",
        "nomina",
        "role_id=sindaco",
        "person_id=Prova Ada",
        "act_id=3",
        "rank=0",
    ]);
    let wrong = office.run(&["add", "nomina", "person_id=Prova"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("Prova Ada"), "{}", wrong.err);
    // Records that come together may name each other, whatever their order.
    let together = json!({
        "emergency_area": [{ "name": "Piazza", "zone_ids": ["Centro"] }],
        "zone": [{ "name": "Centro" }],
    });
    let ran = office.run_with_input(&["add", "-"], &together.to_string());
    assert_eq!(ran.code, 0, "{}", ran.err);
    let zone = office.one(&["show", "Centro"]);
    assert_eq!(
        office.one(&["show", "Piazza"])["zone_ids"],
        json!([zone["id"]])
    );
    let nowhere = r#"{"emergency_area": [{"name": "Prato", "zone_ids": ["Nessuna"]}]}"#;
    assert_eq!(office.run_with_input(&["add", "-"], nowhere).code, 2);
}

#[test]
fn nothing_is_added_empty_or_written_twice() {
    let office = office();
    let empty = office.run(&["add", "zone"]);
    assert_eq!(empty.code, 2);
    assert!(empty.err.contains("zone_kind"), "{}", empty.err);
    assert_eq!(office.run(&["add", "zone", "name=A", "Nome=B"]).code, 2);
    assert!(office.json(&["show", "zone"]).is_empty());
}

#[test]
fn a_drawing_comes_from_a_file() {
    let office = office();
    let drawing = json!({ "type": "Polygon", "coordinates":
        [[[9.67, 45.28], [9.676, 45.28], [9.676, 45.288], [9.67, 45.28]]] });
    fs::write(office.file("zona.geojson"), drawing.to_string()).unwrap();
    let from = format!("geometry=@{}", office.file("zona.geojson").display());
    office.ok(&["add", "zone", "name=Golena", &from]);
    assert_eq!(
        office.one(&["show", "Golena"])["geometry"]["type"],
        "Polygon"
    );
    office.ok(&[
        "add",
        "information_channel",
        "name=Canale",
        "address=@comune",
    ]);
    assert_eq!(office.one(&["show", "Canale"])["address"], "@comune");
}

#[test]
fn what_is_no_file_is_refused_in_italian() {
    let office = office();
    let folder = office.folder.path().display().to_string();
    fs::write(office.file("vuoto.pdf"), "").unwrap();
    let empty = office.file("vuoto.pdf").display().to_string();
    fs::write(office.file("a.txt"), "a").unwrap();
    let elsewhere = format!("{folder}/a.txt/x.piano");
    for args in [
        vec!["attach", &folder],
        vec!["attach", "/non/esiste.pdf"],
        vec!["attach", &empty],
        vec!["attach", "/dev/zero"],
        vec!["open", &folder],
        vec!["open", "/dev/zero"],
        vec!["verify", "/non/esiste.piano"],
        vec!["pack", "--out", &folder],
        vec!["pack", "--out", &elsewhere],
        vec!["model", "--file", "/dev/zero"],
        vec!["rules", "--install", &folder],
    ] {
        let ran = office.run(&args);
        assert_eq!(ran.code, 3, "{args:?}: {}{}", ran.out, ran.err);
        assert!(!ran.err.contains("os error"), "{args:?}: {}", ran.err);
    }
    assert!(office.json(&["show", "attachment"]).is_empty());
}

#[test]
fn a_role_or_a_rule_is_known_or_the_known_ones_are_said() {
    let office = Office::with_demo();
    let wrong = office.run(&["check", "--role", "sindaco"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("responsabile_comunale"), "{}", wrong.err);
    let area = office.json(&["show", "emergency_area"]).remove(0);
    let id = area["id"].as_str().unwrap();
    office.ok(&["set", id, "declared_area_m2=9.000"]);
    let reason = "Misurata dal geometra con il nastro";
    let nowhere = office.run(&["accept", "aree-3", "--reason", reason]);
    assert_eq!(nowhere.code, 2);
    let tail = &id[id.len() - 8..];
    assert!(nowhere.err.contains(tail), "{}", nowhere.err);
    office.ok(&[
        "accept",
        "aree-3",
        tail,
        "--reason",
        reason,
        "--role",
        "Responsabile comunale",
    ]);
    assert!(office.ok(&["check"]).contains("accettati 1"));
    assert_eq!(office.run(&["accept", "xyz-1", "--reason", reason]).code, 2);
}

#[test]
fn one_reason_accepts_all_that_a_rule_found_in_a_record() {
    let office = office();
    let role = ["--role", "revisore"];
    office.ok(&[
        "add",
        "area di emergenza",
        "name=Prato",
        "capacity_people=90000",
        "declared_area_m2=90000000",
    ]);
    let found = |office: &Office| {
        let all = crate::kit::lines(&office.run(&["check", "--json"]).out);
        let of_rule = all.into_iter().filter(|f| f["code"] == "VAL-008");
        of_rule.collect::<Vec<_>>()
    };
    assert_eq!(
        found(&office).len(),
        2,
        "two fields of one record: {:?}",
        found(&office)
    );
    let reason = "Misurati dal geometra con il nastro";
    office.ok(&[
        &["accept", "VAL-008", "Prato", "--reason", reason][..],
        &role,
    ]
    .concat());
    assert!(
        found(&office)
            .iter()
            .all(|f| f["accepted"]["counts"] == true)
    );
}

#[test]
fn two_commands_at_once_wait_for_each_other() {
    let office = office();
    std::thread::scope(|scope| {
        for name in ["Nord", "Sud", "Est", "Ovest"] {
            let office = &office;
            scope.spawn(move || office.ok(&["add", "zone", &format!("name={name}")]));
        }
    });
    assert_eq!(office.json(&["show", "zone"]).len(), 4);
}

#[test]
fn a_copy_says_which_files_it_leaves_out() {
    let office = office();
    fs::write(office.file("decreto.txt"), "Decreto").unwrap();
    office.ok(&["attach", &office.file("decreto.txt").display().to_string()]);
    let out = office.file("x.piano").display().to_string();
    let packed = office.one(&["pack", "--out", &out]);
    assert_eq!(
        (&packed["attachments"], &packed["left_out"]),
        (&0.into(), &1.into())
    );
    let packed = office.one(&["pack", "--out", &out, "--class", "riservata"]);
    assert_eq!(
        (&packed["attachments"], &packed["left_out"]),
        (&1.into(), &0.into())
    );
}

#[test]
fn help_puts_arguments_in_their_order() {
    let page = Office::new().ok(&["add", "--help"]);
    let arguments = page.find("Argomenti:").expect("arguments");
    let kind = page[arguments..].find("<TIPO>").expect("the kind");
    let fields = page[arguments..].find("[VOCE=VALORE]").expect("the fields");
    assert!(kind < fields, "{page}");
    assert!(page.find("--commune") < page.find("--archive"), "{page}");
}

#[test]
fn a_word_shows_the_section_that_begins_with_it() {
    let office = Office::with_demo();
    let shown = office.json(&["show", "risorse"]);
    assert!(shown.len() > 5);
    assert!(shown.iter().all(|record| record["section"] == "resources"));
    assert_eq!(office.json(&["show", "zona"]).len(), 3);
    assert_eq!(office.json(&["show", "plan"]).len(), 1);
}
