//! 3. Inquadramento del territorio.

use crate::{codelists::*, kind, model::*, types::*};

kind! {
    /// Short operational framing, not an encyclopaedia.
    territory_profile: TerritoryProfile in Territory, min 1, typical 1,
    with [base]
    {
        description: Long, E P, "DPCM21 [B 80%]; D265 cl. 2 [S]";
        altitude_min_m, altitude_max_m: Int[unit "m s.l.m."], U P, "DPCM21 [B 80%]";
        hydrography, mobility, settlement: Long, U P, "DPCM21 [B 80%]";
        economy: Long, F P, "DPCM21 [B 80%]";
        microzonation_level: Int[min 0], F P, "CLE [S]; non richiesto [B 85%]";
        has_cle: Bool, F P, "CLE [S]; non richiesto [B 85%]";
    }
}

kind! {
    /// Unit for counting people, evacuating and informing; the whole commune may be one zone; `settore` zones are not summed.
    zone: Zone in Territory, min 1, typical 5,
    with [base, verify], geometry [Polygon, MultiPolygon]
    {
        name: Text, E P, "prassi";
        zone_kind: OneOf<ZoneKind>, E P, "prassi";
        geometry: Shape, U P, "prassi";
        residents: Int[min 0], E P, "DPCM21 [B 80%]";
        counted_on: Date, E P, "DPCM21 [B 80%]";
        households, buildings: Int[min 0], U P, "DPCM21 [B 80%]";
    }
}

kind! {
    /// Rivers, roads, bridges, lines, protected areas that matter for the plan.
    territory_feature: TerritoryFeature in Territory, min 0, typical 10,
    with [base, verify], geometry [Point, LineString, MultiLineString, Polygon, MultiPolygon]
    {
        name: Text, E P, "DPCM21 [B 80%]";
        feature_kind: OneOf<FeatureKind>, E P, "DPCM21 [B 80%]";
        geometry: Shape, U P, "prassi";
        manager_id: Link<Organisation>, U P, "prassi";
        max_mass_t: Dec[unit "t", min 0], F P, "prassi; CLE.largh_min [S]";
        max_height_m, max_width_m: Dec[unit "m", min 0], F P, "prassi; CLE.largh_min [S]";
    }
}
