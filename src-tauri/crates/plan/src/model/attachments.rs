//! 19. Allegati e cartografia.

use crate::{codelists::*, kind, model::*, types::*};

kind! {
    /// A file kept inside, addressed by its hash; records point to it with `attachment_ids`.
    attachment: Attachment in Attachments, min 3, typical 12,
    with [base]
    {
        title: Text, E P, "prassi";
        attachment_kind: OneOf<AttachmentKind>, E P, "prassi";
        file_name, media_type: Text, E P, "nostro";
        size_bytes: Int[unit "byte", min 0], E P, "nostro";
        sha256: Text[max 64], E P, "nostro";
        privacy: OneOf<PrivacyClass>, E O, "GDPR [B 90%]";
        has_personal_data: Bool, E O, "GDPR [B 90%]";
        document_date: PartDate, U P, "prassi";
        author_id: Link<Organisation>, U P, "prassi";
        description: Text, U P, "l. 4/2004 [B 85%]";
        scale_denominator: Int[min 0], U P, "criteri delle aree [S]; rilievi degli esaminatori [S]";
        crs_declared: Text, U P, "criteri delle aree [S]; rilievi degli esaminatori [S]";
    }
}
