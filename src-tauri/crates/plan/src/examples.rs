//! The plans that ship as examples: one that is complete, and a draft of any commune. All say that they are examples.
//!
//! Their ids follow from their templates, so that they are the same wherever they are made.

use std::collections::BTreeMap;

use jiff::civil::Date;
use uuid::Uuid;

use crate::{
    draft,
    record::Plan,
    registry::Commune,
    template::{self, Filling, MADE_AT_MS, TemplateError},
};

/// The template of the complete example.
pub const COMPLETE: &str = include_str!("../../../../assets/examples/casaletto-ceredano.json");
/// The template of a draft.
pub const DRAFT: &str = include_str!("../../../../assets/examples/bozza.json");

/// The commune of the complete example.
pub const ISTAT_CODE: &str = "019018";

/// The levels of completeness of a draft: just begun, half way, nearly whole.
pub const LEVELS: std::ops::RangeInclusive<u8> = 1..=3;

/// Distinguishes the ids of the complete example.
const SEED: &str = "esempio 019018";

static NO_TEXTS: BTreeMap<String, String> = BTreeMap::new();

/// What the template of the complete example leaves open.
pub fn filling(today: Date) -> Filling<'static> {
    Filling {
        seed: SEED,
        made_at_ms: MADE_AT_MS,
        today,
        texts: &NO_TEXTS,
    }
}

/// The complete example on that day.
///
/// # Errors
/// None that a person can cause: a test reads the shipped template.
pub fn complete(today: Date) -> Result<Plan, TemplateError> {
    template::read(COMPLETE, &filling(today))
}

/// The bytes of the attachments of [`complete`], by the attachment's id.
///
/// # Errors
/// As [`complete`].
pub fn complete_files(today: Date) -> Result<BTreeMap<Uuid, Vec<u8>>, TemplateError> {
    draft::files(COMPLETE, &filling(today))
}

/// A draft of a commune, as far as a level of [`LEVELS`].
///
/// # Errors
/// No such level.
pub fn draft(commune: &Commune, level: u8, today: Date) -> Result<Plan, TemplateError> {
    let texts = draft::commune_texts(commune);
    let filling = Filling {
        seed: &format!("bozza {}", commune.istat_code),
        made_at_ms: MADE_AT_MS,
        today,
        texts: &texts,
    };
    let whole = template::read(DRAFT, &filling)?;
    Ok(draft::only(
        &whole,
        &draft::level(DRAFT, &level.to_string())?,
    ))
}
