//! AREE and STR.

use plan::section::Section;
use serde_json::{Value as Json, json};
use testkit::build::{Built, link, new, plan};

use crate::{
    found, one,
    places::{area, flood, hazard, is_near, point, polygon, square},
    shown, silent, trips,
};

fn with(mut records: Vec<Built>, more: impl IntoIterator<Item = Built>) -> plan::record::Plan {
    records.extend(more);
    plan(records)
}

fn safe() -> Json {
    square(600.0, 0.0, 40.0)
}

#[test]
fn aree_001() {
    let finding = one(&plan([area(1, "ammassamento", safe())]), "AREE-001");
    assert_eq!((finding.record, finding.section), (None, Section::Areas));

    silent(&plan([area(1, "attesa", safe())]), "AREE-001");
    let besides = area(1, "accoglienza_coperta", safe()).with("secondary_types", json!(["attesa"]));
    silent(&plan([besides]), "AREE-001");
}

#[test]
fn aree_002() {
    one(&plan([area(1, "attesa", safe())]), "AREE-002");

    silent(&plan([area(1, "accoglienza_scoperta", safe())]), "AREE-002");
    silent(&plan([new("accommodation", 1)]), "AREE-002");
}

#[test]
fn aree_003() {
    let declares = |m2: f64| plan([area(1, "attesa", safe()).with("declared_area_m2", m2)]);
    let finding = trips(
        &declares(2400.0),
        "AREE-003",
        "emergency_area",
        1,
        Some("declared_area_m2"),
    );
    assert_eq!(
        (
            finding.params["dichiarata"].as_str(),
            finding.params["calcolata"].as_str()
        ),
        ("2.400", "1.600")
    );
    assert!(is_near(finding.point, 600.0, 0.0, 20.0));

    silent(&declares(1700.0), "AREE-003");
    let spot = area(1, "attesa", point(600.0, 0.0)).with("declared_area_m2", 2400);
    silent(&plan([spot]), "AREE-003");
    let bow = polygon(&[(0., 0.), (40., 40.), (40., 0.), (0., 40.)]);
    let crossed = area(1, "attesa", bow).with("declared_area_m2", 2400);
    silent(&plan([crossed]), "AREE-003");
}

#[test]
fn aree_004() {
    let half_in = area(1, "attesa", square(300.0, 0.0, 40.0));
    let finding = trips(
        &with(flood(), [half_in.clone()]),
        "AREE-004",
        "emergency_area",
        1,
        Some("geometry"),
    );
    assert!(is_near(finding.point, 290.0, 0.0, 20.0));
    let inn = new("accommodation", 1)
        .with("name", "Locanda")
        .with("geometry", point(10.0, 0.0));
    trips(
        &with(flood(), [inn]),
        "AREE-004",
        "accommodation",
        1,
        Some("geometry"),
    );
    // A hazard in the commune's own words keeps people out where it is drawn.
    let mut own = flood();
    own[0] = hazard(1, "altro").with("other_name", "Cava");
    one(&with(own, [half_in.clone()]), "AREE-004");

    silent(
        &with(flood(), [area(1, "attesa", square(320.0, 0.0, 40.0))]),
        "AREE-004",
    );
    let unused = half_in
        .clone()
        .with("excluded_scenario_ids", json!([link("scenario", 1)]));
    silent(&with(flood(), [unused]), "AREE-004");
    silent(
        &with(flood(), [area(1, "atterraggio", square(0.0, 0.0, 40.0))]),
        "AREE-004",
    );
    let mut quake = flood();
    quake[0] = hazard(1, "sismico");
    silent(&with(quake, [half_in]), "AREE-004");
    let bow = polygon(&[(0., 0.), (40., 40.), (40., 0.), (0., 40.)]);
    silent(&with(flood(), [area(1, "attesa", bow)]), "AREE-004");
}

