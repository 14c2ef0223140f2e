//! A `.piano` package whose checksums hold whatever is in its `plan.json` and `verdict.json`: what a ZIP full of zeros never
//! reaches.
#![no_main]

use std::io::Cursor;

use exchange::{
    bag::{BagInfo, bag},
    reading::{self, Limits},
    zip_out,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let payload = vec![
        ("plan.json".to_owned(), bytes.to_vec()),
        ("verdict.json".to_owned(), VERDICT.to_vec()),
    ];
    let info = BagInfo {
        entries: Vec::new(),
        beside: Vec::new(),
    };
    let zip = zip_out::zip(&bag("esempio", payload, info)).expect("a ZIP of two files");
    let _ = reading::facts(Cursor::new(&zip), &Limits::default());
    let _ = reading::open(Cursor::new(&zip), &Limits::default());
});

const VERDICT: &[u8] = br#"{"findings":[],"format":"piano-pronto/verdict","version":1}"#;
