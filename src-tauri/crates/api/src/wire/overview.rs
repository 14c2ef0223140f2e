//! The home of a plan.

use super::{Place, PlanCard, Severity, Stops, Totals, wire};

wire! {
    told Overview {
        plan: PlanCard,
        rules_version: String,
        content_hash: String,
        sections: Vec<SectionState>,
        totals: Totals,
        stops: Stops,
        /// What to do, the most useful first.
        next: Vec<NextThing>,
        expiring: Vec<Expiring>,
        /// The states of a plan in order, with the one it is in.
        path: Vec<PathStep>,
    }
    told SectionState {
        code: String,
        name: String,
        records: usize,
        /// Essential fields filled in and expected.
        filled: usize,
        expected: usize,
        totals: Totals,
        /// Changed since the approval.
        changed: bool,
        /// The nearest date that expires in it.
        expires: Option<String>,
    }
    told NextThing {
        /// Stable while the thing lasts, to put it off for the day.
        key: String,
        text: String,
        /// Why this comes first.
        why: String,
        severity: Option<Severity>,
        place: Place,
        /// A screen that is not a section: `pack`, `model`, `import`.
        screen: Option<String>,
    }
    told Expiring { what: String, on: String, days: i64, place: Place }
    told PathStep { code: String, label: String, here: bool, done: bool }
    asked SetState { plan: String, state: String, #[ts(optional = nullable)] act: Option<String>, #[ts(optional = nullable)] reason: Option<String> }
    /// What the consortium's model offers and the plan has not decided on.
    told Offer {
        id: String,
        kind: String,
        title: String,
        /// `new`, `own`, `newer`, `newer_adapted`.
        state: String,
        /// The fields it brings, as people read them: `(label, text)`.
        fields: Vec<(String, String)>,
    }
    asked Adopt { plan: String, ids: Vec<String> }
    asked Refuse { plan: String, id: String, reason: String }
    told Adopted { records: usize }
}
