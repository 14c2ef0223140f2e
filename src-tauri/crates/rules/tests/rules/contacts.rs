use plan::record::Plan;
use testkit::build::{self, Built, link, new};

use crate::{kit::at, of, one, shown, silent};

fn number(kind: &str, value: &str) -> Built {
    new("contact_point", 1)
        .with("organisation_id", link("organisation", 1))
        .with("contact_kind", kind)
        .with("value", value)
        .with("verified_on", "2026-03-01")
}

fn organisation() -> Built {
    new("organisation", 1)
        .with("name", "Stazione Carabinieri")
        .with("organisation_kind", "carabinieri")
}

fn with_number(kind: &str, value: &str) -> Plan {
    build::plan([organisation(), number(kind, value)])
}

#[test]
fn con_001_wants_numbers_that_can_be_dialled() {
    let plan = with_number("ufficio", "0373 1234567890123");
    let finding = one(&plan, "CON-001");
    at(&finding, "contact_point", 1, "value");
    assert_eq!(
        finding.message(),
        "Il numero «0373 1234567890123» dell'ente «Stazione Carabinieri» non è un telefono valido."
    );
    at(
        &one(&with_number("numero_breve", "999"), "CON-001"),
        "contact_point",
        1,
        "value",
    );
    at(
        &one(&with_number("ufficio", "112"), "CON-001"),
        "contact_point",
        1,
        "value",
    );
    at(
        &one(&with_number("centralino", "chiedere a Ugo"), "CON-001"),
        "contact_point",
        1,
        "value",
    );
    // A Swiss number, an eight-digit landline, a toll-free one, a short one.
    for (kind, value) in [
        ("ufficio", "+41 91 814 11 11"),
        ("ufficio", "0373 1234"),
        ("numero_verde", "800 123456"),
        ("numero_breve", "112"),
        ("pec", "nessuno"),
    ] {
        silent(&with_number(kind, value), "CON-001");
    }
}

#[test]
fn con_002_misses_the_zero_of_landlines_only() {
    let plan = with_number("ufficio", "373 123456");
    let finding = one(&plan, "CON-002");
    at(&finding, "contact_point", 1, "value");
    assert!(finding.fix().contains("0373 123456"), "{}", finding.fix());
    silent(&with_number("cellulare_servizio", "373 1234567"), "CON-002");
    silent(&with_number("ufficio", "0373 123456"), "CON-002");
    silent(&with_number("ufficio", "+39 0373 123456"), "CON-002");
    assert_eq!(
        shown(&plan, &["CON-001", "CON-002", "PRIV-003"]),
        ["CON-002"]
    );
}

#[test]
fn con_003_wants_addresses_that_are_written_as_such() {
    let plan = with_number("email_ufficio", "ufficio@@comune");
    at(&one(&plan, "CON-003"), "contact_point", 1, "value");
    silent(
        &with_number("pec", "comune@pec.regione.lombardia.it"),
        "CON-003",
    );
    silent(&with_number("ufficio", "ufficio@@comune"), "CON-003");
}

#[test]
fn con_004_wants_more_than_the_citizens_number() {
    let plan = with_number("numero_breve", "112");
    let finding = one(&plan, "CON-004");
    of(&finding, "organisation", 1);
    assert_eq!(
        finding.message(),
        "Per l'ente «Stazione Carabinieri» c'è solo il numero 112. È il numero per tutti i cittadini."
    );
    let direct = new("contact_point", 2)
        .with("organisation_id", link("organisation", 1))
        .with("contact_kind", "ufficio");
    let near = |value: &str| {
        let short = number("numero_breve", "112");
        build::plan([organisation(), short, direct.clone().with("value", value)])
    };
    silent(&near("0373 123456"), "CON-004");
    // The direct number is there but wrong: that is what is said.
    assert_eq!(shown(&near("0373"), &["CON-001", "CON-004"]), ["CON-001"]);
    silent(&build::plan([organisation()]), "CON-004");
}

#[test]
fn con_004_looks_at_who_is_designated_too() {
    let person = |kind: &str| {
        let nomination = new("nomination", 1)
            .with("person_id", link("person", 1))
            .with("role_id", link("crisis_unit_role", 1))
            .with("rank", 0)
            .with("starts_on", "2025-01-01")
            .with("appointment_kind", kind);
        let number = new("contact_point", 1)
            .with("person_id", link("person", 1))
            .with("contact_kind", "numero_breve")
            .with("value", "112");
        let person = new("person", 1)
            .with("surname", "Rossi")
            .with("given_name", "Ugo");
        build::plan([person, nomination, number])
    };
    let finding = one(&person("designato"), "CON-004");
    of(&finding, "person", 1);
    assert!(
        finding.message().starts_with("Per Rossi Ugo c'è"),
        "{}",
        finding.message()
    );
    silent(&person("nominato"), "CON-004");
}

fn used(verified: Option<&str>) -> Plan {
    let mut contact = number("ufficio", "0373 123456");
    build::put(
        &mut contact.0,
        "verified_on",
        verified.map_or(serde_json::Value::Null, Into::into),
    );
    let gate = new("gate", 1).with("staffed_by_id", link("organisation", 1));
    build::plan([organisation(), contact, gate])
}

#[test]
fn con_005_asks_again_after_the_interval() {
    let finding = one(&used(Some("2025-07-16")), "CON-005");
    at(&finding, "contact_point", 1, "verified_on");
    assert_eq!(
        finding.message(),
        "I recapiti dell'ente «Stazione Carabinieri» sono stati verificati l'ultima volta il 16/07/2025."
    );
    silent(&used(Some("2025-09-16")), "CON-005");
    silent(&used(Some("2024-01-01")), "CON-005");
    // The plan's own interval goes before the proposed one.
    let own = |months: i64| {
        let mut plan = used(Some("2025-07-16"));
        let header = new("plan", 1)
            .with("istat_code", "019018")
            .with("contact_check_months", months);
        plan.insert(header.0);
        plan
    };
    silent(&own(9), "CON-005");
    at(&one(&own(3), "CON-005"), "contact_point", 1, "verified_on");
}

#[test]
fn con_006_wants_numbers_tried_within_a_year() {
    at(
        &one(&used(None), "CON-006"),
        "contact_point",
        1,
        "verified_on",
    );
    let finding = one(&used(Some("2025-03-15")), "CON-006");
    at(&finding, "contact_point", 1, "verified_on");
    assert!(
        finding.message().contains("più di 12 mesi"),
        "{}",
        finding.message()
    );
    silent(&used(Some("2025-03-16")), "CON-006");
    assert_eq!(shown(&used(None), &["CON-005", "CON-006"]), ["CON-006"]);
    // Nobody names the body: nobody calls it.
    let mut unused = used(None);
    unused.remove("gate", build::id("gate", 1));
    silent(&unused, "CON-006");
}

#[test]
fn con_006_looks_at_nominations_and_seats() {
    let nomination = |verified: &str| {
        let nomination = new("nomination", 1)
            .with("person_id", link("person", 1))
            .with("starts_on", "2025-01-01")
            .with("verified_on", verified);
        build::plan([new("person", 1).with("surname", "Verdi"), nomination])
    };
    let finding = one(&nomination("2024-01-01"), "CON-006");
    at(&finding, "nomination", 1, "verified_on");
    assert!(
        finding.message().starts_with("I recapiti di Verdi"),
        "{}",
        finding.message()
    );
    silent(&nomination("2026-03-01"), "CON-006");
    let seat = build::plan([new("operations_seat", 1).with("name", "Municipio")]);
    at(&one(&seat, "CON-006"), "operations_seat", 1, "verified_on");
}
