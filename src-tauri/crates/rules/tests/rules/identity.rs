//! ID.

use plan::{Uuid, record::Plan};
use rules::{Facts, finding::RecordRef};
use testkit::build::{id, link, new, plan};

use crate::kit::{at, none, one, point, shown};

fn with_id(mut plan: Plan, kind: &str, from: u16, to: Uuid) -> Plan {
    let name = plan::declare::kind(kind).expect("a kind").name;
    let mut record = plan.remove(name, id(kind, from)).expect("there");
    record.id = to;
    plan.insert(record);
    plan
}

#[test]
fn id_001_no_identifier() {
    let good = plan([new("action", 1).with("title", "Avvisare")]);
    none(&good, "ID-001");
    let finding = one(&with_id(good, "action", 1, Uuid::nil()), "ID-001");
    assert_eq!(finding.record.map(|r| r.kind), Some("action"));
    assert_eq!(finding.field, Some("id"));
    assert!(finding.message().starts_with("L'azione «Avvisare»"));
}

#[test]
fn id_002_two_records_with_one_identifier() {
    let two = plan([
        new("action", 1).with("title", "Avvisare"),
        new("gate", 1).with("name", "Ponte"),
    ]);
    none(&two, "ID-002");
    let finding = one(&with_id(two, "gate", 1, id("action", 1)), "ID-002");
    assert_eq!(finding.field, Some("id"));
    assert_eq!(finding.record.map(|r| r.kind), Some("gate"));
    assert_eq!(finding.also[0].kind, "action");
}

#[test]
fn id_003_a_link_leads_nowhere() {
    let action = new("action", 1)
        .with("title", "Aprire")
        .with("area_id", link("emergency_area", 7));
    let finding = one(&plan([action.clone()]), "ID-003");
    at(&finding, "action", 1, "area_id");
    none(&plan([action, new("emergency_area", 7)]), "ID-003");
    // An id of a record of another kind leads nowhere too.
    let other = new("action", 1).with("area_id", link("gate", 1));
    at(
        &one(&plan([other, new("gate", 1)]), "ID-003"),
        "action",
        1,
        "area_id",
    );
    let set = new("gate", 1).with("scenario_ids", serde_json::json!([link("scenario", 1)]));
    at(&one(&plan([set]), "ID-003"), "gate", 1, "scenario_ids");
}

#[test]
fn id_004_a_code_is_used_twice() {
    let area = |n: u16, code: &str| {
        new("emergency_area", n)
            .with("name", "Piazza")
            .with("code", code)
    };
    let finding = one(&plan([area(1, "AE-01"), area(2, " ae-01 ")]), "ID-004");
    at(&finding, "emergency_area", 2, "code");
    let first = RecordRef {
        kind: "emergency_area",
        id: id("emergency_area", 1),
    };
    assert_eq!(finding.also, [first]);
    none(&plan([area(1, "AE-01"), area(2, "AE-02")]), "ID-004");
    // Another kind counts on its own.
    none(
        &plan([area(1, "C1"), new("gate", 1).with("code", "C1")]),
        "ID-004",
    );
}

#[test]
fn id_005_two_records_seem_one() {
    let gate = |n: u16, name: &str, lon: f64| {
        new("gate", n)
            .with("name", name)
            .with("gate_kind", "blocco")
            .with("geometry", point(lon, 45.31))
    };
    let here = 9.62;
    let five_metres = here + 0.000_06;
    let near = plan([
        gate(1, "Ponte sul Serio", here),
        gate(2, "Ponte sul  serio", five_metres),
    ]);
    let finding = one(&near, "ID-005");
    at(&finding, "gate", 2, "name");
    assert!(finding.point.is_some());
    assert!(finding.message().contains("sembrano la stessa cosa"));
    for other in [
        gate(2, "Ponte sul Serio", here + 0.01),
        gate(2, "Rotonda", five_metres),
    ] {
        none(&plan([gate(1, "Ponte sul Serio", here), other]), "ID-005");
    }
    // Names that differ by their number are two things.
    none(
        &plan([
            gate(1, "Cancello n. 1", here),
            gate(2, "Cancello n. 2", five_metres),
        ]),
        "ID-005",
    );
    // A hall used both as waiting area and as shelter is two records.
    let hall = |n: u16, ty: &str| {
        new("emergency_area", n)
            .with("name", "Palestra")
            .with("area_type", ty)
            .with("geometry", point(here, 45.31))
    };
    none(
        &plan([hall(1, "attesa"), hall(2, "accoglienza_coperta")]),
        "ID-005",
    );
    one(&plan([hall(1, "attesa"), hall(2, "attesa")]), "ID-005");
    // The same address is a place too.
    let depot = |n: u16, number: &str| {
        new("depot", n)
            .with("name", "Magazzino comunale")
            .with("street", "Via Roma")
            .with("house_number", number)
    };
    one(&plan([depot(1, "3"), depot(2, "3")]), "ID-005");
    none(&plan([depot(1, "3"), depot(2, "5")]), "ID-005");
    let vehicle = |n: u16, plate: &str| new("vehicle", n).with("plate", plate);
    at(
        &one(
            &plan([vehicle(1, "AB 123 CD"), vehicle(2, "ab123cd")]),
            "ID-005",
        ),
        "vehicle",
        2,
        "plate",
    );
    none(
        &plan([vehicle(1, "AB123CD"), vehicle(2, "AB124CD")]),
        "ID-005",
    );
    // The same code says it already.
    let coded = |n: u16| gate(n, "Ponte sul Serio", here).with("code", "C1");
    let codes = shown(&plan([coded(1), coded(2)]), &Facts::default());
    assert!(
        codes.contains(&"ID-004") && !codes.contains(&"ID-005"),
        "{codes:?}"
    );
}
