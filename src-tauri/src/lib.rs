//! The window of Piano Pronto: a thin shell around `api`. It opens one window on the pages that are inside the program,
//! lets it reach the commands and nothing else, and gives it what only the desktop has.

// Tauri gives its commands what they asked for by value.
#![allow(clippy::needless_pass_by_value)]

pub mod companion;
pub mod dropped;
pub mod host;
mod paths;
pub mod rpc;
mod viewer;

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    process::ExitCode,
    thread,
    time::Duration,
};

use api::{
    here,
    policy::{content_policy, online_map},
    rpc::{Folders, Office, Running},
};
use plan::texts::filled;
use tauri::{
    App, AppHandle, Emitter, Manager, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder,
    utils::config::Csp, webview::NewWindowResponse,
};
use tauri_plugin_window_state::StateFlags;

/// How long the window may stay out of sight until its first screen is drawn.
const PATIENCE: Duration = Duration::from_secs(6);
/// The label of the one window.
const MAIN: &str = "main";
/// How the page reaches the commands: Tauri's own scheme, which on Windows is this address.
const DOOR: &str = "ipc: http://ipc.localhost";

/// Opens the window and stays until it is closed.
pub fn run() -> ExitCode {
    match start() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            complain(&filled("shell.not_started", &[("why", &why)]));
            ExitCode::FAILURE
        }
    }
}

/// Without a window there is only standard error.
#[allow(clippy::print_stderr)]
fn complain(message: &str) {
    eprintln!("{message}");
}

fn start() -> Result<(), String> {
    let folders = paths::folders().map_err(|error| error.message)?;
    let office = Office::new(folders.clone(), Box::new(|| here::clock(None)));
    let here = env::current_dir().unwrap_or_default();
    if let Some(package) = paths::package_in(env::args_os(), &here) {
        office.opened_with(&package);
    }

    let looked_at = viewer::OpenFiles(folders.settings.join("aperti"));
    looked_at.clear();

    let mut context = tauri::generate_context!();
    let policy = content_policy(DOOR, online_map(&office).as_deref());
    context.config_mut().app.security.csp = Some(Csp::Policy(policy));

    // Everything but whether it is in sight: a window that was hidden when it was closed would never come back.
    let kept = StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED;
    let state = tauri_plugin_window_state::Builder::new()
        .with_state_flags(kept)
        // A whole path takes the place of the plug-in's own folder.
        .with_filename(
            folders
                .settings
                .join("posizione.json")
                .display()
                .to_string(),
        )
        .build();
    tauri::Builder::default()
        // The first of all: a second start ends here.
        .plugin(tauri_plugin_single_instance::init(
            |app, arguments, folder| {
                second_start(app, arguments, Path::new(&folder));
            },
        ))
        .plugin(tauri_plugin_dialog::init())
        .plugin(state)
        .manage(rpc::Desk {
            office,
            running: Running::default(),
        })
        .manage(looked_at)
        .invoke_handler(tauri::generate_handler![
            rpc::rpc,
            rpc::cancel,
            host::choose_file,
            host::choose_save,
            host::choose_folder,
            host::show_in_folder,
            host::print,
            host::set_zoom,
            companion::set_companion,
            host::restart,
            host::drawn,
            viewer::open_attachment,
        ])
        .setup(move |app| Ok(open(app, &folders)?))
        .run(context)
        .map_err(|why| why.to_string())
}

fn open(app: &App, folders: &Folders) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(app, MAIN, WebviewUrl::default())
        .title(&app.package_info().name)
        .inner_size(companion::FIRST.width, companion::FIRST.height)
        .min_inner_size(companion::LEAST.width, companion::LEAST.height)
        .visible(false)
        .data_directory(folders.settings.join("webview"))
        .on_navigation(is_own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .devtools(cfg!(debug_assertions));
    // A test wants to know what the page complained about, from its first line on.
    #[cfg(feature = "e2e")]
    let window = window.initialization_script(
        "window.__complaints = [];
         addEventListener('error', (e) => __complaints.push(`error: ${e.message}`));
         addEventListener('unhandledrejection', (e) => __complaints.push(`rejected: ${e.reason}`));
         addEventListener('securitypolicyviolation', (e) =>
           __complaints.push(`${e.violatedDirective}: ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`));",
    );
    let window = window.build()?;
    dropped::listen(&window);
    #[cfg(target_os = "linux")]
    paint_plainly(&window)?;
    // A page that cannot draw itself must still be seen to be closed.
    thread::spawn(move || {
        thread::sleep(PATIENCE);
        let _ = window.show();
    });
    Ok(())
}

/// Has the web view paint without the graphics card. Forms and a map on a canvas gain nothing from it; where there is none,
/// as on many an office's machine, imitating it costs a hundred megabytes. `PIANO_PRONTO_GRAPHICS=1` leaves it on.
#[cfg(target_os = "linux")]
fn paint_plainly(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};

    if env::var_os("PIANO_PRONTO_GRAPHICS").is_some() {
        return Ok(());
    }
    window.with_webview(|webview| {
        if let Some(settings) = WebViewExt::settings(&webview.inner()) {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    })
}

/// The pages inside the program: `tauri://localhost`, on Windows `http://tauri.localhost`.
fn is_own_page(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" => cfg!(windows) && url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

/// The program was started again: its window comes forward, with the file that the second start was to open.
fn second_start(app: &AppHandle, arguments: Vec<String>, folder: &Path) {
    if let Some(window) = app.get_webview_window(MAIN) {
        // Some desktops refuse to let a window come forward: then it stays where it is.
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
    let arguments = arguments.into_iter().map(OsString::from);
    if let Some(package) = paths::package_in(arguments, folder) {
        let package: PathBuf = package;
        let _ = app.emit_to(MAIN, "open-file", package.display().to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_pages_of_the_program_are_visited() {
        let own = |url: &str| is_own_page(&Url::parse(url).expect("an address"));
        assert!(own("tauri://localhost/"));
        assert!(own("tauri://localhost/index.html#/piano"));
        for url in [
            "https://example.org/",
            "http://localhost:4717/",
            "file:///etc/passwd",
            "data:text/html,x",
            "about:blank",
            "tauri://example.org/",
        ] {
            assert!(!own(url), "{url}");
        }
    }

    /// Tauri prepares the pages for the policy that it finds in its file; the one in force says the same.
    #[test]
    fn the_policy_in_the_file_is_the_one_in_force() {
        let file = include_str!("../tauri.conf.json");
        let config: serde_json::Value = serde_json::from_str(file).expect("JSON");
        assert_eq!(config["app"]["security"]["csp"], content_policy(DOOR, None));
    }
}
