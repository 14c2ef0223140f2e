//! Faults of records as such: missing, of the model, of identity, of values (COM, ID, VAL).

use plan::section::Section;
use serde_json::{Value as Json, json};
use uuid::Uuid;

use super::{
    Place, Sower, at,
    edit::{kind_name, point},
    either, section,
};
use crate::examples;

pub(super) fn sow(sower: &mut Sower) {
    completeness(sower);
    texts(sower);
    identity(sower);
    values(sower);
    numbers(sower);
}

fn completeness(s: &mut Sower) {
    const NO: Json = Json::Null;
    s.case(
        "COM-001",
        "no intervention",
        section(Section::Intervention),
        |e| {
            e.empty_section(Section::Intervention);
        },
    );
    s.case(
        "COM-001",
        "no territory",
        section(Section::Territory),
        |e| {
            e.empty_section(Section::Territory);
        },
    )
    .with(&["COM-009"]);
    for empty in [
        Section::Services,
        Section::Continuity,
        Section::Information,
        Section::Exercises,
    ] {
        s.case(
            "COM-002",
            &format!("nothing in {}", empty.code()),
            section(empty),
            |e| {
                e.empty_section(empty);
            },
        );
    }
    s.puts(
        "COM-003",
        [
            ("scenario", "piena", "description", NO),
            ("scenario", "temporale", "description", NO),
            ("scenario", "terremoto", "severity", NO),
            ("plan", "piano", "title", NO),
            ("person", "simulati", "given_name", NO),
            ("nomination", "sociali", "starts_on", NO),
            ("act", "conv_ditta", "number", NO),
            ("facility", "farmacia", "name", NO),
            ("gate", "est", "name", NO),
            ("escape_route", "via_est", "name", NO),
            ("organisation", "ditta", "name", NO),
            ("material", "tende", "description", NO),
            ("vehicle", "pulmino", "description", NO),
            ("depot", "volontari", "name", NO),
            ("agreement", "ditta", "starts_on", NO),
            ("action", "s_verifiche", "title", NO),
            ("attachment", "tavola_piena", "title", NO),
            ("operations_seat", "riserva", "street", NO),
        ],
    );
    s.puts(
        "COM-009",
        [
            ("facility", "cimitero", "people_max", NO),
            ("facility", "farmacia", "people_when", NO),
            ("emergency_area", "campo", "verified_on", NO),
            ("hydrant", "piazza", "working", NO),
            ("patrol", "alzaia", "safety", NO),
            ("message_template", "dopo_scossa", "body", NO),
            ("support_function", "f_tecnica", "duties", NO),
            ("zone", "nord", "residents", NO),
            ("people_count", "centro_corrente", "register_access", NO),
            ("exercise", "chiamate", "exercise_kind", NO),
        ],
    );
    s.case("COM-008", "no hydrants", section(Section::Plan), |e| {
        e.remove_kind("hydrant");
    });
    s.case("COM-008", "no waste site", section(Section::Plan), |e| {
        e.remove_kind("waste_site");
    });
    s.case(
        "COM-008",
        "no statement about beds",
        section(Section::Plan),
        |e| {
            e.remove("empty_statement", "ricettivita");
        },
    );
}

fn texts(s: &mut Sower) {
    s.puts(
        "COM-004",
        [
            ("scenario", "piena", "effects", json!("da completare")),
            ("scenario", "autocisterna", "dynamics", json!("Da definire")),
            (
                "hazard",
                "trasporti",
                "description",
                json!("Rilievi [da inserire] della Polizia locale"),
            ),
            ("territory_profile", "territorio", "economy", json!("xxx")),
            (
                "action",
                "s_enti",
                "instruction",
                json!("Telefonare. DA COMPLETARE con i numeri."),
            ),
        ],
    );
    s.puts(
        "COM-005",
        [
            (
                "action",
                "p1_giro",
                "notes",
                json!("Vedi il regolamento di [NOME COMUNE]"),
            ),
            (
                "scenario",
                "temporale",
                "dynamics",
                json!("Il vento arriva da {direzione}."),
            ),
            (
                "crisis_unit_role",
                "tecnico",
                "duties",
                json!("Coordina <<ufficio>> e strade."),
            ),
            (
                "gate",
                "ovest",
                "equipment",
                json!("Transenne di {nome comune}"),
            ),
            (
                "information_channel",
                "porta",
                "reaches",
                json!("[inserire le vie]"),
            ),
        ],
    );
    let vaprio = "Chi resta senza casa va nella palestra di Casaletto Vaprio.";
    s.puts(
        "COM-006",
        [
            ("scenario", "piena", "description", json!(vaprio)),
            (
                "hazard",
                "meteo_avverso",
                "description",
                json!("Grandine su Pianengo e dintorni."),
            ),
            (
                "crisis_unit_role",
                "forze",
                "duties",
                json!("Vigila sulle case di Montodine."),
            ),
            (
                "support_function",
                "f_mobilita",
                "duties",
                json!("Apre la strada per Ripalta Arpina."),
            ),
        ],
    );
    for (kind, name, field) in [
        ("action", "p3_avviso", "instruction"),
        ("crisis_unit_role", "roc", "duties"),
    ] {
        let what = format!("{kind} {name}: text of the model");
        s.case("COM-007", &what, at(kind, name, field), |e| {
            e.beside.unadapted.push((examples::id(kind, name), field));
        });
    }
    s.puts(
        "VAL-009",
        [
            (
                "scenario",
                "terremoto",
                "effects",
                json!("Citt\u{c3}\u{a0} danneggiata, famiglie fuori casa"),
            ),
            (
                "facility",
                "primaria",
                "people_when",
                json!("Dal lunedÃ¬ al venerdÃ¬"),
            ),
            ("gate", "est", "road", json!("Strada dellâ€™Adda")),
            (
                "action",
                "t3_enti",
                "title",
                json!("Riferire i danni\u{1} agli enti"),
            ),
        ],
    );
}

