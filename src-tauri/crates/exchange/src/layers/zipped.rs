//! The files within a ZIP: layers in a folder that was packed, or a KMZ.
//!
//! Not the reader of packages ([`crate::reading`]), which accounts for every byte and refuses names that are not UTF-8:
//! programs of offices write ZIPs with such names, with 64-bit fields and with padding. Names are only compared here,
//! never used as places on a disk.

use std::{
    borrow::Cow,
    io::{Cursor, Read},
};

use zip::{ZipArchive, result::ZipError};

use super::{
    Fault, Refusal,
    limits::{Meter, mebibytes},
};

/// Below this a file within is free to pack as well as it can.
const FREE: u64 = 4 << 20;

pub(super) struct Packed<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Of the files, in the order of the ZIP, with their place in it.
    pub names: Vec<(String, usize)>,
}

impl<'b> Packed<'b> {
    /// Reads the directory and judges the sizes in it; nothing is unpacked yet.
    pub fn open(bytes: &'b [u8], meter: &mut Meter) -> Result<Self, Refusal> {
        let archive = ZipArchive::new(Cursor::new(bytes));
        let mut archive = archive.map_err(|_| meter.refuse(Fault::Damaged, "ZIP"))?;
        if archive.len() > meter.limits.parts {
            return Err(meter.refuse(Fault::TooManyParts, meter.limits.parts));
        }
        let mut names = Vec::new();
        let mut total = 0_u64;
        for index in 0..archive.len() {
            meter.step()?;
            let Ok(part) = archive.by_index_raw(index) else {
                return Err(meter.refuse(Fault::Damaged, "ZIP"));
            };
            // In the alphabet of DOS when it is not UTF-8; broken, whatever can be shown of it.
            let name = part.name().map_or_else(
                |_| String::from_utf8_lossy(part.name_raw()).into_owned(),
                Cow::into_owned,
            );
            let name = name.replace('\\', "/");
            total = total.saturating_add(part.size());
            if total > meter.limits.unpacked {
                return Err(too_big(meter));
            }
            let most = part.compressed_size().saturating_mul(meter.limits.ratio);
            if part.size() > most.max(FREE) {
                return Err(meter.refuse(Fault::Ratio, name));
            }
            if !part.is_dir() && !is_left_behind(&name) {
                names.push((name, index));
            }
        }
        Ok(Packed { archive, names })
    }

    /// Unpacks a file, counting what really comes out.
    pub fn bytes(&mut self, index: usize, meter: &mut Meter) -> Result<Vec<u8>, Refusal> {
        let part = match self.archive.by_index(index) {
            Ok(part) => part,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(meter.refuse(Fault::Encrypted, ""));
            }
            Err(_) => return Err(meter.refuse(Fault::Damaged, "ZIP")),
        };
        let left = meter.limits.unpacked.saturating_sub(meter.unpacked);
        let mut from = part.take(left.saturating_add(1));
        let mut bytes = Vec::new();
        let mut piece = vec![0; 64 << 10];
        loop {
            meter.go_on()?;
            match from.read(&mut piece) {
                Ok(0) => break,
                Ok(count) => bytes.extend_from_slice(piece.get(..count).unwrap_or_default()),
                Err(_) => return Err(meter.refuse(Fault::Damaged, "ZIP")),
            }
        }
        if bytes.len() as u64 > left {
            return Err(too_big(meter));
        }
        meter.unpacked += bytes.len() as u64;
        Ok(bytes)
    }
}

fn too_big(meter: &Meter) -> Refusal {
    meter.refuse(Fault::UnpackedTooBig, mebibytes(meter.limits.unpacked))
}

/// What macOS and Windows put in a ZIP by themselves.
fn is_left_behind(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    name.starts_with("__MACOSX/")
        || file.starts_with("._")
        || file == ".DS_Store"
        || file == "Thumbs.db"
}
