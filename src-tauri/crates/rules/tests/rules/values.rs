//! VAL.

use rules::Facts;
use serde_json::json;
use testkit::build::{link, new, plan};

use crate::kit::{at, none, one, only, shown};

#[test]
fn val_001_a_value_is_missing() {
    let threshold = new("threshold", 1)
        .with("parameter", "livello")
        .with("phase", "preallarme");
    at(
        &one(&plan([threshold.clone()]), "VAL-001"),
        "threshold",
        1,
        "value",
    );
    none(&plan([threshold.with("value", 2.3)]), "VAL-001");
    let sign = new("threshold", 1).with("parameter", "segno");
    at(
        &one(&plan([sign.clone()]), "VAL-001"),
        "threshold",
        1,
        "sign",
    );
    none(
        &plan([sign.with("sign", "Acqua alla tacca rossa")]),
        "VAL-001",
    );
}

#[test]
fn val_001_something_else_without_saying_what() {
    let hazard = new("hazard", 1).with("hazard_code", "altro");
    at(
        &one(&plan([hazard.clone()]), "VAL-001"),
        "hazard",
        1,
        "other_name",
    );
    none(&plan([hazard.with("other_name", "Zanzare")]), "VAL-001");
    let contact = new("contact_point", 1).with("contact_kind", "altro");
    let finding = one(&plan([contact.clone()]), "VAL-001");
    at(&finding, "contact_point", 1, "notes");
    assert!(
        finding.message().contains("Altro recapito"),
        "{}",
        finding.message()
    );
    none(
        &plan([contact.clone().with("notes", "Citofono")]),
        "VAL-001",
    );
    none(&plan([contact.with("label", "Citofono")]), "VAL-001");
}

#[test]
fn val_002_a_code_is_not_in_its_list() {
    let area = |ty: &str| {
        plan([new("emergency_area", 1)
            .with("name", "Piazza")
            .with("area_type", ty)])
    };
    let finding = one(&area("attesa_coperta"), "VAL-002");
    at(&finding, "emergency_area", 1, "area_type");
    assert!(finding.message().contains("attesa_coperta"));
    assert!(!finding.params["suggerimento"].is_empty());
    none(&area("attesa"), "VAL-002");
    one(&area("Attesa"), "VAL-002");
    let set = new("emergency_area", 1).with("secondary_types", json!(["attesa", "boh"]));
    at(
        &one(&plan([set]), "VAL-002"),
        "emergency_area",
        1,
        "secondary_types",
    );
    let raw = new("emergency_area", 1).with("lighting", json!({ "raw": "forse" }));
    at(
        &one(&plan([raw]), "VAL-002"),
        "emergency_area",
        1,
        "lighting",
    );
}

#[test]
fn val_003_a_date_cannot_be_read() {
    let act = |date: &str| plan([new("act", 1).with("number", "4").with("act_date", date)]);
    for date in ["31/02/2025", "2025-13-01", "marzo"] {
        let finding = one(&act(date), "VAL-003");
        at(&finding, "act", 1, "act_date");
        assert!(finding.message().contains(date));
    }
    none(&act("2025-02-28"), "VAL-003");
    none(
        &plan([new("past_event", 1).with("happened_on", "1994-11")]),
        "VAL-003",
    );
}

#[test]
fn a_value_that_cannot_be_read_is_reported_once() {
    // RIS-002 would say that the check was never made.
    let pump = new("vehicle", 1).with("verified_on", json!({ "raw": "ieri" }));
    let plan = plan([pump]);
    assert_eq!(only(&plan, &Facts::default(), "RIS-002").len(), 1);
    let codes = shown(&plan, &Facts::default());
    assert!(
        codes.contains(&"VAL-003") && !codes.contains(&"RIS-002"),
        "{codes:?}"
    );
}

#[test]
fn val_004_what_happened_lies_ahead() {
    let pump = |date: &str| {
        plan([new("material", 1)
            .with("description", "Pompa")
            .with("verified_on", date)])
    };
    let finding = one(&pump("2026-04-15"), "VAL-004");
    at(&finding, "material", 1, "verified_on");
    assert!(finding.message().contains("15/04/2026"));
    none(&pump("2026-03-16"), "VAL-004");
    let event = |date: &str| plan([new("past_event", 1).with("happened_on", date)]);
    assert!(
        one(&event("2026-05"), "VAL-004")
            .message()
            .contains("05/2026")
    );
    none(&event("2026"), "VAL-004");
}

