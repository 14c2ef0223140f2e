//! Who is at the window and on which archive: what lasts from one command to the next.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use ::rules::Verdict;
use exchange::tiles::Tiles;
use jiff::civil::Date;
use plan::{codelists::Lists, texts};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Work;
use crate::{
    checks::ToCheck,
    clock::Clock,
    desk::{Desk, Who},
    error::{ApiError, Code, Result, read_text, why},
    here,
    imports::OfficeFile,
    packages::Incoming,
    plans::PlanSummary,
    wire::{self, *},
};

/// Where the window keeps its files.
#[derive(Clone, Debug)]
pub struct Folders {
    /// The archives.
    pub data: PathBuf,
    /// What it remembers for the person.
    pub settings: PathBuf,
}

type MakeClock = dyn Fn() -> Box<dyn Clock + Send> + Send + Sync;

/// The window's place: one for the whole program.
pub struct Office {
    folders: Folders,
    clock: Box<MakeClock>,
    seat: Mutex<Seat>,
    judged: Mutex<Option<Judged>>,
    /// Apart from the seat: a tile does not wait for a check of the whole plan.
    base_map: Mutex<Option<Tiles>>,
    /// The list or layer that was read last.
    import: Mutex<Option<Arc<OfficeFile>>>,
}

/// The last verdict, and the state of the plan and the day that it is of. It does not keep the plan, which would then
/// have to be copied for the next change.
struct Judged {
    turn: u64,
    today: Date,
    verdict: Arc<Verdict>,
}

#[derive(Default)]
struct Seat {
    desk: Option<Desk>,
    example: bool,
    held: Option<String>,
    memory: Memory,
    opened_with: Option<String>,
    /// The package that was read last: taking it in needs no second reading.
    package: Option<(PathBuf, Incoming)>,
}

/// `finestra.json`: who works here and what the window remembers.
#[derive(Clone, Default, Deserialize, Serialize)]
#[serde(default)]
struct Memory {
    person: Option<Person>,
    preferences: BTreeMap<String, String>,
}

const MEMORY: &str = "finestra.json";
const EXAMPLE: &str = "esempio.sqlite";
/// Only looks: nothing is written by who has this role.
const READER: &str = "lettore";

impl Office {
    /// An office that has opened nothing yet. What it remembers and cannot be read is forgotten: it holds no data of a plan.
    pub fn new(folders: Folders, clock: Box<MakeClock>) -> Self {
        let memory = read_text(&folders.settings.join(MEMORY))
            .ok()
            .and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_default();
        Office {
            seat: Mutex::new(Seat {
                memory,
                ..Seat::default()
            }),
            clock,
            folders,
            judged: Mutex::default(),
            base_map: Mutex::default(),
            import: Mutex::default(),
        }
    }

    /// The office of this account on this computer.
    ///
    /// # Errors
    /// The system gives the account no folder of its own.
    pub fn here() -> Result<Self> {
        let folders = Folders {
            data: here::data_folder()?,
            settings: here::settings_folder()?,
        };
        Ok(Office::new(folders, Box::new(|| here::clock(None))))
    }

    /// A file that the system asked to open with the program: the next `start` tells it.
    pub fn opened_with(&self, file: &Path) {
        self.seat().opened_with = Some(file.display().to_string());
    }

    /// What the window remembers under a key.
    pub fn remembered(&self, key: &str) -> Option<String> {
        self.seat().memory.preferences.get(key).cloned()
    }

    /// A command that panicked left the desk as its last transaction did: the next one goes on.
    fn seat(&self) -> MutexGuard<'_, Seat> {
        self.seat.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The base map that is open, if one is.
    pub(super) fn base_map(&self) -> MutexGuard<'_, Option<Tiles>> {
        self.base_map.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Works at the open archive.
    pub(super) fn at_desk<T>(&self, work: impl FnOnce(&mut Desk) -> Result<T>) -> Result<T> {
        let mut seat = self.seat();
        seat.sit(self)?;
        let desk = seat.desk.as_mut();
        work(desk.ok_or_else(|| ApiError::new(Code::NotFound, "rpc.no_archive", &[]))?)
    }

