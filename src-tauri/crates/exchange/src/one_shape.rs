//! One object as a shapefile in a ZIP, in the reference system wanted: what a person loads where a page takes a file.
//!
//! The layers of the export have all objects and all attributes, in two systems; this has one object with its name.

use plan::{
    geometry::{Coordinates, Geometry, Position},
    record::{Plan, Record},
    texts,
};
use rules::systems::System;

use crate::{
    ExchangeError,
    geojson_out::{degrees, flat, inner, shape},
    gpkg::Family,
    plain::Plain,
    shapefile_out::{ENDS, Holds, parts, table},
    zip_out,
};

/// Its id, its name and its kind.
const COLUMNS: [(&str, Holds); 3] = [
    ("id", Holds::Text),
    ("nome", Holds::Text),
    ("tipo", Holds::Text),
];

/// The shapefile of a record, its files named `name.…`; `None` when it has no shape, or one that the format or the
/// system cannot hold.
///
/// # Errors
/// None that data can cause.
pub fn shapefile(
    plan: &Plan,
    record: &Record,
    name: &str,
    system: System,
) -> Result<Option<Vec<u8>>, ExchangeError> {
    let Some(geometry) = shape(record).filter(|geometry| is_whole(geometry)) else {
        return Ok(None);
    };
    let cells = [
        Plain::Text(record.id.to_string()),
        Plain::Text(plan.title(record)),
        Plain::Text(texts::kind(record.kind.name).to_owned()),
    ];
    let table = table(&COLUMNS, &[&cells])?;
    let place = |at: Position| system.from_degrees((degrees(at.lon), degrees(at.lat)));
    let family = Family::of(geometry.form);
    let Some(parts) = parts(family, &[geometry], system, &place, table)? else {
        return Ok(None);
    };
    let named = ENDS.into_iter().zip(parts);
    let files: Vec<_> = named
        .map(|(end, bytes)| (format!("{name}.{end}"), bytes))
        .collect();
    zip_out::zip(&files).map(Some)
}

/// Whether each of its runs has as many positions as a line, or a ring, must have: alone it is to be taken as it is.
fn is_whole(geometry: &Geometry) -> bool {
    let least = match Family::of(geometry.form) {
        Family::Points => return !flat(&geometry.coordinates).is_empty(),
        Family::Lines => 2,
        Family::Surfaces => 4,
    };
    let mut runs = Vec::new();
    collect(&geometry.coordinates, &mut runs);
    !runs.is_empty() && runs.into_iter().all(|length| length >= least)
}

/// How many positions each run has.
fn collect(coordinates: &Coordinates, runs: &mut Vec<usize>) {
    let members = inner(coordinates);
    if members
        .iter()
        .all(|member| matches!(member, Coordinates::At(_)))
    {
        runs.push(members.len());
    } else {
        for member in members {
            collect(member, runs);
        }
    }
}
