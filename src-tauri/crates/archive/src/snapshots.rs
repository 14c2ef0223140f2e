//! The copies kept beside the archive, in `<archive>.copie/`, and the way back to one.
//!
//! They are made with SQLite's backup, so they are whole even while the archive is in use, and each is an archive
//! by itself that opens like any other.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
    time::Duration,
};

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OpenFlags, backup::Backup};

use crate::{
    error::{ArchiveError, Result},
    lock::beside,
    migrate::{APPLICATION_ID, MIGRATIONS, migrate, version, version_of},
    open::{Archive, check, put_in_place},
};

/// Why a copy was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// In the course of work.
    Rolling,
    /// A person asked for it. Never thrown away.
    Asked,
    /// Before another copy took the place of the archive.
    BeforeRestore,
    /// Before the tables were changed for a new version of the program. Never thrown away.
    BeforeMigration,
}

impl Reason {
    const ALL: [Reason; 4] = [
        Reason::Rolling,
        Reason::Asked,
        Reason::BeforeRestore,
        Reason::BeforeMigration,
    ];

    /// As in the name of the file.
    const fn name(self) -> &'static str {
        match self {
            Reason::Rolling => "automatica",
            Reason::Asked => "a-richiesta",
            Reason::BeforeRestore => "prima-del-ripristino",
            Reason::BeforeMigration => "prima-della-migrazione",
        }
    }
}

/// A copy of the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The name of its file, which names it here too.
    pub name: String,
    pub path: PathBuf,
    pub at: Timestamp,
    pub reason: Reason,
    pub bytes: u64,
}

/// The latest rolling copies that stay.
const RECENT: usize = 10;
/// Days of which the last rolling copy stays.
const DAYS: usize = 30;
/// How long after a rolling copy the next is due.
const EVERY: SignedDuration = SignedDuration::from_hours(1);

const STAMP: &str = "%Y-%m-%dT%H-%M-%S%.3fZ";
const ENDING: &str = ".archivio";

impl Archive {
    /// The copies of this archive, the newest first.
    ///
    /// # Errors
    /// [`ArchiveError::File`] when the folder cannot be read.
    pub fn snapshots(&self) -> Result<Vec<Snapshot>> {
        list(&self.path)
    }

    /// Makes a copy now (RFC 3339) because a person asked for it: it stays.
    ///
    /// # Errors
    /// [`ArchiveError::Time`], [`ArchiveError::ReadOnly`], or why the copy could not be written.
    pub fn snapshot(&self, now: &str) -> Result<Snapshot> {
        self.copy_now(Reason::Asked, now)
    }

    fn copy_now(&self, reason: Reason, now: &str) -> Result<Snapshot> {
        if !self.writable() {
            let path = self.path.clone();
            return Err(ArchiveError::ReadOnly { path });
        }
        keep(&self.db, &self.path, reason, now)
    }

    /// Makes a rolling copy when something changed since the last one and an hour has passed, and lets go of old ones: the
    /// last 10 stay and the last of each of 30 days. Call it before the first change of a sitting.
    ///
    /// # Errors
    /// As [`Archive::snapshot`].
    pub fn snapshot_if_due(&self, now: &str) -> Result<Option<Snapshot>> {
        let sql = |cause| ArchiveError::of_sql(&self.path, cause);
        let state = content(&self.db).map_err(sql)?;
        let rolling = self.snapshots()?;
        let last = rolling.iter().find(|copy| copy.reason == Reason::Rolling);
        let due = match last {
            None => state != (0, 0),
            Some(last) if time(now)?.duration_since(last.at) < EVERY => false,
            // A copy that cannot be read is no copy.
            Some(last) => reader(&last.path).and_then(|db| content(&db)).ok() != Some(state),
        };
        due.then(|| self.copy_now(Reason::Rolling, now)).transpose()
    }

