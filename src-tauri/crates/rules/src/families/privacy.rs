//! PRIV: personal data that the plan has no need of, or that is open to more eyes than it should be.
//!
//! PRIV-001 and PRIV-005 are guesses on words. No finding quotes the text it is about.

mod names;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use plan::{
    declare::{Class, Field, Typed},
    model::{
        Attachment, ContactPoint, Nomination, Person, attachment, contact_point, nomination, person,
    },
    privacy::class_of,
    record::Record,
    types::Type,
    value::Value,
};
use regex::{Regex, RegexSet};
use uuid::Uuid;

use self::names::{Names, Words};
use crate::{
    check::{Over, Report, Rule, Silence},
    context::Context,
    finding::RecordRef,
    people::{is_in, person_name},
    phones,
};

pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "PRIV-001",
        check: priv_001,
        silenced_by: &[],
    },
    Rule {
        code: "PRIV-002",
        check: priv_002,
        silenced_by: &[],
    },
    Rule {
        code: "PRIV-003",
        check: priv_003,
        silenced_by: &[Silence {
            by: "CON-002",
            over: Over::Record,
        }],
    },
    Rule {
        code: "PRIV-004",
        check: priv_004,
        silenced_by: &[],
    },
    Rule {
        code: "PRIV-005",
        check: priv_005,
        silenced_by: &[
            Silence {
                by: "PRIV-001",
                over: Over::Field,
            },
            Silence {
                by: "PRIV-002",
                over: Over::Field,
            },
        ],
    },
    Rule {
        code: "PRIV-006",
        check: priv_006,
        silenced_by: &[],
    },
];

fn at(record: &Record) -> RecordRef {
    RecordRef {
        kind: record.kind.name,
        id: record.id,
    }
}

/// Everything that was typed as words, and what was typed where something else belongs.
fn texts(record: &Record) -> impl Iterator<Item = (&'static Field, &str)> {
    record
        .fields()
        .filter_map(|(field, value)| match (field.ty, value) {
            (Type::Text | Type::Long, Value::Text(text)) | (_, Value::Raw(text)) => {
                Some((field, text.as_str()))
            }
            _ => None,
        })
}

/// The texts that match, record by record: one finding each, at the first of its fields.
fn find<'c>(
    context: &'c Context,
    mut matches: impl FnMut(&'c Record, &'static Field, &'c str) -> bool,
) -> Vec<(RecordRef, Vec<&'static str>)> {
    let mut found = Vec::new();
    for record in context.plan.records.values() {
        let fields: Vec<_> = texts(record)
            .filter(|(field, text)| matches(record, field, text))
            .map(|(field, _)| field.name)
            .collect();
        if !fields.is_empty() {
            found.push((at(record), fields));
        }
    }
    found
}

fn tell(report: &mut Report, found: Vec<(RecordRef, Vec<&'static str>)>) {
    for (record, fields) in found {
        let finding = report.record(record, fields.first().copied());
        for &field in fields.iter().skip(1) {
            finding.reads(record, field);
        }
    }
}

/// How many words may stand between a name and what is said of it.
fn reach(context: &Context) -> usize {
    usize::try_from(context.data.count("needs_words_distance")).unwrap_or(0)
}

/// Any of these words or groups of words; nothing when the list is empty.
fn any_of<'w>(words: impl Iterator<Item = &'w str>) -> Option<Regex> {
    let words: Vec<_> = words.map(regex::escape).collect();
    let pattern = format!(r"(?i)\b(?:{})\b", words.join("|"));
    Regex::new(&pattern).ok().filter(|_| !words.is_empty())
}

/// A word about somebody's needs near what looks like a name; or an attachment that is called a list of such people.
fn priv_001(context: &Context, report: &mut Report) {
    let (Some(needs), Some(lists)) = (
        any_of(context.data.words("needs_words")),
        any_of(context.data.words("name_list_words")),
    ) else {
        return;
    };
    let names = Names::new(context, &needs);
    let reach = reach(context);
    let found = find(context, |record, field, text| {
        // File names join words with marks that are letters for a pattern.
        let text = text.replace(['_', '-'], " ");
        if !needs.is_match(&text) {
            return false;
        }
        let named = [attachment::title.name, attachment::file_name.name].contains(&field.name);
        if record.kind.name == Attachment::NAME && named && lists.is_match(&text) {
            return true;
        }
        let words = Words::of(&text);
        let people: Vec<_> = names.in_text(&words, true).collect();
        let mut places = needs.find_iter(&text);
        !people.is_empty() && places.any(|place| words.near(place.range(), &people, reach))
    });
    tell(report, found);
}

