use plan::{measures::unproject, record::Plan};
use serde_json::{Value as Json, json};
use testkit::build::{self, Built, id, link, new, put};

use crate::{kit::at, of, one, shown, silent};

/// The core roles, in the order of their records.
const ROLES: [&str; 6] = [
    "sindaco",
    "roc",
    "tecnico_comunale",
    "polizia_locale",
    "volontariato",
    "forze_ordine",
];

fn nomination(n: u16, role: u16, rank: i64, person: u16) -> Built {
    new("nomination", n)
        .with("role_id", link("crisis_unit_role", role))
        .with("rank", rank)
        .with("person_id", link("person", person))
        .with(
            "appointment_kind",
            if role == 1 { "di_diritto" } else { "nominato" },
        )
        .with("act_id", link("act", 1))
        .with("starts_on", "2024-06-15")
        .with("verified_on", "2026-03-01")
        .with("reachable_24h", true)
}

fn person(n: u16) -> Built {
    new("person", n)
        .with("surname", format!("Cognome{n}"))
        .with("given_name", "Anna")
}

fn mobile(n: u16, person: u16) -> Built {
    new("contact_point", n)
        .with("person_id", link("person", person))
        .with("contact_kind", "cellulare_servizio")
        .with("value", "333 1234567")
        .with("verified_on", "2026-03-01")
}

fn seat(n: u16, kind: &str, street: &str) -> Built {
    new("operations_seat", n)
        .with("name", street)
        .with("seat_kind", kind)
        .with("street", street)
}

/// Each core role has its holder (nomination and person 10 n) and a deputy (10 n + 1), all with a mobile.
fn unit() -> Plan {
    let act = new("act", 1)
        .with("act_kind", "decreto_sindacale")
        .with("purpose", "nomina")
        .with("number", "4")
        .with("act_date", "2024-07-01");
    let profile = new("commune_profile", 1).with("residents", 1154);
    let seats = [
        seat(1, "principale", "Via Roma"),
        seat(2, "alternativa", "Via Verdi"),
    ];
    let mut records = vec![act, profile];
    records.extend(seats);
    for (role, code) in (1u16..).zip(ROLES) {
        records.push(new("crisis_unit_role", role).with("role_code", code));
        for (rank, n) in [(0, role * 10), (1, role * 10 + 1)] {
            records.extend([nomination(n, role, rank, n), person(n), mobile(n, n)]);
        }
    }
    build::plan(records)
}

/// Changes a field of a record.
fn set(plan: &mut Plan, kind: &str, n: u16, field: &str, json: impl Into<Json>) {
    let kind = plan::declare::kind(kind).expect("a kind").name;
    let record = plan
        .records
        .get_mut(&(kind, id(kind, n)))
        .expect("a record");
    put(record, field, json);
}

fn changed(kind: &str, n: u16, field: &str, json: impl Into<Json>) -> Plan {
    let mut plan = unit();
    set(&mut plan, kind, n, field, json);
    plan
}