    /// Works at the open archive with the right to write, which who only reads has for this one time: to take in the plan of
    /// another is how a reader gets one.
    pub(super) fn at_open_desk<T>(&self, work: impl FnOnce(&mut Desk) -> Result<T>) -> Result<T> {
        let mut seat = self.seat();
        seat.sit(self)?;
        let reads = seat.desk.as_ref().is_some_and(|desk| !desk.writes());
        if !(reads && seat.is_reader()) {
            drop(seat);
            return self.at_desk(work);
        }
        let path = seat.desk.take().map(|desk| desk.path()).unwrap_or_default();
        let mut desk = Desk::open_or_create(&path, seat.who(), (self.clock)())?;
        work(&mut desk)
    }

    /// The verdict on a plan as it is now. The desk lends the plan and goes on: typing does not wait for a check, and two
    /// screens that ask for the same one wait for one check.
    pub(super) fn verdict(&self, plan: Uuid) -> Result<(ToCheck, Arc<Verdict>)> {
        let to_check = self.at_desk(|desk| desk.to_check(plan))?;
        let mut judged = self.judged.lock().unwrap_or_else(PoisonError::into_inner);
        let same = judged
            .as_ref()
            .filter(|judged| judged.turn == to_check.turn() && judged.today == to_check.today);
        if let Some(same) = same {
            let verdict = Arc::clone(&same.verdict);
            return Ok((to_check, verdict));
        }
        let verdict = Arc::new(to_check.judge());
        *judged = Some(Judged {
            turn: to_check.turn(),
            today: to_check.today,
            verdict: Arc::clone(&verdict),
        });
        Ok((to_check, verdict))
    }

    /// The package of that file, if it is the one that was read last.
    pub(super) fn known_package(&self, file: &Path) -> Option<Incoming> {
        let mut seat = self.seat();
        let known = seat.package.take_if(|(known, _)| known == file);
        known.map(|(_, package)| package)
    }

    pub(super) fn keep_package(&self, file: &Path, package: Incoming) {
        self.seat().package = Some((file.to_owned(), package));
    }

    /// The list or layer of that file, if it is the one that was read last and has not changed since.
    pub(super) fn known_import(&self, file: &Path) -> Option<Arc<OfficeFile>> {
        let kept = self.import.lock().unwrap_or_else(PoisonError::into_inner);
        kept.as_ref().filter(|kept| kept.is_still(file)).cloned()
    }

    pub(super) fn keep_import(&self, file: Arc<OfficeFile>) {
        *self.import.lock().unwrap_or_else(PoisonError::into_inner) = Some(file);
    }

    fn remember(&self, seat: &Seat) -> Result<()> {
        let folder = &self.folders.settings;
        fs::create_dir_all(folder).map_err(|error| no_folder(folder, &error))?;
        let text = serde_json::to_vec_pretty(&seat.memory).unwrap_or_default();
        Ok(exchange::package::write_file(&folder.join(MEMORY), &text)?)
    }
}

fn no_folder(folder: &Path, error: &std::io::Error) -> ApiError {
    ApiError::new(
        Code::Failed,
        "archive.folder",
        &[("folder", &folder.display()), ("why", &why(error))],
    )
}

impl Seat {
    /// Opens the archive, if none is open: to write, or to look at when another holds it.
    fn sit(&mut self, office: &Office) -> Result<()> {
        if self.desk.is_some() {
            return Ok(());
        }
        let folder = &office.folders.data;
        fs::create_dir_all(folder).map_err(|error| no_folder(folder, &error))?;
        let path = folder.join(if self.example { EXAMPLE } else { here::ARCHIVE });
        let who = self.who();
        let clock = || (office.clock)();
        self.held = None;
        let desk = if self.is_reader() && path.exists() {
            Desk::look(&path, who, clock())?
        } else {
            match Desk::open_or_create(&path, who.clone(), clock()) {
                Err(error) if error.code == Code::Held && path.exists() => {
                    self.held = Some(error.message);
                    Desk::look(&path, who, clock())?
                }
                outcome => outcome?,
            }
        };
        self.desk = Some(desk);
        Ok(())
    }

    fn is_reader(&self) -> bool {
        (self.memory.person.as_ref()).is_some_and(|person| person.role == READER)
    }

    /// As the history names the person. Who drafts for a commune writes as who compiles.
    fn who(&self) -> Who {
        let person = self.memory.person.as_ref();
        let role = person.map_or("", |person| person.role.as_str());
        let known = Lists::builtin().row("ACCEPTING_ROLE", role).is_some();
        Who {
            name: person
                .filter(|person| !person.name.trim().is_empty())
                .map_or_else(
                    || texts::text("cli.somebody").to_owned(),
                    |person| {
                        if person.office.trim().is_empty() {
                            person.name.trim().to_owned()
                        } else {
                            format!("{}, {}", person.name.trim(), person.office.trim())
                        }
                    },
                ),
            machine: here::machine(),
            role: if known { role } else { "compilatore" }.to_owned(),
        }
    }

