//! The XML of the content, in a document that is sound otherwise.
#![no_main]

use exchange::{
    sheets::{SheetLimits, read_ods},
    zip_out,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let parts = [
        ("mimetype", &b"application/vnd.oasis.opendocument.spreadsheet"[..]),
        ("content.xml", bytes),
    ];
    let zip = zip_out::zip(&parts.map(|(name, part)| (name.to_owned(), part.to_vec())));
    let zip = zip.expect("a ZIP of a few files");
    let _ = read_ods("elenco.ods", &zip, &SheetLimits::default(), &|| true);
});
