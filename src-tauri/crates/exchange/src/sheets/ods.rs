//! ODS (OpenDocument 1.3): `content.xml` in a ZIP, or the whole as one XML.

use std::collections::HashSet;

use super::{
    Book, Cell, Fault, Refusal, Sheet,
    grid::Grid,
    limits::Meter,
    outcome::{Found, Outcome},
    parts::Parts,
    serial,
    xml::{Doc, Piece, Tag, local, text},
};

const CONTENT: &str = "content.xml";

pub(super) fn read(bytes: &[u8], meter: &mut Meter) -> Result<Book, Refusal> {
    let mut parts = Parts::open(bytes, meter)?;
    check_password(&mut parts, meter)?;
    let Some(bytes) = parts.bytes(CONTENT, meter)? else {
        return Err(meter.refuse(Fault::Damaged, CONTENT));
    };
    let xml = text(&bytes, CONTENT, meter)?;
    content(Doc::new(&xml, CONTENT), meter)
}

/// The same as one XML file, `.fods`.
pub(super) fn read_flat(bytes: &[u8], meter: &mut Meter) -> Result<Book, Refusal> {
    let xml = text(bytes, "XML", meter)?;
    content(Doc::new(&xml, "XML"), meter)
}

/// An encrypted ODS is a plain ZIP: only its list of files tells that their bytes are of no use.
fn check_password(parts: &mut Parts, meter: &mut Meter) -> Result<(), Refusal> {
    const LIST: &str = "META-INF/manifest.xml";
    let Some(bytes) = parts.bytes(LIST, meter)? else {
        return Ok(());
    };
    let xml = text(&bytes, LIST, meter)?;
    let mut doc = Doc::new(&xml, LIST);
    loop {
        match doc.next(meter) {
            Ok(Piece::Start(tag)) if tag.name() == "encryption-data" => {
                return Err(meter.refuse(Fault::Encrypted, ""));
            }
            Ok(Piece::Eof) => return Ok(()),
            // Old programs declare a document type here. The list is not needed to read the sheets.
            Err(refusal) if refusal.fault == Fault::Entities => return Ok(()),
            Err(refusal) => return Err(refusal),
            Ok(_) => {}
        }
    }
}

fn content(mut doc: Doc, meter: &mut Meter) -> Result<Book, Refusal> {
    let (mut book, mut hidden) = (Outcome::default(), Vec::new());
    let mut hidden_styles = HashSet::new();
    let mut style = String::new();
    let mut seen = 0;
    loop {
        match doc.next(meter)? {
            Piece::Start(tag) => match tag.name() {
                "style" => style = tag.get("name").unwrap_or_default(),
                "table-properties" if tag.get("display").as_deref() == Some("false") => {
                    // A style has these once: its name, however long, is not copied again and again.
                    hidden_styles.insert(std::mem::take(&mut style));
                }
                // Tables of other documents, and what was changed and kept, are no sheets.
                "dde-links" | "tracked-changes" | "content-validations" => doc.skip(meter)?,
                "table" => {
                    seen += 1;
                    if seen > meter.limits.sheets.saturating_mul(10) {
                        return Err(meter.refuse(Fault::TooManySheets, meter.limits.sheets));
                    }
                    let name = tag.get("name").unwrap_or_default();
                    let style = tag.get("style-name").unwrap_or_default();
                    if hidden_styles.contains(&style) {
                        doc.skip(meter)?;
                        hidden.push(name);
                    } else {
                        let found = Table::new(&name).read(&mut doc, meter)?;
                        book.add(found, meter)?;
                    }
                }
                _ => {}
            },
            Piece::Eof => return book.finish(&hidden, meter),
            Piece::End(_) | Piece::Text(_) => {}
        }
    }
}

/// A sheet while it is read.
struct Table<'s> {
    name: &'s str,
    grid: Grid<'s>,
    hidden_rows: usize,
    merged: usize,
    /// Row at hand, from 0.
    row: usize,
}

/// A cell that is not empty, in how many columns from which on.
struct Run {
    column: usize,
    count: usize,
    cell: Cell,
}

impl<'s> Table<'s> {
    fn new(name: &'s str) -> Self {
        Table {
            name,
            grid: Grid::new(name),
            hidden_rows: 0,
            merged: 0,
            row: 0,
        }
    }

    fn read(mut self, doc: &mut Doc, meter: &mut Meter) -> Result<Found, Refusal> {
        // Groups of rows and head rows are elements around rows: only depth tells where the table ends.
        let mut depth = 1_usize;
        while depth > 0 {
            match doc.next(meter)? {
                Piece::Start(tag) => match tag.name() {
                    "table-row" => self.row(doc, &tag, meter)?,
                    "shapes" | "forms" | "named-expressions" | "conditional-formats" => {
                        doc.skip(meter)?;
                    }
                    _ => depth += 1,
                },
                Piece::End(_) => depth -= 1,
                Piece::Text(_) => {}
                Piece::Eof => return Err(doc.cut(meter)),
            }
        }
        let sheet: Option<Sheet> = self.grid.finish();
        Ok(Found {
            sheet,
            name: self.name.to_owned(),
            hidden_rows: self.hidden_rows,
            merged: self.merged,
            uncomputed: 0,
        })
    }

