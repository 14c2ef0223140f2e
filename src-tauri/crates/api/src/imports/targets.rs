//! Where a column can go, from the declarations: a field, a field of what a link leads to, a contact of somebody.

use std::{
    collections::HashMap,
    fmt::Display,
    sync::{LazyLock, OnceLock},
};

use plan::{
    codelists::Lists,
    declare::{Field, Kind, Mark, kind},
    geometry::Form,
    texts::{self, filled, text},
    types::Type,
};

use super::vocabulary::{CLE, HEADS, heads_of, plain};
use crate::{
    error::{ApiError, Code, Result},
    references::{kind_named, nearest},
    wire::{ImportKind, ImportTarget},
};

/// The boundary of the commune is a zone of its own kind; people ask for it by its name.
pub(super) const BOUNDARY: &str = "boundary";
pub(super) const WHOLE_COMMUNE: &str = "comune_intero";

/// Links whose other end a list often describes in columns of its own.
const THROUGH: [&str; 4] = ["person", "organisation", "act", "depot"];
/// Who may have contacts, and the link of `contact_point` that leads there.
pub(super) const OWNERS: [(&str, &str); 4] = [
    ("person", "person_id"),
    ("organisation", "organisation_id"),
    ("facility", "facility_id"),
    ("operations_seat", "operations_seat_id"),
];

/// What the rows of a list become.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    /// The kind's name, or [`BOUNDARY`].
    pub name: &'static str,
    pub kind: &'static Kind,
}

impl PartialEq for Wanted {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Wanted {
    fn known(name: &str) -> Option<Self> {
        if name == BOUNDARY {
            return kind("zone").map(|kind| Wanted {
                name: BOUNDARY,
                kind,
            });
        }
        let listed = HEADS.order.iter().any(|listed| listed == name);
        (kind(name).filter(|_| listed)).map(|kind| Wanted {
            name: kind.name,
            kind,
        })
    }

    pub fn is_boundary(self) -> bool {
        self.name == BOUNDARY
    }

    /// "Materiale".
    pub fn label(self) -> &'static str {
        if self.is_boundary() {
            text("imports.boundary")
        } else {
            texts::kind(self.kind.name)
        }
    }

    pub fn told(self) -> ImportKind {
        ImportKind {
            kind: self.name.to_owned(),
            name: self.label().to_owned(),
        }
    }

    /// Kinds that a list can become, in the order in which people look for them.
    pub fn all() -> Vec<Wanted> {
        let listed = HEADS.order.iter();
        listed.filter_map(|name| Wanted::known(name)).collect()
    }

    /// The kinds that a word may mean: one, or a family of which the file chooses.
    ///
    /// # Errors
    /// An unknown word, or a kind that no list can become.
    pub fn meant(word: &str) -> Result<Vec<Wanted>> {
        let called = plain(word);
        let stands_for = HEADS.kinds.get(&called).map(String::as_str);
        let name = stands_for.unwrap_or(word.trim());
        if let Some(family) = HEADS.families.get(name) {
            return Ok(family
                .iter()
                .filter_map(|name| Wanted::known(name))
                .collect());
        }
        if let Some(wanted) = Wanted::known(name) {
            return Ok(vec![wanted]);
        }
        let kind = kind_named(name)?;
        match Wanted::known(kind.name) {
            Some(wanted) => Ok(vec![wanted]),
            None => Err(ApiError::new(
                Code::Usage,
                "import.no_list",
                &[("kind", &texts::kind(kind.name))],
            )),
        }
    }
}

