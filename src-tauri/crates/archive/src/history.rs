//! What changed, who changed it and when; and the way back.
//!
//! Every change is written with its steps, one row a field. Undoing makes a new change that does the inverse, so
//! the history only ever grows. Which change is next to undo or to redo follows from the history alone: an
//! `edit` is put on the stack of what is done and empties that of what is undone; `undo` and `redo` move the top from
//! one to the other.

use std::collections::{BTreeMap, btree_map};

use plan::{
    declare::{Field, Kind, Typed, kind},
    difference::{Change, difference},
    geometry::Geometry,
    model::PlanHeader,
    record::Record,
    texts,
    types::Type,
    value::Value,
};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use serde_json::Value as Json;
use uuid::Uuid;

use crate::{
    change::{BeforeAndAfter, Occasion, Words, bring, exists, state},
    error::{ArchiveError, Fault, Inner, Result},
    open::Archive,
    tables::uuid_at,
};

/// What a change is among the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Something new; also the undoing of one change out of order.
    Edit,
    /// The top of the stack taken back.
    Undo,
    /// What was taken back done again.
    Redo,
}

impl Deed {
    const fn name(self) -> &'static str {
        match self {
            Deed::Edit => "edit",
            Deed::Undo => "undo",
            Deed::Redo => "redo",
        }
    }
}

/// A change without its steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeLine {
    pub id: Uuid,
    pub at: String,
    pub author: String,
    pub what: String,
    pub deed: Deed,
    /// The change that this one undoes or does again.
    pub of: Option<Uuid>,
}

/// A change and what it did.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub line: ChangeLine,
    pub steps: Vec<Change>,
}

/// A step that cannot be taken back, because what it left is no longer there.
#[derive(Clone, Debug, PartialEq)]
pub struct Overtaken {
    /// What would have to be done.
    pub step: Change,
    /// The last change that touched the same thing; `None` when it was done by another program.
    pub by: Option<ChangeLine>,
}

/// How an undo or redo went.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The change that was undone or done again, and the steps that did it.
    Done {
        change: ChangeLine,
        steps: Vec<Change>,
    },
    /// Nothing is written: later changes overtook these steps of the change.
    Overtaken {
        change: ChangeLine,
        steps: Vec<Overtaken>,
    },
    /// There is nothing to undo or to redo.
    Nothing,
}

impl Archive {
    /// The changes of a plan, or of one record of it, the newest first. A removed plan still has its history.
    ///
    /// # Errors
    /// Why the file could not be read.
    pub fn history(&self, plan: Uuid, record: Option<Uuid>) -> Result<Vec<Entry>> {
        self.reading(|db| {
            let mut entries = Vec::new();
            for line in lines(db, plan, record)?.into_iter().rev() {
                let steps = steps(db, line.id, record)?;
                // Of a record of which only fields that this version no longer has were changed.
                if record.is_none() || !steps.is_empty() {
                    entries.push(Entry { line, steps });
                }
            }
            Ok(entries)
        })
    }

    /// The change that [`Archive::undo`] would take back.
    ///
    /// # Errors
    /// Why the file could not be read.
    pub fn undoable(&self, plan: Uuid) -> Result<Option<ChangeLine>> {
        self.reading(|db| {
            Ok(Stacks::of(lines(db, plan, None)?)
                .done
                .pop()
                .map(|top| top.change))
        })
    }

    /// The change that [`Archive::redo`] would do again.
    ///
    /// # Errors
    /// Why the file could not be read.
    pub fn redoable(&self, plan: Uuid) -> Result<Option<ChangeLine>> {
        self.reading(|db| {
            Ok(Stacks::of(lines(db, plan, None)?)
                .undone
                .pop()
                .map(|top| top.change))
        })
    }

