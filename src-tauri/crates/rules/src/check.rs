//! Running the rules: collect, silence what another finding explains, attach acceptances.

use std::collections::HashMap;

use plan::{
    canonical::sha256,
    declare::Typed,
    model::Acceptance,
    section::Section,
    value::Value,
};

use crate::{
    context::Context,
    data::{Entry, Severity},
    families,
    finding::{Accepted, Finding, RecordRef},
    words,
};

/// A rule: its code and its condition.
pub struct Rule {
    pub code: &'static str,
    pub check: fn(&Context, &mut Report),
    /// Findings of these rules explain one of this rule, which then keeps silent.
    pub silenced_by: &'static [Silence],
}

/// No cascades: a rule keeps silent where its cause is already reported.
#[derive(Clone, Copy, Debug)]
pub struct Silence {
    /// The rule whose finding is the cause.
    pub by: &'static str,
    pub over: Over,
}

/// Where the cause must be.
#[derive(Clone, Copy, Debug)]
pub enum Over {
    /// Anywhere in the plan.
    Plan,
    Section,
    /// The same record, or one of those that share the fault.
    Record,
    /// A field that the silenced rule read.
    Field,
    /// The same subject.
    Subject,
}

/// Takes the findings of the rule that runs.
pub struct Report<'a> {
    context: &'a Context<'a>,
    entry: &'a Entry,
    code: &'static str,
    findings: Vec<Finding>,
}

impl Report<'_> {
    /// A fault of a record, at one of its fields if it has one.
    pub fn record(&mut self, record: RecordRef, field: Option<&'static str>) -> &mut Finding {
        let section = self
            .context
            .plan
            .get(record.kind, record.id)
            .map_or(Section::Plan, plan::record::Record::section);
        let context = self.context;
        let finding = self.push(section, Some(record), field);
        words::name(context, record, finding)
    }

    /// A fault of a typed record at a field: `report.of::<Gate>(gate.id, gate::name.name)`.
    pub fn of<K: Typed>(
        &mut self,
        id: plan::types::Id<K>,
        field: &'static str,
    ) -> &mut Finding {
        self.record(RecordRef::of::<K>(id.uuid()), Some(field))
    }

    /// A fault of a section, or of something the section lacks: say what with [`Finding::about`].
    pub fn section(&mut self, section: Section) -> &mut Finding {
        self.push(section, None, None).set("sezione", section.name())
    }

    fn push(
        &mut self,
        section: Section,
        record: Option<RecordRef>,
        field: Option<&'static str>,
    ) -> &mut Finding {
        let mut finding = Finding {
            code: self.code,
            severity: self.entry.severity,
            section,
            record,
            field,
            point: None,
            params: std::collections::BTreeMap::new(),
            also: Vec::new(),
            subject: String::new(),
            reads: Vec::new(),
            digest: String::new(),
            accepted: None,
        };
        finding.set("comune", self.context.commune_name());
        if let (Some(record), Some(field)) = (record, field) {
            finding.set("campo", words::field(record.kind, field));
        }
        let at = self.findings.len();
        self.findings.push(finding);
        &mut self.findings[at]
    }
}

/// All findings that are to be shown, gravest first, then by section and place.
pub fn check(context: &Context) -> Vec<Finding> {
    let mut findings = every(context);
    silence(&mut findings);
    for finding in &mut findings {
        finding.digest = digest(context, finding);
    }
    accept(context, &mut findings);
    findings.sort_by(|a, b| {
        (b.severity, a.section, a.code, a.record, &a.subject)
            .cmp(&(a.severity, b.section, b.code, b.record, &b.subject))
    });
    findings
}

/// What every rule in force says, before silencing.
pub fn every(context: &Context) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in families::all() {
        let entry = context.data.rules.get(rule.code);
        if let Some(entry) = entry.filter(|entry| entry.in_force(context.today)) {
            let mut report = Report {
                context,
                entry,
                code: rule.code,
                findings: Vec::new(),
            };
            (rule.check)(context, &mut report);
            findings.append(&mut report.findings);
        }
    }
    findings
}

