//! Row by row: what each would do, and the plan as it would then be.

mod meaning;
mod persons;
mod reading;
mod settling;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use jiff::civil::Date;
use plan::{
    declare::{Field, Kind},
    geometry::Geometry,
    record::{Plan, Record},
    registry::Commune,
    texts::{self, filled, text},
    value::Value,
};
use rules::{RuleData, words::short};
use uuid::Uuid;

use super::{
    bench::Bench,
    cells::{Read, is_nothing, quoted_list},
    columns::Column,
    contacts, fresh,
    keys::{self, SHAPE},
    links::Links,
    table::{Cell, Row, Table},
    targets::{Target, Wanted},
    vocabulary::plain,
};
use crate::{
    Progress,
    error::Result,
    wire::{ImportLine, RowDecision},
};

pub(super) use reading::read_for;

/// Rows named in a sentence.
const LISTED: usize = 12;
/// Rows between two questions whether to go on.
const STEP: usize = 64;

/// What comes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Outcome {
    Refused,
    Changed,
    New,
    Same,
    Skipped,
}

impl Outcome {
    pub const fn word(self) -> &'static str {
        match self {
            Outcome::New => "new",
            Outcome::Changed => "changed",
            Outcome::Same => "same",
            Outcome::Refused => "refused",
            Outcome::Skipped => "skipped",
        }
    }
}

#[derive(Clone, Debug)]
pub(super) struct Judged {
    /// Its place among the rows of the table.
    pub at: usize,
    pub number: usize,
    pub what: String,
    pub outcome: Outcome,
    pub lines: Vec<ImportLine>,
    /// Cells that stay out of a row that comes in, each with its reason.
    pub left: Vec<String>,
}

impl Judged {
    pub fn has(&self, tone: &str) -> bool {
        self.lines.iter().any(|line| line.tone == tone)
    }

    /// Whether something of it was not understood, so that it is worth mending.
    pub fn to_mend(&self) -> bool {
        self.outcome == Outcome::Refused || !self.left.is_empty()
    }

    /// Why it, or a cell of it, stays out.
    pub fn reasons(&self) -> String {
        let problems = self.lines.iter().filter(|line| line.tone == "problem");
        let texts = problems.map(|line| line.text.as_str());
        let left = self.left.iter().map(String::as_str);
        texts.chain(left).collect::<Vec<_>>().join(" ")
    }
}

/// All rows judged, and what is to be stored.
#[derive(Clone, Debug, Default)]
pub(super) struct Verdict {
    pub rows: Vec<Judged>,
    pub puts: Vec<Record>,
    /// Records of other kinds that come along.
    pub along: BTreeMap<&'static str, usize>,
    /// What is to be known once for all rows.
    pub doubts: Vec<String>,
}

/// A shape of a row, ready for its field.
#[derive(Clone, Debug, Default)]
pub(super) struct Shape {
    pub geometry: Option<Geometry>,
    pub lines: Vec<ImportLine>,
    /// Why the whole row stays out, with the decision that takes it all the same.
    pub aside: Option<ImportLine>,
}

/// What the rows are judged by.
pub(super) struct Asked<'a> {
    pub wanted: Wanted,
    pub targets: &'a [Target],
    pub columns: &'a [Column],
    pub key: &'a [String],
    pub decisions: &'a [RowDecision],
    /// Of a layer: one for each row.
    pub shapes: Option<&'a [Shape]>,
    /// Of a layer: the field that holds them.
    pub shape_field: Option<&'static Field>,
    pub today: Date,
    pub rules: &'a RuleData,
    pub commune: Option<&'a Commune>,
    /// The name of the file, for fields that say where a drawing comes from.
    pub file: &'a str,
}

/// A value that a row gives to a field, and the target it came by.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub field: &'static Field,
    pub value: Value,
    pub target: String,
    pub label: String,
}

/// What a row says of the record to which a link leads.
#[derive(Debug)]
struct LinkSays {
    field: &'static Field,
    kind: &'static Kind,
    /// Its name, and the head and target of the column.
    name: Option<(String, String, String)>,
    says: Vec<Said>,
    contacts: Vec<ContactSays>,
}

#[derive(Clone, Debug)]
struct ContactSays {
    contact: contacts::Contact,
    target: String,
    label: String,
    /// Whether the column or the value says the kind.
    stated: bool,
}

