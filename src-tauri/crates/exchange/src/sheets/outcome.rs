//! What comes of reading the sheets of a book, the same for XLSX, XLS and ODS.

use plan::texts::filled;

use super::{Book, Fault, Refusal, Sheet, limits::Meter};
use crate::faults::shown;

/// One sheet read, with what its reader is told about it.
#[derive(Default)]
pub(super) struct Found {
    pub sheet: Option<Sheet>,
    pub name: String,
    pub hidden_rows: usize,
    pub merged: usize,
    /// Formulas without a stored outcome.
    pub uncomputed: usize,
}

/// The book while its sheets are read.
#[derive(Default)]
pub(super) struct Outcome {
    sheets: Vec<Sheet>,
    notes: Vec<String>,
}

impl Outcome {
    pub fn add(&mut self, found: Found, meter: &Meter) -> Result<(), Refusal> {
        let Some(sheet) = found.sheet else {
            return Ok(());
        };
        if self.sheets.len() >= meter.limits.sheets {
            return Err(meter.refuse(Fault::TooManySheets, meter.limits.sheets));
        }
        self.sheets.push(sheet);
        for (key, count) in [
            ("sheets.note.hidden_rows", found.hidden_rows),
            ("sheets.note.merged", found.merged),
            ("sheets.note.uncomputed", found.uncomputed),
        ] {
            if count > 0 {
                let name = shown(&found.name);
                self.notes
                    .push(filled(key, &[("sheet", &name), ("count", &count)]));
            }
        }
        Ok(())
    }

    pub fn finish(mut self, hidden: &[String], meter: &Meter) -> Result<Book, Refusal> {
        let names: Vec<_> = hidden
            .iter()
            .take(10)
            .map(|name| format!("«{}»", shown(name)))
            .collect();
        let names = names.join(", ");
        if self.sheets.is_empty() {
            return Err(match hidden {
                [] => meter.refuse(Fault::Empty, ""),
                _ => meter.refuse(Fault::OnlyHidden, names),
            });
        }
        if !hidden.is_empty() {
            self.notes
                .push(filled("sheets.note.hidden_sheets", &[("names", &names)]));
        }
        Ok(Book {
            sheets: self.sheets,
            notes: self.notes,
        })
    }
}
