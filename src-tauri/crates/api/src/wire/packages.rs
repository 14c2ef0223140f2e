//! Packages out and in.

use super::{Finding, wire};

wire! {
    asked Pack {
        plan: String,
        /// `pubblica`, `operativa` or `riservata`.
        class: String,
        out: String,
        /// For whom, as the register of exports keeps it.
        #[ts(optional = nullable)] recipient: Option<String>,
    }
    told Packed {
        file: String,
        bytes: usize,
        records: usize,
        attachments: usize,
        /// Files of the plan that this copy leaves out.
        left_out: usize,
        content_hash: String,
        sha256: String,
        /// Three words and a number of it, to compare by telephone.
        control_code: String,
    }
    told PackagePreview {
        /// The name proposed for the file.
        name: String,
        records: usize,
        attachments: usize,
        /// Fields and records that the copy leaves out.
        hidden_fields: usize,
        hidden_records: usize,
        /// What is left out, kind by kind, in words.
        hidden: Vec<String>,
    }
    asked PreviewPack { plan: String, class: String }
    /// A package that was read and found sound, or what is wrong with it.
    told PackageRead {
        file: String,
        sound: bool,
        /// Why it is refused.
        refusal: Option<String>,
        findings: Vec<Finding>,
        content: Option<PackageContent>,
    }
    told PackageContent {
        plan: String,
        istat: String,
        commune: String,
        title: String,
        is_example: bool,
        class: String,
        records: usize,
        attachments: usize,
        content_hash: String,
        /// What taking it in would do: `new`, `same`, `replaced`, or `other` when the archive has another plan of this commune.
        outcome: String,
        new: usize,
        changed: usize,
        removed: usize,
        /// Scenarios that a plan of another commune could start from.
        scenarios: Vec<ScenarioOffer>,
    }
    told ScenarioOffer { id: String, title: String, hazard: String, shapes: usize, parts: Vec<String> }
    asked TakeIn { file: String, replace: bool }
    told TakenIn { plan: String, outcome: String }
    /// A scenario of another package as a start: `with_shapes` brings the drawings too.
    asked CopyScenario { plan: String, file: String, scenario: String, with_shapes: bool }
    told CopiedScenario {
        scenario: String,
        records: usize,
        /// What to adapt, in words.
        adapt: Vec<String>,
    }
}
