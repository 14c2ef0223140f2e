//! One transaction of changes: all of it with its history, or nothing.

use plan::{
    declare::{Kind, Typed, kind},
    difference::{Change, difference},
    model::PlanHeader,
    record::Record,
};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use uuid::Uuid;

use crate::{
    error::{ArchiveError, Inner, Result},
    history::{self, Deed},
    keep::store_attachment,
    open::Archive,
    tables,
};

/// Who changes, when, and under which id the steps go and come back together.
#[derive(Clone, Debug)]
pub struct Occasion {
    /// UUIDv7, new for every change.
    pub change: Uuid,
    /// Date and time, RFC 3339.
    pub at: String,
    pub author: String,
    /// What is done, in words for the history. For undo and redo it may be empty: then it follows from what
    /// is undone.
    pub what: String,
}

/// What a change that is still being typed is called now, by what it does.
#[derive(Clone, Debug)]
pub struct Words {
    /// It made the record.
    pub made: String,
    /// It edited the field.
    pub edited: String,
}

/// A record before and after; `None` where it is not there.
pub(crate) type BeforeAndAfter = (Option<Record>, Option<Record>);

impl Archive {
    /// Stores the new state of records of one plan and removes others, in one transaction with its history.
    /// Gives back what really changed; when nothing did, nothing is written. A plan begins with the change that
    /// brings its record of kind `plan`. Removing what is not there is no error.
    ///
    /// # Errors
    /// [`ArchiveError::NoSuchPlan`], [`ArchiveError::RecordOfAnotherPlan`], [`ArchiveError::SecondHeader`],
    /// [`ArchiveError::HeaderRemoved`], [`ArchiveError::UnknownKind`], [`ArchiveError::ReadOnly`], or why the
    /// file could not be written. The old state is left in every case.
    pub fn change(
        &mut self,
        plan: Uuid,
        on: &Occasion,
        puts: &[Record],
        removes: &[(&'static str, Uuid)],
    ) -> Result<Vec<Change>> {
        self.change_with(plan, on, puts, removes, &[])
    }

    /// [`Archive::change`] with the bytes of the attachments that come along, in the same transaction: a record is never there
    /// without its bytes, nor the bytes of a change that was refused.
    ///
    /// # Errors
    /// As [`Archive::change`].
    pub fn change_with(
        &mut self,
        plan: Uuid,
        on: &Occasion,
        puts: &[Record],
        removes: &[(&'static str, Uuid)],
        attachments: &[&[u8]],
    ) -> Result<Vec<Change>> {
        self.within(|tx| {
            for bytes in attachments {
                store_attachment(tx, bytes)?;
            }
            let mut steps = Vec::new();
            for record in puts {
                let before = state(tx, plan, record.kind, record.id)?;
                let done = difference(before.as_ref(), Some(record));
                if !done.is_empty() {
                    tables::store(tx, plan, before.as_ref(), record)?;
                    steps.extend(done);
                }
            }
            for &(name, id) in removes {
                let Some(kind) = kind(name) else {
                    let kind = name.to_owned();
                    return Err(ArchiveError::UnknownKind { kind }.into());
                };
                if kind.name == PlanHeader::NAME {
                    return Err(ArchiveError::HeaderRemoved { plan }.into());
                }
                if let Some(before) = state(tx, plan, kind, id)? {
                    tables::delete(tx, kind, id)?;
                    steps.push(Change::Removed(before));
                }
            }
            if !steps.is_empty() && !exists(tx, plan)? {
                return Err(ArchiveError::NoSuchPlan { plan }.into());
            }
            history::record(tx, plan, on, Deed::Edit, None, &steps)?;
            Ok(steps)
        })
    }

    /// Goes on with a change in which one field is being typed: the new text takes the place of the last one, and the change
    /// stays one step of the history, named by what is there now. Typed back to what was there, nothing is left of it. Gives back the step as it now is;
    /// `None`, and nothing written, when `change` is not the last of the plan or is not about this field alone.
    ///
    /// # Errors
    /// As [`Archive::change`].
    pub fn type_on(
        &mut self,
        plan: Uuid,
        change: Uuid,
        words: &Words,
        record: &Record,
        field: &'static str,
    ) -> Result<Option<Change>> {
        self.within(|tx| {
            let Some(before) = state(tx, plan, record.kind, record.id)? else {
                return Ok(None);
            };
            let only_this = difference(Some(&before), Some(record)).iter().all(
                |step| matches!(step, Change::Edited { field: edited, .. } if *edited == field),
            );
            if !only_this || !history::type_on(tx, plan, change, words, record, field)? {
                return Ok(None);
            }
            tables::store(tx, plan, Some(&before), record)?;
            Ok(Some(Change::Edited {
                kind: record.kind.name,
                id: record.id,
                field,
                before: before.get(field).clone(),
                after: record.get(field).clone(),
            }))
        })
    }

    /// Removes a whole plan. Its history stays, so the removal can be undone like any other change.
    ///
    /// # Errors
    /// [`ArchiveError::NoSuchPlan`], or why the file could not be written.
    pub fn remove_plan(&mut self, plan: Uuid, on: &Occasion) -> Result<Vec<Change>> {
        self.within(|tx| {
            let loaded = tables::load(tx, plan)?;
            if loaded.records.is_empty() {
                return Err(ArchiveError::NoSuchPlan { plan }.into());
            }
            for record in loaded.records.values() {
                tables::delete(tx, record.kind, record.id)?;
            }
            let steps: Vec<_> = loaded.records.into_values().map(Change::Removed).collect();
            history::record(tx, plan, on, Deed::Edit, None, &steps)?;
            Ok(steps)
        })
    }

    /// Runs `work` in one transaction that takes the right to write at once. An error rolls everything back.
    pub(crate) fn within<T>(&mut self, work: impl FnOnce(&Transaction) -> Inner<T>) -> Result<T> {
        if !self.writable() {
            let path = self.path.clone();
            return Err(ArchiveError::ReadOnly { path });
        }
        let path = &self.path;
        let run = |db: &mut Connection| -> Inner<T> {
            let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let done = work(&tx)?;
            tx.commit()?;
            Ok(done)
        };
        run(&mut self.db).map_err(|fault| fault.at(path))
    }
}

/// Whether the plan has its sheet in the file.
pub(crate) fn exists(db: &Connection, plan: Uuid) -> Inner<bool> {
    Ok(tables::owner(db, PlanHeader::kind(), plan)?.is_some())
}

/// The state of a record that this plan may change.
pub(crate) fn state(
    db: &Connection,
    plan: Uuid,
    kind: &'static Kind,
    id: Uuid,
) -> Inner<Option<Record>> {
    if kind.name == PlanHeader::NAME && id != plan {
        return Err(ArchiveError::SecondHeader { plan }.into());
    }
    match tables::owner(db, kind, id)? {
        None => Ok(None),
        Some(owner) if owner == plan => tables::get(db, kind, id),
        Some(_) => Err(ArchiveError::RecordOfAnotherPlan {
            kind: kind.name,
            record: id,
        }
        .into()),
    }
}

/// Brings one record from one state to the other.
pub(crate) fn bring(db: &Connection, plan: Uuid, (before, after): &BeforeAndAfter) -> Inner<()> {
    match (before, after) {
        (before, Some(after)) => tables::store(db, plan, before.as_ref(), after),
        (Some(before), None) => tables::delete(db, before.kind, before.id),
        (None, None) => Ok(()),
    }
}
