//! The attributes of a shapefile: a table of dBASE III.

use jiff::civil::Date;
use plan::texts::{filled, text};

use super::{
    Fault, Refusal,
    letters::{self, Letters},
    limits::Meter,
};
use crate::faults::shown;
use crate::sheets::Cell;

/// Bytes of the head, and of the description of each field.
const HEAD: usize = 32;
const END_OF_FIELDS: u8 = 0x0d;
const DELETED: u8 = b'*';

struct Field {
    name: Vec<u8>,
    kind: u8,
    start: usize,
    end: usize,
}

pub(super) struct Table<'b> {
    fields: Vec<Field>,
    rows: &'b [u8],
    row: usize,
    pub count: usize,
    letters: Letters,
}

fn number(bytes: &[u8], at: usize, count: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(count)?)?;
    Some(
        bytes
            .iter()
            .rev()
            .fold(0, |sum, byte| sum << 8 | usize::from(*byte)),
    )
}

impl<'b> Table<'b> {
    /// Reads the head and holds it against the bytes.
    pub fn open(
        dbf: &'b [u8],
        cpg: Option<&[u8]>,
        meter: &mut Meter,
        notes: &mut Vec<String>,
    ) -> Result<Self, Refusal> {
        let damaged = |meter: &Meter| meter.refuse(Fault::Damaged, text("layers.at.dbf"));
        let head = || {
            let count = number(dbf, 4, 4)?;
            let (start, row) = (number(dbf, 8, 2)?, number(dbf, 10, 2)?);
            let mark = *dbf.get(29)?;
            (start > HEAD && row > 0).then_some((count, start, row, mark))
        };
        let Some((count, start, row, mark)) = head() else {
            return Err(damaged(meter));
        };
        let descriptions = dbf.get(HEAD..start.min(dbf.len())).unwrap_or_default();
        let mut fields: Vec<Field> = Vec::new();
        // The first byte of a row says whether it is deleted.
        let mut at = 1;
        for field in descriptions.chunks_exact(HEAD) {
            if field.first() == Some(&END_OF_FIELDS) {
                break;
            }
            meter.columns(fields.len() + 1)?;
            let name = field.get(..11).unwrap_or_default();
            // With the zero that ends it: one without was cut, perhaps within a letter.
            let name = name.split_inclusive(|b| *b == 0).next();
            let name = name.unwrap_or_default();
            let (kind, length) = (field.get(11), field.get(16));
            let (Some(kind), Some(length)) = (kind.copied(), length.copied()) else {
                return Err(damaged(meter));
            };
            let end = at + usize::from(length);
            if end > row {
                return Err(damaged(meter));
            }
            fields.push(Field {
                name: name.to_vec(),
                kind,
                start: at,
                end,
            });
            at = end;
        }
        let rows = dbf.get(start..).unwrap_or_default();
        if count > rows.len() / row {
            return Err(meter.refuse(Fault::Truncated, text("layers.at.dbf")));
        }
        if count > meter.limits.features {
            return Err(meter.refuse(Fault::TooManyFeatures, meter.limits.features));
        }
        let mut table = Table {
            fields,
            rows,
            row,
            count,
            letters: Letters::UTF_8,
        };
        table.letters = match letters::of_attributes(cpg, mark, notes) {
            Some(stated) => letters::checked(stated, table.texts(), notes),
            None => letters::guessed(table.texts(), notes),
        };
        table.tell_unread(notes);
        Ok(table)
    }

    /// The bytes of all texts, names of fields too, with what fills them up: where nothing does, a text may be cut.
    fn texts(&self) -> impl Iterator<Item = &[u8]> {
        let names = self.fields.iter().map(|field| field.name.as_slice());
        let rows = self.rows.chunks_exact(self.row).take(self.count);
        let texts = rows.flat_map(|row| {
            // Those of no width are as many as one likes in rows of one byte.
            let texts = (self.fields.iter()).filter(|f| f.kind == b'C' && f.start < f.end);
            texts.map(|field| row.get(field.start..field.end).unwrap_or_default())
        });
        names.chain(texts)
    }

    fn tell_unread(&self, notes: &mut Vec<String>) {
        let unread = self.fields.iter().filter(|field| !field.is_read());
        let names: Vec<String> = unread.map(|field| self.name(field)).collect();
        if !names.is_empty() {
            let names: Vec<String> = names
                .iter()
                .map(|name| format!("«{}»", shown(name)))
                .collect();
            notes.push(filled(
                "layers.note.unread_columns",
                &[("names", &names.join(", "))],
            ));
        }
    }

    fn name(&self, field: &Field) -> String {
        let name = field.name.strip_suffix(&[0]).unwrap_or(&field.name);
        self.letters.decode(name).trim().to_owned()
    }

