use plan::record::Plan;
use serde_json::json;
use testkit::build::{self, Built, link, new};

use crate::{kit::at, of, one, shown, silent};

fn effects(text: &str) -> Plan {
    build::plan([new("scenario", 1)
        .with("name", "Piena")
        .with("effects", text)])
}

#[test]
fn priv_001_no_names_of_people_with_needs() {
    for text in [
        "La signora Maria Bianchi, allettata, abita lì.",
        "In cascina vive Maria Bianchi con l'ossigeno.",
        "Il sig. Bianchi è in carrozzina.",
        "La casa di Ugo Fantozzi (non vedente) si allaga.",
    ] {
        let finding = one(&effects(text), "PRIV-001");
        at(&finding, "scenario", 1, "effects");
        assert_eq!(
            finding.message(),
            "Nello scenario «Piena» sembra esserci il nome di una persona con esigenze specifiche."
        );
    }
    for text in [
        "In via Giuseppe Verdi abitano tre persone con ossigeno.",
        "La Protezione Civile aiuta i disabili con i Servizi Sociali.",
        "Da Casaletto Ceredano a Ripalta Cremasca nessun invalido.",
        "La signora Maria Bianchi abita lì.",
        "Maria Bianchi coordina la squadra che apre il centro civico, chiama i vicini e accompagna chi è disabile.",
        "Sei persone non autosufficienti.",
    ] {
        silent(&effects(text), "PRIV-001");
    }
}

#[test]
fn priv_001_knows_places_and_who_is_nominated() {
    let text = "Anna Ferrario segue i disabili ospiti di Villa Serena e di Fior Rubinia.";
    let finding = one(&effects(text), "PRIV-001");
    at(&finding, "scenario", 1, "effects");
    let mut plan = effects(text);
    let nominated = [
        new("facility", 1).with("name", "Fior Rubinia"),
        new("person", 1)
            .with("surname", "Ferrario")
            .with("given_name", "Anna"),
        new("nomination", 1).with("person_id", link("person", 1)),
    ];
    for built in nominated {
        plan.insert(built.0);
    }
    silent(&plan, "PRIV-001");
}

#[test]
fn priv_001_lists_among_the_attachments() {
    let named = |name: &str| build::plan([new("attachment", 1).with("file_name", name)]);
    at(
        &one(&named("elenco_disabili.pdf"), "PRIV-001"),
        "attachment",
        1,
        "file_name",
    );
    silent(&named("elenco_mezzi.pdf"), "PRIV-001");
    silent(&named("trasporto_disabili.pdf"), "PRIV-001");
}

#[test]
fn priv_002_no_tax_codes_of_persons() {
    let noted = |text: &str| {
        build::plan([new("person", 1)
            .with("surname", "Rossi")
            .with("notes", text)])
    };
    let finding = one(&noted("cod. fisc. RSSMRA80A01H501U"), "PRIV-002");
    at(&finding, "person", 1, "notes");
    assert!(!finding.message().contains("RSSMRA"));
    one(&noted("rss mra 80a01 h501u"), "PRIV-002");
    // A wrong check letter, and the code of a body.
    silent(&noted("RSSMRA80A01H501X"), "PRIV-002");
    silent(&noted("00307310191"), "PRIV-002");
}

fn contact(kind: &str, value: &str) -> Built {
    new("contact_point", 1)
        .with("organisation_id", link("organisation", 1))
        .with("contact_kind", kind)
        .with("value", value)
}

#[test]
fn priv_003_no_mobiles_for_all_to_see() {
    let plan = build::plan([contact("ufficio", "333 1234567")]);
    let finding = one(&plan, "PRIV-003");
    at(&finding, "contact_point", 1, "value");
    assert!(
        finding
            .message()
            .ends_with("pubblica: «Numero o indirizzo»."),
        "{}",
        finding.message()
    );
    silent(
        &build::plan([contact("cellulare_servizio", "333 1234567")]),
        "PRIV-003",
    );
    silent(
        &build::plan([contact("ufficio", "0373 123456")]),
        "PRIV-003",
    );
    let published = contact("ufficio", "333 1234567").with("published_by_body", true);
    silent(&build::plan([published]), "PRIV-003");
    let narrower = contact("ufficio", "333 1234567").with("privacy_min", "operativa");
    silent(&build::plan([narrower]), "PRIV-003");
    let zero = build::plan([contact("ufficio", "373 123456")]);
    assert_eq!(shown(&zero, &["CON-002", "PRIV-003"]), ["CON-002"]);
}

