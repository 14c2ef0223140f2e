//! Small sound files of each kind, in `tests/fixtures/import/sheets`: where fuzzing starts from.
//!
//! `PIANO_SEEDS=write` makes them anew; without it they must be readable and say the same in every format.

use std::{fs, path::PathBuf};

use exchange::sheets::{SheetLimits, read_csv, read_ods, read_xls, read_xlsx};

use crate::builder::{Xlsx, label, number, ods, record, sound, table, u16s, xls};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/import/sheets")
}

fn made() -> Vec<(&'static str, Vec<u8>)> {
    let row = |cells: &str| format!("<table:table-row>{cells}</table:table-row>");
    let text = |text: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let float = |value: &str| {
        format!("<table:table-cell office:value-type=\"float\" office:value=\"{value}\"/>")
    };
    let day = "<table:table-cell office:value-type=\"date\" office:date-value=\"2026-03-05\"/>";
    let rows = [
        row(&["Nome", "Peso", "Giorno"].map(text).concat()),
        row(&[text("Crema"), float("1250.5"), day.to_owned()].concat()),
    ];
    let formats = [
        record(
            0x041e,
            &[u16s(&[164, 10]), vec![0], b"dd/mm/yyyy".to_vec()].concat(),
        ),
        record(0x00e0, &[u16s(&[0, 0]), vec![0; 16]].concat()),
        record(0x00e0, &[u16s(&[0, 164]), vec![0; 16]].concat()),
        record(
            0x00fc,
            &[vec![1, 0, 0, 0, 1, 0, 0, 0, 5, 0, 0], b"Crema".to_vec()].concat(),
        ),
    ];
    let cells = [
        label(0, 0, "Nome"),
        label(0, 1, "Peso"),
        label(0, 2, "Giorno"),
        record(0x00fd, &[u16s(&[1, 0, 0]), vec![0; 4]].concat()),
        number(1, 1, 0, 1250.5),
        number(1, 2, 1, 46_086.0),
    ];
    let sheet = "<row><c t=\"inlineStr\"><is><t>Nome</t></is></c><c t=\"inlineStr\"><is><t>Peso</t></is></c><c t=\"inlineStr\"><is><t>Giorno</t></is></c></row><row><c t=\"s\"><v>0</v></c><c><v>1250.5</v></c><c s=\"1\"><v>46086</v></c></row>";
    vec![
        (
            "piccolo.csv",
            b"\xef\xbb\xbfNome;Peso;Giorno\r\nCrema;1250,5;05/03/2026\r\n".to_vec(),
        ),
        (
            "virgole.csv",
            b"Nome,Peso,Giorno\n\"Crema\",\"1250,5\",05/03/2026\n".to_vec(),
        ),
        ("piccolo.xlsx", Xlsx::of(sheet).zip()),
        ("piccolo.xls", xls(&formats, &cells)),
        ("piccolo.ods", ods(&rows.concat())),
    ]
}

/// The seeds by their names.
pub fn all() -> Vec<(String, Vec<u8>)> {
    let mut seeds = Vec::new();
    for (name, _) in made() {
        let bytes = fs::read(folder().join(name)).unwrap_or_else(|why| panic!("{name}: {why}"));
        seeds.push((name.to_owned(), bytes));
    }
    seeds
}

#[test]
fn seeds_say_the_same_in_every_format() {
    if std::env::var_os("PIANO_SEEDS").is_some() {
        fs::create_dir_all(folder()).expect("a folder");
        for (name, bytes) in made() {
            fs::write(folder().join(name), bytes).expect("a seed");
        }
    }
    for (name, bytes) in all() {
        let book = sound(&name, &bytes);
        assert_eq!(
            table(&book, 0),
            [
                ["Nome", "Peso", "Giorno"],
                ["Crema", "1250,5", "05/03/2026"]
            ],
            "{name}"
        );
    }
}

#[test]
fn each_format_has_a_function_of_its_own() {
    let limits = SheetLimits::default();
    for (name, bytes) in all() {
        let read = match name.rsplit('.').next() {
            Some("csv") => read_csv,
            Some("xlsx") => read_xlsx,
            Some("xls") => read_xls,
            _ => read_ods,
        };
        assert!(read(&name, &bytes, &limits, &|| true).is_ok(), "{name}");
    }
}
