//! Known places, from which people tell where something is.

use geo::{Centroid, Contains, Coord, CoordsIter, Distance, Euclidean, Geometry as Shape, Point};
use plan::{
    geometry::{Coordinates, Geometry},
    measures::{place_on, project},
    record::{Plan, Record},
    registry::Registry,
    shaping::measurable,
    texts::{filled, text},
    value::Value,
};
use uuid::Uuid;

use super::{amounts, each, of_bounds};

/// Nearer than this, in metres, it is there.
const THERE_M: f64 = 5.0;
/// How near the end of a line must come to a place to be called by its name, in metres.
const END_M: f64 = 60.0;
/// Ten-millionths of a degree of latitude in a metre; of longitude there are more, so twice as many are always enough.
const UNITS_PER_M: f64 = 90.0;
/// Kinds whose names people know well enough to tell where a line begins and ends.
const ENDS: [&str; 7] = [
    "critical_point",
    "depot",
    "emergency_area",
    "facility",
    "gate",
    "operations_seat",
    "territory_feature",
];

/// A place that everybody in the commune knows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    /// The last part of its keys in the catalogue: `municipio`, `coc`, `centro`.
    key: &'static str,
    at: Coord,
}

/// Where something is, from a known place.
#[derive(Clone, Debug)]
pub(super) enum Seen {
    /// The place is in it.
    Around,
    /// It is at the place.
    There,
    Away {
        metres: f64,
        /// Of eight, from the north to the right.
        direction: &'static str,
    },
}

const DIRECTIONS: [&str; 8] = ["n", "ne", "e", "se", "s", "so", "o", "no"];

fn direction(from: Coord, to: Coord) -> &'static str {
    let turns = (to.x - from.x).atan2(to.y - from.y) / std::f64::consts::TAU;
    // Between 0 and 8, and never negative.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let eighth = (turns.rem_euclid(1.0) * 8.0).round() as usize % 8;
    DIRECTIONS[eighth]
}

/// The town hall, else the main seat of the operations centre, else the middle of the commune; never the record itself.
pub(super) fn known(plan: &Plan, of: Option<Uuid>) -> Option<Known> {
    let commune = Registry::builtin().commune(&plan.istat_code());
    let place = |record: &Record| match record.get("geometry") {
        Value::Geometry(geometry) if Some(record.id) != of => {
            let (x, y) = place_on(geometry)?;
            measurable(geometry).ok()?;
            Some(((x, y), project(Coord { x, y })))
        }
        _ => None,
    };
    let first = |kind: &str, field: &str, code: &str| {
        let is = |record: &&Record| matches!(record.get(field), Value::Text(text) if text == code);
        plan.of_kind(kind).filter(is).find_map(place)
    };
    let of_commune = || {
        let (lon_lat, at) = first("organisation", "organisation_kind", "comune")?;
        // The sheet may be that of a neighbour.
        let home = of_bounds(commune?.bounds).widened(1.0);
        home.holds(lon_lat).then_some(at)
    };
    let hall = first("facility", "structure_type", "municipio").map(|(_, at)| at);
    let seat = || first("operations_seat", "seat_kind", "principale").map(|(_, at)| at);
    let middle = || commune.map(|commune| project(Coord::from(commune.point)));
    let known = |key, at| Known { key, at };
    (hall.or_else(of_commune).map(|at| known("municipio", at)))
        .or_else(|| seat().map(|at| known("coc", at)))
        .or_else(|| middle().map(|at| known("centro", at)))
}

impl Known {
    /// How a shape lies to it: the distance is to its nearest side, the direction to its middle.
    pub(super) fn sees(self, shape: &Shape) -> Option<Seen> {
        let here = Point::from(self.at);
        let surface = matches!(shape, Shape::Polygon(_) | Shape::MultiPolygon(_));
        if surface && shape.contains(&here) {
            return Some(Seen::Around);
        }
        let metres = Euclidean.distance(&Shape::from(here), shape);
        if metres < THERE_M {
            return Some(Seen::There);
        }
        let middle = shape.centroid().map(|middle| middle.0);
        let middle = middle.or_else(|| shape.coords_iter().next())?;
        Some(Seen::Away {
            metres,
            direction: direction(self.at, middle),
        })
    }

    fn word(self, form: &str) -> &'static str {
        text(&format!("shapes.known.{}.{form}", self.key))
    }

    /// "210 m a est del municipio".
    pub(super) fn position(self, seen: &Seen) -> String {
        match seen {
            Seen::Around => self.word("around").to_owned(),
            Seen::There => self.word("at").to_owned(),
            Seen::Away { metres, direction } => filled(
                "shapes.away",
                &[
                    ("distance", &amounts::length(*metres)),
                    ("direction", &text(&format!("shapes.direction.{direction}"))),
                    ("place", &self.word("of")),
                ],
            ),
        }
    }
}

