//! How offices write: the names of their columns, their words for codes, yes and no, units, numbers in letters.
//!
//! All of it is data of `assets/import`; a test reads the files and compares them with the declarations.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::LazyLock,
};

use plan::declare::Field;
use serde::Deserialize;

/// `heads.json`.
#[derive(Debug, Deserialize)]
pub(super) struct Heads {
    /// By `kind.field` or `block.field`; `person.*` is a whole name.
    pub fields: BTreeMap<String, Vec<String>>,
    pub latitude: Vec<String>,
    pub longitude: Vec<String>,
    /// By code of CONTACT_KIND; the empty one leaves the kind to the value.
    pub contacts: BTreeMap<String, Vec<String>>,
    /// Columns that programs add by themselves.
    pub ignored: Vec<String>,
    /// What people call what is to be imported.
    pub kinds: BTreeMap<String, String>,
    /// Words that stand for one of several kinds: the file decides.
    pub families: BTreeMap<String, Vec<String>>,
    /// Kinds that can be imported, in the order in which people look for them.
    pub order: Vec<String>,
    /// Those of which every office keeps lists.
    pub usual: Vec<String>,
}

/// `words.json`.
#[derive(Debug, Deserialize)]
pub(super) struct Words {
    pub codes: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    /// By `kind.field`: what a word stands for, as typed.
    pub values: BTreeMap<String, BTreeMap<String, String>>,
    pub yes: Vec<String>,
    pub no: Vec<String>,
    /// What people write in a cell that they leave empty.
    pub nothing: Vec<String>,
    /// Words that stand beside a telephone number.
    pub beside_numbers: Vec<String>,
    /// What stands where a person is not there yet.
    pub vacant: Vec<String>,
    /// What says that a cell is as the one above it.
    pub repeats: Vec<String>,
    /// Words before a number that is not exact.
    pub more_or_less: Vec<String>,
    pub numbers: BTreeMap<String, i64>,
    pub months: Vec<String>,
    /// By unit of a field (the empty one for counts): what is written beside the number, and by how much it counts.
    pub units: BTreeMap<String, BTreeMap<String, f64>>,
    /// With what a row begins that adds up those above it.
    pub totals: Vec<String>,
    /// With what a note at the foot begins.
    pub foot_notes: Vec<String>,
    /// How an address begins that may end with a house number without a comma.
    pub streets: Vec<String>,
    /// What a road is called of which the figures are the name.
    pub numbered_roads: Vec<String>,
    /// What says that the body is the commune of the plan.
    pub own_commune: Vec<String>,
    /// What makes of a role that of its deputy.
    pub deputies: Vec<String>,
    pub generic_mail: Vec<String>,
    pub certified_mail: Vec<String>,
}

/// `cle.json`.
#[derive(Debug, Deserialize)]
pub(super) struct Cle {
    /// By kind: attribute and target.
    pub fields: BTreeMap<String, BTreeMap<String, String>>,
    /// By kind: attributes that have no place in the plan.
    pub other: BTreeMap<String, Vec<String>>,
    /// By attribute: value, and what it stands for in which field.
    pub codes: BTreeMap<String, BTreeMap<String, BTreeMap<String, String>>>,
}

#[derive(Debug, Deserialize)]
#[allow(clippy::struct_field_names)]
pub(super) struct Keys {
    /// By kind: fields without which a record misleads.
    pub needed: BTreeMap<String, Vec<String>>,
    /// By kind: fields without which a row speaks of nothing.
    pub identity: BTreeMap<String, Vec<String>>,
    /// By kind: fields that lists write once for several rows.
    pub repeated: BTreeMap<String, Vec<String>>,
    keys: BTreeMap<String, Vec<Vec<String>>>,
}

#[derive(Debug, Deserialize)]
struct Names {
    /// What stands before a name, without stops: `mllo`.
    titles: BTreeSet<String>,
    /// What begins a surname of several words.
    particles: BTreeSet<String>,
    given: BTreeSet<String>,
}

fn shipped<T: for<'d> Deserialize<'d>>(text: &str) -> T {
    serde_json::from_str(text).expect("a test reads every file of assets/import")
}

