//! Surfaces made whole, when a person asks for it: outlines closed, those without an inside taken away, crossings undone.
//!
//! The positions of an outline that stays are kept, each of them, and where nothing is wrong nothing changes.

use std::collections::HashSet;

use plan::{
    geometry::{Coordinates, Form, Geometry, Position},
    measures,
    shaping::{How, combine},
};
use rules::soundness::{Fault, Lack, Least, fault};

/// Times that crossings are undone: a place where two sides meet is rounded as a plan keeps it, and may make them cross
/// anew, each time fewer.
const PASSES: usize = 6;

/// A surface made whole, and what was done to it.
pub(super) struct Mended {
    pub geometry: Geometry,
    /// Outlines that now come back to where they start.
    pub closed: usize,
    /// Outlines without an inside that were taken away.
    pub dropped: usize,
    /// Whether outlines that crossed were made anew.
    pub uncrossed: bool,
}

/// What is wrong with a drawing, if anything.
pub(super) fn wrong(geometry: &Geometry, least: Least) -> Option<Fault> {
    fault(geometry, &measures::in_metres(geometry), least)
}

/// A surface as whole as it can be made without inventing anything; none when nothing can be done, or nothing would be
/// left.
pub(super) fn mended(geometry: &Geometry, least: Least) -> Option<Mended> {
    let (mut closed, mut dropped) = (0, 0);
    let parts = match geometry.form {
        Form::Polygon => vec![geometry.coordinates.clone()],
        Form::MultiPolygon => members(&geometry.coordinates).to_vec(),
        _ => return None,
    };
    let mut whole = Vec::with_capacity(parts.len());
    for part in &parts {
        let mut rings = Vec::new();
        for (at, ring) in members(part).iter().enumerate() {
            let mut ring = members(ring).to_vec();
            if different(&ring) < 3 {
                dropped += 1;
                if at == 0 {
                    // Holes in nothing.
                    dropped += members(part).len() - 1;
                    break;
                }
                continue;
            }
            if ring.first() != ring.last() {
                ring.extend(ring.first().cloned());
                closed += 1;
            }
            rings.push(Coordinates::Many(ring));
        }
        if !rings.is_empty() {
            whole.push(Coordinates::Many(rings));
        }
    }
    let coordinates = match geometry.form {
        Form::Polygon => whole.into_iter().next()?,
        _ if whole.is_empty() => return None,
        _ => Coordinates::Many(whole),
    };
    let mut geometry = Geometry {
        form: geometry.form,
        coordinates,
    };
    let mut fault = wrong(&geometry, least);
    let uncrossed = matches!(fault, Some(Fault::Crosses(_)));
    for _ in 0..PASSES {
        if !matches!(fault, Some(Fault::Crosses(_))) {
            break;
        }
        geometry = combine(&geometry, &geometry, How::Union).ok()?;
        fault = wrong(&geometry, least);
    }
    // A surface too small is no worse than it was, and the check says so.
    let sound = match fault {
        None => true,
        Some(Fault::Incomplete(lack, _)) => lack == Lack::Small,
        Some(Fault::Crosses(_)) => false,
    };
    (sound && (closed > 0 || dropped > 0 || uncrossed)).then_some(Mended {
        geometry,
        closed,
        dropped,
        uncrossed,
    })
}

fn members(coordinates: &Coordinates) -> &[Coordinates] {
    match coordinates {
        Coordinates::Many(members) => members,
        Coordinates::At(_) => &[],
    }
}

/// How many different positions an outline has.
fn different(ring: &[Coordinates]) -> usize {
    let positions = ring.iter().filter_map(|at| match at {
        Coordinates::At(Position { lon, lat }) => Some((*lon, *lat)),
        Coordinates::Many(_) => None,
    });
    positions.collect::<HashSet<_>>().len()
}
