//! The shapes of a shapefile (ESRI, "Shapefile Technical Description", July 1998).

use std::collections::BTreeMap;

use plan::texts::{filled, text};

use super::{
    Drawn, Fault, Position, Refusal,
    build::Found,
    limits::{Meter, counted},
    rings,
};
use crate::guarded::bytes::Cursor;

/// Bytes of the head of a `.shp` and of a `.shx`.
const HEAD: usize = 100;
pub(super) const MARK: [u8; 4] = [0, 0, 0x27, 0x0a];
/// Beyond this a number of a shapefile means that there is none.
const NO_DATA: f64 = -1e38;

/// The contents of the records, by their place in the file. With its index the records are where it says: a program
/// that makes a shape longer writes it at the end and leaves the old one where it was.
pub(super) fn records<'b>(
    shp: &'b [u8],
    shx: Option<&[u8]>,
    rows: Option<usize>,
    meter: &mut Meter,
    notes: &mut Vec<String>,
) -> Result<Vec<&'b [u8]>, Refusal> {
    if shp.len() < HEAD {
        return Err(meter.refuse(Fault::Truncated, text("layers.at.head")));
    }
    if !shp.starts_with(&MARK) {
        return Err(meter.refuse(Fault::Damaged, text("layers.at.head")));
    }
    let entries = shx.map_or(0, |shx| shx.len().saturating_sub(HEAD) / 8);
    if entries > meter.limits.features {
        return Err(meter.refuse(Fault::TooManyFeatures, meter.limits.features));
    }
    let by_index = shx.map(|shx| indexed(shp, shx));
    let fits = |list: &Vec<&[u8]>| rows.is_none_or(|rows| rows == list.len());
    match by_index {
        None => in_a_row(shp, meter, notes),
        Some(Some(list)) if fits(&list) => Ok(list),
        Some(_) => {
            notes.push(text("layers.note.bad_index").to_owned());
            in_a_row(shp, meter, notes)
        }
    }
}

/// The records where the index says; none when it cannot be right.
fn indexed<'b>(shp: &'b [u8], shx: &[u8]) -> Option<Vec<&'b [u8]>> {
    let entries = shx.get(HEAD..)?;
    let (entries, rest) = entries.as_chunks::<8>();
    if !rest.is_empty() || !shx.starts_with(&MARK) {
        return None;
    }
    let record = |entry: &[u8; 8]| {
        let mut entry = Cursor(entry);
        let at = usize::try_from(entry.u32(false)?).ok()?.checked_mul(2)?;
        let mut record = Cursor(shp.get(at..).filter(|_| at >= HEAD)?);
        record.u32(false)?;
        let length = usize::try_from(record.u32(false)?).ok()?.checked_mul(2)?;
        record.take(length)
    };
    entries.iter().map(record).collect()
}

/// One record after the other.
fn in_a_row<'b>(
    shp: &'b [u8],
    meter: &mut Meter,
    notes: &mut Vec<String>,
) -> Result<Vec<&'b [u8]>, Refusal> {
    // Words of two bytes, from the start of the file.
    let mut head = Cursor(shp.get(24..).unwrap_or_default());
    let stated = head
        .u32(false)
        .and_then(|words| usize::try_from(words).ok());
    let stated = stated.unwrap_or_default().saturating_mul(2);
    let mut rest = Cursor(shp.get(HEAD..).unwrap_or_default());
    let mut list: Vec<(u32, &[u8])> = Vec::new();
    while !rest.0.is_empty() {
        meter.step()?;
        let at = shp.len() - rest.0.len();
        let mut read = || {
            let number = rest.u32(false)?;
            let length = usize::try_from(rest.u32(false)?).ok()?.checked_mul(2)?;
            Some((
                number,
                rest.take(length).filter(|content| content.len() >= 4)?,
            ))
        };
        let Some(record) = read() else {
            if at < stated || list.is_empty() {
                meter.feature = list.len() + 1;
                return Err(meter.refuse(Fault::Truncated, filled("layers.at.byte", &[("n", &at)])));
            }
            notes.push(counted("layers.note.after_the_end", shp.len() - at));
            break;
        };
        list.push(record);
        if list.len() > meter.limits.features {
            return Err(meter.refuse(Fault::TooManyFeatures, meter.limits.features));
        }
    }
    if stated > shp.len() {
        return Err(meter.refuse(
            Fault::Truncated,
            filled("layers.at.byte", &[("n", &shp.len())]),
        ));
    }
    let newest: BTreeMap<u32, &[u8]> = list.iter().copied().collect();
    if newest.len() == list.len() {
        return Ok(list.into_iter().map(|(_, content)| content).collect());
    }
    notes.push(counted("layers.note.rewritten", list.len() - newest.len()));
    Ok(newest.into_values().collect())
}

