//! `manifesto.json`: what the export is, what it holds and the fingerprint of each file.

use std::collections::BTreeMap;

use plan::{
    canonical::{plan_hash, sha256},
    codelists::Lists,
    texts,
};
use serde_json::{Value as Json, json};

use super::{ClassLine, Made, Order, Prepared};
use crate::guide;

/// Its name in the folder; the same in a draft, which a member tells.
pub const NAME: &str = "manifesto.json";
pub const FORMAT: &str = "piano-pronto/export";
/// Members are only added.
pub const VERSION: u64 = 1;

/// The files of the bag itself, which the manifest does not list.
pub const BAG_FILES: [&str; 4] = [
    "bag-info.txt",
    "bagit.txt",
    "manifest-sha256.txt",
    "tagmanifest-sha256.txt",
];

/// The manifest of an export. `files` have their whole paths; who exports it, when and for whom is not in it: it is in the
/// register of the archive.
pub(super) fn manifest(
    order: &Order,
    prepared: &Prepared,
    classes: &[ClassLine],
    files: &[Made],
) -> Json {
    let copy = &prepared.copy;
    let header = copy.header();
    let state = (header.as_ref())
        .and_then(|header| header.state.as_ref())
        .map(|state| state.as_str().to_owned())
        .unwrap_or_default();
    let files: Vec<_> = files
        .iter()
        .map(|file| {
            let mut json = json!({
                "path": file.path,
                "sha256": sha256(&file.bytes),
                "bytes": file.bytes.len(),
                "what": file.what,
            });
            if let Some(objects) = file.objects {
                json["objects"] = json!(objects);
            }
            json
        })
        .collect();
    let classes: Vec<_> = classes
        .iter()
        .map(|line| {
            json!({
                "code": line.code,
                "name": line.name,
                "layer": line.layer,
                "objects": line.objects,
                "located": line.located,
                "note": line.note,
            })
        })
        .collect();
    json!({
        "format": FORMAT,
        "version": VERSION,
        "not_official": texts::text("export.not_official"),
        "mark": prepared.marks.sentence(),
        "class": order.class.word(),
        "draft": order.draft,
        "is_example": prepared.marks.example,
        "plan_id": copy.id.to_string(),
        "istat_code": copy.istat_code(),
        "commune": guide::commune(copy).unwrap_or_default(),
        "title": header.as_ref().and_then(|h| h.title.clone()).unwrap_or_default(),
        "state": state,
        "state_label": Lists::builtin().label("PLAN_STATE", &state),
        "revision": header.as_ref().and_then(|h| h.revision_number),
        "content_hash": plan_hash(copy),
        "program_version": env!("CARGO_PKG_VERSION"),
        "rules_version": order.verdict["rules_version"],
        "checked_on": order.verdict["checked_on"],
        "verdict": {
            "totals": order.verdict["totals"],
            "stops": order.verdict["stops"],
        },
        "records": copy.records.len(),
        "attachments": prepared.held,
        "classes": classes,
        "files": files,
    })
}

/// The paths and fingerprints that a manifest states; `None` when it is not one of ours.
pub fn stated(json: &Json) -> Option<BTreeMap<String, String>> {
    if json["format"] != FORMAT {
        return None;
    }
    let text = |json: &Json| json.as_str().map(str::to_owned);
    let files = json["files"].as_array()?.iter();
    files
        .map(|file| Some((text(&file["path"])?, text(&file["sha256"])?)))
        .collect()
}
