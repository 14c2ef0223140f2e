//! Cells as they come from a file, put in their rows under the limits.

use std::collections::BTreeMap;

use super::{Cell, Fault, Refusal, Sheet, limits::Meter};

/// No program has rows beyond this one.
const LAST_ROW: usize = 1 << 24;

/// A sheet while it is read. Cells may come in any order; no memory is asked for what lies between them.
pub(super) struct Grid<'s> {
    name: &'s str,
    rows: BTreeMap<usize, Vec<Cell>>,
    /// The row at hand: nearly always the next cell is of the same.
    at: usize,
    row: Vec<Cell>,
}

impl<'s> Grid<'s> {
    pub fn new(name: &'s str) -> Self {
        Grid {
            name,
            rows: BTreeMap::new(),
            at: 0,
            row: Vec::new(),
        }
    }

    /// Puts a cell at its row and column, both from 0. An empty one leaves no trace.
    pub fn put(
        &mut self,
        meter: &mut Meter,
        row: usize,
        column: usize,
        cell: Cell,
    ) -> Result<(), Refusal> {
        meter.step()?;
        if cell.is_empty() {
            return Ok(());
        }
        let refuse = |meter: &Meter, (fault, limit): (Fault, usize)| {
            Err(meter.refuse_at(fault, self.name, row.saturating_add(1), limit))
        };
        if row >= LAST_ROW {
            return refuse(meter, (Fault::TooManyRows, meter.limits.rows));
        }
        if column >= meter.limits.columns {
            return refuse(meter, (Fault::TooManyColumns, meter.limits.columns));
        }
        if let Cell::Text(text) | Cell::Fault(text) = &cell
            && let Some(broken) = meter.add_text(text)
        {
            return refuse(meter, broken);
        }
        if row != self.at {
            self.turn_to(row);
        }
        if column >= self.row.len() {
            let more = column + 1 - self.row.len();
            if let Some(broken) = meter.add_cells(more) {
                return refuse(meter, broken);
            }
            self.row.resize(column + 1, Cell::Empty);
        }
        if let Some(place) = self.row.get_mut(column) {
            *place = cell;
        }
        let first = self.rows.first_key_value().map_or(row, |(first, _)| *first);
        let last = self.rows.last_key_value().map_or(row, |(last, _)| *last);
        if last.max(row) - first.min(row) >= meter.limits.rows {
            return refuse(meter, (Fault::TooManyRows, meter.limits.rows));
        }
        Ok(())
    }

    /// Keeps the row at hand and takes up another.
    fn turn_to(&mut self, row: usize) {
        let next = self.rows.remove(&row).unwrap_or_default();
        let done = std::mem::replace(&mut self.row, next);
        if !done.is_empty() {
            self.rows.insert(self.at, done);
        }
        self.at = row;
    }

    /// The sheet, if there is something in it.
    pub fn finish(mut self) -> Option<Sheet> {
        self.turn_to(usize::MAX);
        let first = *self.rows.first_key_value()?.0;
        let mut rows = Vec::new();
        for (at, row) in self.rows {
            rows.resize_with(at - first, Vec::new);
            rows.push(row);
        }
        Some(Sheet {
            name: self.name.to_owned(),
            first_row: first + 1,
            rows,
        })
    }
}
