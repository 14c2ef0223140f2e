//! The checks over one plan. Each rule is a pure function of the plan, of the rule data and of a given
//! day; it returns findings, never an error, and changes nothing.
//!
//! [`check::check`] runs them all. Code, severity, sources, parameters and validity dates are data
//! ([`data::RuleData`], `assets/rules`), texts are in the Italian catalogue, only the conditions are code:
//! one file per family in [`families`], all gathered by [`families::RULES`].

pub mod check;
pub mod context;
pub mod data;
pub mod families;
mod fields;
pub mod finding;
pub mod package;
pub mod people;
pub mod phones;
mod scenes;
pub mod shapes;
pub mod soundness;
pub mod systems;
pub mod tracks;
pub mod verdict;
pub mod words;

pub use check::check;
pub use context::{Context, Facts};
pub use data::{RuleData, Severity};
pub use finding::Finding;
pub use verdict::Verdict;
