//! Finding the record that a person means without typing a whole id.

use plan::{
    declare::{Kind, kind},
    record::{Plan, Record},
    texts,
};
use rules::words::norm;
use uuid::Uuid;

use crate::error::{ApiError, Code, Result};

/// How many candidates an error names.
const NAMED: usize = 5;

/// The last figures of an id, enough to tell records of one plan apart on a screen.
pub fn short_id(id: Uuid) -> String {
    let text = id.simple().to_string();
    text[text.len() - 8..].to_owned()
}

/// The kind of that name, as files and tables call it, or as people do: "area di emergenza".
pub fn kind_named(name: &str) -> Result<&'static Kind> {
    let wanted = norm(name);
    let by_word = |kind: &&'static Kind| {
        let key = |form: &str| norm(texts::text(&format!("kind.{}.{form}", kind.name)));
        key("name") == wanted || key("plural") == wanted
    };
    kind(name)
        .or_else(|| plan::declare::KINDS.iter().find(by_word))
        .ok_or_else(|| {
            let near = nearest(name, plan::declare::KINDS.iter().map(|kind| kind.name));
            ApiError::new(
                Code::Usage,
                "kind.unknown",
                &[("name", &name), ("near", &near)],
            )
        })
}

/// The name most like the one typed.
pub fn nearest<'a>(typed: &str, names: impl Iterator<Item = &'a str>) -> &'a str {
    names
        .map(|name| (shared(typed, name), name))
        .max_by_key(|(score, _)| *score)
        .map_or("", |(_, name)| name)
}

/// How much two names share: pairs of neighbouring letters, less the difference in length.
fn shared(a: &str, b: &str) -> i64 {
    let pairs = |text: &str| -> Vec<(char, char)> {
        let letters: Vec<_> = text.to_lowercase().chars().collect();
        letters.windows(2).map(|pair| (pair[0], pair[1])).collect()
    };
    let (ours, theirs) = (pairs(a), pairs(b));
    let common = ours.iter().filter(|pair| theirs.contains(pair)).count();
    let gap = ours.len().abs_diff(theirs.len());
    i64::try_from(common * 4).unwrap_or(0) - i64::try_from(gap).unwrap_or(0)
}

/// The record meant by an id, by the end of one, by its short code (AA-01), or by its name; of one kind if it is given.
///
/// # Errors
/// None, or more than one.
pub fn find<'p>(plan: &'p Plan, kind: Option<&Kind>, meant: &str) -> Result<&'p Record> {
    let meant = meant.trim();
    let of_kind = |record: &&Record| kind.is_none_or(|kind| kind.name == record.kind.name);
    let records = || plan.records.values().filter(of_kind);
    if let Ok(id) = Uuid::parse_str(meant) {
        let found = records().find(|record| record.id == id);
        return found.ok_or_else(|| none(meant, kind));
    }
    let tail: String = meant.to_lowercase().chars().filter(|c| *c != '-').collect();
    let is_tail = tail.len() >= 4 && tail.bytes().all(|b| b.is_ascii_hexdigit());
    let wanted = norm(meant);
    let tests: [&dyn Fn(&Record) -> bool; 4] = [
        &|record| norm(&record.get("code").shown(plan::types::Type::Text)) == wanted,
        &|record| norm(&plan.title(record)) == wanted,
        &|record| is_tail && record.id.simple().to_string().ends_with(&tail),
        &|record| by_code(record, meant),
    ];
    for test in tests {
        let found: Vec<_> = records().filter(|record| test(record)).collect();
        match found.as_slice() {
            [] => {}
            [one] => return Ok(one),
            several => {
                let names = several.iter().take(NAMED).map(|record| {
                    format!(
                        "{} ({}, {})",
                        plan.title(record),
                        record.kind.name,
                        short_id(record.id)
                    )
                });
                return Err(ApiError::new(
                    Code::Ambiguous,
                    "record.many",
                    &[
                        ("name", &meant),
                        ("count", &several.len()),
                        ("names", &names.collect::<Vec<_>>().join("; ")),
                    ],
                ));
            }
        }
    }
    Err(none(meant, kind))
}

/// A record named by the code that says what it is: the role `sindaco`, the hazard `idraulico`.
fn by_code(record: &Record, meant: &str) -> bool {
    let naming = [
        "role_code",
        "hazard_code",
        "function_code",
        "service_code",
        "seat_kind",
    ];
    naming
        .iter()
        .any(|field| record.get(field).shown(plan::types::Type::Text) == meant)
}

fn none(meant: &str, kind: Option<&Kind>) -> ApiError {
    match kind {
        Some(kind) => ApiError::new(
            Code::NotFound,
            "record.none_of_kind",
            &[
                ("name", &meant),
                ("kind", &texts::kind(kind.name)),
                ("code", &kind.name),
            ],
        ),
        None => ApiError::new(Code::NotFound, "record.none", &[("name", &meant)]),
    }
}
