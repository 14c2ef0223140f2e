//! 17. Informazione alla popolazione.

use crate::{codelists::*, kind, model::*, types::*};

kind! {
    /// How people are told, before and during.
    information_channel: InformationChannel in Information, min 2, typical 6,
    with [base, verify]
    {
        channel_kind: OneOf<ChannelKind>, E P, "D265 cl. 14 [S]; DPCM21 [B 80%]";
        name: Text, E P, "D265 cl. 14 [S]; DPCM21 [B 80%]";
        channel_use: OneOf<ChannelUse>, E P, "prassi";
        address: Text, C P, "prassi";
        operator_role_id: Link<CrisisUnitRole>, E P, "UCL pubblicate (Bollate, Rho) [S] REC";
        works_without_power: Bool, U P, "prassi; DPC25 [S]";
        reaches: Text, U P, "prassi; DPC25 [S]";
        accessible_to: SomeOf<Audience>, U P, "prassi; DPC25 [S]";
    }
}

kind! {
    /// Meetings, school lessons, leaflets.
    information_activity: InformationActivity in Information, min 1, typical 2,
    with [base]
    {
        title: Text, E P, "D265 cl. 14 [S]";
        activity_kind: OneOf<ActivityKind>, E P, "D265 cl. 14 [S]";
        planned_on: PartDate, U P, "prassi";
        done_on: Date, U P, "prassi";
        people_reached: Int[min 0], U P, "prassi";
        audience: SomeOf<Audience>, U P, "prassi";
        hazard_ids: Links<Hazard>, U P, "prassi";
    }
}

kind! {
    /// Text to publish or read aloud.
    message_template: MessageTemplate in Information, min 2, typical 6,
    with [base]
    {
        title: Text, E P, "prassi";
        message_purpose: OneOf<MessagePurpose>, E P, "prassi";
        body: Long, E P, "prassi";
        language: Text, E P, "prassi";
        hazard_id: Link<Hazard>, U P, "prassi";
        phase: OneOf<OperationalPhase>, U P, "prassi";
        channel_ids: Links<InformationChannel>, U P, "prassi";
    }
}
