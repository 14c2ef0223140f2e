//! The mappings of an archive: the one that ships, and those that the consortium sent.

use std::{borrow::Cow, path::Path};

use plan::portal::{
    Mapping,
    mapping::{LARGEST, MappingError},
};

use crate::{
    desk::Desk,
    error::{ApiError, Code, Result, read_file},
    wire::MappingInstalled,
};

/// Setting of the archive: the editions that are kept, one a line.
const EDITIONS: &str = "ppc_online.editions";
/// Most editions that an archive keeps; the oldest goes.
const KEPT: usize = 8;

fn key(edition: &str) -> String {
    format!("ppc_online.mapping.{edition}")
}

impl Desk {
    /// The mapping in force today: the newest that is valid.
    ///
    /// # Errors
    /// The archive cannot be read.
    pub fn mapping(&self) -> Result<Cow<'static, Mapping>> {
        let shipped = Mapping::builtin();
        let mut installed = Vec::new();
        for edition in self.editions()? {
            // One that a later version installed and this one cannot read does not keep a person from the others.
            let text = self.archive.setting(&key(&edition))?;
            installed.extend(text.and_then(|text| Mapping::read(&text).ok()));
        }
        let all = std::iter::once(shipped).chain(&installed);
        let edition = Mapping::in_force(all, self.now().today).map(|best| best.edition.clone());
        let own = installed
            .into_iter()
            .find(|own| Some(&own.edition) == edition.as_ref());
        Ok(own.map_or(Cow::Borrowed(shipped), Cow::Owned))
    }

    fn editions(&self) -> Result<Vec<String>> {
        let editions = self.archive.setting(EDITIONS)?.unwrap_or_default();
        Ok(editions.lines().map(str::to_owned).collect())
    }

    /// Keeps a mapping in this archive. Its faults do not stop it: the lines that are right work.
    ///
    /// # Errors
    /// The file is no mapping, or is older than the one that ships; the archive is open to look only.
    pub fn install_mapping(&mut self, file: &Path) -> Result<MappingInstalled> {
        let (text, mapping) = read(file)?;
        let shipped = Mapping::builtin();
        if !mapping.newer_than(shipped) {
            return Err(ApiError::new(
                Code::Exists,
                "portal.not_newer",
                &[("edition", &mapping.edition), ("own", &shipped.edition)],
            ));
        }
        let mut editions = self.editions()?;
        editions.retain(|edition| *edition != mapping.edition);
        editions.push(mapping.edition.clone());
        self.archive
            .set_setting(&key(&mapping.edition), Some(&text))?;
        while editions.len() > KEPT {
            let oldest = editions.remove(0);
            self.archive.set_setting(&key(&oldest), None)?;
        }
        self.archive
            .set_setting(EDITIONS, Some(&editions.join("\n")))?;
        let in_force = self.mapping()?.edition == mapping.edition;
        Ok(told(&mapping, in_force))
    }

    /// Checks a mapping without keeping it.
    ///
    /// # Errors
    /// The file is no mapping.
    pub fn check_mapping(&self, file: &Path) -> Result<MappingInstalled> {
        let mut installed = check_mapping(file)?;
        installed.in_force = self.mapping()?.edition == installed.edition;
        Ok(installed)
    }
}

/// Checks a mapping, needing no archive.
///
/// # Errors
/// The file is no mapping.
pub fn check_mapping(file: &Path) -> Result<MappingInstalled> {
    let (_, mapping) = read(file)?;
    Ok(told(&mapping, false))
}

fn read(file: &Path) -> Result<(String, Mapping)> {
    let bytes = read_file(file, LARGEST as u64)?;
    let refused = |why: &dyn std::fmt::Display| {
        let values: [(&str, &dyn std::fmt::Display); 2] = [("file", &file.display()), ("why", why)];
        ApiError::new(Code::Refused, "portal.mapping_refused", &values)
    };
    let text =
        String::from_utf8(bytes).map_err(|_| refused(&plan::texts::text("api.portal.not_utf8")))?;
    let mapping = Mapping::read(&text).map_err(|why: MappingError| refused(&why))?;
    Ok((text, mapping))
}

fn told(mapping: &Mapping, in_force: bool) -> MappingInstalled {
    let mut faults = mapping.all_faults();
    let forgotten = mapping.forgotten();
    if let Some((kind, field)) = forgotten.first() {
        let first = format!("{}.{}", kind.name, field.name);
        faults.push(plan::texts::filled(
            "api.portal.forgotten",
            &[("count", &forgotten.len()), ("first", &first)],
        ));
    }
    MappingInstalled {
        edition: mapping.edition.clone(),
        in_force,
        faults,
    }
}
