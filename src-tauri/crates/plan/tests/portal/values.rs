//! Each type of value in the portal's form.

use plan::portal::{
    Mapping, Ticks,
    value::{letters, rings},
    walk,
};
use plan::{types::Type, value::Value};
use serde_json::{Value as Json, json};
use testkit::build::{self, Built};

/// The value of one field of one record in that form.
fn written(record: Built, field: &str, form: &Json) -> String {
    written_in([record], field, &json!({ "form": form }))
}

fn written_in<const N: usize>(records: [Built; N], field: &str, line: &Json) -> String {
    let kind = records[0].0.kind.name;
    let id = records[0].0.id;
    let mut full = json!({ "id": "l", "field": field });
    for (member, value) in line.as_object().unwrap() {
        full[member] = value.clone();
    }
    let mapping = Mapping::read(
        &json!({
            "format": "piano-pronto/ppc-online/1", "edition": "1",
            "sections": [{ "id": "s", "groups": [{ "kind": kind, "lines": [full] }] }],
        })
        .to_string(),
    )
    .unwrap();
    assert_eq!(mapping.all_faults(), [""; 0]);
    let plan = build::plan(records);
    let walked = walk(&plan, &mapping, &Ticks::default());
    walked.item(&format!("l/{id}")).unwrap().value.clone()
}

#[test]
fn dates_in_the_four_forms() {
    for (form, whole, month) in [
        ("dd/mm/yyyy", "05/03/2026", "11/1994"),
        ("dd.mm.yyyy", "05.03.2026", "11.1994"),
        ("dd-mm-yyyy", "05-03-2026", "11-1994"),
        ("yyyy-mm-dd", "2026-03-05", "1994-11"),
    ] {
        let form = json!({ "date": form });
        let act = build::new("act", 1).with("act_date", "2026-03-05");
        assert_eq!(written(act, "act_date", &form), whole);
        let event = |on: &str| build::new("past_event", 1).with("happened_on", on);
        assert_eq!(written(event("1994-11"), "happened_on", &form), month);
        assert_eq!(written(event("1994"), "happened_on", &form), "1994");
    }
}

#[test]
fn numbers_with_their_decimals_and_unit() {
    let area = |area: f64| build::new("emergency_area", 1).with("declared_area_m2", area);
    let field = "declared_area_m2";
    assert_eq!(written(area(1250.5), field, &json!({})), "1250,5");
    assert_eq!(
        written(area(1250.5), field, &json!({ "decimals": 2 })),
        "1250,50"
    );
    assert_eq!(
        written(area(1250.0), field, &json!({ "decimals": 0, "unit": true })),
        "1250 m²"
    );
    assert_eq!(
        written(area(0.1), field, &json!({ "decimal_mark": "." })),
        "0.1"
    );
    let people = build::new("emergency_area", 1).with("capacity_people", 140);
    assert_eq!(
        written(people, "capacity_people", &json!({ "decimals": 2 })),
        "140"
    );
}

#[test]
fn codes_labels_and_the_portals_own_words() {
    let area = || build::new("emergency_area", 1).with("area_type", "attesa");
    assert_eq!(
        written(area(), "area_type", &json!({ "code": "label" })),
        "Area di attesa"
    );
    assert_eq!(
        written(area(), "area_type", &json!({ "code": "code" })),
        "attesa"
    );
    let words = json!({ "codes": { "attesa": "AA" } });
    assert_eq!(written_in([area()], "area_type", &words), "AA");
    let other = build::new("emergency_area", 1).with("area_type", "ammassamento");
    let label = "Ammassamento soccorritori e risorse";
    assert_eq!(
        written_in([other], "area_type", &words),
        label,
        "without a word: the label"
    );
    let unknown = build::new("emergency_area", 1).with("area_type", "boh");
    assert_eq!(written(unknown, "area_type", &json!({})), "boh");
    let several =
        build::new("emergency_area", 1).with("secondary_types", json!(["ammassamento", "attesa"]));
    assert_eq!(
        written(several, "secondary_types", &json!({ "join": " | " })),
        "Area di attesa | Ammassamento soccorritori e risorse",
        "in the order of the list"
    );
}

#[test]
fn whole_numbers_may_have_words() {
    let rank = |rank: i64| build::new("nomination", 1).with("rank", rank);
    let words = json!({ "codes": { "0": "Titolare", "1": "Sostituto" } });
    assert_eq!(written_in([rank(0)], "rank", &words), "Titolare");
    assert_eq!(written_in([rank(1)], "rank", &words), "Sostituto");
    assert_eq!(written_in([rank(2)], "rank", &words), "2");
}

#[test]
fn yes_no_communes_and_texts() {
    let area = |answer: bool| build::new("emergency_area", 1).with("lighting", answer);
    assert_eq!(written(area(true), "lighting", &json!({})), "sì");
    assert_eq!(written(area(false), "lighting", &json!({ "no": "N" })), "N");
    assert_eq!(
        written(build::new("emergency_area", 1), "lighting", &json!({})),
        ""
    );
    let shared =
        |kind: &str, field: &str| build::new(kind, 1).with(field, json!(["019010", "019018"]));
    let scenario = || shared("scenario", "shared_with");
    assert_eq!(
        written(scenario(), "shared_with", &json!({})),
        "Camisano; Casaletto Ceredano"
    );
    assert_eq!(
        written(scenario(), "shared_with", &json!({ "commune": "istat" })),
        "019010; 019018"
    );
    let host = || build::new("emergency_area", 1).with("host_commune", "019018");
    assert_eq!(
        written(host(), "host_commune", &json!({})),
        "Casaletto Ceredano"
    );
    let long = || build::new("scenario", 1).with("effects", "Prima riga\n\n  seconda   riga");
    assert_eq!(
        written(long(), "effects", &json!({})),
        "Prima riga\n\n  seconda   riga"
    );
    assert_eq!(
        written(long(), "effects", &json!({ "one_line": true })),
        "Prima riga seconda riga"
    );
    let raw =
        build::new("emergency_area", 1).with("capacity_people", json!({ "raw": "una decina" }));
    assert_eq!(
        written(raw, "capacity_people", &json!({})),
        "una decina",
        "kept as typed"
    );
}

