// Generated from the declarations of the kinds. Do not edit.

export type Id<_Kind extends string> = string;
export type Code<_List extends string> = string;
/** A value that could not be read as its type, as it was typed. */
export type Raw = { raw: string };
export type Geometry = { type: string; coordinates: unknown };

/** What the office itself states about its commune. */
export interface CommuneProfile {
  id: Id<"commune_profile">;
  /** Comune */
  istat_code?: string | Raw;
  /** Il Comune come ente */
  organisation_id?: Id<"organisation"> | Raw;
  /** Residenti all'anagrafe */
  residents?: number | Raw;
  /** Residenti alla data del */
  residents_on?: string | Raw;
  /** Famiglie all'anagrafe */
  households?: number | Raw;
  /** Presenze massime */
  peak_presence?: number | Raw;
  /** Quando c'è più gente */
  peak_reason?: string | Raw;
  /** Zona di allerta corretta */
  alert_zone_override?: Code<"ALERT_ZONE"> | Raw;
  /** Motivo della zona corretta */
  alert_zone_reason?: string | Raw;
  /** Zona neve */
  snow_zone?: string | Raw;
  /** Zona incendi boschivi */
  fire_zone?: string | Raw;
  /** Zona sismica */
  seismic_zone?: number | Raw;
  /** Atto della zona sismica */
  seismic_zone_act?: string | Raw;
  /** Fine mandato del sindaco */
  mayor_term_ends?: string | Raw;
  /** Sito del Comune */
  website?: string | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
  /** Frazione o località */
  locality?: string | Raw;
  /** Via */
  street?: string | Raw;
  /** Numero civico */
  house_number?: string | Raw;
  /** Posizione sulla mappa */
  geometry?: Geometry | Raw;
  /** Origine del disegno */
  geometry_source?: Code<"GEOMETRY_SOURCE"> | Raw;
  /** Come si arriva */
  access_note?: string | Raw;
  /** Comune in cui si trova */
  host_commune?: string | Raw;
  /** Fonte del dato */
  source_note?: string | Raw;
  /** Verificato il */
  verified_on?: string | Raw;
  /** Verificato da */
  verified_by?: string | Raw;
  /** Come è stato verificato */
  verification_method?: Code<"VERIFICATION_METHOD"> | Raw;
}

/** The plan itself and where it stands; its life is in B.20. */
export interface PlanHeader {
  id: Id<"plan">;
  /** Comune del piano */
  istat_code?: string | Raw;
  /** Titolo */
  title?: string | Raw;
  /** Tipo di piano */
  plan_kind?: Code<"PLAN_KIND"> | Raw;
  /** Comuni associati */
  partner_communes?: string[] | Raw;
  /** Sintesi per i cittadini */
  summary?: string | Raw;
  /** Stato del piano */
  state?: Code<"PLAN_STATE"> | Raw;
  /** Revisione numero */
  revision_number?: number | Raw;
  /** Delibera di approvazione */
  approval_act_id?: Id<"act"> | Raw;
  /** Atto del piano precedente */
  previous_act_text?: string | Raw;
  /** Data del piano precedente */
  previous_plan_on?: string | Raw;
  /** Chi aggiorna senza Consiglio */
  update_mandate?: string | Raw;
  /** Revisione ogni (mesi) */
  review_interval_months?: number | Raw;
  /** Verifica recapiti ogni (mesi) */
  contact_check_months?: number | Raw;
  /** Prossima revisione entro */
  next_review_due?: string | Raw;
  /** Redatto da */
  drafted_by_id?: Id<"organisation"> | Raw;
  /** Indirizzi seguiti */
  guideline_refs?: string | Raw;
  /** Risorse economiche */
  budget_note?: string | Raw;
  /** Dati di esempio */
  is_example?: boolean | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
}

/** Plans this one must agree with: PGT, PEE, PGRA, provincial plan. */
export interface LinkedPlan {
  id: Id<"linked_plan">;
  /** Nome */
  name?: string | Raw;
  /** Tipo di piano */
  linked_kind?: Code<"LINKED_PLAN_KIND"> | Raw;
  /** Ente che lo tiene */
  authority_id?: Id<"organisation"> | Raw;
  /** Approvato il */
  approved_on?: string | Raw;
  /** Coerente con questo piano */
  coherence?: Code<"COHERENCE"> | Raw;
  /** Che cosa resta da allineare */
  coherence_note?: string | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
}

/** Which edition of the consortium's common contents was received. */
export interface ModelEdition {
  id: Id<"model_edition">;
  /** Nome dell'edizione */
  name?: string | Raw;
  /** Versione */
  version?: string | Raw;
  /** Emessa il */
  issued_on?: string | Raw;
  /** Emessa da */
  issuer_id?: Id<"organisation"> | Raw;
  /** Impronta del contenuto */
  content_hash?: string | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
}

/** Provenance of one record taken, adapted or refused; new editions come as proposals. */
export interface ModelAdoption {
  id: Id<"model_adoption">;
  /** Edizione del modello */
  edition_id?: Id<"model_edition"> | Raw;
  /** Tipo di dato */
  record_kind?: string | Raw;
  /** Dato del modello */
  model_record_id?: string | Raw;
  /** Dato nel piano */
  record_id?: string | Raw;
  /** Scelta del Comune */
  adoption_state?: Code<"ADOPTION_STATE"> | Raw;
  /** Impronta di partenza */
  base_hash?: string | Raw;
  /** Deciso il */
  decided_on?: string | Raw;
  /** Deciso da */
  decided_by?: string | Raw;
  /** Motivo della scelta */
  reason?: string | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
}

/** States that a section or a national class has no data, and why; its section is the one it speaks of. */
export interface EmptyStatement {
  id: Id<"empty_statement">;
  /** Sezione */
  section_code?: Code<"SECTION"> | Raw;
  /** Classe nazionale */
  national_class?: Code<"NATIONAL_CLASS"> | Raw;
  /** Perché non ci sono dati */
  reason?: string | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
}

/** Short operational framing, not an encyclopaedia. */
export interface TerritoryProfile {
  id: Id<"territory_profile">;
  /** Descrizione */
  description?: string | Raw;
  /** Quota minima */
  altitude_min_m?: number | Raw;
  /** Quota massima */
  altitude_max_m?: number | Raw;
  /** Acque */
  hydrography?: string | Raw;
  /** Strade e ferrovie */
  mobility?: string | Raw;
  /** Abitato */
  settlement?: string | Raw;
  /** Attività economiche */
  economy?: string | Raw;
  /** Livello di microzonazione sismica */
  microzonation_level?: number | Raw;
  /** Analisi CLE fatta */
  has_cle?: boolean | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
}

/** Unit for counting people, evacuating and informing; the whole commune may be one zone; `settore` zones are not summed. */
export interface Zone {
  id: Id<"zone">;
  /** Nome */
  name?: string | Raw;
  /** Tipo di zona */
  zone_kind?: Code<"ZONE_KIND"> | Raw;
  /** Perimetro */
  geometry?: Geometry | Raw;
  /** Residenti */
  residents?: number | Raw;
  /** Residenti alla data del */
  counted_on?: string | Raw;
  /** Famiglie */
  households?: number | Raw;
  /** Edifici abitati */
  buildings?: number | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
  /** Fonte del dato */
  source_note?: string | Raw;
  /** Verificato il */
  verified_on?: string | Raw;
  /** Verificato da */
  verified_by?: string | Raw;
  /** Come è stato verificato */
  verification_method?: Code<"VERIFICATION_METHOD"> | Raw;
}

/** Rivers, roads, bridges, lines, protected areas that matter for the plan. */
export interface TerritoryFeature {
  id: Id<"territory_feature">;
  /** Nome */
  name?: string | Raw;
  /** Tipo di elemento */
  feature_kind?: Code<"FEATURE_KIND"> | Raw;
  /** Tracciato o posizione */
  geometry?: Geometry | Raw;
  /** Ente gestore */
  manager_id?: Id<"organisation"> | Raw;
  /** Massa massima */
  max_mass_t?: number | Raw;
  /** Altezza massima */
  max_height_m?: number | Raw;
  /** Larghezza massima */
  max_width_m?: number | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
  /** Fonte del dato */
  source_note?: string | Raw;
  /** Verificato il */
  verified_on?: string | Raw;
  /** Verificato da */
  verified_by?: string | Raw;
  /** Come è stato verificato */
  verification_method?: Code<"VERIFICATION_METHOD"> | Raw;
}

/** Every body, firm or association, written once and linked everywhere. */
export interface Organisation {
  id: Id<"organisation">;
  /** Nome */
  name?: string | Raw;
  /** Tipo di ente */
  organisation_kind?: Code<"ORGANISATION_KIND"> | Raw;
  /** Nome breve */
  short_name?: string | Raw;
  /** Che cosa fa per il piano */
  role_in_plan?: string | Raw;
  /** Territorio di competenza */
  territory_served?: string | Raw;
  /** Codice fiscale dell'ente */
  tax_code?: string | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
  /** Frazione o località */
  locality?: string | Raw;
  /** Via */
  street?: string | Raw;
  /** Numero civico */
  house_number?: string | Raw;
  /** Posizione sulla mappa */
  geometry?: Geometry | Raw;
  /** Origine del disegno */
  geometry_source?: Code<"GEOMETRY_SOURCE"> | Raw;
  /** Come si arriva */
  access_note?: string | Raw;
  /** Comune in cui si trova */
  host_commune?: string | Raw;
  /** Fonte del dato */
  source_note?: string | Raw;
  /** Verificato il */
  verified_on?: string | Raw;
  /** Verificato da */
  verified_by?: string | Raw;
  /** Come è stato verificato */
  verification_method?: Code<"VERIFICATION_METHOD"> | Raw;
}

/** Somebody with a role or to be called; only what is needed to reach them. */
export interface Person {
  id: Id<"person">;
  /** Cognome */
  surname?: string | Raw;
  /** Nome */
  given_name?: string | Raw;
  /** Ente di appartenenza */
  organisation_id?: Id<"organisation"> | Raw;
  /** Qualifica */
  position_held?: string | Raw;
  /** Nome pubblicabile */
  is_public_officer?: boolean | Raw;
  /** Informativa data il */
  informed_on?: string | Raw;
  /** Da cancellare dopo il */
  delete_after?: string | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
}

