//! The package `.piano`: one file that holds the plan, its tables, its maps, its documents and its verdict.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::File,
    io::{self, Write},
    path::Path,
};

use plan::{
    canonical::sha256,
    declare::{Class, KINDS},
    model::Attachment,
    privacy::copy_for,
    record::Plan,
};
use serde_json::Value as Json;

use crate::{
    ExchangeError,
    bag::{BagInfo, bag},
    geojson_out, gpkg, guide, json_text, plan_json, schema, tables, zip_out,
};

/// The bytes of the package for readers of that class: the same data give the same bytes.
///
/// Fields above the class are left out, and with them the documents of which no record is left.
/// `attachments` are by SHA-256 in hexadecimal; one that the plan names and is not given is counted in the
/// reading guide. `verdict` is written as it is: it must be that of the copy for the same class
/// ([`plan::privacy::copy_for`]), else it could tell what the copy leaves out.
///
/// # Errors
/// A document whose bytes do not match its SHA-256.
pub fn write(
    plan: &Plan,
    class: Class,
    attachments: &BTreeMap<String, Vec<u8>>,
    verdict: &Json,
) -> Result<Vec<u8>, ExchangeError> {
    let copy = copy_for(plan, class);
    let named: BTreeSet<_> = (copy.all::<Attachment>().into_iter())
        .filter_map(|attachment| attachment.sha256)
        .collect();
    let mut payload = vec![
        (
            "plan.json".to_owned(),
            json_text::pretty(&plan_json::to_json(&copy, class))?,
        ),
        (
            "plan-1.schema.json".to_owned(),
            json_text::pretty(&schema::plan_schema())?,
        ),
        ("verdict.json".to_owned(), json_text::pretty(verdict)?),
        ("plan.gpkg".to_owned(), gpkg::gpkg(&copy)?),
    ];
    for kind in KINDS.iter() {
        if let Some(bytes) = geojson_out::geojson(&copy, kind.name)? {
            payload.push((format!("geo/{}.geojson", kind.name), bytes));
        }
    }
    for (name, bytes) in tables::tables(&copy)? {
        payload.push((format!("tables/{name}"), bytes));
    }
    let mut held = 0;
    for hash in &named {
        if let Some(bytes) = attachments.get(hash) {
            if sha256(bytes) != *hash {
                return Err(ExchangeError::Attachment(hash.clone()));
            }
            held += 1;
            payload.push((format!("attachments/{hash}"), bytes.clone()));
        }
    }
    let guide = guide::guide(&copy, class, held, named.len() - held);
    payload.push(("LEGGIMI.txt".to_owned(), guide.into_bytes()));
    let info = BagInfo {
        entries: vec![
            (
                "Source-Organization",
                guide::commune(&copy).unwrap_or_default(),
            ),
            ("External-Identifier", copy.id.to_string()),
            (
                "Bag-Software-Agent",
                format!("Piano Pronto {}", env!("CARGO_PKG_VERSION")),
            ),
        ],
        beside: Vec::new(),
    };
    zip_out::zip(&bag(&plan_json::base_name(&copy), payload, info))
}

/// Puts a file in its place whole or not at all: written beside, flushed to the disk, renamed.
///
/// # Errors
/// The folder cannot be written, or the disk is full; a file that was there before is still there.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), ExchangeError> {
    place(path, bytes).map_err(|why| ExchangeError::Write {
        path: path.display().to_string(),
        why,
    })
}

fn place(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".piano-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // The usual permissions of a new file, not those of a secret one; the umask still applies.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    // Only Unix can open a folder to flush its names.
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}
