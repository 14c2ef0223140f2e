//! Arbitrary plans from the declarations of the kinds: a new kind or field is in them by itself.

use plan::{
    Uuid,
    codelists::Lists,
    declare::{Field, KINDS, Kind, Typed},
    geometry::{Coordinates, Form, Geometry, Position},
    model::PlanHeader,
    record::{Plan, Record},
    types::Type,
    value::Value,
};
use proptest::{
    collection::{btree_set, vec},
    prelude::*,
    sample::select,
    string::string_regex,
};

/// The largest whole number that every reader of JSON holds exactly.
const MOST: i64 = (1 << 53) - 1;

/// Any plan that a person could have typed, with or without its sheet: records of all kinds, empty,
/// good and raw values, sets, shapes of every admitted form, links that lead somewhere and links that do not.
pub fn plan() -> impl Strategy<Value = Plan> {
    let others: Vec<&'static Kind> = KINDS
        .iter()
        .filter(|kind| kind.name != PlanHeader::NAME)
        .collect();
    let records = vec(select(others).prop_flat_map(record), 0..12);
    let header = prop::option::weighted(0.9, record(PlanHeader::kind()));
    (id(), header, records).prop_map(|(id, header, records)| {
        let header = header.map(|header| Record { id, ..header });
        Plan::of(id, header.into_iter().chain(records))
    })
}

/// A record of that kind.
pub fn record(kind: &'static Kind) -> impl Strategy<Value = Record> {
    let values: Vec<_> = kind.fields.iter().map(value).collect();
    (id(), values).prop_map(move |(id, values)| Record { kind, id, values })
}

/// A value that may stand in the field.
pub fn value(field: &Field) -> BoxedStrategy<Value> {
    prop_oneof![
        3 => Just(Value::Empty),
        6 => good(field),
        1 => text().prop_map(Value::Raw),
    ]
    .boxed()
}

/// A value of the type of the field.
pub fn good(field: &Field) -> BoxedStrategy<Value> {
    match field.ty {
        Type::Text | Type::Long => text().prop_map(Value::Text).boxed(),
        // As far as the model reads them.
        Type::Int => (-MOST..=MOST).prop_map(Value::Int).boxed(),
        Type::Dec => {
            use prop::num::f64::{NEGATIVE, NORMAL, POSITIVE};
            let number = prop_oneof![
                Just(0.0),
                NORMAL | POSITIVE | NEGATIVE,
                (-1_000_000..1_000_000).prop_map(|cents| f64::from(cents) / 100.0),
            ];
            number.prop_map(Value::Dec).boxed()
        }
        Type::Bool => any::<bool>().prop_map(Value::Bool).boxed(),
        Type::Date => date().prop_map(Value::Text).boxed(),
        Type::PartialDate => (date(), select(vec![4, 7, 10]))
            .prop_map(|(date, length)| Value::Text(date[..length].to_owned()))
            .boxed(),
        Type::Code(list) => code(list).prop_map(Value::Text).boxed(),
        Type::Codes(list) => set(code(list)),
        Type::Link(_) => id().prop_map(|id| Value::Text(id.to_string())).boxed(),
        Type::Links(_) => set(id().prop_map(|id| id.to_string()).boxed()),
        Type::Communes => set(string_regex("[0-9]{6}").expect("a pattern").boxed()),
        Type::Geometry => select(field.forms.to_vec())
            .prop_flat_map(geometry)
            .prop_map(Value::Geometry)
            .boxed(),
    }
}

/// Few enough for links to meet records by chance.
fn id() -> impl Strategy<Value = Uuid> {
    (0..40_u128).prop_map(|n| Uuid::from_u128(0x0193_0000_0000_7000_8000_0000_0000_0000 + n))
}

/// In NFC, as the model keeps every text; with the characters that tables and formulas trip over.
fn text() -> BoxedStrategy<String> {
    prop_oneof![
        4 => string_regex("[A-Za-zàèéìòù ]{1,20}").expect("a pattern"),
        1 => string_regex("[=+@-][0-9 ]{1,12}").expect("a pattern"),
        1 => string_regex("[\\x20-\\x7e\n\r\t«»’—€]{0,24}").expect("a pattern"),
    ]
    .boxed()
}

fn date() -> impl Strategy<Value = String> {
    (1..=9999, 1..=12, 1..=28)
        .prop_map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}"))
}

/// Mostly of the list; an unknown one is kept too.
fn code(list: &'static str) -> BoxedStrategy<String> {
    let known: Vec<_> = Lists::builtin()
        .rows(list)
        .iter()
        .map(|row| row.code.clone())
        .collect();
    let unknown = string_regex("[a-z_]{1,8}").expect("a pattern");
    if known.is_empty() {
        return unknown.boxed();
    }
    prop_oneof![9 => select(known), 1 => unknown].boxed()
}

fn set(member: BoxedStrategy<String>) -> BoxedStrategy<Value> {
    btree_set(member, 1..4).prop_map(Value::Set).boxed()
}

