//! What the links of a row lead to: a record of the plan, one that another row made, or a new one.

use std::collections::{BTreeMap, BTreeSet};

use plan::{
    declare::{Kind, kind as kind_of},
    record::Record,
    texts::{self, filled, text},
    types::Type,
    value::Value,
};
use rules::words::short;
use uuid::Uuid;

use super::{Judge, LinkSays, Said, Says, deciding, line};
use crate::{
    imports::{
        bench::Found,
        cells::{self, quoted},
        links::Meant,
        people::split_name,
        table::{Cell, Row},
        targets::{Naming, naming},
        vocabulary::{WORDS, is_among, keys_of, plain},
    },
    wire::ImportLine,
};

impl Judge<'_> {
    /// Finds what the links of a row lead to.
    pub(super) fn meant(
        &mut self,
        row: &Row,
        says: &Says,
        lines: &mut Vec<ImportLine>,
    ) -> BTreeMap<&'static str, Meant> {
        let mut meant = BTreeMap::new();
        for (name, link) in &says.links {
            let found = self.link_meant(row.number, link, lines);
            meant.insert(*name, found);
        }
        for (field, typed, target) in &says.sets {
            let Type::Links(kind_name) = field.ty else {
                continue;
            };
            let Some(kind) = kind_of(kind_name) else {
                continue;
            };
            let mut members = Vec::new();
            let bench = &mut self.bench;
            let parts = cells::members(typed, |name| {
                matches!(bench.find(kind, name), Found::One(_))
            });
            for part in parts {
                let one = self.named(row.number, kind, part, "", target, lines);
                members.push(one);
            }
            meant.insert(field.name, Meant::Several(members));
        }
        meant
    }

    pub(super) fn link_meant(
        &mut self,
        row: usize,
        link: &LinkSays,
        lines: &mut Vec<ImportLine>,
    ) -> Meant {
        if let Some((typed, head, target)) = &link.name {
            return self.named(row, link.kind, typed, head, target, lines);
        }
        let identity = keys_of(link.kind.name)
            .into_iter()
            .next()
            .unwrap_or_default();
        let given: Vec<&Said> = (link.says.iter())
            .filter(|said| identity.iter().any(|name| name == said.field.name))
            .collect();
        if given.is_empty() {
            // A phone of nobody, an office of nobody.
            let of = texts::field(self.asked.wanted.kind.name, link.field, "label");
            let values = (link.says.iter())
                .map(|said| (&said.target, &said.label, said.value.shown(said.field.ty)));
            let contacts = (link.contacts.iter())
                .map(|says| (&says.target, &says.label, says.contact.value.clone()));
            for (target, label, value) in values.chain(contacts) {
                let problem = filled(
                    "imports.problem.nobody",
                    &[("label", label), ("text", &short(&value)), ("of", &of)],
                );
                self.unclear(row, link.field.name, target, problem, false, lines);
            }
            return Meant::Nothing;
        }
        let matches = |record: &Record| {
            given
                .iter()
                .all(|said| match (record.get(said.field.name), &said.value) {
                    (Value::Text(own), Value::Text(said)) => plain(own) == plain(said),
                    (own, said) => own == said,
                })
        };
        // A person answers to surname and name together, an act to its number.
        let names: Vec<_> = (given.iter())
            .filter(|said| said.field.ty == Type::Text)
            .map(|said| said.value.shown(Type::Text))
            .collect();
        let mut found = self.bench.called(link.kind, &names.join(" "));
        found.retain(|id| self.bench.get(link.kind.name, *id).is_some_and(matches));
        match found.as_slice() {
            [] => self.made_of(row, link, &given, lines),
            [one] => Meant::There(*one),
            several => {
                // What else the row says may tell them apart.
                let further = |id: &&Uuid| {
                    let record = self.bench.get(link.kind.name, **id);
                    record.is_some_and(|record| {
                        link.says
                            .iter()
                            .all(|said| record.get(said.field.name) == &said.value)
                    })
                };
                let told: Vec<_> = several.iter().filter(further).collect();
                if let [one] = told.as_slice() {
                    return Meant::There(**one);
                }
                let names: Vec<_> = given
                    .iter()
                    .map(|said| said.value.shown(said.field.ty))
                    .collect();
                let problem = filled(
                    "imports.problem.several",
                    &[
                        ("name", &short(&names.join(" "))),
                        ("count", &several.len()),
                    ],
                );
                let target = given[0].target.clone();
                self.unclear(row, link.field.name, &target, problem, false, lines);
                Meant::Nothing
            }
        }
    }

    /// A record that the columns of a row describe and that the plan does not have.
    pub(super) fn made_of(
        &mut self,
        row: usize,
        link: &LinkSays,
        given: &[&Said],
        lines: &mut Vec<ImportLine>,
    ) -> Meant {
        if naming(link.kind) == Naming::Person && given.len() < 2 {
            let problem = filled(
                "imports.line.problem",
                &[
                    ("label", &given[0].label),
                    (
                        "text",
                        &format!("«{}»", short(&given[0].value.shown(Type::Text))),
                    ),
                    ("why", &text("imports.problem.half_name")),
                ],
            );
            self.unclear(
                row,
                link.field.name,
                &given[0].target,
                problem,
                false,
                lines,
            );
            return Meant::Nothing;
        }
        let mut record = self.bench.blank(link.kind);
        for said in &link.says {
            record.put(said.field.name, said.value.clone());
        }
        Meant::New(Box::new(record))
    }

    /// The record that a name means; a new one when the plan has none and a name is enough to begin one.
    pub(super) fn named(
        &mut self,
        row: usize,
        kind: &'static Kind,
        typed: &str,
        head: &str,
        target: &str,
        lines: &mut Vec<ImportLine>,
    ) -> Meant {
        let cell = Cell::Text(typed.to_owned());
        let label = self.label_of(target);
        let said = |problem: &str| {
            filled(
                "imports.line.problem",
                &[
                    ("label", &label),
                    ("text", &quoted(&cell)),
                    ("why", &problem),
                ],
            )
        };
        if kind.name == "organisation"
            && let Some(own) = self.own_commune(typed)
        {
            return Meant::There(own);
        }
        if let Some(meant) = self.deputy_of(row, kind, typed, target, &label, lines) {
            return meant;
        }
        if let Some(names) = self.several(kind, typed) {
            let problem = filled("imports.problem.several_links", &[("names", &names)]);
            self.unclear(row, target, target, said(&problem), false, lines);
            return Meant::Nothing;
        }
        match self.links.find(&mut self.bench, kind, typed) {
            Found::One(id) => return Meant::There(id),
            Found::Near(id, guess) => {
                let as_written = self.decided(row, target, "as_written");
                let said = filled(
                    "imports.line.guess",
                    &[("label", &label), ("guess", &guess)],
                );
                lines.push(deciding(
                    line("guess", said, Some(target)),
                    "as_written",
                    text("imports.button.other").to_owned(),
                    as_written,
                ));
                if !as_written {
                    return Meant::There(id);
                }
            }
            Found::Many(problem) => {
                self.unclear(row, target, target, said(&problem), false, lines);
                return Meant::Nothing;
            }
            Found::None => {}
        }
        if naming(kind) == Naming::Person {
            let Some((surname, given_name, guessed)) = split_name(typed, head) else {
                let problem = said(text("imports.problem.half_name"));
                self.unclear(row, target, target, problem, false, lines);
                return Meant::Nothing;
            };
            // "Geom. Mario Rossi" is the Rossi Mario of the plan.
            match self.bench.find(kind, &format!("{surname} {given_name}")) {
                Found::One(id) => return Meant::There(id),
                Found::Many(problem) => {
                    self.unclear(row, target, target, said(&problem), false, lines);
                    return Meant::Nothing;
                }
                Found::Near(..) | Found::None => {}
            }
            if guessed {
                let guess = filled(
                    "imports.guess.name",
                    &[
                        ("text", &short(typed)),
                        ("surname", &surname),
                        ("given_name", &given_name),
                    ],
                );
                let said = filled(
                    "imports.line.guess",
                    &[("label", &label), ("guess", &guess)],
                );
                lines.push(line("guess", said, Some(target)));
            }
            let mut record = self.bench.blank(kind);
            record.put("surname", Value::Text(surname));
            record.put("given_name", Value::Text(given_name));
            return Meant::New(Box::new(record));
        }
        if let Some(record) = self.bench.made(kind, typed) {
            return Meant::New(Box::new(record));
        }
        let problem = filled(
            "imports.problem.no_link",
            &[("kind", &texts::kind(kind.name))],
        );
        self.unclear(row, target, target, said(&problem), false, lines);
        Meant::Nothing
    }

    /// "Polizia locale / Volontari": two that the plan, or its lists, have, where one has room. In words.
    fn several(&mut self, kind: &'static Kind, typed: &str) -> Option<String> {
        let Naming::Code(list, ..) = naming(kind) else {
            return None;
        };
        let parts: Vec<&str> = typed.split(['/', ';', '+']).map(str::trim).collect();
        if parts.len() < 2 || !self.bench.called(kind, typed).is_empty() {
            return None;
        }
        let codes = parts.iter().map(|part| match cells::code(list, part) {
            Ok((code, None)) => Some(code),
            _ => None,
        });
        // Two names of one role are one.
        let codes: BTreeSet<String> = codes.collect::<Option<_>>()?;
        (codes.len() > 1).then(|| cells::quoted_list(parts.iter().copied()))
    }

    /// «Comune» alone is the commune of the plan.
    fn own_commune(&self, typed: &str) -> Option<Uuid> {
        let own = WORDS.own_commune.contains(&plain(typed));
        own.then(|| self.fresh.own_body()).flatten()
    }

    /// «Vicesindaco», «Sostituto del ROC»: the seat is the other's, and who sits there comes second.
    fn deputy_of(
        &mut self,
        row: usize,
        kind: &'static Kind,
        typed: &str,
        target: &str,
        label: &str,
        lines: &mut Vec<ImportLine>,
    ) -> Option<Meant> {
        let own = kind.name == "crisis_unit_role" && self.asked.wanted.kind.name == "nomination";
        let role = own.then(|| deputised(typed)).flatten()?;
        // The plan, or the office, may have a seat of that very name.
        if !self.bench.called(kind, typed).is_empty() {
            return None;
        }
        let meant = match self.bench.find(kind, &role) {
            Found::One(id) => Meant::There(id),
            _ if cells::code("UCL_ROLE", &role).is_ok_and(|(_, guess)| guess.is_none()) => {
                Meant::New(Box::new(self.bench.made(kind, &role)?))
            }
            _ => return None,
        };
        let role = match &meant {
            Meant::There(id) => self.bench.get(kind.name, *id),
            Meant::New(record) => Some(&**record),
            _ => None,
        };
        let role = role
            .map(|role| self.bench.now.title(role))
            .unwrap_or_default();
        let guess = filled(
            "imports.guess.deputy",
            &[("text", &short(typed)), ("role", &role)],
        );
        let said = filled(
            "imports.line.guess",
            &[("label", &label), ("guess", &guess)],
        );
        let as_written = self.decided(row, target, "as_written");
        lines.push(deciding(
            line("guess", said, Some(target)),
            "as_written",
            text("imports.button.other").to_owned(),
            as_written,
        ));
        self.deputy = !as_written;
        (!as_written).then_some(meant)
    }

    pub(super) fn label_of(&self, target: &str) -> String {
        let mut targets = self.asked.targets.iter();
        let found = targets.find(|own| own.id == target);
        found.map_or_else(|| target.to_owned(), |own| own.label.clone())
    }
}

