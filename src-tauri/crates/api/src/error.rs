//! What can go wrong, as a code for programs and a sentence for people.

use std::{fmt::Display, fs, io, path::Path};

use jiff::{Timestamp, tz::TimeZone};
use plan::texts;

/// Only codes that an adapter acts upon: the exit of the command line, a dialogue of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// The request cannot be understood: an unknown kind, field, commune or record.
    Usage,
    /// Something with that name is not there.
    NotFound,
    /// More than one thing answers to that name.
    Ambiguous,
    /// It is there already.
    Exists,
    /// Another program holds the archive.
    Held,
    /// The file is refused: hostile, damaged, from the future.
    Refused,
    /// What is in the archive has changed meanwhile, or a newer state would be lost.
    Conflict,
    /// Findings stop it.
    Findings,
    /// The person asked to stop; nothing was changed.
    Cancelled,
    /// Disk, rights, memory.
    Failed,
}

/// An error with its Italian sentence: what, where, how to mend.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{message}")]
pub struct ApiError {
    pub code: Code,
    pub message: String,
    /// Which command helps, for who works from the command line; empty when none does.
    pub hint: String,
}

pub type Result<T> = std::result::Result<T, ApiError>;

impl ApiError {
    /// An error whose sentence is in the catalogue under `api.<key>`, and its hint under `hint.<key>`.
    pub fn new(code: Code, key: &str, values: &[(&str, &dyn Display)]) -> Self {
        ApiError {
            code,
            message: texts::filled(&format!("api.{key}"), values),
            hint: texts::filled(&format!("hint.{key}"), values),
        }
    }

    pub(crate) fn of(code: Code, error: &impl Display) -> Self {
        ApiError {
            code,
            message: error.to_string(),
            hint: String::new(),
        }
    }
}

/// Why the disk refused, in Italian: what the system says by itself is English.
pub fn why(error: &io::Error) -> String {
    use io::ErrorKind::*;
    let key = match error.kind() {
        NotFound => "not_found",
        PermissionDenied => "permission",
        IsADirectory => "directory",
        NotADirectory => "not_a_directory",
        StorageFull | QuotaExceeded => "full",
        ReadOnlyFilesystem => "read_only",
        InvalidData => "not_text",
        OutOfMemory | FileTooLarge => "too_large",
        _ => return error.to_string(),
    };
    texts::text(&format!("api.why.{key}")).to_owned()
}

/// The bytes of a file that a person named: a real file, no larger than `largest` bytes.
///
/// # Errors
/// It is not there, is a folder or a device, is too large, or the disk fails.
pub fn read_file(file: &Path, largest: u64) -> Result<Vec<u8>> {
    let failed = |error: &io::Error| {
        ApiError::new(
            Code::Failed,
            "file.unreadable",
            &[("file", &file.display()), ("why", &why(error))],
        )
    };
    let refused = |key| ApiError::new(Code::Refused, key, &[("file", &file.display())]);
    let data = fs::metadata(file).map_err(|error| failed(&error))?;
    if data.is_dir() {
        return Err(failed(&io::ErrorKind::IsADirectory.into()));
    }
    if !data.is_file() {
        // A device has no end: reading it would fill the memory.
        return Err(refused("file.not_a_file"));
    }
    if data.len() > largest {
        return Err(refused("file.too_large"));
    }
    fs::read(file).map_err(|error| failed(&error))
}

/// The same for a file of text, up to 64 MiB.
///
/// # Errors
/// As [`read_file`], and when it is not UTF-8.
pub fn read_text(file: &Path) -> Result<String> {
    const LARGEST: u64 = 64 * 1024 * 1024;
    String::from_utf8(read_file(file, LARGEST)?).map_err(|_| {
        let why = why(&io::ErrorKind::InvalidData.into());
        ApiError::new(
            Code::Failed,
            "file.unreadable",
            &[("file", &file.display()), ("why", &why)],
        )
    })
}

impl From<archive::ArchiveError> for ApiError {
    fn from(error: archive::ArchiveError) -> Self {
        use archive::ArchiveError::*;
        let error = match error {
            Held { path, mut by } => {
                by.since = moment(&by.since);
                Held { path, by }
            }
            error => error,
        };
        let code = match &error {
            Missing { .. } | NoSuchPlan { .. } | NoSuchChange { .. } | NoSuchSnapshot { .. } => {
                Code::NotFound
            }
            Held { .. } | Busy { .. } | ReadElsewhere { .. } => Code::Held,
            NotAnArchive { .. }
            | LaterVersion { .. }
            | Damaged { .. }
            | Unreadable { .. }
            | AttachmentDamaged { .. }
            | SnapshotDamaged { .. } => Code::Refused,
            RecordOfAnotherPlan { .. } => Code::Conflict,
            SecondHeader { .. } | HeaderRemoved { .. } | UnknownKind { .. } => Code::Usage,
            Lock { .. }
            | ReadOnly { .. }
            | PlaceReadOnly { .. }
            | DiskFull { .. }
            | File { .. }
            | Sql { .. }
            | Migration { .. }
            | Time { .. } => Code::Failed,
        };
        ApiError::of(code, &error)
    }
}

/// 23/11/2026 15:04, in Italy; anything else as it is.
pub fn moment(at: &str) -> String {
    let Ok(at) = at.parse::<Timestamp>() else {
        return at.to_owned();
    };
    let zone = TimeZone::get("Europe/Rome").unwrap_or(TimeZone::UTC);
    at.to_zoned(zone).strftime("%d/%m/%Y %H:%M").to_string()
}

impl From<exchange::ExchangeError> for ApiError {
    fn from(error: exchange::ExchangeError) -> Self {
        if let exchange::ExchangeError::Write { path, why: cause } = &error {
            return ApiError::new(
                Code::Failed,
                "file.unwritable",
                &[("file", path), ("why", &why(cause))],
            );
        }
        let code = match &error {
            exchange::ExchangeError::Io(_)
            | exchange::ExchangeError::Write { .. }
            | exchange::ExchangeError::Making(_)
            | exchange::ExchangeError::Cancelled => Code::Failed,
            _ => Code::Refused,
        };
        ApiError::of(code, &error)
    }
}

impl From<rules::data::DataError> for ApiError {
    fn from(error: rules::data::DataError) -> Self {
        ApiError::of(Code::Refused, &error)
    }
}
