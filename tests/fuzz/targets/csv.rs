//! A list as text.
#![no_main]

use exchange::sheets::{SheetLimits, read_csv};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = read_csv("elenco.csv", bytes, &SheetLimits::default(), &|| true);
});
