//! What one plan starts from in another: a scenario of a neighbour's package.

use std::{collections::BTreeMap, fmt::Display};

use plan::{
    codelists::Lists,
    declare::{Field, kind},
    record::{Plan, Record},
    registry::Registry,
    texts::{self, filled, text},
    types::Type,
    value::Value,
};
use rules::words::{list, norm, number, short};
use uuid::Uuid;

use crate::{
    desk::Desk,
    error::{ApiError, Code, Result},
    packages::Incoming,
    wire::{CopiedScenario, ScenarioOffer},
};

/// What hangs on a scenario, in the order in which people read it.
const PARTS: [&str; 6] = [
    "exposed_element",
    "critical_point",
    "escape_route",
    "gate",
    "threshold",
    "action",
];
/// What a copy brings. Thresholds hang on the gauges of the other plan, patrols and alert rules on its people.
const COPIED: [&str; 5] = [
    "exposed_element",
    "critical_point",
    "escape_route",
    "gate",
    "action",
];
const NOT_COPIED: [&str; 3] = ["threshold", "alert_phase_rule", "patrol"];
/// Links that find the same thing in the plan: target, its code, and its own name when the code is not enough.
const BY_CODE: [(&str, &str, &str); 3] = [
    ("hazard", "hazard_code", "other_name"),
    ("crisis_unit_role", "role_code", "custom_name"),
    ("support_function", "function_code", "local_name"),
];
/// Names that a sentence lists before it only counts them.
const MOST_LISTED: usize = 5;

fn refused(code: Code, key: &str, values: &[(&str, &dyn Display)]) -> ApiError {
    ApiError::of(code, &filled(&format!("shapes.borrowed.{key}"), values))
}

/// Whether a record is about that scenario.
fn about(record: &Record, scenario: &str) -> bool {
    let one = matches!(record.get("scenario_id"), Value::Text(id) if id == scenario);
    one || matches!(record.get("scenario_ids"), Value::Set(ids) if ids.contains(scenario))
}

fn hanging<'p>(
    plan: &'p Plan,
    kind_name: &'p str,
    scenario: Uuid,
) -> impl Iterator<Item = &'p Record> {
    let scenario = scenario.to_string();
    plan.of_kind(kind_name)
        .filter(move |record| about(record, &scenario))
}

/// "3 punti critici".
fn counted(kind_name: &str, count: usize) -> String {
    let many = if count == 1 { "one" } else { "many" };
    let key = format!("shapes.borrowed.count.{kind_name}.{many}");
    filled(&key, &[("n", &count)])
}

fn shapes(record: &Record) -> usize {
    let values = record.values.iter();
    values
        .filter(|value| matches!(value, Value::Geometry(_)))
        .count()
}

fn hazard_of<'p>(plan: &'p Plan, scenario: &Record) -> Option<&'p Record> {
    match scenario.get("hazard_id") {
        Value::Text(id) => plan.get("hazard", Uuid::parse_str(id).ok()?),
        _ => None,
    }
}

/// The label of a hazard; of one that the commune describes itself, its own name.
fn hazard_label(hazard: &Record) -> String {
    match (hazard.get("other_name"), hazard.get("hazard_code")) {
        (Value::Text(name), _) => name.clone(),
        (_, Value::Text(code)) => Lists::builtin().label("HAZARD", code).to_owned(),
        _ => String::new(),
    }
}

impl Incoming {
    /// The scenarios that another plan could start from.
    pub fn scenarios(&self) -> Vec<ScenarioOffer> {
        let plan = &self.package.plan;
        let offer = |scenario: &Record| {
            let counts = PARTS.map(|kind| (kind, hanging(plan, kind, scenario.id).count()));
            let copied = COPIED
                .iter()
                .flat_map(|kind| hanging(plan, kind, scenario.id));
            ScenarioOffer {
                id: scenario.id.to_string(),
                title: titled(plan, scenario),
                hazard: hazard_of(plan, scenario)
                    .map(hazard_label)
                    .unwrap_or_default(),
                shapes: shapes(scenario) + copied.map(shapes).sum::<usize>(),
                parts: (counts.iter())
                    .filter(|(_, count)| *count > 0)
                    .map(|(kind, count)| counted(kind, *count))
                    .collect(),
            }
        };
        plan.of_kind("scenario").map(offer).collect()
    }
}

