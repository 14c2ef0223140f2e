//! An export made in memory, and its files, also those inside of others.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read},
};

use exchange::{
    ExchangeError,
    export::{Folder, Order, make},
};
use jiff::civil::{Date, date};
use plan::{declare::Class, record::Plan};
use serde_json::{Value as Json, json};
use testkit::examples;

pub const TODAY: Date = date(2026, 3, 16);

/// A verdict as the use case gives it: what the folder says of itself comes from it.
pub fn verdict() -> Json {
    json!({
        "format": "piano-pronto/verdict", "version": 1, "rules_version": "2026.1", "program_version": "0",
        "checked_on": TODAY.to_string(), "totals": {}, "findings": [],
        "stops": { "package": false, "validation": false, "delivery": false },
    })
}

pub fn documents(plan: &Plan) -> BTreeMap<String, Vec<u8>> {
    let files = examples::casaletto_files(TODAY).into_iter();
    let hash = |id| plan.get("attachment", id)?.get("sha256").clone().text();
    files
        .filter_map(|(id, bytes)| Some((hash(id)?, bytes)))
        .collect()
}

pub fn exported(plan: &Plan, class: Class, draft: bool) -> Folder {
    exported_with(plan, class, draft, &documents(plan))
}

pub fn exported_with(
    plan: &Plan,
    class: Class,
    draft: bool,
    attachments: &BTreeMap<String, Vec<u8>>,
) -> Folder {
    let verdict = verdict();
    let order = Order {
        plan,
        class,
        draft,
        verdict: &verdict,
        attachments,
    };
    make::<ExchangeError>(&order, &|_, _| Ok(())).unwrap()
}

pub fn file<'a>(folder: &'a Folder, path: &str) -> &'a [u8] {
    let found = folder.files.iter().find(|(name, _)| name == path);
    &found.unwrap_or_else(|| panic!("no {path}")).1
}

pub fn text(folder: &Folder, path: &str) -> String {
    String::from_utf8(file(folder, path).to_vec()).unwrap()
}

pub fn json_of(folder: &Folder, path: &str) -> Json {
    serde_json::from_slice(file(folder, path)).unwrap()
}

/// The members of a ZIP, uncompressed.
pub fn members(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut entry = archive.by_index(at).unwrap();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            (entry.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

/// Every file, and in place of each compressed one its members.
pub fn opened(folder: &Folder) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for (path, bytes) in &folder.files {
        if path.ends_with(".piano") || path.ends_with(".xlsx") {
            let inside = members(bytes).into_iter();
            all.extend(inside.map(|(name, bytes)| (format!("{path}!{name}"), bytes)));
        } else {
            all.push((path.clone(), bytes.clone()));
        }
    }
    all
}

/// Whether a text is in these bytes in one of the ways in which files hold it: UTF-8, UTF-16, escaped in JSON or XML.
pub fn holds(bytes: &[u8], word: &str) -> bool {
    let within = |needle: &[u8]| bytes.windows(needle.len()).any(|part| part == needle);
    let wide = |order: fn(u16) -> [u8; 2]| word.encode_utf16().flat_map(order).collect::<Vec<_>>();
    within(word.as_bytes()) || within(&wide(u16::to_le_bytes)) || within(&wide(u16::to_be_bytes))
}
