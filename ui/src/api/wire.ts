// Generated from the types of the wire in Rust. Do not edit: `make types` writes it anew.

export type Accept = { plan: string, rule: string, record?: string | null, reason: string, };

export type Accepted = { reason: string, by: string, role: string, on: string, 
/**
 * False while it is only proposed.
 */
counts: boolean, };

export type ActCard = { id: string, label: string, date: string, expiresOn: string | null, };

export type AddRole = { plan: string, roleCode: string, };

export type Adopt = { plan: string, ids: Array<string>, };

export type Adopted = { records: number, };

export type ArchiveState = { path: string, folder: string, 
/**
 * The archive of the invented plan, apart from the person's own.
 */
example: boolean, writable: boolean, 
/**
 * Why it can only be read: who holds it and since when.
 */
held: string | null, };

export type AroundShape = { geometry: GeoJSON.Geometry, metres: number, };

export type Attach = { plan: string, file: string, };

export type AttachmentBytes = { fileName: string, mediaType: string, base64: string, };

/**
 * The base map chosen: nothing, a local file, or an address on the network.
 */
export type BaseMap = { 
/**
 * `none`, `file` or `address`.
 */
kind: string, source: string, 
/**
 * For a file: `raster` or `vector`, and its zooms.
 */
tiles: string, minZoom: number, maxZoom: number, bounds: [number, number, number, number], attribution: string, };

export type Began = { istat: string, };

export type CallLine = { 
/**
 * A person, or a body without one.
 */
id: string, kind: string, name: string, 
/**
 * "tecnico comunale, titolare".
 */
roles: Array<string>, phones: Array<Phone>, freshness: Freshness, 
/**
 * Today's calls, in words.
 */
outcome: string | null, };

export type CallSheet = { lines: Array<CallLine>, toVerify: number, everyMonths: number, 
/**
 * When the next check falls due, if all are fresh.
 */
nextDue: string | null, };

export type Called = { plan: string, 
/**
 * The contacts that were called.
 */
contacts: Array<string>, 
/**
 * The line of the sheet they were called from: tells which person was meant when the telephone is that of a body.
 */
line?: string | null, on: string, 
/**
 * `answered` or `no_answer`.
 */
outcome: string, 
/**
 * Code of VERIFICATION_METHOD.
 */
method: string, note: string, };

export type Catalogue = { sections: Array<SectionInfo>, kinds: Array<KindInfo>, 
/**
 * Rows of each code list, in order.
 */
lists: { [key in string]: Array<CodeInfo> }, rules: Array<RuleInfo>, rulesVersion: string, };

export type Checks = { rulesVersion: string, checkedOn: string, 
/**
 * When, for the panel's head.
 */
at: string, 
/**
 * Gravest first, then by section and place.
 */
findings: Array<Finding>, totals: Totals, stops: Stops, };

export type ChooseArchive = { 
/**
 * The invented plan's archive instead of the person's own.
 */
example: boolean, };

/**
 * Only codes that an adapter acts upon: the exit of the command line, a dialogue of the window.
 */
export type Code = "usage" | "not_found" | "ambiguous" | "exists" | "held" | "refused" | "conflict" | "findings" | "cancelled" | "failed";

export type CodeInfo = { code: string, label: string, 
/**
 * No longer in force: shown only where it is already used.
 */
old: boolean, 
/**
 * The further columns of its list.
 */
attributes: { [key in string]: string }, };

export type CombineShapes = { one: GeoJSON.Geometry, other: GeoJSON.Geometry, 
/**
 * `union`, `difference` or `intersection`.
 */
how: string, };

/**
 * Each command with what it asks and what it tells.
 */
