//! Spreadsheets made piece by piece, so that each piece can be wrong.

use std::time::{Duration, Instant};

use exchange::sheets::{Book, Cell, Fault, Refusal, SheetLimits, read};

pub use crate::packing::{zip, zip_with};

pub fn open(name: &str, bytes: &[u8]) -> Result<Book, Refusal> {
    read(name, bytes, &SheetLimits::default(), &|| true)
}

/// Reads what must be readable.
pub fn sound(name: &str, bytes: &[u8]) -> Book {
    match open(name, bytes) {
        Ok(book) => book,
        Err(refusal) => panic!("{name}: {refusal} ({refusal:?})"),
    }
}

/// What a hostile file may come to.
#[derive(Clone, Copy, Debug)]
pub enum May {
    Refuse(Fault),
    /// A harmless reading: what cells of the first sheet then show.
    Read(&'static [&'static str]),
}

/// Each case comes to what it should, in time, in words that name the file.
pub fn judge(cases: Vec<(&str, Vec<u8>, May)>, ending: &str) {
    assert!(cases.len() >= 20, "only {} hostile files", cases.len());
    for (what, bytes, may) in cases {
        let name = format!("lista.{ending}");
        let start = Instant::now();
        let outcome = open(&name, &bytes);
        // Unoptimised, on a machine that does other things too.
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "{what}: {:?}",
            start.elapsed()
        );
        match (may, outcome) {
            (May::Refuse(fault), Err(refusal)) => {
                assert_eq!(refusal.fault, fault, "{what}: {refusal:?}");
                assert!(refusal.message().contains(&name), "{what}: {refusal}");
                assert!(!refusal.fix().is_empty(), "{what}");
            }
            (May::Read(shown), Ok(book)) => assert_eq!(shown_of(&book), shown, "{what}"),
            (may, Ok(book)) => panic!("{what}: {may:?}, but read as {:?}", shown_of(&book)),
            (may, Err(refusal)) => panic!("{what}: {may:?}, but {refusal} {refusal:?}"),
        }
    }
}

/// The cells of the first sheet that are not empty, as they are shown.
pub fn shown_of(book: &Book) -> Vec<String> {
    let cells = book.sheets[0].rows.iter().flatten();
    cells
        .filter(|cell| **cell != Cell::Empty)
        .map(Cell::shown)
        .collect()
}

/// The cells of a sheet as they are shown, row by row.
pub fn table(book: &Book, sheet: usize) -> Vec<Vec<String>> {
    let rows = book.sheets[sheet].rows.iter();
    rows.map(|row| row.iter().map(Cell::shown).collect())
        .collect()
}

/// The parts of an XLSX, each to be replaced.
#[derive(Clone)]
pub struct Xlsx(pub Vec<(String, Vec<u8>)>);

pub const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const REL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PKG: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

