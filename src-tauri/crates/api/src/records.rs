//! Writing records: from fields as people type them, or from JSON as files hold them.

use std::collections::BTreeMap;

use plan::{
    declare::{Field, Kind},
    difference::Change,
    geometry::Geometry,
    record::{Plan, Record},
    texts,
    types::Type,
    value::Value,
};
use serde_json::{Value as Json, json};
use uuid::Uuid;

use crate::{
    desk::Desk,
    error::{ApiError, Code, Result},
    references::{find, kind_named, nearest},
};

/// Fields with what is to be in them.
#[derive(Clone, Debug)]
pub enum Fields {
    /// As a person types them, in Italian: `12/03/2026`, `2,5`, `sì`. An empty text empties the field.
    Typed(Vec<(String, String)>),
    /// As files hold them: `{"act_date": "2026-03-12"}`; null empties the field.
    Json(Json),
}

/// What a write did.
#[derive(Clone, Debug)]
pub struct Written {
    pub record: Record,
    pub changes: Vec<Change>,
    /// Fields whose text could not be read as their type: kept as typed, and reported by the check.
    pub unreadable: Vec<(&'static str, String)>,
}

impl Desk {
    /// A new record of a kind.
    ///
    /// # Errors
    /// An unknown kind or field, a link to something that is not there, a second record of kind `plan`.
    pub fn add(&mut self, plan_id: Uuid, kind_name: &str, fields: &Fields) -> Result<Written> {
        let kind = kind_named(kind_name)?;
        if kind.name == "plan" {
            return Err(ApiError::new(Code::Usage, "record.one_plan", &[]));
        }
        let plan = self.plan(plan_id)?;
        let mut record = Record::new(kind, self.new_id());
        fill(&plan, &mut record, fields)?;
        let what = texts::filled("api.did.add", &[("record", &described(&plan, &record))]);
        self.write(plan_id, record, &what)
    }

    /// Other values for some fields of a record.
    ///
    /// # Errors
    /// No such record or field, a link to something that is not there.
    pub fn set(&mut self, plan_id: Uuid, meant: &str, fields: &Fields) -> Result<Written> {
        let plan = self.plan(plan_id)?;
        let mut record = find(&plan, None, meant)?.clone();
        fill(&plan, &mut record, fields)?;
        let what = texts::filled("api.did.set", &[("record", &described(&plan, &record))]);
        self.write(plan_id, record, &what)
    }

    fn write(&mut self, plan_id: Uuid, record: Record, what: &str) -> Result<Written> {
        let changes = self.change(plan_id, what, std::slice::from_ref(&record), &[])?;
        let unreadable = record.fields().filter_map(|(field, value)| match value {
            Value::Raw(text) => Some((field.name, text.clone())),
            _ => None,
        });
        Ok(Written {
            unreadable: unreadable.collect(),
            changes,
            record,
        })
    }

    /// Many records at once from JSON as files hold them, `{"kind": [{…}, …]}`: one change, one undo. Records with an `id`
    /// that the plan has are changed in the given fields, others are new.
    ///
    /// # Errors
    /// As [`Desk::add`]; then nothing is written.
    pub fn put_all(&mut self, plan_id: Uuid, json: &Json) -> Result<Vec<Record>> {
        let plan = self.plan(plan_id)?;
        let bad = || ApiError::new(Code::Usage, "record.json_shape", &[]);
        let mut puts = Vec::new();
        for (kind_name, records) in json.as_object().ok_or_else(bad)? {
            let kind = kind_named(kind_name)?;
            for object in records.as_array().ok_or_else(bad)? {
                let id = match object.get("id") {
                    None => self.new_id(),
                    Some(id) => id
                        .as_str()
                        .and_then(|id| Uuid::parse_str(id).ok())
                        .ok_or_else(|| {
                            ApiError::new(Code::Usage, "record.bad_id", &[("id", id)])
                        })?,
                };
                let own = plan.get(kind.name, id).cloned();
                if own.is_none() && kind.name == "plan" {
                    return Err(ApiError::new(Code::Usage, "record.one_plan", &[]));
                }
                let mut record = own.unwrap_or_else(|| Record::new(kind, id));
                fill(&plan, &mut record, &Fields::Json(object.clone()))?;
                puts.push(record);
            }
        }
        let what = texts::filled("api.did.put_all", &[("count", &puts.len())]);
        self.change(plan_id, &what, &puts, &[])?;
        Ok(puts)
    }

