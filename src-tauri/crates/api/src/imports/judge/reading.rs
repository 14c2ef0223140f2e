//! The cells of a row: what each says, and to which field.

use plan::{
    declare::{Field, kind as kind_of},
    texts::{self, filled, text},
    types::Type,
    value::Value,
};

use super::{Asked, ContactSays, Judge, LinkSays, Said, Says, deciding, line};
use crate::{
    imports::{
        cells::{self, Read, Where, is_nothing, quoted},
        columns::Column,
        contacts, keys,
        table::{Cell, Row},
        targets::{Goal, Target, shape_field},
    },
    wire::ImportLine,
};

impl Judge<'_> {
    /// Says that a cell is not understood. The row stays out only when without this field of the kind its record would
    /// mislead or not be known again; otherwise the cell alone stays out, and may be kept `as_written`.
    pub(super) fn unclear(
        &mut self,
        row: usize,
        field: &str,
        target: &str,
        said: String,
        as_written: bool,
        lines: &mut Vec<ImportLine>,
    ) {
        let decided = self.decided(row, target, "skip");
        if decided || self.is_needed(field) {
            lines.push(deciding(
                line("problem", said, Some(target)),
                "skip",
                text("imports.button.leave_empty").to_owned(),
                decided,
            ));
            return;
        }
        let said = format!("{said} {}", text("imports.line.stays_out"));
        self.left.push(said.clone());
        let left = line("guess", said, Some(target));
        lines.push(if as_written {
            let button = text("imports.button.as_written").to_owned();
            deciding(left, "as_written", button, false)
        } else {
            left
        });
    }

    /// Whether a record without that field would mislead, or be doubled by the next import.
    fn is_needed(&self, field: &str) -> bool {
        let kind = self.asked.wanted.kind.name;
        keys::needed(kind, field) || self.asked.key.iter().any(|name| name == field)
    }

    pub(super) fn problem(
        &mut self,
        row: usize,
        target: &Target,
        cell: &Cell,
        problem: &str,
        lines: &mut Vec<ImportLine>,
    ) {
        let said = filled(
            "imports.line.problem",
            &[
                ("label", &target.label),
                ("text", &quoted(cell)),
                ("why", &problem),
            ],
        );
        let (field, as_written) = match target.goal {
            Goal::Own(field) | Goal::Member(field, _) => (field.name, true),
            Goal::Latitude(field) | Goal::Longitude(field) => (field.name, false),
            Goal::Name => ("surname", false),
            // Only what tells one record from another makes the link unclear.
            Goal::Through(link, kind, field) if keys::tells(kind.name, field.name) => {
                (link.name, true)
            }
            Goal::Through(..) => ("", true),
            Goal::Contact { .. } => ("", false),
        };
        self.unclear(row, field, &target.id, said, as_written, lines);
    }

    /// Reads the cells of a row.
    pub(super) fn says(&mut self, row: &Row, lines: &mut Vec<ImportLine>) -> Says {
        let asked = self.asked;
        let mut says = Says::default();
        for (at, column) in asked.columns.iter().enumerate() {
            let Some(target) = column.target.and_then(|place| asked.targets.get(place)) else {
                continue;
            };
            let cell = &row.cells[at];
            if is_nothing(cell) {
                continue;
            }
            let no_number = matches!(target.goal, Goal::Contact { .. })
                && cells::answer(&cell.shown()) == Some(false);
            if no_number {
                // «NO» under «Reperibilità H24»: there is none.
                continue;
            }
            if self.decided(row.number, &target.id, "skip") {
                self.left_out(row.number, at, column, target, cell, lines);
                continue;
            }
            match target.goal {
                Goal::Latitude(_) => says.latitude = Some((target.id.clone(), cell.clone())),
                Goal::Longitude(_) => says.longitude = Some((target.id.clone(), cell.clone())),
                Goal::Own(field) if matches!(field.ty, Type::Links(_)) => {
                    says.sets.push((field, cell.shown(), target.id.clone()));
                }
                Goal::Own(field) if matches!(field.ty, Type::Link(_)) => {
                    let head = column.head.clone();
                    if field.ty == Type::Link("person") {
                        self.person(row.number, field, target, cell, head, &mut says, lines);
                    } else if let Some(link) = link(&mut says, field) {
                        link.name = Some((cell.shown(), head, target.id.clone()));
                    }
                }
                Goal::Name => self.whole_name(row.number, column, target, cell, &mut says, lines),
                Goal::Contact {
                    through,
                    owner,
                    code,
                } => {
                    self.contact(
                        row.number,
                        target,
                        cell,
                        (through, owner, code),
                        &mut says,
                        lines,
                    );
                }
                Goal::Own(_) | Goal::Through(..) | Goal::Member(..) => {
                    self.value(row.number, at, column, target, cell, &mut says, lines);
                }
            }
        }
        for (name, codes) in std::mem::take(&mut says.members) {
            let Some(field) = asked.wanted.kind.field(name) else {
                continue;
            };
            says.own.push(Said {
                field,
                value: Value::set(codes),
                target: name.to_owned(),
                label: texts::field(asked.wanted.kind.name, field, "label").to_owned(),
            });
        }
        says
    }

    /// A value that stays out by decision: why it was a problem, if it was one, can still be read.
    fn left_out(
        &mut self,
        row: usize,
        at: usize,
        column: &Column,
        target: &Target,
        cell: &Cell,
        lines: &mut Vec<ImportLine>,
    ) {
        let why = match target.goal {
            Goal::Contact { owner, code, .. } => {
                contacts::contacts(cell, code, owner, self.asked.rules).err()
            }
            _ => self.read_cell(at, column, target, cell).problem,
        };
        if let Some(why) = why {
            return self.problem(row, target, cell, &why, lines);
        }
        let note = filled(
            "imports.line.left_empty",
            &[("label", &target.label), ("text", &quoted(cell))],
        );
        let button = text("imports.button.take").to_owned();
        let note = line("note", note, Some(&target.id));
        lines.push(deciding(note, "skip", button, true));
    }

    pub(super) fn read_cell(
        &mut self,
        at: usize,
        column: &Column,
        target: &Target,
        cell: &Cell,
    ) -> Read {
        let key = match cell {
            Cell::Text(typed) => (at, true, typed.clone()),
            other => (at, false, format!("{other:?}")),
        };
        if let Some(read) = self.read.get(&key) {
            return read.clone();
        }
        let read = read_for(self.asked, column, target, cell);
        self.read.insert(key, read.clone());
        read
    }

    #[allow(clippy::too_many_arguments)]
    pub(super) fn value(
        &mut self,
        row: usize,
        at: usize,
        column: &Column,
        target: &Target,
        cell: &Cell,
        says: &mut Says,
        lines: &mut Vec<ImportLine>,
    ) {
        let mut read = self.read_cell(at, column, target, cell);
        let (kind, field) = match target.goal {
            Goal::Own(field) | Goal::Member(field, _) => (self.asked.wanted.kind, field),
            Goal::Through(_, kind, field) => (kind, field),
            _ => return,
        };
        let as_written = self.decided(row, &target.id, "as_written");
        if as_written && (read.guess.is_some() || read.problem.is_some()) {
            let note = filled(
                "imports.line.as_written",
                &[("label", &target.label), ("text", &quoted(cell))],
            );
            lines.push(deciding(
                line("guess", note, Some(&target.id)),
                "as_written",
                text("imports.button.guess_again").to_owned(),
                true,
            ));
            read = Read::good(Value::typed(field, &cell.shown()));
        }
        if let Some(problem) = &read.problem {
            self.problem(row, target, cell, problem, lines);
            return;
        }
        if let Some(guess) = &read.guess {
            let said = filled(
                "imports.line.guess",
                &[("label", &target.label), ("guess", guess)],
            );
            lines.push(deciding(
                line("guess", said, Some(&target.id)),
                "as_written",
                text("imports.button.no").to_owned(),
                false,
            ));
        }
        if let Goal::Member(field, code) = target.goal {
            if read.value == Value::Bool(true) {
                says.members
                    .entry(field.name)
                    .or_default()
                    .insert(code.to_owned());
            }
            return;
        }
        let label = target.label.clone();
        let said = |field: &'static Field, value: Value| Said {
            field,
            value,
            target: target.id.clone(),
            label: label.clone(),
        };
        let mut all = vec![said(field, read.value)];
        for (name, value) in read.with {
            if let Some(field) = kind.field(name) {
                all.push(Said {
                    label: texts::field(kind.name, field, "label").to_owned(),
                    ..said(field, value)
                });
            }
        }
        let all = all.into_iter().filter(|said| !said.value.is_empty());
        match target.goal {
            Goal::Through(field, ..) => {
                if let Some(link) = link(says, field) {
                    all.for_each(|said| merge(&mut link.says, said));
                }
            }
            _ => all.for_each(|said| merge(&mut says.own, said)),
        }
    }

    pub(super) fn contact(
        &mut self,
        row: usize,
        target: &Target,
        cell: &Cell,
        (through, owner, code): (Option<&'static Field>, &'static str, Option<&'static str>),
        says: &mut Says,
        lines: &mut Vec<ImportLine>,
    ) {
        let found = match contacts::contacts(cell, code, owner, self.asked.rules) {
            Ok(found) => found,
            Err(problem) => return self.problem(row, target, cell, &problem, lines),
        };
        let as_written = self.decided(row, &target.id, "as_written");
        for mut contact in found {
            if let Some(guess) = contact.guess.take() {
                let said = filled(
                    "imports.line.guess",
                    &[("label", &target.label), ("guess", &guess)],
                );
                lines.push(deciding(
                    line("guess", said, Some(&target.id)),
                    "as_written",
                    text("imports.button.no").to_owned(),
                    as_written,
                ));
                if as_written {
                    contact.value = cell.shown();
                }
            }
            let says_contact = ContactSays {
                contact,
                target: target.id.clone(),
                label: target.label.clone(),
                stated: code.is_some(),
            };
            match through {
                Some(field) => {
                    if let Some(link) = link(says, field) {
                        link.contacts.push(says_contact);
                    }
                }
                None => says.contacts.push(says_contact),
            }
        }
    }

    /// The shape of a row of a layer, or the point that its columns give.
    pub(super) fn shape(
        &mut self,
        at: usize,
        row: &Row,
        says: &mut Says,
        lines: &mut Vec<ImportLine>,
    ) {
        if let (Some(shapes), Some(field)) = (self.asked.shapes, self.asked.shape_field) {
            let Some(shape) = shapes.get(at) else { return };
            lines.extend(shape.lines.iter().cloned());
            if let Some(geometry) = &shape.geometry {
                let label = texts::field(self.asked.wanted.kind.name, field, "label");
                says.own.push(Said {
                    field,
                    value: Value::Geometry(geometry.clone()),
                    target: field.name.to_owned(),
                    label: label.to_owned(),
                });
            }
            return;
        }
        let Some(field) = shape_field(self.asked.wanted.kind) else {
            return;
        };
        let (lat, lon) = match (says.latitude.take(), says.longitude.take()) {
            (None, None) => return,
            (Some(lat), Some(lon)) => (lat, lon),
            (Some(half), None) | (None, Some(half)) => {
                let problem = filled("imports.problem.half_place", &[("text", &quoted(&half.1))]);
                self.unclear(row.number, field.name, &half.0, problem, false, lines);
                return;
            }
        };
        let label = texts::field(self.asked.wanted.kind.name, field, "label");
        let read = point_of(field, &lat.1, &lon.1);
        if let Some(problem) = read.problem {
            let said = filled(
                "imports.line.problem",
                &[
                    ("label", &label),
                    ("text", &format!("«{} {}»", lat.1.shown(), lon.1.shown())),
                    ("why", &problem),
                ],
            );
            self.unclear(row.number, field.name, field.name, said, false, lines);
            return;
        }
        if let Some(guess) = read.guess {
            lines.push(line("guess", guess, Some(field.name)));
        }
        says.own.push(Said {
            field,
            value: read.value,
            target: field.name.to_owned(),
            label: label.to_owned(),
        });
    }
}

