//! Broken and hostile GeoJSON.

use exchange::{
    layers::{Fault, Files, LayerLimits, System, read},
    sheets::Cell,
};

use crate::builder::{
    Wanted::{Faulty, Noted, Read, Refused},
    case, check, layer, outcome, tight,
};

fn file(text: impl Into<Vec<u8>>) -> Files {
    Files::of("aree.geojson", text)
}

/// A collection of these features.
fn collection(features: &str) -> Files {
    file(format!(
        r#"{{"type":"FeatureCollection","features":[{features}]}}"#
    ))
}

/// A feature with this geometry.
fn shaped(geometry: &str) -> Files {
    collection(&format!(
        r#"{{"type":"Feature","properties":{{"a":1}},"geometry":{geometry}}}"#
    ))
}

const POINT: &str = r#"{"type":"Feature","properties":{"nome":"è"},"geometry":{"type":"Point","coordinates":[9.6,45.3]}}"#;

#[test]
fn broken_and_hostile_files() {
    let deep = |open: &str, inner: &str, close: &str, times: usize| {
        format!("{}{inner}{}", open.repeat(times), close.repeat(times))
    };
    let inside =
        |geometry: &str| format!(r#"{{"type":"GeometryCollection","geometries":[{geometry}]}}"#);
    let nested = (0..40).fold(POINT.to_owned(), |inner, _| inside(&inner));
    let columns: Vec<String> = (0..60).map(|n| format!(r#""c{n}":{n}"#)).collect();
    let long = "x".repeat(20_000);
    let texts = format!(
        r#"{{"type":"Feature","geometry":null,"properties":{{"t":"{}"}}}},"#,
        "y".repeat(9_000)
    );
    let places = "[9.6,45.3],".repeat(30_000);
    let utf16: Vec<u8> = [0xfeff]
        .into_iter()
        .chain(POINT.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let latin: Vec<u8> = POINT
        .chars()
        .map(|c| u8::try_from(u32::from(c)).expect("Latin"))
        .collect();
    let cases = vec![
        case("nothing", file(""), Refused(Fault::Truncated)),
        case(
            "a cut file",
            file(&POINT[..POINT.len() - 9]),
            Refused(Fault::Truncated),
        ),
        case("words", file("non è un livello"), Refused(Fault::BadJson)),
        case(
            "a list of numbers",
            file("[1,2,3]"),
            Refused(Fault::NotGeoJson),
        ),
        case(
            "not a number",
            shaped(r#"{"type":"Point","coordinates":[NaN,45]}"#),
            Refused(Fault::BadJson),
        ),
        case(
            "a number out of range",
            shaped(r#"{"type":"Point","coordinates":[1e999,45]}"#),
            Refused(Fault::BadJson),
        ),
        case(
            "lists in lists",
            shaped(&format!(
                r#"{{"type":"Point","coordinates":{}}}"#,
                deep("[", "", "]", 100_000)
            )),
            Faulty("coordinate"),
        ),
        case(
            "lists in lists, fewer",
            shaped(&format!(
                r#"{{"type":"Point","coordinates":{}}}"#,
                deep("[", "", "]", 60)
            )),
            Faulty("coordinate"),
        ),
        case(
            "collections in collections",
            shaped(&nested),
            Refused(Fault::TooDeep),
        ),
        case(
            "attributes in attributes",
            collection(&format!(
                r#"{{"type":"Feature","properties":{},"geometry":null}}"#,
                deep(r#"{"a":"#, "1", "}", 5_000)
            )),
            Refused(Fault::TooDeep),
        ),
        case(
            "collections of features in collections",
            file(deep(
                r#"{"type":"FeatureCollection","features":["#,
                POINT,
                "]}",
                30,
            )),
            Refused(Fault::TooDeep),
        ),
        case(
            "too many positions",
            shaped(&format!(
                r#"{{"type":"LineString","coordinates":[{places}[9,45]]}}"#
            )),
            Refused(Fault::TooManyVertices),
        ),
        case(
            "too many empty lists",
            shaped(&format!(
                r#"{{"type":"Polygon","coordinates":[{}[]]}}"#,
                "[],".repeat(100_000)
            )),
            Refused(Fault::TooManyVertices),
        ),
        case(
            "empty shapes without end",
            shaped(&format!(
                r#"{{"type":"GeometryCollection","geometries":[{}{{}}]}}"#,
                "{},".repeat(500_000)
            )),
            Read(|s| layer(s).features.len() == 1),
        ),
        case(
            "too many columns",
            collection(&format!(
                r#"{{"type":"Feature","geometry":null,"properties":{{{}}}}}"#,
                columns.join(",")
            )),
            Refused(Fault::TooManyColumns),
        ),
        case(
            "too many features",
            collection(&format!("{}{POINT}", format!("{POINT},").repeat(2_000))),
            Refused(Fault::TooManyFeatures),
        ),
        case(
            "a long text",
            collection(&format!(
                r#"{{"type":"Feature","geometry":null,"properties":{{"t":"{long}"}}}}"#
            )),
            Refused(Fault::CellTooLong),
        ),
        case(
            "a long list as an attribute",
            collection(&format!(
                r#"{{"type":"Feature","geometry":null,"properties":{{"t":[{}1]}}}}"#,
                "1,".repeat(9_000)
            )),
            Refused(Fault::CellTooLong),
        ),
        case(
            "too much text",
            collection(&format!("{}{POINT}", texts.repeat(30))),
            Refused(Fault::TooMuchText),
        ),
        case(
            "the JSON of ESRI",
            file(
                r#"{"geometryType":"esriGeometryPoint","features":[{"attributes":{"a":1},"geometry":{"x":1,"y":2}}]}"#,
            ),
            Refused(Fault::NotGeoJson),
        ),
        case(
            "TopoJSON",
            file(r#"{"type":"Topology","objects":{},"arcs":[]}"#),
            Refused(Fault::NotGeoJson),
        ),
        case(
            "features that are an object",
            file(r#"{"type":"FeatureCollection","features":{"a":1}}"#),
            Refused(Fault::Empty),
        ),
        case(
            "no features",
            file(r#"{"type":"FeatureCollection","features":null}"#),
            Refused(Fault::Empty),
        ),
        case(
            "features of all kinds",
            collection(&format!(r#"null,1,"x",[],{{}},{POINT}"#)),
            Faulty("elemento di GeoJSON"),
        ),
        case(
            "texts for numbers",
            shaped(r#"{"type":"Point","coordinates":["9.6","45.3"]}"#),
            Faulty("coordinate"),
        ),
        case(
            "nothing for numbers",
            shaped(r#"{"type":"LineString","coordinates":[[9,45],[null,null]]}"#),
            Faulty("coordinate"),
        ),
        case(
            "one number",
            shaped(r#"{"type":"Point","coordinates":[9.6]}"#),
            Faulty("coordinate"),
        ),
        case(
            "a number alone",
            shaped(r#"{"type":"Point","coordinates":9.6}"#),
            Faulty("coordinate"),
        ),
        case(
            "mixed depths",
            shaped(r#"{"type":"Polygon","coordinates":[[[9,45],[9,46],[[9,47]]]]}"#),
            Faulty("coordinate"),
        ),
        case(
            "an object for coordinates",
            shaped(r#"{"type":"Point","coordinates":{"x":9,"y":45}}"#),
            Faulty("coordinate"),
        ),
        case(
            "no coordinates",
            shaped(r#"{"type":"Polygon"}"#),
            Faulty("coordinate"),
        ),
        case(
            "empty coordinates",
            shaped(r#"{"type":"Polygon","coordinates":[]}"#),
            Faulty("vuota"),
        ),
        case(
            "a kind that is not known",
            shaped(r#"{"type":"Circle","coordinates":[9,45]}"#),
            Faulty("tipo di forma"),
        ),
        case(
            "coordinates of another kind",
            shaped(r#"{"type":"Polygon","coordinates":[9,45]}"#),
            Faulty("coordinate"),
        ),
        case(
            "a geometry twice",
            collection(r#"{"type":"Feature","geometry":null,"geometry":null,"properties":null}"#),
            Faulty("due volte"),
        ),
        case(
            "an attribute twice",
            collection(r#"{"type":"Feature","geometry":null,"properties":{"a":1,"a":2}}"#),
            Faulty("«a» è scritto due volte"),
        ),
        case(
            "attributes that are a list",
            collection(r#"{"type":"Feature","geometry":null,"properties":[1]}"#),
            Faulty("attributi"),
        ),
        case(
            "more after the end",
            file(format!("{POINT} fine")),
            Refused(Fault::BadJson),
        ),
        case(
            "half a letter",
            collection(r#"{"type":"Feature","geometry":null,"properties":{"a":"\ud800"}}"#),
            Refused(Fault::BadJson),
        ),
        case(
            "a name that turns the writing",
            collection(
                "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"\u{202e}a\":1,\"\u{202e}a\":2}}",
            ),
            Faulty("\u{fffd}a"),
        ),
        case("the letters of Windows", file(latin), Noted("Windows-1252")),
        case(
            "UTF-16",
            file(utf16),
            Read(|s| layer(s).features[0].cells == [Cell::Text("è".into())]),
        ),
        case(
            "the mark of Excel",
            file(format!("\u{feff}{POINT}")),
            Read(|s| layer(s).features.len() == 1),
        ),
        case(
            "one feature a line",
            file(format!("{POINT}\n\n\u{1e}{POINT}\n")),
            Read(|s| layer(s).features.len() == 2),
        ),
        case(
            "one feature a line, the third broken",
            file(format!("{POINT}\n{POINT}\n{{\"type\":")),
            Refused(Fault::Truncated),
        ),
        case(
            "members of others",
            file(format!(
                r#"{{"type":"FeatureCollection","stile":{{"a":[1]}},"features":[{POINT}]}}"#
            )),
            Noted("«stile»"),
        ),
        case(
            "a system that is not ours",
            file(format!(
                r#"{{"type":"FeatureCollection","crs":{{"type":"name","properties":{{"name":"EPSG:2154"}}}},"features":[{POINT}]}}"#
            )),
            Read(|s| layer(s).stated.is_none() && layer(s).stated_as == "EPSG:2154"),
        ),
        case(
            "a system that is a list",
            file(format!(
                r#"{{"crs":[1,[2]],"type":"FeatureCollection","features":[{POINT}]}}"#
            )),
            Read(|s| layer(s).stated.is_none()),
        ),
        case(
            "a system of long ago",
            file(format!(
                r#"{{"crs":{{"type":"EPSG","properties":{{"code":3003}}}},"type":"FeatureCollection","features":[{POINT}]}}"#
            )),
            Read(|s| layer(s).stated == Some(System::GaussBoagaWest)),
        ),
    ];
    check(cases, 20);
}

#[test]
fn the_line_of_a_mistake_is_told() {
    let file = file(format!("{POINT}\n{POINT}\n{{\"type\":oggi}}\n"));
    let refusal = outcome(&file, &tight()).expect_err("a mistake");
    assert_eq!(refusal.fault, Fault::BadJson);
    assert!(refusal.message().contains("riga 3"), "{refusal}");
}

#[test]
fn the_feature_of_a_limit_is_told() {
    let long = format!(
        r#"{{"type":"Feature","geometry":null,"properties":{{"t":"{}"}}}}"#,
        "x".repeat(20_000)
    );
    let refusal =
        outcome(&collection(&format!("{POINT},{POINT},{long}")), &tight()).expect_err("long");
    assert!(refusal.message().contains("elemento 3"), "{refusal}");
}

#[test]
fn too_many_bytes_are_not_looked_at() {
    let limits = LayerLimits {
        bytes: 10,
        ..tight()
    };
    let refusal = outcome(&file(POINT), &limits).expect_err("too big");
    assert_eq!(refusal.fault, Fault::FileTooBig);
    // In the letters of Windows a text may be three times its bytes.
    let euros = [
        b"{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"a\":\"".to_vec(),
        vec![0x80; 900],
        b"\"}}".to_vec(),
    ]
    .concat();
    let thousand = LayerLimits {
        bytes: 2_000,
        ..tight()
    };
    let refusal = outcome(&file(euros.clone()), &thousand).expect_err("too big");
    assert_eq!(refusal.fault, Fault::FileTooBig);
    assert!(outcome(&file(euros), &tight()).is_ok());
    // Those beside it count.
    let files = Files::of("a.shp", b"12345".to_vec()).with("a.dbf", b"123456".to_vec());
    let refusal = outcome(&files, &limits).expect_err("too big");
    assert_eq!(refusal.fault, Fault::FileTooBig);
}

#[test]
fn a_person_can_stop_it() {
    let many = format!("{}{POINT}", format!("{POINT},").repeat(900));
    let asked = std::cell::Cell::new(0);
    let goes_on = || {
        asked.set(asked.get() + 1);
        asked.get() < 3
    };
    let refusal = read(&collection(&many), &tight(), &goes_on).expect_err("stopped");
    assert_eq!(refusal.fault, Fault::Cancelled);
    assert_eq!(asked.get(), 3, "and it is not asked again");
}
