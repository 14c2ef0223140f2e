//! Records of a change to the crisis unit, put together on a copy of the plan before any is written.

use std::collections::BTreeMap;

use jiff::civil::Date;
use plan::{
    codelists::{
        ActKind, AppointmentKind, CodeList, ContactKind, EndReason, Lists, OrganisationKind,
        UclRole,
    },
    declare::{FieldOf, Typed},
    model::{
        Act, CommuneProfile, ContactPoint, CrisisUnitRole, Nomination, Organisation, Person, act,
        contact_point, nomination, person,
    },
    record::{Plan, Record},
    texts::{self, text},
    types::{Code as ListCode, Held, Id},
    value::Value,
};
use rules::{people::is_holder, phones, words};
use uuid::Uuid;

use super::{BY_RIGHT, CHANGED, NOMINA, board::YES, refused, words_of};
use crate::{
    desk::Desk,
    error::{Code, Result},
    wire::{WhichAct, Who},
};

const DECREE: ListCode<ActKind> = ListCode::known("decreto_sindacale");

/// From when to when; without an end as long as it is not ended.
#[derive(Clone, Copy, Debug)]
pub(super) struct Term {
    pub from: Date,
    pub to: Option<Date>,
}

/// A nomination about to begin.
pub(super) struct Beginning<'a> {
    pub seat: &'a CrisisUnitRole,
    pub rank: i64,
    pub person: Uuid,
    pub kind: ListCode<AppointmentKind>,
    pub act: Option<Uuid>,
    pub term: Term,
    /// What the act calls the person; empty for what the address book says.
    pub position: &'a str,
    pub reachable_24h: Option<bool>,
}

/// See the module.
pub(super) struct Draft<'d> {
    desk: &'d Desk,
    pub plan: Plan,
    /// In the order in which they were written.
    touched: Vec<(&'static str, Uuid)>,
}

impl<'d> Draft<'d> {
    pub fn of(desk: &'d Desk, plan: Uuid) -> Result<Self> {
        Ok(Draft {
            plan: Plan::clone(&*desk.plan(plan)?),
            touched: Vec::new(),
            desk,
        })
    }

    /// What is to be stored, as one change.
    pub fn puts(self) -> Vec<Record> {
        let records = self
            .touched
            .iter()
            .filter_map(|key| self.plan.records.get(key).cloned());
        records.collect()
    }

    fn put(&mut self, record: Record) {
        let key = (record.kind.name, record.id);
        if !self.touched.contains(&key) {
            self.touched.push(key);
        }
        self.plan.insert(record);
    }

    pub fn today(&self) -> Date {
        self.desk.now().today
    }

