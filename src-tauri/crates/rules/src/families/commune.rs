//! ANA: data of the commune.

use geo::{Area, Contains, Point};
use plan::{
    codelists::{AlertZone, CodeList, OrganisationKind, ZoneKind},
    measures::project,
    model::{
        CommuneProfile, Organisation, PlanHeader, Zone, blocks::verify, commune_profile,
        organisation, plan::plan as header, zone,
    },
    section::Section,
    texts,
    types::Id,
};

use crate::{
    check::{Over, Report, Rule, Silence},
    context::Context,
    finding::RecordRef,
    shapes::surfaces,
    words,
};

const NO_CODE: Silence = Silence {
    by: "ANA-001",
    over: Over::Plan,
};
const NOT_KNOWN: Silence = Silence {
    by: "ANA-002",
    over: Over::Plan,
};

pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "ANA-001",
        check: ana_001,
        silenced_by: &[],
    },
    Rule {
        code: "ANA-002",
        check: ana_002,
        silenced_by: &[NO_CODE],
    },
    Rule {
        code: "ANA-003",
        check: ana_003,
        silenced_by: &[NO_CODE, NOT_KNOWN],
    },
    Rule {
        code: "ANA-004",
        check: ana_004,
        silenced_by: &[NO_CODE, NOT_KNOWN],
    },
    Rule {
        code: "ANA-005",
        check: ana_005,
        silenced_by: &[NO_CODE, NOT_KNOWN],
    },
    Rule {
        code: "ANA-006",
        check: ana_006,
        silenced_by: &[
            NO_CODE,
            NOT_KNOWN,
            Silence {
                by: "GEO-002",
                over: Over::Record,
            },
            Silence {
                by: "GEO-003",
                over: Over::Record,
            },
            Silence {
                by: "GEO-007",
                over: Over::Record,
            },
            Silence {
                by: "GEO-008",
                over: Over::Record,
            },
        ],
    },
];

fn six_digits(code: &str) -> bool {
    code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit())
}

/// The plan's code lacks or has not six digits; or the profile holds one that has not.
fn ana_001(context: &Context, report: &mut Report) {
    let registry = &context.registry.communes;
    let code = context.plan.istat_code();
    let propose = |wrong: &str| {
        let whole = format!("0{wrong}");
        let known = registry.iter().find(|commune| commune.istat_code == whole);
        let commune = known
            .or_else(|| context.commune())
            .or_else(|| registry.first());
        commune.map_or_else(String::new, |commune| commune.istat_code.clone())
    };
    let shown = |code: &str| match code.trim() {
        "" => texts::text("people_words.empty").to_owned(),
        code => format!("«{}»", words::short(code)),
    };
    let profiles = context.all::<CommuneProfile>();
    let wrong_profiles = profiles.iter().filter_map(|profile| {
        let written = profile.istat_code.as_deref()?;
        (!six_digits(written)).then_some((profile.id, written))
    });
    if six_digits(&code) {
        for (profile, written) in wrong_profiles {
            report
                .of::<CommuneProfile>(profile, commune_profile::istat_code.name)
                .set("valore", shown(written))
                .set("istat", propose(written));
        }
        return;
    }
    let finding = match context.plan.header() {
        Some(plan) => report.of::<PlanHeader>(plan.id, header::istat_code.name),
        None => report.section(Section::Plan),
    };
    finding
        .set("valore", shown(&code))
        .set("istat", propose(&code));
    for (profile, _) in wrong_profiles {
        finding.also(RecordRef::of::<CommuneProfile>(profile.uuid()));
    }
}

/// A well-formed code that the register of communes does not have.
fn ana_002(context: &Context, report: &mut Report) {
    let code = context.plan.istat_code();
    if six_digits(&code) && context.commune().is_none() {
        let id: Id<PlanHeader> = context.plan.id.into();
        report
            .of::<PlanHeader>(id, header::istat_code.name)
            .set("istat", code);
    }
}

/// The name without "Comune di" and the province's letters.
fn bare_name(name: &str) -> String {
    let name = words::norm(name);
    let name = name.split(" (").next().unwrap_or_default();
    let name = name.strip_prefix("comune ").unwrap_or(name);
    let name = name.strip_prefix("di ").unwrap_or(name);
    name.trim().to_owned()
}

/// The profile's code, or the name of the commune as an organisation, is not that of the plan's code.
fn ana_003(context: &Context, report: &mut Report) {
    let Some(commune) = context.commune() else {
        return;
    };
    let organisations = context.all::<Organisation>();
    for profile in context.all::<CommuneProfile>().iter() {
        let written = profile.istat_code.as_deref().unwrap_or_default();
        let malformed = !written.is_empty() && !six_digits(written);
        if !malformed && written != commune.istat_code {
            let shown = match written {
                "" => texts::text("people_words.empty"),
                written => written,
            };
            report
                .of::<CommuneProfile>(profile.id, commune_profile::istat_code.name)
                .set("valore", shown)
                .set("istat", &commune.istat_code)
                .set("atteso", &commune.istat_code);
        }
        // A union or a consortium may stand for the commune: its name is another by right.
        let body = organisations
            .linked(profile.organisation_id)
            .filter(|body| {
                let kind = body.organisation_kind.as_ref();
                kind.is_none_or(|kind| *kind == OrganisationKind::COMUNE)
            });
        if let Some((body, name)) = body.and_then(|body| Some((body, body.name.as_deref()?)))
            && bare_name(name) != bare_name(&commune.name)
        {
            report
                .of::<Organisation>(body.id, organisation::name.name)
                .set("valore", words::short(name))
                .set("istat", &commune.istat_code)
                .set("atteso", &commune.name);
        }
    }
}