fn titled(plan: &Plan, record: &Record) -> String {
    let title = plan.title(record);
    if title.is_empty() {
        texts::kind(record.kind.name).to_owned()
    } else {
        title
    }
}

impl Desk {
    /// Takes a scenario of another plan as a start, with what hangs on it, as one change. Ids are new; links lead to what
    /// came along or to the same hazard, role or function of this plan, others are emptied; codes, attachments and
    /// verifications stay behind, shapes unless they are asked for.
    ///
    /// # Errors
    /// No such scenario or plan, or the archive cannot be written.
    pub fn copy_scenario(
        &mut self,
        plan_id: Uuid,
        package: &Incoming,
        scenario: Uuid,
        with_shapes: bool,
    ) -> Result<CopiedScenario> {
        let source = &package.package.plan;
        let own = self.plan(plan_id)?;
        let first = source
            .get("scenario", scenario)
            .ok_or_else(|| refused(Code::NotFound, "no_scenario", &[]))?;
        let hanging = COPIED
            .iter()
            .flat_map(|kind| hanging(source, kind, scenario));
        let records: Vec<&Record> = std::iter::once(first).chain(hanging).collect();
        let ids: BTreeMap<String, Uuid> = (records.iter())
            .map(|record| (record.id.to_string(), self.new_id()))
            .collect();
        let mut copying = Copying {
            source,
            own: &own,
            ids,
            with_shapes,
            origin: origin(source),
            unmatched: BTreeMap::new(),
            emptied: BTreeMap::new(),
        };
        let puts: Vec<Record> = records
            .iter()
            .map(|record| copying.copied(record))
            .collect();
        let adapt = copying.adapt(&records, first);
        let what = filled(
            "shapes.borrowed.did",
            &[
                ("scenario", &short(&titled(source, first))),
                ("plan", &plan_title(source)),
            ],
        );
        let copied = puts
            .first()
            .map(|record| record.id.to_string())
            .unwrap_or_default();
        self.change(plan_id, &what, &puts, &[])?;
        Ok(CopiedScenario {
            scenario: copied,
            records: puts.len(),
            adapt,
        })
    }
}

pub(crate) fn commune(plan: &Plan) -> String {
    let istat = plan.istat_code();
    let commune = Registry::builtin().commune(&istat);
    commune.map_or(istat, |commune| commune.name.clone())
}

pub(crate) fn plan_title(plan: &Plan) -> String {
    let title = plan.header().and_then(|header| header.title);
    title.map_or_else(|| commune(plan), |title| short(&title))
}

/// "Copiato da «Piano di protezione civile di Montodine», revisione 2."
pub(crate) fn origin(plan: &Plan) -> String {
    let title = plan_title(plan);
    match plan.header().and_then(|header| header.revision_number) {
        Some(revision) => filled(
            "shapes.borrowed.origin",
            &[("plan", &title), ("revision", &revision)],
        ),
        None => filled("shapes.borrowed.origin_plain", &[("plan", &title)]),
    }
}

/// A copy being made, and what it could not bring.
struct Copying<'p> {
    source: &'p Plan,
    own: &'p Plan,
    /// The new id of each record that comes along, by the text of its old one.
    ids: BTreeMap<String, Uuid>,
    with_shapes: bool,
    origin: String,
    /// What the plan has no match for: (kind, name), and how many links wanted it.
    unmatched: BTreeMap<(&'static str, String), usize>,
    /// Links emptied, by the label of their field.
    emptied: BTreeMap<String, usize>,
}

