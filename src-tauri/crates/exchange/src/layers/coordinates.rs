//! The lists of lists of numbers of a GeoJSON.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::{Drawn, Position, geojson::State, limits::Tally};

/// Lists within lists of a multipolygon, positions included.
const DEEPEST: usize = 4;

#[derive(Debug)]
pub(super) enum Coordinates {
    /// A position, and whether it has a height.
    At(Position, bool),
    Many(Vec<Coordinates>),
    /// What no GeoJSON has here.
    Bad,
}

pub(super) struct CoordinatesSeed<'s, 'm, 'l> {
    state: &'s mut State<'m, 'l>,
    deep: usize,
}

impl<'s, 'm, 'l> CoordinatesSeed<'s, 'm, 'l> {
    pub fn new(state: &'s mut State<'m, 'l>) -> Self {
        CoordinatesSeed {
            state,
            deep: DEEPEST,
        }
    }
}

/// A member of a list: a number of a position, or a list.
enum Member {
    Number(f64),
    List(Coordinates),
}

struct MemberSeed<'s, 'm, 'l>(CoordinatesSeed<'s, 'm, 'l>);

impl<'de> DeserializeSeed<'de> for CoordinatesSeed<'_, '_, '_> {
    type Value = Coordinates;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Coordinates, D::Error> {
        Ok(match MemberSeed(self).deserialize(from)? {
            Member::List(list) => list,
            Member::Number(_) => Coordinates::Bad,
        })
    }
}

impl<'de> DeserializeSeed<'de> for MemberSeed<'_, '_, '_> {
    type Value = Member;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Member, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for MemberSeed<'_, '_, '_> {
    type Value = Member;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("coordinates")
    }

    fn visit_f64<E>(self, number: f64) -> Result<Member, E> {
        Ok(Member::Number(number))
    }

    #[expect(clippy::cast_precision_loss, reason = "a coordinate")]
    fn visit_i64<E>(self, number: i64) -> Result<Member, E> {
        Ok(Member::Number(number as f64))
    }

    #[expect(clippy::cast_precision_loss, reason = "a coordinate")]
    fn visit_u64<E>(self, number: u64) -> Result<Member, E> {
        Ok(Member::Number(number as f64))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Member, E> {
        Ok(Member::List(Coordinates::Bad))
    }

    fn visit_str<E>(self, _: &str) -> Result<Member, E> {
        Ok(Member::List(Coordinates::Bad))
    }

    fn visit_unit<E>(self) -> Result<Member, E> {
        Ok(Member::List(Coordinates::Bad))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Member, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Member::List(Coordinates::Bad))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Member, A::Error> {
        let CoordinatesSeed { state, deep } = self.0;
        // Lists are counted as positions: an empty one takes as much memory.
        let counted = state
            .meter
            .add_vertices(1)
            .and_then(|()| state.meter.step());
        state.stop(counted)?;
        let mut bad = false;
        let mut position = [0.0; 2];
        let mut numbers = 0_usize;
        let mut many = Vec::new();
        if let Some(deep) = deep.checked_sub(1) {
            loop {
                let seed = CoordinatesSeed {
                    state: &mut *state,
                    deep,
                };
                match list.next_element_seed(MemberSeed(seed))? {
                    None => break,
                    Some(Member::Number(number)) => {
                        bad |= !many.is_empty() || !number.is_finite();
                        if let Some(place) = position.get_mut(numbers) {
                            *place = number;
                        }
                        numbers += 1;
                    }
                    Some(Member::List(inner)) => {
                        bad |= numbers > 0;
                        if !bad {
                            many.push(inner);
                        }
                    }
                }
            }
        } else {
            bad = true;
            while list.next_element::<IgnoredAny>()?.is_some() {}
        }
        let [x, y] = position;
        Ok(Member::List(match numbers {
            _ if bad => Coordinates::Bad,
            0 => Coordinates::Many(many),
            1 => Coordinates::Bad,
            _ => Coordinates::At((x, y), numbers > 2),
        }))
    }
}

/// The shapes of a geometry of a type, with the last part of the key of what is wrong with it if none can be made.
pub(super) fn shapes(
    kind: &str,
    coordinates: Coordinates,
    tally: &mut Tally,
) -> Result<Vec<Drawn>, &'static str> {
    let mut high = false;
    let shapes = match kind {
        "Point" => match place(&coordinates, &mut high) {
            Some(at) => vec![Drawn::point(at)],
            None if is_empty(&coordinates) => return Err("empty"),
            None => return Err("bad_coordinates"),
        },
        "MultiPoint" => run(coordinates, &mut high)?
            .into_iter()
            .map(Drawn::point)
            .collect(),
        "LineString" => {
            let run = Some(run(coordinates, &mut high)?).filter(|run| !run.is_empty());
            Drawn::lines(run.into_iter().collect())
                .into_iter()
                .collect()
        }
        "MultiLineString" => Drawn::lines(runs(coordinates, &mut high)?)
            .into_iter()
            .collect(),
        "Polygon" => {
            let part = Some(runs(coordinates, &mut high)?).filter(|part| !part.is_empty());
            Drawn::polygons(part.into_iter().collect())
                .into_iter()
                .collect()
        }
        "MultiPolygon" => {
            let parts = many(coordinates)?
                .into_iter()
                .map(|part| runs(part, &mut high));
            let parts: Vec<_> = parts.collect::<Result<_, _>>()?;
            let parts = parts.into_iter().filter(|part| !part.is_empty()).collect();
            Drawn::polygons(parts).into_iter().collect()
        }
        "GeometryCollection" => return Ok(Vec::new()),
        _ => return Err("unknown_type"),
    };
    if high {
        tally.heights += 1;
    }
    if shapes
        .iter()
        .all(|shape: &Drawn| shape.positions().next().is_none())
    {
        return Err("empty");
    }
    Ok(shapes)
}

fn is_empty(coordinates: &Coordinates) -> bool {
    matches!(coordinates, Coordinates::Many(list) if list.is_empty())
}

fn many(coordinates: Coordinates) -> Result<Vec<Coordinates>, &'static str> {
    match coordinates {
        Coordinates::Many(list) => Ok(list),
        _ => Err("bad_coordinates"),
    }
}

fn place(coordinates: &Coordinates, high: &mut bool) -> Option<Position> {
    match coordinates {
        Coordinates::At(at, height) => {
            *high |= height;
            Some(*at)
        }
        _ => None,
    }
}

fn run(coordinates: Coordinates, high: &mut bool) -> Result<Vec<Position>, &'static str> {
    let list = many(coordinates)?;
    let places = list
        .iter()
        .map(|at| place(at, high).ok_or("bad_coordinates"));
    places.collect()
}

fn runs(coordinates: Coordinates, high: &mut bool) -> Result<Vec<Vec<Position>>, &'static str> {
    let list = many(coordinates)?;
    let runs = list.into_iter().map(|part| run(part, high));
    let runs: Vec<_> = runs.collect::<Result<_, _>>()?;
    Ok(runs.into_iter().filter(|run| !run.is_empty()).collect())
}
