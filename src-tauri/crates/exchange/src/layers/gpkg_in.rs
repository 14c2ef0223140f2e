//! GeoPackage (OGC 12-128r17): the tables of features of a SQLite file.
//!
//! It is opened as [`sqlite`] opens what a stranger made; only true tables are read, column by column, by queries of ours,
//! and nothing else is let.

use std::{
    cell::Cell as Counter,
    collections::{BTreeMap, HashSet},
};

use jiff::civil::{Date, DateTime, Time};
use plan::texts::{filled, text};
use rusqlite::{
    Connection, OptionalExtension, Row,
    hooks::{AuthAction, AuthContext, Authorization},
    types::ValueRef,
};

use super::{
    Fault, Layer, Refusal, System,
    build::{Build, Found},
    limits::Meter,
    refusal::shown,
    wkb_in, wkt,
};
use crate::{guarded::sqlite, sheets::Cell};

pub(super) use crate::guarded::sqlite::MAGIC;
/// Names of tables that are told when left out.
const TOLD: usize = 6;

/// An error of SQLite while reading: the file is damaged, or it asks for too much.
fn refusal(error: &rusqlite::Error, meter: &Meter) -> Refusal {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::TooBig) => meter.refuse(Fault::CellTooLong, meter.limits.letters),
        Some(rusqlite::ErrorCode::OperationInterrupted) => meter.refuse(Fault::TooIntricate, ""),
        _ => meter.refuse(Fault::Damaged, "SQLite"),
    }
}

fn open(bytes: &[u8], meter: &Meter) -> rusqlite::Result<Connection> {
    let db = sqlite::open(bytes, meter.limits.queries)?;
    // From here on nothing but reading tables and their columns.
    db.authorizer(Some(|asked: AuthContext<'_>| match asked.action {
        AuthAction::Select
        | AuthAction::Read { .. }
        | AuthAction::Pragma {
            pragma_name: "table_xinfo",
            ..
        } => Authorization::Allow,
        _ => Authorization::Deny,
    }))?;
    Ok(db)
}

/// The mark of a journal whose changes have not all reached the file; of one that is done with it is zeros.
const JOURNAL: &[u8] = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";

/// Whether another program has the file open, or left it in the middle of a change.
fn is_still_open(beside: &BTreeMap<String, Vec<u8>>) -> bool {
    beside.iter().any(|(name, bytes)| {
        (name.ends_with("-wal") && !bytes.is_empty())
            || (name.ends_with("-journal") && bytes.starts_with(JOURNAL))
    })
}

pub(super) fn read(
    bytes: &[u8],
    beside: &BTreeMap<String, Vec<u8>>,
    meter: &mut Meter,
    notes: &mut Vec<String>,
) -> Result<Vec<Layer>, Refusal> {
    if is_still_open(beside) {
        return Err(meter.refuse(Fault::StillOpen, ""));
    }
    let source = Source::of(bytes, meter).map_err(|error| refusal(&error, meter))?;
    source.layers(meter, notes)
}

/// A table of features as the file declares it.
struct Declared {
    table: String,
    geometry: String,
    srs: Option<i64>,
}

/// A column that is read.
struct Column {
    name: String,
    /// The type that it declares, in capitals.
    kind: String,
    /// The place in [`Layer::columns`]; none for the shapes.
    place: Option<usize>,
}

struct Source {
    db: Connection,
    /// Names, in small letters, of the tables with pages of their own: not views, and not modules that only look so.
    tables: HashSet<String>,
    /// Bytes of the longest value.
    longest: usize,
    /// Bytes of values that may still be read: every value of an honest file has bytes of its own.
    left: Counter<usize>,
}

impl Source {
    fn of(bytes: &[u8], meter: &Meter) -> rusqlite::Result<Self> {
        let db = open(bytes, meter)?;
        let mut query =
            db.prepare("SELECT name, rootpage FROM sqlite_master WHERE type = 'table'")?;
        let mut rows = query.query([])?;
        let mut tables = HashSet::new();
        while let Some(row) = rows.next()? {
            if row.get::<_, Option<i64>>(1)?.is_some_and(|page| page > 0) {
                tables.insert(string(row, 0)?.to_ascii_lowercase());
            }
        }
        drop(rows);
        drop(query);
        Ok(Source {
            db,
            tables,
            longest: bytes.len(),
            // In UTF-16 a text is longer than as it comes.
            left: Counter::new(bytes.len().saturating_mul(2)),
        })
    }

    /// Takes the bytes of a value from those that are left.
    fn spend(&self, value: ValueRef, meter: &Meter) -> Result<(), Refusal> {
        let (ValueRef::Text(bytes) | ValueRef::Blob(bytes)) = value else {
            return Ok(());
        };
        let Some(left) = self.left.get().checked_sub(bytes.len()) else {
            return Err(meter.refuse(Fault::Damaged, "SQLite"));
        };
        self.left.set(left);
        // A value may be as long as the file.
        if bytes.len() > 1 << 20 {
            return meter.go_on();
        }
        Ok(())
    }

