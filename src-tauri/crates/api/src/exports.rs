//! The export folder of a plan, for the bodies of the system or for everybody, and the register of what went out.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use archive::{ExportLine, Exported};
pub use exchange::export::control_code;
use exchange::export::{
    self, ClassLine, Order, Planned,
    place::{self, ThisDisk, Trouble},
    sealed::{self, Strength},
};
use plan::{
    declare::{Class, KINDS},
    model::Attachment,
    privacy::copy_for,
    record::Plan,
    texts::{filled, text},
    value::Value,
};
use rules::{Verdict, check::totals, data::Severity};
use uuid::Uuid;

use crate::{
    Progress,
    desk::Desk,
    error::{ApiError, Code, Result, why},
    redaction::verdict_json,
};

/// What a person asks for.
#[derive(Clone, Copy)]
pub struct Wanted<'a> {
    pub plan: Uuid,
    /// [`Class::P`] or [`Class::O`].
    pub class: Class,
    /// The folder in which the export's own folder is made.
    pub out: &'a Path,
    /// Writes it also when findings stop the final copy, and marks every file.
    pub draft: bool,
    /// For whom, as the register keeps it.
    pub recipient: &'a str,
    /// Closes the export with these words; empty leaves it open. Kept and told nowhere.
    pub passphrase: &'a str,
}

/// What exporting did.
#[derive(Clone, Debug)]
pub struct FolderDone {
    /// The folder, or the one file when it was closed.
    pub place: PathBuf,
    pub files: usize,
    pub bytes: usize,
    /// Three words and a number, to compare by telephone.
    pub control_code: String,
    /// SHA-256 of `manifesto.json`.
    pub sha256: String,
    pub encrypted: bool,
    /// What the person should know, in words.
    pub notes: Vec<String>,
}

/// An export before it is made.
#[derive(Clone, Debug)]
pub struct ExportSeen {
    pub name: String,
    /// Why only a draft can be exported; empty when the final copy can.
    pub stops: Vec<String>,
    /// How grave each of these is, in the same order.
    pub stopping: Vec<Severity>,
    pub files: Vec<Planned>,
    pub classes: Vec<ClassLine>,
    pub left_out: LeftOut,
}

/// What a copy does not show of the whole plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Fields that are filled in.
    pub fields: usize,
    pub records: usize,
    /// Records by kind, in words.
    pub kinds: Vec<String>,
}

impl LeftOut {
    /// Between a plan and its copy.
    pub fn between(plan: &Plan, copy: &Plan) -> Self {
        let filled_in = |plan: &Plan| {
            let values = plan.records.values().flat_map(|record| &record.values);
            values.filter(|value| **value != Value::Empty).count()
        };
        let kinds = KINDS.iter().filter_map(|kind| {
            let count = plan.of_kind(kind.name).count() - copy.of_kind(kind.name).count();
            let plural = text(&format!("kind.{}.plural", kind.name));
            (count > 0).then(|| format!("{plural}: {count}"))
        });
        LeftOut {
            fields: filled_in(plan) - filled_in(copy),
            records: plan.records.len() - copy.records.len(),
            kinds: kinds.collect(),
        }
    }
}

impl Desk {
    /// What an export would hold, and what stops the final copy.
    ///
    /// # Errors
    /// There is no such plan, or the archive cannot be read.
    pub fn preview_export(&self, plan_id: Uuid, class: Class) -> Result<ExportSeen> {
        let plan = self.plan(plan_id)?;
        let verdict = self.verdict(&plan)?;
        let stops = stops(&verdict);
        let copy = copy_for(&plan, class);
        let draft = !stops.is_empty();
        let seen = export::preview(&plan, class, draft);
        Ok(ExportSeen {
            name: seen.name,
            stops,
            stopping: stopping(&verdict).map(|(severity, _)| severity).collect(),
            files: seen.files,
            classes: seen.classes,
            left_out: LeftOut::between(&plan, &copy),
        })
    }

    /// Makes the export folder of a plan, or one file closed with a passphrase, and writes it into the register. The
    /// previous export of the same name is replaced whole, or stays.
    ///
    /// # Errors
    /// Findings that stop the final copy, a place that cannot be written, an operational copy from a desk that only looks.
    pub fn export_folder(&mut self, wanted: &Wanted, progress: Progress) -> Result<FolderDone> {
        let encrypted = !wanted.passphrase.is_empty();
        let mut notes = self.may_export(wanted)?;
        let plan = self.plan(wanted.plan)?;
        let copy = copy_for(&plan, wanted.class);
        let own = self.verdict(&plan)?;
        if !wanted.draft && own.stops(Severity::blocks_delivery) {
            let stops = stops(&own).join(" ");
            return Err(ApiError::new(
                Code::Findings,
                "export.stopped",
                &[("stops", &stops)],
            ));
        }
        let mut verdict = verdict_json(&plan, &copy, wanted.class, own);
        if wanted.draft {
            verdict["draft"] = true.into();
        }
        let attachments = self.documents(&copy)?;
        let order = Order {
            plan: &plan,
            class: wanted.class,
            draft: wanted.draft,
            verdict: &verdict,
            attachments: &attachments,
        };
        let making = text("api.progress.export_make");
        let folder = export::make(&order, &|done, of| progress(making, done, of))?;
        if folder.missing > 0 {
            let count = folder.missing;
            notes.push(filled("export.note.missing", &[("count", &count)]));
        }
        let control_code = export::control_code(&folder.sha256);
        let mut done = FolderDone {
            place: PathBuf::new(),
            files: folder.files.len(),
            bytes: folder.files.iter().map(|(_, bytes)| bytes.len()).sum(),
            control_code,
            sha256: folder.sha256.clone(),
            encrypted,
            notes,
        };
        let writing = text("api.progress.export_write");
        let step = |done, of| progress(writing, done, of);
        let name = if encrypted {
            sealed::name(&folder.name)
        } else {
            folder.name.clone()
        };
        done.place =
            std::path::absolute(wanted.out.join(&name)).unwrap_or_else(|_| wanted.out.join(&name));
        let line = self.export_line(wanted, &plan, &done);
        let write = || -> Result<()> {
            if encrypted {
                let bytes = sealed::seal(&folder, wanted.passphrase)?;
                step(0, 1)?;
                place::put_file(&ThisDisk, wanted.out, &name, &bytes).map_err(ApiError::from)?;
            } else {
                place::put(&ThisDisk, wanted.out, &name, &folder.files, &step)?;
            }
            Ok(())
        };
        if self.writes() {
            self.archive.log_export(&line, write)?;
        } else {
            write()?;
        }
        Ok(done)
    }

