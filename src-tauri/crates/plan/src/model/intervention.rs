//! 10. Modello d'intervento.

use crate::{codelists::*, kind, model::*, types::*};

kind! {
    /// Who does what, where, with what and by when; empty scenario = holds for all.
    action: Action in Intervention, min 3, typical 70,
    with [base]
    {
        scenario_id: Link<Scenario>, U P, "DPCM21 [B 80%]";
        hazard_id: Link<Hazard>, U P, "DPCM21 [B 80%]";
        phase: OneOf<OperationalPhase>, E P, "DPCM21 [B 80%]";
        step: Int[min 1], E P, "DPCM21 [B 80%]";
        action_kind: OneOf<ActionKind>, E P, "DPCM21 [B 80%]";
        title: Text, E P, "DPCM21 [B 80%]";
        instruction: Long, U P, "prassi";
        role_id: Link<CrisisUnitRole>, E P, "DPCM21 [B 80%]";
        support_function_id: Link<SupportFunction>, C P, "DPCM21 [B 80%]";
        executor_id: Link<Organisation>, U P, "prassi";
        area_id: Link<EmergencyArea>, U P, "DPCM21 [B 80%]";
        facility_id: Link<Facility>, U P, "DPCM21 [B 80%]";
        gate_id: Link<Gate>, U P, "DPCM21 [B 80%]";
        critical_point_id: Link<CriticalPoint>, U P, "DPCM21 [B 80%]";
        zone_id: Link<Zone>, U P, "DPCM21 [B 80%]";
        place_text: Text, U P, "DPCM21 [B 80%]";
        due_min: Int[unit "min", min 0], C P, "prassi";
        until_phase_ends: Bool, C P, "prassi";
        form_template_id: Link<FormTemplate>, U P, "DPCM21 [B 80%]";
        message_template_id: Link<MessageTemplate>, U P, "DPCM21 [B 80%]";
    }
}

kind! {
    /// What an action needs; exactly one resource.
    action_resource: ActionResource in Intervention, min 0, typical 25,
    with [base]
    {
        action_id: Link<Action>, E P, "nostro";
        material_id: Link<Material>, C O, "prassi";
        vehicle_id: Link<Vehicle>, C O, "prassi";
        volunteer_group_id: Link<VolunteerGroup>, C O, "prassi";
        agreement_id: Link<Agreement>, C O, "prassi";
        quantity: Dec[min 0], U P, "prassi";
        unit: OneOf<Unit>, U P, "prassi";
    }
}

kind! {
    /// Ready ordinances, minutes, damage forms.
    form_template: FormTemplate in Intervention, min 0, typical 6,
    with [base]
    {
        title: Text, E P, "DPCM21 [B 80%] modulistica";
        form_kind: OneOf<FormKind>, E P, "DPCM21 [B 80%] modulistica";
        body: Long, U P, "prassi";
        signed_by_role_id: Link<CrisisUnitRole>, U P, "prassi";
        hazard_ids: Links<Hazard>, U P, "prassi";
    }
}
