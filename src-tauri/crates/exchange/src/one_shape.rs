//! One object as a shapefile in a ZIP, in the reference system wanted: what a person loads where a page takes a file.
//!
//! The layers of the export have all objects and all attributes, in two systems; this has one object with its name.

use std::io::Cursor;

use dbase::{FieldName, FieldValue, Record as Row, TableWriterBuilder, UnicodeLossy};
use plan::{
    geometry::{Coordinates, Form, Geometry, Position},
    record::{Plan, Record},
    texts,
};
use rules::systems::System;
use shapefile::{Point, Polygon, PolygonRing, Polyline, ShapeWriter, record::EsriShape};

use crate::{
    ExchangeError,
    geojson_out::{degrees, flat, inner, shape},
    zip_out,
};

/// Most bytes of an attribute.
const LONGEST: usize = 254;

/// The shapefile of a record, its files named `name.…`; `None` when it has no shape, or one that the system cannot hold.
/// A shapefile has east before north, whatever the register of the system says.
///
/// # Errors
/// None that data can cause.
pub fn shapefile(
    plan: &Plan,
    record: &Record,
    name: &str,
    system: System,
) -> Result<Option<Vec<u8>>, ExchangeError> {
    let (Some(geometry), Some(definition)) = (shape(record), definition(system)) else {
        return Ok(None);
    };
    let Some((shp, shx)) = drawn(geometry, system)? else {
        return Ok(None);
    };
    let files = [
        ("shp", shp),
        ("shx", shx),
        ("dbf", table(plan, record)?),
        ("prj", definition.into_bytes()),
        ("cpg", b"UTF-8".to_vec()),
    ];
    let files = files.map(|(end, bytes)| (format!("{name}.{end}"), bytes));
    zip_out::zip(&files).map(Some)
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

type Files = (Vec<u8>, Vec<u8>);

/// The shape and its index; `None` when a position has no place in the system, or the shape has too few.
fn drawn(geometry: &Geometry, system: System) -> Result<Option<Files>, ExchangeError> {
    let point = |at: &Position| {
        let (x, y) = system.from_degrees((degrees(at.lon), degrees(at.lat)))?;
        Some(Point::new(x, y))
    };
    let line =
        |line: &Coordinates| -> Option<Vec<Point>> { flat(line).iter().map(point).collect() };
    let parts = |several: bool| {
        if several {
            inner(&geometry.coordinates)
        } else {
            std::slice::from_ref(&geometry.coordinates)
        }
    };
    match geometry.form {
        Form::Point => {
            let at = flat(&geometry.coordinates).first().and_then(point);
            at.map(|at| written(&at)).transpose()
        }
        Form::LineString | Form::MultiLineString => {
            let several = geometry.form == Form::MultiLineString;
            let lines: Option<Vec<_>> = parts(several).iter().map(line).collect();
            // The library takes no part of less than two positions.
            let good = lines
                .filter(|lines| !lines.is_empty() && lines.iter().all(|points| points.len() > 1));
            good.map(|lines| written(&Polyline::with_parts(lines)))
                .transpose()
        }
        Form::Polygon | Form::MultiPolygon => {
            let mut rings = Vec::new();
            for polygon in parts(geometry.form == Form::MultiPolygon) {
                for (at, ring) in inner(polygon).iter().enumerate() {
                    match line(ring) {
                        // The library turns each ring as the format wants it.
                        Some(points) if points.len() > 3 => rings.push(if at == 0 {
                            PolygonRing::Outer(points)
                        } else {
                            PolygonRing::Inner(points)
                        }),
                        _ => return Ok(None),
                    }
                }
            }
            if rings.is_empty() {
                return Ok(None);
            }
            written(&Polygon::with_rings(rings)).map(Some)
        }
    }
}

fn written<S: EsriShape>(shape: &S) -> Result<Files, ExchangeError> {
    let (mut shp, mut shx) = (Cursor::new(Vec::new()), Cursor::new(Vec::new()));
    let mut writer = ShapeWriter::with_shx(&mut shp, &mut shx);
    writer.write_shape(shape).map_err(ExchangeError::making)?;
    writer.finalize().map_err(ExchangeError::making)?;
    drop(writer);
    Ok((shp.into_inner(), shx.into_inner()))
}

/// Its id, its name and its kind.
fn table(plan: &Plan, record: &Record) -> Result<Vec<u8>, ExchangeError> {
    let values = [
        ("id", record.id.to_string()),
        ("nome", plan.title(record)),
        ("tipo", texts::kind(record.kind.name).to_owned()),
    ];
    let mut builder = TableWriterBuilder::with_encoding(UnicodeLossy);
    let mut row = Row::default();
    for (name, value) in values {
        let value = cut(&value);
        let width = u8::try_from(value.len().max(1)).unwrap_or(u8::MAX);
        let field = FieldName::try_from(name).map_err(ExchangeError::making)?;
        builder = builder.add_character_field(field, width);
        row.insert(name.to_owned(), FieldValue::Character(Some(value)));
    }
    let mut bytes = Cursor::new(Vec::new());
    let mut writer = builder.build_with_dest(&mut bytes);
    writer.write_record(&row).map_err(ExchangeError::making)?;
    writer.finalize().map_err(ExchangeError::making)?;
    drop(writer);
    let mut bytes = bytes.into_inner();
    // The library writes today's date; every file of ours says 1980-01-01.
    if let Some(date) = bytes.get_mut(1..4) {
        date.copy_from_slice(&[80, 1, 1]);
    }
    Ok(bytes)
}

/// The beginning of a text that fits, never within a letter.
fn cut(text: &str) -> String {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text[..end].to_owned()
}
