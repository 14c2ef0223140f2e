//! Archives and bags that must be refused, each for its own reason and with words that name the place.

use std::io::Cursor;

use crate::builder::*;
use exchange::{
    ExchangeError,
    reading::{self, Fault, Limits},
};
use plan::canonical::sha256;
use serde_json::json;

pub fn open(bytes: &[u8]) -> Result<reading::Package, ExchangeError> {
    reading::open(Cursor::new(bytes), &Limits::default())
}

pub fn parts() -> Parts {
    Parts::of(&sound_package())
}

/// Refused for that reason, in words that hold these.
pub fn refused(what: &str, bytes: &[u8], fault: Fault, words: &[&str]) {
    let error = open(bytes).err();
    let error = error.unwrap_or_else(|| panic!("{what}: taken"));
    let message = error.to_string();
    match &error {
        ExchangeError::Refused(refusal) => {
            assert_eq!(refusal.fault, fault, "{what}: {message}");
            assert!(!refusal.fix().is_empty(), "{what}: no mend");
        }
        other => panic!("{what}: {other:?}"),
    }
    for word in words {
        assert!(
            message.contains(word),
            "{what}: «{word}» is not in «{message}»"
        );
    }
    assert!(!message.contains(['{', '}']), "{what}: {message}");
}

#[test]
fn a_sound_package_is_taken() {
    let bytes = sound_package();
    let package = open(&bytes).expect("sound");
    assert_eq!(
        package.plan,
        plan::privacy::copy_for(&sound_plan(), package.class)
    );
    assert_eq!(package.attachments, attachments());
    assert_eq!(package.bag.base, BASE);
    assert_eq!(package.verdict["note"], json!("prova"));
    let changed = parts().put("data/LEGGIMI.txt", "x").zip();
    let verified = reading::verify(Cursor::new(&changed), &Limits::default());
    let message = |error: ExchangeError| error.to_string();
    assert_eq!(
        verified.map_err(message).err(),
        open(&changed).map_err(message).err()
    );
    let report = reading::verify(Cursor::new(&bytes), &Limits::default()).expect("sound");
    assert_eq!(report, package.report);
    assert_eq!(report.attachments, 1);
    assert!(report.checks.iter().all(|check| !check.text().is_empty()));
    // The tests' own archive is sound as well, else the refusals below would prove nothing.
    assert_eq!(open(&parts().zip()).expect("sound").plan, package.plan);
    assert_eq!(
        open(&parts().bagged().zip()).expect("sound").plan,
        package.plan
    );
    let folders = parts().zip_with(|raw| {
        let mut folder = Raw::new(&format!("{BASE}/data/"), b"");
        (folder.packed, folder.method, folder.attributes) = (Vec::new(), 0, 0o040_755 << 16);
        raw.push(folder);
    });
    assert_eq!(open(&folders).expect("sound").plan, package.plan);
}

#[test]
fn every_fault_has_its_words() {
    for fault in Fault::ALL {
        for part in ["message", "fix"] {
            let key = format!("reading.fault.{}.{part}", fault.code());
            assert!(!plan::texts::text(&key).is_empty(), "{key}");
        }
    }
}

#[test]
fn archives_that_are_not_sound() {
    let p = parts();
    let good = p.zip();
    refused("a text", b"Piano comunale", Fault::NotAPackage, &[".piano"]);
    refused("nothing", b"", Fault::NotAPackage, &[]);
    refused(
        "tail cut",
        &good[..good.len() - 5],
        Fault::Truncated,
        &["manca una parte"],
    );
    refused("half", &good[..good.len() / 2], Fault::Truncated, &[]);
    let encrypted = p.zip_plan(|raw| raw.flags |= 1);
    refused(
        "encrypted",
        &encrypted,
        Fault::Encrypted,
        &["plan.json", "password"],
    );
    let method = p.zip_plan(|raw| raw.method = 14);
    refused("LZMA", &method, Fault::Method, &["plan.json", "14"]);
    let short = p.zip_plan(|raw| raw.size -= 1);
    refused("longer than said", &short, Fault::LyingSize, &["plan.json"]);
    let long = p.zip_plan(|raw| raw.size += 1);
    refused("shorter than said", &long, Fault::LyingSize, &["plan.json"]);
    let crc = p.zip_plan(|raw| raw.crc ^= 1);
    refused("wrong CRC", &crc, Fault::Corrupt, &["plan.json"]);
    let local = p.zip_plan(|raw| raw.local_name[14] = b'X');
    refused("two names", &local, Fault::HeaderMismatch, &["plan.json"]);
    let tail = p.zip_plan(|raw| raw.packed.extend_from_slice(b"hidden"));
    refused(
        "bytes after the end of deflate",
        &tail,
        Fault::HiddenBytes,
        &["plan.json"],
    );
    let unicode = p.zip_plan(|raw| raw.extra = vec![0x75, 0x70, 2, 0, 1, 1]);
    refused("a second name", &unicode, Fault::ZipKind, &["plan.json"]);
    let mut after = good.clone();
    after.extend_from_slice(b"more");
    refused("bytes after the archive", &after, Fault::Truncated, &[]);
    let mut before = b"PK\x03\x04".to_vec();
    before.extend_from_slice(&good);
    refused("bytes before the archive", &before, Fault::Truncated, &[]);
}

