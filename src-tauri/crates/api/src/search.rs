//! Finding anything in a plan by what a person remembers of it.

use plan::{
    declare::Mark,
    record::{Plan, Record},
    section::Section,
    texts,
    types::Type,
    value::Value,
};
use rules::words::norm;
use uuid::Uuid;

use crate::{
    desk::Desk,
    error::Result,
    records::shown,
    wire::{Hit, Place},
};

/// How many are told.
const MOST: usize = 40;

impl Desk {
    /// Sections and records that have every word of the text somewhere: in the name, or in a field. Accents, case and the
    /// blanks of telephone numbers do not count. Best first: the name begins so, the name has it, a field has it.
    ///
    /// # Errors
    /// There is no plan with this id, or the archive cannot be read.
    pub fn search(&self, plan_id: Uuid, text: &str) -> Result<Vec<Hit>> {
        let wanted = Wanted::of(text);
        if wanted.words.is_empty() {
            return Ok(Vec::new());
        }
        let plan = self.plan(plan_id)?;
        let mut hits: Vec<(u8, Hit)> = Vec::new();
        for section in Section::ALL {
            if let Some(rank) = wanted.within(section.name()) {
                hits.push((rank, of_section(section)));
            }
        }
        for record in plan.records.values() {
            if let Some(hit) = of_record(&plan, record, &wanted) {
                hits.push(hit);
            }
        }
        hits.sort_by(|(a, x), (b, y)| (a, &x.title).cmp(&(b, &y.title)));
        hits.truncate(MOST);
        Ok(hits.into_iter().map(|(_, hit)| hit).collect())
    }
}

struct Wanted {
    whole: String,
    words: Vec<String>,
    /// The figures alone, for telephone numbers and codes.
    figures: String,
}

impl Wanted {
    fn of(text: &str) -> Self {
        let whole = norm(text);
        let figures: String = text.chars().filter(char::is_ascii_digit).collect();
        let only_figures = !text.chars().any(char::is_alphabetic);
        Wanted {
            words: whole.split_whitespace().map(str::to_owned).collect(),
            whole,
            figures: if only_figures && figures.len() >= 3 {
                figures
            } else {
                String::new()
            },
        }
    }

    /// 0 when the text begins so, 1 when it has every word.
    fn within(&self, text: &str) -> Option<u8> {
        let text = norm(text);
        if text.starts_with(&self.whole) {
            return Some(0);
        }
        self.words
            .iter()
            .all(|word| text.contains(word))
            .then_some(1)
    }

    fn is_number_in(&self, text: &str) -> bool {
        let figures = || {
            text.chars()
                .filter(char::is_ascii_digit)
                .collect::<String>()
        };
        !self.figures.is_empty() && figures().contains(&self.figures)
    }
}

fn of_section(section: Section) -> Hit {
    Hit {
        what: "section".to_owned(),
        title: section.name().to_owned(),
        detail: texts::text(&format!("section.{}.help", section.code())).to_owned(),
        place: Place {
            section: section.code().to_owned(),
            kind: None,
            record: None,
            field: None,
            point: None,
        },
    }
}

fn of_record(plan: &Plan, record: &Record, wanted: &Wanted) -> Option<(u8, Hit)> {
    let title = plan.title(record);
    let noun = texts::kind(record.kind.name);
    let mut hit = Hit {
        what: "record".to_owned(),
        detail: noun.to_owned(),
        place: Place {
            section: record.section().code().to_owned(),
            kind: Some(record.kind.name.to_owned()),
            record: Some(record.id.to_string()),
            field: None,
            point: None,
        },
        title,
    };
    if let Some(rank) = wanted.within(&hit.title) {
        return Some((rank, hit));
    }
    let found = record.fields().find_map(|(field, value)| {
        let text = match (field.ty, value) {
            (_, Value::Empty) | (Type::Geometry | Type::Link(_) | Type::Links(_), _) => {
                return None;
            }
            _ => shown(plan, field, value),
        };
        let has = wanted.within(&text).is_some() || wanted.is_number_in(&text);
        has.then_some((field, text))
    })?;
    let (field, text) = found;
    let label = texts::field(record.kind.name, field, "label");
    hit.detail = format!("{noun}. {label}: {}", rules::words::short(&text));
    hit.place.field = Some(field.name.to_owned());
    Some((if field.mark == Mark::E { 2 } else { 3 }, hit))
}
