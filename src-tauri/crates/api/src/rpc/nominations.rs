//! The crisis unit and the round of calls.

use super::{
    Office, Work,
    records::{id, told},
};
use crate::{error::Result, wire::*};

pub(super) fn unit(office: &Office, asked: OfPlan, _: &Work) -> Result<UnitBoard> {
    office.at_desk(|desk| desk.unit(id(&asked.plan)?))
}

pub(super) fn nominate(office: &Office, asked: Nominate, _: &Work) -> Result<Nominated> {
    office.at_desk(|desk| desk.nominate(id(&asked.plan)?, &asked))
}

pub(super) fn replace(office: &Office, asked: Replace, _: &Work) -> Result<Nominated> {
    office.at_desk(|desk| desk.replace(id(&asked.plan)?, &asked))
}

pub(super) fn end(office: &Office, asked: EndNomination, _: &Work) -> Result<Nominated> {
    office.at_desk(|desk| desk.end_nomination(id(&asked.plan)?, &asked))
}

pub(super) fn renew(office: &Office, asked: Renew, _: &Work) -> Result<Nominated> {
    office.at_desk(|desk| desk.renew(id(&asked.plan)?, &asked))
}

pub(super) fn add_role(office: &Office, asked: AddRole, _: &Work) -> Result<PlanRecord> {
    office.at_desk(|desk| {
        let plan = id(&asked.plan)?;
        let role = desk.add_role(plan, &asked.role_code)?;
        Ok(told(&*desk.plan(plan)?, &role))
    })
}

pub(super) fn calls(office: &Office, asked: OfPlan, _: &Work) -> Result<CallSheet> {
    office.at_desk(|desk| desk.calls(id(&asked.plan)?))
}

pub(super) fn called(office: &Office, asked: Called, _: &Work) -> Result<CallSheet> {
    office.at_desk(|desk| desk.called(id(&asked.plan)?, &asked))
}
