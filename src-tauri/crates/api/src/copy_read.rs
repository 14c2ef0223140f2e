//! A copy as its readers see it, before it goes out: what it says record by record, and what it leaves out.

use exchange::export::sealed::{self, Strength};
use plan::{
    declare::{Class, Field, KINDS, Kind},
    model::nomination,
    privacy::copy_for,
    record::{Plan, Record},
    texts::{field, filled, text},
    value::Value,
};
use uuid::Uuid;

use crate::{desk::Desk, error::Result, nominations::rank_words, records::shown};

/// A copy, in words.
#[derive(Clone, Debug)]
pub struct CopyInWords {
    /// What it leaves out of the plan, a line for each kind: "Recapiti: Numero o indirizzo 18, Descrizione 9".
    pub hidden: Vec<String>,
    /// The kinds that have records, in the order of the plan.
    pub parts: Vec<Part>,
}

/// The records of one kind.
#[derive(Clone, Debug)]
pub struct Part {
    pub kind: &'static Kind,
    pub name: &'static str,
    pub records: Vec<RecordInWords>,
}

#[derive(Clone, Debug)]
pub struct RecordInWords {
    pub id: Uuid,
    /// Empty when the copy shows nothing that names it.
    pub title: String,
    /// Label and value of the fields that are filled in.
    pub values: Vec<(&'static str, String)>,
}

/// What a passphrase is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weight {
    /// Whether an export can be closed with it.
    pub taken: bool,
    pub good: bool,
    /// The same in words.
    pub says: String,
}

impl Desk {
    /// The copy of a plan for readers of that class, in words.
    ///
    /// # Errors
    /// There is no such plan, or the archive cannot be read.
    pub fn read_copy(&self, plan: Uuid, class: Class) -> Result<CopyInWords> {
        let plan = self.plan(plan)?;
        let copy = copy_for(&plan, class);
        Ok(CopyInWords {
            hidden: hidden(&plan, &copy),
            parts: KINDS.iter().filter_map(|kind| part(&copy, kind)).collect(),
        })
    }
}

/// Judges a passphrase before it is used.
pub fn weigh(passphrase: &str) -> Weight {
    let strength = sealed::strength(passphrase);
    let key = match strength {
        Strength::Short => "api.export.short",
        Strength::Weak => "export.note.weak",
        Strength::Good => "export.note.good",
    };
    Weight {
        taken: strength != Strength::Short,
        good: strength == Strength::Good,
        says: filled(key, &[("least", &sealed::LEAST)]),
    }
}

fn part(copy: &Plan, kind: &'static Kind) -> Option<Part> {
    let in_words = |record: &Record| {
        let filled_in = record.fields().filter(|(_, value)| !value.is_empty());
        RecordInWords {
            id: record.id,
            title: copy.title(record),
            values: filled_in
                .map(|(own, value)| (field(kind.name, own, "label"), said(copy, own, value)))
                .collect(),
        }
    };
    let records: Vec<_> = copy.of_kind(kind.name).map(in_words).collect();
    (!records.is_empty()).then(|| Part {
        kind,
        name: text(&format!("kind.{}.plural", kind.name)),
        records,
    })
}

/// A value as it is read, also where the plan keeps a bare number for it.
fn said(copy: &Plan, own: &Field, value: &Value) -> String {
    match value {
        Value::Int(rank) if own.name == nomination::rank.name => rank_words(*rank),
        value => shown(copy, own, value),
    }
}

/// Kind by kind, how many values of each field the plan has and its copy has not.
fn hidden(plan: &Plan, copy: &Plan) -> Vec<String> {
    let count = |plan: &Plan, kind: &Kind, at: usize| {
        let records = plan.of_kind(kind.name);
        records
            .filter(|record| !record.values[at].is_empty())
            .count()
    };
    let line = |kind: &'static Kind| {
        let fields = kind.fields.iter().enumerate().filter_map(|(at, own)| {
            let gone = count(plan, kind, at) - count(copy, kind, at);
            (gone > 0).then(|| format!("{} {gone}", field(kind.name, own, "label")))
        });
        let fields: Vec<_> = fields.collect();
        let plural = text(&format!("kind.{}.plural", kind.name));
        (!fields.is_empty()).then(|| format!("{plural}: {}", fields.join(", ")))
    };
    KINDS.iter().filter_map(line).collect()
}