#[derive(Default)]
struct Says {
    own: Vec<Said>,
    links: BTreeMap<&'static str, LinkSays>,
    sets: Vec<(&'static Field, String, String)>,
    contacts: Vec<ContactSays>,
    members: BTreeMap<&'static str, BTreeSet<String>>,
    latitude: Option<(String, Cell)>,
    longitude: Option<(String, Cell)>,
}

/// Judges every row.
///
/// # Errors
/// The person asked to stop.
pub(super) fn judge<'p>(
    plan: &'p Plan,
    table: &Table,
    asked: &'p Asked<'p>,
    new_id: &'p dyn Fn() -> Uuid,
    progress: Progress,
) -> Result<Verdict> {
    let mut judge = Judge {
        asked,
        bench: Bench::new(plan, new_id),
        decisions: HashMap::new(),
        by_key: HashMap::new(),
        rows_by_key: HashMap::new(),
        taken: HashSet::new(),
        links: Links::default(),
        kinds_guessed: BTreeMap::new(),
        fresh: fresh::Fresh::of(plan, asked),
        deputy: false,
        left: Vec::new(),
        body: None,
        read: HashMap::new(),
    };
    for decision in asked.decisions {
        let key = (decision.row, decision.target.clone().unwrap_or_default());
        judge.decisions.insert(key, decision.decision.as_str());
    }
    judge.index();
    let total = table.rows.len() as u64;
    let label = text("imports.progress");
    let mut rows = Vec::with_capacity(table.rows.len());
    for (at, row) in table.rows.iter().enumerate() {
        if at % STEP == 0 {
            progress(label, at as u64, total)?;
        }
        rows.push(judge.row(at, row));
    }
    progress(label, total, total)?;
    let mut doubts = Vec::from_iter(left_told(&rows));
    doubts.extend(judge.fresh.doubts());
    doubts.extend(judge.kinds_told());
    Ok(Verdict {
        puts: judge.bench.puts(),
        along: judge.bench.along(asked.wanted.kind.name),
        doubts,
        rows,
    })
}

struct Judge<'p> {
    asked: &'p Asked<'p>,
    bench: Bench<'p>,
    /// By row and target; the empty target is the row itself.
    decisions: HashMap<(usize, String), &'p str>,
    /// The records that the plan has, by key.
    by_key: HashMap<String, Vec<Uuid>>,
    /// What the rows so far became, by key: the row's number and the record.
    rows_by_key: HashMap<String, (usize, Uuid)>,
    links: Links,
    /// Records of the plan that a row turned out to be.
    taken: HashSet<Uuid>,
    /// Contacts whose kind was seen from their value.
    kinds_guessed: BTreeMap<String, usize>,
    fresh: fresh::Fresh,
    /// Whether the role of the row is said to be somebody's deputy.
    deputy: bool,
    /// Cells of the row that stay out, each with its reason.
    left: Vec<String>,
    /// The body that the row names for its nomination.
    body: Option<Uuid>,
    /// Cells already read, by column and whether they are texts: lists say the same thing again and again.
    read: HashMap<(usize, bool, String), Read>,
}

/// Cells that stay out of rows that come in: how many, and in which rows.
fn left_told(rows: &[Judged]) -> Option<String> {
    // A row that stays out has none: they are its problems.
    let with: Vec<&Judged> = rows.iter().filter(|row| !row.left.is_empty()).collect();
    let count: usize = with.iter().map(|row| row.left.len()).sum();
    let mut numbers: Vec<String> = with
        .iter()
        .take(LISTED)
        .map(|row| row.number.to_string())
        .collect();
    if with.len() > LISTED {
        numbers.push("…".to_owned());
    }
    let key = if count == 1 { "one" } else { "many" };
    let rows = rules::words::list(numbers);
    (count > 0).then(|| {
        filled(
            &format!("imports.doubt.left_cells.{key}"),
            &[("count", &count), ("rows", &rows)],
        )
    })
}

/// A line about a row.
pub(super) fn line(tone: &str, text: String, target: Option<&str>) -> ImportLine {
    ImportLine {
        tone: tone.to_owned(),
        text,
        target: target.map(str::to_owned),
        decision: None,
        button: None,
        decided: false,
    }
}

/// The same line with the decision that undoes what it says.
pub(super) fn deciding(
    mut line: ImportLine,
    decision: &str,
    button: String,
    decided: bool,
) -> ImportLine {
    line.decision = Some(decision.to_owned());
    line.button = Some(button);
    line.decided = decided;
    line
}

