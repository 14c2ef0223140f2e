//! The form of a line, its table of codes, the filter of a group.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use super::members::{Faults, LABEL, Object, cut, field_named, known, label, unknown_code};
use crate::{
    codelists::Lists,
    declare::{Field, Kind},
    portal::form::{CodeForm, DateForm, Form},
    types::Type,
};

/// Most decimals that a number may be asked to have.
const DECIMALS: u64 = 10;

/// The filter of a group. `None` when it cannot be understood: without it the group would list what it must not.
pub(super) fn only(
    object: &Object,
    kind: &Kind,
    faults: &mut Faults,
) -> Option<Vec<(usize, BTreeSet<Option<String>>)>> {
    let members = match object.get("only") {
        None | Some(Json::Null) => return Some(Vec::new()),
        Some(Json::Object(members)) => members,
        Some(_) => {
            faults.say("bad_filter", &[("name", &"only")]);
            return None;
        }
    };
    let mut filter = Vec::new();
    for (name, values) in members {
        let at = field_named(kind, &Json::String(name.clone()), faults)?;
        let field = &kind.fields[at];
        let mut may = BTreeSet::new();
        for value in values.as_array().into_iter().flatten() {
            may.insert(match (field.ty, value) {
                (_, Json::Null) => None,
                (Type::Bool, Json::Bool(answer)) => Some(answer.to_string()),
                (Type::Code(list) | Type::Codes(list), Json::String(code)) => {
                    if Lists::builtin().row(list, code).is_none() {
                        unknown_code(list, code, faults);
                        return None;
                    }
                    Some(code.clone())
                }
                (Type::Text, Json::String(text)) => Some(text.clone()),
                _ => {
                    faults.say("bad_filter", &[("name", name)]);
                    return None;
                }
            });
        }
        if may.is_empty() {
            faults.say("bad_filter", &[("name", name)]);
            return None;
        }
        filter.push((at, may));
    }
    Some(filter)
}

/// The portal's word for each code, or for some whole numbers. `None` when it is no table for this field.
pub(super) fn codes(
    table: &Json,
    field: &Field,
    faults: &mut Faults,
) -> Option<BTreeMap<String, String>> {
    let list = field.ty.code_list();
    let (true, Some(table)) = (list.is_some() || field.ty == Type::Int, table.as_object()) else {
        faults.say("no_codes", &[("field", &field.name)]);
        return None;
    };
    let mut words = BTreeMap::new();
    for (code, word) in table {
        let known = match list {
            Some(list) => Lists::builtin().row(list, code).is_some(),
            None => code
                .parse::<i64>()
                .is_ok_and(|number| number.to_string() == *code),
        };
        match list {
            Some(list) if !known => unknown_code(list, code, faults),
            None if !known => faults.say("not_a_number", &[("code", &cut(code, 60))]),
            _ => {}
        }
        match label(table, code, LABEL, faults) {
            Some(word) if known => {
                words.insert(code.clone(), word);
            }
            None if word.is_string() => faults.say("no_word", &[("code", code)]),
            _ => {}
        }
    }
    Some(words)
}

/// The form of a line, over that of the whole mapping. `None` when it cannot be understood: a wrong form would be typed
/// wrong into the portal.
pub(super) fn form(
    object: &Object,
    usual: &Form,
    field: Option<&Field>,
    faults: &mut Faults,
) -> Option<Form> {
    let mut form = usual.clone();
    let members = match object.get("form") {
        None | Some(Json::Null) => return Some(form),
        Some(Json::Object(members)) => members,
        Some(_) => {
            faults.say("bad_form", &[("name", &"form"), ("value", &"")]);
            return None;
        }
    };
    known(
        members,
        &[
            "date",
            "code",
            "decimals",
            "decimal_mark",
            "yes",
            "no",
            "join",
            "one_line",
            "unit",
            "commune",
        ],
        faults,
    );
    for (name, value) in members {
        if set(&mut form, name, value).is_none() {
            let value = cut(&value.to_string(), 40);
            faults.say("bad_form", &[("name", name), ("value", &value)]);
            return None;
        }
    }
    if !members.is_empty() && field.is_some_and(|field| field.ty == Type::Geometry) {
        faults.say("form_of_shape", &[]);
    }
    Some(form)
}

/// Sets one member of a form; `None` when it cannot have that value. A member that nobody knows was said already.
fn set(form: &mut Form, name: &str, value: &Json) -> Option<()> {
    let text = || value.as_str();
    match name {
        "date" => form.date = DateForm::named(text()?)?,
        "code" => {
            form.code = match text()? {
                "label" => CodeForm::Label,
                "code" => CodeForm::Code,
                _ => return None,
            }
        }
        "decimals" if value.is_null() => form.decimals = None,
        "decimals" => {
            let decimals = value.as_u64().filter(|n| *n <= DECIMALS)?;
            form.decimals = Some(usize::try_from(decimals).ok()?);
        }
        "decimal_mark" => {
            form.decimal_mark = match text()? {
                "," => ',',
                "." => '.',
                _ => return None,
            }
        }
        "yes" => form.yes = word(text()?)?,
        "no" => form.no = word(text()?)?,
        "join" => {
            let join = text().filter(|join| (1..=10).contains(&join.len()))?;
            if join.contains(|c: char| c.is_control() && c != '\n') {
                return None;
            }
            join.clone_into(&mut form.join);
        }
        "one_line" => form.one_line = value.as_bool()?,
        "unit" => form.unit = value.as_bool()?,
        "commune" => {
            form.commune_name = match text()? {
                "name" => true,
                "istat" => false,
                _ => return None,
            }
        }
        _ => {}
    }
    Some(())
}

fn word(text: &str) -> Option<String> {
    let good = (1..=40).contains(&text.len()) && !text.contains(char::is_control);
    good.then(|| text.to_owned())
}
