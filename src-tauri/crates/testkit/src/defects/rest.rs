//! Faults of resources, services, information, privacy and the plan's life (RIS, SER, INF, PRIV, DOC).

use plan::section::Section;
use serde_json::{Value as Json, json};

use super::{
    Sower, at,
    edit::{Edit, point},
    on, section,
};

pub(super) fn sow(sower: &mut Sower) {
    resources(sower);
    agreements(sower);
    services(sower);
    privacy(sower);
    life(sower);
    approval(sower);
    documents(sower);
}

fn resources(s: &mut Sower) {
    s.puts(
        "RIS-001",
        [
            ("material", "pompa", "contact_role_id", Json::Null),
            ("material", "transenne", "depot_id", Json::Null),
            ("vehicle", "pulmino", "contact_role_id", Json::Null),
            ("vehicle", "escavatore", "depot_id", Json::Null),
        ],
    );
    s.puts(
        "RIS-002",
        [
            ("material", "pompa", "verified_on", json!("@-13m")),
            ("material", "tende", "verified_on", Json::Null),
            ("vehicle", "pulmino", "verified_on", json!("@-4y")),
            ("depot", "volontari", "verified_on", json!("@-14m")),
        ],
    );
    s.case(
        "RIS-002",
        "all that a depot keeps",
        at("depot", "volontari", "verified_on"),
        |e| {
            e.put("material", "brandine", "verified_on", "@-15m");
            e.put("material", "tende", "verified_on", "@-16m");
            e.put("vehicle", "fuoristrada", "verified_on", "@-15m");
        },
    );
    s.puts(
        "RIS-003",
        [
            ("material", "pompa", "performance", Json::Null),
            ("material", "transenne", "activation_min", Json::Null),
            ("vehicle", "fuoristrada", "activation_min", Json::Null),
        ],
    );
    s.case(
        "RIS-004",
        "a generator lent by nobody knows how",
        at("material", "pompa", "agreement_id"),
        |e| {
            e.put("material", "pompa", "ownership", "privato");
            e.put("material", "pompa", "owner_id", "@parrocchia");
        },
    );
    s.case(
        "RIS-004",
        "barriers of another body",
        at("material", "transenne", "agreement_id"),
        |e| {
            e.put("material", "transenne", "ownership", "privato");
            e.put("material", "transenne", "owner_id", "@gas");
        },
    );
    for (kind, name) in [
        ("material", "idrovore"),
        ("material", "brandine"),
        ("vehicle", "pulmino"),
    ] {
        s.put("RIS-007", kind, name, "condition", "fermo");
    }
    s.put(
        "RIS-008",
        "depot",
        "magazzino",
        "geometry",
        point(9.6225, 45.2995),
    );
    s.put(
        "RIS-008",
        "depot",
        "volontari",
        "geometry",
        point(9.6248, 45.3005),
    );
    s.put(
        "RIS-009",
        "volunteer_group",
        "gruppo",
        "operational_volunteers",
        Json::Null,
    );
    s.case(
        "RIS-009",
        "no number for the night",
        at("volunteer_group", "gruppo", "organisation_id"),
        |e| {
            e.put("contact_point", "volontari_h24", "contact_kind", "ufficio");
            e.put("contact_point", "volontari_h24", "value", "0373 000150");
        },
    );
}

fn agreements(s: &mut Sower) {
    for (name, end) in [("ditta", "@-1d"), ("volontari", "@-8m")] {
        s.put("RIS-005", "agreement", name, "ends_on", end);
    }
    for (name, end) in [
        ("ditta", "@+0d"),
        ("volontari", "@+90d"),
        ("ditta", "@+45d"),
    ] {
        s.put("RIS-006", "agreement", name, "ends_on", end);
    }
}

