//! The board, and the seats that it lacks.

use api::{
    Code,
    wire::{Freshness, Who},
};
use testkit::examples::id;

use crate::kit::*;

#[test]
fn the_board_shows_every_seat_in_the_order_of_the_list() {
    let place = place();
    let unit = place.unit();
    let codes: Vec<_> = unit
        .roles
        .iter()
        .map(|seat| seat.role_code.as_str())
        .collect();
    assert_eq!(
        codes,
        [
            "sindaco",
            "roc",
            "tecnico_comunale",
            "polizia_locale",
            "volontariato",
            "forze_ordine",
            "rec",
            "segretario_comunale",
            "servizi_sociali",
            "responsabile_funzione",
        ]
    );
    assert_eq!((unit.core, unit.core_filled), (6, 6));
    assert_eq!(
        (unit.without_deputy, unit.expiring, unit.to_verify),
        (0, 0, 0)
    );
    let missing: Vec<_> = unit.missing.iter().map(|(code, _)| code.as_str()).collect();
    assert!(
        missing.contains(&"ragioneria") && !missing.contains(&"roc"),
        "{missing:?}"
    );

    let mayor = &unit.roles[0];
    assert!(mayor.core && mayor.by_right && !mayor.external);
    assert_eq!(mayor.membership_label, "Nucleo minimo");
    let holder = mayor.holder.as_ref().unwrap();
    assert_eq!(holder.name, "Esempi Ada");
    assert_eq!(holder.position, "Sindaca");
    assert_eq!(holder.act_label, "di diritto per la carica");
    let phone = holder.phone.as_ref().unwrap();
    assert_eq!(
        (phone.value.as_str(), phone.kind.as_str()),
        ("333 0000101", "cellulare_servizio")
    );
    assert_eq!(phone.freshness, Freshness::Fresh);
    assert!(holder.reachable_24h && holder.freshness == Freshness::Fresh);

    let roc = unit.roles[1].holder.as_ref().unwrap();
    assert_eq!(roc.act_label, "decreto sindacale 4 del 16/09/2024");
    assert_eq!(name(unit.roles[1].deputies.first()), "Campioni Dario");
    assert_eq!(unit.acts[0].label, "decreto sindacale 5 del 16/09/2024");

    // Who is designated is reached through the body.
    let outside = unit.roles[5].holder.as_ref().unwrap();
    assert!(unit.roles[5].external);
    assert!(
        outside.act.is_none() && outside.act_label.starts_with("designazione: "),
        "{outside:?}"
    );
    assert_eq!(outside.phone.as_ref().unwrap().value, "0373 000205");
}

#[test]
fn a_seat_with_a_name_of_its_own_comes_last_and_doubts_are_shown() {
    let mut place = place();
    let gone = id("person", "inventi");
    place.desk.remove(place.plan, &gone.to_string()).unwrap();
    let role = place.desk.add_role(place.plan, "altro").unwrap();
    let unit = place.unit();
    assert_eq!(unit.roles.last().unwrap().role, role.id.to_string());
    let technician = place.seat("tecnico_comunale").holder.unwrap();
    assert_eq!(
        (technician.name.as_str(), technician.person),
        ("scheda mancante", None)
    );
}

#[test]
fn how_old_a_number_is_follows_the_interval_of_the_plan() {
    let mut place = place();
    let contact = of("contact_point", "esempi_mobile");
    let mut with = |verified: &str| {
        let json =
            serde_json::json!({ "contact_point": [{ "id": contact, "verified_on": verified }] });
        place.desk.put_all(place.plan, &json).unwrap();
        let unit = place.desk.unit(place.plan).unwrap();
        let holder = unit.roles[0].holder.clone().unwrap();
        (
            holder.phone.unwrap().freshness,
            holder.freshness,
            unit.to_verify,
        )
    };
    assert_eq!(with("2026-03-01"), (Freshness::Fresh, Freshness::Fresh, 0));
    assert_eq!(with("2025-10-16"), (Freshness::Fresh, Freshness::Fresh, 0));
    assert_eq!(with("2025-10-01"), (Freshness::Soon, Freshness::Soon, 0));
    assert_eq!(with("2025-09-16"), (Freshness::Soon, Freshness::Soon, 0));
    assert_eq!(with("2025-09-15"), (Freshness::Stale, Freshness::Stale, 1));
    let json = serde_json::json!({ "contact_point": [{ "id": contact, "verified_on": null }] });
    place.desk.put_all(place.plan, &json).unwrap();
    assert_eq!(
        place.seat("sindaco").holder.unwrap().freshness,
        Freshness::Never
    );
}

#[test]
fn a_role_is_added_as_the_model_words_it() {
    let mut place = place();
    let before = place.plan();
    // The model does not have this one.
    let role = place.desk.add_role(place.plan, "ragioneria").unwrap();
    assert_eq!(*role.get("membership"), "allargata".into());
    assert!(role.get("duties").is_empty());
    assert!(
        place
            .unit()
            .missing
            .iter()
            .all(|(code, _)| code != "ragioneria")
    );
    place.undo_to(&before);
    place.refuses(Code::Exists, "Referente operativo", |desk, plan| {
        desk.add_role(plan, "roc")
    });
    place.refuses(Code::Usage, "«mago»", |desk, plan| {
        desk.add_role(plan, "mago")
    });
    // A unit without a core role: the model words it, and the thread to the model stays.
    let mayor = of("crisis_unit_role", "forze");
    place.desk.remove(place.plan, &mayor).unwrap();
    let before = place.plan();
    let role = place.desk.add_role(place.plan, "forze_ordine").unwrap();
    assert!(!role.get("duties").is_empty());
    assert_eq!(*role.get("membership"), "nucleo".into());
    assert!(
        place
            .plan()
            .of_kind("model_adoption")
            .any(|adoption| { *adoption.get("record_id") == role.id.to_string().as_str().into() })
    );
    place.undo_to(&before);
}

#[test]
fn from_nothing_to_a_whole_core() {
    let mut place = place();
    place.desk.discard(place.plan).unwrap();
    let commune = place.desk.commune("019018").unwrap();
    place.plan = place.desk.begin(commune).unwrap();
    let cores = [
        "sindaco",
        "roc",
        "tecnico_comunale",
        "polizia_locale",
        "volontariato",
        "forze_ordine",
    ];
    for (n, code) in cores.iter().enumerate() {
        let role = place
            .desk
            .add_role(place.plan, code)
            .unwrap()
            .id
            .to_string();
        for rank in [0, 1] {
            let who = Who {
                phone: format!("333 00002{n}{rank}"),
                position: "Incarico di prova".into(),
                ..new_person(&format!("Prova{n}"), &format!("Numero{rank}"))
            };
            let act = if code == &"forze_ordine" {
                no_act()
            } else {
                decree("1", "01/02/2026")
            };
            let mut asked = nominate(&role, rank, who, act, "01/02/2026");
            asked.ends_on = "30/06/2029".into();
            place.nominate(&asked);
        }
    }
    let unit = place.unit();
    assert_eq!(
        (unit.core, unit.core_filled, unit.without_deputy),
        (6, 6, 0)
    );
    assert_eq!((unit.acts.len(), unit.to_verify), (1, 12));
    // What is left of the unit is the room of the centre.
    let mut errors = place.open_errors();
    errors.retain(|(_, text)| text.starts_with("UCL") && !text.starts_with("UCL-017"));
    assert!(errors.is_empty(), "{errors:?}");
}
