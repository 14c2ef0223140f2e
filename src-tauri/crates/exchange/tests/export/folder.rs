//! What the folder holds, and that the same data give the same bytes.

use std::collections::{BTreeMap, BTreeSet};

use exchange::export::{control_code, manifest, name, preview};
use plan::{
    canonical::sha256, codelists::Lists, declare::Class, model::EmptyStatement, record::Record,
    value::Value,
};
use proptest::prelude::*;
use testkit::{arbitrary, examples};

use crate::kit::*;

#[test]
fn the_same_data_give_the_same_bytes() {
    for plan in [examples::casaletto(TODAY), arbitrary::full(2)] {
        for class in [Class::P, Class::O] {
            let one = exported(&plan, class, false);
            let other = exported(&plan, class, false);
            for (a, b) in one.files.iter().zip(&other.files) {
                assert_eq!(a.0, b.0);
                assert!(a.1 == b.1, "{} differs", a.0);
            }
            assert_eq!(one.files.len(), other.files.len());
            assert_eq!(one.sha256, other.sha256);
        }
    }
}

#[test]
fn the_name_tells_commune_revision_copy_and_draft() {
    let plan = examples::casaletto(TODAY);
    assert_eq!(
        name(&plan, Class::O, false),
        "casaletto-ceredano-rev1-operativa"
    );
    assert_eq!(
        name(&plan, Class::P, true),
        "casaletto-ceredano-rev1-pubblica-bozza"
    );
    assert_eq!(
        exported(&plan, Class::P, true).name,
        name(&plan, Class::P, true)
    );
    let nothing = plan::record::Plan::new(plan::Uuid::nil());
    assert_eq!(name(&nothing, Class::P, false), "comune-pubblica");
}

#[test]
fn the_manifest_and_the_bag_list_every_file_with_its_fingerprint() {
    let plan = examples::casaletto(TODAY);
    let folder = exported(&plan, Class::O, false);
    let manifest_json = json_of(&folder, manifest::NAME);
    let listed = manifest::stated(&manifest_json).unwrap();
    let own =
        |path: &&String| *path != manifest::NAME && !manifest::BAG_FILES.contains(&path.as_str());
    let there: BTreeSet<_> = folder
        .files
        .iter()
        .map(|(path, _)| path)
        .filter(own)
        .collect();
    assert_eq!(listed.keys().collect::<BTreeSet<_>>(), there);
    let in_bag = |list: &str| {
        let text = text(&folder, list);
        let lines = text.lines().map(|line| {
            let (hash, path) = line.split_once("  ").unwrap();
            (path.to_owned(), hash.to_owned())
        });
        lines.collect::<BTreeMap<_, _>>()
    };
    let payload = in_bag("manifest-sha256.txt");
    let tags = in_bag("tagmanifest-sha256.txt");
    for (path, bytes) in &folder.files {
        let hash = sha256(bytes);
        if let Some(stated) = listed.get(path) {
            assert_eq!(*stated, hash, "{path}");
        }
        match path.as_str() {
            "tagmanifest-sha256.txt" => {}
            path if path.starts_with("data/") => assert_eq!(payload[path], hash, "{path}"),
            path => assert_eq!(tags[path], hash, "{path}"),
        }
    }
    assert_eq!(payload.len() + tags.len() + 1, folder.files.len());
    assert_eq!(folder.sha256, sha256(file(&folder, manifest::NAME)));
    assert_eq!(control_code(&folder.sha256).split(' ').count(), 4);

    assert_eq!(manifest_json["istat_code"], "019018");
    assert_eq!(manifest_json["class"], "operativa");
    assert_eq!(manifest_json["draft"], false);
    assert_eq!(manifest_json["rules_version"], "2026.1");
    assert_eq!(manifest_json["checked_on"], "2026-03-16");
    assert_eq!(manifest_json["state"], "validato");
    let not = manifest_json["not_official"].as_str().unwrap();
    assert!(not.starts_with("NON è un formato ufficiale di Regione Lombardia"));
    assert!(text(&folder, "LEGGIMI.txt").contains(not));
}

/// A table has as many rows, and a layer as many shapes, as the manifest says.
#[test]
fn counts_of_the_manifest_are_those_of_the_files() {
    let plan = examples::casaletto(TODAY);
    let folder = exported(&plan, Class::O, false);
    let mut seen = 0;
    for entry in json_of(&folder, manifest::NAME)["files"]
        .as_array()
        .unwrap()
    {
        let path = entry["path"].as_str().unwrap();
        let Some(objects) = entry["objects"].as_u64() else {
            continue;
        };
        let found = if path.ends_with(".csv") {
            let mut reader = csv::ReaderBuilder::new()
                .delimiter(b';')
                .from_reader(file(&folder, path));
            reader.records().map(Result::unwrap).count()
        } else if path.ends_with(".geojson") {
            json_of(&folder, path)["features"].as_array().unwrap().len()
        } else {
            continue;
        };
        assert_eq!(found as u64, objects, "{path}");
        seen += 1;
    }
    assert!(seen > 40, "{seen}");
}

