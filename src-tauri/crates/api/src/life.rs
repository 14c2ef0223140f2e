//! The life of a plan: from *bozza* to *trascritto*, with the trail of who moved it and what was approved.

use std::{collections::BTreeMap, fmt::Write};

use plan::{
    canonical::{plan_hash, section_hashes},
    codelists::{ChangeKind, Lists, PlanState},
    declare::{Typed, kind},
    model::{
        Act, PlanRevision, PlanStateChange, plan::plan as header, plan_revision, plan_state_change,
    },
    record::{Plan, Record},
    texts,
    types::{Code as ListCode, Id, LongText},
};
use rules::data::Severity;
use uuid::Uuid;

use crate::{
    desk::Desk,
    error::{ApiError, Code, Result},
    references::find,
};

/// A step in the life of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Codes of PLAN_STATE; empty for the first one.
    pub from: String,
    pub to: String,
    /// Hash of what was approved, when the step is the approval.
    pub content_hash: Option<String>,
}

impl Desk {
    /// Moves the plan to another state and keeps the trail, as one change. The approval notes the hash of every section:
    /// what is changed afterwards is told apart from what the council saw.
    ///
    /// # Errors
    /// An unknown state, an act that the plan does not have; for *validato* and *approvabile*, findings that stop them. An
    /// approval or a transcription that happened is always noted, whatever the findings say.
    pub fn set_state(
        &mut self,
        plan_id: Uuid,
        state: &str,
        act: Option<&str>,
        reason: Option<&str>,
    ) -> Result<Step> {
        let plan = self.plan(plan_id)?;
        let to = state_named(state)?;
        let act_of = |meant| find(&plan, kind(Act::NAME), meant).map(|act| Id::from(act.id));
        let act = act.map(act_of).transpose()?;
        if to == PlanState::VALIDATO || to == PlanState::APPROVABILE {
            let verdict = self.verdict(&plan)?;
            let stopping = verdict.findings.iter().filter(|f| f.counts_as_open());
            let count = stopping.filter(|f| f.severity.blocks_validation()).count();
            if verdict.stops(Severity::blocks_validation) {
                let label = label(to.as_str());
                return Err(ApiError::new(
                    Code::Findings,
                    "state.stopped",
                    &[("state", &label), ("count", &count)],
                ));
            }
        }
        let today = self.now().today;
        let current = plan.header();
        let from = current.as_ref().and_then(|header| header.state.clone());
        let mut puts = Vec::new();
        let mut sheet = plan
            .get("plan", plan.id)
            .cloned()
            .ok_or_else(|| ApiError::new(Code::NotFound, "plan.none", &[]))?;
        sheet.set(&header::state, Some(to.clone()));
        let mut content_hash = None;
        if to == PlanState::APPROVATO {
            let act_of_plan = current.as_ref().and_then(|header| header.approval_act_id);
            let act = act.or(act_of_plan);
            sheet.set(&header::approval_act_id, act);
            let number = current.as_ref().and_then(|header| header.revision_number);
            let revision = self.approved_revision(&plan, number.unwrap_or_default(), act, reason);
            content_hash = Some(plan_hash(&plan));
            puts.push(revision);
        }
        puts.push(sheet);
        let mut step = Record::new(PlanStateChange::kind(), self.new_id());
        step.set(&plan_state_change::from_state, from.clone());
        step.set(&plan_state_change::to_state, Some(to.clone()));
        step.set(&plan_state_change::changed_on, Some(today));
        step.set(&plan_state_change::changed_by, Some(self.who.name.clone()));
        step.set(&plan_state_change::reason, reason.map(str::to_owned));
        step.set(&plan_state_change::act_id, act);
        puts.push(step);
        let what = texts::filled("api.did.state", &[("state", &label(to.as_str()))]);
        self.change(plan_id, &what, &puts, &[])?;
        Ok(Step {
            from: from
                .map(|code| code.as_str().to_owned())
                .unwrap_or_default(),
            to: to.as_str().to_owned(),
            content_hash,
        })
    }

    /// The revision of that number with what it fixed: the one that the plan has, or a new one.
    fn approved_revision(
        &self,
        plan: &Plan,
        number: i64,
        act: Option<Id<Act>>,
        reason: Option<&str>,
    ) -> Record {
        let revisions = plan.all::<PlanRevision>();
        let known = revisions.iter().find(|r| r.number == Some(number));
        let own = known.and_then(|r| plan.get("plan_revision", r.id.uuid()).cloned());
        let mut revision = own.unwrap_or_else(|| {
            let first = number == 0;
            let kind = if first {
                ChangeKind::PRIMO
            } else {
                ChangeKind::REVISIONE
            };
            let mut new = Record::new(PlanRevision::kind(), self.new_id());
            new.set(&plan_revision::number, Some(number));
            new.set(&plan_revision::change_kind, Some(kind));
            new.set(&plan_revision::summary, reason.map(str::to_owned));
            new
        });
        let mut hashes = String::new();
        for (section, hash) in section_hashes(plan) {
            let _ = writeln!(hashes, "{} {hash}", section.code());
        }
        revision.set(&plan_revision::revised_on, Some(self.now().today));
        if act.is_some() {
            revision.set(&plan_revision::act_id, act);
        }
        revision.set(&plan_revision::content_hash, Some(plan_hash(plan)));
        revision.set(&plan_revision::section_hashes, Some(LongText(hashes)));
        revision
    }
}

/// The hash of each section as the council approved it, by section code; empty when nothing was noted.
pub(crate) fn approved_hashes(plan: &Plan) -> BTreeMap<String, String> {
    let revisions = plan.all::<PlanRevision>();
    let noted = revisions.iter().filter(|r| r.section_hashes.is_some());
    let last = noted.max_by_key(|revision| revision.number);
    let lines = last.and_then(|revision| revision.section_hashes.as_ref());
    lines
        .into_iter()
        .flat_map(|LongText(lines)| lines.lines())
        .filter_map(|line| line.split_once(' '))
        .map(|(section, hash)| (section.to_owned(), hash.to_owned()))
        .collect()
}

fn label(code: &str) -> &str {
    Lists::builtin().label("PLAN_STATE", code)
}

/// A state by its code or its label.
fn state_named(meant: &str) -> Result<ListCode<PlanState>> {
    let rows = Lists::builtin().rows("PLAN_STATE");
    let wanted = rules::words::norm(meant);
    let found = rows
        .iter()
        .find(|row| row.code == meant || rules::words::norm(&row.label) == wanted);
    found
        .map(|row| ListCode::new(row.code.clone()))
        .ok_or_else(|| {
            let codes: Vec<_> = rows.iter().map(|row| row.code.as_str()).collect();
            let codes = codes.join(", ");
            ApiError::new(
                Code::Usage,
                "state.unknown",
                &[("state", &meant), ("states", &codes)],
            )
        })
}
