//! GPX 1.0 and 1.1: places, routes and tracks, each a layer.

use plan::texts::text;

use super::{
    Drawn, Layer, Position, Refusal,
    build::{Build, Found},
    letters,
    limits::{Meter, counted},
    xml::{Doc, Piece, Tag},
};
use crate::sheets::Cell;

pub(super) fn read(
    bytes: &[u8],
    meter: &mut Meter,
    notes: &mut Vec<String>,
) -> Result<Vec<Layer>, Refusal> {
    let (text_of, guessed) = letters::text_within(bytes, meter)?;
    notes.extend(guessed);
    let mut doc = Doc::new(&text_of, "");
    let named = |key: &str| Build::in_degrees(text(key));
    let mut places = named("layers.gpx.places");
    let mut routes = named("layers.gpx.routes");
    let mut tracks = named("layers.gpx.tracks");
    // Positions of routes and tracks that say more than where they are.
    let mut richer = 0;
    loop {
        let tag = match doc.next(meter)? {
            Piece::Start(tag) => tag,
            Piece::Eof => break,
            Piece::End(_) | Piece::Text(_) => continue,
        };
        match tag.name() {
            "gpx" => {}
            "wpt" => place(&tag, &mut doc, &mut places, meter)?,
            "rte" => way(&mut doc, &mut routes, &mut richer, meter)?,
            "trk" => way(&mut doc, &mut tracks, &mut richer, meter)?,
            _ => doc.skip(meter)?,
        }
    }
    if richer > 0 {
        notes.push(counted("layers.note.track_points", richer));
    }
    let mut layers = Vec::new();
    for build in [places, routes, tracks] {
        if !build.is_empty() {
            meter.add_layer()?;
            layers.push(build.done(meter)?);
        }
    }
    Ok(layers)
}

/// Where a point is; none when it does not say so.
fn at(tag: &Tag) -> Option<Position> {
    let number = |name: &str| {
        let number = tag.get(name)?.trim().parse::<f64>().ok()?;
        number.is_finite().then_some(number)
    };
    Some((number("lon")?, number("lat")?))
}

fn place(tag: &Tag, doc: &mut Doc, build: &mut Build, meter: &mut Meter) -> Result<(), Refusal> {
    let mut found = Found::default();
    meter.layer.clone_from(&build.name);
    meter.feature = build.next_number();
    match at(tag) {
        Some(at) => {
            meter.add_vertices(1)?;
            found.shapes.push(Drawn::point(at));
        }
        None => found.fault_of("bad_coordinates"),
    }
    let depth = doc.depth;
    while let Some(tag) = doc.child(depth, meter)? {
        attribute(&tag, doc, build, &mut found, meter)?;
    }
    build.add(found, meter)?;
    meter.layer.clear();
    meter.feature = 0;
    Ok(())
}

/// A route, whose points follow each other, or a track, whose points are in segments.
fn way(
    doc: &mut Doc,
    build: &mut Build,
    richer: &mut usize,
    meter: &mut Meter,
) -> Result<(), Refusal> {
    let mut found = Found::default();
    meter.layer.clone_from(&build.name);
    meter.feature = build.next_number();
    let mut lines: Vec<Vec<Position>> = Vec::new();
    let mut line = Vec::new();
    let depth = doc.depth;
    while let Some(tag) = doc.child(depth, meter)? {
        match tag.name() {
            "rtept" => point(&tag, doc, &mut line, richer, &mut found, meter)?,
            "trkseg" => {
                let mut segment = Vec::new();
                let depth = doc.depth;
                while let Some(tag) = doc.child(depth, meter)? {
                    match tag.name() {
                        "trkpt" => point(&tag, doc, &mut segment, richer, &mut found, meter)?,
                        _ => doc.skip(meter)?,
                    }
                }
                if !segment.is_empty() {
                    lines.push(segment);
                }
            }
            _ => attribute(&tag, doc, build, &mut found, meter)?,
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    if lines.is_empty() {
        found.fault_of("empty");
    }
    found.shapes.extend(Drawn::lines(lines));
    build.add(found, meter)?;
    meter.layer.clear();
    meter.feature = 0;
    Ok(())
}

fn point(
    tag: &Tag,
    doc: &mut Doc,
    line: &mut Vec<Position>,
    richer: &mut usize,
    found: &mut Found,
    meter: &mut Meter,
) -> Result<(), Refusal> {
    match at(tag) {
        Some(at) => {
            meter.add_vertices(1)?;
            line.push(at);
        }
        // A way with a corner less is another way: it is told.
        None => found.fault_of("lost_point"),
    }
    let depth = doc.depth;
    let mut rich = false;
    while doc.child(depth, meter)?.is_some() {
        rich = true;
        doc.skip(meter)?;
    }
    *richer += usize::from(rich);
    Ok(())
}

/// What is said of a place or a way: the element is the column. Extensions are looked into, links give their address.
fn attribute(
    tag: &Tag,
    doc: &mut Doc,
    build: &mut Build,
    found: &mut Found,
    meter: &mut Meter,
) -> Result<(), Refusal> {
    let depth = doc.depth;
    let value = match tag.name() {
        "extensions" => {
            while let Some(tag) = doc.child(depth, meter)? {
                attribute(&tag, doc, build, found, meter)?;
            }
            return Ok(());
        }
        "link" => {
            let address = tag.get("href").unwrap_or_default();
            doc.skip(meter)?;
            address
        }
        _ => doc.letters(meter)?,
    };
    let value = value.trim();
    let column = build.column(tag.name(), meter)?;
    if !value.is_empty() && found.lacks(column) {
        let number = ["ele", "geoidheight", "hdop", "vdop", "pdop", "sat"].contains(&tag.name());
        let number = value
            .parse::<f64>()
            .ok()
            .filter(|n| number && n.is_finite());
        let cell = number.map_or_else(|| Cell::Text(value.to_owned()), Cell::Number);
        found.put(column, cell);
    }
    Ok(())
}
