//! The export folder and its register.

use super::{Severity, wire};

wire! {
    asked PreviewExport { plan: String, class: String }
    told ExportPreview {
        /// The name proposed for the folder.
        name: String,
        /// Why only a draft can be exported; empty when the final copy can.
        stops: Vec<String>,
        /// How grave each of these is, in the same order.
        stopping: Vec<Severity>,
        files: Vec<ExportFile>,
        /// What each national class has, or that it has no data.
        classes: Vec<ExportClass>,
        hidden_fields: usize,
        hidden_records: usize,
        /// What the copy leaves out, kind by kind, in words.
        hidden: Vec<String>,
    }
    told ExportFile { path: String, what: String }
    told ExportClass { code: String, name: String, objects: usize, note: String }
    asked ExportFolder {
        plan: String,
        /// `operativa` or `pubblica`.
        class: String,
        /// The folder in which the export's own folder is made.
        out: String,
        draft: bool,
        /// For whom, as the register keeps it.
        recipient: String,
        /// Closes it with these words (operativa only); "" leaves it open.
        passphrase: String,
    }
    told Exported {
        /// The folder, or the one file when it was closed with a passphrase.
        folder: String,
        files: usize,
        bytes: usize,
        /// Three words and a number, to compare by telephone.
        control_code: String,
        /// SHA-256 of `manifesto.json`.
        sha256: String,
        draft: bool,
        encrypted: bool,
        /// What the person should know, in words: a weak passphrase, a document that the archive lacks, no line in the register.
        notes: Vec<String>,
    }
    told ExportEntry {
        at: String,
        author: String,
        /// `package`, `folder` or `dossier`.
        what: String,
        class: String,
        draft: bool,
        encrypted: bool,
        recipient: String,
        place: String,
        control_code: String,
    }
    /// A copy as its readers see it, before it is written.
    told CopyRead {
        /// What it leaves out, field by field, in words.
        hidden: Vec<String>,
        parts: Vec<CopyPart>,
    }
    /// The records of one kind.
    told CopyPart { kind: String, name: String, records: Vec<CopyRecord> }
    told CopyRecord {
        id: String,
        title: String,
        /// Fields that are filled in: label and value in words.
        values: Vec<(String, String)>,
    }
    told ControlCode {
        /// Three words and a number, to compare by telephone.
        code: String,
        file: String,
    }
    asked WeighPassphrase { passphrase: String }
    told PassphraseWeight {
        /// Whether the export can be closed with it.
        taken: bool,
        good: bool,
        says: String,
    }
}
