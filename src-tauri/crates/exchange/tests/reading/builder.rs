//! Packages taken apart and put together again with a fault in them.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    io::{Cursor, Read, Write},
    sync::LazyLock,
};

use exchange::package;
use plan::{canonical::sha256, declare::Class, record::Plan, value::Value};
use serde_json::{Value as Json, json};

pub const BASE: &str = "piano-019035";
pub const DOCUMENT: &[u8] = b"%PDF-1.7 la carta delle aree";

/// A plan with a record of every kind, and one attachment whose bytes exist.
pub fn sound_plan() -> Plan {
    let mut plan = testkit::arbitrary::full(1);
    for record in plan.records.values_mut() {
        match record.kind.name {
            "attachment" => record.put("sha256", Value::Text(sha256(DOCUMENT))),
            "plan" => record.put("istat_code", Value::from("019035")),
            _ => continue,
        };
    }
    plan
}

pub fn attachments() -> BTreeMap<String, Vec<u8>> {
    BTreeMap::from([(sha256(DOCUMENT), DOCUMENT.to_vec())])
}

static SOUND: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let verdict = json!({ "findings": [], "note": "prova" });
    package::write(&sound_plan(), Class::R, &attachments(), &verdict).expect("a package")
});

pub fn sound_package() -> Vec<u8> {
    SOUND.clone()
}

/// The files of a package by their path inside the base directory.
#[derive(Clone)]
pub struct Parts(pub BTreeMap<String, Vec<u8>>);

impl Parts {
    pub fn of(package: &[u8]) -> Self {
        let mut archive = zip::ZipArchive::new(Cursor::new(package)).expect("a zip");
        let mut files = BTreeMap::new();
        for i in 0..archive.len() {
            let mut file = archive.by_index(i).expect("a file");
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).expect("its bytes");
            let name = String::from_utf8(file.name_raw().to_vec()).expect("UTF-8");
            let (_, path) = name.split_once('/').expect("a base");
            files.insert(path.to_owned(), bytes);
        }
        Parts(files)
    }

    pub fn put(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.0.insert(path.to_owned(), bytes.into());
        self
    }

    pub fn without(mut self, path: &str) -> Self {
        self.0.remove(path).expect("the file to leave out");
        self
    }

    pub fn renamed(mut self, from: &str, to: &str) -> Self {
        let bytes = self.0.remove(from).expect("the file to rename");
        self.put(to, bytes)
    }

    pub fn text(&self, path: &str) -> String {
        String::from_utf8(self.0[path].clone()).expect("a text")
    }

    /// Replaces a piece of a text that must be there.
    pub fn replaced(self, path: &str, from: &str, to: &str) -> Self {
        let text = self.text(path);
        assert!(text.contains(from), "{path} has no {from}");
        let text = text.replacen(from, to, 1);
        self.put(path, text)
    }

    /// Changes `plan.json` and makes every checksum of the bag again.
    pub fn plan(self, change: impl FnOnce(&mut Json)) -> Vec<u8> {
        let mut json = serde_json::from_slice(&self.0["data/plan.json"]).expect("JSON");
        change(&mut json);
        self.put("data/plan.json", json.to_string()).bagged().zip()
    }

    /// Changes the text of `plan.json` and makes every checksum of the bag again.
    pub fn plan_text(self, from: &str, to: &str) -> Vec<u8> {
        self.replaced("data/plan.json", from, to).bagged().zip()
    }

    /// Makes manifests and weight again, as someone who knows BagIt would.
    pub fn bagged(mut self) -> Self {
        let payload: Vec<_> = self
            .0
            .iter()
            .filter(|(p, _)| p.starts_with("data/"))
            .collect();
        let bytes: usize = payload.iter().map(|(_, bytes)| bytes.len()).sum();
        let count = payload.len();
        let manifest = lines(payload.into_iter());
        let info = self.text("bag-info.txt");
        let kept = info
            .lines()
            .filter(|line| !line.starts_with("Payload-Oxum"));
        let mut info: String = kept.map(|line| format!("{line}\n")).collect();
        let _ = writeln!(info, "Payload-Oxum: {bytes}.{count}");
        self = self
            .put("bag-info.txt", info)
            .put("manifest-sha256.txt", manifest);
        self.tagged()
    }

    /// Makes the manifest of the tag files again.
    pub fn tagged(self) -> Self {
        let tags = self.0.iter().filter(|(path, _)| {
            !path.starts_with("data/") && path.as_str() != "tagmanifest-sha256.txt"
        });
        let manifest = lines(tags);
        self.put("tagmanifest-sha256.txt", manifest)
    }

    pub fn raw(&self) -> Vec<Raw> {
        let raw = |(path, bytes): (&String, &Vec<u8>)| {
            let name = format!("{BASE}/{path}");
            // Deflating them all, unoptimised, would be most of the time of these tests.
            if path.ends_with("plan.json") || path.ends_with("bomb") {
                Raw::new(&name, bytes)
            } else {
                Raw::stored(&name, bytes)
            }
        };
        self.0.iter().map(raw).collect()
    }

    pub fn zip(&self) -> Vec<u8> {
        zip_of(&self.raw())
    }

    /// The archive with one entry more or changed.
    pub fn zip_with(&self, change: impl FnOnce(&mut Vec<Raw>)) -> Vec<u8> {
        let mut raw = self.raw();
        change(&mut raw);
        zip_of(&raw)
    }

    /// The archive with its `plan.json` entry changed.
    pub fn zip_plan(&self, change: impl FnOnce(&mut Raw)) -> Vec<u8> {
        self.zip_with(|raw| {
            let plan = raw.iter_mut().find(|r| r.name.ends_with(b"plan.json"));
            change(plan.expect("plan.json"));
        })
    }
}

