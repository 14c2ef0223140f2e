//! A finding: what, where, how grave, and the words to say it with.

use std::collections::BTreeMap;

use plan::{declare::Typed, section::Section, texts};
use uuid::Uuid;

use crate::data::Severity;

/// A record of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordRef {
    pub kind: &'static str,
    pub id: Uuid,
}

impl RecordRef {
    /// The record of kind `K` with this id.
    pub fn of<K: Typed>(id: impl Into<Uuid>) -> Self {
        RecordRef {
            kind: K::NAME,
            id: id.into(),
        }
    }
}

/// Accepted with a reason, by whom and in what role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    pub reason: String,
    pub by: String,
    /// Code of ACCEPTING_ROLE.
    pub role: String,
    pub on: String,
    /// False while it is only proposed: written by who may not accept, or for something that has changed since.
    pub counts: bool,
}

/// What a rule found. Its message is made from `code` and `params` in the Italian catalogue.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub code: &'static str,
    pub severity: Severity,
    pub section: Section,
    /// The record it is about; none when it is about a section, a role that lacks, or the plan.
    pub record: Option<RecordRef>,
    pub field: Option<&'static str>,
    /// (longitude, latitude) in degrees.
    pub point: Option<(f64, f64)>,
    /// Values for the placeholders of the message.
    pub params: BTreeMap<&'static str, String>,
    /// Other records that share the fault.
    pub also: Vec<RecordRef>,
    /// Tells apart findings without a record (a role code, a class, a file), and links findings about the same
    /// thing for silencing.
    pub subject: String,
    /// Fields the rule read, beside its own `record` and `field`: what a fault in them silences.
    pub reads: Vec<(RecordRef, &'static str)>,
    /// SHA-256 of what the rule read: an acceptance holds while it stays the same.
    pub digest: String,
    pub accepted: Option<Accepted>,
}

// Most values are numbers and fresh strings: to lend them would only add signs to every rule.
#[allow(clippy::needless_pass_by_value)]
impl Finding {
    /// Says which placeholder holds what.
    pub fn set(&mut self, name: &'static str, value: impl ToString) -> &mut Self {
        self.params.insert(name, value.to_string());
        self
    }

    /// Where it is, (longitude, latitude) in degrees.
    pub fn at(&mut self, point: Option<(f64, f64)>) -> &mut Self {
        self.point = point;
        self
    }

    /// Another record that shares the fault.
    pub fn also(&mut self, record: RecordRef) -> &mut Self {
        self.also.push(record);
        self
    }

    pub fn about(&mut self, subject: impl ToString) -> &mut Self {
        self.subject = subject.to_string();
        self
    }

    /// A field that the rule read and that is not the one it points at.
    pub fn reads(&mut self, record: RecordRef, field: &'static str) -> &mut Self {
        self.reads.push((record, field));
        self
    }

    /// A reason that the record itself holds: it goes to the reviewer as a proposal, and the finding stays open.
    pub fn proposed(&mut self, reason: Option<&str>) -> &mut Self {
        if let Some(reason) = reason.filter(|reason| !reason.trim().is_empty()) {
            self.accepted = Some(Accepted {
                reason: reason.to_owned(),
                by: String::new(),
                role: String::new(),
                on: String::new(),
                counts: false,
            });
        }
        self
    }

    /// The fields the rule read: the one it points at, then the others.
    pub(crate) fn fields_read(&self) -> impl Iterator<Item = (RecordRef, &'static str)> {
        (self.record.zip(self.field).into_iter()).chain(self.reads.iter().copied())
    }

    /// Same rule, same place: one finding per record and rule.
    pub fn place(&self) -> (&'static str, Option<RecordRef>, &str) {
        (self.code, self.record, &self.subject)
    }

    /// What is wrong and where, in Italian.
    pub fn message(&self) -> String {
        self.sentence("message")
    }

    /// How to mend it, in Italian.
    pub fn fix(&self) -> String {
        self.sentence("fix")
    }

    fn sentence(&self, part: &str) -> String {
        let template = texts::text(&format!("rule.{}.{part}", self.code));
        capital(&texts::fill(template, |name| {
            self.params.get(name).cloned()
        }))
    }

    pub fn counts_as_open(&self) -> bool {
        !self.accepted.as_ref().is_some_and(|a| a.counts)
    }
}

/// The first letter made capital: a message may begin with a record's article.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
