//! Files made for the tests, and what is asked of every outcome.

use std::time::{Duration, Instant};

use exchange::layers::{Drawn, Fault, Files, Layer, LayerLimits, Refusal, Source, read};

pub use crate::packing::zip;

/// What must come of a file.
pub enum Wanted {
    /// A refusal for this reason.
    Refused(Fault),
    /// It is read, and a feature has a fault with these words.
    Faulty(&'static str),
    /// It is read, and a note has these words.
    Noted(&'static str),
    /// It is read, and this holds.
    Read(fn(&Source) -> bool),
}

/// A file with a name for the message of the test.
pub struct Case {
    pub what: &'static str,
    pub files: Files,
    pub wanted: Wanted,
}

pub fn case(what: &'static str, files: Files, wanted: Wanted) -> Case {
    Case {
        what,
        files,
        wanted,
    }
}

/// Limits that a test reaches with a small file.
pub fn tight() -> LayerLimits {
    LayerLimits {
        bytes: 8 << 20,
        layers: 5,
        features: 1_000,
        vertices: 20_000,
        columns: 50,
        cells: 20_000,
        letters: 10_000,
        text: 200_000,
        parts: 50,
        unpacked: 8 << 20,
        comparisons: 2_000_000,
        steps: 2_000_000,
        queries: 2_000,
        ..LayerLimits::default()
    }
}

/// No file takes longer than this, in a build without optimisation on a busy computer.
const LONGEST: Duration = Duration::from_secs(20);

pub fn outcome(files: &Files, limits: &LayerLimits) -> Result<Source, Refusal> {
    let start = Instant::now();
    let outcome = read(files, limits, &|| true);
    assert!(
        start.elapsed() < LONGEST,
        "{} took {:?}",
        files.name,
        start.elapsed()
    );
    match &outcome {
        Ok(source) => sound(source),
        Err(refusal) => speaks(refusal, files),
    }
    outcome
}

/// What holds of everything that is read.
fn sound(source: &Source) {
    assert!(!source.layers.is_empty());
    for layer in &source.layers {
        assert!(!layer.features.is_empty());
        for feature in &layer.features {
            assert_eq!(feature.cells.len(), layer.columns.len());
            assert!((1..=feature.pieces).contains(&feature.piece));
            for (x, y) in feature.shape.iter().flat_map(Drawn::positions) {
                assert!(x.is_finite() && y.is_finite());
            }
            feature.faults.iter().for_each(|fault| sentence(fault));
        }
        let mut names = layer.columns.clone();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), layer.columns.len(), "each name once");
    }
    source.notes.iter().for_each(|note| sentence(note));
}

fn speaks(refusal: &Refusal, files: &Files) {
    let message = refusal.message();
    sentence(&message);
    sentence(&refusal.fix());
    let start: String = files.name.chars().take(8).collect();
    assert!(message.contains(start.trim_end()), "{message}");
}

/// A sentence for a person: begun, ended, filled, and without what could rewrite a screen.
pub fn sentence(text: &str) {
    assert!(text.ends_with('.') && text.len() > 10, "{text}");
    assert!(!text.contains('{') || text.contains("«{"), "{text}");
    assert!(!text.chars().any(char::is_control), "{text:?}");
}

pub fn check(cases: Vec<Case>, least: usize) {
    assert!(cases.len() >= least, "only {} files", cases.len());
    for Case {
        what,
        files,
        wanted,
    } in cases
    {
        let outcome = outcome(&files, &tight());
        match (wanted, outcome) {
            (Wanted::Refused(fault), Err(refusal)) => {
                assert_eq!(refusal.fault, fault, "{what}: {refusal}");
            }
            (Wanted::Faulty(words), Ok(source)) => {
                let features = source.layers.iter().flat_map(|layer| &layer.features);
                let mut faults = features.flat_map(|feature| &feature.faults);
                assert!(faults.any(|f| f.contains(words)), "{what}: {source:?}");
            }
            (Wanted::Noted(words), Ok(source)) => {
                let noted = source.notes.iter().any(|note| note.contains(words));
                assert!(noted, "{what}: {:?}", source.notes);
            }
            (Wanted::Read(holds), Ok(source)) => assert!(holds(&source), "{what}: {source:?}"),
            (_, outcome) => panic!("{what}: {outcome:?}"),
        }
    }
}

