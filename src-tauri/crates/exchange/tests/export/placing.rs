//! How an export comes to the disk: whole, or the previous one is whole.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
};

use exchange::{
    bag::Entry,
    export::place::{Disk, LONGEST, ThisDisk, Trouble, put, put_file},
};
use plan::canonical::sha256;
use serde_json::json;

/// An export small enough to be looked at, with the manifest that makes it ours.
fn export(texts: &[(&str, &str)]) -> Vec<Entry> {
    let files: Vec<_> = texts
        .iter()
        .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
        .collect();
    let listed: Vec<_> = files
        .iter()
        .map(|(path, bytes)| json!({ "path": path, "sha256": sha256(bytes) }))
        .collect();
    let manifest = json!({ "format": "piano-pronto/export", "version": 1, "files": listed });
    let manifest = (
        "manifesto.json".to_owned(),
        manifest.to_string().into_bytes(),
    );
    files.into_iter().chain([manifest]).collect()
}

fn first() -> Vec<Entry> {
    export(&[
        ("LEGGIMI.txt", "uno"),
        ("data/a/x.csv", "1"),
        ("data/b.csv", "2"),
    ])
}

fn second() -> Vec<Entry> {
    export(&[("LEGGIMI.txt", "due"), ("data/a/y.csv", "3")])
}

/// Every file under a folder, hidden ones too.
fn tree(folder: &Path) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().display().to_string();
                all.insert(name, String::from_utf8(fs::read(&path).unwrap()).unwrap());
            }
        }
    }
    all
}

fn within(name: &str, files: &[Entry]) -> BTreeMap<String, String> {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    files
        .iter()
        .map(|(path, bytes)| (format!("{name}/{path}"), text(bytes)))
        .collect()
}

fn place(disk: &dyn Disk, out: &Path, files: &[Entry]) -> Result<PathBuf, Trouble> {
    put(disk, out, "prova", files, &|_, _| Ok(()))
}

#[test]
fn an_export_takes_the_place_of_the_previous_one_and_leaves_nothing_beside() {
    let out = tempfile::tempdir().unwrap();
    let made = place(&ThisDisk, out.path(), &first()).unwrap();
    assert_eq!(made, out.path().join("prova"));
    assert_eq!(tree(out.path()), within("prova", &first()));
    place(&ThisDisk, out.path(), &second()).unwrap();
    assert_eq!(tree(out.path()), within("prova", &second()));
    // Also into a folder that is not there yet.
    let deeper = out.path().join("uno/due");
    place(&ThisDisk, &deeper, &first()).unwrap();
    assert_eq!(tree(&deeper), within("prova", &first()));
}

/// Fails at the n-th thing that is asked of it.
struct Failing {
    left: AtomicUsize,
    kind: io::ErrorKind,
}

impl Failing {
    fn after(left: usize, kind: io::ErrorKind) -> Self {
        Failing {
            left: AtomicUsize::new(left),
            kind,
        }
    }

    fn may(&self) -> io::Result<()> {
        let left = self
            .left
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| n.checked_sub(1));
        left.map(drop).map_err(|_| self.kind.into())
    }
}

impl Disk for Failing {
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        if let Err(error) = self.may() {
            // As a full disk does: the beginning is there.
            let _ = fs::write(path, &bytes[..bytes.len() / 2]);
            return Err(error);
        }
        ThisDisk.write(path, bytes)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.may()?;
        ThisDisk.rename(from, to)
    }
}

#[test]
fn wherever_the_disk_fails_the_previous_export_is_whole() {
    let steps = second().len() + 2;
    for kind in [io::ErrorKind::StorageFull, io::ErrorKind::PermissionDenied] {
        for at in 0..steps {
            let out = tempfile::tempdir().unwrap();
            place(&ThisDisk, out.path(), &first()).unwrap();
            let failed = place(&Failing::after(at, kind), out.path(), &second());
            let Err(Trouble::Write { path, why }) = failed else {
                panic!("{at}: {failed:?}");
            };
            assert_eq!(why.kind(), kind);
            assert!(path.starts_with(out.path()), "{}", path.display());
            assert_eq!(tree(out.path()), within("prova", &first()), "step {at}");
        }
        let out = tempfile::tempdir().unwrap();
        place(&ThisDisk, out.path(), &first()).unwrap();
        place(&Failing::after(steps, kind), out.path(), &second()).unwrap();
        assert_eq!(tree(out.path()), within("prova", &second()));
    }
}

