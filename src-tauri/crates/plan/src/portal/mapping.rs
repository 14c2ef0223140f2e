//! Which field of the plan goes where in the portal: data that the consortium may replace without a new program.
//!
//! A mapping is read whole even when some of it is wrong: a line that names what does not exist is left out and said in
//! its section, the others work. Only a file that is no mapping at all is refused.

use std::{collections::BTreeSet, sync::LazyLock};

use jiff::civil::Date;

use super::{form::Form, reading};
use crate::{
    declare::{Field, KINDS, Kind},
    record::Record,
    texts,
    value::Value,
};

/// What the file must say it is.
pub const FORMAT: &str = "piano-pronto/ppc-online/1";
/// Most bytes of a file: many times the shipped one.
pub const LARGEST: usize = 4 * 1024 * 1024;
/// Most sections, and most lines, of a mapping.
pub const MOST_SECTIONS: usize = 200;
pub const MOST_LINES: usize = 10_000;

/// One edition of the mapping.
#[derive(Clone, Debug)]
pub struct Mapping {
    /// Numbers with points between them: `2026.1`.
    pub edition: String,
    pub title: String,
    /// That this is not an official format, in the words of who made it.
    pub notice: String,
    /// Where it comes from.
    pub sources: Vec<String>,
    pub valid_from: Option<Date>,
    pub valid_to: Option<Date>,
    /// In the portal's order.
    pub sections: Vec<Section>,
    pub absent: Vec<Absent>,
    /// What is wrong outside of any section.
    pub faults: Vec<String>,
}

/// A page of the portal.
#[derive(Clone, Debug)]
pub struct Section {
    pub id: String,
    pub label: String,
    pub note: String,
    /// Code of NATIONAL_CLASS; empty when it is none of them.
    pub national_class: String,
    pub groups: Vec<Group>,
    /// Lines that were left out, and why.
    pub faults: Vec<String>,
}

/// Lines to be filled for each record of a kind that the filter lets through.
#[derive(Clone, Debug)]
pub struct Group {
    pub kind: &'static Kind,
    pub label: String,
    /// There is one such record in a plan: it needs no name above its values.
    pub once: bool,
    /// A field by its place in the kind, with the values that it may have; `None` is an empty field.
    pub only: Vec<(usize, BTreeSet<Option<String>>)>,
    /// What no other group of this kind takes.
    pub rest: bool,
    /// Fields by which the records are put in order, before the order of the plan.
    pub order: Vec<usize>,
    pub lines: Vec<Line>,
}

/// One field of the portal.
#[derive(Clone, Debug)]
pub struct Line {
    /// For ever: ticks name it.
    pub id: String,
    pub label: String,
    /// Place of the field in the kind of its group.
    pub field: usize,
    /// Most letters that the portal takes.
    pub most: Option<usize>,
    pub form: Form,
    /// An empty value is no item: for what few plans fill in.
    pub if_filled: bool,
    pub note: String,
}

/// What the plan holds and the portal does not ask.
#[derive(Clone, Debug)]
pub struct Absent {
    /// As people call it.
    pub label: String,
    pub reason: String,
    /// `None` for every kind.
    pub kind: Option<&'static Kind>,
    pub block: Option<String>,
    /// `None` for every field of the kind, or of the block.
    pub field: Option<String>,
}

/// Why a file is no mapping.
#[derive(Debug, thiserror::Error)]
pub enum MappingError {
    #[error("{}", texts::filled("portal.refused.json", &[("line", line), ("column", column)]))]
    Json { line: usize, column: usize },
    #[error("{}", texts::filled("portal.refused.format", &[("format", &FORMAT)]))]
    Format,
    #[error("{}", texts::filled("portal.refused.future", &[("format", .0)]))]
    Future(String),
    #[error("{}", texts::text("portal.refused.edition"))]
    Edition,
    #[error("{}", texts::filled("portal.refused.dates", &[("member", .0), ("value", .1)]))]
    Dates(&'static str, String),
    #[error("{}", texts::filled("portal.refused.too_large", &[("most", &(LARGEST / 1024 / 1024))]))]
    TooLarge,
    #[error("{}", texts::filled("portal.refused.too_many", &[("sections", &MOST_SECTIONS), ("lines", &MOST_LINES)]))]
    TooMany,
    #[error("{}", texts::text("portal.refused.empty"))]
    Empty,
}

static BUILTIN: LazyLock<Mapping> = LazyLock::new(|| {
    Mapping::read(SHIPPED).expect("the shipped mapping is well formed; a test reads it")
});

/// The mapping that ships, as text.
pub const SHIPPED: &str = include_str!("../../../../../assets/ppc-online/corrispondenza-1.json");

impl Mapping {
    /// The mapping that ships with the program.
    pub fn builtin() -> &'static Mapping {
        &BUILTIN
    }

