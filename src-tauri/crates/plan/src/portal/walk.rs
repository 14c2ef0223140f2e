//! The plan in the portal's order: one item for each line of the mapping and record.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
};

use uuid::Uuid;

use super::{
    mapping::{Group, Line, Mapping, Section},
    ticks::{Key, Short, Tick, Ticks},
    value::{called, in_form, letters},
};
use crate::{
    codelists::Lists,
    declare::{Field, KINDS},
    model::EmptyStatement,
    record::{Plan, Record},
    texts::{self, filled},
    types::{Code, Type},
    value::Value,
};

/// How the items of what is gone begin; no line has this name.
pub const GONE: &str = "gone";

/// The whole plan in the portal's order.
#[derive(Clone, Debug)]
pub struct Walk<'a> {
    pub mapping: &'a Mapping,
    pub sections: Vec<WalkedSection<'a>>,
}

/// A page of the portal with what is to be typed there.
#[derive(Clone, Debug)]
pub struct WalkedSection<'a> {
    pub section: &'a Section,
    pub parts: Vec<Part<'a>>,
    /// What is on the portal and in the plan no longer.
    pub gone: Vec<Gone>,
}

/// The values of one record.
#[derive(Clone, Debug)]
pub struct Part<'a> {
    pub group: &'a Group,
    pub record: &'a Record,
    /// As people call it; empty for what there is once.
    pub title: String,
    pub items: Vec<Item<'a>>,
}

/// One value to type.
#[derive(Clone, Debug)]
pub struct Item<'a> {
    pub line: &'a Line,
    pub record: &'a Record,
    /// In the portal's form; empty when the plan has nothing there.
    pub value: String,
    pub tick: Option<Tick>,
    pub short: Option<Short>,
}

/// A record that was typed into the portal and that its list no longer has.
#[derive(Clone, Debug)]
pub struct Gone {
    pub record: Uuid,
    pub kind: String,
    /// As it was called on the portal: the first value that was ticked.
    pub called: String,
    /// Its ticks, by line.
    pub keys: Vec<Key>,
    pub tick: Option<Tick>,
    /// It is in the plan still, in another list.
    pub elsewhere: bool,
}

impl<'a> Item<'a> {
    /// Line and record, joined: the same for ever.
    pub fn id(&self) -> String {
        format!("{}/{}", self.line.id, self.record.id)
    }

    pub(super) fn key(&self) -> Key {
        (self.line.id.clone(), self.record.id)
    }

    pub fn field(&self) -> &'a Field {
        &self.record.kind.fields[self.line.field]
    }

    /// The shorter text, as long as the plan says what it was made from.
    pub fn short_in_use(&self) -> Option<&Short> {
        self.short.as_ref().filter(|short| short.of == self.value)
    }

    /// What goes into the portal.
    pub fn to_type(&self) -> &str {
        self.short_in_use().map_or(&self.value, |short| &short.text)
    }

    pub fn too_long(&self) -> bool {
        self.line
            .most
            .is_some_and(|most| letters(self.to_type()) > most)
    }

    /// Ticked, and the portal has what the plan says.
    pub fn is_done(&self) -> bool {
        self.tick.as_ref().is_some_and(|tick| {
            tick.value == self.value
                && tick.shortened.as_deref() == self.short_in_use().map(|short| &*short.text)
        })
    }

    /// Ticked, and changed since.
    pub fn is_again(&self) -> bool {
        self.tick.is_some() && !self.is_done()
    }

    pub fn is_shape(&self) -> bool {
        self.field().ty == Type::Geometry
    }
}

impl Gone {
    /// The name of its item.
    pub fn id(&self, section: &Section) -> String {
        format!("{GONE}/{}/{}", section.id, self.record)
    }
}

impl WalkedSection<'_> {
    pub fn items(&self) -> impl Iterator<Item = &Item<'_>> {
        self.parts.iter().flat_map(|part| &part.items)
    }

    /// Done, all, and to be typed again. What is gone counts among all until it is taken off.
    pub fn count(&self) -> (usize, usize, usize) {
        let done = self.items().filter(|item| item.is_done()).count();
        let again = self.items().filter(|item| item.is_again()).count();
        (
            done,
            self.items().count() + self.gone.len(),
            again + self.gone.len(),
        )
    }
}

