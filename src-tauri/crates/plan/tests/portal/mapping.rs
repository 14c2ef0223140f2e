//! The shipped mapping covers the plan; a file that is wrong is refused or its line is left out, in words that help.

use jiff::civil::date;
use plan::{
    codelists::Lists,
    declare::{Class, KINDS},
    portal::{Mapping, Ticks, mapping::SHIPPED, walk},
};
use serde_json::{Value as Json, json};
use testkit::{build, examples::casaletto};

const DAY: jiff::civil::Date = date(2026, 3, 16);

fn one(lines: &Json) -> Json {
    json!({
        "format": "piano-pronto/ppc-online/1", "edition": "2026.9",
        "sections": [{ "id": "aree", "label": "Aree", "groups": [{ "kind": "emergency_area", "lines": lines }] }],
    })
}

fn read(json: &Json) -> Mapping {
    Mapping::read(&json.to_string()).unwrap_or_else(|why| panic!("{why}"))
}

#[test]
fn the_shipped_mapping_has_no_fault() {
    let mapping = Mapping::builtin();
    assert_eq!(mapping.all_faults(), [""; 0]);
    assert!(mapping.notice.contains("NON è un formato ufficiale"));
    assert!(mapping.valid_on(DAY));
}

/// Who adds a field says whether it goes to the portal, or why not.
#[test]
fn every_field_is_on_the_portal_or_said_not_to_be() {
    let mapping = Mapping::builtin();
    let forgotten: Vec<_> = (mapping.forgotten().iter())
        .map(|(kind, field)| format!("{}.{}", kind.name, field.name))
        .collect();
    assert_eq!(forgotten, [""; 0], "in neither list");
    let both: Vec<_> = (mapping.lines())
        .filter(|(group, line)| mapping.absent(group.kind, line.field(group.kind)).is_some())
        .map(|(_, line)| &line.id)
        .collect();
    assert_eq!(both, [""; 0], "in both lists");
    let absent: Vec<_> = mapping
        .absent
        .iter()
        .filter(|a| a.reason.len() < 20)
        .collect();
    assert!(absent.is_empty(), "{absent:?}");
}

/// What is for the fewest readers leaves the office in no way that the program proposes.
#[test]
fn nothing_reserved_is_on_the_portal() {
    let reserved: Vec<_> = (Mapping::builtin().lines())
        .filter(|(group, line)| line.field(group.kind).class == Class::R)
        .map(|(_, line)| &line.id)
        .collect();
    assert_eq!(reserved, [""; 0]);
}

#[test]
fn the_fourteen_national_classes_have_a_section_each() {
    let mapping = Mapping::builtin();
    for class in Lists::builtin().rows("NATIONAL_CLASS") {
        let of_class: Vec<_> = (mapping.sections.iter())
            .filter(|section| section.national_class == class.code)
            .collect();
        let [section] = of_class.as_slice() else {
            panic!("class {}: {} sections", class.code, of_class.len());
        };
        let kinds: Vec<_> = section.groups.iter().map(|group| group.kind.name).collect();
        let types = class.codes("area_types").count();
        let filtered = section.groups.iter().filter(|group| !group.only.is_empty());
        assert_eq!(filtered.count(), types, "class {}", class.code);
        for kind in class
            .codes("kinds")
            .filter(|kind| !kind.starts_with("plan_"))
        {
            assert!(kinds.contains(&kind), "class {}: no {kind}", class.code);
        }
    }
}

#[test]
fn every_record_of_the_example_is_in_one_list() {
    let plan = casaletto(DAY);
    let walked = walk(&plan, Mapping::builtin(), &Ticks::default());
    assert_eq!(walked.left_over(&plan), []);
    let mut listed: Vec<_> = (walked.sections.iter().flat_map(|section| &section.parts))
        .map(|part| part.record.id)
        .collect();
    let count = listed.len();
    listed.sort();
    listed.dedup();
    assert_eq!(listed.len(), count, "a record in two lists");
}

/// An area whose type is unknown or empty would be in no list but for the one that takes the rest.
#[test]
fn what_no_filter_lets_through_is_in_the_rest() {
    let plan = build::plan([
        build::new("emergency_area", 1).with("name", "Campo"),
        build::new("emergency_area", 2)
            .with("name", "Prato")
            .with("area_type", "boh"),
        build::new("emergency_area", 3)
            .with("name", "Piazza")
            .with("area_type", "attesa"),
    ]);
    let walked = walk(&plan, Mapping::builtin(), &Ticks::default());
    assert_eq!(walked.left_over(&plan), []);
    let label = |n| {
        let id = build::id("emergency_area", n);
        let parts = walked.sections.iter().flat_map(|section| &section.parts);
        let mut of_record = parts.filter(|part| part.record.id == id);
        let part = of_record.next().unwrap();
        assert!(of_record.next().is_none());
        part.group.label.clone()
    };
    assert_eq!(label(1), "Aree di emergenza senza tipo");
    assert_eq!(label(2), "Aree di emergenza senza tipo");
    assert_eq!(label(3), "Aree di attesa");
}

