//! DOC.

use std::collections::BTreeMap;

use plan::{canonical::section_hashes, record::Plan, section::Section};
use rules::Facts;
use serde_json::json;
use testkit::build::{Built, link, new, plan};

use crate::kit::{at, none, none_with, one, one_with, only, shown};

fn header(state: &str) -> Built {
    new("plan", 1)
        .with("istat_code", "019018")
        .with("state", state)
        .with("approval_act_id", link("act", 1))
}

fn council(kind: &str, day: &str) -> Built {
    new("act", 1)
        .with("act_kind", kind)
        .with("purpose", "approvazione")
        .with("number", "12")
        .with("act_date", day)
}

fn approved(day: &str, more: impl IntoIterator<Item = Built>) -> Plan {
    let base = [header("approvato"), council("delibera_consiglio", day)];
    plan(base.into_iter().chain(more))
}

#[test]
fn doc_001_the_council_act_is_missing() {
    none(&approved("2026-02-20", []), "DOC-001");
    let giunta = plan([
        header("approvato"),
        council("delibera_giunta", "2026-02-20"),
    ]);
    let finding = one(&giunta, "DOC-001");
    at(&finding, "plan", 1, "approval_act_id");
    one(&plan([header("trascritto")]), "DOC-001");
    one(
        &plan([
            header("approvato"),
            new("act", 1).with("act_kind", "delibera_consiglio"),
        ]),
        "DOC-001",
    );
    none(&plan([header("validato")]), "DOC-001");
    // Its dates, its sending and its document wait for it.
    let late = plan([
        header("approvato"),
        council("delibera_giunta", "2025-02-20"),
    ]);
    let codes = shown(&late, &Facts::default());
    assert!(
        !codes.contains(&"DOC-005") && !codes.contains(&"DOC-007"),
        "{codes:?}"
    );
    // A date that cannot be read is one thing to mend.
    let unread = plan([
        header("approvato"),
        council("delibera_consiglio", "31/02/2026"),
    ]);
    let codes = shown(&unread, &Facts::default());
    assert!(
        codes.contains(&"VAL-003") && !codes.contains(&"DOC-001"),
        "{codes:?}"
    );
}

fn sent(n: u16, day: &str) -> Built {
    new("plan_transmission", n)
        .with("recipient_id", link("organisation", n))
        .with("sent_on", day)
}

fn body(n: u16, kind: &str) -> Built {
    new("organisation", n)
        .with("name", kind)
        .with("organisation_kind", kind)
}

#[test]
fn doc_002_steps_out_of_order() {
    let finding = one(
        &approved("2026-02-20", [sent(1, "2026-02-10"), body(1, "regione")]),
        "DOC-002",
    );
    at(&finding, "plan_transmission", 1, "sent_on");
    assert!(
        finding
            .message()
            .contains("delibera il 20/02/2026, invio a regione il 10/02/2026")
    );
    none(
        &approved("2026-02-20", [sent(1, "2026-02-20"), body(1, "regione")]),
        "DOC-002",
    );
    let validated = |day: &str| {
        new("plan_state_change", 1)
            .with("to_state", "validato")
            .with("changed_on", day)
    };
    at(
        &one(
            &approved("2026-02-20", [validated("2026-03-01")]),
            "DOC-002",
        ),
        "plan_state_change",
        1,
        "changed_on",
    );
    none(
        &approved("2026-02-20", [validated("2026-02-01")]),
        "DOC-002",
    );
    let entered = |state: &str| {
        new("portal_entry", 1)
            .with("entered_on", "2026-01-10")
            .with("portal_state", state)
    };
    at(
        &one(&approved("2026-02-20", [entered("coincide")]), "DOC-002"),
        "portal_entry",
        1,
        "entered_on",
    );
    none(&approved("2026-02-20", [entered("da_fare")]), "DOC-002");
    // What was sent of an earlier revision came before the act of this one.
    let first = |day: &str| {
        approved(
            "2026-02-20",
            [
                new("act", 2)
                    .with("act_kind", "delibera_consiglio")
                    .with("act_date", day),
                new("plan_revision", 1)
                    .with("number", 1)
                    .with("act_id", link("act", 2)),
                new("plan_revision", 2)
                    .with("number", 2)
                    .with("act_id", link("act", 1)),
                sent(1, "2020-05-01").with("revision_id", link("plan_revision", 1)),
            ],
        )
    };
    none(&first("2020-04-01"), "DOC-002");
    at(
        &one(&first("2026-02-21"), "DOC-002"),
        "plan_revision",
        2,
        "act_id",
    );
    // A date in the future is VAL-004's.
    let ahead = approved("2026-02-20", [validated("2026-12-01")]);
    let codes = shown(&ahead, &Facts::default());
    assert!(
        codes.contains(&"VAL-004") && !codes.contains(&"DOC-002"),
        "{codes:?}"
    );
}

