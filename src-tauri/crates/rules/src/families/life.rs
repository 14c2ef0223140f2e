//! DOC: state of the plan, acts, transmissions, attachments.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Span, civil::Date};
use plan::{
    canonical::section_hashes,
    codelists::{ActPurpose, PlanState, PortalState},
    declare::Typed,
    model::{
        Act, Agreement, Attachment, LinkedPlan, Nomination, Organisation, PlanHeader, PlanRevision,
        PlanStateChange, PlanTransmission, PortalEntry, act, attachment, blocks::base,
        plan::plan as header, plan_revision, plan_state_change, plan_transmission, portal_entry,
    },
    section::Section,
    texts,
    types::{Code, Id},
};

use crate::{
    check::{Over, Report, Rule, Silence},
    context::Context,
    fields::{blank, rank, small},
    finding::{Finding, RecordRef},
    words,
};

/// Without its council act the plan has no dates to compare, no time to be sent in and no document to attach.
const NO_COUNCIL_ACT: Silence = Silence {
    by: "DOC-001",
    over: Over::Record,
};

pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "DOC-001",
        check: doc_001,
        silenced_by: &[],
    },
    Rule {
        code: "DOC-002",
        check: doc_002,
        silenced_by: &[
            NO_COUNCIL_ACT,
            Silence {
                by: "VAL-004",
                over: Over::Field,
            },
        ],
    },
    Rule {
        code: "DOC-003",
        check: doc_003,
        silenced_by: &[],
    },
    Rule {
        code: "DOC-004",
        check: doc_004,
        silenced_by: &[],
    },
    Rule {
        code: "DOC-005",
        check: doc_005,
        silenced_by: &[NO_COUNCIL_ACT],
    },
    Rule {
        code: "DOC-006",
        check: doc_006,
        silenced_by: &[],
    },
    Rule {
        code: "DOC-007",
        check: doc_007,
        silenced_by: &[NO_COUNCIL_ACT],
    },
    Rule {
        code: "DOC-008",
        check: doc_008,
        silenced_by: &[],
    },
    Rule {
        code: "DOC-009",
        check: doc_009,
        silenced_by: &[],
    },
];

fn state(context: &Context) -> Option<Code<PlanState>> {
    context.plan.header()?.state
}

/// Whether the plan says of itself that the council approved it.
pub(super) fn is_approved(context: &Context) -> bool {
    let approved = [PlanState::APPROVATO, PlanState::TRASCRITTO];
    state(context).is_some_and(|state| approved.contains(&state))
}

fn plan_record(context: &Context) -> RecordRef {
    RecordRef::of::<PlanHeader>(context.plan.id)
}

fn act_record(id: Id<Act>) -> RecordRef {
    RecordRef::of::<Act>(id.uuid())
}

/// The act that approves the plan, if it is there.
fn council_act(context: &Context) -> Option<Act> {
    let id = context.plan.header()?.approval_act_id;
    context.all::<Act>().linked(id).cloned()
}

/// The plan is approved and its act is not the council's, or has no number or no date.
fn doc_001(context: &Context, report: &mut Report) {
    if !is_approved(context) {
        return;
    }
    let council = council_act(context);
    let good = council.as_ref().is_some_and(|act| {
        let kind = act.act_kind.as_ref();
        kind.is_some_and(|kind| context.data.has("council_act_kinds", kind.as_str()))
            && act
                .number
                .as_ref()
                .is_some_and(|number| !number.trim().is_empty())
            && act.act_date.is_some()
    });
    if good {
        return;
    }
    let plan = plan_record(context);
    let finding = report.record(plan, Some(header::approval_act_id.name));
    finding.reads(plan, header::state.name);
    if let Some(act) = council {
        let record = act_record(act.id);
        finding.also(record);
        for field in [act::act_kind.name, act::number.name, act::act_date.name] {
            finding.reads(record, field);
        }
    }
}

/// One dated step of the plan's life.
struct Step {
    name: String,
    day: Date,
    record: RecordRef,
    field: &'static str,
}

fn step_name(key: &str) -> String {
    texts::text(&format!("rule_word.step.{key}")).to_owned()
}

/// The last change into a state.
fn last_change(context: &Context, to: &Code<PlanState>) -> Option<PlanStateChange> {
    let changes = context.all::<PlanStateChange>();
    let into = changes
        .iter()
        .filter(|change| change.to_state.as_ref() == Some(to));
    into.max_by_key(|change| change.changed_on).cloned()
}

fn change_step(context: &Context, to: &Code<PlanState>, key: &str) -> Option<Step> {
    let change = last_change(context, to)?;
    Some(Step {
        name: step_name(key),
        day: change.changed_on?,
        record: RecordRef::of::<PlanStateChange>(change.id.uuid()),
        field: plan_state_change::changed_on.name,
    })
}

