//! A kind of record is declared once: these tests want every face that follows from the declaration.

use std::collections::{BTreeMap, BTreeSet};

use plan::{
    Uuid,
    codelists::{LISTS, Lists},
    declare::{Field, KINDS, Kind},
    geometry::Form,
    published,
    section::Section,
    texts,
    types::Type,
};
use serde_json::{Map, Value as Json, json};

/// What lacks, one line each: a test says all of it at once.
fn none(lacking: &[String]) {
    assert!(lacking.is_empty(), "\n{}\n", lacking.join("\n"));
}

fn fields() -> impl Iterator<Item = (&'static Kind, &'static Field)> {
    KINDS
        .iter()
        .flat_map(|kind| kind.fields.iter().map(move |field| (kind, field)))
}

#[test]
fn every_field_has_a_label_and_a_help() {
    let mut lacking = Vec::new();
    for (kind, field) in fields() {
        let name = format!("{}.{}", kind.name, field.name);
        let label = texts::field(kind.name, field, "label");
        let help = texts::field(kind.name, field, "help");
        if label.is_empty() || help.is_empty() {
            lacking.push(format!("{name}: no label or no help"));
            continue;
        }
        if !label.starts_with(char::is_uppercase) || label.ends_with('.') {
            lacking.push(format!("{name}: «{label}» does not read as a label"));
        }
        if !help.starts_with(char::is_uppercase) || !help.ends_with('.') {
            lacking.push(format!("{name}: «{help}» is not a sentence"));
        }
        if label.chars().count() > 40 || help.chars().count() > 120 {
            lacking.push(format!("{name}: too long for a form"));
        }
    }
    none(&lacking);
}

#[test]
fn no_text_of_a_field_is_left_over() {
    let mut known = BTreeSet::new();
    for (kind, field) in fields() {
        for owner in [Some(kind.name), field.block].into_iter().flatten() {
            for part in ["label", "help"] {
                known.insert(format!("field.{owner}.{}.{part}", field.name));
            }
        }
    }
    let left: Vec<_> = texts::CATALOGUE
        .keys()
        .filter(|key| key.starts_with("field.") && !known.contains(*key))
        .cloned()
        .collect();
    none(&left);
}

#[test]
fn a_kind_may_word_a_field_of_a_block_but_not_repeat_it() {
    let mut repeated = Vec::new();
    for (kind, field) in fields() {
        let Some(block) = field.block else { continue };
        let text = |owner: &str, part| {
            texts::text(&format!("field.{owner}.{}.{part}", field.name)).to_owned()
        };
        let own = (text(kind.name, "label"), text(kind.name, "help"));
        if own == (text(block, "label"), text(block, "help")) {
            repeated.push(format!("{}.{}", kind.name, field.name));
        }
    }
    none(&repeated);
}

/// Two columns with one heading, or one help under two boxes, leave the clerk guessing.
#[test]
fn the_texts_of_a_kind_tell_its_fields_apart() {
    let mut alike = Vec::new();
    for kind in KINDS.iter() {
        for part in ["label", "help"] {
            let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
            for field in &kind.fields {
                let text = texts::field(kind.name, field, part);
                if let Some(other) = seen.insert(text, field.name) {
                    let name = kind.name;
                    alike.push(format!("{name}.{other} and .{}: «{text}»", field.name));
                }
            }
        }
    }
    none(&alike);
}

#[test]
fn every_kind_has_its_names() {
    let mut lacking = Vec::new();
    for kind in KINDS.iter() {
        let text = |part: &str| texts::text(&format!("kind.{}.{part}", kind.name));
        for part in ["name", "plural", "the", "in_the", "of_the"] {
            if text(part).is_empty() {
                lacking.push(format!("{}: no {part}", kind.name));
            }
        }
        if !["m", "f"].contains(&text("gender")) {
            lacking.push(format!("{}: no gender", kind.name));
        }
        // A kind of which a plan has one record is called by the name of the kind.
        let only_one = kind.declaration.typical == 1;
        if text("title_fields").is_empty() && !only_one {
            lacking.push(format!("{}: no title_fields", kind.name));
        }
        for field in text("title_fields").split_whitespace() {
            if kind.field(field).is_none() {
                lacking.push(format!("{}: title field {field} is no field", kind.name));
            }
        }
    }
    let of_a_kind = |key: &String| {
        key.split('.')
            .nth(1)
            .and_then(plan::declare::kind)
            .is_some()
    };
    let left = texts::CATALOGUE
        .keys()
        .filter(|key| key.starts_with("kind.") && !of_a_kind(key));
    lacking.extend(left.map(|key| format!("{key}: a text of no kind")));
    none(&lacking);
}