    /// The id of the last change of a plan, of whatever kind.
    ///
    /// # Errors
    /// Why the file could not be read.
    pub fn last_change(&self, plan: Uuid) -> Result<Option<Uuid>> {
        self.reading(|db| {
            db.prepare_cached("SELECT id FROM change WHERE plan_id = ?1 ORDER BY seq DESC LIMIT 1")?
                .query_row([plan.to_string()], |row| Ok(uuid_at("change", row, 0)))
                .optional()?
                .transpose()
        })
    }

    /// Takes the last change back.
    ///
    /// # Errors
    /// [`ArchiveError::ReadOnly`], or why the file could not be written.
    pub fn undo(&mut self, plan: Uuid, on: &Occasion) -> Result<Outcome> {
        self.move_top(plan, on, Deed::Undo)
    }

    /// Does again what was undone last. A new edit leaves nothing to do again.
    ///
    /// # Errors
    /// [`ArchiveError::ReadOnly`], or why the file could not be written.
    pub fn redo(&mut self, plan: Uuid, on: &Occasion) -> Result<Outcome> {
        self.move_top(plan, on, Deed::Redo)
    }

    /// Takes back one change out of order, as a new edit. Refused as a whole when a later change overtook a part.
    ///
    /// # Errors
    /// [`ArchiveError::NoSuchChange`], [`ArchiveError::ReadOnly`], or why the file could not be written.
    pub fn undo_change(&mut self, plan: Uuid, change: Uuid, on: &Occasion) -> Result<Outcome> {
        self.undecided(|tx| {
            let known = lines(tx, plan, None)?
                .into_iter()
                .find(|line| line.id == change);
            let Some(line) = known else {
                return Err(ArchiveError::NoSuchChange { plan, change }.into());
            };
            let top = Top {
                by: line.id,
                change: line,
            };
            invert(tx, plan, on, &top, Deed::Edit)
        })
    }

    fn move_top(&mut self, plan: Uuid, on: &Occasion, deed: Deed) -> Result<Outcome> {
        self.undecided(|tx| {
            let mut stacks = Stacks::of(lines(tx, plan, None)?);
            let top = match deed {
                Deed::Redo => stacks.undone.pop(),
                Deed::Undo | Deed::Edit => stacks.done.pop(),
            };
            match top {
                Some(top) => invert(tx, plan, on, &top, deed),
                None => Ok(Outcome::Nothing),
            }
        })
    }

    /// A transaction that is rolled back unless its outcome is `Done`.
    fn undecided(&mut self, work: impl FnOnce(&Transaction) -> Inner<Outcome>) -> Result<Outcome> {
        let mut refused = None;
        let done = self.within(|tx| match work(tx)? {
            done @ Outcome::Done { .. } => Ok(done),
            other => {
                refused = Some(other);
                // Any error rolls back; this one is not seen by anybody.
                Err(Fault::Sql(rusqlite::Error::QueryReturnedNoRows))
            }
        });
        refused.map_or(done, Ok)
    }
}

/// A change on a stack, and the change whose steps lead away from it.
struct Top {
    change: ChangeLine,
    by: Uuid,
}

#[derive(Default)]
struct Stacks {
    done: Vec<Top>,
    undone: Vec<Top>,
}

impl Stacks {
    fn of(lines: Vec<ChangeLine>) -> Self {
        let mut stacks = Stacks::default();
        for line in lines {
            let by = line.id;
            let (from, to) = match line.deed {
                Deed::Edit => {
                    stacks.undone.clear();
                    stacks.done.push(Top { change: line, by });
                    continue;
                }
                Deed::Undo => (&mut stacks.done, &mut stacks.undone),
                Deed::Redo => (&mut stacks.undone, &mut stacks.done),
            };
            // The last of its stack, but search it: a hand-edited history must not shift the rest.
            let at = from.iter().rposition(|top| Some(top.change.id) == line.of);
            if let Some(at) = at {
                let change = from.remove(at).change;
                to.push(Top { change, by });
            }
        }
        stacks
    }
}