impl Xlsx {
    /// With one sheet, `Mezzi`, of these rows of XML.
    pub fn of(rows: &str) -> Self {
        let sheet =
            format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>");
        Xlsx(Vec::new())
            .put("[Content_Types].xml", "<Types/>")
            .put("_rels/.rels", format!("<Relationships xmlns=\"{PKG}\"><Relationship Id=\"r\" Type=\"{REL}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"))
            .put("xl/workbook.xml", format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{REL}\"><sheets><sheet name=\"Mezzi\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"))
            .put("xl/_rels/workbook.xml.rels", format!("<Relationships xmlns=\"{PKG}\"><Relationship Id=\"r1\" Type=\"{REL}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"{REL}/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"r3\" Type=\"{REL}/styles\" Target=\"styles.xml\"/></Relationships>"))
            .put("xl/sharedStrings.xml", format!("<sst xmlns=\"{MAIN}\"><si><t>Crema</t></si><si><r><t>Pia</t></r><rPh><t>xx</t></rPh><r><t>nengo</t></r></si></sst>"))
            .put("xl/styles.xml", format!("<styleSheet xmlns=\"{MAIN}\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/><numFmt numFmtId=\"165\" formatCode=\"000000\"/><numFmt numFmtId=\"166\" formatCode=\"[h]:mm\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"22\"/><xf numFmtId=\"20\"/><xf numFmtId=\"166\"/></cellXfs></styleSheet>"))
            .put("xl/worksheets/sheet1.xml", sheet)
    }

    pub fn put(mut self, name: &str, text: impl AsRef<[u8]>) -> Self {
        self.0.retain(|(n, _)| n != name);
        self.0.push((name.to_owned(), text.as_ref().to_vec()));
        self
    }

    pub fn without(mut self, name: &str) -> Self {
        self.0.retain(|(n, _)| n != name);
        self
    }

    /// Replaces a piece of a part that must be there.
    pub fn replaced(self, name: &str, from: &str, to: &str) -> Self {
        let (_, bytes) = self.0.iter().find(|(n, _)| n == name).expect("the part");
        let text = String::from_utf8(bytes.clone()).expect("a text");
        assert!(text.contains(from), "{name} has no {from}");
        self.put(name, text.replacen(from, to, 1))
    }

    pub fn zip(&self) -> Vec<u8> {
        let parts: Vec<_> = self
            .0
            .iter()
            .map(|(n, b)| (n.as_str(), b.as_slice()))
            .collect();
        zip(&parts)
    }
}

pub const ODS_MIME: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// `content.xml` with these rows in one sheet, `Mezzi`.
pub fn ods_content(rows: &str) -> String {
    format!(
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" xmlns:style=\"s\" \
         xmlns:calcext=\"c\"><office:automatic-styles><style:style style:name=\"ta1\"><style:table-properties \
         table:display=\"true\"/></style:style><style:style style:name=\"ta2\"><style:table-properties \
         table:display=\"false\"/></style:style></office:automatic-styles><office:body><office:spreadsheet>\
         <table:table table:name=\"Mezzi\" table:style-name=\"ta1\">{rows}</table:table></office:spreadsheet>\
         </office:body></office:document-content>"
    )
}

pub fn ods(rows: &str) -> Vec<u8> {
    ods_of(&ods_content(rows))
}

pub fn ods_of(content: &str) -> Vec<u8> {
    zip(&[
        ("mimetype", ODS_MIME.as_bytes()),
        ("META-INF/manifest.xml", b"<manifest/>"),
        ("content.xml", content.as_bytes()),
    ])
}

/// A record of XLS.
pub fn record(kind: u16, body: &[u8]) -> Vec<u8> {
    let mut bytes = kind.to_le_bytes().to_vec();
    bytes.extend(
        u16::try_from(body.len())
            .expect("a short record")
            .to_le_bytes(),
    );
    bytes.extend(body);
    bytes
}

pub fn u16s(numbers: &[u16]) -> Vec<u8> {
    numbers.iter().flat_map(|n| n.to_le_bytes()).collect()
}

pub fn joined(pieces: &[Vec<u8>]) -> Vec<u8> {
    pieces.concat()
}

/// The stream of an XLS: what all sheets share, then each sheet with its name, state and records.
pub fn xls_stream(shared: &[Vec<u8>], sheets: &[(&str, u8, Vec<u8>)]) -> Vec<u8> {
    let bof = |kind: u16| record(0x0809, &u16s(&[0x0600, kind, 0, 0, 0, 0, 0, 0]));
    let eof = record(0x000a, &[]);
    let listed = |at: &[u32]| -> Vec<u8> {
        let one = |((name, state, _), at): (&(&str, u8, Vec<u8>), &u32)| {
            let mut body = at.to_le_bytes().to_vec();
            body.extend([*state, 0, u8::try_from(name.len()).expect("short"), 0]);
            body.extend(name.bytes());
            record(0x0085, &body)
        };
        sheets.iter().zip(at).flat_map(one).collect()
    };
    let head = |at: &[u32]| joined(&[bof(5), listed(at), joined(shared), eof.clone()]);
    let mut at = vec![0; sheets.len()];
    let mut next = head(&at).len();
    let bodies: Vec<Vec<u8>> = sheets
        .iter()
        .map(|(_, _, r)| joined(&[bof(0x10), r.clone(), eof.clone()]))
        .collect();
    for (i, body) in bodies.iter().enumerate() {
        at[i] = u32::try_from(next).expect("small");
        next += body.len();
    }
    joined(&[head(&at), joined(&bodies)])
}

