//! The attributes of a GeoJSON.

use std::fmt::{self, Write as _};

use plan::texts::filled;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::{
    build::Found,
    geojson::{State, otherwise},
    refusal::shown,
};
use crate::sheets::Cell;

/// Whole numbers up to here are the same as a fraction of the machine.
const EXACT: u64 = 1 << 53;

/// A whole number: beyond what is exact its digits are kept as a text.
pub(super) fn whole(number: i64) -> Cell {
    if number.unsigned_abs() > EXACT {
        return Cell::Text(number.to_string());
    }
    #[expect(clippy::cast_precision_loss, reason = "it is exact")]
    Cell::Number(number as f64)
}

pub(super) struct PropertiesSeed<'s, 'm, 'l> {
    pub state: &'s mut State<'m, 'l>,
    pub found: &'s mut Found,
}

impl<'de> DeserializeSeed<'de> for PropertiesSeed<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for PropertiesSeed<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("properties")
    }

    otherwise!(());

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        self.found.fault_of("bad_properties");
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let PropertiesSeed { state, found } = self;
        while let Some(name) = map.next_key::<String>()? {
            let column = state.build.column(&name, state.meter);
            let column = state.stop(column)?;
            let cell = map.next_value_seed(CellSeed { state })?;
            if found.lacks(column) {
                found.put(column, cell);
            } else {
                found.fault(filled("layers.feature.twice", &[("name", &shown(&name))]));
            }
        }
        Ok(())
    }
}

/// One value; an object or a list becomes its JSON.
pub(super) struct CellSeed<'s, 'm, 'l> {
    pub state: &'s mut State<'m, 'l>,
}

impl<'de> DeserializeSeed<'de> for CellSeed<'_, '_, '_> {
    type Value = Cell;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Cell, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for CellSeed<'_, '_, '_> {
    type Value = Cell;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Cell, E> {
        Ok(Cell::Bool(value))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Cell, E> {
        Ok(whole(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Cell, E> {
        Ok(i64::try_from(number).map_or_else(|_| Cell::Text(number.to_string()), whole))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Cell, E> {
        Ok(Cell::Number(number))
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Cell, E> {
        Ok(if text.is_empty() {
            Cell::Empty
        } else {
            Cell::Text(text.to_owned())
        })
    }

    fn visit_unit<E>(self) -> Result<Cell, E> {
        Ok(Cell::Empty)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Cell, A::Error> {
        let mut out = String::new();
        Writing::new(self.state, &mut out).visit_seq(list)?;
        Ok(Cell::Text(out))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Cell, A::Error> {
        let mut out = String::new();
        Writing::new(self.state, &mut out).visit_map(map)?;
        Ok(Cell::Text(out))
    }
}

/// A value as its JSON.
pub(super) struct TextSeed<'s, 'm, 'l> {
    pub state: &'s mut State<'m, 'l>,
}

impl<'de> DeserializeSeed<'de> for TextSeed<'_, '_, '_> {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<String, D::Error> {
        let mut out = String::new();
        from.deserialize_any(Writing::new(self.state, &mut out))?;
        Ok(out)
    }
}

/// Writes what goes by as JSON, no longer than a cell may be.
struct Writing<'s, 'o, 'm, 'l> {
    state: &'s mut State<'m, 'l>,
    out: &'o mut String,
}

impl<'s, 'o, 'm, 'l> Writing<'s, 'o, 'm, 'l> {
    fn new(state: &'s mut State<'m, 'l>, out: &'o mut String) -> Self {
        Writing { state, out }
    }

    fn put<E: serde::de::Error>(self, value: impl fmt::Display) -> Result<(), E> {
        // Writing to a text never fails.
        let _ = write!(self.out, "{value}");
        let held = self.state.meter.letters(self.out.len());
        self.state.stop(held)
    }
}

impl<'de> DeserializeSeed<'de> for Writing<'_, '_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Writing<'_, '_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<(), E> {
        self.put(value)
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<(), E> {
        self.put(value)
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<(), E> {
        self.put(value)
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<(), E> {
        self.put(value)
    }

    fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<(), E> {
        self.put(serde_json::Value::from(value))
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<(), E> {
        self.put("null")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let Writing { state, out } = self;
        out.push('[');
        let empty = out.len();
        loop {
            let before = out.len();
            if before > empty {
                out.push(',');
            }
            if list.next_element_seed(Writing::new(state, out))?.is_none() {
                out.truncate(before);
                break;
            }
        }
        Writing::new(state, out).put(']')
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Writing { state, out } = self;
        out.push('{');
        let empty = out.len();
        while let Some(name) = map.next_key::<String>()? {
            let comma = if out.len() > empty { "," } else { "" };
            Writing::new(state, out)
                .put(format_args!("{comma}{}:", serde_json::Value::from(name)))?;
            map.next_value_seed(Writing::new(state, out))?;
        }
        Writing::new(state, out).put('}')
    }
}
