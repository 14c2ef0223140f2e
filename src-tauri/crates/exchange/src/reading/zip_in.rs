//! The ZIP archive, read with distrust.
//!
//! It is read here and not by a library because a library answers "which file is called so"; a reader that
//! refuses must see every name twice, each byte accounted for, and both descriptions of each file agreeing,
//! else two programs could read two different plans in one package.

use std::io::{BufReader, ErrorKind, Read, Seek, SeekFrom};

use flate2::{Crc, read::DeflateDecoder};

use super::{
    limits::{Limits, MIB},
    names,
    refusal::Fault,
};
use crate::error::ExchangeError;

/// A file or folder of the archive, found sound in all but its bytes.
#[derive(Clone, Debug)]
pub struct Entry {
    pub name: String,
    pub is_folder: bool,
    /// Bytes once unpacked.
    pub size: u64,
    packed: u64,
    deflated: bool,
    crc: u32,
    header_at: u64,
    data_at: u64,
    /// Its sizes are repeated after its bytes.
    described_after: bool,
}

/// An archive whose directory was checked.
#[derive(Debug)]
pub struct Archive<R> {
    source: R,
    pub entries: Vec<Entry>,
}

const END: [u8; 4] = *b"PK\x05\x06";
const CENTRAL: [u8; 4] = *b"PK\x01\x02";
const LOCAL: [u8; 4] = *b"PK\x03\x04";
const END_SIZE: u64 = 22;
const LOCAL_SIZE: u64 = 30;

/// Little-endian numbers taken from the front of a slice.
struct Cursor<'a>(&'a [u8]);

impl<'a> Cursor<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn two(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes(self.take(2)?.try_into().ok()?))
    }

    fn four(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }
}

/// One line of the directory as it stands.
struct Central<'a> {
    flags: u16,
    method: u16,
    crc: u32,
    packed: u32,
    size: u32,
    disk: u16,
    attributes: u32,
    header_at: u32,
    name: &'a [u8],
    extra: &'a [u8],
}

impl<'a> Central<'a> {
    fn read(from: &mut Cursor<'a>) -> Option<Self> {
        if from.take(4)? != CENTRAL {
            return None;
        }
        from.take(4)?; // versions
        let flags = from.two()?;
        let method = from.two()?;
        from.take(4)?; // time and day
        let (crc, packed, size) = (from.four()?, from.four()?, from.four()?);
        let lengths = (from.two()?, from.two()?, from.two()?);
        let disk = from.two()?;
        from.take(2)?; // internal attributes
        let (attributes, header_at) = (from.four()?, from.four()?);
        let name = from.take(lengths.0.into())?;
        let extra = from.take(lengths.1.into())?;
        from.take(lengths.2.into())?; // comment
        Some(Central {
            flags,
            method,
            crc,
            packed,
            size,
            disk,
            attributes,
            header_at,
            name,
            extra,
        })
    }
}

