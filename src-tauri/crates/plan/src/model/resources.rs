//! 13. Risorse, volontariato e convenzioni.

use crate::{codelists::*, kind, model::*, types::*};

kind! {
    /// Place where things are kept.
    depot: Depot in Resources, min 1, typical 2,
    with [base, place, care, verify], geometry [Point, Polygon]
    {
        name: Text, E P, "D265 cl. 12 [S]";
        covered_area_m2: Dec[unit "m²", min 0], U P, "prassi";
        heavy_access: Bool, U P, "prassi";
    }
}

kind! {
    /// A counted item in a depot.
    material: Material in Resources, min 3, typical 20,
    with [base, care, verify], essential [verified_on]
    {
        depot_id: Link<Depot>, E P, "D265 cl. 12 [S]";
        category: OneOf<ResourceCategory>, E P, "prassi nostro";
        description: Text, E P, "prassi nostro";
        quantity: Dec[min 0], E P, "prassi nostro";
        unit: OneOf<Unit>, E P, "prassi nostro";
        performance: Dec[min 0], F P, "prassi";
        performance_unit: OneOf<Unit>, F P, "prassi";
        condition: OneOf<Condition>, U O, "prassi nostro";
        next_check_due: Date, U O, "prassi nostro";
        activation_min: Int[unit "min", min 0], U O, "prassi nostro";
        skill_needed: Text, U O, "prassi nostro";
    }
}

kind! {
    /// One vehicle or machine per record.
    vehicle: Vehicle in Resources, min 1, typical 5,
    with [base, care, verify], essential [verified_on]
    {
        depot_id: Link<Depot>, E P, "D265 cl. 12 [S]";
        vehicle_kind: OneOf<VehicleKind>, E P, "D265 cl. 12 [S]";
        description: Text, E P, "D265 cl. 12 [S]";
        plate: Text, F O, "prassi nostro";
        seats: Int[min 0], U P, "prassi";
        payload_kg: Dec[unit "kg", min 0], U P, "prassi";
        wheelchair_places: Int[min 0], U P, "prassi";
        four_wheel_drive, radio_on_board: Bool, U P, "prassi [S] radio";
        condition: OneOf<Condition>, U O, "prassi";
        licence_needed: Text, U O, "prassi";
        activation_min: Int[unit "min", min 0], E O, "prassi nostro";
    }
}

kind! {
    /// Civil-protection volunteers available to the commune; numbers, never member lists.
    volunteer_group: VolunteerGroup in Resources, min 1, typical 2,
    with [base, care, verify], essential [verified_on]
    {
        organisation_id: Link<Organisation>, E P, "DPCM21 [B 80%]";
        group_kind: OneOf<VolunteerKind>, E P, "DPCM21 [B 80%]";
        register_number: Text, U P, "prassi [B 70%]";
        volunteers, operational_volunteers: Int[min 0], E P, "DPCM21 [B 80%]";
        specialities: SomeOf<Speciality>, U P, "prassi [B 70%]";
        activation_manner: Text, E O, "DPCM21 [B 80%]";
        activation_min: Int[unit "min", min 0], E O, "DPCM21 [B 80%]";
    }
}

kind! {
    /// Firms, associations or communes that promised goods or services.
    agreement: Agreement in Resources, min 0, typical 3,
    with [base, verify], essential [verified_on]
    {
        partner_id: Link<Organisation>, E P, "prassi; fatti locali pubblicati [S]";
        agreement_kind: OneOf<AgreementKind>, E P, "prassi; fatti locali pubblicati [S]";
        subject: Text, E P, "prassi; fatti locali pubblicati [S]";
        categories: SomeOf<ResourceCategory>, U P, "prassi";
        act_id: Link<Act>, C P, "prassi";
        starts_on, ends_on: Date, E P, "prassi";
        activation_manner: Text, E O, "prassi";
        activation_min: Int[unit "min", min 0], E O, "prassi";
        call_24h: Bool, E O, "prassi";
        contact_role_id: Link<CrisisUnitRole>, U O, "prassi";
        price_note: Text, U O, "prassi";
        share: Text, F P, "nostro";
    }
}