export type Commands = { 
/**
 * What the first screen needs; opens the person's own archive, making it when there is none.
 */
start: [Nothing, Start], set_person: [Person, Start], choose_archive: [ChooseArchive, Start], remember: [Remember, Done], catalogue: [Nothing, Catalogue], begin: [Began, PlanCard], discard: [OfPlan, Start], overview: [OfPlan, Overview], set_state: [SetState, Overview], offers: [OfPlan, Array<Offer>], adopt: [Adopt, Adopted], refuse: [Refuse, Done], records: [OfKind, Array<PlanRecord>], record: [OfRecord, RecordSheet], 
/**
 * A record that is not stored until its first field is written.
 */
new_record: [NewRecord, RecordSheet], set_field: [SetField, Saved], set_many: [SetMany, Array<PlanRecord>], duplicate: [OfRecord, PlanRecord], copy_actions: [CopyActions, Array<PlanRecord>], remove: [RemoveMany, Done], reorder: [Reorder, Array<PlanRecord>], search: [SearchFor, Array<Hit>], attach: [Attach, PlanRecord], save_attachment: [SaveAttachment, Done], attachment_bytes: [OfAttachment, AttachmentBytes], checks: [OfPlan, Checks], accept: [Accept, Checks], history: [HistoryOf, History], undo_state: [OfPlan, UndoState], undo: [OfPlan, Undone], redo: [OfPlan, Undone], undo_change: [UndoChange, Undone], copies: [Nothing, Array<KeptCopy>], keep_copy: [Nothing, KeptCopy], restore: [OfCopy, Start], preview_pack: [PreviewPack, PackagePreview], pack: [Pack, Packed], read_package: [OfFile, PackageRead], take_in: [TakeIn, TakenIn], copy_scenario: [CopyScenario, CopiedScenario], 
/**
 * What an import can make, in the order in which people look for it. Each but the boundary has a sheet to fill.
 */
import_kinds: [Nothing, Array<ImportKind>], look_at_import: [OfImport, ImportFile], try_import: [ImportAsked, ImportTrial], import: [ImportAsked, Imported], save_refused: [SaveRefused, SavedSheet], save_template: [SaveTemplate, SavedSheet], start_from: [StartFrom, StartedFrom], preview_export: [PreviewExport, ExportPreview], 
/**
 * A copy as its readers see it, before it is written.
 */
read_copy: [PreviewExport, CopyRead], 
/**
 * The control code of what somebody sent: of a package, or of the `manifesto.json` of a folder.
 */
control_code: [OfFile, ControlCode], weigh_passphrase: [WeighPassphrase, PassphraseWeight], export_folder: [ExportFolder, Exported], 
/**
 * What went out of a plan, the latest first.
 */
exports: [OfPlan, Array<ExportEntry>], unit: [OfPlan, UnitBoard], nominate: [Nominate, Nominated], replace: [Replace, Nominated], end_nomination: [EndNomination, Nominated], renew: [Renew, Nominated], add_role: [AddRole, PlanRecord], calls: [OfPlan, CallSheet], called: [Called, CallSheet], features: [OfPlan, Features], shape_words: [ShapeOf, ShapeWords], around: [AroundShape, Shape], split: [SplitShape, Shape], combine: [CombineShapes, Shape], read_place: [ReadPlace, ReadAs], read_shape: [ReadShape, Shape], project: [Project, Projected], base_map: [OfFile, BaseMap], tile: [TileAt, Tile], portal: [OfPlan, Portal], tick_portal: [TickPortal, PortalStep], shorten_portal: [ShortenPortal, PortalStep], portal_coordinates: [PortalCoordinates, CoordinatesText], save_portal_layer: [SavePortalLayer, SavedLayer], save_dossier: [SaveDossier, SavedDossier], install_mapping: [InstallMapping, MappingInstalled], };

export type Commune = { istat: string, name: string, 
/**
 * A point inside.
 */
point: [number, number], 
/**
 * West, south, east, north.
 */
bounds: [number, number, number, number], neighbours: Array<string>, };

export type ControlCode = { 
/**
 * Three words and a number, to compare by telephone.
 */
code: string, file: string, };

export type CoordinatesText = { 
/**
 * One vertex a line.
 */
text: string, vertices: Array<string>, 
/**
 * In which order the numbers are and in which unit.
 */
note: string, };

export type CopiedScenario = { scenario: string, records: number, 
/**
 * What to adapt, in words.
 */
adapt: Array<string>, };

/**
 * Actions once more, with what they use, and with these fields in place of their own: for another scenario or phase.
 */
export type CopyActions = { plan: string, ids: Array<string>, fields: Array<[string, string]>, };

/**
 * The records of one kind.
 */
export type CopyPart = { kind: string, name: string, records: Array<CopyRecord>, };

/**
 * A copy as its readers see it, before it is written.
 */
export type CopyRead = { 
/**
 * What it leaves out, field by field, in words.
 */
hidden: Array<string>, parts: Array<CopyPart>, };

export type CopyRecord = { id: string, title: string, 
/**
 * Fields that are filled in: label and value in words.
 */
values: Array<[string, string]>, };

/**
 * A scenario of another package as a start: `with_shapes` brings the drawings too.
 */
export type CopyScenario = { plan: string, file: string, scenario: string, withShapes: boolean, };

/**
 * Nothing is told.
 */
export type Done = Record<symbol, never>;

export type EndNomination = { plan: string, nomination: string, on: string, reason: string, };

export type Expiring = { what: string, on: string, days: number, place: Place, };

export type ExportClass = { code: string, name: string, objects: number, note: string, };

export type ExportEntry = { at: string, author: string, 
/**
 * `package`, `folder` or `dossier`.
 */
what: string, class: string, draft: boolean, encrypted: boolean, recipient: string, place: string, controlCode: string, };

