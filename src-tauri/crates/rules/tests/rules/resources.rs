//! RIS.

use rules::{Facts, finding::RecordRef};
use testkit::build::{Built, id, link, new, plan};

use crate::kit::{at, none, one, point, shown, square};

fn pump() -> Built {
    new("material", 1)
        .with("description", "Pompa")
        .with("depot_id", link("depot", 1))
        .with("contact_role_id", link("crisis_unit_role", 1))
}

#[test]
fn ris_001_nobody_to_call_or_no_place() {
    let depot = || new("depot", 1).with("name", "Magazzino");
    let role = || new("crisis_unit_role", 1);
    none(&plan([pump(), depot(), role()]), "RIS-001");
    let nobody = || {
        new("material", 1)
            .with("description", "Pompa")
            .with("ownership", "comune")
            .with("depot_id", link("depot", 1))
    };
    let finding = one(&plan([nobody(), depot()]), "RIS-001");
    at(&finding, "material", 1, "contact_role_id");
    assert_eq!(finding.message(), "Per «Pompa» manca il referente.");
    let nowhere = new("vehicle", 1).with("contact_person_id", link("person", 1));
    at(&one(&plan([nowhere]), "RIS-001"), "vehicle", 1, "depot_id");
    let neither = one(
        &plan([new("vehicle", 1).with("description", "Furgone")]),
        "RIS-001",
    );
    assert!(neither.message().ends_with("il referente e il deposito."));
    // The owner's own telephone and address are enough; the commune's are not.
    let owned = |ownership: &str, kind: &str| {
        plan([
            new("vehicle", 1)
                .with("ownership", ownership)
                .with("owner_id", link("organisation", 1)),
            new("organisation", 1)
                .with("organisation_kind", kind)
                .with("street", "Via Roma"),
            new("contact_point", 1)
                .with("organisation_id", link("organisation", 1))
                .with("contact_kind", "ufficio")
                .with("value", "0373 123456"),
        ])
    };
    none(&owned("associazione", "volontariato_pc"), "RIS-001");
    one(&owned("comune", "comune"), "RIS-001");
    // A link that leads nowhere is ID-003's.
    let broken = plan([nobody(), role()]);
    assert!(shown(&broken, &Facts::default()).contains(&"ID-003"));
}

#[test]
fn ris_002_a_resource_is_to_be_checked() {
    let checked = |n: u16, day: &str| {
        new("material", n)
            .with("description", "Pompa")
            .with("depot_id", link("depot", 1))
            .with("verified_on", day)
    };
    let depot = || {
        new("depot", 1)
            .with("name", "Magazzino")
            .with("verified_on", "2026-01-10")
    };
    let finding = one(
        &plan([checked(1, "2025-03-15"), checked(2, "2026-01-10"), depot()]),
        "RIS-002",
    );
    at(&finding, "material", 1, "verified_on");
    assert!(finding.message().contains("15/03/2025"));
    none(&plan([checked(1, "2025-03-16"), depot()]), "RIS-002");
    assert!(
        one(&plan([new("vehicle", 1)]), "RIS-002")
            .message()
            .contains("mai")
    );
    // What holds for all that a depot keeps is said once.
    let finding = one(
        &plan([checked(1, "2024-01-01"), checked(2, "2024-05-01"), depot()]),
        "RIS-002",
    );
    at(&finding, "depot", 1, "verified_on");
    assert_eq!(finding.also.len(), 2);
    at(
        &one(&plan([new("depot", 2)]), "RIS-002"),
        "depot",
        2,
        "verified_on",
    );
}

