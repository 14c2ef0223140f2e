//! XLS ([MS-XLS], Excel 97 to 2003, and that of Excel 5 and 95): records in a stream of a compound file.

use std::collections::HashMap;

use super::{
    Book, Cell, Fault, Refusal,
    cell::fault_shown,
    compound::Compound,
    formats::{self, Format},
    grid::Grid,
    limits::Meter,
    outcome::{Found, Outcome},
    serial,
    xls_text::{Letters, Reading},
};
use crate::guarded::{
    bytes::{float, four, two},
    letters,
};

/// Kinds of records, by their names in the specification.
mod kind {
    pub const FORMULA: u16 = 0x0006;
    pub const EOF: u16 = 0x000a;
    pub const DATE_MODE: u16 = 0x0022;
    pub const FILE_PASS: u16 = 0x002f;
    pub const CONTINUE: u16 = 0x003c;
    pub const CODE_PAGE: u16 = 0x0042;
    pub const BOUND_SHEET: u16 = 0x0085;
    pub const MUL_RK: u16 = 0x00bd;
    pub const R_STRING: u16 = 0x00d6;
    pub const XF: u16 = 0x00e0;
    pub const MERGE_CELLS: u16 = 0x00e5;
    pub const SST: u16 = 0x00fc;
    pub const LABEL_SST: u16 = 0x00fd;
    pub const NUMBER: u16 = 0x0203;
    pub const LABEL: u16 = 0x0204;
    pub const BOOL_ERR: u16 = 0x0205;
    pub const STRING: u16 = 0x0207;
    pub const ROW: u16 = 0x0208;
    pub const RK: u16 = 0x027e;
    pub const FORMAT: u16 = 0x041e;
    pub const BOF: u16 = 0x0809;
}

pub(super) fn read(bytes: &[u8], meter: &mut Meter) -> Result<Book, Refusal> {
    let compound = Compound::open(bytes, meter)?;
    if compound.has("EncryptedPackage") {
        return Err(meter.refuse(Fault::Encrypted, ""));
    }
    let stream = compound
        .stream("Workbook")
        .or_else(|| compound.stream("Book"));
    let stream = stream.ok_or_else(|| meter.refuse(Fault::Damaged, "Workbook"))?;
    let globals = Globals::read(&stream, meter)?;
    let (mut book, mut hidden) = (Outcome::default(), Vec::new());
    for bound in &globals.sheets {
        if !bound.is_list || bound.unseen {
            continue;
        }
        if bound.hidden {
            hidden.push(bound.name.clone());
            continue;
        }
        let records = stream.get(bound.at..).unwrap_or_default();
        book.add(sheet(&bound.name, records, &globals, meter)?, meter)?;
    }
    book.finish(&hidden, meter)
}

/// Records that continue one: of texts as long as a file may be there are not more.
const MOST_PIECES: usize = 20_000;

/// A record with those that continue it.
struct Record<'b> {
    kind: u16,
    pieces: Vec<&'b [u8]>,
}

impl<'b> Record<'b> {
    fn body(&self) -> &'b [u8] {
        self.pieces.first().copied().unwrap_or_default()
    }
}

/// The records of a stream from its start.
struct Records<'b>(&'b [u8]);

impl<'b> Records<'b> {
    /// The next record; `None` at the end, also when the last one is cut.
    fn next(&mut self) -> Option<Record<'b>> {
        let (kind, body) = self.one()?;
        let mut pieces = vec![body];
        while two(self.0, 0) == Some(kind::CONTINUE) {
            let Some((_, body)) = self.one() else { break };
            // Excel fills each before it begins another: what is cut into crumbs is no file of its.
            if !body.is_empty() && pieces.len() < MOST_PIECES {
                pieces.push(body);
            }
        }
        Some(Record { kind, pieces })
    }

    fn one(&mut self) -> Option<(u16, &'b [u8])> {
        let (kind, length) = (two(self.0, 0)?, usize::from(two(self.0, 2)?));
        let body = self.0.get(4..4 + length)?;
        self.0 = self.0.get(4 + length..)?;
        Some((kind, body))
    }
}

