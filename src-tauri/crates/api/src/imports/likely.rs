//! What the rows of a table are likely to become: by the heads, by what stands below them, by the name of the sheet.

use std::collections::BTreeSet;

use exchange::layers::Layer;
use jiff::civil::Date;
use plan::{
    declare::{Field, Mark, kind},
    types::Type,
};
use rules::RuleData;

use super::{
    cells::{code, is_nothing},
    columns::{Ground, fit},
    file::Part,
    keys,
    table::{Cell, Table},
    targets::{Goal, Naming, Target, Wanted, naming, shape_field, targets},
    vocabulary::{HEADS, bare_head, is_given_name, plain},
};

/// Cells of a column that are tasted to choose among kinds.
const TASTED: usize = 6;
/// How much more a column is worth whose cells name the records to which it leads by their list.
const CODED: f64 = 2.0;
/// From which share on cells agree with the name of their column.
const AGREES: f64 = 0.75;
/// By how much a kind is likelier of which every office keeps lists.
const USUAL: f64 = 0.15;

/// How likely it is, by what it is likely to become, that the rows of a table become one of these, or anything when there
/// are none.
pub(super) fn likelihood(ranked: &[(f64, Wanted)], among: &[Wanted]) -> f64 {
    let best = |among: &dyn Fn(&Wanted) -> bool| {
        let mut found = ranked.iter().filter(|(_, wanted)| among(wanted));
        found.next().map_or(0.0, |(likely, _)| *likely)
    };
    let any = best(&|_| true);
    if among.is_empty() {
        return any;
    }
    // A sheet that is likelier to be something else is not what was asked for.
    let own = best(&|wanted| among.contains(wanted));
    own - (any - own)
}

/// What the rows of a table may become with how likely it is, likeliest first.
pub(super) type Ranked = Vec<(f64, Wanted)>;

/// Ranks what the rows of a part of a file may become.
pub(super) fn ranked(part: &Part, file: &str) -> Ranked {
    let (table, layer) = (&part.table, part.layer.as_ref());
    let heads: Vec<(String, String)> = (table.heads.iter())
        .map(|head| (plain(head), bare_head(head)))
        .collect();
    let mut ranked: Ranked = (Wanted::all().into_iter())
        .map(|wanted| {
            let mut likely = likely(wanted, table, &heads);
            // The name of the sheet says more than that of the file, which may hold several.
            likely += if says_kind(wanted, &plain(&table.name)) {
                0.6
            } else if says_kind(wanted, &plain(file)) {
                0.4
            } else {
                0.0
            };
            if layer.is_none() && HEADS.usual.iter().any(|usual| usual == wanted.name) {
                likely += USUAL;
            }
            likely -= match (layer, shape_field(wanted.kind)) {
                (Some(layer), Some(field)) => 1.0 - held(layer, field),
                (Some(_), None) => 2.0,
                (None, _) if wanted.is_boundary() => 2.0,
                (None, _) => 0.0,
            };
            (likely, wanted)
        })
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    ranked
}

/// The share of the first drawings of a layer whose form a field holds. A layer without any could be of any kind.
fn held(layer: &Layer, field: &Field) -> f64 {
    let shapes = layer
        .features
        .iter()
        .filter_map(|feature| feature.shape.as_ref());
    let forms: Vec<_> = shapes.map(|shape| shape.form).take(TASTED).collect();
    if forms.is_empty() {
        return 1.0;
    }
    let held = forms.iter().filter(|form| field.forms.contains(form));
    share(held.count(), forms.len())
}

