//! A list on its way into a plan, to the end: judged, taken in, judged again, taken back. The first byte says as what.
#![no_main]

#[path = "../desk.rs"]
mod desk;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| desk::brings_in("elenco.csv", bytes));