/// "da «Palestra» fino a 1,3 km a sud del municipio".
pub(super) fn along(
    plan: &Plan,
    of: Option<Uuid>,
    known: Option<Known>,
    (start, end): (Coord, Coord),
) -> Option<String> {
    enum End {
        Named(String),
        Seen(Known, Seen),
    }
    let look = |at: Coord| {
        let seen = known.and_then(|known| Some((known, known.sees(&Point::from(at).into())?)));
        match seen {
            Some((known, seen @ (Seen::There | Seen::Around))) => Some(End::Seen(known, seen)),
            seen => match named(plan, of, at) {
                Some(name) => Some(End::Named(name)),
                None => seen.map(|(known, seen)| End::Seen(known, seen)),
            },
        }
    };
    let (start, end) = (look(start)?, look(end)?);
    if let (End::Named(one), End::Named(other)) = (&start, &end)
        && one == other
    {
        return Some(filled("shapes.along.beside", &[("name", one)]));
    }
    let away = |end: &End| match end {
        End::Seen(_, Seen::Away { metres, direction }) => filled(
            "shapes.along.away",
            &[
                ("distance", &amounts::length(*metres)),
                ("direction", &text(&format!("shapes.direction.{direction}"))),
            ],
        ),
        _ => String::new(),
    };
    if let (End::Seen(known, seen @ Seen::Away { .. }), End::Seen(_, Seen::Away { .. })) =
        (&start, &end)
    {
        if away(&start) == away(&end) {
            return Some(known.position(seen));
        }
        return Some(filled(
            "shapes.along.both",
            &[
                ("from", &away(&start)),
                ("to", &away(&end)),
                ("place", &known.word("of")),
            ],
        ));
    }
    let say = |end: &End, key: &str| match end {
        End::Named(name) => filled(&format!("shapes.along.{key}_named"), &[("name", name)]),
        End::Seen(known, seen @ Seen::Away { .. }) => filled(
            &format!("shapes.along.{key}"),
            &[("position", &known.position(seen))],
        ),
        End::Seen(known, _) => known.word(key).to_owned(),
    };
    Some(format!("{} {}", say(&start, "from"), say(&end, "to")))
}

/// The name of the place nearest to the end of a line, when there is one near enough.
fn named(plan: &Plan, of: Option<Uuid>, end: Coord) -> Option<String> {
    let here = Point::from(end);
    let degrees = plan::measures::unproject(end);
    let mut nearest: Option<(f64, &Record)> = None;
    let told = ENDS.iter().flat_map(|kind| plan.of_kind(kind));
    for record in told.filter(|record| Some(record.id) != of) {
        for (_, value) in record.fields() {
            let Value::Geometry(geometry) = value else {
                continue;
            };
            if !may_be_near(&geometry.coordinates, degrees) {
                continue;
            }
            let Ok(shape) = measurable(geometry) else {
                continue;
            };
            let metres = Euclidean.distance(&Shape::from(here), &shape);
            if metres <= END_M && nearest.is_none_or(|(least, _)| metres < least) {
                nearest = Some((metres, record));
            }
        }
    }
    let title = plan.title(nearest?.1);
    (!title.is_empty()).then(|| rules::words::short(&title))
}

/// Whether the box of a shape comes near a place: most shapes are told apart by this alone.
fn may_be_near(coordinates: &Coordinates, place: Coord) -> bool {
    let margin = 2.0 * END_M * UNITS_PER_M;
    let (x, y) = (place.x * 1e7, place.y * 1e7);
    let (mut west, mut east, mut south, mut north) = (f64::MAX, f64::MIN, f64::MAX, f64::MIN);
    each(coordinates, &mut |at| {
        let (lon, lat) = (f64::from(at.lon), f64::from(at.lat));
        (west, east) = (west.min(lon), east.max(lon));
        (south, north) = (south.min(lat), north.max(lat));
    });
    west - margin <= x && x <= east + margin && south - margin <= y && y <= north + margin
}

/// The shape of a record's field, in metres, when it can be measured.
pub(super) fn drawn(record: &Record, field: &str) -> Option<(Geometry, Shape)> {
    match record.get(field) {
        Value::Geometry(geometry) => Some((geometry.clone(), measurable(geometry).ok()?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_directions() {
        let from = Coord { x: 0.0, y: 0.0 };
        let seen = [
            (0.0, 9.0),
            (9.0, 9.0),
            (9.0, 1.0),
            (9.0, -9.0),
            (-1.0, -9.0),
        ]
        .map(|(x, y)| direction(from, Coord { x, y }));
        assert_eq!(seen, ["n", "ne", "e", "se", "s"]);
        let seen = [(-9.0, -9.0), (-9.0, 0.0), (-9.0, 9.0), (-1.0, 9.0)]
            .map(|(x, y)| direction(from, Coord { x, y }));
        assert_eq!(seen, ["so", "o", "no", "n"]);
    }
}
