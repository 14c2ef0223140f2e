//! Telephone numbers and addresses as lists write them, and the kind of contact that they show.

use plan::{codelists::Lists, texts::filled};
use rules::{RuleData, phones, words::short};

use super::{
    cells::Read,
    table::Cell,
    vocabulary::{WORDS, plain},
};

/// Area codes of two figures; those of three begin as in the list, all others have four (national numbering plan).
const TWO: [&str; 2] = ["02", "06"];
const THREE: [&str; 30] = [
    "010", "011", "015", "019", "030", "031", "035", "039", "040", "041", "045", "049", "050",
    "051", "055", "059", "070", "071", "075", "079", "080", "081", "085", "089", "090", "091",
    "095", "099", "013", "014",
];

/// One contact of a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Contact {
    /// Code of CONTACT_KIND.
    pub kind: &'static str,
    pub value: String,
    pub guess: Option<String>,
    /// What stands beside the number: "int. 3", "(ufficio)".
    pub label: Option<String>,
}

/// What a code of CONTACT_KIND wants: `phone`, `short`, `email` or `text`.
fn check(code: &str) -> &'static str {
    (Lists::builtin().row("CONTACT_KIND", code)).map_or("text", |row| row.attribute("check"))
}

/// The contacts that a cell holds, of one kind or of the kind that each shows.
///
/// # Errors
/// One that is neither a number nor an address, in words.
pub(super) fn contacts(
    cell: &Cell,
    code: Option<&'static str>,
    owner: &str,
    rules: &RuleData,
) -> Result<Vec<Contact>, String> {
    let typed = cell.shown();
    if let Some(code) = code.filter(|code| check(code) == "text") {
        return Ok(vec![Contact {
            kind: code,
            value: typed.split_whitespace().collect::<Vec<_>>().join(" "),
            guess: None,
            label: None,
        }]);
    }
    let mut found = Vec::new();
    for part in parts(&typed) {
        let part = if matches!(cell, Cell::Number(_)) {
            Part::Number(part)
        } else {
            Part::Text(part)
        };
        found.push(one(part, code, owner, rules)?);
    }
    if found.is_empty() {
        return Err(unclear());
    }
    Ok(found)
}

fn unclear() -> String {
    plan::texts::text("imports.problem.contact").to_owned()
}