    /// Takes a record away. Links that lead to it stay, and the check reports them.
    ///
    /// # Errors
    /// No such record; the sheet of the plan itself.
    pub fn remove(&mut self, plan_id: Uuid, meant: &str) -> Result<Record> {
        let plan = self.plan(plan_id)?;
        let record = find(&plan, None, meant)?.clone();
        let what = texts::filled("api.did.remove", &[("record", &described(&plan, &record))]);
        self.change(plan_id, &what, &[], &[(record.kind.name, record.id)])?;
        Ok(record)
    }
}

fn described(plan: &Plan, record: &Record) -> String {
    let title = plan.title(record);
    let noun = texts::kind(record.kind.name);
    if title.is_empty() {
        noun.to_owned()
    } else {
        format!("{noun} «{title}»")
    }
}

fn fill(plan: &Plan, record: &mut Record, fields: &Fields) -> Result<()> {
    match fields {
        Fields::Typed(pairs) => {
            for (name, text) in pairs {
                let field = field_named(record.kind, name)?;
                let value = typed(plan, field, text)?;
                record.put(field.name, value);
            }
        }
        Fields::Json(json) => {
            let object = json
                .as_object()
                .ok_or_else(|| ApiError::new(Code::Usage, "record.json_object", &[]))?;
            for (name, json) in object.iter().filter(|(name, _)| *name != "id") {
                // A program writes names as files do, never labels.
                let field = record
                    .kind
                    .field(name)
                    .ok_or_else(|| no_field(record.kind, name))?;
                record.put(field.name, Value::from_json(field, json));
            }
        }
    }
    Ok(())
}

/// The field of that name, as files call it or as its label says.
fn field_named(kind: &'static Kind, name: &str) -> Result<&'static Field> {
    let by_label = || {
        kind.fields.iter().find(|field| {
            rules::words::norm(texts::field(kind.name, field, "label")) == rules::words::norm(name)
        })
    };
    kind.field(name)
        .or_else(by_label)
        .ok_or_else(|| no_field(kind, name))
}

fn no_field(kind: &'static Kind, name: &str) -> ApiError {
    let near = nearest(name, kind.fields.iter().map(|field| field.name));
    ApiError::new(
        Code::Usage,
        "field.unknown",
        &[("name", &name), ("kind", &kind.name), ("near", &near)],
    )
}

/// What a person typed for a field: links by short code or name, places as "45,3091 9,6211" or GeoJSON.
fn typed(plan: &Plan, field: &Field, text: &str) -> Result<Value> {
    if text.trim().is_empty() {
        return Ok(Value::Empty);
    }
    Ok(match field.ty {
        Type::Link(target) => Value::Text(linked(plan, target, text)?),
        Type::Links(target) => {
            let ids = text.split(';').filter(|part| !part.trim().is_empty());
            Value::set(
                ids.map(|part| linked(plan, target, part))
                    .collect::<Result<Vec<_>>>()?,
            )
        }
        Type::Geometry => coordinates(field, text).unwrap_or_else(|| Value::typed(field, text)),
        _ => Value::typed(field, text),
    })
}

fn linked(plan: &Plan, target: &str, text: &str) -> Result<String> {
    let kind = kind_named(target)?;
    Ok(find(plan, Some(kind), text)?.id.to_string())
}

/// Two decimal degrees, latitude first as maps on the web give them, or longitude first: in Italy one cannot be the other.
fn coordinates(field: &Field, text: &str) -> Option<Value> {
    let numbers: Vec<f64> = text
        .split([' ', ';'])
        .flat_map(|part| match part.trim_end_matches(',') {
            part if part.contains('.') => part.split(',').map(str::to_owned).collect(),
            part => vec![part.replace(',', ".")],
        })
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    let [a, b] = numbers.as_slice() else {
        return None;
    };
    let (lat, lon) = if a > b { (a, b) } else { (b, a) };
    let point = Geometry::from_json(&json!({ "type": "Point", "coordinates": [lon, lat] }))?;
    let fits = field.forms.contains(&point.form);
    fits.then_some(Value::Geometry(point))
}

/// A record for a program: its kind, its title, and what files hold.
pub fn as_json(plan: &Plan, record: &Record) -> Json {
    let mut json = record.to_json(|_| true);
    json["kind"] = json!(record.kind.name);
    json["title"] = json!(plan.title(record));
    json["section"] = json!(record.section().code());
    json
}

/// What a link shows to a person: the titles of what it leads to, or the bare text.
pub fn shown(plan: &Plan, field: &Field, value: &Value) -> String {
    let title = |target: &str, id: &str| {
        let record = Uuid::parse_str(id).ok().and_then(|id| plan.get(target, id));
        let title = record.map(|record| plan.title(record)).unwrap_or_default();
        if title.is_empty() {
            id.to_owned()
        } else {
            title
        }
    };
    let lists = plan::codelists::Lists::builtin();
    match (field.ty, value) {
        (Type::Link(target), Value::Text(id)) => title(target, id),
        (Type::Links(target), Value::Set(ids)) => {
            let titles: Vec<_> = ids.iter().map(|id| title(target, id)).collect();
            titles.join("; ")
        }
        (Type::Code(list), Value::Text(code)) => lists.label(list, code).to_owned(),
        (Type::Codes(list), Value::Set(codes)) => {
            let labels: Vec<_> = codes.iter().map(|code| lists.label(list, code)).collect();
            labels.join("; ")
        }
        (Type::Geometry, Value::Geometry(geometry)) => place(geometry),
        (ty, value) => value.shown(ty),
    }
}

/// A drawing in a few words: its form and its size or place.
fn place(geometry: &Geometry) -> String {
    use plan::{geometry::Form, measures};
    let form = texts::text(&format!("api.form.{}", geometry.form.name()));
    match geometry.form {
        Form::Point => {
            let (lon, lat) = measures::place_on(geometry).unwrap_or_default();
            format!("{form} {lat:.5} N {lon:.5} E").replace('.', ",")
        }
        Form::LineString | Form::MultiLineString => {
            format!(
                "{form}, {} m",
                rules::words::number(measures::length_m(geometry).round())
            )
        }
        Form::Polygon | Form::MultiPolygon => {
            format!(
                "{form}, {} m²",
                rules::words::number(measures::area_m2(geometry).round())
            )
        }
    }
}

/// The kinds and fields as a program reads them: names, labels, help, type, code list, class.
pub fn described_kind(kind: &'static Kind) -> Json {
    let fields: Vec<Json> = kind
        .fields
        .iter()
        .map(|field| {
            let mut json = json!({
                "name": field.name,
                "label": texts::field(kind.name, field, "label"),
                "help": texts::field(kind.name, field, "help"),
                "mark": format!("{:?}", field.mark),
                "class": format!("{:?}", field.class),
                "source": field.source,
            });
            let (name, of) = type_name(field.ty);
            json["type"] = json!(name);
            let extras: BTreeMap<&str, Json> = [
                ("of", of.map(|of| json!(of))),
                ("unit", field.unit.map(|unit| json!(unit))),
            ]
            .into_iter()
            .filter_map(|(key, value)| Some((key, value?)))
            .collect();
            for (key, value) in extras {
                json[key] = value;
            }
            json
        })
        .collect();
    json!({
        "name": kind.name,
        "label": texts::kind(kind.name),
        "section": kind.declaration.section.code(),
        "purpose": kind.declaration.purpose.trim(),
        "fields": fields,
    })
}

/// A type in one word, with the list or kind it refers to.
pub fn type_name(ty: Type) -> (&'static str, Option<&'static str>) {
    match ty {
        Type::Text => ("text", None),
        Type::Long => ("long", None),
        Type::Int => ("int", None),
        Type::Dec => ("dec", None),
        Type::Bool => ("bool", None),
        Type::Date => ("date", None),
        Type::PartialDate => ("partial_date", None),
        Type::Code(list) => ("code", Some(list)),
        Type::Codes(list) => ("codes", Some(list)),
        Type::Link(kind) => ("link", Some(kind)),
        Type::Links(kind) => ("links", Some(kind)),
        Type::Communes => ("communes", None),
        Type::Geometry => ("geometry", None),
    }
}
