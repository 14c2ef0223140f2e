//! Reading a `.piano` package from anywhere: all of it is verified, or nothing of it is taken.
//!
//! The layers, each with a file: the archive ([`archive`]), the names in it ([`names`]), the bag ([`bag_in`]),
//! JSON ([`json_in`]), the plan ([`plan_in`]). [`Limits`] bound what a package may ask of the computer;
//! [`Refusal`] says what is wrong, where and how to mend it. [`facts()`] looks at a package from outside for
//! the rules, also when [`open`] would refuse it, so that a person sees all that is wrong at once.

mod archive;
mod bag_in;
mod facts;
mod json_in;
mod limits;
mod names;
mod plan_in;
mod refusal;
mod tree;

use std::{
    collections::BTreeMap,
    io::{Read, Seek},
};

use plan::{declare::Class, record::Plan, texts};
use serde_json::Value as Json;

pub use bag_in::BagFacts;
pub use facts::facts;
pub use limits::Limits;
pub(crate) use limits::MIB;
pub use refusal::{Fault, Refusal};

use crate::{error::ExchangeError, guarded::mebibytes};

/// A package that was found sound in all.
#[derive(Clone, Debug, PartialEq)]
pub struct Package {
    pub plan: Plan,
    /// Who may read it, as the package says.
    pub class: Class,
    /// The verdict that travels with the plan, as written.
    pub verdict: Json,
    /// The bytes of each attachment by their SHA-256.
    pub attachments: BTreeMap<String, Vec<u8>>,
    pub bag: BagFacts,
    /// The hash of the plan's whole content, as compared.
    pub content_hash: String,
    pub report: Report,
}

/// What a verification looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Files in the package.
    pub files: u64,
    /// Their bytes, unpacked, those of the payload only.
    pub bytes: u64,
    pub records: usize,
    pub attachments: usize,
    /// In the order in which they were made; all of them held.
    pub checks: Vec<Check>,
}

/// A check that held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// The archive is whole, its names are safe and within the limits.
    Archive,
    /// One bag of the right version, with its own files in order.
    Bag,
    /// Each file is listed and each listed file is there.
    Tree,
    /// Each file has the bytes of its checksum.
    Checksums,
    /// Count and bytes are those stated.
    Weight,
    /// The plan can be read without loss.
    Plan,
    /// Its hashes are those of its records.
    Hashes,
    /// Each attachment has the bytes of its name.
    Attachments,
}

impl Check {
    /// What was checked, for a person.
    pub fn text(self) -> &'static str {
        texts::text(match self {
            Check::Archive => "reading.check.archive",
            Check::Bag => "reading.check.bag",
            Check::Tree => "reading.check.tree",
            Check::Checksums => "reading.check.checksums",
            Check::Weight => "reading.check.weight",
            Check::Plan => "reading.check.plan",
            Check::Hashes => "reading.check.hashes",
            Check::Attachments => "reading.check.attachments",
        })
    }
}

/// Reads a package: a file, or bytes in a [`std::io::Cursor`].
///
/// # Errors
/// [`ExchangeError::Refused`] and the errors of [`crate::plan_json`] when anything is not as it should be;
/// nothing was taken then.
pub fn open(source: impl Read + Seek, limits: &Limits) -> Result<Package, ExchangeError> {
    read(source, limits, true)
}

/// Makes the checks of [`open`] and keeps no attachment.
///
/// # Errors
/// Those of [`open`].
pub fn verify(source: impl Read + Seek, limits: &Limits) -> Result<Report, ExchangeError> {
    read(source, limits, false).map(|package| package.report)
}

fn read(
    source: impl Read + Seek,
    limits: &Limits,
    keep_attachments: bool,
) -> Result<Package, ExchangeError> {
    let mut report = Report::default();
    let mut archive = archive::open(source, limits)?;
    report.checks.push(Check::Archive);
    let bag = bag_in::open(&mut archive, limits)?;
    report.checks.push(Check::Bag);

    let mut kept = BTreeMap::new();
    let mut attachments = BTreeMap::new();
    let mut weight = bag_in::Weight::default();
    for (path, listed) in &bag.payload {
        let is_json = path == tree::PLAN || path == tree::VERDICT;
        let size = archive.entries.get(listed.index).map_or(0, |e| e.size);
        if is_json && size > limits.max_json {
            let most = mebibytes(limits.max_json);
            return Err(Fault::EntryTooBig.because(format!("data/{path}"), most));
        }
        let name = path.strip_prefix(tree::ATTACHMENTS);
        let keep = is_json || (name.is_some() && keep_attachments);
        let bytes = bag_in::verified(&mut archive, path, listed, keep, limits, &mut weight)?;
        if is_json {
            kept.insert(path.as_str(), bytes);
        } else if let Some(name) = name {
            // The checksum of its bytes has just been found to be this one.
            if name != listed.sum {
                return Err(Fault::AttachmentName.at(format!("data/{path}")));
            }
            attachments.insert(name.to_owned(), bytes);
        }
    }
    report.checks.push(Check::Checksums);
    bag_in::weigh(&bag.facts, weight)?;
    report.checks.push(Check::Weight);

    let json = |path: &str| {
        let entry = format!("data/{path}");
        match kept.get(path) {
            Some(bytes) => json_in::json(&entry, bytes, limits),
            None => Err(Fault::MissingFile.at(entry)),
        }
    };
    let (head, plan) = plan_in::read(&json(tree::PLAN)?, limits)?;
    report.checks.extend([Check::Plan, Check::Hashes]);
    tree::check(&bag, &plan)?;
    report.checks.push(Check::Tree);
    let verdict = json(tree::VERDICT)?;
    report.checks.push(Check::Attachments);

    report.files = weight.files + bag.tag_files as u64;
    report.bytes = weight.bytes;
    report.records = plan.records.len();
    report.attachments = attachments.len();
    Ok(Package {
        plan,
        class: head.class,
        verdict,
        attachments,
        bag: bag.facts,
        content_hash: head.content_hash,
        report,
    })
}
