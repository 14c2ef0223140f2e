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
    references::id_tail,
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
    pub fn offers(&self, plan_id: Uuid) -> Result<Vec<Offer>> {
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

    /// Takes records of the model, and those they need, as one change. They are named by an id or by the end of one.
    ///
    /// # Errors
    /// A record that the model does not offer.
    pub fn adopt(&mut self, plan_id: Uuid, chosen: &[String]) -> Result<usize> {
        let offers = self.offers(plan_id)?;
        let chosen =
            (chosen.iter().map(|meant| offered(&offers, meant))).collect::<Result<Vec<_>>>()?;
        self.adopt_these(plan_id, &chosen)
    }

    /// Takes all that the model offers, as one change.
    ///
    /// # Errors
    /// There is no plan with this id, or the archive cannot be written.
    pub fn adopt_all(&mut self, plan_id: Uuid) -> Result<usize> {
        let offers = self.offers(plan_id)?;
        let all: Vec<_> = offers.iter().map(|offer| offer.model_record).collect();
        self.adopt_these(plan_id, &all)
    }

    fn adopt_these(&mut self, plan_id: Uuid, chosen: &[Uuid]) -> Result<usize> {
        let plan = self.plan(plan_id)?;
        let now = self.now().today;
        let by = self.who.name.clone();
        let model = self.model()?;
        let decision = Decision {
            by: &by,
            on: now,
            reason: None,
        };
        let puts = modello::adopt(&plan, model, chosen, decision, || self.new_id());
        let what = texts::filled("api.did.adopt", &[("count", &chosen.len())]);
        self.change(plan_id, &what, &puts, &[])?;
        Ok(adopted(&puts))
    }

    /// Notes that a record of the model is not wanted, and why.
    ///
    /// # Errors
    /// A record that the model does not offer.
    pub fn refuse(&mut self, plan_id: Uuid, chosen: &str, reason: &str) -> Result<()> {
        let chosen = offered(&self.offers(plan_id)?, chosen)?;
        let plan = self.plan(plan_id)?;
        let now = self.now().today;
        let by = self.who.name.clone();
        let model = self.model()?;
        let decision = Decision {
            by: &by,
            on: now,
            reason: Some(reason),
        };
        let puts = modello::refuse(&plan, model, chosen, decision, || self.new_id());
        self.change(plan_id, texts::text("api.did.refuse"), &puts, &[])?;
        Ok(())
    }
}

/// The offer that a person means.
fn offered(offers: &[Offer], meant: &str) -> Result<Uuid> {
    let tail = id_tail(meant);
    let ends = |offer: &&Offer| {
        let id = offer.model_record.simple().to_string();
        tail.as_ref().is_some_and(|tail| id.ends_with(tail))
    };
    let mut found = offers.iter().filter(ends);
    match (found.next(), found.next()) {
        (Some(only), None) => Ok(only.model_record),
        _ => Err(ApiError::new(
            Code::NotFound,
            "model.not_offered",
            &[("id", &meant)],
        )),
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
