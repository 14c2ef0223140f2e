//! The codes that the code knows by name; a test wants each of them in its file.

use super::CodeList;
use crate::types::Code;

macro_rules! code_lists {
    ($($List:ident = $name:literal { $($CODE:ident = $code:literal),* })+) => {
        $(
            #[doc = concat!("The list `", $name, "`.")]
            #[derive(Clone, Copy, Debug)]
            pub struct $List;

            impl CodeList for $List {
                const NAME: &'static str = $name;
            }

            impl $List {
                $(pub const $CODE: Code<$List> = Code::known($code);)*
            }
        )+

        /// Each list with the codes that the code knows.
        pub static LISTS: &[(&str, &[&str])] = &[$(($name, &[$($code),*])),+];
    };
}

code_lists! {
    AcceptingRole = "ACCEPTING_ROLE" { COMPILATORE = "compilatore", RESPONSABILE_COMUNALE = "responsabile_comunale", REVISORE = "revisore", CAPOFILA = "capofila" }
    AccommodationKind = "ACCOMMODATION_KIND" { ALBERGO = "albergo", BB = "bb", AGRITURISMO = "agriturismo", CAMPEGGIO = "campeggio", CASA_RELIGIOSA = "casa_religiosa", OSTELLO = "ostello", ALTRO = "altro" }
    ActionKind = "ACTION_KIND" { RICEZIONE = "ricezione", CONVOCAZIONE = "convocazione", APERTURA_COC = "apertura_coc", COMUNICAZIONE_ENTI = "comunicazione_enti", INFORMAZIONE = "informazione", MONITORAGGIO = "monitoraggio", VIABILITA = "viabilita", VOLONTARIATO = "volontariato", RISORSE = "risorse", EVACUAZIONE = "evacuazione", ASSISTENZA = "assistenza", PERSONE_DA_AIUTARE = "persone_da_aiutare", OPERE_URGENTI = "opere_urgenti", SERVIZI_ESSENZIALI = "servizi_essenziali", ANIMALI = "animali", BENI_CULTURALI = "beni_culturali", ATTI = "atti", RIFIUTI = "rifiuti", DANNI = "danni", CONTINUITA = "continuita", CHIUSURA = "chiusura", ALTRO = "altro" }
    ActivityKind = "ACTIVITY_KIND" { ASSEMBLEA = "assemblea", SCUOLA = "scuola", OPUSCOLO = "opuscolo", WEB = "web", CAMPAGNA = "campagna", PROVA = "prova" }
    ActKind = "ACT_KIND" { DECRETO_SINDACALE = "decreto_sindacale", DELIBERA_GIUNTA = "delibera_giunta", DELIBERA_CONSIGLIO = "delibera_consiglio", DESIGNAZIONE_ESTERNA = "designazione_esterna", DETERMINAZIONE = "determinazione", ORDINANZA = "ordinanza", CONVENZIONE = "convenzione", DELEGA = "delega", VERBALE = "verbale", ALTRO = "altro" }
    ActPurpose = "ACT_PURPOSE" { NOMINA = "nomina", ISTITUZIONE = "istituzione", APPROVAZIONE = "approvazione", AGGIORNAMENTO = "aggiornamento", CONVENZIONE = "convenzione", SITO_RIFIUTI = "sito_rifiuti", ALTRO = "altro" }
    AdoptionState = "ADOPTION_STATE" { PROPOSTO = "proposto", ADOTTATO = "adottato", ADATTATO = "adattato", RIFIUTATO = "rifiutato", SUPERATO = "superato" }
    AgreementKind = "AGREEMENT_KIND" { DITTA = "ditta", VOLONTARIATO = "volontariato", COMUNI = "comuni", OSPITALITA = "ospitalita", AREE = "aree", FORNITURE = "forniture", ALTRO = "altro" }
    AlertChannel = "ALERT_CHANNEL" { PEC = "pec", EMAIL = "email", SMS = "sms", TELEFONO = "telefono", APP = "app", PORTALE = "portale", ALTRO = "altro" }
    AlertLevel = "ALERT_LEVEL" { NESSUNA_PREVISIONE = "nessuna_previsione", VERDE = "verde", GIALLO = "giallo", ARANCIONE = "arancione", ROSSO = "rosso" }
    AlertZone = "ALERT_ZONE" { IM_01 = "IM-01", IM_02 = "IM-02", IM_03 = "IM-03", IM_04 = "IM-04", IM_05 = "IM-05", IM_06 = "IM-06", IM_07 = "IM-07", IM_08 = "IM-08", IM_09 = "IM-09", IM_10 = "IM-10", IM_11 = "IM-11", IM_12 = "IM-12", IM_13 = "IM-13", IM_14 = "IM-14", IM_15 = "IM-15", IM_16 = "IM-16" }
    AnimalSpecies = "ANIMAL_SPECIES" { BOVINI_LATTE = "bovini_latte", BOVINI_CARNE = "bovini_carne", SUINI = "suini", AVICOLI = "avicoli", OVICAPRINI = "ovicaprini", EQUINI = "equini", CONIGLI = "conigli", API = "api", CANI_GATTI = "cani_gatti", ALTRO = "altro" }
    AppointmentKind = "APPOINTMENT_KIND" { DI_DIRITTO = "di_diritto", NOMINATO = "nominato", DESIGNATO = "designato" }
    AreaType = "AREA_TYPE" { ATTESA = "attesa", ACCOGLIENZA_SCOPERTA = "accoglienza_scoperta", ACCOGLIENZA_COPERTA = "accoglienza_coperta", AMMASSAMENTO = "ammassamento", ATTERRAGGIO = "atterraggio", INSEDIAMENTO_SEMIPERMANENTE = "insediamento_semipermanente" }
    AttachmentKind = "ATTACHMENT_KIND" { ATTO = "atto", CARTOGRAFIA = "cartografia", CONVENZIONE = "convenzione", STUDIO = "studio", FOTO = "foto", PLANIMETRIA = "planimetria", MODULO = "modulo", MATERIALE = "materiale", RICEVUTA = "ricevuta", ALTRO = "altro" }
    Audience = "AUDIENCE" { TUTTI = "tutti", SCUOLE = "scuole", ANZIANI = "anziani", NON_VEDENTI = "non_vedenti", NON_UDENTI = "non_udenti", STRANIERI = "stranieri", IMPRESE = "imprese", TURISTI = "turisti" }
    BackupPower = "BACKUP_POWER" { GRUPPO_FISSO = "gruppo_fisso", GRUPPO_MOBILE = "gruppo_mobile", PRESA = "presa", UPS = "ups", ASSENTE = "assente" }
    CentreKind = "CENTRE_KIND" { COC = "coc", UCL_COC = "ucl_coc", COI = "coi" }
    ChangeKind = "CHANGE_KIND" { PRIMO = "primo", REVISIONE = "revisione", AGGIORNAMENTO = "aggiornamento", CORREZIONE = "correzione" }
    ChannelKind = "CHANNEL_KIND" { SITO = "sito", APP = "app", SOCIAL = "social", TABELLONE = "tabellone", BACHECA = "bacheca", MEGAFONO = "megafono", SIRENA = "sirena", CAMPANE = "campane", PORTA_A_PORTA = "porta_a_porta", TELEFONATE = "telefonate", RADIO_TV = "radio_tv", IT_ALERT = "it_alert", ALTRO = "altro" }
    ChannelUse = "CHANNEL_USE" { ORDINARIO = "ordinario", EMERGENZA = "emergenza", SEMPRE = "sempre" }
    Coherence = "COHERENCE" { SI = "si", IN_PARTE = "in_parte", NO = "no", DA_VERIFICARE = "da_verificare" }
    Comparator = "COMPARATOR" { ALMENO = "almeno", AL_MASSIMO = "al_massimo" }
    Condition = "CONDITION" { EFFICIENTE = "efficiente", LIMITATO = "limitato", FERMO = "fermo" }
    ContactKind = "CONTACT_KIND" { H24 = "h24", NUMERO_VERDE = "numero_verde", CENTRALINO = "centralino", SATELLITARE = "satellitare", UFFICIO = "ufficio", EMAIL_UFFICIO = "email_ufficio", CELLULARE_SERVIZIO = "cellulare_servizio", EMAIL_PERSONALE = "email_personale", CELLULARE_PERSONALE = "cellulare_personale", PEC = "pec", ABITAZIONE = "abitazione", RADIO = "radio", NUMERO_BREVE = "numero_breve", ALTRO = "altro" }
    ContinuityServiceCode = "CONTINUITY_SERVICE" { PROTOCOLLO = "protocollo", ANAGRAFE = "anagrafe", ORDINANZE = "ordinanze", POLIZIA_LOCALE = "polizia_locale", SERVIZI_SOCIALI = "servizi_sociali", RAGIONERIA = "ragioneria", TECNICO = "tecnico", CIMITERO = "cimitero", SITO_WEB = "sito_web", SCUOLA = "scuola", ALTRO = "altro" }
    CriticalPointKind = "CRITICAL_POINT_KIND" { SOTTOPASSO = "sottopasso", PONTE = "ponte", TOMBINO = "tombino", ARGINE = "argine", FONTANAZZO = "fontanazzo", STRETTOIA = "strettoia", GUADO = "guado", CICLABILE = "ciclabile", INCROCIO = "incrocio", ALBERO = "albero", EDIFICIO = "edificio", ALTRO = "altro" }
    Decision = "DECISION" { ACCETTATA = "accettata", DA_CORREGGERE = "da_correggere", ACCETTATA_CON_MOTIVO = "accettata_con_motivo", NON_ESAMINATA = "non_esaminata" }
    EndReason = "END_REASON" { SCADENZA = "scadenza", FINE_MANDATO = "fine_mandato", CAMBIO_INCARICO = "cambio_incarico", RINUNCIA = "rinuncia", REVOCA = "revoca", ALTRO = "altro" }
    ExerciseKind = "EXERCISE_KIND" { TELEFONICA = "telefonica", TAVOLO = "tavolo", POSTI_COMANDO = "posti_comando", EVACUAZIONE = "evacuazione", SCALA_REALE = "scala_reale" }
    ExposedKind = "EXPOSED_KIND" { RESIDENTI = "residenti", PRESENTI = "presenti", ESIGENZE_SPECIFICHE = "esigenze_specifiche", EDIFICI = "edifici", STRUTTURA = "struttura", ATTIVITA = "attivita", ALLEVAMENTO = "allevamento", BENE_CULTURALE = "bene_culturale", STRADA = "strada", PONTE = "ponte", FERROVIA = "ferrovia", SERVIZIO = "servizio", COLTIVI = "coltivi", EVENTO_AFFOLLATO = "evento_affollato", AMBIENTE = "ambiente", ALTRO = "altro" }
    FacilityUse = "FACILITY_USE" { CCS = "ccs", DICOMAC = "dicomac", COM = "com", COI = "coi", COC = "coc", RICOVERO = "ricovero", DEPOSITO = "deposito", UFFICI = "uffici" }
    FeatureKind = "FEATURE_KIND" { FIUME = "fiume", CANALE = "canale", ARGINE = "argine", STRADA = "strada", FERROVIA = "ferrovia", PONTE = "ponte", SOTTOPASSO = "sottopasso", ELETTRODOTTO = "elettrodotto", METANODOTTO = "metanodotto", AREA_PRODUTTIVA = "area_produttiva", AREA_PROTETTA = "area_protetta", BOSCO = "bosco", ALTRO = "altro" }
    FloodClass = "FLOOD_CLASS" { P3 = "p3", P2 = "p2", P1 = "p1" }
    FormKind = "FORM_KIND" { ORDINANZA = "ordinanza", VERBALE = "verbale", SCHEDA_DANNI = "scheda_danni", REGISTRO = "registro", RICHIESTA = "richiesta", DECRETO = "decreto", ALTRO = "altro" }
    GateKind = "GATE_KIND" { BLOCCO = "blocco", FILTRO = "filtro", AVVISO = "avviso" }
    GeometrySource = "GEOMETRY_SOURCE" { RILIEVO = "rilievo", DISEGNO = "disegno", IMPORTATA = "importata", COORDINATE = "coordinate", INDIRIZZO = "indirizzo" }
    Ground = "GROUND" { ASFALTO = "asfalto", CALCESTRUZZO = "calcestruzzo", AUTOBLOCCANTI = "autobloccanti", GHIAIA = "ghiaia", PRATO = "prato", TERRENO_AGRICOLO = "terreno_agricolo", SINTETICO = "sintetico", INTERNO = "interno", MISTO = "misto" }
    HazardCode = "HAZARD" { IDRAULICO = "idraulico", CHIMICO = "chimico", IDROGEOLOGICO = "idrogeologico", NUCLEARE = "nucleare", SISMICO = "sismico", RADIOLOGICO = "radiologico", METEO_AVVERSO = "meteo_avverso", TECNOLOGICO = "tecnologico", INCENDI_BOSCHIVI = "incendi_boschivi", INDUSTRIALE = "industriale", VALANGHE = "valanghe", TRASPORTI = "trasporti", DEFICIT_IDRICO = "deficit_idrico", AMBIENTALE = "ambientale", ALTRO = "altro", IGIENICO_SANITARIO = "igienico_sanitario", RIENTRO_SPAZIALE = "rientro_spaziale" }
    HazardDetail = "HAZARD_DETAIL" { FIUME = "fiume", RETICOLO_MINORE = "reticolo_minore", ALLAGAMENTO_URBANO = "allagamento_urbano", DIGA = "diga", TEMPORALI = "temporali", VENTO = "vento", NEVE = "neve", GELO = "gelo", CALORE = "calore", BLACKOUT = "blackout", CROLLO_OPERA = "crollo_opera", SEVESO = "seveso", MERCI_PERICOLOSE = "merci_pericolose", FERROVIARIO = "ferroviario", INQUINAMENTO = "inquinamento", RIFIUTI = "rifiuti", PANDEMIA = "pandemia", EPIZOOZIA = "epizoozia", ALTRO = "altro" }
    HazardSourceKind = "HAZARD_SOURCE_KIND" { STABILIMENTO_RIR = "stabilimento_rir", ALTRO_IMPIANTO = "altro_impianto", STOCCAGGIO_GAS = "stoccaggio_gas", METANODOTTO = "metanodotto", DISTRIBUTORE = "distributore", DIGA = "diga", STRADA_MERCI = "strada_merci", FERROVIA = "ferrovia", RIFIUTI = "rifiuti", ALTRO = "altro" }
    HeritageKind = "HERITAGE_KIND" { CHIESA = "chiesa", VILLA = "villa", ARCHIVIO = "archivio", BIBLIOTECA = "biblioteca", MUSEO = "museo", CASCINA = "cascina", AREA_ARCHEOLOGICA = "area_archeologica", ALTRO = "altro" }
    HydrantKind = "HYDRANT_KIND" { SOPRASUOLO = "soprasuolo", SOTTOSUOLO = "sottosuolo", MURO = "muro", CARICO_BOTTE = "carico_botte", ACQUA_SUPERFICIE = "acqua_superficie" }
    HydrantOutlet = "HYDRANT_OUTLET" { UNI45 = "uni45", UNI70 = "uni70", UNI100 = "uni100" }
    Importance = "IMPORTANCE" { STRATEGICA = "strategica", RILEVANTE = "rilevante", ALTRA = "altra" }
    LessonState = "LESSON_STATE" { DA_FARE = "da_fare", IN_CORSO = "in_corso", FATTA = "fatta", NON_SI_FA = "non_si_fa" }
    Likelihood = "LIKELIHOOD" { RARA = "rara", OCCASIONALE = "occasionale", FREQUENTE = "frequente", MOLTO_FREQUENTE = "molto_frequente" }
    LinkedPlanKind = "LINKED_PLAN_KIND" { REGIONALE = "regionale", PROVINCIALE = "provinciale", PGT = "pgt", PGRA = "pgra", PAI = "pai", PEE = "pee", DIGHE = "dighe", AIB = "aib", NEVE = "neve", GESTORI = "gestori", COMUNE_VICINO = "comune_vicino", ALTRO = "altro" }
    LinkKind = "LINK_KIND" { FIBRA_ADSL = "fibra_adsl", RETE_MOBILE = "rete_mobile", SATELLITE = "satellite", TELEFONO_FISSO = "telefono_fisso", RADIO = "radio" }
    ManagementForm = "MANAGEMENT_FORM" { SINGOLA = "singola", CONVENZIONE = "convenzione", UNIONE = "unione", CONSORZIO = "consorzio" }
    MessagePurpose = "MESSAGE_PURPOSE" { PREAVVISO = "preavviso", COMPORTAMENTO = "comportamento", EVACUAZIONE = "evacuazione", RIPARO = "riparo", DIVIETO = "divieto", AGGIORNAMENTO = "aggiornamento", FINE = "fine" }
    MonitoringKind = "MONITORING_KIND" { IDROMETRO = "idrometro", ASTA = "asta", PLUVIOMETRO = "pluviometro", ANEMOMETRO = "anemometro", NIVOMETRO = "nivometro", VISTA = "vista", SENSORE = "sensore" }
    NationalClass = "NATIONAL_CLASS" { C01 = "01", C02 = "02", C03 = "03", C04 = "04", C05 = "05", C06 = "06", C07 = "07", C08 = "08", C09 = "09", C10 = "10", C11 = "11", C12 = "12", C13 = "13", C14 = "14" }
    NeedKind = "NEED_KIND" { MUOVERSI = "muoversi", TRASPORTO_ATTREZZATO = "trasporto_attrezzato", CORRENTE = "corrente", CURE_CONTINUE = "cure_continue", ACCOMPAGNATORE = "accompagnatore", COMUNICARE = "comunicare", SENZA_AUTO = "senza_auto", OSPITI_STRUTTURA = "ospiti_struttura" }
    NodeKind = "NODE_KIND" { CABINA = "cabina", POZZO = "pozzo", SERBATOIO = "serbatoio", DEPURATORE = "depuratore", SOLLEVAMENTO = "sollevamento", CABINA_GAS = "cabina_gas", VALVOLA = "valvola", ANTENNA = "antenna", CENTRALINA = "centralina", PARATOIA = "paratoia", ALTRO = "altro" }
    OperationalPhase = "OPERATIONAL_PHASE" { ORDINARIA = "ordinaria", ATTENZIONE = "attenzione", PREALLARME = "preallarme", ALLARME = "allarme", RIENTRO = "rientro" }
    OrganisationKind = "ORGANISATION_KIND" { COMUNE = "comune", UNIONE_CONSORZIO = "unione_consorzio", PROVINCIA = "provincia", REGIONE = "regione", PREFETTURA = "prefettura", DPC = "dpc", VVF = "vvf", CARABINIERI = "carabinieri", POLIZIA_STATO = "polizia_stato", GUARDIA_FINANZA = "guardia_finanza", POLIZIA_LOCALE = "polizia_locale", SOCCORSO_SANITARIO = "soccorso_sanitario", ATS = "ats", ASST = "asst", ARPA = "arpa", AIPO = "aipo", BONIFICA = "bonifica", PARCO = "parco", SOPRINTENDENZA = "soprintendenza", GESTORE_SERVIZIO = "gestore_servizio", GESTORE_STRADA = "gestore_strada", GESTORE_IMPIANTO = "gestore_impianto", VOLONTARIATO_PC = "volontariato_pc", CROCE = "croce", ASSOCIAZIONE = "associazione", IMPRESA = "impresa", SCUOLA = "scuola", PARROCCHIA = "parrocchia", STUDIO = "studio", ALTRO = "altro" }
    Ownership = "OWNERSHIP" { COMUNE = "comune", ALTRO_ENTE = "altro_ente", SOCIETA_PUBBLICA = "societa_pubblica", ASSOCIAZIONE = "associazione", ENTE_RELIGIOSO = "ente_religioso", PRIVATO = "privato", DA_VERIFICARE = "da_verificare" }
    PlanKind = "PLAN_KIND" { MULTIRISCHIO = "multirischio", SETTORIALE = "settoriale", INTERCOMUNALE = "intercomunale" }
    PlanState = "PLAN_STATE" { BOZZA = "bozza", DA_VALIDARE = "da_validare", VALIDATO = "validato", APPROVABILE = "approvabile", APPROVATO = "approvato", TRASCRITTO = "trascritto" }
    PortalState = "PORTAL_STATE" { DA_FARE = "da_fare", COINCIDE = "coincide", DIFFERISCE = "differisce", NON_PREVISTO = "non_previsto" }
    PrivacyClass = "PRIVACY_CLASS" { PUBBLICA = "pubblica", OPERATIVA = "operativa", RISERVATA = "riservata" }
    Relevance = "RELEVANCE" { RILEVANTE = "rilevante", NON_RILEVANTE = "non_rilevante", DA_VALUTARE = "da_valutare" }
    ResourceCategory = "RESOURCE_CATEGORY" { VEICOLI = "veicoli", DPI = "dpi", MACCHINE_OPERATRICI = "macchine_operatrici", SANITARIO = "sanitario", NATANTI = "natanti", VIVERI_ACQUA = "viveri_acqua", POMPE = "pompe", SEGNALETICA = "segnaletica", GENERATORI_LUCE = "generatori_luce", SALE_NEVE = "sale_neve", RADIO_TLC = "radio_tlc", CARBURANTI = "carburanti", ATTREZZI = "attrezzi", SERVIZI = "servizi", TENDE_BRANDE = "tende_brande", ALTRO = "altro", SACCHI_BARRIERE = "sacchi_barriere" }
    RoleMembership = "ROLE_MEMBERSHIP" { NUCLEO = "nucleo", ALLARGATA = "allargata", COC = "coc", FUORI_UCL = "fuori_ucl" }
    RouteKind = "ROUTE_KIND" { FUGA = "fuga", SOCCORSO = "soccorso", ALTERNATIVO = "alternativo" }
    RouteUser = "ROUTE_USER" { PIEDI = "piedi", AUTO = "auto", AUTOBUS = "autobus", PESANTI = "pesanti", CARROZZINE = "carrozzine" }
    SeatKind = "SEAT_KIND" { PRINCIPALE = "principale", ALTERNATIVA = "alternativa", MOBILE = "mobile" }
    SectionCode = "SECTION" { PROFILE = "profile", PLAN = "plan", TERRITORY = "territory", CONTACTS = "contacts", CRISIS_UNIT = "crisis_unit", OPERATIONS_CENTRE = "operations_centre", HAZARDS = "hazards", SCENARIOS = "scenarios", ALERTING = "alerting", INTERVENTION = "intervention", AREAS = "areas", FACILITIES = "facilities", RESOURCES = "resources", SERVICES = "services", PROTECTION = "protection", CONTINUITY = "continuity", INFORMATION = "information", EXERCISES = "exercises", ATTACHMENTS = "attachments", LIFE = "life" }
    SeismicCheck = "SEISMIC_CHECK" { ADEGUATO = "adeguato", MIGLIORATO = "migliorato", NON_ADEGUATO = "non_adeguato", NON_FATTA = "non_fatta", IGNOTO = "ignoto" }
    ServiceKind = "SERVICE_KIND" { ELETTRICITA = "elettricita", GAS = "gas", ACQUA = "acqua", FOGNATURA = "fognatura", TELEFONIA_FISSA = "telefonia_fissa", TELEFONIA_MOBILE = "telefonia_mobile", ILLUMINAZIONE = "illuminazione", RIFIUTI = "rifiuti", STRADE = "strade", TRASPORTI = "trasporti", IRRIGAZIONE = "irrigazione", CARBURANTI = "carburanti", SANITA = "sanita", POSTA_BANCA = "posta_banca", ALTRO = "altro" }
    Severity = "SEVERITY" { LIEVE = "lieve", MODERATA = "moderata", GRAVE = "grave", MOLTO_GRAVE = "molto_grave" }
    SevesoTier = "SEVESO_TIER" { INFERIORE = "inferiore", SUPERIORE = "superiore", NON_SOGGETTO = "non_soggetto" }
    Speciality = "SPECIALITY" { IDRAULICO = "idraulico", LOGISTICA = "logistica", RADIO = "radio", CINOFILI = "cinofili", MOTOSEGA = "motosega", NATANTI = "natanti", ANTINCENDIO = "antincendio", CUCINA = "cucina", SANITARIO = "sanitario", SEGRETERIA = "segreteria", DRONI = "droni", PRESIDIO = "presidio", ALTRO = "altro" }
    StructureType = "STRUCTURE_TYPE" { MUNICIPIO = "municipio", POLIZIA_LOCALE = "polizia_locale", CASERMA_CC = "caserma_cc", CASERMA_VVF = "caserma_vvf", SEDE_VOLONTARIATO = "sede_volontariato", MAGAZZINO_COMUNALE = "magazzino_comunale", OSPEDALE = "ospedale", AMBULATORIO = "ambulatorio", FARMACIA = "farmacia", RSA = "rsa", CENTRO_DIURNO = "centro_diurno", NIDO = "nido", INFANZIA = "infanzia", PRIMARIA = "primaria", SECONDARIA = "secondaria", PALESTRA = "palestra", CENTRO_SPORTIVO = "centro_sportivo", ORATORIO = "oratorio", CHIESA = "chiesa", BIBLIOTECA_MUSEO = "biblioteca_museo", SALA_PUBBLICA = "sala_pubblica", CENTRO_CIVICO = "centro_civico", NEGOZIO_GRANDE = "negozio_grande", STABILIMENTO = "stabilimento", PONTE = "ponte", IMPIANTO_RETE = "impianto_rete", CIMITERO = "cimitero", POSTA_BANCA = "posta_banca", ALTRO = "altro" }
    SupportFunctionCode = "SUPPORT_FUNCTION" { COORDINAMENTO = "coordinamento", STRUTTURE_OPERATIVE = "strutture_operative", TECNICA = "tecnica", CENSIMENTO_DANNI = "censimento_danni", SANITA = "sanita", BENI_CULTURALI = "beni_culturali", ASSISTENZA_POPOLAZIONE = "assistenza_popolazione", ATTIVITA_AEREE = "attivita_aeree", VOLONTARIATO = "volontariato", COMUNICAZIONE = "comunicazione", LOGISTICA = "logistica", AMMINISTRATIVA = "amministrativa", TELECOMUNICAZIONI = "telecomunicazioni", CONTINUITA = "continuita", MOBILITA = "mobilita", VETERINARIA = "veterinaria", SERVIZI_ESSENZIALI = "servizi_essenziali", ALTRO = "altro" }
    ThresholdParameter = "THRESHOLD_PARAMETER" { LIVELLO = "livello", PORTATA = "portata", PIOGGIA_1H = "pioggia_1h", PIOGGIA_24H = "pioggia_24h", VENTO = "vento", NEVE = "neve", TEMPERATURA = "temperatura", ACQUA_STRADA = "acqua_strada", SEGNO = "segno" }
    TransmissionMeans = "TRANSMISSION_MEANS" { PEC = "pec", PORTALE = "portale", CONSEGNA = "consegna", ALTRO = "altro" }
    UclRole = "UCL_ROLE" { SINDACO = "sindaco", RAGIONERIA = "ragioneria", ROC = "roc", ANAGRAFE = "anagrafe", TECNICO_COMUNALE = "tecnico_comunale", SCUOLA = "scuola", POLIZIA_LOCALE = "polizia_locale", SANITA = "sanita", VOLONTARIATO = "volontariato", ASSESSORE_DELEGATO = "assessore_delegato", FORZE_ORDINE = "forze_ordine", RESPONSABILE_SERVIZIO = "responsabile_servizio", REC = "rec", SEGRETERIA_COC = "segreteria_coc", SEGRETARIO_COMUNALE = "segretario_comunale", RESPONSABILE_FUNZIONE = "responsabile_funzione", SERVIZI_SOCIALI = "servizi_sociali", SQUADRA_PRESIDIO = "squadra_presidio", AFFARI_GENERALI = "affari_generali", ALTRO = "altro" }
    Unit = "UNIT" { N = "n", M = "m", M3 = "m3", KG = "kg", T = "t", L = "l", L_MIN = "l_min", KVA = "kva", H = "h" }
    Utility = "UTILITY" { PRESENTE = "presente", VICINA = "vicina", ASSENTE = "assente" }
    VehicleKind = "VEHICLE_KIND" { AUTO = "auto", FUORISTRADA = "fuoristrada", FURGONE = "furgone", AUTOCARRO = "autocarro", PULMINO = "pulmino", SCUOLABUS = "scuolabus", TRASPORTO_DISABILI = "trasporto_disabili", ESCAVATORE = "escavatore", TRATTORE = "trattore", SPAZZANEVE = "spazzaneve", AUTOBOTTE = "autobotte", AUTOSPURGO = "autospurgo", RIMORCHIO = "rimorchio", NATANTE = "natante", ALTRO = "altro" }
    VerificationMethod = "VERIFICATION_METHOD" { TELEFONATA = "telefonata", SOPRALLUOGO = "sopralluogo", PROVA = "prova", LETTERA = "lettera", DOCUMENTO = "documento", ALTRO = "altro" }
    VolunteerKind = "VOLUNTEER_KIND" { GRUPPO_COMUNALE = "gruppo_comunale", GRUPPO_INTERCOMUNALE = "gruppo_intercomunale", ASSOCIAZIONE = "associazione", SEZIONE = "sezione" }
    WasteKind = "WASTE_KIND" { MACERIE = "macerie", INGOMBRANTI = "ingombranti", URBANI = "urbani", FANGO = "fango", VERDE = "verde", RAEE = "raee", PERICOLOSI = "pericolosi", CARCASSE = "carcasse" }
    WorkingState = "WORKING_STATE" { SI = "si", GUASTO = "guasto", NON_PROVATO = "non_provato" }
    ZoneKind = "ZONE_KIND" { COMUNE_INTERO = "comune_intero", CENTRO = "centro", FRAZIONE = "frazione", CASE_SPARSE = "case_sparse", SETTORE = "settore", PRODUTTIVA = "produttiva" }
}
