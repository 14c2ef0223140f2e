//! Broken and hostile GeoPackages.

use exchange::{
    layers::{Fault, Files, System},
    sheets::Cell,
};
use plan::geometry::Form;
use rusqlite::Connection;

use crate::builder::{
    Wanted::{Faulty, Noted, Read, Refused},
    case, check, layer, outcome, seed, tight,
};

const FRAME: &str = "
    CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT,
        organization_coordsys_id INTEGER, definition TEXT);
    INSERT INTO gpkg_spatial_ref_sys VALUES ('UTM', 32632, 'EPSG', 32632, 'undefined'),
        ('ED50', 23032, 'EPSG', 23032, 'undefined'), ('nostro', 100001, 'NONE', 1, 'undefined');
    CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT, identifier TEXT, srs_id INTEGER);
    CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER,
        z INTEGER, m INTEGER);";

/// One layer `aree` with a column of shapes `geom` and one of names.
const AREE: &str = "
    CREATE TABLE aree (fid INTEGER PRIMARY KEY, geom BLOB, nome TEXT);
    INSERT INTO gpkg_contents VALUES ('aree', 'features', 'aree', 32632);
    INSERT INTO gpkg_geometry_columns VALUES ('aree', 'geom', 'GEOMETRY', 32632, 0, 0);";

fn bytes(sql: &str) -> Vec<u8> {
    let db = Connection::open_in_memory().expect("a database");
    db.execute_batch("PRAGMA page_size = 512;")
        .expect("small pages");
    db.execute_batch(sql)
        .unwrap_or_else(|error| panic!("{error}: {sql}"));
    db.serialize("main").expect("bytes").to_vec()
}

fn file(sql: &str) -> Files {
    Files::of("aree.gpkg", bytes(sql))
}

/// The frame, the layer and these rows.
fn with(sql: &str) -> Files {
    file(&format!("{FRAME}{AREE}{sql}"))
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02X}").expect("a text");
        hex
    })
}

/// A head without a frame, and the well-known binary.
fn blob(wkb: &[u8]) -> Vec<u8> {
    [b"GP\0\x01", &32_632_i32.to_le_bytes()[..], wkb].concat()
}

fn wkb(kind: u32, rest: &[u8]) -> Vec<u8> {
    [&[1][..], &kind.to_le_bytes(), rest].concat()
}

fn numbers(numbers: &[f64]) -> Vec<u8> {
    numbers.iter().flat_map(|n| n.to_le_bytes()).collect()
}

fn point() -> Vec<u8> {
    wkb(1, &numbers(&[548_601.0, 5_017_575.0]))
}

/// A file with this shape.
fn shaped(blob: &[u8]) -> Files {
    with(&format!(
        "INSERT INTO aree VALUES (1, X'{}', 'uno');",
        hex(blob)
    ))
}

fn good() -> String {
    format!(
        "INSERT INTO aree VALUES (1, X'{}', 'uno');",
        hex(&blob(&point()))
    )
}

