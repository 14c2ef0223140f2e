//! VAL: values, code lists, dates.
//!
//! Each finding is about one field and says so as its subject: two wrong values of one record are two things to
//! mend, and each must silence only what reads it.

use std::collections::BTreeMap;

use plan::{
    declare::{Field, KINDS, Typed, kind},
    model::{
        ActionResource, ExposedElement, Material, Threshold, action_resource, exposed_element,
        material, threshold,
    },
    record::Record,
    texts,
    types::Type,
    value::Value,
};
use serde_json::Value as Json;

use crate::{
    check::{Over, Report, Rule, Silence},
    context::Context,
    fields::{blank, days, dotted, listed, shown_date, words_of},
    finding::{Finding, RecordRef},
    words,
};

pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "VAL-001",
        check: val_001,
        silenced_by: &[],
    },
    Rule {
        code: "VAL-002",
        check: val_002,
        silenced_by: &[],
    },
    Rule {
        code: "VAL-003",
        check: val_003,
        silenced_by: &[],
    },
    Rule {
        code: "VAL-004",
        check: val_004,
        silenced_by: &[],
    },
    Rule {
        code: "VAL-005",
        check: val_005,
        silenced_by: &[],
    },
    Rule {
        code: "VAL-006",
        check: val_006,
        silenced_by: &[],
    },
    Rule {
        code: "VAL-007",
        check: val_007,
        silenced_by: &[],
    },
    Rule {
        code: "VAL-008",
        check: val_008,
        silenced_by: &[
            Silence {
                by: "VAL-006",
                over: Over::Field,
            },
            Silence {
                by: "VAL-004",
                over: Over::Field,
            },
        ],
    },
    Rule {
        code: "VAL-009",
        check: val_009,
        silenced_by: &[],
    },
];

/// A fault of one field.
fn at<'r>(report: &'r mut Report, record: &Record, field: &'static str) -> &'r mut Finding {
    report.record(record.into(), Some(field)).about(field)
}

/// The code of "something else" in every list that has it.
const OTHER: &str = "altro";

/// A record that is there for its value does not have it, or a code says "altro" and nothing says which.
fn val_001(context: &Context, report: &mut Report) {
    for (kind_name, fields) in listed(context.data.words("value_fields")) {
        for record in context.plan.of_kind(kind_name) {
            for field in &fields {
                // A visible sign has no figure: its words are the value.
                let sign = kind_name == Threshold::NAME
                    && *record.get(threshold::parameter.name) == Value::from("segno");
                let name = if sign {
                    threshold::sign.name
                } else {
                    field.name
                };
                if blank(record.get(name)) {
                    let finding = at(report, record, name);
                    if sign {
                        let parameter = threshold::parameter.name;
                        finding.reads(record.into(), parameter);
                    }
                }
            }
        }
    }
    let other_text = context.data.list("other_text");
    for record in context.plan.records.values() {
        for (field, value) in record.fields() {
            let Type::Code(list) = field.ty else { continue };
            if *value != Value::from(OTHER) {
                continue;
            }
            let own = other_text[dotted(record.kind, field)].as_str();
            let wanted = own.or(other_text["*"].as_str()).unwrap_or_default();
            let places: Vec<&Field> = wanted
                .split('|')
                .filter_map(|name| record.kind.field(name))
                .collect();
            let said = places.iter().any(|place| !blank(record.get(place.name)));
            let Some(place) = places.first().filter(|_| !said) else {
                continue;
            };
            let label = words::field(record.kind.name, place.name);
            let coded = words::field(record.kind.name, field.name);
            let other = context.lists().label(list, OTHER);
            let finding = at(report, record, place.name).reads(record.into(), field.name);
            if own.is_none() {
                // Two "altro" of one record share its notes, and are two findings.
                finding.about(field.name).set(
                    "campo",
                    texts::filled(
                        "rule_word.other",
                        &[("notes", &label), ("field", &coded), ("other", &other)],
                    ),
                );
            }
        }
    }
}

