//! An import in the window's words.

use std::collections::HashSet;

use plan::{
    declare::{Field, kind as kind_of},
    texts::{filled, text},
    types::Type,
    value::Value,
};

use super::{
    Worked,
    bench::{Bench, Found},
    cells::is_nothing,
    contacts,
    judge::{Asked, Judged, Outcome, read_for},
    keys, people, shapes,
    table::Cell,
    targets::{Goal, Naming, Target, counted, naming},
    vocabulary::plain,
};
use crate::wire::{ImportColumn, ImportRow, ImportSample, ImportTrial};

/// Rows that are shown: a person does not read more, and the counts tell the rest.
const SHOWN: usize = 300;
/// Values shown of a column.
const SAMPLES: usize = 3;

/// Counts of the rows by what comes of them.
pub(super) struct Counts {
    pub new: usize,
    pub changed: usize,
    pub same: usize,
    pub refused: usize,
    pub skipped: usize,
    /// Rows of which something stays out: all of it or a cell.
    pub to_mend: usize,
}

pub(super) fn counts(rows: &[Judged]) -> Counts {
    let of = |outcome| rows.iter().filter(|row| row.outcome == outcome).count();
    Counts {
        new: of(Outcome::New),
        changed: of(Outcome::Changed),
        same: of(Outcome::Same),
        refused: of(Outcome::Refused),
        skipped: of(Outcome::Skipped),
        to_mend: rows.iter().filter(|row| row.to_mend()).count(),
    }
}

/// "3 persone", for what comes along.
pub(super) fn along(worked: &Worked) -> Vec<(String, usize)> {
    let along = worked.verdict.along.iter();
    along
        .map(|(kind, count)| (counted(kind, *count), *count))
        .collect()
}

pub(super) fn trial(worked: &Worked, asked: &Asked, bench: &mut Bench) -> ImportTrial {
    let counts = counts(&worked.verdict.rows);
    let columns = columns(worked, asked, bench);
    let mut doubts: Vec<String> = worked.doubts.clone();
    // Those of which it was said why are not said again.
    let left_out: Vec<_> = (worked.columns.iter())
        .filter(|column| column.target.is_none() && column.out.is_none())
        .map(|column| format!("«{}»", column.head))
        .collect();
    if !left_out.is_empty() && !worked.wanted.is_boundary() {
        let key = if left_out.len() == 1 { "one" } else { "many" };
        doubts.push(filled(
            &format!("imports.doubt.left_out.{key}"),
            &[("count", &left_out.len()), ("heads", &left_out.join(", "))],
        ));
    }
    doubts.extend(worked.verdict.doubts.iter().cloned());
    let mut layer = worked.layer.as_ref().map(|settled| settled.told.clone());
    if let (Some(layer), Some(settled)) = (&mut layer, &worked.layer) {
        shapes::preview(&settled.shapes, &worked.table.rows, layer);
    }
    let mut shown: Vec<&Judged> = worked.verdict.rows.iter().collect();
    shown.sort_by_key(|row| (interest(row), row.at));
    let more = shown.len().saturating_sub(SHOWN);
    shown.truncate(SHOWN);
    ImportTrial {
        kind: worked.wanted.name.to_owned(),
        columns,
        targets: worked.targets.iter().map(Target::told).collect(),
        key: worked.key.clone(),
        keys: keys::told(worked.wanted, &worked.keys),
        remembered: worked.remembered,
        new: counts.new,
        changed: counts.changed,
        same: counts.same,
        refused: counts.refused,
        skipped: counts.skipped,
        to_mend: counts.to_mend,
        guesses: (worked.verdict.rows.iter())
            .flat_map(|row| &row.lines)
            .filter(|line| line.tone == "guess" && !line.decided)
            .count(),
        to_write: counts.new + counts.changed,
        along: along(worked),
        rows: shown.into_iter().map(row).collect(),
        more,
        layer,
        doubts,
    }
}

/// What a person wants to see first: what was refused, then guesses, changes, and the rest.
fn interest(row: &Judged) -> u8 {
    match row.outcome {
        Outcome::Refused => 0,
        _ if row.has("guess") => 1,
        Outcome::Changed => 2,
        Outcome::Skipped => 3,
        Outcome::New if row.has("note") => 4,
        Outcome::New => 5,
        Outcome::Same => 6,
    }
}

fn row(judged: &Judged) -> ImportRow {
    ImportRow {
        row: judged.number,
        what: judged.what.clone(),
        outcome: judged.outcome.word().to_owned(),
        lines: judged.lines.clone(),
    }
}

