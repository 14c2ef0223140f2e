//! GeoJSON, as text.
#![no_main]

use exchange::layers::{Files, LayerLimits, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let files = Files::of("livello.geojson", bytes);
    let _ = read(&files, &LayerLimits::default(), &|| true);
});
