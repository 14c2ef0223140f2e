//! GEO: drawings. GEO-001 is about files and is with those of packages.

use std::collections::{BTreeMap, HashMap};

use geo::{
    Area, BooleanOps, Contains, Coord, CoordsIter, Distance, Euclidean, Haversine, InteriorPoint,
    Intersects, Point,
};
use plan::{
    declare::Field,
    geometry::{Coordinates, Form, Position},
    measures::{complexity, in_degrees, place_on},
    model::{CoveredShelter, EmergencyArea, Facility},
    section::Section,
    texts,
    types::Type,
    value::Value,
};
use serde_json::Value as Json;
use uuid::Uuid;

use crate::{
    check::{Over, Report, Rule, Silence},
    context::Context,
    finding::{Finding, RecordRef},
    shapes::{Drawn, degrees, surfaces},
    soundness::{Fault, Lack},
    systems::{Degrees, positions, recognised},
    words,
};

const fn on_record(by: &'static str) -> Silence {
    Silence {
        by,
        over: Over::Record,
    }
}

pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "GEO-002",
        check: geo_002,
        silenced_by: &[on_record("GEO-008")],
    },
    Rule {
        code: "GEO-003",
        check: geo_003,
        silenced_by: &[on_record("GEO-008"), on_record("GEO-002")],
    },
    Rule {
        code: "GEO-004",
        check: geo_004,
        silenced_by: &[
            on_record("GEO-008"),
            on_record("GEO-002"),
            on_record("GEO-003"),
        ],
    },
    Rule {
        code: "GEO-005",
        check: geo_005,
        silenced_by: &[
            on_record("GEO-008"),
            on_record("GEO-002"),
            on_record("GEO-003"),
            on_record("GEO-004"),
            Silence {
                by: "ANA-006",
                over: Over::Plan,
            },
        ],
    },
    Rule {
        code: "GEO-006",
        check: geo_006,
        silenced_by: &[
            on_record("GEO-008"),
            on_record("GEO-007"),
            on_record("GEO-002"),
            on_record("GEO-003"),
            on_record("GEO-004"),
            on_record("GEO-005"),
            Silence {
                by: "ANA-006",
                over: Over::Plan,
            },
        ],
    },
    Rule {
        code: "GEO-007",
        check: geo_007,
        silenced_by: &[on_record("GEO-008")],
    },
    Rule {
        code: "GEO-008",
        check: geo_008,
        silenced_by: &[],
    },
    Rule {
        code: "GEO-009",
        check: geo_009,
        silenced_by: &[on_record("GEO-008")],
    },
    Rule {
        code: "GEO-010",
        check: geo_010,
        silenced_by: &[on_record("GEO-008")],
    },
];

fn drawing<'r>(report: &'r mut Report, drawn: &Drawn) -> &'r mut Finding {
    report.record(drawn.record, Some(drawn.field))
}

/// The box of the province.
fn province(context: &Context) -> Option<Degrees> {
    let corners = context.data.parameter("province_box").as_array()?;
    let corners: Vec<f64> = corners.iter().filter_map(Json::as_f64).collect();
    let [west, south, east, north] = corners.as_slice() else {
        return None;
    };
    Some(Degrees {
        west: *west,
        south: *south,
        east: *east,
        north: *north,
    })
}

/// Where the places of the plan are expected: the box of the commune with its margin; of a commune that the
/// register does not have, the province.
fn home(context: &Context) -> Option<Degrees> {
    let Some(commune) = context.commune() else {
        return province(context);
    };
    let (west, south, east, north) = commune.bounds;
    let tight = Degrees {
        west,
        south,
        east,
        north,
    };
    Some(tight.widened(context.data.number("margin_km")))
}

/// Every position in degrees.
fn all_positions(drawn: &Drawn) -> Vec<(f64, f64)> {
    let shape = in_degrees(&drawn.geometry);
    shape.coords_iter().map(|at| (at.x, at.y)).collect()
}

