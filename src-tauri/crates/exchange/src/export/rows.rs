//! The objects of the layers, from a copy of the plan: what every format then writes in its own way.

use std::collections::BTreeSet;

use plan::{
    Uuid,
    codelists::Lists,
    geometry::{Coordinates, Geometry},
    record::{Plan, Record},
    texts,
    types::Type,
    value::Value,
};

use super::{
    Marks,
    catalogue::{Attribute, Column, Filter, LayerDef, Path, Source, Step, Written, layers},
};
use crate::{geojson_out::shape, plain::Plain};

/// A layer with its objects.
pub(super) struct Layer<'a> {
    pub def: &'static LayerDef,
    pub rows: Vec<Row<'a>>,
}

/// An object.
pub(super) struct Row<'a> {
    pub id: Uuid,
    /// In the order of [`columns`].
    pub cells: Vec<Plain>,
    /// Its own, or that of what it belongs to.
    pub shape: Option<&'a Geometry>,
}

/// A column of a layer, the same in every format.
#[derive(Clone, Copy)]
pub(super) struct ColumnOf {
    pub name: &'static str,
    pub column: Column,
}

/// Those before the attributes and those after them.
const FIRST: [(&str, Column); 4] = [
    ("id", Column::Text),
    ("istat", Column::Code),
    ("tipo_dato", Column::Text),
    ("sigla", Column::Text),
];
const LAST: [(&str, Column); 2] = [("verificato", Column::Date), ("avviso", Column::Text)];

/// The columns of a layer.
pub(super) fn columns(def: &'static LayerDef) -> Vec<ColumnOf> {
    let own = |(name, column)| ColumnOf { name, column };
    let attributes = def.attributes.iter().map(|attribute| ColumnOf {
        name: &attribute.name,
        column: attribute.column,
    });
    (FIRST.into_iter().map(own))
        .chain(attributes)
        .chain(LAST.into_iter().map(own))
        .collect()
}

/// Every layer, also those without objects.
pub(super) fn of(copy: &Plan, marks: Marks) -> Vec<Layer<'_>> {
    let istat = copy.istat_code();
    let mark = marks.sentence();
    let layer = |def: &'static LayerDef| {
        let mut rows = Vec::new();
        for (at, source) in def.sources.iter().enumerate() {
            let told = told_by(copy, source);
            for record in copy.of_kind(source.kind.name) {
                if told.contains(&record.id) || !passes(source, record) {
                    continue;
                }
                let attribute = |attribute: &Attribute| match &attribute.paths[at] {
                    Some(path) => written(copy, record, path, attribute),
                    None => Plain::Empty,
                };
                let mut cells = vec![
                    Plain::Text(record.id.to_string()),
                    text(&istat),
                    Plain::Text(texts::kind(record.kind.name).to_owned()),
                    shown(copy, record, "code"),
                ];
                cells.extend(def.attributes.iter().map(attribute));
                cells.push(shown(copy, record, "verified_on"));
                cells.push(text(&mark));
                rows.push(Row {
                    id: record.id,
                    cells,
                    shape: place(copy, record, source),
                });
            }
        }
        Layer { def, rows }
    };
    layers().iter().map(layer).collect()
}

/// The objects that a record of another source tells of.
fn told_by(copy: &Plan, source: &Source) -> BTreeSet<Uuid> {
    let Some((kind, link)) = source.told_by else {
        return BTreeSet::new();
    };
    let telling = copy.of_kind(kind.name);
    telling
        .filter_map(|record| match &record.values[link] {
            Value::Text(id) => Uuid::parse_str(id).ok(),
            _ => None,
        })
        .collect()
}

fn passes(source: &Source, record: &Record) -> bool {
    let Some(filter) = &source.filter else {
        return true;
    };
    let codes = codes_of(filter, record);
    let wanted = |filter: &Filter| {
        (codes.iter()).any(|code| filter.codes.iter().any(|wanted| wanted == code))
    };
    let in_any = || {
        let all = layers().iter().flat_map(|layer| &layer.sources);
        let mut of_kind = all.filter(|other| other.kind.name == source.kind.name);
        of_kind.any(|other| other.filter.as_ref().is_none_or(wanted))
    };
    wanted(filter) || (filter.others && !in_any())
}

fn codes_of<'a>(filter: &Filter, record: &'a Record) -> Vec<&'a str> {
    let mut codes = Vec::new();
    for field in &filter.fields {
        match &record.values[*field] {
            Value::Text(code) => codes.push(code.as_str()),
            Value::Set(set) => codes.extend(set.iter().map(String::as_str)),
            _ => {}
        }
    }
    codes
}

