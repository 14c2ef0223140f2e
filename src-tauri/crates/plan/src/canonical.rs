//! Canonical JSON (RFC 8785) and the content hash of a section.

use std::fmt::Write;

use serde_json::{Map, Value as Json, json};
use sha2::{Digest, Sha256};

use crate::{record::Plan, section::Section};

/// RFC 8785: keys in order, no blanks, numbers as ECMAScript writes them.
pub fn canonical(json: &Json) -> String {
    // Fails only on numbers that JSON cannot hold, and `Value` holds none.
    serde_json_canonicalizer::to_string(json).unwrap_or_default()
}

/// SHA-256 in 64 lower-case hexadecimal figures.
pub fn sha256(bytes: impl AsRef<[u8]>) -> String {
    hex(Sha256::digest(bytes.as_ref()))
}

/// Lower-case hexadecimal figures, two a byte.
pub fn hex(bytes: impl AsRef<[u8]>) -> String {
    let bytes = bytes.as_ref();
    let mut figures = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        let _ = write!(figures, "{byte:02x}");
    }
    figures
}

fn hash_of(section: Section, content: &Json) -> String {
    sha256(format!(
        "piano-pronto/section/1/{}\n{}",
        section.code(),
        canonical(content)
    ))
}

/// The content hash of each section, in the order of the sections: of the fields inside the hash, by kind and id.
/// The order of records never changes it; verification dates and the plan's life stay outside, else a telephone
/// check would make every approval stale.
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
