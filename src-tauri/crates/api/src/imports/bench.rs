//! The plan as the rows leave it one after the other, and finding in it what a row means by a name.

use std::collections::{BTreeMap, HashMap, HashSet};

use plan::{
    codelists::Lists,
    declare::Kind,
    record::{Plan, Record},
    texts::{self, filled},
    value::Value,
};
use rules::words::{norm, short};
use uuid::Uuid;

use super::{
    cells::{code, quoted_list},
    people::split_name,
    targets::{Naming, OWNERS, naming},
    vocabulary::plain,
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
    names: HashMap<&'static str, Names>,
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
            for name in answers_to(&self.now, &record) {
                names.add(name, record.id);
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

    fn names(&mut self, kind: &'static Kind) -> &Names {
        let now = &self.now;
        self.names.entry(kind.name).or_insert_with(|| {
            let mut names = Names::default();
            for record in now.of_kind(kind.name) {
                for name in answers_to(now, record) {
                    names.add(name, record.id);
                }
            }
            names
        })
    }

    /// Records that answer to exactly that name.
    pub fn called(&mut self, kind: &'static Kind, name: &str) -> Vec<Uuid> {
        let names = self.names(kind);
        names.ids.get(&plain(name)).cloned().unwrap_or_default()
    }

    /// The record of that kind that a text means, by short code or name.
    pub fn find(&mut self, kind: &'static Kind, typed: &str) -> Found {
        let wanted = plain(typed);
        if let Ok(id) = Uuid::parse_str(typed.trim())
            && self.get(kind.name, id).is_some()
        {
            return Found::One(id);
        }
        let exact = |names: &Names, wanted: &str| names.ids.get(wanted).cloned();
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
        // «Magazzino» when there is one «Magazzino comunale»; two of them are a question.
        let holding = || names.holding(wanted).filter(|_| kind.name != "person");
        let shortened = || names.shortened(wanted).filter(|_| kind.name != "person");
        let found = names.misspelt(wanted).or_else(holding).or_else(shortened);
        let Some(id) = found else {
            return Found::None;
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

/// What the records of a kind answer to. To compare a name with all others would take long, so that names are found by
/// their first letter, their figures and their words.
#[derive(Default)]
struct Names {
    ids: HashMap<String, Vec<Uuid>>,
    /// By first letter and figures: names that differ in these are two things, as «Zona 1» and «Zona 2».
    alike: HashMap<(Option<char>, String), Vec<String>>,
    /// By every word.
    with_word: HashMap<String, Vec<String>>,
}

impl Names {
    fn add(&mut self, name: String, id: Uuid) {
        if let Some(ids) = self.ids.get_mut(&name) {
            if !ids.contains(&id) {
                ids.push(id);
            }
            return;
        }
        self.alike
            .entry(Self::looks(&name))
            .or_default()
            .push(name.clone());
        for word in name.split(' ') {
            self.with_word
                .entry(word.to_owned())
                .or_default()
                .push(name.clone());
        }
        self.ids.insert(name, vec![id]);
    }

    fn looks(name: &str) -> (Option<char>, String) {
        (
            name.chars().next(),
            name.chars().filter(char::is_ascii_digit).collect(),
        )
    }

    fn only(&self, name: &str) -> Option<Uuid> {
        match self.ids.get(name).map(Vec::as_slice) {
            Some([one]) => Some(*one),
            _ => None,
        }
    }

    /// The record whose name is nearly that one. Who misspells a name begins it well.
    fn misspelt(&self, wanted: &str) -> Option<Uuid> {
        let length = wanted.chars().count();
        // Names of lengths further apart than this cannot be as alike as is asked.
        let near = |name: &&String| {
            let own = name.chars().count();
            own.min(length) * 20 >= own.max(length) * 13
        };
        let names = self.alike.get(&Self::looks(wanted)).into_iter().flatten();
        let mut best: Option<(f64, Uuid)> = None;
        for name in names.filter(near) {
            let like = strsim::jaro_winkler(name, wanted);
            if like >= ALIKE
                && best.is_none_or(|(most, _)| like > most)
                && let Some(id) = self.only(name)
            {
                best = Some((like, id));
            }
        }
        best.map(|(_, id)| id)
    }

    /// The only record of whose name these are the beginnings: «mag. comunale» for «Magazzino comunale».
    fn shortened(&self, wanted: &str) -> Option<Uuid> {
        let words: Vec<&str> = wanted.split(' ').collect();
        let begins = |name: &&String| {
            let own: Vec<&str> = name.split(' ').collect();
            let mut both = own.iter().zip(&words);
            own.len() == words.len()
                && both.all(|(own, word)| own == word || word.len() > 1 && own.starts_with(word))
        };
        let names = self.alike.get(&Self::looks(wanted)).into_iter().flatten();
        let mut ids: Vec<Uuid> = names
            .filter(begins)
            .filter_map(|name| self.only(name))
            .collect();
        ids.dedup();
        match ids.as_slice() {
            [one] if words.len() > 1 => Some(*one),
            _ => None,
        }
    }

    /// The only record whose name has all these words, and more of its own.
    fn holding(&self, wanted: &str) -> Option<Uuid> {
        let with = |word| self.with_word.get(word).map_or(&[][..], Vec::as_slice);
        // The word that the fewest names have.
        let names = wanted
            .split(' ')
            .map(with)
            .min_by_key(|names| names.len())?
            .iter();
        let holding = names.filter(|name| holds_words(name, wanted));
        let mut ids: Vec<Uuid> = Vec::new();
        for id in holding.filter_map(|name| self.only(name)) {
            if !ids.contains(&id) {
                ids.push(id);
            }
            if ids.len() > 1 {
                return None;
            }
        }
        ids.first().copied()
    }
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
