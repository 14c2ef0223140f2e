//! What was typed stays typed until the plan says otherwise.

use jiff::civil::{Date, date};
use plan::{
    Uuid,
    portal::{
        Mapping, Ticks, ticks,
        walk::{Walk, walk},
    },
    record::Plan,
    value::Value,
};
use proptest::{prelude::*, test_runner::Config};
use serde_json::json;
use testkit::{
    build,
    examples::{casaletto, id},
};

const DAY: Date = date(2026, 3, 16);

fn walked(plan: &Plan) -> Walk<'_> {
    walk(plan, Mapping::builtin(), &Ticks::of(plan))
}

/// Ticks everything that there is.
fn all_ticked(plan: &Plan) -> Plan {
    let mut after = plan.clone();
    let known = Ticks::of(plan);
    for (n, item) in walked(plan).items().enumerate() {
        let new = Uuid::from_u128(0x7000 + n as u128);
        for record in ticks::tick(&known, item, DAY, "Anna Prova", new).puts {
            after.insert(record);
        }
    }
    after
}

fn again(plan: &Plan) -> Vec<String> {
    let walked = walked(plan);
    let mut ids: Vec<_> = (walked.items().filter(|item| item.is_again()))
        .map(|item| item.line.id.clone())
        .collect();
    ids.extend((walked.sections.iter()).flat_map(|s| s.gone.iter().map(|g| g.id(s.section))));
    ids.sort();
    ids
}

fn set(plan: &mut Plan, kind: &'static str, id: Uuid, field: &str, value: Value) {
    let record = plan.records.get_mut(&(kind, id)).unwrap();
    assert!(record.put(field, value));
}

fn first(plan: &Plan, kind: &str) -> Uuid {
    plan.of_kind(kind).next().unwrap().id
}

#[test]
fn three_changes_come_back_and_nothing_else() {
    let mut plan = all_ticked(&casaletto(DAY));
    let (done, all) = {
        let walked = walked(&plan);
        let counts = walked
            .sections
            .iter()
            .map(plan::portal::walk::WalkedSection::count);
        counts.fold((0, 0), |sum, (done, all, _)| (sum.0 + done, sum.1 + all))
    };
    assert_eq!((done, again(&plan)), (all, vec![]));
    assert!(all > 2_000, "{all} values of the example");
    let channel = first(&plan, "information_channel");
    let hydrant = first(&plan, "hydrant");
    let profile = first(&plan, "commune_profile");
    set(
        &mut plan,
        "information_channel",
        channel,
        "reaches",
        Value::from("Tutte le frazioni"),
    );
    set(
        &mut plan,
        "hydrant",
        hydrant,
        "working",
        Value::from("fuori_uso"),
    );
    set(
        &mut plan,
        "commune_profile",
        profile,
        "residents",
        Value::Int(1162),
    );
    assert_eq!(
        again(&plan),
        [
            "commune_profile.residents",
            "hydrant.working",
            "information_channel.reaches"
        ]
    );
    // Verification dates and notes are not on the portal.
    set(
        &mut plan,
        "hydrant",
        hydrant,
        "verified_on",
        Value::from("2026-03-15"),
    );
    set(
        &mut plan,
        "hydrant",
        hydrant,
        "notes",
        Value::from("Chiave in Comune"),
    );
    assert_eq!(again(&plan).len(), 3);
    // Put back as it was, it is as it was typed.
    let before = casaletto(DAY)
        .get("hydrant", hydrant)
        .unwrap()
        .get("working")
        .clone();
    set(&mut plan, "hydrant", hydrant, "working", before);
    assert_eq!(again(&plan).len(), 2);
}

/// Another name of what links lead to is another value wherever it is typed.
#[test]
fn a_new_name_comes_back_wherever_it_is_typed() {
    let mut plan = all_ticked(&casaletto(DAY));
    let depot = first(&plan, "depot");
    let link = Value::Text(depot.to_string());
    let users = ["material", "vehicle"]
        .iter()
        .flat_map(|kind| plan.of_kind(kind))
        .filter(|record| *record.get("depot_id") == link)
        .count();
    assert!(users > 0);
    set(
        &mut plan,
        "depot",
        depot,
        "name",
        Value::from("Magazzino nuovo"),
    );
    let again = again(&plan);
    assert_eq!(again.iter().filter(|line| *line == "depot.name").count(), 1);
    assert_eq!(
        again
            .iter()
            .filter(|line| line.ends_with(".depot_id"))
            .count(),
        users
    );
}

