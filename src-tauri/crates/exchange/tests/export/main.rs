//! The export folder: what is in it, what its readers may not see, and how it comes to the disk.

// What is unwrapped outside of a test function belongs to one all the same.
#![allow(clippy::unwrap_used)]

mod canaries;
mod drafts;
mod folder;
mod kit;
mod layers;
mod placing;
