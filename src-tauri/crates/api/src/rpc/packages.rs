//! Packages out and in, and what another plan lends.

use std::path::Path;

use ::rules::RuleData;
use exchange::export::control_code;
use plan::{codelists::Lists, declare::Class, record::Plan, registry::Registry, texts::filled};

use super::{Office, Work, checks::finding, records::id};
use crate::{
    desk::Desk,
    error::{ApiError, Code, Result},
    exports::LeftOut,
    packages::{Incoming, Opened, Outcome, PackageFault},
    plans::PlanSummary,
    wire::*,
};

pub(super) fn class(word: &str) -> Result<Class> {
    Class::of_word(word)
        .ok_or_else(|| ApiError::new(Code::Usage, "rpc.no_class", &[("class", &word)]))
}

pub(super) fn preview(office: &Office, asked: PreviewPack, _: &Work) -> Result<PackagePreview> {
    let class = class(&asked.class)?;
    office.at_desk(|desk| {
        let plan = desk.plan(id(&asked.plan)?)?;
        let copy = plan::privacy::copy_for(&plan, class);
        let left_out = LeftOut::between(&plan, &copy);
        let files = |plan: &Plan| plan.of_kind("attachment").count();
        let commune = Registry::builtin().commune(&plan.istat_code());
        let commune = commune.map_or_else(|| plan.istat_code(), |commune| commune.name.clone());
        let revision = plan.header().and_then(|header| header.revision_number);
        let name = filled(
            "rpc.package_name",
            &[
                ("commune", &commune.replace([' ', '\''], "_")),
                ("revision", &revision.unwrap_or_default()),
                ("class", &class.word()),
            ],
        );
        Ok(PackagePreview {
            name,
            records: copy.records.len(),
            attachments: files(&copy),
            hidden_fields: left_out.fields,
            hidden_records: left_out.records,
            hidden: left_out.kinds,
        })
    })
}

pub(super) fn pack(office: &Office, asked: Pack, work: &Work) -> Result<Packed> {
    let class = class(&asked.class)?;
    let plan = id(&asked.plan)?;
    let pack = |desk: &mut Desk| {
        let recipient = asked.recipient.as_deref().unwrap_or_default();
        let step = |label: &str, done, of| work.step(label, done, of);
        desk.pack(plan, class, Path::new(&asked.out), recipient, &step)
    };
    // Who only reads has the right to write for this one time, so that the package is in the register.
    let packed = match office.at_open_desk(pack) {
        Err(error) if error.code == Code::Held => office.at_desk(pack)?,
        outcome => outcome?,
    };
    Ok(Packed {
        file: asked.out.clone(),
        bytes: packed.bytes,
        records: packed.records,
        attachments: packed.attachments.0,
        left_out: packed.attachments.1,
        content_hash: packed.content_hash,
        control_code: control_code(&packed.sha256),
        sha256: packed.sha256,
    })
}

/// Reads a package without taking it in: every checksum, every limit.
fn incoming(
    office: &Office,
    file: &Path,
    work: &Work,
) -> std::result::Result<Incoming, PackageFault> {
    let (rules, today) = office.at_desk(|desk| Ok((desk.installed_rules(), desk.now().today)))?;
    let rules = rules.as_deref().unwrap_or_else(|| RuleData::builtin());
    Incoming::read(file, rules, today, &|label, done, of| {
        work.step(label, done, of)
    })
}

/// What a package holds and what taking it in would do. What is wrong with it is told, not raised.
pub(super) fn read(office: &Office, asked: OfFile, work: &Work) -> Result<PackageRead> {
    let file = Path::new(&asked.file);
    let incoming = match incoming(office, file, work) {
        Ok(incoming) => incoming,
        Err(fault) if fault.error.code == Code::Cancelled => return Err(fault.error),
        Err(fault) => {
            let none = Plan::new(uuid::Uuid::nil());
            let findings = fault.findings.iter();
            return Ok(PackageRead {
                sound: false,
                refusal: Some(fault.error.message),
                findings: findings
                    .map(|f| finding(&none, RuleData::builtin(), f))
                    .collect(),
                content: None,
                file: asked.file,
            });
        }
    };
    let content = office.at_desk(|desk| {
        let opened = desk.compare(&incoming)?;
        let mut content = content(&opened);
        let other =
            |plan: &PlanSummary| plan.istat_code == opened.istat_code && plan.id != opened.plan;
        if opened.outcome == Outcome::New && desk.plans()?.iter().any(other) {
            "other".clone_into(&mut content.outcome);
        }
        content.scenarios = incoming.scenarios();
        Ok(content)
    })?;
    office.keep_package(file, incoming);
    Ok(PackageRead {
        sound: true,
        refusal: None,
        findings: Vec::new(),
        content: Some(content),
        file: asked.file,
    })
}

fn content(opened: &Opened) -> PackageContent {
    let commune = Registry::builtin().commune(&opened.istat_code);
    PackageContent {
        plan: opened.plan.to_string(),
        istat: opened.istat_code.clone(),
        commune: commune.map_or_else(|| opened.istat_code.clone(), |c| c.name.clone()),
        title: opened.title.clone(),
        is_example: opened.is_example,
        class: Lists::builtin()
            .label("PRIVACY_CLASS", opened.class.word())
            .to_owned(),
        records: opened.records,
        attachments: opened.attachments,
        content_hash: opened.content_hash.clone(),
        outcome: outcome(opened.outcome).to_owned(),
        new: opened.counts.0,
        changed: opened.counts.1,
        removed: opened.counts.2,
        scenarios: Vec::new(),
    }
}

const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Verified | Outcome::Same => "same",
        Outcome::New => "new",
        Outcome::Replaced => "replaced",
    }
}

/// The package of a file: the one that was just read, if it is the same.
pub(super) fn with_package<T>(
    office: &Office,
    file: &str,
    work: &Work,
    then: impl FnOnce(&Incoming) -> Result<T>,
) -> Result<T> {
    let file = Path::new(file);
    let package = match office.known_package(file) {
        Some(package) => package,
        None => incoming(office, file, work).map_err(|fault| fault.error)?,
    };
    let done = then(&package);
    office.keep_package(file, package);
    done
}

pub(super) fn take_in(office: &Office, asked: TakeIn, work: &Work) -> Result<TakenIn> {
    with_package(office, &asked.file, work, |package| {
        let opened = office.at_open_desk(|desk| desk.take_in(package, asked.replace))?;
        Ok(TakenIn {
            plan: opened.plan.to_string(),
            outcome: outcome(opened.outcome).to_owned(),
        })
    })
}

pub(super) fn copy_scenario(
    office: &Office,
    asked: CopyScenario,
    work: &Work,
) -> Result<CopiedScenario> {
    let (plan, scenario) = (id(&asked.plan)?, id(&asked.scenario)?);
    with_package(office, &asked.file, work, |package| {
        office.at_desk(|desk| desk.copy_scenario(plan, package, scenario, asked.with_shapes))
    })
}
