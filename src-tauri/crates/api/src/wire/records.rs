//! Records and what is done to them.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::{Place, wire};

wire! {
    told PlanRecord {
        id: String,
        kind: String,
        section: String,
        /// How a person would call it; empty when nothing that names it is filled in.
        title: String,
        /// As files hold them: `{"act_date": "2026-03-12"}`; a value that cannot be read is `{"raw": "31/02/2026"}`. Empty
        /// fields are left out.
        #[ts(type = "Record<string, unknown>")] values: Json,
        /// As a person reads them: dates gg/mm/aaaa, labels of codes, titles of links. Empty fields are left out.
        shown: BTreeMap<String, String>,
    }
    /// One record with what surrounds it.
    told RecordSheet {
        record: PlanRecord,
        /// False for one that is not stored yet.
        stored: bool,
        /// Records whose links lead here.
        linked: Vec<Linked>,
        /// A sentence for each shape, by field.
        shapes: BTreeMap<String, String>,
        /// Whether the public copy shows each filled field: false where its class is above *pubblica*.
        public: BTreeMap<String, bool>,
    }
    told Linked { kind: String, field: String, id: String, title: String }
    asked OfKind { plan: String, kind: String }
    asked OfRecord { plan: String, kind: String, id: String }
    /// Fields of a new record before anybody types: `(field, text)`.
    asked NewRecord { plan: String, kind: String, with: Vec<(String, String)> }
    /// One field as typed. An empty text empties it. Links and codes of a set are separated by `;`.
    asked SetField {
        plan: String,
        kind: String,
        id: String,
        field: String,
        text: String,
        /// The change of this same typing, so that it stays one step of the history.
        #[ts(optional = nullable)] during: Option<String>,
        /// Fields of a record that is not stored yet.
        with: Vec<(String, String)>,
    }
    told Saved {
        at: String,
        /// The change it belongs to; none when nothing changed.
        change: Option<String>,
        record: PlanRecord,
        /// How it was understood, when that is not what was typed.
        understood: Option<String>,
        /// What the field holds, when what was typed is not it. It is kept as typed.
        unclear: Option<String>,
    }
    /// The same fields of several records, as one change.
    asked SetMany {
        plan: String,
        kind: String,
        ids: Vec<String>,
        fields: Vec<(String, String)>,
    }
    /// Actions once more, with what they use, and with these fields in place of their own: for another scenario or phase.
    asked CopyActions { plan: String, ids: Vec<String>, fields: Vec<(String, String)> }
    asked RemoveMany { plan: String, kind: String, ids: Vec<String> }
    /// Records in the order wanted: their `field` becomes `from`, `from + 1`, … as one change.
    asked Reorder { plan: String, kind: String, field: String, from: i64, ids: Vec<String> }
    asked SearchFor { plan: String, text: String }
    told Hit {
        /// `section`, `record` or `finding`.
        what: String,
        title: String,
        /// Where it was found: the kind, the field and its text.
        detail: String,
        place: Place,
    }
    asked Attach { plan: String, file: String }
    asked SaveAttachment { plan: String, id: String, out: String }
    asked OfAttachment { plan: String, id: String }
    told AttachmentBytes { file_name: String, media_type: String, base64: String }
}