/// Longitude and latitude the wrong way round: outside the province as stored, at home when exchanged.
fn geo_002(context: &Context, report: &mut Report) {
    let (Some(province), Some(home)) = (province(context), home(context)) else {
        return;
    };
    for drawn in &context.shapes().drawn {
        let stored = all_positions(drawn);
        if stored.iter().any(|&at| province.holds(at)) {
            continue;
        }
        let exchanged: Vec<_> = stored.iter().map(|&(lon, lat)| (lat, lon)).collect();
        if home.holds_all(&exchanged) {
            drawing(report, drawn).at(exchanged.first().copied());
        }
    }
}

/// A drawing that could not be read as degrees.
struct Unread {
    record: RecordRef,
    field: &'static Field,
    json: Json,
    positions: Vec<(f64, f64)>,
}

fn unread(context: &Context) -> Vec<Unread> {
    let mut found = Vec::new();
    for record in context.plan.records.values() {
        for (field, value) in record.fields() {
            if let (Type::Geometry, Value::Raw(text)) = (field.ty, value) {
                let json: Json = serde_json::from_str(text).unwrap_or_default();
                found.push(Unread {
                    record: RecordRef {
                        kind: record.kind.name,
                        id: record.id,
                    },
                    field,
                    positions: positions(&json),
                    json,
                });
            }
        }
    }
    found
}

/// The system in which the numbers of an unread drawing fall at home.
fn system(context: &Context, unread: &Unread) -> Option<(&'static str, (f64, f64))> {
    recognised(&unread.positions, home(context)?)
}

/// Numbers that are not degrees, and make sense in another system.
fn geo_003(context: &Context, report: &mut Report) {
    for unread in unread(context) {
        if let Some((name, at)) = system(context, &unread) {
            report
                .record(unread.record, Some(unread.field.name))
                .at(Some(at))
                .set("sistema", name);
        }
    }
}

/// Whether a kind is about places that may well be elsewhere.
fn may_be_far(context: &Context, record: RecordRef) -> bool {
    context.data.has("far_kinds", record.kind)
}

/// Marked as lying in another commune on purpose.
fn elsewhere(context: &Context, record: RecordRef) -> bool {
    let found = context.plan.get(record.kind, record.id);
    found.is_some_and(|record| !record.get("host_commune").is_empty())
}

/// A drawing that reaches out of the province.
fn geo_004(context: &Context, report: &mut Report) {
    let Some(province) = province(context) else {
        return;
    };
    let within = province.widened(context.data.number("margin_km"));
    let from = context.commune().map_or_else(
        || {
            (
                f64::midpoint(within.west, within.east),
                f64::midpoint(within.south, within.north),
            )
        },
        |commune| commune.point,
    );
    for drawn in &context.shapes().drawn {
        if may_be_far(context, drawn.record) || elsewhere(context, drawn.record) {
            continue;
        }
        let far = |at: (f64, f64)| Haversine.distance(Point::from(from), Point::from(at));
        let farthest = all_positions(drawn)
            .into_iter()
            .filter(|&at| !within.holds(at))
            .map(|at| (at, far(at)))
            .max_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((at, metres)) = farthest {
            drawing(report, drawn)
                .at(Some(at))
                .set("distanza", words::number((metres / 1000.0).round()));
        }
    }
}

/// A drawing wholly out of the commune.
fn geo_005(context: &Context, report: &mut Report) {
    let Some(border) = &context.shapes().border else {
        return;
    };
    let tolerance = match border.zone {
        Some(_) => context.data.number("border_tolerance_m"),
        None => context.data.number("margin_km") * 1000.0,
    };
    for drawn in &context.shapes().drawn {
        let own_zone = border.zone == Some(drawn.record);
        if own_zone || may_be_far(context, drawn.record) || elsewhere(context, drawn.record) {
            continue;
        }
        // Almost every drawing begins inside: the rest is looked at only when it does not.
        let mut corners = drawn.metres.coords_iter();
        let begins_inside = corners
            .next()
            .is_some_and(|at| border.surface.contains(&Point::from(at)));
        if begins_inside || drawn.metres.intersects(&border.surface) {
            continue;
        }
        let far = |at: Coord| -> f64 {
            let place = Point::from(at);
            let parts = border.surface.iter();
            parts
                .map(|part| Euclidean.distance(&place, part))
                .fold(f64::INFINITY, f64::min)
        };
        let corners = drawn.metres.coords_iter().map(|at| (at, far(at)));
        let nearest = corners.min_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((at, metres)) = nearest.filter(|(_, metres)| *metres > tolerance) {
            drawing(report, drawn)
                .at(Some(degrees(at)))
                .set("distanza", words::number(metres.round()));
        }
    }
}

