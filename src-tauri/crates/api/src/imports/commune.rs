//! The feature of this commune in a layer that may hold those of a whole province.

use exchange::layers::{Drawn, Layer, recognise};
use geo::{Coord, Geometry as Surface, Intersects};
use plan::{
    geometry::{Form, Geometry},
    measures,
    registry::Commune,
    texts::{filled, text},
};

use super::{
    cells::istat,
    file::Part,
    judge::Shape,
    systems,
    table::{Cell, Row, Table},
    vocabulary::plain,
};
use crate::error::{ApiError, Code, Result};

/// By what the feature of the commune was told from the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    ByCode,
    ByName,
    ByPlace,
    /// There is no other.
    Only,
}

impl Found {
    const fn key(self) -> &'static str {
        match self {
            Found::ByCode => "by_code",
            Found::ByName => "by_name",
            Found::ByPlace => "by_place",
            Found::Only => "only",
        }
    }
}

/// The row of the commune, and how it was found.
pub(super) struct Own {
    pub table: Table,
    pub layer: Layer,
    pub found: Found,
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
    let (at, found) = match commune {
        None => (only, Found::Only),
        Some(commune) => {
            let by_code = one(rows, |cell| is_code(cell, commune));
            let by_name = || one(rows, |cell| is_name(cell, commune));
            if let Some(at) = by_code {
                (Some(at), Found::ByCode)
            } else if let Some(at) = by_name() {
                (Some(at), Found::ByName)
            } else if let Some(at) = only {
                (Some(at), Found::Only)
            } else {
                (around(layer, commune), Found::ByPlace)
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
    let uncertain = match found {
        Found::Only => commune.is_some(),
        _ => total > 1,
    };
    let doubt = uncertain.then(|| {
        filled(
            &format!("imports.doubt.commune.{}", found.key()),
            &[("count", &total), ("number", &(at + 1)), ("commune", &name)],
        )
    });
    Ok(Own {
        table: Table {
            rows: rows.get(at).cloned().into_iter().collect(),
            ..part.table.clone()
        },
        layer: Layer {
            features: layer.features.get(at).cloned().into_iter().collect(),
            ..layer.clone()
        },
        found,
        doubt,
    })
}

/// The only row with such a cell.
fn one(rows: &[Row], is: impl Fn(&Cell) -> bool) -> Option<usize> {
    let mut found = (rows.iter().enumerate())
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
    let reading = recognise(layer, systems::home(commune)).best?;
    let holds = |drawn: &Drawn| {
        let moved = drawn.moved(|at| reading.to_degrees(at));
        let geometry = moved.and_then(|moved| moved.to_geometry());
        geometry.is_some_and(|geometry| has_middle(&geometry, commune))
    };
    let mut found = (layer.features.iter().enumerate())
        .filter(|(_, feature)| feature.shape.as_ref().is_some_and(holds))
        .map(|(at, _)| at);
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// Whether the middle of the commune lies in a surface.
fn has_middle(geometry: &Geometry, commune: &Commune) -> bool {
    let (x, y) = commune.point;
    let middle = Coord { x, y };
    match measures::in_degrees(geometry) {
        Surface::Polygon(polygon) => polygon.intersects(&middle),
        Surface::MultiPolygon(polygons) => polygons.intersects(&middle),
        _ => false,
    }
}

/// What is to be known of a boundary that lies elsewhere than the commune.
pub(super) fn elsewhere(shapes: &[Shape], commune: Option<&Commune>) -> Option<String> {
    let commune = commune?;
    let drawn = shapes.first()?.geometry.as_ref()?;
    (!has_middle(drawn, commune))
        .then(|| filled("imports.doubt.elsewhere", &[("commune", &commune.name)]))
}

/// How much a layer promises to hold the boundary of a commune, from -1 to 3: by its code, by its name, by its place.
pub(super) fn promise(part: &Part, commune: Option<&Commune>) -> f64 {
    let Ok(own) = own(part, commune) else {
        return -1.0;
    };
    let drawn = own.layer.features.first().and_then(|f| f.shape.as_ref());
    let outline = drawn.is_some_and(|drawn| drawn.form != Form::Point);
    match own.found {
        _ if !outline => -1.0,
        Found::ByCode => 3.0,
        Found::ByName => 2.0,
        Found::ByPlace => 1.0,
        Found::Only if commune.is_some_and(|commune| around(&own.layer, commune).is_some()) => 1.0,
        Found::Only => 0.0,
    }
}
