//! PAC and GEO-001: a package or a file to import, seen from outside. They judge a file, never the plan that is
//! open: a plan made in the program cannot break them.

use std::collections::{BTreeMap, BTreeSet};

use plan::{
    declare::{KINDS, Kind},
    section::Section,
    texts,
    types::Type,
};

use crate::{
    check::{Over, Report, Rule, Silence},
    context::Context,
    package::{DeclaredCrs, LayerFacts, PackageFacts, TableFacts},
    words,
};

pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "GEO-001",
        check: geo_001,
        silenced_by: &[],
    },
    Rule {
        code: "PAC-001",
        check: pac_001,
        silenced_by: &[Silence {
            by: "PAC-002",
            over: Over::Subject,
        }],
    },
    Rule {
        code: "PAC-002",
        check: pac_002,
        silenced_by: &[],
    },
    Rule {
        code: "PAC-003",
        check: pac_003,
        silenced_by: &[],
    },
    Rule {
        code: "PAC-004",
        check: pac_004,
        silenced_by: &[Silence {
            by: "PAC-005",
            over: Over::Plan,
        }],
    },
    Rule {
        code: "PAC-005",
        check: pac_005,
        silenced_by: &[],
    },
];

/// Findings about a file have no section of their own; they are shown with the plan's own sheet.
const SECTION: Section = Section::Plan;

/// A layer does not say in which system its coordinates are, or uses one that is not among those accepted.
fn geo_001(context: &Context, report: &mut Report) {
    let accepted = context.data.list("accepted_crs").as_array();
    let accepted: Vec<u64> = (accepted.into_iter().flatten())
        .filter_map(serde_json::Value::as_u64)
        .collect();
    for layer in context
        .facts
        .package
        .iter()
        .flat_map(|package| &package.layers)
    {
        let good = match &layer.crs {
            DeclaredCrs::Epsg(code) => accepted.contains(&u64::from(*code)),
            DeclaredCrs::Other(_) | DeclaredCrs::Missing => false,
        };
        if !good {
            report
                .section(SECTION)
                .about(format!("{}#{}", layer.file, layer.name))
                .set("livello", &layer.name);
        }
    }
}

/// The files beside `data` that every package has (BagIt).
const TAG_FILES: [&str; 4] = [
    "bag-info.txt",
    "bagit.txt",
    "manifest-sha256.txt",
    "tagmanifest-sha256.txt",
];

/// The files of `data` that every package has.
const FIXED: [&str; 6] = [
    "LEGGIMI.txt",
    "plan-1.schema.json",
    "plan.gpkg",
    "plan.json",
    "tables/datapackage.json",
    "verdict.json",
];

fn table_path(kind: &str) -> String {
    format!("tables/{kind}.csv")
}

fn layer_path(kind: &str) -> String {
    format!("geo/{kind}.geojson")
}

/// The package, unless it is a single file to import: that has no tree of its own.
fn package<'c>(context: &'c Context) -> Option<&'c PackageFacts> {
    let package = context.facts.package.as_ref()?;
    let whole = !package.bases.is_empty() || !package.tag_files.is_empty();
    whole.then_some(package)
}

/// What the package must hold of `data`: always the same files, and a table and a layer for what the plan has.
fn expected(package: &PackageFacts) -> BTreeSet<String> {
    let mut paths: BTreeSet<String> = FIXED.into_iter().map(str::to_owned).collect();
    for (kind, facts) in &package.kinds {
        if facts.records > 0 {
            paths.insert(table_path(kind));
        }
        if facts.with_geometry > 0 {
            paths.insert(layer_path(kind));
        }
    }
    paths
}

fn missing(package: &PackageFacts) -> BTreeSet<String> {
    expected(package)
        .into_iter()
        .filter(|path| !package.files.contains(path))
        .collect()
}

/// A file or a folder of the package is not where it should be.
fn pac_001(context: &Context, report: &mut Report) {
    let Some(package) = package(context) else {
        return;
    };
    let mut say = |path: &str, what: &str| {
        report.section(SECTION).about(path).set(
            "atteso",
            texts::filled(&format!("rule_word.{what}"), &[("path", &path)]),
        );
    };
    if package.bases.len() > 1 {
        let istat = package
            .istat
            .clone()
            .unwrap_or_else(|| context.plan.istat_code());
        say(&format!("piano-{istat}"), "base_folder");
    }
    for path in TAG_FILES {
        if !package.tag_files.contains(path) {
            say(path, "file");
        }
    }
    let mut folders: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let missing = missing(package);
    for path in &missing {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        folders.entry(folder).or_default().push(path);
    }
    for (folder, paths) in folders {
        let inside = format!("{folder}/");
        let gone = !folder.is_empty() && !package.files.iter().any(|f| f.starts_with(&inside));
        if gone && paths.len() > 1 {
            say(folder, "folder");
            continue;
        }
        for path in paths {
            say(path, "file");
        }
    }
}

