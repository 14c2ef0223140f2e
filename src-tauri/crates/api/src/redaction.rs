//! The verdict that travels with a copy: the plan's own, without what only the left-out records and fields could tell.

use std::collections::BTreeSet;

use plan::{
    codelists::Lists,
    declare::Class,
    record::{Plan, Record},
    texts,
    value::Value,
};
use rules::{Finding, Verdict};
use serde_json::Value as Json;

/// What may stay in the sentence of a finding whose field the copy does not show.
const KEPT: [&str; 8] = [
    "record",
    "nel_record",
    "del_record",
    "campo",
    "campi",
    "comune",
    "sezione",
    "ruolo",
];

/// Longer texts may have been cut where they are quoted, and are known by their beginning, in characters.
const BEGINNING: usize = 40;

/// What only the sentence of a finding needs, and who reads the public copy does not.
const FOR_THE_OFFICE: [&str; 5] = ["message", "fix", "params", "subject", "accepted"];

/// The file `verdict.json` for the readers of a copy. The totals and what is stopped are always those of the whole plan.
///
/// The public copy says which rules found something and where, without a word taken from the plan. No copy but the
/// whole one carries digests: a short number could be guessed from its digest.
pub(crate) fn verdict_json(plan: &Plan, copy: &Plan, class: Class, verdict: Verdict) -> Json {
    let whole = verdict.to_json();
    if class == Class::R {
        return whole;
    }
    let mut told = verdict_of_copy(plan, copy, verdict).to_json();
    for key in ["totals", "stops"] {
        told[key] = whole[key].clone();
    }
    let findings = told["findings"].as_array_mut();
    for finding in findings.into_iter().flatten() {
        let Some(finding) = finding.as_object_mut() else {
            continue;
        };
        finding.remove("digest");
        if class == Class::P {
            finding.retain(|key, _| !FOR_THE_OFFICE.contains(&key.as_str()));
        }
    }
    told
}

/// The plan's verdict for the readers of a copy.
fn verdict_of_copy(plan: &Plan, copy: &Plan, mut verdict: Verdict) -> Verdict {
    let there = |record: rules::finding::RecordRef| copy.get(record.kind, record.id).is_some();
    verdict.findings.retain(|f| f.record.is_none_or(there));
    let hidden = Hidden::between(plan, copy);
    for finding in &mut verdict.findings {
        finding.also.retain(|record| there(*record));
        let of_hidden_field = is_of_hidden_field(finding, plan, copy);
        let drawing = |plan: &Plan| {
            let record = finding.record.and_then(|r| plan.get(r.kind, r.id));
            record.map(|record| record.get("geometry").clone())
        };
        if of_hidden_field || drawing(plan) != drawing(copy) {
            finding.point = None;
        }
        hidden.out_of(&mut finding.subject);
        if let Some(accepted) = &mut finding.accepted {
            hidden.out_of(&mut accepted.by);
            hidden.out_of(&mut accepted.reason);
        }
        for (name, value) in &mut finding.params {
            if of_hidden_field && !KEPT.contains(name) {
                texts::text("api.hidden").clone_into(value);
            } else {
                hidden.out_of(value);
            }
        }
    }
    verdict
}

fn is_of_hidden_field(finding: &Finding, plan: &Plan, copy: &Plan) -> bool {
    let Some((record, field)) = finding.record.zip(finding.field) else {
        return false;
    };
    let value = |plan: &Plan| {
        plan.get(record.kind, record.id)
            .map(|r| r.get(field).clone())
    };
    value(plan) != value(copy)
}

/// Every text that the plan has and the copy has not, the longest first.
struct Hidden {
    texts: Vec<String>,
}

impl Hidden {
    fn between(plan: &Plan, copy: &Plan) -> Self {
        let mut hidden = BTreeSet::new();
        let mut shown = BTreeSet::new();
        let mut titles = BTreeSet::new();
        for record in copy.records.values() {
            shown.extend(record.values.iter().flat_map(written));
        }
        let lists = Lists::builtin();
        for list in lists.names() {
            shown.extend(lists.rows(list).iter().map(|row| row.label.clone()));
        }
        for (key, record) in &plan.records {
            let seen = copy.records.get(key);
            let title = |plan: &Plan, record: Option<&Record>| record.map(|r| plan.title(r));
            let whole = plan.title(record);
            if title(copy, seen).as_ref() != Some(&whole) {
                titles.insert(whole);
            }
            for (at, value) in record.values.iter().enumerate() {
                if seen.is_none_or(|seen| seen.values[at] != *value) {
                    hidden.extend(written(value));
                }
            }
        }
        // A word that the copy shows elsewhere tells nothing: "Sindaco" is a role, even where it is somebody's post.
        let told = |text: &String| shown.contains(text) || text.chars().count() < 2;
        let mut texts: Vec<_> = hidden.into_iter().filter(|text| !told(text)).collect();
        texts.extend(titles.into_iter().filter(|title| !told(title)));
        texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
        texts.dedup();
        Hidden { texts }
    }

    /// Takes the hidden texts out of a value, where they stand as words of their own.
    fn out_of(&self, value: &mut String) {
        for text in &self.texts {
            let beginning: String = text.chars().take(BEGINNING).collect();
            let cut = beginning.len() < text.len();
            let mut from = 0;
            while let Some(found) = value[from..].find(&beginning) {
                let start = from + found;
                let mut end = start + beginning.len();
                if value[start..].starts_with(text.as_str()) {
                    end = start + text.len();
                } else if cut {
                    // Quoted up to where it was cut.
                    end = value[end..]
                        .find(['…', '»'])
                        .map_or(value.len(), |n| end + n);
                }
                let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                let (before, after) = (
                    value[..start].chars().next_back(),
                    value[end..].chars().next(),
                );
                if word(before) || word(after) {
                    from = start + beginning.chars().next().map_or(1, char::len_utf8);
                    continue;
                }
                let instead = texts::text("api.hidden");
                value.replace_range(start..end, instead);
                from = start + instead.len();
            }
        }
    }
}

/// The texts in a value, as a sentence may quote them. Ids lead only to what is named, and are no words.
fn written(value: &Value) -> Vec<String> {
    let texts = match value {
        Value::Text(text) | Value::Raw(text) => vec![text.trim().to_owned()],
        Value::Set(texts) => texts.iter().cloned().collect(),
        _ => Vec::new(),
    };
    texts
        .into_iter()
        .filter(|text| !text.is_empty() && plan::Uuid::parse_str(text).is_err())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Hidden;

    fn without(hidden: &[&str], value: &str) -> String {
        let texts = hidden.iter().map(|text| (*text).to_owned()).collect();
        let mut value = value.to_owned();
        Hidden { texts }.out_of(&mut value);
        value
    }

    #[test]
    fn hidden_words_go_and_words_that_only_begin_alike_stay() {
        assert_eq!(
            without(&["Re"], "la nomina «Re, Responsabile»"),
            "la nomina «(riservato), Responsabile»"
        );
        assert_eq!(
            without(&["Rossi Anna", "Rossi"], "Rossi Anna e Rossi"),
            "(riservato) e (riservato)"
        );
    }

    #[test]
    fn a_long_text_goes_even_where_it_was_cut() {
        let long = "Una nota lunga che la copia non deve mostrare a chi la legge fuori dal Comune";
        let cut: String = long.chars().take(60).collect();
        assert_eq!(
            without(&[long], &format!("la nota «{cut}…» non va")),
            "la nota «(riservato)…» non va"
        );
    }
}
