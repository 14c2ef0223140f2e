//! SCE.

use serde_json::json;
use testkit::build::{Built, link, new, plan};

use crate::{
    found, one,
    places::{action, area, exposed, flood, flood_with, hazard, is_near, line, point, square},
    shown, silent, trips,
};

fn with(mut records: Vec<Built>, more: impl IntoIterator<Item = Built>) -> plan::record::Plan {
    records.extend(more);
    plan(records)
}

/// The flood without its zone.
fn without_extent() -> Vec<Built> {
    let scenario = new("scenario", 1)
        .with("name", "Piena")
        .with("hazard_id", link("hazard", 1));
    vec![hazard(1, "idraulico"), scenario]
}

/// One row of the table of scenario 1.
fn colour(n: u16, level: &str, phase: &str) -> Built {
    new("alert_phase_rule", n)
        .with("scenario_id", link("scenario", 1))
        .with("alert_level", level)
        .with("minimum_phase", phase)
}

fn table() -> [Built; 3] {
    [
        colour(1, "giallo", "attenzione"),
        colour(2, "arancione", "preallarme"),
        colour(3, "rosso", "allarme"),
    ]
}

#[test]
fn sce_001() {
    trips(
        &plan(without_extent()),
        "SCE-001",
        "scenario",
        1,
        Some("extent"),
    );
    let mut whole = without_extent();
    whole[1] = whole[1].clone().with("covers_whole_commune", true);
    one(&plan(whole.clone()), "SCE-001");

    whole[1] = whole[1]
        .clone()
        .with("extent_source", "Tutto il paese è sotto l'argine.");
    silent(&plan(whole), "SCE-001");
    silent(&plan(flood()), "SCE-001");
    let quake = new("scenario", 1)
        .with("hazard_id", link("hazard", 1))
        .with("covers_whole_commune", true);
    silent(&plan([hazard(1, "sismico"), quake]), "SCE-001");
    // A zone in metres is another fault.
    let mut metres = without_extent();
    metres[1] = metres[1]
        .clone()
        .with("extent", json!({ "raw": "{\"type\":\"Polygon\"}" }));
    silent(&plan(metres), "SCE-001");
}

#[test]
fn sce_002() {
    trips(&plan(flood()), "SCE-002", "scenario", 1, None);

    let threshold = new("threshold", 1).with("scenario_id", link("scenario", 1));
    silent(&with(flood(), [threshold]), "SCE-002");
    let watched = new("monitoring_point", 1)
        .with("monitoring_kind", "vista")
        .with("reader_role_id", link("crisis_unit_role", 1));
    silent(&with(flood(), [watched]), "SCE-002");
    let patrol = new("patrol", 1).with("scenario_ids", json!([link("scenario", 1)]));
    silent(&with(flood(), [patrol]), "SCE-002");
    let mut storm = flood();
    storm[0] = hazard(1, "meteo_avverso");
    silent(&plan(storm), "SCE-002");
}

#[test]
fn sce_003() {
    let [yellow, _, red] = table();
    let finding = trips(
        &with(flood(), [yellow, red]),
        "SCE-003",
        "scenario",
        1,
        None,
    );
    assert_eq!(finding.params["livelli"], "arancione");

    silent(&with(flood(), table()), "SCE-003");
    let mut of_hazard = table();
    of_hazard[1] = new("alert_phase_rule", 4)
        .with("hazard_id", link("hazard", 1))
        .with("alert_level", "arancione")
        .with("minimum_phase", "ordinaria");
    silent(&with(flood(), of_hazard), "SCE-003");
    let mut quake = flood();
    quake[0] = hazard(1, "sismico");
    silent(&plan(quake), "SCE-003");
}

#[test]
fn sce_004() {
    let [yellow, orange, _] = table();
    let lower = [
        yellow.clone(),
        orange.clone(),
        colour(3, "rosso", "attenzione"),
    ];
    let finding = trips(
        &with(flood(), lower),
        "SCE-004",
        "alert_phase_rule",
        3,
        Some("minimum_phase"),
    );
    assert_eq!(finding.params["livello_b"], "rosso");

    silent(&with(flood(), table()), "SCE-004");
    let same = [yellow, orange, colour(3, "rosso", "preallarme")];
    silent(&with(flood(), same), "SCE-004");
}