/// How much heads and cells are those of a kind.
fn likely(wanted: Wanted, table: &Table, heads: &[(String, String)]) -> f64 {
    let targets = targets(wanted);
    let (mut taken, mut agreed) = (BTreeSet::new(), BTreeSet::new());
    let mut sum = 0.0;
    for (column, (head, bare)) in heads.iter().enumerate() {
        let offers = targets.iter().enumerate().filter_map(|(place, target)| {
            let at = (target.names.iter()).position(|name| name == head || name == bare)?;
            let worth = match target.goal {
                Goal::Own(_) if at < 2 => 1.0,
                Goal::Own(_)
                | Goal::Name
                | Goal::Member(..)
                | Goal::Contact { through: None, .. } => 0.9,
                Goal::Latitude(_) | Goal::Longitude(_) => 0.3,
                // Who or what a link leads to is nearly as good as the link itself.
                Goal::Through(_, kind, field) if keys::tells(kind.name, field.name) => 0.89,
                Goal::Through(..) => 0.8,
                Goal::Contact { .. } => 0.6,
            };
            // Several columns may hold contacts.
            let free = !taken.contains(&place) || matches!(target.goal, Goal::Contact { .. });
            free.then(|| {
                // A name whose cells say something else is worth half.
                let agree = reads(wanted, target, table, column);
                (worth * (0.5 + 0.5 * agree), place, agree)
            })
        });
        if let Some((worth, place, agree)) = offers.max_by(|a, b| f64::total_cmp(&a.0, &b.0)) {
            taken.insert(place);
            sum += worth;
            if agree >= AGREES {
                agreed.insert(place);
            }
        }
    }
    let count = f64::from(u16::try_from(heads.len().max(1)).unwrap_or(u16::MAX));
    let essential: Vec<_> = (targets.iter())
        .enumerate()
        .filter(|(_, target)| matches!(target.goal, Goal::Own(field) if field.mark == Mark::E && field.block.is_none()))
        .map(|(place, _)| place)
        .collect();
    let covered = essential
        .iter()
        .filter(|place| {
            let mut agreed = agreed.iter();
            agreed.any(|own| targets[*own].goal.says(&targets[**place].id))
        })
        .count();
    // A kind that asks for one name is not more likely for having it.
    let most = f64::from(u16::try_from(essential.len().max(3)).unwrap_or(u16::MAX));
    let covered = f64::from(u16::try_from(covered).unwrap_or(0)) / most;
    // What a record of the kind is called by.
    let title = plan::texts::text(&format!("kind.{}.title_fields", wanted.kind.name));
    let title: Vec<_> = title.split(' ').collect();
    let called = taken.iter().any(|place| {
        let target = &targets[*place];
        let first = target.id.split('.').next().unwrap_or("");
        title.contains(&first) || matches!(target.goal, Goal::Name)
    });
    sum / count + covered * 0.5 + if called { 0.4 } else { 0.0 }
}

/// The share of the first cells of a column that can be read where its name says, when cells there have a form of their own;
/// more than one when they speak for the kind by themselves.
fn reads(wanted: Wanted, target: &Target, table: &Table, column: usize) -> f64 {
    let is_name = ["given_name", "whole_name"].contains(&target.id.as_str());
    let formed = match target.goal {
        Goal::Own(field) => matches!(
            field.ty,
            Type::Code(_) | Type::Codes(_) | Type::Int | Type::Dec | Type::Date | Type::Bool
        ),
        Goal::Contact { .. } => true,
        _ => false,
    };
    let cells = table.rows.iter().map(|row| &row.cells[column]);
    let cells: Vec<&Cell> = cells
        .filter(|cell| !is_nothing(cell))
        .take(TASTED)
        .collect();
    if cells.is_empty() {
        return 1.0;
    }
    if let Some(list) = coded_link(target) {
        // Roles and functions are called by the names of their list: who finds them there has found what the rows are.
        let known = |cell: &&&Cell| matches!(code(list, &cell.shown()), Ok((_, None)));
        return 1.0 + CODED * share(cells.iter().filter(known).count(), cells.len());
    }
    if !formed && !is_name {
        return 1.0;
    }
    if is_name {
        // The name of a person has a given name in it; that of a firm has none.
        let personal = |cell: &&&Cell| cell.shown().split_whitespace().any(is_given_name);
        return share(cells.iter().filter(personal).count(), cells.len());
    }
    let ground = Ground {
        wanted,
        targets: &[],
        today: Date::default(),
        rules: RuleData::builtin(),
    };
    // What is read without a guess counts twice.
    let head = &table.heads[column];
    let read = |plainly| fit(ground, target, head, &cells, plainly);
    f64::midpoint(read(true), read(false))
}

fn share(some: usize, all: usize) -> f64 {
    #[allow(clippy::cast_precision_loss)]
    let share = some as f64 / all.max(1) as f64;
    share
}

/// The list by whose codes the records to which a link leads are called.
fn coded_link(target: &Target) -> Option<&'static str> {
    let Goal::Own(field) = target.goal else {
        return None;
    };
    let Type::Link(linked) = field.ty else {
        return None;
    };
    match naming(kind(linked)?) {
        Naming::Code(list, ..) => Some(list),
        _ => None,
    }
}

/// Whether the name of the sheet or of the file is that of the kind: «Mezzi», «Elenco aree.xlsx».
fn says_kind(wanted: Wanted, words: &str) -> bool {
    let words: Vec<&str> = words.split(' ').collect();
    let called = (HEADS.kinds.iter())
        .filter(|(_, kind)| {
            let family = HEADS.families.get(kind.as_str());
            let within = |kinds: &Vec<String>| kinds.iter().any(|kind| kind == wanted.name);
            kind.as_str() == wanted.name || family.is_some_and(within)
        })
        .map(|(word, _)| plain(word));
    let own = plain(wanted.label());
    let plural = plain(plan::texts::text(&format!(
        "kind.{}.plural",
        wanted.kind.name
    )));
    let plural = (!wanted.is_boundary()).then_some(plural);
    let mut names = called.chain([own]).chain(plural);
    names.any(|name| words.contains(&name.as_str()))
}