/// An area or a structure of which a good part is out of the commune.
fn geo_006(context: &Context, report: &mut Report) {
    let shapes = context.shapes();
    let Some(border) = shapes
        .border
        .as_ref()
        .filter(|border| border.zone.is_some())
    else {
        return;
    };
    let most = context.data.number("outside_share");
    for drawn in shapes.drawn.iter().filter(|drawn| drawn.sound) {
        let record = context.plan.get(drawn.record.kind, drawn.record.id);
        let section = record.map(plan::record::Record::section);
        if !matches!(section, Some(Section::Areas | Section::Facilities))
            || elsewhere(context, drawn.record)
        {
            continue;
        }
        let own = surfaces(&drawn.metres);
        let area = own.unsigned_area();
        if area <= 0.0 {
            continue;
        }
        let outside = own.difference(&border.surface);
        let share = outside.unsigned_area() / area;
        if share > most && drawn.metres.intersects(&border.surface) {
            drawing(report, drawn)
                .at(outside.interior_point().map(|at| degrees(at.0)))
                .set("percentuale", words::number((share * 100.0).round()));
        }
    }
}

/// An outline that crosses itself, a hole out of its outline, parts that overlap.
fn geo_007(context: &Context, report: &mut Report) {
    for (record, field, fault) in &context.shapes().faults {
        if let Fault::Crosses(at) = fault {
            report.record(*record, Some(field)).at(Some(*at));
        }
    }
}

/// A drawing that lacks something, that cannot be read, or that is of another form.
fn geo_008(context: &Context, report: &mut Report) {
    let say = |lack: &str| texts::text(&format!("place_words.lack.{lack}"));
    for (record, field, fault) in &context.shapes().faults {
        let Fault::Incomplete(lack, at) = fault else {
            continue;
        };
        let least = match lack {
            Lack::Small => words::number(context.data.number("min_polygon_m2")),
            Lack::Short => words::number(context.data.number("min_line_m")),
            _ => String::new(),
        };
        let why = texts::fill(say(lack.key()), |_| Some(least.clone()));
        let forms = plan::declare::kind(record.kind)
            .and_then(|kind| kind.field(field))
            .map_or(&[][..], |field| field.forms);
        let finding = report.record(*record, Some(field)).at(*at);
        finding.set("motivo", why).set("forma", admitted(forms));
    }
    for unread in unread(context) {
        if system(context, &unread).is_some() {
            continue;
        }
        let form = unread.json["type"].as_str().unwrap_or_default();
        let known = texts::text(&format!("place_words.form.{form}"));
        let in_range = |(lon, lat): (f64, f64)| lon.abs() <= 180.0 && lat.abs() <= 90.0;
        let first = unread.positions.first().copied().filter(|&at| in_range(at));
        let other = !known.is_empty() && unread.field.forms.iter().all(|f| f.name() != form);
        let why = if other {
            texts::fill(say("other_form"), |_| Some(known.to_owned()))
        } else if !unread.positions.iter().copied().all(in_range) {
            say("beyond").to_owned()
        } else if !known.is_empty() && unread.positions.is_empty() {
            say("empty").to_owned()
        } else {
            say("unreadable").to_owned()
        };
        report
            .record(unread.record, Some(unread.field.name))
            .at(first)
            .set("motivo", why)
            .set("forma", admitted(unread.field.forms));
    }
}