impl<'a> Walk<'a> {
    pub fn items(&self) -> impl Iterator<Item = &Item<'a>> {
        let parts = self.sections.iter().flat_map(|section| &section.parts);
        parts.flat_map(|part| &part.items)
    }

    pub fn item(&self, id: &str) -> Option<&Item<'a>> {
        let (line, record) = id.split_once('/')?;
        let record = Uuid::parse_str(record).ok()?;
        self.items()
            .find(|item| item.line.id == line && item.record.id == record)
    }

    pub fn gone(&self, id: &str) -> Option<&Gone> {
        (self.sections.iter()).find_map(|walked| {
            walked
                .gone
                .iter()
                .find(|gone| gone.id(walked.section) == id)
        })
    }

    /// Records of kinds that the mapping has and that none of its groups takes, by kind.
    pub fn left_over(&self, plan: &'a Plan) -> Vec<(&'static str, usize)> {
        let listed: HashSet<Uuid> = (self.sections.iter().flat_map(|section| &section.parts))
            .map(|part| part.record.id)
            .collect();
        let kinds: BTreeSet<_> = (self.mapping.lines())
            .map(|(group, _)| group.kind.name)
            .collect();
        (KINDS.iter().map(|kind| kind.name))
            .filter(|kind| kinds.contains(kind))
            .map(|kind| {
                let left = plan
                    .of_kind(kind)
                    .filter(|record| !listed.contains(&record.id));
                (kind, left.count())
            })
            .filter(|(_, count)| *count > 0)
            .collect()
    }
}

/// Puts the plan in the order of the mapping, with what was ticked.
pub fn walk<'a>(plan: &'a Plan, mapping: &'a Mapping, ticks: &Ticks) -> Walk<'a> {
    let mut sections: Vec<_> = (mapping.sections.iter())
        .map(|section| WalkedSection {
            section,
            parts: (section.groups.iter())
                .flat_map(|group| parts(plan, mapping, group, ticks))
                .collect(),
            gone: Vec::new(),
        })
        .collect();
    gone(plan, mapping, ticks, &mut sections);
    Walk { mapping, sections }
}

fn parts<'a>(plan: &'a Plan, mapping: &Mapping, group: &'a Group, ticks: &Ticks) -> Vec<Part<'a>> {
    let others: Vec<_> = (mapping.sections.iter().flat_map(|section| &section.groups))
        .filter(|other| group.rest && other.kind.name == group.kind.name && !other.rest)
        .collect();
    let mut records: Vec<_> = (plan.of_kind(group.kind.name))
        .filter(|record| group.takes(record))
        .filter(|record| !others.iter().any(|other| other.takes(record)))
        .collect();
    if !group.order.is_empty() {
        let keys: HashMap<Uuid, Vec<Sort>> = (records.iter())
            .map(|record| {
                (
                    record.id,
                    group
                        .order
                        .iter()
                        .map(|at| key(plan, record, *at))
                        .collect(),
                )
            })
            .collect();
        records.sort_by(|a, b| compare(&keys[&a.id], &keys[&b.id]).then(a.id.cmp(&b.id)));
    }
    let alone = group.once && records.len() == 1;
    let part = |record: &'a Record| Part {
        group,
        record,
        title: if alone {
            String::new()
        } else {
            called(plan, record)
        },
        items: items(plan, group, record, ticks),
    };
    records.into_iter().map(part).collect()
}

fn items<'a>(plan: &Plan, group: &'a Group, record: &'a Record, ticks: &Ticks) -> Vec<Item<'a>> {
    let item = |line: &'a Line| {
        let key = (line.id.clone(), record.id);
        let item = Item {
            value: in_form(plan, record, line.field(record.kind), &line.form),
            tick: ticks.ticks.get(&key).cloned(),
            short: ticks.shorts.get(&key).cloned(),
            line,
            record,
        };
        // Emptied since it was typed: to be emptied on the portal too.
        let emptied = item
            .tick
            .as_ref()
            .is_some_and(|tick| !tick.value.is_empty());
        let listed = !line.if_filled || !item.value.is_empty() || emptied;
        listed.then_some(item)
    };
    group.lines.iter().filter_map(item).collect()
}

/// By what records are put in order.
enum Sort {
    Number(f64),
    Text(String),
    Nothing,
}

fn key(plan: &Plan, record: &Record, at: usize) -> Sort {
    let field = &record.kind.fields[at];
    match (field.ty, &record.values[at]) {
        (_, Value::Empty) => Sort::Nothing,
        // Whole numbers are below 2^53.
        #[allow(clippy::cast_precision_loss)]
        (_, Value::Int(number)) => Sort::Number(*number as f64),
        (_, Value::Dec(number)) => Sort::Number(*number),
        (Type::Code(list), Value::Text(code)) => {
            let row = Lists::builtin().row(list, code);
            row.map_or(Sort::Nothing, |row| Sort::Number(row.order.into()))
        }
        (Type::Link(target), Value::Text(id)) => {
            let linked = Uuid::parse_str(id).ok().and_then(|id| plan.get(target, id));
            linked.map_or(Sort::Nothing, |linked| {
                let title = called(plan, linked).to_lowercase();
                Sort::Text(format!("{title} {id}"))
            })
        }
        (ty, value) => Sort::Text(value.shown(ty).to_lowercase()),
    }
}

