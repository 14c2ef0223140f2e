//! The commands of the window.

use std::sync::atomic::AtomicBool;

use api::rpc::{self, Folders, Office, Work};

use crate::kit::*;

struct Window {
    office: Office,
    folder: TempDir,
}

impl Window {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let folders = Folders {
            data: folder.path().join("dati"),
            settings: folder.path().join("preferenze"),
        };
        let office = Office::new(folders, Box::new(|| Box::new(clock)));
        Window { office, folder }
    }

    fn call(&self, command: &str, asked: Json) -> api::error::Result<Json> {
        let stop = AtomicBool::new(false);
        let work = Work {
            progress: &|_, _, _| {},
            stop: &stop,
        };
        rpc::dispatch(&self.office, command, asked, &work)
    }

    fn ok(&self, command: &str, asked: Json) -> Json {
        self.call(command, asked)
            .unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    fn file(&self, name: &str, content: &str) -> String {
        let path = self.folder.path().join(name);
        fs::write(&path, content).unwrap();
        path.display().to_string()
    }
}

#[test]
fn the_window_looks_tries_imports_and_undoes() {
    let window = Window::new();
    window.ok("start", json!({}));
    let plan = window.ok("begin", json!({ "istat": "019018" }))["id"].clone();
    let kinds = window.ok("import_kinds", json!({}));
    assert_eq!(kinds[0]["kind"], "nomination");
    let file = window.file("risorse.csv", "Descrizione;Q.tà\nPompa;1\nTenda;boh\n");
    let look = window.ok(
        "look_at_import",
        json!({ "plan": plan, "file": file, "kind": null }),
    );
    assert_eq!(look["what"], "list");
    let asked = json!({
        "plan": plan, "file": file, "part": 0, "kind": look["kinds"][0]["kind"], "columns": null, "key": null,
        "system": null, "swap": false, "repair": false, "near": false, "decisions": [], "remember": true,
    });
    let trial = window.ok("try_import", asked.clone());
    assert_eq!((&trial["new"], &trial["refused"]), (&json!(1), &json!(1)));
    assert_eq!(trial["rows"][0]["lines"][0]["decision"], "skip");
    let out = window.folder.path().join("da correggere.xlsx");
    let saved = window.ok("save_refused", json!({ "asked": asked, "out": out }));
    assert_eq!(saved["rows"], 1);
    let done = window.ok("import", asked.clone());
    assert_eq!(done["what"], "Importato «risorse.csv»: 1 materiale");
    // The same file, changed: it is read anew.
    window.file("risorse.csv", "Descrizione;Q.tà\nPompa;3\nTenda;2\n");
    let trial = window.ok("try_import", asked);
    assert_eq!(trial["remembered"], true);
    assert_eq!((&trial["new"], &trial["changed"]), (&json!(1), &json!(1)));
    let undone = window.ok("undo", json!({ "plan": plan }));
    assert!(undone.to_string().contains("risorse.csv"), "{undone}");
    let records = window.ok("records", json!({ "plan": plan, "kind": "material" }));
    assert_eq!(records, json!([]));
    let sheet = window.folder.path().join("materiali.xlsx");
    window.ok("save_template", json!({ "kind": "material", "out": sheet }));
    assert!(sheet.exists());
}

#[test]
fn who_only_reads_may_try_and_not_import() {
    let window = Window::new();
    window.ok("start", json!({}));
    let plan = window.ok("begin", json!({ "istat": "019018" }))["id"].clone();
    window.ok(
        "set_person",
        json!({ "name": "Lettore", "office": "", "role": "lettore" }),
    );
    let file = window.file("risorse.csv", "Descrizione;Q.tà\nPompa;1\n");
    let asked = json!({
        "plan": plan, "file": file, "part": 0, "kind": "material", "columns": null, "key": null,
        "system": null, "swap": false, "repair": false, "near": false, "decisions": [], "remember": false,
    });
    assert_eq!(window.ok("try_import", asked.clone())["new"], 1);
    assert!(window.call("import", asked).is_err());
}

#[test]
fn a_person_may_stop() {
    let window = Window::new();
    window.ok("start", json!({}));
    let plan = window.ok("begin", json!({ "istat": "019018" }))["id"].clone();
    let file = window.file("risorse.csv", "Descrizione;Q.tà\nPompa;1\n");
    let stop = AtomicBool::new(true);
    let work = Work {
        progress: &|_, _, _| {},
        stop: &stop,
    };
    let asked = json!({ "plan": plan, "file": file, "kind": null });
    let error = rpc::dispatch(&window.office, "look_at_import", asked, &work).unwrap_err();
    assert_eq!(error.code, Code::Cancelled);
}
