//! An open archive, with the rules, the register and the model in force, and the person at it.

use std::{cell::OnceCell, path::Path};

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
    rules: Option<RuleData>,
    /// Read when it is first asked for.
    model: OnceCell<Model>,
    clock: Box<dyn Clock>,
    pub who: Who,
}

static MODEL: &str = include_str!("../../../../assets/modello/modello.json");

impl Desk {
    /// Opens an archive to work in it, making it when there is none yet.
    ///
    /// # Errors
    /// It is held by another, damaged, from a later version, or not an archive.
    pub fn open_or_create(path: &Path, who: Who, clock: Box<dyn Clock>) -> Result<Self> {
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
    pub fn open(path: &Path, who: Who, clock: Box<dyn Clock>) -> Result<Self> {
        Desk::with(path, Access::Write, who, clock)
    }

    /// Opens an archive to look at it: its bytes stay identical, and another may be writing.
    ///
    /// # Errors
    /// It is damaged, from a later version, not an archive, or not there.
    pub fn look(path: &Path, who: Who, clock: Box<dyn Clock>) -> Result<Self> {
        Desk::with(path, Access::Read, who, clock)
    }

    fn with(path: &Path, access: Access, who: Who, clock: Box<dyn Clock>) -> Result<Self> {
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
            rules,
            model: OnceCell::new(),
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

    pub(crate) fn set_rules(&mut self, rules: RuleData) {
        if self.rules.as_ref().is_none_or(|own| rules.newer_than(own)) {
            self.rules = Some(rules);
        }
    }

    pub fn registry(&self) -> &'static Registry {
        Registry::builtin()
    }

    /// The consortium's model: the one that ships, or the one read from a file with [`Desk::use_model`].
    ///
    /// # Errors
    /// None that a person can cause: the one that ships is read by a test.
    pub fn model(&self) -> Result<&Model> {
        if let Some(model) = self.model.get() {
            return Ok(model);
        }
        let shipped = read_model(MODEL)?;
        Ok(self.model.get_or_init(|| shipped))
    }

    /// Takes another edition of the model.
    ///
    /// # Errors
    /// The text is not a model.
    pub fn use_model(&mut self, text: &str) -> Result<()> {
        self.model = OnceCell::from(read_model(text)?);
        Ok(())
    }

    /// The whole plan.
    ///
    /// # Errors
    /// There is none with this id, or the archive cannot be read.
    pub fn plan(&self, plan: Uuid) -> Result<Plan> {
        Ok(self.archive.load(plan)?)
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
        Ok(self
            .archive
            .change_with(plan, &occasion, puts, removes, attachments)?)
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

fn read_model(text: &str) -> Result<Model> {
    Model::read(text)
        .map_err(|error| ApiError::new(Code::Refused, "model.unreadable", &[("why", &error)]))
}
