//! BagIt 1.0 (RFC 8493) with SHA-256: manifests, tag manifest and `bag-info.txt` around a payload.

use std::fmt::Write;

use plan::canonical::sha256;

/// A path inside the bag, with `/`, and its bytes.
pub type Entry = (String, Vec<u8>);

/// What `bag-info.txt` says beside the weight of the payload. No date: the same data gives the same bytes.
#[derive(Clone, Debug, Default)]
pub struct BagInfo {
    /// Names and values in the order in which they are written.
    pub entries: Vec<(&'static str, String)>,
    /// Files that lie beside the payload, not in it: a guide for who opens the folder.
    pub beside: Vec<Entry>,
}

/// The whole bag of a payload: every path is under `base`, the payload's under `base/data`. Sorted by path.
pub fn bag(base: &str, payload: Vec<Entry>, info: BagInfo) -> Vec<Entry> {
    let mut entries = folder(payload, info);
    for (path, _) in &mut entries {
        *path = format!("{base}/{path}");
    }
    entries
}

/// The files of the bag's own folder, the payload's under `data`. Sorted by path.
pub fn folder(mut payload: Vec<Entry>, info: BagInfo) -> Vec<Entry> {
    for (path, _) in &mut payload {
        *path = format!("data/{path}");
    }
    payload.sort();
    let weight: usize = payload.iter().map(|(_, bytes)| bytes.len()).sum();
    let mut about = String::new();
    for (name, value) in &info.entries {
        // One line each: a line break would begin another element.
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if !value.is_empty() {
            let _ = writeln!(about, "{name}: {value}");
        }
    }
    let _ = writeln!(about, "Payload-Oxum: {weight}.{}", payload.len());
    let mut tags = vec![
        ("bag-info.txt".to_owned(), about.into_bytes()),
        (
            "bagit.txt".to_owned(),
            b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".to_vec(),
        ),
        ("manifest-sha256.txt".to_owned(), manifest(&payload)),
    ];
    tags.extend(info.beside);
    tags.sort();
    tags.push(("tagmanifest-sha256.txt".to_owned(), manifest(&tags)));
    let mut entries = tags;
    entries.append(&mut payload);
    entries.sort();
    entries
}

fn manifest(entries: &[Entry]) -> Vec<u8> {
    let mut lines = String::new();
    for (path, bytes) in entries {
        let _ = writeln!(lines, "{}  {}", sha256(bytes), encoded(path));
    }
    lines.into_bytes()
}

/// A path as a manifest writes it: only `%`, CR and LF are percent-encoded (RFC 8493, 2.1.3).
fn encoded(path: &str) -> String {
    path.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_encoded_as_the_standard_asks() {
        assert_eq!(encoded("data/100%\r\n.txt"), "data/100%25%0D%0A.txt");
        assert_eq!(encoded("data/a b.txt"), "data/a b.txt");
    }

    #[test]
    fn a_bag_weighs_and_lists_its_payload() {
        let payload = vec![
            ("b.txt".to_owned(), b"two".to_vec()),
            ("a%.txt".to_owned(), b"one!".to_vec()),
        ];
        let info = BagInfo {
            entries: vec![("Source-Organization", "Comune\ndi  Crema".to_owned())],
            beside: Vec::new(),
        };
        let entries = bag("base", payload, info);
        let paths: Vec<_> = entries.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(
            paths,
            [
                "base/bag-info.txt",
                "base/bagit.txt",
                "base/data/a%.txt",
                "base/data/b.txt",
                "base/manifest-sha256.txt",
                "base/tagmanifest-sha256.txt"
            ]
        );
        let text = |i: usize| String::from_utf8_lossy(&entries[i].1).into_owned();
        assert_eq!(
            text(0),
            "Source-Organization: Comune di Crema\nPayload-Oxum: 7.2\n"
        );
        assert_eq!(
            text(4),
            format!(
                "{}  data/a%25.txt\n{}  data/b.txt\n",
                sha256("one!"),
                sha256("two")
            )
        );
        assert_eq!(text(5).lines().count(), 3);
    }
}
