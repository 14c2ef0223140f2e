//! A shapefile: shapes, attributes and system, each after its length in four bytes.
#![no_main]

use exchange::layers::{Files, LayerLimits, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut rest = bytes;
    let mut part = || {
        let (length, after) = rest.split_first_chunk().unwrap_or((&[0; 4], &[]));
        let length = (u32::from_le_bytes(*length) as usize).min(after.len());
        let (part, after) = after.split_at(length);
        rest = after;
        part
    };
    let files = Files::of("livello.shp", part())
        .with("livello.dbf", part())
        .with("livello.prj", part());
    let _ = read(&files, &LayerLimits::default(), &|| true);
});
