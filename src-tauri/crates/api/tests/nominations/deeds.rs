//! Nominating, replacing and ending.

use api::{
    Code,
    wire::{Freshness, Nominate, Nominated, Renew, WhichAct, Who},
};
use plan::value::Value;

use crate::kit::*;

#[test]
fn a_new_person_is_nominated_with_number_and_act_in_one_step() {
    let mut place = place();
    let before = place.plan();
    let role = of("crisis_unit_role", "sociali");
    let who = Who {
        position: "Educatrice".into(),
        phone: "333 0000199".into(),
        ..new_person("Nuovi", "Teresa")
    };
    let mut asked = nominate(&role, 1, who, decree("3/2026", "10/03/2026"), "12/3/2026");
    asked.ends_on = "2029-06-30".into();
    let done = place.nominate(&asked);
    assert_eq!(
        done.text,
        "Nomina registrata: Nuovi Teresa, Servizi sociali, primo sostituto, dal 12/03/2026 al 30/06/2029."
    );
    let plan = place.plan();
    let own = |name| field(&plan, "nomination", &done.nominations[0], name);
    assert_eq!(own("appointment_kind"), "nominato".into());
    assert_eq!(
        own("organisation_id"),
        of("organisation", "comune").as_str().into()
    );
    assert_eq!(own("starts_on"), "2026-03-12".into());
    assert_eq!(own("position_held"), "Educatrice".into());
    assert_eq!(own("reachable_24h"), Value::Bool(true));
    let deputy = place.seat("servizi_sociali").deputies.remove(0);
    assert_eq!(deputy.act_label, "decreto sindacale 3/2026 del 10/03/2026");
    let phone = deputy.phone.unwrap();
    assert_eq!(
        (phone.value.as_str(), phone.kind.as_str()),
        ("333 0000199", "h24")
    );
    assert_eq!(phone.freshness, Freshness::Never);
    let made = |kind: &str| plan.of_kind(kind).count() - before.of_kind(kind).count();
    assert_eq!(
        ["person", "contact_point", "act", "nomination"].map(made),
        [1, 1, 1, 1]
    );
    place.undo_to(&before);

    // Then the same person, number and act are found, however they are written.
    place.desk.redo(place.plan).unwrap();
    let who = Who {
        phone: "333.0000199".into(),
        ..new_person(" nuovi", "TERESA")
    };
    let again = decree("3/2026", "2026-03-10");
    place.nominate(&nominate(
        &of("crisis_unit_role", "comunicazione"),
        1,
        who,
        again,
        "2026-03-12",
    ));
    let after = place.plan();
    for kind in ["person", "contact_point", "act"] {
        assert_eq!(
            after.of_kind(kind).count(),
            plan.of_kind(kind).count(),
            "{kind}"
        );
    }
}

#[test]
fn how_somebody_is_appointed_follows_the_seat() {
    let mut place = place();
    let plan = |place: &Place, done: &Nominated, name: &str| {
        field(&place.plan(), "nomination", &done.nominations[0], name)
    };
    let mayor = of("crisis_unit_role", "sindaco");
    let done = place.nominate(&nominate(
        &mayor,
        2,
        known("modelli"),
        no_act(),
        "01/03/2026",
    ));
    assert_eq!(plan(&place, &done, "appointment_kind"), "di_diritto".into());
    assert_eq!(plan(&place, &done, "act_id"), Value::Empty);
    // A further commander comes from the body that designated the others.
    let police = of("crisis_unit_role", "forze");
    let done = place.nominate(&nominate(
        &police,
        2,
        new_person("Prove", "Ugo"),
        no_act(),
        "01/03/2026",
    ));
    assert_eq!(plan(&place, &done, "appointment_kind"), "designato".into());
    assert_eq!(
        plan(&place, &done, "organisation_id"),
        of("organisation", "carabinieri").as_str().into()
    );
    assert!(place.open_errors().is_empty(), "{:?}", place.open_errors());
}