fn without(gone: &[(&'static str, u16)]) -> Plan {
    let mut plan = unit();
    for &(kind, n) in gone {
        plan.remove(kind, id(kind, n)).expect("a record");
    }
    plan
}

const ALL: [&str; 19] = [
    "UCL-001", "UCL-002", "UCL-003", "UCL-004", "UCL-005", "UCL-006", "UCL-007", "UCL-008",
    "UCL-009", "UCL-010", "UCL-011", "UCL-012", "UCL-013", "UCL-014", "UCL-015", "UCL-016",
    "UCL-017", "UCL-018", "UCL-019",
];

#[test]
fn a_whole_unit_is_clean() {
    assert!(
        shown(&unit(), &ALL).is_empty(),
        "{:?}",
        shown(&unit(), &ALL)
    );
}

#[test]
fn ucl_001_mandatory_roles() {
    let plan = without(&[("nomination", 20)]);
    let finding = one(&plan, "UCL-001");
    at(&finding, "crisis_unit_role", 2, "role_code");
    assert_eq!(finding.subject, "roc");
    assert_eq!(
        finding.message(),
        "Nell'unità di crisi locale (UCL) nessuno ricopre il ruolo «Referente operativo comunale (ROC)»."
    );
    assert_eq!(shown(&plan, &ALL), ["UCL-001"]);
    // Without a record of the role there is no place to point at.
    let finding = one(
        &without(&[("nomination", 20), ("crisis_unit_role", 2)]),
        "UCL-001",
    );
    assert!(finding.record.is_none());
    // One person may hold both.
    silent(
        &changed("nomination", 20, "person_id", link("person", 10)),
        "UCL-001",
    );
    // Without the first day, that lacks and not the role.
    silent(
        &changed("nomination", 20, "starts_on", Json::Null),
        "UCL-001",
    );
    one(
        &changed("nomination", 20, "starts_on", "2026-04-01"),
        "UCL-001",
    );
}

#[test]
fn ucl_002_one_mayor() {
    let mut plan = unit();
    plan.insert(nomination(99, 1, 0, 20).with("starts_on", "2025-05-01").0);
    let finding = one(&plan, "UCL-002");
    at(&finding, "nomination", 10, "ends_on");
    assert!(
        finding
            .message()
            .contains("Cognome10 Anna e Cognome20 Anna"),
        "{}",
        finding.message()
    );
    set(&mut plan, "nomination", 10, "end_reason", "fine_mandato");
    silent(&plan, "UCL-002");
}

#[test]
fn ucl_003_a_deputy_for_the_mayor() {
    let plan = without(&[("nomination", 11)]);
    at(&one(&plan, "UCL-003"), "nomination", 10, "rank");
    assert_eq!(shown(&plan, &ALL), ["UCL-003"]);
    silent(&unit(), "UCL-003");
}

#[test]
fn ucl_004_the_other_core_roles() {
    let mut plan = without(&[("nomination", 30)]);
    let finding = one(&plan, "UCL-004");
    at(&finding, "crisis_unit_role", 3, "role_code");
    assert!(finding.accepted.is_none());
    set(
        &mut plan,
        "crisis_unit_role",
        3,
        "absent_reason",
        "Il tecnico è in convenzione",
    );
    let finding = one(&plan, "UCL-004");
    let proposed = finding.accepted.as_ref().expect("the reason as a proposal");
    assert!(!proposed.counts && finding.counts_as_open());
    silent(&without(&[("nomination", 20)]), "UCL-004");
}

#[test]
fn ucl_005_a_deputy_for_each() {
    let plan = without(&[("nomination", 41)]);
    let finding = one(&plan, "UCL-005");
    at(&finding, "nomination", 40, "rank");
    assert_eq!(shown(&plan, &ALL), ["UCL-005"]);
    silent(&without(&[("nomination", 11)]), "UCL-005");
    // Two holders do for each other.
    let mut two = plan;
    two.insert(nomination(99, 4, 0, 50).0);
    silent(&two, "UCL-005");
    // An outside body whose number answers day and night.
    let outside = |kind: &str| {
        let mut plan = without(&[("nomination", 61)]);
        plan.insert(new("organisation", 1).with("name", "Carabinieri").0);
        let number = new("contact_point", 99)
            .with("organisation_id", link("organisation", 1))
            .with("contact_kind", kind)
            .with("value", "0373 123456");
        plan.insert(number.0);
        set(&mut plan, "nomination", 60, "appointment_kind", "designato");
        set(
            &mut plan,
            "nomination",
            60,
            "organisation_id",
            link("organisation", 1),
        );
        plan
    };
    silent(&outside("h24"), "UCL-005");
    one(&outside("ufficio"), "UCL-005");
}

#[test]
fn ucl_006_the_mayor_as_roc() {
    let mut plan = changed("nomination", 20, "person_id", link("person", 10));
    silent(&plan, "UCL-006");
    set(&mut plan, "nomination", 21, "person_id", link("person", 11));
    let finding = one(&plan, "UCL-006");
    at(&finding, "nomination", 20, "person_id");
    assert_eq!(shown(&plan, &ALL), ["UCL-006"]);
    let mut large = changed("nomination", 20, "person_id", link("person", 10));
    set(&mut large, "commune_profile", 1, "residents", 2001);
    at(&one(&large, "UCL-006"), "nomination", 20, "person_id");
    silent(&changed("commune_profile", 1, "residents", 2001), "UCL-006");
}

#[test]
fn ucl_007_nobody_twice_in_a_role() {
    let plan = changed("nomination", 21, "person_id", link("person", 20));
    let finding = one(&plan, "UCL-007");
    at(&finding, "nomination", 21, "person_id");
    assert_eq!(finding.also.len(), 1);
    assert_eq!(shown(&plan, &ALL), ["UCL-007"]);
    // Somebody else's deputy, or an ended nomination of the same person.
    silent(
        &changed("nomination", 21, "person_id", link("person", 10)),
        "UCL-007",
    );
    let mut ended = unit();
    let old = nomination(99, 2, 0, 20)
        .with("ends_on", "2024-06-14")
        .with("end_reason", "scadenza");
    ended.insert(old.0);
    silent(&ended, "UCL-007");
}

#[test]
fn ucl_008_one_person_for_everything() {
    let alone = |roles: &[u16]| {
        let mut plan = unit();
        for role in roles {
            plan.remove("nomination", id("nomination", role * 10 + 1));
            set(
                &mut plan,
                "nomination",
                role * 10,
                "person_id",
                link("person", 20),
            );
        }
        plan
    };
    let plan = alone(&[2, 3, 4]);
    let finding = one(&plan, "UCL-008");
    of(&finding, "person", 20);
    assert!(
        finding.message().contains("restano scoperti 3 ruoli"),
        "{}",
        finding.message()
    );
    assert_eq!(shown(&plan, &ALL), ["UCL-008"]);
    silent(&alone(&[2, 3]), "UCL-008");
    let mut with_deputy = alone(&[2, 3, 4]);
    with_deputy.insert(nomination(99, 3, 1, 11).0);
    silent(&with_deputy, "UCL-008");
}

#[test]
fn ucl_009_an_act_for_who_is_appointed() {
    let plan = changed("nomination", 30, "act_id", Json::Null);
    let finding = one(&plan, "UCL-009");
    at(&finding, "nomination", 30, "act_id");
    assert_eq!(
        finding.message(),
        "La nomina di Cognome30 Anna, Tecnico comunale, non ha un atto."
    );
    silent(&changed("nomination", 10, "act_id", Json::Null), "UCL-009");
    let mut designated = plan;
    set(
        &mut designated,
        "nomination",
        30,
        "appointment_kind",
        "designato",
    );
    silent(&designated, "UCL-009");
}

#[test]
fn ucl_010_terms_that_are_over() {
    let plan = changed("nomination", 30, "ends_on", "2026-03-15");
    let finding = one(&plan, "UCL-010");
    at(&finding, "nomination", 30, "ends_on");
    assert!(
        finding.message().ends_with("è scaduta il 15/03/2026."),
        "{}",
        finding.message()
    );
    assert_eq!(shown(&plan, &ALL), ["UCL-010"]);
    silent(
        &changed("nomination", 30, "ends_on", "2026-03-16"),
        "UCL-010",
    );
    // Closed: then the role is vacant.
    let mut closed = plan;
    set(&mut closed, "nomination", 30, "end_reason", "scadenza");
    silent(&closed, "UCL-010");
    assert_eq!(shown(&closed, &ALL), ["UCL-004"]);
    // The mayor's too, where the role is mandatory.
    let mayor = changed("nomination", 10, "ends_on", "2026-01-31");
    assert_eq!(shown(&mayor, &["UCL-001", "UCL-010"]), ["UCL-010"]);
}

#[test]
fn ucl_011_terms_about_to_end() {
    let plan = changed("nomination", 30, "ends_on", "2026-04-15");
    at(&one(&plan, "UCL-011"), "nomination", 30, "ends_on");
    assert_eq!(shown(&plan, &ALL), ["UCL-011"]);
    silent(
        &changed("nomination", 30, "ends_on", "2026-06-15"),
        "UCL-011",
    );
    one(
        &changed("nomination", 30, "ends_on", "2026-06-14"),
        "UCL-011",
    );
    silent(
        &changed("nomination", 30, "ends_on", "2026-03-15"),
        "UCL-011",
    );
    // What follows is already there.
    let mut renewed = plan;
    renewed.insert(nomination(99, 3, 0, 30).with("starts_on", "2026-04-16").0);
    silent(&renewed, "UCL-011");
}

#[test]
fn ucl_012_only_what_the_commune_has_listed() {
    let mut plan = unit();
    plan.insert(new("crisis_unit_role", 7).with("role_code", "rec").0);
    let finding = one(&plan, "UCL-012");
    at(&finding, "crisis_unit_role", 7, "role_code");
    assert_eq!(
        finding.message(),
        "Il ruolo «Responsabile della comunicazione (REC)» è nell'elenco, ma nessuno se ne occupa."
    );
    plan.insert(nomination(99, 7, 0, 20).0);
    silent(&plan, "UCL-012");
    // A role of the core is UCL-004's, an ended one UCL-010's.
    silent(&without(&[("nomination", 30)]), "UCL-012");
    set(&mut plan, "nomination", 99, "ends_on", "2026-03-01");
    assert_eq!(shown(&plan, &["UCL-010", "UCL-012"]), ["UCL-010"]);
}

#[test]
fn ucl_012_functions_without_a_lead() {
    let function = |n, code: &str| new("support_function", n).with("function_code", code);
    let mut plan = unit();
    plan.insert(function(1, "logistica").0);
    at(
        &one(&plan, "UCL-012"),
        "support_function",
        1,
        "lead_role_id",
    );
    let lead = function(2, "tecnica")
        .with("lead_role_id", link("crisis_unit_role", 3))
        .with("merged_codes", json!(["logistica"]));
    plan.insert(lead.0);
    silent(&plan, "UCL-012");
}

#[test]
fn ucl_013_somebody_answers_at_night() {
    let numbers = [10, 11, 20, 21].map(|n| ("contact_point", n));
    let mut plan = without(&numbers);
    let finding = one(&plan, "UCL-013");
    assert!(finding.record.is_none());
    let office = |n: u16| {
        mobile(n, n)
            .with("contact_kind", "ufficio")
            .with("value", "0373 123456")
    };
    for n in [10, 11, 20, 21] {
        plan.insert(office(n).0);
    }
    assert_eq!(shown(&plan, &ALL), ["UCL-013"]);
    // A deputy's mobile is enough, and so is the number of the turn at a seat.
    let mut deputy = plan.clone();
    deputy.insert(mobile(98, 21).0);
    silent(&deputy, "UCL-013");
    set(&mut deputy, "nomination", 21, "reachable_24h", false);
    one(&deputy, "UCL-013");
    let duty = new("contact_point", 99)
        .with("operations_seat_id", link("operations_seat", 1))
        .with("contact_kind", "h24")
        .with("value", "0373 123456");
    plan.insert(duty.0);
    silent(&plan, "UCL-013");
    // Nobody in the roles at all is another matter.
    silent(&build::plan([]), "UCL-013");
}

#[test]
fn ucl_014_mayor_and_roc_answer_at_night() {
    let office = |n| {
        let mut plan = unit();
        set(&mut plan, "contact_point", n, "contact_kind", "ufficio");
        set(&mut plan, "contact_point", n, "value", "0373 123456");
        plan
    };
    let plan = office(20);
    of(&one(&plan, "UCL-014"), "person", 20);
    assert_eq!(shown(&plan, &ALL), ["UCL-014"]);
    silent(&office(21), "UCL-014");
    silent(&office(30), "UCL-014");
    // A wrong number is reported itself.
    let wrong = changed("contact_point", 20, "value", "333");
    one(&wrong, "UCL-014");
    let codes = ["CON-001", "UCL-013", "UCL-014", "UCL-015"];
    assert_eq!(shown(&wrong, &codes), ["CON-001"]);
}

#[test]
fn ucl_015_everybody_can_be_called() {
    let plan = without(&[("contact_point", 41)]);
    let finding = one(&plan, "UCL-015");
    of(&finding, "person", 41);
    assert!(
        finding.message().contains("Cognome41 Anna, Comandante"),
        "{}",
        finding.message()
    );
    assert_eq!(shown(&without(&[("contact_point", 20)]), &ALL), ["UCL-015"]);
    // Who comes from an outside body can be called there.
    let outside = |own: bool| {
        let mut plan = without(&[("contact_point", 60)]);
        plan.insert(new("organisation", 1).with("name", "Stazione").0);
        let number = new("contact_point", 99)
            .with("organisation_id", link("organisation", 1))
            .with("contact_kind", "ufficio")
            .with("value", "0373 123456");
        plan.insert(number.0);
        set(
            &mut plan,
            "person",
            60,
            "organisation_id",
            link("organisation", 1),
        );
        if own {
            set(
                &mut plan,
                "commune_profile",
                1,
                "organisation_id",
                link("organisation", 1),
            );
        }
        plan
    };
    silent(&outside(false), "UCL-015");
    one(&outside(true), "UCL-015");
}

#[test]
fn ucl_016_nominations_follow_the_mandate() {
    let plan = changed("nomination", 10, "starts_on", "2025-06-10");
    let findings = crate::found(&plan, "UCL-016");
    assert_eq!(findings.len(), 10, "all by the commune's act");
    let mut one_old = unit();
    one_old.insert(new("act", 2).with("act_date", "2024-06-14").0);
    set(&mut one_old, "nomination", 30, "act_id", link("act", 2));
    let finding = one(&one_old, "UCL-016");
    at(&finding, "nomination", 30, "act_id");
    assert!(
        finding.message().contains("è del 14/06/2024"),
        "{}",
        finding.message()
    );
    set(
        &mut one_old,
        "nomination",
        30,
        "appointment_kind",
        "designato",
    );
    silent(&one_old, "UCL-016");
}

#[test]
fn ucl_017_a_seat_for_the_centre() {
    let plan = without(&[("operations_seat", 1)]);
    let finding = one(&plan, "UCL-017");
    assert_eq!(finding.section, plan::section::Section::OperationsCentre);
    assert_eq!(shown(&plan, &ALL), ["UCL-017"]);
    silent(&unit(), "UCL-017");
    // An empty kind is asked for at the seat.
    let no_kind = changed("operations_seat", 1, "seat_kind", Json::Null);
    assert_eq!(shown(&no_kind, &["UCL-017"]), [""; 0]);
}

/// A point, or the square of 200 m around it, some metres east of a place in the commune.
fn place(east: f64, square: bool) -> Json {
    let centre = plan::measures::project(geo::coord! { x: 9.6211, y: 45.3091 });
    let at = |x: f64, y: f64| {
        let at = unproject(geo::coord! { x: centre.x + east + x, y: centre.y + y });
        json!([at.x, at.y])
    };
    if square {
        let ring = [
            (-100.0, -100.0),
            (100.0, -100.0),
            (100.0, 100.0),
            (-100.0, 100.0),
            (-100.0, -100.0),
        ];
        json!({ "type": "Polygon", "coordinates": [ring.map(|(x, y)| at(x, y))] })
    } else {
        json!({ "type": "Point", "coordinates": at(0.0, 0.0) })
    }
}

#[test]
fn ucl_018_an_alternative_in_another_building() {
    let plan = without(&[("operations_seat", 2)]);
    at(&one(&plan, "UCL-018"), "operations_seat", 1, "seat_kind");
    assert_eq!(shown(&plan, &ALL), ["UCL-018"]);
    let same = changed("operations_seat", 2, "street", "via roma");
    at(&one(&same, "UCL-018"), "operations_seat", 2, "seat_kind");
    let apart = |metres: f64| {
        let mut plan = unit();
        set(
            &mut plan,
            "operations_seat",
            1,
            "geometry",
            place(0.0, false),
        );
        set(
            &mut plan,
            "operations_seat",
            2,
            "geometry",
            place(metres, false),
        );
        plan
    };
    let near = one(&apart(30.0), "UCL-018");
    assert!(near.point.is_some());
    silent(&apart(60.0), "UCL-018");
    // The same street name in another commune.
    let mut elsewhere = same;
    set(
        &mut elsewhere,
        "operations_seat",
        2,
        "host_commune",
        "019034",
    );
    silent(&elsewhere, "UCL-018");
}

#[test]
fn ucl_019_the_centre_out_of_danger() {
    let flooded = |hazard: &str, second: f64| {
        let mut plan = unit();
        plan.insert(new("hazard", 1).with("hazard_code", hazard).0);
        let scenario = new("scenario", 1)
            .with("hazard_id", link("hazard", 1))
            .with("name", "Piena")
            .with("extent", place(0.0, true));
        plan.insert(scenario.0);
        set(
            &mut plan,
            "operations_seat",
            1,
            "geometry",
            place(0.0, false),
        );
        set(
            &mut plan,
            "operations_seat",
            2,
            "geometry",
            place(second, false),
        );
        plan
    };
    let mut plan = flooded("idraulico", 60.0);
    let finding = one(&plan, "UCL-019");
    at(&finding, "operations_seat", 1, "geometry");
    assert!(
        finding.message().contains("scenario «Piena»"),
        "{}",
        finding.message()
    );
    assert!(finding.point.is_some() && finding.accepted.is_none());
    assert_eq!(shown(&plan, &ALL), ["UCL-019"]);
    // It explains that the alternative is too near as well.
    assert_eq!(shown(&flooded("idraulico", 10.0), &ALL), ["UCL-019"]);
    set(
        &mut plan,
        "operations_seat",
        1,
        "interference_reason",
        "Il piano rialzato resta asciutto",
    );
    assert!(
        one(&plan, "UCL-019")
            .accepted
            .is_some_and(|accepted| !accepted.counts)
    );
    set(
        &mut plan,
        "operations_seat",
        1,
        "excluded_scenario_ids",
        json!([link("scenario", 1)]),
    );
    silent(&plan, "UCL-019");
    silent(&flooded("idraulico", 200.0), "UCL-019");
    silent(&flooded("sismico", 60.0), "UCL-019");
}
