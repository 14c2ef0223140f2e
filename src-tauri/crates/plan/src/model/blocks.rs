//! Groups of fields that many kinds share.

use crate::{block, codelists::*, model::*, types::*};

block! {
    /// What any record may carry.
    base: Base {
        code: Text[max 12], U P, "prassi";
        privacy_min: OneOf<PrivacyClass>, F O, "nostro";
        attachment_ids: Links<Attachment>, F O, "prassi";
        notes: Long, F O, "GDPR [B 95%]";
    }
}

block! {
    /// Where it comes from and when someone last made sure.
    verify: Verify {
        source_note: Text, U O, "prassi";
        verified_on: Date, U O outside_hash, "DPCM21 [B 80%]";
        verified_by: Text, F O outside_hash, "prassi";
        verification_method: OneOf<VerificationMethod>, F O outside_hash, "prassi";
    }
}

block! {
    /// Address and map position.
    place: Place {
        locality: Text, U P, "prassi";
        street, house_number: Text, U P, "prassi";
        geometry: Shape, E P, "DPCM21 [B 80%]";
        geometry_source: OneOf<GeometrySource>, U P, "prassi";
        access_note: Text, F P, "prassi";
        host_commune: Text[max 6], F P, "prassi";
    }
}

block! {
    /// Who owns it, who opens it, who is called.
    care: Care {
        ownership: OneOf<Ownership>, U P, "prassi";
        owner_id, manager_id: Link<Organisation>, U P, "prassi";
        contact_role_id: Link<CrisisUnitRole>, C P, "prassi";
        contact_person_id: Link<Person>, U O, "prassi";
        agreement_id: Link<Agreement>, U O, "prassi";
        available_24h: Bool, U P, "prassi";
        opening_note: Text, U O, "prassi";
    }
}