#[test]
fn a_preview_names_every_file_that_is_then_made_and_no_other() {
    for (plan, class) in [
        (examples::casaletto(TODAY), Class::P),
        (arbitrary::full(1), Class::O),
    ] {
        let seen = preview(&plan, class, false);
        let folder = exported(&plan, class, false);
        let planned: Vec<_> = seen.files.iter().map(|file| &file.path).collect();
        let made: Vec<_> = folder.files.iter().map(|(path, _)| path).collect();
        assert_eq!(planned, made);
        assert!(seen.files.iter().all(|file| !file.what.is_empty()));
        assert_eq!(seen.name, folder.name);
        let stated = json_of(&folder, manifest::NAME);
        for (line, stated) in seen
            .classes
            .iter()
            .zip(stated["classes"].as_array().unwrap())
        {
            assert_eq!(line.objects as u64, stated["objects"].as_u64().unwrap());
        }
    }
}

#[test]
fn each_of_the_fourteen_classes_is_there_or_says_that_it_has_no_data() {
    let mut plan = examples::casaletto(TODAY);
    let idle: Vec<_> = plan.of_kind("hydrant").map(|record| record.id).collect();
    for id in idle {
        plan.remove("hydrant", id);
    }
    let folder = exported(&plan, Class::P, false);
    let csv = text(&folder, "data/tabelle/catalogo-nazionale.csv");
    let stated = json_of(&folder, manifest::NAME);
    let classes = stated["classes"].as_array().unwrap();
    assert_eq!(classes.len(), 14);
    for (row, class) in Lists::builtin().rows("NATIONAL_CLASS").iter().zip(classes) {
        assert_eq!(class["code"], row.code);
        let layer = class["layer"].as_str().unwrap();
        assert!(csv.contains(layer) && csv.contains(&row.label), "{layer}");
        let there = |path: &str| folder.files.iter().any(|(name, _)| name == path);
        let (objects, located) = (&class["objects"], &class["located"]);
        assert_eq!(
            there(&format!("data/tabelle/classi/{layer}.csv")),
            *objects != 0,
            "{layer}"
        );
        assert_eq!(
            there(&format!("data/livelli/geojson/{layer}.geojson")),
            *located != 0,
            "{layer}"
        );
    }
    // The commune says why there are no hotels; nobody says anything of the hydrants that are gone.
    let statement = plan.all::<EmptyStatement>();
    let reason = statement.iter().find_map(|s| s.reason.clone()).unwrap();
    let note = |code: &str| {
        let class = classes.iter().find(|class| class["code"] == code).unwrap();
        class["note"].as_str().unwrap().to_owned()
    };
    assert_eq!(
        note("07"),
        format!("Nessun dato. Il Comune dichiara: {reason}")
    );
    assert_eq!(note("11"), "Nessun dato nel piano.");
    assert!(text(&folder, "LEGGIMI.txt").contains(&note("07")));
}

#[test]
fn italian_excel_finds_zeros_accents_and_labels() {
    let plan = examples::casaletto(TODAY);
    let folder = exported(&plan, Class::O, false);
    let csv = text(&folder, "data/tabelle/classi/c05_ammassamento_ricovero.csv");
    assert!(csv.starts_with('\u{feff}'));
    let mut lines = csv.trim_start_matches('\u{feff}').lines();
    let heads: Vec<_> = lines.next().unwrap().split(';').collect();
    assert_eq!(heads[1], "Codice ISTAT del Comune");
    assert!(heads.contains(&"Superficie (m²)"));
    let first = lines.next().unwrap();
    assert!(first.contains("\"=\"\"019018\"\"\""), "{first}");
    assert!(first.contains("Area di accoglienza scoperta"), "{first}");
    assert!(!first.contains("accoglienza_scoperta"), "{first}");
    let people = text(&folder, "data/tabelle/schede/persone.csv");
    assert!(people.contains("Cognome;Nome"), "{people}");
    assert!(csv.contains(";sì;"), "{csv}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever a person typed, an export is made: a wrong value is a finding, never a failure.
    #[test]
    fn any_plan_is_exported(plan in arbitrary::plan(), public in any::<bool>()) {
        let class = if public { Class::P } else { Class::O };
        let folder = exported_with(&plan, class, true, &BTreeMap::new());
        prop_assert!(folder.files.len() > 8);
    }
}

/// Whoever reads a column with a program finds what its type promises, also when a person typed something else.
#[test]
fn what_cannot_be_read_stays_out_of_typed_columns() {
    let mut plan = examples::casaletto(TODAY);
    let area: Record = plan.of_kind("emergency_area").next().unwrap().clone();
    let mut odd = area;
    odd.put("capacity_people", Value::Raw("una decina".into()));
    odd.put("area_type", Value::from("ammassamento"));
    plan.insert(odd.clone());
    let folder = exported(&plan, Class::O, false);
    let layer = json_of(
        &folder,
        "data/livelli/geojson/c05_ammassamento_ricovero.geojson",
    );
    let features = layer["features"].as_array().unwrap();
    let found = features
        .iter()
        .find(|f| f["id"] == odd.id.to_string())
        .unwrap();
    assert!(found["properties"]["posti"].is_null());
    let package = &folder
        .files
        .iter()
        .find(|(path, _)| path.ends_with(".piano"))
        .unwrap()
        .1;
    let kept = members(package)
        .into_iter()
        .any(|(_, bytes)| holds(&bytes, "una decina"));
    assert!(kept, "the package keeps what was typed");
}
