//! A value as tables, maps and databases hold it: one plain cell.
//!
//! Only what the type of the field can hold goes there. A text that could not be read in its type stays in
//! `plan.json` alone, so that a column of numbers holds numbers for whoever reads it with another program.

use plan::{declare::Field, record::Record, types::Type, value::Value};

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Plain {
    Empty,
    Text(String),
    Int(i64),
    Dec(f64),
    Bool(bool),
}

/// The fields that fit in a cell, in the order of the model: all but the shapes.
pub fn fields(record: &Record) -> impl Iterator<Item = (&'static Field, Plain)> {
    record
        .fields()
        .filter(|(field, _)| is_plain(field))
        .map(|(field, value)| (field, plain(field, value)))
}

pub fn is_plain(field: &Field) -> bool {
    field.ty != Type::Geometry
}

/// Members of sets are joined with a blank; dates are ISO 8601.
fn plain(field: &Field, value: &Value) -> Plain {
    match (field.ty, value) {
        (Type::Int, Value::Int(number)) => Plain::Int(*number),
        (Type::Dec, Value::Dec(number)) => Plain::Dec(*number),
        (Type::Bool, Value::Bool(answer)) => Plain::Bool(*answer),
        (ty, Value::Set(members)) if ty.is_set() => {
            Plain::Text(members.iter().cloned().collect::<Vec<_>>().join(" "))
        }
        (
            Type::Text
            | Type::Long
            | Type::Code(_)
            | Type::Link(_)
            | Type::Date
            | Type::PartialDate,
            Value::Text(text),
        ) => Plain::Text(text.clone()),
        _ => Plain::Empty,
    }
}
