//! Names of people as lists write them: whole, with a title, in capitals, with a telephone beside them.

use super::vocabulary::{WORDS, is_given_name, is_particle, is_title, plain};

/// What a cell says of a person besides the name.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Named {
    /// The name as it is written, with its titles.
    pub name: String,
    /// Numbers and addresses with the words before them: "cell. 333 1234567".
    pub contacts: String,
    /// What stands in parentheses or after a dash: "vicesindaco".
    pub aside: String,
}

/// Figures of which a telephone number has no fewer.
const FIGURES: usize = 6;

/// Whether a cell says that there is nobody: «da nominare», «vacante».
pub(super) fn is_vacant(typed: &str) -> bool {
    let wanted = plain(typed);
    WORDS.vacant.iter().any(|word| plain(word) == wanted)
}

/// Parts "Sig. Rossi Mario (vicesindaco) cell. 333 1234567"; nothing when the cell is a name alone.
pub(super) fn parted(typed: &str) -> Option<Named> {
    let mut named = Named::default();
    let mut rest = String::new();
    // What stands in parentheses is said apart, unless it is the number itself.
    let mut open = typed;
    while let Some((before, after)) = open.split_once('(') {
        let (inside, beyond) = after.split_once(')').unwrap_or((after, ""));
        rest.push_str(before);
        if has_contact(inside) {
            rest.push(' ');
            rest.push_str(inside);
        } else {
            add(&mut named.aside, inside);
        }
        rest.push(' ');
        open = beyond;
    }
    rest.push_str(open);
    let (name, contacts) = before_contacts(&rest);
    tidy(contacts).clone_into(&mut named.contacts);
    let mut pieces = name
        .split(" - ")
        .map(tidy)
        .filter(|piece| !piece.is_empty());
    pieces
        .next()
        .unwrap_or_default()
        .clone_into(&mut named.name);
    pieces.for_each(|piece| add(&mut named.aside, piece));
    let more = !named.contacts.is_empty() || !named.aside.is_empty();
    (more && !named.name.is_empty()).then_some(named)
}

/// The name of a cell, without what stands beside it.
pub(super) fn name_of(typed: &str) -> String {
    parted(typed).map_or_else(|| typed.to_owned(), |parted| parted.name)
}

fn add(aside: &mut String, piece: &str) {
    let piece = tidy(piece);
    if !aside.is_empty() && !piece.is_empty() {
        aside.push_str(", ");
    }
    aside.push_str(piece);
}

fn tidy(piece: &str) -> &str {
    piece.trim_matches(|c: char| c.is_whitespace() || ",;:/-–".contains(c))
}

fn has_contact(text: &str) -> bool {
    text.contains('@') || text.chars().filter(char::is_ascii_digit).count() >= FIGURES
}

/// The text before the first number or address and its word ("cell."), and from there on.
fn before_contacts(text: &str) -> (&str, &str) {
    if !has_contact(text) {
        return (text, "");
    }
    let figure = text.find(|c: char| c.is_ascii_digit() || c == '+');
    let address = text.find('@').map(|at| {
        text[..at]
            .rfind(char::is_whitespace)
            .map_or(0, |space| space + 1)
    });
    let Some(mut start) = figure.into_iter().chain(address).min() else {
        return (text, "");
    };
    loop {
        let before = text[..start].trim_end();
        let word = before
            .rfind(char::is_whitespace)
            .map_or(0, |space| space + 1);
        let bare = plain(&before[word..]);
        let belongs = bare.is_empty() || WORDS.beside_numbers.contains(&bare);
        if before.is_empty() || !belongs {
            return (before, text[start..].trim());
        }
        start = word;
    }
}

/// A title that only an abbreviation can be: "Geom.", "Sig.ra"; and those of whom only the given name is said.
fn is_abbreviated(word: &str) -> bool {
    (word.contains('.') || ["suor", "don", "padre"].contains(&plain(word).as_str()))
        && is_title(word)
}