#[test]
fn sce_005() {
    trips(&plan(flood()), "SCE-005", "scenario", 1, None);
    let empty = plan(flood());
    assert_eq!(
        shown(&empty, &["COM-001", "SCE-005", "SCE-006", "MOD-006"])
            .into_iter()
            .filter(|code| *code != "COM-001")
            .count(),
        0,
        "an empty section says it all"
    );

    let for_hazard = new("action", 1).with("hazard_id", link("hazard", 1));
    silent(&with(flood(), [for_hazard]), "SCE-005");
    silent(&with(flood(), [new("action", 1)]), "SCE-005");
    let another = new("action", 1).with("scenario_id", link("scenario", 2));
    assert_eq!(
        shown(
            &with(flood(), [another]),
            &["SCE-005", "SCE-006", "MOD-006"]
        ),
        ["SCE-005"]
    );
}

#[test]
fn sce_006() {
    let some = [
        action(1, "preallarme", "monitoraggio"),
        action(2, "allarme", "evacuazione"),
    ];
    let finding = trips(&with(flood(), some.clone()), "SCE-006", "scenario", 1, None);
    assert_eq!(finding.params["fase"], "attenzione");

    let all = some
        .into_iter()
        .chain([new("action", 3).with("phase", "attenzione")]);
    silent(&with(flood(), all), "SCE-006");
    let mut quake = flood();
    quake[0] = hazard(1, "sismico");
    silent(
        &with(quake, [action(1, "allarme", "monitoraggio")]),
        "SCE-006",
    );
}

#[test]
fn sce_007() {
    let gauge = new("monitoring_point", 1)
        .with("name", "Ponte")
        .with("geometry", point(100.0, 0.0));
    let levels = |values: [f64; 3], comparator: &str| {
        let phases = ["attenzione", "preallarme", "allarme"];
        let threshold = |(n, (phase, value)): (u16, (&str, f64))| {
            new("threshold", n)
                .with("monitoring_point_id", link("monitoring_point", 1))
                .with("scenario_id", link("scenario", 1))
                .with("parameter", "livello")
                .with("comparator", comparator)
                .with("phase", phase)
                .with("value", value)
        };
        let thresholds = (1..).zip(phases.into_iter().zip(values)).map(threshold);
        with(flood(), thresholds.chain([gauge.clone()]))
    };
    let finding = trips(
        &levels([1.0, 3.0, 2.0], "almeno"),
        "SCE-007",
        "threshold",
        3,
        Some("value"),
    );
    assert!(is_near(finding.point, 100.0, 0.0, 1.0));
    assert_eq!(
        finding.params["valori"],
        "attenzione 1 m, pre-allarme 3 m e allarme 2 m"
    );

    silent(&levels([1.0, 2.0, 3.0], "almeno"), "SCE-007");
    silent(&levels([3.0, 2.0, 1.0], "al_massimo"), "SCE-007");
    one(&levels([1.0, 2.0, 3.0], "al_massimo"), "SCE-007");
}

#[test]
fn sce_008() {
    trips(&plan(flood()), "SCE-008", "scenario", 1, None);
    let counted = with(flood(), [exposed(1, "residenti", 40)]);
    trips(
        &counted,
        "SCE-008",
        "scenario",
        1,
        Some("people_to_evacuate"),
    );

    silent(&plan(flood_with(40, 0)), "SCE-008");
    silent(&with(flood(), [exposed(1, "residenti", 0)]), "SCE-008");
    let mut quake = flood();
    quake[0] = hazard(1, "sismico");
    silent(&plan(quake), "SCE-008");
}

#[test]
fn sce_009() {
    let finding = trips(
        &plan(flood_with(120, 130)),
        "SCE-009",
        "scenario",
        1,
        Some("people_to_evacuate"),
    );
    assert_eq!(
        finding.params["confronto"],
        "persone da evacuare 130, persone esposte 120"
    );
    let needs = with(flood_with(5, 5), [exposed(2, "esigenze_specifiche", 6)]);
    assert!(
        one(&needs, "SCE-009").params["confronto"]
            .starts_with("persone con esigenze specifiche 6,")
    );
    assert!(
        one(&plan(flood_with(1200, 5)), "SCE-009")
            .message()
            .contains("abitanti nel Comune 1.154")
    );

    silent(&plan(flood_with(120, 120)), "SCE-009");
    silent(
        &with(flood_with(120, 0), [exposed(2, "presenti", 3000)]),
        "SCE-009",
    );
}

