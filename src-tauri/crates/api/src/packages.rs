//! Packages: writing a plan to a file, verifying one, taking one in.

use std::{io::Cursor, path::Path};

use archive::{ExportLine, Exported};
use exchange::reading::{self, Limits, Package};
use plan::{
    declare::Class,
    model::Attachment,
    privacy::{copy_for, taken_back},
    record::{Plan, Record},
    registry::Registry,
    texts,
};
use rules::{Context, Facts, Finding, RuleData, data::Severity};
use uuid::Uuid;

use crate::{
    Progress,
    desk::Desk,
    error::{ApiError, Code, Result, read_file},
    redaction::verdict_json,
};

/// What packing did.
#[derive(Clone, Debug)]
pub struct Packed {
    pub bytes: usize,
    pub records: usize,
    /// Files inside, and files of the plan that this copy leaves out because they are for fewer readers.
    pub attachments: (usize, usize),
    pub content_hash: String,
    /// SHA-256 of the file.
    pub sha256: String,
    /// Open findings that the package carries, gravest first: (severity, open, accepted).
    pub totals: [(Severity, usize, usize); 5],
    /// Whether the register of exports has a line for it.
    pub logged: bool,
}

/// What a package holds, before or after it is taken in.
#[derive(Clone, Debug)]
pub struct Opened {
    pub plan: Uuid,
    pub istat_code: String,
    pub title: String,
    pub is_example: bool,
    pub class: Class,
    pub records: usize,
    pub attachments: usize,
    pub content_hash: String,
    pub outcome: Outcome,
    /// New, changed and removed records.
    pub counts: (usize, usize, usize),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Only looked at.
    Verified,
    /// The archive did not have this plan.
    New,
    /// The archive had this very content: nothing changed.
    Same,
    /// The archive had another state of this plan, which one undo brings back.
    Replaced,
}

/// A package that cannot be taken in, with everything that is wrong with it.
#[derive(Clone, Debug)]
pub struct PackageFault {
    pub error: ApiError,
    /// Faults of structure, all of them, with the same rules that a commune's checks use.
    pub findings: Vec<Finding>,
}

impl Desk {
    /// Writes the package of a plan, and a line of the register for it, unless this desk only looks. Only a *blocco* stops
    /// it. `recipient` is for whom, as the register keeps it.
    ///
    /// # Errors
    /// Findings that stop it, a place that cannot be written.
    pub fn pack(
        &mut self,
        plan_id: Uuid,
        class: Class,
        out: &Path,
        recipient: &str,
        progress: Progress,
    ) -> Result<Packed> {
        let step = |n| progress(texts::text("api.progress.pack"), n, 4);
        let plan = self.plan(plan_id)?;
        step(1)?;
        let copy = copy_for(&plan, class);
        let own = self.verdict(&plan)?;
        if own.stops(Severity::blocks_package) {
            let stopping = own.findings.iter().filter(|f| f.counts_as_open());
            let count = stopping.filter(|f| f.severity.blocks_package()).count();
            return Err(ApiError::new(
                Code::Findings,
                "pack.stopped",
                &[("count", &count)],
            ));
        }
        let totals = rules::check::totals(&own.findings);
        let verdict = verdict_json(&plan, &copy, class, own);
        step(2)?;
        let attachments = self.documents(&copy)?;
        let kept = |plan: &Plan| {
            let of_plan = plan.all::<Attachment>().into_iter();
            of_plan.filter(|a| a.sha256.is_some()).count()
        };
        let left_out = kept(&plan).saturating_sub(kept(&copy));
        let bytes = exchange::package::write(&plan, class, &attachments, &verdict)?;
        step(3)?;
        let sha256 = plan::canonical::sha256(&bytes);
        let line = ExportLine {
            plan: plan_id,
            at: self.now().at.to_string(),
            author: self.who.name.clone(),
            what: Exported::Package,
            class: class.word().to_owned(),
            draft: false,
            encrypted: false,
            recipient: recipient.trim().to_owned(),
            place: std::path::absolute(out)
                .unwrap_or_else(|_| out.to_owned())
                .display()
                .to_string(),
            content_hash: plan::canonical::plan_hash(&plan),
            sha256: sha256.clone(),
        };
        let write = || Ok(exchange::package::write_file(out, &bytes)?);
        let logged = self.writes();
        if logged {
            self.archive.log_export::<ApiError>(&line, write)?;
        } else {
            write()?;
        }
        // Written: there is nothing left to stop.
        let _ = step(4);
        Ok(Packed {
            bytes: bytes.len(),
            records: copy.records.len(),
            attachments: (attachments.len(), left_out),
            content_hash: plan::canonical::plan_hash(&copy),
            sha256,
            totals,
            logged,
        })
    }

    /// What taking a package in would do, without doing it: this may be a desk that only looks.
    ///
    /// # Errors
    /// The archive cannot be read.
    pub fn compare(&self, incoming: &Incoming) -> Result<Opened> {
        Ok(self.taking(&incoming.package)?.opened)
    }

