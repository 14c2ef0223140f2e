//! SER and INF: essential services, information and exercises.

use std::collections::BTreeSet;

use jiff::{Span, civil::Date};
use plan::{
    codelists::{ChannelKind, ExposedKind},
    declare::Typed,
    model::{
        CommuneProfile, EssentialService, Exercise, ExposedElement, InformationChannel,
        Organisation, PeopleCount, PlanHeader, commune_profile, essential_service, exercise,
        exposed_element, information_channel, people_count, plan::plan as header,
    },
    section::Section,
    texts,
    types::Code,
};

use crate::{
    check::{Over, Report, Rule, Silence},
    context::Context,
    families::life::is_approved,
    fields::{blank, days, declared_empty},
    finding::RecordRef,
    words,
};

/// Of a section that holds nothing at all only COM-002 speaks.
const EMPTY_SECTION: &[Silence] = &[Silence {
    by: "COM-002",
    over: Over::Section,
}];

pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "SER-001",
        check: ser_001,
        silenced_by: EMPTY_SECTION,
    },
    Rule {
        code: "SER-002",
        check: ser_002,
        silenced_by: &[],
    },
    Rule {
        code: "INF-001",
        check: inf_001,
        silenced_by: EMPTY_SECTION,
    },
    Rule {
        code: "INF-002",
        check: inf_002,
        silenced_by: EMPTY_SECTION,
    },
    Rule {
        code: "INF-003",
        check: inf_003,
        silenced_by: EMPTY_SECTION,
    },
    Rule {
        code: "INF-004",
        check: inf_004,
        silenced_by: EMPTY_SECTION,
    },
];

/// Services that every commune has are not in the list.
fn ser_001(context: &Context, report: &mut Report) {
    if declared_empty(context, Section::Services) {
        return;
    }
    let services = context.all::<EssentialService>();
    let there: BTreeSet<&str> = (services.iter())
        .filter_map(|service| service.service_kind.as_ref())
        .map(Code::as_str)
        .collect();
    let groups = context.data.list("expected_services").as_array();
    let missing: Vec<String> = (groups.into_iter().flatten())
        .map(|group| {
            let codes = group.as_array().into_iter().flatten();
            codes.filter_map(|code| code.as_str()).collect::<Vec<_>>()
        })
        .filter(|codes| !codes.iter().any(|code| there.contains(code)))
        .map(|codes| {
            let labels = codes
                .iter()
                .map(|code| context.lists().label("SERVICE_KIND", code));
            labels.collect::<Vec<_>>().join(texts::text("rule_word.or"))
        })
        .collect();
    if missing.is_empty() {
        return;
    }
    let finding = report
        .section(Section::Services)
        .set("servizi", missing.join(", "));
    for service in services.iter() {
        let record = RecordRef::of::<EssentialService>(service.id.uuid());
        finding.reads(record, essential_service::service_kind.name);
    }
}

/// The operator of a service has no number for faults.
fn ser_002(context: &Context, report: &mut Report) {
    let organisations = context.all::<Organisation>();
    for service in context.all::<EssentialService>().iter() {
        let Some(operator) = organisations.linked(service.operator_id) else {
            continue;
        };
        let operator = RecordRef::of::<Organisation>(operator.id.uuid());
        if context
            .people()
            .has_phone(context, operator, "fault_phone_kinds")
        {
            continue;
        }
        let kind = service.service_kind.as_ref();
        let label = kind.map(|kind| context.lists().label("SERVICE_KIND", kind.as_str()));
        let label = label.unwrap_or_else(|| texts::kind(EssentialService::NAME));
        report
            .of::<EssentialService>(service.id, essential_service::operator_id.name)
            .also(operator)
            .set("servizio", label)
            .set("gestore", words::title(context, operator));
    }
}

/// The channels by which people are warned.
fn warning_channels(context: &Context) -> Vec<InformationChannel> {
    let channels = context.all::<InformationChannel>();
    let warns = |channel: &&InformationChannel| {
        let code = channel.channel_use.as_ref();
        code.is_some_and(|code| context.data.has("warning_uses", code.as_str()))
    };
    channels.iter().filter(warns).cloned().collect()
}

/// Every channel, with the fields that the rules on warning read of it.
fn channels_read(context: &Context) -> Vec<(RecordRef, &'static str)> {
    let fields = [
        information_channel::channel_use.name,
        information_channel::channel_kind.name,
        information_channel::works_without_power.name,
        information_channel::accessible_to.name,
    ];
    let channels = context.all::<InformationChannel>();
    let records = channels
        .iter()
        .map(|c| RecordRef::of::<InformationChannel>(c.id.uuid()));
    records
        .flat_map(|record| fields.map(|field| (record, field)))
        .collect()
}

