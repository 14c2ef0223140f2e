//! A desk with a small plan, for targets that go all the way into an archive.

use std::{cell::RefCell, fs};

use api::{
    Desk, Moment, Who,
    imports::{self, OfficeFile},
    wire::{ImportAsked, ImportTrial},
};
use tempfile::TempDir;
use uuid::Uuid;

/// Files in one archive before it is begun anew: its history grows with each.
const FILES: usize = 300;

struct Place {
    desk: Desk,
    plan: Uuid,
    folder: TempDir,
    files: usize,
}

thread_local! {
    static PLACE: RefCell<Option<Place>> = const { RefCell::new(None) };
}

fn moment() -> Moment {
    Moment {
        today: "2026-03-16".parse().expect("a day"),
        at: "2026-03-16T09:15:00Z".parse().expect("a time"),
    }
}

fn place() -> Place {
    let folder = tempfile::tempdir().expect("a folder");
    let who = Who {
        name: "Prova".to_owned(),
        machine: "prova".to_owned(),
        role: "compilatore".to_owned(),
    };
    let path = folder.path().join("piani.sqlite");
    let mut desk = Desk::open_or_create(&path, who, Box::new(moment)).expect("an archive");
    let commune = desk.commune("Casaletto Ceredano").expect("a commune");
    let plan = desk.begin(commune).expect("a plan");
    Place {
        desk,
        plan,
        folder,
        files: 0,
    }
}

/// What must hold whatever a file holds: each row is judged once, in words; the import does what the trial said; nothing is
/// doubled by a second import; one undo leaves the plan as it was.
pub fn brings_in(name: &str, bytes: &[u8]) {
    let Some((choice, content)) = bytes.split_first() else {
        return;
    };
    PLACE.with_borrow_mut(|kept| {
        if kept.as_ref().is_none_or(|place| place.files >= FILES) {
            *kept = Some(place());
        }
        let place = kept.as_mut().expect("one was just made");
        place.files += 1;
        place.bring_in(name, *choice, content);
    });
}

impl Place {
    fn bring_in(&mut self, name: &str, choice: u8, content: &[u8]) {
        let path = self.folder.path().join(name);
        fs::write(&path, content).expect("a file");
        let go_on: api::Progress = &|_, _, _| Ok(());
        let Ok(file) = OfficeFile::read(&path, go_on) else {
            return;
        };
        let look = self.desk.look_at_import(self.plan, &file, None);
        let look = look.expect("a file that was read can be looked at");
        let kinds = imports::kinds();
        let (repair, at) = (choice & 0x80 != 0, usize::from(choice & 0x7f));
        let asked = ImportAsked {
            plan: String::new(),
            file: String::new(),
            part: look.part,
            kind: kinds[at % kinds.len()].kind.clone(),
            columns: None,
            key: None,
            system: None,
            swap: false,
            repair,
            near: false,
            decisions: Vec::new(),
            remember: false,
        };
        let trial = |desk: &Desk| desk.try_import(self.plan, &file, &asked, go_on);
        let Ok(before) = trial(&self.desk) else {
            return;
        };
        in_words(&before);
        let plan = self.desk.plan(self.plan).expect("the plan");
        let plan = (*plan).clone();
        let done = self.desk.import(self.plan, &file, &asked, go_on);
        let done = done.expect("what could be tried can be imported");
        assert_eq!((done.new, done.changed), (before.new, before.changed));
        let again = trial(&self.desk).expect("a second trial");
        in_words(&again);
        assert_eq!(again.new, 0, "{} doubled by a second import", asked.kind);
        if !done.what.is_empty() {
            self.desk.undo(self.plan).expect("an undo");
        }
        let after = self.desk.plan(self.plan).expect("the plan");
        assert!(after.records == plan.records, "undo left something");
    }
}

/// Sentences are whole: none is empty, none shows where a value was to go.
fn in_words(trial: &ImportTrial) {
    let lines = trial.rows.iter().flat_map(|row| &row.lines);
    for line in lines {
        assert!(!line.text.is_empty(), "an empty sentence");
    }
}
