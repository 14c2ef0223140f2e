//! Which column goes where: by its name and by what it holds.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use plan::{
    declare::{Field, Mark},
    texts::{filled, text},
    types::Type,
};
use rules::{RuleData, phones};

use super::{
    cells::{self, Where, is_nothing},
    contacts, keys, people,
    table::{Cell, Table},
    targets::{Goal, Naming, Target, Wanted, naming, target_named},
    vocabulary::{CLE, HEADS, bare_head, plain},
};
use crate::error::Result;

/// Cells of a column that are looked at to judge it.
const LOOKED_AT: usize = 60;
/// What a name of the CLE standard is worth: more than any guess.
const STANDARD: f64 = 2.0;
/// From here on a name or what a column holds speaks for a target.
const NAMED: f64 = 0.93;
const FITS: f64 = 0.8;
/// First words of heads that name a property of a thing rather than the thing.
const CLASSES: [&str; 9] = [
    "tipo",
    "tipologia",
    "categoria",
    "classe",
    "codice",
    "cod",
    "id",
    "data",
    "anno",
];
/// How alike a misspelt head must be.
const ALIKE: f64 = 0.92;

/// A column and where it goes.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub head: String,
    /// Its place among the targets; none leaves it out.
    pub target: Option<usize>,
    /// Whether name and content agree, or a person chose it.
    pub sure: bool,
    /// Why it stays out though its name says where it would go, in words.
    pub out: Option<String>,
}

/// Where things are read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ground<'a> {
    pub wanted: Wanted,
    pub targets: &'a [Target],
    pub today: Date,
    pub rules: &'a RuleData,
}

/// The columns of a table: those given stay as they are, the others are proposed.
///
/// # Errors
/// A target that the kind does not have.
pub(super) fn columns(
    table: &Table,
    ground: Ground,
    given: Option<&[Option<String>]>,
) -> Result<Vec<Column>> {
    let mut columns: Vec<Column> = (table.heads.iter())
        .map(|head| Column {
            head: head.clone(),
            target: None,
            sure: false,
            out: None,
        })
        .collect();
    let mut open: BTreeSet<usize> = (0..columns.len()).collect();
    for (at, target) in given.unwrap_or_default().iter().enumerate() {
        let (Some(target), Some(column)) = (target, columns.get_mut(at)) else {
            continue;
        };
        open.remove(&at);
        column.sure = true;
        if !target.is_empty() {
            column.target = Some(target_named(ground.targets, target)?);
        }
    }
    propose(table, ground, &mut columns, &open);
    Ok(columns)
}

/// A column that may go to a target.
struct Offer {
    column: usize,
    target: usize,
    name: f64,
    fit: f64,
    score: f64,
}

fn propose(table: &Table, ground: Ground, columns: &mut [Column], open: &BTreeSet<usize>) {
    let mut offers = offers(table, ground, open);
    offers.sort_by(|a, b| {
        let by_place = (a.column, a.target).cmp(&(b.column, b.target));
        b.score.total_cmp(&a.score).then(by_place)
    });
    let fixed: Vec<usize> = columns.iter().filter_map(|column| column.target).collect();
    // What goes through a link needs to know who is meant: without that, the next best is taken.
    let mut refused: BTreeSet<(usize, usize)> = BTreeSet::new();
    loop {
        let mut taken: BTreeSet<usize> = fixed.iter().copied().collect();
        let mut chosen: BTreeMap<usize, &Offer> = BTreeMap::new();
        for offer in &offers {
            let several = matches!(ground.targets[offer.target].goal, Goal::Contact { .. });
            // Of the standard two attributes may be one field: hours of a day and months of a year.
            let standard = offer.score >= STANDARD;
            let free =
                !taken.contains(&offer.target) || standard || (several && offer.name >= NAMED);
            let key = (offer.column, offer.target);
            if free && !chosen.contains_key(&offer.column) && !refused.contains(&key) {
                taken.insert(offer.target);
                chosen.insert(offer.column, offer);
            }
        }
        let known = known_links(ground.targets, taken.iter().copied());
        let blind: Vec<_> = (chosen.values())
            .filter(|offer| {
                let link = ground.targets[offer.target].goal.link();
                link.is_some_and(|link| !known.contains(link.name))
            })
            .map(|offer| (offer.column, offer.target))
            .collect();
        if blind.is_empty() {
            for &(at, _) in &refused {
                if !chosen.contains_key(&at) {
                    let values = [("head", &columns[at].head as &dyn std::fmt::Display)];
                    columns[at].out = Some(filled("imports.doubt.column_of_nobody", &values));
                }
            }
            for (at, offer) in chosen {
                columns[at].out = unread(table, ground, at, offer);
                columns[at].target = Some(offer.target).filter(|_| columns[at].out.is_none());
                columns[at].sure = offer.name >= NAMED && offer.fit >= FITS;
            }
            return;
        }
        refused.extend(blind);
    }
}

