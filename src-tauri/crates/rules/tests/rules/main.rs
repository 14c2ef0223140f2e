//! The conditions, one module a family: for each rule a plan that trips it and a near one that does not.

mod any_plan;
mod areas;
mod catalogue;
mod commune;
mod completeness;
mod contacts;
mod crisis_unit;
mod geometry;
mod hazards;
mod identity;
mod intervention;
mod kit;
mod life;
mod package;
mod places;
mod privacy;
mod resources;
mod scenarios;
mod services;
mod texts;
mod values;

use jiff::civil::{Date, date};
use plan::{record::Plan, registry::Registry};
use rules::{Context, Facts, Finding, RuleData, check};

/// The day on which the plans of these tests are checked.
pub fn today() -> Date {
    date(2026, 3, 16)
}

/// Runs something over a plan with the data and the register that ship with the program, and no facts beside it.
pub fn with<T>(plan: &Plan, run: impl FnOnce(&Context) -> T) -> T {
    let facts = Facts::default();
    run(&Context::new(
        plan,
        today(),
        RuleData::builtin(),
        Registry::builtin(),
        &facts,
    ))
}

/// What one rule says of a plan, whatever the others say.
pub fn found(plan: &Plan, code: &str) -> Vec<Finding> {
    with(plan, |context| check::only(context, code))
}

/// What is shown of a plan, of these codes.
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
        assert!(
            !words.is_empty() && !words.contains(['{', '}']),
            "{code}: {words}"
        );
    }
    finding
}

/// The finding is of the n-th record of a kind.
pub fn of(finding: &Finding, kind: &str, n: u16) {
    let record = finding.record.map(|record| (record.kind, record.id));
    assert_eq!(
        record,
        Some((kind, testkit::build::id(kind, n))),
        "{}",
        finding.code
    );
}

/// One finding at this field of the n-th record of a kind.
pub fn trips(plan: &Plan, code: &str, kind: &str, n: u16, field: Option<&str>) -> Finding {
    let finding = one(plan, code);
    assert_eq!(finding.field, field, "{code}");
    of(&finding, kind, n);
    finding
}

/// The rule says nothing of the plan.
pub fn silent(plan: &Plan, code: &str) {
    let findings = found(plan, code);
    assert!(findings.is_empty(), "{code}: {findings:#?}");
}
