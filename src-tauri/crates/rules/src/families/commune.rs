//! ANA: data of the commune.

use crate::check::Rule;

pub(super) const RULES: &[Rule] = &[];
