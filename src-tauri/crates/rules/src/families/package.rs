//! PAC and GEO-001: what a package looks like from outside.

use crate::check::Rule;

pub(super) const RULES: &[Rule] = &[];
