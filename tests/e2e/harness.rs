//! A window on a display of its own, with a home of its own, and what a person does with it: look, click, type, wait.
//!
//! Everything that is started here is ended here, by its process group: nothing is looked for by name, and no folder of
//! the person who runs the tests is touched.

use std::{
    env, fs,
    io::{BufRead, BufReader},
    net::TcpListener,
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use serde_json::{Value as Json, json};

use crate::webdriver::{Element, Session};

/// How long something may take to appear: a machine at work on other things is slow.
const PATIENCE: Duration = Duration::from_secs(30);
const BLINK: Duration = Duration::from_millis(50);

/// A child that ends with the test, and with it all that it started.
pub struct Started(Child);

impl Started {
    pub fn of(command: &mut Command) -> Started {
        let name = command.get_program().to_string_lossy().into_owned();
        let child = command.process_group(0).spawn();
        Started(child.unwrap_or_else(|why| panic!("{name}: {why} (tools/setup.sh test)")))
    }

    /// The first line that it writes on standard output.
    fn first_line(&mut self) -> String {
        let out = self.0.stdout.take().expect("a pipe");
        let mut line = String::new();
        BufReader::new(out)
            .read_line(&mut line)
            .expect("a first line");
        line.trim().to_owned()
    }

    fn signal(&self, signal: &str) {
        let group = format!("-{}", self.0.id());
        kill(signal, &group);
    }
}

/// The shell's own `kill`: the program of that name is not on every system.
fn kill(signal: &str, whom: &str) {
    let line = format!("kill {signal} {whom}");
    let _ = Command::new("sh")
        .args(["-c", &line])
        .stderr(Stdio::null())
        .status();
}

impl Drop for Started {
    fn drop(&mut self) {
        self.signal("-TERM");
        let begun = Instant::now();
        while matches!(self.0.try_wait(), Ok(None)) && begun.elapsed() < Duration::from_secs(5) {
            sleep(BLINK);
        }
        // What did not listen, and children that outlived it.
        self.signal("-KILL");
        let _ = self.0.wait();
    }
}

/// The window, open.
pub struct Window {
    session: Session,
    home: PathBuf,
    arguments: Vec<String>,
    // Dropped in this order: the driver with the window, the bus, the display.
    driver: Option<Started>,
    _bus: Started,
    _display: Started,
    environment: Vec<(String, String)>,
}

/// The repository's top.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The program, where Cargo put it: two folders above this test.
fn program() -> PathBuf {
    let test = env::current_exe().expect("this test is a file");
    let program = test
        .ancestors()
        .nth(2)
        .expect("target/debug")
        .join("piano-pronto");
    assert!(
        program.is_file(),
        "{} is not built: make e2e",
        program.display()
    );
    program
}

pub fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("its address").port()
}

impl Window {
    /// Opens the window on a home, which may hold the archives of a window before.
    pub fn start(home: &Path) -> Window {
        Window::begin(home, &[], &[])
    }

    /// The same to take pictures of: without a graphics card, or what imitates one, the driver's pictures hang now and then.
    pub fn start_to_look_at(home: &Path) -> Window {
        Window::begin(home, &[], &[("PIANO_PRONTO_GRAPHICS", "1")])
    }

    /// The same with arguments, as when a file is opened with the program.
    pub fn start_with(home: &Path, arguments: &[&str]) -> Window {
        Window::begin(home, arguments, &[])
    }

