//! Base maps from files: what is in them comes out, and nothing that is not one is taken for one.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use exchange::tiles::{Content, Tile, Tiles, TilesError};
use flate2::{Compression, write::GzEncoder};
use proptest::prelude::*;
use rusqlite::{Connection, params};
use serde_json::json;
use tempfile::TempDir;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\npicture";

fn folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = GzEncoder::new(Vec::new(), Compression::fast());
    out.write_all(bytes).expect("into memory");
    out.finish().expect("into memory")
}

fn png() -> Tile {
    Tile {
        media_type: "image/png",
        bytes: PNG.to_vec(),
    }
}

/// An MBTiles with these words about itself and these tiles, rows counted from the south.
fn mbtiles(folder: &Path, words: &[(&str, &str)], tiles: &[(u8, u32, u32, &[u8])]) -> PathBuf {
    let path = folder.join("mappa.mbtiles");
    let db = Connection::open(&path).expect("a file");
    db.execute_batch(
        "CREATE TABLE metadata (name TEXT, value TEXT);
         CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);
         CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row);",
    )
    .expect("tables");
    for (name, value) in words {
        db.execute("INSERT INTO metadata VALUES (?1, ?2)", [name, value])
            .expect("a row");
    }
    for (z, x, row, data) in tiles {
        db.execute(
            "INSERT INTO tiles VALUES (?1, ?2, ?3, ?4)",
            params![z, x, row, data],
        )
        .expect("a row");
    }
    path
}

#[test]
fn pictures_of_mbtiles() {
    let folder = folder();
    let words = [
        ("format", "png"),
        ("minzoom", "10"),
        ("maxzoom", "16"),
        ("bounds", "9.5,45.2,9.8,45.5"),
        ("attribution", "<b>&copy; Regione Lombardia</b>"),
    ];
    // Column 539, row 366 from the north of 1024 rows.
    let path = mbtiles(folder.path(), &words, &[(10, 539, 1023 - 366, PNG)]);
    let mut tiles = Tiles::open(&path).expect("a map");
    let about = tiles.about().clone();
    assert_eq!(about.content, Content::Raster);
    assert_eq!((about.min_zoom, about.max_zoom), (10, 16));
    assert_eq!(about.bounds, (9.5, 45.2, 9.8, 45.5));
    assert_eq!(about.attribution, "© Regione Lombardia");
    assert_eq!(tiles.tile(10, 539, 366).expect("read"), Some(png()));
    assert_eq!(tiles.tile(10, 539, 367).expect("read"), None);
    assert_eq!(tiles.tile(10, 5000, 366).expect("beyond the map"), None);
    assert_eq!(tiles.tile(255, 0, 0).expect("no such zoom"), None);
}

#[test]
fn what_mbtiles_do_not_say_is_found() {
    let folder = folder();
    let vector = gzip(b"\x1a\x05tiles");
    let path = mbtiles(
        folder.path(),
        &[],
        &[(3, 1, 1, &vector), (5, 1, 1, &vector)],
    );
    let mut tiles = Tiles::open(&path).expect("a map");
    assert_eq!(tiles.about().content, Content::Vector);
    assert_eq!((tiles.about().min_zoom, tiles.about().max_zoom), (3, 5));
    let tile = tiles.tile(3, 1, 6).expect("read").expect("there");
    assert_eq!(tile.media_type, "application/vnd.mapbox-vector-tile");
    assert_eq!(tile.bytes, b"\x1a\x05tiles", "unpacked");
}

#[test]
fn a_picture_is_one_by_its_bytes() {
    let folder = folder();
    let page = b"<svg onload='alert(1)'/>";
    let words = [("format", "png"), ("minzoom", "0"), ("maxzoom", "0")];
    let path = mbtiles(folder.path(), &words, &[(0, 0, 0, page)]);
    let mut tiles = Tiles::open(&path).expect("a map");
    assert!(matches!(tiles.tile(0, 0, 0), Err(TilesError::Damaged)));
}

#[test]
fn a_view_that_never_ends_is_stopped() {
    let folder = folder();
    let path = folder.path().join("cattiva.mbtiles");
    let db = Connection::open(&path).expect("a file");
    db.execute_batch(
        "CREATE TABLE metadata (name TEXT, value TEXT);
         INSERT INTO metadata VALUES ('minzoom', '0'), ('maxzoom', '1'), ('format', 'png');
         CREATE VIEW tiles AS
           WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
           SELECT 0 AS zoom_level, 0 AS tile_column, i - i - 1 AS tile_row, x'00' AS tile_data FROM n;",
    )
    .expect("tables");
    drop(db);
    let mut tiles = Tiles::open(&path).expect("it says little of itself");
    assert!(matches!(tiles.tile(0, 0, 0), Err(TilesError::Damaged)));
}

