//! The life of a plan: states, approval, and what changes after it.

use crate::kit::{Office, lines};

#[test]
fn a_plan_with_errors_does_not_become_valid_but_what_happened_is_noted() {
    let office = Office::new();
    office.ok(&["init", "--commune", "019018"]);
    let stopped = office.run(&["state", "validato"]);
    assert_eq!(stopped.code, 1, "{}", stopped.err);
    office.ok(&["state", "approvato", "--reason", "Delibera già presa"]);
    let trail = office.json(&["state"]);
    assert_eq!(
        (&trail[0]["from"], &trail[0]["to"]),
        (&"bozza".into(), &"approvato".into())
    );
    assert_eq!(office.run(&["state", "finito"]).code, 2);
    office.ok(&["undo"]);
    assert!(office.json(&["state"]).is_empty());
}

#[test]
fn what_changes_after_the_approval_is_told_apart() {
    let office = Office::with_demo();
    let changed_sections = |office: &Office| -> Vec<String> {
        let findings = lines(&office.run(&["check", "--json"]).out);
        let of_rule = findings.iter().filter(|f| f["code"] == "DOC-004");
        of_rule
            .map(|f| f["section"].as_str().unwrap().to_owned())
            .collect()
    };
    office.ok(&["state", "approvabile"]);
    office.ok(&[
        "add",
        "act",
        "act_kind=Delibera di Consiglio",
        "purpose=approvazione",
        "number=77",
        "act_date=15/03/2026",
        "subject=Approvazione del piano",
    ]);
    let step = office.one(&["state", "approvato", "--act", "77"]);
    assert_eq!(step["content_hash"].as_str().map(str::len), Some(64));
    assert!(changed_sections(&office).is_empty(), "approved just now");
    let area = office.json(&["show", "emergency_area"]).remove(0);
    let id = area["id"].as_str().unwrap();
    office.ok(&["set", id, "verified_on=10/03/2026"]);
    assert!(
        changed_sections(&office).is_empty(),
        "a telephone check makes no approval stale"
    );
    office.ok(&["set", id, "name=Un altro nome"]);
    assert_eq!(changed_sections(&office), ["areas"]);
}
