//! What an office already has, on its way in: the columns, the trial, what came of it.

use serde_json::Value as Json;

use super::wire;

wire! {
    /// A file to bring into a plan. `kind` is what it is to become, as `facility`; none lets the program propose.
    asked OfImport { plan: String, file: String, #[ts(optional = nullable)] kind: Option<String> }
    /// What is in a file, before anything is chosen.
    told ImportFile {
        file: String,
        name: String,
        /// `list`, `layer`, `package` (a `.piano`: its own screen takes it) or `document` (PDF, Word: kept as an attachment).
        what: String,
        /// Sheets or layers.
        parts: Vec<ImportPart>,
        /// The part to begin with, by its place among `parts`.
        part: usize,
        /// What the parts can become, likeliest first.
        kinds: Vec<ImportKind>,
        /// What was guessed about the file, in words: separator, letters, reference system.
        notes: Vec<String>,
    }
    told ImportPart { name: String, rows: usize, heads: Vec<String> }
    told ImportKind { kind: String, name: String }
    /// A plan without contents begins from the one in a package: what holds only there stays there.
    asked StartFrom { plan: String, file: String }
    told StartedFrom {
        /// Records that came along.
        records: usize,
        /// What was left out and what to look at, in words.
        adapt: Vec<String>,
        /// What was done, as the history calls it.
        what: String,
    }
    /// What comes in and how. The same is asked for the trial and for the import itself.
    asked ImportAsked {
        plan: String,
        file: String,
        part: usize,
        kind: String,
        /// The target of each column, in the order of the heads; none leaves it to the program, "" leaves the column out.
        #[ts(optional = nullable)] columns: Option<Vec<Option<String>>>,
        /// Fields by which two rows are the same thing; none leaves it to the program.
        #[ts(optional = nullable)] key: Option<Vec<String>>,
        /// Layers: the reference system, as `EPSG:32632`; none takes what the file says or what the numbers show.
        #[ts(optional = nullable)] system: Option<String>,
        /// Layers: north before east. With a system it is as said here; without one the program sees it by itself.
        swap: bool,
        /// Layers: mends outlines that cross or do not close.
        repair: bool,
        /// Layers: leaves out what lies in other communes.
        near: bool,
        decisions: Vec<RowDecision>,
        /// Remembers columns and key for the next file with the same heads.
        remember: bool,
    }
    /// `keep`: what the plan says stays. `as_written`: the guess is not made. `skip`: the row stays out. `take`: it comes in.
    asked RowDecision { row: usize, #[ts(optional = nullable)] target: Option<String>, decision: String }
    /// What an import would do. Nothing has been written.
    told ImportTrial {
        kind: String,
        columns: Vec<ImportColumn>,
        targets: Vec<ImportTarget>,
        key: Vec<String>,
        keys: Vec<ImportKey>,
        /// Whether the columns come from an earlier import of a file with the same heads.
        remembered: bool,
        new: usize,
        changed: usize,
        same: usize,
        refused: usize,
        /// Rows that were left out because they were decided so.
        skipped: usize,
        /// Rows of which something stays out, all of it or a cell: those that a sheet to mend would hold.
        to_mend: usize,
        guesses: usize,
        /// Rows that will be written.
        to_write: usize,
        /// Other things that the rows bring along: `(kind in words, how many)`.
        along: Vec<(String, usize)>,
        /// The rows worth reading, at most some hundreds; `more` are not shown.
        rows: Vec<ImportRow>,
        more: usize,
        layer: Option<ImportLayer>,
        /// Doubts about the whole file, in words.
        doubts: Vec<String>,
    }
    told ImportColumn {
        head: String,
        /// The target, "" when left out.
        target: String,
        /// Whether name and content agree; else a person had better look.
        sure: bool,
        samples: Vec<ImportSample>,
        /// Rows in which it is empty, of how many.
        empty: usize,
        of: usize,
    }
    told ImportSample { text: String, read_as: String, good: bool }
    /// Where a column can go: a field (`quantity`), or a field of what a link leads to (`person_id.surname`).
    told ImportTarget { target: String, label: String, group: String, help: String }
    told ImportKey { fields: Vec<String>, label: String }
    told ImportRow {
        /// As in the file: the heads are row 1.
        row: usize,
        what: String,
        /// `new`, `changed`, `same`, `refused`, `skipped`.
        outcome: String,
        lines: Vec<ImportLine>,
    }
    told ImportLine {
        /// `problem`, `guess`, `change` or `note`.
        tone: String,
        text: String,
        /// The target it is about, where it is about one.
        target: Option<String>,
        /// The decision that would undo it, where there is one, and the words of its button.
        decision: Option<String>,
        button: Option<String>,
        decided: bool,
    }
    told ImportLayer {
        /// The system in use and in words; what can be chosen instead.
        system: String,
        system_name: String,
        /// `stated`, `guessed`, `chosen` or `unknown`: then no shape comes in until a system is chosen.
        how: String,
        systems: Vec<(String, String)>,
        swapped: bool,
        /// GeoJSON FeatureCollection in degrees of at most some hundreds of shapes, as they would come in.
        #[ts(type = "unknown")] preview: Json,
        bounds: Option<(f64, f64, f64, f64)>,
        commune: (f64, f64),
        /// Shapes that a repair may mend.
        invalid: usize,
        repaired: bool,
        /// Shapes that lie in other communes.
        outside: usize,
    }
    told Imported {
        new: usize,
        changed: usize,
        same: usize,
        refused: usize,
        skipped: usize,
        /// Rows of which something stays out, all of it or a cell: those that a sheet to mend would hold.
        to_mend: usize,
        /// Other things that the rows brought along: `(kind in words, how many)`.
        along: Vec<(String, usize)>,
        /// What was done, as the history calls it; empty when there was nothing to write.
        what: String,
        kind: String,
        section: String,
    }
    /// The rows that were not understood, each with its reason, as a sheet to mend.
    asked SaveRefused { asked: ImportAsked, out: String }
    asked SaveTemplate { kind: String, out: String }
    told SavedSheet { file: String, rows: usize }
}
