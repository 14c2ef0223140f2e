//! The export folder of a plan: the package, the layers, the tables, a manifest and a guide, all made in memory from one
//! copy of the plan for its readers.
//!
//! | file | what it makes |
//! |---|---|
//! | `catalogue` | which layers there are, from `assets/catalogue/livelli.json` |
//! | `rows` | the objects of the layers, the same for every format |
//! | `maps`, `shapefiles`, `tables` | a layer or a kind in each format |
//! | `contents` | which files there are, and their bytes |
//! | `manifest` | `manifesto.json` |
//! | `guide` | `LEGGIMI.txt` |
//! | `control` | the code to compare by telephone |
//! | `place` | the folder on the disk, whole or not at all |
//! | `sealed` | one file closed with a passphrase |
//!
//! The same plan, verdict and order give the same bytes; only a sealed file differs each time, because encryption without
//! chance would be none.

mod catalogue;
mod contents;
mod control;
mod guide;
pub mod manifest;
mod maps;
pub mod place;
mod rows;
pub mod sealed;
mod shapefiles;
mod tables;

use std::collections::{BTreeMap, BTreeSet};

use plan::{
    canonical::sha256,
    declare::Class,
    model::{Attachment, EmptyStatement},
    privacy::copy_for,
    record::Plan,
    registry::Registry,
    texts,
};
use serde_json::Value as Json;
use unicode_normalization::UnicodeNormalization;

pub use control::code as control_code;

use self::rows::Layer;
use crate::{
    ExchangeError,
    bag::{self, BagInfo, Entry},
    json_text,
};

/// What is to be exported.
#[derive(Clone, Copy, Debug)]
pub struct Order<'a> {
    /// The whole plan: the copy is made here.
    pub plan: &'a Plan,
    /// [`Class::P`] or [`Class::O`].
    pub class: Class,
    /// Marks every file as a draft.
    pub draft: bool,
    /// The verdict as the readers of that class may see it, see [`package::write`].
    pub verdict: &'a Json,
    /// By SHA-256; what the copy does not name is not used.
    pub attachments: &'a BTreeMap<String, Vec<u8>>,
}

/// The whole export, not yet on the disk.
#[derive(Clone, Debug)]
pub struct Folder {
    /// Of the folder, and of the package in it.
    pub name: String,
    /// Paths with `/`, sorted.
    pub files: Vec<Entry>,
    /// SHA-256 of `manifesto.json`.
    pub sha256: String,
    /// Documents that the copy names and that were not given.
    pub missing: usize,
}

/// A file as a person reads of it before it is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    pub path: String,
    /// What it is, in words.
    pub what: String,
}

/// What a national class has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassLine {
    pub code: String,
    pub name: String,
    /// The stable name of its layer and of its table.
    pub layer: String,
    pub objects: usize,
    /// Of the objects, those that have a place on the map.
    pub located: usize,
    /// In words; why it has no data when it has none.
    pub note: String,
}

/// What every file says of itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Marks {
    pub class: Class,
    pub draft: bool,
    pub example: bool,
}

impl Marks {
    /// "BOZZA, NON DEFINITIVA. COPIA OPERATIVA, RISERVATA. …", one line.
    pub fn sentence(self) -> String {
        let mut parts = Vec::new();
        if self.draft {
            parts.push(texts::text("export.mark.draft"));
        }
        parts.push(match self.class {
            Class::P => texts::text("export.mark.pubblica"),
            _ => texts::text("export.mark.operativa"),
        });
        if self.example {
            parts.push(texts::text("export.mark.example"));
        }
        parts.join(" ")
    }
}

/// The copy and what is known of it.
pub(crate) struct Prepared {
    pub copy: Plan,
    pub marks: Marks,
    /// Documents in the package.
    pub held: usize,
    missing: usize,
}

impl Prepared {
    fn of(order: &Order) -> Self {
        let copy = copy_for(order.plan, order.class);
        let example = copy.header().and_then(|header| header.is_example) == Some(true);
        let named: BTreeSet<_> = (copy.all::<Attachment>().into_iter())
            .filter_map(|attachment| attachment.sha256)
            .collect();
        let held = named
            .iter()
            .filter(|hash| order.attachments.contains_key(*hash))
            .count();
        Prepared {
            marks: Marks {
                class: order.class,
                draft: order.draft,
                example,
            },
            held,
            missing: named.len() - held,
            copy,
        }
    }
}

/// A file that is made.
pub(crate) struct Made {
    /// Whole, with `/`.
    pub path: String,
    pub bytes: Vec<u8>,
    pub what: String,
    /// Records, rows or shapes in it.
    pub objects: Option<usize>,
}

/// The name of the export: "casaletto-ceredano-rev7-operativa", with "-bozza" for a draft.
pub fn name(plan: &Plan, class: Class, draft: bool) -> String {
    let istat = plan.istat_code();
    let commune = Registry::builtin().commune(&istat);
    let commune = commune.map_or_else(|| format!("comune {istat}"), |c| c.name.clone());
    let mut parts = vec![slug(&commune)];
    if let Some(revision) = plan.header().and_then(|header| header.revision_number) {
        parts.push(format!("rev{revision}"));
    }
    parts.push(class.word().to_owned());
    if draft {
        parts.push("bozza".to_owned());
    }
    parts.join("-")
}

/// Small letters and figures without accents, the rest as single hyphens: good for a name on any disk.
fn slug(text: &str) -> String {
    let plain = text.nfd().filter(char::is_ascii).collect::<String>();
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    words.join("-").to_lowercase()
}

