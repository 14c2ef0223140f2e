//! What the program knows: kinds and fields, communes, rules, the schema, completions.

use std::{io, path::Path, process::ExitCode};

use api::{
    checks::{RuleCard, catalogue, rule_named},
    error::read_text,
    expected::expected,
    records::{described_kind, field_named},
    references::kind_named,
};
use clap::CommandFactory;
use clap_complete::Shell;
use plan::{
    codelists::Lists,
    declare::{Field, KINDS, Kind, Mark},
    registry::Registry,
    texts::{self, filled, text},
};
use rules::RuleData;
use serde_json::json;

use super::{Place, Result};
use crate::{
    args::Args,
    output::{line, say, table},
};

pub fn kinds(place: &Place, named: Option<&str>, field: Option<&str>) -> Result {
    if let Some(named) = named {
        let kind = kind_named(named)?;
        if let Some(field) = field {
            values(place, kind, field_named(kind, field)?);
            return Ok(ExitCode::SUCCESS);
        }
        if place.json {
            line(&described_kind(kind));
        } else {
            fields(kind);
        }
        return Ok(ExitCode::SUCCESS);
    }
    if place.json {
        KINDS.iter().for_each(|kind| line(&described_kind(kind)));
        return Ok(ExitCode::SUCCESS);
    }
    let rows: Vec<_> = KINDS
        .iter()
        .map(|kind| {
            vec![
                kind.declaration.section.name().to_owned(),
                kind.name.to_owned(),
                texts::kind(kind.name).to_owned(),
                kind.fields.len().to_string(),
            ]
        })
        .collect();
    table(
        &["section", "kind_name", "kind", "fields"].map(|key| text(&format!("cli.column.{key}"))),
        &rows,
    );
    Ok(ExitCode::SUCCESS)
}

/// Every value that a field may have, or what it holds when it has no list.
fn values(place: &Place, kind: &'static Kind, field: &'static Field) {
    let rows = field
        .ty
        .code_list()
        .map(|list| Lists::builtin().rows(list))
        .unwrap_or_default();
    if place.json {
        for row in rows {
            line(&json!({ "code": row.code, "label": row.label, "source": row.source }));
        }
        return;
    }
    let label = texts::field(kind.name, field, "label");
    say(&format!("{} · {label}", field.name));
    say(texts::field(kind.name, field, "help"));
    say("");
    if rows.is_empty() {
        say(&filled(
            "cli.kinds.holds",
            &[("expected", &expected(kind, field))],
        ));
        return;
    }
    let rows: Vec<_> = (rows.iter())
        .map(|row| vec![row.code.clone(), row.label.clone()])
        .collect();
    table(
        &["value", "label"].map(|key| text(&format!("cli.column.{key}"))),
        &rows,
    );
}

fn fields(kind: &'static Kind) {
    say(&format!("{} ({})", texts::kind(kind.name), kind.name));
    say(&filled(
        "cli.kinds.section",
        &[("section", &kind.declaration.section.name())],
    ));
    for field in &kind.fields {
        let mark = match field.mark {
            Mark::E => " *",
            _ => "",
        };
        say("");
        say(&format!(
            "  {} · {}{mark}",
            field.name,
            texts::field(kind.name, field, "label")
        ));
        say(&format!("      {}", texts::field(kind.name, field, "help")));
        say(&format!("      {}", expected(kind, field)));
    }
    say("");
    say(text("cli.kinds.star"));
}

pub fn communes(place: &Place) -> Result {
    let registry = Registry::builtin();
    if place.json {
        for commune in &registry.communes {
            line(&json!({
                "istat_code": commune.istat_code, "name": commune.name, "cadastral_code": commune.cadastral_code,
                "province_code": commune.province_code, "population": commune.population,
                "alert_zone": commune.alert_zone, "neighbours": commune.neighbours,
            }));
        }
        return Ok(ExitCode::SUCCESS);
    }
    let rows: Vec<_> = registry
        .communes
        .iter()
        .map(|commune| {
            vec![
                commune.istat_code.clone(),
                commune.name.clone(),
                commune.cadastral_code.clone(),
                rules::words::number(commune.population.unwrap_or_default() as f64),
                commune.alert_zone.clone(),
            ]
        })
        .collect();
    table(
        &["istat", "commune", "belfiore", "population", "alert_zone"]
            .map(|key| text(&format!("cli.column.{key}"))),
        &rows,
    );
    say(&registry.count_text());
    Ok(ExitCode::SUCCESS)
}

pub fn rules(place: &Place, code: Option<&str>, install: Option<&Path>) -> Result {
    if let Some(file) = install {
        let text = read_text(file)?;
        let mut desk = place.new_desk()?;
        let version = desk.install_rules(&text)?.version.clone();
        if place.json {
            line(&json!({ "in_force": version }));
        } else {
            say(&filled("cli.rules.installed", &[("version", &version)]));
        }
        return Ok(ExitCode::SUCCESS);
    }
    // The rules in force are those of the archive, when there is one.
    let desk = place.look().ok();
    let data: &RuleData = match &desk {
        Some(desk) => desk.rules(),
        None => RuleData::builtin(),
    };
    let cards = catalogue(data);
    if let Some(code) = code {
        let wanted = rule_named(data, code)?;
        let Some(card) = cards.iter().find(|card| card.code == wanted) else {
            return Ok(ExitCode::SUCCESS);
        };
        if place.json {
            line(&as_json(card));
        } else {
            show(card);
        }
        return Ok(ExitCode::SUCCESS);
    }
    if place.json {
        for card in &cards {
            line(&as_json(card));
        }
        return Ok(ExitCode::SUCCESS);
    }
    let rows: Vec<_> = cards
        .iter()
        .map(|card| {
            vec![
                card.code.clone(),
                card.severity.name().to_owned(),
                card.title.to_owned(),
            ]
        })
        .collect();
    table(
        &["rule", "severity", "title"].map(|key| text(&format!("cli.column.{key}"))),
        &rows,
    );
    say(&filled(
        "cli.rules.count",
        &[("count", &rows.len()), ("version", &data.version)],
    ));
    Ok(ExitCode::SUCCESS)
}

fn show(card: &RuleCard) {
    say(&format!("{} · {}", card.code, card.title));
    say(&format!(
        "{}. {}",
        card.severity.name(),
        card.severity.consequence()
    ));
    say("");
    let line = |key: &str, value: &str| {
        if !value.is_empty() {
            say(&format!("{}: {value}", text(&format!("cli.rules.{key}"))));
        }
    };
    line("message", card.message);
    line("fix", card.fix);
    line("why", card.why);
    line("sources", &card.sources);
    line(
        "accept",
        text(&format!("cli.rules.accept_{}", card.accept.code())),
    );
    for (name, value) in &card.parameters {
        line("parameter", &format!("{name} = {value}"));
    }
}

fn as_json(card: &RuleCard) -> serde_json::Value {
    json!({
        "code": card.code, "severity": card.severity.code(), "title": card.title, "message": card.message,
        "fix": card.fix, "why": card.why, "sources": card.sources, "accept": card.accept.code(),
        "sections": card.sections.iter().map(|s| s.code()).collect::<Vec<_>>(),
        "parameters": card.parameters.iter().cloned().collect::<std::collections::BTreeMap<_, _>>(),
    })
}

pub fn schema() -> Result {
    say(&api::packages::schema());
    Ok(ExitCode::SUCCESS)
}

pub fn completions(shell: Shell) -> Result {
    clap_complete::generate(shell, &mut Args::command(), "piano", &mut io::stdout());
    Ok(ExitCode::SUCCESS)
}
