//! The sentences as people read them: filled as the seeded faults fill them, easy, whole, in the office's words.

use std::collections::{BTreeMap, BTreeSet};

use plan::{registry::Registry, texts};
use rules::{Context, Facts, Finding, RuleData, check};
use testkit::defects::{self, NOT_OF_A_PLAN};

use crate::today;

/// Under this a text is hard for who left school at fourteen.
const LEAST: f64 = 55.0;

/// Values for the rules on a file, which no fault of a plan trips.
const SAMPLES: [(&str, &str); 12] = [
    ("livello", "aree"),
    ("atteso", "il file «data/plan.json»"),
    ("nome", "«zone.csv»"),
    ("suggerimento", "«zone.csv»"),
    ("tabella", "«zone»"),
    ("colonna", "«name»"),
    ("righe", "riga 3: 19018"),
    ("istat", "019018"),
    ("altro_comune", "Casaletto Vaprio"),
    ("comune", "Casaletto Ceredano"),
    ("sezione", "Scenari di rischio"),
    ("campo", "Nome"),
];

/// Message and mending of each rule, as the seeded faults make them.
fn said() -> BTreeMap<&'static str, BTreeSet<(String, String)>> {
    let mut said: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    let (data, registry) = (RuleData::builtin(), Registry::builtin());
    for defect in defects::all(today()) {
        let facts = Facts {
            attachments: defect.beside.attachments.clone(),
            package: None,
            approved_hashes: defect.beside.approved_hashes.clone(),
            unadapted: defect.beside.unadapted.clone(),
        };
        let context = Context::new(&defect.plan, today(), data, registry, &facts);
        let findings = check::check(&context);
        let pair = |finding: &Finding| (finding.message(), finding.fix());
        for finding in &findings {
            said.entry(finding.code).or_default().insert(pair(finding));
        }
    }
    for (code, _) in NOT_OF_A_PLAN {
        let part = |part: &str| {
            texts::fill(texts::text(&format!("rule.{code}.{part}")), |name| {
                let sample = SAMPLES.iter().find(|(key, _)| *key == name)?;
                Some(sample.1.to_owned())
            })
        };
        let pair = (part("message"), part("fix"));
        said.entry(code).or_default().insert(pair);
    }
    said
}

/// A text with one short word in place of what it quotes: names and values are the plan's, not the program's.
fn unquoted(text: &str) -> String {
    let mut plain = String::new();
    let mut depth = 0;
    for letter in text.chars() {
        match letter {
            '«' => {
                depth += 1;
                plain.push_str("quote");
            }
            '»' => depth -= 1,
            _ if depth == 0 => plain.push(letter),
            _ => {}
        }
    }
    plain
}

/// The Gulpease index of a text: 89 + (300 sentences − 10 letters) / words.
fn gulpease(text: &str) -> f64 {
    let plain = unquoted(text);
    let words: Vec<&str> = plain
        .split(|c: char| c.is_whitespace() || c == '\'')
        .filter(|word| word.contains(char::is_alphanumeric))
        .collect();
    let letters = plain.chars().filter(|c| c.is_alphanumeric()).count();
    let ends = plain
        .split_whitespace()
        .filter(|word| word.ends_with(['.', '?']) && word.len() > 3);
    let count = |n: usize| f64::from(u32::try_from(n).expect("a text of the program"));
    89.0 + (300.0 * count(ends.count()) - 10.0 * count(letters)) / count(words.len())
}

#[test]
fn every_rule_says_easy_sentences() {
    let said = said();
    let rules = &RuleData::builtin().rules;
    let mut hard = Vec::new();
    for code in rules.keys() {
        let of_rule = said.get(code.as_str());
        let Some(of_rule) = of_rule else {
            panic!("no sentence of {code}");
        };
        // The easiest of a rule measures its template: in the others the plan's own words weigh.
        let measured = of_rule
            .iter()
            .map(|(message, fix)| gulpease(&format!("{message} {fix}")));
        let best = measured.fold(f64::MIN, f64::max);
        if best < LEAST {
            hard.push(format!("{code} {best:.0}: {:?}", of_rule.first()));
        }
    }
    assert!(hard.is_empty(), "{}", hard.join("\n"));
}

#[test]
fn every_sentence_is_whole() {
    for (code, pairs) in said() {
        for sentence in pairs.iter().flat_map(|(message, fix)| [message, fix]) {
            assert!(!sentence.contains("«»"), "{code}: {sentence}");
            let sentence = unquoted(sentence);
            let starts = sentence.starts_with(|c: char| !c.is_lowercase());
            assert!(starts && sentence.ends_with('.'), "{code}: {sentence}");
            for fault in ["..", " .", " ,", "  ", "()", "))", ": .", "{", "}"] {
                assert!(!sentence.contains(fault), "{code}: {sentence}");
            }
        }
    }
}

#[test]
fn quoted_labels_are_those_of_the_forms() {
    let labels: BTreeSet<&str> = (texts::CATALOGUE.iter())
        .filter(|(key, _)| key.ends_with(".label") || key.ends_with(".name"))
        .map(|(_, text)| text.as_str())
        .collect();
    let listed = plan::codelists::Lists::builtin();
    let lists = [
        "ACTION_KIND",
        "CONTACT_KIND",
        "COMPARATOR",
        "OPERATIONAL_PHASE",
        "RELEVANCE",
    ];
    let listed: Vec<&str> = lists
        .iter()
        .flat_map(|list| listed.rows(list))
        .map(|row| row.label.as_str())
        .collect();
    for code in RuleData::builtin().rules.keys() {
        let fix = texts::text(&format!("rule.{code}.fix"));
        for quoted in fix
            .split('«')
            .skip(1)
            .filter_map(|rest| rest.split('»').next())
        {
            let known = quoted.starts_with('{')
                || labels.contains(quoted)
                || listed.iter().any(|label| label.starts_with(quoted));
            assert!(known, "{code}: «{quoted}» is nowhere in the forms");
        }
    }
}

/// Words of the program, and the second names of things that have one name. `EPSG:3003` is no such word: it is how maps and
/// whoever makes them call a reference system.
const NEVER: [&str; 21] = [
    "null",
    "record",
    "stringa",
    "uuid",
    "srid",
    "hash",
    "geometria",
    "geometrie",
    "foreign key",
    "timestamp",
    "default",
    "entity",
    "utente",
    "campo obbligatorio",
    "vicario",
    "supplente",
    "specifiche necessità",
    "persone fragili",
    "vostro comune",
    "ha omesso",
    "frontespizio",
];

#[test]
fn no_text_says_the_words_of_the_program() {
    for (key, text) in texts::CATALOGUE.iter() {
        if key.starts_with("kind.") && !key.ends_with(".name") && !key.ends_with(".plural") {
            continue;
        }
        let spoken = texts::fill(text, |_| Some(String::new())).to_lowercase();
        let words: Vec<&str> = spoken.split(|c: char| !c.is_alphanumeric()).collect();
        let spoken = format!(" {} ", words.join(" "));
        for never in NEVER {
            assert!(!spoken.contains(&format!(" {never} ")), "{key}: {text}");
        }
        assert!(!text.contains('!'), "{key}: {text}");
    }
}
