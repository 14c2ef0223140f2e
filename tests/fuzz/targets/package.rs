//! A `.piano` package: refused in words, or the same plan.
#![no_main]

use std::io::Cursor;

use exchange::reading::{self, Limits};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits::default();
    let _ = reading::facts(Cursor::new(bytes), &limits);
    let _ = reading::open(Cursor::new(bytes), &limits);
});
