//! Rows of a sheet that are no data: the example to follow, heads that come again, totals, titles of groups, notes at the
//! foot; and cells that say "as above".

use std::collections::BTreeSet;

use plan::texts::{filled, text};
use rules::words::{list, short};

use super::{
    table::{Cell, Row, is_value, letter},
    vocabulary::{WORDS, plain},
};

/// Letters from which on a text that stands alone below a list is a note.
const LONG: usize = 60;

/// A row with what its place among the others tells.
struct Seen {
    number: usize,
    /// The columns with something in them.
    filled: Vec<usize>,
    /// What stands in the first of them.
    first: String,
}

impl Seen {
    fn of(row: &Row) -> Self {
        let cells = row.cells.iter().enumerate();
        let filled: Vec<usize> = cells
            .filter(|(_, cell)| !cell.is_empty())
            .map(|(at, _)| at)
            .collect();
        let first = filled.first().map(|at| row.cells[*at].shown());
        Seen {
            number: row.number,
            first: first.unwrap_or_default(),
            filled,
        }
    }

    fn is_alone(&self) -> bool {
        self.filled.len() == 1
    }
}

/// Takes away what is no data, and gives back what was taken, in words.
pub(super) fn taken_away(heads: &[String], rows: &mut Vec<Row>) -> Vec<String> {
    let seen: Vec<Seen> = rows.iter().map(Seen::of).collect();
    let foot = first_of_foot(heads, rows, &seen);
    let wide: Vec<&Seen> = seen.iter().filter(|row| !row.is_alone()).collect();
    // In a list of names alone no name is a title.
    let grouped = heads.len() >= 3 && wide.len() * 2 >= seen.len();
    let quiet = wide
        .iter()
        .any(|row| row.first.chars().any(char::is_lowercase));
    let names: Vec<_> = (heads.iter().enumerate())
        .map(|(column, head)| {
            if *head == letter(column) {
                String::new()
            } else {
                plain(head)
            }
        })
        .collect();
    let mut notes = Vec::new();
    let (mut again, mut groups, mut below) = (Vec::new(), Vec::new(), Vec::new());
    let mut kept = Vec::with_capacity(rows.len());
    for (at, row) in std::mem::take(rows).into_iter().enumerate() {
        let own = &seen[at];
        if own
            .first
            .to_lowercase()
            .starts_with(text("imports.template.example"))
        {
            notes.push(filled("imports.note.example", &[("row", &own.number)]));
        } else if own.filled.len() > 1 && repeats_heads(&row, &names) {
            again.push(own.number);
        } else if is_total(own, &row, heads.len()) {
            notes.push(filled("imports.note.total", &[("row", &own.number)]));
        } else if grouped && is_group(&seen, at, quiet) {
            groups.push(format!("{} («{}»)", own.number, short(&own.first)));
        } else if at >= foot {
            below.push(format!("{} («{}»)", own.number, short(&own.first)));
        } else {
            kept.push(row);
        }
    }
    *rows = kept;
    for (key, taken) in [("groups", groups), ("below", below)] {
        if !taken.is_empty() {
            notes.push(filled(
                &format!("imports.note.{key}"),
                &[("rows", &list(taken))],
            ));
        }
    }
    if !again.is_empty() {
        notes.push(filled(
            "imports.note.heads_again",
            &[("rows", &list(again))],
        ));
    }
    notes
}

fn repeats_heads(row: &Row, names: &[String]) -> bool {
    let mut cells = row.cells.iter().zip(names);
    cells.all(|(cell, name)| plain(&cell.shown()) == *name)
}

/// "Totale 12", "Subtotale mezzi: 4": one word alone, or with nothing beside it but numbers.
fn is_total(own: &Seen, row: &Row, width: usize) -> bool {
    let first = plain(&own.first);
    if WORDS.totals.contains(&first) {
        return true;
    }
    let begins = WORDS.totals.iter().any(|word| {
        first
            .strip_prefix(word)
            .is_some_and(|rest| rest.starts_with(' '))
    });
    let numbers = own.filled.iter().skip(1).all(|at| match &row.cells[*at] {
        Cell::Number(_) => true,
        cell => cell.shown().chars().any(|c| c.is_ascii_digit()),
    });
    begins && numbers && (own.filled.len() > 1 || width > 1)
}

/// A text alone in its row that names the rows below it: in capitals where they are not, after an empty row, or with a
/// colon. `quiet` says that some row of the list does not begin in capitals.
fn is_group(seen: &[Seen], at: usize, quiet: bool) -> bool {
    let own = &seen[at];
    let Some(next) = seen.get(at + 1) else {
        return false;
    };
    if !own.is_alone() || own.filled[0] > 1 || is_value(&own.first) {
        return false;
    }
    if next.is_alone() || next.number != own.number + 1 {
        return false;
    }
    let apart = at > 0 && seen[at - 1].number + 1 < own.number;
    apart || own.first.ends_with(':') || quiet && is_loud(&own.first)
}

fn is_loud(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
}

