//! The files within the ZIP that a spreadsheet is.
//!
//! Not the reader of packages ([`crate::reading`]), which accounts for every byte: programs of offices write ZIPs with
//! 64-bit fields, padding and doubles that harm nobody who reads one list out of them.

use std::{
    collections::HashMap,
    io::{Cursor, Read},
};

use zip::{ZipArchive, result::ZipError};

use super::{
    Fault, Refusal,
    limits::{Meter, mebibytes},
};

/// Below this a file within is free to pack as well as it can.
const FREE: u64 = 4 << 20;

pub(super) struct Parts<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// By name in small letters: some programs write `xl/SharedStrings.xml`, or backslashes.
    places: HashMap<String, usize>,
    /// Bytes unpacked so far, whatever the directory says.
    unpacked: u64,
}

impl<'b> Parts<'b> {
    /// Reads the directory and judges the sizes in it; nothing is unpacked yet.
    pub fn open(bytes: &'b [u8], meter: &Meter) -> Result<Self, Refusal> {
        let damaged = |_| meter.refuse(Fault::Damaged, "ZIP");
        if said_count(bytes) > meter.limits.parts as u64 {
            return Err(meter.refuse(Fault::TooManyParts, meter.limits.parts));
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        if archive.len() > meter.limits.parts {
            return Err(meter.refuse(Fault::TooManyParts, meter.limits.parts));
        }
        let mut places = HashMap::new();
        let mut total = 0_u64;
        for index in 0..archive.len() {
            let part = archive.by_index_raw(index).map_err(damaged)?;
            let name = String::from_utf8_lossy(part.name_raw()).into_owned();
            if part.encrypted() {
                return Err(meter.refuse(Fault::Encrypted, ""));
            }
            total = total.saturating_add(part.size());
            if total > meter.limits.unpacked {
                return Err(too_big(meter));
            }
            let free = part.compressed_size().saturating_mul(meter.limits.ratio);
            if part.size() > free.max(FREE) {
                return Err(meter.refuse(Fault::Ratio, name));
            }
            places.entry(plain(&name)).or_insert(index);
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
    pub fn bytes(&mut self, name: &str, meter: &mut Meter) -> Result<Option<Vec<u8>>, Refusal> {
        let Some(index) = self.places.get(&plain(name)) else {
            return Ok(None);
        };
        let damaged = |meter: &Meter| meter.refuse(Fault::Damaged, name);
        let part = match self.archive.by_index(*index) {
            Ok(part) => part,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(meter.refuse(Fault::Encrypted, ""));
            }
            Err(_) => return Err(damaged(meter)),
        };
        // What the directory says of the size may be a lie: what comes out is counted.
        let left = meter.limits.unpacked.saturating_sub(self.unpacked);
        let mut from = part.take(left.saturating_add(1));
        let mut bytes = Vec::new();
        let mut piece = vec![0; 64 << 10];
        loop {
            meter.step()?;
            match from.read(&mut piece) {
                Ok(0) => break,
                Ok(count) => bytes.extend_from_slice(piece.get(..count).unwrap_or_default()),
                Err(_) => return Err(damaged(meter)),
            }
        }
        if bytes.len() as u64 > left {
            return Err(too_big(meter));
        }
        self.unpacked += bytes.len() as u64;
        Ok(Some(bytes))
    }
}

/// The number of files by the end record of 64 bits, if there is one: the library asks for memory by that number. The one
/// of 16 bits can do no harm.
fn said_count(bytes: &[u8]) -> u64 {
    const END_64: &[u8] = b"PK\x06\x06";
    const LOCATOR: &[u8] = b"PK\x06\x07";
    let tail = bytes.get(bytes.len().saturating_sub(70_000)..);
    if !tail.is_some_and(|tail| tail.windows(4).any(|w| w == LOCATOR)) {
        return 0;
    }
    let counts = bytes
        .windows(40)
        .filter(|w| w.starts_with(END_64))
        .filter_map(|w| {
            let count = w.get(32..40)?.try_into().ok()?;
            Some(u64::from_le_bytes(count))
        });
    counts.max().unwrap_or_default()
}

fn too_big(meter: &Meter) -> Refusal {
    meter.refuse(Fault::UnpackedTooBig, mebibytes(meter.limits.unpacked))
}

fn plain(name: &str) -> String {
    name.replace('\\', "/")
        .trim_start_matches('/')
        .to_lowercase()
}