/// No warning channel works without current and without network.
fn inf_001(context: &Context, report: &mut Report) {
    let works = |channel: &InformationChannel| {
        let kind = channel.channel_kind.as_ref();
        let network = kind.is_some_and(|k| context.data.has("network_channel_kinds", k.as_str()));
        channel.works_without_power == Some(true) && !network
    };
    if declared_empty(context, Section::Information) || warning_channels(context).iter().any(works)
    {
        return;
    }
    let finding = report.section(Section::Information);
    for (record, field) in channels_read(context) {
        finding.reads(record, field);
    }
}

/// Persons with specific needs are counted, and no warning channel reaches them.
fn inf_002(context: &Context, report: &mut Report) {
    let elements = context.all::<ExposedElement>();
    let exposed: Vec<RecordRef> = (elements.iter())
        .filter(|e| e.exposed_kind.as_ref() == Some(&ExposedKind::ESIGENZE_SPECIFICHE))
        .filter(|e| e.quantity.is_some_and(|quantity| quantity > 0.0))
        .map(|e| RecordRef::of::<ExposedElement>(e.id.uuid()))
        .collect();
    let counts = context.all::<PeopleCount>();
    let counted: Vec<RecordRef> = (counts.iter())
        .filter(|count| count.persons.is_some_and(|persons| persons > 0))
        .map(|count| RecordRef::of::<PeopleCount>(count.id.uuid()))
        .collect();
    let reached = warning_channels(context).iter().any(|channel| {
        let mut audiences = channel.accessible_to.iter();
        audiences.any(|code| context.data.has("accessible_audiences", code.as_str()))
    });
    let nobody = exposed.is_empty() && counted.is_empty();
    if nobody || reached || declared_empty(context, Section::Information) {
        return;
    }
    let finding = report.section(Section::Information);
    for record in exposed {
        finding.reads(record, exposed_element::quantity.name);
    }
    for record in counted {
        finding.reads(record, people_count::persons.name);
    }
    for (record, field) in channels_read(context) {
        finding.reads(record, field);
    }
}

/// No exercise in the last months and none planned for the next, or one was planned and nobody says how it went.
fn inf_003(context: &Context, report: &mut Report) {
    if declared_empty(context, Section::Exercises) {
        return;
    }
    let months = context.data.count("drill_months");
    let ahead: Option<Date> = Span::new()
        .try_months(months)
        .ok()
        .and_then(|span| context.today.checked_add(span).ok());
    let waits = context.data.count("drill_outcome_days");
    let exercises = context.all::<Exercise>();
    let held = exercises.iter().filter_map(|exercise| exercise.held_on);
    let last = held.filter(|&day| day <= context.today).max();
    let mut planned = false;
    let mut without_outcome = false;
    for record in context.plan.of_kind(Exercise::NAME) {
        let done = !blank(record.get(exercise::held_on.name));
        let Some((first, latest)) = days(record.get(exercise::planned_on.name)).filter(|_| !done)
        else {
            continue;
        };
        let soon = ahead.is_none_or(|ahead| first <= ahead);
        planned |= latest >= context.today && soon;
        without_outcome |= context.days_until(latest) < -waits
            && blank(record.get(exercise::outcome.name))
            && last.is_none_or(|last| last < first);
    }
    let recent = last.is_some_and(|day| !context.older_than_months(day, months));
    if (recent || planned) && !without_outcome {
        return;
    }
    let last = last.map_or_else(|| texts::text("rule_word.never").to_owned(), words::date);
    let finding = report.section(Section::Exercises).set("quando", last);
    for exercise in exercises.iter() {
        let record = RecordRef::of::<Exercise>(exercise.id.uuid());
        finding.reads(record, exercise::held_on.name);
        finding.reads(record, exercise::planned_on.name);
    }
}

/// The plan is approved and nothing says where citizens find it.
fn inf_004(context: &Context, report: &mut Report) {
    if !is_approved(context) || declared_empty(context, Section::Information) {
        return;
    }
    let filled = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.trim().is_empty());
    let profiles = context.all::<CommuneProfile>();
    let channels = context.all::<InformationChannel>();
    let site = |channel: &InformationChannel| {
        channel.channel_kind.as_ref() == Some(&ChannelKind::SITO) && filled(&channel.address)
    };
    if profiles.iter().any(|profile| filled(&profile.website)) || channels.iter().any(site) {
        return;
    }
    let finding = match profiles.first() {
        Some(profile) => report.of::<CommuneProfile>(profile.id, commune_profile::website.name),
        None => report.section(Section::Information),
    };
    let plan = RecordRef::of::<PlanHeader>(context.plan.id);
    finding.reads(plan, header::state.name);
}
