//! Plans written by hand: the example and the consortium's model.
//!
//! A template is JSON in which records have short names instead of ids, links name them (`"@sindaco"`), dates
//! count from a given day (`"@today-40d"`) and `{name}` takes a given text. Ids follow from a seed and the
//! short names, so that the same template read twice gives the same plan.

use std::collections::BTreeMap;

use jiff::{Span, civil::Date};
use serde_json::{Map, Value as Json};
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

use crate::{
    declare::Typed,
    declare::{Field, Kind, kind},
    model::PlanHeader,
    record::{Plan, Record},
    texts,
    types::Type,
    value::Value,
};

/// The only format that this program writes and reads.
pub const FORMAT: &str = "piano-pronto/template/1";

/// 1/1/2026 in milliseconds from 1970: the time that the ids of what ships carry.
pub const MADE_AT_MS: u64 = 1_767_225_600_000;

/// What a template leaves open.
#[derive(Clone, Debug)]
pub struct Filling<'a> {
    /// Distinguishes the ids of two plans made from one template.
    pub seed: &'a str,
    /// Milliseconds from 1970 that the ids carry as their time.
    pub made_at_ms: u64,
    pub today: Date,
    /// The texts for `{name}`.
    pub texts: &'a BTreeMap<String, String>,
}

/// What is wrong in a template: for who writes one, not for a clerk.
#[derive(Debug, thiserror::Error)]
pub enum TemplateError {
    #[error("not JSON: {0}")]
    Json(#[from] serde_json::Error),
    #[error("not a template of format {FORMAT}")]
    Format,
    #[error("no kind of record is called {0}")]
    Kind(String),
    #[error("{0} has no field {1}")]
    Field(String, String),
    #[error("{record}.{field}: no {target} is called {name}")]
    Link {
        record: String,
        field: String,
        target: String,
        name: String,
    },
    #[error("{record}.{field}: {value} cannot be read")]
    Value {
        record: String,
        field: String,
        value: String,
    },
    #[error("exactly one record of kind plan is needed")]
    Header,
}

/// Reads a template into a plan. Unlike a draft, a template may hold no unreadable value.
///
/// # Errors
/// See [`TemplateError`].
pub fn read(text: &str, filling: &Filling) -> Result<Plan, TemplateError> {
    let json: Json = serde_json::from_str(text)?;
    let header = json["records"][PlanHeader::NAME].as_object();
    let Some(name) = header
        .filter(|header| header.len() == 1)
        .and_then(|header| header.keys().next())
    else {
        return Err(TemplateError::Header);
    };
    let header = id(filling, PlanHeader::NAME, name);
    Ok(Plan::of(header, records(&json, filling)?))
}

/// The records of a template, which need not be a whole plan.
///
/// # Errors
/// See [`TemplateError`].
pub fn records(json: &Json, filling: &Filling) -> Result<Vec<Record>, TemplateError> {
    let (Some(FORMAT), Some(kinds)) = (json["format"].as_str(), json["records"].as_object()) else {
        return Err(TemplateError::Format);
    };
    let mut records = Vec::new();
    for (kind_name, named) in kinds {
        let kind = kind(kind_name).ok_or_else(|| TemplateError::Kind(kind_name.clone()))?;
        for (name, fields) in named.as_object().ok_or(TemplateError::Format)? {
            let fields = fields.as_object().ok_or(TemplateError::Format)?;
            records.push(record(kinds, kind, name, fields, filling)?);
        }
    }
    Ok(records)
}

/// The id of the record with that short name.
pub fn id(filling: &Filling, kind: &str, name: &str) -> Uuid {
    let digest = Sha256::digest(format!("{}\n{kind}\n{name}", filling.seed));
    let mut random = [0; 10];
    random.copy_from_slice(&digest[..10]);
    Builder::from_unix_timestamp_millis(filling.made_at_ms, &random).into_uuid()
}

fn record(
    kinds: &Map<String, Json>,
    kind: &'static Kind,
    name: &str,
    fields: &Map<String, Json>,
    filling: &Filling,
) -> Result<Record, TemplateError> {
    let mut record = Record::new(kind, id(filling, kind.name, name));
    for (field_name, json) in fields {
        let field = kind
            .field(field_name)
            .ok_or_else(|| TemplateError::Field(kind.name.to_owned(), field_name.clone()))?;
        let wrong = |value: &str| TemplateError::Value {
            record: format!("{} {name}", kind.name),
            field: field_name.clone(),
            value: value.to_owned(),
        };
        let mut replaced = json.clone();
        replace(&mut replaced, &mut |text| {
            written(kinds, kind, name, field, text, filling)
        })?;
        // A number, a drawing or a missing date (`null`) that was a `{name}` is JSON again once it is filled in.
        let written_as_text = matches!(
            field.ty,
            Type::Int | Type::Dec | Type::Date | Type::Geometry
        );
        if let (true, Json::String(text)) = (written_as_text, &replaced)
            && let Ok(json) = serde_json::from_str(text)
        {
            replaced = json;
        }
        let value = Value::from_json(field, &replaced);
        if let Value::Raw(raw) = &value {
            return Err(wrong(raw));
        }
        record.put(field_name, value);
    }
    Ok(record)
}

fn replace(
    json: &mut Json,
    text: &mut impl FnMut(&str) -> Result<String, TemplateError>,
) -> Result<(), TemplateError> {
    match json {
        Json::String(string) => *string = text(string)?,
        Json::Array(items) => {
            for item in items {
                replace(item, text)?;
            }
        }
        _ => {}
    }
    Ok(())
}

fn written(
    kinds: &Map<String, Json>,
    kind: &Kind,
    name: &str,
    field: &Field,
    text: &str,
    filling: &Filling,
) -> Result<String, TemplateError> {
    match (field.ty, text.strip_prefix('@')) {
        (Type::Link(target) | Type::Links(target), Some(linked)) => {
            if kinds
                .get(target)
                .and_then(|records| records.get(linked))
                .is_none()
            {
                return Err(TemplateError::Link {
                    record: format!("{} {name}", kind.name),
                    field: field.name.to_owned(),
                    target: target.to_owned(),
                    name: linked.to_owned(),
                });
            }
            Ok(id(filling, target, linked).to_string())
        }
        (Type::Date | Type::PartialDate, Some(when)) => {
            day(when, filling.today).ok_or_else(|| TemplateError::Value {
                record: format!("{} {name}", kind.name),
                field: field.name.to_owned(),
                value: text.to_owned(),
            })
        }
        _ => Ok(texts::fill(text, |key| filling.texts.get(key).cloned())),
    }
}

/// `today`, `today-40d`, `today+2y`, `today-3m`; with `:month` or `:year` only that part of the date.
fn day(when: &str, today: Date) -> Option<String> {
    let (when, part) = when.split_once(':').unwrap_or((when, ""));
    let shift = when.strip_prefix("today")?;
    let day = if shift.is_empty() {
        today
    } else {
        let amount: i64 = shift.get(..shift.len() - 1)?.parse().ok()?;
        let span = match shift.chars().last()? {
            'd' => Span::new().try_days(amount),
            'm' => Span::new().try_months(amount),
            'y' => Span::new().try_years(amount),
            _ => return None,
        };
        today.checked_add(span.ok()?).ok()?
    };
    let text = day.to_string();
    match part {
        "" => Some(text),
        "month" => Some(text[..7].to_owned()),
        "year" => Some(text[..4].to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_count_from_the_given_one() {
        let today = jiff::civil::date(2026, 3, 31);
        assert_eq!(day("today", today).as_deref(), Some("2026-03-31"));
        assert_eq!(day("today-1m", today).as_deref(), Some("2026-02-28"));
        assert_eq!(day("today+2y:year", today).as_deref(), Some("2028"));
        assert_eq!(day("tomorrow", today), None);
        assert_eq!(day("today-x", today), None);
    }
}