#[test]
fn bombs() {
    let p = parts();
    let big = vec![0; 3 * 1024 * 1024];
    let bomb = p.clone().put("data/attachments/bomb", big.clone()).zip();
    refused("ratio", &bomb, Fault::Ratio, &["attachments/bomb", "200"]);
    let lie = p.zip_with(|raw| {
        let mut bomb = Raw::new(&format!("{BASE}/data/attachments/bomb"), &big);
        bomb.size = 1000;
        raw.push(bomb);
    });
    refused(
        "ratio behind a lie",
        &lie,
        Fault::ExtraFile,
        &["attachments/bomb"],
    );
    let listed = p
        .clone()
        .put("data/attachments/bomb", big.clone())
        .bagged()
        .zip_with(|raw| {
            let bomb = raw.iter_mut().find(|raw| raw.name.ends_with(b"bomb"));
            bomb.expect("the bomb").size = 1000;
        });
    refused(
        "a listed lie",
        &listed,
        Fault::LyingSize,
        &["attachments/bomb"],
    );
    let huge = p.zip_plan(|raw| raw.size = 600 * 1024 * 1024);
    refused(
        "declared size",
        &huge,
        Fault::EntryTooBig,
        &["plan.json", "512 MB"],
    );

    let good = p.zip();
    let limited = |limits: Limits| match reading::open(Cursor::new(&good), &limits) {
        Err(ExchangeError::Refused(refusal)) => refusal.fault,
        other => panic!("{other:?}"),
    };
    let limits = Limits::default;
    assert_eq!(
        limited(Limits {
            max_total: 10_000,
            ..limits()
        }),
        Fault::TotalTooBig
    );
    assert_eq!(
        limited(Limits {
            max_file: 1_000,
            ..limits()
        }),
        Fault::FileTooBig
    );
    assert_eq!(
        limited(Limits {
            max_entries: 10,
            ..limits()
        }),
        Fault::TooManyEntries
    );
    assert_eq!(
        limited(Limits {
            max_json: 100,
            ..limits()
        }),
        Fault::EntryTooBig
    );
    assert_eq!(
        limited(Limits {
            max_records: 3,
            ..limits()
        }),
        Fault::TooManyRecords
    );
    assert_eq!(
        limited(Limits {
            max_json_depth: 3,
            ..limits()
        }),
        Fault::TooDeep
    );
    let stopped = Limits {
        cancelled: &|| true,
        ..limits()
    };
    let stopped = reading::open(Cursor::new(&good), &stopped);
    assert!(matches!(stopped, Err(ExchangeError::Cancelled)));

    // Eight bytes that ask for seven hundred.
    let greedy = format!("[{}0]", "{\"a\":0},".repeat(100_000));
    let greedy = parts().put("data/plan.json", greedy).bagged().zip();
    let small = Limits {
        max_json: 1 << 20,
        ..limits()
    };
    let refusal = reading::open(Cursor::new(&greedy), &small);
    assert!(
        matches!(&refusal, Err(ExchangeError::Refused(why)) if why.fault == Fault::EntryTooBig),
        "{refusal:?}"
    );
    // A sound plan asks for far less than the limit.
    let size = p.0["data/plan.json"].len() as u64;
    let small = Limits {
        max_json: size,
        ..limits()
    };
    assert!(reading::verify(Cursor::new(&good), &small).is_ok());

    let many = p.zip_with(|raw| {
        for i in 0..10_001 {
            raw.push(Raw::new(&format!("{BASE}/data/attachments/{i}"), b""));
        }
    });
    refused("entries", &many, Fault::TooManyEntries, &["10000"]);
}