/// A file in its folder has nearly the name of one that lacks.
fn pac_002(context: &Context, report: &mut Report) {
    let Some(package) = package(context) else {
        return;
    };
    let most = usize::try_from(context.data.count("file_name_distance")).unwrap_or_default();
    let known: BTreeSet<String> = (KINDS.iter())
        .flat_map(|kind| [table_path(kind.name), layer_path(kind.name)])
        .chain(FIXED.into_iter().map(str::to_owned))
        .collect();
    let missing = missing(package);
    for path in &package.files {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        if known.contains(path) || folder == "attachments" {
            continue;
        }
        let near = missing.iter().filter_map(|wanted| {
            let (of, wanted_name) = wanted.rsplit_once('/').unwrap_or(("", wanted));
            let (a, b) = (name.to_lowercase(), wanted_name.to_lowercase());
            let distance = strsim::levenshtein(&a, &b);
            (of == folder && distance <= most).then_some((distance, wanted))
        });
        if let Some((_, wanted)) = near.min() {
            report
                .section(SECTION)
                .about(wanted)
                .set("nome", format!("«{path}»"))
                .set("suggerimento", format!("«{wanted}»"));
        }
    }
}

/// The kind of which a file is the table or the layer, by its name.
fn kind_of(name: &str) -> Option<&'static Kind> {
    let name = name.rsplit('/').next().unwrap_or(name);
    let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let bare = ["_points", "_lines", "_surfaces"]
        .iter()
        .find_map(|end| name.strip_suffix(end));
    plan::declare::kind(name).or_else(|| plan::declare::kind(bare?))
}

/// The columns that a table or a layer of this kind has.
fn columns(kind: &'static Kind) -> Vec<&'static str> {
    let plain = kind
        .fields
        .iter()
        .filter(|field| field.ty != Type::Geometry);
    std::iter::once("id")
        .chain(plain.map(|field| field.name))
        .collect()
}

/// A table or a layer does not have a column of its kind.
fn pac_003(context: &Context, report: &mut Report) {
    let Some(package) = &context.facts.package else {
        return;
    };
    let tables = package
        .tables
        .iter()
        .map(|(path, table): (&String, &TableFacts)| {
            let found: Vec<&str> = table.columns.iter().map(String::as_str).collect();
            (path.clone(), path.clone(), found)
        });
    let layers = package.layers.iter().filter(|layer| layer.features > 0);
    let layers = layers.map(|layer: &LayerFacts| {
        let found: Vec<&str> = layer.columns.iter().map(String::as_str).collect();
        (
            layer.name.clone(),
            format!("{}#{}", layer.file, layer.name),
            found,
        )
    });
    for (name, path, found) in tables.chain(layers) {
        let Some(kind) = kind_of(&name) else { continue };
        let expected = columns(kind);
        let strange: Vec<&str> = found
            .iter()
            .copied()
            .filter(|column| !expected.contains(column))
            .collect();
        for column in expected.iter().filter(|column| !found.contains(*column)) {
            let like =
                |other: &str| strsim::jaro_winkler(&column.to_lowercase(), &other.to_lowercase());
            let nearest = strange
                .iter()
                .filter(|other| !matches!(**other, "title" | "geom" | "fid"))
                .max_by(|a, b| like(a).total_cmp(&like(b)));
            let hint = nearest.map(|other| format!("«{other}»"));
            report
                .section(SECTION)
                .about(format!("{path}:{column}"))
                .set("tabella", format!("«{name}»"))
                .set("colonna", format!("«{column}»"))
                .set(
                    "suggerimento",
                    hint.unwrap_or_else(|| texts::text("rule_word.removed").to_owned()),
                );
        }
    }
}

fn is_istat(code: &str) -> bool {
    code.len() == 6 && code.bytes().all(|figure| figure.is_ascii_digit())
}

/// The commune that the file is of, as it should be written.
fn istat(context: &Context, package: &PackageFacts) -> String {
    let stated = package.istat.clone().filter(|code| is_istat(code));
    stated.unwrap_or_else(|| context.plan.istat_code())
}

/// Rows of a table have a commune's code that is empty, has lost its zero, or is another commune's.
fn pac_004(context: &Context, report: &mut Report) {
    let Some(package) = &context.facts.package else {
        return;
    };
    let istat = istat(context, package);
    for (path, table) in &package.tables {
        let wrong: Vec<String> = (table.istat_cells.iter())
            .filter(|cell| {
                let text = cell.text.as_str();
                if cell.column == "istat_code" {
                    text != istat
                } else {
                    // Other communes, if any: only the figures are judged.
                    text.split_whitespace().any(|code| !is_istat(code))
                }
            })
            .map(|cell| {
                let shown = if cell.text.trim().is_empty() {
                    texts::text("rule_word.empty").to_owned()
                } else {
                    words::short(&cell.text)
                };
                texts::filled("rule_word.row", &[("n", &cell.row), ("value", &shown)])
            })
            .collect();
        if !wrong.is_empty() {
            report
                .section(SECTION)
                .about(path)
                .set("tabella", format!("«{path}»"))
                .set("righe", wrong.join(", "))
                .set("istat", &istat);
        }
    }
}

/// The file belongs to another commune than the plan that is open.
fn pac_005(context: &Context, report: &mut Report) {
    let own = context.plan.istat_code();
    let package = context.facts.package.as_ref();
    let Some(other) = package.and_then(|package| package.istat.as_deref()) else {
        return;
    };
    if !own.is_empty() && own != other {
        let commune = context.registry.commune(other);
        let name = commune.map_or_else(|| other.to_owned(), |commune| commune.name.clone());
        report
            .section(SECTION)
            .about(other)
            .set("altro_comune", name);
    }
}