#[test]
fn doc_003_nobody_says_who_made_the_step() {
    let validated = || {
        new("plan_state_change", 1)
            .with("to_state", "validato")
            .with("changed_on", "2026-01-10")
    };
    let finding = one(&plan([header("validato"), validated()]), "DOC-003");
    at(&finding, "plan_state_change", 1, "changed_by");
    assert!(finding.message().contains("segnato come validato"));
    none(
        &plan([
            header("approvato"),
            validated().with("changed_by", "Anna Rossi"),
        ]),
        "DOC-003",
    );
    at(
        &one(&plan([header("approvabile")]), "DOC-003"),
        "plan",
        1,
        "state",
    );
    none(&plan([header("da_validare")]), "DOC-003");
    let finding = one(
        &plan([
            header("trascritto"),
            validated().with("changed_by", "Anna Rossi"),
        ]),
        "DOC-003",
    );
    assert!(finding.message().contains("trascritto in PPC Online"));
}

#[test]
fn doc_004_a_section_changed_after_the_approval() {
    let area = |name: &str| new("emergency_area", 1).with("name", name);
    let then = approved("2026-02-20", [area("Piazza")]);
    let hashes: BTreeMap<_, _> = section_hashes(&then)
        .into_iter()
        .map(|(section, hash)| (section.code().to_owned(), hash))
        .collect();
    let facts = Facts {
        approved_hashes: hashes,
        ..Facts::default()
    };
    none_with(&then, &facts, "DOC-004");
    let now = approved("2026-02-20", [area("Piazza Roma")]);
    let finding = one_with(&now, &facts, "DOC-004");
    assert_eq!(finding.section, Section::Areas);
    assert!(finding.message().contains("20/02/2026"));
    none(&now, "DOC-004");
    // A check by telephone changes nothing that was approved.
    none_with(
        &approved(
            "2026-02-20",
            [area("Piazza").with("verified_on", "2026-03-01")],
        ),
        &facts,
        "DOC-004",
    );
    let update = new("act", 2)
        .with("purpose", "aggiornamento")
        .with("number", "30")
        .with("act_date", "2026-03-10");
    none_with(
        &approved("2026-02-20", [area("Piazza Roma"), update]),
        &facts,
        "DOC-004",
    );
}

#[test]
fn doc_005_the_plan_was_not_sent() {
    let bodies = || {
        [
            body(1, "regione"),
            body(2, "provincia"),
            body(3, "prefettura"),
        ]
    };
    let two = [sent(1, "2026-02-01"), sent(2, "2026-02-01")];
    let finding = one(
        &approved("2026-01-20", bodies().into_iter().chain(two)),
        "DOC-005",
    );
    at(&finding, "plan", 1, "approval_act_id");
    assert_eq!(finding.params["enti"], "Prefettura-UTG");
    none(&approved("2026-02-14", bodies()), "DOC-005");
    one(&approved("2026-02-13", bodies()), "DOC-005");
    let all = [1, 2, 3].map(|n| sent(n, "2026-02-01"));
    none(
        &approved("2026-01-20", bodies().into_iter().chain(all)),
        "DOC-005",
    );
}

