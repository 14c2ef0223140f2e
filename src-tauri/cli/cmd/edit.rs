//! Writing records.

use std::{
    io::{self, Read},
    path::Path,
    process::ExitCode,
};

use api::{
    ApiError, Code,
    records::{Fields, Written, as_json},
    references::short_id,
};
use plan::{
    record::{Plan, Record},
    texts::{self, filled},
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
            records
                .iter()
                .for_each(|record| line(&as_json(&plan, record)));
        } else {
            say(&filled("cli.edit.put_all", &[("count", &records.len())]));
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
        let mut json = as_json(plan, &written.record);
        json["changes"] = json!(written.changes.len());
        line(&json);
        return;
    }
    say_record(key, plan, &written.record);
    for (field, text) in &written.unreadable {
        say(&filled(
            "cli.edit.unreadable",
            &[("field", field), ("text", text)],
        ));
    }
}

fn say_record(key: &str, plan: &Plan, record: &Record) {
    let title = plan.title(record);
    let id = short_id(record.id);
    say(&filled(
        key,
        &[
            ("kind", &texts::kind(record.kind.name)),
            ("title", &title),
            ("id", &id),
        ],
    ));
}

fn given(fields: &[String]) -> Result<Fields> {
    if matches!(fields, [only] if only == "-") {
        return Ok(Fields::Json(standard_input()?));
    }
    let pairs = fields.iter().map(|field| {
        let (name, value) = field
            .split_once('=')
            .ok_or_else(|| ApiError::new(Code::Usage, "field.no_equals", &[("text", field)]))?;
        Ok((name.trim().to_owned(), value.to_owned()))
    });
    Ok(Fields::Typed(pairs.collect::<Result<_>>()?))
}

fn standard_input() -> Result<Json> {
    let mut text = String::new();
    io::stdin()
        .take(LARGEST)
        .read_to_string(&mut text)
        .map_err(|why| ApiError::new(Code::Failed, "stdin.unreadable", &[("why", &why)]))?;
    serde_json::from_str(&text)
        .map_err(|why| ApiError::new(Code::Usage, "stdin.not_json", &[("why", &why)]))
}
