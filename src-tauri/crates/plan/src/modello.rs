//! The consortium's model (*modello*): contents handed to every commune, adopted record by record.
//!
//! What a commune takes is copied with a new id, and a `model_adoption` keeps the thread to the model's
//! record and to the text it had then. A newer edition comes as proposals; nothing is ever overwritten
//! unless a person adopts it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde_json::Value as Json;
use uuid::Uuid;

use crate::{
    canonical::{canonical, sha256},
    codelists::AdoptionState,
    declare::Typed,
    model::{ModelAdoption, ModelEdition, model_adoption, model_edition},
    record::{Plan, Record},
    template::{self, Filling, TemplateError},
    types::{Id, Type},
    value::Value,
};

/// An edition of the model.
#[derive(Clone, Debug)]
pub struct Model {
    pub name: String,
    pub version: String,
    pub issued_on: Date,
    /// By id. The ids of one model are the same in all its editions.
    pub records: BTreeMap<Uuid, Record>,
    /// Fields that the model asks each commune to adapt.
    pub to_adapt: BTreeMap<Uuid, BTreeSet<&'static str>>,
}

/// Why a file is not a model.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    #[error("{0}")]
    Template(#[from] TemplateError),
    #[error("the model lacks {0}")]
    Missing(&'static str),
}

/// Fields by which a record of the plan is recognised as the same thing that the model speaks of, so that adopting
/// never doubles it.
const NATURAL_KEYS: &[(&str, &str)] = &[
    ("hazard", "hazard_code"),
    ("crisis_unit_role", "role_code"),
    ("support_function", "function_code"),
    ("organisation", "name"),
    ("linked_plan", "name"),
];

impl Model {
    /// Reads an edition: a template with `"model": {name, version, issued_on}` and, in `"to_adapt"`,
    /// the fields to adapt by kind and short name.
    ///
    /// # Errors
    /// See [`ModelError`].
    pub fn read(text: &str) -> Result<Self, ModelError> {
        let json: Json = serde_json::from_str(text).map_err(TemplateError::Json)?;
        let about = &json["model"];
        let name = about["name"].as_str().ok_or(ModelError::Missing("name"))?;
        let version = about["version"]
            .as_str()
            .ok_or(ModelError::Missing("version"))?;
        let issued_on = about["issued_on"].as_str().and_then(|day| day.parse().ok());
        let issued_on = issued_on.ok_or(ModelError::Missing("issued_on"))?;
        // The seed leaves the version out: a record keeps its id from one edition to the next.
        let filling = Filling {
            seed: &format!("model/{name}"),
            made_at_ms: template::MADE_AT_MS,
            today: issued_on,
            texts: &BTreeMap::new(),
        };
        let records = template::records(&json, &filling)?;
        let mut to_adapt: BTreeMap<Uuid, BTreeSet<&'static str>> = BTreeMap::new();
        for (kind, named) in json["to_adapt"].as_object().into_iter().flatten() {
            let kind =
                crate::declare::kind(kind).ok_or_else(|| TemplateError::Kind(kind.clone()))?;
            for (short, fields) in named.as_object().into_iter().flatten() {
                let id = template::id(&filling, kind.name, short);
                for field in fields.as_array().into_iter().flatten() {
                    let field = field.as_str().and_then(|field| kind.field(field));
                    let field = field
                        .ok_or_else(|| TemplateError::Field(kind.name.to_owned(), short.clone()))?;
                    to_adapt.entry(id).or_default().insert(field.name);
                }
            }
        }
        Ok(Model {
            name: name.to_owned(),
            version: version.to_owned(),
            issued_on,
            records: records
                .into_iter()
                .map(|record| (record.id, record))
                .collect(),
            to_adapt,
        })
    }

    /// SHA-256 of all its records: which contents an edition had.
    pub fn content_hash(&self) -> String {
        let hashes: String = self.records.values().map(content_hash).collect();
        sha256(hashes)
    }
}

/// SHA-256 of what a record of the model says.
fn content_hash(record: &Record) -> String {
    sha256(canonical(&record.to_json(|field| field.hashed)))
}

/// Something the model offers to this plan.
#[derive(Clone, Debug)]
pub enum Proposal<'m> {
    /// Never looked at. `existing` is the plan's own record of the same thing, if it has one.
    New {
        model: &'m Record,
        existing: Option<Uuid>,
    },
    /// Adopted from an earlier edition, and the model's text has changed since.
    Newer {
        model: &'m Record,
        /// The plan's record.
        ours: Uuid,
        /// Whether the commune had adapted the old text.
        adapted: bool,
    },
}