/// Residents far from the register's, counted years ago, or without a source.
fn ana_004(context: &Context, report: &mut Report) {
    let Some(commune) = context.commune() else {
        return;
    };
    for profile in context.all::<CommuneProfile>().iter() {
        let Some(residents) = profile.residents else {
            continue;
        };
        let far = commune.population.is_some_and(|known| {
            let allowed = context.data.number("population_diff") * to_f64(known);
            to_f64((residents - known).abs()) > allowed
        });
        let first_year = i64::from(context.today.year()) - context.data.count("population_max_age");
        let old = profile
            .residents_on
            .is_some_and(|day| i64::from(day.year()) < first_year);
        if far || old || profile.verify.source_note.is_none() {
            let here = RecordRef::of::<CommuneProfile>(profile.id.uuid());
            report
                .of::<CommuneProfile>(profile.id, commune_profile::residents.name)
                .reads(here, commune_profile::residents_on.name)
                .reads(here, verify::source_note.name)
                .set("valore", words::number(to_f64(residents)))
                .set(
                    "data",
                    profile.residents_on.map_or_else(
                        || texts::text("people_words.not_given").to_owned(),
                        words::date,
                    ),
                )
                .set("atteso", known_population(commune));
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "people are fewer than 2^52")]
fn to_f64(people: i64) -> f64 {
    people as f64
}

fn known_population(commune: &plan::registry::Commune) -> String {
    match (commune.population, commune.population_year) {
        (Some(people), Some(year)) => texts::filled(
            "people_words.residents_known",
            &[
                ("residents", &words::number(to_f64(people))),
                ("year", &year),
            ],
        ),
        (Some(people), None) => words::number(to_f64(people)),
        _ => texts::text("people_words.not_in_register").to_owned(),
    }
}

/// Another alert zone than the register's, without a reason.
fn ana_005(context: &Context, report: &mut Report) {
    let Some(commune) = context.commune().filter(|c| !c.alert_zone.is_empty()) else {
        return;
    };
    for profile in context.all::<CommuneProfile>().iter() {
        let Some(own) = &profile.alert_zone_override else {
            continue;
        };
        let without_reason = profile.alert_zone_reason.is_none();
        if own.as_str() != commune.alert_zone && without_reason {
            let label = |code: &str| match context.lists().row(AlertZone::NAME, code) {
                Some(row) => texts::filled(
                    "people_words.zone",
                    &[("code", &code), ("name", &row.label)],
                ),
                None => code.to_owned(),
            };
            let expected = label(&commune.alert_zone);
            let expected = match commune.alert_zone_confidence.as_str() {
                "" => expected,
                sure => {
                    let values: [(&str, &dyn std::fmt::Display); 2] =
                        [("zone", &expected), ("sure", &sure)];
                    texts::filled("people_words.zone_sure", &values)
                }
            };
            let here = RecordRef::of::<CommuneProfile>(profile.id.uuid());
            report
                .of::<CommuneProfile>(profile.id, commune_profile::alert_zone_override.name)
                .reads(here, commune_profile::alert_zone_reason.name)
                .set("valore", label(own.as_str()))
                .set("atteso", expected);
        }
    }
}

/// The drawing of the whole commune does not hold the commune's known point, or its area is not the known one.
fn ana_006(context: &Context, report: &mut Report) {
    let Some(commune) = context.commune() else {
        return;
    };
    let (lon, lat) = commune.point;
    let known = Point::from(project(geo::coord! { x: lon, y: lat }));
    for zone in context.all::<Zone>().iter() {
        let here = RecordRef::of::<Zone>(zone.id.uuid());
        let whole = zone.zone_kind.as_ref() == Some(&ZoneKind::COMUNE_INTERO);
        let Some(drawn) = context.shapes().get(here).filter(|_| whole) else {
            continue;
        };
        let boundary = surfaces(&drawn.metres);
        let other_size = commune.area_km2.is_some_and(|km2| {
            let expected = km2 * 1e6;
            let off = (boundary.unsigned_area() - expected).abs();
            off > context.data.number("boundary_diff") * expected
        });
        if other_size || !boundary.contains(&known) {
            report
                .of::<Zone>(zone.id, zone::geometry.name)
                .reads(here, zone::zone_kind.name)
                .at(Some(commune.point));
        }
    }
}
