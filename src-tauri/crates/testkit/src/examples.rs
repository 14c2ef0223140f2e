//! The plans that ship as examples, read as the program reads them.

use std::collections::BTreeMap;

use jiff::civil::Date;
use plan::{
    canonical, examples,
    model::{Attachment, PlanRevision, attachment, plan_revision},
    record::Plan,
    registry::Registry,
    template,
};
use serde_json::{Value as Json, json};
use uuid::Uuid;

pub use crate::enlarged::enlarged;

/// The id of a record of the example by its short name in the template.
pub fn id(kind: &str, name: &str) -> Uuid {
    template::id(&examples::filling(Date::MIN), kind, name)
}

/// The complete example on that day: validated, without a finding.
///
/// # Panics
/// When the shipped template is wrong; a test reads it.
pub fn casaletto(today: Date) -> Plan {
    examples::complete(today).expect("the shipped template is read")
}

/// The bytes of the attachments of [`casaletto`], by the attachment's id.
///
/// # Panics
/// When the shipped template is wrong; a test reads it.
pub fn casaletto_files(today: Date) -> BTreeMap<Uuid, Vec<u8>> {
    examples::complete_files(today).expect("the shipped example is read")
}

/// The same plan after the council: approved fifteen days ago, sent to Regione, Provincia and Prefettura.
///
/// # Panics
/// When the shipped template is wrong; a test reads it.
pub fn casaletto_approved(today: Date) -> Plan {
    let mut json: Json =
        serde_json::from_str(examples::COMPLETE).expect("the shipped example is JSON");
    let records = &mut json["records"];
    records["plan"]["piano"]["state"] = json!("approvato");
    records["plan"]["piano"]["approval_act_id"] = json!("@delibera_piano");
    records["act"]["delibera_piano"] = json!({
        "act_kind": "delibera_consiglio", "purpose": "approvazione", "number": "7", "act_date": "@today-15d",
        "subject": "Approvazione del piano di protezione civile", "issuer_id": "@comune",
        "attachment_ids": ["@delibera_piano"],
    });
    let resolution = approved_resolution();
    records["attachment"]["delibera_piano"] = json!({
        "title": "Delibera di approvazione del piano", "attachment_kind": "atto",
        "file_name": "delibera-piano.txt", "media_type": "text/plain",
        "size_bytes": resolution.len(), "sha256": canonical::sha256(resolution),
        "privacy": "pubblica", "has_personal_data": false, "author_id": "@comune",
    });
    for (name, from, to, days) in [
        ("approvabile", "validato", "approvabile", 25),
        ("approvato", "approvabile", "approvato", 15),
    ] {
        records["plan_state_change"][name] = json!({
            "from_state": from, "to_state": to, "changed_on": format!("@today-{days}d"),
            "changed_by": "Segretario comunale",
        });
    }
    records["plan_revision"]["uno"]["act_id"] = json!("@delibera_piano");
    records["plan_revision"]["uno"]["revised_on"] = json!("@today-15d");
    for body in ["regione", "provincia", "prefettura"] {
        let sent = &mut records["plan_transmission"][body];
        sent["sent_on"] = json!("@today-10d");
        sent["acknowledged_on"] = json!("@today-9d");
        sent["notes"] = Json::Null;
    }
    let mut plan = template::read(&json.to_string(), &examples::filling(today))
        .expect("the shipped template is read");
    approve_content(&mut plan);
    plan
}

/// The bytes of the resolution that [`casaletto_approved`] adds to the attachments.
pub fn approved_resolution() -> &'static str {
    "DATI DI ESEMPIO\n\nDelibera di Consiglio n. 7\nIl Consiglio comunale approva il piano di protezione civile.\n"
}

/// The bytes of the attachments of [`casaletto_approved`], by the attachment's id.
///
/// # Panics
/// When the shipped template is wrong; a test reads it.
pub fn casaletto_approved_files(today: Date) -> BTreeMap<Uuid, Vec<u8>> {
    let mut files = casaletto_files(today);
    let id = id("attachment", "delibera_piano");
    files.insert(id, approved_resolution().as_bytes().to_vec());
    files
}

/// Writes the hash of the whole content into the plan's latest revision: to be called again after a change that
/// the council approved.
pub fn approve_content(plan: &mut Plan) {
    let hash = canonical::plan_hash(plan);
    let revisions = plan.all::<PlanRevision>();
    let latest = revisions.iter().max_by_key(|revision| revision.number);
    let record = latest.and_then(|revision| plan.get("plan_revision", revision.id.uuid()).cloned());
    if let Some(mut record) = record {
        record.set(&plan_revision::content_hash, Some(hash));
        plan.insert(record);
    }
}

/// The section hashes as a decision keeps them, by section code.
pub fn approved_hashes(plan: &Plan) -> BTreeMap<String, String> {
    canonical::section_hashes(plan)
        .into_iter()
        .map(|(section, hash)| (section.code().to_owned(), hash))
        .collect()
}

/// SHA-256 of the kept bytes by the one that each attachment states, as a rule about attachments wants them.
pub fn attachment_facts(
    plan: &Plan,
    files: &BTreeMap<Uuid, Vec<u8>>,
) -> BTreeMap<String, Option<String>> {
    let attachments = plan.all::<Attachment>();
    let stated = attachments.into_iter().filter_map(|a| {
        let kept = files.get(&a.id.uuid()).map(canonical::sha256);
        Some((a.sha256?, kept))
    });
    stated.collect()
}

/// What the draft of a commune holds at a level from 1 (just begun) to 3 (nearly whole).
///
/// # Panics
/// When the shipped template is wrong, or there is no such commune or level.
pub fn draft(istat_code: &str, level: u8, today: Date) -> Plan {
    let commune = Registry::builtin()
        .commune(istat_code)
        .unwrap_or_else(|| panic!("no commune {istat_code}"));
    examples::draft(commune, level, today).expect("levels 1 to 3 are in the shipped draft")
}

/// The name of an attachment's file.
pub fn file_name(plan: &Plan, id: Uuid) -> Option<String> {
    let record = plan.get("attachment", id)?;
    record.get(attachment::file_name.name).clone().text()
}
