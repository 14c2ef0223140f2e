//! ID: identifiers and links.

use crate::check::Rule;

pub(super) const RULES: &[Rule] = &[];
