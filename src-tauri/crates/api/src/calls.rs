//! The round of calls: whom to call, and noting who answered and who did not.
//!
//! An answer is the date of verification of the numbers and of the nominations; it is outside the content hash. An attempt
//! without an answer is no verification, and a note in the contact would change the hash: it goes into the notes of the
//! `verification_round` of that day, which the section *life* keeps outside.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;
use plan::{
    codelists::{CodeList, OrganisationKind, SeatKind, StructureType, VerificationMethod},
    declare::{KINDS, Typed},
    model::{
        ContactPoint, CrisisUnitRole, Facility, Nomination, OperationsSeat, Organisation, Person,
        VerificationRound,
        blocks::{self, verify},
        nomination, verification_round,
    },
    record::{Plan, Record},
    texts::{filled, text},
    types::{Code as ListCode, LongText},
};
use rules::{
    Context,
    finding::RecordRef,
    people::{self, role_of},
    words,
};
use uuid::Uuid;

use crate::{
    desk::Desk,
    error::{Code, Result, moment},
    nominations::{Reach, day, in_office, lower_first, place, rank_words, refused, words_of},
    wire::{CallLine, CallSheet, Called, Freshness},
};

const BY_TELEPHONE: ListCode<VerificationMethod> = ListCode::known("telefonata");

impl Desk {
    /// Who is to be called, the most urgent first.
    ///
    /// # Errors
    /// There is no plan with this id, or the archive cannot be read.
    pub fn calls(&self, plan: Uuid) -> Result<CallSheet> {
        let plan = self.plan(plan)?;
        Ok(words_of(self, &plan, sheet))
    }

    /// Notes a call: who answered is verified on that day, with the nominations in office; who did not keeps the old date.
    /// A verification that is newer than the day stays.
    ///
    /// # Errors
    /// No contact, or one that is not there; a day to come or not understood; an unknown outcome or method. Then nothing
    /// is written.
    pub fn called(&mut self, plan_id: Uuid, asked: &Called) -> Result<CallSheet> {
        let plan = self.plan(plan_id)?;
        let call = Call::of(self, &plan, asked)?;
        let mut puts = Vec::new();
        if call.answered {
            let verified = call.nominations(self, &plan);
            let nominations = verified.iter().map(|id| (Nomination::NAME, *id));
            let contacts = call
                .contacts
                .iter()
                .map(|c| (ContactPoint::NAME, c.id.uuid()));
            for key in contacts.chain(nominations) {
                puts.extend(
                    plan.records
                        .get(&key)
                        .and_then(|own| call.verified(self, own)),
                );
            }
        }
        puts.push(call.in_round(self, &plan));
        let key = if call.answered {
            "answered"
        } else {
            "no_answer"
        };
        let what = filled(
            &format!("nominations.did.{key}"),
            &[("names", &words::list(call.called.values()))],
        );
        drop(plan);
        self.change(plan_id, &what, &puts, &[])?;
        self.calls(plan_id)
    }
}

/// A call as it was understood.
struct Call {
    contacts: Vec<ContactPoint>,
    /// Who was called, by name.
    called: BTreeMap<RecordRef, String>,
    /// Whether the line of the sheet says who was called, and not only whose the number is.
    is_line: bool,
    on: Date,
    answered: bool,
    method: ListCode<VerificationMethod>,
    note: String,
}

impl Call {
    fn of(desk: &Desk, plan: &Plan, asked: &Called) -> Result<Self> {
        let today = desk.now().today;
        let on = day(&nomination::starts_on, &asked.on)?.unwrap_or(today);
        if on > today {
            let date = words::date(on);
            return Err(refused(Code::Usage, "call_to_come", &[("date", &date)]));
        }
        let answered = match asked.outcome.as_str() {
            "answered" => true,
            "no_answer" => false,
            other => return Err(refused(Code::Usage, "outcome", &[("outcome", &other)])),
        };
        let ids: BTreeSet<&String> = asked.contacts.iter().collect();
        let contacts: Vec<ContactPoint> = (ids.into_iter())
            .map(|id| {
                let contact = Uuid::parse_str(id).ok().and_then(|id| plan.typed(id));
                contact.ok_or_else(|| refused(Code::NotFound, "gone.contact_point", &[]))
            })
            .collect::<Result<_>>()?;
        if contacts.is_empty() {
            return Err(refused(Code::Usage, "no_contacts", &[]));
        }
        let line = asked.line.as_deref().filter(|line| !line.trim().is_empty());
        let called: BTreeSet<RecordRef> = match line {
            Some(line) => {
                let record = Uuid::parse_str(line).ok().and_then(|id| plan.find(id));
                let record = record.ok_or_else(|| refused(Code::NotFound, "gone.line", &[]))?;
                BTreeSet::from([RecordRef {
                    kind: record.kind.name,
                    id: record.id,
                }])
            }
            None => contacts.iter().filter_map(people::owner).collect(),
        };
        Ok(Call {
            called: words_of(desk, plan, |context| {
                let named = called
                    .iter()
                    .map(|owner| (*owner, words::title(context, *owner)));
                named.collect()
            }),
            is_line: line.is_some(),
            method: method(desk, &asked.method)?,
            note: asked.note.split_whitespace().collect::<Vec<_>>().join(" "),
            contacts,
            on,
            answered,
        })
    }

