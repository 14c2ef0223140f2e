//! What the person or the next program reads: lines, tables, JSON, progress, exit codes.

use std::{
    io::{self, IsTerminal, Write},
    process::ExitCode,
};

use api::{ApiError, Code};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::Value as Json;

/// Blocking findings.
pub const FINDINGS: u8 = 1;
/// The request cannot be understood.
pub const WRONG_USAGE: u8 = 2;
/// Refused, or failed.
pub const FAILED: u8 = 3;

/// A line on standard output. A reader that goes away early, as `head` does, is no fault.
pub fn say(line: &str) {
    let _ = writeln!(io::stdout().lock(), "{line}");
}

/// A line on standard error.
pub fn warn(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// A line of JSON.
pub fn line(json: &Json) {
    say(&json.to_string());
}

/// The exit code of an error.
pub const fn exit_of(code: Code) -> u8 {
    match code {
        Code::Usage | Code::Ambiguous | Code::NotFound => WRONG_USAGE,
        Code::Findings => FINDINGS,
        Code::Exists
        | Code::Held
        | Code::Refused
        | Code::Conflict
        | Code::Cancelled
        | Code::Failed => FAILED,
    }
}

/// Says an error and gives its exit code.
pub fn failed(error: &ApiError, as_json: bool) -> ExitCode {
    let said = [error.message.as_str(), &error.hint].join(" ");
    let said = said.trim_end();
    if as_json {
        let code = format!("{:?}", error.code).to_lowercase();
        line(&serde_json::json!({ "error": { "code": code, "message": said } }));
    } else {
        warn(said);
    }
    ExitCode::from(exit_of(error.code))
}

/// Columns as wide as they need to be; the last one takes what is left.
///
/// Nothing when there are no rows: what follows says how many there are.
pub fn table(header: &[&str], rows: &[Vec<String>]) {
    if rows.is_empty() {
        return;
    }
    let width = |text: &str| text.chars().count();
    let mut widths: Vec<usize> = header.iter().map(|text| width(text)).collect();
    for row in rows {
        for (most, cell) in widths.iter_mut().zip(row) {
            *most = (*most).max(width(cell));
        }
    }
    let print = |cells: &[&str]| {
        let last = cells.len().saturating_sub(1);
        let mut out = String::new();
        for (at, cell) in cells.iter().enumerate() {
            out.push_str(cell);
            if at < last {
                let gap = widths[at].saturating_sub(width(cell)) + 2;
                out.push_str(&" ".repeat(gap));
            }
        }
        say(out.trim_end());
    };
    print(header);
    let rule: Vec<String> = widths.iter().map(|&w| "─".repeat(w)).collect();
    print(&rule.iter().map(String::as_str).collect::<Vec<_>>());
    for row in rows {
        print(&row.iter().map(String::as_str).collect::<Vec<_>>());
    }
}

/// A bar on standard error while something long goes on; nothing when nobody looks at a screen.
pub struct Bar {
    bar: ProgressBar,
}

impl Bar {
    pub fn new() -> Self {
        let bar = if io::stderr().is_terminal() {
            ProgressBar::new(0)
        } else {
            ProgressBar::hidden()
        };
        if let Ok(style) = ProgressStyle::with_template("{msg} {bar:24} {pos}/{len}") {
            bar.set_style(style);
        }
        Bar { bar }
    }

    pub fn step(&self, label: &str, done: u64, total: u64) {
        self.bar.set_length(total);
        self.bar.set_message(label.to_owned());
        self.bar.set_position(done);
        if done >= total {
            self.bar.finish_and_clear();
        }
    }
}