/// What is empty comes last.
fn compare(a: &[Sort], b: &[Sort]) -> Ordering {
    let one = |(a, b): (&Sort, &Sort)| match (a, b) {
        (Sort::Number(a), Sort::Number(b)) => a.total_cmp(b),
        (Sort::Text(a), Sort::Text(b)) => a.cmp(b),
        (Sort::Nothing, Sort::Nothing) => Ordering::Equal,
        (Sort::Nothing, _) | (Sort::Text(_), Sort::Number(_)) => Ordering::Greater,
        (_, Sort::Nothing) | (Sort::Number(_), Sort::Text(_)) => Ordering::Less,
    };
    a.iter()
        .zip(b)
        .map(one)
        .find(|o| o.is_ne())
        .unwrap_or(Ordering::Equal)
}

/// Finds the ticks whose record is in their list no longer, and puts each record in its section once.
fn gone(plan: &Plan, mapping: &Mapping, ticks: &Ticks, sections: &mut [WalkedSection]) {
    let listed: HashSet<(&str, Uuid)> = (sections.iter().flat_map(WalkedSection::items))
        .map(|item| (&*item.line.id, item.record.id))
        .collect();
    let mut place: HashMap<&str, (usize, usize)> = HashMap::new();
    let mut of_kind: HashMap<&str, usize> = HashMap::new();
    for (at, section) in mapping.sections.iter().enumerate() {
        for group in &section.groups {
            of_kind.entry(group.kind.name).or_insert(at);
            for line in &group.lines {
                let order = place.len();
                place.insert(&line.id, (at, order));
            }
        }
    }
    let mut found: BTreeMap<(usize, Uuid), Vec<(usize, Key)>> = BTreeMap::new();
    for (line, record) in ticks.ticks.keys() {
        if listed.contains(&(line.as_str(), *record)) {
            continue;
        }
        let kind = ticks.kinds.get(record).map_or("", String::as_str);
        let known = place.get(line.as_str()).copied();
        // A line of another mapping: it says nothing, unless its record is in the plan no longer.
        let (section, order) = match known {
            Some(place) => place,
            None if plan.get(kind, *record).is_some() => continue,
            None => (of_kind.get(kind).copied().unwrap_or(0), usize::MAX),
        };
        let keys = found.entry((section, *record)).or_default();
        keys.push((order, (line.clone(), *record)));
    }
    let mut gone_by_section: Vec<(usize, Gone)> = Vec::new();
    for ((section, record), mut keys) in found {
        keys.sort();
        let keys: Vec<_> = keys.into_iter().map(|(_, key)| key).collect();
        let typed = keys.iter().filter_map(|key| ticks.ticks.get(key));
        let Some(first) = typed.clone().find(|tick| !tick.value.is_empty()) else {
            // Nothing of it is on the portal.
            continue;
        };
        let kind = ticks.kinds.get(&record).cloned().unwrap_or_default();
        let gone = Gone {
            record,
            called: first.typed().to_owned(),
            tick: typed.max_by_key(|tick| tick.on).cloned(),
            elsewhere: plan.get(&kind, record).is_some(),
            keys,
            kind,
        };
        gone_by_section.push((section, gone));
    }
    for (section, gone) in gone_by_section {
        if let Some(section) = sections.get_mut(section) {
            section.gone.push(gone);
        }
    }
}

/// Why a section has no value: what the plan declares about its national class, or that there is nothing yet.
pub fn why_empty(plan: &Plan, section: &Section) -> String {
    let statements = plan.all::<EmptyStatement>();
    let of_class = statements.iter().find(|statement| {
        let class = statement.national_class.as_ref().map(Code::as_str);
        !section.national_class.is_empty() && class == Some(&*section.national_class)
    });
    let sections: BTreeSet<_> = (section.groups.iter())
        .map(|group| group.kind.declaration.section.code())
        .collect();
    let of_section = || {
        statements.iter().find(|statement| {
            let code = statement.section_code.as_ref().map(Code::as_str);
            statement.national_class.is_none() && code.is_some_and(|code| sections.contains(code))
        })
    };
    let reason = of_class
        .or_else(of_section)
        .and_then(|statement| statement.reason.as_ref());
    match reason {
        Some(reason) => filled("portal.declared_empty", &[("reason", reason)]),
        None => texts::text("portal.nothing_yet").to_owned(),
    }
}
