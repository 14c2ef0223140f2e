//! PAC and GEO-001: packages as the reader of a file describes them.

use std::collections::{BTreeMap, BTreeSet};

use plan::{declare::kind, types::Type};
use rules::{
    Facts,
    package::{DeclaredCrs, IstatCell, KindFacts, LayerFacts, PackageFacts, TableFacts},
};
use testkit::build::plan;

use crate::kit::{none_with, one_with, only, shown};

fn columns(name: &str) -> Vec<String> {
    let fields = &kind(name).expect("a kind").fields;
    let plain = fields.iter().filter(|field| field.ty != Type::Geometry);
    std::iter::once("id")
        .chain(plain.map(|field| field.name))
        .map(str::to_owned)
        .collect()
}

/// A sound package of a plan with one gate.
fn sound() -> PackageFacts {
    let texts =
        |items: &[&str]| -> BTreeSet<String> { items.iter().map(|&t| t.to_owned()).collect() };
    let table = |name: &str| TableFacts {
        columns: columns(name),
        rows: 1,
        istat_cells: Vec::new(),
    };
    let mut header = table("plan");
    header.istat_cells.push(IstatCell {
        column: "istat_code".to_owned(),
        row: 1,
        text: "019018".to_owned(),
    });
    PackageFacts {
        bases: texts(&["piano-019018"]),
        files: texts(&[
            "LEGGIMI.txt",
            "geo/gate.geojson",
            "plan-1.schema.json",
            "plan.gpkg",
            "plan.json",
            "tables/datapackage.json",
            "tables/gate.csv",
            "tables/plan.csv",
            "verdict.json",
        ]),
        tag_files: texts(&[
            "bag-info.txt",
            "bagit.txt",
            "manifest-sha256.txt",
            "tagmanifest-sha256.txt",
        ]),
        kinds: BTreeMap::from([
            (
                "plan".to_owned(),
                KindFacts {
                    records: 1,
                    with_geometry: 0,
                },
            ),
            (
                "gate".to_owned(),
                KindFacts {
                    records: 1,
                    with_geometry: 1,
                },
            ),
        ]),
        istat: Some("019018".to_owned()),
        tables: BTreeMap::from([
            ("tables/gate.csv".to_owned(), table("gate")),
            ("tables/plan.csv".to_owned(), header),
        ]),
        layers: vec![LayerFacts {
            file: "geo/gate.geojson".to_owned(),
            name: "gate".to_owned(),
            crs: DeclaredCrs::Epsg(4326),
            columns: columns("gate").into_iter().collect(),
            features: 1,
        }],
        unreadable: BTreeMap::new(),
    }
}

fn facts(change: impl FnOnce(&mut PackageFacts)) -> Facts {
    let mut package = sound();
    change(&mut package);
    Facts {
        package: Some(package),
        ..Facts::default()
    }
}

#[test]
fn a_sound_package_has_nothing_to_say() {
    for code in [
        "PAC-001", "PAC-002", "PAC-003", "PAC-004", "PAC-005", "GEO-001",
    ] {
        none_with(&plan([]), &facts(|_| {}), code);
        none_with(&plan([]), &Facts::default(), code);
    }
}

#[test]
fn geo_001_coordinates_of_no_system() {
    let layer = |crs: DeclaredCrs| facts(|package| package.layers[0].crs = crs);
    let finding = one_with(&plan([]), &layer(DeclaredCrs::Missing), "GEO-001");
    assert!(finding.record.is_none() && finding.message().contains("«gate»"));
    one_with(
        &plan([]),
        &layer(DeclaredCrs::Other("Roma40 a mano".to_owned())),
        "GEO-001",
    );
    one_with(&plan([]), &layer(DeclaredCrs::Epsg(3857)), "GEO-001");
    none_with(&plan([]), &layer(DeclaredCrs::Epsg(32632)), "GEO-001");
}

