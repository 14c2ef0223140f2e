//! No byte of a copy holds what its readers may not see.
//!
//! Every field of every kind that can hold a word holds one of its own, also where a word does not belong: then every byte of
//! every file is searched, inside of the compressed ones too. What a field may show is written down here a second time, by
//! its declaration and by the few kinds of which the record itself decides, so that a slip in `plan::privacy` shows.

use std::collections::{BTreeMap, BTreeSet};

use plan::{
    Uuid,
    canonical::sha256,
    declare::{Class, Field, KINDS, Kind},
    record::{Plan, Record},
    types::Type,
    value::Value,
};

use crate::kit::*;

/// How a record of the test is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Make {
    /// As its kind declares it.
    Plain,
    /// With words where numbers, days and answers should be.
    Unreadable,
    /// Kept for fewer readers by its own `privacy_min`.
    Kept(&'static str),
    /// A person who holds a public office.
    Officer,
    /// A number that a body publishes.
    Published,
}

/// A word for one field of one record: letters and figures alone, so that no format writes it in another way.
fn canary(kind: usize, field: usize, way: usize) -> String {
    format!("Zq{kind:02}x{field:02}w{way}qZ")
}

fn id(kind: usize, way: usize) -> Uuid {
    Uuid::from_u128(0x0193_0000_0000_7000_8000_0000_0000_0000 | (kind as u128) << 16 | way as u128)
}

/// The narrowest readers that the record may have, whatever the field says.
fn least(kind: &Kind, make: Make) -> Class {
    let stated = match make {
        Make::Kept("operativa") => Class::O,
        Make::Kept(_) => Class::R,
        _ => Class::P,
    };
    let own = match (kind.name, make) {
        // One that a body publishes; without that, here, the number of somebody's home. An attachment is reserved until a
        // person says otherwise.
        ("contact_point", Make::Published) => Class::P,
        ("contact_point" | "attachment", _) => Class::R,
        // Persons with specific needs.
        ("exposed_element", _) => Class::O,
        _ => Class::P,
    };
    stated.max(own)
}

/// What who reads a field of the record may be.
fn class(kind: &Kind, field: &Field, make: Make) -> Class {
    let shown = ["surname", "given_name", "organisation_id", "position_held"];
    if make == Make::Officer && shown.contains(&field.name) {
        return Class::P;
    }
    field.class.max(least(kind, make))
}

struct Planted {
    plan: Plan,
    attachments: BTreeMap<String, Vec<u8>>,
    /// Word, who may read it, where it is.
    words: Vec<(String, Class, String)>,
}

fn planted() -> Planted {
    let mut plan = Plan::new(id(usize::from(u8::MAX), 0));
    let mut words = Vec::new();
    let file = b"Zq99x99w9qZ: il testo di un allegato".to_vec();
    let hash = sha256(&file);
    words.push(("Zq99x99w9qZ".to_owned(), Class::R, "a document".to_owned()));
    for (at, kind) in KINDS.iter().enumerate() {
        let mut ways = vec![
            Make::Plain,
            Make::Unreadable,
            Make::Kept("operativa"),
            Make::Kept("riservata"),
        ];
        match kind.name {
            "person" => ways.push(Make::Officer),
            "contact_point" => ways.push(Make::Published),
            // One sheet, whose id is that of the plan.
            "plan" => ways.truncate(1),
            _ => {}
        }
        for (way, make) in ways.into_iter().enumerate() {
            let own = if kind.name == "plan" {
                plan.id
            } else {
                id(at, way)
            };
            let mut record = Record::new(kind, own);
            for (i, field) in kind.fields.iter().enumerate() {
                let word = canary(at, i, way);
                let value = match field.ty {
                    Type::Text | Type::Long => Value::Text(word.clone()),
                    Type::Code(_) if make == Make::Unreadable => Value::Text(word.clone()),
                    Type::Codes(_) if make == Make::Unreadable => Value::set([word.clone()]),
                    Type::Link(to) => Value::Text(linked(to)),
                    Type::Links(to) => Value::set([linked(to)]),
                    Type::Geometry => continue,
                    _ if make == Make::Unreadable => Value::Raw(word.clone()),
                    _ => continue,
                };
                record.values[i] = value;
                let is_word = !matches!(field.ty, Type::Link(_) | Type::Links(_));
                // The codes that decide who reads are set below.
                let decides = [
                    "privacy_min",
                    "privacy",
                    "contact_kind",
                    "exposed_kind",
                    "is_public_officer",
                    "published_by_body",
                    "istat_code",
                    "sha256",
                ];
                if is_word && !decides.contains(&field.name) {
                    let place = format!("{}.{} ({make:?})", kind.name, field.name);
                    words.push((word, class(kind, field, make), place));
                }
            }
            decide(&mut record, make, &hash);
            plan.insert(record);
        }
    }
    Planted {
        plan,
        attachments: BTreeMap::from([(hash, file)]),
        words,
    }
}

