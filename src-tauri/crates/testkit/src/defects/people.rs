//! Faults of people: contacts, roles, nominations, seats (CON, UCL).

use plan::section::Section;
use serde_json::{Value as Json, json};

use super::{
    Sower, at,
    edit::{Edit, point},
    on, section,
};

pub(super) fn sow(sower: &mut Sower) {
    contacts(sower);
    roles(sower);
    nominations(sower);
    reach(sower);
    seats(sower);
}

fn contacts(s: &mut Sower) {
    s.puts(
        "CON-001",
        [
            (
                "contact_point",
                "fittizi_mobile",
                "value",
                json!("0373 1234567890123"),
            ),
            ("contact_point", "campioni_mobile", "value", json!("333")),
            (
                "contact_point",
                "provincia_h24",
                "value",
                json!("chiedere in ufficio"),
            ),
        ],
    );
    s.put(
        "CON-001",
        "contact_point",
        "energia_guasti",
        "value",
        "800 1",
    )
    .with(&["SER-002"]);
    s.puts(
        "CON-002",
        [
            (
                "contact_point",
                "fittizi_ufficio",
                "value",
                json!("373 000102"),
            ),
            ("contact_point", "vvf_ufficio", "value", json!("374 000204")),
            (
                "contact_point",
                "comune_centralino",
                "value",
                json!("373 000100"),
            ),
            (
                "contact_point",
                "riserva_telefono",
                "value",
                json!("372.000120"),
            ),
        ],
    );
    s.puts(
        "CON-003",
        [
            (
                "contact_point",
                "esempi_email",
                "value",
                json!("ufficio@@comune"),
            ),
            (
                "contact_point",
                "comune_pec",
                "value",
                json!("comune pec.esempio.it"),
            ),
            (
                "contact_point",
                "esempi_email",
                "value",
                json!("sindaco@comune .esempio.it"),
            ),
        ],
    );
    for (body, contact) in [("vvf", "vvf_ufficio"), ("soccorso", "soccorso_ufficio")] {
        s.case(
            "CON-004",
            &format!("{body} has only 112"),
            on("organisation", body),
            |e| {
                e.put("contact_point", contact, "contact_kind", "numero_breve");
                e.put("contact_point", contact, "value", "112");
            },
        );
    }
    s.puts(
        "CON-005",
        [
            ("contact_point", "ditta_h24", "verified_on", json!("@-8m")),
            (
                "contact_point",
                "inventi_mobile",
                "verified_on",
                json!("@-7m"),
            ),
            (
                "contact_point",
                "coc_telefono",
                "verified_on",
                json!("@-11m"),
            ),
            ("nomination", "sociali", "verified_on", json!("@-9m")),
            ("operations_seat", "riserva", "verified_on", json!("@-8m")),
            ("essential_service", "gas", "verified_on", json!("@-10m")),
        ],
    );
    s.puts(
        "CON-006",
        [
            (
                "contact_point",
                "provetti_mobile",
                "verified_on",
                Json::Null,
            ),
            (
                "contact_point",
                "provetti_ufficio",
                "verified_on",
                json!("@-14m"),
            ),
            (
                "contact_point",
                "bonifica_h24",
                "verified_on",
                json!("@-3y"),
            ),
            ("nomination", "forze_1", "verified_on", Json::Null),
            (
                "operations_seat",
                "principale",
                "verified_on",
                json!("@-13m"),
            ),
            ("agreement", "ditta", "verified_on", json!("@-20m")),
        ],
    );
}

