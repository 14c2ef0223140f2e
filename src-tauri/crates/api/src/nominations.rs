//! The crisis unit: who sits where, and nominating, replacing, ending, renewing.
//!
//! Nothing is overwritten: a nomination ends and another begins. Each deed is one change, which one undo takes back, with
//! the person, the number and the act that were written along with it.

mod board;
mod draft;
mod reach;

use std::{collections::BTreeSet, fmt::Display};

use jiff::civil::Date;
use plan::{
    codelists::{ActPurpose, AppointmentKind, CodeList, EndReason, RoleMembership, UclRole},
    declare::Typed,
    model::{CrisisUnitRole, Nomination, Person, crisis_unit_role, nomination},
    modello::{self, Decision},
    record::{Plan, Record},
    texts::{filled, text},
    types::Code as ListCode,
};
use rules::{Context, Facts, people::is_holder, words};
use uuid::Uuid;

pub(crate) use board::{lower_first, place};
pub(crate) use draft::day;
use draft::{Beginning, Draft, Term, before, overlaps};
pub(crate) use reach::Reach;

use crate::{
    desk::Desk,
    error::{ApiError, Code, Result},
    wire::{EndNomination, Nominate, Nominated, Renew, RenewedSeat, Replace, UnitBoard},
};

const BY_RIGHT: ListCode<AppointmentKind> = ListCode::known("di_diritto");
const NOMINA: ListCode<ActPurpose> = ListCode::known("nomina");
const MANDATE: ListCode<EndReason> = ListCode::known("fine_mandato");
const CHANGED: ListCode<EndReason> = ListCode::known("cambio_incarico");
/// The role that is whatever its name says: there may be several.
const OTHER: &str = "altro";

impl Desk {
    /// The crisis unit as a board.
    ///
    /// # Errors
    /// There is no plan with this id, or the archive cannot be read.
    pub fn unit(&self, plan: Uuid) -> Result<UnitBoard> {
        let plan = self.plan(plan)?;
        Ok(words_of(self, &plan, board::board))
    }

    /// Nominates somebody to a seat, or as a deputy: writes the person, the number and the act that the plan lacks.
    ///
    /// # Errors
    /// Somebody holds the seat in that time, or already sits there; something that is not there, a date or a code that
    /// cannot be understood, an end before the start. Then nothing is written.
    pub fn nominate(&mut self, plan: Uuid, asked: &Nominate) -> Result<Nominated> {
        let mut draft = Draft::of(self, plan)?;
        let seat: CrisisUnitRole = draft.found(&asked.role)?;
        let act = draft.act(&asked.act)?;
        let term = draft.term(&asked.starts_on, &asked.ends_on, act)?;
        let rank = draft.free_rank(&seat, asked.rank, term)?;
        if rank == 0 {
            draft.not_held(&seat, term)?;
        }
        let person = draft.person(&asked.who, &seat, rank)?;
        let id = draft.begin(&Beginning {
            kind: draft.appointment(&seat, person, act),
            position: &asked.who.position,
            reachable_24h: draft.reachable(person, &asked.who.phone),
            seat: &seat,
            rank,
            person,
            act,
            term,
        })?;
        let name = draft.title::<Person>(person);
        let (role, place) = (draft.label(&seat), rank_words(rank));
        let values: [(&str, &dyn Display); 4] = [
            ("name", &name),
            ("role", &role),
            ("rank", &place),
            ("when", &when(term)),
        ];
        let what = filled("nominations.did.nominate", &values);
        let text = filled("nominations.done.nominate", &values);
        let puts = draft.puts();
        self.change(plan, &what, &puts, &[])?;
        Ok(told([id], text))
    }