fn linked(kind: &str) -> String {
    let at = KINDS.iter().position(|k| k.name == kind).unwrap();
    id(at, 0).to_string()
}

/// The fields by which a record says who may read it.
fn decide(record: &mut Record, make: Make, hash: &str) {
    record.put(
        "privacy_min",
        match make {
            Make::Kept(class) => Value::from(class),
            _ => Value::Empty,
        },
    );
    match record.kind.name {
        "contact_point" => {
            record.put("contact_kind", Value::from("abitazione"));
            record.put("published_by_body", Value::Bool(make == Make::Published));
            if make == Make::Published {
                record.put("person_id", Value::Empty);
            }
        }
        "exposed_element" => {
            record.put("exposed_kind", Value::from("esigenze_specifiche"));
        }
        "person" => {
            record.put("is_public_officer", Value::Bool(make == Make::Officer));
        }
        "attachment" => {
            record.put("privacy", Value::Empty);
            record.put("sha256", Value::from(hash));
        }
        "plan" | "commune_profile" => {
            record.put("istat_code", Value::from("019018"));
        }
        _ => {}
    }
}

/// Every word that is in the bytes: one pass, however many words there are.
fn words_in(bytes: &[u8], found: &mut BTreeSet<String>) {
    let narrow: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != 0).collect();
    for text in [bytes, &narrow] {
        for start in text.windows(2).enumerate().filter(|(_, two)| two == b"Zq") {
            let word = text.get(start.0..start.0 + "Zq00x00w0qZ".len());
            if let Some(word) = word.and_then(|word| std::str::from_utf8(word).ok()) {
                found.insert(word.to_owned());
            }
        }
    }
}

#[test]
fn no_byte_of_a_copy_holds_what_its_readers_may_not_see() {
    let planted = planted();
    assert!(planted.words.len() > 1000, "{}", planted.words.len());
    let distinct: BTreeSet<_> = planted.words.iter().map(|(word, ..)| word).collect();
    assert_eq!(distinct.len(), planted.words.len());
    for reader in [Class::P, Class::O] {
        let folder = exported_with(&planted.plan, reader, false, &planted.attachments);
        let mut found = BTreeSet::new();
        let mut by_file: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (path, bytes) in opened(&folder) {
            let mut here = BTreeSet::new();
            words_in(path.as_bytes(), &mut here);
            words_in(&bytes, &mut here);
            found.extend(here.iter().cloned());
            by_file.insert(path, here);
        }
        let mut wrong = Vec::new();
        for (word, class, place) in &planted.words {
            let shown = found.contains(word);
            if *class > reader && shown {
                let files = by_file.iter().filter(|(_, words)| words.contains(word));
                let files: Vec<_> = files.map(|(path, _)| path.as_str()).collect();
                wrong.push(format!("{place} in {files:?}"));
            }
            if *class <= reader && !shown {
                wrong.push(format!("{place} is nowhere"));
            }
        }
        assert!(
            wrong.is_empty(),
            "{} of {} in the copy {}:\n{}",
            wrong.len(),
            planted.words.len(),
            reader.word(),
            wrong.join("\n")
        );
    }
}

/// What is checked is not a package alone: words that may be read reach the layers, the tables and the workbook.
#[test]
fn words_that_may_be_read_reach_every_format() {
    let planted = planted();
    let folder = exported_with(&planted.plan, Class::P, false, &planted.attachments);
    let all = opened(&folder);
    for part in [
        "data/tabelle/schede/",
        ".xlsx!",
        ".piano!",
        "data/tabelle/classi/",
    ] {
        let mut found = BTreeSet::new();
        for (_, bytes) in all.iter().filter(|(path, _)| path.contains(part)) {
            words_in(bytes, &mut found);
        }
        assert!(found.len() > 50, "{part}: {}", found.len());
    }
}
