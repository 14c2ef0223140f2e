//! A package seen from outside, for the rules: also one that strict reading would refuse, so that a person
//! sees at once all that is wrong with its folders, names, columns and coordinates.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Read, Seek},
};

use plan::texts;
use rules::package::{
    DeclaredCrs, IstatCell, KindFacts, LayerFacts, PackageFacts, TableFacts, istat_columns,
};
use serde_json::Value as Json;

use super::{Fault, Refusal, archive, json_in, limits::Limits, tree};
use crate::{error::ExchangeError, guarded::sqlite};

/// Collects the facts of a package.
///
/// # Errors
/// Only for an archive that cannot be read or that is hostile (see [`super::Refusal`]), for a failure of the
/// disk, and when stopped. Whatever else is wrong is among the facts, at worst under `unreadable`.
pub fn facts(source: impl Read + Seek, limits: &Limits) -> Result<PackageFacts, ExchangeError> {
    let mut archive = archive::open(source, limits)?;
    let mut facts = PackageFacts::default();
    let mut inside = Vec::new();
    for (index, entry) in archive.entries.iter().enumerate() {
        let (base, path) = entry.name.split_once('/').unwrap_or(("", &entry.name));
        facts.bases.insert(base.to_owned());
        if entry.is_folder {
            continue;
        }
        match path.strip_prefix("data/") {
            Some(path) => {
                facts.files.insert(path.to_owned());
                inside.push((index, path.to_owned()));
            }
            None => {
                facts.tag_files.insert(path.to_owned());
            }
        }
    }
    let of_base = |base: &String| {
        let code = base.strip_prefix("piano-")?;
        is_istat(code).then(|| code.to_owned())
    };
    facts.istat = facts.bases.iter().find_map(of_base);
    for (index, path) in inside {
        if path.starts_with(tree::ATTACHMENTS) {
            continue;
        }
        let ending = path
            .rsplit_once('.')
            .map(|(_, ending)| ending.to_ascii_lowercase());
        let file_name = path.rsplit('/').next().unwrap_or(&path);
        let most = match ending.as_deref() {
            Some("geojson" | "csv" | "gpkg") => limits.max_json,
            _ if file_name == tree::PLAN => limits.max_json,
            _ => continue,
        };
        let read = archive::bytes(&mut archive, index, most, limits).and_then(|bytes| {
            match ending.as_deref() {
                Some("geojson") => facts.layers.push(geojson(&path, &bytes, limits)?),
                Some("csv") => match table(&path, &bytes, limits) {
                    Ok(table) => drop(facts.tables.insert(path.clone(), table)),
                    Err(why) => drop(facts.unreadable.insert(path.clone(), why)),
                },
                Some("gpkg") => {
                    if let Ok(layers) = geopackage(&path, &bytes) {
                        facts.layers.extend(layers);
                    } else {
                        let why = texts::text("reading.unreadable.gpkg").to_owned();
                        facts.unreadable.insert(path.clone(), why);
                    }
                }
                _ => plan_facts(&mut facts, &json_in::json(&path, &bytes, limits)?),
            }
            Ok(())
        });
        match read {
            Ok(()) => {}
            Err(ExchangeError::Refused(refusal)) if !is_hostile(&refusal) => {
                facts.unreadable.insert(path, refusal.message());
            }
            Err(error) => return Err(error),
        }
    }
    facts
        .layers
        .sort_by(|a, b| (&a.file, &a.name).cmp(&(&b.file, &b.name)));
    Ok(facts)
}

/// A size that lies is an attack on the reader; a text that is not JSON is a mistake to be told with the others.
fn is_hostile(refusal: &Refusal) -> bool {
    matches!(
        refusal.fault,
        Fault::LyingSize | Fault::HiddenBytes | Fault::Corrupt
    )
}

fn is_istat(code: &str) -> bool {
    code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit())
}

fn plan_facts(facts: &mut PackageFacts, json: &Json) {
    let code = json.get("istat_code").and_then(Json::as_str);
    if let Some(code) = code.filter(|code| !code.is_empty()) {
        facts.istat = Some(code.to_owned());
    }
    let kinds = json.get("records").and_then(Json::as_object);
    for (name, list) in kinds.into_iter().flatten() {
        let list = list.as_array().map_or(&[][..], Vec::as_slice);
        let has_shape = |record: &&Json| {
            let shape = record.get("geometry");
            shape.is_some_and(|shape| shape.get("coordinates").is_some())
        };
        let found = KindFacts {
            records: list.len(),
            with_geometry: list.iter().filter(has_shape).count(),
        };
        facts.kinds.insert(name.clone(), found);
    }
}

/// The kind whose table or layer a file is, by its name.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// More than these are in no table of ours.
const COMMAS: usize = 20_000_000;

