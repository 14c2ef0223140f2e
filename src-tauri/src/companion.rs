//! The window beside a browser: narrow and kept on top while a person copies the plan into the portal, and back to where it
//! was afterwards. The page keeps the place before, so that it outlives a restart of the program.

use api::wire::Fault;
use raw_window_handle::{HasDisplayHandle, RawDisplayHandle};
use serde::{Deserialize, Serialize};
use tauri::{LogicalSize, Monitor, PhysicalPosition, PhysicalSize, WebviewWindow};
use ts_rs::TS;

use crate::host::broken;

/// Size of the window at its first start, in logical pixels.
pub const FIRST: LogicalSize<f64> = LogicalSize::new(1280.0, 800.0);
/// Below this the screens do not fit.
pub const LEAST: LogicalSize<f64> = LogicalSize::new(640.0, 360.0);
/// The window beside a browser.
const NARROW: LogicalSize<f64> = LogicalSize::new(400.0, 680.0);
const LEAST_NARROW: LogicalSize<f64> = LogicalSize::new(320.0, 320.0);

/// Where a window stands, in pixels of the screen: the corner of its frame, the size of what is inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Placed {
    pub x: i32,
    pub y: i32,
    pub width: u32,
    pub height: u32,
    pub is_maximized: bool,
}

/// What became of the window.
#[derive(Clone, Copy, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Companion {
    /// Whether the desktop lets a window stay over the others: Wayland does not.
    pub can_stay_on_top: bool,
    /// Where it stood before, to be given back.
    pub former: Placed,
}

/// Makes the window narrow, at the right edge, over all others; or gives it back its place `former`, without which it is
/// as at the first start.
///
/// # Errors
/// The system does not answer for its window.
#[tauri::command]
pub async fn set_companion(
    window: WebviewWindow,
    on: bool,
    former: Option<Placed>,
) -> Result<Companion, Fault> {
    change(&window, on, former).map_err(|_| broken())
}

fn change(window: &WebviewWindow, on: bool, former: Option<Placed>) -> tauri::Result<Companion> {
    let told = Companion {
        can_stay_on_top: can_stay_on_top(window),
        former: placed(window)?,
    };
    window.set_always_on_top(on)?;
    if on {
        let inner = window.inner_size()?;
        let outer = window.outer_size()?;
        let frame = (
            outer.width.saturating_sub(inner.width),
            outer.height.saturating_sub(inner.height),
        );
        window.unmaximize()?;
        window.set_min_size(Some(LEAST_NARROW))?;
        let to = window
            .current_monitor()?
            .map(|monitor| beside(Area::of(&monitor), monitor.scale_factor(), frame));
        match to {
            Some(to) => stand(window, to)?,
            None => window.set_size(NARROW)?,
        }
        return Ok(told);
    }
    window.set_min_size(Some(LEAST))?;
    let monitors = window.available_monitors()?;
    let former = former.filter(|former| is_in_sight(*former, monitors.iter().map(Area::of)));
    if let Some(former) = former {
        stand(window, former)?;
        if former.is_maximized {
            window.maximize()?;
        }
    } else {
        window.set_size(FIRST)?;
        window.center()?;
    }
    Ok(told)
}

fn placed(window: &WebviewWindow) -> tauri::Result<Placed> {
    let (corner, size) = (window.outer_position()?, window.inner_size()?);
    Ok(Placed {
        x: corner.x,
        y: corner.y,
        width: size.width,
        height: size.height,
        is_maximized: window.is_maximized()?,
    })
}

fn stand(window: &WebviewWindow, at: Placed) -> tauri::Result<()> {
    window.set_size(PhysicalSize::new(at.width, at.height))?;
    window.set_position(PhysicalPosition::new(at.x, at.y))
}

/// Under Wayland a program has no say in what lies over what.
fn can_stay_on_top(window: &WebviewWindow) -> bool {
    !matches!(
        window.display_handle().map(|display| display.as_raw()),
        Ok(RawDisplayHandle::Wayland(_))
    )
}

/// The part of a screen that is free for windows, in its pixels.
#[derive(Clone, Copy)]
struct Area {
    x: i32,
    y: i32,
    width: u32,
    height: u32,
}

impl Area {
    fn of(monitor: &Monitor) -> Area {
        let area = monitor.work_area();
        Area {
            x: area.position.x,
            y: area.position.y,
            width: area.size.width,
            height: area.size.height,
        }
    }
}

/// The narrow window at the right edge of an area, with room for its frame, and no higher than the area.
fn beside(area: Area, scale: f64, frame: (u32, u32)) -> Placed {
    let size: PhysicalSize<u32> = NARROW.to_physical(scale);
    let width = size.width.min(area.width.saturating_sub(frame.0));
    let height = size.height.min(area.height.saturating_sub(frame.1));
    let left = area.width.saturating_sub(width + frame.0);
    Placed {
        x: area.x.saturating_add_unsigned(left),
        y: area.y,
        width,
        height,
        is_maximized: false,
    }
}

/// Whether enough of the window would be on one of the screens to take hold of it: one may have been unplugged.
fn is_in_sight(window: Placed, mut areas: impl Iterator<Item = Area>) -> bool {
    const HOLD: i32 = 64;
    areas.any(|area| {
        let right = area.x.saturating_add_unsigned(area.width);
        let bottom = area.y.saturating_add_unsigned(area.height);
        let end = window.x.saturating_add_unsigned(window.width);
        window.x + HOLD <= right
            && end - HOLD >= area.x
            && window.y >= area.y - HOLD
            && window.y + HOLD <= bottom
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCREEN: Area = Area {
        x: 0,
        y: 30,
        width: 1280,
        height: 690,
    };

    #[test]
    fn it_stands_at_the_right_edge_and_is_not_higher_than_the_screen() {
        let at = beside(SCREEN, 1.0, (2, 40));
        assert_eq!((at.x, at.y, at.width, at.height), (878, 30, 400, 650));
        let large = Area {
            x: -2560,
            y: 0,
            width: 2560,
            height: 1440,
        };
        let at = beside(large, 2.0, (0, 0));
        assert_eq!((at.x, at.y, at.width, at.height), (-800, 0, 800, 1360));
        let tiny = Area {
            width: 300,
            height: 200,
            ..SCREEN
        };
        let at = beside(tiny, 1.0, (2, 40));
        assert_eq!((at.x, at.width, at.height), (0, 298, 160));
    }

    #[test]
    fn a_place_on_a_screen_that_is_gone_is_not_given_back() {
        let at = |x, y| Placed {
            x,
            y,
            width: 1000,
            height: 700,
            is_maximized: false,
        };
        let seen = |placed| is_in_sight(placed, [SCREEN].into_iter());
        assert!(seen(at(100, 30)));
        // Windows hides eight pixels of a maximized window.
        assert!(seen(at(-8, 22)));
        assert!(seen(at(1200, 600)));
        assert!(!seen(at(1280, 100)));
        assert!(!seen(at(-990, 100)));
        assert!(!seen(at(100, 720)));
        assert!(!seen(at(100, -900)));
    }
}