    fn layers(&self, meter: &mut Meter, notes: &mut Vec<String>) -> Result<Vec<Layer>, Refusal> {
        let fail = |error: rusqlite::Error, meter: &Meter| refusal(&error, meter);
        let is = |name: &str| self.tables.contains(&name.to_ascii_lowercase());
        if !is("gpkg_contents") || !is("gpkg_geometry_columns") {
            let other = if is("tiles") || is("images") {
                "layers.kind.mbtiles"
            } else if is("geometry_columns") {
                "layers.kind.spatialite"
            } else {
                "layers.kind.database"
            };
            return Err(meter.refuse(Fault::NotALayer, text(other)));
        }
        let declared = self.declared(meter).map_err(|error| fail(error, meter))?;
        self.tell_others(&declared, notes)
            .map_err(|error| fail(error, meter))?;
        let mut layers = Vec::new();
        let mut seen = HashSet::new();
        for declared in declared {
            meter.step()?;
            if !seen.insert(declared.table.to_lowercase()) {
                continue;
            }
            meter.add_layer()?;
            meter.layer.clone_from(&declared.table);
            if !is(&declared.table) {
                let name = shown(&declared.table);
                notes.push(filled("layers.note.no_table", &[("name", &name)]));
                continue;
            }
            if let Some(layer) = self.layer(&declared, meter, notes)? {
                layers.push(layer);
            }
        }
        meter.layer.clear();
        Ok(layers)
    }

    fn declared(&self, meter: &Meter) -> rusqlite::Result<Vec<Declared>> {
        let sql = "SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns";
        let mut query = self.db.prepare(sql)?;
        let mut rows = query.query([])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let declared = Declared {
                table: string(row, 0)?,
                geometry: string(row, 1)?,
                srs: row.get(2).ok(),
            };
            all.push(declared);
            // The refusal comes with the layer that is too many.
            if all.len() > meter.limits.layers {
                break;
            }
        }
        Ok(all)
    }

    /// Tables without shapes and pictures are not layers: that is said.
    fn tell_others(&self, declared: &[Declared], notes: &mut Vec<String>) -> rusqlite::Result<()> {
        // Of more nobody wants the names.
        let sql = "SELECT table_name FROM gpkg_contents LIMIT 1000";
        let mut query = self.db.prepare(sql)?;
        let mut rows = query.query([])?;
        let mut names = Vec::new();
        while let Some(row) = rows.next()? {
            let name = string(row, 0)?;
            let is_layer = declared.iter().any(|d| d.table.eq_ignore_ascii_case(&name));
            if !is_layer && names.len() < TOLD {
                names.push(format!("«{}»", shown(&name)));
            }
        }
        if !names.is_empty() {
            notes.push(filled(
                "layers.note.not_features",
                &[("names", &names.join(", "))],
            ));
        }
        Ok(())
    }

    fn layer(
        &self,
        declared: &Declared,
        meter: &mut Meter,
        notes: &mut Vec<String>,
    ) -> Result<Option<Layer>, Refusal> {
        let mut build = Build::named(&declared.table);
        let system = self
            .system(declared.srs)
            .map_err(|error| refusal(&error, meter))?;
        (build.stated, build.stated_as) = system;
        let all = self
            .columns(&declared.table)
            .map_err(|error| refusal(&error, meter))?;
        let mut columns = Vec::new();
        for (name, kind) in all {
            let is_shape = name.eq_ignore_ascii_case(&declared.geometry);
            let place = if is_shape {
                None
            } else {
                Some(build.own_column(&name, meter)?)
            };
            columns.push(Column { name, kind, place });
        }
        if columns.iter().all(|column| column.place.is_some()) {
            let (name, column) = (shown(&declared.table), shown(&declared.geometry));
            let values: [(&str, &dyn std::fmt::Display); 2] =
                [("name", &name), ("column", &column)];
            notes.push(filled("layers.note.no_geometry_column", &values));
        }
        let names: Vec<String> = columns.iter().map(|column| quoted(&column.name)).collect();
        let sql = format!(
            "SELECT {} FROM {}",
            names.join(", "),
            quoted(&declared.table)
        );
        let fail = |error: rusqlite::Error, meter: &Meter| refusal(&error, meter);
        sqlite::longest(&self.db, self.longest).map_err(|error| fail(error, meter))?;
        let mut query = self.db.prepare(&sql).map_err(|error| fail(error, meter))?;
        let mut rows = query.query([]).map_err(|error| fail(error, meter))?;
        let mut binary = vec![false; columns.len()];
        loop {
            meter.feature = build.next_number();
            let Some(row) = rows.next().map_err(|error| fail(error, meter))? else {
                break;
            };
            let mut found = Found::default();
            for ((index, column), binary) in columns.iter().enumerate().zip(&mut binary) {
                let value = row.get_ref(index).map_err(|error| fail(error, meter))?;
                self.spend(value, meter)?;
                match column.place {
                    Some(place) => {
                        *binary |= matches!(value, ValueRef::Blob(_));
                        found.put(place, cell(value, &column.kind, meter)?);
                    }
                    None => shape(value, &mut found, meter)?,
                }
            }
            build.add(found, meter)?;
        }
        meter.feature = 0;
        sqlite::longest(&self.db, 0).map_err(|error| fail(error, meter))?;
        let unread = columns.iter().zip(binary).filter(|(_, binary)| *binary);
        let names: Vec<String> = unread
            .map(|(column, _)| format!("«{}»", shown(&column.name)))
            .take(TOLD)
            .collect();
        if !names.is_empty() {
            notes.push(filled(
                "layers.note.binary",
                &[("names", &names.join(", "))],
            ));
        }
        if build.is_empty() {
            return Ok(None);
        }
        build.done(meter).map(Some)
    }

    /// Names and types of the columns that hold what was written in them, and compute nothing.
    fn columns(&self, table: &str) -> rusqlite::Result<Vec<(String, String)>> {
        let mut query = self
            .db
            .prepare(&format!("PRAGMA table_xinfo({})", quoted(table)))?;
        let mut rows = query.query([])?;
        let mut columns = Vec::new();
        while let Some(row) = rows.next()? {
            if row.get::<_, i64>("hidden")? == 0 {
                columns.push((
                    row.get("name")?,
                    row.get::<_, String>("type")?.to_ascii_uppercase(),
                ));
            }
        }
        Ok(columns)
    }

    /// The system of a number of the file's own list, and what the file calls it.
    fn system(&self, srs: Option<i64>) -> rusqlite::Result<(Option<System>, String)> {
        // 0 and -1 are "not known".
        let Some(srs) = srs.filter(|srs| *srs > 0) else {
            return Ok((None, String::new()));
        };
        let said = format!("EPSG:{srs}");
        if !self.tables.contains("gpkg_spatial_ref_sys") {
            return Ok((None, said));
        }
        let sql = "SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?1";
        let read = |row: &Row| {
            Ok((
                string(row, 0)?,
                row.get::<_, i64>(1).unwrap_or_default(),
                string(row, 2)?,
            ))
        };
        let Some((organization, code, definition)) =
            self.db.query_row(sql, [srs], read).optional()?
        else {
            return Ok((None, said));
        };
        Ok((
            wkt::of_srs(&organization, code, &definition),
            format!("{organization}:{code}"),
        ))
    }
}

