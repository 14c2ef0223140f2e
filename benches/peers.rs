//! Our work beside that of the programs that offices and developers use for the same, in one run and in turn, so that a busy
//! machine is as busy for all of them.
//!
//! Twenty-three packages of the example plan: checking their content (python-jsonschema, check-jsonschema), verifying them
//! (bagit), writing their maps (ogr2ogr). Library is compared with library, both warm, and program with program, starts
//! included. What a peer does is less than what we do, and the tables say so.
//!
//! Needs `READERS`, the folder of tools/readers-python.sh, and ogr2ogr; `tools/bench.sh peers` sees to both.

// A bench says its figures.
#![allow(clippy::print_stdout)]

use std::{
    collections::BTreeMap,
    env, fs,
    hint::black_box,
    io::Cursor,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use exchange::{geojson_out, gpkg, package, reading};
use jiff::civil::{Date, date};
use plan::{
    declare::{Class, KINDS},
    record::Plan,
    registry::Registry,
};
use rules::{Context, Facts, RuleData};
use serde_json::json;
use testkit::examples;

const TODAY: Date = date(2026, 3, 16);
/// As many as the communes that share the grant.
const PACKAGES: usize = 23;
/// After one that is not counted.
const ROUNDS: usize = 7;

fn main() {
    let Some(readers) = env::var_os("READERS").map(PathBuf::from) else {
        println!("peers: set READERS, or run tools/bench.sh peers");
        return;
    };
    let folder = tempfile::tempdir().expect("a passing folder");
    let material = Material::made(folder.path());
    println!(
        "\nBeside other programs: {PACKAGES} packages of the example plan, {} records and {} kB each; \
         {ROUNDS} rounds in turn after one that does not count",
        material.plan.records.len(),
        material.package.len() / 1000
    );
    versions(&readers);
    let peers = Peers {
        readers,
        material: &material,
        out: folder.path().join("out"),
    };
    peers.contents();
    peers.packages();
    peers.maps();
}

/// What is worked on: the packages as files, unpacked bags, maps.
struct Material {
    plan: Plan,
    package: Vec<u8>,
    files: Vec<PathBuf>,
    bags: Vec<PathBuf>,
    schema: PathBuf,
}

impl Material {
    fn made(folder: &Path) -> Self {
        let plan = examples::casaletto(TODAY);
        let documents: BTreeMap<String, Vec<u8>> = examples::casaletto_files(TODAY)
            .into_iter()
            .filter_map(|(id, bytes)| {
                let hash = plan.get("attachment", id)?.get("sha256").clone().text();
                Some((hash?, bytes))
            })
            .collect();
        let verdict = json!({ "format": "piano-pronto/verdict", "version": 1, "findings": [] });
        let package =
            package::write(&plan, Class::R, &documents, &verdict).expect("the example is packed");
        let (mut files, mut bags) = (Vec::new(), Vec::new());
        for number in 0..PACKAGES {
            let file = folder.join(format!("{number}.piano"));
            fs::write(&file, &package).expect("a package");
            files.push(file);
            let unpacked = folder.join(number.to_string());
            let mut zip = zip::ZipArchive::new(Cursor::new(&package)).expect("a ZIP");
            zip.extract(&unpacked).expect("an unpacked package");
            let base = fs::read_dir(&unpacked).expect("a folder").flatten().next();
            bags.push(base.expect("the bag").path());
        }
        let schema = bags[0].join("data/plan-1.schema.json");
        Material {
            plan,
            package,
            files,
            bags,
            schema,
        }
    }

    fn plans(&self) -> impl Iterator<Item = PathBuf> {
        self.bags.iter().map(|bag| bag.join("data/plan.json"))
    }
}

struct Peers<'m> {
    readers: PathBuf,
    material: &'m Material,
    out: PathBuf,
}

