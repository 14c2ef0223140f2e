//! Which tables there must be, and how an old file gets them.
//!
//! Migrations are written by hand and for ever, in `migrations/` at the top of the repository. [`schema`] says
//! what the declarations of the plan want today; a test compares the two through [`missing`], which prints the
//! lines that the next migration needs.

use std::{collections::HashMap, fmt::Write, path::Path, sync::LazyLock};

use include_dir::{Dir, include_dir};
use plan::{
    declare::{Field, KINDS, Kind},
    texts,
    types::Type,
};
use rusqlite::Connection;
use rusqlite_migration::Migrations;

use crate::{
    error::{ArchiveError, Result},
    tables::{columns, set_table, sets},
};

/// `Pian` in four bytes: what `file` and SQLite see at byte 68 of an archive.
pub const APPLICATION_ID: i32 = 0x5069_616e;

static DIRECTORY: Dir = include_dir!("$CARGO_MANIFEST_DIR/../../../migrations");

/// The embedded migrations.
pub(crate) static MIGRATIONS: LazyLock<Migrations> = LazyLock::new(|| {
    Migrations::from_directory(&DIRECTORY).expect("the embedded migrations are numbered folders")
});

/// The version of the tables that this program writes.
pub fn version() -> i64 {
    let folders = DIRECTORY.dirs().count();
    i64::try_from(folders).unwrap_or(i64::MAX)
}