impl<R: Read + Seek> Archive<R> {
    /// Reads and checks the directory and every local header; no file is unpacked yet.
    pub fn open(mut source: R, limits: &Limits) -> Result<Self, ExchangeError> {
        let length = source.seek(SeekFrom::End(0))?;
        if length > limits.max_file {
            return Err(Fault::FileTooBig.because("", mebibytes(limits.max_file)));
        }
        let mut start = [0; 4];
        if length >= 4 {
            read_at(&mut source, 0, &mut start)?;
        }
        if start != LOCAL && start != END {
            return Err(Fault::NotAPackage.at(""));
        }
        let tail_at = length.saturating_sub(END_SIZE + u64::from(u16::MAX));
        let tail = bytes_at(&mut source, tail_at, length - tail_at)?;
        let Some((end, end_at)) = find_end(&tail) else {
            return Err(Fault::Truncated.at(""));
        };
        let end_at = tail_at + end_at;
        if end.disks || end.count == u16::MAX || end.size == u32::MAX || end.at == u32::MAX {
            return Err(Fault::ZipKind.at(""));
        }
        if usize::from(end.count) > limits.max_entries {
            return Err(Fault::TooManyEntries.because("", limits.max_entries.to_string()));
        }
        if u64::from(end.at) + u64::from(end.size) != end_at {
            return Err(Fault::Truncated.at(""));
        }
        let directory = bytes_at(&mut source, end.at.into(), end.size.into())?;
        let mut rest = Cursor(&directory);
        let mut entries: Vec<Entry> = Vec::new();
        let mut total = 0_u64;
        for _ in 0..end.count {
            limits.go_on()?;
            let central = Central::read(&mut rest).ok_or_else(|| Fault::Truncated.at(""))?;
            let entry = checked(&mut source, &central, end.at.into(), limits)?;
            total = total.saturating_add(entry.size);
            if total > limits.max_total {
                return Err(Fault::TotalTooBig.because("", mebibytes(limits.max_total)));
            }
            entries.push(entry);
        }
        if !rest.0.is_empty() {
            return Err(Fault::HiddenBytes.at(""));
        }
        names::check_all(entries.iter().map(|e| (e.name.as_str(), e.is_folder)))?;
        check_places(&entries, end.at.into())?;
        Ok(Archive { source, entries })
    }

    /// Unpacks one file piece by piece, counting what really comes out.
    pub fn unpack(
        &mut self,
        index: usize,
        limits: &Limits,
        sink: &mut dyn FnMut(&[u8]),
    ) -> Result<(), ExchangeError> {
        limits.go_on()?;
        let Some(entry) = self.entries.get(index) else {
            return Ok(());
        };
        self.source.seek(SeekFrom::Start(entry.data_at))?;
        let packed = BufReader::new((&mut self.source).take(entry.packed));
        let mut crc = Crc::new();
        let mut out = 0_u64;
        let mut piece = vec![0; 64 * 1024];
        let mut copy = |from: &mut dyn Read| -> Result<(), ExchangeError> {
            let mut asked = 0;
            loop {
                let count = match from.read(&mut piece) {
                    Ok(count) => count,
                    Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                    Err(error) if broken(&error) => return Err(Fault::Corrupt.at(&entry.name)),
                    Err(error) => return Err(error.into()),
                };
                let Some(bytes) = piece.get(..count).filter(|bytes| !bytes.is_empty()) else {
                    return Ok(());
                };
                out += bytes.len() as u64;
                if out > entry.size {
                    return Err(Fault::LyingSize.at(&entry.name));
                }
                if out / MIB > asked {
                    asked = out / MIB;
                    limits.go_on()?;
                }
                crc.update(bytes);
                sink(bytes);
            }
        };
        let taken = if entry.deflated {
            let mut inflate = DeflateDecoder::new(packed);
            copy(&mut inflate)?;
            inflate.total_in()
        } else {
            let mut packed = packed;
            copy(&mut packed)?;
            entry.packed
        };
        if out != entry.size {
            return Err(Fault::LyingSize.at(&entry.name));
        }
        if taken != entry.packed {
            return Err(Fault::HiddenBytes.at(&entry.name));
        }
        if crc.sum() != entry.crc {
            return Err(Fault::Corrupt.at(&entry.name));
        }
        Ok(())
    }

    /// Unpacks one file into memory; `most` bytes at most.
    pub fn bytes(
        &mut self,
        index: usize,
        most: u64,
        limits: &Limits,
    ) -> Result<Vec<u8>, ExchangeError> {
        let mut all = Vec::new();
        if let Some(entry) = self.entries.get(index) {
            if entry.size > most {
                return Err(Fault::EntryTooBig.because(&entry.name, mebibytes(most)));
            }
            // The size is a claim: a lie must not reserve the memory.
            all.reserve(usize::try_from(entry.size.min(MIB)).unwrap_or_default());
        }
        self.unpack(index, limits, &mut |piece| all.extend_from_slice(piece))?;
        Ok(all)
    }
}

