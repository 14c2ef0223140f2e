//! Sheets that go back to the office: empty ones to fill, and the rows that were not understood.

use exchange::sheets::{self, ColumnOut, Shape, SheetOut, workbook};
use plan::{
    codelists::Lists,
    declare::{Field, Kind, Mark},
    geometry::Form,
    texts::{self, filled, text},
    types::Type,
};

use super::{
    table::{Cell, Row, Table},
    targets::{Goal, Target, Wanted, targets},
};
use crate::error::Result;

/// Empty rows that a template has ready.
const ROOM: usize = 200;

fn out(cell: &Cell) -> sheets::Cell {
    match cell {
        Cell::Empty => sheets::Cell::Empty,
        Cell::Text(text) | Cell::Fault(text) => sheets::Cell::Text(text.clone()),
        Cell::Number(number) => sheets::Cell::Number(*number),
        Cell::Bool(answer) => sheets::Cell::Bool(*answer),
        Cell::Day(day) => sheets::Cell::Day(*day),
    }
}

/// The rows that were not understood, as they were, with the reason in a last column.
pub(super) fn refused(table: &Table, rows: &[(&Row, String)]) -> Result<Vec<u8>> {
    let reason = text("imports.sheet.reason");
    // Mended and imported again, and again not understood, a list has its old reasons in it: they are over.
    let own: Vec<usize> = (0..table.heads.len())
        .filter(|at| table.heads[*at] != reason)
        .collect();
    let mut columns: Vec<ColumnOut> = own
        .iter()
        .map(|at| ColumnOut {
            head: table.heads[*at].clone(),
            shape: shape_of(table, *at),
            ..ColumnOut::default()
        })
        .collect();
    columns.push(ColumnOut {
        head: reason.to_owned(),
        ..ColumnOut::default()
    });
    let sheet = SheetOut {
        name: if table.name.is_empty() {
            text("imports.sheet.refused").to_owned()
        } else {
            table.name.clone()
        },
        columns,
        rows: (rows.iter())
            .map(|(row, reason)| {
                let mut cells: Vec<_> = own.iter().map(|at| out(&row.cells[*at])).collect();
                cells.push(sheets::Cell::Text(reason.clone()));
                cells
            })
            .collect(),
        ..SheetOut::default()
    };
    Ok(workbook(&[sheet])?)
}

/// Days stay days when the sheet is mended.
fn shape_of(table: &Table, column: usize) -> Shape {
    let mut cells = table.rows.iter().map(|row| &row.cells[column]);
    match cells.find(|cell| !cell.is_empty()) {
        Some(Cell::Day(_)) => Shape::Day,
        Some(Cell::Number(_)) => Shape::Number,
        _ => Shape::Text,
    }
}

/// What a sheet to fill asks for: what a list can say of a record of the kind.
fn asked_for(wanted: Wanted) -> Vec<&'static Target> {
    let all = targets(wanted);
    let kind = wanted.kind;
    // A person and what reaches it are written in columns of their own.
    let through: Vec<&str> = all
        .iter()
        .filter_map(|target| match target.goal {
            Goal::Through(link, linked, _) if ["person", "act"].contains(&linked.name) => {
                (link.block.is_none()).then_some(link.name)
            }
            _ => None,
        })
        .collect();
    let contact_kinds = ["cellulare_servizio", "ufficio", "email_ufficio", "pec"];
    let keeps = |target: &&Target| match target.goal {
        Goal::Own(field) => !through.contains(&field.name) && in_template(kind, field),
        Goal::Latitude(field) | Goal::Longitude(field) => {
            field.forms.contains(&Form::Point) && field.mark != Mark::F
        }
        Goal::Through(link, _, field) => {
            through.contains(&link.name)
                && (field.mark == Mark::E || link.name == "act_id" && field.name == "act_date")
                && field.name != "is_public_officer"
        }
        Goal::Contact {
            through: link,
            owner,
            code,
        } => {
            let own = link.is_none() && ["person", "organisation", "facility"].contains(&owner);
            let of_person =
                link.is_some_and(|link| through.contains(&link.name)) && owner == "person";
            (own || of_person) && code.is_some_and(|code| contact_kinds.contains(&code))
        }
        Goal::Member(..) | Goal::Name => false,
    };
    all.iter().filter(keeps).collect()
}

fn in_template(kind: &Kind, field: &Field) -> bool {
    let own = field.block.is_none();
    match field.ty {
        Type::Geometry => false,
        Type::Links(_) => own && field.mark != Mark::F,
        _ if own => field.mark != Mark::F || ["plate", "tax_code"].contains(&field.name),
        _ => match field.block {
            Some("place") => ["locality", "street", "house_number"].contains(&field.name),
            Some("care") => ["owner_id", "manager_id", "available_24h"].contains(&field.name),
            Some("base") => {
                field.name == "notes" || field.name == "code" && kind.name != "contact_point"
            }
            Some("verify") => field.name == "verified_on",
            _ => false,
        },
    }
}

