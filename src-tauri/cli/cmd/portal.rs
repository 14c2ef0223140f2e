//! The copy by hand into PPC Online.

use std::{path::Path, process::ExitCode};

use api::{
    portal::{check_mapping, item_in, section_named},
    wire::{MappingInstalled, Portal, PortalItem, PortalSection},
};
use plan::{
    declare::Class,
    texts::{filled, text},
};
use serde_json::json;

use super::{Place, Result, chosen};
use crate::{
    args::{OfPlan, PortalDeed},
    output::{FINDINGS, line, say, table},
};

pub fn portal(place: &Place, of: &OfPlan, section: Option<&str>, deed: &PortalDeed) -> Result {
    if let Some(file) = &deed.check {
        return Ok(checked(place, &check_mapping(file)?));
    }
    if let Some(file) = &deed.install {
        let installed = place.new_desk()?.install_mapping(file)?;
        return Ok(kept(place, &installed));
    }
    if let Some(item) = &deed.tick {
        return tick(place, of, item, true);
    }
    if let Some(item) = &deed.untick {
        return tick(place, of, item, false);
    }
    if let Some(out) = &deed.dossier {
        return dossier(place, of, &deed.copy, out);
    }
    let desk = place.look()?;
    let plan = chosen(&desk, of)?.id;
    if let Some(item) = &deed.coordinates {
        let told = desk.portal_coordinates(plan, item, &deed.system)?;
        if place.json {
            line(&json!({ "vertices": told.vertices, "system": deed.system, "note": told.note }));
        } else {
            say(&told.text);
        }
        return Ok(ExitCode::SUCCESS);
    }
    if let (Some(item), Some(out)) = (&deed.layer, &deed.out) {
        let format = match out.extension().and_then(|end| end.to_str()) {
            Some("zip") => "shp",
            Some(other) => other,
            None => "",
        };
        let saved = desk.save_portal_layer(plan, item, format, &deed.system, out)?;
        if place.json {
            line(&json!({ "file": saved.file, "bytes": saved.bytes }));
        } else {
            say(&saved.note);
        }
        return Ok(ExitCode::SUCCESS);
    }
    let portal = desk.portal(plan)?;
    if deed.absent {
        absent(place, &portal);
    } else if let Some(name) = section {
        items(place, section_named(&portal, name)?);
    } else {
        sections(place, &portal);
    }
    Ok(ExitCode::SUCCESS)
}

fn sections(place: &Place, portal: &Portal) {
    if place.json {
        for section in &portal.sections {
            line(&json!({
                "section": section.code, "name": section.name, "done": section.done, "all": section.all,
                "again": section.again, "note": section.note, "faults": section.faults,
            }));
        }
        return;
    }
    say(&portal.mapping);
    portal.mapping_note.lines().take(1).for_each(say);
    if portal.is_draft {
        say(text("cli.portal.draft"));
    }
    portal.faults.iter().for_each(|fault| say(fault));
    say("");
    let rows: Vec<_> = (portal.sections.iter())
        .map(|section| {
            let again = match section.again {
                0 => String::new(),
                again => again.to_string(),
            };
            vec![
                section.code.clone(),
                format!("{}/{}", section.done, section.all),
                again,
                section.name.clone(),
            ]
        })
        .collect();
    table(
        &["code", "typed", "again", "section"].map(|key| text(&format!("cli.portal.column.{key}"))),
        &rows,
    );
    say(&progress("cli.portal.progress", portal));
    let absent: usize = portal.absent.iter().map(|absent| absent.values).sum();
    if absent > 0 {
        say(&filled("cli.portal.absent", &[("count", &absent)]));
    }
}

fn progress(key: &str, portal: &Portal) -> String {
    filled(
        key,
        &[
            ("done", &portal.done),
            ("all", &portal.all),
            ("again", &portal.again),
        ],
    )
}

fn items(place: &Place, section: &PortalSection) {
    if place.json {
        section.items.iter().for_each(|item| line(&as_json(item)));
        return;
    }
    say(&section.name);
    (section.faults.iter())
        .chain([&section.note])
        .filter(|words| !words.is_empty())
        .for_each(|words| say(words));
    let mut group = None;
    for item in &section.items {
        if group != Some(&item.group) {
            group = Some(&item.group);
            say("");
            if !item.group.is_empty() {
                say(&format!("── {}", item.group));
            }
        }
        let mark = match (&item.tick, &item.was) {
            (_, Some(_)) => "↻",
            (Some(_), None) => "✓",
            (None, None) => " ",
        };
        let value = match item.value.as_str() {
            "" => text("cli.portal.empty"),
            value => value,
        };
        say(&format!("{mark} {}: {value}", item.label));
        remarks(item);
        say(&format!("      {}", item.id));
    }
}