#[test]
fn a_faulty_line_is_said_in_its_section_and_the_others_work() {
    let mapping = read(&one(&json!([
        { "id": "a.name", "label": "Nome", "field": "name" },
        { "id": "a.capacity", "label": "Posti", "field": "capacity" },
        { "id": "a.name", "label": "Ancora", "field": "name" },
        { "id": "a.type", "field": "area_type", "codes": { "attesa": "Attesa", "atesa": "Boh" } },
        { "id": "a.locality", "field": "locality", "mots": 20 },
        { "id": "a.street", "field": "street", "most": "venti" },
    ])));
    let section = &mapping.sections[0];
    let kept: Vec<_> = section.groups[0]
        .lines
        .iter()
        .map(|line| &*line.id)
        .collect();
    assert_eq!(kept, ["a.name", "a.type", "a.locality", "a.street"]);
    let [unknown, twice, code, member, most] = section.faults.as_slice() else {
        panic!("{:#?}", section.faults)
    };
    assert_eq!(
        unknown,
        "Sezione «Aree», riga «a.capacity»: nel tipo «emergency_area» non c'è la voce «capacity». La più vicina è \
         «capacity_people», Capienza (persone). Lasciata fuori."
    );
    assert!(
        twice.contains("riga «a.name»") && twice.contains("c'è già"),
        "{twice}"
    );
    assert!(
        code.contains("«atesa»") && code.contains("AREA_TYPE") && code.contains("«attesa»"),
        "{code}"
    );
    assert!(
        member.contains("«mots»") && member.contains("forse è «most»"),
        "{member}"
    );
    assert!(most.contains("venti"), "{most}");
}

#[test]
fn an_unknown_kind_is_said_with_the_nearest() {
    let mapping = read(&json!({
        "format": "piano-pronto/ppc-online/1", "edition": "2026.9",
        "sections": [{ "id": "s", "label": "Aree", "groups": [
            { "kind": "emergency_areas", "lines": [{ "id": "a", "field": "name" }] },
            { "kind": "zone", "lines": [{ "id": "b", "field": "name" }] },
        ]}],
    }));
    assert_eq!(mapping.sections[0].groups.len(), 1);
    let faults = mapping.all_faults();
    assert!(
        faults[0].contains(
            "«emergency_areas» non esiste. Il più vicino è «emergency_area», Area di emergenza"
        ),
        "{faults:?}"
    );
}

