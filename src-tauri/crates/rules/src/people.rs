//! Who holds which role today, and how to reach whom: shared by several families.
//!
//! Every telephone is read once, since reading is the slow part.

use std::{
    collections::{BTreeMap, HashMap},
    rc::Rc,
};

use jiff::civil::Date;
use plan::{
    codelists::{AppointmentKind, CodeList, ContactKind, OrganisationKind, UclRole},
    model::{
        CommuneProfile, ContactPoint, CrisisUnitRole, Facility, Nomination, OperationsSeat,
        Organisation, Person,
    },
    texts,
    types::{Code, Id},
};
use uuid::Uuid;

use crate::{
    context::{Context, Table},
    finding::RecordRef,
    phones, words,
};

/// Roles, nominations and contact points, linked.
#[derive(Debug)]
pub struct People {
    nominations: Rc<Table<Nomination>>,
    persons: Rc<Table<Person>>,
    contacts: Rc<Table<ContactPoint>>,
    today: Date,
    /// What tells roles apart, by the id of their record: see [`People::key`].
    keys: HashMap<Uuid, String>,
    /// All nominations of a role, ended ones too, by the role's key.
    of_role: BTreeMap<String, Vec<usize>>,
    /// Nominations in force, by person.
    of_person: BTreeMap<Uuid, Vec<usize>>,
    of_owner: HashMap<RecordRef, Vec<usize>>,
    /// For each contact point, whether it is a telephone that can be called.
    callable: Vec<bool>,
    /// The commune as an organisation.
    commune: Option<Uuid>,
    commune_kinds: Vec<Uuid>,
}

impl People {
    pub(crate) fn of(context: &Context) -> Self {
        let nominations = context.all::<Nomination>();
        let contacts = context.all::<ContactPoint>();
        let keys: HashMap<Uuid, String> = (context.all::<CrisisUnitRole>().iter())
            .map(|role| {
                let code = role.role_code.as_ref().map(Code::as_str);
                let code = code.filter(|code| is_core(context, code));
                let key = code.map_or_else(|| role.id.uuid().to_string(), str::to_owned);
                (role.id.uuid(), key)
            })
            .collect();
        let mut of_role: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut of_person: BTreeMap<Uuid, Vec<usize>> = BTreeMap::new();
        for (at, nomination) in nominations.iter().enumerate() {
            if let Some(role) = nomination.role_id {
                let key = key_of(&keys, role);
                of_role.entry(key).or_default().push(at);
            }
            if let Some(person) = nomination.person_id
                && in_force(nomination, context.today)
            {
                of_person.entry(person.uuid()).or_default().push(at);
            }
        }
        let mut of_owner: HashMap<RecordRef, Vec<usize>> = HashMap::new();
        for (at, contact) in contacts.iter().enumerate() {
            for owner in owners(contact).into_iter().flatten() {
                of_owner.entry(owner).or_default().push(at);
            }
        }
        let profile = context.all::<CommuneProfile>();
        let organisations = context.all::<Organisation>();
        People {
            callable: contacts.iter().map(|c| callable(context, c)).collect(),
            commune: profile.iter().find_map(|p| p.organisation_id).map(Id::uuid),
            commune_kinds: (organisations.iter())
                .filter(|o| o.organisation_kind.as_ref() == Some(&OrganisationKind::COMUNE))
                .map(|o| o.id.uuid())
                .collect(),
            persons: context.all::<Person>(),
            today: context.today,
            nominations,
            contacts,
            keys,
            of_role,
            of_person,
            of_owner,
        }
    }

    /// What tells a role apart: its code if it is one of the core, of which there is one even when its record is
    /// doubled; else the id of its record. Findings about a role have it as their subject.
    pub fn key(&self, role: Id<CrisisUnitRole>) -> String {
        key_of(&self.keys, role)
    }

