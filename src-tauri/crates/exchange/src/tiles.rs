//! Base maps from files: MBTiles (a SQLite file) and PMTiles version 3, read tile by tile.
//!
//! Such a file comes from anywhere and may be as large as a disk: nothing of it is read as a whole, and all that is asked
//! of memory has a bound.

mod mbtiles;
mod pmtiles;

use std::{
    fs::{self, File},
    io::{self, Read, Seek, SeekFrom},
    path::Path,
};

use flate2::read::GzDecoder;
use plan::texts::{filled, text};

/// Bytes of the largest tile, unpacked: pictures of 512 pixels are a hundredth of it.
const MAX_TILE: u64 = 8 * 1024 * 1024;
/// The deepest zoom: beyond it a tile is smaller than a hand.
const MAX_ZOOM: u8 = 26;
/// The most letters of a name or an acknowledgement that are kept.
const MAX_WORDS: usize = 300;
/// The whole world, as far as the map's projection goes.
const WORLD: Bounds = (-180.0, -85.051_129, 180.0, 85.051_129);

/// West, south, east, north in degrees.
pub type Bounds = (f64, f64, f64, f64);

/// Why a base map cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TilesError {
    /// The disk failed, or there is no such file.
    #[error("{}", filled("shapes.tiles.io", &[("why", .0)]))]
    Io(#[from] io::Error),
    /// Neither MBTiles nor PMTiles.
    #[error("{}", text("shapes.tiles.no_map"))]
    NoMap,
    /// PMTiles of another version than 3.
    #[error("{}", filled("shapes.tiles.version", &[("version", .0)]))]
    Version(u8),
    /// Packed in a way that this program does not unpack.
    #[error("{}", text("shapes.tiles.packing"))]
    Packing,
    /// What it says of itself does not hold, or takes too long to find.
    #[error("{}", text("shapes.tiles.damaged"))]
    Damaged,
    /// A tile or a list of tiles beyond all measure.
    #[error("{}", text("shapes.tiles.large"))]
    Large,
}

/// What the tiles of a map are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// Pictures.
    Raster,
    /// Mapbox vector tiles.
    Vector,
}

/// What a map says of itself.
#[derive(Clone, Debug, PartialEq)]
pub struct About {
    pub content: Content,
    pub min_zoom: u8,
    pub max_zoom: u8,
    pub bounds: Bounds,
    /// Whom to name under the map, as plain text; empty when it does not say.
    pub attribution: String,
}

/// One tile, ready to be shown: never packed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tile {
    pub media_type: &'static str,
    pub bytes: Vec<u8>,
}

/// An open base map.
#[derive(Debug)]
pub struct Tiles {
    about: About,
    source: Source,
}

#[derive(Debug)]
enum Source {
    Mb(mbtiles::Source),
    Pm(pmtiles::Source),
}

impl Tiles {
    /// Opens a map, whatever the name of its file: the first bytes tell what it is.
    ///
    /// # Errors
    /// It is not there, is no map, or is one that this program does not read.
    pub fn open(path: &Path) -> Result<Self, TilesError> {
        // A pipe would wait for ever, and a device has no end.
        if !fs::metadata(path)?.is_file() {
            return Err(TilesError::NoMap);
        }
        let mut file = File::open(path)?;
        let mut start = Vec::new();
        Read::by_ref(&mut file).take(16).read_to_end(&mut start)?;
        let (about, source) = if start.starts_with(b"SQLite format 3\0") {
            let (about, source) = mbtiles::open(path)?;
            (about, Source::Mb(source))
        } else if start.starts_with(b"PMTiles") {
            let (about, source) = pmtiles::open(file)?;
            (about, Source::Pm(source))
        } else {
            return Err(TilesError::NoMap);
        };
        Ok(Tiles { about, source })
    }

    pub fn about(&self) -> &About {
        &self.about
    }

    /// The tile in that column and row, counted from the north-west (XYZ); none when the map has none there.
    ///
    /// # Errors
    /// The disk fails, or the tile is not what it should be.
    pub fn tile(&mut self, z: u8, x: u32, y: u32) -> Result<Option<Tile>, TilesError> {
        let side = 1_u32.checked_shl(z.into()).unwrap_or_default();
        if z > MAX_ZOOM || x >= side || y >= side {
            return Ok(None);
        }
        let bytes = match &mut self.source {
            Source::Mb(source) => source.tile(z, x, y)?,
            Source::Pm(source) => source.tile(z, x, y)?,
        };
        let bytes = bytes.filter(|bytes| !bytes.is_empty());
        bytes
            .map(|bytes| shown(self.about.content, bytes))
            .transpose()
    }
}

