//! Reading a mapping: what cannot be used is left out and said, with the nearest name that exists.

mod forms;
mod members;

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde_json::Value as Json;

use self::{
    forms::{codes, form, only},
    members::{
        Faults, ID, LABEL, NOTE, Object, cut, field_named, flag, id, kind_of, known, label, nearest,
    },
};
use super::{
    form::{CodeForm, Form},
    mapping::{
        Absent, FORMAT, Group, LARGEST, Line, MOST_LINES, MOST_SECTIONS, Mapping, MappingError,
        Section,
    },
};
use crate::{
    codelists::Lists,
    declare::{Field, KINDS, Kind},
    texts::{self, filled},
};

pub(super) fn mapping(text: &str) -> Result<Mapping, MappingError> {
    if text.len() > LARGEST {
        return Err(MappingError::TooLarge);
    }
    // Some editors of Windows put this mark first.
    let text = text.trim_start_matches('\u{feff}');
    let json: Json = serde_json::from_str(text).map_err(|error| MappingError::Json {
        line: error.line(),
        column: error.column(),
    })?;
    let top = json.as_object().ok_or(MappingError::Format)?;
    match top.get("format").and_then(Json::as_str) {
        Some(FORMAT) => {}
        Some(other) if other.starts_with("piano-pronto/ppc-online/") => {
            return Err(MappingError::Future(cut(other, ID)));
        }
        _ => return Err(MappingError::Format),
    }
    let edition = top.get("edition").and_then(Json::as_str);
    let edition = edition
        .filter(|e| is_edition(e))
        .ok_or(MappingError::Edition)?;
    let valid_from = day(top, "valid_from")?;
    let valid_to = day(top, "valid_to")?;
    if let (Some(from), Some(to)) = (valid_from, valid_to)
        && to < from
    {
        return Err(MappingError::Dates("valid_to", to.to_string()));
    }
    let mut reading = Reading::default();
    let mut faults = Faults::new(String::new());
    known(
        top,
        &[
            "format",
            "edition",
            "title",
            "notice",
            "sources",
            "valid_from",
            "valid_to",
            "form",
            "sections",
            "absent",
        ],
        &mut faults,
    );
    let title = label(top, "title", NOTE, &mut faults).unwrap_or_default();
    let notice = label(top, "notice", NOTE, &mut faults).unwrap_or_default();
    let sources = (top
        .get("sources")
        .and_then(Json::as_array)
        .into_iter()
        .flatten())
    .filter_map(|source| Some(cut(source.as_str()?, NOTE)))
    .collect();
    let usual = form(top, &Form::default(), None, &mut faults).unwrap_or_default();
    let list = top.get("sections").and_then(Json::as_array);
    let list = list.ok_or(MappingError::Empty)?;
    if list.len() > MOST_SECTIONS {
        return Err(MappingError::TooMany);
    }
    let mut sections = Vec::new();
    for (at, json) in list.iter().enumerate() {
        if let Some(section) = reading.section(json, at + 1, &usual, &mut faults)? {
            sections.push(section);
        }
    }
    if sections.iter().all(|section| section.groups.is_empty()) {
        return Err(MappingError::Empty);
    }
    let absent = (top
        .get("absent")
        .and_then(Json::as_array)
        .into_iter()
        .flatten())
    .filter_map(|json| absent(json, &mut faults))
    .collect();
    Ok(Mapping {
        edition: edition.to_owned(),
        title,
        notice,
        sources,
        valid_from,
        valid_to,
        sections,
        absent,
        faults: faults.said,
    })
}

#[derive(Default)]
struct Reading {
    ids: BTreeSet<String>,
    section_ids: BTreeSet<String>,
    lines: usize,
}

