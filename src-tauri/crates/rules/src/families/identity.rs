//! ID: identifiers and references.

use std::collections::{BTreeMap, HashMap};

use geo::Coord;
use plan::{
    Uuid,
    declare::{KINDS, Kind, Mark},
    record::Record,
    types::Type,
    value::Value,
};

use crate::{
    check::{Over, Report, Rule, Silence},
    context::Context,
    fields::blank,
    finding::{Finding, RecordRef},
    shapes::degrees,
    words,
};

pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "ID-001",
        check: id_001,
        silenced_by: &[],
    },
    Rule {
        code: "ID-002",
        check: id_002,
        silenced_by: &[],
    },
    Rule {
        code: "ID-003",
        check: id_003,
        silenced_by: &[],
    },
    Rule {
        code: "ID-004",
        check: id_004,
        silenced_by: &[],
    },
    Rule {
        code: "ID-005",
        check: id_005,
        silenced_by: &[
            Silence {
                by: "ID-002",
                over: Over::Record,
            },
            Silence {
                by: "ID-004",
                over: Over::Record,
            },
        ],
    },
];

/// Where a fault of the identifier itself is: no field of the declaration, but known to all as `id`.
const ID: &str = "id";

/// The record has no identifier of its own. One that is no UUID at all never gets this far: reading refuses it.
fn id_001(context: &Context, report: &mut Report) {
    for record in context.plan.records.values() {
        if record.id.is_nil() || record.id.is_max() {
            report.record(record.into(), Some(ID));
        }
    }
}

fn pair<'f>(
    context: &Context,
    finding: &'f mut Finding,
    a: RecordRef,
    b: RecordRef,
) -> &'f mut Finding {
    finding
        .also(a)
        .set("record_a", words::the(context, a))
        .set("record_b", words::the(context, b))
}

/// Two records of whatever kind have the same identifier.
fn id_002(context: &Context, report: &mut Report) {
    let mut first: HashMap<Uuid, RecordRef> = HashMap::new();
    for record in context.plan.records.values() {
        let here = RecordRef::from(record);
        if let Some(&other) = first.get(&record.id) {
            pair(context, report.record(here, Some(ID)), other, here);
        } else {
            first.insert(record.id, here);
        }
    }
}

/// A link leads to no record of the kind that its field wants.
fn id_003(context: &Context, report: &mut Report) {
    for record in context.plan.records.values() {
        for (field, value) in record.fields() {
            let Some(target) = field.ty.target() else {
                continue;
            };
            let leads = |id: &str| {
                let id = Uuid::parse_str(id).ok();
                id.is_some_and(|id| context.plan.records.contains_key(&(target, id)))
            };
            let good = match value {
                Value::Text(id) => leads(id),
                Value::Set(ids) => ids.iter().all(|id| leads(id)),
                Value::Raw(typed) => typed.trim().is_empty(),
                _ => true,
            };
            if !good {
                report
                    .record(record.into(), Some(field.name))
                    .about(field.name);
            }
        }
    }
}

/// Two records of a kind carry the same code: the one that people print and say.
fn id_004(context: &Context, report: &mut Report) {
    let mut first: HashMap<(&str, String), RecordRef> = HashMap::new();
    for record in context.plan.records.values() {
        let Value::Text(code) = record.get("code") else {
            continue;
        };
        let norm = words::norm(code);
        if norm.is_empty() {
            continue;
        }
        let here = RecordRef::from(record);
        if let Some(&other) = first.get(&(record.kind.name, norm.clone())) {
            let finding = report.record(here, Some("code")).set("codice", code.trim());
            pair(context, finding, other, here).reads(other, "code");
        } else {
            first.insert((record.kind.name, norm), here);
        }
    }
}

/// What may make two records the same thing.
struct Likeness {
    record: RecordRef,
    field: &'static str,
    name: String,
    figures: String,
    centre: Option<Coord>,
    address: Option<String>,
}

impl Likeness {
    /// Names alike, at the same place or address. Names that differ by a number are two things: "Idrante 1".
    fn same(&self, other: &Likeness, same_name: f64, same_place_m: f64) -> bool {
        let near = match (self.centre, other.centre) {
            (Some(a), Some(b)) => (a.x - b.x).hypot(a.y - b.y) <= same_place_m,
            _ => false,
        };
        let here = near || (self.address.is_some() && self.address == other.address);
        here && self.figures == other.figures
            && (self.name == other.name
                || strsim::normalized_levenshtein(&self.name, &other.name) >= same_name)
    }
}

