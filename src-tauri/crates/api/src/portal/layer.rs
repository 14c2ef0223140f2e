//! One shape as a file of maps, for a portal that takes files.

use std::path::Path;

use plan::{
    portal::{Ticks, walk::walk},
    record::{Plan, Record},
    texts::{filled, text},
};
use rules::systems::System;
use uuid::Uuid;

use super::coordinates::system_named;
use crate::{
    desk::Desk,
    error::{ApiError, Code, Result},
    wire::SavedLayer,
};

impl Desk {
    /// Writes the shape of one record, with its fields, in the format wanted.
    ///
    /// # Errors
    /// No such item, a record without a shape, an unknown format, a place that cannot be written.
    pub fn save_portal_layer(
        &self,
        plan_id: Uuid,
        item: &str,
        format: &str,
        system: &str,
        out: &Path,
    ) -> Result<SavedLayer> {
        let plan = self.plan(plan_id)?;
        let mapping = self.mapping()?;
        let walked = walk(&plan, &mapping, &Ticks::of(&plan));
        let item = super::item_of(&walked, item)?;
        let no_shape = || {
            let label = &item.line.label;
            ApiError::new(Code::Usage, "portal.no_shape", &[("label", label)])
        };
        let alone = alone(&plan, item.record);
        let (bytes, note) = match format {
            "geojson" => {
                let bytes = exchange::geojson_out::geojson(&alone, item.record.kind.name)?;
                (
                    bytes.ok_or_else(no_shape)?,
                    text("portal.layer.geojson").to_owned(),
                )
            }
            "gpkg" => {
                exchange::geojson_out::shape(item.record).ok_or_else(no_shape)?;
                (
                    exchange::gpkg::gpkg(&alone)?,
                    text("portal.layer.gpkg").to_owned(),
                )
            }
            "shp" => {
                let system = system_named(system)?;
                // The register of 6707 puts north first, which no shapefile does.
                let east_first = if system == System::Utm32Rdn2008Ne {
                    System::Utm32Rdn2008
                } else {
                    system
                };
                let name = item.record.kind.name;
                let bytes = exchange::one_shape::shapefile(&plan, item.record, name, east_first)?;
                let note = filled("portal.layer.shp", &[("system", &east_first.name())]);
                (bytes.ok_or_else(no_shape)?, note)
            }
            other => {
                return Err(ApiError::new(
                    Code::Usage,
                    "portal.no_format",
                    &[("format", &other)],
                ));
            }
        };
        exchange::package::write_file(out, &bytes)?;
        Ok(SavedLayer {
            file: out.display().to_string(),
            bytes: bytes.len(),
            note,
        })
    }
}

/// The plan with that record only, and the sheet of the plan, which says whose it is.
fn alone(plan: &Plan, record: &Record) -> Plan {
    let header = plan.get("plan", plan.id).cloned();
    Plan::of(plan.id, header.into_iter().chain([record.clone()]))
}
