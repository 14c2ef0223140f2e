//! DOC: state, acts, attachments.

use crate::check::Rule;

pub(super) const RULES: &[Rule] = &[];
