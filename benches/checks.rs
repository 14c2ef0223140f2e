//! How long the rules take over a plan, with all facts at hand: the example, ten and a hundred times over.
//!
//! Aim: 50 ms for the example, and no worse than in proportion for a larger plan.

use divan::{Bencher, counter::ItemsCount};
use jiff::civil::{Date, date};
use plan::registry::Registry;
use rules::{Context, Facts, RuleData};
use testkit::examples;

const TODAY: Date = date(2026, 3, 16);

fn main() {
    divan::main();
}

/// Of the example alone, as a person waits for it.
#[divan::bench(args = [1, 10, 100])]
fn check(bencher: Bencher, times: usize) {
    let plan = examples::enlarged(TODAY, times);
    let facts = Facts {
        attachments: examples::attachment_facts(&plan, &examples::casaletto_files(TODAY)),
        ..Facts::default()
    };
    let (data, registry) = (RuleData::builtin(), Registry::builtin());
    bencher
        .counter(ItemsCount::new(plan.records.len()))
        .bench(|| rules::check(&Context::new(&plan, TODAY, data, registry, &facts)));
}

/// Reading the rule data that ship with the program: part of every start.
#[divan::bench]
fn rule_data() -> RuleData {
    RuleData::read(RULES).expect("the shipped data are sound")
}

const RULES: &str = include_str!("../assets/rules/rules.json");
