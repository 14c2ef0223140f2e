//! Where a field comes from, in words for a person: the short keys of the declarations spelt out.

use plan::texts::text;

/// "L27 art. 7 [S]; prassi" as people read it: the act in full, and "prassi" for all that is not law that was read.
/// Marks of how sure a source is stay out; what is only background knowledge is said as practice.
pub fn in_words(source: &str) -> String {
    let mut said: Vec<String> = Vec::new();
    for part in source
        .split(';')
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        let words = one(part);
        if !said.contains(&words) {
            said.push(words);
        }
    }
    said.join("; ")
}

fn one(part: &str) -> String {
    let read = part.contains("[S]") || part.contains("[D]");
    let bare = part.split('[').next().unwrap_or(part).trim();
    let (key, rest) = bare.split_once(' ').unwrap_or((bare, ""));
    let act = text(&format!("source.{key}"));
    match (read, act.is_empty()) {
        (true, false) if rest.is_empty() => act.to_owned(),
        (true, false) => format!("{act}, {rest}"),
        (true, true) if key.starts_with("CLE.") => text("source.CLE").to_owned(),
        (true, true) => bare.to_owned(),
        (false, _) => text("source.practice").to_owned(),
    }
}
