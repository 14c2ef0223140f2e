//! How the file is opened, made and closed, and what it holds.

use std::{
    fmt::Write,
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
    sync::LazyLock,
    time::Duration,
};

use plan::{
    declare::{KINDS, kind},
    record::{Plan, Record},
};
use rusqlite::{Connection, OpenFlags, backup::Backup};
use uuid::Uuid;

use crate::{
    error::{ArchiveError, Inner, Result},
    lock::{self, Holder, Lock, beside},
    migrate::{APPLICATION_ID, MIGRATIONS, migrate, version, version_of},
    place::{Journal, journal_here},
    snapshots::{self, Reason},
    tables::{self, uuid_at},
};

/// What the archive is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// To write; the file is made when it is not there.
    Create,
    /// To write; the file must be there.
    Write,
    /// To read. No byte of the file changes, nothing is left beside it, and a writer is not disturbed.
    Read,
}

/// An open archive. Closed when dropped.
#[derive(Debug)]
pub struct Archive {
    // Closed before the lock is let go: fields drop in this order.
    pub(crate) db: Connection,
    pub(crate) path: PathBuf,
    journal: Option<Journal>,
    lock: Option<Lock>,
}

/// A plan in the list of the archive. What is not filled in is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanSummary {
    pub id: Uuid,
    pub istat_code: String,
    pub title: String,
    /// Code of the list PLAN_STATE.
    pub state: String,
    /// Number of the revision being worked on.
    pub revision: i64,
    pub is_example: bool,
    pub records: usize,
    /// When it was changed last, RFC 3339.
    pub changed_at: String,
}

impl Archive {
    /// Opens the archive. `holder` and `now` (RFC 3339) are what another writer is told meanwhile; for
    /// [`Access::Read`] they are not used. A file with older tables is brought up to date after a copy of it is
    /// put beside; opened to read, only its image in memory is.
    ///
    /// # Errors
    /// [`ArchiveError::Missing`], [`ArchiveError::NotAnArchive`], [`ArchiveError::LaterVersion`],
    /// [`ArchiveError::Held`], or why the file could not be opened.
    pub fn open(path: &Path, access: Access, holder: &Holder, now: &str) -> Result<Self> {
        match access {
            Access::Read => Self::open_to_read(path),
            _ => Self::open_to_write(path, access, holder, now, None),
        }
    }

    /// [`Archive::open`] to write with a journal that the caller chooses, where it knows the disk better.
    ///
    /// # Errors
    /// As [`Archive::open`].
    pub fn open_with(
        path: &Path,
        access: Access,
        holder: &Holder,
        now: &str,
        journal: Journal,
    ) -> Result<Self> {
        match access {
            Access::Read => Self::open_to_read(path),
            _ => Self::open_to_write(path, access, holder, now, Some(journal)),
        }
    }

    fn open_to_write(
        path: &Path,
        access: Access,
        holder: &Holder,
        now: &str,
        journal: Option<Journal>,
    ) -> Result<Self> {
        let there = path
            .try_exists()
            .map_err(|e| ArchiveError::of_file(path, e))?;
        if !there && access != Access::Create {
            let path = path.to_owned();
            return Err(ArchiveError::Missing { path });
        }
        let path = resolved(path)?;
        if path.is_dir() {
            return Err(ArchiveError::NotAnArchive { path });
        }
        let lock = lock::take(&path, holder, now)?;
        if !there {
            make(&path)?;
        }
        let journal = journal.unwrap_or_else(|| journal_here(&path));
        match connect(&path, journal, now) {
            Ok(db) => Ok(Archive {
                db,
                path,
                journal: Some(journal),
                lock: Some(lock),
            }),
            Err(error) => {
                // Not beside a file that is none of ours.
                if matches!(error, ArchiveError::NotAnArchive { .. }) {
                    lock.leave_no_trace(&path);
                }
                Err(error)
            }
        }
    }

    fn open_to_read(path: &Path) -> Result<Self> {
        let there = path
            .try_exists()
            .map_err(|e| ArchiveError::of_file(path, e))?;
        if !there {
            let path = path.to_owned();
            return Err(ArchiveError::Missing { path });
        }
        let path = resolved(path)?;
        if path.is_dir() {
            return Err(ArchiveError::NotAnArchive { path });
        }
        let db = connect_to_read(&path)?;
        Ok(Archive {
            db,
            path,
            journal: None,
            lock: None,
        })
    }