#[test]
fn names_that_lead_astray() {
    let p = parts();
    let unsafe_names = [
        "../../etc/passwd",
        "piano-019035/../../x",
        "piano-019035/data/..\\..\\x",
        "piano-019035\\data\\x",
        "C:\\x",
        "C:x",
        "piano-019035/data/./x",
        "piano-019035//x",
        "piano-019035/data/．．/x",
        "piano-019035/data/x\u{0}",
        "piano-019035/data/NUL.txt",
        "piano-019035/data/x.",
        "piano-019035/data/a:b",
    ];
    for name in unsafe_names {
        let bytes = p.zip_with(|raw| raw.push(Raw::new(name, b"x")));
        let seen = name.replace('\u{0}', "\u{fffd}");
        refused(name, &bytes, Fault::UnsafePath, &[&seen]);
    }
    for name in ["/etc/passwd", "\\\\server\\x", "//server/x"] {
        let bytes = p.zip_with(|raw| raw.push(Raw::new(name, b"x")));
        refused(name, &bytes, Fault::AbsolutePath, &[name]);
    }
    let link = format!("{BASE}/data/LEGGIMI-2.txt");
    let bytes = p.zip_with(|raw| raw.push(Raw::symlink(&link, "/etc/passwd")));
    refused("symlink", &bytes, Fault::Symlink, &[&link]);
    let bytes = p.zip_with(|raw| {
        let mut bad = Raw::new("piano-019035/data/x", b"x");
        bad.name[18] = 0xff;
        bad.local_name[18] = 0xff;
        raw.push(bad);
    });
    refused(
        "a name that is not UTF-8",
        &bytes,
        Fault::NameNotUtf8,
        &["piano-019035/data"],
    );

    let twice = [
        ("the same", "data/LEGGIMI.txt", "data/LEGGIMI.txt"),
        ("capitals", "data/LEGGIMI.txt", "data/leggimi.TXT"),
        (
            "composed",
            "data/attachments/perch\u{e9}",
            "data/attachments/perche\u{301}",
        ),
        ("a folder", "data/attachments/x", "data/attachments/x/y"),
    ];
    for (what, one, two) in twice {
        let bytes = p.zip_with(|raw| {
            raw.retain(|raw| !raw.name.ends_with(one.as_bytes()));
            raw.push(Raw::new(&format!("{BASE}/{one}"), b"1"));
            raw.push(Raw::new(&format!("{BASE}/{two}"), b"2"));
        });
        refused(what, &bytes, Fault::DuplicateName, &[one]);
    }
}

