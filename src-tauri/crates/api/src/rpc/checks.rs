//! The verdict as the panel shows it.

use std::collections::BTreeMap;

use ::rules::{RuleData, Verdict, data::Severity as Grave, finding::RecordRef};
use plan::{record::Plan, section::Section, texts};

use super::{Office, Work, records::id};
use crate::{error::Result, wire::*};

pub(super) fn checks(office: &Office, asked: OfPlan, _: &Work) -> Result<Checks> {
    let (to_check, verdict) = office.verdict(id(&asked.plan)?)?;
    let at = office.at_desk(|desk| Ok(desk.now().at))?;
    Ok(told(
        &to_check.plan,
        to_check.rules(),
        &verdict,
        at.to_string(),
    ))
}

pub(super) fn accept(office: &Office, asked: Accept, work: &Work) -> Result<Checks> {
    let plan = id(&asked.plan)?;
    let record = asked.record.as_deref().map(id).transpose()?;
    office.at_desk(|desk| desk.accept(plan, &asked.rule, record, &asked.reason))?;
    checks(office, OfPlan { plan: asked.plan }, work)
}

fn told(plan: &Plan, rules: &RuleData, verdict: &Verdict, at: String) -> Checks {
    let mut same: BTreeMap<String, usize> = BTreeMap::new();
    let findings: Vec<_> = (verdict.findings.iter())
        .map(|found| {
            let mut told = finding(plan, rules, found);
            // One rule may speak twice of one place: the key still tells them apart.
            let count = same.entry(told.key.clone()).or_default();
            *count += 1;
            if *count > 1 {
                told.key = format!("{}#{count}", told.key);
            }
            told
        })
        .collect();
    Checks {
        rules_version: verdict.rules_version.clone(),
        checked_on: verdict.checked_on.to_string(),
        at,
        totals: totals(verdict.findings.iter()),
        stops: stops(verdict),
        findings,
    }
}

/// What the open findings stop.
pub(super) fn stops(verdict: &Verdict) -> Stops {
    Stops {
        package: verdict.stops(Grave::blocks_package),
        validation: verdict.stops(Grave::blocks_validation),
        delivery: verdict.stops(Grave::blocks_delivery),
    }
}

/// Open findings by severity, and those accepted.
pub(super) fn totals<'f>(findings: impl Iterator<Item = &'f rules::Finding>) -> Totals {
    let mut totals = Totals {
        blocco: 0,
        errore: 0,
        da_motivare: 0,
        avviso: 0,
        nota: 0,
        accepted: 0,
    };
    for finding in findings {
        *if finding.counts_as_open() {
            match finding.severity {
                Grave::Blocco => &mut totals.blocco,
                Grave::Errore => &mut totals.errore,
                Grave::DaMotivare => &mut totals.da_motivare,
                Grave::Avviso => &mut totals.avviso,
                Grave::Nota => &mut totals.nota,
            }
        } else {
            &mut totals.accepted
        } += 1;
    }
    totals
}

fn place(plan: &Plan, section: Section, record: Option<RecordRef>, field: Option<&str>) -> Place {
    let known = record.and_then(|r| plan.get(r.kind, r.id));
    Place {
        section: known
            .map_or(section, plan::record::Record::section)
            .code()
            .to_owned(),
        kind: record.map(|record| record.kind.to_owned()),
        record: record.map(|record| record.id.to_string()),
        field: field.map(str::to_owned),
        point: None,
    }
}

/// A finding as the window shows it.
pub(super) fn finding(plan: &Plan, rules: &RuleData, finding: &::rules::Finding) -> Finding {
    let record = finding.record;
    let entry = rules.rules.get(finding.code);
    let title = record
        .and_then(|r| plan.get(r.kind, r.id))
        .map(|record| plan.title(record))
        .unwrap_or_default();
    let label = record.zip(finding.field).and_then(|(record, name)| {
        let kind = plan::declare::kind(record.kind)?;
        Some(texts::field(kind.name, kind.field(name)?, "label"))
    });
    let mut at = place(plan, finding.section, record, finding.field);
    at.point = finding.point;
    Finding {
        key: format!(
            "{} {} {} {}",
            finding.code,
            record
                .map(|record| record.id.to_string())
                .unwrap_or_default(),
            finding.field.unwrap_or_default(),
            finding.subject
        ),
        code: finding.code.to_owned(),
        severity: finding.severity.into(),
        place: at,
        record_title: title,
        field_label: label.unwrap_or_default().to_owned(),
        message: finding.message(),
        fix: finding.fix(),
        also: (finding.also.iter())
            .map(|also| place(plan, finding.section, Some(*also), None))
            .collect(),
        acceptable: entry.is_some_and(|entry| entry.accept != ::rules::data::Accept::No),
        accepted: finding.accepted.as_ref().map(|accepted| Accepted {
            reason: accepted.reason.clone(),
            by: accepted.by.clone(),
            role: accepted.role.clone(),
            on: accepted.on.clone(),
            counts: accepted.counts,
        }),
    }
}