fn roles(s: &mut Sower) {
    s.case(
        "UCL-001",
        "no ROC",
        at("crisis_unit_role", "roc", "role_code"),
        |e| {
            e.remove_all("nomination", &["roc", "roc_1"]);
        },
    );
    s.case(
        "UCL-001",
        "no mayor",
        at("crisis_unit_role", "sindaco", "role_code"),
        |e| {
            e.remove_all("nomination", &["sindaco", "sindaco_1"]);
        },
    );
    s.case(
        "UCL-002",
        "two mayors",
        at("nomination", "sindaco", "ends_on"),
        |e| {
            e.copy("nomination", "sindaco", "other");
            e.put("nomination", "other", "person_id", "@simulati");
            e.put("nomination", "other", "starts_on", "@-19m");
        },
    );
    s.case(
        "UCL-003",
        "nobody stands in for the mayor",
        at("nomination", "sindaco", "rank"),
        |e| {
            e.remove("nomination", "sindaco_1");
        },
    );
    s.case(
        "UCL-003",
        "who stood in has left",
        at("nomination", "sindaco", "rank"),
        |e| {
            e.put("nomination", "sindaco_1", "ends_on", "@-10d");
            e.put("nomination", "sindaco_1", "end_reason", "rinuncia");
        },
    );
    for (role, nominations) in [
        ("forze", ["forze", "forze_1"]),
        ("volontariato", ["volontariato", "volontariato_1"]),
    ] {
        let what = format!("nobody is {role}");
        s.case(
            "UCL-004",
            &what,
            at("crisis_unit_role", role, "role_code"),
            |e| {
                e.remove_all("nomination", &nominations);
            },
        )
        .with(if role == "volontariato" {
            &["MOD-002"]
        } else {
            &[]
        });
    }
    for name in ["polizia", "tecnico", "roc"] {
        let what = format!("nobody stands in for {name}");
        s.case("UCL-005", &what, at("nomination", name, "rank"), |e| {
            e.remove("nomination", &format!("{name}_1"));
        });
    }
    s.case(
        "UCL-006",
        "mayor and ROC are one",
        at("nomination", "roc", "person_id"),
        |e| {
            e.put("nomination", "roc", "person_id", "@esempi");
            e.put("nomination", "roc_1", "person_id", "@fittizi");
        },
    );
    s.case(
        "UCL-006",
        "mayor and ROC are one in a town",
        at("nomination", "roc", "person_id"),
        |e| {
            e.put("nomination", "roc", "person_id", "@esempi");
            e.put("commune_profile", "comune", "residents", 2600);
        },
    )
    .with(&["ANA-004"]);
    for (name, person) in [
        ("roc_1", "@modelli"),
        ("tecnico_1", "@inventi"),
        ("forze_1", "@figuranti"),
    ] {
        s.put("UCL-007", "nomination", name, "person_id", person);
    }
    s.case(
        "UCL-008",
        "one for three roles",
        on("person", "modelli"),
        |e| {
            e.put("nomination", "tecnico", "person_id", "@modelli");
            e.put("nomination", "polizia", "person_id", "@modelli");
            e.remove_all("nomination", &["roc_1", "tecnico_1", "polizia_1"]);
        },
    );
    s.case(
        "UCL-012",
        "nobody for the press",
        at("crisis_unit_role", "comunicazione", "role_code"),
        |e| {
            e.remove("nomination", "comunicazione");
        },
    );
    s.case(
        "UCL-012",
        "a new role",
        at("crisis_unit_role", "scuola", "role_code"),
        |e| {
            e.add(
                "crisis_unit_role",
                "scuola",
                &json!({
                    "role_code": "altro", "custom_name": "Rappresentante della scuola",
                    "membership": "allargata", "duties": "Tiene i contatti con le famiglie.",
                }),
            );
        },
    );
    s.put(
        "UCL-012",
        "support_function",
        "f_mobilita",
        "lead_role_id",
        Json::Null,
    )
    .with(&["COM-009"]);
}

fn nominations(s: &mut Sower) {
    s.puts(
        "UCL-009",
        [
            ("nomination", "tecnico", "act_id", Json::Null),
            ("nomination", "roc", "act_id", Json::Null),
            ("nomination", "polizia_1", "act_id", Json::Null),
            ("nomination", "sociali", "act_id", Json::Null),
        ],
    );
    s.case(
        "UCL-010",
        "the technician's term ended yesterday",
        at("nomination", "tecnico", "ends_on"),
        |e| {
            e.put("nomination", "tecnico", "ends_on", "@-1d");
            e.remove("nomination", "tecnico_1");
        },
    );
    s.case(
        "UCL-010",
        "the social worker's term ended in winter",
        at("nomination", "sociali", "ends_on"),
        |e| {
            e.put("nomination", "sociali", "ends_on", "@-3m");
        },
    );
    s.puts(
        "UCL-011",
        [
            ("nomination", "tecnico", "ends_on", json!("@+30d")),
            ("nomination", "sindaco", "ends_on", json!("@+90d")),
            ("nomination", "comunicazione", "ends_on", json!("@+1d")),
            ("nomination", "polizia_1", "ends_on", json!("@+0d")),
        ],
    );
    s.case(
        "UCL-016",
        "an act of the mayor before",
        at("nomination", "tecnico", "act_id"),
        |e| {
            e.put("act", "decreto_tecnico", "act_date", "@-24m");
        },
    );
    s.case(
        "UCL-016",
        "an act of ten years ago",
        at("nomination", "tecnico", "act_id"),
        |e| {
            e.put("act", "decreto_tecnico", "act_date", "@-10y");
        },
    );
}