#[test]
fn doc_006_the_next_review() {
    let due = |day: Option<&str>, state: &str| {
        let header = header(state).with("review_interval_months", 24);
        let header = day.map_or(header.clone(), |day| header.with("next_review_due", day));
        plan([header, council("delibera_consiglio", "2026-02-20")])
    };
    let finding = one(&due(None, "approvato"), "DOC-006");
    at(&finding, "plan", 1, "next_review_due");
    assert!(finding.message().contains("non indicata") && finding.fix().contains("20/02/2028"));
    assert!(
        one(&due(Some("2026-03-15"), "approvato"), "DOC-006")
            .message()
            .contains("15/03/2026")
    );
    one(&due(Some("2028-02-21"), "approvato"), "DOC-006");
    none(&due(Some("2028-02-20"), "approvato"), "DOC-006");
    none(&due(None, "bozza"), "DOC-006");
}

#[test]
fn doc_007_an_act_without_its_document() {
    let decree = |n: u16| {
        new("act", n)
            .with("act_kind", "decreto_sindacale")
            .with("number", "4")
            .with("act_date", "2026-01-12")
    };
    let nomination = || new("nomination", 1).with("act_id", link("act", 5));
    let finding = one(&plan([nomination(), decree(5)]), "DOC-007");
    at(&finding, "act", 5, "attachment_ids");
    assert_eq!(
        finding.message(),
        "Manca il documento di questo atto: decreto sindacale n. 4 del 12/01/2026."
    );
    let with = decree(5).with("attachment_ids", json!([link("attachment", 1)]));
    none(&plan([nomination(), with]), "DOC-007");
    none(&plan([decree(5)]), "DOC-007");
    none(
        &plan([nomination().with("end_reason", "revoca"), decree(5)]),
        "DOC-007",
    );
    at(
        &one(&approved("2026-02-20", []), "DOC-007"),
        "act",
        1,
        "attachment_ids",
    );
}

#[test]
fn doc_008_an_attachment_that_does_not_open() {
    let sum = "a".repeat(64);
    let attached = |size: i64| {
        let file = new("attachment", 1)
            .with("title", "Delibera")
            .with("size_bytes", size);
        plan([file.with("sha256", sum.clone())])
    };
    let found = |computed: Option<&str>| Facts {
        attachments: BTreeMap::from([(sum.clone(), computed.map(str::to_owned))]),
        ..Facts::default()
    };
    none_with(&attached(10), &found(Some(&sum)), "DOC-008");
    none(&attached(10), "DOC-008");
    let finding = one_with(&attached(10), &found(None), "DOC-008");
    at(&finding, "attachment", 1, "sha256");
    assert!(finding.message().contains("Delibera"));
    one_with(&attached(10), &found(Some(&"b".repeat(64))), "DOC-008");
    one_with(&attached(0), &found(Some(&sum)), "DOC-008");
    one(
        &plan([new("attachment", 1).with("title", "Delibera")]),
        "DOC-008",
    );
}

#[test]
fn doc_009_how_the_plan_agrees_with_others() {
    let linked = |n: u16, kind: &str| {
        new("linked_plan", n)
            .with("name", kind)
            .with("linked_kind", kind)
    };
    let said = |n: u16, kind: &str| linked(n, kind).with("coherence", "si");
    let finding = one(&plan([said(1, "pgt"), linked(2, "provinciale")]), "DOC-009");
    assert_eq!(finding.section, Section::Plan);
    assert_eq!(finding.params["piani"], "Provinciale o d'ambito, Regionale");
    none(
        &plan([said(1, "pgt"), said(2, "provinciale"), said(3, "regionale")]),
        "DOC-009",
    );
    assert_eq!(only(&plan([]), &Facts::default(), "DOC-009").len(), 1);
}
