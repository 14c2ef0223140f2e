//! Checking a plan, accepting a finding with a reason, and the catalogue of the rules.

use std::{collections::BTreeMap, sync::Arc};

use jiff::civil::Date;
use plan::{
    declare::Typed,
    model::{Acceptance, Attachment, acceptance},
    record::{Plan, Record},
    registry::Registry,
    section::Section,
    texts,
    types::Code as ListCode,
};
use rules::{Context, Facts, Finding, RuleData, Verdict, data::Severity};
use uuid::Uuid;

use crate::{
    desk::Desk,
    error::{ApiError, Code, Result},
    records::described,
    references::{nearest, short_id},
};

impl Desk {
    /// The verdict on a plan for today.
    ///
    /// # Errors
    /// There is none with this id, or the archive cannot be read.
    pub fn check(&self, plan_id: Uuid) -> Result<Verdict> {
        let plan = self.plan(plan_id)?;
        self.verdict(&plan)
    }

    /// The verdict on a plan that need not be the one stored, with the facts that this archive has of it.
    pub(crate) fn verdict(&self, plan: &Plan) -> Result<Verdict> {
        let facts = self.facts(plan)?;
        Ok(judge(plan, &facts, self.rules(), self.now().today))
    }

    /// All that a check reads: it can then go on without the desk, which meanwhile takes the next change.
    ///
    /// # Errors
    /// There is no plan with this id, or the archive cannot be read.
    pub fn to_check(&self, plan_id: Uuid) -> Result<ToCheck> {
        let plan = self.plan(plan_id)?;
        Ok(ToCheck {
            facts: self.facts(&plan)?,
            rules: self.installed_rules(),
            today: self.now().today,
            turn: self.turn(),
            plan,
        })
    }

    fn facts(&self, plan: &Plan) -> Result<Facts> {
        let mut attachments = BTreeMap::new();
        for attachment in plan.all::<Attachment>() {
            if let Some(stated) = attachment.sha256 {
                if self.compared.borrow().contains(&stated) {
                    attachments.insert(stated.clone(), Some(stated));
                    continue;
                }
                let kept = match self.archive.attachment(&stated) {
                    Ok(Some(_)) => {
                        self.compared.borrow_mut().insert(stated.clone());
                        Some(stated.clone())
                    }
                    Ok(None) => None,
                    // Bytes that are not those of their name: a finding, not a failure.
                    Err(archive::ArchiveError::AttachmentDamaged { .. }) => Some(String::new()),
                    Err(error) => return Err(error.into()),
                };
                attachments.insert(stated, kept);
            }
        }
        let unadapted = plan::modello::unadapted(plan, self.model()?);
        Ok(Facts {
            attachments,
            package: None,
            approved_hashes: crate::life::approved_hashes(plan),
            unadapted,
        })
    }

    /// Accepts what a rule found in a record, or in the plan, with a reason. It counts only from a role that the rule
    /// allows; from others it stays a proposal.
    ///
    /// # Errors
    /// No such rule or finding today, a rule that cannot be accepted, a reason that is too short.
    pub fn accept(
        &mut self,
        plan_id: Uuid,
        rule: &str,
        record: Option<Uuid>,
        reason: &str,
    ) -> Result<Vec<Finding>> {
        let rule = self.rule_named(rule)?;
        let rule = rule.as_str();
        let verdict = self.check(plan_id)?;
        let wanted = |f: &&Finding| f.code == rule && f.record.map(|r| r.id) == record;
        let found: Vec<_> = verdict.findings.iter().filter(wanted).collect();
        if found.is_empty() {
            return Err(self.no_finding(plan_id, rule, &verdict));
        }
        let entry = self.rules().rules.get(rule);
        let accept = entry.map_or(rules::data::Accept::No, |entry| entry.accept);
        if accept == rules::data::Accept::No {
            return Err(ApiError::new(
                Code::Usage,
                "accept.never",
                &[("rule", &rule)],
            ));
        }
        let least = self.rules().count("reason_min_chars");
        if i64::try_from(reason.trim().chars().count()).unwrap_or(0) < least {
            return Err(ApiError::new(
                Code::Usage,
                "accept.short",
                &[("least", &least)],
            ));
        }
        let today = self.now().today;
        let role = ListCode::new(self.who.role.clone());
        let acceptance = |finding: &&Finding| {
            let mut accepted = Record::new(Acceptance::kind(), self.new_id());
            accepted.set(&acceptance::rule_code, Some(rule.to_owned()));
            accepted.set(&acceptance::record_id, record.map(|id| id.to_string()));
            accepted.set(&acceptance::digest, Some(finding.digest.clone()));
            accepted.set(&acceptance::reason, Some(reason.trim().to_owned()));
            accepted.set(&acceptance::accepted_by, Some(self.who.name.clone()));
            accepted.set(&acceptance::accepted_role, Some(role.clone()));
            accepted.set(&acceptance::accepted_on, Some(today));
            accepted
        };
        let puts: Vec<_> = found.iter().map(acceptance).collect();
        let what = texts::filled("api.did.accept", &[("rule", &rule)]);
        self.change(plan_id, &what, &puts, &[])?;
        let verdict = self.check(plan_id)?;
        Ok((verdict.findings.into_iter())
            .filter(|f| wanted(&f))
            .collect())
    }

    /// The code of the rule that a person means: `ucl-5` is UCL-005.
    ///
    /// # Errors
    /// None, with the one most alike.
    pub fn rule_named(&self, meant: &str) -> Result<String> {
        rule_named(self.rules(), meant)
    }