#[test]
fn links_by_the_name_of_what_they_lead_to() {
    let role = || build::new("crisis_unit_role", 1).with("role_code", "roc");
    let point = || {
        build::new("critical_point", 1).with("watch_role_id", build::link("crisis_unit_role", 1))
    };
    let title = written_in([point(), role()], "watch_role_id", &json!({}));
    assert!(title.contains("ROC"), "{title}");
    assert_eq!(
        written_in([point()], "watch_role_id", &json!({})),
        "",
        "it leads nowhere"
    );
    let nameless = written_in(
        [
            point(),
            build::new("crisis_unit_role", 1).with("membership", "effettivo"),
        ],
        "watch_role_id",
        &json!({}),
    );
    assert!(
        !nameless.is_empty(),
        "there is something, though nothing names it"
    );
}

#[test]
fn shapes_in_words_that_change_with_every_vertex() {
    let point = build::new("gate", 1).with(
        "geometry",
        json!({ "type": "Point", "coordinates": [9.6176, 45.3181] }),
    );
    assert_eq!(
        written(point, "geometry", &json!({})),
        "45.3181000, 9.6176000"
    );
    let square = |corner: f64| {
        build::new("zone", 1).with(
            "geometry",
            json!({ "type": "Polygon", "coordinates": [[
                [9.61, 45.31], [corner, 45.31], [corner, 45.32], [9.61, 45.32], [9.61, 45.31],
            ]] }),
        )
    };
    let words = written(square(9.62), "geometry", &json!({}));
    assert!(words.starts_with("Superficie di 4 vertici, "), "{words}");
    let moved = written(square(9.620_000_1), "geometry", &json!({}));
    assert_ne!(words, moved, "a vertex moved by a centimetre");
    let record = square(9.62).0;
    let plan::value::Value::Geometry(geometry) = record.get("geometry") else {
        panic!("no shape")
    };
    let corners = rings(geometry);
    assert_eq!(
        corners,
        [vec![
            (9.61, 45.31),
            (9.62, 45.31),
            (9.62, 45.32),
            (9.61, 45.32)
        ]]
    );
}

#[test]
fn letters_are_counted_as_a_web_page_does() {
    assert_eq!(letters("città"), 5);
    assert_eq!(letters("😀"), 2);
}

/// No value of the whole example would puzzle who types it: no code, no id, no date of files, no point for a comma.
#[test]
fn every_value_of_the_example_is_in_the_portals_form() {
    let plan = testkit::examples::casaletto(jiff::civil::date(2026, 3, 16));
    let lists = plan::codelists::Lists::builtin();
    let walked = walk(&plan, Mapping::builtin(), &Ticks::default());
    let figures = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let mut seen = std::collections::BTreeMap::new();
    for item in walked.items().filter(|item| !item.value.is_empty()) {
        let (field, value) = (item.field(), item.value.as_str());
        let at = format!("{}: {value}", item.id());
        *seen.entry(field.ty.name()).or_insert(0) += 1;
        assert_eq!(value.trim(), value, "{at}");
        let whole = item.record.get(field.name);
        match field.ty {
            Type::Code(list) => {
                let labels: Vec<_> = lists.rows(list).iter().map(|row| &row.label).collect();
                assert!(labels.iter().any(|label| *label == value), "{at}");
            }
            Type::Codes(list) => {
                let labels: Vec<_> = lists.rows(list).iter().map(|row| &row.label).collect();
                let good = |part: &str| labels.iter().any(|label| *label == part);
                assert!(value.split("; ").all(good), "{at}");
            }
            Type::Date => {
                let parts: Vec<_> = value.split('/').collect();
                assert_eq!(
                    parts.iter().map(|part| part.len()).collect::<Vec<_>>(),
                    [2, 2, 4],
                    "{at}"
                );
                assert!(parts.into_iter().all(figures), "{at}");
            }
            Type::PartialDate => assert!(
                !value.contains('-') && value.split('/').all(figures),
                "{at}"
            ),
            Type::Int if field.name == "rank" => {
                assert!(
                    ["Titolare", "Primo sostituto", "Secondo sostituto"].contains(&value),
                    "{at}"
                );
            }
            Type::Int => assert!(figures(value), "{at}"),
            Type::Dec => assert!(
                value
                    .replacen(',', "", 1)
                    .bytes()
                    .all(|b| b.is_ascii_digit()),
                "{at}"
            ),
            Type::Bool => assert!(["sì", "no"].contains(&value), "{at}"),
            Type::Link(_) | Type::Links(_) => {
                let id = |part: &str| part.len() == 36 && part.matches('-').count() == 4;
                assert!(!value.split([' ', ';']).any(id), "{at}");
            }
            Type::Communes => assert!(!value.bytes().any(|b| b.is_ascii_digit()), "{at}"),
            Type::Geometry => {
                let point = value.split(", ").all(|part| part.parse::<f64>().is_ok());
                assert!(point || value.contains(" vertici, "), "{at}");
            }
            Type::Text | Type::Long => {
                if !["istat_code", "host_commune"].contains(&field.name) {
                    assert_eq!(Value::from(value), *whole, "{at}");
                }
            }
        }
    }
    // All types of value but the sets of communes, which this example has none of.
    assert_eq!(seen.len(), 12, "{seen:?}");
}
