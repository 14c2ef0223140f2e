//! What the ticks mean for the plan's own record of the transcription, section by section.
//!
//! Only for an approved plan: the record names the revision that was typed, and the rules want its day after that of the
//! council. A section is done when every value of its records is on the portal as it is in the plan.

use std::collections::BTreeMap;

use jiff::civil::Date;
use plan::{
    codelists::{PortalState, SectionCode},
    declare::Typed,
    model::{PlanRevision, PortalEntry, portal_entry},
    portal::walk::Walk,
    record::{Plan, Record},
    section::Section,
    types::Code,
};
use uuid::Uuid;

/// The records to store.
pub(super) fn entries(
    walked: &Walk,
    plan: &Plan,
    today: Date,
    by: &str,
    new_id: impl Fn() -> Uuid,
) -> Vec<Record> {
    if super::is_draft(plan) {
        return Vec::new();
    }
    let revisions = plan.all::<PlanRevision>();
    let approved = revisions
        .iter()
        .filter(|revision| revision.act_id.is_some());
    let Some(revision) = approved.max_by_key(|revision| revision.number) else {
        return Vec::new();
    };
    let mut done: BTreeMap<Section, bool> = BTreeMap::new();
    for item in walked.items() {
        *done.entry(item.record.section()).or_insert(true) &= item.is_done();
    }
    for gone in walked.sections.iter().flat_map(|section| &section.gone) {
        if let Some(kind) = plan::declare::kind(&gone.kind) {
            done.insert(kind.declaration.section, false);
        }
    }
    let known = plan.all::<PortalEntry>();
    let mut puts = Vec::new();
    for (section, done) in done {
        let of_section = |entry: &&PortalEntry| {
            let code = entry.section_code.as_ref().map(Code::as_str);
            code == Some(section.code()) && entry.revision_id == Some(revision.id)
        };
        let own = known.iter().find(of_section);
        let state = own.and_then(|entry| entry.portal_state.as_ref());
        let coincides = state == Some(&PortalState::COINCIDE);
        let state = match (done, coincides) {
            (true, false) => PortalState::COINCIDE,
            (false, true) => PortalState::DIFFERISCE,
            _ => continue,
        };
        let stored = own.and_then(|entry| plan.get(PortalEntry::NAME, entry.id.uuid()).cloned());
        let mut record = stored.unwrap_or_else(|| Record::new(PortalEntry::kind(), new_id()));
        let code: Code<SectionCode> = Code::new(section.code());
        record.set(&portal_entry::section_code, Some(code));
        record.set(&portal_entry::revision_id, Some(revision.id));
        record.set(&portal_entry::portal_state, Some(state));
        if done {
            record.set(&portal_entry::entered_on, Some(today));
            record.set(&portal_entry::entered_by, Some(by.to_owned()));
        }
        puts.push(record);
    }
    puts
}
