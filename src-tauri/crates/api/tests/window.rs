//! The window's commands, as the window calls them: names and JSON in, JSON out, on real folders.

#![allow(clippy::unwrap_used)]

use std::{
    path::Path,
    sync::atomic::{AtomicBool, Ordering},
};

use api::{
    Code,
    error::Result,
    here,
    rpc::{Folders, Office, Work, dispatch},
};
use jiff::civil::date;
use serde_json::{Value as Json, json};

fn office(folder: &Path) -> Office {
    let folders = Folders {
        data: folder.join("dati"),
        settings: folder.join("impostazioni"),
    };
    Office::new(folders, Box::new(|| here::clock(Some(date(2026, 11, 26)))))
}

fn ask(office: &Office, command: &str, asked: Json) -> Result<Json> {
    let work = Work {
        progress: &|_, _, _| {},
        stop: &AtomicBool::new(false),
    };
    dispatch(office, command, asked, &work)
}

fn told(office: &Office, command: &str, asked: Json) -> Json {
    ask(office, command, asked).unwrap_or_else(|error| panic!("{command}: {error}"))
}

fn person(office: &Office) {
    told(
        office,
        "set_person",
        json!({ "name": "Anna Bianchi", "office": "ufficio tecnico", "role": "compilatore" }),
    );
}

/// A plan that was just begun, by its id.
fn begun(office: &Office) -> String {
    person(office);
    let card = told(office, "begin", json!({ "istat": "019018" }));
    card["id"].as_str().unwrap().to_owned()
}

fn new_zone(office: &Office, plan: &str) -> String {
    let sheet = told(
        office,
        "new_record",
        json!({ "plan": plan, "kind": "zone", "with": [["zone_kind", "frazione"]] }),
    );
    assert_eq!(sheet["stored"], false);
    sheet["record"]["id"].as_str().unwrap().to_owned()
}

fn type_in(office: &Office, plan: &str, id: &str, text: &str, during: &Json) -> Json {
    told(
        office,
        "set_field",
        json!({
            "plan": plan, "kind": "zone", "id": id, "field": "name", "text": text, "during": during,
            "with": [["zone_kind", "frazione"]]
        }),
    )
}

#[test]
fn the_first_screen_has_what_it_needs_and_remembers() {
    let folder = tempfile::tempdir().unwrap();
    {
        let office = office(folder.path());
        let start = told(&office, "start", json!({}));
        assert_eq!(start["person"], Json::Null);
        assert_eq!(start["plans"], json!([]));
        assert!(start["communes"].as_array().unwrap().len() > 20);
        begun(&office);
        told(
            &office,
            "remember",
            json!({ "key": "look", "value": "dark" }),
        );
    }
    let office = office(folder.path());
    let start = told(&office, "start", json!({}));
    assert_eq!(start["person"]["name"], "Anna Bianchi");
    assert_eq!(start["preferences"]["look"], "dark");
    assert_eq!(start["plans"][0]["commune"], "Casaletto Ceredano");
    assert_eq!(start["archive"]["writable"], true);
}

#[test]
fn what_was_remembered_and_cannot_be_read_is_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("impostazioni");
    std::fs::create_dir_all(&settings).unwrap();
    std::fs::write(settings.join("finestra.json"), "{\"person\": 7").unwrap();
    let office = office(folder.path());
    assert_eq!(told(&office, "start", json!({}))["person"], Json::Null);
}

#[test]
fn typing_is_kept_letter_by_letter_and_is_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let office = office(folder.path());
    let plan = begun(&office);
    let id = new_zone(&office, &plan);
    let history = |office: &Office| {
        let asked = json!({ "plan": plan, "limit": 50 });
        told(office, "history", asked)["total"].as_u64().unwrap()
    };
    let before = history(&office);
    let mut during = Json::Null;
    for text in ["C", "Ce", "Cent", "Centro"] {
        let saved = type_in(&office, &plan, &id, text, &during);
        assert_eq!(saved["record"]["shown"]["name"], text);
        during = saved["change"].clone();
    }
    assert_eq!(history(&office), before + 1);
    let state = told(&office, "undo_state", json!({ "plan": plan }));
    assert!(state["undo"].as_str().unwrap().contains("«Centro»"));
    let zones = told(&office, "records", json!({ "plan": plan, "kind": "zone" }));
    assert_eq!(zones[0]["values"]["zone_kind"], "frazione");
    let undone = told(&office, "undo", json!({ "plan": plan }));
    assert_eq!(undone["outcome"], "done");
    let zones = told(&office, "records", json!({ "plan": plan, "kind": "zone" }));
    assert_eq!(zones, json!([]));
    told(&office, "redo", json!({ "plan": plan }));
    let zones = told(&office, "records", json!({ "plan": plan, "kind": "zone" }));
    assert_eq!(zones[0]["title"], "Centro");
}

