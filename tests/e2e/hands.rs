//! What a person works with: a mouse, or keys alone. A journey is written once, and gone through with either.

use serde_json::{Value as Json, json};

use crate::{
    harness::{NAMES, Window},
    webdriver::{Element, Session},
};

/// Stops of the keyboard between two things of a screen: more would be a journey that nobody makes.
const MOST_STEPS: usize = 120;
const RAIL: (&str, &str) = ("navigation", "Luoghi del piano");

/// Something on the page, by its role and its name, perhaps inside something else.
#[derive(Clone, Copy, Debug)]
pub struct Spot<'a> {
    pub role: &'a str,
    pub name: &'a str,
    within: Option<(&'a str, &'a str)>,
}

/// A name may leave out any text with `…`.
pub const fn spot<'a>(role: &'a str, name: &'a str) -> Spot<'a> {
    Spot {
        role,
        name,
        within: None,
    }
}

impl<'a> Spot<'a> {
    pub const fn within(self, role: &'a str, name: &'a str) -> Spot<'a> {
        Spot {
            within: Some((role, name)),
            ..self
        }
    }

    fn arguments(&self) -> [Json; 4] {
        let (role, name) = self.within.unwrap_or_default();
        [json!(self.role), json!(self.name), json!(role), json!(name)]
    }
}

/// The spot as `target`, for a script whose first arguments are those of the spot.
const LOOK: &str = "
    const [wanted, called, scopeRole, scopeName] = arguments;
    const scope = scopeRole ? find(scopeRole, scopeName).element : document;
    const target = scope && find(wanted, called, scope).element;
";

impl Window {
    fn on(&self, spot: &Spot, body: &str) -> Json {
        self.js(&format!("{NAMES}{LOOK}{body}"), &spot.arguments())
    }

    /// Waits for a spot.
    pub fn look(&self, spot: &Spot) -> Element {
        self.wait(&format!("{spot:?}"), |window| {
            Session::element(&window.on(spot, "return target ?? null"))
        })
    }

    pub fn sees(&self, spot: &Spot) -> bool {
        self.on(spot, "return Boolean(target)") == true
    }

    /// Asks the program behind the window, as the page does.
    pub fn ask(&self, command: &str, asked: &Json) -> Json {
        let body = "
            const [name, payload, done] = arguments;
            const internals = window.__TAURI_INTERNALS__;
            const progress = `__CHANNEL__:${internals.transformCallback(() => {})}`;
            window.__ticket = (window.__ticket ?? 9e9) + 1;
            const told = internals.invoke('rpc', { name, payload, ticket: window.__ticket, progress });
            told.then((told) => done({ told }), (refused) => done({ refused }));";
        let answer = self.js_later(body, &[json!(command), asked.clone()]);
        assert!(answer["refused"].is_null(), "{command}: {answer}");
        answer["told"].clone()
    }

    /// What the page complained about, but for a browser's word that a size is told one picture later.
    pub fn faults(&self) -> Vec<String> {
        let all = self.complaints().into_iter();
        all.filter(|line| !line.contains("ResizeObserver loop"))
            .collect()
    }

    /// The plan that is open, by the address.
    pub fn plan(&self) -> String {
        self.wait("an open plan", |window| {
            let hash = window.js("return location.hash", &[]);
            let rest = hash.as_str()?.strip_prefix("#/plan/")?;
            Some(rest.split(['/', '?']).next()?.to_owned())
        })
    }

    /// Hears from now on what is said to who cannot see.
    pub fn listen(&self) {
        let body = "
            window.__said = [];
            new MutationObserver((changes) => {
              for (const { target } of changes) {
                const place = target.parentElement?.closest('[role=status]') ?? target.closest?.('[role=status]');
                if (place?.textContent) window.__said.push(place.textContent);
              }
            }).observe(document.body, { subtree: true, childList: true, characterData: true });";
        self.js(body, &[]);
    }

    /// Waits until it was said since `listen`.
    pub fn hears(&self, words: &str) {
        self.wait(&format!("«{words}» to be said"), |window| {
            let said = window.js("return (window.__said ?? []).join('\\n')", &[]);
            said.as_str()?.contains(words).then_some(())
        });
    }

    /// Types a text in one go where the focus is.
    pub fn types(&self, text: &str) {
        let steps: Vec<Json> = text
            .chars()
            .flat_map(|key| {
                ["keyDown", "keyUp"].map(|what| json!({ "type": what, "value": key.to_string() }))
            })
            .collect();
        self.act(&json!([{ "type": "key", "id": "keyboard", "actions": steps }]));
    }