#[test]
fn aree_005() {
    let holds = |kind: &str, people: u32| area(1, kind, safe()).with("capacity_people", people);
    let finding = trips(
        &plan([holds("accoglienza_scoperta", 200)]),
        "AREE-005",
        "emergency_area",
        1,
        Some("capacity_people"),
    );
    assert_eq!(
        (
            finding.params["superficie"].as_str(),
            finding.params["mq"].as_str()
        ),
        ("1.600", "10")
    );
    assert!(is_near(finding.point, 600.0, 0.0, 20.0));
    let floor = new("covered_shelter", 1)
        .with("area_id", link("emergency_area", 1))
        .with("floor_area_m2", 300);
    one(
        &plan([holds("accoglienza_coperta", 100), floor.clone()]),
        "AREE-005",
    );

    silent(&plan([holds("accoglienza_scoperta", 150)]), "AREE-005");
    silent(&plan([holds("attesa", 1500)]), "AREE-005");
    silent(&plan([holds("accoglienza_coperta", 75), floor]), "AREE-005");
    silent(&plan([holds("accoglienza_coperta", 9000)]), "AREE-005");
    let both = holds("attesa", 2000).with("declared_area_m2", 3000);
    assert_eq!(
        shown(&plan([both]), &["AREE-003", "AREE-005"]),
        ["AREE-003"]
    );
}

#[test]
fn aree_006() {
    let parish = area(1, "attesa", safe()).with("ownership", "ente_religioso");
    trips(
        &plan([parish.clone()]),
        "AREE-006",
        "emergency_area",
        1,
        Some("agreement_id"),
    );

    silent(
        &plan([parish.clone().with("agreement_id", link("agreement", 1))]),
        "AREE-006",
    );
    silent(
        &plan([parish.clone().with("notes", "Il parroco apre il campo.")]),
        "AREE-006",
    );
    silent(
        &plan([parish.with("partner_communes", json!(["019035"]))]),
        "AREE-006",
    );
    for owner in ["comune", "da_verificare"] {
        silent(
            &plan([area(1, "attesa", safe()).with("ownership", owner)]),
            "AREE-006",
        );
    }
}

#[test]
fn aree_007() {
    let hall = area(1, "accoglienza_coperta", safe());
    trips(
        &plan([hall.clone()]),
        "AREE-007",
        "emergency_area",
        1,
        Some("contact_role_id"),
    );

    silent(
        &plan([hall
            .clone()
            .with("contact_role_id", link("crisis_unit_role", 1))]),
        "AREE-007",
    );
    silent(
        &plan([hall.with("opening_note", "Sempre aperta.")]),
        "AREE-007",
    );
    silent(&plan([area(1, "attesa", safe())]), "AREE-007");
}

#[test]
fn aree_008() {
    let landing = || area(1, "atterraggio", square(600.0, 0.0, 100.0));
    let finding = trips(
        &plan([landing(), area(2, "attesa", square(650.0, 0.0, 40.0))]),
        "AREE-008",
        "emergency_area",
        1,
        Some("geometry"),
    );
    assert!(is_near(finding.point, 640.0, 0.0, 25.0));
    let apart = [json!([link("scenario", 1)]), json!([])].map(|excluded| {
        area(2, "attesa", square(650.0, 0.0, 40.0)).with("excluded_scenario_ids", excluded)
    });
    let [unused, used] = apart;
    one(&with(flood(), [landing(), used]), "AREE-008");

    silent(&with(flood(), [landing(), unused]), "AREE-008");
    silent(
        &plan([landing(), area(2, "attesa", square(700.0, 0.0, 40.0))]),
        "AREE-008",
    );
    silent(
        &plan([landing(), area(2, "ammassamento", square(600.0, 0.0, 40.0))]),
        "AREE-008",
    );
}

#[test]
fn str_001() {
    let site = |east: f64| {
        new("waste_site", 1)
            .with("name", "Piazzola")
            .with("geometry", point(east, 0.0))
    };
    let finding = trips(
        &with(flood(), [site(10.0)]),
        "STR-001",
        "waste_site",
        1,
        Some("geometry"),
    );
    assert!(is_near(finding.point, 10.0, 0.0, 1.0));

    silent(&with(flood(), [site(310.0)]), "STR-001");
    let unused = site(10.0).with("excluded_scenario_ids", json!([link("scenario", 1)]));
    silent(&with(flood(), [unused]), "STR-001");
    assert!(found(&plan([site(10.0)]), "STR-001").is_empty());
}