/// A power cut after any letter loses nothing: the bytes are on the disk when the window is told so.
#[test]
fn a_letter_that_was_told_as_saved_is_on_the_disk() {
    let folder = tempfile::tempdir().unwrap();
    let copy = tempfile::tempdir().unwrap();
    let own = office(folder.path());
    let plan = begun(&own);
    let id = new_zone(&own, &plan);
    let first = type_in(&own, &plan, &id, "Cent", &Json::Null);
    type_in(&own, &plan, &id, "Centr", &first["change"]);
    // As a crash leaves it: the files of an archive that is still open.
    let data = copy.path().join("dati");
    std::fs::create_dir_all(&data).unwrap();
    for entry in std::fs::read_dir(folder.path().join("dati")).unwrap() {
        let path = entry.unwrap().path();
        let is_lock = path.to_string_lossy().ends_with(".lock");
        if path.is_file() && !is_lock {
            std::fs::copy(&path, data.join(path.file_name().unwrap())).unwrap();
        }
    }
    let found = office(copy.path());
    let zones = told(&found, "records", json!({ "plan": plan, "kind": "zone" }));
    assert_eq!(zones[0]["shown"]["name"], "Centr");
}

#[test]
fn what_is_not_a_date_is_kept_and_said() {
    let folder = tempfile::tempdir().unwrap();
    let office = office(folder.path());
    let plan = begun(&office);
    let id = new_zone(&office, &plan);
    type_in(&office, &plan, &id, "Centro", &Json::Null);
    let set = |text: &str| {
        told(
            &office,
            "set_field",
            json!({ "plan": plan, "kind": "zone", "id": id, "field": "counted_on", "text": text, "with": [] }),
        )
    };
    let saved = set("31/02/2026");
    assert_eq!(saved["record"]["shown"]["counted_on"], "31/02/2026");
    assert_eq!(
        saved["record"]["values"]["counted_on"],
        json!({ "raw": "31/02/2026" })
    );
    assert_eq!(saved["unclear"], "data, gg/mm/aaaa");
    let saved = set("3.2.2026");
    assert_eq!(saved["understood"], "03/02/2026");
    assert_eq!(saved["unclear"], Json::Null);
}

#[test]
fn a_check_follows_each_change_and_the_home_tells_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let office = office(folder.path());
    told(&office, "choose_archive", json!({ "example": true }));
    let start = told(&office, "start", json!({}));
    assert_eq!(start["archive"]["example"], true);
    let plan = start["plans"][0]["id"].as_str().unwrap().to_owned();
    let of_plan = json!({ "plan": plan });
    let before = told(&office, "checks", of_plan.clone());
    let areas = told(
        &office,
        "records",
        json!({ "plan": plan, "kind": "emergency_area" }),
    );
    let area = areas[0]["id"].as_str().unwrap();
    told(
        &office,
        "set_many",
        json!({ "plan": plan, "kind": "emergency_area", "ids": [area], "fields": [["name", ""]] }),
    );
    let after = told(&office, "checks", of_plan.clone());
    let count = |checks: &Json| checks["findings"].as_array().unwrap().len();
    assert!(count(&after) > count(&before));
    let found = after["findings"].as_array().unwrap();
    let of_area = found
        .iter()
        .find(|finding| finding["place"]["record"] == area && finding["place"]["field"] == "name");
    assert!(of_area.is_some(), "{found:#?}");
    let keys: std::collections::BTreeSet<_> =
        found.iter().map(|f| f["key"].as_str().unwrap()).collect();
    assert_eq!(keys.len(), found.len(), "each finding has a key of its own");
    let overview = told(&office, "overview", of_plan.clone());
    assert_eq!(overview["totals"], after["totals"]);
    assert_eq!(overview["sections"].as_array().unwrap().len(), 20);
    assert!(!overview["next"].as_array().unwrap().is_empty());
    told(&office, "undo", of_plan.clone());
    assert_eq!(
        told(&office, "checks", of_plan)["findings"],
        before["findings"]
    );
}

#[test]
fn a_second_window_may_only_look() {
    let folder = tempfile::tempdir().unwrap();
    let first = office(folder.path());
    let plan = begun(&first);
    let second = office(folder.path());
    let start = told(&second, "start", json!({}));
    assert_eq!(start["archive"]["writable"], false);
    assert!(start["archive"]["held"].as_str().unwrap().contains("Anna"));
    let refused = ask(
        &second,
        "set_many",
        json!({ "plan": plan, "kind": "plan", "ids": [plan], "fields": [["title", "Altro"]] }),
    );
    assert!(refused.is_err());
    drop(first);
    let again = told(&second, "choose_archive", json!({ "example": false }));
    assert_eq!(again["archive"]["writable"], true);
}

