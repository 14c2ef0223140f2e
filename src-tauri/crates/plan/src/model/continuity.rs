//! 16. Continuità amministrativa.

use crate::{codelists::*, kind, model::*, types::*};

kind! {
    /// How the town hall keeps working if its building or network is lost.
    continuity_setup: ContinuitySetup in Continuity, min 1, typical 1,
    with [base, verify]
    {
        alternate_seat_id: Link<Facility>, E P, "D265 cl. 13 [S]; DPCM21 [B 80%]";
        succession: Long, E P, "TUEL [B 95%]; D265 cl. 13 [S]";
        data_backup: Text, E O, "prassi";
        backup_interval_h, restore_h: Dec[unit "h", min 0], E O, "prassi";
        paper_copy_place: Text, E O, "esperienza dei terremoti [S]";
        urgent_spending: Text, U O, "prassi";
    }
}

kind! {
    /// Municipal services that must restart first.
    continuity_service: ContinuityService in Continuity, min 3, typical 8,
    with [base]
    {
        service_code: OneOf<ContinuityServiceCode>, E P, "D265 cl. 13 [S]; elenco: prassi";
        local_name: Text, C P, "D265 cl. 13 [S]; elenco: prassi";
        max_stop_h: Dec[unit "h", min 0], E P, "prassi";
        min_staff: Int[min 0], E P, "prassi";
        role_id: Link<CrisisUnitRole>, E P, "prassi";
        deputy_text: Text, E P, "prassi";
        tools, place: Text, U O, "prassi";
    }
}