    fn lists(&self) -> &'d Lists {
        &self.desk.rules().lists
    }

    /// The record of kind `K` that the window means.
    pub fn found<K: Typed>(&self, id: &str) -> Result<K> {
        let id = Uuid::parse_str(id.trim()).ok();
        id.and_then(|id| self.plan.typed(id)).ok_or_else(|| {
            let key = format!("gone.{}", K::NAME);
            refused(Code::NotFound, &key, &[])
        })
    }

    pub fn title<K: Typed>(&self, id: Uuid) -> String {
        let record = self.plan.get(K::NAME, id);
        let title = record
            .map(|record| self.plan.title(record))
            .unwrap_or_default();
        if title.is_empty() {
            texts::kind(K::NAME).to_owned()
        } else {
            title
        }
    }

    pub fn person_of(&self, nomination: &Nomination) -> String {
        match nomination.person_id {
            Some(id) => self.title::<Person>(id.uuid()),
            None => text("nominations.no_person").to_owned(),
        }
    }

    pub fn label(&self, seat: &CrisisUnitRole) -> String {
        words_of(self.desk, &self.plan, |context| {
            rules::people::role_name(context, seat)
        })
    }

    /// All nominations of a seat, ended ones too.
    pub fn nominations(&self, seat: &CrisisUnitRole) -> Vec<Nomination> {
        let mut all = self.plan.all::<Nomination>();
        all.retain(|nomination| nomination.role_id == Some(seat.id));
        all
    }

    /// The term as typed; what is not typed comes from the act.
    pub fn term(&self, from: &str, to: &str, act: Option<Uuid>) -> Result<Term> {
        let act: Option<Act> = act.and_then(|id| self.plan.typed(id));
        let of_act = |date: fn(&Act) -> Option<Date>| act.as_ref().and_then(date);
        let from = day(&nomination::starts_on, from)?
            .or_else(|| of_act(|act| act.effective_from.or(act.act_date)))
            .ok_or_else(|| refused(Code::Usage, "no_start", &[]))?;
        let to = day(&nomination::ends_on, to)?.or_else(|| of_act(|act| act.expires_on));
        match to {
            Some(end) if end < from => Err(refused(
                Code::Usage,
                "ends_before",
                &[("end", &words::date(end)), ("start", &words::date(from))],
            )),
            to => Ok(Term { from, to }),
        }
    }

    /// The commune as a body of the address book: as its profile says, or the only one of that kind.
    fn own_bodies(&self) -> Vec<Uuid> {
        let profiles = self.plan.all::<CommuneProfile>();
        if let Some(own) = profiles.iter().find_map(|profile| profile.organisation_id) {
            return vec![own.uuid()];
        }
        let bodies = self.plan.all::<Organisation>().into_iter();
        bodies
            .filter(|body| body.organisation_kind.as_ref() == Some(&OrganisationKind::COMUNE))
            .map(|body| body.id.uuid())
            .collect()
    }

    fn own_body(&self) -> Option<Id<Organisation>> {
        match self.own_bodies().as_slice() {
            [only] => Some((*only).into()),
            _ => None,
        }
    }

    /// The person meant, found or made, with what was typed about them.
    pub fn person(&mut self, who: &Who, seat: &CrisisUnitRole, rank: i64) -> Result<Uuid> {
        let named = who
            .person
            .as_deref()
            .map(str::trim)
            .filter(|id| !id.is_empty());
        let known = match named {
            Some(id) => Some(self.found::<Person>(id)?.id.uuid()),
            None => self.namesake(who)?,
        };
        let id = match known {
            Some(id) => id,
            None => self.new_person(who, seat, rank)?,
        };
        if let (false, Some(mut record)) = (
            who.position.trim().is_empty(),
            self.plan.get(Person::NAME, id).cloned(),
        ) && record.get(person::position_held.name).is_empty()
        {
            write(&mut record, &person::position_held, &who.position);
            self.put(record);
        }
        self.phone(id, &who.phone);
        Ok(id)
    }

    /// The only person of the address book with that name.
    fn namesake(&self, who: &Who) -> Result<Option<Uuid>> {
        if who.surname.trim().is_empty() {
            return Err(refused(Code::Usage, "nobody", &[]));
        }
        let same = |own: &Option<String>, typed: &str| {
            words::norm(own.as_deref().unwrap_or_default()) == words::norm(typed)
        };
        let mut persons = self.plan.all::<Person>();
        persons.retain(|person| {
            same(&person.surname, &who.surname) && same(&person.given_name, &who.given_name)
        });
        match persons.as_slice() {
            [] => Ok(None),
            [only] => Ok(Some(only.id.uuid())),
            [first, ..] => Err(refused(
                Code::Ambiguous,
                "namesakes",
                &[
                    ("name", &self.title::<Person>(first.id.uuid())),
                    ("count", &persons.len()),
                ],
            )),
        }
    }

    fn new_person(&mut self, who: &Who, seat: &CrisisUnitRole, rank: i64) -> Result<Uuid> {
        let named = who
            .organisation
            .as_deref()
            .map(str::trim)
            .filter(|id| !id.is_empty());
        let body = match named {
            Some(id) => Some(self.found::<Organisation>(id)?.id),
            // A new commander of the Carabinieri is not of the commune.
            None if self.designated(seat) => self.last_body(seat),
            None => self.own_body(),
        };
        let mut record = Record::new(Person::kind(), self.desk.new_id());
        write(&mut record, &person::surname, &who.surname);
        write(&mut record, &person::given_name, &who.given_name);
        record.set(&person::organisation_id, body);
        if self.attribute(seat, "by_right") && rank == 0 {
            record.set(&person::is_public_officer, Some(true));
        }
        let id = record.id;
        self.put(record);
        Ok(id)
    }

    /// A number typed with the nomination is the one that always answers. The same number is not written twice.
    fn phone(&mut self, person: Uuid, typed: &str) {
        let typed = typed.trim();
        if typed.is_empty() {
            return;
        }
        let mut own = self.plan.all::<ContactPoint>();
        own.retain(|contact| contact.person_id == Some(person.into()));
        let same = |value: &str| {
            let digits = phones::digits(typed);
            value == typed || (!digits.is_empty() && phones::digits(value) == digits)
        };
        if own
            .iter()
            .any(|contact| contact.value.as_deref().is_some_and(same))
        {
            return;
        }
        let last = own
            .iter()
            .map(|contact| contact.call_order.unwrap_or(1))
            .max();
        let mut record = Record::new(ContactPoint::kind(), self.desk.new_id());
        record.set(&contact_point::person_id, Some(person.into()));
        record.set(&contact_point::contact_kind, Some(ContactKind::H24));
        write(&mut record, &contact_point::value, typed);
        record.set(&contact_point::call_order, Some(last.unwrap_or(0) + 1));
        self.put(record);
    }

    /// The act meant, found or made; none when nothing of one is given.
    pub fn act(&mut self, which: &WhichAct) -> Result<Option<Uuid>> {
        if let Some(id) = which.act.as_deref().filter(|id| !id.trim().is_empty()) {
            return Ok(Some(self.found::<Act>(id)?.id.uuid()));
        }
        let number = which.number.trim();
        let date = day(&act::act_date, &which.date)?;
        // The kind alone is only what the form proposes.
        if number.is_empty() && date.is_none() {
            return Ok(None);
        }
        let kind: ListCode<ActKind> = match which.kind.trim() {
            "" => DECREE,
            typed => self.code(typed)?,
        };
        let same = |act: &Act| {
            let own = act.number.as_deref().unwrap_or_default();
            let numbered = !number.is_empty() && words::norm(own) == words::norm(number);
            numbered && act.act_date == date && act.act_kind.as_ref() == Some(&kind)
        };
        if let Some(own) = self.plan.all::<Act>().iter().find(|act| same(act)) {
            return Ok(Some(own.id.uuid()));
        }
        let mut record = Record::new(Act::kind(), self.desk.new_id());
        record.set(&act::act_kind, Some(kind));
        record.set(&act::purpose, Some(NOMINA));
        write(&mut record, &act::number, number);
        record.set(&act::act_date, date);
        write(&mut record, &act::subject, text("nominations.act.subject"));
        record.set(&act::issuer_id, self.own_body());
        let id = record.id;
        self.put(record);
        Ok(Some(id))
    }

    /// A code of a list, typed as code or as label.
    pub fn code<L: CodeList>(&self, typed: &str) -> Result<ListCode<L>> {
        let rows = self.lists().rows(L::NAME);
        let same = |text: &str| words::norm(text) == words::norm(typed);
        let row = rows.iter().find(|row| same(&row.code) || same(&row.label));
        row.map(|row| ListCode::new(row.code.clone()))
            .ok_or_else(|| {
                let labels = words::list(rows.iter().map(|row| &row.label));
                refused(
                    Code::Usage,
                    "code",
                    &[("text", &typed), ("labels", &labels)],
                )
            })
    }

    /// A reason for ending, or `otherwise` when none is given.
    pub fn reason(
        &self,
        typed: &str,
        otherwise: Option<ListCode<EndReason>>,
    ) -> Result<ListCode<EndReason>> {
        match (typed.trim(), otherwise) {
            ("", Some(otherwise)) => Ok(otherwise),
            ("", None) => {
                let labels = self
                    .lists()
                    .rows(EndReason::NAME)
                    .iter()
                    .map(|row| &row.label);
                let labels = words::list(labels);
                Err(refused(Code::Usage, "no_reason", &[("labels", &labels)]))
            }
            (typed, _) => self.code(typed),
        }
    }

    fn attribute(&self, seat: &CrisisUnitRole, name: &str) -> bool {
        let code = seat.role_code.as_ref().map_or("", ListCode::as_str);
        let row = self.lists().row(UclRole::NAME, code);
        row.is_some_and(|row| row.attribute(name) == YES)
    }

    /// Whether others choose who sits here: as the list says, or as the last nomination was.
    fn designated(&self, seat: &CrisisUnitRole) -> bool {
        let last = self.last(seat).and_then(|last| last.appointment_kind);
        self.attribute(seat, "external") || last == Some(AppointmentKind::DESIGNATO)
    }

    fn last(&self, seat: &CrisisUnitRole) -> Option<Nomination> {
        let all = self.nominations(seat).into_iter();
        all.max_by_key(|n| (n.starts_on, n.rank.is_none_or(|rank| rank < 1), n.id))
    }

    fn last_body(&self, seat: &CrisisUnitRole) -> Option<Id<Organisation>> {
        let last = self.last(seat)?;
        let person: Option<Person> = last.person_id.and_then(|id| self.plan.typed(id.uuid()));
        last.organisation_id.or_else(|| person?.organisation_id)
    }

    /// How somebody comes to a seat: by right, designated by another body, or nominated by the commune.
    pub fn appointment(
        &self,
        seat: &CrisisUnitRole,
        person: Uuid,
        act: Option<Uuid>,
    ) -> ListCode<AppointmentKind> {
        if self.attribute(seat, "by_right") {
            return BY_RIGHT;
        }
        if self.attribute(seat, "external") {
            return AppointmentKind::DESIGNATO;
        }
        let person: Option<Person> = self.plan.typed(person);
        let body = person.and_then(|person| person.organisation_id);
        let outside = body.is_some_and(|body| !self.own_bodies().contains(&body.uuid()));
        if outside && (act.is_none() || self.designated(seat)) {
            AppointmentKind::DESIGNATO
        } else {
            AppointmentKind::NOMINATO
        }
    }

    /// Refuses when another holds the seat in that time.
    pub fn not_held(&self, seat: &CrisisUnitRole, term: Term) -> Result<()> {
        let all = self.nominations(seat);
        let Some(holder) = all.iter().find(|n| is_holder(n) && overlaps(n, term)) else {
            return Ok(());
        };
        let until = holder
            .ends_on
            .map(|day| texts::filled("nominations.until", &[("date", &words::date(day))]));
        Err(refused(
            Code::Exists,
            "held",
            &[
                ("role", &self.label(seat)),
                ("name", &self.person_of(holder)),
                ("until", &until.unwrap_or_default()),
            ],
        ))
    }

    /// The rank asked for, or the one after the last when somebody has it.
    pub fn free_rank(&self, seat: &CrisisUnitRole, rank: i64, term: Term) -> Result<i64> {
        if rank < 0 {
            return Err(refused(Code::Usage, "rank", &[("rank", &rank)]));
        }
        let all = self.nominations(seat);
        let ranks = all
            .iter()
            .filter(|n| overlaps(n, term))
            .filter_map(|n| n.rank);
        let ranks: Vec<i64> = ranks.collect();
        if rank == 0 || !ranks.contains(&rank) {
            return Ok(rank);
        }
        Ok(ranks.into_iter().max().unwrap_or(rank).saturating_add(1))
    }

    /// Begins a nomination. A deputy who moves up leaves the place below.
    pub fn begin(&mut self, beginning: &Beginning) -> Result<Uuid> {
        let Beginning {
            seat, rank, term, ..
        } = *beginning;
        for own in self.nominations(seat) {
            if own.person_id != Some(beginning.person.into()) || !overlaps(&own, term) {
                continue;
            }
            if own.rank.unwrap_or(0) <= rank {
                return Err(refused(
                    Code::Exists,
                    "already",
                    &[
                        ("name", &self.person_of(&own)),
                        ("role", &self.label(seat)),
                        ("rank", &super::rank_words(own.rank.unwrap_or(0))),
                    ],
                ));
            }
            self.end(&own, before(term.from), CHANGED)?;
        }
        let person: Option<Person> = self.plan.typed(beginning.person);
        let mut record = Record::new(Nomination::kind(), self.desk.new_id());
        record.set(&nomination::role_id, Some(seat.id));
        record.set(&nomination::rank, Some(rank));
        record.set(&nomination::person_id, Some(beginning.person.into()));
        let body = person.as_ref().and_then(|person| person.organisation_id);
        record.set(&nomination::organisation_id, body);
        let held = person
            .and_then(|person| person.position_held)
            .unwrap_or_default();
        let position = beginning.position.trim();
        let position = if position.is_empty() { &held } else { position };
        write(&mut record, &nomination::position_held, position);
        record.set(&nomination::appointment_kind, Some(beginning.kind.clone()));
        record.set(&nomination::act_id, beginning.act.map(Id::from));
        record.set(&nomination::starts_on, Some(term.from));
        record.set(&nomination::ends_on, term.to);
        record.set(&nomination::reachable_24h, beginning.reachable_24h);
        let id = record.id;
        self.put(record);
        Ok(id)
    }

    /// Begins the same nomination again, for another term and by another act: what was verified stays verified.
    pub fn again(&mut self, own: &Nomination, act: Option<Uuid>, term: Term) -> Option<Uuid> {
        let mut record = self.plan.get(Nomination::NAME, own.id.uuid())?.clone();
        record.id = self.desk.new_id();
        for of_the_first in [
            "code",
            "notes",
            "attachment_ids",
            nomination::end_reason.name,
        ] {
            record.put(of_the_first, Value::Empty);
        }
        record.set(&nomination::starts_on, Some(term.from));
        record.set(&nomination::ends_on, term.to);
        // Who is there by right or chosen by others needs no act of the commune.
        let named = own
            .appointment_kind
            .as_ref()
            .is_none_or(|kind| *kind == AppointmentKind::NOMINATO);
        record.set(&nomination::act_id, act.filter(|_| named).map(Id::from));
        let id = record.id;
        self.put(record);
        Some(id)
    }

    /// Ends a nomination: its last day is that one, or the earlier one that it had.
    pub fn end(
        &mut self,
        own: &Nomination,
        last: Date,
        reason: ListCode<EndReason>,
    ) -> Result<Date> {
        if let Some(start) = own.starts_on.filter(|start| *start > last) {
            return Err(refused(
                Code::Usage,
                "began_after",
                &[
                    ("name", &self.person_of(own)),
                    ("start", &words::date(start)),
                    ("last", &words::date(last)),
                ],
            ));
        }
        let last = own.ends_on.map_or(last, |end| end.min(last));
        if let Some(mut record) = self.plan.get(Nomination::NAME, own.id.uuid()).cloned() {
            record.set(&nomination::ends_on, Some(last));
            record.set(&nomination::end_reason, Some(reason));
            self.put(record);
        }
        Ok(last)
    }

    /// Whether somebody answers at night: who leaves a number with the nomination does, others as in their other roles.
    pub fn reachable(&self, person: Uuid, phone: &str) -> Option<bool> {
        if !phone.trim().is_empty() {
            return Some(true);
        }
        let mut own = self.plan.all::<Nomination>();
        own.retain(|n| n.person_id == Some(person.into()) && n.reachable_24h.is_some());
        own.sort_by_key(|n| (n.starts_on, n.id));
        own.last().and_then(|n| n.reachable_24h)
    }

    /// Who is to be renewed in a seat: those in office on the day before, by rank. When their term is over already and
    /// nobody followed, those of that last term.
    pub fn incumbents(&self, seat: &CrisisUnitRole, from: Date) -> Vec<Nomination> {
        let last = before(from);
        let (mut serving, over): (Vec<Nomination>, Vec<_>) =
            (self.nominations(seat).into_iter()).partition(|n| super::in_office(n, last));
        if !serving.iter().any(is_holder) {
            let over = over
                .into_iter()
                .filter(|n| n.end_reason.is_none() && n.ends_on.is_some_and(|end| end < last));
            let over: Vec<Nomination> = over.collect();
            let holders = over.iter().filter(|n| is_holder(n));
            if let Some(end) = holders.filter_map(|n| n.ends_on).max() {
                let mut by_rank: BTreeMap<i64, Nomination> = BTreeMap::new();
                for n in over.into_iter().filter(|n| n.ends_on >= Some(end)) {
                    by_rank.insert(n.rank.unwrap_or(0).max(0), n);
                }
                by_rank.retain(|rank, _| serving.iter().all(|n| n.rank != Some(*rank)));
                serving.extend(by_rank.into_values());
            }
        }
        serving.sort_by_key(|n| (n.rank, n.starts_on, n.id));
        serving
    }
}

