//! XML of spreadsheets: what its reader bears, and in which words it refuses.

use std::borrow::Cow;

use super::{Fault, Refusal, limits::Meter};
pub(super) use crate::guarded::xml::{Doc, Piece, Tag, local};
use crate::guarded::{
    letters::exact,
    xml::{Spot, Trouble, Walker},
};

impl Walker for Meter<'_> {
    type Refusal = Refusal;
    const KEEPS_UNKNOWN: bool = false;

    fn deepest(&self) -> usize {
        self.limits.depth
    }

    fn step(&mut self) -> Result<(), Refusal> {
        Meter::step(self)
    }

    fn refuse(&self, trouble: Trouble, spot: &Spot) -> Refusal {
        let fault = match trouble {
            Trouble::Broken | Trouble::Cut => Fault::Damaged,
            Trouble::TooDeep => Fault::TooDeep,
            Trouble::Entities => Fault::Entities,
        };
        Meter::refuse(self, fault, spot.part)
    }

    /// What is longer than any cell may be is refused by its length, at its row: more of it is not needed.
    fn wants_more(&self, bytes: usize) -> Result<bool, Refusal> {
        Ok(bytes <= self.most_bytes())
    }
}

/// The text of a part: UTF-8, or UTF-16 with its mark.
pub(super) fn text<'b>(
    bytes: &'b [u8],
    part: &str,
    meter: &Meter,
) -> Result<Cow<'b, str>, Refusal> {
    exact(bytes).ok_or_else(|| meter.refuse(Fault::Damaged, part))
}
