//! COM: completeness and texts.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use plan::{
    declare::{Field, KINDS, Kind, Mark, Typed},
    model::{EmergencyArea, EmptyStatement, emergency_area},
    record::Record,
    section::Section,
    texts,
    types::Type,
    value::Value,
};
use regex::Regex;

use crate::{
    check::{Over, Report, Rule, Silence},
    context::Context,
    fields::{blank, declared_empty, dotted, words_of},
    finding::RecordRef,
    words,
};

pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "COM-001",
        check: com_001,
        silenced_by: &[],
    },
    Rule {
        code: "COM-002",
        check: com_002,
        silenced_by: &[],
    },
    Rule {
        code: "COM-003",
        check: com_003,
        silenced_by: &[],
    },
    Rule {
        code: "COM-004",
        check: com_004,
        silenced_by: &[Silence {
            by: "COM-005",
            over: Over::Field,
        }],
    },
    Rule {
        code: "COM-005",
        check: com_005,
        silenced_by: &[],
    },
    Rule {
        code: "COM-006",
        check: com_006,
        silenced_by: &[],
    },
    Rule {
        code: "COM-007",
        check: com_007,
        silenced_by: &[],
    },
    Rule {
        code: "COM-008",
        check: com_008,
        silenced_by: &[],
    },
    Rule {
        code: "COM-009",
        check: com_009,
        silenced_by: &[Silence {
            by: "COM-003",
            over: Over::Record,
        }],
    },
];

/// Sections that hold at least one record. A statement that there is nothing is not a record of its section.
fn filled_sections(context: &Context) -> BTreeSet<Section> {
    let records = context.plan.records.values();
    records
        .filter(|record| record.kind.name != EmptyStatement::NAME)
        .map(Record::section)
        .collect()
}

/// A section without which there is no plan holds nothing; a statement that there is no data does not help here.
fn com_001(context: &Context, report: &mut Report) {
    let filled = filled_sections(context);
    for section in Section::ALL {
        if context.data.has("core_sections", section.code()) && !filled.contains(&section) {
            report.section(section).about(section.code());
        }
    }
}

/// Any other section but attachments and life holds nothing and does not say why.
fn com_002(context: &Context, report: &mut Report) {
    let filled = filled_sections(context);
    for section in Section::ALL {
        let asked = !matches!(section, Section::Attachments | Section::Life)
            && !context.data.has("core_sections", section.code());
        if asked && !filled.contains(&section) && !declared_empty(context, section) {
            report.section(section).about(section.code());
        }
    }
}

/// Entries of `required_fields` for a kind, each a list of fields of which one is enough, without those that
/// another rule asks for.
fn required(context: &Context, kind: &'static Kind) -> Vec<Vec<&'static Field>> {
    let own_rule = context.data.list("own_rule");
    let entries = context.data.list("required_fields")[kind.name].as_array();
    let entries = entries.into_iter().flatten().filter_map(|e| e.as_str());
    entries
        .map(|entry| {
            let fields = entry.split('|').filter_map(|name| kind.field(name));
            fields
                .filter(|field| own_rule.get(dotted(kind, field)).is_none())
                .collect::<Vec<_>>()
        })
        .filter(|fields| !fields.is_empty())
        .collect()
}

/// A field lacks without which nobody can tell what the record is.
fn com_003(context: &Context, report: &mut Report) {
    for kind in KINDS.iter() {
        let required = required(context, kind);
        if required.is_empty() {
            continue;
        }
        for record in context.plan.of_kind(kind.name) {
            let lacks = |fields: &&Vec<&'static Field>| {
                fields.iter().all(|field| blank(record.get(field.name)))
            };
            let missing: Vec<_> = required.iter().filter(lacks).collect();
            let Some(&first) = missing.first().and_then(|fields| fields.first()) else {
                continue;
            };
            let labels = missing.iter().map(|fields| {
                let labels = fields.iter().map(|f| words::field(kind.name, f.name));
                labels.collect::<Vec<_>>().join(texts::text("rule_word.or"))
            });
            let labels = labels.collect::<Vec<_>>().join("», «");
            let finding = report
                .record(record.into(), Some(first.name))
                .set("campi", labels);
            for field in missing.iter().flat_map(|fields| fields.iter()).skip(1) {
                finding.reads(record.into(), field.name);
            }
        }
    }
}

