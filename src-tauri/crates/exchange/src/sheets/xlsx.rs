//! XLSX (ECMA-376): parts of XML in a ZIP.

use std::collections::HashMap;

use super::{
    Book, Cell, Fault, Refusal,
    cell::fault_shown,
    formats::{self, Format},
    grid::Grid,
    limits::Meter,
    outcome::{Found, Outcome},
    parts::Parts,
    serial,
    xml::{Doc, Piece, Tag, text},
};

pub(super) fn read(bytes: &[u8], meter: &mut Meter) -> Result<Book, Refusal> {
    let mut parts = Parts::open(bytes, meter)?;
    let root = links(&mut parts, "_rels/.rels", "", meter)?;
    let workbook = root.of_kind("officeDocument").map(str::to_owned);
    let workbook = workbook.unwrap_or_else(|| "xl/workbook.xml".to_owned());
    let (folder, file) = workbook.rsplit_once('/').unwrap_or(("", &workbook));
    let links = links(
        &mut parts,
        &format!("{folder}/_rels/{file}.rels"),
        folder,
        meter,
    )?;
    let (listed, since_1904) = listed(&mut parts, &workbook, meter)?;
    let strings = links
        .of_kind("sharedStrings")
        .unwrap_or("xl/sharedStrings.xml");
    let strings = strings_of(&mut parts, strings, meter)?;
    let styles = links.of_kind("styles").unwrap_or("xl/styles.xml");
    let formats = formats_of(&mut parts, styles, meter)?;
    let shared = Shared {
        strings,
        formats,
        since_1904,
    };
    let (mut book, mut hidden) = (Outcome::default(), Vec::new());
    for listed in listed {
        let Some(link) = links.by_id(&listed.link) else {
            return Err(meter.refuse_at(Fault::Damaged, &listed.name, 0, &workbook));
        };
        // Sheets that are one chart, dialogs and macros hold no list. What is very hidden cannot be unhidden by hand: it is
        // machinery of programs, such as the lists to choose from in our own sheets.
        if link.kind != "worksheet" || listed.state == "veryHidden" {
            continue;
        }
        if listed.state == "hidden" {
            hidden.push(listed.name);
            continue;
        }
        let Some(bytes) = parts.bytes(&link.target, meter)? else {
            return Err(meter.refuse_at(Fault::Damaged, &listed.name, 0, &link.target));
        };
        let xml = text(&bytes, &link.target, meter)?;
        book.add(
            sheet(&listed.name, Doc::new(&xml, &link.target), &shared, meter)?,
            meter,
        )?;
    }
    book.finish(&hidden, meter)
}

/// What sheets have in common.
struct Shared {
    strings: Vec<String>,
    formats: Vec<Format>,
    since_1904: bool,
}

/// A link of a part to another.
struct Link {
    id: String,
    /// The last word of its type.
    kind: String,
    /// From the root of the ZIP.
    target: String,
}

struct Links(Vec<Link>);

impl Links {
    fn of_kind(&self, kind: &str) -> Option<&str> {
        let mut links = self.0.iter();
        links
            .find(|link| link.kind == kind)
            .map(|link| link.target.as_str())
    }

    fn by_id(&self, id: &str) -> Option<&Link> {
        self.0.iter().find(|link| link.id == id)
    }
}

fn links(parts: &mut Parts, name: &str, folder: &str, meter: &mut Meter) -> Result<Links, Refusal> {
    let mut links = Vec::new();
    let Some(bytes) = parts.bytes(name, meter)? else {
        return Ok(Links(links));
    };
    let xml = text(&bytes, name, meter)?;
    let mut doc = Doc::new(&xml, name);
    loop {
        match doc.next(meter)? {
            Piece::Start(tag) if tag.name() == "Relationship" => {
                let kind = tag.get("Type").unwrap_or_default();
                // Every sheet looks its link up: their number stays within reason.
                if links.len() > 10_000 {
                    return Err(meter.refuse(Fault::TooManyParts, meter.limits.parts));
                }
                links.push(Link {
                    id: tag.get("Id").unwrap_or_default(),
                    kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                    target: resolved(folder, &tag.get("Target").unwrap_or_default()),
                });
            }
            Piece::Eof => return Ok(Links(links)),
            _ => {}
        }
    }
}

/// A target as a path from the root of the ZIP.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|f| !f.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.join("/")
}

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    link: String,
    state: String,
}

