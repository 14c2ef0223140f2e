//! Whatever a file holds, it is refused in words or understood, and the archive stays as it was to the last byte.

use crate::kit::*;

/// All files of the archive with their bytes: what lies beside it too.
fn archive(place: &Place) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(place.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_string_lossy().contains("piani.sqlite") && path.is_file())
        .map(|path| (path.display().to_string(), fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}

fn broken() -> Vec<(&'static str, Vec<u8>)> {
    let deep = format!("{}{}", "[".repeat(5_000), "]".repeat(5_000));
    let nan = r#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[1e999,45]},"properties":{}}]}"#;
    let open = r#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[9.6,45.3],[9.7"#;
    let bomb = format!("Descrizione;Quantità\n\"{}\n", "x".repeat(100_000));
    let mut zip = b"PK\x03\x04".to_vec();
    zip.extend(vec![0xff; 200]);
    vec![
        ("vuoto.csv", Vec::new()),
        ("blanks.csv", b"   \n\n  ;;;\n".to_vec()),
        ("zeri.csv", vec![0; 4_096]),
        ("apici.csv", bomb.into_bytes()),
        ("rotto.xlsx", zip.clone()),
        ("rotto.ods", zip.clone()),
        ("rotto.zip", zip),
        ("rotto.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec()),
        (
            "finto.xlsx",
            b"<html><body>non un foglio</body></html>".to_vec(),
        ),
        ("vuoto.geojson", Vec::new()),
        ("profondo.geojson", deep.into_bytes()),
        ("infinito.geojson", nan.as_bytes().to_vec()),
        ("tronco.geojson", open.as_bytes().to_vec()),
        ("numero.json", b"42".to_vec()),
        ("rotto.gpkg", b"SQLite format 3\0 e poi nulla".to_vec()),
        ("rotto.shp", vec![0, 0, 0x27, 0x0a, 1, 2, 3]),
        ("solo.dbf", vec![3; 64]),
        (
            "entita.kml",
            br#"<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a "b">]><kml>&a;</kml>"#.to_vec(),
        ),
        ("rotto.kmz", b"PK\x05\x06".to_vec()),
        ("rotto.gpx", b"<gpx><wpt lat=\"45\"".to_vec()),
        ("immagine.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()),
        ("programma.xlsx", b"MZ\x90\0\x03\0\0\0".to_vec()),
    ]
}

#[test]
fn broken_files_leave_the_archive_to_the_byte() {
    let mut place = place();
    let before = archive(&place);
    let mut refused = 0;
    for (name, bytes) in broken() {
        let path = place.file(name, &bytes);
        match OfficeFile::read(&path, &|_, _, _| Ok(())) {
            Err(error) => {
                refused += 1;
                assert_eq!(error.code, Code::Refused, "{name}: {error}");
                assert!(error.message.contains(name), "{name}: {error}");
                assert!(!error.message.contains('{'), "{name}: {error}");
            }
            // What can be read in part is judged, and nothing of it is written.
            Ok(file) => {
                for kind in imports::kinds() {
                    let _ =
                        place
                            .desk
                            .try_import(place.plan, &file, &asked(&kind.kind), &|_, _, _| Ok(()));
                }
            }
        }
        assert_eq!(archive(&place), before, "{name}");
    }
    assert!(refused >= 20, "{refused}");
    // The desk works on.
    let file = place.read("buono.csv", "Descrizione;Quantità\nPompa di prova;1\n");
    assert_eq!(place.import(&file, &asked("material")).new, 1);
}

/// A sound file of each format, from the seeds of the readers.
fn sound(place: &mut Place) -> Vec<(String, Vec<u8>)> {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../tests/fixtures/import"
    );
    let names = [
        "sheets/piccolo.csv",
        "sheets/piccolo.xlsx",
        "sheets/piccolo.xls",
        "sheets/piccolo.ods",
        "layers/aree.geojson",
        "layers/aree.shp",
        "layers/aree.gpkg",
        "layers/aree.kml",
        "layers/aree.kmz",
        "layers/sentieri.gpx",
    ];
    let seed = |path: &&str| {
        let (_, name) = path.split_once('/').unwrap();
        (
            name.to_owned(),
            fs::read(format!("{folder}/{path}")).unwrap(),
        )
    };
    let mut files: Vec<_> = names.iter().map(seed).collect();
    let package = place.folder.path().join("prova.piano");
    let plan = place.plan;
    place
        .desk
        .pack(plan, plan::declare::Class::R, &package, "", &|_, _, _| {
            Ok(())
        })
        .unwrap();
    files.push(("prova.piano".to_owned(), fs::read(&package).unwrap()));
    files
}

/// Cut short, or with some bytes of it turned around: read for what it holds or refused, and the archive is as it was.
#[test]
fn every_format_cut_and_turned_leaves_the_archive_to_the_byte() {
    let mut place = place();
    let files = sound(&mut place);
    let before = archive(&place);
    for (name, bytes) in files {
        let mut tried = 0;
        for n in 1..=12 {
            let at = bytes.len() * n / 13;
            let mut turned = bytes.clone();
            turned[at..]
                .iter_mut()
                .take(8)
                .for_each(|byte| *byte ^= 0x55);
            for broken in [bytes[..at].to_vec(), turned] {
                let path = place.file(&name, &broken);
                tried += 1;
                let refused = if name.ends_with(".piano") {
                    api::packages::Incoming::read(
                        &path,
                        rules::RuleData::builtin(),
                        TODAY,
                        &|_, _, _| Ok(()),
                    )
                    .err()
                    .map(|fault| fault.error)
                } else {
                    OfficeFile::read(&path, &|_, _, _| Ok(())).err()
                };
                if let Some(error) = &refused {
                    assert!(error.message.ends_with('.'), "{name}: {error}");
                    assert!(!error.message.contains('{'), "{name}: {error}");
                }
                assert!(refused.is_some() || !name.ends_with(".piano"), "{name} {n}");
            }
        }
        assert!(tried >= 20);
        assert_eq!(archive(&place), before, "{name}");
    }
}

#[test]
fn hostile_cells_are_only_texts() {
    let mut place = begun();
    let long = "x".repeat(30_000);
    let list = format!(
        "Descrizione;Quantità;Luogo;Note\n\
        =cmd|' /C calc'!A0;1;\"'; DROP TABLE material;--\";{long}\n\
        {{label}} {{0}} %s \u{202e}ribaltato;1e400;Magazzino;\n\
        -9999999999999999999999;99999999999999999999;<script>;\n"
    );
    let file = place.read("ostile.csv", list);
    let trial = place.try_it(&file, &asked("material"));
    assert_eq!(trial.new + trial.refused, 3);
    place.import(&file, &asked("material"));
    let record = place.titled("material", "=cmd|' /C calc'!A0");
    assert!(text(&record, "notes") == long);
    let again = place.import(&file, &asked("material"));
    assert_eq!(again.new, 0);
}

#[test]
fn every_kind_judges_every_list() {
    let place = place();
    let lists = [
        "Nome;Cognome;Data;Numero;Telefono;E-mail;Tipo;Note\nRossi;Maria;5/3/26;1,5;333 0000001;a@b.it;altro;x\n;;;;;;;\n?;-;n.d.;boh;boh;boh;boh;boh\n",
        "Lat;Lon;Codice ISTAT;Zona;Rischio;Scenario;Ruolo\n45,3;9,6;19018;Centro;idraulico;Piena;Sindaco\n999;999;1;1;1;1;1\n",
    ];
    for list in lists {
        let file = place.read("lista.csv", list);
        for kind in imports::kinds()
            .iter()
            .filter(|kind| kind.kind != "boundary")
        {
            let trial = place.try_it(&file, &asked(&kind.kind));
            let all = trial.new + trial.changed + trial.same + trial.refused + trial.skipped;
            assert_eq!(all, file_rows(&place, &file), "{}", kind.kind);
            for line in trial.rows.iter().flat_map(|row| &row.lines) {
                assert!(
                    !line.text.is_empty() && !line.text.contains('{'),
                    "{}: {line:?}",
                    kind.kind
                );
            }
            for doubt in &trial.doubts {
                assert!(!doubt.contains('{'), "{}: {doubt}", kind.kind);
            }
        }
    }
}

fn file_rows(place: &Place, file: &OfficeFile) -> usize {
    place.look(file).parts[0].rows
}

/// Found by feeding the import at random: rows of which nothing tells one from another came in anew each time.
#[test]
fn rows_without_anything_to_know_them_by_are_not_doubled() {
    let mut place = begun();
    let list = "Nominativo;x;y\nEsempi Maria;cellulare;n\n";
    let file = place.read("elenco.csv", list);
    assert_eq!(place.import(&file, &asked("contact_point")).new, 1);
    let again = place.import(&file, &asked("contact_point"));
    assert_eq!((again.new, again.same), (0, 1));
}

/// Found in the same way: a row of which every cell stays out became an empty record, and one more with each import.
#[test]
fn rows_of_which_nothing_remains_stay_out() {
    let mut place = begun();
    let file = place.read("elenco.csv", "Persona da chiamare;x\nRossi;n\nente;n\n");
    let done = place.import(&file, &asked("livestock_farm"));
    assert_eq!((done.new, done.refused), (0, 2));
    assert_eq!(place.count("livestock_farm"), 0);
}
