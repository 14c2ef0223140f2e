//! What a decision approves is told by a hash: it changes with the content, and with nothing else.

use plan::{
    canonical::{canonical, hex, plan_hash, section_hashes, sha256},
    declare::{Field, KINDS, Kind, Typed},
    model::PlanHeader,
    record::{Plan, Record},
    section::Section,
    value::Value,
};
use proptest::{prelude::*, sample::select, test_runner::Config};
use serde_json::{Value as Json, json};

/// A plan in which one field of one record is changed: before, after, and which field.
fn one_edit(
    wanted: fn(&Field) -> bool,
) -> impl Strategy<Value = (Plan, Plan, &'static Kind, &'static str)> {
    let places: Vec<(&'static Kind, usize)> = KINDS
        .iter()
        .flat_map(|kind| (0..kind.fields.len()).map(move |at| (kind, at)))
        .filter(|(kind, at)| wanted(&kind.fields[*at]))
        .collect();
    let edit = select(places).prop_flat_map(|(kind, at)| {
        let other = testkit::arbitrary::value(&kind.fields[at]);
        (testkit::arbitrary::record(kind), Just(at), other)
    });
    (testkit::arbitrary::plan(), edit)
        .prop_map(|(mut before, (mut record, at, other))| {
            let kind = record.kind;
            if kind.name == PlanHeader::NAME {
                record.id = before.id;
            }
            before.insert(record.clone());
            record.values[at] = other;
            let mut after = before.clone();
            after.insert(record);
            (before, after, kind, kind.fields[at].name)
        })
        .prop_filter("an edit that changes something", |(before, after, ..)| {
            before != after
        })
}

fn changed(before: &Plan, after: &Plan) -> Vec<Section> {
    let sections = section_hashes(before)
        .into_iter()
        .zip(section_hashes(after));
    sections
        .filter(|((_, before), (_, after))| before != after)
        .map(|((section, _), _)| section)
        .collect()
}

proptest! {
    #![proptest_config(Config::with_cases(96))]

    #[test]
    fn the_order_of_records_never_changes_a_hash(
        (plan, shuffled) in testkit::arbitrary::plan().prop_flat_map(|plan| {
            let records: Vec<Record> = plan.records.values().cloned().collect();
            (Just(plan), Just(records).prop_shuffle())
        })
    ) {
        let again = Plan::of(plan.id, shuffled);
        prop_assert_eq!(section_hashes(&again), section_hashes(&plan));
        prop_assert_eq!(plan_hash(&again), plan_hash(&plan));
    }

    #[test]
    fn a_change_of_a_hashed_field_always_changes_the_hash(
        (before, after, kind, field) in one_edit(|field| field.hashed)
    ) {
        let changed = changed(&before, &after);
        prop_assert!(!changed.is_empty(), "{}.{field}", kind.name);
        prop_assert_ne!(plan_hash(&before), plan_hash(&after));
        if kind.declaration.section_by.is_none() {
            prop_assert_eq!(changed, [kind.declaration.section], "{}.{}", kind.name, field);
        }
    }

    #[test]
    fn a_change_outside_the_hash_never_changes_it(
        (before, after, kind, field) in one_edit(|field| !field.hashed)
    ) {
        prop_assert!(changed(&before, &after).is_empty(), "{}.{field}", kind.name);
        prop_assert_eq!(plan_hash(&before), plan_hash(&after));
    }

    #[test]
    fn a_record_more_changes_the_hash_of_its_section_alone(
        plan in testkit::arbitrary::plan(),
        record in select(KINDS.iter().collect::<Vec<_>>()).prop_flat_map(testkit::arbitrary::record)
    ) {
        prop_assume!(plan.get(record.kind.name, record.id).is_none());
        let section = record.section();
        let hashed = record.kind.declaration.hashed;
        let mut more = plan.clone();
        more.insert(record);
        let expected: &[Section] = if hashed { &[section] } else { &[] };
        prop_assert_eq!(changed(&plan, &more), expected);
    }

    /// Reading and writing again, as every file does, is no change.
    #[test]
    fn what_is_read_back_has_the_same_hash(plan in testkit::arbitrary::plan()) {
        let again = plan.records.values().map(|record| {
            let text = record.to_json(|_| true).to_string();
            let json: Json = serde_json::from_str(&text).expect("JSON");
            Record::from_json(record.kind, &json).expect("a record")
        });
        let again = Plan::of(plan.id, again);
        prop_assert_eq!(&again, &plan);
        prop_assert_eq!(plan_hash(&again), plan_hash(&plan));
    }
}

/// The place where it was filled in is part of what is approved: the same text in two fields is two contents.
#[test]
fn the_name_of_the_field_counts() {
    let kind = plan::declare::kind("zone").expect("a kind");
    let id = plan::Uuid::from_u128(1);
    let with = |field: &str| {
        let mut record = Record::new(kind, id);
        assert!(record.put(field, Value::from("Centro")));
        plan_hash(&Plan::of(id, [record]))
    };
    assert_ne!(with("name"), with("code"));
}

/// RFC 8785, 3.2.2 and 3.2.3: literals, numbers, escapes and the order of members by UTF-16 units.
#[test]
fn canonical_json_is_that_of_rfc_8785() {
    let of_rfc = r#"{
        "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
        "literals": [null, true, false]
    }"#;
    let json: Json = serde_json::from_str(of_rfc).expect("JSON");
    let expected = concat!(
        r#"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#,
        r#""string":"€$\u000f\nA'B\"\\\\\"/"}"#
    );
    assert_eq!(canonical(&json), expected);
    assert_eq!(
        hex(canonical(&json)),
        concat!(
            "7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a",
            "5b3333333333333333332e333333333333332c31652b33302c342e352c302e3030322c31652d3237",
            "5d2c22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d"
        )
    );

    let members = json!({
        "\u{20ac}": "Euro Sign", "\r": "Carriage Return", "\u{fb33}": "Hebrew Letter Dalet With Dagesh",
        "1": "One", "\u{1f600}": "Emoji: Grinning Face", "\u{80}": "Control",
        "\u{f6}": "Latin Small Letter O With Diaeresis"
    });
    let text = canonical(&members);
    let order = [
        "Carriage", "One", "Control", "Latin", "Euro", "Emoji", "Hebrew",
    ];
    let places: Vec<_> = order.iter().map(|word| text.find(word)).collect();
    assert!(places.is_sorted() && places[0].is_some(), "{text}");
}

