//! Writing records: from fields as people type them, or from JSON as files hold them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use plan::{
    declare::{Field, Kind, Mark},
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
    expected::{Unclear, unclear},
    references::{alike, find, kind_named},
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
    /// Fields just written whose text is not what they hold: kept as typed, and reported by the check.
    pub unclear: Vec<Unclear>,
}

fn written(record: Record, changes: Vec<Change>) -> Written {
    Written {
        unclear: unclear(&record, &changes),
        changes,
        record,
    }
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
        not_empty(&record)?;
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
        Ok(written(record, changes))
    }

    /// Many records at once from JSON as files hold them, `{"kind": [{…}, …]}`: one change, one undo. Records with an `id`
    /// that the plan has are changed in the given fields, others are new.
    ///
    /// # Errors
    /// As [`Desk::add`]; then nothing is written.
    pub fn put_all(&mut self, plan_id: Uuid, json: &Json) -> Result<Vec<Written>> {
        let mut plan = Plan::clone(&*self.plan(plan_id)?);
        let bad = || ApiError::new(Code::Usage, "record.json_shape", &[]);
        let mut puts: Vec<(Record, &Json)> = Vec::new();
        for (kind_name, records) in json.as_object().ok_or_else(bad)? {
            let kind = kind_named(kind_name)?;
            for object in records.as_array().ok_or_else(bad)? {
                let id = given_id(object)?.unwrap_or_else(|| self.new_id());
                let own = plan.get(kind.name, id).cloned();
                if own.is_none() && kind.name == "plan" {
                    return Err(ApiError::new(Code::Usage, "record.one_plan", &[]));
                }
                let mut record = own.unwrap_or_else(|| Record::new(kind, id));
                fill_json(&plan, &mut record, object, Part::Own)?;
                // Whatever their order, records may name each other in their links.
                plan.insert(record.clone());
                puts.push((record, object));
            }
        }
        for (record, object) in &mut puts {
            fill_json(&plan, record, object, Part::Links)?;
            not_empty(record)?;
        }
        let puts: Vec<_> = puts.into_iter().map(|(record, _)| record).collect();
        let what = texts::filled("api.did.put_all", &[("count", &puts.len())]);
        let changes = self.change(plan_id, &what, &puts, &[])?;
        let mut own: HashMap<Uuid, Vec<Change>> = HashMap::new();
        for change in changes {
            let id = match &change {
                Change::Created(record) | Change::Removed(record) => record.id,
                Change::Edited { id, .. } => *id,
            };
            own.entry(id).or_default().push(change);
        }
        let with_changes = |record: Record| {
            let changes = own.remove(&record.id).unwrap_or_default();
            written(record, changes)
        };
        Ok(puts.into_iter().map(with_changes).collect())
    }

    /// Takes a record away. Links that lead to it stay, and the check reports them.
    ///
    /// # Errors
    /// No such record; the sheet of the plan itself.
    pub fn remove(&mut self, plan_id: Uuid, meant: &str) -> Result<Record> {
        let plan = self.plan(plan_id)?;
        let record = find(&plan, None, meant)?.clone();
        if record.kind.name == "plan" {
            return Err(ApiError::new(Code::Usage, "record.whole_plan", &[]));
        }
        let what = texts::filled("api.did.remove", &[("record", &described(&plan, &record))]);
        self.change(plan_id, &what, &[], &[(record.kind.name, record.id)])?;
        Ok(record)
    }
}

/// "Zona «Centro»", or only the kind when the record has no name yet.
pub fn described(plan: &Plan, record: &Record) -> String {
    let title = rules::words::short(&plan.title(record));
    let noun = texts::kind(record.kind.name);
    if title.is_empty() {
        noun.to_owned()
    } else {
        format!("{noun} «{title}»")
    }
}

