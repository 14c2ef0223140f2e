//! What an office already has comes in: lists, layers, documents, the plan of a neighbour.
//!
//! A file is read whole and within limits ([`OfficeFile`]); what it holds is a table of rows, whether it was a sheet or a
//! layer, and from there on there is one way: each column goes to a target ([`targets`]), each cell is read in the type of
//! its field ([`cells`]), each row becomes a record that is new, changed, the same, or refused with its reason
//! ([`judge`]). A cell that is not understood stays out alone, unless its record would mislead without it. What a table is
//! likely to be is told by its heads and its cells ([`likely`]). The trial and the import judge alike; only the import
//! writes, all of it as one change that one undo takes back. What is guessed is said, what is not understood is kept for a
//! sheet to mend, nothing is dropped in silence.

mod addresses;
mod amounts;
mod asides;
mod bench;
mod cells;
mod columns;
mod commune;
mod contacts;
mod days;
mod file;
mod fresh;
mod judge;
mod keys;
mod likely;
mod links;
mod mapping;
mod people;
mod repairs;
mod shapes;
mod sheets_out;
mod start;
mod systems;
mod table;
mod targets;
mod told;
mod vocabulary;

use std::{cell::Cell as Counter, path::Path, sync::Arc};

use jiff::civil::Date;
use plan::{
    codelists::{AttachmentKind, CodeList},
    record::{Plan, Record},
    registry::{Commune, Registry},
    texts::{filled, text},
    types::Code as ListCode,
};
use rules::RuleData;
use uuid::Uuid;

pub use file::{OfficeFile, What};
pub use mapping::Mapping;

use crate::{
    Progress,
    desk::Desk,
    error::{ApiError, Code, Result},
    wire::{ImportAsked, ImportFile, ImportKind, ImportPart, ImportTrial, Imported, SavedSheet},
};
use bench::Bench;
use columns::{Column, Ground};
use file::Part;
use judge::{Asked, Verdict};
use likely::Ranked;
use shapes::Settled;
use table::Table;
use targets::{Target, Wanted};

/// What a list can become, in the order in which people look for it.
pub fn kinds() -> Vec<ImportKind> {
    targets::kinds_told()
}

/// What a trial needs of the archive: with it the trial goes on without the desk.
pub struct Grounds {
    plan: Arc<Plan>,
    today: Date,
    rules: Option<Arc<RuleData>>,
    remembered: Option<Mapping>,
}

impl Grounds {
    fn rules(&self) -> &RuleData {
        self.rules.as_deref().unwrap_or_else(|| RuleData::builtin())
    }