export type ExportFile = { path: string, what: string, };

export type ExportFolder = { plan: string, 
/**
 * `operativa` or `pubblica`.
 */
class: string, 
/**
 * The folder in which the export's own folder is made.
 */
out: string, draft: boolean, 
/**
 * For whom, as the register keeps it.
 */
recipient: string, 
/**
 * Closes it with these words (operativa only); "" leaves it open.
 */
passphrase: string, };

export type ExportPreview = { 
/**
 * The name proposed for the folder.
 */
name: string, 
/**
 * Why only a draft can be exported; empty when the final copy can.
 */
stops: Array<string>, 
/**
 * How grave each of these is, in the same order.
 */
stopping: Array<Severity>, files: Array<ExportFile>, 
/**
 * What each national class has, or that it has no data.
 */
classes: Array<ExportClass>, hiddenFields: number, hiddenRecords: number, 
/**
 * What the copy leaves out, kind by kind, in words.
 */
hidden: Array<string>, };

export type Exported = { 
/**
 * The folder, or the one file when it was closed with a passphrase.
 */
folder: string, files: number, bytes: number, 
/**
 * Three words and a number, to compare by telephone.
 */
controlCode: string, 
/**
 * SHA-256 of `manifesto.json`.
 */
sha256: string, draft: boolean, encrypted: boolean, 
/**
 * What the person should know, in words: a weak passphrase, a document that the archive lacks, no line in the register.
 */
notes: Array<string>, };

/**
 * What went wrong, as the window hears of it.
 */
export type Fault = { code: Code, 
/**
 * What, where and how to mend, in Italian.
 */
message: string, };

export type Feature = { kind: string, id: string, field: string, section: string, title: string, 
/**
 * The code that chooses its symbol: the area's type, the hazard, the kind of seat.
 */
symbol: string, geometry: GeoJSON.Geometry, };

/**
 * Everything of a plan that has a shape.
 */
export type Features = { features: Array<Feature>, bounds: [number, number, number, number], commune: [number, number], };

export type FieldInfo = { name: string, label: string, help: string, 
/**
 * Act and article, or practice, in words.
 */
source: string, 
/**
 * `text`, `long`, `int`, `dec`, `bool`, `date`, `partial_date`, `code`, `codes`, `link`, `links`, `communes`, `geometry`.
 */
type: string, 
/**
 * Its code list or the kind that it leads to.
 */
of: string | null, unit: string | null, max: number | null, 
/**
 * `E` essential, `C` essential in a case, `U` useful, `F` facultative.
 */
mark: string, 
/**
 * `P` public, `O` operational, `R` reserved.
 */
class: string, 
/**
 * The group of the form it belongs to: empty for the kind's own, else `base`, `verify`, `place`, `care`.
 */
block: string, 
/**
 * Shapes that a geometry may have.
 */
forms: Array<string>, };

export type Finding = { 
/**
 * The same for the same rule at the same place, as long as it lasts.
 */
key: string, code: string, severity: Severity, place: Place, 
/**
 * The title of its record and the label of its field.
 */
recordTitle: string, fieldLabel: string, message: string, fix: string, 
/**
 * Other records that share the fault.
 */
also: Array<Place>, 
/**
 * It may be accepted with a reason.
 */
acceptable: boolean, accepted: Accepted | null, };

/**
 * How old a verification is, against the interval of the plan, in the order of their gravity.
 */
export type Freshness = "fresh" | "soon" | "stale" | "never";

export type History = { entries: Array<HistoryEntry>, total: number, };

export type HistoryEntry = { id: string, at: string, author: string, what: string, 
/**
 * `edit`, `undo` or `redo`.
 */
deed: string, steps: Array<HistoryStep>, 
/**
 * Steps beyond those told.
 */
more: number, };

export type HistoryOf = { plan: string, record?: string | null, 
/**
 * Only changes older than this one.
 */
before?: string | null, limit: number, };

export type HistoryStep = { kind: string, record: string, title: string, 
/**
 * `created`, `removed` or `edited`.
 */
what: string, field: string | null, label: string | null, before: string, after: string, };

export type Hit = { 
/**
 * `section`, `record` or `finding`.
 */
what: string, title: string, 
/**
 * Where it was found: the kind, the field and its text.
 */
detail: string, place: Place, };

/**
 * What comes in and how. The same is asked for the trial and for the import itself.
 */
