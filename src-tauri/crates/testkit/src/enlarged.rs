//! The example many times over, for measuring: one plan, as large as wanted.

use std::collections::BTreeMap;

use jiff::civil::Date;
use plan::{
    declare::Typed,
    geometry::{Coordinates, Geometry, Position},
    model::PlanHeader,
    record::{Plan, Record},
    types::Type,
    value::Value,
};
use serde_json::json;
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

use crate::examples::casaletto;

/// How far apart the copies lie, in ten-millionths of a degree: more than the example is wide and high.
const STEP: i32 = 400_000;
/// Copies side by side before the next row, all of them within the province.
const ACROSS: usize = 22;

/// The example `times` over: each copy has its own ids, codes and place on the map, and its links stay within it. The
/// copies share the plan's header and lie within one drawn border.
///
/// # Panics
/// When the shipped template is wrong, or the copies no longer fit into the province (`times` above 170).
pub fn enlarged(today: Date, times: usize) -> Plan {
    assert!(times <= 170, "{times} copies do not fit into the province");
    let example = casaletto(today);
    let mut plan = example.clone();
    for copy in 1..times {
        let ids: BTreeMap<String, String> = (example.records.values())
            .filter(|record| record.kind.name != PlanHeader::NAME)
            .map(|record| (record.id.to_string(), id(record.id, copy).to_string()))
            .collect();
        for record in example.records.values() {
            if record.kind.name != PlanHeader::NAME {
                plan.insert(copied(record, copy, &ids));
            }
        }
    }
    if times > 1 {
        plan.insert(border());
    }
    plan
}

fn id(of: Uuid, copy: usize) -> Uuid {
    let digest = Sha256::digest(format!("{of} {copy}"));
    let mut random = [0; 10];
    random.copy_from_slice(&digest[..10]);
    Builder::from_unix_timestamp_millis(plan::template::MADE_AT_MS, &random).into_uuid()
}

fn copied(record: &Record, copy: usize, ids: &BTreeMap<String, String>) -> Record {
    let mut copied = Record::new(record.kind, id(record.id, copy));
    for (field, value) in record.fields() {
        let linked = |id: &String| ids.get(id).unwrap_or(id).clone();
        let value = match (field.ty, value) {
            (Type::Link(_), Value::Text(id)) => Value::Text(linked(id)),
            (Type::Links(_), Value::Set(members)) => Value::set(members.iter().map(linked)),
            (_, Value::Geometry(geometry)) => Value::Geometry(Geometry {
                form: geometry.form,
                coordinates: moved(&geometry.coordinates, copy),
            }),
            (Type::Text, Value::Text(text)) if ["code", "plate"].contains(&field.name) => {
                Value::Text(format!("{text}-{copy}"))
            }
            _ => value.clone(),
        };
        copied.put(field.name, value);
    }
    copied
}

fn moved(coordinates: &Coordinates, copy: usize) -> Coordinates {
    match coordinates {
        Coordinates::At(at) => Coordinates::At(Position {
            lon: at.lon + steps(copy % ACROSS),
            lat: at.lat - steps(copy / ACROSS),
        }),
        Coordinates::Many(inner) => {
            Coordinates::Many(inner.iter().map(|part| moved(part, copy)).collect())
        }
    }
}

fn steps(n: usize) -> i32 {
    i32::try_from(n).map_or(0, |n| n * STEP)
}

/// One border around all copies, so that none of them lies outside.
fn border() -> Record {
    let ring = json!([[
        [9.5, 44.94],
        [10.59, 44.94],
        [10.59, 45.5],
        [9.5, 45.5],
        [9.5, 44.94]
    ]]);
    crate::build::new("zone", 1)
        .with("name", "Tutto il territorio")
        .with("zone_kind", "comune_intero")
        .with(
            "geometry",
            json!({ "type": "Polygon", "coordinates": ring }),
        )
        .0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_whole_and_apart() {
        let today = jiff::civil::date(2026, 3, 16);
        let (one, three) = (casaletto(today), enlarged(today, 3));
        // The copies have no header of their own; the border is added.
        assert_eq!(three.records.len(), 3 * one.records.len() - 2 + 1);
        for record in three.records.values() {
            for (field, value) in record.fields() {
                let leads = |id: &String| {
                    let target = field.ty.target().unwrap_or_default();
                    id.parse().is_ok_and(|id| three.get(target, id).is_some())
                };
                match (field.ty, value) {
                    (Type::Link(_), Value::Text(id)) => assert!(leads(id), "{}", field.name),
                    (Type::Links(_), Value::Set(ids)) => assert!(ids.iter().all(leads)),
                    _ => {}
                }
            }
        }
        assert_eq!(enlarged(today, 1), one);
    }
}
