//! Faults of scenarios and of what is done in them (SCE, MOD).

use serde_json::{Value as Json, json};

use super::{
    Sower, at,
    edit::{Edit, line, point},
    either, on,
};

pub(super) fn sow(sower: &mut Sower) {
    scenarios(sower);
    exposed(sower);
    ways(sower);
    actions(sower);
    deeds(sower);
}

/// A point well within the flood zone of the example.
fn in_flood() -> Json {
    point(9.6225, 45.2995)
}

fn scenarios(s: &mut Sower) {
    s.put("SCE-001", "scenario", "piena", "extent", Json::Null);
    s.put("SCE-001", "scenario", "autocisterna", "extent", Json::Null);
    s.case(
        "SCE-001",
        "the whole commune without saying why",
        at("scenario", "piena", "extent"),
        |e| {
            e.clear("scenario", "piena", "extent")
                .clear("scenario", "piena", "extent_source");
            e.put("scenario", "piena", "covers_whole_commune", true);
        },
    );
    s.case(
        "SCE-002",
        "nothing to watch",
        on("scenario", "piena"),
        |e| {
            e.remove_kind("threshold")
                .remove_kind("patrol")
                .remove("monitoring_point", "terrazzo");
        },
    );
    for name in ["piena_giallo", "piena_arancione", "piena_rosso"] {
        s.case(
            "SCE-003",
            &format!("no row {name}"),
            on("scenario", "piena"),
            |e| {
                e.remove("alert_phase_rule", name);
            },
        );
    }
    s.case(
        "SCE-003",
        "no orange for storms",
        on("scenario", "temporale"),
        |e| {
            e.remove("alert_phase_rule", "meteo_arancione");
        },
    );
    for name in ["piena_rosso", "meteo_rosso"] {
        s.put(
            "SCE-004",
            "alert_phase_rule",
            name,
            "minimum_phase",
            "attenzione",
        );
    }
    s.put(
        "SCE-004",
        "alert_phase_rule",
        "piena_arancione",
        "minimum_phase",
        "ordinaria",
    );
    for scenario in ["temporale", "terremoto", "autocisterna"] {
        s.case(
            "SCE-005",
            &format!("nothing is done in {scenario}"),
            on("scenario", scenario),
            |e| {
                without_actions(e, scenario, None);
            },
        );
    }
    for (scenario, phase) in [("piena", "attenzione"), ("temporale", "attenzione")] {
        let what = format!("nothing is done in {phase} of {scenario}");
        s.case("SCE-006", &what, on("scenario", scenario), |e| {
            without_actions(e, scenario, Some(phase));
        });
    }
    s.case(
        "SCE-007",
        "thresholds the wrong way round",
        either("threshold", ["adda_allarme", "adda_preallarme"], "value"),
        |e| {
            e.put("threshold", "adda_preallarme", "value", 2.8);
            e.put("threshold", "adda_allarme", "value", 2.2);
        },
    );
    s.case(
        "SCE-007",
        "two thresholds alike",
        either("threshold", ["adda_attenzione", "adda_preallarme"], "value"),
        |e| {
            e.put("threshold", "adda_attenzione", "value", 2.2);
        },
    );
}

/// Takes the actions of a scenario out, or those of one phase, with what they need.
fn without_actions(e: &mut Edit, scenario: &str, phase: Option<&str>) {
    let scenario = crate::examples::id("scenario", scenario).to_string();
    let gone = e.plan.of_kind("action").filter(|action| {
        action.get("scenario_id").clone().text().as_ref() == Some(&scenario)
            && phase
                .is_none_or(|phase| action.get("phase").clone().text().as_deref() == Some(phase))
    });
    let gone: Vec<_> = gone.map(|action| action.id).collect();
    for id in gone {
        remove_action(e, id);
    }
}

fn remove_action(e: &mut Edit, id: uuid::Uuid) {
    let text = id.to_string();
    let rows = e.plan.of_kind("action_resource");
    let rows = rows.filter(|row| row.get("action_id").clone().text().as_ref() == Some(&text));
    let rows: Vec<_> = rows.map(|row| row.id).collect();
    for row in rows {
        e.plan.remove("action_resource", row);
    }
    e.plan.remove("action", id);
}

fn without(e: &mut Edit, actions: &[&str]) {
    for action in actions {
        remove_action(e, crate::examples::id("action", action));
    }
}

