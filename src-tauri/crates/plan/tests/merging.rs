//! Differences lead there and back, and two hands that did not touch the same thing never meet in a conflict.

use std::collections::{BTreeMap, BTreeSet};

use plan::{
    Uuid,
    declare::{KINDS, kind},
    difference::{Change, Conflict, difference, merge},
    record::{Plan, Record},
    value::Value,
};
use proptest::{collection::vec, prelude::*, sample::select, test_runner::Config};

type Key = (&'static str, Uuid);

/// All that leads from one plan to another.
fn steps(from: &Plan, to: &Plan) -> Vec<Change> {
    let keys: BTreeSet<_> = from.records.keys().chain(to.records.keys()).collect();
    keys.into_iter()
        .flat_map(|key| difference(from.records.get(key), to.records.get(key)))
        .collect()
}

fn taken(plan: &Plan, steps: impl IntoIterator<Item = Change>) -> Plan {
    let mut plan = plan.clone();
    for step in steps {
        match step {
            Change::Created(record) => plan.insert(record),
            Change::Removed(record) => {
                assert_eq!(plan.remove(record.kind.name, record.id), Some(record));
            }
            Change::Edited {
                kind,
                id,
                field,
                before,
                after,
            } => {
                let record = plan.records.get_mut(&(kind, id)).expect("what is edited");
                assert_eq!(*record.get(field), before);
                record.put(field, after);
            }
        }
    }
    plan
}

fn records() -> impl Strategy<Value = Vec<Record>> {
    let kinds: Vec<_> = KINDS.iter().filter(|kind| kind.name != "plan").collect();
    vec(
        select(kinds).prop_flat_map(testkit::arbitrary::record),
        1..10,
    )
}

fn plan_of(records: Vec<Record>) -> Plan {
    Plan::of(Uuid::from_u128(1), records)
}

/// A base and two states of it, in which each record is whatever each hand made of it.
fn three() -> impl Strategy<Value = (Plan, Plan, Plan)> {
    let hand = |record: Record| {
        let other = testkit::arbitrary::record(record.kind);
        let same = record.clone();
        prop_oneof![
            3 => Just(Some(same)),
            1 => Just(None),
            3 => (other, any::<u64>()).prop_map(move |(other, which)| {
                let mut edited = record.clone();
                for (at, value) in other.values.into_iter().enumerate() {
                    if which >> (at % 64) & 1 == 1 {
                        edited.values[at] = value;
                    }
                }
                Some(edited)
            }),
        ]
    };
    let record = (records(), records(), records()).prop_flat_map(move |(base, ours, theirs)| {
        let hands: Vec<_> = base
            .iter()
            .map(|r| (hand(r.clone()), hand(r.clone())))
            .collect();
        (Just(base), hands, Just(ours), Just(theirs))
    });
    record.prop_map(|(base, hands, new_ours, new_theirs)| {
        let (ours, theirs): (Vec<_>, Vec<_>) = hands.into_iter().unzip();
        let base = plan_of(base);
        let with = |kept: Vec<Option<Record>>, new: Vec<Record>| {
            let mut plan = plan_of(kept.into_iter().flatten().collect());
            for record in new {
                if base.get(record.kind.name, record.id).is_none() {
                    plan.insert(record);
                }
            }
            plan
        };
        let ours = with(ours, new_ours);
        let theirs = with(theirs, new_theirs);
        (base, ours, theirs)
    })
}

/// Kind, id and field that a change touches; a whole record has no field.
fn touched(steps: &[Change]) -> BTreeMap<Key, BTreeSet<Option<&'static str>>> {
    let mut touched: BTreeMap<Key, BTreeSet<_>> = BTreeMap::new();
    for step in steps {
        let (key, field) = match step {
            Change::Created(record) | Change::Removed(record) => {
                ((record.kind.name, record.id), None)
            }
            Change::Edited {
                kind, id, field, ..
            } => ((*kind, *id), Some(*field)),
        };
        touched.entry(key).or_default().insert(field);
    }
    touched
}

