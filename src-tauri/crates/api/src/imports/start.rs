//! A plan without contents that begins from a neighbour's: what holds anywhere comes along, what belongs to the other
//! commune stays there.

use std::collections::BTreeMap;

use plan::{
    codelists::Lists,
    declare::Field,
    record::{Plan, Record},
    texts::{self, filled, text},
    types::Type,
    value::Value,
};
use rules::words::{list, short};
use uuid::Uuid;

use super::targets::counted;
use crate::{
    borrowed::{commune, names, origin, plan_title, some},
    desk::Desk,
    error::{ApiError, Code, Result},
    packages::Incoming,
    wire::StartedFrom,
};

/// What holds in any commune once it is adapted: who does what when, and the words for it.
const COPIED: [&str; 11] = [
    "linked_plan",
    "organisation",
    "crisis_unit_role",
    "support_function",
    "hazard",
    "scenario",
    "alert_phase_rule",
    "action",
    "form_template",
    "message_template",
    "continuity_service",
];
/// Bodies that serve more than one commune. Others are of the other one.
const WIDER_BODIES: [&str; 16] = [
    "provincia",
    "regione",
    "prefettura",
    "dpc",
    "vvf",
    "carabinieri",
    "polizia_stato",
    "guardia_finanza",
    "soccorso_sanitario",
    "ats",
    "asst",
    "arpa",
    "aipo",
    "bonifica",
    "gestore_servizio",
    "gestore_strada",
];
/// Kinds of which one commune has one of each code: where the plan has it, it keeps its own.
const BY_CODE: [(&str, &str, &str); 4] = [
    ("hazard", "hazard_code", "other_name"),
    ("crisis_unit_role", "role_code", "custom_name"),
    ("support_function", "function_code", "local_name"),
    ("continuity_service", "service_code", "local_name"),
];
/// Fields that say something of the other commune: counts, days, decisions, places.
const LEFT_EMPTY: [&str; 22] = [
    "code",
    "attachment_ids",
    "source_note",
    "people_to_evacuate",
    "extent_source",
    "shared_with",
    "approved_on",
    "coherence",
    "coherence_note",
    "absent_reason",
    "deputy_text",
    "min_staff",
    "tools",
    "place",
    "place_text",
    "reference_event_text",
    "knowledge_sources",
    "locality",
    "street",
    "house_number",
    "access_note",
    "host_commune",
];

impl Desk {
    /// Begins a plan without contents from that of another commune, as one change: roles, functions, hazards, scenarios,
    /// actions, templates and bodies of the wider area. People, contacts, acts, places, drawings, resources, counts,
    /// attachments, verifications and the life of the other plan stay behind, and it is said what.
    ///
    /// # Errors
    /// The plan has contents already, or it is of the same commune; the archive cannot be written.
    pub fn start_from(&mut self, plan_id: Uuid, package: &Incoming) -> Result<StartedFrom> {
        let source = &package.package.plan;
        let own = self.plan(plan_id)?;
        if source.istat_code() == own.istat_code() {
            return Err(ApiError::new(
                Code::Conflict,
                "start.same_commune",
                &[("title", &plan_title(source))],
            ));
        }
        let full = ["scenario", "action", "emergency_area", "nomination"]
            .iter()
            .find(|kind| own.of_kind(kind).next().is_some());
        if let Some(kind) = full {
            let count = own.of_kind(kind).count();
            return Err(ApiError::new(
                Code::Conflict,
                "start.not_empty",
                &[("content", &counted(kind, count))],
            ));
        }
        let mut copying = Copying {
            source,
            own: &own,
            ids: BTreeMap::new(),
            emptied: BTreeMap::new(),
            origin: origin(source),
        };
        let records: Vec<&Record> = (COPIED.iter().flat_map(|kind| source.of_kind(kind)))
            .filter(|record| comes_along(record))
            .collect();
        let mut new = Vec::new();
        for record in records {
            if let Some(own) = copying.own_one(record) {
                copying.ids.insert(record.id, own);
            } else {
                copying.ids.insert(record.id, self.new_id());
                new.push(record);
            }
        }
        let puts: Vec<Record> = new.iter().map(|record| copying.copied(record)).collect();
        let adapt = copying.adapt(&new);
        let what = filled("api.did.start", &[("title", &short(&plan_title(source)))]);
        let records = puts.len();
        drop(own);
        self.change(plan_id, &what, &puts, &[])?;
        Ok(StartedFrom {
            records,
            adapt,
            what,
        })
    }
}

fn comes_along(record: &Record) -> bool {
    match (record.kind.name, record.get("organisation_kind")) {
        ("organisation", Value::Text(code)) => WIDER_BODIES.contains(&code.as_str()),
        ("organisation", _) => false,
        // The plan of the other commune's territory is not one of this.
        ("linked_plan", _) => record.get("linked_kind") != &Value::from("pgt"),
        _ => true,
    }
}

