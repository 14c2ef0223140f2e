//! XLSX and ODS as programs of offices write them.

use exchange::sheets::Cell;
use jiff::civil::{date, datetime, time};

use crate::builder::{Xlsx, ods, ods_content, sound, table};

#[test]
fn every_kind_of_cell_of_xlsx() {
    let book = Xlsx::of(
        "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c><c r=\"B3\" t=\"s\"><v>1</v></c><c r=\"D3\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> &lt;a&gt; &amp; b </t></is></c></row>\
         <row r=\"4\"><c r=\"A4\" s=\"1\"><v>46086</v></c><c r=\"B4\" s=\"2\"><v>19018</v></c><c r=\"C4\" s=\"3\"><v>46086.4375</v></c><c r=\"D4\" s=\"4\"><v>0.4375</v></c><c r=\"E4\" s=\"5\"><v>1.0625</v></c></row>\
         <row><c><v>1250.5</v></c><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#N/A</v></c><c t=\"str\"><f>A1&amp;B1</f><v>a_x000A_b</v></c><c><f>1+1</f></c><c t=\"d\"><v>2026-03-05</v></c></row>",
    );
    let book = sound("a.xlsx", &book.zip());
    let sheet = &book.sheets[0];
    assert_eq!((sheet.name.as_str(), sheet.first_row), ("Mezzi", 3));
    assert_eq!(
        sheet.rows,
        [
            vec![
                Cell::Text("Crema".into()),
                Cell::Text("Pianengo".into()),
                Cell::Empty,
                Cell::Text(" <a> & b ".into())
            ],
            vec![
                Cell::Day(date(2026, 3, 5)),
                Cell::Text("019018".into()),
                Cell::Moment(datetime(2026, 3, 5, 10, 30, 0, 0)),
                Cell::Time(time(10, 30, 0, 0)),
                Cell::Text("25:30".into()),
            ],
            vec![
                Cell::Number(1250.5),
                Cell::Bool(true),
                Cell::Fault("#N/D".into()),
                Cell::Text("a\nb".into()),
                Cell::Empty,
                Cell::Day(date(2026, 3, 5)),
            ],
        ]
    );
    assert_eq!(sheet.cell(2, 0).shown(), "1250,5");
    assert_eq!(sheet.cell(1, 2).shown(), "05/03/2026 10:30");
    assert!(book.notes[0].contains("1 formule"), "{:?}", book.notes);
}

#[test]
fn days_since_1904_and_those_before_march_1900() {
    let rows = "<row><c s=\"1\"><v>1</v></c><c s=\"1\"><v>59</v></c><c s=\"1\"><v>60</v></c><c s=\"1\"><v>61</v></c></row>";
    let since_1900 = sound("a.xlsx", &Xlsx::of(rows).zip());
    assert_eq!(
        table(&since_1900, 0),
        [["01/01/1900", "28/02/1900", "29/02/1900", "01/03/1900"]]
    );
    let since_1904 = Xlsx::of(
        "<row><c s=\"1\"><v>0</v></c><c s=\"1\"><v>44624</v></c><c s=\"4\"><v>0.5</v></c></row>",
    )
    .replaced(
        "xl/workbook.xml",
        "<sheets>",
        "<workbookPr date1904=\"1\"/><sheets>",
    );
    assert_eq!(
        table(&sound("a.xlsx", &since_1904.zip()), 0),
        [["01/01/1904", "05/03/2026", "12:00"]]
    );
}

#[test]
fn prefixes_capitals_and_absolute_paths_make_no_difference() {
    let odd = Xlsx::of("<row><c t=\"s\"><v>0</v></c></row>")
        .put("xl/worksheets/sheet1.xml", "\u{feff}<?xml version=\"1.0\"?><x:worksheet xmlns:x=\"m\"><x:sheetData><x:row><x:c t=\"s\"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>")
        .replaced("xl/_rels/workbook.xml.rels", "\"worksheets/sheet1.xml\"", "\"/xl/worksheets/sheet1.xml\"");
    let strings = odd
        .0
        .iter()
        .find(|(name, _)| name.contains("sharedStrings"))
        .expect("strings")
        .1
        .clone();
    let odd = odd
        .without("xl/sharedStrings.xml")
        .put("xl\\SharedStrings.xml", strings);
    assert_eq!(table(&sound("a.xlsx", &odd.zip()), 0), [["Crema"]]);
    let wide: Vec<u8> = "\u{feff}<sst><si><t>Cà</t></si></sst>"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let odd = odd
        .without("xl\\SharedStrings.xml")
        .put("xl/sharedStrings.xml", wide);
    assert_eq!(table(&sound("a.xlsx", &odd.zip()), 0), [["Cà"]]);
}

