//! Lists, layers, documents and a neighbour's plan, on their way in.

use std::{path::Path, process::ExitCode};

use api::{
    ApiError, Code, Desk,
    error::read_text,
    imports::{self, Mapping, OfficeFile, What},
    packages::Incoming,
    plans::PlanSummary,
    wire::{ImportAsked, ImportFile, ImportRow, ImportTrial, Imported},
};
use plan::texts::{filled, text};
use serde_json::{Value as Json, json};

use super::{Place, Result, chosen};
use crate::{
    args::Import,
    output::{Bar, FINDINGS, line, say, table, warn},
};

/// What a neighbour's plan is asked to be.
const START: &str = "start";
/// Rows of a trial that a screen shows; JSON has them all.
const SHOWN: usize = 40;

pub fn import(place: &Place, asked: &Import) -> Result {
    if asked.kinds {
        return Ok(kinds(place));
    }
    if let (Some(kind), Some(out)) = (&asked.template, &asked.out) {
        return template(place, kind, out);
    }
    let Some(path) = &asked.file else {
        return Err(ApiError::new(Code::Usage, "import.no_file", &[]));
    };
    let bar = Bar::new();
    let progress = |label: &str, done, total| {
        bar.step(label, done, total);
        Ok(())
    };
    let file = OfficeFile::read(path, &progress)?;
    match (file.what, asked.kind.as_deref()) {
        (What::Package, Some(START)) => start(place, asked, &file),
        (What::Package, _) => Err(ApiError::new(
            Code::Usage,
            "import.package",
            &[("file", &file.path.display())],
        )),
        (What::Document, kind) if !asked.dry_run => document(place, asked, &file, kind),
        (What::Document, _) => looked(place, asked, &file),
        (_, Some(kind)) => rows(place, asked, &file, kind),
        (_, None) if asked.mapping.is_some() => rows(place, asked, &file, ""),
        (_, None) => looked(place, asked, &file),
    }
}

fn kinds(place: &Place) -> ExitCode {
    let kinds = imports::kinds();
    if place.json {
        let told = |kind: &api::wire::ImportKind| json!({ "kind": kind.kind, "name": kind.name });
        for kind in &kinds {
            line(&told(kind));
        }
    } else {
        let rows: Vec<_> = kinds
            .into_iter()
            .map(|kind| vec![kind.kind, kind.name])
            .collect();
        table(&[text("cli.import.kind"), text("cli.import.name")], &rows);
    }
    ExitCode::SUCCESS
}

fn template(place: &Place, kind: &str, out: &Path) -> Result {
    let saved = imports::save_template(kind, out)?;
    if place.json {
        line(&json!({ "file": saved.file }));
    } else {
        say(&filled("cli.import.template", &[("file", &saved.file)]));
    }
    Ok(ExitCode::SUCCESS)
}

/// What a file holds, when nothing is asked of it.
fn looked(place: &Place, asked: &Import, file: &OfficeFile) -> Result {
    let desk = place.look()?;
    let plan = chosen(&desk, &asked.of)?.id;
    let told = desk.look_at_import(plan, file, None)?;
    if place.json {
        line(&looked_json(&told));
        return Ok(ExitCode::SUCCESS);
    }
    say(&filled(
        &format!("cli.import.what.{}", told.what),
        &[("file", &told.name)],
    ));
    for (at, part) in told.parts.iter().enumerate() {
        say(&filled(
            "cli.import.part",
            &[
                ("number", &(at + 1)),
                ("name", &part.name),
                ("rows", &part.rows),
                ("heads", &part.heads.join(", ")),
            ],
        ));
    }
    told.notes.iter().for_each(|note| say(note));
    let likely: Vec<_> = (told.kinds.iter().take(3))
        .map(|kind| format!("{} ({})", kind.kind, kind.name))
        .collect();
    if !likely.is_empty() {
        say(&filled(
            "cli.import.likely",
            &[("kinds", &likely.join(", "))],
        ));
    }
    Ok(ExitCode::SUCCESS)
}

