//! The tables: one CSV for each national class and each kind of record, for a spreadsheet in Italian; one workbook of them
//! all; the Frictionless description.

use std::{collections::BTreeMap, sync::LazyLock};

use jiff::civil::Date;
use plan::{
    declare::{Field, KINDS, Kind},
    measures::place_on,
    record::Plan,
    texts::{self, filled, text},
    types::Type,
};
use serde_json::{Value as Json, json};

use super::{
    ClassLine, Marks,
    catalogue::{Column, label},
    rows::{self, Layer, columns},
};
use crate::{
    ExchangeError, json_text,
    plain::{Plain, is_plain},
    plan_json,
    sheets::{self, Cell, ColumnOut, Shape, SheetOut},
};

/// The name of the description, in the folder of the tables.
pub(super) const DESCRIPTION: &str = "datapackage.json";

/// The stem of the file of each kind's table, for ever: `assets/catalogue/tabelle.json`.
static STEMS: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let text = include_str!("../../../../../assets/catalogue/tabelle.json");
    serde_json::from_str(text).expect("the names that ship are sound: a test reads them")
});

/// The stem of the file of a kind's table.
pub(super) fn stem(kind: &Kind) -> &'static str {
    STEMS.get(kind.name).map_or(kind.name, String::as_str)
}

/// A table as every format writes it.
#[derive(Clone)]
pub(super) struct Table {
    /// Of its sheet in the workbook.
    pub sheet: String,
    pub title: String,
    pub heads: Vec<Head>,
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Clone)]
pub(super) struct Head {
    pub label: String,
    pub column: Column,
    /// For who points at it.
    pub help: &'static str,
}

impl Head {
    fn of(name: &str, column: Column) -> Self {
        Head {
            label: label(name).to_owned(),
            column,
            help: "",
        }
    }
}

/// The table of a layer: all its objects, also those without a place, with the coordinates of a point on them.
pub(super) fn of_layer(layer: &Layer) -> Table {
    let title = layer.def.title().to_owned();
    let mut heads: Vec<_> = columns(layer.def)
        .into_iter()
        .map(|column| Head::of(column.name, column.column))
        .collect();
    // Before the notice, which is the last.
    let before = heads.len() - 1;
    for name in ["lon", "lat"] {
        heads.insert(before, Head::of(name, Column::Dec));
    }
    let row = |row: &rows::Row| {
        let columns = columns(layer.def);
        let cells = columns.iter().zip(&row.cells);
        let mut cells: Vec<_> = cells
            .map(|(column, plain)| cell(column.column, plain))
            .collect();
        let place = row.shape.and_then(place_on);
        let degrees = |degrees: f64| Cell::Number((degrees * 1e7).round() / 1e7);
        for part in [place.map(|p| p.0), place.map(|p| p.1)] {
            cells.insert(before, part.map_or(Cell::Empty, degrees));
        }
        cells
    };
    let sheet = filled(
        "export.sheet.class",
        &[
            ("code", &layer.def.class.as_deref().unwrap_or_default()),
            ("title", &title),
        ],
    );
    Table {
        sheet,
        title,
        heads,
        rows: layer.rows.iter().map(row).collect(),
    }
}

/// The kinds that have a table: those with records.
pub(super) fn kinds(copy: &Plan) -> impl Iterator<Item = &'static Kind> {
    let there = |kind: &&Kind| copy.of_kind(kind.name).next().is_some();
    KINDS.iter().filter(there)
}

/// The table of a kind: all its fields that fit a cell.
pub(super) fn of_kind(copy: &Plan, kind: &'static Kind, marks: Marks) -> Table {
    let fields = kind.fields.iter().enumerate();
    let fields: Vec<_> = fields.filter(|(_, field)| is_plain(field)).collect();
    let mut heads = vec![Head::of("id", Column::Text)];
    heads.extend(fields.iter().map(|(_, field)| head(kind, field)));
    heads.push(Head::of("avviso", Column::Text));
    let mark = Cell::Text(marks.sentence());
    let records = copy.of_kind(kind.name).map(|record| {
        let id = Cell::Text(record.id.to_string());
        let cells = fields.iter().map(|(at, field)| {
            let plain = rows::cell(copy, record, *at);
            cell(column(field), &plain)
        });
        let cells = std::iter::once(id).chain(cells);
        cells.chain([mark.clone()]).collect()
    });
    let title = text(&format!("kind.{}.plural", kind.name)).to_owned();
    Table {
        sheet: title.clone(),
        title,
        heads,
        rows: records.collect(),
    }
}

fn head(kind: &Kind, field: &Field) -> Head {
    let label = texts::field(kind.name, field, "label");
    Head {
        label: match field.unit {
            // Some labels name it already.
            Some(unit) if !label.contains(&format!("({unit})")) => format!("{label} ({unit})"),
            _ => label.to_owned(),
        },
        column: column(field),
        help: texts::field(kind.name, field, "help"),
    }
}

fn column(field: &Field) -> Column {
    match field.ty {
        Type::Int => Column::Int,
        Type::Dec => Column::Dec,
        Type::Date => Column::Date,
        Type::Communes => Column::Code,
        _ => Column::Text,
    }
}

fn cell(column: Column, plain: &Plain) -> Cell {
    match (column, plain) {
        (_, Plain::Empty) => Cell::Empty,
        (Column::Date, Plain::Text(day)) => {
            let read = day.parse::<Date>();
            read.map_or_else(|_| Cell::Text(day.clone()), Cell::Day)
        }
        (_, Plain::Text(text)) => Cell::Text(text.clone()),
        #[allow(clippy::cast_precision_loss)] // The model holds no whole number beyond 2^53.
        (_, Plain::Int(number)) => Cell::Number(*number as f64),
        (_, Plain::Dec(number)) => Cell::Number(*number),
        (_, Plain::Bool(answer)) => Cell::Bool(*answer),
    }
}

