//! Small plans written in a few lines: `plan([new("gate", 1).with("name", "Ponte")])`.

use plan::{
    declare::kind,
    record::{Plan, Record},
    value::Value,
};
use serde_json::{Value as Json, json};
use uuid::{Builder, Uuid};

/// A record being written.
#[derive(Clone, Debug)]
pub struct Built(pub Record);

/// The id of the n-th record of a kind: always the same UUIDv7.
///
/// # Panics
/// When there is no such kind.
pub fn id(kind_name: &str, n: u16) -> Uuid {
    let place = plan::declare::KINDS
        .iter()
        .position(|kind| kind.name == kind_name)
        .unwrap_or_else(|| panic!("no kind {kind_name}"));
    let mut random = [0; 10];
    // Not the first: half of it goes to the version.
    random[1] = u8::try_from(place).unwrap_or(u8::MAX);
    random[8..].copy_from_slice(&n.to_be_bytes());
    Builder::from_unix_timestamp_millis(plan::template::MADE_AT_MS, &random).into_uuid()
}

/// The id as a link is written in JSON.
pub fn link(kind_name: &str, n: u16) -> Json {
    json!(id(kind_name, n).to_string())
}

/// The n-th record of a kind, empty.
///
/// # Panics
/// When there is no such kind.
pub fn new(kind_name: &str, n: u16) -> Built {
    let kind = kind(kind_name).unwrap_or_else(|| panic!("no kind {kind_name}"));
    Built(Record::new(kind, id(kind_name, n)))
}

impl Built {
    /// Fills a field from JSON, as a file would.
    ///
    /// # Panics
    /// When the kind has no such field.
    #[must_use]
    pub fn with(mut self, field: &str, json: impl Into<Json>) -> Self {
        put(&mut self.0, field, json);
        self
    }
}

/// Sets a field of a record from JSON.
///
/// # Panics
/// When the kind has no such field.
pub fn put(record: &mut Record, field: &str, json: impl Into<Json>) {
    let declared = record.kind.field(field);
    let declared = declared.unwrap_or_else(|| panic!("{} has no {field}", record.kind.name));
    let value = Value::from_json(declared, &json.into());
    record.put(field, value);
}

/// A plan of Casaletto Ceredano with these records; its header is there if they hold none.
pub fn plan(records: impl IntoIterator<Item = Built>) -> Plan {
    let header = new("plan", 1).with("istat_code", "019018");
    let mut plan = Plan::of(header.0.id, [header.0]);
    records.into_iter().for_each(|built| plan.insert(built.0));
    plan
}
