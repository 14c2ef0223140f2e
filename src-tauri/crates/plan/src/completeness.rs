//! How much of each section is filled in.

use crate::{
    declare::{KINDS, Mark},
    model::EmptyStatement,
    record::Plan,
    section::Section,
};

/// Essential fields filled in and expected, in one section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Completeness {
    pub section: Section,
    pub records: usize,
    pub filled: usize,
    pub expected: usize,
}

impl Completeness {
    /// Whole percent, rounded down so that 100 means all. A section of which nothing is expected is complete.
    pub fn percent(self) -> usize {
        (self.filled * 100)
            .checked_div(self.expected)
            .unwrap_or(100)
    }
}

/// The figure of every section. Expected are the essential fields of the records that are there and of
/// those still missing to the kind's minimum; a section declared empty with a reason expects nothing.
pub fn completeness(plan: &Plan) -> Vec<Completeness> {
    let mut figures: Vec<_> = Section::ALL
        .map(|section| Completeness {
            section,
            records: 0,
            filled: 0,
            expected: 0,
        })
        .into();
    let declared_empty: Vec<_> = plan
        .all::<EmptyStatement>()
        .into_iter()
        .filter(|s| s.national_class.is_none() && s.reason.is_some())
        .filter_map(|s| Section::of_code(&s.section_code?.code))
        .collect();
    for kind in KINDS.iter() {
        let essential: Vec<_> = (0..kind.fields.len())
            .filter(|&i| kind.fields[i].mark == Mark::E)
            .collect();
        let mut count = 0;
        for record in plan.of_kind(kind.name) {
            count += 1;
            let figure = &mut figures[record.section() as usize];
            figure.records += 1;
            figure.expected += essential.len();
            figure.filled += essential
                .iter()
                .filter(|&&i| !record.values[i].is_empty())
                .count();
        }
        let section = kind.declaration.section;
        if !declared_empty.contains(&section) {
            let missing = (kind.declaration.at_least as usize).saturating_sub(count);
            figures[section as usize].expected += missing * essential.len().max(1);
        }
    }
    figures
}
