//! The crisis unit as a board: each seat with who holds it, who stands in, who comes and who was there.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, HashMap},
};

use jiff::{ToSpan, civil::Date};
use plan::{
    codelists::{ActKind, AppointmentKind, CodeList, EndReason, Lists, RoleMembership, UclRole},
    declare::Typed,
    model::{Act, ContactPoint, CrisisUnitRole, Nomination, Person},
    texts::{filled, text},
    types::{Code, Id},
};
use rules::{
    Context,
    finding::RecordRef,
    people::{is_core, is_holder, role_name},
    words,
};
use uuid::Uuid;

use super::{BY_RIGHT, NOMINA, in_office, reach::Reach};
use crate::wire::{ActCard, Freshness, Nominee, Seat, UnitBoard};

/// The board of a plan on the day of the context.
pub(super) fn board(context: &Context) -> UnitBoard {
    let reach = Reach::of(context);
    let roles = context.all::<CrisisUnitRole>();
    let nominations = context.all::<Nomination>();
    let mut of_role: HashMap<Uuid, Vec<&Nomination>> = HashMap::new();
    for nomination in nominations.iter() {
        if let Some(role) = nomination.role_id {
            of_role.entry(role.uuid()).or_default().push(nomination);
        }
    }
    let seats: Vec<Sitting> = in_order(context, &roles)
        .into_iter()
        .map(|role| {
            let nominations = of_role.remove(&role.id.uuid()).unwrap_or_default();
            Sitting::of(context, role, &nominations)
        })
        .collect();
    let cores: BTreeSet<&str> = (context.data.words("core_roles"))
        .chain(context.data.words("mandatory_roles"))
        .collect();
    let held = |seat: &&Sitting| seat.core && seat.holder.is_some();
    let filled_cores: BTreeSet<&str> = seats.iter().filter(held).map(|seat| seat.code).collect();
    let present: BTreeSet<&str> = seats.iter().map(|seat| seat.code).collect();
    UnitBoard {
        missing: (context.lists().rows(UclRole::NAME).iter())
            .filter(|row| row.valid_on(context.today) && !present.contains(row.code.as_str()))
            .map(|row| (row.code.clone(), row.label.clone()))
            .collect(),
        acts: acts(context),
        core: cores.len(),
        core_filled: filled_cores.len(),
        without_deputy: (seats.iter().filter(held))
            .filter(|seat| seat.deputies.is_empty())
            .count(),
        expiring: seats.iter().map(|seat| seat.expiring(context)).sum(),
        to_verify: to_verify(&reach, &seats),
        roles: seats.iter().map(|seat| seat.told(&reach)).collect(),
    }
}

/// The place of a role in the list UCL_ROLE; those with a name of their own instead of a code come last.
pub(crate) fn place(lists: &Lists, role: &CrisisUnitRole) -> usize {
    let code = role.role_code.as_ref().map(Code::as_str);
    let row = |code| {
        lists
            .rows(UclRole::NAME)
            .iter()
            .position(|row| row.code == code)
    };
    code.and_then(row).unwrap_or(usize::MAX)
}

fn in_order<'r>(context: &Context, roles: &'r [CrisisUnitRole]) -> Vec<&'r CrisisUnitRole> {
    let mut roles: Vec<_> = roles.iter().collect();
    roles.sort_by_cached_key(|role| {
        let name = words::norm(&role_name(context, role));
        (place(context.lists(), role), name, role.id)
    });
    roles
}

/// A seat with its nominations told apart by their time.
struct Sitting<'r> {
    role: &'r CrisisUnitRole,
    code: &'r str,
    core: bool,
    holder: Option<&'r Nomination>,
    deputies: Vec<&'r Nomination>,
    coming: Vec<&'r Nomination>,
    past: Vec<&'r Nomination>,
}

