//! Beginning a plan, and finding one among those in the archive.

pub use archive::PlanSummary;
use plan::{
    codelists::{OrganisationKind, PlanKind, PlanState},
    declare::Typed,
    model::{
        CommuneProfile, Organisation, PlanHeader, commune_profile, organisation,
        plan::plan as header,
    },
    record::Record,
    registry::Commune,
    texts::filled,
};
use uuid::Uuid;

use crate::{
    desk::Desk,
    error::{ApiError, Code, Result},
};

/// Months between whole reviews, and between checks of contacts, that a new plan starts from.
const REVIEW_MONTHS: i64 = 36;
const CONTACT_MONTHS: i64 = 6;

impl Desk {
    /// The plans in this archive, by commune.
    ///
    /// # Errors
    /// The archive cannot be read.
    pub fn plans(&self) -> Result<Vec<PlanSummary>> {
        let mut plans = self.archive.plans()?;
        plans.sort_by(|a, b| (&a.istat_code, a.id).cmp(&(&b.istat_code, b.id)));
        Ok(plans)
    }

    /// The commune of the register that a person means: by ISTAT code, with or without its zero, or by name.
    ///
    /// # Errors
    /// The register has none of that code or name.
    pub fn commune(&self, named: &str) -> Result<&'static Commune> {
        let registry = self.registry();
        let wanted = named.trim();
        let code = format!("{wanted:0>6}");
        let by_name = |c: &&Commune| rules::words::norm(&c.name) == rules::words::norm(wanted);
        registry
            .commune(&code)
            .or_else(|| registry.communes.iter().find(by_name))
            .ok_or_else(|| {
                let count = registry.count_text();
                let wanted_name = rules::words::norm(wanted);
                let has = |c: &&Commune| rules::words::norm(&c.name).contains(&wanted_name);
                let near: Vec<_> = (registry.communes.iter().filter(has))
                    .filter(|_| wanted_name.len() >= 3)
                    .map(|c| format!("{} ({})", c.name, c.istat_code))
                    .collect();
                let near = if near.is_empty() {
                    String::new()
                } else {
                    filled("api.commune.near", &[("names", &near.join("; "))])
                };
                let wanted = rules::words::short(wanted);
                ApiError::new(
                    Code::Usage,
                    "commune.unknown",
                    &[("name", &wanted), ("count", &count), ("near", &near)],
                )
            })
    }

    /// The plan of a commune, or the only plan when no commune is named.
    ///
    /// # Errors
    /// None, or more than one to choose from.
    pub fn chosen(&self, commune: Option<&str>) -> Result<PlanSummary> {
        let mut plans = self.plans()?;
        if let Some(named) = commune {
            let commune = self.commune(named)?;
            plans.retain(|plan| plan.istat_code == commune.istat_code);
            if plans.is_empty() {
                return Err(ApiError::new(
                    Code::NotFound,
                    "plan.none_of",
                    &[("commune", &commune.name), ("istat", &commune.istat_code)],
                ));
            }
        }
        match plans.len() {
            0 => Err(ApiError::new(Code::NotFound, "plan.none", &[])),
            1 => Ok(plans.remove(0)),
            count => Err(ApiError::new(
                Code::Ambiguous,
                "plan.many",
                &[("count", &count)],
            )),
        }
    }

    /// Begins the plan of a commune: its sheet, its profile and the commune itself as a body of the address book.
    ///
    /// # Errors
    /// The archive already has a plan of this commune.
    pub fn begin(&mut self, commune: &Commune) -> Result<Uuid> {
        self.none_of(commune)?;
        let mut plan = Record::new(PlanHeader::kind(), self.new_id());
        plan.set(&header::istat_code, Some(commune.istat_code.clone()));
        let title = filled("api.plan.title", &[("commune", &commune.name)]);
        plan.set(&header::title, Some(title));
        plan.set(&header::plan_kind, Some(PlanKind::MULTIRISCHIO));
        plan.set(&header::state, Some(PlanState::BOZZA));
        plan.set(&header::revision_number, Some(0));
        plan.set(&header::review_interval_months, Some(REVIEW_MONTHS));
        plan.set(&header::contact_check_months, Some(CONTACT_MONTHS));
        let mut body = Record::new(Organisation::kind(), self.new_id());
        let name = filled("api.plan.body", &[("commune", &commune.name)]);
        body.set(&organisation::name, Some(name));
        body.set(
            &organisation::organisation_kind,
            Some(OrganisationKind::COMUNE),
        );
        body.set(&organisation::short_name, Some(commune.name.clone()));
        let mut profile = Record::new(CommuneProfile::kind(), self.new_id());
        profile.set(
            &commune_profile::istat_code,
            Some(commune.istat_code.clone()),
        );
        profile.set(&commune_profile::organisation_id, Some(body.id.into()));
        let id = plan.id;
        let what = filled("api.did.begin", &[("commune", &commune.name)]);
        self.change(id, &what, &[plan, body, profile], &[])?;
        Ok(id)
    }

    pub(crate) fn none_of(&self, commune: &Commune) -> Result<()> {
        let mut plans = self.plans()?.into_iter();
        if plans.any(|plan| plan.istat_code == commune.istat_code) {
            return Err(ApiError::new(
                Code::Exists,
                "plan.exists",
                &[("commune", &commune.name), ("istat", &commune.istat_code)],
            ));
        }
        Ok(())
    }

    /// Takes a whole plan out of the archive. A snapshot is made first, since this is not undone.
    ///
    /// # Errors
    /// There is none with this id, or the archive cannot be written.
    pub fn discard(&mut self, plan: Uuid) -> Result<()> {
        self.snapshot()?;
        let occasion = self.occasion(plan::texts::text("api.did.discard"));
        self.archive.remove_plan(plan, &occasion)?;
        self.forget();
        Ok(())
    }
}
