//! 4. Rubrica di enti e persone.

use crate::{codelists::*, kind, model::*, types::*};

kind! {
    /// Every body, firm or association, written once and linked everywhere.
    organisation: Organisation in Contacts, min 8, typical 24,
    with [base, place, verify], geometry [Point], facultative [geometry]
    {
        name: Text, E P, "prassi";
        organisation_kind: OneOf<OrganisationKind>, E P, "prassi";
        short_name: Text[max 30], U P, "prassi";
        role_in_plan: Text, U P, "DPCM21 [B 80%]";
        territory_served: Text, F P, "prassi";
        tax_code: Text[max 11], F O, "Agenzia delle Entrate [S]";
    }
}

kind! {
    /// Somebody with a role or to be called; only what is needed to reach them.
    person: Person in Contacts, min 4, typical 20,
    with [base]
    {
        surname, given_name: Text, E O, "atti di nomina pubblicati [B 90%]";
        organisation_id: Link<Organisation>, E O, "atti di nomina pubblicati [B 90%]";
        position_held: Text, E O, "atti di nomina pubblicati [B 90%]";
        is_public_officer: Bool, E O, "GDPR [B 90%]";
        informed_on, delete_after: Date, U R, "GDPR art. 13 [B 90%], art. 5 [B 95%]";
    }
}

kind! {
    /// One number, address or radio channel of exactly one owner.
    contact_point: ContactPoint in Contacts, min 20, typical 50,
    with [base, verify], essential [verified_on]
    {
        person_id: Link<Person>, C P, "nostro";
        organisation_id: Link<Organisation>, C P, "nostro";
        operations_seat_id: Link<OperationsSeat>, C P, "nostro";
        facility_id: Link<Facility>, C P, "nostro";
        contact_kind: OneOf<ContactKind>, E P, "numerazione nazionale [D]";
        value: Text, E P, "numerazione nazionale [D]; riservatezza secondo il tipo";
        label, hours: Text, U P, "prassi";
        call_order: Int[min 1], U O, "prassi";
        published_by_body: Bool, U O, "nostro";
    }
}
