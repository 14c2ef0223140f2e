//! The one Italian catalogue: `assets/i18n/it/*.json`, flattened to dotted keys.
//!
//! Window, command line and documents say the same words because they all read them here.

use std::{collections::BTreeMap, fmt::Display, sync::LazyLock};

use include_dir::{Dir, include_dir};
use serde_json::Value as Json;

static DIRECTORY: Dir = include_dir!("$CARGO_MANIFEST_DIR/../../../assets/i18n/it");

/// Every text by its dotted key. Lists become one text, their members separated by a blank.
pub static CATALOGUE: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let mut flat = BTreeMap::new();
    for file in DIRECTORY.files() {
        let json: Json =
            serde_json::from_slice(file.contents()).expect("the shipped catalogue is JSON");
        flatten(String::new(), &json, &mut flat);
    }
    flat
});

fn flatten(key: String, json: &Json, flat: &mut BTreeMap<String, String>) {
    match json {
        Json::Object(object) => {
            for (name, value) in object {
                let dot = if key.is_empty() { "" } else { "." };
                flatten(format!("{key}{dot}{name}"), value, flat);
            }
        }
        Json::Array(items) => {
            let items: Vec<_> = items.iter().filter_map(Json::as_str).collect();
            flat.insert(key, items.join(" "));
        }
        Json::String(text) => {
            flat.insert(key, text.clone());
        }
        other => {
            flat.insert(key, other.to_string());
        }
    }
}

/// The text of a key; empty when the catalogue lacks it, which a test never lets happen.
pub fn text(key: &str) -> &'static str {
    CATALOGUE.get(key).map_or("", String::as_str)
}

/// A text with its `{placeholders}` filled.
pub fn filled(key: &str, values: &[(&str, &dyn Display)]) -> String {
    fill(text(key), |name| {
        let (_, value) = values.iter().find(|(key, _)| *key == name)?;
        Some(value.to_string())
    })
}

/// Replaces each `{name}` for which there is a value; others stay as they are. A value that ends with a full stop, such
/// as "S.p.A.", takes the place of the one that follows it.
pub fn fill(template: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        rest = &rest[open..];
        let Some(close) = rest.find('}') else { break };
        match value(&rest[1..close]) {
            Some(value) => out.push_str(&value),
            None => out.push_str(&rest[..=close]),
        }
        rest = &rest[close + 1..];
        if out.ends_with('.') && rest.starts_with('.') {
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    out
}

/// `part` is `label` or `help`. The owner of a text is the kind, or the block for the fields that come from one;
/// a kind may word a field of a block in its own way.
pub fn field(kind: &str, field: &crate::declare::Field, part: &str) -> &'static str {
    let own = text(&format!("field.{kind}.{}.{part}", field.name));
    if !own.is_empty() {
        return own;
    }
    let owner = field.block.unwrap_or(kind);
    text(&format!("field.{owner}.{}.{part}", field.name))
}

/// The name of a kind for one record of it, such as "Area di emergenza".
pub fn kind(kind: &str) -> &'static str {
    text(&format!("kind.{kind}.name"))
}