/// A sheet as the workbook lists it.
struct Bound {
    name: String,
    at: usize,
    hidden: bool,
    /// Not to be unhidden by hand: machinery of programs.
    unseen: bool,
    /// And not a chart or macros.
    is_list: bool,
}

/// What sheets have in common.
struct Globals {
    letters: Letters,
    since_1904: bool,
    sheets: Vec<Bound>,
    strings: Vec<String>,
    formats: Vec<Format>,
}

impl Globals {
    fn read(stream: &[u8], meter: &mut Meter) -> Result<Self, Refusal> {
        let damaged = |meter: &Meter| meter.refuse(Fault::Damaged, "Workbook");
        let mut globals = Globals {
            letters: Letters::Unicode,
            since_1904: false,
            sheets: Vec::new(),
            strings: Vec::new(),
            formats: Vec::new(),
        };
        let (mut own, mut of_cells) = (HashMap::new(), Vec::new());
        let mut records = Records(stream);
        let mut first = true;
        while let Some(record) = records.next() {
            meter.step()?;
            let body = record.body();
            if first {
                globals.letters = match (record.kind, two(body, 0)) {
                    (kind::BOF, Some(0x0600)) => Letters::Unicode,
                    (kind::BOF, Some(0x0500)) => Letters::Bytes(letters::Letters::WINDOWS),
                    (kind::BOF, _) => return Err(meter.refuse(Fault::OldFormat, "")),
                    _ => return Err(damaged(meter)),
                };
                first = false;
                continue;
            }
            match record.kind {
                kind::EOF => break,
                kind::FILE_PASS => return Err(meter.refuse(Fault::Encrypted, "")),
                kind::DATE_MODE => globals.since_1904 = two(body, 0) == Some(1),
                kind::CODE_PAGE => {
                    let page =
                        letters::Letters::of_code_page(u32::from(two(body, 0).unwrap_or_default()));
                    if let (Letters::Bytes(letters), Some(page)) = (&mut globals.letters, page) {
                        *letters = page;
                    }
                }
                kind::FORMAT => {
                    let mut reading = Reading::new(&record.pieces);
                    let short = matches!(globals.letters, Letters::Bytes(_));
                    if let Some(id) = reading.two()
                        && let Some(code) = reading.text(globals.letters, short)
                    {
                        own.insert(id, formats::by_code(&code));
                    }
                }
                kind::XF if of_cells.len() < 70_000 => {
                    of_cells.push(two(body, 2).unwrap_or_default());
                }
                kind::BOUND_SHEET => {
                    if globals.sheets.len() >= meter.limits.sheets.saturating_mul(10) {
                        return Err(meter.refuse(Fault::TooManySheets, meter.limits.sheets));
                    }
                    let bound = bound(&record, globals.letters).ok_or_else(|| damaged(meter))?;
                    globals.sheets.push(bound);
                }
                kind::SST => globals.strings = strings(&record, meter)?,
                _ => {}
            }
        }
        if first {
            return Err(damaged(meter));
        }
        let of = |id: &u16| {
            own.get(id)
                .copied()
                .unwrap_or_else(|| formats::built_in(u32::from(*id)))
        };
        globals.formats = of_cells.iter().map(of).collect();
        Ok(globals)
    }

    fn number(&self, number: f64, format: u16) -> Cell {
        if !number.is_finite() {
            return Cell::Empty;
        }
        let format = self.formats.get(usize::from(format));
        serial::cell(
            number,
            format.copied().unwrap_or(Format::Plain),
            self.since_1904,
        )
    }
}

