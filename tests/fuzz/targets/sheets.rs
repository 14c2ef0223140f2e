//! A list, whatever it is: the kind is found from the bytes.
#![no_main]

use exchange::sheets::{SheetLimits, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = read("elenco.xlsx", bytes, &SheetLimits::default(), &|| true);
});
