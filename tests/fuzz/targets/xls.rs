//! A list as an old Excel keeps it.
#![no_main]

use exchange::sheets::{SheetLimits, read_xls};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = read_xls("elenco.xls", bytes, &SheetLimits::default(), &|| true);
});