fn remarks(item: &PortalItem) {
    let remark = |words: &str| say(&format!("      {words}"));
    if let (Some(was), Some(tick)) = (&item.was, &item.tick)
        && !item.gone
    {
        let day = tick.on.parse().map(rules::words::date).unwrap_or_default();
        remark(&filled("cli.portal.again", &[("day", &day), ("was", was)]));
    }
    if item.too_long {
        let letters = item.value.encode_utf16().count();
        let most = item.most.unwrap_or_default();
        remark(&filled(
            "cli.portal.too_long",
            &[("letters", &letters), ("most", &most)],
        ));
    }
    if let Some(shortened) = &item.shortened {
        let key = if item.shortened_old {
            "cli.portal.shortened_old"
        } else {
            "cli.portal.shortened"
        };
        remark(&filled(key, &[("text", shortened)]));
    }
    if !item.note.is_empty() {
        remark(&item.note);
    }
}

fn as_json(item: &PortalItem) -> serde_json::Value {
    let tick = (item.tick.as_ref()).map(|tick| json!({ "on": tick.on, "by": tick.by }));
    json!({
        "id": item.id, "label": item.label, "group": item.group, "value": item.value, "most": item.most,
        "too_long": item.too_long, "shortened": item.shortened, "shortened_old": item.shortened_old,
        "is_shape": item.is_shape, "gone": item.gone, "note": item.note, "tick": tick, "was": item.was,
    })
}

fn absent(place: &Place, portal: &Portal) {
    for absent in &portal.absent {
        if place.json {
            line(&json!({ "what": absent.what, "why": absent.why, "values": absent.values }));
        } else if absent.values > 0 {
            say(&format!("{} ({})", absent.what, absent.values));
            say(&format!("      {}", absent.why));
        }
    }
}

fn tick(place: &Place, of: &OfPlan, id: &str, ticked: bool) -> Result {
    let mut desk = place.desk()?;
    let plan = chosen(&desk, of)?.id;
    let value = item_in(&desk.portal(plan)?, id)?.value.clone();
    let portal = desk.tick_portal(plan, id, &value, ticked)?;
    if place.json {
        line(&json!({ "done": portal.done, "all": portal.all, "again": portal.again }));
    } else {
        let key = if ticked {
            "cli.portal.ticked"
        } else {
            "cli.portal.unticked"
        };
        say(&progress(key, &portal));
    }
    Ok(ExitCode::SUCCESS)
}

fn dossier(place: &Place, of: &OfPlan, class: &str, out: &Path) -> Result {
    let class = Class::of_word(class).unwrap_or(Class::O);
    let mut desk = place.desk()?;
    let plan = chosen(&desk, of)?;
    let saved = desk.save_dossier(plan.id, class, out)?;
    if place.json {
        line(&json!({
            "file": saved.file, "sections": saved.sections, "items": saved.items, "sha256": saved.sha256,
            "class": class.word(),
        }));
        return Ok(ExitCode::SUCCESS);
    }
    say(&filled(
        "cli.portal.dossier",
        &[
            ("file", &saved.file),
            ("sections", &saved.sections),
            ("items", &saved.items),
        ],
    ));
    if plan.is_example {
        say(text("cli.example_banner"));
    }
    Ok(ExitCode::SUCCESS)
}

/// A mapping without faults is fine; one with faults works, but who maintains it has something to mend.
fn checked(place: &Place, mapping: &MappingInstalled) -> ExitCode {
    if place.json {
        line(&json!({ "edition": mapping.edition, "faults": mapping.faults }));
    } else if mapping.faults.is_empty() {
        say(&filled(
            "cli.portal.sound",
            &[("edition", &mapping.edition)],
        ));
    } else {
        mapping.faults.iter().for_each(|fault| say(fault));
        let count = mapping.faults.len();
        say(&filled(
            "cli.portal.faults",
            &[("edition", &mapping.edition), ("count", &count)],
        ));
    }
    if mapping.faults.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(FINDINGS)
    }
}

fn kept(place: &Place, mapping: &MappingInstalled) -> ExitCode {
    if place.json {
        line(
            &json!({ "edition": mapping.edition, "in_force": mapping.in_force, "faults": mapping.faults }),
        );
        return ExitCode::SUCCESS;
    }
    mapping.faults.iter().for_each(|fault| say(fault));
    let key = if mapping.in_force {
        "cli.portal.installed"
    } else {
        "cli.portal.kept"
    };
    say(&filled(key, &[("edition", &mapping.edition)]));
    ExitCode::SUCCESS
}
