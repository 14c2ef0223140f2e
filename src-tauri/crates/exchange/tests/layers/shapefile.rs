//! Broken and hostile shapefiles.

use exchange::{
    layers::{Fault, Files, LayerLimits, System},
    sheets::Cell,
};
use plan::geometry::Form;

use crate::builder::{
    Wanted::{self, Faulty, Noted, Read, Refused},
    case, check, dbf, layer, outcome, point, record, runs, shp, tight,
};

fn file(bytes: impl Into<Vec<u8>>) -> Files {
    Files::of("aree.shp", bytes)
}

/// One record of these bytes.
fn one(content: &[u8]) -> Files {
    file(shp(&[record(1, content)]))
}

fn two_points() -> Vec<u8> {
    shp(&[record(1, &point(9.6, 45.3)), record(2, &point(9.7, 45.4))])
}

/// As the hands of a clock, and against them.
const CLOCK: &[(f64, f64)] = &[(0.0, 0.0), (0.0, 9.0), (9.0, 9.0), (9.0, 0.0), (0.0, 0.0)];
const AGAINST: &[(f64, f64)] = &[(3.0, 3.0), (6.0, 3.0), (6.0, 6.0), (3.0, 6.0), (3.0, 3.0)];
const AWAY: &[(f64, f64)] = &[(20.0, 3.0), (26.0, 3.0), (26.0, 6.0), (20.0, 3.0)];

/// Bytes with a number in another place.
fn set(mut bytes: Vec<u8>, at: usize, number: u32) -> Vec<u8> {
    bytes[at..at + 4].copy_from_slice(&number.to_le_bytes());
    bytes
}

fn index(entries: &[(u32, u32)]) -> Vec<u8> {
    let mut bytes = shp(&[]);
    for (at, length) in entries {
        bytes.extend((at / 2).to_be_bytes());
        bytes.extend((length / 2).to_be_bytes());
    }
    bytes
}

fn table() -> Vec<u8> {
    dbf(&[("NOME", b'C', 8)], &[b" uno", b" due"], 3)
}