/// The version of the tables in this file.
pub(crate) fn version_of(db: &Connection) -> rusqlite::Result<i64> {
    db.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Brings an old file up to `latest` in one transaction. `keep_copy` runs first, and only when there is something to do.
///
/// # Errors
/// [`ArchiveError::LaterVersion`] for a file that a newer program wrote; nothing is touched then.
pub(crate) fn migrate(
    db: &mut Connection,
    path: &Path,
    migrations: &Migrations,
    latest: i64,
    keep_copy: impl FnOnce(&Connection) -> Result<()>,
) -> Result<()> {
    let sql = |cause| ArchiveError::of_sql(path, cause);
    let found = version_of(db).map_err(sql)?;
    if found > latest {
        return Err(ArchiveError::LaterVersion {
            path: path.to_owned(),
            found,
            known: latest,
        });
    }
    if found == latest {
        return Ok(());
    }
    if found > 0 {
        keep_copy(db)?;
    }
    // A table that is rebuilt must not take its children with it; a migration states its own check.
    db.pragma_update(None, "foreign_keys", false).map_err(sql)?;
    let done = migrations.to_latest(db).map_err(|cause| match cause {
        rusqlite_migration::Error::RusqliteError { err, .. } => ArchiveError::of_sql(path, err),
        cause => ArchiveError::Migration {
            path: path.to_owned(),
            cause,
        },
    });
    db.pragma_update(None, "foreign_keys", true).map_err(sql)?;
    done
}

/// The tables of the kinds as the declarations want them today. Those of the archive itself (history, settings,
/// attachments) are written by hand in the first migration.
pub fn schema() -> String {
    KINDS.iter().map(kind_table).collect()
}

/// What the tables of a file lack for today's declarations, as the lines of the next migration.
///
/// # Errors
/// Those of SQLite.
pub fn missing(db: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut lines = Vec::new();
    for kind in KINDS.iter() {
        let mut query = db.prepare("SELECT name, type FROM pragma_table_xinfo(?1)")?;
        let found: HashMap<String, String> = query
            .query_map([kind.name], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        if found.is_empty() {
            lines.push(kind_table(kind));
            continue;
        }
        for (_, field) in columns(kind) {
            match found.get(field.name) {
                Some(ty) if ty == sql_type(field.ty) => {}
                Some(ty) => lines.push(format!(
                    "-- {}.{} is {ty} and should be {}",
                    kind.name,
                    field.name,
                    sql_type(field.ty)
                )),
                None => lines.push(format!(
                    "ALTER TABLE \"{}\" ADD COLUMN \"{}\" {};",
                    kind.name,
                    field.name,
                    sql_type(field.ty)
                )),
            }
        }
        for (_, field) in sets(kind) {
            if !db.table_exists(None, set_table(kind, field).as_str())? {
                lines.push(child_table(kind, field));
            }
        }
        let known = |name: &str| {
            let own = columns(kind).any(|(_, field)| field.name == name);
            own || ["id", "plan_id"].contains(&name)
        };
        for name in found.keys().filter(|name| !known(name)) {
            lines.push(format!(
                "-- {}.{name} belongs to no field any more: say what becomes of it",
                kind.name
            ));
        }
    }
    Ok(lines)
}

fn sql_type(ty: Type) -> &'static str {
    match ty {
        Type::Int | Type::Bool => "INTEGER",
        Type::Dec => "REAL",
        _ => "TEXT",
    }
}

/// Comments stay in the file with the table, for who reads it with `.schema` in twenty years.
fn kind_table(kind: &Kind) -> String {
    let name = kind.name;
    let mut sql = String::from("\n");
    // The id of a plan is that of its own sheet.
    let check = if name == "plan" {
        " CHECK (plan_id = id)"
    } else {
        ""
    };
    let _ = write!(
        sql,
        "CREATE TABLE \"{name}\" ( /* {} */\n  id TEXT PRIMARY KEY NOT NULL,\n  \
         plan_id TEXT NOT NULL{check} REFERENCES \"plan\" (id) DEFERRABLE INITIALLY DEFERRED",
        texts::kind(name)
    );
    for (_, field) in columns(kind) {
        // The comma before the comment of the line above.
        let _ = write!(sql, ",\n  \"{}\" {}", field.name, sql_type(field.ty));
        let _ = write!(sql, " /* {} */", remark(kind, field));
    }
    let _ = write!(
        sql,
        "\n) STRICT;\nCREATE INDEX \"{name}_by_plan\" ON \"{name}\" (plan_id);\n"
    );
    for (_, field) in sets(kind) {
        sql += &child_table(kind, field);
    }
    sql
}

fn child_table(kind: &Kind, field: &Field) -> String {
    format!(
        "CREATE TABLE \"{}\" ( /* {} */\n  \
         record_id TEXT NOT NULL REFERENCES \"{}\" (id) ON DELETE CASCADE,\n  \
         value TEXT NOT NULL,\n  PRIMARY KEY (record_id, value)\n) STRICT, WITHOUT ROWID;\n",
        set_table(kind, field),
        remark(kind, field),
        kind.name
    )
}

fn remark(kind: &Kind, field: &Field) -> String {
    let label = texts::field(kind.name, field, "label").replace("*/", "* /");
    let unit = field
        .unit
        .map(|unit| format!(", {unit}"))
        .unwrap_or_default();
    let what = match field.ty {
        Type::Code(list) | Type::Codes(list) => format!("; codici {list}"),
        Type::Link(target) | Type::Links(target) => format!("; id di {target}"),
        Type::Bool => "; 1 sì, 0 no".to_owned(),
        Type::Date => "; AAAA-MM-GG".to_owned(),
        Type::PartialDate => "; AAAA, AAAA-MM o AAAA-MM-GG".to_owned(),
        Type::Geometry => "; GeoJSON, EPSG:4326".to_owned(),
        Type::Communes => "; codici ISTAT".to_owned(),
        Type::Text | Type::Long | Type::Int | Type::Dec => String::new(),
    };
    format!("{label}{unit}{what}")
}

#[cfg(test)]
mod tests {
    use rusqlite_migration::M;

    use super::*;

    fn here() -> &'static Path {
        Path::new("prova.archivio")
    }

    #[test]
    fn the_tables_hold_every_field() {
        let mut db = Connection::open_in_memory().expect("memory");
        migrate(&mut db, here(), &MIGRATIONS, version(), |_| Ok(())).expect("migrations run");
        let lines = missing(&db).expect("readable");
        assert!(
            lines.is_empty(),
            "the tables lack, in a new migration:\n{}",
            lines.join("\n")
        );
    }

    #[test]
    fn what_is_missing_is_told_as_sql() {
        let mut db = Connection::open_in_memory().expect("memory");
        migrate(&mut db, here(), &MIGRATIONS, version(), |_| Ok(())).expect("migrations run");
        db.execute_batch(
            "ALTER TABLE hazard DROP COLUMN general_procedure; DROP TABLE acceptance__attachment_ids;",
        )
        .expect("both are there");
        let lines = missing(&db).expect("readable");
        assert_eq!(lines.len(), 2, "{lines:?}");
        for line in lines {
            db.execute_batch(&line).expect("the lines are good SQL");
        }
        assert!(missing(&db).expect("readable").is_empty());
    }

    #[test]
    fn an_old_file_is_copied_first_and_a_later_one_is_refused() {
        let first = DIRECTORY
            .get_file("0001-initial/up.sql")
            .and_then(|file| file.contents_utf8())
            .expect("embedded");
        let both = [M::up(first), M::up("CREATE TABLE news (text TEXT) STRICT;")];
        let mut db = Connection::open_in_memory().expect("memory");
        let mut copies = 0;
        let one = Migrations::from_slice(&both[..1]);
        migrate(&mut db, here(), &one, 1, |_| {
            copies += 1;
            Ok(())
        })
        .expect("runs");
        assert_eq!(copies, 0, "a new file has nothing to keep");
        let two = Migrations::from_slice(&both);
        migrate(&mut db, here(), &two, 2, |old| {
            assert!(!old.table_exists(None, "news").expect("readable"));
            copies += 1;
            Ok(())
        })
        .expect("runs");
        assert_eq!(copies, 1);
        assert!(db.table_exists(None, "news").expect("readable"));
        let refused = migrate(&mut db, here(), &one, 1, |_| Ok(()));
        assert!(matches!(
            refused,
            Err(ArchiveError::LaterVersion {
                found: 2,
                known: 1,
                ..
            })
        ));
    }

    #[test]
    fn a_migration_that_fails_leaves_the_old_tables() {
        let both = [
            M::up("CREATE TABLE old (text TEXT) STRICT;"),
            M::up("CREATE TABLE news (text TEXT) STRICT; DROP TABLE old; SELECT nonsense;"),
        ];
        let mut db = Connection::open_in_memory().expect("memory");
        migrate(
            &mut db,
            here(),
            &Migrations::from_slice(&both[..1]),
            1,
            |_| Ok(()),
        )
        .expect("runs");
        let failed = migrate(&mut db, here(), &Migrations::from_slice(&both), 2, |_| {
            Ok(())
        });
        assert!(failed.is_err());
        assert_eq!(version_of(&db).expect("readable"), 1);
        assert!(db.table_exists(None, "old").expect("readable"));
        assert!(!db.table_exists(None, "news").expect("readable"));
    }
}