impl Proposal<'_> {
    /// The model's record.
    pub fn model(&self) -> &Record {
        match self {
            Proposal::New { model, .. } | Proposal::Newer { model, .. } => model,
        }
    }
}

/// Who decides, when and why.
#[derive(Clone, Copy, Debug)]
pub struct Decision<'a> {
    pub by: &'a str,
    pub on: Date,
    pub reason: Option<&'a str>,
}

/// What the plan has decided on the model so far, by the model's record.
struct Thread {
    adoptions: BTreeMap<Uuid, ModelAdoption>,
}

impl Thread {
    fn of(plan: &Plan) -> Self {
        let adoptions = plan.all::<ModelAdoption>().into_iter();
        let by_model = |a: ModelAdoption| Some((a.model_record_id.as_ref()?.parse().ok()?, a));
        Thread {
            adoptions: adoptions.filter_map(by_model).collect(),
        }
    }

    fn ours(&self, model_record: Uuid) -> Option<Uuid> {
        let adoption = self.adoptions.get(&model_record)?;
        adoption.record_id.as_ref()?.parse().ok()
    }
}

/// What the model offers and the plan has not decided on, in the model's order.
pub fn proposals<'m>(plan: &Plan, model: &'m Model) -> Vec<Proposal<'m>> {
    let thread = Thread::of(plan);
    let ours_to_model: BTreeMap<Uuid, Uuid> = (thread.adoptions.keys())
        .filter_map(|&id| Some((thread.ours(id)?, id)))
        .collect();
    let offer = |record: &'m Record| {
        let Some(adoption) = thread.adoptions.get(&record.id) else {
            let existing = same_thing(plan, record);
            return Some(Proposal::New {
                model: record,
                existing,
            });
        };
        if adoption.base_hash.as_deref() == Some(&content_hash(record)) {
            return None;
        }
        // A refusal holds for the text that was refused; for another text it is asked again.
        let Some(ours) = thread.ours(record.id) else {
            return Some(Proposal::New {
                model: record,
                existing: None,
            });
        };
        let ours_now = plan.get(record.kind.name, ours)?;
        let as_model = relinked(ours_now, record.id, |id| {
            ours_to_model.get(&id).copied().or(Some(id))
        });
        Some(Proposal::Newer {
            model: record,
            ours,
            adapted: adoption.base_hash.as_deref() != Some(&content_hash(&as_model)),
        })
    };
    model.records.values().filter_map(offer).collect()
}

/// The plan's own record of what the model speaks of.
fn same_thing(plan: &Plan, record: &Record) -> Option<Uuid> {
    let (_, key) = NATURAL_KEYS
        .iter()
        .find(|(kind, _)| *kind == record.kind.name)?;
    let value = record.get(key);
    if value.is_empty() {
        return None;
    }
    let mut own = plan.of_kind(record.kind.name);
    own.find(|own| own.get(key) == value).map(|own| own.id)
}

