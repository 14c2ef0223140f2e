//! The drawings of a layer: in which system they are read, and each into the form that its field holds.

use std::fmt::Display;

use exchange::layers::{Drawn, Feature, Layer, Outcome, Reading, System, recognise};
use plan::{
    declare::Field,
    geometry::{Form, Geometry},
    measures,
    registry::Commune,
    shaping::{How, combine},
    texts::{filled, text},
};
use rules::{
    RuleData,
    soundness::{Fault, Least, fault},
    systems::Degrees,
    words::number,
};
use serde_json::{Value as Json, json};

use super::judge::{Shape, deciding, line};
use crate::{
    Progress,
    error::{ApiError, Code, Result},
    wire::{ImportAsked, ImportLayer},
};

/// Kilometres around the commune in which its objects are expected: a shelter may be in the next one.
const AROUND_KM: f64 = 15.0;
/// Shapes between two questions whether to go on.
const STEP: usize = 64;
/// Shapes and positions that a preview shows at most.
const SHOWN: usize = 300;
const SHOWN_POSITIONS: usize = 60_000;

/// A layer read in its system.
pub(super) struct Settled {
    /// One for each feature.
    pub shapes: Vec<Shape>,
    pub told: ImportLayer,
    pub doubts: Vec<String>,
}

/// How a layer is asked to be read.
struct Chosen {
    reading: Reading,
    how: &'static str,
    doubt: Option<String>,
}

/// Where the layer is expected: around the commune, or in the province when the register does not have it.
fn expected(commune: Option<&Commune>, rules: &RuleData) -> Degrees {
    let home = commune.map(|commune| {
        let (west, south, east, north) = commune.bounds;
        Degrees {
            west,
            south,
            east,
            north,
        }
    });
    let home = home.or_else(|| crate::sketches::province(rules));
    home.map_or(
        Degrees {
            west: 6.5,
            south: 35.4,
            east: 18.6,
            north: 47.2,
        },
        |home| home.widened(AROUND_KM),
    )
}

/// The system of that name, as `EPSG:3003` or `3003`.
///
/// # Errors
/// It is none of those that are known here.
pub(super) fn system_named(named: &str) -> Result<System> {
    let code = named.trim().to_uppercase();
    let code = code.trim_start_matches("EPSG:").trim().parse().ok();
    code.and_then(System::of_code).ok_or_else(|| {
        let known = System::ALL.iter().map(|system| system.code().to_string());
        let known: Vec<_> = known.collect();
        let name: &dyn Display = &rules::words::short(named);
        ApiError::new(
            Code::Usage,
            "import.no_system",
            &[("name", name), ("known", &known.join(", "))],
        )
    })
}

fn epsg(system: System) -> String {
    format!("EPSG:{}", system.code())
}

fn chosen(layer: &Layer, asked: &ImportAsked, expected: Degrees) -> Result<Chosen> {
    let found = recognise(layer, expected);
    if let Some(named) = asked
        .system
        .as_deref()
        .filter(|named| !named.trim().is_empty())
    {
        let reading = Reading {
            system: system_named(named)?,
            north_first: asked.swap,
        };
        // What the numbers say against a choice is said, and the choice stays.
        let agrees = layer.positions().any(|at| {
            let there = reading.to_degrees(at);
            there.is_some_and(|there| expected.holds(there))
        });
        let doubt = (!agrees).then_some(found.explanation).flatten();
        return Ok(Chosen {
            reading,
            how: "chosen",
            doubt: doubt.or_else(|| (!agrees).then(|| far(reading))),
        });
    }
    let best = found.best.unwrap_or(Reading::plain(System::Wgs84));
    let reading = Reading {
        north_first: best.north_first || asked.swap,
        ..best
    };
    let how = match found.outcome {
        Outcome::AsStated => "stated",
        _ if layer.stated == Some(reading.system) => "stated",
        _ => "guessed",
    };
    Ok(Chosen {
        reading,
        how,
        doubt: found.explanation,
    })
}

fn far(reading: Reading) -> String {
    filled("imports.doubt.far", &[("system", &reading.name())])
}

