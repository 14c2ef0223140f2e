//! Lists, layers and plans that an office already has.

use std::{path::Path, sync::Arc};

use super::{Office, Work, packages::with_package, records::id};
use crate::{
    error::Result,
    imports::{self, OfficeFile},
    wire::*,
};

/// The file that was read last, when it has not changed since: a column that is corrected needs no second reading.
fn file(office: &Office, path: &str, work: &Work) -> Result<Arc<OfficeFile>> {
    let path = Path::new(path);
    if let Some(known) = office.known_import(path) {
        return Ok(known);
    }
    let read = OfficeFile::read(path, &|label, done, of| work.step(label, done, of))?;
    let read = Arc::new(read);
    office.keep_import(Arc::clone(&read));
    Ok(read)
}

// The table of the commands wants a result of each.
#[allow(clippy::unnecessary_wraps)]
pub(super) fn kinds(_: &Office, _: Nothing, _: &Work) -> Result<Vec<ImportKind>> {
    Ok(imports::kinds())
}

pub(super) fn look_at(office: &Office, asked: OfImport, work: &Work) -> Result<ImportFile> {
    let plan = id(&asked.plan)?;
    let file = file(office, &asked.file, work)?;
    office.at_desk(|desk| desk.look_at_import(plan, &file, asked.kind.as_deref()))
}

/// The desk lends the plan and goes on: typing does not wait for a trial.
pub(super) fn trial(office: &Office, asked: ImportAsked, work: &Work) -> Result<ImportTrial> {
    let plan = id(&asked.plan)?;
    let file = file(office, &asked.file, work)?;
    let grounds = office.at_desk(|desk| desk.import_grounds(plan, &file, &asked))?;
    grounds.trial(&file, &asked, &|label, done, of| work.step(label, done, of))
}

pub(super) fn import(office: &Office, asked: ImportAsked, work: &Work) -> Result<Imported> {
    let plan = id(&asked.plan)?;
    let file = file(office, &asked.file, work)?;
    office.at_desk(|desk| {
        desk.import(plan, &file, &asked, &|label, done, of| {
            work.step(label, done, of)
        })
    })
}

pub(super) fn save_refused(office: &Office, asked: SaveRefused, work: &Work) -> Result<SavedSheet> {
    let plan = id(&asked.asked.plan)?;
    let file = file(office, &asked.asked.file, work)?;
    let out = Path::new(&asked.out);
    office.at_desk(|desk| {
        desk.save_refused(plan, &file, &asked.asked, out, &|label, done, of| {
            work.step(label, done, of)
        })
    })
}

pub(super) fn save_template(_: &Office, asked: SaveTemplate, _: &Work) -> Result<SavedSheet> {
    imports::save_template(&asked.kind, Path::new(&asked.out))
}

pub(super) fn start_from(office: &Office, asked: StartFrom, work: &Work) -> Result<StartedFrom> {
    let plan = id(&asked.plan)?;
    with_package(office, &asked.file, work, |package| {
        office.at_desk(|desk| desk.start_from(plan, package))
    })
}
