//! What looks like a person's name in a running text. A guess: it serves findings that a person reviews.

use std::{cell::OnceCell, collections::HashSet, ops::Range, sync::LazyLock};

use plan::{
    codelists::Lists,
    model::{Nomination, Person},
    texts::CATALOGUE,
    types::Type,
    value::Value,
};
use regex::Regex;

use crate::context::Context;

/// A word of a text, where it stands, and as it is compared.
#[derive(Debug)]
struct Word<'t> {
    text: &'t str,
    lower: String,
    at: Range<usize>,
}

/// The words of a text.
#[derive(Debug)]
pub(super) struct Words<'t>(Vec<Word<'t>>);

static WORD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[\p{L}\p{N}]+(?:[.'’][\p{L}\p{N}]+)*\.?").expect("a fixed pattern")
});

impl<'t> Words<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let words = WORD.find_iter(text).map(|word| Word {
            text: word.as_str().trim_end_matches('.'),
            lower: word.as_str().trim_end_matches('.').to_lowercase(),
            at: word.range(),
        });
        Words(words.collect())
    }

    /// Whether one of these words stands within so many words of a part of the text.
    pub(super) fn near(&self, part: Range<usize>, words: &[usize], reach: usize) -> bool {
        let inside = |word: &Word| word.at.start < part.end && part.start < word.at.end;
        let Some(first) = self.0.iter().position(inside) else {
            return false;
        };
        let last = self.0.iter().rposition(inside).unwrap_or(first);
        words
            .iter()
            .any(|&at| at + reach >= first && at <= last + reach)
    }
}

/// `Maria`, `D'Angelo`, `MARIA`: not an acronym and not a lone initial.
fn is_capitalised(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let length = word.chars().count();
    let capital = letters.next().is_some_and(char::is_uppercase);
    let rest_small = letters.clone().any(char::is_lowercase);
    let only_letters = word
        .chars()
        .all(|c| c.is_alphabetic() || c == '\'' || c == '’');
    capital && only_letters && length > 1 && (rest_small || length > 4)
}

/// Words of the language of plans: those of the program's own texts, and of the labels of its lists. A pair with
/// one of them is `Servizi Sociali`, not a name.
static COMMON: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let lists = Lists::builtin();
    let labels = lists
        .names()
        .flat_map(|name| lists.rows(name))
        .flat_map(|row| {
            let words = Words::of(&row.label).0;
            words.into_iter().map(|word| word.lower).collect::<Vec<_>>()
        });
    let texts = CATALOGUE.values().flat_map(|text| {
        let words = Words::of(text).0.into_iter();
        let small = words.filter(|word| word.text.starts_with(char::is_lowercase));
        small.map(|word| word.lower).collect::<Vec<_>>()
    });
    labels.chain(texts).collect()
});

/// Names of places and bodies, and of who is nominated.
#[derive(Debug, Default)]
struct Known {
    /// Two words that follow each other in the name of a place.
    places: HashSet<(String, String)>,
    /// Single words of the names of communes.
    communes: HashSet<String>,
    /// Surnames and names of who is nominated.
    nominated: HashSet<String>,
}

/// Tells names of people from those of places, with what the plan and the register know.
pub(super) struct Names<'c> {
    context: &'c Context<'c>,
    needs: &'c Regex,
    known: OnceCell<Known>,
}

/// Kinds whose name is that of a place, a building or a body.
const PLACES: [&str; 17] = [
    "accommodation",
    "covered_shelter",
    "critical_point",
    "cultural_asset",
    "depot",
    "emergency_area",
    "escape_route",
    "facility",
    "gate",
    "hazard_source",
    "livestock_farm",
    "monitoring_point",
    "operations_seat",
    "organisation",
    "territory_feature",
    "waste_site",
    "zone",
];