#[test]
fn a_single_file_is_replaced_whole_or_stays() {
    let out = tempfile::tempdir().unwrap();
    put_file(&ThisDisk, out.path(), "prova.zip.age", b"uno").unwrap();
    for at in 0..2 {
        let disk = Failing::after(at, io::ErrorKind::StorageFull);
        let failed = put_file(&disk, out.path(), "prova.zip.age", b"due");
        assert!(matches!(failed, Err(Trouble::Write { .. })), "{failed:?}");
        let there = BTreeMap::from([("prova.zip.age".to_owned(), "uno".to_owned())]);
        assert_eq!(tree(out.path()), there);
    }
    put_file(&ThisDisk, out.path(), "prova.zip.age", b"due").unwrap();
    assert_eq!(fs::read(out.path().join("prova.zip.age")).unwrap(), b"due");
}

#[test]
fn who_stops_it_leaves_everything_as_it_was() {
    #[derive(Debug)]
    enum Why {
        Stopped,
        Trouble,
    }
    impl From<Trouble> for Why {
        fn from(_: Trouble) -> Self {
            Why::Trouble
        }
    }
    let out = tempfile::tempdir().unwrap();
    place(&ThisDisk, out.path(), &first()).unwrap();
    for last in 1..=second().len() as u64 {
        let step = |done: u64, _: u64| {
            if done >= last {
                Err(Why::Stopped)
            } else {
                Ok(())
            }
        };
        let stopped = put(&ThisDisk, out.path(), "prova", &second(), &step);
        assert!(matches!(stopped, Err(Why::Stopped)), "{stopped:?}");
        assert_eq!(tree(out.path()), within("prova", &first()));
    }
}

#[test]
fn what_is_not_an_export_of_ours_is_never_touched() {
    let out = tempfile::tempdir().unwrap();
    let target = out.path().join("prova");
    let refused = |what: &str| {
        let before = tree(out.path());
        let refused = place(&ThisDisk, out.path(), &second());
        assert_eq!(tree(out.path()), before, "{what}");
        refused.expect_err(what)
    };
    fs::create_dir(&target).unwrap();
    fs::write(target.join("foto.jpg"), "mia").unwrap();
    assert!(matches!(refused("a folder"), Trouble::NotOurs { .. }));
    fs::write(target.join("manifesto.json"), "{\"format\":\"altro\"}").unwrap();
    assert!(matches!(
        refused("another manifest"),
        Trouble::NotOurs { .. }
    ));
    fs::remove_dir_all(&target).unwrap();
    fs::write(&target, "un file").unwrap();
    assert!(matches!(refused("a file"), Trouble::NotOurs { .. }));
    fs::remove_file(&target).unwrap();

    place(&ThisDisk, out.path(), &first()).unwrap();
    fs::write(target.join("data/appunti.txt"), "miei").unwrap();
    match refused("a file more") {
        Trouble::Touched { file } => assert!(file.ends_with("data/appunti.txt")),
        other => panic!("{other:?}"),
    }
    fs::remove_file(target.join("data/appunti.txt")).unwrap();
    fs::write(target.join("data/b.csv"), "corretto a mano").unwrap();
    match refused("a file that was edited") {
        Trouble::Touched { file } => assert!(file.ends_with("data/b.csv")),
        other => panic!("{other:?}"),
    }
    // One that is gone is nobody's loss, and what systems leave is nobody's work.
    fs::remove_file(target.join("data/b.csv")).unwrap();
    fs::write(target.join("Thumbs.db"), "x").unwrap();
    place(&ThisDisk, out.path(), &second()).unwrap();
    assert_eq!(tree(out.path()), within("prova", &second()));
}

