//! How much a list may ask of the computer that reads it.

use super::{Fault, Refusal};
use crate::guarded::{
    mebibytes,
    work::{Halt, Work},
};

/// Bounds of one reading. The defaults hold fifty times the biggest list of a small commune.
#[derive(Clone, Copy, Debug)]
pub struct SheetLimits {
    /// Bytes of the file.
    pub bytes: usize,
    /// Visible sheets.
    pub sheets: usize,
    /// Rows of one sheet, from the first with something in it to the last.
    pub rows: usize,
    /// Columns of one sheet.
    pub columns: usize,
    /// Cells of all sheets, the empty ones before the last of a row counted.
    pub cells: usize,
    /// Letters of one cell.
    pub letters: usize,
    /// Bytes of text of all cells: in XLSX and XLS one long text may stand in every cell.
    pub text: usize,
    /// Files within a ZIP.
    pub parts: usize,
    /// How many times bigger a file within a ZIP may grow when unpacked, from 4 MiB on: sheets of equal rows pack
    /// very well.
    pub ratio: u64,
    /// Bytes of all files within a ZIP, unpacked.
    pub unpacked: u64,
    /// Bytes of one file within a ZIP that is read, unpacked.
    pub part: u64,
    /// Elements of XML within each other.
    pub depth: usize,
    /// Pieces of work in all: cells, records, marks of XML. Two seconds of a computer, some of one of ten years ago.
    pub steps: u64,
}

impl Default for SheetLimits {
    fn default() -> Self {
        SheetLimits {
            bytes: 64 << 20,
            sheets: 100,
            rows: 100_000,
            columns: 1_000,
            cells: 2_000_000,
            // The most that Excel holds in a cell.
            letters: 32_767,
            text: 64 << 20,
            parts: 5_000,
            ratio: 200,
            unpacked: 256 << 20,
            part: 128 << 20,
            depth: 128,
            steps: 30_000_000,
        }
    }
}

/// What was used so far of the limits, and whether to go on.
pub(super) struct Meter<'a> {
    pub file: &'a str,
    pub limits: &'a SheetLimits,
    work: Work<'a>,
    cells: usize,
    text: usize,
}

impl<'a> Meter<'a> {
    pub fn new(file: &'a str, limits: &'a SheetLimits, goes_on: &'a dyn Fn() -> bool) -> Self {
        Meter {
            file,
            limits,
            work: Work::new(goes_on, limits.steps),
            cells: 0,
            text: 0,
        }
    }

    /// Before anything is looked at.
    pub fn weigh(&self, bytes: &[u8]) -> Result<(), Refusal> {
        if bytes.len() > self.limits.bytes {
            return Err(self.refuse(Fault::FileTooBig, mebibytes(self.limits.bytes as u64)));
        }
        if bytes.is_empty() {
            return Err(self.refuse(Fault::Empty, ""));
        }
        Ok(())
    }

    /// A piece of work was done; the person is asked once in a while.
    pub fn step(&mut self) -> Result<(), Refusal> {
        let halt = self.work.step();
        halt.map_err(|halt| self.halted(halt))
    }

    /// The person is asked now.
    pub fn go_on(&self) -> Result<(), Refusal> {
        self.work.go_on().map_err(|halt| self.halted(halt))
    }

    fn halted(&self, halt: Halt) -> Refusal {
        match halt {
            Halt::TooMuch => self.refuse(Fault::TooIntricate, ""),
            Halt::Unwanted => self.refuse(Fault::Cancelled, ""),
        }
    }

    /// Bytes beyond which a text is surely longer than a cell may be.
    pub fn most_bytes(&self) -> usize {
        self.limits.letters.saturating_mul(4).saturating_add(4)
    }

    /// The texts that the cells of a file share, so far: no more than the cells may hold.
    pub fn shared_text(&self, bytes: usize) -> Result<(), Refusal> {
        if bytes > self.limits.text {
            return Err(self.refuse(Fault::TooMuchText, self.limits.text >> 20));
        }
        Ok(())
    }

    /// That many cells more; which limit they break, if they do.
    pub fn add_cells(&mut self, count: usize) -> Option<(Fault, usize)> {
        self.cells = self.cells.saturating_add(count);
        (self.cells > self.limits.cells).then_some((Fault::TooManyCells, self.limits.cells))
    }

    pub fn add_text(&mut self, text: &str) -> Option<(Fault, usize)> {
        // Bytes are at least letters: most texts need no counting.
        let long = text.len() > self.limits.letters && text.chars().count() > self.limits.letters;
        if long {
            return Some((Fault::CellTooLong, self.limits.letters));
        }
        self.text = self.text.saturating_add(text.len());
        (self.text > self.limits.text).then_some((Fault::TooMuchText, self.limits.text >> 20))
    }

    /// The refusal of the file as a whole.
    pub fn refuse(&self, fault: Fault, detail: impl ToString) -> Refusal {
        self.refuse_at(fault, "", 0, detail)
    }

    /// The refusal at a row, counted from 1, of a sheet.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a limit or a text, as it comes"
    )]
    pub fn refuse_at(
        &self,
        fault: Fault,
        sheet: &str,
        row: usize,
        detail: impl ToString,
    ) -> Refusal {
        Refusal {
            fault,
            file: self.file.to_owned(),
            sheet: sheet.to_owned(),
            row,
            detail: detail.to_string(),
        }
    }
}
