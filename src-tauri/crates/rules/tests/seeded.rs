//! The clean example gives no finding; each seeded fault gives exactly the finding that it should; what only looks
//! like a fault gives none.

use std::{collections::BTreeSet, fmt::Write};

use jiff::civil::{Date, date};
use plan::{record::Plan, registry::Registry};
use rules::{Context, Facts, Finding, RuleData, check};
use testkit::defects::{self, Beside, Defect, NOT_OF_A_PLAN, Place};

const TODAY: Date = date(2026, 3, 16);
const LEAST: usize = 200;

fn findings(plan: &Plan, beside: &Beside) -> Vec<Finding> {
    let facts = Facts {
        attachments: beside.attachments.clone(),
        package: None,
        approved_hashes: beside.approved_hashes.clone(),
        unadapted: beside.unadapted.clone(),
    };
    let (data, registry) = (RuleData::builtin(), Registry::builtin());
    check::check(&Context::new(plan, TODAY, data, registry, &facts))
}

/// Where a finding is and what it says, on a line.
fn told(plan: &Plan, finding: &Finding) -> String {
    let record = finding.record.and_then(|r| plan.get(r.kind, r.id));
    let place = match record {
        Some(record) => format!("{} {}", record.kind.name, plan.title(record)),
        None => format!("section {}", finding.section.code()),
    };
    let field = finding.field.unwrap_or("-");
    format!("{} at {place}.{field}: {}", finding.code, finding.message())
}

fn is_at(finding: &Finding, place: &Place) -> bool {
    let record = finding.record.map(|record| (record.kind, record.id));
    let right = match record {
        Some(record) => place.records.contains(&record),
        None => place.records.is_empty(),
    };
    let section = place
        .section
        .is_none_or(|section| section == finding.section);
    right && section && place.field == finding.field
}

/// What is wrong with the findings of a fault; empty when all is as it should be.
fn wrong(defect: &Defect) -> String {
    let all = findings(&defect.plan, &defect.beside);
    let (own, others): (Vec<_>, Vec<_>) = all.iter().partition(|f| f.code == defect.rule);
    let mut wrong = String::new();
    match own.as_slice() {
        [] => wrong.push_str("  silent\n"),
        [one] if is_at(one, &defect.place) => {}
        found => found.iter().for_each(|finding| {
            let _ = writeln!(
                wrong,
                "  elsewhere or too often: {}",
                told(&defect.plan, finding)
            );
        }),
    }
    for finding in others
        .iter()
        .filter(|f| !defect.companions.contains(&f.code))
    {
        let _ = writeln!(wrong, "  besides: {}", told(&defect.plan, finding));
    }
    let idle = defect
        .companions
        .iter()
        .filter(|code| others.iter().all(|f| f.code != **code));
    idle.for_each(|code| {
        let _ = writeln!(wrong, "  no companion {code}");
    });
    wrong
}

#[test]
fn the_example_has_no_finding() {
    for sound in defects::sound(TODAY) {
        let found = findings(&sound.plan, &sound.beside);
        let told: Vec<_> = found
            .iter()
            .map(|finding| told(&sound.plan, finding))
            .collect();
        assert!(told.is_empty(), "{}:\n{}", sound.name, told.join("\n"));
    }
}

#[test]
fn each_fault_gives_its_finding_and_no_other() {
    let all = defects::all(TODAY);
    assert!(all.len() >= LEAST, "{} faults", all.len());
    let line = |defect: &Defect| {
        let wrong = wrong(defect);
        (!wrong.is_empty()).then(|| format!("{} {}\n{wrong}", defect.rule, defect.name))
    };
    // Hundreds of checks without optimisation: every core takes its part.
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let failed: Vec<String> = std::thread::scope(|scope| {
        let parts = all.chunks(all.len().div_ceil(cores));
        let running: Vec<_> = parts
            .map(|part| scope.spawn(move || part.iter().filter_map(line).collect::<Vec<_>>()))
            .collect();
        let ended = running
            .into_iter()
            .flat_map(|part| part.join().expect("no check panics"));
        ended.collect()
    });
    assert!(
        failed.is_empty(),
        "{} of {} faults:\n{}",
        failed.len(),
        all.len(),
        failed.concat()
    );
}

#[test]
fn every_rule_on_a_plan_is_tripped() {
    let all = defects::all(TODAY);
    let tripped: BTreeSet<&str> = all.iter().map(|defect| defect.rule).collect();
    let left_out: BTreeSet<&str> = NOT_OF_A_PLAN.iter().map(|(code, _)| *code).collect();
    let known = RuleData::builtin().rules.keys().map(String::as_str);
    let known: BTreeSet<&str> = known.collect();
    let covered: BTreeSet<&str> = tripped.union(&left_out).copied().collect();
    assert_eq!(known, covered);
    assert!(tripped.is_disjoint(&left_out));
}

#[test]
fn what_only_looks_like_a_fault_is_none() {
    let mut table = String::new();
    for miss in defects::near_misses(TODAY) {
        for finding in findings(&miss.plan, &miss.beside) {
            let _ = writeln!(table, "{}: {}", miss.name, told(&miss.plan, &finding));
        }
    }
    assert!(table.is_empty(), "\n{table}");
}
