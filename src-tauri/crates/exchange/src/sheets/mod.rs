//! Lists as offices have them, read and written: CSV, XLSX, XLS, ODS.
//!
//! Only the format is known here: what a column means is decided elsewhere. A file is taken for what it holds and not
//! for how it is called, since a list that a program "exports to Excel" is often a text or a web page named `.xls`.
//!
//! The three formats of spreadsheets are read here and not by a library. Those at hand ask for memory by numbers that
//! stand in the file, before any cell is read (`uniqueCount` of XLSX, `DIMENSIONS` and far away cells of XLS, repeated
//! rows of ODS): a file of one kilobyte ends the program, and no guard around the library can stop that. They also
//! refuse a whole file for one cell that they do not know, such as `#SPILL!`. Here every count is checked against
//! [`SheetLimits`] while it grows. The tests compare the outcome with such a library and with LibreOffice.

mod cell;
mod compound;
mod csv_in;
mod csv_out;
mod formats;
mod grid;
mod kind;
mod limits;
mod ods;
mod outcome;
mod parts;
mod refusal;
mod serial;
mod workbook;
mod xls;
mod xls_text;
mod xlsx;
mod xml;

pub use cell::{Book, Cell, Sheet};
pub use csv_out::csv;
pub use limits::SheetLimits;
pub use refusal::{Fault, Refusal};
pub use workbook::{ColumnOut, Shape, SheetOut, workbook};

use kind::Kind;
use limits::Meter;
use plan::texts::filled;

/// Reads the list in a file: its visible sheets with something in them, in their order.
///
/// `name` is the name of the file as the person knows it: its ending decides only where the content does not.
/// `goes_on` is asked again and again; `false` stops the reading.
///
/// # Errors
/// A [`Refusal`] that names the file and, where it can, the sheet and the row. Nothing is half read.
pub fn read(
    name: &str,
    bytes: &[u8],
    limits: &SheetLimits,
    goes_on: &dyn Fn() -> bool,
) -> Result<Book, Refusal> {
    let mut meter = Meter::new(name, limits, goes_on);
    meter.weigh(bytes)?;
    let kind = kind::of(bytes, &meter)?;
    let mut book = match kind {
        Kind::Text => csv_in::read(bytes, &mut meter),
        Kind::Xlsx => xlsx::read(bytes, &mut meter),
        Kind::Xls => xls::read(bytes, &mut meter),
        Kind::Ods => ods::read(bytes, &mut meter),
        Kind::FlatOds => ods::read_flat(bytes, &mut meter),
    }?;
    if let Some(ending) = kind.other_ending(name) {
        let note = filled(
            "sheets.note.other_kind",
            &[("ending", &ending), ("kind", &kind.name())],
        );
        book.notes.insert(0, note);
    }
    Ok(book)
}

macro_rules! one_format {
    ($($(#[doc = $doc:literal])+ $name:ident => $read:path,)+) => {$(
        $(#[doc = $doc])+
        ///
        /// # Errors
        /// As [`read`].
        pub fn $name(
            name: &str,
            bytes: &[u8],
            limits: &SheetLimits,
            goes_on: &dyn Fn() -> bool,
        ) -> Result<Book, Refusal> {
            let mut meter = Meter::new(name, limits, goes_on);
            meter.weigh(bytes)?;
            $read(bytes, &mut meter)
        }
    )+};
}

one_format! {
    /// Reads the bytes as CSV, whatever they look like.
    read_csv => csv_in::read,
    /// Reads the bytes as XLSX, whatever they look like.
    read_xlsx => xlsx::read,
    /// Reads the bytes as XLS, whatever they look like.
    read_xls => xls::read,
    /// Reads the bytes as ODS, whatever they look like.
    read_ods => ods::read,
}
