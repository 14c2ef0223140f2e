//! Exit codes, Italian words, the catalogue, completions.

use crate::kit::Office;

#[test]
fn exit_codes_say_how_it_went() {
    let office = Office::new();
    assert_eq!(office.run(&["check"]).code, 3, "no archive yet");
    assert_eq!(office.run(&["nonesiste"]).code, 2);
    assert_eq!(office.run(&[]).code, 2);
    office.ok(&["init", "--commune", "019018"]);
    assert_eq!(office.run(&["check"]).code, 1);
    assert_eq!(
        office.run(&["init", "--commune", "019018"]).code,
        3,
        "it is there already"
    );
    assert_eq!(office.run(&["verify", "/non/esiste.piano"]).code, 3);
}

#[test]
fn help_and_errors_are_in_italian() {
    let office = Office::new();
    let mut pages = vec![office.ok(&["--help"])];
    for command in ["init", "add", "check", "pack", "model", "rules"] {
        pages.push(office.ok(&[command, "--help"]));
    }
    for args in [
        &["chek"][..],
        &["pack"],
        &["check", "--nulla"],
        &["pack", "--class", "x", "--out", "y"],
        &["init", "--commune"],
    ] {
        let ran = office.run(args);
        assert_eq!(ran.code, 2, "{args:?}");
        pages.push(ran.err);
    }
    for page in pages {
        for english in [
            "Usage",
            "Options",
            "Commands",
            "Arguments",
            "Print help",
            "error:",
            "tip:",
            "possible values",
            "For more",
            "default:",
            "required",
        ] {
            assert!(!page.contains(english), "«{english}» in:\n{page}");
        }
    }
}

#[test]
fn the_catalogue_of_rules_explains_each() {
    let office = Office::new();
    let rules = office.json(&["rules"]);
    assert_eq!(rules.len(), rules::RuleData::builtin().rules.len());
    let page = office.ok(&["rules", "ucl-003"]);
    assert!(
        page.contains("sostituto") && page.contains("Fonte"),
        "{page}"
    );
    assert_eq!(office.run(&["rules", "UCL-999"]).code, 2);
}

#[test]
fn newer_rules_come_without_a_new_program() {
    let office = Office::with_demo();
    let shipped = include_str!("../../assets/rules/rules.json");
    let newer = shipped.replacen("\"version\": \"2026.1\"", "\"version\": \"2026.2\"", 1);
    let newer = newer.replace("\"expiring_days\": 90", "\"expiring_days\": 36500");
    assert_ne!(newer, shipped);
    std::fs::write(office.file("regole.json"), newer).unwrap();
    let file = office.file("regole.json").display().to_string();
    office.ok(&["rules", "--install", &file]);
    let findings = office.run(&["check", "--json"]).out;
    assert!(
        findings.contains("UCL-011"),
        "every nomination expires within a century"
    );
    std::fs::write(office.file("regole.json"), "{}").unwrap();
    assert_eq!(office.run(&["rules", "--install", &file]).code, 3);
}

#[test]
fn the_schema_and_the_completions_are_written() {
    let office = Office::new();
    let schema: serde_json::Value = serde_json::from_str(&office.ok(&["schema"])).unwrap();
    assert_eq!(
        schema["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
    for shell in ["bash", "zsh", "fish", "powershell"] {
        assert!(office.ok(&["completions", shell]).contains("piano"));
    }
}

#[test]
fn a_second_writer_is_told_who_holds_the_archive() {
    let office = Office::new();
    office.ok(&["init", "--commune", "019018"]);
    let holder = archive::Holder {
        name: "Ada Esempi".to_owned(),
        machine: "PC-ANAGRAFE".to_owned(),
    };
    let path = office.file("piani.sqlite");
    let held = archive::Archive::open(
        &path,
        archive::Access::Write,
        &holder,
        "2026-03-16T08:00:00Z",
    );
    let held = held.expect("nobody else has it");
    let ran = office.run(&["add", "zone", "name=Centro"]);
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("Ada Esempi"), "{}", ran.err);
    assert_eq!(office.run(&["show"]).code, 0, "looking is free");
    drop(held);
    office.ok(&["add", "zone", "name=Centro"]);
}
