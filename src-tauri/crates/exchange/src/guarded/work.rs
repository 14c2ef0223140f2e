//! How much work a reading has done, and whether its person wants it to go on.

/// Pieces of work between two questions whether to go on.
const ASKED_EVERY: u64 = 1024;

/// Why a reading stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Halt {
    /// More work than the limit.
    TooMuch,
    /// The person does not want it to go on.
    Unwanted,
}

pub(crate) struct Work<'a> {
    goes_on: &'a dyn Fn() -> bool,
    done: u64,
    most: u64,
}

impl<'a> Work<'a> {
    /// At most so many pieces of work; `goes_on` is asked once in a while.
    pub fn new(goes_on: &'a dyn Fn() -> bool, most: u64) -> Self {
        Work {
            goes_on,
            done: 0,
            most,
        }
    }

    /// A piece of work was done.
    pub fn step(&mut self) -> Result<(), Halt> {
        self.done += 1;
        if self.done > self.most {
            return Err(Halt::TooMuch);
        }
        if self.done % ASKED_EVERY == 1 {
            return self.go_on();
        }
        Ok(())
    }

    /// The person is asked now.
    pub fn go_on(&self) -> Result<(), Halt> {
        if (self.goes_on)() {
            Ok(())
        } else {
            Err(Halt::Unwanted)
        }
    }
}
