//! MOD.

use serde_json::json;
use testkit::build::{Built, link, new, plan};

use crate::{
    one,
    places::{action, area, exposed, flood, hazard, is_near, point, square},
    shown, silent, trips,
};

fn with(mut records: Vec<Built>, more: impl IntoIterator<Item = Built>) -> plan::record::Plan {
    records.extend(more);
    plan(records)
}

#[test]
fn mod_001() {
    let finding = trips(
        &plan([action(1, "allarme", "monitoraggio")]),
        "MOD-001",
        "action",
        1,
        Some("role_id"),
    );
    assert!(finding.message().contains("«Azione 1»"));

    for (field, kind) in [
        ("role_id", "crisis_unit_role"),
        ("support_function_id", "support_function"),
        ("executor_id", "organisation"),
    ] {
        let given = action(1, "allarme", "monitoraggio").with(field, link(kind, 1));
        silent(&plan([given]), "MOD-001");
    }
}

#[test]
fn mod_002() {
    let role = new("crisis_unit_role", 1).with("role_code", "scuola");
    let given = action(1, "allarme", "assistenza").with("role_id", link("crisis_unit_role", 1));
    let nomination = |ends: &str| {
        new("nomination", 1)
            .with("role_id", link("crisis_unit_role", 1))
            .with("person_id", link("person", 1))
            .with("rank", 0)
            .with("starts_on", "2024-06-10")
            .with("ends_on", ends)
    };
    let none = [role.clone(), given.clone()];
    trips(&plan(none.clone()), "MOD-002", "action", 1, Some("role_id"));
    let ended = none.clone().into_iter().chain([nomination("2026-03-15")]);
    one(&plan(ended), "MOD-002");
    let function = new("support_function", 1).with("function_code", "f1_tecnica");
    let by_function =
        action(1, "allarme", "assistenza").with("support_function_id", link("support_function", 1));
    let idle = plan([function.clone(), by_function.clone()]);
    trips(&idle, "MOD-002", "action", 1, Some("support_function_id"));

    let held = none.clone().into_iter().chain([nomination("2026-03-16")]);
    silent(&plan(held), "MOD-002");
    let led = function.with("lead_role_id", link("crisis_unit_role", 1));
    silent(
        &plan([role, led, by_function, nomination("2026-12-31")]),
        "MOD-002",
    );
    // A link to nothing is another fault.
    silent(&plan([given]), "MOD-002");
    let body = action(1, "allarme", "soccorso").with("executor_id", link("organisation", 1));
    silent(&plan([body]), "MOD-002");
}

#[test]
fn mod_003() {
    let timeless = action(1, "allarme", "monitoraggio");
    trips(
        &plan([timeless.clone()]),
        "MOD-003",
        "action",
        1,
        Some("due_min"),
    );

    silent(&plan([timeless.clone().with("due_min", 0)]), "MOD-003");
    silent(&plan([timeless.with("until_phase_ends", true)]), "MOD-003");
}

fn pumps(n: u16, of_action: u16, quantity: u32) -> Built {
    new("action_resource", n)
        .with("action_id", link("action", of_action))
        .with("material_id", link("material", 1))
        .with("quantity", quantity)
}

fn stock() -> Built {
    new("material", 1)
        .with("description", "Motopompe")
        .with("quantity", 2)
        .with("unit", "n")
}

#[test]
fn mod_004() {
    let asks = |first: u32, second: u32, phase: &str| {
        let actions = [action(1, "allarme", "risorse"), action(2, phase, "risorse")];
        with(
            flood(),
            actions
                .into_iter()
                .chain([stock(), pumps(1, 1, first), pumps(2, 2, second)]),
        )
    };
    let finding = trips(
        &asks(5, 1, "preallarme"),
        "MOD-004",
        "action_resource",
        1,
        Some("quantity"),
    );
    assert_eq!(
        (
            finding.params["servono"].as_str(),
            finding.params["quantita"].as_str()
        ),
        ("5", "2")
    );
    let twice = one(&asks(1, 2, "allarme"), "MOD-004");
    assert_eq!(twice.params["servono"], "3");
    assert!(
        twice
            .message()
            .contains("allarme dello scenario «Piena» la risorsa «Motopompe»")
    );

    silent(&asks(2, 2, "preallarme"), "MOD-004");
    silent(&asks(1, 1, "allarme"), "MOD-004");
    let truck = |n: u16| {
        new("action_resource", n)
            .with("action_id", link("action", n))
            .with("vehicle_id", link("vehicle", 1))
    };
    let actions = [
        action(1, "allarme", "risorse"),
        action(2, "allarme", "risorse"),
    ];
    let both = actions
        .into_iter()
        .chain([truck(1), truck(2), new("vehicle", 1)]);
    one(&with(flood(), both), "MOD-004");
}