impl<'c> Names<'c> {
    /// `needs` finds words about people's needs: a place called with one of them may hide a person's name.
    pub(super) fn new(context: &'c Context<'c>, needs: &'c Regex) -> Self {
        Names {
            context,
            needs,
            known: OnceCell::new(),
        }
    }

    fn known(&self) -> &Known {
        self.known.get_or_init(|| {
            let mut known = Known::default();
            for record in self.context.plan.records.values() {
                for (field, value) in record.fields() {
                    let of_place = ["street", "locality", "road"].contains(&field.name)
                        || (["name", "short_name"].contains(&field.name)
                            && PLACES.contains(&record.kind.name));
                    if let (Type::Text, Value::Text(text), true) = (field.ty, value, of_place)
                        && !self.needs.is_match(text)
                    {
                        known.add_place(text);
                    }
                }
            }
            for commune in &self.context.registry.communes {
                known.add_commune(&commune.name);
                for neighbour in &commune.neighbours {
                    known.add_commune(neighbour);
                }
            }
            for town in self.context.data.words("service_towns") {
                known.add_commune(town);
            }
            let persons = self.context.all::<Person>();
            for nomination in self.context.all::<Nomination>().iter() {
                let Some(person) = persons.linked(nomination.person_id) else {
                    continue;
                };
                for name in [&person.surname, &person.given_name].into_iter().flatten() {
                    known
                        .nominated
                        .extend(Words::of(name).0.into_iter().map(|word| word.lower));
                }
            }
            known
        })
    }

    /// The words of a text that look like a person's name. Without `others_only`, also those of who is nominated.
    pub(super) fn in_text(&self, words: &Words, others_only: bool) -> impl Iterator<Item = usize> {
        let words = &words.0;
        (1..words.len()).filter(move |&at| {
            let (before, word) = (&words[at - 1], &words[at]);
            if !is_capitalised(word.text) {
                return false;
            }
            let known = self.known();
            let place = (before.lower.clone(), word.lower.clone());
            let next_place = words.get(at + 1).is_some_and(|next| {
                known
                    .places
                    .contains(&(word.lower.clone(), next.lower.clone()))
            });
            if known.places.contains(&place)
                || next_place
                || (others_only && known.nominated.contains(&word.lower))
            {
                return false;
            }
            self.is_title(&before.lower)
                || (is_capitalised(before.text)
                    && !self.is_no_name(known, before, others_only)
                    && !self.is_no_name(known, word, others_only)
                    && !self.after_place_word(words, at))
        })
    }

    fn is_title(&self, lower: &str) -> bool {
        let mut titles = self.context.data.words("person_titles");
        titles.any(|title| title.trim_end_matches('.') == lower)
    }

    fn is_no_name(&self, known: &Known, word: &Word, others_only: bool) -> bool {
        let nominated = known.nominated.contains(&word.lower);
        if nominated {
            return others_only;
        }
        COMMON.contains(&word.lower)
            || known.communes.contains(&word.lower)
            || self.context.data.has("place_words", &word.lower)
            || self.is_title(&word.lower)
    }

    /// `Via Giuseppe Verdi`: a street, whoever it is named after. Looks at the capitalised words before, and at the
    /// one before them.
    fn after_place_word(&self, words: &[Word], at: usize) -> bool {
        let before = words[..at].iter().rev();
        let mut in_name = true;
        before
            .take_while(|word| std::mem::replace(&mut in_name, is_capitalised(word.text)))
            .any(|word| self.context.data.has("place_words", &word.lower))
    }
}

impl Known {
    fn add_place(&mut self, name: &str) {
        let words = Words::of(name).0;
        for pair in words.windows(2) {
            self.places
                .insert((pair[0].lower.clone(), pair[1].lower.clone()));
        }
    }

    fn add_commune(&mut self, name: &str) {
        self.add_place(name);
        let words = Words::of(name).0.into_iter();
        self.communes
            .extend(words.map(|word| word.lower).filter(|word| word.len() > 3));
    }
}