/// Two kinds with one name cannot be told apart on the command line.
#[test]
fn names_of_kinds_are_unlike() {
    let mut seen = BTreeSet::new();
    let mut alike = Vec::new();
    for kind in KINDS.iter() {
        let name = texts::kind(kind.name).to_lowercase();
        if !seen.insert(name.clone()) {
            alike.push(format!("{}: «{name}»", kind.name));
        }
    }
    none(&alike);
}

#[test]
fn every_section_has_a_name_and_a_help_and_records() {
    let mut lacking = Vec::new();
    for section in Section::ALL {
        let code = section.code();
        for part in ["name", "help"] {
            if texts::text(&format!("section.{code}.{part}")).is_empty() {
                lacking.push(format!("{code}: no {part}"));
            }
        }
        if Lists::builtin().row("SECTION", code).is_none() {
            lacking.push(format!("{code}: not in the list SECTION"));
        }
        if !KINDS.iter().any(|k| k.declaration.section == section) {
            lacking.push(format!("{code}: no kind"));
        }
    }
    none(&lacking);
}

#[test]
fn declarations_hold_together() {
    let mut wrong = Vec::new();
    let mut kinds = BTreeSet::new();
    for kind in KINDS.iter() {
        let declaration = kind.declaration;
        if !kinds.insert(kind.name) {
            wrong.push(format!("{}: declared twice", kind.name));
        }
        if declaration.at_least > declaration.typical {
            wrong.push(format!("{}: more needed than typical", kind.name));
        }
        if declaration.purpose.trim().is_empty() {
            wrong.push(format!("{}: no purpose", kind.name));
        }
        let mut names = BTreeSet::from(["id"]);
        for field in &kind.fields {
            if !names.insert(field.name) {
                wrong.push(format!("{}.{}: twice", kind.name, field.name));
            }
        }
        let mentioned = [
            declaration.essential,
            declaration.facultative,
            declaration.section_by.as_slice(),
        ];
        for field in mentioned.concat() {
            if !names.contains(field) {
                wrong.push(format!("{}: names {field}, no field", kind.name));
            }
        }
    }
    none(&wrong);
}

/// The law and the practice behind each field, so that a person can weigh it.
#[test]
fn every_field_has_a_source() {
    let lacking: Vec<_> = fields()
        .filter(|(_, field)| field.source.trim().is_empty())
        .map(|(kind, field)| format!("{}.{}", kind.name, field.name))
        .collect();
    none(&lacking);
}

#[test]
fn links_lead_to_kinds() {
    let lost: Vec<_> = fields()
        .filter(|(_, field)| {
            let target = field.ty.target();
            target.is_some_and(|kind| plan::declare::kind(kind).is_none())
        })
        .map(|(kind, field)| format!("{}.{}", kind.name, field.name))
        .collect();
    none(&lost);
}

#[test]
fn geometries_have_forms_and_only_they() {
    let wrong: Vec<_> = fields()
        .filter(|(_, field)| (field.ty == Type::Geometry) == field.forms.is_empty())
        .map(|(kind, field)| format!("{}.{}", kind.name, field.name))
        .collect();
    none(&wrong);
    for kind in KINDS.iter() {
        let drawn = kind.fields.iter().any(|f| f.ty == Type::Geometry);
        let forms = !kind.declaration.forms.is_empty();
        assert_eq!(drawn, forms, "{}: forms without a geometry", kind.name);
    }
}

#[test]
fn every_code_list_has_its_file_and_every_file_its_list() {
    let lists = Lists::builtin();
    let named: BTreeSet<&str> = LISTS.iter().map(|(name, _)| *name).collect();
    let mut wrong = Vec::new();
    for (name, codes) in LISTS {
        for code in *codes {
            if lists.row(name, code).is_none() {
                wrong.push(format!("{name}: the code «{code}» has no row"));
            }
        }
        if lists.rows(name).is_empty() {
            wrong.push(format!("{name}: no file"));
        }
    }
    for name in lists.names().filter(|name| !named.contains(name)) {
        wrong.push(format!("{name}: a file that no type names"));
    }
    for (kind, field) in fields() {
        if let Some(list) = field.ty.code_list()
            && !named.contains(list)
        {
            wrong.push(format!("{}.{}: no list {list}", kind.name, field.name));
        }
    }
    none(&wrong);
}

