//! 20. Vita del piano.

use crate::{codelists::*, kind, model::*, types::*};

kind! {
    /// When the plan moved from one state to the next.
    plan_state_change: PlanStateChange in Life, min 1, typical 5,
    with [base], outside hash
    {
        from_state, to_state: OneOf<PlanState>, E P, "nostro";
        changed_on: Date, E P, "nostro";
        changed_by, reason: Text, U O, "nostro";
        act_id: Link<Act>, U O, "nostro";
    }
}

kind! {
    /// What each revision changed and which content it fixed.
    plan_revision: PlanRevision in Life, min 1, typical 2,
    with [base], outside hash
    {
        number: Int[min 0], E P, "L27 art. 17 c. 3 [S]; COD art. 12 c. 4 [S]";
        revised_on: Date, E P, "L27 art. 17 c. 3 [S]; COD art. 12 c. 4 [S]";
        change_kind: OneOf<ChangeKind>, E P, "L27 art. 17 c. 3 [S]; COD art. 12 c. 4 [S]";
        summary: Text, E P, "COD art. 12 c. 4 [S]";
        act_id: Link<Act>, C P, "COD art. 12 c. 4 [S]";
        content_hash: Text[max 64], C P, "COD art. 12 c. 4 [S]";
        section_hashes: Long, F P, "nostro";
    }
}

kind! {
    /// Sending the approved plan to Regione, Provincia and Prefettura.
    plan_transmission: PlanTransmission in Life, min 3, typical 4,
    with [base], outside hash
    {
        recipient_id: Link<Organisation>, E P, "L27 art. 17 c. 3 [S]";
        revision_id: Link<PlanRevision>, E P, "L27 art. 17 c. 3 [S]";
        sent_on: Date, E P, "L27 art. 17 c. 3 [S]";
        means: OneOf<TransmissionMeans>, E P, "prassi";
        protocol_number: Text, E P, "prassi";
        acknowledged_on: Date, U P, "prassi";
    }
}

kind! {
    /// What has been typed into PPC Online, and whether the portal differs.
    portal_entry: PortalEntry in Life, min 0, typical 20,
    with [base], outside hash
    {
        section_code: OneOf<SectionCode>, E O, "trascrizione nostro";
        revision_id: Link<PlanRevision>, E O, "trascrizione nostro";
        entered_on: Date, E O, "trascrizione nostro";
        entered_by: Text, E O, "trascrizione nostro";
        portal_state: OneOf<PortalState>, E O, "trascrizione nostro";
    }
}

kind! {
    /// One value copied into PPC Online by hand: what it was, when and by whom. A later change of the plan shows as
    /// "da ritrascrivere" because the value kept here is then another.
    portal_tick: PortalTick in Life, min 0, typical 0,
    with [base], class R, outside hash
    {
        mapping_line: Text[max 60], U R, "trascrizione nostro";
        ticked_kind: Text[max 40], U R, "trascrizione nostro";
        ticked_id: Text[max 36], U R, "trascrizione nostro";
        value: Long, U R, "trascrizione nostro";
        shortened: Long, F R, "trascrizione nostro";
        ticked_on: Date, U R, "trascrizione nostro";
        ticked_by: Text, U R, "trascrizione nostro";
    }
}

kind! {
    /// One afternoon of calls; the single dates are in the records.
    verification_round: VerificationRound in Life, min 1, typical 2,
    with [base], outside hash
    {
        started_on, finished_on: Date, E O, "DPCM21 [B 80%]; prassi";
        led_by_role_id: Link<CrisisUnitRole>, E O, "DPCM21 [B 80%]; prassi";
        checked, changed, not_reached: Int[min 0], U O, "prassi";
    }
}

kind! {
    /// Pointer to a decision kept in a review file; no remark text here.
    review_reference: ReviewReference in Life, min 0, typical 1,
    with [base], outside hash
    {
        package_id: Text[max 36], E O, "nostro";
        section_code: OneOf<SectionCode>, E O, "nostro";
        content_hash: Text[max 64], E O, "nostro";
        decision: OneOf<Decision>, E O, "nostro; prassi [S]";
        decided_on: Date, E O, "nostro; prassi [S]";
        reviewer_id: Link<Organisation>, E O, "nostro; prassi [S]";
        sequence: Int[min 0], E O, "nostro; prassi [S]";
    }
}

kind! {
    /// A finding accepted with a reason; it holds while what the rule read stays the same.
    acceptance: Acceptance in Life, min 0, typical 0,
    with [base], outside hash
    {
        rule_code: Text[max 12], U O, "nostro";
        record_id: Text[max 36], U O, "nostro";
        digest: Text[max 64], U O, "nostro";
        reason: Text, U O, "nostro";
        accepted_by: Text, U O, "nostro";
        accepted_role: OneOf<AcceptingRole>, U O, "nostro";
        accepted_on: Date, U O, "nostro";
    }
}
