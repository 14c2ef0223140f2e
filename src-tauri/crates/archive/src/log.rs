//! The register of exports: who took what out of the archive, when and for whom. It is only added to, and it stays
//! when a plan is removed.

use rusqlite::{TransactionBehavior, params};
use uuid::Uuid;

use crate::{
    error::{ArchiveError, Result},
    open::Archive,
    tables::uuid_at,
};

/// What was exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exported {
    /// A `.piano` file.
    Package,
    /// An export folder, open or closed with a passphrase.
    Folder,
    /// The sheets to transcribe from.
    Dossier,
}

impl Exported {
    const ALL: [Exported; 3] = [Exported::Package, Exported::Folder, Exported::Dossier];

    /// Its word in the register.
    pub const fn word(self) -> &'static str {
        match self {
            Exported::Package => "package",
            Exported::Folder => "folder",
            Exported::Dossier => "dossier",
        }
    }

    fn of_word(word: &str) -> Option<Self> {
        Exported::ALL.into_iter().find(|what| what.word() == word)
    }
}

/// One line of the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportLine {
    pub plan: Uuid,
    /// Date and time, RFC 3339.
    pub at: String,
    pub author: String,
    pub what: Exported,
    /// Code of the list PRIVACY_CLASS.
    pub class: String,
    pub draft: bool,
    pub encrypted: bool,
    /// For whom, as written by who exported; may be empty.
    pub recipient: String,
    /// The file or the folder.
    pub place: String,
    /// Hash of the content of the whole plan.
    pub content_hash: String,
    /// SHA-256 of the file, or of the folder's manifest.
    pub sha256: String,
}

impl Archive {
    /// Adds a line, and with it does the work that it tells of: when the work fails the line is not there, and the work
    /// is not begun where the line could not be written.
    ///
    /// # Errors
    /// [`ArchiveError::ReadOnly`], why the file could not be written, or what the work answers.
    pub fn log_export<E: From<ArchiveError>>(
        &mut self,
        line: &ExportLine,
        work: impl FnOnce() -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        if !self.writable() {
            let path = self.path.clone();
            return Err(E::from(ArchiveError::ReadOnly { path }));
        }
        let path = &self.path;
        let failed = |cause| E::from(ArchiveError::of_sql(path, cause));
        let tx = (self.db)
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(failed)?;
        tx.execute(
            "INSERT INTO export_log (plan_id, at, author, what, class, draft, encrypted, recipient, place, \
             content_hash, sha256) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            params![
                line.plan.to_string(),
                line.at,
                line.author,
                line.what.word(),
                line.class,
                line.draft,
                line.encrypted,
                line.recipient,
                line.place,
                line.content_hash,
                line.sha256,
            ],
        )
        .map_err(failed)?;
        // When the work fails, the transaction is let go unfinished.
        work()?;
        tx.commit().map_err(failed)
    }

    /// What was exported of a plan, the latest first.
    ///
    /// # Errors
    /// [`ArchiveError::Unreadable`], or why the file could not be read.
    pub fn exports(&self, plan: Uuid) -> Result<Vec<ExportLine>> {
        self.reading(|db| {
            let mut query = db.prepare_cached(
                "SELECT plan_id, at, author, what, class, draft, encrypted, recipient, place, content_hash, sha256 \
                 FROM export_log WHERE plan_id = ?1 ORDER BY seq DESC",
            )?;
            let mut rows = query.query([plan.to_string()])?;
            let mut lines = Vec::new();
            while let Some(row) = rows.next()? {
                let what: String = row.get(3)?;
                lines.push(ExportLine {
                    plan: uuid_at("export_log", row, 0)?,
                    at: row.get(1)?,
                    author: row.get(2)?,
                    // The table admits no other word.
                    what: Exported::of_word(&what).unwrap_or(Exported::Folder),
                    class: row.get(4)?,
                    draft: row.get(5)?,
                    encrypted: row.get(6)?,
                    recipient: row.get(7)?,
                    place: row.get(8)?,
                    content_hash: row.get(9)?,
                    sha256: row.get(10)?,
                });
            }
            Ok(lines)
        })
    }
}