    fn commune(&self) -> Option<&'static Commune> {
        Registry::builtin().commune(&self.plan.istat_code())
    }

    /// What importing would do. Nothing is written.
    ///
    /// # Errors
    /// A kind, column, key, system or part that is not there; the person asked to stop.
    pub fn trial(
        &self,
        file: &OfficeFile,
        asked: &ImportAsked,
        progress: Progress,
    ) -> Result<ImportTrial> {
        let new_id = passing_ids();
        let worked = self.work(file, asked, &new_id, progress)?;
        let mut bench = Bench::new(&self.plan, &new_id);
        Ok(self.with_asked(&worked, file, asked, |asked| {
            told::trial(&worked, asked, &mut bench)
        }))
    }

    /// Columns and key as they would be used, to be kept in a file.
    ///
    /// # Errors
    /// As [`Grounds::trial`].
    pub fn mapping(&self, file: &OfficeFile, asked: &ImportAsked) -> Result<Mapping> {
        let prepared = self.prepare(file, asked, &|_, _, _| Ok(()))?;
        let system = prepared.layer.as_ref().and_then(Settled::system);
        Ok(Mapping::of(
            prepared.wanted,
            &prepared.columns,
            prepared.targets,
            &prepared.key,
            system,
        ))
    }

    fn with_asked<T>(
        &self,
        prepared: &Worked,
        file: &OfficeFile,
        asked: &ImportAsked,
        then: impl FnOnce(&Asked) -> T,
    ) -> T {
        then(&Asked {
            wanted: prepared.wanted,
            targets: prepared.targets,
            columns: &prepared.columns,
            key: &prepared.key,
            decisions: &asked.decisions,
            shapes: prepared
                .layer
                .as_ref()
                .map(|settled| settled.shapes.as_slice()),
            shape_field: targets::shape_field(prepared.wanted.kind),
            today: self.today,
            rules: self.rules(),
            commune: self.commune(),
            file: &file.name,
        })
    }

    /// Columns, key and shapes, before any row is judged.
    fn prepare(
        &self,
        file: &OfficeFile,
        asked: &ImportAsked,
        progress: Progress,
    ) -> Result<Worked> {
        let part = file.part(asked.part)?;
        let wanted = one_kind(&asked.kind, part, &file.name)?;
        let mut doubts: Vec<String> = part.table.notes.clone();
        let (mut table, layer) = if wanted.is_boundary() {
            let commune = self.commune();
            let found = commune::own(part, commune)?;
            doubts.extend(found.doubt);
            (found.table, Some(found.layer))
        } else {
            (part.table.clone(), part.layer.clone())
        };
        let targets = targets::targets(wanted);
        let ground = Ground {
            wanted,
            targets,
            today: self.today,
            rules: self.rules(),
        };
        let remembered = self.remembered.as_ref().filter(|_| asked.columns.is_none());
        let given = match (&asked.columns, remembered) {
            (Some(columns), _) => Some(columns.clone()),
            (None, Some(mapping)) => Some(mapping.of_heads(&table.heads)),
            // A boundary is a shape; what the layer says of the commune is not asked for.
            (None, None) if wanted.is_boundary() => {
                Some(vec![Some(String::new()); table.heads.len()])
            }
            (None, None) => None,
        };
        let columns = columns::columns(&table, ground, given.as_deref())?;
        doubts.extend(columns.iter().filter_map(|column| column.out.clone()));
        doubts.extend(written_once(&mut table, wanted, &columns, targets));
        doubts.extend(twice(&columns, targets));
        let settled = match (&layer, targets::shape_field(wanted.kind)) {
            (Some(layer), Some(field)) => {
                let drawn = shapes::Wanted {
                    layer,
                    rows: &table.rows,
                    field,
                    commune: self.commune(),
                    several: !wanted.is_boundary(),
                };
                Some(shapes::settle(&drawn, asked, self.rules(), progress)?)
            }
            (Some(_), None) => {
                doubts.push(filled(
                    "imports.doubt.no_shape",
                    &[("kind", &wanted.label())],
                ));
                None
            }
            (None, _) => None,
        };
        if let Some(settled) = &settled {
            doubts.extend(settled.doubts.iter().cloned());
            if wanted.is_boundary() {
                doubts.extend(commune::elsewhere(&settled.shapes, self.commune()));
            }
        }
        let fields = keys::filled_fields(&columns, targets);
        let keys = keys::offered(wanted, &fields, settled.is_some());
        let remembered_key = remembered.map(|mapping| &mapping.key);
        let wanted_key = asked
            .key
            .as_ref()
            .or(remembered_key)
            .filter(|key| !key.is_empty());
        let key = match wanted_key {
            Some(key) if asked.key.is_some() => {
                keys::asked(wanted, key, &fields, settled.is_some())?
            }
            // One that was remembered holds as long as there are columns for it.
            Some(key) => keys::asked(wanted, key, &fields, settled.is_some())
                .unwrap_or_else(|_| keys::chosen(&table, &keys, &fields)),
            None => keys::chosen(&table, &keys, &fields),
        };
        Ok(Worked {
            wanted,
            table,
            targets,
            columns,
            key,
            keys,
            remembered: remembered.is_some(),
            layer: settled,
            doubts,
            verdict: Verdict::default(),
        })
    }

    fn work(
        &self,
        file: &OfficeFile,
        asked: &ImportAsked,
        new_id: &dyn Fn() -> Uuid,
        progress: Progress,
    ) -> Result<Worked> {
        let mut worked = self.prepare(file, asked, progress)?;
        worked.verdict = self.with_asked(&worked, file, asked, |asked| {
            judge::judge(&self.plan, &worked.table, asked, new_id, progress)
        })?;
        Ok(worked)
    }
}