/// A copy with another id and its links led elsewhere; a link that leads nowhere is left out.
fn relinked(record: &Record, id: Uuid, lead: impl Fn(Uuid) -> Option<Uuid>) -> Record {
    let mut copy = record.clone();
    copy.id = id;
    let lead = |text: &String| Some(lead(Uuid::parse_str(text).ok()?)?.to_string());
    for (field, value) in record.kind.fields.iter().zip(&mut copy.values) {
        match (field.ty, &mut *value) {
            (Type::Link(_), Value::Text(text)) => {
                *value = lead(text).map_or(Value::Empty, Value::Text);
            }
            (Type::Links(_), Value::Set(ids)) => *value = Value::set(ids.iter().filter_map(lead)),
            _ => {}
        }
    }
    copy
}

/// Takes these records of the model, and those they link to. Gives the records to store: the adopted ones with new
/// ids, the thread to the model, and the edition. A record that the plan has already adopted takes the newer text in
/// the fields that the model fills.
pub fn adopt(
    plan: &Plan,
    model: &Model,
    chosen: &[Uuid],
    decision: Decision,
    mut new_id: impl FnMut() -> Uuid,
) -> Vec<Record> {
    let thread = Thread::of(plan);
    let mut wanted: BTreeSet<Uuid> = BTreeSet::new();
    let mut open: Vec<Uuid> = chosen.to_vec();
    while let Some(id) = open.pop() {
        let Some(record) = model.records.get(&id) else {
            continue;
        };
        if wanted.insert(id) {
            let linked = targets(record).filter(|target| thread.ours(*target).is_none());
            open.extend(linked);
        }
    }
    let mut ours: BTreeMap<Uuid, Uuid> = BTreeMap::new();
    for &id in &wanted {
        let own = thread
            .ours(id)
            .or_else(|| same_thing(plan, &model.records[&id]))
            .unwrap_or_else(&mut new_id);
        ours.insert(id, own);
    }
    let lead = |id: Uuid| ours.get(&id).copied().or_else(|| thread.ours(id));
    let (edition, mut puts) = edition_record(plan, model, &mut new_id);
    for &id in &wanted {
        let record = &model.records[&id];
        let copy = relinked(record, ours[&id], lead);
        let existing = plan.get(record.kind.name, ours[&id]);
        let newer = thread.adoptions.contains_key(&id);
        let state = match existing {
            None => AdoptionState::ADOTTATO,
            // The plan's own record of the same thing stays as the commune wrote it, unless it was chosen by name.
            Some(existing) if !newer || !chosen.contains(&id) => {
                puts.push(filled(existing, &copy));
                AdoptionState::ADATTATO
            }
            Some(existing) => {
                puts.push(overlaid(existing, &copy));
                AdoptionState::ADOTTATO
            }
        };
        if existing.is_none() {
            puts.push(copy);
        }
        let own = thread.adoptions.get(&id).map(|a| a.id.uuid());
        let mut adoption = decided(own.unwrap_or_else(&mut new_id), edition, record, decision);
        adoption.set(&model_adoption::record_id, Some(ours[&id].to_string()));
        adoption.set(&model_adoption::adoption_state, Some(state));
        puts.push(adoption);
    }
    puts
}

/// Notes that the commune does not want a record of the model, and why.
pub fn refuse(
    plan: &Plan,
    model: &Model,
    record: Uuid,
    decision: Decision,
    mut new_id: impl FnMut() -> Uuid,
) -> Vec<Record> {
    let Some(record) = model.records.get(&record) else {
        return Vec::new();
    };
    let thread = Thread::of(plan);
    let (edition, mut puts) = edition_record(plan, model, &mut new_id);
    let own = thread.adoptions.get(&record.id);
    let id = own.map_or_else(&mut new_id, |adoption| adoption.id.uuid());
    let mut adoption = decided(id, edition, record, decision);
    // What was adopted from an earlier edition stays in the plan; only the newer text is refused.
    adoption.set(
        &model_adoption::record_id,
        own.and_then(|adoption| adoption.record_id.clone()),
    );
    adoption.set(
        &model_adoption::adoption_state,
        Some(AdoptionState::RIFIUTATO),
    );
    puts.push(adoption);
    puts
}

