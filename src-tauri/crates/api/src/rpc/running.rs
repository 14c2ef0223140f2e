//! The commands that are at work, so that they can be asked to stop and so that none of them ends the program.

use std::{
    collections::BTreeMap,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use plan::texts;
use serde_json::Value as Json;

use super::{Office, Work, dispatch};
use crate::{
    error::{Code, Result},
    wire::Fault,
};

/// What is running for a window: one for each adapter.
#[derive(Default)]
pub struct Running {
    tickets: Mutex<BTreeMap<u64, Arc<AtomicBool>>>,
}

impl Running {
    /// Runs a command on this thread. `ticket` is the window's own number for it, new for every call; `progress` hears a
    /// label, how much is done, out of how much.
    ///
    /// # Errors
    /// What the command refuses, as the window hears of it. A command that panics is a fault too: its transaction was not
    /// finished, and what was stored before is as it was.
    pub fn run(
        &self,
        office: &Office,
        command: &str,
        asked: Json,
        ticket: u64,
        progress: &(dyn Fn(&str, u64, u64) + Sync),
    ) -> std::result::Result<Json, Fault> {
        let stop = self.tickets().entry(ticket).or_default().clone();
        let work = Work {
            progress,
            stop: &stop,
        };
        let outcome = guarded(|| dispatch(office, command, asked, &work));
        self.tickets().remove(&ticket);
        outcome
    }

    /// Asks a command to stop. One that has not begun yet, because the two messages crossed, will not get further than its
    /// first step.
    pub fn cancel(&self, ticket: u64) {
        self.tickets()
            .entry(ticket)
            .or_default()
            .store(true, Ordering::Relaxed);
    }

    /// What is told when a command ended without an answer.
    pub fn broken() -> Fault {
        Fault {
            code: Code::Failed,
            message: texts::text("shell.broken").to_owned(),
        }
    }

    fn tickets(&self) -> MutexGuard<'_, BTreeMap<u64, Arc<AtomicBool>>> {
        self.tickets.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn guarded(work: impl FnOnce() -> Result<Json>) -> std::result::Result<Json, Fault> {
    // The office goes on from its last transaction, also after a panic: see `Office::seat`.
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(outcome) => outcome.map_err(Fault::from),
        Err(_) => Err(Running::broken()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ApiError;

    #[test]
    fn a_panic_is_told_in_words() {
        let fault = guarded(|| panic!("a fault of ours")).expect_err("it panicked");
        assert_eq!(fault.code, Code::Failed);
        assert!(fault.message.contains("al sicuro"), "{}", fault.message);
    }

    #[test]
    fn a_refusal_keeps_its_code_and_its_words() {
        let refused = || Err(ApiError::new(Code::Cancelled, "cancelled", &[]));
        let fault = guarded(refused).expect_err("it was refused");
        assert_eq!(fault.code, Code::Cancelled);
        assert!(!fault.message.is_empty());
    }
}