/// A shape of that form anywhere on Earth.
pub fn geometry(form: Form) -> BoxedStrategy<Geometry> {
    let coordinates = match form {
        Form::Point => position().boxed(),
        Form::LineString => line(),
        Form::MultiLineString => many(line(), 1..4),
        Form::Polygon => many(ring(), 1..3),
        Form::MultiPolygon => many(many(ring(), 1..3), 1..3),
    };
    coordinates
        .prop_map(move |coordinates| Geometry { form, coordinates })
        .boxed()
}

fn position() -> impl Strategy<Value = Coordinates> {
    (-1_800_000_000..=1_800_000_000, -900_000_000..=900_000_000)
        .prop_map(|(lon, lat)| Coordinates::At(Position { lon, lat }))
}

fn line() -> BoxedStrategy<Coordinates> {
    many(position().boxed(), 2..6)
}

fn ring() -> BoxedStrategy<Coordinates> {
    vec(position(), 3..6)
        .prop_map(|mut corners| {
            corners.push(corners[0].clone());
            Coordinates::Many(corners)
        })
        .boxed()
}

fn many(
    part: BoxedStrategy<Coordinates>,
    count: std::ops::Range<usize>,
) -> BoxedStrategy<Coordinates> {
    vec(part, count).prop_map(Coordinates::Many).boxed()
}

/// A plan with `each` records of every kind and every field filled in, for tests that want all files and all
/// columns. Always the same.
pub fn full(each: u32) -> Plan {
    let header = numbered(PlanHeader::kind(), 1);
    let mut plan = Plan::of(header.id, [header]);
    for kind in KINDS.iter().filter(|kind| kind.name != PlanHeader::NAME) {
        for number in 1..=each {
            // Every form in turn, so that each layer has its shapes.
            let forms = u32::try_from(kind.declaration.forms.len())
                .unwrap_or(1)
                .max(1);
            for turn in 0..forms {
                plan.insert(numbered(kind, (number - 1) * forms + turn + 1));
            }
        }
    }
    plan
}

fn numbered(kind: &'static Kind, number: u32) -> Record {
    let mut record = Record::new(kind, id_of(kind.name, number));
    for (field, value) in kind.fields.iter().zip(&mut record.values) {
        *value = filled(field, number);
    }
    if kind.name == PlanHeader::NAME {
        record.put("istat_code", Value::from("019010"));
        record.put("is_example", Value::Bool(true));
    }
    // Visible to every reader.
    record.put("privacy_min", Value::Empty);
    record
}

fn id_of(kind: &str, number: u32) -> Uuid {
    let place = KINDS
        .iter()
        .position(|k| k.name == kind)
        .unwrap_or_default();
    let low = (place as u128) << 32 | u128::from(number);
    Uuid::from_u128(0x0193_0000_0000_7000_8000_0000_0000_0000 | low)
}

fn filled(field: &Field, number: u32) -> Value {
    let codes = |list| {
        let rows = Lists::builtin().rows(list);
        let at = number as usize % rows.len().max(1);
        rows.get(at)
            .map_or_else(|| "altro".to_owned(), |row| row.code.clone())
    };
    match field.ty {
        Type::Text => Value::Text(format!(
            "+39 {} {number}: «testo», \"virgolette\"",
            field.name
        )),
        Type::Long => Value::Text(format!("Prima riga {number}\nseconda riga; perché no?")),
        Type::Int => Value::Int(number.into()),
        Type::Dec => Value::Dec(f64::from(number) + 0.25),
        Type::Bool => Value::Bool(number.is_multiple_of(2)),
        Type::Date => Value::from("2026-11-23"),
        Type::PartialDate => Value::from(["1994", "1994-11", "1994-11-06"][number as usize % 3]),
        Type::Code(list) => Value::Text(codes(list)),
        Type::Codes(list) => Value::set([codes(list)]),
        Type::Link(kind) => Value::Text(id_of(kind, 1).to_string()),
        Type::Links(kind) => Value::set([id_of(kind, 1).to_string(), id_of(kind, 2).to_string()]),
        Type::Communes => Value::set(["019010".to_owned(), "019038".to_owned()]),
        Type::Geometry => {
            let form = field.forms[number as usize % field.forms.len()];
            Value::Geometry(square(form, number))
        }
    }
}

/// Near Crema.
fn square(form: Form, number: u32) -> Geometry {
    let step = i32::try_from(number % 10_000).unwrap_or_default() * 1_000;
    let at = |lon: i32, lat: i32| {
        let (lon, lat) = (96_871_234 + step + lon, 453_600_001 + lat);
        Coordinates::At(Position { lon, lat })
    };
    let line = || Coordinates::Many(vec![at(0, 0), at(500, 500), at(500, 0)]);
    let ring = |from: i32, to: i32| {
        let corners = [(from, from), (from, to), (to, to), (to, from), (from, from)];
        Coordinates::Many(corners.map(|(lon, lat)| at(lon, lat)).to_vec())
    };
    let polygon = || Coordinates::Many(vec![ring(0, 900), ring(300, 600)]);
    let coordinates = match form {
        Form::Point => at(0, 0),
        Form::LineString => line(),
        Form::MultiLineString => Coordinates::Many(vec![line(), line()]),
        Form::Polygon => polygon(),
        Form::MultiPolygon => {
            Coordinates::Many(vec![polygon(), Coordinates::Many(vec![ring(1_000, 1_500)])])
        }
    };
    Geometry { form, coordinates }
}
