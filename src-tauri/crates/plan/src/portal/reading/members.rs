//! Members of an object of the mapping: texts, flags, ids and names of the model, each said when it is wrong.

use serde_json::{Map, Value as Json};
use strsim::{normalized_damerau_levenshtein, sorensen_dice};

use crate::{
    codelists::Lists,
    declare::{KINDS, Kind, kind},
    texts::{self, filled},
};

/// Most letters of a name or label, of a note, of an id.
pub(super) const LABEL: usize = 300;
pub(super) const NOTE: usize = 2_000;
pub(super) const ID: usize = 60;

pub(super) type Object = Map<String, Json>;

/// What is wrong in one place, which each sentence names first.
pub(super) struct Faults {
    pub place: String,
    pub said: Vec<String>,
}

impl Faults {
    pub fn new(place: String) -> Self {
        Faults {
            place,
            said: Vec::new(),
        }
    }

    pub fn say(&mut self, key: &str, values: &[(&str, &dyn std::fmt::Display)]) {
        let what = filled(&format!("portal.fault.{key}"), values);
        self.said.push(if self.place.is_empty() {
            what
        } else {
            filled(
                "portal.fault.at",
                &[("place", &self.place), ("what", &what)],
            )
        });
    }
}

pub(super) fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

/// Says the members that nobody reads: they would be a wish that is not heard.
pub(super) fn known(object: &Object, members: &[&str], faults: &mut Faults) {
    for name in object.keys() {
        if !members.contains(&name.as_str()) {
            let near = nearest(name, members.iter().copied());
            faults.say(
                "unknown_member",
                &[("name", &cut(name, 60)), ("near", &near)],
            );
        }
    }
}

pub(super) fn nearest<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> &'a str {
    let name = cut(&name.to_lowercase(), 100);
    // Letters in another order, and pieces of the right name.
    let like =
        |other: &str| normalized_damerau_levenshtein(&name, other).max(sorensen_dice(&name, other));
    names
        .max_by(|a, b| like(a).total_cmp(&like(b)))
        .unwrap_or("")
}

/// A text of a mapping; `None` when it is not there.
pub(super) fn label(
    object: &Object,
    member: &str,
    most: usize,
    faults: &mut Faults,
) -> Option<String> {
    let text = match object.get(member)? {
        Json::Null => return None,
        Json::String(text) => text,
        _ => {
            faults.say("not_a_text", &[("member", &member)]);
            return None;
        }
    };
    let bad = |c: char| c.is_control() && c != '\n';
    if text.chars().count() > most || text.contains(bad) {
        faults.say("bad_text", &[("member", &member), ("most", &most)]);
        return None;
    }
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

pub(super) fn flag(object: &Object, member: &str, faults: &mut Faults) -> bool {
    match object.get(member) {
        None | Some(Json::Null) => false,
        Some(Json::Bool(answer)) => *answer,
        Some(_) => {
            faults.say("not_a_flag", &[("member", &member)]);
            false
        }
    }
}

/// Lower-case letters, figures, `_`, `-` and `.`: it is for ever, and part of the name of an item.
pub(super) fn id(object: &Object, faults: &mut Faults) -> Option<String> {
    let text = object.get("id").and_then(Json::as_str).unwrap_or_default();
    let letter = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"_-.".contains(&b);
    if text.is_empty() || text.len() > ID || !text.bytes().all(letter) {
        faults.say("id", &[("id", &cut(text, ID)), ("most", &ID)]);
        return None;
    }
    Some(text.to_owned())
}

pub(super) fn kind_of(object: &Object, faults: &mut Faults) -> Option<&'static Kind> {
    let name = object
        .get("kind")
        .and_then(Json::as_str)
        .unwrap_or_default();
    let found = kind(name);
    if found.is_none() {
        let near = nearest(name, KINDS.iter().map(|kind| kind.name));
        faults.say(
            "unknown_kind",
            &[
                ("name", &cut(name, 60)),
                ("near", &near),
                ("means", &texts::kind(near)),
            ],
        );
    }
    found
}

pub(super) fn field_named(kind: &Kind, name: &Json, faults: &mut Faults) -> Option<usize> {
    let name = name.as_str().unwrap_or_default();
    let found = kind.index(name);
    if found.is_none() {
        let near = nearest(name, kind.fields.iter().map(|field| field.name));
        let means = kind
            .field(near)
            .map_or("", |f| texts::field(kind.name, f, "label"));
        faults.say(
            "unknown_field",
            &[
                ("kind", &kind.name),
                ("name", &cut(name, 60)),
                ("near", &near),
                ("means", &means),
            ],
        );
    }
    found
}

pub(super) fn unknown_code(list: &str, code: &str, faults: &mut Faults) {
    let near = nearest(
        code,
        Lists::builtin().rows(list).iter().map(|row| &*row.code),
    );
    faults.say(
        "unknown_code",
        &[("code", &cut(code, 60)), ("list", &list), ("near", &near)],
    );
}