#[test]
fn bags_that_are_not_sound() {
    let p = parts();
    let bag =
        |what: &str, parts: Parts, fault, words: &[&str]| refused(what, &parts.zip(), fault, words);
    bag(
        "changed",
        p.clone().put("data/LEGGIMI.txt", "x"),
        Fault::Checksum,
        &["data/LEGGIMI.txt"],
    );
    bag(
        "tag changed",
        p.clone().put("bag-info.txt", "A: b\n"),
        Fault::Checksum,
        &["bag-info.txt"],
    );
    bag(
        "extra",
        p.clone().put("data/nota.txt", "x"),
        Fault::ExtraFile,
        &["data/nota.txt"],
    );
    bag(
        "listed extra",
        p.clone().put("data/nota.txt", "x").bagged(),
        Fault::ExtraFile,
        &["data/nota.txt"],
    );
    bag(
        "extra tag",
        p.clone().put("fetch.txt", "x"),
        Fault::ExtraFile,
        &["fetch.txt"],
    );
    bag(
        "missing",
        p.clone().without("data/plan.gpkg"),
        Fault::MissingFile,
        &["data/plan.gpkg"],
    );
    bag(
        "unlisted",
        p.clone().without("data/plan.gpkg").bagged(),
        Fault::MissingFile,
        &["data/plan.gpkg"],
    );
    bag(
        "no plan",
        p.clone().without("data/plan.json").bagged(),
        Fault::MissingFile,
        &["data/plan.json"],
    );
    let moved = p
        .clone()
        .renamed("data/geo/gate.geojson", "data/tables/gate.geojson")
        .bagged();
    bag(
        "moved",
        moved,
        Fault::MissingFile,
        &["data/geo/gate.geojson"],
    );
    bag(
        "no bagit",
        p.clone().without("bagit.txt"),
        Fault::MissingBagit,
        &["bagit.txt"],
    );
    bag(
        "no manifest",
        p.clone().without("manifest-sha256.txt"),
        Fault::MissingFile,
        &["manifest-sha256.txt"],
    );
    let version = p.clone().replaced("bagit.txt", "1.0", "0.97").tagged();
    bag(
        "bagit version",
        version,
        Fault::BagitVersion,
        &["bagit.txt", "0.97"],
    );
    let encoding = p
        .clone()
        .replaced("bagit.txt", "UTF-8", "ISO-8859-1")
        .tagged();
    bag("encoding", encoding, Fault::BagitEncoding, &["ISO-8859-1"]);
    let oxum = p
        .clone()
        .replaced("bag-info.txt", "Payload-Oxum: ", "Payload-Oxum: 1")
        .tagged();
    bag("weight", oxum, Fault::Oxum, &["bag-info.txt"]);
    let bad_line = p
        .clone()
        .replaced("manifest-sha256.txt", "  data/LEGGIMI", " ")
        .tagged();
    bag(
        "path outside data",
        bad_line,
        Fault::BadLine,
        &["manifest-sha256.txt"],
    );
    let manifest = p.text("manifest-sha256.txt");
    let line = manifest.lines().next().expect("a line").to_owned();
    let twice = p
        .clone()
        .put("manifest-sha256.txt", format!("{manifest}{line}\n"))
        .tagged();
    bag(
        "listed twice",
        twice,
        Fault::RepeatedLine,
        &["manifest-sha256.txt"],
    );
    let short = p
        .clone()
        .put("manifest-sha256.txt", format!("{manifest}abc  data/x\n"))
        .tagged();
    bag("short sum", short, Fault::BadLine, &["manifest-sha256.txt"]);
    let climbs = format!("{manifest}{}  data/../../x\n", sha256(b""));
    bag(
        "manifest climbs",
        p.clone().put("manifest-sha256.txt", climbs).tagged(),
        Fault::UnsafePath,
        &["data/../../x"],
    );
    let other = p
        .clone()
        .replaced(
            "bag-info.txt",
            "External-Identifier: 0",
            "External-Identifier: 1",
        )
        .tagged();
    bag("other plan", other, Fault::OtherPlan, &["bag-info.txt"]);
    for (path, words) in [("data/Thumbs.db", "Windows"), ("data/geo/.DS_Store", "Mac")] {
        bag(
            path,
            p.clone().put(path, "x"),
            Fault::SystemFile,
            &[path, words],
        );
    }
    let macos = p.zip_with(|raw| raw.push(Raw::new("__MACOSX/piano-019035/._x", b"x")));
    refused("macOS", &macos, Fault::SystemFile, &["__MACOSX", "Mac"]);
    let bases = p.zip_with(|raw| raw.push(Raw::new("altro/nota.txt", b"x")));
    refused("two bases", &bases, Fault::SeveralBases, &["altro", BASE]);
    let root = p.zip_with(|raw| raw.push(Raw::new("nota.txt", b"x")));
    refused("no base", &root, Fault::NoBase, &["nota.txt"]);
    refused("empty", &zip_of(&[]), Fault::NoBase, &[]);
    let name = p.zip_with(|raw| {
        for raw in raw {
            raw.name[11] = b'8';
            raw.local_name[11] = b'8';
        }
    });
    refused(
        "another base",
        &name,
        Fault::BaseName,
        &["piano-019038", BASE],
    );
    let folder = p.zip_with(|raw| {
        let mut folder = Raw::new(&format!("{BASE}/vuota/"), b"");
        (folder.packed, folder.method, folder.attributes) = (Vec::new(), 0, 0o040_755 << 16);
        raw.push(folder);
    });
    refused("folder", &folder, Fault::ExtraFolder, &["vuota"]);
    let content = format!("data/attachments/{}", sha256(DOCUMENT));
    bag(
        "attachment",
        p.clone().put(&content, "x").bagged(),
        Fault::AttachmentName,
        &[&content],
    );
    let stray = format!("data/attachments/{}", sha256("altro"));
    bag(
        "stray",
        p.clone().put(&stray, "altro").bagged(),
        Fault::StrayAttachment,
        &[&stray],
    );
}