#[test]
fn a_seat_that_is_held_is_not_taken_in_passing() {
    let mut place = place();
    let roc = of("crisis_unit_role", "roc");
    let asked = nominate(
        &roc,
        0,
        new_person("Nuovi", "Teresa"),
        no_act(),
        "01/03/2026",
    );
    place.refuses(Code::Exists, "Sostituisci", |desk, plan| {
        desk.nominate(plan, &asked)
    });
    // From the day after the term it is free.
    let asked = nominate(
        &roc,
        0,
        new_person("Nuovi", "Teresa"),
        no_act(),
        "17/07/2029",
    );
    place.nominate(&asked);
    let seat = place.seat("roc");
    assert_eq!(name(seat.holder.as_ref()), "Modelli Carla");
    assert_eq!(name(seat.coming.first()), "Nuovi Teresa");
    // The same person twice in a seat.
    let asked = nominate(&roc, 2, known("modelli"), no_act(), "01/03/2026");
    place.refuses(Code::Exists, "titolare", |desk, plan| {
        desk.nominate(plan, &asked)
    });
    // A place among the deputies that is taken: after the last.
    let asked = nominate(&roc, 1, known("simulati"), no_act(), "01/03/2026");
    assert!(place.nominate(&asked).text.contains("secondo sostituto"));
}

#[test]
fn who_is_replaced_ends_the_day_before_and_the_deputies_stay() {
    let mut place = place();
    let before = place.plan();
    let old = of("nomination", "tecnico");
    let mut asked = replace(&old, new_person("Nuovi", "Teresa"), "10/03/2026");
    asked.end_reason = "rinuncia".into();
    asked.act = decree("7", "09/03/2026");
    let done = place.desk.replace(place.plan, &asked).unwrap();
    assert!(
        done.text.contains("Nuovi Teresa al posto di Inventi Elena"),
        "{}",
        done.text
    );
    let seat = place.seat("tecnico_comunale");
    let holder = seat.holder.unwrap();
    assert_eq!(holder.name, "Nuovi Teresa");
    assert_eq!(holder.starts_on.as_deref(), Some("2026-03-10"));
    // For what is left of the term.
    assert_eq!(holder.ends_on.as_deref(), Some("2029-07-16"));
    assert_eq!(seat.deputies.len(), 1);
    assert_eq!(
        (seat.deputies[0].rank, seat.deputies[0].name.as_str()),
        (1, "Provetti Franco")
    );
    let past = &seat.past[0];
    assert_eq!(
        (past.nomination.as_str(), past.ends_on.as_deref()),
        (old.as_str(), Some("2026-03-09"))
    );
    assert_eq!(past.end_reason, "Rinuncia");
    // All else of the ended nomination is as it was.
    let plan = place.plan();
    for name in ["person_id", "act_id", "starts_on", "rank", "verified_on"] {
        let was = field(&before, "nomination", &old, name);
        assert_eq!(field(&plan, "nomination", &old, name), was, "{name}");
    }
    place.undo_to(&before);
}

#[test]
fn a_deputy_who_moves_up_leaves_the_place_below() {
    let mut place = place();
    let old = of("nomination", "roc");
    let asked = replace(&old, known("campioni"), "2026-03-10");
    place.desk.replace(place.plan, &asked).unwrap();
    let seat = place.seat("roc");
    assert_eq!(name(seat.holder.as_ref()), "Campioni Dario");
    assert!(seat.deputies.is_empty());
    assert_eq!(seat.past.len(), 2);
    let ended = seat.past.iter().find(|past| past.rank == 1).unwrap();
    assert_eq!(
        (ended.ends_on.as_deref(), ended.end_reason.as_str()),
        (Some("2026-03-09"), "Cambio d'incarico")
    );
}

#[test]
fn a_nomination_ends_with_a_day_and_a_reason() {
    let mut place = place();
    let before = place.plan();
    let own = of("nomination", "polizia_1");
    let asked = end(&own, "15/03/2026", "Revoca");
    let done = place.desk.end_nomination(place.plan, &asked).unwrap();
    assert_eq!(
        done.text,
        "Nomina terminata: Immaginari Ivo, Comandante o addetto di Polizia locale, primo sostituto, fino al 15/03/2026 (revoca)."
    );
    let seat = place.seat("polizia_locale");
    assert_eq!(
        (seat.deputies.len(), name(seat.past.first())),
        (0, "Immaginari Ivo")
    );
    assert_eq!(place.unit().without_deputy, 1);
    place.refuses(Code::Conflict, "già finita il 15/03/2026", |desk, plan| {
        desk.end_nomination(plan, &end(&own, "16/03/2026", "revoca"))
    });
    place.refuses(Code::Conflict, "Nomina", |desk, plan| {
        desk.replace(plan, &replace(&own, known("simulati"), "16/03/2026"))
    });
    place.undo_to(&before);
    // One that ends on a day to come holds until then.
    place
        .desk
        .end_nomination(place.plan, &end(&own, "30/04/2026", "revoca"))
        .unwrap();
    assert_eq!(place.seat("polizia_locale").deputies.len(), 1);
    assert_eq!(place.unit().expiring, 1);
}