/// The field of a kind that holds its shape.
pub(super) fn shape_field(kind: &'static Kind) -> Option<&'static Field> {
    kind.fields.iter().find(|field| field.ty == Type::Geometry)
}

/// Where the value of a column goes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Goal {
    Own(&'static Field),
    /// Surname and given name of the person of the row, in one cell.
    Name,
    /// A yes that puts this code into a set.
    Member(&'static Field, &'static str),
    Latitude(&'static Field),
    Longitude(&'static Field),
    /// A field of the record to which a link leads.
    Through(&'static Field, &'static Kind, &'static Field),
    /// A contact of the record itself or of the one to which a link leads.
    Contact {
        through: Option<&'static Field>,
        owner: &'static str,
        code: Option<&'static str>,
    },
}

impl Goal {
    /// The link of the kind that it goes through.
    pub fn link(&self) -> Option<&'static Field> {
        match self {
            Goal::Through(link, ..) => Some(link),
            Goal::Contact { through, .. } => *through,
            _ => None,
        }
    }

    /// Whether a cell that goes there fills a field of that name, of whatever record.
    pub fn fills(&self, name: &str) -> bool {
        matches!(self, Goal::Own(field) | Goal::Through(_, _, field) if field.name == name)
    }

    /// Whether a cell that goes there says the field of that name, or who or what the link of that name leads to.
    pub fn says(&self, name: &str) -> bool {
        match self {
            Goal::Own(field) => field.name == name,
            Goal::Through(link, kind, field) => {
                link.name == name && super::keys::tells(kind.name, field.name)
            }
            Goal::Name => ["surname", "given_name"].contains(&name),
            _ => false,
        }
    }
}

#[derive(Clone, Debug)]
pub(super) struct Target {
    /// `quantity`, `person_id.surname`, `person_id.contact.pec`.
    pub id: String,
    pub goal: Goal,
    pub label: String,
    pub group: String,
    pub help: String,
    /// What its columns are called, plain: its own label and name first.
    pub names: Vec<String>,
}

impl Target {
    pub fn told(&self) -> ImportTarget {
        ImportTarget {
            target: self.id.clone(),
            label: self.label.clone(),
            group: self.group.clone(),
            help: self.help.clone(),
        }
    }
}

fn label(kind: &Kind, field: &Field) -> &'static str {
    texts::field(kind.name, field, "label")
}

/// Every target of a kind, own fields first. Made once for each kind.
pub(super) fn targets(wanted: Wanted) -> &'static [Target] {
    static MADE: LazyLock<HashMap<&'static str, OnceLock<Vec<Target>>>> = LazyLock::new(|| {
        let kinds = Wanted::all().into_iter();
        kinds.map(|wanted| (wanted.name, OnceLock::new())).collect()
    });
    let made = MADE
        .get(wanted.name)
        .map(|made| made.get_or_init(|| targets_of(wanted.kind)));
    made.map_or(&[], Vec::as_slice)
}

fn targets_of(kind: &'static Kind) -> Vec<Target> {
    let mut out = Vec::new();
    for field in kind.fields.iter().filter(|f| f.name != "attachment_ids") {
        out.push(own(kind, field));
        if field.ty == Type::Geometry && field.forms.contains(&Form::Point) {
            out.push(degrees(kind, field, "lat", &HEADS.latitude));
            out.push(degrees(kind, field, "lon", &HEADS.longitude));
        }
        members(kind, field, &mut out);
    }
    if naming(kind) == Naming::Person {
        out.push(whole_name(kind));
    }
    contacts(kind, None, kind.name, &mut out);
    for link in &kind.fields {
        let Type::Link(target) = link.ty else {
            continue;
        };
        let Some(linked) = self::kind(target) else {
            continue;
        };
        let of_the_kind = link.block.is_none() && link.mark != Mark::F;
        if of_the_kind && THROUGH.contains(&linked.name) {
            // In a list of people an address is that of a person: a plan does not keep it, and it is not the office's.
            let of_people = ["person", "nomination"].contains(&kind.name);
            let told = |field: &&Field| describes(field) && !(of_people && field.block.is_some());
            for field in linked.fields.iter().filter(told) {
                out.push(through(kind, link, linked, field));
            }
        } else if linked.name == "person" {
            let names = linked.fields.iter().filter(|f| f.mark == Mark::E);
            for field in names.filter(|f| f.ty == Type::Text && f.name != "position_held") {
                out.push(through(kind, link, linked, field));
            }
        }
        // A contact sheet names its owner by links, and is the contact itself.
        if kind.name != "contact_point" {
            contacts(kind, Some(link), linked.name, &mut out);
        }
    }
    out
}

/// Whether a column may describe the other end of a link by this field.
fn describes(field: &Field) -> bool {
    let address = ["street", "house_number", "locality"].contains(&field.name);
    let plain = !matches!(field.ty, Type::Link(_) | Type::Links(_) | Type::Geometry);
    plain && (address || (field.block.is_none() && field.mark != Mark::F))
}

fn own(kind: &'static Kind, field: &'static Field) -> Target {
    let group = field
        .block
        .map_or("", |block| text_of("imports.group", block));
    let group = if group.is_empty() {
        texts::kind(kind.name)
    } else {
        group
    };
    let mut names = vec![plain(label(kind, field)), plain(field.name)];
    names.extend(heads_of(kind.name, field));
    if let Type::Link("person") = field.ty
        && let Some(whole) = HEADS.fields.get("person.*")
    {
        names.extend(whole.iter().map(|name| plain(name)));
    }
    if let Some(cle) = CLE.fields.get(kind.name) {
        let known = cle.iter().filter(|(_, target)| *target == field.name);
        names.extend(known.map(|(attribute, _)| plain(attribute)));
    }
    Target {
        id: field.name.to_owned(),
        goal: Goal::Own(field),
        label: label(kind, field).to_owned(),
        group: group.to_owned(),
        help: texts::field(kind.name, field, "help").to_owned(),
        names,
    }
}

