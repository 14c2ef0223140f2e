//! The export folder and the register of exports.

use std::path::Path;

use exchange::{export::control_code, reading::Limits};
use plan::{canonical::sha256, declare::Class};

use super::{Office, Work, records::id};
use crate::{
    copy_read::{self, RecordInWords},
    desk::Desk,
    error::{ApiError, Code, Result, read_file},
    exports::Wanted,
    wire::*,
};

fn class(word: &str) -> Result<Class> {
    let class = Class::of_word(word).filter(|class| *class != Class::R);
    class.ok_or_else(|| ApiError::new(Code::Usage, "export.class", &[("class", &word)]))
}

pub(super) fn preview(office: &Office, asked: PreviewExport, _: &Work) -> Result<ExportPreview> {
    let class = class(&asked.class)?;
    office.at_desk(|desk| {
        let seen = desk.preview_export(id(&asked.plan)?, class)?;
        let files = seen.files.into_iter();
        let classes = seen.classes.into_iter();
        Ok(ExportPreview {
            name: seen.name,
            stops: seen.stops,
            stopping: seen.stopping.into_iter().map(Into::into).collect(),
            files: files
                .map(|file| ExportFile {
                    path: file.path,
                    what: file.what,
                })
                .collect(),
            classes: classes
                .map(|class| ExportClass {
                    code: class.code,
                    name: class.name,
                    objects: class.objects,
                    note: class.note,
                })
                .collect(),
            hidden_fields: seen.left_out.fields,
            hidden_records: seen.left_out.records,
            hidden: seen.left_out.kinds,
        })
    })
}

pub(super) fn export_folder(office: &Office, asked: ExportFolder, work: &Work) -> Result<Exported> {
    let wanted = Wanted {
        plan: id(&asked.plan)?,
        class: class(&asked.class)?,
        out: Path::new(&asked.out),
        draft: asked.draft,
        recipient: &asked.recipient,
        passphrase: &asked.passphrase,
    };
    let export = |desk: &mut Desk| {
        desk.export_folder(&wanted, &|label, done, of| work.step(label, done, of))
    };
    // Who only reads has the right to write for this one time, so that the export is in the register.
    let done = match office.at_open_desk(export) {
        Err(error) if error.code == Code::Held => office.at_desk(export)?,
        outcome => outcome?,
    };
    Ok(Exported {
        folder: done.place.display().to_string(),
        files: done.files,
        bytes: done.bytes,
        control_code: done.control_code,
        sha256: done.sha256,
        draft: asked.draft,
        encrypted: done.encrypted,
        notes: done.notes,
    })
}

pub(super) fn exports(office: &Office, asked: OfPlan, _: &Work) -> Result<Vec<ExportEntry>> {
    office.at_desk(|desk| {
        let lines = desk.exports(id(&asked.plan)?)?.into_iter();
        Ok(lines
            .map(|line| ExportEntry {
                control_code: control_code(&line.sha256),
                at: line.at,
                author: line.author,
                what: line.what.word().to_owned(),
                class: line.class,
                draft: line.draft,
                encrypted: line.encrypted,
                recipient: line.recipient,
                place: line.place,
            })
            .collect())
    })
}

/// A copy as its readers see it.
pub(super) fn read_copy(office: &Office, asked: PreviewExport, _: &Work) -> Result<CopyRead> {
    let class = class(&asked.class)?;
    let record = |record: RecordInWords| CopyRecord {
        id: record.id.to_string(),
        title: record.title,
        values: (record.values.into_iter())
            .map(|(label, value)| (label.to_owned(), value))
            .collect(),
    };
    office.at_desk(|desk| {
        let read = desk.read_copy(id(&asked.plan)?, class)?;
        let parts = read.parts.into_iter().map(|part| CopyPart {
            kind: part.kind.name.to_owned(),
            name: part.name.to_owned(),
            records: part.records.into_iter().map(record).collect(),
        });
        Ok(CopyRead {
            hidden: read.hidden,
            parts: parts.collect(),
        })
    })
}

// Every command may fail, though this one does not.
#[allow(clippy::unnecessary_wraps)]
pub(super) fn weigh(_: &Office, asked: WeighPassphrase, _: &Work) -> Result<PassphraseWeight> {
    let weight = copy_read::weigh(&asked.passphrase);
    Ok(PassphraseWeight {
        taken: weight.taken,
        good: weight.good,
        says: weight.says,
    })
}

/// The code that whoever exported it reads on the telephone.
pub(super) fn control_code_of(_: &Office, asked: OfFile, _: &Work) -> Result<ControlCode> {
    let bytes = read_file(Path::new(&asked.file), Limits::default().max_file)?;
    Ok(ControlCode {
        code: control_code(&sha256(&bytes)),
        file: asked.file,
    })
}
