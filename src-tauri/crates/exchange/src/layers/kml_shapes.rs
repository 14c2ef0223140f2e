//! The shapes of a KML.

use super::{
    Drawn, Position, Refusal,
    build::Found,
    limits::Meter,
    xml::{Doc, Tag},
};

/// Reads the shape that has just started, if it is one; `deep` counts those it is in.
pub(super) fn read(
    tag: &Tag,
    doc: &mut Doc,
    deep: usize,
    found: &mut Found,
    meter: &mut Meter,
) -> Result<(), Refusal> {
    meter.depth(deep)?;
    let depth = doc.depth;
    match tag.name() {
        "Point" => {
            for at in coordinates(doc, found, meter)? {
                found.shapes.push(Drawn::point(at));
            }
        }
        "LineString" | "LinearRing" => {
            let line = coordinates(doc, found, meter)?;
            let line = Some(line).filter(|line| !line.is_empty());
            found
                .shapes
                .extend(Drawn::lines(line.into_iter().collect()));
        }
        "Polygon" => {
            let (mut outline, mut holes) = (Vec::new(), Vec::new());
            while let Some(tag) = doc.child(depth, meter)? {
                match tag.name() {
                    "outerBoundaryIs" => {
                        rings(doc, &mut outline, found, meter)?;
                        // One outline; others would be surfaces of their own, which no program means.
                        if outline.len() > 1 {
                            outline.truncate(1);
                            found.fault_of("two_outlines");
                        }
                    }
                    "innerBoundaryIs" => rings(doc, &mut holes, found, meter)?,
                    _ => doc.skip(meter)?,
                }
            }
            if outline.is_empty() {
                found.fault_of("no_outline");
            } else {
                outline.append(&mut holes);
                found.shapes.extend(Drawn::polygons(vec![outline]));
            }
        }
        "MultiGeometry" | "MultiTrack" => {
            while let Some(tag) = doc.child(depth, meter)? {
                read(&tag, doc, deep + 1, found, meter)?;
            }
        }
        "Track" => {
            let mut line = Vec::new();
            while let Some(tag) = doc.child(depth, meter)? {
                if tag.name() == "coord" {
                    let text = doc.letters(meter)?;
                    // Blanks stand between the numbers of one position.
                    let commas = text.split_whitespace().collect::<Vec<_>>().join(",");
                    line.extend(positions(&commas, found, meter)?);
                } else {
                    doc.skip(meter)?;
                }
            }
            let line = Some(line).filter(|line| !line.is_empty());
            found
                .shapes
                .extend(Drawn::lines(line.into_iter().collect()));
        }
        "Model" => {
            found.fault_of("solid");
            doc.skip(meter)?;
        }
        _ => doc.skip(meter)?,
    }
    Ok(())
}

fn rings(
    doc: &mut Doc,
    rings: &mut Vec<Vec<Position>>,
    found: &mut Found,
    meter: &mut Meter,
) -> Result<(), Refusal> {
    let depth = doc.depth;
    while let Some(tag) = doc.child(depth, meter)? {
        if tag.name() == "LinearRing" {
            let ring = coordinates(doc, found, meter)?;
            if !ring.is_empty() {
                rings.push(ring);
            }
        } else {
            doc.skip(meter)?;
        }
    }
    Ok(())
}

/// The positions of the `coordinates` of the element that has just started.
fn coordinates(
    doc: &mut Doc,
    found: &mut Found,
    meter: &mut Meter,
) -> Result<Vec<Position>, Refusal> {
    let depth = doc.depth;
    let mut all = Vec::new();
    while let Some(tag) = doc.child(depth, meter)? {
        if tag.name() == "coordinates" {
            let text = doc.long_letters(meter)?;
            all.extend(positions(&text, found, meter)?);
        } else {
            doc.skip(meter)?;
        }
    }
    if all.is_empty() {
        found.fault_of("empty");
    }
    Ok(all)
}

/// Positions as KML writes them, `9.62,45.31,0 9.63,45.32,0`; a blank after a comma does no harm. When one cannot be
/// read there are none: a line with a corner less is another line.
fn positions(text: &str, found: &mut Found, meter: &mut Meter) -> Result<Vec<Position>, Refusal> {
    let mut all = Vec::new();
    let mut numbers: Vec<f64> = Vec::new();
    let mut rest = text.trim();
    let mut high = false;
    while !rest.is_empty() {
        let end = rest
            .find(|c: char| c == ',' || c.is_whitespace())
            .unwrap_or(rest.len());
        let (number, after) = rest.split_at(end);
        let Some(number) = number.parse::<f64>().ok().filter(|n| n.is_finite()) else {
            found.fault_of("bad_coordinates");
            return Ok(Vec::new());
        };
        numbers.push(number);
        let after = after.trim_start();
        let goes_on = after.starts_with(',');
        rest = after.strip_prefix(',').unwrap_or(after).trim_start();
        if goes_on && !rest.is_empty() && numbers.len() < 4 {
            continue;
        }
        let &[x, y, ..] = numbers.as_slice() else {
            found.fault_of("bad_coordinates");
            return Ok(Vec::new());
        };
        if numbers.len() > 3 {
            found.fault_of("bad_coordinates");
            return Ok(Vec::new());
        }
        high |= numbers.get(2).is_some_and(|height| *height != 0.0);
        meter.add_vertices(1)?;
        all.push((x, y));
        numbers.clear();
    }
    if high {
        meter.tally.heights += 1;
    }
    Ok(all)
}
