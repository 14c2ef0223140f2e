//! Findings and their acceptance.

use super::{Place, Severity, wire};

wire! {
    told Checks {
        rules_version: String,
        checked_on: String,
        /// When, for the panel's head.
        at: String,
        /// Gravest first, then by section and place.
        findings: Vec<Finding>,
        totals: Totals,
        stops: Stops,
    }
    told Finding {
        /// The same for the same rule at the same place, as long as it lasts.
        key: String,
        code: String,
        severity: Severity,
        place: Place,
        /// The title of its record and the label of its field.
        record_title: String,
        field_label: String,
        message: String,
        fix: String,
        /// Other records that share the fault.
        also: Vec<Place>,
        /// It may be accepted with a reason.
        acceptable: bool,
        accepted: Option<Accepted>,
    }
    told Accepted {
        reason: String,
        by: String,
        role: String,
        on: String,
        /// False while it is only proposed.
        counts: bool,
    }
    /// Open findings of each severity, and those accepted.
    told Totals {
        blocco: usize,
        errore: usize,
        da_motivare: usize,
        avviso: usize,
        nota: usize,
        accepted: usize,
    }
    /// What the open findings stop.
    told Stops { package: bool, validation: bool, delivery: bool }
    asked Accept { plan: String, rule: String, #[ts(optional = nullable)] record: Option<String>, reason: String }
}