fn whole_name(kind: &'static Kind) -> Target {
    let label = text("imports.target.whole_name");
    let in_use = HEADS.fields.get("person.*").into_iter().flatten();
    Target {
        id: "whole_name".to_owned(),
        goal: Goal::Name,
        label: label.to_owned(),
        group: texts::kind(kind.name).to_owned(),
        help: text("imports.target.whole_name_help").to_owned(),
        names: std::iter::once(label)
            .chain(in_use.map(String::as_str))
            .map(plain)
            .collect(),
    }
}

fn text_of(prefix: &str, last: &str) -> &'static str {
    text(&format!("{prefix}.{last}"))
}

fn degrees(kind: &'static Kind, field: &'static Field, part: &str, names: &[String]) -> Target {
    let goal = if part == "lat" {
        Goal::Latitude(field)
    } else {
        Goal::Longitude(field)
    };
    Target {
        id: format!("{}.{part}", field.name),
        goal,
        label: text_of("imports.target", part).to_owned(),
        group: text("imports.group.place").to_owned(),
        help: texts::field(kind.name, field, "help").to_owned(),
        names: std::iter::once(text_of("imports.target", part))
            .chain(names.iter().map(String::as_str))
            .map(plain)
            .collect(),
    }
}

/// Sets of which a layer keeps each member in a column of its own.
fn members(kind: &'static Kind, field: &'static Field, out: &mut Vec<Target>) {
    let (Type::Codes(list), Some(cle)) = (field.ty, CLE.fields.get(kind.name)) else {
        return;
    };
    for row in Lists::builtin().rows(list) {
        let id = format!("{}.{}", field.name, row.code);
        let Some((attribute, _)) = cle.iter().find(|(_, target)| **target == id) else {
            continue;
        };
        out.push(Target {
            label: format!("{}: {}", label(kind, field), row.label),
            group: texts::kind(kind.name).to_owned(),
            help: texts::field(kind.name, field, "help").to_owned(),
            names: vec![plain(attribute)],
            goal: Goal::Member(field, &row.code),
            id,
        });
    }
}

fn through(
    kind: &'static Kind,
    link: &'static Field,
    linked: &'static Kind,
    field: &'static Field,
) -> Target {
    let of = label(kind, link);
    let own = label(linked, field);
    let mut names = vec![plain(own)];
    names.extend(heads_of(linked.name, field));
    let with_owner: Vec<_> = names
        .iter()
        .map(|name| format!("{name} {}", plain(of)))
        .collect();
    names.extend(with_owner);
    let label = format!("{of}: {}", lower_first(own));
    names.insert(0, plain(&label));
    Target {
        id: format!("{}.{}", link.name, field.name),
        goal: Goal::Through(link, linked, field),
        label,
        group: of.to_owned(),
        help: texts::field(linked.name, field, "help").to_owned(),
        names,
    }
}

/// A label within a sentence: an acronym stays as it is.
pub(super) fn lower_first(text: &str) -> String {
    let acronym = text.chars().nth(1).is_some_and(char::is_uppercase);
    if acronym {
        text.to_owned()
    } else {
        crate::nominations::lower_first(text)
    }
}

/// Contacts that a list keeps beside the one they belong to.
fn contacts(
    kind: &'static Kind,
    link: Option<&'static Field>,
    owner: &'static str,
    out: &mut Vec<Target>,
) {
    let Some((owner, _)) = OWNERS.iter().find(|(name, _)| *name == owner) else {
        return;
    };
    let rows = Lists::builtin().rows("CONTACT_KIND").iter();
    let codes = std::iter::once(None).chain(rows.map(Some));
    for row in codes {
        let code = row.map(|row| row.code.as_str());
        let of = link.map(|link| label(kind, link));
        let what = row.map_or(text("imports.target.contact"), |row| row.label.as_str());
        let id = match code {
            Some(code) => format!("contact.{code}"),
            None => "contact".to_owned(),
        };
        let mut names: Vec<String> = row.map(|row| plain(&row.label)).into_iter().collect();
        let in_use = HEADS.contacts.get(code.unwrap_or(""));
        names.extend(in_use.into_iter().flatten().map(|name| plain(name)));
        if let Some(of) = of {
            let with_owner: Vec<_> = names
                .iter()
                .map(|name| format!("{name} {}", plain(of)))
                .collect();
            names.extend(with_owner);
        }
        let label = of.map_or_else(
            || what.to_owned(),
            |of| format!("{of}: {}", lower_first(what)),
        );
        names.insert(0, plain(&label));
        out.push(Target {
            id: link.map_or(id.clone(), |link| format!("{}.{id}", link.name)),
            goal: Goal::Contact {
                through: link,
                owner,
                code,
            },
            label,
            group: of
                .map_or(text("imports.group.contacts"), |of| of)
                .to_owned(),
            help: text("imports.target.contact_help").to_owned(),
            names,
        });
    }
}