    /// That a rule found nothing there, with where it did find something.
    fn no_finding(&self, plan_id: Uuid, rule: &str, verdict: &Verdict) -> ApiError {
        let mut places: Vec<_> = verdict
            .findings
            .iter()
            .filter(|finding| finding.code == rule)
            .map(|finding| finding.record.map(|record| (record.kind, record.id)))
            .collect();
        places.dedup();
        let plan = self.plan(plan_id).ok();
        let named = |(kind, id): (&'static str, Uuid)| {
            let record = plan
                .as_ref()
                .and_then(|plan| Some((plan, plan.get(kind, id)?)));
            let title = record.map(|(plan, record)| described(plan, record));
            format!("{} ({})", title.unwrap_or_default(), short_id(id))
        };
        let mut names: Vec<_> = (places.iter().flatten().take(NAMED))
            .map(|place| named(*place))
            .collect();
        if places.len() > NAMED {
            names.push("…".to_owned());
        }
        match places.first() {
            None => ApiError::new(Code::NotFound, "accept.no_finding", &[("rule", &rule)]),
            Some(None) => ApiError::new(Code::NotFound, "accept.whole", &[("rule", &rule)]),
            Some(Some(_)) => ApiError::new(
                Code::NotFound,
                "accept.elsewhere",
                &[("rule", &rule), ("places", &names.join("; "))],
            ),
        }
    }

    /// Installs a newer edition of the rule data, which this archive then uses and carries.
    ///
    /// # Errors
    /// The text is not a sound edition.
    pub fn install_rules(&mut self, text: &str) -> Result<&RuleData> {
        let rules = RuleData::read(text)?;
        let at = self.now().at.to_string();
        self.archive.install_rules(&archive::RuleEdition {
            version: rules.version.clone(),
            json: text.to_owned(),
            installed_at: at,
        })?;
        self.set_rules(rules);
        Ok(self.rules())
    }
}

/// A plan at one moment, with what its rules read beside it.
pub struct ToCheck {
    pub plan: Arc<Plan>,
    facts: Facts,
    rules: Option<Arc<RuleData>>,
    pub today: Date,
    turn: u64,
}

impl ToCheck {
    /// The verdict.
    pub fn judge(&self) -> Verdict {
        judge(&self.plan, &self.facts, self.rules(), self.today)
    }

    /// The same for the same state of the plan.
    pub(crate) fn turn(&self) -> u64 {
        self.turn
    }

    /// The rules it is judged by.
    pub fn rules(&self) -> &RuleData {
        self.rules.as_deref().unwrap_or_else(|| RuleData::builtin())
    }
}

fn judge(plan: &Plan, facts: &Facts, rules: &RuleData, today: Date) -> Verdict {
    let context = Context::new(plan, today, rules, Registry::builtin(), facts);
    Verdict {
        rules_version: rules.version.clone(),
        program_version: env!("CARGO_PKG_VERSION").to_owned(),
        checked_on: today,
        findings: rules::check(&context),
    }
}

/// How many places an error names.
const NAMED: usize = 5;

/// The code of a rule as a person types it: in any case, with or without the zeros.
///
/// # Errors
/// None, with the one most alike.
pub fn rule_named(rules: &RuleData, meant: &str) -> Result<String> {
    let typed = meant.trim().to_uppercase();
    let padded = typed
        .rsplit_once('-')
        .and_then(|(family, number)| Some(format!("{family}-{:03}", number.parse::<u16>().ok()?)));
    let wanted = padded.unwrap_or(typed);
    if rules.rules.contains_key(&wanted) {
        return Ok(wanted);
    }
    let near = nearest(&wanted, rules.rules.keys().map(String::as_str));
    let code = rules::words::short(meant);
    Err(ApiError::new(
        Code::Usage,
        "rule.unknown",
        &[("code", &code), ("near", &near)],
    ))
}

/// A rule for a person: what it looks at, how grave, why.
#[derive(Clone, Debug)]
pub struct RuleCard {
    pub code: String,
    pub severity: Severity,
    pub sections: Vec<Section>,
    pub title: &'static str,
    pub message: &'static str,
    pub fix: &'static str,
    pub why: &'static str,
    /// Acts that were read, or "prassi".
    pub sources: String,
    pub accept: rules::data::Accept,
    pub parameters: Vec<(String, String)>,
}

/// The catalogue of an edition, by code.
pub fn catalogue(rules: &RuleData) -> Vec<RuleCard> {
    rules
        .rules
        .values()
        .map(|entry| {
            let text = |part: &str| texts::text(&format!("rule.{}.{part}", entry.code));
            let law: Vec<_> = (entry.sources.iter().filter(|source| source.law))
                .map(|source| source.text.clone())
                .collect();
            RuleCard {
                code: entry.code.clone(),
                severity: entry.severity,
                sections: entry.sections.clone(),
                title: entry.title(),
                message: text("message"),
                fix: text("fix"),
                why: text("why"),
                sources: if law.is_empty() {
                    texts::text("api.practice").to_owned()
                } else {
                    law.join("; ")
                },
                accept: entry.accept,
                parameters: (entry.parameters.iter())
                    .map(|name| (name.clone(), rules.parameter(name).to_string()))
                    .filter(|(_, value)| value != "null")
                    .collect(),
            }
        })
        .collect()
}
