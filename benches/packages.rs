//! How long it takes to pack a plan, to open the package again, and to keep the plan in the archive.
//!
//! Aim: 150 ms to pack and 150 ms to open for the example.

use std::{collections::BTreeMap, io::Cursor, path::Path};

use archive::{Access, Archive, Holder, Occasion};
use divan::{Bencher, counter::ItemsCount};
use exchange::{package, reading};
use jiff::civil::{Date, date};
use plan::{
    Uuid,
    declare::Class,
    record::{Plan, Record},
};
use serde_json::json;
use testkit::examples;

const TODAY: Date = date(2026, 3, 16);
const NOW: &str = "2026-03-16T09:00:00Z";
const TIMES: [usize; 3] = [1, 10, 100];

fn main() {
    divan::main();
}

fn documents(plan: &Plan) -> BTreeMap<String, Vec<u8>> {
    let files = examples::casaletto_files(TODAY);
    let hash = |id: Uuid| plan.get("attachment", id)?.get("sha256").clone().text();
    let known = files
        .into_iter()
        .filter_map(|(id, bytes)| Some((hash(id)?, bytes)));
    known.collect()
}

fn packed(plan: &Plan, documents: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let verdict = json!({ "format": "piano-pronto/verdict", "version": 1, "findings": [] });
    package::write(plan, Class::R, documents, &verdict).expect("the example is packed")
}

#[divan::bench(args = TIMES, sample_count = 20)]
fn pack(bencher: Bencher, times: usize) {
    let plan = examples::enlarged(TODAY, times);
    let documents = documents(&plan);
    bencher
        .counter(ItemsCount::new(plan.records.len()))
        .bench(|| packed(&plan, &documents));
}

#[divan::bench(args = TIMES, sample_count = 20)]
fn open(bencher: Bencher, times: usize) {
    let plan = examples::enlarged(TODAY, times);
    let bytes = packed(&plan, &documents(&plan));
    bencher
        .counter(ItemsCount::new(plan.records.len()))
        .bench(|| reading::open(Cursor::new(&bytes), &reading::Limits::default()));
}

fn archive(path: &Path) -> Archive {
    let holder = Holder {
        name: "Anna Esempi".into(),
        machine: "misura".into(),
    };
    Archive::open(path, Access::Create, &holder, NOW).expect("a new archive")
}

fn occasion() -> Occasion {
    Occasion {
        change: Uuid::from_u128(1),
        at: NOW.into(),
        author: "Anna Esempi".into(),
        what: "Piano di esempio".into(),
    }
}

/// A new plan into a new archive, in one transaction with its history.
#[divan::bench(args = TIMES, sample_count = 20)]
fn save(bencher: Bencher, times: usize) {
    let plan = examples::enlarged(TODAY, times);
    let records: Vec<Record> = plan.records.values().cloned().collect();
    bencher
        .counter(ItemsCount::new(records.len()))
        .with_inputs(|| {
            let folder = tempfile::tempdir().expect("a folder");
            let archive = archive(&folder.path().join("archivio.db"));
            (folder, archive)
        })
        .bench_local_refs(|(_, archive)| archive.change(plan.id, &occasion(), &records, &[]));
}

#[divan::bench(args = TIMES, sample_count = 20)]
fn load(bencher: Bencher, times: usize) {
    let plan = examples::enlarged(TODAY, times);
    let records: Vec<Record> = plan.records.values().cloned().collect();
    let folder = tempfile::tempdir().expect("a folder");
    let mut archive = archive(&folder.path().join("archivio.db"));
    archive
        .change(plan.id, &occasion(), &records, &[])
        .expect("the example is saved");
    bencher
        .counter(ItemsCount::new(records.len()))
        .bench_local(|| archive.load(plan.id));
}