#[test]
fn ris_003_measures_that_others_look_for() {
    let pump = || {
        new("material", 1)
            .with("description", "Pompa")
            .with("category", "pompe")
            .with("ownership", "comune")
    };
    let finding = one(&plan([pump().with("activation_min", 30)]), "RIS-003");
    at(&finding, "material", 1, "performance");
    none(
        &plan([pump().with("activation_min", 30).with("performance", 800)]),
        "RIS-003",
    );
    let finding = one(&plan([pump()]), "RIS-003");
    assert!(finding.params["dati"].contains(", "));
    none(&plan([pump().with("ownership", "privato")]), "RIS-003");
    none(
        &plan([pump()
            .with("category", "attrezzi")
            .with("activation_min", 30)]),
        "RIS-003",
    );
    let boat = new("vehicle", 1)
        .with("vehicle_kind", "natante")
        .with("ownership", "associazione");
    at(
        &one(&plan([boat.with("activation_min", 30)]), "RIS-003"),
        "vehicle",
        1,
        "seats",
    );
}

#[test]
fn ris_004_a_resource_of_others_without_agreement() {
    let truck = || {
        new("vehicle", 1)
            .with("description", "Camion")
            .with("ownership", "privato")
    };
    let finding = one(&plan([truck()]), "RIS-004");
    at(&finding, "vehicle", 1, "agreement_id");
    assert!(finding.message().contains("Proprietario: un privato."));
    for other in [
        truck().with("agreement_id", link("agreement", 1)),
        truck().with("notes", "Si chiede al titolare"),
        truck().with("ownership", "comune"),
        truck().with("ownership", "da_verificare"),
    ] {
        none(&plan([other]), "RIS-004");
    }
    let owned = |kind: &str| {
        [
            truck()
                .with("ownership", "altro_ente")
                .with("owner_id", link("organisation", 1)),
            new("organisation", 1)
                .with("name", "Rossi")
                .with("organisation_kind", kind),
        ]
    };
    assert!(
        one(&plan(owned("bonifica")), "RIS-004")
            .message()
            .contains("Rossi")
    );
    none(&plan(owned("provincia")), "RIS-004");
    let agreed = new("agreement", 1).with("partner_id", link("organisation", 1));
    none(
        &plan(owned("bonifica").into_iter().chain([agreed])),
        "RIS-004",
    );
}

fn agreement(ends_on: &str) -> Built {
    new("agreement", 1)
        .with("partner_id", link("organisation", 1))
        .with("starts_on", "2020-01-01")
        .with("ends_on", ends_on)
}

fn firm() -> Built {
    new("organisation", 1)
        .with("name", "Scavi Bianchi")
        .with("organisation_kind", "impresa")
}

#[test]
fn ris_005_an_agreement_that_ended_is_still_used() {
    let user = || {
        new("vehicle", 1)
            .with("description", "Camion")
            .with("agreement_id", link("agreement", 1))
    };
    let finding = one(&plan([agreement("2026-03-15"), firm(), user()]), "RIS-005");
    at(&finding, "agreement", 1, "ends_on");
    assert!(finding.message().contains("Scavi Bianchi") && finding.fix().contains("Camion"));
    let vehicle = RecordRef {
        kind: "vehicle",
        id: id("vehicle", 1),
    };
    assert_eq!(finding.also, [vehicle]);
    none(&plan([agreement("2026-03-16"), firm(), user()]), "RIS-005");
    none(&plan([agreement("2026-03-15"), firm()]), "RIS-005");
    // A period the wrong way round is one thing to mend.
    let reversed = plan([agreement("2019-01-01"), firm(), user()]);
    let codes = shown(&reversed, &Facts::default());
    assert!(
        codes.contains(&"VAL-005") && !codes.contains(&"RIS-005"),
        "{codes:?}"
    );
}

#[test]
fn ris_006_an_agreement_ends_soon() {
    let finding = one(&plan([agreement("2026-06-14"), firm()]), "RIS-006");
    at(&finding, "agreement", 1, "ends_on");
    assert!(finding.message().contains("14/06/2026"));
    none(&plan([agreement("2026-06-15"), firm()]), "RIS-006");
    none(&plan([agreement("2026-03-15"), firm()]), "RIS-006");
}

