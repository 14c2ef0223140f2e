//! Broken and hostile KML.

use exchange::{
    layers::{Fault, Files},
    sheets::Cell,
};
use plan::geometry::Form;

use crate::builder::{
    Wanted::{Faulty, Noted, Read, Refused},
    case, check, layer, outcome, tight, zip,
};

fn file(text: impl Into<Vec<u8>>) -> Files {
    Files::of("aree.kml", text)
}

fn document(inside: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><name>Carta</name>{inside}</Document></kml>"
    )
}

fn with(inside: &str) -> Files {
    file(document(inside))
}

/// A place with this in it.
fn place(inside: &str) -> Files {
    with(&format!("<Placemark><name>è</name>{inside}</Placemark>"))
}

const POINT: &str =
    "<Placemark><name>è</name><Point><coordinates>9.6,45.3,0</coordinates></Point></Placemark>";

fn line(coordinates: &str) -> Files {
    place(&format!(
        "<LineString><coordinates>{coordinates}</coordinates></LineString>"
    ))
}

#[test]
fn broken_and_hostile_files() {
    let deep = |name: &str, inside: &str, times: usize| {
        format!(
            "{}{inside}{}",
            format!("<{name}>").repeat(times),
            format!("</{name}>").repeat(times)
        )
    };
    let data: Vec<String> = (0..60)
        .map(|n| format!("<Data name=\"c{n}\"><value>1</value></Data>"))
        .collect();
    let folders: String = (0..20)
        .map(|n| format!("<Folder><name>c{n}</name>{POINT}</Folder>"))
        .collect();
    let latin: Vec<u8> = document(POINT)
        .replace("UTF-8", "ISO-8859-1")
        .chars()
        .map(|c| u8::try_from(u32::from(c)).expect("Latin"))
        .collect();
    let no_say: Vec<u8> = document(POINT)
        .replace(" encoding=\"UTF-8\"", "")
        .chars()
        .map(|c| u8::try_from(u32::from(c)).expect("Latin"))
        .collect();
    let whole = document(POINT);
    let cut = |more: usize| whole[..whole.find("<Point>").expect("a point") + more].to_owned();
    let laughs = "<!DOCTYPE k [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
    let outside = "<!DOCTYPE k [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>";
    let fields = "<ExtendedData><Data name=\"\"><value>1</value></Data><Data name=\"a\"><value>1</value></Data><Data name=\"a\"><value>2</value></Data></ExtendedData>";
    let cases = vec![
        case("nothing", file(""), Refused(Fault::Truncated)),
        case("words", file("una carta"), Refused(Fault::Empty)),
        case("no places", with(""), Refused(Fault::Empty)),
        case("a cut file", file(cut(0)), Refused(Fault::Truncated)),
        case("a cut mark", file(cut(3)), Refused(Fault::BadXml)),
        case("elements that cross", with("<Folder><Placemark></Folder></Placemark>"), Refused(Fault::BadXml)),
        case("entities of entities", file(format!("{laughs}{}", document("<Placemark><name>&b;</name></Placemark>"))), Refused(Fault::Entities)),
        case("an entity that reads a file", file(format!("{outside}{}", document("<Placemark><name>&f;</name></Placemark>"))), Refused(Fault::Entities)),
        case("a letter of web pages", place("<description>citt&agrave;</description>"), Read(|s| layer(s).features[0].cells.contains(&Cell::Text("citt&agrave;".into())))),
        case("folders in folders", with(&deep("Folder", POINT, 500)), Refused(Fault::TooDeep)),
        case("shapes in shapes", place(&deep("MultiGeometry", "<Point><coordinates>9,45</coordinates></Point>", 40)), Refused(Fault::TooDeep)),
        case("unknown elements in each other", with(&deep("x", "", 5_000)), Refused(Fault::TooDeep)),
        case("marks without end", with(&"<a/>".repeat(1_100_000)), Refused(Fault::TooIntricate)),
        case("too many folders", with(&folders), Refused(Fault::TooManyLayers)),
        case("too many places", with(&POINT.repeat(2_000)), Refused(Fault::TooManyFeatures)),
        case("too many positions", line(&"9.6,45.3 ".repeat(30_000)), Refused(Fault::TooManyVertices)),
        case("too many data", place(&format!("<ExtendedData>{}</ExtendedData>", data.concat())), Refused(Fault::TooManyColumns)),
        case("a long description", place(&format!("<description>{}</description>", "x".repeat(20_000))), Refused(Fault::CellTooLong)),
        case("a long name of a folder", with(&format!("<Folder><name>{}</name>{POINT}</Folder>", "x".repeat(20_000))), Refused(Fault::CellTooLong)),
        case("too much text", with(&format!("<Placemark><description>{}</description></Placemark>", "x".repeat(9_000)).repeat(30)), Refused(Fault::TooMuchText)),
        case("words for numbers", line("a,b c,d"), Faulty("coordinate")),
        case("not a number", line("NaN,45 9,45"), Faulty("coordinate")),
        case("endless", line("inf,45 9,45"), Faulty("coordinate")),
        case("one number", line("9.6 45.3"), Faulty("coordinate")),
        case("five numbers", line("1,2,3,4,5"), Faulty("coordinate")),
        case("commas alone", line(",,,"), Faulty("coordinate")),
        case("a last comma", line("9.6,45.3,0, 9.7,45.4,0,"), Faulty("coordinate")),
        case("blanks after commas", line("9.6, 45.3, 0\n 9.7, 45.4"), Read(|s| layer(s).features[0].shape.as_ref().is_some_and(|shape| shape.positions().count() == 2))),
        case("no positions", line(""), Faulty("vuota")),
        case("no shape", place(""), Read(|s| layer(s).features[0].shape.is_none() && layer(s).features[0].faults.is_empty())),
        case("a surface without outline", place("<Polygon><innerBoundaryIs><LinearRing><coordinates>1,2 3,4 5,6 1,2</coordinates></LinearRing></innerBoundaryIs></Polygon>"), Faulty("contorno")),
        case("a surface with two outlines", place(&format!("<Polygon>{}</Polygon>", "<outerBoundaryIs><LinearRing><coordinates>1,2 3,4 5,6 1,2</coordinates></LinearRing></outerBoundaryIs>".repeat(2))), Faulty("più di un contorno")),
        case("a solid", place("<Model><Link><href>casa.dae</href></Link></Model>"), Faulty("tre dimensioni")),
        case("a link to the network", with(&format!("{POINT}<NetworkLink><Link><href>http://example.org/a.kml</href></Link></NetworkLink>")), Noted("altro file")),
        case("pictures", with(&format!("{POINT}<GroundOverlay><Icon><href>a.png</href></Icon></GroundOverlay>")), Noted("sovrapposta")),
        case("data twice and without name", place(fields), Read(|s| layer(s).columns == ["name", "colonna 2", "a", "a_2"])),
        case("one name too often", place(&format!("<ExtendedData>{}</ExtendedData>", (0..60).map(|n| format!("<Data name=\"a\"><value>{n}</value></Data>")).collect::<String>())), Refused(Fault::TooManyColumns)),
        case("one name often, with values of before", place("<ExtendedData><Data name=\"a\"><value>1</value></Data><Data name=\"a\"><value>2</value></Data><Data name=\"a\"><value>1</value></Data><Data name=\"a\"><value>3</value></Data></ExtendedData>"), Read(|s| layer(s).columns == ["name", "a", "a_2", "a_3"])),
        case("a name that folders within have too", with(&format!("<Folder><name>{}</name><Folder>{POINT}</Folder></Folder>", "x".repeat(9_000))), Read(|s| layer(s).name.len() == 200)),
        case("the letters of the West", file(latin), Read(|s| layer(s).features[0].cells[0] == Cell::Text("è".into()))),
        case("letters that do not say which", file(no_say), Noted("Windows-1252")),
        case("a web page", file("<html><body>404</body></html>"), Refused(Fault::NotALayer)),
        case("GML", Files::of("a.xml", "<gml:FeatureCollection xmlns:gml=\"http://www.opengis.net/gml\"/>"), Refused(Fault::NotALayer)),
        case("another XML", Files::of("a.xml", "<a/>"), Refused(Fault::NotALayer)),
    ];
    check(cases, 20);
}