#[test]
fn what_cannot_be_understood_is_refused_in_words() {
    let mut place = place();
    let role = of("crisis_unit_role", "sociali");
    let ask = |starts: &str, ends: &str, who: Who, act: WhichAct| Nominate {
        ends_on: ends.into(),
        ..nominate(&role, 1, who, act, starts)
    };
    let somebody = || new_person("Nuovi", "Teresa");
    for (code, says, asked) in [
        (
            Code::Usage,
            "31/02/2026",
            ask("31/02/2026", "", somebody(), no_act()),
        ),
        (
            Code::Usage,
            "«domani»",
            ask("domani", "", somebody(), no_act()),
        ),
        (
            Code::Usage,
            "Manca la data",
            ask("", "", somebody(), no_act()),
        ),
        (
            Code::Usage,
            "prima di cominciare",
            ask("10/03/2026", "01/03/2026", somebody(), no_act()),
        ),
        (
            Code::Usage,
            "cognome",
            ask("10/03/2026", "", nobody(), no_act()),
        ),
        (
            Code::Usage,
            "«boh»",
            ask("10/03/2026", "", somebody(), decree("3", "boh")),
        ),
        (
            Code::Usage,
            "Decreto sindacale",
            ask(
                "10/03/2026",
                "",
                somebody(),
                WhichAct {
                    kind: "bando".into(),
                    ..decree("3", "")
                },
            ),
        ),
        (
            Code::NotFound,
            "atto",
            ask(
                "10/03/2026",
                "",
                somebody(),
                WhichAct {
                    act: Some(role.clone()),
                    ..no_act()
                },
            ),
        ),
        (
            Code::NotFound,
            "rubrica",
            ask(
                "10/03/2026",
                "",
                Who {
                    person: Some(role.clone()),
                    ..nobody()
                },
                no_act(),
            ),
        ),
        (
            Code::NotFound,
            "ente",
            ask(
                "10/03/2026",
                "",
                Who {
                    organisation: Some("?".into()),
                    ..somebody()
                },
                no_act(),
            ),
        ),
        (
            Code::Usage,
            "-1",
            Nominate {
                rank: -1,
                ..ask("10/03/2026", "", somebody(), no_act())
            },
        ),
        (
            Code::NotFound,
            "ruolo",
            Nominate {
                role: "x".into(),
                ..ask("10/03/2026", "", somebody(), no_act())
            },
        ),
    ] {
        place.refuses(code, says, |desk, plan| desk.nominate(plan, &asked));
    }
    let own = of("nomination", "roc");
    for (says, asked) in [
        ("comincia il 16/09/2024", end(&own, "2024-01-01", "revoca")),
        ("Fine mandato", end(&own, "2026-03-01", "perché sì")),
        ("motivo", end(&own, "2026-03-01", " ")),
        ("Manca il giorno", end(&own, "", "revoca")),
    ] {
        place.refuses(Code::Usage, says, |desk, plan| {
            desk.end_nomination(plan, &asked)
        });
    }
    let asked = replace(&own, known("simulati"), "16/09/2024");
    place.refuses(Code::Usage, "Annulla", |desk, plan| {
        desk.replace(plan, &asked)
    });
    for (says, seats) in [
        ("nessun ruolo", vec![]),
        (
            "due volte",
            vec![seat("roc", "stays", None), seat("roc", "vacant", None)],
        ),
        ("«forse»", vec![seat("roc", "forse", None)]),
        ("non si sa chi", vec![seat("roc", "changes", None)]),
        (
            "cognome",
            vec![
                seat("polizia", "stays", None),
                seat("roc", "changes", Some(nobody())),
            ],
        ),
    ] {
        let asked = Renew { seats, ..renewal() };
        place.refuses(Code::Usage, says, |desk, plan| desk.renew(plan, &asked));
    }
}

#[test]
fn two_people_of_one_name_are_not_guessed() {
    let mut place = place();
    let twin = serde_json::json!({ "person": [{ "surname": "Finti", "given_name": "Gianna" }] });
    place.desk.put_all(place.plan, &twin).unwrap();
    let role = of("crisis_unit_role", "sociali");
    let asked = nominate(
        &role,
        1,
        new_person("finti", "gianna"),
        no_act(),
        "01/03/2026",
    );
    place.refuses(Code::Ambiguous, "Finti Gianna", |desk, plan| {
        desk.nominate(plan, &asked)
    });
}
