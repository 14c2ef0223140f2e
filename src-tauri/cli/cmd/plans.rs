//! Beginning plans, examples, taking a plan out.

use std::process::ExitCode;

use api::examples::Made;
use plan::texts::{filled, text};
use serde_json::json;

use super::{Place, Result, chosen};
use crate::{
    args::OfPlan,
    output::{Bar, line, say},
};

pub fn init(place: &Place, commune: &str) -> Result {
    let mut desk = place.new_desk()?;
    let commune = desk.commune(commune)?;
    let plan = desk.begin(commune)?;
    if place.json {
        line(
            &json!({ "plan": plan.to_string(), "istat_code": commune.istat_code, "archive": desk.path() }),
        );
    } else {
        let archive = desk.path();
        say(&filled(
            "cli.init.done",
            &[("commune", &commune.name), ("archive", &archive.display())],
        ));
        say(text("cli.init.next"));
    }
    Ok(ExitCode::SUCCESS)
}

pub fn demo(place: &Place, all: bool) -> Result {
    let mut desk = place.new_desk()?;
    let made = if all {
        let bar = Bar::new();
        desk.demo_all(&|label, done, total| {
            bar.step(label, done, total);
            Ok(())
        })?
    } else {
        vec![desk.demo()?]
    };
    let said = |made: &Made| {
        if place.json {
            line(&json!({
                "plan": made.plan.to_string(), "istat_code": made.istat_code, "commune": made.commune,
                "records": made.records, "new": made.new, "is_example": true,
            }));
        } else {
            let key = if made.new {
                "cli.demo.new"
            } else {
                "cli.demo.there"
            };
            say(&filled(
                key,
                &[
                    ("commune", &made.commune),
                    ("istat", &made.istat_code),
                    ("records", &made.records),
                ],
            ));
        }
    };
    made.iter().for_each(said);
    if !place.json {
        say(&filled(
            "cli.demo.where",
            &[("archive", &desk.path().display())],
        ));
    }
    Ok(ExitCode::SUCCESS)
}

pub fn discard(place: &Place, of: &OfPlan) -> Result {
    let mut desk = place.desk()?;
    let plan = chosen(&desk, of)?;
    desk.discard(plan.id)?;
    let title = plan.title;
    if place.json {
        line(&json!({ "discarded": plan.id.to_string() }));
    } else {
        say(&filled("cli.discard.done", &[("title", &title)]));
    }
    Ok(ExitCode::SUCCESS)
}