#[test]
fn sce_010() {
    trips(&plan(flood_with(120, 0)), "SCE-010", "scenario", 1, None);

    let zero = exposed(2, "esigenze_specifiche", 0);
    silent(&with(flood_with(120, 0), [zero]), "SCE-010");
    silent(&plan(flood_with(0, 0)), "SCE-010");
    let by_zone = [
        exposed(2, "edifici", 4).with("zone_id", link("zone", 1)),
        new("people_count", 1)
            .with("zone_id", link("zone", 1))
            .with("persons", 3),
    ];
    silent(&with(flood_with(120, 0), by_zone), "SCE-010");
}

/// Somewhere out of the flood.
fn safe(side: f64) -> serde_json::Value {
    square(600.0, 0.0, side)
}

#[test]
fn sce_011() {
    let types = |plan: &plan::record::Plan| {
        let mut found = found(plan, "SCE-011");
        found.sort_by(|a, b| a.subject.cmp(&b.subject));
        found
            .into_iter()
            .map(|f| f.params["tipo"].clone())
            .collect::<Vec<_>>()
    };
    let none = plan(flood_with(120, 60));
    assert_eq!(types(&none), ["accoglienza", "attesa"]);
    let waits = with(flood_with(120, 60), [area(1, "attesa", safe(40.0))]);
    let finding = trips(&waits, "SCE-011", "scenario", 1, None);
    assert!(is_near(finding.point, 0.0, 0.0, 5.0));
    // That the plan has none at all is said once.
    assert_eq!(
        shown(&none, &["AREE-001", "AREE-002", "SCE-011", "COM-001"])
            .into_iter()
            .filter(|code| *code == "SCE-011")
            .count(),
        0
    );

    let hall =
        area(2, "accoglienza_coperta", safe(40.0)).with("secondary_types", json!(["attesa"]));
    silent(&with(flood_with(120, 60), [hall.clone()]), "SCE-011");
    let excluded = hall
        .clone()
        .with("excluded_scenario_ids", json!([link("scenario", 1)]));
    assert_eq!(types(&with(flood_with(120, 60), [excluded])).len(), 2);
    let far = hall.clone().with("host_commune", "019035");
    assert_eq!(types(&with(flood_with(120, 60), [far.clone()])).len(), 2);
    let agreed = far.with("agreement_id", link("agreement", 1));
    silent(&with(flood_with(120, 60), [agreed]), "SCE-011");
    // An only area in the zone: AREE-004 says it.
    let inside = area(1, "attesa", square(0.0, 0.0, 40.0));
    let only = with(flood_with(120, 0), [inside]);
    assert_eq!(shown(&only, &["AREE-004", "SCE-011"]), ["AREE-004"]);
}

#[test]
fn sce_012() {
    let hall = |n: u16, places: u32| {
        area(n, "accoglienza_coperta", safe(40.0)).with("capacity_people", places)
    };
    let finding = trips(
        &with(flood_with(120, 60), [hall(1, 20), hall(2, 20)]),
        "SCE-012",
        "scenario",
        1,
        Some("people_to_evacuate"),
    );
    assert_eq!(
        (
            finding.params["servono"].as_str(),
            finding.params["posti"].as_str()
        ),
        ("60", "40")
    );

    silent(&with(flood_with(120, 60), [hall(1, 60)]), "SCE-012");
    let inn = new("accommodation", 1).with("beds", 40);
    silent(&with(flood_with(120, 60), [hall(1, 20), inn]), "SCE-012");
    let beds = new("covered_shelter", 1)
        .with("area_id", link("emergency_area", 1))
        .with("beds", 60);
    let unset = area(1, "accoglienza_coperta", safe(40.0));
    silent(&with(flood_with(120, 60), [unset, beds]), "SCE-012");
    // Without any it is SCE-011.
    silent(&plan(flood_with(120, 60)), "SCE-012");
}

fn route(positions: &[(f64, f64)]) -> Built {
    new("escape_route", 1)
        .with("name", "Via Adda")
        .with("route_kind", "fuga")
        .with("scenario_ids", json!([link("scenario", 1)]))
        .with("geometry", line(positions))
}

