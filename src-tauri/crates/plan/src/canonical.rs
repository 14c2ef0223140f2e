//! Canonical JSON (RFC 8785) and the content hash of a section.

use serde_json::{Map, Value as Json, json};
use sha2::{Digest, Sha256};

use crate::{
    record::{Plan, Record},
    section::Section,
};

/// RFC 8785: keys in order, no blanks, numbers as ECMAScript writes them.
pub fn canonical(json: &Json) -> String {
    // Fails only on numbers that JSON cannot hold, and `Value` holds none.
    serde_json_canonicalizer::to_string(json).unwrap_or_default()
}

/// SHA-256 in 64 lower-case hexadecimal figures.
pub fn sha256(bytes: impl AsRef<[u8]>) -> String {
    let digest = Sha256::digest(bytes.as_ref());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What a decision on this section approves: the fields inside the hash, by kind and id.
pub fn content(plan: &Plan, section: Section) -> Json {
    let mut kinds = Map::new();
    let hashed = |record: &&Record| record.kind.declaration.hashed && record.section() == section;
    for record in plan.records.values().filter(hashed) {
        let list = kinds.entry(record.kind.name).or_insert(json!([]));
        if let Json::Array(list) = list {
            list.push(record.to_json(|field| field.hashed));
        }
    }
    Json::Object(kinds)
}

/// The content hash of a section. The order of records never changes it; verification dates and the
/// plan's life stay outside, else a telephone check would make every approval stale.
pub fn section_hash(plan: &Plan, section: Section) -> String {
    hash_of(section, &content(plan, section))
}

fn hash_of(section: Section, content: &Json) -> String {
    sha256(format!(
        "piano-pronto/section/1/{}\n{}",
        section.code(),
        canonical(content)
    ))
}

/// All section hashes, in the order of the sections. One pass over the plan.
pub fn section_hashes(plan: &Plan) -> Vec<(Section, String)> {
    let mut contents = vec![Map::new(); Section::ALL.len()];
    for record in plan.records.values() {
        if record.kind.declaration.hashed {
            let list = contents[record.section() as usize]
                .entry(record.kind.name)
                .or_insert(json!([]));
            if let Json::Array(list) = list {
                list.push(record.to_json(|field| field.hashed));
            }
        }
    }
    Section::ALL
        .into_iter()
        .zip(contents)
        .map(|(section, content)| (section, hash_of(section, &Json::Object(content))))
        .collect()
}

/// The hash of the whole content: of the section hashes in their order.
pub fn plan_hash(plan: &Plan) -> String {
    let hashes: String = section_hashes(plan)
        .into_iter()
        .map(|(section, hash)| format!("{} {hash}\n", section.code()))
        .collect();
    sha256(format!("piano-pronto/plan/1\n{hashes}"))
}
