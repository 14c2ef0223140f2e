//! The ZIP archive, read with distrust: a package, a spreadsheet, a folder that was packed.
//!
//! It is read here and not by a library because a library answers "which file is called so", after it has asked for
//! memory by a number that stands in the file. Here nothing is kept before its bytes are there, what comes out is
//! counted, and whoever must can hold every byte to account.

use std::io::{self, BufReader, ErrorKind, Read, Seek, SeekFrom};

use flate2::{Crc, read::DeflateDecoder};

use super::{
    MIB,
    bytes::Cursor,
    letters::Letters,
    zip_directory::{
        CENTRAL, Central, END_64_SIZE, END_SIZE, End, LOCAL_SIZE, LOCATOR_SIZE, Local, end_64,
        find_end, locator, second_meaning,
    },
};

/// What is wrong with an archive, or with a file in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// The end is missing, or the directory does not agree with it.
    Truncated,
    /// Of more than one volume; of the 64-bit kind, or with names in two ways, where that is not borne.
    Kind,
    TooManyEntries,
    /// One file, unpacked, is bigger than the limit.
    EntryTooBig,
    /// All files together, unpacked, are bigger than the limit.
    TotalTooBig,
    /// A file grows out of measure when unpacked.
    Ratio,
    /// A file is not as long as the directory says.
    LyingSize,
    Encrypted,
    /// Packed in another way than deflate or not at all.
    Method(u16),
    /// The directory and the header before the file say different things of it.
    HeaderMismatch,
    /// Bytes that belong to no file, or to two.
    HiddenBytes,
    /// The bytes cannot be unpacked or fail their check.
    Corrupt,
    NameNotUtf8,
    /// A name longer than the limit.
    LongName,
    /// A symbolic link or another special file.
    Special,
}

/// How strictly an archive is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rigour {
    /// As we write them: every byte accounted for and both descriptions of each file agreeing, else two programs could
    /// read two different things in one archive.
    EveryByte,
    /// As programs of offices write them: with fields of 64 bits, padding, names in the letters of DOS and bytes before or
    /// after, which harm nobody who reads some files out of them.
    AsOffices,
}

pub(crate) struct ZipLimits {
    pub entries: usize,
    /// Bytes of one file, unpacked.
    pub entry: u64,
    /// Bytes of all files, unpacked.
    pub total: u64,
    /// How many times bigger a file may grow when unpacked.
    pub ratio: u64,
    /// Bytes of a file that is too small to do harm, however it was packed.
    pub free: u64,
    /// Bytes of a name.
    pub name: usize,
}

impl ZipLimits {
    /// Of an archive of an office: so many files, all together of so many bytes, each growing so many times at most.
    pub fn of_offices(entries: usize, total: u64, ratio: u64) -> Self {
        ZipLimits {
            entries,
            entry: total,
            total,
            ratio,
            // Sheets of equal rows pack very well.
            free: 4 * MIB,
            name: 4096,
        }
    }
}

/// Who opens an archive: the limits, and the words for what is wrong.
pub(crate) trait Opener {
    type Refusal;
    const RIGOUR: Rigour;

    fn limits(&self) -> ZipLimits;

    /// Asked at each file and at each mebibyte.
    fn go_on(&self) -> Result<(), Self::Refusal>;

    /// `name` is empty when it is the archive as a whole.
    fn refuse(&self, trouble: Trouble, name: &str) -> Self::Refusal;

    /// The disk failed. Bytes in memory do not: what is asked for is not there.
    fn failed(&self, _error: io::Error) -> Self::Refusal {
        self.refuse(Trouble::Truncated, "")
    }

    /// Whether a file may be called so.
    fn name(&self, _name: &str) -> Result<(), Self::Refusal> {
        Ok(())
    }
}

/// A file or folder of the archive, found sound in all but its bytes.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub name: String,
    pub is_folder: bool,
    /// Bytes once unpacked.
    pub size: u64,
    pub encrypted: bool,
    packed: u64,
    method: u16,
    crc: u32,
    header_at: u64,
    data_at: u64,
    /// Its sizes are repeated after its bytes.
    described_after: bool,
}

/// An archive whose directory was checked.
#[derive(Debug)]
pub(crate) struct Archive<R> {
    source: R,
    pub entries: Vec<Entry>,
    directory_at: u64,
}