/// Why a column stays out of which no value at all is understood: to say it of every row would hide what matters.
fn unread(table: &Table, ground: Ground, at: usize, offer: &Offer) -> Option<String> {
    let target = &ground.targets[offer.target];
    let Goal::Own(field) = target.goal else {
        return None;
    };
    let kind = ground.wanted.kind.name;
    if offer.fit > 0.0 || keys::needed(kind, field.name) || keys::tells(kind, field.name) {
        return None;
    }
    let cells = table.rows.iter().map(|row| &row.cells[at]);
    let mut cells = cells.filter(|cell| !is_nothing(cell));
    let first = cells.next()?;
    cells.next()?;
    Some(filled(
        "imports.doubt.column_unread",
        &[
            ("head", &table.heads[at]),
            ("label", &target.label),
            ("text", &rules::words::short(&first.shown())),
        ],
    ))
}

/// The links of which some column says who or what is meant.
pub(super) fn known_links(
    targets: &[Target],
    taken: impl Iterator<Item = usize>,
) -> BTreeSet<&'static str> {
    let mut known = BTreeSet::new();
    for target in taken {
        match targets[target].goal {
            Goal::Own(field) if matches!(field.ty, Type::Link(_)) => {
                known.insert(field.name);
            }
            Goal::Through(link, kind, field) => {
                let says = match naming(kind) {
                    Naming::Field(name) => field.name == name,
                    Naming::Person => field.name == "surname",
                    _ => field.name == "number",
                };
                if says {
                    known.insert(link.name);
                }
            }
            _ => {}
        }
    }
    known
}

/// The names that a layer of the CLE standard gives to a kind, when the table is one.
fn is_of_cle(table: &Table, kind: &str) -> bool {
    let known = |head: &&String| {
        let attribute = head.trim().to_lowercase();
        let fields = CLE.fields.get(kind);
        let other = CLE.other.get(kind);
        fields.is_some_and(|fields| fields.contains_key(&attribute))
            || other.is_some_and(|other| other.contains(&attribute))
    };
    let own: Vec<_> = table.heads.iter().filter(known).collect();
    own.len() >= 3 && own.iter().any(|head| head.contains('_'))
}

fn offers(table: &Table, ground: Ground, open: &BTreeSet<usize>) -> Vec<Offer> {
    let mut offers = Vec::new();
    let kind = ground.wanted.kind.name;
    let of_cle = is_of_cle(table, kind);
    for &column in open {
        let head = plain(&table.heads[column]);
        let bare = bare_head(&table.heads[column]);
        // The last column of a sheet of refused rows says why they were, whatever the kind calls so.
        let reason = column + 1 == table.heads.len() && head == plain(text("imports.sheet.reason"));
        if reason || HEADS.ignored.iter().any(|ignored| plain(ignored) == head) {
            continue;
        }
        let attribute = table.heads[column].trim().to_lowercase();
        let standard = CLE
            .fields
            .get(kind)
            .and_then(|fields| fields.get(&attribute));
        // A name of the standard means one thing, or nothing that the plan keeps.
        let standard = standard.filter(|_| of_cle || attribute.contains('_'));
        if of_cle
            && standard.is_none()
            && CLE
                .other
                .get(kind)
                .is_some_and(|other| other.contains(&attribute))
        {
            continue;
        }
        let sample: Vec<&Cell> = (table.rows.iter())
            .map(|row| &row.cells[column])
            .filter(|cell| !is_nothing(cell))
            .take(LOOKED_AT)
            .collect();
        for (place, target) in ground.targets.iter().enumerate() {
            if let Some(standard) = standard {
                if target.id == *standard {
                    let fit = fit(ground, target, &table.heads[column], &sample, false);
                    offers.push(Offer {
                        column,
                        target: place,
                        name: 1.0,
                        fit,
                        score: STANDARD,
                    });
                }
                continue;
            }
            let name = named(&head, &bare, target);
            let speaks = name > 0.5;
            if !speaks && !speaking(target) {
                continue;
            }
            // Without a name only what is said plainly speaks.
            let fit = fit(ground, target, &table.heads[column], &sample, !speaks);
            let score = if speaks {
                // A column whose cells cannot be read there goes there only when its name leaves no doubt.
                if fit < 0.3 && name < NAMED {
                    continue;
                }
                name * 0.75 + fit * 0.25
            } else {
                let several = sample.iter().map(|cell| plain(&cell.shown()));
                let several = several.collect::<BTreeSet<_>>().len() > 1;
                if fit < 0.95 || sample.len() < 2 || !several {
                    continue;
                }
                0.3 + fit * 0.1
            };
            offers.push(Offer {
                column,
                target: place,
                name,
                fit,
                score,
            });
        }
    }
    offers
}

/// How much a head is the name of a target, from 0 to 1.
fn named(head: &str, bare: &str, target: &Target) -> f64 {
    let worth = match target.goal {
        Goal::Own(field) if field.mark == Mark::F => 0.98,
        Goal::Own(_) | Goal::Name | Goal::Member(..) | Goal::Latitude(_) | Goal::Longitude(_) => {
            1.0
        }
        Goal::Contact { through: None, .. } => 0.995,
        Goal::Through(..) => 0.97,
        Goal::Contact { .. } => 0.96,
    };
    let best = target
        .names
        .iter()
        .enumerate()
        .map(|(at, name)| {
            // Its own label and name come first.
            let own = if at < 2 { 1.0 } else { 0.99 };
            own * like(head, bare, name)
        })
        .fold(0.0, f64::max);
    best * worth
}