#[test]
fn a_view_cannot_fill_the_memory() {
    let folder = folder();
    let path = folder.path().join("grande.mbtiles");
    let db = Connection::open(&path).expect("a file");
    db.execute_batch(
        "CREATE TABLE metadata (name TEXT, value TEXT);
         INSERT INTO metadata VALUES ('minzoom', '0'), ('maxzoom', '1'), ('format', 'png');
         CREATE VIEW tiles AS
           SELECT 0 AS zoom_level, 0 AS tile_column, 0 AS tile_row, randomblob(900000000) AS tile_data;",
    )
    .expect("tables");
    drop(db);
    let mut tiles = Tiles::open(&path).expect("it says little of itself");
    assert!(matches!(tiles.tile(0, 0, 0), Err(TilesError::Large)));
}

fn varint(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(u8::try_from(number & 0x7f).expect("seven bits") | 0x80);
        number >>= 7;
    }
    out.push(u8::try_from(number).expect("seven bits"));
}

/// (tile, run, length, offset)
fn directory(entries: &[(u64, u64, u64, u64)]) -> Vec<u8> {
    let mut out = Vec::new();
    varint(&mut out, entries.len() as u64);
    let mut last = 0;
    for (tile, ..) in entries {
        varint(&mut out, tile - last);
        last = *tile;
    }
    for (_, run, ..) in entries {
        varint(&mut out, *run);
    }
    for (_, _, length, _) in entries {
        varint(&mut out, *length);
    }
    for (.., offset) in entries {
        varint(&mut out, offset + 1);
    }
    out
}

struct Pm {
    root: Vec<u8>,
    leaves: Vec<u8>,
    tiles: Vec<u8>,
    /// Of directories and words, of tiles, and what the tiles are.
    codes: [u8; 3],
    zooms: (u8, u8),
}

impl Pm {
    fn bytes(&self) -> Vec<u8> {
        let words = json!({ "name": "prova", "attribution": "© <i>OpenStreetMap</i>" }).to_string();
        let words = if self.codes[0] == 2 {
            gzip(words.as_bytes())
        } else {
            words.into_bytes()
        };
        let mut out = b"PMTiles\x03".to_vec();
        let mut at = 127;
        for part in [&self.root, &words, &self.leaves, &self.tiles] {
            out.extend(u64::to_le_bytes(at));
            out.extend(u64::to_le_bytes(part.len() as u64));
            at += part.len() as u64;
        }
        out.extend([0; 24]);
        out.push(1);
        out.extend(self.codes);
        out.extend([self.zooms.0, self.zooms.1]);
        for corner in [95_000_000_i32, 452_000_000, 98_000_000, 455_000_000] {
            out.extend(corner.to_le_bytes());
        }
        out.resize(127, 0);
        for part in [&self.root, &words, &self.leaves, &self.tiles] {
            out.extend(part);
        }
        out
    }

    fn write(&self, folder: &Path) -> PathBuf {
        let path = folder.join("mappa.pmtiles");
        fs::write(&path, self.bytes()).expect("written");
        path
    }
}

/// Tiles 0, and 5 to 20 which are one picture, in a directory of their own.
fn with_leaf() -> Pm {
    let leaf = gzip(&directory(&[(5, 16, PNG.len() as u64, 0)]));
    Pm {
        root: gzip(&directory(&[
            (0, 1, PNG.len() as u64, 0),
            (5, 0, leaf.len() as u64, 0),
        ])),
        leaves: leaf,
        tiles: PNG.to_vec(),
        codes: [2, 1, 2],
        zooms: (0, 2),
    }
}

#[test]
fn pictures_of_pmtiles() {
    let folder = folder();
    let mut tiles = Tiles::open(&with_leaf().write(folder.path())).expect("a map");
    let about = tiles.about().clone();
    assert_eq!(about.content, Content::Raster);
    assert_eq!((about.min_zoom, about.max_zoom), (0, 2));
    assert_eq!(about.bounds, (9.5, 45.2, 9.8, 45.5));
    assert_eq!(about.attribution, "© OpenStreetMap");
    assert_eq!(tiles.tile(0, 0, 0).expect("read"), Some(png()));
    assert_eq!(tiles.tile(1, 0, 0).expect("between the two"), None);
    for (x, y) in [(0, 0), (3, 0), (2, 3), (3, 3)] {
        assert_eq!(tiles.tile(2, x, y).expect("read"), Some(png()), "one run");
    }
    assert_eq!(tiles.tile(3, 0, 0).expect("after the run"), None);
}