/// The day before; the first day of the calendar has none.
pub(super) fn before(day: Date) -> Date {
    day.yesterday().unwrap_or(day)
}

/// Whether a nomination holds on some day of the term. One that was ended without a day holds on none.
pub(super) fn overlaps(nomination: &Nomination, term: Term) -> bool {
    let starts = nomination
        .starts_on
        .is_none_or(|start| term.to.is_none_or(|to| start <= to));
    let ends = match nomination.ends_on {
        Some(end) => term.from <= end,
        None => nomination.end_reason.is_none(),
    };
    starts && ends
}

/// A day as people type it, or as files hold it.
pub(crate) fn day<K>(field: &FieldOf<Option<K>>, typed: &str) -> Result<Option<Date>>
where
    Option<K>: Held,
{
    let kinds = [Nomination::kind(), Act::kind()];
    let declared = kinds
        .into_iter()
        .find_map(|kind| Some((kind.name, kind.field(field.name)?)));
    let Some((kind, declared)) = declared else {
        return Ok(None);
    };
    let read = match Value::typed(declared, typed) {
        Value::Empty => return Ok(None),
        Value::Text(day) => day.parse().ok(),
        _ => None,
    };
    read.map(Some).ok_or_else(|| {
        let label = texts::field(kind, declared, "label");
        refused(
            Code::Usage,
            "date",
            &[("text", &typed.trim()), ("field", &label)],
        )
    })
}

/// Writes a text as a form would.
fn write(record: &mut Record, field: &FieldOf<plan::types::Text>, typed: &str) {
    if let Some(declared) = record.kind.field(field.name) {
        record.put(field.name, Value::typed(declared, typed));
    }
}