/** One number, address or radio channel of exactly one owner. */
export interface ContactPoint {
  id: Id<"contact_point">;
  /** Persona */
  person_id?: Id<"person"> | Raw;
  /** Ente */
  organisation_id?: Id<"organisation"> | Raw;
  /** Sede del COC */
  operations_seat_id?: Id<"operations_seat"> | Raw;
  /** Struttura */
  facility_id?: Id<"facility"> | Raw;
  /** Tipo di recapito */
  contact_kind?: Code<"CONTACT_KIND"> | Raw;
  /** Numero o indirizzo */
  value?: string | Raw;
  /** Descrizione */
  label?: string | Raw;
  /** Orario */
  hours?: string | Raw;
  /** Ordine di chiamata */
  call_order?: number | Raw;
  /** Già pubblico */
  published_by_body?: boolean | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
  /** Fonte del dato */
  source_note?: string | Raw;
  /** Verificato il */
  verified_on?: string | Raw;
  /** Verificato da */
  verified_by?: string | Raw;
  /** Come è stato verificato */
  verification_method?: Code<"VERIFICATION_METHOD"> | Raw;
}

/** How the service works on ordinary days. */
export interface MunicipalStructure {
  id: Id<"municipal_structure">;
  /** Forma di gestione */
  management_form?: Code<"MANAGEMENT_FORM"> | Raw;
  /** Comuni in gestione associata */
  associated_with?: string[] | Raw;
  /** Ufficio di protezione civile */
  office_name?: string | Raw;
  /** Orario dell'ufficio */
  office_hours?: string | Raw;
  /** Responsabile del servizio */
  head_role_id?: Id<"crisis_unit_role"> | Raw;
  /** Reperibilità */
  on_call?: string | Raw;
  /** Personale formato */
  trained_staff?: number | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
  /** Fonte del dato */
  source_note?: string | Raw;
  /** Verificato il */
  verified_on?: string | Raw;
  /** Verificato da */
  verified_by?: string | Raw;
  /** Come è stato verificato */
  verification_method?: Code<"VERIFICATION_METHOD"> | Raw;
}

/** A seat in the crisis unit, whoever fills it; the role stays when people change. */
export interface CrisisUnitRole {
  id: Id<"crisis_unit_role">;
  /** Ruolo */
  role_code?: Code<"UCL_ROLE"> | Raw;
  /** Nome locale del ruolo */
  custom_name?: string | Raw;
  /** Parte dell'unità di crisi */
  membership?: Code<"ROLE_MEMBERSHIP"> | Raw;
  /** Compiti */
  duties?: string | Raw;
  /** Serve la reperibilità h24 */
  reachable_24h_required?: boolean | Raw;
  /** Perché il ruolo manca */
  absent_reason?: string | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
}

/** Decree, resolution, designation or agreement; NominationAct is one with purpose `nomina`; its section follows its purpose. */
export interface Act {
  id: Id<"act">;
  /** Tipo di atto */
  act_kind?: Code<"ACT_KIND"> | Raw;
  /** A che cosa serve */
  purpose?: Code<"ACT_PURPOSE"> | Raw;
  /** Numero dell'atto */
  number?: string | Raw;
  /** Data dell'atto */
  act_date?: string | Raw;
  /** Oggetto */
  subject?: string | Raw;
  /** Emesso da */
  issuer_id?: Id<"organisation"> | Raw;
  /** Numero di protocollo */
  protocol_number?: string | Raw;
  /** Decorre dal */
  effective_from?: string | Raw;
  /** Scade il */
  expires_on?: string | Raw;
  /** Pubblicato il */
  published_on?: string | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
}

/** One person in one role for a time; a Deputy (sostituto) is a nomination with rank ≥ 1; ended ones stay as history. */
export interface Nomination {
  id: Id<"nomination">;
  /** Ruolo */
  role_id?: Id<"crisis_unit_role"> | Raw;
  /** Titolare o sostituto */
  rank?: number | Raw;
  /** Persona */
  person_id?: Id<"person"> | Raw;
  /** Ente alla nomina */
  organisation_id?: Id<"organisation"> | Raw;
  /** Qualifica alla nomina */
  position_held?: string | Raw;
  /** Come è stato incaricato */
  appointment_kind?: Code<"APPOINTMENT_KIND"> | Raw;
  /** Atto di nomina */
  act_id?: Id<"act"> | Raw;
  /** In carica dal */
  starts_on?: string | Raw;
  /** In carica fino al */
  ends_on?: string | Raw;
  /** Motivo della fine */
  end_reason?: Code<"END_REASON"> | Raw;
  /** Raggiungibile h24 */
  reachable_24h?: boolean | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
  /** Fonte del dato */
  source_note?: string | Raw;
  /** Verificato il */
  verified_on?: string | Raw;
  /** Verificato da */
  verified_by?: string | Raw;
  /** Come è stato verificato */
  verification_method?: Code<"VERIFICATION_METHOD"> | Raw;
}

/** How the centre is opened and to whom it answers. */
export interface OperationsCentre {
  id: Id<"operations_centre">;
  /** Tipo di centro */
  centre_kind?: Code<"CENTRE_KIND"> | Raw;
  /** Comuni serviti */
  partner_communes?: string[] | Raw;
  /** Atto di istituzione */
  setup_act_id?: Id<"act"> | Raw;
  /** Chi lo attiva */
  activation_role_id?: Id<"crisis_unit_role"> | Raw;
  /** Come si attiva */
  activation_manner?: string | Raw;
  /** Pronto in */
  activation_min?: number | Raw;
  /** Centri di riferimento */
  higher_centres?: string | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
  /** Fonte del dato */
  source_note?: string | Raw;
  /** Verificato il */
  verified_on?: string | Raw;
  /** Verificato da */
  verified_by?: string | Raw;
  /** Come è stato verificato */
  verification_method?: Code<"VERIFICATION_METHOD"> | Raw;
}

/** Main and alternative rooms. */
export interface OperationsSeat {
  id: Id<"operations_seat">;
  /** Tipo di sede */
  seat_kind?: Code<"SEAT_KIND"> | Raw;
  /** Nome della sede */
  name?: string | Raw;
  /** Edificio */
  facility_id?: Id<"facility"> | Raw;
  /** Locali */
  rooms?: string | Raw;
  /** Dotazioni */
  equipment?: string | Raw;
  /** Postazioni di lavoro */
  workstations?: number | Raw;
  /** Superficie disponibile */
  area_m2?: number | Raw;
  /** Energia di riserva */
  backup_power?: Code<"BACKUP_POWER"> | Raw;
  /** Collegamenti di riserva */
  links?: Code<"LINK_KIND">[] | Raw;
  /** Verifica sismica */
  seismic_check?: Code<"SEISMIC_CHECK"> | Raw;
  /** Senza barriere */
  step_free?: boolean | Raw;
  /** Perché si usa anche se è a rischio */
  interference_reason?: string | Raw;
  /** Non si usa negli scenari */
  excluded_scenario_ids?: Id<"scenario">[] | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
  /** Frazione o località */
  locality?: string | Raw;
  /** Via */
  street?: string | Raw;
  /** Numero civico */
  house_number?: string | Raw;
  /** Posizione sulla mappa */
  geometry?: Geometry | Raw;
  /** Origine del disegno */
  geometry_source?: Code<"GEOMETRY_SOURCE"> | Raw;
  /** Come si arriva */
  access_note?: string | Raw;
  /** Comune in cui si trova */
  host_commune?: string | Raw;
  /** Proprietà */
  ownership?: Code<"OWNERSHIP"> | Raw;
  /** Proprietario */
  owner_id?: Id<"organisation"> | Raw;
  /** Gestore */
  manager_id?: Id<"organisation"> | Raw;
  /** Referente in Comune */
  contact_role_id?: Id<"crisis_unit_role"> | Raw;
  /** Persona da chiamare */
  contact_person_id?: Id<"person"> | Raw;
  /** Convenzione */
  agreement_id?: Id<"agreement"> | Raw;
  /** Usabile a ogni ora */
  available_24h?: boolean | Raw;
  /** Chiavi e apertura */
  opening_note?: string | Raw;
  /** Fonte del dato */
  source_note?: string | Raw;
  /** Verificato il */
  verified_on?: string | Raw;
  /** Verificato da */
  verified_by?: string | Raw;
  /** Come è stato verificato */
  verification_method?: Code<"VERIFICATION_METHOD"> | Raw;
}

/** A job of the centre, its lead and what it merges in a small office. */
export interface SupportFunction {
  id: Id<"support_function">;
  /** Funzione */
  function_code?: Code<"SUPPORT_FUNCTION"> | Raw;
  /** Sigla o nome locale */
  local_name?: string | Raw;
  /** Funzioni accorpate */
  merged_codes?: Code<"SUPPORT_FUNCTION">[] | Raw;
  /** Responsabile */
  lead_role_id?: Id<"crisis_unit_role"> | Raw;
  /** Ruoli che collaborano */
  supporting_role_ids?: Id<"crisis_unit_role">[] | Raw;
  /** Enti coinvolti */
  organisation_ids?: Id<"organisation">[] | Raw;
  /** Si attiva dalla fase */
  active_from?: Code<"OPERATIONAL_PHASE"> | Raw;
  /** Compiti */
  duties?: string | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
}

/** One answer with a reason for every entry of the legal list, plus free "altro". */
export interface Hazard {
  id: Id<"hazard">;
  /** Rischio */
  hazard_code?: Code<"HAZARD"> | Raw;
  /** Nome dell'altro rischio */
  other_name?: string | Raw;
  /** Forme presenti */
  hazard_details?: Code<"HAZARD_DETAIL">[] | Raw;
  /** Riguarda il comune */
  relevance?: Code<"RELEVANCE"> | Raw;
  /** Perché riguarda o no il comune */
  reason?: string | Raw;
  /** Gravità attesa */
  severity?: Code<"SEVERITY"> | Raw;
  /** Frequenza */
  likelihood?: Code<"LIKELIHOOD"> | Raw;
  /** Descrizione */
  description?: string | Raw;
  /** Studi usati */
  knowledge_sources?: string | Raw;
  /** Piani collegati */
  linked_plan_ids?: Id<"linked_plan">[] | Raw;
  /** Procedura generale */
  general_procedure?: string | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
}

