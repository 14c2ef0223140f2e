//! Difference, its inverse and the three-way merge, field by field; sets member by member.

use std::collections::BTreeSet;

use uuid::Uuid;

use crate::{
    declare::Kind,
    record::{Plan, Record},
    value::Value,
};

/// One step of the history.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    Created(Record),
    Removed(Record),
    Edited {
        kind: &'static str,
        id: Uuid,
        field: &'static str,
        before: Value,
        after: Value,
    },
}

impl Change {
    pub fn inverse(self) -> Self {
        match self {
            Change::Created(record) => Change::Removed(record),
            Change::Removed(record) => Change::Created(record),
            Change::Edited {
                kind,
                id,
                field,
                before,
                after,
            } => Change::Edited {
                kind,
                id,
                field,
                before: after,
                after: before,
            },
        }
    }
}

/// What leads from one state of a record to another.
pub fn difference(before: Option<&Record>, after: Option<&Record>) -> Vec<Change> {
    match (before, after) {
        (None, None) => Vec::new(),
        (None, Some(new)) => vec![Change::Created(new.clone())],
        (Some(old), None) => vec![Change::Removed(old.clone())],
        (Some(old), Some(new)) => (old.fields().zip(&new.values))
            .filter(|((_, before), after)| before != after)
            .map(|((field, before), after)| Change::Edited {
                kind: old.kind.name,
                id: old.id,
                field: field.name,
                before: before.clone(),
                after: after.clone(),
            })
            .collect(),
    }
}

/// Two hands changed the same thing. The merged plan holds `ours` (or the edited record, where the
/// other hand removed it) until a person chooses.
#[derive(Clone, Debug, PartialEq)]
pub enum Conflict {
    Field {
        kind: &'static str,
        id: Uuid,
        field: &'static str,
        base: Value,
        ours: Value,
        theirs: Value,
    },
    RemovedAndEdited {
        kind: &'static str,
        id: Uuid,
        removed_by_us: bool,
    },
}

pub fn merge(base: &Plan, ours: &Plan, theirs: &Plan) -> (Plan, Vec<Conflict>) {
    let mut merged = Plan::new(ours.id);
    let mut conflicts = Vec::new();
    let keys: BTreeSet<_> = [base, ours, theirs]
        .iter()
        .flat_map(|plan| plan.records.keys())
        .collect();
    for key in keys {
        let (base, ours, theirs) = (
            base.records.get(key),
            ours.records.get(key),
            theirs.records.get(key),
        );
        let kept = match (ours, theirs) {
            (Some(ours), Some(theirs)) => Some(merge_record(base, ours, theirs, &mut conflicts)),
            (None, None) => None,
            (Some(one), None) | (None, Some(one)) => match base {
                None => Some(one.clone()),
                Some(base) if base == one => None,
                Some(_) => {
                    conflicts.push(Conflict::RemovedAndEdited {
                        kind: key.0,
                        id: key.1,
                        removed_by_us: ours.is_none(),
                    });
                    Some(one.clone())
                }
            },
        };
        if let Some(record) = kept {
            merged.insert(record);
        }
    }
    (merged, conflicts)
}

fn merge_record(
    base: Option<&Record>,
    ours: &Record,
    theirs: &Record,
    conflicts: &mut Vec<Conflict>,
) -> Record {
    let kind: &'static Kind = ours.kind;
    let mut merged = ours.clone();
    for (i, field) in kind.fields.iter().enumerate() {
        let base = base.map_or(&Value::Empty, |record| &record.values[i]);
        let (ours, theirs) = (&ours.values[i], &theirs.values[i]);
        merged.values[i] = if ours == theirs || base == theirs {
            ours.clone()
        } else if base == ours {
            theirs.clone()
        } else if let (true, Some([base, ours, theirs])) =
            (field.ty.is_set(), members([base, ours, theirs]))
        {
            // Added by either, or there from the start and removed by neither.
            let both = |member: &&String| ours.contains(*member) && theirs.contains(*member);
            let added = (ours | theirs).into_iter().filter(|m| !base.contains(m));
            Value::set(base.iter().filter(both).cloned().chain(added))
        } else {
            conflicts.push(Conflict::Field {
                kind: kind.name,
                id: merged.id,
                field: field.name,
                base: base.clone(),
                ours: ours.clone(),
                theirs: theirs.clone(),
            });
            ours.clone()
        };
    }
    merged
}

fn members(values: [&Value; 3]) -> Option<[&BTreeSet<String>; 3]> {
    static NONE: BTreeSet<String> = BTreeSet::new();
    let mut sets = [&NONE; 3];
    for (set, value) in sets.iter_mut().zip(values) {
        *set = match value {
            Value::Empty => &NONE,
            Value::Set(set) => set,
            _ => return None,
        };
    }
    Some(sets)
}
