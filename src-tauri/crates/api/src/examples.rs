//! Example data: one complete plan, and drafts of every commune of the register. All marked as examples.

use plan::{examples, record::Plan, registry::Commune, template::TemplateError, texts};
use uuid::Uuid;

use crate::{
    desk::Desk,
    error::{ApiError, Code, Result},
};

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
    ///
    /// # Errors
    /// The archive already has another plan of its commune, or cannot be written.
    pub fn demo(&mut self) -> Result<Made> {
        let commune = self.commune(examples::ISTAT_CODE)?;
        let today = self.now().today;
        let plan = examples::complete(today).map_err(|error| unreadable(&error))?;
        let files = examples::complete_files(today).map_err(|error| unreadable(&error))?;
        let files: Vec<_> = files.values().map(Vec::as_slice).collect();
        self.put_example(plan, commune, &files)
    }

    /// The complete example and a draft of every other commune, of different completeness, by turns.
    ///
    /// # Errors
    /// As [`Desk::demo`]; what was put in before stays.
    pub fn demo_all(&mut self, progress: crate::Progress) -> Result<Vec<Made>> {
        let communes = &self.registry().communes;
        let total = u64::try_from(communes.len()).unwrap_or(0);
        let mut made = Vec::new();
        let levels = examples::LEVELS.cycle();
        for ((n, commune), level) in (0..).zip(communes).zip(levels) {
            progress(&commune.name, n, total)?;
            made.push(if commune.istat_code == examples::ISTAT_CODE {
                self.demo()?
            } else {
                let draft = examples::draft(commune, level, self.now().today)
                    .map_err(|error| unreadable(&error))?;
                self.put_example(draft, commune, &[])?
            });
        }
        progress("", total, total)?;
        Ok(made)
    }

    fn put_example(&mut self, plan: Plan, commune: &Commune, files: &[&[u8]]) -> Result<Made> {
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
        self.change_with(made.plan, &what, &puts, &[], files)?;
        made.new = true;
        Ok(made)
    }
}

fn unreadable(error: &TemplateError) -> ApiError {
    ApiError::new(Code::Failed, "example.unreadable", &[("why", error)])
}