/// The role of which a text names the deputy.
fn deputised(typed: &str) -> Option<String> {
    const OF: [&str; 7] = ["del", "della", "dello", "dell", "di", "al", "il"];
    let words = plain(typed);
    let mut deputy = false;
    let mut rest: Vec<&str> = Vec::new();
    for word in words.split(' ') {
        let role = match word.strip_prefix("vice") {
            Some(role) if role.len() > 3 => {
                deputy = true;
                role
            }
            _ if is_among(&WORDS.deputies, word) => {
                deputy = true;
                continue;
            }
            _ if OF.contains(&word) => continue,
            _ => word,
        };
        // "Vicesindaco (sostituto del sindaco)"
        if !rest.contains(&role) {
            rest.push(role);
        }
    }
    (deputy && !rest.is_empty()).then(|| rest.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deputies_are_known_by_their_words() {
        for (typed, role) in [
            ("Vicesindaco (sostituto del Sindaco)", Some("sindaco")),
            ("Vice Sindaco", Some("sindaco")),
            ("Sostituto del ROC", Some("roc")),
            ("Tecnico comunale - supplente", Some("tecnico comunale")),
            ("Sindaco", None),
            ("Servizi sociali", None),
            ("Sostituto", None),
        ] {
            assert_eq!(deputised(typed).as_deref(), role, "{typed}");
        }
    }
}
