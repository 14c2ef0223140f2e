//! What is written: without loss, valid, complete, and the same bytes for the same data.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Cursor, Read},
};

use exchange::{ExchangeError, package, plan_json, schema::plan_schema, tables};
use plan::{
    canonical::sha256,
    declare::{Class, KINDS, kind},
    privacy::copy_for,
    record::Plan,
    value::Value,
};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

fn verdict() -> Json {
    json!({ "outcome": "prova", "findings": [] })
}

fn package(plan: &Plan, class: Class, attachments: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    package::write(plan, class, attachments, &verdict()).expect("a package")
}

/// The files of a package, without its base directory.
fn files(package: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(package)).expect("a zip");
    let mut files = BTreeMap::new();
    for i in 0..zip.len() {
        let mut file = zip.by_index(i).expect("an entry");
        let name = file.name().expect("a name").into_owned();
        let path = name.split_once('/').expect("a base directory").1.to_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("its bytes");
        files.insert(path, bytes);
    }
    files
}

/// The full plan, with one document of known bytes that everybody may read.
fn full() -> (Plan, BTreeMap<String, Vec<u8>>) {
    let mut plan = testkit::arbitrary::full(2);
    let document = b"documento di prova".to_vec();
    let key = plan
        .of_kind("attachment")
        .map(|record| record.id)
        .next()
        .expect("an attachment");
    let attachment = kind("attachment").expect("a kind").name;
    let record = plan
        .records
        .get_mut(&(attachment, key))
        .expect("the record");
    record.put("sha256", Value::Text(sha256(&document)));
    record.put("privacy", Value::from("pubblica"));
    (plan, BTreeMap::from([(sha256(&document), document)]))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_plan_read_back_is_the_plan_that_was_written(plan in testkit::arbitrary::plan()) {
        let json = plan_json::to_json(&plan, Class::R);
        let text = json.to_string();
        let read: Json = serde_json::from_str(&text).expect("JSON");
        prop_assert_eq!(plan_json::from_json(&read).expect("a plan"), plan);
    }

    #[test]
    fn packages_of_arbitrary_plans_can_be_made(plan in testkit::arbitrary::plan()) {
        let files = files(&package(&plan, Class::O, &BTreeMap::new()));
        let json: Json = serde_json::from_slice(&files["data/plan.json"]).expect("JSON");
        let read = plan_json::from_json(&json).expect("a plan");
        prop_assert_eq!(read, copy_for(&plan, Class::O));
    }
}

#[test]
fn arbitrary_plans_are_valid_for_the_schema() {
    let validator = jsonschema::validator_for(&plan_schema()).expect("a schema");
    let config = ProptestConfig::with_cases(64);
    proptest!(config, |(plan in testkit::arbitrary::plan())| {
        let json = plan_json::to_json(&plan, Class::R);
        let error = validator.iter_errors(&json).next().map(|e| format!("{e} at {}", e.instance_path()));
        prop_assert!(error.is_none(), "{error:?}");
    });
    let mut json = plan_json::to_json(&testkit::arbitrary::full(1), Class::R);
    assert!(validator.is_valid(&json));
    json["records"]["plan"][0]["colour"] = json!("red");
    assert!(!validator.is_valid(&json));
}

#[test]
fn the_same_data_give_the_same_bytes() {
    let (plan, attachments) = full();
    let once = package(&plan, Class::R, &attachments);
    assert!(once == package(&plan, Class::R, &attachments));
    let mut reversed = Plan::new(plan.id);
    for record in plan.records.values().rev() {
        reversed.insert(record.clone());
    }
    assert!(once == package(&reversed, Class::R, &attachments));
}

