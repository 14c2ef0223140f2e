//! Seeded faults: the clean example with one thing broken, and the one finding that has to follow.
//!
//! Each family of rules has a file. A record is named as in the template of the example; a text that begins
//! with `@` is a short name where the field is a link, and a day counted from the given one where it is a date.

mod commune;
mod edit;
mod near;
mod people;
mod places;
mod record;
mod rest;
mod scenarios;

use std::collections::BTreeMap;

use jiff::civil::Date;
use plan::{record::Plan, section::Section};
use serde_json::Value as Json;
use uuid::Uuid;

pub use edit::Edit;
pub use near::near_misses;

use crate::examples;

/// What is known beside the plan, as the rules take it.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// SHA-256 of the kept bytes by the one that the attachment states.
    pub attachments: BTreeMap<String, Option<String>>,
    /// Section hashes of the last decision.
    pub approved_hashes: BTreeMap<String, String>,
    /// Texts of the model that nobody adapted.
    pub unadapted: Vec<(Uuid, &'static str)>,
}

/// Where a finding has to be.
#[derive(Clone, Debug, Default)]
pub struct Place {
    /// One of these: of two records alike the rule points at either. None: the finding has no record.
    pub records: Vec<(&'static str, Uuid)>,
    pub field: Option<&'static str>,
    /// The section, for a finding without a record.
    pub section: Option<Section>,
}

/// The example with one fault.
#[derive(Clone, Debug)]
pub struct Defect {
    /// The rule that has to fire, once.
    pub rule: &'static str,
    pub name: String,
    pub plan: Plan,
    pub beside: Beside,
    pub place: Place,
    /// Rules that may fire besides: the same blow has a second effect that a clerk is to see too.
    pub companions: Vec<&'static str>,
}

/// The example changed in a way that looks like a fault and is none.
#[derive(Clone, Debug)]
pub struct NearMiss {
    pub name: &'static str,
    pub plan: Plan,
    pub beside: Beside,
}

/// Rules that no fault of one plan can trip, with the reason.
pub const NOT_OF_A_PLAN: &[(&str, &str)] = &[
    ("GEO-001", "judges the layers of a file, not a plan"),
    ("PAC-001", "judges the tree of a package, not a plan"),
    ("PAC-002", "judges the names in a package, not a plan"),
    ("PAC-003", "judges the columns of a package, not a plan"),
    ("PAC-004", "judges the tables of a package, not a plan"),
    ("PAC-005", "compares a package with the plan that is open"),
];

/// At a field of a record.
fn at(kind: &str, name: &str, field: &'static str) -> Place {
    Place {
        field: Some(field),
        ..on(kind, name)
    }
}

/// At a record as a whole.
fn on(kind: &str, name: &str) -> Place {
    Place {
        records: vec![(edit::kind_name(kind), examples::id(kind, name))],
        ..Place::default()
    }
}

/// At a field of either of two records.
fn either(kind: &str, names: [&str; 2], field: &'static str) -> Place {
    let records = names.map(|name| (edit::kind_name(kind), examples::id(kind, name)));
    Place {
        records: records.to_vec(),
        field: Some(field),
        section: None,
    }
}

/// At a section.
fn section(section: Section) -> Place {
    Place {
        section: Some(section),
        ..Place::default()
    }
}

/// Collects the faults of all families.
struct Sower {
    clean: Edit,
    approved: Edit,
    sown: Vec<Defect>,
}

impl Sower {
    /// A field takes a value, and the finding is there.
    fn put(
        &mut self,
        rule: &'static str,
        kind: &str,
        name: &str,
        field: &'static str,
        json: impl Into<Json>,
    ) -> &mut Defect {
        let json = json.into();
        let what = format!("{kind} {name}: {field} = {json}");
        self.case(rule, &what, at(kind, name, field), |edit| {
            edit.put(kind, name, field, json);
        })
    }

    /// The same fault at several places: (kind, record, field, value).
    fn puts<const N: usize>(
        &mut self,
        rule: &'static str,
        places: [(&str, &str, &'static str, Json); N],
    ) {
        for (kind, name, field, json) in places {
            self.put(rule, kind, name, field, json);
        }
    }

    /// A fault of the validated example.
    fn case(
        &mut self,
        rule: &'static str,
        what: &str,
        place: Place,
        blow: impl FnOnce(&mut Edit),
    ) -> &mut Defect {
        let mut edit = self.clean.clone();
        blow(&mut edit);
        self.keep(rule, what, place, edit)
    }

    /// A fault of the approved example. What the council approved is what the plan then holds.
    fn approved(
        &mut self,
        rule: &'static str,
        what: &str,
        place: Place,
        blow: impl FnOnce(&mut Edit),
    ) -> &mut Defect {
        let mut edit = self.approved.clone();
        blow(&mut edit);
        edit.approve();
        self.keep(rule, what, place, edit)
    }

    /// A change after the council's approval.
    fn changed(
        &mut self,
        rule: &'static str,
        what: &str,
        place: Place,
        blow: impl FnOnce(&mut Edit),
    ) -> &mut Defect {
        let mut edit = self.approved.clone();
        blow(&mut edit);
        self.keep(rule, what, place, edit)
    }

    fn keep(&mut self, rule: &'static str, what: &str, place: Place, edit: Edit) -> &mut Defect {
        self.sown.push(Defect {
            rule,
            name: what.to_owned(),
            plan: edit.plan,
            beside: edit.beside,
            place,
            companions: Vec::new(),
        });
        self.sown.last_mut().expect("just pushed")
    }
}

impl Defect {
    /// Further rules that may speak of the same blow.
    fn with(&mut self, companions: &[&'static str]) -> &mut Self {
        self.companions.extend_from_slice(companions);
        self
    }
}

/// Every seeded fault, on that day.
///
/// # Panics
/// When the example no longer has a record that a fault names; the tests say which.
pub fn all(today: Date) -> Vec<Defect> {
    let mut sower = Sower {
        clean: Edit::clean(today),
        approved: Edit::approved(today),
        sown: Vec::new(),
    };
    record::sow(&mut sower);
    people::sow(&mut sower);
    commune::sow(&mut sower);
    scenarios::sow(&mut sower);
    places::sow(&mut sower);
    rest::sow(&mut sower);
    sower.sown
}

/// The example as validated and as approved, with nothing broken.
pub fn sound(today: Date) -> [NearMiss; 2] {
    [
        ("as validated", Edit::clean(today)),
        ("as approved", Edit::approved(today)),
    ]
    .map(|(name, edit)| edit.near_miss(name))
}