    /// Moves the pointer along pixels of the page, with the button down from the first to the last.
    pub fn drags(&self, path: &[(f64, f64)]) {
        let to = |&(x, y): &(f64, f64)| json!({ "type": "pointerMove", "duration": 20, "origin": "viewport", "x": x.round(), "y": y.round() });
        let mut steps: Vec<Json> = path.iter().map(to).collect();
        steps.insert(1, json!({ "type": "pointerDown", "button": 0 }));
        steps.push(json!({ "type": "pointerUp", "button": 0 }));
        self.act(&json!([{
            "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": steps
        }]));
    }

    pub fn clicks(&self, at: (f64, f64)) {
        self.drags(&[at]);
    }

    /// What the map shows once it is at rest: the metres in its middle (EPSG:25832), the metres of a pixel, and the
    /// pixel of the page where its middle is.
    pub fn map_view(&self) -> [f64; 5] {
        let body = "
            const e = document.querySelector('.map-canvas');
            if (!e?.dataset.view) return null;
            const b = e.getBoundingClientRect();
            return [...e.dataset.view.split(',').map(Number), b.x + b.width / 2, b.y + b.height / 2];";
        let mut before = Json::Null;
        let view = self.wait("a map at rest", |window| {
            let now = window.js(body, &[]);
            let rests = !now.is_null() && now == before;
            before = now.clone();
            rests.then_some(now)
        });
        [0, 1, 2, 3, 4].map(|index| view[index].as_f64().unwrap_or_default())
    }

    /// The pixel of the page where the map has a place.
    pub fn on_map(&self, east: f64, north: f64) -> (f64, f64) {
        let [centre_east, centre_north, metres, x, y] = self.map_view();
        (
            x + (east - centre_east) / metres,
            y - (north - centre_north) / metres,
        )
    }

    /// A fact that the map tells of itself.
    pub fn map_fact(&self, name: &str) -> String {
        let body = "return document.querySelector('.map-canvas')?.dataset[arguments[0]] ?? ''";
        let fact = self.js(body, &[json!(name)]);
        fact.as_str().unwrap_or_default().to_owned()
    }
}

impl Window {
    /// With the keyboard into the cell of a grid that holds something.
    pub fn to_cell(&self, inside: &Spot) {
        Keys::reach(self, &spot("gridcell", "…"));
        let body = "
            const here = document.activeElement.closest('[data-at]')?.dataset.at.split('-').map(Number);
            const there = target?.closest('[data-at]')?.dataset.at.split('-').map(Number);
            if (!here || !there) return null;
            if (!document.activeElement.dataset.at) return 'Escape';
            const [rows, columns] = [there[0] - here[0], there[1] - here[1]];
            if (rows) return rows > 0 ? 'ArrowDown' : 'ArrowUp';
            return columns > 0 ? 'ArrowRight' : columns < 0 ? 'ArrowLeft' : 'here';";
        for _ in 0..MOST_STEPS {
            let key = self.on(inside, body);
            match key.as_str() {
                Some("here") => return,
                Some(key) => self.press(key),
                None => panic!("{inside:?} is in no cell"),
            }
        }
        panic!("{inside:?} is not reached with arrows");
    }
}

/// How things are done.
pub trait Hands {
    /// Works a button, a link, a tab, a circle of a choice, an entry of a menu or of a list.
    fn press(&self, window: &Window, what: Spot);
    /// Brings the focus into a field.
    fn enter(&self, window: &Window, field: Spot);
    /// Chooses an entry of a system's own list of choices, by the start of its name.
    fn choose(&self, window: &Window, list: Spot, entry: &str);
    /// Goes to a place of the plan, by its name at the left.
    fn go(&self, window: &Window, place: &str);

    /// Puts a text in a field, in place of what is there, and leaves it.
    fn write(&self, window: &Window, field: Spot, text: &str) {
        self.enter(window, field);
        window.press("Control+a");
        window.types(text);
        window.press("Tab");
    }
}

/// Everything with the mouse, but for what is typed.
pub struct Mouse;

impl Mouse {
    /// The middle of a spot, when nothing lies over it.
    fn middle(window: &Window, what: &Spot) -> (f64, f64) {
        let body = "
            if (!target) return null;
            // A circle or a box is clicked by its words too; an entry of a long list may be out of sight.
            const box = target.matches('input[type=radio], input[type=checkbox]') ? (target.labels[0] ?? target) : target;
            const place = () => box.getClientRects()[0];
            const seen = ({ x, y, width, height }) => {
              const hit = document.elementFromPoint(x + width / 2, y + height / 2);
              return hit !== null && box.contains(hit);
            };
            if (!place()) return null;
            if (!seen(place())) box.scrollIntoView({ block: 'center', inline: 'nearest' });
            const { x, y, width, height } = place();
            return seen({ x, y, width, height }) ? [x + width / 2, y + height / 2] : null;";
        let mut before = Json::Null;
        let found = window.wait(&format!("{what:?} in reach of the pointer"), |window| {
            let now = window.on(what, body);
            // What still moves would be missed.
            let rests = !now.is_null() && now == before;
            before = now.clone();
            rests.then_some(now)
        });
        let at = |index: usize| found[index].as_f64().unwrap_or_default();
        (at(0), at(1))
    }
}

