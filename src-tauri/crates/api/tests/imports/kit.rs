//! A desk with a plan on it, files written beside it, and imports in a few words.

pub use std::{fs, path::PathBuf};

pub use api::{
    Code, Desk, Moment, Who,
    imports::{self, Mapping, OfficeFile, What},
    wire::{ImportAsked, ImportFile, ImportRow, ImportTrial, Imported, RowDecision},
};
pub use jiff::civil::{Date, date};
pub use plan::{
    record::{Plan, Record},
    value::Value,
};
pub use serde_json::{Value as Json, json};
pub use tempfile::TempDir;
pub use uuid::Uuid;

pub const TODAY: Date = date(2026, 3, 16);

pub fn clock() -> Moment {
    Moment {
        today: TODAY,
        at: "2026-03-16T09:15:00Z".parse().unwrap(),
    }
}

pub fn who() -> Who {
    Who {
        name: "Ufficio tecnico".into(),
        machine: "prova".into(),
        role: "compilatore".into(),
    }
}

/// A desk with a plan on it.
pub struct Place {
    pub desk: Desk,
    pub plan: Uuid,
    pub folder: TempDir,
}

/// With the example plan.
pub fn place() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("piani.sqlite");
    let mut desk = Desk::open_or_create(&path, who(), Box::new(clock)).unwrap();
    let plan = desk.demo().unwrap().plan;
    Place { desk, plan, folder }
}

/// With a plan that was only begun.
pub fn begun() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("piani.sqlite");
    let mut desk = Desk::open_or_create(&path, who(), Box::new(clock)).unwrap();
    let commune = desk.commune("Casaletto Ceredano").unwrap();
    let plan = desk.begin(commune).unwrap();
    Place { desk, plan, folder }
}

/// What is asked when nothing is chosen.
pub fn asked(kind: &str) -> ImportAsked {
    ImportAsked {
        plan: String::new(),
        file: String::new(),
        part: 0,
        kind: kind.to_owned(),
        columns: None,
        key: None,
        system: None,
        swap: false,
        repair: false,
        near: false,
        decisions: Vec::new(),
        remember: false,
    }
}

pub fn decided(row: usize, target: &str, decision: &str) -> RowDecision {
    RowDecision {
        row,
        target: (!target.is_empty()).then(|| target.to_owned()),
        decision: decision.to_owned(),
    }
}

impl Place {
    /// A file in the folder of this place.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, content).unwrap();
        path
    }

    pub fn read(&self, name: &str, content: impl AsRef<[u8]>) -> OfficeFile {
        OfficeFile::read(&self.file(name, content), &|_, _, _| Ok(())).unwrap()
    }

    pub fn plan(&self) -> Plan {
        (*self.desk.plan(self.plan).unwrap()).clone()
    }

    pub fn look(&self, file: &OfficeFile) -> ImportFile {
        self.desk.look_at_import(self.plan, file, None).unwrap()
    }

    pub fn try_it(&self, file: &OfficeFile, asked: &ImportAsked) -> ImportTrial {
        let trial = self
            .desk
            .try_import(self.plan, file, asked, &|_, _, _| Ok(()));
        trial.unwrap_or_else(|error| panic!("{error}"))
    }

    /// Imports, after a trial that must say the same.
    pub fn import(&mut self, file: &OfficeFile, asked: &ImportAsked) -> Imported {
        let trial = self.try_it(file, asked);
        let done = self.desk.import(self.plan, file, asked, &|_, _, _| Ok(()));
        let done = done.unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(
            counts(&trial),
            (done.new, done.changed, done.same, done.refused)
        );
        assert_eq!(trial.along, done.along);
        done
    }

    /// The records of a kind by their title.
    pub fn titled(&self, kind: &str, title: &str) -> Record {
        let plan = self.plan();
        let found: Vec<_> = plan
            .of_kind(kind)
            .filter(|record| plan.title(record) == title)
            .cloned()
            .collect();
        let titles: Vec<_> = plan
            .of_kind(kind)
            .map(|record| plan.title(record))
            .collect();
        assert_eq!(found.len(), 1, "{kind} «{title}» among {titles:?}");
        found.into_iter().next().unwrap()
    }

    pub fn count(&self, kind: &str) -> usize {
        self.plan().of_kind(kind).count()
    }

    /// The contacts of somebody, as `kind value`.
    pub fn contacts(&self, link: &str, owner: Uuid) -> Vec<String> {
        let owner = Value::Text(owner.to_string());
        let plan = self.plan();
        let mut own: Vec<_> = plan
            .of_kind("contact_point")
            .filter(|record| record.get(link) == &owner)
            .map(|record| format!("{} {}", text(record, "contact_kind"), text(record, "value")))
            .collect();
        own.sort_unstable();
        own
    }
}

pub fn text(record: &Record, field: &str) -> String {
    match record.get(field) {
        Value::Text(text) => text.clone(),
        Value::Empty => String::new(),
        other => format!("{other:?}"),
    }
}

pub fn counts(trial: &ImportTrial) -> (usize, usize, usize, usize) {
    (trial.new, trial.changed, trial.same, trial.refused)
}

/// Where each column goes, as `head → target`.
pub fn mapped(trial: &ImportTrial) -> Vec<String> {
    let columns = trial.columns.iter();
    columns
        .map(|column| {
            let sure = if column.sure || column.target.is_empty() {
                ""
            } else {
                " ?"
            };
            format!("{} → {}{sure}", column.head, column.target)
        })
        .collect()
}

pub fn row(trial: &ImportTrial, number: usize) -> &ImportRow {
    let found = trial.rows.iter().find(|row| row.row == number);
    found.unwrap_or_else(|| panic!("row {number} is not shown"))
}

/// The words of a row's lines, as `tone: text`.
pub fn lines(trial: &ImportTrial, number: usize) -> Vec<String> {
    let lines = row(trial, number).lines.iter();
    lines
        .map(|line| format!("{}: {}", line.tone, line.text))
        .collect()
}