fn listed(
    parts: &mut Parts,
    name: &str,
    meter: &mut Meter,
) -> Result<(Vec<Listed>, bool), Refusal> {
    let Some(bytes) = parts.bytes(name, meter)? else {
        return Err(meter.refuse(Fault::Damaged, name));
    };
    let xml = text(&bytes, name, meter)?;
    let mut doc = Doc::new(&xml, name);
    let (mut listed, mut since_1904) = (Vec::new(), false);
    loop {
        match doc.next(meter)? {
            Piece::Start(tag) if tag.name() == "sheet" => {
                if listed.len() >= meter.limits.sheets.saturating_mul(10) {
                    return Err(meter.refuse(Fault::TooManySheets, meter.limits.sheets));
                }
                // `r:id`: the plain name may be another attribute, `sheetId`.
                listed.push(Listed {
                    name: tag.get("name").unwrap_or_default(),
                    link: tag.get("id").unwrap_or_default(),
                    state: tag.get("state").unwrap_or_default(),
                });
            }
            Piece::Start(tag) if tag.name() == "workbookPr" => {
                since_1904 |= tag.is_true("date1904");
            }
            Piece::Eof => return Ok((listed, since_1904)),
            _ => {}
        }
    }
}

fn strings_of(parts: &mut Parts, name: &str, meter: &mut Meter) -> Result<Vec<String>, Refusal> {
    let mut strings = Vec::new();
    let Some(bytes) = parts.bytes(name, meter)? else {
        return Ok(strings);
    };
    let xml = text(&bytes, name, meter)?;
    let mut doc = Doc::new(&xml, name);
    let mut bytes = 0;
    loop {
        match doc.next(meter)? {
            Piece::Start(tag) if tag.name() == "si" => {
                if strings.len() >= meter.limits.cells {
                    return Err(meter.refuse(Fault::TooManyCells, meter.limits.cells));
                }
                let string = string(&mut doc, meter)?;
                bytes += string.len();
                meter.shared_text(bytes)?;
                strings.push(string);
            }
            Piece::Eof => return Ok(strings),
            _ => {}
        }
    }
}

/// The text of `<si>` or `<is>`: that of its `<t>`, without how it is pronounced.
fn string(doc: &mut Doc, meter: &mut Meter) -> Result<String, Refusal> {
    let mut letters = String::new();
    let mut depth = 1_usize;
    while depth > 0 {
        match doc.next(meter)? {
            Piece::Start(tag) => match tag.name() {
                "t" => letters.push_str(&doc.letters(meter)?),
                "rPh" => doc.skip(meter)?,
                _ => depth += 1,
            },
            Piece::End(_) => depth -= 1,
            Piece::Text(_) => {}
            Piece::Eof => return Err(doc.cut(meter)),
        }
    }
    Ok(unescaped(letters))
}

