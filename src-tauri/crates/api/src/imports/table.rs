//! A list as rows and columns, wherever it comes from: a sheet or a layer.

use std::collections::{BTreeMap, BTreeSet};

use exchange::{
    layers::Layer,
    sheets::{self, Sheet},
};
use jiff::civil::Date;
use plan::texts::{filled, text};

use super::{
    asides,
    vocabulary::{HEADS, bare_head, plain},
};

/// Rows among which the heads are looked for: above them there are at most a title and an office's letterhead.
const HEADS_WITHIN: usize = 30;

/// What stands in one cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Cell {
    #[default]
    Empty,
    Text(String),
    Number(f64),
    Bool(bool),
    Day(Date),
    /// What the sheet shows for a formula that fails: `#N/D`.
    Fault(String),
}

impl Cell {
    pub fn is_empty(&self) -> bool {
        match self {
            Cell::Empty => true,
            Cell::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// As a person types it: `1250,5`, `05/03/2026`, `sì`.
    pub fn shown(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) | Cell::Fault(text) => text.trim().to_owned(),
            Cell::Number(number) => sheets::Cell::Number(*number).shown(),
            Cell::Bool(answer) => sheets::Cell::Bool(*answer).shown(),
            Cell::Day(day) => rules::words::date(*day),
        }
    }
}

impl From<&sheets::Cell> for Cell {
    fn from(cell: &sheets::Cell) -> Self {
        match cell {
            sheets::Cell::Empty => Cell::Empty,
            sheets::Cell::Text(text) => Cell::Text(text.clone()),
            sheets::Cell::Number(number) => Cell::Number(*number),
            sheets::Cell::Bool(answer) => Cell::Bool(*answer),
            sheets::Cell::Day(day) => Cell::Day(*day),
            sheets::Cell::Moment(moment) => Cell::Day(moment.date()),
            sheets::Cell::Time(_) => Cell::Text(cell.shown()),
            sheets::Cell::Fault(fault) => Cell::Fault(fault.clone()),
        }
    }
}

/// One row of the file, with its number there.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub number: usize,
    /// As many as there are heads.
    pub cells: Vec<Cell>,
}

/// A part of a file, ready to be understood.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    pub name: String,
    /// Every head once: what comes twice is numbered.
    pub heads: Vec<String>,
    pub rows: Vec<Row>,
    /// What was skipped or guessed, in words.
    pub notes: Vec<String>,
}

impl Table {
    /// Finds the heads of a sheet and its rows below them.
    pub fn of_sheet(sheet: &Sheet) -> Self {
        let width = sheet.width();
        let grid: Vec<Row> = (0..sheet.rows.len())
            .map(|row| Row {
                number: sheet.row_number(row),
                cells: (0..width)
                    .map(|column| Cell::from(sheet.cell(row, column)))
                    .collect(),
            })
            .collect();
        let mut table = Table {
            name: sheet.name.clone(),
            ..Table::default()
        };
        if let Some(at) = head_row(&grid) {
            table.notes.extend(title_told(&grid[..at], grid[at].number));
            let second = grid
                .get(at + 1)
                .and_then(|below| with_second(&grid[at], below));
            let used = at + 1 + usize::from(second.is_some());
            if second.is_some() {
                let rows = (grid[at].number, grid[at].number + 1);
                let note = filled(
                    "imports.note.two_heads",
                    &[("first", &rows.0), ("second", &rows.1)],
                );
                table.notes.push(note);
            }
            table.heads = named(second.as_deref().unwrap_or(&grid[at].cells));
            table.rows = grid.into_iter().skip(used).collect();
        } else {
            table.heads = (0..width).map(letter).collect();
            table.notes.push(text("imports.note.no_heads").to_owned());
            table.rows = grid;
        }
        table.rows.retain(|row| !is_blank(row));
        let notes = asides::taken_away(&table.heads, &mut table.rows);
        table.notes.extend(notes);
        table.notes.extend(asides::written_out(&mut table.rows));
        table.drop_empty_columns();
        table
    }

    /// The attributes of a layer: its features are the rows, in their order.
    pub fn of_layer(layer: &Layer) -> Self {
        let heads: Vec<Cell> = (layer.columns.iter())
            .map(|column| Cell::Text(column.clone()))
            .collect();
        let rows = layer.features.iter().enumerate().map(|(at, feature)| Row {
            number: at + 1,
            cells: (0..layer.columns.len())
                .map(|column| feature.cells.get(column).map_or(Cell::Empty, Cell::from))
                .collect(),
        });
        Table {
            name: layer.name.clone(),
            heads: named(&heads),
            rows: rows.collect(),
            notes: Vec::new(),
        }
    }

