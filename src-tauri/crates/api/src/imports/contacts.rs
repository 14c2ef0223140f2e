//! Telephone numbers and addresses as lists write them, and the kind of contact that they show.

use plan::{
    codelists::Lists,
    texts::{filled, text},
};
use rules::{RuleData, phones, words::short};

use super::{
    cells::Read,
    days,
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
    if days::is_day(cell) {
        return Err(unclear());
    }
    let mut found = Vec::new();
    for part in parts(&typed) {
        let contact = one(&part, code, owner, rules).map_err(|problem| {
            // Who reads it has the whole cell in sight; a part of it is named.
            if part == typed.trim() {
                return problem;
            }
            let part: &dyn std::fmt::Display = &short(&part);
            filled(
                "imports.problem.member",
                &[("member", part), ("problem", &problem)],
            )
        });
        found.push(contact?);
    }
    if found.is_empty() {
        return Err(unclear());
    }
    Ok(found)
}

fn unclear() -> String {
    text("imports.problem.contact").to_owned()
}

/// The numbers and addresses of a cell. A mark within one number, as in 0373/000001, does not part it.
fn parts(typed: &str) -> Vec<String> {
    let sure = typed.split([';', '\n', '|', ',']);
    let mut out = Vec::new();
    for part in sure.map(str::trim).filter(|part| !part.is_empty()) {
        let by_mark = [" / ", " - ", " o ", " e ", "/", " "]
            .iter()
            .map(|mark| part.split(mark).map(str::trim).collect::<Vec<_>>())
            .find(|pieces| pieces.len() > 1 && pieces.iter().all(|piece| whole(piece)));
        // "0373 000001 / fax 0373 000002": a bar between two that have words of their own.
        let apart = |mark: &&str| {
            let pieces = part.split(mark).map(str::trim);
            let pieces: Vec<_> = pieces.collect();
            let one = |piece: &&str| piece.contains('@') || numbers(piece).len() == 1;
            (pieces.len() > 1 && pieces.iter().all(one)).then_some(pieces)
        };
        let by_mark = by_mark.or_else(|| [" / ", " - "].iter().find_map(apart));
        match by_mark {
            Some(pieces) => out.extend(pieces.into_iter().map(str::to_owned)),
            None => out.extend(among_words(part)),
        }
    }
    out
}

/// "uff. 0373 000001 cell. 333 0000001", "0373 000001 (ufficio) 333 0000001 (Rossi)": numbers and addresses among words,
/// each with the words that are its own.
fn among_words(part: &str) -> Vec<String> {
    let is_address = |word: &&str| word.contains('@');
    let addresses: Vec<&str> = part.split_whitespace().filter(is_address).collect();
    let rest: Vec<&str> = part
        .split_whitespace()
        .filter(|word| !word.contains('@'))
        .collect();
    let rest = rest.join(" ");
    let numbers = numbers(&rest);
    if numbers.len() + addresses.len() < 2 {
        return vec![part.to_owned()];
    }
    // Words before the first number are before every number; otherwise they come after.
    let before = rest.starts_with(char::is_alphabetic);
    let mut out = Vec::new();
    for (at, (start, end)) in numbers.iter().enumerate() {
        let (from, to) = if before {
            let last = at + 1 == numbers.len();
            let from = if at == 0 { 0 } else { numbers[at - 1].1 };
            (from, if last { rest.len() } else { *end })
        } else {
            let next = numbers.get(at + 1).map_or(rest.len(), |next| next.0);
            (if at == 0 { 0 } else { *start }, next)
        };
        let piece = rest[from..to].trim_matches(|c: char| c.is_whitespace() || "/-–".contains(c));
        out.push(piece.to_owned());
    }
    out.extend(addresses.into_iter().map(str::to_owned));
    out
}

/// Where the numbers of a text begin and end: six figures or more with the usual marks between them.
fn numbers(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut begun: Option<(usize, usize, usize)> = None;
    for (at, letter) in text.char_indices().chain([(text.len(), '\0')]) {
        let marks = letter.is_ascii_whitespace() || "./-()".contains(letter);
        match (&mut begun, letter) {
            (Some((_, end, figures)), figure) if figure.is_ascii_digit() => {
                *end = at + 1;
                *figures += 1;
            }
            (None, figure) if figure.is_ascii_digit() || figure == '+' => {
                begun = Some((at, at + 1, 1));
            }
            // "(uff.) 333": a bracket that closes words opens nothing.
            (Some(_), _) if marks && letter != '(' => {}
            (Some((start, end, figures)), _) => {
                if *figures >= 6 {
                    found.push((*start, *end));
                }
                begun = None;
            }
            (None, _) => {}
        }
    }
    found
}

/// Whether a piece is a number or an address by itself.
fn whole(piece: &str) -> bool {
    phones::email(piece) || (phones::digits(piece).len() >= 8 && phones::possible(piece))
}

