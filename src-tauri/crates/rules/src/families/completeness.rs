//! COM: emptiness, placeholders, texts of the model.

use crate::check::Rule;

pub(super) const RULES: &[Rule] = &[];
