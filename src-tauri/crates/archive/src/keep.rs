//! What the archive keeps besides plans: attachments by their hash, settings, editions of the rules.

use plan::canonical::sha256;
use rusqlite::{OptionalExtension, Transaction, params};

use crate::{
    error::{ArchiveError, Result},
    open::Archive,
};

/// An edition of the rules as it was installed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleEdition {
    pub version: String,
    pub json: String,
    /// RFC 3339.
    pub installed_at: String,
}

/// Keeps the bytes of an attachment under their SHA-256. The same bytes are kept once; damaged ones are mended.
pub(crate) fn store_attachment(tx: &Transaction, bytes: &[u8]) -> rusqlite::Result<()> {
    tx.prepare_cached(
        "INSERT INTO attachment_content (sha256, bytes) VALUES (?1, ?2) \
         ON CONFLICT (sha256) DO UPDATE SET bytes = excluded.bytes WHERE bytes <> excluded.bytes",
    )?
    .execute(params![sha256(bytes), bytes])?;
    Ok(())
}

impl Archive {
    /// The bytes of an attachment, compared with their hash; `None` when they are not in the archive.
    ///
    /// # Errors
    /// [`ArchiveError::AttachmentDamaged`], or why the file could not be read.
    pub fn attachment(&self, hash: &str) -> Result<Option<Vec<u8>>> {
        let bytes: Option<Vec<u8>> = self.reading(|db| {
            let mut query =
                db.prepare_cached("SELECT bytes FROM attachment_content WHERE sha256 = ?1")?;
            Ok(query.query_row([hash], |row| row.get(0)).optional()?)
        })?;
        match &bytes {
            Some(found) if sha256(found) != hash => Err(ArchiveError::AttachmentDamaged {
                sha256: hash.to_owned(),
            }),
            _ => Ok(bytes),
        }
    }

    /// A setting of this archive.
    ///
    /// # Errors
    /// Why the file could not be read.
    pub fn setting(&self, key: &str) -> Result<Option<String>> {
        self.reading(|db| {
            let mut query = db.prepare_cached("SELECT value FROM setting WHERE key = ?1")?;
            Ok(query.query_row([key], |row| row.get(0)).optional()?)
        })
    }

    /// Changes a setting; `None` takes it away.
    ///
    /// # Errors
    /// [`ArchiveError::ReadOnly`], or why the file could not be written.
    pub fn set_setting(&mut self, key: &str, value: Option<&str>) -> Result<()> {
        self.within(|tx| {
            match value {
                Some(value) => tx.execute(
                    "INSERT INTO setting (key, value) VALUES (?1, ?2) \
                     ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                    [key, value],
                )?,
                None => tx.execute("DELETE FROM setting WHERE key = ?1", [key])?,
            };
            Ok(())
        })
    }

    /// Keeps an edition of the rules. One that is there already is replaced.
    ///
    /// # Errors
    /// [`ArchiveError::ReadOnly`], or why the file could not be written.
    pub fn install_rules(&mut self, edition: &RuleEdition) -> Result<()> {
        self.within(|tx| {
            tx.execute(
                "INSERT INTO rule_edition (version, json, installed_at) VALUES (?1, ?2, ?3) \
                 ON CONFLICT (version) DO UPDATE SET json = excluded.json, installed_at = excluded.installed_at",
                [&edition.version, &edition.json, &edition.installed_at],
            )?;
            Ok(())
        })
    }

    /// The installed editions of the rules, the newest installed first.
    ///
    /// # Errors
    /// Why the file could not be read.
    pub fn rule_editions(&self) -> Result<Vec<RuleEdition>> {
        self.reading(|db| {
            let mut query = db.prepare_cached(
                "SELECT version, json, installed_at FROM rule_edition ORDER BY installed_at DESC, version DESC",
            )?;
            let rows = query.query_map([], |row| {
                Ok(RuleEdition {
                    version: row.get(0)?,
                    json: row.get(1)?,
                    installed_at: row.get(2)?,
                })
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }
}
