//! The bag (RFC 8493): one base directory, its tag files, and a manifest that lists each file of the
//! payload once and nothing else.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Read, Seek},
};

use sha2::{Digest, Sha256};

use super::{
    archive::{self, Archive},
    json_in::text,
    limits::Limits,
    names,
    refusal::Fault,
};
use crate::error::ExchangeError;

/// What stands around the payload.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BagFacts {
    /// The first folder of every path.
    pub base: String,
    /// The elements of `bag-info.txt`, in their order.
    pub info: Vec<(String, String)>,
}

impl BagFacts {
    /// The value of an element of `bag-info.txt`.
    pub fn element(&self, label: &str) -> Option<&str> {
        let found = self
            .info
            .iter()
            .find(|(l, _)| l.eq_ignore_ascii_case(label));
        found.map(|(_, value)| value.as_str())
    }
}

/// A file of the payload: where it is and what its bytes must be.
#[derive(Clone, Debug)]
pub struct Listed {
    pub index: usize,
    pub sum: String,
}

/// A bag whose tag files are sound; the bytes of its payload are not yet read.
#[derive(Debug)]
pub struct Bag {
    pub facts: BagFacts,
    /// By path inside `data/`.
    pub payload: BTreeMap<String, Listed>,
    /// Files outside the payload, all verified.
    pub tag_files: usize,
}

const BAGIT: &str = "bagit.txt";
const INFO: &str = "bag-info.txt";
const MANIFEST: &str = "manifest-sha256.txt";
const TAG_MANIFEST: &str = "tagmanifest-sha256.txt";
const TAG_FILES: [&str; 4] = [BAGIT, INFO, MANIFEST, TAG_MANIFEST];

/// A tag file is read whole; ten thousand long paths take a tenth of this.
const TAG_BYTES: u64 = 16 * 1024 * 1024;

/// Checks all of the bag but the bytes of its payload.
pub fn open<R: Read + Seek>(
    archive: &mut Archive<R>,
    limits: &Limits,
) -> Result<Bag, ExchangeError> {
    let (base, files) = tree(archive)?;
    let mut tags = BTreeMap::new();
    for name in TAG_FILES {
        let Some(index) = files.get(name) else {
            let fault = if name == BAGIT {
                Fault::MissingBagit
            } else {
                Fault::MissingFile
            };
            return Err(fault.at(format!("{base}/{name}")));
        };
        let bytes = archive::bytes(archive, *index, TAG_BYTES.min(limits.max_file), limits)?;
        tags.insert(name, bytes);
    }
    let tag = |name: &str| -> Result<&str, ExchangeError> {
        text(name, tags.get(name).map_or(&[][..], Vec::as_slice))
    };
    declaration(tag(BAGIT)?)?;
    let listed = manifest(TAG_MANIFEST, tag(TAG_MANIFEST)?)?;
    for name in TAG_FILES.into_iter().filter(|name| *name != TAG_MANIFEST) {
        let bytes = tags.get(name).map_or(&[][..], Vec::as_slice);
        match listed.get(name) {
            None => return Err(Fault::MissingFile.because(name, TAG_MANIFEST)),
            Some(sum) if *sum != plan::canonical::sha256(bytes) => {
                return Err(Fault::Checksum.at(name));
            }
            Some(_) => {}
        }
    }
    let stranger = |name: &&String| *name == TAG_MANIFEST || !TAG_FILES.contains(&name.as_str());
    if let Some(name) = listed.keys().find(stranger) {
        return Err(Fault::ExtraFile.because(name, TAG_MANIFEST));
    }
    let info = elements(tag(INFO)?)?;
    let sums = manifest(MANIFEST, tag(MANIFEST)?)?;
    let mut payload = BTreeMap::new();
    for (path, sum) in sums {
        let Some(inside) = path.strip_prefix("data/") else {
            return Err(Fault::BadLine.because(MANIFEST, path));
        };
        let Some(index) = files.get(&path) else {
            return Err(Fault::MissingFile.at(path));
        };
        let index = *index;
        payload.insert(inside.to_owned(), Listed { index, sum });
    }
    for path in files.keys() {
        let known = match path.strip_prefix("data/") {
            Some(inside) => payload.contains_key(inside),
            None => TAG_FILES.contains(&path.as_str()),
        };
        if !known {
            return Err(Fault::ExtraFile.at(path));
        }
    }
    Ok(Bag {
        facts: BagFacts { base, info },
        payload,
        tag_files: TAG_FILES.len(),
    })
}

/// Where a file is among the entries of the archive, by its path inside the base directory.
type Files = BTreeMap<String, usize>;

