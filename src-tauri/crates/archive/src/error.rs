//! What can go wrong, in words that say what, where and how to mend it.

use std::{
    fmt::Display,
    io,
    path::{Path, PathBuf},
};

use plan::texts::filled;
use uuid::Uuid;

use crate::lock::HeldBy;

pub type Result<T, E = ArchiveError> = std::result::Result<T, E>;

/// One variant per cause. `Display` is for a person, in Italian; [`ArchiveError::code`] is for programs.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    #[error("{}", at("missing", .path))]
    Missing { path: PathBuf },
    #[error("{}", at("not_an_archive", .path))]
    NotAnArchive { path: PathBuf },
    #[error("{}", later(.path, *.found, *.known))]
    LaterVersion {
        path: PathBuf,
        found: i64,
        known: i64,
    },
    #[error("{}", held(.path, .by))]
    Held { path: PathBuf, by: HeldBy },
    #[error("{}", because("lock", .path, .cause))]
    Lock { path: PathBuf, cause: io::Error },
    #[error("{}", at("read_only", .path))]
    ReadOnly { path: PathBuf },
    #[error("{}", at("place_read_only", .path))]
    PlaceReadOnly { path: PathBuf },
    #[error("{}", at("disk_full", .path))]
    DiskFull { path: PathBuf },
    #[error("{}", at("busy", .path))]
    Busy { path: PathBuf },
    #[error("{}", because("damaged", .path, .cause))]
    Damaged { path: PathBuf, cause: String },
    #[error("{}", two("unreadable", ("table", .table), ("what", .what)))]
    Unreadable { table: String, what: String },
    #[error("{}", because("file", .path, .cause))]
    File { path: PathBuf, cause: io::Error },
    #[error("{}", because("sql", .path, .cause))]
    Sql {
        path: PathBuf,
        cause: rusqlite::Error,
    },
    #[error("{}", because("migration", .path, .cause))]
    Migration {
        path: PathBuf,
        cause: rusqlite_migration::Error,
    },
    #[error("{}", one("no_such_plan", ("plan", .plan)))]
    NoSuchPlan { plan: Uuid },
    #[error("{}", two("record_of_another_plan", ("record", .record), ("kind", .kind)))]
    RecordOfAnotherPlan { kind: &'static str, record: Uuid },
    #[error("{}", one("second_header", ("plan", .plan)))]
    SecondHeader { plan: Uuid },
    #[error("{}", one("header_removed", ("plan", .plan)))]
    HeaderRemoved { plan: Uuid },
    #[error("{}", one("unknown_kind", ("kind", .kind)))]
    UnknownKind { kind: String },
    #[error("{}", two("no_such_change", ("change", .change), ("plan", .plan)))]
    NoSuchChange { plan: Uuid, change: Uuid },
    #[error("{}", one("attachment_damaged", ("sha256", .sha256)))]
    AttachmentDamaged { sha256: String },
    #[error("{}", one("no_such_snapshot", ("name", .name)))]
    NoSuchSnapshot { name: String },
    #[error("{}", one("snapshot_damaged", ("name", .name)))]
    SnapshotDamaged { name: String },
    #[error("{}", at("read_elsewhere", .path))]
    ReadElsewhere { path: PathBuf },
    #[error("{}", one("time", ("text", .text)))]
    Time { text: String },
}

