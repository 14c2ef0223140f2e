//! The layers as shapefiles: one for each family of shapes, in two systems, with attributes in UTF-8.

use plan::{geometry::Position, measures::project};
use rules::systems::System;

use super::{
    catalogue::Column,
    rows::{Layer, columns},
};
use crate::{
    ExchangeError,
    geojson_out::degrees,
    gpkg::Family,
    shapefile_out::{self, Holds, Parts},
};

pub(super) use crate::shapefile_out::ENDS;

/// The Region's usual system, and degrees.
pub(super) const SYSTEMS: [System; 2] = [System::Utm32Wgs84, System::Wgs84];

/// The name of the folder of a system.
pub(super) fn folder(system: System) -> String {
    format!("shp-{}", system.code())
}

/// The families of which a layer has shapes, and the name of their shapefile: with the family in it wherever the layer may
/// have several, whatever it has today.
pub(super) fn families(layer: &Layer) -> Vec<(Family, String)> {
    let forms = layer.def.forms();
    let may_have = |family: &Family| forms.iter().any(|form| Family::of(*form) == *family);
    let several = Family::ALL.iter().filter(|family| may_have(family)).count() > 1;
    let has = |family: Family| {
        layer
            .located()
            .any(|(_, shape)| Family::of(shape.form) == family)
    };
    let there = Family::ALL.into_iter().filter(|family| has(*family));
    there
        .map(|family| {
            let word = match family {
                Family::Points => "punti",
                Family::Lines => "linee",
                Family::Surfaces => "aree",
            };
            let name = &layer.def.name;
            let name = if several {
                format!("{name}_{word}")
            } else {
                name.clone()
            };
            (family, name)
        })
        .collect()
}

/// Metres are computed in the way of all measures of the program, with the ellipsoid of ETRS89, which differs from that of
/// WGS 84 by less than a tenth of a millimetre here; and for any position, so that one far away never stops an export.
fn place(system: System, at: Position) -> (f64, f64) {
    let at = (degrees(at.lon), degrees(at.lat));
    if system.is_geographic() {
        return at;
    }
    let there = project(at.into());
    (there.x, there.y)
}

/// The files of the shapefile of one family, for each system in the order of [`SYSTEMS`].
pub(super) fn shapefiles(layer: &Layer, family: Family) -> Result<[Parts; 2], ExchangeError> {
    let objects: Vec<_> = layer
        .located()
        .filter(|(_, shape)| Family::of(shape.form) == family)
        .collect();
    let holds = |column| match column {
        Column::Int => Holds::Whole,
        Column::Dec => Holds::Decimal,
        Column::Date => Holds::Day,
        Column::Text | Column::Code => Holds::Text,
    };
    let columns: Vec<_> = columns(layer.def)
        .into_iter()
        .map(|column| (column.name, holds(column.column)))
        .collect();
    let rows: Vec<_> = objects
        .iter()
        .map(|(row, _)| row.cells.as_slice())
        .collect();
    let shapes: Vec<_> = objects.iter().map(|(_, shape)| *shape).collect();
    let table = shapefile_out::table(&columns, &rows)?;
    let of = |system| {
        let place = |at| Some(place(system, at));
        let parts = shapefile_out::parts(family, &shapes, system, &place, table.clone())?;
        parts.ok_or_else(|| ExchangeError::making("a shape without a place"))
    };
    let [one, other] = SYSTEMS;
    Ok([of(one)?, of(other)?])
}
