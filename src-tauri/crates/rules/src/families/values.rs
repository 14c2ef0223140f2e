//! VAL: values, code lists, dates.

use crate::check::Rule;

pub(super) const RULES: &[Rule] = &[];
