//! The real `piano`, in folders of its own: nothing of the user's is touched, nothing is left behind.

// What is unwrapped outside of a test function belongs to one all the same.
#![allow(clippy::unwrap_used)]

mod architecture;
mod check;
mod clerk;
mod edit;
mod export;
mod history;
mod import;
mod kit;
mod life;
mod model;
mod package;
mod portal;
mod privacy;
mod releases;
#[cfg(feature = "serve")]
mod serve;
mod usage;