#[test]
fn priv_003_looks_into_texts() {
    let finding = one(&effects("Chiamare Ugo al 347-1234567."), "PRIV-003");
    at(&finding, "scenario", 1, "effects");
    // Notes are for those who work with the plan; a landline is an office's.
    let notes = new("scenario", 1).with("notes", "Chiamare il 347 1234567");
    silent(&build::plan([notes]), "PRIV-003");
    silent(&effects("Chiamare lo 0373 123456 o il 112."), "PRIV-003");
    silent(
        &effects("Portata di 350 m³/s, 1.200 m in 30 minuti."),
        "PRIV-003",
    );
}

#[test]
fn priv_004_no_private_addresses_for_all_to_see() {
    let plan = build::plan([contact("email_ufficio", "comune.casaletto@gmail.com")]);
    at(&one(&plan, "PRIV-004"), "contact_point", 1, "value");
    silent(
        &build::plan([contact("email_ufficio", "ufficio@comune.it")]),
        "PRIV-004",
    );
    silent(
        &build::plan([contact("email_personale", "ugo@gmail.com")]),
        "PRIV-004",
    );
    at(
        &one(&effects("Scrivere a ugo.rossi@Libero.it"), "PRIV-004"),
        "scenario",
        1,
        "effects",
    );
    let of_person = |officer: bool| {
        let contact = new("contact_point", 1)
            .with("person_id", link("person", 1))
            .with("contact_kind", "email_ufficio")
            .with("value", "u.rossi@ditta.it");
        let person = new("person", 1).with("is_public_officer", officer);
        build::plan([contact, person])
    };
    at(
        &one(&of_person(false), "PRIV-004"),
        "contact_point",
        1,
        "value",
    );
    silent(&of_person(true), "PRIV-004");
}

#[test]
fn priv_005_no_birth_and_no_home() {
    let noted = build::plan([new("person", 1)
        .with("surname", "Rossi")
        .with("notes", "nato a Crema")]);
    at(&one(&noted, "PRIV-005"), "person", 1, "notes");
    let text = "Il sig. Rossi, residente in via Roma 3, ha le chiavi.";
    at(&one(&effects(text), "PRIV-005"), "scenario", 1, "effects");
    silent(
        &effects("La popolazione residente in golena va avvisata."),
        "PRIV-005",
    );
    silent(
        &effects("Il gruppo comunale è nato il 3 maggio 1998."),
        "PRIV-005",
    );
    let worse = build::plan([new("person", 1)
        .with("surname", "Rossi")
        .with("notes", "nato a Roma, RSSMRA80A01H501U")]);
    assert_eq!(shown(&worse, &["PRIV-002", "PRIV-005"]), ["PRIV-002"]);
}

#[test]
fn priv_006_nobody_kept_without_a_role() {
    let old = |ends: &str| {
        let nomination = new("nomination", 1)
            .with("person_id", link("person", 1))
            .with("starts_on", "2014-06-01")
            .with("ends_on", ends)
            .with("end_reason", "fine_mandato");
        let mobile = new("contact_point", 1)
            .with("person_id", link("person", 1))
            .with("contact_kind", "cellulare_personale")
            .with("value", "333 1234567");
        build::plan([
            new("person", 1).with("surname", "Rossi"),
            nomination,
            mobile,
        ])
    };
    let finding = one(&old("2024-03-15"), "PRIV-006");
    of(&finding, "person", 1);
    assert_eq!(
        finding.message(),
        "Rossi non ha più un ruolo da oltre 24 mesi."
    );
    silent(&old("2024-03-16"), "PRIV-006");
    // Called for something else, or already without contacts.
    let mut opens = old("2020-01-01");
    opens.insert(
        new("facility", 1)
            .with("contact_person_id", link("person", 1))
            .0,
    );
    silent(&opens, "PRIV-006");
    let mut no_contacts = old("2020-01-01");
    no_contacts.remove("contact_point", build::id("contact_point", 1));
    silent(&no_contacts, "PRIV-006");
    let mut again = old("2020-01-01");
    let now = json!(build::id("person", 1).to_string());
    again.insert(
        new("nomination", 2)
            .with("person_id", now)
            .with("starts_on", "2025-01-01")
            .0,
    );
    silent(&again, "PRIV-006");
}
