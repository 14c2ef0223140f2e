//! What readers of formats build on, each read with distrust: ZIP, XML, SQLite, numbers in a slice, letters of code
//! pages; and how much work was done.
//!
//! Every bound is held against the bytes that are really there. Who reads gives the limits and finds the words: the
//! traits [`zip::Opener`] and [`xml::Walker`] turn a trouble into a refusal of a room.

pub(crate) mod bytes;
pub(crate) mod letters;
pub(crate) mod sqlite;
pub(crate) mod work;
pub(crate) mod xml;
pub(crate) mod zip;
mod zip_directory;

pub(crate) const MIB: u64 = 1 << 20;

/// A number of bytes as a person reads it, never less than it is.
pub(crate) fn mebibytes(bytes: u64) -> String {
    format!("{} MB", bytes.div_ceil(MIB))
}
