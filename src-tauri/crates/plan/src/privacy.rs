//! What each reader may see. Only the two relaxations and the classes that come
//! from a code know a kind by name.

use std::collections::{BTreeSet, HashSet};

use uuid::Uuid;

use crate::{
    codelists::{self, ContactKind, ExposedKind},
    declare::{Class, Field, Typed},
    model::{
        Attachment, ContactPoint, ExposedElement, Person, attachment, blocks::base, contact_point,
        exposed_element, person,
    },
    record::{Plan, Record},
    types::Type,
    value::Value,
};

/// The class of one field of one record.
pub fn class_of(record: &Record, field: &Field) -> Class {
    let yes = |name| *record.get(name) == Value::Bool(true);
    let mut class = field.class;
    if record.kind.name == Person::NAME && yes(person::is_public_officer.name) {
        let shown = [
            person::surname.name,
            person::given_name.name,
            person::organisation_id.name,
            person::position_held.name,
        ];
        if shown.contains(&field.name) {
            class = Class::P;
        }
    }
    if record.kind.name == ContactPoint::NAME {
        let of_a_body = record.get(contact_point::person_id.name).is_empty();
        let published = of_a_body && yes(contact_point::published_by_body.name);
        if !published {
            let kind = record.get(contact_point::contact_kind.name);
            class = class.max(codelists::class::<ContactKind>(kind).unwrap_or(Class::O));
        }
    }
    if record.kind.name == ExposedElement::NAME {
        let kind = record.get(exposed_element::exposed_kind.name);
        class = class.max(match kind {
            Value::Empty => Class::P,
            kind => codelists::class::<ExposedKind>(kind).unwrap_or(Class::O),
        });
    }
    if record.kind.name == Attachment::NAME {
        class = class.max(stated(record.get(attachment::privacy.name), Class::R));
    }
    class.max(stated(record.get(base::privacy_min.name), Class::P))
}

/// A class that the record itself states. What cannot be read counts as the strictest: the safe side.
fn stated(value: &Value, when_empty: Class) -> Class {
    match value {
        Value::Empty => when_empty,
        Value::Text(code) => Class::of_word(code).unwrap_or(Class::R),
        _ => Class::R,
    }
}

/// The copy for a reader of that class. A record of which nothing is left goes, and with it the links to it: they would
/// show that somebody is there. A link that led nowhere in the plan stays as it is, since a rule reports it.
pub fn copy_for(plan: &Plan, reader: Class) -> Plan {
    let mut left_out: HashSet<String> = HashSet::new();
    let mut copy = Plan::new(plan.id);
    for record in plan.records.values() {
        let mut seen = record.clone();
        for (i, field) in record.kind.fields.iter().enumerate() {
            if class_of(record, field) > reader {
                seen.values[i] = Value::Empty;
            }
        }
        let bare = |record: &Record| record.values.iter().all(Value::is_empty);
        if bare(&seen) && !bare(record) {
            left_out.insert(record.id.to_string());
        } else {
            copy.insert(seen);
        }
    }
    if left_out.is_empty() {
        return copy;
    }
    for record in copy.records.values_mut() {
        for (field, value) in record.kind.fields.iter().zip(&mut record.values) {
            match (field.ty, &mut *value) {
                (Type::Link(_), Value::Text(id)) if left_out.contains(id) => *value = Value::Empty,
                (Type::Links(_), Value::Set(ids)) => {
                    let ids = ids.iter().filter(|id| !left_out.contains(*id)).cloned();
                    *value = Value::set(ids.collect::<Vec<_>>());
                }
                _ => {}
            }
        }
    }
    copy
}

/// What to store and what to remove in a plan so that it says what its copy for that class, edited by a reader, says.
/// What the copy left out stays: fields above the class, records of which nothing was left, and the links to them.
pub fn taken_back(
    own: &Plan,
    copy: &Plan,
    class: Class,
) -> (Vec<Record>, Vec<(&'static str, Uuid)>) {
    let shown = copy_for(own, class);
    let mut puts = Vec::new();
    for (key, record) in &copy.records {
        let Some(ours) = own.records.get(key) else {
            puts.push(record.clone());
            continue;
        };
        let mut merged = record.clone();
        for (i, field) in record.kind.fields.iter().enumerate() {
            let shown = shown.records.get(key).map(|shown| &shown.values[i]);
            let value = &mut merged.values[i];
            if class_of(ours, field) > class || shown == Some(&*value) {
                *value = ours.values[i].clone();
            } else if let (Type::Links(_), Value::Set(all), Some(shown)) =
                (field.ty, &ours.values[i], shown)
            {
                let unseen = all.iter().filter(|id| !holds(shown, id)).cloned();
                let edited = match &*value {
                    Value::Set(ids) => ids.clone(),
                    _ => BTreeSet::new(),
                };
                *value = Value::set(unseen.chain(edited).collect::<Vec<_>>());
            }
        }
        if merged != *ours {
            puts.push(merged);
        }
    }
    let removed = shown.records.into_keys();
    let removes = removed.filter(|key| !copy.records.contains_key(key));
    (puts, removes.collect())
}

fn holds(set: &Value, id: &str) -> bool {
    matches!(set, Value::Set(ids) if ids.contains(id))
}