    /// The file, with links followed.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The journal chosen for its disk; `None` when opened to read.
    pub fn journal(&self) -> Option<Journal> {
        self.journal
    }

    pub(crate) fn writable(&self) -> bool {
        self.lock.is_some()
    }

    /// All that `work` reads is of one moment.
    pub(crate) fn reading<T>(&self, work: impl FnOnce(&Connection) -> Inner<T>) -> Result<T> {
        let run = || {
            let tx = self.db.unchecked_transaction()?;
            work(&tx)
        };
        run().map_err(|fault| fault.at(&self.path))
    }

    /// The plans of the archive, by commune and title.
    ///
    /// # Errors
    /// Why the file could not be read.
    pub fn plans(&self) -> Result<Vec<PlanSummary>> {
        self.reading(|db| {
            let mut query = db.prepare_cached(&SUMMARIES)?;
            let mut rows = query.query([])?;
            let mut plans = Vec::new();
            while let Some(row) = rows.next()? {
                plans.push(PlanSummary {
                    id: uuid_at("plan", row, 0)?,
                    istat_code: row.get(1)?,
                    title: row.get(2)?,
                    state: row.get(3)?,
                    is_example: row.get(4)?,
                    records: usize::try_from(row.get::<_, i64>(5)?).unwrap_or_default(),
                    changed_at: row.get(6)?,
                    revision: row.get(7)?,
                });
            }
            Ok(plans)
        })
    }

    /// A whole plan.
    ///
    /// # Errors
    /// [`ArchiveError::NoSuchPlan`], [`ArchiveError::Unreadable`], or why the file could not be read.
    pub fn load(&self, plan: Uuid) -> Result<Plan> {
        self.reading(|db| {
            let loaded = tables::load(db, plan)?;
            if loaded.records.is_empty() {
                return Err(ArchiveError::NoSuchPlan { plan }.into());
            }
            Ok(loaded)
        })
    }

    /// One record, of whatever plan.
    ///
    /// # Errors
    /// [`ArchiveError::UnknownKind`], [`ArchiveError::Unreadable`], or why the file could not be read.
    pub fn record(&self, kind_name: &str, id: Uuid) -> Result<Option<Record>> {
        let Some(kind) = kind(kind_name) else {
            let kind = kind_name.to_owned();
            return Err(ArchiveError::UnknownKind { kind });
        };
        self.reading(|db| tables::get(db, kind, id))
    }

    /// What is wrong with the file itself, in SQLite's words; empty when it is sound.
    ///
    /// # Errors
    /// Why the file could not be read.
    pub fn check(&self) -> Result<Vec<String>> {
        self.reading(check)
    }

    /// Takes up the file again, after something else was put in its place.
    pub(crate) fn reconnect(&mut self, now: &str) -> Result<()> {
        let journal = self.journal.unwrap_or(Journal::Rollback);
        self.db = connect(&self.path, journal, now)?;
        Ok(())
    }

    /// Closes the connection and keeps the lock; what is written is in the one file then, unless a reader
    /// still holds the log.
    pub(crate) fn disconnect(&mut self) -> Result<()> {
        settle(&self.db);
        let empty =
            Connection::open_in_memory().map_err(|e| ArchiveError::of_sql(&self.path, e))?;
        drop(std::mem::replace(&mut self.db, empty));
        Ok(())
    }
}

impl Drop for Archive {
    fn drop(&mut self) {
        if self.writable() {
            settle(&self.db);
        }
    }
}

/// Folds the log into the file and goes back to the rollback journal, so that at rest the archive is one file that can be
/// copied, put on a stick or opened where nothing can be written. With a reader in the way it stays as it is, which
/// is sound too: closing has no one to complain to.
fn settle(db: &Connection) {
    let _ = db.busy_timeout(Duration::from_millis(200));
    let _ = db.pragma_update_and_check(None, "journal_mode", "delete", |_| Ok(()));
}

