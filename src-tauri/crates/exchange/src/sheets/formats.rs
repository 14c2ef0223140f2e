//! What the format of a number says about its meaning.

/// The meanings that matter to a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Plain,
    /// A day, perhaps with its hour.
    Date,
    /// An hour.
    Clock,
    /// Hours that go beyond a day.
    Duration,
    /// An answer: LibreOffice keeps it as 1 or 0 and shows a word.
    Answer,
    /// A code: always so many digits, with zeros in front.
    Zeros(u8),
}

/// The formats that have a number and no text (ECMA-376, part 1, 18.8.30; the same in XLS).
pub(super) fn built_in(id: u32) -> Format {
    match id {
        14..=17 | 22 | 27..=31 | 34..=36 | 50..=54 | 57 | 58 => Format::Date,
        18..=21 | 32 | 33 | 45 | 47 | 55 | 56 => Format::Clock,
        46 => Format::Duration,
        _ => Format::Plain,
    }
}

/// A format by its text: `dd/mm/yyyy`, `[h]:mm`, `000000`; also with the letters of the Italian Excel, `gg/mm/aaaa`.
pub(super) fn by_code(code: &str) -> Format {
    if ["\"TRUE\";\"TRUE\";\"FALSE\"", "\"VERO\";\"VERO\";\"FALSO\""].contains(&code) {
        return Format::Answer;
    }
    let first = code.split(';').next().unwrap_or_default().trim();
    if (2..=20).contains(&first.len()) && first.bytes().all(|b| b == b'0') {
        return u8::try_from(first.len()).map_or(Format::Plain, Format::Zeros);
    }
    if ["general", "standard"].contains(&first.to_ascii_lowercase().as_str()) {
        return Format::Plain;
    }
    let (mut has_day, mut has_hour, mut has_m) = (false, false, false);
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        match letter.to_ascii_lowercase() {
            ';' => break,
            '"' => while letters.next().is_some_and(|c| c != '"') {},
            // The letter after these is shown, or measured, as it is.
            '\\' | '_' | '*' => {
                letters.next();
            }
            '[' => {
                let inside: String = letters.by_ref().take_while(|c| *c != ']').collect();
                let inside = inside.to_ascii_lowercase();
                let one = |c: char| !inside.is_empty() && inside.chars().all(|i| i == c);
                if one('h') || one('m') || one('s') {
                    return Format::Duration;
                }
            }
            // Digits that come before any letter: a number with some word after it.
            '0' | '#' | '?' if !(has_day || has_hour || has_m) => return Format::Plain,
            'y' | 'd' | 'g' => has_day = true,
            'h' | 's' => has_hour = true,
            // `a` alone is that of AM/PM.
            'a' if letters
                .clone()
                .next()
                .is_some_and(|c| matches!(c, 'a' | 'A')) =>
            {
                has_day = true;
            }
            'm' => has_m = true,
            _ => {}
        }
    }
    match (has_day, has_hour, has_m) {
        (true, ..) | (false, false, true) => Format::Date,
        (false, true, _) => Format::Clock,
        (false, false, false) => Format::Plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_hours_codes_and_numbers_are_told_apart() {
        for (code, format) in [
            ("General", Format::Plain),
            ("Standard", Format::Plain),
            ("0", Format::Plain),
            ("0.00E+00", Format::Plain),
            ("#,##0.00\\ \"€\"", Format::Plain),
            ("\"gg\" 0", Format::Plain),
            ("[Red]0.0;[Blue]d", Format::Plain),
            ("@", Format::Plain),
            ("dd/mm/yyyy", Format::Date),
            ("gg/mm/aaaa", Format::Date),
            ("[$-410]d mmmm yyyy", Format::Date),
            ("mmm-yy", Format::Date),
            ("mmmm", Format::Date),
            ("dd/mm/yyyy hh:mm", Format::Date),
            ("hh:mm", Format::Clock),
            ("h:mm AM/PM", Format::Clock),
            ("mm:ss.0", Format::Clock),
            ("[h]:mm", Format::Duration),
            ("[hh]:mm:ss", Format::Duration),
            ("\"TRUE\";\"TRUE\";\"FALSE\"", Format::Answer),
            ("000000", Format::Zeros(6)),
            ("00000;-00000", Format::Zeros(5)),
        ] {
            assert_eq!(by_code(code), format, "{code}");
        }
    }
}
