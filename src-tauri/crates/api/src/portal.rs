//! The copy by hand into PPC Online: what is to be typed, what was, what changed since. The portal has no public import
//! format: nothing here is an official exchange.

mod coordinates;
mod dossier;
mod entries;
mod layer;
mod mappings;

pub use mappings::check_mapping;

use plan::{
    codelists::PlanState,
    declare::KINDS,
    portal::{
        Mapping, Ticks,
        ticks::{self, Edit},
        value::letters,
        walk::{Gone, Item, Walk, WalkedSection, walk, why_empty},
    },
    record::Plan,
    texts::{self, filled, text},
    value::Value,
};
use uuid::Uuid;

use crate::{
    desk::Desk,
    error::{ApiError, Code, Result},
    wire::{Place, Portal, PortalAbsent, PortalItem, PortalSection, PortalTicked},
};

/// Longest shorter text, in letters, where the portal's own limit is not known.
const LONGEST: usize = 100_000;

impl Desk {
    /// The plan in the portal's order, with what was ticked.
    ///
    /// # Errors
    /// There is no such plan, or the archive cannot be read.
    pub fn portal(&self, plan_id: Uuid) -> Result<Portal> {
        let plan = self.plan(plan_id)?;
        let mapping = self.mapping()?;
        let walked = walk(&plan, &mapping, &Ticks::of(&plan));
        Ok(self.told(&plan, &walked))
    }

    /// Notes that a value was typed into the portal, or that it was not after all. `seen` is what the person saw.
    ///
    /// # Errors
    /// No such item; another value by now; the archive is open to look only.
    pub fn tick_portal(
        &mut self,
        plan_id: Uuid,
        item: &str,
        seen: &str,
        ticked: bool,
    ) -> Result<Portal> {
        let plan = self.plan(plan_id)?;
        let mapping = self.mapping()?;
        let known = Ticks::of(&plan);
        let walked = walk(&plan, &mapping, &known);
        let (edit, label) = if let Some(gone) = walked.gone(item) {
            let edit = if ticked {
                ticks::taken_off(&known, gone.keys.iter())
            } else {
                Edit::default()
            };
            (edit, gone.called.clone())
        } else {
            let item = item_of(&walked, item)?;
            let short = item.short_in_use().map(|short| short.text.as_str());
            if seen != item.value && Some(seen) != short {
                return Err(ApiError::new(
                    Code::Conflict,
                    "portal.changed",
                    &[("label", &item.line.label), ("now", &shown(&item.value))],
                ));
            }
            let today = self.now().today;
            let edit = if ticked {
                ticks::tick(&known, item, today, &self.who.name, self.new_id())
            } else {
                ticks::untick(&known, item)
            };
            (edit, item.line.label.clone())
        };
        let did = if ticked { "ticked" } else { "unticked" };
        self.edit_portal(plan_id, &plan, &mapping, edit, did, &label)
    }

    /// Keeps a shorter text for the portal only; an empty one gives it up. The plan's own text stays as it is.
    ///
    /// # Errors
    /// No such item, a text that the portal would still cut, a place on the map.
    pub fn shorten_portal(&mut self, plan_id: Uuid, item: &str, text: &str) -> Result<Portal> {
        let plan = self.plan(plan_id)?;
        let mapping = self.mapping()?;
        let known = Ticks::of(&plan);
        let walked = walk(&plan, &mapping, &known);
        let item = item_of(&walked, item)?;
        let label = item.line.label.clone();
        let refused = |key, most: usize| {
            let values: [(&str, &dyn std::fmt::Display); 3] = [
                ("label", &label),
                ("most", &most),
                ("letters", &letters(text)),
            ];
            Err(ApiError::new(Code::Usage, key, &values))
        };
        if item.is_shape() {
            return refused("portal.shape_not_shortened", 0);
        }
        if item.value.is_empty() && !text.trim().is_empty() {
            return refused("portal.nothing_to_shorten", 0);
        }
        let most = item.line.most.unwrap_or(LONGEST);
        if letters(text.trim()) > most {
            return refused("portal.still_too_long", most);
        }
        let edit = ticks::shorten(&known, item, text.trim(), self.new_id());
        self.edit_portal(plan_id, &plan, &mapping, edit, "shortened", &label)
    }

    /// Makes the edit, with what it means for the sections of the plan, as one change.
    fn edit_portal(
        &mut self,
        plan_id: Uuid,
        plan: &Plan,
        mapping: &Mapping,
        mut edit: Edit,
        did: &str,
        label: &str,
    ) -> Result<Portal> {
        let mut after = edit.made(plan);
        let walked = walk(&after, mapping, &Ticks::of(&after));
        let entries = entries::entries(&walked, &after, self.now().today, &self.who.name, || {
            self.new_id()
        });
        let told = self.told(&after, &walked);
        drop(walked);
        for record in entries {
            after.insert(record.clone());
            edit.puts.push(record);
        }
        let what = filled(
            &format!("api.did.portal_{did}"),
            &[("label", &rules::words::short(label))],
        );
        if !edit.puts.is_empty() || !edit.removes.is_empty() {
            self.change(plan_id, &what, &edit.puts, &edit.removes)?;
        }
        Ok(told)
    }

