//! Which files an export has, what each is, and their bytes: made on every core, in an order of their own.

use std::{
    sync::{
        atomic::{AtomicBool, AtomicUsize, Ordering},
        mpsc,
    },
    thread,
};

use plan::texts::{filled, text};

use super::{
    ClassLine, Made, Order, Planned, Prepared, maps, name,
    rows::Layer,
    shapefiles::{self, ENDS, SYSTEMS},
    tables,
};
use crate::{ExchangeError, package};

type Bytes = Result<Vec<Vec<u8>>, ExchangeError>;

/// Files that are made together.
pub(super) struct Job<'a> {
    pub files: Vec<Planned>,
    /// Records, rows or shapes in each.
    objects: Option<usize>,
    /// Their bytes, in the order of `files`.
    make: Box<dyn Fn() -> Bytes + Send + Sync + 'a>,
}

impl<'a> Job<'a> {
    fn one(
        path: String,
        what: String,
        objects: Option<usize>,
        make: impl Fn() -> Result<Vec<u8>, ExchangeError> + Send + Sync + 'a,
    ) -> Self {
        Job {
            files: vec![Planned { path, what }],
            objects,
            make: Box::new(move || Ok(vec![make()?])),
        }
    }
}

/// Every file under `data/`. The long ones come first, so that no core waits for them at the end.
pub(super) fn jobs<'a>(
    order: &Order<'a>,
    prepared: &'a Prepared,
    layers: &'a [Layer<'a>],
    classes: &'a [ClassLine],
) -> Vec<Job<'a>> {
    let (order, copy, marks) = (*order, &prepared.copy, prepared.marks);
    let what = |key: &str| text(&format!("export.what.{key}")).to_owned();
    let (hyphen, low) = if order.draft {
        ("-bozza", "_bozza")
    } else {
        ("", "")
    };
    let located: usize = layers.iter().map(|layer| layer.located().count()).sum();
    let name = name(order.plan, order.class, order.draft);
    let mut jobs = vec![
        Job::one(
            format!("data/tabelle/tabelle{hyphen}.xlsx"),
            what("workbook"),
            None,
            move || tables::workbook(all_tables(prepared, layers, classes), marks),
        ),
        Job::one(
            format!("data/{name}.piano"),
            what("package"),
            Some(copy.records.len()),
            move || package::write(order.plan, order.class, order.attachments, order.verdict),
        ),
        Job::one(
            format!("data/livelli/livelli{hyphen}.gpkg"),
            what("gpkg"),
            Some(located),
            move || maps::gpkg(layers, marks),
        ),
    ];
    for layer in layers
        .iter()
        .filter(|layer| layer.located().next().is_some())
    {
        let title: &str = layer.def.title();
        let stem = &layer.def.name;
        jobs.push(Job::one(
            format!("data/livelli/geojson/{stem}{low}.geojson"),
            filled("export.what.geojson", &[("title", &title)]),
            Some(layer.located().count()),
            move || maps::geojson(layer, marks),
        ));
        jobs.extend(shapes(layer, low));
    }
    let mut described = Vec::new();
    for layer in layers.iter().filter(|layer| is_of_class(layer)) {
        let path = format!("classi/{}{low}.csv", layer.def.name);
        let title: &str = layer.def.title();
        jobs.push(Job::one(
            format!("data/tabelle/{path}"),
            filled("export.what.class", &[("title", &title)]),
            Some(layer.rows.len()),
            move || Ok(tables::csv(&tables::of_layer(layer))),
        ));
        described.push(path);
    }
    for kind in tables::kinds(copy) {
        let path = format!("schede/{}{low}.csv", tables::stem(kind));
        let title = text(&format!("kind.{}.plural", kind.name));
        jobs.push(Job::one(
            format!("data/tabelle/{path}"),
            filled("export.what.kind", &[("title", &title)]),
            Some(copy.of_kind(kind.name).count()),
            move || Ok(tables::csv(&tables::of_kind(copy, kind, marks))),
        ));
        described.push(path);
    }
    let path = format!("catalogo-nazionale{hyphen}.csv");
    jobs.push(Job::one(
        format!("data/tabelle/{path}"),
        what("catalogue"),
        Some(classes.len()),
        move || Ok(tables::csv(&tables::of_catalogue(classes, marks))),
    ));
    described.insert(0, path);
    jobs.push(Job::one(
        format!("data/tabelle/{}", tables::DESCRIPTION),
        what("description"),
        None,
        move || {
            let tables = all_tables(prepared, layers, classes).into_iter();
            let tables: Vec<_> = described.iter().cloned().zip(tables).collect();
            tables::description(copy, marks, &tables)
        },
    ));
    jobs
}