    /// Whether this person, here, may export so, with what they should know about it.
    fn may_export(&self, wanted: &Wanted) -> Result<Vec<String>> {
        let mut notes = Vec::new();
        if wanted.class == Class::R {
            return Err(ApiError::new(
                Code::Usage,
                "export.class",
                &[("class", &wanted.class.word())],
            ));
        }
        if !self.writes() {
            if wanted.class != Class::P {
                return Err(ApiError::new(Code::Held, "export.not_in_register", &[]));
            }
            notes.push(text("export.note.not_in_register").to_owned());
        }
        if wanted.passphrase.is_empty() {
            return Ok(notes);
        }
        if wanted.class == Class::P {
            return Err(ApiError::new(Code::Usage, "export.public_sealed", &[]));
        }
        match sealed::strength(wanted.passphrase) {
            Strength::Short => {
                return Err(ApiError::new(
                    Code::Usage,
                    "export.short",
                    &[("least", &sealed::LEAST)],
                ));
            }
            Strength::Weak => notes.push(text("export.note.weak").to_owned()),
            Strength::Good => {}
        }
        Ok(notes)
    }

    fn export_line(&self, wanted: &Wanted, plan: &Plan, done: &FolderDone) -> ExportLine {
        ExportLine {
            plan: wanted.plan,
            at: self.now().at.to_string(),
            author: self.who.name.clone(),
            what: Exported::Folder,
            class: wanted.class.word().to_owned(),
            draft: wanted.draft,
            encrypted: done.encrypted,
            recipient: wanted.recipient.trim().to_owned(),
            place: done.place.display().to_string(),
            content_hash: plan::canonical::plan_hash(plan),
            sha256: done.sha256.clone(),
        }
    }

    /// The bytes of the documents that a copy names, by their SHA-256, as far as the archive has them.
    pub(crate) fn documents(&self, copy: &Plan) -> Result<BTreeMap<String, Vec<u8>>> {
        let mut documents = BTreeMap::new();
        let named = copy.all::<Attachment>().into_iter();
        for hash in named.filter_map(|attachment| attachment.sha256) {
            if let Some(bytes) = self.archive.attachment(&hash)? {
                documents.insert(hash, bytes);
            }
        }
        Ok(documents)
    }

    /// What was exported of a plan, the latest first.
    ///
    /// # Errors
    /// The archive cannot be read.
    pub fn exports(&self, plan: Uuid) -> Result<Vec<ExportLine>> {
        Ok(self.archive.exports(plan)?)
    }
}

/// The severities that stop the final copy, each with how many findings are open.
fn stopping(verdict: &Verdict) -> impl Iterator<Item = (Severity, usize)> {
    totals(&verdict.findings)
        .into_iter()
        .filter(|(severity, open, _)| severity.blocks_delivery() && *open > 0)
        .map(|(severity, open, _)| (severity, open))
}

/// What stops the final copy, a sentence for each severity.
fn stops(verdict: &Verdict) -> Vec<String> {
    stopping(verdict)
        .map(|(severity, open)| {
            filled(
                &format!("export.stops.{}", severity.code()),
                &[("count", &open)],
            )
        })
        .collect()
}

impl From<Trouble> for ApiError {
    fn from(trouble: Trouble) -> Self {
        let (code, key, path, because) = match trouble {
            Trouble::TooLong { path } => (Code::Failed, "too_long", path, String::new()),
            Trouble::NotOurs { path } => (Code::Refused, "not_ours", path, String::new()),
            Trouble::Touched { file } => (Code::Refused, "touched", file, String::new()),
            Trouble::Open { file } => (Code::Failed, "open_elsewhere", file, String::new()),
            Trouble::Busy { path } => (Code::Failed, "busy", path, String::new()),
            Trouble::Write { path, why: cause } => (Code::Failed, "unwritable", path, why(&cause)),
        };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        ApiError::new(
            code,
            &format!("export.{key}"),
            &[
                ("path", &path.display()),
                ("name", &name),
                ("why", &because),
                ("most", &place::LONGEST),
            ],
        )
    }
}