export type ImportAsked = { plan: string, file: string, part: number, kind: string, 
/**
 * The target of each column, in the order of the heads; none leaves it to the program, "" leaves the column out.
 */
columns?: Array<string | null> | null, 
/**
 * Fields by which two rows are the same thing; none leaves it to the program.
 */
key?: Array<string> | null, 
/**
 * Layers: the reference system, as `EPSG:32632`; none takes what the file says or what the numbers show.
 */
system?: string | null, 
/**
 * Layers: north before east. With a system it is as said here; without one the program sees it by itself.
 */
swap: boolean, 
/**
 * Layers: mends outlines that cross or do not close.
 */
repair: boolean, 
/**
 * Layers: leaves out what lies in other communes.
 */
near: boolean, decisions: Array<RowDecision>, 
/**
 * Remembers columns and key for the next file with the same heads.
 */
remember: boolean, };

export type ImportColumn = { head: string, 
/**
 * The target, "" when left out.
 */
target: string, 
/**
 * Whether name and content agree; else a person had better look.
 */
sure: boolean, samples: Array<ImportSample>, 
/**
 * Rows in which it is empty, of how many.
 */
empty: number, of: number, };

/**
 * What is in a file, before anything is chosen.
 */
export type ImportFile = { file: string, name: string, 
/**
 * `list`, `layer`, `package` (a `.piano`: its own screen takes it) or `document` (PDF, Word: kept as an attachment).
 */
what: string, 
/**
 * Sheets or layers.
 */
parts: Array<ImportPart>, 
/**
 * The part to begin with, by its place among `parts`.
 */
part: number, 
/**
 * What the parts can become, likeliest first.
 */
kinds: Array<ImportKind>, 
/**
 * What was guessed about the file, in words: separator, letters, reference system.
 */
notes: Array<string>, };

export type ImportKey = { fields: Array<string>, label: string, };

export type ImportKind = { kind: string, name: string, };

export type ImportLayer = { 
/**
 * The system in use and in words; what can be chosen instead.
 */
system: string, systemName: string, 
/**
 * `stated`, `guessed`, `chosen` or `unknown`: then no shape comes in until a system is chosen.
 */
how: string, systems: Array<[string, string]>, swapped: boolean, 
/**
 * GeoJSON FeatureCollection in degrees of at most some hundreds of shapes, as they would come in.
 */
preview: unknown, bounds: [number, number, number, number] | null, commune: [number, number], 
/**
 * Shapes that a repair may mend.
 */
invalid: number, repaired: boolean, 
/**
 * Shapes that lie in other communes.
 */
outside: number, };

export type ImportLine = { 
/**
 * `problem`, `guess`, `change` or `note`.
 */
tone: string, text: string, 
/**
 * The target it is about, where it is about one.
 */
target: string | null, 
/**
 * The decision that would undo it, where there is one, and the words of its button.
 */
decision: string | null, button: string | null, decided: boolean, };

export type ImportPart = { name: string, rows: number, heads: Array<string>, };

export type ImportRow = { 
/**
 * As in the file: the heads are row 1.
 */
row: number, what: string, 
/**
 * `new`, `changed`, `same`, `refused`, `skipped`.
 */
outcome: string, lines: Array<ImportLine>, };

export type ImportSample = { text: string, readAs: string, good: boolean, };

/**
 * Where a column can go: a field (`quantity`), or a field of what a link leads to (`person_id.surname`).
 */
export type ImportTarget = { target: string, label: string, group: string, help: string, };

/**
 * What an import would do. Nothing has been written.
 */
export type ImportTrial = { kind: string, columns: Array<ImportColumn>, targets: Array<ImportTarget>, key: Array<string>, keys: Array<ImportKey>, 
/**
 * Whether the columns come from an earlier import of a file with the same heads.
 */
remembered: boolean, new: number, changed: number, same: number, refused: number, 
/**
 * Rows that were left out because they were decided so.
 */
skipped: number, 
/**
 * Rows of which something stays out, all of it or a cell: those that a sheet to mend would hold.
 */
toMend: number, guesses: number, 
/**
 * Rows that will be written.
 */
toWrite: number, 
/**
 * Other things that the rows bring along: `(kind in words, how many)`.
 */
along: Array<[string, number]>, 
/**
 * The rows worth reading, at most some hundreds; `more` are not shown.
 */
rows: Array<ImportRow>, more: number, layer: ImportLayer | null, 
/**
 * Doubts about the whole file, in words.
 */
doubts: Array<string>, };

export type Imported = { new: number, changed: number, same: number, refused: number, skipped: number, 
/**
 * Rows of which something stays out, all of it or a cell: those that a sheet to mend would hold.
 */
toMend: number, 
/**
 * Other things that the rows brought along: `(kind in words, how many)`.
 */
along: Array<[string, number]>, 
/**
 * What was done, as the history calls it; empty when there was nothing to write.
 */
what: string, kind: string, section: string, };

/**
 * Reads and checks a mapping; `install` false only looks.
 */