/// An export as a person sees it before it is made.
#[derive(Clone, Debug)]
pub struct Preview {
    pub name: String,
    pub files: Vec<Planned>,
    pub classes: Vec<ClassLine>,
}

/// What an export would hold, without making it.
pub fn preview(plan: &Plan, class: Class, draft: bool) -> Preview {
    let nothing = BTreeMap::new();
    let order = Order {
        plan,
        class,
        draft,
        verdict: &Json::Null,
        attachments: &nothing,
    };
    let prepared = Prepared::of(&order);
    let layers = rows::of(&prepared.copy, prepared.marks);
    let classes = classes(&prepared.copy, &layers);
    let jobs = contents::jobs(&order, &prepared, &layers, &classes);
    let mut files: Vec<_> = jobs.into_iter().flat_map(|job| job.files).collect();
    let beside = [
        (guide::name(draft), "guide"),
        (manifest::NAME.to_owned(), "manifest"),
    ];
    let bag = manifest::BAG_FILES.map(|path| (path.to_owned(), "bag"));
    files.extend(beside.into_iter().chain(bag).map(|(path, what)| Planned {
        path,
        what: texts::text(&format!("export.what.{what}")).to_owned(),
    }));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Preview {
        name: name(plan, class, draft),
        files,
        classes,
    }
}

/// The whole export.
///
/// `step` is asked after each part, with how much is done out of how much; its error stops the work.
///
/// # Errors
/// A document whose bytes do not match its SHA-256, or what `step` answers.
pub fn make<E: From<ExchangeError> + Send>(
    order: &Order,
    step: &dyn Fn(u64, u64) -> Result<(), E>,
) -> Result<Folder, E> {
    let prepared = Prepared::of(order);
    let layers = rows::of(&prepared.copy, prepared.marks);
    let classes = classes(&prepared.copy, &layers);
    let jobs = contents::jobs(order, &prepared, &layers, &classes);
    let mut files = contents::made(&jobs, step)?;
    let guide = guide::guide(order, &prepared, &classes, &layers);
    files.push(Made {
        path: guide::name(order.draft),
        bytes: guide.into_bytes(),
        what: texts::text("export.what.guide").to_owned(),
        objects: None,
    });
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let manifest = manifest::manifest(order, &prepared, &classes, &files);
    let manifest = json_text::pretty(&manifest)?;
    let sha256 = sha256(&manifest);
    let files = bagged(&prepared, files, manifest);
    Ok(Folder {
        name: name(order.plan, order.class, order.draft),
        files,
        sha256,
        missing: prepared.missing,
    })
}

/// The layers of an export alone, in every format and under the paths that they have in it.
///
/// # Errors
/// None that data can cause.
pub fn layers(order: &Order) -> Result<Vec<Entry>, ExchangeError> {
    let prepared = Prepared::of(order);
    let layers = rows::of(&prepared.copy, prepared.marks);
    let mut jobs = contents::jobs(order, &prepared, &layers, &[]);
    jobs.retain(|job| contents::is_of_layers(job));
    let made = contents::made::<ExchangeError>(&jobs, &|_, _| Ok(()))?;
    Ok(made
        .into_iter()
        .map(|file| (file.path, file.bytes))
        .collect())
}

/// What each national class has, in the order of the catalogue; for one without data, what the commune states about it.
fn classes(copy: &Plan, layers: &[Layer]) -> Vec<ClassLine> {
    let statements = copy.all::<EmptyStatement>();
    let line = |layer: &Layer| {
        let code = layer.def.class.clone()?;
        let (objects, located) = (layer.rows.len(), layer.located().count());
        let stated = statements.iter().find_map(|statement| {
            let same = statement.national_class.as_ref()?.as_str() == code;
            statement.reason.as_deref().filter(|_| same)
        });
        let note = match (objects, stated) {
            (0, Some(reason)) => texts::filled("export.note.stated", &[("reason", &reason)]),
            (0, None) => texts::text("export.note.none").to_owned(),
            _ => texts::filled(
                "export.note.objects",
                &[("objects", &objects), ("located", &located)],
            ),
        };
        Some(ClassLine {
            name: layer.def.title().to_owned(),
            layer: layer.def.name.clone(),
            code,
            objects,
            located,
            note,
        })
    };
    layers.iter().filter_map(line).collect()
}

/// The folder as a bag: what is under `data/` is its payload, the guide and the manifest lie beside it.
fn bagged(prepared: &Prepared, files: Vec<Made>, manifest: Vec<u8>) -> Vec<Entry> {
    let mut payload = Vec::new();
    let mut beside = vec![(manifest::NAME.to_owned(), manifest)];
    for file in files {
        match file.path.strip_prefix("data/") {
            Some(inner) => payload.push((inner.to_owned(), file.bytes)),
            None => beside.push((file.path, file.bytes)),
        }
    }
    let info = BagInfo {
        entries: vec![
            (
                "Source-Organization",
                crate::guide::commune(&prepared.copy).unwrap_or_default(),
            ),
            ("External-Identifier", prepared.copy.id.to_string()),
            ("External-Description", prepared.marks.sentence()),
            (
                "Bag-Software-Agent",
                format!("Piano Pronto {}", env!("CARGO_PKG_VERSION")),
            ),
        ],
        beside,
    };
    bag::folder(payload, info)
}