/** Plant, pipeline, dam or line a scenario starts from; also outside the commune. */
export interface HazardSource {
  id: Id<"hazard_source">;
  /** Nome */
  name?: string | Raw;
  /** Tipo di sorgente */
  source_kind?: Code<"HAZARD_SOURCE_KIND"> | Raw;
  /** Rischi che può causare */
  hazard_ids?: Id<"hazard">[] | Raw;
  /** Posizione o tracciato */
  geometry?: Geometry | Raw;
  /** Gestore della sorgente */
  operator_id?: Id<"organisation"> | Raw;
  /** Sostanze */
  substances?: string | Raw;
  /** Soglia Seveso */
  seveso_tier?: Code<"SEVESO_TIER"> | Raw;
  /** Piano di emergenza esterno */
  external_plan_id?: Id<"linked_plan"> | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
  /** Fonte del dato */
  source_note?: string | Raw;
  /** Verificato il */
  verified_on?: string | Raw;
  /** Verificato da */
  verified_by?: string | Raw;
  /** Come è stato verificato */
  verification_method?: Code<"VERIFICATION_METHOD"> | Raw;
}

/** What already happened; reference for scenarios. */
export interface PastEvent {
  id: Id<"past_event">;
  /** Evento */
  name?: string | Raw;
  /** Quando è accaduto */
  happened_on?: string | Raw;
  /** Rischio */
  hazard_id?: Id<"hazard"> | Raw;
  /** Effetti */
  effects?: string | Raw;
  /** Valore misurato */
  measured_value?: string | Raw;
  /** Dove è stato misurato */
  measured_where?: string | Raw;
  /** Area colpita */
  extent?: Geometry | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
  /** Fonte del dato */
  source_note?: string | Raw;
  /** Verificato il */
  verified_on?: string | Raw;
  /** Verificato da */
  verified_by?: string | Raw;
  /** Come è stato verificato */
  verification_method?: Code<"VERIFICATION_METHOD"> | Raw;
}

/** One believable event with its place, size and consequences. */
export interface Scenario {
  id: Id<"scenario">;
  /** Rischio */
  hazard_id?: Id<"hazard"> | Raw;
  /** Nome */
  name?: string | Raw;
  /** Descrizione */
  description?: string | Raw;
  /** Gravità */
  severity?: Code<"SEVERITY"> | Raw;
  /** Evento di riferimento */
  reference_event_id?: Id<"past_event"> | Raw;
  /** Altro riferimento */
  reference_event_text?: string | Raw;
  /** Tempo di ritorno */
  return_period_years?: number | Raw;
  /** Classe PGRA */
  flood_class?: Code<"FLOOD_CLASS"> | Raw;
  /** Riguarda tutto il comune */
  covers_whole_commune?: boolean | Raw;
  /** Estensione */
  extent?: Geometry | Raw;
  /** Origine dell'estensione */
  extent_source?: string | Raw;
  /** Effetti attesi */
  effects?: string | Raw;
  /** Come evolve */
  dynamics?: string | Raw;
  /** Preavviso */
  warning_time_h?: number | Raw;
  /** Durata */
  duration_h?: number | Raw;
  /** Persone da evacuare */
  people_to_evacuate?: number | Raw;
  /** Comuni coinvolti */
  shared_with?: string[] | Raw;
  /** Piano di emergenza esterno */
  external_plan_id?: Id<"linked_plan"> | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
  /** Fonte del dato */
  source_note?: string | Raw;
  /** Verificato il */
  verified_on?: string | Raw;
  /** Verificato da */
  verified_by?: string | Raw;
  /** Come è stato verificato */
  verification_method?: Code<"VERIFICATION_METHOD"> | Raw;
}

/** Who and what is hit, with a quantity. */
export interface ExposedElement {
  id: Id<"exposed_element">;
  /** Scenario */
  scenario_id?: Id<"scenario"> | Raw;
  /** Tipo di elemento */
  exposed_kind?: Code<"EXPOSED_KIND"> | Raw;
  /** Nome */
  name?: string | Raw;
  /** Quantità */
  quantity?: number | Raw;
  /** Zona */
  zone_id?: Id<"zone"> | Raw;
  /** Struttura */
  facility_id?: Id<"facility"> | Raw;
  /** Bene culturale */
  cultural_asset_id?: Id<"cultural_asset"> | Raw;
  /** Allevamento */
  livestock_farm_id?: Id<"livestock_farm"> | Raw;
  /** Impianto */
  service_node_id?: Id<"service_node"> | Raw;
  /** Posizione */
  geometry?: Geometry | Raw;
  /** Danno atteso */
  expected_damage?: string | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
  /** Fonte del dato */
  source_note?: string | Raw;
  /** Verificato il */
  verified_on?: string | Raw;
  /** Verificato da */
  verified_by?: string | Raw;
  /** Come è stato verificato */
  verification_method?: Code<"VERIFICATION_METHOD"> | Raw;
}

/** Underpass, bridge, culvert, weak bank: watch or close first. */
export interface CriticalPoint {
  id: Id<"critical_point">;
  /** Nome */
  name?: string | Raw;
  /** Tipo di punto critico */
  critical_kind?: Code<"CRITICAL_POINT_KIND"> | Raw;
  /** Scenari */
  scenario_ids?: Id<"scenario">[] | Raw;
  /** Posizione */
  geometry?: Geometry | Raw;
  /** Che cosa succede */
  what_happens?: string | Raw;
  /** Che cosa fare */
  measure?: string | Raw;
  /** Si controlla dalla fase */
  watch_from?: Code<"OPERATIONAL_PHASE"> | Raw;
  /** Chi lo controlla */
  watch_role_id?: Id<"crisis_unit_role"> | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
  /** Fonte del dato */
  source_note?: string | Raw;
  /** Verificato il */
  verified_on?: string | Raw;
  /** Verificato da */
  verified_by?: string | Raw;
  /** Come è stato verificato */
  verification_method?: Code<"VERIFICATION_METHOD"> | Raw;
}

/** The way out, or the way in for rescuers, for given scenarios. */
export interface EscapeRoute {
  id: Id<"escape_route">;
  /** Nome */
  name?: string | Raw;
  /** Tipo di percorso */
  route_kind?: Code<"ROUTE_KIND"> | Raw;
  /** Scenari */
  scenario_ids?: Id<"scenario">[] | Raw;
  /** Tracciato */
  geometry?: Geometry | Raw;
  /** Zone di partenza */
  from_zone_ids?: Id<"zone">[] | Raw;
  /** Area di arrivo */
  to_area_id?: Id<"emergency_area"> | Raw;
  /** Ordine di preferenza */
  preference?: number | Raw;
  /** Per chi va bene */
  users?: Code<"ROUTE_USER">[] | Raw;
  /** Massa massima */
  max_mass_t?: number | Raw;
  /** Altezza massima */
  max_height_m?: number | Raw;
  /** Larghezza minima */
  min_width_m?: number | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
  /** Fonte del dato */
  source_note?: string | Raw;
  /** Verificato il */
  verified_on?: string | Raw;
  /** Verificato da */
  verified_by?: string | Raw;
  /** Come è stato verificato */
  verification_method?: Code<"VERIFICATION_METHOD"> | Raw;
}

/** Road block that keeps people out of the hit area. */
export interface Gate {
  id: Id<"gate">;
  /** Nome */
  name?: string | Raw;
  /** Tipo di cancello */
  gate_kind?: Code<"GATE_KIND"> | Raw;
  /** Scenari */
  scenario_ids?: Id<"scenario">[] | Raw;
  /** Posizione */
  geometry?: Geometry | Raw;
  /** Strada */
  road?: string | Raw;
  /** Si chiude dalla fase */
  close_from?: Code<"OPERATIONAL_PHASE"> | Raw;
  /** Presidiato da */
  staffed_by_id?: Id<"organisation"> | Raw;
  /** Persone necessarie */
  people_needed?: number | Raw;
  /** Deviazione */
  detour?: string | Raw;
  /** Segnaletica */
  equipment?: string | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
}

/** Who reads the alert, also at night. */
export interface AlertIntake {
  id: Id<"alert_intake">;
  /** Come arrivano le allerte */
  channels?: Code<"ALERT_CHANNEL">[] | Raw;
  /** Chi legge l'allerta */
  reader_role_id?: Id<"crisis_unit_role"> | Raw;
  /** Chi legge se il primo manca */
  backup_role_id?: Id<"crisis_unit_role"> | Raw;
  /** Notte e festivi */
  out_of_hours?: string | Raw;
  /** Orari di controllo */
  check_times?: string | Raw;
  /** A chi si inoltra */
  forwarded_to?: string | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
  /** Fonte del dato */
  source_note?: string | Raw;
  /** Verificato il */
  verified_on?: string | Raw;
  /** Verificato da */
  verified_by?: string | Raw;
  /** Come è stato verificato */
  verification_method?: Code<"VERIFICATION_METHOD"> | Raw;
}

/** Gauge, marked pole or spot to look at. */
export interface MonitoringPoint {
  id: Id<"monitoring_point">;
  /** Nome */
  name?: string | Raw;
  /** Tipo di punto */
  monitoring_kind?: Code<"MONITORING_KIND"> | Raw;
  /** Gestore del punto */
  operator_id?: Id<"organisation"> | Raw;
  /** Codice della stazione */
  station_code?: string | Raw;
  /** Dove si legge */
  where_to_read?: string | Raw;
  /** Zero idrometrico */
  zero_m_asl?: number | Raw;
  /** Chi lo controlla */
  reader_role_id?: Id<"crisis_unit_role"> | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
  /** Frazione o località */
  locality?: string | Raw;
  /** Via */
  street?: string | Raw;
  /** Numero civico */
  house_number?: string | Raw;
  /** Posizione sulla mappa */
  geometry?: Geometry | Raw;
  /** Origine del disegno */
  geometry_source?: Code<"GEOMETRY_SOURCE"> | Raw;
  /** Come si arriva */
  access_note?: string | Raw;
  /** Comune in cui si trova */
  host_commune?: string | Raw;
  /** Fonte del dato */
  source_note?: string | Raw;
  /** Verificato il */
  verified_on?: string | Raw;
  /** Verificato da */
  verified_by?: string | Raw;
  /** Come è stato verificato */
  verification_method?: Code<"VERIFICATION_METHOD"> | Raw;
}

