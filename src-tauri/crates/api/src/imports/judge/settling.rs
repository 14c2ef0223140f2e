//! A row that was understood: which record it is, and what of it changes.

use std::collections::BTreeMap;

use plan::{
    declare::kind as kind_of,
    record::Record,
    texts::{self, filled, text},
    value::Value,
};
use rules::words::short;
use uuid::Uuid;

use super::{ContactSays, Judge, Judged, LinkSays, Outcome, Said, Says, deciding, line};
use crate::imports::{
    contacts,
    fresh::Made,
    keys,
    links::Meant,
    table::Row,
    targets::{OWNERS, WHOLE_COMMUNE, lower_first},
    vocabulary::plain,
};

impl Judge<'_> {
    /// The row is understood: finds the record that it is, and says what changes.
    pub(super) fn settle(
        &mut self,
        row: &Row,
        says: &Says,
        meant: BTreeMap<&'static str, Meant>,
        judged: &mut Judged,
    ) {
        let wanted = self.asked.wanted;
        let linked = |name: &str| meant.get(name).and_then(Meant::key);
        let key = self.key_of(|name| {
            if wanted.is_boundary() && name == "zone_kind" {
                return Some(Value::from(WHOLE_COMMUNE));
            }
            let own = says.own.iter().find(|said| said.field.name == name);
            own.map(|said| said.value.clone()).or_else(|| linked(name))
        });
        let apart = self.decided(row.number, "", "as_written");
        if let Some(key) = key.as_ref().filter(|_| !apart)
            && let Some((other, id)) = self.rows_by_key.get(key).copied()
        {
            self.again(row, says, &meant, (other, id), judged);
            return;
        }
        let found = match self.same(key.as_deref(), says, &meant) {
            Ok(found) => found,
            Err(problem) => {
                judged.what = self.called(row);
                judged.outcome = Outcome::Refused;
                judged.lines.push(deciding(
                    line("problem", problem, None),
                    "as_written",
                    text("imports.button.another").to_owned(),
                    false,
                ));
                return;
            }
        };
        let found = found.filter(|_| !apart);
        if let Some(id) = found
            && self.decided(row.number, "", "keep")
        {
            let record = self.bench.get(wanted.kind.name, id);
            judged.what = record
                .map(|record| short(&self.bench.now.title(record)))
                .unwrap_or_default();
            judged.outcome = Outcome::Skipped;
            let note = text("imports.line.kept").to_owned();
            judged.lines.push(deciding(
                line("note", note, None),
                "keep",
                text("imports.button.take").to_owned(),
                true,
            ));
            return;
        }
        let id = self.write(row, says, meant, found, judged);
        // What was new when the row was read has its place now.
        let record = self.bench.get(wanted.kind.name, id);
        let key = record.and_then(|record| self.key_of(|name| Some(record.get(name).clone())));
        self.taken.insert(id);
        if let Some(key) = key.filter(|_| !apart) {
            self.rows_by_key.insert(key, (row.number, id));
        }
    }

    /// A row that is the same thing as one above it.
    fn again(
        &mut self,
        row: &Row,
        says: &Says,
        meant: &BTreeMap<&'static str, Meant>,
        (other, id): (usize, Uuid),
        judged: &mut Judged,
    ) {
        let kind = self.asked.wanted.kind.name;
        let Some(mut record) = self.bench.get(kind, id).cloned() else {
            return;
        };
        judged.what = short(&self.bench.now.title(&record));
        // The same name in other letters is the same; what the row above leaves open is completed.
        let own = |said: &&Said| record.get(said.field.name).clone();
        let more: Vec<&Said> = says
            .own
            .iter()
            .filter(|said| own(said).is_empty())
            .collect();
        let differing: Vec<String> = (says.own.iter())
            .filter(|said| !own(said).is_empty() && !alike(&own(said), &said.value))
            .filter(|said| !(self.in_key(said) && in_other_letters(&own(said), &said.value)))
            .map(|said| lower_first(&said.label))
            .chain((meant.iter()).filter_map(|(name, meant)| {
                let same = match meant {
                    Meant::There(id) => record.get(name) == &Value::Text(id.to_string()),
                    Meant::Nothing => true,
                    Meant::Several(_) | Meant::New(_) => {
                        meant.key() == Some(record.get(name).clone())
                    }
                };
                let field = record.kind.field(name).filter(|_| !same)?;
                Some(lower_first(texts::field(kind, field, "label")))
            }))
            .collect();
        if differing.is_empty() {
            let mut touched = !more.is_empty();
            for said in more {
                record.put(said.field.name, said.value.clone());
            }
            if touched {
                self.bench.put(record);
            }
            touched |= self.reach(row, kind, id, &says.contacts, judged);
            let (outcome, key) = if touched {
                (Outcome::Changed, "imports.line.again_more")
            } else {
                (Outcome::Same, "imports.line.again")
            };
            judged.outcome = outcome;
            judged
                .lines
                .push(line("note", filled(key, &[("row", &other)]), None));
            return;
        }
        let key = keys::label(self.asked.wanted, self.asked.key);
        let problem = filled(
            "imports.line.twice",
            &[
                ("row", &other),
                ("key", &key),
                ("fields", &rules::words::list(differing)),
            ],
        );
        judged.outcome = Outcome::Refused;
        judged.lines.push(deciding(
            line("problem", problem, None),
            "as_written",
            text("imports.button.another").to_owned(),
            false,
        ));
    }

    /// The record of the plan that a row is.
    pub(super) fn same(
        &self,
        key: Option<&str>,
        says: &Says,
        meant: &BTreeMap<&'static str, Meant>,
    ) -> std::result::Result<Option<Uuid>, String> {
        let kind = self.asked.wanted.kind.name;
        let agrees = |record: &Record| {
            says.own
                .iter()
                .all(|said| alike(record.get(said.field.name), &said.value))
                && meant.iter().all(|(name, meant)| match meant {
                    Meant::There(id) => record.get(name) == &Value::Text(id.to_string()),
                    Meant::New(_) => false,
                    Meant::Several(_) => meant.key() == Some(record.get(name).clone()),
                    Meant::Nothing => true,
                })
        };
        let Some(key) = key else {
            // Nothing by which to know it: only what is the same in all is the same.
            let speaks = !says.own.is_empty() || meant.values().any(|meant| meant.key().is_some());
            let mut all = self.bench.before.of_kind(kind);
            let found = all.find(|record| speaks && agrees(record));
            return Ok(found.map(|record| record.id));
        };
        let ids = self.by_key.get(key).map_or(&[][..], Vec::as_slice);
        let open: Vec<&Record> = ids
            .iter()
            .filter(|id| !self.taken.contains(id))
            .filter_map(|id| self.bench.get(kind, *id))
            .filter(|record| !is_over(record, says))
            .collect();
        match open.as_slice() {
            [] => Ok(None),
            [one] => Ok(Some(one.id)),
            several => {
                if let Some(same) = several.iter().find(|record| agrees(record)) {
                    return Ok(Some(same.id));
                }
                let running: Vec<_> = several
                    .iter()
                    .filter(|record| !self.ended(record))
                    .collect();
                if let [one] = running.as_slice() {
                    return Ok(Some(one.id));
                }
                let key = keys::label(self.asked.wanted, self.asked.key);
                Err(filled(
                    "imports.problem.plan_has_many",
                    &[("count", &several.len()), ("key", &key)],
                ))
            }
        }
    }

    pub(super) fn ended(&self, record: &Record) -> bool {
        let today = self.asked.today.to_string();
        matches!(record.get("ends_on"), Value::Text(day) if *day < today)
    }

    /// Puts the record of a row on the bench, with what comes along.
    pub(super) fn write(
        &mut self,
        row: &Row,
        says: &Says,
        meant: BTreeMap<&'static str, Meant>,
        found: Option<Uuid>,
        judged: &mut Judged,
    ) -> Uuid {
        let wanted = self.asked.wanted;
        let kind = wanted.kind;
        let mut touched = false;
        let mut values = Vec::new();
        for (name, meant) in meant {
            let value = self.commit(name, meant, judged);
            if let ("organisation_id", Value::Text(id)) = (name, &value) {
                self.body = Uuid::parse_str(id).ok();
            }
            if let Some(field) = kind.field(name).filter(|_| !value.is_empty()) {
                values.push(Said {
                    field,
                    value,
                    target: name.to_owned(),
                    label: texts::field(kind.name, field, "label").to_owned(),
                });
            }
        }
        for link in says.links.values() {
            let owner = values
                .iter()
                .find(|said| said.field.name == link.field.name);
            let owner = owner.and_then(|said| match &said.value {
                Value::Text(id) => Uuid::parse_str(id).ok(),
                _ => None,
            });
            if let Some(owner) = owner {
                touched |= self.describe(row, link, owner, judged);
                touched |= self.reach(row, link.kind.name, owner, &link.contacts, judged);
            }
        }
        values.extend(says.own.iter().cloned());
        let existing = found.and_then(|id| self.bench.get(kind.name, id).cloned());
        let is_new = existing.is_none();
        let mut record = existing.unwrap_or_else(|| self.bench.blank(kind));
        if wanted.is_boundary() {
            record.put("zone_kind", Value::from(WHOLE_COMMUNE));
        }
        let mut changes = 0;
        for said in &values {
            if is_new {
                record.put(said.field.name, said.value.clone());
            } else if self.change(row, &mut record, said, judged) {
                changes += 1;
            }
        }
        let drawn = values
            .iter()
            .any(|said| matches!(said.value, Value::Geometry(_)));
        let made = Made {
            is_new,
            drawn,
            deputy: self.deputy,
        };
        self.fresh
            .complete(&self.bench, self.asked, &mut record, made);
        let id = record.id;
        judged.what = {
            self.bench.put(record);
            let record = self.bench.get(kind.name, id);
            record
                .map(|record| short(&self.bench.now.title(record)))
                .unwrap_or_default()
        };
        if judged.what.is_empty() {
            judged.what = self.called(row);
        }
        touched |= self.reach(row, kind.name, id, &says.contacts, judged);
        judged.outcome = match (is_new, changes > 0 || touched) {
            (true, _) => Outcome::New,
            (false, true) => Outcome::Changed,
            (false, false) => Outcome::Same,
        };
        id
    }

    /// The value of a link, after what is new was put on the bench.
    pub(super) fn commit(
        &mut self,
        name: &'static str,
        meant: Meant,
        judged: &mut Judged,
    ) -> Value {
        match meant {
            Meant::Nothing => Value::Empty,
            Meant::There(id) => Value::Text(id.to_string()),
            Meant::New(record) => Value::Text(self.come_along(name, *record, judged).to_string()),
            Meant::Several(members) => {
                let mut ids = Vec::new();
                for member in members {
                    if let Value::Text(id) = self.commit(name, member, judged) {
                        ids.push(id);
                    }
                }
                Value::set(ids)
            }
        }
    }

    /// Puts a new record that a row needs on the bench, unless another link of this very row did already.
    pub(super) fn come_along(&mut self, name: &str, record: Record, judged: &mut Judged) -> Uuid {
        let title = self.bench.now.title(&record);
        if let [id] = self.bench.called(record.kind, &title).as_slice() {
            return *id;
        }
        let (id, kind) = (record.id, record.kind);
        let mut record = record;
        self.fresh.along(self.asked, &mut record, self.body);
        self.bench.put(record);
        let note = filled(
            "imports.line.along",
            &[
                ("title", &short(&title)),
                ("kind", &lower_first(texts::kind(kind.name))),
            ],
        );
        judged.lines.push(line("note", note, Some(name)));
        id
    }

    /// Brings what a row says of the other end of a link up to date.
    pub(super) fn describe(
        &mut self,
        row: &Row,
        link: &LinkSays,
        id: Uuid,
        judged: &mut Judged,
    ) -> bool {
        let Some(mut record) = self.bench.get(link.kind.name, id).cloned() else {
            return false;
        };
        let mut changed = false;
        let is_new = self.bench.is_new(link.kind.name, id);
        for said in &link.says {
            if is_new && record.get(said.field.name).is_empty() {
                record.put(said.field.name, said.value.clone());
            } else {
                changed |= self.change(row, &mut record, said, judged);
            }
        }
        self.bench.put(record);
        changed
    }

    /// Adds the contacts of an owner that it does not have yet, or corrects the only one of that kind.
    pub(super) fn reach(
        &mut self,
        row: &Row,
        owner: &'static str,
        id: Uuid,
        said: &[ContactSays],
        judged: &mut Judged,
    ) -> bool {
        let mut touched = false;
        for says in said {
            touched |= self.contact_of(row, owner, id, says, judged);
        }
        touched
    }

    pub(super) fn contact_of(
        &mut self,
        row: &Row,
        owner: &'static str,
        id: Uuid,
        says: &ContactSays,
        judged: &mut Judged,
    ) -> bool {
        let contact = &says.contact;
        let own = self.bench.contacts_of(id);
        let wanted = contacts::sameness(&contact.value);
        if own
            .iter()
            .any(|(_, _, value)| contacts::sameness(value) == wanted)
        {
            return false;
        }
        if !says.stated {
            *self
                .kinds_guessed
                .entry(contact.kind.to_owned())
                .or_default() += 1;
        }
        let of_kind: Vec<_> = (own.iter())
            .filter(|(point, kind, _)| {
                kind == contact.kind && !self.bench.is_new("contact_point", *point)
            })
            .collect();
        let touched = |point: &Uuid| self.bench.is_touched("contact_point", *point);
        if let [(point, _, before)] = of_kind.as_slice()
            && !touched(point)
        {
            let (point, before) = (*point, before.clone());
            let kept = self.decided(row.number, &says.target, "keep");
            let change = filled(
                "imports.line.change",
                &[
                    ("label", &says.label),
                    ("before", &before),
                    ("after", &contact.value),
                ],
            );
            judged.lines.push(deciding(
                line("change", change, Some(&says.target)),
                "keep",
                filled("imports.button.keep", &[("value", &before)]),
                kept,
            ));
            if kept {
                return false;
            }
            if let Some(mut record) = self.bench.get("contact_point", point).cloned() {
                record.put("value", Value::from(contact.value.as_str()));
                self.bench.put(record);
            }
            return true;
        }
        let Some(kind) = kind_of("contact_point") else {
            return false;
        };
        let mut record = self.bench.blank(kind);
        if let Some((_, link)) = OWNERS.iter().find(|(name, _)| *name == owner) {
            record.put(link, Value::Text(id.to_string()));
        }
        record.put("contact_kind", Value::from(contact.kind));
        record.put("value", Value::from(contact.value.as_str()));
        if let Some(label) = &contact.label {
            record.put("label", Value::from(label.as_str()));
        }
        self.bench.put(record);
        true
    }

    fn in_key(&self, said: &Said) -> bool {
        self.asked.key.iter().any(|name| name == said.field.name)
    }

    /// Writes a value over what the plan has; whether something changed.
    pub(super) fn change(
        &self,
        row: &Row,
        record: &mut Record,
        said: &Said,
        judged: &mut Judged,
    ) -> bool {
        let before = record.get(said.field.name).clone();
        if alike(&before, &said.value) {
            return false;
        }
        if self.in_key(said) && in_other_letters(&before, &said.value) {
            // The same name in other letters: the plan keeps its own.
            return false;
        }
        let shown = |value: &Value| {
            let text = crate::records::shown(&self.bench.now, said.field, value);
            let unit = said
                .field
                .unit
                .filter(|_| matches!(value, Value::Int(_) | Value::Dec(_)));
            match unit {
                Some(unit) => format!("{} {unit}", short(&text)),
                None => short(&text),
            }
        };
        if before.is_empty() {
            let note = filled(
                "imports.line.filled",
                &[("label", &said.label), ("after", &shown(&said.value))],
            );
            let kept = self.decided(row.number, &said.target, "keep");
            judged.lines.push(deciding(
                line("change", note, Some(&said.target)),
                "keep",
                text("imports.button.leave_empty").to_owned(),
                kept,
            ));
            if kept {
                return false;
            }
        } else {
            let kept = self.decision(row.number, &said.target) == Some("keep");
            let before = shown(&before);
            let change = filled(
                "imports.line.change",
                &[
                    ("label", &said.label),
                    ("before", &before),
                    ("after", &shown(&said.value)),
                ],
            );
            judged.lines.push(deciding(
                line("change", change, Some(&said.target)),
                "keep",
                filled("imports.button.keep", &[("value", &before)]),
                kept,
            ));
            if kept {
                return false;
            }
        }
        record.put(said.field.name, said.value.clone());
        true
    }
}

/// Whether two values are the same: shapes to the bit, texts as they are.
fn alike(own: &Value, said: &Value) -> bool {
    own == said
}

/// Whether two texts differ in capitals, accents and marks alone.
fn in_other_letters(own: &Value, said: &Value) -> bool {
    matches!((own, said), (Value::Text(own), Value::Text(said)) if plain(own) == plain(said))
}

/// Whether what the plan has was over when what the row says began: a new term is another record.
fn is_over(record: &Record, says: &Says) -> bool {
    let begins = says.own.iter().find(|said| said.field.name == "starts_on");
    match (record.get("ends_on"), begins.map(|said| &said.value)) {
        (Value::Text(ended), Some(Value::Text(begins))) => ended < begins,
        _ => false,
    }
}
