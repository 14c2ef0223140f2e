//! From nothing to a package that another office opens: the whole way, with the mouse and with keys alone.

use std::path::Path;

use serde_json::{Value as Json, json};

use crate::{
    hands::{Hands, Keys, Mouse, spot},
    harness::Window,
};

/// The roles that the rules want in every unit, with who holds them and who stands in.
const CORE: [(&str, &str, &str); 6] = [
    ("Sindaco", "Verdi Carla", "Neri Paolo"),
    (
        "Referente operativo comunale (ROC)",
        "Gallo Sara",
        "Riva Ugo",
    ),
    ("Tecnico comunale", "Conti Lea", "Sala Dino"),
    (
        "Comandante o addetto di Polizia locale",
        "Fusco Ida",
        "Leone Max",
    ),
    ("Responsabile del volontariato", "Greco Ada", "Longo Ivo"),
    (
        "Rappresentante delle Forze dell'ordine",
        "Moro Lia",
        "Testa Leo",
    ),
];
/// One more that the person adds.
const ADDED: (&str, &str, &str) = ("Segretario comunale", "Bruni Eva", "Costa Nino");
const SCENARIO: &str = "Piena del fiume";
const AREA: &str = "Prato della fiera";
/// South-west corner of what is drawn, in metres (EPSG:25832): fields south of the village.
const CORNER: (f64, f64) = (548_300.0, 5_017_500.0);
const PHASES: [&str; 4] = [
    "Attenzione",
    "Pre-allarme",
    "Allarme",
    "Rientro alla normalità",
];

/// What differs between the two ways beyond pressing and writing.
trait Drafts: Hands {
    fn draw_extent(&self, window: &Window, corners: &[(f64, f64)]);
    fn draw_area(&self, window: &Window, corners: &[(f64, f64)]);
    /// Moves the chosen area so far to the east, from its middle.
    fn move_area(&self, window: &Window, middle: (f64, f64), east: f64);
    fn add_action(&self, window: &Window, role: &str, phase: &str, title: &str);
}

impl Drafts for Mouse {
    fn draw_extent(&self, window: &Window, corners: &[(f64, f64)]) {
        self.press(window, spot("button", "Poligono"));
        for (put, &(east, north)) in corners.iter().enumerate() {
            window.clicks(window.on_map(east, north));
            let count = (put + 1).to_string();
            window.wait("the point on the map", |window| {
                (window.map_fact("sketch") == count).then_some(())
            });
        }
        self.press(window, spot("button", "Chiudi"));
    }

    fn draw_area(&self, window: &Window, corners: &[(f64, f64)]) {
        self.press(window, spot("button", "Rettangolo"));
        for &(east, north) in &[corners[0], corners[2]] {
            window.clicks(window.on_map(east, north));
        }
    }

    fn move_area(&self, window: &Window, middle: (f64, f64), east: f64) {
        self.press(window, spot("button", "Sposta"));
        let way: Vec<_> = [0.0, 0.1, 0.5, 0.9, 1.0]
            .map(|part| window.on_map(middle.0 + part * east, middle.1))
            .into();
        window.drags(&way);
    }

    fn add_action(&self, window: &Window, role: &str, phase: &str, title: &str) {
        let add = format!("Aggiungi un'azione: {role}, {phase}");
        self.press(window, spot("button", &add));
        let field = spot("textbox", "Che cosa si fa").within("region", "Azione scelta");
        window.look(&field);
        self.write(window, field, title);
        self.press(
            window,
            spot("button", "Chiudi").within("region", "Azione scelta"),
        );
    }
}

impl Drafts for Keys {
    /// On the map itself: the arrows move it under the cross, Space puts a point.
    fn draw_extent(&self, window: &Window, corners: &[(f64, f64)]) {
        self.press(window, spot("button", "Poligono"));
        self.enter(window, spot("application", "Mappa con…"));
        for (put, &(east, north)) in corners.iter().enumerate() {
            // Steps of 60 pixels, then of 4: as near as one comes.
            for (chord, pixels) in [("", 60.0), ("Shift+", 4.0)] {
                let [from_east, from_north, metres, ..] = window.map_view();
                let step = pixels * metres;
                let right = ((east - from_east) / step).round();
                let up = ((north - from_north) / step).round();
                for (count, way, back) in [
                    (right, "ArrowRight", "ArrowLeft"),
                    (up, "ArrowUp", "ArrowDown"),
                ] {
                    let key = if count > 0.0 { way } else { back };
                    press_often(window, &format!("{chord}{key}"), count.abs());
                }
                window.wait("the map to get there", |window| {
                    let [now_east, now_north, ..] = window.map_view();
                    let left = (from_east + right * step - now_east).abs()
                        + (from_north + up * step - now_north).abs();
                    (left < 1.0).then_some(())
                });
            }
            window.press("Space");
            let count = (put + 1).to_string();
            window.wait("the point on the map", |window| {
                (window.map_fact("sketch") == count).then_some(())
            });
        }
        window.press("Control+Enter");
    }

