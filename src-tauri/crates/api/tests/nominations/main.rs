//! The crisis unit and the round of calls, on the example plan.

#![allow(clippy::unwrap_used)]

mod board;
mod calls;
mod deeds;
mod kit;
mod renewal;
mod window;