    fn told(&self, plan: &Plan, walked: &Walk) -> Portal {
        let mapping = walked.mapping;
        let sections: Vec<_> = (walked.sections.iter()).map(|s| section(plan, s)).collect();
        let sum = |count: fn(&PortalSection) -> usize| sections.iter().map(count).sum();
        Portal {
            mapping: filled(
                "portal.mapping",
                &[("title", &mapping.title), ("edition", &mapping.edition)],
            ),
            mapping_note: self.mapping_note(mapping),
            faults: mapping.all_faults(),
            is_draft: is_draft(plan),
            done: sum(|section| section.done),
            all: sum(|section| section.all),
            again: sum(|section| section.again),
            absent: absent(plan, walked),
            systems: coordinates::systems(),
            sections,
        }
    }

    /// What to know of the mapping: not official, since when, from where.
    fn mapping_note(&self, mapping: &Mapping) -> String {
        let day = |day: Option<jiff::civil::Date>| day.map(rules::words::date).unwrap_or_default();
        let (from, to) = (day(mapping.valid_from), day(mapping.valid_to));
        let key = match (mapping.valid_from, mapping.valid_to) {
            (Some(_), Some(_)) => "portal.mapping_dates",
            (Some(_), None) => "portal.mapping_from",
            (None, Some(_)) => "portal.mapping_until",
            (None, None) => "",
        };
        let mut parts = vec![mapping.notice.clone()];
        parts.push(filled(key, &[("from", &from), ("to", &to)]));
        if !mapping.valid_on(self.now().today) {
            parts.push(text("portal.mapping_expired").to_owned());
        }
        parts.extend(mapping.sources.iter().cloned());
        parts.retain(|part| !part.is_empty());
        parts.join("\n")
    }
}

/// Before the council's approval: what is typed now may have to be typed again.
pub(crate) fn is_draft(plan: &Plan) -> bool {
    let state = plan.header().and_then(|header| header.state);
    !state.is_some_and(|state| state == PlanState::APPROVATO || state == PlanState::TRASCRITTO)
}

fn item_of<'w, 'a>(walked: &'w Walk<'a>, id: &str) -> Result<&'w Item<'a>> {
    let none = || {
        ApiError::new(
            Code::NotFound,
            "portal.no_item",
            &[("item", &rules::words::short(id))],
        )
    };
    walked.item(id).ok_or_else(none)
}

/// The section of the portal with that code, or whose name is like that.
///
/// # Errors
/// None, with the nearest.
pub fn section_named<'p>(portal: &'p Portal, name: &str) -> Result<&'p PortalSection> {
    let wanted = rules::words::norm(name);
    let by_code = portal.sections.iter().find(|section| section.code == name);
    let by_name = || {
        let holds = |section: &&PortalSection| rules::words::norm(&section.name).contains(&wanted);
        let mut found = portal.sections.iter().filter(holds);
        found.next().filter(|_| found.next().is_none())
    };
    by_code.or_else(by_name).ok_or_else(|| {
        let codes = portal.sections.iter().map(|section| section.code.as_str());
        let near = crate::references::nearest(name, codes);
        let name = rules::words::short(name);
        ApiError::new(
            Code::Usage,
            "portal.no_section",
            &[("section", &name), ("near", &near)],
        )
    })
}

/// The item with that name.
///
/// # Errors
/// There is none.
pub fn item_in<'p>(portal: &'p Portal, id: &str) -> Result<&'p PortalItem> {
    let mut items = portal.sections.iter().flat_map(|section| &section.items);
    let none = || {
        ApiError::new(
            Code::NotFound,
            "portal.no_item",
            &[("item", &rules::words::short(id))],
        )
    };
    items.find(|item| item.id == id).ok_or_else(none)
}

/// A value for a sentence.
fn shown(value: &str) -> String {
    if value.is_empty() {
        return text("api.portal.empty").to_owned();
    }
    rules::words::short(value)
}