fn tree<R>(archive: &Archive<R>) -> Result<(String, Files), ExchangeError> {
    let mut bases = BTreeSet::new();
    let mut files = BTreeMap::new();
    for (index, entry) in archive.entries.iter().enumerate() {
        if let Some(system) = names::left_by(&entry.name) {
            let system = plan::texts::text(match system {
                "windows" => "reading.system.windows",
                _ => "reading.system.macos",
            });
            return Err(Fault::SystemFile.because(&entry.name, system));
        }
        let Some((base, path)) = entry.name.split_once('/') else {
            return Err(Fault::NoBase.at(&entry.name));
        };
        bases.insert(base.to_owned());
        if !entry.is_folder {
            files.insert(path.to_owned(), index);
        }
    }
    let mut names = bases.iter();
    let base = match (names.next(), names.next()) {
        (None, _) => return Err(Fault::NoBase.at("")),
        (Some(base), None) => base.clone(),
        (Some(first), Some(second)) => {
            return Err(Fault::SeveralBases.because(second, first));
        }
    };
    let in_order: BTreeSet<&str> = archive
        .entries
        .iter()
        .filter(|entry| !entry.is_folder)
        .map(|entry| entry.name.as_str())
        .collect();
    for entry in archive.entries.iter().filter(|entry| entry.is_folder) {
        // What is in a folder follows its name.
        let next = in_order.range(entry.name.as_str()..).next();
        if !next.is_some_and(|file| file.starts_with(&entry.name)) {
            return Err(Fault::ExtraFolder.at(&entry.name));
        }
    }
    Ok((base, files))
}

fn declaration(text: &str) -> Result<(), ExchangeError> {
    let mut lines = text.lines();
    let version = lines.next().unwrap_or_default();
    if version != "BagIt-Version: 1.0" {
        return Err(Fault::BagitVersion.because(BAGIT, version));
    }
    let encoding = lines.next().unwrap_or_default();
    if encoding != "Tag-File-Character-Encoding: UTF-8" {
        return Err(Fault::BagitEncoding.because(BAGIT, encoding));
    }
    match lines.next() {
        None => Ok(()),
        Some(line) => Err(Fault::BagitVersion.because(BAGIT, line)),
    }
}

/// Checksums by path, each found good to look at.
fn manifest(name: &str, text: &str) -> Result<BTreeMap<String, String>, ExchangeError> {
    let mut sums = BTreeMap::new();
    for (number, line) in text.lines().enumerate() {
        let bad = || Fault::BadLine.because(name, format!("{}: {line}", number + 1));
        let (sum, path) = line.split_once([' ', '\t']).ok_or_else(bad)?;
        let path = decoded(path.trim_start_matches([' ', '\t'])).ok_or_else(bad)?;
        let hexadecimal = sum.len() == 64 && sum.bytes().all(|b| b.is_ascii_hexdigit());
        if !hexadecimal || path.is_empty() || path.ends_with('/') {
            return Err(bad());
        }
        names::check(&path)?;
        if sums
            .insert(path.clone(), sum.to_ascii_lowercase())
            .is_some()
        {
            return Err(Fault::RepeatedLine.because(name, path));
        }
    }
    Ok(sums)
}

/// The inverse of the encoding of RFC 8493, 2.1.3; other uses of `%` are a fault.
fn decoded(path: &str) -> Option<String> {
    let mut parts = path.split('%');
    let mut out = parts.next()?.to_owned();
    for part in parts {
        let (code, rest) = part.split_at_checked(2)?;
        out.push(match code {
            "25" => '%',
            "0A" | "0a" => '\n',
            "0D" | "0d" => '\r',
            _ => return None,
        });
        out.push_str(rest);
    }
    Some(out)
}

fn elements(text: &str) -> Result<Vec<(String, String)>, ExchangeError> {
    let mut info: Vec<(String, String)> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let bad = || Fault::BadLine.because(INFO, format!("{}: {line}", number + 1));
        if line.starts_with([' ', '\t']) {
            // A line that begins with a blank goes on with the one before.
            let (_, value) = info.last_mut().ok_or_else(bad)?;
            value.push(' ');
            value.push_str(line.trim());
            continue;
        }
        let (label, value) = line.split_once(':').ok_or_else(bad)?;
        if label.trim().is_empty() {
            return Err(bad());
        }
        if info
            .iter()
            .any(|(l, _)| l.eq_ignore_ascii_case(label.trim()))
        {
            return Err(Fault::RepeatedLine.because(INFO, label.trim()));
        }
        info.push((label.trim().to_owned(), value.trim().to_owned()));
    }
    Ok(info)
}

/// The bytes of a payload as they were found.
#[derive(Clone, Copy, Debug, Default)]
pub struct Weight {
    pub files: u64,
    pub bytes: u64,
}

/// Reads one file of the payload and compares its checksum; the bytes are kept if asked for.
pub fn verified<R: Read + Seek>(
    archive: &mut Archive<R>,
    path: &str,
    listed: &Listed,
    keep: bool,
    limits: &Limits,
    weight: &mut Weight,
) -> Result<Vec<u8>, ExchangeError> {
    let mut digest = Sha256::new();
    let mut kept = Vec::new();
    archive.unpack(listed.index, limits, &mut |piece| {
        digest.update(piece);
        weight.bytes += piece.len() as u64;
        if keep {
            kept.extend_from_slice(piece);
        }
    })?;
    weight.files += 1;
    if plan::canonical::hex(digest.finalize()) != listed.sum {
        return Err(Fault::Checksum.at(format!("data/{path}")));
    }
    Ok(kept)
}

/// Compares what was found with `Payload-Oxum`: bytes, point, files.
pub fn weigh(facts: &BagFacts, weight: Weight) -> Result<(), ExchangeError> {
    let found = format!("{}.{}", weight.bytes, weight.files);
    match facts.element("Payload-Oxum") {
        Some(stated) if stated == found => Ok(()),
        stated => {
            let stated = stated.unwrap_or("—");
            Err(Fault::Oxum.because(INFO, format!("{stated} / {found}")))
        }
    }
}