/// Whether something of this revision belongs to the approval in force: of the last revision, of the one with the
/// same act, or of none named.
fn of_approval(context: &Context, revision: Option<Id<PlanRevision>>) -> bool {
    let revisions = context.all::<PlanRevision>();
    let Some(revision) = revisions.linked(revision) else {
        return true;
    };
    let approval = context.plan.header().and_then(|plan| plan.approval_act_id);
    let last = revisions.iter().map(|r| r.number).max().flatten();
    match revision.act_id {
        Some(act) => Some(act) == approval,
        None => revision.number == last,
    }
}

fn sent_steps(context: &Context) -> Vec<Step> {
    let organisations = context.all::<Organisation>();
    let transmissions = context.all::<PlanTransmission>();
    let current = transmissions
        .iter()
        .filter(|t| of_approval(context, t.revision_id));
    let step = |transmission: &PlanTransmission| {
        let who = organisations.linked(transmission.recipient_id);
        let name = who.map(|who| {
            let who = words::title(context, RecordRef::of::<Organisation>(who.id.uuid()));
            texts::filled("rule_word.step.sent", &[("who", &who)])
        });
        Some(Step {
            name: name.unwrap_or_else(|| step_name("sent_to")),
            day: transmission.sent_on?,
            record: RecordRef::of::<PlanTransmission>(transmission.id.uuid()),
            field: plan_transmission::sent_on.name,
        })
    };
    current.filter_map(step).collect()
}

fn entered_steps(context: &Context) -> Vec<Step> {
    let entries = context.all::<PortalEntry>();
    let current = entries.iter().filter(|entry| {
        let typed = [PortalState::COINCIDE, PortalState::DIFFERISCE];
        of_approval(context, entry.revision_id)
            && entry
                .portal_state
                .as_ref()
                .is_some_and(|state| typed.contains(state))
    });
    let step = |entry: &PortalEntry| {
        Some(Step {
            name: step_name("entered"),
            day: entry.entered_on?,
            record: RecordRef::of::<PortalEntry>(entry.id.uuid()),
            field: portal_entry::entered_on.name,
        })
    };
    let mut steps: Vec<Step> = current.filter_map(step).collect();
    if state(context) == Some(PlanState::TRASCRITTO) {
        steps.extend(change_step(context, &PlanState::TRASCRITTO, "entered"));
    }
    steps
}

/// Validation, council, sending and portal do not follow each other, or a revision's act comes before that of the
/// revision it replaces.
fn doc_002(context: &Context, report: &mut Report) {
    let out_of_order = |report: &mut Report, at: &Step, first: &Step, then: &Step, act: Id<Act>| {
        let other = if at.record == first.record {
            then
        } else {
            first
        };
        let finding = report
            .record(at.record, Some(at.field))
            .also(act_record(act))
            .reads(other.record, other.field);
        said(finding, first, then);
    };
    let council = council_act(context);
    let dated = council
        .as_ref()
        .and_then(|act| Some((act.id, act.act_date?)));
    if let Some((act, day)) = dated.filter(|_| is_approved(context)) {
        let council = Step {
            name: step_name("council"),
            day,
            record: act_record(act),
            field: act::act_date.name,
        };
        let validated = change_step(context, &PlanState::VALIDATO, "validated");
        if let Some(validated) = validated.filter(|step| step.day > day) {
            out_of_order(report, &validated, &validated, &council, act);
        }
        let later = sent_steps(context)
            .into_iter()
            .chain(entered_steps(context));
        for step in later.filter(|step| step.day < day) {
            out_of_order(report, &step, &council, &step, act);
        }
    }
    let acts = context.all::<Act>();
    let revisions = context.all::<PlanRevision>();
    let mut of_council: Vec<(i64, Id<Act>, Date, &PlanRevision)> = (revisions.iter())
        .filter_map(|revision| {
            let act = acts.linked(revision.act_id)?;
            let kind = act.act_kind.as_ref()?;
            let council = context.data.has("council_act_kinds", kind.as_str());
            let found = (revision.number?, act.id, act.act_date?, revision);
            council.then_some(found)
        })
        .collect();
    of_council.sort_by_key(|(number, ..)| *number);
    for pair in of_council.windows(2) {
        let [
            (number_a, act_a, day_a, _),
            (number_b, act_b, day_b, revision),
        ] = pair
        else {
            continue;
        };
        if act_a != act_b && day_b <= day_a {
            let step = |number: &i64, act: &Id<Act>, day: &Date| Step {
                name: texts::filled("rule_word.step.revision", &[("n", number)]),
                day: *day,
                record: act_record(*act),
                field: act::act_date.name,
            };
            let (a, b) = (step(number_a, act_a, day_a), step(number_b, act_b, day_b));
            let finding = report
                .of::<PlanRevision>(revision.id, plan_revision::act_id.name)
                .also(b.record)
                .reads(a.record, a.field)
                .reads(b.record, b.field);
            said(finding, &a, &b);
        }
    }
}

