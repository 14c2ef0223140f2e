//! Columns and key as they were chosen: remembered in the archive, or kept in a file beside the lists.

use std::collections::BTreeMap;

use plan::canonical::sha256;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::{
    columns::Column,
    table::Table,
    targets::{Target, Wanted, target_named, targets},
    vocabulary::plain,
};
use crate::error::{ApiError, Code, Result};

const FORMAT: &str = "piano-pronto/mapping/1";

/// A file that says what the columns of a list are: `{"format": "piano-pronto/mapping/1", "kind": "material",
/// "columns": {"Q.tà": "quantity", "Note 2": ""}, "key": ["description"], "system": "EPSG:3003"}`. A column that it does
/// not name is left to the program; one that goes to "" is left out.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    pub format: String,
    pub kind: String,
    pub columns: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub key: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub system: Option<String>,
}

impl Mapping {
    pub(super) fn of(
        wanted: Wanted,
        columns: &[Column],
        targets: &[Target],
        key: &[String],
        system: Option<String>,
    ) -> Self {
        let target = |column: &Column| {
            let target = column.target.and_then(|place| targets.get(place));
            target.map(|target| target.id.clone()).unwrap_or_default()
        };
        Mapping {
            format: FORMAT.to_owned(),
            kind: wanted.name.to_owned(),
            columns: (columns.iter())
                .map(|column| (column.head.clone(), target(column)))
                .collect(),
            key: key.to_vec(),
            system,
        }
    }

    /// Reads a file of that format.
    ///
    /// # Errors
    /// It is none, of a later version, of an unknown kind, or it names a target that the kind does not have.
    pub fn read(text: &str, file: &str) -> Result<Self> {
        let bad = |why: &dyn std::fmt::Display| {
            ApiError::new(
                Code::Usage,
                "import.bad_mapping",
                &[("file", &file), ("why", why)],
            )
        };
        let json: Json = serde_json::from_str(text).map_err(|error| bad(&error))?;
        let format = json["format"].as_str().unwrap_or_default();
        if format != FORMAT {
            return Err(ApiError::new(
                Code::Usage,
                "import.mapping_format",
                &[("file", &file), ("format", &FORMAT)],
            ));
        }
        let mapping: Mapping = serde_json::from_value(json).map_err(|error| bad(&error))?;
        let wanted = mapping.wanted()?;
        let targets = targets(wanted);
        for target in mapping.columns.values().filter(|target| !target.is_empty()) {
            target_named(targets, target)?;
        }
        Ok(mapping)
    }

    fn wanted(&self) -> Result<Wanted> {
        let meant = Wanted::meant(&self.kind)?;
        meant
            .first()
            .copied()
            .ok_or_else(|| ApiError::new(Code::Usage, "import.no_list", &[("kind", &self.kind)]))
    }

    /// As a file holds it.
    pub fn text(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// What each of these heads goes to: none for one that is not named here.
    pub fn of_heads(&self, heads: &[String]) -> Vec<Option<String>> {
        let by_name: BTreeMap<String, &String> = (self.columns.iter())
            .map(|(head, target)| (plain(head), target))
            .collect();
        heads
            .iter()
            .map(|head| by_name.get(&plain(head)).map(|target| (*target).clone()))
            .collect()
    }
}

/// The key under which an archive remembers the mapping of files with these heads.
pub(super) fn remembered_as(wanted: Wanted, table: &Table) -> String {
    let mut heads: Vec<_> = table.heads.iter().map(|head| plain(head)).collect();
    heads.sort_unstable();
    let hash = sha256(heads.join("\n").as_bytes());
    format!("import.{}.{}", wanted.name, &hash[..16])
}
