//! The layers as GeoJSON and as one GeoPackage, in EPSG:4326.

use plan::geometry::Form;

use super::{
    Marks,
    catalogue::Column,
    rows::{ColumnOf, Layer, Row, columns},
};
use crate::{
    ExchangeError,
    geojson_out::{Bounds, geometry_value},
    gpkg::{self, Family, Table, TableRow},
    plain::Plain,
};

/// The table of the GeoPackage that says what it is.
const NOTICE: &str = "avviso";

/// GeoJSON (RFC 7946) of the objects that have a place: one feature a line. `avviso` beside the features is a foreign
/// member (RFC 7946, 6.1), and each feature says it too.
pub(super) fn geojson(layer: &Layer, marks: Marks) -> Result<Vec<u8>, ExchangeError> {
    let mut bounds = Bounds::default();
    for (_, shape) in layer.located() {
        bounds.take(&shape.coordinates);
    }
    let columns = columns(layer.def);
    let mut out = Vec::new();
    out.extend(b"{\"type\":\"FeatureCollection\",\"name\":");
    put(&mut out, &layer.def.name)?;
    out.extend(b",\"avviso\":");
    put(&mut out, &marks.sentence())?;
    if let Some(bounds) = bounds.degrees() {
        out.extend(b",\"bbox\":");
        put(&mut out, &bounds)?;
    }
    out.extend(b",\"features\":[");
    for (at, (row, shape)) in layer.located().enumerate() {
        out.extend(if at == 0 { &b"\n"[..] } else { b",\n" });
        out.extend(b"{\"type\":\"Feature\",\"id\":");
        put(&mut out, &row.id.to_string())?;
        out.extend(b",\"geometry\":");
        put(&mut out, &geojson::Geometry::new(geometry_value(shape)))?;
        out.extend(b",\"properties\":{");
        properties(&mut out, &columns, row)?;
        out.extend(b"}}");
    }
    out.extend(b"\n]}\n");
    Ok(out)
}

fn properties(out: &mut Vec<u8>, columns: &[ColumnOf], row: &Row) -> Result<(), ExchangeError> {
    for (at, (column, cell)) in columns.iter().zip(&row.cells).enumerate() {
        if at > 0 {
            out.push(b',');
        }
        put(out, column.name)?;
        out.push(b':');
        match cell {
            Plain::Empty => out.extend(b"null"),
            Plain::Text(text) => put(out, text)?,
            Plain::Int(number) => put(out, number)?,
            Plain::Dec(number) => put(out, number)?,
            Plain::Bool(answer) => put(out, answer)?,
        }
    }
    Ok(())
}

fn put(out: &mut Vec<u8>, value: &(impl serde::Serialize + ?Sized)) -> Result<(), ExchangeError> {
    serde_json::to_writer(out, value).map_err(ExchangeError::making)
}

/// One GeoPackage of all layers that have objects with a place, and a table that says what it is.
pub(super) fn gpkg(layers: &[Layer], marks: Marks) -> Result<Vec<u8>, ExchangeError> {
    let mark = marks.sentence();
    let located = layers
        .iter()
        .filter(|layer| layer.located().next().is_some());
    let mut tables: Vec<_> = located.map(|layer| table(layer, &mark)).collect();
    tables.push(Table {
        name: NOTICE,
        identifier: plan::texts::text("export.attribute.avviso").to_owned(),
        description: &mark,
        shapes: None,
        columns: vec![(NOTICE, "TEXT")],
        rows: vec![TableRow {
            id: plan::Uuid::nil(),
            shape: None,
            cells: vec![Plain::Text(mark.clone())],
        }],
    });
    gpkg::file(&tables)
}

fn table<'a>(layer: &'a Layer, mark: &'a str) -> Table<'a> {
    let ty = |column: ColumnOf| match column.column {
        Column::Int => "INTEGER",
        Column::Dec => "DOUBLE",
        Column::Date => "DATE",
        Column::Text | Column::Code => "TEXT",
    };
    // The id has a column of its own.
    let columns = columns(layer.def).into_iter().skip(1);
    Table {
        name: &layer.def.name,
        identifier: format!("{} ({})", layer.def.title(), layer.def.name),
        description: mark,
        shapes: Some(geometry_type(&layer.def.forms())),
        columns: columns.map(|column| (column.name, ty(column))).collect(),
        rows: layer
            .located()
            .map(|(row, shape)| TableRow {
                id: row.id,
                shape: Some(shape),
                cells: row.cells.get(1..).unwrap_or_default().to_vec(),
            })
            .collect(),
    }
}

/// The type of a layer and whether single shapes are written as multiple ones: by what is declared, so that the data
/// never change it.
fn geometry_type(forms: &[Form]) -> (&'static str, bool) {
    let multiple = |form| forms.contains(&form);
    let all = |family| forms.iter().all(|form| Family::of(*form) == family);
    if all(Family::Points) {
        ("POINT", false)
    } else if all(Family::Lines) {
        if multiple(Form::MultiLineString) {
            ("MULTILINESTRING", true)
        } else {
            ("LINESTRING", false)
        }
    } else if all(Family::Surfaces) {
        if multiple(Form::MultiPolygon) {
            ("MULTIPOLYGON", true)
        } else {
            ("POLYGON", false)
        }
    } else {
        ("GEOMETRY", false)
    }
}
