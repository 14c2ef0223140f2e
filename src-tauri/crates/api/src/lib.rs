//! Every use case of Piano Pronto as a function. The window, the command line and the development bridge are thin
//! adapters over this crate; none has logic of its own.
//!
//! A [`desk::Desk`] is an open archive with the rules and the register in force. What can go wrong is an
//! [`error::ApiError`]: a code for programs and an Italian sentence for people.

#![warn(clippy::missing_errors_doc)]

pub mod attachments;
pub mod borrowed;
pub mod calls;
pub mod checks;
pub mod clock;
pub mod copy_read;
pub mod desk;
pub mod error;
pub mod examples;
pub mod expected;
pub mod exports;
pub mod here;
pub mod history;
pub mod imports;
pub mod life;
pub mod models;
pub mod next;
pub mod nominations;
pub mod overview;
pub mod packages;
pub mod plans;
pub mod policy;
pub mod portal;
pub mod records;
mod redaction;
pub mod references;
pub mod rpc;
pub mod search;
pub mod sketches;
pub mod sources;
pub mod typing;
pub mod wire;

pub use clock::{Clock, Moment};
pub use desk::{Desk, Who};
pub use error::{ApiError, Code};

/// What long work tells while it goes on: a label, how much is done, out of how much. An error stops it there, with
/// nothing half done: [`Code::Cancelled`] when the person asked for it.
pub type Progress<'a> = &'a dyn Fn(&str, u64, u64) -> error::Result<()>;
