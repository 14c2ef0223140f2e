//! The biggest harm that files within the limits can try: how long it takes and how much memory, with the limits that ship.
//!
//! `cargo test --release -p exchange --test heavy -- --ignored --nocapture --test-threads 1` prints both for each file. What
//! comes of each is checked; time and memory are only printed, since they are those of a computer.
#![expect(clippy::print_stdout, reason = "a measure is to be seen")]

#[path = "../kit/chance.rs"]
mod chance;
mod layers;
#[path = "../kit/packing.rs"]
mod packing;
mod sheets;

use std::{fmt::Debug, fs, time::Instant};

use chance::Chance;

/// A letter by chance.
pub fn letter(chance: &mut Chance) -> char {
    char::from(b'a' + u8::try_from(chance.next(26)).expect("a letter"))
}

/// The most memory that the process has had since it was last asked, in mebibytes; nothing where that is not told.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kibibytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    // From here on it is measured anew, from what the process has now.
    fs::write("/proc/self/clear_refs", "5").ok()?;
    Some(kibibytes / 1024)
}

/// Reads, prints what it took, and gives the outcome. The memory is what the reading takes beside the bytes of the file.
pub fn measured<T, E: Debug>(
    what: &str,
    bytes: usize,
    read: impl FnOnce() -> Result<T, E>,
) -> Result<T, E> {
    peak();
    let before = peak();
    let start = Instant::now();
    let outcome = read();
    let time = start.elapsed();
    let more = peak()
        .zip(before)
        .map(|(peak, before)| peak.saturating_sub(before));
    let memory = more.map_or_else(String::new, |more| format!("{more} MB"));
    let told = match &outcome {
        Ok(_) => "read".to_owned(),
        Err(error) => format!("{error:?}").chars().take(60).collect(),
    };
    println!(
        "{what}: file of {} MB, {:.2} s, {memory} of memory, {told}",
        bytes >> 20,
        time.as_secs_f64()
    );
    outcome
}
