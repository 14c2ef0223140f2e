//! A plan at a glance: its sections with completeness, hash and open findings.

use std::sync::Arc;

use plan::{
    canonical::section_hashes,
    completeness::{Completeness, completeness},
    record::Plan,
    section::Section,
};
use rules::{Verdict, check::totals, data::Severity};
use uuid::Uuid;

use crate::{desk::Desk, error::Result};

/// One section of a plan.
#[derive(Clone, Debug)]
pub struct SectionOverview {
    pub section: Section,
    pub completeness: Completeness,
    pub hash: String,
    /// (severity, open, accepted), gravest first.
    pub totals: [(Severity, usize, usize); 5],
}

/// The whole plan.
#[derive(Clone, Debug)]
pub struct Overview {
    pub plan: Arc<Plan>,
    pub verdict: Verdict,
    pub sections: Vec<SectionOverview>,
    pub content_hash: String,
}

impl Desk {
    /// The state of a plan today.
    ///
    /// # Errors
    /// There is none with this id, or the archive cannot be read.
    pub fn overview(&self, plan_id: Uuid) -> Result<Overview> {
        let plan = self.plan(plan_id)?;
        let verdict = self.verdict(&plan)?;
        let sections = completeness(&plan)
            .into_iter()
            .zip(section_hashes(&plan))
            .map(|(completeness, (section, hash))| {
                let here = verdict.findings.iter().filter(|f| f.section == section);
                SectionOverview {
                    section,
                    completeness,
                    hash,
                    totals: totals(&here.cloned().collect::<Vec<_>>()),
                }
            });
        Ok(Overview {
            sections: sections.collect(),
            content_hash: plan::canonical::plan_hash(&plan),
            verdict,
            plan,
        })
    }
}

/// A section of a plan that is in memory, for its home.
#[derive(Clone, Copy, Debug)]
pub struct SectionNow {
    pub section: Section,
    pub completeness: Completeness,
    /// Other than what the council approved.
    pub changed: bool,
    /// The gravest open finding in it.
    pub gravest: Option<Severity>,
}

/// The sections of a plan that was just judged.
pub fn section_states(plan: &Plan, verdict: &Verdict) -> Vec<SectionNow> {
    let approved = crate::life::approved_hashes(plan);
    let hashes = if approved.is_empty() {
        Vec::new()
    } else {
        section_hashes(plan)
    };
    let changed = |section: Section| {
        let now = hashes.iter().find(|(of, _)| *of == section);
        now.is_some_and(|(_, hash)| {
            let then = approved.get(section.code());
            then.is_some_and(|then| then != hash)
        })
    };
    completeness(plan)
        .into_iter()
        .map(|completeness| {
            let section = completeness.section;
            let open =
                (verdict.findings.iter()).filter(|f| f.section == section && f.counts_as_open());
            SectionNow {
                changed: changed(section),
                gravest: open.map(|finding| finding.severity).max(),
                section,
                completeness,
            }
        })
        .collect()
}
