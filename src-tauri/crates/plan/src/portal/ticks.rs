//! What was already typed into the portal, and the shorter texts kept for it: records of kind `portal_tick`.
//!
//! A tick is a record with a day; it keeps the value as it was then, and the shorter text if that was typed. A shorter
//! text that waits is a record without a day; it keeps the value that it was made from. So neither rewrites the other.

use std::collections::BTreeMap;

use jiff::civil::Date;
use uuid::Uuid;

use super::walk::Item;
use crate::{
    declare::Typed,
    model::{PortalTick, portal_tick},
    record::{Plan, Record},
    types::LongText,
};

/// A value that was typed into the portal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    pub record: Uuid,
    /// Of the plan when it was ticked, in the portal's form.
    pub value: String,
    /// What was typed in its place, when a shorter text was.
    pub shortened: Option<String>,
    pub on: Date,
    pub by: String,
}

impl Tick {
    /// What is on the portal since then.
    pub fn typed(&self) -> &str {
        self.shortened.as_deref().unwrap_or(&self.value)
    }
}

/// A shorter text for the portal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Short {
    pub record: Uuid,
    /// The value that it was made from.
    pub of: String,
    pub text: String,
}

/// Line of the mapping and record.
pub type Key = (String, Uuid);

/// The ticks and shorter texts of a plan, by line of the mapping and record.
#[derive(Clone, Debug, Default)]
pub struct Ticks {
    pub ticks: BTreeMap<Key, Tick>,
    pub shorts: BTreeMap<Key, Short>,
    /// The kind of each ticked record, which may be in the plan no longer.
    pub kinds: BTreeMap<Uuid, String>,
    /// Records of every line and record: two people may have ticked the same value in two copies of the plan.
    all: BTreeMap<Key, Vec<(bool, Uuid)>>,
}

impl Ticks {
    pub fn of(plan: &Plan) -> Self {
        let mut read = Ticks::default();
        for tick in plan.all::<PortalTick>() {
            let id = tick
                .ticked_id
                .as_deref()
                .and_then(|id| Uuid::parse_str(id).ok());
            let (Some(line), Some(id)) = (tick.mapping_line, id) else {
                continue;
            };
            let key = (line, id);
            let record = tick.id.uuid();
            let value = tick.value.map_or_else(String::new, |LongText(text)| text);
            let shortened = tick.shortened.map(|LongText(text)| text);
            read.kinds.insert(id, tick.ticked_kind.unwrap_or_default());
            let of_key = read.all.entry(key.clone()).or_default();
            of_key.push((tick.ticked_on.is_some(), record));
            match (tick.ticked_on, shortened) {
                (Some(on), shortened) => {
                    let new = Tick {
                        record,
                        value,
                        shortened,
                        on,
                        by: tick.ticked_by.unwrap_or_default(),
                    };
                    let later = read.ticks.get(&key).is_none_or(|own| own.on <= new.on);
                    if later {
                        read.ticks.insert(key, new);
                    }
                }
                (None, Some(text)) => {
                    let of = value;
                    read.shorts.insert(key, Short { record, of, text });
                }
                (None, None) => {}
            }
        }
        read
    }

    /// The stored records for one value: ticks when `ticked`, else shorter texts.
    fn stored(&self, key: &Key, ticked: bool) -> Vec<(&'static str, Uuid)> {
        let of_key = self.all.get(key).map(Vec::as_slice).unwrap_or_default();
        (of_key.iter())
            .filter(|(is_tick, _)| *is_tick == ticked)
            .map(|(_, record)| (PortalTick::NAME, *record))
            .collect()
    }
}

/// What to store and what to remove.
#[derive(Clone, Debug, Default)]
pub struct Edit {
    pub puts: Vec<Record>,
    pub removes: Vec<(&'static str, Uuid)>,
}

impl Edit {
    /// The plan with the edit made.
    pub fn made(&self, plan: &Plan) -> Plan {
        let mut after = plan.clone();
        for (kind, id) in &self.removes {
            after.remove(kind, *id);
        }
        for record in &self.puts {
            after.insert(record.clone());
        }
        after
    }
}

fn record_for(id: Uuid, item: &Item) -> Record {
    let mut record = Record::new(PortalTick::kind(), id);
    record.set(&portal_tick::mapping_line, Some(item.line.id.clone()));
    record.set(
        &portal_tick::ticked_kind,
        Some(item.record.kind.name.to_owned()),
    );
    record.set(&portal_tick::ticked_id, Some(item.record.id.to_string()));
    record.set(&portal_tick::value, long(&item.value));
    record
}

fn long(text: &str) -> Option<LongText> {
    (!text.is_empty()).then(|| LongText(text.to_owned()))
}

/// The value is on the portal as it is now. `new` is the id of a record that may be needed.
pub fn tick(ticks: &Ticks, item: &Item, on: Date, by: &str, new: Uuid) -> Edit {
    let key = item.key();
    let own = ticks.ticks.get(&key).map(|tick| tick.record);
    let mut record = record_for(own.unwrap_or(new), item);
    let short = item
        .short_in_use()
        .map(|short| LongText(short.text.clone()));
    record.set(&portal_tick::shortened, short);
    record.set(&portal_tick::ticked_on, Some(on));
    record.set(&portal_tick::ticked_by, Some(by.to_owned()));
    let id = record.id;
    let others = ticks.stored(&key, true);
    Edit {
        puts: vec![record],
        removes: others
            .into_iter()
            .filter(|(_, other)| *other != id)
            .collect(),
    }
}

/// It is not on the portal after all.
pub fn untick(ticks: &Ticks, item: &Item) -> Edit {
    Edit {
        puts: Vec::new(),
        removes: ticks.stored(&item.key(), true),
    }
}

/// The portal no longer has what the plan no longer has.
pub fn taken_off<'k>(ticks: &Ticks, keys: impl Iterator<Item = &'k Key>) -> Edit {
    let both = |key| [ticks.stored(key, true), ticks.stored(key, false)].concat();
    Edit {
        puts: Vec::new(),
        removes: keys.flat_map(both).collect(),
    }
}

/// Another text for the portal; an empty one, or the value itself, gives it up.
pub fn shorten(ticks: &Ticks, item: &Item, text: &str, new: Uuid) -> Edit {
    let key = item.key();
    let mut removes = ticks.stored(&key, false);
    if text.is_empty() || text == item.value {
        return Edit {
            puts: Vec::new(),
            removes,
        };
    }
    let own = ticks.shorts.get(&key).map(|short| short.record);
    let mut record = record_for(own.unwrap_or(new), item);
    record.set(&portal_tick::shortened, long(text));
    removes.retain(|(_, other)| *other != record.id);
    Edit {
        puts: vec![record],
        removes,
    }
}