export type InstallMapping = { file: string, install: boolean, };

export type KeptCopy = { name: string, madeAt: string, bytes: number, why: string, };

export type KindInfo = { name: string, 
/**
 * For one record and for many.
 */
label: string, plural: string, section: string, atLeast: number, 
/**
 * More than one record of it makes sense.
 */
many: boolean, 
/**
 * The names of the fields that make its title.
 */
titleFields: Array<string>, fields: Array<FieldInfo>, };

export type Linked = { kind: string, field: string, id: string, title: string, };

/**
 * `in_force`: it is the one used from now on; another may be newer or this one not valid yet.
 */
export type MappingInstalled = { edition: string, inForce: boolean, faults: Array<string>, };

/**
 * Fields of a new record before anybody types: `(field, text)`.
 */
export type NewRecord = { plan: string, kind: string, with: Array<[string, string]>, };

export type NextThing = { 
/**
 * Stable while the thing lasts, to put it off for the day.
 */
key: string, text: string, 
/**
 * Why this comes first.
 */
why: string, severity: Severity | null, place: Place, 
/**
 * A screen that is not a section: `pack`, `model`, `import`.
 */
screen: string | null, };

export type Nominate = { plan: string, role: string, 
/**
 * 0 for the holder, 1 for the first deputy, …
 */
rank: number, who: Who, act: WhichAct, startsOn: string, endsOn: string, };

export type Nominated = { nominations: Array<string>, text: string, };

export type Nominee = { nomination: string, rank: number, person: string | null, name: string, body: string, position: string, 
/**
 * The number to call first.
 */
phone: Phone | null, act: string | null, actLabel: string, startsOn: string | null, endsOn: string | null, 
/**
 * Days until it ends; negative when it has ended.
 */
daysLeft: number | null, endReason: string, freshness: Freshness, reachable24h: boolean, };

/**
 * Nothing is asked.
 */
export type Nothing = Record<symbol, never>;

export type OfAttachment = { plan: string, id: string, };

export type OfCopy = { name: string, };

/**
 * A file is meant, by its whole path.
 */
export type OfFile = { file: string, };

/**
 * A file to bring into a plan. `kind` is what it is to become, as `facility`; none lets the program propose.
 */
export type OfImport = { plan: string, file: string, kind?: string | null, };

export type OfKind = { plan: string, kind: string, };

/**
 * A plan is meant.
 */
export type OfPlan = { plan: string, };

export type OfRecord = { plan: string, kind: string, id: string, };

/**
 * What the consortium's model offers and the plan has not decided on.
 */
export type Offer = { id: string, kind: string, title: string, 
/**
 * `new`, `own`, `newer`, `newer_adapted`.
 */
state: string, 
/**
 * The fields it brings, as people read them: `(label, text)`.
 */
fields: Array<[string, string]>, };

export type Overview = { plan: PlanCard, rulesVersion: string, contentHash: string, sections: Array<SectionState>, totals: Totals, stops: Stops, 
/**
 * What to do, the most useful first.
 */
next: Array<NextThing>, expiring: Array<Expiring>, 
/**
 * The states of a plan in order, with the one it is in.
 */
path: Array<PathStep>, };

export type Pack = { plan: string, 
/**
 * `pubblica`, `operativa` or `riservata`.
 */
class: string, out: string, 
/**
 * For whom, as the register of exports keeps it.
 */
recipient?: string | null, };

export type PackageContent = { plan: string, istat: string, commune: string, title: string, isExample: boolean, class: string, records: number, attachments: number, contentHash: string, 
/**
 * What taking it in would do: `new`, `same`, `replaced`, or `other` when the archive has another plan of this commune.
 */
outcome: string, new: number, changed: number, removed: number, 
/**
 * Scenarios that a plan of another commune could start from.
 */
scenarios: Array<ScenarioOffer>, };

export type PackagePreview = { 
/**
 * The name proposed for the file.
 */
name: string, records: number, attachments: number, 
/**
 * Fields and records that the copy leaves out.
 */
hiddenFields: number, hiddenRecords: number, 
/**
 * What is left out, kind by kind, in words.
 */
hidden: Array<string>, };

/**
 * A package that was read and found sound, or what is wrong with it.
 */
export type PackageRead = { file: string, sound: boolean, 
/**
 * Why it is refused.
 */
refusal: string | null, findings: Array<Finding>, content: PackageContent | null, };

export type Packed = { file: string, bytes: number, records: number, attachments: number, 
/**
 * Files of the plan that this copy leaves out.
 */
leftOut: number, contentHash: string, sha256: string, 
/**
 * Three words and a number of it, to compare by telephone.
 */
controlCode: string, };

