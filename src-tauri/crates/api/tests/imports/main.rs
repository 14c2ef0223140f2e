//! What an office already has comes in: with every doubt shown, nothing dropped in silence, and one undo to take it back.

#![allow(clippy::unwrap_used)]

mod drawings;
mod hostile;
mod kit;
mod layers;
mod lists;
mod offices;
mod people;
mod sheets;
mod start;
mod window;
