//! The same by the names and in the JSON of the window.

use std::sync::atomic::AtomicBool;

use api::{
    error::Result,
    here,
    rpc::{Folders, Office, Work, dispatch},
};
use serde_json::{Value as Json, json};
use testkit::examples::id;

use crate::kit::TODAY;

#[test]
fn the_window_nominates_and_calls() {
    let folder = tempfile::tempdir().unwrap();
    let folders = Folders {
        data: folder.path().join("dati"),
        settings: folder.path().join("impostazioni"),
    };
    let office = Office::new(folders, Box::new(|| here::clock(Some(TODAY))));
    let ask = |command: &str, asked: Json| -> Result<Json> {
        let work = Work {
            progress: &|_, _, _| {},
            stop: &AtomicBool::new(false),
        };
        dispatch(&office, command, asked, &work)
    };
    let start = ask("choose_archive", json!({ "example": true })).unwrap();
    let plan = &start["plans"][0]["id"];
    let unit = ask("unit", json!({ "plan": plan })).unwrap();
    assert_eq!(unit["roles"][0]["holder"]["phone"]["freshness"], "fresh");
    assert_eq!(unit["coreFilled"], 6);

    let role = id("crisis_unit_role", "sociali").to_string();
    let who = json!({ "surname": "Nuovi", "givenName": "Teresa", "position": "", "phone": "" });
    let act = json!({ "kind": "", "number": "", "date": "" });
    let nominate = json!({
        "plan": plan, "role": role, "rank": 1, "who": who, "act": act, "startsOn": "01/03/2026", "endsOn": "",
    });
    let done = ask("nominate", nominate).unwrap();
    assert_eq!(done["nominations"].as_array().unwrap().len(), 1);

    let seat = json!({ "role": role, "choice": "stays" });
    let renew = json!({
        "plan": plan, "startsOn": "10/03/2026", "endsOn": "", "act": act, "seats": [seat],
    });
    let done = ask("renew", renew).unwrap();
    let begun = done["nominations"].as_array().unwrap();
    assert_eq!(begun.len(), 2, "the holder and the deputy");
    let ended = json!({
        "plan": plan, "nomination": begun[1], "on": "12/03/2026", "reason": "rinuncia",
    });
    ask("end_nomination", ended).unwrap();
    let replace = json!({
        "plan": plan, "nomination": begun[0], "who": who, "act": act, "startsOn": "13/03/2026", "endsOn": "",
        "endReason": "",
    });
    let done = ask("replace", replace).unwrap();
    assert!(
        done["text"].as_str().unwrap().contains("al posto di"),
        "{done}"
    );
    let role = ask("add_role", json!({ "plan": plan, "roleCode": "scuola" })).unwrap();
    assert_eq!(role["kind"], "crisis_unit_role");

    let sheet = ask("calls", json!({ "plan": plan })).unwrap();
    let contact = &sheet["lines"][5]["phones"][0]["contact"];
    let called = json!({
        "plan": plan, "contacts": [contact], "on": "", "outcome": "answered", "method": "telefonata", "note": "",
    });
    let sheet = ask("called", called).unwrap();
    assert!(sheet["everyMonths"] == 6 && sheet["lines"].as_array().unwrap().len() > 20);
}
