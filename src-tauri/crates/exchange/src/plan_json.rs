//! `plan.json`: the plan as a file, format `piano-pronto/plan`, version 1.
//!
//! Strict and without loss: what is read back is the plan that was written, raw values included, and a
//! member that this program does not know is refused by its name instead of being dropped.

use std::collections::BTreeMap;

use plan::{
    Uuid,
    canonical::{plan_hash, section_hashes},
    declare::{Class, Kind, Typed, kind},
    model::PlanHeader,
    record::{Plan, Record},
    section::Section,
};
use serde_json::{Map, Value as Json, json};

use crate::ExchangeError;

pub const FORMAT: &str = "piano-pronto/plan";

/// The newest version that this program writes and reads. A change of the format that an older program
/// cannot read raises it, and the older versions stay readable.
pub const VERSION: u64 = 1;

const MEMBERS: [&str; 10] = [
    "class",
    "content_hash",
    "format",
    "id",
    "is_example",
    "istat_code",
    "records",
    "section_hashes",
    "title",
    "version",
];

/// What a plan file says of itself, beside its records.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// Who may read the file.
    pub class: Class,
    /// The id of the plan.
    pub id: Uuid,
    /// Six figures; empty when not yet filled in.
    pub istat_code: String,
    pub title: String,
    pub is_example: bool,
    /// Of the records in the file: of a copy, when the class left something out.
    pub content_hash: String,
    pub section_hashes: BTreeMap<Section, String>,
}

/// The file of a plan. The plan is written whole: the copy for its readers is made before.
pub fn to_json(plan: &Plan, class: Class) -> Json {
    let header = plan.header();
    let title = header.as_ref().and_then(|h| h.title.clone());
    let example = header.as_ref().and_then(|h| h.is_example);
    let hashes: Map<_, _> = section_hashes(plan)
        .into_iter()
        .map(|(section, hash)| (section.code().to_owned(), json!(hash)))
        .collect();
    let mut kinds: Map<String, Json> = Map::new();
    for record in plan.records.values() {
        let list = kinds.entry(record.kind.name).or_insert(json!([]));
        if let Json::Array(list) = list {
            list.push(record.to_json(|_| true));
        }
    }
    json!({
        "format": FORMAT,
        "version": VERSION,
        "class": class.word(),
        "id": plan.id.to_string(),
        "istat_code": plan.istat_code(),
        "title": title.unwrap_or_default(),
        "is_example": example.unwrap_or_default(),
        "content_hash": plan_hash(plan),
        "section_hashes": hashes,
        "records": kinds,
    })
}

/// Reads what the file says of itself.
///
/// # Errors
/// Another format, a version of the future, a member that lacks, is unknown or is of another type.
pub fn head(json: &Json) -> Result<Head, ExchangeError> {
    if json.get("format").and_then(Json::as_str) != Some(FORMAT) {
        return Err(ExchangeError::NotAPlan);
    }
    let Some(version) = json.get("version").and_then(Json::as_u64) else {
        return Err(ExchangeError::Member("version"));
    };
    if version > VERSION {
        return Err(ExchangeError::FutureVersion {
            found: version,
            known: VERSION,
        });
    }
    if version == 0 {
        return Err(ExchangeError::Member("version"));
    }
    let object = json.as_object().ok_or(ExchangeError::NotAPlan)?;
    if let Some(name) = object.keys().find(|key| !MEMBERS.contains(&key.as_str())) {
        return Err(ExchangeError::UnknownMember(name.clone()));
    }
    let text = |name: &'static str| {
        let text = json.get(name).and_then(Json::as_str);
        text.ok_or(ExchangeError::Member(name))
    };
    let hash = |name: &'static str, text: &str| {
        let good = text.len() == 64 && text.bytes().all(|b| b"0123456789abcdef".contains(&b));
        good.then(|| text.to_owned())
            .ok_or(ExchangeError::Member(name))
    };
    let hashes = json.get("section_hashes").and_then(Json::as_object);
    let hashes = hashes.ok_or(ExchangeError::Member("section_hashes"))?;
    let mut section_hashes = BTreeMap::new();
    for (code, value) in hashes {
        let section = Section::of_code(code);
        let section = section.ok_or_else(|| ExchangeError::UnknownMember(code.clone()))?;
        let value = value.as_str().unwrap_or_default();
        section_hashes.insert(section, hash("section_hashes", value)?);
    }
    Ok(Head {
        class: Class::of_word(text("class")?).ok_or(ExchangeError::Member("class"))?,
        id: uuid(text("id")?).ok_or(ExchangeError::Member("id"))?,
        istat_code: text("istat_code")?.to_owned(),
        title: text("title")?.to_owned(),
        is_example: json
            .get("is_example")
            .and_then(Json::as_bool)
            .ok_or(ExchangeError::Member("is_example"))?,
        content_hash: hash("content_hash", text("content_hash")?)?,
        section_hashes,
    })
}

/// Reads the plan of a file. The hashes are not compared: see [`Head::content_hash`].
///
/// # Errors
/// Those of [`head`]; a kind or a field that this program does not know, a record without a sound id,
/// two records of one kind with one id.
pub fn from_json(json: &Json) -> Result<Plan, ExchangeError> {
    let head = head(json)?;
    let kinds = json.get("records").and_then(Json::as_object);
    let kinds = kinds.ok_or(ExchangeError::Member("records"))?;
    let mut plan = Plan::new(head.id);
    for (name, records) in kinds {
        let kind = kind(name).ok_or_else(|| ExchangeError::UnknownKind(name.clone()))?;
        let records = records
            .as_array()
            .ok_or_else(|| ExchangeError::Records(name.clone()))?;
        for (number, json) in records.iter().enumerate() {
            let record = record(kind, number + 1, json)?;
            let id = record.id;
            if plan
                .records
                .insert((record.kind.name, id), record)
                .is_some()
            {
                return Err(ExchangeError::TwiceTheId {
                    kind: name.clone(),
                    id,
                });
            }
        }
    }
    Ok(plan)
}

fn record(kind: &'static Kind, number: usize, json: &Json) -> Result<Record, ExchangeError> {
    let broken = || ExchangeError::RecordId {
        kind: kind.name.to_owned(),
        number,
    };
    let object = json.as_object().ok_or_else(broken)?;
    let unknown = |name: &&String| *name != "id" && kind.field(name).is_none();
    if let Some(name) = object.keys().find(unknown) {
        return Err(ExchangeError::UnknownField {
            kind: kind.name.to_owned(),
            field: name.clone(),
        });
    }
    let id = object.get("id").and_then(Json::as_str);
    id.and_then(uuid).ok_or_else(broken)?;
    Record::from_json(kind, json).ok_or_else(broken)
}

/// Only the one spelling that this program writes: another would be another text in links.
fn uuid(text: &str) -> Option<Uuid> {
    let id = Uuid::parse_str(text).ok()?;
    (id.to_string() == text).then_some(id)
}

/// The base directory of the package of a plan and the stem of its file's name.
pub fn base_name(plan: &Plan) -> String {
    let istat = plan.istat_code();
    let good = istat.len() == 6 && istat.bytes().all(|b| b.is_ascii_digit());
    let code = if good { istat.as_str() } else { "senza-codice" };
    format!("piano-{code}")
}

/// The sheet of the plan in the records, which a copy for the public has as well.
pub(crate) fn header_record(plan: &Plan) -> Option<&Record> {
    plan.get(PlanHeader::NAME, plan.id)
}
