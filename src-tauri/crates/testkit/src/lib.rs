//! For tests only: builders, example plans, arbitrary plans, seeded defects.
pub mod build;
