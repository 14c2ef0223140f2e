//! A shape as a file has it.

use plan::geometry::{self, Coordinates, Form, Geometry};

/// East and north, longitude and latitude, or the reverse: what the file holds.
pub type Position = (f64, f64);

/// A shape in the coordinates of its file. Heights and measures are left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    pub form: Form,
    /// Parts of runs of positions. A polygon is one part: its outline, then its holes. A line is one part of one run; a
    /// point one run of one position. Only the forms of several parts have more than one.
    pub parts: Vec<Vec<Vec<Position>>>,
}

impl Drawn {
    pub(super) fn point(at: Position) -> Self {
        Drawn {
            form: Form::Point,
            parts: vec![vec![vec![at]]],
        }
    }

    /// Lines, or none when there is not one.
    pub(super) fn lines(lines: Vec<Vec<Position>>) -> Option<Self> {
        let form = match lines.len() {
            0 => return None,
            1 => Form::LineString,
            _ => Form::MultiLineString,
        };
        let parts = lines.into_iter().map(|line| vec![line]).collect();
        Some(Drawn { form, parts })
    }

    /// Surfaces, or none when there is not one.
    pub(super) fn polygons(parts: Vec<Vec<Vec<Position>>>) -> Option<Self> {
        let form = match parts.len() {
            0 => return None,
            1 => Form::Polygon,
            _ => Form::MultiPolygon,
        };
        Some(Drawn { form, parts })
    }

    pub fn positions(&self) -> impl Iterator<Item = Position> {
        self.parts.iter().flatten().flatten().copied()
    }

    /// The same shape with every position taken elsewhere; none when one cannot be.
    pub fn moved(&self, mut to: impl FnMut(Position) -> Option<Position>) -> Option<Self> {
        let mut parts = self.parts.clone();
        for at in parts.iter_mut().flatten().flatten() {
            *at = to(*at)?;
        }
        Some(Drawn {
            form: self.form,
            parts,
        })
    }

    /// The shape of a plan, when the positions are longitudes and latitudes; none when one is beyond 180 or 90 degrees.
    pub fn to_geometry(&self) -> Option<Geometry> {
        let whole = |part: &[Vec<Position>]| -> Option<Coordinates> {
            let runs = part.iter().map(|run| many(run));
            runs.collect::<Option<_>>().map(Coordinates::Many)
        };
        let coordinates = match self.form {
            Form::Point => place(self.positions().next()?)?,
            Form::LineString => many(self.parts.first()?.first()?)?,
            Form::Polygon => whole(self.parts.first()?)?,
            Form::MultiLineString => {
                let lines = self.parts.iter().flatten().map(|line| many(line));
                Coordinates::Many(lines.collect::<Option<_>>()?)
            }
            Form::MultiPolygon => {
                let parts = self.parts.iter().map(|part| whole(part));
                Coordinates::Many(parts.collect::<Option<_>>()?)
            }
        };
        Some(Geometry {
            form: self.form,
            coordinates,
        })
    }
}

fn many(run: &[Position]) -> Option<Coordinates> {
    let places = run.iter().map(|&at| place(at));
    places.collect::<Option<_>>().map(Coordinates::Many)
}

fn place((lon, lat): Position) -> Option<Coordinates> {
    let (lon, lat) = (fixed(lon, 180.0)?, fixed(lat, 90.0)?);
    Some(Coordinates::At(geometry::Position { lon, lat }))
}

/// Seven decimals, as a plan keeps them.
fn fixed(degrees: f64, most: f64) -> Option<i32> {
    if degrees.is_nan() || degrees.abs() > most {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "at most 1.8e9")]
    Some((degrees * 1e7).round() as i32)
}
