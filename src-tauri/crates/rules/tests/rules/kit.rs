//! What the tests of several families share beside the helpers of the root: facts, places, shapes.

use plan::{record::Plan, registry::Registry};
use rules::{Context, Facts, Finding, RuleData, check};

use crate::today;

fn with<T>(plan: &Plan, facts: &Facts, run: impl FnOnce(&Context) -> T) -> T {
    run(&Context::new(
        plan,
        today(),
        RuleData::builtin(),
        Registry::builtin(),
        facts,
    ))
}

/// What one rule says of a plan: its sentences are whole, its fields exist, and it says one thing of one place.
pub fn only(plan: &Plan, facts: &Facts, code: &str) -> Vec<Finding> {
    assert!(rules::families::rule(code).is_some(), "no rule {code}");
    let findings = with(plan, facts, |context| check::only(context, code));
    for finding in &findings {
        for sentence in [finding.message(), finding.fix()] {
            assert!(
                !sentence.is_empty() && !sentence.contains('{'),
                "{code}: {sentence}"
            );
            assert!(!sentence.contains("«»"), "{code}: {sentence}");
        }
        if let (Some(record), Some(field)) = (finding.record, finding.field) {
            let kind = plan::declare::kind(record.kind).expect("a kind");
            assert!(
                field == "id" || kind.field(field).is_some(),
                "{code}: {field}"
            );
        }
    }
    let mut places: Vec<_> = findings.iter().map(Finding::place).collect();
    places.sort_unstable();
    places.dedup();
    assert_eq!(
        places.len(),
        findings.len(),
        "{code}: two findings at one place"
    );
    findings
}

/// The one finding of a rule.
pub fn one(plan: &Plan, code: &str) -> Finding {
    one_with(plan, &Facts::default(), code)
}

/// The one finding of a rule that reads facts.
pub fn one_with(plan: &Plan, facts: &Facts, code: &str) -> Finding {
    let mut findings = only(plan, facts, code);
    assert_eq!(findings.len(), 1, "{code}: {findings:#?}");
    findings.remove(0)
}

/// The rule keeps silent.
pub fn none(plan: &Plan, code: &str) {
    none_with(plan, &Facts::default(), code);
}

/// The rule keeps silent with these facts.
pub fn none_with(plan: &Plan, facts: &Facts, code: &str) {
    let findings = only(plan, facts, code);
    assert!(findings.is_empty(), "{code}: {findings:#?}");
}

/// Asserts where a finding points: at the n-th record of a kind and at a field of it.
pub fn at(finding: &Finding, kind: &str, n: u16, field: &str) {
    let record = finding.record.expect("a record");
    assert_eq!(
        (record.kind, record.id),
        (kind, testkit::build::id(kind, n)),
        "{finding:?}"
    );
    assert_eq!(finding.field, Some(field), "{finding:?}");
}

/// The codes that a whole check shows, after silencing.
pub fn shown(plan: &Plan, facts: &Facts) -> Vec<&'static str> {
    with(plan, facts, |context| {
        let findings = check::check(context);
        findings.iter().map(|finding| finding.code).collect()
    })
}

/// A square of the map with its south-west corner there and sides of so many degrees.
pub fn square(lon: f64, lat: f64, side: f64) -> serde_json::Value {
    let (east, north) = (lon + side, lat + side);
    let ring = [
        [lon, lat],
        [east, lat],
        [east, north],
        [lon, north],
        [lon, lat],
    ];
    serde_json::json!({ "type": "Polygon", "coordinates": [ring] })
}

/// A point of the map.
pub fn point(lon: f64, lat: f64) -> serde_json::Value {
    serde_json::json!({ "type": "Point", "coordinates": [lon, lat] })
}
