//! Rings without an order, as a shapefile has them, made into surfaces: which is an outline, and whose hole is which.

use super::{Position, Refusal, limits::Meter};

/// A surface: its outline, then its holes.
type Surface = Vec<Vec<Position>>;

struct Ring {
    line: Vec<Position>,
    /// Twice the area: negative when it turns as the hands of a clock.
    turn: f64,
    /// West, south, east, north.
    frame: [f64; 4],
}

impl Ring {
    fn of(line: Vec<Position>) -> Self {
        let (x, y) = line.first().copied().unwrap_or_default();
        // From the first position, so that numbers in the millions do not eat the decimals.
        let pairs = line.iter().zip(line.iter().cycle().skip(1));
        let turn = pairs
            .map(|(a, b)| (a.0 - x) * (b.1 - y) - (b.0 - x) * (a.1 - y))
            .sum();
        let mut frame = [x, y, x, y];
        for at in &line {
            frame = [
                frame[0].min(at.0),
                frame[1].min(at.1),
                frame[2].max(at.0),
                frame[3].max(at.1),
            ];
        }
        Ring { line, turn, frame }
    }

    fn framed_by(&self, other: &Ring) -> bool {
        let ([w, s, e, n], [west, south, east, north]) = (self.frame, other.frame);
        w >= west && s >= south && e <= east && n <= north
    }

    /// Whether this ring lies within another, edges shared or not.
    fn within(&self, other: &Ring, meter: &mut Meter) -> Result<bool, Refusal> {
        if !self.framed_by(other) {
            return Ok(false);
        }
        let middles = self.line.windows(2).filter_map(|pair| match pair {
            [a, b] => Some((f64::midpoint(a.0, b.0), f64::midpoint(a.1, b.1))),
            _ => None,
        });
        for at in self.line.iter().copied().chain(middles) {
            meter.compare(other.line.len())?;
            if let Some(inside) = side(at, &other.line) {
                return Ok(inside);
            }
        }
        // All on the edge: the same ring again, or a part of it.
        Ok(true)
    }
}

/// Whether a position is in a ring; none when it is on its edge.
fn side((x, y): Position, ring: &[Position]) -> Option<bool> {
    let mut inside = false;
    for (&(ax, ay), &(bx, by)) in ring.iter().zip(ring.iter().cycle().skip(1)) {
        let cross = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
        let between = x >= ax.min(bx) && x <= ax.max(bx) && y >= ay.min(by) && y <= ay.max(by);
        if cross == 0.0 && between {
            return None;
        }
        if (ay > y) != (by > y) && ((cross > 0.0) == (by > ay)) {
            inside = !inside;
        }
    }
    Some(inside)
}

/// Surfaces, and how many rings that turn as holes lie in no outline: each is a surface of its own.
///
/// # Errors
/// More comparisons than the limit.
pub(super) fn surfaces(
    rings: Vec<Vec<Position>>,
    meter: &mut Meter,
) -> Result<(Vec<Surface>, usize), Refusal> {
    let mut rings: Vec<Ring> = rings
        .into_iter()
        .filter(|line| !line.is_empty())
        .map(Ring::of)
        .collect();
    if rings.len() < 2 {
        let surfaces = rings.into_iter().map(|ring| vec![ring.line]).collect();
        return Ok((surfaces, 0));
    }
    let turned = rings.iter().any(|ring| ring.turn < 0.0);
    let parents = if turned {
        by_turn(&rings, meter)?
    } else {
        by_depth(&rings, meter)?
    };
    let mut orphans = 0;
    let mut surfaces: Vec<Surface> = Vec::new();
    let mut places = vec![None; rings.len()];
    for (index, (ring, parent)) in rings.iter_mut().zip(&parents).enumerate() {
        if parent.is_none() {
            if turned && ring.turn >= 0.0 {
                orphans += 1;
            }
            if let Some(place) = places.get_mut(index) {
                *place = Some(surfaces.len());
            }
            surfaces.push(vec![std::mem::take(&mut ring.line)]);
        }
    }
    for (ring, parent) in rings.into_iter().zip(parents) {
        let place = parent.and_then(|parent| places.get(parent).copied().flatten());
        if let Some(surface) = place.and_then(|place| surfaces.get_mut(place)) {
            surface.push(ring.line);
        }
    }
    Ok((surfaces, orphans))
}

/// The outline of each hole: of those that turn as the clock the smallest around it.
fn by_turn(rings: &[Ring], meter: &mut Meter) -> Result<Vec<Option<usize>>, Refusal> {
    let mut outlines: Vec<usize> = Vec::new();
    for (index, ring) in rings.iter().enumerate() {
        if ring.turn < 0.0 {
            outlines.push(index);
        }
    }
    let size = |index: &usize| rings.get(*index).map_or(0.0, |ring| ring.turn.abs());
    outlines.sort_by(|a, b| size(a).total_cmp(&size(b)));
    let mut parents = Vec::new();
    for ring in rings {
        let mut parent = None;
        if ring.turn >= 0.0 {
            meter.compare(outlines.len())?;
            parent = first_around(ring, outlines.iter().copied(), rings, meter)?;
        }
        parents.push(parent);
    }
    Ok(parents)
}

/// When no ring turns as the clock, what turns which way says nothing: a ring within an even number of others is an
/// outline.
fn by_depth(rings: &[Ring], meter: &mut Meter) -> Result<Vec<Option<usize>>, Refusal> {
    let mut order: Vec<usize> = (0..rings.len()).collect();
    let size = |index: &usize| rings.get(*index).map_or(0.0, |ring| ring.turn.abs());
    order.sort_by(|a, b| size(b).total_cmp(&size(a)));
    let mut parents = vec![None; rings.len()];
    let mut depths = vec![0_usize; rings.len()];
    for (rank, &index) in order.iter().enumerate() {
        let Some(ring) = rings.get(index) else {
            continue;
        };
        meter.compare(rank)?;
        let larger = order.get(..rank).unwrap_or_default();
        let around = first_around(ring, larger.iter().rev().copied(), rings, meter)?;
        let depth = around
            .and_then(|around| depths.get(around))
            .map_or(0, |depth| depth + 1);
        if let Some(place) = depths.get_mut(index) {
            *place = depth;
        }
        if let Some(place) = parents.get_mut(index).filter(|_| depth % 2 == 1) {
            *place = around;
        }
    }
    Ok(parents)
}

fn first_around(
    ring: &Ring,
    outlines: impl Iterator<Item = usize>,
    rings: &[Ring],
    meter: &mut Meter,
) -> Result<Option<usize>, Refusal> {
    for outline in outlines {
        let Some(around) = rings.get(outline) else {
            continue;
        };
        if ring.within(around, meter)? {
            return Ok(Some(outline));
        }
    }
    Ok(None)
}
