//! PER.

use plan::codelists::Lists;
use serde_json::json;
use testkit::build::{Built, link, new, plan};

use crate::{one, places::hazard, shown, silent, trips};

/// Every hazard of the legal list, answered with a reason.
fn answered() -> Vec<Built> {
    let rows = Lists::builtin()
        .rows("HAZARD")
        .iter()
        .filter(|row| row.code != "altro");
    let answer = |(n, row): (u16, &plan::codelists::Row)| {
        hazard(n, &row.code).with("reason", "Accertato con i tecnici.")
    };
    (1..).zip(rows).map(answer).collect()
}

fn excluded(n: u16, code: &str) -> Built {
    hazard(n, code).with("relevance", "non_rilevante")
}

#[test]
fn per_001() {
    let mut hazards = answered();
    hazards[8] = new("hazard", 9).with("hazard_code", "nucleare");
    let finding = trips(&plan(hazards), "PER-001", "hazard", 9, Some("relevance"));
    assert_eq!(finding.params["rischi"], "nucleare");
    let mut hazards = answered();
    hazards.truncate(15);
    let finding = one(&plan(hazards), "PER-001");
    assert_eq!(finding.record, None);
    assert!(finding.params["rischi"].contains("oggetti"));

    let mut hazards = answered();
    hazards[8] = hazards[8].clone().with("relevance", "da_valutare");
    silent(&plan(hazards), "PER-001");
}

#[test]
fn per_002() {
    let plains = [excluded(1, "valanghe"), excluded(2, "nucleare")];
    let finding = trips(
        &plan(plains.clone()),
        "PER-002",
        "hazard",
        1,
        Some("reason"),
    );
    assert_eq!(finding.params["rischi"], "valanghe, nucleare");
    assert_eq!(finding.also.len(), 1);

    silent(
        &plan(plains.map(|h| h.with("reason", "Comune di pianura."))),
        "PER-002",
    );
    // Those with a clue, or with a scenario, have a finding of their own.
    let told = [
        excluded(1, "sismico"),
        excluded(2, "valanghe"),
        new("scenario", 1).with("hazard_id", link("hazard", 2)),
    ];
    silent(&plan(told), "PER-002");
}

#[test]
fn per_003() {
    let finding = trips(
        &plan([hazard(1, "trasporti")]),
        "PER-003",
        "hazard",
        1,
        Some("general_procedure"),
    );
    assert!(
        finding
            .message()
            .contains("«da trasporti» riguarda Casaletto Ceredano")
    );

    let with_scenario = [
        hazard(1, "trasporti"),
        new("scenario", 1).with("hazard_id", link("hazard", 1)),
    ];
    silent(&plan(with_scenario), "PER-003");
    let procedure = hazard(1, "trasporti").with("general_procedure", "Si chiama il 112.");
    silent(&plan([procedure]), "PER-003");
    silent(&plan([hazard(1, "nucleare")]), "PER-003");
    silent(&plan([excluded(1, "trasporti")]), "PER-003");
}

#[test]
fn per_004() {
    let scenario = |n: u16, name: &str| {
        new("scenario", n)
            .with("hazard_id", link("hazard", 1))
            .with("name", name)
    };
    let contrary = [
        excluded(1, "meteo_avverso").with("reason", "Mai successo."),
        scenario(1, "Temporale"),
        scenario(2, "Vento"),
    ];
    let finding = trips(
        &plan(contrary.clone()),
        "PER-004",
        "hazard",
        1,
        Some("relevance"),
    );
    assert!(finding.message().contains("«Temporale», «Vento»"));
    assert_eq!(
        shown(&plan(contrary), &["PER-002", "PER-004", "PER-005"]),
        ["PER-004"]
    );

    silent(
        &plan([hazard(1, "meteo_avverso"), scenario(1, "Temporale")]),
        "PER-004",
    );
}

#[test]
fn per_005() {
    let finding = trips(
        &plan([excluded(1, "sismico").with("reason", "Zona tranquilla.")]),
        "PER-005",
        "hazard",
        1,
        Some("relevance"),
    );
    assert!(finding.params["indizio"].contains("X/2129"));
    let adda = [
        new("plan", 1).with("istat_code", "019059"),
        excluded(1, "idraulico"),
    ];
    assert!(one(&plan(adda), "PER-005").params["indizio"].contains("; "));

    silent(&plan([excluded(1, "industriale")]), "PER-005");
    silent(&plan([hazard(1, "sismico")]), "PER-005");
    let elsewhere = [
        new("plan", 1).with("istat_code", "019010"),
        excluded(1, "idraulico"),
    ];
    silent(&plan(elsewhere), "PER-005");
}

#[test]
fn per_006() {
    let linked = |kind: &str| {
        let links = json!([link("linked_plan", 1)]);
        [
            hazard(1, "industriale").with("linked_plan_ids", links),
            new("linked_plan", 1).with("linked_kind", kind),
        ]
    };
    trips(
        &plan(linked("pgt")),
        "PER-006",
        "hazard",
        1,
        Some("linked_plan_ids"),
    );

    silent(&plan(linked("pee")), "PER-006");
    silent(&plan([excluded(1, "industriale")]), "PER-006");
    let source = new("hazard_source", 1)
        .with("hazard_ids", json!([link("hazard", 1)]))
        .with("external_plan_id", link("linked_plan", 1));
    silent(&plan([hazard(1, "industriale"), source]), "PER-006");
}
