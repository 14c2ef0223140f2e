//! Whole addresses in one cell: "Via Roma, 12 - 26010 Casaletto Ceredano (CR)".

use super::vocabulary::{WORDS, is_among, plain};

/// A street and what stood beside it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Address {
    pub street: String,
    pub house_number: String,
    /// Postal code and town, which a plan does not need.
    pub rest: String,
}

/// Parts an address into street, house number and the rest; nothing when it has no house number that can be told.
pub(super) fn parted(typed: &str) -> Option<Address> {
    let (own, rest) = typed.split_once(" - ").unwrap_or((typed, ""));
    let (own, town) = before_postal_code(own);
    let rest = [town, rest].map(tidy);
    let rest = rest.iter().filter(|text| !text.is_empty()).copied();
    let rest = rest.collect::<Vec<_>>().join(" - ");
    let own = tidy(own);
    let (street, number) = match own.rsplit_once(',') {
        Some((street, number)) => (street, number),
        None => own
            .rsplit_once(' ')
            .filter(|(street, _)| begins_as_street(street))?,
    };
    let (street, number) = (tidy(street), tidy(number));
    // "Via Roma n. 12".
    let lower = street.to_lowercase();
    let cut = [" n.", " n°", " nr.", " n", " civ.", " civico"]
        .iter()
        .find_map(|sign| lower.strip_suffix(sign));
    let street = cut
        .and_then(|cut| street.get(..cut.len()))
        .map_or(street, tidy);
    let signed = plain(number);
    let number = ["n ", "nr ", "civ ", "civico "]
        .iter()
        .find(|sign| signed.starts_with(**sign))
        .map_or(number, |_| {
            number
                .find(|c: char| c.is_ascii_digit())
                .map_or(number, |at| &number[at..])
        });
    (is_house_number(number) && street.chars().any(char::is_alphabetic)).then(|| Address {
        street: street.to_owned(),
        house_number: number.to_owned(),
        rest,
    })
}

fn tidy(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || ",;-–".contains(c))
}

/// "Via Roma 12, 26010 Casaletto": five figures are a postal code.
fn before_postal_code(text: &str) -> (&str, &str) {
    let is_code = |word: &str| word.len() == 5 && word.bytes().all(|b| b.is_ascii_digit());
    let mut at = 0;
    for word in text.split(' ') {
        if at > 0 && is_code(tidy(word)) {
            return text.split_at(at);
        }
        at += word.len() + 1;
    }
    (text, "")
}

fn begins_as_street(text: &str) -> bool {
    let words = plain(text);
    let words: Vec<&str> = words.split(' ').collect();
    let known = WORDS.streets.iter().any(|street| {
        words.first() == Some(&street.as_str())
            || words.join(" ").starts_with(&format!("{street} "))
    });
    known
        && words.len() > 1
        && !words
            .last()
            .is_some_and(|last| is_among(&WORDS.numbered_roads, last))
}

/// "12", "12/B", "3 bis", "snc".
fn is_house_number(text: &str) -> bool {
    let plain = plain(text);
    if ["snc", "s n c", "sn"].contains(&plain.as_str()) {
        return true;
    }
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let rest = tidy(text[digits..].trim_start_matches('/'));
    (1..=4).contains(&digits)
        && (rest.chars().count() <= 1
            || ["bis", "ter"].contains(&rest)
            || rest.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_parted() {
        for (typed, street, number, rest) in [
            ("Via Roma, 12", "Via Roma", "12", ""),
            ("Via Roma 12/B", "Via Roma", "12/B", ""),
            ("Via Chiesa n. 4", "Via Chiesa", "4", ""),
            ("via dello Sport snc", "via dello Sport", "snc", ""),
            (
                "Via Roma, 12 - 26010 Casaletto Ceredano (CR)",
                "Via Roma",
                "12",
                "26010 Casaletto Ceredano (CR)",
            ),
            (
                "Piazza della Libertà 1, 26010 Esempio",
                "Piazza della Libertà",
                "1",
                "26010 Esempio",
            ),
            ("Via XXV Aprile, 3 bis", "Via XXV Aprile", "3 bis", ""),
            ("Via 4 Novembre, 7", "Via 4 Novembre", "7", ""),
        ] {
            let wanted = Address {
                street: street.into(),
                house_number: number.into(),
                rest: rest.into(),
            };
            assert_eq!(parted(typed), Some(wanted), "{typed}");
        }
        for whole in [
            "Via Roma",
            "Piazza 1° Maggio",
            "S.P. 19",
            "Strada Provinciale 19",
            "SP 19 km 4",
            "Loc. Cascina Nuova",
            "Via 4 Novembre",
            "",
        ] {
            assert_eq!(parted(whole), None, "{whole}");
        }
    }
}