/// Ids of records that are never stored.
fn passing_ids() -> impl Fn() -> Uuid {
    let next = Counter::new(1_u128);
    move || {
        next.set(next.get() + 1);
        Uuid::from_u128(next.get())
    }
}

/// A part of a file with everything that was understood of it.
struct Worked {
    wanted: Wanted,
    table: Table,
    targets: &'static [Target],
    columns: Vec<Column>,
    key: Vec<String>,
    keys: Vec<Vec<String>>,
    remembered: bool,
    layer: Option<Settled>,
    doubts: Vec<String>,
    verdict: Verdict,
}

/// "57 materiali", "confine del Comune".
fn written_words(wanted: Wanted, count: usize) -> String {
    if wanted.is_boundary() {
        targets::lower_first(wanted.label())
    } else {
        targets::counted(wanted.kind.name, count)
    }
}

/// Writes out what a list says once for several rows: the phase of the actions below it.
fn written_once(
    table: &mut Table,
    wanted: Wanted,
    columns: &[Column],
    targets: &[Target],
) -> Vec<String> {
    let Some(once) = vocabulary::KEYS.repeated.get(wanted.kind.name) else {
        return Vec::new();
    };
    let mut told = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        let goal = column.target.map(|place| &targets[place].goal);
        if goal.is_none_or(|goal| !once.iter().any(|name| goal.says(name))) {
            continue;
        }
        let filled_rows = asides::filled_down(&mut table.rows, at);
        if !filled_rows.is_empty() {
            let rows = rules::words::list(filled_rows);
            told.push(filled(
                "imports.guess.repeated",
                &[("head", &column.head), ("rows", &rows)],
            ));
        }
    }
    told
}

/// Columns that go to the same target where only one value has room.
fn twice(columns: &[Column], targets: &[Target]) -> Option<String> {
    let mut seen: Vec<(usize, &str)> = Vec::new();
    let mut told = Vec::new();
    for column in columns {
        let Some(place) = column.target else { continue };
        match seen.iter().find(|(other, _)| *other == place) {
            Some((_, first)) if !matches!(targets[place].goal, targets::Goal::Contact { .. }) => {
                told.push(filled(
                    "imports.doubt.twice",
                    &[
                        ("first", first),
                        ("second", &column.head),
                        ("label", &targets[place].label),
                    ],
                ));
            }
            _ => seen.push((place, &column.head)),
        }
    }
    (!told.is_empty()).then(|| told.join(" "))
}

/// The one kind that a word means for this table.
fn one_kind(word: &str, part: &Part, file: &str) -> Result<Wanted> {
    let meant = Wanted::meant(word)?;
    match meant.as_slice() {
        [one] => Ok(*one),
        several => {
            let ranked = likely::ranked(part, file).into_iter();
            let mut kinds = ranked.map(|(_, kind)| kind);
            let best = kinds.find(|kind| several.contains(kind));
            best.or_else(|| several.first().copied())
                .ok_or_else(|| ApiError::new(Code::Usage, "import.no_list", &[("kind", &word)]))
        }
    }
}

