//! A ZIP of which the bytes depend on the content alone.

use std::io::{Cursor, Write};

use flate2::{Compression, write::DeflateEncoder};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use crate::{
    ExchangeError,
    bag::Entry,
    reading::{Limits, MIB},
};

/// Entries in the order of their paths, deflated, dated 1980-01-01, readable by all, without extra fields.
///
/// # Errors
/// Two entries with one path.
pub fn zip(entries: &[Entry]) -> Result<Vec<u8>, ExchangeError> {
    let mut sorted: Vec<_> = entries.iter().collect();
    sorted.sort();
    let options = SimpleFileOptions::default()
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in sorted {
        // What packs like a bomb is stored as it is: a reader that is on its guard would refuse it.
        let (method, level) = if packs_like_a_bomb(bytes)? {
            (CompressionMethod::Stored, None)
        } else {
            (CompressionMethod::Deflated, Some(i64::from(LEVEL)))
        };
        let options = options.compression_method(method).compression_level(level);
        writer
            .start_file(path.as_str(), options)
            .map_err(ExchangeError::making)?;
        writer.write_all(bytes).map_err(ExchangeError::making)?;
    }
    let cursor = writer.finish().map_err(ExchangeError::making)?;
    Ok(cursor.into_inner())
}

/// Named, because a newer library may choose another by itself.
const LEVEL: u32 = 6;

/// Whether a reader's limits ([`Limits`]) would take these bytes, deflated, for an attack. Only large files are looked at.
fn packs_like_a_bomb(bytes: &[u8]) -> Result<bool, ExchangeError> {
    let limits = Limits::default();
    if (bytes.len() as u64) < MIB {
        return Ok(false);
    }
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::new(LEVEL));
    encoder.write_all(bytes).map_err(ExchangeError::making)?;
    let packed = encoder.finish().map_err(ExchangeError::making)?.len() as u64;
    // Half of the limit, so that another library's deflate does not fall on the other side of it.
    Ok(bytes.len() as u64 / packed.max(1) >= limits.max_ratio / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_reader_takes_what_packs_very_well() {
        assert!(packs_like_a_bomb(&vec![b' '; 3 << 20]).expect("memory"));
        let bytes: Vec<u8> = (0..3_u32 << 20)
            .map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8)
            .collect();
        assert!(!packs_like_a_bomb(&bytes).expect("memory"));
    }

    #[test]
    fn the_order_of_the_entries_does_not_matter() {
        let one = ("a".to_owned(), b"1".to_vec());
        let two = ("b/c".to_owned(), b"22".to_vec());
        let bytes = zip(&[one.clone(), two.clone()]).expect("a zip");
        assert_eq!(bytes, zip(&[two, one]).expect("a zip"));
        // Length of the extra field of the first local header (offset 28) and its DOS date, 1980-01-01.
        assert_eq!(&bytes[28..30], [0, 0]);
        assert_eq!(&bytes[10..14], [0, 0, 0x21, 0]);
    }
}