#[test]
fn broken_and_hostile_shapes() {
    let count = |n: u32| n.to_le_bytes();
    let deep = (0..40).fold(point(), |inner, _| {
        wkb(7, &[&count(1)[..], &inner].concat())
    });
    let nan = wkb(
        2,
        &[&count(2)[..], &numbers(&[f64::NAN, 1.0, 2.0, 3.0])].concat(),
    );
    let many = wkb(
        2,
        &[&count(30_000)[..], &numbers(&vec![1.0; 60_000])].concat(),
    );
    let mut framed = blob(&point());
    framed[3] = 0b1111;
    let mut extended = blob(&point());
    extended[3] = 0b10_0001;
    let mut version = blob(&point());
    version[2] = 9;
    let mut order = blob(&point());
    order[8] = 7;
    let cases = vec![
        case(
            "no shape",
            with("INSERT INTO aree VALUES (1, NULL, 'uno');"),
            Read(|s| {
                layer(s).features[0].shape.is_none() && layer(s).features[0].faults.is_empty()
            }),
        ),
        case(
            "a word for a shape",
            with("INSERT INTO aree VALUES (1, 'POINT(1 2)', 'uno');"),
            Faulty("danneggiata"),
        ),
        case(
            "a number for a shape",
            with("INSERT INTO aree VALUES (1, 7, 'uno');"),
            Faulty("danneggiata"),
        ),
        case("no bytes", shaped(b""), Faulty("danneggiata")),
        case("half a head", shaped(b"GP\0\x01"), Faulty("danneggiata")),
        case(
            "a head and no shape",
            shaped(&blob(b"")),
            Faulty("danneggiata"),
        ),
        case("another version", shaped(&version), Faulty("danneggiata")),
        case("a frame of no kind", shaped(&framed), Faulty("danneggiata")),
        case(
            "a type of another program",
            shaped(&extended),
            Faulty("altro programma"),
        ),
        case(
            "an order of bytes of no kind",
            shaped(&order),
            Faulty("danneggiata"),
        ),
        case(
            "half a point",
            shaped(&blob(&point()[..12])),
            Faulty("danneggiata"),
        ),
        case(
            "positions without number",
            shaped(&blob(&wkb(2, &count(u32::MAX)))),
            Faulty("danneggiata"),
        ),
        case(
            "rings without number",
            shaped(&blob(&wkb(3, &count(u32::MAX)))),
            Faulty("danneggiata"),
        ),
        case(
            "members without number",
            shaped(&blob(&wkb(7, &count(u32::MAX)))),
            Faulty("danneggiata"),
        ),
        case(
            "shapes in shapes",
            shaped(&blob(&deep)),
            Refused(Fault::TooDeep),
        ),
        case(
            "too many positions",
            shaped(&blob(&many)),
            Refused(Fault::TooManyVertices),
        ),
        case(
            "a curve",
            shaped(&blob(&wkb(8, &count(0)))),
            Faulty("curve"),
        ),
        case(
            "a surface with curves",
            shaped(&blob(&wkb(10, &count(0)))),
            Faulty("curve"),
        ),
        case(
            "curves in a collection",
            shaped(&blob(&wkb(
                7,
                &[&count(2)[..], &point(), &wkb(9, &count(0))].concat(),
            ))),
            Faulty("curve"),
        ),
        case(
            "a net of triangles",
            shaped(&blob(&wkb(1016, &count(0)))),
            Faulty("tre dimensioni"),
        ),
        case(
            "a kind that is not known",
            shaped(&blob(&wkb(77, &count(0)))),
            Faulty("danneggiata"),
        ),
        case(
            "too many dimensions",
            shaped(&blob(&wkb(9001, &count(0)))),
            Faulty("danneggiata"),
        ),
        case(
            "not a number",
            shaped(&blob(&nan)),
            Faulty("non è un numero"),
        ),
        case(
            "an empty point",
            shaped(&blob(&wkb(1, &numbers(&[f64::NAN, f64::NAN])))),
            Faulty("vuota"),
        ),
        case(
            "an empty surface",
            shaped(&blob(&wkb(3, &count(0)))),
            Faulty("vuota"),
        ),
    ];
    check(cases, 20);
}

