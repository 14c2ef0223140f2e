//! PMTiles version 3: a header of 127 bytes, directories of delta-coded numbers, tiles in the order of a Hilbert curve.
//!
//! <https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md>. The crate for it works only with an asynchronous
//! runtime, and unpacks directories without a bound.

use std::{collections::VecDeque, fs::File};

use serde_json::Value as Json;

use super::{About, Content, MAX_TILE, TilesError, bounds, bytes_at, plain, unzipped, zooms};

const HEADER: u64 = 127;
/// Bytes of a directory, packed and unpacked: the specification wants the first within 16 KiB.
const MAX_DIRECTORY: u64 = 4 * 1024 * 1024;
const MAX_ENTRIES: u64 = 200_000;
const MAX_WORDS: u64 = 4 * 1024 * 1024;
/// Directories from the first to a tile; makers use two.
const MAX_DEPTH: u8 = 4;
/// Directories kept unpacked: as many as a view of the map touches.
const KEPT: usize = 8;

#[derive(Debug)]
pub(super) struct Source {
    file: File,
    packing: Packing,
    leaves_at: u64,
    leaves_length: u64,
    tiles_at: u64,
    tiles_length: u64,
    tile_packing: Packing,
    root: Vec<Entry>,
    kept: VecDeque<(u64, Vec<Entry>)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Packing {
    None,
    Gzip,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    tile: u64,
    /// Zero: it leads to another directory.
    run: u64,
    length: u64,
    offset: u64,
}

fn packing(code: u8) -> Result<Packing, TilesError> {
    match code {
        // "Unknown": the tiles say by themselves whether they are packed.
        0 | 1 => Ok(Packing::None),
        2 => Ok(Packing::Gzip),
        _ => Err(TilesError::Packing),
    }
}

pub(super) fn open(mut file: File) -> Result<(About, Source), TilesError> {
    let size = file.metadata()?.len();
    let header = bytes_at(&mut file, 0, HEADER, HEADER)?;
    let version = header[7];
    if version != 3 {
        return Err(TilesError::Version(version));
    }
    let number = |at: usize| {
        let mut bytes = [0; 8];
        bytes.copy_from_slice(&header[at..at + 8]);
        u64::from_le_bytes(bytes)
    };
    let degrees = |at: usize| {
        let mut bytes = [0; 4];
        bytes.copy_from_slice(&header[at..at + 4]);
        f64::from(i32::from_le_bytes(bytes)) / 1e7
    };
    // Offset and length of root, words, leaves and tiles; each lies in the file.
    for at in [8, 24, 40, 56] {
        let end = number(at).checked_add(number(at + 8));
        if end.is_none_or(|end| end > size) {
            return Err(TilesError::Damaged);
        }
    }
    let internal = packing(header[97])?;
    let tile_packing = packing(header[98])?;
    let content = match header[99] {
        1 => Content::Vector,
        2..=5 => Content::Raster,
        _ => return Err(TilesError::Packing),
    };
    let (min_zoom, max_zoom) = zooms(header[100], header[101])?;
    let words = bytes_at(&mut file, number(24), number(32), MAX_WORDS)?;
    let words = unpacked(internal, words, MAX_WORDS)?;
    // They are for people: a map without them is as good.
    let words: Json = serde_json::from_slice(&words).unwrap_or_default();
    let about = About {
        content,
        min_zoom,
        max_zoom,
        bounds: bounds((degrees(102), degrees(106), degrees(110), degrees(114))),
        attribution: plain(words["attribution"].as_str().unwrap_or_default()),
    };
    let root = bytes_at(&mut file, number(8), number(16), MAX_DIRECTORY)?;
    let source = Source {
        root: directory(&unpacked(internal, root, MAX_DIRECTORY)?)?,
        packing: internal,
        leaves_at: number(40),
        leaves_length: number(48),
        tiles_at: number(56),
        tiles_length: number(64),
        tile_packing,
        kept: VecDeque::new(),
        file,
    };
    Ok((about, source))
}

fn unpacked(packing: Packing, bytes: Vec<u8>, most: u64) -> Result<Vec<u8>, TilesError> {
    match packing {
        Packing::Gzip if !bytes.is_empty() => unzipped(&bytes, most),
        _ => Ok(bytes),
    }
}

/// A whole number in groups of seven bits, lowest first.
fn varint(bytes: &mut &[u8]) -> Result<u64, TilesError> {
    let mut number = 0_u64;
    for shift in (0..64).step_by(7) {
        let (&byte, rest) = bytes.split_first().ok_or(TilesError::Damaged)?;
        *bytes = rest;
        let bits = u64::from(byte & 0x7f);
        if shift == 63 && bits > 1 {
            break;
        }
        number |= bits << shift;
        if byte < 0x80 {
            return Ok(number);
        }
    }
    Err(TilesError::Damaged)
}

fn directory(mut bytes: &[u8]) -> Result<Vec<Entry>, TilesError> {
    let bytes = &mut bytes;
    let count = varint(bytes)?;
    if count > MAX_ENTRIES {
        return Err(TilesError::Large);
    }
    let mut entries = Vec::new();
    let mut tile = 0_u64;
    for _ in 0..count {
        tile = tile
            .checked_add(varint(bytes)?)
            .ok_or(TilesError::Damaged)?;
        entries.push(Entry {
            tile,
            run: 0,
            length: 0,
            offset: 0,
        });
    }
    for entry in &mut entries {
        entry.run = varint(bytes)?;
    }
    for entry in &mut entries {
        entry.length = varint(bytes)?;
    }
    let mut end = None;
    for entry in &mut entries {
        entry.offset = match (varint(bytes)?, end) {
            // Right after the one before.
            (0, Some(end)) => end,
            (0, None) => return Err(TilesError::Damaged),
            (offset, _) => offset - 1,
        };
        end = entry.offset.checked_add(entry.length);
    }
    Ok(entries)
}

/// The entry that holds a tile, or leads to the directory in which it is.
fn entry(entries: &[Entry], tile: u64) -> Option<Entry> {
    let after = entries.partition_point(|entry| entry.tile <= tile);
    let entry = *entries.get(after.checked_sub(1)?)?;
    (entry.run == 0 || tile - entry.tile < entry.run).then_some(entry)
}

/// Where the bytes of an entry are, when they are where such bytes should be.
fn within(entry: Entry, start: u64, length: u64) -> Result<u64, TilesError> {
    let end = entry.offset.checked_add(entry.length);
    if end.is_none_or(|end| end > length) {
        return Err(TilesError::Damaged);
    }
    start.checked_add(entry.offset).ok_or(TilesError::Damaged)
}

impl Source {
    pub(super) fn tile(&mut self, z: u8, x: u32, y: u32) -> Result<Option<Vec<u8>>, TilesError> {
        let tile = number(z, x, y);
        let mut found = entry(&self.root, tile);
        for _ in 0..MAX_DEPTH {
            match found {
                None => return Ok(None),
                Some(entry) if entry.run > 0 => {
                    let at = within(entry, self.tiles_at, self.tiles_length)?;
                    let bytes = bytes_at(&mut self.file, at, entry.length, MAX_TILE)?;
                    return unpacked(self.tile_packing, bytes, MAX_TILE).map(Some);
                }
                Some(leaf) => found = self.leaf(leaf, tile)?,
            }
        }
        Err(TilesError::Damaged)
    }

