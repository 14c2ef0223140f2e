-- La trascrizione sul portale, valore per valore, e il registro delle esportazioni.

CREATE TABLE "portal_tick" ( /* Valore trascritto sul portale */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "mapping_line" TEXT /* Riga della corrispondenza */,
  "ticked_kind" TEXT /* Tipo del dato trascritto */,
  "ticked_id" TEXT /* Dato trascritto */,
  "value" TEXT /* Valore trascritto */,
  "shortened" TEXT /* Testo abbreviato per il portale */,
  "ticked_on" TEXT /* Trascritto il; AAAA-MM-GG */,
  "ticked_by" TEXT /* Trascritto da */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */
) STRICT;
CREATE INDEX "portal_tick_by_plan" ON "portal_tick" (plan_id);
CREATE TABLE "portal_tick__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "portal_tick" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

-- Chi ha esportato che cosa, quando e per chi. Si aggiunge soltanto. plan_id non è una chiave esterna: il registro
-- resta anche quando il piano è eliminato.
CREATE TABLE export_log (
  seq INTEGER PRIMARY KEY,
  plan_id TEXT NOT NULL,
  at TEXT NOT NULL, /* data e ora, RFC 3339 */
  author TEXT NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('package', 'folder', 'dossier')),
  class TEXT NOT NULL, /* codici PRIVACY_CLASS */
  draft INTEGER NOT NULL CHECK (draft IN (0, 1)),
  encrypted INTEGER NOT NULL CHECK (encrypted IN (0, 1)),
  recipient TEXT NOT NULL, /* per chi, come scritto da chi ha esportato */
  place TEXT NOT NULL, /* file o cartella */
  content_hash TEXT NOT NULL, /* impronta del contenuto del piano */
  sha256 TEXT NOT NULL /* impronta del file, o del manifesto della cartella */
) STRICT;
CREATE INDEX export_log_by_plan ON export_log (plan_id, seq);
