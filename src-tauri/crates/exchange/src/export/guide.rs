//! `LEGGIMI.txt`: what the export is and what each file holds, for whoever opens the folder without the program.

use std::fmt::Write;

use plan::{texts, types::Type, value::Value};

use super::{ClassLine, Order, Prepared, rows::Layer};
use crate::guide;

/// Its name in the folder.
pub fn name(draft: bool) -> String {
    let mark = if draft { "-BOZZA" } else { "" };
    format!("LEGGIMI{mark}.txt")
}

/// The text of the guide.
pub(super) fn guide(
    order: &Order,
    prepared: &Prepared,
    classes: &[ClassLine],
    layers: &[Layer],
) -> String {
    let header = prepared.copy.header();
    let title = header.as_ref().and_then(|h| h.title.clone());
    let title = title.unwrap_or_else(|| texts::text("exchange.guide.untitled").to_owned());
    let commune = guide::commune(&prepared.copy)
        .unwrap_or_else(|| texts::text("exchange.guide.no_commune").to_owned());
    let mut parts = vec![prepared.marks.sentence()];
    if prepared.marks.example {
        parts.push(texts::text("export.guide.example").to_owned());
    }
    let day = order.verdict["checked_on"].as_str().unwrap_or_default();
    let day = Value::from(day).shown(Type::Date);
    parts.push(texts::filled(
        "export.guide.head",
        &[("title", &title), ("commune", &commune), ("day", &day)],
    ));
    parts.push(texts::text(&format!("export.guide.class.{}", order.class.word())).to_owned());
    if order.draft {
        parts.push(texts::text("export.guide.draft").to_owned());
    }
    parts.push(texts::filled(
        "export.guide.content",
        &[
            ("name", &super::name(order.plan, order.class, order.draft)),
            ("mark", &if order.draft { "-bozza" } else { "" }),
        ],
    ));
    let mut list = texts::text("export.guide.classes").to_owned();
    for line in classes {
        let (code, name, layer) = (&line.code, &line.name, &line.layer);
        let _ = write!(list, "\n{code} {name} ({layer}): {}", line.note);
    }
    parts.push(list);
    let others = layers.iter().filter(|layer| layer.def.class.is_none());
    let others: Vec<_> = others
        .filter(|layer| layer.located().next().is_some())
        .map(|layer| {
            let located = layer.located().count();
            format!("{} ({}): {located}", layer.def.title(), layer.def.name)
        })
        .collect();
    if !others.is_empty() {
        parts.push(format!(
            "{}\n{}",
            texts::text("export.guide.others"),
            others.join("\n")
        ));
    }
    match prepared.missing {
        0 => {}
        1 => parts.push(texts::text("exchange.guide.missing.one").to_owned()),
        count => parts.push(texts::filled(
            "exchange.guide.missing.many",
            &[("count", &count)],
        )),
    }
    parts.push(texts::text("export.not_official").to_owned());
    parts.push(texts::text("export.guide.check").to_owned());
    let mut text = parts.join("\n\n");
    text.push('\n');
    text
}
