//! A writer killed at any moment leaves an archive that opens, is sound and holds all that was acknowledged.
//!
//! The writer is this same program, started again with the path of an archive in its environment.

#![allow(clippy::unwrap_used)]

use std::{
    collections::BTreeMap,
    env, fs,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::Mutex,
    thread::sleep,
    time::Duration,
};

use archive::{Access, Archive, ArchiveError, Holder, Journal, Occasion};
use plan::{Uuid, declare::kind, record::Record, value::Value};

const PATH: &str = "ARCHIVE_CRASH_PATH";
const JOURNAL: &str = "ARCHIVE_CRASH_JOURNAL";
const NOW: &str = "2026-11-23T10:00:00Z";

fn plan() -> Uuid {
    Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0001)
}

fn person() -> Uuid {
    Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0002)
}

fn open(path: &Path, access: Access, journal: &str) -> archive::Result<Archive> {
    let journal = if journal == "wal" {
        Journal::Wal
    } else {
        Journal::Rollback
    };
    let holder = Holder {
        name: "chi scrive".into(),
        machine: "qui".into(),
    };
    Archive::open_with(path, access, &holder, NOW, journal)
}

/// The number of the last change: the same in two records of every change, or the change was saved by half.
fn last(archive: &Archive) -> i64 {
    let number = |kind, id, field| match archive.record(kind, id).unwrap() {
        Some(record) => match record.get(field) {
            Value::Int(number) => *number,
            Value::Text(text) => text.parse().unwrap(),
            other => panic!("{other:?}"),
        },
        None => 0,
    };
    let (one, two) = (
        number("plan", plan(), "revision_number"),
        number("person", person(), "notes"),
    );
    assert_eq!(one, two, "a change was saved by half");
    one
}

/// The writer. Without the environment of [`kill_often`] it has nothing to do.
#[test]
fn writer() {
    let (Ok(path), Ok(journal)) = (env::var(PATH), env::var(JOURNAL)) else {
        return;
    };
    let say = |text: String| {
        let mut out = std::io::stdout().lock();
        writeln!(out, "\n{text}").unwrap();
        out.flush().unwrap();
    };
    say("start".into());
    let mut archive = open(Path::new(&path), Access::Create, &journal).unwrap();
    let mut number = last(&archive);
    loop {
        number += 1;
        let mut sheet = Record::new(kind("plan").unwrap(), plan());
        sheet.put("revision_number", Value::Int(number));
        let mut someone = Record::new(kind("person").unwrap(), person());
        someone.put("notes", Value::Text(number.to_string()));
        someone.put("surname", Value::Text("lungo ".repeat(200)));
        let on = Occasion {
            change: Uuid::from_u128(0x0193 << 112 | u128::from(number.unsigned_abs())),
            at: NOW.into(),
            author: "chi scrive".into(),
            what: format!("Modifica {number}"),
        };
        archive.change(plan(), &on, &[sheet, someone], &[]).unwrap();
        say(format!("saved {number}"));
    }
}

fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect()
}

fn kill_often(journal: &str, kills: u64) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("piani.archivio");
    let mut acknowledged = 0;
    // Spreads the delays without repeating; any odd number would do.
    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    for kill in 0..kills {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        if kill % 8 == 0 {
            // From nothing again, so that the making of the file is killed too.
            for file in files(folder.path()).into_keys() {
                fs::remove_file(file).unwrap();
            }
            acknowledged = 0;
        }
        let mut writer = Command::new(env::current_exe().unwrap())
            .args(["writer", "--exact", "--nocapture"])
            .env(PATH, &path)
            .env(JOURNAL, journal)
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(writer.stdout.take().unwrap()).lines();
        // Half of the kills may fall while the archive is being made or opened.
        let signal = if kill % 2 == 0 { "start" } else { "saved" };
        let mut heard = |line: &str| {
            if let Some(number) = line.strip_prefix("saved ") {
                acknowledged = number.parse().unwrap();
            }
            line.starts_with(signal)
        };
        for line in lines.by_ref() {
            if heard(&line.unwrap()) {
                break;
            }
        }
        sleep(Duration::from_micros((random >> 33) % 30_000));
        writer.kill().unwrap();
        for line in lines {
            heard(&line.unwrap());
        }
        writer.wait().unwrap();

        // Reading first, as a person would who only wants to look: the file must not change.
        let before = files(folder.path());
        match open(&path, Access::Read, journal) {
            Ok(reader) => assert!(last(&reader) >= acknowledged),
            Err(ArchiveError::Missing { .. }) => {}
            Err(other) => panic!("kill {kill}: {other:?}"),
        }
        assert_eq!(files(folder.path()), before);
        let archive = open(&path, Access::Create, journal)
            .unwrap_or_else(|error| panic!("kill {kill}: {error:?}"));
        assert_eq!(
            archive.check().unwrap(),
            Vec::<String>::new(),
            "kill {kill}"
        );
        let found = last(&archive);
        assert!(
            found >= acknowledged,
            "kill {kill}: {acknowledged} was acknowledged, {found} is there"
        );
    }
    assert!(acknowledged > 0, "nothing was ever written");
}

/// One after the other: a process that one test is starting has, for a moment, the open files of the other, locks too.
static TURN: Mutex<()> = Mutex::new(());

#[test]
fn a_killed_writer_with_a_log_loses_nothing() {
    let _turn = TURN.lock();
    kill_often("wal", 120);
}

#[test]
fn a_killed_writer_with_a_rollback_journal_loses_nothing() {
    let _turn = TURN.lock();
    kill_often("delete", 120);
}