/// Kinds whose short texts are narrative too.
const NARRATIVE_KINDS: [&str; 2] = ["scenario", "action"];

/// A narrative field still holds words that mean "to be filled in".
fn com_004(context: &Context, report: &mut Report) {
    let held: Vec<(String, Option<String>)> = (context.data.words("placeholder_words"))
        .map(|word| {
            let capitals = word.to_uppercase();
            (word.to_lowercase(), (capitals != word).then_some(capitals))
        })
        .collect();
    for record in context.plan.records.values() {
        let narrative = NARRATIVE_KINDS.contains(&record.kind.name);
        for (field, value) in record.fields() {
            let asked = field.ty == Type::Long || (narrative && field.ty == Type::Text);
            let Some(text) = words_of(field, value).filter(|_| asked) else {
                continue;
            };
            if let Some(found) = placeholder(text, &held) {
                report
                    .record(record.into(), Some(field.name))
                    .about(field.name)
                    .set("testo", words::short(found));
            }
        }
    }
}

/// The text itself, or the part of it that stands in brackets or in capitals. "Argine da completare" is prose.
fn placeholder<'t>(text: &'t str, held: &[(String, Option<String>)]) -> Option<&'t str> {
    let whole = text.trim();
    let plain = whole.to_lowercase();
    held.iter().find_map(|(word, capitals)| {
        if plain == *word {
            return Some(whole);
        }
        in_brackets(whole, word).or_else(|| {
            let capitals = capitals.as_ref()?;
            let at = whole.find(capitals.as_str())?;
            let found = &whole[at..at + capitals.len()];
            let alone = |letter: Option<char>| !letter.is_some_and(char::is_alphanumeric);
            let before = whole[..at].chars().next_back();
            let after = whole[at + capitals.len()..].chars().next();
            (alone(before) && alone(after)).then_some(found)
        })
    })
}

/// A pair of brackets that holds the word and nothing else.
fn in_brackets<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let mut from = 0;
    while let Some(open) = text[from..].find(['[', '(']) {
        let start = from + open;
        let rest = &text[start..];
        let end = rest.find([']', ')'])?;
        if rest[1..end].trim().to_lowercase() == word {
            return Some(&rest[..=end]);
        }
        from = start + 1;
    }
    None
}

/// A text holds a mark of the consortium's model that was not filled in.
fn com_005(context: &Context, report: &mut Report) {
    let marks: Vec<Regex> = (context.data.words("template_marks"))
        .filter_map(|pattern| Regex::new(pattern).ok())
        .collect();
    for kind in KINDS.iter() {
        let exempt: Vec<bool> = (kind.fields.iter())
            .map(|field| {
                context
                    .data
                    .has("template_mark_exempt", &dotted(kind, field))
            })
            .collect();
        for record in context.plan.of_kind(kind.name) {
            for ((field, value), exempt) in record.fields().zip(&exempt) {
                let Some(text) = words_of(field, value).filter(|_| !exempt) else {
                    continue;
                };
                if let Some(mark) = marks.iter().find_map(|mark| mark.find(text)) {
                    report
                        .record(record.into(), Some(field.name))
                        .about(field.name)
                        .set("testo", words::short(mark.as_str()));
                }
            }
        }
    }
}

/// Names of communes by their first word, longest first; whether each may be named in this plan.
struct Names {
    by_first: HashMap<String, Vec<(Vec<String>, String, bool)>>,
}

