//! Maps.

use std::fmt::Write as _;

use exchange::layers::{Fault, Files, LayerLimits, Refusal, Source, read};
use rusqlite::Connection;

use zip::CompressionMethod;

use crate::{
    chance::Chance,
    measured,
    packing::{zip, zip_with},
};

fn outcome(what: &str, files: &Files) -> Result<Source, Refusal> {
    let beside: usize = files.beside.values().map(Vec::len).sum();
    measured(what, files.bytes.len() + beside, || {
        read(files, &LayerLimits::default(), &|| true)
    })
}

fn refused(what: &str, files: &Files, fault: Fault) {
    let refusal = outcome(what, files).expect_err("it is hostile");
    assert_eq!(refusal.fault, fault, "{what}: {refusal}");
}

fn geojson_of(features: &str) -> Files {
    Files::of(
        "a.geojson",
        format!("{{\"type\":\"FeatureCollection\",\"features\":[{features}]}}"),
    )
}

#[test]
#[ignore = "a measure, in release"]
fn geojson() {
    let whole = 120 << 20;
    let polygon = |inside: &str| {
        geojson_of(&format!(
            "{{\"type\":\"Feature\",\"properties\":null,\"geometry\":{{\"type\":\"MultiPolygon\",\"coordinates\":[{inside}]}}}}"
        ))
    };
    refused(
        "empty lists",
        &polygon(&format!("{}[]", "[],".repeat(whole / 3))),
        Fault::TooManyVertices,
    );
    refused(
        "nothing but brackets",
        &Files::of("a.geojson", vec![b'['; whole]),
        Fault::Truncated,
    );
    refused(
        "the letters of Windows",
        &Files::of("a.geojson", [b"{".to_vec(), vec![0x80; whole]].concat()),
        Fault::FileTooBig,
    );
    refused(
        "features of nothing",
        &geojson_of(&format!("{}{{}}", "{},".repeat(whole / 3))),
        Fault::TooManyFeatures,
    );
    let mut wide = String::new();
    for n in 0..500 {
        let _ = write!(wide, "\"c{n}\":{n},");
    }
    let first =
        format!("{{\"type\":\"Feature\",\"properties\":{{{wide}\"z\":1}},\"geometry\":null}}");
    refused(
        "more columns than may be",
        &geojson_of(&first),
        Fault::TooManyColumns,
    );
    let first = first.replace(",\"z\":1", "");
    let far = ",{\"type\":\"Feature\",\"properties\":{\"c499\":1},\"geometry\":null}";
    refused(
        "cells far to the right",
        &geojson_of(&format!("{first}{}", far.repeat(190_000))),
        Fault::TooManyCells,
    );
    let point = "{\"type\":\"Feature\",\"properties\":{\"a\":\"una voce\",\"b\":2},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[9.61234567,45.31234567],[9.62,45.31],[9.62,45.32],[9.61,45.31]]]}},";
    let many = geojson_of(&format!(
        "{}{}",
        point.repeat(190_000),
        point.trim_end_matches(',')
    ));
    outcome("as many features as may be", &many).expect("a layer");
}

/// A `.shp` or `.shx` of this body.
fn shp(body: &[u8]) -> Vec<u8> {
    let words = u32::try_from(50 + body.len() / 2).expect("short");
    let mut bytes = vec![0, 0, 0x27, 0x0a];
    bytes.resize(24, 0);
    bytes.extend(words.to_be_bytes());
    bytes.extend(1000_u32.to_le_bytes());
    bytes.resize(100, 0);
    bytes.extend(body);
    bytes
}

fn record(content: &[u8]) -> Vec<u8> {
    let words = u32::try_from(content.len() / 2).expect("short");
    [&1_u32.to_be_bytes()[..], &words.to_be_bytes(), content].concat()
}

