//! The round of calls.

use api::{
    Code,
    wire::{Called, Freshness},
};
use plan::{canonical::plan_hash, value::Value};

use crate::kit::*;

fn called(place: &Place, line: &str, outcome: &str) -> Called {
    let sheet = place.desk.calls(place.plan).unwrap();
    let line = sheet
        .lines
        .into_iter()
        .find(|other| other.name.starts_with(line))
        .unwrap();
    Called {
        plan: String::new(),
        contacts: line.phones.into_iter().map(|phone| phone.contact).collect(),
        line: None,
        on: String::new(),
        outcome: outcome.into(),
        method: String::new(),
        note: String::new(),
    }
}

/// The numbers of these people were never tried, and of that one long ago.
fn untried(place: &mut Place) {
    let contact = |name: &str, on: Option<&str>| serde_json::json!({ "id": of("contact_point", name), "verified_on": on });
    let json = serde_json::json!({ "contact_point": [
        contact("finti_mobile", None), contact("modelli_mobile", None), contact("esempi_ufficio", Some("2025-06-01")),
        contact("parrocchia_ufficio", Some("2025-06-01")), contact("campioni_mobile", Some("2025-09-20")),
    ] });
    place.desk.put_all(place.plan, &json).unwrap();
}

#[test]
fn the_sheet_begins_with_who_is_to_be_called_first() {
    let mut place = place();
    let sheet = place.desk.calls(place.plan).unwrap();
    assert_eq!((sheet.to_verify, sheet.every_months), (0, 6));
    // The oldest of all dates is fifty-five days ago.
    assert_eq!(sheet.next_due.as_deref(), Some("2026-07-20"));
    assert_eq!(sheet.lines[0].name, "Esempi Ada");
    untried(&mut place);
    let sheet = place.desk.calls(place.plan).unwrap();
    assert_eq!((sheet.to_verify, sheet.next_due), (4, None));
    let first: Vec<_> = sheet
        .lines
        .iter()
        .take(5)
        .map(|l| (l.name.as_str(), l.freshness))
        .collect();
    assert_eq!(first[0], ("Modelli Carla", Freshness::Never));
    assert_eq!(first[1], ("Finti Gianna", Freshness::Never));
    assert_eq!(first[2], ("Esempi Ada", Freshness::Stale));
    assert_eq!(
        (&first[3].0[..8], first[3].1),
        ("Parrocch", Freshness::Stale)
    );
    assert_eq!(first[4], ("Campioni Dario", Freshness::Soon));
    assert_eq!(
        sheet.lines[0].roles,
        ["Referente operativo comunale (ROC), titolare"]
    );
    let provetti = sheet
        .lines
        .iter()
        .find(|line| line.name == "Provetti Franco")
        .unwrap();
    assert_eq!(
        provetti.roles,
        [
            "Tecnico comunale, primo sostituto",
            "Responsabile di funzione, titolare"
        ]
    );
    // The mobile before the office, and the e-mail last.
    let mayor: Vec<_> = sheet.lines[2]
        .phones
        .iter()
        .map(|phone| phone.kind.as_str())
        .collect();
    assert_eq!(mayor, ["cellulare_servizio", "ufficio", "email_ufficio"]);
    let commander = sheet
        .lines
        .iter()
        .find(|line| line.name == "Figuranti Piero")
        .unwrap();
    assert_eq!(commander.phones[0].value, "0373 000205");
    let kinds: Vec<_> = sheet.lines.iter().map(|line| line.kind.as_str()).collect();
    assert!(kinds.contains(&"organisation") && kinds.contains(&"operations_seat"));
}

#[test]
fn who_answers_is_verified_and_the_approved_content_stays_the_same() {
    let mut place = place();
    untried(&mut place);
    let before = place.plan();
    let asked = called(&place, "Modelli", "answered");
    let sheet = place.desk.called(place.plan, &asked).unwrap();
    assert_eq!(sheet.to_verify, 3);
    let line = sheet
        .lines
        .iter()
        .find(|line| line.name == "Modelli Carla")
        .unwrap();
    assert_eq!(line.freshness, Freshness::Fresh);
    assert_eq!(
        line.outcome.as_deref(),
        Some("verificato oggi (telefonata)")
    );
    let plan = place.plan();
    let records = [
        ("contact_point", "modelli_mobile"),
        ("contact_point", "modelli_ufficio"),
        ("nomination", "roc"),
    ];
    for (kind, short) in records {
        let own = |name| field(&plan, kind, &of(kind, short), name);
        assert_eq!(own("verified_on"), "2026-03-16".into(), "{short}");
        assert_eq!(own("verified_by"), "Ufficio tecnico".into());
        assert_eq!(own("verification_method"), "telefonata".into());
    }
    let round = plan.of_kind("verification_round").last().unwrap();
    assert_eq!(*round.get("started_on"), "2026-03-16".into());
    assert_eq!(
        (round.get("checked"), round.get("not_reached")),
        (&Value::Int(2), &Value::Int(0))
    );
    assert_eq!(plan_hash(&plan), plan_hash(&before));
    place.undo_to(&before);
}