    fn taking(&self, package: &Package) -> Result<Taking> {
        let mut opened = summary(package);
        let known = self.plans()?.iter().any(|plan| plan.id == opened.plan);
        if !known {
            opened.counts = (opened.records, 0, 0);
            opened.outcome = Outcome::New;
            return Ok(Taking {
                opened,
                puts: package.plan.records.values().cloned().collect(),
                removes: Vec::new(),
            });
        }
        let own = self.plan(opened.plan)?;
        let (puts, removes) = taken_back(&own, &package.plan, package.class);
        let is_new = |record: &&Record| own.get(record.kind.name, record.id).is_none();
        let new = puts.iter().filter(is_new).count();
        opened.counts = (new, puts.len() - new, removes.len());
        opened.outcome = match opened.counts {
            (0, 0, 0) => Outcome::Same,
            _ => Outcome::Replaced,
        };
        Ok(Taking {
            opened,
            puts,
            removes,
        })
    }

    /// Takes a package in. Ids stay what they are; taking the same package twice changes nothing.
    ///
    /// # Errors
    /// The archive has another plan of this commune, or another state of this plan and `replace` is false.
    pub fn take_in(&mut self, incoming: &Incoming, replace: bool) -> Result<Opened> {
        let package = &incoming.package;
        let Taking {
            opened,
            puts,
            removes,
        } = self.taking(package)?;
        match opened.outcome {
            Outcome::Verified | Outcome::Same => return Ok(opened),
            Outcome::New => {
                if let Some(commune) = self.registry().commune(&opened.istat_code) {
                    self.none_of(commune)?;
                }
            }
            Outcome::Replaced if !replace => {
                let (new, changed, removed) = opened.counts;
                return Err(ApiError::new(
                    Code::Conflict,
                    "open.differs",
                    &[
                        ("title", &opened.title),
                        ("new", &new),
                        ("changed", &changed),
                        ("removed", &removed),
                    ],
                ));
            }
            Outcome::Replaced => {}
        }
        let files: Vec<_> = package.attachments.values().map(Vec::as_slice).collect();
        let what = texts::filled("api.did.open", &[("title", &opened.title)]);
        self.change_with(opened.plan, &what, &puts, &removes, &files)?;
        Ok(opened)
    }
}

/// What taking a package in does to the archive.
struct Taking {
    opened: Opened,
    puts: Vec<Record>,
    removes: Vec<(&'static str, Uuid)>,
}

/// A package that was found sound.
#[derive(Debug)]
pub struct Incoming {
    pub(crate) package: Package,
}

impl Incoming {
    /// Reads a package: every checksum, every limit, every structure rule. Nothing is taken in yet.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(
        file: &Path,
        rules: &RuleData,
        today: jiff::civil::Date,
        progress: Progress,
    ) -> std::result::Result<Self, PackageFault> {
        let step = |n| progress(texts::text("api.progress.open"), n, 3);
        let bytes = read_file(file, Limits::default().max_file)?;
        step(1)?;
        let package = understand(&bytes, rules, Registry::builtin(), today)?;
        step(3)?;
        Ok(Incoming { package })
    }

    /// What it holds.
    pub fn summary(&self) -> Opened {
        summary(&self.package)
    }
}

fn understand(
    bytes: &[u8],
    rules: &RuleData,
    registry: &Registry,
    today: jiff::civil::Date,
) -> std::result::Result<Package, PackageFault> {
    let limits = Limits::default();
    let package = reading::open(Cursor::new(bytes), &limits);
    // Even a refused package is looked at for its structure, so that a person sees all faults at once.
    let facts = reading::facts(Cursor::new(bytes), &limits).ok();
    let findings = match facts {
        None => Vec::new(),
        Some(facts) => {
            let empty = Plan::new(Uuid::nil());
            let facts = Facts {
                package: Some(facts),
                ..Facts::default()
            };
            let context = Context::new(&empty, today, rules, registry, &facts);
            rules::check::of_package(&context)
        }
    };
    match package {
        Err(error) => Err(PackageFault {
            error: error.into(),
            findings,
        }),
        Ok(_) if findings.iter().any(|f| f.severity.blocks_package()) => Err(PackageFault {
            error: ApiError::new(Code::Findings, "open.structure", &[]),
            findings,
        }),
        Ok(package) => Ok(package),
    }
}

fn summary(package: &Package) -> Opened {
    let header = package.plan.header();
    Opened {
        plan: package.plan.id,
        istat_code: package.plan.istat_code(),
        title: (header.as_ref())
            .and_then(|header| header.title.clone())
            .unwrap_or_default(),
        is_example: header.is_some_and(|header| header.is_example == Some(true)),
        class: package.class,
        records: package.plan.records.len(),
        attachments: package.attachments.len(),
        content_hash: plan::canonical::plan_hash(&package.plan),
        outcome: Outcome::Verified,
        counts: (0, 0, 0),
    }
}

impl From<ApiError> for PackageFault {
    fn from(error: ApiError) -> Self {
        PackageFault {
            error,
            findings: Vec::new(),
        }
    }
}

/// The published schema of `plan.json`, as text.
pub fn schema() -> String {
    serde_json::to_string_pretty(&exchange::schema::plan_schema()).unwrap_or_default()
}