fn reach(s: &mut Sower) {
    let mobiles = |e: &mut Edit, persons: &[&str]| {
        for person in persons {
            e.remove("contact_point", &format!("{person}_mobile"));
        }
    };
    s.case(
        "UCL-013",
        "nobody answers at night",
        section(Section::CrisisUnit),
        |e| {
            mobiles(e, &["esempi", "fittizi", "modelli", "campioni"]);
            e.remove("contact_point", "comune_h24");
        },
    );
    s.case(
        "UCL-014",
        "the ROC has no mobile",
        on("person", "modelli"),
        |e| mobiles(e, &["modelli"]),
    );
    s.case(
        "UCL-014",
        "the mayor has no mobile",
        on("person", "esempi"),
        |e| mobiles(e, &["esempi"]),
    );
    s.case(
        "UCL-014",
        "the ROC does not answer at night",
        on("person", "modelli"),
        |e| {
            e.put("nomination", "roc", "reachable_24h", false);
        },
    );
    s.case(
        "UCL-015",
        "no number of the social worker",
        on("person", "fantasia"),
        |e| {
            mobiles(e, &["fantasia"]);
            e.remove("contact_point", "fantasia_ufficio");
        },
    );
    s.case(
        "UCL-015",
        "no number of a police officer",
        on("person", "immaginari"),
        |e| {
            mobiles(e, &["immaginari"]);
            e.remove("contact_point", "immaginari_ufficio");
        },
    );
}

fn seats(s: &mut Sower) {
    s.case(
        "UCL-017",
        "no main seat",
        section(Section::OperationsCentre),
        |e| {
            e.remove("operations_seat", "principale")
                .remove("contact_point", "coc_telefono");
        },
    );
    s.case(
        "UCL-017",
        "two spare seats",
        section(Section::OperationsCentre),
        |e| {
            e.put("operations_seat", "principale", "seat_kind", "alternativa");
        },
    );
    s.case(
        "UCL-018",
        "no spare seat",
        at("operations_seat", "principale", "seat_kind"),
        |e| {
            e.remove("operations_seat", "riserva")
                .remove("contact_point", "riserva_telefono");
        },
    );
    s.case(
        "UCL-018",
        "the spare seat next door",
        at("operations_seat", "riserva", "seat_kind"),
        |e| {
            e.put(
                "operations_seat",
                "riserva",
                "geometry",
                point(9.618_35, 45.318_5),
            );
        },
    );
    s.case(
        "UCL-018",
        "the spare seat at the same address",
        at("operations_seat", "riserva", "seat_kind"),
        |e| {
            e.put(
                "operations_seat",
                "riserva",
                "street",
                "Piazza dell’esempio",
            );
            e.put("operations_seat", "riserva", "house_number", "1");
        },
    );
    s.case(
        "UCL-019",
        "both seats in the flood",
        at("operations_seat", "principale", "geometry"),
        |e| {
            e.put(
                "operations_seat",
                "principale",
                "geometry",
                point(9.622, 45.299),
            );
            e.put(
                "operations_seat",
                "riserva",
                "geometry",
                point(9.625, 45.301),
            );
        },
    );
    s.case(
        "UCL-019",
        "the main seat in the flood, the spare one not used then",
        at("operations_seat", "principale", "geometry"),
        |e| {
            e.put(
                "operations_seat",
                "principale",
                "geometry",
                point(9.622, 45.299),
            );
            e.put(
                "operations_seat",
                "riserva",
                "excluded_scenario_ids",
                json!(["@piena"]),
            );
        },
    );
}
