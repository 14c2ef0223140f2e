//! Example data: one complete plan, and drafts of every commune of the register. All marked as examples.

use std::collections::BTreeMap;

use plan::{
    draft,
    record::Plan,
    registry::Commune,
    template::{self, Filling},
    texts,
};
use uuid::Uuid;

use crate::{
    desk::Desk,
    error::{ApiError, Code, Result},
};

static COMPLETE: &str = include_str!("../../../../assets/examples/casaletto-ceredano.json");
static DRAFT: &str = include_str!("../../../../assets/examples/bozza.json");

/// The commune of the complete example.
pub const EXAMPLE_ISTAT: &str = "019018";

/// 2026-01-01: the time that the ids of examples carry, so that they are the same wherever they are made.
const MADE_AT_MS: u64 = 1_767_225_600_000;

/// The levels of completeness of the draft.
const LEVELS: usize = 3;

/// An example put into the archive.
#[derive(Clone, Debug)]
pub struct Made {
    pub plan: Uuid,
    pub istat_code: String,
    pub commune: String,
    pub records: usize,
    /// False when the archive had it already.
    pub new: bool,
}

impl Desk {
    /// The complete example plan.
    pub fn demo(&mut self) -> Result<Made> {
        let commune = self.commune(EXAMPLE_ISTAT)?;
        let (plan, files) = self.complete()?;
        for bytes in files {
            self.archive.put_attachment(&bytes)?;
        }
        self.put_example(plan, commune)
    }

    /// The complete example and a draft of every other commune, of different completeness.
    pub fn demo_all(&mut self, progress: crate::Progress) -> Result<Vec<Made>> {
        let communes = &self.registry().communes;
        let total = u64::try_from(communes.len()).unwrap_or(0);
        let mut made = Vec::new();
        for (n, commune) in communes.iter().enumerate() {
            progress(&commune.name, u64::try_from(n).unwrap_or(0), total);
            made.push(if commune.istat_code == EXAMPLE_ISTAT {
                self.demo()?
            } else {
                let draft = self.draft(commune, n)?;
                self.put_example(draft, commune)?
            });
        }
        progress("", total, total);
        Ok(made)
    }

    fn put_example(&mut self, plan: Plan, commune: &Commune) -> Result<Made> {
        let mut made = Made {
            plan: plan.id,
            istat_code: commune.istat_code.clone(),
            commune: commune.name.clone(),
            records: plan.records.len(),
            new: false,
        };
        if self.plans()?.iter().any(|own| own.id == plan.id) {
            made.records = self.plan(plan.id)?.records.len();
            return Ok(made);
        }
        self.none_of(commune)?;
        let puts: Vec<_> = plan.records.into_values().collect();
        let what = texts::filled("api.did.demo", &[("commune", &commune.name)]);
        self.change(made.plan, &what, &puts, &[])?;
        made.new = true;
        Ok(made)
    }

    fn complete(&self) -> Result<(Plan, Vec<Vec<u8>>)> {
        let filling = Filling {
            seed: "esempio 019018",
            made_at_ms: MADE_AT_MS,
            today: self.now().today,
            texts: &BTreeMap::new(),
        };
        let plan = template::read(COMPLETE, &filling).map_err(|error| unreadable(&error))?;
        let files = draft::files(COMPLETE, &filling).map_err(|error| unreadable(&error))?;
        Ok((plan, files.into_values().collect()))
    }

    /// A draft of a commune: the sections of one of the template's levels, by turns.
    fn draft(&self, commune: &Commune, n: usize) -> Result<Plan> {
        let texts = draft::commune_texts(commune);
        let filling = Filling {
            seed: &format!("bozza {}", commune.istat_code),
            made_at_ms: MADE_AT_MS,
            today: self.now().today,
            texts: &texts,
        };
        let plan = template::read(DRAFT, &filling).map_err(|error| unreadable(&error))?;
        let level = (n % LEVELS + 1).to_string();
        let sections = draft::level(DRAFT, &level).map_err(|error| unreadable(&error))?;
        Ok(draft::only(&plan, &sections))
    }
}

fn unreadable(error: &dyn std::fmt::Display) -> ApiError {
    ApiError::new(Code::Failed, "example.unreadable", &[("why", &error)])
}
