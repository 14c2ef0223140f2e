//! The shipped examples are read without a fault, are whole, and stay the same.

use std::collections::HashSet;

use jiff::civil::{Date, date};
use plan::{
    canonical,
    codelists::Lists,
    completeness::completeness,
    measures::box_of,
    model::{Action, Attachment, EmergencyArea, Scenario},
    record::Plan,
    registry::Registry,
    types::Type,
    value::Value,
};
use testkit::examples::*;

const TODAY: Date = date(2026, 3, 16);

/// Every value is readable, every code is in its list, every link leads to a record of the right kind.
fn well_formed(plan: &Plan) {
    let lists = Lists::builtin();
    for record in plan.records.values() {
        let place = format!("{} {}", record.kind.name, record.id);
        for (field, value) in record.fields() {
            assert!(!matches!(value, Value::Raw(_)), "{place}.{}", field.name);
            let texts: Vec<&String> = match value {
                Value::Text(text) => vec![text],
                Value::Set(set) => set.iter().collect(),
                _ => continue,
            };
            for text in texts {
                if let Some(list) = field.ty.code_list() {
                    let known = lists.rows(list).iter().any(|row| row.code == *text);
                    assert!(known, "{place}.{}: {text}", field.name);
                }
                if let Some(target) = field.ty.target() {
                    let id = text.parse().expect("a link is an id");
                    assert!(plan.get(target, id).is_some(), "{place}.{}", field.name);
                }
                if matches!(field.ty, Type::Text | Type::Long) {
                    assert!(!text.contains('\u{fffd}'), "{place}.{}", field.name);
                }
            }
        }
    }
}

#[test]
fn the_example_is_whole() {
    let plan = casaletto(TODAY);
    well_formed(&plan);
    assert!(
        (270..=340).contains(&plan.records.len()),
        "{}",
        plan.records.len()
    );
    for figure in completeness(&plan) {
        assert_eq!(
            (figure.percent(), figure.expected),
            (100, figure.filled),
            "{}",
            figure.section.code()
        );
        assert!(figure.records > 0, "{}", figure.section.code());
    }
    assert_eq!(plan.of_kind("hazard").count(), 17);
    assert_eq!(plan.all::<Scenario>().len(), 4);
    assert!(plan.header().is_some_and(|h| h.is_example == Some(true)));
    // Each action belongs to one scenario, so that a scenario without its actions has none at all.
    assert!(plan.all::<Action>().iter().all(|a| a.scenario_id.is_some()));
}

#[test]
fn the_example_lies_in_its_commune() {
    let plan = casaletto(TODAY);
    let commune = Registry::builtin()
        .commune(&plan.istat_code())
        .expect("the register knows Casaletto Ceredano");
    let (west, south, east, north) = commune.bounds;
    let mut drawn = 0;
    for record in plan.records.values() {
        for (field, value) in record.fields() {
            let Value::Geometry(geometry) = value else {
                continue;
            };
            let (w, s, e, n) = box_of(geometry).expect("a drawing has a box");
            drawn += 1;
            // A flood and a river go a little beyond the border.
            assert!(
                w >= west - 0.001 && s >= south - 0.001 && e <= east + 0.001 && n <= north + 0.001,
                "{} {}.{}",
                record.kind.name,
                record.id,
                field.name
            );
        }
    }
    assert!(drawn > 40, "{drawn}");
    for area in plan.all::<EmergencyArea>() {
        let drawn = area.place.geometry.as_ref().map(plan::measures::area_m2);
        let (drawn, declared) = drawn.zip(area.declared_area_m2).expect("both are there");
        assert!((declared / drawn - 1.0).abs() < 0.05, "{:?}", area.name);
    }
}

#[test]
fn the_attachments_are_the_bytes_they_say() {
    for (plan, files) in [
        (casaletto(TODAY), casaletto_files(TODAY)),
        (casaletto_approved(TODAY), casaletto_approved_files(TODAY)),
    ] {
        let attachments = plan.all::<Attachment>();
        assert_eq!(attachments.len(), files.len());
        for attachment in attachments {
            let bytes = &files[&attachment.id.uuid()];
            assert_eq!(attachment.sha256, Some(canonical::sha256(bytes)));
            assert_eq!(attachment.size_bytes, i64::try_from(bytes.len()).ok());
        }
    }
}

#[test]
fn two_readings_give_one_plan() {
    assert_eq!(casaletto(TODAY), casaletto(TODAY));
    let (one, other) = (casaletto(TODAY), casaletto(TODAY));
    assert_eq!(canonical::plan_hash(&one), canonical::plan_hash(&other));
    // Dates move with the day, ids do not.
    let later = casaletto(date(2028, 2, 29));
    assert!(one.records.keys().eq(later.records.keys()));
    well_formed(&later);
    well_formed(&casaletto_approved(TODAY));
}

#[test]
fn there_is_a_draft_for_every_commune_and_level() {
    for commune in &Registry::builtin().communes {
        let mut before = 0;
        for level in 1..=3 {
            let plan = draft(&commune.istat_code, level, TODAY);
            well_formed(&plan);
            assert!(plan.records.len() > before, "{}", commune.name);
            before = plan.records.len();
            let text = format!("{:?}", plan.records.values().collect::<Vec<_>>());
            assert!(!text.contains("{comune}") && !text.contains("{punto"));
        }
    }
    let ids = |istat| {
        draft(istat, 3, TODAY)
            .records
            .into_keys()
            .collect::<HashSet<_>>()
    };
    assert!(
        ids("019018").is_disjoint(&ids("019034")),
        "no two drafts share an id"
    );
}
