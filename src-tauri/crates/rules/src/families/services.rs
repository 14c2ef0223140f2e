//! SER and INF: services, continuity, information, exercises.

use crate::check::Rule;

pub(super) const RULES: &[Rule] = &[];
