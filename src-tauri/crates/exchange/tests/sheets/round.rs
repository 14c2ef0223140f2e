//! What is written comes back, cell by cell, whatever it is.

use exchange::sheets::{
    Cell, ColumnOut, Shape, SheetLimits, SheetOut, csv, read_csv, read_xlsx, workbook,
};
use jiff::civil::{Date, DateTime, Time, date};
use proptest::prelude::*;

use crate::builder::sound;

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Zàèéìòù0-9 ;,\"'=+@./-]{1,20}",
        "[0-9]{1,16}",
        "['=+@-]{1,3}[a-z0-9\"]{0,5}",
        "_x00[0-9A-F]{2}_{1,2}x",
        Just("<r>a</r>".to_owned()),
        "\\PC{1,12}",
        Just("riga\ndue".to_owned()),
    ]
}

fn day() -> impl Strategy<Value = Date> {
    (0..600_000_i32).prop_map(|days| date(1900, 3, 1).saturating_add(jiff::Span::new().days(days)))
}

fn time() -> impl Strategy<Value = Time> {
    (0..24_i8, 0..60_i8, 0..60_i8).prop_map(|(h, m, s)| jiff::civil::time(h, m, s, 0))
}

fn cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        Just(Cell::Empty),
        text().prop_map(Cell::Text),
        any::<i32>().prop_map(|n| Cell::Number(n.into())),
        (-1e9..1e9_f64).prop_map(Cell::Number),
        any::<bool>().prop_map(Cell::Bool),
        day().prop_map(Cell::Day),
        time().prop_map(Cell::Time),
        (day(), time())
            .prop_filter("midnight is the day alone", |(_, time)| *time
                != Time::midnight())
            .prop_map(|(day, time)| Cell::Moment(DateTime::from_parts(day, time))),
    ]
}

/// Rows without what cannot come back: blanks alone, and what is empty at the end.
fn rows() -> impl Strategy<Value = Vec<Vec<Cell>>> {
    prop::collection::vec(prop::collection::vec(cell(), 0..6), 1..8).prop_map(|rows| {
        let mut rows: Vec<Vec<Cell>> = rows.into_iter().map(trimmed).collect();
        rows.insert(
            0,
            vec![Cell::Text("Testa".into()), Cell::Text("Coda".into())],
        );
        while rows.last().is_some_and(Vec::is_empty) {
            rows.pop();
        }
        rows
    })
}

fn trimmed(row: Vec<Cell>) -> Vec<Cell> {
    let mut row: Vec<_> = row
        .into_iter()
        .map(|cell| if cell.is_empty() { Cell::Empty } else { cell })
        .collect();
    while row.last() == Some(&Cell::Empty) {
        row.pop();
    }
    row
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn csv_out_and_in(rows in rows()) {
        let bytes = csv(&rows);
        let book = sound("giro.csv", &bytes);
        let read: Vec<Vec<String>> = book.sheets[0].rows.iter().map(|r| r.iter().map(Cell::shown).collect()).collect();
        let wanted: Vec<Vec<String>> = rows.iter().map(|r| r.iter().map(Cell::shown).collect()).collect();
        prop_assert_eq!(read, wanted);
        prop_assert_eq!(book.sheets[0].first_row, 1);
    }

    #[test]
    fn xlsx_out_and_in(rows in rows()) {
        let columns = (0..2).map(|i| ColumnOut { head: rows[0][i].shown(), ..ColumnOut::default() }).collect();
        let sheet = SheetOut { name: "Giro".into(), columns, rows: rows[1..].to_vec(), ..SheetOut::default() };
        let bytes = workbook(&[sheet]).expect("a workbook");
        let book = sound("giro.xlsx", &bytes);
        prop_assert_eq!(&book.sheets[0].rows, &rows);
        prop_assert_eq!(&book.sheets[0].name, "Giro");
    }

    #[test]
    fn shapes_change_how_a_cell_looks_and_not_what_it_says(
        (cell, shape) in (cell(), prop::sample::select(vec![
            Shape::Text, Shape::Code, Shape::Number, Shape::Day, Shape::Moment, Shape::Time, Shape::YesNo,
        ])),
    ) {
        let columns = vec![ColumnOut { head: "Testa".into(), shape, ..ColumnOut::default() }];
        let sheet = SheetOut { name: "Giro".into(), columns, rows: vec![vec![cell.clone()]], ..SheetOut::default() };
        let book = sound("giro.xlsx", &workbook(&[sheet]).expect("a workbook"));
        let read = book.sheets[0].cell(1, 0);
        let wanted = if cell.is_empty() { String::new() } else { cell.shown() };
        prop_assert_eq!(read.shown(), wanted);
    }

    /// Whatever the bytes are, and whatever the name promises.
    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ = read_csv("a", &bytes, &SheetLimits::default(), &|| true);
        for name in ["a.csv", "a.xls", "a.xlsx", "a.ods"] {
            let _ = crate::builder::open(name, &bytes);
        }
    }
}

/// A sound file of each kind with bytes changed here and there is read or refused, never the end of the program.
#[test]
fn broken_seeds() {
    let limits = SheetLimits::default();
    let mut seed = 1_u64;
    let mut next = move || {
        // Numbers that look drawn and are always the same (splitmix64).
        seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = seed;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) >> 33).expect("31 bits")
    };
    for (name, bytes) in crate::seeds::all() {
        for _ in 0..600 {
            let mut broken = bytes.clone();
            for _ in 0..=next() % 4 {
                let at = next() % broken.len();
                broken[at] = u8::try_from(next() % 256).expect("a byte");
            }
            if next() % 8 == 0 {
                broken.truncate(next() % broken.len());
            }
            let _ = crate::builder::open(&name, &broken);
            let _ = read_xlsx(&name, &broken, &limits, &|| true);
        }
    }
}
