//! Who changed what and when; undo and redo; snapshots.

use std::path::PathBuf;

pub use archive::{Entry, Outcome, Snapshot};
use plan::difference::Change;
use uuid::Uuid;

use crate::{
    desk::Desk,
    error::{ApiError, Code, Result},
};

impl Desk {
    /// The changes of a plan, or of one of its records, newest first.
    ///
    /// # Errors
    /// The archive cannot be read.
    pub fn history(&self, plan: Uuid, record: Option<Uuid>) -> Result<Vec<Entry>> {
        Ok(self.archive.history(plan, record)?)
    }

    /// Takes back the last change that has not been taken back.
    ///
    /// # Errors
    /// The change is the one that began the plan: a whole plan goes with [`Desk::discard`].
    pub fn undo(&mut self, plan: Uuid) -> Result<Outcome> {
        if let Some(top) = self.archive.undoable(plan)? {
            let of_header = self.archive.history(plan, Some(plan))?;
            let begins = |step: &Change| matches!(step, Change::Created(_));
            let beginning = (of_header.iter())
                .any(|entry| entry.line.id == top.id && entry.steps.iter().any(begins));
            if beginning {
                return Err(ApiError::new(Code::Conflict, "undo.beginning", &[]));
            }
        }
        let occasion = self.occasion("");
        Ok(self.archive.undo(plan, &occasion)?)
    }

    /// Does again the last change that was taken back.
    ///
    /// # Errors
    /// The archive cannot be written.
    pub fn redo(&mut self, plan: Uuid) -> Result<Outcome> {
        let occasion = self.occasion("");
        Ok(self.archive.redo(plan, &occasion)?)
    }

    /// Keeps a copy of the whole archive beside it.
    ///
    /// # Errors
    /// The archive is open to look only, or the copy cannot be written.
    pub fn snapshot(&mut self) -> Result<Snapshot> {
        let at = self.now().at.to_string();
        Ok(self.archive.snapshot(&at)?)
    }

    /// The copies that are kept, newest first.
    ///
    /// # Errors
    /// The folder of the copies cannot be read.
    pub fn snapshots(&self) -> Result<Vec<Snapshot>> {
        Ok(self.archive.snapshots()?)
    }

    /// Puts the archive back as it was in a snapshot. What it holds now is kept as a snapshot first.
    ///
    /// # Errors
    /// No such copy, a damaged one, someone reading the archive, or it cannot be written.
    pub fn restore(&mut self, name: &str) -> Result<Snapshot> {
        let at = self.now().at.to_string();
        Ok(self.archive.restore(name, &at)?)
    }

    /// The archive's file.
    pub fn path(&self) -> PathBuf {
        self.archive.path().to_owned()
    }
}
