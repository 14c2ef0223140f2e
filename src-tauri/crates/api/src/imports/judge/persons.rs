//! Names of people in one cell, with what stands beside them: a telephone, what they are, or that there is nobody.

use plan::{
    declare::Field,
    texts::{self, filled, text},
    value::Value,
};
use rules::words::short;

use super::{
    ContactSays, Judge, Said, Says, deciding, line,
    reading::{link, merge},
};
use crate::{
    imports::{cells::quoted, columns::Column, contacts, people, table::Cell, targets::Target},
    wire::ImportLine,
};

impl Judge<'_> {
    /// A person named in one cell, with whatever else stands there.
    #[allow(clippy::too_many_arguments)]
    pub(super) fn person(
        &mut self,
        row: usize,
        field: &'static Field,
        target: &Target,
        cell: &Cell,
        head: String,
        says: &mut Says,
        lines: &mut Vec<ImportLine>,
    ) {
        let typed = cell.shown();
        if people::is_vacant(&typed) {
            return self.problem(row, target, cell, text("imports.problem.vacant"), lines);
        }
        let (name, more) = self.name_alone(row, target, cell, lines);
        if let Some(link) = link(says, field) {
            link.name = Some((name, head, target.id.clone()));
            link.contacts.extend(more);
        }
    }

    /// The person of a list of people, in one cell.
    pub(super) fn whole_name(
        &mut self,
        row: usize,
        column: &Column,
        target: &Target,
        cell: &Cell,
        says: &mut Says,
        lines: &mut Vec<ImportLine>,
    ) {
        if people::is_vacant(&cell.shown()) {
            return self.problem(row, target, cell, text("imports.problem.vacant"), lines);
        }
        let (name, more) = self.name_alone(row, target, cell, lines);
        let Some((surname, given_name, guessed)) = people::split_name(&name, &column.head) else {
            return self.problem(row, target, cell, text("imports.problem.half_name"), lines);
        };
        if guessed {
            let values: [(&str, &dyn std::fmt::Display); 3] = [
                ("text", &short(&name)),
                ("surname", &surname),
                ("given_name", &given_name),
            ];
            let guess = filled("imports.guess.name", &values);
            lines.push(line("guess", guess, Some(&target.id)));
        }
        for (name, value) in [("surname", surname), ("given_name", given_name)] {
            if let Some(field) = self.asked.wanted.kind.field(name) {
                let said = Said {
                    field,
                    value: Value::Text(value),
                    target: target.id.clone(),
                    label: texts::field("person", field, "label").to_owned(),
                };
                merge(&mut says.own, said);
            }
        }
        says.contacts.extend(more);
    }

    /// The name in a cell and the contacts that stand beside it; what is parted is said.
    fn name_alone(
        &self,
        row: usize,
        target: &Target,
        cell: &Cell,
        lines: &mut Vec<ImportLine>,
    ) -> (String, Vec<ContactSays>) {
        let typed = cell.shown();
        let as_written = self.decided(row, &target.id, "as_written");
        let Some(parted) = people::parted(&typed) else {
            return (typed, Vec::new());
        };
        let beside = Cell::Text(parted.contacts.clone());
        let found = if parted.contacts.is_empty() {
            Ok(Vec::new())
        } else {
            contacts::contacts(&beside, None, "person", self.asked.rules)
        };
        let mut aside = parted.aside.clone();
        let found = found.unwrap_or_else(|_| {
            aside = [aside.as_str(), parted.contacts.as_str()].join(" ");
            Vec::new()
        });
        let values: Vec<_> = found.iter().map(|contact| contact.value.as_str()).collect();
        let mut said = filled(
            "imports.guess.parted",
            &[
                ("label", &target.label),
                ("text", &quoted(cell)),
                ("name", &short(&parted.name)),
            ],
        );
        if !values.is_empty() {
            said.push(' ');
            said.push_str(&filled(
                "imports.guess.parted_contacts",
                &[("contacts", &values.join(", "))],
            ));
        }
        if !aside.trim().is_empty() {
            said.push(' ');
            said.push_str(&filled(
                "imports.guess.parted_aside",
                &[("aside", &short(aside.trim()))],
            ));
        }
        let button = text("imports.button.no").to_owned();
        let guess = line("guess", said, Some(&target.id));
        lines.push(deciding(guess, "as_written", button, as_written));
        if as_written {
            return (typed, Vec::new());
        }
        let more = found.into_iter().map(|contact| ContactSays {
            contact,
            target: target.id.clone(),
            label: text("imports.target.contact").to_owned(),
            stated: false,
        });
        (parted.name, more.collect())
    }
}
