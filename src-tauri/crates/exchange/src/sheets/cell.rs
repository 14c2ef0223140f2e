//! What a sheet is made of.

use jiff::civil::{Date, DateTime, Time};

/// A file of lists.
#[derive(Clone, Debug, PartialEq)]
pub struct Book {
    /// Those that are visible and hold something, in their order. Never empty.
    pub sheets: Vec<Sheet>,
    /// What was guessed, or left out, in Italian: one sentence each.
    pub notes: Vec<String>,
}

/// One sheet, without the empty rows and cells around what it holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    pub name: String,
    /// Number of `rows[0]` as the person's program shows it, from 1.
    pub first_row: usize,
    /// From the first row with something in it to the last; those between may be empty. A row ends with its last cell
    /// that is not empty, so that rows have different lengths; its first cell is always that of column A.
    pub rows: Vec<Vec<Cell>>,
}

impl Sheet {
    /// The cell of the row and column, both from 0 within [`Sheet::rows`]; outside of it all is empty.
    pub fn cell(&self, row: usize, column: usize) -> &Cell {
        const EMPTY: &Cell = &Cell::Empty;
        let row = self.rows.get(row);
        row.and_then(|row| row.get(column)).unwrap_or(EMPTY)
    }

    /// Columns from A to the last with something in it.
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or_default()
    }

    /// Number of a row of [`Sheet::rows`] as the person's program shows it.
    pub fn row_number(&self, row: usize) -> usize {
        self.first_row + row
    }
}

/// What stands in a cell. From a CSV everything comes as [`Cell::Text`].
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    #[default]
    Empty,
    Text(String),
    Number(f64),
    Bool(bool),
    Day(Date),
    /// A day with an hour that is not midnight.
    Moment(DateTime),
    /// An hour of the day.
    Time(Time),
    /// What the program shows for a formula that fails, in its Italian form: `#N/D`, `#RIF!`.
    Fault(String),
}

impl Cell {
    /// As a person types it in Italian: `1250,5`, `05/03/2026`, `sì`. Whole numbers have no decimals; a number has
    /// the fifteen digits that a spreadsheet shows.
    pub fn shown(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) | Cell::Fault(text) => text.clone(),
            Cell::Number(number) => number_shown(*number),
            Cell::Bool(true) => plan::texts::text("sheets.cell.yes").to_owned(),
            Cell::Bool(false) => plan::texts::text("sheets.cell.no").to_owned(),
            Cell::Day(day) => day_shown(*day),
            Cell::Moment(moment) => {
                format!("{} {}", day_shown(moment.date()), time_shown(moment.time()))
            }
            Cell::Time(time) => time_shown(*time),
        }
    }

    /// Nothing, or blanks alone.
    pub fn is_empty(&self) -> bool {
        match self {
            Cell::Empty => true,
            Cell::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }
}

/// A binary fraction is not what was typed: 0,1 + 0,2 is 0,30000000000000004. Fifteen digits are always right.
fn number_shown(number: f64) -> String {
    let rounded = format!("{number:.14e}").parse().unwrap_or(number);
    if rounded == 0.0 {
        return "0".to_owned();
    }
    rounded.to_string().replace('.', ",")
}

fn day_shown(day: Date) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}

fn time_shown(time: Time) -> String {
    let (hour, minute, second) = (time.hour(), time.minute(), time.second());
    if second == 0 {
        format!("{hour:02}:{minute:02}")
    } else {
        format!("{hour:02}:{minute:02}:{second:02}")
    }
}

/// What a program that speaks Italian shows for the fault that a file names in English.
pub(super) fn fault_shown(english: &str) -> String {
    match english {
        "#N/A" => "#N/D",
        "#REF!" => "#RIF!",
        "#VALUE!" => "#VALORE!",
        "#NAME?" => "#NOME?",
        "#NULL!" => "#NULLO!",
        other => other,
    }
    .to_owned()
}
