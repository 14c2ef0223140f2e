//! The archive: one local SQLite file that holds any number of plans.
//!
//! [`Archive::open`] takes the file for reading or for writing; [`Archive::load`] gives a plan,
//! [`Archive::change`] stores new states of its records in one transaction together with their history, which
//! [`Archive::undo`] and [`Archive::redo`] walk. Nothing here asks the clock or makes an id: both come in.
//!
//! | file | what it answers |
//! |---|---|
//! | `open` | how a file is opened, and with which journal |
//! | `place` | on what kind of disk a path lies |
//! | `lock` | who may write |
//! | `migrate` | which tables there must be, and how an old file gets them |
//! | `tables` | how a record lies in its tables |
//! | `history` | what changed, and the way back |
//! | `change` | one transaction of changes |
//! | `snapshots` | the copies kept beside the file |
//! | `keep` | attachments, settings and rule editions |
//! | `log` | who exported what, when and for whom |
//!
//! ## Promises
//! - A save either happens whole or not at all; a process killed at any moment leaves a file that opens.
//! - At rest the archive is one file: the write-ahead log is folded in and switched off on closing.
//! - Reading changes no byte of the file.
//! - History holds what was removed too. To hand over an archive without it, export the plans instead.

mod change;
mod error;
mod history;
mod keep;
mod lock;
mod log;
mod migrate;
mod open;
mod place;
mod snapshots;
mod tables;

pub use change::{Occasion, Words};
pub use error::{ArchiveError, Result};
pub use history::{ChangeLine, Deed, Entry, Outcome, Overtaken};
pub use keep::RuleEdition;
pub use lock::{HeldBy, Holder};
pub use log::{ExportLine, Exported};
pub use migrate::{APPLICATION_ID, missing, schema, version};
pub use open::{Access, Archive, PlanSummary};
pub use place::{Journal, journal_for};
pub use snapshots::{Reason, Snapshot};
