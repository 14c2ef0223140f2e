//! XLSX as an office wants it: a head that stays in sight, columns as wide as what they hold, codes that keep their
//! zeros, real days and numbers, lists to choose from.
//!
//! The same sheets give the same bytes: no clock and no name of a computer gets in.

use jiff::civil::{Date, Time, date};
use plan::texts::text;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Formula, Note, Workbook, Worksheet, XlsxError,
};

use super::Cell;
use crate::ExchangeError;

/// What Excel holds in a cell, and in a list of choices written into the cell.
const LONGEST: usize = 32_767;
const LONGEST_CHOICES: usize = 255;
/// The built-in format `@`.
const TEXT: u8 = 49;

/// A sheet to write.
#[derive(Clone, Debug, Default)]
pub struct SheetOut {
    /// Letters that Excel does not take in a name are replaced; what is longer than 31 is cut.
    pub name: String,
    /// Lines above the head: how to fill the sheet.
    pub explanation: Vec<String>,
    pub columns: Vec<ColumnOut>,
    /// Below the head, in the order of the columns.
    pub rows: Vec<Vec<Cell>>,
    /// Empty rows below them that are ready to be filled: formats and choices reach so far.
    pub room: usize,
}

/// A column to write.
#[derive(Clone, Debug, Default)]
pub struct ColumnOut {
    pub head: String,
    /// What a person sees who points at the head.
    pub note: Option<String>,
    pub shape: Shape,
    /// What may be chosen; something else may be written too, after a warning.
    pub choices: Vec<String>,
    /// The head of a column that must be filled is marked.
    pub needed: bool,
}

/// How the cells of a column look and are read back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    #[default]
    Text,
    /// A text of digits, such as an ISTAT code or a telephone number: Excel leaves it as it is.
    Code,
    Number,
    /// `05/03/2026`
    Day,
    /// `05/03/2026 10:30`
    Moment,
    /// `10:30`
    Time,
    /// `sì` and `no`, to be chosen.
    YesNo,
}

impl Shape {
    fn format(self) -> Format {
        let format = Format::new().set_align(FormatAlign::Top);
        match self {
            Shape::Number => format,
            Shape::Text => format.set_num_format_index(TEXT).set_text_wrap(),
            Shape::Code | Shape::YesNo => format.set_num_format_index(TEXT),
            Shape::Day => format.set_num_format("dd/mm/yyyy"),
            Shape::Moment => format.set_num_format("dd/mm/yyyy hh:mm"),
            Shape::Time => format.set_num_format("hh:mm"),
        }
    }
}

/// The sheets as one XLSX file.
///
/// # Errors
/// None that data can cause, but for more rows or columns than Excel holds.
pub fn workbook(sheets: &[SheetOut]) -> Result<Vec<u8>, ExchangeError> {
    write(sheets).map_err(ExchangeError::making)
}

fn write(sheets: &[SheetOut]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let mut names = vec![lists_name().to_lowercase()];
    let mut lists = Vec::new();
    for sheet in sheets {
        let mut page = Worksheet::new();
        page.set_name(name(&sheet.name, &mut names))?;
        fill(&mut page, sheet, &mut lists)?;
        book.push_worksheet(page);
    }
    if !lists.is_empty() {
        let page = book.add_worksheet();
        // Not to be unhidden by hand: it is no list of the office, and our reader passes over it.
        page.set_name(lists_name())?.set_very_hidden(true);
        for (column, list) in (0..).zip(&lists) {
            for (row, choice) in (0..).zip(list) {
                page.write_string(row, column, choice)?;
            }
        }
    }
    book.save_to_buffer()
}

fn lists_name() -> &'static str {
    text("sheets.out.lists")
}

/// A name that Excel takes and no other sheet has.
fn name(wanted: &str, taken: &mut Vec<String>) -> String {
    let plain: String = wanted
        .chars()
        .map(|c| {
            if "*?:[]\\/".contains(c) || c.is_control() {
                '-'
            } else {
                c
            }
        })
        .collect();
    let plain = plain.trim().trim_matches('\'');
    let plain = if plain.is_empty() {
        text("sheets.out.sheet")
    } else {
        plain
    };
    let mut number = 1;
    loop {
        let tail = if number == 1 {
            String::new()
        } else {
            format!(" {number}")
        };
        let name = format!(
            "{}{tail}",
            cut(plain, 31 - tail.len()).trim_end_matches('\'')
        );
        let key = name.to_lowercase();
        if !taken.contains(&key) {
            taken.push(key);
            return name;
        }
        number += 1;
    }
}