#[test]
fn a_package_goes_from_one_archive_to_another_and_is_the_same() {
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let [one, two] = [office(folders[0].path()), office(folders[1].path())];
    let start = told(&one, "choose_archive", json!({ "example": true }));
    let plan = start["plans"][0]["id"].as_str().unwrap().to_owned();
    let preview = told(
        &one,
        "preview_pack",
        json!({ "plan": plan, "class": "pubblica" }),
    );
    assert_eq!(preview["name"], "Casaletto_Ceredano_rev1_pubblica.piano");
    assert!(preview["hiddenFields"].as_u64().unwrap() > 0);
    let file = folders[0].path().join("prova.piano");
    let file = file.to_str().unwrap();
    let packed = told(
        &one,
        "pack",
        json!({ "plan": plan, "class": "riservata", "out": file }),
    );
    let read = told(&two, "read_package", json!({ "file": file }));
    assert_eq!(read["sound"], true, "{read:#}");
    assert_eq!(read["content"]["outcome"], "new");
    assert_eq!(read["content"]["contentHash"], packed["contentHash"]);
    let taken = told(&two, "take_in", json!({ "file": file, "replace": false }));
    assert_eq!(taken["plan"], plan.as_str());
    let of_plan = json!({ "plan": plan });
    let hash = |office: &Office| told(office, "overview", of_plan.clone())["contentHash"].clone();
    assert_eq!(hash(&one), hash(&two));
    let again = told(&two, "read_package", json!({ "file": file }));
    assert_eq!(again["content"]["outcome"], "same");
}

/// Who only reads gets the plans of others by taking in their packages, and changes nothing in them.
#[test]
fn a_reader_takes_in_a_package_and_changes_nothing() {
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let [one, two] = [office(folders[0].path()), office(folders[1].path())];
    let start = told(&one, "choose_archive", json!({ "example": true }));
    let plan = start["plans"][0]["id"].as_str().unwrap().to_owned();
    let file = folders[0].path().join("prova.piano");
    told(
        &one,
        "pack",
        json!({ "plan": plan, "class": "operativa", "out": file }),
    );
    let reader = json!({ "name": "Ugo Verdi", "office": "Provincia", "role": "lettore" });
    told(&two, "start", json!({}));
    assert_eq!(
        told(&two, "set_person", reader)["archive"]["writable"],
        false
    );
    told(&two, "take_in", json!({ "file": file, "replace": false }));
    let start = told(&two, "start", json!({}));
    assert_eq!(start["plans"][0]["id"], plan.as_str());
    assert_eq!(start["archive"]["writable"], false);
    let refused = ask(
        &two,
        "set_many",
        json!({ "plan": plan, "kind": "plan", "ids": [plan], "fields": [["title", "Altro"]] }),
    );
    assert!(refused.is_err());
}

#[test]
fn a_damaged_package_is_refused_in_words_and_nothing_changes() {
    let folder = tempfile::tempdir().unwrap();
    let office = office(folder.path());
    let file = folder.path().join("rotto.piano");
    std::fs::write(&file, b"non sono un fascicolo").unwrap();
    let read = told(&office, "read_package", json!({ "file": file }));
    assert_eq!(read["sound"], false);
    assert!(!read["refusal"].as_str().unwrap().is_empty());
    let refused = ask(
        &office,
        "take_in",
        json!({ "file": file, "replace": false }),
    );
    assert!(refused.is_err());
    assert_eq!(told(&office, "start", json!({}))["plans"], json!([]));
}

#[test]
fn work_that_is_asked_to_stop_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let office = office(folder.path());
    let start = told(&office, "choose_archive", json!({ "example": true }));
    let plan = start["plans"][0]["id"].as_str().unwrap().to_owned();
    let out = folder.path().join("mai.piano");
    let stop = AtomicBool::new(false);
    let work = Work {
        progress: &|_, done, _| stop.store(done >= 2, Ordering::Relaxed),
        stop: &stop,
    };
    let asked = json!({ "plan": plan, "class": "operativa", "out": out });
    let error = dispatch(&office, "pack", asked, &work).unwrap_err();
    assert_eq!(error.code, Code::Cancelled);
    assert!(!out.exists());
}

