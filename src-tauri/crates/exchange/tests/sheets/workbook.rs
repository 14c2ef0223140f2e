//! The workbook that we write: what Excel finds in it.

use std::io::{Cursor, Read};

use exchange::sheets::{Cell, ColumnOut, Shape, SheetOut, workbook};
use jiff::civil::date;

use crate::builder::{sound, table};

pub fn sheets() -> Vec<SheetOut> {
    let column = |head: &str, shape| ColumnOut {
        head: head.into(),
        shape,
        ..ColumnOut::default()
    };
    let many = (1..80).map(|n| format!("Voce numero {n}")).collect();
    vec![
        SheetOut {
            name: "Risorse: mezzi/attrezzature del Comune".into(),
            explanation: vec![
                "Una riga per ogni mezzo.".into(),
                "Le colonne in giallo servono.".into(),
            ],
            columns: vec![
                ColumnOut {
                    note: Some("Codice del comune, sei cifre.".into()),
                    needed: true,
                    ..column("Codice ISTAT", Shape::Code)
                },
                column("Località", Shape::Text),
                column("Quantità", Shape::Number),
                column("Verificato il", Shape::Day),
                column("Pronto", Shape::YesNo),
                ColumnOut {
                    choices: vec!["Pompa".into(), "Tenda".into()],
                    ..column("Tipo", Shape::Text)
                },
                ColumnOut {
                    choices: many,
                    ..column("Classe", Shape::Text)
                },
                ColumnOut {
                    choices: vec!["Legno, ferro".into()],
                    ..column("Materia", Shape::Text)
                },
            ],
            rows: vec![
                vec![
                    Cell::Text("019018".into()),
                    Cell::Text("Ca' Nova, perché no".into()),
                    Cell::Number(1250.5),
                    Cell::Day(date(2026, 3, 5)),
                    Cell::Bool(true),
                ],
                vec![
                    Cell::Text("019035".into()),
                    Cell::Text("=1+1".into()),
                    Cell::Number(3.0),
                    Cell::Day(date(1899, 1, 1)),
                    Cell::Empty,
                    Cell::Text("Pompa".into()),
                ],
            ],
            room: 100,
        },
        SheetOut {
            name: "risorse- mezzi-attrezzature del Comune".into(),
            columns: vec![column("Nome", Shape::Text)],
            ..SheetOut::default()
        },
    ]
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut text = String::new();
    archive
        .by_name(name)
        .expect("the part")
        .read_to_string(&mut text)
        .expect("a text");
    text
}

#[test]
fn it_is_read_back() {
    let book = sound("modello.xlsx", &workbook(&sheets()).expect("a workbook"));
    assert!(book.notes.is_empty(), "{:?}", book.notes);
    let names: Vec<_> = book
        .sheets
        .iter()
        .map(|sheet| sheet.name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "Risorse- mezzi-attrezzature del",
            "risorse- mezzi-attrezzature d 2"
        ]
    );
    let rows = table(&book, 0);
    assert_eq!(rows[0], ["Una riga per ogni mezzo."]);
    assert_eq!(rows[2][..3], ["Codice ISTAT", "Località", "Quantità"]);
    assert_eq!(
        rows[3],
        [
            "019018",
            "Ca' Nova, perché no",
            "1250,5",
            "05/03/2026",
            "sì"
        ]
    );
    assert_eq!(rows[4], ["019035", "=1+1", "3", "01/01/1899", "", "Pompa"]);
    assert_eq!(book.sheets[0].cell(3, 3), &Cell::Day(date(2026, 3, 5)));
}

#[test]
fn a_program_of_others_reads_the_same() {
    use calamine::{Data, Reader};
    let bytes = workbook(&sheets()).expect("a workbook");
    let mut theirs: calamine::Xlsx<_> =
        calamine::open_workbook_from_rs(Cursor::new(&bytes)).expect("a workbook");
    let ours = sound("modello.xlsx", &bytes);
    for sheet in &ours.sheets {
        let range = theirs.worksheet_range(&sheet.name).expect("the sheet");
        for (at_row, row) in sheet.rows.iter().enumerate() {
            for (at_column, cell) in row.iter().enumerate() {
                let at = (
                    u32::try_from(at_row).expect("small"),
                    u32::try_from(at_column).expect("small"),
                );
                let same = match (cell, range.get_value(at).unwrap_or(&Data::Empty)) {
                    (Cell::Empty, Data::Empty) => true,
                    (Cell::Text(a), Data::String(b)) => a == b,
                    (Cell::Number(a), Data::Float(b)) => a.to_bits() == b.to_bits(),
                    (Cell::Day(a), Data::DateTime(b)) => {
                        let (year, month, day, ..) = b.to_ymd_hms_milli();
                        *a == date(
                            i16::try_from(year).expect("a year"),
                            i8::try_from(month).expect("a month"),
                            i8::try_from(day).expect("a day"),
                        )
                    }
                    _ => false,
                };
                assert!(same, "{at:?}: {cell:?} {:?}", range.get_value(at));
            }
        }
    }
}

#[test]
fn the_same_sheets_give_the_same_bytes() {
    assert_eq!(
        workbook(&sheets()).expect("a workbook"),
        workbook(&sheets()).expect("a workbook")
    );
}

#[test]
fn head_filter_notes_and_choices_are_there() {
    let bytes = workbook(&sheets()).expect("a workbook");
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    for wanted in [
        "<pane ySplit=\"3\"",
        "<autoFilter ref=\"A3:H105\"",
        "<formula1>\"Pompa,Tenda\"</formula1>",
        "<formula1>\"sì,no\"</formula1>",
        "<formula1>'Elenchi'!$A$1:$A$79</formula1>",
        "<formula1>'Elenchi'!$B$1:$B$1</formula1>",
        "sqref=\"F4:F105\"",
    ] {
        assert!(sheet.contains(wanted), "{wanted}: {sheet}");
    }
    assert!(
        part(&bytes, "xl/workbook.xml")
            .contains("name=\"Elenchi\" sheetId=\"3\" state=\"veryHidden\"")
    );
    assert!(part(&bytes, "xl/comments1.xml").contains("sei cifre"));
    let styles = part(&bytes, "xl/styles.xml");
    assert!(
        styles.contains("dd/mm/yyyy") && styles.contains("numFmtId=\"49\""),
        "{styles}"
    );
    assert!(part(&bytes, "docProps/core.xml").contains("2000-01-01"));
}

#[test]
fn what_excel_cannot_hold_is_written_all_the_same() {
    let long = "è".repeat(40_000);
    let sheet = |name: &str| SheetOut {
        name: name.into(),
        columns: vec![ColumnOut::default()],
        rows: vec![vec![
            Cell::Text(long.clone()),
            Cell::Number(f64::NAN),
            Cell::Text("\u{1}\r".into()),
        ]],
        ..SheetOut::default()
    };
    let bytes = workbook(&[
        sheet(""),
        sheet("'a'"),
        sheet("Elenchi"),
        sheet(&"x".repeat(50)),
    ])
    .expect("a workbook");
    let book = sound("a.xlsx", &bytes);
    let names: Vec<_> = book.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    assert_eq!(names, ["Foglio", "a", "Elenchi 2", &"x".repeat(31)]);
    let cut = book.sheets[0].cell(0, 0).shown();
    assert!(cut.ends_with("il resto è nel piano)"), "{}", cut.len());
    assert_eq!(cut.encode_utf16().count(), 32_767);
}
