//! Lists.

use std::fmt::Write as _;

use exchange::sheets::{Book, Fault, Refusal, SheetLimits, read};

use zip::CompressionMethod;

use crate::{
    chance::Chance,
    letter, measured,
    packing::{zip, zip_with},
};

fn outcome(what: &str, name: &str, bytes: &[u8]) -> Result<Book, Refusal> {
    measured(what, bytes.len(), || {
        read(name, bytes, &SheetLimits::default(), &|| true)
    })
}

fn refused(what: &str, name: &str, bytes: &[u8], fault: Fault) {
    let refusal = outcome(what, name, bytes).expect_err("it is hostile");
    assert_eq!(refusal.fault, fault, "{what}: {refusal}");
}

const REL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook of so many sheets, which are all one part.
fn workbook(sheets: usize, strings: &str, sheet: &str, packed: bool) -> Vec<u8> {
    let mut listed = String::new();
    for n in 0..sheets {
        let _ = write!(listed, "<sheet name=\"F{n}\" sheetId=\"{n}\" r:id=\"a\"/>");
    }
    let root = format!(
        "<R><Relationship Id=\"a\" Type=\"{REL}/officeDocument\" Target=\"xl/workbook.xml\"/></R>"
    );
    let links = format!(
        "<R><Relationship Id=\"a\" Type=\"{REL}/worksheet\" Target=\"s.xml\"/><Relationship Id=\"b\" \
         Type=\"{REL}/sharedStrings\" Target=\"t.xml\"/></R>"
    );
    let book = format!("<workbook xmlns:r=\"r\"><sheets>{listed}</sheets></workbook>");
    let parts = [
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &root),
        ("xl/workbook.xml", &book),
        ("xl/_rels/workbook.xml.rels", &links),
        ("xl/t.xml", strings),
        ("xl/s.xml", sheet),
    ];
    let parts = parts.map(|(name, text)| (name, text.as_bytes()));
    let method = if packed {
        CompressionMethod::Deflated
    } else {
        CompressionMethod::Stored
    };
    zip_with(&parts, method)
}

#[test]
#[ignore = "a measure, in release"]
fn csv() {
    refused(
        "separators alone",
        "a.csv",
        &vec![b';'; 60 << 20],
        Fault::TooIntricate,
    );
    refused(
        "a text without end, in the letters of Windows",
        "a.csv",
        &vec![0x80; 60 << 20],
        Fault::CellTooLong,
    );
    refused(
        "quotes without end",
        "a.csv",
        &vec![b'"'; 60 << 20],
        Fault::CellTooLong,
    );
    refused(
        "empty lines",
        "a.csv",
        &[vec![b'\n'; 60 << 20], b"a".to_vec()].concat(),
        Fault::TooManyRows,
    );
}

#[test]
#[ignore = "a measure, in release"]
fn xlsx() {
    let one = "<w><sheetData><row><c><v>1</v></c></row></sheetData></w>";
    let tiny = format!("<sst>{}</sst>", "<si/>".repeat(12_000_000));
    let bytes = workbook(1, &tiny, one, false);
    refused("tiny texts", "a.xlsx", &bytes, Fault::TooManyCells);

    let mut chance = Chance(1);
    let mut long = String::from("<sst>");
    while long.len() < 120 << 20 {
        long.push_str("<si><t>");
        long.extend((0..2_000).map(|_| if chance.next(2) == 0 { 'a' } else { 'b' }));
        long.push_str("</t></si>");
    }
    long.push_str("</sst>");
    let bytes = workbook(1, &long, one, true);
    refused("long texts", "a.xlsx", &bytes, Fault::TooMuchText);

    let mut marks = String::from("<w>");
    while marks.len() < 127 << 20 {
        let _ = write!(marks, "<{}/>", letter(&mut chance));
    }
    marks.push_str("</w>");
    let bytes = workbook(1, "<sst/>", &marks, true);
    refused("marks alone", "a.xlsx", &bytes, Fault::TooIntricate);
    let bytes = workbook(
        900,
        "<sst/>",
        &format!(
            "<w>{}</w>",
            &marks[3..16 << 20].rsplit_once('<').expect("marks").0
        ),
        true,
    );
    refused(
        "one sheet nine hundred times",
        "a.xlsx",
        &bytes,
        Fault::TooIntricate,
    );

    let mut cells = String::from("<w><sheetData>");
    for _ in 0..99_000 {
        cells.push_str("<row>");
        for _ in 0..20 {
            let _ = write!(
                cells,
                "<c t=\"str\"><v>{}{}</v></c>",
                letter(&mut chance),
                chance.next(99_999)
            );
        }
        cells.push_str("</row>");
    }
    cells.push_str("</sheetData></w>");
    let bytes = workbook(1, "<sst/>", &cells, true);
    outcome("as many cells as may be", "a.xlsx", &bytes).expect("a list");
}

