//! A record as the generic work sees it, and the plan as a set of records.

use std::{collections::BTreeMap, fmt};

use serde_json::{Map, Value as Json, json};
use uuid::Uuid;

use crate::{
    declare::{Field, FieldOf, Kind, Typed, kind},
    model::PlanHeader,
    section::Section,
    texts,
    types::{Held, Type},
    value::Value,
};

/// One value for each field of its kind, in the kind's order.
#[derive(Clone)]
pub struct Record {
    pub kind: &'static Kind,
    /// Made once and for ever (UUIDv7).
    pub id: Uuid,
    pub values: Vec<Value>,
}

/// Only what is filled in: the whole declaration of the kind would bury it.
impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct(self.kind.name);
        out.field("id", &self.id);
        for (field, value) in self.fields().filter(|(_, value)| !value.is_empty()) {
            out.field(field.name, value);
        }
        out.finish_non_exhaustive()
    }
}

impl PartialEq for Record {
    fn eq(&self, other: &Self) -> bool {
        self.kind.name == other.kind.name && self.id == other.id && self.values == other.values
    }
}

impl Record {
    pub fn new(kind: &'static Kind, id: Uuid) -> Self {
        let values = vec![Value::Empty; kind.fields.len()];
        Record { kind, id, values }
    }

    /// The value of a field; empty when the kind has no such field.
    pub fn get(&self, field: &str) -> &Value {
        self.kind
            .index(field)
            .map_or(&Value::Empty, |i| &self.values[i])
    }

    /// False when the kind has no such field.
    pub fn put(&mut self, field: &str, value: Value) -> bool {
        let index = self.kind.index(field);
        if let Some(index) = index {
            self.values[index] = value;
        }
        index.is_some()
    }

    /// [`Record::put`] with name and type checked by the compiler.
    pub fn set<H: Held>(&mut self, field: &FieldOf<H>, held: H) {
        self.put(field.name, held.into_value());
    }

    pub fn fields(&self) -> impl Iterator<Item = (&'static Field, &Value)> {
        self.kind.fields.iter().zip(&self.values)
    }

    /// The section of its kind, or the one that a code of the record decides (`act`, `empty_statement`).
    pub fn section(&self) -> Section {
        let declaration = self.kind.declaration;
        declaration
            .section_by
            .and_then(
                |field| match (self.kind.field(field)?.ty.code_list()?, self.get(field)) {
                    (list, Value::Text(code)) => crate::codelists::section(list, code),
                    _ => None,
                },
            )
            .unwrap_or(declaration.section)
    }

    /// Empty fields are left out, so a new field does not change the JSON of old records.
    pub fn to_json(&self, keep: impl Fn(&Field) -> bool) -> Json {
        let mut object = Map::new();
        object.insert("id".into(), json!(self.id.to_string()));
        for (field, value) in self.fields().filter(|(f, v)| keep(f) && !v.is_empty()) {
            object.insert(field.name.into(), value.to_json());
        }
        Json::Object(object)
    }

    /// `None` when the object has no readable `id`. Unknown members are the caller's to refuse.
    pub fn from_json(kind: &'static Kind, json: &Json) -> Option<Self> {
        let id = Uuid::parse_str(json.get("id")?.as_str()?).ok()?;
        let value = |field: &Field| {
            json.get(field.name)
                .map(|json| Value::from_json(field, json))
        };
        let values = kind.fields.iter().map(|f| value(f).unwrap_or_default());
        Some(Record {
            kind,
            id,
            values: values.collect(),
        })
    }
}

/// All records of one plan by kind and id.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The id of its one record of kind `plan`.
    pub id: Uuid,
    pub records: BTreeMap<(&'static str, Uuid), Record>,
}

impl Plan {
    /// A plan without records.
    pub fn new(id: Uuid) -> Self {
        Plan {
            id,
            records: BTreeMap::new(),
        }
    }

