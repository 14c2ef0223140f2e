//! Running the rules: collect, silence what another finding explains, attach acceptances.

use std::collections::HashMap;

use plan::{canonical::sha256, declare::Typed, model::Acceptance, section::Section, value::Value};

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
    pub fn of<K: Typed>(&mut self, id: plan::types::Id<K>, field: &'static str) -> &mut Finding {
        self.record(RecordRef::of::<K>(id.uuid()), Some(field))
    }

    /// A fault of a section, or of something the section lacks: say what with [`Finding::about`].
    pub fn section(&mut self, section: Section) -> &mut Finding {
        self.push(section, None, None)
            .set("sezione", section.name())
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
    families::all()
        .flat_map(|rule| run(context, rule))
        .collect()
}

/// What one rule alone says, before silencing; nothing when it is not in force or not known.
pub fn only(context: &Context, code: &str) -> Vec<Finding> {
    families::rule(code).map_or_else(Vec::new, |rule| run(context, rule))
}

/// The findings about a package's own structure: there may be no plan yet to look at.
pub fn of_package(context: &Context) -> Vec<Finding> {
    let rules = families::OF_PACKAGES.iter();
    let mut findings: Vec<_> = rules.flat_map(|rule| run(context, rule)).collect();
    silence(&mut findings);
    findings
}

fn run(context: &Context, rule: &Rule) -> Vec<Finding> {
    let entry = context.data.rules.get(rule.code);
    let Some(entry) = entry.filter(|entry| entry.in_force(context.today)) else {
        return Vec::new();
    };
    let mut report = Report {
        context,
        entry,
        code: rule.code,
        findings: Vec::new(),
    };
    (rule.check)(context, &mut report);
    report.findings
}

/// Rules on a value that cannot be read or is not there: no other rule is to judge what they report.
const UNREADABLE: [&str; 3] = ["VAL-001", "VAL-002", "VAL-003"];

/// Leaves out what another finding explains. A finding is silenced only by one of equal or higher severity, so
/// silence never opens a door; and for the same reason a Blocco is never silenced by a value that cannot be read.
fn silence(findings: &mut Vec<Finding>) {
    let causes = Causes::of(findings);
    findings.retain(|finding| {
        let declared = families::rule(finding.code).map_or(&[][..], |rule| rule.silenced_by);
        !declared
            .iter()
            .any(|silence| causes.explain(silence, finding))
            && !causes.make_unreadable(finding)
    });
}

/// The gravest finding of each rule at each place: a look-up for each silence, however many findings there are.
#[derive(Default)]
struct Causes {
    plan: HashMap<&'static str, Severity>,
    section: HashMap<(&'static str, Section), Severity>,
    record: HashMap<(&'static str, RecordRef), Severity>,
    field: HashMap<(&'static str, RecordRef, &'static str), Severity>,
    subject: HashMap<(&'static str, String), Severity>,
    unreadable: HashMap<(RecordRef, &'static str), Severity>,
}

fn note<K: Eq + std::hash::Hash>(known: &mut HashMap<K, Severity>, place: K, severity: Severity) {
    let gravest = known.entry(place).or_insert(severity);
    *gravest = severity.max(*gravest);
}

impl Causes {
    fn of(findings: &[Finding]) -> Self {
        let mut causes = Causes::default();
        for finding in findings {
            let (code, severity) = (finding.code, finding.severity);
            note(&mut causes.plan, code, severity);
            note(&mut causes.section, (code, finding.section), severity);
            for &record in finding.record.iter().chain(&finding.also) {
                note(&mut causes.record, (code, record), severity);
            }
            if let (Some(record), Some(field)) = (finding.record, finding.field) {
                note(&mut causes.field, (code, record, field), severity);
                if UNREADABLE.contains(&code) {
                    note(&mut causes.unreadable, (record, field), severity);
                }
            }
            if !finding.subject.is_empty() {
                note(
                    &mut causes.subject,
                    (code, finding.subject.clone()),
                    severity,
                );
            }
        }
        causes
    }

    fn explain(&self, silence: &Silence, finding: &Finding) -> bool {
        let by = silence.by;
        let enough = |cause: Option<&Severity>| cause.is_some_and(|&c| c >= finding.severity);
        match silence.over {
            Over::Plan => enough(self.plan.get(by)),
            Over::Section => enough(self.section.get(&(by, finding.section))),
            Over::Record => {
                let mut records = finding.record.iter().chain(&finding.also);
                records.any(|&record| enough(self.record.get(&(by, record))))
            }
            Over::Field => {
                let mut read = finding.fields_read();
                read.any(|(record, field)| enough(self.field.get(&(by, record, field))))
            }
            Over::Subject => enough(self.subject.get(&(by, finding.subject.clone()))),
        }
    }

    /// Whether the rule judged a value that VAL-001, VAL-002 or VAL-003 already report: a law for all rules.
    fn make_unreadable(&self, finding: &Finding) -> bool {
        finding.severity != Severity::Blocco
            && !UNREADABLE.contains(&finding.code)
            && finding.fields_read().any(|place| {
                let cause = self.unreadable.get(&place);
                cause.is_some_and(|&cause| cause >= finding.severity)
            })
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
            let role = acceptance
                .accepted_role
                .as_ref()
                .map(plan::types::Code::as_str);
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
                on: acceptance
                    .accepted_on
                    .map(|d| d.to_string())
                    .unwrap_or_default(),
            }
        };
        // One that counts goes before one that is only proposed, and both before a reason that the record holds.
        finding.accepted = (here.into_iter().flatten())
            .map(reading)
            .max_by_key(|accepted| accepted.counts)
            .or(finding.accepted.take());
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
