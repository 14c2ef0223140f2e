//! The files within a ZIP: layers in a folder that was packed, or a KMZ. Names are only compared here, never used as
//! places on a disk.

use std::io::Cursor;

use super::{
    Fault, Refusal,
    files::{ending, stem},
    limits::Meter,
};
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
            _ => Meter::refuse(self, Fault::Damaged, "ZIP"),
        }
    }
}

/// A file by its place in the ZIP.
pub(super) struct Within {
    pub name: String,
    /// In small letters, without the stop.
    pub ending: String,
    /// The name without its ending, in small letters.
    pub stem: String,
    index: usize,
}

pub(super) struct Packed<'b> {
    archive: Archive<Cursor<&'b [u8]>>,
    unpacked: u64,
}

impl<'b> Packed<'b> {
    /// Reads the directory and judges the sizes in it; nothing is unpacked yet. The files are in the order of the ZIP.
    pub fn open(bytes: &'b [u8], meter: &Meter) -> Result<(Self, Vec<Within>), Refusal> {
        let archive = Archive::open(Cursor::new(bytes), meter)?;
        let mut files = Vec::new();
        for (index, entry) in archive.entries.iter().enumerate() {
            let name = entry.name.replace('\\', "/");
            if !entry.is_folder && !is_left_behind(&name) {
                files.push(Within {
                    ending: ending(&name),
                    stem: stem(&name).to_lowercase(),
                    name,
                    index,
                });
            }
        }
        let packed = Packed {
            archive,
            unpacked: 0,
        };
        Ok((packed, files))
    }

    /// Unpacks a file: no bigger than one that is read alone.
    pub fn bytes(&mut self, file: &Within, meter: &Meter) -> Result<Vec<u8>, Refusal> {
        let most = meter.limits.bytes as u64;
        let size = self.archive.entries.get(file.index).map_or(0, |e| e.size);
        if size > most {
            return Err(meter.refuse(Fault::FileTooBig, mebibytes(most)));
        }
        let left = meter.limits.unpacked.saturating_sub(self.unpacked);
        let bytes = self.archive.bytes(file.index, left, meter)?;
        self.unpacked += bytes.len() as u64;
        Ok(bytes)
    }
}

/// What macOS and Windows put in a ZIP by themselves.
fn is_left_behind(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    name.starts_with("__MACOSX/")
        || file.starts_with("._")
        || file == ".DS_Store"
        || file == "Thumbs.db"
}