/// Fields that the model asks to adapt and that still say what the model says.
pub fn unadapted(plan: &Plan, model: &Model) -> Vec<(Uuid, &'static str)> {
    let thread = Thread::of(plan);
    let mut found = Vec::new();
    for (id, fields) in &model.to_adapt {
        let Some(record) = model.records.get(id) else {
            continue;
        };
        let ours = thread
            .ours(*id)
            .and_then(|own| plan.get(record.kind.name, own));
        let Some(ours) = ours else { continue };
        let same = |field: &&&'static str| {
            !ours.get(field).is_empty() && ours.get(field) == record.get(field)
        };
        found.extend(fields.iter().filter(same).map(|field| (ours.id, *field)));
    }
    found
}

fn targets(record: &Record) -> impl Iterator<Item = Uuid> {
    record.fields().flat_map(|(field, value)| {
        let ids: Vec<_> = match (field.ty, value) {
            (Type::Link(_), Value::Text(id)) => vec![id],
            (Type::Links(_), Value::Set(ids)) => ids.iter().collect(),
            _ => Vec::new(),
        };
        ids.into_iter().filter_map(|id| Uuid::parse_str(id).ok())
    })
}

/// The plan's record of this edition, or a new one to store.
fn edition_record(
    plan: &Plan,
    model: &Model,
    new_id: &mut impl FnMut() -> Uuid,
) -> (Id<ModelEdition>, Vec<Record>) {
    let editions = plan.all::<ModelEdition>();
    let same = editions.iter().find(|edition| {
        edition.name.as_ref() == Some(&model.name)
            && edition.version.as_ref() == Some(&model.version)
    });
    if let Some(edition) = same {
        return (edition.id, Vec::new());
    }
    let mut edition = Record::new(ModelEdition::kind(), new_id());
    edition.set(&model_edition::name, Some(model.name.clone()));
    edition.set(&model_edition::version, Some(model.version.clone()));
    edition.set(&model_edition::issued_on, Some(model.issued_on));
    edition.set(&model_edition::content_hash, Some(model.content_hash()));
    (edition.id.into(), vec![edition])
}

fn decided(id: Uuid, edition: Id<ModelEdition>, record: &Record, decision: Decision) -> Record {
    let mut adoption = Record::new(ModelAdoption::kind(), id);
    adoption.set(&model_adoption::edition_id, Some(edition));
    adoption.set(
        &model_adoption::record_kind,
        Some(record.kind.name.to_owned()),
    );
    adoption.set(
        &model_adoption::model_record_id,
        Some(record.id.to_string()),
    );
    adoption.set(&model_adoption::base_hash, Some(content_hash(record)));
    adoption.set(&model_adoption::decided_on, Some(decision.on));
    adoption.set(&model_adoption::decided_by, Some(decision.by.to_owned()));
    adoption.set(&model_adoption::reason, decision.reason.map(str::to_owned));
    adoption
}

/// The commune's record with its empty fields filled from the model.
fn filled(own: &Record, model: &Record) -> Record {
    let mut filled = own.clone();
    for (value, offered) in filled.values.iter_mut().zip(&model.values) {
        if value.is_empty() {
            *value = offered.clone();
        }
    }
    filled
}

