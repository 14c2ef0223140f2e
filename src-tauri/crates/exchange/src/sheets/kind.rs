//! What a file is, by its first bytes.

use plan::texts::text;

use super::{Fault, Refusal, compound::Compound, limits::Meter, parts::Parts};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Xlsx,
    Xls,
    Ods,
    /// ODS as one XML file.
    FlatOds,
}

impl Kind {
    pub fn name(self) -> &'static str {
        text(match self {
            Kind::Text => "sheets.kind.csv",
            Kind::Xlsx => "sheets.kind.xlsx",
            Kind::Xls => "sheets.kind.xls",
            Kind::Ods | Kind::FlatOds => "sheets.kind.ods",
        })
    }

    /// The ending of the name when it promises another kind.
    pub fn other_ending(self, name: &str) -> Option<String> {
        let (_, ending) = name.rsplit_once('.')?;
        let ending = ending.to_lowercase();
        let own: &[&str] = match self {
            Kind::Text => &["csv", "txt", "tsv", "tab"],
            Kind::Xlsx => &["xlsx", "xlsm", "xltx", "xltm"],
            Kind::Xls => &["xls", "xlt"],
            Kind::Ods => &["ods", "ots"],
            Kind::FlatOds => &["fods", "xml"],
        };
        (!own.contains(&ending.as_str())).then_some(ending)
    }
}

/// # Errors
/// What is not a list, or one that cannot be read, is refused with its name.
pub(super) fn of(bytes: &[u8], meter: &Meter) -> Result<Kind, Refusal> {
    let not = |key: &str| Err(meter.refuse(Fault::NotAList, text(key)));
    match bytes {
        [b'P', b'K', 3, 4, ..] => in_zip(bytes, meter),
        [b'P', b'K', 5, 6, ..] => Err(meter.refuse(Fault::Empty, "")),
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ..] => in_compound(bytes, meter),
        // Lotus 1-2-3: WK1, and WK3 or WK4. Excel 2, 3 and 4: a first record that begins a stream.
        [0, 0, 2, 0, 4..=6, 4, ..]
        | [0, 0, 0x1a, 0, _, 0x10, 4, 0, ..]
        | [9, 0 | 2 | 4, 4 | 6, 0, _, _, 0x10, 0, ..] => Err(meter.refuse(Fault::OldFormat, "")),
        [b'%', b'P', b'D', b'F', ..] => not("sheets.kind.pdf"),
        [b'{', b'\\', b'r', b't', b'f', ..] => not("sheets.kind.letter"),
        [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] | [b'G', b'I', b'F', b'8', ..] => {
            not("sheets.kind.picture")
        }
        [0x1f, 0x8b, ..] | [b'R', b'a', b'r', b'!', ..] | [b'7', b'z', 0xbc, 0xaf, ..] => {
            not("sheets.kind.compressed")
        }
        _ => in_text(bytes, meter),
    }
}

fn in_zip(bytes: &[u8], meter: &Meter) -> Result<Kind, Refusal> {
    let mut parts = Parts::open(bytes, meter)?;
    let not = |key: &str| Err(meter.refuse(Fault::NotAList, text(key)));
    if parts.has("xl/workbook.bin") {
        return Err(meter.refuse(Fault::BinaryWorkbook, ""));
    }
    if parts.has("[Content_Types].xml") {
        if parts.has("word/document.xml") {
            return not("sheets.kind.letter");
        }
        if parts.has("ppt/presentation.xml") {
            return not("sheets.kind.slides");
        }
        return Ok(Kind::Xlsx);
    }
    if parts.has("xl/workbook.xml") {
        return Ok(Kind::Xlsx);
    }
    if parts.has("content.xml") {
        let mime = parts.bytes("mimetype", meter)?.unwrap_or_default();
        let mime = String::from_utf8_lossy(&mime);
        return match mime.trim() {
            other if other.contains("opendocument.text") => not("sheets.kind.letter"),
            other if other.contains("opendocument.presentation") => not("sheets.kind.slides"),
            _ => Ok(Kind::Ods),
        };
    }
    if parts.has("Index/Document.iwa") || parts.has("Index.zip") {
        return not("sheets.kind.numbers");
    }
    not("sheets.kind.compressed")
}

fn in_compound(bytes: &[u8], meter: &Meter) -> Result<Kind, Refusal> {
    let compound = Compound::open(bytes, meter)?;
    if compound.has("EncryptedPackage") {
        return Err(meter.refuse(Fault::Encrypted, ""));
    }
    if compound.has("Workbook") || compound.has("Book") {
        return Ok(Kind::Xls);
    }
    let key = if compound.has("WordDocument") {
        "sheets.kind.letter"
    } else if compound.has("PowerPoint Document") {
        "sheets.kind.slides"
    } else {
        "sheets.kind.unknown"
    };
    Err(meter.refuse(Fault::NotAList, text(key)))
}

/// A web page or another XML is told from a list by how it begins.
fn in_text(bytes: &[u8], meter: &Meter) -> Result<Kind, Refusal> {
    let start = bytes.get(..4096).unwrap_or(bytes);
    // In UTF-16 every other byte is zero.
    let letters: Vec<u8> = start.iter().copied().filter(|b| *b != 0).collect();
    let start = String::from_utf8_lossy(&letters);
    let start = start
        .trim_start_matches(['\u{feff}', '\u{fffd}'])
        .trim_start();
    let start = start.to_lowercase();
    let page = [
        "<html",
        "<!doctype html",
        "<table",
        "<head",
        "<body",
        "<meta",
        "<style",
        "mime-version:",
    ];
    if page.iter().any(|mark| start.starts_with(mark)) {
        return Err(meter.refuse(Fault::WebPage, ""));
    }
    if start.starts_with("<?xml") || start.starts_with("<!--") || start.starts_with("<!doctype") {
        if start.contains("<office:document") || start.contains("opendocument") {
            return Ok(Kind::FlatOds);
        }
        if start.contains("<html") || start.contains("schemas-microsoft-com:office") {
            return Err(meter.refuse(Fault::WebPage, ""));
        }
        return Err(meter.refuse(Fault::NotAList, text("sheets.kind.xml")));
    }
    if start.starts_with("id;p") {
        return Err(meter.refuse(Fault::OldFormat, ""));
    }
    Ok(Kind::Text)
}
