//! Whatever happens to the bytes of a file: it is read or refused, and the program goes on.

use exchange::layers::{Files, recognise};

use crate::{
    builder::{outcome, tight},
    chance::Chance,
    recognising::CREMASCO,
    sound::seeds,
};

fn tried(files: &Files) {
    if let Ok(source) = outcome(files, &tight()) {
        for layer in &source.layers {
            recognise(layer, CREMASCO);
        }
    }
}

#[test]
fn cut_anywhere() {
    for files in seeds() {
        let step = (files.bytes.len() / 200).max(1);
        for end in (0..files.bytes.len()).step_by(step) {
            let mut cut = files.clone();
            cut.bytes.truncate(end);
            tried(&cut);
        }
        for name in files.beside.keys() {
            let whole = files.beside[name].len();
            for end in (0..whole).step_by((whole / 60).max(1)) {
                let mut cut = files.clone();
                cut.beside
                    .insert(name.clone(), files.beside[name][..end].to_vec());
                tried(&cut);
            }
        }
    }
}

#[test]
fn changed_anywhere() {
    let mut chance = Chance(2026);
    for files in seeds() {
        for _ in 0..400 {
            let mut changed = files.clone();
            for _ in 0..=chance.next(4) {
                let beside = changed.beside.len();
                let which = chance.next(beside + 1);
                let bytes = match changed.beside.values_mut().nth(which) {
                    Some(bytes) => bytes,
                    None => &mut changed.bytes,
                };
                let at = chance.next(bytes.len());
                let with = [0, 0xff, 0x7f, 0x80, b'"', b'<', b'[', 1][chance.next(8)];
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = if chance.next(2) == 0 {
                        with
                    } else {
                        *byte ^ (1 << chance.next(8))
                    };
                }
            }
            tried(&changed);
        }
    }
}

#[test]
fn a_file_under_the_name_of_another() {
    for files in seeds() {
        for ending in [
            "shp", "dbf", "geojson", "gpkg", "kml", "kmz", "gpx", "zip", "txt", "",
        ] {
            let mut other = files.clone();
            other.name = format!("aree.{ending}");
            tried(&other);
        }
    }
}