#[test]
fn search_forgives_accents_case_and_blanks_of_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let office = office(folder.path());
    let start = told(&office, "choose_archive", json!({ "example": true }));
    let plan = start["plans"][0]["id"].as_str().unwrap().to_owned();
    let find = |text: &str| {
        let hits = told(&office, "search", json!({ "plan": plan, "text": text }));
        hits.as_array().unwrap().clone()
    };
    let contacts = told(
        &office,
        "records",
        json!({ "plan": plan, "kind": "contact_point" }),
    );
    let number = contacts
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|contact| contact["shown"]["value"].as_str())
        .find(|value| value.chars().filter(char::is_ascii_digit).count() > 8)
        .unwrap();
    let figures: String = number.chars().filter(char::is_ascii_digit).collect();
    assert!(
        find(&figures[figures.len() - 7..])
            .iter()
            .any(|hit| hit["place"]["kind"] == "contact_point")
    );
    assert!(
        find("UNITA DI CRISI")
            .iter()
            .any(|hit| hit["what"] == "section")
    );
    assert_eq!(find("qwertyuiop"), Vec::<Json>::new());
}

#[test]
fn what_nobody_knows_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let office = office(folder.path());
    for (command, asked) in [
        ("no_such", json!({})),
        ("begin", json!({ "istat": "019018", "more": 1 })),
        ("begin", json!({})),
        ("overview", json!({ "plan": "not an id" })),
        (
            "overview",
            json!({ "plan": "01970000-0000-7000-8000-000000000000" }),
        ),
    ] {
        let error = ask(&office, command, asked).unwrap_err();
        assert!(!error.message.is_empty(), "{command}");
    }
}

#[test]
fn actions_are_copied_with_what_they_use_as_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let office = office(folder.path());
    let plan = begun(&office);
    let put = |kind: &str, with: Json, field: &str, text: &str| -> String {
        let asked = json!({ "plan": plan, "kind": kind, "with": with });
        let sheet = told(&office, "new_record", asked);
        let id = sheet["record"]["id"].as_str().unwrap();
        let asked = json!({ "plan": plan, "kind": kind, "id": id, "field": field, "text": text, "with": with });
        told(&office, "set_field", asked);
        id.to_owned()
    };
    let records = |kind: &str| {
        let asked = json!({ "plan": plan, "kind": kind });
        told(&office, "records", asked).as_array().unwrap().clone()
    };
    let action = put(
        "action",
        json!([["phase", "allarme"]]),
        "title",
        "Chiudere la chiavica",
    );
    put(
        "action_resource",
        json!([["action_id", action]]),
        "quantity",
        "2",
    );
    let asked = json!({ "plan": plan, "ids": [action], "fields": [["phase", "preallarme"], ["step", "4"]] });
    let copies = told(&office, "copy_actions", asked);
    assert_eq!(copies[0]["values"]["title"], "Chiudere la chiavica");
    assert_eq!(copies[0]["values"]["phase"], "preallarme");
    assert_eq!(copies[0]["values"]["step"], 4);
    let uses = records("action_resource");
    assert_eq!(uses.len(), 2);
    assert!(
        uses.iter()
            .any(|used| used["values"]["action_id"] == copies[0]["id"])
    );
    told(&office, "undo", json!({ "plan": plan }));
    assert_eq!(records("action").len(), 1);
    assert_eq!(records("action_resource").len(), 1);
}

/// What stands beside the forms is the file that was kept, to the byte; what the window could not bear is refused.
#[test]
fn a_kept_file_is_shown_as_it_is_unless_it_is_too_large() {
    let folder = tempfile::tempdir().unwrap();
    let office = office(folder.path());
    let plan = begun(&office);
    let keep = |name: &str, bytes: &[u8]| {
        let file = folder.path().join(name);
        std::fs::write(&file, bytes).unwrap();
        let record = told(&office, "attach", json!({ "plan": plan, "file": file }));
        json!({ "plan": plan, "id": record["id"] })
    };
    let old = keep("Piano 2011.pdf", b"%PDF-1.4 \xff\x00");
    assert_eq!(
        told(&office, "attachment_bytes", old),
        json!({ "fileName": "Piano 2011.pdf", "mediaType": "application/pdf", "base64": "JVBERi0xLjQg/wA=" })
    );
    let large = keep("tavole.pdf", &vec![b'x'; 40 * 1024 * 1024 + 1]);
    let refused = ask(&office, "attachment_bytes", large).unwrap_err();
    assert_eq!(refused.code, Code::Refused);
    assert!(
        refused.message.contains("tavole.pdf") && refused.message.contains("40 MB"),
        "{refused}"
    );
    let gone = json!({ "plan": plan, "id": "019b76da-a800-787c-b213-dc966bbd609e" });
    let unknown = ask(&office, "attachment_bytes", gone).unwrap_err();
    assert_eq!(unknown.code, Code::NotFound);
}