fn said(finding: &mut Finding, first: &Step, then: &Step) {
    finding
        .set("passo_a", &first.name)
        .set("data_a", words::date(first.day))
        .set("passo_b", &then.name)
        .set("data_b", words::date(then.day));
}

/// The plan is past a step of which nobody says who made it or when.
fn doc_003(context: &Context, report: &mut Report) {
    let Some(state) = state(context) else {
        return;
    };
    let order = |state: &Code<PlanState>| rank(context, "PLAN_STATE", state.as_str());
    for step in [PlanState::VALIDATO, PlanState::TRASCRITTO] {
        if order(&state) < order(&step) || order(&state).is_none() {
            continue;
        }
        let plan = plan_record(context);
        let change = last_change(context, &step);
        let (record, field) = match &change {
            None => (plan, header::state.name),
            Some(change) => {
                let record = RecordRef::of::<PlanStateChange>(change.id.uuid());
                let fields = [
                    plan_state_change::changed_on.name,
                    plan_state_change::changed_by.name,
                ];
                let lacks = |field: &&str| {
                    let record = context.plan.get(record.kind, record.id);
                    record.is_some_and(|record| blank(record.get(field)))
                };
                match fields.into_iter().find(lacks) {
                    Some(field) => (record, field),
                    None => continue,
                }
            }
        };
        let label = context.lists().label("PLAN_STATE", step.as_str());
        report
            .record(record, Some(field))
            .about(step.as_str())
            .set("stato", small(label))
            .reads(plan, header::state.name);
    }
}

/// A section is not what the council approved, and no later act of update explains it.
fn doc_004(context: &Context, report: &mut Report) {
    let approved = &context.facts.approved_hashes;
    if !is_approved(context) || approved.is_empty() {
        return;
    }
    let Some((council, day)) = council_act(context).and_then(|act| Some((act.id, act.act_date?)))
    else {
        return;
    };
    let updated = context.all::<Act>().iter().any(|act| {
        act.purpose.as_ref() == Some(&ActPurpose::AGGIORNAMENTO)
            && act.number.is_some()
            && act.act_date.is_some_and(|date| date >= day)
    });
    if updated {
        return;
    }
    for (section, hash) in section_hashes(context.plan) {
        // The acts that tell the plan's life come after the approval by their nature.
        let changed = approved
            .get(section.code())
            .is_some_and(|approved| *approved != hash);
        if changed && section != Section::Life {
            report
                .section(section)
                .about(section.code())
                .set("data", words::date(day))
                .reads(act_record(council), act::act_date.name);
        }
    }
}

/// Some time after the approval, the plan was not sent to all those it has to go to.
fn doc_005(context: &Context, report: &mut Report) {
    let Some((act, day)) = council_act(context).and_then(|act| Some((act.id, act.act_date?)))
    else {
        return;
    };
    if !is_approved(context) || -context.days_until(day) <= context.data.count("transmission_days")
    {
        return;
    }
    let organisations = context.all::<Organisation>();
    let transmissions = context.all::<PlanTransmission>();
    let sent: BTreeSet<String> = (transmissions.iter())
        .filter(|t| of_approval(context, t.revision_id) && t.sent_on.is_some())
        .filter_map(|t| {
            organisations
                .linked(t.recipient_id)?
                .organisation_kind
                .as_ref()
        })
        .map(|kind| kind.as_str().to_owned())
        .collect();
    let missing: Vec<&str> = (context.data.words("transmission_recipients"))
        .filter(|code| !sent.contains(*code))
        .map(|code| context.lists().label("ORGANISATION_KIND", code))
        .collect();
    if missing.is_empty() {
        return;
    }
    let finding = report
        .record(plan_record(context), Some(header::approval_act_id.name))
        .also(act_record(act))
        .set("data", words::date(day))
        .set("enti", missing.join(", "))
        .reads(act_record(act), act::act_date.name);
    for transmission in transmissions.iter() {
        let record = RecordRef::of::<PlanTransmission>(transmission.id.uuid());
        finding.reads(record, plan_transmission::sent_on.name);
    }
}