    fn told(&mut self) -> Result<Start> {
        let desk = self.desk.as_ref();
        let desk = desk.ok_or_else(|| ApiError::new(Code::NotFound, "rpc.no_archive", &[]))?;
        let path = desk.path();
        let mut communes: Vec<_> = desk.registry().communes.iter().map(commune).collect();
        communes.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(Start {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            person: self.memory.person.clone(),
            communes,
            communes_count: desk.registry().count_text(),
            archive: ArchiveState {
                folder: path
                    .parent()
                    .map(|folder| folder.display().to_string())
                    .unwrap_or_default(),
                path: path.display().to_string(),
                example: self.example,
                writable: desk.writes(),
                held: self.held.clone(),
            },
            plans: desk.plans()?.iter().map(card).collect(),
            preferences: self.memory.preferences.clone(),
            opened_with: self.opened_with.take(),
            today: desk.now().today.to_string(),
        })
    }
}

fn commune(commune: &plan::registry::Commune) -> Commune {
    Commune {
        istat: commune.istat_code.clone(),
        name: commune.name.clone(),
        point: commune.point,
        bounds: commune.bounds,
        neighbours: commune.neighbours.clone(),
    }
}

/// A plan as the lists show it.
pub(super) fn card(plan: &PlanSummary) -> PlanCard {
    let commune = plan::registry::Registry::builtin().commune(&plan.istat_code);
    PlanCard {
        id: plan.id.to_string(),
        istat: plan.istat_code.clone(),
        commune: commune.map_or_else(|| plan.istat_code.clone(), |commune| commune.name.clone()),
        title: plan.title.clone(),
        state: plan.state.clone(),
        state_label: Lists::builtin().label("PLAN_STATE", &plan.state).to_owned(),
        revision: plan.revision,
        is_example: plan.is_example,
        records: plan.records,
        changed_at: plan.changed_at.clone(),
    }
}

pub(super) fn start(office: &Office, _: Nothing, _: &Work) -> Result<Start> {
    let mut seat = office.seat();
    seat.sit(office)?;
    seat.told()
}

pub(super) fn set_person(office: &Office, person: Person, _: &Work) -> Result<Start> {
    let mut seat = office.seat();
    let before = seat.is_reader();
    seat.memory.person = Some(person);
    office.remember(&seat)?;
    if before != seat.is_reader() {
        seat.desk = None;
    }
    seat.sit(office)?;
    let who = seat.who();
    if let Some(desk) = seat.desk.as_mut() {
        desk.who = who;
    }
    seat.told()
}

pub(super) fn choose_archive(office: &Office, asked: ChooseArchive, _: &Work) -> Result<Start> {
    let mut seat = office.seat();
    // Asked for again, one that could only be read may be free by now.
    let reads = seat.desk.as_ref().is_some_and(|desk| !desk.writes());
    if seat.example != asked.example || reads {
        seat.desk = None;
        seat.example = asked.example;
    }
    seat.sit(office)?;
    if let Some(desk) = seat
        .desk
        .as_mut()
        .filter(|desk| asked.example && desk.writes())
    {
        desk.demo()?;
    }
    seat.told()
}

pub(super) fn remember(office: &Office, asked: Remember, _: &Work) -> Result<wire::Done> {
    let mut seat = office.seat();
    if asked.value.is_empty() {
        seat.memory.preferences.remove(&asked.key);
    } else {
        seat.memory.preferences.insert(asked.key, asked.value);
    }
    office.remember(&seat)?;
    Ok(wire::Done {})
}

pub(super) fn begin(office: &Office, asked: Began, _: &Work) -> Result<PlanCard> {
    office.at_desk(|desk| {
        let commune = desk.commune(&asked.istat)?;
        let plan = desk.begin(commune)?;
        super::overview::card_of(desk, plan)
    })
}

pub(super) fn discard(office: &Office, asked: OfPlan, _: &Work) -> Result<Start> {
    office.at_desk(|desk| desk.discard(super::records::id(&asked.plan)?))?;
    office.seat().told()
}
