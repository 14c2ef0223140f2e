//! The layers as shapefiles: one for each family of shapes, in two systems, with attributes in UTF-8.
//!
//! What the format cannot hold is in the other formats: a text goes up to 254 bytes, a decimal to ten decimals.

use std::io::Cursor;

use dbase::{Date, FieldName, FieldWriter, TableWriterBuilder, UnicodeLossy, WritableRecord};
use plan::{
    geometry::{Coordinates, Form, Geometry, Position},
    measures::project,
};
use shapefile::{Point, Polygon, PolygonRing, Polyline, ShapeWriter, record::EsriShape};

use super::{
    catalogue::Column,
    rows::{ColumnOf, Layer, Row, columns},
};
use crate::{
    ExchangeError,
    geojson_out::{degrees, doubled_area, flat, inner},
    gpkg::Family,
    plain::Plain,
};

/// In which coordinates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum System {
    /// EPSG:32632, WGS 84 / UTM 32N: the Region's usual system. Computed with the ellipsoid of ETRS89, which differs from
    /// that of WGS 84 by less than a tenth of a millimetre here.
    Utm32,
    /// EPSG:4326, longitude first.
    Degrees,
}

impl System {
    pub const ALL: [System; 2] = [System::Utm32, System::Degrees];

    /// The name of its folder.
    pub const fn folder(self) -> &'static str {
        match self {
            System::Utm32 => "shp-32632",
            System::Degrees => "shp-4326",
        }
    }

    pub const fn epsg(self) -> u32 {
        match self {
            System::Utm32 => 32632,
            System::Degrees => 4326,
        }
    }

    const fn definition(self) -> &'static str {
        match self {
            System::Utm32 => {
                r#"PROJCS["WGS_1984_UTM_Zone_32N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",9.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#
            }
            System::Degrees => {
                r#"GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#
            }
        }
    }

    fn point(self, at: Position) -> Point {
        let (x, y) = (degrees(at.lon), degrees(at.lat));
        match self {
            System::Degrees => Point::new(x, y),
            System::Utm32 => {
                let there = project((x, y).into());
                Point::new(there.x, there.y)
            }
        }
    }
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

/// The ends of the names of the files that make one shapefile.
pub(super) const ENDS: [&str; 5] = ["shp", "shx", "dbf", "prj", "cpg"];

/// The files of one shapefile, in the order of [`ENDS`].
type Parts = [Vec<u8>; 5];

/// The files of the shapefile of one family, for each system in the order of [`System::ALL`].
pub(super) fn shapefiles(layer: &Layer, family: Family) -> Result<[Parts; 2], ExchangeError> {
    let objects: Vec<_> = layer
        .located()
        .filter(|(_, shape)| Family::of(shape.form) == family)
        .collect();
    let rows: Vec<_> = objects.iter().map(|(row, _)| *row).collect();
    let table = table(layer, &rows)?;
    let of = |system: System| {
        let mut drawn = Drawn::default();
        let mut writer = ShapeWriter::with_shx(&mut drawn.shp, &mut drawn.shx);
        for (_, shape) in &objects {
            draw(&mut writer, family, shape, system).map_err(ExchangeError::making)?;
        }
        writer.finalize().map_err(ExchangeError::making)?;
        drop(writer);
        Ok::<_, ExchangeError>([
            drawn.shp.into_inner(),
            drawn.shx.into_inner(),
            table.clone(),
            system.definition().into(),
            b"UTF-8".to_vec(),
        ])
    };
    let [one, other] = System::ALL;
    Ok([of(one)?, of(other)?])
}

#[derive(Default)]
struct Drawn {
    shp: Cursor<Vec<u8>>,
    shx: Cursor<Vec<u8>>,
}

type Writer<'a> = ShapeWriter<&'a mut Cursor<Vec<u8>>>;

fn draw(
    writer: &mut Writer,
    family: Family,
    shape: &Geometry,
    system: System,
) -> Result<(), shapefile::Error> {
    match family {
        Family::Points => {
            // A layer holds only shapes that have a position.
            let at = flat(&shape.coordinates).first().copied();
            let at = at.unwrap_or(Position { lon: 0, lat: 0 });
            put(writer, &system.point(at))
        }
        Family::Lines => put(writer, &Polyline::with_parts(lines(shape, system))),
        Family::Surfaces => put(writer, &Polygon::with_rings(rings(shape, system))),
    }
}

fn put<S: EsriShape>(writer: &mut Writer, shape: &S) -> Result<(), shapefile::Error> {
    writer.write_shape(shape)
}

/// The parts that have a position. The library takes none of less than two: a line of one is written there and back.
fn lines(shape: &Geometry, system: System) -> Vec<Vec<Point>> {
    let parts = match shape.form {
        Form::MultiLineString => inner(&shape.coordinates),
        _ => std::slice::from_ref(&shape.coordinates),
    };
    let part = |part: &Coordinates| {
        let mut points: Vec<_> = flat(part).into_iter().map(|at| system.point(at)).collect();
        if points.len() == 1 {
            points.extend_from_within(..);
        }
        points
    };
    parts
        .iter()
        .map(part)
        .filter(|points| !points.is_empty())
        .collect()
}

