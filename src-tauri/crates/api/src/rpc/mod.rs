//! The one door of the window: every command by name, with what it asks and what it tells.
//!
//! The desktop shell and the development bridge call [`dispatch`] and nothing else. A command translates between the types of
//! [`crate::wire`] and the use cases; it decides nothing. `ui/src/api/wire.ts` is generated from this table.

// The table of the commands gives each its request for good.
#![allow(clippy::needless_pass_by_value)]

mod catalogue;
mod checks;
mod exports;
mod history;
mod imports;
mod nominations;
mod office;
mod overview;
mod packages;
mod portal;
mod records;
mod running;
mod shapes;

use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::Value as Json;
use ts_rs::TS;

pub use office::{Folders, Office};
pub use running::Running;

use crate::{
    error::{ApiError, Code, Result},
    wire::*,
};

/// Work that may last: it tells how far it is, and stops when asked to.
pub struct Work<'a> {
    pub progress: &'a (dyn Fn(&str, u64, u64) + Sync),
    pub stop: &'a AtomicBool,
}

impl Work<'_> {
    /// Says how far it is.
    ///
    /// # Errors
    /// The person asked to stop.
    pub fn step(&self, label: &str, done: u64, of: u64) -> Result<()> {
        (self.progress)(label, done, of);
        self.goes_on()
    }

    /// # Errors
    /// The person asked to stop.
    pub fn goes_on(&self) -> Result<()> {
        if self.stop.load(Ordering::Relaxed) {
            return Err(ApiError::new(Code::Cancelled, "cancelled", &[]));
        }
        Ok(())
    }
}