#[test]
fn every_row_of_a_list_is_whole() {
    let mut wrong = Vec::new();
    for name in Lists::builtin().names() {
        let (mut codes, mut labels) = (BTreeSet::new(), BTreeSet::new());
        for row in Lists::builtin().rows(name) {
            let code = &row.code;
            if !codes.insert(code) {
                wrong.push(format!("{name}.{code}: twice"));
            }
            if !labels.insert(row.label.to_lowercase()) {
                wrong.push(format!("{name}.{code}: its label is another's"));
            }
            if code.is_empty() || code.contains(char::is_whitespace) {
                wrong.push(format!("{name}.{code}: not a code"));
            }
            if row.label.trim().is_empty() || row.source.trim().is_empty() {
                wrong.push(format!("{name}.{code}: no label or no source"));
            }
            if row.valid_to.is_some() && row.valid_to < row.valid_from {
                wrong.push(format!("{name}.{code}: ends before it begins"));
            }
        }
    }
    none(&wrong);
}

/// One value that the type of the field allows.
fn sample(field: &Field) -> Json {
    let id = Uuid::from_u128(7).to_string();
    match field.ty {
        Type::Text | Type::Long => json!("testo"),
        Type::Int => json!(3),
        Type::Dec => json!(2.5),
        Type::Bool => json!(true),
        Type::Date => json!("2026-03-22"),
        Type::PartialDate => json!("1994-11"),
        Type::Code(list) => json!(Lists::builtin().rows(list)[0].code),
        Type::Codes(list) => json!([Lists::builtin().rows(list)[0].code]),
        Type::Link(_) => json!(id),
        Type::Links(_) => json!([id]),
        Type::Communes => json!(["019035"]),
        Type::Geometry => {
            let coordinates = match field.forms[0] {
                Form::Point => json!([9.68, 45.36]),
                Form::LineString => json!([[9.68, 45.36], [9.69, 45.36]]),
                Form::MultiLineString => json!([[[9.68, 45.36], [9.69, 45.36]]]),
                Form::Polygon => {
                    json!([[[9.68, 45.36], [9.69, 45.36], [9.69, 45.37], [9.68, 45.36]]])
                }
                Form::MultiPolygon => {
                    json!([[[[9.68, 45.36], [9.69, 45.36], [9.69, 45.37], [9.68, 45.36]]]])
                }
            };
            json!({ "type": field.forms[0].name(), "coordinates": coordinates })
        }
    }
}

fn record(kind: &Kind) -> Map<String, Json> {
    let mut record = Map::new();
    record.insert("id".into(), json!(Uuid::from_u128(1).to_string()));
    for field in &kind.fields {
        record.insert(field.name.into(), sample(field));
    }
    record
}

#[test]
fn the_schema_compiles_and_takes_every_kind_whole() {
    let schema = published::json_schema();
    let validator = jsonschema::draft202012::new(&schema).expect("a schema of draft 2020-12");
    for kind in KINDS.iter() {
        let plan = json!({ kind.name: [record(kind)] });
        if let Err(error) = validator.validate(&plan) {
            panic!("{}: {error}", kind.name);
        }
    }
}

#[test]
fn the_schema_takes_what_a_person_typed_and_refuses_what_is_foreign() {
    let schema = published::json_schema();
    let validator = jsonschema::draft202012::new(&schema).expect("a schema of draft 2020-12");
    let id = Uuid::from_u128(1).to_string();
    let with = |value: Json| json!({ "zone": [{ "id": id, "residents": value }] });
    assert!(validator.is_valid(&with(json!(900))));
    assert!(validator.is_valid(&with(json!({ "raw": "circa 900" }))));
    assert!(!validator.is_valid(&with(json!("circa 900"))));
    assert!(!validator.is_valid(&json!({ "zone": [{ "residents": 900 }] })));
    assert!(!validator.is_valid(&json!({ "zone": [{ "id": id, "colour": "rosso" }] })));
    assert!(!validator.is_valid(&json!({ "planet": [] })));
}

#[test]
fn the_types_of_the_window_name_every_kind_and_field() {
    let types = published::typescript();
    for kind in KINDS.iter() {
        let head = format!("export interface {} {{", kind.declaration.type_name);
        let body = types
            .split(&head)
            .nth(1)
            .expect("an interface for the kind");
        let body = body.split("\n}").next().unwrap_or_default();
        for field in &kind.fields {
            let line = format!("  {}?: ", field.name);
            assert!(body.contains(&line), "{}.{}", kind.name, field.name);
        }
    }
}