impl Desk {
    /// What a file holds and what it can become, before anything is chosen. `kind` is what a person has in mind, if
    /// something: a kind, or a word such as "risorse".
    ///
    /// # Errors
    /// No such plan, or an unknown kind.
    pub fn look_at_import(
        &self,
        plan: Uuid,
        file: &OfficeFile,
        kind: Option<&str>,
    ) -> Result<ImportFile> {
        // A plan that is not there is said before anything is chosen for it.
        let commune = Registry::builtin().commune(&self.plan(plan)?.istat_code());
        let asked = kind
            .filter(|kind| !kind.trim().is_empty())
            .map(Wanted::meant);
        let asked = asked.transpose()?.unwrap_or_default();
        let mut best: Option<(f64, usize, Ranked)> = None;
        for (at, part) in file.parts.iter().enumerate() {
            let ranked = likely::ranked(part, &file.name);
            let likely = likely::likelihood(&ranked, &asked);
            // Of two that are as likely, the one with rows.
            let likely = likely
                + if part.table.rows.is_empty() {
                    -1.0
                } else {
                    0.0
                };
            // Of several layers, the one in which the boundary is.
            let likely = match asked.as_slice() {
                [only] if only.is_boundary() => likely + commune::promise(part, commune),
                _ => likely,
            };
            if best.as_ref().is_none_or(|(most, ..)| likely > most + 1e-9) {
                best = Some((likely, at, ranked));
            }
        }
        let (part, ranked) = best.map_or((0, Vec::new()), |(_, at, ranked)| (at, ranked));
        let mut kinds: Vec<Wanted> = ranked.into_iter().map(|(_, kind)| kind).collect();
        if !asked.is_empty() {
            // What was asked for comes first, in the order in which it is likely.
            kinds.sort_by_key(|kind| !asked.contains(kind));
        }
        let mut notes = file.notes.clone();
        notes.extend(
            file.parts
                .get(part)
                .into_iter()
                .flat_map(|part| part.table.notes.iter().cloned()),
        );
        Ok(ImportFile {
            file: file.path.display().to_string(),
            name: file.name.clone(),
            what: file.what.word().to_owned(),
            parts: (file.parts.iter())
                .map(|part| ImportPart {
                    name: part.table.name.clone(),
                    rows: part.table.rows.len(),
                    heads: part.table.heads.clone(),
                })
                .collect(),
            part,
            kinds: kinds.into_iter().map(Wanted::told).collect(),
            notes,
        })
    }

    /// What a trial of this file needs; with it the trial goes on without the desk.
    ///
    /// # Errors
    /// No such plan or part, an unknown kind, an archive that cannot be read.
    pub fn import_grounds(
        &self,
        plan: Uuid,
        file: &OfficeFile,
        asked: &ImportAsked,
    ) -> Result<Grounds> {
        let part = file.part(asked.part)?;
        let wanted = one_kind(&asked.kind, part, &file.name)?;
        let key = mapping::remembered_as(wanted, &part.table);
        let remembered = self.archive.setting(&key)?;
        let remembered = remembered.and_then(|text| Mapping::read(&text, &file.name).ok());
        Ok(Grounds {
            plan: self.plan(plan)?,
            today: self.now().today,
            rules: self.installed_rules(),
            remembered,
        })
    }

    /// What importing would do. Nothing is written: this may be a desk that only looks.
    ///
    /// # Errors
    /// A kind, column, key, system or part that is not there; the person asked to stop.
    pub fn try_import(
        &self,
        plan: Uuid,
        file: &OfficeFile,
        asked: &ImportAsked,
        progress: Progress,
    ) -> Result<ImportTrial> {
        self.import_grounds(plan, file, asked)?
            .trial(file, asked, progress)
    }

    /// Writes what the trial shows, as one change that one undo takes back. Rows that are not understood stay out.
    ///
    /// # Errors
    /// As [`Desk::try_import`], and when the archive cannot be written; then nothing of it is.
    pub fn import(
        &mut self,
        plan: Uuid,
        file: &OfficeFile,
        asked: &ImportAsked,
        progress: Progress,
    ) -> Result<Imported> {
        let grounds = self.import_grounds(plan, file, asked)?;
        let new_id = || self.new_id();
        let worked = grounds.work(file, asked, &new_id, progress)?;
        let counts = told::counts(&worked.verdict.rows);
        let written = counts.new + counts.changed;
        let what = filled(
            "api.did.import",
            &[
                ("file", &rules::words::short(&file.name)),
                ("count", &written_words(worked.wanted, written)),
            ],
        );
        let along = told::along(&worked);
        let wanted = worked.wanted;
        let system = worked.layer.as_ref().and_then(Settled::system);
        let mapping = Mapping::of(wanted, &worked.columns, worked.targets, &worked.key, system);
        let remembered_as = mapping::remembered_as(wanted, &file.part(asked.part)?.table);
        let puts = worked.verdict.puts;
        // The plan at hand is changed in place when nobody else reads it.
        drop(grounds);
        // First what may fail without harm: a mapping that is remembered for an import that was not is no loss.
        if asked.remember {
            self.archive
                .set_setting(&remembered_as, Some(&mapping.text()))?;
        }
        let changes = self.change(plan, &what, &puts, &[])?;
        Ok(Imported {
            new: counts.new,
            changed: counts.changed,
            same: counts.same,
            refused: counts.refused,
            skipped: counts.skipped,
            to_mend: counts.to_mend,
            along,
            what: if changes.is_empty() {
                String::new()
            } else {
                what
            },
            kind: wanted.kind.name.to_owned(),
            section: wanted.kind.declaration.section.code().to_owned(),
        })
    }

