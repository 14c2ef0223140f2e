//! The home of a plan, its life and the consortium's model.

use plan::{codelists::Lists, record::Plan, texts};
use uuid::Uuid;

use super::{
    Office, Work,
    checks::{stops, totals},
    office::card,
    records::{id, told},
};
use crate::{
    desk::Desk,
    error::{ApiError, Code, Result},
    models, next,
    overview::section_states,
    wire::*,
};

/// A plan of the archive as the lists show it.
pub(super) fn card_of(desk: &Desk, plan: Uuid) -> Result<PlanCard> {
    let plans = desk.plans()?;
    let plan = plans.iter().find(|summary| summary.id == plan);
    plan.map(card)
        .ok_or_else(|| ApiError::new(Code::NotFound, "rpc.no_plan", &[]))
}

pub(super) fn overview(office: &Office, asked: OfPlan, _: &Work) -> Result<Overview> {
    let plan = id(&asked.plan)?;
    let (to_check, verdict) = office.verdict(plan)?;
    let card = office.at_desk(|desk| card_of(desk, plan))?;
    let (plan, today) = (&to_check.plan, to_check.today);
    let states = section_states(plan, &verdict);
    let expiring = next::expiring(plan, today);
    let sections = states
        .iter()
        .map(|state| SectionState {
            code: state.section.code().to_owned(),
            name: state.section.name().to_owned(),
            records: state.completeness.records,
            filled: state.completeness.filled,
            expected: state.completeness.expected,
            totals: totals((verdict.findings.iter()).filter(|f| f.section == state.section)),
            changed: state.changed,
            expires: (expiring.iter())
                .find(|expiring| expiring.place.section == state.section.code())
                .map(|expiring| expiring.on.clone()),
        })
        .collect();
    Ok(Overview {
        rules_version: verdict.rules_version.clone(),
        content_hash: plan::canonical::plan_hash(plan),
        next: next::things(plan, &verdict, &states, &expiring),
        totals: totals(verdict.findings.iter()),
        stops: stops(&verdict),
        path: path(plan),
        plan: card,
        sections,
        expiring,
    })
}

/// The states in their order, those behind marked as done.
fn path(plan: &Plan) -> Vec<PathStep> {
    let state = plan.header().and_then(|header| header.state);
    let rows = Lists::builtin().rows("PLAN_STATE");
    let here = state.and_then(|state| rows.iter().position(|row| row.code == state.as_str()));
    (rows.iter().enumerate())
        .map(|(at, row)| PathStep {
            code: row.code.clone(),
            label: row.label.clone(),
            here: here == Some(at),
            done: here.is_some_and(|here| at < here),
        })
        .collect()
}

pub(super) fn set_state(office: &Office, asked: SetState, work: &Work) -> Result<Overview> {
    office.at_desk(|desk| {
        let reason = asked.reason.as_deref();
        desk.set_state(id(&asked.plan)?, &asked.state, asked.act.as_deref(), reason)
    })?;
    overview(office, OfPlan { plan: asked.plan }, work)
}

pub(super) fn offers(office: &Office, asked: OfPlan, _: &Work) -> Result<Vec<Offer>> {
    office.at_desk(|desk| {
        let plan = id(&asked.plan)?;
        let model = desk.model()?;
        let all = Plan::of(Uuid::nil(), model.records.values().cloned());
        let offer = |offer: models::Offer| {
            let record = all.find(offer.model_record);
            let shown = record.map(|record| told(&all, record).shown);
            let label = |name: &str| {
                let kind = plan::declare::kind(offer.kind)?;
                Some(texts::field(kind.name, kind.field(name)?, "label").to_owned())
            };
            Offer {
                id: offer.model_record.to_string(),
                kind: offer.kind.to_owned(),
                title: offer.title.clone(),
                state: offer.state.to_owned(),
                fields: (shown.into_iter().flatten())
                    .filter_map(|(name, text)| Some((label(&name)?, text)))
                    .collect(),
            }
        };
        Ok(desk.offers(plan)?.into_iter().map(offer).collect())
    })
}

pub(super) fn adopt(office: &Office, asked: Adopt, _: &Work) -> Result<Adopted> {
    office.at_desk(|desk| {
        let records = desk.adopt(id(&asked.plan)?, &asked.ids)?;
        Ok(Adopted { records })
    })
}

pub(super) fn refuse(office: &Office, asked: Refuse, _: &Work) -> Result<Done> {
    office.at_desk(|desk| {
        desk.refuse(id(&asked.plan)?, &asked.id, &asked.reason)?;
        Ok(Done {})
    })
}
