//! Letters of code pages and of Unicode.

use std::{borrow::Cow, sync::LazyLock};

use encoding_rs::{
    Encoding, IBM866, MACINTOSH, UTF_8, WINDOWS_874, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252,
    WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256, WINDOWS_1257, WINDOWS_1258,
};

/// The upper half of code page 850, which is that of 437 in all letters of Italian.
static DOS: LazyLock<Vec<char>> = LazyLock::new(|| {
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
     └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}"
        .chars()
        .collect()
});

/// How letters are written in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Letters {
    /// As the web knows it.
    Web(&'static Encoding),
    /// As DOS had it in the West.
    Dos,
}

impl Letters {
    pub const UTF_8: Letters = Letters::Web(UTF_8);
    pub const WINDOWS: Letters = Letters::Web(WINDOWS_1252);

    /// By the number that Windows gives it.
    pub fn of_code_page(number: u32) -> Option<Self> {
        Some(Letters::Web(match number {
            437 | 850 => return Some(Letters::Dos),
            866 => IBM866,
            874 => WINDOWS_874,
            1250 => WINDOWS_1250,
            1251 => WINDOWS_1251,
            // The second is what XLS writes for "the one of Windows".
            1252 | 32_769 => WINDOWS_1252,
            1253 => WINDOWS_1253,
            1254 => WINDOWS_1254,
            1255 => WINDOWS_1255,
            1256 => WINDOWS_1256,
            1257 => WINDOWS_1257,
            1258 => WINDOWS_1258,
            10_000 | 32_768 => MACINTOSH,
            65_001 => UTF_8,
            _ => return None,
        }))
    }

    pub fn decode(self, bytes: &[u8]) -> Cow<'_, str> {
        match self {
            Letters::Web(encoding) => encoding.decode_without_bom_handling(bytes).0,
            Letters::Dos => {
                let letter = |byte: &u8| match byte.checked_sub(0x80) {
                    None => Some(char::from(*byte)),
                    Some(upper) => DOS.get(usize::from(upper)).copied(),
                };
                bytes.iter().filter_map(letter).collect()
            }
        }
    }
}

/// The encoding that a mark at the start says, UTF-8 or UTF-16, and the bytes after the mark.
pub(crate) fn marked(bytes: &[u8]) -> Option<(&'static Encoding, &[u8])> {
    let (encoding, length) = Encoding::for_bom(bytes)?;
    Some((encoding, bytes.get(length..)?))
}

/// A text of UTF-8, or of UTF-16 with its mark; none when a byte of it is not.
pub(crate) fn exact(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let (encoding, bytes) = marked(bytes).unwrap_or((UTF_8, bytes));
    encoding.decode_without_bom_handling_and_without_replacement(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_of_dos_has_a_letter() {
        assert_eq!(DOS.len(), 128);
        let all: Vec<u8> = (0..=u8::MAX).collect();
        assert_eq!(Letters::Dos.decode(&all).chars().count(), 256);
        assert_eq!(Letters::Dos.decode(b"Localit\x85"), "Località");
    }

    #[test]
    fn marks_tell_the_encoding() {
        assert_eq!(exact(b"\xff\xfe\xe8\x00").as_deref(), Some("è"));
        assert_eq!(exact(b"\xfe\xff\x00\xe8").as_deref(), Some("è"));
        assert_eq!(exact("\u{feff}è".as_bytes()).as_deref(), Some("è"));
        assert_eq!(exact("è".as_bytes()).as_deref(), Some("è"));
        assert_eq!(exact(b"\xe8"), None);
        assert_eq!(exact(b"\xff\xfe\xe8"), None);
    }
}