#[test]
fn broken_and_hostile_shapes() {
    let ring = runs(5, &[CLOCK]);
    let far: Vec<(f64, f64)> = vec![(f64::NAN, 1.0), (2.0, 2.0)];
    let endless: Vec<(f64, f64)> = vec![(f64::INFINITY, 1.0), (2.0, 2.0)];
    let none: Vec<(f64, f64)> = vec![(-1.7e308, 1.0), (2.0, 2.0)];
    let mut cut = two_points();
    cut.truncate(cut.len() - 5);
    let mut longer = two_points();
    longer.extend([7; 13]);
    let mut lying = two_points();
    lying[24..28].copy_from_slice(&0x7fff_ffff_u32.to_be_bytes());
    let mut long_record = two_points();
    long_record[104..108].copy_from_slice(&0x7fff_ffff_u32.to_be_bytes());
    let mut no_record = two_points();
    no_record[104..108].copy_from_slice(&0_u32.to_be_bytes());
    let many: Vec<Vec<u8>> = (1..3_000)
        .map(|n| record(n, &0_u32.to_le_bytes()))
        .collect();
    let small = |n: u32| {
        let x = f64::from(n) * 2.0;
        vec![(x, 0.0), (x + 1.0, 0.0), (x + 1.0, 1.0), (x, 0.0)]
    };
    // Small rings within each other's frames, all turning as holes do.
    let rings: Vec<Vec<(f64, f64)>> = (0..3_000).map(small).collect();
    let rings: Vec<&[(f64, f64)]> = rings.iter().map(Vec::as_slice).collect();
    let big: Vec<(f64, f64)> = vec![(0.0, 0.0); 30_000];
    let corners: Vec<(f64, f64)> = (0..1_000).map(|n| (f64::from(n), 0.0)).collect();
    let wide = vec![(100, 1_020); 100];
    let cases: Vec<(&'static str, Files, Wanted)> = vec![
        ("nothing", file(""), Refused(Fault::Truncated)),
        (
            "half a head",
            file(&two_points()[..60]),
            Refused(Fault::Truncated),
        ),
        ("another mark", file(vec![7; 200]), Refused(Fault::Damaged)),
        ("only a head", file(shp(&[])), Refused(Fault::Empty)),
        ("a cut record", file(cut), Refused(Fault::Truncated)),
        ("a length that lies", file(lying), Refused(Fault::Truncated)),
        (
            "a record without end",
            file(long_record),
            Refused(Fault::Truncated),
        ),
        (
            "a record of nothing",
            file(no_record),
            Refused(Fault::Truncated),
        ),
        ("bytes after the end", file(longer), Noted("13 byte in più")),
        (
            "too many records",
            file(shp(&many)),
            Refused(Fault::TooManyFeatures),
        ),
        (
            "no shape",
            one(&0_u32.to_le_bytes()),
            Read(|s| {
                layer(s).features[0].shape.is_none() && layer(s).features[0].faults.is_empty()
            }),
        ),
        (
            "points without number",
            one(&set(ring.clone(), 40, u32::MAX)),
            Faulty("danneggiata"),
        ),
        (
            "parts without number",
            one(&set(ring.clone(), 36, u32::MAX)),
            Faulty("danneggiata"),
        ),
        (
            "no parts for its points",
            one(&set(ring.clone(), 36, 0)),
            Faulty("danneggiata"),
        ),
        (
            "a part that starts late",
            one(&set(ring.clone(), 44, 2)),
            Faulty("danneggiata"),
        ),
        (
            "a part beyond the end",
            one(&set(runs(5, &[CLOCK, AGAINST]), 48, 99)),
            Faulty("danneggiata"),
        ),
        (
            "parts that go back",
            one(&set(runs(5, &[AGAINST, CLOCK, AGAINST]), 48, 12)),
            Faulty("danneggiata"),
        ),
        (
            "not a number",
            one(&runs(3, &[&far])),
            Faulty("non è un numero"),
        ),
        (
            "endless",
            one(&runs(3, &[&endless])),
            Faulty("non è un numero"),
        ),
        (
            "the number that means none",
            one(&runs(3, &[&none])),
            Faulty("non è un numero"),
        ),
        (
            "half a point",
            one(&point(1.0, 2.0)[..12]),
            Faulty("danneggiata"),
        ),
        (
            "a kind that is not known",
            one(&99_u32.to_le_bytes()),
            Faulty("danneggiata"),
        ),
        (
            "a solid",
            one(&runs(31, &[CLOCK])),
            Faulty("tre dimensioni"),
        ),
        (
            "too many positions",
            one(&runs(3, &[&big])),
            Refused(Fault::TooManyVertices),
        ),
        ("no positions", one(&runs(5, &[&[]])), Faulty("vuota")),
        (
            "a hole without outline",
            one(&runs(5, &[CLOCK, AWAY])),
            Faulty("foro"),
        ),
        (
            "rings without end",
            one(&runs(5, &rings)),
            Refused(Fault::TooIntricate),
        ),
        (
            "an index of words",
            file(two_points()).with("aree.shx", b"indice".to_vec()),
            Noted(".shx"),
        ),
        (
            "an index beyond the end",
            file(two_points()).with("aree.shx", index(&[(100, 20), (90_000, 20)])),
            Noted(".shx"),
        ),
        (
            "an index into the head",
            file(two_points()).with("aree.shx", index(&[(8, 20), (128, 20)])),
            Noted(".shx"),
        ),
        (
            "more parts than there may be positions",
            one(&runs(5, &vec![&[][..]; 30_000])),
            Refused(Fault::TooManyVertices),
        ),
        (
            "an index without end",
            file(two_points()).with("aree.shx", index(&[(100, 20); 1_100])),
            Refused(Fault::TooManyFeatures),
        ),
        (
            "an index to one record, again and again",
            one(&runs(3, &[&corners])).with("aree.shx", index(&wide)),
            Refused(Fault::TooManyVertices),
        ),
    ];
    check(
        cases
            .into_iter()
            .map(|(what, files, wanted)| case(what, files, wanted))
            .collect(),
        20,
    );
}