    /// The keys of all roles that somebody was ever nominated to.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.of_role.keys().map(String::as_str)
    }

    /// Whether a nomination holds today. Without a first day it does: that the day lacks is reported apart.
    pub fn is_active(&self, nomination: &Nomination) -> bool {
        in_force(nomination, self.today)
    }

    /// Every nomination in force.
    pub fn active(&self) -> impl Iterator<Item = &Nomination> {
        self.nominations.iter().filter(|n| self.is_active(n))
    }

    /// All nominations of a role, ended ones too.
    pub fn ever(&self, key: &str) -> impl Iterator<Item = &Nomination> {
        let places = self.of_role.get(key).into_iter().flatten();
        places.map(|&at| &self.nominations[at])
    }

    /// Those in force for a role.
    pub fn now(&self, key: &str) -> impl Iterator<Item = &Nomination> {
        self.ever(key).filter(|n| self.is_active(n))
    }

    /// The nominations of who holds a role today.
    pub fn holders(&self, key: &str) -> impl Iterator<Item = &Nomination> {
        self.now(key).filter(|n| is_holder(n))
    }

    /// The nominations of who stands in for the holder today.
    pub fn deputies(&self, key: &str) -> impl Iterator<Item = &Nomination> {
        self.now(key).filter(|n| !is_holder(n))
    }

    /// Whether somebody holds a role today.
    pub fn held(&self, role: Id<CrisisUnitRole>) -> bool {
        self.holders(&self.key(role)).next().is_some()
    }

    /// Each person with a nomination in force, with these nominations.
    pub fn in_office(&self) -> impl Iterator<Item = (&Person, Vec<&Nomination>)> {
        self.of_person.iter().filter_map(|(&id, places)| {
            let nominations = places.iter().map(|&at| &self.nominations[at]);
            Some((self.persons.get(id)?, nominations.collect()))
        })
    }

    /// Every way to reach an owner: a person, a body, a seat or a facility.
    pub fn contacts_of(&self, owner: RecordRef) -> impl Iterator<Item = &ContactPoint> {
        let places = self.of_owner.get(&owner).into_iter().flatten();
        places.map(|&at| &self.contacts[at])
    }

    /// The telephones of an owner that can be called.
    pub fn phones_of(&self, owner: RecordRef) -> impl Iterator<Item = &ContactPoint> {
        let places = self.of_owner.get(&owner).into_iter().flatten();
        places
            .filter(|&&at| self.callable[at])
            .map(|&at| &self.contacts[at])
    }

    /// Whether an owner has a telephone of a kind in this list of the data (`phone_kinds`, `night_phone_kinds`…).
    pub fn has_phone(&self, context: &Context, owner: RecordRef, list: &str) -> bool {
        self.phones_of(owner)
            .any(|phone| is_in(context, phone, list))
    }

    /// The outside body that a nominated person comes from; none when the person is the commune's own.
    pub fn outside_body(&self, nomination: &Nomination) -> Option<RecordRef> {
        let person = self.persons.linked(nomination.person_id);
        let body = nomination
            .organisation_id
            .or_else(|| person?.organisation_id)?
            .uuid();
        let own = match self.commune {
            Some(commune) => commune == body,
            None => self.commune_kinds.contains(&body),
        };
        let designated = nomination.appointment_kind.as_ref() == Some(&AppointmentKind::DESIGNATO);
        (designated || !own).then(|| RecordRef::of::<Organisation>(body))
    }

    /// The commune as an organisation, if the profile says which.
    pub fn commune(&self) -> Option<RecordRef> {
        self.commune.map(RecordRef::of::<Organisation>)
    }
}

/// Whom a contact point belongs to: exactly one, or none when that lacks.
pub fn owner(contact: &ContactPoint) -> Option<RecordRef> {
    owners(contact).into_iter().flatten().next()
}

fn owners(contact: &ContactPoint) -> [Option<RecordRef>; 4] {
    [
        contact
            .person_id
            .map(|id| RecordRef::of::<Person>(id.uuid())),
        contact
            .organisation_id
            .map(|id| RecordRef::of::<Organisation>(id.uuid())),
        contact
            .operations_seat_id
            .map(|id| RecordRef::of::<OperationsSeat>(id.uuid())),
        contact
            .facility_id
            .map(|id| RecordRef::of::<Facility>(id.uuid())),
    ]
}

/// Whether the kind of a contact point is in a list of the data.
pub fn is_in(context: &Context, contact: &ContactPoint, list: &str) -> bool {
    let kind = contact.contact_kind.as_ref();
    kind.is_some_and(|kind| context.data.has(list, kind.as_str()))
}

/// Whether a contact point is a telephone and its number is one (CON-001). A landline written without its zero
/// counts: the number is known, and the zero is asked for apart.
fn callable(context: &Context, contact: &ContactPoint) -> bool {
    let Some(value) = &contact.value else {
        return false;
    };
    if !is_in(context, contact, "phone_kinds") {
        false
    } else if contact.contact_kind.as_ref() == Some(&ContactKind::NUMERO_BREVE) {
        context.data.has("short_numbers", &phones::digits(value))
    } else {
        phones::possible(value)
    }
}

/// Whether the nomination is the holder's and not a deputy's.
pub fn is_holder(nomination: &Nomination) -> bool {
    nomination.rank.unwrap_or(0) < 1
}

/// Whether a role is of the core, so that the plan has it even without a record.
pub fn is_core(context: &Context, code: &str) -> bool {
    context.data.has("core_roles", code) || context.data.has("mandatory_roles", code)
}

/// A reason without a day means that it is over; with a day ahead, that it goes on until then.
fn in_force(nomination: &Nomination, today: Date) -> bool {
    let over = match nomination.ends_on {
        Some(day) => day < today,
        None => nomination.end_reason.is_some(),
    };
    !over && nomination.starts_on.is_none_or(|day| day <= today)
}

fn key_of(keys: &HashMap<Uuid, String>, role: Id<CrisisUnitRole>) -> String {
    let key = keys.get(&role.uuid());
    key.cloned().unwrap_or_else(|| role.uuid().to_string())
}

/// Surname and name as the plan shows them.
pub fn person_name(context: &Context, person: Option<Id<Person>>) -> String {
    match person {
        Some(id) => words::title(context, RecordRef::of::<Person>(id.uuid())),
        None => texts::kind("person").to_owned(),
    }
}

/// The name of a role as the office knows it: its own if it has one, else that of its code.
pub fn role_name(context: &Context, role: &CrisisUnitRole) -> String {
    let code = role.role_code.as_ref().map(Code::as_str);
    match (&role.custom_name, code) {
        (Some(own), _) => own.clone(),
        (None, Some(code)) => context.lists().label(UclRole::NAME, code).to_owned(),
        (None, None) => texts::kind("crisis_unit_role").to_owned(),
    }
}

/// The name of the role of a nomination.
pub fn role_of(context: &Context, nomination: &Nomination) -> String {
    let roles = context.all::<CrisisUnitRole>();
    let role = roles.linked(nomination.role_id);
    role.map_or_else(
        || texts::kind("crisis_unit_role").to_owned(),
        |role| role_name(context, role),
    )
}
