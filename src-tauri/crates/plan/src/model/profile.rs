//! 1. Comune e registro.

use crate::{codelists::*, kind, model::*, types::*};

kind! {
    /// What the office itself states about its commune.
    commune_profile: CommuneProfile in Profile, min 1, typical 1,
    with [base, place, verify], geometry [Point]
    {
        istat_code: Text[max 6], E P, "nostro";
        organisation_id: Link<Organisation>, E P, "prassi";
        residents: Int[min 0], E P, "DPCM21 [B 80%]";
        residents_on: Date, E P, "DPCM21 [B 80%]";
        households: Int[min 0], U P, "DPCM21 [B 80%]";
        peak_presence: Int[min 0], F P, "prassi";
        peak_reason: Text, F P, "prassi";
        alert_zone_override: OneOf<AlertZone>, U P, "zone del bollettino DPC [D]";
        alert_zone_reason: Text, U P, "zone del bollettino DPC [D]";
        snow_zone, fire_zone: Text, U P, "avvisi regionali [S], valore non trovato";
        seismic_zone: Int[min 0], E P, "DGR2129 [S]; valore 3 ovunque [B 85%], non precompilato";
        seismic_zone_act: Text, E P, "DGR2129 [S]; valore 3 ovunque [B 85%], non precompilato";
        mayor_term_ends: Date, U P, "prassi [B 75%]";
        website: Text, U P, "COD art. 12 c. 4 [S] pubblicità";
    }
}