impl Names {
    fn of(context: &Context) -> Option<Self> {
        let own = context.commune()?;
        let mut linked: BTreeSet<&str> = BTreeSet::new();
        for record in context.plan.records.values() {
            for (field, value) in record.fields() {
                match value {
                    Value::Set(codes) if field.ty == Type::Communes => {
                        linked.extend(codes.iter().map(String::as_str));
                    }
                    Value::Text(code) if field.name == "host_commune" => {
                        linked.insert(code);
                    }
                    _ => {}
                }
            }
        }
        let bare = |name: &str| name.split(" (").next().unwrap_or(name).to_owned();
        let mut names: BTreeMap<String, bool> = BTreeMap::new();
        for commune in &context.registry.communes {
            for neighbour in &commune.neighbours {
                names.entry(bare(neighbour)).or_insert(false);
            }
            let allowed = linked.contains(commune.istat_code.as_str());
            *names.entry(commune.name.clone()).or_insert(false) |= allowed;
        }
        let towns = context.data.words("service_towns").map(str::to_owned);
        let allowed = towns.chain(own.neighbours.iter().map(|name| bare(name)));
        for name in allowed.chain([own.name.clone()]) {
            names.insert(name, true);
        }
        let mut by_first: HashMap<String, Vec<_>> = HashMap::new();
        for (name, allowed) in names {
            let tokens: Vec<String> = tokens(&name).map(|(_, t)| words::norm(t)).collect();
            if let Some(first) = tokens.first() {
                let of_first = by_first.entry(first.clone()).or_default();
                of_first.push((tokens, name, allowed));
            }
        }
        for of_first in by_first.values_mut() {
            of_first.sort_by_key(|(tokens, ..)| std::cmp::Reverse(tokens.len()));
        }
        Some(Names { by_first })
    }

    /// Names in a text that this plan has no reason to hold, each once. `street` words make the next a street's.
    fn strange(&self, text: &str, street: impl Fn(&str) -> bool) -> Vec<&str> {
        let mut found: Vec<&str> = Vec::new();
        let tokens: Vec<&str> = tokens(text).map(|(_, token)| token).collect();
        let mut at = 0;
        while at < tokens.len() {
            let capital = tokens[at].starts_with(char::is_uppercase);
            let of_first = capital
                .then(|| self.by_first.get(&words::norm(tokens[at])))
                .flatten();
            let hit = of_first.into_iter().flatten().find(|(name, ..)| {
                let here = tokens.get(at..at + name.len());
                here.is_some_and(|here| here.iter().zip(name).all(|(a, b)| words::norm(a) == *b))
            });
            let Some((name, shown, allowed)) = hit else {
                at += 1;
                continue;
            };
            let of_street = at > 0 && street(&tokens[at - 1].to_lowercase());
            if !allowed && !of_street && !found.contains(&shown.as_str()) {
                found.push(shown);
            }
            at += name.len();
        }
        found
    }
}

/// The words of a text, with their places.
fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let base = text.as_ptr() as usize;
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|token| !token.is_empty())
        .map(move |token| (token.as_ptr() as usize - base, token))
}

/// A narrative field names a commune that is neither this one, nor near it, nor linked to it.
fn com_006(context: &Context, report: &mut Report) {
    let Some(names) = Names::of(context) else {
        return;
    };
    for record in context.plan.records.values() {
        for (field, value) in record.fields().filter(|(field, _)| field.ty == Type::Long) {
            let Some(text) = words_of(field, value) else {
                continue;
            };
            let found = names.strange(text, |word| context.data.has("street_words", word));
            if found.is_empty()
                || context
                    .data
                    .has("commune_name_exempt", &dotted(record.kind, field))
            {
                continue;
            }
            report
                .record(record.into(), Some(field.name))
                .about(field.name)
                .set("altro_comune", words::list(found));
        }
    }
}

/// A text that the model asks to adapt is still the model's.
fn com_007(context: &Context, report: &mut Report) {
    for &(id, field) in &context.facts.unadapted {
        if let Some(record) = context.plan.find(id)
            && !blank(record.get(field))
        {
            report.record(record.into(), Some(field)).about(field);
        }
    }
}

