//! The drawings of a layer, each into the form that its field holds, and what is wrong with it told.

use exchange::layers::{Drawn, Feature, Layer, Reading, System, apart};
use plan::{
    declare::Field,
    geometry::{Form, Geometry},
    measures,
    registry::Commune,
    texts::{filled, text},
};
use rules::{
    RuleData,
    soundness::{Fault, Lack, Least},
    words::{list, number},
};
use serde_json::{Value as Json, json};

use super::{
    judge::{Shape, deciding, line},
    repairs::{Mended, mended, wrong},
    systems::{self, Chosen, epsg},
    table::Row,
};
use crate::{
    Progress,
    error::Result,
    wire::{ImportAsked, ImportLayer, ImportLine},
};

/// Kilometres around the commune beyond which a drawing is of another one.
const NEAR_KM: f64 = 2.0;
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

impl Settled {
    /// The system by its number, to be asked for again; none when it is not known, or when its axes are exchanged, which
    /// a number does not say.
    pub fn system(&self) -> Option<String> {
        let known = !self.told.system.is_empty() && !self.told.swapped;
        known.then(|| self.told.system.clone())
    }
}

/// A layer whose features are the rows of a table, and what it is read for.
pub(super) struct Wanted<'a> {
    pub layer: &'a Layer,
    pub rows: &'a [Row],
    pub field: &'static Field,
    pub commune: Option<&'a Commune>,
    /// Whether features may be of other communes; those of a boundary are not.
    pub several: bool,
}

/// Reads every shape of a layer for a field.
///
/// # Errors
/// An unknown system; the person asked to stop.
pub(super) fn settle(
    wanted: &Wanted,
    asked: &ImportAsked,
    rules: &RuleData,
    progress: Progress,
) -> Result<Settled> {
    let label = text("imports.drawings");
    let features = &wanted.layer.features;
    let total = features.len();
    let expected = systems::expected(wanted.commune, rules);
    let chosen = systems::chosen(wanted.layer, asked, expected)?;
    let home = wanted.commune.filter(|_| wanted.several);
    let least = Least {
        polygon_m2: rules.number("min_polygon_m2"),
        line_m: rules.number("min_line_m"),
    };
    let mut shapes = Vec::with_capacity(total);
    let mut sums = Sums::default();
    for (at, feature) in features.iter().enumerate() {
        if at % STEP == 0 {
            progress(label, at as u64, total as u64)?;
        }
        let reader = Reader {
            field: wanted.field,
            reading: chosen.reading,
            row: wanted.rows.get(at).map_or(at + 1, |row| row.number),
            home,
            asked,
            least,
        };
        let shape = reader.read(feature, &mut sums);
        if let Some(geometry) = &shape.geometry {
            sums.drawn += 1;
            let place = measures::place_on(geometry);
            sums.expected += usize::from(place.is_some_and(|place| expected.holds(place)));
        }
        shapes.push(shape);
    }
    progress(label, total as u64, total as u64)?;
    let mut told = told(&chosen, wanted.commune, asked);
    (told.invalid, told.outside) = (sums.invalid, sums.outside);
    let mut doubts: Vec<String> = chosen.doubt.into_iter().collect();
    doubts.extend(sums.doubts(asked, total));
    Ok(Settled {
        shapes,
        told,
        doubts,
    })
}

/// What was counted while the shapes were read.
#[derive(Default)]
struct Sums {
    /// Features with a drawing that comes in.
    drawn: usize,
    /// Of those, near enough to the commune.
    expected: usize,
    /// Features without any drawing.
    none: usize,
    /// Drawings farther than [`NEAR_KM`] from the commune.
    outside: usize,
    /// Drawings that a repair may make whole, and those that it did.
    invalid: usize,
    repaired: usize,
}

impl Sums {
    fn doubts(&self, asked: &ImportAsked, total: usize) -> Vec<String> {
        let of = |key: &str, count: usize, of: usize| {
            filled(
                &format!("imports.doubt.{key}"),
                &[("count", &count), ("of", &of), ("km", &NEAR_KM)],
            )
        };
        let mut doubts = Vec::new();
        // Where all of it lies elsewhere, the doubt about the system says so.
        if self.outside > 0 && asked.near {
            doubts.push(of("left_outside", self.outside, self.drawn + self.outside));
        } else if self.outside > 0 && self.expected > 0 {
            doubts.push(of("outside", self.outside, self.drawn));
        }
        if self.none > 0 {
            doubts.push(of("no_drawing", self.none, total));
        }
        if self.invalid > 0 {
            doubts.push(if asked.repair {
                of("repaired", self.repaired, self.invalid)
            } else {
                of("invalid", self.invalid, total)
            });
        }
        doubts
    }
}