impl Reading {
    fn section(
        &mut self,
        json: &Json,
        number: usize,
        usual: &Form,
        above: &mut Faults,
    ) -> Result<Option<Section>, MappingError> {
        let place = filled("portal.fault.section_number", &[("number", &number)]);
        let mut faults = Faults::new(place);
        let Some(object) = json.as_object() else {
            faults.say("not_an_object", &[]);
            above.said.append(&mut faults.said);
            return Ok(None);
        };
        let id = id(object, &mut faults);
        let Some(id) = id.filter(|id| {
            let new = self.section_ids.insert(id.clone());
            if !new {
                faults.say("same_section", &[("id", id)]);
            }
            new
        }) else {
            above.said.append(&mut faults.said);
            return Ok(None);
        };
        let name = label(object, "label", LABEL, &mut faults).unwrap_or_else(|| id.clone());
        faults.place = filled("portal.fault.section", &[("section", &cut(&name, 70))]);
        known(
            object,
            &["id", "label", "note", "national_class", "groups"],
            &mut faults,
        );
        let national_class = label(object, "national_class", ID, &mut faults).unwrap_or_default();
        let classes = Lists::builtin();
        if !national_class.is_empty() && classes.row("NATIONAL_CLASS", &national_class).is_none() {
            faults.say("unknown_class", &[("class", &national_class)]);
        }
        let mut groups = Vec::new();
        match object.get("groups").map(|json| json.as_array()) {
            Some(Some(list)) => {
                for json in list {
                    groups.extend(self.group(json, usual, &mut faults)?);
                }
            }
            _ => faults.say("no_groups", &[]),
        }
        Ok(Some(Section {
            id,
            label: name,
            note: label(object, "note", NOTE, &mut faults).unwrap_or_default(),
            national_class,
            groups,
            faults: faults.said,
        }))
    }

    fn group(
        &mut self,
        json: &Json,
        usual: &Form,
        faults: &mut Faults,
    ) -> Result<Option<Group>, MappingError> {
        let Some(object) = json.as_object() else {
            faults.say("not_an_object", &[]);
            return Ok(None);
        };
        known(
            object,
            &["kind", "label", "once", "only", "rest", "order", "lines"],
            faults,
        );
        let Some(kind) = kind_of(object, faults) else {
            return Ok(None);
        };
        let Some(only) = only(object, kind, faults) else {
            return Ok(None);
        };
        let mut order = Vec::new();
        for name in (object.get("order").and_then(Json::as_array).into_iter()).flatten() {
            order.extend(field_named(kind, name, faults));
        }
        let mut lines = Vec::new();
        match object.get("lines").map(|json| json.as_array()) {
            Some(Some(list)) => {
                for json in list {
                    self.lines += 1;
                    if self.lines > MOST_LINES {
                        return Err(MappingError::TooMany);
                    }
                    lines.extend(self.line(json, kind, usual, faults));
                }
            }
            _ => faults.say("no_lines", &[("kind", &kind.name)]),
        }
        let once = flag(object, "once", faults);
        let ours = || {
            let form = if once { "name" } else { "plural" };
            texts::text(&format!("kind.{}.{form}", kind.name)).to_owned()
        };
        Ok(Some(Group {
            kind,
            label: label(object, "label", LABEL, faults).unwrap_or_else(ours),
            once,
            only,
            rest: flag(object, "rest", faults),
            order,
            lines,
        }))
    }

    fn line(
        &mut self,
        json: &Json,
        kind: &'static Kind,
        usual: &Form,
        faults: &mut Faults,
    ) -> Option<Line> {
        let Some(object) = json.as_object() else {
            faults.say("not_an_object", &[]);
            return None;
        };
        let id = id(object, faults)?;
        let section = faults.place.clone();
        faults.place = filled("portal.fault.line", &[("section", &section), ("line", &id)]);
        let line = self.rest_of_line(object, &id, kind, usual, faults);
        faults.place = section;
        line
    }

