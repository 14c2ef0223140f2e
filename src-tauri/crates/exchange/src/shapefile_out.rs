//! A shapefile: shapes of one family, their attributes, the system, the encoding, each in a file of its own.
//!
//! What the format cannot hold is in the other formats: a text goes up to 254 bytes, a decimal to ten decimals.

use std::io::Cursor;

use dbase::{Date, FieldName, FieldWriter, TableWriterBuilder, UnicodeLossy, WritableRecord};
use plan::geometry::{Coordinates, Form, Geometry, Position};
use rules::systems::System;
use shapefile::{Point, Polygon, PolygonRing, Polyline, ShapeWriter, record::EsriShape};

use crate::{
    ExchangeError,
    geojson_out::{doubled_area, flat, inner},
    gpkg::Family,
    plain::Plain,
};

/// The ends of the names of the files that make one shapefile.
pub(crate) const ENDS: [&str; 5] = ["shp", "shx", "dbf", "prj", "cpg"];

/// The files of one shapefile, in the order of [`ENDS`].
pub(crate) type Parts = [Vec<u8>; 5];

/// The files of a shapefile of shapes of one family, their table already written; `None` for a system that is not
/// offered, or in which one of the positions has no place. A shapefile has east before north, whatever the register says.
pub(crate) fn parts(
    family: Family,
    shapes: &[&Geometry],
    system: System,
    place: Place,
    table: Vec<u8>,
) -> Result<Option<Parts>, ExchangeError> {
    let (Some(definition), Some((shp, shx))) = (definition(system), drawn(family, shapes, place)?)
    else {
        return Ok(None);
    };
    let prj = definition.into_bytes();
    Ok(Some([shp, shx, table, prj, b"UTF-8".to_vec()]))
}

/// The system as a `.prj` says it (ESRI's well-known text); `None` for a system that is not offered.
fn definition(system: System) -> Option<String> {
    let wgs84 = (
        "GCS_WGS_1984",
        "D_WGS_1984",
        "WGS_1984\",6378137.0,298.257223563",
    );
    let grs80 = "GRS_1980\",6378137.0,298.257222101";
    let etrs89 = ("GCS_ETRS_1989", "D_ETRS_1989", grs80);
    let rdn2008 = ("GCS_RDN2008", "D_Rete_Dinamica_Nazionale_2008", grs80);
    let rome = (
        "GCS_Monte_Mario",
        "D_Monte_Mario",
        "International_1924\",6378388.0,297.0",
    );
    let (name, (geographic, datum, spheroid), east) = match system {
        System::Wgs84 => ("", wgs84, 0),
        System::Utm32Wgs84 => ("WGS_1984_UTM_Zone_32N", wgs84, 500_000),
        System::Utm32Etrs89 => ("ETRS_1989_UTM_Zone_32N", etrs89, 500_000),
        System::Utm32Rdn2008 | System::Utm32Rdn2008Ne => ("RDN2008_UTM_zone_32N", rdn2008, 500_000),
        System::GaussBoagaWest => ("Monte_Mario_Italy_1", rome, 1_500_000),
        _ => return None,
    };
    let degrees = format!(
        "GEOGCS[\"{geographic}\",DATUM[\"{datum}\",SPHEROID[\"{spheroid}]],PRIMEM[\"Greenwich\",0.0],\
         UNIT[\"Degree\",0.0174532925199433]]"
    );
    if name.is_empty() {
        return Some(degrees);
    }
    Some(format!(
        "PROJCS[\"{name}\",{degrees},PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"False_Easting\",{east}.0],\
         PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",9.0],PARAMETER[\"Scale_Factor\",0.9996],\
         PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]"
    ))
}

/// Where a position is in the system, east first; `None` where the system has no place for it.
pub(crate) type Place<'a> = &'a dyn Fn(Position) -> Option<(f64, f64)>;

fn point(place: Place, at: Position) -> Option<Point> {
    place(at).map(|(x, y)| Point::new(x, y))
}

type Writer<'a> = ShapeWriter<&'a mut Cursor<Vec<u8>>>;

/// The shapes and their index.
type Drawn = (Vec<u8>, Vec<u8>);

fn drawn(
    family: Family,
    shapes: &[&Geometry],
    place: Place,
) -> Result<Option<Drawn>, ExchangeError> {
    let (mut shp, mut shx) = (Cursor::new(Vec::new()), Cursor::new(Vec::new()));
    let mut writer = ShapeWriter::with_shx(&mut shp, &mut shx);
    for shape in shapes {
        let put = match family {
            Family::Points => {
                let at = flat(&shape.coordinates).first().copied();
                let at = at.unwrap_or(Position { lon: 0, lat: 0 });
                point(place, at).map(|at| put(&mut writer, &at))
            }
            Family::Lines => {
                lines(shape, place).map(|lines| put(&mut writer, &Polyline::with_parts(lines)))
            }
            Family::Surfaces => {
                rings(shape, place).map(|rings| put(&mut writer, &Polygon::with_rings(rings)))
            }
        };
        let Some(put) = put else {
            return Ok(None);
        };
        put.map_err(ExchangeError::making)?;
    }
    writer.finalize().map_err(ExchangeError::making)?;
    drop(writer);
    Ok(Some((shp.into_inner(), shx.into_inner())))
}

