//! The export folder and its register, by the real program.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value as Json;

use crate::{
    kit::{Office, Ran, lines},
    privacy::{OPERATIONAL, PUBLIC, RESERVED, found, office_full_of_words, unpacked},
};

const NAME: &str = "casaletto-ceredano-rev1-operativa";

fn out(office: &Office) -> PathBuf {
    office.file("uscita")
}

fn export(office: &Office, copy: &str, more: &[&str]) -> Ran {
    let out = out(office).display().to_string();
    office.run(&[&["export", "--copy", copy, "--out", &out], more].concat())
}

/// Every file under a folder.
fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().display().to_string();
                all.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    all
}

#[test]
fn a_clerk_exports_hands_over_and_looks_it_up() {
    let office = Office::with_demo();
    let ran = export(
        &office,
        "operativa",
        &["--commune", "019018", "--for", "Consorzio.IT"],
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.out.contains("Esportata la copia operativa"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("Codice di controllo: "), "{}", ran.out);
    assert!(
        ran.out.contains("Non è un formato ufficiale della Regione"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("DATI DI ESEMPIO"), "{}", ran.out);
    let folder = out(&office).join(NAME);
    let first = tree(&folder);
    for file in [
        "LEGGIMI.txt",
        "manifesto.json",
        "bagit.txt",
        &format!("data/{NAME}.piano"),
        "data/livelli/livelli.gpkg",
        "data/livelli/geojson/c05_ammassamento_ricovero.geojson",
        "data/livelli/shp-32632/c11_reti_idranti.dbf",
        "data/livelli/shp-4326/c11_reti_idranti.prj",
        "data/tabelle/tabelle.xlsx",
        "data/tabelle/catalogo-nazionale.csv",
        "data/tabelle/schede/idranti.csv",
    ] {
        assert!(first.contains_key(file), "{file}");
    }
    let again = export(&office, "operativa", &["--json"]);
    let told = lines(&again.out).remove(0);
    assert!(ran.out.contains(told["control_code"].as_str().unwrap()));
    assert!(tree(&folder) == first, "the same data give the same bytes");
    assert_eq!(told["files"], first.len());

    // The package inside is one that the program takes back.
    let package = folder
        .join(format!("data/{NAME}.piano"))
        .display()
        .to_string();
    office.ok(&["verify", &package]);

    let log = office.json(&["export", "--log"]);
    assert_eq!(log.len(), 2);
    assert_eq!(log[1]["recipient"], "Consorzio.IT");
    assert_eq!(log[0]["control_code"], told["control_code"]);
    assert_eq!(log[1]["author"], "prova");
    let shown = office.ok(&["export", "--log"]);
    assert!(
        shown.contains("Consorzio.IT") && shown.contains("Esportazioni: 2."),
        "{shown}"
    );

    office.ok(&[
        "pack",
        "--out",
        &office.file("a.piano").display().to_string(),
        "--for",
        "Archivio",
    ]);
    let log = office.json(&["export", "--log"]);
    assert_eq!(log[0]["what"], "package");
    assert_eq!(log[0]["recipient"], "Archivio");
}

#[test]
fn findings_stop_the_final_copy_but_not_a_draft() {
    let office = Office::new();
    office.ok(&["init", "--commune", "Moscazzano"]);
    let ran = export(&office, "pubblica", &[]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.err.contains("esporta come bozza"), "{}", ran.err);
    assert!(!out(&office).exists());
    let ran = export(&office, "pubblica", &["--draft"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("BOZZA"), "{}", ran.out);
    let names: Vec<_> = fs::read_dir(out(&office)).unwrap().collect();
    assert_eq!(names.len(), 1);
    let name = names[0]
        .as_ref()
        .unwrap()
        .file_name()
        .into_string()
        .unwrap();
    assert!(
        name.starts_with("moscazzano-") && name.ends_with("-bozza"),
        "{name}"
    );
    assert_eq!(office.json(&["export", "--log"])[0]["draft"], true);
}

#[test]
fn wrong_usage_is_told() {
    let office = Office::with_demo();
    for (args, says) in [
        (&["export"][..], "Manca"),
        (
            &["export", "--copy", "riservata", "--out", "x"],
            "operativa",
        ),
        (&["export", "--log", "--draft"], "non si usa insieme"),
    ] {
        let ran = office.run(args);
        assert_eq!(ran.code, 2, "{args:?}: {}", ran.out);
        assert!(ran.err.contains(says), "{args:?}: {}", ran.err);
    }
}

#[test]
fn a_closed_copy_is_one_file() {
    let office = Office::with_demo();
    let words = office.file("frase.txt");
    fs::write(&words, "il mulino sul ponte vecchio\nanche questo no\n").unwrap();
    let words = words.display().to_string();
    let ran = export(&office, "operativa", &["--passphrase-file", &words]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(!ran.out.contains("mulino"), "{}", ran.out);
    let files = tree(&out(&office));
    assert_eq!(files.len(), 1);
    assert!(files[&format!("{NAME}.zip.age")].starts_with(b"age-encryption.org/v1"));
    assert_eq!(office.json(&["export", "--log"])[0]["encrypted"], true);
    let ran = export(&office, "pubblica", &["--passphrase-file", &words]);
    assert_eq!(ran.code, 2, "{}", ran.out);
    fs::write(office.file("frase.txt"), "\nseconda riga").unwrap();
    let ran = export(&office, "operativa", &["--passphrase-file", &words]);
    assert_eq!(ran.code, 2, "{}", ran.out);
    assert!(ran.err.contains("la prima riga è vuota"), "{}", ran.err);
}

#[test]
fn what_is_in_the_way_is_named_and_left_alone() {
    let office = Office::with_demo();
    let folder = out(&office).join(NAME);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("appunti.txt"), "miei").unwrap();
    let ran = export(&office, "operativa", &[]);
    assert_eq!(ran.code, 3, "{}", ran.out);
    assert!(
        ran.err.contains("non è un'esportazione di Piano Pronto"),
        "{}",
        ran.err
    );
    assert_eq!(tree(&out(&office)).len(), 1);
    let deep = office.file(&format!("{}/{}", "a".repeat(150), "b".repeat(150)));
    let ran = office.run(&[
        "export",
        "--copy",
        "pubblica",
        "--out",
        &deep.display().to_string(),
    ]);
    assert_eq!(ran.code, 3, "{}", ran.out);
    assert!(ran.err.contains("troppo lungo"), "{}", ran.err);
    assert!(office.json(&["export", "--log"]).is_empty());
}

/// The words of `privacy`, in every field of every kind with a real verdict: here through the whole folder.
#[test]
fn no_file_of_an_export_holds_what_its_readers_may_not_see() {
    let office = office_full_of_words();
    for (copy, never) in [
        ("pubblica", &[OPERATIONAL, RESERVED][..]),
        ("operativa", &[RESERVED]),
    ] {
        let ran = export(&office, copy, &["--draft", "--json"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let told: Json = lines(&ran.out).remove(0);
        let folder = PathBuf::from(told["folder"].as_str().unwrap());
        let mut files = Vec::new();
        for (name, bytes) in tree(&folder) {
            files.push((name.clone(), name.clone().into_bytes()));
            if name.ends_with(".piano") || name.ends_with(".xlsx") {
                files.extend(unpacked(&folder.join(&name)));
            } else {
                files.push((name, bytes));
            }
        }
        assert!(files.len() > 300);
        let shown = found(&files, PUBLIC).len();
        assert!(shown > 1000, "{copy}: {shown}");
        for word in never {
            let places = found(&files, word);
            assert!(
                places.is_empty(),
                "{copy}: {:#?}",
                &places[..places.len().min(10)]
            );
        }
    }
}
