//! For tests only: builders, example plans, arbitrary plans, seeded defects.
pub mod arbitrary;
pub mod build;
pub mod defects;
mod enlarged;
pub mod examples;
