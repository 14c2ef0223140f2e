//! The kinds of the plan, one file per section, one line per field.
//!
//! `names: Type [bounds], mark class, "source";`: mark **E** essential,
//! **U** useful, **F** facoltativo; class **P** pubblica, **O** operativa, **R** riservata. Sources are
//! act and article with how sure they are (`[S]` read, `[D]` derived, `[B nn%]` background), `prassi` or
//! `nostro`; the keys of the acts are in ARCHITECTURE.md. Labels and help are in
//! `assets/i18n/it/fields.json` under `field.<kind or block>.<field>`; a test wants one of each for
//! every field and no others.

pub mod alerting;
pub mod areas;
pub mod attachments;
pub mod blocks;
pub mod contacts;
pub mod continuity;
pub mod crisis_unit;
pub mod exercises;
pub mod facilities;
pub mod hazards;
pub mod information;
pub mod intervention;
pub mod life;
pub mod operations_centre;
pub mod plan;
pub mod profile;
pub mod protection;
pub mod resources;
pub mod scenarios;
pub mod services;
pub mod territory;

pub use alerting::*;
pub use areas::*;
pub use attachments::*;
pub use contacts::*;
pub use continuity::*;
pub use crisis_unit::*;
pub use exercises::*;
pub use facilities::*;
pub use hazards::*;
pub use information::*;
pub use intervention::*;
pub use life::*;
pub use operations_centre::*;
pub use plan::*;
pub use profile::*;
pub use protection::*;
pub use resources::*;
pub use scenarios::*;
pub use services::*;
pub use territory::*;

crate::kinds! {
    // 1. profile
    CommuneProfile,
    // 2. plan
    PlanHeader, LinkedPlan, ModelEdition, ModelAdoption, EmptyStatement,
    // 3. territory
    TerritoryProfile, Zone, TerritoryFeature,
    // 4. contacts
    Organisation, Person, ContactPoint,
    // 5. crisis_unit
    MunicipalStructure, CrisisUnitRole, Act, Nomination,
    // 6. operations_centre
    OperationsCentre, OperationsSeat, SupportFunction,
    // 7. hazards
    Hazard, HazardSource, PastEvent,
    // 8. scenarios
    Scenario, ExposedElement, CriticalPoint, EscapeRoute, Gate,
    // 9. alerting
    AlertIntake, MonitoringPoint, Threshold, AlertPhaseRule, Patrol,
    // 10. intervention
    Action, ActionResource, FormTemplate,
    // 11. areas
    EmergencyArea, CoveredShelter, LandingZone, SemiPermanentSite,
    // 12. facilities
    Facility, Accommodation,
    // 13. resources
    Depot, Material, Vehicle, VolunteerGroup, Agreement,
    // 14. services
    EssentialService, ServiceNode, Hydrant, WasteSite,
    // 15. protection
    PeopleCount, CulturalAsset, LivestockFarm, LivestockCount,
    // 16. continuity
    ContinuitySetup, ContinuityService,
    // 17. information
    InformationChannel, InformationActivity, MessageTemplate,
    // 18. exercises
    Exercise, ExerciseLesson,
    // 19. attachments
    Attachment,
    // 20. life
    PlanStateChange, PlanRevision, PlanTransmission, PortalEntry, PortalTick, VerificationRound, ReviewReference, Acceptance,
}
