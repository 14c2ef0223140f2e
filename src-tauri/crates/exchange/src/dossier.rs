//! The transcription dossier: the plan in the portal's order, as one page to print, with boxes to tick.
//!
//! One file and nothing else: no script, no picture, no address. The same data give the same bytes. Who can read what is
//! decided before: the walk that comes here is that of a copy.

use std::fmt::Write;

use jiff::civil::Date;
use plan::{
    declare::Class,
    portal::{
        value::{letters, rings},
        walk::{Item, Part, Walk, WalkedSection, why_empty},
    },
    record::Plan,
    texts::{filled, text},
    value::Value,
};

/// Rules of style, inside the page.
const STYLE: &str = include_str!("dossier/style.css");
/// Vertices of a shape that are worth printing: more are not typed by hand.
const VERTICES: usize = 40;

/// What the page is made of.
#[derive(Clone, Copy, Debug)]
pub struct Dossier<'a> {
    /// The copy for the readers of `class`.
    pub copy: &'a Plan,
    /// The copy in the portal's order. Sections without items are said to be empty.
    pub walk: &'a Walk<'a>,
    pub class: Class,
    pub draft: bool,
    /// Hash of the content of the whole plan.
    pub content_hash: &'a str,
    pub today: Date,
}

/// The page.
#[derive(Clone, Debug)]
pub struct Page {
    pub html: String,
    pub sections: usize,
    pub items: usize,
}