#[test]
fn every_declared_file_is_there() {
    let (plan, attachments) = full();
    let files = files(&package(&plan, Class::R, &attachments));
    let mut wanted: BTreeSet<String> = [
        "bag-info.txt",
        "bagit.txt",
        "manifest-sha256.txt",
        "tagmanifest-sha256.txt",
        "data/LEGGIMI.txt",
        "data/plan-1.schema.json",
        "data/plan.gpkg",
        "data/plan.json",
        "data/tables/datapackage.json",
        "data/verdict.json",
    ]
    .map(str::to_owned)
    .into();
    for kind in KINDS.iter() {
        wanted.insert(format!("data/tables/{}.csv", kind.name));
        if !kind.declaration.forms.is_empty() {
            wanted.insert(format!("data/geo/{}.geojson", kind.name));
        }
    }
    for hash in attachments.keys() {
        wanted.insert(format!("data/attachments/{hash}"));
    }
    let found: BTreeSet<_> = files.keys().cloned().collect();
    assert_eq!(found, wanted);
    let manifest = String::from_utf8_lossy(&files["manifest-sha256.txt"]).into_owned();
    for (path, bytes) in files.iter().filter(|(path, _)| path.starts_with("data/")) {
        assert!(manifest.contains(&format!("{}  {path}\n", sha256(bytes))));
        assert!(path.is_ascii());
    }
}

#[test]
fn tables_hold_every_record_and_no_changed_text() {
    let (plan, _) = full();
    for kind in tables::kinds(&plan) {
        let files = tables::tables(&plan).expect("tables");
        let name = format!("{}.csv", kind.name);
        let (_, bytes) = files.iter().find(|(path, _)| *path == name).expect(&name);
        let mut reader = csv::Reader::from_reader(&bytes[..]);
        assert_eq!(reader.headers().expect("a header"), tables::columns(kind));
        let rows: Vec<_> = reader.records().map(|row| row.expect("a row")).collect();
        assert_eq!(rows.len(), plan.of_kind(kind.name).count());
        for (row, record) in rows.iter().zip(plan.of_kind(kind.name)) {
            assert_eq!(row[0], record.id.to_string());
            for (column, cell) in tables::columns(kind).into_iter().zip(row).skip(1) {
                if let Value::Text(text) = record.get(column) {
                    assert_eq!(cell, text);
                }
            }
        }
        if kind.name == "organisation" {
            break;
        }
    }
}

#[test]
fn unreadable_values_stay_out_of_the_tables() {
    let (mut plan, _) = full();
    for record in plan.records.values_mut() {
        for value in &mut record.values {
            *value = Value::Raw("boh".into());
        }
    }
    for (path, bytes) in tables::tables(&plan).expect("tables") {
        assert!(!String::from_utf8_lossy(&bytes).contains("boh"), "{path}");
    }
    assert!(
        plan_json::to_json(&plan, Class::R)
            .to_string()
            .contains("boh")
    );
}

#[test]
fn a_copy_holds_only_what_its_readers_may_see() {
    let (mut plan, mut attachments) = full();
    let secret = b"planimetria riservata".to_vec();
    let attachment = kind("attachment").expect("a kind").name;
    let key = *plan
        .records
        .keys()
        .filter(|(kind, _)| *kind == attachment)
        .nth(1)
        .expect("a second attachment");
    let record = plan.records.get_mut(&key).expect("the record");
    record.put("sha256", Value::Text(sha256(&secret)));
    record.put("privacy", Value::from("riservata"));
    attachments.insert(sha256(&secret), secret.clone());
    let path = format!("data/attachments/{}", sha256(&secret));

    let all = files(&package(&plan, Class::R, &attachments));
    let public = files(&package(&plan, Class::P, &attachments));
    assert!(all.contains_key(&path));
    assert!(!public.contains_key(&path));
    assert!(public.keys().any(|p| p.starts_with("data/attachments/")));
    assert!(!public.contains_key("data/geo/livestock_farm.geojson"));
    let text = String::from_utf8_lossy(&public["data/plan.json"]).into_owned();
    assert!(text.contains("\"class\": \"pubblica\""));
    assert!(!text.contains(&sha256(&secret)));
    let guide = String::from_utf8_lossy(&public["data/LEGGIMI.txt"]).into_owned();
    assert!(guide.starts_with("DATI DI ESEMPIO"));
    assert!(guide.contains("Comune di Camisano\n"));
    assert!(!guide.contains('{'));
}

