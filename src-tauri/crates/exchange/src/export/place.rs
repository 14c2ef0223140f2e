//! Putting an export in its place: the whole folder, or nothing of it.
//!
//! The files are written and flushed in a folder beside, which then takes the name of the previous export. Whatever goes
//! wrong, and also when the power goes, the previous export is whole: under its name, or under the name from which the
//! next export brings it back. What is not an export of ours, or has a person's file inside, is never replaced.

use std::{
    collections::BTreeMap,
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Write},
    path::{self, Path, PathBuf},
    sync::{
        atomic::{AtomicBool, AtomicUsize, Ordering},
        mpsc,
    },
    thread,
};

use plan::canonical::sha256;
use serde_json::Value as Json;

use super::manifest;
use crate::bag::Entry;

/// The longest path that every program of Windows opens, in UTF-16 units: the folder is handed over, and opened there.
pub const LONGEST: usize = 259;

/// Why the export is not in its place. The previous one is whole.
#[derive(Debug)]
pub enum Trouble {
    /// More than [`LONGEST`]; `path` is the longest of those to write.
    TooLong { path: PathBuf },
    /// Something with that name is there, and it is no export.
    NotOurs { path: PathBuf },
    /// A file in the previous export was added or changed by a person.
    Touched { file: PathBuf },
    /// A file of the previous export is open in another program.
    Open { file: PathBuf },
    /// Another export is being written there.
    Busy { path: PathBuf },
    /// The disk, the rights.
    Write { path: PathBuf, why: io::Error },
}

/// What an export asks of a disk: a test gives one that fills up.
pub trait Disk: Sync {
    /// A new file with these bytes, flushed.
    ///
    /// # Errors
    /// Those of the disk.
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;

    /// # Errors
    /// Those of the disk.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
}

/// The disk itself.
#[derive(Clone, Copy, Debug)]
pub struct ThisDisk;

impl Disk for ThisDisk {
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }
}

/// Tells how many files are written, out of how many; an error stops it there, with nothing changed.
pub type Step<'a, E> = &'a dyn Fn(u64, u64) -> Result<(), E>;

/// Whether an export of that name could go there: its paths are short enough, and what is there is an export of ours that
/// nobody touched.
///
/// # Errors
/// Why not.
pub fn may_go(out: &Path, name: &str, files: &[Entry]) -> Result<(), Trouble> {
    let target = out.join(name);
    let longest = files.iter().map(|(path, _)| target.join(path));
    let longest = longest.max_by_key(|path| units(path));
    if let Some(path) = longest.filter(|path| units(path) > LONGEST) {
        return Err(Trouble::TooLong { path });
    }
    ours(&target)
}

/// Writes the files into the folder `name` inside `out`, which is made when it is not there; paths are with `/`. Gives the
/// folder back.
///
/// # Errors
/// [`Trouble`], or what `step` answers.
pub fn put<E: From<Trouble>>(
    disk: &dyn Disk,
    out: &Path,
    name: &str,
    files: &[Entry],
    step: Step<E>,
) -> Result<PathBuf, E> {
    let target = out.join(name);
    may_go(out, name, files)?;
    fs::create_dir_all(out).map_err(at(out))?;
    let (fresh, before) = (beside(out, name, "nuova"), beside(out, name, "prima"));
    let _turn = Turn::take(out, name)?;
    tidy(&target, &fresh, &before)?;
    let written = write_all(disk, &fresh, &target, files, step);
    let swapped = written.and_then(|()| Ok(swap(disk, &target, &fresh, &before)?));
    if swapped.is_err() {
        // Nothing half-written stays. What cannot be removed now, the next export removes.
        let _ = remove(&fresh);
    }
    swapped.map(|()| target)
}