macro_rules! rpc {
    ($( $(#[doc = $doc:literal])* $name:ident($Asked:ty) -> $Told:ty = $call:path; )*) => {
        /// Each command with what it asks and what it tells.
        #[derive(TS)]
        #[ts(rename = "Commands")]
        #[allow(dead_code)]
        pub struct Commands { $( $(#[doc = $doc])* $name: ($Asked, $Told), )* }

        /// The names of all commands.
        pub const COMMANDS: &[&str] = &[$(stringify!($name)),*];

        /// Runs the command of that name.
        ///
        /// # Errors
        /// An unknown command, a request that cannot be understood, and what the use case refuses.
        pub fn dispatch(office: &Office, command: &str, asked: Json, work: &Work) -> Result<Json> {
            match command {
                $( stringify!($name) => {
                    let asked: $Asked = serde_json::from_value(asked).map_err(|why| unclear(command, &why))?;
                    let told: $Told = $call(office, asked, work)?;
                    serde_json::to_value(told).map_err(|why| unclear(command, &why))
                } )*
                _ => Err(ApiError::new(Code::Usage, "rpc.unknown", &[("command", &command)])),
            }
        }
    };
}

fn unclear(command: &str, why: &serde_json::Error) -> ApiError {
    ApiError::new(
        Code::Usage,
        "rpc.unclear",
        &[("command", &command), ("why", why)],
    )
}

rpc! {
    /// What the first screen needs; opens the person's own archive, making it when there is none.
    start(Nothing) -> Start = office::start;
    set_person(Person) -> Start = office::set_person;
    choose_archive(ChooseArchive) -> Start = office::choose_archive;
    remember(Remember) -> Done = office::remember;
    catalogue(Nothing) -> Catalogue = catalogue::catalogue;

    begin(Began) -> PlanCard = office::begin;
    discard(OfPlan) -> Start = office::discard;
    overview(OfPlan) -> Overview = overview::overview;
    set_state(SetState) -> Overview = overview::set_state;
    offers(OfPlan) -> Vec<Offer> = overview::offers;
    adopt(Adopt) -> Adopted = overview::adopt;
    refuse(Refuse) -> Done = overview::refuse;

    records(OfKind) -> Vec<PlanRecord> = records::records;
    record(OfRecord) -> RecordSheet = records::record;
    /// A record that is not stored until its first field is written.
    new_record(NewRecord) -> RecordSheet = records::new_record;
    set_field(SetField) -> Saved = records::set_field;
    set_many(SetMany) -> Vec<PlanRecord> = records::set_many;
    duplicate(OfRecord) -> PlanRecord = records::duplicate;
    copy_actions(CopyActions) -> Vec<PlanRecord> = records::copy_actions;
    remove(RemoveMany) -> Done = records::remove;
    reorder(Reorder) -> Vec<PlanRecord> = records::reorder;
    search(SearchFor) -> Vec<Hit> = records::search;
    attach(Attach) -> PlanRecord = records::attach;
    save_attachment(SaveAttachment) -> Done = records::save_attachment;
    attachment_bytes(OfAttachment) -> AttachmentBytes = records::attachment_bytes;

    checks(OfPlan) -> Checks = checks::checks;
    accept(Accept) -> Checks = checks::accept;

    history(HistoryOf) -> History = history::history;
    undo_state(OfPlan) -> UndoState = history::undo_state;
    undo(OfPlan) -> Undone = history::undo;
    redo(OfPlan) -> Undone = history::redo;
    undo_change(UndoChange) -> Undone = history::undo_change;
    copies(Nothing) -> Vec<KeptCopy> = history::copies;
    keep_copy(Nothing) -> KeptCopy = history::keep_copy;
    restore(OfCopy) -> Start = history::restore;

    preview_pack(PreviewPack) -> PackagePreview = packages::preview;
    pack(Pack) -> Packed = packages::pack;
    read_package(OfFile) -> PackageRead = packages::read;
    take_in(TakeIn) -> TakenIn = packages::take_in;
    copy_scenario(CopyScenario) -> CopiedScenario = packages::copy_scenario;

    /// What an import can make, in the order in which people look for it. Each but the boundary has a sheet to fill.
    import_kinds(Nothing) -> Vec<ImportKind> = imports::kinds;
    look_at_import(OfImport) -> ImportFile = imports::look_at;
    try_import(ImportAsked) -> ImportTrial = imports::trial;
    import(ImportAsked) -> Imported = imports::import;
    save_refused(SaveRefused) -> SavedSheet = imports::save_refused;
    save_template(SaveTemplate) -> SavedSheet = imports::save_template;
    start_from(StartFrom) -> StartedFrom = imports::start_from;

    preview_export(PreviewExport) -> ExportPreview = exports::preview;
    /// A copy as its readers see it, before it is written.
    read_copy(PreviewExport) -> CopyRead = exports::read_copy;
    /// The control code of what somebody sent: of a package, or of the `manifesto.json` of a folder.
    control_code(OfFile) -> ControlCode = exports::control_code_of;
    weigh_passphrase(WeighPassphrase) -> PassphraseWeight = exports::weigh;
    export_folder(ExportFolder) -> Exported = exports::export_folder;
    /// What went out of a plan, the latest first.
    exports(OfPlan) -> Vec<ExportEntry> = exports::exports;

    unit(OfPlan) -> UnitBoard = nominations::unit;
    nominate(Nominate) -> Nominated = nominations::nominate;
    replace(Replace) -> Nominated = nominations::replace;
    end_nomination(EndNomination) -> Nominated = nominations::end;
    renew(Renew) -> Nominated = nominations::renew;
    add_role(AddRole) -> PlanRecord = nominations::add_role;
    calls(OfPlan) -> CallSheet = nominations::calls;
    called(Called) -> CallSheet = nominations::called;

    features(OfPlan) -> Features = shapes::features;
    shape_words(ShapeOf) -> ShapeWords = shapes::words;
    around(AroundShape) -> Shape = shapes::around;
    split(SplitShape) -> Shape = shapes::split;
    combine(CombineShapes) -> Shape = shapes::combine;
    read_place(ReadPlace) -> ReadAs = shapes::read_place;
    read_shape(ReadShape) -> Shape = shapes::read_shape;
    project(Project) -> Projected = shapes::project;
    base_map(OfFile) -> BaseMap = shapes::base_map;
    tile(TileAt) -> Tile = shapes::tile;

    portal(OfPlan) -> Portal = portal::portal;
    tick_portal(TickPortal) -> PortalStep = portal::tick;
    shorten_portal(ShortenPortal) -> PortalStep = portal::shorten;
    portal_coordinates(PortalCoordinates) -> CoordinatesText = portal::coordinates;
    save_portal_layer(SavePortalLayer) -> SavedLayer = portal::save_layer;
    save_dossier(SaveDossier) -> SavedDossier = portal::save_dossier;
    install_mapping(InstallMapping) -> MappingInstalled = portal::install_mapping;
}

/// `ui/src/api/wire.ts`: the types of the wire and the table of the commands.
pub fn typescript() -> String {
    // Counts and days are far below 2^53.
    let config = ts_rs::Config::default().with_large_int("number");
    let mut out = String::from(
        "// Generated from the types of the wire in Rust. Do not edit: `make types` writes it anew.\n\n",
    );
    out.push_str(&ts::declarations(&config));
    out
}

mod ts;
