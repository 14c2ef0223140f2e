//! The data, the texts and the conditions are of the same rules, and speak to people.

use std::collections::BTreeSet;

use plan::texts;
use rules::{RuleData, check::Over, families};

#[test]
fn every_rule_of_the_data_has_a_condition_and_the_other_way_round() {
    let data: BTreeSet<_> = RuleData::builtin()
        .rules
        .keys()
        .map(String::as_str)
        .collect();
    let conditions: Vec<_> = families::all().map(|rule| rule.code).collect();
    let once: BTreeSet<_> = conditions.iter().copied().collect();
    assert_eq!(once.len(), conditions.len(), "a code twice");
    assert_eq!(data, once);
}

#[test]
fn every_rule_has_its_texts() {
    for code in RuleData::builtin().rules.keys() {
        for part in ["title", "message", "fix", "why"] {
            let key = format!("rule.{code}.{part}");
            assert!(!texts::text(&key).trim().is_empty(), "{key}");
        }
    }
}

/// Words of the program, not of the office.
const JARGON: [&str; 18] = [
    "null",
    "record",
    "stringa",
    "id",
    "uuid",
    "srid",
    "epsg",
    "vertice",
    "vertici",
    "hash",
    "geometria",
    "geometrie",
    "foreign",
    "json",
    "timestamp",
    "default",
    "entity",
    "utente",
];
/// Words that blame, or that only a program says.
const BLAME: [&str; 5] = [
    "campo obbligatorio",
    "ha omesso",
    "ha dimenticato",
    "ha sbagliato",
    "!",
];

#[test]
fn messages_speak_the_words_of_the_office() {
    for code in RuleData::builtin().rules.keys() {
        for part in ["title", "message", "fix", "why"] {
            let text = texts::text(&format!("rule.{code}.{part}"));
            let spoken = texts::fill(text, |_| Some(String::new())).to_lowercase();
            for word in spoken.split(|c: char| !c.is_alphanumeric()) {
                assert!(!JARGON.contains(&word), "rule.{code}.{part}: {word}");
            }
            assert!(
                !BLAME.iter().any(|blame| text.contains(blame)),
                "rule.{code}.{part}"
            );
        }
    }
}

/// Pairs in which the cause is lighter than what it would silence: there the silence never holds.
const LIGHTER: [(&str, &str); 0] = [];

#[test]
fn a_rule_is_silenced_only_by_one_as_grave() {
    let rules = &RuleData::builtin().rules;
    for rule in families::all() {
        let own = rules[rule.code].severity;
        for silence in rule.silenced_by {
            assert_ne!(silence.by, rule.code, "a rule that silences itself");
            let Some(cause) = rules.get(silence.by) else {
                panic!(
                    "{} is silenced by {}, which is no rule",
                    rule.code, silence.by
                );
            };
            let known = LIGHTER.contains(&(silence.by, rule.code));
            assert!(
                cause.severity >= own || known,
                "{} ({own:?}) is silenced by {} ({:?})",
                rule.code,
                silence.by,
                cause.severity
            );
            // A file's rules have no place in the plan to share.
            let of_file = silence.by.starts_with("PAC") || silence.by == "GEO-001";
            assert!(!of_file || !matches!(silence.over, Over::Record | Over::Field));
        }
    }
}

#[test]
fn parameters_named_by_the_rules_are_there() {
    let data = RuleData::builtin();
    for entry in data.rules.values() {
        for name in &entry.parameters {
            let known = !data.parameter(name).is_null() || !data.list(name).is_null();
            assert!(known, "{}: {name}", entry.code);
        }
    }
}
