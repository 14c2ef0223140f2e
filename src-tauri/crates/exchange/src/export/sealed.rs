//! One file closed with a passphrase, in the format of `age` (age-encryption.org/v1): who knows the words opens it with that
//! program, or with any other that reads the format.
//!
//! The work that turns the words into a key is chosen so that it takes this computer about a second. This is the one export
//! that differs at each run: salt and key are drawn by chance, else two files could be compared with each other.

use age::{Encryptor, secrecy::SecretString};
use std::io::Write;

use super::Folder;
use crate::{ExchangeError, zip_out};

/// Fewer characters than these close nothing.
pub const LEAST: usize = 8;

/// How good a passphrase is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// Refused: fewer than [`LEAST`] characters.
    Short,
    /// Taken, but a person is told: it can be guessed.
    Weak,
    Good,
}

/// Judges a passphrase by its length and variety alone; it is kept nowhere.
pub fn strength(passphrase: &str) -> Strength {
    let passphrase = passphrase.trim();
    let length = passphrase.chars().count();
    let mut letters: Vec<_> = passphrase.to_lowercase().chars().collect();
    letters.sort_unstable();
    letters.dedup();
    let words = passphrase
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 2)
        .count();
    let only_figures = passphrase.chars().all(|c| !c.is_alphabetic());
    if length < LEAST {
        Strength::Short
    } else if only_figures || letters.len() < 8 || (length < 14 || (words < 3 && length < 18)) {
        Strength::Weak
    } else {
        Strength::Good
    }
}

/// The name of the closed file of an export.
pub fn name(folder: &str) -> String {
    format!("{folder}.zip.age")
}

/// The folder as one ZIP, closed with the passphrase.
///
/// # Errors
/// None that data can cause.
pub fn seal(folder: &Folder, passphrase: &str) -> Result<Vec<u8>, ExchangeError> {
    let inside = (folder.files.iter())
        .map(|(path, bytes)| (format!("{}/{path}", folder.name), bytes.clone()))
        .collect::<Vec<_>>();
    let zip = zip_out::zip(&inside)?;
    let encryptor = Encryptor::with_user_passphrase(SecretString::from(passphrase.to_owned()));
    let mut sealed = Vec::with_capacity(zip.len() + 1024);
    let mut writer = encryptor
        .wrap_output(&mut sealed)
        .map_err(ExchangeError::making)?;
    writer.write_all(&zip).map_err(ExchangeError::making)?;
    writer.finish().map_err(ExchangeError::making)?;
    Ok(sealed)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn short_and_poor_words_are_told() {
        for short in ["", "abc", "1234567", "   lago   "] {
            assert_eq!(strength(short), Strength::Short, "{short}");
        }
        for weak in [
            "password",
            "123456789012345678",
            "aaaaaaaaaaaaaaaaaaaa",
            "Cremona2026",
        ] {
            assert_eq!(strength(weak), Strength::Weak, "{weak}");
        }
        for good in ["il mulino sul ponte vecchio", "x9$Kq!72mWp#aa0ZrT"] {
            assert_eq!(strength(good), Strength::Good, "{good}");
        }
    }

    #[test]
    fn what_is_closed_opens_with_its_words_alone() {
        let folder = Folder {
            name: "prova".into(),
            files: vec![("a.txt".into(), "sì, è lui".into())],
            sha256: String::new(),
            missing: 0,
        };
        let sealed = seal(&folder, "il mulino sul ponte").expect("memory");
        assert!(sealed.starts_with(b"age-encryption.org/v1\n"));
        let open = |words: &str| {
            let identity = age::scrypt::Identity::new(SecretString::from(words.to_owned()));
            let decryptor = age::Decryptor::new(&sealed[..]).expect("a header");
            let mut reader = decryptor
                .decrypt(std::iter::once(&identity as &dyn age::Identity))
                .ok()?;
            let mut zip = Vec::new();
            reader.read_to_end(&mut zip).ok()?;
            Some(zip)
        };
        assert!(open("il mulino sul monte").is_none());
        let zip = open("il mulino sul ponte").expect("the right words");
        assert_eq!(
            zip,
            zip_out::zip(&[("prova/a.txt".into(), "sì, è lui".into())]).expect("memory")
        );
        assert_ne!(
            sealed,
            seal(&folder, "il mulino sul ponte").expect("memory")
        );
    }
}
