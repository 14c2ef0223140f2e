//! UCL: crisis unit, operations centre, nominations.

use crate::check::Rule;

pub(super) const RULES: &[Rule] = &[];