fn lines<'a>(files: impl Iterator<Item = (&'a String, &'a Vec<u8>)>) -> String {
    files
        .map(|(path, bytes)| format!("{}  {path}\n", sha256(bytes)))
        .collect()
}

/// One entry of an archive, each of its fields free to lie.
#[derive(Clone)]
pub struct Raw {
    pub name: Vec<u8>,
    /// The name in the header before the bytes.
    pub local_name: Vec<u8>,
    pub packed: Vec<u8>,
    pub size: u32,
    pub crc: u32,
    pub method: u16,
    pub flags: u16,
    pub attributes: u32,
    pub extra: Vec<u8>,
}

impl Raw {
    pub fn new(name: &str, bytes: &[u8]) -> Self {
        let mut deflate =
            flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
        deflate.write_all(bytes).expect("memory");
        let mut crc = flate2::Crc::new();
        crc.update(bytes);
        Raw {
            name: name.into(),
            local_name: name.into(),
            packed: deflate.finish().expect("memory"),
            size: u32::try_from(bytes.len()).expect("small"),
            crc: crc.sum(),
            method: 8,
            flags: 0x0800,
            attributes: 0o100_644 << 16,
            extra: Vec::new(),
        }
    }

    pub fn stored(name: &str, bytes: &[u8]) -> Self {
        let mut raw = Raw::new(name, b"");
        let mut crc = flate2::Crc::new();
        crc.update(bytes);
        raw.packed = bytes.to_vec();
        raw.size = u32::try_from(bytes.len()).expect("small");
        (raw.crc, raw.method) = (crc.sum(), 0);
        raw
    }

    pub fn symlink(name: &str, target: &str) -> Self {
        let mut raw = Raw::new(name, target.as_bytes());
        raw.attributes = 0o120_777 << 16;
        raw
    }
}

fn two(number: usize) -> [u8; 2] {
    u16::try_from(number).expect("small").to_le_bytes()
}

fn four(number: usize) -> [u8; 4] {
    u32::try_from(number).expect("small").to_le_bytes()
}

/// An archive of these entries, exactly as they say.
pub fn zip_of(entries: &[Raw]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut directory = Vec::new();
    for raw in entries {
        let at = out.len();
        let mut common = Vec::new();
        common.extend_from_slice(&20_u16.to_le_bytes());
        common.extend_from_slice(&raw.flags.to_le_bytes());
        common.extend_from_slice(&raw.method.to_le_bytes());
        common.extend_from_slice(&[0, 0, 0x21, 0]);
        common.extend_from_slice(&raw.crc.to_le_bytes());
        common.extend_from_slice(&four(raw.packed.len()));
        common.extend_from_slice(&raw.size.to_le_bytes());
        out.extend_from_slice(b"PK\x03\x04");
        out.extend_from_slice(&common);
        out.extend_from_slice(&two(raw.local_name.len()));
        out.extend_from_slice(&two(raw.extra.len()));
        out.extend_from_slice(&raw.local_name);
        out.extend_from_slice(&raw.extra);
        out.extend_from_slice(&raw.packed);
        directory.extend_from_slice(b"PK\x01\x02\x14\x03");
        directory.extend_from_slice(&common);
        directory.extend_from_slice(&two(raw.name.len()));
        directory.extend_from_slice(&two(raw.extra.len()));
        directory.extend_from_slice(&[0; 6]); // comment, disk, internal attributes
        directory.extend_from_slice(&raw.attributes.to_le_bytes());
        directory.extend_from_slice(&four(at));
        directory.extend_from_slice(&raw.name);
        directory.extend_from_slice(&raw.extra);
    }
    let at = out.len();
    out.extend_from_slice(&directory);
    out.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    out.extend_from_slice(&two(entries.len()));
    out.extend_from_slice(&two(entries.len()));
    out.extend_from_slice(&four(directory.len()));
    out.extend_from_slice(&four(at));
    out.extend_from_slice(&[0, 0]);
    out
}