/// The same for a single file, with a turn of its own.
///
/// # Errors
/// [`Trouble`].
pub fn put_file(disk: &dyn Disk, out: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf, Trouble> {
    let target = out.join(name);
    if units(&target) > LONGEST {
        return Err(Trouble::TooLong { path: target });
    }
    match fs::symlink_metadata(&target) {
        Ok(there) if !there.is_file() => return Err(Trouble::NotOurs { path: target }),
        _ => {}
    }
    fs::create_dir_all(out).map_err(at(out))?;
    let _turn = Turn::take(out, name)?;
    let fresh = beside(out, name, "nuova");
    let _ = fs::remove_file(&fresh);
    let placed = disk.write(&fresh, bytes).map_err(at(&target));
    let placed = placed.and_then(|()| {
        let renamed = disk.rename(&fresh, &target);
        renamed.map_err(|why| in_the_way(&target, why))
    });
    if placed.is_err() {
        let _ = fs::remove_file(&fresh);
    }
    placed?;
    flush_names(out)?;
    Ok(target)
}

fn at(path: &Path) -> impl Fn(io::Error) -> Trouble {
    let path = path.to_owned();
    move |why| match why.kind() {
        io::ErrorKind::InvalidFilename => Trouble::TooLong { path: path.clone() },
        _ => Trouble::Write {
            path: path.clone(),
            why,
        },
    }
}

fn units(path: &Path) -> usize {
    let path = path::absolute(path).unwrap_or_else(|_| path.to_owned());
    path.to_string_lossy().encode_utf16().count()
}

/// A hidden neighbour of the export, on the same disk.
fn beside(out: &Path, name: &str, what: &str) -> PathBuf {
    out.join(format!(".{name}.{what}"))
}

/// The right to write the export of one name: two at a time would take each other's folder.
struct Turn {
    path: PathBuf,
    _file: File,
}

impl Turn {
    fn take(out: &Path, name: &str) -> Result<Self, Trouble> {
        let path = beside(out, name, "turno");
        let file = File::create(&path).map_err(at(out))?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => Err(Trouble::Busy {
                path: out.join(name),
            }),
            // A disk that knows no locks is used by one person at a time, as far as anyone can tell.
            Ok(()) | Err(TryLockError::Error(_)) => Ok(Turn { path, _file: file }),
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// After a power cut: brings the previous export back to its name, or removes what is left of it.
fn tidy(target: &Path, fresh: &Path, before: &Path) -> Result<(), Trouble> {
    if before.exists() && !target.exists() {
        fs::rename(before, target).map_err(at(target))?;
    }
    for left in [fresh, before] {
        if left.exists() {
            remove(left).map_err(at(left))?;
        }
    }
    Ok(())
}

/// How many files are written at a time: most of the time goes in waiting for the disk to have flushed.
const HANDS: usize = 8;

/// `target` is where the folder will be: what goes wrong is told of that name, not of the passing one.
fn write_all<E: From<Trouble>>(
    disk: &dyn Disk,
    folder: &Path,
    target: &Path,
    files: &[Entry],
    step: Step<E>,
) -> Result<(), E> {
    let mut folders: Vec<_> = files
        .iter()
        .filter_map(|(path, _)| folder.join(path).parent().map(Path::to_owned))
        .chain([folder.to_owned()])
        .collect();
    folders.sort();
    folders.dedup();
    for inner in &folders {
        let shown = inner.strip_prefix(folder).unwrap_or(inner);
        fs::create_dir_all(inner).map_err(at(&target.join(shown)))?;
    }
    let (next, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
    let total = files.len() as u64;
    thread::scope(|scope| {
        let (tell, told) = mpsc::channel();
        for _ in 0..HANDS.min(files.len()) {
            let (tell, next, stop) = (tell.clone(), &next, &stop);
            scope.spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    let Some((path, bytes)) = files.get(next.fetch_add(1, Ordering::Relaxed))
                    else {
                        break;
                    };
                    let written = disk.write(&folder.join(path), bytes);
                    let _ = tell.send(written.map_err(at(&target.join(path))));
                }
            });
        }
        drop(tell);
        let mut outcome = Ok(());
        for (done, written) in (1..).zip(told) {
            let so_far = written.map_err(E::from).and_then(|()| step(done, total));
            if outcome.is_ok() && so_far.is_err() {
                outcome = so_far;
                stop.store(true, Ordering::Relaxed);
            }
        }
        outcome
    })?;
    for inner in &folders {
        flush_names(inner)?;
    }
    Ok(())
}

/// Only Unix can open a folder to flush its names.
fn flush_names(folder: &Path) -> Result<(), Trouble> {
    if cfg!(unix) {
        let flushed = File::open(folder).and_then(|folder| folder.sync_all());
        flushed.map_err(at(folder))?;
    }
    Ok(())
}

fn swap(disk: &dyn Disk, target: &Path, fresh: &Path, before: &Path) -> Result<(), Trouble> {
    let there = target.exists();
    if there {
        let moved = disk.rename(target, before);
        moved.map_err(|why| in_the_way(target, why))?;
    }
    if let Err(why) = disk.rename(fresh, target) {
        if there {
            // Back to its name; should that fail too, the next export does it.
            let _ = fs::rename(before, target);
        }
        return Err(at(target)(why));
    }
    if let Some(out) = target.parent() {
        flush_names(out)?;
    }
    if there {
        // The new one is in its place: what cannot be removed now, the next export removes.
        let _ = remove(before);
    }
    Ok(())
}

/// Removes a folder of ours: its files several at a time, because a disk that discards what is freed takes milliseconds for
/// each.
fn remove(folder: &Path) -> io::Result<()> {
    let mut files = Vec::new();
    walk(folder, &mut files)?;
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..HANDS.min(files.len()) {
            scope.spawn(|| {
                while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    // One that stays is met again below, with its reason.
                    let _ = fs::remove_file(file);
                }
            });
        }
    });
    fs::remove_dir_all(folder)
}

