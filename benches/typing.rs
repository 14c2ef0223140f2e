//! From a keystroke to the disk, and to the findings that follow it, through the window's own commands: the example plan,
//! and a hundred times as large.
//!
//! Aims on the example: a letter on the disk within 30 ms in 99 of 100 cases, findings within 100 ms of the save. The
//! archive lies in the build folder: a real disk, not memory.

// A bench is there to print.
#![allow(clippy::print_stdout)]

use std::{
    path::Path,
    sync::atomic::AtomicBool,
    time::{Duration, Instant},
};

use api::{
    here,
    rpc::{Folders, Office, Work, dispatch},
};
use archive::{Access, Archive, Holder, Occasion};
use jiff::civil::{Date, date};
use serde_json::{Value as Json, json};
use testkit::examples;

const TODAY: Date = date(2026, 3, 16);
const LETTERS: usize = 400;

fn main() {
    // `cargo test --benches` only wants to know that it runs.
    let letters = if std::env::args().any(|arg| arg == "--bench") {
        LETTERS
    } else {
        2
    };
    println!(
        "{:<22} {:>9} {:>9} {:>9} {:>9}",
        "typing", "median", "p95", "p99", "slowest"
    );
    for times in [1, 100] {
        measure(times, letters);
    }
}

fn measure(times: usize, letters: usize) {
    let folder = tempfile::tempdir_in(build_folder()).expect("the build folder can be written");
    let plan = filled(folder.path(), times);
    let office = Office::new(
        Folders {
            data: folder.path().to_owned(),
            settings: folder.path().join("settings"),
        },
        Box::new(|| here::clock(Some(TODAY))),
    );
    let areas = ask(
        &office,
        "records",
        json!({ "plan": plan, "kind": "emergency_area" }),
    );
    let id = areas[0]["id"].clone();
    let mut saves = Vec::new();
    let mut checks = Vec::new();
    let mut during = Json::Null;
    let mut text = String::new();
    for n in 0..letters {
        text.push(char::from(b'a' + u8::try_from(n % 26).unwrap_or(0)));
        let begun = Instant::now();
        let saved = ask(
            &office,
            "set_field",
            json!({
                "plan": plan, "kind": "emergency_area", "id": id, "field": "current_use", "text": text,
                "during": during, "with": []
            }),
        );
        saves.push(begun.elapsed());
        during = saved["change"].clone();
        if n % 10 == 0 {
            let begun = Instant::now();
            ask(&office, "checks", json!({ "plan": plan }));
            checks.push(begun.elapsed());
        }
    }
    say(&format!("letter, {times} ×"), saves);
    say(&format!("findings, {times} ×"), checks);
}

/// An archive with the example so many times over; gives back the plan's id.
fn filled(folder: &Path, times: usize) -> String {
    let holder = Holder {
        name: "Prova".to_owned(),
        machine: String::new(),
    };
    let now = "2026-03-16T10:00:00Z";
    let path = folder.join(here::ARCHIVE);
    let mut archive = Archive::open(&path, Access::Create, &holder, now).expect("a new archive");
    let plan = examples::enlarged(TODAY, times);
    let records: Vec<_> = plan.records.values().cloned().collect();
    let occasion = Occasion {
        change: plan.id,
        at: now.to_owned(),
        author: holder.name,
        what: "Prova".to_owned(),
    };
    (archive.change(plan.id, &occasion, &records, &[])).expect("an example fits");
    plan.id.to_string()
}

fn build_folder() -> &'static Path {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
}

fn ask(office: &Office, command: &str, asked: Json) -> Json {
    let work = Work {
        progress: &|_, _, _| {},
        stop: &AtomicBool::new(false),
    };
    dispatch(office, command, asked, &work).expect("the example takes it")
}

fn say(what: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |percent: usize| times[(times.len() * percent / 100).min(times.len() - 1)];
    println!(
        "{what:<22} {:>9.1?} {:>9.1?} {:>9.1?} {:>9.1?}",
        at(50),
        at(95),
        at(99),
        at(100)
    );
}
