//! What can go wrong, as a code for programs and a sentence for people.

use std::fmt::Display;

use plan::texts;

/// Only codes that an adapter acts upon: the exit of the command line, a dialogue of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// Disk, rights, memory.
    Failed,
}

/// An error with its Italian sentence: what, where, how to mend.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{message}")]
pub struct ApiError {
    pub code: Code,
    pub message: String,
}

pub type Result<T> = std::result::Result<T, ApiError>;

impl ApiError {
    /// An error whose sentence is in the catalogue under `api.<key>`.
    pub fn new(code: Code, key: &str, values: &[(&str, &dyn Display)]) -> Self {
        ApiError {
            code,
            message: texts::filled(&format!("api.{key}"), values),
        }
    }
}

impl From<archive::ArchiveError> for ApiError {
    fn from(error: archive::ArchiveError) -> Self {
        use archive::ArchiveError::*;
        let code = match &error {
            Missing { .. } | NoSuchPlan { .. } | NoSuchChange { .. } | NoSuchSnapshot { .. } => {
                Code::NotFound
            }
            Held { .. } | Busy { .. } | Lock { .. } => Code::Held,
            NotAnArchive { .. } | LaterVersion { .. } | Damaged { .. } => Code::Refused,
            RecordOfAnotherPlan { .. } => Code::Conflict,
            _ => Code::Failed,
        };
        ApiError {
            code,
            message: error.to_string(),
        }
    }
}

impl From<exchange::ExchangeError> for ApiError {
    fn from(error: exchange::ExchangeError) -> Self {
        let code = match &error {
            exchange::ExchangeError::Io(_)
            | exchange::ExchangeError::Write { .. }
            | exchange::ExchangeError::Making(_)
            | exchange::ExchangeError::Cancelled => Code::Failed,
            _ => Code::Refused,
        };
        ApiError {
            code,
            message: error.to_string(),
        }
    }
}

impl From<rules::data::DataError> for ApiError {
    fn from(error: rules::data::DataError) -> Self {
        ApiError {
            code: Code::Refused,
            message: error.to_string(),
        }
    }
}