#[test]
fn broken_and_hostile_companions() {
    let with =
        |ending: &str, bytes: Vec<u8>| file(two_points()).with(&format!("aree.{ending}"), bytes);
    let mut rows = table();
    rows[4..8].copy_from_slice(&u32::MAX.to_le_bytes());
    let mut short = table();
    short.truncate(short.len() - 6);
    let mut no_head = table();
    no_head[8..10].copy_from_slice(&0_u16.to_le_bytes());
    let mut no_row = table();
    no_row[10..12].copy_from_slice(&0_u16.to_le_bytes());
    let mut wide = table();
    wide[48] = 200;
    let mut far_head = table();
    far_head[8..10].copy_from_slice(&u16::MAX.to_le_bytes());
    let fields: Vec<(&str, u8, u8)> = vec![("A", b'N', 1); 60];
    let odd = dbf(
        &[
            ("N", b'N', 6),
            ("D", b'D', 8),
            ("L", b'L', 1),
            ("Z", b'N', 20),
            ("M", b'M', 10),
        ],
        &[
            b" abcdef99999999X123456789012345678900000000001",
            b" ****** 0000000?                    ",
        ],
        3,
    );
    let twice = dbf(
        &[("A", b'C', 3), ("A", b'C', 3), ("", b'C', 3)],
        &[b" unoduetre"],
        3,
    );
    let cases = vec![
        case(
            "an empty table",
            with("dbf", Vec::new()),
            Refused(Fault::Damaged),
        ),
        case(
            "half a head",
            with("dbf", table()[..20].to_vec()),
            Refused(Fault::Damaged),
        ),
        case(
            "a head of no bytes",
            with("dbf", no_head),
            Refused(Fault::Damaged),
        ),
        case(
            "a head beyond the end",
            with("dbf", far_head),
            Refused(Fault::Truncated),
        ),
        case(
            "rows of no bytes",
            with("dbf", no_row),
            Refused(Fault::Damaged),
        ),
        case(
            "rows without number",
            with("dbf", rows),
            Refused(Fault::Truncated),
        ),
        case("a cut row", with("dbf", short), Refused(Fault::Truncated)),
        case(
            "rows of one byte without end",
            with("dbf", dbf(&[("A", b'C', 0); 40], &[&b" "[..]; 1_100], 3)),
            Refused(Fault::TooManyFeatures),
        ),
        case(
            "fields of no width",
            with("dbf", dbf(&[("A", b'C', 0); 40], &[&b" "[..]; 2], 3)),
            Read(|s| layer(s).columns.len() == 40),
        ),
        case(
            "a field wider than its row",
            with("dbf", wide),
            Refused(Fault::Damaged),
        ),
        case(
            "too many fields",
            with("dbf", dbf(&fields, &[], 3)),
            Refused(Fault::TooManyColumns),
        ),
        case(
            "fewer rows",
            with("dbf", dbf(&[("NOME", b'C', 8)], &[b" uno"], 3)),
            Noted("senza attributi"),
        ),
        case(
            "more rows",
            with(
                "dbf",
                dbf(&[("NOME", b'C', 8)], &[b" uno", b" due", b" tre"], 3),
            ),
            Noted("non ha forma"),
        ),
        case(
            "a deleted row",
            with("dbf", dbf(&[("NOME", b'C', 8)], &[b"*uno", b" due"], 3)),
            Read(|s| {
                let features = &layer(s).features;
                features.len() == 1
                    && features[0].number == 2
                    && s.notes.iter().any(|n| n.contains("cancellata"))
            }),
        ),
        case(
            "values that are none",
            with("dbf", odd.clone()),
            Read(|s| {
                let cells: Vec<_> = layer(s).features.iter().map(|f| f.cells.clone()).collect();
                let text = |t: &str| Cell::Text(t.into());
                cells[0]
                    == [
                        text("abcdef"),
                        text("99999999"),
                        text("X"),
                        text("12345678901234567890"),
                    ]
                    && cells[1] == [Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty]
            }),
        ),
        case("notes in another file", with("dbf", odd), Noted("«M»")),
        case(
            "a name twice, and none",
            file(shp(&[record(1, &point(1.0, 2.0))])).with("aree.dbf", twice),
            Read(|s| layer(s).columns == ["A", "A_2", "colonna 3"]),
        ),
        case("no table", file(two_points()), Noted(".dbf")),
        case("no system", file(two_points()), Noted(".prj")),
        case(
            "a table alone",
            Files::of("aree.dbf", table()),
            Refused(Fault::NoShapes),
        ),
        case(
            "a table that is chosen",
            Files::of("aree.DBF", table()).with("aree.SHP", two_points()),
            Read(|s| layer(s).features.len() == 2),
        ),
        case(
            "a system of brackets",
            with("prj", "PROJCS[".repeat(9_000).into_bytes()),
            Read(|s| layer(s).stated.is_none()),
        ),
        case(
            "a system of a megabyte",
            with("prj", vec![b'A'; 1 << 20]),
            Read(|s| layer(s).stated_as.len() == 80),
        ),
        case(
            "a system of zeros",
            with("prj", vec![0; 500]),
            Read(|s| layer(s).stated.is_none()),
        ),
        case(
            "an alphabet of no one",
            with("cpg", b"KLINGON".to_vec()).with("aree.dbf", table()),
            Noted("KLINGON"),
        ),
        case(
            "an alphabet of bytes",
            with("cpg", vec![0xff; 90]).with("aree.dbf", table()),
            Read(|s| layer(s).features.len() == 2),
        ),
    ];
    check(cases, 20);
}

