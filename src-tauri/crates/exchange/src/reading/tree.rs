//! Which files version 1 of the package has: every one of them must be there, and no other.

use std::collections::BTreeSet;

use plan::{
    declare::Typed,
    model::{Attachment, attachment},
    record::Plan,
    value::Value,
};

use super::{bag_in::Bag, refusal::Fault};
use crate::{error::ExchangeError, geojson_out::shape, plan_json, tables};

pub const PLAN: &str = "plan.json";
pub const VERDICT: &str = "verdict.json";
pub const ATTACHMENTS: &str = "attachments/";

/// Compares payload and bag with what the plan asks for.
pub fn check(bag: &Bag, plan: &Plan) -> Result<(), ExchangeError> {
    let base = plan_json::base_name(plan);
    if bag.facts.base != base {
        return Err(Fault::BaseName.because(&bag.facts.base, base));
    }
    let stated = bag.facts.element("External-Identifier");
    if stated != Some(plan.id.to_string().as_str()) {
        return Err(Fault::OtherPlan.because("bag-info.txt", stated.unwrap_or("—")));
    }
    let expected = expected(plan);
    if let Some(path) = expected.iter().find(|p| !bag.payload.contains_key(*p)) {
        return Err(Fault::MissingFile.at(format!("data/{path}")));
    }
    let sums = attachment_sums(plan);
    for path in bag.payload.keys().filter(|path| !expected.contains(*path)) {
        let entry = format!("data/{path}");
        match path.strip_prefix(ATTACHMENTS) {
            Some(sum) if sums.contains(sum) => {}
            Some(_) => return Err(Fault::StrayAttachment.at(entry)),
            None => return Err(Fault::ExtraFile.at(entry)),
        }
    }
    Ok(())
}

/// Every path inside `data/` that the package of this plan has, but the attachments.
fn expected(plan: &Plan) -> BTreeSet<String> {
    let fixed = [
        "LEGGIMI.txt",
        PLAN,
        "plan-1.schema.json",
        "plan.gpkg",
        "tables/datapackage.json",
        VERDICT,
    ];
    let mut paths: BTreeSet<String> = fixed.into_iter().map(str::to_owned).collect();
    paths.extend(tables::kinds(plan).map(|kind| format!("tables/{}.csv", kind.name)));
    let located = plan.records.values().filter(|r| shape(r).is_some());
    paths.extend(located.map(|record| format!("geo/{}.geojson", record.kind.name)));
    paths
}

fn attachment_sums(plan: &Plan) -> BTreeSet<&str> {
    plan.of_kind(Attachment::NAME)
        .filter_map(|record| match record.get(attachment::sha256.name) {
            Value::Text(sum) => Some(sum.as_str()),
            _ => None,
        })
        .collect()
}