impl Copying<'_> {
    fn copied(&mut self, record: &Record) -> Record {
        let id = self.ids.get(&record.id.to_string()).copied();
        let mut copy = Record::new(record.kind, id.unwrap_or_default());
        for (field, value) in record.fields().filter(|(_, value)| !value.is_empty()) {
            let value = self.value(record, field, value);
            copy.put(field.name, value);
        }
        let note = record
            .kind
            .field("source_note")
            .map_or("notes", |field| field.name);
        let note_text = match copy.get(note) {
            Value::Text(kept) => format!("{} {kept}", self.origin),
            _ => self.origin.clone(),
        };
        copy.put(note, Value::Text(note_text));
        copy
    }

    fn value(&mut self, record: &Record, field: &Field, value: &Value) -> Value {
        let left_out = field.name == "code"
            || field.name == "attachment_ids"
            || (field.block == Some("verify") && field.name != "source_note")
            // Where a drawing comes from, without the drawing.
            || (field.name == "extent_source" && !self.with_shapes && shapes(record) > 0);
        if left_out {
            return Value::Empty;
        }
        match (field.ty, value) {
            (Type::Geometry, _) if !self.with_shapes => Value::Empty,
            (Type::Link(target), Value::Text(id)) => self
                .link(record, field, target, id)
                .map_or(Value::Empty, Value::Text),
            (Type::Links(target), Value::Set(ids)) => {
                let kept: Vec<_> = ids
                    .iter()
                    .filter_map(|id| self.link(record, field, target, id))
                    .collect();
                Value::set(kept)
            }
            (Type::Link(_) | Type::Links(_), _) => Value::Empty,
            (Type::Communes, Value::Set(communes)) => {
                let own = self.own.istat_code();
                Value::set(communes.iter().filter(|istat| **istat != own).cloned())
            }
            _ => value.clone(),
        }
    }

    /// The record of this plan, or of the copy, to which a link leads.
    fn link(
        &mut self,
        record: &Record,
        field: &Field,
        target: &'static str,
        id: &str,
    ) -> Option<String> {
        if let Some(copy) = self.ids.get(id) {
            return Some(copy.to_string());
        }
        if target == "scenario" {
            // Another scenario of the other plan, which was not asked for.
            return None;
        }
        let linked = Uuid::parse_str(id)
            .ok()
            .and_then(|id| self.source.get(target, id));
        let by_code = BY_CODE.iter().find(|(kind, ..)| *kind == target);
        if let (Some(linked), Some((kind, code, name))) = (linked, by_code) {
            let found = same(self.own, linked, code, name);
            if found.is_none() {
                let named = match *kind {
                    "hazard" => hazard_label(linked),
                    _ => titled(self.source, linked),
                };
                *self.unmatched.entry((kind, named)).or_default() += 1;
            }
            return found;
        }
        let label = texts::field(record.kind.name, field, "label").to_owned();
        *self.emptied.entry(label).or_default() += 1;
        None
    }

    /// What a person has to look at, gravest first.
    fn adapt(&self, records: &[&Record], scenario: &Record) -> Vec<String> {
        let from = commune(self.source);
        let say = |key: &str, values: &[(&str, &dyn Display)]| {
            filled(&format!("shapes.borrowed.adapt.{key}"), values)
        };
        let mut adapt = Vec::new();
        let of_kind = |kind: &'static str| {
            let unmatched = self.unmatched.iter();
            unmatched.filter(move |((other, _), _)| *other == kind)
        };
        for ((kind, name), count) in BY_CODE.iter().flat_map(|(kind, ..)| of_kind(kind)) {
            let used = if *count == 1 {
                say("used_once", &[])
            } else {
                say("used", &[("n", count)])
            };
            adapt.push(say(kind, &[("name", &short(name)), ("used", &used)]));
        }
        let drawn: usize = records.iter().map(|record| shapes(record)).sum();
        let whole = scenario.get("covers_whole_commune") == &Value::Bool(true);
        match (drawn, self.with_shapes) {
            (0, _) if whole => {}
            (0, _) => adapt.push(say("nothing_drawn", &[])),
            (n, true) => adapt.push(say("drawn", &[("n", &n), ("commune", &from)])),
            (n, false) => adapt.push(say("to_draw", &[("n", &n)])),
        }
        let naming: Vec<String> = (records.iter())
            .filter(|record| names(record, &from))
            .map(|record| crate::records::described(self.source, record))
            .collect();
        adapt.push(match naming.as_slice() {
            [] => say("names", &[("commune", &from)]),
            naming => say("named", &[("commune", &from), ("list", &some(naming))]),
        });
        let numbers = self.numbers(records, scenario);
        if !numbers.is_empty() {
            adapt.push(say("numbers", &[("list", &some(&numbers))]));
        }
        if !self.emptied.is_empty() {
            let labels: Vec<_> = (self.emptied.iter())
                .map(|(label, count)| say("link", &[("label", label), ("n", count)]))
                .collect();
            adapt.push(say("links", &[("list", &list(labels))]));
        }
        let left: Vec<_> = NOT_COPIED
            .iter()
            .map(|kind| (kind, hanging(self.source, kind, scenario.id).count()))
            .filter(|(_, count)| *count > 0)
            .map(|(kind, count)| counted(kind, count))
            .collect();
        if !left.is_empty() {
            adapt.push(say("left", &[("list", &list(left)), ("commune", &from)]));
        }
        adapt
    }

    /// Numbers that were counted elsewhere.
    fn numbers(&self, records: &[&Record], scenario: &Record) -> Vec<String> {
        let value = |record: &Record, field: &str| match record.get(field) {
            #[allow(clippy::cast_precision_loss)]
            Value::Int(n) => Some(*n as f64),
            Value::Dec(n) => Some(*n),
            _ => None,
        };
        let mut numbers = Vec::new();
        let evacuated = value(scenario, "people_to_evacuate").filter(|n| *n > 0.0);
        if let Some(n) = evacuated {
            numbers.push(filled(
                "shapes.borrowed.adapt.evacuate",
                &[("n", &number(n))],
            ));
        }
        let exposed = records
            .iter()
            .filter(|record| record.kind.name == "exposed_element");
        numbers.extend(exposed.filter_map(|record| {
            let n = number(value(record, "quantity")?);
            let name = match record.get("name") {
                Value::Text(name) => short(name),
                _ => titled(self.source, record),
            };
            Some(filled(
                "shapes.borrowed.adapt.exposed",
                &[("name", &name), ("n", &n)],
            ))
        }));
        numbers
    }
}