    /// Columns with neither a head of their own nor anything below it.
    fn drop_empty_columns(&mut self) {
        let used: Vec<bool> = (0..self.heads.len())
            .map(|column| {
                let named = self.heads[column] != letter(column);
                let mut cells = self.rows.iter().map(|row| &row.cells[column]);
                named || cells.any(|cell| !cell.is_empty())
            })
            .collect();
        if used.iter().all(|used| *used) {
            return;
        }
        let keep = |column: &usize| used[*column];
        self.heads = (0..self.heads.len())
            .filter(keep)
            .map(|column| self.heads[column].clone())
            .collect();
        for row in &mut self.rows {
            row.cells = (0..row.cells.len())
                .filter(keep)
                .map(|column| row.cells[column].clone())
                .collect();
        }
    }

    /// How many rows of a column have nothing in it.
    pub fn empty_in(&self, column: usize) -> usize {
        let cells = self.rows.iter().map(|row| &row.cells[column]);
        cells.filter(|cell| cell.is_empty()).count()
    }
}

/// What stands above the heads, which are in that row.
fn title_told(above: &[Row], row: usize) -> Option<String> {
    let above: Vec<_> = above.iter().filter(|row| !is_blank(row)).collect();
    let words = rules::words::short(&joined(above.first()?));
    Some(if above.len() == 1 {
        filled("imports.note.title", &[("text", &words), ("row", &row)])
    } else {
        let count = above.len();
        filled(
            "imports.note.titles",
            &[("count", &count), ("text", &words), ("row", &row)],
        )
    })
}

fn is_blank(row: &Row) -> bool {
    row.cells.iter().all(Cell::is_empty)
}

fn joined(row: &Row) -> String {
    let texts = row.cells.iter().filter(|cell| !cell.is_empty());
    texts.map(Cell::shown).collect::<Vec<_>>().join(" ")
}

/// Every name that a column may have, to tell a head from a value.
fn known_heads() -> &'static BTreeSet<String> {
    static KNOWN: std::sync::LazyLock<BTreeSet<String>> = std::sync::LazyLock::new(|| {
        let fields = plan::declare::KINDS.iter().flat_map(|kind| {
            let fields = kind.fields.iter();
            fields.map(|field| plain(plan::texts::field(kind.name, field, "label")))
        });
        let lists = HEADS.fields.values().chain(HEADS.contacts.values());
        let lists = lists.chain([&HEADS.latitude, &HEADS.longitude]);
        let in_use = lists.flatten().map(|name| plain(name));
        fields.chain(in_use).collect()
    });
    &KNOWN
}

/// The row that names the columns: the first with the most names that are known, or the first of several different
/// texts. None when the list begins with its data.
fn head_row(grid: &[Row]) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    let mut first_texts = None;
    for (at, row) in grid.iter().take(HEADS_WITHIN).enumerate() {
        let filled_in: Vec<_> = row.cells.iter().filter(|cell| !cell.is_empty()).collect();
        let texts: Vec<_> = (filled_in.iter())
            .filter_map(|cell| match cell {
                Cell::Text(text) => Some(text.as_str()),
                _ => None,
            })
            .collect();
        // Ticks under a head, each of them a word that is known, are one word.
        let known: BTreeSet<_> = (texts.iter())
            .filter(|text| is_known_head(text))
            .map(|text| plain(text))
            .collect();
        let known = known.len();
        // A list of one column has one head; in a wider one a single known word is as likely a value.
        let enough = known >= 2 || (known == 1 && filled_in.len() <= 2);
        if enough && best.is_none_or(|(_, most)| known > most) {
            best = Some((at, known));
        }
        let names: BTreeSet<_> = texts.iter().map(|text| plain(text)).collect();
        let like_names = texts.len() >= 2
            && texts.len() == filled_in.len()
            && names.len() == texts.len()
            && !texts.iter().any(|text| is_value(text));
        if like_names && first_texts.is_none() {
            first_texts = Some(at);
        }
    }
    best.map(|(at, _)| at).or(first_texts)
}

fn is_known_head(text: &str) -> bool {
    known_heads().contains(&plain(text)) || known_heads().contains(&bare_head(text))
}

/// The heads of a list that has them in two rows, as «Recapiti» over «Ufficio» and «Cellulare»: nothing when the second row
/// is data.
fn with_second(heads: &Row, below: &Row) -> Option<Vec<Cell>> {
    let mut known = 0;
    let (mut under_nothing, mut under_a_head) = (false, false);
    for (head, cell) in heads.cells.iter().zip(&below.cells) {
        match cell {
            Cell::Text(text) if is_known_head(text) => known += 1,
            cell if cell.is_empty() => under_a_head |= !head.is_empty(),
            _ => return None,
        }
        under_nothing |= head.is_empty() && !cell.is_empty();
    }
    let both = heads.cells.iter().zip(&below.cells);
    (known >= 2 && under_nothing && under_a_head).then(|| {
        both.map(|(head, cell)| if cell.is_empty() { head } else { cell }.clone())
            .collect()
    })
}

