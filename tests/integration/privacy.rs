//! No copy of a plan holds what its readers may not see: not in the data, not in the maps, not in the verdict.
//!
//! Every field of every kind is filled with a word that says who may read it; then every byte of the copies is searched.

use std::{collections::BTreeMap, fs::File, io::Read, path::Path};

use serde_json::{Map, Value as Json, json};

use crate::kit::Office;

/// Words that are nowhere else. Letters only, in two cases, so that no form of a text hides them.
pub const OPERATIONAL: &str = "Qxoperativaqx";
pub const RESERVED: &str = "Qxriservataqx";
pub const PUBLIC: &str = "Qxpubblicaqx";

/// How a record of the test is made.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Make {
    /// As its kind declares it.
    Plain,
    /// Kept for fewer readers by its own `privacy_min`.
    Kept(&'static str),
    /// With what is no number, no date and no code where one should be.
    Unreadable,
}

fn word(class: &str, at: &str) -> String {
    let word = match class {
        "P" => PUBLIC,
        "O" => OPERATIONAL,
        _ => RESERVED,
    };
    format!("{word} {at}")
}

/// The id of the record of a kind made in a way: links can be written before what they lead to.
fn id(kind_at: usize, way: usize) -> String {
    format!("019b76da-a800-7000-8000-{way:04x}{kind_at:08x}")
}

/// One record of a kind with every field that can hold a word.
fn record(kinds: &[Json], at: usize, way: usize, make: Make, file: &str) -> Json {
    let kind = &kinds[at];
    let name = kind["name"].as_str().unwrap();
    let place = |target: &str| kinds.iter().position(|kind| kind["name"] == target);
    let mut values = Map::new();
    values.insert("id".into(), id(at, way).into());
    for field in kind["fields"].as_array().unwrap() {
        let (field_name, ty) = (
            field["name"].as_str().unwrap(),
            field["type"].as_str().unwrap(),
        );
        let least = match make {
            Make::Kept("operativa") => "O",
            Make::Kept(_) => "R",
            _ => match name {
                // The telephone of a home has its class from its code; an attachment is reserved until a person says
                // otherwise.
                "contact_point" | "attachment" => "R",
                // Named with an operational code below.
                "exposed_element" => "O",
                _ => "P",
            },
        };
        let class = field["class"].as_str().unwrap();
        let rank = |class: &str| "POR".find(class);
        let class = if rank(class) < rank(least) {
            least
        } else {
            class
        };
        let text = word(class, &format!("{name} {field_name}"));
        let value = match ty {
            "text" | "long" => json!(text),
            "link" => match place(field["of"].as_str().unwrap()) {
                Some(target) => json!(id(target, 0)),
                None => continue,
            },
            "links" => match place(field["of"].as_str().unwrap()) {
                Some(target) => json!([id(target, 0)]),
                None => continue,
            },
            "geometry" => json!({ "type": "Point", "coordinates": [9.68, 45.29] }),
            _ if make == Make::Unreadable && class != "P" => match ty {
                "code" if field_name != "privacy_min" && name != "contact_point" => json!(text),
                "codes" => json!([text]),
                "int" | "dec" | "date" | "partial_date" | "bool" => json!({ "raw": text }),
                _ => continue,
            },
            _ => continue,
        };
        values.insert(field_name.into(), value);
    }
    match make {
        Make::Kept(class) => {
            values.insert("privacy_min".into(), class.into());
        }
        Make::Plain | Make::Unreadable => {}
    }
    match name {
        "contact_point" => {
            values.insert("contact_kind".into(), "abitazione".into());
        }
        "exposed_element" => {
            values.insert("exposed_kind".into(), "esigenze_specifiche".into());
        }
        "nomination" => {
            // Out of date, so that a finding names it.
            values.insert("ends_on".into(), "2020-01-01".into());
            values.insert("rank".into(), 0.into());
        }
        // A hash that is none stops the package.
        "attachment" => {
            values.insert("sha256".into(), file.into());
        }
        _ => {}
    }
    for code in ["istat_code", "host_commune"] {
        values.remove(code);
    }
    Json::Object(values)
}

