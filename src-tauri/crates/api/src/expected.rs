//! What a field holds, said to a person; and what was just typed that a field does not hold.

use plan::{
    codelists::Lists,
    declare::{Field, Kind},
    difference::Change,
    record::Record,
    texts::{self, filled, text},
    types::Type,
    value::Value,
};
use serde_json::{Value as Json, json};

/// How many members of a list a sentence names.
const NAMED: usize = 12;

/// Something typed that its field does not hold: it was kept as typed, and the check reports it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unclear {
    /// The name of the field in files.
    pub field: &'static str,
    pub label: &'static str,
    pub text: String,
    /// What the field holds, in words.
    pub expected: String,
}

impl Unclear {
    pub fn to_json(&self) -> Json {
        json!({ "field": self.field, "text": self.text, "expected": self.expected })
    }
}

/// What is unclear in the fields that these changes wrote.
pub(crate) fn unclear(record: &Record, changes: &[Change]) -> Vec<Unclear> {
    let written = |field: &Field| {
        changes.iter().any(|change| match change {
            Change::Created(created) => created.id == record.id,
            Change::Removed(_) => false,
            Change::Edited {
                id, field: name, ..
            } => *id == record.id && *name == field.name,
        })
    };
    let of = |(field, value): (&'static Field, &Value)| {
        let text = strange(field, value).filter(|_| written(field))?;
        Some(Unclear {
            field: field.name,
            label: texts::field(record.kind.name, field, "label"),
            text: rules::words::short(&text),
            expected: expected(record.kind, field),
        })
    };
    record.fields().filter_map(of).collect()
}

/// The text that is not a value of the field, or not a member of its list.
fn strange(field: &Field, value: &Value) -> Option<String> {
    let lists = Lists::builtin();
    match (field.ty, value) {
        (_, Value::Raw(text)) => Some(text.clone()),
        (Type::Code(list), Value::Text(code)) => {
            lists.row(list, code).is_none().then(|| code.clone())
        }
        (Type::Codes(list), Value::Set(codes)) => {
            let strange = codes.iter().filter(|code| lists.row(list, code).is_none());
            let strange: Vec<_> = strange.cloned().collect();
            (!strange.is_empty()).then(|| strange.join("; "))
        }
        _ => None,
    }
}

/// [`expected`] beside the field itself, where a person sees the list and draws: only what it holds.
pub fn expected_here(kind: &Kind, field: &Field) -> String {
    match field.ty.code_list() {
        Some(_) => text(&format!("api.expected.here.{}", field.ty.name())).to_owned(),
        None if field.ty == Type::Geometry => text("api.expected.here.geometry").to_owned(),
        None => expected(kind, field),
    }
}

/// What a field holds: "data, gg/mm/aaaa", "una voce di: …", with the forms of a drawing.
pub fn expected(kind: &Kind, field: &Field) -> String {
    let what = text(&format!("api.expected.{}", field.ty.name()));
    if let Some(list) = field.ty.code_list() {
        let rows = Lists::builtin().rows(list);
        let codes: Vec<_> = (rows.iter().take(NAMED)).map(|row| &*row.code).collect();
        let codes = codes.join(", ");
        if rows.len() <= NAMED {
            return format!("{what}: {codes}");
        }
        let names: [(&str, &dyn std::fmt::Display); 2] =
            [("kind", &kind.name), ("field", &field.name)];
        let more = filled("api.expected.more", &names);
        return format!("{what}: {codes}, … ({more})");
    }
    if field.ty == Type::Geometry {
        let forms: Vec<_> = (field.forms.iter())
            .map(|form| text(&format!("api.form.{}", form.name())))
            .collect();
        let point = field.forms.contains(&plan::geometry::Form::Point);
        let way = text(&format!(
            "api.expected.{}",
            if point { "point" } else { "drawing" }
        ));
        return format!("{what}: {}; {way}", forms.join(", "));
    }
    match (field.ty.of(), field.unit) {
        (Some(of), _) => format!("{what}: {of} ({})", texts::kind(of)),
        (None, Some(unit)) => format!("{what} ({unit})"),
        (None, None) => what.to_owned(),
    }
}
