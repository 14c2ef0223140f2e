//! How much a layer may ask of the computer that reads it.

use plan::texts::filled;

use super::{Fault, Refusal};
use crate::guarded::{
    mebibytes,
    work::{Halt, Work},
};

/// Bounds of one reading. The defaults hold a layer of the whole province.
#[derive(Clone, Copy, Debug)]
pub struct LayerLimits {
    /// Bytes of the file and of those beside it.
    pub bytes: usize,
    pub layers: usize,
    /// Features of all layers.
    pub features: usize,
    /// Positions of all shapes.
    pub vertices: usize,
    /// Columns of one layer.
    pub columns: usize,
    /// Cells of all layers, the empty ones counted.
    pub cells: usize,
    /// Bytes of the text of one cell.
    pub letters: usize,
    /// Bytes of text of all cells.
    pub text: usize,
    /// Shapes within collections of shapes.
    pub depth: usize,
    /// Elements of XML within each other.
    pub elements: usize,
    /// Files within a ZIP.
    pub parts: usize,
    /// How many times bigger a file within a ZIP may grow when unpacked, from 4 MiB on.
    pub ratio: u64,
    /// Bytes of all files within a ZIP, unpacked.
    pub unpacked: u64,
    /// Comparisons: of positions to tell holes from outlines, of the values that one place has under one name.
    pub comparisons: u64,
    /// Pieces of work in all: positions, cells, marks of XML. Two seconds of a computer, some of one of ten years
    /// ago.
    pub steps: u64,
    /// Steps of the engine of SQLite for one GeoPackage, in thousands.
    pub queries: u64,
}

impl Default for LayerLimits {
    fn default() -> Self {
        LayerLimits {
            bytes: 128 << 20,
            layers: 200,
            features: 200_000,
            vertices: 3_000_000,
            columns: 500,
            cells: 4_000_000,
            letters: 1 << 20,
            text: 64 << 20,
            depth: 16,
            elements: 128,
            parts: 2_000,
            ratio: 200,
            unpacked: 256 << 20,
            comparisons: 200_000_000,
            steps: 30_000_000,
            queries: 30_000,
        }
    }
}

/// What was used so far of the limits, where the reading is, and whether to go on.
pub(super) struct Meter<'a> {
    /// The file being read, the layer in it and the feature, for the messages.
    pub file: String,
    pub layer: String,
    pub feature: usize,
    pub limits: &'a LayerLimits,
    work: Work<'a>,
    layers: usize,
    features: usize,
    vertices: usize,
    cells: usize,
    text: usize,
    comparisons: u64,
    pub tally: Tally,
}

/// What was left out of shapes and is told once, with its number.
#[derive(Default)]
pub(super) struct Tally {
    /// Shapes whose heights were left out.
    pub heights: usize,
    /// Shapes whose measures were left out.
    pub measures: usize,
    /// Objects that became several features.
    pub split: usize,
}

impl<'a> Meter<'a> {
    pub fn new(file: &str, limits: &'a LayerLimits, goes_on: &'a dyn Fn() -> bool) -> Self {
        Meter {
            file: file.to_owned(),
            layer: String::new(),
            feature: 0,
            limits,
            work: Work::new(goes_on, limits.steps),
            layers: 0,
            features: 0,
            vertices: 0,
            cells: 0,
            text: 0,
            comparisons: 0,
            tally: Tally::default(),
        }
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

    pub fn add_layer(&mut self) -> Result<(), Refusal> {
        self.layers += 1;
        self.within(self.layers, self.limits.layers, Fault::TooManyLayers)
    }

    pub fn add_feature(&mut self) -> Result<(), Refusal> {
        self.features += 1;
        self.within(self.features, self.limits.features, Fault::TooManyFeatures)
    }

    pub fn add_vertices(&mut self, count: usize) -> Result<(), Refusal> {
        self.vertices = self.vertices.saturating_add(count);
        self.within(self.vertices, self.limits.vertices, Fault::TooManyVertices)
    }

    pub fn add_cells(&mut self, count: usize) -> Result<(), Refusal> {
        self.cells = self.cells.saturating_add(count);
        self.within(self.cells, self.limits.cells, Fault::TooManyCells)
    }

    /// The bytes of the text of a cell while it grows.
    pub fn letters(&self, bytes: usize) -> Result<(), Refusal> {
        self.within(bytes, self.limits.letters, Fault::CellTooLong)
    }

    /// A text of so many bytes is kept.
    pub fn add_text(&mut self, bytes: usize) -> Result<(), Refusal> {
        self.letters(bytes)?;
        self.text = self.text.saturating_add(bytes);
        if self.text > self.limits.text {
            let most = mebibytes(self.limits.text as u64);
            return Err(self.refuse(Fault::TooMuchText, most));
        }
        Ok(())
    }

    pub fn columns(&self, count: usize) -> Result<(), Refusal> {
        self.within(count, self.limits.columns, Fault::TooManyColumns)
    }

    pub fn depth(&self, depth: usize) -> Result<(), Refusal> {
        self.within(depth, self.limits.depth, Fault::TooDeep)
    }

    /// That many positions, or values, are compared with one.
    pub fn compare(&mut self, count: usize) -> Result<(), Refusal> {
        self.comparisons = self.comparisons.saturating_add(count as u64);
        if self.comparisons > self.limits.comparisons {
            return Err(self.refuse(Fault::TooIntricate, ""));
        }
        self.step()
    }

    fn within(&self, count: usize, most: usize, fault: Fault) -> Result<(), Refusal> {
        if count > most {
            return Err(self.refuse(fault, most));
        }
        Ok(())
    }

    /// The refusal at the place where the reading is.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a text or a number, as it comes"
    )]
    pub fn refuse(&self, fault: Fault, detail: impl ToString) -> Refusal {
        Refusal {
            fault,
            file: self.file.clone(),
            layer: self.layer.clone(),
            feature: self.feature,
            detail: detail.to_string(),
        }
    }

    /// The refusal of the file as a whole.
    pub fn refuse_file(&self, fault: Fault, detail: impl ToString) -> Refusal {
        Refusal {
            layer: String::new(),
            feature: 0,
            ..self.refuse(fault, detail)
        }
    }

    /// What the tally says, in Italian.
    pub fn told(&self) -> Vec<String> {
        let Tally {
            heights,
            measures,
            split,
        } = self.tally;
        let counts = [
            ("heights", heights),
            ("measures", measures),
            ("split", split),
        ];
        let told = counts.into_iter().filter(|(_, count)| *count > 0);
        told.map(|(key, count)| counted(&format!("layers.note.{key}"), count))
            .collect()
    }
}

/// The sentence of a number of things: `key.one` or `key.many`.
pub(super) fn counted(key: &str, count: usize) -> String {
    if count == 1 {
        filled(&format!("{key}.one"), &[])
    } else {
        filled(&format!("{key}.many"), &[("n", &count)])
    }
}
