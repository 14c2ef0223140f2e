//! How a record lies in its tables: a row of its kind's table, a row per member of each set in a child table,
//! and what the type of a field cannot hold in `raw_value`.

use std::{collections::HashMap, sync::LazyLock};

use plan::{
    canonical::canonical,
    declare::{Field, KINDS, Kind},
    record::{Plan, Record},
    types::Type,
    value::Value,
};
use rusqlite::{
    Connection, OptionalExtension, Row, ToSql, params, params_from_iter,
    types::{ToSqlOutput, ValueRef},
};
use serde_json::Value as Json;
use uuid::Uuid;

use crate::error::{ArchiveError, Inner};

/// The statements of one kind, written once.
pub(crate) struct Table {
    pub kind: &'static Kind,
    /// Where in the record the columns after `id` and `plan_id` lie.
    columns: Vec<usize>,
    upsert: String,
    delete: String,
    owner: String,
    by_id: String,
    by_plan: String,
    sets: Vec<SetTable>,
}

struct SetTable {
    field: usize,
    insert: String,
    delete: String,
    by_id: String,
    by_plan: String,
}

static TABLES: LazyLock<HashMap<&'static str, Table>> = LazyLock::new(|| {
    let tables = KINDS.iter().map(|kind| (kind.name, Table::of(kind)));
    tables.collect()
});

/// The fields that have a column of their own.
pub(crate) fn columns(kind: &Kind) -> impl Iterator<Item = (usize, &Field)> {
    let fields = kind.fields.iter().enumerate();
    fields.filter(|(_, field)| !field.ty.is_set())
}

/// The fields that have a child table.
pub(crate) fn sets(kind: &Kind) -> impl Iterator<Item = (usize, &Field)> {
    let fields = kind.fields.iter().enumerate();
    fields.filter(|(_, field)| field.ty.is_set())
}

pub(crate) fn set_table(kind: &Kind, field: &Field) -> String {
    format!("{}__{}", kind.name, field.name)
}

impl Table {
    pub(crate) fn of_kind(kind: &Kind) -> &'static Table {
        &TABLES[kind.name]
    }

    fn of(kind: &'static Kind) -> Table {
        let name = kind.name;
        let list = |each: fn(&str) -> String| -> String {
            columns(kind).map(|(_, field)| each(field.name)).collect()
        };
        let names = list(|field| format!(", \"{field}\""));
        let updates = list(|field| format!(", \"{field}\" = excluded.\"{field}\""));
        let marks = ", ?".repeat(columns(kind).count());
        let select = format!("SELECT id{names} FROM \"{name}\"");
        Table {
            kind,
            columns: columns(kind).map(|(i, _)| i).collect(),
            // Not INSERT OR REPLACE: that deletes the row and its sets with it.
            upsert: format!(
                "INSERT INTO \"{name}\" (id, plan_id{names}) VALUES (?, ?{marks}) \
                 ON CONFLICT (id) DO UPDATE SET plan_id = excluded.plan_id{updates}"
            ),
            delete: format!("DELETE FROM \"{name}\" WHERE id = ?1"),
            owner: format!("SELECT plan_id FROM \"{name}\" WHERE id = ?1"),
            by_id: format!("{select} WHERE id = ?1"),
            by_plan: format!("{select} WHERE plan_id = ?1"),
            sets: sets(kind)
                .map(|(i, field)| SetTable::of(kind, i, field))
                .collect(),
        }
    }
}

impl SetTable {
    fn of(kind: &Kind, i: usize, field: &Field) -> SetTable {
        let table = set_table(kind, field);
        SetTable {
            field: i,
            insert: format!("INSERT INTO \"{table}\" (record_id, value) VALUES (?1, ?2)"),
            delete: format!("DELETE FROM \"{table}\" WHERE record_id = ?1"),
            by_id: format!("SELECT record_id, value FROM \"{table}\" WHERE record_id = ?1"),
            by_plan: format!(
                "SELECT s.record_id, s.value FROM \"{table}\" s \
                 JOIN \"{}\" r ON r.id = s.record_id WHERE r.plan_id = ?1",
                kind.name
            ),
        }
    }
}

const RAW_INSERT: &str =
    "INSERT INTO raw_value (kind, record_id, field, plan_id, text) VALUES (?1, ?2, ?3, ?4, ?5)";