/** Value or sign that moves a scenario into a phase. */
export interface Threshold {
  id: Id<"threshold">;
  /** Punto di monitoraggio */
  monitoring_point_id?: Id<"monitoring_point"> | Raw;
  /** Scenario */
  scenario_id?: Id<"scenario"> | Raw;
  /** Grandezza */
  parameter?: Code<"THRESHOLD_PARAMETER"> | Raw;
  /** Confronto */
  comparator?: Code<"COMPARATOR"> | Raw;
  /** Valore */
  value?: number | Raw;
  /** Segno da osservare */
  sign?: string | Raw;
  /** Fase che scatta */
  phase?: Code<"OPERATIONAL_PHASE"> | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
  /** Fonte del dato */
  source_note?: string | Raw;
  /** Verificato il */
  verified_on?: string | Raw;
  /** Verificato da */
  verified_by?: string | Raw;
  /** Come è stato verificato */
  verification_method?: Code<"VERIFICATION_METHOD"> | Raw;
}

/** Minimum phase for a colour, per hazard or per scenario. */
export interface AlertPhaseRule {
  id: Id<"alert_phase_rule">;
  /** Rischio */
  hazard_id?: Id<"hazard"> | Raw;
  /** Scenario */
  scenario_id?: Id<"scenario"> | Raw;
  /** Livello di allerta */
  alert_level?: Code<"ALERT_LEVEL"> | Raw;
  /** Fase minima */
  minimum_phase?: Code<"OPERATIONAL_PHASE"> | Raw;
  /** Motivo */
  reason?: string | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
}

/** Route or spot watched by people, with their safety. */
export interface Patrol {
  id: Id<"patrol">;
  /** Nome */
  name?: string | Raw;
  /** Scenari */
  scenario_ids?: Id<"scenario">[] | Raw;
  /** Punti critici */
  critical_point_ids?: Id<"critical_point">[] | Raw;
  /** Percorso o posto di osservazione */
  geometry?: Geometry | Raw;
  /** Svolto da */
  done_by_id?: Id<"organisation"> | Raw;
  /** Riferisce a */
  report_to_role_id?: Id<"crisis_unit_role"> | Raw;
  /** Comincia dalla fase */
  from_phase?: Code<"OPERATIONAL_PHASE"> | Raw;
  /** Ogni quanti minuti */
  interval_min?: number | Raw;
  /** Che cosa guardare */
  watch_for?: string | Raw;
  /** Sicurezza della squadra */
  safety?: string | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
  /** Fonte del dato */
  source_note?: string | Raw;
  /** Verificato il */
  verified_on?: string | Raw;
  /** Verificato da */
  verified_by?: string | Raw;
  /** Come è stato verificato */
  verification_method?: Code<"VERIFICATION_METHOD"> | Raw;
}

/** Who does what, where, with what and by when; empty scenario = holds for all. */
export interface Action {
  id: Id<"action">;
  /** Scenario */
  scenario_id?: Id<"scenario"> | Raw;
  /** Rischio */
  hazard_id?: Id<"hazard"> | Raw;
  /** Fase */
  phase?: Code<"OPERATIONAL_PHASE"> | Raw;
  /** Ordine nella fase */
  step?: number | Raw;
  /** Tipo di azione */
  action_kind?: Code<"ACTION_KIND"> | Raw;
  /** Che cosa si fa */
  title?: string | Raw;
  /** Come si fa */
  instruction?: string | Raw;
  /** Chi ne risponde */
  role_id?: Id<"crisis_unit_role"> | Raw;
  /** Funzione di supporto */
  support_function_id?: Id<"support_function"> | Raw;
  /** Chi la esegue */
  executor_id?: Id<"organisation"> | Raw;
  /** Area */
  area_id?: Id<"emergency_area"> | Raw;
  /** Struttura */
  facility_id?: Id<"facility"> | Raw;
  /** Cancello */
  gate_id?: Id<"gate"> | Raw;
  /** Punto critico */
  critical_point_id?: Id<"critical_point"> | Raw;
  /** Zona */
  zone_id?: Id<"zone"> | Raw;
  /** Altro luogo */
  place_text?: string | Raw;
  /** Entro (minuti) */
  due_min?: number | Raw;
  /** Per tutta la fase */
  until_phase_ends?: boolean | Raw;
  /** Modulo */
  form_template_id?: Id<"form_template"> | Raw;
  /** Messaggio */
  message_template_id?: Id<"message_template"> | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
}

/** What an action needs; exactly one resource. */
export interface ActionResource {
  id: Id<"action_resource">;
  /** Azione */
  action_id?: Id<"action"> | Raw;
  /** Materiale */
  material_id?: Id<"material"> | Raw;
  /** Mezzo */
  vehicle_id?: Id<"vehicle"> | Raw;
  /** Gruppo di volontari */
  volunteer_group_id?: Id<"volunteer_group"> | Raw;
  /** Convenzione */
  agreement_id?: Id<"agreement"> | Raw;
  /** Quantità */
  quantity?: number | Raw;
  /** Unità di misura */
  unit?: Code<"UNIT"> | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
}

/** Ready ordinances, minutes, damage forms. */
export interface FormTemplate {
  id: Id<"form_template">;
  /** Titolo */
  title?: string | Raw;
  /** Tipo di modulo */
  form_kind?: Code<"FORM_KIND"> | Raw;
  /** Testo del modulo */
  body?: string | Raw;
  /** Chi lo firma */
  signed_by_role_id?: Id<"crisis_unit_role"> | Raw;
  /** Rischi */
  hazard_ids?: Id<"hazard">[] | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
}

/** Every area, of any type; indoor, landing and semi-permanent ones add a detail record. */
export interface EmergencyArea {
  id: Id<"emergency_area">;
  /** Denominazione */
  name?: string | Raw;
  /** Tipo di area */
  area_type?: Code<"AREA_TYPE"> | Raw;
  /** Altri usi */
  secondary_types?: Code<"AREA_TYPE">[] | Raw;
  /** Superficie dichiarata */
  declared_area_m2?: number | Raw;
  /** Superficie coperta */
  covered_area_m2?: number | Raw;
  /** Lato lungo utile */
  inscribed_max_m?: number | Raw;
  /** Lato corto utile */
  inscribed_min_m?: number | Raw;
  /** Capienza (persone) */
  capacity_people?: number | Raw;
  /** Zone servite */
  zone_ids?: Id<"zone">[] | Raw;
  /** Condivisa con */
  partner_communes?: string[] | Raw;
  /** Fondo */
  ground?: Code<"GROUND"> | Raw;
  /** Acqua potabile */
  water?: Code<"UTILITY"> | Raw;
  /** Corrente elettrica */
  power?: Code<"UTILITY"> | Raw;
  /** Fognatura */
  sewer?: Code<"UTILITY"> | Raw;
  /** Entrano i mezzi pesanti */
  heavy_access?: boolean | Raw;
  /** Larghezza dell'accesso */
  access_width_m?: number | Raw;
  /** Illuminata */
  lighting?: boolean | Raw;
  /** Senza barriere */
  step_free?: boolean | Raw;
  /** Con cartello */
  signposted?: boolean | Raw;
  /** Uso di tutti i giorni */
  current_use?: string | Raw;
  /** Pronta in */
  activation_min?: number | Raw;
  /** Perché si usa anche se è a rischio */
  interference_reason?: string | Raw;
  /** Codice CLE */
  cle_id?: string | Raw;
  /** Non si usa negli scenari */
  excluded_scenario_ids?: Id<"scenario">[] | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
  /** Frazione o località */
  locality?: string | Raw;
  /** Via */
  street?: string | Raw;
  /** Numero civico */
  house_number?: string | Raw;
  /** Posizione sulla mappa */
  geometry?: Geometry | Raw;
  /** Origine del disegno */
  geometry_source?: Code<"GEOMETRY_SOURCE"> | Raw;
  /** Come si arriva */
  access_note?: string | Raw;
  /** Comune in cui si trova */
  host_commune?: string | Raw;
  /** Proprietà */
  ownership?: Code<"OWNERSHIP"> | Raw;
  /** Proprietario */
  owner_id?: Id<"organisation"> | Raw;
  /** Gestore */
  manager_id?: Id<"organisation"> | Raw;
  /** Referente in Comune */
  contact_role_id?: Id<"crisis_unit_role"> | Raw;
  /** Persona da chiamare */
  contact_person_id?: Id<"person"> | Raw;
  /** Convenzione */
  agreement_id?: Id<"agreement"> | Raw;
  /** Usabile a ogni ora */
  available_24h?: boolean | Raw;
  /** Chiavi e apertura */
  opening_note?: string | Raw;
  /** Fonte del dato */
  source_note?: string | Raw;
  /** Verificato il */
  verified_on?: string | Raw;
  /** Verificato da */
  verified_by?: string | Raw;
  /** Come è stato verificato */
  verification_method?: Code<"VERIFICATION_METHOD"> | Raw;
}

/** What people find inside. */
export interface CoveredShelter {
  id: Id<"covered_shelter">;
  /** Area di ricovero */
  area_id?: Id<"emergency_area"> | Raw;
  /** Edificio */
  facility_id?: Id<"facility"> | Raw;
  /** Posti letto */
  beds?: number | Raw;
  /** Superficie utile */
  floor_area_m2?: number | Raw;
  /** Bagni */
  toilets?: number | Raw;
  /** Bagni accessibili */
  accessible_toilets?: number | Raw;
  /** Docce */
  showers?: number | Raw;
  /** Cucina usabile */
  kitchen?: boolean | Raw;
  /** Riscaldamento */
  heating?: boolean | Raw;
  /** Raffrescamento */
  cooling?: boolean | Raw;
  /** Animali ammessi */
  pets_allowed?: boolean | Raw;
  /** Energia di riserva */
  backup_power?: Code<"BACKUP_POWER"> | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
  /** Fonte del dato */
  source_note?: string | Raw;
  /** Verificato il */
  verified_on?: string | Raw;
  /** Verificato da */
  verified_by?: string | Raw;
  /** Come è stato verificato */
  verification_method?: Code<"VERIFICATION_METHOD"> | Raw;
}