export type PassphraseWeight = { 
/**
 * Whether the export can be closed with it.
 */
taken: boolean, good: boolean, says: string, };

export type PathStep = { code: string, label: string, here: boolean, done: boolean, };

/**
 * Who works here: written beside every change.
 */
export type Person = { name: string, office: string, 
/**
 * `compilatore`, `redattore`, `responsabile_comunale`, `revisore`, `capofila` or `lettore`.
 */
role: string, };

export type Phone = { contact: string, value: string, kind: string, kindLabel: string, verifiedOn: string | null, freshness: Freshness, };

/**
 * Where a screen is to be opened: what is not named stays as it is.
 */
export type Place = { section: string, kind?: string | null, record?: string | null, field?: string | null, point?: [number, number] | null, };

export type PlanCard = { id: string, istat: string, commune: string, title: string, 
/**
 * Code and label of the state.
 */
state: string, stateLabel: string, revision: number, isExample: boolean, records: number, changedAt: string, };

export type PlanRecord = { id: string, kind: string, section: string, 
/**
 * How a person would call it; empty when nothing that names it is filled in.
 */
title: string, 
/**
 * As files hold them: `{"act_date": "2026-03-12"}`; a value that cannot be read is `{"raw": "31/02/2026"}`. Empty
 * fields are left out.
 */
values: Record<string, unknown>, 
/**
 * As a person reads them: dates gg/mm/aaaa, labels of codes, titles of links. Empty fields are left out.
 */
shown: { [key in string]: string }, };

/**
 * The plan in the order of the portal.
 */
export type Portal = { 
/**
 * Edition of the mapping, where it comes from, and that it is not an official format.
 */
mapping: string, mappingNote: string, 
/**
 * Lines of the mapping that name what does not exist, in words.
 */
faults: Array<string>, isDraft: boolean, sections: Array<PortalSection>, 
/**
 * Ticked and all, empty values included.
 */
done: number, all: number, again: number, 
/**
 * What the plan holds and the portal does not take, in words.
 */
absent: Array<PortalAbsent>, 
/**
 * The reference systems in which coordinates can be copied: code and name.
 */
systems: Array<[string, string]>, };

/**
 * `values` counts what is filled in.
 */
export type PortalAbsent = { what: string, why: string, values: number, };

/**
 * `system` as `EPSG:32632`.
 */
export type PortalCoordinates = { plan: string, item: string, system: string, };

export type PortalItem = { 
/**
 * Line of the mapping and record, joined: the same for ever.
 */
id: string, label: string, 
/**
 * The record it belongs to, as people call it; "" for what there is once.
 */
group: string, 
/**
 * In the portal's form: dates, codes, length, decimals. "" is empty in the plan.
 */
value: string, 
/**
 * The most letters that the portal takes, if it is known.
 */
most: number | null, tooLong: boolean, 
/**
 * The shorter text kept for the portal only.
 */
shortened: string | null, 
/**
 * The plan's text has changed since it was shortened: the shorter text is to be looked at again, and is not used.
 */
shortenedOld: boolean, 
/**
 * A place on the map: what is copied are its coordinates.
 */
isShape: boolean, 
/**
 * The plan no longer has this record in this list: it is to be taken off the portal. The tick says that it was.
 */
gone: boolean, 
/**
 * What to mind when copying it; "" for nothing.
 */
note: string, place: Place, tick: PortalTicked | null, 
/**
 * What was typed into the portal when it was ticked, if it is not what should be there now.
 */
was: string | null, };

export type PortalSection = { code: string, name: string, done: number, all: number, again: number, 
/**
 * Why it has no value, where it has none.
 */
note: string, 
/**
 * Lines of this section that name what does not exist, in words; the others work.
 */
faults: Array<string>, items: Array<PortalItem>, };

/**
 * What a tick or a shorter text has changed: the counts, and the one section. None when the item is gone with it: then
 * the whole is to be read again. The whole plan is some megabytes, too much for each key of a person.
 */
export type PortalStep = { done: number, all: number, again: number, section: PortalSection | null, };

/**
 * `on` is a date as in files.
 */
export type PortalTicked = { on: string, by: string, };

export type PreviewExport = { plan: string, class: string, };

export type PreviewPack = { plan: string, class: string, };

/**
 * Points of a line or ring, longitude and latitude, to east and north in metres (EPSG:25832) and back.
 */
export type Project = { points: Array<[number, number]>, toMetres: boolean, };

export type Projected = { points: Array<[number, number]>, };

export type ReadAs = { point: [number, number], system: string, note: string, };

/**
 * Coordinates in any usual form: `45,3181 9,6176`, `548406 5018474`, `45°19'05"N 9°37'03"E`.
 */
export type ReadPlace = { text: string, };

