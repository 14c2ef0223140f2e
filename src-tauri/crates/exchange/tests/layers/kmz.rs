//! Broken and hostile KMZ: a KML, or some, in a ZIP.

use exchange::layers::{Fault, Files};

use crate::builder::{
    Wanted::{Faulty, Noted, Read, Refused},
    case, check, layer, zip,
};

const POINT: &str =
    "<Placemark><name>è</name><Point><coordinates>9.6,45.3</coordinates></Point></Placemark>";

fn kml(inside: &str) -> String {
    format!("<kml><Document><name>Carta</name>{inside}</Document></kml>")
}

fn file(bytes: impl Into<Vec<u8>>) -> Files {
    Files::of("aree.kmz", bytes)
}

fn of(parts: &[(&str, &str)]) -> Files {
    let parts: Vec<_> = parts
        .iter()
        .map(|(name, text)| (*name, text.as_bytes()))
        .collect();
    file(zip(&parts))
}

/// A KMZ of one KML with this in it.
fn with(inside: &str) -> Files {
    of(&[("doc.kml", &kml(inside))])
}

/// The sound file with a bit of the header, and of the line of the directory, of its KML changed.
fn marked(central: usize, local: usize, with: u8) -> Files {
    let mut bytes = with_point();
    for (mark, at) in [(b"PK\x01\x02", central), (b"PK\x03\x04", local)] {
        let place = bytes.windows(4).position(|four| four == mark);
        bytes[place.expect("the mark") + at] ^= with;
    }
    file(bytes)
}

fn with_point() -> Vec<u8> {
    zip(&[("doc.kml", kml(POINT).as_bytes())])
}

#[test]
fn broken_and_hostile_files() {
    let good = with_point();
    let link = |to: &str| format!("<NetworkLink><Link><href>{to}</href></Link></NetworkLink>");
    let deep = format!("{}{}", "<Folder>".repeat(500), "</Folder>".repeat(500));
    let bomb = format!("<kml>{}</kml>", " ".repeat(6 << 20));
    let heavy = format!("<kml><!--{}--></kml>", "x".repeat(3 << 20));
    let crowd: Vec<String> = (0..60).map(|n| format!("{n}.png")).collect();
    let crowd: Vec<(&str, &str)> = crowd.iter().map(|name| (name.as_str(), "x")).collect();
    let long = format!("{}.kml", "a".repeat(5_000));
    let links = kml(&link("../../../../etc/passwd").repeat(100));
    let cases = vec![
        case("nothing", file(""), Refused(Fault::Truncated)),
        case("words", file("una carta"), Refused(Fault::Damaged)),
        case(
            "only the mark",
            file(*b"PK\x03\x04"),
            Refused(Fault::Damaged),
        ),
        case("no files", file(zip(&[])), Refused(Fault::NotALayer)),
        case(
            "cut in the middle",
            file(&good[..good.len() / 2]),
            Refused(Fault::Damaged),
        ),
        case(
            "cut at the end",
            file(&good[..good.len() - 3]),
            Refused(Fault::Damaged),
        ),
        case("a password", marked(8, 6, 1), Refused(Fault::Encrypted)),
        case(
            "packed in a way of no one",
            marked(10, 8, 99),
            Refused(Fault::Damaged),
        ),
        case("a wrong sum", marked(16, 14, 1), Refused(Fault::Damaged)),
        case(
            "a size that lies",
            marked(24, 22, 1),
            Refused(Fault::Damaged),
        ),
        case(
            "no KML",
            of(&[("carta.png", "x")]),
            Refused(Fault::NotALayer),
        ),
        case(
            "a KMZ in a KMZ",
            file(zip(&[("a.kmz", &good)])),
            Refused(Fault::Nested),
        ),
        case(
            "a KMZ beside its KML",
            file(zip(&[("doc.kml", kml(POINT).as_bytes()), ("a.kmz", &good)])),
            Noted("altri archivi"),
        ),
        case(
            "a ZIP named as a KML",
            file(zip(&[("doc.kml", &good)])),
            Refused(Fault::Nested),
        ),
        case(
            "a KML of nothing",
            of(&[("doc.kml", "")]),
            Refused(Fault::Truncated),
        ),
        case("a KML without places", with(""), Refused(Fault::Empty)),
        case(
            "a KML that stops",
            of(&[("doc.kml", &kml(POINT)[..44])]),
            Refused(Fault::Truncated),
        ),
        case(
            "a KML that crosses",
            with("<Folder></Document></Folder>"),
            Refused(Fault::BadXml),
        ),
        case(
            "entities",
            of(&[(
                "doc.kml",
                &format!(
                    "<!DOCTYPE k [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>{}",
                    kml("&a;")
                ),
            )]),
            Refused(Fault::Entities),
        ),
        case("folders in folders", with(&deep), Refused(Fault::TooDeep)),
        case(
            "a bomb of blanks",
            of(&[("doc.kml", &bomb)]),
            Refused(Fault::Ratio),
        ),
        case(
            "too much in all",
            of(&[("a.kml", &heavy), ("b.kml", &heavy), ("c.kml", &heavy)]),
            Refused(Fault::UnpackedTooBig),
        ),
        case("too many files", of(&crowd), Refused(Fault::TooManyParts)),
        case(
            "a name without end",
            of(&[(&long, &kml(POINT))]),
            Refused(Fault::Damaged),
        ),
        case(
            "one of two KML broken",
            of(&[("doc.kml", &kml(POINT)), ("z.kml", "<kml><Document>")]),
            Refused(Fault::Truncated),
        ),
        case(
            "links out of the file",
            of(&[("doc.kml", &kml(POINT)), ("z.kml", &links)]),
            Noted("altri 100 file"),
        ),
        case(
            "a link to itself",
            of(&[("doc.kml", &kml(&format!("{POINT}{}", link("doc.kml"))))]),
            Read(|s| layer(s).features.len() == 1 && s.notes.is_empty()),
        ),
        case(
            "names that climb",
            of(&[("../../../etc/doc.kml", &kml(POINT))]),
            Read(|s| layer(s).name == "Carta"),
        ),
        case(
            "names of DOS",
            of(&[("C:\\carte\\doc.kml", &kml(POINT))]),
            Read(|s| layer(s).features.len() == 1),
        ),
        case(
            "what macOS leaves",
            of(&[("__MACOSX/._doc.kml", "x"), ("doc.kml", &kml(POINT))]),
            Read(|s| layer(s).features.len() == 1),
        ),
        case(
            "words for numbers",
            with("<Placemark><Point><coordinates>a,b</coordinates></Point></Placemark>"),
            Faulty("coordinate"),
        ),
    ];
    check(cases, 20);
}
