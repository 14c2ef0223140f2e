//! Who changed what and when; undo and redo; snapshots.

use std::path::PathBuf;

pub use archive::{ChangeLine, Deed, Entry, Outcome, Snapshot};
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
            self.not_the_beginning(plan, top.id)?;
        }
        let occasion = self.occasion("");
        let outcome = self.archive.undo(plan, &occasion)?;
        self.follow_outcome(plan, &outcome);
        Ok(outcome)
    }

    /// Does again the last change that was taken back.
    ///
    /// # Errors
    /// The archive cannot be written.
    pub fn redo(&mut self, plan: Uuid) -> Result<Outcome> {
        let occasion = self.occasion("");
        let outcome = self.archive.redo(plan, &occasion)?;
        self.follow_outcome(plan, &outcome);
        Ok(outcome)
    }

    /// Takes one change back out of order, as a new change.
    ///
    /// # Errors
    /// No such change, the one that began the plan, or the archive cannot be written.
    pub fn undo_change(&mut self, plan: Uuid, change: Uuid) -> Result<Outcome> {
        self.not_the_beginning(plan, change)?;
        let occasion = self.occasion("");
        let outcome = self.archive.undo_change(plan, change, &occasion)?;
        self.follow_outcome(plan, &outcome);
        Ok(outcome)
    }

    /// What undo and redo would do, in the words of the history. The beginning of a plan is not undone.
    ///
    /// # Errors
    /// The archive cannot be read.
    pub fn undo_state(&self, plan: Uuid) -> Result<(Option<ChangeLine>, Option<ChangeLine>)> {
        let undo = self.archive.undoable(plan)?;
        let undo = undo.filter(|top| self.not_the_beginning(plan, top.id).is_ok());
        Ok((undo, self.archive.redoable(plan)?))
    }

    fn not_the_beginning(&self, plan: Uuid, change: Uuid) -> Result<()> {
        let of_header = self.archive.history(plan, Some(plan))?;
        let begins = |step: &Change| matches!(step, Change::Created(_));
        let beginning = (of_header.iter())
            .any(|entry| entry.line.id == change && entry.steps.iter().any(begins));
        if beginning {
            return Err(ApiError::new(Code::Conflict, "undo.beginning", &[]));
        }
        Ok(())
    }

    fn follow_outcome(&self, plan: Uuid, outcome: &Outcome) {
        if let Outcome::Done { steps, .. } = outcome {
            self.follow(plan, steps);
        }
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
        let before = self.archive.restore(name, &at)?;
        self.forget();
        Ok(before)
    }

    /// The archive's file.
    pub fn path(&self) -> PathBuf {
        self.archive.path().to_owned()
    }
}