#[test]
fn hidden_sheets_rows_and_merged_cells_are_said() {
    let book = Xlsx::of("<row hidden=\"1\"><c><v>1</v></c></row><row><c><v>2</v></c></row></sheetData><mergeCells><mergeCell ref=\"A2:B2\"/></mergeCells><sheetData>")
        .replaced("xl/workbook.xml", "</sheets>", "<sheet name=\"Vecchi\" sheetId=\"2\" state=\"hidden\" r:id=\"r1\"/><sheet name=\"Macchina\" sheetId=\"3\" state=\"veryHidden\" r:id=\"r1\"/></sheets>");
    let book = sound("a.xlsx", &book.zip());
    assert_eq!(book.sheets.len(), 1);
    let said = book.notes.join("\n");
    for part in ["«Vecchi»", "righe nascoste o filtrate, 1", "celle unite, 1"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert!(!said.contains("Macchina"));
}

#[test]
fn content_counts_more_than_the_name() {
    let bytes = Xlsx::of("<row><c><v>1</v></c></row>").zip();
    let book = sound("volontari.xls", &bytes);
    assert_eq!(table(&book, 0), [["1"]]);
    assert!(
        book.notes[0].contains(".xls") && book.notes[0].contains("XLSX"),
        "{:?}",
        book.notes
    );
    assert!(sound("volontari.XLSX", &bytes).notes.is_empty());
    assert!(sound("senza ending", &bytes).notes.is_empty());
}

const CELLS: &str = "<table:table-column table:number-columns-repeated=\"4\"/>\
    <table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"1024\"/></table:table-row>\
    <table:table-header-rows><table:table-row><table:table-cell office:value-type=\"string\" calcext:value-type=\"string\"><text:p>Località<text:s text:c=\"2\"/>e<text:tab/><text:span>nome</text:span></text:p><text:p>due</text:p><office:annotation><text:p>nota</text:p></office:annotation></table:table-cell></table:table-row></table:table-header-rows>\
    <table:table-row table:visibility=\"filter\"><table:table-cell office:value-type=\"date\" office:date-value=\"2026-03-05\"><text:p>05/03/26</text:p></table:table-cell><table:table-cell office:value-type=\"float\" office:value=\"19018\"><text:p>019018</text:p></table:table-cell><table:table-cell office:value-type=\"date\" office:date-value=\"2026-03-05T10:30:00.000000001\"/><table:table-cell office:value-type=\"time\" office:time-value=\"PT10H30M00S\"/><table:table-cell office:value-type=\"time\" office:time-value=\"PT25H30M00S\"/></table:table-row>\
    <table:table-row><table:table-cell office:value-type=\"currency\" office:value=\"1250.5\"><text:p>€ 1.250,50</text:p></table:table-cell><table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"/><table:table-cell office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"><text:p>#N/D</text:p></table:table-cell><table:table-cell table:number-columns-spanned=\"2\" table:number-columns-repeated=\"2\" office:value-type=\"percentage\" office:value=\"0.22\"/></table:table-row>\
    <table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"1024\"/></table:table-row>";

#[test]
fn every_kind_of_cell_of_ods() {
    let hidden = "</table:table><table:table table:name=\"Vecchi\" table:style-name=\"ta2\"><table:table-row><table:table-cell office:value-type=\"float\" office:value=\"1\"/></table:table-row>";
    let rows = format!("{CELLS}{hidden}");
    for (name, bytes) in [
        ("a.ods", ods(&rows)),
        (
            "a.fods",
            ods_content(&rows)
                .replace("office:document-content", "office:document")
                .replacen('<', "<?xml version=\"1.0\"?><", 1)
                .into_bytes(),
        ),
    ] {
        let book = sound(name, &bytes);
        let sheet = &book.sheets[0];
        assert_eq!(
            (sheet.name.as_str(), sheet.first_row),
            ("Mezzi", 3),
            "{name}"
        );
        assert_eq!(
            sheet.rows,
            [
                vec![Cell::Text("Località  e\tnome\ndue".into())],
                vec![
                    Cell::Day(date(2026, 3, 5)),
                    Cell::Text("019018".into()),
                    Cell::Moment(datetime(2026, 3, 5, 10, 30, 0, 0)),
                    Cell::Time(time(10, 30, 0, 0)),
                    Cell::Text("25:30".into()),
                ],
                vec![
                    Cell::Number(1250.5),
                    Cell::Bool(true),
                    Cell::Fault("#N/D".into()),
                    Cell::Number(0.22),
                    Cell::Number(0.22)
                ],
            ],
            "{name}"
        );
        let said = book.notes.join("\n");
        for part in ["«Vecchi»", "righe nascoste o filtrate, 1", "celle unite, 1"] {
            assert!(said.contains(part), "{part}: {said}");
        }
    }
}
