//! 14. Servizi essenziali, idranti e rifiuti.

use crate::{codelists::*, kind, model::*, types::*};

kind! {
    /// Who runs it and whom to call when it fails.
    essential_service: EssentialService in Services, min 6, typical 10,
    with [base, verify], essential [verified_on]
    {
        service_kind: OneOf<ServiceKind>, E P, "DPCM21 [B 80%]";
        operator_id: Link<Organisation>, E P, "DPCM21 [B 80%]";
        served_area, depends_on: Text, U P, "prassi";
        if_it_fails, substitute: Text, U O, "DPCM21 [B 80%]";
    }
}

kind! {
    /// Wells, substations, masts, valves worth knowing.
    service_node: ServiceNode in Services, min 0, typical 6,
    with [base, place, verify], geometry [Point, LineString, Polygon], class O
    {
        service_id: Link<EssentialService>, E O, "DPCM21 [B 80%]";
        node_kind: OneOf<NodeKind>, E O, "DPCM21 [B 80%]";
        name: Text, E O, "DPCM21 [B 80%]";
        feeds, isolation: Text, U O, "prassi";
        backup_power: OneOf<BackupPower>, U O, "prassi";
    }
}

kind! {
    /// Points where fire engines take water.
    hydrant: Hydrant in Services, min 1, typical 15,
    with [base, place, care, verify], geometry [Point], facultative [ownership, owner_id, manager_id, contact_role_id, contact_person_id, agreement_id, available_24h, opening_note]
    {
        hydrant_kind: OneOf<HydrantKind>, E P, "D265 cl. 11 [S]";
        working: OneOf<WorkingState>, E P, "D265 cl. 11 [S]";
        outlets: SomeOf<HydrantOutlet>, U P, "prassi";
        flow_l_min: Dec[unit "l/min", min 0], F P, "prassi";
        pressure_bar: Dec[unit "bar", min 0], F P, "prassi";
        tanker_access: Bool, U P, "prassi";
    }
}

kind! {
    /// Where debris and waste go in the first days.
    waste_site: WasteSite in Services, min 1, typical 2,
    with [base, place, care, verify], geometry [Point, Polygon, MultiPolygon]
    {
        name: Text, E P, "D265 cl. 10 [S]";
        waste_kinds: SomeOf<WasteKind>, E P, "D265 cl. 10 [S]";
        declared_area_m2: Dec[unit "m²", min 0], E P, "prassi";
        capacity_m3: Dec[unit "m³", min 0], C P, "prassi";
        ground: OneOf<Ground>, U P, "prassi";
        drainage_note: Text, U P, "prassi";
        heavy_access: Bool, U P, "prassi";
        partner_communes: Communes, U P, "prassi";
        act_id: Link<Act>, U P, "prassi";
        interference_reason: Text, U P, "prassi";
        excluded_scenario_ids: Links<Scenario>, F P, "nostro";
    }
}
