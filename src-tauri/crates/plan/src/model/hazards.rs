//! 7. Rischi del comune.

use crate::{codelists::*, kind, model::*, types::*};

kind! {
    /// One answer with a reason for every entry of the legal list, plus free "altro".
    hazard: Hazard in Hazards, min 16, typical 17,
    with [base]
    {
        hazard_code: OneOf<HazardCode>, E P, "L27 art. 3 [S]";
        other_name: Text, C P, "L27 art. 3 [S]";
        hazard_details: SomeOf<HazardDetail>, U P, "L27 art. 3 [S]; l.r. 27/2021 art. 3 [S]";
        relevance: OneOf<Relevance>, E P, "D265 cl. 3 [S]; DPCM21 [B 80%]";
        reason: Text, E P, "D265 cl. 3 [S]; DPCM21 [B 80%]";
        severity: OneOf<Severity>, U P, "DPCM21 [B 80%]; scala nostra";
        likelihood: OneOf<Likelihood>, U P, "DPCM21 [B 80%]; scala nostra";
        description: Long, C P, "DPCM21 [B 80%]";
        knowledge_sources: Text, U P, "L27 art. 17 [S] coordinamento";
        linked_plan_ids: Links<LinkedPlan>, U P, "L27 art. 17 [S] coordinamento";
        general_procedure: Long, F P, "nostro";
    }
}

kind! {
    /// Plant, pipeline, dam or line a scenario starts from; also outside the commune.
    hazard_source: HazardSource in Hazards, min 0, typical 3,
    with [base, verify], geometry [Point, LineString, MultiLineString, Polygon, MultiPolygon], class O
    {
        name: Text, E O, "DPCM21 [B 80%]";
        source_kind: OneOf<HazardSourceKind>, E O, "DPCM21 [B 80%]";
        hazard_ids: Links<Hazard>, E O, "DPCM21 [B 80%]";
        geometry: Shape, U O, "prassi";
        operator_id: Link<Organisation>, U O, "SEV [S]; fatti locali pubblicati [S]";
        substances: Text, U O, "SEV [S]; fatti locali pubblicati [S]";
        seveso_tier: OneOf<SevesoTier>, U O, "SEV [S]";
        external_plan_id: Link<LinkedPlan>, U O, "SEV [S]";
    }
}

kind! {
    /// What already happened; reference for scenarios.
    past_event: PastEvent in Hazards, min 0, typical 4,
    with [base, verify], geometry [Polygon, MultiPolygon]
    {
        name: Text, E P, "prassi";
        happened_on: PartDate, E P, "prassi";
        hazard_id: Link<Hazard>, E P, "prassi";
        effects: Long, E P, "prassi";
        measured_value, measured_where: Text, U P, "fatti locali pubblicati [S]";
        extent: Shape, F P, "prassi";
    }
}