/** Facts a pilot asks; suitability is decided by the flight service. */
export interface LandingZone {
  id: Id<"landing_zone">;
  /** Area di atterraggio */
  area_id?: Id<"emergency_area"> | Raw;
  /** Lunghezza libera */
  usable_length_m?: number | Raw;
  /** Larghezza libera */
  usable_width_m?: number | Raw;
  /** Pendenza del terreno */
  slope_deg?: number | Raw;
  /** Ostacoli intorno */
  obstacles?: string | Raw;
  /** Altezza dell'ostacolo maggiore */
  max_obstacle_m?: number | Raw;
  /** Usabile di notte */
  night_use?: boolean | Raw;
  /** Manica a vento */
  wind_sock?: boolean | Raw;
  /** Recintata */
  fenced?: boolean | Raw;
  /** Riconosciuta da */
  recognised_by?: string | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
  /** Fonte del dato */
  source_note?: string | Raw;
  /** Verificato il */
  verified_on?: string | Raw;
  /** Verificato da */
  verified_by?: string | Raw;
  /** Come è stato verificato */
  verification_method?: Code<"VERIFICATION_METHOD"> | Raw;
}

/** Ground for temporary dwellings lasting months. */
export interface SemiPermanentSite {
  id: Id<"semi_permanent_site">;
  /** Area per alloggi temporanei */
  area_id?: Id<"emergency_area"> | Raw;
  /** Moduli abitativi */
  dwellings?: number | Raw;
  /** Persone ospitabili */
  persons?: number | Raw;
  /** Destinazione nel PGT */
  urban_plan_zone?: string | Raw;
  /** Opere da fare */
  works_needed?: string | Raw;
  /** Pronta in giorni */
  ready_in_days?: number | Raw;
  /** Distanza dalle reti */
  utilities_distance_m?: number | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
  /** Fonte del dato */
  source_note?: string | Raw;
  /** Verificato il */
  verified_on?: string | Raw;
  /** Verificato da */
  verified_by?: string | Raw;
  /** Come è stato verificato */
  verification_method?: Code<"VERIFICATION_METHOD"> | Raw;
}

/** Buildings that serve the emergency (strategic) or would hurt most if hit (relevant). */
export interface Facility {
  id: Id<"facility">;
  /** Denominazione */
  name?: string | Raw;
  /** Tipo di struttura */
  structure_type?: Code<"STRUCTURE_TYPE"> | Raw;
  /** Strategica o rilevante */
  importance?: Code<"IMPORTANCE"> | Raw;
  /** Uso in emergenza */
  emergency_uses?: Code<"FACILITY_USE">[] | Raw;
  /** Presenze massime */
  people_max?: number | Raw;
  /** Quando ci sono persone */
  people_when?: string | Raw;
  /** Ospita persone con esigenze specifiche */
  fragile_users?: boolean | Raw;
  /** Piani fuori terra */
  floors?: number | Raw;
  /** Piani interrati */
  basements?: number | Raw;
  /** Superficie coperta */
  covered_area_m2?: number | Raw;
  /** Anno di costruzione */
  year_built?: number | Raw;
  /** Verifica sismica */
  seismic_check?: Code<"SEISMIC_CHECK"> | Raw;
  /** Energia di riserva */
  backup_power?: Code<"BACKUP_POWER"> | Raw;
  /** Piano di emergenza interno */
  internal_plan?: boolean | Raw;
  /** Codice CLE */
  cle_id?: string | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
  /** Frazione o località */
  locality?: string | Raw;
  /** Via */
  street?: string | Raw;
  /** Numero civico */
  house_number?: string | Raw;
  /** Posizione sulla mappa */
  geometry?: Geometry | Raw;
  /** Origine del disegno */
  geometry_source?: Code<"GEOMETRY_SOURCE"> | Raw;
  /** Come si arriva */
  access_note?: string | Raw;
  /** Comune in cui si trova */
  host_commune?: string | Raw;
  /** Proprietà */
  ownership?: Code<"OWNERSHIP"> | Raw;
  /** Proprietario */
  owner_id?: Id<"organisation"> | Raw;
  /** Gestore */
  manager_id?: Id<"organisation"> | Raw;
  /** Referente in Comune */
  contact_role_id?: Id<"crisis_unit_role"> | Raw;
  /** Persona da chiamare */
  contact_person_id?: Id<"person"> | Raw;
  /** Convenzione */
  agreement_id?: Id<"agreement"> | Raw;
  /** Usabile a ogni ora */
  available_24h?: boolean | Raw;
  /** Chiavi e apertura */
  opening_note?: string | Raw;
  /** Fonte del dato */
  source_note?: string | Raw;
  /** Verificato il */
  verified_on?: string | Raw;
  /** Verificato da */
  verified_by?: string | Raw;
  /** Come è stato verificato */
  verification_method?: Code<"VERIFICATION_METHOD"> | Raw;
}

/** Beds in hotels, farm stays, parish houses. */
export interface Accommodation {
  id: Id<"accommodation">;
  /** Nome */
  name?: string | Raw;
  /** Tipo di struttura */
  accommodation_kind?: Code<"ACCOMMODATION_KIND"> | Raw;
  /** Posti letto */
  beds?: number | Raw;
  /** Camere */
  rooms?: number | Raw;
  /** Camere accessibili */
  accessible_rooms?: number | Raw;
  /** Pasti al giorno */
  meals?: number | Raw;
  /** Animali ammessi */
  pets_allowed?: boolean | Raw;
  /** Periodo di apertura */
  open_period?: string | Raw;
  /** Disponibile in */
  ready_in_h?: number | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
  /** Frazione o località */
  locality?: string | Raw;
  /** Via */
  street?: string | Raw;
  /** Numero civico */
  house_number?: string | Raw;
  /** Posizione sulla mappa */
  geometry?: Geometry | Raw;
  /** Origine del disegno */
  geometry_source?: Code<"GEOMETRY_SOURCE"> | Raw;
  /** Come si arriva */
  access_note?: string | Raw;
  /** Comune in cui si trova */
  host_commune?: string | Raw;
  /** Proprietà */
  ownership?: Code<"OWNERSHIP"> | Raw;
  /** Proprietario */
  owner_id?: Id<"organisation"> | Raw;
  /** Gestore */
  manager_id?: Id<"organisation"> | Raw;
  /** Referente in Comune */
  contact_role_id?: Id<"crisis_unit_role"> | Raw;
  /** Persona da chiamare */
  contact_person_id?: Id<"person"> | Raw;
  /** Convenzione */
  agreement_id?: Id<"agreement"> | Raw;
  /** Usabile a ogni ora */
  available_24h?: boolean | Raw;
  /** Chiavi e apertura */
  opening_note?: string | Raw;
  /** Fonte del dato */
  source_note?: string | Raw;
  /** Verificato il */
  verified_on?: string | Raw;
  /** Verificato da */
  verified_by?: string | Raw;
  /** Come è stato verificato */
  verification_method?: Code<"VERIFICATION_METHOD"> | Raw;
}

/** Place where things are kept. */
export interface Depot {
  id: Id<"depot">;
  /** Nome */
  name?: string | Raw;
  /** Superficie coperta */
  covered_area_m2?: number | Raw;
  /** Entrano i mezzi pesanti */
  heavy_access?: boolean | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
  /** Frazione o località */
  locality?: string | Raw;
  /** Via */
  street?: string | Raw;
  /** Numero civico */
  house_number?: string | Raw;
  /** Posizione sulla mappa */
  geometry?: Geometry | Raw;
  /** Origine del disegno */
  geometry_source?: Code<"GEOMETRY_SOURCE"> | Raw;
  /** Come si arriva */
  access_note?: string | Raw;
  /** Comune in cui si trova */
  host_commune?: string | Raw;
  /** Proprietà */
  ownership?: Code<"OWNERSHIP"> | Raw;
  /** Proprietario */
  owner_id?: Id<"organisation"> | Raw;
  /** Gestore */
  manager_id?: Id<"organisation"> | Raw;
  /** Referente in Comune */
  contact_role_id?: Id<"crisis_unit_role"> | Raw;
  /** Persona da chiamare */
  contact_person_id?: Id<"person"> | Raw;
  /** Convenzione */
  agreement_id?: Id<"agreement"> | Raw;
  /** Usabile a ogni ora */
  available_24h?: boolean | Raw;
  /** Chiavi e apertura */
  opening_note?: string | Raw;
  /** Fonte del dato */
  source_note?: string | Raw;
  /** Verificato il */
  verified_on?: string | Raw;
  /** Verificato da */
  verified_by?: string | Raw;
  /** Come è stato verificato */
  verification_method?: Code<"VERIFICATION_METHOD"> | Raw;
}

/** A counted item in a depot. */
export interface Material {
  id: Id<"material">;
  /** Deposito */
  depot_id?: Id<"depot"> | Raw;
  /** Categoria */
  category?: Code<"RESOURCE_CATEGORY"> | Raw;
  /** Descrizione */
  description?: string | Raw;
  /** Quantità */
  quantity?: number | Raw;
  /** Unità di misura */
  unit?: Code<"UNIT"> | Raw;
  /** Prestazione */
  performance?: number | Raw;
  /** Unità della prestazione */
  performance_unit?: Code<"UNIT"> | Raw;
  /** Stato */
  condition?: Code<"CONDITION"> | Raw;
  /** Prossima revisione */
  next_check_due?: string | Raw;
  /** Pronto in */
  activation_min?: number | Raw;
  /** Abilitazione necessaria */
  skill_needed?: string | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
  /** Proprietà */
  ownership?: Code<"OWNERSHIP"> | Raw;
  /** Proprietario */
  owner_id?: Id<"organisation"> | Raw;
  /** Gestore */
  manager_id?: Id<"organisation"> | Raw;
  /** Referente in Comune */
  contact_role_id?: Id<"crisis_unit_role"> | Raw;
  /** Persona da chiamare */
  contact_person_id?: Id<"person"> | Raw;
  /** Convenzione */
  agreement_id?: Id<"agreement"> | Raw;
  /** Usabile a ogni ora */
  available_24h?: boolean | Raw;
  /** Chiavi e apertura */
  opening_note?: string | Raw;
  /** Fonte del dato */
  source_note?: string | Raw;
  /** Verificato il */
  verified_on?: string | Raw;
  /** Verificato da */
  verified_by?: string | Raw;
  /** Come è stato verificato */
  verification_method?: Code<"VERIFICATION_METHOD"> | Raw;
}