#[test]
fn pac_001_a_file_is_elsewhere() {
    let moved = facts(|package| {
        package.files.remove("geo/gate.geojson");
        package.files.insert("mappe/gate.geojson".to_owned());
        package.files.insert("geo/note.txt".to_owned());
    });
    let finding = one_with(&plan([]), &moved, "PAC-001");
    assert!(finding.message().contains("il file «geo/gate.geojson»"));
    let folder = facts(|package| package.files.retain(|path| !path.starts_with("tables/")));
    let finding = one_with(&plan([]), &folder, "PAC-001");
    assert!(finding.message().contains("la cartella «tables»"));
    let bag = facts(|package| {
        package.tag_files.remove("bagit.txt");
    });
    one_with(&plan([]), &bag, "PAC-001");
    let two = facts(|package| {
        package.bases.insert("copia".to_owned());
    });
    assert!(
        one_with(&plan([]), &two, "PAC-001")
            .message()
            .contains("piano-019018")
    );
}

#[test]
fn pac_002_a_file_has_another_name() {
    let renamed = |name: &str| {
        facts(|package| {
            package.files.remove("tables/gate.csv");
            package.files.insert(name.to_owned());
        })
    };
    let finding = one_with(&plan([]), &renamed("tables/Gates.csv"), "PAC-002");
    assert!(finding.message().contains("Forse è «tables/gate.csv»"));
    none_with(&plan([]), &renamed("tables/cancelli.csv"), "PAC-002");
    // In the wrong folder it is missing, not misnamed; and a name told once is enough.
    none_with(&plan([]), &renamed("tabelle/gate.csv"), "PAC-002");
    let codes = shown(&plan([]), &renamed("tables/gates.csv"));
    assert!(
        codes.contains(&"PAC-002") && !codes.contains(&"PAC-001"),
        "{codes:?}"
    );
}

#[test]
fn pac_003_a_column_has_gone() {
    let table = facts(|package| {
        let table = package.tables.get_mut("tables/gate.csv").expect("there");
        for column in &mut table.columns {
            if column == "close_from" {
                *column = "closes_from".to_owned();
            }
        }
    });
    let finding = one_with(&plan([]), &table, "PAC-003");
    assert!(
        finding.message().contains("«close_from»") && finding.message().contains("«closes_from»")
    );
    let layer = facts(|package| {
        package.layers[0].columns.remove("road");
    });
    let finding = one_with(&plan([]), &layer, "PAC-003");
    assert!(
        finding.message().ends_with("Forse ora è stata tolta."),
        "{}",
        finding.message()
    );
}

#[test]
fn pac_004_codes_of_the_commune() {
    let cell = |column: &str, text: &str| {
        let (column, text) = (column.to_owned(), text.to_owned());
        facts(|package| {
            let table = package.tables.get_mut("tables/plan.csv").expect("there");
            table.istat_cells[0] = IstatCell {
                column,
                row: 1,
                text,
            };
        })
    };
    for text in ["19018", "", "019035"] {
        let finding = one_with(&plan([]), &cell("istat_code", text), "PAC-004");
        assert!(finding.message().contains("riga 1") && finding.fix().contains("019018"));
    }
    one_with(
        &plan([]),
        &cell("partner_communes", "19035 019036"),
        "PAC-004",
    );
    none_with(
        &plan([]),
        &cell("partner_communes", "019035 019036"),
        "PAC-004",
    );
    none_with(&plan([]), &cell("host_commune", ""), "PAC-004");
}

#[test]
fn pac_005_a_package_of_another_commune() {
    let other = facts(|package| package.istat = Some("019035".to_owned()));
    let finding = one_with(&plan([]), &other, "PAC-005");
    assert!(finding.message().contains("Casaletto Ceredano"));
    assert_eq!(only(&plan([]), &other, "PAC-004").len(), 1);
    assert!(!shown(&plan([]), &other).contains(&"PAC-004"));
}
