//! PER: the list of hazards.

use crate::check::Rule;

pub(super) const RULES: &[Rule] = &[];