fn exposed(s: &mut Sower) {
    s.case("SCE-008", "nobody counted", on("scenario", "piena"), |e| {
        e.remove("exposed_element", "p_residenti");
    });
    s.put(
        "SCE-008",
        "scenario",
        "piena",
        "people_to_evacuate",
        Json::Null,
    );
    s.put("SCE-009", "scenario", "piena", "people_to_evacuate", 130);
    s.put(
        "SCE-009",
        "scenario",
        "terremoto",
        "people_to_evacuate",
        1161,
    );
    for (name, quantity) in [("p_residenti", 1200), ("p_esigenze", 121)] {
        let what = format!("{name} = {quantity}");
        s.case(
            "SCE-009",
            &what,
            at("scenario", "piena", "people_to_evacuate"),
            |e| {
                e.put("exposed_element", name, "quantity", quantity);
            },
        );
    }
    s.case(
        "SCE-010",
        "nobody says how many need help",
        on("scenario", "piena"),
        |e| {
            e.remove("exposed_element", "p_esigenze");
            e.remove_all(
                "people_count",
                &["adda_muoversi", "adda_attrezzato", "adda_auto"],
            );
        },
    );
    s.case(
        "SCE-011",
        "no waiting area is used in the flood",
        on("scenario", "piena"),
        |e| {
            for name in ["piazza", "parcheggio"] {
                e.put(
                    "emergency_area",
                    name,
                    "excluded_scenario_ids",
                    json!(["@piena"]),
                );
            }
        },
    );
    s.case(
        "SCE-011",
        "no shelter is used in the flood",
        on("scenario", "piena"),
        |e| {
            for name in ["palestra", "campo"] {
                e.put(
                    "emergency_area",
                    name,
                    "excluded_scenario_ids",
                    json!(["@piena"]),
                );
            }
        },
    );
    s.case(
        "SCE-012",
        "two small shelters",
        at("scenario", "piena", "people_to_evacuate"),
        |e| {
            e.put("emergency_area", "palestra", "capacity_people", 20);
            e.put("emergency_area", "campo", "capacity_people", 20);
        },
    );
    s.case(
        "SCE-012",
        "one shelter, and small",
        at("scenario", "piena", "people_to_evacuate"),
        |e| {
            e.put("emergency_area", "palestra", "capacity_people", 59);
            e.put(
                "emergency_area",
                "campo",
                "excluded_scenario_ids",
                json!(["@piena"]),
            );
        },
    );
}

fn ways(s: &mut Sower) {
    let west = [
        (9.6236, 45.2975),
        (9.6237, 45.302),
        (9.6236, 45.3062),
        (9.6225, 45.3025),
        (9.623, 45.3085),
        (9.6219, 45.3125),
        (9.6207, 45.3158),
        (9.6203, 45.3186),
    ];
    s.put(
        "SCE-013",
        "escape_route",
        "via_ovest",
        "geometry",
        line(&west),
    );
    s.put(
        "SCE-013",
        "escape_route",
        "via_est",
        "geometry",
        line(&[(9.6274, 45.298), (9.6277, 45.3018)]),
    );
    s.put(
        "SCE-013",
        "escape_route",
        "via_est",
        "geometry",
        line(&[(9.6279, 45.3062), (9.6272, 45.3), (9.6226, 45.3197)]),
    );
    s.put(
        "SCE-014",
        "escape_route",
        "via_est",
        "geometry",
        line(&[
            (9.6274, 45.298),
            (9.6277, 45.3018),
            (9.6279, 45.3045),
            (9.6262, 45.3105),
        ]),
    );
    s.put(
        "SCE-014",
        "escape_route",
        "via_ovest",
        "geometry",
        line(&[
            (9.6236, 45.2975),
            (9.6237, 45.302),
            (9.6236, 45.3062),
            (9.615, 45.311),
        ]),
    );
    s.put("SCE-015", "gate", "ovest", "geometry", in_flood());
    s.put("SCE-015", "gate", "est", "geometry", point(9.6278, 45.3012));
    s.case(
        "SCE-016",
        "nobody at a gate",
        at("gate", "est", "staffed_by_id"),
        |e| {
            e.clear("gate", "est", "staffed_by_id")
                .clear("action", "p3_cancelli", "gate_id");
        },
    );
    s.case(
        "SCE-016",
        "nobody at the other gate",
        at("gate", "ovest", "staffed_by_id"),
        |e| {
            e.clear("gate", "ovest", "staffed_by_id")
                .clear("action", "p2_strada", "gate_id");
        },
    );
    for name in ["nido", "primaria"] {
        s.case(
            "SCE-017",
            &format!("{name} in the flood"),
            on("scenario", "piena"),
            |e| {
                e.put("facility", name, "geometry", in_flood());
            },
        );
    }
}