#[test]
fn who_does_not_answer_keeps_the_old_date_and_goes_to_the_end() {
    let mut place = place();
    untried(&mut place);
    let before = place.plan();
    let mut asked = called(&place, "Modelli", "no_answer");
    asked.note = "richiamare\n dopo le 18".into();
    let sheet = place.desk.called(place.plan, &asked).unwrap();
    assert_eq!(sheet.to_verify, 4);
    // After those that nobody has called, before those that are fresh.
    assert_eq!(sheet.lines[4].name, "Modelli Carla");
    let at = api::error::moment(AT);
    let hour = at.rsplit(' ').next().unwrap();
    assert_eq!(
        sheet.lines[4].outcome,
        Some(format!("non risponde, {hour}"))
    );
    assert_eq!(sheet.lines[4].freshness, Freshness::Never);
    let plan = place.plan();
    let kept = of("contact_point", "modelli_ufficio");
    let was = field(&before, "contact_point", &kept, "verified_on");
    assert_eq!(field(&plan, "contact_point", &kept, "verified_on"), was);
    let round = plan.of_kind("verification_round").last().unwrap();
    let note = format!("{at}, Modelli Carla: non risponde. richiamare dopo le 18");
    assert_eq!(*round.get("notes"), note.as_str().into());
    assert_eq!(plan_hash(&plan), plan_hash(&before));
    place.undo_to(&before);
    let found = place.found();
    place.desk.redo(place.plan).unwrap();
    assert_eq!(place.found(), found);
    // Twice in vain is one person not reached; who answers in the end is reached.
    let again = called(&place, "Modelli", "no_answer");
    place.desk.called(place.plan, &again).unwrap();
    let counts = |place: &Place| {
        let plan = place.plan();
        let round = plan.of_kind("verification_round").last().unwrap();
        (
            round.get("checked").clone(),
            round.get("not_reached").clone(),
        )
    };
    assert_eq!(counts(&place), (Value::Int(0), Value::Int(1)));
    let asked = called(&place, "Modelli", "answered");
    let sheet = place.desk.called(place.plan, &asked).unwrap();
    assert_eq!(counts(&place), (Value::Int(2), Value::Int(0)));
    let line = sheet
        .lines
        .iter()
        .find(|line| line.name == "Modelli Carla")
        .unwrap();
    assert_eq!(
        line.outcome.as_deref(),
        Some("verificato oggi (telefonata)")
    );
    assert!(place.open_errors().is_empty(), "{:?}", place.open_errors());
}

#[test]
fn the_paper_sheet_of_another_day_never_turns_a_date_back() {
    let mut place = place();
    let mut asked = called(&place, "Modelli", "answered");
    asked.on = "10/03/2026".into();
    asked.method = "sopralluogo".into();
    place.desk.called(place.plan, &asked).unwrap();
    let nomination = of("nomination", "roc");
    assert_eq!(
        field(&place.plan(), "nomination", &nomination, "verified_on"),
        "2026-03-10".into()
    );
    asked.on = "01/02/2026".into();
    place.desk.called(place.plan, &asked).unwrap();
    assert_eq!(
        field(&place.plan(), "nomination", &nomination, "verified_on"),
        "2026-03-10".into()
    );
}

#[test]
fn a_telephone_of_a_body_confirms_who_was_meant() {
    let mut place = place();
    let json = serde_json::json!({ "nomination": [
        { "id": of("nomination", "forze"), "verified_on": null },
        { "id": of("nomination", "forze_1"), "verified_on": null },
    ] });
    place.desk.put_all(place.plan, &json).unwrap();
    assert_eq!(place.desk.calls(place.plan).unwrap().to_verify, 2);
    let mut asked = called(&place, "Figuranti", "answered");
    asked.line = Some(of("person", "figuranti"));
    assert_eq!(place.desk.called(place.plan, &asked).unwrap().to_verify, 1);
    asked.line = None;
    assert_eq!(place.desk.called(place.plan, &asked).unwrap().to_verify, 0);
}

#[test]
fn a_call_that_cannot_be_is_refused_in_words() {
    let mut place = place();
    let good = called(&place, "Modelli", "answered");
    for (code, says, asked) in [
        (
            Code::Usage,
            "nessun recapito",
            Called {
                contacts: vec![],
                ..good.clone()
            },
        ),
        (
            Code::NotFound,
            "recapiti",
            Called {
                contacts: vec![of("person", "modelli")],
                ..good.clone()
            },
        ),
        (
            Code::NotFound,
            "riga",
            Called {
                line: Some("x".into()),
                ..good.clone()
            },
        ),
        (
            Code::Usage,
            "deve ancora venire",
            Called {
                on: "17/03/2026".into(),
                ..good.clone()
            },
        ),
        (
            Code::Usage,
            "«ieri»",
            Called {
                on: "ieri".into(),
                ..good.clone()
            },
        ),
        (
            Code::Usage,
            "«forse»",
            Called {
                outcome: "forse".into(),
                ..good.clone()
            },
        ),
        (
            Code::Usage,
            "Telefonata",
            Called {
                method: "piccione".into(),
                ..good.clone()
            },
        ),
    ] {
        place.refuses(code, says, |desk, plan| desk.called(plan, &asked));
    }
}

/// The names in the notes of a round are of people who have a role: no rule takes them for a list of fragile persons.
#[test]
fn a_day_of_vain_calls_brings_no_finding() {
    let mut place = place();
    let found = place.found();
    for name in [
        "Modelli",
        "Finti",
        "Inventi",
        "Fantasia",
        "Bozzetti",
        "Prefettura",
    ] {
        let asked = called(&place, name, "no_answer");
        place.desk.called(place.plan, &asked).unwrap();
    }
    assert_eq!(place.found(), found);
}