/// The plan is approved and its next review has no day, is past, or lies too far ahead.
fn doc_006(context: &Context, report: &mut Report) {
    let Some(plan) = context.plan.header().filter(|_| is_approved(context)) else {
        return;
    };
    let months = plan.review_interval_months.filter(|&months| months > 0);
    let months = months.unwrap_or_else(|| context.data.count("revision_years") * 12);
    let after = |day: Date| {
        let span = Span::new().try_months(months).ok()?;
        day.checked_add(span).ok()
    };
    let approved = council_act(context).and_then(|act| Some((act.id, act.act_date?)));
    let limit = approved.and_then(|(_, day)| after(day));
    let due = plan.next_review_due;
    let good =
        due.is_some_and(|due| due >= context.today && limit.is_none_or(|limit| due <= limit));
    if good {
        return;
    }
    let ahead = limit.filter(|&limit| limit >= context.today);
    let proposed = ahead
        .or_else(|| after(context.today))
        .unwrap_or(context.today);
    let shown = due.map_or_else(|| texts::text("rule_word.not_set").to_owned(), words::date);
    let record = plan_record(context);
    let finding = report
        .record(record, Some(header::next_review_due.name))
        .set("quando", shown)
        .set("data", words::date(proposed))
        .reads(record, header::state.name)
        .reads(record, header::review_interval_months.name);
    if let Some((act, _)) = approved {
        finding.reads(act_record(act), act::act_date.name);
    }
}

/// "decreto sindacale n. 4 del 12/01/2026", with what is known of it.
fn act_name(context: &Context, act: &Act) -> String {
    let kind = act.act_kind.as_ref();
    let kind = kind.map(|kind| small(context.lists().label("ACT_KIND", kind.as_str())));
    let kind = kind.unwrap_or_else(|| small(texts::kind(Act::NAME)));
    let number = act
        .number
        .as_deref()
        .map(str::trim)
        .filter(|number| !number.is_empty());
    match (number, act.act_date.map(words::date)) {
        (None, _) => texts::filled("rule_word.act_without_number", &[("kind", &kind)]),
        (Some(n), None) => {
            texts::filled("rule_word.act_without_date", &[("kind", &kind), ("n", &n)])
        }
        (Some(n), Some(date)) => texts::filled(
            "rule_word.act",
            &[("kind", &kind), ("n", &n), ("date", &date)],
        ),
    }
}

/// An act that approves the plan, or on which a nomination or an agreement relies, has no document.
fn doc_007(context: &Context, report: &mut Report) {
    let approval = context.plan.header().and_then(|plan| plan.approval_act_id);
    let nominations = context.all::<Nomination>();
    let open = nominations
        .iter()
        .filter(|nomination| nomination.end_reason.is_none());
    let agreements = context.all::<Agreement>();
    let acts: BTreeSet<Id<Act>> = (approval.into_iter())
        .chain(open.filter_map(|nomination| nomination.act_id))
        .chain(agreements.iter().filter_map(|agreement| agreement.act_id))
        .collect();
    let table = context.all::<Act>();
    for act in acts.into_iter().filter_map(|id| table.get(id.uuid())) {
        if act.base.attachment_ids.is_empty() {
            report
                .of::<Act>(act.id, base::attachment_ids.name)
                .set("atto", act_name(context, act));
        }
    }
}

/// An attachment has no bytes, or other bytes than it says.
fn doc_008(context: &Context, report: &mut Report) {
    for attachment in context.all::<Attachment>().iter() {
        let record = RecordRef::of::<Attachment>(attachment.id.uuid());
        let sum = attachment
            .sha256
            .as_deref()
            .map(str::trim)
            .unwrap_or_default();
        let good = match context.facts.attachments.get(sum) {
            Some(found) => found
                .as_ref()
                .is_some_and(|found| found.eq_ignore_ascii_case(sum)),
            None => !sum.is_empty(),
        };
        if !good || attachment.size_bytes == Some(0) {
            report
                .record(record, Some(attachment::sha256.name))
                .reads(record, attachment::size_bytes.name)
                .set("allegato", words::short(&words::title(context, record)));
        }
    }
}

/// Nothing says how the plan agrees with those that the law has it agree with.
fn doc_009(context: &Context, report: &mut Report) {
    let plans = context.all::<LinkedPlan>();
    let mut said: BTreeMap<&str, bool> = BTreeMap::new();
    for plan in plans.iter() {
        let record = context.plan.get(LinkedPlan::NAME, plan.id.uuid());
        let coherence = record.is_some_and(|record| {
            !blank(record.get(plan::model::plan::linked_plan::coherence.name))
        });
        if let Some(kind) = &plan.linked_kind {
            *said.entry(kind.as_str()).or_default() |= coherence;
        }
    }
    let missing: Vec<&str> = (context.data.words("coordination_plans"))
        .filter(|code| !said.get(code).copied().unwrap_or_default())
        .map(|code| context.lists().label("LINKED_PLAN_KIND", code))
        .collect();
    if !missing.is_empty() {
        let finding = report
            .section(Section::Plan)
            .set("piani", missing.join(", "));
        for plan in plans.iter() {
            let record = RecordRef::of::<LinkedPlan>(plan.id.uuid());
            finding.reads(record, plan::model::plan::linked_plan::linked_kind.name);
        }
    }
}
