//! The same by the names and in the JSON of the window.

use std::sync::atomic::{AtomicBool, Ordering};

use api::{
    Code,
    error::Result,
    here,
    rpc::{Folders, Office, Work, dispatch},
};
use serde_json::{Value as Json, json};

use crate::kit::{TODAY, tree};

fn office(folder: &std::path::Path) -> Office {
    let folders = Folders {
        data: folder.join("dati"),
        settings: folder.join("impostazioni"),
    };
    Office::new(folders, Box::new(|| here::clock(Some(TODAY))))
}

fn ask(office: &Office, command: &str, asked: Json) -> Result<Json> {
    let work = Work {
        progress: &|_, _, _| {},
        stop: &AtomicBool::new(false),
    };
    dispatch(office, command, asked, &work)
}

#[test]
fn the_window_sees_exports_and_lists() {
    let folder = tempfile::tempdir().unwrap();
    let office = office(folder.path());
    let start = ask(&office, "choose_archive", json!({ "example": true })).unwrap();
    let plan = start["plans"][0]["id"].clone();
    let seen = ask(
        &office,
        "preview_export",
        json!({ "plan": plan, "class": "pubblica" }),
    )
    .unwrap();
    assert_eq!(seen["name"], "casaletto-ceredano-rev1-pubblica");
    assert_eq!(seen["stops"], json!([]));
    assert_eq!(seen["classes"].as_array().unwrap().len(), 14);
    assert!(seen["hiddenFields"].as_u64().unwrap() > 0);
    assert!(!seen["hidden"].as_array().unwrap().is_empty());
    let out = folder.path().join("uscita");
    let export = |class: &str, passphrase: &str| {
        json!({
            "plan": plan, "class": class, "out": out, "draft": false, "recipient": "Prefettura",
            "passphrase": passphrase,
        })
    };
    let done = ask(&office, "export_folder", export("pubblica", "")).unwrap();
    let there = tree(&out.join("casaletto-ceredano-rev1-pubblica"));
    assert_eq!(done["files"], there.len());
    assert_eq!(done["notes"], json!([]));
    assert_eq!(done["controlCode"].as_str().unwrap().split(' ').count(), 4);
    let listed = ask(&office, "exports", json!({ "plan": plan })).unwrap();
    assert_eq!(listed.as_array().unwrap().len(), 1);
    assert_eq!(listed[0]["controlCode"], done["controlCode"]);
    assert_eq!(listed[0]["recipient"], "Prefettura");
    assert_eq!(listed[0]["class"], "pubblica");
    let error = ask(&office, "export_folder", export("riservata", "")).unwrap_err();
    assert_eq!(error.code, Code::Usage);

    // Stopped before the first step: nothing is there.
    let stop = AtomicBool::new(true);
    let work = Work {
        progress: &|_, _, _| {},
        stop: &stop,
    };
    let stopped = dispatch(&office, "export_folder", export("operativa", ""), &work);
    assert_eq!(stopped.unwrap_err().code, Code::Cancelled);
    assert!(stop.load(Ordering::Relaxed));
    assert!(!out.join("casaletto-ceredano-rev1-operativa").exists());
    assert_eq!(tree(&out).len(), there.len());
}

/// Who only reads has no right to write, but for the register.
#[test]
fn the_export_of_a_reader_is_in_the_register() {
    let folder = tempfile::tempdir().unwrap();
    let office = office(folder.path());
    let start = ask(&office, "choose_archive", json!({ "example": true })).unwrap();
    let plan = start["plans"][0]["id"].clone();
    let person = json!({ "name": "Carla Verdi", "office": "anagrafe", "role": "lettore" });
    let start = ask(&office, "set_person", person).unwrap();
    assert_eq!(start["archive"]["writable"], false);
    let out = folder.path().join("uscita");
    for class in ["operativa", "pubblica"] {
        let asked = json!({
            "plan": plan, "class": class, "out": out, "draft": false, "recipient": "", "passphrase": "",
        });
        let done = ask(&office, "export_folder", asked).unwrap();
        assert_eq!(done["notes"], json!([]));
    }
    let package = json!({
        "plan": plan, "class": "operativa", "out": out.join("x.piano"), "recipient": "Consorzio.IT",
    });
    ask(&office, "pack", package).unwrap();
    let listed = ask(&office, "exports", json!({ "plan": plan })).unwrap();
    let listed: Vec<_> = listed
        .as_array()
        .unwrap()
        .iter()
        .map(|l| l["what"].clone())
        .collect();
    assert_eq!(listed, ["package", "folder", "folder"]);
    let start = ask(&office, "start", json!({})).unwrap();
    assert_eq!(start["archive"]["writable"], false);
}