struct Copying<'p> {
    source: &'p Plan,
    own: &'p Plan,
    /// What each record of the other plan is in this one.
    ids: BTreeMap<Uuid, Uuid>,
    /// By label of the field: how many values did not come along.
    emptied: BTreeMap<&'static str, usize>,
    origin: String,
}

impl Copying<'_> {
    /// The record that this plan already has in its place: the same role, hazard, function or body.
    fn own_one(&self, record: &Record) -> Option<Uuid> {
        let text = |record: &Record, field: &str| match record.get(field) {
            Value::Text(text) => rules::words::norm(text),
            _ => String::new(),
        };
        let kind = record.kind.name;
        let same = |other: &&Record| match BY_CODE.iter().find(|(name, ..)| *name == kind) {
            Some((_, code, name)) => {
                text(other, code) == text(record, code)
                    && (text(record, code) != "altro" || text(other, name) == text(record, name))
            }
            None => kind == "organisation" && text(other, "name") == text(record, "name"),
        };
        let found = self.own.of_kind(kind).find(same);
        found.map(|record| record.id)
    }

    fn copied(&mut self, record: &Record) -> Record {
        let id = self.ids.get(&record.id).copied().unwrap_or_default();
        let mut copy = Record::new(record.kind, id);
        for (field, value) in record.fields().filter(|(_, value)| !value.is_empty()) {
            let value = self.value(record, field, value);
            copy.put(field.name, value);
        }
        let note = record.kind.field("source_note");
        let note = note.map_or("notes", |field| field.name);
        let said = match copy.get(note) {
            Value::Text(kept) => format!("{} {kept}", self.origin),
            _ => self.origin.clone(),
        };
        copy.put(note, Value::Text(said));
        copy
    }

    fn value(&mut self, record: &Record, field: &'static Field, value: &Value) -> Value {
        let kept = match (field.ty, value) {
            _ if LEFT_EMPTY.contains(&field.name) => Value::Empty,
            _ if matches!(field.block, Some("verify" | "care" | "place")) => Value::Empty,
            (Type::Link(_), Value::Text(id)) => self.link(id).map_or(Value::Empty, Value::Text),
            (Type::Links(_), Value::Set(ids)) => {
                Value::set(ids.iter().filter_map(|id| self.link(id)))
            }
            (Type::Geometry | Type::Communes | Type::Link(_) | Type::Links(_), _) => Value::Empty,
            _ => value.clone(),
        };
        if kept.is_empty() && field.name != "code" && field.block != Some("verify") {
            let label = texts::field(record.kind.name, field, "label");
            *self.emptied.entry(label).or_default() += 1;
        }
        kept
    }

    fn link(&self, id: &str) -> Option<String> {
        let id = Uuid::parse_str(id).ok()?;
        self.ids.get(&id).map(Uuid::to_string)
    }

    /// What stayed behind and what to look at.
    fn adapt(&self, new: &[&Record]) -> Vec<String> {
        let from = commune(self.source);
        let mut adapt = Vec::new();
        let mut left: Vec<String> = Vec::new();
        for kind in plan::declare::KINDS.iter() {
            // The sheet of the plan and its profile are of each commune.
            if ["plan", "commune_profile"].contains(&kind.name) {
                continue;
            }
            let all = self.source.of_kind(kind.name).count();
            let along = self.source.of_kind(kind.name);
            let along = along
                .filter(|record| self.ids.contains_key(&record.id))
                .count();
            if all > along {
                left.push(counted(kind.name, all - along));
            }
        }
        if !left.is_empty() {
            let left = left.join(", ");
            adapt.push(filled(
                "imports.start.left",
                &[("commune", &from), ("list", &left)],
            ));
        }
        if !self.emptied.is_empty() {
            let emptied = self
                .emptied
                .iter()
                .map(|(label, count)| format!("{} ({count})", super::targets::lower_first(label)));
            let emptied = list(emptied);
            adapt.push(filled("imports.start.emptied", &[("list", &emptied)]));
        }
        let naming: Vec<String> = (new.iter())
            .filter(|record| names(record, &from))
            .map(|record| crate::records::described(self.source, record))
            .collect();
        if !naming.is_empty() {
            let naming = some(&naming);
            adapt.push(filled(
                "imports.start.named",
                &[("commune", &from), ("list", &naming)],
            ));
        }
        let hazards = new.iter().filter(|record| record.kind.name == "hazard");
        let relevant = hazards.filter(|record| !record.get("relevance").is_empty());
        let labels: Vec<_> = relevant
            .filter_map(|record| record.get("hazard_code").clone().text())
            .map(|code| Lists::builtin().label("HAZARD", &code).to_owned())
            .collect();
        if !labels.is_empty() {
            adapt.push(text("imports.start.hazards").to_owned());
        }
        adapt
    }
}
