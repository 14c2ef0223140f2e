//! Reading packages: sound ones come back whole, all others are refused.

mod any_bytes;
mod builder;
mod content;
mod facts;
mod hostile;
