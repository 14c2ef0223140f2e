//! Round trips through LibreOffice, driven by `tests/readers/check_sheets.sh`: it has one of these tests write files into
//! the folder of `PIANO_SHEETS`, converts them, and has the other read them back.

use std::{env, fs, path::PathBuf};

use exchange::sheets::{Cell, ColumnOut, Shape, SheetOut, csv, workbook};
use jiff::civil::{date, datetime, time};

use crate::builder::sound;

fn folder() -> PathBuf {
    PathBuf::from(env::var_os("PIANO_SHEETS").expect("PIANO_SHEETS names a folder"))
}

/// Head and rows of a list with everything that is easily lost.
fn list() -> Vec<Vec<Cell>> {
    let text = |text: &str| Cell::Text(text.into());
    vec![
        [
            "Codice ISTAT",
            "Località",
            "Quantità",
            "Verificato il",
            "Ora",
            "Recapito",
            "Note",
        ]
        .map(text)
        .to_vec(),
        vec![
            text("019018"),
            text("Casaletto Ceredano, Ca' d'Àdda"),
            Cell::Number(1250.5),
            Cell::Day(date(2026, 3, 5)),
            Cell::Time(time(10, 30, 0, 0)),
            text("+39 0373 000005"),
            text("perché è già così: àèéìòù ÀÈÉÌÒÙ «ok» € 5"),
        ],
        vec![
            text("000001"),
            text("riga\ndue"),
            Cell::Number(3.0),
            Cell::Day(date(1966, 11, 4)),
            Cell::Time(time(0, 0, 0, 0)),
            text("3330000005"),
            text("=1+1"),
        ],
        vec![],
        vec![
            text("26010"),
            text("1/2"),
            Cell::Number(-0.125),
            Cell::Day(date(2024, 2, 29)),
            Cell::Time(time(23, 59, 0, 0)),
            text("0373/000005"),
            text("a;b \"c\" 'd'"),
        ],
        vec![
            text("1E5"),
            text("vero"),
            Cell::Number(0.1 + 0.2),
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            text("-"),
        ],
    ]
}

fn sheets() -> Vec<SheetOut> {
    let list = list();
    let shapes = [
        Shape::Code,
        Shape::Text,
        Shape::Number,
        Shape::Day,
        Shape::Time,
        Shape::Code,
        Shape::Text,
    ];
    let columns = list[0].iter().zip(shapes).map(|(head, shape)| ColumnOut {
        head: head.shown(),
        shape,
        ..ColumnOut::default()
    });
    let others = vec![
        vec![
            Cell::Moment(datetime(2026, 3, 5, 10, 30, 0, 0)),
            Cell::Bool(true),
            Cell::Bool(false),
        ],
        vec![
            Cell::Number(1e12),
            Cell::Text("x".repeat(9_000)),
            Cell::Text(" fra spazi ".into()),
        ],
    ];
    let heads = ["Momento", "Vero", "Falso"].map(|head| ColumnOut {
        head: head.into(),
        ..ColumnOut::default()
    });
    vec![
        SheetOut {
            name: "Elenco àèì".into(),
            columns: columns.collect(),
            rows: list[1..].to_vec(),
            ..SheetOut::default()
        },
        SheetOut {
            name: "Altro".into(),
            columns: heads.to_vec(),
            rows: others,
            ..SheetOut::default()
        },
    ]
}

#[test]
#[ignore = "run by tests/readers/check_sheets.sh"]
fn office_writes() {
    fs::create_dir_all(folder()).expect("a folder");
    fs::write(
        folder().join("nostro.xlsx"),
        workbook(&sheets()).expect("a workbook"),
    )
    .expect("a file");
    fs::write(folder().join("elenco.csv"), csv(&list())).expect("a file");
}

fn shown(rows: &[Vec<Cell>]) -> Vec<Vec<String>> {
    rows.iter()
        .map(|row| row.iter().map(Cell::shown).collect())
        .collect()
}

