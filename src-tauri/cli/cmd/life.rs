//! The life of the plan.

use std::process::ExitCode;

use plan::{
    codelists::Lists,
    model::PlanStateChange,
    texts::{filled, text},
};
use serde_json::json;

use super::{Place, Result, chosen};
use crate::{
    args::OfPlan,
    output::{line, say, table},
};

pub fn state(
    place: &Place,
    of: &OfPlan,
    to: Option<&str>,
    act: Option<&str>,
    reason: Option<&str>,
) -> Result {
    let Some(to) = to else {
        return trail(place, of);
    };
    let mut desk = place.desk()?;
    let plan = chosen(&desk, of)?.id;
    let step = desk.set_state(plan, to, act, reason)?;
    if place.json {
        line(&json!({ "from": step.from, "to": step.to, "content_hash": step.content_hash }));
        return Ok(ExitCode::SUCCESS);
    }
    say(&filled("cli.state.now", &[("state", &label(&step.to))]));
    if let Some(hash) = step.content_hash {
        say(&filled("cli.state.approved", &[("hash", &hash)]));
    }
    Ok(ExitCode::SUCCESS)
}

fn label(code: &str) -> &str {
    Lists::builtin().label("PLAN_STATE", code)
}

/// Where the plan is and how it came there, oldest first.
fn trail(place: &Place, of: &OfPlan) -> Result {
    let desk = place.look()?;
    let plan = desk.plan(chosen(&desk, of)?.id)?;
    let mut steps = plan.all::<PlanStateChange>();
    steps.sort_by_key(|step| (step.changed_on, step.id));
    let code = |code: &Option<plan::types::Code<_>>| {
        code.as_ref()
            .map(|code| code.as_str().to_owned())
            .unwrap_or_default()
    };
    if place.json {
        for step in &steps {
            line(&json!({
                "from": code(&step.from_state), "to": code(&step.to_state),
                "on": step.changed_on.map(|day| day.to_string()), "by": step.changed_by, "reason": step.reason,
            }));
        }
        return Ok(ExitCode::SUCCESS);
    }
    let now = plan.header().and_then(|header| header.state);
    say(&filled("cli.state.now", &[("state", &label(&code(&now)))]));
    let rows: Vec<_> = steps
        .iter()
        .map(|step| {
            vec![
                step.changed_on.map(rules::words::date).unwrap_or_default(),
                label(&code(&step.to_state)).to_owned(),
                step.changed_by.clone().unwrap_or_default(),
                step.reason.clone().unwrap_or_default(),
            ]
        })
        .collect();
    if !rows.is_empty() {
        table(
            &["when", "state", "who", "reason"].map(|key| text(&format!("cli.column.{key}"))),
            &rows,
        );
    }
    Ok(ExitCode::SUCCESS)
}
