//! COM.

use plan::{record::Plan, section::Section};
use rules::Facts;
use serde_json::json;
use testkit::build::{Built, id, link, new, plan};

use crate::kit::{at, none, none_with, one, one_with, only, shown};

/// A plan whose own sheet lacks nothing.
fn whole(records: impl IntoIterator<Item = Built>) -> Plan {
    let header = new("plan", 1)
        .with("istat_code", "019018")
        .with("title", "Piano di Casaletto Ceredano")
        .with("plan_kind", "multirischio")
        .with("summary", "Che cosa fare")
        .with("state", "bozza")
        .with("revision_number", 0)
        .with("review_interval_months", 36)
        .with("contact_check_months", 6);
    plan(records.into_iter().chain([header]))
}

#[test]
fn com_001_an_essential_section_is_empty() {
    let empty = plan([]);
    let findings = only(&empty, &Facts::default(), "COM-001");
    assert_eq!(
        findings.len(),
        9,
        "all core sections but the plan's own sheet"
    );
    assert!(findings.iter().any(|f| f.section == Section::Hazards));
    assert!(findings.iter().all(|f| f.record.is_none()));
    // A statement that there is nothing does not help here.
    let stated = plan([new("empty_statement", 1)
        .with("section_code", "hazards")
        .with("reason", "Nessun rischio")]);
    assert_eq!(only(&stated, &Facts::default(), "COM-001").len(), 9);
    let answered = plan([new("hazard", 1)]);
    let findings = only(&answered, &Facts::default(), "COM-001");
    assert!(findings.iter().all(|f| f.section != Section::Hazards));
}

#[test]
fn com_002_a_section_is_empty_without_a_reason() {
    let findings = only(&plan([]), &Facts::default(), "COM-002");
    assert!(findings.iter().any(|f| f.section == Section::Services));
    assert!(
        findings
            .iter()
            .all(|f| f.section != Section::Hazards && f.section != Section::Life)
    );
    let stated = |reason: &str| {
        plan([new("empty_statement", 1)
            .with("section_code", "services")
            .with("reason", reason)])
    };
    let services = |plan: &plan::record::Plan| {
        let findings = only(plan, &Facts::default(), "COM-002");
        findings.iter().any(|f| f.section == Section::Services)
    };
    assert!(!services(&stated("Li elenca il piano d'ambito")));
    assert!(services(&stated(" ")));
    assert!(!services(&plan([new("hydrant", 1)])));
}

#[test]
fn com_003_a_record_does_not_say_what_it_is() {
    let scenario = new("scenario", 1)
        .with("hazard_id", link("hazard", 1))
        .with("name", "Piena")
        .with("severity", "grave");
    let finding = one(&whole([scenario.clone()]), "COM-003");
    at(&finding, "scenario", 1, "description");
    assert!(finding.message().contains("Piena"));
    none(
        &whole([scenario.with("description", "L'Adda esce")]),
        "COM-003",
    );
    // One finding for all that lacks; an address is enough for a depot.
    let finding = one(&whole([new("depot", 1)]), "COM-003");
    at(&finding, "depot", 1, "name");
    assert!(
        finding.params["campi"].contains(','),
        "{}",
        finding.params["campi"]
    );
    none(
        &whole([new("depot", 1)
            .with("name", "Magazzino")
            .with("street", "Via Roma")]),
        "COM-003",
    );
    // What another rule asks for, and what was typed and cannot be read, is not asked for here.
    let act = new("act", 1)
        .with("act_kind", "decreto_sindacale")
        .with("number", "4")
        .with("act_date", "31/02/2025");
    none(&whole([act]), "COM-003");
}

#[test]
fn com_004_words_still_to_be_replaced() {
    let effects = |text: &str| plan([new("scenario", 1).with("effects", text)]);
    for text in [
        "Da completare",
        "Strade: [da completare].",
        "DA DEFINIRE con la Provincia",
        "xxx",
    ] {
        let finding = one(&effects(text), "COM-004");
        at(&finding, "scenario", 1, "effects");
    }
    for text in [
        "L'argine da completare cede",
        "Perché?",
        "Strade (da completare i lavori)",
    ] {
        none(&effects(text), "COM-004");
    }
}