fn like(head: &str, bare: &str, name: &str) -> f64 {
    if head == name {
        return 1.0;
    }
    if bare == name {
        return 0.99;
    }
    // One begins as the other, or it is not a misspelling.
    let near = head.chars().next() == name.chars().next() && head.len() > 3;
    if near && strsim::jaro_winkler(head, name) >= ALIKE {
        return 0.85;
    }
    // «Tipo area» is no area, «Codice struttura» no structure.
    let first = bare.split(' ').next().unwrap_or("");
    if CLASSES.contains(&first) && !name.split(' ').any(|word| word == first) {
        return 0.0;
    }
    // «COMUNE», which nearly every layer has, is not the «Referente in Comune».
    let says = |word: &&str| word.len() > 2 && *word != "comune";
    let own: Vec<&str> = name.split(' ').filter(says).collect();
    let words: Vec<&str> = bare.split(' ').filter(says).collect();
    let shared = own.iter().filter(|word| words.contains(word)).count();
    // One is made of words of the other: «Superficie totale» and «Superficie».
    let within = shared > 0 && shared == own.len().min(words.len());
    if !within {
        return 0.0;
    }
    #[allow(clippy::cast_precision_loss)]
    let share = shared as f64 / own.len().max(words.len()) as f64;
    0.55 + 0.25 * share
}

/// Targets of which the cells alone say that they are meant.
fn speaking(target: &Target) -> bool {
    match target.goal {
        Goal::Own(field) => match field.ty {
            Type::Code(list) | Type::Codes(list) => {
                field.block.is_none() && !["UTILITY", "CONDITION"].contains(&list)
            }
            Type::Text => ["plate", "tax_code", "host_commune"].contains(&field.name),
            _ => false,
        },
        Goal::Contact { through, code, .. } => through.is_none() && code.is_none(),
        _ => false,
    }
}

/// The share of these cells that can be read for a target.
pub(super) fn fit(
    ground: Ground,
    target: &Target,
    head: &str,
    sample: &[&Cell],
    plainly: bool,
) -> f64 {
    if sample.is_empty() {
        return 0.5;
    }
    let reads = |cell: &&&Cell| match target.goal {
        Goal::Own(field) => fits(ground, field, head, cell, plainly),
        Goal::Member(..) => cells::answer(&cell.shown()).is_some(),
        Goal::Name => people::split_name(&cell.shown(), head).is_some(),
        Goal::Latitude(_) | Goal::Longitude(_) => {
            let typed = cell.shown();
            typed.chars().any(|c| c.is_ascii_digit())
        }
        Goal::Through(_, kind, field) => {
            let wanted = Wanted {
                name: kind.name,
                kind,
            };
            fits(Ground { wanted, ..ground }, field, head, cell, plainly)
        }
        Goal::Contact { owner, code, .. } => {
            contacts::contacts(cell, code, owner, ground.rules).is_ok()
        }
    };
    let good = sample.iter().filter(reads).count();
    #[allow(clippy::cast_precision_loss)]
    let share = good as f64 / sample.len() as f64;
    share
}

fn fits(ground: Ground, field: &'static Field, head: &str, cell: &Cell, plainly: bool) -> bool {
    let kind = ground.wanted.kind;
    let typed = cell.shown();
    let digits = phones::digits(&typed).len();
    let figures = digits > 0 && digits * 2 > typed.chars().count();
    match field.ty {
        Type::Link(_) | Type::Links(_) => !(typed.contains('@') || figures && digits > 3),
        Type::Text if field.name == "plate" => plate(&typed),
        Type::Text if field.name == "tax_code" => digits == 11,
        Type::Text if (kind.name, field.name) == ("contact_point", "value") => {
            contacts::value(cell, None, ground.rules).problem.is_none()
        }
        Type::Text
            if ["name", "surname", "given_name", "title", "description"].contains(&field.name) =>
        {
            !typed.contains('@') && !figures && !matches!(cell, Cell::Day(_))
        }
        _ => {
            let at = Where {
                kind,
                field,
                head,
                apart: false,
                today: ground.today,
            };
            let read = cells::read(at, cell);
            read.problem.is_none() && !(plainly && read.guess.is_some())
        }
    }
}

/// Two letters, three figures, two letters; or an older plate of the province.
fn plate(typed: &str) -> bool {
    let bare: String = typed.chars().filter(|c| !" -".contains(*c)).collect();
    let bytes = bare.as_bytes();
    let letters = bytes.iter().filter(|b| b.is_ascii_alphabetic()).count();
    let digits = bytes.iter().filter(|b| b.is_ascii_digit()).count();
    (6..=8).contains(&bytes.len()) && letters >= 2 && digits >= 3 && letters + digits == bytes.len()
}