    /// Ends a nomination the day before and begins another in its place, with the same rank.
    ///
    /// # Errors
    /// As [`Desk::nominate`]; the nomination is over already, or began on that day or later.
    pub fn replace(&mut self, plan: Uuid, asked: &Replace) -> Result<Nominated> {
        let mut draft = Draft::of(self, plan)?;
        let own: Nomination = draft.found(&asked.nomination)?;
        not_over(&draft, &own)?;
        let role = own
            .role_id
            .map(|id| id.uuid().to_string())
            .unwrap_or_default();
        let seat: CrisisUnitRole = draft.found(&role)?;
        let act = draft.act(&asked.act)?;
        let mut term = draft.term(&asked.starts_on, &asked.ends_on, act)?;
        // Who follows stays for what is left of the term, when nothing else is said.
        term.to = term.to.or(own.ends_on.filter(|end| *end >= term.from));
        let reason = draft.reason(&asked.end_reason, Some(CHANGED))?;
        draft.end(&own, before(term.from), reason)?;
        let rank = own.rank.unwrap_or(0).max(0);
        if is_holder(&own) {
            draft.not_held(&seat, term)?;
        }
        let person = draft.person(&asked.who, &seat, rank)?;
        let id = draft.begin(&Beginning {
            kind: draft.appointment(&seat, person, act),
            position: &asked.who.position,
            reachable_24h: draft.reachable(person, &asked.who.phone),
            seat: &seat,
            rank,
            person,
            act,
            term,
        })?;
        let (old, name) = (draft.person_of(&own), draft.title::<Person>(person));
        let (role, place) = (draft.label(&seat), rank_words(rank));
        let values: [(&str, &dyn Display); 5] = [
            ("old", &old),
            ("name", &name),
            ("role", &role),
            ("rank", &place),
            ("when", &when(term)),
        ];
        let what = filled("nominations.did.replace", &values);
        let text = filled("nominations.done.replace", &values);
        let puts = draft.puts();
        self.change(plan, &what, &puts, &[])?;
        Ok(told([id], text))
    }

    /// Ends a nomination on that day, for a reason. One that ended before keeps its own day.
    ///
    /// # Errors
    /// No such nomination, one that is over already or begins later, no reason, a date that cannot be understood.
    pub fn end_nomination(&mut self, plan: Uuid, asked: &EndNomination) -> Result<Nominated> {
        let mut draft = Draft::of(self, plan)?;
        let own: Nomination = draft.found(&asked.nomination)?;
        not_over(&draft, &own)?;
        let last = day(&nomination::ends_on, &asked.on)?;
        let last = last.ok_or_else(|| refused(Code::Usage, "no_end", &[]))?;
        let reason = draft.reason(&asked.reason, None)?;
        let because = self.rules().lists.label(EndReason::NAME, reason.as_str());
        let because = lower_first(because);
        let last = draft.end(&own, last, reason)?;
        let (name, role) = (draft.person_of(&own), seat_of(&draft, &own));
        let values: [(&str, &dyn Display); 5] = [
            ("name", &name),
            ("role", &role),
            ("rank", &rank_words(own.rank.unwrap_or(0))),
            ("date", &words::date(last)),
            ("reason", &because),
        ];
        let what = filled("nominations.did.end", &values);
        let text = filled("nominations.done.end", &values);
        let puts = draft.puts();
        self.change(plan, &what, &puts, &[])?;
        Ok(told([own.id.uuid()], text))
    }

    /// After elections: in the seats named all nominations end the day before. Who stays begins again under the new act,
    /// with the deputies; who changes is nominated; a vacant seat gets nobody. Other seats stay as they are.
    ///
    /// # Errors
    /// As [`Desk::nominate`]; no seat, one named twice, a choice that is none of the three, somebody who begins in one of
    /// the seats after that day.
    pub fn renew(&mut self, plan: Uuid, asked: &Renew) -> Result<Nominated> {
        let mut draft = Draft::of(self, plan)?;
        if asked.seats.is_empty() {
            return Err(refused(Code::Usage, "no_seats", &[]));
        }
        let act = draft.act(&asked.act)?;
        let term = draft.term(&asked.starts_on, &asked.ends_on, act)?;
        let mut begun = Vec::new();
        let mut seen = BTreeSet::new();
        let mut counts = [0_usize; 3];
        for renewed in &asked.seats {
            let seat: CrisisUnitRole = draft.found(&renewed.role)?;
            if !seen.insert(seat.id) {
                let role = draft.label(&seat);
                return Err(refused(Code::Usage, "seat_twice", &[("role", &role)]));
            }
            let choice = Choice::of(&draft, &seat, renewed)?;
            let before = begun.len();
            renew_seat(&mut draft, &seat, choice, act, term, &mut begun)?;
            counts[match choice {
                Choice::Stays if begun.len() > before => 0,
                Choice::Changes(..) => 1,
                Choice::Stays | Choice::Vacant => 2,
            }] += 1;
        }
        let from = words::date(term.from);
        let what = filled(
            "nominations.did.renew",
            &[("date", &from), ("count", &seen.len())],
        );
        let [stay, change, vacant] = counts;
        let text = filled(
            "nominations.done.renew",
            &[
                ("when", &when(term)),
                ("stay", &stay),
                ("change", &change),
                ("vacant", &vacant),
                ("count", &begun.len()),
            ],
        );
        let puts = draft.puts();
        self.change(plan, &what, &puts, &[])?;
        Ok(told(begun, text))
    }

