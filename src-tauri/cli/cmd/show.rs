//! Looking: the plans, one plan, the records of a kind or of a section, one record.

use std::process::ExitCode;

use api::{
    Desk,
    records::{as_json, described, shown},
    references::{Meant, meant, short_id},
};
use plan::{
    declare::{Class, Mark},
    record::{Plan, Record},
    texts::{self, filled, text},
};
use rules::data::Severity;
use serde_json::json;

use super::{Place, Result, chosen};
use crate::{
    args::OfPlan,
    output::{line, say, table},
};

pub fn show(place: &Place, of: &OfPlan, what: Option<&str>) -> Result {
    let desk = place.look()?;
    match what {
        None if of.commune.is_none() && desk.plans()?.len() != 1 => plans(place, &desk),
        None => overview(place, &desk, of),
        Some(what) => {
            let plan = desk.plan(chosen(&desk, of)?.id)?;
            match meant(&plan, what)? {
                Meant::Section(section) => {
                    let here = |record: &&Record| record.section() == section;
                    list(place, &plan, plan.records.values().filter(here))
                }
                Meant::Kind(kind) => list(place, &plan, plan.of_kind(kind.name)),
                Meant::Record(found) => record(place, &plan, found),
            }
        }
    }
}

fn plans(place: &Place, desk: &Desk) -> Result {
    let plans = desk.plans()?;
    if place.json {
        for plan in &plans {
            line(&json!({
                "plan": plan.id.to_string(), "istat_code": plan.istat_code, "title": plan.title,
                "state": plan.state, "is_example": plan.is_example, "records": plan.records,
            }));
        }
        return Ok(ExitCode::SUCCESS);
    }
    if plans.is_empty() {
        say(text("cli.show.no_plans"));
        return Ok(ExitCode::SUCCESS);
    }
    let lists = plan::codelists::Lists::builtin();
    let rows: Vec<_> = plans
        .iter()
        .map(|plan| {
            let istat = plan.istat_code.clone();
            let commune = desk.registry().commune(&istat);
            let state = plan.state.as_str();
            let mut row = vec![
                istat.clone(),
                commune.map_or_else(|| plan.title.clone(), |c| c.name.clone()),
                lists.label("PLAN_STATE", state).to_owned(),
                plan.records.to_string(),
            ];
            let example = if plan.is_example {
                text("cli.example")
            } else {
                ""
            };
            row.push(example.to_owned());
            row
        })
        .collect();
    let header =
        ["istat", "commune", "state", "records", "note"].map(|key| text_of("cli.column", key));
    table(&header, &rows);
    let count = desk.registry().count_text();
    say(&filled(
        "cli.show.count",
        &[("plans", &plans.len()), ("count", &count)],
    ));
    Ok(ExitCode::SUCCESS)
}

fn text_of(group: &str, key: &str) -> &'static str {
    text(&format!("{group}.{key}"))
}

fn overview(place: &Place, desk: &Desk, of: &OfPlan) -> Result {
    let chosen = chosen(desk, of)?;
    let overview = desk.overview(chosen.id)?;
    if place.json {
        for section in &overview.sections {
            let totals: serde_json::Map<_, _> = (section.totals.iter())
                .map(|(severity, open, _)| (severity.code().to_owned(), json!(open)))
                .collect();
            line(&json!({
                "section": section.section.code(), "name": section.section.name(),
                "percent": section.completeness.percent(), "records": section.completeness.records,
                "filled": section.completeness.filled, "expected": section.completeness.expected,
                "hash": section.hash, "open": totals,
            }));
        }
        return Ok(ExitCode::SUCCESS);
    }
    say(&chosen.title);
    if chosen.is_example {
        say(text("cli.example_banner"));
    }
    say("");
    let rows: Vec<_> = overview
        .sections
        .iter()
        .map(|section| {
            let open = |severity: Severity| {
                let of = section.totals.iter().find(|(s, ..)| *s == severity);
                match of {
                    Some((_, count, _)) if *count > 0 => count.to_string(),
                    _ => "·".to_owned(),
                }
            };
            let mut row = vec![
                section.section.number().to_string(),
                section.section.name().to_owned(),
                format!("{:>3} %", section.completeness.percent()),
                section.completeness.records.to_string(),
            ];
            row.extend(Severity::ALL.map(open));
            row
        })
        .collect();
    let mut header = vec!["n."];
    header.extend(["section", "complete", "records"].map(|key| text_of("cli.column", key)));
    header.extend(Severity::ALL.map(Severity::letter));
    table(&header, &rows);
    say("");
    let letters = Severity::ALL.map(|s| format!("{} = {}", s.letter(), s.name().to_lowercase()));
    say(&letters.join(", "));
    Ok(ExitCode::SUCCESS)
}

fn list<'p>(place: &Place, plan: &'p Plan, records: impl Iterator<Item = &'p Record>) -> Result {
    let mut records: Vec<_> = records.collect();
    if place.json {
        for record in records {
            line(&as_json(plan, record));
        }
        return Ok(ExitCode::SUCCESS);
    }
    let code = |record: &Record| record.get("code").shown(plan::types::Type::Text);
    records.sort_by_cached_key(|record| (record.kind.name, code(record), plan.title(record)));
    let rows: Vec<_> = records
        .iter()
        .map(|record| {
            vec![
                short_id(record.id),
                record.get("code").shown(plan::types::Type::Text),
                texts::kind(record.kind.name).to_owned(),
                rules::words::short(&plan.title(record)),
            ]
        })
        .collect();
    let header = ["id", "code", "kind", "title"].map(|key| text_of("cli.column", key));
    table(&header, &rows);
    say(&filled("cli.show.records", &[("count", &rows.len())]));
    Ok(ExitCode::SUCCESS)
}

fn record(place: &Place, plan: &Plan, record: &Record) -> Result {
    if place.json {
        line(&as_json(plan, record));
        return Ok(ExitCode::SUCCESS);
    }
    say(&described(plan, record));
    say(&format!("{}  ({})", record.id, record.kind.name));
    say("");
    let rows: Vec<_> = record
        .fields()
        .filter(|(field, value)| !value.is_empty() || field.mark == Mark::E)
        .map(|(field, value)| {
            let mut shown = shown(plan, field, value);
            if let plan::value::Value::Raw(_) = value {
                shown = filled("cli.show.unreadable", &[("text", &shown)]);
            } else if value.is_empty() {
                text("cli.show.missing").clone_into(&mut shown);
            } else if let Some(unit) = field.unit {
                shown = format!("{shown} {unit}");
            }
            let class = match plan::privacy::class_of(record, field) {
                Class::P => "P",
                Class::O => "O",
                Class::R => "R",
            };
            vec![
                field.name.to_owned(),
                texts::field(record.kind.name, field, "label").to_owned(),
                class.to_owned(),
                shown,
            ]
        })
        .collect();
    let header = ["field", "label", "class", "value"].map(|key| text_of("cli.column", key));
    table(&header, &rows);
    Ok(ExitCode::SUCCESS)
}
