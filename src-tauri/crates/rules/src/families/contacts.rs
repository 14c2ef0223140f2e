//! CON: telephones, e-mail, verification.

use crate::check::Rule;

pub(super) const RULES: &[Rule] = &[];