impl Hands for Mouse {
    fn press(&self, window: &Window, what: Spot) {
        window.clicks(Mouse::middle(window, &what));
    }

    fn enter(&self, window: &Window, field: Spot) {
        window.wait(&format!("{field:?} to take the focus"), |window| {
            self.press(window, field);
            // What came in above it meanwhile has moved it away from the pointer.
            (window.on(&field, "return target?.contains(document.activeElement)") == true)
                .then_some(())
        });
    }

    fn choose(&self, window: &Window, list: Spot, entry: &str) {
        window.look(&list);
        let body = format!(
            "{NAMES}{LOOK} return [...target.options].find((option) => option.label.startsWith(arguments[4])) ?? null"
        );
        let mut arguments = list.arguments().to_vec();
        arguments.push(json!(entry));
        let option = window.wait(&format!("{entry} in {list:?}"), |window| {
            Session::element(&window.js(&body, &arguments))
        });
        window.choose(&option);
    }

    fn go(&self, window: &Window, place: &str) {
        let name = format!("{place}…");
        self.press(window, spot("link", &name).within(RAIL.0, RAIL.1));
    }
}

/// Keys alone.
pub struct Keys;

impl Keys {
    /// Brings the focus to a spot: Tab from stop to stop, arrows inside what is one stop.
    fn reach(window: &Window, what: &Spot) {
        let body = "
            if (!target) return 'wait';
            const here = document.activeElement;
            if (here === target) return 'here';
            // Any cell will do: the grid is one stop.
            if (wanted === 'gridcell' && here.closest('[role=grid]')) return 'here';
            const one = '[role=toolbar], [role=listbox], [role=menu], [role=tablist]';
            const own = target.closest(one);
            const after = Boolean(here.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING);
            if (own?.contains(here) && here !== own)
              return own.matches('[role=toolbar], [role=tablist]')
                ? (after ? 'ArrowRight' : 'ArrowLeft')
                : (after ? 'ArrowDown' : 'ArrowUp');
            // A menu takes the focus when it has opened.
            if (own?.matches('[role=menu]')) return 'wait';
            if (target.type === 'radio' && here.type === 'radio' && here.name === target.name) return 'here';
            return after ? 'Tab' : 'Shift+Tab';";
        let mut way = Vec::new();
        loop {
            let step = window.wait(&format!("{what:?}"), |window| {
                let step = window.on(what, body);
                let step = step.as_str()?.to_owned();
                (step != "wait").then_some(step)
            });
            if step == "here" {
                return;
            }
            way.push(window.focused());
            if way.len() > MOST_STEPS {
                window.picture("failed");
                panic!("{what:?} is not reached with keys: {way:#?}");
            }
            window.press(&step);
        }
    }
}

impl Hands for Keys {
    fn press(&self, window: &Window, what: Spot) {
        Keys::reach(window, &what);
        if what.role != "radio" {
            window.press("Enter");
            return;
        }
        // The keyboard stops at one circle of a group: arrows go from one to the next and choose it.
        let is_there =
            |window: &Window| window.on(&what, "return document.activeElement === target") == true;
        let mut left = 10;
        while !is_there(window) {
            assert!(left > 0, "{what:?} is not reached with arrows");
            left -= 1;
            window.press("ArrowDown");
        }
        if window.on(&what, "return target.checked") != true {
            window.press("Space");
        }
    }

    fn enter(&self, window: &Window, field: Spot) {
        Keys::reach(window, &field);
    }

    fn choose(&self, window: &Window, list: Spot, entry: &str) {
        Keys::reach(window, &list);
        window.types(entry);
    }

    fn go(&self, window: &Window, place: &str) {
        // The part of the window with the places comes with F6, whatever else is open.
        let inside =
            "return document.activeElement.closest('[aria-label=\"Luoghi del piano\"]') !== null";
        let mut left = 6;
        while window.js(inside, &[]) != true {
            assert!(left > 0, "F6 does not lead to the places of the plan");
            left -= 1;
            window.press("F6");
        }
        let name = format!("{place}…");
        self.press(window, spot("link", &name).within(RAIL.0, RAIL.1));
    }
}
