//! CSV as programs of offices write it.

use encoding_rs::WINDOWS_1252;
use exchange::sheets::Cell;

use crate::builder::{sound, table};

fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    table(&sound("lista.csv", bytes), 0)
}

#[test]
fn each_separator_is_found_and_said() {
    for (text, word) in [
        (
            "Nome;Quantità;Peso\nPompa;2;1,5\nTenda;10;2,25\n",
            "punto e virgola",
        ),
        (
            "Nome,Quantità,Peso\nPompa,2,\"1,5\"\nTenda,10,\"2,25\"\n",
            "virgole",
        ),
        (
            "Nome\tQuantità\tPeso\nPompa\t2\t1,5\nTenda\t10\t2,25\n",
            "tabulazioni",
        ),
        ("Nome|Quantità|Peso\nPompa|2|1,5\nTenda|10|2,25\n", "barre"),
    ] {
        let book = sound("mezzi.csv", text.as_bytes());
        assert_eq!(
            table(&book, 0),
            [
                ["Nome", "Quantità", "Peso"],
                ["Pompa", "2", "1,5"],
                ["Tenda", "10", "2,25"]
            ],
            "{word}"
        );
        assert!(
            book.notes.iter().any(|note| note.contains(word)),
            "{word}: {:?}",
            book.notes
        );
        assert_eq!(book.sheets[0].name, "mezzi");
    }
}

#[test]
fn the_line_of_excel_that_names_the_separator_is_obeyed_and_counted() {
    let book = sound("a.csv", b"sep=,\r\nNome,Note\r\nPompa,a;b;c\r\n");
    assert_eq!(table(&book, 0), [["Nome", "Note"], ["Pompa", "a;b;c"]]);
    assert_eq!(book.sheets[0].first_row, 2);
    assert!(book.notes.is_empty(), "{:?}", book.notes);
}

#[test]
fn accents_come_in_every_encoding() {
    let text = "Località;Perché\nCà Nova;è così\n";
    let wanted = [["Località", "Perché"], ["Cà Nova", "è così"]];
    assert_eq!(rows(text.as_bytes()), wanted);
    assert_eq!(rows(format!("\u{feff}{text}").as_bytes()), wanted);
    let (windows, _, _) = WINDOWS_1252.encode(text);
    let book = sound("a.csv", &windows);
    assert_eq!(table(&book, 0), wanted);
    assert!(
        book.notes
            .iter()
            .any(|note| note.contains("come le scrive Windows"))
    );
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(rows(&[&[0xff, 0xfe][..], &little].concat()), wanted);
    assert_eq!(rows(&[&[0xfe, 0xff][..], &big].concat()), wanted);
    assert_eq!(rows(&little), wanted);
    assert_eq!(rows(&big), wanted);
}

#[test]
fn rows_have_the_numbers_that_a_spreadsheet_shows() {
    for end in ["\n", "\r\n", "\r"] {
        let text = [
            "",
            "",
            "Elenco;",
            "",
            "Nome;Note",
            "Pompa;\"due",
            "righe\"",
            "Tenda;x",
            "",
            "",
        ]
        .join(end);
        let book = sound("a.csv", text.as_bytes());
        let sheet = &book.sheets[0];
        assert_eq!(sheet.first_row, 3, "{end:?}");
        let shown = |row: usize| sheet.cell(row, 0).shown();
        assert_eq!(
            (shown(0), shown(1), shown(2)),
            ("Elenco".into(), String::new(), "Nome".into()),
            "{end:?}"
        );
        assert_eq!(sheet.row_number(3), 6);
        assert_eq!(
            sheet
                .cell(3, 1)
                .shown()
                .replace('\r', "\n")
                .replace("\n\n", "\n"),
            "due\nrighe"
        );
        assert_eq!(
            (sheet.row_number(4), shown(4)),
            (7, "Tenda".into()),
            "{end:?}"
        );
        assert_eq!(sheet.rows.len(), 5, "{end:?}");
    }
}

#[test]
fn codes_stay_texts_and_the_trick_for_excel_is_taken_away() {
    let book = sound(
        "a.csv",
        b"Codice;Tel\n019018;+39 0373 000005\n=\"019035\";'+39 333\n",
    );
    assert_eq!(table(&book, 0)[1], ["019018", "+39 0373 000005"]);
    assert_eq!(table(&book, 0)[2], ["019035", "+39 333"]);
    assert_eq!(book.sheets[0].rows[1][0], Cell::Text("019018".into()));
}

#[test]
fn one_column_and_rows_of_different_lengths() {
    let book = sound("a.csv", b"Nome\nAnna\nBruno\n");
    assert_eq!(table(&book, 0), [["Nome"], ["Anna"], ["Bruno"]]);
    assert!(book.notes[0].contains("una colonna sola"));
    let book = sound("a.csv", b"a;b;c\n1\n1;2;3;4\n;;\n1;2;\n");
    let lengths: Vec<_> = book.sheets[0].rows.iter().map(Vec::len).collect();
    assert_eq!(lengths, [3, 1, 4, 0, 2]);
    assert_eq!(book.sheets[0].width(), 4);
    assert_eq!(book.sheets[0].cell(1, 2), &Cell::Empty);
    assert_eq!(book.sheets[0].cell(99, 99), &Cell::Empty);
}

#[test]
fn what_is_written_for_excel_is_what_excel_shows() {
    let day = jiff::civil::date(2026, 3, 5);
    let rows = [
        vec![
            Cell::Text("Codice".into()),
            Cell::Text("Note; \"varie\"".into()),
        ],
        vec![
            Cell::Text("019018".into()),
            Cell::Number(1250.5),
            Cell::Day(day),
            Cell::Bool(true),
            Cell::Number(3.0),
        ],
        vec![Cell::Empty, Cell::Text("=HYPERLINK(\"x\")".into())],
    ];
    let text = String::from_utf8(exchange::sheets::csv(&rows)).expect("UTF-8");
    assert_eq!(
        text,
        "\u{feff}Codice;\"Note; \"\"varie\"\"\";;;\r\n\"=\"\"019018\"\"\";1250,5;05/03/2026;sì;3\r\n;\"=\"\"=HYPERLINK(\"\"\"\"x\"\"\"\")\"\"\";;;\r\n"
    );
}