/// A name as SQL writes it, whatever is in it.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// A text, or what comes nearest to it: a hostile file may have anything anywhere.
fn string(row: &Row, index: usize) -> rusqlite::Result<String> {
    Ok(match row.get_ref(index)? {
        ValueRef::Text(text) | ValueRef::Blob(text) => String::from_utf8_lossy(text).into_owned(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Null => String::new(),
    })
}

fn shape(value: ValueRef, found: &mut Found, meter: &mut Meter) -> Result<(), Refusal> {
    match value {
        ValueRef::Null => {}
        ValueRef::Blob(blob) => match wkb_in::geopackage(blob, meter)? {
            Ok(shapes) => found.shapes = shapes,
            Err(key) => found.fault_of(key),
        },
        _ => found.fault_of("damaged_shape"),
    }
    Ok(())
}

fn cell(value: ValueRef, kind: &str, meter: &Meter) -> Result<Cell, Refusal> {
    Ok(match value {
        ValueRef::Integer(number) if kind.starts_with("BOOL") && (0..=1).contains(&number) => {
            Cell::Bool(number == 1)
        }
        ValueRef::Integer(number) => super::properties::whole(number),
        ValueRef::Real(number) if number.is_finite() => Cell::Number(number),
        ValueRef::Real(_) | ValueRef::Null | ValueRef::Blob(_) => Cell::Empty,
        ValueRef::Text(bytes) => {
            meter.letters(bytes.len())?;
            let text = String::from_utf8_lossy(bytes);
            if text.is_empty() {
                return Ok(Cell::Empty);
            }
            moment(&text, kind).unwrap_or_else(|| Cell::Text(text.into_owned()))
        }
    })
}

/// A day or a moment of a column of that type.
fn moment(text: &str, kind: &str) -> Option<Cell> {
    if kind == "DATE" {
        return text.parse::<Date>().ok().map(Cell::Day);
    }
    if kind != "DATETIME" {
        return None;
    }
    let moment: DateTime = text.trim_end_matches('Z').parse().ok()?;
    let time = Time::new(moment.hour(), moment.minute(), moment.second(), 0).ok()?;
    Some(if time == Time::midnight() {
        Cell::Day(moment.date())
    } else {
        Cell::Moment(moment.date().to_datetime(time))
    })
}
