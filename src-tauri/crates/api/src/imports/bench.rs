//! The plan as the rows leave it one after the other, and finding in it what a row means by a name.

use std::collections::{BTreeMap, HashMap, HashSet};

use plan::{
    codelists::Lists,
    declare::{Kind, kind},
    record::{Plan, Record},
    texts::{self, filled},
    value::Value,
};
use rules::words::{norm, short};
use uuid::Uuid;

use super::{
    cells::{code, quoted_list},
    targets::{Naming, OWNERS, naming},
    vocabulary::{is_given_name, is_particle, is_title, plain},
};

/// How alike two names must be to be the same one, misspelt.
const ALIKE: f64 = 0.93;
/// Names listed in a sentence.
const LISTED: usize = 4;

/// What a name leads to.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Found {
    One(Uuid),
    /// A name that is nearly the same, with the words of the guess.
    Near(Uuid, String),
    /// The words say how many and which.
    Many(String),
    None,
}

/// See the module.
pub(super) struct Bench<'p> {
    pub before: &'p Plan,
    /// With everything that the rows so far made and changed.
    pub now: Plan,
    /// What is to be stored, in the order in which it was first touched.
    touched: Vec<(&'static str, Uuid)>,
    among_touched: HashSet<(&'static str, Uuid)>,
    /// By kind: what records answer to.
    names: HashMap<&'static str, HashMap<String, Vec<Uuid>>>,
    /// Contacts by the id of their owner.
    owned: Option<HashMap<String, Vec<Uuid>>>,
    new_id: &'p dyn Fn() -> Uuid,
}

impl<'p> Bench<'p> {
    pub fn new(before: &'p Plan, new_id: &'p dyn Fn() -> Uuid) -> Self {
        Bench {
            before,
            now: before.clone(),
            touched: Vec::new(),
            among_touched: HashSet::new(),
            names: HashMap::new(),
            owned: None,
            new_id,
        }
    }

    pub fn get(&self, kind: &'static str, id: Uuid) -> Option<&Record> {
        self.now.records.get(&(kind, id))
    }

    pub fn is_new(&self, kind: &'static str, id: Uuid) -> bool {
        !self.before.records.contains_key(&(kind, id))
    }

    /// A record without values, not yet on the bench.
    pub fn blank(&self, kind: &'static Kind) -> Record {
        Record::new(kind, (self.new_id)())
    }

    /// Puts a record on the bench, to be stored.
    pub fn put(&mut self, record: Record) {
        let key = (record.kind.name, record.id);
        if self.among_touched.insert(key) {
            self.touched.push(key);
        }
        if let Some(names) = self.names.get_mut(record.kind.name) {
            let id = record.id;
            for name in answers_to(&self.now, &record) {
                let ids = names.entry(name).or_default();
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
        }
        if let Some(owned) = self
            .owned
            .as_mut()
            .filter(|_| record.kind.name == "contact_point")
        {
            for owner in owners(&record) {
                let ids = owned.entry(owner).or_default();
                if !ids.contains(&record.id) {
                    ids.push(record.id);
                }
            }
        }
        self.now.insert(record);
    }

    /// Whether a row already made or changed it.
    pub fn is_touched(&self, kind: &'static str, id: Uuid) -> bool {
        self.among_touched.contains(&(kind, id))
    }

    /// What is to be stored.
    pub fn puts(&self) -> Vec<Record> {
        let keys = self.touched.iter();
        let records = keys.filter_map(|key| self.now.records.get(key));
        let changed = |record: &&Record| {
            let before = self.before.records.get(&(record.kind.name, record.id));
            before != Some(*record)
        };
        records.filter(changed).cloned().collect()
    }

    /// How many records of each kind, other than `own`, are new.
    pub fn along(&self, own: &str) -> BTreeMap<&'static str, usize> {
        let mut along = BTreeMap::new();
        for (kind, id) in &self.touched {
            if *kind != own && self.is_new(kind, *id) {
                *along.entry(*kind).or_default() += 1;
            }
        }
        along
    }

    fn names(&mut self, kind: &'static Kind) -> &HashMap<String, Vec<Uuid>> {
        let now = &self.now;
        self.names.entry(kind.name).or_insert_with(|| {
            let mut names: HashMap<String, Vec<Uuid>> = HashMap::new();
            for record in now.of_kind(kind.name) {
                for name in answers_to(now, record) {
                    let ids = names.entry(name).or_default();
                    if !ids.contains(&record.id) {
                        ids.push(record.id);
                    }
                }
            }
            names
        })
    }

    /// Records that answer to exactly that name.
    pub fn called(&mut self, kind: &'static Kind, name: &str) -> Vec<Uuid> {
        let names = self.names(kind);
        names.get(&plain(name)).cloned().unwrap_or_default()
    }

    /// The record of that kind that a text means, by short code or name.
    pub fn find(&mut self, kind: &'static Kind, typed: &str) -> Found {
        let wanted = plain(typed);
        if let Ok(id) = Uuid::parse_str(typed.trim())
            && self.get(kind.name, id).is_some()
        {
            return Found::One(id);
        }
        let exact = |names: &HashMap<String, Vec<Uuid>>, wanted: &str| names.get(wanted).cloned();
        let mut found = exact(self.names(kind), &wanted);
        // «Ufficio tecnico» for the role of that code.
        if found.is_none()
            && let Naming::Code(list, ..) = naming(kind)
            && let Ok((code, None)) = code(list, typed)
        {
            let label = plain(Lists::builtin().label(list, &code));
            found = exact(self.names(kind), &label);
        }
        match found.as_deref() {
            Some([one]) => return Found::One(*one),
            Some(several) => return self.many(kind, typed, several),
            None => {}
        }
        self.near(kind, typed, &wanted)
    }

    fn many(&self, kind: &'static Kind, typed: &str, ids: &[Uuid]) -> Found {
        let titles: Vec<String> = (ids.iter().take(LISTED))
            .filter_map(|id| self.get(kind.name, *id))
            .map(|record| {
                let title = self.now.title(record);
                match record.get("code") {
                    Value::Text(code) => format!("{title} ({code})"),
                    _ => title,
                }
            })
            .collect();
        Found::Many(filled(
            "imports.problem.link_many",
            &[
                ("text", &short(typed)),
                ("count", &ids.len()),
                ("names", &quoted_list(titles.iter().map(String::as_str))),
            ],
        ))
    }

    fn near(&mut self, kind: &'static Kind, typed: &str, wanted: &str) -> Found {
        if wanted.len() < 4 {
            return Found::None;
        }
        let names = self.names(kind);
        let mut best: Option<(f64, Uuid)> = None;
        let mut holding = Vec::new();
        for (name, ids) in names {
            let [id] = ids.as_slice() else { continue };
            // Who misspells a name begins it well; to compare all with all would take long.
            let like = if name.chars().next() == wanted.chars().next() {
                strsim::jaro_winkler(name, wanted)
            } else {
                0.0
            };
            if like >= ALIKE
                && same_figures(name, wanted)
                && best.is_none_or(|(most, _)| like > most)
            {
                best = Some((like, *id));
            }
            if holds_words(name, wanted) && !holding.contains(id) {
                holding.push(*id);
            }
        }
        let id = match (best, holding.as_slice()) {
            (Some((_, id)), _) => id,
            // «Magazzino» when there is one «Magazzino comunale»; two of them are a question.
            (None, [id]) if kind.name != "person" => *id,
            _ => return Found::None,
        };
        let title = self
            .get(kind.name, id)
            .map(|record| self.now.title(record))
            .unwrap_or_default();
        let guess = filled(
            "imports.guess.link",
            &[
                ("text", &short(typed)),
                ("title", &short(&title)),
                ("kind", &super::targets::lower_first(texts::kind(kind.name))),
            ],
        );
        Found::Near(id, guess)
    }

    /// A new record of that kind made from its name alone; nothing when it cannot be.
    pub fn made(&mut self, kind: &'static Kind, typed: &str) -> Option<Record> {
        let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut record = self.blank(kind);
        match naming(kind) {
            Naming::No => return None,
            Naming::Field(field) => {
                record.put(field, Value::from(name.as_str()));
            }
            Naming::Person => {
                let (surname, given, _) = split_name(&name, "")?;
                record.put("surname", Value::Text(surname));
                record.put("given_name", Value::Text(given));
            }
            Naming::Code(list, code_field, name_field) => {
                let Ok((code, guess)) = code(list, &name) else {
                    record.put(code_field, Value::from("altro"));
                    record.put(name_field, Value::from(name.as_str()));
                    return Some(record);
                };
                let row = Lists::builtin().row(list, &code);
                // What the office calls it stays beside the code.
                if guess.is_some() {
                    record.put(name_field, Value::from(name.as_str()));
                }
                if let Some(membership) = row.map(|row| row.attribute("membership"))
                    && !membership.is_empty()
                {
                    record.put("membership", Value::from(membership));
                }
                record.put(code_field, Value::Text(code));
            }
        }
        Some(record)
    }

    /// The contacts of an owner: `(id, kind code, value)`.
    pub fn contacts_of(&mut self, id: Uuid) -> Vec<(Uuid, String, String)> {
        let now = &self.now;
        let owned = self.owned.get_or_insert_with(|| {
            let mut owned: HashMap<String, Vec<Uuid>> = HashMap::new();
            for record in now.of_kind("contact_point") {
                for owner in owners(record) {
                    owned.entry(owner).or_default().push(record.id);
                }
            }
            owned
        });
        let text = |record: &Record, field| match record.get(field) {
            Value::Text(text) => text.clone(),
            _ => String::new(),
        };
        let ids = owned.get(&id.to_string()).into_iter().flatten();
        let records = ids.filter_map(|id| now.records.get(&("contact_point", *id)));
        records
            .map(|record| {
                (
                    record.id,
                    text(record, "contact_kind"),
                    text(record, "value"),
                )
            })
            .collect()
    }
}

/// Whose contact it is, by id.
fn owners(record: &Record) -> impl Iterator<Item = String> {
    let links = OWNERS
        .iter()
        .filter_map(|(_, link)| match record.get(link) {
            Value::Text(id) => Some(id.clone()),
            _ => None,
        });
    links.collect::<Vec<_>>().into_iter()
}

/// Names that differ only in their figures are two things: «Zona 1» and «Zona 2».
fn same_figures(a: &str, b: &str) -> bool {
    let figures = |text: &str| -> Vec<char> { text.chars().filter(char::is_ascii_digit).collect() };
    figures(a) == figures(b)
}

/// Whether a name has all the words of what was typed, and more of its own.
fn holds_words(name: &str, typed: &str) -> bool {
    let own: Vec<&str> = name.split(' ').collect();
    let typed: Vec<&str> = typed.split(' ').collect();
    typed.iter().any(|word| word.len() > 3)
        && own.len() > typed.len()
        && typed.iter().all(|word| own.contains(word))
}

/// Everything by which a record may be called, plain.
fn answers_to(plan: &Plan, record: &Record) -> Vec<String> {
    let text = |field: &str| match record.get(field) {
        Value::Text(text) => Some(text.as_str()),
        _ => None,
    };
    let mut names = Vec::new();
    for field in [
        "code",
        "name",
        "title",
        "short_name",
        "custom_name",
        "other_name",
        "local_name",
    ] {
        names.extend(text(field).map(plain));
    }
    if let (Some(surname), Some(given)) = (text("surname"), text("given_name")) {
        names.push(plain(&format!("{surname} {given}")));
        names.push(plain(&format!("{given} {surname}")));
    }
    if record.kind.name == "act" {
        names.extend(text("number").map(plain));
    }
    if let Naming::Code(list, field, _) = naming(record.kind)
        && let Some(code) = text(field)
        && code != "altro"
    {
        names.push(plain(Lists::builtin().label(list, code)));
    }
    names.push(plain(&plan.title(record)));
    // «Comune di Casaletto» is also «Casaletto»; firms lose their form.
    let bare: Vec<_> = names.iter().map(|name| plain(&norm(name))).collect();
    names.extend(bare);
    names.retain(|name| !name.is_empty());
    names.sort_unstable();
    names.dedup();
    names
}

/// Surname and given name of a whole name, and whether their order was guessed; nothing when it is a single word. `head`
/// may say the order: «Cognome e nome».
pub(super) fn split_name(name: &str, head: &str) -> Option<(String, String, bool)> {
    let cleaned = name.replace(',', " ");
    let mut words: Vec<&str> = cleaned.split_whitespace().collect();
    // "Geom. Mario Rossi"; a surname may be a title too, but not the first of two words.
    while words.len() > 2 && is_title(words[0]) {
        words.remove(0);
    }
    if words.len() < 2 {
        return None;
    }
    let head = plain(head);
    let said = match (head.find("cognome"), head.find("nome")) {
        // "cognome" has "nome" in it.
        (Some(surname), Some(given)) if given < surname => Some(false),
        (Some(0), Some(_)) => Some(true),
        _ => None,
    };
    let given: Vec<bool> = words.iter().map(|word| is_given_name(word)).collect();
    let last = words.len() - 1;
    let join = |words: &[&str]| {
        words
            .iter()
            .map(|word| cased(word))
            .collect::<Vec<_>>()
            .join(" ")
    };
    // "ROSSI Mario": who is in capitals is the surname.
    let loud: Vec<bool> = (words.iter())
        .map(|word| word.len() > 2 && word.chars().all(|c| !c.is_lowercase()))
        .collect();
    let surname_first = said.or_else(|| match (loud[0], loud[last]) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    });
    let guessed = surname_first.is_none();
    let surname_first = surname_first.unwrap_or_else(|| !given[0] || given[last]);
    let parted = |first: usize| (join(&words[..first]), join(&words[first..]));
    // "De Luca": what follows a particle is of the surname, also when it is a given name elsewhere.
    let particle = |at: usize| is_particle(words[at]);
    let (surname, given_name) = if surname_first {
        // "De Luca Maria Grazia": the given name begins where the known ones do.
        let from = if particle(0) { last.min(2) } else { 1 };
        let start = (from..=last).find(|at| given[*at]).unwrap_or(last);
        parted(start)
    } else {
        let mut end = 1;
        while end < last && given[end] && !particle(end) {
            end += 1;
        }
        let (given_name, surname) = parted(end);
        (surname, given_name)
    };
    Some((surname, given_name, guessed))
}