/// The shape of an object: one without a single position is none.
fn place<'a>(copy: &'a Plan, record: &'a Record, source: &Source) -> Option<&'a Geometry> {
    let drawn = |record: &'a Record| shape(record).filter(|shape| has_position(&shape.coordinates));
    let at = |step: &Step| drawn(follow(copy, record, *step)?);
    drawn(record).or_else(|| source.at.iter().find_map(at))
}

fn has_position(coordinates: &Coordinates) -> bool {
    match coordinates {
        Coordinates::At(_) => true,
        Coordinates::Many(inner) => inner.iter().any(has_position),
    }
}

fn follow<'a>(copy: &'a Plan, from: &Record, step: Step) -> Option<&'a Record> {
    match step {
        Step::Only(kind) => copy.of_kind(kind.name).next(),
        Step::Link(field, kind) => match &from.values[field] {
            Value::Text(id) => copy.get(kind.name, Uuid::parse_str(id).ok()?),
            _ => None,
        },
    }
}

fn text(text: &str) -> Plain {
    match text {
        "" => Plain::Empty,
        text => Plain::Text(text.to_owned()),
    }
}

fn shown(copy: &Plan, record: &Record, field: &str) -> Plain {
    let index = record.kind.index(field);
    index.map_or(Plain::Empty, |field| cell(copy, record, field))
}

fn written(copy: &Plan, record: &Record, path: &Path, attribute: &Attribute) -> Plain {
    let mut at = record;
    for step in &path.steps {
        match follow(copy, at, *step) {
            Some(next) => at = next,
            None => return Plain::Empty,
        }
    }
    let cell = match (attribute.written, path.field().ty, &at.values[path.field]) {
        (Written::Attribute(name), Type::Code(list), Value::Text(code)) => {
            let row = Lists::builtin().row(list, code);
            text(row.map_or("", |row| row.attribute(name)))
        }
        (Written::Attribute(_), ..) => Plain::Empty,
        (Written::Label, ..) => cell(copy, at, path.field),
    };
    // A column of decimals, or of texts, that kinds of another type share.
    match (attribute.column, cell) {
        #[allow(clippy::cast_precision_loss)] // The model holds no whole number beyond 2^53.
        (Column::Dec, Plain::Int(number)) => Plain::Dec(number as f64),
        (Column::Text, Plain::Int(number)) => Plain::Text(number.to_string()),
        (Column::Text, Plain::Dec(number)) => Plain::Text(number.to_string().replace('.', ",")),
        (_, cell) => cell,
    }
}

/// A value as people read it: codes and links in words, several of them divided by "; ". What its type cannot hold stays in
/// the package alone.
pub(super) fn cell(copy: &Plan, record: &Record, field: usize) -> Plain {
    let lists = Lists::builtin();
    let title = |target: &str, id: &str| {
        let linked = Uuid::parse_str(id).ok().and_then(|id| copy.get(target, id));
        linked.map(|linked| copy.title(linked)).unwrap_or_default()
    };
    let joined = |texts: Vec<String>| {
        let filled: Vec<_> = texts.into_iter().filter(|text| !text.is_empty()).collect();
        text(&filled.join("; "))
    };
    match (record.kind.fields[field].ty, &record.values[field]) {
        (Type::Int, Value::Int(number)) => Plain::Int(*number),
        (Type::Dec, Value::Dec(number)) => Plain::Dec(*number),
        (Type::Bool, Value::Bool(answer)) => text(texts::text(if *answer {
            "sheets.cell.yes"
        } else {
            "sheets.cell.no"
        })),
        (Type::Code(list), Value::Text(code)) => text(lists.label(list, code)),
        (Type::Codes(list), Value::Set(codes)) => {
            joined((codes.iter().map(|code| lists.label(list, code).to_owned())).collect())
        }
        (Type::Link(target), Value::Text(id)) => text(&title(target, id)),
        (Type::Links(target), Value::Set(ids)) => {
            joined(ids.iter().map(|id| title(target, id)).collect())
        }
        (Type::Communes, Value::Set(codes)) => joined(codes.iter().cloned().collect()),
        (Type::PartialDate, value @ Value::Text(_)) => text(&value.shown(Type::PartialDate)),
        (Type::Text | Type::Long | Type::Date, Value::Text(value)) => text(value),
        _ => Plain::Empty,
    }
}

impl Layer<'_> {
    pub fn located(&self) -> impl Iterator<Item = (&Row<'_>, &Geometry)> {
        self.rows.iter().filter_map(|row| Some((row, row.shape?)))
    }
}
