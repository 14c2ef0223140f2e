//! JSON Schema 2020-12 of `plan.json`, version 1: the declarations of the kinds in the envelope of the file.

use plan::{declare::Class, published, section::Section};
use serde_json::{Map, Value as Json, json};

use crate::plan_json::{FORMAT, VERSION};

/// The schema that travels in every package. What it refuses, this program refuses; a draft that is
/// incomplete or wrong is still valid, because what is required is a matter of the checks.
pub fn plan_schema() -> Json {
    let published = published::json_schema();
    let hash = json!({ "type": "string", "pattern": "^[0-9a-f]{64}$" });
    let sections: Map<_, _> = Section::ALL
        .iter()
        .map(|section| (section.code().to_owned(), hash.clone()))
        .collect();
    let classes = Class::ALL.map(Class::word);
    json!({
        "$schema": published["$schema"],
        "$id": format!("urn:{FORMAT}:{VERSION}").replace('/', ":"),
        "title": plan::texts::text("exchange.schema.title"),
        "description": plan::texts::text("exchange.schema.description"),
        "type": "object",
        "required": [
            "format", "version", "class", "id", "istat_code", "title", "is_example",
            "content_hash", "section_hashes", "records"
        ],
        "additionalProperties": false,
        "properties": {
            "format": { "const": FORMAT },
            "version": { "const": VERSION },
            "class": { "enum": classes },
            "id": { "type": "string", "format": "uuid" },
            "istat_code": { "type": "string" },
            "title": { "type": "string" },
            "is_example": { "type": "boolean" },
            "content_hash": hash,
            "section_hashes": {
                "type": "object", "properties": sections, "additionalProperties": false
            },
            "records": {
                "type": "object",
                "properties": published["properties"],
                "additionalProperties": false
            },
        },
        "$defs": published["$defs"],
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    /// Titles and descriptions may be worded better at any time; types and names may not change.
    fn without_words(json: &Json) -> Json {
        match json {
            Json::Object(object) => {
                let words = ["title", "description", "x-source", "x-mark"];
                let kept = object
                    .iter()
                    .filter(|(key, value)| !(words.contains(&key.as_str()) && value.is_string()));
                kept.map(|(key, value)| (key.clone(), without_words(value)))
                    .collect()
            }
            Json::Array(items) => items.iter().map(without_words).collect(),
            other => other.clone(),
        }
    }

    /// The promise of the format. When a field is added, freeze the new schema with
    /// `FREEZE=1 cargo test -p exchange schema` and look at the difference: lines may only be added.
    #[test]
    fn the_schema_is_the_frozen_one() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../../tests/fixtures/schema/plan-1.schema.json");
        let schema = plan_schema();
        if std::env::var_os("FREEZE").is_some() {
            std::fs::write(&path, crate::json_text::pretty(&schema).expect("JSON"))
                .expect("the fixture can be written");
        }
        let frozen = std::fs::read_to_string(path).expect("the frozen schema");
        let frozen: Json = serde_json::from_str(&frozen).expect("JSON");
        assert!(
            without_words(&schema) == without_words(&frozen),
            "plan.json changed its shape: see the comment of this test"
        );
    }

    #[test]
    fn the_schema_is_a_schema() {
        assert!(jsonschema::meta::is_valid(&plan_schema()));
    }
}
