//! What a file is, by its first bytes and, where they do not tell, by its ending.

use plan::texts::text;

use super::{Fault, Format, Refusal, files::ending, gpkg_in, letters, limits::Meter, shp};

/// Bytes looked at to tell a text.
const START: usize = 4096;

/// # Errors
/// What is no layer is refused with its name.
pub(super) fn of(name: &str, bytes: &[u8], meter: &Meter) -> Result<Format, Refusal> {
    let not = |key: &str| Err(meter.refuse(Fault::NotALayer, text(key)));
    match bytes {
        [] => Err(meter.refuse(Fault::Truncated, text("layers.at.head"))),
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => Ok(Format::Zip),
        _ if bytes.starts_with(gpkg_in::MAGIC) => Ok(Format::GeoPackage),
        _ if bytes.starts_with(&shp::MARK) => Ok(Format::Shapefile),
        [b'%', b'P', b'D', b'F', ..] => not("layers.kind.pdf"),
        [0x89, b'P', b'N', b'G', ..]
        | [0xff, 0xd8, 0xff, ..]
        | [b'G', b'I', b'F', b'8', ..]
        | [b'I', b'I', 0x2a | 0x2b, 0, ..]
        | [b'M', b'M', 0, 0x2a | 0x2b, ..] => not("layers.kind.picture"),
        [0x1f, 0x8b, ..] | [b'R', b'a', b'r', b'!', ..] | [b'7', b'z', 0xbc, 0xaf, ..] => {
            not("layers.kind.compressed")
        }
        [0xd0, 0xcf, 0x11, 0xe0, ..] => not("layers.kind.office"),
        [b'A', b'C', b'1', b'0', _, _, ..] => not("layers.kind.cad"),
        _ => match ending(name).as_str() {
            "shp" | "dbf" | "shx" | "prj" | "cpg" => Ok(Format::Shapefile),
            "gpkg" => Err(meter.refuse(Fault::Damaged, "SQLite")),
            "kmz" | "zip" => Err(meter.refuse(Fault::Damaged, "ZIP")),
            ending => in_text(ending, bytes, meter),
        },
    }
}

fn in_text(ending: &str, bytes: &[u8], meter: &Meter) -> Result<Format, Refusal> {
    let not = |key: &str| Err(meter.refuse(Fault::NotALayer, text(key)));
    let mut end = START.min(bytes.len());
    // Not in the middle of a letter, which would look like another encoding.
    // Three bytes at most go on one: elsewhere than in UTF-8 such bytes may follow each other to the end.
    while end < START + 3 && bytes.get(end).is_some_and(|b| b & 0xc0 == 0x80) {
        end += 1;
    }
    let (start, _) = letters::text_of(bytes.get(..end).unwrap_or(bytes));
    let start =
        start.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{1e}' || c == '\u{feff}');
    let lower = start.to_lowercase();
    if start.starts_with(['{', '[']) {
        return Ok(Format::GeoJson);
    }
    if start.starts_with('<') {
        let has = |mark: &str| lower.contains(mark);
        return match ending {
            _ if has("<kml") || has(":kml") => Ok(Format::Kml),
            _ if has("<gpx") || has(":gpx") => Ok(Format::Gpx),
            _ if has("<html") || has("<!doctype html") => not("layers.kind.web"),
            _ if has("<osm") => not("layers.kind.osm"),
            _ if has("gml") => not("layers.kind.gml"),
            "kml" => Ok(Format::Kml),
            "gpx" => Ok(Format::Gpx),
            _ => not("layers.kind.xml"),
        };
    }
    match ending {
        "geojson" | "json" | "geojsonl" | "ndjson" => Ok(Format::GeoJson),
        "kml" => Ok(Format::Kml),
        "gpx" => Ok(Format::Gpx),
        "dxf" | "dwg" => not("layers.kind.cad"),
        "csv" | "txt" | "tsv" => not("layers.kind.list"),
        "mif" | "mid" | "tab" => not("layers.kind.mapinfo"),
        _ => not("layers.kind.unknown"),
    }
}