fn columns(worked: &Worked, asked: &Asked, bench: &mut Bench) -> Vec<ImportColumn> {
    let table = &worked.table;
    let columns = worked.columns.iter().enumerate();
    columns
        .map(|(at, column)| {
            let target = column.target.and_then(|place| worked.targets.get(place));
            // Values that are not all the same, in the order of the file.
            let mut seen = HashSet::new();
            let mut samples: Vec<&Cell> = Vec::new();
            let mut bad: Option<&Cell> = None;
            for row in &table.rows {
                let cell = &row.cells[at];
                if is_nothing(cell) || !seen.insert(cell.shown()) {
                    continue;
                }
                if samples.len() < SAMPLES {
                    samples.push(cell);
                } else if bad.is_none()
                    && let Some(target) = target.filter(|target| may_fail(target))
                    && !sample(asked, bench, column, target, cell).good
                {
                    // One that is not understood is worth more than another that is.
                    bad = Some(cell);
                    break;
                }
                if seen.len() > 200 {
                    break;
                }
            }
            if let Some(bad) = bad {
                samples.pop();
                samples.push(bad);
            }
            let samples = samples.into_iter().map(|cell| match target {
                Some(target) => sample(asked, bench, column, target, cell),
                None => ImportSample {
                    text: rules::words::short(&cell.shown()),
                    read_as: String::new(),
                    good: true,
                },
            });
            ImportColumn {
                head: column.head.clone(),
                target: target.map(|target| target.id.clone()).unwrap_or_default(),
                sure: column.sure,
                samples: samples.collect(),
                empty: table.empty_in(at),
                of: table.rows.len(),
            }
        })
        .collect()
}

/// A name that the plan does not have begins a new record: to look for each of them takes long and finds nothing bad.
fn may_fail(target: &Target) -> bool {
    match target.goal {
        Goal::Own(field) => match field.ty {
            Type::Link(kind) | Type::Links(kind) => {
                kind_of(kind).is_none_or(|kind| naming(kind) == Naming::No)
            }
            _ => true,
        },
        _ => true,
    }
}

/// A value of a column and how it is read there; the same text is not said twice.
fn sample(
    asked: &Asked,
    bench: &mut Bench,
    column: &super::columns::Column,
    target: &Target,
    cell: &Cell,
) -> ImportSample {
    let typed = cell.shown();
    let (read_as, good) = match target.goal {
        Goal::Contact { owner, code, .. } => {
            match contacts::contacts(cell, code, owner, asked.rules) {
                Ok(found) => {
                    let lists = plan::codelists::Lists::builtin();
                    let found: Vec<_> = (found.iter())
                        .map(|contact| {
                            if code.is_some() {
                                return contact.value.clone();
                            }
                            let label = lists.label("CONTACT_KIND", contact.kind);
                            format!("{} ({})", contact.value, super::targets::lower_first(label))
                        })
                        .collect();
                    (found.join("; "), true)
                }
                Err(problem) => (problem, false),
            }
        }
        Goal::Latitude(_) | Goal::Longitude(_) => (String::new(), true),
        Goal::Name => match people::split_name(&people::name_of(&typed), &column.head) {
            Some((surname, given_name, _)) => (format!("{surname}, {given_name}"), true),
            None => (text("imports.problem.half_name").to_owned(), false),
        },
        Goal::Own(field) if matches!(field.ty, Type::Link(_) | Type::Links(_)) => {
            linked(bench, field, &typed)
        }
        Goal::Own(field) | Goal::Through(_, _, field) => {
            let read = read_for(asked, column, target, cell);
            match read.problem {
                Some(problem) => (problem, false),
                None => (shown(bench, field, &read.value), true),
            }
        }
        Goal::Member(..) => {
            let read = read_for(asked, column, target, cell);
            match read.problem {
                Some(problem) => (problem, false),
                None => (read.value.shown(Type::Bool), true),
            }
        }
    };
    let same = plain(&read_as) == plain(&typed) && read_as.len() == typed.len();
    ImportSample {
        text: rules::words::short(&typed),
        read_as: if same {
            String::new()
        } else {
            rules::words::short(&read_as)
        },
        good,
    }
}

fn shown(bench: &Bench, field: &Field, value: &Value) -> String {
    crate::records::shown(&bench.now, field, value)
}

/// «Magazzino» c'è già; «Sede AIB» è nuovo.
fn linked(bench: &mut Bench, field: &Field, typed: &str) -> (String, bool) {
    let (Type::Link(kind) | Type::Links(kind)) = field.ty else {
        return (String::new(), true);
    };
    let Some(kind) = kind_of(kind) else {
        return (String::new(), true);
    };
    let parts = match field.ty {
        Type::Links(_) => super::cells::members(typed, |name| {
            matches!(bench.find(kind, name), Found::One(_))
        }),
        _ => vec![typed],
    };
    // Of a person the name alone, without its title and what stands beside it.
    let person = (naming(kind) == Naming::Person).then(|| {
        let name = people::name_of(typed);
        let split = people::split_name(&name, "");
        split.map_or(name, |(surname, given_name, _)| {
            format!("{surname} {given_name}")
        })
    });
    let parts = person.as_ref().map_or(parts, |name| vec![name.as_str()]);
    let mut told = Vec::new();
    let mut good = true;
    for part in parts {
        told.push(match bench.find(kind, part) {
            Found::One(id) | Found::Near(id, _) => {
                let title = bench
                    .get(kind.name, id)
                    .map(|record| bench.now.title(record));
                let title = title.unwrap_or_default();
                filled(
                    "imports.sample.there",
                    &[("title", &rules::words::short(&title))],
                )
            }
            Found::Many(problem) => {
                good = false;
                problem
            }
            Found::None if naming(kind) == Naming::No => {
                good = false;
                text("imports.sample.no_link").to_owned()
            }
            Found::None => {
                let title = rules::words::short(part);
                filled("imports.sample.new", &[("title", &title)])
            }
        });
    }
    (told.join("; "), good)
}
