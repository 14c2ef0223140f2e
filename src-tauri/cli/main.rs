//! `piano`: the same engine as the window, from the command line. Arguments in, words or JSON out; no logic of its own.

// Commands share one signature, also those that cannot fail; people and kibibytes are fewer than 2^52.
#![allow(clippy::unnecessary_wraps, clippy::cast_precision_loss)]

mod args;
mod cmd;
mod italian;
mod output;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

fn main() -> ExitCode {
    let matches = match italian::command(args::Args::command()).try_get_matches() {
        Ok(matches) => matches,
        Err(error) => return italian::explain(&error),
    };
    match args::Args::from_arg_matches(&matches) {
        Ok(args) => cmd::run(args),
        Err(error) => italian::explain(&error),
    }
}
