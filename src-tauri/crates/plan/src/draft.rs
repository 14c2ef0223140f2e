//! What a template needs beside itself: the texts of a commune, the levels of a draft, the bytes of its attachments.

use std::collections::{BTreeMap, HashSet};

use serde_json::{Value as Json, json};
use uuid::Uuid;

use crate::{
    declare::Typed,
    model::Attachment,
    record::Plan,
    registry::Commune,
    section::Section,
    template::{self, Filling, TemplateError},
    types::Type,
    value::Value,
};

/// Metres to the east and to the north of the commune's own point, for `{punto_1}`, `{punto_2}` and so on:
/// far enough from each other that no two places of a draft seem the same one.
const PLACES_M: [(f64, f64); 8] = [
    (60.0, 40.0),
    (-110.0, 150.0),
    (180.0, 130.0),
    (260.0, -90.0),
    (-190.0, -120.0),
    (90.0, 280.0),
    (330.0, 210.0),
    (-280.0, 60.0),
];

/// The `{name}`s of a template for any commune, from the register: `comune`, `istat`, `sigla` (the last three
/// figures of the code), `provincia`, `zona_allerta`, `residenti` and `data_residenti`, and `punto_1` to
/// `punto_8`, drawings of points near its own one.
pub fn commune_texts(commune: &Commune) -> BTreeMap<String, String> {
    let istat = &commune.istat_code;
    let year = commune.population_year;
    let mut texts: BTreeMap<String, String> = [
        ("comune", commune.name.clone()),
        ("istat", istat.clone()),
        ("sigla", istat.get(3..).unwrap_or_default().to_owned()),
        ("provincia", commune.province_code.clone()),
        ("zona_allerta", commune.alert_zone.clone()),
        (
            "residenti",
            commune.population.map_or("null".into(), |n| n.to_string()),
        ),
        (
            "data_residenti",
            year.map_or("null".into(), |year| format!("{year}-12-31")),
        ),
    ]
    .map(|(name, text)| (name.to_owned(), text))
    .into();
    let (lon, lat) = commune.point;
    let metres_per_degree = 111_195.0;
    for (number, (east, north)) in (1..).zip(PLACES_M) {
        let lat_there = lat + north / metres_per_degree;
        let lon_there = lon + east / (metres_per_degree * lat.to_radians().cos());
        let point = json!({ "type": "Point", "coordinates": [lon_there, lat_there] });
        texts.insert(format!("punto_{number}"), point.to_string());
    }
    texts
}

/// The sections that belong to a level of completeness, as the template's `levels` names them.
///
/// # Errors
/// Not JSON, no such level, or a section that does not exist.
pub fn level(text: &str, level: &str) -> Result<Vec<Section>, TemplateError> {
    let json: Json = serde_json::from_str(text)?;
    let codes = json["levels"][level].as_array();
    codes
        .ok_or(TemplateError::Format)?
        .iter()
        .map(|code| {
            let section = code.as_str().and_then(Section::of_code);
            section.ok_or(TemplateError::Format)
        })
        .collect()
}

/// The plan without the records of other sections, and without the links to them. The sheet of the plan stays.
pub fn only(plan: &Plan, sections: &[Section]) -> Plan {
    let kept = plan
        .records
        .values()
        .filter(|record| record.id == plan.id || sections.contains(&record.section()));
    let mut left = Plan::of(plan.id, kept.cloned());
    let ids: HashSet<String> = left.records.keys().map(|(_, id)| id.to_string()).collect();
    for record in left.records.values_mut() {
        for (field, value) in record.kind.fields.iter().zip(&mut record.values) {
            match (field.ty, &mut *value) {
                (Type::Link(_), Value::Text(id)) if !ids.contains(id) => *value = Value::Empty,
                (Type::Links(_), Value::Set(linked)) => {
                    let linked = linked.iter().filter(|id| ids.contains(*id)).cloned();
                    *value = Value::set(linked.collect::<Vec<_>>());
                }
                _ => {}
            }
        }
    }
    left
}

/// The bytes of the attachments that a template brings along in `files`, by the id of the attachment.
///
/// # Errors
/// Not JSON, or a file that is not written as a text.
pub fn files(text: &str, filling: &Filling) -> Result<BTreeMap<Uuid, Vec<u8>>, TemplateError> {
    let json: Json = serde_json::from_str(text)?;
    let files = json["files"].as_object().into_iter().flatten();
    files
        .map(|(name, file)| {
            let text = file["text"].as_str().ok_or(TemplateError::Format)?;
            let id = template::id(filling, Attachment::NAME, name);
            Ok((id, text.as_bytes().to_vec()))
        })
        .collect()
}