#[test]
fn letters_are_those_of_the_table() {
    let read = |mark: u8, cpg: Option<&str>, letters: &[u8]| {
        let row = [b" ", letters].concat();
        let mut files = file(shp(&[record(1, &point(9.6, 45.3))]))
            .with("aree.dbf", dbf(&[("NOME", b'C', 12)], &[&row], mark));
        if let Some(cpg) = cpg {
            files = files.with("aree.cpg", cpg.as_bytes().to_vec());
        }
        let source = outcome(&files, &tight()).expect("a layer");
        layer(&source).features[0].cells[0].clone()
    };
    let wanted = Cell::Text("Località è".into());
    assert_eq!(read(0x57, None, b"Localit\xe0 \xe8"), wanted);
    assert_eq!(read(0, None, "Località è".as_bytes()), wanted);
    assert_eq!(read(2, None, b"Localit\x85 \x8a"), wanted);
    assert_eq!(read(0x57, Some("UTF-8"), "Località è".as_bytes()), wanted);
    assert_eq!(read(0x57, Some("1252"), b"Localit\xe0 \xe8"), wanted);
    assert_eq!(read(0x57, Some("ISO88591\n"), b"Localit\xe0 \xe8"), wanted);
    assert_eq!(read(0x57, Some("88591"), b"Localit\xe0 \xe8"), wanted);
    assert_eq!(read(0x57, Some("ANSI 1252"), b"Localit\xe0 \xe8"), wanted);
    assert_eq!(read(0x57, Some("CP850"), b"Localit\x85 \x8a"), wanted);
    // A .cpg that was copied from another shapefile.
    assert_eq!(read(0x57, Some("UTF-8"), b"Localit\xe0 \xe8  "), wanted);
    assert_eq!(read(0x57, Some("UTF-8"), b"Localit\xe0 \xe8"), wanted);
    assert_eq!(read(0x57, Some("1252"), "Località è".as_bytes()), wanted);
    assert_eq!(read(3, None, "Località è".as_bytes()), wanted);
    // A letter that the width of the field has cut in two is left out, not shown as rubbish.
    assert_eq!(
        read(3, Some("UTF-8"), b"Localit\xc3\xa0 ab\xc3"),
        Cell::Text("Località ab".into())
    );
}

#[test]
fn rings_become_outlines_and_holes() {
    let read = |rings: &[&[(f64, f64)]]| {
        let source = outcome(&one(&runs(5, rings)), &LayerLimits::default()).expect("a layer");
        layer(&source).features[0].shape.clone().expect("a shape")
    };
    let turned = |ring: &[(f64, f64)]| ring.iter().rev().copied().collect::<Vec<_>>();
    let shape = read(&[AGAINST, CLOCK]);
    assert_eq!(shape.form, Form::Polygon);
    assert_eq!(shape.parts, [vec![CLOCK.to_vec(), AGAINST.to_vec()]]);
    // An island in the hole, and another outline before all.
    let island = [(4.0, 4.0), (4.0, 5.0), (5.0, 5.0), (4.0, 4.0)];
    let shape = read(&[&turned(AWAY), CLOCK, AGAINST, &island]);
    assert_eq!(shape.form, Form::MultiPolygon);
    assert_eq!(
        shape.parts,
        [
            vec![turned(AWAY)],
            vec![CLOCK.to_vec(), AGAINST.to_vec()],
            vec![island.to_vec()]
        ]
    );
    // A hole that touches its outline in a corner, and one that shares an edge.
    let corner = [(0.0, 0.0), (2.0, 1.0), (1.0, 2.0), (0.0, 0.0)];
    assert_eq!(read(&[CLOCK, &corner]).parts.len(), 1);
    let edge = [(2.0, 0.0), (4.0, 0.0), (3.0, 2.0), (2.0, 0.0)];
    assert_eq!(read(&[CLOCK, &edge]).parts.len(), 1);
    // A program that turns all rings the same way: what is in what decides.
    let all_against = read(&[AGAINST, &turned(CLOCK), &turned(&island)]);
    assert_eq!(
        all_against.parts,
        [vec![turned(CLOCK), AGAINST.to_vec()], vec![turned(&island)]]
    );
}

#[test]
fn a_record_that_was_written_again_counts() {
    let old = record(1, &point(1.0, 1.0));
    let bytes = shp(&[
        old,
        record(2, &point(2.0, 2.0)),
        record(1, &point(9.0, 9.0)),
    ]);
    let first = |files: &Files| {
        let source = outcome(files, &tight()).expect("a layer");
        let features = &layer(&source).features;
        assert_eq!(features.len(), 2);
        features[0].shape.clone().expect("a point").parts[0][0][0]
    };
    assert_eq!(first(&file(bytes.clone())), (9.0, 9.0));
    let shx = index(&[(156, 20), (128, 20)]);
    assert_eq!(first(&file(bytes).with("aree.shx", shx)), (9.0, 9.0));
}

