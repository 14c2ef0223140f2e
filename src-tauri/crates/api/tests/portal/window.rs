//! The same by the names and in the JSON of the window.

use std::sync::atomic::AtomicBool;

use api::{
    error::Result,
    here,
    rpc::{Folders, Office, Work, dispatch},
};
use serde_json::{Value as Json, json};

use crate::kit::TODAY;

#[test]
fn the_window_types_a_value_and_writes_the_pages() {
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
    let portal = ask("portal", json!({ "plan": plan })).unwrap();
    assert_eq!(
        (&portal["done"], &portal["isDraft"]),
        (&json!(0), &json!(true))
    );
    let sections = portal["sections"].as_array().unwrap();
    let items = |code: &str| {
        let section = sections.iter().find(|section| section["code"] == code);
        section.unwrap()["items"].as_array().unwrap()
    };
    let item = &items("idranti")[0];
    let tick =
        |value: &Json| json!({ "plan": plan, "item": item["id"], "value": value, "ticked": true });
    let ticked = ask("tick_portal", tick(&item["value"])).unwrap();
    assert_eq!(ticked["done"], 1);
    assert!(ask("tick_portal", tick(&json!("altro"))).is_err());
    let shorten = json!({ "plan": plan, "item": item["id"], "text": "breve" });
    let shortened = ask("shorten_portal", shorten).unwrap();
    assert_eq!(shortened["again"], 1, "the portal has the longer one");
    let place = items("idranti")
        .iter()
        .find(|item| item["isShape"] == true)
        .unwrap();
    let coordinates = json!({ "plan": plan, "item": place["id"], "system": "EPSG:4326" });
    let told = ask("portal_coordinates", coordinates).unwrap();
    assert_eq!(told["vertices"], json!([place["value"]]));
    let out = |name: &str| folder.path().join(name).display().to_string();
    let layer = json!({
        "plan": plan, "item": place["id"], "format": "shp", "system": "EPSG:32632", "out": out("idrante.zip"),
    });
    assert!(
        ask("save_portal_layer", layer).unwrap()["bytes"]
            .as_u64()
            .unwrap()
            > 500
    );
    let dossier = |class: &str| json!({ "plan": plan, "class": class, "out": out("dossier.html") });
    let saved = ask("save_dossier", dossier("pubblica")).unwrap();
    assert_eq!(saved["sections"], 26);
    assert!(ask("save_dossier", dossier("tutta")).is_err());
    let log = ask("exports", json!({ "plan": plan })).unwrap();
    assert!(log.to_string().contains("dossier.html"), "{log}");
    let file = out("corrispondenza.json");
    std::fs::write(&file, plan::portal::mapping::SHIPPED).unwrap();
    let look = |install: bool| json!({ "file": file, "install": install });
    let looked = ask("install_mapping", look(false)).unwrap();
    assert_eq!(
        (&looked["inForce"], &looked["faults"]),
        (&json!(true), &json!([]))
    );
    assert!(
        ask("install_mapping", look(true)).is_err(),
        "it is the shipped one"
    );
}