fn identity(s: &mut Sower) {
    let nil = |kind: &str| Place {
        records: vec![(kind_name(kind), Uuid::nil())],
        field: Some("id"),
        section: None,
    };
    for (kind, name) in [
        ("action", "t2_griglie"),
        ("gate", "est"),
        ("person", "figuranti"),
    ] {
        s.case(
            "ID-001",
            &format!("{kind} {name} without id"),
            nil(kind),
            |e| {
                e.renumber(kind, name, Uuid::nil());
            },
        );
    }
    for (kind, name, like) in [
        ("vehicle", "escavatore", ("action", "t2_griglie")),
        ("waste_site", "lavoro", ("gate", "est")),
    ] {
        let id = examples::id(like.0, like.1);
        let place = Place {
            records: vec![(kind_name(kind), id)],
            field: Some("id"),
            section: None,
        };
        s.case(
            "ID-002",
            &format!("{kind} {name} with the id of {like:?}"),
            place,
            |e| {
                e.renumber(kind, name, id);
            },
        );
    }
    s.puts(
        "ID-003",
        [
            ("action", "s_attesa", "area_id", json!("@nowhere")),
            ("action", "p3_coc", "facility_id", json!("@nowhere")),
            ("gate", "ovest", "staffed_by_id", json!("@nobody")),
            (
                "action_resource",
                "scavi",
                "agreement_id",
                json!("@nothing"),
            ),
            ("escape_route", "via_est", "to_area_id", json!("@nowhere")),
            (
                "critical_point",
                "strada_bassa",
                "watch_role_id",
                json!("@nobody"),
            ),
            (
                "message_template",
                "riparo_in_casa",
                "channel_ids",
                json!(["@nothing", "@sito"]),
            ),
        ],
    );
    for (kind, names, code) in [
        ("emergency_area", ["parcheggio", "piazza"], "AA-01"),
        ("gate", ["est", "ovest"], "C1"),
        ("facility", ["nido", "primaria"], " st05 "),
        ("depot", ["volontari", "magazzino"], "D1"),
        ("scenario", ["terremoto", "piena"], "S1"),
    ] {
        let what = format!("{kind} {} takes the code {code}", names[0]);
        s.case("ID-004", &what, either(kind, names, "code"), |e| {
            e.put(kind, names[0], "code", code);
        });
    }
    s.case(
        "ID-005",
        "a gate twice",
        either("gate", ["est", "twin"], "name"),
        |e| {
            e.copy("gate", "est", "twin")
                .put("gate", "twin", "code", "C9");
            e.put("gate", "twin", "geometry", point(9.627_92, 45.306_74));
        },
    );
    s.case(
        "ID-005",
        "a nursery twice",
        either("facility", ["nido", "twin"], "name"),
        |e| {
            e.copy("facility", "nido", "twin")
                .put("facility", "twin", "code", "ST99");
            e.put("facility", "twin", "name", "NIDO D’INFANZIA");
            e.put("facility", "twin", "geometry", point(9.616_92, 45.320_44));
        },
    );
    s.case(
        "ID-005",
        "a plate twice",
        either("vehicle", ["pulmino", "fuoristrada"], "plate"),
        |e| {
            e.put("vehicle", "fuoristrada", "plate", "es 001 em");
        },
    );
}

