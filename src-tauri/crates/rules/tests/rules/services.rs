//! SER and INF.

use plan::section::Section;
use rules::Facts;
use serde_json::json;
use testkit::build::{Built, link, new, plan};

use crate::kit::{at, none, one, shown};

#[test]
fn ser_001_services_that_every_commune_has() {
    let with = |kinds: &[&str]| {
        let numbered = (1..).zip(kinds);
        plan(numbered.map(|(n, kind)| new("essential_service", n).with("service_kind", *kind)))
    };
    let finding = one(&with(&["elettricita", "gas", "acqua"]), "SER-001");
    assert_eq!(finding.section, Section::Services);
    assert!(finding.message().contains("Raccolta rifiuti"));
    assert!(
        finding
            .message()
            .contains("Telefonia fissa e dati o Telefonia mobile")
    );
    none(
        &with(&["elettricita", "gas", "acqua", "telefonia_mobile", "rifiuti"]),
        "SER-001",
    );
    // An empty section is COM-002's, or has its reason.
    let codes = shown(&plan([]), &Facts::default());
    assert!(
        codes.contains(&"COM-002") && !codes.contains(&"SER-001"),
        "{codes:?}"
    );
    let stated = new("empty_statement", 1)
        .with("section_code", "services")
        .with("reason", "Altrove");
    none(&plan([stated]), "SER-001");
}

#[test]
fn ser_002_no_number_for_faults() {
    let gas = |kind: &str, value: &str| {
        plan([
            new("essential_service", 1)
                .with("service_kind", "gas")
                .with("operator_id", link("organisation", 1)),
            new("organisation", 1).with("name", "Retegas"),
            new("contact_point", 1)
                .with("organisation_id", link("organisation", 1))
                .with("contact_kind", kind)
                .with("value", value),
        ])
    };
    let finding = one(&gas("ufficio", "0373 123456"), "SER-002");
    at(&finding, "essential_service", 1, "operator_id");
    assert!(finding.message().contains("«Gas»") && finding.fix().contains("Retegas"));
    none(&gas("numero_verde", "800 123456"), "SER-002");
    one(&gas("h24", "0"), "SER-002");
    none(
        &plan([new("essential_service", 1).with("service_kind", "gas")]),
        "SER-002",
    );
}

fn channel(n: u16, kind: &str, usage: &str) -> Built {
    new("information_channel", n)
        .with("channel_kind", kind)
        .with("channel_use", usage)
}

#[test]
fn inf_001_every_warning_needs_current_or_network() {
    let site = || channel(1, "sito", "sempre").with("works_without_power", true);
    let finding = one(
        &plan([site(), channel(2, "tabellone", "emergenza")]),
        "INF-001",
    );
    assert_eq!(finding.section, Section::Information);
    let horn = channel(2, "megafono", "emergenza").with("works_without_power", true);
    none(&plan([site(), horn]), "INF-001");
    let ordinary = channel(2, "megafono", "ordinario").with("works_without_power", true);
    one(&plan([site(), ordinary]), "INF-001");
    assert!(!shown(&plan([]), &Facts::default()).contains(&"INF-001"));
}

#[test]
fn inf_002_nobody_warns_who_does_not_hear_or_see() {
    let needs = |n: i64| new("people_count", 1).with("persons", n);
    let horn = || channel(1, "megafono", "emergenza");
    let finding = one(&plan([needs(6), horn()]), "INF-002");
    assert_eq!(finding.section, Section::Information);
    none(&plan([needs(0), horn()]), "INF-002");
    let visit =
        channel(2, "porta_a_porta", "emergenza").with("accessible_to", json!(["non_udenti"]));
    none(&plan([needs(6), horn(), visit]), "INF-002");
    let exposed = new("exposed_element", 1)
        .with("exposed_kind", "esigenze_specifiche")
        .with("quantity", 3);
    one(&plan([exposed, horn()]), "INF-002");
}

#[test]
fn inf_003_an_exercise_is_due() {
    let exercise = |field: &str, day: &str| plan([new("exercise", 1).with(field, day)]);
    let finding = one(&exercise("held_on", "2024-03-15"), "INF-003");
    assert_eq!(finding.section, Section::Exercises);
    assert!(finding.message().contains("15/03/2024"));
    none(&exercise("held_on", "2024-03-16"), "INF-003");
    assert!(
        one(&exercise("title", "Prova"), "INF-003")
            .message()
            .contains("mai")
    );
    none(&exercise("planned_on", "2026-10"), "INF-003");
    one(&exercise("planned_on", "2029"), "INF-003");
    // Planned, past, and nobody says how it went.
    let held = || new("exercise", 1).with("held_on", "2025-05-10");
    let planned = |day: &str| new("exercise", 2).with("planned_on", day);
    one(&plan([held(), planned("2025-11")]), "INF-003");
    none(&plan([held(), planned("2026-02")]), "INF-003");
    none(
        &plan([
            held(),
            planned("2025-11").with("outcome", "Rinviata per neve"),
        ]),
        "INF-003",
    );
    assert!(!shown(&plan([]), &Facts::default()).contains(&"INF-003"));
}

#[test]
fn inf_004_where_citizens_find_the_plan() {
    let approved = |state: &str, more: Vec<Built>| {
        let header = new("plan", 1)
            .with("istat_code", "019018")
            .with("state", state);
        plan([header].into_iter().chain(more))
    };
    let profile = || new("commune_profile", 1).with("istat_code", "019018");
    let finding = one(&approved("approvato", vec![profile()]), "INF-004");
    at(&finding, "commune_profile", 1, "website");
    none(&approved("validato", vec![profile()]), "INF-004");
    none(
        &approved(
            "approvato",
            vec![profile().with("website", "https://comune.it/pc")],
        ),
        "INF-004",
    );
    let site = channel(1, "sito", "sempre").with("address", "https://comune.it/pc");
    none(&approved("trascritto", vec![profile(), site]), "INF-004");
}
