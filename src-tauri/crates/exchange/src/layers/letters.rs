//! The letters of a file: in which encoding they are written.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use plan::texts::{filled, text};

/// Bytes at the start of an XML among which it says its encoding.
const DECLARATION: usize = 200;

/// The text of a JSON or an XML, and a note when its encoding had to be guessed.
pub(super) fn text_of(bytes: &[u8]) -> (Cow<'_, str>, Option<String>) {
    match bytes {
        [0xff, 0xfe, rest @ ..] => return (UTF_16LE.decode_without_bom_handling(rest).0, None),
        [0xfe, 0xff, rest @ ..] => return (UTF_16BE.decode_without_bom_handling(rest).0, None),
        _ => {}
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let declared = declared(bytes);
    if let Some(encoding) = declared.filter(|encoding| *encoding != UTF_8) {
        return (encoding.decode_without_bom_handling(bytes).0, None);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (Cow::Borrowed(text), None);
    }
    let (decoded, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    (decoded, Some(text("layers.note.not_utf8").to_owned()))
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

/// The upper half of code page 850, which is that of 437 in all letters of Italian.
const DOS: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
    └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// How the letters of attributes are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letters {
    Web(&'static Encoding),
    Dos,
}

impl Letters {
    pub const UTF_8: Letters = Letters::Web(UTF_8);

    pub fn decode(self, bytes: &[u8]) -> Cow<'_, str> {
        match self {
            Letters::Web(encoding) => encoding.decode_without_bom_handling(bytes).0,
            Letters::Dos => {
                let upper = |byte: u8| DOS.chars().nth(usize::from(byte & 0x7f));
                let letter = |byte: &u8| {
                    if byte.is_ascii() {
                        Some(char::from(*byte))
                    } else {
                        upper(*byte)
                    }
                };
                bytes.iter().filter_map(letter).collect()
            }
        }
    }
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
            let label = super::refusal::shown(label);
            notes.push(filled("layers.note.unknown_encoding", &[("name", &label)]));
        }
    }
    // The marks of dBASE and FoxPro. 0x57, "that of this computer", says nothing.
    Some(match mark {
        0x01 | 0x02 | 0x0a | 0x0b | 0x1a..=0x1d | 0x69 => Letters::Dos,
        0x03 | 0x58 | 0x59 => Letters::Web(WINDOWS_1252),
        0x65 | 0x26 => Letters::Web(encoding_rs::IBM866),
        0xc8 => Letters::Web(encoding_rs::WINDOWS_1250),
        0xc9 => Letters::Web(encoding_rs::WINDOWS_1251),
        0xca => Letters::Web(encoding_rs::WINDOWS_1254),
        0xcb => Letters::Web(encoding_rs::WINDOWS_1253),
        _ => return None,
    })
}

/// When none is stated: UTF-8 if that is what all of it is, else the one of Windows in Italy.
pub(super) fn guessed<'b>(
    mut values: impl Iterator<Item = &'b [u8]>,
    notes: &mut Vec<String>,
) -> Letters {
    let mut plain = true;
    let utf8 = values.all(|value| {
        plain &= value.is_ascii();
        std::str::from_utf8(value).is_ok()
    });
    if plain {
        return Letters::UTF_8;
    }
    let (letters, name) = if utf8 {
        (Letters::UTF_8, "UTF-8")
    } else {
        (Letters::Web(WINDOWS_1252), "Windows-1252")
    };
    notes.push(filled("layers.note.guessed_encoding", &[("name", &name)]));
    letters
}

/// An encoding as the programs of maps write its name: `UTF-8`, `1252`, `ANSI 1252`, `CP1252`, `88591`, `ISO-8859-1`.
fn named(label: &str) -> Option<Letters> {
    let upper = label.to_ascii_uppercase();
    let digits: String = upper.chars().filter(char::is_ascii_digit).collect();
    let web = |label: String| Encoding::for_label(label.as_bytes()).map(Letters::Web);
    if digits == "65001" || upper == "UTF8" {
        return Some(Letters::UTF_8);
    }
    if digits == "437" || digits == "850" {
        return Some(Letters::Dos);
    }
    if let Some(part) = digits.strip_prefix("8859").filter(|part| !part.is_empty()) {
        return web(format!("iso-8859-{part}"));
    }
    if digits.len() == 4 && digits.starts_with("125") {
        return web(format!("windows-{digits}"));
    }
    web(label.to_owned())
}
