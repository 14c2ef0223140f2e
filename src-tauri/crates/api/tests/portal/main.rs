//! The copy by hand into PPC Online, from the desk.

// What is unwrapped outside of a test function belongs to one all the same.
#![allow(clippy::unwrap_used)]

mod dossier;
mod kit;
mod mappings;
mod places;
mod ticking;
mod window;
