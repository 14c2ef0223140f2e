//! Broken and hostile ZIPs.

use exchange::layers::{Fault, Files, Format};

use crate::builder::{
    Wanted::{Noted, Read, Refused},
    case, check, dbf, outcome, point, record, seed, shp, tight, zip,
};

fn file(bytes: impl Into<Vec<u8>>) -> Files {
    Files::of("consegna.zip", bytes)
}

fn points() -> Vec<u8> {
    shp(&[record(1, &point(9.6, 45.3))])
}

/// The places where a ZIP has this mark.
fn marks(bytes: &[u8], mark: [u8; 4]) -> Vec<usize> {
    bytes
        .windows(4)
        .enumerate()
        .filter(|(_, w)| *w == mark)
        .map(|(at, _)| at)
        .collect()
}

#[test]
fn broken_and_hostile_files() {
    let good = zip(&[("aree.shp", &points())]);
    let bomb = zip(&[("aree.geojson", &vec![b' '; 7 << 20])]);
    let long = vec![b' '; 3 << 20];
    let heavy = zip(&[
        ("a.geojson", &long),
        ("b.geojson", &long),
        ("c.geojson", &long),
    ]);
    let names: Vec<String> = (0..60).map(|n| format!("a{n}.txt")).collect();
    let crowd: Vec<(&str, &[u8])> = names
        .iter()
        .map(|name| (name.as_str(), &b"x"[..]))
        .collect();
    // The directory says that the file is small: more comes out than it says.
    let mut lying = zip(&[("aree.geojson", &vec![b' '; 100_000])]);
    for (mark, at) in [(*b"PK\x01\x02", 24), (*b"PK\x03\x04", 22)] {
        for place in marks(&lying, mark) {
            lying[place + at..place + at + 4].copy_from_slice(&10_u32.to_le_bytes());
        }
    }
    let mut locked = good.clone();
    for (mark, at) in [(*b"PK\x01\x02", 8), (*b"PK\x03\x04", 6)] {
        for place in marks(&locked, mark) {
            locked[place + at] |= 1;
        }
    }
    let mut method = good.clone();
    for (mark, at) in [(*b"PK\x01\x02", 10), (*b"PK\x03\x04", 8)] {
        for place in marks(&method, mark) {
            method[place + at] = 99;
        }
    }
    let mut wrong_sum = good.clone();
    for place in marks(&wrong_sum, *b"PK\x01\x02") {
        wrong_sum[place + 16] ^= 1;
    }
    let mut count = good.clone();
    for place in marks(&count, *b"PK\x05\x06") {
        count[place + 8..place + 12].copy_from_slice(&[0xff; 4]);
    }
    // As some write them whatever the size: an end of 64 bits, and a place of the same kind.
    let end_at = good.len() - 22;
    let directory_at = u64::from(u32::from_le_bytes(
        good[end_at + 16..end_at + 20].try_into().expect("four"),
    ));
    let wide_of = |count: u64| {
        let mut wide = good[..end_at].to_vec();
        let size = end_at as u64 - directory_at;
        wide.extend(b"PK\x06\x06");
        wide.extend(44_u64.to_le_bytes());
        wide.extend([45, 0, 45, 0]);
        wide.extend([0; 8]);
        for number in [count, count, size, directory_at] {
            wide.extend(number.to_le_bytes());
        }
        wide.extend(b"PK\x06\x07\0\0\0\0");
        wide.extend((end_at as u64).to_le_bytes());
        wide.extend([1, 0, 0, 0]);
        wide.extend(b"PK\x05\x06\0\0\0\0");
        wide.extend([0xff; 12]);
        wide.extend([0, 0]);
        wide
    };
    let (wide, crowded) = (wide_of(1), wide_of(u64::MAX));
    let cases = vec![
        case("nothing", file(""), Refused(Fault::Truncated)),
        case("no files", file(zip(&[])), Refused(Fault::NotALayer)),
        case("words", file("archivio"), Refused(Fault::Damaged)),
        case(
            "a cut file",
            file(&good[..good.len() - 30]),
            Refused(Fault::Damaged),
        ),
        case("no end", file(&good[..40]), Refused(Fault::Damaged)),
        case(
            "files that are not there",
            file(count),
            Refused(Fault::Damaged),
        ),
        case("a wrong sum", file(wrong_sum), Refused(Fault::Damaged)),
        case("a password", file(locked), Refused(Fault::Encrypted)),
        case(
            "packed in a way of no one",
            file(method),
            Refused(Fault::Damaged),
        ),
        case("a bomb", file(bomb), Refused(Fault::Ratio)),
        case(
            "too much in all",
            file(heavy),
            Refused(Fault::UnpackedTooBig),
        ),
        case(
            "too many files",
            file(zip(&crowd)),
            Refused(Fault::TooManyParts),
        ),
        case(
            "a ZIP in a ZIP",
            file(zip(&[("a.zip", &good)])),
            Refused(Fault::Nested),
        ),
        case(
            "a ZIP named as a layer",
            file(zip(&[("a.geojson", &good)])),
            Refused(Fault::Nested),
        ),
        case(
            "a ZIP beside a layer",
            file(zip(&[("a.zip", &good), ("aree.shp", &points())])),
            Noted("altri archivi"),
        ),
        case(
            "a letter",
            file(zip(&[("lettera.txt", b"ciao")])),
            Refused(Fault::NotALayer),
        ),
        case(
            "a table alone",
            file(zip(&[("aree.dbf", b"ciao"), ("aree.shx", b"x")])),
            Refused(Fault::NoShapes),
        ),
        case(
            "a JSON of something else",
            file(zip(&[
                ("pacchetto.json", b"{\"a\":1}"),
                ("aree.shp", &points()),
            ])),
            Noted("pacchetto.json"),
        ),
        case(
            "only a JSON of something else",
            file(zip(&[("pacchetto.json", b"{\"a\":1}")])),
            Refused(Fault::NotGeoJson),
        ),
        case(
            "names that climb",
            file(zip(&[
                ("../../../aree.shp", &points()),
                ("/etc/linee.shp", &points()),
            ])),
            Read(|s| s.layers.len() == 2 && s.layers[0].name == "aree"),
        ),
        case(
            "what macOS leaves",
            file(zip(&[
                ("__MACOSX/._aree.shp", b"x"),
                ("._aree.shp", b"x"),
                ("aree.shp", &points()),
            ])),
            Read(|s| s.layers.len() == 1),
        ),
        case(
            "one broken shapefile of two",
            file(zip(&[
                ("aree.shp", &points()),
                ("linee.shp", &points()[..110]),
            ])),
            Refused(Fault::Truncated),
        ),
        case("a size that lies", file(lying), Refused(Fault::Damaged)),
        case(
            "bytes after the end",
            file([&good[..], b"resto"].concat()),
            Read(|s| s.layers.len() == 1),
        ),
        case(
            "another archive before it",
            file([&zip(&[("lettera.txt", b"ciao")])[..], &good].concat()),
            Read(|s| s.layers.len() == 1),
        ),
        case("of 64 bits", file(wide), Read(|s| s.layers.len() == 1)),
        case(
            "a number of files of 64 bits",
            file(crowded),
            Refused(Fault::Damaged),
        ),
        case(
            "a name without end",
            file(zip(&[(&"x".repeat(60_000), &b"x"[..])])),
            Refused(Fault::Damaged),
        ),
        case(
            "a KMZ without KML",
            Files::of("a.kmz", zip(&[("a.shp", &points())])),
            Refused(Fault::NotALayer),
        ),
        case(
            "a KMZ of words",
            Files::of("a.kmz", "carta"),
            Refused(Fault::Damaged),
        ),
    ];
    check(cases, 20);
}

#[test]
fn layers_of_several_formats_come_together() {
    let table = dbf(&[("NOME", b'C', 8)], &[b" uno"], 3);
    let bytes = zip(&[
        ("consegna/Aree.SHP", &points()),
        ("consegna/aree.DBF", &table),
        ("consegna/altre/aree.dbf", b"di un altro"),
        ("consegna/aree.gpkg", &seed("aree.gpkg")),
        ("consegna/sentieri.gpx", &seed("sentieri.gpx")),
    ]);
    let source = outcome(&file(bytes), &tight()).expect("layers");
    assert_eq!(source.format, Format::Zip);
    let names: Vec<&str> = source
        .layers
        .iter()
        .map(|layer| layer.name.as_str())
        .collect();
    assert_eq!(names, ["Aree", "aree", "Punti", "Percorsi", "Tracce"]);
    assert_eq!(source.layers[0].columns, ["NOME"]);
}

#[test]
fn the_file_within_is_named() {
    let bytes = zip(&[("aree.shp", &points()[..110])]);
    let refusal = outcome(&file(bytes), &tight()).expect_err("cut");
    assert!(
        refusal.message().contains("«consegna.zip/aree.shp»"),
        "{refusal}"
    );
}
