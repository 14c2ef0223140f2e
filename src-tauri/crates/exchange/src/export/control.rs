//! The control code: three words and a number, to compare two exports by telephone.
//!
//! It is taken from a SHA-256: the first three bytes choose one of 256 words each, the two bytes after them, as one number
//! (the first is the high one), give a number from 00 to 99 by their remainder. The words are those of
//! `assets/catalogue/parole.txt` in their order; any program can compute it. About one chance in 1.7 thousand million that
//! two different exports have the same code: enough against a mistake, not a signature.

use std::sync::LazyLock;

static WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    include_str!("../../../../../assets/catalogue/parole.txt")
        .lines()
        .collect()
});

/// "lago mulino ponte 42", for a SHA-256 in hexadecimal; empty when it is none.
pub fn code(sha256: &str) -> String {
    let byte = |at: usize| {
        let digits = sha256.get(2 * at..2 * at + 2)?;
        u8::from_str_radix(digits, 16).ok()
    };
    let spoken = || {
        let word = |at| Some(*WORDS.get(usize::from(byte(at)?))?);
        let number = u16::from_be_bytes([byte(3)?, byte(4)?]) % 100;
        Some(format!(
            "{} {} {} {number:02}",
            word(0)?,
            word(1)?,
            word(2)?
        ))
    };
    spoken().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// How many letters to change, add or leave out to make one word of the other.
    fn distance(one: &str, other: &str) -> usize {
        let other: Vec<_> = other.chars().collect();
        let mut row: Vec<_> = (0..=other.len()).collect();
        for (at, letter) in one.chars().enumerate() {
            let mut next = vec![at + 1];
            for (i, else_) in other.iter().enumerate() {
                let changed = row[i] + usize::from(letter != *else_);
                next.push(changed.min(row[i + 1] + 1).min(next[i] + 1));
            }
            row = next;
        }
        row[other.len()]
    }

    #[test]
    fn words_are_256_and_none_is_taken_for_another() {
        assert_eq!(WORDS.len(), 256);
        assert_eq!(WORDS.iter().collect::<BTreeSet<_>>().len(), 256);
        for (at, word) in WORDS.iter().enumerate() {
            assert!(
                (3..=10).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_lowercase()),
                "{word}"
            );
            for other in &WORDS[at + 1..] {
                assert!(distance(word, other) > 1, "{word} and {other}");
            }
        }
    }

    #[test]
    fn a_code_depends_on_the_hash_alone() {
        let zeros = "0".repeat(64);
        let first = WORDS[0];
        assert_eq!(code(&zeros), format!("{first} {first} {first} 00"));
        let other = format!("0102ff012d{}", "0".repeat(54));
        let wanted = format!("{} {} {} 01", WORDS[1], WORDS[2], WORDS[255]);
        assert_eq!(code(&other), wanted);
        assert_eq!(code("not a hash"), "");
        assert_eq!(code(""), "");
    }
}