/// National classes for which no record says anything and no statement says that there is nothing to say.
fn com_008(context: &Context, report: &mut Report) {
    let filled = filled_sections(context);
    let areas = context.all::<EmergencyArea>();
    let statements = context.all::<EmptyStatement>();
    let missing: Vec<_> = (context.lists().rows("NATIONAL_CLASS").iter())
        .filter(|class| class.valid_on(context.today))
        .filter(|class| {
            let kinds = context.data.list("class_kinds")[&class.code].as_array();
            let kinds: Vec<&'static Kind> = (kinds.into_iter().flatten())
                .filter_map(|name| plan::declare::kind(name.as_str()?))
                .collect();
            let types: Vec<&str> = context.data.list("class_area_types")[&class.code]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|code| code.as_str())
                .collect();
            let answered = kinds.iter().any(|kind| match kind.name {
                EmergencyArea::NAME => areas.iter().any(|area| {
                    let own = area.area_type.iter().chain(&area.secondary_types);
                    own.into_iter().any(|code| types.contains(&code.as_str()))
                }),
                name => context.plan.of_kind(name).next().is_some(),
            });
            let stated = statements.iter().any(|statement| {
                let same = statement.national_class.as_ref();
                same.is_some_and(|code| code.as_str() == class.code)
                    && statement
                        .reason
                        .as_ref()
                        .is_some_and(|r| !r.trim().is_empty())
            });
            // COM-001 and COM-002 speak of a section that holds nothing at all, or its statement does.
            let in_empty_section = kinds
                .iter()
                .all(|kind| !filled.contains(&kind.declaration.section));
            !kinds.is_empty() && !answered && !stated && !in_empty_section
        })
        .collect();
    if missing.is_empty() {
        return;
    }
    let labels: Vec<_> = missing.iter().map(|class| class.label.as_str()).collect();
    let finding = report
        .section(Section::Plan)
        .set("classi", labels.join(", "));
    for area in areas.iter() {
        finding.reads(
            RecordRef::of::<EmergencyArea>(area.id.uuid()),
            emergency_area::area_type.name,
        );
    }
}

/// An essential field lacks that no other rule asks for. More than so many records of a kind without the same
/// field make one finding for them all.
fn com_009(context: &Context, report: &mut Report) {
    let own_rule = context.data.list("own_rule");
    let most = usize::try_from(context.data.count("group_missing_over")).unwrap_or(usize::MAX);
    for kind in KINDS.iter() {
        let entries = context.data.list("required_fields")[kind.name].as_array();
        let required: Vec<&str> = (entries.into_iter().flatten())
            .filter_map(|entry| entry.as_str())
            .flat_map(|entry| entry.split('|'))
            .collect();
        let asked: Vec<&'static Field> = (kind.fields.iter())
            .filter(|field| field.mark == Mark::E && !required.contains(&field.name))
            .filter(|field| own_rule.get(dotted(kind, field)).is_none())
            .collect();
        let records: Vec<&Record> = context.plan.of_kind(kind.name).collect();
        let lacking = |field: &Field| {
            let lack = records
                .iter()
                .filter(|record| blank(record.get(field.name)));
            lack.copied().collect::<Vec<_>>()
        };
        let mut single: Vec<&'static Field> = Vec::new();
        for field in asked {
            let lack = lacking(field);
            if lack.len() <= most {
                single.push(field);
                continue;
            }
            let many = texts::filled(
                "rule_word.many",
                &[("n", &lack.len()), ("kind", &texts::kind(kind.name))],
            );
            let finding = report
                .section(kind.declaration.section)
                .about(dotted(kind, field))
                .set("record", many)
                .set("dati", words::field(kind.name, field.name));
            for record in lack {
                finding.reads(record.into(), field.name);
            }
        }
        for record in &records {
            let missing: Vec<_> = (single.iter())
                .filter(|field| blank(record.get(field.name)))
                .collect();
            let Some(first) = missing.first() else {
                continue;
            };
            let labels = missing.iter().map(|f| words::field(kind.name, f.name));
            let labels = labels.collect::<Vec<_>>().join("», «");
            let finding = report
                .record((*record).into(), Some(first.name))
                .set("dati", labels);
            for field in missing.iter().skip(1) {
                finding.reads((*record).into(), field.name);
            }
        }
    }
}