fn not_empty(record: &Record) -> Result<()> {
    if record.values.iter().any(|value| !value.is_empty()) {
        return Ok(());
    }
    let essential = record.kind.fields.iter().filter(|f| f.mark == Mark::E);
    let essential: Vec<_> = essential.map(|field| field.name).collect();
    Err(ApiError::new(
        Code::Usage,
        "record.empty",
        &[
            ("kind", &record.kind.name),
            ("fields", &essential.join(", ")),
        ],
    ))
}

/// The id that an object of JSON gives to its record.
fn given_id(object: &Json) -> Result<Option<Uuid>> {
    let Some(id) = object.get("id") else {
        return Ok(None);
    };
    let read = id.as_str().and_then(|id| Uuid::parse_str(id).ok());
    let bad = || ApiError::new(Code::Usage, "record.bad_id", &[("id", id)]);
    read.map(Some).ok_or_else(bad)
}

fn fill(plan: &Plan, record: &mut Record, fields: &Fields) -> Result<()> {
    match fields {
        Fields::Typed(pairs) => {
            let mut seen = BTreeSet::new();
            for (name, text) in pairs {
                let field = field_named(record.kind, name)?;
                if !seen.insert(field.name) {
                    let name = &field.name;
                    return Err(ApiError::new(Code::Usage, "field.twice", &[("name", name)]));
                }
                let value = typed(plan, field, text)?;
                record.put(field.name, value);
            }
        }
        Fields::Json(json) => {
            fill_json(plan, record, json, Part::Own)?;
            fill_json(plan, record, json, Part::Links)?;
        }
    }
    Ok(())
}

/// What of an object of JSON goes into its record.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// All but links.
    Own,
    Links,
}

fn fill_json(plan: &Plan, record: &mut Record, json: &Json, part: Part) -> Result<()> {
    let object = json
        .as_object()
        .ok_or_else(|| ApiError::new(Code::Usage, "record.json_object", &[]))?;
    for (name, json) in object.iter().filter(|(name, _)| *name != "id") {
        // A program writes names as files do, never labels.
        let field = record
            .kind
            .field(name)
            .ok_or_else(|| no_field(record.kind, name))?;
        let links = matches!(field.ty, Type::Link(_) | Type::Links(_));
        if links == (part == Part::Links) {
            record.put(field.name, linked_by_name(plan, field, json)?);
        }
    }
    Ok(())
}

/// What JSON holds for a field; a link may also be the short code or the name of a record, as people know no ids. An id
/// that leads nowhere stays: the rules report it.
fn linked_by_name(plan: &Plan, field: &Field, json: &Json) -> Result<Value> {
    let id_of = |target: &str, text: &str| match Uuid::parse_str(text) {
        Ok(id) => Ok(id.to_string()),
        Err(_) => linked(plan, target, text),
    };
    Ok(match (field.ty, json) {
        (Type::Link(target), Json::String(text)) if !text.is_empty() => {
            Value::Text(id_of(target, text)?)
        }
        (Type::Links(target), Json::Array(members)) if members.iter().all(Json::is_string) => {
            let ids = members.iter().filter_map(Json::as_str);
            Value::set(
                ids.map(|id| id_of(target, id))
                    .collect::<Result<Vec<_>>>()?,
            )
        }
        _ => Value::from_json(field, json),
    })
}

/// The field of that name, as files call it or as its label says.
///
/// # Errors
/// None, with the one most alike.
pub fn field_named(kind: &'static Kind, name: &str) -> Result<&'static Field> {
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
    let label = |field: &Field| texts::field(kind.name, field, "label");
    let near = kind.fields.iter().max_by(|a, b| {
        let like = |field: &Field| alike(name, field.name, label(field));
        like(a).total_cmp(&like(b))
    });
    let near = near
        .map(|field| format!("{} ({})", field.name, label(field)))
        .unwrap_or_default();
    let name = rules::words::short(name);
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
pub(crate) fn coordinates(field: &Field, text: &str) -> Option<Value> {
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
            json["type"] = json!(field.ty.name());
            let extras: BTreeMap<&str, Json> = [
                ("of", field.ty.of().map(|of| json!(of))),
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
