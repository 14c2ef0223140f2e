//! A way through a zone: where it is inside and where outside.

use geo::{
    Contains, Coord, Euclidean, Geometry as Shape, Length, Line, LinesIter, MultiPolygon, Point,
    line_intersection::{LineIntersection, line_intersection},
};

/// A stretch of a way, wholly inside a zone or wholly outside. In metres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Run {
    pub inside: bool,
    pub starts: Coord,
    pub ends: Coord,
    pub length: f64,
}

/// The positions of a line in order; parts follow each other. Empty for other shapes.
pub fn way(shape: &Shape) -> Vec<Coord> {
    match shape {
        Shape::LineString(line) => line.0.clone(),
        Shape::MultiLineString(lines) => lines.iter().flat_map(|line| line.0.clone()).collect(),
        _ => Vec::new(),
    }
}

/// The stretches of a way through a zone, in order. Those shorter than `least` metres do not count: a way along
/// the border of a zone does not enter it forty times.
pub fn runs(way: &[Coord], zone: &MultiPolygon, least: f64) -> Vec<Run> {
    let border: Vec<Line> = zone.lines_iter().collect();
    let mut runs: Vec<Run> = Vec::new();
    for ends in way.windows(2) {
        let side = Line::new(ends[0], ends[1]);
        for piece in pieces(side, &border) {
            let middle = (piece.start + piece.end) / 2.0;
            let inside = zone.contains(&Point::from(middle));
            push(
                &mut runs,
                Run {
                    inside,
                    starts: piece.start,
                    ends: piece.end,
                    length: Euclidean.length(&piece),
                },
            );
        }
    }
    let mut counted = Vec::new();
    for run in runs.into_iter().filter(|run| run.length >= least) {
        push(&mut counted, run);
    }
    counted
}

/// Lengthens the last run, or begins another.
fn push(runs: &mut Vec<Run>, run: Run) {
    match runs.last_mut() {
        Some(last) if last.inside == run.inside => {
            last.ends = run.ends;
            last.length += run.length;
        }
        _ => runs.push(run),
    }
}

/// A side cut wherever it meets the border.
fn pieces(side: Line, border: &[Line]) -> Vec<Line> {
    let along = side.end - side.start;
    let square = along.x * along.x + along.y * along.y;
    if square <= 0.0 {
        return Vec::new();
    }
    let share = |at: Coord| {
        let from = at - side.start;
        ((from.x * along.x + from.y * along.y) / square).clamp(0.0, 1.0)
    };
    let mut cuts = vec![0.0, 1.0];
    for edge in border {
        match line_intersection(side, *edge) {
            Some(LineIntersection::SinglePoint { intersection, .. }) => {
                cuts.push(share(intersection));
            }
            Some(LineIntersection::Collinear { intersection }) => {
                cuts.extend([share(intersection.start), share(intersection.end)]);
            }
            None => {}
        }
    }
    cuts.sort_by(f64::total_cmp);
    cuts.dedup();
    let place = |share: f64| side.start + along * share;
    (cuts.windows(2))
        .map(|cut| Line::new(place(cut[0]), place(cut[1])))
        .collect()
}

#[cfg(test)]
mod tests {
    use geo::polygon;

    use super::*;

    fn ways(way: &[(f64, f64)]) -> Vec<bool> {
        let zone = MultiPolygon::new(vec![polygon![
            (x: 0., y: 0.), (x: 100., y: 0.), (x: 100., y: 100.), (x: 0., y: 100.)
        ]]);
        let way: Vec<Coord> = way.iter().map(|&at| at.into()).collect();
        runs(&way, &zone, 5.0)
            .iter()
            .map(|run| run.inside)
            .collect()
    }

    #[test]
    fn in_and_out() {
        assert_eq!(ways(&[(50., 50.), (200., 50.)]), [true, false]);
        assert_eq!(ways(&[(-50., 50.), (200., 50.)]), [false, true, false]);
        assert_eq!(
            ways(&[(50., 50.), (200., 50.), (200., 20.), (90., 20.)]),
            [true, false, true]
        );
        assert_eq!(
            ways(&[(50., 50.), (200., 50.), (200., 20.), (98., 20.)]),
            [true, false]
        );
        assert_eq!(ways(&[(-50., 0.), (200., 0.)]), [false], "along the border");
    }
}
