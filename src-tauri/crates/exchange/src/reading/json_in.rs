//! JSON from outside: bounded before it is parsed, nothing in it passed over.

use std::{
    cell::{Cell, RefCell},
    fmt,
};

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value as Json};

use super::{
    limits::{JSON_IN_MEMORY, Limits},
    refusal::Fault,
};
use crate::{error::ExchangeError, guarded::mebibytes};

/// The text of a file.
pub fn text<'a>(entry: &str, bytes: &'a [u8]) -> Result<&'a str, ExchangeError> {
    std::str::from_utf8(bytes)
        .map_err(|error| Fault::NotUtf8.because(entry, error.valid_up_to().to_string()))
}

/// The JSON of a file. A member written twice is refused: parsers differ on which of the two counts.
pub fn json(entry: &str, bytes: &[u8], limits: &Limits) -> Result<Json, ExchangeError> {
    let text = text(entry, bytes)?;
    if depth_exceeds(bytes, limits.max_json_depth) {
        return Err(Fault::TooDeep.because(entry, limits.max_json_depth.to_string()));
    }
    let memory = limits.max_json.saturating_mul(JSON_IN_MEMORY);
    let state = State {
        repeated: RefCell::new(None),
        left: Cell::new(Some(memory)),
    };
    let mut parser = serde_json::Deserializer::from_str(text);
    let parsed = Strict(&state).deserialize(&mut parser);
    parsed
        .and_then(|json| parser.end().map(|()| json))
        .map_err(|error| {
            if let Some(member) = state.repeated.take() {
                return Fault::RepeatedMember.because(entry, member);
            }
            if state.left.get().is_none() {
                return Fault::EntryTooBig.because(entry, mebibytes(limits.max_json));
            }
            let place = format!("riga {}, colonna {}", error.line(), error.column());
            if error.to_string().starts_with("number out of range") {
                return Fault::NumberRange.because(entry, place);
            }
            Fault::BadJson.because(entry, place)
        })
}

/// Looks at the bytes only, since parsing itself is what depth would hurt. Brackets in texts do not count.
fn depth_exceeds(bytes: &[u8], most: usize) -> bool {
    let (mut depth, mut in_text, mut escaped) = (0_usize, false, false);
    for byte in bytes {
        if in_text {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => in_text = false,
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => in_text = true,
            b'[' | b'{' => {
                depth += 1;
                if depth > most {
                    return true;
                }
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    false
}

/// Why the reading stops, behind the error of the parser.
struct State {
    /// The first member found twice.
    repeated: RefCell<Option<String>>,
    /// Bytes of memory that may still be asked for; none when there were too few.
    left: Cell<Option<u64>>,
}

/// About what a value takes: itself in a list that doubles as it grows; the first node of the tree that an object is.
const VALUE: u64 = 48;
const TREE: u64 = 640;
/// And a member of it, with its name.
const MEMBER: u64 = 120;

impl State {
    fn take<E: serde::de::Error>(&self, bytes: u64) -> Result<(), E> {
        self.left
            .set(self.left.get().and_then(|left| left.checked_sub(bytes)));
        match self.left.get() {
            Some(_) => Ok(()),
            None => Err(E::custom("too much memory")),
        }
    }
}

/// Builds a value as `serde_json` does, but stops at the first member found twice and when it takes too much memory.
#[derive(Clone, Copy)]
struct Strict<'a>(&'a State);

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, answer: bool) -> Result<Json, E> {
        Ok(Json::Bool(answer))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json, E> {
        Ok(number.into())
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
        Ok(number.into())
    }

    fn visit_f64<E>(self, number: f64) -> Result<Json, E> {
        Ok(Number::from_f64(number).map_or(Json::Null, Json::Number))
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Json, E> {
        self.0.take(text.len() as u64)?;
        Ok(Json::String(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Json, E> {
        Ok(Json::String(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            self.0.take(VALUE)?;
            list.push(item);
        }
        Ok(Json::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Json, A::Error> {
        let mut object = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            let first = if object.is_empty() { TREE } else { 0 };
            self.0.take(first + MEMBER + name.len() as u64)?;
            if object.contains_key(&name) {
                self.0.repeated.replace(Some(name));
                return Err(A::Error::custom("repeated member"));
            }
            let value = members.next_value_seed(self)?;
            object.insert(name, value);
        }
        Ok(Json::Object(object))
    }
}
