//! The conditions, one file per family. [`RULES`] is all of them, in the order of the catalogue.

mod areas;
mod commune;
mod completeness;
mod contacts;
mod crisis_unit;
mod geometry;
mod hazards;
mod identity;
mod intervention;
mod life;
mod package;
mod privacy;
mod resources;
mod scenarios;
mod services;
mod values;
mod ways;

use std::{collections::HashMap, sync::LazyLock};

use crate::check::Rule;

/// Every family; tests, the catalogue and the check go through it.
pub static RULES: &[&[Rule]] = &[
    completeness::RULES,
    identity::RULES,
    values::RULES,
    contacts::RULES,
    commune::RULES,
    crisis_unit::RULES,
    hazards::RULES,
    scenarios::RULES,
    intervention::RULES,
    areas::RULES,
    resources::RULES,
    services::RULES,
    geometry::RULES,
    privacy::RULES,
    life::RULES,
    package::RULES,
];

/// The rules that judge a package from outside, and need no plan.
pub static OF_PACKAGES: &[Rule] = package::RULES;

/// Every rule, family by family.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied().flatten()
}

static BY_CODE: LazyLock<HashMap<&'static str, &'static Rule>> =
    LazyLock::new(|| all().map(|rule| (rule.code, rule)).collect());

/// The rule of a code.
pub fn rule(code: &str) -> Option<&'static Rule> {
    BY_CODE.get(code).copied()
}
