//! A list as LibreOffice keeps it.
#![no_main]

use exchange::sheets::{SheetLimits, read_ods};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = read_ods("elenco.ods", bytes, &SheetLimits::default(), &|| true);
});