/// A tile as the window takes it. A picture is believed by its bytes, not by what the file says it is.
fn shown(content: Content, bytes: Vec<u8>) -> Result<Tile, TilesError> {
    let bytes = if bytes.starts_with(&[0x1f, 0x8b]) {
        unzipped(&bytes, MAX_TILE)?
    } else {
        bytes
    };
    let media_type = match content {
        Content::Vector => "application/vnd.mapbox-vector-tile",
        Content::Raster => picture(&bytes).ok_or(TilesError::Damaged)?,
    };
    Ok(Tile { media_type, bytes })
}

/// The media type of a picture that the window can show, from its first bytes.
fn picture(bytes: &[u8]) -> Option<&'static str> {
    let at = |from: usize, word: &[u8]| bytes.get(from..from + word.len()) == Some(word);
    if at(0, b"\x89PNG\r\n\x1a\n") {
        Some("image/png")
    } else if at(0, b"\xff\xd8\xff") {
        Some("image/jpeg")
    } else if at(0, b"RIFF") && at(8, b"WEBP") {
        Some("image/webp")
    } else if at(4, b"ftypavif") {
        Some("image/avif")
    } else {
        None
    }
}

/// What gzip packed, up to so many bytes.
fn unzipped(bytes: &[u8], most: u64) -> Result<Vec<u8>, TilesError> {
    let mut out = Vec::new();
    let read = GzDecoder::new(bytes).take(most + 1).read_to_end(&mut out);
    read.map_err(|_| TilesError::Damaged)?;
    if out.len() as u64 > most {
        return Err(TilesError::Large);
    }
    Ok(out)
}

/// Zooms in order and within what a map can have.
fn zooms(min: u8, max: u8) -> Result<(u8, u8), TilesError> {
    if min > max || min > MAX_ZOOM {
        return Err(TilesError::Damaged);
    }
    Ok((min, max.min(MAX_ZOOM)))
}

/// A box as it is, or the whole world when it makes no sense: the tiles may well be good.
fn bounds(box_of_it: Bounds) -> Bounds {
    let (west, south, east, north) = box_of_it;
    let good = west >= -180.0 && east <= 180.0 && south >= -90.0 && north <= 90.0;
    if good && west < east && south < north {
        box_of_it
    } else {
        WORLD
    }
}

/// The words of an acknowledgement, which is often a piece of a web page.
fn plain(text: &str) -> String {
    let mut words = String::new();
    let mut within = false;
    for letter in text.chars().take(20 * MAX_WORDS) {
        match letter {
            '<' => within = true,
            '>' if within => within = false,
            letter if !within => words.push(if letter.is_control() { ' ' } else { letter }),
            _ => {}
        }
    }
    for (entity, letter) in [
        ("&copy;", "©"),
        ("&nbsp;", " "),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ] {
        words = words.replace(entity, letter);
    }
    let words: Vec<_> = words.split_whitespace().collect();
    words.join(" ").chars().take(MAX_WORDS).collect()
}

/// So many bytes of a file from a place in it.
fn bytes_at(file: &mut File, from: u64, length: u64, most: u64) -> Result<Vec<u8>, TilesError> {
    if length > most {
        return Err(TilesError::Large);
    }
    file.seek(SeekFrom::Start(from))?;
    let mut bytes = Vec::new();
    file.take(length).read_to_end(&mut bytes)?;
    // Shorter than it says: a copy that was broken off.
    if bytes.len() as u64 != length {
        return Err(TilesError::Damaged);
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acknowledgements_lose_their_dress() {
        let dressed = "<a href=\"https://example.org\">&copy; Regione\nLombardia</a> &amp; altri";
        assert_eq!(plain(dressed), "© Regione Lombardia & altri");
        assert_eq!(plain(&"a".repeat(1000)).len(), MAX_WORDS);
    }

    #[test]
    fn boxes_that_make_no_sense_are_the_world() {
        assert_eq!(bounds((9.0, 45.0, 10.0, 46.0)), (9.0, 45.0, 10.0, 46.0));
        for wrong in [
            (10.0, 45.0, 9.0, 46.0),
            (f64::NAN, 45.0, 10.0, 46.0),
            (-1e9, 45.0, 10.0, 46.0),
        ] {
            assert_eq!(bounds(wrong), WORLD);
        }
    }
}