fn services(s: &mut Sower) {
    for name in ["gas", "rifiuti", "elettricita"] {
        s.case(
            "SER-001",
            &format!("nothing about {name}"),
            section(Section::Services),
            |e| {
                e.remove("essential_service", name);
            },
        );
    }
    for (service, contact) in [
        ("gas", "gas_guasti"),
        ("elettricita", "energia_guasti"),
        ("rifiuti", "ambiente_guasti"),
    ] {
        let place = at("essential_service", service, "operator_id");
        s.case(
            "SER-002",
            &format!("{service} has only an office"),
            place,
            |e| {
                e.put("contact_point", contact, "contact_kind", "ufficio");
                e.put("contact_point", contact, "value", "0373 000999");
            },
        );
    }
    s.case(
        "INF-001",
        "every channel needs current",
        section(Section::Information),
        |e| {
            e.put(
                "information_channel",
                "megafono",
                "works_without_power",
                false,
            );
            e.put("information_channel", "porta", "works_without_power", false);
        },
    );
    s.case(
        "INF-001",
        "what needs no current needs the network",
        section(Section::Information),
        |e| {
            e.put("information_channel", "megafono", "channel_kind", "social");
            e.put(
                "information_channel",
                "porta",
                "works_without_power",
                Json::Null,
            );
        },
    );
    s.case(
        "INF-002",
        "no channel for who does not hear or see",
        section(Section::Information),
        |e| {
            for name in ["tabellone", "megafono", "porta"] {
                e.put(
                    "information_channel",
                    name,
                    "accessible_to",
                    json!(["turisti"]),
                );
            }
        },
    );
    s.case(
        "INF-003",
        "no exercise for years",
        section(Section::Exercises),
        |e| {
            e.put("exercise", "chiamate", "held_on", "@-30m").put(
                "exercise",
                "chiamate",
                "planned_on",
                "@-30m",
            );
            e.put("exercise", "evacuazione", "planned_on", "@+30m");
        },
    );
    s.case(
        "INF-003",
        "nobody says how an exercise went",
        section(Section::Exercises),
        |e| {
            e.put("exercise", "evacuazione", "planned_on", "@-3m");
        },
    );
    s.approved(
        "INF-004",
        "nowhere to read the plan",
        at("commune_profile", "comune", "website"),
        |e| {
            e.clear("commune_profile", "comune", "website");
            e.put("information_channel", "sito", "channel_kind", "social");
        },
    );
}

/// A tax code that belongs to nobody, with the right check letter.
const NOBODY: &str = "RSSMRA80A01F205X";

fn privacy(s: &mut Sower) {
    let sick = "La signora Maria Bianchi, allettata, abita nell'ultima cascina.";
    s.puts(
        "PRIV-001",
        [
            ("scenario", "piena", "effects", json!(sick)),
            (
                "zone",
                "nord",
                "notes",
                json!("Giuseppe Verdini usa la bombola di ossigeno."),
            ),
            (
                "attachment",
                "tavola_piena",
                "title",
                json!("Elenco disabili"),
            ),
            (
                "action",
                "p3_aiuti",
                "instruction",
                json!("Il signor Neri è in carrozzina: serve il pulmino."),
            ),
        ],
    );
    s.puts(
        "PRIV-002",
        [
            (
                "person",
                "campioni",
                "notes",
                json!(format!("Codice fiscale {NOBODY}")),
            ),
            ("nomination", "roc", "notes", json!(NOBODY.to_lowercase())),
            (
                "organisation",
                "ditta",
                "role_in_plan",
                json!(format!("Titolare {NOBODY}")),
            ),
        ],
    );
    s.case(
        "PRIV-003",
        "a mobile on the public desk",
        at("contact_point", "comune_centralino", "value"),
        |e| {
            e.put("contact_point", "comune_centralino", "value", "333 0000199");
            e.clear("contact_point", "comune_centralino", "published_by_body");
        },
    );
    s.puts(
        "PRIV-003",
        [
            ("gate", "est", "detour", json!("Chiamare il 333 1234567")),
            (
                "scenario",
                "temporale",
                "dynamics",
                json!("Avvisare il capo squadra, +39 347 1234567."),
            ),
        ],
    );
    s.puts(
        "PRIV-004",
        [
            (
                "information_channel",
                "megafono",
                "address",
                json!("squadra.esempio@gmail.com"),
            ),
            (
                "organisation",
                "parrocchia",
                "role_in_plan",
                json!("Oratorio, oratorio.esempio@libero.it"),
            ),
        ],
    );
    s.case(
        "PRIV-004",
        "the address of an employee",
        at("contact_point", "campioni_email", "value"),
        |e| {
            e.add(
                "contact_point",
                "campioni_email",
                &json!({
                    "person_id": "@campioni", "contact_kind": "email_ufficio",
                    "value": "campioni@comune.esempio.it", "verified_on": "@-33d",
                }),
            );
        },
    );
    s.puts(
        "PRIV-005",
        [
            ("person", "fantasia", "notes", json!("Nata a Crema")),
            (
                "person",
                "simulati",
                "position_held",
                json!("Addetto, residente in paese"),
            ),
            (
                "nomination",
                "polizia_1",
                "notes",
                json!("Domiciliato presso il fratello"),
            ),
        ],
    );
    s.case(
        "PRIV-006",
        "somebody who left years ago",
        on("person", "vecchi"),
        |e| {
            e.add(
                "person",
                "vecchi",
                &json!({
                    "surname": "Vecchi", "given_name": "Ugo", "organisation_id": "@comune",
                    "position_held": "Tecnico fino al 2022", "is_public_officer": false,
                }),
            );
            e.copy("contact_point", "inventi_mobile", "vecchi_mobile");
            e.put("contact_point", "vecchi_mobile", "person_id", "@vecchi");
            e.put("contact_point", "vecchi_mobile", "value", "333 0000188");
            e.copy("nomination", "tecnico", "tecnico_before");
            for (field, value) in [
                ("person_id", "@vecchi"),
                ("starts_on", "@-60m"),
                ("ends_on", "@-36m"),
                ("end_reason", "scadenza"),
            ] {
                e.put("nomination", "tecnico_before", field, value);
            }
        },
    );
}

