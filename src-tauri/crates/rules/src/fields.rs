//! What the rules over declarations share: values as they are kept, and lists of fields in the rule data.

use std::collections::BTreeMap;

use jiff::civil::Date;
use plan::{
    declare::{Field, Kind, kind},
    model::EmptyStatement,
    record::Record,
    section::Section,
    types::{PartialDate, Type},
    value::Value,
};

use crate::{context::Context, finding::RecordRef};

impl From<&Record> for RecordRef {
    fn from(record: &Record) -> Self {
        RecordRef {
            kind: record.kind.name,
            id: record.id,
        }
    }
}

/// Nothing, or only blanks. What a person typed and the field cannot hold is not nothing.
pub(crate) fn blank(value: &Value) -> bool {
    match value {
        Value::Empty => true,
        Value::Text(text) | Value::Raw(text) => text.trim().is_empty(),
        _ => false,
    }
}

/// The text of a field of type text or long, as typed.
pub(crate) fn words_of<'v>(field: &Field, value: &'v Value) -> Option<&'v str> {
    match (field.ty, value) {
        (Type::Text | Type::Long, Value::Text(text) | Value::Raw(text)) => Some(text),
        _ => None,
    }
}

/// "kind.field", as lists of the rule data write it.
pub(crate) fn dotted(kind: &Kind, field: &Field) -> String {
    format!("{}.{}", kind.name, field.name)
}

/// The fields that a list of the rule data names, kind by kind. What no kind has is left out.
pub(crate) fn listed<'n>(
    names: impl Iterator<Item = &'n str>,
) -> BTreeMap<&'static str, Vec<&'static Field>> {
    let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (kind_name, field) in names.filter_map(|name| name.split_once('.')) {
        if let Some(kind) = kind(kind_name)
            && let Some(field) = kind.field(field)
        {
            found.entry(kind.name).or_default().push(field);
        }
    }
    found
}

/// The first and the last day that a date may mean.
pub(crate) fn days(value: &Value) -> Option<(Date, Date)> {
    let Value::Text(text) = value else {
        return None;
    };
    let first = PartialDate::parse(text)?.first_day()?;
    let last = match text.len() {
        4 => first.last_of_year(),
        7 => first.last_of_month(),
        _ => first,
    };
    Some((first, last))
}

/// A date as people write it, however much of it is known: 2026, 05/2026, 14/05/2026.
pub(crate) fn shown_date(value: &Value) -> String {
    let text = value.shown(Type::Text);
    let mut parts: Vec<_> = text.split('-').collect();
    parts.reverse();
    parts.join("/")
}

/// Whether the plan says, with a reason, that this section has no data.
pub(crate) fn declared_empty(context: &Context, section: Section) -> bool {
    context.all::<EmptyStatement>().iter().any(|statement| {
        statement.national_class.is_none()
            && statement
                .reason
                .as_ref()
                .is_some_and(|r| !r.trim().is_empty())
            && statement
                .section_code
                .as_ref()
                .is_some_and(|s| s.as_str() == section.code())
    })
}

/// The number of a phase or of a state in its list; `None` for a code that the list does not have.
pub(crate) fn rank(context: &Context, list: &str, code: &str) -> Option<i32> {
    context.lists().row(list, code).map(|row| row.order)
}

/// The first letter made small: a label inside a sentence. Acronyms keep theirs.
pub(crate) fn small(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), second) if !second.is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => label.to_owned(),
    }
}