    fn begin(home: &Path, arguments: &[&str], more: &[(&str, &str)]) -> Window {
        let mut display = Started::of(
            Command::new("Xvfb")
                // It chooses a free number and says it.
                .args([
                    "-displayfd",
                    "1",
                    "-screen",
                    "0",
                    "2000x1200x24",
                    "-nolisten",
                    "tcp",
                ])
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        );
        let screen = format!(":{}", display.first_line());
        let folder = |name: &str| {
            let folder = home.join("account").join(name);
            fs::create_dir_all(&folder).expect("a folder in the home");
            folder.display().to_string()
        };
        let note = |name: &str| home.join(name).display().to_string();
        let chosen = note("chosen.txt");
        fs::write(&chosen, "").expect("the home can be written");
        let mut environment: Vec<(String, String)> = [
            ("PATH", env::var("PATH").unwrap_or_default()),
            ("LANG", "C.UTF-8".into()),
            ("DISPLAY", screen),
            ("GDK_BACKEND", "x11".into()),
            ("GSETTINGS_BACKEND", "memory".into()),
            ("NO_AT_BRIDGE", "1".into()),
            ("HOME", folder("home")),
            ("XDG_CONFIG_HOME", folder("config")),
            ("XDG_DATA_HOME", folder("data")),
            ("XDG_CACHE_HOME", folder("cache")),
            ("XDG_RUNTIME_DIR", folder("runtime")),
            ("PIANO_PRONTO_HOME", home.display().to_string()),
            ("PIANO_PRONTO_CHOSEN", chosen),
            ("PIANO_PRONTO_DROPPED", note("dropped.txt")),
            ("PIANO_PRONTO_OPENED", note("opened.txt")),
            ("TAURI_WEBVIEW_AUTOMATION", "true".into()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into();
        let more = more
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        environment.extend(more);
        let mut bus = Started::of(
            Command::new("dbus-daemon")
                .args(["--session", "--nofork", "--nopidfile", "--print-address=1"])
                .env_clear()
                .envs(environment.clone())
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        );
        environment.push(("DBUS_SESSION_BUS_ADDRESS".into(), bus.first_line()));
        let arguments: Vec<String> = arguments.iter().map(ToString::to_string).collect();
        let (driver, session) = opened(&environment, &arguments);
        let window = Window {
            session,
            home: home.to_owned(),
            arguments,
            driver: Some(driver),
            _bus: bus,
            _display: display,
            environment,
        };
        window.wait_for_css("h1");
        window
    }

    /// Closes the window as a person does and opens it again on the same home.
    pub fn restart(&mut self) {
        let _ = self.session.close();
        self.reopen();
    }

    /// Ends the program at once, as when the current fails, and opens it again on the same home.
    pub fn kill(&mut self) {
        let driver = self.driver.as_ref().map_or(0, |driver| driver.0.id());
        let mut below = vec![driver.to_string()];
        while let Some(process) = below.pop() {
            let name = fs::read_to_string(format!("/proc/{process}/comm")).unwrap_or_default();
            if name.trim() == "piano-pronto" {
                kill("-KILL", &process);
                continue;
            }
            // Each thread has its own children.
            let threads = fs::read_dir(format!("/proc/{process}/task"))
                .into_iter()
                .flatten();
            for thread in threads.flatten() {
                let children = fs::read_to_string(thread.path().join("children"));
                let children = children.unwrap_or_default();
                below.extend(children.split_whitespace().map(ToString::to_string));
            }
        }
        self.reopen();
    }

    fn reopen(&mut self) {
        // The driver before ends with what is left of its window: a second window would hand over to it.
        self.driver = None;
        let (driver, session) = opened(&self.environment, &self.arguments);
        self.driver = Some(driver);
        self.session = session;
        self.wait_for_css("h1");
    }

    /// What the programs on the display of this window find around them: it is the same clipboard.
    pub fn environment(&self) -> &[(String, String)] {
        &self.environment
    }

    /// The answer of the next chooser of files; several are given in turn.
    pub fn will_choose(&self, file: &Path) {
        let queue = self.home.join("chosen.txt");
        let before = fs::read_to_string(&queue).unwrap_or_default();
        let lines = format!("{before}{}\n", file.display());
        fs::write(queue, lines).expect("the home can be written");
    }

    /// Drops files on the window, at a part of its width from the left and of its height from the top.
    pub fn drops(&self, files: &[&Path], (across, down): (f64, f64)) {
        let files = files.iter().map(|file| format!("{}\n", file.display()));
        let lines = format!("{across}\n{down}\n{}", files.collect::<String>());
        fs::write(self.home.join("dropped.txt"), lines).expect("the home can be written");
    }

    // --- looking ---

    /// The value of a script in the page: the body of a function with `arguments`.
    pub fn js(&self, body: &str, arguments: &[Json]) -> Json {
        self.session
            .script(body, arguments)
            .unwrap_or_else(|why| panic!("{body}: {why}"))
    }

    /// The same for a script that calls its last argument when it is done.
    pub fn js_later(&self, body: &str, arguments: &[Json]) -> Json {
        self.session
            .script_later(body, arguments)
            .unwrap_or_else(|why| panic!("{body}: {why}"))
    }

    /// All that can be read on the page now.
    pub fn text(&self) -> String {
        let text = self.js("return document.body.innerText", &[]);
        text.as_str().unwrap_or_default().to_owned()
    }

    /// What has the focus, as "role name".
    pub fn focused(&self) -> String {
        let body =
            format!("{NAMES} const e = document.activeElement; return `${{role(e)}} ${{name(e)}}`");
        self.js(&body, &[]).as_str().unwrap_or_default().to_owned()
    }

    /// Waits until `look` gives something.
    pub fn wait<T>(&self, what: &str, mut look: impl FnMut(&Window) -> Option<T>) -> T {
        let begun = Instant::now();
        loop {
            if let Some(found) = look(self) {
                return found;
            }
            if begun.elapsed() > PATIENCE {
                self.picture("failed");
                panic!("waited in vain for {what}; the page says:\n{}", self.text());
            }
            sleep(BLINK);
        }
    }

    /// Waits until the page says it.
    pub fn wait_for(&self, text: &str) {
        self.wait(text, |window| window.text().contains(text).then_some(()));
    }

    pub fn wait_for_css(&self, selector: &str) {
        let body = "return document.querySelector(arguments[0]) !== null";
        self.wait(selector, |window| {
            let found = window.session.script(body, &[json!(selector)]);
            (found == Ok(Json::Bool(true))).then_some(())
        });
    }

    /// Waits for the one thing in sight with that role and that accessible name, in full or with `…` for any text.
    pub fn find(&self, role: &str, name: &str) -> Element {
        let body = format!("{NAMES} return find(arguments[0], arguments[1])");
        let mut others = Json::Null;
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            // A page that changes meanwhile: the next look finds it.
            let found = self
                .session
                .script(&body, &[json!(role), json!(name)])
                .unwrap_or_default();
            if let Some(element) = Session::element(&found["element"]) {
                return element;
            }
            others = found["others"].clone();
            sleep(BLINK);
        }
        self.picture("failed");
        panic!("no {role} «{name}» in sight; there are {others}");
    }

    /// What is written in a field.
    pub fn value(&self, role: &str, name: &str) -> String {
        let element = self.find(role, name);
        let value = self.js("return arguments[0].value", &[element.as_json()]);
        value.as_str().unwrap_or_default().to_owned()
    }

    // --- doing ---

    /// Presses keys together: `Control+z`, `Alt+ArrowDown`, `Tab`.
    pub fn press(&self, chord: &str) {
        let keys: Vec<&str> = chord.split('+').map(key).collect();
        self.session
            .chord(&keys)
            .unwrap_or_else(|why| panic!("keys {chord}: {why}"));
    }

    /// Pointer and keys as the protocol describes them, for what the others cannot say.
    pub fn act(&self, actions: &Json) {
        self.session
            .actions(actions)
            .unwrap_or_else(|why| panic!("{actions}: {why}"));
    }

    /// Chooses an entry of a system's own list of choices.
    pub fn choose(&self, option: &Element) {
        self.session
            .click(option)
            .unwrap_or_else(|why| panic!("{why}"));
    }

    /// Starts the program once more beside the open window, and waits until it has ended.
    pub fn start_again(&self, arguments: &[&str]) {
        let mut again = Started::of(
            Command::new(program())
                .args(arguments)
                .env_clear()
                .envs(self.environment.iter().cloned())
                .stdout(Stdio::null())
                .stderr(Stdio::null()),
        );
        self.wait("the end of the second start", |_| {
            again.0.try_wait().ok().flatten()
        });
    }

    pub fn resize(&self, width: u32, height: u32) {
        self.session
            .resize(width, height)
            .unwrap_or_else(|why| panic!("{why}"));
    }

    // --- proving ---

    /// Keeps a picture of the page in `target/e2e`.
    pub fn picture(&self, name: &str) {
        let path = root().join(format!("target/e2e/{name}.png"));
        let folder = path.parent().expect("a folder");
        fs::create_dir_all(folder).expect("a folder for pictures");
        // The web view takes the picture with the next drawing of the page, and waits for ever on a page at rest: a point
        // that changes has it drawn.
        let begin = "
            const point = document.createElement('i');
            Object.assign(point.style, { position: 'fixed', inset: '0 auto auto 0', width: '1px', height: '1px' });
            document.documentElement.append(point);
            let turn = 0;
            const change = () => { turn += 1; point.style.background = turn % 2 ? '#000' : '#fff'; };
            const timer = setInterval(change, 50);
            window.__still = () => { clearInterval(timer); point.remove(); };";
        let taken = self
            .session
            .script(begin, &[])
            .and_then(|_| self.session.picture());
        let _ = self.session.script("window.__still?.()", &[]);
        match taken {
            Ok(png) => fs::write(path, png).expect("the picture is kept"),
            // A driver that cannot look must not hide why a test failed.
            Err(why) => assert!(name == "failed", "{}: {why}", path.display()),
        }
    }

    /// What axe finds wrong with the page by WCAG 2.1, levels A and AA: one line each.
    pub fn axe(&self) -> Vec<String> {
        self.axe_without(&[])
    }

    /// The same without the rules named, for a state in which a library breaks them on purpose.
    pub fn axe_without(&self, rules: &[&str]) -> Vec<String> {
        let file = root().join("ui/node_modules/axe-core/axe.min.js");
        let axe = fs::read_to_string(&file)
            .unwrap_or_else(|why| panic!("{}: {why} (make ui)", file.display()));
        if self.js("return typeof window.axe", &[]) != "object" {
            self.js(&axe, &[]);
        }
        let off: serde_json::Map<_, _> = rules
            .iter()
            .map(|rule| ((*rule).to_owned(), json!({ "enabled": false })))
            .collect();
        let body = "
            const [rules, done] = arguments;
            const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];
            axe.run(document, { runOnly: { type: 'tag', values }, rules, resultTypes: ['violations'] }).then(
              (found) => done(found.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}`))),
              (why) => done([String(why)]),
            );";
        let found = self.session.script_later(body, &[Json::Object(off)]);
        let found = found.unwrap_or_else(|why| panic!("axe: {why}"));
        let lines = found.as_array().into_iter().flatten();
        lines
            .map(|line| line.as_str().unwrap_or_default().to_owned())
            .collect()
    }

    /// What the page complained about since it was loaded: errors, and what the content policy refused.
    pub fn complaints(&self) -> Vec<String> {
        let all = self.js("return window.__complaints ?? ['nobody listened']", &[]);
        let lines = all.as_array().into_iter().flatten();
        lines
            .map(|line| line.as_str().unwrap_or_default().to_owned())
            .collect()
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // A failed test leaves the driver in any state: its group is ended in any case.
        let _ = self.session.close();
    }
}

/// A driver of its own, and the window that it opened. `TAURI_DRIVER` says where tauri-driver is, when it is not where
/// programs are looked for; it starts the driver of the web view behind it, and ends it on SIGTERM alone.
fn opened(environment: &[(String, String)], arguments: &[String]) -> (Started, Session) {
    let (port, native) = (free_port(), free_port());
    let proxy = env::var_os("TAURI_DRIVER").unwrap_or_else(|| "tauri-driver".into());
    let driver = Started::of(
        Command::new(proxy)
            .args(["--port", &port.to_string()])
            .args(["--native-port", &native.to_string()])
            .env_clear()
            .envs(environment.iter().cloned())
            .stdout(Stdio::null())
            .stderr(Stdio::null()),
    );
    let program = program().display().to_string();
    let begun = Instant::now();
    loop {
        match Session::open(port, &program, arguments) {
            Ok(session) => return (driver, session),
            Err(why) if begun.elapsed() > PATIENCE => panic!("the window does not open: {why}"),
            Err(_) => sleep(BLINK),
        }
    }
}

/// The keys that have a name, as the protocol writes them.
pub fn key(name: &str) -> &str {
    match name {
        "Backspace" => "\u{E003}",
        "Tab" => "\u{E004}",
        "Enter" => "\u{E007}",
        "Shift" => "\u{E008}",
        "Control" => "\u{E009}",
        "Alt" => "\u{E00A}",
        "Escape" => "\u{E00C}",
        "Space" => " ",
        "PageUp" => "\u{E00E}",
        "PageDown" => "\u{E00F}",
        "End" => "\u{E010}",
        "Home" => "\u{E011}",
        "ArrowLeft" => "\u{E012}",
        "ArrowUp" => "\u{E013}",
        "ArrowRight" => "\u{E014}",
        "ArrowDown" => "\u{E015}",
        "Delete" => "\u{E017}",
        "F1" => "\u{E031}",
        "F2" => "\u{E032}",
        "F3" => "\u{E033}",
        "F6" => "\u{E036}",
        other => other,
    }
}

/// Roles and accessible names, as far as the page uses them.
pub const NAMES: &str = r"
    const ROLES = {
      A: 'link', BUTTON: 'button', H1: 'heading', H2: 'heading', H3: 'heading', H4: 'heading', IMG: 'img',
      LI: 'listitem', MAIN: 'main', NAV: 'navigation', OPTION: 'option', SELECT: 'combobox', SUMMARY: 'button',
      TABLE: 'table', TEXTAREA: 'textbox', TR: 'row', TH: 'columnheader', TD: 'cell', DIALOG: 'dialog',
      FIELDSET: 'group', FORM: 'form', SECTION: 'region',
    };
    const INPUTS = {
      checkbox: 'checkbox', radio: 'radio', search: 'searchbox', range: 'slider', button: 'button', submit: 'button',
    };
    const clean = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
    const role = (e) =>
      e.getAttribute('role') ?? (e.tagName === 'INPUT' ? (INPUTS[e.type] ?? 'textbox') : (ROLES[e.tagName] ?? ''));
    // What a screen reader says of the inside: marks that are only for the eye are left out.
    const words = (node) => {
      if (node.nodeType === Node.TEXT_NODE) return node.data;
      if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute('aria-hidden') === 'true') return '';
      const style = getComputedStyle(node);
      if (style.display === 'none' || style.visibility === 'hidden') return '';
      const said = node.getAttribute('aria-label') ?? node.getAttribute('alt');
      const inside = said ?? [...node.childNodes].map(words).join('');
      return style.display.startsWith('inline') && said === null ? inside : ` ${inside} `;
    };
    const named = (ids) =>
      clean(ids.split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? '').join(' '));
    const name = (e) => {
      const by = e.getAttribute('aria-labelledby');
      if (by) return named(by);
      const label = e.getAttribute('aria-label');
      if (label) return clean(label);
      if (e.labels?.length) return clean([...e.labels].map((label) => label.textContent).join(' '));
      if (e.tagName === 'FIELDSET') return clean(e.querySelector(':scope > legend')?.textContent);
      return clean(e.getAttribute('alt') ?? '') || clean(words(e)) || clean(e.title);
    };
    const inSight = (e) => {
      if (e.closest('[aria-hidden=true], [inert]')) return false;
      // A native box that is drawn by its label still counts.
      const box = (e.labels?.[0] ?? e).getBoundingClientRect();
      return box.width > 0 && box.height > 0 && getComputedStyle(e).visibility !== 'hidden';
    };
    const like = (text, called) => {
      const [first, ...rest] = called.split('…');
      if (rest.length === 0 || !text.startsWith(first)) return false;
      let at = first.length;
      return rest.every((part) => {
        const next = text.indexOf(part, at);
        at = next + part.length;
        return next >= 0;
      });
    };
    const find = (wanted, called, inside = document) => {
      const all = [...inside.querySelectorAll('*')].filter((e) => role(e) === wanted && inSight(e));
      const fits = all.find((e) => name(e) === called) ?? all.find((e) => like(name(e), called));
      return fits ? { element: fits } : { others: all.map(name) };
    };
";
