//! 12. Strutture e ricettività.

use crate::{codelists::*, kind, types::*};

kind! {
    /// Buildings that serve the emergency (strategic) or would hurt most if hit (relevant).
    facility: Facility in Facilities, min 2, typical 14,
    with [base, place, care, verify], geometry [Point, Polygon, MultiPolygon]
    {
        name: Text, E P, "CLE.denom, ID_edif [S]";
        structure_type: OneOf<StructureType>, E P, "CLE.denom, ID_edif [S]";
        importance: OneOf<Importance>, E P, "decreto DPC 3685/2003 [B 85%]; elenco regionale [B 75%]";
        emergency_uses: SomeOf<FacilityUse>, U P, "CLE.emerg_1–6 [S]";
        people_max: Int[min 0], E P, "CLE.esp_pers, esp_ore, esp_mes [S]";
        people_when: Text, E P, "CLE.esp_pers, esp_ore, esp_mes [S]";
        fragile_users: Bool, U P, "DPC25 [S]; prassi";
        floors, basements: Int[min 0], F P, "CLE.n_piani, n_interr, superf_m, anno_cost [S]";
        covered_area_m2: Dec[unit "m²", min 0], F P, "CLE.n_piani, n_interr, superf_m, anno_cost [S]";
        year_built: Int[min 0], F P, "CLE.n_piani, n_interr, superf_m, anno_cost [S]";
        seismic_check: OneOf<SeismicCheck>, U O, "CLE.verif_sism [S]";
        backup_power: OneOf<BackupPower>, U O, "prassi";
        internal_plan: Bool, U P, "prassi";
        cle_id: Text[max 10], F P, "CLE.ID_ES [S]";
    }
}

kind! {
    /// Beds in hotels, farm stays, parish houses.
    accommodation: Accommodation in Facilities, min 0, typical 2,
    with [base, place, care, verify], geometry [Point]
    {
        name: Text, E P, "D265 cl. 7 [S]";
        accommodation_kind: OneOf<AccommodationKind>, E P, "D265 cl. 7 [S]";
        beds, rooms, accessible_rooms: Int[min 0], E P, "D265 cl. 7 [S]; campi: prassi";
        meals: Int[min 0], U P, "prassi";
        pets_allowed: Bool, U P, "prassi";
        open_period: Text, U P, "prassi";
        ready_in_h: Dec[unit "h", min 0], U P, "prassi";
    }
}