static TAX_CODE: LazyLock<Regex> = LazyLock::new(|| {
    let figures = "[0-9LMNPQRSTUV]";
    Regex::new(&format!(
        r"(?i)\b([A-Z]{{3}}) ?([A-Z]{{3}}) ?({figures}{{2}}[ABCDEHLMPRST]{figures}{{2}}) ?([A-Z]{figures}{{3}}[A-Z])\b"
    ))
    .expect("a fixed pattern")
});

/// Whether the last letter of a person's tax code is the one that the others call for (d.m. 23/12/1976).
fn right_check_letter(code: &str) -> bool {
    const ODD: [u8; 26] = [
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24,
        23,
    ];
    let places: Option<Vec<u8>> = code
        .bytes()
        .map(|byte| match byte {
            b'0'..=b'9' => Some(byte - b'0'),
            b'A'..=b'Z' => Some(byte - b'A'),
            _ => None,
        })
        .collect();
    let Some((last, first)) = places.as_deref().and_then(<[u8]>::split_last) else {
        return false;
    };
    // The places are counted from one, so that the first is odd.
    let sum: u32 = (first.iter().enumerate())
        .map(|(at, &place)| match at % 2 {
            0 => u32::from(ODD[usize::from(place)]),
            _ => u32::from(place),
        })
        .sum();
    sum % 26 == u32::from(*last)
}

/// A person's tax code with the right check letter. Those of bodies have figures only.
fn priv_002(context: &Context, report: &mut Report) {
    let found = find(context, |_, _, text| {
        TAX_CODE.find_iter(text).any(|code| {
            let code: String = code.as_str().split_whitespace().collect();
            right_check_letter(&code.to_uppercase())
        })
    });
    tell(report, found);
}

static MOBILE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:(?:\+|00)39[ ./-]?)?\b3\d{2}[ ./-]?\d{2,4}(?:[ ./-]?\d{2,4}){1,2}\b")
        .expect("a fixed pattern")
});
static EMAIL: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)").expect("a fixed pattern"));

/// Whether everybody may read a field of a record. What the body itself publishes is no secret.
fn is_open(record: &Record, field: &Field) -> bool {
    let published = record.get(contact_point::published_by_body.name) == &Value::Bool(true);
    !published && class_of(record, field) == Class::P
}

/// A mobile number that everybody may read.
fn priv_003(context: &Context, report: &mut Report) {
    let found = find(context, |record, field, text| {
        let mut numbers = MOBILE.find_iter(text);
        numbers.any(|number| phones::italian_mobile(number.as_str())) && is_open(record, field)
    });
    tell(report, found);
}

/// An address that everybody may read, of a free provider or of a person who is not a public officer.
fn priv_004(context: &Context, report: &mut Report) {
    let persons = context.all::<Person>();
    let contacts = context.all::<ContactPoint>();
    let private_person = |record: &Record| {
        let contact = contacts
            .get(record.id)
            .filter(|_| record.kind.name == ContactPoint::NAME)?;
        let person = persons.linked(contact.person_id)?;
        let email = is_in(context, contact, "email_kinds");
        (email && person.is_public_officer != Some(true)).then_some(person.id)
    };
    let found = find(context, |record, field, text| {
        let free = EMAIL.captures_iter(text).any(|address| {
            context
                .data
                .has("free_providers", &address[1].to_lowercase())
        });
        let of_person =
            || field.name == contact_point::value.name && private_person(record).is_some();
        (free || of_person()) && is_open(record, field)
    });
    for (record, fields) in found {
        let person = context
            .plan
            .get(record.kind, record.id)
            .and_then(private_person);
        let finding = report.record(record, fields.first().copied());
        for &field in fields.iter().skip(1) {
            finding.reads(record, field);
        }
        if let Some(person) = person {
            let person = RecordRef::of::<Person>(person.uuid());
            finding.reads(person, person::is_public_officer.name);
        }
    }
}

