//! Drawing and describing, and the base map.

use std::path::Path;

use base64::{Engine, engine::general_purpose::STANDARD};
use exchange::tiles::{Content, Tiles, TilesError};
use uuid::Uuid;

use super::{Office, Work, records::id};
use crate::{
    error::{ApiError, Code, Result, read_file, why},
    sketches::{self, LARGEST, forms, shape},
    wire::*,
};

pub(super) fn features(office: &Office, asked: OfPlan, _: &Work) -> Result<Features> {
    let plan = office.at_desk(|desk| desk.plan(id(&asked.plan)?))?;
    Ok(sketches::features(&plan))
}

pub(super) fn words(office: &Office, asked: ShapeOf, _: &Work) -> Result<ShapeWords> {
    let plan = office.at_desk(|desk| desk.plan(id(&asked.plan)?))?;
    let geometry = shape(&asked.geometry)?;
    let of = Uuid::parse_str(&asked.id).ok();
    Ok(sketches::words_of(&plan, &asked.kind, of, &geometry))
}

pub(super) fn around(_: &Office, asked: AroundShape, _: &Work) -> Result<Shape> {
    sketches::around(&shape(&asked.geometry)?, asked.metres)
}

pub(super) fn split(_: &Office, asked: SplitShape, _: &Work) -> Result<Shape> {
    sketches::split(&shape(&asked.geometry)?, &shape(&asked.line)?)
}

pub(super) fn combine(_: &Office, asked: CombineShapes, _: &Work) -> Result<Shape> {
    sketches::combine(&shape(&asked.one)?, &shape(&asked.other)?, &asked.how)
}

pub(super) fn read_place(_: &Office, asked: ReadPlace, _: &Work) -> Result<ReadAs> {
    sketches::read_place(&asked.text)
}

pub(super) fn read_shape(_: &Office, asked: ReadShape, _: &Work) -> Result<Shape> {
    let text = match (asked.text, asked.file) {
        (Some(text), _) => text,
        (None, Some(file)) => {
            let bytes = read_file(Path::new(&file), LARGEST)?;
            String::from_utf8(bytes).map_err(|_| sketches::refused("layer.not_json", &[]))?
        }
        (None, None) => String::new(),
    };
    sketches::read_shape(&text, &forms(&asked.forms))
}

pub(super) fn project(_: &Office, asked: Project, _: &Work) -> Result<Projected> {
    sketches::projected(&asked.points, asked.to_metres)
}

fn no_tiles(error: &TilesError) -> ApiError {
    match error {
        TilesError::Io(io) => {
            let message = plan::texts::filled("shapes.tiles.io", &[("why", &why(io))]);
            ApiError::of(Code::Failed, &message)
        }
        other => ApiError::of(Code::Refused, other),
    }
}

/// Opens a base map, or closes the one that is open when no file is named. What cannot be opened leaves the other open.
pub(super) fn base_map(office: &Office, asked: OfFile, _: &Work) -> Result<BaseMap> {
    if asked.file.is_empty() {
        *office.base_map() = None;
        return Ok(BaseMap {
            kind: "none".to_owned(),
            source: String::new(),
            tiles: String::new(),
            min_zoom: 0,
            max_zoom: 0,
            bounds: (0.0, 0.0, 0.0, 0.0),
            attribution: String::new(),
        });
    }
    let tiles = Tiles::open(Path::new(&asked.file)).map_err(|error| no_tiles(&error))?;
    let about = tiles.about().clone();
    *office.base_map() = Some(tiles);
    let content = match about.content {
        Content::Raster => "raster",
        Content::Vector => "vector",
    };
    Ok(BaseMap {
        kind: "file".to_owned(),
        source: asked.file,
        tiles: content.to_owned(),
        min_zoom: about.min_zoom,
        max_zoom: about.max_zoom,
        bounds: about.bounds,
        attribution: about.attribution,
    })
}

pub(super) fn tile(office: &Office, asked: TileAt, _: &Work) -> Result<Tile> {
    let mut open = office.base_map();
    let tile = match open.as_mut() {
        Some(tiles) => tiles.tile(asked.z, asked.x, asked.y),
        None => Ok(None),
    };
    let tile = tile.map_err(|error| no_tiles(&error))?;
    Ok(Tile {
        media_type: tile.as_ref().map_or("", |tile| tile.media_type).to_owned(),
        base64: tile.map_or_else(String::new, |tile| STANDARD.encode(tile.bytes)),
    })
}
