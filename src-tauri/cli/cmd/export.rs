//! The export folder and the register of exports.

use std::{path::Path, process::ExitCode};

use api::{
    Desk,
    error::{moment, read_text},
    exports::{FolderDone, Wanted, control_code},
};
use plan::{
    codelists::Lists,
    declare::Class,
    texts::{filled, text},
};
use serde_json::json;

use super::{Place, Result, chosen};
use crate::{
    args::Export,
    output::{Bar, line, say, table},
};

pub fn export(place: &Place, asked: &Export) -> Result {
    if asked.log {
        let desk = place.look()?;
        return log(place, &desk, asked);
    }
    let passphrase = match &asked.passphrase_file {
        None => String::new(),
        Some(file) => read_text(file)?
            .lines()
            .next()
            .unwrap_or_default()
            .to_owned(),
    };
    if asked.passphrase_file.is_some() && passphrase.trim().is_empty() {
        let file = asked.passphrase_file.as_deref().unwrap_or(Path::new(""));
        return Err(api::ApiError::new(
            api::Code::Usage,
            "export.no_passphrase",
            &[("file", &file.display())],
        ));
    }
    let class = asked.copy.as_deref().and_then(Class::of_word);
    let mut desk = place.desk_or_look()?;
    let plan = chosen(&desk, &asked.of)?;
    let bar = Bar::new();
    let wanted = Wanted {
        plan: plan.id,
        class: class.unwrap_or(Class::P),
        out: asked.out.as_deref().unwrap_or(Path::new(".")),
        draft: asked.draft,
        recipient: &asked.recipient,
        passphrase: &passphrase,
    };
    let done = desk.export_folder(&wanted, &|label, done, total| {
        bar.step(label, done, total);
        Ok(())
    })?;
    if place.json {
        line(&json!({
            "folder": done.place, "files": done.files, "bytes": done.bytes, "class": wanted.class.word(),
            "draft": wanted.draft, "encrypted": done.encrypted, "control_code": done.control_code,
            "sha256": done.sha256, "notes": done.notes,
        }));
    } else {
        told(&wanted, &done);
        if plan.is_example {
            say(text("cli.example_banner"));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn told(wanted: &Wanted, done: &FolderDone) {
    let key = if done.encrypted { "sealed" } else { "done" };
    say(&filled(
        &format!("cli.export.{key}"),
        &[
            ("place", &done.place.display()),
            ("files", &done.files),
            ("class", &wanted.class.word()),
        ],
    ));
    if wanted.draft {
        say(text("export.told.draft"));
    }
    say(text(match wanted.class {
        Class::P => "export.told.pubblica",
        _ => "export.told.operativa",
    }));
    say(&filled("cli.export.code", &[("code", &done.control_code)]));
    done.notes.iter().for_each(|note| say(note));
    say(text("export.told.not_official"));
}

fn log(place: &Place, desk: &Desk, asked: &Export) -> Result {
    let plan = chosen(desk, &asked.of)?;
    let lines = desk.exports(plan.id)?;
    if place.json {
        for entry in lines {
            line(&json!({
                "at": entry.at, "author": entry.author, "what": entry.what.word(), "class": entry.class,
                "draft": entry.draft, "encrypted": entry.encrypted, "recipient": entry.recipient,
                "place": entry.place, "content_hash": entry.content_hash, "sha256": entry.sha256,
                "control_code": control_code(&entry.sha256),
            }));
        }
        return Ok(ExitCode::SUCCESS);
    }
    let column = |key: &str| text(&format!("cli.export.column.{key}"));
    let header = ["when", "who", "what", "copy", "for", "code", "place"].map(column);
    let rows: Vec<_> = lines
        .iter()
        .map(|entry| {
            let mut copy = Lists::builtin()
                .label("PRIVACY_CLASS", &entry.class)
                .to_lowercase();
            for (is, key) in [(entry.draft, "draft"), (entry.encrypted, "sealed")] {
                if is {
                    copy.push_str(", ");
                    copy.push_str(text(&format!("cli.export.{key}_word")));
                }
            }
            vec![
                moment(&entry.at),
                entry.author.clone(),
                text(&format!("export.logged.{}", entry.what.word())).to_owned(),
                copy,
                entry.recipient.clone(),
                control_code(&entry.sha256),
                entry.place.clone(),
            ]
        })
        .collect();
    table(&header, &rows);
    say(&filled("cli.export.count", &[("count", &rows.len())]));
    Ok(ExitCode::SUCCESS)
}