/** One vehicle or machine per record. */
export interface Vehicle {
  id: Id<"vehicle">;
  /** Rimessa */
  depot_id?: Id<"depot"> | Raw;
  /** Tipo di mezzo */
  vehicle_kind?: Code<"VEHICLE_KIND"> | Raw;
  /** Descrizione */
  description?: string | Raw;
  /** Targa */
  plate?: string | Raw;
  /** Posti a sedere */
  seats?: number | Raw;
  /** Portata */
  payload_kg?: number | Raw;
  /** Posti per carrozzina */
  wheelchair_places?: number | Raw;
  /** Quattro ruote motrici */
  four_wheel_drive?: boolean | Raw;
  /** Radio a bordo */
  radio_on_board?: boolean | Raw;
  /** Stato */
  condition?: Code<"CONDITION"> | Raw;
  /** Patente necessaria */
  licence_needed?: string | Raw;
  /** Pronto in */
  activation_min?: number | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
  /** Proprietà */
  ownership?: Code<"OWNERSHIP"> | Raw;
  /** Proprietario */
  owner_id?: Id<"organisation"> | Raw;
  /** Gestore */
  manager_id?: Id<"organisation"> | Raw;
  /** Referente in Comune */
  contact_role_id?: Id<"crisis_unit_role"> | Raw;
  /** Persona da chiamare */
  contact_person_id?: Id<"person"> | Raw;
  /** Convenzione */
  agreement_id?: Id<"agreement"> | Raw;
  /** Usabile a ogni ora */
  available_24h?: boolean | Raw;
  /** Chiavi e apertura */
  opening_note?: string | Raw;
  /** Fonte del dato */
  source_note?: string | Raw;
  /** Verificato il */
  verified_on?: string | Raw;
  /** Verificato da */
  verified_by?: string | Raw;
  /** Come è stato verificato */
  verification_method?: Code<"VERIFICATION_METHOD"> | Raw;
}

/** Civil-protection volunteers available to the commune; numbers, never member lists. */
export interface VolunteerGroup {
  id: Id<"volunteer_group">;
  /** Organizzazione */
  organisation_id?: Id<"organisation"> | Raw;
  /** Tipo di gruppo */
  group_kind?: Code<"VOLUNTEER_KIND"> | Raw;
  /** Iscrizione all'elenco territoriale */
  register_number?: string | Raw;
  /** Volontari */
  volunteers?: number | Raw;
  /** Volontari operativi */
  operational_volunteers?: number | Raw;
  /** Specialità */
  specialities?: Code<"SPECIALITY">[] | Raw;
  /** Come si attiva */
  activation_manner?: string | Raw;
  /** Pronto in */
  activation_min?: number | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
  /** Proprietà */
  ownership?: Code<"OWNERSHIP"> | Raw;
  /** Proprietario */
  owner_id?: Id<"organisation"> | Raw;
  /** Gestore */
  manager_id?: Id<"organisation"> | Raw;
  /** Referente in Comune */
  contact_role_id?: Id<"crisis_unit_role"> | Raw;
  /** Persona da chiamare */
  contact_person_id?: Id<"person"> | Raw;
  /** Convenzione */
  agreement_id?: Id<"agreement"> | Raw;
  /** Usabile a ogni ora */
  available_24h?: boolean | Raw;
  /** Chiavi e apertura */
  opening_note?: string | Raw;
  /** Fonte del dato */
  source_note?: string | Raw;
  /** Verificato il */
  verified_on?: string | Raw;
  /** Verificato da */
  verified_by?: string | Raw;
  /** Come è stato verificato */
  verification_method?: Code<"VERIFICATION_METHOD"> | Raw;
}

/** Firms, associations or communes that promised goods or services. */
export interface Agreement {
  id: Id<"agreement">;
  /** Con chi */
  partner_id?: Id<"organisation"> | Raw;
  /** Tipo di accordo */
  agreement_kind?: Code<"AGREEMENT_KIND"> | Raw;
  /** Oggetto */
  subject?: string | Raw;
  /** Che cosa fornisce */
  categories?: Code<"RESOURCE_CATEGORY">[] | Raw;
  /** Atto che la approva */
  act_id?: Id<"act"> | Raw;
  /** Vale dal */
  starts_on?: string | Raw;
  /** Vale fino al */
  ends_on?: string | Raw;
  /** Come si attiva */
  activation_manner?: string | Raw;
  /** Arriva entro */
  activation_min?: number | Raw;
  /** Si chiama anche di notte */
  call_24h?: boolean | Raw;
  /** Referente in Comune */
  contact_role_id?: Id<"crisis_unit_role"> | Raw;
  /** Prezzi */
  price_note?: string | Raw;
  /** Parte promessa */
  share?: string | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
  /** Fonte del dato */
  source_note?: string | Raw;
  /** Verificato il */
  verified_on?: string | Raw;
  /** Verificato da */
  verified_by?: string | Raw;
  /** Come è stato verificato */
  verification_method?: Code<"VERIFICATION_METHOD"> | Raw;
}

/** Who runs it and whom to call when it fails. */
export interface EssentialService {
  id: Id<"essential_service">;
  /** Servizio */
  service_kind?: Code<"SERVICE_KIND"> | Raw;
  /** Gestore */
  operator_id?: Id<"organisation"> | Raw;
  /** Dove arriva */
  served_area?: string | Raw;
  /** Da che cosa dipende */
  depends_on?: string | Raw;
  /** Se si ferma */
  if_it_fails?: string | Raw;
  /** Rimedio */
  substitute?: string | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
  /** Fonte del dato */
  source_note?: string | Raw;
  /** Verificato il */
  verified_on?: string | Raw;
  /** Verificato da */
  verified_by?: string | Raw;
  /** Come è stato verificato */
  verification_method?: Code<"VERIFICATION_METHOD"> | Raw;
}

/** Wells, substations, masts, valves worth knowing. */
export interface ServiceNode {
  id: Id<"service_node">;
  /** Servizio */
  service_id?: Id<"essential_service"> | Raw;
  /** Tipo di impianto */
  node_kind?: Code<"NODE_KIND"> | Raw;
  /** Nome */
  name?: string | Raw;
  /** Che cosa alimenta */
  feeds?: string | Raw;
  /** Come si isola */
  isolation?: string | Raw;
  /** Energia di riserva */
  backup_power?: Code<"BACKUP_POWER"> | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
  /** Frazione o località */
  locality?: string | Raw;
  /** Via */
  street?: string | Raw;
  /** Numero civico */
  house_number?: string | Raw;
  /** Posizione sulla mappa */
  geometry?: Geometry | Raw;
  /** Origine del disegno */
  geometry_source?: Code<"GEOMETRY_SOURCE"> | Raw;
  /** Come si arriva */
  access_note?: string | Raw;
  /** Comune in cui si trova */
  host_commune?: string | Raw;
  /** Fonte del dato */
  source_note?: string | Raw;
  /** Verificato il */
  verified_on?: string | Raw;
  /** Verificato da */
  verified_by?: string | Raw;
  /** Come è stato verificato */
  verification_method?: Code<"VERIFICATION_METHOD"> | Raw;
}

/** Points where fire engines take water. */
export interface Hydrant {
  id: Id<"hydrant">;
  /** Tipo di idrante */
  hydrant_kind?: Code<"HYDRANT_KIND"> | Raw;
  /** Funziona */
  working?: Code<"WORKING_STATE"> | Raw;
  /** Attacchi */
  outlets?: Code<"HYDRANT_OUTLET">[] | Raw;
  /** Portata */
  flow_l_min?: number | Raw;
  /** Pressione */
  pressure_bar?: number | Raw;
  /** Accesso autobotte */
  tanker_access?: boolean | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
  /** Frazione o località */
  locality?: string | Raw;
  /** Via */
  street?: string | Raw;
  /** Numero civico */
  house_number?: string | Raw;
  /** Posizione sulla mappa */
  geometry?: Geometry | Raw;
  /** Origine del disegno */
  geometry_source?: Code<"GEOMETRY_SOURCE"> | Raw;
  /** Come si arriva */
  access_note?: string | Raw;
  /** Comune in cui si trova */
  host_commune?: string | Raw;
  /** Proprietà */
  ownership?: Code<"OWNERSHIP"> | Raw;
  /** Proprietario */
  owner_id?: Id<"organisation"> | Raw;
  /** Gestore */
  manager_id?: Id<"organisation"> | Raw;
  /** Referente in Comune */
  contact_role_id?: Id<"crisis_unit_role"> | Raw;
  /** Persona da chiamare */
  contact_person_id?: Id<"person"> | Raw;
  /** Convenzione */
  agreement_id?: Id<"agreement"> | Raw;
  /** Usabile a ogni ora */
  available_24h?: boolean | Raw;
  /** Chiavi e apertura */
  opening_note?: string | Raw;
  /** Fonte del dato */
  source_note?: string | Raw;
  /** Verificato il */
  verified_on?: string | Raw;
  /** Verificato da */
  verified_by?: string | Raw;
  /** Come è stato verificato */
  verification_method?: Code<"VERIFICATION_METHOD"> | Raw;
}

/** Where debris and waste go in the first days. */
export interface WasteSite {
  id: Id<"waste_site">;
  /** Nome */
  name?: string | Raw;
  /** Rifiuti ammessi */
  waste_kinds?: Code<"WASTE_KIND">[] | Raw;
  /** Superficie */
  declared_area_m2?: number | Raw;
  /** Volume */
  capacity_m3?: number | Raw;
  /** Fondo */
  ground?: Code<"GROUND"> | Raw;
  /** Scolo delle acque */
  drainage_note?: string | Raw;
  /** Entrano i mezzi pesanti */
  heavy_access?: boolean | Raw;
  /** Comuni serviti */
  partner_communes?: string[] | Raw;
  /** Atto che lo individua */
  act_id?: Id<"act"> | Raw;
  /** Perché si usa anche se è a rischio */
  interference_reason?: string | Raw;
  /** Non si usa negli scenari */
  excluded_scenario_ids?: Id<"scenario">[] | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
  /** Frazione o località */
  locality?: string | Raw;
  /** Via */
  street?: string | Raw;
  /** Numero civico */
  house_number?: string | Raw;
  /** Posizione sulla mappa */
  geometry?: Geometry | Raw;
  /** Origine del disegno */
  geometry_source?: Code<"GEOMETRY_SOURCE"> | Raw;
  /** Come si arriva */
  access_note?: string | Raw;
  /** Comune in cui si trova */
  host_commune?: string | Raw;
  /** Proprietà */
  ownership?: Code<"OWNERSHIP"> | Raw;
  /** Proprietario */
  owner_id?: Id<"organisation"> | Raw;
  /** Gestore */
  manager_id?: Id<"organisation"> | Raw;
  /** Referente in Comune */
  contact_role_id?: Id<"crisis_unit_role"> | Raw;
  /** Persona da chiamare */
  contact_person_id?: Id<"person"> | Raw;
  /** Convenzione */
  agreement_id?: Id<"agreement"> | Raw;
  /** Usabile a ogni ora */
  available_24h?: boolean | Raw;
  /** Chiavi e apertura */
  opening_note?: string | Raw;
  /** Fonte del dato */
  source_note?: string | Raw;
  /** Verificato il */
  verified_on?: string | Raw;
  /** Verificato da */
  verified_by?: string | Raw;
  /** Come è stato verificato */
  verification_method?: Code<"VERIFICATION_METHOD"> | Raw;
}

