//! Attachments shown by the system's own programs, for what the window cannot show.

use std::{
    fs,
    path::{Path, PathBuf},
};

use api::{error::Code, rpc::Running, wire::Fault};
use plan::texts::filled;
use serde_json::json;
use tauri::{AppHandle, Manager, async_runtime::spawn_blocking};

use crate::rpc::Desk;

/// Endings that a system shows and does not run. A plan comes from elsewhere: what it carries is never started.
const SHOWN: &[&str] = &[
    "pdf", "doc", "docx", "odt", "rtf", "xls", "xlsx", "ods", "csv", "txt", "jpg", "jpeg", "png",
    "tif", "tiff",
];

/// Where attachments are laid while they are looked at: a folder of this account, not the common one of the system, since
/// they may be confidential.
pub struct OpenFiles(pub PathBuf);

impl OpenFiles {
    /// Takes away what was looked at the last time.
    pub fn clear(&self) {
        // What a viewer still holds goes the next time.
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn failed(key: &str, name: &str) -> Fault {
    Fault {
        code: Code::Failed,
        message: filled(&format!("shell.{key}"), &[("file", &name)]),
    }
}

/// The name of a file without any place, if the system shows files of its ending.
fn shown_name(name: &str) -> Option<&str> {
    let last = name.rsplit(['/', '\\']).next()?;
    let ending = Path::new(last).extension()?.to_str()?.to_ascii_lowercase();
    let is_plain = !last.contains(|c: char| c.is_control() || "<>:\"|?*".contains(c));
    (is_plain && SHOWN.contains(&ending.as_str())).then_some(last)
}

fn open(file: &Path) -> Result<(), ()> {
    #[cfg(feature = "e2e")]
    if let Some(note) = std::env::var_os("PIANO_PRONTO_OPENED") {
        // Programs of the system cannot be driven by a test: it reads here what would have been opened.
        return fs::write(note, file.display().to_string()).map_err(|_| ());
    }
    tauri_plugin_opener::open_path(file, None::<&str>).map_err(|_| ())
}

/// Opens a copy of an attachment in the system's own program.
///
/// # Errors
/// Files of its kind are not opened from here, its bytes are missing, or the system has no program for it.
#[tauri::command]
pub async fn open_attachment(
    app: AppHandle,
    plan: String,
    id: String,
    name: String,
) -> Result<(), Fault> {
    let work = move || {
        let shown = shown_name(&name).ok_or_else(|| failed("not_shown", &name))?;
        // The id is one part of a path, and made of what ids are made of.
        let folder: String = id.chars().filter(char::is_ascii_hexdigit).collect();
        let folder = app.state::<OpenFiles>().0.join(folder);
        fs::create_dir_all(&folder).map_err(|_| failed("not_opened", &name))?;
        let out = folder.join(shown);
        let desk = app.state::<Desk>();
        let asked = json!({ "plan": plan, "id": id, "out": out });
        let saved = desk
            .running
            .run(&desk.office, "save_attachment", asked, 0, &|_, _, _| {});
        // A viewer that holds the copy of before does not let it be written anew: that copy is opened.
        if let Err(fault) = saved
            && !out.is_file()
        {
            return Err(fault);
        }
        open(&out).map_err(|()| failed("not_opened", &name))
    };
    spawn_blocking(work)
        .await
        .unwrap_or_else(|_| Err(Running::broken()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_shown_and_not_run_is_opened() {
        assert_eq!(shown_name("Piano 2011.PDF"), Some("Piano 2011.PDF"));
        assert_eq!(shown_name("C:\\dati\\piano.docx"), Some("piano.docx"));
        assert_eq!(shown_name("../../etc/piano.pdf"), Some("piano.pdf"));
        for name in [
            "piano.exe",
            "piano.pdf.bat",
            "piano.desktop",
            "piano.html",
            "piano.docm",
            "piano",
            ".pdf",
            "",
            "a\nb.pdf",
            "a:b.pdf",
        ] {
            assert_eq!(shown_name(name), None, "{name}");
        }
    }
}
