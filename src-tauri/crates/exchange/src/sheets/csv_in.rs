//! CSV: letters and separators that nobody declares.
//!
//! Everything comes as text, so that a code keeps its zeros and a telephone number its plus: what a column means is
//! not known here.

use std::borrow::Cow;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};
use plan::texts::text;

use super::{Book, Cell, Fault, Refusal, csv_out::unguarded, grid::Grid, limits::Meter};

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
    let (letters, note) = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => (String::from_utf8_lossy(rest), None),
        [0xff, 0xfe, rest @ ..] => (UTF_16LE.decode_without_bom_handling(rest).0, None),
        [0xfe, 0xff, rest @ ..] => (UTF_16BE.decode_without_bom_handling(rest).0, None),
        _ if zeros(bytes, 1) => (
            UTF_16LE.decode_without_bom_handling(bytes).0,
            Some("sheets.note.utf16"),
        ),
        _ if zeros(bytes, 0) => (
            UTF_16BE.decode_without_bom_handling(bytes).0,
            Some("sheets.note.utf16"),
        ),
        _ => match std::str::from_utf8(bytes) {
            Ok(letters) => (Cow::Borrowed(letters), None),
            Err(_) => (
                WINDOWS_1252.decode_without_bom_handling(bytes).0,
                Some("sheets.note.windows_1252"),
            ),
        },
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

/// Cuts the rows. The library passes over empty lines: they are counted here, so that a row has the number that a
/// spreadsheet shows.
fn rows(
    body: &str,
    separator: u8,
    skipped: usize,
    sheet: &str,
    grid: &mut Grid,
    meter: &mut Meter,
) -> Result<(), Refusal> {
    let bytes = body.as_bytes();
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(bytes);
    let mut record = csv::StringRecord::new();
    let mut row = skipped;
    loop {
        meter.step()?;
        let place = |at: u64| usize::try_from(at).unwrap_or(bytes.len());
        let start = place(reader.position().byte());
        row += empty_lines(bytes, start);
        let (more, end) = match reader.read_record(&mut record) {
            Ok(more) => (more, place(reader.position().byte())),
            Err(_) => return Err(meter.refuse_at(Fault::Damaged, sheet, row + 1, "CSV")),
        };
        if !more {
            return Ok(());
        }
        if end >= bytes.len() && is_open(bytes.get(start..).unwrap_or_default()) {
            return Err(meter.refuse_at(Fault::OpenQuote, sheet, row + 1, ""));
        }
        for (column, letters) in record.iter().enumerate() {
            grid.put(
                meter,
                row,
                column,
                Cell::Text(unguarded(letters).into_owned()),
            )?;
        }
        row += 1;
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