/// The label of the code in the list that looks most like this one; the first when none does.
fn nearest<'l>(context: &'l Context, list: &str, code: &str) -> &'l str {
    let code = words::norm(code);
    let like = |row: &plan::codelists::Row| {
        let of_code = strsim::jaro_winkler(&row.code, &code);
        of_code.max(strsim::jaro_winkler(&words::norm(&row.label), &code))
    };
    let rows = context.lists().rows(list).iter();
    let valid: Vec<_> = rows.filter(|row| row.valid_on(context.today)).collect();
    let first = valid.first().copied();
    let best = valid.into_iter().fold(first, |best, row| match best {
        Some(best) if like(row) <= like(best) => Some(best),
        _ => Some(row),
    });
    best.map_or("", |row| row.label.as_str())
}

/// A coded value is not in its list on this day, or cannot be a value of its type at all.
fn val_002(context: &Context, report: &mut Report) {
    for record in context.plan.records.values() {
        for (field, value) in record.fields() {
            let good = |list: &str, code: &str| {
                let row = context.lists().row(list, code);
                row.is_some_and(|row| row.valid_on(context.today))
            };
            let wrong: Vec<&str> = match (field.ty, value) {
                (
                    Type::Code(_) | Type::Codes(_) | Type::Bool | Type::Communes,
                    Value::Raw(typed),
                ) if !typed.trim().is_empty() => {
                    vec![typed]
                }
                (Type::Code(list), Value::Text(code)) if !good(list, code) => vec![code],
                (Type::Codes(list), Value::Set(codes)) => codes
                    .iter()
                    .map(String::as_str)
                    .filter(|code| !good(list, code))
                    .collect(),
                _ => continue,
            };
            let Some(first) = wrong.first() else { continue };
            let hint = match field.ty.code_list() {
                Some(list) => nearest(context, list, first).to_owned(),
                None if field.ty == Type::Bool => texts::text("rule_word.yes").to_owned(),
                None => context.plan.istat_code(),
            };
            at(report, record, field.name)
                .set("valore", words::short(&wrong.join("», «")))
                .set("suggerimento", hint);
        }
    }
}

/// A date field keeps text that is no day of the calendar.
fn val_003(context: &Context, report: &mut Report) {
    for record in context.plan.records.values() {
        for (field, value) in record.fields() {
            if let (Type::Date | Type::PartialDate, Value::Raw(typed)) = (field.ty, value)
                && !typed.trim().is_empty()
            {
                at(report, record, field.name).set("valore", words::short(typed));
            }
        }
    }
}

/// The date of something that happened lies after today.
fn val_004(context: &Context, report: &mut Report) {
    for (kind_name, fields) in listed(context.data.words("past_only")) {
        for record in context.plan.of_kind(kind_name) {
            for field in &fields {
                let value = record.get(field.name);
                if days(value).is_some_and(|(first, _)| first > context.today) {
                    at(report, record, field.name).set("data", shown_date(value));
                }
            }
        }
    }
}

/// A period ends before it begins.
fn val_005(context: &Context, report: &mut Report) {
    let periods = context.data.list("periods").as_object();
    for (kind_name, fields) in periods.into_iter().flatten() {
        let Some(kind) = kind(kind_name) else {
            continue;
        };
        let field = |at: usize| kind.field(fields[at].as_str()?);
        let (Some(start), Some(end)) = (field(0), field(1)) else {
            continue;
        };
        for record in context.plan.of_kind(kind.name) {
            let (from, to) = (record.get(start.name), record.get(end.name));
            if let (Some((first, _)), Some((_, last))) = (days(from), days(to))
                && last < first
            {
                report
                    .record(record.into(), Some(end.name))
                    .reads(record.into(), start.name)
                    .set("inizio", shown_date(from))
                    .set("fine", shown_date(to));
            }
        }
    }
}

/// What decides that a quantity is a count: the record and field that say what is counted.
fn counted_by(context: &Context, record: &Record) -> Option<(RecordRef, &'static str)> {
    let own = |field: &'static str| Some((RecordRef::from(record), field));
    match record.kind.name {
        Material::NAME => own(material::unit.name),
        ExposedElement::NAME => own(exposed_element::exposed_kind.name),
        ActionResource::NAME if !blank(record.get(action_resource::unit.name)) => {
            own(action_resource::unit.name)
        }
        ActionResource::NAME => {
            let material = linked_material(context, record)?;
            Some((material, material::unit.name))
        }
        _ => None,
    }
}