impl Dossier<'_> {
    /// Writes the page.
    pub fn page(&self) -> Page {
        let mut html = String::with_capacity(256 * 1024);
        let sections = &self.walk.sections;
        let items = sections.iter().map(|section| section.count().1).sum();
        let title = self.title();
        let title = escaped(&title);
        let _ = write!(
            html,
            "<!doctype html>\n<html lang=\"it\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
             <style>\n{STYLE}</style>\n</head>\n<body>\n\
             <table class=\"pages\" role=\"presentation\">\n<thead><tr><td><aside class=\"mark\" aria-label=\"{what}\">{mark}</aside></td></tr></thead>\n\
             <tbody><tr><td>\n",
            what = escaped(text("portal.dossier.mark")),
            mark = escaped(&self.mark()),
        );
        self.head(&mut html, &title, items);
        self.contents(&mut html);
        html.push_str("<main>\n");
        for (number, section) in sections.iter().enumerate() {
            self.section(&mut html, number + 1, section);
        }
        html.push_str("</main>\n</td></tr></tbody>\n</table>\n</body>\n</html>\n");
        Page {
            html,
            sections: sections.len(),
            items,
        }
    }

    fn title(&self) -> String {
        let commune = crate::guide::commune(self.copy).unwrap_or_default();
        filled("portal.dossier.title", &[("commune", &commune)])
    }

    /// What is on every page: whose it is, for whom, whether it is a draft or an example.
    fn mark(&self) -> String {
        let commune = crate::guide::commune(self.copy).unwrap_or_default();
        let class = text(&format!("portal.dossier.class.{}", self.class.word()));
        let mut parts = vec![commune, class.to_owned()];
        if self.draft {
            parts.push(text("portal.dossier.draft").to_owned());
        }
        if self.copy.header().and_then(|header| header.is_example) == Some(true) {
            parts.push(text("portal.dossier.example").to_owned());
        }
        parts.push(text("portal.dossier.not_official_short").to_owned());
        parts.retain(|part| !part.is_empty());
        parts.join(" · ")
    }

    fn head(&self, html: &mut String, title: &str, items: usize) {
        let mapping = self.walk.mapping;
        let header = self.copy.header();
        let plan_title = header.as_ref().and_then(|header| header.title.clone());
        let state = header.as_ref().and_then(|header| header.state.clone());
        let state = state.map(|state| {
            let lists = plan::codelists::Lists::builtin();
            lists.label("PLAN_STATE", state.as_str()).to_owned()
        });
        let revision = header.and_then(|header| header.revision_number);
        let _ = write!(html, "<header>\n<h1>{title}</h1>\n");
        let _ = writeln!(html, "<p>{}</p>", escaped(text("portal.dossier.how")));
        let notice = escaped(&mapping.notice);
        let _ = writeln!(html, "<p class=\"notice\"><strong>{notice}</strong></p>");
        html.push_str("<dl>\n");
        let edition = filled(
            "portal.mapping",
            &[("title", &mapping.title), ("edition", &mapping.edition)],
        );
        let day = rules::words::date(self.today);
        let revision = revision.map(|number| number.to_string());
        for (key, value) in [
            ("plan", plan_title),
            ("state", state),
            ("revision", revision),
            (
                "copy",
                Some(text(&format!("portal.dossier.class.{}", self.class.word())).to_owned()),
            ),
            ("items", Some(items.to_string())),
            ("day", Some(day)),
            ("mapping", Some(edition)),
            ("hash", Some(self.content_hash.to_owned())),
        ] {
            if let Some(value) = value {
                let label = text(&format!("portal.dossier.head.{key}"));
                let _ = writeln!(
                    html,
                    "<div><dt>{}</dt><dd>{}</dd></div>",
                    escaped(label),
                    escaped(&value)
                );
            }
        }
        html.push_str("</dl>\n</header>\n");
    }

    fn contents(&self, html: &mut String) {
        let _ = write!(
            html,
            "<nav aria-labelledby=\"indice\">\n<h2 id=\"indice\">{}</h2>\n<ul class=\"toc\">\n",
            escaped(text("portal.dossier.contents")),
        );
        for (number, section) in self.walk.sections.iter().enumerate() {
            let count = filled("portal.dossier.count", &[("count", &section.count().1)]);
            let _ = writeln!(
                html,
                "<li><a href=\"#s{}\">{}</a> <span class=\"count\">{}</span></li>",
                number + 1,
                escaped(&section.section.label),
                escaped(&count),
            );
        }
        html.push_str("</ul>\n</nav>\n");
    }

    fn section(&self, html: &mut String, number: usize, section: &WalkedSection) {
        let _ = writeln!(
            html,
            "<section aria-labelledby=\"s{number}\">\n<h2 id=\"s{number}\">{}</h2>",
            escaped(&section.section.label),
        );
        for note in std::iter::once(&section.section.note).chain(&section.section.faults) {
            if !note.is_empty() {
                let _ = writeln!(html, "<p class=\"note\">{}</p>", escaped(note));
            }
        }
        if section.count().1 == 0 {
            let mut why = why_empty(self.copy, section.section);
            // Perhaps there is something, for other readers.
            if self.class != Class::R && why == text("portal.nothing_yet") {
                text("portal.dossier.nothing_here").clone_into(&mut why);
            }
            let _ = writeln!(html, "<p class=\"note\">{}</p>", escaped(&why));
        }
        let mut above = "";
        let parts = section.parts.iter().filter(|part| !part.items.is_empty());
        for (place, part) in parts.enumerate() {
            // What there is once is named by its own table.
            if part.group.label != above && !part.title.is_empty() {
                above = &part.group.label;
                let _ = writeln!(html, "<h3>{}</h3>", escaped(above));
            }
            table(html, &format!("s{number}r{}", place + 1), part);
        }
        if !section.gone.is_empty() {
            let _ = writeln!(
                html,
                "<h3>{}</h3>\n<ul class=\"gone\">",
                escaped(text("portal.note.take_off"))
            );
            for gone in &section.gone {
                let _ = writeln!(
                    html,
                    "<li><label><input type=\"checkbox\"> {}</label></li>",
                    escaped(&gone.called)
                );
            }
            html.push_str("</ul>\n");
        }
        html.push_str("</section>\n");
    }
}