#[test]
fn the_line_of_a_mistake_is_told() {
    let text = document(&format!("\n{POINT}\n<Placemark></Folder>"));
    let refusal = outcome(&file(text), &tight()).expect_err("a mistake");
    assert!(refusal.message().contains("riga 3"), "{refusal}");
}

#[test]
fn folders_are_layers_and_schemas_give_types() {
    let text = "<Schema id=\"s\"><SimpleField name=\"posti\" type=\"int\"/><SimpleField name=\"aperta\" type=\"bool\"/></Schema>
        <Folder><name>Aree</name><Placemark id=\"a\"><ExtendedData><SchemaData schemaUrl=\"#s\">
          <SimpleData name=\"posti\">120</SimpleData><SimpleData name=\"aperta\">1</SimpleData>
        </SchemaData></ExtendedData><MultiGeometry>
          <Polygon><outerBoundaryIs><LinearRing><coordinates>9,45 9.1,45 9.1,45.1 9,45</coordinates></LinearRing></outerBoundaryIs></Polygon>
          <Polygon><outerBoundaryIs><LinearRing><coordinates>9.2,45 9.3,45 9.3,45.1 9.2,45</coordinates></LinearRing></outerBoundaryIs></Polygon>
          <Point><coordinates>9,45</coordinates></Point>
        </MultiGeometry></Placemark></Folder>
        <Folder><Placemark><TimeSpan><begin>2026-03-05</begin></TimeSpan>
          <gx:Track xmlns:gx=\"http://www.google.com/kml/ext/2.2\"><when>2026</when><gx:coord>9 45 100</gx:coord><gx:coord>9.1 45.1 101</gx:coord></gx:Track>
        </Placemark></Folder>";
    let source = outcome(&with(text), &tight()).expect("layers");
    let names: Vec<&str> = source
        .layers
        .iter()
        .map(|layer| layer.name.as_str())
        .collect();
    assert_eq!(names, ["Aree", "Carta"]);
    let aree = &source.layers[0];
    assert_eq!(aree.columns, ["id", "posti", "aperta"]);
    let forms: Vec<Form> = aree
        .features
        .iter()
        .filter_map(|f| Some(f.shape.as_ref()?.form))
        .collect();
    assert_eq!(forms, [Form::MultiPolygon, Form::Point]);
    for feature in &aree.features {
        assert_eq!((feature.number, feature.pieces), (1, 2));
        assert_eq!(feature.cells[1..], [Cell::Number(120.0), Cell::Bool(true)]);
    }
    let track = &source.layers[1].features[0];
    assert_eq!(
        track.shape.as_ref().expect("a line").parts,
        [[[(9.0, 45.0), (9.1, 45.1)]]]
    );
    assert_eq!(source.layers[1].columns, ["begin"]);
}

#[test]
fn a_kmz_is_its_kml() {
    let main = document("<NetworkLink><Link><href>dati/altro.kml</href></Link></NetworkLink>");
    let other = document(POINT);
    let packed = zip(&[
        ("doc.kml", main.as_bytes()),
        ("dati/altro.kml", other.as_bytes()),
        ("a.png", b"\x89PNG"),
    ]);
    let source = outcome(&Files::of("aree.kmz", packed), &tight()).expect("a layer");
    assert_eq!(layer(&source).features.len(), 1);
    assert!(source.notes.is_empty(), "{:?}", source.notes);
}
