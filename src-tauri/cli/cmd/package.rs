//! Packages: writing, verifying, taking in.

use std::{path::Path, process::ExitCode};

use api::packages::{Opened, Outcome, PackageFault, verify as verified};
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

const fn class_code(class: Class) -> &'static str {
    match class {
        Class::P => "pubblica",
        Class::O => "operativa",
        Class::R => "riservata",
    }
}

pub fn pack(place: &Place, of: &OfPlan, out: &Path, class: &str) -> Result {
    let class = [Class::P, Class::O, Class::R].into_iter().find(|c| class_code(*c) == class);
    let class = class.unwrap_or(Class::O);
    let mut desk = place.look()?;
    let plan = chosen(&desk, of)?;
    let bar = Bar::new();
    let packed = desk.pack(plan.id, class, out, &|label, done, total| bar.step(label, done, total))?;
    if place.json {
        line(&json!({
            "file": out, "bytes": packed.bytes, "records": packed.records, "class": class_code(class),
            "content_hash": packed.content_hash, "sha256": packed.sha256,
        }));
    } else {
        let kib = rules::words::number((packed.bytes as u64).div_ceil(1024) as f64);
        say(&filled(
            "cli.pack.done",
            &[
                ("file", &out.display()),
                ("records", &packed.records),
                ("size", &kib),
                ("class", &class_code(class)),
            ],
        ));
        say(&filled("cli.pack.hash", &[("hash", &packed.content_hash)]));
        if plan.is_example {
            say(text("cli.example_banner"));
        }
    }
    Ok(ExitCode::SUCCESS)
}

pub fn open(place: &Place, file: &Path, replace: bool) -> Result {
    let mut desk = place.new_desk()?;
    let bar = Bar::new();
    let opened = desk.open_package(file, replace, &|label, done, total| bar.step(label, done, total));
    said(place, file, opened)
}

pub fn verify(place: &Place, file: &Path) -> Result {
    let opened = verified(file, RuleData::builtin(), place.today());
    said(place, file, opened)
}

fn said(place: &Place, file: &Path, opened: std::result::Result<Opened, PackageFault>) -> Result {
    let opened = match opened {
        Ok(opened) => opened,
        Err(fault) => {
            if place.json {
                fault.findings.iter().for_each(|f| line(&verdict::finding(f)));
            } else {
                fault.findings.iter().for_each(lines);
            }
            return Ok(output::failed(&fault.error, place.json));
        }
    };
    if place.json {
        line(&as_json(file, &opened));
        return Ok(ExitCode::SUCCESS);
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
            ("class", &class_code(opened.class)),
            ("new", &new),
            ("changed", &changed),
            ("removed", &removed),
        ],
    ));
    say(&filled("cli.pack.hash", &[("hash", &opened.content_hash)]));
    if opened.is_example {
        say(text("cli.example_banner"));
    }
    Ok(ExitCode::SUCCESS)
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
        "title": opened.title, "is_example": opened.is_example, "class": class_code(opened.class),
        "records": opened.records, "attachments": opened.attachments, "content_hash": opened.content_hash,
        "new": opened.counts.0, "changed": opened.counts.1, "removed": opened.counts.2,
    })
}