#[test]
fn sce_013() {
    let at = |positions: &[(f64, f64)]| with(flood(), [route(positions)]);
    let back = at(&[(0., 0.), (500., 0.), (500., 100.), (200., 100.)]);
    let finding = trips(&back, "SCE-013", "escape_route", 1, Some("geometry"));
    assert!(is_near(finding.point, 300.0, 100.0, 2.0));
    let through = one(&at(&[(-500., 0.), (500., 0.)]), "SCE-013");
    assert!(is_near(through.point, -300.0, 0.0, 2.0));
    let ends = one(&at(&[(0., 0.), (100., 0.)]), "SCE-013");
    assert!(is_near(ends.point, 100.0, 0.0, 2.0));

    silent(&at(&[(0., 0.), (500., 0.)]), "SCE-013");
    silent(
        &at(&[(0., 0.), (500., 0.), (500., 100.), (297., 100.)]),
        "SCE-013",
    );
    let rescue = route(&[(-500., 0.), (0., 0.)]).with("route_kind", "soccorso");
    silent(&with(flood(), [rescue]), "SCE-013");
    let mut quake = flood();
    quake[0] = hazard(1, "sismico");
    silent(&with(quake, [route(&[(-500., 0.), (500., 0.)])]), "SCE-013");
}

#[test]
fn sce_014() {
    let out = route(&[(0., 0.), (500., 0.)]);
    let finding = trips(
        &with(flood(), [out.clone()]),
        "SCE-014",
        "escape_route",
        1,
        Some("geometry"),
    );
    assert!(is_near(finding.point, 500.0, 0.0, 1.0));
    let far = area(1, "attesa", square(800.0, 0.0, 100.0));
    one(&with(flood(), [out.clone(), far]), "SCE-014");

    let near = area(1, "attesa", square(600.0, 0.0, 100.0));
    silent(&with(flood(), [out.clone(), near]), "SCE-014");
    let gate = new("gate", 1).with("geometry", point(620.0, 0.0));
    silent(&with(flood(), [out, gate]), "SCE-014");
    silent(&with(flood(), [route(&[(0., 0.), (9000., 0.)])]), "SCE-014");
    // SCE-013 says it of one that ends in the zone.
    silent(&with(flood(), [route(&[(0., 0.), (100., 0.)])]), "SCE-014");
}

fn gate(east: f64) -> Built {
    new("gate", 1)
        .with("name", "Cancello 1")
        .with("scenario_ids", json!([link("scenario", 1)]))
        .with("geometry", point(east, 0.0))
}

#[test]
fn sce_015() {
    let finding = trips(
        &with(flood(), [gate(100.0)]),
        "SCE-015",
        "gate",
        1,
        Some("geometry"),
    );
    assert!(is_near(finding.point, 100.0, 0.0, 1.0));

    silent(&with(flood(), [gate(310.0)]), "SCE-015");
    let another = gate(100.0).with("scenario_ids", json!([link("scenario", 2)]));
    silent(&with(flood(), [another]), "SCE-015");
}

#[test]
fn sce_016() {
    let finding = trips(
        &plan([gate(310.0)]),
        "SCE-016",
        "gate",
        1,
        Some("staffed_by_id"),
    );
    assert!(is_near(finding.point, 310.0, 0.0, 1.0));
    let watch = action(1, "allarme", "monitoraggio").with("gate_id", link("gate", 1));
    one(&plan([gate(310.0), watch]), "SCE-016");

    let staffed = gate(310.0).with("staffed_by_id", link("organisation", 1));
    silent(&plan([staffed]), "SCE-016");
    let closes = action(1, "allarme", "viabilita").with("gate_id", link("gate", 1));
    silent(&plan([gate(310.0), closes]), "SCE-016");
}

#[test]
fn sce_017() {
    let nursery = |east: f64, kind: &str| {
        new("facility", 1)
            .with("name", "Nido")
            .with("structure_type", kind)
            .with("geometry", point(east, 0.0))
    };
    let finding = trips(
        &with(flood(), [nursery(50.0, "nido")]),
        "SCE-017",
        "scenario",
        1,
        None,
    );
    assert!(is_near(finding.point, 50.0, 0.0, 1.0));
    assert_eq!(finding.also.len(), 1);

    silent(&with(flood(), [nursery(310.0, "nido")]), "SCE-017");
    silent(&with(flood(), [nursery(50.0, "cimitero")]), "SCE-017");
    let listed = exposed(1, "struttura", 1).with("facility_id", link("facility", 1));
    silent(&with(flood(), [nursery(50.0, "nido"), listed]), "SCE-017");
}