/// A sheet keeps a number without its zero.
#[derive(Clone, Copy)]
enum Part<'a> {
    Number(&'a str),
    Text(&'a str),
}

/// The numbers and addresses of a cell. A mark within one number, as in 0373/000001, does not part it.
fn parts(typed: &str) -> Vec<&str> {
    let sure = typed.split([';', '\n', '|', ',']);
    let mut out = Vec::new();
    for part in sure.map(str::trim).filter(|part| !part.is_empty()) {
        let by_mark: Vec<&str> = [" / ", " - ", " o ", " e ", "/", " "]
            .iter()
            .map(|mark| part.split(mark).map(str::trim).collect::<Vec<_>>())
            .find(|pieces| pieces.len() > 1 && pieces.iter().all(|piece| whole(piece)))
            .unwrap_or_else(|| vec![part]);
        out.extend(by_mark);
    }
    out
}

/// Whether a piece is a number or an address by itself.
fn whole(piece: &str) -> bool {
    phones::email(piece) || (phones::digits(piece).len() >= 8 && phones::possible(piece))
}

fn one(
    part: Part,
    code: Option<&'static str>,
    owner: &str,
    rules: &RuleData,
) -> Result<Contact, String> {
    let typed = match part {
        Part::Number(typed) | Part::Text(typed) => typed,
    };
    if typed.contains('@') {
        let value = typed
            .trim_start_matches("mailto:")
            .trim_matches(|c: char| c.is_whitespace() || "<>.,".contains(c));
        if !phones::email(value) {
            return Err(filled("imports.problem.email", &[("text", &short(typed))]));
        }
        if let Some(code) = code.filter(|code| check(code) != "email") {
            return Err(wrong_kind(code, typed));
        }
        return Ok(Contact {
            kind: code.unwrap_or_else(|| email_kind(value)),
            value: value.to_lowercase(),
            guess: None,
            label: None,
        });
    }
    if let Some(code) = code.filter(|code| check(code) == "email") {
        return Err(wrong_kind(code, typed));
    }
    let (number, label) = without_words(typed);
    let digits = phones::digits(&number);
    if rules.has("short_numbers", &digits) {
        return Ok(Contact {
            kind: code.unwrap_or("numero_breve"),
            value: digits,
            guess: None,
            label,
        });
    }
    let lost = format!("0{digits}");
    let mut local = rules.words("local_area_codes");
    let zero_lost = !digits.starts_with('0')
        && !number.starts_with('+')
        && (6..=10).contains(&lost.len())
        && local.any(|area| lost.starts_with(area));
    let (value, guess) = if zero_lost {
        let value = ordered(&lost);
        let guess = filled(
            "imports.guess.zero",
            &[("text", &typed), ("number", &value)],
        );
        (value, Some(guess))
    } else if phones::possible(&number) {
        (ordered(&number), None)
    } else {
        return Err(filled("imports.problem.phone", &[("text", &short(typed))]));
    };
    Ok(Contact {
        kind: code.unwrap_or_else(|| phone_kind(&value, owner)),
        value,
        guess,
        label,
    })
}

fn wrong_kind(code: &str, typed: &str) -> String {
    let label = Lists::builtin().label("CONTACT_KIND", code);
    filled(
        "imports.problem.contact_kind",
        &[("text", &short(typed)), ("kind", &label)],
    )
}

/// "tel. 0373 000001 (ufficio)" is the number and its label; "int. 3" stays with the number.
fn without_words(typed: &str) -> (String, Option<String>) {
    let start = typed
        .find(|c: char| c.is_ascii_digit() || c == '+')
        .unwrap_or(0);
    let before = typed[..start].trim_matches(|c: char| " .:(".contains(c));
    let rest = typed[start..].trim();
    let signs = |c: char| c.is_ascii_digit() || c.is_whitespace() || "+./-()".contains(c);
    let end = rest.find(|c: char| !signs(c)).unwrap_or(rest.len());
    let after = &rest[end..];
    let extension = ["int", "ext"]
        .iter()
        .any(|word| after.to_lowercase().starts_with(word));
    if extension {
        return (rest.to_owned(), None);
    }
    let number = rest[..end].trim_matches(|c: char| c.is_whitespace() || "./-(".contains(c));
    let bare = ["tel", "cell", "telefono", "cellulare", "fax", "n", ""];
    let words: Vec<_> = [before, after.trim_matches(|c: char| " .:()".contains(c))]
        .into_iter()
        .filter(|word| !bare.contains(&plain(word).as_str()))
        .collect();
    let label = (!words.is_empty()).then(|| words.join(" "));
    (number.to_owned(), label)
}

/// A number as the plan shows it: `333 0000005`, `0373 000001`, abroad with its prefix.
pub(super) fn ordered(number: &str) -> String {
    let trimmed = number.trim();
    let extension = trimmed.find(|c: char| c.is_alphabetic());
    let (main, rest) = trimmed.split_at(extension.unwrap_or(trimmed.len()));
    let digits = phones::digits(main);
    let national = match (
        main.trim_start().starts_with('+'),
        digits.strip_prefix("00"),
    ) {
        (true, _) => digits.strip_prefix("39"),
        (false, Some(abroad)) => abroad.strip_prefix("39"),
        // "39 333 0000005" without its plus.
        (false, None) => digits
            .strip_prefix("39")
            .filter(|rest| digits.len() >= 11 && phones::italian_mobile(rest))
            .or(Some(digits.as_str())),
    };
    let Some(national) = national else {
        return main.split_whitespace().collect::<Vec<_>>().join(" ");
    };
    let cut = match national.as_bytes().first() {
        Some(b'0') if TWO.iter().any(|area| national.starts_with(area)) => 2,
        Some(b'0') if THREE.iter().any(|area| national.starts_with(area)) => 3,
        Some(b'0') => 4,
        _ => 3,
    };
    let mut out = match national.split_at_checked(cut) {
        Some((area, rest)) if !rest.is_empty() => format!("{area} {rest}"),
        _ => national.to_owned(),
    };
    if !rest.is_empty() {
        out.push(' ');
        out.push_str(rest.trim());
    }
    out
}

fn phone_kind(value: &str, owner: &str) -> &'static str {
    if phones::italian_mobile(value) {
        "cellulare_servizio"
    } else if value.starts_with("800") || value.starts_with("803") {
        "numero_verde"
    } else if value.starts_with("+881") || value.starts_with("+870") {
        "satellitare"
    } else if owner == "person" {
        "ufficio"
    } else {
        "centralino"
    }
}

