//! The ZIP of a package: every byte of it accounted for, every name safe.

use std::io::{self, Read, Seek, SeekFrom};

use super::{
    limits::{Limits, MIB},
    names,
    refusal::Fault,
};
use crate::{
    error::ExchangeError,
    guarded::{
        mebibytes,
        zip::{self, Opener, Rigour, Trouble, ZipLimits},
    },
};

pub type Archive<R> = zip::Archive<R>;

/// The marks with which a ZIP begins, an empty one too.
const STARTS: [[u8; 4]; 2] = [*b"PK\x03\x04", *b"PK\x05\x06"];

impl Opener for Limits<'_> {
    type Refusal = ExchangeError;
    const RIGOUR: Rigour = Rigour::EveryByte;

    fn limits(&self) -> ZipLimits {
        ZipLimits {
            entries: self.max_entries,
            entry: self.max_file,
            total: self.max_total,
            ratio: self.max_ratio.max(1),
            free: MIB,
            name: names::LONGEST,
        }
    }

    fn go_on(&self) -> Result<(), ExchangeError> {
        Limits::go_on(self)
    }

    fn refuse(&self, trouble: Trouble, name: &str) -> ExchangeError {
        match trouble {
            Trouble::Truncated => Fault::Truncated.at(name),
            Trouble::Kind => Fault::ZipKind.at(name),
            Trouble::TooManyEntries => {
                Fault::TooManyEntries.because(name, self.max_entries.to_string())
            }
            Trouble::EntryTooBig => Fault::EntryTooBig.because(name, mebibytes(self.max_file)),
            Trouble::TotalTooBig => Fault::TotalTooBig.because(name, mebibytes(self.max_total)),
            Trouble::Ratio => Fault::Ratio.because(name, self.max_ratio.to_string()),
            Trouble::LyingSize => Fault::LyingSize.at(name),
            Trouble::Encrypted => Fault::Encrypted.at(name),
            Trouble::Method(method) => Fault::Method.because(name, method.to_string()),
            Trouble::HeaderMismatch => Fault::HeaderMismatch.at(name),
            Trouble::HiddenBytes => Fault::HiddenBytes.at(name),
            Trouble::Corrupt => Fault::Corrupt.at(name),
            Trouble::NameNotUtf8 => Fault::NameNotUtf8.at(name),
            Trouble::LongName => Fault::UnsafePath.at(name),
            Trouble::Special => Fault::Symlink.at(name),
        }
    }

    fn failed(&self, error: io::Error) -> ExchangeError {
        error.into()
    }

    fn name(&self, name: &str) -> Result<(), ExchangeError> {
        names::check(name)
    }
}

/// Reads and checks all of the archive but the bytes of its files.
pub fn open<R: Read + Seek>(mut source: R, limits: &Limits) -> Result<Archive<R>, ExchangeError> {
    let length = source.seek(SeekFrom::End(0))?;
    if length > limits.max_file {
        return Err(Fault::FileTooBig.because("", mebibytes(limits.max_file)));
    }
    let mut start = Vec::new();
    source.seek(SeekFrom::Start(0))?;
    (&mut source).take(4).read_to_end(&mut start)?;
    if !STARTS.iter().any(|mark| start == mark) {
        return Err(Fault::NotAPackage.at(""));
    }
    let archive = Archive::open(source, limits)?;
    names::check_all(
        archive
            .entries
            .iter()
            .map(|e| (e.name.as_str(), e.is_folder)),
    )?;
    archive.check_places(limits)?;
    Ok(archive)
}

/// Unpacks one file into memory, `most` bytes at most.
pub fn bytes<R: Read + Seek>(
    archive: &mut Archive<R>,
    index: usize,
    most: u64,
    limits: &Limits,
) -> Result<Vec<u8>, ExchangeError> {
    match archive.entries.get(index) {
        Some(entry) if entry.size > most => {
            Err(Fault::EntryTooBig.because(&entry.name, mebibytes(most)))
        }
        _ => archive.bytes(index, most, limits),
    }
}