/// Reads every shape of a layer for a field.
///
/// # Errors
/// An unknown system; the person asked to stop.
pub(super) fn settle(
    layer: &Layer,
    field: &'static Field,
    asked: &ImportAsked,
    commune: Option<&Commune>,
    rules: &RuleData,
    progress: Progress,
) -> Result<Settled> {
    let label = text("imports.drawings");
    let total = layer.features.len() as u64;
    let expected = expected(commune, rules);
    let chosen = chosen(layer, asked, expected)?;
    let mut settled = Settled {
        shapes: Vec::with_capacity(layer.features.len()),
        told: told(&chosen, commune, asked.repair),
        doubts: chosen.doubt.into_iter().collect(),
    };
    let least = Least {
        polygon_m2: rules.number("min_polygon_m2"),
        line_m: rules.number("min_line_m"),
    };
    let mut outside = 0;
    for (at, feature) in layer.features.iter().enumerate() {
        if at % STEP == 0 {
            progress(label, at as u64, total)?;
        }
        let reader = Reader {
            field,
            reading: chosen.reading,
            row: at + 1,
            asked,
            least,
        };
        let (shape, invalid) = reader.read(feature);
        settled.told.invalid += usize::from(invalid);
        if let Some(geometry) = &shape.geometry {
            let inside = measures::place_on(geometry).is_some_and(|place| expected.holds(place));
            outside += usize::from(!inside);
        }
        settled.shapes.push(shape);
    }
    let drawn = settled
        .shapes
        .iter()
        .filter(|shape| shape.geometry.is_some())
        .count();
    if outside > 0 && outside < drawn {
        settled.doubts.push(filled(
            "imports.doubt.outside",
            &[("count", &outside), ("of", &drawn), ("km", &AROUND_KM)],
        ));
    }
    if settled.told.invalid > 0 && !asked.repair {
        let count = settled.told.invalid;
        settled
            .doubts
            .push(filled("imports.doubt.invalid", &[("count", &count)]));
    }
    Ok(settled)
}

fn told(chosen: &Chosen, commune: Option<&Commune>, repaired: bool) -> ImportLayer {
    ImportLayer {
        system: epsg(chosen.reading.system),
        system_name: chosen.reading.system.name().to_owned(),
        how: chosen.how.to_owned(),
        systems: (System::ALL.iter())
            .map(|system| (epsg(*system), system.name().to_owned()))
            .collect(),
        swapped: chosen.reading.north_first,
        preview: Json::Null,
        bounds: None,
        commune: commune.map_or((0.0, 0.0), |commune| commune.point),
        invalid: 0,
        repaired,
    }
}

struct Reader<'a> {
    field: &'static Field,
    reading: Reading,
    row: usize,
    asked: &'a ImportAsked,
    least: Least,
}

