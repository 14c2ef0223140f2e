//! What only a program on the desk can do: choosers of files, the folder, the printer, the zoom. One command each, with the
//! least power: none opens, reads or writes a file by itself.

use std::path::{Path, PathBuf};

use api::{error::Code, wire::Fault};
use plan::texts::{filled, text};
use serde::Deserialize;
use tauri::{AppHandle, WebviewWindow, async_runtime::spawn_blocking};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder};
use ts_rs::TS;

/// What a file is for: it chooses the words and the filter of the chooser.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    Package,
    Shape,
    Attachment,
    BaseMap,
    /// Whatever can be imported.
    Import,
    Sheet,
    Page,
    /// How the columns of a sheet were understood.
    Mapping,
    /// One layer of the map, in any of the forms that other programs read.
    Layer,
    /// How fields of the plan and of the portal answer to each other.
    PortalMapping,
    Exported,
}

impl FileKind {
    /// Its part of the keys of the catalogue, and the endings of its files.
    fn key_and_endings(self) -> (&'static str, &'static [&'static str]) {
        match self {
            FileKind::Package => ("package", &["piano"]),
            FileKind::Shape => ("shape", &["geojson", "json"]),
            FileKind::Attachment => (
                "attachment",
                &[
                    "pdf", "p7m", "doc", "docx", "odt", "xls", "xlsx", "ods", "csv", "txt", "jpg",
                    "jpeg", "png", "tif", "tiff", "zip",
                ],
            ),
            FileKind::BaseMap => ("base_map", &["mbtiles", "pmtiles"]),
            FileKind::Import => (
                "import",
                &[
                    "csv", "txt", "tsv", "xlsx", "xls", "ods", "geojson", "json", "shp", "zip",
                    "gpkg", "kml", "kmz", "gpx", "piano", "pdf", "doc", "docx", "odt",
                ],
            ),
            FileKind::Sheet => ("sheet", &["xlsx"]),
            FileKind::Page => ("page", &["html"]),
            FileKind::Layer => ("layer", &["geojson", "gpkg", "zip"]),
            FileKind::Mapping => ("mapping", &["json"]),
            FileKind::PortalMapping => ("portal_mapping", &["json"]),
            FileKind::Exported => ("exported", &["json", "piano"]),
        }
    }
}

fn failed(key: &str, values: &[(&str, &dyn std::fmt::Display)]) -> Fault {
    Fault {
        code: Code::Failed,
        message: filled(&format!("shell.{key}"), values),
    }
}

/// Something of the system that no person could mend.
pub(crate) fn broken() -> Fault {
    failed("broken", &[])
}

/// Which of the two choosers, as the catalogue names them.
#[derive(Clone, Copy)]
enum To {
    Choose,
    Save,
}

fn chooser(
    app: &AppHandle,
    window: &WebviewWindow,
    to: To,
    kind: FileKind,
) -> FileDialogBuilder<tauri::Wry> {
    let (key, endings) = kind.key_and_endings();
    let verb = match to {
        To::Choose => "choose",
        To::Save => "save",
    };
    app.dialog()
        .file()
        .set_parent(window)
        .set_title(text(&format!("shell.{verb}.{key}")))
        .add_filter(text(&format!("shell.files.{key}")), endings)
        .add_filter(text("shell.files.any"), &["*"])
}

/// Has the person choose a file to read.
///
/// # Errors
/// None that a person could cause.
#[tauri::command]
pub async fn choose_file(
    app: AppHandle,
    window: WebviewWindow,
    kind: FileKind,
) -> Result<Option<PathBuf>, Fault> {
    #[cfg(feature = "e2e")]
    if let Some(answer) = rehearsed::answer() {
        return Ok(answer);
    }
    let chosen = spawn_blocking(move || {
        let chosen = chooser(&app, &window, To::Choose, kind).blocking_pick_file();
        chosen.and_then(|chosen| chosen.into_path().ok())
    });
    chosen.await.map_err(|_| failed("broken", &[]))
}

/// Has the person choose where to write a file; `name` is proposed.
///
/// # Errors
/// None that a person could cause.
#[tauri::command]
pub async fn choose_save(
    app: AppHandle,
    window: WebviewWindow,
    name: String,
    kind: FileKind,
) -> Result<Option<PathBuf>, Fault> {
    #[cfg(feature = "e2e")]
    if let Some(answer) = rehearsed::answer() {
        return Ok(answer);
    }
    let chosen = spawn_blocking(move || {
        let chosen = chooser(&app, &window, To::Save, kind)
            .set_file_name(&name)
            .blocking_save_file();
        let chosen = chosen.and_then(|chosen| chosen.into_path().ok());
        chosen.map(|chosen| with_ending(chosen, Path::new(&name)))
    });
    chosen.await.map_err(|_| failed("broken", &[]))
}

/// Has the person choose a folder.
///
/// # Errors
/// None that a person could cause.
#[tauri::command]
pub async fn choose_folder(
    app: AppHandle,
    window: WebviewWindow,
) -> Result<Option<PathBuf>, Fault> {
    #[cfg(feature = "e2e")]
    if let Some(answer) = rehearsed::answer() {
        return Ok(answer);
    }
    let chosen = spawn_blocking(move || {
        let chooser = app.dialog().file().set_parent(&window);
        let chosen = chooser
            .set_title(text("shell.choose.folder"))
            .blocking_pick_folder();
        chosen.and_then(|chosen| chosen.into_path().ok())
    });
    chosen.await.map_err(|_| failed("broken", &[]))
}

/// A name typed without its ending takes that of the proposed one, unless that would be another file, about which the
/// chooser did not ask.
fn with_ending(chosen: PathBuf, proposed: &Path) -> PathBuf {
    let Some(ending) = proposed
        .extension()
        .filter(|_| chosen.extension().is_none())
    else {
        return chosen;
    };
    let whole = chosen.with_extension(ending);
    if whole.exists() { chosen } else { whole }
}

/// Opens the folder of a file, with the file in sight.
///
/// # Errors
/// The file is gone, or the system has no program for folders.
#[tauri::command]
pub async fn show_in_folder(file: PathBuf) -> Result<(), Fault> {
    let shown = file.clone();
    let opened = spawn_blocking(move || tauri_plugin_opener::reveal_item_in_dir(shown));
    match opened.await {
        Ok(Ok(())) => Ok(()),
        _ => Err(failed("no_folder", &[("file", &file.display())])),
    }
}

/// Opens the system's dialogue for printing what is in the window.
///
/// # Errors
/// The system cannot print.
#[tauri::command]
pub fn print(window: WebviewWindow) -> Result<(), Fault> {
    window.print().map_err(|_| failed("not_printed", &[]))
}

/// How large everything is, from 1 to 2.
///
/// # Errors
/// None that a person could cause.
#[tauri::command]
pub fn set_zoom(window: WebviewWindow, factor: f64) -> Result<(), Fault> {
    window
        .set_zoom(factor.clamp(1.0, 2.0))
        .map_err(|_| failed("broken", &[]))
}

/// Ends the program and starts it again: the content policy is decided anew.
#[tauri::command]
pub fn restart(app: AppHandle) {
    app.request_restart();
}

/// The first screen is drawn: until then there is nothing to see, and an empty window would only flash.
///
/// # Errors
/// The system does not show the window.
#[tauri::command]
pub fn drawn(window: WebviewWindow) -> Result<(), Fault> {
    window.show().map_err(|_| failed("broken", &[]))
}

/// The choosers of the system cannot be driven by a test: their answers are read from a file.
#[cfg(feature = "e2e")]
mod rehearsed {
    use std::{env, fs, path::PathBuf};

