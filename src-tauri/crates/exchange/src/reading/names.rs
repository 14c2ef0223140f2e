//! Names of files inside a package, before anything is done with them.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::refusal::Fault;
use crate::error::ExchangeError;

/// Bytes of a name.
pub const LONGEST: usize = 1000;

/// Refuses a name that a careless program could turn into a place outside the package.
pub fn check(name: &str) -> Result<(), ExchangeError> {
    let path = name.strip_suffix('/').unwrap_or(name);
    // NFKC turns look-alikes such as the full-width stop and slash into the real ones, as some disks do.
    let plain: String = path.nfkc().collect();
    let starts_drive = |text: &str| {
        let mut bytes = text.bytes();
        bytes.next().is_some_and(|b| b.is_ascii_alphabetic()) && bytes.next() == Some(b':')
    };
    if plain.starts_with(['/', '\\']) {
        return Err(Fault::AbsolutePath.at(name));
    }
    if starts_drive(&plain) {
        return Err(Fault::UnsafePath.at(name));
    }
    let bad = |part: &str| {
        part.is_empty()
            || part == "."
            || part == ".."
            || part.ends_with(['.', ' '])
            || part.contains(['\\', ':', '*', '?', '"', '<', '>', '|'])
            || part.chars().any(char::is_control)
            || reserved(part)
    };
    if path.len() > LONGEST || path.split('/').any(bad) || plain.split('/').any(bad) {
        return Err(Fault::UnsafePath.at(name));
    }
    Ok(())
}

/// Names that Windows keeps for devices.
fn reserved(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or(part).to_ascii_uppercase();
    let numbered = |prefix: &str| {
        stem.strip_prefix(prefix)
            .is_some_and(|n| n.len() == 1 && n.bytes().all(|b| b.is_ascii_digit()))
    };
    ["CON", "PRN", "AUX", "NUL"].contains(&stem.as_str()) || numbered("COM") || numbered("LPT")
}

/// Refuses names that are one on a disk without capitals or that normalises, and a file where another
/// name wants a folder.
pub fn check_all<'a>(
    names: impl Iterator<Item = (&'a str, bool)> + Clone,
) -> Result<(), ExchangeError> {
    let mut seen = BTreeMap::new();
    for (name, is_folder) in names.clone() {
        if let Some((other, _)) = seen.insert(folded(name), (name, is_folder)) {
            return Err(Fault::DuplicateName.because(name, other));
        }
    }
    // The folders are not kept: ten thousand long names would have millions of them.
    for (name, _) in names {
        let name = folded(name);
        for (at, _) in name.match_indices('/') {
            let folder = name.get(..at).unwrap_or_default();
            if let Some((file, false)) = seen.get(folder) {
                return Err(Fault::DuplicateName.because(*file, format!("{folder}/")));
            }
        }
    }
    Ok(())
}

fn folded(name: &str) -> String {
    let path = name.strip_suffix('/').unwrap_or(name);
    let lower = path.nfkc().collect::<String>().to_lowercase();
    lower.nfkc().collect()
}

/// What an operating system leaves behind, if the path is such a thing.
pub fn left_by(path: &str) -> Option<&'static str> {
    path.split('/').find_map(|part| {
        let lower = part.to_ascii_lowercase();
        match lower.as_str() {
            "thumbs.db" | "desktop.ini" | "ehthumbs.db" => Some("windows"),
            ".ds_store" | "__macosx" | ".spotlight-v100" | ".trashes" => Some("macos"),
            _ if lower.starts_with("._") => Some("macos"),
            _ => None,
        }
    })
}