/// The start of a text, of so many units of UTF-16 at most.
fn cut(text: &str, most: usize) -> &str {
    let mut units = 0;
    for (at, letter) in text.char_indices() {
        units += letter.len_utf16();
        if units > most {
            return text.get(..at).unwrap_or_default();
        }
    }
    text
}

fn fill(
    page: &mut Worksheet,
    sheet: &SheetOut,
    lists: &mut Vec<Vec<String>>,
) -> Result<(), XlsxError> {
    let italic = Format::new().set_italic();
    for (row, line) in (0..).zip(&sheet.explanation) {
        put_text(page, (row, 0), line, &italic)?;
    }
    let head_row = number(sheet.explanation.len());
    let last_row = head_row + number(sheet.rows.len().max(1) + sheet.room);
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_background_color("#E6ECF2")
        .set_border_bottom(FormatBorder::Thin);
    let needed = head.clone().set_background_color("#FFE9A8");
    for (at, (column, wanted)) in (0_u16..).zip(&sheet.columns).enumerate() {
        page.set_column_format(column, &wanted.shape.format())?;
        let cells = sheet.rows.iter().filter_map(|row| row.get(at));
        page.set_column_width(column, width(&wanted.head, cells))?;
        let format = if wanted.needed { &needed } else { &head };
        put_text(page, (head_row, column), &wanted.head, format)?;
        if let Some(note) = &wanted.note {
            let note = Note::new(cut(note, LONGEST))
                .add_author_prefix(false)
                .set_author("");
            page.insert_note(head_row, column, &note.set_width(320).set_height(140))?;
        }
        if let Some(choices) = choices(wanted, lists)? {
            page.add_data_validation(head_row + 1, column, last_row, column, &choices)?;
        }
    }
    let formats: Vec<_> = sheet
        .columns
        .iter()
        .map(|column| column.shape.format())
        .collect();
    let other = Formats::new();
    for (row, cells) in (head_row + 1..).zip(&sheet.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            let at = usize::from(column);
            let shape = sheet.columns.get(at).map(|column| column.shape);
            put(
                page,
                (row, column),
                cell,
                shape.zip(formats.get(at)),
                &other,
            )?;
        }
    }
    if let Some(last_column) = sheet.columns.len().checked_sub(1) {
        let last_column = u16::try_from(last_column).unwrap_or(u16::MAX);
        page.autofilter(head_row, 0, last_row, last_column)?;
        page.set_freeze_panes(head_row + 1, 0)?;
    }
    Ok(())
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX / 4)
}

/// Formats of cells that are of another kind than their column.
struct Formats {
    text: Format,
    number: Format,
    day: Format,
    moment: Format,
    time: Format,
}

impl Formats {
    fn new() -> Self {
        Formats {
            text: Shape::Text.format(),
            number: Shape::Number.format(),
            day: Shape::Day.format(),
            moment: Shape::Moment.format().set_num_format("dd/mm/yyyy hh:mm:ss"),
            time: Shape::Time.format().set_num_format("hh:mm:ss"),
        }
    }
}

fn put(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    own: Option<(Shape, &Format)>,
    other: &Formats,
) -> Result<(), XlsxError> {
    let of = |wanted: &[Shape]| {
        own.filter(|(shape, _)| wanted.contains(shape))
            .map(|(_, format)| format)
    };
    let has_seconds = |time: Time| time.second() != 0;
    match cell {
        Cell::Empty => return Ok(()),
        Cell::Number(number) if number.is_finite() => {
            let format = of(&[Shape::Number]).unwrap_or(&other.number);
            page.write_number_with_format(row, column, *number, format)?;
        }
        Cell::Bool(answer) if of(&[Shape::YesNo]).is_none() => {
            // Not in the format of a column of texts: LibreOffice would make a number of it.
            page.write_boolean_with_format(row, column, *answer, &other.number)?;
        }
        Cell::Day(day) if day_number(*day).is_some() => {
            let format = of(&[Shape::Day, Shape::Moment]).unwrap_or(&other.day);
            let number = day_number(*day).unwrap_or_default();
            page.write_number_with_format(row, column, number, format)?;
        }
        Cell::Moment(moment) if day_number(moment.date()).is_some() => {
            let own = of(&[Shape::Moment]).filter(|_| !has_seconds(moment.time()));
            let day = day_number(moment.date()).unwrap_or_default();
            let number = day + part_of_day(moment.time());
            page.write_number_with_format(row, column, number, own.unwrap_or(&other.moment))?;
        }
        Cell::Time(time) => {
            let own = of(&[Shape::Time]).filter(|_| !has_seconds(*time));
            let number = part_of_day(*time);
            page.write_number_with_format(row, column, number, own.unwrap_or(&other.time))?;
        }
        // Days before the calendar of Excel, too.
        other_cell => {
            let shown = other_cell.shown();
            if !shown.is_empty() {
                let format = of(&[Shape::Text, Shape::Code, Shape::YesNo]).unwrap_or(&other.text);
                put_text(page, (row, column), &shown, format)?;
            }
        }
    }
    Ok(())
}