    /// Adds a seat of that role, with what the consortium's model says of it.
    ///
    /// # Errors
    /// An unknown role, or one that the unit has.
    pub fn add_role(&mut self, plan: Uuid, role_code: &str) -> Result<Record> {
        let now = self.plan(plan)?;
        let lists = &self.rules().lists;
        let row = lists.row(UclRole::NAME, role_code.trim()).ok_or_else(|| {
            let labels = words::list(lists.rows(UclRole::NAME).iter().map(|row| &row.label));
            refused(
                Code::Usage,
                "code",
                &[("text", &role_code), ("labels", &labels)],
            )
        })?;
        let (code, label) = (row.code.clone(), row.label.clone());
        let membership = row.attribute("membership").to_owned();
        let roles = now.all::<CrisisUnitRole>();
        let same = |role: &&CrisisUnitRole| {
            role.role_code
                .as_ref()
                .is_some_and(|own| own.as_str() == code)
        };
        if code != OTHER && roles.iter().any(|role| same(&role)) {
            return Err(refused(Code::Exists, "role_there", &[("role", &label)]));
        }
        let (mut role, mut puts) = self.role_of_model(&now, &code)?;
        if role.get(crisis_unit_role::membership.name).is_empty() && !membership.is_empty() {
            let membership = ListCode::<RoleMembership>::new(membership);
            role.set(&crisis_unit_role::membership, Some(membership));
        }
        puts.push(role.clone());
        drop(now);
        let what = filled("nominations.did.add_role", &[("role", &label)]);
        self.change(plan, &what, &puts, &[])?;
        Ok(role)
    }

    /// A new seat as the model words it, with the thread that leads back to the model; empty when the model lacks it.
    fn role_of_model(&self, plan: &Plan, code: &str) -> Result<(Record, Vec<Record>)> {
        let model = self.model()?;
        let offered = model.records.values().find(|record| {
            let kind = record.kind.name == CrisisUnitRole::NAME;
            kind && *record.get(crisis_unit_role::role_code.name) == code.into()
        });
        if let Some(offered) = offered {
            let decision = Decision {
                by: &self.who.name,
                on: self.now().today,
                reason: None,
            };
            let mut puts = modello::adopt(plan, model, &[offered.id], decision, || self.new_id());
            let role = puts.iter().position(|put| {
                let is_new = plan.get(put.kind.name, put.id).is_none();
                put.kind.name == CrisisUnitRole::NAME && is_new
            });
            if let Some(at) = role {
                return Ok((puts.remove(at), puts));
            }
        }
        let mut role = Record::new(CrisisUnitRole::kind(), self.new_id());
        role.set(&crisis_unit_role::role_code, Some(ListCode::new(code)));
        Ok((role, Vec::new()))
    }
}

/// What becomes of a seat.
#[derive(Clone, Copy)]
enum Choice<'a> {
    Stays,
    /// Who comes, and whether the deputies go on.
    Changes(&'a crate::wire::Who, bool),
    Vacant,
}

impl<'a> Choice<'a> {
    fn of(draft: &Draft, seat: &CrisisUnitRole, renewed: &'a RenewedSeat) -> Result<Self> {
        let about = |key| {
            let role = draft.label(seat);
            refused(
                Code::Usage,
                key,
                &[("role", &role), ("choice", &renewed.choice)],
            )
        };
        match (renewed.choice.as_str(), &renewed.who) {
            ("stays", _) => Ok(Choice::Stays),
            ("vacant", _) => Ok(Choice::Vacant),
            ("changes", Some(who)) => Ok(Choice::Changes(who, renewed.deputies_stay == Some(true))),
            ("changes", None) => Err(about("no_who")),
            _ => Err(about("choice")),
        }
    }
}