/// Windows refuses to move a folder with an open file; before it comes to that, the neighbour that Excel and LibreOffice
/// put beside a file that they have open tells which one it is, on every system.
#[test]
fn a_file_that_is_open_in_a_spreadsheet_is_named() {
    for neighbour in ["~$x.csv", ".~lock.x.csv#"] {
        let out = tempfile::tempdir().unwrap();
        place(&ThisDisk, out.path(), &first()).unwrap();
        fs::write(out.path().join("prova/data/a").join(neighbour), "Anna").unwrap();
        match place(&ThisDisk, out.path(), &second()) {
            Err(Trouble::Open { file }) => assert!(file.ends_with("data/a/x.csv"), "{file:?}"),
            other => panic!("{other:?}"),
        }
        assert!(tree(out.path()).contains_key("prova/data/b.csv"));
    }
}

#[test]
fn a_path_too_long_for_windows_is_refused_before_anything_is_written() {
    let out = tempfile::tempdir().unwrap();
    let mut deep = out.path().to_owned();
    while deep.as_os_str().len() < 300 {
        deep.push("una-cartella-con-un-nome-lungo");
    }
    match place(&ThisDisk, &deep, &first()) {
        Err(Trouble::TooLong { path }) => assert!(path.as_os_str().len() > LONGEST),
        other => panic!("{other:?}"),
    }
    match put_file(&ThisDisk, &deep, "prova.zip.age", b"x") {
        Err(Trouble::TooLong { .. }) => {}
        other => panic!("{other:?}"),
    }
    assert!(tree(out.path()).is_empty() && fs::read_dir(out.path()).unwrap().next().is_none());
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_named() {
    use std::os::unix::fs::PermissionsExt;

    let out = tempfile::tempdir().unwrap();
    place(&ThisDisk, out.path(), &first()).unwrap();
    fs::set_permissions(out.path(), fs::Permissions::from_mode(0o555)).unwrap();
    // Nothing is denied to the administrator.
    let denied = fs::write(out.path().join("x"), "x").is_err();
    let failed = place(&ThisDisk, out.path(), &second());
    fs::set_permissions(out.path(), fs::Permissions::from_mode(0o755)).unwrap();
    if denied {
        match failed {
            Err(Trouble::Write { path, why }) => {
                assert_eq!(path, out.path());
                assert_eq!(why.kind(), io::ErrorKind::PermissionDenied);
            }
            other => panic!("{other:?}"),
        }
        assert_eq!(tree(out.path()), within("prova", &first()));
    }
}

#[test]
fn after_a_power_cut_the_previous_export_comes_back() {
    // In the moment between the two renames: the previous one waits under its other name.
    let out = tempfile::tempdir().unwrap();
    place(&ThisDisk, out.path(), &first()).unwrap();
    fs::rename(out.path().join("prova"), out.path().join(".prova.prima")).unwrap();
    fs::create_dir(out.path().join(".prova.nuova")).unwrap();
    fs::write(out.path().join(".prova.nuova/mezzo"), "x").unwrap();
    let failed = place(
        &Failing::after(0, io::ErrorKind::StorageFull),
        out.path(),
        &second(),
    );
    assert!(failed.is_err());
    assert_eq!(tree(out.path()), within("prova", &first()));
    // After the second: what is left of the previous one goes.
    place(&ThisDisk, out.path(), &second()).unwrap();
    fs::create_dir(out.path().join(".prova.prima")).unwrap();
    fs::write(out.path().join(".prova.prima/vecchio"), "x").unwrap();
    place(&ThisDisk, out.path(), &first()).unwrap();
    assert_eq!(tree(out.path()), within("prova", &first()));
}

#[test]
fn two_exports_of_one_name_do_not_meet() {
    let out = tempfile::tempdir().unwrap();
    place(&ThisDisk, out.path(), &first()).unwrap();
    let held = fs::File::create(out.path().join(".prova.turno")).unwrap();
    held.lock().unwrap();
    match place(&ThisDisk, out.path(), &second()) {
        Err(Trouble::Busy { path }) => assert_eq!(path, out.path().join("prova")),
        other => panic!("{other:?}"),
    }
    drop(held);
    place(&ThisDisk, out.path(), &second()).unwrap();
    assert_eq!(tree(out.path()), within("prova", &second()));
}
