//! Words for messages: records with their article, dates and numbers as people write them.

use std::{fmt::Display, fmt::Write};

use jiff::civil::Date;
use plan::{declare::kind, texts};

use crate::{
    context::Context,
    finding::{Finding, RecordRef},
};

/// Fills `{record}`, `{nel_record}` and `{del_record}` with the record's kind and name.
pub(crate) fn name<'f>(
    context: &Context,
    record: RecordRef,
    finding: &'f mut Finding,
) -> &'f mut Finding {
    finding
        .set("record", with_article(context, record, "the"))
        .set("nel_record", with_article(context, record, "in_the"))
        .set("del_record", with_article(context, record, "of_the"))
}

/// "l'area «Piazza Roma»".
pub fn the(context: &Context, record: RecordRef) -> String {
    with_article(context, record, "the")
}

/// The record's own name, or its kind's when nothing names it: "Piazza Roma".
pub fn title(context: &Context, record: RecordRef) -> String {
    let named = context.plan.get(record.kind, record.id);
    let title = named.map(|r| context.plan.title(r)).unwrap_or_default();
    if title.is_empty() {
        texts::kind(record.kind).to_owned()
    } else {
        title
    }
}

fn with_article(context: &Context, record: RecordRef, form: &str) -> String {
    let noun = texts::text(&format!("kind.{}.{form}", record.kind));
    let named = context.plan.get(record.kind, record.id);
    let title = named.map(|r| context.plan.title(r)).unwrap_or_default();
    if !title.is_empty() {
        return format!("{noun} «{}»", short(&title));
    }
    let code = named.map(|r| r.get("code").shown(plan::types::Type::Text));
    match code.filter(|code| !code.is_empty()) {
        Some(code) => format!("{noun} {code}"),
        None => noun.to_owned(),
    }
}

/// A long text cut for a message, with the mark that it goes on.
pub fn short(text: &str) -> String {
    if text.chars().count() <= 70 {
        return text.to_owned();
    }
    let cut: String = text.chars().take(68).collect();
    format!("{}…", cut.trim_end())
}

/// The label of a field, as in its form.
pub fn field(kind_name: &str, field: &str) -> &'static str {
    kind(kind_name)
        .and_then(|kind| kind.field(field))
        .map_or("", |field| texts::field(kind_name, field, "label"))
}

/// 05/03/2026.
pub fn date(day: Date) -> String {
    day.strftime("%d/%m/%Y").to_string()
}

/// 1.154 or 2,30: points between thousands, a comma before at most two decimals.
pub fn number(value: f64) -> String {
    let rounded = format!("{:.2}", value.abs());
    let (whole, decimals) = rounded.split_once('.').unwrap_or((&rounded, ""));
    let mut out = String::new();
    if value < 0.0 && rounded != "0.00" {
        out.push('-');
    }
    for (at, figure) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push('.');
        }
        out.push(figure);
    }
    if decimals != "00" {
        let _ = write!(out, ",{decimals}");
    }
    out
}

/// "a, b e c".
pub fn list<T: Display>(items: impl IntoIterator<Item = T>) -> String {
    let items: Vec<_> = items.into_iter().map(|item| item.to_string()).collect();
    match items.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} e {last}", most.join(", ")),
    }
}

/// Trimmed, one blank, case folded, accents and quotes unified, company endings dropped: for comparing names.
pub fn norm(text: &str) -> String {
    let folded: String = text
        .to_lowercase()
        .chars()
        .map(|letter| match letter {
            'à' | 'á' => 'a',
            'è' | 'é' => 'e',
            'ì' | 'í' => 'i',
            'ò' | 'ó' => 'o',
            'ù' | 'ú' => 'u',
            '’' | '‘' | '`' | '´' => '\'',
            '“' | '”' | '«' | '»' => '"',
            '.' => ' ',
            other => other,
        })
        .collect();
    let endings = [
        " srl", " spa", " snc", " sas", " onlus", " odv", " aps", " s r l", " s p a", " s n c",
        " s a s",
    ];
    let words: Vec<_> = folded.split_whitespace().collect();
    let mut name = words.join(" ");
    while let Some(ending) = endings.iter().find(|ending| name.ends_with(*ending)) {
        name.truncate(name.len() - ending.len());
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_people_write_them() {
        assert_eq!(number(1154.0), "1.154");
        assert_eq!(number(2.3), "2,30");
        assert_eq!(number(-0.001), "0");
        assert_eq!(number(1_000_000.5), "1.000.000,50");
    }

    #[test]
    fn names_compare_without_dress() {
        assert_eq!(norm("  Edil  Rossi S.r.l "), norm("edil rossi"));
        assert_eq!(norm("Caffè"), norm("caffe"));
    }

    #[test]
    fn lists_end_with_e() {
        assert_eq!(list(["a", "b", "c"]), "a, b e c");
        assert_eq!(list(["a"]), "a");
    }
}
