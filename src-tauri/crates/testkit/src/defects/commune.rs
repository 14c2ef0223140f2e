//! Faults of the commune and of its hazards (ANA, PER).

use plan::section::Section;
use serde_json::{Value as Json, json};

use super::{
    Sower, at,
    edit::{Edit, rectangle},
    section,
};

pub(super) fn sow(sower: &mut Sower) {
    commune(sower);
    hazards(sower);
}

fn commune(s: &mut Sower) {
    s.puts(
        "ANA-001",
        [
            ("plan", "piano", "istat_code", json!("19018")),
            ("plan", "piano", "istat_code", Json::Null),
            ("plan", "piano", "istat_code", json!("B889")),
        ],
    );
    s.put("ANA-002", "plan", "piano", "istat_code", "058091");
    s.put(
        "ANA-003",
        "commune_profile",
        "comune",
        "istat_code",
        "019034",
    );
    s.put(
        "ANA-003",
        "organisation",
        "comune",
        "name",
        "Comune di Casaletto Vaprio",
    );
    s.case(
        "ANA-004",
        "a population far from the known one",
        at("commune_profile", "comune", "residents"),
        |e| {
            e.put("commune_profile", "comune", "residents", 1320);
        },
    );
    s.case(
        "ANA-004",
        "an old count",
        at("commune_profile", "comune", "residents"),
        |e| {
            e.put("commune_profile", "comune", "residents_on", "2015-12-31");
        },
    );
    s.case(
        "ANA-004",
        "a count without source",
        at("commune_profile", "comune", "residents"),
        |e| {
            e.clear("commune_profile", "comune", "source_note");
        },
    );
    s.put(
        "ANA-005",
        "commune_profile",
        "comune",
        "alert_zone_override",
        "IM-11",
    );
    s.put(
        "ANA-005",
        "commune_profile",
        "comune",
        "alert_zone_override",
        "IM-12",
    );
    s.case(
        "ANA-006",
        "the border of another commune",
        at("zone", "border", "geometry"),
        |e| {
            border(e, &rectangle(9.54, 45.38, 0.03, 0.02));
        },
    );
    s.case(
        "ANA-006",
        "a border twice as large",
        at("zone", "border", "geometry"),
        |e| {
            border(e, &rectangle(9.59, 45.285, 0.06, 0.06));
        },
    );
}

/// A border around all that the example draws, as large as the commune is.
pub(super) fn own_border() -> Json {
    rectangle(9.6095, 45.293, 0.0215, 0.036)
}

/// The whole commune as one zone, with that border.
pub(super) fn border(e: &mut Edit, geometry: &Json) {
    e.add(
        "zone",
        "border",
        &json!({
            "code": "Z0", "name": "Tutto il Comune", "zone_kind": "comune_intero", "residents": 1160,
            "counted_on": "@-75d", "geometry": geometry, "verified_on": "@-75d",
        }),
    );
}

fn hazards(s: &mut Sower) {
    s.puts(
        "PER-001",
        [
            ("hazard", "nucleare", "relevance", Json::Null),
            ("hazard", "valanghe", "relevance", Json::Null),
        ],
    );
    s.case(
        "PER-001",
        "no answer about avalanches",
        section(Section::Hazards),
        |e| {
            e.remove("hazard", "valanghe");
        },
    );
    s.puts(
        "PER-002",
        [
            ("hazard", "valanghe", "reason", Json::Null),
            ("hazard", "chimico", "reason", Json::Null),
            ("hazard", "idrogeologico", "reason", json!("  ")),
        ],
    );
    for name in ["incendi_boschivi", "chimico", "idrogeologico"] {
        s.case(
            "PER-003",
            &format!("{name} without a scenario"),
            at("hazard", name, "general_procedure"),
            |e| {
                e.put("hazard", name, "relevance", "rilevante");
            },
        );
    }
    for name in ["meteo_avverso", "trasporti", "idraulico"] {
        s.put("PER-004", "hazard", name, "relevance", "non_rilevante");
    }
    s.case(
        "PER-005",
        "earthquakes are left out",
        at("hazard", "sismico", "relevance"),
        |e| {
            e.put("hazard", "sismico", "relevance", "non_rilevante");
            without_scenario(e, "terremoto");
        },
    );
    s.case(
        "PER-005",
        "storms are left out",
        at("hazard", "meteo_avverso", "relevance"),
        |e| {
            e.put("hazard", "meteo_avverso", "relevance", "non_rilevante");
            without_scenario(e, "temporale");
        },
    );
    s.case(
        "PER-006",
        "a plant without its external plan",
        at("hazard", "industriale", "linked_plan_ids"),
        |e| {
            e.put("hazard", "industriale", "relevance", "rilevante");
            e.put(
                "hazard",
                "industriale",
                "general_procedure",
                "Si seguono le indicazioni della Prefettura.",
            );
        },
    );
}

/// Takes a scenario out with what is only there for it.
fn without_scenario(e: &mut Edit, name: &str) {
    let scenario = crate::examples::id("scenario", name).to_string();
    let own = e.plan.records.values().filter(|record| {
        *record.get("scenario_id") == plan::value::Value::Text(scenario.clone())
            && ["action", "exposed_element", "threshold"].contains(&record.kind.name)
    });
    let own: Vec<_> = own.map(|record| (record.kind.name, record.id)).collect();
    for (kind, id) in own {
        let id = id.to_string();
        let rows = e.plan.of_kind("action_resource");
        let rows = rows.filter(|row| *row.get("action_id") == plan::value::Value::Text(id.clone()));
        let rows: Vec<_> = rows.map(|row| row.id).collect();
        for row in rows {
            e.plan.remove("action_resource", row);
        }
        e.plan.remove(kind, id.parse().expect("an id"));
    }
    e.remove("scenario", name);
}
