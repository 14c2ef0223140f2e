//! The conditions, one module a family: for each rule a plan that trips it and a near one that does not.

mod catalogue;
mod commune;
mod contacts;
mod crisis_unit;
mod privacy;

use jiff::civil::{Date, date};
use plan::{record::Plan, registry::Registry};
use rules::{Context, Facts, Finding, RuleData, check};

/// The day on which the plans of these tests are checked.
pub fn today() -> Date {
    date(2026, 3, 16)
}

/// Runs something over a plan with the data, the register and the facts that ship with the program.
pub fn with<T>(plan: &Plan, run: impl FnOnce(&Context) -> T) -> T {
    let facts = Facts::default();
    run(&Context::new(plan, today(), RuleData::builtin(), Registry::builtin(), &facts))
}

/// What one rule says of a plan, whatever the others say.
pub fn found(plan: &Plan, code: &str) -> Vec<Finding> {
    with(plan, |context| check::only(context, code))
}

/// Everything that is shown of a plan, with these codes.
pub fn shown(plan: &Plan, codes: &[&str]) -> Vec<&'static str> {
    let all = with(plan, check::check);
    let codes = |finding: &Finding| codes.contains(&finding.code);
    all.iter().filter(|f| codes(f)).map(|f| f.code).collect()
}

/// The one finding of a rule, its words whole.
pub fn one(plan: &Plan, code: &str) -> Finding {
    let mut findings = found(plan, code);
    assert_eq!(findings.len(), 1, "{code}: {findings:#?}");
    let finding = findings.remove(0);
    for words in [finding.message(), finding.fix()] {
        assert!(!words.is_empty() && !words.contains(['{', '}']), "{code}: {words}");
    }
    finding
}

/// One finding at this field of this record.
pub fn trips(plan: &Plan, code: &str, kind: &str, n: u16, field: Option<&str>) -> Finding {
    let finding = one(plan, code);
    let record = finding.record.map(|record| (record.kind, record.id));
    assert_eq!(record, Some((kind, testkit::build::id(kind, n))), "{code}");
    assert_eq!(finding.field, field, "{code}");
    finding
}

/// The rule says nothing of the plan.
pub fn silent(plan: &Plan, code: &str) {
    let findings = found(plan, code);
    assert!(findings.is_empty(), "{code}: {findings:#?}");
}