/** How many need which help, by zone; names stay in the register of the office that keeps them. */
export interface PeopleCount {
  id: Id<"people_count">;
  /** Zona */
  zone_id?: Id<"zone"> | Raw;
  /** Aiuto necessario */
  need_kind?: Code<"NEED_KIND"> | Raw;
  /** Persone */
  persons?: number | Raw;
  /** Contate alla data del */
  counted_on?: string | Raw;
  /** Contate da */
  counted_by_id?: Id<"organisation"> | Raw;
  /** Chi tiene l'elenco */
  register_keeper_role_id?: Id<"crisis_unit_role"> | Raw;
  /** Come si ottiene l'elenco */
  register_access?: string | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
}

/** Churches, archives, collections to save or secure. */
export interface CulturalAsset {
  id: Id<"cultural_asset">;
  /** Nome */
  name?: string | Raw;
  /** Tipo di bene */
  heritage_kind?: Code<"HERITAGE_KIND"> | Raw;
  /** Vincolato */
  protected_by_law?: boolean | Raw;
  /** Ente di tutela */
  authority_id?: Id<"organisation"> | Raw;
  /** Opere mobili */
  movable_items?: string | Raw;
  /** Priorità di salvataggio */
  rescue_priority?: number | Raw;
  /** Che cosa fare */
  rescue_measure?: string | Raw;
  /** Luogo sicuro */
  safe_place?: string | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
  /** Frazione o località */
  locality?: string | Raw;
  /** Via */
  street?: string | Raw;
  /** Numero civico */
  house_number?: string | Raw;
  /** Posizione sulla mappa */
  geometry?: Geometry | Raw;
  /** Origine del disegno */
  geometry_source?: Code<"GEOMETRY_SOURCE"> | Raw;
  /** Come si arriva */
  access_note?: string | Raw;
  /** Comune in cui si trova */
  host_commune?: string | Raw;
  /** Proprietà */
  ownership?: Code<"OWNERSHIP"> | Raw;
  /** Proprietario */
  owner_id?: Id<"organisation"> | Raw;
  /** Gestore */
  manager_id?: Id<"organisation"> | Raw;
  /** Referente in Comune */
  contact_role_id?: Id<"crisis_unit_role"> | Raw;
  /** Persona da chiamare */
  contact_person_id?: Id<"person"> | Raw;
  /** Convenzione */
  agreement_id?: Id<"agreement"> | Raw;
  /** Usabile a ogni ora */
  available_24h?: boolean | Raw;
  /** Chiavi e apertura */
  opening_note?: string | Raw;
  /** Fonte del dato */
  source_note?: string | Raw;
  /** Verificato il */
  verified_on?: string | Raw;
  /** Verificato da */
  verified_by?: string | Raw;
  /** Come è stato verificato */
  verification_method?: Code<"VERIFICATION_METHOD"> | Raw;
}

/** Farms: animals to feed, milk or move, slurry to watch. */
export interface LivestockFarm {
  id: Id<"livestock_farm">;
  /** Azienda */
  name?: string | Raw;
  /** Codice aziendale */
  farm_code?: string | Raw;
  /** Servizio veterinario */
  vet_authority_id?: Id<"organisation"> | Raw;
  /** Energia di riserva */
  backup_power?: Code<"BACKUP_POWER"> | Raw;
  /** Si munge */
  milking?: boolean | Raw;
  /** Scorta di mangimi */
  feed_days?: number | Raw;
  /** Acqua per gli animali */
  water_source?: string | Raw;
  /** Liquami stoccati */
  slurry_m3?: number | Raw;
  /** Sostanze pericolose */
  dangerous_goods?: string | Raw;
  /** Dove spostare gli animali */
  move_to?: string | Raw;
  /** Viaggi necessari */
  loads_needed?: number | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
  /** Frazione o località */
  locality?: string | Raw;
  /** Via */
  street?: string | Raw;
  /** Numero civico */
  house_number?: string | Raw;
  /** Posizione sulla mappa */
  geometry?: Geometry | Raw;
  /** Origine del disegno */
  geometry_source?: Code<"GEOMETRY_SOURCE"> | Raw;
  /** Come si arriva */
  access_note?: string | Raw;
  /** Comune in cui si trova */
  host_commune?: string | Raw;
  /** Proprietà */
  ownership?: Code<"OWNERSHIP"> | Raw;
  /** Proprietario */
  owner_id?: Id<"organisation"> | Raw;
  /** Gestore */
  manager_id?: Id<"organisation"> | Raw;
  /** Referente in Comune */
  contact_role_id?: Id<"crisis_unit_role"> | Raw;
  /** Persona da chiamare */
  contact_person_id?: Id<"person"> | Raw;
  /** Convenzione */
  agreement_id?: Id<"agreement"> | Raw;
  /** Usabile a ogni ora */
  available_24h?: boolean | Raw;
  /** Chiavi e apertura */
  opening_note?: string | Raw;
  /** Fonte del dato */
  source_note?: string | Raw;
  /** Verificato il */
  verified_on?: string | Raw;
  /** Verificato da */
  verified_by?: string | Raw;
  /** Come è stato verificato */
  verification_method?: Code<"VERIFICATION_METHOD"> | Raw;
}

/** Heads by species. */
export interface LivestockCount {
  id: Id<"livestock_count">;
  /** Allevamento */
  farm_id?: Id<"livestock_farm"> | Raw;
  /** Specie */
  species?: Code<"ANIMAL_SPECIES"> | Raw;
  /** Capi presenti */
  heads?: number | Raw;
  /** Capi al massimo */
  heads_max?: number | Raw;
  /** Contati alla data del */
  counted_on?: string | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
}

/** How the town hall keeps working if its building or network is lost. */
export interface ContinuitySetup {
  id: Id<"continuity_setup">;
  /** Sede sostitutiva */
  alternate_seat_id?: Id<"facility"> | Raw;
  /** Chi sostituisce chi */
  succession?: string | Raw;
  /** Copie dei dati */
  data_backup?: string | Raw;
  /** Copia ogni quante ore */
  backup_interval_h?: number | Raw;
  /** Ripristino in ore */
  restore_h?: number | Raw;
  /** Dove sta la copia cartacea */
  paper_copy_place?: string | Raw;
  /** Spese urgenti */
  urgent_spending?: string | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
  /** Fonte del dato */
  source_note?: string | Raw;
  /** Verificato il */
  verified_on?: string | Raw;
  /** Verificato da */
  verified_by?: string | Raw;
  /** Come è stato verificato */
  verification_method?: Code<"VERIFICATION_METHOD"> | Raw;
}

/** Municipal services that must restart first. */
export interface ContinuityService {
  id: Id<"continuity_service">;
  /** Servizio */
  service_code?: Code<"CONTINUITY_SERVICE"> | Raw;
  /** Nome locale del servizio */
  local_name?: string | Raw;
  /** Fermo massimo */
  max_stop_h?: number | Raw;
  /** Persone minime */
  min_staff?: number | Raw;
  /** Responsabile */
  role_id?: Id<"crisis_unit_role"> | Raw;
  /** Chi sostituisce il responsabile */
  deputy_text?: string | Raw;
  /** Che cosa serve */
  tools?: string | Raw;
  /** Dove si svolge */
  place?: string | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
}

/** How people are told, before and during. */
export interface InformationChannel {
  id: Id<"information_channel">;
  /** Tipo di canale */
  channel_kind?: Code<"CHANNEL_KIND"> | Raw;
  /** Nome del canale */
  name?: string | Raw;
  /** Quando si usa */
  channel_use?: Code<"CHANNEL_USE"> | Raw;
  /** Indirizzo */
  address?: string | Raw;
  /** Chi lo usa */
  operator_role_id?: Id<"crisis_unit_role"> | Raw;
  /** Funziona senza corrente */
  works_without_power?: boolean | Raw;
  /** Chi raggiunge */
  reaches?: string | Raw;
  /** Adatto a */
  accessible_to?: Code<"AUDIENCE">[] | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
  /** Fonte del dato */
  source_note?: string | Raw;
  /** Verificato il */
  verified_on?: string | Raw;
  /** Verificato da */
  verified_by?: string | Raw;
  /** Come è stato verificato */
  verification_method?: Code<"VERIFICATION_METHOD"> | Raw;
}

/** Meetings, school lessons, leaflets. */
export interface InformationActivity {
  id: Id<"information_activity">;
  /** Titolo */
  title?: string | Raw;
  /** Tipo di attività */
  activity_kind?: Code<"ACTIVITY_KIND"> | Raw;
  /** Prevista per */
  planned_on?: string | Raw;
  /** Svolta il */
  done_on?: string | Raw;
  /** Persone raggiunte */
  people_reached?: number | Raw;
  /** Destinatari */
  audience?: Code<"AUDIENCE">[] | Raw;
  /** Rischi spiegati */
  hazard_ids?: Id<"hazard">[] | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
}

/** Text to publish or read aloud. */
export interface MessageTemplate {
  id: Id<"message_template">;
  /** Titolo */
  title?: string | Raw;
  /** Scopo */
  message_purpose?: Code<"MESSAGE_PURPOSE"> | Raw;
  /** Testo del messaggio */
  body?: string | Raw;
  /** Lingua */
  language?: string | Raw;
  /** Rischio */
  hazard_id?: Id<"hazard"> | Raw;
  /** Fase */
  phase?: Code<"OPERATIONAL_PHASE"> | Raw;
  /** Canali */
  channel_ids?: Id<"information_channel">[] | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
}

