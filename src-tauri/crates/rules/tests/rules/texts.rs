//! The sentences as people read them: filled with real values, short, whole, in the office's words.

use std::collections::{BTreeMap, BTreeSet};

use plan::{registry::Registry, texts};
use rules::{Context, Facts, RuleData, check};
use testkit::defects;

use crate::today;

/// Sentences of each rule, as the seeded faults make them.
fn sentences() -> BTreeMap<&'static str, Vec<(String, String)>> {
    let mut said: BTreeMap<&'static str, Vec<(String, String)>> = BTreeMap::new();
    let (data, registry) = (RuleData::builtin(), Registry::builtin());
    for defect in defects::all(today()) {
        let facts = Facts {
            attachments: defect.beside.attachments.clone(),
            package: None,
            approved_hashes: defect.beside.approved_hashes.clone(),
            unadapted: defect.beside.unadapted.clone(),
        };
        let context = Context::new(&defect.plan, today(), data, registry, &facts);
        for finding in check::check(&context) {
            let pair = (finding.message(), finding.fix());
            let of_rule = said.entry(finding.code).or_default();
            if !of_rule.contains(&pair) {
                println!("{} {} | {}", finding.code, pair.0, pair.1);
                of_rule.push(pair);
            }
        }
    }
    said
}

#[test]
fn dump() {
    sentences();
}
