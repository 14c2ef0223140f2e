//! MOD: intervention model.

use crate::check::Rule;

pub(super) const RULES: &[Rule] = &[];
