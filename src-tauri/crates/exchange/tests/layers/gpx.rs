//! Broken and hostile GPX.

use exchange::{
    layers::{Fault, Files},
    sheets::Cell,
};

use crate::builder::{
    Wanted::{Faulty, Noted, Read, Refused},
    case, check, layer,
};

fn file(text: impl Into<Vec<u8>>) -> Files {
    Files::of("giro.gpx", text)
}

fn with(inside: &str) -> Files {
    file(format!(
        "<?xml version=\"1.0\"?><gpx version=\"1.1\" xmlns=\"http://www.topografix.com/GPX/1/1\">{inside}</gpx>"
    ))
}

const PLACE: &str = "<wpt lat=\"45.3\" lon=\"9.6\"><name>Idrante</name></wpt>";

fn track(points: &str) -> Files {
    with(&format!("<trk><trkseg>{points}</trkseg></trk>"))
}

#[test]
fn broken_and_hostile_files() {
    let deep = format!("{}{}", "<x>".repeat(5_000), "</x>".repeat(5_000));
    let columns: String = (0..60).map(|n| format!("<c{n}>1</c{n}>")).collect();
    let point = "<trkpt lat=\"45.3\" lon=\"9.6\"/>";
    let attributes: String = (0..20_000).map(|n| format!(" a{n}=\"1\"")).collect();
    let cases = vec![
        case("nothing", file(""), Refused(Fault::Truncated)),
        case("words", file("un giro"), Refused(Fault::Empty)),
        case("no places", with(""), Refused(Fault::Empty)),
        case(
            "a cut file",
            file("<gpx><wpt lat=\"45.3\" lon=\"9.6\">"),
            Refused(Fault::Truncated),
        ),
        case(
            "a cut mark",
            file("<gpx><wpt lat=\"45."),
            Refused(Fault::BadXml),
        ),
        case(
            "elements that cross",
            with("<trk><trkseg></trk></trkseg>"),
            Refused(Fault::BadXml),
        ),
        case(
            "entities",
            file(format!(
                "<!DOCTYPE g [<!ENTITY a \"b\">]><gpx>{PLACE}</gpx>"
            )),
            Refused(Fault::Entities),
        ),
        case(
            "no coordinates",
            with("<wpt><name>a</name></wpt>"),
            Faulty("coordinate"),
        ),
        case(
            "half of them",
            with("<wpt lat=\"45\"/>"),
            Faulty("coordinate"),
        ),
        case(
            "words for numbers",
            with("<wpt lat=\"nord\" lon=\"est\"/>"),
            Faulty("coordinate"),
        ),
        case(
            "not a number",
            with("<wpt lat=\"NaN\" lon=\"9\"/>"),
            Faulty("coordinate"),
        ),
        case(
            "endless",
            with("<wpt lat=\"inf\" lon=\"9\"/>"),
            Faulty("coordinate"),
        ),
        case(
            "out of range",
            with("<wpt lat=\"1e999\" lon=\"9\"/>"),
            Faulty("coordinate"),
        ),
        case(
            "a comma",
            with("<wpt lat=\"45,3\" lon=\"9,6\"/>"),
            Faulty("coordinate"),
        ),
        case(
            "an empty track",
            with("<trk><name>a</name></trk>"),
            Faulty("vuota"),
        ),
        case("an empty segment", track(""), Faulty("vuota")),
        case("an empty route", with("<rte/>"), Faulty("vuota")),
        case(
            "a lost point",
            track(&format!("{point}<trkpt lat=\"45\"/>{point}")),
            Faulty("Un punto del percorso"),
        ),
        case(
            "heights and hours",
            track(&format!(
                "{point}<trkpt lat=\"45\" lon=\"9\"><ele>3</ele><time>2026</time></trkpt>"
            )),
            Noted("quota e ora"),
        ),
        case(
            "elements in elements",
            with(&format!(
                "<wpt lat=\"45\" lon=\"9\"><extensions>{deep}</extensions></wpt>"
            )),
            Refused(Fault::TooDeep),
        ),
        case(
            "too many places",
            with(&PLACE.repeat(2_000)),
            Refused(Fault::TooManyFeatures),
        ),
        case(
            "too many points",
            track(&point.repeat(30_000)),
            Refused(Fault::TooManyVertices),
        ),
        case(
            "too many columns",
            with(&format!(
                "<wpt lat=\"45\" lon=\"9\"><extensions>{columns}</extensions></wpt>"
            )),
            Refused(Fault::TooManyColumns),
        ),
        case(
            "too many attributes",
            with(&format!("<wpt{attributes} lat=\"45\" lon=\"9\"/>")),
            Read(|s| layer(s).features[0].shape.is_some()),
        ),
        case(
            "a long text",
            with(&format!(
                "<wpt lat=\"45\" lon=\"9\"><desc>{}</desc></wpt>",
                "x".repeat(20_000)
            )),
            Refused(Fault::CellTooLong),
        ),
        case(
            "a name twice",
            with("<wpt lat=\"45\" lon=\"9\"><name>a</name><name>b</name></wpt>"),
            Read(|s| layer(s).features[0].cells == [Cell::Text("a".into())]),
        ),
        case(
            "a link",
            with(
                "<wpt lat=\"45\" lon=\"9\"><link href=\"http://example.org\"><text>x</text></link></wpt>",
            ),
            Read(|s| layer(s).features[0].cells == [Cell::Text("http://example.org".into())]),
        ),
        case(
            "a height of words",
            with("<wpt lat=\"45\" lon=\"9\"><ele>alta</ele></wpt>"),
            Read(|s| layer(s).features[0].cells == [Cell::Text("alta".into())]),
        ),
    ];
    check(cases, 20);
}
