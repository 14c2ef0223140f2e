//! Changing the example by the short names of its template.

use jiff::{Span, civil::Date};
use plan::{
    declare::kind,
    record::{Plan, Record},
    section::Section,
    types::Type,
    value::Value,
};
use serde_json::{Value as Json, json};
use uuid::Uuid;

use super::{Beside, NearMiss};
use crate::examples;

/// A plan being changed.
#[derive(Clone, Debug)]
pub struct Edit {
    pub plan: Plan,
    pub beside: Beside,
    today: Date,
}

/// The name of a kind as the declarations hold it.
pub(super) fn kind_name(name: &str) -> &'static str {
    kind(name).unwrap_or_else(|| panic!("no kind {name}")).name
}

/// A point as GeoJSON.
pub(super) fn point(lon: f64, lat: f64) -> Json {
    json!({ "type": "Point", "coordinates": [lon, lat] })
}

/// A rectangle as GeoJSON, from its south-west corner.
pub(super) fn rectangle(lon: f64, lat: f64, width: f64, height: f64) -> Json {
    let (east, north) = (lon + width, lat + height);
    json!({ "type": "Polygon", "coordinates": [[[lon, lat], [east, lat], [east, north], [lon, north], [lon, lat]]] })
}

/// A line as GeoJSON.
pub(super) fn line(positions: &[(f64, f64)]) -> Json {
    json!({ "type": "LineString", "coordinates": positions })
}

impl Edit {
    pub(super) fn clean(today: Date) -> Self {
        let plan = examples::casaletto(today);
        let beside = Beside {
            attachments: examples::attachment_facts(&plan, &examples::casaletto_files(today)),
            ..Beside::default()
        };
        Edit {
            plan,
            beside,
            today,
        }
    }

    pub(super) fn approved(today: Date) -> Self {
        let plan = examples::casaletto_approved(today);
        let files = examples::casaletto_approved_files(today);
        let beside = Beside {
            attachments: examples::attachment_facts(&plan, &files),
            ..Beside::default()
        };
        let mut edit = Edit {
            plan,
            beside,
            today,
        };
        edit.approve();
        edit
    }

    /// The council approves what the plan holds now.
    pub(super) fn approve(&mut self) {
        examples::approve_content(&mut self.plan);
        self.beside.approved_hashes = examples::approved_hashes(&self.plan);
    }

    pub(super) fn near_miss(self, name: &'static str) -> NearMiss {
        NearMiss {
            name,
            plan: self.plan,
            beside: self.beside,
        }
    }

    /// Sets a field.
    ///
    /// # Panics
    /// When there is no such record or field.
    pub fn put(&mut self, kind: &str, name: &str, field: &str, json: impl Into<Json>) -> &mut Self {
        let mut record = self.record(kind, name).clone();
        set(&mut record, field, &json.into(), self.today);
        self.plan.insert(record);
        self
    }

    /// Empties a field.
    pub fn clear(&mut self, kind: &str, name: &str, field: &str) -> &mut Self {
        self.put(kind, name, field, Json::Null)
    }

    /// A record with that short name.
    pub fn record(&self, kind: &str, name: &str) -> &Record {
        let record = self.plan.get(kind, examples::id(kind, name));
        record.unwrap_or_else(|| panic!("the example has no {kind} {name}"))
    }

    /// A new record with that short name.
    ///
    /// # Panics
    /// When the kind has no such field.
    pub fn add(&mut self, kind: &str, name: &str, fields: &Json) -> &mut Self {
        let declared = plan::declare::kind(kind).unwrap_or_else(|| panic!("no kind {kind}"));
        let mut record = Record::new(declared, examples::id(kind, name));
        for (field, json) in fields.as_object().into_iter().flatten() {
            set(&mut record, field, json, self.today);
        }
        self.plan.insert(record);
        self
    }

    /// A copy of a record under another short name.
    pub fn copy(&mut self, kind: &str, from: &str, to: &str) -> &mut Self {
        let mut record = self.record(kind, from).clone();
        record.id = examples::id(kind, to);
        self.plan.insert(record);
        self
    }

