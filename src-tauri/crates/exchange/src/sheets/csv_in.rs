//! CSV: letters and separators that nobody declares.
//!
//! Everything comes as text, so that a code keeps its zeros and a telephone number its plus: what a column means is
//! not known here.

use std::borrow::Cow;

use csv_core::ReadFieldResult;
use encoding_rs::{UTF_16BE, UTF_16LE};
use plan::texts::text;

use super::{Book, Cell, Fault, Refusal, csv_out::unguarded, grid::Grid, limits::Meter};
use crate::guarded::letters::{Letters, marked};

pub(super) fn read(bytes: &[u8], meter: &mut Meter) -> Result<Book, Refusal> {
    let (letters, encoding) = decoded(bytes, meter)?;
    let (said, body, skipped) = said_separator(&letters);
    let separator = said.or_else(|| guessed_separator(body));
    let mut notes = Vec::new();
    if let Some(key) = encoding {
        notes.push(text(key).to_owned());
    }
    let key = match (said, separator) {
        (Some(_), _) => None,
        (None, Some(b';')) => Some("sheets.note.semicolon"),
        (None, Some(b',')) => Some("sheets.note.comma"),
        (None, Some(b'\t')) => Some("sheets.note.tab"),
        (None, Some(_)) => Some("sheets.note.bar"),
        (None, None) => Some("sheets.note.one_column"),
    };
    notes.extend(key.map(|key| text(key).to_owned()));
    let name = stem(meter.file);
    let mut grid = Grid::new(&name);
    rows(
        body,
        separator.unwrap_or(b';'),
        skipped,
        &name,
        &mut grid,
        meter,
    )?;
    let sheet = grid.finish();
    let sheet = sheet.ok_or_else(|| meter.refuse(Fault::Empty, ""))?;
    Ok(Book {
        sheets: vec![sheet],
        notes,
    })
}

/// The name of the file without folder and ending.
fn stem(file: &str) -> String {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let (stem, _) = name.rsplit_once('.').unwrap_or((name, ""));
    if stem.is_empty() { name } else { stem }.to_owned()
}

