//! One writer at a time, and its name for the others.
//!
//! The lock itself is on `<archive>.lock` and the operating system lets go of it when the process ends, however
//! it ends. Who holds it is written in a second file, `<archive>.in-uso.txt`: on Windows and on some network
//! drives a locked file cannot be read by anyone else.

use std::{
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
    thread::sleep,
    time::Duration,
};

use crate::error::{ArchiveError, Result};

/// Who opens the archive, as the next person should read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    pub name: String,
    pub machine: String,
}

/// Who has the archive open for writing. A part that cannot be read is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeldBy {
    pub name: String,
    pub machine: String,
    /// As it was passed to [`crate::Archive::open`].
    pub since: String,
}

const LABELS: [&str; 3] = ["Archivio aperto da: ", "Computer: ", "Dal: "];

impl HeldBy {
    fn to_text(&self) -> String {
        let line = |(label, value): (&str, &String)| {
            format!("{label}{}\n", value.replace(['\n', '\r'], " "))
        };
        LABELS
            .into_iter()
            .zip([&self.name, &self.machine, &self.since])
            .map(line)
            .collect()
    }

    fn of_text(text: &str) -> Self {
        let part = |label: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix(label));
            line.unwrap_or_default().to_owned()
        };
        let [name, machine, since] = LABELS.map(part);
        HeldBy {
            name,
            machine,
            since,
        }
    }
}

/// Held until dropped.
#[derive(Debug)]
pub struct Lock {
    note: PathBuf,
    /// Whether the lock file was made just now.
    fresh: bool,
    _file: File,
}

impl Lock {
    /// Lets go of what turned out not to be an archive, without a new file beside it.
    pub fn leave_no_trace(self, path: &Path) {
        if self.fresh {
            let _ = fs::remove_file(beside(path, ".lock"));
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Only a note: the next writer overwrites it, and nobody reads it while nobody holds the lock. The lock
        // file itself stays, because removing it would let two writers hold two files of one name.
        let _ = fs::remove_file(&self.note);
    }
}

/// A path beside the archive, with something added to its whole name.
pub fn beside(path: &Path, added: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(added);
    name.into()
}

/// Takes the archive for writing.
///
/// # Errors
/// [`ArchiveError::Held`] with the name of who has it; [`ArchiveError::Lock`] where the folder takes no file.
pub fn take(path: &Path, holder: &Holder, now: &str) -> Result<Lock> {
    let trouble = |cause| ArchiveError::Lock {
        path: path.to_owned(),
        cause,
    };
    let note = beside(path, ".in-uso.txt");
    let lock = beside(path, ".lock");
    let fresh = !lock.exists();
    let file = File::options()
        .create(true)
        .truncate(false)
        .read(true)
        .write(true)
        .open(&lock)
        .map_err(trouble)?;
    // A reader may hold it for an instant: see `no_writer`.
    for tries_left in (0..5).rev() {
        match file.try_lock() {
            Ok(()) => break,
            Err(TryLockError::WouldBlock) if tries_left > 0 => sleep(Duration::from_millis(20)),
            Err(TryLockError::WouldBlock) => {
                let text = fs::read_to_string(&note).unwrap_or_default();
                return Err(ArchiveError::Held {
                    path: path.to_owned(),
                    by: HeldBy::of_text(&text),
                });
            }
            Err(TryLockError::Error(cause)) => return Err(trouble(cause)),
        }
    }
    let by = HeldBy {
        name: holder.name.clone(),
        machine: holder.machine.clone(),
        since: now.to_owned(),
    };
    fs::write(&note, by.to_text()).map_err(trouble)?;
    Ok(Lock {
        note,
        fresh,
        _file: file,
    })
}

/// No writer comes while this is held, where there was a lock file to hold.
pub struct NoWriter {
    _file: Option<File>,
}

/// What a reader asks: `None` when someone has the archive open for writing. Creates nothing.
pub fn no_writer(path: &Path) -> Option<NoWriter> {
    match File::open(beside(path, ".lock")) {
        Ok(file) => {
            // Where locks do not work at all, believe that someone writes: it is the safe side.
            file.try_lock_shared().ok()?;
            Some(NoWriter { _file: Some(file) })
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Some(NoWriter { _file: None }),
        Err(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_note_reads_back_and_a_name_stays_on_its_line() {
        let by = HeldBy {
            name: "Anna\nDal: mai".into(),
            machine: "ufficio-1".into(),
            since: "2026-11-23T10:00:00Z".into(),
        };
        let read = HeldBy::of_text(&by.to_text());
        assert_eq!(read.name, "Anna Dal: mai");
        assert_eq!((read.machine, read.since), (by.machine, by.since));
        assert_eq!(HeldBy::of_text("garbage"), HeldBy::default());
    }
}