/// The forms that a drawing may have, as in "un punto o un'area": several parts are a form for programs only.
fn admitted(forms: &[Form]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for form in forms {
        let single = match form {
            Form::MultiLineString => Form::LineString,
            Form::MultiPolygon => Form::Polygon,
            single => *single,
        };
        let name = texts::text(&format!("place_words.form.{}", single.name()));
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(texts::text("place_words.or"))
}

/// A drawing so dense that it is slow.
fn geo_009(context: &Context, report: &mut Report) {
    let most = |name: &str| usize::try_from(context.data.count(name)).unwrap_or(usize::MAX);
    let (positions, parts, holes) = (most("max_vertices"), most("max_parts"), most("max_holes"));
    for drawn in &context.shapes().drawn {
        let found = complexity(&drawn.geometry);
        if found.positions > positions || found.parts > parts || found.holes > holes {
            #[allow(clippy::cast_precision_loss)]
            let n = words::number(found.positions as f64);
            drawing(report, drawn)
                .at(place_on(&drawn.geometry))
                .set("n", n);
        }
    }
}

/// Several places in exactly the same spot, or one exactly where the register has its point of the commune: places
/// that nobody has put where they are.
fn geo_010(context: &Context, report: &mut Report) {
    let facilities = context.all::<Facility>();
    // A seat, a shelter or an area in a building is the building: they count once.
    let mut buildings: HashMap<Uuid, Uuid> = HashMap::new();
    for shelter in context.all::<CoveredShelter>().iter() {
        if let (Some(area), Some(facility)) =
            (shelter.area_id, facilities.linked(shelter.facility_id))
        {
            buildings.insert(area.uuid(), facility.id.uuid());
        }
    }
    let building = |drawn: &Drawn| -> Uuid {
        let record = context.plan.get(drawn.record.kind, drawn.record.id);
        let link = record.map(|record| record.get("facility_id"));
        let linked = match link {
            Some(Value::Text(id)) => Uuid::parse_str(id).ok(),
            _ if drawn.record == RecordRef::of::<EmergencyArea>(drawn.record.id) => {
                buildings.get(&drawn.record.id).copied()
            }
            _ => None,
        };
        linked.unwrap_or(drawn.record.id)
    };
    let mut spots: BTreeMap<(i32, i32), Vec<&Drawn>> = BTreeMap::new();
    for drawn in &context.shapes().drawn {
        let counts = !context.data.has("same_place_kinds", drawn.record.kind);
        if let (Coordinates::At(Position { lon, lat }), true) =
            (&drawn.geometry.coordinates, counts)
        {
            spots.entry((*lon, *lat)).or_default().push(drawn);
        }
    }
    #[allow(clippy::cast_possible_truncation)]
    let register = context.commune().map(|commune| {
        let whole = |degrees: f64| (degrees * 1e7).round() as i32;
        (whole(commune.point.0), whole(commune.point.1))
    });
    let least = usize::try_from(context.data.count("same_position")).unwrap_or(usize::MAX);
    for (spot, drawn) in spots {
        let mut places: BTreeMap<Uuid, &Drawn> = BTreeMap::new();
        for drawn in drawn {
            let place = places.entry(building(drawn)).or_insert(drawn);
            // The building itself gives the name.
            if drawn.record.kind == "facility" {
                *place = drawn;
            }
        }
        let on_register = register == Some(spot);
        if places.len() < least && !on_register {
            continue;
        }
        let mut places = places.into_values();
        let Some(first) = places.next() else { continue };
        let others: Vec<_> = places.collect();
        let mut names = vec![words::the(context, first.record)];
        names.extend(others.iter().map(|other| words::the(context, other.record)));
        if on_register {
            names.push(texts::filled(
                "place_words.register_point",
                &[("comune", &context.commune_name())],
            ));
        }
        let finding = drawing(report, first);
        finding
            .at(Some((f64::from(spot.0) / 1e7, f64::from(spot.1) / 1e7)))
            .set("n", names.len())
            .set("elenco", names.join(", "));
        for other in others {
            finding.also(other.record).reads(other.record, other.field);
        }
    }
}