#[test]
fn com_005_a_mark_of_the_model_is_still_there() {
    let notes = |text: &str| {
        plan([new("action", 1)
            .with("title", "Avvisare")
            .with("notes", text)])
    };
    let finding = one(&notes("Il sindaco di [NOME COMUNE] avvisa"), "COM-005");
    at(&finding, "action", 1, "notes");
    assert!(finding.message().contains("[NOME COMUNE]"));
    assert!(finding.fix().contains("Casaletto Ceredano"));
    none(&notes("Vedi [1] e (nota)"), "COM-005");
    // A form has blanks on purpose.
    none(
        &plan([new("form_template", 1).with("body", "Il sottoscritto {nome}")]),
        "COM-005",
    );
    // It explains the words to be replaced of the same field.
    let both = notes("[DA COMPLETARE]");
    assert_eq!(only(&both, &Facts::default(), "COM-004").len(), 1);
    assert!(!shown(&both, &Facts::default()).contains(&"COM-004"));
}

#[test]
fn com_006_another_commune_is_named() {
    let described = |text: &str| plan([new("scenario", 1).with("description", text)]);
    let finding = one(
        &described("Si aprono la palestra di Casaletto Vaprio e la scuola."),
        "COM-006",
    );
    at(&finding, "scenario", 1, "description");
    assert!(finding.message().contains("Casaletto Vaprio"));
    for text in [
        "Casaletto Ceredano e la vicina Chieve",
        "Ospedale di Crema, caserma di Lodi",
        "In via Offanengo",
        "Il fosso di casaletto vaprio",
    ] {
        none(&described(text), "COM-006");
    }
    let linked = plan([
        new("scenario", 1).with("description", "Con Quintano e Chieve"),
        new("municipal_structure", 1).with("associated_with", json!(["019078"])),
    ]);
    none(&linked, "COM-006");
}

#[test]
fn com_007_a_text_is_still_the_models() {
    let taken = plan([new("scenario", 1).with("description", "Testo del modello")]);
    let facts = Facts {
        unadapted: vec![(id("scenario", 1), "description")],
        ..Facts::default()
    };
    at(
        &one_with(&taken, &facts, "COM-007"),
        "scenario",
        1,
        "description",
    );
    none(&taken, "COM-007");
    none_with(&plan([new("scenario", 1)]), &facts, "COM-007");
}

#[test]
fn com_008_national_classes_without_data() {
    let services = plan([new("essential_service", 1), new("emergency_area", 1)]);
    let finding = one(&services, "COM-008");
    assert!(finding.params["classi"].contains("Reti idranti"));
    // Sections that hold nothing at all are COM-001's and COM-002's.
    assert!(!finding.params["classi"].contains("Continuità"));
    let said = |class: &str, n: u16| {
        new("empty_statement", n)
            .with("national_class", class)
            .with("reason", "In paese non ce ne sono")
    };
    let stated = plan([
        new("essential_service", 1),
        new("emergency_area", 1)
            .with("area_type", "accoglienza_coperta")
            .with("secondary_types", json!(["ammassamento"])),
        said("11", 1),
        said("10", 2),
        said("08", 3),
        said("09", 4),
    ]);
    none(&stated, "COM-008");
}

#[test]
fn com_009_essential_data_are_missing() {
    let zone = |n: u16| {
        new("zone", n)
            .with("name", "Centro")
            .with("zone_kind", "frazione")
            .with("residents", 0)
    };
    let finding = one(&whole([zone(1)]), "COM-009");
    at(&finding, "zone", 1, "counted_on");
    none(
        &whole([zone(1).with("counted_on", "2025-01-01")]),
        "COM-009",
    );
    // What is essential only in a case is never asked for.
    let role = new("crisis_unit_role", 1)
        .with("role_code", "sindaco")
        .with("membership", "interno")
        .with("duties", "Dirige");
    none(&whole([role]), "COM-009");
    // Many records without the same field make one finding, with the count.
    let finding = one(&whole((1..=12).map(zone)), "COM-009");
    assert!(
        finding.record.is_none() && finding.message().contains("12"),
        "{}",
        finding.message()
    );
    // A record that does not even say what it is has more to mend first.
    let nameless = plan([new("gate", 1)]);
    assert!(!shown(&nameless, &Facts::default()).contains(&"COM-009"));
}
