//! Typing in a form: each keystroke is kept, and a field typed in one go is one step of the history.

use archive::Words;
use plan::{
    declare::{Field, Kind},
    record::{Plan, Record},
    texts::{self, filled},
    types::Type,
    value::Value,
};
use uuid::Uuid;

use crate::{
    desk::Desk,
    error::{ApiError, Code, Result},
    expected::expected_here,
    records::{coordinates, described, field_named, shown},
    references::kind_named,
};

/// One field as it is being typed.
#[derive(Clone, Copy, Debug)]
pub struct Typing<'a> {
    pub kind: &'a str,
    pub record: Uuid,
    pub field: &'a str,
    pub text: &'a str,
    /// The change that this typing began with.
    pub during: Option<Uuid>,
    /// Fields of a record that is not stored yet, as texts.
    pub with: &'a [(String, String)],
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Typed {
    pub record: Record,
    /// The change to go on with; none when the field holds what it held before.
    pub change: Option<Uuid>,
    /// How the text was understood, when that differs from it.
    pub understood: Option<String>,
    /// What the field holds, when the text is not it.
    pub unclear: Option<String>,
}

impl Typed {
    fn of(plan: &Plan, record: Record, field: &Field, text: &str, change: Option<Uuid>) -> Self {
        let value = record.get(field.name);
        Typed {
            understood: understood(plan, field, value, text),
            unclear: matches!(value, Value::Raw(_)).then(|| expected_here(record.kind, field)),
            record,
            change,
        }
    }
}

impl Desk {
    /// Keeps what is typed in one field of a record, at once and whatever it is. The first text in a record that is not
    /// stored yet stores it.
    ///
    /// # Errors
    /// An unknown kind or field, or the archive cannot be written.
    pub fn type_in(&mut self, plan_id: Uuid, typing: &Typing) -> Result<Typed> {
        let kind = kind_named(typing.kind)?;
        let field = field_named(kind, typing.field)?;
        let plan = self.plan(plan_id)?;
        let (mut record, is_new) = match plan.get(kind.name, typing.record) {
            Some(record) => (record.clone(), false),
            None => (filled_with(kind, typing.record, typing.with)?, true),
        };
        record.put(field.name, as_typed(field, typing.text));
        let name = described(&plan, &record);
        let label = texts::field(kind.name, field, "label");
        let words = Words {
            made: filled("api.did.add", &[("record", &name)]),
            edited: filled("api.did.type", &[("record", &name), ("field", &label)]),
        };
        // The plan at hand is changed in place when nobody else reads it.
        drop(plan);
        if let Some(change) = typing.during.filter(|_| !is_new) {
            let gone_on = (self.archive).type_on(plan_id, change, &words, &record, field.name)?;
            if let Some(step) = gone_on {
                self.follow(plan_id, &[step]);
                let still = self.archive.last_change(plan_id)? == Some(change);
                let plan = self.plan(plan_id)?;
                let change = still.then_some(change);
                return Ok(Typed::of(&plan, record, field, typing.text, change));
            }
        }
        let what = if is_new { words.made } else { words.edited };
        let changes = self.change(plan_id, &what, std::slice::from_ref(&record), &[])?;
        let change = if changes.is_empty() {
            None
        } else {
            self.archive.last_change(plan_id)?
        };
        let plan = self.plan(plan_id)?;
        Ok(Typed::of(&plan, record, field, typing.text, change))
    }

    /// A record that is not stored until its first field is typed, with the fields that come from where it is made.
    ///
    /// # Errors
    /// An unknown kind or field.
    pub fn blank(&self, kind: &str, with: &[(String, String)]) -> Result<Record> {
        filled_with(kind_named(kind)?, self.new_id(), with)
    }

    /// The same fields of several records, as one change. Records that are not there are passed over.
    ///
    /// # Errors
    /// An unknown kind or field, or the archive cannot be written.
    pub fn set_many(
        &mut self,
        plan_id: Uuid,
        kind: &str,
        ids: &[Uuid],
        fields: &[(String, String)],
    ) -> Result<Vec<Record>> {
        let kind = kind_named(kind)?;
        let plan = self.plan(plan_id)?;
        let mut puts: Vec<_> = (ids.iter())
            .filter_map(|id| plan.get(kind.name, *id).cloned())
            .collect();
        for (name, text) in fields {
            let field = field_named(kind, name)?;
            let value = as_typed(field, text);
            for record in &mut puts {
                record.put(field.name, value.clone());
            }
        }
        let what = match puts.as_slice() {
            [only] => filled("api.did.set", &[("record", &described(&plan, only))]),
            many => filled(
                "api.did.set_many",
                &[("count", &many.len()), ("kind", &plural(kind))],
            ),
        };
        self.change(plan_id, &what, &puts, &[])?;
        Ok(puts)
    }

    /// A second record like this one, without what belongs to the first alone: its name, its code, its act, its checks.
    ///
    /// # Errors
    /// No such record, the sheet of the plan itself, or the archive cannot be written.
    pub fn duplicate(&mut self, plan_id: Uuid, kind: &str, id: Uuid) -> Result<Record> {
        let kind = kind_named(kind)?;
        let plan = self.plan(plan_id)?;
        let own = plan.get(kind.name, id).ok_or_else(no_record)?;
        if kind.name == "plan" {
            return Err(ApiError::new(Code::Usage, "record.one_plan", &[]));
        }
        let mut copy = own.clone();
        copy.id = self.new_id();
        for field in &kind.fields {
            let verification = field.block == Some("verify");
            if verification || field.name == "code" || field.ty == Type::Link("act") {
                copy.put(field.name, Value::Empty);
            }
        }
        // A copy with the name of the first could not be told apart; the words say what it is.
        let name = (kind.fields.iter())
            .find(|field| ["name", "title"].contains(&field.name) && field.ty == Type::Text);
        if let Some((field, Value::Text(text))) = name.map(|f| (f, own.get(f.name))) {
            let text = filled("api.copy_of", &[("name", text)]);
            copy.put(field.name, Value::Text(text));
        }
        let what = filled("api.did.duplicate", &[("record", &described(&plan, own))]);
        self.change(plan_id, &what, std::slice::from_ref(&copy), &[])?;
        Ok(copy)
    }

