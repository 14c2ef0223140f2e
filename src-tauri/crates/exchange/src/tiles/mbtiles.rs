//! MBTiles 1.3: a SQLite file with a table or view `tiles`, whose rows are counted from the south, and `metadata`.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

use rusqlite::{Connection, OpenFlags, OptionalExtension, config::DbConfig, limits::Limit, params};

use super::{About, Content, MAX_TILE, TilesError, WORLD, bounds, picture, plain, zooms};

/// Steps of the engine of SQLite between two questions whether to go on, and how many times it may be asked in one query:
/// a second or two. A tile is found in a few dozen steps.
const STEPS: i32 = 100_000;
const MOST_ASKED: u32 = 100;

#[derive(Debug)]
pub(super) struct Source {
    db: Connection,
    asked: Arc<AtomicU32>,
}

impl From<rusqlite::Error> for TilesError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::TooBig) => TilesError::Large,
            _ => TilesError::Damaged,
        }
    }
}

pub(super) fn open(path: &Path) -> Result<(About, Source), TilesError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags)?;
    // Views of the file run as queries of ours: with no functions but harmless ones, and not for ever.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    db.set_limit(
        Limit::SQLITE_LIMIT_LENGTH,
        i32::try_from(MAX_TILE).unwrap_or(i32::MAX),
    )?;
    db.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    let asked = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&asked);
    let tired = move || counted.fetch_add(1, Ordering::Relaxed) > MOST_ASKED;
    db.progress_handler(STEPS, Some(tired))?;
    let source = Source { db, asked };
    let about = source.about()?;
    Ok((about, source))
}

impl Source {
    fn rested(&self) -> &Connection {
        self.asked.store(0, Ordering::Relaxed);
        &self.db
    }

    fn about(&self) -> Result<About, TilesError> {
        let known: i64 = self.rested().query_row(
            "SELECT count(*) FROM sqlite_master WHERE name IN ('tiles', 'metadata')",
            [],
            |row| row.get(0),
        )?;
        if known < 2 {
            return Err(TilesError::NoMap);
        }
        let number = |name: &str| -> Result<Option<u8>, TilesError> {
            Ok(self.said(name)?.and_then(|text| text.trim().parse().ok()))
        };
        let (min, max) = match (number("minzoom")?, number("maxzoom")?) {
            (Some(min), Some(max)) => (min, max),
            _ => self.zooms_found()?,
        };
        let (min_zoom, max_zoom) = zooms(min, max)?;
        let corners = self.said("bounds")?.map(|text| {
            let corners = text.split(',').map(|corner| corner.trim().parse::<f64>());
            corners.collect::<Result<Vec<_>, _>>().unwrap_or_default()
        });
        Ok(About {
            content: match self.said("format")?.as_deref().map(str::trim) {
                Some("pbf" | "mvt" | "application/vnd.mapbox-vector-tile") => Content::Vector,
                Some("png" | "jpg" | "jpeg" | "webp" | "avif") => Content::Raster,
                _ => self.content_found()?,
            },
            min_zoom,
            max_zoom,
            bounds: match corners.as_deref() {
                Some(&[west, south, east, north]) => bounds((west, south, east, north)),
                _ => WORLD,
            },
            attribution: plain(&self.said("attribution")?.unwrap_or_default()),
        })
    }

    /// What the file says of itself under a name.
    fn said(&self, name: &str) -> Result<Option<String>, TilesError> {
        let found = self.rested().query_row(
            "SELECT CAST(value AS TEXT) FROM metadata WHERE name = ?1 LIMIT 1",
            [name],
            |row| row.get::<_, Option<String>>(0),
        );
        Ok(found.optional()?.flatten())
    }

    fn zooms_found(&self) -> Result<(u8, u8), TilesError> {
        let end = |sql: &str| -> Result<u8, TilesError> {
            let found: Option<i64> = self.rested().query_row(sql, [], |row| row.get(0))?;
            // Not even one tile.
            let found = found.ok_or(TilesError::NoMap)?;
            u8::try_from(found).map_err(|_| TilesError::Damaged)
        };
        Ok((
            end("SELECT min(zoom_level) FROM tiles")?,
            end("SELECT max(zoom_level) FROM tiles")?,
        ))
    }

    fn content_found(&self) -> Result<Content, TilesError> {
        let tile: Option<Vec<u8>> = self
            .rested()
            .query_row("SELECT tile_data FROM tiles LIMIT 1", [], |row| row.get(0))
            .optional()?;
        let tile = tile.ok_or(TilesError::NoMap)?;
        match picture(&tile) {
            Some(_) => Ok(Content::Raster),
            None => Ok(Content::Vector),
        }
    }

    pub(super) fn tile(&self, z: u8, x: u32, y: u32) -> Result<Option<Vec<u8>>, TilesError> {
        let row = (1_u32 << z) - 1 - y;
        let sql = "SELECT tile_data FROM tiles WHERE zoom_level = ?1 AND tile_column = ?2 AND tile_row = ?3 LIMIT 1";
        let mut query = self.rested().prepare_cached(sql)?;
        let found = query.query_row(params![z, x, row], |row| row.get::<_, Option<Vec<u8>>>(0));
        Ok(found.optional()?.flatten())
    }
}