/// Surname and given name of a whole name, and whether their order was guessed; nothing when it is a single word. `head`
/// may say the order: «Cognome e nome».
pub(super) fn split_name(name: &str, head: &str) -> Option<(String, String, bool)> {
    let cleaned = name.replace(',', " ");
    let mut words: Vec<&str> = cleaned.split_whitespace().collect();
    // "Geom. Mario Rossi"; a surname may be a title too, but not the first of two words.
    while words.len() > 2 && is_title(words[0])
        || words.first().is_some_and(|word| is_abbreviated(word))
    {
        words.remove(0);
    }
    let is_word = |word: &&str| word.chars().any(char::is_alphabetic);
    if words.len() < 2 || !words.iter().all(is_word) {
        return None;
    }
    let head = plain(head);
    let said = match (head.find("cognome"), head.find("nome")) {
        // "cognome" has "nome" in it.
        (Some(surname), Some(given)) if given < surname => Some(false),
        (Some(0), Some(_)) => Some(true),
        _ => None,
    };
    let given: Vec<bool> = words.iter().map(|word| is_given_name(word)).collect();
    let last = words.len() - 1;
    let join = |words: &[&str]| cased(&words.join(" "));
    // "ROSSI Mario": who is in capitals is the surname.
    let loud: Vec<bool> = (words.iter())
        .map(|word| word.len() > 2 && word.chars().all(|c| !c.is_lowercase()))
        .collect();
    let surname_first = said.or_else(|| match (loud[0], loud[last]) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    });
    let guessed = surname_first.is_none();
    let surname_first = surname_first.unwrap_or_else(|| !given[0] || given[last]);
    let parted = |first: usize| (join(&words[..first]), join(&words[first..]));
    // "De Luca": what follows a particle is of the surname, also when it is a given name elsewhere.
    let particle = |at: usize| is_particle(words[at]);
    let (surname, given_name) = if surname_first {
        // "De Luca Maria Grazia": the given name begins where the known ones do.
        let from = if particle(0) { last.min(2) } else { 1 };
        let start = (from..=last).find(|at| given[*at]).unwrap_or(last);
        parted(start)
    } else {
        let mut end = 1;
        while end < last && given[end] && !particle(end) {
            end += 1;
        }
        let (given_name, surname) = parted(end);
        (surname, given_name)
    };
    Some((surname, given_name, guessed))
}

/// A name in capitals as names are written: «ROSSI» is «Rossi», «De Luca» stays.
pub(super) fn cased(name: &str) -> String {
    let words = name.split_whitespace().map(|word| {
        let loud = word.chars().count() > 1 && word.chars().all(|c| !c.is_lowercase());
        if !loud {
            return word.to_owned();
        }
        let mut out = String::with_capacity(word.len());
        let mut start = true;
        for letter in word.chars() {
            if start {
                out.push(letter);
            } else {
                out.extend(letter.to_lowercase());
            }
            start = !letter.is_alphabetic();
        }
        out
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_names_are_parted() {
        let parted = |name: &str, head: &str| {
            split_name(name, head)
                .map(|(surname, given, guessed)| format!("{surname}|{given}|{guessed}"))
        };
        for (name, head, wanted) in [
            ("Rossi Mario", "Nominativo", "Rossi|Mario|true"),
            ("Mario Rossi", "Nominativo", "Rossi|Mario|true"),
            ("Rossi Mario", "Cognome e nome", "Rossi|Mario|false"),
            ("Mario Rossi", "Nome e cognome", "Rossi|Mario|false"),
            (
                "De Luca Maria Grazia",
                "Cognome e nome",
                "De Luca|Maria Grazia|false",
            ),
            ("ROSSI Mario", "", "Rossi|Mario|false"),
            ("Geom. Mario Rossi", "", "Rossi|Mario|true"),
            ("Mar. Neri Carlo", "", "Neri|Carlo|true"),
            ("D'ANGELO UGO", "Cognome Nome", "D'Angelo|Ugo|false"),
        ] {
            assert_eq!(parted(name, head).as_deref(), Some(wanted), "{name}");
        }
        for half in ["Rossi", "Suor Maria", "Sig. Rossi", "333 1234567"] {
            assert_eq!(parted(half, ""), None, "{half}");
        }
    }

    #[test]
    fn what_stands_beside_a_name_is_parted_from_it() {
        for (typed, name, contacts, aside) in [
            (
                "Sig. Rossi Mario (vicesindaco) cell. 333 1234567",
                "Sig. Rossi Mario",
                "cell. 333 1234567",
                "vicesindaco",
            ),
            (
                "Rossi Mario - 333/1234567",
                "Rossi Mario",
                "333/1234567",
                "",
            ),
            (
                "Rossi Mario tel. uff. 0373 000001",
                "Rossi Mario",
                "tel. uff. 0373 000001",
                "",
            ),
            (
                "Rossi Mario (333 1234567)",
                "Rossi Mario",
                "333 1234567",
                "",
            ),
            (
                "Rossi Mario, mario@comune.esempio.it",
                "Rossi Mario",
                "mario@comune.esempio.it",
                "",
            ),
            ("Rossi Mario - assessore", "Rossi Mario", "", "assessore"),
        ] {
            let wanted = Named {
                name: name.into(),
                contacts: contacts.into(),
                aside: aside.into(),
            };
            assert_eq!(parted(typed), Some(wanted), "{typed}");
        }
        for alone in [
            "Rossi Mario",
            "D'Angelo Rossi-Bianchi Ugo",
            "333 1234567",
            "",
        ] {
            assert_eq!(parted(alone), None, "{alone}");
        }
        assert!(is_vacant("Da nominare") && is_vacant("VACANTE") && !is_vacant("Vacante Ugo"));
    }

    #[test]
    fn capitals_become_names() {
        assert_eq!(cased("DE LUCA"), "De Luca");
        assert_eq!(cased("D'ANGELO-NICOLÒ"), "D'Angelo-Nicolò");
        assert_eq!(cased("McArthur De' Rossi"), "McArthur De' Rossi");
    }
}