/// The shapes of one record.
///
/// # Errors
/// A limit. What is wrong with the record alone is a fault of what is found.
pub(super) fn shape(content: &[u8], found: &mut Found, meter: &mut Meter) -> Result<(), Refusal> {
    let mut from = Cursor(content);
    let Some(kind) = from.u32(true) else {
        found.fault_of("damaged_shape");
        return Ok(());
    };
    let drawn = match kind {
        0 => return Ok(()),
        1 | 11 | 21 => position(&mut from).map(|at| vec![vec![at]]),
        3 | 13 | 23 | 5 | 15 | 25 => runs(&mut from, true, meter)?,
        8 | 18 | 28 => runs(&mut from, false, meter)?,
        31 => {
            found.fault_of("solid");
            return Ok(());
        }
        _ => None,
    };
    let Some(runs) = drawn else {
        found.fault_of("damaged_shape");
        return Ok(());
    };
    let far =
        |at: &Position| !at.0.is_finite() || !at.1.is_finite() || at.0 < NO_DATA || at.1 < NO_DATA;
    if runs.iter().flatten().any(far) {
        found.fault_of("not_finite");
        return Ok(());
    }
    match kind {
        11 | 13 | 15 | 18 => meter.tally.heights += 1,
        21 | 23 | 25 | 28 => meter.tally.measures += 1,
        _ => {}
    }
    let runs: Vec<_> = runs.into_iter().filter(|run| !run.is_empty()).collect();
    if runs.is_empty() {
        found.fault_of("empty");
    }
    match kind {
        3 | 13 | 23 => found.shapes.extend(Drawn::lines(runs)),
        5 | 15 | 25 => {
            let (surfaces, orphans) = rings::surfaces(runs, meter)?;
            if orphans > 0 {
                found.fault_of("orphan_hole");
            }
            found.shapes.extend(Drawn::polygons(surfaces));
        }
        _ => found
            .shapes
            .extend(runs.into_iter().flatten().map(Drawn::point)),
    }
    Ok(())
}

fn position(from: &mut Cursor) -> Option<Position> {
    Some((from.f64(true)?, from.f64(true)?))
}

/// The runs of positions of a record after its frame; with `parts` it says where each begins. None when the numbers
/// do not agree with each other or with the bytes.
fn runs(
    from: &mut Cursor,
    parts: bool,
    meter: &mut Meter,
) -> Result<Option<Vec<Vec<Position>>>, Refusal> {
    let mut read = || {
        from.take(32)?;
        let count = if parts { from.count(true, 4)? } else { 1 };
        Some((count, from.count(true, 16)?))
    };
    let Some((count, all)) = read() else {
        return Ok(None);
    };
    // Before anything is kept of them.
    meter.add_vertices(all.saturating_add(count))?;
    let mut read = || {
        let starts: Vec<usize> = if parts {
            let starts = (0..count).map(|_| usize::try_from(from.u32(true)?).ok());
            starts.collect::<Option<_>>()?
        } else {
            vec![0]
        };
        Some((starts, from.take(all.checked_mul(16)?)?))
    };
    let Some((starts, positions)) = read() else {
        return Ok(None);
    };
    if starts.is_empty() && all > 0 {
        return Ok(None);
    }
    let ends = starts.iter().skip(1).copied().chain([all]);
    let mut runs = Vec::with_capacity(starts.len());
    if starts.first().is_some_and(|first| *first != 0) {
        return Ok(None);
    }
    for (start, end) in starts.iter().copied().zip(ends) {
        let Some(bytes) = (start <= end && end <= all)
            .then(|| positions.get(start * 16..end * 16))
            .flatten()
        else {
            return Ok(None);
        };
        let (chunks, _) = bytes.as_chunks::<16>();
        runs.push(
            chunks
                .iter()
                .filter_map(|chunk| position(&mut Cursor(chunk)))
                .collect(),
        );
    }
    Ok(Some(runs))
}