/// The first few of a list, and how many more.
pub(crate) fn some(items: &[String]) -> String {
    let more = items.len().saturating_sub(MOST_LISTED);
    let mut told: Vec<String> = items.iter().take(MOST_LISTED).cloned().collect();
    match more {
        0 => {}
        1 => told.push(text("shapes.borrowed.one_more").to_owned()),
        n => told.push(filled("shapes.borrowed.more", &[("n", &n)])),
    }
    list(told)
}

/// Whether a text of the record names that commune.
pub(crate) fn names(record: &Record, commune: &str) -> bool {
    let wanted = norm(commune);
    let mut texts = record
        .fields()
        .filter_map(|(field, value)| match (field.ty, value) {
            (Type::Text | Type::Long, Value::Text(text)) => Some(text),
            _ => None,
        });
    !wanted.is_empty() && texts.any(|text| norm(text).contains(&wanted))
}

/// The record of a plan that is the same thing by its code, and by its name when more than one has that code.
fn same(plan: &Plan, wanted: &Record, code: &str, name: &str) -> Option<String> {
    let Value::Text(wanted_code) = wanted.get(code) else {
        return None;
    };
    let named = |record: &Record| match record.get(name) {
        Value::Text(name) => norm(name),
        _ => String::new(),
    };
    let alike: Vec<&Record> = plan
        .of_kind(kind(wanted.kind.name)?.name)
        .filter(|record| matches!(record.get(code), Value::Text(own) if own == wanted_code))
        .collect();
    let by_name = || alike.iter().find(|record| named(record) == named(wanted));
    let found = match alike.as_slice() {
        // "Altro" is not the same as any other "altro".
        [one] if wanted_code != "altro" => Some(*one),
        _ => by_name().copied(),
    };
    found.map(|record| record.id.to_string())
}