fn bound(record: &Record, letters: Letters) -> Option<Bound> {
    let mut reading = Reading::new(&record.pieces);
    let at = usize::try_from(reading.four()?).ok()?;
    let state = reading.byte()?;
    let kind = reading.byte()?;
    Some(Bound {
        name: reading.text(letters, true)?.replace('\0', ""),
        at,
        hidden: state & 3 == 1,
        unseen: state & 3 > 1,
        is_list: kind == 0,
    })
}

fn strings(record: &Record, meter: &mut Meter) -> Result<Vec<String>, Refusal> {
    let damaged = |meter: &Meter| meter.refuse(Fault::Damaged, "SST");
    let mut reading = Reading::new(&record.pieces);
    // How many there are said to be: nothing is asked for by it.
    reading.skip(8).ok_or_else(|| damaged(meter))?;
    let (mut strings, mut bytes) = (Vec::new(), 0);
    while !reading.is_over() {
        meter.step()?;
        if strings.len() >= meter.limits.cells {
            return Err(meter.refuse(Fault::TooManyCells, meter.limits.cells));
        }
        let string = reading.rich_text().ok_or_else(|| damaged(meter))?;
        bytes += string.len();
        meter.shared_text(bytes)?;
        strings.push(string);
    }
    Ok(strings)
}

fn sheet(
    name: &str,
    stream: &[u8],
    globals: &Globals,
    meter: &mut Meter,
) -> Result<Found, Refusal> {
    let mut reading = SheetReading {
        globals,
        grid: Grid::new(name),
        found: Found {
            name: name.to_owned(),
            ..Found::default()
        },
        formula_at: None,
        hidden_rows: Vec::new(),
    };
    let mut records = Records(stream);
    let mut depth = 0_usize;
    while let Some(record) = records.next() {
        meter.step()?;
        match record.kind {
            kind::BOF => depth += 1,
            kind::EOF if depth <= 1 => return Ok(reading.finish()),
            kind::EOF => depth -= 1,
            // Charts within the sheet have cells of their own.
            _ if depth == 1 => {
                let taken = reading.record(&record, meter)?;
                if taken.is_none() {
                    let row = two(record.body(), 0).map_or(0, |row| usize::from(row) + 1);
                    return Err(meter.refuse_at(Fault::Damaged, name, row, "Workbook"));
                }
            }
            _ if depth == 0 => return Err(meter.refuse_at(Fault::Damaged, name, 0, "Workbook")),
            _ => {}
        }
    }
    // No end: the file was cut.
    Err(meter.refuse_at(Fault::Damaged, name, 0, "Workbook"))
}

/// A sheet while its records are read.
struct SheetReading<'s> {
    globals: &'s Globals,
    grid: Grid<'s>,
    found: Found,
    /// The formula whose text comes in a record of its own.
    formula_at: Option<(usize, usize)>,
    hidden_rows: Vec<usize>,
}