pub(super) static HEADS: LazyLock<Heads> =
    LazyLock::new(|| shipped(include_str!("../../../../../assets/import/heads.json")));
pub(super) static WORDS: LazyLock<Words> =
    LazyLock::new(|| shipped(include_str!("../../../../../assets/import/words.json")));
pub(super) static CLE: LazyLock<Cle> =
    LazyLock::new(|| shipped(include_str!("../../../../../assets/import/cle.json")));
pub(super) static KEYS: LazyLock<Keys> =
    LazyLock::new(|| shipped(include_str!("../../../../../assets/import/keys.json")));
static GIVEN: LazyLock<Names> =
    LazyLock::new(|| shipped(include_str!("../../../../../assets/import/names.json")));

/// Letters and figures alone, in words of one blank, small and without accents: `Q.tà (n°)` is `q ta n`.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for letter in text.chars() {
        let folded = match letter {
            'à' | 'á' | 'À' | 'Á' => 'a',
            'è' | 'é' | 'È' | 'É' => 'e',
            'ì' | 'í' | 'Ì' | 'Í' => 'i',
            'ò' | 'ó' | 'Ò' | 'Ó' => 'o',
            'ù' | 'ú' | 'Ù' | 'Ú' => 'u',
            '²' => '2',
            '³' => '3',
            other => other,
        };
        if folded.is_alphanumeric() {
            // `dataNomina`, as programs name their columns.
            if folded.is_uppercase() && before.is_lowercase() && !out.ends_with(' ') {
                out.push(' ');
            }
            out.extend(folded.to_lowercase());
        } else if !out.ends_with(' ') && !out.is_empty() {
            out.push(' ');
        }
        before = letter;
    }
    out.truncate(out.trim_end().len());
    out
}

/// A head without what stands in parentheses, which is often a unit.
pub(super) fn bare_head(head: &str) -> String {
    let bare = head.split(['(', '[']).next().unwrap_or(head);
    let bare = plain(bare);
    if bare.is_empty() { plain(head) } else { bare }
}

/// Names that offices give to a field of a kind, already plain.
pub(super) fn heads_of(kind: &str, field: &Field) -> Vec<String> {
    let own = HEADS.fields.get(&format!("{kind}.{}", field.name));
    let shared =
        (field.block).and_then(|block| HEADS.fields.get(&format!("{block}.{}", field.name)));
    let all = own.into_iter().chain(shared).flatten();
    all.map(|name| plain(name)).collect()
}

/// The code of a list that a word in use stands for.
pub(super) fn code_of_word(list: &str, word: &str) -> Option<&'static str> {
    static BY_WORD: LazyLock<HashMap<&'static str, HashMap<String, &'static str>>> =
        LazyLock::new(|| {
            let lists = WORDS.codes.iter().map(|(list, codes)| {
                let words = codes.iter().flat_map(|(code, words)| {
                    let words = words.iter();
                    words.map(|word| (plain(word).replace(' ', ""), code.as_str()))
                });
                (list.as_str(), words.collect())
            });
            lists.collect()
        });
    BY_WORD.get(list)?.get(&word.replace(' ', "")).copied()
}

/// The keys that a kind proposes; the short code and the name for one that has no line of its own.
pub(super) fn keys_of(kind: &str) -> Vec<Vec<String>> {
    let own = KEYS.keys.get(kind).cloned();
    own.unwrap_or_else(|| {
        ["code", "name", "title", "description"]
            .iter()
            .map(|field| vec![(*field).to_owned()])
            .collect()
    })
}

/// Whether a word is one of these.
pub(super) fn is_among(words: &[String], word: &str) -> bool {
    words.iter().any(|own| own == word)
}

pub(super) fn is_title(word: &str) -> bool {
    GIVEN.titles.contains(&plain(word).replace(' ', ""))
}

pub(super) fn is_particle(word: &str) -> bool {
    GIVEN.particles.contains(&plain(word))
}

pub(super) fn is_given_name(word: &str) -> bool {
    GIVEN.given.contains(&plain(word))
}

#[cfg(test)]
mod tests {
    use plan::{
        codelists::Lists,
        declare::{KINDS, kind},
        model::blocks,
    };

    use super::*;