fn takes(n: u16, action: u16) -> Built {
    new("action_resource", n)
        .with("action_id", link("action", action))
        .with("material_id", link("material", 1))
}

#[test]
fn ris_007_an_action_takes_what_is_out_of_use() {
    let still = |condition: &str| {
        plan([
            pump().with("condition", condition),
            new("action", 1).with("title", "Svuotare il sottopasso"),
            takes(1, 1),
        ])
    };
    let finding = one(&still("fermo"), "RIS-007");
    at(&finding, "material", 1, "condition");
    assert!(finding.message().contains("Svuotare il sottopasso"));
    none(&still("limitato"), "RIS-007");
    none(&plan([pump().with("condition", "fermo")]), "RIS-007");
}

#[test]
fn ris_008_a_depot_where_the_danger_is() {
    let flooded = |lon: f64, actions: Vec<Built>| {
        let base = [
            new("hazard", 1).with("hazard_code", "idraulico"),
            new("scenario", 1)
                .with("name", "Piena")
                .with("hazard_id", link("hazard", 1))
                .with("extent", square(9.62, 45.31, 0.01)),
            new("depot", 1)
                .with("name", "Magazzino")
                .with("geometry", point(lon, 45.315)),
            pump(),
        ];
        plan(base.into_iter().chain(actions))
    };
    let action = |n: u16, kind: &str, phase: &str| {
        new("action", n)
            .with("scenario_id", link("scenario", 1))
            .with("action_kind", kind)
            .with("phase", phase)
    };
    let used = || vec![action(1, "opere_urgenti", "allarme"), takes(1, 1)];
    let finding = one(&flooded(9.625, used()), "RIS-008");
    at(&finding, "depot", 1, "geometry");
    assert!(finding.point.is_some() && finding.message().contains("Piena"));
    none(&flooded(9.64, used()), "RIS-008");
    none(&flooded(9.625, vec![]), "RIS-008");
    let moved = |phase: &str| {
        let mut actions = used();
        actions.extend([action(2, "risorse", phase), takes(2, 2)]);
        actions
    };
    none(&flooded(9.625, moved("preallarme")), "RIS-008");
    one(&flooded(9.625, moved("allarme")), "RIS-008");
    one(
        &flooded(9.625, vec![action(1, "risorse", "allarme"), takes(1, 1)]),
        "RIS-008",
    );
    none(
        &flooded(9.625, vec![action(1, "risorse", "attenzione"), takes(1, 1)]),
        "RIS-008",
    );
    let elsewhere = new("action", 1)
        .with("scenario_id", link("scenario", 2))
        .with("action_kind", "opere_urgenti")
        .with("phase", "allarme");
    none(&flooded(9.625, vec![elsewhere, takes(1, 1)]), "RIS-008");
}

#[test]
fn ris_009_volunteers_to_reach() {
    let group = |volunteers: Option<i64>, kind: &str| {
        let group = new("volunteer_group", 1).with("organisation_id", link("organisation", 1));
        plan([
            volunteers.map_or(group.clone(), |n| group.with("operational_volunteers", n)),
            new("organisation", 1).with("name", "Lo Sparviere"),
            new("contact_point", 1)
                .with("organisation_id", link("organisation", 1))
                .with("contact_kind", kind)
                .with("value", "335 1234567"),
        ])
    };
    none(&group(Some(0), "h24"), "RIS-009");
    let finding = one(&group(None, "h24"), "RIS-009");
    at(&finding, "volunteer_group", 1, "operational_volunteers");
    assert!(finding.message().contains("Lo Sparviere"));
    let finding = one(&group(Some(8), "ufficio"), "RIS-009");
    at(&finding, "volunteer_group", 1, "organisation_id");
    assert!(one(&group(None, "ufficio"), "RIS-009").params["dati"].contains(", "));
}
