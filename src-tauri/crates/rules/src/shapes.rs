//! Drawings in metres (EPSG:25832), danger zones and what lies in them.
//!
//! Made once for all rules. Zones are found through a tree of boxes, so that a plan a hundred times larger does
//! not take ten thousand times longer.

use std::{cell::OnceCell, collections::HashMap};

use geo::{
    Area, BooleanOps, BoundingRect, Contains, Coord, Geometry as Shape, InteriorPoint, MapCoords,
    MultiPolygon, Polygon, Rect,
};
use plan::{
    codelists::ZoneKind,
    geometry::Geometry,
    measures::{in_metres, project, unproject},
    model::{Hazard, Scenario, Zone},
    types::Type,
    value::Value,
};
use rstar::{
    AABB, RTree,
    primitives::{GeomWithData, Rectangle},
};
use uuid::Uuid;

use crate::{
    context::Context,
    finding::RecordRef,
    soundness::{Fault, Least, fault},
};

/// One drawing of the plan.
#[derive(Debug)]
pub struct Drawn {
    pub record: RecordRef,
    pub field: &'static str,
    /// As stored, in degrees.
    pub geometry: Geometry,
    pub metres: Shape,
    pub bounds: Rect,
    /// Whole and without crossings. Nothing is measured or compared on one that is not: GEO-007 and GEO-008 say so.
    pub sound: bool,
    /// The danger zones in which it lies, by place in the list, each with a point inside both. Made once.
    within: OnceCell<Vec<(usize, (f64, f64))>>,
}

/// The area of the commune, in metres.
#[derive(Debug)]
pub struct Border {
    pub surface: MultiPolygon,
    /// The zone that draws it; none when only the box of the register is known.
    pub zone: Option<RecordRef>,
}

/// The extent of a scenario in which nobody should stay: its hazard has `keep_out`, or is one that the commune
/// describes itself.
#[derive(Debug)]
pub struct Danger {
    pub scenario: Uuid,
    /// Code of HAZARD.
    pub hazard_code: String,
    pub extent: MultiPolygon,
    pub bounds: Rect,
}

type Boxed = GeomWithData<Rectangle<[f64; 2]>, usize>;

/// All drawings, and the danger zones among them.
#[derive(Debug)]
pub struct Shapes {
    pub drawn: Vec<Drawn>,
    /// Drawings on which nothing can be measured, and why.
    pub faults: Vec<(RecordRef, &'static str, Fault)>,
    pub border: Option<Border>,
    by_record: HashMap<RecordRef, usize>,
    drawn_tree: RTree<Boxed>,
    pub dangers: Vec<Danger>,
    dangers_tree: RTree<Boxed>,
    overlap_min: f64,
}

fn boxed(at: usize, bounds: Rect) -> Boxed {
    let corner = |c: Coord| [c.x, c.y];
    let rectangle = Rectangle::from_corners(corner(bounds.min()), corner(bounds.max()));
    GeomWithData::new(rectangle, at)
}

fn envelope(bounds: Rect, margin: f64) -> AABB<[f64; 2]> {
    AABB::from_corners(
        [bounds.min().x - margin, bounds.min().y - margin],
        [bounds.max().x + margin, bounds.max().y + margin],
    )
}

/// The surfaces of a shape; none for points and lines.
pub fn surfaces(shape: &Shape) -> MultiPolygon {
    match shape {
        Shape::Polygon(polygon) => MultiPolygon::new(vec![polygon.clone()]),
        Shape::MultiPolygon(polygons) => polygons.clone(),
        _ => MultiPolygon::new(Vec::<Polygon>::new()),
    }
}

/// A point in metres as (longitude, latitude) in degrees.
pub fn degrees(point: Coord) -> (f64, f64) {
    let back = unproject(point);
    (back.x, back.y)
}

/// Whether nobody should stay where a hazard strikes. Of hazards that the commune describes itself (`altro`), only
/// where it has drawn where they strike.
pub fn keep_out(context: &Context, hazard_code: &str, has_extent: bool) -> bool {
    let profile = &context.data.list("hazard_profile")[hazard_code];
    match &profile["keep_out"] {
        serde_json::Value::Bool(answer) => *answer,
        _ => profile.is_object() && has_extent,
    }
}

/// The whole commune as drawn, else the box of the register.
fn border<'d>(
    context: &Context,
    drawing: impl Fn(RecordRef) -> Option<&'d Drawn>,
) -> Option<Border> {
    let zones = context.all::<Zone>();
    let whole = zones
        .iter()
        .filter(|zone| zone.zone_kind == Some(ZoneKind::COMUNE_INTERO));
    let drawn = whole.filter_map(|zone| {
        let zone = RecordRef::of::<Zone>(zone.id.uuid());
        let drawn = drawing(zone)?;
        drawn.sound.then(|| Border {
            surface: surfaces(&drawn.metres),
            zone: Some(zone),
        })
    });
    drawn
        .into_iter()
        .find(|border| border.surface.unsigned_area() > 0.0)
        .or_else(|| {
            let (west, south, east, north) = context.commune()?.bounds;
            let corners = Rect::new((west, south), (east, north)).to_polygon();
            Some(Border {
                surface: MultiPolygon::new(vec![corners.map_coords(project)]),
                zone: None,
            })
        })
}