    /// Actions once more, each with the resources that it uses, and with these fields in place of its own: for another
    /// scenario or phase. One change. Actions that are not there are passed over.
    ///
    /// # Errors
    /// An unknown field, or the archive cannot be written.
    pub fn copy_actions(
        &mut self,
        plan_id: Uuid,
        ids: &[Uuid],
        fields: &[(String, String)],
    ) -> Result<Vec<Record>> {
        let kind = kind_named("action")?;
        let plan = self.plan(plan_id)?;
        let mut copies = Vec::new();
        let mut uses = Vec::new();
        for own in ids.iter().filter_map(|id| plan.get(kind.name, *id)) {
            let mut copy = own.clone();
            copy.id = self.new_id();
            copy.put("code", Value::Empty);
            for (name, text) in fields {
                let field = field_named(kind, name)?;
                copy.put(field.name, as_typed(field, text));
            }
            let (from, to) = (own.id.to_string(), copy.id.to_string());
            for used in plan.of_kind("action_resource") {
                if matches!(used.get("action_id"), Value::Text(id) if *id == from) {
                    let mut used = used.clone();
                    used.id = self.new_id();
                    used.put("action_id", Value::Text(to.clone()));
                    uses.push(used);
                }
            }
            copies.push(copy);
        }
        let what = filled("api.did.copy_actions", &[("count", &copies.len())]);
        let puts: Vec<_> = copies.iter().cloned().chain(uses).collect();
        drop(plan);
        self.change(plan_id, &what, &puts, &[])?;
        Ok(copies)
    }

    /// Takes records away, as one change. Links that lead to them stay, and the check reports them.
    ///
    /// # Errors
    /// The sheet of the plan itself, or the archive cannot be written.
    pub fn remove_many(&mut self, plan_id: Uuid, kind: &str, ids: &[Uuid]) -> Result<()> {
        let kind = kind_named(kind)?;
        if kind.name == "plan" {
            return Err(ApiError::new(Code::Usage, "record.whole_plan", &[]));
        }
        let plan = self.plan(plan_id)?;
        let records: Vec<_> = (ids.iter())
            .filter_map(|id| plan.get(kind.name, *id))
            .collect();
        let what = match records.as_slice() {
            [only] => filled("api.did.remove", &[("record", &described(&plan, only))]),
            many => filled(
                "api.did.remove_many",
                &[("count", &many.len()), ("kind", &plural(kind))],
            ),
        };
        let removes: Vec<_> = records
            .iter()
            .map(|record| (kind.name, record.id))
            .collect();
        self.change(plan_id, &what, &[], &removes)?;
        Ok(())
    }

    /// Numbers records in the order given, from `from`, in a field that holds their place. One change.
    ///
    /// # Errors
    /// An unknown kind, a field that is no number, or the archive cannot be written.
    pub fn reorder(
        &mut self,
        plan_id: Uuid,
        kind: &str,
        field: &str,
        from: i64,
        ids: &[Uuid],
    ) -> Result<Vec<Record>> {
        let kind = kind_named(kind)?;
        let field = field_named(kind, field)?;
        if field.ty != Type::Int {
            return Err(ApiError::new(
                Code::Usage,
                "record.no_order",
                &[("field", &field.name)],
            ));
        }
        let plan = self.plan(plan_id)?;
        let there = ids
            .iter()
            .filter_map(|id| plan.get(kind.name, *id).cloned());
        let puts: Vec<_> = (from..)
            .zip(there)
            .map(|(place, mut record)| {
                record.put(field.name, Value::Int(place));
                record
            })
            .collect();
        let what = filled("api.did.reorder", &[("kind", &plural(kind))]);
        self.change(plan_id, &what, &puts, &[])?;
        Ok(puts)
    }
}

fn no_record() -> ApiError {
    ApiError::new(Code::NotFound, "rpc.no_record", &[])
}

fn plural(kind: &Kind) -> &'static str {
    texts::text(&format!("kind.{}.plural", kind.name))
}

fn filled_with(kind: &'static Kind, id: Uuid, with: &[(String, String)]) -> Result<Record> {
    let mut record = Record::new(kind, id);
    for (name, text) in with {
        let field = field_named(kind, name)?;
        record.put(field.name, as_typed(field, text));
    }
    Ok(record)
}

/// What a form sends for a field: links by id, places also as two numbers.
fn as_typed(field: &Field, text: &str) -> Value {
    match field.ty {
        Type::Geometry if !text.trim().is_empty() => {
            coordinates(field, text).unwrap_or_else(|| Value::typed(field, text))
        }
        _ => Value::typed(field, text),
    }
}

/// How a value reads, when that is not the text it was typed with.
fn understood(plan: &Plan, field: &Field, value: &Value, text: &str) -> Option<String> {
    let told = matches!(
        field.ty,
        Type::Int | Type::Dec | Type::Date | Type::PartialDate | Type::Bool
    );
    let shown = shown(plan, field, value);
    (told && !matches!(value, Value::Raw(_) | Value::Empty) && shown != text.trim())
        .then_some(shown)
}
