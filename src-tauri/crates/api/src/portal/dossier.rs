//! The transcription dossier, for the readers of a copy.

use std::path::Path;

use archive::{ExportLine, Exported};
use exchange::dossier::Dossier;
use plan::{
    canonical::{plan_hash, sha256},
    declare::Class,
    portal::{
        Ticks,
        walk::{Item, walk},
    },
    privacy::{class_of, copy_for},
    record::Plan,
    value::Value,
};
use uuid::Uuid;

use crate::{
    desk::Desk,
    error::{ApiError, Result},
    wire::SavedDossier,
};

impl Desk {
    /// Writes the plan in the portal's order as a page to print. The copy is made first, so the page cannot hold more. Only
    /// the *riservata*, which stays in the office, shows what was ticked.
    ///
    /// # Errors
    /// There is no such plan, or the place cannot be written.
    pub fn save_dossier(
        &mut self,
        plan_id: Uuid,
        class: Class,
        out: &Path,
    ) -> Result<SavedDossier> {
        let plan = self.plan(plan_id)?;
        let mapping = self.mapping()?;
        let copy = copy_for(&plan, class);
        let mut walked = walk(&copy, &mapping, &Ticks::of(&copy));
        for part in walked
            .sections
            .iter_mut()
            .flat_map(|section| &mut section.parts)
        {
            part.items.retain(|item| is_for(&plan, item, class));
        }
        let content_hash = plan_hash(&plan);
        let page = Dossier {
            copy: &copy,
            walk: &walked,
            class,
            draft: super::is_draft(&plan),
            content_hash: &content_hash,
            today: self.now().today,
        }
        .page();
        let bytes = page.html.into_bytes();
        let told = SavedDossier {
            file: out.display().to_string(),
            sections: page.sections,
            items: page.items,
            sha256: sha256(&bytes),
        };
        let write = || -> Result<()> { Ok(exchange::package::write_file(out, &bytes)?) };
        if !self.writes() {
            write()?;
            return Ok(told);
        }
        let line = ExportLine {
            plan: plan_id,
            at: self.now().at.to_string(),
            author: self.who.name.clone(),
            what: Exported::Dossier,
            class: class.word().to_owned(),
            draft: super::is_draft(&plan),
            encrypted: false,
            recipient: String::new(),
            place: told.file.clone(),
            content_hash,
            sha256: told.sha256.clone(),
        };
        self.archive.log_export::<ApiError>(&line, write)?;
        Ok(told)
    }
}

/// Whether the readers may see that there is such a value. What the copy left out is no "empty in the plan": it is not
/// there at all. In the public copy nothing is said of what is empty, so that the two cannot be told apart.
fn is_for(plan: &Plan, item: &Item, class: Class) -> bool {
    if !item.value.is_empty() {
        return true;
    }
    let field = item.field();
    let whole = plan.get(item.record.kind.name, item.record.id);
    class != Class::P
        && whole.is_none_or(|whole| {
            let left_out = !matches!(whole.get(field.name), Value::Empty);
            class_of(whole, field) <= class && !(left_out && item.record.get(field.name).is_empty())
        })
}
