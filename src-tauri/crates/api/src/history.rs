//! Who changed what and when; undo and redo; snapshots.

use std::path::PathBuf;

pub use archive::{Entry, Outcome, Snapshot};
use uuid::Uuid;

use crate::{desk::Desk, error::Result};

impl Desk {
    /// The changes of a plan, or of one of its records, newest first.
    pub fn history(&self, plan: Uuid, record: Option<Uuid>) -> Result<Vec<Entry>> {
        Ok(self.archive.history(plan, record)?)
    }

    /// Takes back the last change that has not been taken back.
    pub fn undo(&mut self, plan: Uuid) -> Result<Outcome> {
        let occasion = self.occasion("");
        Ok(self.archive.undo(plan, &occasion)?)
    }

    /// Does again the last change that was taken back.
    pub fn redo(&mut self, plan: Uuid) -> Result<Outcome> {
        let occasion = self.occasion("");
        Ok(self.archive.redo(plan, &occasion)?)
    }

    /// Keeps a copy of the whole archive beside it.
    pub fn snapshot(&mut self) -> Result<Snapshot> {
        let at = self.now().at.to_string();
        Ok(self.archive.snapshot(&at)?)
    }

    /// The copies that are kept, newest first.
    pub fn snapshots(&self) -> Result<Vec<Snapshot>> {
        Ok(self.archive.snapshots()?)
    }

    /// Puts the archive back as it was in a snapshot. What it holds now is kept as a snapshot first.
    pub fn restore(&mut self, name: &str) -> Result<Snapshot> {
        let at = self.now().at.to_string();
        Ok(self.archive.restore(name, &at)?)
    }

    /// The archive's file.
    pub fn path(&self) -> PathBuf {
        self.archive.path().to_owned()
    }
}