fn broken(error: &std::io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::InvalidInput | ErrorKind::InvalidData | ErrorKind::UnexpectedEof
    )
}

pub fn mebibytes(bytes: u64) -> String {
    format!("{} MB", bytes.div_ceil(MIB))
}

/// The record at the end of the archive.
struct End {
    disks: bool,
    count: u16,
    size: u32,
    at: u32,
}

/// The last end record whose comment reaches exactly to the end of the file, and where it starts.
fn find_end(tail: &[u8]) -> Option<(End, u64)> {
    let last = tail.len().checked_sub(22)?;
    (0..=last).rev().find_map(|at| {
        let mut from = Cursor(tail.get(at..)?);
        if from.take(4)? != END {
            return None;
        }
        let (disk, first_disk) = (from.two()?, from.two()?);
        let (count, count_all) = (from.two()?, from.two()?);
        let (size, directory_at) = (from.four()?, from.four()?);
        let comment = usize::from(from.two()?);
        let disks = disk != 0 || first_disk != 0 || count != count_all;
        let end = End {
            disks,
            count,
            size,
            at: directory_at,
        };
        (from.0.len() == comment).then_some((end, at as u64))
    })
}

fn read_at<R: Read + Seek>(source: &mut R, at: u64, into: &mut [u8]) -> Result<(), ExchangeError> {
    source.seek(SeekFrom::Start(at))?;
    source.read_exact(into).map_err(|error| {
        if error.kind() == ErrorKind::UnexpectedEof {
            Fault::Truncated.at("")
        } else {
            error.into()
        }
    })
}

fn bytes_at<R: Read + Seek>(source: &mut R, at: u64, count: u64) -> Result<Vec<u8>, ExchangeError> {
    source.seek(SeekFrom::Start(at))?;
    let mut bytes = Vec::new();
    source.take(count).read_to_end(&mut bytes)?;
    if bytes.len() as u64 != count {
        return Err(Fault::Truncated.at(""));
    }
    Ok(bytes)
}

/// Judges one line of the directory together with the header that stands before the file's bytes.
fn checked<R: Read + Seek>(
    source: &mut R,
    central: &Central,
    directory_at: u64,
    limits: &Limits,
) -> Result<Entry, ExchangeError> {
    let Ok(name) = std::str::from_utf8(central.name) else {
        let name = String::from_utf8_lossy(central.name);
        return Err(Fault::NameNotUtf8.at(name));
    };
    // Bit 11 says that the name is UTF-8; without it other letters mean whatever the reader's country says.
    if !name.is_ascii() && central.flags & 0x0800 == 0 {
        return Err(Fault::NameNotUtf8.at(name));
    }
    names::check(name)?;
    let is_folder = name.ends_with('/');
    let unix = (central.attributes >> 16) & 0o170_000;
    let plain = unix == 0 || unix == if is_folder { 0o040_000 } else { 0o100_000 };
    let reparse_point = central.attributes & 0x400 != 0;
    if !plain || reparse_point {
        return Err(Fault::Symlink.at(name));
    }
    // Bits 0, 6 and 13: encrypted, strongly so, and with hidden headers.
    if central.flags & 0x2041 != 0 {
        return Err(Fault::Encrypted.at(name));
    }
    let deflated = match central.method {
        0 => false,
        8 => true,
        other => return Err(Fault::Method.because(name, other.to_string())),
    };
    if central.disk != 0
        || [central.packed, central.size, central.header_at].contains(&u32::MAX)
        || second_meaning(central.extra)
    {
        return Err(Fault::ZipKind.at(name));
    }
    let (packed, size) = (u64::from(central.packed), u64::from(central.size));
    if size > limits.max_file {
        return Err(Fault::EntryTooBig.because(name, mebibytes(limits.max_file)));
    }
    if size > MIB && size / limits.max_ratio.max(1) > packed {
        return Err(Fault::Ratio.because(name, limits.max_ratio.to_string()));
    }
    if (!deflated && packed != size) || (is_folder && size != 0) {
        return Err(Fault::LyingSize.at(name));
    }
    let header_at = u64::from(central.header_at);
    let data_at = local(source, central, name, directory_at)?;
    Ok(Entry {
        name: name.to_owned(),
        is_folder,
        size,
        packed,
        deflated,
        crc: central.crc,
        header_at,
        data_at,
        described_after: central.flags & 8 != 0,
    })
}

