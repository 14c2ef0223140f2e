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

-- From here on: one table per kind of record, its index, and one table per field that holds several values.

CREATE TABLE "commune_profile" ( /* Profilo del comune */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "istat_code" TEXT /* Comune */,
  "organisation_id" TEXT /* Il Comune come ente; id di organisation */,
  "residents" INTEGER /* Residenti all'anagrafe */,
  "residents_on" TEXT /* Residenti alla data del; AAAA-MM-GG */,
  "households" INTEGER /* Famiglie all'anagrafe */,
  "peak_presence" INTEGER /* Presenze massime */,
  "peak_reason" TEXT /* Quando c'è più gente */,
  "alert_zone_override" TEXT /* Zona di allerta corretta; codici ALERT_ZONE */,
  "alert_zone_reason" TEXT /* Motivo della zona corretta */,
  "snow_zone" TEXT /* Zona neve */,
  "fire_zone" TEXT /* Zona incendi boschivi */,
  "seismic_zone" INTEGER /* Zona sismica */,
  "seismic_zone_act" TEXT /* Atto della zona sismica */,
  "mayor_term_ends" TEXT /* Fine mandato del sindaco; AAAA-MM-GG */,
  "website" TEXT /* Sito del Comune */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */,
  "locality" TEXT /* Frazione o località */,
  "street" TEXT /* Via */,
  "house_number" TEXT /* Numero civico */,
  "geometry" TEXT /* Posizione sulla mappa; GeoJSON, EPSG:4326 */,
  "geometry_source" TEXT /* Origine del disegno; codici GEOMETRY_SOURCE */,
  "access_note" TEXT /* Come si arriva */,
  "host_commune" TEXT /* Comune in cui si trova */,
  "source_note" TEXT /* Fonte del dato */,
  "verified_on" TEXT /* Verificato il; AAAA-MM-GG */,
  "verified_by" TEXT /* Verificato da */,
  "verification_method" TEXT /* Come è stato verificato; codici VERIFICATION_METHOD */
) STRICT;
CREATE INDEX "commune_profile_by_plan" ON "commune_profile" (plan_id);
CREATE TABLE "commune_profile__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "commune_profile" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "plan" ( /* Piano */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL CHECK (plan_id = id) REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "istat_code" TEXT /* Comune del piano */,
  "title" TEXT /* Titolo */,
  "plan_kind" TEXT /* Tipo di piano; codici PLAN_KIND */,
  "summary" TEXT /* Sintesi per i cittadini */,
  "state" TEXT /* Stato del piano; codici PLAN_STATE */,
  "revision_number" INTEGER /* Revisione numero */,
  "approval_act_id" TEXT /* Delibera di approvazione; id di act */,
  "previous_act_text" TEXT /* Atto del piano precedente */,
  "previous_plan_on" TEXT /* Data del piano precedente; AAAA, AAAA-MM o AAAA-MM-GG */,
  "update_mandate" TEXT /* Chi aggiorna senza Consiglio */,
  "review_interval_months" INTEGER /* Revisione ogni (mesi), mesi */,
  "contact_check_months" INTEGER /* Verifica recapiti ogni (mesi), mesi */,
  "next_review_due" TEXT /* Prossima revisione entro; AAAA-MM-GG */,
  "drafted_by_id" TEXT /* Redatto da; id di organisation */,
  "guideline_refs" TEXT /* Indirizzi seguiti */,
  "budget_note" TEXT /* Risorse economiche */,
  "is_example" INTEGER /* Dati di esempio; 1 sì, 0 no */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */
) STRICT;
CREATE INDEX "plan_by_plan" ON "plan" (plan_id);
CREATE TABLE "plan__partner_communes" ( /* Comuni associati; codici ISTAT */
  record_id TEXT NOT NULL REFERENCES "plan" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE "plan__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "plan" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "linked_plan" ( /* Piano collegato */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT /* Nome */,
  "linked_kind" TEXT /* Tipo di piano; codici LINKED_PLAN_KIND */,
  "authority_id" TEXT /* Ente che lo tiene; id di organisation */,
  "approved_on" TEXT /* Approvato il; AAAA, AAAA-MM o AAAA-MM-GG */,
  "coherence" TEXT /* Coerente con questo piano; codici COHERENCE */,
  "coherence_note" TEXT /* Che cosa resta da allineare */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */
) STRICT;
CREATE INDEX "linked_plan_by_plan" ON "linked_plan" (plan_id);
CREATE TABLE "linked_plan__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "linked_plan" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "model_edition" ( /* Edizione del modello */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT /* Nome dell'edizione */,
  "version" TEXT /* Versione */,
  "issued_on" TEXT /* Emessa il; AAAA-MM-GG */,
  "issuer_id" TEXT /* Emessa da; id di organisation */,
  "content_hash" TEXT /* Impronta del contenuto */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */
) STRICT;
CREATE INDEX "model_edition_by_plan" ON "model_edition" (plan_id);
CREATE TABLE "model_edition__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "model_edition" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "model_adoption" ( /* Adozione dal modello */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "edition_id" TEXT /* Edizione del modello; id di model_edition */,
  "record_kind" TEXT /* Tipo di dato */,
  "model_record_id" TEXT /* Dato del modello */,
  "record_id" TEXT /* Dato nel piano */,
  "adoption_state" TEXT /* Scelta del Comune; codici ADOPTION_STATE */,
  "base_hash" TEXT /* Impronta di partenza */,
  "decided_on" TEXT /* Deciso il; AAAA-MM-GG */,
  "decided_by" TEXT /* Deciso da */,
  "reason" TEXT /* Motivo della scelta */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */
) STRICT;
CREATE INDEX "model_adoption_by_plan" ON "model_adoption" (plan_id);
CREATE TABLE "model_adoption__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "model_adoption" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "empty_statement" ( /* Nessun dato */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "section_code" TEXT /* Sezione; codici SECTION */,
  "national_class" TEXT /* Classe nazionale; codici NATIONAL_CLASS */,
  "reason" TEXT /* Perché non ci sono dati */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */
) STRICT;
CREATE INDEX "empty_statement_by_plan" ON "empty_statement" (plan_id);
CREATE TABLE "empty_statement__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "empty_statement" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "territory_profile" ( /* Descrizione del territorio */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "description" TEXT /* Descrizione */,
  "altitude_min_m" INTEGER /* Quota minima, m s.l.m. */,
  "altitude_max_m" INTEGER /* Quota massima, m s.l.m. */,
  "hydrography" TEXT /* Acque */,
  "mobility" TEXT /* Strade e ferrovie */,
  "settlement" TEXT /* Abitato */,
  "economy" TEXT /* Attività economiche */,
  "microzonation_level" INTEGER /* Livello di microzonazione sismica */,
  "has_cle" INTEGER /* Analisi CLE fatta; 1 sì, 0 no */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */
) STRICT;
CREATE INDEX "territory_profile_by_plan" ON "territory_profile" (plan_id);
CREATE TABLE "territory_profile__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "territory_profile" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "zone" ( /* Zona, frazione o settore */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT /* Nome */,
  "zone_kind" TEXT /* Tipo di zona; codici ZONE_KIND */,
  "geometry" TEXT /* Perimetro; GeoJSON, EPSG:4326 */,
  "residents" INTEGER /* Residenti */,
  "counted_on" TEXT /* Residenti alla data del; AAAA-MM-GG */,
  "households" INTEGER /* Famiglie */,
  "buildings" INTEGER /* Edifici abitati */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */,
  "source_note" TEXT /* Fonte del dato */,
  "verified_on" TEXT /* Verificato il; AAAA-MM-GG */,
  "verified_by" TEXT /* Verificato da */,
  "verification_method" TEXT /* Come è stato verificato; codici VERIFICATION_METHOD */
) STRICT;
CREATE INDEX "zone_by_plan" ON "zone" (plan_id);
CREATE TABLE "zone__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "zone" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "territory_feature" ( /* Elemento del territorio */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT /* Nome */,
  "feature_kind" TEXT /* Tipo di elemento; codici FEATURE_KIND */,
  "geometry" TEXT /* Tracciato o posizione; GeoJSON, EPSG:4326 */,
  "manager_id" TEXT /* Ente gestore; id di organisation */,
  "max_mass_t" REAL /* Massa massima, t */,
  "max_height_m" REAL /* Altezza massima, m */,
  "max_width_m" REAL /* Larghezza massima, m */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */,
  "source_note" TEXT /* Fonte del dato */,
  "verified_on" TEXT /* Verificato il; AAAA-MM-GG */,
  "verified_by" TEXT /* Verificato da */,
  "verification_method" TEXT /* Come è stato verificato; codici VERIFICATION_METHOD */
) STRICT;
CREATE INDEX "territory_feature_by_plan" ON "territory_feature" (plan_id);
CREATE TABLE "territory_feature__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "territory_feature" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "organisation" ( /* Ente o organizzazione */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT /* Nome */,
  "organisation_kind" TEXT /* Tipo di ente; codici ORGANISATION_KIND */,
  "short_name" TEXT /* Nome breve */,
  "role_in_plan" TEXT /* Che cosa fa per il piano */,
  "territory_served" TEXT /* Territorio di competenza */,
  "tax_code" TEXT /* Codice fiscale dell'ente */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */,
  "locality" TEXT /* Frazione o località */,
  "street" TEXT /* Via */,
  "house_number" TEXT /* Numero civico */,
  "geometry" TEXT /* Posizione sulla mappa; GeoJSON, EPSG:4326 */,
  "geometry_source" TEXT /* Origine del disegno; codici GEOMETRY_SOURCE */,
  "access_note" TEXT /* Come si arriva */,
  "host_commune" TEXT /* Comune in cui si trova */,
  "source_note" TEXT /* Fonte del dato */,
  "verified_on" TEXT /* Verificato il; AAAA-MM-GG */,
  "verified_by" TEXT /* Verificato da */,
  "verification_method" TEXT /* Come è stato verificato; codici VERIFICATION_METHOD */
) STRICT;
CREATE INDEX "organisation_by_plan" ON "organisation" (plan_id);
CREATE TABLE "organisation__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "organisation" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "person" ( /* Persona */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "surname" TEXT /* Cognome */,
  "given_name" TEXT /* Nome */,
  "organisation_id" TEXT /* Ente di appartenenza; id di organisation */,
  "position_held" TEXT /* Qualifica */,
  "is_public_officer" INTEGER /* Nome pubblicabile; 1 sì, 0 no */,
  "informed_on" TEXT /* Informativa data il; AAAA-MM-GG */,
  "delete_after" TEXT /* Da cancellare dopo il; AAAA-MM-GG */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */
) STRICT;
CREATE INDEX "person_by_plan" ON "person" (plan_id);
CREATE TABLE "person__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "person" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "contact_point" ( /* Recapito */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "person_id" TEXT /* Persona; id di person */,
  "organisation_id" TEXT /* Ente; id di organisation */,
  "operations_seat_id" TEXT /* Sede del COC; id di operations_seat */,
  "facility_id" TEXT /* Struttura; id di facility */,
  "contact_kind" TEXT /* Tipo di recapito; codici CONTACT_KIND */,
  "value" TEXT /* Numero o indirizzo */,
  "label" TEXT /* Descrizione */,
  "hours" TEXT /* Orario */,
  "call_order" INTEGER /* Ordine di chiamata */,
  "published_by_body" INTEGER /* Già pubblico; 1 sì, 0 no */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */,
  "source_note" TEXT /* Fonte del dato */,
  "verified_on" TEXT /* Verificato il; AAAA-MM-GG */,
  "verified_by" TEXT /* Verificato da */,
  "verification_method" TEXT /* Come è stato verificato; codici VERIFICATION_METHOD */
) STRICT;
CREATE INDEX "contact_point_by_plan" ON "contact_point" (plan_id);
CREATE TABLE "contact_point__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "contact_point" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "municipal_structure" ( /* Struttura comunale */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "management_form" TEXT /* Forma di gestione; codici MANAGEMENT_FORM */,
  "office_name" TEXT /* Ufficio di protezione civile */,
  "office_hours" TEXT /* Orario dell'ufficio */,
  "head_role_id" TEXT /* Responsabile del servizio; id di crisis_unit_role */,
  "on_call" TEXT /* Reperibilità */,
  "trained_staff" INTEGER /* Personale formato */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */,
  "source_note" TEXT /* Fonte del dato */,
  "verified_on" TEXT /* Verificato il; AAAA-MM-GG */,
  "verified_by" TEXT /* Verificato da */,
  "verification_method" TEXT /* Come è stato verificato; codici VERIFICATION_METHOD */
) STRICT;
CREATE INDEX "municipal_structure_by_plan" ON "municipal_structure" (plan_id);
CREATE TABLE "municipal_structure__associated_with" ( /* Comuni in gestione associata; codici ISTAT */
  record_id TEXT NOT NULL REFERENCES "municipal_structure" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE "municipal_structure__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "municipal_structure" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "crisis_unit_role" ( /* Ruolo dell'UCL */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "role_code" TEXT /* Ruolo; codici UCL_ROLE */,
  "custom_name" TEXT /* Nome locale del ruolo */,
  "membership" TEXT /* Parte dell'unità di crisi; codici ROLE_MEMBERSHIP */,
  "duties" TEXT /* Compiti */,
  "reachable_24h_required" INTEGER /* Serve la reperibilità h24; 1 sì, 0 no */,
  "absent_reason" TEXT /* Perché il ruolo manca */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */
) STRICT;
CREATE INDEX "crisis_unit_role_by_plan" ON "crisis_unit_role" (plan_id);
CREATE TABLE "crisis_unit_role__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "crisis_unit_role" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "act" ( /* Atto */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "act_kind" TEXT /* Tipo di atto; codici ACT_KIND */,
  "purpose" TEXT /* A che cosa serve; codici ACT_PURPOSE */,
  "number" TEXT /* Numero dell'atto */,
  "act_date" TEXT /* Data dell'atto; AAAA-MM-GG */,
  "subject" TEXT /* Oggetto */,
  "issuer_id" TEXT /* Emesso da; id di organisation */,
  "protocol_number" TEXT /* Numero di protocollo */,
  "effective_from" TEXT /* Decorre dal; AAAA-MM-GG */,
  "expires_on" TEXT /* Scade il; AAAA-MM-GG */,
  "published_on" TEXT /* Pubblicato il; AAAA-MM-GG */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */
) STRICT;
CREATE INDEX "act_by_plan" ON "act" (plan_id);
CREATE TABLE "act__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "act" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "nomination" ( /* Nomina */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "role_id" TEXT /* Ruolo; id di crisis_unit_role */,
  "rank" INTEGER /* Titolare o sostituto */,
  "person_id" TEXT /* Persona; id di person */,
  "organisation_id" TEXT /* Ente alla nomina; id di organisation */,
  "position_held" TEXT /* Qualifica alla nomina */,
  "appointment_kind" TEXT /* Come è stato incaricato; codici APPOINTMENT_KIND */,
  "act_id" TEXT /* Atto di nomina; id di act */,
  "starts_on" TEXT /* In carica dal; AAAA-MM-GG */,
  "ends_on" TEXT /* In carica fino al; AAAA-MM-GG */,
  "end_reason" TEXT /* Motivo della fine; codici END_REASON */,
  "reachable_24h" INTEGER /* Raggiungibile h24; 1 sì, 0 no */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */,
  "source_note" TEXT /* Fonte del dato */,
  "verified_on" TEXT /* Verificato il; AAAA-MM-GG */,
  "verified_by" TEXT /* Verificato da */,
  "verification_method" TEXT /* Come è stato verificato; codici VERIFICATION_METHOD */
) STRICT;
CREATE INDEX "nomination_by_plan" ON "nomination" (plan_id);
CREATE TABLE "nomination__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "nomination" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "operations_centre" ( /* COC */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "centre_kind" TEXT /* Tipo di centro; codici CENTRE_KIND */,
  "setup_act_id" TEXT /* Atto di istituzione; id di act */,
  "activation_role_id" TEXT /* Chi lo attiva; id di crisis_unit_role */,
  "activation_manner" TEXT /* Come si attiva */,
  "activation_min" INTEGER /* Pronto in, min */,
  "higher_centres" TEXT /* Centri di riferimento */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */,
  "source_note" TEXT /* Fonte del dato */,
  "verified_on" TEXT /* Verificato il; AAAA-MM-GG */,
  "verified_by" TEXT /* Verificato da */,
  "verification_method" TEXT /* Come è stato verificato; codici VERIFICATION_METHOD */
) STRICT;
CREATE INDEX "operations_centre_by_plan" ON "operations_centre" (plan_id);
CREATE TABLE "operations_centre__partner_communes" ( /* Comuni serviti; codici ISTAT */
  record_id TEXT NOT NULL REFERENCES "operations_centre" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE "operations_centre__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "operations_centre" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "operations_seat" ( /* Sede del COC */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "seat_kind" TEXT /* Tipo di sede; codici SEAT_KIND */,
  "name" TEXT /* Nome della sede */,
  "facility_id" TEXT /* Edificio; id di facility */,
  "rooms" TEXT /* Locali */,
  "equipment" TEXT /* Dotazioni */,
  "workstations" INTEGER /* Postazioni di lavoro */,
  "area_m2" REAL /* Superficie disponibile, m² */,
  "backup_power" TEXT /* Energia di riserva; codici BACKUP_POWER */,
  "seismic_check" TEXT /* Verifica sismica; codici SEISMIC_CHECK */,
  "step_free" INTEGER /* Senza barriere; 1 sì, 0 no */,
  "interference_reason" TEXT /* Perché si usa anche se è a rischio */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */,
  "locality" TEXT /* Frazione o località */,
  "street" TEXT /* Via */,
  "house_number" TEXT /* Numero civico */,
  "geometry" TEXT /* Posizione sulla mappa; GeoJSON, EPSG:4326 */,
  "geometry_source" TEXT /* Origine del disegno; codici GEOMETRY_SOURCE */,
  "access_note" TEXT /* Come si arriva */,
  "host_commune" TEXT /* Comune in cui si trova */,
  "ownership" TEXT /* Proprietà; codici OWNERSHIP */,
  "owner_id" TEXT /* Proprietario; id di organisation */,
  "manager_id" TEXT /* Gestore; id di organisation */,
  "contact_role_id" TEXT /* Referente in Comune; id di crisis_unit_role */,
  "contact_person_id" TEXT /* Persona da chiamare; id di person */,
  "agreement_id" TEXT /* Convenzione; id di agreement */,
  "available_24h" INTEGER /* Usabile a ogni ora; 1 sì, 0 no */,
  "opening_note" TEXT /* Chiavi e apertura */,
  "source_note" TEXT /* Fonte del dato */,
  "verified_on" TEXT /* Verificato il; AAAA-MM-GG */,
  "verified_by" TEXT /* Verificato da */,
  "verification_method" TEXT /* Come è stato verificato; codici VERIFICATION_METHOD */
) STRICT;
CREATE INDEX "operations_seat_by_plan" ON "operations_seat" (plan_id);
CREATE TABLE "operations_seat__links" ( /* Collegamenti di riserva; codici LINK_KIND */
  record_id TEXT NOT NULL REFERENCES "operations_seat" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE "operations_seat__excluded_scenario_ids" ( /* Non si usa negli scenari; id di scenario */
  record_id TEXT NOT NULL REFERENCES "operations_seat" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE "operations_seat__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "operations_seat" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "support_function" ( /* Funzione di supporto */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "function_code" TEXT /* Funzione; codici SUPPORT_FUNCTION */,
  "local_name" TEXT /* Sigla o nome locale */,
  "lead_role_id" TEXT /* Responsabile; id di crisis_unit_role */,
  "active_from" TEXT /* Si attiva dalla fase; codici OPERATIONAL_PHASE */,
  "duties" TEXT /* Compiti */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */
) STRICT;
CREATE INDEX "support_function_by_plan" ON "support_function" (plan_id);
CREATE TABLE "support_function__merged_codes" ( /* Funzioni accorpate; codici SUPPORT_FUNCTION */
  record_id TEXT NOT NULL REFERENCES "support_function" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE "support_function__supporting_role_ids" ( /* Ruoli che collaborano; id di crisis_unit_role */
  record_id TEXT NOT NULL REFERENCES "support_function" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE "support_function__organisation_ids" ( /* Enti coinvolti; id di organisation */
  record_id TEXT NOT NULL REFERENCES "support_function" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE "support_function__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "support_function" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "hazard" ( /* Rischio */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "hazard_code" TEXT /* Rischio; codici HAZARD */,
  "other_name" TEXT /* Nome dell'altro rischio */,
  "relevance" TEXT /* Riguarda il comune; codici RELEVANCE */,
  "reason" TEXT /* Perché riguarda o no il comune */,
  "severity" TEXT /* Gravità attesa; codici SEVERITY */,
  "likelihood" TEXT /* Frequenza; codici LIKELIHOOD */,
  "description" TEXT /* Descrizione */,
  "knowledge_sources" TEXT /* Studi usati */,
  "general_procedure" TEXT /* Procedura generale */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */
) STRICT;
CREATE INDEX "hazard_by_plan" ON "hazard" (plan_id);
CREATE TABLE "hazard__hazard_details" ( /* Forme presenti; codici HAZARD_DETAIL */
  record_id TEXT NOT NULL REFERENCES "hazard" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE "hazard__linked_plan_ids" ( /* Piani collegati; id di linked_plan */
  record_id TEXT NOT NULL REFERENCES "hazard" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE "hazard__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "hazard" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "hazard_source" ( /* Sorgente di pericolo */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT /* Nome */,
  "source_kind" TEXT /* Tipo di sorgente; codici HAZARD_SOURCE_KIND */,
  "geometry" TEXT /* Posizione o tracciato; GeoJSON, EPSG:4326 */,
  "operator_id" TEXT /* Gestore della sorgente; id di organisation */,
  "substances" TEXT /* Sostanze */,
  "seveso_tier" TEXT /* Soglia Seveso; codici SEVESO_TIER */,
  "external_plan_id" TEXT /* Piano di emergenza esterno; id di linked_plan */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */,
  "source_note" TEXT /* Fonte del dato */,
  "verified_on" TEXT /* Verificato il; AAAA-MM-GG */,
  "verified_by" TEXT /* Verificato da */,
  "verification_method" TEXT /* Come è stato verificato; codici VERIFICATION_METHOD */
) STRICT;
CREATE INDEX "hazard_source_by_plan" ON "hazard_source" (plan_id);
CREATE TABLE "hazard_source__hazard_ids" ( /* Rischi che può causare; id di hazard */
  record_id TEXT NOT NULL REFERENCES "hazard_source" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE "hazard_source__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "hazard_source" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "past_event" ( /* Evento passato */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT /* Evento */,
  "happened_on" TEXT /* Quando è accaduto; AAAA, AAAA-MM o AAAA-MM-GG */,
  "hazard_id" TEXT /* Rischio; id di hazard */,
  "effects" TEXT /* Effetti */,
  "measured_value" TEXT /* Valore misurato */,
  "measured_where" TEXT /* Dove è stato misurato */,
  "extent" TEXT /* Area colpita; GeoJSON, EPSG:4326 */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */,
  "source_note" TEXT /* Fonte del dato */,
  "verified_on" TEXT /* Verificato il; AAAA-MM-GG */,
  "verified_by" TEXT /* Verificato da */,
  "verification_method" TEXT /* Come è stato verificato; codici VERIFICATION_METHOD */
) STRICT;
CREATE INDEX "past_event_by_plan" ON "past_event" (plan_id);
CREATE TABLE "past_event__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "past_event" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "scenario" ( /* Scenario */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "hazard_id" TEXT /* Rischio; id di hazard */,
  "name" TEXT /* Nome */,
  "description" TEXT /* Descrizione */,
  "severity" TEXT /* Gravità; codici SEVERITY */,
  "reference_event_id" TEXT /* Evento di riferimento; id di past_event */,
  "reference_event_text" TEXT /* Altro riferimento */,
  "return_period_years" INTEGER /* Tempo di ritorno, anni */,
  "flood_class" TEXT /* Classe PGRA; codici FLOOD_CLASS */,
  "covers_whole_commune" INTEGER /* Riguarda tutto il comune; 1 sì, 0 no */,
  "extent" TEXT /* Estensione; GeoJSON, EPSG:4326 */,
  "extent_source" TEXT /* Origine dell'estensione */,
  "effects" TEXT /* Effetti attesi */,
  "dynamics" TEXT /* Come evolve */,
  "warning_time_h" REAL /* Preavviso, h */,
  "duration_h" REAL /* Durata, h */,
  "people_to_evacuate" INTEGER /* Persone da evacuare */,
  "external_plan_id" TEXT /* Piano di emergenza esterno; id di linked_plan */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */,
  "source_note" TEXT /* Fonte del dato */,
  "verified_on" TEXT /* Verificato il; AAAA-MM-GG */,
  "verified_by" TEXT /* Verificato da */,
  "verification_method" TEXT /* Come è stato verificato; codici VERIFICATION_METHOD */
) STRICT;
CREATE INDEX "scenario_by_plan" ON "scenario" (plan_id);
CREATE TABLE "scenario__shared_with" ( /* Comuni coinvolti; codici ISTAT */
  record_id TEXT NOT NULL REFERENCES "scenario" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE "scenario__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "scenario" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "exposed_element" ( /* Elemento esposto */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "scenario_id" TEXT /* Scenario; id di scenario */,
  "exposed_kind" TEXT /* Tipo di elemento; codici EXPOSED_KIND */,
  "name" TEXT /* Nome */,
  "quantity" REAL /* Quantità */,
  "zone_id" TEXT /* Zona; id di zone */,
  "facility_id" TEXT /* Struttura; id di facility */,
  "cultural_asset_id" TEXT /* Bene culturale; id di cultural_asset */,
  "livestock_farm_id" TEXT /* Allevamento; id di livestock_farm */,
  "service_node_id" TEXT /* Impianto; id di service_node */,
  "geometry" TEXT /* Posizione; GeoJSON, EPSG:4326 */,
  "expected_damage" TEXT /* Danno atteso */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */,
  "source_note" TEXT /* Fonte del dato */,
  "verified_on" TEXT /* Verificato il; AAAA-MM-GG */,
  "verified_by" TEXT /* Verificato da */,
  "verification_method" TEXT /* Come è stato verificato; codici VERIFICATION_METHOD */
) STRICT;
CREATE INDEX "exposed_element_by_plan" ON "exposed_element" (plan_id);
CREATE TABLE "exposed_element__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "exposed_element" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "critical_point" ( /* Punto critico */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT /* Nome */,
  "critical_kind" TEXT /* Tipo di punto critico; codici CRITICAL_POINT_KIND */,
  "geometry" TEXT /* Posizione; GeoJSON, EPSG:4326 */,
  "what_happens" TEXT /* Che cosa succede */,
  "measure" TEXT /* Che cosa fare */,
  "watch_from" TEXT /* Si controlla dalla fase; codici OPERATIONAL_PHASE */,
  "watch_role_id" TEXT /* Chi lo controlla; id di crisis_unit_role */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */,
  "source_note" TEXT /* Fonte del dato */,
  "verified_on" TEXT /* Verificato il; AAAA-MM-GG */,
  "verified_by" TEXT /* Verificato da */,
  "verification_method" TEXT /* Come è stato verificato; codici VERIFICATION_METHOD */
) STRICT;
CREATE INDEX "critical_point_by_plan" ON "critical_point" (plan_id);
CREATE TABLE "critical_point__scenario_ids" ( /* Scenari; id di scenario */
  record_id TEXT NOT NULL REFERENCES "critical_point" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE "critical_point__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "critical_point" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "escape_route" ( /* Via di fuga o percorso */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT /* Nome */,
  "route_kind" TEXT /* Tipo di percorso; codici ROUTE_KIND */,
  "geometry" TEXT /* Tracciato; GeoJSON, EPSG:4326 */,
  "to_area_id" TEXT /* Area di arrivo; id di emergency_area */,
  "preference" INTEGER /* Ordine di preferenza */,
  "max_mass_t" REAL /* Massa massima, t */,
  "max_height_m" REAL /* Altezza massima, m */,
  "min_width_m" REAL /* Larghezza minima, m */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */,
  "source_note" TEXT /* Fonte del dato */,
  "verified_on" TEXT /* Verificato il; AAAA-MM-GG */,
  "verified_by" TEXT /* Verificato da */,
  "verification_method" TEXT /* Come è stato verificato; codici VERIFICATION_METHOD */
) STRICT;
CREATE INDEX "escape_route_by_plan" ON "escape_route" (plan_id);
CREATE TABLE "escape_route__scenario_ids" ( /* Scenari; id di scenario */
  record_id TEXT NOT NULL REFERENCES "escape_route" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE "escape_route__from_zone_ids" ( /* Zone di partenza; id di zone */
  record_id TEXT NOT NULL REFERENCES "escape_route" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE "escape_route__users" ( /* Per chi va bene; codici ROUTE_USER */
  record_id TEXT NOT NULL REFERENCES "escape_route" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE "escape_route__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "escape_route" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "gate" ( /* Cancello */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT /* Nome */,
  "gate_kind" TEXT /* Tipo di cancello; codici GATE_KIND */,
  "geometry" TEXT /* Posizione; GeoJSON, EPSG:4326 */,
  "road" TEXT /* Strada */,
  "close_from" TEXT /* Si chiude dalla fase; codici OPERATIONAL_PHASE */,
  "staffed_by_id" TEXT /* Presidiato da; id di organisation */,
  "people_needed" INTEGER /* Persone necessarie */,
  "detour" TEXT /* Deviazione */,
  "equipment" TEXT /* Segnaletica */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */
) STRICT;
CREATE INDEX "gate_by_plan" ON "gate" (plan_id);
CREATE TABLE "gate__scenario_ids" ( /* Scenari; id di scenario */
  record_id TEXT NOT NULL REFERENCES "gate" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE "gate__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "gate" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "alert_intake" ( /* Ricezione delle allerte */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "reader_role_id" TEXT /* Chi legge l'allerta; id di crisis_unit_role */,
  "backup_role_id" TEXT /* Chi legge se il primo manca; id di crisis_unit_role */,
  "out_of_hours" TEXT /* Notte e festivi */,
  "check_times" TEXT /* Orari di controllo */,
  "forwarded_to" TEXT /* A chi si inoltra */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */,
  "source_note" TEXT /* Fonte del dato */,
  "verified_on" TEXT /* Verificato il; AAAA-MM-GG */,
  "verified_by" TEXT /* Verificato da */,
  "verification_method" TEXT /* Come è stato verificato; codici VERIFICATION_METHOD */
) STRICT;
CREATE INDEX "alert_intake_by_plan" ON "alert_intake" (plan_id);
CREATE TABLE "alert_intake__channels" ( /* Come arrivano le allerte; codici ALERT_CHANNEL */
  record_id TEXT NOT NULL REFERENCES "alert_intake" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE "alert_intake__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "alert_intake" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "monitoring_point" ( /* Punto di monitoraggio */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT /* Nome */,
  "monitoring_kind" TEXT /* Tipo di punto; codici MONITORING_KIND */,
  "operator_id" TEXT /* Gestore del punto; id di organisation */,
  "station_code" TEXT /* Codice della stazione */,
  "where_to_read" TEXT /* Dove si legge */,
  "zero_m_asl" REAL /* Zero idrometrico, m s.l.m. */,
  "reader_role_id" TEXT /* Chi lo controlla; id di crisis_unit_role */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */,
  "locality" TEXT /* Frazione o località */,
  "street" TEXT /* Via */,
  "house_number" TEXT /* Numero civico */,
  "geometry" TEXT /* Posizione sulla mappa; GeoJSON, EPSG:4326 */,
  "geometry_source" TEXT /* Origine del disegno; codici GEOMETRY_SOURCE */,
  "access_note" TEXT /* Come si arriva */,
  "host_commune" TEXT /* Comune in cui si trova */,
  "source_note" TEXT /* Fonte del dato */,
  "verified_on" TEXT /* Verificato il; AAAA-MM-GG */,
  "verified_by" TEXT /* Verificato da */,
  "verification_method" TEXT /* Come è stato verificato; codici VERIFICATION_METHOD */
) STRICT;
CREATE INDEX "monitoring_point_by_plan" ON "monitoring_point" (plan_id);
CREATE TABLE "monitoring_point__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "monitoring_point" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "threshold" ( /* Soglia */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "monitoring_point_id" TEXT /* Punto di monitoraggio; id di monitoring_point */,
  "scenario_id" TEXT /* Scenario; id di scenario */,
  "parameter" TEXT /* Grandezza; codici THRESHOLD_PARAMETER */,
  "comparator" TEXT /* Confronto; codici COMPARATOR */,
  "value" REAL /* Valore */,
  "sign" TEXT /* Segno da osservare */,
  "phase" TEXT /* Fase che scatta; codici OPERATIONAL_PHASE */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */,
  "source_note" TEXT /* Fonte del dato */,
  "verified_on" TEXT /* Verificato il; AAAA-MM-GG */,
  "verified_by" TEXT /* Verificato da */,
  "verification_method" TEXT /* Come è stato verificato; codici VERIFICATION_METHOD */
) STRICT;
CREATE INDEX "threshold_by_plan" ON "threshold" (plan_id);
CREATE TABLE "threshold__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "threshold" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "alert_phase_rule" ( /* Tabella allerta-fase */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "hazard_id" TEXT /* Rischio; id di hazard */,
  "scenario_id" TEXT /* Scenario; id di scenario */,
  "alert_level" TEXT /* Livello di allerta; codici ALERT_LEVEL */,
  "minimum_phase" TEXT /* Fase minima; codici OPERATIONAL_PHASE */,
  "reason" TEXT /* Motivo */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */
) STRICT;
CREATE INDEX "alert_phase_rule_by_plan" ON "alert_phase_rule" (plan_id);
CREATE TABLE "alert_phase_rule__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "alert_phase_rule" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "patrol" ( /* Presidio territoriale */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT /* Nome */,
  "geometry" TEXT /* Percorso o posto di osservazione; GeoJSON, EPSG:4326 */,
  "done_by_id" TEXT /* Svolto da; id di organisation */,
  "report_to_role_id" TEXT /* Riferisce a; id di crisis_unit_role */,
  "from_phase" TEXT /* Comincia dalla fase; codici OPERATIONAL_PHASE */,
  "interval_min" INTEGER /* Ogni quanti minuti, min */,
  "watch_for" TEXT /* Che cosa guardare */,
  "safety" TEXT /* Sicurezza della squadra */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */,
  "source_note" TEXT /* Fonte del dato */,
  "verified_on" TEXT /* Verificato il; AAAA-MM-GG */,
  "verified_by" TEXT /* Verificato da */,
  "verification_method" TEXT /* Come è stato verificato; codici VERIFICATION_METHOD */
) STRICT;
CREATE INDEX "patrol_by_plan" ON "patrol" (plan_id);
CREATE TABLE "patrol__scenario_ids" ( /* Scenari; id di scenario */
  record_id TEXT NOT NULL REFERENCES "patrol" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE "patrol__critical_point_ids" ( /* Punti critici; id di critical_point */
  record_id TEXT NOT NULL REFERENCES "patrol" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE "patrol__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "patrol" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "action" ( /* Azione */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "scenario_id" TEXT /* Scenario; id di scenario */,
  "hazard_id" TEXT /* Rischio; id di hazard */,
  "phase" TEXT /* Fase; codici OPERATIONAL_PHASE */,
  "step" INTEGER /* Ordine nella fase */,
  "action_kind" TEXT /* Tipo di azione; codici ACTION_KIND */,
  "title" TEXT /* Che cosa si fa */,
  "instruction" TEXT /* Come si fa */,
  "role_id" TEXT /* Chi ne risponde; id di crisis_unit_role */,
  "support_function_id" TEXT /* Funzione di supporto; id di support_function */,
  "executor_id" TEXT /* Chi la esegue; id di organisation */,
  "area_id" TEXT /* Area; id di emergency_area */,
  "facility_id" TEXT /* Struttura; id di facility */,
  "gate_id" TEXT /* Cancello; id di gate */,
  "critical_point_id" TEXT /* Punto critico; id di critical_point */,
  "zone_id" TEXT /* Zona; id di zone */,
  "place_text" TEXT /* Altro luogo */,
  "due_min" INTEGER /* Entro (minuti), min */,
  "until_phase_ends" INTEGER /* Per tutta la fase; 1 sì, 0 no */,
  "form_template_id" TEXT /* Modulo; id di form_template */,
  "message_template_id" TEXT /* Messaggio; id di message_template */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */
) STRICT;
CREATE INDEX "action_by_plan" ON "action" (plan_id);
CREATE TABLE "action__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "action" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "action_resource" ( /* Risorsa dell'azione */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "action_id" TEXT /* Azione; id di action */,
  "material_id" TEXT /* Materiale; id di material */,
  "vehicle_id" TEXT /* Mezzo; id di vehicle */,
  "volunteer_group_id" TEXT /* Gruppo di volontari; id di volunteer_group */,
  "agreement_id" TEXT /* Convenzione; id di agreement */,
  "quantity" REAL /* Quantità */,
  "unit" TEXT /* Unità di misura; codici UNIT */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */
) STRICT;
CREATE INDEX "action_resource_by_plan" ON "action_resource" (plan_id);
CREATE TABLE "action_resource__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "action_resource" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "form_template" ( /* Modulo */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT /* Titolo */,
  "form_kind" TEXT /* Tipo di modulo; codici FORM_KIND */,
  "body" TEXT /* Testo del modulo */,
  "signed_by_role_id" TEXT /* Chi lo firma; id di crisis_unit_role */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */
) STRICT;
CREATE INDEX "form_template_by_plan" ON "form_template" (plan_id);
CREATE TABLE "form_template__hazard_ids" ( /* Rischi; id di hazard */
  record_id TEXT NOT NULL REFERENCES "form_template" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE "form_template__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "form_template" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "emergency_area" ( /* Area di emergenza */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT /* Denominazione */,
  "area_type" TEXT /* Tipo di area; codici AREA_TYPE */,
  "declared_area_m2" REAL /* Superficie dichiarata, m² */,
  "covered_area_m2" REAL /* Superficie coperta, m² */,
  "inscribed_max_m" REAL /* Lato lungo utile, m */,
  "inscribed_min_m" REAL /* Lato corto utile, m */,
  "capacity_people" INTEGER /* Capienza (persone) */,
  "ground" TEXT /* Fondo; codici GROUND */,
  "water" TEXT /* Acqua potabile; codici UTILITY */,
  "power" TEXT /* Corrente elettrica; codici UTILITY */,
  "sewer" TEXT /* Fognatura; codici UTILITY */,
  "heavy_access" INTEGER /* Entrano i mezzi pesanti; 1 sì, 0 no */,
  "access_width_m" REAL /* Larghezza dell'accesso, m */,
  "lighting" INTEGER /* Illuminata; 1 sì, 0 no */,
  "step_free" INTEGER /* Senza barriere; 1 sì, 0 no */,
  "signposted" INTEGER /* Con cartello; 1 sì, 0 no */,
  "current_use" TEXT /* Uso di tutti i giorni */,
  "activation_min" INTEGER /* Pronta in, min */,
  "interference_reason" TEXT /* Perché si usa anche se è a rischio */,
  "cle_id" TEXT /* Codice CLE */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */,
  "locality" TEXT /* Frazione o località */,
  "street" TEXT /* Via */,
  "house_number" TEXT /* Numero civico */,
  "geometry" TEXT /* Posizione sulla mappa; GeoJSON, EPSG:4326 */,
  "geometry_source" TEXT /* Origine del disegno; codici GEOMETRY_SOURCE */,
  "access_note" TEXT /* Come si arriva */,
  "host_commune" TEXT /* Comune in cui si trova */,
  "ownership" TEXT /* Proprietà; codici OWNERSHIP */,
  "owner_id" TEXT /* Proprietario; id di organisation */,
  "manager_id" TEXT /* Gestore; id di organisation */,
  "contact_role_id" TEXT /* Referente in Comune; id di crisis_unit_role */,
  "contact_person_id" TEXT /* Persona da chiamare; id di person */,
  "agreement_id" TEXT /* Convenzione; id di agreement */,
  "available_24h" INTEGER /* Usabile a ogni ora; 1 sì, 0 no */,
  "opening_note" TEXT /* Chiavi e apertura */,
  "source_note" TEXT /* Fonte del dato */,
  "verified_on" TEXT /* Verificato il; AAAA-MM-GG */,
  "verified_by" TEXT /* Verificato da */,
  "verification_method" TEXT /* Come è stato verificato; codici VERIFICATION_METHOD */
) STRICT;
CREATE INDEX "emergency_area_by_plan" ON "emergency_area" (plan_id);
CREATE TABLE "emergency_area__secondary_types" ( /* Altri usi; codici AREA_TYPE */
  record_id TEXT NOT NULL REFERENCES "emergency_area" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE "emergency_area__zone_ids" ( /* Zone servite; id di zone */
  record_id TEXT NOT NULL REFERENCES "emergency_area" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE "emergency_area__partner_communes" ( /* Condivisa con; codici ISTAT */
  record_id TEXT NOT NULL REFERENCES "emergency_area" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE "emergency_area__excluded_scenario_ids" ( /* Non si usa negli scenari; id di scenario */
  record_id TEXT NOT NULL REFERENCES "emergency_area" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE "emergency_area__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "emergency_area" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "covered_shelter" ( /* Ricovero coperto */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "area_id" TEXT /* Area di ricovero; id di emergency_area */,
  "facility_id" TEXT /* Edificio; id di facility */,
  "beds" INTEGER /* Posti letto */,
  "floor_area_m2" REAL /* Superficie utile, m² */,
  "toilets" INTEGER /* Bagni */,
  "accessible_toilets" INTEGER /* Bagni accessibili */,
  "showers" INTEGER /* Docce */,
  "kitchen" INTEGER /* Cucina usabile; 1 sì, 0 no */,
  "heating" INTEGER /* Riscaldamento; 1 sì, 0 no */,
  "cooling" INTEGER /* Raffrescamento; 1 sì, 0 no */,
  "pets_allowed" INTEGER /* Animali ammessi; 1 sì, 0 no */,
  "backup_power" TEXT /* Energia di riserva; codici BACKUP_POWER */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */,
  "source_note" TEXT /* Fonte del dato */,
  "verified_on" TEXT /* Verificato il; AAAA-MM-GG */,
  "verified_by" TEXT /* Verificato da */,
  "verification_method" TEXT /* Come è stato verificato; codici VERIFICATION_METHOD */
) STRICT;
CREATE INDEX "covered_shelter_by_plan" ON "covered_shelter" (plan_id);
CREATE TABLE "covered_shelter__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "covered_shelter" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "landing_zone" ( /* Zona di atterraggio */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "area_id" TEXT /* Area di atterraggio; id di emergency_area */,
  "usable_length_m" REAL /* Lunghezza libera, m */,
  "usable_width_m" REAL /* Larghezza libera, m */,
  "slope_deg" REAL /* Pendenza del terreno, gradi */,
  "obstacles" TEXT /* Ostacoli intorno */,
  "max_obstacle_m" REAL /* Altezza dell'ostacolo maggiore, m */,
  "night_use" INTEGER /* Usabile di notte; 1 sì, 0 no */,
  "wind_sock" INTEGER /* Manica a vento; 1 sì, 0 no */,
  "fenced" INTEGER /* Recintata; 1 sì, 0 no */,
  "recognised_by" TEXT /* Riconosciuta da */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */,
  "source_note" TEXT /* Fonte del dato */,
  "verified_on" TEXT /* Verificato il; AAAA-MM-GG */,
  "verified_by" TEXT /* Verificato da */,
  "verification_method" TEXT /* Come è stato verificato; codici VERIFICATION_METHOD */
) STRICT;
CREATE INDEX "landing_zone_by_plan" ON "landing_zone" (plan_id);
CREATE TABLE "landing_zone__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "landing_zone" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "semi_permanent_site" ( /* Insediamento semipermanente */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "area_id" TEXT /* Area per alloggi temporanei; id di emergency_area */,
  "dwellings" INTEGER /* Moduli abitativi */,
  "persons" INTEGER /* Persone ospitabili */,
  "urban_plan_zone" TEXT /* Destinazione nel PGT */,
  "works_needed" TEXT /* Opere da fare */,
  "ready_in_days" INTEGER /* Pronta in giorni */,
  "utilities_distance_m" REAL /* Distanza dalle reti, m */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */,
  "source_note" TEXT /* Fonte del dato */,
  "verified_on" TEXT /* Verificato il; AAAA-MM-GG */,
  "verified_by" TEXT /* Verificato da */,
  "verification_method" TEXT /* Come è stato verificato; codici VERIFICATION_METHOD */
) STRICT;
CREATE INDEX "semi_permanent_site_by_plan" ON "semi_permanent_site" (plan_id);
CREATE TABLE "semi_permanent_site__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "semi_permanent_site" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "facility" ( /* Struttura */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT /* Denominazione */,
  "structure_type" TEXT /* Tipo di struttura; codici STRUCTURE_TYPE */,
  "importance" TEXT /* Strategica o rilevante; codici IMPORTANCE */,
  "people_max" INTEGER /* Presenze massime */,
  "people_when" TEXT /* Quando ci sono persone */,
  "fragile_users" INTEGER /* Ospita persone con esigenze specifiche; 1 sì, 0 no */,
  "floors" INTEGER /* Piani fuori terra */,
  "basements" INTEGER /* Piani interrati */,
  "covered_area_m2" REAL /* Superficie coperta, m² */,
  "year_built" INTEGER /* Anno di costruzione */,
  "seismic_check" TEXT /* Verifica sismica; codici SEISMIC_CHECK */,
  "backup_power" TEXT /* Energia di riserva; codici BACKUP_POWER */,
  "internal_plan" INTEGER /* Piano di emergenza interno; 1 sì, 0 no */,
  "cle_id" TEXT /* Codice CLE */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */,
  "locality" TEXT /* Frazione o località */,
  "street" TEXT /* Via */,
  "house_number" TEXT /* Numero civico */,
  "geometry" TEXT /* Posizione sulla mappa; GeoJSON, EPSG:4326 */,
  "geometry_source" TEXT /* Origine del disegno; codici GEOMETRY_SOURCE */,
  "access_note" TEXT /* Come si arriva */,
  "host_commune" TEXT /* Comune in cui si trova */,
  "ownership" TEXT /* Proprietà; codici OWNERSHIP */,
  "owner_id" TEXT /* Proprietario; id di organisation */,
  "manager_id" TEXT /* Gestore; id di organisation */,
  "contact_role_id" TEXT /* Referente in Comune; id di crisis_unit_role */,
  "contact_person_id" TEXT /* Persona da chiamare; id di person */,
  "agreement_id" TEXT /* Convenzione; id di agreement */,
  "available_24h" INTEGER /* Usabile a ogni ora; 1 sì, 0 no */,
  "opening_note" TEXT /* Chiavi e apertura */,
  "source_note" TEXT /* Fonte del dato */,
  "verified_on" TEXT /* Verificato il; AAAA-MM-GG */,
  "verified_by" TEXT /* Verificato da */,
  "verification_method" TEXT /* Come è stato verificato; codici VERIFICATION_METHOD */
) STRICT;
CREATE INDEX "facility_by_plan" ON "facility" (plan_id);
CREATE TABLE "facility__emergency_uses" ( /* Uso in emergenza; codici FACILITY_USE */
  record_id TEXT NOT NULL REFERENCES "facility" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE "facility__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "facility" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "accommodation" ( /* Struttura ricettiva */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT /* Nome */,
  "accommodation_kind" TEXT /* Tipo di struttura; codici ACCOMMODATION_KIND */,
  "beds" INTEGER /* Posti letto */,
  "rooms" INTEGER /* Camere */,
  "accessible_rooms" INTEGER /* Camere accessibili */,
  "meals" INTEGER /* Pasti al giorno */,
  "pets_allowed" INTEGER /* Animali ammessi; 1 sì, 0 no */,
  "open_period" TEXT /* Periodo di apertura */,
  "ready_in_h" REAL /* Disponibile in, h */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */,
  "locality" TEXT /* Frazione o località */,
  "street" TEXT /* Via */,
  "house_number" TEXT /* Numero civico */,
  "geometry" TEXT /* Posizione sulla mappa; GeoJSON, EPSG:4326 */,
  "geometry_source" TEXT /* Origine del disegno; codici GEOMETRY_SOURCE */,
  "access_note" TEXT /* Come si arriva */,
  "host_commune" TEXT /* Comune in cui si trova */,
  "ownership" TEXT /* Proprietà; codici OWNERSHIP */,
  "owner_id" TEXT /* Proprietario; id di organisation */,
  "manager_id" TEXT /* Gestore; id di organisation */,
  "contact_role_id" TEXT /* Referente in Comune; id di crisis_unit_role */,
  "contact_person_id" TEXT /* Persona da chiamare; id di person */,
  "agreement_id" TEXT /* Convenzione; id di agreement */,
  "available_24h" INTEGER /* Usabile a ogni ora; 1 sì, 0 no */,
  "opening_note" TEXT /* Chiavi e apertura */,
  "source_note" TEXT /* Fonte del dato */,
  "verified_on" TEXT /* Verificato il; AAAA-MM-GG */,
  "verified_by" TEXT /* Verificato da */,
  "verification_method" TEXT /* Come è stato verificato; codici VERIFICATION_METHOD */
) STRICT;
CREATE INDEX "accommodation_by_plan" ON "accommodation" (plan_id);
CREATE TABLE "accommodation__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "accommodation" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "depot" ( /* Deposito */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT /* Nome */,
  "covered_area_m2" REAL /* Superficie coperta, m² */,
  "heavy_access" INTEGER /* Entrano i mezzi pesanti; 1 sì, 0 no */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */,
  "locality" TEXT /* Frazione o località */,
  "street" TEXT /* Via */,
  "house_number" TEXT /* Numero civico */,
  "geometry" TEXT /* Posizione sulla mappa; GeoJSON, EPSG:4326 */,
  "geometry_source" TEXT /* Origine del disegno; codici GEOMETRY_SOURCE */,
  "access_note" TEXT /* Come si arriva */,
  "host_commune" TEXT /* Comune in cui si trova */,
  "ownership" TEXT /* Proprietà; codici OWNERSHIP */,
  "owner_id" TEXT /* Proprietario; id di organisation */,
  "manager_id" TEXT /* Gestore; id di organisation */,
  "contact_role_id" TEXT /* Referente in Comune; id di crisis_unit_role */,
  "contact_person_id" TEXT /* Persona da chiamare; id di person */,
  "agreement_id" TEXT /* Convenzione; id di agreement */,
  "available_24h" INTEGER /* Usabile a ogni ora; 1 sì, 0 no */,
  "opening_note" TEXT /* Chiavi e apertura */,
  "source_note" TEXT /* Fonte del dato */,
  "verified_on" TEXT /* Verificato il; AAAA-MM-GG */,
  "verified_by" TEXT /* Verificato da */,
  "verification_method" TEXT /* Come è stato verificato; codici VERIFICATION_METHOD */
) STRICT;
CREATE INDEX "depot_by_plan" ON "depot" (plan_id);
CREATE TABLE "depot__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "depot" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "material" ( /* Materiale */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "depot_id" TEXT /* Deposito; id di depot */,
  "category" TEXT /* Categoria; codici RESOURCE_CATEGORY */,
  "description" TEXT /* Descrizione */,
  "quantity" REAL /* Quantità */,
  "unit" TEXT /* Unità di misura; codici UNIT */,
  "performance" REAL /* Prestazione */,
  "performance_unit" TEXT /* Unità della prestazione; codici UNIT */,
  "condition" TEXT /* Stato; codici CONDITION */,
  "next_check_due" TEXT /* Prossima revisione; AAAA-MM-GG */,
  "activation_min" INTEGER /* Pronto in, min */,
  "skill_needed" TEXT /* Abilitazione necessaria */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */,
  "ownership" TEXT /* Proprietà; codici OWNERSHIP */,
  "owner_id" TEXT /* Proprietario; id di organisation */,
  "manager_id" TEXT /* Gestore; id di organisation */,
  "contact_role_id" TEXT /* Referente in Comune; id di crisis_unit_role */,
  "contact_person_id" TEXT /* Persona da chiamare; id di person */,
  "agreement_id" TEXT /* Convenzione; id di agreement */,
  "available_24h" INTEGER /* Usabile a ogni ora; 1 sì, 0 no */,
  "opening_note" TEXT /* Chiavi e apertura */,
  "source_note" TEXT /* Fonte del dato */,
  "verified_on" TEXT /* Verificato il; AAAA-MM-GG */,
  "verified_by" TEXT /* Verificato da */,
  "verification_method" TEXT /* Come è stato verificato; codici VERIFICATION_METHOD */
) STRICT;
CREATE INDEX "material_by_plan" ON "material" (plan_id);
CREATE TABLE "material__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "material" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "vehicle" ( /* Mezzo */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "depot_id" TEXT /* Rimessa; id di depot */,
  "vehicle_kind" TEXT /* Tipo di mezzo; codici VEHICLE_KIND */,
  "description" TEXT /* Descrizione */,
  "plate" TEXT /* Targa */,
  "seats" INTEGER /* Posti a sedere */,
  "payload_kg" REAL /* Portata, kg */,
  "wheelchair_places" INTEGER /* Posti per carrozzina */,
  "four_wheel_drive" INTEGER /* Quattro ruote motrici; 1 sì, 0 no */,
  "radio_on_board" INTEGER /* Radio a bordo; 1 sì, 0 no */,
  "condition" TEXT /* Stato; codici CONDITION */,
  "licence_needed" TEXT /* Patente necessaria */,
  "activation_min" INTEGER /* Pronto in, min */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */,
  "ownership" TEXT /* Proprietà; codici OWNERSHIP */,
  "owner_id" TEXT /* Proprietario; id di organisation */,
  "manager_id" TEXT /* Gestore; id di organisation */,
  "contact_role_id" TEXT /* Referente in Comune; id di crisis_unit_role */,
  "contact_person_id" TEXT /* Persona da chiamare; id di person */,
  "agreement_id" TEXT /* Convenzione; id di agreement */,
  "available_24h" INTEGER /* Usabile a ogni ora; 1 sì, 0 no */,
  "opening_note" TEXT /* Chiavi e apertura */,
  "source_note" TEXT /* Fonte del dato */,
  "verified_on" TEXT /* Verificato il; AAAA-MM-GG */,
  "verified_by" TEXT /* Verificato da */,
  "verification_method" TEXT /* Come è stato verificato; codici VERIFICATION_METHOD */
) STRICT;
CREATE INDEX "vehicle_by_plan" ON "vehicle" (plan_id);
CREATE TABLE "vehicle__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "vehicle" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "volunteer_group" ( /* Gruppo di volontariato */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "organisation_id" TEXT /* Organizzazione; id di organisation */,
  "group_kind" TEXT /* Tipo di gruppo; codici VOLUNTEER_KIND */,
  "register_number" TEXT /* Iscrizione all'elenco territoriale */,
  "volunteers" INTEGER /* Volontari */,
  "operational_volunteers" INTEGER /* Volontari operativi */,
  "activation_manner" TEXT /* Come si attiva */,
  "activation_min" INTEGER /* Pronto in, min */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */,
  "ownership" TEXT /* Proprietà; codici OWNERSHIP */,
  "owner_id" TEXT /* Proprietario; id di organisation */,
  "manager_id" TEXT /* Gestore; id di organisation */,
  "contact_role_id" TEXT /* Referente in Comune; id di crisis_unit_role */,
  "contact_person_id" TEXT /* Persona da chiamare; id di person */,
  "agreement_id" TEXT /* Convenzione; id di agreement */,
  "available_24h" INTEGER /* Usabile a ogni ora; 1 sì, 0 no */,
  "opening_note" TEXT /* Chiavi e apertura */,
  "source_note" TEXT /* Fonte del dato */,
  "verified_on" TEXT /* Verificato il; AAAA-MM-GG */,
  "verified_by" TEXT /* Verificato da */,
  "verification_method" TEXT /* Come è stato verificato; codici VERIFICATION_METHOD */
) STRICT;
CREATE INDEX "volunteer_group_by_plan" ON "volunteer_group" (plan_id);
CREATE TABLE "volunteer_group__specialities" ( /* Specialità; codici SPECIALITY */
  record_id TEXT NOT NULL REFERENCES "volunteer_group" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE "volunteer_group__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "volunteer_group" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "agreement" ( /* Convenzione o accordo */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "partner_id" TEXT /* Con chi; id di organisation */,
  "agreement_kind" TEXT /* Tipo di accordo; codici AGREEMENT_KIND */,
  "subject" TEXT /* Oggetto */,
  "act_id" TEXT /* Atto che la approva; id di act */,
  "starts_on" TEXT /* Vale dal; AAAA-MM-GG */,
  "ends_on" TEXT /* Vale fino al; AAAA-MM-GG */,
  "activation_manner" TEXT /* Come si attiva */,
  "activation_min" INTEGER /* Arriva entro, min */,
  "call_24h" INTEGER /* Si chiama anche di notte; 1 sì, 0 no */,
  "contact_role_id" TEXT /* Referente in Comune; id di crisis_unit_role */,
  "price_note" TEXT /* Prezzi */,
  "share" TEXT /* Parte promessa */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */,
  "source_note" TEXT /* Fonte del dato */,
  "verified_on" TEXT /* Verificato il; AAAA-MM-GG */,
  "verified_by" TEXT /* Verificato da */,
  "verification_method" TEXT /* Come è stato verificato; codici VERIFICATION_METHOD */
) STRICT;
CREATE INDEX "agreement_by_plan" ON "agreement" (plan_id);
CREATE TABLE "agreement__categories" ( /* Che cosa fornisce; codici RESOURCE_CATEGORY */
  record_id TEXT NOT NULL REFERENCES "agreement" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE "agreement__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "agreement" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "essential_service" ( /* Servizio essenziale */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "service_kind" TEXT /* Servizio; codici SERVICE_KIND */,
  "operator_id" TEXT /* Gestore; id di organisation */,
  "served_area" TEXT /* Dove arriva */,
  "depends_on" TEXT /* Da che cosa dipende */,
  "if_it_fails" TEXT /* Se si ferma */,
  "substitute" TEXT /* Rimedio */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */,
  "source_note" TEXT /* Fonte del dato */,
  "verified_on" TEXT /* Verificato il; AAAA-MM-GG */,
  "verified_by" TEXT /* Verificato da */,
  "verification_method" TEXT /* Come è stato verificato; codici VERIFICATION_METHOD */
) STRICT;
CREATE INDEX "essential_service_by_plan" ON "essential_service" (plan_id);
CREATE TABLE "essential_service__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "essential_service" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "service_node" ( /* Impianto o nodo di rete */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "service_id" TEXT /* Servizio; id di essential_service */,
  "node_kind" TEXT /* Tipo di impianto; codici NODE_KIND */,
  "name" TEXT /* Nome */,
  "feeds" TEXT /* Che cosa alimenta */,
  "isolation" TEXT /* Come si isola */,
  "backup_power" TEXT /* Energia di riserva; codici BACKUP_POWER */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */,
  "locality" TEXT /* Frazione o località */,
  "street" TEXT /* Via */,
  "house_number" TEXT /* Numero civico */,
  "geometry" TEXT /* Posizione sulla mappa; GeoJSON, EPSG:4326 */,
  "geometry_source" TEXT /* Origine del disegno; codici GEOMETRY_SOURCE */,
  "access_note" TEXT /* Come si arriva */,
  "host_commune" TEXT /* Comune in cui si trova */,
  "source_note" TEXT /* Fonte del dato */,
  "verified_on" TEXT /* Verificato il; AAAA-MM-GG */,
  "verified_by" TEXT /* Verificato da */,
  "verification_method" TEXT /* Come è stato verificato; codici VERIFICATION_METHOD */
) STRICT;
CREATE INDEX "service_node_by_plan" ON "service_node" (plan_id);
CREATE TABLE "service_node__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "service_node" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "hydrant" ( /* Idrante o presa d'acqua */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "hydrant_kind" TEXT /* Tipo di idrante; codici HYDRANT_KIND */,
  "working" TEXT /* Funziona; codici WORKING_STATE */,
  "flow_l_min" REAL /* Portata, l/min */,
  "pressure_bar" REAL /* Pressione, bar */,
  "tanker_access" INTEGER /* Accesso autobotte; 1 sì, 0 no */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */,
  "locality" TEXT /* Frazione o località */,
  "street" TEXT /* Via */,
  "house_number" TEXT /* Numero civico */,
  "geometry" TEXT /* Posizione sulla mappa; GeoJSON, EPSG:4326 */,
  "geometry_source" TEXT /* Origine del disegno; codici GEOMETRY_SOURCE */,
  "access_note" TEXT /* Come si arriva */,
  "host_commune" TEXT /* Comune in cui si trova */,
  "ownership" TEXT /* Proprietà; codici OWNERSHIP */,
  "owner_id" TEXT /* Proprietario; id di organisation */,
  "manager_id" TEXT /* Gestore; id di organisation */,
  "contact_role_id" TEXT /* Referente in Comune; id di crisis_unit_role */,
  "contact_person_id" TEXT /* Persona da chiamare; id di person */,
  "agreement_id" TEXT /* Convenzione; id di agreement */,
  "available_24h" INTEGER /* Usabile a ogni ora; 1 sì, 0 no */,
  "opening_note" TEXT /* Chiavi e apertura */,
  "source_note" TEXT /* Fonte del dato */,
  "verified_on" TEXT /* Verificato il; AAAA-MM-GG */,
  "verified_by" TEXT /* Verificato da */,
  "verification_method" TEXT /* Come è stato verificato; codici VERIFICATION_METHOD */
) STRICT;
CREATE INDEX "hydrant_by_plan" ON "hydrant" (plan_id);
CREATE TABLE "hydrant__outlets" ( /* Attacchi; codici HYDRANT_OUTLET */
  record_id TEXT NOT NULL REFERENCES "hydrant" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE "hydrant__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "hydrant" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "waste_site" ( /* Sito rifiuti in emergenza */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT /* Nome */,
  "declared_area_m2" REAL /* Superficie, m² */,
  "capacity_m3" REAL /* Volume, m³ */,
  "ground" TEXT /* Fondo; codici GROUND */,
  "drainage_note" TEXT /* Scolo delle acque */,
  "heavy_access" INTEGER /* Entrano i mezzi pesanti; 1 sì, 0 no */,
  "act_id" TEXT /* Atto che lo individua; id di act */,
  "interference_reason" TEXT /* Perché si usa anche se è a rischio */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */,
  "locality" TEXT /* Frazione o località */,
  "street" TEXT /* Via */,
  "house_number" TEXT /* Numero civico */,
  "geometry" TEXT /* Posizione sulla mappa; GeoJSON, EPSG:4326 */,
  "geometry_source" TEXT /* Origine del disegno; codici GEOMETRY_SOURCE */,
  "access_note" TEXT /* Come si arriva */,
  "host_commune" TEXT /* Comune in cui si trova */,
  "ownership" TEXT /* Proprietà; codici OWNERSHIP */,
  "owner_id" TEXT /* Proprietario; id di organisation */,
  "manager_id" TEXT /* Gestore; id di organisation */,
  "contact_role_id" TEXT /* Referente in Comune; id di crisis_unit_role */,
  "contact_person_id" TEXT /* Persona da chiamare; id di person */,
  "agreement_id" TEXT /* Convenzione; id di agreement */,
  "available_24h" INTEGER /* Usabile a ogni ora; 1 sì, 0 no */,
  "opening_note" TEXT /* Chiavi e apertura */,
  "source_note" TEXT /* Fonte del dato */,
  "verified_on" TEXT /* Verificato il; AAAA-MM-GG */,
  "verified_by" TEXT /* Verificato da */,
  "verification_method" TEXT /* Come è stato verificato; codici VERIFICATION_METHOD */
) STRICT;
CREATE INDEX "waste_site_by_plan" ON "waste_site" (plan_id);
CREATE TABLE "waste_site__waste_kinds" ( /* Rifiuti ammessi; codici WASTE_KIND */
  record_id TEXT NOT NULL REFERENCES "waste_site" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE "waste_site__partner_communes" ( /* Comuni serviti; codici ISTAT */
  record_id TEXT NOT NULL REFERENCES "waste_site" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE "waste_site__excluded_scenario_ids" ( /* Non si usa negli scenari; id di scenario */
  record_id TEXT NOT NULL REFERENCES "waste_site" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE "waste_site__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "waste_site" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "people_count" ( /* Conteggio per esigenze specifiche */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "zone_id" TEXT /* Zona; id di zone */,
  "need_kind" TEXT /* Aiuto necessario; codici NEED_KIND */,
  "persons" INTEGER /* Persone */,
  "counted_on" TEXT /* Contate alla data del; AAAA-MM-GG */,
  "counted_by_id" TEXT /* Contate da; id di organisation */,
  "register_keeper_role_id" TEXT /* Chi tiene l'elenco; id di crisis_unit_role */,
  "register_access" TEXT /* Come si ottiene l'elenco */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */
) STRICT;
CREATE INDEX "people_count_by_plan" ON "people_count" (plan_id);
CREATE TABLE "people_count__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "people_count" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "cultural_asset" ( /* Bene culturale */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT /* Nome */,
  "heritage_kind" TEXT /* Tipo di bene; codici HERITAGE_KIND */,
  "protected_by_law" INTEGER /* Vincolato; 1 sì, 0 no */,
  "authority_id" TEXT /* Ente di tutela; id di organisation */,
  "movable_items" TEXT /* Opere mobili */,
  "rescue_priority" INTEGER /* Priorità di salvataggio */,
  "rescue_measure" TEXT /* Che cosa fare */,
  "safe_place" TEXT /* Luogo sicuro */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */,
  "locality" TEXT /* Frazione o località */,
  "street" TEXT /* Via */,
  "house_number" TEXT /* Numero civico */,
  "geometry" TEXT /* Posizione sulla mappa; GeoJSON, EPSG:4326 */,
  "geometry_source" TEXT /* Origine del disegno; codici GEOMETRY_SOURCE */,
  "access_note" TEXT /* Come si arriva */,
  "host_commune" TEXT /* Comune in cui si trova */,
  "ownership" TEXT /* Proprietà; codici OWNERSHIP */,
  "owner_id" TEXT /* Proprietario; id di organisation */,
  "manager_id" TEXT /* Gestore; id di organisation */,
  "contact_role_id" TEXT /* Referente in Comune; id di crisis_unit_role */,
  "contact_person_id" TEXT /* Persona da chiamare; id di person */,
  "agreement_id" TEXT /* Convenzione; id di agreement */,
  "available_24h" INTEGER /* Usabile a ogni ora; 1 sì, 0 no */,
  "opening_note" TEXT /* Chiavi e apertura */,
  "source_note" TEXT /* Fonte del dato */,
  "verified_on" TEXT /* Verificato il; AAAA-MM-GG */,
  "verified_by" TEXT /* Verificato da */,
  "verification_method" TEXT /* Come è stato verificato; codici VERIFICATION_METHOD */
) STRICT;
CREATE INDEX "cultural_asset_by_plan" ON "cultural_asset" (plan_id);
CREATE TABLE "cultural_asset__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "cultural_asset" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "livestock_farm" ( /* Allevamento */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT /* Azienda */,
  "farm_code" TEXT /* Codice aziendale */,
  "vet_authority_id" TEXT /* Servizio veterinario; id di organisation */,
  "backup_power" TEXT /* Energia di riserva; codici BACKUP_POWER */,
  "milking" INTEGER /* Si munge; 1 sì, 0 no */,
  "feed_days" INTEGER /* Scorta di mangimi, giorni */,
  "water_source" TEXT /* Acqua per gli animali */,
  "slurry_m3" REAL /* Liquami stoccati, m³ */,
  "dangerous_goods" TEXT /* Sostanze pericolose */,
  "move_to" TEXT /* Dove spostare gli animali */,
  "loads_needed" INTEGER /* Viaggi necessari */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */,
  "locality" TEXT /* Frazione o località */,
  "street" TEXT /* Via */,
  "house_number" TEXT /* Numero civico */,
  "geometry" TEXT /* Posizione sulla mappa; GeoJSON, EPSG:4326 */,
  "geometry_source" TEXT /* Origine del disegno; codici GEOMETRY_SOURCE */,
  "access_note" TEXT /* Come si arriva */,
  "host_commune" TEXT /* Comune in cui si trova */,
  "ownership" TEXT /* Proprietà; codici OWNERSHIP */,
  "owner_id" TEXT /* Proprietario; id di organisation */,
  "manager_id" TEXT /* Gestore; id di organisation */,
  "contact_role_id" TEXT /* Referente in Comune; id di crisis_unit_role */,
  "contact_person_id" TEXT /* Persona da chiamare; id di person */,
  "agreement_id" TEXT /* Convenzione; id di agreement */,
  "available_24h" INTEGER /* Usabile a ogni ora; 1 sì, 0 no */,
  "opening_note" TEXT /* Chiavi e apertura */,
  "source_note" TEXT /* Fonte del dato */,
  "verified_on" TEXT /* Verificato il; AAAA-MM-GG */,
  "verified_by" TEXT /* Verificato da */,
  "verification_method" TEXT /* Come è stato verificato; codici VERIFICATION_METHOD */
) STRICT;
CREATE INDEX "livestock_farm_by_plan" ON "livestock_farm" (plan_id);
CREATE TABLE "livestock_farm__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "livestock_farm" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "livestock_count" ( /* Capi presenti */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "farm_id" TEXT /* Allevamento; id di livestock_farm */,
  "species" TEXT /* Specie; codici ANIMAL_SPECIES */,
  "heads" INTEGER /* Capi presenti */,
  "heads_max" INTEGER /* Capi al massimo */,
  "counted_on" TEXT /* Contati alla data del; AAAA-MM-GG */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */
) STRICT;
CREATE INDEX "livestock_count_by_plan" ON "livestock_count" (plan_id);
CREATE TABLE "livestock_count__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "livestock_count" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "continuity_setup" ( /* Continuità del Comune */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "alternate_seat_id" TEXT /* Sede sostitutiva; id di facility */,
  "succession" TEXT /* Chi sostituisce chi */,
  "data_backup" TEXT /* Copie dei dati */,
  "backup_interval_h" REAL /* Copia ogni quante ore, h */,
  "restore_h" REAL /* Ripristino in ore, h */,
  "paper_copy_place" TEXT /* Dove sta la copia cartacea */,
  "urgent_spending" TEXT /* Spese urgenti */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */,
  "source_note" TEXT /* Fonte del dato */,
  "verified_on" TEXT /* Verificato il; AAAA-MM-GG */,
  "verified_by" TEXT /* Verificato da */,
  "verification_method" TEXT /* Come è stato verificato; codici VERIFICATION_METHOD */
) STRICT;
CREATE INDEX "continuity_setup_by_plan" ON "continuity_setup" (plan_id);
CREATE TABLE "continuity_setup__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "continuity_setup" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "continuity_service" ( /* Servizio da garantire */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "service_code" TEXT /* Servizio; codici CONTINUITY_SERVICE */,
  "local_name" TEXT /* Nome locale del servizio */,
  "max_stop_h" REAL /* Fermo massimo, h */,
  "min_staff" INTEGER /* Persone minime */,
  "role_id" TEXT /* Responsabile; id di crisis_unit_role */,
  "deputy_text" TEXT /* Chi sostituisce il responsabile */,
  "tools" TEXT /* Che cosa serve */,
  "place" TEXT /* Dove si svolge */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */
) STRICT;
CREATE INDEX "continuity_service_by_plan" ON "continuity_service" (plan_id);
CREATE TABLE "continuity_service__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "continuity_service" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "information_channel" ( /* Canale */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "channel_kind" TEXT /* Tipo di canale; codici CHANNEL_KIND */,
  "name" TEXT /* Nome del canale */,
  "channel_use" TEXT /* Quando si usa; codici CHANNEL_USE */,
  "address" TEXT /* Indirizzo */,
  "operator_role_id" TEXT /* Chi lo usa; id di crisis_unit_role */,
  "works_without_power" INTEGER /* Funziona senza corrente; 1 sì, 0 no */,
  "reaches" TEXT /* Chi raggiunge */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */,
  "source_note" TEXT /* Fonte del dato */,
  "verified_on" TEXT /* Verificato il; AAAA-MM-GG */,
  "verified_by" TEXT /* Verificato da */,
  "verification_method" TEXT /* Come è stato verificato; codici VERIFICATION_METHOD */
) STRICT;
CREATE INDEX "information_channel_by_plan" ON "information_channel" (plan_id);
CREATE TABLE "information_channel__accessible_to" ( /* Adatto a; codici AUDIENCE */
  record_id TEXT NOT NULL REFERENCES "information_channel" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE "information_channel__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "information_channel" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "information_activity" ( /* Attività informativa */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT /* Titolo */,
  "activity_kind" TEXT /* Tipo di attività; codici ACTIVITY_KIND */,
  "planned_on" TEXT /* Prevista per; AAAA, AAAA-MM o AAAA-MM-GG */,
  "done_on" TEXT /* Svolta il; AAAA-MM-GG */,
  "people_reached" INTEGER /* Persone raggiunte */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */
) STRICT;
CREATE INDEX "information_activity_by_plan" ON "information_activity" (plan_id);
CREATE TABLE "information_activity__audience" ( /* Destinatari; codici AUDIENCE */
  record_id TEXT NOT NULL REFERENCES "information_activity" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE "information_activity__hazard_ids" ( /* Rischi spiegati; id di hazard */
  record_id TEXT NOT NULL REFERENCES "information_activity" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE "information_activity__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "information_activity" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "message_template" ( /* Messaggio pronto */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT /* Titolo */,
  "message_purpose" TEXT /* Scopo; codici MESSAGE_PURPOSE */,
  "body" TEXT /* Testo del messaggio */,
  "language" TEXT /* Lingua */,
  "hazard_id" TEXT /* Rischio; id di hazard */,
  "phase" TEXT /* Fase; codici OPERATIONAL_PHASE */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */
) STRICT;
CREATE INDEX "message_template_by_plan" ON "message_template" (plan_id);
CREATE TABLE "message_template__channel_ids" ( /* Canali; id di information_channel */
  record_id TEXT NOT NULL REFERENCES "message_template" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE "message_template__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "message_template" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "exercise" ( /* Esercitazione */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT /* Titolo */,
  "exercise_kind" TEXT /* Tipo di esercitazione; codici EXERCISE_KIND */,
  "scenario_id" TEXT /* Scenario provato; id di scenario */,
  "planned_on" TEXT /* Prevista per; AAAA, AAAA-MM o AAAA-MM-GG */,
  "held_on" TEXT /* Svolta il; AAAA-MM-GG */,
  "objectives" TEXT /* Obiettivi */,
  "outcome" TEXT /* Esito */,
  "participants" INTEGER /* Numero di partecipanti */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */
) STRICT;
CREATE INDEX "exercise_by_plan" ON "exercise" (plan_id);
CREATE TABLE "exercise__function_ids" ( /* Funzioni di supporto provate; id di support_function */
  record_id TEXT NOT NULL REFERENCES "exercise" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE "exercise__organisation_ids" ( /* Enti partecipanti; id di organisation */
  record_id TEXT NOT NULL REFERENCES "exercise" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE "exercise__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "exercise" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "exercise_lesson" ( /* Azione di miglioramento */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "exercise_id" TEXT /* Nata dall'esercitazione; id di exercise */,
  "past_event_id" TEXT /* Nata dall'evento; id di past_event */,
  "problem" TEXT /* Problema */,
  "change" TEXT /* Che cosa cambiare */,
  "section_code" TEXT /* Sezione da correggere; codici SECTION */,
  "role_id" TEXT /* Chi corregge; id di crisis_unit_role */,
  "due_on" TEXT /* Da correggere entro; AAAA-MM-GG */,
  "lesson_state" TEXT /* Stato della correzione; codici LESSON_STATE */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */
) STRICT;
CREATE INDEX "exercise_lesson_by_plan" ON "exercise_lesson" (plan_id);
CREATE TABLE "exercise_lesson__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "exercise_lesson" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "attachment" ( /* Allegato */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT /* Titolo */,
  "attachment_kind" TEXT /* Tipo di allegato; codici ATTACHMENT_KIND */,
  "file_name" TEXT /* Nome del file */,
  "media_type" TEXT /* Formato del file */,
  "size_bytes" INTEGER /* Dimensione del file, byte */,
  "sha256" TEXT /* Impronta del file */,
  "privacy" TEXT /* Riservatezza; codici PRIVACY_CLASS */,
  "has_personal_data" INTEGER /* Contiene dati personali; 1 sì, 0 no */,
  "document_date" TEXT /* Data del documento; AAAA, AAAA-MM o AAAA-MM-GG */,
  "author_id" TEXT /* Autore; id di organisation */,
  "description" TEXT /* Descrizione */,
  "scale_denominator" INTEGER /* Scala della tavola (1:) */,
  "crs_declared" TEXT /* Sistema di coordinate */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */
) STRICT;
CREATE INDEX "attachment_by_plan" ON "attachment" (plan_id);
CREATE TABLE "attachment__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "attachment" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "plan_state_change" ( /* Passaggio di stato */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "from_state" TEXT /* Dallo stato; codici PLAN_STATE */,
  "to_state" TEXT /* Allo stato; codici PLAN_STATE */,
  "changed_on" TEXT /* Cambiato il; AAAA-MM-GG */,
  "changed_by" TEXT /* Cambiato da */,
  "reason" TEXT /* Motivo del passaggio */,
  "act_id" TEXT /* Atto; id di act */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */
) STRICT;
CREATE INDEX "plan_state_change_by_plan" ON "plan_state_change" (plan_id);
CREATE TABLE "plan_state_change__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "plan_state_change" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "plan_revision" ( /* Revisione */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "number" INTEGER /* Numero della revisione */,
  "revised_on" TEXT /* Data della revisione; AAAA-MM-GG */,
  "change_kind" TEXT /* Tipo di revisione; codici CHANGE_KIND */,
  "summary" TEXT /* Che cosa cambia */,
  "act_id" TEXT /* Atto che la approva; id di act */,
  "content_hash" TEXT /* Impronta del piano */,
  "section_hashes" TEXT /* Impronte delle sezioni */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */
) STRICT;
CREATE INDEX "plan_revision_by_plan" ON "plan_revision" (plan_id);
CREATE TABLE "plan_revision__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "plan_revision" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "plan_transmission" ( /* Trasmissione */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "recipient_id" TEXT /* Inviato a; id di organisation */,
  "revision_id" TEXT /* Revisione inviata; id di plan_revision */,
  "sent_on" TEXT /* Inviato il; AAAA-MM-GG */,
  "means" TEXT /* Mezzo di invio; codici TRANSMISSION_MEANS */,
  "protocol_number" TEXT /* Protocollo in uscita */,
  "acknowledged_on" TEXT /* Ricevuta del; AAAA-MM-GG */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */
) STRICT;
CREATE INDEX "plan_transmission_by_plan" ON "plan_transmission" (plan_id);
CREATE TABLE "plan_transmission__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "plan_transmission" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "portal_entry" ( /* Trascrizione sul portale */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "section_code" TEXT /* Sezione; codici SECTION */,
  "revision_id" TEXT /* Revisione trascritta; id di plan_revision */,
  "entered_on" TEXT /* Trascritta il; AAAA-MM-GG */,
  "entered_by" TEXT /* Trascritta da */,
  "portal_state" TEXT /* Esito della trascrizione; codici PORTAL_STATE */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */
) STRICT;
CREATE INDEX "portal_entry_by_plan" ON "portal_entry" (plan_id);
CREATE TABLE "portal_entry__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "portal_entry" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "verification_round" ( /* Giro di verifica */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "started_on" TEXT /* Iniziato il; AAAA-MM-GG */,
  "finished_on" TEXT /* Finito il; AAAA-MM-GG */,
  "led_by_role_id" TEXT /* Condotto da; id di crisis_unit_role */,
  "checked" INTEGER /* Dati controllati */,
  "changed" INTEGER /* Dati cambiati */,
  "not_reached" INTEGER /* Senza risposta */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */
) STRICT;
CREATE INDEX "verification_round_by_plan" ON "verification_round" (plan_id);
CREATE TABLE "verification_round__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "verification_round" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "review_reference" ( /* Riferimento al riesame */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "package_id" TEXT /* Fascicolo */,
  "section_code" TEXT /* Sezione; codici SECTION */,
  "content_hash" TEXT /* Impronta della sezione */,
  "decision" TEXT /* Decisione; codici DECISION */,
  "decided_on" TEXT /* Deciso il; AAAA-MM-GG */,
  "reviewer_id" TEXT /* Ente che ha deciso; id di organisation */,
  "sequence" INTEGER /* Numero d'ordine */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */
) STRICT;
CREATE INDEX "review_reference_by_plan" ON "review_reference" (plan_id);
CREATE TABLE "review_reference__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "review_reference" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE "acceptance" ( /* Accettazione con motivo */
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "rule_code" TEXT /* Regola */,
  "record_id" TEXT /* Dato del rilievo */,
  "digest" TEXT /* Impronta del rilievo */,
  "reason" TEXT /* Motivo dell'accettazione */,
  "accepted_by" TEXT /* Accettato da */,
  "accepted_role" TEXT /* In qualità di; codici ACCEPTING_ROLE */,
  "accepted_on" TEXT /* Accettato il; AAAA-MM-GG */,
  "code" TEXT /* Sigla */,
  "privacy_min" TEXT /* Riservatezza minima; codici PRIVACY_CLASS */,
  "notes" TEXT /* Note */
) STRICT;
CREATE INDEX "acceptance_by_plan" ON "acceptance" (plan_id);
CREATE TABLE "acceptance__attachment_ids" ( /* Allegati; id di attachment */
  record_id TEXT NOT NULL REFERENCES "acceptance" (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, value)
) STRICT, WITHOUT ROWID;