    /// The nominations that the answer confirms: those of who was called and, when only the number of a body was told, of
    /// who is reached nowhere else.
    fn nominations(&self, desk: &Desk, plan: &Plan) -> Vec<Uuid> {
        words_of(desk, plan, |context| {
            let people = context.people();
            let called = |nomination: &Nomination| {
                let Some(person) = nomination.person_id else {
                    return false;
                };
                let person = RecordRef::of::<Person>(person.uuid());
                let through_body = || {
                    let body = people.outside_body(nomination);
                    !self.is_line
                        && body.is_some_and(|body| self.called.contains_key(&body))
                        && people.contacts_of(person).next().is_none()
                };
                self.called.contains_key(&person) || through_body()
            };
            let all = context.all::<Nomination>();
            let now = all
                .iter()
                .filter(|n| in_office(n, context.today) && called(n));
            now.map(|nomination| nomination.id.uuid()).collect()
        })
    }

    /// The record as verified by this call; none when it was verified later.
    fn verified(&self, desk: &Desk, own: &Record) -> Option<Record> {
        let field = own.kind.field(verify::verified_on.name)?;
        let before = own.get(field.name).clone().text();
        let before = before.and_then(|day| day.parse::<Date>().ok());
        if before.is_some_and(|day| day > self.on && day <= desk.now().today) {
            return None;
        }
        let mut record = own.clone();
        record.set(&verify::verified_on, Some(self.on));
        record.set(&verify::verified_by, Some(desk.who.name.clone()));
        record.set(&verify::verification_method, Some(self.method.clone()));
        Some(record)
    }

    /// The round of that day with this call in it.
    fn in_round(&self, desk: &Desk, plan: &Plan) -> Record {
        let own = round_of(plan, self.on);
        let (notes, checked, not_reached) = own.as_ref().map_or((None, 0, 0), |round| {
            let notes = round.base.notes.clone().map(|LongText(notes)| notes);
            (
                notes,
                round.checked.unwrap_or(0),
                round.not_reached.unwrap_or(0),
            )
        });
        let mut notes = notes.unwrap_or_default();
        let tried = self
            .called
            .values()
            .filter(|name| attempt(&notes, self.on, name).is_some());
        let tried = i64::try_from(tried.count()).unwrap_or(0);
        let called = i64::try_from(self.called.len()).unwrap_or(0);
        let stored =
            own.and_then(|round| plan.get(VerificationRound::NAME, round.id.uuid()).cloned());
        let mut record = stored.unwrap_or_else(|| {
            let mut record = Record::new(VerificationRound::kind(), desk.new_id());
            record.set(&verification_round::started_on, Some(self.on));
            record.set(&verification_round::finished_on, Some(self.on));
            // Who leads the calls is seldom another role than the last time.
            let rounds = plan.all::<VerificationRound>().into_iter();
            let last = rounds.max_by_key(|round| (round.started_on, round.id));
            let led_by = last.and_then(|last| last.led_by_role_id);
            record.set(&verification_round::led_by_role_id, led_by);
            record
        });
        // Who answers in the end is no longer among those not reached.
        let (checked, not_reached) = if self.answered {
            let confirmed = i64::try_from(self.contacts.len()).unwrap_or(0);
            (
                checked.saturating_add(confirmed),
                (not_reached - tried).max(0),
            )
        } else {
            (checked, not_reached.saturating_add(called - tried))
        };
        record.set(&verification_round::checked, Some(checked));
        record.set(&verification_round::not_reached, Some(not_reached));
        if !self.answered || !self.note.is_empty() {
            for name in self.called.values() {
                if !notes.is_empty() {
                    notes.push('\n');
                }
                notes.push_str(&self.line(desk, name));
            }
            record.set(&blocks::base::notes, Some(LongText(notes)));
        }
        record
    }