fn renew_seat(
    draft: &mut Draft,
    seat: &CrisisUnitRole,
    choice: Choice,
    act: Option<Uuid>,
    term: Term,
    begun: &mut Vec<Uuid>,
) -> Result<()> {
    let later =
        |n: &&Nomination| n.starts_on.is_some_and(|start| start >= term.from) && overlaps(n, term);
    if let Some(later) = draft.nominations(seat).iter().find(later) {
        let start = later.starts_on.map(words::date).unwrap_or_default();
        return Err(refused(
            Code::Exists,
            "begins_later",
            &[
                ("role", &draft.label(seat)),
                ("name", &draft.person_of(later)),
                ("start", &start),
                ("from", &words::date(term.from)),
            ],
        ));
    }
    let incumbents = draft.incumbents(seat, term.from);
    for own in &incumbents {
        draft.end(own, before(term.from), MANDATE)?;
    }
    let deputies_stay = match choice {
        Choice::Vacant => return Ok(()),
        Choice::Stays => true,
        Choice::Changes(_, deputies_stay) => deputies_stay,
    };
    let mut new_holder = None;
    if let Choice::Changes(who, _) = choice {
        let person = draft.person(who, seat, 0)?;
        let kind = draft.appointment(seat, person, act);
        let act = act.filter(|_| kind == AppointmentKind::NOMINATO);
        begun.push(draft.begin(&Beginning {
            position: &who.position,
            reachable_24h: draft.reachable(person, &who.phone),
            rank: 0,
            seat,
            person,
            kind,
            act,
            term,
        })?);
        new_holder = Some(person);
    }
    let goes_on = |own: &&Nomination| match new_holder {
        None => true,
        Some(person) => deputies_stay && !is_holder(own) && own.person_id != Some(person.into()),
    };
    for own in incumbents.iter().filter(goes_on) {
        if is_holder(own) {
            draft.not_held(seat, term)?;
        }
        begun.extend(draft.again(own, act, term));
    }
    Ok(())
}

/// Whether a nomination holds on that day. One with a reason for its end holds until that day; without a day it is over.
pub(crate) fn in_office(nomination: &Nomination, day: Date) -> bool {
    nomination.starts_on.is_none_or(|start| start <= day)
        && match nomination.ends_on {
            Some(end) => day <= end,
            None => nomination.end_reason.is_none(),
        }
}

/// "titolare", "primo sostituto", …
pub(crate) fn rank_words(rank: i64) -> String {
    let named = text(&format!("nominations.rank.{}", rank.max(0)));
    if named.is_empty() {
        return filled("nominations.rank.more", &[("number", &rank)]);
    }
    named.to_owned()
}

/// "dal 01/07/2026 al 30/06/2031".
fn when(term: Term) -> String {
    let from = words::date(term.from);
    match term.to {
        Some(to) => filled(
            "nominations.when.both",
            &[("from", &from), ("to", &words::date(to))],
        ),
        None => filled("nominations.when.from", &[("from", &from)]),
    }
}

fn seat_of(draft: &Draft, nomination: &Nomination) -> String {
    let seat: Option<CrisisUnitRole> = nomination
        .role_id
        .and_then(|id| draft.plan.typed(id.uuid()));
    seat.map_or_else(
        || plan::texts::kind(CrisisUnitRole::NAME).to_owned(),
        |seat| draft.label(&seat),
    )
}

/// Refuses when a nomination has been ended.
fn not_over(draft: &Draft, own: &Nomination) -> Result<()> {
    if own.end_reason.is_none() || in_office(own, draft.today()) {
        return Ok(());
    }
    let date = own.ends_on.map(words::date);
    let name = draft.person_of(own);
    let key = if date.is_some() {
        "over"
    } else {
        "over_sometime"
    };
    Err(refused(
        Code::Conflict,
        key,
        &[("name", &name), ("date", &date.unwrap_or_default())],
    ))
}

fn told(nominations: impl IntoIterator<Item = Uuid>, text: String) -> Nominated {
    let nominations = nominations.into_iter();
    Nominated {
        nominations: nominations.map(|id| id.to_string()).collect(),
        text,
    }
}

/// Looks at a plan with the rules and the day of the desk.
pub(crate) fn words_of<T>(desk: &Desk, plan: &Plan, look: impl FnOnce(&Context) -> T) -> T {
    let facts = Facts::default();
    let today = desk.now().today;
    look(&Context::new(
        plan,
        today,
        desk.rules(),
        desk.registry(),
        &facts,
    ))
}

/// An error whose sentence is under `api.nominations.<key>`.
pub(crate) fn refused(code: Code, key: &str, values: &[(&str, &dyn Display)]) -> ApiError {
    ApiError::new(code, &format!("nominations.{key}"), values)
}
