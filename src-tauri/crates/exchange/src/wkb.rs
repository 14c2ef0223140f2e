//! Shapes as GeoPackage holds them: a header with the rectangle, then well-known binary. Little-endian.

use plan::geometry::{Coordinates, Form, Geometry, Position};

use crate::geojson_out::{Bounds, degrees, flat, inner};

/// `StandardGeoPackageBinary` (OGC 12-128r17, 2.1.3). With `multiple`, lines and polygons become
/// collections of one.
pub(crate) fn geopackage_binary(geometry: &Geometry, multiple: bool, srs: i32) -> Vec<u8> {
    let mut bounds = Bounds::default();
    bounds.take(&geometry.coordinates);
    let bounds = bounds.degrees();
    // Bit 0: little-endian; bit 1: rectangle of x and y; bit 4: empty. A point is its own rectangle.
    let (flags, rectangle) = match (geometry.form, bounds) {
        (_, None) => (0b1_0001, None),
        (Form::Point, Some(_)) => (0b0_0001, None),
        (_, Some([west, south, east, north])) => (0b0_0011, Some([west, east, south, north])),
    };
    let mut bytes = vec![b'G', b'P', 0, flags];
    bytes.extend(srs.to_le_bytes());
    for edge in rectangle.into_iter().flatten() {
        bytes.extend(edge.to_le_bytes());
    }
    let whole = &geometry.coordinates;
    match geometry.form {
        Form::Point => {
            head(&mut bytes, 1);
            position(&mut bytes, flat(whole).first().copied());
        }
        Form::LineString if multiple => {
            head(&mut bytes, 5);
            count(&mut bytes, 1);
            line(&mut bytes, whole);
        }
        Form::LineString => line(&mut bytes, whole),
        Form::MultiLineString => {
            head(&mut bytes, 5);
            count(&mut bytes, inner(whole).len());
            for part in inner(whole) {
                line(&mut bytes, part);
            }
        }
        Form::Polygon if multiple => {
            head(&mut bytes, 6);
            count(&mut bytes, 1);
            polygon(&mut bytes, whole);
        }
        Form::Polygon => polygon(&mut bytes, whole),
        Form::MultiPolygon => {
            head(&mut bytes, 6);
            count(&mut bytes, inner(whole).len());
            for part in inner(whole) {
                polygon(&mut bytes, part);
            }
        }
    }
    bytes
}

fn head(bytes: &mut Vec<u8>, code: u32) {
    bytes.push(1);
    bytes.extend(code.to_le_bytes());
}

fn count(bytes: &mut Vec<u8>, count: usize) {
    // No file of ours holds four thousand million parts.
    bytes.extend(u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
}

/// A missing position is two NaN, as the standard writes an empty point.
fn position(bytes: &mut Vec<u8>, at: Option<Position>) {
    let (lon, lat) = at.map_or((f64::NAN, f64::NAN), |at| {
        (degrees(at.lon), degrees(at.lat))
    });
    bytes.extend(lon.to_le_bytes());
    bytes.extend(lat.to_le_bytes());
}

fn positions(bytes: &mut Vec<u8>, line: &Coordinates) {
    let line = flat(line);
    count(bytes, line.len());
    for at in line {
        position(bytes, Some(at));
    }
}

fn line(bytes: &mut Vec<u8>, line: &Coordinates) {
    head(bytes, 2);
    positions(bytes, line);
}

fn polygon(bytes: &mut Vec<u8>, polygon: &Coordinates) {
    head(bytes, 3);
    count(bytes, inner(polygon).len());
    for ring in inner(polygon) {
        positions(bytes, ring);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn binary(json: &serde_json::Value, multiple: bool) -> Vec<u8> {
        let geometry = Geometry::from_json(json).expect("a geometry");
        geopackage_binary(&geometry, multiple, 4326)
    }

    #[test]
    fn a_point_has_no_rectangle() {
        let point = json!({ "type": "Point", "coordinates": [9.5, 45.25] });
        let mut wanted = vec![b'G', b'P', 0, 1, 0xE6, 0x10, 0, 0, 1, 1, 0, 0, 0];
        wanted.extend(9.5_f64.to_le_bytes());
        wanted.extend(45.25_f64.to_le_bytes());
        assert_eq!(binary(&point, false), wanted);
    }

    #[test]
    fn a_line_may_become_a_collection_of_one() {
        let line = json!({ "type": "LineString", "coordinates": [[1, 4], [2, 3]] });
        let bytes = binary(&line, true);
        assert_eq!(bytes[3], 0b0_0011);
        let edges = [1.0_f64, 2.0, 3.0, 4.0].map(f64::to_le_bytes).concat();
        assert_eq!(bytes[8..40], edges);
        assert_eq!(bytes[40..49], [1, 5, 0, 0, 0, 1, 0, 0, 0]);
        assert_eq!(bytes[49..58], [1, 2, 0, 0, 0, 2, 0, 0, 0]);
        assert_eq!(binary(&line, false).len(), bytes.len() - 9);
    }

    #[test]
    fn an_empty_shape_says_so() {
        let empty = json!({ "type": "Polygon", "coordinates": [] });
        assert_eq!(binary(&empty, false)[3], 0b1_0001);
    }
}
