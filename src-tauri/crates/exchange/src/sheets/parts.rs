//! The files within the ZIP that a spreadsheet is.

use std::{collections::HashMap, io::Cursor};

use super::{Fault, Refusal, limits::Meter};
use crate::guarded::{
    mebibytes,
    zip::{Archive, Opener, Rigour, Trouble, ZipLimits},
};

impl Opener for Meter<'_> {
    type Refusal = Refusal;
    const RIGOUR: Rigour = Rigour::AsOffices;

    fn limits(&self) -> ZipLimits {
        let limits = self.limits;
        ZipLimits::of_offices(limits.parts, limits.unpacked, limits.ratio)
    }

    fn go_on(&self) -> Result<(), Refusal> {
        Meter::go_on(self)
    }

    fn refuse(&self, trouble: Trouble, name: &str) -> Refusal {
        match trouble {
            Trouble::TooManyEntries => Meter::refuse(self, Fault::TooManyParts, self.limits.parts),
            Trouble::EntryTooBig | Trouble::TotalTooBig => {
                Meter::refuse(self, Fault::UnpackedTooBig, mebibytes(self.limits.unpacked))
            }
            Trouble::Ratio => Meter::refuse(self, Fault::Ratio, name),
            Trouble::Encrypted => Meter::refuse(self, Fault::Encrypted, ""),
            _ if name.is_empty() => Meter::refuse(self, Fault::Damaged, "ZIP"),
            _ => Meter::refuse(self, Fault::Damaged, name),
        }
    }
}

pub(super) struct Parts<'b> {
    archive: Archive<Cursor<&'b [u8]>>,
    /// By name in small letters: some programs write `xl/SharedStrings.xml`, or backslashes.
    places: HashMap<String, usize>,
    /// Bytes unpacked so far: one file may be asked for many times.
    unpacked: u64,
}

impl<'b> Parts<'b> {
    /// Reads the directory and judges the sizes in it; nothing is unpacked yet.
    pub fn open(bytes: &'b [u8], meter: &Meter) -> Result<Self, Refusal> {
        let archive = Archive::open(Cursor::new(bytes), meter)?;
        if archive.entries.iter().any(|entry| entry.encrypted) {
            return Err(meter.refuse(Fault::Encrypted, ""));
        }
        let mut places = HashMap::new();
        for (index, entry) in archive.entries.iter().enumerate() {
            places.entry(plain(&entry.name)).or_insert(index);
        }
        Ok(Parts {
            archive,
            places,
            unpacked: 0,
        })
    }

    pub fn has(&self, name: &str) -> bool {
        self.places.contains_key(&plain(name))
    }

    /// Unpacks a file; `None` when there is no such file.
    pub fn bytes(&mut self, name: &str, meter: &Meter) -> Result<Option<Vec<u8>>, Refusal> {
        let Some(index) = self.places.get(&plain(name)) else {
            return Ok(None);
        };
        let most = meter.limits.part;
        if self
            .archive
            .entries
            .get(*index)
            .is_some_and(|entry| entry.size > most)
        {
            return Err(meter.refuse(Fault::UnpackedTooBig, mebibytes(most)));
        }
        let left = meter.limits.unpacked.saturating_sub(self.unpacked);
        let bytes = self.archive.bytes(*index, left, meter)?;
        self.unpacked += bytes.len() as u64;
        Ok(Some(bytes))
    }
}

fn plain(name: &str) -> String {
    name.replace('\\', "/")
        .trim_start_matches('/')
        .to_lowercase()
}