/**
 * A GeoJSON text or file whose first fitting shape is wanted.
 */
export type ReadShape = { text?: string | null, file?: string | null, forms: Array<string>, };

/**
 * One record with what surrounds it.
 */
export type RecordSheet = { record: PlanRecord, 
/**
 * False for one that is not stored yet.
 */
stored: boolean, 
/**
 * Records whose links lead here.
 */
linked: Array<Linked>, 
/**
 * A sentence for each shape, by field.
 */
shapes: { [key in string]: string }, 
/**
 * Whether the public copy shows each filled field: false where its class is above *pubblica*.
 */
public: { [key in string]: boolean }, };

export type Refuse = { plan: string, id: string, reason: string, };

/**
 * What the window remembers; an empty value forgets.
 */
export type Remember = { key: string, value: string, };

export type RemoveMany = { plan: string, kind: string, ids: Array<string>, };

/**
 * After elections: all nominations end the day before, those that stay begin again under the new act.
 */
export type Renew = { plan: string, startsOn: string, endsOn: string, act: WhichAct, seats: Array<RenewedSeat>, };

export type RenewedSeat = { role: string, 
/**
 * `stays`, `changes` or `vacant`.
 */
choice: string, who?: Who | null, 
/**
 * For `changes`: the deputies begin again too. Otherwise they end with the holder.
 */
deputiesStay?: boolean | null, };

/**
 * Records in the order wanted: their `field` becomes `from`, `from + 1`, … as one change.
 */
export type Reorder = { plan: string, kind: string, field: string, from: number, ids: Array<string>, };

export type Replace = { plan: string, nomination: string, who: Who, act: WhichAct, startsOn: string, endsOn: string, endReason: string, };

/**
 * `keep`: what the plan says stays. `as_written`: the guess is not made. `skip`: the row stays out. `take`: it comes in.
 */
export type RowDecision = { row: number, target?: string | null, decision: string, };

export type RuleInfo = { code: string, severity: Severity, title: string, message: string, fix: string, why: string, 
/**
 * Acts that were read, or "prassi".
 */
sources: string, 
/**
 * What it stops, in words.
 */
consequence: string, 
/**
 * Whether it may be accepted with a reason at all, and by the person at the desk.
 */
acceptable: boolean, acceptableByMe: boolean, 
/**
 * Who may accept it, in words; empty when nobody.
 */
acceptedBy: string, parameters: Array<[string, string]>, };

export type SaveAttachment = { plan: string, id: string, out: string, };

/**
 * The whole list as a page to print, with boxes to tick. `class` is that of the copy; in the `riservata` the boxes show
 * what was ticked already.
 */
export type SaveDossier = { plan: string, class: string, out: string, };

/**
 * One layer for the portal: `format` is `geojson`, `gpkg` or `shp` (a ZIP). GeoJSON and GeoPackage are always in
 * EPSG:4326.
 */
export type SavePortalLayer = { plan: string, item: string, format: string, system: string, out: string, };

/**
 * The rows that were not understood, each with its reason, as a sheet to mend.
 */
export type SaveRefused = { asked: ImportAsked, out: string, };

export type SaveTemplate = { kind: string, out: string, };

export type Saved = { at: string, 
/**
 * The change it belongs to; none when nothing changed.
 */
change: string | null, record: PlanRecord, 
/**
 * How it was understood, when that is not what was typed.
 */
understood: string | null, 
/**
 * What the field holds, when what was typed is not it. It is kept as typed.
 */
unclear: string | null, };

export type SavedDossier = { file: string, sections: number, items: number, sha256: string, };

export type SavedLayer = { file: string, bytes: number, note: string, };

export type SavedSheet = { file: string, rows: number, };

export type ScenarioOffer = { id: string, title: string, hazard: string, shapes: number, parts: Array<string>, };

export type SearchFor = { plan: string, text: string, };

export type Seat = { role: string, roleCode: string, label: string, 
/**
 * Label of the membership: core, wider unit, COC only.
 */
membership: string, membershipLabel: string, core: boolean, 
/**
 * Filled by right of office: no act is asked.
 */
byRight: boolean, external: boolean, holder: Nominee | null, 
/**
 * By rank.
 */
deputies: Array<Nominee>, 
/**
 * Nominated already, from a day to come.
 */
coming: Array<Nominee>, 
/**
 * Who held the seat before, the latest first.
 */
past: Array<Nominee>, };

export type SectionInfo = { code: string, number: number, name: string, about: string, };

export type SectionState = { code: string, name: string, records: number, 
/**
 * Essential fields filled in and expected.
 */
filled: number, expected: number, totals: Totals, 
/**
 * Changed since the approval.
 */
changed: boolean, 
/**
 * The nearest date that expires in it.
 */
expires: string | null, };