/// Twenty files and more that somebody may send by mistake or with intent: none stops the program, each is refused or
/// said, in a sentence without a hole.
#[test]
fn hostile_files_are_refused_in_words() {
    let with = |member: &str, value: Json| {
        let mut json = one(&json!([{ "id": "a", "field": "name" }]));
        json[member] = value;
        json.to_string()
    };
    let line = |line: Json| one(&json!([{ "id": "ok", "field": "name" }, line])).to_string();
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let many: Vec<_> = (0..10_001)
        .map(|n| json!({ "id": format!("l{n}"), "field": "name" }))
        .collect();
    let sections: Vec<_> = (0..201)
        .map(|n| json!({ "id": format!("s{n}"), "groups": [] }))
        .collect();
    let refused = [
        ("empty", String::new()),
        ("not JSON", "corrispondenza".into()),
        ("cut", SHIPPED[..SHIPPED.len() / 2].to_owned()),
        ("a comma too many", "{\n  \"format\": \"x\",\n}".into()),
        ("deep", deep),
        ("a list", "[]".into()),
        ("a number", "1e999".into()),
        ("null", "null".into()),
        (
            "another format",
            with("format", json!("piano-pronto/rules")),
        ),
        (
            "a later format",
            with("format", json!("piano-pronto/ppc-online/2")),
        ),
        ("no edition", with("edition", Json::Null)),
        ("an edition in words", with("edition", json!("bozza"))),
        (
            "an edition with a path",
            with("edition", json!("../../2026")),
        ),
        (
            "an endless edition",
            with("edition", json!("9".repeat(1000))),
        ),
        ("a date in words", with("valid_from", json!("domani"))),
        ("a date that is none", with("valid_to", json!("2026-02-30"))),
        ("no sections", with("sections", Json::Null)),
        ("sections in an object", with("sections", json!({ "a": 1 }))),
        ("empty sections", with("sections", json!([]))),
        ("too many sections", with("sections", json!(sections))),
        ("too many lines", one(&json!(many)).to_string()),
        (
            "too large",
            format!("{{\"format\": \"{}\"}}", "x".repeat(5 << 20)),
        ),
        (
            "nothing usable",
            one(&json!([{ "id": "a", "field": "x" }]))
                .to_string()
                .replace("emergency_area", "x"),
        ),
    ];
    for (what, text) in &refused {
        let said = match Mapping::read(text) {
            Ok(_) => panic!("{what}: taken"),
            Err(why) => why.to_string(),
        };
        assert!(
            said.len() > 30 && !said.contains('{') && !said.ends_with(' '),
            "{what}: {said}"
        );
    }
    let ended = with("valid_to", json!("2020-01-01"))
        .replace("\"format\"", "\"valid_from\": \"2026-01-01\", \"format\"");
    assert!(Mapping::read(&ended).is_err(), "ends before it begins");
    let faulty = [
        (
            "a section that is a text",
            with(
                "sections",
                json!(["x", { "id": "s", "groups": [{ "kind": "zone", "lines": [{ "id": "b", "field": "name" }] }] }]),
            ),
        ),
        (
            "an id with a path",
            line(json!({ "id": "../x", "field": "name" })),
        ),
        (
            "an id that is ours",
            line(json!({ "id": "gone", "field": "name" })),
        ),
        (
            "an endless id",
            line(json!({ "id": "x".repeat(61), "field": "name" })),
        ),
        ("a line that is a number", line(json!(7))),
        (
            "a label with a control",
            line(json!({ "id": "b", "field": "name", "label": "a\u{1}b" })),
        ),
        (
            "an endless label",
            line(json!({ "id": "b", "field": "name", "label": "x".repeat(301) })),
        ),
        (
            "a limit below zero",
            line(json!({ "id": "b", "field": "name", "most": -1 })),
        ),
        (
            "a date form that is none",
            line(json!({ "id": "b", "field": "name", "form": { "date": "m/d/y" } })),
        ),
        (
            "a thousand decimals",
            line(json!({ "id": "b", "field": "declared_area_m2", "form": { "decimals": 1000 } })),
        ),
        (
            "codes of a text",
            line(json!({ "id": "b", "field": "name", "codes": {} })),
        ),
        (
            "a form of a shape",
            line(json!({ "id": "b", "field": "geometry", "form": { "unit": true } })),
        ),
        (
            "a member of nobody",
            with("script", json!("<script>alert(1)</script>")),
        ),
        (
            "an exclusion of all",
            with("absent", json!([{ "kind": "*", "reason": "tutto quanto" }])),
        ),
        (
            "an exclusion without a reason",
            with("absent", json!([{ "kind": "gate" }])),
        ),
        (
            "an exclusion of nothing",
            with(
                "absent",
                json!([{ "kind": "gate", "field": "x", "reason": "non esiste" }]),
            ),
        ),
        (
            "a block of nobody",
            with(
                "absent",
                json!([{ "kind": "*", "block": "x", "reason": "non esiste" }]),
            ),
        ),
    ];
    for (what, text) in &faulty {
        let mapping = Mapping::read(text).unwrap_or_else(|why| panic!("{what}: {why}"));
        let faults = mapping.all_faults();
        assert!(!faults.is_empty(), "{what}: nothing said");
        for said in faults {
            assert!(
                said.len() > 30 && !said.contains('{') && said.len() < 600,
                "{what}: {said}"
            );
        }
        assert!(mapping.lines().count() >= 1, "{what}: nothing left");
    }
}

#[test]
fn the_line_of_a_mistake_is_told() {
    let why = Mapping::read("{\n  \"format\": \"x\",\n}").unwrap_err();
    assert!(why.to_string().contains("riga 3, colonna 1"), "{why}");
}

#[test]
fn the_newest_that_is_valid_is_in_force() {
    let edition = |edition: &str, from: &str, to: Json| {
        let mut json = one(&json!([{ "id": "a", "field": "name" }]));
        json["edition"] = json!(edition);
        json["valid_from"] = json!(from);
        json["valid_to"] = to;
        read(&json)
    };
    let old = edition("2026.2", "2026-01-01", Json::Null);
    let new = edition("2026.10", "2026-01-01", Json::Null);
    let ended = edition("2026.11", "2026-01-01", json!("2026-02-01"));
    let to_come = edition("2027.1", "2027-01-01", Json::Null);
    let all = [&old, &to_come, &new, &ended];
    let best = |day| Mapping::in_force(all, day).map(|m| m.edition.as_str());
    assert_eq!(best(DAY), Some("2026.10"));
    assert_eq!(best(date(2026, 1, 15)), Some("2026.11"));
    assert_eq!(best(date(2027, 1, 1)), Some("2027.1"));
    assert_eq!(
        best(date(2025, 1, 1)),
        Some("2027.1"),
        "none is valid: the newest"
    );
}

/// A mapping may name every kind and field that there is.
#[test]
fn every_field_of_every_kind_can_be_mapped() {
    let groups: Vec<_> = (KINDS.iter())
        .map(|kind| {
            let line = |name: &str| json!({ "id": format!("{}.{name}", kind.name), "field": name });
            let lines: Vec<_> = kind.fields.iter().map(|field| line(field.name)).collect();
            json!({ "kind": kind.name, "lines": lines })
        })
        .collect();
    let mapping = read(&json!({
        "format": "piano-pronto/ppc-online/1", "edition": "1",
        "sections": [{ "id": "s", "groups": groups }],
    }));
    assert_eq!(mapping.all_faults(), [""; 0]);
    assert!(mapping.forgotten().is_empty());
}