    fn block_has(block: &str, field: &str) -> bool {
        let blocks = [
            &blocks::base::BLOCK,
            &blocks::verify::BLOCK,
            &blocks::place::BLOCK,
            &blocks::care::BLOCK,
        ];
        let mut named = blocks.iter().filter(|b| b.name == block);
        named.any(|b| b.fields.iter().copied().flatten().any(|f| f.name == field))
    }

    #[test]
    fn heads_name_fields_that_exist() {
        for name in HEADS.fields.keys() {
            let (owner, field) = name.split_once('.').expect("owner and field");
            let known = field == "*"
                || kind(owner).is_some_and(|kind| kind.field(field).is_some())
                || block_has(owner, field);
            assert!(known, "heads.json: {name}");
        }
        for kind_name in
            (HEADS.order.iter().chain(&HEADS.usual)).chain(HEADS.families.values().flatten())
        {
            let known = kind(kind_name).is_some() || kind_name == "boundary";
            assert!(known, "heads.json: {kind_name}");
        }
        for code in HEADS.contacts.keys().filter(|code| !code.is_empty()) {
            assert!(
                Lists::builtin().row("CONTACT_KIND", code).is_some(),
                "{code}"
            );
        }
        for stands_for in HEADS.kinds.values() {
            let known = HEADS.order.contains(stands_for) || HEADS.families.contains_key(stands_for);
            assert!(known, "heads.json: {stands_for}");
        }
    }

    #[test]
    fn words_stand_for_codes_that_exist() {
        for (list, codes) in &WORDS.codes {
            let mut seen = BTreeMap::new();
            for (code, words) in codes {
                assert!(Lists::builtin().row(list, code).is_some(), "{list} {code}");
                for word in words {
                    if let Some(other) = seen.insert(plain(word), code) {
                        assert_eq!(other, code, "{list}: «{word}» stands for two codes");
                    }
                }
            }
        }
        let units: BTreeSet<_> = KINDS
            .iter()
            .flat_map(|kind| kind.fields.iter().filter_map(|field| field.unit))
            .collect();
        for unit in units.iter().filter(|unit| **unit != "byte") {
            assert!(
                WORDS.units.contains_key(*unit),
                "words.json lacks the unit {unit}"
            );
        }
        assert_eq!(WORDS.months.len(), 12);
        assert!(
            WORDS.nothing.iter().all(|word| word.len() <= 16),
            "as cells.rs expects"
        );
    }

    #[test]
    fn keys_and_cle_name_fields_that_exist() {
        for (name, keys) in &KEYS.keys {
            let kind = kind(if name == "boundary" { "zone" } else { name }).expect("a kind");
            for field in keys.iter().flatten() {
                assert!(kind.field(field).is_some(), "keys.json: {name} {field}");
            }
        }
        for (name, fields) in [&KEYS.needed, &KEYS.identity, &KEYS.repeated]
            .into_iter()
            .flatten()
        {
            let kind = kind(name).expect("a kind");
            for field in fields {
                assert!(kind.field(field).is_some(), "keys.json: {name} {field}");
            }
        }
        for (name, fields) in &CLE.fields {
            let kind = kind(name).expect("a kind");
            for target in fields.values() {
                let field = target.split('.').next().expect("a field");
                assert!(kind.field(field).is_some(), "cle.json: {name} {target}");
            }
        }
        for values in CLE.codes.values().flat_map(BTreeMap::values) {
            for (field, code) in values {
                let field = kind("emergency_area").and_then(|kind| kind.field(field));
                let list = field
                    .and_then(|field| field.ty.code_list())
                    .expect("a list");
                assert!(
                    Lists::builtin().row(list, code).is_some(),
                    "cle.json: {code}"
                );
            }
        }
    }

    #[test]
    fn names_of_columns_lose_their_dress() {
        assert_eq!(plain("Q.tà"), "q ta");
        assert_eq!(plain("  N° posti  "), "n posti");
        assert_eq!(plain("dataNomina"), "data nomina");
        assert_eq!(plain("pav_per"), "pav per");
        assert_eq!(plain("PEC"), "pec");
        assert_eq!(bare_head("Superficie (m²)"), "superficie");
        assert_eq!(bare_head("(m²)"), "m2");
        assert!(is_given_name("Nicolò"));
    }
}
