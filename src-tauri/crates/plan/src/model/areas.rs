//! 11. Aree di emergenza.

use crate::{codelists::*, kind, model::*, types::*};

kind! {
    /// Every area, of any type; indoor, landing and semi-permanent ones add a detail record.
    emergency_area: EmergencyArea in Areas, min 4, typical 8,
    with [base, place, care, verify], geometry [Point, Polygon, MultiPolygon], essential [verified_on]
    {
        name: Text, E P, "CLE.denom [S]";
        area_type: OneOf<AreaType>, E P, "CLE.tipo_area [S]; D265 cl. 5–9 [S]";
        secondary_types: SomeOf<AreaType>, C P, "CLE.tipo_area [S]; D265 cl. 5–9 [S]";
        declared_area_m2: Dec[unit "m²", min 0], E P, "CLE.superf [S]; criteri delle aree nostro";
        covered_area_m2: Dec[unit "m²", min 0], F P, "CLE.rett_max, rett_min [S]";
        inscribed_max_m, inscribed_min_m: Dec[unit "m", min 0], F P, "CLE.rett_max, rett_min [S]";
        capacity_people: Int[min 0], C P, "DPCM21 [B 80%]; criteri delle aree";
        zone_ids: Links<Zone>, C P, "prassi";
        partner_communes: Communes, U P, "prassi";
        ground: OneOf<Ground>, U P, "CLE.pav_per [S]; valori nostri";
        water, power, sewer: OneOf<Utility>, C P, "CLE.infra_acq, infra_ele, infra_fog [S]";
        heavy_access: Bool, U P, "CLE.largh_min [S]";
        access_width_m: Dec[unit "m", min 0], U P, "CLE.largh_min [S]";
        lighting, step_free, signposted: Bool, U P, "prassi";
        current_use: Text, U P, "prassi";
        activation_min: Int[unit "min", min 0], U P, "prassi";
        interference_reason: Text, U P, "IND1099 [B 70%]";
        cle_id: Text[max 10], F P, "CLE.ID_area [S]";
        excluded_scenario_ids: Links<Scenario>, F P, "nostro";
    }
}

kind! {
    /// What people find inside.
    covered_shelter: CoveredShelter in Areas, min 1, typical 2,
    with [base, verify]
    {
        area_id: Link<EmergencyArea>, E P, "D265 cl. 6 [S]";
        facility_id: Link<Facility>, E P, "D265 cl. 6 [S]";
        beds: Int[min 0], E P, "D265 cl. 6 [S]; campi: prassi";
        floor_area_m2: Dec[unit "m²", min 0], E P, "D265 cl. 6 [S]; campi: prassi";
        toilets, accessible_toilets, showers: Int[min 0], U P, "prassi";
        kitchen, heating, cooling, pets_allowed: Bool, U P, "prassi";
        backup_power: OneOf<BackupPower>, E P, "prassi";
    }
}

kind! {
    /// Facts a pilot asks; suitability is decided by the flight service.
    landing_zone: LandingZone in Areas, min 0, typical 1,
    with [base, verify]
    {
        area_id: Link<EmergencyArea>, E P, "D265 cl. 8 [S]";
        usable_length_m, usable_width_m: Dec[unit "m", min 0], E P, "criteri delle aree [B 70%] 25 × 25 m, meno di 8°";
        slope_deg: Dec[unit "gradi", min 0], E P, "criteri delle aree [B 70%] 25 × 25 m, meno di 8°";
        obstacles: Text, E P, "prassi";
        max_obstacle_m: Dec[unit "m", min 0], E P, "prassi";
        night_use, wind_sock, fenced: Bool, U P, "prassi";
        recognised_by: Text, F P, "prassi";
    }
}

kind! {
    /// Ground for temporary dwellings lasting months.
    semi_permanent_site: SemiPermanentSite in Areas, min 0, typical 1,
    with [base, verify]
    {
        area_id: Link<EmergencyArea>, E P, "D265 cl. 9 [S]; D2005 [S]";
        dwellings, persons: Int[min 0], E P, "D2005 [S]; campi: prassi";
        urban_plan_zone, works_needed: Text, U P, "L27 art. 17 [S] PGT; D2005 [S]";
        ready_in_days: Int[min 0], U P, "prassi";
        utilities_distance_m: Dec[unit "m", min 0], U P, "prassi";
    }
}
