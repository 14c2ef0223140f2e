//! Why a package is refused: what, where, and how to mend it.

use std::fmt;

use plan::texts;

use crate::{
    error::ExchangeError,
    faults::{faults, shown},
};

faults! {
    /// What is wrong with a package. The codes are for programs and never change; the words are in
    /// `assets/i18n/it/reading.json`.
    pub enum Fault {
    // The file itself.
    /// Not a ZIP archive.
    NotAPackage = "not_a_package",
    /// The end is missing, or its directory does not agree with it.
    Truncated = "truncated",
    /// The package is bigger than the limit.
    FileTooBig = "file_too_big",
    /// More files than the limit.
    TooManyEntries = "too_many_entries",
    /// One file, unpacked, is bigger than the limit.
    EntryTooBig = "entry_too_big",
    /// All files together, unpacked, are bigger than the limit.
    TotalTooBig = "total_too_big",
    /// A file grows out of measure when unpacked.
    Ratio = "ratio",
    /// A file is not as long as the directory says.
    LyingSize = "lying_size",
    /// Protected by a password.
    Encrypted = "encrypted",
    /// Packed in another way than deflate or not at all.
    Method = "method",
    /// A ZIP of more than one volume or of the 64-bit kind.
    ZipKind = "zip_kind",
    /// Bytes that belong to no file, or to two.
    HiddenBytes = "hidden_bytes",
    /// The two descriptions that a ZIP holds of each file differ.
    HeaderMismatch = "header_mismatch",
    /// The bytes cannot be unpacked or fail the check of the ZIP.
    Corrupt = "corrupt",
    /// A name that is not UTF-8.
    NameNotUtf8 = "name_not_utf8",
    /// A name with `..`, a backslash, a drive letter or what a disk cannot hold.
    UnsafePath = "unsafe_path",
    /// A name that starts at the root.
    AbsolutePath = "absolute_path",
    /// A symbolic link or another special file.
    Symlink = "symlink",
    /// Two names that are one on some disk.
    DuplicateName = "duplicate_name",
    // The bag.
    /// Files outside any folder, or none at all.
    NoBase = "no_base",
    /// Several first folders.
    SeveralBases = "several_bases",
    /// The first folder does not say the commune of the plan.
    BaseName = "base_name",
    /// No `bagit.txt`.
    MissingBagit = "missing_bagit",
    /// Another version of BagIt, or a line that is not its own.
    BagitVersion = "bagit_version",
    /// Tag files in another encoding than UTF-8.
    BagitEncoding = "bagit_encoding",
    /// A file that should be there is not.
    MissingFile = "missing_file",
    /// A file that should not be there is.
    ExtraFile = "extra_file",
    /// A file that Windows or macOS add by themselves.
    SystemFile = "system_file",
    /// An empty folder.
    ExtraFolder = "extra_folder",
    /// A line of a manifest or of `bag-info.txt` that cannot be read.
    BadLine = "bad_line",
    /// The same path twice in a manifest, or the same label in `bag-info.txt`.
    RepeatedLine = "repeated_line",
    /// The bytes of a file are not those of its checksum.
    Checksum = "checksum",
    /// Count or bytes of the payload differ from `Payload-Oxum`.
    Oxum = "oxum",
    /// `bag-info.txt` speaks of another plan.
    OtherPlan = "other_plan",
    // JSON.
    /// A text that is not UTF-8.
    NotUtf8 = "not_utf8",
    /// Not JSON.
    BadJson = "bad_json",
    /// Too many brackets within brackets.
    TooDeep = "too_deep",
    /// The same member twice in one object.
    RepeatedMember = "repeated_member",
    /// A number that cannot be held.
    NumberRange = "number_range",
    // The plan; what `plan_json` refuses by itself has errors of its own.
    /// A value that is not of the type of its field.
    BadValue = "bad_value",
    /// More records than the limit.
    TooManyRecords = "too_many_records",
    /// The hash of a section is not that of its records.
    SectionHash = "section_hash",
    /// The hash of the whole is not that of the sections.
    ContentHash = "content_hash",
    /// The head of `plan.json` differs from the plan's own record.
    HeadMismatch = "head_mismatch",
    /// The name of an attachment is not the SHA-256 of its bytes.
    AttachmentName = "attachment_name",
    /// An attachment of which the plan has no record.
    StrayAttachment = "stray_attachment",
    }
}

/// A package refused. Nothing of it was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub fault: Fault,
    /// The file, or the place in it; empty when it is the package as a whole.
    pub entry: String,
    /// What the message adds: a limit, a line, what was expected.
    pub detail: String,
}

impl Refusal {
    /// What is wrong and where.
    pub fn message(&self) -> String {
        self.text("message")
    }

    /// How to mend it.
    pub fn fix(&self) -> String {
        self.text("fix")
    }

    fn text(&self, part: &str) -> String {
        let key = format!("reading.fault.{}.{part}", self.fault.code());
        let entry = shown(&self.entry);
        let detail = shown(&self.detail);
        texts::filled(&key, &[("entry", &entry), ("detail", &detail)])
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.message(), self.fix())
    }
}

impl std::error::Error for Refusal {}

impl Fault {
    /// The refusal for this reason at that place.
    pub(crate) fn at(self, entry: impl Into<String>) -> ExchangeError {
        self.because(entry, "")
    }

    pub(crate) fn because(
        self,
        entry: impl Into<String>,
        detail: impl Into<String>,
    ) -> ExchangeError {
        ExchangeError::Refused(Box::new(Refusal {
            fault: self,
            entry: entry.into(),
            detail: detail.into(),
        }))
    }
}
