//! The real window, as a person has it: the program itself under WebKitGTK, on a display in memory.
//!
//! They need what `tools/setup.sh test` installs and the window that `make e2e` builds first: a plain `cargo test` passes
//! them over.

mod browser;
mod hands;
mod harness;
mod importing;
mod journey;
mod lasting;
mod portal;
mod screens;
mod smoke;
mod webdriver;