impl<R: Read + Seek> Archive<R> {
    /// Reads and checks the directory and every local header; no file is unpacked yet.
    pub fn open<O: Opener>(source: R, opener: &O) -> Result<Self, O::Refusal> {
        let mut bytes = Bytes { source, opener };
        let length = bytes.length()?;
        let (end, shift) = bytes.end(length)?;
        let limits = opener.limits();
        let directory_at = end.at;
        let directory = bytes.at(directory_at, end.size)?;
        let mut rest = Cursor(&directory);
        let mut entries: Vec<Entry> = Vec::new();
        let mut total = 0_u64;
        for _ in 0..end.count {
            opener.go_on()?;
            if entries.len() >= limits.entries {
                return Err(opener.refuse(Trouble::TooManyEntries, ""));
            }
            let Some(central) = Central::read(&mut rest) else {
                return Err(opener.refuse(Trouble::Truncated, ""));
            };
            let entry = bytes.entry(&central, shift, directory_at, &limits)?;
            total = total.saturating_add(entry.size);
            if total > limits.total {
                return Err(opener.refuse(Trouble::TotalTooBig, ""));
            }
            entries.push(entry);
        }
        if O::RIGOUR == Rigour::EveryByte && !rest.0.is_empty() {
            return Err(opener.refuse(Trouble::HiddenBytes, ""));
        }
        let source = bytes.source;
        Ok(Archive {
            source,
            entries,
            directory_at,
        })
    }

    /// The files follow each other from the first byte to the directory: nothing shared, nothing between them.
    pub fn check_places<O: Opener>(&self, opener: &O) -> Result<(), O::Refusal> {
        let mut order: Vec<_> = self.entries.iter().collect();
        order.sort_by_key(|entry| entry.header_at);
        let ends = order.iter().skip(1).map(|next| next.header_at);
        let mut starts_at = 0;
        for (entry, next_at) in order.iter().zip(ends.chain([self.directory_at])) {
            // Crc and both sizes once more, with or without a mark in front.
            let gap = next_at.checked_sub(entry.data_at + entry.packed);
            let good = match gap {
                Some(0) => !entry.described_after,
                Some(12 | 16) => entry.described_after,
                _ => false,
            };
            if entry.header_at != starts_at || !good {
                return Err(opener.refuse(Trouble::HiddenBytes, &entry.name));
            }
            starts_at = next_at;
        }
        if order.is_empty() && self.directory_at != 0 {
            return Err(opener.refuse(Trouble::HiddenBytes, ""));
        }
        Ok(())
    }

    /// Unpacks one file piece by piece, counting what really comes out.
    pub fn unpack<O: Opener>(
        &mut self,
        index: usize,
        opener: &O,
        sink: &mut dyn FnMut(&[u8]),
    ) -> Result<(), O::Refusal> {
        opener.go_on()?;
        let Some(entry) = self.entries.get(index) else {
            return Ok(());
        };
        let refuse = |trouble| Err(opener.refuse(trouble, &entry.name));
        if entry.encrypted {
            return refuse(Trouble::Encrypted);
        }
        if let Err(error) = self.source.seek(SeekFrom::Start(entry.data_at)) {
            return Err(opener.failed(error));
        }
        let mut packed = BufReader::new((&mut self.source).take(entry.packed));
        let mut crc = Crc::new();
        let mut out = 0_u64;
        let mut piece = vec![0; 64 * 1024];
        let mut copy = |from: &mut dyn Read| -> Result<(), O::Refusal> {
            let mut asked = 0;
            loop {
                let count = match from.read(&mut piece) {
                    Ok(count) => count,
                    Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                    Err(error) if broken(&error) => return refuse(Trouble::Corrupt),
                    Err(error) => return Err(opener.failed(error)),
                };
                let Some(bytes) = piece.get(..count).filter(|bytes| !bytes.is_empty()) else {
                    return Ok(());
                };
                out += bytes.len() as u64;
                if out > entry.size {
                    return refuse(Trouble::LyingSize);
                }
                if out / MIB > asked {
                    asked = out / MIB;
                    opener.go_on()?;
                }
                crc.update(bytes);
                sink(bytes);
            }
        };
        let taken = match entry.method {
            STORED => {
                copy(&mut packed)?;
                entry.packed
            }
            DEFLATED => {
                let mut inflate = DeflateDecoder::new(packed);
                copy(&mut inflate)?;
                inflate.total_in()
            }
            other => return refuse(Trouble::Method(other)),
        };
        if out != entry.size {
            return refuse(Trouble::LyingSize);
        }
        if O::RIGOUR == Rigour::EveryByte && taken != entry.packed {
            return refuse(Trouble::HiddenBytes);
        }
        if crc.sum() != entry.crc {
            return refuse(Trouble::Corrupt);
        }
        Ok(())
    }