/// Why something cannot be moved: most often, on Windows, because one of its files is open in another program.
fn in_the_way(target: &Path, why: io::Error) -> Trouble {
    // ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION.
    let shared = cfg!(windows) && matches!(why.raw_os_error(), Some(32 | 33));
    let held = |path: &Path| {
        let opened = OpenOptions::new().write(true).open(path);
        opened.is_err_and(|error| cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33)))
    };
    let mut files = Vec::new();
    if target.is_dir() {
        // The list only serves the message.
        let _ = walk(target, &mut files);
    }
    match files.into_iter().find(|file| held(file)) {
        Some(file) => Trouble::Open { file },
        None if shared || why.kind() == io::ErrorKind::ResourceBusy => Trouble::Open {
            file: target.to_owned(),
        },
        None => at(target)(why),
    }
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            walk(&entry.path(), files)?;
        } else {
            files.push(entry.path());
        }
    }
    Ok(())
}

/// What systems leave in a folder by themselves.
const LEFT_BY_SYSTEMS: [&str; 3] = ["Thumbs.db", "desktop.ini", ".DS_Store"];

/// Whether what is there may be replaced: nothing, or an export of ours with our files alone, as we wrote them.
fn ours(target: &Path) -> Result<(), Trouble> {
    let not_ours = || Trouble::NotOurs {
        path: target.to_owned(),
    };
    match fs::symlink_metadata(target) {
        Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(why) => return Err(at(target)(why)),
        Ok(there) if !there.is_dir() => return Err(not_ours()),
        Ok(_) => {}
    }
    let stated = fs::read(target.join(manifest::NAME)).ok();
    let stated: Option<Json> = stated.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let stated = stated
        .as_ref()
        .and_then(manifest::stated)
        .ok_or_else(not_ours)?;
    let mut files = Vec::new();
    walk(target, &mut files).map_err(at(target))?;
    files.sort();
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        // What Excel and LibreOffice leave beside a file that they have open.
        let opened = (name.strip_prefix("~$")).or_else(|| {
            name.strip_prefix(".~lock.")
                .map(|n| n.trim_end_matches('#'))
        });
        if let Some(opened) = opened {
            return Err(Trouble::Open {
                file: file.with_file_name(opened),
            });
        }
        if LEFT_BY_SYSTEMS.contains(&name.as_ref()) {
            continue;
        }
        if !as_written(target, &file, &stated)? {
            return Err(Trouble::Touched { file });
        }
    }
    Ok(())
}

fn as_written(
    target: &Path,
    file: &Path,
    stated: &BTreeMap<String, String>,
) -> Result<bool, Trouble> {
    let inner = file.strip_prefix(target).unwrap_or(file);
    let parts: Vec<_> = (inner.iter().map(|part| part.to_string_lossy())).collect();
    let inner = parts.join("/");
    if inner == manifest::NAME || manifest::BAG_FILES.contains(&inner.as_str()) {
        return Ok(true);
    }
    let Some(hash) = stated.get(&inner) else {
        return Ok(false);
    };
    let bytes = fs::read(file).map_err(at(file))?;
    Ok(sha256(bytes) == *hash)
}
