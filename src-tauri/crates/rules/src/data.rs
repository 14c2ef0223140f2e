//! The rule data: what the consortium can replace without a new program.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use jiff::civil::Date;
use plan::{
    codelists::{Lists, Row},
    section::Section,
    texts,
};
use serde_json::Value as Json;

/// What a finding stops. None ever stops saving, undo, reading, or printing with the mark "bozza".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// For information.
    Nota,
    /// Worth mending, harmless for now.
    Avviso,
    /// Probably wrong; there may be a good reason, which a reviewer accepts.
    DaMotivare,
    /// The plan is wrong or lacks what it cannot do without.
    Errore,
    /// The data cannot be read, linked or attributed safely.
    Blocco,
}

impl Severity {
    /// From the gravest.
    pub const ALL: [Severity; 5] = [
        Severity::Blocco,
        Severity::Errore,
        Severity::DaMotivare,
        Severity::Avviso,
        Severity::Nota,
    ];

    pub const fn code(self) -> &'static str {
        match self {
            Severity::Blocco => "blocco",
            Severity::Errore => "errore",
            Severity::DaMotivare => "da_motivare",
            Severity::Avviso => "avviso",
            Severity::Nota => "nota",
        }
    }

    pub fn of_code(code: &str) -> Option<Self> {
        Severity::ALL.into_iter().find(|s| s.code() == code)
    }

    /// The Italian name.
    pub fn name(self) -> &'static str {
        texts::text(&format!("severity.{}.name", self.code()))
    }

    /// The letter that stands for it in black and white.
    pub fn letter(self) -> &'static str {
        texts::text(&format!("severity.{}.letter", self.code()))
    }

    /// What it stops, in a sentence.
    pub fn consequence(self) -> &'static str {
        texts::text(&format!("severity.{}.consequence", self.code()))
    }

    /// Stops the package for review.
    pub const fn blocks_package(self) -> bool {
        matches!(self, Severity::Blocco)
    }

    /// Stops the states *validato* and *approvabile*.
    pub const fn blocks_validation(self) -> bool {
        matches!(self, Severity::Blocco | Severity::Errore)
    }

    /// Stops the final export and the consolidation, unless accepted.
    pub const fn blocks_delivery(self) -> bool {
        matches!(
            self,
            Severity::Blocco | Severity::Errore | Severity::DaMotivare
        )
    }
}

/// Who may accept a finding of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accept {
    No,
    /// The reviewer; for an Avviso the responsabile comunale too.
    Reviewer,
    /// The reviewer or the lead commune.
    Lead,
}

impl Accept {
    pub const fn code(self) -> &'static str {
        match self {
            Accept::No => "no",
            Accept::Reviewer => "revisore",
            Accept::Lead => "capofila",
        }
    }

    /// Whether a person in this role (list ACCEPTING_ROLE) makes the acceptance count.
    pub fn allows(self, severity: Severity, role: &str) -> bool {
        match self {
            Accept::No => false,
            Accept::Reviewer => {
                role == "revisore"
                    || (severity <= Severity::Avviso && role == "responsabile_comunale")
            }
            Accept::Lead => matches!(role, "revisore" | "capofila"),
        }
    }
}

/// Where a rule comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Act and article, or "prassi".
    pub text: String,
    /// `S` read, `D` derived, `B nn%` background knowledge.
    pub mark: Option<String>,
    /// Only sources that were read are shown as law.
    pub law: bool,
}

/// One rule as data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub code: String,
    pub severity: Severity,
    /// Empty for all.
    pub sections: Vec<Section>,
    pub accept: Accept,
    pub sources: Vec<Source>,
    pub parameters: Vec<String>,
    pub valid_from: Option<Date>,
    pub valid_to: Option<Date>,
}

impl Entry {
    pub fn title(&self) -> &'static str {
        texts::text(&format!("rule.{}.title", self.code))
    }

    pub fn in_force(&self, day: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }
}

/// An edition of the rule data.
#[derive(Clone, Debug)]
pub struct RuleData {
    pub version: String,
    pub rules: BTreeMap<String, Entry>,
    /// Code lists in force with this edition.
    pub lists: Lists,
    parameters: BTreeMap<String, Json>,
    words: BTreeMap<String, Json>,
    sets: BTreeMap<String, BTreeSet<String>>,
}