/// A plan with, for each kind, one record for each way of making it.
pub fn office_full_of_words() -> Office {
    let office = Office::new();
    office.ok(&["init", "--commune", "Moscazzano"]);
    let kinds = office.json(&["kinds"]);
    std::fs::write(office.file("a.txt"), word("R", "file")).unwrap();
    let attached = office.one(&["attach", &office.file("a.txt").display().to_string()]);
    let file = attached["sha256"].as_str().unwrap();
    let ways = [
        Make::Plain,
        Make::Kept("operativa"),
        Make::Kept("riservata"),
        Make::Unreadable,
    ];
    let mut all: BTreeMap<String, Vec<Json>> = BTreeMap::new();
    for (at, kind) in kinds.iter().enumerate() {
        let name = kind["name"].as_str().unwrap();
        if name == "plan" {
            continue;
        }
        let records = ways.iter().enumerate();
        let records = records.map(|(way, make)| record(&kinds, at, way, *make, file));
        all.insert(name.to_owned(), records.collect());
    }
    // The two cases in which a person's name or number is public: a public officer, a number that the body publishes.
    all.entry("person".into()).or_default().push(json!({
        "id": id(0, 9), "surname": word("P", "officer"), "given_name": "Ada", "is_public_officer": true,
        "notes": word("O", "officer"),
    }));
    all.entry("organisation".into())
        .or_default()
        .push(json!({ "id": id(1, 9), "name": "Ente di prova" }));
    all.entry("contact_point".into()).or_default().push(json!({
        "id": id(2, 9), "organisation_id": id(1, 9), "contact_kind": "cellulare_personale",
        "published_by_body": true, "value": word("P", "published"),
    }));
    let mut plain = json!(all).to_string();
    // The sheet of the plan has an id of its own.
    let sheet = office.one(&["show", "plan"])["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let at = kinds
        .iter()
        .position(|kind| kind["name"] == "plan")
        .unwrap();
    plain = plain.replace(&id(at, 0), &sheet);
    let ran = office.run_with_input(&["add", "-"], &plain);
    assert_eq!(ran.code, 0, "{}", ran.err);
    office
}

/// Every file of a package, unpacked.
pub fn unpacked(file: &Path) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(File::open(file).unwrap()).unwrap();
    let count = archive.len();
    let read = |at| {
        let mut entry = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        (entry.name().unwrap().into_owned(), bytes)
    };
    let entries = 0..count;
    entries.map(read).collect()
}

/// Where a word is found, with what is around it.
pub fn found(files: &[(String, Vec<u8>)], word: &str) -> Vec<String> {
    let mut places = Vec::new();
    for (name, bytes) in files {
        let text = String::from_utf8_lossy(bytes);
        for (at, _) in text.match_indices(word).take(200) {
            let after: String = text[at..].chars().take(60).collect();
            let before: String = text[..at].chars().rev().take(120).collect();
            let before: String = before.chars().rev().collect();
            places.push(format!("{name}: …{before}{after}…"));
        }
    }
    places
}

#[test]
fn no_copy_holds_what_its_readers_may_not_see() {
    let office = office_full_of_words();
    let copy = |class: &str| {
        let file = office.file(&format!("{class}.piano"));
        let ran = office.run(&[
            "pack",
            "--class",
            class,
            "--out",
            &file.display().to_string(),
        ]);
        let blocks = office.run(&["check"]).out;
        assert_eq!(ran.code, 0, "{}\n{:.4000}", ran.err, blocks);
        unpacked(&file)
    };
    let (public, operational, reserved) = (copy("pubblica"), copy("operativa"), copy("riservata"));
    // The words are there to be found.
    for word in [PUBLIC, OPERATIONAL, RESERVED] {
        assert!(
            !found(&reserved, word).is_empty(),
            "{word} in the whole plan"
        );
    }
    assert!(!found(&operational, OPERATIONAL).is_empty());
    for shown in ["officer", "published"] {
        let shown = word("P", shown);
        assert!(!found(&public, &shown).is_empty(), "{shown} is public");
    }
    for (copy, files, word) in [
        ("operativa", &operational, RESERVED),
        ("pubblica", &public, RESERVED),
        ("pubblica", &public, OPERATIONAL),
    ] {
        let places = found(files, word);
        assert!(
            places.is_empty(),
            "{} times in the copy {copy}:\n{}",
            places.len(),
            places
                .iter()
                .take(12)
                .cloned()
                .collect::<Vec<_>>()
                .join("\n")
        );
    }
}
