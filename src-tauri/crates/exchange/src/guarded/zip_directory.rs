//! The records of a ZIP as they stand (PKWARE, APPNOTE.TXT 6.3.10), before anything is made of them.

use super::bytes::Cursor;

pub(super) const CENTRAL: [u8; 4] = *b"PK\x01\x02";
pub(super) const LOCAL: [u8; 4] = *b"PK\x03\x04";
const END: [u8; 4] = *b"PK\x05\x06";
const END_64: [u8; 4] = *b"PK\x06\x06";
const LOCATOR_64: [u8; 4] = *b"PK\x06\x07";

pub(super) const END_SIZE: u64 = 22;
pub(super) const LOCATOR_SIZE: u64 = 20;
pub(super) const END_64_SIZE: u64 = 56;
pub(super) const LOCAL_SIZE: u64 = 30;

/// Sizes of 64 bits.
const WIDE: u16 = 0x0001;
/// Another name, in UTF-8.
const OTHER_NAME: u16 = 0x7075;

/// One line of the directory.
pub(super) struct Central<'a> {
    pub flags: u16,
    pub method: u16,
    pub crc: u32,
    pub packed: u32,
    pub size: u32,
    pub disk: u16,
    pub attributes: u32,
    pub header_at: u32,
    pub name: &'a [u8],
    pub extra: &'a [u8],
}

impl<'a> Central<'a> {
    pub fn read(from: &mut Cursor<'a>) -> Option<Self> {
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

    /// Size, packed size and place of the header; those that do not fit in 32 bits are among the extra fields.
    pub fn wide(&self) -> Option<(u64, u64, u64)> {
        let mut wide = Cursor(extra(self.extra, WIDE).unwrap_or_default());
        let mut of = |narrow: u32| match narrow {
            u32::MAX => wide.eight(),
            narrow => Some(narrow.into()),
        };
        Some((of(self.size)?, of(self.packed)?, of(self.header_at)?))
    }
}

/// The header before the bytes of a file.
pub(super) struct Local {
    pub flags: u16,
    pub method: u16,
    /// Check, packed size and size.
    pub sums: (u32, u32, u32),
    pub name_length: u16,
    pub extra_length: u16,
}

impl Local {
    pub fn read(header: &[u8]) -> Option<Self> {
        let mut from = Cursor(header);
        if from.take(4)? != LOCAL {
            return None;
        }
        from.take(2)?; // version
        let (flags, method) = (from.two()?, from.two()?);
        from.take(4)?; // time and day
        Some(Local {
            flags,
            method,
            sums: (from.four()?, from.four()?, from.four()?),
            name_length: from.two()?,
            extra_length: from.two()?,
        })
    }
}

/// The record at the end of the archive.
#[derive(Clone, Copy)]
pub(super) struct End {
    /// It speaks of more than one volume.
    pub disks: bool,
    pub count: u64,
    pub size: u64,
    /// Where the directory starts.
    pub at: u64,
    /// A number that does not fit: the record of 64 bits has it.
    pub narrow: bool,
}

/// The last end record and where it starts: one whose comment reaches exactly to the end of the file or, for a reader
/// who bears with bytes after it, not beyond.
pub(super) fn find_end(tail: &[u8], bears: bool) -> Option<(End, u64)> {
    let last = tail.len().checked_sub(22)?;
    let read = |at: usize| {
        let mut from = Cursor(tail.get(at..)?);
        if from.take(4)? != END {
            return None;
        }
        let (disk, first_disk) = (from.two()?, from.two()?);
        let (count, count_all) = (from.two()?, from.two()?);
        let (size, directory_at) = (from.four()?, from.four()?);
        let comment = usize::from(from.two()?);
        let end = End {
            disks: disk != 0 || first_disk != 0 || count != count_all,
            count: count.into(),
            size: size.into(),
            at: directory_at.into(),
            narrow: count == u16::MAX || size == u32::MAX || directory_at == u32::MAX,
        };
        Some((end, at as u64, from.0.len().checked_sub(comment)?))
    };
    let mut found = (0..=last).rev().filter_map(read);
    let (end, at, _) = found.find(|(_, _, after)| bears || *after == 0)?;
    Some((end, at))
}

/// Where the end record of 64 bits is, by what stands before the other one.
pub(super) fn locator(bytes: &[u8]) -> Option<u64> {
    let mut from = Cursor(bytes);
    if from.take(4)? != LOCATOR_64 {
        return None;
    }
    from.take(4)?; // volume
    from.eight()
}

pub(super) fn end_64(bytes: &[u8]) -> Option<End> {
    let mut from = Cursor(bytes);
    if from.take(4)? != END_64 {
        return None;
    }
    from.take(12)?; // size of the record, versions
    let (disk, first_disk) = (from.four()?, from.four()?);
    let (count, count_all) = (from.eight()?, from.eight()?);
    Some(End {
        disks: disk != 0 || first_disk != 0 || count != count_all,
        count,
        size: from.eight()?,
        at: from.eight()?,
        narrow: false,
    })
}

/// An extra field.
fn extra(all: &[u8], wanted: u16) -> Option<&[u8]> {
    let mut from = Cursor(all);
    loop {
        let (tag, length) = (from.two()?, from.two()?);
        let field = from.take(length.into())?;
        if tag == wanted {
            return Some(field);
        }
    }
}

/// Whether the extra fields hold other sizes or another name than those judged, or cannot be told apart.
pub(super) fn second_meaning(extra: &[u8]) -> bool {
    let mut from = Cursor(extra);
    while !from.0.is_empty() {
        let (Some(tag), Some(length)) = (from.two(), from.two()) else {
            return true;
        };
        if tag == WIDE || tag == OTHER_NAME || from.take(length.into()).is_none() {
            return true;
        }
    }
    false
}
