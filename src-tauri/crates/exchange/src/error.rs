//! Why a file could not be written or read.

use plan::{
    Uuid,
    texts::{filled, text},
};

use crate::reading::Refusal;

/// What goes wrong with a file. Its words are for the person who chose the file.
#[derive(Debug, thiserror::Error)]
pub enum ExchangeError {
    /// The package is not sound, or not one: nothing of it was taken.
    #[error("{0}")]
    Refused(#[from] Box<Refusal>),
    /// The disk or the stream failed.
    #[error("{}", plan::texts::filled("reading.io", &[("why", .0)]))]
    Io(#[from] std::io::Error),
    /// The person stopped the work; nothing was taken.
    #[error("{}", plan::texts::text("reading.cancelled"))]
    Cancelled,
    /// Not `plan.json`, or that of another program.
    #[error("{}", text("exchange.error.not_a_plan"))]
    NotAPlan,
    /// A newer program wrote it.
    #[error("{}", filled("exchange.error.future_version", &[("found", found), ("known", known)]))]
    FutureVersion { found: u64, known: u64 },
    /// A member of `plan.json` lacks or is not of its type.
    #[error("{}", filled("exchange.error.member", &[("name", .0)]))]
    Member(&'static str),
    #[error("{}", filled("exchange.error.unknown_member", &[("name", .0)]))]
    UnknownMember(String),
    #[error("{}", filled("exchange.error.unknown_kind", &[("kind", .0)]))]
    UnknownKind(String),
    #[error("{}", filled("exchange.error.unknown_field", &[("kind", kind), ("field", field)]))]
    UnknownField { kind: String, field: String },
    /// The records of a kind are not a list.
    #[error("{}", filled("exchange.error.records", &[("kind", .0)]))]
    Records(String),
    /// A record without a readable id; `number` counts from 1.
    #[error("{}", filled("exchange.error.record_id", &[("kind", kind), ("number", number)]))]
    RecordId { kind: String, number: usize },
    #[error("{}", filled("exchange.error.twice_the_id", &[("kind", kind), ("id", id)]))]
    TwiceTheId { kind: String, id: Uuid },
    /// The bytes of a document are not those that its SHA-256 names.
    #[error("{}", filled("exchange.error.attachment", &[("sha256", .0)]))]
    Attachment(String),
    /// A fault of this program or of memory: no data of a plan cause it.
    #[error("{}", filled("exchange.error.making", &[("why", .0)]))]
    Making(Box<dyn std::error::Error + Send + Sync>),
    #[error("{}", filled("exchange.error.write", &[("path", path), ("why", why)]))]
    Write { path: String, why: std::io::Error },
}

impl ExchangeError {
    pub(crate) fn making(why: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        ExchangeError::Making(why.into())
    }
}
