//! Reading and writing records, finding them, keeping files.

use std::path::Path;

use base64::{Engine, engine::general_purpose::STANDARD};
use plan::{
    declare::{Class, KINDS, Kind},
    privacy::class_of,
    record::{Plan, Record},
    types::Type,
    value::Value,
};
use serde_json::Value as Json;
use uuid::Uuid;

use super::{Office, Work};
use crate::{
    error::{ApiError, Code, Result},
    records::shown,
    references::kind_named,
    typing::Typing,
    wire::*,
};

/// An id as the window sends it.
pub(super) fn id(text: &str) -> Result<Uuid> {
    Uuid::parse_str(text).map_err(|_| ApiError::new(Code::Usage, "record.bad_id", &[("id", &text)]))
}

pub(super) fn ids(texts: &[String]) -> Result<Vec<Uuid>> {
    texts.iter().map(|text| id(text)).collect()
}

/// A record as the window reads it.
pub(super) fn told(plan: &Plan, record: &Record) -> PlanRecord {
    let mut values = record.to_json(|_| true);
    if let Json::Object(members) = &mut values {
        members.remove("id");
    }
    PlanRecord {
        id: record.id.to_string(),
        kind: record.kind.name.to_owned(),
        section: record.section().code().to_owned(),
        title: plan.title(record),
        values,
        shown: record
            .fields()
            .filter(|(_, value)| !value.is_empty())
            .map(|(field, value)| (field.name.to_owned(), shown(plan, field, value)))
            .collect(),
    }
}

fn sheet(plan: &Plan, record: &Record) -> RecordSheet {
    let shapes = record.fields().filter_map(|(field, value)| {
        let Value::Geometry(geometry) = value else {
            return None;
        };
        let words = crate::sketches::words(plan, Some(record.id), geometry);
        Some((field.name.to_owned(), words.sentence))
    });
    let filled = record.fields().filter(|(_, value)| !value.is_empty());
    RecordSheet {
        stored: plan.get(record.kind.name, record.id).is_some(),
        linked: leading_to(plan, record),
        shapes: shapes.collect(),
        public: filled
            .map(|(field, _)| {
                let public = class_of(record, field) == Class::P;
                (field.name.to_owned(), public)
            })
            .collect(),
        record: told(plan, record),
    }
}

/// Records whose links lead to this one.
fn leading_to(plan: &Plan, record: &Record) -> Vec<Linked> {
    let wanted = record.id.to_string();
    let mut linked = Vec::new();
    let links_here = |kind: &'static Kind| {
        let fields = kind.fields.iter().enumerate();
        fields.filter(|(_, field)| field.ty.target() == Some(record.kind.name))
    };
    for kind in KINDS.iter() {
        for (at, field) in links_here(kind) {
            for other in plan.of_kind(kind.name) {
                let leads = match (&other.values[at], field.ty) {
                    (Value::Text(id), Type::Link(_)) => *id == wanted,
                    (Value::Set(ids), Type::Links(_)) => ids.contains(&wanted),
                    _ => false,
                };
                if leads {
                    linked.push(Linked {
                        kind: kind.name.to_owned(),
                        field: field.name.to_owned(),
                        id: other.id.to_string(),
                        title: plan.title(other),
                    });
                }
            }
        }
    }
    linked
}

pub(super) fn records(office: &Office, asked: OfKind, _: &Work) -> Result<Vec<PlanRecord>> {
    office.at_desk(|desk| {
        let kind = kind_named(&asked.kind)?;
        let plan = desk.plan(id(&asked.plan)?)?;
        Ok(plan.of_kind(kind.name).map(|r| told(&plan, r)).collect())
    })
}

pub(super) fn record(office: &Office, asked: OfRecord, _: &Work) -> Result<RecordSheet> {
    office.at_desk(|desk| {
        let kind = kind_named(&asked.kind)?;
        let plan = desk.plan(id(&asked.plan)?)?;
        let record = plan
            .get(kind.name, id(&asked.id)?)
            .ok_or_else(|| ApiError::new(Code::NotFound, "rpc.no_record", &[]))?;
        Ok(sheet(&plan, record))
    })
}

