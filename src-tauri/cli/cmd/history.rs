//! The history, undo and redo, snapshots.

use std::process::ExitCode;

use api::{history::Outcome, records::described, references::find};
use plan::{
    difference::Change,
    record::{Plan, Record},
    texts::{self, filled, text},
    value::Value,
};
use serde_json::{Value as Json, json};

use super::{Place, Result, chosen};
use crate::{
    args::OfPlan,
    output::{self, line, say, table},
};

pub fn history(place: &Place, of: &OfPlan, record: Option<&str>) -> Result {
    let desk = place.look()?;
    let chosen = chosen(&desk, of)?.id;
    let plan = desk.plan(chosen)?;
    let record = match record {
        None => None,
        // A record that was removed is still found by its whole id.
        Some(meant) => Some(match plan::Uuid::parse_str(meant) {
            Ok(id) => id,
            Err(_) => find(&plan, None, meant)?.id,
        }),
    };
    let entries = desk.history(chosen, record)?;
    if place.json {
        for entry in &entries {
            line(&json!({
                "change": entry.line.id.to_string(), "at": entry.line.at, "author": entry.line.author,
                "what": entry.line.what, "deed": format!("{:?}", entry.line.deed).to_lowercase(),
                "steps": entry.steps.iter().map(step_json).collect::<Vec<_>>(),
            }));
        }
        return Ok(ExitCode::SUCCESS);
    }
    for entry in &entries {
        say(&format!(
            "{}  {}  {}",
            api::error::moment(&entry.line.at),
            entry.line.author,
            entry.line.what
        ));
        for step in entry.steps.iter().take(STEPS) {
            say(&format!("    {}", step_text(&plan, step)));
        }
        if entry.steps.len() > STEPS {
            let more = entry.steps.len() - STEPS;
            say(&format!(
                "    {}",
                filled("cli.history.more", &[("count", &more)])
            ));
        }
    }
    say(&filled("cli.history.count", &[("count", &entries.len())]));
    Ok(ExitCode::SUCCESS)
}

/// How many steps of one change are listed; their number is always said.
const STEPS: usize = 12;

fn step_text(plan: &Plan, step: &Change) -> String {
    let named = |record: &Record| described(plan, record);
    match step {
        Change::Created(record) => filled("cli.history.created", &[("record", &named(record))]),
        Change::Removed(record) => filled("cli.history.removed", &[("record", &named(record))]),
        Change::Edited {
            kind,
            id,
            field,
            before,
            after,
        } => {
            let declared = plan::declare::kind(kind).and_then(|kind| kind.field(field));
            let shown = |value: &Value| match declared {
                Some(_) if value.is_empty() => text("cli.history.empty").to_owned(),
                Some(field) => rules::words::short(&api::records::shown(plan, field, value)),
                None => String::new(),
            };
            let label = declared.map_or("", |field| texts::field(kind, field, "label"));
            let record = plan.get(kind, *id).map(named).unwrap_or_default();
            filled(
                "cli.history.edited",
                &[
                    ("record", &record),
                    ("field", &label),
                    ("before", &shown(before)),
                    ("after", &shown(after)),
                ],
            )
        }
    }
}

fn step_json(step: &Change) -> Json {
    match step {
        Change::Created(record) => json!({
            "step": "created", "kind": record.kind.name, "record": record.to_json(|_| true),
        }),
        Change::Removed(record) => json!({
            "step": "removed", "kind": record.kind.name, "record": record.to_json(|_| true),
        }),
        Change::Edited {
            kind,
            id,
            field,
            before,
            after,
        } => json!({
            "step": "edited", "kind": kind, "id": id.to_string(), "field": field,
            "before": before.to_json(), "after": after.to_json(),
        }),
    }
}

pub fn undo(place: &Place, of: &OfPlan) -> Result {
    let mut desk = place.desk()?;
    let chosen = chosen(&desk, of)?.id;
    let outcome = desk.undo(chosen)?;
    said(place, &*desk.plan(chosen)?, "undo", &outcome)
}

pub fn redo(place: &Place, of: &OfPlan) -> Result {
    let mut desk = place.desk()?;
    let chosen = chosen(&desk, of)?.id;
    let outcome = desk.redo(chosen)?;
    said(place, &*desk.plan(chosen)?, "redo", &outcome)
}

fn said(place: &Place, plan: &Plan, deed: &str, outcome: &Outcome) -> Result {
    if place.json {
        line(&match outcome {
            Outcome::Done { change, steps } => json!({
                "done": deed, "change": change.id.to_string(), "what": change.what,
                "steps": steps.iter().map(step_json).collect::<Vec<_>>(),
            }),
            Outcome::Overtaken { change, steps } => json!({
                "overtaken": change.id.to_string(), "steps": steps.len(),
            }),
            Outcome::Nothing => json!({ "done": null }),
        });
    } else {
        match outcome {
            Outcome::Done { change, .. } => {
                say(&filled(
                    &format!("cli.{deed}.done"),
                    &[("what", &change.what)],
                ));
            }
            Outcome::Overtaken { change, steps } => {
                say(&filled("cli.undo.overtaken", &[("what", &change.what)]));
                for overtaken in steps {
                    say(&format!("    {}", step_text(plan, &overtaken.step)));
                }
            }
            Outcome::Nothing => say(text(&format!("cli.{deed}.nothing"))),
        }
    }
    Ok(match outcome {
        Outcome::Overtaken { .. } => ExitCode::from(output::FAILED),
        _ => ExitCode::SUCCESS,
    })
}

pub fn snapshot(place: &Place, list: bool, restore: Option<&str>) -> Result {
    if list {
        let snapshots = place.look()?.snapshots()?;
        if place.json {
            for copy in &snapshots {
                line(&json!({ "name": copy.name, "at": copy.at.to_string(), "bytes": copy.bytes }));
            }
            return Ok(ExitCode::SUCCESS);
        }
        let rows: Vec<_> = snapshots
            .iter()
            .map(|copy| vec![api::error::moment(&copy.at.to_string()), copy.name.clone()])
            .collect();
        table(
            &["when", "copy"].map(|key| text(&format!("cli.column.{key}"))),
            &rows,
        );
        return Ok(ExitCode::SUCCESS);
    }
    let mut desk = place.desk()?;
    let (key, copy) = match restore {
        Some(name) => ("cli.snapshot.restored", desk.restore(name)?),
        None => ("cli.snapshot.made", desk.snapshot()?),
    };
    if place.json {
        line(&json!({ "name": copy.name, "path": copy.path, "restored": restore }));
    } else {
        let name = restore.unwrap_or(&copy.name);
        say(&filled(
            key,
            &[("name", &name), ("path", &copy.path.display())],
        ));
    }
    Ok(ExitCode::SUCCESS)
}