fn actions(s: &mut Sower) {
    for name in ["t2_ucl", "s_enti", "c_coc"] {
        s.case(
            "MOD-001",
            &format!("nobody does {name}"),
            at("action", name, "role_id"),
            |e| {
                e.clear("action", name, "role_id")
                    .clear("action", name, "support_function_id");
            },
        );
    }
    let school = |e: &mut Edit| {
        e.add(
            "crisis_unit_role",
            "scuola",
            &json!({
                "role_code": "altro", "custom_name": "Rappresentante della scuola",
                "membership": "allargata", "duties": "Tiene i contatti con le famiglie.",
            }),
        );
    };
    for name in ["s_avviso", "t1_sagra"] {
        s.case(
            "MOD-002",
            &format!("{name} given to nobody"),
            at("action", name, "role_id"),
            |e| {
                school(e);
                e.put("action", name, "role_id", "@scuola");
            },
        )
        .with(&["UCL-012"]);
    }
    s.case(
        "MOD-002",
        "a function that nobody leads",
        at("action", "s_attesa", "support_function_id"),
        |e| {
            school(e);
            e.copy("support_function", "f_assistenza", "f_scuola");
            e.put("support_function", "f_scuola", "lead_role_id", "@scuola");
            e.put("support_function", "f_scuola", "function_code", "logistica");
            e.clear("support_function", "f_scuola", "merged_codes");
            e.clear("action", "s_attesa", "role_id");
            e.put("action", "s_attesa", "support_function_id", "@f_scuola");
        },
    )
    .with(&["UCL-012"]);
    for name in ["t1_avviso", "c_enti", "s_verifiche"] {
        s.put("MOD-003", "action", name, "due_min", Json::Null);
    }
    s.put("MOD-004", "action_resource", "idrovore", "quantity", 5);
    s.put("MOD-004", "action_resource", "brandine", "quantity", 81);
    s.put("MOD-004", "action_resource", "pulmino", "quantity", 2);
    s.case(
        "MOD-005",
        "blankets are late",
        at("action_resource", "brandine", "material_id"),
        |e| {
            e.put("action", "p3_ricovero", "due_min", 30);
        },
    );
    s.case(
        "MOD-005",
        "the van is late",
        at("action_resource", "pulmino", "vehicle_id"),
        |e| {
            e.put("vehicle", "pulmino", "activation_min", 200);
        },
    );
    s.case(
        "MOD-005",
        "current is late",
        at("action_resource", "gruppo_el", "material_id"),
        |e| {
            e.put("material", "elettrogeno", "activation_min", 151);
        },
    );
}

fn deeds(s: &mut Sower) {
    for (scenario, action) in [
        ("piena", "p3_avviso"),
        ("piena", "p3_enti"),
        ("temporale", "t3_coc"),
        ("terremoto", "s_coc"),
        ("autocisterna", "c_avviso"),
    ] {
        s.case(
            "MOD-006",
            &format!("{scenario} without {action}"),
            on("scenario", scenario),
            |e| {
                without(e, &[action]);
            },
        );
    }
    s.case(
        "MOD-007",
        "no order to leave",
        at("action", "p3_evacua", "action_kind"),
        |e| {
            without(e, &["p3_ordinanza"]);
        },
    );
    s.case(
        "MOD-007",
        "an order that is not the mayor's",
        at("action", "p3_evacua", "action_kind"),
        |e| {
            e.put("action", "p3_ordinanza", "role_id", "@roc");
        },
    );
    s.case(
        "MOD-007",
        "an order that comes after",
        at("action", "p3_evacua", "action_kind"),
        |e| {
            e.put("action", "p3_ordinanza", "phase", "rientro");
        },
    );
    s.case(
        "MOD-008",
        "people taken in within the flood",
        at("action", "p3_ricovero", "facility_id"),
        |e| {
            e.put("facility", "farmacia", "geometry", in_flood());
            e.clear("action", "p3_ricovero", "area_id").put(
                "action",
                "p3_ricovero",
                "facility_id",
                "@farmacia",
            );
        },
    );
    s.case(
        "MOD-008",
        "the centre opened within the flood",
        at("action", "p3_coc", "facility_id"),
        |e| {
            e.put("facility", "farmacia", "geometry", in_flood());
            e.put("action", "p3_coc", "facility_id", "@farmacia");
        },
    );
    s.case(
        "MOD-009",
        "nobody helps who needs it",
        on("scenario", "piena"),
        |e| {
            without(e, &["p1_conteggio", "p3_aiuti"]);
        },
    );
}
