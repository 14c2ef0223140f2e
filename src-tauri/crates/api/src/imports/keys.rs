//! By which fields two rows are the same thing.

use std::collections::{BTreeMap, BTreeSet};

use plan::texts::{self, filled};

use super::{
    cells::is_nothing,
    columns::Column,
    table::{Row, Table},
    targets::{Goal, Target, Wanted},
    vocabulary::{KEYS, keys_of, plain},
};
use crate::{
    error::{ApiError, Code, Result},
    wire::ImportKey,
};

/// Shapes of a layer tell its rows apart when nothing else does.
pub(super) const SHAPE: &str = "geometry";

/// Whether a record of the kind without that field misleads.
pub(super) fn needed(kind: &str, field: &str) -> bool {
    KEYS.needed
        .get(kind)
        .is_some_and(|fields| fields.iter().any(|name| name == field))
}

/// The fields without which a row of the kind speaks of nothing.
pub(super) fn identity(kind: &str) -> impl Iterator<Item = &'static str> {
    KEYS.identity
        .get(kind)
        .into_iter()
        .flatten()
        .map(String::as_str)
}

/// Whether a field tells a record of the kind from others: the surname of a person, not its office.
pub(super) fn tells(kind: &str, field: &str) -> bool {
    keys_of(kind)
        .first()
        .is_some_and(|key| key.iter().any(|name| name == field))
}

/// The fields of the kind of which some column says something.
pub(super) fn filled_fields(
    columns: &[Column],
    targets: &[Target],
) -> BTreeMap<&'static str, Vec<usize>> {
    let mut fields: BTreeMap<&'static str, Vec<usize>> = BTreeMap::new();
    for (at, column) in columns.iter().enumerate() {
        let Some(target) = column.target else {
            continue;
        };
        let name = match targets[target].goal {
            Goal::Own(field) => field.name,
            Goal::Through(link, kind, field) => {
                if !tells(kind.name, field.name) {
                    continue;
                }
                link.name
            }
            Goal::Name => {
                fields.entry("given_name").or_default().push(at);
                "surname"
            }
            _ => continue,
        };
        fields.entry(name).or_default().push(at);
    }
    fields
}

/// The keys that can be chosen with these columns: a key is cut to the fields that are there, as long as its last is.
pub(super) fn offered(
    wanted: Wanted,
    fields: &BTreeMap<&'static str, Vec<usize>>,
    drawn: bool,
) -> Vec<Vec<String>> {
    let mut offered: Vec<Vec<String>> = Vec::new();
    if wanted.is_boundary() {
        return keys_of(wanted.name);
    }
    let there = |name: &String| fields.contains_key(name.as_str());
    for key in keys_of(wanted.name) {
        if key.last().is_some_and(there) {
            let cut: Vec<String> = key.into_iter().filter(there).collect();
            if !offered.contains(&cut) {
                offered.push(cut);
            }
        }
    }
    if drawn {
        offered.push(vec![SHAPE.to_owned()]);
    }
    offered
}

/// The first key by which the rows are told apart, or the one that does it best.
pub(super) fn chosen(
    table: &Table,
    offered: &[Vec<String>],
    fields: &BTreeMap<&'static str, Vec<usize>>,
) -> Vec<String> {
    let mut best: Option<(f64, &Vec<String>)> = None;
    for key in offered {
        let share = if key.iter().any(|name| name == SHAPE) {
            // Better than a key that mixes rows up, worse than one that people see.
            0.9
        } else {
            told_apart(&table.rows, key, fields)
        };
        if share > 0.999 {
            return key.clone();
        }
        if best.is_none_or(|(most, _)| share > most + 0.001) {
            best = Some((share, key));
        }
    }
    best.map(|(_, key)| key.clone()).unwrap_or_default()
}

/// The share of rows that the key tells from all others.
fn told_apart(rows: &[Row], key: &[String], fields: &BTreeMap<&'static str, Vec<usize>>) -> f64 {
    if rows.is_empty() {
        return 1.0;
    }
    let mut seen = BTreeSet::new();
    for row in rows {
        let mut parts = Vec::new();
        for name in key {
            let columns = fields.get(name.as_str());
            let cells = columns
                .into_iter()
                .flatten()
                .map(|column| &row.cells[*column]);
            let words: Vec<_> = cells
                .filter(|cell| !is_nothing(cell))
                .map(|cell| plain(&cell.shown()))
                .collect();
            parts.push(words.join(" "));
        }
        // A key of which a part lacks tells less, one that lacks altogether nothing.
        if parts.last().is_some_and(|last| !last.is_empty()) {
            seen.insert(parts);
        }
    }
    #[allow(clippy::cast_precision_loss)]
    let share = seen.len() as f64 / rows.len() as f64;
    share
}

/// "descrizione e deposito".
pub(super) fn label(wanted: Wanted, key: &[String]) -> String {
    if wanted.is_boundary() {
        return texts::text("imports.key.boundary").to_owned();
    }
    let labels = key.iter().filter_map(|name| {
        if name == SHAPE {
            return Some(texts::text("imports.key.shape").to_owned());
        }
        let field = wanted.kind.field(name)?;
        let label = texts::field(wanted.kind.name, field, "label");
        Some(super::targets::lower_first(label))
    });
    rules::words::list(labels)
}

pub(super) fn told(wanted: Wanted, offered: &[Vec<String>]) -> Vec<ImportKey> {
    (offered.iter())
        .map(|fields| ImportKey {
            fields: fields.clone(),
            label: label(wanted, fields),
        })
        .collect()
}

/// A key that a person asked for.
///
/// # Errors
/// A field that the kind does not have, or that no column fills.
pub(super) fn asked(
    wanted: Wanted,
    key: &[String],
    fields: &BTreeMap<&'static str, Vec<usize>>,
    drawn: bool,
) -> Result<Vec<String>> {
    let mut out = Vec::new();
    for name in key {
        if name == SHAPE && drawn {
            out.push(SHAPE.to_owned());
            continue;
        }
        let field = crate::records::field_named(wanted.kind, name)?;
        let own = wanted.is_boundary() && field.name == "zone_kind";
        if !own && !fields.contains_key(field.name) {
            return Err(ApiError::of(
                Code::Usage,
                &filled(
                    "imports.refused.key",
                    &[("field", &texts::field(wanted.kind.name, field, "label"))],
                ),
            ));
        }
        out.push(field.name.to_owned());
    }
    Ok(out)
}