/// Does the inverse of the change `top.by` and records it.
fn invert(tx: &Transaction, plan: Uuid, on: &Occasion, top: &Top, deed: Deed) -> Inner<Outcome> {
    let mut overtaken = Vec::new();
    let mut wanted: BTreeMap<(&str, Uuid), BeforeAndAfter> = BTreeMap::new();
    for step in steps(tx, top.by, None)?
        .into_iter()
        .rev()
        .map(Change::inverse)
    {
        let (name, id) = place(&step);
        let Some(kind) = kind(name) else { continue };
        let (_, now) = match wanted.entry((kind.name, id)) {
            btree_map::Entry::Occupied(held) => held.into_mut(),
            btree_map::Entry::Vacant(place) => {
                let now = state(tx, plan, kind, id)?;
                place.insert((now.clone(), now))
            }
        };
        if !take(&step, now) {
            overtaken.push(step);
        }
    }
    let change = top.change.clone();
    if overtaken.is_empty() {
        for states in wanted.values() {
            bring(tx, plan, states)?;
        }
        if !exists(tx, plan)? && left(tx, plan)? {
            // Undoing the beginning of a plan that has grown since.
            let header = wanted.remove(&(PlanHeader::NAME, plan));
            let header = header.and_then(|(before, _)| before);
            overtaken.extend(header.map(Change::Removed));
        }
    }
    if !overtaken.is_empty() {
        let steps = overtaken
            .into_iter()
            .map(|step| {
                let by = overtaker(tx, plan, top.by, &step)?;
                Ok(Overtaken { step, by })
            })
            .collect::<Inner<_>>()?;
        return Ok(Outcome::Overtaken { change, steps });
    }
    let steps: Vec<_> = wanted
        .values()
        .flat_map(|(before, after)| difference(before.as_ref(), after.as_ref()))
        .collect();
    let mut on = on.clone();
    if on.what.is_empty() {
        let key = if deed == Deed::Redo {
            "archive.redo"
        } else {
            "archive.undo"
        };
        on.what = texts::filled(key, &[("what", &change.what)]);
    }
    record(tx, plan, &on, deed, Some(change.id), &steps)?;
    Ok(Outcome::Done { change, steps })
}

/// Takes one step on a state; false when the state is not the one that the step leaves from.
fn take(step: &Change, now: &mut Option<Record>) -> bool {
    match (step, &mut *now) {
        (Change::Created(record), None) => {
            *now = Some(record.clone());
            true
        }
        (Change::Removed(record), Some(held)) if record == held => {
            *now = None;
            true
        }
        (
            Change::Edited {
                field,
                before,
                after,
                ..
            },
            Some(held),
        ) if held.get(field) == before => held.put(field, after.clone()),
        _ => false,
    }
}