    /// Puts a copy in the place of the archive, after a copy of what is there now, which is given back. The whole
    /// archive goes back, with all of its plans.
    ///
    /// # Errors
    /// [`ArchiveError::NoSuchSnapshot`], [`ArchiveError::SnapshotDamaged`], [`ArchiveError::ReadElsewhere`]
    /// while someone reads, [`ArchiveError::ReadOnly`], or why the file could not be written. The archive stays as it was in
    /// every case.
    pub fn restore(&mut self, name: &str, now: &str) -> Result<Snapshot> {
        let path = self.path.clone();
        if !self.writable() {
            return Err(ArchiveError::ReadOnly { path });
        }
        let chosen = list(&path)?.into_iter().find(|copy| copy.name == name);
        let Some(chosen) = chosen else {
            let name = name.to_owned();
            return Err(ArchiveError::NoSuchSnapshot { name });
        };
        must_be_sound(&chosen)?;
        // Aside first: keeping the present state may let go of the chosen copy.
        let aside = beside(&path, ".ripristino");
        fs::copy(&chosen.path, &aside).map_err(|cause| ArchiveError::of_file(&aside, cause))?;
        let done = self.put_back(&aside, now);
        // Gone when it took the archive's place.
        let _ = fs::remove_file(&aside);
        done
    }

    fn put_back(&mut self, aside: &Path, now: &str) -> Result<Snapshot> {
        let path = self.path.clone();
        let sql = |cause| ArchiveError::of_sql(aside, cause);
        let mut db = Connection::open(aside).map_err(sql)?;
        migrate(&mut db, aside, &MIGRATIONS, version(), |_| Ok(()))?;
        db.close().map_err(|(_, cause)| sql(cause))?;
        let kept = keep(&self.db, &path, Reason::BeforeRestore, now)?;
        self.disconnect()?;
        // A log or journal still there belongs to the old file and would be played into the new one.
        let in_the_way = ["-wal", "-journal"]
            .iter()
            .any(|end| beside(&path, end).exists());
        let placed = if in_the_way {
            Err(ArchiveError::ReadElsewhere { path: path.clone() })
        } else {
            put_in_place(aside, &path)
        };
        self.reconnect(now)?;
        placed.map(|()| kept)
    }
}

fn time(text: &str) -> Result<Timestamp> {
    text.parse().map_err(|_| ArchiveError::Time {
        text: text.to_owned(),
    })
}

fn folder(path: &Path) -> PathBuf {
    beside(path, ".copie")
}

/// Copies an open archive into the folder of copies and lets go of old copies.
pub(crate) fn keep(db: &Connection, path: &Path, reason: Reason, now: &str) -> Result<Snapshot> {
    let folder = folder(path);
    let trouble = |cause| ArchiveError::of_file(&folder, cause);
    fs::create_dir_all(&folder).map_err(trouble)?;
    let mut at = time(now)?;
    let target = loop {
        let name = format!("{}.{}{ENDING}", at.strftime(STAMP), reason.name());
        let target = folder.join(name);
        if !target.exists() {
            break target;
        }
        // Two in one millisecond, or a clock put back: neither may overwrite the other.
        at += SignedDuration::from_millis(1);
    };
    copy(db, &target)?;
    for old in to_let_go(list(path)?) {
        fs::remove_file(&old.path).map_err(|cause| ArchiveError::of_file(&old.path, cause))?;
    }
    of_file(&target)
        .map_err(trouble)?
        .ok_or_else(|| trouble(io::ErrorKind::NotFound.into()))
}

fn copy(db: &Connection, target: &Path) -> Result<()> {
    let half = beside(target, ".parte");
    let sql = |cause| ArchiveError::of_sql(target, cause);
    // Left by a process that was killed.
    let _ = fs::remove_file(&half);
    let write = || -> rusqlite::Result<()> {
        let mut to = Connection::open(&half)?;
        // It is made safe whole, before it gets its name.
        to.pragma_update(None, "synchronous", "off")?;
        Backup::new(db, &mut to)?.run_to_completion(1024, Duration::ZERO, None)?;
        // The copy of an archive in use says that it has a log.
        to.pragma_update_and_check(None, "journal_mode", "delete", |_| Ok(()))?;
        to.close().map_err(|(_, cause)| cause)
    };
    write()
        .map_err(sql)
        .and_then(|()| put_in_place(&half, target))
}

fn reader(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(path, flags)
}

/// What tells one state of an archive from another: its last change and how many attachments it has.
fn content(db: &Connection) -> rusqlite::Result<(i64, i64)> {
    let sql = "SELECT coalesce(max(seq), 0), (SELECT count(*) FROM attachment_content) FROM change";
    db.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))
}

