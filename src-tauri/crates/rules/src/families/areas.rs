//! AREE and STR: emergency areas and structures.

use crate::check::Rule;

pub(super) const RULES: &[Rule] = &[];
