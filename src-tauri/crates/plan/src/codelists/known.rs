//! The lists, and of each the codes that the program itself knows by name; a test wants each of them in its file.
//! Codes that nothing here decides on are in `assets/codelists` alone.

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
    AcceptingRole = "ACCEPTING_ROLE" {}
    AccommodationKind = "ACCOMMODATION_KIND" {}
    ActionKind = "ACTION_KIND" {}
    ActivityKind = "ACTIVITY_KIND" {}
    ActKind = "ACT_KIND" {}
    ActPurpose = "ACT_PURPOSE" { AGGIORNAMENTO = "aggiornamento", APPROVAZIONE = "approvazione" }
    AdoptionState = "ADOPTION_STATE" { ADOTTATO = "adottato", ADATTATO = "adattato", RIFIUTATO = "rifiutato" }
    AgreementKind = "AGREEMENT_KIND" {}
    AlertChannel = "ALERT_CHANNEL" {}
    AlertLevel = "ALERT_LEVEL" {}
    AlertZone = "ALERT_ZONE" {}
    AnimalSpecies = "ANIMAL_SPECIES" {}
    AppointmentKind = "APPOINTMENT_KIND" { NOMINATO = "nominato", DESIGNATO = "designato" }
    AreaType = "AREA_TYPE" { ATTESA = "attesa", ACCOGLIENZA_SCOPERTA = "accoglienza_scoperta", ACCOGLIENZA_COPERTA = "accoglienza_coperta", AMMASSAMENTO = "ammassamento", ATTERRAGGIO = "atterraggio", INSEDIAMENTO_SEMIPERMANENTE = "insediamento_semipermanente" }
    AttachmentKind = "ATTACHMENT_KIND" { ALTRO = "altro" }
    Audience = "AUDIENCE" {}
    BackupPower = "BACKUP_POWER" {}
    CentreKind = "CENTRE_KIND" {}
    ChangeKind = "CHANGE_KIND" { PRIMO = "primo", REVISIONE = "revisione" }
    ChannelKind = "CHANNEL_KIND" { SITO = "sito" }
    ChannelUse = "CHANNEL_USE" {}
    Coherence = "COHERENCE" {}
    Comparator = "COMPARATOR" { AL_MASSIMO = "al_massimo" }
    Condition = "CONDITION" { FERMO = "fermo" }
    ContactKind = "CONTACT_KIND" { H24 = "h24", NUMERO_BREVE = "numero_breve" }
    ContinuityServiceCode = "CONTINUITY_SERVICE" {}
    CriticalPointKind = "CRITICAL_POINT_KIND" {}
    Decision = "DECISION" { ACCETTATA = "accettata", ACCETTATA_CON_MOTIVO = "accettata_con_motivo" }
    EndReason = "END_REASON" {}
    ExerciseKind = "EXERCISE_KIND" {}
    ExposedKind = "EXPOSED_KIND" { RESIDENTI = "residenti", ESIGENZE_SPECIFICHE = "esigenze_specifiche" }
    FacilityUse = "FACILITY_USE" {}
    FeatureKind = "FEATURE_KIND" {}
    FloodClass = "FLOOD_CLASS" {}
    FormKind = "FORM_KIND" {}
    GateKind = "GATE_KIND" {}
    GeometrySource = "GEOMETRY_SOURCE" {}
    Ground = "GROUND" {}
    HazardCode = "HAZARD" { INDUSTRIALE = "industriale", ALTRO = "altro" }
    HazardDetail = "HAZARD_DETAIL" {}
    HazardSourceKind = "HAZARD_SOURCE_KIND" {}
    HeritageKind = "HERITAGE_KIND" {}
    HydrantKind = "HYDRANT_KIND" {}
    HydrantOutlet = "HYDRANT_OUTLET" {}
    Importance = "IMPORTANCE" {}
    LessonState = "LESSON_STATE" {}
    Likelihood = "LIKELIHOOD" {}
    LinkedPlanKind = "LINKED_PLAN_KIND" { PEE = "pee" }
    LinkKind = "LINK_KIND" {}
    ManagementForm = "MANAGEMENT_FORM" {}
    MessagePurpose = "MESSAGE_PURPOSE" {}
    MonitoringKind = "MONITORING_KIND" { VISTA = "vista" }
    NationalClass = "NATIONAL_CLASS" {}
    NeedKind = "NEED_KIND" {}
    NodeKind = "NODE_KIND" {}
    OperationalPhase = "OPERATIONAL_PHASE" { ORDINARIA = "ordinaria", RIENTRO = "rientro" }
    OrganisationKind = "ORGANISATION_KIND" { COMUNE = "comune" }
    Ownership = "OWNERSHIP" { COMUNE = "comune", ASSOCIAZIONE = "associazione", DA_VERIFICARE = "da_verificare" }
    PlanKind = "PLAN_KIND" { MULTIRISCHIO = "multirischio" }
    PlanState = "PLAN_STATE" { BOZZA = "bozza", VALIDATO = "validato", APPROVATO = "approvato", TRASCRITTO = "trascritto", APPROVABILE = "approvabile" }
    PortalState = "PORTAL_STATE" { COINCIDE = "coincide", DIFFERISCE = "differisce" }
    PrivacyClass = "PRIVACY_CLASS" { RISERVATA = "riservata" }
    Relevance = "RELEVANCE" { RILEVANTE = "rilevante", NON_RILEVANTE = "non_rilevante" }
    ResourceCategory = "RESOURCE_CATEGORY" {}
    RoleMembership = "ROLE_MEMBERSHIP" {}
    RouteKind = "ROUTE_KIND" { FUGA = "fuga", SOCCORSO = "soccorso" }
    RouteUser = "ROUTE_USER" {}
    SeatKind = "SEAT_KIND" { PRINCIPALE = "principale", ALTERNATIVA = "alternativa" }
    SectionCode = "SECTION" {}
    SeismicCheck = "SEISMIC_CHECK" {}
    ServiceKind = "SERVICE_KIND" {}
    Severity = "SEVERITY" {}
    SevesoTier = "SEVESO_TIER" {}
    Speciality = "SPECIALITY" {}
    StructureType = "STRUCTURE_TYPE" {}
    SupportFunctionCode = "SUPPORT_FUNCTION" {}
    ThresholdParameter = "THRESHOLD_PARAMETER" { SEGNO = "segno" }
    TransmissionMeans = "TRANSMISSION_MEANS" {}
    UclRole = "UCL_ROLE" { SINDACO = "sindaco" }
    Unit = "UNIT" {}
    Utility = "UTILITY" {}
    VehicleKind = "VEHICLE_KIND" {}
    VerificationMethod = "VERIFICATION_METHOD" {}
    VolunteerKind = "VOLUNTEER_KIND" {}
    WasteKind = "WASTE_KIND" {}
    WorkingState = "WORKING_STATE" {}
    ZoneKind = "ZONE_KIND" { COMUNE_INTERO = "comune_intero" }
}