/// The commune's record with the fields that the model fills.
fn overlaid(own: &Record, model: &Record) -> Record {
    let mut overlaid = own.clone();
    for (value, offered) in overlaid.values.iter_mut().zip(&model.values) {
        if !offered.is_empty() {
            *value = offered.clone();
        }
    }
    overlaid
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edition(version: &str, title: &str) -> Model {
        let text = format!(
            r#"{{"format":"{}","model":{{"name":"Cremasco","version":"{version}","issued_on":"2026-01-15"}},
            "to_adapt":{{"action":{{"avviso":["title"]}}}},
            "records":{{
              "hazard":{{"idraulico":{{"hazard_code":"idraulico","description":"Piena"}}}},
              "action":{{"avviso":{{"title":"{title}","hazard_id":"@idraulico"}}}}
            }}}}"#,
            template::FORMAT
        );
        Model::read(&text).expect("a model")
    }

    fn decision() -> Decision<'static> {
        Decision {
            by: "Ufficio tecnico",
            on: jiff::civil::date(2026, 3, 16),
            reason: None,
        }
    }

    fn ids() -> impl FnMut() -> Uuid {
        let mut n = 0;
        move || {
            n += 1;
            Uuid::from_u128(n)
        }
    }

    #[test]
    fn adopted_records_keep_the_thread_and_newer_texts_come_as_proposals() {
        let first = edition("1", "Avvisare i residenti");
        let mut plan = Plan::new(Uuid::from_u128(99));
        assert_eq!(proposals(&plan, &first).len(), 2);
        let action = first
            .records
            .values()
            .find(|r| r.kind.name == "action")
            .unwrap()
            .id;
        let mut new_id = ids();
        for record in adopt(&plan, &first, &[action], decision(), &mut new_id) {
            plan.insert(record);
        }
        // The hazard that the action links to came with it, under an id of the plan.
        assert_eq!(plan.of_kind("hazard").count(), 1);
        assert!(plan.find(action).is_none());
        assert!(proposals(&plan, &first).is_empty());
        assert_eq!(unadapted(&plan, &first).len(), 1);

        let second = edition("2", "Avvisare residenti e cascine");
        let offered = proposals(&plan, &second);
        let [Proposal::Newer { ours, adapted, .. }] = offered.as_slice() else {
            panic!("{offered:?}")
        };
        assert!(!adapted);
        let ours = *ours;
        assert_eq!(
            *plan.get("action", ours).unwrap().get("title"),
            Value::from("Avvisare i residenti"),
            "a proposal changes nothing"
        );
        for record in adopt(&plan, &second, &[action], decision(), &mut new_id) {
            plan.insert(record);
        }
        assert_eq!(
            *plan.get("action", ours).unwrap().get("title"),
            Value::from("Avvisare residenti e cascine")
        );
        assert_eq!(plan.of_kind("action").count(), 1);
        assert!(proposals(&plan, &second).is_empty());
    }

    #[test]
    fn a_refusal_holds_until_the_text_changes() {
        let first = edition("1", "Avvisare i residenti");
        let mut plan = Plan::new(Uuid::from_u128(99));
        let action = first
            .records
            .values()
            .find(|r| r.kind.name == "action")
            .unwrap()
            .id;
        for record in refuse(&plan, &first, action, decision(), ids()) {
            plan.insert(record);
        }
        assert!(
            proposals(&plan, &first)
                .iter()
                .all(|p| p.model().id != action)
        );
        let second = edition("2", "Altro testo");
        assert!(
            proposals(&plan, &second)
                .iter()
                .any(|p| p.model().id == action)
        );
    }

    #[test]
    fn what_the_commune_wrote_is_never_overwritten_unasked() {
        let model = edition("1", "Avvisare");
        let mut own = Record::new(crate::declare::kind("hazard").unwrap(), Uuid::from_u128(7));
        own.put("hazard_code", Value::from("idraulico"));
        own.put("description", Value::from("La nostra piena"));
        let mut plan = Plan::of(Uuid::from_u128(99), [own]);
        let all: Vec<_> = model.records.keys().copied().collect();
        for record in adopt(&plan, &model, &all, decision(), ids()) {
            plan.insert(record);
        }
        assert_eq!(plan.of_kind("hazard").count(), 1, "recognised, not doubled");
        let hazard = plan.get("hazard", Uuid::from_u128(7)).unwrap();
        assert_eq!(*hazard.get("description"), Value::from("La nostra piena"));
    }
}