/// Whether the plan still has records of any kind.
fn left(db: &Connection, plan: Uuid) -> Inner<bool> {
    for kind in plan::declare::KINDS.iter() {
        let sql = format!("SELECT 1 FROM \"{}\" WHERE plan_id = ?1", kind.name);
        if db.prepare_cached(&sql)?.exists([plan.to_string()])? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The last change after `change` that touched what the step wants to change.
fn overtaker(
    db: &Connection,
    plan: Uuid,
    change: Uuid,
    step: &Change,
) -> Inner<Option<ChangeLine>> {
    let (kind, id) = place(step);
    let field = match step {
        Change::Edited { field, .. } => Some(*field),
        Change::Created(_) | Change::Removed(_) => None,
    };
    // The beginning of a plan is overtaken by any later change of the plan.
    let any = kind == PlanHeader::NAME && field.is_none();
    let mut query = db.prepare_cached(
        "SELECT id, at, author, what, deed, of_change FROM change c \
         WHERE plan_id = ?1 AND seq > (SELECT seq FROM change WHERE id = ?2) AND EXISTS (\
           SELECT 1 FROM history WHERE change_id = c.id AND (?6 OR \
             (kind = ?3 AND record_id = ?4 AND (?5 IS NULL OR field IS NULL OR field = ?5)))) \
         ORDER BY seq DESC LIMIT 1",
    )?;
    let values = params![
        plan.to_string(),
        change.to_string(),
        kind,
        id.to_string(),
        field,
        any
    ];
    query
        .query_row(values, |row| Ok(line(row)))
        .optional()?
        .transpose()
}

/// Kind and id of what a step changes.
fn place(step: &Change) -> (&'static str, Uuid) {
    match step {
        Change::Created(record) | Change::Removed(record) => (record.kind.name, record.id),
        Change::Edited { kind, id, .. } => (kind, *id),
    }
}

/// Writes a change and its steps; nothing when there are none.
pub(crate) fn record(
    db: &Connection,
    plan: Uuid,
    on: &Occasion,
    deed: Deed,
    of: Option<Uuid>,
    steps: &[Change],
) -> Inner<()> {
    if steps.is_empty() && deed == Deed::Edit {
        return Ok(());
    }
    let change = on.change.to_string();
    db.prepare_cached(
        "INSERT INTO change (id, plan_id, at, author, what, deed, of_change) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        change,
        plan.to_string(),
        on.at,
        on.author,
        on.what,
        deed.name(),
        of.map(|of| of.to_string())
    ])?;
    let mut insert = db.prepare_cached(
        "INSERT INTO history (change_id, kind, record_id, field, before, after) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for step in steps {
        let (kind, id) = place(step);
        let (field, before, after) = match step {
            Change::Created(record) => (None, Json::Null, record.to_json(|_| true)),
            Change::Removed(record) => (None, record.to_json(|_| true), Json::Null),
            Change::Edited {
                field,
                before,
                after,
                ..
            } => (Some(*field), before.to_json(), after.to_json()),
        };
        insert.execute(params![
            change,
            kind,
            id.to_string(),
            field,
            before.to_string(),
            after.to_string()
        ])?;
    }
    Ok(())
}

/// Lets the last change of a plan end with what its one field holds now. False, and nothing written, when it is not
/// the last, or does more than this field.
pub(crate) fn type_on(
    db: &Connection,
    plan: Uuid,
    change: Uuid,
    words: &Words,
    record: &Record,
    field: &str,
) -> Inner<bool> {
    let change = change.to_string();
    let last: Option<(String, String)> = db
        .prepare_cached("SELECT id, deed FROM change WHERE plan_id = ?1 ORDER BY seq DESC LIMIT 1")?
        .query_row([plan.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    if last != Some((change.clone(), Deed::Edit.name().to_owned())) {
        return Ok(false);
    }
    let steps: Vec<(i64, String, Option<String>, String)> = db
        .prepare_cached(
            "SELECT seq, record_id, field, before FROM history WHERE change_id = ?1 ORDER BY seq LIMIT 2",
        )?
        .query_map([&change], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })?
        .collect::<rusqlite::Result<_>>()?;
    let [(seq, of, edited, before)] = steps.as_slice() else {
        return Ok(false);
    };
    // The change that made the record grows with it; a removal is not gone on with.
    let (after, what) = match edited.as_deref() {
        None if before == "null" => (record.to_json(|_| true), &words.made),
        Some(name) if name == field => (record.get(field).to_json(), &words.edited),
        _ => return Ok(false),
    };
    let after = after.to_string();
    if *of != record.id.to_string() {
        return Ok(false);
    }
    if after == *before {
        db.execute("DELETE FROM history WHERE seq = ?1", [seq])?;
        db.execute("DELETE FROM change WHERE id = ?1", [&change])?;
    } else {
        db.prepare_cached("UPDATE history SET after = ?2 WHERE seq = ?1")?
            .execute(params![seq, after])?;
        db.prepare_cached("UPDATE change SET what = ?2 WHERE id = ?1 AND what <> ?2")?
            .execute(params![change, what])?;
    }
    Ok(true)
}

/// The changes of a plan, or those that touched one record of it, the oldest first.
fn lines(db: &Connection, plan: Uuid, record: Option<Uuid>) -> Inner<Vec<ChangeLine>> {
    let mut query = db.prepare_cached(
        "SELECT id, at, author, what, deed, of_change FROM change WHERE plan_id = ?1 AND \
         (?2 IS NULL OR id IN (SELECT change_id FROM history WHERE record_id = ?2)) ORDER BY seq",
    )?;
    let record = record.map(|record| record.to_string());
    let rows = query.query_map(params![plan.to_string(), record], |row| Ok(line(row)))?;
    rows.map(|row| row?).collect()
}

fn line(row: &Row) -> Inner<ChangeLine> {
    let deed: String = row.get(4)?;
    let of: Option<String> = row.get(5)?;
    Ok(ChangeLine {
        id: uuid_at("change", row, 0)?,
        at: row.get(1)?,
        author: row.get(2)?,
        what: row.get(3)?,
        deed: match deed.as_str() {
            "undo" => Deed::Undo,
            "redo" => Deed::Redo,
            _ => Deed::Edit,
        },
        of: of.map(|_| uuid_at("change", row, 5)).transpose()?,
    })
}

/// The steps of one change, or those of them that touched one record, in the order in which they were done. What
/// speaks of a kind or a field that this version no longer has is left out.
fn steps(db: &Connection, change: Uuid, record: Option<Uuid>) -> Inner<Vec<Change>> {
    let mut query = db.prepare_cached(
        "SELECT kind, record_id, field, before, after FROM history WHERE change_id = ?1 AND \
         (?2 IS NULL OR record_id = ?2) ORDER BY seq",
    )?;
    let record = record.map(|record| record.to_string());
    let mut rows = query.query(params![change.to_string(), record])?;
    let mut steps = Vec::new();
    while let Some(row) = rows.next()? {
        let Some(kind) = kind(&row.get::<_, String>(0)?) else {
            continue;
        };
        let id = uuid_at("history", row, 1)?;
        let (before, after) = (json(row, 3)?, json(row, 4)?);
        match row.get::<_, Option<String>>(2)? {
            None if before.is_null() => steps.push(Change::Created(whole(kind, id, &after))),
            None => steps.push(Change::Removed(whole(kind, id, &before))),
            Some(name) => {
                if let Some(field) = kind.field(&name) {
                    steps.push(Change::Edited {
                        kind: kind.name,
                        id,
                        field: field.name,
                        before: stored(field, &before),
                        after: stored(field, &after),
                    });
                }
            }
        }
    }
    Ok(steps)
}

fn json(row: &Row, column: usize) -> Inner<Json> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text).map_err(|cause| {
        let (table, what) = ("history".to_owned(), cause.to_string());
        ArchiveError::Unreadable { table, what }.into()
    })
}