/** A drill, from a phone test to a full-scale one. */
export interface Exercise {
  id: Id<"exercise">;
  /** Titolo */
  title?: string | Raw;
  /** Tipo di esercitazione */
  exercise_kind?: Code<"EXERCISE_KIND"> | Raw;
  /** Scenario provato */
  scenario_id?: Id<"scenario"> | Raw;
  /** Prevista per */
  planned_on?: string | Raw;
  /** Svolta il */
  held_on?: string | Raw;
  /** Obiettivi */
  objectives?: string | Raw;
  /** Esito */
  outcome?: string | Raw;
  /** Funzioni di supporto provate */
  function_ids?: Id<"support_function">[] | Raw;
  /** Enti partecipanti */
  organisation_ids?: Id<"organisation">[] | Raw;
  /** Numero di partecipanti */
  participants?: number | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
}

/** What to change in the plan after a drill or a real event. */
export interface ExerciseLesson {
  id: Id<"exercise_lesson">;
  /** Nata dall'esercitazione */
  exercise_id?: Id<"exercise"> | Raw;
  /** Nata dall'evento */
  past_event_id?: Id<"past_event"> | Raw;
  /** Problema */
  problem?: string | Raw;
  /** Che cosa cambiare */
  change?: string | Raw;
  /** Sezione da correggere */
  section_code?: Code<"SECTION"> | Raw;
  /** Chi corregge */
  role_id?: Id<"crisis_unit_role"> | Raw;
  /** Da correggere entro */
  due_on?: string | Raw;
  /** Stato della correzione */
  lesson_state?: Code<"LESSON_STATE"> | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
}

/** A file kept inside, addressed by its hash; records point to it with `attachment_ids`. */
export interface Attachment {
  id: Id<"attachment">;
  /** Titolo */
  title?: string | Raw;
  /** Tipo di allegato */
  attachment_kind?: Code<"ATTACHMENT_KIND"> | Raw;
  /** Nome del file */
  file_name?: string | Raw;
  /** Formato del file */
  media_type?: string | Raw;
  /** Dimensione del file */
  size_bytes?: number | Raw;
  /** Impronta del file */
  sha256?: string | Raw;
  /** Riservatezza */
  privacy?: Code<"PRIVACY_CLASS"> | Raw;
  /** Contiene dati personali */
  has_personal_data?: boolean | Raw;
  /** Data del documento */
  document_date?: string | Raw;
  /** Autore */
  author_id?: Id<"organisation"> | Raw;
  /** Descrizione */
  description?: string | Raw;
  /** Scala della tavola (1:) */
  scale_denominator?: number | Raw;
  /** Sistema di coordinate */
  crs_declared?: string | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
}

/** When the plan moved from one state to the next. */
export interface PlanStateChange {
  id: Id<"plan_state_change">;
  /** Dallo stato */
  from_state?: Code<"PLAN_STATE"> | Raw;
  /** Allo stato */
  to_state?: Code<"PLAN_STATE"> | Raw;
  /** Cambiato il */
  changed_on?: string | Raw;
  /** Cambiato da */
  changed_by?: string | Raw;
  /** Motivo del passaggio */
  reason?: string | Raw;
  /** Atto */
  act_id?: Id<"act"> | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
}

/** What each revision changed and which content it fixed. */
export interface PlanRevision {
  id: Id<"plan_revision">;
  /** Numero della revisione */
  number?: number | Raw;
  /** Data della revisione */
  revised_on?: string | Raw;
  /** Tipo di revisione */
  change_kind?: Code<"CHANGE_KIND"> | Raw;
  /** Che cosa cambia */
  summary?: string | Raw;
  /** Atto che la approva */
  act_id?: Id<"act"> | Raw;
  /** Impronta del piano */
  content_hash?: string | Raw;
  /** Impronte delle sezioni */
  section_hashes?: string | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
}

/** Sending the approved plan to Regione, Provincia and Prefettura. */
export interface PlanTransmission {
  id: Id<"plan_transmission">;
  /** Inviato a */
  recipient_id?: Id<"organisation"> | Raw;
  /** Revisione inviata */
  revision_id?: Id<"plan_revision"> | Raw;
  /** Inviato il */
  sent_on?: string | Raw;
  /** Mezzo di invio */
  means?: Code<"TRANSMISSION_MEANS"> | Raw;
  /** Protocollo in uscita */
  protocol_number?: string | Raw;
  /** Ricevuta del */
  acknowledged_on?: string | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
}

/** What has been typed into PPC Online, and whether the portal differs. */
export interface PortalEntry {
  id: Id<"portal_entry">;
  /** Sezione */
  section_code?: Code<"SECTION"> | Raw;
  /** Revisione trascritta */
  revision_id?: Id<"plan_revision"> | Raw;
  /** Trascritta il */
  entered_on?: string | Raw;
  /** Trascritta da */
  entered_by?: string | Raw;
  /** Esito della trascrizione */
  portal_state?: Code<"PORTAL_STATE"> | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
}

/** One value copied into PPC Online by hand: what it was, when and by whom. A later change of the plan shows as "da ritrascrivere" because the value kept here is then another. */
export interface PortalTick {
  id: Id<"portal_tick">;
  /** Riga della corrispondenza */
  mapping_line?: string | Raw;
  /** Tipo del dato trascritto */
  ticked_kind?: string | Raw;
  /** Dato trascritto */
  ticked_id?: string | Raw;
  /** Valore trascritto */
  value?: string | Raw;
  /** Testo abbreviato per il portale */
  shortened?: string | Raw;
  /** Trascritto il */
  ticked_on?: string | Raw;
  /** Trascritto da */
  ticked_by?: string | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
}

/** One afternoon of calls; the single dates are in the records. */
export interface VerificationRound {
  id: Id<"verification_round">;
  /** Iniziato il */
  started_on?: string | Raw;
  /** Finito il */
  finished_on?: string | Raw;
  /** Condotto da */
  led_by_role_id?: Id<"crisis_unit_role"> | Raw;
  /** Dati controllati */
  checked?: number | Raw;
  /** Dati cambiati */
  changed?: number | Raw;
  /** Senza risposta */
  not_reached?: number | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
}

/** Pointer to a decision kept in a review file; no remark text here. */
export interface ReviewReference {
  id: Id<"review_reference">;
  /** Fascicolo */
  package_id?: string | Raw;
  /** Sezione */
  section_code?: Code<"SECTION"> | Raw;
  /** Impronta della sezione */
  content_hash?: string | Raw;
  /** Decisione */
  decision?: Code<"DECISION"> | Raw;
  /** Deciso il */
  decided_on?: string | Raw;
  /** Ente che ha deciso */
  reviewer_id?: Id<"organisation"> | Raw;
  /** Numero d'ordine */
  sequence?: number | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
}

/** A finding accepted with a reason; it holds while what the rule read stays the same. */
export interface Acceptance {
  id: Id<"acceptance">;
  /** Regola */
  rule_code?: string | Raw;
  /** Dato del rilievo */
  record_id?: string | Raw;
  /** Impronta del rilievo */
  digest?: string | Raw;
  /** Motivo dell'accettazione */
  reason?: string | Raw;
  /** Accettato da */
  accepted_by?: string | Raw;
  /** In qualità di */
  accepted_role?: Code<"ACCEPTING_ROLE"> | Raw;
  /** Accettato il */
  accepted_on?: string | Raw;
  /** Sigla */
  code?: string | Raw;
  /** Riservatezza minima */
  privacy_min?: Code<"PRIVACY_CLASS"> | Raw;
  /** Allegati */
  attachment_ids?: Id<"attachment">[] | Raw;
  /** Note */
  notes?: string | Raw;
}

export interface Records {
  commune_profile: CommuneProfile;
  plan: PlanHeader;
  linked_plan: LinkedPlan;
  model_edition: ModelEdition;
  model_adoption: ModelAdoption;
  empty_statement: EmptyStatement;
  territory_profile: TerritoryProfile;
  zone: Zone;
  territory_feature: TerritoryFeature;
  organisation: Organisation;
  person: Person;
  contact_point: ContactPoint;
  municipal_structure: MunicipalStructure;
  crisis_unit_role: CrisisUnitRole;
  act: Act;
  nomination: Nomination;
  operations_centre: OperationsCentre;
  operations_seat: OperationsSeat;
  support_function: SupportFunction;
  hazard: Hazard;
  hazard_source: HazardSource;
  past_event: PastEvent;
  scenario: Scenario;
  exposed_element: ExposedElement;
  critical_point: CriticalPoint;
  escape_route: EscapeRoute;
  gate: Gate;
  alert_intake: AlertIntake;
  monitoring_point: MonitoringPoint;
  threshold: Threshold;
  alert_phase_rule: AlertPhaseRule;
  patrol: Patrol;
  action: Action;
  action_resource: ActionResource;
  form_template: FormTemplate;
  emergency_area: EmergencyArea;
  covered_shelter: CoveredShelter;
  landing_zone: LandingZone;
  semi_permanent_site: SemiPermanentSite;
  facility: Facility;
  accommodation: Accommodation;
  depot: Depot;
  material: Material;
  vehicle: Vehicle;
  volunteer_group: VolunteerGroup;
  agreement: Agreement;
  essential_service: EssentialService;
  service_node: ServiceNode;
  hydrant: Hydrant;
  waste_site: WasteSite;
  people_count: PeopleCount;
  cultural_asset: CulturalAsset;
  livestock_farm: LivestockFarm;
  livestock_count: LivestockCount;
  continuity_setup: ContinuitySetup;
  continuity_service: ContinuityService;
  information_channel: InformationChannel;
  information_activity: InformationActivity;
  message_template: MessageTemplate;
  exercise: Exercise;
  exercise_lesson: ExerciseLesson;
  attachment: Attachment;
  plan_state_change: PlanStateChange;
  plan_revision: PlanRevision;
  plan_transmission: PlanTransmission;
  portal_entry: PortalEntry;
  portal_tick: PortalTick;
  verification_round: VerificationRound;
  review_reference: ReviewReference;
  acceptance: Acceptance;
}
