//! 2. Dati del piano.

use crate::{codelists::*, kind, model::*, types::*};

kind! {
    /// The plan itself and where it stands; its life is in B.20.
    plan: PlanHeader in Plan, min 1, typical 1,
    with [base]
    {
        istat_code: Text[max 6], E P, "D265 cl. 1 [S]";
        title: Text, E P, "prassi";
        plan_kind: OneOf<PlanKind>, E P, "piani lombardi pubblicati [S]";
        partner_communes: Communes, C P, "piani lombardi pubblicati [S]";
        summary: Long, E P, "COD art. 12 c. 4 [S] pubblicità; D265 cl. 1 [S]";
        state: OneOf<PlanState>, E P outside_hash, "ciclo del piano nostro";
        revision_number: Int[min 0], E P outside_hash, "prassi";
        approval_act_id: Link<Act>, C P outside_hash, "COD art. 12 c. 4 [S]";
        previous_act_text: Text, U P, "prassi";
        previous_plan_on: PartDate, U P, "prassi";
        update_mandate: Long, U P, "COD art. 12 c. 4 [S]";
        review_interval_months: Int[unit "mesi", min 0], E P, "DPCM21 [B 80%]";
        contact_check_months: Int[unit "mesi", min 0], E P, "prassi; d.g.r. Veneto 1575/2008 [S] Veneto";
        next_review_due: Date, E P outside_hash, "L27 art. 17 c. 3 [S] aggiornamento periodico";
        drafted_by_id: Link<Organisation>, U P, "prassi";
        guideline_refs: Text, U P, "L27 art. 17 c. 2 [S]";
        budget_note: Text, F O, "piani lombardi pubblicati [S] piano locale, cap. N";
        is_example: Bool, F P, "nostro";
    }
}

kind! {
    /// Plans this one must agree with: PGT, PEE, PGRA, provincial plan.
    linked_plan: LinkedPlan in Plan, min 1, typical 5,
    with [base]
    {
        name: Text, E P, "L27 art. 17 [S]; piani lombardi pubblicati [S]";
        linked_kind: OneOf<LinkedPlanKind>, E P, "L27 art. 17 [S]; piani lombardi pubblicati [S]";
        authority_id: Link<Organisation>, U P, "prassi";
        approved_on: PartDate, U P, "prassi";
        coherence: OneOf<Coherence>, E P, "L27 art. 17 [S] coordinamento";
        coherence_note: Text, C P, "L27 art. 17 [S] coordinamento";
    }
}

kind! {
    /// Which edition of the consortium's common contents was received.
    model_edition: ModelEdition in Plan, min 0, typical 1,
    with [base], outside hash
    {
        name, version: Text, U O, "nostro";
        issued_on: Date, U O, "nostro";
        issuer_id: Link<Organisation>, U O, "nostro";
        content_hash: Text[max 64], U O, "nostro";
    }
}

kind! {
    /// Provenance of one record taken, adapted or refused; new editions come as proposals.
    model_adoption: ModelAdoption in Plan, min 0, typical 1,
    with [base], outside hash
    {
        edition_id: Link<ModelEdition>, U O, "nostro";
        record_kind: Text, U O, "nostro";
        model_record_id: Text[max 36], U O, "nostro";
        record_id: Text[max 36], U O, "nostro";
        adoption_state: OneOf<AdoptionState>, U O, "nostro";
        base_hash: Text[max 64], U O, "nostro";
        decided_on: Date, U O, "nostro";
        decided_by, reason: Text, U O, "nostro";
    }
}

kind! {
    /// States that a section or a national class has no data, and why; its section is the one it speaks of.
    empty_statement: EmptyStatement in Plan by section_code, min 0, typical 2,
    with [base]
    {
        section_code: OneOf<SectionCode>, E P, "nostro";
        national_class: OneOf<NationalClass>, U P, "D265 [S]";
        reason: Text, E P, "nostro";
    }
}
