//! Whatever a person or a file puts into a plan, the checks say what is wrong with it and never break.

use std::collections::BTreeSet;

use plan::{
    declare::Kind,
    geometry::{Coordinates, Geometry},
    record::Plan,
    value::Value,
};
use proptest::{collection::vec, prelude::*, sample::Index, test_runner::Config};
use rules::{Finding, check};

use crate::{today, with};

/// Shapes that hold too little to be one: without positions, of one position, of one position over and over.
fn poor(geometry: &Geometry, how: u8) -> Geometry {
    fn lists(coordinates: &Coordinates, how: u8) -> Coordinates {
        let Coordinates::Many(inner) = coordinates else {
            return coordinates.clone();
        };
        let positions = matches!(inner.first(), Some(Coordinates::At(_)));
        match (how, inner.first()) {
            (0, _) => Coordinates::Many(Vec::new()),
            (1, Some(first)) if positions => Coordinates::Many(vec![first.clone()]),
            (2, Some(first)) if positions => Coordinates::Many(vec![first.clone(); inner.len()]),
            _ => Coordinates::Many(inner.iter().map(|part| lists(part, how)).collect()),
        }
    }
    Geometry {
        form: geometry.form,
        coordinates: lists(&geometry.coordinates, how),
    }
}

fn value(kind: &'static Kind, at: usize) -> impl Strategy<Value = Value> {
    (testkit::arbitrary::value(&kind.fields[at]), 0_u8..8).prop_map(|(value, how)| match value {
        Value::Geometry(geometry) => Value::Geometry(poor(&geometry, how)),
        other => other,
    })
}

/// The complete example, in which everything hangs together, with some of its values replaced by any others.
fn upset() -> impl Strategy<Value = Plan> {
    let example = testkit::examples::casaletto(today());
    let fields: Vec<_> = (example.records.iter())
        .flat_map(|(key, record)| (0..record.values.len()).map(|at| (*key, record.kind, at)))
        .collect();
    let edit = any::<Index>().prop_flat_map(move |which| {
        let (key, kind, at) = *which.get(&fields);
        value(kind, at).prop_map(move |value| (key, at, value))
    });
    vec(edit, 1..120).prop_map(move |edits| {
        let mut plan = example.clone();
        for (key, at, value) in edits {
            if let Some(record) = plan.records.get_mut(&key) {
                record.values[at] = value;
            }
        }
        plan
    })
}

fn sound(plan: &Plan) -> Result<(), TestCaseError> {
    let findings = with(plan, check::check);
    let mut places = BTreeSet::new();
    for finding in &findings {
        for sentence in [finding.message(), finding.fix()] {
            prop_assert!(!sentence.is_empty(), "{}", finding.code);
        }
        prop_assert_eq!(finding.digest.len(), 64);
        if let Some(record) = finding.record {
            prop_assert!(
                plan.get(record.kind, record.id).is_some(),
                "{}",
                finding.code
            );
        }
        prop_assert!(
            places.insert(finding.place()),
            "{:?} twice",
            finding.place()
        );
    }
    let again: Vec<Finding> = with(plan, check::check);
    prop_assert_eq!(again, findings);
    Ok(())
}

proptest! {
    #![proptest_config(Config { max_shrink_iters: 200, ..Config::with_cases(24) })]

    #[test]
    fn any_plan_can_be_checked(plan in testkit::arbitrary::plan()) {
        sound(&plan)?;
    }

    #[test]
    fn any_edit_of_a_whole_plan_can_be_checked(plan in upset()) {
        sound(&plan)?;
    }
}