    /// Reads a mapping and checks every name in it.
    ///
    /// # Errors
    /// The text is no mapping, or one that this program cannot bear. What is wrong in a line is in the faults.
    pub fn read(text: &str) -> Result<Self, MappingError> {
        reading::mapping(text)
    }

    /// Whether this edition came after the other: `2026.10` after `2026.2`.
    pub fn newer_than(&self, other: &Mapping) -> bool {
        let parts = |edition: &str| -> Vec<u64> {
            let parts = edition.split('.');
            parts.map(|part| part.parse().unwrap_or_default()).collect()
        };
        parts(&self.edition) > parts(&other.edition)
    }

    pub fn valid_on(&self, day: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }

    /// The one to use on that day: the newest that is valid, the newest of all when none is.
    pub fn in_force<'m>(
        mappings: impl IntoIterator<Item = &'m Mapping>,
        day: Date,
    ) -> Option<&'m Mapping> {
        mappings.into_iter().reduce(
            |best, other| match (best.valid_on(day), other.valid_on(day)) {
                (true, false) => best,
                (false, true) => other,
                _ if other.newer_than(best) => other,
                _ => best,
            },
        )
    }

    /// Everything wrong, section by section.
    pub fn all_faults(&self) -> Vec<String> {
        let of_sections = self.sections.iter().flat_map(|section| &section.faults);
        self.faults.iter().chain(of_sections).cloned().collect()
    }

    pub fn lines(&self) -> impl Iterator<Item = (&Group, &Line)> {
        let groups = self.sections.iter().flat_map(|section| &section.groups);
        groups.flat_map(|group| group.lines.iter().map(move |line| (group, line)))
    }

    /// Why a field is not on the portal, when the mapping says so.
    pub fn absent(&self, kind: &Kind, field: &Field) -> Option<&Absent> {
        self.absent
            .iter()
            .find(|absent| absent.speaks_of(kind, field))
    }

    /// Fields of the plan that no line takes and that are not declared absent.
    pub fn forgotten(&self) -> Vec<(&'static Kind, &'static Field)> {
        let mapped: BTreeSet<_> = (self.lines())
            .map(|(group, line)| (group.kind.name, line.field))
            .collect();
        let mut forgotten = Vec::new();
        for kind in KINDS.iter() {
            for (at, field) in kind.fields.iter().enumerate() {
                if !mapped.contains(&(kind.name, at)) && self.absent(kind, field).is_none() {
                    forgotten.push((kind, field));
                }
            }
        }
        forgotten
    }
}

impl Absent {
    fn speaks_of(&self, kind: &Kind, field: &Field) -> bool {
        self.kind.is_none_or(|own| own.name == kind.name)
            && (self.block.as_ref()).is_none_or(|block| field.block == Some(block.as_str()))
            && self.field.as_ref().is_none_or(|name| *name == field.name)
    }
}

impl Group {
    /// Whether its filter lets the record through. What is left over is for who knows the other groups.
    pub fn takes(&self, record: &Record) -> bool {
        let passes = |(at, may): &(usize, BTreeSet<Option<String>>)| match &record.values[*at] {
            Value::Empty => may.contains(&None),
            Value::Text(text) | Value::Raw(text) => may.contains(&Some(text.clone())),
            Value::Bool(answer) => may.contains(&Some(answer.to_string())),
            Value::Set(members) => members
                .iter()
                .any(|member| may.contains(&Some(member.clone()))),
            _ => false,
        };
        record.kind.name == self.kind.name && self.only.iter().all(passes)
    }
}

impl Line {
    pub fn field<'k>(&self, kind: &'k Kind) -> &'k Field {
        &kind.fields[self.field]
    }
}
