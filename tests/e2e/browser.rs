//! A browser beside the window, on the same display and with the same clipboard: what the office fills in by hand.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use serde_json::{Value as Json, json};

use crate::{
    harness::{Started, Window, free_port, key},
    webdriver::Session,
};

const PATIENCE: Duration = Duration::from_mins(1);

/// A page with the fields of the portal, as an office would see them: pages, entries, fields, each with its words. It
/// counts what happens to each field.
const PAGE: &str = r#"<!doctype html><html lang="it"><meta charset="utf-8"><title>Portale di prova</title>
<main></main>
<script>
  const pages = new Map();
  // One page of the portal is open at a time.
  const page = (section) => {
    if (!pages.has(section)) {
      const made = document.createElement('section');
      made.hidden = true;
      document.querySelector('main').append(made);
      pages.set(section, made);
    }
    return pages.get(section);
  };
  const fields = FIELDS.map(([section, entry, label]) => {
    const box = document.createElement('textarea');
    const words = document.createElement('label');
    words.append(`${section} / ${entry} / ${label}`, box);
    page(section).append(words);
    const field = { section, entry, label, box, pastes: 0, left: 0 };
    box.addEventListener('paste', () => { field.pastes += 1; });
    return field;
  });
  const same = (field, words) =>
    field.section === words[0] && field.entry === words[1] && field.label === words[2];
  // The first field of that name that nobody has come to; of an entry that is corrected, the only one.
  window.enter = (words, again) => {
    const all = fields.filter((field) => same(field, words));
    const field = all.find((each) => again || each.pastes + each.left === 0);
    if (!field) return false;
    for (const [section, each] of pages) each.hidden = section !== field.section;
    field.box.focus();
    field.box.select();
    return document.activeElement === field.box;
  };
  window.leaveEmpty = (words, again) => {
    if (!window.enter(words, again)) return false;
    document.activeElement.value = '';
    fields.find((field) => field.box === document.activeElement).left += 1;
    return true;
  };
  window.all = () => fields.map(({ box, pastes, left }) => [box.value, pastes, left]);
</script></html>"#;

/// The browser, on the page.
pub struct Browser {
    session: Session,
    _driver: Started,
}

impl Browser {
    /// Opens the browser on a page with these fields: page of the portal, entry, field.
    pub fn open(window: &Window, home: &Path, fields: &[[String; 3]]) -> Browser {
        let port = free_port();
        let driver = Started::of(
            Command::new("WebKitWebDriver")
                .arg(format!("--port={port}"))
                .env_clear()
                .envs(window.environment().iter().cloned())
                .stdout(Stdio::null())
                .stderr(Stdio::null()),
        );
        let begun = Instant::now();
        let session = loop {
            match Session::browse(port) {
                Ok(session) => break session,
                Err(why) => assert!(begun.elapsed() < PATIENCE, "no browser: {why}"),
            }
            sleep(Duration::from_millis(100));
        };
        let file = home.join("portale.html");
        let page = PAGE.replace("FIELDS", &json!(fields).to_string().replace('<', "\\u003c"));
        fs::write(&file, page).expect("the home can be written");
        session
            .visit(&format!("file://{}", file.display()))
            .expect("the page opens");
        Browser {
            session,
            _driver: driver,
        }
    }

    fn js(&self, body: &str, arguments: &[Json]) -> Json {
        self.session
            .script(body, arguments)
            .unwrap_or_else(|why| panic!("{body}: {why}"))
    }

    /// Pastes what is on the clipboard in the field with these words; the text that the field then has.
    pub fn paste(&self, words: &[String; 3], again: bool) -> String {
        let found = self.js("return enter(...arguments)", &[json!(words), json!(again)]);
        assert_eq!(found, true, "the portal has no other field {words:?}");
        self.session
            .chord(&[key("Control"), "v"])
            .expect("keys in the browser");
        let text = self.js("return document.activeElement.value", &[]);
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Leaves a field empty, on purpose.
    pub fn leave_empty(&self, words: &[String; 3], again: bool) {
        let found = self.js(
            "return leaveEmpty(...arguments)",
            &[json!(words), json!(again)],
        );
        assert_eq!(found, true, "the portal has no other field {words:?}");
    }

    /// Each field in the order of the page: its text, how often something was pasted, how often it was left empty.
    pub fn fields(&self) -> Vec<(String, u64, u64)> {
        let all = self.js("return all()", &[]);
        let each = |field: &Json| {
            let count = |at: usize| field[at].as_u64().unwrap_or_default();
            (
                field[0].as_str().unwrap_or_default().to_owned(),
                count(1),
                count(2),
            )
        };
        all.as_array().into_iter().flatten().map(each).collect()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.session.close();
    }
}