fn section(plan: &Plan, walked: &WalkedSection) -> PortalSection {
    let (done, all, again) = walked.count();
    // Where a page has several lists, the same person may be in more than one: the name of the list says in which.
    let lists = walked.section.groups.len();
    let parts = walked.parts.iter().flat_map(|part| {
        let group = match part.title.as_str() {
            "" => String::new(),
            title if lists == 1 => title.to_owned(),
            title => format!("{} · {title}", part.group.label),
        };
        part.items.iter().map(move |item| told_item(item, &group))
    });
    let gone = (walked.gone.iter()).map(|gone| told_gone(plan, walked, gone));
    let note = if all == 0 {
        why_empty(plan, walked.section)
    } else {
        walked.section.note.clone()
    };
    PortalSection {
        code: walked.section.id.clone(),
        name: walked.section.label.clone(),
        done,
        all,
        again,
        note,
        faults: walked.section.faults.clone(),
        items: parts.chain(gone).collect(),
    }
}

fn told_item(item: &Item, group: &str) -> PortalItem {
    let record = item.record;
    let done = item.is_done();
    let was = (item.tick.as_ref()).filter(|_| !done);
    let note = match (item.line.note.as_str(), item.is_shape()) {
        ("", true) if !item.value.is_empty() => text("portal.note.shape"),
        (note, _) => note,
    };
    PortalItem {
        id: item.id(),
        label: item.line.label.clone(),
        group: group.to_owned(),
        value: item.value.clone(),
        most: item.line.most,
        too_long: item.too_long(),
        shortened: item.short.as_ref().map(|short| short.text.clone()),
        shortened_old: item.short.is_some() && item.short_in_use().is_none(),
        is_shape: item.is_shape() && !item.value.is_empty(),
        gone: false,
        note: note.to_owned(),
        place: Place {
            section: record.section().code().to_owned(),
            kind: Some(record.kind.name.to_owned()),
            record: Some(record.id.to_string()),
            field: Some(item.field().name.to_owned()),
            point: None,
        },
        tick: item.tick.as_ref().map(|tick| PortalTicked {
            on: tick.on.to_string(),
            by: tick.by.clone(),
        }),
        was: was.map(|tick| tick.typed().to_owned()),
    }
}

fn told_gone(plan: &Plan, walked: &WalkedSection, gone: &Gone) -> PortalItem {
    let key = if gone.elsewhere {
        "portal.note.elsewhere"
    } else {
        "portal.note.gone"
    };
    let record = (plan.get(&gone.kind, gone.record)).filter(|_| gone.elsewhere);
    let section = record.map(plan::record::Record::section).or_else(|| {
        let kind = plan::declare::kind(&gone.kind)?;
        Some(kind.declaration.section)
    });
    PortalItem {
        id: gone.id(walked.section),
        label: text("portal.note.take_off").to_owned(),
        group: gone.called.clone(),
        value: String::new(),
        most: None,
        too_long: false,
        shortened: None,
        shortened_old: false,
        is_shape: false,
        gone: true,
        note: text(key).to_owned(),
        place: Place {
            section: section.map_or("", plan::section::Section::code).to_owned(),
            kind: Some(gone.kind.clone()),
            record: record.map(|record| record.id.to_string()),
            field: None,
            point: None,
        },
        tick: gone.tick.as_ref().map(|tick| PortalTicked {
            on: tick.on.to_string(),
            by: tick.by.clone(),
        }),
        was: Some(gone.called.clone()),
    }
}

/// What the plan holds and the portal does not take: as declared, then what the mapping forgets.
fn absent(plan: &Plan, walked: &Walk) -> Vec<PortalAbsent> {
    let mapping = walked.mapping;
    let mut found: Vec<PortalAbsent> = Vec::new();
    let mut count = |what: &str, why: &str, values: usize| match found
        .iter_mut()
        .find(|own| own.what == what && own.why == why)
    {
        Some(own) => own.values += values,
        None => found.push(PortalAbsent {
            what: what.to_owned(),
            why: why.to_owned(),
            values,
        }),
    };
    for absent in &mapping.absent {
        count(&absent.label, &absent.reason, 0);
    }
    let filled_in = |kind: &str, name: &str| {
        plan.of_kind(kind)
            .filter(|record| !matches!(record.get(name), Value::Empty))
            .count()
    };
    for kind in KINDS.iter() {
        for field in &kind.fields {
            if let Some(absent) = mapping.absent(kind, field) {
                count(
                    &absent.label,
                    &absent.reason,
                    filled_in(kind.name, field.name),
                );
            }
        }
    }
    for (kind, field) in mapping.forgotten() {
        let what = filled(
            "portal.absent.one",
            &[
                ("kind", &texts::text(&format!("kind.{}.plural", kind.name))),
                ("field", &texts::field(kind.name, field, "label")),
            ],
        );
        let values = filled_in(kind.name, field.name);
        count(&what, text("portal.absent.forgotten"), values);
    }
    for (kind, records) in walked.left_over(plan) {
        let what = texts::text(&format!("kind.{kind}.plural"));
        count(what, text("portal.absent.left_over"), records);
    }
    found
}
