//! Telephone numbers and e-mail addresses as people write them, judged by form alone.

use email_address::{EmailAddress, Options};
use phonenumber::{Metadata, PhoneNumber, country, metadata::DATABASE};

/// The number as it would be dialled inside its country, with the country's code, when its length is possible there.
/// No prefix means Italy. No fixed length is asked: short landlines exist.
fn read(text: &str) -> Option<PhoneNumber> {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    // Letters would be turned into the digits of a keypad, except in an extension such as "int. 3".
    let word = text.trim_start_matches(|c: char| !c.is_alphabetic());
    let extension = ["int", "ext"]
        .iter()
        .any(|start| word.to_lowercase().starts_with(start));
    if digits == 0 || !(word.is_empty() || extension) {
        return None;
    }
    let number = phonenumber::parse(Some(country::IT), text).ok()?;
    let national = u16::try_from(number.national().to_string().len()).ok()?;
    let regions = DATABASE.by_code(&number.code().value())?;
    regions
        .iter()
        .any(|region| is_possible_length(region, national))
        .then_some(number)
}

/// The lengths are given for each type of number, not for all of them together.
fn is_possible_length(region: &Metadata, length: u16) -> bool {
    use phonenumber::Type;
    let types = [
        Type::FixedLine,
        Type::Mobile,
        Type::TollFree,
        Type::SharedCost,
        Type::PremiumRate,
        Type::PersonalNumber,
        Type::Voip,
        Type::Pager,
        Type::Uan,
        Type::Voicemail,
    ];
    let mut types = types.iter().filter_map(|&ty| region.descriptors().get(ty));
    types.any(|ty| ty.possible_length().contains(&length))
}

/// The figures of an Italian number without the country's prefix, if it is written with figures and the usual marks
/// only. Plain numbers go this way, since the tables of all countries take a tenth of a second to load.
fn italian(text: &str) -> Option<String> {
    let text = text.trim();
    let marks = |c: char| c.is_whitespace() || "./-()".contains(c);
    let plain = |c: char| c.is_ascii_digit() || marks(c);
    if !text.strip_prefix('+').unwrap_or(text).chars().all(plain) {
        return None;
    }
    let digits = digits(text);
    match (text.strip_prefix('+'), digits.strip_prefix("00")) {
        (Some(_), _) => digits.strip_prefix("39").map(str::to_owned),
        (None, Some(abroad)) => abroad.strip_prefix("39").map(str::to_owned),
        (None, None) => Some(digits),
    }
}

/// Lengths of Italian numbers of all types, as in libphonenumber; a test compares.
const ITALIAN_LENGTHS: std::ops::RangeInclusive<usize> = 6..=12;

/// Whether it is a possible number of its country.
pub fn possible(text: &str) -> bool {
    match italian(text) {
        Some(national) => ITALIAN_LENGTHS.contains(&national.len()),
        None => read(text).is_some(),
    }
}

/// Whether it is an Italian mobile number, with its country's prefix or without.
pub fn italian_mobile(text: &str) -> bool {
    let mobile = |national: &str| {
        let figures = national.as_bytes();
        matches!(
            (figures.first(), figures.get(1), figures.len()),
            (Some(b'3'), Some(b'1'), 10) | (Some(b'3'), Some(b'2'..=b'9'), 9 | 10)
        )
    };
    italian(text).is_some_and(|national| {
        mobile(&national) || national.strip_prefix("39").is_some_and(mobile)
    })
}

/// Only the figures.
pub fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Whether it is written as an e-mail address (RFC 5321) of a domain with a dot. Which domain is not looked at: those of
/// certified mail vary.
pub fn email(text: &str) -> bool {
    let form = Options::default()
        .with_required_tld()
        .without_domain_literal()
        .without_display_text();
    let last = text.rsplit('.').next().unwrap_or("");
    EmailAddress::parse_with_options(text.trim(), form).is_ok() && last.chars().count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_any_country_and_length() {
        for good in [
            "0373 123456",
            "0373 12345",
            "037312345",
            "+39 0373 123456",
            "0039 0373 123456",
            "0373/123456",
            "0373-12 34 56",
            "333 1234567",
            "373 1234567",
            "800 123456",
            "803116",
            "+41 91 814 11 11",
            "+8816 3155 1234",
            "0373 123456 int. 12",
        ] {
            assert!(possible(good), "{good}");
            assert!(read(good).is_some(), "{good}");
        }
        for bad in [
            "0373 1234567890123",
            "112",
            "",
            "abc",
            "0373 CASA",
            "12",
            "+999 12345",
            "chiedere a Ugo 333",
        ] {
            assert!(!possible(bad), "{bad}");
            assert!(read(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn the_short_way_agrees_with_the_tables() {
        let italy = DATABASE.by_id("IT").expect("Italy");
        for start in ["0373", "333", "800", "02", "347", "310"] {
            for more in 0..14 {
                let number = format!("{start}{}", "1".repeat(more));
                assert_eq!(possible(&number), read(&number).is_some(), "{number}");
                let mobile = italy.descriptors().mobile().expect("mobiles");
                let in_tables = possible(&number) && mobile.is_match(&number);
                assert_eq!(italian_mobile(&number), in_tables, "{number}");
            }
        }
    }

    #[test]
    fn mobiles_are_told_from_landlines_that_look_alike() {
        assert!(italian_mobile("333 1234567"));
        assert!(italian_mobile("+39 347 1234567"));
        // Como's landlines begin with 031: without the zero they would be mobiles.
        assert!(!italian_mobile("031 1234567"));
        assert!(!italian_mobile("0373 123456"));
        assert!(!italian_mobile("800 123456"));
        assert!(!italian_mobile("+41 79 123 45 67"));
    }

    #[test]
    fn addresses_by_their_form() {
        for good in [
            "ufficio.tecnico@comune.casalettoceredano.cr.it",
            "protocollo@pec.comune.it",
            "d'angelo@esempio.it",
        ] {
            assert!(email(good), "{good}");
        }
        for bad in [
            "ufficio@@comune",
            "ufficio@comune",
            "ufficio.comune.it",
            "uff icio@comune.it",
            "ufficio@comune..it",
            ".ufficio@comune.it",
            "ufficio@comune.i",
            "a@b.it, c@d.it",
            "",
        ] {
            assert!(!email(bad), "{bad}");
        }
    }
}