fn looked_json(told: &ImportFile) -> Json {
    let parts = told.parts.iter();
    let parts: Vec<_> = parts
        .map(|part| json!({ "name": part.name, "rows": part.rows, "heads": part.heads }))
        .collect();
    let kinds: Vec<_> = told.kinds.iter().map(|kind| &kind.kind).collect();
    json!({
        "file": told.file, "what": told.what, "parts": parts, "part": told.part, "kinds": kinds, "notes": told.notes,
    })
}

/// A document of the old plan is kept as an attachment.
fn document(place: &Place, asked: &Import, file: &OfficeFile, kind: Option<&str>) -> Result {
    let mut desk = place.desk()?;
    let plan = chosen(&desk, &asked.of)?.id;
    let record = desk.keep_document(plan, file, kind, None)?;
    let plan = desk.plan(plan)?;
    if place.json {
        line(&api::records::as_json(&plan, &record));
    } else {
        let title = plan.title(&record);
        say(&filled("cli.import.document", &[("title", &title)]));
    }
    Ok(ExitCode::SUCCESS)
}

/// A plan without contents starts from that of another commune.
fn start(place: &Place, asked: &Import, file: &OfficeFile) -> Result {
    let mut desk = place.desk()?;
    let plan = chosen(&desk, &asked.of)?.id;
    let today = place.today();
    let incoming = Incoming::read(&file.path, desk.rules(), today, &|_, _, _| Ok(()));
    let incoming = incoming.map_err(|fault| fault.error)?;
    let started = desk.start_from(plan, &incoming)?;
    if place.json {
        line(&json!({
            "records": started.records, "adapt": started.adapt, "what": started.what,
        }));
    } else {
        say(&filled(
            "cli.import.started",
            &[("what", &started.what), ("count", &started.records)],
        ));
        started.adapt.iter().for_each(|note| say(note));
    }
    Ok(ExitCode::SUCCESS)
}

/// A list or a layer.
fn rows(place: &Place, asked: &Import, file: &OfficeFile, kind: &str) -> Result {
    let mapping = asked.mapping.as_deref().map(mapping).transpose()?;
    let mut desk = if asked.dry_run {
        place.look()?
    } else {
        place.desk()?
    };
    let chosen = chosen(&desk, &asked.of)?;
    let plan = chosen.id;
    let (look, wanted) = wanted(&desk, &chosen, asked, file, kind, mapping.as_ref())?;
    if !place.json {
        part_told(&look, wanted.part);
    }
    let bar = Bar::new();
    let progress = |label: &str, done, total| {
        bar.step(label, done, total);
        Ok(())
    };
    let grounds = desk.import_grounds(plan, file, &wanted)?;
    let trial = grounds.trial(file, &wanted, &progress)?;
    if let Some(out) = &asked.save_mapping {
        let mapping = grounds.mapping(file, &wanted)?;
        api::imports::save_mapping(&mapping, out)?;
    }
    // The plan is changed in place when nobody else reads it.
    drop(grounds);
    if let (Some(out), true) = (&asked.refused, trial.to_mend > 0) {
        let saved = desk.save_refused(plan, file, &wanted, out, &progress)?;
        if !place.json {
            say(&filled(
                "cli.import.refused_saved",
                &[("count", &saved.rows), ("file", &saved.file)],
            ));
        }
    }
    if asked.dry_run {
        told(place, &look, &trial);
        if !place.json {
            say(text("cli.import.nothing_written"));
        }
    } else {
        if !place.json {
            notes(&trial);
            problems(&trial);
        }
        let done = desk.import(plan, file, &wanted, &progress)?;
        done_told(place, &look, &done, &trial);
    }
    let refused = trial.refused > 0;
    Ok(if refused {
        ExitCode::from(FINDINGS)
    } else {
        ExitCode::SUCCESS
    })
}