/// The row from which on there are only notes: texts that stand alone below a list of several columns.
fn first_of_foot(heads: &[String], rows: &[Row], seen: &[Seen]) -> usize {
    let mut foot = rows.len();
    if heads.len() < 3 {
        return foot;
    }
    for (at, own) in seen.iter().enumerate().rev() {
        let first = plain(&own.first);
        let total = is_total(own, &rows[at], heads.len());
        let begins = WORDS.foot_notes.iter().any(|word| {
            first
                .strip_prefix(word)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        });
        let apart = at > 0 && seen[at - 1].number + 1 < own.number;
        let noted = own.first.starts_with(['*', '(', '°'])
            || own.first.chars().count() >= LONG
            || begins && (apart || foot < rows.len());
        if total {
            continue;
        }
        if !own.is_alone() || !noted {
            break;
        }
        foot = at;
    }
    foot
}

/// Writes out the cells that say they are as the one above; gives back in which rows.
pub(super) fn written_out(rows: &mut [Row]) -> Option<String> {
    let mut told = BTreeSet::new();
    for at in 1..rows.len() {
        let (above, below) = rows.split_at_mut(at);
        let (Some(above), Some(row)) = (above.last(), below.first_mut()) else {
            continue;
        };
        for (cell, before) in row.cells.iter_mut().zip(&above.cells) {
            let repeats = matches!(cell, Cell::Text(text) if WORDS.repeats.contains(&text.trim().to_lowercase()));
            if repeats && !before.is_empty() {
                *cell = before.clone();
                told.insert(row.number);
            }
        }
    }
    (!told.is_empty()).then(|| filled("imports.note.as_above", &[("rows", &list(told))]))
}

/// Fills the empty cells of a column that a list writes once for several rows; gives back in which rows.
pub(super) fn filled_down(rows: &mut [Row], column: usize) -> Vec<usize> {
    let mut told = Vec::new();
    let mut above = Cell::Empty;
    for row in rows {
        let cell = &mut row.cells[column];
        if !cell.is_empty() {
            above = cell.clone();
        } else if !above.is_empty() {
            *cell = above.clone();
            told.push(row.number);
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(texts: &[(usize, &[&str])]) -> Vec<Row> {
        let cell = |text: &&str| {
            if text.is_empty() {
                Cell::Empty
            } else {
                Cell::Text((*text).to_owned())
            }
        };
        let row = |(number, cells): &(usize, &[&str])| Row {
            number: *number,
            cells: cells.iter().map(cell).collect(),
        };
        texts.iter().map(row).collect()
    }

    fn heads() -> Vec<String> {
        ["Ente", "Telefono", "Note"].map(str::to_owned).to_vec()
    }

    #[test]
    fn titles_totals_and_notes_are_no_data() {
        let mut list = rows(&[
            (2, &["FORZE DELL'ORDINE", "", ""]),
            (3, &["Carabinieri", "112", ""]),
            (4, &["Polizia", "113", ""]),
            (6, &["Servizi", "", ""]),
            (7, &["Acquedotto", "0373 000001", ""]),
            (8, &["Pro Loco", "", ""]),
            (9, &["Subtotale servizi", "2", ""]),
            (10, &["Totale", "4", "5"]),
            (12, &["Nota: chiamare in orario d'ufficio", "", ""]),
            (13, &["* numeri riservati", "", ""]),
        ]);
        let notes = taken_away(&heads(), &mut list);
        let numbers: Vec<_> = list.iter().map(|row| row.number).collect();
        // A body of which only the name is known stays.
        assert_eq!(numbers, [3, 4, 7, 8]);
        assert_eq!(notes.len(), 4, "{notes:?}");
        let all = notes.join(" ");
        for said in [
            "FORZE DELL'ORDINE",
            "Servizi",
            "riga 9",
            "riga 10",
            "13 («* numeri riservati»)",
        ] {
            assert!(all.contains(said), "{said}: {all}");
        }
    }

    #[test]
    fn a_list_of_names_alone_is_data() {
        let mut list = rows(&[
            (2, &["ENTE A", "", ""]),
            (3, &["Ente B", "", ""]),
            (4, &["Ente C", "1", ""]),
        ]);
        assert_eq!(taken_away(&heads(), &mut list), Vec::<String>::new());
        assert_eq!(list.len(), 3);
    }

    #[test]
    fn cells_that_say_as_above_are_written_out() {
        let mut list = rows(&[
            (2, &["Pompa", "Magazzino", "x"]),
            (3, &["Tenda", "\"", "idem"]),
            (4, &["Coni", "", "c.s."]),
        ]);
        let note = written_out(&mut list).expect("a note");
        assert!(note.contains("3 e 4"), "{note}");
        assert_eq!(list[1].cells[1], Cell::Text("Magazzino".into()));
        assert_eq!(list[2].cells[1], Cell::Empty);
        assert_eq!(list[2].cells[2], Cell::Text("x".into()));
        assert_eq!(filled_down(&mut list, 1), [4]);
    }
}