fn table(path: &str, bytes: &[u8], limits: &Limits) -> Result<TableFacts, String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let unreadable = |row: usize| {
        let key = "reading.unreadable.csv";
        texts::filled(key, &[("row", &row)])
    };
    // The library keeps the place of each field of a row: one row of commas asks for eight times its bytes.
    if bytes.split(|byte| *byte == b',').nth(COMMAS).is_some() {
        return Err(unreadable(0));
    }
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let columns: Vec<String> = match reader.headers() {
        Ok(header) => header.iter().map(str::to_owned).collect(),
        Err(_) => return Err(unreadable(0)),
    };
    // A table with another name is still a table: then every column that any kind fills with codes counts.
    let of_kind = istat_columns(stem(path));
    let wanted = |column: &str| {
        of_kind.contains(&column)
            || (plan::declare::kind(stem(path)).is_none()
                && rules::package::ISTAT_COLUMNS.contains(&column))
    };
    let wanted: Vec<usize> = (0..columns.len())
        .filter(|i| columns.get(*i).is_some_and(|column| wanted(column)))
        .collect();
    let mut table = TableFacts {
        columns,
        ..TableFacts::default()
    };
    for (number, row) in reader.records().enumerate() {
        let Ok(row) = row else {
            return Err(unreadable(number + 1));
        };
        if number >= limits.max_records {
            let key = "reading.unreadable.rows";
            return Err(texts::filled(key, &[("limit", &limits.max_records)]));
        }
        table.rows = number + 1;
        for i in &wanted {
            let (Some(column), Some(text)) = (table.columns.get(*i), row.get(*i)) else {
                continue;
            };
            table.istat_cells.push(IstatCell {
                column: column.clone(),
                row: number + 1,
                text: text.to_owned(),
            });
        }
    }
    Ok(table)
}

fn geojson(path: &str, bytes: &[u8], limits: &Limits) -> Result<LayerFacts, ExchangeError> {
    let json = json_in::json(path, bytes, limits)?;
    let features = json.get("features").and_then(Json::as_array);
    let features = features.map_or(&[][..], Vec::as_slice);
    let properties = features
        .iter()
        .filter_map(|f| f.get("properties")?.as_object());
    let columns: BTreeSet<String> = properties.flat_map(|p| p.keys().cloned()).collect();
    Ok(LayerFacts {
        file: path.to_owned(),
        name: stem(path).to_owned(),
        crs: json.get("crs").map_or(DeclaredCrs::Epsg(4326), declared),
        columns,
        features: features.len(),
    })
}

/// The `crs` member of the GeoJSON of 2008, which some programs still write.
fn declared(crs: &Json) -> DeclaredCrs {
    let properties = crs.get("properties");
    let name = properties.and_then(|p| p.get("name").or_else(|| p.get("href"))?.as_str());
    let Some(name) = name.map(str::trim).filter(|name| !name.is_empty()) else {
        return DeclaredCrs::Missing;
    };
    if name.ends_with("OGC:1.3:CRS84") || name.ends_with("OGC::CRS84") {
        return DeclaredCrs::Epsg(4326);
    }
    let upper = name.to_ascii_uppercase();
    let code = upper
        .rsplit([':', '/'])
        .next()
        .and_then(|code| code.parse().ok());
    match code {
        Some(code) if upper.contains("EPSG") => DeclaredCrs::Epsg(code),
        _ => DeclaredCrs::Other(name.to_owned()),
    }
}

/// Layers of a database that are looked at.
const LAYERS: usize = 1_000;
/// Steps of the engine of SQLite for one database, in thousands.
const QUERIES: u64 = 50_000;

/// Looks into a database that a stranger made.
fn geopackage(path: &str, bytes: &[u8]) -> rusqlite::Result<Vec<LayerFacts>> {
    let base = sqlite::open(bytes, QUERIES)?;
    let mut systems = base.prepare(
        "SELECT srs_id, organization, organization_coordsys_id FROM gpkg_spatial_ref_sys",
    )?;
    let systems: BTreeMap<i64, (String, i64)> = systems
        .query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?
        .take(LAYERS)
        .collect::<Result<_, _>>()?;
    let mut layers = base.prepare(
        "SELECT c.table_name, g.srs_id FROM gpkg_contents c \
         LEFT JOIN gpkg_geometry_columns g ON g.table_name = c.table_name \
         WHERE c.data_type = 'features' ORDER BY c.table_name",
    )?;
    let layers: Vec<(String, Option<i64>)> = layers
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .take(LAYERS)
        .collect::<Result<_, _>>()?;
    let mut found = Vec::new();
    for (name, srs_id) in layers {
        let mut columns = base.prepare("SELECT name FROM pragma_table_info(?1)")?;
        let columns = columns
            .query_map([&name], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        let table = name.replace('"', "\"\"");
        let count = format!("SELECT count(*) FROM \"{table}\"");
        let features: i64 = base.query_row(&count, [], |row| row.get(0))?;
        found.push(LayerFacts {
            file: path.to_owned(),
            name,
            crs: system(srs_id, &systems),
            columns,
            features: usize::try_from(features).unwrap_or_default(),
        });
    }
    Ok(found)
}

/// 0 and -1 are the two that a GeoPackage keeps for "unknown".
fn system(srs_id: Option<i64>, systems: &BTreeMap<i64, (String, i64)>) -> DeclaredCrs {
    let Some(id) = srs_id.filter(|id| *id > 0) else {
        return DeclaredCrs::Missing;
    };
    match systems.get(&id) {
        Some((organization, code)) if organization.eq_ignore_ascii_case("EPSG") => {
            u32::try_from(*code).map_or(DeclaredCrs::Missing, DeclaredCrs::Epsg)
        }
        Some((organization, code)) => DeclaredCrs::Other(format!("{organization}:{code}")),
        None => DeclaredCrs::Missing,
    }
}