    /// Names of the fields that are read, in their order; one without a name has its number.
    pub fn columns(&self) -> Vec<String> {
        let read = self
            .fields
            .iter()
            .enumerate()
            .filter(|(_, field)| field.is_read());
        read.map(|(index, field)| match self.name(field) {
            name if name.is_empty() => filled("layers.unnamed", &[("n", &(index + 1))]),
            name => name,
        })
        .collect()
    }

    fn bytes(&self, index: usize) -> Option<&'b [u8]> {
        let start = index.checked_mul(self.row)?;
        self.rows
            .get(start..start.checked_add(self.row)?)
            .filter(|_| index < self.count)
    }

    pub fn is_deleted(&self, index: usize) -> bool {
        self.bytes(index)
            .is_some_and(|row| row.first() == Some(&DELETED))
    }

    /// The cells of a row, one for each of [`Table::columns`]; none when there is no such row.
    pub fn cells(&self, index: usize) -> Option<Vec<Cell>> {
        let row = self.bytes(index)?;
        let read = self.fields.iter().filter(|field| field.is_read());
        Some(
            read.map(|field| {
                self.cell(
                    field.kind,
                    row.get(field.start..field.end).unwrap_or_default(),
                )
            })
            .collect(),
        )
    }

    fn cell(&self, kind: u8, bytes: &[u8]) -> Cell {
        match kind {
            b'I' | b'+' => match bytes.try_into().map(i32::from_le_bytes) {
                Ok(number) => Cell::Number(f64::from(number)),
                Err(_) => Cell::Empty,
            },
            b'O' => match bytes.try_into().map(f64::from_le_bytes) {
                Ok(number) if number.is_finite() => Cell::Number(number),
                _ => Cell::Empty,
            },
            b'C' => self.text(bytes),
            _ => {
                let text = String::from_utf8_lossy(trimmed(bytes));
                let text = text.trim();
                if text.is_empty() {
                    return Cell::Empty;
                }
                match kind {
                    b'D' => day(text),
                    b'L' => yes(text),
                    _ => numeric(text),
                }
            }
        }
    }

    fn text(&self, bytes: &[u8]) -> Cell {
        let full = bytes.len() >= 2;
        let bytes = trimmed(bytes);
        let decoded = self.letters.decode(bytes);
        let mut text = decoded.as_ref();
        if full && self.letters == Letters::UTF_8 {
            // A letter of several bytes that the width of the field has cut.
            text = text.strip_suffix('\u{fffd}').unwrap_or(text);
        }
        if text.is_empty() {
            Cell::Empty
        } else {
            Cell::Text(text.to_owned())
        }
    }
}

impl Field {
    /// Notes and pictures are in another file, which is not read; times of other programs are rare.
    fn is_read(&self) -> bool {
        matches!(
            self.kind,
            b'C' | b'N' | b'F' | b'L' | b'D' | b'I' | b'+' | b'O'
        )
    }
}

/// Without the blanks and zeros that fill the field.
fn trimmed(bytes: &[u8]) -> &[u8] {
    let filling = |b: &u8| *b == b' ' || *b == 0;
    let end = bytes
        .iter()
        .rposition(|b| !filling(b))
        .map_or(0, |last| last + 1);
    bytes.get(..end).unwrap_or_default()
}

fn day(text: &str) -> Cell {
    let part = |range: std::ops::Range<usize>| text.get(range)?.parse::<i16>().ok();
    let parsed = || {
        let small = |range| i8::try_from(part(range)?).ok();
        let digits = text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit());
        Date::new(part(0..4).filter(|_| digits)?, small(4..6)?, small(6..8)?).ok()
    };
    match parsed() {
        Some(day) => Cell::Day(day),
        None if text.bytes().all(|b| b == b'0') => Cell::Empty,
        None => Cell::Text(text.to_owned()),
    }
}

fn yes(text: &str) -> Cell {
    match text {
        "T" | "t" | "Y" | "y" | "1" => Cell::Bool(true),
        "F" | "f" | "N" | "n" | "0" => Cell::Bool(false),
        "?" => Cell::Empty,
        other => Cell::Text(other.to_owned()),
    }
}

/// A number; one of more digits than a fraction of the machine holds stays a text.
fn numeric(text: &str) -> Cell {
    // Stars fill a field that is too short for its number, or that is empty.
    if text.bytes().all(|b| b == b'*') {
        return Cell::Empty;
    }
    if let Ok(number) = text.parse::<i64>() {
        return super::properties::whole(number);
    }
    let digits = text.trim_start_matches(['+', '-']);
    if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) {
        return Cell::Text(text.to_owned());
    }
    let plain = text
        .bytes()
        .all(|b| b.is_ascii_digit() || b"+-.eE".contains(&b));
    match text.parse::<f64>() {
        Ok(number) if plain && number.is_finite() => Cell::Number(number),
        _ => Cell::Text(text.to_owned()),
    }
}