    /// A plan of these records; its id is that of the record of kind `plan`.
    pub fn of(id: Uuid, records: impl IntoIterator<Item = Record>) -> Self {
        let mut plan = Plan::new(id);
        records.into_iter().for_each(|record| plan.insert(record));
        plan
    }

    pub fn insert(&mut self, record: Record) {
        self.records.insert((record.kind.name, record.id), record);
    }

    pub fn remove(&mut self, kind: &'static str, id: Uuid) -> Option<Record> {
        self.records.remove(&(kind, id))
    }

    pub fn get(&self, kind: &str, id: Uuid) -> Option<&Record> {
        let name = crate::declare::kind(kind)?.name;
        self.records.get(&(name, id))
    }

    /// The record of that id, of whatever kind.
    pub fn find(&self, id: Uuid) -> Option<&Record> {
        crate::declare::KINDS
            .iter()
            .find_map(|kind| self.records.get(&(kind.name, id)))
    }

    /// The records of one kind, by id.
    pub fn of_kind(&self, kind: &str) -> impl Iterator<Item = &Record> {
        let name = crate::declare::kind(kind).map(|kind| kind.name);
        name.into_iter().flat_map(|name| {
            self.records
                .range((name, Uuid::nil())..=(name, Uuid::max()))
                .map(|(_, record)| record)
        })
    }

    /// The records of one kind, typed: what a rule reads.
    pub fn all<K: Typed>(&self) -> Vec<K> {
        self.of_kind(K::NAME).map(K::from_record).collect()
    }

    /// One record, typed.
    pub fn typed<K: Typed>(&self, id: Uuid) -> Option<K> {
        self.records.get(&(K::NAME, id)).map(K::from_record)
    }

    /// The sheet of the plan itself, if it has one.
    pub fn header(&self) -> Option<PlanHeader> {
        self.typed(self.id)
    }

    /// The six-digit ISTAT code of its commune; empty when not yet filled in.
    pub fn istat_code(&self) -> String {
        self.header().and_then(|h| h.istat_code).unwrap_or_default()
    }

    /// How a person would call a record: the values of its kind's `title_fields`, links followed.
    /// Empty when nothing that names it is filled in.
    pub fn title(&self, record: &Record) -> String {
        self.title_within(record, 3)
    }

    fn title_within(&self, record: &Record, depth: u8) -> String {
        let fields = texts::text(&format!("kind.{}.title_fields", record.kind.name));
        let part = |name: &str| {
            let field = record.kind.field(name)?;
            let text = match (field.ty, record.get(name)) {
                (_, Value::Empty) => return None,
                (Type::Link(target), Value::Text(id)) => {
                    let target = kind(target)?.name;
                    let linked = self.records.get(&(target, Uuid::parse_str(id).ok()?))?;
                    if depth == 0 {
                        return None;
                    }
                    self.title_within(linked, depth - 1)
                }
                (Type::Text, Value::Text(code)) if name == "istat_code" => {
                    let commune = crate::registry::Registry::builtin().commune(code);
                    commune.map_or_else(|| code.clone(), |commune| commune.name.clone())
                }
                (Type::Code(list), Value::Text(code)) => crate::codelists::Lists::builtin()
                    .label(list, code)
                    .to_owned(),
                (ty, value) => value.shown(ty),
            };
            (!text.is_empty()).then_some(text)
        };
        let mut parts: Vec<_> = fields.split_whitespace().filter_map(part).collect();
        // A channel of kind "Sito del Comune" called "Sito del Comune".
        parts.dedup();
        // "Altro, Rappresentante della scuola" says no more than its second half.
        let first = fields
            .split_whitespace()
            .next()
            .map(|name| record.get(name));
        if parts.len() > 1 && matches!(first, Some(Value::Text(code)) if code == "altro") {
            parts.remove(0);
        }
        let separator = if record.kind.name == "person" {
            " "
        } else {
            ", "
        };
        parts.join(separator)
    }
}