    fn rest_of_line(
        &mut self,
        object: &Object,
        id: &str,
        kind: &'static Kind,
        usual: &Form,
        faults: &mut Faults,
    ) -> Option<Line> {
        if id == super::walk::GONE || !self.ids.insert(id.to_owned()) {
            faults.say("same_line", &[]);
            return None;
        }
        known(
            object,
            &[
                "id",
                "label",
                "field",
                "most",
                "form",
                "codes",
                "if_filled",
                "note",
                "confirmed",
            ],
            faults,
        );
        let name = object.get("field").unwrap_or(&Json::Null);
        let at = field_named(kind, name, faults)?;
        let field = &kind.fields[at];
        let most = match object.get("most") {
            None | Some(Json::Null) => None,
            Some(most) => {
                let read = most.as_u64().filter(|most| (1..=1_000_000).contains(most));
                if read.is_none() {
                    faults.say("most", &[("value", &cut(&most.to_string(), 40))]);
                }
                read.and_then(|most| usize::try_from(most).ok())
            }
        };
        let mut form = form(object, usual, Some(field), faults)?;
        if let Some(table) = object.get("codes") {
            form.code = CodeForm::Table(codes(table, field, faults)?);
        }
        flag(object, "confirmed", faults);
        let ours = || texts::field(kind.name, field, "label").to_owned();
        Some(Line {
            id: id.to_owned(),
            label: label(object, "label", LABEL, faults).unwrap_or_else(ours),
            field: at,
            most,
            form,
            if_filled: flag(object, "if_filled", faults),
            note: label(object, "note", NOTE, faults).unwrap_or_default(),
        })
    }
}

/// Whole numbers with points between them.
fn is_edition(edition: &str) -> bool {
    edition.len() <= 20
        && edition.split('.').all(|part| {
            !part.is_empty() && part.len() <= 9 && part.bytes().all(|b| b.is_ascii_digit())
        })
}

fn day(object: &Object, member: &'static str) -> Result<Option<Date>, MappingError> {
    match object.get(member) {
        None | Some(Json::Null) => Ok(None),
        Some(json) => {
            let read = json.as_str().filter(|text| text.len() == 10);
            let read = read.and_then(|text| text.parse().ok());
            let wrong = || MappingError::Dates(member, cut(&json.to_string(), 40));
            read.map(Some).ok_or_else(wrong)
        }
    }
}

fn absent(json: &Json, faults: &mut Faults) -> Option<Absent> {
    let Some(object) = json.as_object() else {
        faults.say("not_an_object", &[]);
        return None;
    };
    known(
        object,
        &["kind", "block", "field", "label", "reason"],
        faults,
    );
    let text = |member| object.get(member).and_then(Json::as_str).map(str::to_owned);
    let (block, field) = (text("block"), text("field"));
    let kind = match object.get("kind").and_then(Json::as_str) {
        Some("*") => None,
        _ => Some(kind_of(object, faults)?),
    };
    if let Some(block) = &block {
        let blocks: BTreeSet<_> = (KINDS.iter().flat_map(|kind| &kind.fields))
            .filter_map(|field| field.block)
            .collect();
        if !blocks.contains(block.as_str()) {
            let near = nearest(block, blocks.into_iter());
            faults.say(
                "unknown_block",
                &[("name", &cut(block, 60)), ("near", &near)],
            );
            return None;
        }
    }
    if kind.is_none() && block.is_none() {
        faults.say("absent_all", &[]);
        return None;
    }
    if let Some(field) = &field {
        let spoken_of = kind.map_or_else(|| KINDS.iter().collect(), |kind| vec![kind]);
        let of_block = |f: &&Field| block.is_none() || f.block == block.as_deref();
        let mut fields = (spoken_of.iter()).flat_map(|kind| kind.fields.iter().filter(of_block));
        if !fields.any(|f| f.name == field) {
            let names = (spoken_of.iter()).flat_map(|k| k.fields.iter().filter(of_block));
            let near = nearest(field, names.map(|f| f.name));
            let name = cut(field, 60);
            faults.say("unknown_absent", &[("name", &name), ("near", &near)]);
            return None;
        }
    }
    let reason = label(object, "reason", NOTE, faults);
    if reason.is_none() {
        faults.say("no_reason", &[]);
    }
    let ours = || {
        let kind_name = kind.map(|kind| texts::text(&format!("kind.{}.plural", kind.name)));
        let field_name = (field.as_ref()).and_then(|name| {
            let kind = kind.or_else(|| KINDS.iter().find(|kind| kind.field(name).is_some()))?;
            Some(texts::field(kind.name, kind.field(name)?, "label"))
        });
        let parts: Vec<_> = kind_name.into_iter().chain(field_name).collect();
        parts.join(": ")
    };
    Some(Absent {
        label: label(object, "label", LABEL, faults).unwrap_or_else(ours),
        reason: reason.unwrap_or_default(),
        kind,
        block,
        field,
    })
}
