//! XLSX that are broken or made to do harm.

use std::fmt::Write as _;

use exchange::sheets::{Fault, SheetLimits, read};
use zip::CompressionMethod;

use crate::builder::{MAIN, May, Xlsx, compound, judge, zip, zip_with};

const SHEET: &str = "xl/worksheets/sheet1.xml";
const BOOK: &str = "xl/workbook.xml";

fn one() -> Xlsx {
    Xlsx::of("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>")
}

fn rows(rows: &str) -> Vec<u8> {
    Xlsx::of(rows).zip()
}

/// Says of one file in the directory that it is bigger than it is.
fn lying(size: u32) -> Vec<u8> {
    let mut bytes = one().zip();
    let at = (0..bytes.len())
        .rev()
        .find(|at| bytes[*at..].starts_with(b"PK\x01\x02"))
        .expect("a directory");
    bytes[at + 24..at + 28].copy_from_slice(&size.to_le_bytes());
    bytes
}

#[test]
fn hostile_and_broken_workbooks() {
    let doctype = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>";
    let bomb = vec![b' '; 8 << 20];
    let far = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"A1048576\"><v>2</v></c></row>";
    let mut many = String::new();
    for n in 1..=1500 {
        let _ = write!(many, "<sheet name=\"F{n}\" sheetId=\"{n}\" r:id=\"r1\"/>");
    }
    let deep = format!("{}{}", "<x>".repeat(100_000), "</x>".repeat(100_000));
    let heavy = "x".repeat(32_000);
    let mut repeated = String::new();
    for row in 1..=3_000 {
        let _ = write!(repeated, "<row r=\"{row}\"><c t=\"s\"><v>0</v></c></row>");
    }
    let mut wide = String::from("<row>");
    for _ in 0..1_001 {
        wide.push_str("<c><v>1</v></c>");
    }
    wide.push_str("</row>");
    let mut attributes = String::from("<row ");
    for n in 0..60_000 {
        let _ = write!(attributes, "a{n}=\"1\" ");
    }
    attributes.push_str("r=\"1\"><c><v>1</v></c></row>");
    let half = one().zip();
    let cases = vec![
        ("cut in the middle", half[..half.len() / 2].to_vec(), May::Refuse(Fault::Damaged)),
        ("only the mark of a ZIP", b"PK\x03\x04".to_vec(), May::Refuse(Fault::Damaged)),
        ("an empty ZIP", zip(&[]), May::Refuse(Fault::Empty)),
        ("no workbook", one().without(BOOK).zip(), May::Refuse(Fault::Damaged)),
        ("no sheet", one().without(SHEET).zip(), May::Refuse(Fault::Damaged)),
        ("no links", one().without("xl/_rels/workbook.xml.rels").zip(), May::Refuse(Fault::Damaged)),
        ("nothing in it", rows("<row r=\"5\"><c r=\"A5\"/></row>"), May::Refuse(Fault::Empty)),
        ("a text that is not there", rows("<row r=\"7\"><c r=\"A7\" t=\"s\"><v>99</v></c></row>"), May::Refuse(Fault::Damaged)),
        ("a place that is none", rows("<row><c r=\"Z\"><v>1</v></c></row>"), May::Refuse(Fault::Damaged)),
        ("a place beyond any number", rows("<row><c r=\"A99999999999999999999\"><v>1</v></c></row>"), May::Refuse(Fault::Damaged)),
        ("a row beyond any number", rows("<row r=\"18446744073709551615\"><c><v>1</v></c></row>"), May::Refuse(Fault::TooManyRows)),
        ("a column beyond the limit", rows("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>"), May::Refuse(Fault::TooManyColumns)),
        ("columns one by one", rows(&wide), May::Refuse(Fault::TooManyColumns)),
        ("two cells far apart", rows(far), May::Refuse(Fault::TooManyRows)),
        ("the whole sheet declared", one().replaced(SHEET, "<sheetData>", "<dimension ref=\"A1:XFD1048576\"/><sheetData>").zip(), May::Read(&["Crema"])),
        ("texts counted without end", one().replaced("xl/sharedStrings.xml", "<sst ", "<sst uniqueCount=\"99999999999999\" count=\"18446744073709551615\" ").zip(), May::Read(&["Crema"])),
        ("one long text in many cells", Xlsx::of(&repeated).put("xl/sharedStrings.xml", format!("<sst><si><t>{heavy}</t></si></sst>")).zip(), May::Refuse(Fault::TooMuchText)),
        ("a text longer than a cell", rows(&format!("<row><c t=\"inlineStr\"><is><t>{heavy}{heavy}</t></is></c></row>")), May::Refuse(Fault::CellTooLong)),
        ("a bomb of blanks", one().put(SHEET, &bomb).zip(), May::Refuse(Fault::Ratio)),
        ("many bombs", (0..5).fold(one(), |x, n| x.put(&format!("xl/media/{n}.bin"), &bomb)).zip(), May::Refuse(Fault::Ratio)),
        ("a size that is said", lying(u32::MAX - 1), May::Refuse(Fault::UnpackedTooBig)),
        ("entities", one().put(SHEET, format!("<?xml version=\"1.0\"?>{doctype}<worksheet><sheetData/></worksheet>")).zip(), May::Refuse(Fault::Entities)),
        ("another file", one().put("xl/sharedStrings.xml", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><sst><si><t>&e;</t></si></sst>").zip(), May::Refuse(Fault::Entities)),
        ("an entity without declaration", one().put("xl/sharedStrings.xml", "<sst><si><t>&e;</t></si></sst>").zip(), May::Refuse(Fault::Entities)),
        ("elements within elements", one().put(SHEET, format!("<worksheet>{deep}<sheetData/></worksheet>")).zip(), May::Refuse(Fault::TooDeep)),
        ("sheets without end", one().put(BOOK, format!("<workbook xmlns:r=\"r\"><sheets>{many}</sheets></workbook>")).zip(), May::Refuse(Fault::TooManySheets)),
        ("attributes without end", rows(&attributes), May::Read(&["1"])),
        ("XML that stops", one().put(SHEET, "<worksheet><sheetData><row><c><v>1").zip(), May::Refuse(Fault::Damaged)),
        ("XML that crosses", one().put(SHEET, "<worksheet><sheetData><row></sheetData></row></worksheet>").zip(), May::Refuse(Fault::Damaged)),
        ("no XML", one().put(SHEET, [0xff_u8, 0, 1, 2]).zip(), May::Refuse(Fault::Damaged)),
        ("only hidden", one().replaced(BOOK, "sheetId", "state=\"hidden\" sheetId").zip(), May::Refuse(Fault::OnlyHidden)),
        ("a password", compound("EncryptedPackage", b"x"), May::Refuse(Fault::Encrypted)),
        ("the binary kind", zip(&[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.bin", b"x")]), May::Refuse(Fault::BinaryWorkbook)),
        ("a letter of Word", zip(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<x/>")]), May::Refuse(Fault::NotAList)),
        ("not packed", zip_with(&one().0.iter().map(|(n, b)| (n.as_str(), b.as_slice())).collect::<Vec<_>>(), CompressionMethod::Stored), May::Read(&["Crema"])),
        ("a number that is none", rows("<row><c t=\"n\"><v>dodici</v></c><c><v>NaN</v></c><c><v>1e999</v></c></row>"), May::Read(&["dodici", "NaN", "1e999"])),
        ("unknown faults and kinds", rows("<row><c t=\"e\"><v>#SPILL!</v></c><c t=\"boh\"><v>x</v></c></row>"), May::Read(&["#SPILL!", "x"])),
        ("dates out of any calendar", rows("<row><c s=\"1\"><v>-5</v></c><c s=\"1\"><v>1e18</v></c><c s=\"99\"><v>3</v></c></row>"), May::Read(&["-5", "1000000000000000000", "3"])),
        ("formats without end", one().replaced("xl/styles.xml", "<cellXfs>", &format!("<cellXfs>{}", "<xf/>".repeat(200_000))).zip(), May::Read(&["Crema"])),
        ("letters that XML cannot hold", rows("<row><c t=\"inlineStr\"><is><t>a_x0000_b_xD800_</t></is></c></row>"), May::Read(&["a\0b_xD800_"])),
    ];
    judge(cases, "xlsx");
}

#[test]
fn the_refusal_names_file_sheet_and_row() {
    let bytes = rows("<row r=\"7\"><c r=\"A7\" t=\"s\"><v>99</v></c></row>");
    let refusal =
        read("mezzi.xlsx", &bytes, &SheetLimits::default(), &|| true).expect_err("damaged");
    assert_eq!((refusal.sheet.as_str(), refusal.row), ("Mezzi", 7));
    assert!(
        refusal
            .message()
            .starts_with("«mezzi.xlsx», foglio «Mezzi», riga 7: "),
        "{refusal}"
    );
}

#[test]
fn a_reading_can_be_stopped_at_any_moment() {
    let rows_xml = "<row><c><v>1</v></c></row>".repeat(20_000);
    let bytes = rows(&rows_xml);
    for most in [0, 1, 3, 10] {
        let asked = std::cell::Cell::new(0);
        let goes_on = || {
            asked.set(asked.get() + 1);
            asked.get() <= most
        };
        let refusal =
            read("a.xlsx", &bytes, &SheetLimits::default(), &goes_on).expect_err("stopped");
        assert_eq!(refusal.fault, Fault::Cancelled);
    }
    assert!(MAIN.starts_with("http"));
}

/// Texts that no cell shows take memory too.
#[test]
fn shared_texts_are_bounded_together() {
    let texts = format!("<sst>{}</sst>", "<si><t>una voce</t></si>".repeat(200));
    let bytes = one().put("xl/sharedStrings.xml", texts).zip();
    let limits = SheetLimits {
        text: 1_000,
        ..SheetLimits::default()
    };
    let refusal = read("a.xlsx", &bytes, &limits, &|| true).expect_err("too much text");
    assert_eq!(refusal.fault, Fault::TooMuchText);
    let limits = SheetLimits {
        part: 1_000,
        ..SheetLimits::default()
    };
    let refusal = read("a.xlsx", &bytes, &limits, &|| true).expect_err("a big part");
    assert_eq!(refusal.fault, Fault::UnpackedTooBig);
}
