//! The consortium's model at work in a plan: what it offers, taking it, refusing it.

use plan::{
    declare::KINDS,
    modello::{self, Decision, Proposal},
    record::{Plan, Record},
    texts,
};
use serde_json::{Value as Json, json};
use uuid::Uuid;

use crate::{
    desk::Desk,
    error::{ApiError, Code, Result},
    references::short_id,
};

/// What the model offers to a plan, for a person to decide on.
#[derive(Clone, Debug)]
pub struct Offer {
    pub model_record: Uuid,
    pub kind: &'static str,
    pub title: String,
    /// `new`, `own` (the plan has its own record of the same thing), `newer`, `newer_adapted`.
    pub state: &'static str,
    pub record: Json,
}

impl Desk {
    /// What the model in use offers and the plan has not decided on.
    ///
    /// # Errors
    /// There is none with this id, or the archive cannot be read.
    pub fn offers(&mut self, plan_id: Uuid) -> Result<Vec<Offer>> {
        let plan = self.plan(plan_id)?;
        let model = self.model()?;
        let all = Plan::of(Uuid::nil(), model.records.values().cloned());
        let offer = |proposal: &Proposal| {
            let record = proposal.model();
            Offer {
                model_record: record.id,
                kind: record.kind.name,
                title: all.title(record),
                state: match proposal {
                    Proposal::New { existing: None, .. } => "new",
                    Proposal::New { .. } => "own",
                    Proposal::Newer { adapted: false, .. } => "newer",
                    Proposal::Newer { .. } => "newer_adapted",
                },
                record: record.to_json(|_| true),
            }
        };
        let mut offers: Vec<_> = modello::proposals(&plan, model).iter().map(offer).collect();
        // As a plan is read: by section, then by kind, then by name.
        let place = |name: &str| KINDS.iter().position(|kind| kind.name == name);
        let section = |name: &str| plan::declare::kind(name).map(|k| k.declaration.section);
        offers.sort_by_cached_key(|offer| {
            (
                section(offer.kind),
                place(offer.kind),
                rules::words::norm(&offer.title),
                offer.model_record,
            )
        });
        Ok(offers)
    }

    /// Takes records of the model, and those they need, as one change.
    ///
    /// # Errors
    /// A record that the model does not offer.
    pub fn adopt(&mut self, plan_id: Uuid, chosen: &[Uuid]) -> Result<usize> {
        let offered = self.offers(plan_id)?;
        let stranger = |id: &&Uuid| !offered.iter().any(|offer| offer.model_record == **id);
        if let Some(id) = chosen.iter().find(stranger) {
            let id = short_id(*id);
            return Err(ApiError::new(
                Code::NotFound,
                "model.not_offered",
                &[("id", &id)],
            ));
        }
        let plan = self.plan(plan_id)?;
        let now = self.now().today;
        let by = self.who.name.clone();
        let model = self.model()?.clone();
        let decision = Decision {
            by: &by,
            on: now,
            reason: None,
        };
        let puts = modello::adopt(&plan, &model, chosen, decision, || self.new_id());
        let what = texts::filled("api.did.adopt", &[("count", &chosen.len())]);
        self.change(plan_id, &what, &puts, &[])?;
        Ok(adopted(&puts))
    }

    /// Notes that a record of the model is not wanted, and why.
    ///
    /// # Errors
    /// A record that the model does not have.
    pub fn refuse(&mut self, plan_id: Uuid, chosen: Uuid, reason: &str) -> Result<()> {
        let plan = self.plan(plan_id)?;
        let now = self.now().today;
        let by = self.who.name.clone();
        let model = self.model()?.clone();
        let decision = Decision {
            by: &by,
            on: now,
            reason: Some(reason),
        };
        let puts = modello::refuse(&plan, &model, chosen, decision, || self.new_id());
        if puts.is_empty() {
            let id = short_id(chosen);
            return Err(ApiError::new(
                Code::NotFound,
                "model.not_offered",
                &[("id", &id)],
            ));
        }
        self.change(plan_id, texts::text("api.did.refuse"), &puts, &[])?;
        Ok(())
    }
}

fn adopted(puts: &[Record]) -> usize {
    let threads = ["model_adoption", "model_edition"];
    puts.iter()
        .filter(|put| !threads.contains(&put.kind.name))
        .count()
}

/// An offer as a line of JSON.
pub fn as_json(offer: &Offer) -> Json {
    json!({
        "model_record": offer.model_record.to_string(),
        "kind": offer.kind,
        "title": offer.title,
        "state": offer.state,
        "record": offer.record,
    })
}
