//! Finding what a person means without typing a whole id or an exact name.

use plan::{
    declare::{KINDS, Kind, Typed, kind},
    model::PlanHeader,
    record::{Plan, Record},
    section::Section,
    texts,
};
use rules::words::{norm, short};
use strsim::sorensen_dice;
use uuid::Uuid;

use crate::error::{ApiError, Code, Result};

/// How many candidates an error names.
const NAMED: usize = 5;

/// The last figures of an id, enough to tell records of one plan apart on a screen.
pub fn short_id(id: Uuid) -> String {
    let text = id.simple().to_string();
    text[text.len() - 8..].to_owned()
}

/// What people call a kind, one and many.
fn words(kind: &Kind) -> [String; 2] {
    let form = |form: &str| norm(texts::text(&format!("kind.{}.{form}", kind.name)));
    [form("name"), form("plural")]
}

/// The kind with exactly that name, as files call it or as people do.
pub fn kind_called(name: &str) -> Option<&'static Kind> {
    let wanted = norm(name);
    let whole = |kind: &&'static Kind| words(kind).contains(&wanted);
    kind(name).or_else(|| KINDS.iter().find(whole))
}

/// The kind of that name, as files and tables call it, or as people do: "area di emergenza", "zona", "ruolo".
///
/// # Errors
/// None, with the one most alike.
pub fn kind_named(name: &str) -> Result<&'static Kind> {
    let wanted = norm(name);
    // "zona" for "Zona, frazione o settore", then "ruolo" for "Ruolo dell'UCL": only when it can be no other.
    let part = |kind: &&'static Kind| {
        words(kind).iter().any(|words| {
            let mut parts = words.split(',').flat_map(|part| part.split(" o "));
            parts.any(|part| part.trim() == wanted)
        })
    };
    let begins = |kind: &&'static Kind| {
        let begins = |words: &String| words.starts_with(&format!("{wanted} "));
        words(kind).iter().any(begins)
    };
    let only = |test: &dyn Fn(&&'static Kind) -> bool| {
        let mut kinds = KINDS.iter().filter(test);
        kinds.next().filter(|_| kinds.next().is_none())
    };
    kind_called(name)
        .or_else(|| only(&part))
        .or_else(|| only(&begins))
        .ok_or_else(|| {
            let near = KINDS
                .iter()
                .max_by(|a, b| {
                    let like = |kind: &Kind| alike(name, kind.name, texts::kind(kind.name));
                    like(a).total_cmp(&like(b))
                })
                .map(|kind| format!("{} ({})", kind.name, texts::kind(kind.name)))
                .unwrap_or_default();
            ApiError::new(
                Code::Usage,
                "kind.unknown",
                &[("name", &short(name)), ("near", &near)],
            )
        })
}

/// The name most like the one typed.
pub fn nearest<'a>(typed: &str, names: impl Iterator<Item = &'a str>) -> &'a str {
    let like = |name: &str| sorensen_dice(&typed.to_lowercase(), &name.to_lowercase());
    names
        .max_by(|a, b| like(a).total_cmp(&like(b)))
        .unwrap_or("")
}

/// How much what was typed is like a name, or like the label that people read in its place: from 0 to 1.
pub(crate) fn alike(typed: &str, name: &str, label: &str) -> f64 {
    let typed = typed.to_lowercase();
    let like = |name: &str| sorensen_dice(&typed, &name.to_lowercase());
    like(name).max(like(label))
}

/// What a person wants to see.
#[derive(Clone, Copy, Debug)]
pub enum Meant<'p> {
    Section(Section),
    Kind(&'static Kind),
    Record(&'p Record),
}

/// The section, the kind or the record of that name; when none has it, the only section or kind whose name begins so.
///
/// # Errors
/// None, or more than one.
pub fn meant<'p>(plan: &'p Plan, what: &str) -> Result<Meant<'p>> {
    if let Some(section) = section_called(what) {
        return Ok(Meant::Section(section));
    }
    if let Some(kind) = kind_called(what) {
        return Ok(Meant::Kind(kind));
    }
    match find_by(plan, None, what, Names::OfRecords) {
        Ok(record) => Ok(Meant::Record(record)),
        Err(error) if error.code == Code::NotFound => match section_like(what) {
            Some(section) => Ok(Meant::Section(section)),
            None => kind_named(what).map(Meant::Kind).map_err(|_| error),
        },
        Err(error) => Err(error),
    }
}

/// The section with exactly that code, number or name.
fn section_called(what: &str) -> Option<Section> {
    let called = |section: &Section| {
        section.number().to_string() == what || norm(section.name()) == norm(what)
    };
    // `plan` is a section and a kind: the kind is the sheet that people mean.
    Section::of_code(what)
        .filter(|_| what != PlanHeader::NAME)
        .or_else(|| Section::ALL.into_iter().find(called))
}

