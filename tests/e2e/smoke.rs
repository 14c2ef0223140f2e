//! The window opens, speaks with the program behind it, and keeps to its policy.

use serde_json::{Value as Json, json};

use crate::harness::Window;

/// A command, as the page gives it.
fn ask(window: &Window, command: &str, payload: Json) -> Json {
    let body = "
        const [command, payload, done] = arguments;
        const internals = window.__TAURI_INTERNALS__;
        const progress = `__CHANNEL__:${internals.transformCallback(() => {})}`;
        internals.invoke('rpc', { name: command, payload, ticket: 1, progress }).then(done, done);";
    window.js_later(body, &[command.into(), payload])
}

#[test]
#[ignore = "needs the window and a display in memory: make e2e"]
fn the_window_opens_and_nothing_is_wrong_with_it() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let window = Window::start_to_look_at(home.path());
    assert_eq!(window.js("return document.title", &[]), "Piano Pronto");
    window.picture("first-start");
    assert_eq!(window.axe(), Vec::<String>::new());
    assert_eq!(window.complaints(), Vec::<String>::new());
    // The first screen asked for the person's own archive, which was made.
    assert!(home.path().join("piani.sqlite").is_file());
}

#[test]
#[ignore = "needs the window and a display in memory: make e2e"]
fn the_page_reaches_nothing_but_the_program() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let window = Window::start(home.path());
    // Another site, a script from elsewhere, and a permission that nobody gave.
    window.js("window.location.href = 'https://example.org/'", &[]);
    window.js(
        "const s = document.createElement('script'); s.src = 'https://example.org/x.js'; document.head.append(s)",
        &[],
    );
    let refused = window.wait("the policy's refusal", |window| {
        window
            .complaints()
            .into_iter()
            .find(|line| line.contains("script-src"))
    });
    assert!(refused.contains("example.org"), "{refused}");
    let asked = "
        window.__answer = 'none';
        window.__TAURI_INTERNALS__.invoke('plugin:dialog|open', { options: {} }).then(
          () => { window.__answer = 'opened' }, (why) => { window.__answer = String(why) });";
    window.js(asked, &[]);
    let answer = window.wait("the shell's refusal", |window| {
        let answer = window.js("return window.__answer", &[]);
        answer
            .as_str()
            .filter(|answer| *answer != "none")
            .map(str::to_owned)
    });
    assert!(answer.contains("not allowed"), "{answer}");
    assert_eq!(window.js("return window.location.protocol", &[]), "tauri:");
}

#[test]
#[ignore = "needs the window and a display in memory: make e2e"]
fn what_is_remembered_survives_a_restart_and_a_power_cut() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let mut window = Window::start(home.path());
    ask(
        &window,
        "remember",
        json!({ "key": "prova", "value": "sì" }),
    );
    for cut in [false, true] {
        if cut {
            window.kill();
        } else {
            window.restart();
        }
        let start = ask(&window, "start", json!({}));
        assert_eq!(start["preferences"]["prova"], "sì", "{start}");
        assert_eq!(start["archive"]["writable"], true, "{start}");
    }
}

#[test]
#[ignore = "needs the window and a display in memory: make e2e"]
fn an_online_map_opens_its_own_address_and_from_the_next_start() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let mut window = Window::start(home.path());
    // Nothing answers at these names: what counts is whether the policy let the question out.
    let refused = |window: &Window, address: &str| {
        let body = "const [address, done] = arguments; fetch(address).then(done, done)";
        window.js_later(body, &[address.into()]);
        let host = address.trim_start_matches("https://");
        window
            .complaints()
            .iter()
            .any(|line| line.starts_with("connect-src") && line.contains(host))
    };
    let (map, other) = ("https://mappe.invalid", "https://altrove.invalid");
    let basemap = json!({ "kind": "address", "address": format!("{map}/{{z}}.png"), "on": true });
    ask(
        &window,
        "remember",
        json!({ "key": "basemap", "value": basemap.to_string() }),
    );
    assert!(refused(&window, map), "before the next start");
    window.restart();
    assert!(!refused(&window, map), "{:?}", window.complaints());
    assert!(refused(&window, other), "{:?}", window.complaints());
}

#[test]
#[ignore = "needs the window and a display in memory: make e2e"]
fn a_package_named_at_the_start_is_told_once() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let package = home.path().join("Crema e dintorni.piano");
    let named = package.display().to_string();
    let window = Window::start_with(home.path(), &[&named]);
    // The page asked when it was loaded, and was told; a second question tells no more.
    window.wait("the package's name", |window| {
        window.text().contains("Crema e dintorni").then_some(())
    });
    assert_eq!(ask(&window, "start", json!({}))["openedWith"], Json::Null);
}
