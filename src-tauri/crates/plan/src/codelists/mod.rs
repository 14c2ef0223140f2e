//! Code lists are data in `assets/codelists`, one file each; [`known`] names the codes that the code knows.
//!
//! A list may be replaced by newer data without a new program: [`Lists::builtin`] is what ships,
//! [`Lists::with`] lays other rows over it. Attributes that decide a hash or a privacy class
//! (`class`, `section`) are always read from the built-in rows, so that two programs never disagree on them.

mod known;

use std::{
    collections::BTreeMap,
    sync::{Arc, LazyLock},
};

use include_dir::{Dir, include_dir};
use jiff::civil::Date;

pub use known::*;

use crate::{declare::Class, section::Section, value::Value};

/// A list by its type: `OneOf<AreaType>`.
pub trait CodeList {
    const NAME: &'static str;
}

/// One row of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub code: String,
    /// As a clerk reads it.
    pub label: String,
    pub order: i32,
    /// Act and article with its mark, or `prassi`, or `nostro`.
    pub source: String,
    pub valid_from: Option<Date>,
    pub valid_to: Option<Date>,
    /// The further columns of this list, empty ones left out.
    pub attributes: BTreeMap<String, String>,
}

impl Row {
    /// An attribute of the row; empty when the list has none of that name.
    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    /// Codes separated by blanks in an attribute.
    pub fn codes(&self, name: &str) -> impl Iterator<Item = &str> {
        self.attribute(name).split_whitespace()
    }

    pub fn valid_on(&self, day: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }
}

/// Why a code-list file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ListError {
    #[error("elenco {list}: {error}")]
    Csv { list: String, error: csv::Error },
    #[error("elenco {list}, riga {row}: «{value}» non va bene nella colonna {column}")]
    Cell {
        list: String,
        row: usize,
        column: &'static str,
        value: String,
    },
    #[error("elenco {list}: manca la colonna {column}")]
    Column { list: String, column: &'static str },
}

/// All lists in force, by name. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Lists {
    rows: Arc<BTreeMap<String, Vec<Row>>>,
}

static DIRECTORY: Dir = include_dir!("$CARGO_MANIFEST_DIR/../../../assets/codelists");

static BUILTIN: LazyLock<Lists> = LazyLock::new(|| {
    let rows = DIRECTORY.files().filter_map(|file| {
        let name = file.path().file_stem()?.to_str()?.to_uppercase();
        let rows = read(&name, file.contents()).expect("the shipped lists are well formed");
        Some((name, rows))
    });
    Lists {
        rows: Arc::new(rows.collect()),
    }
});

impl Lists {
    /// The lists that ship with the program.
    pub fn builtin() -> &'static Lists {
        &BUILTIN
    }

    /// These lists with some replaced.
    #[must_use]
    pub fn with(&self, newer: BTreeMap<String, Vec<Row>>) -> Lists {
        let mut rows = (*self.rows).clone();
        rows.extend(newer);
        Lists {
            rows: Arc::new(rows),
        }
    }

    /// The rows of a list in their order; none when there is no such list.
    pub fn rows(&self, list: &str) -> &[Row] {
        self.rows.get(list).map_or(&[], Vec::as_slice)
    }

    pub fn row(&self, list: &str, code: &str) -> Option<&Row> {
        self.rows(list).iter().find(|row| row.code == code)
    }

    /// The label of a code, or the code itself when the list does not have it.
    pub fn label<'a>(&'a self, list: &str, code: &'a str) -> &'a str {
        self.row(list, code).map_or(code, |row| &row.label)
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.rows.keys().map(String::as_str)
    }
}

/// Reads one list from CSV: `code,label,order,source,valid_from,valid_to` and the attributes.
///
/// # Errors
/// A column that lacks, a cell that cannot be read, a file that is not CSV.
pub fn read(list: &str, file: &[u8]) -> Result<Vec<Row>, ListError> {
    let csv_error = |error| ListError::Csv {
        list: list.to_owned(),
        error,
    };
    let mut reader = csv::Reader::from_reader(file);
    let header = reader.headers().map_err(csv_error)?.clone();
    let place = |column: &'static str| {
        header
            .iter()
            .position(|name| name == column)
            .ok_or(ListError::Column {
                list: list.to_owned(),
                column,
            })
    };
    let [code, label, order, source, from, to] = [
        place("code")?,
        place("label")?,
        place("order")?,
        place("source")?,
        place("valid_from")?,
        place("valid_to")?,
    ];
    let mut rows = Vec::new();
    for (number, record) in reader.records().enumerate() {
        let record = record.map_err(csv_error)?;
        let cell = |column: &'static str, value: &str| ListError::Cell {
            list: list.to_owned(),
            row: number + 2,
            column,
            value: value.to_owned(),
        };
        let day = |at: usize, column| match &record[at] {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| cell(column, text)),
        };
        let used = [code, label, order, source, from, to];
        let attributes = (header.iter().zip(&record).enumerate())
            .filter(|(i, (_, value))| !used.contains(i) && !value.is_empty())
            .map(|(_, (name, value))| (name.to_owned(), value.to_owned()));
        rows.push(Row {
            code: record[code].to_owned(),
            label: record[label].to_owned(),
            order: record[order]
                .parse()
                .map_err(|_| cell("order", &record[order]))?,
            source: record[source].to_owned(),
            valid_from: day(from, "valid_from")?,
            valid_to: day(to, "valid_to")?,
            attributes: attributes.collect(),
        });
    }
    rows.sort_by_key(|row| row.order);
    Ok(rows)
}

/// The privacy class that a code brings to its record.
pub(crate) fn class<L: CodeList>(code: &Value) -> Option<Class> {
    let Value::Text(code) = code else { return None };
    match Lists::builtin().row(L::NAME, code)?.attribute("class") {
        "P" => Some(Class::P),
        "O" => Some(Class::O),
        "R" => Some(Class::R),
        _ => None,
    }
}

/// The section that a code brings to its record.
pub(crate) fn section(list: &str, code: &str) -> Option<Section> {
    Section::of_code(Lists::builtin().row(list, code)?.attribute("section"))
}