/// The path with links followed, also of a file that is still to be made.
fn resolved(path: &Path) -> Result<PathBuf> {
    let trouble = |cause| ArchiveError::of_file(path, cause);
    if path.exists() {
        return fs::canonicalize(path).map_err(trouble);
    }
    let name = path
        .file_name()
        .ok_or_else(|| trouble(io::ErrorKind::InvalidFilename.into()))?;
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    Ok(fs::canonicalize(folder).map_err(trouble)?.join(name))
}

/// Makes a new archive beside and then gives it its name: nobody ever sees half of one.
fn make(path: &Path) -> Result<()> {
    let half = beside(path, ".nuovo");
    remove_if_there(&half)?;
    remove_if_there(&beside(&half, "-journal"))?;
    let sql = |cause| ArchiveError::of_sql(path, cause);
    let mut db = Connection::open(&half).map_err(sql)?;
    migrate(&mut db, path, &MIGRATIONS, version(), |_| Ok(()))?;
    db.close().map_err(|(_, cause)| sql(cause))?;
    put_in_place(&half, path)
}

fn remove_if_there(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(cause) if cause.kind() != io::ErrorKind::NotFound => {
            Err(ArchiveError::of_file(path, cause))
        }
        _ => Ok(()),
    }
}

/// Makes sure that a file is on the disk and gives it its final name.
pub(crate) fn put_in_place(half: &Path, path: &Path) -> Result<()> {
    let rename = || {
        File::options().write(true).open(half)?.sync_all()?;
        fs::rename(half, path)?;
        // The name too is data, of the folder. Only Unix lets a folder be opened for that.
        #[cfg(unix)]
        if let Some(folder) = path.parent() {
            File::open(folder)?.sync_all()?;
        }
        Ok(())
    };
    rename().map_err(|cause| ArchiveError::of_file(path, cause))
}

fn connect(path: &Path, journal: Journal, now: &str) -> Result<Connection> {
    let sql = |cause| ArchiveError::of_sql(path, cause);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut db = Connection::open_with_flags(path, flags).map_err(sql)?;
    prepare(&db).map_err(sql)?;
    must_be_ours(&db, path)?;
    if db.is_readonly("main").map_err(sql)? {
        let path = path.to_owned();
        return Err(ArchiveError::PlaceReadOnly { path });
    }
    db.pragma_update(None, "synchronous", "full").map_err(sql)?;
    migrate(&mut db, path, &MIGRATIONS, version(), |old| {
        snapshots::keep(old, path, Reason::BeforeMigration, now).map(|_| ())
    })?;
    db.pragma_update(None, "foreign_keys", true).map_err(sql)?;
    // Where the disk cannot do it SQLite stays with the mode it has, which is the safe one.
    db.pragma_update_and_check(None, "journal_mode", journal.pragma(), |_| Ok(()))
        .map_err(sql)?;
    Ok(db)
}

fn connect_to_read(path: &Path) -> Result<Connection> {
    let sql = |cause| ArchiveError::of_sql(path, cause);
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    // Held to the end: no writer may come between the question and the answer.
    let quiet = lock::no_writer(path);
    let db = match &quiet {
        Some(_) if LEFT.iter().any(|end| beside(path, end).exists()) => mended_image(path)?,
        // A file that says "log" would get an empty one made beside it, unless it is declared immutable.
        Some(_) if says_log(path)? => {
            let flags = flags | OpenFlags::SQLITE_OPEN_URI;
            Connection::open_with_flags(immutable(path), flags).map_err(sql)?
        }
        // A writer's log is there already, and read too.
        _ => Connection::open_with_flags(path, flags).map_err(sql)?,
    };
    prepare(&db).map_err(sql)?;
    must_be_ours(&db, path)?;
    let found = version_of(&db).map_err(sql)?;
    if found == version() {
        return Ok(db);
    }
    // Older tables: the file stays as it is, its image in memory is brought up to date. A later version is refused.
    let mut image = image(&db).map_err(sql)?;
    migrate(&mut image, path, &MIGRATIONS, version(), |_| Ok(()))?;
    Ok(image)
}

/// What a writer that was killed leaves beside the file: its log, or the way back from a change half done.
const LEFT: [&str; 2] = ["-wal", "-journal"];

