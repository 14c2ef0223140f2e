//! What to do next in a plan, and what expires soon.

use jiff::civil::Date;
use plan::{
    declare::{KINDS, Kind},
    record::{Plan, Record},
    texts::{filled, text},
    types::Type,
    value::Value,
};
use rules::{Finding, Verdict, data::Severity};

use crate::{
    overview::SectionNow,
    wire::{self, Expiring, NextThing, Place},
};

/// How many things are proposed, and how many dates are told.
const THINGS: usize = 12;
const DATES: usize = 12;

/// What to do, the most useful first: what stops the package, then what leaves nobody to answer, then the errors of a
/// section already begun, the least complete section in the order of the plan, what asks for a reason, what expires.
pub fn things(
    plan: &Plan,
    verdict: &Verdict,
    sections: &[SectionNow],
    expiring: &[Expiring],
) -> Vec<NextThing> {
    let open = || verdict.findings.iter().filter(|f| f.counts_as_open());
    let of = |severity| open().filter(move |f| f.severity == severity);
    let begun = |finding: &&Finding| {
        let here = |now: &&SectionNow| now.section == finding.section;
        let now = sections.iter().find(here);
        now.is_some_and(|now| now.completeness.records > 0)
    };
    let unit = |finding: &&Finding| finding.code.starts_with("UCL");
    let found = |reason: &'static str| move |finding: &Finding| of_finding(plan, finding, reason);
    let begin = sections
        .iter()
        .filter(|now| now.completeness.percent() < 100)
        .min_by_key(|now| (now.completeness.percent(), now.section));
    let mut things: Vec<NextThing> = Vec::new();
    things.extend(of(Severity::Blocco).map(found("blocco")));
    if plan.records.len() <= BARE {
        things.push(of_model());
    }
    things.extend(of(Severity::Errore).filter(unit).map(found("unit")));
    things.extend((of(Severity::Errore).filter(begun).filter(|f| !unit(f))).map(found("errore")));
    things.extend(begin.map(of_section));
    things.extend(
        of(Severity::Errore)
            .filter(|f| !begun(f))
            .map(found("errore")),
    );
    things.extend(of(Severity::DaMotivare).map(found("da_motivare")));
    things.extend(expiring.iter().filter(|e| e.days <= SOON).map(of_date));
    if things.is_empty() {
        things.push(of_pack());
    }
    things.truncate(THINGS);
    things
}

/// Records of a plan in which nobody has written anything yet.
const BARE: usize = 6;
/// Days within which a date is a thing to do.
const SOON: i64 = 30;

fn of_finding(plan: &Plan, finding: &Finding, reason: &str) -> NextThing {
    NextThing {
        key: format!(
            "{} {}",
            finding.code,
            finding.record.map(|r| r.id.to_string()).unwrap_or_default()
        ),
        text: finding.message(),
        why: filled(
            &format!("next.{reason}"),
            &[("consequence", &finding.severity.consequence())],
        ),
        severity: Some(finding.severity.into()),
        place: Place {
            section: (finding.record)
                .and_then(|r| plan.get(r.kind, r.id))
                .map_or(finding.section, Record::section)
                .code()
                .to_owned(),
            kind: finding.record.map(|record| record.kind.to_owned()),
            record: finding.record.map(|record| record.id.to_string()),
            field: finding.field.map(str::to_owned),
            point: finding.point,
        },
        screen: None,
    }
}

fn at_section(section: &str) -> Place {
    Place {
        section: section.to_owned(),
        kind: None,
        record: None,
        field: None,
        point: None,
    }
}

fn of_section(now: &SectionNow) -> NextThing {
    let figure = now.completeness;
    NextThing {
        key: format!("section {}", now.section.code()),
        text: filled("next.section.text", &[("section", &now.section.name())]),
        why: filled(
            "next.section.why",
            &[("filled", &figure.filled), ("expected", &figure.expected)],
        ),
        severity: None,
        place: at_section(now.section.code()),
        screen: None,
    }
}

fn of_model() -> NextThing {
    NextThing {
        key: "model".to_owned(),
        text: text("next.model.text").to_owned(),
        why: text("next.model.why").to_owned(),
        severity: None,
        place: at_section("plan"),
        screen: Some("model".to_owned()),
    }
}

fn of_date(expiring: &Expiring) -> NextThing {
    NextThing {
        key: format!("date {} {}", expiring.on, expiring.what),
        text: expiring.what.clone(),
        why: filled("next.date", &[("days", &expiring.days)]),
        severity: Some(wire::Severity::Avviso),
        place: expiring.place.clone(),
        screen: None,
    }
}

fn of_pack() -> NextThing {
    NextThing {
        key: "pack".to_owned(),
        text: text("next.pack.text").to_owned(),
        why: text("next.pack.why").to_owned(),
        severity: None,
        place: at_section("life"),
        screen: Some("pack".to_owned()),
    }
}

/// Dates on which something stops being in force, the nearest first: those to come within half a year, and those just gone.
pub fn expiring(plan: &Plan, today: Date) -> Vec<Expiring> {
    let mut dates: Vec<_> = KINDS
        .iter()
        .flat_map(|kind| {
            ENDINGS
                .iter()
                .filter_map(move |name| Some((kind, kind.index(name)?)))
        })
        .filter(|(kind, at)| kind.fields[*at].ty == Type::Date)
        .flat_map(|(kind, at)| {
            let records = plan.of_kind(kind.name);
            records.filter_map(move |record| Some((kind, at, record, day(&record.values[at])?)))
        })
        .filter_map(|(kind, at, record, day)| expires(plan, kind, at, record, day, today))
        .collect();
    dates.sort_by(|a, b| (a.days, &a.what).cmp(&(b.days, &b.what)));
    dates.truncate(DATES);
    dates
}

/// The fields that say until when.
const ENDINGS: [&str; 4] = ["ends_on", "expires_on", "valid_until", "next_review_due"];
/// Days ahead and behind that are told.
const AHEAD: i64 = 180;
const BEHIND: i64 = 60;

fn day(value: &Value) -> Option<Date> {
    match value {
        Value::Text(text) => text.parse().ok(),
        _ => None,
    }
}

fn expires(
    plan: &Plan,
    kind: &Kind,
    at: usize,
    record: &Record,
    day: Date,
    today: Date,
) -> Option<Expiring> {
    let days = i64::from((day - today).get_days());
    // A nomination that somebody ended on purpose does not expire.
    let ended = !record.get("end_reason").is_empty();
    if ended || !(-BEHIND..=AHEAD).contains(&days) {
        return None;
    }
    Some(Expiring {
        what: crate::records::described(plan, record),
        on: day.to_string(),
        days,
        place: Place {
            section: record.section().code().to_owned(),
            kind: Some(kind.name.to_owned()),
            record: Some(record.id.to_string()),
            field: Some(kind.fields[at].name.to_owned()),
            point: None,
        },
    })
}