fn mapping(file: &Path) -> std::result::Result<Mapping, ApiError> {
    Mapping::read(&read_text(file)?, &file.display().to_string())
}

fn wanted(
    desk: &Desk,
    plan: &PlanSummary,
    asked: &Import,
    file: &OfficeFile,
    kind: &str,
    mapping: Option<&Mapping>,
) -> std::result::Result<(ImportFile, ImportAsked), ApiError> {
    let kind = match mapping {
        Some(mapping) if kind.is_empty() => mapping.kind.as_str(),
        _ => kind,
    };
    let look = desk.look_at_import(plan.id, file, Some(kind))?;
    let part = match &asked.sheet {
        Some(named) => file.part_named(named)?,
        None => look.part,
    };
    let heads = look.parts.get(part).map(|part| part.heads.as_slice());
    let columns = mapping.map(|mapping| mapping.of_heads(heads.unwrap_or_default()));
    let key = if asked.key.is_empty() {
        mapping.map(|mapping| mapping.key.clone())
    } else {
        Some(asked.key.clone())
    };
    let system = asked.system.clone();
    let asked = ImportAsked {
        plan: plan.id.to_string(),
        file: file.path.display().to_string(),
        part,
        kind: kind.to_owned(),
        columns,
        key: key.filter(|key| !key.is_empty()),
        system: system.or_else(|| mapping.and_then(|mapping| mapping.system.clone())),
        swap: asked.swap,
        repair: asked.repair,
        near: asked.near,
        decisions: Vec::new(),
        remember: asked.remember,
    };
    Ok((look, asked))
}

/// What was guessed or left out of the file, and which of its parts this is.
fn part_told(look: &ImportFile, part: usize) {
    look.notes.iter().for_each(|note| say(note));
    if let (Some(this), true) = (look.parts.get(part), look.parts.len() > 1) {
        let others = look.parts.iter().enumerate();
        let others: Vec<_> = others
            .filter(|(at, _)| *at != part)
            .map(|(_, other)| format!("«{}»", other.name))
            .collect();
        say(&filled(
            "cli.import.this_part",
            &[("name", &this.name), ("others", &others.join(", "))],
        ));
    }
}

/// Where columns go, and what there is to know about the whole file.
fn notes(trial: &ImportTrial) {
    let label = |target: &str| {
        let mut targets = trial.targets.iter();
        let found = targets.find(|own| own.target == target);
        found.map_or_else(
            || text("cli.import.left_out").to_owned(),
            |own| own.label.clone(),
        )
    };
    let rows: Vec<_> = (trial.columns.iter())
        .map(|column| {
            let sure = if column.sure || column.target.is_empty() {
                String::new()
            } else {
                "?".to_owned()
            };
            let samples: Vec<_> = (column.samples.iter())
                .map(|sample| {
                    if sample.read_as.is_empty() {
                        sample.text.clone()
                    } else {
                        format!("{} → {}", sample.text, sample.read_as)
                    }
                })
                .collect();
            vec![
                column.head.clone(),
                label(&column.target),
                sure,
                samples.join(" · "),
            ]
        })
        .collect();
    table(
        &[
            text("cli.import.column"),
            text("cli.import.target"),
            "",
            text("cli.import.values"),
        ],
        &rows,
    );
    if let Some(layer) = &trial.layer {
        say(&filled(
            &format!("cli.import.system.{}", layer.how),
            &[("system", &layer.system_name)],
        ));
    }
    let key = trial.keys.iter().find(|key| key.fields == trial.key);
    // There is one boundary: nothing is told apart.
    if let Some(key) = key.filter(|_| trial.kind != "boundary") {
        say(&filled("cli.import.key", &[("key", &key.label)]));
    }
    trial.doubts.iter().for_each(|doubt| say(doubt));
}

