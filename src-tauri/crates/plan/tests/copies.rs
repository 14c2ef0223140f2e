//! The copy for a reader shows nothing above its class, and an edited copy brings back its edits and nothing else.

use plan::{
    Uuid,
    declare::{Class, Typed},
    model::PlanHeader,
    privacy::{class_of, copy_for, taken_back},
    record::Record,
    value::Value,
};
use proptest::{prelude::*, sample::select, test_runner::Config};
use testkit::build;

fn class() -> impl Strategy<Value = Class> {
    select(Class::ALL.to_vec())
}

proptest! {
    #![proptest_config(Config::with_cases(96))]

    #[test]
    fn a_copy_shows_nothing_above_its_class(plan in testkit::arbitrary::plan(), class in class()) {
        let copy = copy_for(&plan, class);
        for record in copy.records.values() {
            let whole = plan.get(record.kind.name, record.id).expect("a record of the plan");
            for (field, value) in record.fields() {
                prop_assert!(value.is_empty() || class_of(whole, field) <= class);
                prop_assert!(value.is_empty() || field.ty.is_set() || value == whole.get(field.name));
            }
        }
    }

    #[test]
    fn an_unedited_copy_brings_nothing_back(plan in testkit::arbitrary::plan(), class in class()) {
        let copy = copy_for(&plan, class);
        prop_assert_eq!(taken_back(&plan, &copy, class), (vec![], vec![]));
    }

    #[test]
    fn what_a_reader_removed_or_added_is_taken_back(
        plan in testkit::arbitrary::plan(),
        class in class(),
        which in any::<prop::sample::Index>()
    ) {
        let mut copy = copy_for(&plan, class);
        let keys: Vec<_> = (copy.records.keys().copied())
            .filter(|(kind, _)| *kind != PlanHeader::NAME)
            .collect();
        prop_assume!(!keys.is_empty());
        let (kind, id) = *which.get(&keys);
        let record = copy.remove(kind, id).expect("one of its records");
        let (puts, removes) = taken_back(&plan, &copy, class);
        prop_assert!(puts.is_empty());
        prop_assert_eq!(removes, [(kind, id)]);
        let added = Record { id: Uuid::from_u128(77), ..record };
        copy.insert(added.clone());
        let (puts, _) = taken_back(&plan, &copy, class);
        prop_assert_eq!(puts, [added]);
    }
}

/// Whoever edits a field of a copy must not cut a link that the copy did not show.
#[test]
fn links_to_what_the_copy_left_out_stay() {
    let plan = build::plan([
        build::new("attachment", 1)
            .with("title", "Elenco riservato")
            .with("privacy", "riservata"),
        build::new("attachment", 2)
            .with("title", "Cartografia")
            .with("privacy", "pubblica"),
        build::new("hazard", 1).with("description", "Piena").with(
            "attachment_ids",
            vec![build::link("attachment", 1), build::link("attachment", 2)],
        ),
    ]);
    let (hazard, hidden) = (build::id("hazard", 1), build::id("attachment", 1));
    let mut copy = copy_for(&plan, Class::O);
    assert!(copy.get("attachment", hidden).is_none());
    let record = copy
        .records
        .get_mut(&("hazard", hazard))
        .expect("the hazard is shown");
    record.put("description", Value::from("Piena del Serio"));
    record.put("attachment_ids", Value::Empty);
    let (puts, removes) = taken_back(&plan, &copy, Class::O);
    assert!(removes.is_empty());
    let [taken] = puts.as_slice() else {
        panic!("{puts:?}")
    };
    let mut expected = plan.get("hazard", hazard).expect("the hazard").clone();
    expected.put("description", Value::from("Piena del Serio"));
    expected.put("attachment_ids", Value::set([hidden.to_string()]));
    assert_eq!(*taken, expected);
}
