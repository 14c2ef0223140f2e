//! The forms' metadata as the window draws them.

use std::collections::BTreeMap;

use plan::{
    codelists::Lists,
    declare::{Field, KINDS, Kind},
    section::Section,
    texts,
};

use super::{Office, Work};
use crate::{checks, error::Result, sources, wire::*};

pub(super) fn catalogue(office: &Office, _: Nothing, _: &Work) -> Result<Catalogue> {
    office.at_desk(|desk| {
        let today = desk.now().today;
        let rules = desk.rules();
        let lists = Lists::builtin();
        let row = |row: &plan::codelists::Row| CodeInfo {
            code: row.code.clone(),
            label: row.label.clone(),
            old: !row.valid_on(today),
            attributes: row.attributes.clone(),
        };
        let lists: BTreeMap<_, _> = lists
            .names()
            .map(|name| (name.to_owned(), lists.rows(name).iter().map(row).collect()))
            .collect();
        let section = |section: Section| SectionInfo {
            code: section.code().to_owned(),
            number: section.number(),
            name: section.name().to_owned(),
            about: texts::text(&format!("section.{}.help", section.code())).to_owned(),
        };
        Ok(Catalogue {
            sections: Section::ALL.map(section).into(),
            kinds: KINDS.iter().map(kind).collect(),
            lists,
            rules: checks::catalogue(rules)
                .into_iter()
                .map(|card| rule(card, &desk.who.role))
                .collect(),
            rules_version: rules.version.clone(),
        })
    })
}

fn kind(kind: &Kind) -> KindInfo {
    let text = |part: &str| texts::text(&format!("kind.{}.{part}", kind.name)).to_owned();
    let declaration = kind.declaration;
    KindInfo {
        name: kind.name.to_owned(),
        label: text("name"),
        plural: text("plural"),
        section: declaration.section.code().to_owned(),
        at_least: declaration.at_least,
        many: !(declaration.at_least == 1 && declaration.typical == 1),
        title_fields: (text("title_fields").split_whitespace())
            .map(str::to_owned)
            .collect(),
        fields: kind.fields.iter().map(|f| field(kind, f)).collect(),
    }
}

fn field(kind: &Kind, field: &Field) -> FieldInfo {
    FieldInfo {
        name: field.name.to_owned(),
        label: texts::field(kind.name, field, "label").to_owned(),
        help: texts::field(kind.name, field, "help").to_owned(),
        source: sources::in_words(field.source),
        ty: field.ty.name().to_owned(),
        of: field.ty.of().map(str::to_owned),
        unit: field.unit.map(str::to_owned),
        max: field.max,
        mark: format!("{:?}", field.mark),
        class: format!("{:?}", field.class),
        block: field.block.unwrap_or_default().to_owned(),
        forms: (field.forms.iter())
            .map(|form| form.name().to_owned())
            .collect(),
    }
}

fn rule(card: checks::RuleCard, role: &str) -> RuleInfo {
    RuleInfo {
        acceptable: card.accept != rules::data::Accept::No,
        acceptable_by_me: card.accept.allows(card.severity, role),
        accepted_by: if card.accept == rules::data::Accept::No {
            String::new()
        } else {
            texts::text(&format!("accept.{}.explanation", card.accept.code())).to_owned()
        },
        consequence: card.severity.consequence().to_owned(),
        code: card.code,
        severity: card.severity.into(),
        title: card.title.to_owned(),
        message: card.message.to_owned(),
        fix: card.fix.to_owned(),
        why: card.why.to_owned(),
        sources: card.sources,
        parameters: card.parameters,
    }
}
