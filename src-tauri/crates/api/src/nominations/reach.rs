//! How to reach whom, which number to call first, and how old its verification is.

use jiff::{Span, civil::Date};
use plan::{
    codelists::{CodeList, ContactKind},
    model::{ContactPoint, Nomination, Person},
    types::Code,
};
use rules::{Context, finding::RecordRef, people::is_in};

use crate::wire::{Freshness, Phone};

/// Days left below which a verification is soon to be renewed. Nothing depends on it but a mark on the screen.
const SOON_DAYS: i64 = 30;
/// A contact that does not say its place is called first, as its help says.
const FIRST: i64 = 1;

/// The contact points of a plan on a day.
#[derive(Clone, Copy)]
pub(crate) struct Reach<'c> {
    pub context: &'c Context<'c>,
    /// Months after which a number is to be tried again: the plan's own, or those of the rules.
    pub months: i64,
}

impl<'c> Reach<'c> {
    pub fn of(context: &'c Context<'c>) -> Self {
        let header = context.plan.header();
        let own = header.and_then(|header| header.contact_check_months);
        let own = own.filter(|&months| months > 0);
        Reach {
            context,
            months: own.unwrap_or_else(|| context.data.count("contact_check_months")),
        }
    }

    /// The last day on which a verification of that day still holds.
    pub fn due(&self, verified: Date) -> Option<Date> {
        let months = Span::new().try_months(self.months).ok()?;
        verified.checked_add(months).ok()
    }

    pub fn freshness(&self, verified: Option<Date>) -> Freshness {
        let Some(day) = verified else {
            return Freshness::Never;
        };
        let left = self.due(day).map(|due| self.context.days_until(due));
        match left {
            Some(left) if left < 0 => Freshness::Stale,
            Some(left) if left < SOON_DAYS => Freshness::Soon,
            _ => Freshness::Fresh,
        }
    }

    /// The gravest of several.
    pub fn worst(&self, days: impl IntoIterator<Item = Option<Date>>) -> Freshness {
        let each = days.into_iter().map(|day| self.freshness(day));
        each.max().unwrap_or(Freshness::Never)
    }

    /// What an owner has, in the order in which to call: telephones first, those that answer at night before the others
    /// of the same place.
    pub fn contacts(&self, owner: RecordRef) -> Vec<&'c ContactPoint> {
        let context = self.context;
        let mut contacts: Vec<_> = context.people().contacts_of(owner).collect();
        let kinds = context.lists().rows(ContactKind::NAME);
        contacts.sort_by_key(|contact| {
            let code = contact.contact_kind.as_ref().map_or("", Code::as_str);
            (
                !is_in(context, contact, "phone_kinds"),
                contact.call_order.unwrap_or(FIRST),
                !is_in(context, contact, "night_phone_kinds"),
                kinds.iter().position(|row| row.code == code),
                contact.id,
            )
        });
        contacts
    }

    /// The contacts of a nominated person, or those of the outside body when the person has none.
    pub fn of_nominee(&self, nomination: &Nomination) -> Vec<&'c ContactPoint> {
        let person = nomination
            .person_id
            .map(|id| RecordRef::of::<Person>(id.uuid()));
        let own = person
            .map(|person| self.contacts(person))
            .unwrap_or_default();
        if !own.is_empty() {
            return own;
        }
        let body = self.context.people().outside_body(nomination);
        body.map(|body| self.contacts(body)).unwrap_or_default()
    }

    /// The telephone to call first: one whose number can be dialled, else one that is written in doubt.
    pub fn first_phone(&self, nomination: &Nomination) -> Option<&'c ContactPoint> {
        let people = self.context.people();
        let person = nomination
            .person_id
            .map(|id| RecordRef::of::<Person>(id.uuid()));
        let owners = [person, people.outside_body(nomination)];
        let found = |good: &dyn Fn(RecordRef, &ContactPoint) -> bool| {
            owners.into_iter().flatten().find_map(|owner| {
                let contacts = self.contacts(owner);
                contacts.into_iter().find(|contact| good(owner, contact))
            })
        };
        let callable = |owner: RecordRef, contact: &ContactPoint| {
            people.phones_of(owner).any(|phone| phone.id == contact.id)
        };
        let written = |_: RecordRef, contact: &ContactPoint| {
            contact.value.is_some() && is_in(self.context, contact, "phone_kinds")
        };
        found(&callable).or_else(|| found(&written))
    }

    /// A contact as the window shows it.
    pub fn told(&self, contact: &ContactPoint) -> Phone {
        let kind = contact.contact_kind.as_ref().map_or("", Code::as_str);
        let verified = contact.verify.verified_on;
        Phone {
            contact: contact.id.uuid().to_string(),
            value: contact.value.clone().unwrap_or_default(),
            kind: kind.to_owned(),
            kind_label: self
                .context
                .lists()
                .label(ContactKind::NAME, kind)
                .to_owned(),
            verified_on: verified.map(|day| day.to_string()),
            freshness: self.freshness(verified),
        }
    }
}