/// A name in capitals as names are written: «ROSSI» is «Rossi», «De Luca» stays.
fn cased(word: &str) -> String {
    let loud = word.chars().count() > 1 && word.chars().all(|c| !c.is_lowercase());
    if !loud {
        return word.to_owned();
    }
    let mut out = String::with_capacity(word.len());
    let mut start = true;
    for letter in word.chars() {
        if start {
            out.push(letter);
        } else {
            out.extend(letter.to_lowercase());
        }
        start = !letter.is_alphabetic();
    }
    out
}

/// The kind to which a link leads, if it is declared.
pub(super) fn linked_kind(name: &str) -> Option<&'static Kind> {
    kind(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_names_are_parted() {
        let parted = |name: &str, head: &str| {
            split_name(name, head)
                .map(|(surname, given, guessed)| format!("{surname}|{given}|{guessed}"))
        };
        for (name, head, wanted) in [
            ("Rossi Mario", "Nominativo", "Rossi|Mario|true"),
            ("Mario Rossi", "Nominativo", "Rossi|Mario|true"),
            ("Rossi Mario", "Cognome e nome", "Rossi|Mario|false"),
            ("Mario Rossi", "Nome e cognome", "Rossi|Mario|false"),
            (
                "De Luca Maria Grazia",
                "Cognome e nome",
                "De Luca|Maria Grazia|false",
            ),
            ("ROSSI Mario", "", "Rossi|Mario|false"),
            ("Geom. Mario Rossi", "", "Rossi|Mario|true"),
            ("D'ANGELO UGO", "Cognome Nome", "D'Angelo|Ugo|false"),
        ] {
            assert_eq!(parted(name, head).as_deref(), Some(wanted), "{name}");
        }
        assert_eq!(parted("Rossi", ""), None);
    }
}