const RAW_DELETE: &str = "DELETE FROM raw_value WHERE kind = ?1 AND record_id = ?2";
const RAW_BY_ID: &str = "SELECT field, text FROM raw_value WHERE kind = ?1 AND record_id = ?2";
const RAW_BY_PLAN: &str = "SELECT kind, record_id, field, text FROM raw_value WHERE plan_id = ?1";

/// A value as its column takes it. Sets and raw values lie elsewhere.
struct Cell<'a>(&'a Value);

impl ToSql for Cell<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self.0 {
            Value::Text(text) => text.as_str().into(),
            Value::Int(number) => (*number).into(),
            Value::Dec(number) => (*number).into(),
            Value::Bool(answer) => i64::from(*answer).into(),
            Value::Geometry(geometry) => canonical(&geometry.to_json()).into(),
            Value::Empty | Value::Raw(_) | Value::Set(_) => ToSqlOutput::Borrowed(ValueRef::Null),
        })
    }
}

/// The inverse of [`Cell`]. A text of a wrong type, which only another program can have written, becomes a raw
/// value: it is shown and reported, not lost.
fn from_cell(field: &Field, cell: ValueRef) -> Value {
    match (cell, field.ty) {
        (ValueRef::Integer(number), Type::Bool) => Value::Bool(number != 0),
        #[allow(clippy::cast_precision_loss)] // STRICT makes a REAL of it anyway.
        (ValueRef::Integer(number), Type::Dec) => Value::Dec(number as f64),
        (ValueRef::Integer(number), _) => Value::Int(number),
        (ValueRef::Real(number), _) => Value::Dec(number),
        (ValueRef::Text(text), Type::Geometry) => {
            let text = String::from_utf8_lossy(text);
            match serde_json::from_str(&text) {
                Ok(json) => Value::from_json(field, &json),
                Err(_) => Value::Raw(text.into_owned()),
            }
        }
        (ValueRef::Text(text), ty) => {
            let text = String::from_utf8_lossy(text).into_owned();
            let as_json = Json::String(text);
            match (ty, Value::from_json(field, &as_json), as_json) {
                // Reading normalises texts; what is stored comes back as it is.
                (Type::Text | Type::Long | Type::Code(_), _, Json::String(text)) => {
                    Value::Text(text)
                }
                (_, value, _) => value,
            }
        }
        (ValueRef::Null | ValueRef::Blob(_), _) => Value::Empty,
    }
}

fn uuid(table: &str, text: &str) -> Inner<Uuid> {
    Uuid::parse_str(text).map_err(|_| {
        let (table, what) = (table.to_owned(), format!("id «{text}»"));
        ArchiveError::Unreadable { table, what }.into()
    })
}

pub(crate) fn uuid_at(table: &str, row: &Row, column: usize) -> Inner<Uuid> {
    match row.get_ref(column)? {
        ValueRef::Text(text) => uuid(table, &String::from_utf8_lossy(text)),
        _ => uuid(table, ""),
    }
}

/// Writes one record as it is, without history. `before` is what is there now.
pub(crate) fn store(
    db: &Connection,
    plan: Uuid,
    before: Option<&Record>,
    record: &Record,
) -> Inner<()> {
    let table = Table::of_kind(record.kind);
    let (id, plan) = (record.id.to_string(), plan.to_string());
    let cells: Vec<_> = table
        .columns
        .iter()
        .map(|&i| Cell(&record.values[i]))
        .collect();
    let ids: [&dyn ToSql; 2] = [&id, &plan];
    let values = ids
        .into_iter()
        .chain(cells.iter().map(|cell| cell as &dyn ToSql));
    db.prepare_cached(&table.upsert)?
        .execute(params_from_iter(values))?;

    let is_raw = |value: &Value| matches!(value, Value::Raw(_));
    if before.is_some_and(|before| before.values.iter().any(is_raw)) {
        db.prepare_cached(RAW_DELETE)?
            .execute(params![record.kind.name, id])?;
    }
    for (field, value) in record.fields() {
        if let Value::Raw(text) = value {
            db.prepare_cached(RAW_INSERT)?.execute(params![
                record.kind.name,
                id,
                field.name,
                plan,
                text
            ])?;
        }
    }
    for set in &table.sets {
        let old = before.map_or(&Value::Empty, |before| &before.values[set.field]);
        let new = &record.values[set.field];
        if old == new {
            continue;
        }
        if matches!(old, Value::Set(_)) {
            db.prepare_cached(&set.delete)?.execute([&id])?;
        }
        if let Value::Set(members) = new {
            let mut insert = db.prepare_cached(&set.insert)?;
            for member in members {
                insert.execute([&id, member])?;
            }
        }
    }
    Ok(())
}