fn life(s: &mut Sower) {
    let act = || at("plan", "piano", "approval_act_id");
    s.approved("DOC-001", "an act of the Giunta", act(), |e| {
        e.put("act", "delibera_piano", "act_kind", "delibera_giunta");
    });
    s.approved("DOC-001", "no act", act(), |e| {
        e.clear("plan", "piano", "approval_act_id");
    });
    s.approved("DOC-001", "an act without number", act(), |e| {
        e.clear("act", "delibera_piano", "number");
    })
    .with(&["COM-003"]);
    for body in ["regione", "provincia", "prefettura"] {
        let place = at("plan_transmission", body, "sent_on");
        s.approved(
            "DOC-002",
            &format!("sent to {body} before the council"),
            place,
            |e| {
                e.put("plan_transmission", body, "sent_on", "@-16d");
            },
        );
    }
    s.approved(
        "DOC-002",
        "validated after the council",
        at("plan_state_change", "validato", "changed_on"),
        |e| {
            e.put("plan_state_change", "validato", "changed_on", "@-5d");
        },
    );
    for field in ["changed_by", "changed_on"] {
        s.put(
            "DOC-003",
            "plan_state_change",
            "validato",
            field,
            Json::Null,
        );
    }
    s.case(
        "DOC-003",
        "nobody validated it",
        at("plan", "piano", "state"),
        |e| {
            e.remove("plan_state_change", "validato");
        },
    );
    for title in ["pgt", "provinciale", "regionale"] {
        s.case(
            "DOC-009",
            &format!("nothing about {title}"),
            section(Section::Plan),
            |e| {
                e.put("linked_plan", title, "linked_kind", "altro");
                e.put("linked_plan", title, "notes", "Piano di settore");
            },
        );
    }
}

fn approval(s: &mut Sower) {
    s.changed(
        "DOC-004",
        "an area has another name",
        section(Section::Areas),
        |e| {
            e.put("emergency_area", "piazza", "name", "Piazza nuova");
        },
    );
    s.changed(
        "DOC-004",
        "another action",
        section(Section::Intervention),
        |e| {
            e.put("action", "t2_griglie", "title", "Liberare i tombini");
        },
    );
    s.changed(
        "DOC-004",
        "another person",
        section(Section::Contacts),
        |e| {
            e.put("person", "simulati", "given_name", "Marco");
        },
    );
    let late = |e: &mut Edit| {
        e.put("act", "delibera_piano", "act_date", "@-45d");
        for (name, day) in [
            ("da_validare", "@-90d"),
            ("validato", "@-60d"),
            ("approvabile", "@-50d"),
            ("approvato", "@-45d"),
        ] {
            e.put("plan_state_change", name, "changed_on", day);
        }
    };
    for body in ["provincia", "prefettura"] {
        s.approved(
            "DOC-005",
            &format!("never sent to {body}"),
            at("plan", "piano", "approval_act_id"),
            |e| {
                late(e);
                e.remove("plan_transmission", body);
            },
        );
    }
    for (what, due) in [
        ("no day", Json::Null),
        ("a day gone by", json!("@-1d")),
        ("a day too far", json!("@+60m")),
    ] {
        s.approved(
            "DOC-006",
            what,
            at("plan", "piano", "next_review_due"),
            |e| {
                e.put("plan", "piano", "next_review_due", due);
            },
        );
    }
}

fn documents(s: &mut Sower) {
    for act in ["decreto_ucl", "conv_ditta", "decreto_tecnico"] {
        s.put("DOC-007", "act", act, "attachment_ids", json!([]));
    }
    for name in ["tavola_piena", "decreto_ucl"] {
        let hash = s
            .clean
            .record("attachment", name)
            .get("sha256")
            .clone()
            .text()
            .unwrap_or_default();
        s.case(
            "DOC-008",
            &format!("{name} has other bytes"),
            at("attachment", name, "sha256"),
            |e| {
                e.beside
                    .attachments
                    .insert(hash.clone(), Some("0".repeat(64)));
            },
        );
        s.case(
            "DOC-008",
            &format!("{name} has no bytes"),
            at("attachment", name, "sha256"),
            |e| {
                e.beside.attachments.insert(hash, None);
            },
        );
    }
}
