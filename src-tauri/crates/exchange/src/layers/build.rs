//! A layer being put together.

use std::collections::HashMap;

use plan::{geometry::Form, texts::text};

use super::{Drawn, Feature, Layer, Refusal, System, limits::Meter};
use crate::sheets::Cell;

/// Faults told of one feature; more would say nothing new.
const FAULTS: usize = 5;

/// One object as the reader of a format found it.
#[derive(Default)]
pub(super) struct Found {
    pub shapes: Vec<Drawn>,
    /// By column; those at the end may lack.
    pub cells: Vec<Cell>,
    pub faults: Vec<String>,
    /// Further columns of a name that the object has more than once.
    pub again: HashMap<String, Vec<usize>>,
}

impl Found {
    /// Puts a value in a column that may be further than those with a value so far.
    pub fn put(&mut self, column: usize, cell: Cell) {
        if column >= self.cells.len() {
            self.cells.resize(column + 1, Cell::Empty);
        }
        if let Some(place) = self.cells.get_mut(column) {
            *place = cell;
        }
    }

    /// Whether nothing stands in the column yet.
    pub fn lacks(&self, column: usize) -> bool {
        self.cells
            .get(column)
            .is_none_or(|cell| *cell == Cell::Empty)
    }

    pub fn fault(&mut self, sentence: impl Into<String>) {
        let sentence = sentence.into();
        if self.faults.len() < FAULTS && !self.faults.contains(&sentence) {
            self.faults.push(sentence);
        }
    }

    /// A fault by the last part of its key in the catalogue.
    pub fn fault_of(&mut self, key: &str) {
        self.fault(text(&format!("layers.feature.{key}")));
    }
}

#[derive(Default)]
pub(super) struct Build {
    pub name: String,
    pub stated: Option<System>,
    pub stated_as: String,
    columns: Vec<String>,
    places: HashMap<String, usize>,
    features: Vec<Feature>,
    number: usize,
}

impl Build {
    pub fn named(name: &str) -> Self {
        Build {
            name: name.to_owned(),
            ..Build::default()
        }
    }

    /// Of a format that is always in degrees.
    pub fn in_degrees(name: &str) -> Self {
        Build {
            stated: Some(System::Wgs84),
            stated_as: "EPSG:4326".to_owned(),
            ..Build::named(name)
        }
    }

    pub fn is_empty(&self) -> bool {
        self.features.is_empty()
    }

    /// The number of the next feature.
    pub fn next_number(&self) -> usize {
        self.number + 1
    }

    /// A feature that is in the file and not in the layer: the next has the number after it.
    pub fn pass(&mut self) {
        self.number += 1;
    }

    /// The place of a column by its name, which is made when there is none.
    pub fn column(&mut self, name: &str, meter: &mut Meter) -> Result<usize, Refusal> {
        if let Some(place) = self.places.get(name) {
            return Ok(*place);
        }
        let place = self.columns.len();
        meter.columns(place + 1)?;
        meter.add_text(name.len())?;
        self.columns.push(name.to_owned());
        self.places.insert(name.to_owned(), place);
        Ok(place)
    }

    /// A column with a name of its own, when the file has two that are called the same.
    pub fn own_column(&mut self, name: &str, meter: &mut Meter) -> Result<usize, Refusal> {
        let mut own = name.to_owned();
        let mut count = 2;
        while self.places.contains_key(&own) {
            own = format!("{name}_{count}");
            count += 1;
        }
        self.column(&own, meter)
    }

    /// Takes an object; one with shapes of several kinds, or of several points, becomes several features.
    pub fn add(&mut self, found: Found, meter: &mut Meter) -> Result<(), Refusal> {
        self.number += 1;
        let Found {
            shapes,
            mut cells,
            faults,
            ..
        } = found;
        cells.truncate(self.columns.len());
        let bytes = |cell: &Cell| match cell {
            Cell::Text(text) | Cell::Fault(text) => text.len(),
            _ => 0,
        };
        let shapes = together(shapes);
        let pieces = shapes.len().max(1);
        if pieces > 1 {
            meter.tally.split += 1;
        }
        let mut shapes = shapes.into_iter();
        for piece in 1..=pieces {
            meter.step()?;
            meter.add_feature()?;
            meter.add_cells(cells.len())?;
            cells
                .iter()
                .filter(|cell| bytes(cell) > 0)
                .try_for_each(|cell| meter.add_text(bytes(cell)))?;
            let last = piece == pieces;
            let own = |list: &mut Vec<_>| {
                if last {
                    std::mem::take(list)
                } else {
                    list.clone()
                }
            };
            self.features.push(Feature {
                number: self.number,
                piece,
                pieces,
                shape: shapes.next(),
                cells: own(&mut cells),
                faults: faults.clone(),
            });
        }
        Ok(())
    }

    /// The layer, each feature with a cell for each column.
    pub fn done(mut self, meter: &mut Meter) -> Result<Layer, Refusal> {
        let width = self.columns.len();
        for feature in &mut self.features {
            meter.add_cells(width.saturating_sub(feature.cells.len()))?;
            feature.cells.resize(width, Cell::Empty);
        }
        Ok(Layer {
            name: self.name,
            stated: self.stated,
            stated_as: self.stated_as,
            columns: self.columns,
            features: self.features,
        })
    }
}

/// Surfaces with surfaces and lines with lines, at the place of the first of them; points alone.
fn together(shapes: Vec<Drawn>) -> Vec<Drawn> {
    if shapes.len() < 2 {
        return shapes;
    }
    let mut out: Vec<Drawn> = Vec::new();
    let (mut lines, mut surfaces) = (None, None);
    for shape in shapes {
        let (place, several) = match shape.form {
            Form::Point => {
                out.push(shape);
                continue;
            }
            Form::LineString | Form::MultiLineString => (&mut lines, Form::MultiLineString),
            Form::Polygon | Form::MultiPolygon => (&mut surfaces, Form::MultiPolygon),
        };
        if let Some(first) = place.and_then(|place: usize| out.get_mut(place)) {
            first.form = several;
            first.parts.extend(shape.parts);
        } else {
            *place = Some(out.len());
            out.push(shape);
        }
    }
    out
}