/// Birth or home of a person: in the sheets of persons, or elsewhere near what looks like a name.
fn priv_005(context: &Context, report: &mut Report) {
    let patterns: Vec<&str> = context.data.words("birth_home_patterns").collect();
    let (Ok(any), Some(needs)) = (
        RegexSet::new(&patterns),
        any_of(context.data.words("needs_words")),
    ) else {
        return;
    };
    let each: Vec<_> = patterns
        .iter()
        .filter_map(|pattern| Regex::new(pattern).ok())
        .collect();
    let about_people = [Person::NAME, Nomination::NAME, ContactPoint::NAME];
    let names = Names::new(context, &needs);
    let reach = reach(context);
    let found = find(context, |record, _, text| {
        let hits = any.matches(text);
        if !hits.matched_any() || about_people.contains(&record.kind.name) {
            return hits.matched_any();
        }
        let words = Words::of(text);
        let people: Vec<_> = names.in_text(&words, false).collect();
        let mut hits = hits.iter().filter_map(|at| each.get(at)?.find(text));
        !people.is_empty() && hits.any(|hit| words.near(hit.range(), &people, reach))
    });
    tell(report, found);
}

/// Somebody who can still be called though the last nomination ended long ago and no sheet names them.
fn priv_006(context: &Context, report: &mut Report) {
    let named = named_elsewhere(context);
    let people = context.people();
    let nominations = context.all::<Nomination>();
    let mut of_person: BTreeMap<Uuid, Vec<&Nomination>> = BTreeMap::new();
    for nomination in nominations.iter() {
        if let Some(person) = nomination.person_id {
            of_person.entry(person.uuid()).or_default().push(nomination);
        }
    }
    let months = context.data.count("retention_months");
    for person in context.all::<Person>().iter() {
        let here = RecordRef::of::<Person>(person.id.uuid());
        let all = of_person
            .get(&person.id.uuid())
            .map_or(&[][..], Vec::as_slice);
        // One that has no end yet, or an end that is not known, is not over for certain.
        let ends: Option<Vec<_>> = all.iter().map(|nomination| nomination.ends_on).collect();
        let last = ends.and_then(|ends| ends.into_iter().max());
        let in_office = all.iter().any(|nomination| people.is_active(nomination));
        let reachable = people.contacts_of(here).next().is_some();
        if let Some(last) = last
            && context.older_than_months(last, months)
            && !in_office
            && reachable
            && !named.contains(&person.id.uuid())
        {
            let finding = report
                .record(here, None)
                .set("persona", person_name(context, Some(person.id)))
                .set("mesi", months);
            for nomination in all {
                let nomination = RecordRef::of::<Nomination>(nomination.id.uuid());
                finding.reads(nomination, nomination::ends_on.name);
            }
        }
    }
}

/// Persons to be called for something: linked by other records than their nominations and their contacts.
fn named_elsewhere(context: &Context) -> BTreeSet<Uuid> {
    let own = [Nomination::NAME, ContactPoint::NAME];
    let mut named = BTreeSet::new();
    for record in context
        .plan
        .records
        .values()
        .filter(|r| !own.contains(&r.kind.name))
    {
        for (field, value) in record.fields() {
            if field.ty.target() != Some(Person::NAME) {
                continue;
            }
            match value {
                Value::Text(id) => named.extend(Uuid::parse_str(id).ok()),
                Value::Set(ids) => {
                    named.extend(ids.iter().filter_map(|id| Uuid::parse_str(id).ok()));
                }
                _ => {}
            }
        }
    }
    named
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_letter_of_a_tax_code() {
        // An invented person; the letter is worked out by the ministerial tables.
        assert!(right_check_letter("RSSMRA80A01H501U"));
        assert!(!right_check_letter("RSSMRA80A01H501X"));
        assert!(!right_check_letter(""));
    }
}
