//! The plan in `plan.json`: what `plan_json` reads, and that nothing of it changed on the way.

use std::collections::BTreeMap;

use plan::{
    canonical::{plan_hash, section_hashes},
    record::Plan,
    value::Value,
};
use serde_json::Value as Json;

use super::{limits::Limits, refusal::Fault};
use crate::{
    error::ExchangeError,
    plan_json::{self, Head},
};

pub const ENTRY: &str = "data/plan.json";

/// The head and the plan of the file, every hash compared.
pub fn read(json: &Json, limits: &Limits) -> Result<(Head, Plan), ExchangeError> {
    // Before all else: a newer version may differ in anything, and its message is the useful one.
    let head = plan_json::head(json)?;
    let records = json.get("records").and_then(Json::as_object);
    let lists = records.into_iter().flat_map(|kinds| kinds.values());
    let count: usize = lists.map(|list| list.as_array().map_or(0, Vec::len)).sum();
    if count > limits.max_records {
        return Err(Fault::TooManyRecords.because(ENTRY, limits.max_records.to_string()));
    }
    limits.go_on()?;
    let plan = plan_json::from_json(json)?;
    unchanged(&plan, json)?;
    limits.go_on()?;
    hashes(&plan, &head)?;
    let header = plan.header();
    let title = header.as_ref().and_then(|header| header.title.clone());
    let example = header.as_ref().and_then(|header| header.is_example);
    let same = [
        ("istat_code", head.istat_code == plan.istat_code()),
        ("title", head.title == title.unwrap_or_default()),
        ("is_example", head.is_example == example.unwrap_or_default()),
    ];
    if let Some((name, _)) = same.iter().find(|(_, same)| !same) {
        return Err(Fault::HeadMismatch.because(ENTRY, *name));
    }
    Ok((head, plan))
}

/// A value of another type than its field would be kept as a raw text: good for what a person typed,
/// wrong for a file, where it means that the file was not written by a sound program.
fn unchanged(plan: &Plan, json: &Json) -> Result<(), ExchangeError> {
    let kinds = json.get("records").and_then(Json::as_object);
    for (kind, list) in kinds.into_iter().flatten() {
        for object in list.as_array().into_iter().flatten() {
            let id = object.get("id").and_then(Json::as_str);
            let id = id.and_then(|id| plan::Uuid::parse_str(id).ok());
            let Some(record) = id.and_then(|id| plan.get(kind, id)) else {
                return Err(Fault::BadValue.because(ENTRY, format!("{kind}, id")));
            };
            for (field, value) in record.fields() {
                let Some(written) = object.get(field.name) else {
                    continue;
                };
                let meant = written.get("raw").is_some() == matches!(value, Value::Raw(_));
                if !meant || !same(&value.to_json(), written) {
                    let place = format!("{kind} {}, {}", record.id, field.name);
                    return Err(Fault::BadValue.because(ENTRY, place));
                }
            }
        }
    }
    Ok(())
}

/// Equal, whatever the spelling of a number: `5` and `5.0` are one decimal.
fn same(a: &Json, b: &Json) -> bool {
    match (a, b) {
        (Json::Number(x), Json::Number(y)) => {
            x == y || ((x.is_f64() || y.is_f64()) && x.as_f64() == y.as_f64())
        }
        (Json::Array(x), Json::Array(y)) => {
            x.len() == y.len() && x.iter().zip(y).all(|(x, y)| same(x, y))
        }
        (Json::Object(x), Json::Object(y)) => {
            x.len() == y.len()
                && x.iter()
                    .all(|(name, x)| y.get(name).is_some_and(|y| same(x, y)))
        }
        _ => a == b,
    }
}

fn hashes(plan: &Plan, head: &Head) -> Result<(), ExchangeError> {
    let found: BTreeMap<_, _> = section_hashes(plan).into_iter().collect();
    for (section, hash) in &found {
        if head.section_hashes.get(section) != Some(hash) {
            return Err(Fault::SectionHash.because(ENTRY, section.name()));
        }
    }
    if head.content_hash != plan_hash(plan) {
        return Err(Fault::ContentHash.at(ENTRY));
    }
    Ok(())
}
