//! XLS as Excel wrote it.

use exchange::sheets::Cell;
use jiff::civil::date;

use crate::builder::{
    compound, joined, label, number, record, sound, table, u16s, xls, xls_stream,
};

/// The common texts, cut between two records, the second of letters of two bytes.
fn strings() -> Vec<Vec<u8>> {
    let mut first = vec![3, 0, 0, 0, 3, 0, 0, 0];
    first.extend([5, 0, 0]);
    first.extend(b"Crema");
    // Rich: one run of four bytes after the letters.
    first.extend([9, 0, 8, 1, 0]);
    first.extend(b"Pian");
    let mut second = vec![1];
    second.extend("engoé".encode_utf16().flat_map(u16::to_le_bytes));
    second.extend([0; 4]);
    second.extend([0, 0, 0]);
    vec![record(0x00fc, &first), record(0x003c, &second)]
}

fn shared() -> Vec<Vec<u8>> {
    let format = |id: u16, code: &str| {
        let mut body = u16s(&[id, u16::try_from(code.len()).expect("short")]);
        body.push(0);
        body.extend(code.bytes());
        record(0x041e, &body)
    };
    let xf = |id: u16| record(0x00e0, &[u16s(&[0, id]), vec![0; 16]].concat());
    let mut all = vec![
        format(164, "dd/mm/yyyy"),
        format(165, "000000"),
        xf(0),
        xf(164),
        xf(165),
        xf(20),
    ];
    all.extend(strings());
    all
}

fn text(row: u16, column: u16, index: u32) -> Vec<u8> {
    record(
        0x00fd,
        &[u16s(&[row, column, 0]), index.to_le_bytes().to_vec()].concat(),
    )
}

fn formula(row: u16, column: u16, value: [u8; 8]) -> Vec<u8> {
    record(
        0x0006,
        &[u16s(&[row, column, 0]), value.to_vec(), vec![0; 8]].concat(),
    )
}

#[test]
fn every_kind_of_cell() {
    let rk =
        |number: i32, hundredth: bool| ((number << 2) | 2 | i32::from(hundredth)).to_le_bytes();
    let many = [
        u16s(&[3, 0]),
        u16s(&[0]),
        rk(7, false).to_vec(),
        u16s(&[0]),
        rk(-125, true).to_vec(),
        u16s(&[1]),
    ]
    .concat();
    let cells = [
        // Two whole sheets long in words, of no use to a reader.
        record(
            0x0200,
            &[0_u32.to_le_bytes(), u32::MAX.to_le_bytes()]
                .concat()
                .iter()
                .copied()
                .chain([0; 6])
                .collect::<Vec<_>>(),
        ),
        text(2, 0, 0),
        text(2, 1, 1),
        text(2, 2, 2),
        record(0x00bd, &many),
        number(4, 0, 1, 46_086.0),
        number(4, 1, 2, 19_018.0),
        number(4, 2, 3, 0.4375),
        record(0x0205, &[u16s(&[5, 0, 0]), vec![1, 0]].concat()),
        record(0x0205, &[u16s(&[5, 1, 0]), vec![0x2a, 1]].concat()),
        formula(6, 0, 2.5_f64.to_le_bytes()),
        formula(6, 1, [0, 0, 0, 0, 0, 0, 0xff, 0xff]),
        record(0x0207, &[u16s(&[4]), vec![0], b"vero".to_vec()].concat()),
        formula(6, 2, [1, 0, 0, 0, 0, 0, 0xff, 0xff]),
        formula(6, 3, [2, 0, 0x17, 0, 0, 0, 0xff, 0xff]),
        label(7, 0, "a mano"),
        record(0x027e, &[u16s(&[7, 1, 0]), rk(3, false).to_vec()].concat()),
    ];
    let book = sound("mezzi.xls", &xls(&shared(), &cells));
    assert_eq!(
        table(&book, 0),
        [
            vec!["Crema", "Piaengoé".replace("Pia", "Pian").as_str()]
                .into_iter()
                .map(String::from)
                .collect::<Vec<_>>(),
            vec!["7".into(), "-1,25".into()],
            vec!["05/03/2026".into(), "019018".into(), "10:30".into()],
            vec!["sì".into(), "#N/D".into()],
            vec!["2,5".into(), "vero".into(), "no".into(), "#RIF!".into()],
            vec!["a mano".into(), "3".into()],
        ]
    );
    assert_eq!(book.sheets[0].first_row, 3);
    assert_eq!(book.sheets[0].rows[2][0], Cell::Day(date(2026, 3, 5)));
}

#[test]
fn days_since_1904_hidden_sheets_and_charts() {
    let mut shared = shared();
    shared.insert(0, record(0x0022, &[1, 0]));
    let chart = joined(&[
        record(0x0809, &u16s(&[0x0600, 0x20, 0, 0])),
        number(0, 0, 0, 99.0),
        record(0x000a, &[]),
    ]);
    let first = joined(&[
        chart,
        number(0, 0, 1, 44_624.0),
        record(0x00e5, &u16s(&[1, 0, 0, 0, 1])),
    ]);
    let stream = xls_stream(
        &shared,
        &[
            ("Uno", 0, first),
            ("Due", 1, label(0, 0, "x")),
            ("Tre", 2, label(0, 0, "y")),
        ],
    );
    let book = sound("a.xls", &compound("Workbook", &stream));
    assert_eq!(book.sheets.len(), 1);
    assert_eq!(table(&book, 0), [["05/03/2026"]]);
    let said = book.notes.join(" ");
    assert!(
        said.contains("«Due»") && !said.contains("«Tre»") && said.contains("celle unite"),
        "{said}"
    );
}

#[test]
fn excel_95_writes_bytes_of_a_code_page() {
    let name = b"\x05Mezzi";
    let bof = |kind: u16| record(0x0809, &u16s(&[0x0500, kind, 0, 0]));
    let head = |at: u32| {
        let bound = [at.to_le_bytes().to_vec(), vec![0, 0], name.to_vec()].concat();
        joined(&[
            bof(5),
            record(0x0042, &1252_u16.to_le_bytes()),
            record(0x0085, &bound),
            record(0x000a, &[]),
        ])
    };
    let at = u32::try_from(head(0).len()).expect("small");
    let cell = record(
        0x0204,
        &[u16s(&[0, 0, 0, 6]), b"C\xe0 No\xe8".to_vec()].concat(),
    );
    let stream = joined(&[head(at), bof(0x10), cell, record(0x000a, &[])]);
    let book = sound("a.xls", &compound("Book", &stream));
    assert_eq!(
        (book.sheets[0].name.as_str(), table(&book, 0)),
        ("Mezzi", vec![vec!["Cà Noè".to_owned()]])
    );
}