#[test]
fn heights_and_measures_are_left_out_and_told() {
    let mut high = runs(13, &[&[(1.0, 2.0), (3.0, 4.0)]]);
    high.extend([0; 48]);
    let source = outcome(&one(&high), &tight()).expect("a layer");
    let shape = layer(&source).features[0].shape.clone().expect("a line");
    assert_eq!(shape.parts, [[[(1.0, 2.0), (3.0, 4.0)]]]);
    assert!(
        source.notes.iter().any(|note| note.contains("quote")),
        "{:?}",
        source.notes
    );
    let mut points = 8_u32.to_le_bytes().to_vec();
    points.extend([0; 32]);
    points.extend(2_u32.to_le_bytes());
    points.extend([1.0_f64, 2.0, 3.0, 4.0].map(f64::to_le_bytes).concat());
    let source = outcome(&one(&points), &tight()).expect("a layer");
    let features = &layer(&source).features;
    let places: Vec<_> = features
        .iter()
        .map(|f| (f.number, f.piece, f.pieces))
        .collect();
    assert_eq!(places, [(1, 1, 2), (1, 2, 2)]);
}

#[test]
fn systems_of_prj_are_recognised() {
    use exchange::layers::of_prj;
    let esri = |name: &str, datum: &str, spheroid: &str, cm: &str, fe: &str| {
        format!(
            r#"PROJCS["{name}",GEOGCS["GCS",DATUM["{datum}",SPHEROID[{spheroid}]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",{fe}],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",{cm}],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#
        )
    };
    let (wgs, grs, intl) = (
        r#""WGS_1984",6378137.0,298.257223563"#,
        r#""GRS_1980",6378137.0,298.257222101"#,
        r#""International_1924",6378388.0,297.0"#,
    );
    let known = [
        (esri("WGS_1984_UTM_Zone_32N", "D_WGS_1984", wgs, "9.0", "500000.0"), Some(System::Utm32Wgs84)),
        (esri("ETRS_1989_UTM_Zone_32N", "D_ETRS_1989", grs, "9.0", "500000.0"), Some(System::Utm32Etrs89)),
        (esri("RDN2008_UTM_zone_32N", "D_Rete_Dinamica_Nazionale_2008", grs, "9.0", "500000.0"), Some(System::Utm32Rdn2008)),
        (esri("RDN2008_TM32", "D_Rete_Dinamica_Nazionale_2008", grs, "9.0", "500000.0"), Some(System::Utm32Rdn2008Ne)),
        (esri("Monte_Mario_Italy_1", "D_Monte_Mario", intl, "9.0", "1500000.0"), Some(System::GaussBoagaWest)),
        (esri("Monte_Mario_Italy_2", "D_Monte_Mario", intl, "15.0", "2520000.0"), Some(System::GaussBoagaEast)),
        (esri("UTM 32 di un programma", "unknown", grs, "9", "500000"), Some(System::Utm32Etrs89)),
        // Named as ours, and something else.
        (esri("WGS_1984_UTM_Zone_32N", "D_WGS_1984", wgs, "9.0", "500001.0"), None),
        (esri("WGS_1984_UTM_Zone_32N", "D_WGS_1984", wgs, "21.0", "500000.0"), None),
        (esri("ED_1950_UTM_Zone_32N", "D_European_1950", intl, "9.0", "500000.0"), None),
        (esri("Monte_Mario_Italy_1", "D_Monte_Mario", grs, "9.0", "1500000.0"), None),
        (esri("In piedi", "D_WGS_1984", wgs, "9.0", "500000.0").replace(r#""Meter",1.0"#, r#""Foot",0.3048"#), None),
        (r#"GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#.to_owned(), Some(System::Wgs84)),
        (r#"GEOGCS["Monte Mario (Rome)",DATUM["Monte_Mario",SPHEROID["International 1924",6378388,297]],PRIMEM["Rome",12.45233333333333],UNIT["degree",0.0174532925199433]]"#.to_owned(), None),
        (r#"PROJCRS["qualunque",BASEGEOGCRS["x",DATUM["y",ELLIPSOID["z",1,1]]],ID["EPSG",32632]]"#.to_owned(), Some(System::Utm32Wgs84)),
        ("EPSG:25832".to_owned(), Some(System::Utm32Etrs89)),
        (String::new(), None),
    ];
    for (text, system) in known {
        assert_eq!(of_prj(&text), system, "{text}");
    }
}