impl ArchiveError {
    /// A name for programs that never changes: the key of its text.
    pub fn code(&self) -> &'static str {
        match self {
            ArchiveError::Missing { .. } => "missing",
            ArchiveError::NotAnArchive { .. } => "not_an_archive",
            ArchiveError::LaterVersion { .. } => "later_version",
            ArchiveError::Held { .. } => "held",
            ArchiveError::Lock { .. } => "lock",
            ArchiveError::ReadOnly { .. } => "read_only",
            ArchiveError::PlaceReadOnly { .. } => "place_read_only",
            ArchiveError::DiskFull { .. } => "disk_full",
            ArchiveError::Busy { .. } => "busy",
            ArchiveError::Damaged { .. } => "damaged",
            ArchiveError::Unreadable { .. } => "unreadable",
            ArchiveError::File { .. } => "file",
            ArchiveError::Sql { .. } => "sql",
            ArchiveError::Migration { .. } => "migration",
            ArchiveError::NoSuchPlan { .. } => "no_such_plan",
            ArchiveError::RecordOfAnotherPlan { .. } => "record_of_another_plan",
            ArchiveError::SecondHeader { .. } => "second_header",
            ArchiveError::HeaderRemoved { .. } => "header_removed",
            ArchiveError::UnknownKind { .. } => "unknown_kind",
            ArchiveError::NoSuchChange { .. } => "no_such_change",
            ArchiveError::AttachmentDamaged { .. } => "attachment_damaged",
            ArchiveError::NoSuchSnapshot { .. } => "no_such_snapshot",
            ArchiveError::SnapshotDamaged { .. } => "snapshot_damaged",
            ArchiveError::ReadElsewhere { .. } => "read_elsewhere",
            ArchiveError::Time { .. } => "time",
        }
    }

    /// The cause behind an error of SQLite on that file.
    pub(crate) fn of_sql(path: &Path, cause: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        let path = path.to_owned();
        let rusqlite::Error::SqliteFailure(failure, _) = &cause else {
            return ArchiveError::Sql { path, cause };
        };
        match failure.code {
            ErrorCode::DiskFull => ArchiveError::DiskFull { path },
            ErrorCode::ReadOnly => ArchiveError::PlaceReadOnly { path },
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => ArchiveError::Busy { path },
            ErrorCode::NotADatabase => ArchiveError::NotAnArchive { path },
            ErrorCode::DatabaseCorrupt => ArchiveError::Damaged {
                path,
                cause: cause.to_string(),
            },
            _ => ArchiveError::Sql { path, cause },
        }
    }

    pub(crate) fn of_file(path: &Path, cause: io::Error) -> Self {
        let path = path.to_owned();
        match cause.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                ArchiveError::DiskFull { path }
            }
            io::ErrorKind::ReadOnlyFilesystem => ArchiveError::PlaceReadOnly { path },
            _ => ArchiveError::File { path, cause },
        }
    }
}

type Named<'a> = (&'a str, &'a dyn Display);

fn words(key: &str, values: &[Named]) -> String {
    filled(&format!("archive.error.{key}"), values)
}

fn one(key: &str, value: (&str, &dyn Display)) -> String {
    words(key, &[value])
}

fn two(key: &str, first: (&str, &dyn Display), second: (&str, &dyn Display)) -> String {
    words(key, &[first, second])
}

fn at(key: &str, path: &Path) -> String {
    words(key, &[("path", &path.display())])
}

fn because(key: &str, path: &Path, cause: &dyn Display) -> String {
    words(key, &[("path", &path.display()), ("cause", cause)])
}

fn later(path: &Path, found: i64, known: i64) -> String {
    let path = path.display();
    words(
        "later_version",
        &[("path", &path), ("found", &found), ("known", &known)],
    )
}

fn held(path: &Path, by: &HeldBy) -> String {
    let or = |text: &str, key: &str| match text {
        "" => words(key, &[]),
        text => text.to_owned(),
    };
    words(
        "held",
        &[
            ("path", &path.display()),
            ("name", &or(&by.name, "someone")),
            ("machine", &or(&by.machine, "some_machine")),
            ("since", &or(&by.since, "some_time")),
        ],
    )
}

/// An error inside the archive, before the path of the file is known.
#[derive(Debug)]
pub(crate) enum Fault {
    Sql(rusqlite::Error),
    Known(ArchiveError),
}

pub(crate) type Inner<T> = std::result::Result<T, Fault>;

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        Fault::Sql(error)
    }
}

impl From<ArchiveError> for Fault {
    fn from(error: ArchiveError) -> Self {
        Fault::Known(error)
    }
}

impl Fault {
    pub(crate) fn at(self, path: &Path) -> ArchiveError {
        match self {
            Fault::Sql(error) => ArchiveError::of_sql(path, error),
            Fault::Known(error) => error,
        }
    }
}