    /// Takes a record out, with the links to it; the records that remain keep the rest.
    pub fn remove(&mut self, kind: &str, name: &str) -> &mut Self {
        let id = self.record(kind, name).id;
        self.take(kind_name(kind), id);
        self
    }

    /// Takes several records of a kind out.
    pub fn remove_all(&mut self, kind: &str, names: &[&str]) -> &mut Self {
        for name in names {
            self.remove(kind, name);
        }
        self
    }

    /// Takes every record of a section out, with the links to them.
    pub fn empty_section(&mut self, section: Section) -> &mut Self {
        let of_section = self
            .plan
            .records
            .values()
            .filter(|r| r.section() == section);
        let gone: Vec<_> = of_section
            .map(|record| (record.kind.name, record.id))
            .collect();
        for (kind, id) in gone {
            self.take(kind, id);
        }
        self
    }

    /// Takes every record of a kind out, with the links to them.
    pub fn remove_kind(&mut self, kind: &str) -> &mut Self {
        let kind = kind_name(kind);
        let gone: Vec<_> = self.plan.of_kind(kind).map(|record| record.id).collect();
        for id in gone {
            self.take(kind, id);
        }
        self
    }

    /// Gives a record another id, and the links to it too.
    pub fn renumber(&mut self, kind: &str, name: &str, id: Uuid) -> &mut Self {
        let kind = kind_name(kind);
        let old = self.record(kind, name).id;
        if let Some(mut record) = self.plan.remove(kind, old) {
            record.id = id;
            self.plan.insert(record);
        }
        self.relink(kind, old, Some(id));
        self
    }

    fn take(&mut self, kind: &'static str, id: Uuid) {
        self.plan.remove(kind, id);
        self.relink(kind, id, None);
    }

    fn relink(&mut self, kind: &str, old: Uuid, new: Option<Uuid>) {
        let old = old.to_string();
        for record in self.plan.records.values_mut() {
            for (field, value) in record.kind.fields.iter().zip(&mut record.values) {
                match (field.ty, &mut *value) {
                    (Type::Link(target), Value::Text(id)) if target == kind && *id == old => {
                        *value = new.map_or(Value::Empty, |new| Value::Text(new.to_string()));
                    }
                    (Type::Links(target), Value::Set(ids))
                        if target == kind && ids.contains(&old) =>
                    {
                        let kept = ids.iter().filter(|id| **id != old).cloned();
                        *value = Value::set(kept.chain(new.map(|new| new.to_string())));
                    }
                    _ => {}
                }
            }
        }
    }
}

fn set(record: &mut Record, field: &str, json: &Json, today: Date) {
    let declared = record.kind.field(field);
    let declared = declared.unwrap_or_else(|| panic!("{} has no {field}", record.kind.name));
    let resolve = |text: &str| match (declared.ty, text.strip_prefix('@')) {
        (Type::Link(target) | Type::Links(target), Some(name)) => {
            examples::id(target, name).to_string()
        }
        (Type::Date | Type::PartialDate, Some(shift)) => day(shift, today).to_string(),
        _ => text.to_owned(),
    };
    let json = match json {
        Json::String(text) => json!(resolve(text)),
        Json::Array(items) => (items.iter())
            .map(|item| {
                item.as_str()
                    .map_or(item.clone(), |text| json!(resolve(text)))
            })
            .collect(),
        other => other.clone(),
    };
    let value = Value::from_json(declared, &json);
    record.put(field, value);
}

/// `-40d`, `+3m`, `-2y` from today.
fn day(shift: &str, today: Date) -> Date {
    let (amount, unit) = shift.split_at(shift.len() - 1);
    let amount: i64 = amount
        .parse()
        .unwrap_or_else(|_| panic!("no shift {shift}"));
    let span = match unit {
        "d" => Span::new().days(amount),
        "m" => Span::new().months(amount),
        "y" => Span::new().years(amount),
        _ => panic!("no unit {unit}"),
    };
    today.checked_add(span).expect("within the calendar")
}
