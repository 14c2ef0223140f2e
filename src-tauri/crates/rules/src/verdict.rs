//! The outcome of a check as it travels in a package: a versioned file type, apart from [`Finding`].

use serde_json::{Value as Json, json};

use crate::{check::totals, data::Severity, finding::Finding};

/// Findings, totals, and under which edition of the rules.
#[derive(Clone, Debug)]
pub struct Verdict {
    pub rules_version: String,
    pub program_version: String,
    /// The day for which the plan was checked.
    pub checked_on: jiff::civil::Date,
    pub findings: Vec<Finding>,
}

impl Verdict {
    /// The gravest open severity decides what is stopped.
    pub fn stops(&self, stopped_by: impl Fn(Severity) -> bool) -> bool {
        let open = self.findings.iter().filter(|f| f.counts_as_open());
        open.into_iter().any(|finding| stopped_by(finding.severity))
    }

    /// Version 1 of the file `verdict.json`.
    pub fn to_json(&self) -> Json {
        let totals: serde_json::Map<String, Json> = totals(&self.findings)
            .into_iter()
            .map(|(severity, open, accepted)| {
                let count = json!({ "open": open, "accepted": accepted });
                (severity.code().to_owned(), count)
            })
            .collect();
        json!({
            "format": "piano-pronto/verdict",
            "version": 1,
            "rules_version": self.rules_version,
            "program_version": self.program_version,
            "checked_on": self.checked_on.to_string(),
            "totals": totals,
            "stops": {
                "package": self.stops(Severity::blocks_package),
                "validation": self.stops(Severity::blocks_validation),
                "delivery": self.stops(Severity::blocks_delivery),
            },
            "findings": self.findings.iter().map(finding).collect::<Vec<_>>(),
        })
    }
}

/// One finding as JSON: also a line of the command line's JSONL.
pub fn finding(finding: &Finding) -> Json {
    let mut json = json!({
        "code": finding.code,
        "severity": finding.severity.code(),
        "section": finding.section.code(),
        "message": finding.message(),
        "fix": finding.fix(),
        "params": finding.params,
        "digest": finding.digest,
    });
    if let Some(record) = finding.record {
        json["record_kind"] = json!(record.kind);
        json["record_id"] = json!(record.id.to_string());
    }
    if let Some(field) = finding.field {
        json["field"] = json!(field);
    }
    if let Some((lon, lat)) = finding.point {
        json["point"] = json!([round(lon), round(lat)]);
    }
    if !finding.also.is_empty() {
        let also = finding.also.iter();
        json["also"] = also
            .map(|r| json!({ "record_kind": r.kind, "record_id": r.id.to_string() }))
            .collect();
    }
    if !finding.subject.is_empty() {
        json["subject"] = json!(finding.subject);
    }
    if let Some(accepted) = &finding.accepted {
        json["accepted"] = json!({
            "reason": accepted.reason,
            "by": accepted.by,
            "role": accepted.role,
            "on": accepted.on,
            "counts": accepted.counts,
        });
    }
    json
}

/// Seven decimals: a centimetre.
fn round(degrees: f64) -> f64 {
    (degrees * 1e7).round() / 1e7
}
