//! A list as Excel keeps it.
#![no_main]

use exchange::sheets::{SheetLimits, read_xlsx};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = read_xlsx("elenco.xlsx", bytes, &SheetLimits::default(), &|| true);
});