/// Why a file of rule data cannot be used. Shown to who maintains it.
#[derive(Debug, thiserror::Error)]
pub enum DataError {
    #[error("{}", texts::filled("rules_data.json", &[("error", .0)]))]
    Json(#[from] serde_json::Error),
    #[error("{}", texts::text("rules_data.format"))]
    Format,
    #[error("{}", texts::filled("rules_data.future", &[("version", .0)]))]
    Future(u64),
    #[error("{}", texts::filled("rules_data.entry", &[("rule", rule), ("entry", entry)]))]
    Entry { rule: String, entry: &'static str },
    #[error("{}", texts::filled("rules_data.unknown_rule", &[("rule", .0)]))]
    UnknownRule(String),
    #[error("{}", texts::filled("rules_data.missing", &[("name", .0)]))]
    Missing(String),
    #[error("{0}")]
    List(#[from] plan::codelists::ListError),
}

static BUILTIN: LazyLock<RuleData> = LazyLock::new(|| {
    RuleData::parse(include_str!("../../../../assets/rules/rules.json"))
        .expect("the shipped rule data is well formed")
});

impl RuleData {
    /// The edition that ships with the program.
    pub fn builtin() -> &'static RuleData {
        &BUILTIN
    }

    /// Reads an edition. Code lists in `codelists` (name to CSV text) replace the built-in ones.
    ///
    /// # Errors
    /// What lacks or cannot be read, by rule and entry. A rule that this program does not know is refused:
    /// its condition would never be looked at.
    pub fn read(text: &str) -> Result<Self, DataError> {
        let data = RuleData::parse(text)?;
        data.complete()?;
        Ok(data)
    }

    /// Whether this edition came after the other: `2026.10` after `2026.2`.
    pub fn newer_than(&self, other: &RuleData) -> bool {
        let parts = |version: &str| -> Vec<u64> {
            let parts = version.split('.');
            parts.map(|part| part.parse().unwrap_or_default()).collect()
        };
        parts(&self.version) > parts(&other.version)
    }

    fn parse(text: &str) -> Result<Self, DataError> {
        let json: Json = serde_json::from_str(text)?;
        if json["format"] != "piano-pronto/rules" {
            return Err(DataError::Format);
        }
        match json["format_version"].as_u64() {
            Some(1) => {}
            Some(newer) => return Err(DataError::Future(newer)),
            None => return Err(DataError::Format),
        }
        let mut rules = BTreeMap::new();
        for rule in json["rules"].as_array().ok_or(DataError::Format)? {
            let entry = entry(rule)?;
            rules.insert(entry.code.clone(), entry);
        }
        let object = |key: &str| -> BTreeMap<String, Json> {
            let members = json[key].as_object().into_iter().flatten();
            members.map(|(k, v)| (k.clone(), v.clone())).collect()
        };
        let words = object("lists");
        let texts = |json: &Json| -> Option<BTreeSet<String>> {
            let items = json.as_array()?.iter().map(|item| item.as_str());
            items.map(|item| item.map(str::to_owned)).collect()
        };
        let sets = (words.iter())
            .filter_map(|(name, json)| Some((name.clone(), texts(json)?)))
            .collect();
        let newer: BTreeMap<String, Vec<Row>> = object("codelists")
            .into_iter()
            .map(|(name, csv)| {
                let rows = plan::codelists::read(&name, csv.as_str().unwrap_or("").as_bytes())?;
                Ok((name, rows))
            })
            .collect::<Result<_, DataError>>()?;
        let lists = if newer.is_empty() {
            Lists::builtin().clone()
        } else {
            Lists::builtin().with(newer)
        };
        Ok(RuleData {
            version: json["version"]
                .as_str()
                .ok_or(DataError::Format)?
                .to_owned(),
            rules,
            lists,
            parameters: object("parameters"),
            words,
            sets,
        })
    }

    /// A shipped edition defines what is needed; a replaced one must too, else a rule would read zero.
    fn complete(&self) -> Result<(), DataError> {
        let unknown = |code: &&String| crate::families::rule(code).is_none();
        if let Some(code) = self.rules.keys().find(unknown) {
            return Err(DataError::UnknownRule(code.clone()));
        }
        let named = self.rules.values().flat_map(|entry| &entry.parameters);
        let known =
            |name: &&String| self.parameters.contains_key(*name) || self.words.contains_key(*name);
        if let Some(name) = named.into_iter().find(|name| !known(name)) {
            return Err(DataError::Missing(name.clone()));
        }
        let shipped: Json =
            serde_json::from_str(include_str!("../../../../assets/rules/rules.json"))?;
        for (key, held) in [("parameters", &self.parameters), ("lists", &self.words)] {
            for name in shipped[key].as_object().into_iter().flat_map(|o| o.keys()) {
                let same_shape = held.get(name).is_some_and(|value| {
                    std::mem::discriminant(value) == std::mem::discriminant(&shipped[key][name])
                });
                if !same_shape {
                    return Err(DataError::Missing(name.clone()));
                }
            }
        }
        Ok(())
    }

    /// A parameter that is a number.
    pub fn number(&self, name: &str) -> f64 {
        self.parameters
            .get(name)
            .and_then(Json::as_f64)
            .unwrap_or_default()
    }

    /// A parameter that is a whole number.
    pub fn count(&self, name: &str) -> i64 {
        self.parameters
            .get(name)
            .and_then(Json::as_i64)
            .unwrap_or_default()
    }

    /// A parameter of any shape.
    pub fn parameter(&self, name: &str) -> &Json {
        self.parameters.get(name).unwrap_or(&Json::Null)
    }

    /// Whether a list of words or codes holds this one.
    pub fn has(&self, list: &str, word: &str) -> bool {
        self.sets.get(list).is_some_and(|set| set.contains(word))
    }

    /// The members of a list of words or codes, in their order in the file.
    pub fn words(&self, list: &str) -> impl Iterator<Item = &str> {
        let items = self.words.get(list).and_then(Json::as_array);
        items.into_iter().flatten().filter_map(Json::as_str)
    }

    /// A list of any shape.
    pub fn list(&self, name: &str) -> &Json {
        self.words.get(name).unwrap_or(&Json::Null)
    }
}

fn entry(json: &Json) -> Result<Entry, DataError> {
    let code = json["code"].as_str().ok_or(DataError::Format)?.to_owned();
    let wrong = |entry| DataError::Entry {
        rule: code.clone(),
        entry,
    };
    let severity = json["severity"].as_str().and_then(Severity::of_code);
    let accept = match json["accept"].as_str() {
        Some("no") => Accept::No,
        Some("revisore") => Accept::Reviewer,
        Some("capofila") => Accept::Lead,
        _ => return Err(wrong("accept")),
    };
    let texts = |key: &'static str| -> Result<Vec<String>, DataError> {
        let items = json[key].as_array().ok_or_else(|| wrong(key))?.iter();
        items
            .map(|item| item.as_str().map(str::to_owned).ok_or_else(|| wrong(key)))
            .collect()
    };
    let sections = texts("sections")?;
    let sections = if sections.iter().any(|s| s == "*") {
        Vec::new()
    } else {
        (sections.iter())
            .map(|s| Section::of_code(s).ok_or_else(|| wrong("sections")))
            .collect::<Result<_, _>>()?
    };
    let day = |key: &'static str| match &json[key] {
        Json::Null => Ok(None),
        Json::String(text) => text.parse().map(Some).map_err(|_| wrong(key)),
        _ => Err(wrong(key)),
    };
    let sources = json["sources"].as_array().ok_or_else(|| wrong("sources"))?;
    let source = |json: &Json| {
        Some(Source {
            text: json["text"].as_str()?.to_owned(),
            mark: json["mark"].as_str().map(str::to_owned),
            law: json["law"].as_bool()?,
        })
    };
    Ok(Entry {
        severity: severity.ok_or_else(|| wrong("severity"))?,
        sections,
        accept,
        sources: (sources.iter())
            .map(|json| source(json).ok_or_else(|| wrong("sources")))
            .collect::<Result<_, _>>()?,
        parameters: texts("parameters")?,
        valid_from: day("valid_from")?,
        valid_to: day("valid_to")?,
        code,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHIPPED: &str = include_str!("../../../../assets/rules/rules.json");

    fn with_version(version: &str) -> RuleData {
        let shipped = format!("\"version\": \"{}\"", RuleData::builtin().version);
        let text = SHIPPED.replacen(&shipped, &format!("\"version\": \"{version}\""), 1);
        RuleData::read(&text).expect("a sound edition")
    }

    #[test]
    fn editions_come_one_after_the_other() {
        assert!(with_version("2026.10").newer_than(&with_version("2026.2")));
        assert!(with_version("2027.1").newer_than(&with_version("2026.10")));
        assert!(!with_version("2026.1").newer_than(&with_version("2026.1")));
    }

    #[test]
    fn an_edition_that_lacks_something_is_refused() {
        for (from, to) in [
            ("\"expiring_days\"", "\"other_days\""),
            ("\"UCL-011\"", "\"UCL-999\""),
            ("\"avviso\"", "\"grave\""),
            ("\"format_version\": 1", "\"format_version\": 2"),
            ("piano-pronto/rules", "altro"),
        ] {
            assert!(SHIPPED.contains(from), "{from}");
            let Err(error) = RuleData::read(&SHIPPED.replacen(from, to, 1)) else {
                panic!("{to} was taken");
            };
            assert!(!error.to_string().contains('{'), "{error}");
        }
    }
}