    /// Writes the rows that were not understood, or not in all their cells, to a sheet, each with its reason, to be mended
    /// and imported again.
    ///
    /// # Errors
    /// As [`Desk::try_import`]; there are none; the file cannot be written.
    pub fn save_refused(
        &self,
        plan: Uuid,
        file: &OfficeFile,
        asked: &ImportAsked,
        out: &Path,
        progress: Progress,
    ) -> Result<SavedSheet> {
        let grounds = self.import_grounds(plan, file, asked)?;
        let new_id = passing_ids();
        let worked = grounds.work(file, asked, &new_id, progress)?;
        let refused: Vec<_> = (worked.verdict.rows.iter())
            .filter(|row| row.to_mend())
            .map(|row| (&worked.table.rows[row.at], row.reasons()))
            .collect();
        if refused.is_empty() {
            return Err(ApiError::of(Code::NotFound, &text("imports.refused.none")));
        }
        let bytes = sheets_out::refused(&worked.table, &refused)?;
        exchange::package::write_file(out, &bytes)?;
        Ok(SavedSheet {
            file: out.display().to_string(),
            rows: refused.len(),
        })
    }
}

impl Desk {
    /// Keeps a document of the old plan as an attachment. `kind` is its kind as people say it, if they do: "studio".
    ///
    /// # Errors
    /// An unknown kind of attachment; the file cannot be read or is too large.
    pub fn keep_document(
        &mut self,
        plan: Uuid,
        file: &OfficeFile,
        kind: Option<&str>,
        title: Option<&str>,
    ) -> Result<Record> {
        let general = ["", "document", "documento", "allegato", "attachment"];
        let kind = kind.map(str::trim).unwrap_or_default();
        let code = if general.contains(&kind.to_lowercase().as_str()) {
            AttachmentKind::ALTRO
        } else {
            let code = cells::code(AttachmentKind::NAME, kind);
            let (code, _) = code.map_err(|why| {
                let kind: &dyn std::fmt::Display = &rules::words::short(kind);
                ApiError::new(
                    Code::Usage,
                    "import.no_document",
                    &[("kind", kind), ("why", &why)],
                )
            })?;
            ListCode::new(code)
        };
        self.attach_as(plan, &file.path, title, code)
    }
}

/// Writes columns and key to a file, to be corrected and used again.
///
/// # Errors
/// The file cannot be written.
pub fn save_mapping(mapping: &Mapping, out: &Path) -> Result<()> {
    Ok(exchange::package::write_file(
        out,
        mapping.text().as_bytes(),
    )?)
}

/// Writes an empty sheet for a kind, to be filled and imported: heads and choices come from the catalogue of the fields.
///
/// # Errors
/// An unknown kind, a place that cannot be written.
pub fn save_template(kind: &str, out: &Path) -> Result<SavedSheet> {
    let meant = Wanted::meant(kind)?;
    let wanted = meant.into_iter().next();
    let wanted = wanted.filter(|wanted| !wanted.is_boundary());
    let wanted =
        wanted.ok_or_else(|| ApiError::of(Code::Usage, &text("imports.refused.no_template")))?;
    let bytes = sheets_out::template(wanted)?;
    exchange::package::write_file(out, &bytes)?;
    Ok(SavedSheet {
        file: out.display().to_string(),
        rows: 0,
    })
}
