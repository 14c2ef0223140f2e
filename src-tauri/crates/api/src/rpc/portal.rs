//! The copy by hand into PPC Online.

use std::path::Path;

use super::{Office, Work, packages::class, records::id};
use crate::{error::Result, wire::*};

pub(super) fn portal(office: &Office, asked: OfPlan, _: &Work) -> Result<Portal> {
    office.at_desk(|desk| desk.portal(id(&asked.plan)?))
}

/// What of the portal the window does not know yet.
fn step(portal: Portal, item: &str) -> PortalStep {
    let holds = |section: &PortalSection| section.items.iter().any(|each| each.id == item);
    PortalStep {
        done: portal.done,
        all: portal.all,
        again: portal.again,
        section: portal.sections.into_iter().find(holds),
    }
}

pub(super) fn tick(office: &Office, asked: TickPortal, _: &Work) -> Result<PortalStep> {
    let ticked = office.at_desk(|desk| {
        desk.tick_portal(id(&asked.plan)?, &asked.item, &asked.value, asked.ticked)
    });
    Ok(step(ticked?, &asked.item))
}

pub(super) fn shorten(office: &Office, asked: ShortenPortal, _: &Work) -> Result<PortalStep> {
    let shortened =
        office.at_desk(|desk| desk.shorten_portal(id(&asked.plan)?, &asked.item, &asked.text));
    Ok(step(shortened?, &asked.item))
}

pub(super) fn coordinates(
    office: &Office,
    asked: PortalCoordinates,
    _: &Work,
) -> Result<CoordinatesText> {
    office.at_desk(|desk| desk.portal_coordinates(id(&asked.plan)?, &asked.item, &asked.system))
}

pub(super) fn save_layer(office: &Office, asked: SavePortalLayer, _: &Work) -> Result<SavedLayer> {
    office.at_desk(|desk| {
        let out = Path::new(&asked.out);
        let plan = id(&asked.plan)?;
        desk.save_portal_layer(plan, &asked.item, &asked.format, &asked.system, out)
    })
}

pub(super) fn save_dossier(office: &Office, asked: SaveDossier, _: &Work) -> Result<SavedDossier> {
    let class = class(&asked.class)?;
    office.at_desk(|desk| desk.save_dossier(id(&asked.plan)?, class, Path::new(&asked.out)))
}

pub(super) fn install_mapping(
    office: &Office,
    asked: InstallMapping,
    _: &Work,
) -> Result<MappingInstalled> {
    let file = Path::new(&asked.file);
    office.at_desk(|desk| {
        if asked.install {
            desk.install_mapping(file)
        } else {
            desk.check_mapping(file)
        }
    })
}