impl Judge<'_> {
    fn decided(&self, row: usize, target: &str, decision: &str) -> bool {
        self.decision(row, target) == Some(decision)
    }

    fn decision(&self, row: usize, target: &str) -> Option<&str> {
        if self.decisions.is_empty() {
            return None;
        }
        self.decisions.get(&(row, target.to_owned())).copied()
    }

    fn index(&mut self) {
        let kind = self.asked.wanted.kind.name;
        let records: Vec<_> = self.bench.before.of_kind(kind).collect();
        for record in records {
            if let Some(key) = self.key_of(|name| Some(record.get(name).clone())) {
                self.by_key.entry(key).or_default().push(record.id);
            }
        }
    }

    /// The key of what has these values; none when nothing of it is said.
    fn key_of(&self, value: impl Fn(&str) -> Option<Value>) -> Option<String> {
        let kind = self.asked.wanted.kind;
        let mut parts = Vec::with_capacity(self.asked.key.len());
        let mut said = false;
        for name in self.asked.key {
            let name = if name == SHAPE {
                self.asked
                    .shape_field
                    .map_or(name.as_str(), |field| field.name)
            } else {
                name
            };
            let value = value(name).unwrap_or_default();
            said |= !value.is_empty();
            parts.push(match &value {
                Value::Text(text) if (kind.name, name) == ("contact_point", "value") => {
                    contacts::sameness(text)
                }
                Value::Text(text) => plain(text),
                Value::Geometry(geometry) => geometry.to_json().to_string(),
                other => format!("{other:?}"),
            });
        }
        (said && !parts.is_empty()).then(|| parts.join("\u{1f}"))
    }

    fn row(&mut self, at: usize, row: &Row) -> Judged {
        let mut judged = Judged {
            at,
            number: row.number,
            what: String::new(),
            outcome: Outcome::Skipped,
            lines: Vec::new(),
            left: Vec::new(),
        };
        if self.decided(row.number, "", "skip") {
            judged.what = self.called(row);
            let note = text("imports.line.skipped").to_owned();
            let button = text("imports.button.take").to_owned();
            let note = deciding(line("note", note, None), "skip", button, true);
            judged.lines.push(note);
            return judged;
        }
        let shape = self.asked.shapes.and_then(|shapes| shapes.get(at));
        if let Some(aside) = shape.and_then(|shape| shape.aside.clone()) {
            judged.what = self.called(row);
            judged.lines.push(aside);
            return judged;
        }
        (self.deputy, self.body) = (false, None);
        let mut says = self.says(row, &mut judged.lines);
        self.shape(at, row, &mut says, &mut judged.lines);
        let meant = self.meant(row, &says, &mut judged.lines);
        judged.left = std::mem::take(&mut self.left);
        let problems = judged.lines.iter();
        let refused = |line: &ImportLine| line.tone == "problem" && !line.decided;
        // A link of which the name stays out says nothing either.
        let leads = meant.values().any(|meant| meant.key().is_some());
        let nothing = says.own.is_empty() && !leads && says.contacts.is_empty();
        if nothing && !problems.clone().any(refused) {
            let problem = text("imports.problem.nothing").to_owned();
            judged.lines.push(line("problem", problem, None));
        } else if let Some(problem) = self.lacks(row) {
            judged.lines.push(line("problem", problem, None));
        }
        if judged.lines.iter().any(refused) {
            judged.what = self.called(row);
            judged.outcome = Outcome::Refused;
            // With its row a cell stays out too: it is one more problem.
            let rest = format!(" {}", text("imports.line.stays_out"));
            let left = std::mem::take(&mut judged.left);
            for line in judged
                .lines
                .iter_mut()
                .filter(|line| left.contains(&line.text))
            {
                "problem".clone_into(&mut line.tone);
                line.text = line.text.trim_end_matches(&rest).to_owned();
            }
            return judged;
        }
        self.settle(row, &says, meant, &mut judged);
        judged
    }

    /// What a row does not say though a column has it, and without which it speaks of nothing.
    fn lacks(&self, row: &Row) -> Option<String> {
        let wanted = self.asked.wanted;
        let identity = keys::identity(wanted.kind.name);
        let lacking: Vec<&str> = identity
            .filter(|name| {
                let columns = self.asked.columns.iter().enumerate();
                let mut cells = columns.filter_map(|(at, column)| {
                    let target = &self.asked.targets[column.target?];
                    target.goal.says(name).then(|| &row.cells[at])
                });
                let first = cells.next();
                first.is_some_and(|first| is_nothing(first) && cells.all(is_nothing))
            })
            .filter_map(|name| wanted.kind.field(name))
            .map(|field| texts::field(wanted.kind.name, field, "label"))
            .collect();
        if lacking.is_empty() || wanted.is_boundary() {
            return None;
        }
        let labels = quoted_list(lacking.into_iter());
        Some(filled("imports.problem.lacks", &[("labels", &labels)]))
    }

    /// What a row that is not understood is called: its first cells.
    fn called(&self, row: &Row) -> String {
        let key: Vec<usize> = (self.asked.columns.iter().enumerate())
            .filter(|(_, column)| column.target.is_some())
            .map(|(at, _)| at)
            .collect();
        let texts = key.iter().map(|at| row.cells[*at].shown());
        let mut texts: Vec<String> = texts.filter(|text| !text.is_empty()).take(2).collect();
        if texts.is_empty() {
            texts = (row.cells.iter().map(Cell::shown))
                .filter(|text| !text.is_empty())
                .take(2)
                .collect();
        }
        short(&texts.join(", "))
    }

    /// How many contacts were taken for which kind.
    fn kinds_told(&self) -> Option<String> {
        if self.kinds_guessed.is_empty() {
            return None;
        }
        let lists = plan::codelists::Lists::builtin();
        let kinds = self.kinds_guessed.iter().map(|(code, count)| {
            let label = lists.label("CONTACT_KIND", code);
            format!("{}: {count}", super::targets::lower_first(label))
        });
        let kinds: Vec<_> = kinds.collect();
        Some(filled(
            "imports.doubt.contact_kinds",
            &[("kinds", &kinds.join(", "))],
        ))
    }
}