impl Shapes {
    pub(crate) fn of(context: &Context) -> Self {
        let least = Least {
            polygon_m2: context.data.number("min_polygon_m2"),
            line_m: context.data.number("min_line_m"),
        };
        let mut drawn = Vec::new();
        let mut faults = Vec::new();
        for record in context.plan.records.values() {
            for (field, value) in record.fields() {
                if let (Type::Geometry, Value::Geometry(geometry)) = (field.ty, value) {
                    let metres = in_metres(geometry);
                    let fault = fault(geometry, &metres, least);
                    let record = RecordRef {
                        kind: record.kind.name,
                        id: record.id,
                    };
                    if let Some(fault) = fault {
                        faults.push((record, field.name, fault));
                    }
                    if let Some(bounds) = metres.bounding_rect() {
                        drawn.push(Drawn {
                            record,
                            field: field.name,
                            geometry: geometry.clone(),
                            metres,
                            bounds,
                            sound: fault.is_none(),
                            within: OnceCell::new(),
                        });
                    }
                }
            }
        }
        let by_record: HashMap<_, _> = (drawn.iter().enumerate())
            .map(|(at, drawn)| (drawn.record, at))
            .collect();
        let hazards = context.all::<Hazard>();
        let mut dangers = Vec::new();
        for scenario in context.all::<Scenario>().iter() {
            let code = hazards
                .linked(scenario.hazard_id)
                .and_then(|hazard| hazard.hazard_code.as_ref());
            let Some(code) = code else { continue };
            let place = by_record.get(&RecordRef::of::<Scenario>(scenario.id.uuid()));
            let Some(drawn) = place.map(|&at| &drawn[at]).filter(|drawn| drawn.sound) else {
                continue;
            };
            if keep_out(context, code.as_str(), true) {
                let extent = surfaces(&drawn.metres);
                if extent.unsigned_area() > 0.0 {
                    dangers.push(Danger {
                        scenario: scenario.id.uuid(),
                        hazard_code: code.as_str().to_owned(),
                        bounds: drawn.bounds,
                        extent,
                    });
                }
            }
        }
        let border = border(context, |record| {
            by_record.get(&record).map(|&at| &drawn[at])
        });
        let tree = |boxes: Vec<Boxed>| RTree::bulk_load(boxes);
        Shapes {
            drawn_tree: tree(
                drawn
                    .iter()
                    .enumerate()
                    .map(|(i, d)| boxed(i, d.bounds))
                    .collect(),
            ),
            dangers_tree: tree(
                (dangers.iter().enumerate())
                    .map(|(i, d)| boxed(i, d.bounds))
                    .collect(),
            ),
            by_record,
            drawn,
            faults,
            border,
            dangers,
            overlap_min: context.data.number("overlap_min"),
        }
    }

    /// The drawing of a record, if it has one.
    pub fn get(&self, record: RecordRef) -> Option<&Drawn> {
        self.by_record.get(&record).map(|&at| &self.drawn[at])
    }

    /// Drawings whose box comes within `margin` metres of this one's.
    pub fn near(&self, bounds: Rect, margin: f64) -> impl Iterator<Item = &Drawn> {
        self.drawn_tree
            .locate_in_envelope_intersecting(&envelope(bounds, margin))
            .map(|found| &self.drawn[found.data])
    }

    /// The danger zones in which a drawing lies, each with a point inside both to show, in degrees.
    pub fn dangers_of<'s>(
        &'s self,
        drawn: &'s Drawn,
    ) -> impl Iterator<Item = (&'s Danger, (f64, f64))> {
        let within = drawn.within.get_or_init(|| {
            let near = self
                .dangers_tree
                .locate_in_envelope_intersecting(&envelope(drawn.bounds, 0.0));
            let mut within: Vec<_> = near
                .filter(|_| drawn.sound)
                .filter_map(|found| {
                    let point = self.inside(&drawn.metres, &self.dangers[found.data])?;
                    Some((found.data, point))
                })
                .collect();
            // The tree gives them in no order of its own.
            within.sort_by_key(|(danger, _)| *danger);
            within
        });
        within
            .iter()
            .map(|&(danger, point)| (&self.dangers[danger], point))
    }

    /// Whether a drawing lies in a danger zone: a point in the extent, a line with some of its length in it, or a
    /// surface of which at least `overlap_min` overlaps. Touching the edge is not inside. Gives a point of the
    /// overlap in degrees.
    pub fn inside(&self, shape: &Shape, danger: &Danger) -> Option<(f64, f64)> {
        match shape {
            Shape::Point(point) => danger.extent.contains(point).then(|| degrees(point.0)),
            Shape::LineString(_) | Shape::MultiLineString(_) => {
                let lines = match shape {
                    Shape::LineString(line) => geo::MultiLineString::new(vec![line.clone()]),
                    Shape::MultiLineString(lines) => lines.clone(),
                    _ => return None,
                };
                let within = danger.extent.clip(&lines, false);
                let point = within.0.first()?.interior_point()?;
                danger.extent.contains(&point).then(|| degrees(point.0))
            }
            _ => {
                let own = surfaces(shape);
                let area = own.unsigned_area();
                if area <= 0.0 {
                    return None;
                }
                let overlap = own.intersection(&danger.extent);
                if overlap.unsigned_area() / area < self.overlap_min {
                    return None;
                }
                overlap.interior_point().map(|point| degrees(point.0))
            }
        }
    }
}