/// The bytes of a seed.
pub fn seed(name: &str) -> Vec<u8> {
    let path = format!(
        "{}/../../../tests/fixtures/import/layers/{name}",
        env!("CARGO_MANIFEST_DIR")
    );
    std::fs::read(path).expect("a seed")
}

/// A record of a `.shp`.
pub fn record(number: u32, content: &[u8]) -> Vec<u8> {
    let words = u32::try_from(content.len() / 2).expect("short");
    [&number.to_be_bytes()[..], &words.to_be_bytes(), content].concat()
}

/// A `.shp` of records, its head with the right length.
pub fn shp(records: &[Vec<u8>]) -> Vec<u8> {
    let body = records.concat();
    let words = u32::try_from(50 + body.len() / 2).expect("short");
    let mut bytes = vec![0, 0, 0x27, 0x0a];
    bytes.extend([0; 20]);
    bytes.extend(words.to_be_bytes());
    bytes.extend(1000_u32.to_le_bytes());
    bytes.extend(5_u32.to_le_bytes());
    bytes.extend([0; 64]);
    bytes.extend(body);
    bytes
}

/// The content of a record of lines or rings.
pub fn runs(kind: u32, runs: &[&[(f64, f64)]]) -> Vec<u8> {
    let mut bytes = kind.to_le_bytes().to_vec();
    bytes.extend([0; 32]);
    let count = |n: usize| u32::try_from(n).expect("few").to_le_bytes();
    bytes.extend(count(runs.len()));
    bytes.extend(count(runs.iter().map(|run| run.len()).sum()));
    let mut start = 0;
    for run in runs {
        bytes.extend(count(start));
        start += run.len();
    }
    for (x, y) in runs.iter().copied().flatten() {
        bytes.extend(x.to_le_bytes());
        bytes.extend(y.to_le_bytes());
    }
    bytes
}

pub fn point(x: f64, y: f64) -> Vec<u8> {
    [&1_u32.to_le_bytes()[..], &x.to_le_bytes(), &y.to_le_bytes()].concat()
}

/// A `.dbf` of fields (name, type, width) and rows of bytes, the mark of deletion first.
pub fn dbf(fields: &[(&str, u8, u8)], rows: &[&[u8]], mark: u8) -> Vec<u8> {
    let width = 1 + fields
        .iter()
        .map(|(_, _, width)| usize::from(*width))
        .sum::<usize>();
    let head = 32 + 32 * fields.len() + 1;
    let mut bytes = vec![3, 126, 1, 1];
    bytes.extend(u32::try_from(rows.len()).expect("few").to_le_bytes());
    bytes.extend(u16::try_from(head).expect("short").to_le_bytes());
    bytes.extend(u16::try_from(width).expect("short").to_le_bytes());
    bytes.extend([0; 17]);
    bytes.extend([mark, 0, 0]);
    for (name, kind, width) in fields {
        let mut field = [0; 32];
        field[..name.len()].copy_from_slice(name.as_bytes());
        field[11] = *kind;
        field[16] = *width;
        bytes.extend(field);
    }
    bytes.push(0x0d);
    for row in rows {
        let mut row = row.to_vec();
        row.resize(width, b' ');
        bytes.extend(row);
    }
    bytes.push(0x1a);
    bytes
}

/// The only layer.
pub fn layer(source: &Source) -> &Layer {
    assert_eq!(source.layers.len(), 1);
    &source.layers[0]
}
