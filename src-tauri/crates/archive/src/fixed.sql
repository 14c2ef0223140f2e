-- The archive of Piano Pronto. Written once from the declarations of the plan; later changes are further migrations.
PRAGMA application_id = 1349083502;

-- Che cos'è questo file, per chi lo apre con un altro programma.
CREATE TABLE about (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT;
INSERT INTO about (key, value) VALUES
  ('1 che cos''è', 'Archivio di Piano Pronto: piani comunali di protezione civile in un file SQLite 3. Può contenere molti piani.'),
  ('2 tabelle', 'Una tabella per tipo di scheda (per esempio emergency_area, person, vehicle). Le colonne sono le voci della scheda; il loro nome italiano è nei commenti, che si leggono con: SELECT sql FROM sqlite_schema;'),
  ('3 piani', 'Ogni riga porta in plan_id il piano a cui appartiene: è l''id di una riga della tabella plan.'),
  ('4 identificativi', 'id è un UUID versione 7: si crea una volta e non cambia più, nemmeno nei file esportati.'),
  ('5 collegamenti', 'Le colonne che finiscono in _id contengono l''id di un''altra scheda. Possono puntare a una scheda che non c''è più: è un rilievo, non un errore del file.'),
  ('6 elenchi', 'Le voci con più valori stanno in tabelle con due trattini bassi, per esempio emergency_area__zone_ids: una riga per valore.'),
  ('7 valori non leggibili', 'Quello che una persona ha scritto e che non va bene per la sua voce (per esempio una data a parole) è in raw_value; la colonna resta vuota.'),
  ('8 geometrie', 'geometry è testo GeoJSON (RFC 7946), longitudine e latitudine WGS84 (EPSG:4326). In QGIS: livello virtuale con GeomFromGeoJSON(geometry). Per punti: json_extract(geometry, ''$.coordinates[0]'').'),
  ('9 storia', 'change elenca le modifiche (chi, quando, che cosa); history dice per ognuna le voci con il valore prima e dopo, in JSON. Una riga senza field è una scheda intera creata o tolta.'),
  ('10 allegati', 'attachment_content contiene i file, ciascuno sotto la sua impronta SHA-256; la tabella attachment dice il nome e il titolo.'),
  ('11 attenzione', 'Ci sono dati personali, anche nella storia. Non consegnare questo file: esporta il piano nella classe adatta.');

-- Impostazioni di questo archivio.
CREATE TABLE setting (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT;

-- Edizioni delle regole di controllo installate.
CREATE TABLE rule_edition (
  version TEXT PRIMARY KEY NOT NULL,
  json TEXT NOT NULL,
  installed_at TEXT NOT NULL
) STRICT;

-- Contenuto degli allegati.
CREATE TABLE attachment_content (
  sha256 TEXT PRIMARY KEY NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

-- Valori scritti da una persona che il tipo della voce non può contenere.
CREATE TABLE raw_value (
  kind TEXT NOT NULL,
  record_id TEXT NOT NULL,
  field TEXT NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  text TEXT NOT NULL,
  PRIMARY KEY (kind, record_id, field)
) STRICT, WITHOUT ROWID;
CREATE INDEX raw_value_by_plan ON raw_value (plan_id);

-- Le modifiche, in ordine. plan_id non è una chiave esterna: la storia resta anche quando il piano è eliminato.
CREATE TABLE change (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  plan_id TEXT NOT NULL,
  at TEXT NOT NULL, /* data e ora, RFC 3339 */
  author TEXT NOT NULL,
  what TEXT NOT NULL,
  deed TEXT NOT NULL CHECK (deed IN ('edit', 'undo', 'redo')),
  of_change TEXT REFERENCES change (id) /* la modifica annullata o ripetuta */
) STRICT;
CREATE INDEX change_by_plan ON change (plan_id, seq);

-- Le voci cambiate da ogni modifica: prima e dopo, in JSON. field vuoto: la scheda intera.
CREATE TABLE history (
  seq INTEGER PRIMARY KEY,
  change_id TEXT NOT NULL REFERENCES change (id),
  kind TEXT NOT NULL,
  record_id TEXT NOT NULL,
  field TEXT,
  before TEXT NOT NULL,
  after TEXT NOT NULL
) STRICT;
CREATE INDEX history_by_change ON history (change_id);
CREATE INDEX history_by_record ON history (record_id, seq);
