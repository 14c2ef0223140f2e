//! What the links of the rows lead to: the same names come again and again, and are looked for once.

use std::collections::HashMap;

use plan::{declare::Kind, record::Record, value::Value};
use uuid::Uuid;

use super::{
    bench::{Bench, Found},
    vocabulary::plain,
};

/// What a link of a row leads to.
#[derive(Clone, Debug)]
pub(super) enum Meant {
    Nothing,
    There(Uuid),
    /// To be made with the row.
    New(Box<Record>),
    /// Of a set.
    Several(Vec<Meant>),
}

impl Meant {
    /// What it is in a key: the id, or the name of what is not there yet, which no record of the plan can have.
    pub fn key(&self) -> Option<Value> {
        match self {
            Meant::Nothing => None,
            Meant::There(id) => Some(Value::Text(id.to_string())),
            Meant::New(record) => {
                let texts = record.values.iter().filter_map(|value| match value {
                    Value::Text(text) => Some(plain(text)),
                    _ => None,
                });
                let name: Vec<_> = texts.collect();
                Some(Value::Text(format!("new {}", name.join(" "))))
            }
            Meant::Several(members) => {
                let ids = members.iter().filter_map(Meant::key);
                Some(Value::set(ids.filter_map(Value::text)))
            }
        }
    }
}

/// Names already looked for and not found plainly: to compare a name with all others takes long.
#[derive(Default)]
pub(super) struct Links {
    looked_for: HashMap<(&'static str, String), Found>,
}

impl Links {
    /// The record of that kind that a name means.
    pub fn find(&mut self, bench: &mut Bench, kind: &'static Kind, typed: &str) -> Found {
        let key = (kind.name, plain(typed));
        // What was not there may have been made by a row since.
        if let Some(found @ (Found::One(_) | Found::Near(..))) = self.looked_for.get(&key) {
            return found.clone();
        }
        let found = bench.find(kind, typed);
        self.looked_for.insert(key, found.clone());
        found
    }
}