    fn row(&mut self, doc: &mut Doc, tag: &Tag, meter: &mut Meter) -> Result<(), Refusal> {
        let repeated = tag.number("number-rows-repeated").unwrap_or(1).max(1);
        let visibility = tag.get("visibility").unwrap_or_default();
        let mut runs = Vec::new();
        let mut column = 0_usize;
        loop {
            match doc.next(meter)? {
                Piece::Start(tag) if matches!(tag.name(), "table-cell" | "covered-table-cell") => {
                    let count = tag.number("number-columns-repeated").unwrap_or(1).max(1);
                    let spans = |name| tag.number(name).is_some_and(|n| n > 1);
                    if spans("number-columns-spanned") || spans("number-rows-spanned") {
                        self.merged += 1;
                    }
                    let cell = cell(doc, &tag, meter)?;
                    if !cell.is_empty() {
                        runs.push(Run {
                            column,
                            count,
                            cell,
                        });
                    }
                    column = column.saturating_add(count);
                }
                Piece::Start(_) => doc.skip(meter)?,
                Piece::End(_) => break,
                Piece::Text(_) => {}
                Piece::Eof => return Err(doc.cut(meter)),
            }
        }
        if !runs.is_empty() {
            if matches!(visibility.as_str(), "collapse" | "filter") {
                self.hidden_rows = self.hidden_rows.saturating_add(repeated);
            }
            // Each is put by itself: the limits of the grid stop a row that is repeated a million times.
            for below in 0..repeated {
                let row = self.row.saturating_add(below);
                for run in &runs {
                    for beside in 0..run.count {
                        let column = run.column.saturating_add(beside);
                        self.grid.put(meter, row, column, run.cell.clone())?;
                    }
                }
            }
        }
        self.row = self.row.saturating_add(repeated);
        Ok(())
    }
}

/// The cell that has just started.
fn cell(doc: &mut Doc, tag: &Tag, meter: &mut Meter) -> Result<Cell, Refusal> {
    let (mut kind, mut value, mut fault) = (String::new(), None, false);
    for (key, content) in tag.attributes() {
        match local(&key) {
            // LibreOffice says of what kind it is a second time, with a kind that the standard lacks.
            "value-type" if content == "error" => fault = true,
            "value-type" if key.starts_with("calcext") => {}
            "value-type" => kind = content,
            "value" | "date-value" | "time-value" | "boolean-value" | "string-value" => {
                value = Some(content);
            }
            _ => {}
        }
    }
    let shown = paragraphs(doc, meter)?;
    if fault {
        return Ok(Cell::Fault(shown));
    }
    Ok(match (kind.as_str(), value) {
        ("float" | "currency" | "percentage", Some(value)) => number(&value, shown),
        ("date", Some(value)) => serial::iso(&value),
        ("time", Some(value)) => serial::iso_duration(&value),
        ("boolean", Some(value)) => Cell::Bool(value == "true"),
        ("string", Some(value)) if shown.is_empty() => Cell::Text(value),
        _ if shown.is_empty() => Cell::Empty,
        _ => Cell::Text(shown),
    })
}

/// A code that is kept as a number and shown with zeros in front is the code; a number shown as an answer, as LibreOffice
/// makes of those of Excel, is the answer.
fn number(value: &str, shown: String) -> Cell {
    let Some(number) = value.trim().parse::<f64>().ok().filter(|n| n.is_finite()) else {
        return Cell::Text(shown);
    };
    match (shown.to_lowercase().as_str(), number) {
        ("vero" | "true", 1.0) => return Cell::Bool(true),
        ("falso" | "false", 0.0) => return Cell::Bool(false),
        _ => {}
    }
    let is_code =
        shown.len() > 1 && shown.starts_with('0') && shown.bytes().all(|b| b.is_ascii_digit());
    match shown.parse::<f64>() {
        #[expect(clippy::float_cmp, reason = "the same whole number, or not the same")]
        Ok(same) if is_code && same == number => Cell::Text(shown),
        _ => Cell::Number(number),
    }
}

/// The letters of a cell: its paragraphs as lines; without comments and drawings.
fn paragraphs(doc: &mut Doc, meter: &mut Meter) -> Result<String, Refusal> {
    let most = meter.most_bytes();
    let mut letters = String::new();
    let (mut depth, mut within, mut count) = (1_usize, 0_usize, 0_usize);
    while depth > 0 {
        // What is longer than any cell may be is refused by its length: more of it is not needed.
        let full = letters.len() > most;
        match doc.next(meter)? {
            Piece::Start(tag) => {
                match tag.name() {
                    "p" | "h" if within == 0 => {
                        if count > 0 && !full {
                            letters.push('\n');
                        }
                        count += 1;
                        within = depth;
                    }
                    "s" if !full => {
                        let blanks = tag.number("c").unwrap_or(1).min(most);
                        letters.extend(std::iter::repeat_n(' ', blanks));
                    }
                    "tab" if !full => letters.push('\t'),
                    "line-break" if !full => letters.push('\n'),
                    "annotation" | "frame" | "custom-shape" | "table" | "ruby-text" | "note" => {
                        doc.skip(meter)?;
                        continue;
                    }
                    _ => {}
                }
                depth += 1;
            }
            Piece::End(_) => {
                depth -= 1;
                if depth == within {
                    within = 0;
                }
            }
            Piece::Text(text) if within > 0 && !full => letters.push_str(&text),
            Piece::Text(_) => {}
            Piece::Eof => return Err(doc.cut(meter)),
        }
    }
    Ok(letters)
}