#[test]
fn val_005_a_period_ends_before_it_begins() {
    let agreement = |ends: &str| {
        plan([new("agreement", 1)
            .with("starts_on", "2025-06-01")
            .with("ends_on", ends)])
    };
    let finding = one(&agreement("2024-06-01"), "VAL-005");
    at(&finding, "agreement", 1, "ends_on");
    assert!(finding.message().contains("01/06/2024") && finding.message().contains("01/06/2025"));
    none(&agreement("2025-06-01"), "VAL-005");
}

#[test]
fn val_006_a_number_that_cannot_be() {
    let tents = |unit: &str, quantity: serde_json::Value| {
        let tents = new("material", 1)
            .with("description", "Tende")
            .with("unit", unit);
        plan([tents.with("quantity", quantity)])
    };
    let finding = one(&tents("n", json!(2.5)), "VAL-006");
    at(&finding, "material", 1, "quantity");
    assert!(finding.message().contains("2,5"));
    none(&tents("n", json!(2)), "VAL-006");
    none(&tents("t", json!(2.5)), "VAL-006");
    one(&tents("t", json!(-1)), "VAL-006");
    one(&tents("n", json!("due")), "VAL-006");
    let people = new("exposed_element", 1)
        .with("exposed_kind", "residenti")
        .with("quantity", 12.5);
    at(
        &one(&plan([people]), "VAL-006"),
        "exposed_element",
        1,
        "quantity",
    );
    let fields = new("exposed_element", 1)
        .with("exposed_kind", "coltivi")
        .with("quantity", 12.5);
    none(&plan([fields]), "VAL-006");
    none(&plan([new("threshold", 1).with("value", -0.5)]), "VAL-006");
    let taken = new("action_resource", 1)
        .with("material_id", link("material", 1))
        .with("quantity", 1.5);
    let both = plan([
        taken,
        new("material", 1).with("unit", "n").with("quantity", 2),
    ]);
    at(&one(&both, "VAL-006"), "action_resource", 1, "quantity");
}

#[test]
fn val_007_a_unit_that_the_category_does_not_admit() {
    let pump = |unit: &str| {
        let pump = new("material", 1)
            .with("description", "Pompa")
            .with("category", "pompe");
        if unit.is_empty() {
            pump
        } else {
            pump.with("unit", unit)
        }
    };
    let finding = one(&plan([pump("kg")]), "VAL-007");
    at(&finding, "material", 1, "unit");
    assert!(finding.fix().contains("Numero"));
    at(&one(&plan([pump("")]), "VAL-007"), "material", 1, "unit");
    none(&plan([pump("n")]), "VAL-007");
    let taken = |unit: &str| {
        let row = new("action_resource", 1).with("material_id", link("material", 1));
        plan([pump("n"), row.with("unit", unit)])
    };
    at(&one(&taken("l"), "VAL-007"), "action_resource", 1, "unit");
    none(&taken("n"), "VAL-007");
}

#[test]
fn val_008_a_value_outside_the_usual() {
    let ready = |minutes: i64| plan([new("vehicle", 1).with("activation_min", minutes)]);
    let finding = one(&ready(9999), "VAL-008");
    at(&finding, "vehicle", 1, "activation_min");
    assert!(finding.message().contains("9.999") && finding.message().contains("2.880"));
    none(&ready(60), "VAL-008");
    let level = |parameter: &str| {
        plan([new("threshold", 1)
            .with("parameter", parameter)
            .with("value", 150)])
    };
    at(&one(&level("livello"), "VAL-008"), "threshold", 1, "value");
    none(&level("portata"), "VAL-008");
    let built = one(
        &plan([new("facility", 1).with("year_built", 19)]),
        "VAL-008",
    );
    assert!(built.message().contains("2046"));
    at(
        &one(
            &plan([new("agreement", 1).with("ends_on", "2206-01-01")]),
            "VAL-008",
        ),
        "agreement",
        1,
        "ends_on",
    );
    none(
        &plan([new("past_event", 1).with("happened_on", "1882")]),
        "VAL-008",
    );
    // A negative count is VAL-006's alone.
    let codes = shown(
        &plan([new("vehicle", 1).with("activation_min", -5)]),
        &Facts::default(),
    );
    assert!(
        codes.contains(&"VAL-006") && !codes.contains(&"VAL-008"),
        "{codes:?}"
    );
}

#[test]
fn val_009_letters_that_a_wrong_encoding_left() {
    let named = |name: &str| plan([new("gate", 1).with("name", name)]);
    for name in [
        "CittÃ\u{a0} alta",
        "L\u{fffd}argine",
        "Via dellâ€™Adda",
        "Pon\u{7}te",
    ] {
        at(&one(&named(name), "VAL-009"), "gate", 1, "name");
    }
    for name in [
        "Città alta",
        "Via dell’Adda",
        "Prima riga\r\nseconda",
        "15 °C",
    ] {
        none(&named(name), "VAL-009");
    }
}