fn values(s: &mut Sower) {
    s.puts(
        "VAL-001",
        [
            ("threshold", "adda_preallarme", "value", Json::Null),
            ("threshold", "adda_allarme", "value", Json::Null),
            ("material", "tende", "quantity", Json::Null),
            ("people_count", "centro_corrente", "persons", Json::Null),
            ("livestock_count", "vacche", "heads", Json::Null),
            ("exposed_element", "p_strada", "quantity", Json::Null),
            ("hazard", "altro", "other_name", Json::Null),
        ],
    );
    s.puts(
        "VAL-002",
        [
            (
                "emergency_area",
                "parcheggio",
                "area_type",
                json!("attesa_coperta"),
            ),
            ("gate", "est", "gate_kind", json!("sbarra")),
            ("hydrant", "palestra", "outlets", json!(["uni99"])),
            ("facility", "chiesa", "importance", json!("Rilevante")),
            (
                "information_channel",
                "megafono",
                "works_without_power",
                json!("forse"),
            ),
            ("plan", "piano", "plan_kind", json!("unico")),
            ("vehicle", "escavatore", "condition", json!("buono")),
            ("person", "modelli", "is_public_officer", json!("boh")),
        ],
    );
    s.puts(
        "VAL-003",
        [
            ("act", "decreto_tecnico", "act_date", json!("31/02/2025")),
            ("act", "conv_ditta", "act_date", json!("2025-13-01")),
            ("agreement", "ditta", "ends_on", json!("marzo")),
            (
                "past_event",
                "piena_2002",
                "happened_on",
                json!("autunno 2002"),
            ),
            ("plan", "piano", "next_review_due", json!("30/02/2029")),
            ("zone", "nord", "counted_on", json!("ieri")),
        ],
    );
    s.puts(
        "VAL-004",
        [
            ("material", "pompa", "verified_on", json!("@+30d")),
            ("vehicle", "escavatore", "verified_on", json!("@+1d")),
            ("facility", "cimitero", "verified_on", json!("@+2y")),
            (
                "contact_point",
                "parrocchia_ufficio",
                "verified_on",
                json!("@+5d"),
            ),
            (
                "people_count",
                "centro_corrente",
                "counted_on",
                json!("@+10d"),
            ),
            ("act", "delibera_coc", "act_date", json!("@+1m")),
            ("attachment", "piano_2014", "document_date", json!("2027")),
            (
                "information_activity",
                "assemblea",
                "done_on",
                json!("@+2m"),
            ),
        ],
    );
    for (kind, name, start, end, early, late) in [
        (
            "agreement",
            "ditta",
            "starts_on",
            "ends_on",
            "@+34m",
            "@+22m",
        ),
        (
            "nomination",
            "sociali",
            "starts_on",
            "ends_on",
            "@-18m",
            "@-19m",
        ),
        (
            "act",
            "decreto_ucl",
            "effective_from",
            "expires_on",
            "@-18m",
            "@-20m",
        ),
        (
            "verification_round",
            "recapiti",
            "started_on",
            "finished_on",
            "@-25d",
            "@-40d",
        ),
    ] {
        let what = format!("{kind} {name} ends before it begins");
        s.case("VAL-005", &what, at(kind, name, end), |e| {
            e.put(kind, name, start, early).put(kind, name, end, late);
        });
    }
}

fn numbers(s: &mut Sower) {
    s.puts(
        "VAL-006",
        [
            ("material", "tende", "quantity", json!(2.5)),
            ("material", "pompa", "quantity", json!(-1)),
            ("exposed_element", "p_edifici", "quantity", json!(27.5)),
            ("emergency_area", "moduli", "declared_area_m2", json!(-8000)),
            ("facility", "nido", "people_max", json!("circa 20")),
            ("zone", "nord", "residents", json!(-74)),
            ("depot", "magazzino", "covered_area_m2", json!("180 m")),
        ],
    );
    s.puts(
        "VAL-007",
        [
            ("material", "pompa", "unit", json!("kg")),
            ("material", "tende", "unit", Json::Null),
            ("material", "transenne", "unit", json!("l")),
            ("action_resource", "brandine", "unit", json!("kg")),
        ],
    );
    s.puts(
        "VAL-008",
        [
            ("material", "pompa", "activation_min", json!(9999)),
            ("vehicle", "escavatore", "activation_min", json!(0)),
            ("facility", "chiesa", "people_max", json!(28_000)),
            ("facility", "primaria", "year_built", json!(2074)),
            ("monitoring_point", "asta", "zero_m_asl", json!(5040)),
            ("gate", "est", "people_needed", json!(200)),
            ("depot", "volontari", "covered_area_m2", json!(900_000)),
            ("act", "delibera_coc", "act_date", json!("1025-03-01")),
            ("agreement", "volontari", "ends_on", json!("2226-01-15")),
            ("scenario", "piena", "return_period_years", json!(20_000)),
        ],
    );
}