fn one(
    typed: &str,
    code: Option<&'static str>,
    owner: &str,
    rules: &RuleData,
) -> Result<Contact, String> {
    if typed.contains('@') {
        let value = typed
            .trim_start_matches("mailto:")
            .trim_matches(|c: char| c.is_whitespace() || "<>.,".contains(c));
        if !phones::email(value) {
            return Err(text("imports.problem.email").to_owned());
        }
        if let Some(code) = code.filter(|code| check(code) != "email") {
            return Err(wrong_kind(code));
        }
        return Ok(Contact {
            kind: code.unwrap_or_else(|| email_kind(value)),
            value: value.to_lowercase(),
            guess: None,
            label: None,
        });
    }
    if let Some(code) = code.filter(|code| check(code) == "email") {
        return Err(wrong_kind(code));
    }
    let (number, label) = without_words(typed);
    if let Some(first) = first_of_series(&number) {
        let value = ordered(first);
        let guess = filled(
            "imports.guess.series",
            &[("text", &short(typed)), ("number", &value)],
        );
        return Ok(Contact {
            kind: code.unwrap_or_else(|| phone_kind(&value, owner)),
            value,
            guess: Some(guess),
            label,
        });
    }
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
        return Err(text("imports.problem.phone").to_owned());
    };
    Ok(Contact {
        kind: code.unwrap_or_else(|| phone_kind(&value, owner)),
        value,
        guess,
        label,
    })
}

/// "0373 000001/2": the figures after the bar are the end of a second number, which is not there as a whole.
fn first_of_series(number: &str) -> Option<&str> {
    let (first, end) = number.rsplit_once('/')?;
    let short_end =
        (1..=3).contains(&end.trim().len()) && end.trim().bytes().all(|b| b.is_ascii_digit());
    (short_end && phones::digits(first).len() >= 8).then(|| first.trim())
}

fn wrong_kind(code: &str) -> String {
    let label = Lists::builtin().label("CONTACT_KIND", code);
    filled("imports.problem.contact_kind", &[("kind", &label)])
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
    let bare = ["tel", "cell", "telefono", "cellulare", "n", ""];
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
        for (typed, wanted) in [
            (
                "0373 000001 (uff.) 333 0000005 (titolare)",
                [("0373 000001", "uff"), ("333 0000005", "titolare")],
            ),
            (
                "uff. 0373 000001 cell. 333 0000005",
                [("0373 000001", "uff"), ("333 0000005", "")],
            ),
            (
                "0373 000001 / fax 0373 000002",
                [("0373 000001", ""), ("0373 000002", "fax")],
            ),
            (
                "Sig. Rossi 333 0000005 rossi@esempio.it",
                [("333 0000005", "Sig. Rossi"), ("rossi@esempio.it", "")],
            ),
        ] {
            let cell = Cell::Text(typed.to_owned());
            let found = contacts(&cell, None, "person", RuleData::builtin()).expect(typed);
            let found: Vec<_> = found
                .iter()
                .map(|c| (c.value.as_str(), c.label.as_deref().unwrap_or("")))
                .collect();
            assert_eq!(found, wanted, "{typed}");
        }
        let series = Cell::Text("0373 000001/12".into());
        let series = contacts(&series, None, "person", RuleData::builtin()).expect("one");
        assert_eq!((series.len(), series[0].value.as_str()), (1, "0373 000001"));
        assert!(series[0].guess.is_some());
        assert_eq!(read("tel. 0373 000001")[0].1, "0373 000001");
        assert_eq!(read("comune@pec.esempio.it")[0].0, "pec");
        assert_eq!(read("rossi@gmail.com")[0].0, "email_personale");
        assert_eq!(read("112")[0].0, "numero_breve");
    }

    #[test]
    fn what_is_no_contact_is_said() {
        for bad in [
            "boh",
            "12",
            "a@b",
            "chiedere in Comune",
            "01/01/1960",
            "2-3-1975",
        ] {
            let cell = Cell::Text(bad.to_owned());
            let found = contacts(&cell, None, "person", RuleData::builtin());
            assert!(found.is_err(), "{bad}");
        }
        let mail = Cell::Text("a@esempio.it".to_owned());
        assert!(contacts(&mail, Some("ufficio"), "person", RuleData::builtin()).is_err());
        // The part that is not understood is named, the whole cell is in sight already.
        let said = |typed: &str| {
            let cell = Cell::Text(typed.to_owned());
            contacts(&cell, None, "person", RuleData::builtin()).expect_err(typed)
        };
        assert!(said("boh").starts_with("Non è"), "{}", said("boh"));
        let part = said("333 0000001, boh");
        assert!(part.starts_with("«boh»: Non è"), "{part}");
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