    /// The first line of the file that `PIANO_PRONTO_CHOSEN` names, which is taken out of it; without a line the chooser was
    /// closed. None when the variable is not set: then the real chooser opens.
    #[allow(clippy::option_option)]
    pub fn answer() -> Option<Option<PathBuf>> {
        let file = env::var_os("PIANO_PRONTO_CHOSEN")?;
        let lines = fs::read_to_string(&file).unwrap_or_default();
        let (first, rest) = lines.split_once('\n').unwrap_or((&lines, ""));
        let _ = fs::write(&file, rest);
        Some((!first.trim().is_empty()).then(|| PathBuf::from(first.trim())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_without_an_ending_gets_it_back() {
        let proposed = Path::new("Crema.piano");
        let ended = |name: &str| with_ending(PathBuf::from(name), proposed);
        assert_eq!(ended("/dati/bozza"), Path::new("/dati/bozza.piano"));
        assert_eq!(ended("/dati/bozza.zip"), Path::new("/dati/bozza.zip"));
    }

    #[test]
    fn every_chooser_has_its_words() {
        for kind in [
            FileKind::Package,
            FileKind::Shape,
            FileKind::Attachment,
            FileKind::BaseMap,
            FileKind::Import,
            FileKind::Sheet,
            FileKind::Page,
            FileKind::Mapping,
            FileKind::Layer,
            FileKind::PortalMapping,
            FileKind::Exported,
        ] {
            let (key, endings) = kind.key_and_endings();
            assert!(!endings.is_empty());
            for part in ["choose", "save", "files"] {
                assert!(
                    !text(&format!("shell.{part}.{key}")).is_empty(),
                    "{part}.{key}"
                );
            }
        }
    }
}
