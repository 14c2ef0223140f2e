//! The compound file of old Office documents ([MS-CFB]): streams by name, in sectors chained by a table.

use super::{Fault, Refusal, limits::Meter};
use crate::guarded::bytes::{four, two};

/// Marks of the table from here on are no sectors.
const LAST_SECTOR: u32 = 0xffff_fffa;
const NAME_SIZE: usize = 64;
const ENTRY_SIZE: usize = 128;
/// Streams shorter than this are in small sectors of their own.
const SMALL: u64 = 4096;
const SMALL_SECTOR: usize = 64;

/// A stream or folder of the file.
struct Entry {
    name: String,
    start: u32,
    size: u64,
}

pub(super) struct Compound<'b> {
    bytes: &'b [u8],
    sector: usize,
    /// For each sector the next of its chain.
    next: Vec<u32>,
    small_next: Vec<u32>,
    entries: Vec<Entry>,
}

fn fours(bytes: &[u8]) -> impl Iterator<Item = u32> {
    let (fours, _) = bytes.as_chunks::<4>();
    fours.iter().map(|four| u32::from_le_bytes(*four))
}

impl<'b> Compound<'b> {
    pub fn open(bytes: &'b [u8], meter: &Meter) -> Result<Self, Refusal> {
        Self::parse(bytes).ok_or_else(|| meter.refuse(Fault::Damaged, "OLE"))
    }

    fn parse(bytes: &'b [u8]) -> Option<Self> {
        let shift = two(bytes, 30)?;
        let sector = match shift {
            9 | 12 => 1_usize << shift,
            _ => return None,
        };
        let mut this = Compound {
            bytes,
            sector,
            next: Vec::new(),
            small_next: Vec::new(),
            entries: Vec::new(),
        };
        // The sectors of the table: the first 109 are in the header, the others in a chain of sectors.
        let count = bytes.len() / sector + 1;
        let mut tables: Vec<u32> = fours(bytes.get(76..512)?).collect();
        let mut more = four(bytes, 68)?;
        let mut steps = 0;
        while more < LAST_SECTOR {
            steps += 1;
            if steps > count {
                return None;
            }
            let mut list: Vec<u32> = fours(this.sector_at(more)?).collect();
            more = list.pop()?;
            tables.extend(list);
        }
        for table in tables.into_iter().filter(|id| *id < LAST_SECTOR) {
            // No more entries than sectors: a table that comes again and again says nothing new.
            if this.next.len() > count {
                break;
            }
            let table = this.sector_at(table)?;
            this.next.extend(fours(table));
        }
        let directory = this.chain(four(bytes, 48)?, u64::MAX)?;
        for entry in directory.chunks_exact(ENTRY_SIZE) {
            this.entries.push(Self::entry(entry, sector)?);
        }
        let small = this.chain(four(bytes, 60)?, u64::MAX)?;
        this.small_next = fours(&small).collect();
        Some(this)
    }

    fn entry(entry: &[u8], sector: usize) -> Option<Entry> {
        let length = usize::from(two(entry, NAME_SIZE)?).min(NAME_SIZE);
        let units: Vec<u16> = (0..length / 2)
            .filter_map(|i| two(entry, 2 * i))
            .take_while(|unit| *unit != 0)
            .collect();
        let low = u64::from(four(entry, 120)?);
        let high = u64::from(four(entry, 124)?);
        Some(Entry {
            name: String::from_utf16_lossy(&units),
            start: four(entry, 116)?,
            // Files with small sectors leave rubbish in the upper half.
            size: if sector == 512 { low } else { high << 32 | low },
        })
    }

    fn sector_at(&self, id: u32) -> Option<&'b [u8]> {
        // The header takes the place of one sector.
        let start = (usize::try_from(id).ok()?.checked_add(1)?).checked_mul(self.sector)?;
        let end = start.checked_add(self.sector)?;
        // The last sector of some files is cut.
        self.bytes.get(start..end.min(self.bytes.len()))
    }

    /// The bytes of a chain of sectors, `size` at most. A chain that turns in a circle is none.
    fn chain(&self, start: u32, size: u64) -> Option<Vec<u8>> {
        let size = usize::try_from(size).unwrap_or(usize::MAX);
        let mut bytes = Vec::new();
        let mut id = start;
        while id < LAST_SECTOR && bytes.len() < size {
            let sector = self.sector_at(id)?;
            if bytes.len() > self.bytes.len() || sector.is_empty() {
                return None;
            }
            bytes.extend_from_slice(sector);
            id = *self.next.get(usize::try_from(id).ok()?)?;
        }
        bytes.truncate(size);
        Some(bytes)
    }

    fn find(&self, name: &str) -> Option<&Entry> {
        let mut entries = self.entries.iter();
        entries.find(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// The bytes of a stream; `None` when it is not there or its chain is broken.
    pub fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.find(name)?;
        if entry.size >= SMALL {
            return self.chain(entry.start, entry.size);
        }
        // Small streams lie in the stream of the first entry.
        let root = self.entries.first()?;
        let all = self.chain(root.start, root.size)?;
        let size = usize::try_from(entry.size).ok()?;
        let mut bytes = Vec::new();
        let mut id = entry.start;
        while id < LAST_SECTOR && bytes.len() < size {
            let index = usize::try_from(id).ok()?;
            let start = index.checked_mul(SMALL_SECTOR)?;
            let end = start.checked_add(SMALL_SECTOR)?.min(all.len());
            let piece = all.get(start..end).filter(|piece| !piece.is_empty())?;
            bytes.extend_from_slice(piece);
            id = *self.small_next.get(index)?;
        }
        bytes.truncate(size);
        Some(bytes)
    }
}
