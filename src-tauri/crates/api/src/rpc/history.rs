//! The history in words, the way back, and the copies of the archive.

use plan::{declare::kind, difference::Change, record::Plan, texts};

use super::{Office, Work, records::id};
use crate::{
    desk::Desk,
    error::Result,
    history::{Deed, Entry, Outcome, Snapshot},
    records::shown,
    wire::*,
};

/// Steps of one change that are told; the rest is counted.
const STEPS: usize = 40;

pub(super) fn history(office: &Office, asked: HistoryOf, _: &Work) -> Result<History> {
    office.at_desk(|desk| {
        let plan = desk.plan(id(&asked.plan)?)?;
        let record = asked.record.as_deref().map(id).transpose()?;
        let entries = desk.history(plan.id, record)?;
        let total = entries.len();
        let before = asked.before.as_deref().map(id).transpose()?;
        let from = before
            .and_then(|before| entries.iter().position(|entry| entry.line.id == before))
            .map_or(0, |at| at + 1);
        let page = entries.iter().skip(from).take(asked.limit);
        Ok(History {
            entries: page.map(|entry| told(&plan, entry)).collect(),
            total,
        })
    })
}

fn told(plan: &Plan, entry: &Entry) -> HistoryEntry {
    let line = &entry.line;
    HistoryEntry {
        id: line.id.to_string(),
        at: line.at.clone(),
        author: line.author.clone(),
        what: line.what.clone(),
        deed: match line.deed {
            Deed::Edit => "edit",
            Deed::Undo => "undo",
            Deed::Redo => "redo",
        }
        .to_owned(),
        steps: (entry.steps.iter().take(STEPS))
            .map(|change| step(plan, change))
            .collect(),
        more: entry.steps.len().saturating_sub(STEPS),
    }
}

fn step(plan: &Plan, change: &Change) -> HistoryStep {
    let told = |kind: &str, record: uuid::Uuid, what: &str, title: String| HistoryStep {
        kind: kind.to_owned(),
        record: record.to_string(),
        title,
        what: what.to_owned(),
        field: None,
        label: None,
        before: String::new(),
        after: String::new(),
    };
    match change {
        Change::Created(record) => told(record.kind.name, record.id, "created", plan.title(record)),
        Change::Removed(record) => told(record.kind.name, record.id, "removed", plan.title(record)),
        Change::Edited {
            kind: name,
            id,
            field,
            before,
            after,
        } => {
            let record = plan.get(name, *id);
            let title = record.map(|record| plan.title(record)).unwrap_or_default();
            let mut step = told(name, *id, "edited", title);
            if let Some((kind, field)) = kind(name).and_then(|k| Some((k, k.field(field)?))) {
                step.field = Some(field.name.to_owned());
                step.label = Some(texts::field(kind.name, field, "label").to_owned());
                step.before = shown(plan, field, before);
                step.after = shown(plan, field, after);
            }
            step
        }
    }
}

pub(super) fn undo_state(office: &Office, asked: OfPlan, _: &Work) -> Result<UndoState> {
    office.at_desk(|desk| {
        let (undo, redo) = desk.undo_state(id(&asked.plan)?)?;
        Ok(UndoState {
            undo: undo.map(|line| line.what),
            redo: redo.map(|line| line.what),
        })
    })
}

pub(super) fn undo(office: &Office, asked: OfPlan, _: &Work) -> Result<Undone> {
    office.at_desk(|desk| {
        let plan = id(&asked.plan)?;
        let outcome = desk.undo(plan)?;
        undone(desk, plan, outcome, "undone")
    })
}

pub(super) fn redo(office: &Office, asked: OfPlan, _: &Work) -> Result<Undone> {
    office.at_desk(|desk| {
        let plan = id(&asked.plan)?;
        let outcome = desk.redo(plan)?;
        undone(desk, plan, outcome, "redone")
    })
}

pub(super) fn undo_change(office: &Office, asked: UndoChange, _: &Work) -> Result<Undone> {
    office.at_desk(|desk| {
        let plan = id(&asked.plan)?;
        let outcome = desk.undo_change(plan, id(&asked.change)?)?;
        undone(desk, plan, outcome, "undone")
    })
}

fn undone(desk: &Desk, plan: uuid::Uuid, outcome: Outcome, how: &str) -> Result<Undone> {
    Ok(match outcome {
        Outcome::Nothing => Undone {
            outcome: "nothing".to_owned(),
            text: texts::text(&format!("rpc.nothing_{how}")).to_owned(),
            place: None,
        },
        Outcome::Overtaken { change, .. } => Undone {
            outcome: "overtaken".to_owned(),
            text: texts::filled("rpc.overtaken", &[("what", &change.what)]),
            place: None,
        },
        Outcome::Done { change, steps } => Undone {
            outcome: "done".to_owned(),
            text: texts::filled(&format!("rpc.{how}"), &[("what", &change.what)]),
            place: match steps.first() {
                Some(step) => Some(place(&*desk.plan(plan)?, step)),
                None => None,
            },
        },
    })
}

fn place(plan: &Plan, step: &Change) -> Place {
    let (kind, record, field) = match step {
        Change::Created(record) | Change::Removed(record) => (record.kind.name, record.id, None),
        Change::Edited {
            kind, id, field, ..
        } => (*kind, *id, Some((*field).to_owned())),
    };
    let there = plan.get(kind, record);
    let section = there
        .map(plan::record::Record::section)
        .or_else(|| plan::declare::kind(kind).map(|kind| kind.declaration.section));
    Place {
        section: section
            .map(plan::section::Section::code)
            .unwrap_or_default()
            .to_owned(),
        kind: Some(kind.to_owned()),
        record: there.map(|record| record.id.to_string()),
        field,
        point: None,
    }
}

pub(super) fn copies(office: &Office, _: Nothing, _: &Work) -> Result<Vec<KeptCopy>> {
    office.at_desk(|desk| Ok(desk.snapshots()?.iter().map(copy).collect()))
}

pub(super) fn keep_copy(office: &Office, _: Nothing, _: &Work) -> Result<KeptCopy> {
    office.at_desk(|desk| Ok(copy(&desk.snapshot()?)))
}

pub(super) fn restore(office: &Office, asked: OfCopy, work: &Work) -> Result<Start> {
    office.at_desk(|desk| desk.restore(&asked.name))?;
    super::office::start(office, Nothing {}, work)
}

fn copy(snapshot: &Snapshot) -> KeptCopy {
    KeptCopy {
        name: snapshot.name.clone(),
        made_at: snapshot.at.to_string(),
        bytes: snapshot.bytes,
        why: texts::text(&format!("rpc.copy.{:?}", snapshot.reason).to_lowercase()).to_owned(),
    }
}
