//! ODS that are broken or made to do harm.

use exchange::sheets::Fault;

use crate::builder::{May, judge, ods, ods_content, ods_of, zip};

const ONE: &str = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>Crema</text:p></table:table-cell></table:table-row>";

fn cell(attributes: &str, inside: &str) -> Vec<u8> {
    ods(&format!(
        "<table:table-row><table:table-cell {attributes}>{inside}</table:table-cell></table:table-row>"
    ))
}

#[test]
fn hostile_and_broken_documents() {
    let long = "x".repeat(40_000);
    let half = ods(ONE);
    let nested = format!(
        "<text:p>{}a{}</text:p>",
        "<text:span>".repeat(5_000),
        "</text:span>".repeat(5_000)
    );
    let sheets = "<table:table table:name=\"F\"/>".repeat(1_500);
    let full = "<table:table table:name=\"F\"><table:table-row><table:table-cell office:value-type=\"float\" office:value=\"1\"/></table:table-row></table:table>".repeat(150);
    let content = |from: &str, to: &str| {
        let content = ods_content(ONE);
        assert!(content.contains(from));
        ods_of(&content.replacen(from, to, 1))
    };
    let cases = vec![
        ("cut in the middle", half[..half.len() - 30].to_vec(), May::Refuse(Fault::Damaged)),
        ("content that stops", ods_of(&ods_content(ONE)[..400]), May::Refuse(Fault::Damaged)),
        ("content that is no XML", ods_of("\u{1}\u{2}<<<"), May::Refuse(Fault::Damaged)),
        ("no letters of UTF-8", zip(&[("content.xml", &[0xff, 0xff, b'<'])]), May::Refuse(Fault::Damaged)),
        ("nothing in it", ods(""), May::Refuse(Fault::Empty)),
        ("empty rows without end", ods("<table:table-row table:number-rows-repeated=\"99999999999\"><table:table-cell table:number-columns-repeated=\"99999999\"/></table:table-row>"), May::Refuse(Fault::Empty)),
        ("a row a million times", ods(&ONE.replace("<table:table-row>", "<table:table-row table:number-rows-repeated=\"1048576\">")), May::Refuse(Fault::TooManyRows)),
        ("a row more often than there are numbers", ods(&ONE.replace("<table:table-row>", "<table:table-row table:number-rows-repeated=\"18446744073709551615\">")), May::Refuse(Fault::TooManyRows)),
        ("a cell in every column", cell("table:number-columns-repeated=\"16384\" office:value-type=\"float\" office:value=\"1\"", ""), May::Refuse(Fault::TooManyColumns)),
        ("a cell beyond the last number", ods("<table:table-row><table:table-cell table:number-columns-repeated=\"18446744073709551615\"/><table:table-cell office:value-type=\"float\" office:value=\"1\"/></table:table-row>"), May::Refuse(Fault::TooManyColumns)),
        ("rows far apart", ods(&format!("{ONE}<table:table-row table:number-rows-repeated=\"1000000\"/>{ONE}")), May::Refuse(Fault::TooManyRows)),
        ("a long text many times", ods(&format!("<table:table-row table:number-rows-repeated=\"90000\"><table:table-cell table:number-columns-repeated=\"20\" office:value-type=\"string\"><text:p>{}</text:p></table:table-cell></table:table-row>", "x".repeat(30_000))), May::Refuse(Fault::TooMuchText)),
        ("a text longer than a cell", cell("office:value-type=\"string\"", &format!("<text:p>{long}</text:p>")), May::Refuse(Fault::CellTooLong)),
        ("blanks without end", cell("office:value-type=\"string\"", "<text:p>a<text:s text:c=\"4000000000\"/>b</text:p>"), May::Refuse(Fault::CellTooLong)),
        ("blanks without end, often", cell("office:value-type=\"string\"", &format!("<text:p>a{}</text:p>", "<text:s text:c=\"30000\"/>".repeat(10_000))), May::Refuse(Fault::CellTooLong)),
        ("elements within elements", cell("office:value-type=\"string\"", &nested), May::Refuse(Fault::TooDeep)),
        ("entities", ods_of(&format!("<!DOCTYPE x [<!ENTITY a \"b\">]>{}", ods_content(ONE))), May::Refuse(Fault::Entities)),
        ("another file", ods_of(&format!("<!DOCTYPE x SYSTEM \"file:///etc/passwd\">{}", ods_content(ONE))), May::Refuse(Fault::Entities)),
        ("a bomb of blanks", zip(&[("mimetype", b"x"), ("content.xml", &vec![b' '; 8 << 20])]), May::Refuse(Fault::Ratio)),
        ("sheets without end", content("<table:table ", &format!("{sheets}<table:table ")), May::Refuse(Fault::TooManySheets)),
        ("too many full sheets", content("<table:table ", &format!("{full}<table:table ")), May::Refuse(Fault::TooManySheets)),
        ("a password", zip(&[("META-INF/manifest.xml", b"<m:manifest xmlns:m=\"m\"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"), ("content.xml", b"\x01\x02\x03")]), May::Refuse(Fault::Encrypted)),
        ("only hidden", content("table:style-name=\"ta1\"", "table:style-name=\"ta2\""), May::Refuse(Fault::OnlyHidden)),
        ("a letter", zip(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<x/>")]), May::Refuse(Fault::NotAList)),
        ("a presentation", zip(&[("mimetype", b"application/vnd.oasis.opendocument.presentation"), ("content.xml", b"<x/>")]), May::Refuse(Fault::NotAList)),
        ("numbers that are none", cell("office:value-type=\"float\" office:value=\"NaN\"", "<text:p>boh</text:p>"), May::Read(&["boh"])),
        ("days that are none", cell("office:value-type=\"date\" office:value-date=\"x\" office:date-value=\"2026-02-31\"", "<text:p>31/02</text:p>"), May::Read(&["2026-02-31"])),
        ("hours that are none", cell("office:value-type=\"time\" office:time-value=\"PT99999999999999999H\"", ""), May::Read(&["PT99999999999999999H"])),
        ("a table within a cell", cell("office:value-type=\"string\"", "<text:p>a</text:p><table:table><table:table-row><table:table-cell office:value-type=\"string\"><text:p>b</text:p></table:table-cell></table:table-row></table:table>"), May::Read(&["a"])),
        ("repetitions that are no numbers", cell("table:number-columns-repeated=\"-3\" office:value-type=\"float\" office:value=\"1\"", ""), May::Read(&["1"])),
        ("no list of files", zip(&[("content.xml", ods_content(ONE).as_bytes())]), May::Read(&["Crema"])),
        ("a list of files with a type", zip(&[("META-INF/manifest.xml", b"<!DOCTYPE manifest><manifest/>"), ("content.xml", ods_content(ONE).as_bytes())]), May::Read(&["Crema"])),
    ];
    judge(cases, "ods");
}