proptest! {
    #![proptest_config(Config::with_cases(96))]

    #[test]
    fn a_difference_leads_there_and_its_inverse_back((from, to, _) in three()) {
        let there = steps(&from, &to);
        prop_assert_eq!(&taken(&from, there.clone()), &to);
        let back = there.into_iter().rev().map(Change::inverse);
        prop_assert_eq!(&taken(&to, back), &from);
    }

    #[test]
    fn without_a_difference_there_is_nothing_to_do(plan in testkit::arbitrary::plan()) {
        prop_assert!(steps(&plan, &plan).is_empty());
    }

    #[test]
    fn merging_a_plan_with_itself_changes_nothing((base, plan, _) in three()) {
        prop_assert_eq!(merge(&plan, &plan, &plan), (plan.clone(), vec![]));
        prop_assert_eq!(merge(&base, &plan, &plan), (plan.clone(), vec![]));
    }

    #[test]
    fn one_hand_alone_is_taken_whole((base, edited, _) in three()) {
        prop_assert_eq!(merge(&base, &edited, &base), (edited.clone(), vec![]));
        prop_assert_eq!(merge(&base, &base, &edited), (edited.clone(), vec![]));
    }

    #[test]
    fn edits_of_different_fields_never_conflict((base, ours, theirs) in three()) {
        let (mine, others) = (steps(&base, &ours), steps(&base, &theirs));
        let (mine_at, others_at) = (touched(&mine), touched(&others));
        let apart = |key: &Key, field: Option<&'static str>, there: &BTreeMap<Key, BTreeSet<Option<&'static str>>>| {
            there.get(key).is_none_or(|fields| match field {
                None => false,
                Some(_) => !fields.contains(&field) && !fields.contains(&None),
            })
        };
        let alone = |step: &Change, there: &BTreeMap<Key, BTreeSet<_>>| {
            let (key, fields) = touched(std::slice::from_ref(step)).pop_first().expect("one");
            fields.into_iter().all(|field| apart(&key, field, there))
        };
        let mine: Vec<_> = mine.into_iter().filter(|step| alone(step, &others_at)).collect();
        let others: Vec<_> = others.into_iter().filter(|step| alone(step, &mine_at)).collect();
        let (ours, theirs) = (taken(&base, mine.clone()), taken(&base, others.clone()));
        let both = taken(&ours, others);
        prop_assert_eq!(merge(&base, &ours, &theirs), (both, vec![]));
    }

    /// Whoever merges, the same things are in doubt, and the rest is the same plan.
    #[test]
    fn the_two_hands_are_equal((base, ours, theirs) in three()) {
        let (one, in_doubt) = merge(&base, &ours, &theirs);
        let (other, other_doubt) = merge(&base, &theirs, &ours);
        prop_assert_eq!(in_doubt.len(), other_doubt.len());
        let mut other = other;
        for conflict in &in_doubt {
            if let Conflict::Field { kind, id, field, ours, theirs, .. } = conflict {
                let record = other.records.get_mut(&(*kind, *id)).expect("the record in doubt");
                prop_assert_eq!(record.get(field), theirs);
                record.put(field, ours.clone());
            }
        }
        prop_assert_eq!(one, other);
    }

    /// Nothing that one hand wrote is lost without being named.
    #[test]
    fn what_is_not_in_the_merged_plan_is_a_named_conflict((base, ours, theirs) in three()) {
        let (merged, conflicts) = merge(&base, &ours, &theirs);
        for step in steps(&base, &theirs) {
            let Change::Edited { kind, id, field, after, .. } = step else { continue };
            if after.is_empty() || matches!(after, Value::Set(_)) {
                continue;
            }
            let held = merged.get(kind, id).is_some_and(|record| *record.get(field) == after);
            let named = conflicts.iter().any(|conflict| match conflict {
                Conflict::Field { kind: k, id: i, field: f, theirs, .. } => {
                    (*k, *i, *f) == (kind, id, field) && *theirs == after
                }
                Conflict::RemovedAndEdited { kind: k, id: i, .. } => (*k, *i) == (kind, id),
            });
            prop_assert!(held || named, "{kind} {id} {field}");
        }
    }
}

fn zone(name: &str, residents: i64) -> Plan {
    let mut record = Record::new(kind("zone").expect("a kind"), Uuid::from_u128(7));
    record.put("name", Value::from(name));
    record.put("residents", Value::Int(residents));
    plan_of(vec![record])
}

#[test]
fn the_same_edit_by_both_is_no_conflict() {
    let (base, edited) = (zone("Centro", 800), zone("Centro storico", 800));
    assert_eq!(merge(&base, &edited, &edited), (edited, vec![]));
}

#[test]
fn two_values_of_one_field_are_a_conflict_and_ours_stays_meanwhile() {
    let base = zone("Centro", 800);
    let (ours, theirs) = (zone("Centro", 815), zone("Borgo", 790));
    let (merged, conflicts) = merge(&base, &ours, &theirs);
    assert_eq!(merged, zone("Borgo", 815));
    let conflict = Conflict::Field {
        kind: "zone",
        id: Uuid::from_u128(7),
        field: "residents",
        base: Value::Int(800),
        ours: Value::Int(815),
        theirs: Value::Int(790),
    };
    assert_eq!(conflicts, [conflict]);
}

#[test]
fn what_one_removed_and_the_other_edited_stays_and_is_named() {
    let (base, edited, without) = (zone("Centro", 800), zone("Centro", 815), plan_of(vec![]));
    for removed_by_us in [true, false] {
        let (ours, theirs) = if removed_by_us {
            (&without, &edited)
        } else {
            (&edited, &without)
        };
        let (merged, conflicts) = merge(&base, ours, theirs);
        assert_eq!(merged, edited);
        let conflict = Conflict::RemovedAndEdited {
            kind: "zone",
            id: Uuid::from_u128(7),
            removed_by_us,
        };
        assert_eq!(conflicts, [conflict]);
    }
    // Removed by one and left alone by the other: it goes.
    assert_eq!(merge(&base, &without, &base), (without.clone(), vec![]));
}

#[test]
fn members_of_a_set_are_merged_one_by_one() {
    let with = |members: &[&str]| {
        let mut record = Record::new(kind("scenario").expect("a kind"), Uuid::from_u128(7));
        let field = record
            .kind
            .fields
            .iter()
            .find(|field| field.ty.is_set())
            .expect("a set");
        record.put(
            field.name,
            Value::set(members.iter().map(|&member| member.to_owned())),
        );
        plan_of(vec![record])
    };
    let (base, ours, theirs) = (with(&["a", "b"]), with(&["a", "b", "c"]), with(&["b", "d"]));
    assert_eq!(
        merge(&base, &ours, &theirs),
        (with(&["b", "c", "d"]), vec![])
    );
}
