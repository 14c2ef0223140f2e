//! CSV for the Italian Excel, opened with a double click.
//!
//! Excel takes `019018` for a number and drops the zero, makes a day of `1/2`, and of what begins with `=`, `+`, `-` or
//! `@` a formula, which may do harm to who opens the file. A text to which any of that would happen is written as the
//! formula of a constant, `="019018"`: Excel and LibreOffice show exactly the text, and nothing is computed. Only what
//! is too long for it, or has several lines, and would begin a formula gets an apostrophe in front. Our reader takes
//! both away again. Numbers, days and answers are written as they are typed in Italian.

use std::borrow::Cow;

use super::Cell;

/// What Excel holds in a constant of a formula.
const LONGEST: usize = 255;

/// The rows as CSV: UTF-8 with its mark, `;`, CRLF; every row as wide as the widest.
pub fn csv(rows: &[Vec<Cell>]) -> Vec<u8> {
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    // Without any `;` a comma would be taken for the separator.
    let marks: &[char] = if width > 1 {
        &['"', ';', '\r', '\n', '\t']
    } else {
        &['"', ';', '\r', '\n', '\t', ',', '|']
    };
    let mut out = String::from("\u{feff}");
    for row in rows {
        for column in 0..width {
            if column > 0 {
                out.push(';');
            }
            let text = match row.get(column).unwrap_or(&Cell::Empty) {
                Cell::Text(text) => guarded(text),
                other => Cow::Owned(other.shown()),
            };
            if text.contains(marks) || text.trim() != text {
                out.push('"');
                out.push_str(&text.replace('"', "\"\""));
                out.push('"');
            } else {
                out.push_str(&text);
            }
        }
        out.push_str("\r\n");
    }
    out.into_bytes()
}

fn guarded(text: &str) -> Cow<'_, str> {
    let formula = begins_formula(text.trim_start_matches('\''));
    if !formula && !is_taken_for_another(text) {
        return Cow::Borrowed(text);
    }
    let fits = text.encode_utf16().count() <= LONGEST && !text.contains(['\r', '\n', '\t']);
    if fits && !text.starts_with('\'') {
        Cow::Owned(format!("=\"{}\"", text.replace('"', "\"\"")))
    } else if formula {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Takes away what [`csv`] put around a text, and what others put who know the same trick.
pub(super) fn unguarded(text: &str) -> Cow<'_, str> {
    let constant = text.strip_prefix("=\"").and_then(|t| t.strip_suffix('"'));
    if let Some(constant) = constant
        && is_one_constant(constant)
    {
        return Cow::Owned(constant.replace("\"\"", "\""));
    }
    match text.strip_prefix('\'') {
        Some(rest) if begins_formula(rest.trim_start_matches('\'')) => Cow::Borrowed(rest),
        _ => Cow::Borrowed(text),
    }
}

/// Quotes only in pairs: `="a"&"b"` is a formula and stays as it is.
fn is_one_constant(inside: &str) -> bool {
    !inside.replace("\"\"", "").contains('"')
}

/// Excel also passes over blanks before the sign.
fn begins_formula(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

/// Whether Excel makes a number, a day, an hour or an answer of a text: it has digits or the name of a month, and
/// letters only such as days and hours have.
fn is_taken_for_another(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "a",
        "am",
        "e",
        "p",
        "pm",
        "gen",
        "feb",
        "mar",
        "apr",
        "mag",
        "giu",
        "lug",
        "ago",
        "set",
        "sett",
        "ott",
        "nov",
        "dic",
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ];
    let text = text.trim().to_lowercase();
    if text == "vero" || text == "falso" {
        return true;
    }
    let has_digit = text.chars().any(|c| c.is_ascii_digit());
    let mut words = text
        .split(|c: char| !c.is_alphabetic())
        .filter(|w| !w.is_empty());
    has_digit && words.all(|word| WORDS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_excel_would_change_is_guarded_and_comes_back() {
        for (text, written) in [
            ("019018", "=\"019018\""),
            ("26010", "=\"26010\""),
            ("1/2", "=\"1/2\""),
            ("+39 0373 000005", "=\"+39 0373 000005\""),
            ("=1+1", "=\"=1+1\""),
            ("@SUM(1)", "=\"@SUM(1)\""),
            ("-", "=\"-\""),
            ("mar 2026", "=\"mar 2026\""),
            ("vero", "=\"vero\""),
            ("2E5", "=\"2E5\""),
            ("=\"x\"", "=\"=\"\"x\"\"\""),
            ("- uno\n- due", "'- uno\n- due"),
            ("'=x", "''=x"),
            ("Via Roma 1", "Via Roma 1"),
            ("Crema", "Crema"),
            ("l'area", "l'area"),
            ("'ndrangheta", "'ndrangheta"),
        ] {
            assert_eq!(guarded(text), written, "{text}");
            assert_eq!(unguarded(written), text, "{written}");
        }
        let long = format!("={}", "x".repeat(300));
        assert_eq!(guarded(&long), format!("'{long}"));
        assert_eq!(unguarded("=\"a\"&\"b\""), "=\"a\"&\"b\"");
    }
}