fn row_lines(row: &ImportRow) -> Vec<String> {
    let texts = row.lines.iter().map(|line| line.text.as_str());
    let texts: Vec<_> = texts.collect();
    let outcome = text(&format!("cli.import.outcome.{}", row.outcome));
    vec![
        row.row.to_string(),
        outcome.to_owned(),
        row.what.clone(),
        texts.join(" "),
    ]
}

fn row_table(rows: &[Vec<String>]) {
    table(
        &[
            text("cli.import.row"),
            text("cli.import.result"),
            text("cli.import.what_row"),
            "",
        ],
        rows,
    );
}

/// The rows that were not understood, each with its reason.
fn problems(trial: &ImportTrial) {
    let refused = trial.rows.iter().filter(|row| row.outcome == "refused");
    let rows: Vec<_> = refused.map(row_lines).collect();
    row_table(&rows);
}

fn told(place: &Place, look: &ImportFile, trial: &ImportTrial) {
    if place.json {
        trial.rows.iter().for_each(|row| line(&row_json(row)));
        line(&trial_json(look, trial));
        return;
    }
    notes(trial);
    let worth = trial.rows.iter().filter(|row| !row.lines.is_empty());
    let rows: Vec<_> = worth.take(SHOWN).map(row_lines).collect();
    row_table(&rows);
    counts(trial.new, trial.changed, trial.same, trial.refused);
}

fn counts(new: usize, changed: usize, same: usize, refused: usize) {
    say(&filled(
        "cli.import.counts",
        &[
            ("new", &new),
            ("changed", &changed),
            ("same", &same),
            ("refused", &refused),
        ],
    ));
}

fn row_json(row: &ImportRow) -> Json {
    let lines = row.lines.iter();
    let lines: Vec<_> = lines
        .map(|line| json!({ "tone": line.tone, "text": line.text, "target": line.target }))
        .collect();
    json!({ "row": row.row, "outcome": row.outcome, "what": row.what, "lines": lines })
}

fn trial_json(look: &ImportFile, trial: &ImportTrial) -> Json {
    let columns: serde_json::Map<String, Json> = (trial.columns.iter())
        .map(|column| (column.head.clone(), json!(column.target)))
        .collect();
    let targets: Vec<_> = trial.targets.iter().map(|own| &own.target).collect();
    json!({
        "kind": trial.kind, "columns": columns, "targets": targets, "key": trial.key, "remembered": trial.remembered,
        "new": trial.new, "changed": trial.changed, "same": trial.same, "refused": trial.refused,
        "skipped": trial.skipped, "to_mend": trial.to_mend, "guesses": trial.guesses, "notes": look.notes, "doubts": trial.doubts,
        "more": trial.more,
        "along": trial.along.iter().map(|(what, _)| what).collect::<Vec<_>>(),
        "system": trial.layer.as_ref().map(|layer| &layer.system),
        "swapped": trial.layer.as_ref().is_some_and(|layer| layer.swapped),
        "invalid": trial.layer.as_ref().map_or(0, |layer| layer.invalid),
        "outside": trial.layer.as_ref().map_or(0, |layer| layer.outside),
    })
}

fn done_told(place: &Place, look: &ImportFile, done: &Imported, trial: &ImportTrial) {
    if place.json {
        let refused = trial.rows.iter().filter(|row| row.outcome == "refused");
        refused.for_each(|row| line(&row_json(row)));
        line(&json!({
            "what": done.what, "kind": done.kind, "new": done.new, "changed": done.changed, "same": done.same,
            "refused": done.refused, "notes": look.notes, "doubts": trial.doubts,
            "along": done.along.iter().map(|(what, _)| what).collect::<Vec<_>>(),
        }));
        return;
    }
    counts(done.new, done.changed, done.same, done.refused);
    for (what, _) in &done.along {
        say(&filled("cli.import.along", &[("what", what)]));
    }
    if done.what.is_empty() {
        say(text("cli.import.nothing_to_do"));
    } else {
        say(&done.what);
    }
    if done.refused > 0 {
        warn(text("cli.import.some_refused"));
    }
}