fn told(chosen: &Chosen, commune: Option<&Commune>, asked: &ImportAsked) -> ImportLayer {
    ImportLayer {
        system: chosen
            .reading
            .map_or_else(String::new, |reading| epsg(reading.system)),
        system_name: chosen.reading.map(Reading::name).unwrap_or_default(),
        how: chosen.how.to_owned(),
        systems: (System::ALL.iter())
            .map(|system| (epsg(*system), system.name().to_owned()))
            .collect(),
        swapped: chosen.reading.is_some_and(|reading| reading.north_first),
        preview: Json::Null,
        bounds: None,
        commune: commune.map_or((0.0, 0.0), |commune| commune.point),
        invalid: 0,
        repaired: asked.repair,
        outside: 0,
    }
}

struct Reader<'a> {
    field: &'static Field,
    reading: Option<Reading>,
    /// The row of the feature, as the person knows it.
    row: usize,
    /// The commune, when features may be of others.
    home: Option<&'a Commune>,
    asked: &'a ImportAsked,
    least: Least,
}

impl Reader<'_> {
    fn decided(&self, target: Option<&str>, decision: &str) -> bool {
        self.asked.decisions.iter().any(|own| {
            own.row == self.row && own.target.as_deref() == target && own.decision == decision
        })
    }

    fn note(&self, text: String) -> ImportLine {
        line("note", text, Some(self.field.name))
    }

    fn problem(&self, problem: String) -> Shape {
        let decided = self.decided(Some(self.field.name), "skip");
        let button = text("imports.button.no_drawing").to_owned();
        let line = line("problem", problem, Some(self.field.name));
        Shape {
            lines: vec![deciding(line, "skip", button, decided)],
            ..Shape::default()
        }
    }

    /// The shape of a feature.
    fn read(&self, feature: &Feature, sums: &mut Sums) -> Shape {
        let Some(drawn) = &feature.shape else {
            if !feature.faults.is_empty() {
                return self.problem(feature.faults.join(" "));
            }
            sums.none += 1;
            return Shape {
                lines: vec![self.note(text("imports.shape.none").to_owned())],
                ..Shape::default()
            };
        };
        let Some(reading) = self.reading else {
            return self.problem(text("imports.shape.unread").to_owned());
        };
        let nowhere = || {
            let name = reading.name();
            self.problem(filled("imports.shape.nowhere", &[("system", &name)]))
        };
        let Some(moved) = drawn.moved(|at| reading.to_degrees(at)) else {
            return nowhere();
        };
        let mut lines = Vec::new();
        if feature.pieces > 1 {
            lines.push(self.note(filled(
                "imports.shape.piece",
                &[
                    ("piece", &feature.piece),
                    ("pieces", &feature.pieces),
                    ("number", &feature.number),
                ],
            )));
        }
        lines.extend(feature.faults.iter().map(|fault| self.note(fault.clone())));
        let (fitted, closed) = match self.fitted(moved) {
            Ok(fitted) => fitted,
            Err(problem) => return self.problem(problem),
        };
        if closed {
            let guess = text("imports.shape.closed").to_owned();
            lines.push(line("guess", guess, Some(self.field.name)));
        }
        let Some(geometry) = fitted.to_geometry() else {
            return nowhere();
        };
        match self.afar(&geometry) {
            Some(line) if self.asked.near && !line.decided => {
                sums.outside += 1;
                return Shape {
                    aside: Some(line),
                    ..Shape::default()
                };
            }
            Some(line) => {
                sums.outside += 1;
                lines.push(line);
            }
            None => {}
        }
        self.sound(geometry, lines, sums)
    }

    /// What is said of a drawing of another commune; it stays out when that was asked for and not decided otherwise.
    fn afar(&self, geometry: &Geometry) -> Option<ImportLine> {
        let commune = self.home?;
        let near = systems::home(commune).widened(NEAR_KM);
        let (west, south, east, north) = measures::box_of(geometry)?;
        let meets =
            west <= near.east && east >= near.west && south <= near.north && north >= near.south;
        if meets {
            return None;
        }
        let away = apart(commune.point, measures::place_on(geometry)?)?;
        let say = |key: &str| filled(&format!("imports.shape.{key}"), &[("away", &away)]);
        if !self.asked.near {
            return Some(line("note", say("outside"), None));
        }
        let taken = self.decided(None, "take");
        let key = if taken { "outside" } else { "left_outside" };
        let button = text("imports.button.take").to_owned();
        Some(deciding(
            line("note", say(key), None),
            "take",
            button,
            taken,
        ))
    }

    /// The drawing in a form that the field holds, and whether a closed line became a surface.
    fn fitted(&self, drawn: Drawn) -> std::result::Result<(Drawn, bool), String> {
        if self.field.forms.contains(&drawn.form) {
            return Ok((drawn, false));
        }
        let wanted = forms(self.field.forms);
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
            let run = drawn.parts.first().and_then(|part| part.first());
            run.is_some_and(|run| run.len() > 3 && run.first() == run.last())
        };
        match drawn.form {
            Form::LineString if self.field.forms.contains(&Form::Polygon) && closed() => Ok((
                Drawn {
                    form: Form::Polygon,
                    parts: drawn.parts,
                },
                true,
            )),
            Form::MultiPolygon if self.field.forms.contains(&Form::Polygon) => Err(say("parts")),
            Form::MultiLineString if self.field.forms.contains(&Form::LineString) => {
                Err(say("parts"))
            }
            _ => Err(say("form")),
        }
    }

    /// Looks at the outline; mends it when that was asked for.
    fn sound(&self, geometry: Geometry, mut lines: Vec<ImportLine>, sums: &mut Sums) -> Shape {
        let Some(found) = wrong(&geometry, self.least) else {
            return shape(geometry, lines);
        };
        if let Fault::Incomplete(lack @ (Lack::Small | Lack::Short), _) = found {
            lines.push(self.note(self.lacking(lack)));
            return shape(geometry, lines);
        }
        let as_written = self.decided(Some(self.field.name), "as_written");
        let crosses = matches!(found, Fault::Crosses(_));
        // Whether one that crosses can be mended takes long to see, and is seen when it is asked for.
        let mended = (self.asked.repair || !crosses)
            .then(|| mended(&geometry, self.least))
            .flatten();
        let mended = mended.filter(|mended| self.field.forms.contains(&mended.geometry.form));
        sums.invalid += usize::from(crosses || mended.is_some());
        match (found, mended) {
            (_, Some(mended)) if self.asked.repair => {
                let guess = line(
                    "guess",
                    told_mended(&geometry, &mended),
                    Some(self.field.name),
                );
                let button = text("imports.button.as_drawn").to_owned();
                let guess = deciding(guess, "as_written", button, as_written);
                if !as_written {
                    sums.repaired += 1;
                    lines.push(guess);
                    return shape(mended.geometry, lines);
                }
                if let Fault::Incomplete(lack, _) = found {
                    let mut refused = self.problem(self.lacking(lack));
                    refused.lines.push(guess);
                    return refused;
                }
                lines.push(guess);
            }
            (Fault::Crosses(_), _) if self.asked.repair => {
                lines.push(self.note(text("imports.shape.not_mended").to_owned()));
            }
            (Fault::Crosses(at), _) => lines.push(self.note(crossing(at))),
            (Fault::Incomplete(lack, _), mended) => {
                let lack = self.lacking(lack);
                return self.problem(if mended.is_some() {
                    filled("imports.shape.lack.mendable", &[("lack", &lack)])
                } else {
                    lack
                });
            }
        }
        shape(geometry, lines)
    }

    fn lacking(&self, lack: Lack) -> String {
        let least = match lack {
            Lack::Short => self.least.line_m,
            _ => self.least.polygon_m2,
        };
        let key = format!("imports.shape.lack.{}", lack.key());
        filled(&key, &[("least", &number(least))])
    }
}