fn must_be_sound(copy: &Snapshot) -> Result<()> {
    let sound = || -> rusqlite::Result<(i32, i64, bool)> {
        let db = reader(&copy.path)?;
        let id = db.pragma_query_value(None, "application_id", |row| row.get(0))?;
        Ok((
            id,
            version_of(&db)?,
            check(&db).is_ok_and(|wrong| wrong.is_empty()),
        ))
    };
    match sound() {
        Ok((APPLICATION_ID, found, true)) if found <= version() => Ok(()),
        Ok((APPLICATION_ID, found, true)) => Err(ArchiveError::LaterVersion {
            path: copy.path.clone(),
            found,
            known: version(),
        }),
        _ => Err(ArchiveError::SnapshotDamaged {
            name: copy.name.clone(),
        }),
    }
}

fn list(path: &Path) -> Result<Vec<Snapshot>> {
    let folder = folder(path);
    let trouble = |cause| ArchiveError::of_file(&folder, cause);
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(cause) => return Err(trouble(cause)),
    };
    let mut copies = Vec::new();
    for entry in entries {
        let path = entry.map_err(trouble)?.path();
        copies.extend(of_file(&path).map_err(trouble)?);
    }
    copies.sort_by(|a, b| b.name.cmp(&a.name));
    Ok(copies)
}

/// The copy in that file; `None` when its name is not that of one.
fn of_file(path: &Path) -> io::Result<Option<Snapshot>> {
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
        return Ok(None);
    };
    let parts = name.strip_suffix(ENDING).and_then(|rest| {
        let reason = Reason::ALL.into_iter().find(|r| rest.ends_with(r.name()))?;
        let stamp = rest.strip_suffix(reason.name())?.strip_suffix('.')?;
        let stamp = stamp.strip_suffix('Z')?;
        let at = jiff::civil::DateTime::strptime("%Y-%m-%dT%H-%M-%S%.3f", stamp).ok()?;
        Some((
            reason,
            at.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp(),
        ))
    });
    let Some((reason, at)) = parts else {
        return Ok(None);
    };
    Ok(Some(Snapshot {
        name: name.to_owned(),
        path: path.to_owned(),
        at,
        reason,
        bytes: fs::metadata(path)?.len(),
    }))
}

/// Of these copies, the newest first, the ones that need not stay.
fn to_let_go(copies: Vec<Snapshot>) -> Vec<Snapshot> {
    let mut days = BTreeSet::new();
    let mut counts = [0; Reason::ALL.len()];
    let stays = |copy: &Snapshot| {
        let count = &mut counts[copy.reason as usize];
        *count += 1;
        let recent = *count <= RECENT;
        match copy.reason {
            Reason::Asked | Reason::BeforeMigration => true,
            Reason::BeforeRestore => recent,
            Reason::Rolling => {
                let day = copy.at.strftime("%F").to_string();
                let last_of_day = days.len() < DAYS && days.insert(day);
                recent || last_of_day
            }
        }
    };
    let mut stays = stays;
    copies.into_iter().filter(|copy| !stays(copy)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn copy(at: &str, reason: Reason) -> Snapshot {
        Snapshot {
            name: at.to_owned(),
            path: PathBuf::from(at),
            at: at.parse().expect("a time"),
            reason,
            bytes: 0,
        }
    }

    #[test]
    fn ten_recent_ones_and_one_a_day_for_thirty_days_stay() {
        let hour = SignedDuration::from_hours(6);
        let mut at: Timestamp = "2026-11-23T23:00:00Z".parse().expect("a time");
        let mut copies = Vec::new();
        for _ in 0..4 * 60 {
            copies.push(copy(&at.to_string(), Reason::Rolling));
            at -= hour;
        }
        let gone = to_let_go(copies.clone());
        let left: Vec<_> = copies.iter().filter(|copy| !gone.contains(copy)).collect();
        // Ten recent ones fall on three days; the last of each of the other 27 days is added.
        assert_eq!(left.len(), 10 + 27);
        assert_eq!(left[..10], copies.iter().take(10).collect::<Vec<_>>()[..]);
        assert_eq!(left[36].at.to_string(), "2026-10-25T23:00:00Z");
    }

    #[test]
    fn copies_before_a_migration_never_go() {
        let copies: Vec<_> = (10..60)
            .map(|minute| {
                copy(
                    &format!("2026-01-01T00:{minute}:00Z"),
                    Reason::BeforeMigration,
                )
            })
            .rev()
            .collect();
        assert!(to_let_go(copies).is_empty());
    }
}