/// The values of one record: a table with a row each.
fn table(html: &mut String, id: &str, part: &Part) {
    let caption = if part.title.is_empty() {
        &part.group.label
    } else {
        &part.title
    };
    let head = |key: &str| escaped(text(&format!("portal.dossier.column.{key}")));
    let _ = write!(
        html,
        "<table class=\"values\">\n<caption>{}</caption>\n<thead><tr><th scope=\"col\">{}</th>\
         <th scope=\"col\">{}</th><th scope=\"col\" class=\"box\">{}</th></tr></thead>\n<tbody>\n",
        escaped(caption),
        head("label"),
        head("value"),
        head("done"),
    );
    for (at, item) in part.items.iter().enumerate() {
        let row = format!("{id}v{}", at + 1);
        let _ = write!(
            html,
            "<tr><th scope=\"row\" id=\"{row}\">{}</th><td>",
            escaped(&item.line.label),
        );
        value(html, item);
        let checked = if item.is_done() { " checked" } else { "" };
        let _ = writeln!(
            html,
            "</td><td class=\"box\"><input type=\"checkbox\" aria-labelledby=\"{row}\"{checked}></td></tr>"
        );
    }
    html.push_str("</tbody>\n</table>\n");
}

fn value(html: &mut String, item: &Item) {
    if item.value.is_empty() {
        let _ = write!(
            html,
            "<span class=\"empty\">{}</span>",
            escaped(text("portal.dossier.empty"))
        );
    } else {
        let _ = write!(
            html,
            "<div class=\"value\">{}</div>",
            escaped(item.to_type())
        );
    }
    let note = |html: &mut String, words: &str| {
        let _ = write!(html, "<div class=\"remark\">{}</div>", escaped(words));
    };
    if item.short_in_use().is_some() {
        note(html, text("portal.dossier.shortened"));
    }
    if let Some(most) = item.line.most {
        let count = letters(item.to_type());
        let values: [(&str, &dyn std::fmt::Display); 2] = [("letters", &count), ("most", &most)];
        if item.too_long() {
            let words = filled("portal.dossier.too_long", &values);
            let _ = write!(html, "<div class=\"warning\">{}</div>", escaped(&words));
        } else if count * 10 >= most * 9 {
            note(html, &filled("portal.dossier.fits", &values));
        }
    }
    if !item.line.note.is_empty() {
        note(html, &item.line.note);
    }
    if let Some(tick) = item.tick.as_ref().filter(|_| item.is_again()) {
        let day = rules::words::date(tick.on);
        let was = match tick.typed() {
            "" => text("portal.dossier.empty"),
            was => was,
        };
        let words = filled("portal.dossier.again", &[("day", &day), ("was", &was)]);
        let _ = write!(html, "<div class=\"warning\">{}</div>", escaped(&words));
    }
    if let Value::Geometry(geometry) = item.record.get(item.field().name) {
        vertices(html, &rings(geometry));
    }
}

/// The vertices in degrees, part by part, as long as a person may type them.
fn vertices(html: &mut String, rings: &[Vec<(f64, f64)>]) {
    let count: usize = rings.iter().map(Vec::len).sum();
    if count < 2 {
        return;
    }
    if count > VERTICES {
        let words = filled("portal.dossier.many_vertices", &[("count", &count)]);
        let _ = write!(html, "<div class=\"remark\">{}</div>", escaped(&words));
        return;
    }
    let words = escaped(text("portal.dossier.vertices"));
    let _ = write!(html, "<div class=\"remark\">{words}</div>");
    for ring in rings {
        html.push_str("<ol class=\"vertices\">");
        for (lon, lat) in ring {
            let _ = write!(html, "<li>{lat:.7}, {lon:.7}</li>");
        }
        html.push_str("</ol>");
    }
}

/// Text inside an element or an attribute.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // A page may hold no other control character.
            c if c.is_control() && c != '\n' && c != '\t' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
