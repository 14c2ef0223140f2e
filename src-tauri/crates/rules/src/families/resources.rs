//! RIS: resources, agreements, volunteers.

use crate::check::Rule;

pub(super) const RULES: &[Rule] = &[];