#[test]
fn mod_005() {
    let asks = |ready: u32, due: u32| {
        let pump = stock().with("activation_min", ready);
        let asking = action(1, "allarme", "risorse").with("due_min", due);
        plan([pump, asking, pumps(1, 1, 1)])
    };
    let finding = trips(
        &asks(90, 60),
        "MOD-005",
        "action_resource",
        1,
        Some("material_id"),
    );
    assert!(finding.message().ends_with("la chiede entro 60 min."));
    let group = [
        new("volunteer_group", 1).with("activation_min", 90),
        action(1, "allarme", "risorse").with("due_min", 60),
        new("action_resource", 1)
            .with("action_id", link("action", 1))
            .with("volunteer_group_id", link("volunteer_group", 1)),
    ];
    trips(
        &plan(group),
        "MOD-005",
        "action_resource",
        1,
        Some("volunteer_group_id"),
    );

    silent(&asks(60, 60), "MOD-005");
}

fn essential() -> Vec<Built> {
    vec![
        action(1, "preallarme", "convocazione"),
        action(2, "allarme", "apertura_coc"),
        action(3, "allarme", "informazione"),
        action(4, "preallarme", "comunicazione_enti"),
    ]
}

#[test]
fn mod_006() {
    let mut most = essential();
    most.remove(2);
    let finding = trips(&with(flood(), most), "MOD-006", "scenario", 1, None);
    assert_eq!(finding.params["azioni"], "Informare la popolazione");
    let mut late = essential();
    late[0] = action(1, "allarme", "convocazione");
    assert_eq!(
        one(&with(flood(), late), "MOD-006").params["fase"],
        "pre-allarme"
    );

    silent(&with(flood(), essential()), "MOD-006");
    let general = essential()
        .into_iter()
        .map(|a| a.with("scenario_id", json!(null)));
    silent(&with(flood(), general), "MOD-006");
    // A phase without any action is said by SCE-006.
    let alarm = [
        action(1, "attenzione", "monitoraggio"),
        action(2, "preallarme", "convocazione"),
    ];
    assert_eq!(
        shown(&with(flood(), alarm), &["SCE-006", "MOD-006"]),
        ["SCE-006"]
    );
}

#[test]
fn mod_007() {
    let mayor = new("crisis_unit_role", 1).with("role_code", "sindaco");
    let order = |phase: &str, role: u16| {
        action(2, phase, "atti").with("role_id", link("crisis_unit_role", role))
    };
    let evacuates = |more: Vec<Built>| {
        let records = more
            .into_iter()
            .chain([mayor.clone(), action(1, "allarme", "evacuazione")]);
        with(flood(), records)
    };
    trips(
        &evacuates(vec![]),
        "MOD-007",
        "action",
        1,
        Some("action_kind"),
    );
    one(&evacuates(vec![order("rientro", 1)]), "MOD-007");
    one(&evacuates(vec![order("allarme", 2)]), "MOD-007");

    silent(&evacuates(vec![order("allarme", 1)]), "MOD-007");
    silent(&evacuates(vec![order("preallarme", 1)]), "MOD-007");
    silent(
        &with(flood(), [action(1, "allarme", "informazione")]),
        "MOD-007",
    );
}

#[test]
fn mod_008() {
    let helps = |kind: &str| action(1, "allarme", kind).with("facility_id", link("facility", 1));
    let school = |east: f64| {
        new("facility", 1)
            .with("name", "Scuola")
            .with("geometry", point(east, 0.0))
    };
    let finding = trips(
        &with(flood(), [helps("assistenza"), school(10.0)]),
        "MOD-008",
        "action",
        1,
        Some("facility_id"),
    );
    assert!(is_near(finding.point, 10.0, 0.0, 1.0));
    assert_eq!(finding.params["luogo"], "Scuola");

    silent(
        &with(flood(), [helps("assistenza"), school(310.0)]),
        "MOD-008",
    );
    silent(
        &with(flood(), [helps("evacuazione"), school(10.0)]),
        "MOD-008",
    );
    let another = helps("assistenza").with("scenario_id", link("scenario", 2));
    silent(&with(flood(), [another, school(10.0)]), "MOD-008");
    // An area in the zone is said by AREE-004.
    let hall = area(1, "accoglienza_coperta", square(0.0, 0.0, 40.0));
    let there = action(1, "allarme", "assistenza").with("area_id", link("emergency_area", 1));
    assert_eq!(
        shown(&with(flood(), [hall, there]), &["AREE-004", "MOD-008"]),
        ["AREE-004"]
    );
}

#[test]
fn mod_009() {
    let needs = exposed(1, "esigenze_specifiche", 6);
    let other = action(1, "allarme", "evacuazione");
    let finding = trips(
        &with(flood(), [needs.clone(), other]),
        "MOD-009",
        "scenario",
        1,
        None,
    );
    assert_eq!(finding.params["n"], "6");
    let by_zone = [
        exposed(1, "edifici", 3).with("zone_id", link("zone", 1)),
        new("people_count", 1)
            .with("zone_id", link("zone", 1))
            .with("persons", 4),
    ];
    assert_eq!(one(&with(flood(), by_zone), "MOD-009").params["n"], "4");

    let help = action(1, "allarme", "persone_da_aiutare");
    silent(&with(flood(), [needs, help]), "MOD-009");
    silent(
        &with(flood(), [exposed(1, "esigenze_specifiche", 0)]),
        "MOD-009",
    );
    silent(&plan([hazard(1, "idraulico")]), "MOD-009");
}