impl<'r> Sitting<'r> {
    fn of(context: &Context, role: &'r CrisisUnitRole, all: &[&'r Nomination]) -> Self {
        let code = role.role_code.as_ref().map_or("", Code::as_str);
        let today = context.today;
        let (now, others): (Vec<_>, Vec<_>) =
            (all.iter().copied()).partition(|n| in_office(n, today));
        let (mut holders, mut deputies): (Vec<&Nomination>, Vec<_>) =
            now.into_iter().partition(|n| is_holder(n));
        let (mut coming, mut past): (Vec<&Nomination>, Vec<_>) = others
            .into_iter()
            .partition(|n| n.starts_on.is_some_and(|day| in_office(n, day.max(today))));
        holders.sort_by_key(|n| Reverse((n.starts_on, n.id)));
        let mut holders = holders.into_iter();
        let holder = holders.next();
        // Two holders at a time are a fault that the check reports; the older one is not to vanish from the board.
        deputies.extend(holders);
        deputies.sort_by_key(|n| (n.rank, n.starts_on, n.id));
        coming.sort_by_key(|n| (n.starts_on, n.rank, n.id));
        past.sort_by_key(|n| Reverse((n.ends_on.or(n.starts_on), n.starts_on, n.id)));
        Sitting {
            core: is_core(context, code),
            role,
            code,
            holder,
            deputies,
            coming,
            past,
        }
    }

    fn now(&self) -> impl Iterator<Item = &'r Nomination> {
        self.holder.into_iter().chain(self.deputies.iter().copied())
    }

    /// Nominations that end within the time that a new act takes, unless what follows is in the plan already.
    fn expiring(&self, context: &Context) -> usize {
        let soon = 0..=context.data.count("expiring_days");
        let followed = |nomination: &Nomination, end: Date| {
            let next_day = end.checked_add(1.day()).unwrap_or(end);
            self.coming.iter().any(|next| {
                next.rank == nomination.rank && next.starts_on.is_some_and(|day| day <= next_day)
            })
        };
        let ends = |nomination: &&Nomination| {
            nomination.ends_on.is_some_and(|end| {
                soon.contains(&context.days_until(end)) && !followed(nomination, end)
            })
        };
        self.now().filter(ends).count()
    }

    fn told(&self, reach: &Reach) -> Seat {
        let context = reach.context;
        let lists = context.lists();
        let row = lists.row(UclRole::NAME, self.code);
        let attribute = |name| row.map_or("", |row| row.attribute(name));
        let membership = self.role.membership.as_ref().map(Code::as_str);
        let membership = membership.unwrap_or_else(|| attribute("membership"));
        let each = |nominations: &[&Nomination]| {
            let nominations = nominations.iter();
            nominations
                .map(|nomination| nominee(reach, nomination))
                .collect()
        };
        Seat {
            role: self.role.id.uuid().to_string(),
            role_code: self.code.to_owned(),
            label: role_name(context, self.role),
            membership: membership.to_owned(),
            membership_label: lists.label(RoleMembership::NAME, membership).to_owned(),
            core: self.core,
            by_right: attribute("by_right") == YES,
            external: attribute("external") == YES,
            holder: self.holder.map(|holder| nominee(reach, holder)),
            deputies: each(&self.deputies),
            coming: each(&self.coming),
            past: each(&self.past),
        }
    }
}

/// How the lists say that an attribute holds.
pub(super) const YES: &str = "yes";

fn nominee(reach: &Reach, nomination: &Nomination) -> Nominee {
    let context = reach.context;
    let persons = context.all::<Person>();
    let person = persons.linked(nomination.person_id);
    let body = nomination
        .organisation_id
        .or_else(|| person?.organisation_id);
    let body = body.map(|id| linked_title(context, id)).unwrap_or_default();
    let position = nomination.position_held.clone();
    let lists = context.lists();
    let reason = nomination.end_reason.as_ref().map(Code::as_str);
    Nominee {
        nomination: nomination.id.uuid().to_string(),
        rank: nomination.rank.unwrap_or(0),
        person: person.map(|person| person.id.uuid().to_string()),
        name: match nomination.person_id {
            Some(id) if person.is_some() => linked_title(context, id),
            Some(_) => text("nominations.no_sheet").to_owned(),
            None => text("nominations.no_person").to_owned(),
        },
        position: position
            .or_else(|| person?.position_held.clone())
            .unwrap_or_default(),
        phone: reach
            .first_phone(nomination)
            .map(|contact| reach.told(contact)),
        act: nomination.act_id.map(|id| id.uuid().to_string()),
        act_label: by_what(context, nomination, &body),
        body,
        starts_on: nomination.starts_on.map(|day| day.to_string()),
        ends_on: nomination.ends_on.map(|day| day.to_string()),
        days_left: nomination.ends_on.map(|day| context.days_until(day)),
        end_reason: reason
            .map_or("", |code| lists.label(EndReason::NAME, code))
            .to_owned(),
        freshness: freshness(reach, nomination),
        reachable_24h: nomination.reachable_24h == Some(true),
    }
}