    /// Unpacks one file into memory; `most` bytes at most.
    pub fn bytes<O: Opener>(
        &mut self,
        index: usize,
        most: u64,
        opener: &O,
    ) -> Result<Vec<u8>, O::Refusal> {
        let mut all = Vec::new();
        if let Some(entry) = self.entries.get(index) {
            if entry.size > most {
                return Err(opener.refuse(Trouble::EntryTooBig, &entry.name));
            }
            // The size is a claim: a lie must not reserve the memory.
            all.reserve(usize::try_from(entry.size.min(MIB)).unwrap_or_default());
        }
        self.unpack(index, opener, &mut |piece| all.extend_from_slice(piece))?;
        Ok(all)
    }
}

const STORED: u16 = 0;
const DEFLATED: u16 = 8;

fn broken(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::InvalidInput | ErrorKind::InvalidData | ErrorKind::UnexpectedEof
    )
}

/// The bytes of an archive and who reads them.
struct Bytes<'o, R, O> {
    source: R,
    opener: &'o O,
}

impl<R: Read + Seek, O: Opener> Bytes<'_, R, O> {
    fn length(&mut self) -> Result<u64, O::Refusal> {
        let length = self.source.seek(SeekFrom::End(0));
        length.map_err(|error| self.opener.failed(error))
    }

    /// So many bytes; asks for no more memory than there are.
    fn at(&mut self, at: u64, count: u64) -> Result<Vec<u8>, O::Refusal> {
        let mut bytes = Vec::new();
        let read = self
            .source
            .seek(SeekFrom::Start(at))
            .and_then(|_| (&mut self.source).take(count).read_to_end(&mut bytes));
        match read {
            Err(error) => Err(self.opener.failed(error)),
            Ok(_) if bytes.len() as u64 != count => Err(self.opener.refuse(Trouble::Truncated, "")),
            Ok(_) => Ok(bytes),
        }
    }

    /// The end record, its directory where it really is, and by how much the archive is moved: bytes of something else may
    /// stand before it.
    fn end(&mut self, length: u64) -> Result<(End, u64), O::Refusal> {
        let opener = self.opener;
        let truncated = || opener.refuse(Trouble::Truncated, "");
        let bears = O::RIGOUR == Rigour::AsOffices;
        let tail_at = length.saturating_sub(END_SIZE + u64::from(u16::MAX));
        let tail = self.at(tail_at, length - tail_at)?;
        let (mut end, found_at) = find_end(&tail, bears).ok_or_else(truncated)?;
        let mut end_at = tail_at + found_at;
        if !bears {
            if end.disks || end.narrow {
                return Err(opener.refuse(Trouble::Kind, ""));
            }
            if end.at + end.size != end_at {
                return Err(truncated());
            }
            return Ok((end, 0));
        }
        if end.narrow
            && let Some((wide, wide_at)) = self.wide_end(end_at)?
        {
            (end, end_at) = (wide, wide_at);
        }
        if end.disks {
            return Err(opener.refuse(Trouble::Kind, ""));
        }
        // Nothing before the archive, or nothing between the directory and its end.
        let says = self.at(end.at.min(length), 4.min(length.saturating_sub(end.at)))?;
        let mut shift = 0;
        if says != CENTRAL && end.count > 0 {
            let really = end_at.checked_sub(end.size).ok_or_else(truncated)?;
            shift = really.checked_sub(end.at).ok_or_else(truncated)?;
            end.at = really;
        }
        Ok((end, shift))
    }

    /// The end record of 64 bits, which stands before the other one, and where it starts.
    fn wide_end(&mut self, end_at: u64) -> Result<Option<(End, u64)>, O::Refusal> {
        let Some(locator_at) = end_at.checked_sub(LOCATOR_SIZE) else {
            return Ok(None);
        };
        let Some(stated) = locator(&self.at(locator_at, LOCATOR_SIZE)?) else {
            return Ok(None);
        };
        let before = locator_at.checked_sub(END_64_SIZE);
        for at in [Some(stated), before].into_iter().flatten() {
            let fits = at
                .checked_add(END_64_SIZE)
                .is_some_and(|to| to <= locator_at);
            if fits && let Some(end) = end_64(&self.at(at, END_64_SIZE)?) {
                return Ok(Some((end, at)));
            }
        }
        Ok(None)
    }

    /// Judges one line of the directory together with the header that stands before the file's bytes.
    fn entry(
        &mut self,
        central: &Central,
        shift: u64,
        directory_at: u64,
        limits: &ZipLimits,
    ) -> Result<Entry, O::Refusal> {
        let opener = self.opener;
        let strict = O::RIGOUR == Rigour::EveryByte;
        let name = self.name(central, limits)?;
        let refuse = |trouble| Err(opener.refuse(trouble, &name));
        let is_folder = name.ends_with('/') || (!strict && name.ends_with('\\'));
        // Bits 0, 6 and 13: encrypted, strongly so, and with hidden headers.
        let encrypted = central.flags & 0x2041 != 0;
        if strict {
            let unix = (central.attributes >> 16) & 0o170_000;
            let plain = unix == 0 || unix == if is_folder { 0o040_000 } else { 0o100_000 };
            let reparse_point = central.attributes & 0x400 != 0;
            if !plain || reparse_point {
                return refuse(Trouble::Special);
            }
            if encrypted {
                return refuse(Trouble::Encrypted);
            }
            if ![STORED, DEFLATED].contains(&central.method) {
                return refuse(Trouble::Method(central.method));
            }
            let narrow = [central.packed, central.size, central.header_at].contains(&u32::MAX);
            if central.disk != 0 || narrow || second_meaning(central.extra) {
                return refuse(Trouble::Kind);
            }
        }
        let Some((size, packed, header_at)) = central.wide() else {
            return refuse(Trouble::Truncated);
        };
        if size > limits.entry {
            return refuse(Trouble::EntryTooBig);
        }
        if size > limits.free && size > packed.saturating_mul(limits.ratio) {
            return refuse(Trouble::Ratio);
        }
        if strict && ((central.method == STORED && packed != size) || (is_folder && size != 0)) {
            return refuse(Trouble::LyingSize);
        }
        let Some(header_at) = header_at.checked_add(shift) else {
            return refuse(Trouble::Truncated);
        };
        let data_at = self.local(central, &name, header_at, directory_at)?;
        if data_at
            .checked_add(packed)
            .is_none_or(|end| end > directory_at)
        {
            return refuse(Trouble::Truncated);
        }
        Ok(Entry {
            is_folder,
            size,
            encrypted,
            packed,
            method: central.method,
            crc: central.crc,
            header_at,
            data_at,
            described_after: central.flags & 8 != 0,
            name,
        })
    }

    fn name(&self, central: &Central, limits: &ZipLimits) -> Result<String, O::Refusal> {
        // Bit 11 says that the name is UTF-8; without it other letters mean whatever the reader's country says.
        let says_utf8 = central.flags & 0x0800 != 0;
        let name = match (std::str::from_utf8(central.name), O::RIGOUR) {
            // Many write UTF-8 and do not say so.
            (Ok(name), Rigour::AsOffices) => name.to_owned(),
            (Err(_), Rigour::AsOffices) => Letters::Dos.decode(central.name).into_owned(),
            (Ok(name), Rigour::EveryByte) if says_utf8 || name.is_ascii() => name.to_owned(),
            (_, Rigour::EveryByte) => {
                let name = String::from_utf8_lossy(central.name);
                return Err(self.opener.refuse(Trouble::NameNotUtf8, &name));
            }
        };
        if central.name.len() > limits.name {
            return Err(self.opener.refuse(Trouble::LongName, &name));
        }
        self.opener.name(&name)?;
        Ok(name)
    }

    /// Checks the header before the bytes; gives where the bytes start.
    fn local(
        &mut self,
        central: &Central,
        name: &str,
        header_at: u64,
        directory_at: u64,
    ) -> Result<u64, O::Refusal> {
        let opener = self.opener;
        let refuse = |trouble| Err(opener.refuse(trouble, name));
        if header_at.saturating_add(LOCAL_SIZE) > directory_at {
            return refuse(Trouble::HeaderMismatch);
        }
        let Some(local) = Local::read(&self.at(header_at, LOCAL_SIZE)?) else {
            return refuse(Trouble::HeaderMismatch);
        };
        let after = u64::from(local.name_length) + u64::from(local.extra_length);
        if O::RIGOUR == Rigour::EveryByte {
            let same_sums = local.sums == (central.crc, central.packed, central.size);
            let unsaid = local.flags & 8 != 0 && local.sums == (0, 0, 0);
            let same_way = local.flags == central.flags && local.method == central.method;
            if !same_way || !(same_sums || unsaid) {
                return refuse(Trouble::HeaderMismatch);
            }
            let after = self.at(header_at + LOCAL_SIZE, after)?;
            match after.split_at_checked(local.name_length.into()) {
                Some((local_name, extra)) if local_name == central.name => {
                    if second_meaning(extra) {
                        return refuse(Trouble::Kind);
                    }
                }
                _ => return refuse(Trouble::HeaderMismatch),
            }
        }
        Ok(header_at + LOCAL_SIZE + after)
    }
}