/// A text that Excel holds: not too long.
fn written(text: &str) -> String {
    if text.encode_utf16().count() <= LONGEST {
        return text.to_owned();
    }
    let tail = plan::texts::text("sheets.out.cut");
    format!("{}{tail}", cut(text, LONGEST - tail.encode_utf16().count()))
}

/// Writes a text. One that looks like the XML of a text with several looks would be taken for that by the library: it is
/// given as one of two pieces that look alike.
fn put_text(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    let text = written(text);
    match text.split_at_checked(1) {
        Some((first, rest)) if text.starts_with("<r>") && text.ends_with("</r>") => {
            let plain = Format::new();
            let pieces = [(&plain, first), (&plain, rest)];
            page.write_rich_string_with_format(row, column, &pieces, format)?
        }
        _ => page.write_string_with_format(row, column, text, format)?,
    };
    Ok(())
}

/// Days since the epoch of Excel; before 1 March 1900 its calendar is wrong.
fn day_number(day: Date) -> Option<f64> {
    if day < date(1900, 3, 1) {
        return None;
    }
    let days = date(1899, 12, 30).until(day).ok()?.get_days();
    Some(f64::from(days))
}

fn part_of_day(time: Time) -> f64 {
    let (hour, minute) = (f64::from(time.hour()), f64::from(time.minute()));
    (hour * 3600.0 + minute * 60.0 + f64::from(time.second())) / 86_400.0
}

/// As wide as the longest line, within reason.
fn width<'a>(head: &str, cells: impl Iterator<Item = &'a Cell>) -> f64 {
    let longest = cells
        .map(|cell| match cell {
            Cell::Text(text) => text
                .lines()
                .map(|line| line.chars().count())
                .max()
                .unwrap_or(0),
            other => other.shown().len(),
        })
        .max()
        .unwrap_or(0);
    // A head wraps, but not within a word; beside it stands the arrow of the filter.
    let word = head
        .split_whitespace()
        .map(|word| word.chars().count())
        .max()
        .unwrap_or(0);
    let letters = longest
        .max(word + 3)
        .max(head.chars().count().min(18) + 3)
        .min(60);
    f64::from(u8::try_from(letters).unwrap_or(60)) + 1.0
}

/// The list to choose from, in the cell or on a sheet of its own.
fn choices(
    column: &ColumnOut,
    lists: &mut Vec<Vec<String>>,
) -> Result<Option<DataValidation>, XlsxError> {
    let mut all = column.choices.clone();
    if all.is_empty() && column.shape == Shape::YesNo {
        all = vec![
            text("sheets.cell.yes").to_owned(),
            text("sheets.cell.no").to_owned(),
        ];
    }
    all.retain(|choice| !choice.is_empty());
    if all.is_empty() {
        return Ok(None);
    }
    let length: usize = all
        .iter()
        .map(|choice| choice.encode_utf16().count() + 1)
        .sum();
    let plain = !all
        .iter()
        .any(|choice| choice.contains([',', '"']) || choice.trim() != choice);
    let rule = DataValidation::new();
    let rule = if plain && length <= LONGEST_CHOICES {
        rule.allow_list_strings(&all)?
    } else {
        let known = lists.iter().position(|list| *list == all);
        let at = known.unwrap_or_else(|| {
            lists.push(all.clone());
            lists.len() - 1
        });
        let letter =
            rust_xlsxwriter::utility::column_number_to_name(u16::try_from(at).unwrap_or(u16::MAX));
        let source = format!("='{}'!${letter}$1:${letter}${}", lists_name(), all.len());
        rule.allow_list_formula(Formula::new(source))
    };
    let rule = rule
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_error_title(text("sheets.out.choice_title"))?
        .set_error_message(text("sheets.out.choice_message"))?;
    Ok(Some(rule))
}