fn linked_material(context: &Context, record: &Record) -> Option<RecordRef> {
    let Value::Text(id) = record.get(action_resource::material_id.name) else {
        return None;
    };
    let material = context.plan.get(Material::NAME, id.parse().ok()?)?;
    Some(material.into())
}

/// A count is negative, or not whole, or no number at all; a measure is below zero where it cannot be.
fn val_006(context: &Context, report: &mut Report) {
    const QUANTITY: &str = "quantity";
    for record in context.plan.records.values() {
        for (field, value) in record.fields() {
            let below = |number: f64| {
                number < 0.0
                    && !context
                        .data
                        .has("may_be_negative", &dotted(record.kind, field))
            };
            let mut read = None;
            let wrong = match (field.ty, value) {
                (Type::Int | Type::Dec, Value::Raw(typed)) => !typed.trim().is_empty(),
                // Counts of people and things: far from where a double loses units.
                #[allow(clippy::cast_precision_loss)]
                (Type::Int, Value::Int(number)) => below(*number as f64),
                (Type::Dec, Value::Dec(number)) if below(*number) => true,
                (Type::Dec, Value::Dec(number)) if field.name == QUANTITY => {
                    read = counted_by(context, record);
                    number.fract() != 0.0 && is_count(context, read)
                }
                _ => false,
            };
            if wrong {
                let shown = match value {
                    Value::Dec(number) => words::number(*number),
                    value => words::short(&value.shown(field.ty)),
                };
                let finding = at(report, record, field.name).set("valore", shown);
                if let Some((of, unit)) = read {
                    finding.reads(of, unit);
                }
            }
        }
    }
}