#[test]
fn what_is_gone_from_the_plan_is_to_be_taken_off() {
    let mut plan = all_ticked(&casaletto(DAY));
    let area = id("emergency_area", "attesa_municipio");
    let area = if plan.get("emergency_area", area).is_some() {
        area
    } else {
        first(&plan, "emergency_area")
    };
    let name = plan
        .get("emergency_area", area)
        .unwrap()
        .get("name")
        .clone()
        .text()
        .unwrap();
    let section = |plan: &Plan| {
        let walked = walked(plan);
        let found = walked
            .sections
            .iter()
            .find(|s| s.parts.iter().any(|p| p.record.id == area));
        found.map(|s| s.section.id.clone())
    };
    let home = section(&plan).unwrap();
    plan.remove("emergency_area", area);
    let expected = format!("gone/{home}/{area}");
    let (called, edit) = {
        let known = Ticks::of(&plan);
        let walked = walk(&plan, Mapping::builtin(), &known);
        let gone = walked.gone(&expected).expect("its item");
        assert!(!gone.elsewhere);
        (
            gone.called.clone(),
            ticks::taken_off(&known, gone.keys.iter()),
        )
    };
    assert_eq!(called, name);
    assert!(edit.puts.is_empty() && edit.removes.len() > 3);
    let after = edit.made(&plan);
    assert!(
        walked(&after)
            .sections
            .iter()
            .all(|section| section.gone.is_empty())
    );
}

/// An area of another type is on another page of the portal.
#[test]
fn what_passed_to_another_list_is_to_be_taken_off_the_first() {
    let area = || {
        build::new("emergency_area", 1)
            .with("name", "Prato")
            .with("capacity_people", 80)
    };
    let plan = all_ticked(&build::plan([area().with("area_type", "attesa")]));
    let mut moved = plan.clone();
    let id = build::id("emergency_area", 1);
    set(
        &mut moved,
        "emergency_area",
        id,
        "area_type",
        Value::from("ammassamento"),
    );
    let walked = walked(&moved);
    let gone = walked
        .gone(&format!("gone/attesa/{id}"))
        .expect("on the page of the waiting areas");
    assert!(gone.elsewhere);
    assert_eq!(gone.called, "Prato");
    let there = walked
        .item(&format!("ammassamento.name/{id}"))
        .expect("on its new page");
    assert!(there.tick.is_none());
}

#[test]
fn an_empty_value_is_ticked_as_empty_and_comes_back_when_filled() {
    let mut plan = all_ticked(&build::plan([build::new("emergency_area", 1)
        .with("name", "Prato")
        .with("area_type", "attesa")]));
    let id = build::id("emergency_area", 1);
    {
        let walked = walked(&plan);
        let item = walked
            .item(&format!("attesa.capacity_people/{id}"))
            .unwrap();
        assert!(item.value.is_empty() && item.is_done());
        // Rarely filled in, and empty: no item at all.
        assert!(walked.item(&format!("attesa.cle_id/{id}")).is_none());
    }
    set(
        &mut plan,
        "emergency_area",
        id,
        "capacity_people",
        Value::Int(80),
    );
    assert_eq!(again(&plan), ["attesa.capacity_people"]);
}

/// A value that was typed and then emptied is to be emptied on the portal, however rarely it is filled in.
#[test]
fn what_was_emptied_comes_back() {
    let mut plan = all_ticked(&build::plan([build::new("emergency_area", 1)
        .with("name", "Prato")
        .with("area_type", "attesa")
        .with("cle_id", "12345")]));
    let id = build::id("emergency_area", 1);
    set(&mut plan, "emergency_area", id, "cle_id", Value::Empty);
    assert_eq!(again(&plan), ["attesa.cle_id"]);
}

fn limited() -> Mapping {
    let json = json!({
        "format": "piano-pronto/ppc-online/1", "edition": "2026.9",
        "sections": [{ "id": "s", "groups": [{ "kind": "zone", "lines": [
            { "id": "z.name", "field": "name", "most": 10 },
        ]}]}],
    });
    Mapping::read(&json.to_string()).unwrap()
}

