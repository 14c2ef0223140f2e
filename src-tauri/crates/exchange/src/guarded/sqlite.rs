//! A SQLite file that a stranger made, opened as a copy in memory.
//!
//! Such a file is a program of a kind: it may hold views, triggers, tables that are modules and columns that are computed;
//! its trees may lead to one page a million times, so that a small file has rows without end; its schema alone may ask for
//! gigabytes before the first query. What is opened here runs nothing of its own, and not for ever.

use std::{
    io::Read,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use rusqlite::{Connection, config::DbConfig, ffi, limits::Limit};

use super::bytes::Cursor;

pub(crate) const MAGIC: &[u8] = b"SQLite format 3\0";

/// Steps of the engine between two looks at how many there were.
const STEPS: i32 = 1_000;
/// Looks while the schema is read.
const FOR_SCHEMA: u64 = 2_000;
/// Bytes of one value: names and definitions are shorter. Who reads more raises it with [`longest`].
const NAMES: usize = 64 << 10;
/// Bytes of all definitions of tables, indices and triggers: SQLite takes some twenty times as much for them.
const SCHEMA: usize = 4 << 20;
/// Columns of one table.
const COLUMNS: i32 = 2_000;

/// Opens the bytes. A query that takes more than so many thousands of steps of the engine, all queries counted, is
/// interrupted.
///
/// # Errors
/// No database, a damaged one, one whose schema is bigger than any of maps.
pub(crate) fn open(bytes: &[u8], most_asked: u64) -> rusqlite::Result<Connection> {
    if schema_size(bytes).is_none_or(|size| size > SCHEMA) {
        let corrupt = ffi::Error::new(ffi::SQLITE_CORRUPT);
        return Err(rusqlite::Error::SqliteFailure(corrupt, None));
    }
    let mut db = Connection::open_in_memory()?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    db.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    db.set_limit(Limit::SQLITE_LIMIT_WORKER_THREADS, 0)?;
    db.set_limit(Limit::SQLITE_LIMIT_COLUMN, COLUMNS)?;
    longest(&db, NAMES)?;
    let (head, rest) = bytes.split_at(bytes.len().min(HEAD));
    let head = quiet(head);
    db.deserialize_read_exact("main", head.as_slice().chain(rest), bytes.len(), true)?;
    patience(&db, FOR_SCHEMA)?;
    db.prepare("SELECT 1 FROM sqlite_master LIMIT 1")?;
    patience(&db, most_asked)?;
    Ok(db)
}

/// The most bytes of one value from here on.
pub(crate) fn longest(db: &Connection, bytes: usize) -> rusqlite::Result<()> {
    let most = i32::try_from(bytes.max(NAMES)).unwrap_or(i32::MAX);
    db.set_limit(Limit::SQLITE_LIMIT_LENGTH, most)?;
    Ok(())
}

fn patience(db: &Connection, most_asked: u64) -> rusqlite::Result<()> {
    let asked = Arc::new(AtomicU64::new(0));
    let tired = move || asked.fetch_add(1, Ordering::Relaxed) >= most_asked;
    db.progress_handler(STEPS, Some(tired))
}

/// Bytes of the head of the file.
const HEAD: usize = 100;

/// The head without the mark that changes are in a file beside: a copy in memory has none.
fn quiet(head: &[u8]) -> Vec<u8> {
    let mut head = head.to_vec();
    for at in [18, 19] {
        if let Some(version) = head.get_mut(at).filter(|version| **version == 2) {
            *version = 1;
        }
    }
    head
}

const LEAF: u8 = 13;
const INTERIOR: u8 = 5;

/// Bytes of the rows of `sqlite_master` as its tree says, each row at least sixteen, counted until they are too many; none
/// when the tree cannot be followed.
fn schema_size(bytes: &[u8]) -> Option<usize> {
    if !bytes.starts_with(MAGIC) {
        return None;
    }
    let big = |at: usize| Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
    let page_size = match big(16)? {
        1 => 65_536,
        size if size.is_power_of_two() && size >= 512 => usize::from(size),
        _ => return None,
    };
    let mut size = 0_usize;
    let mut pages = vec![1_usize];
    while let Some(number) = pages.pop() {
        let start = number.checked_sub(1)?.checked_mul(page_size)?;
        // The last page of a cut file is shorter.
        let page = bytes.get(start..)?;
        let page = page.get(..page_size).unwrap_or(page);
        let head = if number == 1 { HEAD } else { 0 };
        let kind = *page.get(head)?;
        let at = |at: usize| {
            Some(usize::from(u16::from_be_bytes(
                page.get(at..at + 2)?.try_into().ok()?,
            )))
        };
        let child = |at: usize| {
            let number = Cursor(page.get(at..)?).u32(false)?;
            usize::try_from(number).ok()
        };
        let cells = match kind {
            LEAF => head + 8,
            INTERIOR => {
                pages.push(child(head + 8)?);
                head + 12
            }
            _ => return None,
        };
        for cell in 0..at(head + 3)? {
            let cell = at(cells + 2 * cell)?;
            if kind == INTERIOR {
                pages.push(child(cell)?);
                continue;
            }
            size = size.saturating_add(varint(page.get(cell..)?)?.max(16));
            if size > SCHEMA {
                return Some(size);
            }
        }
        // A tree that turns in a circle, or branches without leaves, grows too.
        size = size.saturating_add(16 * (1 + pages.len()));
        if size > SCHEMA {
            return Some(size);
        }
    }
    Some(size)
}

/// A whole number in groups of seven bits, highest first, the ninth of eight.
fn varint(bytes: &[u8]) -> Option<usize> {
    let mut number = 0_u64;
    for (at, byte) in bytes.iter().take(9).enumerate() {
        if at == 8 {
            number = number << 8 | u64::from(*byte);
            return usize::try_from(number).ok();
        }
        number = number << 7 | u64::from(byte & 0x7f);
        if *byte < 0x80 {
            return usize::try_from(number).ok();
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(sql: &str) -> Vec<u8> {
        let db = Connection::open_in_memory().expect("memory");
        db.execute_batch(sql).expect("SQL");
        db.serialize("main").expect("its bytes").to_vec()
    }

    #[test]
    fn the_schema_is_as_big_as_its_rows() {
        let few = made("CREATE TABLE a (b); CREATE TABLE c (d);");
        let size = schema_size(&few).expect("a tree");
        assert!((80..400).contains(&size), "{size}");
        // A tree of several levels.
        let tables: String = (0..5_000)
            .map(|n| format!("CREATE TABLE t{n} (a, b, c);"))
            .collect();
        let many = made(&tables);
        let size = schema_size(&many).expect("a tree");
        assert!((250_000..600_000).contains(&size), "{size}");
        assert!(open(&many, 1_000).is_ok());
    }

    #[test]
    fn a_schema_that_would_fill_the_memory_is_not_read() {
        let columns: Vec<String> = (0..1_900).map(|n| format!("c{n}")).collect();
        let columns = columns.join(",");
        let tables: String = (0..500)
            .map(|n| format!("CREATE TABLE t{n} ({columns});"))
            .collect();
        let bytes = made(&tables);
        assert!(bytes.len() > SCHEMA, "{}", bytes.len());
        assert!(open(&bytes, 1_000).is_err());
    }

    #[test]
    fn a_tree_that_turns_in_a_circle_ends() {
        let mut bytes = made("CREATE TABLE a (b);");
        // The first page leads to itself.
        bytes[HEAD] = INTERIOR;
        bytes[HEAD + 8..HEAD + 12].copy_from_slice(&1_u32.to_be_bytes());
        bytes[HEAD + 3..HEAD + 5].copy_from_slice(&0_u16.to_be_bytes());
        assert!(open(&bytes, 1_000).is_err());
        assert_eq!(varint(&[0x81, 0x00]), Some(128));
        assert_eq!(varint(&[0x80]), None);
    }
}
