//! XML of maps, KML and GPX: what its reader bears, and in which words it refuses.

use plan::texts::filled;

use super::{Fault, Refusal, limits::Meter};
pub(super) use crate::guarded::xml::{Doc, Piece, Tag};
use crate::guarded::xml::{Spot, Trouble, Walker};

impl Walker for Meter<'_> {
    type Refusal = Refusal;
    /// Those of web pages stand in descriptions.
    const KEEPS_UNKNOWN: bool = true;

    fn deepest(&self) -> usize {
        self.limits.elements
    }

    fn step(&mut self) -> Result<(), Refusal> {
        Meter::step(self)
    }

    fn refuse(&self, trouble: Trouble, spot: &Spot) -> Refusal {
        let line = || filled("layers.at_xml_line", &[("line", &spot.line())]);
        match trouble {
            Trouble::Broken => Meter::refuse(self, Fault::BadXml, line()),
            Trouble::Cut => Meter::refuse(self, Fault::Truncated, line()),
            Trouble::TooDeep => Meter::refuse(self, Fault::TooDeep, self.limits.elements),
            Trouble::Entities => Meter::refuse(self, Fault::Entities, ""),
        }
    }

    fn wants_more(&self, bytes: usize) -> Result<bool, Refusal> {
        self.letters(bytes).map(|()| true)
    }
}