impl SheetReading<'_> {
    fn finish(mut self) -> Found {
        self.found.sheet = self.grid.finish();
        if let Some(sheet) = &self.found.sheet {
            let shows = |row: &&usize| {
                let index = (**row + 1).checked_sub(sheet.first_row);
                index
                    .and_then(|i| sheet.rows.get(i))
                    .is_some_and(|row| !row.is_empty())
            };
            self.found.hidden_rows = self.hidden_rows.iter().filter(shows).count();
        }
        self.found
    }

    /// Takes what a record holds; `None` when it is too short.
    fn record(&mut self, record: &Record, meter: &mut Meter) -> Result<Option<()>, Refusal> {
        let body = record.body();
        let place = || Some((usize::from(two(body, 0)?), usize::from(two(body, 2)?)));
        let cell = match record.kind {
            kind::ROW => {
                // The sixth bit: of no height.
                if let (Some(row), Some(flags)) = (two(body, 0), two(body, 12))
                    && flags & 0x20 != 0
                {
                    self.hidden_rows.push(usize::from(row));
                }
                return Ok(Some(()));
            }
            kind::MERGE_CELLS => {
                self.found.merged += usize::from(two(body, 0).unwrap_or_default());
                return Ok(Some(()));
            }
            kind::MUL_RK => return self.many(body, meter),
            kind::STRING => {
                let Some((row, column)) = self.formula_at.take() else {
                    return Ok(Some(()));
                };
                let Some(text) = Reading::new(&record.pieces).text(self.globals.letters, false)
                else {
                    return Ok(None);
                };
                self.grid.put(meter, row, column, Cell::Text(text))?;
                return Ok(Some(()));
            }
            kind::NUMBER => float(body, 6)
                .zip(two(body, 4))
                .map(|(n, f)| self.globals.number(n, f)),
            kind::RK => four(body, 6)
                .zip(two(body, 4))
                .map(|(rk, f)| self.globals.number(from_rk(rk), f)),
            kind::BOOL_ERR => bool_or_fault(body),
            kind::LABEL_SST => match four(body, 6) {
                Some(index) => {
                    let string = usize::try_from(index).ok();
                    let string = string.and_then(|index| self.globals.strings.get(index));
                    string.map(|string| Cell::Text(string.clone()))
                }
                None => None,
            },
            kind::LABEL | kind::R_STRING => {
                let mut reading = Reading::new(&record.pieces);
                reading
                    .skip(6)
                    .and_then(|()| reading.text(self.globals.letters, false))
                    .map(Cell::Text)
            }
            kind::FORMULA => self.formula(body, place()),
            _ => return Ok(Some(())),
        };
        let (Some(cell), Some((row, column))) = (cell, place()) else {
            return Ok(None);
        };
        self.grid.put(meter, row, column, cell)?;
        Ok(Some(()))
    }

    /// The stored outcome of a formula.
    fn formula(&mut self, body: &[u8], place: Option<(usize, usize)>) -> Option<Cell> {
        let value = body.get(6..14)?;
        if !value.ends_with(&[0xff, 0xff]) {
            return Some(self.globals.number(float(body, 6)?, two(body, 4)?));
        }
        let (kind, value) = (value.first()?, *value.get(2)?);
        Some(match kind {
            0 => {
                self.formula_at = place;
                Cell::Empty
            }
            1 => Cell::Bool(value != 0),
            2 => Cell::Fault(fault_shown(fault(value))),
            _ => Cell::Empty,
        })
    }

    /// Numbers in columns that follow each other.
    fn many(&mut self, body: &[u8], meter: &mut Meter) -> Result<Option<()>, Refusal> {
        let (Some(row), Some(first)) = (two(body, 0), two(body, 2)) else {
            return Ok(None);
        };
        // The last two bytes say the last column.
        let cells = body
            .get(4..body.len().saturating_sub(2))
            .unwrap_or_default();
        let (cells, _) = cells.as_chunks::<6>();
        for (i, cell) in cells.iter().enumerate() {
            if let (Some(format), Some(rk)) = (two(cell, 0), four(cell, 2)) {
                let number = self.globals.number(from_rk(rk), format);
                self.grid
                    .put(meter, usize::from(row), usize::from(first) + i, number)?;
            }
        }
        Ok(Some(()))
    }
}

/// A number in thirty bits: whole, or the upper part of a float; perhaps a hundred times as big.
fn from_rk(rk: u32) -> f64 {
    let number = if rk & 2 != 0 {
        f64::from(rk.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(rk & !3) << 32)
    };
    if rk & 1 != 0 { number / 100.0 } else { number }
}

fn bool_or_fault(body: &[u8]) -> Option<Cell> {
    let (value, is_fault) = (*body.get(6)?, *body.get(7)? != 0);
    Some(if is_fault {
        Cell::Fault(fault_shown(fault(value)))
    } else {
        Cell::Bool(value != 0)
    })
}

fn fault(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}