/// Letters that XML cannot hold are written `_x000D_`, and an underscore that would look so `_x005F_`.
fn unescaped(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let code = from.get(2..6).filter(|_| from.get(6..7) == Some("_"));
        let letter = code
            .filter(|code| code.bytes().all(|b| b.is_ascii_hexdigit()))
            .and_then(|code| u32::from_str_radix(code, 16).ok())
            .and_then(char::from_u32);
        let taken = if let Some(letter) = letter {
            out.push(letter);
            7
        } else {
            out.push_str("_x");
            2
        };
        rest = from.get(taken..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

fn formats_of(parts: &mut Parts, name: &str, meter: &mut Meter) -> Result<Vec<Format>, Refusal> {
    let mut formats = Vec::new();
    let Some(bytes) = parts.bytes(name, meter)? else {
        return Ok(formats);
    };
    let xml = text(&bytes, name, meter)?;
    let mut doc = Doc::new(&xml, name);
    let (mut own, mut of_cells) = (HashMap::new(), false);
    loop {
        match doc.next(meter)? {
            Piece::Start(tag) => match tag.name() {
                "numFmt" => {
                    if let (Some(id), Some(code)) = (tag.number("numFmtId"), tag.get("formatCode"))
                    {
                        own.insert(id, formats::by_code(&code));
                    }
                }
                "cellXfs" => of_cells = true,
                // Excel keeps 64,000 at most.
                "xf" if of_cells && formats.len() < 70_000 => {
                    let id = tag.number("numFmtId").unwrap_or_default();
                    let built_in = || u32::try_from(id).map_or(Format::Plain, formats::built_in);
                    formats.push(own.get(&id).copied().unwrap_or_else(built_in));
                }
                _ => {}
            },
            Piece::End(end) if end.name() == "cellXfs" => of_cells = false,
            Piece::Eof => return Ok(formats),
            _ => {}
        }
    }
}

fn sheet(name: &str, mut doc: Doc, shared: &Shared, meter: &mut Meter) -> Result<Found, Refusal> {
    let mut grid = Grid::new(name);
    let mut found = Found {
        name: name.to_owned(),
        ..Found::default()
    };
    let (mut row, mut column, mut row_hidden) = (0_usize, 0_usize, false);
    loop {
        match doc.next(meter)? {
            Piece::Start(tag) => match tag.name() {
                "row" => {
                    if let Some(number) = tag.number("r") {
                        row = number.saturating_sub(1);
                    }
                    column = 0;
                    row_hidden = tag.is_true("hidden");
                }
                "c" => {
                    if let Some(place) = tag.get("r") {
                        let damaged = || meter.refuse_at(Fault::Damaged, name, row + 1, &place);
                        (row, column) = place_of(&place).ok_or_else(damaged)?;
                    }
                    let (cell, uncomputed) = cell(&mut doc, &tag, shared, meter, (name, row))?;
                    found.uncomputed += usize::from(uncomputed);
                    if row_hidden && !cell.is_empty() {
                        found.hidden_rows += 1;
                        row_hidden = false;
                    }
                    grid.put(meter, row, column, cell)?;
                    column = column.saturating_add(1);
                }
                "mergeCell" => found.merged += 1,
                _ => {}
            },
            Piece::End(end) if end.name() == "row" => row = row.saturating_add(1),
            Piece::Eof => {
                found.sheet = grid.finish();
                return Ok(found);
            }
            _ => {}
        }
    }
}

/// Row and column, from 0, of a place such as `AB12`.
fn place_of(place: &str) -> Option<(usize, usize)> {
    let split = place.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = place.split_at(split);
    if !(1..=3).contains(&letters.len()) || !(1..=7).contains(&digits.len()) {
        return None;
    }
    let mut column = 0;
    for letter in letters.bytes() {
        let letter = letter.to_ascii_uppercase();
        if !letter.is_ascii_uppercase() {
            return None;
        }
        column = column * 26 + usize::from(letter - b'A') + 1;
    }
    let row: usize = digits.parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

/// The cell that has just started, and whether it is a formula whose outcome nobody stored.
fn cell(
    doc: &mut Doc,
    tag: &Tag,
    shared: &Shared,
    meter: &mut Meter,
    (sheet, row): (&str, usize),
) -> Result<(Cell, bool), Refusal> {
    let format = tag.number("s").and_then(|s| shared.formats.get(s));
    let format = format.copied().unwrap_or(Format::Plain);
    let kind = tag.get("t").unwrap_or_default();
    let (mut value, mut inline, mut formula) = (None, None, false);
    let mut depth = 1_usize;
    while depth > 0 {
        match doc.next(meter)? {
            Piece::Start(tag) => match tag.name() {
                "v" => value = Some(doc.letters(meter)?),
                "is" => inline = Some(string(doc, meter)?),
                "f" => {
                    formula = true;
                    doc.skip(meter)?;
                }
                _ => depth += 1,
            },
            Piece::End(_) => depth -= 1,
            Piece::Text(_) => {}
            Piece::Eof => return Err(doc.cut(meter)),
        }
    }
    let uncomputed = formula && value.is_none() && inline.is_none();
    if let Some(inline) = inline {
        return Ok((Cell::Text(inline), false));
    }
    let Some(value) = value else {
        return Ok((Cell::Empty, uncomputed));
    };
    let number = || value.trim().parse::<f64>().ok().filter(|n| n.is_finite());
    let cell = match kind.as_str() {
        "s" => {
            let index = value.trim().parse::<usize>().ok();
            let string = index.and_then(|index| shared.strings.get(index));
            let damaged = || meter.refuse_at(Fault::Damaged, sheet, row + 1, "sharedStrings");
            Cell::Text(string.ok_or_else(damaged)?.clone())
        }
        "b" => Cell::Bool(matches!(value.trim(), "1" | "true")),
        "e" => Cell::Fault(fault_shown(value.trim())),
        "d" => serial::iso(&value),
        "" | "n" => match number() {
            Some(number) => serial::cell(number, format, shared.since_1904),
            None => Cell::Text(value),
        },
        _ => Cell::Text(unescaped(value)),
    };
    Ok((cell, false))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_targets_and_escapes() {
        assert_eq!(place_of("A1"), Some((0, 0)));
        assert_eq!(place_of("XFD1048576"), Some((1_048_575, 16_383)));
        for bad in ["", "A", "1", "A0", "AAAA1", "A99999999", "A1B", "Ä1"] {
            assert_eq!(place_of(bad), None, "{bad}");
        }
        assert_eq!(resolved("xl", "worksheets/a.xml"), "xl/worksheets/a.xml");
        assert_eq!(resolved("xl", "/xl/a.xml"), "xl/a.xml");
        assert_eq!(resolved("xl", "../../a.xml"), "a.xml");
        assert_eq!(unescaped("a_x000A_b_x005F_x0041_".into()), "a\nb_x0041_");
        assert_eq!(unescaped("_x12_xà_x00zz_".into()), "_x12_xà_x00zz_");
    }
}
