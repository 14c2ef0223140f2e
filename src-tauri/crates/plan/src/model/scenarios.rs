//! 8. Scenari di rischio.

use crate::{codelists::*, kind, model::*, types::*};

kind! {
    /// One believable event with its place, size and consequences.
    scenario: Scenario in Scenarios, min 2, typical 5,
    with [base, verify], geometry [Polygon, MultiPolygon]
    {
        hazard_id: Link<Hazard>, E P, "DPCM21 [B 80%]";
        name: Text, E P, "DPCM21 [B 80%]";
        description: Long, E P, "DPCM21 [B 80%]";
        severity: OneOf<Severity>, E P, "scala nostra";
        reference_event_id: Link<PastEvent>, U P, "DPCM21 [B 80%]";
        reference_event_text: Text, U P, "DPCM21 [B 80%]";
        return_period_years: Int[unit "anni", min 0], F P, "PGRA [B 85%]";
        flood_class: OneOf<FloodClass>, F P, "PGRA [B 85%]";
        covers_whole_commune: Bool, E P, "nostro";
        extent: Shape, C P, "criteri delle aree [S] scala";
        extent_source: Text, E P, "prassi";
        effects: Long, E P, "DPCM21 [B 80%]";
        dynamics: Long, U P, "DPCM21 [B 80%]";
        warning_time_h, duration_h: Dec[unit "h", min 0], U P, "DPCM21 [B 80%]";
        people_to_evacuate: Int[min 0], E P, "prassi";
        shared_with: Communes, U P, "DPCM21 [B 80%]";
        external_plan_id: Link<LinkedPlan>, U P, "SEV [S]";
    }
}

kind! {
    /// Who and what is hit, with a quantity.
    exposed_element: ExposedElement in Scenarios, min 1, typical 20,
    with [base, verify], geometry [Point, LineString, Polygon]
    {
        scenario_id: Link<Scenario>, E P, "DPCM21 [B 80%]";
        exposed_kind: OneOf<ExposedKind>, E P, "DPCM21 [B 80%]";
        name: Text, E P, "DPCM21 [B 80%]";
        quantity: Dec[min 0], E P, "DPCM21 [B 80%]; DPC25 [S]";
        zone_id: Link<Zone>, U P, "nostro";
        facility_id: Link<Facility>, U P, "nostro";
        cultural_asset_id: Link<CulturalAsset>, U P, "nostro";
        livestock_farm_id: Link<LivestockFarm>, U P, "nostro";
        service_node_id: Link<ServiceNode>, U P, "nostro";
        geometry: Shape, U P, "prassi";
        expected_damage: Text, F P, "DPCM21 [B 80%]";
    }
}

kind! {
    /// Underpass, bridge, culvert, weak bank: watch or close first.
    critical_point: CriticalPoint in Scenarios, min 0, typical 8,
    with [base, verify], geometry [Point, LineString]
    {
        name: Text, E P, "DPCM21 [B 80%]; fatti locali pubblicati [S]";
        critical_kind: OneOf<CriticalPointKind>, E P, "DPCM21 [B 80%]; fatti locali pubblicati [S]";
        scenario_ids: Links<Scenario>, E P, "DPCM21 [B 80%]; fatti locali pubblicati [S]";
        geometry: Shape, E P, "DPCM21 [B 80%]";
        what_happens, measure: Text, E P, "prassi";
        watch_from: OneOf<OperationalPhase>, U P, "prassi";
        watch_role_id: Link<CrisisUnitRole>, U P, "prassi";
    }
}

kind! {
    /// The way out, or the way in for rescuers, for given scenarios.
    escape_route: EscapeRoute in Scenarios, min 0, typical 4,
    with [base, verify], geometry [LineString, MultiLineString]
    {
        name: Text, E P, "DPCM21 [B 80%]";
        route_kind: OneOf<RouteKind>, E P, "DPCM21 [B 80%]";
        scenario_ids: Links<Scenario>, E P, "DPCM21 [B 80%]";
        geometry: Shape, E P, "DPCM21 [B 80%]";
        from_zone_ids: Links<Zone>, E P, "prassi";
        to_area_id: Link<EmergencyArea>, E P, "prassi";
        preference: Int[min 1], U P, "prassi";
        users: SomeOf<RouteUser>, U P, "prassi";
        max_mass_t: Dec[unit "t", min 0], F P, "CLE.largh_min [S]";
        max_height_m, min_width_m: Dec[unit "m", min 0], F P, "CLE.largh_min [S]";
    }
}

kind! {
    /// Road block that keeps people out of the hit area.
    gate: Gate in Scenarios, min 0, typical 5,
    with [base], geometry [Point]
    {
        name: Text, E P, "DPCM21 [B 80%]";
        gate_kind: OneOf<GateKind>, E P, "DPCM21 [B 80%]";
        scenario_ids: Links<Scenario>, E P, "DPCM21 [B 80%]";
        geometry: Shape, E P, "DPCM21 [B 80%]";
        road: Text, E P, "DPCM21 [B 80%]";
        close_from: OneOf<OperationalPhase>, E P, "DPCM21 [B 80%]";
        staffed_by_id: Link<Organisation>, E O, "prassi [B 85%]";
        people_needed: Int[min 0], E O, "prassi [B 85%]";
        detour, equipment: Text, U P, "prassi";
    }
}
