//! The letters of a file: in which encoding they are written.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};
use plan::texts::{filled, text};

use super::{Fault, Refusal, limits::Meter};
pub(super) use crate::guarded::letters::Letters;
use crate::{
    faults::shown,
    guarded::{letters::marked, mebibytes},
};

/// Bytes at the start of an XML among which it says its encoding.
const DECLARATION: usize = 200;

/// As [`text_of`], of a file whose text may be as long as the file may be: in other encodings than UTF-8 it can be three
/// times its bytes.
///
/// # Errors
/// It is longer.
pub(super) fn text_within<'b>(
    bytes: &'b [u8],
    meter: &Meter,
) -> Result<(Cow<'b, str>, Option<String>), Refusal> {
    let most = meter.limits.bytes;
    // No letter of two bytes is longer than three in UTF-8, and no letter of one byte but those of ASCII is as short as it.
    if bytes.len() > most / 3 && std::str::from_utf8(bytes).is_err() {
        let longer = bytes.iter().filter(|byte| !byte.is_ascii()).count();
        if bytes.len().saturating_add(longer.saturating_mul(2)) > most {
            return Err(meter.refuse(Fault::FileTooBig, mebibytes(most as u64)));
        }
    }
    Ok(text_of(bytes))
}

/// The text of a JSON or an XML, and a note when its encoding had to be guessed.
pub(super) fn text_of(bytes: &[u8]) -> (Cow<'_, str>, Option<String>) {
    let bytes = match marked(bytes) {
        Some((encoding, rest)) if encoding != UTF_8 => {
            return (encoding.decode_without_bom_handling(rest).0, None);
        }
        Some((_, rest)) => rest,
        None => bytes,
    };
    let declared = declared(bytes);
    if let Some(encoding) = declared.filter(|encoding| *encoding != UTF_8) {
        return (encoding.decode_without_bom_handling(bytes).0, None);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (Cow::Borrowed(text), None);
    }
    let note = text("layers.note.not_utf8").to_owned();
    (Letters::WINDOWS.decode(bytes), Some(note))
}

/// The encoding that an XML says of itself. UTF-16 is not believed: the declaration would not have been read.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..DECLARATION).unwrap_or(bytes);
    let start = start.strip_prefix(b"<?xml")?;
    let end = start.iter().position(|b| *b == b'>')?;
    let line = std::str::from_utf8(start.get(..end)?).ok()?;
    let (_, after) = line.split_once("encoding")?;
    let after = after.trim_start().strip_prefix('=')?.trim_start();
    let quote = after.chars().next().filter(|c| "\"'".contains(*c))?;
    let (label, _) = after.get(1..)?.split_once(quote)?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    (encoding.is_ascii_compatible() && encoding != encoding_rs::REPLACEMENT).then_some(encoding)
}

/// The encoding of the attributes of a shapefile that is stated: by its `.cpg`, else by the mark in the DBF.
pub(super) fn of_attributes(
    cpg: Option<&[u8]>,
    mark: u8,
    notes: &mut Vec<String>,
) -> Option<Letters> {
    if let Some(label) = cpg.and_then(|bytes| std::str::from_utf8(bytes).ok()) {
        let label = label
            .trim()
            .trim_matches('\0')
            .trim_start_matches('\u{feff}')
            .trim();
        if let Some(letters) = named(label) {
            return Some(letters);
        }
        if !label.is_empty() {
            let label = shown(label);
            notes.push(filled("layers.note.unknown_encoding", &[("name", &label)]));
        }
    }
    // The marks of dBASE and FoxPro. 0x57, "that of this computer", says nothing.
    Letters::of_code_page(match mark {
        0x01 | 0x02 | 0x0a | 0x0b | 0x1a..=0x1d | 0x69 => 850,
        0x03 | 0x58 | 0x59 => 1252,
        0x65 | 0x26 => 866,
        0xc8 => 1250,
        0xc9 => 1251,
        0xca => 1254,
        0xcb => 1253,
        _ => return None,
    })
}

/// The stated encoding, unless the bytes show another: offices copy a `.cpg` from one shapefile to the next.
pub(super) fn checked<'b>(
    stated: Letters,
    values: impl Iterator<Item = &'b [u8]>,
    notes: &mut Vec<String>,
) -> Letters {
    let windows = Letters::WINDOWS;
    if stated != Letters::UTF_8 && stated != windows {
        return stated;
    }
    let mut written = values.filter(|value| !value.is_ascii()).peekable();
    if written.peek().is_none() {
        return stated;
    }
    let utf8 = written.all(is_utf8);
    let (letters, said, name) = match (utf8, stated == Letters::UTF_8) {
        (true, false) => (Letters::UTF_8, "Windows-1252", "UTF-8"),
        (false, true) => (windows, "UTF-8", "Windows-1252"),
        _ => return stated,
    };
    notes.push(filled(
        "layers.note.wrong_encoding",
        &[("said", &said), ("name", &name)],
    ));
    letters
}

/// Whether the bytes of a field are UTF-8, even if it was too narrow for the last letter.
fn is_utf8(bytes: &[u8]) -> bool {
    match std::str::from_utf8(bytes) {
        Ok(_) => true,
        Err(fault) => fault.error_len().is_none(),
    }
}

/// When none is stated: UTF-8 if that is what all of it is, else the one of Windows in Italy.
pub(super) fn guessed<'b>(
    mut values: impl Iterator<Item = &'b [u8]>,
    notes: &mut Vec<String>,
) -> Letters {
    let mut plain = true;
    let utf8 = values.all(|value| {
        plain &= value.is_ascii();
        is_utf8(value)
    });
    if plain {
        return Letters::UTF_8;
    }
    let (letters, name) = if utf8 {
        (Letters::UTF_8, "UTF-8")
    } else {
        (Letters::WINDOWS, "Windows-1252")
    };
    notes.push(filled("layers.note.guessed_encoding", &[("name", &name)]));
    letters
}

/// An encoding as the programs of maps write its name: `UTF-8`, `1252`, `ANSI 1252`, `CP1252`, `88591`, `ISO-8859-1`.
fn named(label: &str) -> Option<Letters> {
    let upper = label.to_ascii_uppercase();
    let digits: String = upper.chars().filter(char::is_ascii_digit).collect();
    let web = |label: String| Encoding::for_label(label.as_bytes()).map(Letters::Web);
    if upper == "UTF8" {
        return Some(Letters::UTF_8);
    }
    if let Some(part) = digits.strip_prefix("8859").filter(|part| !part.is_empty()) {
        return web(format!("iso-8859-{part}"));
    }
    let page = digits.parse().ok().and_then(Letters::of_code_page);
    page.or_else(|| web(label.to_owned()))
}