fn put<S: EsriShape>(writer: &mut Writer, shape: &S) -> Result<(), shapefile::Error> {
    writer.write_shape(shape)
}

/// The parts that have a position. The library takes none of less than two: a line of one is written there and back.
fn lines(shape: &Geometry, place: Place) -> Option<Vec<Vec<Point>>> {
    let parts = match shape.form {
        Form::MultiLineString => inner(&shape.coordinates),
        _ => std::slice::from_ref(&shape.coordinates),
    };
    let part = |part: &Coordinates| -> Option<Vec<Point>> {
        let mut points: Vec<_> = flat(part)
            .into_iter()
            .map(|at| point(place, at))
            .collect::<Option<_>>()?;
        if points.len() == 1 {
            points.extend_from_within(..);
        }
        Some(points)
    };
    let mut lines: Vec<_> = parts.iter().map(part).collect::<Option<_>>()?;
    lines.retain(|points| !points.is_empty());
    Some(lines)
}

/// In a shapefile outer rings turn right and holes left: the other way round than in GeoJSON.
fn rings(shape: &Geometry, place: Place) -> Option<Vec<PolygonRing<Point>>> {
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
                .map(|position| point(place, position))
                .collect::<Option<_>>()?;
            match points.is_empty() {
                true => {}
                false if at == 0 => rings.push(PolygonRing::Outer(points)),
                false => rings.push(PolygonRing::Inner(points)),
            }
        }
    }
    Some(rings)
}

/// What a column of the table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holds {
    Whole,
    Decimal,
    /// A day, written as ISO 8601 in the cell.
    Day,
    Text,
}

/// Most bytes of a text, and what marks one that was cut.
const LONGEST: usize = 254;
const MARK: &str = "…";
/// Whole numbers of the model have at most sixteen figures and a sign.
const INT_WIDTH: u8 = 18;
/// A decimal: up to thirteen figures before the comma.
const DEC_WIDTH: u8 = 25;
const DECIMALS: u8 = 10;

/// The table of attributes, in UTF-8: columns with their names and, for each row, a cell for each of them.
pub(crate) fn table(
    columns: &[(&str, Holds)],
    rows: &[&[Plain]],
) -> Result<Vec<u8>, ExchangeError> {
    let mut builder = TableWriterBuilder::with_encoding(UnicodeLossy);
    for (at, (name, holds)) in columns.iter().enumerate() {
        let name = FieldName::try_from(*name).map_err(ExchangeError::making)?;
        builder = match holds {
            Holds::Whole => builder.add_numeric_field(name, INT_WIDTH, 0),
            Holds::Decimal => builder.add_numeric_field(name, DEC_WIDTH, DECIMALS),
            Holds::Day => builder.add_date_field(name),
            Holds::Text => builder.add_character_field(name, width(rows, at)),
        };
    }
    let mut bytes = Cursor::new(Vec::new());
    let mut writer = builder.build_with_dest(&mut bytes);
    for cells in rows {
        let record = Attributes { columns, cells };
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
fn width(rows: &[&[Plain]], at: usize) -> u8 {
    let lengths = rows.iter().map(|cells| match cells.get(at) {
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
    columns: &'a [(&'a str, Holds)],
    cells: &'a [Plain],
}

impl WritableRecord for Attributes<'_> {
    fn write_using<W: std::io::Write>(
        &self,
        writer: &mut FieldWriter<'_, W>,
    ) -> Result<(), dbase::FieldError> {
        for ((_, holds), cell) in self.columns.iter().zip(self.cells) {
            match holds {
                Holds::Whole => {
                    #[allow(clippy::cast_precision_loss)] // Not beyond 2^53.
                    let number = match cell {
                        Plain::Int(number) => Some(*number as f64),
                        _ => None,
                    };
                    writer.write_next_field_value(&number)?;
                }
                Holds::Decimal => {
                    let number = match cell {
                        Plain::Dec(number) if number.abs() < 1e13 => Some(*number),
                        _ => None,
                    };
                    writer.write_next_field_value(&number)?;
                }
                Holds::Day => {
                    let day = match cell {
                        Plain::Text(text) => day(text),
                        _ => None,
                    };
                    writer.write_next_field_value(&day)?;
                }
                Holds::Text => {
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