#[test]
fn a_shorter_text_is_kept_apart_until_the_plan_changes() {
    let mapping = limited();
    let mut plan = build::plan([build::new("zone", 1).with("name", "Frazione di Rubbiano")]);
    let whole = plan.clone();
    let item_id = format!("z.name/{}", build::id("zone", 1));
    let shorten = |plan: &Plan, text: &str, n: u128| {
        let known = Ticks::of(plan);
        let walked = walk(plan, &mapping, &known);
        let item = walked.item(&item_id).unwrap();
        ticks::shorten(&known, item, text, Uuid::from_u128(n)).made(plan)
    };
    let tick = |plan: &Plan, n: u128| {
        let known = Ticks::of(plan);
        let walked = walk(plan, &mapping, &known);
        let item = walked.item(&item_id).unwrap();
        ticks::tick(&known, item, DAY, "Anna", Uuid::from_u128(n)).made(plan)
    };
    let look = |plan: &Plan| {
        let known = Ticks::of(plan);
        let walked = walk(plan, &mapping, &known);
        let item = walked.item(&item_id).unwrap();
        (
            item.to_type().to_owned(),
            item.too_long(),
            item.is_done(),
            item.is_again(),
        )
    };
    assert_eq!(
        look(&plan),
        ("Frazione di Rubbiano".into(), true, false, false)
    );
    plan = shorten(&plan, "Rubbiano", 1);
    assert_eq!(look(&plan), ("Rubbiano".into(), false, false, false));
    assert_eq!(
        plan.get("zone", build::id("zone", 1)),
        whole.get("zone", build::id("zone", 1))
    );
    plan = tick(&plan, 2);
    assert_eq!(look(&plan), ("Rubbiano".into(), false, true, false));
    // Another shorter text: the portal has the one of before.
    let other = shorten(&plan, "Rubb.", 3);
    assert_eq!(look(&other), ("Rubb.".into(), false, false, true));
    // Given up: the portal should have the whole text.
    let none = shorten(&plan, "", 4);
    assert_eq!(
        look(&none),
        ("Frazione di Rubbiano".into(), true, false, true)
    );
    // The plan changes: the shorter text is no longer of it.
    set(
        &mut plan,
        "zone",
        build::id("zone", 1),
        "name",
        Value::from("Frazione di Credera"),
    );
    assert_eq!(
        look(&plan),
        ("Frazione di Credera".into(), true, false, true)
    );
    let known = Ticks::of(&plan);
    let walked = walk(&plan, &mapping, &known);
    let item = walked.item(&item_id).unwrap();
    assert_eq!(item.short.as_ref().unwrap().text, "Rubbiano");
    assert!(item.short_in_use().is_none());
}

/// Two people ticked the same value in two copies of the plan that were then put together.
#[test]
fn two_ticks_of_one_value_are_one() {
    let mapping = limited();
    let plan = build::plan([build::new("zone", 1).with("name", "Centro")]);
    let item_id = format!("z.name/{}", build::id("zone", 1));
    let mut both = plan.clone();
    for (n, day, who) in [
        (1, date(2026, 3, 10), "Anna"),
        (2, date(2026, 3, 12), "Bruno"),
    ] {
        let walked = walk(&plan, &mapping, &Ticks::default());
        let item = walked.item(&item_id).unwrap();
        both = ticks::tick(&Ticks::default(), item, day, who, Uuid::from_u128(n)).made(&both);
    }
    assert_eq!(both.of_kind("portal_tick").count(), 2);
    let known = Ticks::of(&both);
    let walked = walk(&both, &mapping, &known);
    let item = walked.item(&item_id).unwrap();
    assert_eq!(item.tick.as_ref().map(|tick| &*tick.by), Some("Bruno"));
    let unticked = ticks::untick(&known, item).made(&both);
    assert_eq!(unticked.of_kind("portal_tick").count(), 0);
    let once = ticks::tick(&known, item, DAY, "Carla", Uuid::from_u128(3)).made(&both);
    assert_eq!(once.of_kind("portal_tick").count(), 1);
}

/// Ticks of lines that another mapping has sleep: they neither count nor disturb, and are there when it comes back.
#[test]
fn ticks_outlive_a_change_of_mapping() {
    let plan = all_ticked(&casaletto(DAY));
    let other = limited();
    let known = Ticks::of(&plan);
    let walked_other = walk(&plan, &other, &known);
    assert!(walked_other.items().all(|item| item.tick.is_none()));
    assert!(
        walked_other
            .sections
            .iter()
            .all(|section| section.gone.is_empty())
    );
    assert!(again(&plan).is_empty());
    // What the plan no longer has is to be taken off, whichever mapping it was typed with.
    let mut less = plan.clone();
    let gate = first(&less, "gate");
    less.remove("gate", gate);
    let known = Ticks::of(&less);
    let walked = walk(&less, &other, &known);
    assert!(walked.gone(&format!("gone/s/{gate}")).is_some());
}

proptest! {
    #![proptest_config(Config::with_cases(48))]

    /// Whatever a plan holds, nothing panics, ids are of one item each, and what is ticked is done.
    #[test]
    fn any_plan_can_be_walked_and_ticked(plan in testkit::arbitrary::plan()) {
        let ids: Vec<_> = walked(&plan).items().map(plan::portal::walk::Item::id).collect();
        let mut once = ids.clone();
        once.sort();
        once.dedup();
        prop_assert_eq!(once.len(), ids.len());
        let ticked = all_ticked(&plan);
        prop_assert!(walked(&ticked).items().all(|item| item.tick.is_none() || item.is_done()));
    }
}