impl Peers<'_> {
    fn python(&self) -> Command {
        Command::new(self.readers.join("bin/python"))
    }

    /// The time that a script of ours measured around a library's own work, without the start of Python.
    fn inside(&self, what: &str, arguments: impl Iterator<Item = PathBuf>) -> Duration {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/readers/time_readers.py");
        let told = self.python().arg(script).arg(what).args(arguments).output();
        let told = told.expect("the reader runs");
        assert!(
            told.status.success(),
            "{what}: {}",
            String::from_utf8_lossy(&told.stderr)
        );
        let seconds = String::from_utf8_lossy(&told.stdout);
        Duration::from_secs_f64(seconds.trim().parse().expect("seconds"))
    }

    fn contents(&self) {
        let material = self.material;
        let (data, registry) = (RuleData::builtin(), Registry::builtin());
        let ours = || {
            for _ in 0..PACKAGES {
                let read =
                    reading::open(Cursor::new(&material.package), &reading::Limits::default());
                let plan = read.expect("a sound package").plan;
                let facts = Facts::default();
                black_box(rules::check(&Context::new(
                    &plan, TODAY, data, registry, &facts,
                )));
            }
        };
        table(
            "The content, as a library: ours verifies the package and runs every rule, theirs compare plan.json with its schema",
            &mut [
                ("Piano Pronto", &mut || timed(ours)),
                ("python-jsonschema", &mut || {
                    let schema = std::iter::once(material.schema.clone());
                    self.inside("jsonschema", schema.chain(material.plans()))
                }),
            ],
        );
        table(
            "The content, as a program: ours starts once for each package, theirs once for all",
            &mut [
                ("piano verify", &mut || timed(|| self.verify())),
                ("check-jsonschema", &mut || {
                    let mut program = Command::new(self.readers.join("bin/check-jsonschema"));
                    program.arg("--schemafile").arg(&material.schema);
                    program.args(material.plans());
                    timed(|| run(&mut program))
                }),
            ],
        );
    }

    fn verify(&self) {
        for file in &self.material.files {
            run(Command::new(env!("CARGO_BIN_EXE_piano"))
                .arg("verify")
                .arg(file));
        }
    }

    fn packages(&self) {
        let material = self.material;
        let ours = || {
            for file in &material.files {
                let bytes = fs::read(file).expect("a package");
                let read = reading::open(Cursor::new(bytes), &reading::Limits::default());
                black_box(read.expect("a sound package"));
            }
        };
        table(
            "The package, as a library: ours unpacks it, compares every checksum and reads the plan, bagit compares the checksums \
             of a folder that is unpacked already",
            &mut [
                ("Piano Pronto", &mut || timed(ours)),
                ("bagit", &mut || {
                    self.inside("bagit", material.bags.iter().cloned())
                }),
            ],
        );
        table(
            "The package, as a program: ours starts once for each package, bagit once for all",
            &mut [
                ("piano verify", &mut || timed(|| self.verify())),
                ("bagit.py --validate", &mut || {
                    let mut program = self.python();
                    program.args(["-m", "bagit", "--quiet", "--validate"]);
                    program.args(&material.bags);
                    timed(|| run(&mut program))
                }),
            ],
        );
    }

    fn maps(&self) {
        let plan = &self.material.plan;
        let written = |kind: &str| geojson_out::geojson(plan, kind).expect("a layer");
        let layers: Vec<_> = KINDS
            .iter()
            .filter(|kind| written(kind.name).is_some())
            .map(|kind| kind.name)
            .collect();
        let database = self.material.bags[0].join("data/plan.gpkg");
        let geo = self.material.bags[0].join("data/geo");
        let anew = || {
            let _ = fs::remove_dir_all(&self.out);
            fs::create_dir_all(&self.out).expect("a folder");
        };
        table(
            &format!(
                "{} layers of one plan written as GeoJSON (RFC 7946, seven decimals), each a file",
                layers.len()
            ),
            &mut [
                ("Piano Pronto", &mut || {
                    anew();
                    timed(|| {
                        for layer in &layers {
                            let bytes = written(layer).expect("a layer with shapes");
                            fs::write(self.out.join(layer), bytes).expect("a file");
                        }
                    })
                }),
                ("ogr2ogr, one start a layer", &mut || {
                    anew();
                    timed(|| {
                        for layer in &layers {
                            let from = geo.join(format!("{layer}.geojson"));
                            let to = self.out.join(format!("{layer}.geojson"));
                            run(Command::new("ogr2ogr")
                                .args(["-f", "GeoJSON", "-lco", "RFC7946=YES"])
                                .args(["-lco", "COORDINATE_PRECISION=7"])
                                .args([to, from]));
                        }
                    })
                }),
            ],
        );
        table(
            "All layers of one plan written as a GeoPackage",
            &mut [
                ("Piano Pronto", &mut || {
                    anew();
                    timed(|| {
                        let bytes = gpkg::gpkg(plan).expect("a GeoPackage");
                        fs::write(self.out.join("piano.gpkg"), bytes).expect("a file");
                    })
                }),
                ("ogr2ogr, one start", &mut || {
                    anew();
                    timed(|| {
                        run(Command::new("ogr2ogr")
                            .args(["-f", "GPKG", "-q"])
                            .arg(self.out.join("altro.gpkg"))
                            .arg(&database));
                    })
                }),
            ],
        );
    }
}

fn versions(readers: &Path) {
    let script = "import importlib.metadata as m\n\
                  print(', '.join(f'{n} {m.version(n)}' for n in ('jsonschema', 'check-jsonschema', 'bagit')))";
    let python = Command::new(readers.join("bin/python"))
        .args(["-c", script])
        .output();
    let said = |told: std::io::Result<std::process::Output>| {
        let told = told.map(|told| String::from_utf8_lossy(&told.stdout).trim().to_owned());
        told.unwrap_or_default()
    };
    println!(
        "Piano Pronto {}, {}, {}",
        env!("CARGO_PKG_VERSION"),
        said(python),
        said(Command::new("ogr2ogr").arg("--version").output())
    );
}

fn run(program: &mut Command) {
    let ended = program.stdout(Stdio::null()).stderr(Stdio::null()).status();
    assert!(
        ended.as_ref().is_ok_and(std::process::ExitStatus::success),
        "{program:?}: {ended:?}"
    );
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// Each contender once a round, in turn; the first is ours.
fn table(title: &str, contenders: &mut [(&str, &mut dyn FnMut() -> Duration)]) {
    let mut times = vec![Vec::new(); contenders.len()];
    for round in 0..=ROUNDS {
        for ((_, work), times) in contenders.iter_mut().zip(&mut times) {
            let time = work();
            if round > 0 {
                times.push(time);
            }
        }
    }
    println!("\n{title}");
    let mut ours = None;
    for ((name, _), times) in contenders.iter().zip(&mut times) {
        times.sort_unstable();
        let median = times[times.len() / 2].as_secs_f64() * 1000.0;
        let slowest = times[times.len() - 1].as_secs_f64() * 1000.0;
        let ours = *ours.get_or_insert(median);
        println!(
            "  {name:<28} median {median:>9.1} ms   slowest {slowest:>9.1} ms   {:>7.2} ×",
            median / ours
        );
    }
}