pub(super) fn new_record(office: &Office, asked: NewRecord, _: &Work) -> Result<RecordSheet> {
    office.at_desk(|desk| {
        let plan = desk.plan(id(&asked.plan)?)?;
        let record = desk.blank(&asked.kind, &asked.with)?;
        Ok(sheet(&plan, &record))
    })
}

pub(super) fn set_field(office: &Office, asked: SetField, _: &Work) -> Result<Saved> {
    office.at_desk(|desk| {
        let plan = id(&asked.plan)?;
        let typed = desk.type_in(
            plan,
            &Typing {
                kind: &asked.kind,
                record: id(&asked.id)?,
                field: &asked.field,
                text: &asked.text,
                during: asked.during.as_deref().map(id).transpose()?,
                with: &asked.with,
            },
        )?;
        Ok(Saved {
            at: desk.now().at.to_string(),
            change: typed.change.map(|change| change.to_string()),
            record: told(&*desk.plan(plan)?, &typed.record),
            understood: typed.understood,
            unclear: typed.unclear,
        })
    })
}

pub(super) fn set_many(office: &Office, asked: SetMany, _: &Work) -> Result<Vec<PlanRecord>> {
    office.at_desk(|desk| {
        let plan = id(&asked.plan)?;
        let records = desk.set_many(plan, &asked.kind, &ids(&asked.ids)?, &asked.fields)?;
        let plan = desk.plan(plan)?;
        Ok(records.iter().map(|record| told(&plan, record)).collect())
    })
}

pub(super) fn duplicate(office: &Office, asked: OfRecord, _: &Work) -> Result<PlanRecord> {
    office.at_desk(|desk| {
        let plan = id(&asked.plan)?;
        let record = desk.duplicate(plan, &asked.kind, id(&asked.id)?)?;
        Ok(told(&*desk.plan(plan)?, &record))
    })
}

pub(super) fn copy_actions(
    office: &Office,
    asked: CopyActions,
    _: &Work,
) -> Result<Vec<PlanRecord>> {
    office.at_desk(|desk| {
        let plan = id(&asked.plan)?;
        let copies = desk.copy_actions(plan, &ids(&asked.ids)?, &asked.fields)?;
        let plan = desk.plan(plan)?;
        Ok(copies.iter().map(|record| told(&plan, record)).collect())
    })
}

pub(super) fn remove(office: &Office, asked: RemoveMany, _: &Work) -> Result<Done> {
    office.at_desk(|desk| {
        desk.remove_many(id(&asked.plan)?, &asked.kind, &ids(&asked.ids)?)?;
        Ok(Done {})
    })
}

pub(super) fn reorder(office: &Office, asked: Reorder, _: &Work) -> Result<Vec<PlanRecord>> {
    office.at_desk(|desk| {
        let plan = id(&asked.plan)?;
        let ids = ids(&asked.ids)?;
        let records = desk.reorder(plan, &asked.kind, &asked.field, asked.from, &ids)?;
        let plan = desk.plan(plan)?;
        Ok(records.iter().map(|record| told(&plan, record)).collect())
    })
}

pub(super) fn search(office: &Office, asked: SearchFor, _: &Work) -> Result<Vec<Hit>> {
    office.at_desk(|desk| desk.search(id(&asked.plan)?, &asked.text))
}

pub(super) fn attach(office: &Office, asked: Attach, _: &Work) -> Result<PlanRecord> {
    office.at_desk(|desk| {
        let plan = id(&asked.plan)?;
        let record = desk.attach(plan, Path::new(&asked.file), None)?;
        Ok(told(&*desk.plan(plan)?, &record))
    })
}

pub(super) fn attachment_bytes(
    office: &Office,
    asked: OfAttachment,
    _: &Work,
) -> Result<AttachmentBytes> {
    office.at_desk(|desk| {
        let (attachment, bytes) = desk.shown_attachment(id(&asked.plan)?, id(&asked.id)?)?;
        Ok(AttachmentBytes {
            file_name: attachment.file_name.unwrap_or_default(),
            media_type: attachment.media_type.unwrap_or_default(),
            base64: STANDARD.encode(bytes),
        })
    })
}

pub(super) fn save_attachment(office: &Office, asked: SaveAttachment, _: &Work) -> Result<Done> {
    office.at_desk(|desk| {
        let out = Path::new(&asked.out);
        desk.save_attachment(id(&asked.plan)?, id(&asked.id)?, out)?;
        Ok(Done {})
    })
}
