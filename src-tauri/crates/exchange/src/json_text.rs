//! JSON as every file of the package holds it: sorted keys, one blank of indent, a line feed at the end.

use serde::Serialize;
use serde_json::{Value as Json, ser::PrettyFormatter};

use crate::ExchangeError;

pub(crate) fn pretty(json: &Json) -> Result<Vec<u8>, ExchangeError> {
    let mut json = json.clone();
    // Does nothing while maps are trees; a dependency that asks serde_json for insertion order must not
    // change our bytes.
    json.sort_all_objects();
    let mut bytes = Vec::new();
    let formatter = PrettyFormatter::with_indent(b" ");
    json.serialize(&mut serde_json::Serializer::with_formatter(
        &mut bytes, formatter,
    ))
    .map_err(ExchangeError::making)?;
    bytes.push(b'\n');
    Ok(bytes)
}