/// Checks the header before the bytes against the directory; gives where the bytes start.
fn local<R: Read + Seek>(
    source: &mut R,
    central: &Central,
    name: &str,
    directory_at: u64,
) -> Result<u64, ExchangeError> {
    let differs = || Fault::HeaderMismatch.at(name);
    let header_at = u64::from(central.header_at);
    let mut header = [0; 30];
    if header_at + LOCAL_SIZE > directory_at {
        return Err(differs());
    }
    read_at(source, header_at, &mut header)?;
    let mut from = Cursor(&header);
    let mut read = || {
        let mark = from.take(4)? == LOCAL;
        from.take(2)?; // version
        let how = (from.two()?, from.two()?);
        from.take(4)?; // time and day
        let sums = (from.four()?, from.four()?, from.four()?);
        Some((mark, how, sums, from.two()?, from.two()?))
    };
    let (mark, (flags, method), sums, name_length, extra_length) = read().ok_or_else(differs)?;
    let same_sums = sums == (central.crc, central.packed, central.size);
    let unsaid = flags & 8 != 0 && sums == (0, 0, 0);
    if !mark || flags != central.flags || method != central.method || !(same_sums || unsaid) {
        return Err(differs());
    }
    let after = bytes_at(
        source,
        header_at + LOCAL_SIZE,
        u64::from(name_length) + u64::from(extra_length),
    )?;
    let (local_name, extra) = after
        .split_at_checked(name_length.into())
        .ok_or_else(differs)?;
    if local_name != central.name {
        return Err(differs());
    }
    if second_meaning(extra) {
        return Err(Fault::ZipKind.at(name));
    }
    let data_at = header_at + LOCAL_SIZE + after.len() as u64;
    if data_at + u64::from(central.packed) > directory_at {
        return Err(Fault::Truncated.at(name));
    }
    Ok(data_at)
}

/// Whether the extra fields hold other sizes (0x0001) or another name (0x7075) than those judged.
fn second_meaning(extra: &[u8]) -> bool {
    let mut from = Cursor(extra);
    while !from.0.is_empty() {
        let (Some(tag), Some(length)) = (from.two(), from.two()) else {
            return true;
        };
        if tag == 0x0001 || tag == 0x7075 || from.take(length.into()).is_none() {
            return true;
        }
    }
    false
}

/// The files follow each other from the first byte to the directory: nothing shared, nothing between them.
fn check_places(entries: &[Entry], directory_at: u64) -> Result<(), ExchangeError> {
    let mut order: Vec<_> = entries.iter().collect();
    order.sort_by_key(|entry| entry.header_at);
    let ends = order.iter().skip(1).map(|next| next.header_at);
    let mut starts_at = 0;
    for (entry, next_at) in order.iter().zip(ends.chain([directory_at])) {
        let end = entry.data_at + entry.packed;
        // Crc and both sizes once more, with or without a mark in front.
        let gap = next_at.checked_sub(end);
        let good = match gap {
            Some(0) => !entry.described_after,
            Some(12 | 16) => entry.described_after,
            _ => false,
        };
        if entry.header_at != starts_at || !good {
            return Err(Fault::HiddenBytes.at(&entry.name));
        }
        starts_at = next_at;
    }
    if order.is_empty() && directory_at != 0 {
        return Err(Fault::HiddenBytes.at(""));
    }
    Ok(())
}