/// Whether a job makes files of the folder of the layers.
pub(super) fn is_of_layers(job: &Job) -> bool {
    let mut files = job.files.iter();
    files.all(|file| file.path.starts_with("data/livelli/"))
}

/// A class of the national catalogue that has objects: one without is only in the catalogue's own table.
fn is_of_class(layer: &Layer) -> bool {
    layer.def.class.is_some() && !layer.rows.is_empty()
}

/// The catalogue, the classes, the kinds: in the order in which the description names their files.
fn all_tables(prepared: &Prepared, layers: &[Layer], classes: &[ClassLine]) -> Vec<tables::Table> {
    let (copy, marks) = (&prepared.copy, prepared.marks);
    let of_classes = layers.iter().filter(|layer| is_of_class(layer));
    let kinds = tables::kinds(copy).map(|kind| tables::of_kind(copy, kind, marks));
    std::iter::once(tables::of_catalogue(classes, marks))
        .chain(of_classes.map(tables::of_layer))
        .chain(kinds)
        .collect()
}

fn shapes<'a>(layer: &'a Layer<'a>, mark: &'static str) -> impl Iterator<Item = Job<'a>> {
    let families = shapefiles::families(layer).into_iter();
    families.map(move |(family, stem)| {
        let mut files = Vec::new();
        for system in SYSTEMS {
            let what = filled(
                "export.what.shapefile",
                &[("title", &layer.def.title()), ("system", &system.code())],
            );
            files.extend(ENDS.map(|end| Planned {
                path: format!(
                    "data/livelli/{}/{stem}{mark}.{end}",
                    shapefiles::folder(system)
                ),
                what: what.clone(),
            }));
        }
        Job {
            files,
            objects: None,
            make: Box::new(move || {
                let made = shapefiles::shapefiles(layer, family)?;
                Ok(made.into_iter().flatten().collect())
            }),
        }
    })
}

/// The files of all jobs. `step` is asked after each.
pub(super) fn made<E: From<ExchangeError> + Send>(
    jobs: &[Job],
    step: &dyn Fn(u64, u64) -> Result<(), E>,
) -> Result<Vec<Made>, E> {
    let (next, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
    let hands = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let (tell, told) = mpsc::channel();
        for _ in 0..hands.min(jobs.len()) {
            let (tell, next, stop) = (tell.clone(), &next, &stop);
            scope.spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    let Some(job) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) else {
                        break;
                    };
                    let _ = tell.send((job, (job.make)()));
                }
            });
        }
        drop(tell);
        let total = jobs.len() as u64;
        let mut files = Vec::new();
        let mut outcome = Ok(());
        for (done, (job, bytes)) in (1..).zip(told) {
            let so_far = bytes.map_err(E::from).and_then(|bytes| {
                let planned = job.files.iter().zip(bytes);
                files.extend(planned.map(|(planned, bytes)| Made {
                    path: planned.path.clone(),
                    bytes,
                    what: planned.what.clone(),
                    objects: job.objects,
                }));
                step(done, total)
            });
            if outcome.is_ok() && so_far.is_err() {
                outcome = so_far;
                stop.store(true, Ordering::Relaxed);
            }
        }
        outcome.map(|()| files)
    })
}
