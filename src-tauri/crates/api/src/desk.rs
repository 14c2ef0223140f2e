//! An open archive, with the rules, the register and the model in force, and the person at it.

use std::{
    cell::{Cell, OnceCell, RefCell},
    collections::BTreeSet,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use archive::{Access, Archive, Holder, Occasion};
use plan::{
    difference::Change,
    modello::Model,
    record::{Plan, Record},
    registry::Registry,
};
use rules::RuleData;
use uuid::Uuid;

use crate::{
    clock::{Clock, Moment},
    error::{ApiError, Code, Result},
};

/// Who works here: written beside every change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    /// Name and office as the history shows them.
    pub name: String,
    /// The computer, for who finds the archive held.
    pub machine: String,
    /// Code of ACCEPTING_ROLE.
    pub role: String,
}

/// See the module.
pub struct Desk {
    pub(crate) archive: Archive,
    rules: Option<Arc<RuleData>>,
    /// Read when it is first asked for.
    model: OnceCell<Arc<Model>>,
    /// The plan that was read last, kept in step with the archive: nobody else writes while this desk may.
    at_hand: RefCell<Option<Arc<Plan>>>,
    /// Tells one state of the plan at hand from every other, without keeping the plan.
    turn: Cell<u64>,
    /// Attachments whose bytes were compared with their hash in this sitting: they are never changed, only added.
    pub(crate) compared: RefCell<BTreeSet<String>>,
    writes: bool,
    clock: Box<dyn Clock + Send>,
    pub who: Who,
}

static MODEL: &str = include_str!("../../../../assets/modello/modello.json");

impl Desk {
    /// Opens an archive to work in it, making it when there is none yet.
    ///
    /// # Errors
    /// It is held by another, damaged, from a later version, or not an archive.
    pub fn open_or_create(path: &Path, who: Who, clock: Box<dyn Clock + Send>) -> Result<Self> {
        let access = if path.exists() {
            Access::Write
        } else {
            Access::Create
        };
        Desk::with(path, access, who, clock)
    }

    /// Opens an archive to work in it.
    ///
    /// # Errors
    /// As [`Desk::open_or_create`], and when there is none.
    pub fn open(path: &Path, who: Who, clock: Box<dyn Clock + Send>) -> Result<Self> {
        Desk::with(path, Access::Write, who, clock)
    }

    /// Opens an archive to look at it: its bytes stay identical, and another may be writing.
    ///
    /// # Errors
    /// It is damaged, from a later version, not an archive, or not there.
    pub fn look(path: &Path, who: Who, clock: Box<dyn Clock + Send>) -> Result<Self> {
        Desk::with(path, Access::Read, who, clock)
    }

    fn with(path: &Path, access: Access, who: Who, clock: Box<dyn Clock + Send>) -> Result<Self> {
        let holder = Holder {
            name: who.name.clone(),
            machine: who.machine.clone(),
        };
        let archive = Archive::open(path, access, &holder, &clock.now().at.to_string())?;
        let editions = archive.rule_editions()?;
        // An edition that a newer program installed and this one cannot read does not keep a person from the plan.
        let readable = (editions.iter()).filter_map(|edition| RuleData::read(&edition.json).ok());
        let rules = readable.reduce(|newest, other| {
            if other.newer_than(&newest) {
                other
            } else {
                newest
            }
        });
        Ok(Desk {
            archive,
            rules: rules.map(Arc::new),
            model: OnceCell::new(),
            at_hand: RefCell::new(None),
            turn: Cell::new(next_turn()),
            compared: RefCell::default(),
            writes: access != Access::Read,
            clock,
            who,
        })
    }

    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    pub fn new_id(&self) -> Uuid {
        self.clock.new_id()
    }

    /// The rules in force: those installed in this archive when they are newer than the shipped ones.
    pub fn rules(&self) -> &RuleData {
        let shipped = RuleData::builtin();
        match &self.rules {
            Some(installed) if installed.newer_than(shipped) => installed,
            _ => shipped,
        }
    }

    /// The rules in force, when they are not the shipped ones: for a check that goes on without the desk.
    pub(crate) fn installed_rules(&self) -> Option<Arc<RuleData>> {
        let shipped = RuleData::builtin();
        (self.rules.clone()).filter(|installed| installed.newer_than(shipped))
    }