    /// As somebody who has the coordinates on a sheet of paper.
    fn draw_area(&self, window: &Window, corners: &[(f64, f64)]) {
        window.press("Escape");
        self.press(
            window,
            spot("button", "Altro modo").within("region", "Oggetto scelto"),
        );
        self.press(window, spot("menuitem", "Coordinate…"));
        let rows: Vec<String> = corners
            .iter()
            .map(|(east, north)| format!("{east} {north}"))
            .collect();
        self.enter(window, spot("textbox", "Coordinate"));
        for row in &rows {
            window.types(row);
            window.press("Enter");
        }
        self.press(window, spot("button", "Usa queste coordinate"));
    }

    fn move_area(&self, window: &Window, _middle: (f64, f64), east: f64) {
        self.press(window, spot("button", "Sposta"));
        self.enter(window, spot("application", "Mappa con…"));
        press_often(window, "Shift+ArrowRight", east / 10.0);
    }

    fn add_action(&self, window: &Window, role: &str, phase: &str, title: &str) {
        let add = format!("Aggiungi un'azione: {role}, {phase}");
        window.to_cell(&spot("button", &add));
        window.press("Control+n");
        let field = spot("textbox", "Che cosa si fa").within("region", "Azione scelta");
        window.wait("the field of the action", |window| {
            (window.focused() == "textbox Che cosa si fa").then_some(())
        });
        window.look(&field);
        window.types(title);
        window.press("Escape");
        window.wait_for(title);
    }
}

fn square((east, north): (f64, f64), side: f64) -> [(f64, f64); 4] {
    [
        (east, north),
        (east + side, north),
        (east + side, north + side),
        (east, north + side),
    ]
}

/// Presses a key as often as a way is long.
fn press_often(window: &Window, key: &str, mut left: f64) {
    while left > 0.5 {
        window.press(key);
        left -= 1.0;
    }
}

/// Day, month and year of a day of the program, so many years later.
fn day(iso: &str, later: u16) -> String {
    let parts: Vec<&str> = iso.split('-').collect();
    let year: u16 = parts[0].parse().expect("a year");
    format!("01/{}/{}", parts[1], year + later)
}

pub fn first_questions(hands: &impl Hands, window: &Window) {
    hands.press(
        window,
        spot("option", "Casaletto Ceredano…").within("listbox", "Comuni"),
    );
    window.wait_for("Hai scelto Casaletto Ceredano.");
    hands.write(window, spot("textbox", "Nome e cognome"), "Anna Rossi");
    hands.write(window, spot("textbox", "Ufficio"), "Ufficio tecnico");
    hands.press(
        window,
        spot("button", "Comincia il piano di Casaletto Ceredano"),
    );
    window.wait_for("Casaletto Ceredano: riepilogo");
}

fn nominate_all(hands: &impl Drafts, window: &Window, plan: &str) {
    hands.go(window, "Unità di crisi");
    window.wait_for("Unità di crisi locale (UCL)");
    let today = window.ask("start", &json!({}))["today"].clone();
    let today = today.as_str().expect("today");
    for (at, (role, holder, deputy)) in CORE.into_iter().chain([ADDED]).enumerate() {
        // The board shows the core from the beginning, each with its empty place.
        if role == ADDED.0 {
            hands.press(window, spot("button", "Aggiungi un ruolo"));
            hands.press(window, spot("menuitem", role));
        }
        let first = format!("Nomina il titolare: {role}");
        let second = format!("Nomina un sostituto: {role}");
        for (form, who) in [(&first, holder), (&second, deputy)] {
            hands.press(window, spot("button", form));
            let inside =
                |what: &'static str, name: &'static str| spot(what, name).within("form", form);
            hands.write(window, inside("combobox", "Persona"), who);
            hands.write(window, inside("textbox", "Telefono"), "0373 262001");
            let act = inside("combobox", "Atto di nomina");
            if at == 0 && who == holder {
                hands.choose(window, act, "Un atto nuovo");
                hands.write(window, inside("textbox", "Numero"), "12");
                hands.write(window, inside("textbox", "Data dell'atto"), &day(today, 0));
                hands.write(
                    window,
                    inside("textbox", "In carica fino al"),
                    &day(today, 3),
                );
            } else {
                hands.choose(window, act, "decreto sindacale 12");
            }
            hands.press(window, inside("button", "Nomina"));
            window.wait(&format!("the nomination of {who}"), |window| {
                (!window.sees(&spot("form", form)) && window.text().contains(who)).then_some(())
            });
        }
    }
    let board = window.ask("unit", &json!({ "plan": plan }));
    assert_eq!(board["core"], CORE.len(), "{board}");
    assert_eq!(board["coreFilled"], CORE.len(), "{board}");
    assert_eq!(board["withoutDeputy"], 0, "{board}");
    for seat in board["roles"].as_array().expect("roles") {
        for nominee in [&seat["holder"], &seat["deputies"][0]] {
            assert!(nominee["act"].is_string(), "{seat}");
        }
    }
    window.wait_for(&format!("Ruoli essenziali coperti: {0} su {0}", CORE.len()));
}