/// What a row says of a link, begun when nothing was said of it yet.
pub(super) fn link<'s>(says: &'s mut Says, field: &'static Field) -> Option<&'s mut LinkSays> {
    let Type::Link(kind) = field.ty else {
        return None;
    };
    let kind = kind_of(kind)?;
    Some(says.links.entry(field.name).or_insert_with(|| LinkSays {
        field,
        kind,
        name: None,
        says: Vec::new(),
        contacts: Vec::new(),
    }))
}

/// A second column for the same field adds to a text or to a set; of other values the first stays.
pub(super) fn merge(all: &mut Vec<Said>, said: Said) {
    let Some(own) = all.iter_mut().find(|own| own.field.name == said.field.name) else {
        all.push(said);
        return;
    };
    match (&mut own.value, said.value) {
        (Value::Text(own), Value::Text(more))
            if matches!(said.field.ty, Type::Text | Type::Long) && !own.contains(&more) =>
        {
            own.push_str(if said.field.ty == Type::Long {
                "\n"
            } else {
                ", "
            });
            own.push_str(&more);
        }
        (Value::Set(own), Value::Set(more)) => own.extend(more),
        _ => {}
    }
}

/// Reads a cell for a target that is a value of a field.
pub(in crate::imports) fn read_for(
    asked: &Asked,
    column: &Column,
    target: &Target,
    cell: &Cell,
) -> Read {
    let (kind, field) = match target.goal {
        Goal::Own(field) => (asked.wanted.kind, field),
        Goal::Through(_, kind, field) => (kind, field),
        Goal::Member(..) => {
            return match cells::answer(&cell.shown()) {
                Some(answer) => Read::good(Value::Bool(answer)),
                None => Read::problem("bool"),
            };
        }
        _ => return Read::default(),
    };
    if (kind.name, field.name) == ("contact_point", "value") {
        let stated = asked.columns.iter().any(|column| {
            let target = column.target.and_then(|place| asked.targets.get(place));
            target.is_some_and(|target| target.id == "contact_kind")
        });
        let mut read = contacts::value(cell, None, asked.rules);
        if stated {
            read.with.retain(|(name, _)| *name != "contact_kind");
        }
        return read;
    }
    let at = Where {
        kind,
        field,
        head: &column.head,
        apart: !(asked.columns.iter())
            .filter_map(|column| asked.targets.get(column.target?))
            .any(|own| own.goal.fills("house_number")),
        today: asked.today,
    };
    cells::read(at, cell)
}

/// A point from two cells: degrees, or metres of a system in use here.
fn point_of(field: &Field, lat: &Cell, lon: &Cell) -> Read {
    let number = |cell: &Cell| match cell {
        Cell::Number(number) => number.to_string(),
        other => other.shown().replace(',', "."),
    };
    let (lat, lon) = (number(lat), number(lon));
    // Two metres are written east first; degrees north first.
    let metres = |text: &str| {
        text.parse::<f64>()
            .is_ok_and(|number| number.abs() > 1_000.0)
    };
    if metres(&lat) && metres(&lon) {
        return cells::read_place_text(field, &format!("{lon} {lat}"));
    }
    cells::read_place_text(field, &format!("{lat} {lon}"))
}
