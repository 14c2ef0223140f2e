//! A draft says so in every file, and a final copy in none; the operational copy says that it is reserved.

use exchange::export::manifest;
use plan::declare::Class;
use testkit::examples;

use crate::kit::*;

/// Names that other programs look for, and so stay as they are in a draft.
const FIXED: [&str; 6] = [
    "bag-info.txt",
    "bagit.txt",
    "data/tabelle/datapackage.json",
    "manifest-sha256.txt",
    "manifesto.json",
    "tagmanifest-sha256.txt",
];

/// Files with room for nothing but what their format wants: their name says it.
const NAME_ALONE: [&str; 5] = [".shp", ".shx", ".prj", ".cpg", "bagit.txt"];

#[test]
fn every_file_of_a_draft_says_so() {
    let plan = examples::casaletto(TODAY);
    let folder = exported(&plan, Class::O, true);
    assert!(folder.name.ends_with("-bozza"));
    for (path, bytes) in &folder.files {
        assert!(
            path.to_lowercase().contains("bozza") || FIXED.contains(&path.as_str()),
            "{path}: its name"
        );
        // Inside of the package it is the verdict that says it: see the use case.
        if NAME_ALONE.iter().any(|end| path.ends_with(end)) || path.ends_with(".piano") {
            continue;
        }
        let says = if path.ends_with(".xlsx") {
            let members = members(bytes);
            let sheets = members
                .iter()
                .filter(|(name, _)| name.starts_with("xl/worksheets/sheet"));
            assert!(sheets.count() > 30);
            members
                .iter()
                .any(|(_, bytes)| holds(bytes, "BOZZA, NON DEFINITIVA"))
        } else {
            holds(bytes, "BOZZA") || holds(bytes, "-bozza") || holds(bytes, "_bozza")
        };
        assert!(says, "{path}: what it holds");
    }
    let stated = json_of(&folder, manifest::NAME);
    assert_eq!(stated["draft"], true);
    assert!(stated["mark"].as_str().unwrap().starts_with("BOZZA"));
    assert!(text(&folder, "LEGGIMI-BOZZA.txt").starts_with("BOZZA"));
}

#[test]
fn a_final_copy_never_says_draft() {
    let plan = examples::casaletto(TODAY);
    let folder = exported(&plan, Class::O, false);
    for (path, bytes) in opened(&folder) {
        // The guide inside the package, and codes of the model, may speak of drafts in general.
        if path.contains(".piano!") {
            continue;
        }
        assert!(!path.to_lowercase().contains("bozza"), "{path}");
        assert!(!holds(&bytes, "BOZZA, NON DEFINITIVA"), "{path}");
    }
}

#[test]
fn the_operational_copy_says_that_it_is_reserved_and_the_public_one_does_not() {
    let plan = examples::casaletto(TODAY);
    for (class, reserved) in [(Class::O, true), (Class::P, false)] {
        let folder = exported(&plan, class, false);
        for (path, bytes) in opened(&folder) {
            let end = path.rsplit('.').next().unwrap();
            if !["geojson", "gpkg", "dbf", "csv"].contains(&end) || path.contains(".piano!") {
                continue;
            }
            assert_eq!(holds(&bytes, "RISERVATA"), reserved, "{path}");
        }
        let stated = json_of(&folder, manifest::NAME);
        assert_eq!(
            stated["mark"].as_str().unwrap().contains("RISERVATA"),
            reserved
        );
    }
}
