//! The feature of this commune in a layer that may hold those of a whole province.

use exchange::layers::{Degrees, Layer, Reading, System, recognise};
use geo::{Contains, Coord, Geometry as Shape, Point};
use plan::{
    measures,
    registry::Commune,
    texts::{filled, text},
};

use super::{
    cells::istat,
    file::Part,
    table::{Cell, Row, Table},
    vocabulary::plain,
};
use crate::error::{ApiError, Code, Result};

/// The row of the commune, and how it was found when the layer had more.
pub(super) struct Own {
    pub table: Table,
    pub layer: Layer,
    pub doubt: Option<String>,
}

/// Picks the feature of a commune: by its ISTAT code, by its name, by where it lies, or because there is no other.
///
/// # Errors
/// The file is no layer; the layer has no feature of the commune, or several.
pub(super) fn own(part: &Part, commune: Option<&Commune>) -> Result<Own> {
    let Some(layer) = &part.layer else {
        return Err(ApiError::of(Code::Usage, &text("imports.refused.no_layer")));
    };
    let rows = &part.table.rows;
    let total = rows.len();
    let only = (total == 1).then_some(0);
    let (at, key) = match commune {
        None => (only, "only"),
        Some(commune) => {
            let by_code = one(rows, |cell| is_code(cell, commune));
            let by_name = || one(rows, |cell| is_name(cell, commune));
            if let Some(at) = by_code {
                (Some(at), "by_code")
            } else if let Some(at) = by_name() {
                (Some(at), "by_name")
            } else if let Some(at) = only {
                (Some(at), "only")
            } else {
                (around(layer, commune), "by_place")
            }
        }
    };
    let name = commune.map_or("", |commune| commune.name.as_str());
    let Some(at) = at else {
        return Err(ApiError::of(
            Code::Refused,
            &filled(
                "imports.refused.no_commune",
                &[
                    ("layer", &layer.name),
                    ("count", &total),
                    ("commune", &name),
                ],
            ),
        ));
    };
    let doubt = (total > 1 || key == "only").then(|| {
        filled(
            &format!("imports.doubt.commune.{key}"),
            &[("count", &total), ("number", &(at + 1)), ("commune", &name)],
        )
    });
    let doubt = doubt.filter(|_| key != "only" || commune.is_some());
    Ok(Own {
        table: Table {
            rows: rows.get(at).cloned().into_iter().collect(),
            ..part.table.clone()
        },
        layer: Layer {
            features: layer.features.get(at).cloned().into_iter().collect(),
            ..layer.clone()
        },
        doubt,
    })
}

/// The only row with such a cell.
fn one(rows: &[Row], is: impl Fn(&Cell) -> bool) -> Option<usize> {
    let mut found = rows.iter().enumerate();
    let mut found = found
        .by_ref()
        .filter(|(_, row)| row.cells.iter().any(&is))
        .map(|(at, _)| at);
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

fn is_code(cell: &Cell, commune: &Commune) -> bool {
    istat(cell).is_some_and(|(code, _)| code == commune.istat_code)
}

fn is_name(cell: &Cell, commune: &Commune) -> bool {
    matches!(cell, Cell::Text(name) if plain(name) == plain(&commune.name))
}

/// The only feature in which the middle of the commune lies.
fn around(layer: &Layer, commune: &Commune) -> Option<usize> {
    let (west, south, east, north) = commune.bounds;
    let box_of = Degrees {
        west,
        south,
        east,
        north,
    };
    let reading = recognise(layer, box_of).best;
    let reading = reading.unwrap_or(Reading::plain(System::Wgs84));
    let place = Point::from(Coord {
        x: commune.point.0,
        y: commune.point.1,
    });
    let holds = |shape: &exchange::layers::Drawn| {
        let moved = shape.moved(|at| reading.to_degrees(at));
        let geometry = moved.and_then(|moved| moved.to_geometry());
        geometry.is_some_and(|geometry| match measures::in_degrees(&geometry) {
            Shape::Polygon(polygon) => polygon.contains(&place),
            Shape::MultiPolygon(polygons) => polygons.contains(&place),
            _ => false,
        })
    };
    let mut found = (layer.features.iter().enumerate())
        .filter(|(_, feature)| feature.shape.as_ref().is_some_and(holds))
        .map(|(at, _)| at);
    let first = found.next()?;
    found.next().is_none().then_some(first)
}
