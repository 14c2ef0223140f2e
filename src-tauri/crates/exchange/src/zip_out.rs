//! A ZIP of which the bytes depend on the content alone.

use std::io::{Cursor, Write};

use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use crate::{ExchangeError, bag::Entry};

/// Entries in the order of their paths, deflated, dated 1980-01-01, readable by all, without extra fields.
///
/// # Errors
/// Two entries with one path.
pub fn zip(entries: &[Entry]) -> Result<Vec<u8>, ExchangeError> {
    let mut sorted: Vec<_> = entries.iter().collect();
    sorted.sort();
    // The level is named, because a newer library may choose another by itself.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in sorted {
        writer
            .start_file(path.as_str(), options)
            .map_err(ExchangeError::making)?;
        writer.write_all(bytes).map_err(ExchangeError::making)?;
    }
    let cursor = writer.finish().map_err(ExchangeError::making)?;
    Ok(cursor.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

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