#[test]
#[ignore = "a measure, in release"]
fn shapefile() {
    let word = |n: usize| u32::try_from(n).expect("small").to_le_bytes();
    let head = |parts: usize, points: usize| {
        let mut content = 5_u32.to_le_bytes().to_vec();
        content.resize(36, 0);
        content.extend(word(parts));
        content.extend(word(points));
        content
    };
    let parts = 30 << 20;
    let content = [head(parts, 0), vec![0; 4 * parts]].concat();
    refused(
        "parts alone",
        &Files::of("a.shp", shp(&record(&content))),
        Fault::TooManyVertices,
    );

    // Small rings in a row, the first half outlines, the other holes in none of them.
    let rings = 500_000;
    let mut content = head(rings, 4 * rings);
    (0..rings).for_each(|n| content.extend(word(4 * n)));
    let step = 1e-3;
    let mut x = 0.0;
    for n in 0..rings {
        let turn = [(0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (0.0, 0.0)];
        let points: Vec<_> = if n < rings / 2 {
            turn.to_vec()
        } else {
            turn.into_iter().rev().collect()
        };
        for (dx, y) in points {
            content.extend(f64::to_le_bytes(x + dx * step / 2.0));
            content.extend(f64::to_le_bytes(y));
        }
        x += step;
    }
    refused(
        "rings without end",
        &Files::of("a.shp", shp(&record(&content))),
        Fault::TooIntricate,
    );

    let point = [&1_u32.to_le_bytes()[..], &[0; 16]].concat();
    let entries = [50_u32.to_be_bytes(), 10_u32.to_be_bytes()]
        .concat()
        .repeat(15 << 20);
    refused(
        "an index without end",
        &Files::of("a.shp", shp(&record(&point))).with("a.shx", shp(&entries)),
        Fault::TooManyFeatures,
    );
    // Rows of one byte, and five hundred fields of none.
    let rows = 110 << 20;
    let mut dbf = vec![3, 126, 1, 1];
    dbf.extend(word(rows));
    dbf.extend(
        u16::try_from(32 + 32 * 500 + 1)
            .expect("short")
            .to_le_bytes(),
    );
    dbf.extend([1, 0]);
    dbf.resize(32, 0);
    for _ in 0..500 {
        let mut field = vec![b'A'];
        field.resize(11, 0);
        field.push(b'C');
        field.resize(32, 0);
        dbf.extend(field);
    }
    dbf.push(0x0d);
    dbf.resize(dbf.len() + rows, b' ');
    refused(
        "rows of nothing",
        &Files::of("a.shp", shp(&record(&point))).with("a.dbf", dbf),
        Fault::TooManyFeatures,
    );
}

const FRAME: &str = "PRAGMA page_size = 512;
    CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT);
    CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER);
    INSERT INTO gpkg_geometry_columns VALUES ('aree', 'geom', 4326);
    CREATE TABLE aree (fid INTEGER PRIMARY KEY, geom BLOB, nome TEXT);";

fn database(sql: &str) -> Vec<u8> {
    let db = Connection::open_in_memory().expect("memory");
    db.execute_batch(sql).expect("SQL");
    db.serialize("main").expect("its bytes").to_vec()
}

#[test]
#[ignore = "a measure, in release"]
fn geopackage() {
    // A tree of thousands of branches that all lead to the leaf with the one long value.
    let mut bytes = database(&format!(
        "{FRAME}INSERT INTO aree VALUES (1, zeroblob(50000000), '');
         WITH RECURSIVE n(x) AS (SELECT 2 UNION ALL SELECT x + 1 FROM n WHERE x < 30000)
         INSERT INTO aree SELECT x, NULL, 'una voce' FROM n;"
    ));
    let number =
        |bytes: &[u8], at: usize| usize::from(u16::from_be_bytes([bytes[at], bytes[at + 1]]));
    let pages = bytes.len() / 512;
    let interior: Vec<usize> = (1..pages)
        .map(|page| page * 512)
        .filter(|at| bytes[*at] == 5 && number(&bytes, at + 3) > 0)
        .collect();
    // The first leaf is that of the first row: what the first cell of the lowest branch leads to.
    let lowest = interior.iter().copied().find(|at| {
        let cell = at + number(&bytes, at + 12);
        let child = u32::from_be_bytes(bytes[cell..cell + 4].try_into().expect("four"));
        let child = (usize::try_from(child).expect("small") - 1) * 512;
        bytes.get(child) == Some(&13)
    });
    let lowest = lowest.expect("a branch");
    let cell = lowest + number(&bytes, lowest + 12);
    let leaf: [u8; 4] = bytes[cell..cell + 4].try_into().expect("four");
    for at in interior {
        for n in 0..number(&bytes, at + 3) {
            let cell = at + number(&bytes, at + 12 + 2 * n);
            bytes[cell..cell + 4].copy_from_slice(&leaf);
        }
    }
    refused(
        "one long value again and again",
        &Files::of("a.gpkg", bytes),
        Fault::Damaged,
    );

    let columns: Vec<String> = (0..1_900).map(|n| format!("c{n}")).collect();
    let columns = columns.join(",");
    let mut sql = String::from(FRAME);
    for n in 0..8_000 {
        let _ = write!(sql, "CREATE TABLE t{n}({columns});");
    }
    refused(
        "a schema without end",
        &Files::of("a.gpkg", database(&sql)),
        Fault::Damaged,
    );

    let bytes = database(&format!(
        "{FRAME}WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 190000)
         INSERT INTO aree SELECT x, NULL, 'una voce qualunque ' || x FROM n;"
    ));
    outcome("as many features as may be", &Files::of("a.gpkg", bytes)).expect("a layer");
}