/// RFC 8785, appendix B.
#[test]
fn numbers_are_written_as_in_rfc_8785() {
    let numbers: [(u64, &str); 22] = [
        (0x0000_0000_0000_0000, "0"),
        (0x8000_0000_0000_0000, "0"),
        (0x0000_0000_0000_0001, "5e-324"),
        (0x8000_0000_0000_0001, "-5e-324"),
        (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
        (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"),
        (0x4340_0000_0000_0000, "9007199254740992"),
        (0xc340_0000_0000_0000, "-9007199254740992"),
        (0x4430_0000_0000_0000, "295147905179352830000"),
        (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"),
        (0x44b5_2d02_c7e1_4af6, "1e+23"),
        (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
        (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
        (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"),
        (0x444b_1ae4_d6e2_ef50, "1e+21"),
        (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"),
        (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
        (0x41b3_de43_5555_5553, "333333333.3333332"),
        (0x41b3_de43_5555_5554, "333333333.33333325"),
        (0x41b3_de43_5555_5555, "333333333.3333333"),
        (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
        (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
    ];
    for (bits, expected) in numbers {
        assert_eq!(canonical(&json!(f64::from_bits(bits))), expected);
    }
}

/// FIPS 180-2, appendix B.1.
#[test]
fn sha256_is_that_of_the_standard() {
    assert_eq!(
        sha256("abc"),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
}