fn is_count(context: &Context, read: Option<(RecordRef, &'static str)>) -> bool {
    let Some((record, field)) = read else {
        return false;
    };
    let value = context
        .plan
        .get(record.kind, record.id)
        .map(|record| record.get(field));
    match value {
        Some(Value::Text(code)) => {
            let list = if record.kind == ExposedElement::NAME {
                "integer_exposed_kinds"
            } else {
                "integer_units"
            };
            context.data.has(list, code)
        }
        _ => false,
    }
}

/// A material has no unit, or one in which its category is not measured; the same for what an action takes of it.
fn val_007(context: &Context, report: &mut Report) {
    for record in context.plan.of_kind(Material::NAME) {
        unit(
            context,
            report,
            record,
            material::unit.name,
            Some(record),
            true,
        );
    }
    for record in context.plan.of_kind(ActionResource::NAME) {
        let material = linked_material(context, record);
        let material = material.and_then(|m| context.plan.get(m.kind, m.id));
        unit(
            context,
            report,
            record,
            action_resource::unit.name,
            material,
            false,
        );
    }
}

/// Judges one unit against the category of the material; whether it has to be there is `wanted`.
fn unit(
    context: &Context,
    report: &mut Report,
    record: &Record,
    field: &'static str,
    material: Option<&Record>,
    wanted: bool,
) {
    let Some(material) = material else { return };
    let category = material.get(material::category.name).shown(Type::Text);
    let row = context.lists().row("RESOURCE_CATEGORY", &category);
    let admitted: Vec<&str> = row.into_iter().flat_map(|row| row.codes("units")).collect();
    let value = record.get(field);
    let good = match value {
        value if blank(value) => !wanted,
        Value::Text(code) => admitted.is_empty() || admitted.contains(&code.as_str()),
        _ => true,
    };
    if good {
        return;
    }
    let label = |code: &str| context.lists().label("UNIT", code).to_owned();
    let hints: Vec<String> = if admitted.is_empty() {
        let rows = context.lists().rows("UNIT").iter();
        rows.map(|row| row.label.clone()).collect()
    } else {
        admitted.into_iter().map(label).collect()
    };
    let shown = match value {
        Value::Text(code) if !blank(value) => label(code),
        _ => texts::text("rule_word.no_unit").to_owned(),
    };
    report
        .record(record.into(), Some(field))
        .reads(material.into(), material::category.name)
        .set("valore", shown)
        .set("suggerimento", hints.join(", "));
}

/// The two ends of a range of the rule data.
fn range(json: &Json) -> Option<(f64, f64)> {
    Some((json.get(0)?.as_f64()?, json.get(1)?.as_f64()?))
}

/// A number lies outside the usual range of its field, or a date outside the usual years.
fn val_008(context: &Context, report: &mut Report) {
    let year_min = context.data.count("year_min");
    let year_max = i64::from(context.today.year()) + context.data.count("year_max_ahead");
    let plausible = context.data.list("plausible");
    let of_thresholds = context.data.list("plausible_thresholds");
    for kind in KINDS.iter() {
        let ranges: Vec<_> = (kind.fields.iter())
            .map(|field| range(&plausible[dotted(kind, field)]))
            .collect();
        let exempt: Vec<_> = (kind.fields.iter())
            .map(|field| context.data.has("year_exempt", &dotted(kind, field)))
            .collect();
        for record in context.plan.of_kind(kind.name) {
            for (index, (field, value)) in record.fields().enumerate() {
                let is_date = matches!(field.ty, Type::Date | Type::PartialDate);
                if is_date && !exempt[index] {
                    let Some((first, last)) = days(value) else {
                        continue;
                    };
                    let (early, late) = (i64::from(first.year()), i64::from(last.year()));
                    if early < year_min || late > year_max {
                        at(report, record, field.name)
                            .set("valore", shown_date(value))
                            .set("min", year_min)
                            .set("max", year_max);
                    }
                    continue;
                }
                let mut range = ranges[index];
                let of_parameter =
                    kind.name == Threshold::NAME && field.name == threshold::value.name;
                if of_parameter {
                    let parameter = record.get(threshold::parameter.name).shown(Type::Text);
                    range = self::range(&of_thresholds[&parameter]);
                }
                let number = match value {
                    #[allow(clippy::cast_precision_loss)]
                    Value::Int(number) => *number as f64,
                    Value::Dec(number) => *number,
                    _ => continue,
                };
                let Some((min, max)) = range.filter(|(min, max)| !(*min..=*max).contains(&number))
                else {
                    continue;
                };
                // A year is written without the point between its thousands.
                let shown = |number: f64| {
                    if field.name.starts_with("year_") {
                        format!("{number:.0}")
                    } else {
                        words::number(number)
                    }
                };
                let finding = at(report, record, field.name)
                    .set("valore", shown(number))
                    .set("min", shown(min))
                    .set("max", shown(max));
                if of_parameter {
                    finding.reads(record.into(), threshold::parameter.name);
                }
            }
        }
    }
}

/// A text holds letters that a wrong encoding left behind.
fn val_009(context: &Context, report: &mut Report) {
    let sequences: Vec<&str> = context.data.words("damaged_sequences").collect();
    let mut by_first: BTreeMap<char, Vec<&str>> = BTreeMap::new();
    for sequence in sequences {
        if let Some(first) = sequence.chars().next() {
            by_first.entry(first).or_default().push(sequence);
        }
    }
    let damaged = |letter: char, rest: &str| {
        let control = letter.is_control() && !matches!(letter, '\n' | '\r' | '\t');
        let of_first = by_first.get(&letter).into_iter().flatten();
        control
            || of_first
                .into_iter()
                .any(|sequence| rest.starts_with(sequence))
    };
    for record in context.plan.records.values() {
        for (field, value) in record.fields() {
            let Some(text) = words_of(field, value) else {
                continue;
            };
            let found = (text.char_indices()).find(|&(at, letter)| damaged(letter, &text[at..]));
            if let Some((place, _)) = found {
                at(report, record, field.name).set("testo", around(text, place));
            }
        }
    }
}

/// A few words around a place of a text; what has no shape on paper shows as a question mark in a lozenge.
fn around(text: &str, place: usize) -> String {
    const BEFORE: usize = 20;
    const AFTER: usize = 24;
    let before: Vec<char> = text[..place].chars().rev().take(BEFORE).collect();
    let letters = before
        .into_iter()
        .rev()
        .chain(text[place..].chars().take(AFTER));
    let shown = letters.map(|letter| match letter {
        letter if letter.is_whitespace() => ' ',
        letter if letter.is_control() => '\u{fffd}',
        letter => letter,
    });
    shown.collect::<String>().trim().to_owned()
}