fn kml(inside: &str) -> String {
    format!("<kml><Document>{inside}</Document></kml>")
}

#[test]
#[ignore = "a measure, in release"]
fn kml_kmz_gpx() {
    let name = "x".repeat(1_000_000);
    let folders = "<Folder/>".repeat(12 << 20);
    refused(
        "folders of a long name",
        &Files::of("a.kml", kml(&format!("<name>{name}</name>{folders}"))),
        Fault::Empty,
    );
    let mut places = String::new();
    while places.len() < 100 << 20 {
        places.push_str("<Placemark><ExtendedData>");
        for n in 0..490 {
            let _ = write!(places, "<Data name=\"a\"><value>{n}</value></Data>");
        }
        places.push_str("</ExtendedData></Placemark>");
    }
    refused(
        "one name again and again",
        &Files::of("a.kml", kml(&places)),
        Fault::TooIntricate,
    );
    let link = "<NetworkLink><Link><href>x</href></Link></NetworkLink>";
    let names: Vec<String> = (0..1_900).map(|n| format!("{n}.kml")).collect();
    let linked = kml(&link.repeat(1_000_000));
    let mut files: Vec<(&str, &[u8])> = names
        .iter()
        .map(|name| (name.as_str(), &b"<kml/>"[..]))
        .collect();
    files.push(("doc.kml", linked.as_bytes()));
    refused(
        "links to many files",
        &Files::of("a.kmz", zip_with(&files, CompressionMethod::Stored)),
        Fault::Empty,
    );
    let long: Vec<String> = (0..1_900)
        .map(|n| format!("{n}{}.kml", "x".repeat(30_000)))
        .collect();
    let files: Vec<(&str, &[u8])> = long
        .iter()
        .map(|name| (name.as_str(), &b"<kml/>"[..]))
        .collect();
    refused(
        "names without end",
        &Files::of("a.kmz", zip_with(&files, CompressionMethod::Stored)),
        Fault::Damaged,
    );
    let names: Vec<String> = (0..65_000).map(|n| n.to_string()).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    refused(
        "files without end",
        &Files::of("a.zip", zip_with(&files, CompressionMethod::Stored)),
        Fault::TooManyParts,
    );
    let mut chance = Chance(7);
    let noise: Vec<u8> = (0..250 << 20)
        .map(|_| 0x80 + u8::try_from(chance.next(2)).expect("small"))
        .collect();
    refused(
        "a file bigger than one alone may be",
        &Files::of("a.zip", zip(&[("a.kml", &noise)])),
        Fault::FileTooBig,
    );
    drop(noise);
    let marks = kml(&"<a/>".repeat(31 << 20));
    refused(
        "marks alone",
        &Files::of("a.kml", marks),
        Fault::TooIntricate,
    );
    let points = "<trkpt lat=\"45.3\" lon=\"9.6\"/>".repeat(4 << 20);
    refused(
        "points without end",
        &Files::of(
            "a.gpx",
            format!("<gpx><trk><trkseg>{points}</trkseg></trk></gpx>"),
        ),
        Fault::TooManyVertices,
    );
}