impl Reader<'_> {
    fn decided(&self, decision: &str) -> bool {
        self.asked.decisions.iter().any(|own| {
            own.row == self.row
                && own.target.as_deref() == Some(self.field.name)
                && own.decision == decision
        })
    }

    fn problem(&self, problem: String) -> Shape {
        let decided = self.decided("skip");
        let button = text("imports.button.no_drawing").to_owned();
        let line = line("problem", problem, Some(self.field.name));
        Shape {
            geometry: None,
            lines: vec![deciding(line, "skip", button, decided)],
        }
    }

    /// The shape of a feature, and whether its outline crosses itself.
    fn read(&self, feature: &Feature) -> (Shape, bool) {
        let Some(drawn) = &feature.shape else {
            if feature.faults.is_empty() {
                return (Shape::default(), false);
            }
            return (self.problem(feature.faults.join(" ")), false);
        };
        let Some(moved) = drawn.moved(|at| self.reading.to_degrees(at)) else {
            let name = self.reading.name();
            let problem = filled("imports.shape.nowhere", &[("system", &name)]);
            return (self.problem(problem), false);
        };
        let mut lines = Vec::new();
        if feature.pieces > 1 {
            let note = filled(
                "imports.shape.piece",
                &[
                    ("piece", &feature.piece),
                    ("pieces", &feature.pieces),
                    ("number", &feature.number),
                ],
            );
            lines.push(line("note", note, Some(self.field.name)));
        }
        for note in &feature.faults {
            lines.push(line("note", note.clone(), Some(self.field.name)));
        }
        let (fitted, closed) = match self.fitted(moved) {
            Ok(fitted) => fitted,
            Err(problem) => return (self.problem(problem), false),
        };
        if closed {
            let guess = text("imports.shape.closed").to_owned();
            lines.push(line("guess", guess, Some(self.field.name)));
        }
        let Some(geometry) = fitted.to_geometry() else {
            let name = self.reading.name();
            let problem = filled("imports.shape.nowhere", &[("system", &name)]);
            return (self.problem(problem), false);
        };
        self.sound(geometry, lines)
    }

    /// The drawing in a form that the field holds, and whether a closed line became a surface.
    fn fitted(&self, drawn: Drawn) -> std::result::Result<(Drawn, bool), String> {
        if self.field.forms.contains(&drawn.form) {
            return Ok((drawn, false));
        }
        let wanted = crate::imports::shapes::forms(self.field.forms);
        let say = |key: &str| {
            let own = text(&format!("imports.form.{}", drawn.form.name()));
            filled(
                &format!("imports.shape.{key}"),
                &[
                    ("form", &own),
                    ("wanted", &wanted),
                    ("parts", &drawn.parts.len()),
                ],
            )
        };
        let closed = || {
            let run = drawn.parts.first()?.first()?;
            (run.len() > 3 && run.first() == run.last()).then_some(())
        };
        match drawn.form {
            Form::LineString if self.field.forms.contains(&Form::Polygon) && closed().is_some() => {
                Ok((
                    Drawn {
                        form: Form::Polygon,
                        parts: drawn.parts,
                    },
                    true,
                ))
            }
            Form::MultiPolygon if self.field.forms.contains(&Form::Polygon) => Err(say("parts")),
            Form::MultiLineString if self.field.forms.contains(&Form::LineString) => {
                Err(say("parts"))
            }
            _ => Err(say("form")),
        }
    }

    /// Looks at the outline; mends it when that was asked for.
    fn sound(&self, geometry: Geometry, mut lines: Vec<crate::wire::ImportLine>) -> (Shape, bool) {
        let found = fault(&geometry, &measures::in_metres(&geometry), self.least);
        let (crosses, said) = match found {
            None => {
                let geometry = Some(geometry);
                return (Shape { geometry, lines }, false);
            }
            Some(Fault::Crosses(at)) => (true, crossing(at)),
            Some(Fault::Incomplete(lack, _)) => {
                let key = format!("imports.shape.lack.{}", lack.key());
                let least = match lack.key() {
                    "small" => self.least.polygon_m2,
                    _ => self.least.line_m,
                };
                let said = filled(&key, &[("least", &number(least))]);
                if !["small", "short"].contains(&lack.key()) {
                    return (self.problem(said), false);
                }
                lines.push(line("note", said, Some(self.field.name)));
                let geometry = Some(geometry);
                return (Shape { geometry, lines }, false);
            }
        };
        let as_written = self.decided("as_written");
        if !self.asked.repair {
            lines.push(line("note", said, Some(self.field.name)));
            let geometry = Some(geometry);
            return (Shape { geometry, lines }, crosses);
        }
        let mended = combine(&geometry, &geometry, How::Union).ok();
        let mended = mended.filter(|mended| self.field.forms.contains(&mended.form));
        let Some(mended) = mended else {
            let said = text("imports.shape.not_mended").to_owned();
            lines.push(line("note", said, Some(self.field.name)));
            let geometry = Some(geometry);
            return (Shape { geometry, lines }, crosses);
        };
        let guess = filled(
            "imports.shape.mended",
            &[
                ("before", &number(measures::area_m2(&geometry).round())),
                ("after", &number(measures::area_m2(&mended).round())),
            ],
        );
        lines.push(deciding(
            line("guess", guess, Some(self.field.name)),
            "as_written",
            text("imports.button.as_drawn").to_owned(),
            as_written,
        ));
        let geometry = Some(if as_written { geometry } else { mended });
        (Shape { geometry, lines }, crosses)
    }
}

fn crossing((lon, lat): (f64, f64)) -> String {
    let shown = |degrees: f64| format!("{degrees:.5}").replace('.', ",");
    filled(
        "imports.shape.crosses",
        &[("lat", &shown(lat)), ("lon", &shown(lon))],
    )
}

/// "un punto o una superficie": what a field holds.
fn forms(forms: &[Form]) -> String {
    let mut words = Vec::new();
    for form in forms {
        let word = text(&format!("imports.form.{}", form.name()));
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words.join(text("imports.or"))
}

/// The shapes as they would come in, and the box around all of them.
pub(super) fn preview(shapes: &[Shape], told: &mut ImportLayer) {
    let mut features = Vec::new();
    let mut positions = 0;
    for (at, shape) in shapes.iter().enumerate() {
        let Some(geometry) = &shape.geometry else {
            continue;
        };
        if let Some((west, south, east, north)) = measures::box_of(geometry) {
            let all = told.bounds.get_or_insert((west, south, east, north));
            *all = (
                all.0.min(west),
                all.1.min(south),
                all.2.max(east),
                all.3.max(north),
            );
        }
        positions += measures::complexity(geometry).positions;
        if features.len() < SHOWN && positions <= SHOWN_POSITIONS {
            let problem = shape.lines.iter().any(|line| line.tone != "note");
            features.push(json!({
                "type": "Feature",
                "id": at + 1,
                "properties": { "row": at + 1, "doubtful": problem },
                "geometry": geometry.to_json(),
            }));
        }
    }
    told.preview = json!({ "type": "FeatureCollection", "features": features });
}