fn shape(geometry: Geometry, lines: Vec<ImportLine>) -> Shape {
    Shape {
        geometry: Some(geometry),
        lines,
        aside: None,
    }
}

/// "Il contorno è riparato, sciolto dove si incrociava: prima 0 m², ora 4.354 m²."
fn told_mended(before: &Geometry, mended: &Mended) -> String {
    let many = |key: &str, count: usize| {
        let number = if count == 1 { "one" } else { "many" };
        let key = format!("imports.shape.done.{key}.{number}");
        (count > 0).then(|| filled(&key, &[("count", &count)]))
    };
    let uncrossed = text("imports.shape.done.uncrossed").to_owned();
    let done = [
        many("closed", mended.closed),
        many("dropped", mended.dropped),
        mended.uncrossed.then_some(uncrossed),
    ];
    let area = |geometry| number(measures::area_m2(geometry).round());
    filled(
        "imports.shape.mended",
        &[
            ("done", &list(done.into_iter().flatten())),
            ("before", &area(before)),
            ("after", &area(&mended.geometry)),
        ],
    )
}

fn crossing((lon, lat): (f64, f64)) -> String {
    let shown = |degrees: f64| format!("{degrees:.5}").replace('.', ",");
    filled(
        "imports.shape.crosses",
        &[("lat", &shown(lat)), ("lon", &shown(lon))],
    )
}

/// "un punto, una linea o una superficie": what a field holds.
fn forms(forms: &[Form]) -> String {
    let words: Vec<_> = (forms.iter())
        .map(|form| text(&format!("imports.form.{}", form.name())))
        .collect();
    match words.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, most)) => format!("{}{}{last}", most.join(", "), text("imports.or")),
        None => String::new(),
    }
}

/// The shapes as they would come in, and the box around all of them.
pub(super) fn preview(shapes: &[Shape], rows: &[Row], told: &mut ImportLayer) {
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
            let doubtful = shape.lines.iter().any(|line| line.tone != "note");
            let row = rows.get(at).map_or(at + 1, |row| row.number);
            features.push(json!({
                "type": "Feature",
                "id": row,
                "properties": { "row": row, "doubtful": doubtful },
                "geometry": geometry.to_json(),
            }));
        }
    }
    told.preview = json!({ "type": "FeatureCollection", "features": features });
}
