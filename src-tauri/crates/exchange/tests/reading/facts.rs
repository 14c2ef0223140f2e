//! What is seen of a package from outside, also of one that strict reading refuses.

use std::io::Cursor;

use crate::builder::*;
use exchange::{
    ExchangeError,
    reading::{self, Fault, Limits},
};
use plan::declare::kind;
use rules::package::{DeclaredCrs, PackageFacts};

fn facts(bytes: &[u8]) -> PackageFacts {
    reading::facts(Cursor::new(bytes), &Limits::default()).expect("facts")
}

fn parts() -> Parts {
    Parts::of(&sound_package())
}

#[test]
fn of_a_sound_package() {
    let facts = facts(&sound_package());
    assert_eq!(facts.bases.iter().collect::<Vec<_>>(), [BASE]);
    assert_eq!(facts.istat.as_deref(), Some("019035"), "{facts:?}");
    assert!(facts.files.contains("plan.json") && facts.files.contains("tables/gate.csv"));
    assert!(facts.tag_files.contains("bagit.txt"));
    assert!(facts.unreadable.is_empty(), "{:?}", facts.unreadable);
    assert_eq!(
        facts.kinds["gate"].records,
        facts.tables["tables/gate.csv"].rows
    );
    assert!(facts.kinds["gate"].with_geometry > 0);
    let columns = &facts.tables["tables/plan.csv"].columns;
    assert_eq!(columns[0], "id");
    let plain = kind("plan").expect("a kind").fields.iter();
    assert!(
        plain
            .map(|f| f.name.to_owned())
            .all(|name| columns.contains(&name))
    );
    let cells = &facts.tables["tables/plan.csv"].istat_cells;
    assert!(
        cells
            .iter()
            .any(|c| c.column == "istat_code" && c.row == 1 && c.text == "019035")
    );
    assert!(
        cells
            .iter()
            .any(|c| c.column == "partner_communes" && c.text.contains(' '))
    );
    let layers = |file: &str| {
        facts
            .layers
            .iter()
            .filter(|l| l.file.ends_with(file))
            .count()
    };
    assert!(layers(".geojson") > 5 && layers(".gpkg") > 5);
    for layer in &facts.layers {
        assert_eq!(layer.crs, DeclaredCrs::Epsg(4326), "{layer:?}");
        assert!(
            layer.features > 0 && layer.columns.contains("id"),
            "{layer:?}"
        );
    }
}

#[test]
fn of_packages_that_are_refused() {
    let moved = parts()
        .renamed("data/geo/gate.geojson", "data/tables/gate.geojson")
        .bagged()
        .zip();
    assert!(facts(&moved).files.contains("tables/gate.geojson"));
    let crs = parts()
        .replaced("data/geo/gate.geojson", "{", "{\"crs\": null,")
        .zip();
    let gate = |facts: &PackageFacts| {
        let layer = facts.layers.iter().find(|l| l.file == "geo/gate.geojson");
        layer.expect("a layer").crs.clone()
    };
    assert_eq!(gate(&facts(&crs)), DeclaredCrs::Missing);
    let named = "{\"crs\": {\"type\": \"name\", \"properties\": {\"name\": \"urn:ogc:def:crs:EPSG::32632\"}},";
    let crs = parts().replaced("data/geo/gate.geojson", "{", named).zip();
    assert_eq!(gate(&facts(&crs)), DeclaredCrs::Epsg(32632));
    let lost_zero = parts()
        .replaced("data/tables/plan.csv", "019035", "19035")
        .zip();
    let cells = facts(&lost_zero).tables["tables/plan.csv"]
        .istat_cells
        .clone();
    assert!(cells.iter().any(|cell| cell.text == "19035"));
    let thumbs = facts(&parts().put("data/Thumbs.db", "x").zip());
    assert!(thumbs.files.contains("Thumbs.db"));
    let broken = parts()
        .put("data/plan.gpkg", "no database")
        .put("data/geo/gate.geojson", "no JSON")
        .put("data/tables/gate.csv", b"id,name\n1,\xff\n".as_slice())
        .put("data/plan.json", "[")
        .zip();
    let broken = facts(&broken);
    let unreadable: Vec<_> = broken.unreadable.keys().map(String::as_str).collect();
    assert_eq!(
        unreadable,
        [
            "geo/gate.geojson",
            "plan.gpkg",
            "plan.json",
            "tables/gate.csv"
        ]
    );
    assert!(
        broken
            .unreadable
            .values()
            .all(|why| !why.is_empty() && !why.contains('{'))
    );
    assert_eq!(broken.istat.as_deref(), Some("019035"));
}

#[test]
fn of_a_geopackage_that_does_not_say_its_system() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("plan.gpkg");
    let parts = parts();
    std::fs::write(&path, &parts.0["data/plan.gpkg"]).expect("a file");
    let base = rusqlite::Connection::open(&path).expect("a base");
    let changed = base
        .execute(
            "UPDATE gpkg_geometry_columns SET srs_id = 0 WHERE table_name LIKE 'gate%'",
            [],
        )
        .expect("a change");
    drop(base);
    assert!(changed > 0);
    let bytes = std::fs::read(&path).expect("bytes");
    let facts = facts(&parts.put("data/plan.gpkg", bytes).zip());
    let missing = facts
        .layers
        .iter()
        .filter(|l| l.crs == DeclaredCrs::Missing);
    assert_eq!(missing.count(), changed);
}

#[test]
fn hostile_archives_are_refused_here_too() {
    let climbs = parts().zip_with(|raw| raw.push(Raw::new("../x", b"x")));
    let error = reading::facts(Cursor::new(&climbs), &Limits::default()).expect_err("hostile");
    assert!(matches!(error, ExchangeError::Refused(r) if r.fault == Fault::UnsafePath));
    let lies = parts().zip_plan(|raw| raw.size -= 1);
    assert!(reading::facts(Cursor::new(&lies), &Limits::default()).is_err());
}

#[test]
fn a_row_of_commas_asks_for_no_memory() {
    let commas = parts()
        .put("data/tables/gate.csv", vec![b','; 21_000_000])
        .zip();
    let facts = reading::facts(Cursor::new(&commas), &Limits::default()).expect("facts");
    assert!(
        facts.unreadable.contains_key("tables/gate.csv"),
        "{:?}",
        facts.unreadable
    );
}