/// Whether a text is a datum rather than a name: a number, an address, something long.
pub(super) fn is_value(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    text.contains('@') || digits * 2 > text.chars().count() || text.chars().count() > 60
}

/// `Colonna D`, as spreadsheets count.
pub(super) fn letter(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    let letters: String = letters.into_iter().rev().collect();
    filled("imports.column", &[("letter", &letters)])
}

/// The heads as texts, each of them once.
fn named(cells: &[Cell]) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let cells = cells.iter().enumerate();
    cells
        .map(|(column, cell)| {
            let head = cell.shown();
            let head = head.split_whitespace().collect::<Vec<_>>().join(" ");
            if head.is_empty() {
                return letter(column);
            }
            let times = seen.entry(plain(&head)).or_default();
            *times += 1;
            if *times == 1 {
                head
            } else {
                format!("{head} ({times})")
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(rows: &[&[&str]]) -> Sheet {
        let cell = |text: &&str| match *text {
            "" => sheets::Cell::Empty,
            text => match text.parse() {
                Ok(number) => sheets::Cell::Number(number),
                Err(_) => sheets::Cell::Text(text.to_owned()),
            },
        };
        Sheet {
            name: "Foglio1".to_owned(),
            first_row: 1,
            rows: (rows.iter())
                .map(|row| row.iter().map(cell).collect())
                .collect(),
        }
    }

    #[test]
    fn heads_are_below_the_title_of_the_office() {
        let table = Table::of_sheet(&sheet(&[
            &["COMUNE DI ESEMPIO"],
            &["Elenco del materiale", "", "anno 2026"],
            &[],
            &["Descrizione", "Q.tà", "", "Luogo", ""],
            &["Generatore", "1", "x", "Magazzino", ""],
            &[],
            &["Descrizione", "Q.tà", "", "Luogo", ""],
            &["Tenda", "2", "", "Magazzino", ""],
            &["Totale", "3", "", "", ""],
        ]));
        assert_eq!(table.heads, ["Descrizione", "Q.tà", "Colonna C", "Luogo"]);
        let numbers: Vec<_> = table.rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [5, 8]);
        assert_eq!(table.notes.len(), 3, "{:?}", table.notes);
    }

    #[test]
    fn a_row_of_ticks_is_no_row_of_heads() {
        let table = Table::of_sheet(&sheet(&[
            &["Cognome", "Nome", "A", "B", "C"],
            &["Esempi", "Maria", "x", "x", "x"],
            &["Prova", "Luca", "x", "", "x"],
        ]));
        assert_eq!(table.heads[..2], ["Cognome", "Nome"]);
        assert_eq!(table.rows.len(), 2);
    }

    #[test]
    fn heads_in_two_rows_are_one() {
        let table = Table::of_sheet(&sheet(&[
            &["Ruolo", "Nominativo", "Recapiti", "", "Note"],
            &["", "", "Ufficio", "Cellulare", ""],
            &["Sindaco", "Rossi Maria", "0373 000001", "333 0000001", ""],
        ]));
        assert_eq!(
            table.heads,
            ["Ruolo", "Nominativo", "Ufficio", "Cellulare", "Note"]
        );
        assert_eq!(table.rows.len(), 1);
        assert_eq!(table.notes.len(), 1);
        let data = Table::of_sheet(&sheet(&[
            &["Ruolo", "Nominativo", "Recapiti", ""],
            &["Sindaco", "", "Ufficio", "Cellulare"],
        ]));
        assert_eq!(data.rows.len(), 1);
    }

    #[test]
    fn a_list_without_heads_keeps_its_first_row() {
        let table = Table::of_sheet(&sheet(&[
            &["Generatore", "1", "333 0000005"],
            &["Tenda", "2", "333 0000006"],
        ]));
        assert_eq!(table.heads, ["Colonna A", "Colonna B", "Colonna C"]);
        assert_eq!(table.rows.len(), 2);
        assert_eq!(table.notes.len(), 1);
    }

    #[test]
    fn heads_that_come_twice_are_told_apart() {
        let table = Table::of_sheet(&sheet(&[
            &["Nome", "Telefono", "telefono"],
            &["Rossi", "1", "2"],
        ]));
        assert_eq!(table.heads, ["Nome", "Telefono", "telefono (2)"]);
    }

    #[test]
    fn columns_are_lettered_as_in_spreadsheets() {
        assert!(letter(0).ends_with(" A"));
        assert!(letter(25).ends_with(" Z"));
        assert!(letter(26).ends_with(" AA"));
    }
}
