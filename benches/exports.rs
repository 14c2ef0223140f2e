//! How long the export folder takes, from the archive to the flushed disk, and its layers beside ogr2ogr.
//!
//! Aims: 0.5 s for the folder of one commune and 5 s for those of 23; the layers at least five times as fast as an ogr2ogr
//! that writes the same objects in the same formats from one GeoPackage. Rounds are in turn, so that a busy machine is as
//! busy for both.

// Figures are what a bench is for.
#![allow(clippy::print_stdout)]

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use api::{Desk, Moment, Who, exports::Wanted};
use exchange::export::{self, Order};
use jiff::civil::{Date, date};
use plan::{declare::Class, record::Plan};
use serde_json::json;
use testkit::examples;

const TODAY: Date = date(2026, 3, 16);
/// As many as the communes that share the grant.
const COMMUNES: usize = 23;
/// After one that is not counted.
const ROUNDS: usize = 9;

fn main() {
    let folder = tempfile::tempdir().expect("a passing folder");
    whole(folder.path());
    for times in [1, 100] {
        beside_ogr2ogr(folder.path(), times);
    }
}

fn clock() -> Moment {
    Moment {
        today: TODAY,
        at: "2026-03-16T09:00:00Z".parse().expect("a moment"),
    }
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn timed(work: impl FnOnce()) -> Duration {
    let begun = Instant::now();
    work();
    begun.elapsed()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// The use case itself: check, copy, every file, flushed to the disk, with its line of the register.
fn whole(folder: &Path) {
    let who = Who {
        name: "Anna Esempi".into(),
        machine: "misura".into(),
        role: "compilatore".into(),
    };
    let archive = folder.join("archivio.db");
    let mut desk = Desk::open_or_create(&archive, who, Box::new(clock)).expect("a new archive");
    let plan = desk.demo().expect("the example").plan;
    let mut export = |out: &Path, class| {
        let wanted = Wanted {
            plan,
            class,
            out,
            draft: false,
            recipient: "",
            passphrase: "",
        };
        let done = desk.export_folder(&wanted, &|_, _, _| Ok(()));
        done.expect("the example is exported")
    };
    let done = export(&folder.join("uno"), Class::O);
    println!(
        "\nExport folder of the example: {} files, {} kB",
        done.files,
        done.bytes / 1000
    );
    for class in [Class::O, Class::P] {
        let rounds = (0..ROUNDS).map(|_| timed(|| drop(export(&folder.join("uno"), class))));
        let rounds: Vec<_> = rounds.collect();
        let slowest = rounds.iter().max().copied().unwrap_or_default();
        println!(
            "one commune, {:<10} median {:>6.1} ms, slowest {:>6.1} ms",
            class.word(),
            milliseconds(median(rounds)),
            milliseconds(slowest)
        );
    }
    let all = (0..3).map(|round| {
        timed(|| {
            for commune in 0..COMMUNES {
                export(&folder.join(format!("tutti-{round}/{commune}")), Class::O);
            }
        })
    });
    println!(
        "{COMMUNES} communes           median {:>6.1} ms",
        milliseconds(median(all.collect()))
    );
}

fn layers(plan: &Plan) -> Vec<(String, Vec<u8>)> {
    let (verdict, attachments) = (json!({}), std::collections::BTreeMap::new());
    let order = Order {
        plan,
        class: Class::O,
        draft: false,
        verdict: &verdict,
        attachments: &attachments,
    };
    export::layers(&order).expect("the layers")
}

/// The same objects in the same formats: GeoPackage, GeoJSON, shapefiles in metres and in degrees. Ours come from the plan;
/// those of ogr2ogr from a GeoPackage with a layer for each of our shapefiles. Neither flushes.
fn beside_ogr2ogr(folder: &Path, times: usize) {
    if Command::new("ogr2ogr").arg("--version").output().is_err() {
        println!("\nLayers: ogr2ogr is not installed, nothing to compare with");
        return;
    }
    let plan = examples::enlarged(TODAY, times);
    let place = folder.join(format!("livelli-{times}"));
    let ours = place.join("nostri");
    write(&ours, &layers(&plan));
    let source = place.join("origine.gpkg");
    let mut names = Vec::new();
    for shapefile in files(&ours.join("data/livelli/shp-4326"), "shp") {
        names.push(stem(&shapefile));
        ogr2ogr(&["-f", "GPKG", "-append"], &source, &shapefile, &[]);
    }
    let theirs = place.join("loro");
    let (mut our_times, mut their_times) = (Vec::new(), Vec::new());
    for round in 0..=ROUNDS.min(if times > 1 { 3 } else { ROUNDS }) {
        for folder in [&ours, &theirs] {
            let _ = fs::remove_dir_all(folder);
        }
        fs::create_dir_all(theirs.join("geojson")).expect("a folder");
        let our_time = timed(|| write(&ours, &layers(&plan)));
        let their_time = timed(|| {
            ogr2ogr(&["-f", "GPKG"], &theirs.join("livelli.gpkg"), &source, &[]);
            let utf8 = ["-lco", "ENCODING=UTF-8"];
            let shapefile = ["-f", "ESRI Shapefile"];
            ogr2ogr(
                &[&shapefile[..], &utf8].concat(),
                &theirs.join("shp-4326"),
                &source,
                &[],
            );
            let metres = ["-t_srs", "EPSG:32632"];
            ogr2ogr(
                &[&shapefile[..], &utf8, &metres].concat(),
                &theirs.join("shp-32632"),
                &source,
                &[],
            );
            for name in &names {
                let file = theirs.join("geojson").join(format!("{name}.geojson"));
                ogr2ogr(
                    &["-f", "GeoJSON", "-lco", "RFC7946=YES"],
                    &file,
                    &source,
                    &[name],
                );
            }
        });
        if round > 0 {
            our_times.push(our_time);
            their_times.push(their_time);
        }
    }
    let count = |folder: PathBuf| -> u32 { files(&folder, "dbf").iter().map(|f| rows(f)).sum() };
    let (our_count, their_count) = (
        count(ours.join("data/livelli/shp-32632")),
        count(theirs.join("shp-32632")),
    );
    assert_eq!(our_count, their_count, "the same objects");
    let (our_time, their_time) = (median(our_times), median(their_times));
    println!(
        "\nLayers of {our_count} objects, {} shapefiles, four formats: ours {:.1} ms, ogr2ogr {:.1} ms, {:.1} times",
        names.len(),
        milliseconds(our_time),
        milliseconds(their_time),
        their_time.as_secs_f64() / our_time.as_secs_f64()
    );
}

fn write(folder: &Path, files: &[(String, Vec<u8>)]) {
    for (path, bytes) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("room on the disk");
    }
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut files: Vec<_> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|end| end == ending))
        .collect();
    files.sort();
    files
}

fn stem(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// How many records the head of a DBF file states.
fn rows(file: &Path) -> u32 {
    let bytes = fs::read(file).expect("a table");
    let count: [u8; 4] = bytes[4..8].try_into().expect("a head");
    u32::from_le_bytes(count)
}

fn ogr2ogr(options: &[&str], to: &Path, from: &Path, layers: &[&str]) {
    let mut command = Command::new("ogr2ogr");
    command.args(options).arg(to).arg(from).args(layers);
    let done = command.output().expect("ogr2ogr starts");
    assert!(
        done.status.success(),
        "{options:?}: {}",
        String::from_utf8_lossy(&done.stderr)
    );
}
