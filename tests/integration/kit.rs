//! A folder with an archive, and `piano` run in it.

use std::{path::PathBuf, process::Output};

use assert_cmd::Command;
use serde_json::Value as Json;
use tempfile::TempDir;

/// The day of every test: nothing depends on when it runs.
pub const TODAY: &str = "2026-03-16";

pub struct Office {
    pub folder: TempDir,
}

/// What a run printed and how it ended.
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Office {
    pub fn new() -> Self {
        Office {
            folder: tempfile::tempdir().expect("a temporary folder"),
        }
    }

    /// An office whose archive has the example plan.
    pub fn with_demo() -> Self {
        let office = Office::new();
        office.ok(&["demo"]);
        office
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::cargo_bin("piano").expect("the binary of this package");
        command
            .env_clear()
            .env("HOME", self.folder.path())
            .env("USER", "prova")
            .args([
                "--archive",
                &self.file("piani.sqlite").display().to_string(),
            ])
            .args(["--today", TODAY])
            .args(args);
        command
    }

    pub fn run(&self, args: &[&str]) -> Ran {
        ran(self.command(args).output().expect("piano runs"))
    }

    pub fn run_with_input(&self, args: &[&str], input: &str) -> Ran {
        let mut command = self.command(args);
        ran(command.write_stdin(input).output().expect("piano runs"))
    }

    /// A run that must end well; gives what it printed.
    pub fn ok(&self, args: &[&str]) -> String {
        let ran = self.run(args);
        assert_eq!(ran.code, 0, "{args:?}\n{}{}", ran.out, ran.err);
        ran.out
    }

    /// The lines of JSON of a run that must end well.
    pub fn json(&self, args: &[&str]) -> Vec<Json> {
        let out = self.ok(&[args, &["--json"]].concat());
        lines(&out)
    }

    /// The only line of JSON.
    pub fn one(&self, args: &[&str]) -> Json {
        let mut lines = self.json(args);
        assert_eq!(lines.len(), 1, "{args:?}: {lines:?}");
        lines.remove(0)
    }
}

pub fn lines(out: &str) -> Vec<Json> {
    out.lines()
        .map(|line| serde_json::from_str(line).expect("a line of JSON"))
        .collect()
}

fn ran(output: Output) -> Ran {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    Ran {
        code: output.status.code().expect("it ended by itself"),
        out: text(output.stdout),
        err: text(output.stderr),
    }
}
