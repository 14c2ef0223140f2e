//! The vertices of a shape in the reference system that the portal wants.

use plan::{
    geometry::Geometry,
    portal::{Ticks, value::rings, walk::walk},
    texts::{filled, text},
    value::Value,
};
use rules::systems::System;
use uuid::Uuid;

use crate::{
    desk::Desk,
    error::{ApiError, Code, Result},
    wire::CoordinatesText,
};

/// Those that portals ask for, likeliest first.
const SYSTEMS: [System; 6] = [
    System::Wgs84,
    System::Utm32Wgs84,
    System::Utm32Etrs89,
    System::Utm32Rdn2008,
    System::Utm32Rdn2008Ne,
    System::GaussBoagaWest,
];

pub(super) fn systems() -> Vec<(String, String)> {
    let named = |system: &System| (code(*system), system.name().to_owned());
    SYSTEMS.iter().map(named).collect()
}

fn code(system: System) -> String {
    format!("EPSG:{}", system.code())
}

/// The system of that code, as `EPSG:32632`.
///
/// # Errors
/// It is not one of those that are offered.
pub(super) fn system_named(named: &str) -> Result<System> {
    let wanted = named.trim().to_uppercase();
    let found = SYSTEMS.into_iter().find(|system| code(*system) == wanted);
    found.ok_or_else(|| {
        let known = SYSTEMS.map(code).join(", ");
        let named = rules::words::short(named);
        ApiError::new(
            Code::Usage,
            "portal.no_system",
            &[("system", &named), ("known", &known)],
        )
    })
}

impl Desk {
    /// The vertices of a shape as text, one a line, in the order of numbers that the register of the system wants; parts
    /// and rings are kept apart by an empty line.
    ///
    /// # Errors
    /// No such item, not a shape, an unknown system.
    pub fn portal_coordinates(
        &self,
        plan_id: Uuid,
        item: &str,
        system: &str,
    ) -> Result<CoordinatesText> {
        let system = system_named(system)?;
        let plan = self.plan(plan_id)?;
        let mapping = self.mapping()?;
        let walked = walk(&plan, &mapping, &Ticks::of(&plan));
        let item = super::item_of(&walked, item)?;
        let label = &item.line.label;
        let refused = |key| ApiError::new(Code::Usage, key, &[("label", label)]);
        let Value::Geometry(geometry) = item.record.get(item.field().name) else {
            return Err(refused("portal.no_shape"));
        };
        written(geometry, system).ok_or_else(|| refused("portal.no_place"))
    }
}

/// `None` when a vertex has no place in that system.
fn written(geometry: &Geometry, system: System) -> Option<CoordinatesText> {
    let vertex = |at: &(f64, f64)| {
        let (x, y) = system.from_degrees(*at)?;
        let (first, then) = if system.north_first() { (y, x) } else { (x, y) };
        Some(if system.is_geographic() {
            format!("{first:.7}, {then:.7}")
        } else {
            format!("{first:.2}, {then:.2}")
        })
    };
    let part = |ring: &Vec<(f64, f64)>| ring.iter().map(vertex).collect::<Option<Vec<_>>>();
    let parts: Vec<Vec<String>> = rings(geometry).iter().map(part).collect::<Option<_>>()?;
    let key = match (system, system.is_geographic(), system.north_first()) {
        (System::GaussBoagaWest, ..) => "gauss_boaga",
        (_, true, _) => "lat_lon",
        (_, false, true) => "north_east",
        (_, false, false) => "east_north",
    };
    let mut note = filled(
        &format!("portal.coordinates.{key}"),
        &[("system", &system.name())],
    );
    if parts.len() > 1 {
        note.push(' ');
        note.push_str(text("portal.coordinates.parts"));
    }
    let lines: Vec<_> = parts.iter().map(|part| part.join("\n")).collect();
    Some(CoordinatesText {
        text: lines.join("\n\n"),
        vertices: parts.concat(),
        note,
    })
}