#[test]
fn vectors_of_pmtiles_come_unpacked() {
    let folder = folder();
    let tile = gzip(b"\x1a\x05tiles");
    let map = Pm {
        root: directory(&[(0, 1, tile.len() as u64, 0)]),
        leaves: Vec::new(),
        tiles: tile,
        codes: [1, 2, 1],
        zooms: (0, 0),
    };
    let mut tiles = Tiles::open(&map.write(folder.path())).expect("a map");
    let tile = tiles.tile(0, 0, 0).expect("read").expect("there");
    assert_eq!(tile.bytes, b"\x1a\x05tiles");
}

#[test]
fn hostile_pmtiles_are_refused_in_words() {
    let folder = folder();
    let opened = |map: &Pm| Tiles::open(&map.write(folder.path()));
    let open = |map: &Pm| opened(map).map(|_| ()).expect_err("refused");
    // Zstandard, Brotli.
    for code in [3, 4] {
        let map = Pm {
            codes: [code, 1, 2],
            ..with_leaf()
        };
        let told = open(&map).to_string();
        assert_eq!(
            told,
            "Questa mappa è compressa in un modo che il programma non legge. Chiedine una con compressione gzip."
        );
    }
    let map = Pm {
        zooms: (5, 2),
        ..with_leaf()
    };
    assert!(matches!(open(&map), TilesError::Damaged));
    // A billion entries in a few bytes.
    let mut many = Vec::new();
    varint(&mut many, 1_000_000_000);
    let map = Pm {
        root: gzip(&many),
        ..with_leaf()
    };
    assert!(matches!(open(&map), TilesError::Large));
    // A bomb.
    let map = Pm {
        root: gzip(&vec![0; 64 * 1024 * 1024]),
        ..with_leaf()
    };
    assert!(matches!(open(&map), TilesError::Large));
    // A directory that leads to itself.
    let leaf = gzip(&directory(&[(0, 0, 40, 0)]));
    let map = Pm {
        root: gzip(&directory(&[(0, 0, leaf.len() as u64, 0)])),
        leaves: leaf,
        ..with_leaf()
    };
    let mut tiles = opened(&map).expect("the first directory is good");
    assert!(matches!(tiles.tile(0, 0, 0), Err(TilesError::Damaged)));
    // A tile beyond the end.
    let map = Pm {
        root: gzip(&directory(&[(0, 1, 1_000_000, u64::MAX / 2)])),
        ..with_leaf()
    };
    let mut tiles = opened(&map).expect("the first directory is good");
    assert!(matches!(tiles.tile(0, 0, 0), Err(TilesError::Damaged)));
    // Another version.
    let mut bytes = with_leaf().bytes();
    bytes[7] = 2;
    let path = folder.path().join("vecchia.pmtiles");
    fs::write(&path, bytes).expect("written");
    assert!(matches!(Tiles::open(&path), Err(TilesError::Version(2))));
}

#[test]
fn what_is_no_map_is_refused() {
    let folder = folder();
    let refused = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).expect("written");
        matches!(Tiles::open(&path), Err(TilesError::NoMap))
    };
    assert!(refused("vuoto.mbtiles", b""));
    assert!(refused("testo.pmtiles", b"una lettera"));
    assert!(matches!(Tiles::open(folder.path()), Err(TilesError::NoMap)));
    assert!(matches!(
        Tiles::open(&folder.path().join("manca")),
        Err(TilesError::Io(_))
    ));
    let other = folder.path().join("altro.sqlite");
    let db = Connection::open(&other).expect("a file");
    db.execute_batch("CREATE TABLE persone (nome TEXT);")
        .expect("a table");
    drop(db);
    assert!(matches!(Tiles::open(&other), Err(TilesError::NoMap)));
    let told = Tiles::open(&other).expect_err("refused").to_string();
    assert_eq!(
        told,
        "Questo file non è una mappa di base. Servono un file .mbtiles oppure .pmtiles."
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Whatever happens to its bytes, a map is read or refused.
    #[test]
    fn no_bytes_make_it_fall(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        end in any::<prop::sample::Index>(),
        whole in any::<bool>(),
    ) {
        let mut bytes = with_leaf().bytes();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if !whole {
            bytes.truncate(end.index(bytes.len()));
        }
        let folder = folder();
        let path = folder.path().join("mappa.pmtiles");
        fs::write(&path, bytes).expect("written");
        if let Ok(mut tiles) = Tiles::open(&path) {
            for (z, x, y) in [(0, 0, 0), (1, 1, 1), (2, 3, 0), (26, 1, 1)] {
                let _ = tiles.tile(z, x, y);
            }
        }
    }
}
