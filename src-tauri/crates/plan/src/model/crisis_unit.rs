//! 5. Unità di crisi locale e nomine.

use crate::{codelists::*, kind, model::*, types::*};

kind! {
    /// How the service works on ordinary days.
    municipal_structure: MunicipalStructure in CrisisUnit, min 1, typical 1,
    with [base, verify]
    {
        management_form: OneOf<ManagementForm>, E P, "L27 art. 7 [S]";
        associated_with: Communes, C P, "L27 art. 7 [S]";
        office_name, office_hours: Text, E P, "L27 art. 7 c. 2 d) [S]";
        head_role_id: Link<CrisisUnitRole>, U P, "regolamenti comunali pubblicati [B 70%]";
        on_call: Long, E O, "DPCM21 [B 80%]; UCL pubblicate (Bollate, Rho) [S]";
        trained_staff: Int[min 0], F P, "L27 art. 7 c. 2 d) [S]";
    }
}

kind! {
    /// A seat in the crisis unit, whoever fills it; the role stays when people change.
    crisis_unit_role: CrisisUnitRole in CrisisUnit, min 6, typical 8,
    with [base]
    {
        role_code: OneOf<UclRole>, E P, "UCL07 [B 85%]; UCL pubblicate (Bollate, Rho) [S]";
        custom_name: Text, C P, "UCL07 [B 85%]; UCL pubblicate (Bollate, Rho) [S]";
        membership: OneOf<RoleMembership>, E P, "UCL pubblicate (Bollate, Rho) [S]";
        duties: Long, E P, "UCL pubblicate (Bollate, Rho) [S]";
        reachable_24h_required: Bool, U P, "UCL pubblicate (Bollate, Rho) [S]";
        absent_reason: Text, F P, "nostro";
    }
}

kind! {
    /// Decree, resolution, designation or agreement; NominationAct is one with purpose `nomina`; its section follows its purpose.
    act: Act in CrisisUnit by purpose, min 2, typical 5,
    with [base]
    {
        act_kind: OneOf<ActKind>, E P, "atti di nomina pubblicati [S]";
        purpose: OneOf<ActPurpose>, E P, "atti di nomina pubblicati [S]";
        number: Text, E P, "atti pubblicati [S]";
        act_date: Date, E P, "atti pubblicati [S]";
        subject: Text, E P, "prassi";
        issuer_id: Link<Organisation>, U P, "atti di nomina pubblicati nostro";
        protocol_number: Text, U P, "atti di nomina pubblicati nostro";
        effective_from, expires_on: Date, U P, "atti di nomina pubblicati nostro";
        published_on: Date, F P, "prassi";
    }
}

kind! {
    /// One person in one role for a time; a Deputy (sostituto) is a nomination with rank ≥ 1; ended ones stay as history.
    nomination: Nomination in CrisisUnit, min 12, typical 16,
    with [base, verify], essential [verified_on]
    {
        role_id: Link<CrisisUnitRole>, E P, "UCL pubblicate (Bollate, Rho) [S]; sindaco: TUEL [B 95%]";
        rank: Int[min 0], E P, "UCL pubblicate (Bollate, Rho) [S]; sindaco: TUEL [B 95%]";
        person_id: Link<Person>, E P, "UCL pubblicate (Bollate, Rho) [B 90%]";
        organisation_id: Link<Organisation>, U P, "atti di nomina pubblicati [B 90%]";
        position_held: Text, U P, "atti di nomina pubblicati [B 90%]";
        appointment_kind: OneOf<AppointmentKind>, E P, "UCL pubblicate (Bollate, Rho) [B 80%]";
        act_id: Link<Act>, C P, "atti di nomina pubblicati [S]";
        starts_on, ends_on: Date, E P, "UCL pubblicate (Bollate, Rho) [B 75%]";
        end_reason: OneOf<EndReason>, U O, "prassi";
        reachable_24h: Bool, E O, "UCL pubblicate (Bollate, Rho) [S]";
    }
}
