//! What lasts: the work through a cut, undo through a restart, and the files that the system hands over.

use std::path::{Path, PathBuf};

use serde_json::{Value as Json, json};

use crate::{
    hands::{Hands, Mouse, spot},
    harness::Window,
};

/// A plan of one's own that has just begun, open at its home.
fn begun(window: &Window) -> String {
    let person =
        json!({ "name": "Anna Rossi", "office": "Ufficio tecnico", "role": "compilatore" });
    window.ask("set_person", &person);
    let card = window.ask("begin", &json!({ "istat": "019018" }));
    let plan = card["id"].as_str().expect("an id").to_owned();
    window.js(
        "location.hash = arguments[0]; location.reload()",
        &[json!(format!("/plan/{plan}"))],
    );
    window.wait_for("Casaletto Ceredano: riepilogo");
    plan
}

fn content(window: &Window, plan: &str) -> Json {
    window.ask("overview", &json!({ "plan": plan }))["contentHash"].clone()
}

fn address(window: &Window) -> Json {
    window.js("return location.hash", &[])
}

/// Nothing of what was typed is still on its way.
fn kept(window: &Window) {
    window.wait("everything to be kept", |window| {
        let body = "return document.querySelector('.app-saved')?.dataset.underway ?? null";
        (window.js(body, &[]) == "0").then_some(())
    });
}

#[test]
#[ignore = "needs the window and a display in memory: make e2e"]
fn killed_in_mid_word() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let mut window = Window::start(home.path());
    window.resize(1280, 720);
    begun(&window);
    Mouse.go(&window, "Aree");
    Mouse.press(&window, spot("button", "Aggiungi: Area di emergenza"));
    let name = spot("textbox", "Denominazione").within("main", "Contenuto");
    Mouse.enter(&window, name);
    window.types("Campo spor");
    kept(&window);
    let before = address(&window);
    window.kill();
    assert_eq!(address(&window), before);
    window.look(&name);
    assert_eq!(window.value("textbox", "Denominazione"), "Campo spor");
    // The word goes on from there, and goes away in one.
    Mouse.enter(&window, name);
    window.press("End");
    window.types("tivo");
    window.wait("the whole word", |window| {
        (window.value("textbox", "Denominazione") == "Campo sportivo").then_some(())
    });
}

#[test]
#[ignore = "needs the window and a display in memory: make e2e"]
fn undo_goes_over_everything_and_after_a_restart() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let mut window = Window::start(home.path());
    window.resize(1280, 720);
    let plan = begun(&window);
    let mut steps = vec![content(&window, &plan)];
    let step = |window: &Window, steps: &mut Vec<Json>| {
        let before = steps.last().cloned().unwrap_or_default();
        kept(window);
        let now = window.wait("a change", |window| {
            let now = content(window, &plan);
            (now != before).then_some(now)
        });
        steps.push(now);
    };
    // A word in a field, an answer, a role, an offer of the model, an action, a drawing, and one taken away.
    Mouse.go(&window, "Aree");
    Mouse.press(&window, spot("button", "Aggiungi: Area di emergenza"));
    Mouse.write(
        &window,
        spot("textbox", "Denominazione").within("main", "Contenuto"),
        "Campo sportivo",
    );
    step(&window, &mut steps);
    Mouse.go(&window, "Rischi");
    Mouse.press(
        &window,
        spot("radio", "Sì").within("group", "Idraulico: riguarda il comune?"),
    );
    step(&window, &mut steps);
    Mouse.go(&window, "Unità di crisi");
    Mouse.press(&window, spot("button", "Aggiungi un ruolo"));
    Mouse.press(&window, spot("menuitem", "Segretario comunale"));
    step(&window, &mut steps);
    let areas = window.ask(
        "records",
        &json!({ "plan": plan, "kind": "emergency_area" }),
    );
    let area = &areas[0]["id"];
    let shape = json!({ "type": "Polygon", "coordinates": [[[9.61, 45.31], [9.62, 45.31], [9.62, 45.32], [9.61, 45.31]]] });
    let drawn = json!({
        "plan": plan, "kind": "emergency_area", "id": area, "field": "geometry", "text": shape.to_string(), "with": [],
    });
    window.ask("set_field", &drawn);
    step(&window, &mut steps);
    Mouse.go(&window, "Aree");
    Mouse.press(&window, spot("option", "Campo sportivo…"));
    let deeds = ("group", "Campo sportivo");
    Mouse.press(&window, spot("button", "Altro").within(deeds.0, deeds.1));
    Mouse.press(&window, spot("menuitem", "Elimina"));
    step(&window, &mut steps);

    let back = |window: &Window, keys: &str, to: &Json| {
        window.press(keys);
        window.wait(&format!("{keys} to be done"), |window| {
            (content(window, &plan) == *to).then_some(())
        });
    };
    for (count, before) in steps.iter().rev().skip(1).enumerate() {
        // In the middle the program is closed, and once ended by force.
        match count {
            2 => window.restart(),
            4 => window.kill(),
            _ => (),
        }
        window.wait_for_css("#pp-main h1");
        back(&window, "Control+z", before);
    }
    for after in &steps[1..] {
        back(&window, "Control+Shift+z", after);
    }
}

/// A home with a plan, and a package of it.
fn packed(home: &Path) -> PathBuf {
    let window = Window::start(home);
    let plan = begun(&window);
    let file = home.join("casaletto.piano");
    window.ask(
        "pack",
        &json!({ "plan": plan, "class": "riservata", "out": file }),
    );
    file
}

#[test]
#[ignore = "needs the window and a display in memory: make e2e"]
fn a_piano_file_opens_with_the_program() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let file = packed(home.path());
    let window = Window::start_with(home.path(), &[&file.display().to_string()]);
    window.wait_for("Il file è integro");
    window.look(&spot("heading", "Piano di Casaletto Ceredano…"));
    assert!(
        address(&window)
            .as_str()
            .is_some_and(|here| here.ends_with("/packages"))
    );
}

#[test]
#[ignore = "needs the window and a display in memory: make e2e"]
fn a_second_start_hands_its_file_to_the_first() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let file = packed(home.path());
    let window = Window::start(home.path());
    window.wait_for("Casaletto Ceredano: riepilogo");
    window.start_again(&[&file.display().to_string()]);
    window.wait_for("Il file è integro");
    assert!(
        address(&window)
            .as_str()
            .is_some_and(|here| here.ends_with("/packages"))
    );
}