#[test]
#[ignore = "run by tests/readers/check_sheets.sh"]
fn office_reads() {
    let ours = sound(
        "nostro.xlsx",
        &fs::read(folder().join("nostro.xlsx")).expect("a file"),
    );
    for name in ["libre.xlsx", "libre.xls", "libre.ods", "libre.fods"] {
        let Ok(bytes) = fs::read(folder().join(name)) else {
            panic!("LibreOffice has not written {name}");
        };
        let book = sound(name, &bytes);
        assert_eq!(book.sheets.len(), ours.sheets.len(), "{name}");
        for (theirs, ours) in book.sheets.iter().zip(&ours.sheets) {
            assert_eq!(theirs.name, ours.name, "{name}");
            assert_eq!(theirs.first_row, ours.first_row, "{name}");
            assert_eq!(theirs.rows.len(), ours.rows.len(), "{name}");
            for (theirs, ours) in theirs.rows.iter().zip(&ours.rows) {
                assert_eq!(theirs.len(), ours.len(), "{name}: {theirs:?}");
                for (theirs, ours) in theirs.iter().zip(ours) {
                    assert!(same(theirs, ours), "{name}: {theirs:?} is not {ours:?}");
                }
            }
        }
    }
    // What LibreOffice shows of our sheet, written by it as CSV; and our own CSV, opened by it and saved as a sheet.
    for name in [
        "libre.csv",
        "libre-windows.csv",
        "elenco.xlsx",
        "elenco.ods",
    ] {
        let bytes = fs::read(folder().join(name)).unwrap_or_else(|why| panic!("{name}: {why}"));
        assert_eq!(
            shown(&sound(name, &bytes).sheets[0].rows),
            shown(&list()),
            "{name}"
        );
    }
}

/// The same cell; XLS keeps a number and its decimals in fewer bits when it can, and loses nothing of what is shown.
fn same(theirs: &Cell, ours: &Cell) -> bool {
    std::mem::discriminant(theirs) == std::mem::discriminant(ours) && theirs.shown() == ours.shown()
}

#[test]
#[ignore = "run by tests/readers/check_sheets.sh"]
fn office_is_read_by_others_alike() {
    use calamine::{Data, Reader, open_workbook_auto_from_rs};
    for name in ["libre.xlsx", "libre.xls", "libre.ods"] {
        let bytes = fs::read(folder().join(name)).expect("a file");
        let ours = sound(name, &bytes);
        let mut theirs =
            open_workbook_auto_from_rs(std::io::Cursor::new(&bytes)).expect("a workbook");
        for sheet in &ours.sheets {
            let range = theirs.worksheet_range(&sheet.name).expect("the sheet");
            for (r, row) in sheet.rows.iter().enumerate() {
                for (c, cell) in row.iter().enumerate() {
                    let at = (
                        u32::try_from(sheet.first_row - 1 + r).expect("small"),
                        u32::try_from(c).expect("small"),
                    );
                    let value = range.get_value(at).unwrap_or(&Data::Empty);
                    let agrees = match (cell, value) {
                        (Cell::Text(a), Data::String(b)) => a == b,
                        (Cell::Number(a), Data::Float(b)) => a.to_bits() == b.to_bits(),
                        (Cell::Number(a), Data::Int(b)) => b.to_string() == a.to_string(),
                        (Cell::Bool(a), Data::Bool(b)) => a == b,
                        // LibreOffice makes a number of an answer of Excel; we go by the word that it shows.
                        (Cell::Bool(a), Data::Float(b)) => {
                            f64::from(u8::from(*a)).to_bits() == b.to_bits()
                        }
                        (Cell::Empty, Data::Empty)
                        | (
                            Cell::Day(_) | Cell::Time(_) | Cell::Moment(_),
                            Data::DateTime(_) | Data::DateTimeIso(_) | Data::DurationIso(_),
                        ) => true,
                        _ => false,
                    };
                    assert!(agrees, "{name} {at:?}: {cell:?} {value:?}");
                }
            }
        }
    }
}