/// The place of a target among those of the kind, by its id or as people read it.
///
/// # Errors
/// None has that name; the sentence tells the one most alike.
pub(super) fn target_named(targets: &[Target], named: &str) -> Result<usize> {
    let wanted = plain(named);
    let by_id = targets.iter().position(|target| target.id == named.trim());
    let by_label = || {
        let mut targets = targets.iter();
        targets.position(|target| plain(&target.label) == wanted)
    };
    by_id.or_else(by_label).ok_or_else(|| {
        let near = nearest(named, targets.iter().map(|target| target.id.as_str()));
        let label = targets
            .iter()
            .find(|target| target.id == near)
            .map_or("", |target| target.label.as_str());
        let name: &dyn Display = &rules::words::short(named);
        let near: &dyn Display = &format!("{near} ({label})");
        ApiError::new(
            Code::Usage,
            "import.no_target",
            &[("name", name), ("near", near)],
        )
    })
}

/// Every kind that a list can become, as the window names it.
pub(super) fn kinds_told() -> Vec<ImportKind> {
    Wanted::all().into_iter().map(Wanted::told).collect()
}

/// A record of that kind can begin from a name alone: how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Naming {
    /// The field that holds the name.
    Field(&'static str),
    /// A code of this list when the name is one, else `altro` with the name in the second field.
    Code(&'static str, &'static str, &'static str),
    Person,
    /// It cannot.
    No,
}

pub(super) fn naming(kind: &Kind) -> Naming {
    match kind.name {
        "person" => Naming::Person,
        "crisis_unit_role" => Naming::Code("UCL_ROLE", "role_code", "custom_name"),
        "hazard" => Naming::Code("HAZARD", "hazard_code", "other_name"),
        "support_function" => Naming::Code("SUPPORT_FUNCTION", "function_code", "local_name"),
        // Thresholds and dates hang on these: a name alone would be an empty promise.
        "monitoring_point" | "scenario" | "past_event" => Naming::No,
        _ => {
            let named = kind.field("name");
            named
                .filter(|field| field.ty == Type::Text && field.mark == Mark::E)
                .map_or(Naming::No, |field| Naming::Field(field.name))
        }
    }
}

/// "3 persone": counts of what comes along, in words.
pub(super) fn counted(kind: &str, count: usize) -> String {
    let key = if count == 1 { "name" } else { "plural" };
    let word = text(&format!("kind.{kind}.{key}"));
    filled(
        "imports.counted",
        &[("count", &count), ("kind", &lower_first(word))],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str) -> &'static [Target] {
        targets(Wanted::known(name).expect("a kind to import"))
    }

    #[test]
    fn every_kind_has_targets_with_words_of_their_own() {
        for wanted in Wanted::all() {
            let targets = targets(wanted);
            let mut ids: Vec<_> = targets.iter().map(|target| &target.id).collect();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), targets.len(), "{}", wanted.name);
            for target in targets {
                assert!(!target.label.is_empty(), "{} {}", wanted.name, target.id);
                assert!(!target.group.is_empty(), "{} {}", wanted.name, target.id);
            }
        }
        assert!(plan::declare::KINDS.len() > Wanted::all().len());
    }

    #[test]
    fn a_list_of_the_crisis_unit_finds_person_act_and_contacts() {
        let nomination = of("nomination");
        for id in [
            "role_id",
            "person_id",
            "person_id.surname",
            "person_id.contact.cellulare_servizio",
            "person_id.contact",
            "act_id.number",
        ] {
            assert!(target_named(nomination, id).is_ok(), "{id}");
        }
        let error = target_named(nomination, "person_id.surnam").expect_err("no such target");
        assert!(error.message.contains("person_id.surname"), "{error}");
    }

    #[test]
    fn words_of_offices_mean_kinds() {
        let names = |word: &str| -> Vec<_> {
            let meant = Wanted::meant(word).expect("a known word");
            meant.into_iter().map(|wanted| wanted.name).collect()
        };
        assert_eq!(names("risorse"), ["material", "vehicle"]);
        assert_eq!(names("Confine"), ["boundary"]);
        assert_eq!(names("emergency_area"), ["emergency_area"]);
        assert_eq!(names("Area di emergenza"), ["emergency_area"]);
        assert!(Wanted::meant("attachment").is_err());
        assert!(Wanted::meant("boh").is_err());
    }
}