/// The only section whose name begins so: "risorse" for "Risorse, volontariato e convenzioni".
fn section_like(what: &str) -> Option<Section> {
    let wanted = norm(what);
    let begins = |section: &Section| norm(section.name()).starts_with(&wanted);
    let mut found = Section::ALL.into_iter().filter(begins);
    found.next().filter(|_| found.next().is_none())
}

/// The end of an id as a person types it, with dashes or without; `None` when it is too short or no end of an id.
pub(crate) fn id_tail(typed: &str) -> Option<String> {
    let tail: String = typed.to_lowercase().chars().filter(|c| *c != '-').collect();
    let good = tail.len() >= 4 && tail.bytes().all(|b| b.is_ascii_hexdigit());
    good.then_some(tail)
}

/// The record meant by an id, by the end of one, by its short code (AA-01), by its name, by the number of an act, or by
/// its kind when the plan has only one of it; of one kind if it is given.
///
/// # Errors
/// None, or more than one.
pub fn find<'p>(plan: &'p Plan, kind: Option<&Kind>, meant: &str) -> Result<&'p Record> {
    find_by(plan, kind, meant, Names::OfKindsToo)
}

/// Whose names may stand for a record.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Names {
    OfRecords,
    /// `set profilo`: the only record of its kind.
    OfKindsToo,
}

fn find_by<'p>(
    plan: &'p Plan,
    kind: Option<&Kind>,
    meant: &str,
    names: Names,
) -> Result<&'p Record> {
    let meant = meant.trim();
    let of_kind = |record: &&Record| kind.is_none_or(|kind| kind.name == record.kind.name);
    let records = || plan.records.values().filter(of_kind);
    if let Ok(id) = Uuid::parse_str(meant) {
        let found = records().find(|record| record.id == id);
        return found.ok_or_else(|| none(plan, meant, kind));
    }
    let tail = id_tail(meant);
    let has_tail = |record: &Record| {
        let id = record.id.simple().to_string();
        tail.as_ref().is_some_and(|tail| id.ends_with(tail))
    };
    let wanted = norm(meant);
    let named = (names == Names::OfKindsToo)
        .then(|| kind_named(meant).ok().map(|kind| kind.name))
        .flatten();
    let text = |record: &Record, field| record.get(field).shown(plan::types::Type::Text);
    let tests: [&dyn Fn(&Record) -> bool; 6] = [
        &|record| norm(&text(record, "code")) == wanted,
        &|record| norm(&plan.title(record)) == wanted,
        &has_tail,
        &|record| by_code(record, meant),
        &|record| kind.is_some() && norm(&text(record, "number")) == wanted,
        &|record| kind.is_none() && named == Some(record.kind.name),
    ];
    for test in tests {
        let found: Vec<_> = records().filter(|record| test(record)).collect();
        match found.as_slice() {
            [] => {}
            [one] => return Ok(one),
            several => {
                let names = listed(plan, several);
                return Err(ApiError::new(
                    Code::Ambiguous,
                    "record.many",
                    &[
                        ("name", &short(meant)),
                        ("count", &several.len()),
                        ("names", &names),
                    ],
                ));
            }
        }
    }
    Err(none(plan, meant, kind))
}

/// Some records for a person to choose from.
fn listed(plan: &Plan, records: &[&Record]) -> String {
    let named = |record: &&Record| {
        let title = short(&plan.title(record));
        format!("{title} ({}, {})", record.kind.name, short_id(record.id))
    };
    let mut names: Vec<_> = records.iter().take(NAMED).map(named).collect();
    if records.len() > NAMED {
        names.push("…".to_owned());
    }
    names.join("; ")
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

/// That there is no such record, with those whose name has the typed words in it, or all when they are few.
fn none(plan: &Plan, meant: &str, kind: Option<&Kind>) -> ApiError {
    let of_kind = |record: &&Record| kind.is_none_or(|kind| kind.name == record.kind.name);
    let records: Vec<_> = plan.records.values().filter(of_kind).collect();
    let wanted = norm(meant);
    let has = |record: &&&Record| !wanted.is_empty() && norm(&plan.title(record)).contains(&wanted);
    let mut near: Vec<_> = records.iter().filter(has).copied().collect();
    if near.is_empty() && records.len() <= NAMED {
        near = records;
    }
    let near = if near.is_empty() {
        String::new()
    } else {
        texts::filled("api.record.near", &[("names", &listed(plan, &near))])
    };
    let meant = short(meant);
    match kind {
        Some(kind) => ApiError::new(
            Code::NotFound,
            "record.none_of_kind",
            &[
                ("name", &meant),
                ("kind", &texts::kind(kind.name)),
                ("code", &kind.name),
                ("near", &near),
            ],
        ),
        None => ApiError::new(
            Code::NotFound,
            "record.none",
            &[("name", &meant), ("near", &near)],
        ),
    }
}