    /// "16/03/2026 10:15, Moro Davide: non risponde. Richiamare dopo le 18"
    fn line(&self, desk: &Desk, name: &str) -> String {
        let now = desk.now();
        let moment = moment(&now.at.to_string());
        let hour = moment.split_once(' ').map(|(_, hour)| hour);
        let hour = hour.filter(|_| self.on == now.today);
        let hour = hour.map(|hour| format!(" {hour}")).unwrap_or_default();
        let outcome = if self.answered {
            answered(name)
        } else {
            no_answer(name)
        };
        let mut line = format!("{}{hour}, {outcome}", words::date(self.on));
        if !self.note.is_empty() {
            line.push_str(". ");
            line.push_str(&self.note);
        }
        line
    }
}

fn answered(name: &str) -> String {
    filled("calls.note.answered", &[("name", &name)])
}

fn no_answer(name: &str) -> String {
    filled("calls.note.no_answer", &[("name", &name)])
}

/// The hour of the last call of that day that somebody did not answer, as [`Call::line`] wrote it; empty when the day was
/// filled in afterwards.
fn attempt<'n>(notes: &'n str, on: Date, name: &str) -> Option<&'n str> {
    let (day, outcome) = (words::date(on), no_answer(name));
    notes.lines().rev().find_map(|line| {
        let (when, rest) = line.split_once(", ")?;
        let hour = when.strip_prefix(&day)?.trim();
        let rest = rest.strip_prefix(&outcome)?;
        (rest.is_empty() || rest.starts_with('.')).then_some(hour)
    })
}

/// The latest round in which that day lies.
fn round_of(plan: &Plan, on: Date) -> Option<VerificationRound> {
    let mut rounds = plan.all::<VerificationRound>();
    rounds.retain(|round| {
        round.started_on.is_some_and(|start| start <= on)
            && round.finished_on.is_none_or(|end| on <= end)
    });
    rounds
        .into_iter()
        .max_by_key(|round| (round.started_on, round.id))
}

