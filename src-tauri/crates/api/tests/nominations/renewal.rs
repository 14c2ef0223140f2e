//! The unit after elections.

use api::{
    Code,
    wire::{Freshness, RenewedSeat},
};
use plan::{record::Plan, value::Value};

use crate::kit::*;

#[test]
fn the_unit_is_renewed_in_one_step() {
    let mut place = place();
    let before = place.plan();
    let done = place.desk.renew(place.plan, &renewal()).unwrap();
    assert_eq!(
        done.text,
        "Rinnovo registrato dal 01/03/2026 al 30/06/2031. Ruoli confermati: 2; cambiati: 2; vuoti: 1. Nomine nuove: 6."
    );
    let plan = place.plan();
    assert_eq!(
        plan.of_kind("act").count(),
        before.of_kind("act").count() + 1
    );
    let made = plan.of_kind("nomination").count() - before.of_kind("nomination").count();
    assert_eq!(made, done.nominations.len());

    let mayor = place.seat("sindaco");
    assert_eq!(name(mayor.holder.as_ref()), "Eletti Sara");
    assert!(mayor.holder.as_ref().unwrap().act.is_none() && mayor.deputies.is_empty());
    assert_eq!(mayor.past.len(), 2);
    assert!(
        mayor
            .past
            .iter()
            .all(|past| past.end_reason == "Fine mandato")
    );
    assert!(
        mayor
            .past
            .iter()
            .all(|past| past.ends_on.as_deref() == Some("2026-02-28"))
    );

    let roc = place.seat("roc");
    let (holder, deputy) = (roc.holder.unwrap(), &roc.deputies[0]);
    assert_eq!(
        (holder.name.as_str(), deputy.name.as_str()),
        ("Modelli Carla", "Campioni Dario")
    );
    assert_eq!(holder.act_label, "decreto sindacale 8/2026 del 28/02/2026");
    assert_eq!((deputy.rank, &deputy.act), (1, &holder.act));
    assert_eq!(holder.ends_on.as_deref(), Some("2031-06-30"));
    assert_eq!(holder.freshness, Freshness::Fresh);

    assert_eq!(
        name(place.seat("tecnico_comunale").holder.as_ref()),
        "Provetti Franco"
    );
    let police = place.seat("polizia_locale");
    assert!(police.holder.is_none() && police.deputies.is_empty() && police.past.len() == 2);
    // Designated by others: the commune's act is not theirs.
    let outside = place.seat("forze_ordine");
    assert_eq!(outside.deputies.len(), 1);
    assert!(outside.holder.unwrap().act.is_none() && outside.deputies[0].act.is_none());
    // A seat that was not named.
    let others = |plan: &Plan| -> Vec<_> {
        let role = Value::from(of("crisis_unit_role", "volontariato").as_str());
        plan.of_kind("nomination")
            .filter(|n| *n.get("role_id") == role)
            .cloned()
            .collect()
    };
    assert_eq!(others(&plan), others(&before));

    // Once more by mistake: the new nominations are not ended before they begin.
    place.refuses(Code::Exists, "rinnovo", |desk, plan| {
        desk.renew(plan, &renewal())
    });
    place.undo_to(&before);
}

#[test]
fn the_deputies_of_a_seat_that_changes_stay_when_asked_and_terms_that_are_over_can_be_renewed() {
    let mut place = place();
    // The mandate ended some weeks ago and nobody closed it.
    let over: Vec<_> = ["roc", "roc_1", "polizia", "polizia_1"]
        .map(|name| serde_json::json!({ "id": of("nomination", name), "ends_on": "2026-02-01" }))
        .to_vec();
    place
        .desk
        .put_all(place.plan, &serde_json::json!({ "nomination": over }))
        .unwrap();
    assert_eq!(place.unit().core_filled, 4);
    let mut asked = renewal();
    asked.seats = vec![
        seat("roc", "stays", None),
        RenewedSeat {
            deputies_stay: Some(true),
            ..seat("polizia", "changes", Some(known("simulati")))
        },
    ];
    place.desk.renew(place.plan, &asked).unwrap();
    let roc = place.seat("roc");
    assert_eq!(name(roc.holder.as_ref()), "Modelli Carla");
    assert_eq!(name(roc.deputies.first()), "Campioni Dario");
    // A day that is past is not moved.
    assert!(
        roc.past
            .iter()
            .all(|past| past.ends_on.as_deref() == Some("2026-02-01"))
    );
    let police = place.seat("polizia_locale");
    assert_eq!(name(police.holder.as_ref()), "Simulati Mario");
    assert_eq!(name(police.deputies.first()), "Immaginari Ivo");
}
