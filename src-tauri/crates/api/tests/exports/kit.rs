//! A desk with the example plan on it, and a folder to export into.

use std::{
    collections::BTreeMap,
    fs,
    io::{Cursor, Read},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use api::{
    Desk, Moment, Who,
    error::Result,
    exports::{FolderDone, Wanted},
    packages::Incoming,
};
use jiff::civil::{Date, date};
use plan::{Uuid, declare::Class, record::Plan};
use rules::RuleData;
use serde_json::Value as Json;
use tempfile::TempDir;

pub const TODAY: Date = date(2026, 3, 16);

pub fn who(name: &str, role: &str) -> Who {
    Who {
        name: name.into(),
        machine: "prova".into(),
        role: role.into(),
    }
}

pub fn at(time: &str) -> Moment {
    Moment {
        today: TODAY,
        at: format!("2026-03-16T{time}Z").parse().unwrap(),
    }
}

pub struct Place {
    pub desk: Desk,
    pub plan: Uuid,
    /// The hour of the clock.
    pub hour: Arc<AtomicUsize>,
    folder: TempDir,
}

/// A desk with the example plan, which has no finding.
pub fn place() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("piani.sqlite");
    let who = who("Ufficio tecnico", "revisore");
    let hour = Arc::new(AtomicUsize::new(9));
    let own = Arc::clone(&hour);
    let clock = move || at(&format!("{:02}:15:00", own.load(Ordering::Relaxed)));
    let mut desk = Desk::open_or_create(&path, who, Box::new(clock)).unwrap();
    let plan = desk.demo().unwrap().plan;
    Place {
        desk,
        plan,
        hour,
        folder,
    }
}

impl Place {
    pub fn archive(&self) -> PathBuf {
        self.folder.path().join("piani.sqlite")
    }

    pub fn out(&self) -> PathBuf {
        self.folder.path().join("uscita")
    }

    pub fn wanted<'a>(&self, class: Class, out: &'a Path) -> Wanted<'a> {
        Wanted {
            plan: self.plan,
            class,
            out,
            draft: false,
            recipient: "Consorzio.IT, ufficio bandi",
            passphrase: "",
        }
    }

    pub fn export(&mut self, class: Class, draft: bool) -> Result<FolderDone> {
        let out = self.out();
        let wanted = Wanted {
            draft,
            ..self.wanted(class, &out)
        };
        self.desk.export_folder(&wanted, &|_, _, _| Ok(()))
    }

    /// Puts another state of the plan in the archive, as from a package.
    pub fn becomes(&mut self, plan: &Plan) {
        let file = self.folder.path().join("altro.piano");
        let verdict = serde_json::json!({ "format": "piano-pronto/verdict", "version": 1 });
        let documents = documents(plan);
        let bytes = exchange::package::write(plan, Class::R, &documents, &verdict).unwrap();
        fs::write(&file, bytes).unwrap();
        let incoming = Incoming::read(&file, RuleData::builtin(), TODAY, &|_, _, _| Ok(()));
        self.desk.take_in(&incoming.unwrap(), true).unwrap();
    }
}

fn documents(plan: &Plan) -> BTreeMap<String, Vec<u8>> {
    let files = testkit::examples::casaletto_files(TODAY).into_iter();
    let hash = |id| plan.get("attachment", id)?.get("sha256").clone().text();
    files
        .filter_map(|(id, bytes)| Some((hash(id)?, bytes)))
        .filter(|(hash, bytes)| plan::canonical::sha256(bytes) == *hash)
        .collect()
}

/// Every file under a folder, by its path with `/`; nothing when the folder is not there.
pub fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        let Ok(entries) = fs::read_dir(&next) else {
            continue;
        };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                let inner = path.strip_prefix(folder).unwrap();
                let name = inner.iter().map(|part| part.to_string_lossy());
                all.insert(name.collect::<Vec<_>>().join("/"), fs::read(&path).unwrap());
            }
        }
    }
    all
}

/// The verdict inside of the package of an export.
pub fn verdict(export: &Path) -> Json {
    let files = tree(&export.join("data"));
    let package = files.iter().find(|(name, _)| name.ends_with(".piano"));
    let mut zip = zip_of(package.unwrap().1);
    let name = zip.keys().find(|name| name.ends_with("/verdict.json"));
    let name = name.unwrap().clone();
    serde_json::from_slice(&zip.remove(&name).unwrap()).unwrap()
}

fn zip_of(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut entry = archive.by_index(at).unwrap();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            (entry.name().unwrap().into_owned(), bytes)
        })
        .collect()
}
