//! Who changed what and when, the way back, and the copies.

use super::{Place, wire};

wire! {
    asked HistoryOf {
        plan: String,
        #[ts(optional = nullable)] record: Option<String>,
        /// Only changes older than this one.
        #[ts(optional = nullable)] before: Option<String>,
        limit: usize,
    }
    told History { entries: Vec<HistoryEntry>, total: usize }
    told HistoryEntry {
        id: String,
        at: String,
        author: String,
        what: String,
        /// `edit`, `undo` or `redo`.
        deed: String,
        steps: Vec<HistoryStep>,
        /// Steps beyond those told.
        more: usize,
    }
    told HistoryStep {
        kind: String,
        record: String,
        title: String,
        /// `created`, `removed` or `edited`.
        what: String,
        field: Option<String>,
        label: Option<String>,
        before: String,
        after: String,
    }
    /// What Ctrl+Z and Ctrl+Shift+Z would do.
    told UndoState { undo: Option<String>, #[ts(optional)] redo: Option<String> }
    told Undone {
        /// `done`, `overtaken` or `nothing`.
        outcome: String,
        /// What was taken back or done again; why not, when it was overtaken.
        text: String,
        place: Option<Place>,
    }
    asked UndoChange { plan: String, change: String }
    told KeptCopy { name: String, made_at: String, bytes: u64, why: String }
    asked OfCopy { name: String }
}