/// In a shapefile outer rings turn right and holes left: the other way round than in GeoJSON.
fn rings(shape: &Geometry, system: System) -> Vec<PolygonRing<Point>> {
    let polygons = match shape.form {
        Form::MultiPolygon => inner(&shape.coordinates),
        _ => std::slice::from_ref(&shape.coordinates),
    };
    let mut rings = Vec::new();
    for polygon in polygons {
        for (at, ring) in inner(polygon).iter().enumerate() {
            let mut positions = flat(ring);
            let area = doubled_area(&positions);
            if (at == 0 && area > 0) || (at > 0 && area < 0) {
                positions.reverse();
            }
            let points: Vec<_> = (positions.into_iter())
                .map(|position| system.point(position))
                .collect();
            match points.is_empty() {
                true => {}
                false if at == 0 => rings.push(PolygonRing::Outer(points)),
                false => rings.push(PolygonRing::Inner(points)),
            }
        }
    }
    rings
}

/// Most bytes of a text, and what marks one that was cut.
const LONGEST: usize = 254;
const MARK: &str = "…";
/// Whole numbers of the model have at most sixteen figures and a sign.
const INT_WIDTH: u8 = 18;
/// A decimal: up to thirteen figures before the comma.
const DEC_WIDTH: u8 = 25;
const DECIMALS: u8 = 10;

/// The table of attributes.
fn table(layer: &Layer, rows: &[&Row]) -> Result<Vec<u8>, ExchangeError> {
    let columns = columns(layer.def);
    let mut builder = TableWriterBuilder::with_encoding(UnicodeLossy);
    for (at, column) in columns.iter().enumerate() {
        let name = FieldName::try_from(column.name).map_err(ExchangeError::making)?;
        builder = match column.column {
            Column::Int => builder.add_numeric_field(name, INT_WIDTH, 0),
            Column::Dec => builder.add_numeric_field(name, DEC_WIDTH, DECIMALS),
            Column::Date => builder.add_date_field(name),
            Column::Text | Column::Code => builder.add_character_field(name, width(rows, at)),
        };
    }
    let mut bytes = Cursor::new(Vec::new());
    let mut writer = builder.build_with_dest(&mut bytes);
    for row in rows {
        let record = Attributes {
            columns: &columns,
            row,
        };
        writer
            .write_record(&record)
            .map_err(ExchangeError::making)?;
    }
    writer.finalize().map_err(ExchangeError::making)?;
    drop(writer);
    let mut bytes = bytes.into_inner();
    // The library writes today's date; every file of ours says 1980-01-01.
    if let Some(date) = bytes.get_mut(1..4) {
        date.copy_from_slice(&[80, 1, 1]);
    }
    Ok(bytes)
}

/// As wide as the longest text, within what the format holds.
fn width(rows: &[&Row], at: usize) -> u8 {
    let lengths = rows.iter().map(|row| match row.cells.get(at) {
        Some(Plain::Text(text)) => cut(text).len(),
        _ => 0,
    });
    u8::try_from(lengths.max().unwrap_or_default().max(1)).unwrap_or(u8::MAX)
}

/// The beginning of a text that fits, with a mark where it was cut; between letters, never within one.
fn cut(text: &str) -> String {
    if text.len() <= LONGEST {
        return text.to_owned();
    }
    let mut end = LONGEST - MARK.len();
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    format!("{}{MARK}", &text[..end])
}

struct Attributes<'a> {
    columns: &'a [ColumnOf],
    row: &'a Row<'a>,
}

impl WritableRecord for Attributes<'_> {
    fn write_using<W: std::io::Write>(
        &self,
        writer: &mut FieldWriter<'_, W>,
    ) -> Result<(), dbase::FieldError> {
        for (column, cell) in self.columns.iter().zip(&self.row.cells) {
            match column.column {
                Column::Int => {
                    #[allow(clippy::cast_precision_loss)] // Not beyond 2^53.
                    let number = match cell {
                        Plain::Int(number) => Some(*number as f64),
                        _ => None,
                    };
                    writer.write_next_field_value(&number)?;
                }
                Column::Dec => {
                    let number = match cell {
                        Plain::Dec(number) if number.abs() < 1e13 => Some(*number),
                        _ => None,
                    };
                    writer.write_next_field_value(&number)?;
                }
                Column::Date => {
                    let day = match cell {
                        Plain::Text(text) => day(text),
                        _ => None,
                    };
                    writer.write_next_field_value(&day)?;
                }
                Column::Text | Column::Code => {
                    let text = match cell {
                        Plain::Text(text) => cut(text),
                        _ => String::new(),
                    };
                    writer.write_next_field_value(&text)?;
                }
            }
        }
        Ok(())
    }
}

fn day(text: &str) -> Option<Date> {
    let day: jiff::civil::Date = text.parse().ok()?;
    let part = |part: i8| u32::try_from(part).ok();
    let (month, number) = (part(day.month())?, part(day.day())?);
    let year = u32::try_from(day.year())
        .ok()
        .filter(|year| (1..=9999).contains(year))?;
    Date::new(number, month, year).ok()
}
