//! Keeping a file inside the archive, addressed by its SHA-256.

use std::path::Path;

use plan::{
    canonical::sha256,
    codelists::{AttachmentKind, PrivacyClass},
    declare::Typed,
    model::{Attachment, attachment},
    record::Record,
    texts,
    types::Code as ListCode,
};
use uuid::Uuid;

use crate::{
    desk::Desk,
    error::{ApiError, Code, Result, read_file},
};

/// The largest file kept inside, in bytes: a scanned table of a plan is a tenth of it.
const LARGEST: u64 = 100 * 1024 * 1024;
/// The largest file shown in the window, which holds it in memory several times over, in bytes.
const MOST_SHOWN: usize = 40 * 1024 * 1024;

impl Desk {
    /// Adds a file to the plan. It is *riservata* until a person says otherwise.
    ///
    /// # Errors
    /// The file cannot be read, is empty or too large.
    pub fn attach(&mut self, plan: Uuid, file: &Path, title: Option<&str>) -> Result<Record> {
        self.attach_as(plan, file, title, AttachmentKind::ALTRO)
    }

    /// [`Desk::attach`], said what kind of document it is.
    ///
    /// # Errors
    /// As [`Desk::attach`].
    pub fn attach_as(
        &mut self,
        plan: Uuid,
        file: &Path,
        title: Option<&str>,
        kind: ListCode<AttachmentKind>,
    ) -> Result<Record> {
        let bytes = read_file(file, LARGEST)?;
        if bytes.is_empty() {
            return Err(ApiError::new(
                Code::Refused,
                "file.empty",
                &[("file", &file.display())],
            ));
        }
        let name = file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let stem = file
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let mut record = Record::new(Attachment::kind(), self.new_id());
        record.set(&attachment::title, Some(title.map_or(stem, str::to_owned)));
        record.set(&attachment::attachment_kind, Some(kind));
        record.set(&attachment::media_type, Some(media_type(&name).to_owned()));
        record.set(&attachment::file_name, Some(name.clone()));
        record.set(&attachment::size_bytes, i64::try_from(bytes.len()).ok());
        record.set(&attachment::sha256, Some(sha256(&bytes)));
        record.set(&attachment::privacy, Some(PrivacyClass::RISERVATA));
        let what = texts::filled("api.did.attach", &[("file", &name)]);
        let own = std::slice::from_ref(&record);
        self.change_with(plan, &what, own, &[], &[&bytes])?;
        Ok(record)
    }
}

impl Desk {
    /// Writes the bytes of an attachment to a file.
    ///
    /// # Errors
    /// No such attachment, its bytes are not in the archive or are damaged, or the file cannot be written.
    pub fn save_attachment(&self, plan: Uuid, id: Uuid, out: &Path) -> Result<()> {
        let (_, bytes) = self.attachment(plan, id)?;
        Ok(exchange::package::write_file(out, &bytes)?)
    }

    /// An attachment with its bytes, to be looked at beside the forms.
    ///
    /// # Errors
    /// No such attachment, its bytes are not in the archive or are damaged, or it is too large to be shown.
    pub fn shown_attachment(&self, plan: Uuid, id: Uuid) -> Result<(Attachment, Vec<u8>)> {
        let (attachment, bytes) = self.attachment(plan, id)?;
        if bytes.len() > MOST_SHOWN {
            let most = MOST_SHOWN / 1024 / 1024;
            let name = attachment.file_name.as_deref().unwrap_or_default();
            return Err(ApiError::new(
                Code::Refused,
                "attachment.too_large_to_show",
                &[("file", &name), ("most", &most)],
            ));
        }
        Ok((attachment, bytes))
    }

    fn attachment(&self, plan: Uuid, id: Uuid) -> Result<(Attachment, Vec<u8>)> {
        let none = || ApiError::new(Code::NotFound, "attachment.no_bytes", &[]);
        let record: Attachment = self.plan(plan)?.typed(id).ok_or_else(none)?;
        let hash = record.sha256.as_deref().ok_or_else(none)?;
        let bytes = self.archive.attachment(hash)?.ok_or_else(none)?;
        Ok((record, bytes))
    }
}

/// The media type of the usual files of an office.
fn media_type(name: &str) -> &'static str {
    let ending = name.rsplit('.').next().unwrap_or("").to_lowercase();
    match ending.as_str() {
        "pdf" => "application/pdf",
        "txt" => "text/plain",
        "csv" => "text/csv",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "odt" => "application/vnd.oasis.opendocument.text",
        "ods" => "application/vnd.oasis.opendocument.spreadsheet",
        "zip" => "application/zip",
        "p7m" => "application/pkcs7-mime",
        _ => "application/octet-stream",
    }
}
