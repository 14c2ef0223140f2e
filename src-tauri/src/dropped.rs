//! Files that are dropped on the window, with their paths: by itself the page would get their contents without knowing
//! where they are, and a shapefile needs the files beside it.

use serde::Serialize;
use tauri::{DragDropEvent, Emitter, PhysicalPosition, PhysicalSize, WebviewWindow, WindowEvent};
use ts_rs::TS;

/// Files are over the window, or no longer.
const OVER: &str = "files-over";
/// Files were dropped on it.
const DROPPED: &str = "files-dropped";

/// Files that were dropped, and where: parts of the window's width from the left and of its height from the top, from 0 to
/// 1, whatever the scale of the screen and the zoom of the page.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Dropped {
    pub paths: Vec<String>,
    pub across: f64,
    pub down: f64,
}

/// Tells the page of files that come over the window.
pub fn listen(window: &WebviewWindow) {
    let told = window.clone();
    window.on_window_event(move |event| {
        let WindowEvent::DragDrop(event) = event else {
            return;
        };
        match event {
            DragDropEvent::Enter { paths, .. } => tell_over(&told, !paths.is_empty()),
            DragDropEvent::Leave => tell_over(&told, false),
            DragDropEvent::Drop { paths, position } => {
                tell_over(&told, false);
                let (across, down) = place(&told, *position);
                let paths: Vec<String> = paths
                    .iter()
                    .map(|path| path.display().to_string())
                    .collect();
                tell(
                    &told,
                    &Dropped {
                        paths,
                        across,
                        down,
                    },
                );
            }
            _ => {}
        }
    });
    #[cfg(feature = "e2e")]
    rehearsed::watch(window.clone());
}

fn tell_over(window: &WebviewWindow, is_over: bool) {
    // A page that went away meanwhile has nothing to show.
    let _ = window.emit_to(window.label(), OVER, is_over);
}

fn tell(window: &WebviewWindow, dropped: &Dropped) {
    if !dropped.paths.is_empty() {
        let _ = window.emit_to(window.label(), DROPPED, dropped);
    }
}

fn place(window: &WebviewWindow, at: PhysicalPosition<f64>) -> (f64, f64) {
    let size = window.inner_size().unwrap_or_default();
    // Elsewhere than on Windows the place comes in points of the desktop, not of the screen.
    let scale = if cfg!(windows) {
        1.0
    } else {
        window.scale_factor().unwrap_or(1.0)
    };
    parts(at, size, scale)
}

fn parts(at: PhysicalPosition<f64>, size: PhysicalSize<u32>, scale: f64) -> (f64, f64) {
    let part = |at: f64, whole: u32| (at * scale / f64::from(whole.max(1))).clamp(0.0, 1.0);
    (part(at.x, size.width), part(at.y, size.height))
}

/// A test cannot drag from another program: what it drops is read from a file.
#[cfg(feature = "e2e")]
mod rehearsed {
    use std::{env, fs, thread, time::Duration};

    use tauri::WebviewWindow;

    use super::{Dropped, tell};

    const BLINK: Duration = Duration::from_millis(100);

    /// Drops what the file that `PIANO_PRONTO_DROPPED` names says: the part of the width, the part of the height, then one
    /// path for each line. The file is emptied.
    pub fn watch(window: WebviewWindow) {
        let Some(file) = env::var_os("PIANO_PRONTO_DROPPED") else {
            return;
        };
        thread::spawn(move || {
            loop {
                thread::sleep(BLINK);
                let text = fs::read_to_string(&file).unwrap_or_default();
                if !text.ends_with('\n') {
                    continue;
                }
                let _ = fs::write(&file, "");
                let mut lines = text.lines().map(str::to_owned);
                let mut part = || lines.next().and_then(|line| line.parse().ok());
                let (across, down) = (part().unwrap_or(0.5), part().unwrap_or(0.5));
                let paths = lines.collect();
                tell(
                    &window,
                    &Dropped {
                        paths,
                        across,
                        down,
                    },
                );
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_the_same_at_any_scale() {
        let half = parts(
            PhysicalPosition::new(640.0, 200.0),
            PhysicalSize::new(1280, 800),
            1.0,
        );
        let sharp = parts(
            PhysicalPosition::new(640.0, 200.0),
            PhysicalSize::new(2560, 1600),
            2.0,
        );
        assert_eq!(half, (0.5, 0.25));
        assert_eq!(half, sharp);
        let outside = parts(
            PhysicalPosition::new(-3.0, 900.0),
            PhysicalSize::new(0, 800),
            1.0,
        );
        assert_eq!(outside, (0.0, 1.0));
    }
}