    fn leaf(&mut self, leaf: Entry, tile: u64) -> Result<Option<Entry>, TilesError> {
        if let Some((_, entries)) = self.kept.iter().find(|(at, _)| *at == leaf.offset) {
            return Ok(entry(entries, tile));
        }
        let at = within(leaf, self.leaves_at, self.leaves_length)?;
        let bytes = bytes_at(&mut self.file, at, leaf.length, MAX_DIRECTORY)?;
        let entries = directory(&unpacked(self.packing, bytes, MAX_DIRECTORY)?)?;
        let found = entry(&entries, tile);
        if self.kept.len() == KEPT {
            self.kept.pop_front();
        }
        self.kept.push_back((leaf.offset, entries));
        Ok(found)
    }
}

/// The place of a tile among all: those of lower zooms, then along the Hilbert curve of its own.
fn number(z: u8, mut x: u32, mut y: u32) -> u64 {
    let mut number: u64 = (0..z).map(|zoom| 1_u64 << (2 * zoom)).sum();
    let last = (1_u32 << z) - 1;
    for bit in (0..z).rev() {
        let (right, low) = ((x >> bit) & 1, (y >> bit) & 1);
        number += u64::from((3 * right) ^ low) << (2 * bit);
        if low == 0 {
            if right == 1 {
                x = last - x;
                y = last - y;
            }
            std::mem::swap(&mut x, &mut y);
        }
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiles_are_numbered_as_the_specification_says() {
        // The examples of the specification.
        for ((z, x, y), expected) in [
            ((0, 0, 0), 0),
            ((1, 0, 0), 1),
            ((1, 0, 1), 2),
            ((1, 1, 1), 3),
            ((1, 1, 0), 4),
            ((2, 0, 0), 5),
            ((12, 3423, 1763), 19_078_479),
        ] {
            assert_eq!(number(z, x, y), expected);
        }
    }

    #[test]
    fn numbers_of_any_length() {
        for (bytes, expected) in [
            (&[0x00][..], Some(0)),
            (&[0x7f], Some(127)),
            (&[0x80, 0x01], Some(128)),
            (
                &[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
                Some(u64::MAX),
            ),
            (
                &[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x02],
                None,
            ),
            (&[0x80], None),
            (&[], None),
        ] {
            assert_eq!(varint(&mut &bytes[..]).ok(), expected);
        }
    }
}
