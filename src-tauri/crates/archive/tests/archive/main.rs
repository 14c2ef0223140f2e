//! The archive on a real disk.

#![allow(clippy::unwrap_used)]

mod copies;
mod exports;
mod made;
mod opening;
mod saving;
mod typing;
mod undoing;
