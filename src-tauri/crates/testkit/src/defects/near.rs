//! What looks like a fault and is none: the rules have to keep silent.

use jiff::civil::Date;
use serde_json::json;

use super::{
    Edit, NearMiss,
    edit::{line, rectangle},
};

/// Each on its own plan.
pub fn near_misses(today: Date) -> Vec<NearMiss> {
    let clean = Edit::clean(today);
    let miss = |name: &'static str, change: &dyn Fn(&mut Edit)| {
        let mut edit = clean.clone();
        change(&mut edit);
        edit.near_miss(name)
    };
    vec![
        miss("a route that leaves the zone once", &|e| {
            let way = [(9.6236, 45.2975), (9.6236, 45.3062), (9.6203, 45.3186)];
            e.put("escape_route", "via_ovest", "geometry", line(&way));
        }),
        miss("an area that touches the edge of the zone", &|e| {
            e.put(
                "scenario",
                "piena",
                "extent",
                rectangle(9.6162, 45.2931, 0.0131, 0.0109),
            );
            e.put(
                "emergency_area",
                "parcheggio",
                "geometry",
                rectangle(9.618, 45.304, 0.000_4, 0.000_284),
            );
        }),
        miss(
            "mayor and ROC are one in a village, with two deputies",
            &|e| {
                e.put("nomination", "roc", "person_id", "@esempi");
            },
        ),
        miss("police shared under a convention", &|e| {
            e.put("nomination", "polizia", "appointment_kind", "designato");
            e.clear("nomination", "polizia", "act_id");
            e.put(
                "nomination",
                "polizia",
                "position_held",
                "Polizia locale in convenzione",
            );
            e.put(
                "municipal_structure",
                "struttura",
                "management_form",
                "convenzione",
            );
            e.put(
                "municipal_structure",
                "struttura",
                "associated_with",
                json!(["019034"]),
            );
        }),
        miss("a Swiss number", &|e| {
            e.put("contact_point", "ditta_h24", "value", "+41 44 668 18 00");
        }),
        miss("a landline of eight figures", &|e| {
            e.put("contact_point", "parrocchia_ufficio", "value", "0373 5678");
        }),
        miss("a hall to wait in and to sleep in", &|e| {
            e.put(
                "emergency_area",
                "palestra",
                "secondary_types",
                json!(["attesa"]),
            );
        }),
        miss("a zone that crosses the border", &|e| {
            e.put(
                "scenario",
                "piena",
                "extent",
                rectangle(9.6162, 45.285, 0.0131, 0.019),
            );
        }),
        miss("a class declared to be without data", &|e| {
            e.remove_kind("hydrant");
            e.add(
                "empty_statement",
                "idranti",
                &json!({
                    "section_code": "services", "national_class": "11",
                    "reason": "La rete degli idranti non è censita: la tiene il gestore.",
                }),
            );
        }),
        miss("373 as a mobile", &|e| {
            e.put("contact_point", "inventi_mobile", "value", "373 0000105");
        }),
        miss("the name of a neighbouring commune", &|e| {
            let text = "L'acqua arriva da Credera Rubbiano lungo la roggia.";
            e.put("scenario", "piena", "dynamics", text);
        }),
        miss("an argine still to be finished", &|e| {
            let text = "L'argine da completare a valle lascia passare l'acqua.";
            e.put("scenario", "piena", "dynamics", text);
        }),
        miss("a tax code of a body", &|e| {
            e.put("organisation", "ditta", "notes", "Partita IVA 00304940190");
        }),
        miss("two persons at one switchboard", &|e| {
            e.put("contact_point", "fittizi_ufficio", "value", "0373 000101");
        }),
        miss("a nomination that began before its act", &|e| {
            e.put("nomination", "polizia", "starts_on", "@-19m");
        }),
    ]
}