/// The field by which people call a record of this kind.
fn name_field(kind: &Kind) -> Option<&'static str> {
    let names = ["name", "title", "description"];
    let field = names.iter().find_map(|name| kind.field(name))?;
    matches!(field.ty, Type::Text).then_some(field.name)
}

fn address(record: &Record) -> Option<String> {
    let street = record.get("street");
    (!blank(street)).then(|| {
        let parts = ["locality", "street", "house_number"].map(|field| {
            let value = record.get(field);
            words::norm(&value.shown(Type::Text))
        });
        parts.join("|")
    })
}

/// What records must share to be compared at all: their essential links and codes. The same hall as waiting area
/// and as shelter is two records, and so is a school exposed to two scenarios.
fn nature(record: &Record) -> String {
    let mut nature = String::new();
    for (field, value) in record.fields() {
        let tells = field.mark == Mark::E && matches!(field.ty, Type::Link(_) | Type::Code(_));
        if tells && field.block.is_none() {
            nature.push_str(&value.shown(field.ty));
            nature.push('|');
        }
    }
    nature
}

/// Squares of the side within which two places are the same: what is near lies in the same or in the next.
fn square(at: Coord, side: f64) -> (i64, i64) {
    // Metres of UTM: far within the range.
    #[allow(clippy::cast_possible_truncation)]
    let whole = |metres: f64| (metres / side).floor() as i64;
    (whole(at.x), whole(at.y))
}

/// Two records of a kind have nearly the same name at the same place, or two vehicles the same plate. Each record
/// is compared only with those in its square of the map and at its address.
fn id_005(context: &Context, report: &mut Report) {
    let same_name = context.data.number("same_name");
    let side = context.data.number("same_place_m").max(1.0);
    let shapes = context.shapes();
    for kind in KINDS.iter() {
        let Some(field) = name_field(kind) else {
            continue;
        };
        let mut kept: Vec<Likeness> = Vec::new();
        let mut by_square: HashMap<(String, (i64, i64)), Vec<usize>> = HashMap::new();
        let mut by_address: HashMap<(String, String), Vec<usize>> = HashMap::new();
        let mut by_plate: BTreeMap<String, RecordRef> = BTreeMap::new();
        for record in context.plan.of_kind(kind.name) {
            let here = RecordRef::from(record);
            let plate = words::norm(&record.get("plate").shown(Type::Text)).replace([' ', '-'], "");
            if !plate.is_empty() {
                if let Some(&other) = by_plate.get(&plate) {
                    let finding = report.record(here, Some("plate"));
                    pair(context, finding, other, here).reads(other, "plate");
                    continue;
                }
                by_plate.insert(plate, here);
            }
            let name = words::norm(&record.get(field).shown(Type::Text));
            let like = Likeness {
                record: here,
                field,
                figures: name.chars().filter(char::is_ascii_digit).collect(),
                centre: shapes.get(here).map(|drawn| drawn.bounds.center()),
                address: address(record),
                name,
            };
            if like.name.is_empty() || (like.centre.is_none() && like.address.is_none()) {
                continue;
            }
            let nature = nature(record);
            let own_square = like.centre.map(|centre| square(centre, side));
            let around = own_square.into_iter().flat_map(|(x, y)| {
                let steps = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (dx, dy)));
                // A place that UTM cannot tell lies at the end of the numbers.
                steps.map(move |(dx, dy)| (x.saturating_add(dx), y.saturating_add(dy)))
            });
            let near = around.filter_map(|square| by_square.get(&(nature.clone(), square)));
            let at_address = like.address.clone();
            let at_address = at_address.and_then(|a| by_address.get(&(nature.clone(), a)));
            let twin = (near.chain(at_address).flatten())
                .map(|&at| &kept[at])
                .find(|other| like.same(other, same_name, side));
            if let Some(twin) = twin {
                let finding = report.record(here, Some(like.field));
                pair(context, finding, twin.record, here)
                    .reads(twin.record, twin.field)
                    .at(twin.centre.map(degrees));
                continue;
            }
            let at = kept.len();
            if let Some(own_square) = own_square {
                by_square
                    .entry((nature.clone(), own_square))
                    .or_default()
                    .push(at);
            }
            if let Some(address) = &like.address {
                by_address
                    .entry((nature, address.clone()))
                    .or_default()
                    .push(at);
            }
            kept.push(like);
        }
    }
}