fn silence(findings: &mut Vec<Finding>) {
    let mut by_code: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, finding) in findings.iter().enumerate() {
        by_code.entry(finding.code).or_default().push(at);
    }
    let silent: Vec<bool> = findings
        .iter()
        .map(|finding| {
            let rule = families::rule(finding.code);
            rule.is_some_and(|rule| {
                rule.silenced_by.iter().any(|silence| {
                    let causes = by_code.get(silence.by).into_iter().flatten();
                    causes
                        .map(|&at| &findings[at])
                        .any(|cause| explains(cause, finding, silence.over))
                })
            })
        })
        .collect();
    let mut at = 0;
    findings.retain(|_| {
        at += 1;
        !silent[at - 1]
    });
}

/// A finding is silenced only by one of equal or higher severity, so silence never opens a door.
fn explains(cause: &Finding, finding: &Finding, over: Over) -> bool {
    cause.severity >= finding.severity
        && match over {
            Over::Plan => true,
            Over::Section => cause.section == finding.section,
            Over::Record => {
                let here = |f: &Finding, record| f.record == Some(record) || f.also.contains(&record);
                let records = cause.record.iter().chain(&cause.also);
                records.into_iter().any(|&record| here(finding, record))
            }
            Over::Field => match (cause.record, cause.field) {
                (Some(record), Some(field)) => finding.has_read(record, field),
                _ => false,
            },
            Over::Subject => !cause.subject.is_empty() && cause.subject == finding.subject,
        }
}

/// Over what the rule read: its place, the values of the fields, and what it says of them.
fn digest(context: &Context, finding: &Finding) -> String {
    use std::fmt::Write;
    let mut text = format!("{}\n{}\n", finding.code, finding.subject);
    let own = finding.record.zip(finding.field);
    for (record, field) in own.iter().chain(&finding.reads) {
        let value = context.plan.get(record.kind, record.id);
        let value = value.map_or(&Value::Empty, |r| r.get(field));
        let _ = writeln!(text, "{} {field} {}", record.id, value.to_json());
    }
    for (name, value) in &finding.params {
        let _ = writeln!(text, "{name}={value}");
    }
    sha256(text)
}

fn accept(context: &Context, findings: &mut [Finding]) {
    let accepted = context.all::<Acceptance>();
    let mut by_place: HashMap<(&str, &str), Vec<&Acceptance>> = HashMap::new();
    for acceptance in accepted.iter() {
        if let Some(rule) = &acceptance.rule_code {
            let record = acceptance.record_id.as_deref().unwrap_or("");
            by_place.entry((rule, record)).or_default().push(acceptance);
        }
    }
    if by_place.is_empty() {
        return;
    }
    let least = usize::try_from(context.data.count("reason_min_chars")).unwrap_or(0);
    for finding in findings {
        let record = finding.record.map(|r| r.id.to_string()).unwrap_or_default();
        let here = by_place.get(&(finding.code, record.as_str()));
        let Some(entry) = context.data.rules.get(finding.code) else {
            continue;
        };
        let reading = |acceptance: &&Acceptance| {
            let same = acceptance.digest.as_deref() == Some(&finding.digest);
            let role = acceptance.accepted_role.as_ref().map(|r| r.as_str());
            let reason = acceptance.reason.clone().unwrap_or_default();
            Accepted {
                counts: same
                    && role.is_some_and(|role| entry.accept.allows(finding.severity, role))
                    && reason.trim().chars().count() >= least
                    && acceptance.accepted_by.is_some()
                    && acceptance.accepted_on.is_some(),
                reason,
                by: acceptance.accepted_by.clone().unwrap_or_default(),
                role: role.unwrap_or_default().to_owned(),
                on: acceptance.accepted_on.map(|d| d.to_string()).unwrap_or_default(),
            }
        };
        // One that counts goes before one that is only proposed.
        finding.accepted = (here.into_iter().flatten())
            .map(reading)
            .max_by_key(|accepted| accepted.counts);
    }
}

/// How many findings of each severity, gravest first: (severity, open, accepted). Totals are never cut.
pub fn totals(findings: &[Finding]) -> [(Severity, usize, usize); 5] {
    Severity::ALL.map(|severity| {
        let of = findings.iter().filter(|f| f.severity == severity);
        let (open, accepted): (Vec<_>, Vec<_>) = of.partition(|f| f.counts_as_open());
        (severity, open.len(), accepted.len())
    })
}