#[test]
fn a_document_that_changed_is_refused() {
    let (plan, mut attachments) = full();
    for bytes in attachments.values_mut() {
        bytes.push(b'!');
    }
    let result = package::write(&plan, Class::R, &attachments, &verdict());
    assert!(matches!(result, Err(ExchangeError::Attachment(_))));
}

#[test]
fn what_is_not_known_is_refused_by_its_name() {
    let good = plan_json::to_json(&testkit::arbitrary::full(1), Class::R);
    let refused = |change: &dyn Fn(&mut Json)| {
        let mut json = good.clone();
        change(&mut json);
        let error = plan_json::from_json(&json).expect_err("a refusal");
        (format!("{error:?}"), error.to_string())
    };
    let (_, said) = refused(&|json| json["records"]["ship"] = json!([]));
    assert!(said.contains("«ship»"), "{said}");
    let (_, said) = refused(&|json| json["records"]["depot"][0]["colour"] = json!("red"));
    assert!(
        said.contains("«colour»") && said.contains("«depot»"),
        "{said}"
    );
    let (_, said) = refused(&|json| json["more"] = json!(1));
    assert!(said.contains("«more»"), "{said}");
    let (error, said) = refused(&|json| json["version"] = json!(2));
    assert!(error.starts_with("FutureVersion"), "{error}");
    assert!(said.contains("Aggiorna il programma"), "{said}");
    let (error, _) = refused(&|json| json["version"] = json!(0));
    assert!(error.starts_with("Member"), "{error}");
    let (error, _) = refused(&|json| json["format"] = json!("another"));
    assert!(error.starts_with("NotAPlan"), "{error}");
    let (error, _) = refused(&|json| json["class"] = json!("segreta"));
    assert!(error.starts_with("Member"), "{error}");
    let (error, _) = refused(&|json| json["records"]["depot"] = json!({}));
    assert!(error.starts_with("Records"), "{error}");
    let (error, _) = refused(&|json| json["records"]["depot"][0]["id"] = json!("1"));
    assert!(error.starts_with("RecordId"), "{error}");
    let (error, _) = refused(&|json| {
        let copy = json["records"]["depot"][0].clone();
        json["records"]["depot"]
            .as_array_mut()
            .expect("a list")
            .push(copy);
    });
    assert!(error.starts_with("TwiceTheId"), "{error}");
}

#[test]
fn a_file_is_put_in_its_place_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("piano.piano");
    package::write_file(&path, b"uno").expect("written");
    package::write_file(&path, b"due").expect("written again");
    assert_eq!(std::fs::read(&path).expect("the file"), b"due");
    let left = std::fs::read_dir(folder.path())
        .expect("the folder")
        .count();
    assert_eq!(left, 1, "no temporary file is left");
    let nowhere = folder.path().join("manca").join("piano.piano");
    let error = package::write_file(&nowhere, b"tre").expect_err("no such folder");
    assert!(error.to_string().contains("manca"));
}

/// Leaves packages where `tests/readers/check_package.sh` can be given them: all that a plan may hold, and nothing.
#[test]
fn packages_for_other_readers() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (plan, attachments) = full();
    let started = std::time::Instant::now();
    let bytes = package(&plan, Class::R, &attachments);
    let spent = started.elapsed();
    package::write_file(&folder.join("full.piano"), &bytes).expect("written");
    let bytes = package(&plan, Class::P, &attachments);
    package::write_file(&folder.join("public.piano"), &bytes).expect("written");
    let bytes = package(&Plan::new(plan.id), Class::R, &BTreeMap::new());
    package::write_file(&folder.join("empty.piano"), &bytes).expect("written");
    // Far from the pace of a release build: this only catches a mistake of order of magnitude.
    assert!(
        spent.as_secs() < 10,
        "{} records took {spent:?}",
        plan.records.len()
    );
}