fn method(desk: &Desk, typed: &str) -> Result<ListCode<VerificationMethod>> {
    if typed.trim().is_empty() {
        return Ok(BY_TELEPHONE);
    }
    let rows = desk.rules().lists.rows(VerificationMethod::NAME);
    let row = rows.iter().find(|row| row.code == typed.trim());
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

/// A line and what decides its place.
struct Line {
    told: CallLine,
    /// Days of everything that was to be verified.
    verified: Vec<Option<Date>>,
    urgency: u8,
    /// Place of the first role, rank in it.
    role: (usize, i64),
    kind: usize,
}

fn sheet(context: &Context) -> CallSheet {
    let reach = Reach::of(context);
    let nominations = context.all::<Nomination>();
    let mut of_person: HashMap<Uuid, Vec<&Nomination>> = HashMap::new();
    for nomination in nominations.iter().filter(|n| in_office(n, context.today)) {
        if let Some(person) = nomination.person_id {
            of_person.entry(person.uuid()).or_default().push(nomination);
        }
    }
    let contacts = context.all::<ContactPoint>();
    let owners: BTreeSet<RecordRef> = (contacts.iter())
        .filter_map(people::owner)
        .chain(of_person.keys().map(|id| RecordRef::of::<Person>(*id)))
        .filter(|owner| context.plan.get(owner.kind, owner.id).is_some())
        .collect();
    let notes = round_of(context.plan, context.today).and_then(|round| round.base.notes);
    let notes = notes.map(|LongText(notes)| notes).unwrap_or_default();
    let mut lines: Vec<Line> = (owners.into_iter())
        .map(|owner| {
            let held = of_person.remove(&owner.id).unwrap_or_default();
            line(&reach, owner, held, &notes)
        })
        .collect();
    lines.sort_by_cached_key(|line| {
        let name = words::norm(&line.told.name);
        (
            line.urgency,
            line.role,
            line.kind,
            name,
            line.told.id.clone(),
        )
    });
    let old = |line: &&Line| line.told.freshness >= Freshness::Stale;
    let to_verify = lines.iter().filter(old).count();
    let first_due = || {
        let days = lines.iter().flat_map(|line| &line.verified);
        days.filter_map(|day| reach.due((*day)?)).min()
    };
    let next_due = if to_verify == 0 { first_due() } else { None };
    CallSheet {
        to_verify,
        every_months: reach.months,
        next_due: next_due.map(|day| day.to_string()),
        lines: lines.into_iter().map(|line| line.told).collect(),
    }
}

fn line(reach: &Reach, owner: RecordRef, mut held: Vec<&Nomination>, notes: &str) -> Line {
    let context = reach.context;
    let roles = context.all::<CrisisUnitRole>();
    let seat = |nomination: &Nomination| {
        let role = roles.linked(nomination.role_id);
        let place = role.map_or(usize::MAX, |role| place(context.lists(), role));
        (place, nomination.rank.unwrap_or(0))
    };
    held.sort_by_key(|nomination| (seat(nomination), nomination.id));
    let own = reach.contacts(owner);
    let contacts = match held.first() {
        Some(first) if own.is_empty() => reach.of_nominee(first),
        _ => own,
    };
    let numbers = contacts.iter().map(|contact| contact.verify.verified_on);
    let verified: Vec<_> = numbers
        .chain(held.iter().map(|nomination| nomination.verify.verified_on))
        .collect();
    let freshness = reach.worst(verified.iter().copied());
    let name = words::title(context, owner);
    let today = (contacts.iter()).find(|c| c.verify.verified_on == Some(context.today));
    let attempt = attempt(notes, context.today, &name);
    let urgency = match freshness {
        Freshness::Fresh => 4,
        // Called in vain today: after those that nobody has called yet.
        _ if attempt.is_some() => 3,
        Freshness::Soon => 2,
        Freshness::Stale => 1,
        Freshness::Never => 0,
    };
    let outcome = match (today, attempt) {
        (Some(contact), _) => {
            let method = contact.verify.verification_method.as_ref();
            let method = method.map_or("", ListCode::as_str);
            let method = context.lists().label(VerificationMethod::NAME, method);
            Some(filled(
                "calls.outcome.answered",
                &[("method", &lower_first(method))],
            ))
        }
        (None, Some("")) => Some(text("calls.outcome.no_answer").to_owned()),
        (None, Some(hour)) => Some(filled("calls.outcome.no_answer_at", &[("hour", &hour)])),
        (None, None) => None,
    };
    Line {
        role: held.first().map_or((usize::MAX, 0), |first| seat(first)),
        kind: KINDS
            .iter()
            .position(|kind| kind.name == owner.kind)
            .map_or(0, |at| {
                // People first, then bodies, then places.
                if owner.kind == Person::NAME {
                    0
                } else {
                    at + 1
                }
            }),
        told: CallLine {
            id: owner.id.to_string(),
            kind: owner.kind.to_owned(),
            roles: roles_in_words(context, owner, &held),
            phones: contacts.iter().map(|contact| reach.told(contact)).collect(),
            freshness,
            outcome,
            name,
        },
        verified,
        urgency,
    }
}

/// "Tecnico comunale, titolare"; of who has no role, what they are for the plan.
fn roles_in_words(context: &Context, owner: RecordRef, held: &[&Nomination]) -> Vec<String> {
    if !held.is_empty() {
        let role = |nomination: &&Nomination| {
            let rank = rank_words(nomination.rank.unwrap_or(0));
            format!("{}, {rank}", role_of(context, nomination))
        };
        return held.iter().map(role).collect();
    }
    let lists = context.lists();
    let words = match owner.kind {
        Person::NAME => context
            .all::<Person>()
            .get(owner.id)
            .and_then(|p| p.position_held.clone()),
        Organisation::NAME => context
            .all::<Organisation>()
            .get(owner.id)
            .and_then(|body| {
                let kind = body.organisation_kind.as_ref();
                let kind = kind.map(|kind| lists.label(OrganisationKind::NAME, kind.as_str()));
                body.role_in_plan
                    .clone()
                    .or_else(|| kind.map(str::to_owned))
            }),
        OperationsSeat::NAME => context
            .all::<OperationsSeat>()
            .get(owner.id)
            .and_then(|seat| {
                let kind = seat.seat_kind.as_ref()?;
                Some(lists.label(SeatKind::NAME, kind.as_str()).to_owned())
            }),
        Facility::NAME => context
            .all::<Facility>()
            .get(owner.id)
            .and_then(|facility| {
                let kind = facility.structure_type.as_ref()?;
                Some(lists.label(StructureType::NAME, kind.as_str()).to_owned())
            }),
        _ => None,
    };
    words.into_iter().collect()
}