#[test]
fn broken_and_hostile_files() {
    let cut = |n: usize| Files::of("aree.gpkg", seed("aree.gpkg")[..n].to_vec());
    let columns: Vec<String> = (0..60).map(|n| format!("c{n} TEXT")).collect();
    let mut wal = bytes(&format!("{FRAME}{AREE}{}", good()));
    (wal[18], wal[19]) = (2, 2);
    // A table of several pages, whose tree leads back to where it starts.
    let rows = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 300) INSERT INTO aree SELECT x, NULL, 'uno' FROM n;";
    let mut circle = bytes(&format!("{FRAME}{AREE}{rows}"));
    let mut turned = 0;
    for (number, page) in (1_u32..).zip(circle.chunks_mut(512)) {
        if page.first() == Some(&5) {
            page[8..12].copy_from_slice(&number.to_be_bytes());
            turned += 1;
        }
    }
    assert!(turned > 0);
    // A tree of which every branch leads to the leaf with the one long value.
    let long = "INSERT INTO aree VALUES (0, zeroblob(90000), '');";
    let mut again = bytes(&format!("{FRAME}{AREE}{long}{rows}"));
    let number =
        |bytes: &[u8], at: usize| usize::from(u16::from_be_bytes([bytes[at], bytes[at + 1]]));
    let mut turned = 0;
    for page in (512..again.len()).step_by(512) {
        if again[page] != 5 {
            continue;
        }
        let cells: Vec<usize> = (0..number(&again, page + 3))
            .map(|n| page + number(&again, page + 12 + 2 * n))
            .collect();
        let Some(&first) = cells.first() else {
            continue;
        };
        let leaf: [u8; 4] = again[first..first + 4].try_into().expect("four");
        for cell in cells {
            again[cell..cell + 4].copy_from_slice(&leaf);
            turned += 1;
        }
    }
    assert!(turned > 5, "{turned}");
    let mut rubbish = b"SQLite format 3\0".to_vec();
    rubbish.extend([0xab; 4_000]);
    let view = "CREATE TABLE vera (fid INTEGER PRIMARY KEY, geom BLOB);
        CREATE VIEW aree AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS fid, NULL AS geom FROM n;
        INSERT INTO gpkg_contents VALUES ('aree', 'features', 'aree', 32632);
        INSERT INTO gpkg_geometry_columns VALUES ('aree', 'geom', 'GEOMETRY', 32632, 0, 0);";
    let module = "CREATE VIRTUAL TABLE aree USING rtree(id, x1, x2, y1, y2);
        INSERT INTO gpkg_contents VALUES ('aree', 'features', 'aree', 32632);
        INSERT INTO gpkg_geometry_columns VALUES ('aree', 'geom', 'GEOMETRY', 32632, 0, 0);";
    let quoted = format!(
        "CREATE TABLE \"a\"\"; DROP TABLE x; --\" (\"geo\"\"m\" BLOB, \"no'me\" TEXT);
        INSERT INTO \"a\"\"; DROP TABLE x; --\" VALUES (X'{}', 'uno');
        INSERT INTO gpkg_geometry_columns VALUES ('a\"; DROP TABLE x; --', 'geo\"m', 'POINT', 32632, 0, 0);",
        hex(&blob(&point()))
    );
    let system = |srs: &str| {
        with(&format!(
            "{}UPDATE gpkg_geometry_columns SET srs_id = {srs};",
            good()
        ))
    };
    let cases = vec![
        case(
            "nothing",
            Files::of("aree.gpkg", ""),
            Refused(Fault::Truncated),
        ),
        case(
            "words",
            Files::of("aree.gpkg", "livello"),
            Refused(Fault::Damaged),
        ),
        case("only the mark", cut(16), Refused(Fault::Damaged)),
        case("only a page", cut(512), Refused(Fault::Damaged)),
        case("half", cut(8_192), Refused(Fault::Damaged)),
        case(
            "rubbish after the mark",
            Files::of("aree.gpkg", rubbish),
            Refused(Fault::Damaged),
        ),
        case(
            "a tree that turns in a circle",
            Files::of("aree.gpkg", circle),
            Refused(Fault::TooManyFeatures),
        ),
        case(
            "another database",
            file("CREATE TABLE a (b);"),
            Refused(Fault::NotALayer),
        ),
        case(
            "a base map",
            file("CREATE TABLE tiles (zoom_level, tile_data);"),
            Refused(Fault::NotALayer),
        ),
        case(
            "SpatiaLite",
            file("CREATE TABLE geometry_columns (a);"),
            Refused(Fault::NotALayer),
        ),
        case(
            "a frame of views",
            file(
                "CREATE VIEW gpkg_contents AS SELECT 1; CREATE VIEW gpkg_geometry_columns AS SELECT 1;",
            ),
            Refused(Fault::NotALayer),
        ),
        case(
            "a frame of other columns",
            file("CREATE TABLE gpkg_contents (a); CREATE TABLE gpkg_geometry_columns (b);"),
            Refused(Fault::Damaged),
        ),
        case("no layers", file(FRAME), Refused(Fault::Empty)),
        case("a layer without rows", with(""), Refused(Fault::Empty)),
        case(
            "a view that never ends",
            file(&format!("{FRAME}{view}")),
            Refused(Fault::Empty),
        ),
        case(
            "a module for a layer",
            file(&format!("{FRAME}{module}")),
            Refused(Fault::Empty),
        ),
        case(
            "a layer that is not there",
            file(&format!(
                "{FRAME}INSERT INTO gpkg_geometry_columns VALUES ('x', 'geom', 'POINT', 1, 0, 0);"
            )),
            Refused(Fault::Empty),
        ),
        case(
            "SQL for a name",
            file(&format!("{FRAME}{quoted}")),
            Read(|s| layer(s).columns == ["no'me"] && layer(s).features[0].shape.is_some()),
        ),
        case(
            "a layer declared twice",
            with(&format!(
                "{}INSERT INTO gpkg_geometry_columns SELECT * FROM gpkg_geometry_columns;",
                good()
            )),
            Read(|s| s.layers.len() == 1),
        ),
        case(
            "no column of shapes",
            with(
                "INSERT INTO aree VALUES (1, NULL, 'uno'); UPDATE gpkg_geometry_columns SET column_name = 'forma';",
            ),
            Noted("«forma»"),
        ),
        case(
            "a column that computes",
            with(&format!(
                "ALTER TABLE aree ADD COLUMN tanto TEXT AS (hex(zeroblob(100000000)));{}",
                good().replace("aree VALUES", "aree (fid, geom, nome) VALUES")
            )),
            Read(|s| layer(s).columns == ["fid", "nome"]),
        ),
        case(
            "triggers",
            with(&format!(
                "CREATE TRIGGER t AFTER INSERT ON aree BEGIN SELECT RAISE(IGNORE); END;{}",
                good()
            )),
            Read(|s| layer(s).features.len() == 1),
        ),
        case(
            "too many columns",
            file(&format!(
                "{FRAME}CREATE TABLE aree (geom BLOB, {}); INSERT INTO gpkg_geometry_columns VALUES ('aree', 'geom', 'POINT', 1, 0, 0);",
                columns.join(", ")
            )),
            Refused(Fault::TooManyColumns),
        ),
        case(
            "too many features",
            with(
                "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 2000) INSERT INTO aree SELECT x, NULL, NULL FROM n;",
            ),
            Refused(Fault::TooManyFeatures),
        ),
        case(
            "too many layers",
            file(&format!(
                "{FRAME}WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 20) INSERT INTO gpkg_geometry_columns SELECT 'a' || x, 'g', 'POINT', 1, 0, 0 FROM n;"
            )),
            Refused(Fault::TooManyLayers),
        ),
        case(
            "a long text",
            with("INSERT INTO aree VALUES (1, NULL, hex(zeroblob(9000)));"),
            Refused(Fault::CellTooLong),
        ),
        case(
            "bytes for a text",
            with("INSERT INTO aree VALUES (1, NULL, X'FFFE00');"),
            Noted("«nome»"),
        ),
        case(
            "a text that is not UTF-8",
            with("INSERT INTO aree VALUES (1, NULL, CAST(X'61FF62' AS TEXT));"),
            Read(|s| layer(s).features[0].cells[1] == Cell::Text("a\u{fffd}b".into())),
        ),
        case(
            "changes in a file beside",
            Files::of("aree.gpkg", bytes(&format!("{FRAME}{AREE}{}", good())))
                .with("aree.gpkg-wal", vec![1; 99]),
            Refused(Fault::StillOpen),
        ),
        case(
            "a change that was left half done",
            Files::of("aree.gpkg", bytes(&format!("{FRAME}{AREE}{}", good()))).with(
                "aree.gpkg-journal",
                b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7....".to_vec(),
            ),
            Refused(Fault::StillOpen),
        ),
        case(
            "a change that is done",
            Files::of("aree.gpkg", bytes(&format!("{FRAME}{AREE}{}", good())))
                .with("aree.gpkg-journal", vec![0; 99]),
            Read(|s| layer(s).features.len() == 1),
        ),
        case(
            "one long value again and again",
            Files::of("aree.gpkg", again),
            Refused(Fault::Damaged),
        ),
        case(
            "changes that are all in",
            Files::of("aree.gpkg", wal).with("aree.gpkg-wal", ""),
            Read(|s| layer(s).features.len() == 1),
        ),
        case(
            "a system that is not ours",
            system("23032"),
            Read(|s| layer(s).stated.is_none() && layer(s).stated_as == "EPSG:23032"),
        ),
        case(
            "a system of its own",
            system("100001"),
            Read(|s| layer(s).stated.is_none()),
        ),
        case(
            "a system that is not there",
            system("7"),
            Read(|s| layer(s).stated.is_none()),
        ),
        case(
            "a system that is not known",
            system("-1"),
            Read(|s| layer(s).stated.is_none() && layer(s).stated_as.is_empty()),
        ),
        case(
            "a system that is a word",
            system("'UTM'"),
            Read(|s| layer(s).stated.is_none()),
        ),
        case(
            "no list of systems",
            with(&format!("{}DROP TABLE gpkg_spatial_ref_sys;", good())),
            Read(|s| layer(s).stated.is_none()),
        ),
        case(
            "tables without shapes",
            with(&format!(
                "{}INSERT INTO gpkg_contents VALUES ('persone', 'attributes', 'persone', 0);",
                good()
            )),
            Noted("«persone»"),
        ),
    ];
    check(cases, 20);
}