fn open_findings(window: &Window, plan: &str, code: &str) -> Vec<Json> {
    let checks = window.ask("checks", &json!({ "plan": plan }));
    let all = checks["findings"].as_array().cloned().unwrap_or_default();
    all.into_iter()
        .filter(|finding| finding["code"] == code)
        .collect()
}

fn drawn(window: &Window, plan: &str, kind: &str) -> Vec<Json> {
    let told = window.ask("features", &json!({ "plan": plan }));
    let all = told["features"].as_array().cloned().unwrap_or_default();
    all.into_iter()
        .filter(|feature| feature["kind"] == kind)
        .collect()
}

/// The ring of a drawing lies where it was meant to be, as near as the keys or the pointer come.
fn is_about(window: &Window, drawn: &Json, corners: &[(f64, f64)]) {
    let ring = drawn["geometry"]["coordinates"][0]
        .as_array()
        .expect("a ring");
    for point in ring {
        let text = format!("{} {}", point[1], point[0]);
        let metres = window.ask("project", &json!({ "points": [point], "toMetres": true }));
        let (east, north) = (
            metres["points"][0][0].as_f64(),
            metres["points"][0][1].as_f64(),
        );
        let (east, north) = (east.unwrap_or_default(), north.unwrap_or_default());
        let near = corners
            .iter()
            .any(|(e, n)| (e - east).hypot(n - north) < 40.0);
        assert!(near, "{text} is {east} {north}, not one of {corners:?}");
    }
}

fn flood_with_an_area(hands: &impl Drafts, window: &Window, plan: &str) {
    hands.go(window, "Rischi");
    window.wait_for("Decidi voce per voce.");
    hands.press(
        window,
        spot("radio", "Sì").within("group", "Idraulico: riguarda il comune?"),
    );
    hands.press(window, spot("button", "Crea uno scenario: Idraulico"));
    hands.write(window, spot("textbox", "Nome"), SCENARIO);
    let field = ("group", "Modi per cambiare «Estensione»");
    hands.press(window, spot("button", "Mappa").within(field.0, field.1));
    window.wait_for_css(".map-canvas[data-view]");
    for _ in 0..2 {
        hands.press(window, spot("button", "Ingrandisci"));
    }
    hands.draw_extent(window, &square(CORNER, 600.0));
    let extent = window.wait("the extent in the plan", |window| {
        drawn(window, plan, "scenario").pop()
    });
    assert_eq!(extent["title"], SCENARIO);
    assert_eq!(extent["geometry"]["type"], "Polygon", "{extent}");
    assert_eq!(
        extent["geometry"]["coordinates"][0]
            .as_array()
            .map(Vec::len),
        Some(5)
    );
    is_about(window, &extent, &square(CORNER, 600.0));

    hands.press(window, spot("button", "Aggiungi"));
    hands.press(window, spot("menuitem", "Area di attesa"));
    window.wait_for("Nuova scheda: Area di emergenza");
    let inside = (CORNER.0 + 450.0, CORNER.1 + 200.0);
    hands.draw_area(window, &square(inside, 60.0));
    window.wait("the area in the plan", |window| {
        drawn(window, plan, "emergency_area").pop()
    });
    let strip = ("region", "Oggetto scelto");
    hands.write(
        window,
        spot("textbox", "Denominazione").within(strip.0, strip.1),
        AREA,
    );
    let fault = format!("L'area «{AREA}» cade nella zona dello scenario «{SCENARIO}».");
    window.wait_for(&fault);
    assert_eq!(open_findings(window, plan, "AREE-004").len(), 1);

    // From the finding to its field, and from there to the map.
    hands.press(window, spot("button", "Apri Rilievi"));
    // Lines struck through leave after a moment, and the others move up.
    window.wait("a list at rest", |window| {
        let struck = window.js("return document.querySelector('.checks-mended')", &[]);
        struck.is_null().then_some(())
    });
    hands.press(
        window,
        spot("link", &format!("…{fault}…")).within("complementary", "Rilievi"),
    );
    window.wait("the field of the finding", |window| {
        let hash = window.js("return location.hash", &[]);
        hash.as_str()?.contains("field=geometry").then_some(())
    });
    window.wait_for(&fault);
    hands.press(
        window,
        spot("button", "Mappa").within("group", "Modi per cambiare…"),
    );
    window.wait_for_css(".map-canvas[data-view]");
    window.wait("the area in hand", |window| {
        (window.map_fact("vertices") == "4").then_some(())
    });
    window.listen();
    let before = drawn(window, plan, "emergency_area");
    hands.move_area(window, (inside.0 + 30.0, inside.1 + 30.0), 250.0);
    window.hears("Corretto");
    let gone = |window: &Window| open_findings(window, plan, "AREE-004").is_empty();
    window.wait("no more of the finding", |window| {
        gone(window).then_some(())
    });
    assert_ne!(drawn(window, plan, "emergency_area"), before);
    window.press("Control+z");
    window.wait("the finding after undo", |window| {
        (!gone(window)).then_some(())
    });
    assert_eq!(drawn(window, plan, "emergency_area"), before);
    window.press("Control+Shift+z");
    window.wait("no finding after redo", |window| gone(window).then_some(()));
}