/**
 * One field as typed. An empty text empties it. Links and codes of a set are separated by `;`.
 */
export type SetField = { plan: string, kind: string, id: string, field: string, text: string, 
/**
 * The change of this same typing, so that it stays one step of the history.
 */
during?: string | null, 
/**
 * Fields of a record that is not stored yet.
 */
with: Array<[string, string]>, };

/**
 * The same fields of several records, as one change.
 */
export type SetMany = { plan: string, kind: string, ids: Array<string>, fields: Array<[string, string]>, };

export type SetState = { plan: string, state: string, act?: string | null, reason?: string | null, };

/**
 * How grave a finding is, gravest first.
 */
export type Severity = "blocco" | "errore" | "da_motivare" | "avviso" | "nota";

export type Shape = { geometry: GeoJSON.Geometry, note: string, };

export type ShapeOf = { plan: string, 
/**
 * The record it belongs to, left out of its own comparisons.
 */
kind: string, id: string, field: string, geometry: GeoJSON.Geometry, };

export type ShapeProblem = { text: string, point: [number, number] | null, };

export type ShapeWords = { 
/**
 * "Poligono di 3,2 ha, 140 m a nord del municipio; 3 vertici fuori comune."
 */
sentence: string, areaM2: number, lengthM: number, vertices: number, 
/**
 * Crossings, swapped axes, far away: where and what.
 */
problems: Array<ShapeProblem>, };

/**
 * A shorter text for the portal; "" gives it up.
 */
export type ShortenPortal = { plan: string, item: string, text: string, };

export type SplitShape = { geometry: GeoJSON.Geometry, line: GeoJSON.Geometry, };

/**
 * All that the first screen needs.
 */
export type Start = { version: string, person: Person | null, 
/**
 * The communes of the register, by name.
 */
communes: Array<Commune>, 
/**
 * "22 nominati su 23 previsti", from the data.
 */
communesCount: string, archive: ArchiveState, 
/**
 * The plans of the open archive.
 */
plans: Array<PlanCard>, 
/**
 * What the window remembers for this person on this computer, by key.
 */
preferences: { [key in string]: string }, 
/**
 * A package that the system asked to open with the program.
 */
openedWith: string | null, 
/**
 * Today in Italy.
 */
today: string, };

/**
 * A plan without contents begins from the one in a package: what holds only there stays there.
 */
export type StartFrom = { plan: string, file: string, };

export type StartedFrom = { 
/**
 * Records that came along.
 */
records: number, 
/**
 * What was left out and what to look at, in words.
 */
adapt: Array<string>, 
/**
 * What was done, as the history calls it.
 */
what: string, };

/**
 * What the open findings stop.
 */
export type Stops = { package: boolean, validation: boolean, delivery: boolean, };

export type TakeIn = { file: string, replace: boolean, };

export type TakenIn = { plan: string, outcome: string, };

/**
 * Ticks or unticks. `value` is what the person saw (`value`, or `shortened` where it is used): another one by now is
 * refused.
 */
export type TickPortal = { plan: string, item: string, value: string, ticked: boolean, };

/**
 * A picture as base64, empty when the file has none there.
 */
export type Tile = { mediaType: string, base64: string, };

export type TileAt = { z: number, x: number, y: number, };

/**
 * Open findings of each severity, and those accepted.
 */
export type Totals = { blocco: number, errore: number, daMotivare: number, avviso: number, nota: number, accepted: number, };

export type UndoChange = { plan: string, change: string, };

/**
 * What Ctrl+Z and Ctrl+Shift+Z would do.
 */
export type UndoState = { undo: string | null, redo?: string, };

export type Undone = { 
/**
 * `done`, `overtaken` or `nothing`.
 */
outcome: string, 
/**
 * What was taken back or done again; why not, when it was overtaken.
 */
text: string, place: Place | null, };

export type UnitBoard = { roles: Array<Seat>, 
/**
 * Roles of the list that the unit does not have yet: code and label.
 */
missing: Array<[string, string]>, 
/**
 * Acts of nomination, the newest first.
 */
acts: Array<ActCard>, core: number, coreFilled: number, withoutDeputy: number, expiring: number, toVerify: number, };

export type WeighPassphrase = { passphrase: string, };

/**
 * The act of a nomination: one of the plan, a new one, or none.
 */
export type WhichAct = { act?: string | null, kind: string, number: string, date: string, };

/**
 * Who is nominated: a person of the address book, or a new one.
 */
export type Who = { person?: string | null, surname: string, givenName: string, position: string, phone: string, 
/**
 * The body of a new person; without it the commune, or for an outside seat the body that designated before.
 */
organisation?: string | null, };
