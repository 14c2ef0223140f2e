//! Writing records.

use std::{
    io::{self, Read},
    path::Path,
    process::ExitCode,
};

use api::{
    ApiError, Code,
    error::{read_text, why},
    expected::Unclear,
    records::{Fields, Written, as_json, described},
    references::short_id,
};
use plan::{
    record::{Plan, Record},
    texts::filled,
};
use serde_json::{Value as Json, json};

use super::{Place, Result, chosen};
use crate::{
    args::OfPlan,
    output::{line, say},
};

/// What standard input may hold, in bytes: a whole commune's plan many times over.
const LARGEST: u64 = 64 * 1024 * 1024;

pub fn add(place: &Place, of: &OfPlan, kind: &str, fields: &[String]) -> Result {
    let mut desk = place.desk()?;
    let plan = chosen(&desk, of)?.id;
    if kind == "-" {
        let records = desk.put_all(plan, &standard_input()?)?;
        let plan = desk.plan(plan)?;
        if place.json {
            for written in &records {
                line(&written_json(&plan, written));
            }
        } else {
            say(&filled("cli.edit.put_all", &[("count", &records.len())]));
            for written in &records {
                warnings(written, Some(&plan));
            }
        }
        return Ok(ExitCode::SUCCESS);
    }
    let written = desk.add(plan, kind, &given(fields)?)?;
    let plan = desk.plan(plan)?;
    said(place, "cli.edit.added", &plan, &written);
    Ok(ExitCode::SUCCESS)
}

pub fn set(place: &Place, of: &OfPlan, record: &str, fields: &[String]) -> Result {
    let mut desk = place.desk()?;
    let plan = chosen(&desk, of)?.id;
    let written = desk.set(plan, record, &given(fields)?)?;
    let plan = desk.plan(plan)?;
    let key = if written.changes.is_empty() {
        "cli.edit.same"
    } else {
        "cli.edit.changed"
    };
    said(place, key, &plan, &written);
    Ok(ExitCode::SUCCESS)
}

pub fn remove(place: &Place, of: &OfPlan, record: &str) -> Result {
    let mut desk = place.desk()?;
    let chosen = chosen(&desk, of)?.id;
    let plan = desk.plan(chosen)?;
    let removed = desk.remove(chosen, record)?;
    if place.json {
        line(&as_json(&plan, &removed));
    } else {
        say_record("cli.edit.removed", &plan, &removed);
    }
    Ok(ExitCode::SUCCESS)
}

pub fn attach(place: &Place, of: &OfPlan, file: &Path, title: Option<&str>) -> Result {
    let mut desk = place.desk()?;
    let plan = chosen(&desk, of)?.id;
    let record = desk.attach(plan, file, title)?;
    let plan = desk.plan(plan)?;
    if place.json {
        line(&as_json(&plan, &record));
    } else {
        say_record("cli.edit.attached", &plan, &record);
    }
    Ok(ExitCode::SUCCESS)
}

fn said(place: &Place, key: &str, plan: &Plan, written: &Written) {
    if place.json {
        line(&written_json(plan, written));
        return;
    }
    say_record(key, plan, &written.record);
    warnings(written, None);
}

fn written_json(plan: &Plan, written: &Written) -> Json {
    let mut json = as_json(plan, &written.record);
    json["changes"] = json!(written.changes.len());
    if !written.unclear.is_empty() {
        let unclear: Vec<_> = written.unclear.iter().map(Unclear::to_json).collect();
        json["unclear"] = Json::Array(unclear);
    }
    json
}

/// What was written but will not do; with the record in front when there are many.
fn warnings(written: &Written, of: Option<&Plan>) {
    if let Some(plan) = of.filter(|_| !written.unclear.is_empty()) {
        let record = described(plan, &written.record);
        say(&format!("{record} ({})", short_id(written.record.id)));
    }
    for unclear in &written.unclear {
        say(&filled(
            "cli.edit.unclear",
            &[
                ("field", &unclear.field),
                ("label", &unclear.label),
                ("text", &unclear.text),
                ("expected", &unclear.expected),
            ],
        ));
    }
}

fn say_record(key: &str, plan: &Plan, record: &Record) {
    let (named, id) = (described(plan, record), short_id(record.id));
    say(&filled(key, &[("record", &named), ("id", &id)]));
}

fn given(fields: &[String]) -> Result<Fields> {
    if matches!(fields, [only] if only == "-") {
        return Ok(Fields::Json(standard_input()?));
    }
    let pairs = fields.iter().map(|field| {
        let (name, value) = field
            .split_once('=')
            .ok_or_else(|| ApiError::new(Code::Usage, "field.no_equals", &[("text", field)]))?;
        Ok((name.trim().to_owned(), from_file(value)?))
    });
    Ok(Fields::Typed(pairs.collect::<Result<_>>()?))
}

/// `@area.geojson` is what that file holds; anything that names no file is a value, as the name of a social channel.
fn from_file(value: &str) -> Result<String> {
    match value.strip_prefix('@').map(Path::new) {
        Some(file) if file.is_file() => read_text(file),
        _ => Ok(value.to_owned()),
    }
}

fn standard_input() -> Result<Json> {
    let mut text = String::new();
    io::stdin()
        .take(LARGEST)
        .read_to_string(&mut text)
        .map_err(|error| {
            ApiError::new(Code::Failed, "stdin.unreadable", &[("why", &why(&error))])
        })?;
    serde_json::from_str(&text)
        .map_err(|why| ApiError::new(Code::Usage, "stdin.not_json", &[("why", &why)]))
}