/// Deletes one record; its sets go with it.
pub(crate) fn delete(db: &Connection, kind: &Kind, id: Uuid) -> Inner<()> {
    let id = id.to_string();
    db.prepare_cached(RAW_DELETE)?
        .execute(params![kind.name, id])?;
    db.prepare_cached(&Table::of_kind(kind).delete)?
        .execute([&id])?;
    Ok(())
}

/// The plan that a record belongs to.
pub(crate) fn owner(db: &Connection, kind: &Kind, id: Uuid) -> Inner<Option<Uuid>> {
    let text: Option<String> = db
        .prepare_cached(&Table::of_kind(kind).owner)?
        .query_row([id.to_string()], |row| row.get(0))
        .optional()?;
    text.map(|text| uuid(kind.name, &text)).transpose()
}

/// One record.
pub(crate) fn get(db: &Connection, kind: &'static Kind, id: Uuid) -> Inner<Option<Record>> {
    let table = Table::of_kind(kind);
    let key = id.to_string();
    let Some(mut record) = rows(db, table, &table.by_id, &key)?.pop() else {
        return Ok(None);
    };
    for set in &table.sets {
        members(db, set, &set.by_id, &key, |_, member| {
            add(&mut record.values[set.field], member);
            Ok(())
        })?;
    }
    let mut query = db.prepare_cached(RAW_BY_ID)?;
    let mut rows = query.query(params![kind.name, key])?;
    while let Some(row) = rows.next()? {
        let field: String = row.get(0)?;
        record.put(&field, Value::Raw(row.get(1)?));
    }
    Ok(Some(record))
}

/// Every record of a plan, empty when there is no such plan. The caller holds a transaction, so that all the
/// tables are read at one moment.
pub(crate) fn load(db: &Connection, plan: Uuid) -> Inner<Plan> {
    let key = plan.to_string();
    let mut loaded = Plan::new(plan);
    for kind in KINDS.iter() {
        let table = Table::of_kind(kind);
        let mut records = rows(db, table, &table.by_plan, &key)?;
        if records.is_empty() {
            continue;
        }
        let place: HashMap<Uuid, usize> = records
            .iter()
            .enumerate()
            .map(|(at, record)| (record.id, at))
            .collect();
        for set in &table.sets {
            members(db, set, &set.by_plan, &key, |id, member| {
                if let Some(&at) = place.get(&uuid(kind.name, id)?) {
                    add(&mut records[at].values[set.field], member);
                }
                Ok(())
            })?;
        }
        for record in records {
            loaded.insert(record);
        }
    }
    let mut query = db.prepare_cached(RAW_BY_PLAN)?;
    let mut rows = query.query([&key])?;
    while let Some(row) = rows.next()? {
        let (kind, field): (String, String) = (row.get(0)?, row.get(2)?);
        let id = uuid_at("raw_value", row, 1)?;
        let kind = plan::declare::kind(&kind).map(|kind| kind.name);
        let record = kind.and_then(|kind| loaded.records.get_mut(&(kind, id)));
        if let Some(record) = record {
            record.put(&field, Value::Raw(row.get(3)?));
        }
    }
    Ok(loaded)
}

fn rows(db: &Connection, table: &Table, sql: &str, key: &str) -> Inner<Vec<Record>> {
    let mut query = db.prepare_cached(sql)?;
    let mut rows = query.query([key])?;
    let mut records = Vec::new();
    while let Some(row) = rows.next()? {
        let mut record = Record::new(table.kind, uuid_at(table.kind.name, row, 0)?);
        for (column, &i) in table.columns.iter().enumerate() {
            record.values[i] = from_cell(&table.kind.fields[i], row.get_ref(column + 1)?);
        }
        records.push(record);
    }
    Ok(records)
}

fn members(
    db: &Connection,
    set: &SetTable,
    sql: &str,
    key: &str,
    mut each: impl FnMut(&str, String) -> Inner<()>,
) -> Inner<()> {
    debug_assert!(sql == set.by_id || sql == set.by_plan);
    let mut query = db.prepare_cached(sql)?;
    let mut rows = query.query([key])?;
    while let Some(row) = rows.next()? {
        let id: String = row.get(0)?;
        each(&id, row.get(1)?)?;
    }
    Ok(())
}

fn add(value: &mut Value, member: String) {
    match value {
        Value::Set(set) => {
            set.insert(member);
        }
        value => *value = Value::set([member]),
    }
}
