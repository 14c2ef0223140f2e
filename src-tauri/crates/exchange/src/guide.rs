//! `LEGGIMI.txt`: what the package is and what each folder holds, for whoever opens it without the program.

use plan::{declare::Class, record::Plan, texts};

/// The text of the guide. `missing` counts the documents that the plan names and the package does not hold.
pub fn guide(plan: &Plan, class: Class, attachments: usize, missing: usize) -> String {
    let header = plan.header();
    let title = header.as_ref().and_then(|h| h.title.clone());
    let title = title.unwrap_or_else(|| texts::text("exchange.guide.untitled").to_owned());
    let commune = commune(plan).unwrap_or_else(|| texts::text("exchange.guide.no_commune").into());
    let example = header.and_then(|h| h.is_example) == Some(true);
    let mut parts = Vec::new();
    if example {
        parts.push(texts::text("exchange.guide.example").to_owned());
    }
    parts.push(texts::filled(
        "exchange.guide.head",
        &[
            ("title", &title),
            ("commune", &commune),
            ("id", &plan.id),
            ("records", &plan.records.len()),
        ],
    ));
    parts.push(texts::filled(
        &format!("exchange.guide.class.{}", class.word()),
        &[],
    ));
    parts.push(texts::text("exchange.guide.content").to_owned());
    parts.push(match attachments {
        0 => texts::text("exchange.guide.attachments.none").to_owned(),
        1 => texts::text("exchange.guide.attachments.one").to_owned(),
        count => texts::filled("exchange.guide.attachments.many", &[("count", &count)]),
    });
    match missing {
        0 => {}
        1 => parts.push(texts::text("exchange.guide.missing.one").to_owned()),
        count => parts.push(texts::filled(
            "exchange.guide.missing.many",
            &[("count", &count)],
        )),
    }
    parts.push(texts::text("exchange.guide.not_official").to_owned());
    parts.push(texts::text("exchange.guide.check").to_owned());
    let mut text = parts.join("\n\n");
    text.push('\n');
    text
}

/// "Comune di Camisano", by its code when the register does not know it; `None` without a code.
pub fn commune(plan: &Plan) -> Option<String> {
    let code = plan.istat_code();
    match plan::registry::Registry::builtin().commune(&code) {
        Some(commune) => Some(texts::filled(
            "exchange.guide.commune",
            &[("name", &commune.name)],
        )),
        None if code.is_empty() => None,
        None => Some(texts::filled(
            "exchange.guide.commune_by_code",
            &[("code", &code)],
        )),
    }
}
