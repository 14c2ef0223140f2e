//! Exporting a plan from its archive: what stops it, what is written, what the register says.

#![allow(clippy::unwrap_used)]

mod kit;
mod places;
mod register;
mod stops;
mod window;