/// A compound file with one stream.
pub fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    const SECTOR: usize = 512;
    const END: u32 = 0xffff_fffe;
    // A stream under 4096 bytes would have to be in small sectors.
    let mut stream = stream.to_vec();
    stream.resize(stream.len().max(4096), 0);
    let length = stream.len();
    stream.resize(length.next_multiple_of(SECTOR), 0);
    let count = stream.len() / SECTOR;
    let tables = (count + 2).div_ceil(127) + 1;
    assert!(tables <= 109, "too big for this builder");
    // Tables first, then the directory, then the stream.
    let directory = u32::try_from(tables).expect("small");
    let first = directory + 1;
    let mut next: Vec<u32> = vec![0xffff_fffd; tables];
    next.push(END);
    for i in 1..=count {
        let id = first + u32::try_from(i).expect("small");
        next.push(if i == count { END } else { id });
    }
    next.resize(tables * 128, 0xffff_ffff);
    let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    bytes.resize(24, 0);
    bytes.extend(u16s(&[0x3e, 3, 0xfffe, 9, 6, 0, 0, 0]));
    let u32s =
        |numbers: &[u32]| -> Vec<u8> { numbers.iter().flat_map(|n| n.to_le_bytes()).collect() };
    bytes.extend(u32s(&[0, directory, directory, 0, 4096, END, 0, END, 0]));
    for i in 0..109 {
        let table = u32::try_from(i).expect("small");
        bytes.extend(u32s(&[if i < tables { table } else { 0xffff_ffff }]));
    }
    assert_eq!(bytes.len(), SECTOR);
    bytes.extend(u32s(&next));
    let entry = |name: &str, kind: u8, start: u32, size: usize| -> Vec<u8> {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let used = u16::try_from(entry.len() + 2).expect("short");
        entry.resize(64, 0);
        entry.extend(used.to_le_bytes());
        entry.extend([kind, 1]);
        entry.extend(u32s(&[
            0xffff_ffff,
            0xffff_ffff,
            if kind == 5 { 1 } else { 0xffff_ffff },
        ]));
        entry.resize(116, 0);
        entry.extend(u32s(&[start, u32::try_from(size).expect("small"), 0]));
        entry
    };
    bytes.extend(entry("Root Entry", 5, END, 0));
    bytes.extend(entry(name, 2, first, length));
    bytes.extend(vec![0; SECTOR - 256]);
    bytes.extend(stream);
    bytes
}

pub fn xls(shared: &[Vec<u8>], cells: &[Vec<u8>]) -> Vec<u8> {
    compound(
        "Workbook",
        &xls_stream(shared, &[("Mezzi", 0, joined(cells))]),
    )
}

/// A text of the old Excel in a cell: `LABEL`, of letters of one byte.
pub fn label(row: u16, column: u16, text: &str) -> Vec<u8> {
    let mut body = u16s(&[row, column, 0, u16::try_from(text.len()).expect("short")]);
    body.push(0);
    body.extend(text.bytes());
    record(0x0204, &body)
}

pub fn number(row: u16, column: u16, format: u16, number: f64) -> Vec<u8> {
    let mut body = u16s(&[row, column, format]);
    body.extend(number.to_le_bytes());
    record(0x0203, &body)
}
