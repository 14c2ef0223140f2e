//! How much a package may ask of the computer that reads it.

use crate::error::ExchangeError;

/// Bounds of one reading. The defaults hold ten times the biggest plan of the territory.
#[derive(Clone, Copy)]
pub struct Limits<'a> {
    /// Bytes of the package itself, and of each file in it once unpacked.
    pub max_file: u64,
    /// Bytes of all files in it together, once unpacked.
    pub max_total: u64,
    /// Files and folders in it.
    pub max_entries: usize,
    /// How many times bigger a file may grow when unpacked. Files under 1 MiB are free: they cannot do harm,
    /// and a nearly empty table packs very well.
    pub max_ratio: u64,
    /// Bytes of one JSON file, and of each that is only looked into. In memory a JSON may take [`JSON_IN_MEMORY`] times as
    /// much.
    pub max_json: u64,
    /// Brackets within brackets of a JSON file.
    pub max_json_depth: usize,
    /// Records of the plan, and rows of a table.
    pub max_records: usize,
    /// Asked between files and at each MiB; `true` stops the reading. A clock or a "Ferma" button stand behind it.
    pub cancelled: &'a dyn Fn() -> bool,
}

pub(crate) use crate::guarded::MIB;

/// How many times [`Limits::max_json`] a JSON may take in memory: a plan takes some four times its bytes, but eight bytes of
/// `{"a":0},` ask for seven hundred.
pub(crate) const JSON_IN_MEMORY: u64 = 6;

impl Default for Limits<'_> {
    fn default() -> Self {
        Limits {
            max_file: 512 * MIB,
            max_total: 1024 * MIB,
            max_entries: 10_000,
            max_ratio: 200,
            max_json: 64 * MIB,
            max_json_depth: 64,
            max_records: 200_000,
            cancelled: &|| false,
        }
    }
}

impl std::fmt::Debug for Limits<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Limits")
            .field("max_file", &self.max_file)
            .field("max_total", &self.max_total)
            .field("max_entries", &self.max_entries)
            .field("max_ratio", &self.max_ratio)
            .field("max_json", &self.max_json)
            .field("max_json_depth", &self.max_json_depth)
            .field("max_records", &self.max_records)
            .finish_non_exhaustive()
    }
}

impl Limits<'_> {
    pub(crate) fn go_on(&self) -> Result<(), ExchangeError> {
        if (self.cancelled)() {
            return Err(ExchangeError::Cancelled);
        }
        Ok(())
    }
}