fn fill_the_grid(hands: &impl Drafts, window: &Window, plan: &str) {
    hands.go(window, "Intervento");
    window.wait_for_css("[role=grid]");
    hands.choose(window, spot("combobox", "Scenario"), SCENARIO);
    let mut titles = Vec::new();
    for (role, ..) in &CORE[..2] {
        for phase in PHASES {
            let title = format!("{}: {phase}", &role[..7]);
            hands.add_action(window, role, phase, &title);
            titles.push(title);
        }
    }
    let actions = window.ask("records", &json!({ "plan": plan, "kind": "action" }));
    let mut kept: Vec<_> = actions
        .as_array()
        .into_iter()
        .flatten()
        .map(|action| action["title"].clone())
        .collect();
    kept.sort_by_key(ToString::to_string);
    titles.sort();
    assert_eq!(kept, titles);
}

fn content(window: &Window, plan: &str) -> Json {
    let overview = window.ask("overview", &json!({ "plan": plan }));
    assert!(overview["contentHash"].is_string(), "{overview}");
    overview["contentHash"].clone()
}

fn zero_to_package(hands: &impl Drafts) {
    let home = tempfile::tempdir().expect("a temporary folder");
    let mut window = Window::start(home.path());
    window.resize(1280, 720);
    first_questions(hands, &window);
    let plan = window.plan();
    nominate_all(hands, &window, &plan);
    flood_with_an_area(hands, &window, &plan);
    fill_the_grid(hands, &window, &plan);

    hands.go(&window, "Esporta");
    let file = home.path().join("casaletto.piano");
    window.will_choose(&file);
    hands.press(&window, spot("button", "Prepara il fascicolo…"));
    window.wait_for("Fascicolo pronto");
    assert!(file.is_file());
    let packed = content(&window, &plan);
    assert_eq!(window.faults(), Vec::<String>::new());

    // Everything is there after closing, on the screen that was open.
    window.restart();
    window.wait_for("Per chi è?");
    assert_eq!(window.plan(), plan);
    assert_eq!(content(&window, &plan), packed);
    hands.go(&window, "Unità di crisi");
    window.wait_for(CORE[0].1);
    drop(window);
    in_another_office(hands, &file, &plan, &packed);
}

/// The package is opened where nothing was before.
fn in_another_office(hands: &impl Drafts, file: &Path, plan: &str, packed: &Json) {
    let home = tempfile::tempdir().expect("a temporary folder");
    let window = Window::start(home.path());
    window.will_choose(file);
    hands.press(&window, spot("button", "Apri un fascicolo ricevuto…"));
    window.wait_for("Casaletto Ceredano: riepilogo");
    assert_eq!(window.plan(), plan);
    assert_eq!(&content(&window, plan), packed);
    hands.go(&window, "Unità di crisi");
    window.wait_for(CORE[5].2);
}

#[test]
#[ignore = "needs the window and a display in memory: make e2e"]
fn zero_to_package_by_mouse() {
    zero_to_package(&Mouse);
}

#[test]
#[ignore = "needs the window and a display in memory: make e2e"]
fn zero_to_package_by_keyboard() {
    zero_to_package(&Keys);
}
