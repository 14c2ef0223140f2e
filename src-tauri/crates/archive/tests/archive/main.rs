//! The archive on a real disk.

#![allow(clippy::unwrap_used)]

mod copies;
mod made;
mod opening;
mod saving;
mod typing;
mod undoing;