#[test]
fn all_ways_of_binary_are_read() {
    let little = point();
    let mut big = vec![0];
    big.extend(1_u32.to_be_bytes());
    big.extend(548_601.0_f64.to_be_bytes());
    big.extend(5_017_575.0_f64.to_be_bytes());
    let at = [548_601.0, 5_017_575.0];
    let high = wkb(1001, &numbers(&[at[0], at[1], 7.0]));
    let measured = wkb(2001, &numbers(&[at[0], at[1], 7.0]));
    let both = wkb(3001, &numbers(&[at[0], at[1], 7.0, 8.0]));
    let postgis = wkb(
        0xe000_0001,
        &[
            &32_632_u32.to_le_bytes()[..],
            &numbers(&[at[0], at[1], 7.0, 8.0]),
        ]
        .concat(),
    );
    for wkb in [little, big, high, measured, both, postgis] {
        let source = outcome(&shaped(&blob(&wkb)), &tight()).expect("a layer");
        assert_eq!(layer(&source).stated, Some(System::Utm32Wgs84));
        let shape = layer(&source).features[0].shape.clone().expect("a point");
        assert_eq!(
            (shape.form, shape.parts[0][0][0]),
            (Form::Point, (at[0], at[1]))
        );
    }
    // A frame of x, y, z and m before it.
    let framed = [b"GP\0\x09", &[0; 4][..], &[0; 64], &point()].concat();
    let source = outcome(&shaped(&framed), &tight()).expect("a layer");
    assert!(layer(&source).features[0].shape.is_some());
}

#[test]
fn a_file_is_left_as_it_was() {
    // Reading works on a copy: the bytes that were given are not touched, and nothing appears on the disk.
    let files = with(&good());
    let before = files.clone();
    outcome(&files, &tight()).expect("a layer");
    assert_eq!(files, before);
}