/// A sheet to fill: heads are the labels of the fields, codes are chosen from their list, a second sheet explains.
pub(super) fn template(wanted: Wanted) -> Result<Vec<u8>> {
    let targets = asked_for(wanted);
    let columns = targets.iter().copied().map(column).collect();
    let mark = text("imports.template.example");
    let example: Vec<sheets::Cell> = targets
        .iter()
        .enumerate()
        .map(|(at, target)| {
            let value = example(target);
            sheets::Cell::Text(if at == 0 {
                format!("{mark} {value}").trim().to_owned()
            } else {
                value
            })
        })
        .collect();
    let list = SheetOut {
        name: texts::text(&format!("kind.{}.plural", wanted.kind.name)).to_owned(),
        columns,
        rows: vec![example],
        room: ROOM,
        ..SheetOut::default()
    };
    Ok(workbook(&[list, help(&targets)])?)
}

fn column(target: &Target) -> ColumnOut {
    let (field, needed) = match target.goal {
        Goal::Own(field) | Goal::Through(_, _, field) => (Some(field), field.mark == Mark::E),
        _ => (None, false),
    };
    let (shape, choices) = field.map_or_else(
        || match target.goal {
            Goal::Contact { .. } => (Shape::Code, Vec::new()),
            _ => (Shape::Text, Vec::new()),
        },
        |field| match field.ty {
            Type::Int | Type::Dec => (Shape::Number, Vec::new()),
            Type::Date => (Shape::Day, Vec::new()),
            Type::Bool => (Shape::YesNo, Vec::new()),
            Type::Code(list) => (Shape::Text, labels(list)),
            Type::Link("crisis_unit_role") => (Shape::Text, labels("UCL_ROLE")),
            Type::Link("hazard") => (Shape::Text, labels("HAZARD")),
            Type::Link("support_function") => (Shape::Text, labels("SUPPORT_FUNCTION")),
            Type::Text if ["host_commune", "tax_code", "value"].contains(&field.name) => {
                (Shape::Code, Vec::new())
            }
            _ => (Shape::Text, Vec::new()),
        },
    );
    ColumnOut {
        head: target.label.clone(),
        note: (!target.help.is_empty()).then(|| target.help.clone()),
        shape,
        choices,
        needed,
    }
}

fn labels(list: &str) -> Vec<String> {
    let rows = Lists::builtin().rows(list).iter();
    rows.map(|row| row.label.clone()).collect()
}

/// A value that shows what is meant: invented, and passed over when the sheet is imported.
fn example(target: &Target) -> String {
    let own = text(&format!("imports.example.{}", target.id));
    if !own.is_empty() {
        return own.to_owned();
    }
    let field = match target.goal {
        Goal::Own(field) | Goal::Through(_, _, field) => field,
        Goal::Latitude(_) => return text("imports.example.lat").to_owned(),
        Goal::Longitude(_) => return text("imports.example.lon").to_owned(),
        Goal::Contact { code, .. } => {
            let key = format!("imports.example.contact.{}", code.unwrap_or("ufficio"));
            return text(&key).to_owned();
        }
        Goal::Member(..) | Goal::Name => return String::new(),
    };
    match field.ty {
        Type::Int | Type::Dec => text("imports.example.number").to_owned(),
        Type::Date | Type::PartialDate => text("imports.example.date").to_owned(),
        Type::Bool => text("imports.example.yes").to_owned(),
        Type::Code(list) | Type::Codes(list) => {
            let first = Lists::builtin().rows(list).first();
            first.map(|row| row.label.clone()).unwrap_or_default()
        }
        _ => String::new(),
    }
}

/// What each column wants, and what may be chosen.
fn help(targets: &[&Target]) -> SheetOut {
    let head = |key: &str| ColumnOut {
        head: text(&format!("imports.sheet.{key}")).to_owned(),
        ..ColumnOut::default()
    };
    let rows = targets.iter().map(|target| {
        let column = column(target);
        let needed = if column.needed {
            text("imports.sheet.yes")
        } else {
            ""
        };
        let cell = |text: &str| sheets::Cell::Text(text.to_owned());
        vec![
            cell(&target.label),
            cell(&target.help),
            cell(needed),
            cell(&column.choices.join("; ")),
        ]
    });
    SheetOut {
        name: text("imports.sheet.help").to_owned(),
        explanation: vec![filled(
            "imports.template.explanation",
            &[("mark", &text("imports.template.example"))],
        )],
        columns: vec![
            head("column"),
            head("meaning"),
            head("needed"),
            head("choices"),
        ],
        rows: rows.collect(),
        room: 0,
    }
}
