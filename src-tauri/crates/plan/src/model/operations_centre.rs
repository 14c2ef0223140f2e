//! 6. Centro operativo comunale.

use crate::{codelists::*, kind, model::*, types::*};

kind! {
    /// How the centre is opened and to whom it answers.
    operations_centre: OperationsCentre in OperationsCentre, min 1, typical 1,
    with [base, verify]
    {
        centre_kind: OneOf<CentreKind>, E P, "CLE.emerg_4–5 [S] COI, COC";
        partner_communes: Communes, C P, "CLE.emerg_4–5 [S] COI, COC";
        setup_act_id: Link<Act>, U P, "regolamenti comunali pubblicati [S]";
        activation_role_id: Link<CrisisUnitRole>, E P, "COD artt. 3, 6, 12 [S] sindaco; DPCM21 [B 80%]";
        activation_manner: Text, E P, "COD artt. 3, 6, 12 [S] sindaco; DPCM21 [B 80%]";
        activation_min: Int[unit "min", min 0], U P, "prassi";
        higher_centres: Text, U P, "DPCM21 [B 75%]; CLE.emerg_1–3 [S]";
    }
}

kind! {
    /// Main and alternative rooms.
    operations_seat: OperationsSeat in OperationsCentre, min 2, typical 2,
    with [base, place, care, verify], geometry [Point, Polygon], essential [verified_on]
    {
        seat_kind: OneOf<SeatKind>, E P, "IND1099 [S, premessa]";
        name: Text, E P, "IND1099 [S, premessa]";
        facility_id: Link<Facility>, U O, "prassi";
        rooms, equipment: Text, U O, "prassi";
        workstations: Int[min 0], U O, "IND1099 [B 70%]";
        area_m2: Dec[unit "m²", min 0], U O, "IND1099 [B 70%]";
        backup_power: OneOf<BackupPower>, E O, "DPCM21 [B 80%]";
        links: SomeOf<LinkKind>, E O, "DPCM21 [B 80%]";
        seismic_check: OneOf<SeismicCheck>, U O, "CLE.verif_sism [S]";
        step_free: Bool, U O, "CLE.verif_sism [S]";
        interference_reason: Text, U O, "IND1099 [B 70%]";
        excluded_scenario_ids: Links<Scenario>, F P, "nostro";
    }
}

kind! {
    /// A job of the centre, its lead and what it merges in a small office.
    support_function: SupportFunction in OperationsCentre, min 5, typical 9,
    with [base]
    {
        function_code: OneOf<SupportFunctionCode>, E P, "DPCM21 [B 80%]; metodo Augustus [B 95%]";
        local_name: Text, C P, "DPCM21 [B 80%]; metodo Augustus [B 95%]";
        merged_codes: SomeOf<SupportFunctionCode>, U P, "prassi";
        lead_role_id: Link<CrisisUnitRole>, E P, "DPCM21 [B 80%]";
        supporting_role_ids: Links<CrisisUnitRole>, C P, "DPCM21 [B 80%]";
        organisation_ids: Links<Organisation>, U P, "DPCM21 [B 80%]";
        active_from: OneOf<OperationalPhase>, U P, "prassi";
        duties: Long, E P, "DPCM21 [B 80%]";
    }
}
