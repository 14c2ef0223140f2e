//! The mapping, the values in the portal's form, the order, the ticks.

// What is unwrapped outside of a test function belongs to one all the same.
#![allow(clippy::unwrap_used)]

mod mapping;
mod ticking;
mod values;