#[test]
#[ignore = "a measure, in release"]
fn ods() {
    let row = "<t:table-row t:number-rows-repeated=\"99000\"><t:table-cell t:number-columns-repeated=\"20\" \
               o:value-type=\"string\"><x:p>una voce qualunque di trenta b</x:p></t:table-cell></t:table-row>";
    let content = format!("<d><t:table t:name=\"F\" xmlns:t=\"t\">{row}</t:table></d>");
    let bytes = zip(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("content.xml", content.as_bytes()),
    ]);
    outcome("one row a hundred thousand times", "a.ods", &bytes).expect("a list");
}

/// A record of XLS.
fn record(kind: u16, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len()).expect("short");
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), body].concat()
}

/// A compound file of one long stream: the sectors of its table, of which there are more than the header holds, in a chain.
fn compound(stream: &[u8]) -> Vec<u8> {
    const SECTOR: usize = 4096;
    const END: u32 = 0xffff_fffe;
    let word = |n: usize| u32::try_from(n).expect("small").to_le_bytes();
    let count = stream.len().div_ceil(SECTOR);
    let tables = (count + 200).div_ceil(1024);
    assert!(tables <= 109, "too long");
    let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    bytes.resize(30, 0);
    bytes.extend([12, 0, 6, 0]);
    bytes.resize(48, 0);
    bytes.extend(word(tables));
    bytes.resize(60, 0);
    bytes.extend(END.to_le_bytes());
    bytes.resize(68, 0);
    bytes.extend(END.to_le_bytes());
    bytes.resize(76, 0);
    for at in 0..109 {
        bytes.extend(if at < tables { word(at) } else { [0xff; 4] });
    }
    bytes.resize(SECTOR, 0);
    // The table: its own sectors, the directory, the stream.
    let mut next = vec![0xff_u8; 4 * tables];
    next.extend(END.to_le_bytes());
    for n in 1..=count {
        let last = n == count;
        next.extend(if last {
            END.to_le_bytes()
        } else {
            word(tables + 1 + n)
        });
    }
    next.resize(tables * SECTOR, 0xff);
    bytes.extend(next);
    let entry = |name: &str, start: [u8; 4], size: usize| {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let used = u16::try_from(entry.len() + 2).expect("short");
        entry.resize(64, 0);
        entry.extend(used.to_le_bytes());
        entry.resize(116, 0);
        entry.extend(start);
        entry.extend(word(size));
        entry.extend([0; 4]);
        entry
    };
    let mut directory = entry("Root Entry", END.to_le_bytes(), 0);
    directory.extend(entry("Workbook", word(tables + 1), stream.len()));
    directory.resize(SECTOR, 0);
    bytes.extend(directory);
    bytes.extend(stream);
    bytes.resize(bytes.len().next_multiple_of(SECTOR), 0);
    bytes
}

#[test]
#[ignore = "a measure, in release"]
fn xls() {
    let bof = record(0x0809, &[0, 6, 5, 0, 0, 0, 0, 0]);
    let eof = record(0x000a, &[]);
    let head = |sheets: usize, at: u32| {
        let mut body = at.to_le_bytes().to_vec();
        body.extend([0, 0, 1, 0, b'F']);
        let listed = record(0x0085, &body).repeat(sheets);
        [bof.clone(), listed, eof.clone()].concat()
    };
    let start = u32::try_from(head(900, 0).len()).expect("small");
    // Records of nothing that nobody knows.
    let nothing = record(0x0fff, &[]).repeat(15 << 20);
    let stream = [head(900, start), bof.clone(), nothing, eof.clone()].concat();
    refused(
        "one sheet nine hundred times",
        "a.xls",
        &compound(&stream),
        Fault::TooIntricate,
    );
    let crumbs = record(0x003c, b"a").repeat(12 << 20);
    let texts = record(0x00fc, &[&[0xff; 8][..], &[0xff, 0xff, 0]].concat());
    let stream = [bof.clone(), texts, crumbs, eof.clone()].concat();
    refused(
        "texts in crumbs",
        "a.xls",
        &compound(&stream),
        Fault::Damaged,
    );
    let texts: Vec<u8> = (0..7_000)
        .flat_map(|n| {
            let kind = if n == 0 { 0x00fc } else { 0x003c };
            let head: &[u8] = if n == 0 { &[0xff; 8] } else { &[] };
            record(kind, &[head, &[0, 0, 0].repeat(2_700)].concat())
        })
        .collect();
    let stream = [bof, texts, eof].concat();
    refused(
        "tiny texts",
        "a.xls",
        &compound(&stream),
        Fault::TooManyCells,
    );
}
