//! How long a list of an office takes: read from its file, tried, brought in.
//!
//! Aim: 100 ms for the trial of 1,000 rows. Ten times the rows show that the time grows with the list, not with its square.

// Figures are what a bench is for.
#![allow(clippy::print_stdout)]

use std::{
    fmt::Write as _,
    fs,
    path::Path,
    time::{Duration, Instant},
};

use api::{Desk, Moment, Who, imports::OfficeFile, wire::ImportAsked};
use jiff::civil::date;

const ROWS: [usize; 2] = [1_000, 10_000];
/// After one that is not counted.
const ROUNDS: usize = 7;

fn main() {
    println!("\nLists: median of {ROUNDS} rounds, into an archive with the example plan");
    println!("{:<36}{:>10}{:>10}{:>10}", "", "read", "trial", "import");
    let lists = [
        ("resources", "material", resources as fn(usize) -> String),
        ("contacts, bodies", "organisation", bodies),
        ("contacts, one a row", "contact_point", contacts),
    ];
    for (name, kind, list) in lists {
        for rows in ROWS {
            measured(name, kind, rows, &list(rows));
        }
    }
}

/// Things in forty depots, a third with a number that is more or less.
fn resources(rows: usize) -> String {
    let mut csv = String::from("Descrizione;Categoria;Q.tà;Luogo;Stato;Pronta in;Note\n");
    for row in 0..rows {
        let about = if row % 3 == 0 { "circa " } else { "" };
        let _ = writeln!(
            csv,
            "Attrezzo di esempio {row};Attrezzi;{about}{};Deposito {};buono;{} min;scaffale {row}",
            row % 90 + 1,
            row % 40,
            row % 60
        );
    }
    csv
}

/// A directory of bodies, each with two numbers and an address.
fn bodies(rows: usize) -> String {
    let mut csv = String::from("Ente;Tipo;Telefono;Cellulare;PEC;Indirizzo;Note\n");
    for row in 0..rows {
        let _ = writeln!(
            csv,
            "Ditta di esempio {row} S.r.l.;ditta;0373/{row:06};333 {row:07};ditta{row}@pec.esempio.it;Via di Esempio {};turno {}",
            row % 200 + 1,
            row % 9
        );
    }
    csv
}

/// The same, with a row for each number: every body has two.
fn contacts(rows: usize) -> String {
    let mut csv = String::from("Ente;Recapito;Note\n");
    for row in 0..rows {
        let _ = writeln!(
            csv,
            "Ditta di esempio {};0373 {row:06};turno {}",
            row / 2,
            row % 9
        );
    }
    csv
}

fn measured(name: &str, kind: &str, rows: usize, list: &str) {
    let mut times: [Vec<Duration>; 3] = Default::default();
    for round in 0..=ROUNDS {
        let folder = tempfile::tempdir().expect("a passing folder");
        let took = once(folder.path(), kind, rows, list);
        if round > 0 {
            for (times, time) in times.iter_mut().zip(took) {
                times.push(time);
            }
        }
    }
    let figures = times.map(|times| format!("{:.1} ms", milliseconds(median(times))));
    let what = format!("{name}, {rows} rows");
    println!(
        "{what:<36}{:>10}{:>10}{:>10}",
        figures[0], figures[1], figures[2]
    );
}

/// Reading, trial and import of one list into a new archive.
fn once(folder: &Path, kind: &str, rows: usize, list: &str) -> [Duration; 3] {
    let who = Who {
        name: "Anna Esempi".into(),
        machine: "misura".into(),
        role: "compilatore".into(),
    };
    let clock = || Moment {
        today: date(2026, 3, 16),
        at: "2026-03-16T09:00:00Z".parse().expect("a moment"),
    };
    let archive = folder.join("archivio.db");
    let mut desk = Desk::open_or_create(&archive, who, Box::new(clock)).expect("a new archive");
    let plan = desk.demo().expect("the example").plan;
    let path = folder.join("elenco.csv");
    fs::write(&path, list).expect("room on the disk");
    let goes_on = |_: &str, _: u64, _: u64| Ok(());
    let asked = ImportAsked {
        plan: String::new(),
        file: String::new(),
        part: 0,
        kind: kind.to_owned(),
        columns: None,
        key: None,
        system: None,
        swap: false,
        repair: false,
        near: false,
        decisions: Vec::new(),
        remember: false,
    };
    let (file, read) = timed(|| OfficeFile::read(&path, &goes_on).expect("a list"));
    let (trial, tried) = timed(|| {
        desk.try_import(plan, &file, &asked, &goes_on)
            .expect("a trial")
    });
    let (done, imported) = timed(|| {
        desk.import(plan, &file, &asked, &goes_on)
            .expect("an import")
    });
    assert_eq!(
        (trial.new, done.new, done.refused),
        (rows, rows, 0),
        "{kind}"
    );
    [read, tried, imported]
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let begun = Instant::now();
    let done = work();
    (done, begun.elapsed())
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