    /// The same as long as the plan that [`Desk::plan`] gave last stays as it is; of no other desk.
    pub(crate) fn turn(&self) -> u64 {
        self.turn.get()
    }

    /// Whether this desk may write.
    pub fn writes(&self) -> bool {
        self.writes
    }

    pub(crate) fn set_rules(&mut self, rules: RuleData) {
        if self.rules.as_ref().is_none_or(|own| rules.newer_than(own)) {
            self.rules = Some(Arc::new(rules));
        }
    }

    pub fn registry(&self) -> &'static Registry {
        Registry::builtin()
    }

    /// The consortium's model: the one that ships, or the one read from a file with [`Desk::use_model`].
    ///
    /// # Errors
    /// None that a person can cause: the one that ships is read by a test.
    pub fn model(&self) -> Result<&Arc<Model>> {
        if let Some(model) = self.model.get() {
            return Ok(model);
        }
        let shipped = Arc::new(read_model(MODEL)?);
        Ok(self.model.get_or_init(|| shipped))
    }

    /// Takes another edition of the model.
    ///
    /// # Errors
    /// The text is not a model.
    pub fn use_model(&mut self, text: &str) -> Result<()> {
        self.model = OnceCell::from(Arc::new(read_model(text)?));
        Ok(())
    }

    /// The whole plan.
    ///
    /// # Errors
    /// There is none with this id, or the archive cannot be read.
    pub fn plan(&self, plan: Uuid) -> Result<Arc<Plan>> {
        if let Some(at_hand) = self.at_hand.borrow().as_ref().filter(|p| p.id == plan) {
            return Ok(Arc::clone(at_hand));
        }
        let loaded = Arc::new(self.archive.load(plan)?);
        self.turn.set(next_turn());
        if self.writes {
            *self.at_hand.borrow_mut() = Some(Arc::clone(&loaded));
        }
        Ok(loaded)
    }

    /// Brings the plan at hand to what the archive now holds.
    pub(crate) fn follow(&self, plan: Uuid, changes: &[Change]) {
        self.turn.set(next_turn());
        let mut at_hand = self.at_hand.borrow_mut();
        let Some(held) = at_hand.as_mut().filter(|held| held.id == plan) else {
            return;
        };
        let held = Arc::make_mut(held);
        for change in changes {
            match change {
                Change::Created(record) => held.insert(record.clone()),
                Change::Removed(record) => {
                    held.remove(record.kind.name, record.id);
                }
                Change::Edited {
                    kind,
                    id,
                    field,
                    after,
                    ..
                } => {
                    if let Some(record) = held.records.get_mut(&(*kind, *id)) {
                        record.put(field, after.clone());
                    }
                }
            }
        }
    }

    /// Lets go of the plan at hand: the archive was changed as a whole.
    pub(crate) fn forget(&self) {
        self.turn.set(next_turn());
        *self.at_hand.borrow_mut() = None;
    }

    /// Stores and removes records as one change, which one undo takes back.
    pub(crate) fn change(
        &mut self,
        plan: Uuid,
        what: &str,
        puts: &[Record],
        removes: &[(&'static str, Uuid)],
    ) -> Result<Vec<Change>> {
        self.change_with(plan, what, puts, removes, &[])
    }

    /// [`Desk::change`] with the bytes of the attachments that come along: all of it or nothing.
    pub(crate) fn change_with(
        &mut self,
        plan: Uuid,
        what: &str,
        puts: &[Record],
        removes: &[(&'static str, Uuid)],
        attachments: &[&[u8]],
    ) -> Result<Vec<Change>> {
        self.archive.snapshot_if_due(&self.now().at.to_string())?;
        let occasion = self.occasion(what);
        let changes = (self.archive).change_with(plan, &occasion, puts, removes, attachments)?;
        self.follow(plan, &changes);
        Ok(changes)
    }

    pub(crate) fn occasion(&self, what: &str) -> Occasion {
        Occasion {
            change: self.new_id(),
            at: self.now().at.to_string(),
            author: self.who.name.clone(),
            what: what.to_owned(),
        }
    }
}

fn next_turn() -> u64 {
    static LAST: AtomicU64 = AtomicU64::new(0);
    LAST.fetch_add(1, Ordering::Relaxed)
}

fn read_model(text: &str) -> Result<Model> {
    Model::read(text)
        .map_err(|error| ApiError::new(Code::Refused, "model.unreadable", &[("why", &error)]))
}