fn email_kind(value: &str) -> &'static str {
    let domain = value.rsplit('@').next().unwrap_or("").to_lowercase();
    let mut parts = domain.split(['.', '-']);
    let among = |words: &[String], part: &str| words.iter().any(|word| word == part);
    if parts.clone().any(|part| among(&WORDS.certified_mail, part)) {
        "pec"
    } else if parts.any(|part| among(&WORDS.generic_mail, part)) {
        "email_personale"
    } else {
        "email_ufficio"
    }
}

/// What makes two contacts the same: figures without the country's prefix, or the address.
pub(super) fn sameness(value: &str) -> String {
    if value.contains('@') {
        return value.trim().to_lowercase();
    }
    let digits = phones::digits(value);
    if digits.is_empty() {
        return plain(value);
    }
    phones::digits(&ordered(value))
}

/// The value of a contact sheet: one number or address of that kind, or of the kind that it shows.
pub(super) fn value(cell: &Cell, code: Option<&'static str>, rules: &RuleData) -> Read {
    match contacts(cell, code, "organisation", rules) {
        Ok(found) => match found.as_slice() {
            [one] => {
                let mut read = Read {
                    value: one.value.as_str().into(),
                    guess: one.guess.clone(),
                    ..Read::default()
                };
                if code.is_none() {
                    read.with.push(("contact_kind", one.kind.into()));
                }
                if let Some(label) = &one.label {
                    read.with.push(("label", label.as_str().into()));
                }
                read
            }
            _ => Read::problem("two_contacts"),
        },
        Err(problem) => Read::bad(problem),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> Vec<(&'static str, String)> {
        let cell = Cell::Text(typed.to_owned());
        let found = contacts(&cell, None, "person", RuleData::builtin()).expect(typed);
        found.into_iter().map(|c| (c.kind, c.value)).collect()
    }

    #[test]
    fn numbers_are_put_in_order() {
        for (typed, wanted) in [
            ("3330000005", "333 0000005"),
            ("333/0000005", "333 0000005"),
            ("333-00.00.005", "333 0000005"),
            ("+39 333 0000005", "333 0000005"),
            ("0039 3330000005", "333 0000005"),
            ("+39-0373-000001", "0373 000001"),
            ("0373/000001", "0373 000001"),
            ("0373000001", "0373 000001"),
            ("(0373) 000001", "0373 000001"),
            ("02 00000001", "02 00000001"),
            ("030 0000001", "030 0000001"),
            ("800 000215", "800 000215"),
            ("+41 91 814 11 11", "+41 91 814 11 11"),
            ("0373 000001 int. 12", "0373 000001 int. 12"),
        ] {
            assert_eq!(ordered(typed), wanted, "{typed}");
            assert_eq!(sameness(typed), sameness(wanted), "{typed}");
        }
    }

    #[test]
    fn a_cell_may_hold_several_contacts() {
        assert_eq!(
            read("0373/000001 - 333 0000005"),
            [
                ("ufficio", "0373 000001".to_owned()),
                ("cellulare_servizio", "333 0000005".to_owned()),
            ]
        );
        assert_eq!(
            read("333 0000005; Mario.Rossi@comune.esempio.it"),
            [
                ("cellulare_servizio", "333 0000005".to_owned()),
                ("email_ufficio", "mario.rossi@comune.esempio.it".to_owned()),
            ]
        );
        assert_eq!(read("3330000005/3330000006").len(), 2);
        assert_eq!(read("tel. 0373 000001")[0].1, "0373 000001");
        assert_eq!(read("comune@pec.esempio.it")[0].0, "pec");
        assert_eq!(read("rossi@gmail.com")[0].0, "email_personale");
        assert_eq!(read("112")[0].0, "numero_breve");
    }

    #[test]
    fn what_is_no_contact_is_said() {
        for bad in ["boh", "12", "a@b", "chiedere in Comune"] {
            let cell = Cell::Text(bad.to_owned());
            let found = contacts(&cell, None, "person", RuleData::builtin());
            assert!(found.is_err(), "{bad}");
        }
        let mail = Cell::Text("a@esempio.it".to_owned());
        assert!(contacts(&mail, Some("ufficio"), "person", RuleData::builtin()).is_err());
    }

    #[test]
    fn a_landline_that_lost_its_zero_is_guessed() {
        let area = RuleData::builtin()
            .words("local_area_codes")
            .next()
            .expect("one");
        let lost = format!("{}000001", &area[1..]);
        let number: f64 = lost.parse().expect("figures");
        let found = contacts(&Cell::Number(number), None, "person", RuleData::builtin());
        let found = found.expect("a number");
        assert_eq!(found[0].value, format!("{area} 000001"));
        assert!(found[0].guess.is_some());
        assert_eq!(found[0].kind, "ufficio");
    }
}
