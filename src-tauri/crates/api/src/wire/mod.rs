//! The types that cross to the window: plain data in the window's words, apart from the model and from every file.
//!
//! TypeScript reads them from `ui/src/api/wire.ts`, which a test generates and compares. Names are `camelCase` there. Ids and
//! dates are texts (dates as in files, `2026-03-12`; moments RFC 3339), places are `[longitude, latitude]` in degrees,
//! shapes GeoJSON geometries in EPSG:4326.

mod catalogue;
mod checks;
mod exports;
mod history;
mod imports;
mod nominations;
mod office;
mod overview;
mod packages;
mod portal;
mod records;
mod shapes;

pub use catalogue::*;
pub use checks::*;
pub use exports::*;
pub use history::*;
pub use imports::*;
pub use nominations::*;
pub use office::*;
pub use overview::*;
pub use packages::*;
pub use portal::*;
pub use records::*;
pub use shapes::*;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Declares types of the wire: what the window sends is refused when it holds a member that nobody knows.
macro_rules! wire {
    ($(
        $(#[$meta:meta])*
        $way:ident $Name:ident { $( $(#[$field_meta:meta])* $field:ident : $ty:ty ),* $(,)? }
    )*) => { $(wire! { @$way $(#[$meta])* $Name { $( $(#[$field_meta])* $field : $ty ),* } })* };
    (@asked $(#[$meta:meta])* $Name:ident { $( $(#[$field_meta:meta])* $field:ident : $ty:ty ),* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, serde::Deserialize, ts_rs::TS)]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        pub struct $Name { $( $(#[$field_meta])* pub $field: $ty, )* }
    };
    (@told $(#[$meta:meta])* $Name:ident { $( $(#[$field_meta:meta])* $field:ident : $ty:ty ),* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, serde::Serialize, ts_rs::TS)]
        #[serde(rename_all = "camelCase")]
        pub struct $Name { $( $(#[$field_meta])* pub $field: $ty, )* }
    };
    (@both $(#[$meta:meta])* $Name:ident { $( $(#[$field_meta:meta])* $field:ident : $ty:ty ),* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, serde::Deserialize, serde::Serialize, ts_rs::TS)]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        pub struct $Name { $( $(#[$field_meta])* pub $field: $ty, )* }
    };
}
pub(crate) use wire;

wire! {
    /// Nothing is asked.
    asked Nothing {}
    /// Nothing is told.
    told Done {}
    /// A plan is meant.
    asked OfPlan { plan: String }
    /// A file is meant, by its whole path.
    asked OfFile { file: String }
    /// Where a screen is to be opened: what is not named stays as it is.
    both Place {
        section: String,
        #[ts(optional = nullable)] kind: Option<String>,
        #[ts(optional = nullable)] record: Option<String>,
        #[ts(optional = nullable)] field: Option<String>,
        #[ts(optional = nullable)] point: Option<(f64, f64)>,
    }
}

/// How grave a finding is, gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    Blocco,
    Errore,
    DaMotivare,
    Avviso,
    Nota,
}

impl From<rules::Severity> for Severity {
    fn from(severity: rules::Severity) -> Self {
        match severity {
            rules::Severity::Blocco => Severity::Blocco,
            rules::Severity::Errore => Severity::Errore,
            rules::Severity::DaMotivare => Severity::DaMotivare,
            rules::Severity::Avviso => Severity::Avviso,
            rules::Severity::Nota => Severity::Nota,
        }
    }
}

/// What went wrong, as the window hears of it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Fault {
    pub code: crate::error::Code,
    /// What, where and how to mend, in Italian.
    pub message: String,
}

impl From<crate::error::ApiError> for Fault {
    fn from(error: crate::error::ApiError) -> Self {
        Fault {
            code: error.code,
            message: error.message,
        }
    }
}
