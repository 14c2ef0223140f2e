//! Time and new ids, given by whoever starts the program: a test gives its own.

use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

/// Now, as a day and as an instant.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// The day in Italy: what rules compare with.
    pub today: Date,
    /// What the history writes.
    pub at: Timestamp,
}

pub trait Clock {
    fn now(&self) -> Moment;
    /// A UUIDv7 that nobody has.
    fn new_id(&self) -> Uuid;
}

impl<F: Fn() -> Moment> Clock for F {
    fn now(&self) -> Moment {
        self()
    }

    fn new_id(&self) -> Uuid {
        Uuid::now_v7()
    }
}