/// The archive as the next writer will find it. To mend the file itself would be to write, so a copy is mended.
fn mended_image(path: &Path) -> Result<Connection> {
    let file = |cause| ArchiveError::of_file(path, cause);
    let sql = |cause| ArchiveError::of_sql(path, cause);
    let folder = tempfile::tempdir().map_err(file)?;
    let copy = folder.path().join("archivio");
    fs::copy(path, &copy).map_err(file)?;
    for end in LEFT {
        let left = beside(path, end);
        if left.exists() {
            fs::copy(left, beside(&copy, end)).map_err(file)?;
        }
    }
    let db = Connection::open(&copy).map_err(sql)?;
    must_be_ours(&db, path)?;
    image(&db).map_err(sql)
}

fn image(db: &Connection) -> rusqlite::Result<Connection> {
    let mut image = Connection::open_in_memory()?;
    Backup::new(db, &mut image)?.run_to_completion(1024, Duration::ZERO, None)?;
    prepare(&image)?;
    Ok(image)
}

fn prepare(db: &Connection) -> rusqlite::Result<()> {
    db.busy_timeout(Duration::from_secs(5))?;
    db.set_prepared_statement_cache_capacity(1024);
    db.pragma_update(None, "trusted_schema", false)
}

fn must_be_ours(db: &Connection, path: &Path) -> Result<()> {
    let id: rusqlite::Result<i32> = db.pragma_query_value(None, "application_id", |row| row.get(0));
    match id {
        Ok(APPLICATION_ID) => Ok(()),
        Ok(_) => Err(ArchiveError::NotAnArchive {
            path: path.to_owned(),
        }),
        Err(cause) => Err(ArchiveError::of_sql(path, cause)),
    }
}

/// Whether the header of the file says that it is used with a write-ahead log (format 2 at byte 18).
fn says_log(path: &Path) -> Result<bool> {
    let mut header = Vec::new();
    File::open(path)
        .and_then(|file| file.take(20).read_to_end(&mut header))
        .map_err(|cause| ArchiveError::of_file(path, cause))?;
    Ok(header.get(18) == Some(&2))
}

/// The name under which SQLite opens a file as one that nobody changes.
fn immutable(path: &Path) -> String {
    let mut uri = String::from("file:");
    for byte in path.to_string_lossy().bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte) {
            uri.push(byte.into());
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri + "?immutable=1"
}

pub(crate) fn check(db: &Connection) -> Inner<Vec<String>> {
    let mut query = db.prepare("PRAGMA integrity_check")?;
    let lines = query.query_map([], |row| row.get(0))?;
    let mut wrong: Vec<String> = lines.collect::<rusqlite::Result<_>>()?;
    wrong.retain(|line| line != "ok");
    let mut query = db.prepare("PRAGMA foreign_key_check")?;
    let lines = query.query_map([], |row| {
        let (table, row_id): (String, Option<i64>) = (row.get(0)?, row.get(1)?);
        let parent: String = row.get(2)?;
        let row_id = row_id.unwrap_or_default();
        Ok(format!("{table}, row {row_id}: nothing in {parent}"))
    })?;
    for line in lines {
        wrong.push(line?);
    }
    Ok(wrong)
}

static SUMMARIES: LazyLock<String> = LazyLock::new(|| {
    let counts: Vec<_> = KINDS
        .iter()
        .map(|kind| {
            let name = kind.name;
            format!("(SELECT count(*) FROM \"{name}\" WHERE plan_id = p.id)")
        })
        .collect();
    format!(
        "SELECT id, coalesce(istat_code, ''), coalesce(title, ''), coalesce(state, ''), \
         coalesce(is_example, 0), {}, \
         coalesce((SELECT at FROM change WHERE plan_id = p.id ORDER BY seq DESC LIMIT 1), ''), \
         coalesce(revision_number, 0) \
         FROM \"plan\" p ORDER BY 2, 3, 1",
        counts.join(" + ")
    )
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_odd_letters_is_still_one_name() {
        assert_eq!(
            immutable(Path::new("/tmp/così? è#1%.archivio")),
            "file:/tmp/cos%C3%AC%3F%20%C3%A8%231%25.archivio?immutable=1"
        );
    }
}
