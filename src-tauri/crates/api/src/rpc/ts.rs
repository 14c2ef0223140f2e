//! The declarations of every type that a command asks or tells, each once, in the order of the alphabet.

use std::{any::TypeId, collections::BTreeMap};

use ts_rs::{Config, TS, TypeVisitor};

use super::Commands;
use crate::wire::Fault;

struct Declarations<'c> {
    config: &'c Config,
    seen: BTreeMap<String, String>,
    known: Vec<TypeId>,
}

impl TypeVisitor for Declarations<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        self.take::<T>();
    }
}

impl Declarations<'_> {
    fn take<T: TS + 'static + ?Sized>(&mut self) {
        let id = TypeId::of::<T>();
        if self.known.contains(&id) {
            return;
        }
        self.known.push(id);
        if T::output_path().is_some() {
            let docs = T::docs()
                .map(|docs| format!("{}\n", docs.trim_end()))
                .unwrap_or_default();
            let text = format!("{docs}export {}\n", T::decl(self.config));
            self.seen.insert(T::ident(self.config), text);
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

pub fn declarations(config: &Config) -> String {
    let mut all = Declarations {
        config,
        seen: BTreeMap::new(),
        known: Vec::new(),
    };
    all.take::<Commands>();
    all.take::<Fault>();
    all.seen.into_values().collect::<Vec<_>>().join("\n")
}
