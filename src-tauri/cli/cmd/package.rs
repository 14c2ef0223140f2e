//! Packages: writing, verifying, taking in.

use std::{path::Path, process::ExitCode};

use api::packages::{Incoming, Opened, Outcome, PackageFault};
use plan::{
    declare::Class,
    texts::{filled, text},
};
use rules::{RuleData, verdict};
use serde_json::{Value as Json, json};

use super::{Place, Result, check::lines, chosen};
use crate::{
    args::OfPlan,
    output::{self, Bar, line, say},
};

pub fn pack(place: &Place, of: &OfPlan, out: &Path, class: &str, recipient: &str) -> Result {
    let class = Class::of_word(class).unwrap_or(Class::O);
    let mut desk = place.desk_or_look()?;
    let plan = chosen(&desk, of)?;
    let bar = Bar::new();
    let packed = desk.pack(plan.id, class, out, recipient, &|label, done, total| {
        bar.step(label, done, total);
        Ok(())
    })?;
    if place.json {
        line(&json!({
            "file": out, "bytes": packed.bytes, "records": packed.records,
            "attachments": packed.attachments.0, "left_out": packed.attachments.1, "class": class.word(),
            "content_hash": packed.content_hash, "sha256": packed.sha256, "in_register": packed.logged,
        }));
    } else {
        let kib = rules::words::number((packed.bytes as u64).div_ceil(1024) as f64);
        say(&filled(
            "cli.pack.done",
            &[
                ("file", &out.display()),
                ("records", &packed.records),
                ("attachments", &packed.attachments.0),
                ("size", &kib),
                ("class", &class.word()),
            ],
        ));
        if packed.attachments.1 > 0 {
            let count = packed.attachments.1;
            say(&filled("cli.pack.left_out", &[("count", &count)]));
        }
        say(&filled("cli.pack.hash", &[("hash", &packed.content_hash)]));
        if !packed.logged {
            say(text("export.note.not_in_register"));
        }
        if plan.is_example {
            say(text("cli.example_banner"));
        }
    }
    Ok(ExitCode::SUCCESS)
}

pub fn open(place: &Place, file: &Path, replace: bool) -> Result {
    let incoming = match incoming(place, file) {
        Ok(incoming) => incoming,
        Err(fault) => return Ok(refused(place, &fault)),
    };
    // Who only finds out that there is nothing to do leaves the archive untouched, and needs no turn to write.
    if place.path()?.exists() {
        let opened = place.look()?.compare(&incoming)?;
        if opened.outcome == Outcome::Same {
            said(place, file, &opened);
            return Ok(ExitCode::SUCCESS);
        }
    }
    let opened = place.new_desk()?.take_in(&incoming, replace)?;
    said(place, file, &opened);
    Ok(ExitCode::SUCCESS)
}

pub fn verify(place: &Place, file: &Path) -> Result {
    match incoming(place, file) {
        Ok(incoming) => said(place, file, &incoming.summary()),
        Err(fault) => return Ok(refused(place, &fault)),
    }
    Ok(ExitCode::SUCCESS)
}

fn incoming(place: &Place, file: &Path) -> std::result::Result<Incoming, PackageFault> {
    let bar = Bar::new();
    let progress = |label: &str, done, total| {
        bar.step(label, done, total);
        Ok(())
    };
    // The rules in force are those of the archive, when there is one.
    let desk = place.look().ok();
    let rules = match &desk {
        Some(desk) => desk.rules(),
        None => RuleData::builtin(),
    };
    Incoming::read(file, rules, place.today(), &progress)
}

fn refused(place: &Place, fault: &PackageFault) -> ExitCode {
    if place.json {
        fault
            .findings
            .iter()
            .for_each(|f| line(&verdict::finding(f)));
    } else {
        fault.findings.iter().for_each(lines);
    }
    output::failed(&fault.error, place.json)
}

fn said(place: &Place, file: &Path, opened: &Opened) {
    if place.json {
        line(&as_json(file, opened));
        return;
    }
    let key = match opened.outcome {
        Outcome::Verified => "cli.open.verified",
        Outcome::New => "cli.open.new",
        Outcome::Same => "cli.open.same",
        Outcome::Replaced => "cli.open.replaced",
    };
    let (new, changed, removed) = opened.counts;
    say(&filled(
        key,
        &[
            ("file", &file.display()),
            ("title", &opened.title),
            ("records", &opened.records),
            ("attachments", &opened.attachments),
            ("class", &opened.class.word()),
            ("new", &new),
            ("changed", &changed),
            ("removed", &removed),
        ],
    ));
    say(&filled("cli.pack.hash", &[("hash", &opened.content_hash)]));
    if opened.is_example {
        say(text("cli.example_banner"));
    }
}

fn as_json(file: &Path, opened: &Opened) -> Json {
    let outcome = match opened.outcome {
        Outcome::Verified => "verified",
        Outcome::New => "new",
        Outcome::Same => "same",
        Outcome::Replaced => "replaced",
    };
    json!({
        "file": file, "outcome": outcome, "plan": opened.plan.to_string(), "istat_code": opened.istat_code,
        "title": opened.title, "is_example": opened.is_example, "class": opened.class.word(),
        "records": opened.records, "attachments": opened.attachments, "content_hash": opened.content_hash,
        "new": opened.counts.0, "changed": opened.counts.1, "removed": opened.counts.2,
    })
}
