//! The consortium's model.

use std::{path::Path, process::ExitCode};

use api::{
    error::read_text,
    models::{Offer, as_json},
    references::short_id,
};
use plan::texts::{self, filled, text};
use serde_json::json;

use super::{Place, Result, chosen};
use crate::{
    args::OfPlan,
    output::{line, say, table},
};

/// What to do with what the model offers; nothing: list it.
pub struct Choice {
    pub adopt: Vec<String>,
    pub refuse: Option<String>,
    pub reason: Option<String>,
}

pub fn model(place: &Place, of: &OfPlan, file: Option<&Path>, choice: &Choice) -> Result {
    let deciding = !choice.adopt.is_empty() || choice.refuse.is_some();
    let mut desk = if deciding {
        place.desk()?
    } else {
        place.look()?
    };
    if let Some(file) = file {
        desk.use_model(&read_text(file)?)?;
    }
    let plan = chosen(&desk, of)?.id;
    if let Some(meant) = &choice.refuse {
        let reason = choice.reason.as_deref().unwrap_or_default();
        desk.refuse(plan, meant, reason)?;
        if place.json {
            line(&json!({ "refused": meant }));
        } else {
            say(text("cli.model.refused"));
        }
    } else if deciding {
        let all = choice.adopt.iter().any(|meant| meant == "tutti");
        let count = if all {
            desk.adopt_all(plan)?
        } else {
            desk.adopt(plan, &choice.adopt)?
        };
        if place.json {
            line(&json!({ "adopted": count }));
        } else {
            say(&filled("cli.model.adopted", &[("count", &count)]));
        }
    } else {
        list(place, &desk.offers(plan)?);
    }
    Ok(ExitCode::SUCCESS)
}

fn list(place: &Place, offers: &[Offer]) {
    if place.json {
        for offer in offers {
            line(&as_json(offer));
        }
        return;
    }
    let rows: Vec<_> = offers
        .iter()
        .map(|offer| {
            vec![
                short_id(offer.model_record),
                texts::kind(offer.kind).to_owned(),
                rules::words::short(&offer.title),
                text(&format!("cli.model.state.{}", offer.state)).to_owned(),
            ]
        })
        .collect();
    let header = ["id", "kind", "title", "note"].map(|key| text(&format!("cli.column.{key}")));
    table(&header, &rows);
    if rows.is_empty() {
        say(text("cli.model.nothing"));
        return;
    }
    say(&filled("cli.model.count", &[("count", &rows.len())]));
}
