//! Why a list is refused: what, where, and how to mend it.

use std::fmt;

use plan::texts;

use crate::faults::{faults, shown};

faults! {
    /// What is wrong with a list. The codes are for programs and never change; the words are in
    /// `assets/i18n/it/sheets.json`.
    pub enum Fault {
    // What the file is.
    /// Another kind of file than a list: a picture, a PDF, a letter. The detail names it.
    NotAList = "not_a_list",
    /// No cell with something in it.
    Empty = "empty",
    /// Something only in sheets that are hidden.
    OnlyHidden = "only_hidden",
    /// Protected by a password.
    Encrypted = "encrypted",
    /// Lotus 1-2-3, SYLK or an Excel of before 1993.
    OldFormat = "old_format",
    /// A web page, or the XML of Excel 2003, named as a spreadsheet.
    WebPage = "web_page",
    /// The binary XLSX.
    BinaryWorkbook = "binary_workbook",
    // Its shape.
    /// It cannot be unpacked or parsed; the detail says where.
    Damaged = "damaged",
    /// Quotes of a CSV that open and never close.
    OpenQuote = "open_quote",
    /// XML that declares entities or a document type: no spreadsheet writes it, and it may read other files.
    Entities = "entities",
    // Its size.
    /// The file is bigger than the limit.
    FileTooBig = "file_too_big",
    /// More files within it than the limit.
    TooManyParts = "too_many_parts",
    /// Unpacked it is bigger than the limit.
    UnpackedTooBig = "unpacked_too_big",
    /// A file within it grows out of measure when unpacked.
    Ratio = "ratio",
    /// Elements within elements beyond the limit.
    TooDeep = "too_deep",
    /// More visible sheets than the limit.
    TooManySheets = "too_many_sheets",
    /// More rows than the limit, those between two filled ones counted.
    TooManyRows = "too_many_rows",
    /// A cell farther right than the limit.
    TooManyColumns = "too_many_columns",
    /// More cells than the limit in all sheets.
    TooManyCells = "too_many_cells",
    /// More letters in a cell than the limit.
    CellTooLong = "cell_too_long",
    /// All texts together are longer than the limit.
    TooMuchText = "too_much_text",
    /// More work than any list gives, such as one sheet that is listed a thousand times.
    TooIntricate = "too_intricate",
    /// The person stopped the reading.
    Cancelled = "cancelled",
    }
}

/// A list refused. Nothing of it was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub fault: Fault,
    /// The name of the file.
    pub file: String,
    /// Empty when it is the file as a whole.
    pub sheet: String,
    /// As the person's program counts it, from 1; 0 when it is no row.
    pub row: usize,
    /// What the message adds: a limit, a kind of file, a part of it.
    pub detail: String,
}

impl Refusal {
    /// What is wrong and where.
    pub fn message(&self) -> String {
        self.text("message")
    }

    /// How to mend it.
    pub fn fix(&self) -> String {
        self.text("fix")
    }

    /// «volontari.xlsx», foglio «Mezzi», riga 14.
    pub fn place(&self) -> String {
        let file: &dyn fmt::Display = &shown(&self.file);
        let sheet: &dyn fmt::Display = &shown(&self.sheet);
        let row: &dyn fmt::Display = &self.row;
        let key = match (self.sheet.is_empty(), self.row) {
            (true, 0) => "sheets.place.file",
            (false, 0) => "sheets.place.sheet",
            (true, _) => "sheets.place.row",
            (false, _) => "sheets.place.sheet_row",
        };
        texts::filled(key, &[("file", file), ("sheet", sheet), ("row", row)])
    }

    fn text(&self, part: &str) -> String {
        let key = format!("sheets.fault.{}.{part}", self.fault.code());
        let detail = shown(&self.detail);
        texts::filled(&key, &[("place", &self.place()), ("detail", &detail)])
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.message(), self.fix())
    }
}

impl std::error::Error for Refusal {}
