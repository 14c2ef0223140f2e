//! The tables for other programs: one CSV per kind and the Frictionless description of them all.
//!
//! They are machine tables. A text that begins with `=`, `+`, `-` or `@` is written as it is, because who reads
//! the column with a program must find the same text (`+39 0373 …` is a telephone number); whoever opens
//! them in a spreadsheet imports the columns as text. A sheet made to be opened by hand is another export.
//! Raw values stay in `plan.json` alone: see [`crate::plain`].

use plan::{
    declare::{Field, KINDS, Kind, Typed},
    model::PlanHeader,
    record::Plan,
    texts,
    types::Type,
};
use serde_json::{Value as Json, json};

use crate::{
    ExchangeError,
    bag::Entry,
    json_text,
    plain::{Plain, fields, is_plain},
    plan_json::base_name,
};

/// The name of the description beside the tables.
pub const DESCRIPTION: &str = "datapackage.json";

/// The kinds that have a table: those with records, and always the sheet of the plan.
pub fn kinds(plan: &Plan) -> impl Iterator<Item = &'static Kind> {
    KINDS
        .iter()
        .filter(|kind| kind.name == PlanHeader::NAME || plan.of_kind(kind.name).next().is_some())
}

/// Every file of the folder of the tables.
///
/// # Errors
/// None that data can cause.
pub fn tables(plan: &Plan) -> Result<Vec<Entry>, ExchangeError> {
    let mut entries = Vec::new();
    for kind in kinds(plan) {
        entries.push((format!("{}.csv", kind.name), table(plan, kind)?));
    }
    let description = json_text::pretty(&description(plan))?;
    entries.push((DESCRIPTION.to_owned(), description));
    Ok(entries)
}

/// The columns of the table of a kind, in their order.
pub fn columns(kind: &Kind) -> Vec<&'static str> {
    let plain = kind.fields.iter().filter(|field| is_plain(field));
    std::iter::once("id")
        .chain(plain.map(|field| field.name))
        .collect()
}

fn table(plan: &Plan, kind: &Kind) -> Result<Vec<u8>, ExchangeError> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::Any(b'\n'))
        .from_writer(Vec::new());
    writer
        .write_record(columns(kind))
        .map_err(ExchangeError::making)?;
    for record in plan.of_kind(kind.name) {
        let cells = fields(record).map(|(_, plain)| match plain {
            Plain::Empty => String::new(),
            Plain::Text(text) => text,
            Plain::Int(number) => number.to_string(),
            Plain::Dec(number) => number.to_string(),
            Plain::Bool(answer) => answer.to_string(),
        });
        writer
            .write_record(std::iter::once(record.id.to_string()).chain(cells))
            .map_err(ExchangeError::making)?;
    }
    writer
        .into_inner()
        .map_err(|error| ExchangeError::making(error.into_error()))
}

/// A tabular data package, version 1 of the standard. Bounds of the model (least, most characters) are not
/// among its constraints: a draft may break them, and the checks say so.
fn description(plan: &Plan) -> Json {
    let resources: Vec<_> = kinds(plan).map(resource).collect();
    let title = plan.header().and_then(|header| header.title);
    let mut json = json!({
        "profile": "tabular-data-package",
        "name": base_name(plan),
        "id": plan.id.to_string(),
        "description": texts::text("exchange.tables.description"),
        "resources": resources,
    });
    json["title"] = json!(title.unwrap_or_else(|| texts::text("exchange.tables.title").to_owned()));
    json
}

fn resource(kind: &'static Kind) -> Json {
    let id = json!({
        "name": "id",
        "title": texts::text("exchange.tables.id_title"),
        "description": texts::text("exchange.tables.id_description"),
        "type": "string",
        "format": "uuid",
        "constraints": { "required": true, "unique": true },
    });
    let plain = kind.fields.iter().filter(|field| is_plain(field));
    let fields: Vec<_> = std::iter::once(id)
        .chain(plain.map(|field| described(kind, field)))
        .collect();
    json!({
        "profile": "tabular-data-resource",
        "name": kind.name,
        "path": format!("{}.csv", kind.name),
        "title": texts::text(&format!("kind.{}.plural", kind.name)),
        "description": texts::filled("exchange.tables.resource", &[
            ("section", &kind.declaration.section.name()),
        ]),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": { "delimiter": ",", "lineTerminator": "\n", "quoteChar": "\"", "doubleQuote": true },
        "schema": { "fields": fields, "primaryKey": "id", "missingValues": [""] },
    })
}

fn described(kind: &Kind, field: &Field) -> Json {
    let (ty, format) = match field.ty {
        Type::Int => ("integer", "default"),
        Type::Dec => ("number", "default"),
        Type::Bool => ("boolean", "default"),
        Type::Date => ("date", "default"),
        Type::Link(_) => ("string", "uuid"),
        _ => ("string", "default"),
    };
    let mut json = json!({
        "name": field.name,
        "title": texts::field(kind.name, field, "label"),
        "description": texts::field(kind.name, field, "help"),
        "type": ty,
        "format": format,
    });
    if field.ty == Type::PartialDate {
        json["constraints"] = json!({ "pattern": "\\d{4}(-\\d\\d){0,2}" });
    }
    if field.ty == Type::Communes {
        json["constraints"] = json!({ "pattern": "\\d{6}( \\d{6})*" });
    }
    // Names of our own, as in the schema of plan.json.
    if let Some(unit) = field.unit {
        json["x-unit"] = json!(unit);
    }
    if let Some(list) = field.ty.code_list() {
        json["x-codelist"] = json!(list);
    }
    if let Some(target) = field.ty.target() {
        json["x-target"] = json!(target);
    }
    json
}