/// The letters and, when it was a guess, the note that says so.
fn decoded<'b>(
    bytes: &'b [u8],
    meter: &Meter,
) -> Result<(Cow<'b, str>, Option<&'static str>), Refusal> {
    let guess = |encoding, note| (Letters::Web(encoding).decode(bytes), Some(note));
    let (letters, note) = if let Some((encoding, rest)) = marked(bytes) {
        (Letters::Web(encoding).decode(rest), None)
    } else if zeros(bytes, 1) {
        guess(UTF_16LE, "sheets.note.utf16")
    } else if zeros(bytes, 0) {
        guess(UTF_16BE, "sheets.note.utf16")
    } else if let Ok(letters) = std::str::from_utf8(bytes) {
        (Cow::Borrowed(letters), None)
    } else {
        let letters = Letters::WINDOWS.decode(bytes);
        (letters, Some("sheets.note.windows_1252"))
    };
    // Of the control characters a list has only those that end and indent lines; a few more happen.
    let strange = letters
        .chars()
        .filter(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
        .count();
    if letters.contains('\0') || strange > letters.len() / 100 {
        return Err(meter.refuse(Fault::NotAList, text("sheets.kind.unknown")));
    }
    Ok((letters, note))
}

/// Whether nearly every other byte, from this one on, is zero and no other is: plain letters in UTF-16.
fn zeros(bytes: &[u8], from: usize) -> bool {
    let start = bytes.get(..400).unwrap_or(bytes);
    let count = |from: usize| {
        start
            .iter()
            .skip(from)
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    count(from) * 4 > start.len() && count(1 - from) == 0
}

/// The line `sep=;` that Excel understands, what follows it, and how many rows it takes.
fn said_separator(letters: &str) -> (Option<u8>, &str, usize) {
    let none = (None, letters, 0);
    let head = letters.strip_prefix('"').unwrap_or(letters);
    let Some(head) = head
        .get(..5)
        .filter(|h| h.to_ascii_lowercase().starts_with("sep="))
    else {
        return none;
    };
    let separator = head.as_bytes().last().copied();
    let Some(end) = letters.find(['\r', '\n']) else {
        return none;
    };
    let line = letters.get(..end).unwrap_or_default();
    if line.len() > 8 || !separator.is_some_and(|s| s.is_ascii() && !s.is_ascii_alphanumeric()) {
        return none;
    }
    let rest = letters.get(end..).unwrap_or_default();
    let rest = rest.strip_prefix("\r\n").or_else(|| rest.get(1..));
    (separator, rest.unwrap_or_default(), 1)
}

/// The separator that stands in the most of the first lines.
fn guessed_separator(body: &str) -> Option<u8> {
    const CANDIDATES: [char; 4] = [';', '\t', ',', '|'];
    let mut counts: Vec<[usize; 4]> = Vec::new();
    let (mut line, mut filled_in, mut quoted) = ([0; 4], false, false);
    for letter in body.chars().take(200_000) {
        match letter {
            '"' => quoted = !quoted,
            '\n' | '\r' if !quoted => {
                if filled_in {
                    counts.push(std::mem::take(&mut line));
                }
                filled_in = false;
                if counts.len() == 60 {
                    break;
                }
                continue;
            }
            _ => {
                if let Some(i) = CANDIDATES.iter().position(|c| *c == letter)
                    && !quoted
                {
                    line[i] += 1;
                }
            }
        }
        filled_in = true;
    }
    if filled_in && counts.len() < 60 {
        counts.push(line);
    }
    // How many lines have it, then how many have it equally often, then the order of the candidates.
    let weight = |i: usize| {
        let mut of_one: Vec<usize> = counts
            .iter()
            .map(|line| line[i])
            .filter(|n| *n > 0)
            .collect();
        of_one.sort_unstable();
        let agreeing = of_one.chunk_by(|a, b| a == b).map(<[usize]>::len).max();
        (of_one.len(), agreeing.unwrap_or_default())
    };
    let best = (0..CANDIDATES.len()).rev().max_by_key(|i| weight(*i))?;
    let separator = CANDIDATES.get(best).filter(|_| weight(best).0 > 0)?;
    u8::try_from(*separator).ok()
}

/// Cuts the rows, field by field: a row of nothing but separators asks for no memory. The library passes over empty
/// lines: they are counted here, so that a row has the number that a spreadsheet shows.
fn rows(
    body: &str,
    separator: u8,
    skipped: usize,
    sheet: &str,
    grid: &mut Grid,
    meter: &mut Meter,
) -> Result<(), Refusal> {
    let bytes = body.as_bytes();
    let mut reader = csv_core::ReaderBuilder::new().delimiter(separator).build();
    let (mut read, mut start) = (0, 0);
    let (mut row, mut column) = (skipped + empty_lines(bytes, 0), 0);
    let mut field: Vec<u8> = Vec::new();
    let mut piece = vec![0; 4096];
    loop {
        let rest = bytes.get(read..).unwrap_or_default();
        let (outcome, taken, count) = reader.read_field(rest, &mut piece);
        read += taken;
        // What is longer than any cell may be is refused by its length: more of it is not needed.
        if field.len() <= meter.most_bytes() {
            field.extend_from_slice(piece.get(..count).unwrap_or_default());
        }
        match outcome {
            ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => meter.step()?,
            ReadFieldResult::End => return Ok(()),
            ReadFieldResult::Field { record_end } => {
                let ends = record_end && read >= bytes.len();
                if ends && is_open(bytes.get(start..).unwrap_or_default()) {
                    return Err(meter.refuse_at(Fault::OpenQuote, sheet, row + 1, ""));
                }
                let letters = String::from_utf8_lossy(&field);
                let cell = Cell::Text(unguarded(&letters).into_owned());
                grid.put(meter, row, column, cell)?;
                field.clear();
                column += 1;
                if record_end {
                    start = read;
                    row += 1 + empty_lines(bytes, start);
                    column = 0;
                }
            }
        }
    }
}

/// Lines without any letter from here on. The line feed of a line that ended before is none.
fn empty_lines(bytes: &[u8], start: usize) -> usize {
    let mut rest = bytes.get(start..).unwrap_or_default();
    if start > 0 && bytes.get(start - 1) == Some(&b'\r') {
        rest = rest.strip_prefix(b"\n").unwrap_or(rest);
    }
    let mut count = 0;
    loop {
        rest = match rest {
            [b'\r', b'\n', rest @ ..] | [b'\r' | b'\n', rest @ ..] => rest,
            _ => return count,
        };
        count += 1;
    }
}

/// Whether the last record goes over several lines within quotes that never close.
fn is_open(record: &[u8]) -> bool {
    let record = record.trim_ascii();
    // Only whether there is one more that opens than closes.
    let odd = record
        .iter()
        .filter(|b| **b == b'"')
        .fold(false, |odd, _| !odd);
    odd && record.iter().any(|b| matches!(b, b'\n' | b'\r'))
}
