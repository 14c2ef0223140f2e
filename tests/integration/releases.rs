//! Files of every released version are opened for ever: `tests/fixtures/releases/<version>/`, made by that version with
//!
//! ```text
//! piano --archive archivio.sqlite --today 2026-03-16 demo
//! piano --archive archivio.sqlite --today 2026-03-16 pack --class riservata --out esempio.piano
//! ```
//!
//! and never touched again.

use std::{fs, path::Path};

use crate::kit::Office;

/// Each release and the records of its example.
const RELEASES: [(&str, usize); 1] = [("0.1.0", 330)];

#[test]
fn every_released_archive_and_package_is_still_read() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/releases");
    let known = fs::read_dir(&fixtures).expect("the fixtures").count();
    assert_eq!(known, RELEASES.len(), "a release is not listed here");
    for (version, records) in RELEASES {
        let folder = fixtures.join(version);
        let office = Office::new();
        fs::copy(folder.join("archivio.sqlite"), office.file("piani.sqlite")).expect("the archive");
        let sections = office.json(&["show"]);
        let held: u64 = (sections.iter())
            .filter_map(|section| section["records"].as_u64())
            .sum();
        assert_eq!(usize::try_from(held), Ok(records), "{version}");
        let package = folder.join("esempio.piano").display().to_string();
        let verified = office.one(&["verify", &package]);
        assert_eq!(verified["records"], records, "{version}");
        // The archive and the package of one release hold the same plan.
        assert_eq!(
            office.one(&["open", &package])["outcome"],
            "same",
            "{version}"
        );
        assert_eq!(office.run(&["check"]).code, 0, "{version}");
        let area = office.json(&["show", "emergency_area"]).remove(0);
        office.ok(&[
            "set",
            area["id"].as_str().unwrap(),
            "notes=Scritto da un programma più nuovo",
        ]);
        office.ok(&["undo"]);
        assert_eq!(
            office.one(&["open", &package])["outcome"],
            "same",
            "{version}"
        );
    }
}
