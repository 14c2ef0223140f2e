//! The dossier: whole, closed in itself, the same each time, and for its readers only.

use std::{collections::BTreeSet, fs};

use api::Code;
use plan::{
    declare::{Class, KINDS},
    portal::{Mapping, Ticks, walk::walk},
    privacy::{class_of, copy_for},
    record::Record,
    types::Type,
    value::Value,
};

use crate::kit::{Place, first, place, refused};

fn page(place: &mut Place, class: Class) -> String {
    let out = place.file(&format!("dossier-{}.html", class.word()));
    place.desk.save_dossier(place.plan, class, &out).unwrap();
    fs::read_to_string(out).unwrap()
}

fn escaped(text: &str) -> String {
    let text = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    text.replace('"', "&quot;").replace('\'', "&#39;")
}

#[test]
fn every_value_of_the_copy_is_there() {
    let mut place = place();
    let plan = place.plan();
    for class in [Class::P, Class::O, Class::R] {
        let html = page(&mut place, class);
        let copy = copy_for(&plan, class);
        let walked = walk(&copy, Mapping::builtin(), &Ticks::default());
        let lacking: Vec<_> = (walked.items())
            .filter(|item| {
                !html.contains(&format!(">{}<", escaped(&item.value))) && !item.value.is_empty()
            })
            .map(plan::portal::walk::Item::id)
            .collect();
        assert_eq!(lacking, [""; 0], "{class:?}");
        assert!(html.contains("NON è un formato ufficiale") && html.contains("BOZZA"));
        assert!(html.contains("DATI DI ESEMPIO") && html.contains("edizione 2026.1"));
        assert!(html.contains(&plan::canonical::plan_hash(&plan)) && html.contains("16/03/2026"));
    }
}

#[test]
fn it_is_one_file_and_needs_no_other() {
    let mut place = place();
    let html = page(&mut place, Class::O);
    for never in [
        "<script", "<link", "<img", "<iframe", "url(", "@import", "onclick", " src=",
    ] {
        assert!(!html.contains(never), "{never}");
    }
    // An address is in the text of a value at most: what can be followed leads to this page.
    assert!(
        html.split("href=")
            .skip(1)
            .all(|rest| rest.starts_with("\"#"))
    );
    assert!(html.starts_with("<!doctype html>\n<html lang=\"it\">"));
    let boxes = html.matches("<input type=\"checkbox\"").count();
    assert!(boxes > 1_500, "{boxes}");
    // Each box is named by the head of its row.
    let named: Vec<_> = html
        .split("aria-labelledby=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    let ids: BTreeSet<_> = html
        .split(" id=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    assert!(named.iter().all(|name| ids.contains(name)));
    assert_eq!(html.matches(" id=\"").count(), ids.len(), "each id once");
}

#[test]
fn the_same_data_and_day_give_the_same_bytes() {
    let mut place = place();
    let one = page(&mut place, Class::O);
    assert_eq!(one, page(&mut place, Class::O));
    // What is ticked stays in the office: only its own copy shows it.
    let id = format!("hydrant.working/{}", first(&place.plan(), "hydrant"));
    place.tick(&id);
    assert_eq!(one, page(&mut place, Class::O));
    assert!(!one.contains(" checked"));
    assert_eq!(page(&mut place, Class::R).matches(" checked>").count(), 1);
}

#[test]
fn texts_cannot_become_markup() {
    let mut place = place();
    let zone = first(&place.plan(), "zone");
    place.set(zone, "name", "</td><script>alert('à')</script> & \"x\"");
    let html = page(&mut place, Class::O);
    assert!(!html.contains("<script"));
    assert!(html.contains(
        "&lt;/td&gt;&lt;script&gt;alert(&#39;à&#39;)&lt;/script&gt; &amp; &quot;x&quot;"
    ));
}

/// Every text of the plan is a word that is found nowhere else: none of those above its readers is on the page.
#[test]
fn nothing_above_its_readers_is_on_the_page() {
    for class in [Class::P, Class::O] {
        let mut place = place();
        let before = place.plan();
        let mut puts: Vec<Record> = Vec::new();
        let mut number = 0;
        for record in before.records.values() {
            let mut marked = record.clone();
            for (at, field) in record.kind.fields.iter().enumerate() {
                if matches!(field.ty, Type::Text | Type::Long)
                    && field.name != "istat_code"
                    && field.max.is_none()
                {
                    marked.values[at] = Value::Text(format!("canarino{number:06}fine"));
                    number += 1;
                }
            }
            puts.push(marked);
        }
        let json = KINDS.iter().fold(serde_json::Map::new(), |mut all, kind| {
            let of_kind = puts.iter().filter(|record| record.kind.name == kind.name);
            all.insert(
                kind.name.into(),
                of_kind.map(|record| record.to_json(|_| true)).collect(),
            );
            all
        });
        place
            .desk
            .put_all(place.plan, &serde_json::Value::Object(json))
            .unwrap();
        let plan = place.plan();
        let html = page(&mut place, class);
        let (mut hidden, mut shown) = (0, 0);
        for record in plan.records.values() {
            for (field, value) in record.fields() {
                let Value::Text(text) = value else { continue };
                if !text.starts_with("canarino") {
                    continue;
                }
                if class_of(record, field) > class {
                    hidden += 1;
                    assert!(
                        !html.contains(text.as_str()),
                        "{class:?}: {}.{}",
                        record.kind.name,
                        field.name
                    );
                } else {
                    shown += usize::from(html.contains(text.as_str()));
                }
            }
        }
        assert!(
            hidden > 5 && shown > 300,
            "{class:?}: {hidden} hidden, {shown} shown"
        );
    }
}

/// In the public copy an empty value and one that was left out look the same: both are not there.
#[test]
fn the_public_copy_does_not_tell_what_it_hides() {
    let mut place = place();
    let public = page(&mut place, Class::P);
    assert!(!public.contains("vuoto nel piano"));
    assert!(page(&mut place, Class::O).contains("vuoto nel piano"));
}

#[test]
fn what_cannot_be_written_is_said_and_the_old_one_stays() {
    let mut place = place();
    let out = place.file("manca").join("dossier.html");
    let plan = place.plan;
    refused(
        place.desk.save_dossier(plan, Class::O, &out),
        Code::Failed,
        "dossier.html",
    );
    let folder = place.folder.path().to_owned();
    assert!(place.desk.save_dossier(plan, Class::O, &folder).is_err());
}