/// What each national class has.
pub(super) fn of_catalogue(lines: &[ClassLine], marks: Marks) -> Table {
    let head = |name: &str, column| Head {
        label: text(&format!("export.column.{name}")).to_owned(),
        column,
        help: "",
    };
    let count = |count: usize| {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        Cell::Number(f64::from(count))
    };
    let mark = marks.sentence();
    Table {
        sheet: text("export.sheet.catalogue").to_owned(),
        title: text("export.sheet.catalogue").to_owned(),
        heads: vec![
            head("code", Column::Code),
            head("name", Column::Text),
            head("objects", Column::Int),
            head("located", Column::Int),
            head("layer", Column::Text),
            head("note", Column::Text),
            Head::of("avviso", Column::Text),
        ],
        rows: lines
            .iter()
            .map(|line| {
                vec![
                    Cell::Text(line.code.clone()),
                    Cell::Text(line.name.clone()),
                    count(line.objects),
                    count(line.located),
                    Cell::Text(line.layer.clone()),
                    Cell::Text(line.note.clone()),
                    Cell::Text(mark.clone()),
                ]
            })
            .collect(),
    }
}

/// A table as CSV for the Italian Excel.
pub(super) fn csv(table: &Table) -> Vec<u8> {
    let heads = table
        .heads
        .iter()
        .map(|head| Cell::Text(head.label.clone()));
    let mut rows = vec![heads.collect()];
    rows.extend(table.rows.iter().cloned());
    sheets::csv(&rows)
}

/// The tables as one workbook; each sheet says above its head what it is.
pub(super) fn workbook(tables: Vec<Table>, marks: Marks) -> Result<Vec<u8>, ExchangeError> {
    let mark = marks.sentence();
    let sheet = |table: Table| SheetOut {
        name: table.sheet,
        explanation: vec![mark.clone()],
        columns: table
            .heads
            .into_iter()
            .map(|head| ColumnOut {
                head: head.label,
                note: None,
                shape: match head.column {
                    Column::Text => Shape::Text,
                    Column::Code => Shape::Code,
                    Column::Int | Column::Dec => Shape::Number,
                    Column::Date => Shape::Day,
                },
                choices: Vec::new(),
                needed: false,
            })
            .collect(),
        rows: table.rows,
        room: 0,
    };
    let sheets: Vec<_> = tables.into_iter().map(sheet).collect();
    sheets::workbook(&sheets)
}

/// A tabular data package of the tables; `paths` are from its own folder.
pub(super) fn description(
    copy: &Plan,
    marks: Marks,
    tables: &[(String, Table)],
) -> Result<Vec<u8>, ExchangeError> {
    let title = copy.header().and_then(|header| header.title);
    let json = json!({
        "profile": "tabular-data-package",
        "name": format!("{}-tabelle", plan_json::base_name(copy)),
        "title": title.unwrap_or_else(|| text("export.tables.title").to_owned()),
        "description": format!("{} {}", marks.sentence(), text("export.tables.description")),
        "x-draft": marks.draft,
        "x-class": marks.class.word(),
        "resources": tables.iter().map(|(path, table)| resource(path, table)).collect::<Vec<_>>(),
    });
    json_text::pretty(&json)
}

fn resource(path: &str, table: &Table) -> Json {
    let fields: Vec<_> = table
        .heads
        .iter()
        .map(|head| {
            let mut json = match head.column {
                Column::Text | Column::Code => json!({ "type": "string" }),
                Column::Int => json!({ "type": "integer" }),
                Column::Dec => json!({ "type": "number", "decimalChar": "," }),
                Column::Date => json!({ "type": "date", "format": "%d/%m/%Y" }),
            };
            json["name"] = json!(head.label);
            if !head.help.is_empty() {
                json["description"] = json!(head.help);
            }
            json
        })
        .collect();
    let name = path.replace('/', "-");
    json!({
        "profile": "tabular-data-resource",
        "name": name.trim_end_matches(".csv"),
        "path": path,
        "title": table.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {
            "delimiter": ";", "lineTerminator": "\r\n", "quoteChar": "\"", "doubleQuote": true
        },
        "schema": { "fields": fields, "missingValues": [""] },
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_kind_has_a_file_of_its_own() {
        let stems: BTreeSet<_> = KINDS.iter().map(stem).collect();
        assert_eq!(stems.len(), KINDS.len());
        for kind in KINDS.iter() {
            assert!(STEMS.contains_key(kind.name), "{}: no name", kind.name);
            let good = |b: u8| b.is_ascii_lowercase() || b == b'_';
            assert!(stem(kind).len() <= 30 && stem(kind).bytes().all(good));
        }
        assert_eq!(STEMS.len(), KINDS.len(), "a name of no kind");
    }

    /// Two columns with one head are one column for whoever reads a table.
    #[test]
    fn heads_of_a_table_are_told_apart() {
        for kind in KINDS.iter() {
            let plain = kind.fields.iter().filter(|field| is_plain(field));
            let heads = plain.map(|field| head(kind, field).label);
            let mut seen = BTreeSet::from([label("id").to_owned(), label("avviso").to_owned()]);
            for head in heads {
                assert!(seen.insert(head.clone()), "{}: {head}", kind.name);
            }
        }
    }
}