fn whole(kind: &'static Kind, id: Uuid, json: &Json) -> Record {
    let mut record = Record::new(kind, id);
    for (field, value) in kind.fields.iter().zip(&mut record.values) {
        *value = json
            .get(field.name)
            .map_or(Value::Empty, |json| stored(field, json));
    }
    record
}

/// A value exactly as it was stored. Unlike [`Value::from_json`], which reads what others wrote, it normalises
/// nothing: the way back must lead to the same bytes.
fn stored(field: &Field, json: &Json) -> Value {
    match (field.ty, json) {
        (_, Json::Null) => Value::Empty,
        (_, Json::String(text)) => Value::Text(text.clone()),
        (_, Json::Bool(answer)) => Value::Bool(*answer),
        (Type::Int, Json::Number(number)) if number.is_i64() => {
            number.as_i64().map_or(Value::Empty, Value::Int)
        }
        (_, Json::Number(number)) => number.as_f64().map_or(Value::Empty, Value::Dec),
        (_, Json::Array(members)) => {
            let members = members.iter().filter_map(Json::as_str);
            Value::set(members.map(str::to_owned))
        }
        (_, Json::Object(object)) => match object.get("raw").and_then(Json::as_str) {
            Some(raw) => Value::Raw(raw.to_owned()),
            None => Geometry::from_json(json)
                .map_or_else(|| Value::Raw(json.to_string()), Value::Geometry),
        },
    }
}