/// The gravest among the numbers and the nomination itself, as the rules look at them.
fn freshness(reach: &Reach, nomination: &Nomination) -> Freshness {
    let contacts = reach.of_nominee(nomination);
    let numbers = contacts.iter().map(|contact| contact.verify.verified_on);
    reach.worst(numbers.chain([nomination.verify.verified_on]))
}

/// What a link leads to, as people call it.
fn linked_title<K: Typed>(context: &Context, id: Id<K>) -> String {
    words::title(context, RecordRef::of::<K>(id.uuid()))
}

/// "decreto sindacale 3/2024 del 14/06/2024"; without an act, what stands in for it.
fn by_what(context: &Context, nomination: &Nomination, body: &str) -> String {
    if let Some(id) = nomination.act_id {
        let acts = context.all::<Act>();
        return acts.get(id.uuid()).map_or_else(
            || text("nominations.act.no_sheet").to_owned(),
            |act| act_label(context.lists(), act),
        );
    }
    let kind = nomination.appointment_kind.as_ref();
    if kind == Some(&AppointmentKind::DESIGNATO) && !body.is_empty() {
        filled("nominations.act.designated", &[("body", &body)])
    } else if kind == Some(&BY_RIGHT) {
        text("nominations.act.by_right").to_owned()
    } else {
        String::new()
    }
}

/// "decreto sindacale 3/2024 del 14/06/2024", without what is not known.
pub(super) fn act_label(lists: &Lists, act: &Act) -> String {
    let kind = act.act_kind.as_ref().map_or("", Code::as_str);
    let kind = match kind {
        "" => text("nominations.act.act").to_owned(),
        code => lower_first(lists.label(ActKind::NAME, code)),
    };
    let number = act.number.as_deref().unwrap_or_default().trim();
    let number = if number.is_empty() {
        String::new()
    } else {
        format!(" {number}")
    };
    let date = act.act_date.map(words::date);
    let date = date.map(|date| filled("nominations.act.of_day", &[("date", &date)]));
    format!("{kind}{number}{}", date.unwrap_or_default())
}

/// The first letter made small: a label within a sentence.
pub(crate) fn lower_first(label: &str) -> String {
    let mut letters = label.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// The acts of nomination and those that a nomination names, the newest first.
fn acts(context: &Context) -> Vec<ActCard> {
    let named: BTreeSet<Uuid> = (context.all::<Nomination>().iter())
        .filter_map(|nomination| Some(nomination.act_id?.uuid()))
        .collect();
    let all = context.all::<Act>();
    let mut acts: Vec<&Act> = (all.iter())
        .filter(|act| act.purpose.as_ref() == Some(&NOMINA) || named.contains(&act.id.uuid()))
        .collect();
    acts.sort_by_key(|act| Reverse((act.act_date, act.id)));
    let card = |act: &Act| ActCard {
        id: act.id.uuid().to_string(),
        label: act_label(context.lists(), act),
        date: act.act_date.map(|day| day.to_string()).unwrap_or_default(),
        expires_on: act.expires_on.map(|day| day.to_string()),
    };
    acts.into_iter().map(card).collect()
}

/// Contacts of those in office that nobody has tried within the interval.
fn to_verify(reach: &Reach, seats: &[Sitting]) -> usize {
    let contacts: BTreeMap<Id<ContactPoint>, Option<Date>> = (seats.iter())
        .flat_map(Sitting::now)
        .flat_map(|nomination| reach.of_nominee(nomination))
        .map(|contact| (contact.id, contact.verify.verified_on))
        .collect();
    let old = |day: &&Option<Date>| reach.freshness(**day) >= Freshness::Stale;
    contacts.values().filter(old).count()
}
