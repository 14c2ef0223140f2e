//! The model of a municipal civil-protection plan. One declaration per kind of record; everything else
//! follows from it.
//!
//! Read [`model`] first: it is the whole of what a person writes about a kind. [`declare`] turns a
//! declaration into a typed struct (for the rules) and a [`declare::Kind`] (for the generic work on
//! [`record::Record`]s: storage, history, difference, package, tables). This crate knows no disk, clock,
//! environment, SQL or window: time and ids are parameters.

pub mod canonical;
pub mod codelists;
pub mod completeness;
pub mod declare;
pub mod difference;
pub mod draft;
pub mod examples;
pub mod geometry;
pub mod measures;
pub mod model;
pub mod modello;
pub mod portal;
pub mod privacy;
pub mod published;
pub mod record;
pub mod registry;
pub mod section;
pub mod shaping;
pub mod template;
pub mod texts;
pub mod types;
pub mod value;

pub use uuid::Uuid;
