//! The XML of one sheet, in a workbook that is sound otherwise.
#![no_main]

use exchange::{
    sheets::{SheetLimits, read_xlsx},
    zip_out,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let parts = [
        ("[Content_Types].xml", &include_bytes!("../parts/content_types.xml")[..]),
        ("_rels/.rels", include_bytes!("../parts/rels.xml")),
        ("xl/workbook.xml", include_bytes!("../parts/workbook.xml")),
        ("xl/_rels/workbook.xml.rels", include_bytes!("../parts/workbook_rels.xml")),
        ("xl/styles.xml", include_bytes!("../parts/styles.xml")),
        ("xl/sharedStrings.xml", include_bytes!("../parts/shared_strings.xml")),
        ("xl/worksheets/sheet1.xml", bytes),
    ];
    let zip = zip_out::zip(&parts.map(|(name, part)| (name.to_owned(), part.to_vec())));
    let zip = zip.expect("a ZIP of a few files");
    let _ = read_xlsx("elenco.xlsx", &zip, &SheetLimits::default(), &|| true);
});
