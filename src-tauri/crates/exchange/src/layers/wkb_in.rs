//! Well-known binary (OGC 06-103r4) with heights and measures, in the way of ISO and in that of PostGIS.

use super::{Drawn, Position, Refusal, limits::Meter};
use crate::guarded::bytes::Cursor;

/// Why no shape could be made.
enum Stop {
    /// The last part of the key of the sentence.
    Fault(&'static str),
    Refused(Refusal),
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Stop::Refused(refusal)
    }
}

/// The damage that all missing bytes come to.
const DAMAGED: Stop = Stop::Fault("damaged_shape");

/// The shapes of a geometry of a GeoPackage, or the last part of the key of what is wrong with it.
///
/// # Errors
/// A limit.
pub(super) fn geopackage(
    blob: &[u8],
    meter: &mut Meter,
) -> Result<Result<Vec<Drawn>, &'static str>, Refusal> {
    let mut from = Cursor(blob);
    let head = || {
        if from.take(2)? != b"GP" || from.byte()? != 0 {
            return None;
        }
        let flags = from.byte()?;
        from.take(4)?;
        let frame = match flags >> 1 & 7 {
            0 => 0,
            1 => 32,
            2 | 3 => 48,
            4 => 64,
            _ => return None,
        };
        from.take(frame)?;
        Some((flags, from))
    };
    let Some((flags, mut from)) = { head }() else {
        return Ok(Err("damaged_shape"));
    };
    if flags & 0b10_0000 != 0 {
        return Ok(Err("extended"));
    }
    let mut reading = Reading {
        meter,
        high: false,
        measured: false,
        shapes: Vec::new(),
    };
    match reading.geometry(&mut from, 1) {
        Ok(()) => {}
        Err(Stop::Fault(key)) => return Ok(Err(key)),
        Err(Stop::Refused(refusal)) => return Err(refusal),
    }
    let Reading {
        high,
        measured,
        shapes,
        meter,
    } = reading;
    meter.tally.heights += usize::from(high);
    meter.tally.measures += usize::from(measured);
    if shapes.is_empty() {
        return Ok(Err("empty"));
    }
    Ok(Ok(shapes))
}

struct Reading<'m, 'l> {
    meter: &'m mut Meter<'l>,
    high: bool,
    measured: bool,
    shapes: Vec<Drawn>,
}

impl Reading<'_, '_> {
    fn geometry(&mut self, from: &mut Cursor, deep: usize) -> Result<(), Stop> {
        self.meter.depth(deep)?;
        self.meter.add_vertices(1)?;
        self.meter.step()?;
        let little = match from.byte() {
            Some(0) => false,
            Some(1) => true,
            _ => return Err(DAMAGED),
        };
        let word = from.u32(little).ok_or(DAMAGED)?;
        if word & 0x2000_0000 != 0 {
            from.take(4).ok_or(DAMAGED)?;
        }
        let kind = word & 0x0fff_ffff;
        let (dimensions, kind) = (kind / 1000, kind % 1000);
        let high = word & 0x8000_0000 != 0 || matches!(dimensions, 1 | 3);
        let measured = word & 0x4000_0000 != 0 || matches!(dimensions, 2 | 3);
        if dimensions > 3 {
            return Err(DAMAGED);
        }
        self.high |= high;
        self.measured |= measured;
        let size = 16 + 8 * usize::from(high) + 8 * usize::from(measured);
        match kind {
            1 => {
                let at = position(from, little, size).ok_or(DAMAGED)?;
                // An empty point is two that are no numbers.
                if at.0.is_nan() && at.1.is_nan() {
                    return Ok(());
                }
                finite(&[at])?;
                self.shapes.push(Drawn::point(at));
            }
            2 => {
                let line = self.run(from, little, size)?;
                let line = Some(line).filter(|line| !line.is_empty());
                self.shapes.extend(Drawn::lines(line.into_iter().collect()));
            }
            3 => {
                let count = from.count(little, 4).ok_or(DAMAGED)?;
                let mut rings = Vec::new();
                for _ in 0..count {
                    let ring = self.run(from, little, size)?;
                    if !ring.is_empty() {
                        rings.push(ring);
                    }
                }
                let part = Some(rings).filter(|rings| !rings.is_empty());
                self.shapes
                    .extend(Drawn::polygons(part.into_iter().collect()));
            }
            4..=7 => {
                // A member has a byte and a word at least.
                let count = from.count(little, 5).ok_or(DAMAGED)?;
                for _ in 0..count {
                    self.geometry(from, deep + 1)?;
                }
            }
            8..=14 => return Err(Stop::Fault("curve")),
            15..=17 => return Err(Stop::Fault("solid")),
            _ => return Err(DAMAGED),
        }
        Ok(())
    }

    fn run(&mut self, from: &mut Cursor, little: bool, size: usize) -> Result<Vec<Position>, Stop> {
        let count = from.count(little, size).ok_or(DAMAGED)?;
        self.meter.add_vertices(count.saturating_add(1))?;
        let positions = (0..count).map(|_| position(from, little, size).ok_or(DAMAGED));
        let run: Vec<Position> = positions.collect::<Result<_, _>>()?;
        finite(&run)?;
        Ok(run)
    }
}

fn position(from: &mut Cursor, little: bool, size: usize) -> Option<Position> {
    let mut at = Cursor(from.take(size)?);
    Some((at.f64(little)?, at.f64(little)?))
}

fn finite(run: &[Position]) -> Result<(), Stop> {
    let all = run.iter().all(|at| at.0.is_finite() && at.1.is_finite());
    if all {
        Ok(())
    } else {
        Err(Stop::Fault("not_finite"))
    }
}
