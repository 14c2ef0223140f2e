//! Texts of XLS: of two kinds of letters, cut wherever a record was full.

use crate::guarded::letters;

/// How the texts of a file are written.
#[derive(Clone, Copy)]
pub(super) enum Letters {
    /// Excel 97 and later.
    Unicode,
    /// Excel 5 and 95: bytes of a code page.
    Bytes(letters::Letters),
}

/// A record together with those that continue it.
pub(super) struct Reading<'r> {
    pieces: &'r [&'r [u8]],
    piece: usize,
    at: usize,
}

impl<'r> Reading<'r> {
    pub fn new(pieces: &'r [&'r [u8]]) -> Self {
        Reading {
            pieces,
            piece: 0,
            at: 0,
        }
    }

    /// What is left of the piece at hand; of the next one when nothing is.
    fn rest(&mut self) -> Option<&'r [u8]> {
        loop {
            let rest = self.pieces.get(self.piece)?.get(self.at..)?;
            if !rest.is_empty() {
                return Some(rest);
            }
            self.piece += 1;
            self.at = 0;
        }
    }

    pub fn is_over(&mut self) -> bool {
        self.rest().is_none()
    }

    pub fn byte(&mut self) -> Option<u8> {
        let byte = *self.rest()?.first()?;
        self.at += 1;
        Some(byte)
    }

    pub fn two(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    pub fn four(&mut self) -> Option<u32> {
        Some(u32::from(self.two()?) | u32::from(self.two()?) << 16)
    }

    pub fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            let now = self.rest()?.len().min(count);
            self.at += now;
            count -= now;
        }
        Some(())
    }

    /// So many letters, of one byte or of two; a piece that continues says anew of how many.
    fn letters(&mut self, count: usize, mut wide: bool) -> Option<String> {
        let mut text = String::new();
        let mut units: Vec<u16> = Vec::new();
        while units.len() < count {
            let before = self.piece;
            let rest = self.rest()?;
            if self.piece != before && !units.is_empty() {
                wide = self.byte()? & 1 != 0;
                continue;
            }
            let missing = count - units.len();
            if wide {
                let (pairs, odd) = rest.as_chunks::<2>();
                let taken = pairs.len().min(missing);
                if taken == 0 {
                    // Half a letter at the end of a piece.
                    self.at += odd.len();
                    continue;
                }
                units.extend(
                    pairs
                        .iter()
                        .take(taken)
                        .map(|pair| u16::from_le_bytes(*pair)),
                );
                self.at += 2 * taken;
            } else {
                let taken = rest.len().min(missing);
                units.extend(rest.iter().take(taken).map(|byte| u16::from(*byte)));
                self.at += taken;
            }
        }
        text.push_str(&String::from_utf16_lossy(&units));
        Some(text)
    }

    /// A text with the number of its letters in front of it, in one byte or in two.
    pub fn text(&mut self, letters: Letters, short: bool) -> Option<String> {
        let count = if short {
            usize::from(self.byte()?)
        } else {
            usize::from(self.two()?)
        };
        match letters {
            Letters::Unicode => {
                if count == 0 {
                    // Some writers leave the flags out.
                    let _ = self.byte();
                    return Some(String::new());
                }
                let wide = self.byte()? & 1 != 0;
                self.letters(count, wide)
            }
            Letters::Bytes(letters) => {
                let mut bytes = Vec::new();
                for _ in 0..count {
                    bytes.push(self.byte()?);
                }
                Some(letters.decode(&bytes).into_owned())
            }
        }
    }

    /// A text of the common table: letters, then how they look and are pronounced.
    pub fn rich_text(&mut self) -> Option<String> {
        let count = usize::from(self.two()?);
        let flags = self.byte()?;
        let runs = if flags & 8 != 0 { self.two()? } else { 0 };
        let spoken = if flags & 4 != 0 { self.four()? } else { 0 };
        let text = self.letters(count, flags & 1 != 0)?;
        self.skip(4 * usize::from(runs))?;
        self.skip(usize::try_from(spoken).ok()?)?;
        Some(text)
    }
}
