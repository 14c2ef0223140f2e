//! The time grows with the list and not with its square.

use std::time::{Duration, Instant};

use exchange::sheets::{Cell, ColumnOut, Shape, SheetOut, csv, workbook};

use crate::builder::sound;

fn rows(count: usize) -> Vec<Vec<Cell>> {
    let cell = |row: usize, column: usize| match column % 4 {
        0 => Cell::Text(format!("Voce {row} della colonna {column}")),
        1 => Cell::Number(f64::from(u32::try_from(row * column).expect("small"))),
        2 => Cell::Text(format!("{row:06}")),
        _ => Cell::Day(jiff::civil::date(2026, 3, 5)),
    };
    (0..count)
        .map(|row| (0..20).map(|column| cell(row, column)).collect())
        .collect()
}

fn files(count: usize) -> [(&'static str, Vec<u8>); 2] {
    let rows = rows(count);
    let columns = (0..20).map(|n| ColumnOut {
        head: format!("Colonna {n}"),
        shape: Shape::Text,
        ..ColumnOut::default()
    });
    let sheet = SheetOut {
        name: "Elenco".into(),
        columns: columns.collect(),
        rows: rows.clone(),
        ..SheetOut::default()
    };
    [
        ("a.xlsx", workbook(&[sheet]).expect("a workbook")),
        ("a.csv", csv(&rows)),
    ]
}

fn time(name: &str, bytes: &[u8], rows: usize) -> Duration {
    let start = Instant::now();
    let book = sound(name, bytes);
    let time = start.elapsed();
    assert!(book.sheets[0].rows.len() >= rows);
    time
}

#[test]
fn four_times_the_rows_take_about_four_times_as_long() {
    for ((name, small), (_, big)) in files(500).into_iter().zip(files(4_000)) {
        let least = |bytes: &[u8], rows| {
            (0..3)
                .map(|_| time(name, bytes, rows))
                .min()
                .expect("three")
        };
        let (small, big) = (least(&small, 500), least(&big, 4_000));
        // Eight times the rows: a square would take sixty-four times as long.
        assert!(big < small * 30, "{name}: {small:?} {big:?}");
    }
}

/// `cargo test --release -p exchange --test sheets -- --ignored --nocapture ten_thousand`
#[test]
#[ignore = "a measure, in release"]
#[expect(clippy::print_stdout, reason = "a measure is to be seen")]
fn ten_thousand_rows_of_twenty_columns_under_a_second() {
    for (name, bytes) in files(10_000) {
        let time = (0..3)
            .map(|_| time(name, &bytes, 10_000))
            .min()
            .expect("three");
        println!("{name}: {} bytes in {time:?}", bytes.len());
        assert!(time < Duration::from_secs(1), "{name}: {time:?}");
    }
}