/// What is read before it goes out is what goes out: the public copy says no mobile number, and tells how many it leaves out.
#[test]
fn the_copy_is_read_before_it_goes_out() {
    let folder = tempfile::tempdir().unwrap();
    let office = office(folder.path());
    let start = ask(&office, "choose_archive", json!({ "example": true })).unwrap();
    let plan = start["plans"][0]["id"].clone();
    let read = |class: &str| {
        let asked = json!({ "plan": plan, "class": class });
        ask(&office, "read_copy", asked).unwrap()
    };
    let all = ask(
        &office,
        "records",
        json!({ "plan": plan, "kind": "contact_point" }),
    );
    let mobile = all.unwrap();
    let mobile = mobile.as_array().unwrap().iter().find(|contact| {
        contact["values"]["contact_kind"] == "cellulare_servizio"
            && contact["values"]["value"].is_string()
    });
    let number = mobile.expect("a mobile number")["values"]["value"].clone();
    let number = number.as_str().unwrap();
    let (public, operational) = (read("pubblica").to_string(), read("operativa").to_string());
    assert!(!public.contains(number), "{number}");
    assert!(operational.contains(number), "{number}");
    let public = read("pubblica");
    let hidden = public["hidden"].as_array().unwrap();
    assert!(
        hidden
            .iter()
            .any(|line| line.as_str().unwrap().starts_with("Recapiti: ")),
        "{hidden:?}"
    );
    let parts = public["parts"].as_array().unwrap();
    assert!(parts.iter().all(|part| part["records"] != json!([])));
    let error = ask(
        &office,
        "read_copy",
        json!({ "plan": plan, "class": "riservata" }),
    );
    assert_eq!(error.unwrap_err().code, Code::Usage);
}

#[test]
fn whoever_receives_an_export_reads_the_same_code() {
    let folder = tempfile::tempdir().unwrap();
    let office = office(folder.path());
    let start = ask(&office, "choose_archive", json!({ "example": true })).unwrap();
    let plan = start["plans"][0]["id"].clone();
    let out = folder.path().join("uscita");
    let asked = json!({
        "plan": plan, "class": "pubblica", "out": out, "draft": false, "recipient": "", "passphrase": "",
    });
    let done = ask(&office, "export_folder", asked).unwrap();
    let manifest = std::path::Path::new(done["folder"].as_str().unwrap()).join("manifesto.json");
    let read = ask(&office, "control_code", json!({ "file": manifest })).unwrap();
    assert_eq!(read["code"], done["controlCode"]);
    let package = out.join("x.piano");
    let asked = json!({ "plan": plan, "class": "operativa", "out": package });
    let done = ask(&office, "pack", asked).unwrap();
    let read = ask(&office, "control_code", json!({ "file": package })).unwrap();
    assert_eq!(read["code"], done["controlCode"]);
    let none = ask(
        &office,
        "control_code",
        json!({ "file": out.join("niente") }),
    );
    assert_eq!(none.unwrap_err().code, Code::Failed);
}

#[test]
fn a_passphrase_is_weighed_before_it_is_used() {
    let folder = tempfile::tempdir().unwrap();
    let office = office(folder.path());
    for (words, taken, good) in [
        ("corta", false, false),
        ("password1", true, false),
        ("il mulino sul ponte vecchio", true, true),
    ] {
        let told = ask(&office, "weigh_passphrase", json!({ "passphrase": words })).unwrap();
        assert_eq!(told["taken"], taken, "{words}");
        assert_eq!(told["good"], good, "{words}");
        assert!(!told["says"].as_str().unwrap().contains('{'), "{told}");
    }
}
