//! Checking and accepting.

use std::process::ExitCode;

use api::references::find;
use plan::texts::{filled, text};
use rules::{Finding, Verdict, check::totals, data::Severity, verdict};

use super::{Place, Result, chosen};
use crate::{
    args::OfPlan,
    output::{FINDINGS, line, say},
};

pub fn check(place: &Place, of: &OfPlan, full: bool) -> Result {
    let desk = place.look()?;
    let plan = chosen(&desk, of)?;
    let outcome = desk.check(plan.id)?;
    if place.json {
        outcome
            .findings
            .iter()
            .for_each(|f| line(&verdict::finding(f)));
    } else {
        say(&plan.title);
        if plan.is_example {
            say(text("cli.example_banner"));
        }
        report(&outcome, full);
    }
    let stops = outcome.stops(Severity::blocks_validation);
    Ok(if stops {
        ExitCode::from(FINDINGS)
    } else {
        ExitCode::SUCCESS
    })
}

/// The findings by severity, then totals, which are never cut.
fn report(outcome: &Verdict, full: bool) {
    let shown = |finding: &&Finding| {
        full || (finding.counts_as_open() && finding.severity != Severity::Nota)
    };
    for severity in Severity::ALL {
        let of = outcome.findings.iter().filter(|f| f.severity == severity);
        let of: Vec<_> = of.filter(shown).collect();
        if of.is_empty() {
            continue;
        }
        say("");
        say(&format!(
            "{} ({}) · {}",
            severity.name().to_uppercase(),
            of.len(),
            severity.consequence()
        ));
        for finding in of {
            lines(finding);
        }
    }
    say("");
    let counts: Vec<_> = totals(&outcome.findings)
        .iter()
        .map(|(severity, open, accepted)| match accepted {
            0 => format!("{} {open}", severity.name()),
            _ => filled(
                "cli.check.with_accepted",
                &[
                    ("severity", &severity.name()),
                    ("open", open),
                    ("accepted", accepted),
                ],
            ),
        })
        .collect();
    say(&counts.join(" · "));
    let key = if outcome.stops(Severity::blocks_package) {
        "cli.check.stops_package"
    } else if outcome.stops(Severity::blocks_validation) {
        "cli.check.stops_validation"
    } else if outcome.stops(Severity::blocks_delivery) {
        "cli.check.stops_delivery"
    } else {
        "cli.check.clean"
    };
    say(text(key));
    let open = || outcome.findings.iter().filter(|f| f.counts_as_open());
    if open().any(|finding| finding.record.is_some()) {
        say(text("cli.check.how"));
    }
    if open().any(|finding| finding.record.is_none()) {
        say(text("cli.check.how_empty"));
    }
    say(&filled(
        "cli.check.edition",
        &[
            ("version", &outcome.rules_version),
            ("day", &rules::words::date(outcome.checked_on)),
        ],
    ));
}

/// One finding: what is wrong, how to mend it, where.
pub fn lines(finding: &Finding) {
    say(&format!("  {}  {}", finding.code, finding.message()));
    say(&format!("           {}", finding.fix()));
    let mut place = vec![finding.section.name().to_owned()];
    if let Some(record) = finding.record {
        let id = api::references::short_id(record.id);
        place.push(match finding.field {
            Some(field) => format!("{} {id}, {field}", record.kind),
            None => format!("{} {id}", record.kind),
        });
    }
    if let Some((lon, lat)) = finding.point {
        place.push(format!("{lat:.5} N {lon:.5} E").replace('.', ","));
    }
    say(&format!("           [{}]", place.join(" · ")));
    if let Some(accepted) = &finding.accepted {
        let key = if accepted.counts {
            "cli.check.accepted"
        } else {
            "cli.check.proposed"
        };
        say(&format!(
            "           {}",
            filled(key, &[("by", &accepted.by), ("reason", &accepted.reason)])
        ));
    }
}

pub fn accept(
    place: &Place,
    of: &OfPlan,
    rule: &str,
    record: Option<&str>,
    reason: &str,
) -> Result {
    let mut desk = place.desk()?;
    let chosen = chosen(&desk, of)?.id;
    let plan = desk.plan(chosen)?;
    let record = record.map(|meant| find(&plan, None, meant)).transpose()?;
    let findings = desk.accept(chosen, rule, record.map(|r| r.id), reason)?;
    for finding in &findings {
        if place.json {
            line(&verdict::finding(finding));
        } else {
            lines(finding);
        }
    }
    Ok(ExitCode::SUCCESS)
}
