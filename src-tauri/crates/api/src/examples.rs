//! Example data: one complete plan, and drafts of every commune of the register. All marked as examples.

use std::collections::{BTreeMap, BTreeSet};

use plan::{
    record::Plan,
    registry::Commune,
    section::Section,
    template::{self, Filling},
    texts,
};
use serde_json::Value as Json;
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
        for text in files {
            self.archive.put_attachment(text.as_bytes())?;
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

    fn complete(&self) -> Result<(Plan, Vec<String>)> {
        let filling = Filling {
            seed: "example/019018",
            made_at_ms: MADE_AT_MS,
            today: self.now().today,
            texts: &BTreeMap::new(),
        };
        let plan = template::read(COMPLETE, &filling).map_err(|error| unreadable(&error))?;
        let json: Json = serde_json::from_str(COMPLETE).map_err(|error| unreadable(&error))?;
        let files = json["files"].as_object().into_iter().flatten();
        let texts = files.filter_map(|(_, file)| Some(file["text"].as_str()?.to_owned()));
        Ok((plan, texts.collect()))
    }

    /// A draft of a commune: the sections of one of the template's levels.
    fn draft(&self, commune: &Commune, n: usize) -> Result<Plan> {
        let json: Json = serde_json::from_str(DRAFT).map_err(|error| unreadable(&error))?;
        let levels: Vec<BTreeSet<&str>> = (json["levels"].as_object().into_iter().flatten())
            .map(|(_, sections)| {
                let sections = sections.as_array().into_iter().flatten();
                sections.filter_map(Json::as_str).collect()
            })
            .collect();
        let today = self.now().today;
        let texts: BTreeMap<String, String> = [
            ("comune", commune.name.clone()),
            ("istat", commune.istat_code.clone()),
            ("provincia", commune.province_code.clone()),
            ("zona_allerta", commune.alert_zone.clone()),
            ("residenti", commune.population.unwrap_or_default().to_string()),
            ("data_residenti", format!("{}-12-31", commune.population_year.unwrap_or_default())),
        ]
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect();
        let filling = Filling {
            seed: &format!("draft/{}", commune.istat_code),
            made_at_ms: MADE_AT_MS,
            today,
            texts: &texts,
        };
        let mut plan = template::read(DRAFT, &filling).map_err(|error| unreadable(&error))?;
        let level = levels.get(n % levels.len().max(1));
        plan.records.retain(|_, record| {
            record.section() == Section::Plan
                || level.is_none_or(|level| level.contains(record.section().code()))
        });
        // What a level leaves out takes its links along: a draft begins without broken ones.
        Ok(plan::privacy::copy_for(&plan, plan::declare::Class::R))
    }
}

fn unreadable(error: &dyn std::fmt::Display) -> ApiError {
    ApiError::new(Code::Failed, "example.unreadable", &[("why", &error)])
}
