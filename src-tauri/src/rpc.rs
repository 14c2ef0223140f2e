//! The one command through which the window works: it carries names, questions and answers, and decides nothing.

use api::{
    rpc::{Office, Running},
    wire::Fault,
};
use serde::Serialize;
use serde_json::Value as Json;
use tauri::{AppHandle, Manager, State, async_runtime::spawn_blocking, ipc::Channel};
use ts_rs::TS;

/// What lasts as long as the program.
pub struct Desk {
    pub office: Office,
    pub running: Running,
}

/// How far long work is.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Step {
    pub label: String,
    pub done: u64,
    pub of: u64,
}

/// Runs a command of `api` on a thread of its own. `ticket` is a number that the window gives to this call only.
///
/// # Errors
/// What the command refuses.
#[tauri::command]
pub async fn rpc(
    app: AppHandle,
    name: String,
    payload: Json,
    ticket: u64,
    progress: Channel<Step>,
) -> Result<Json, Fault> {
    let work = move || {
        let desk = app.state::<Desk>();
        let tell = |label: &str, done, of| {
            let label = label.to_owned();
            // A page that went away meanwhile does not stop the work.
            let _ = progress.send(Step { label, done, of });
        };
        desk.running
            .run(&desk.office, &name, payload, ticket, &tell)
    };
    spawn_blocking(work)
        .await
        .unwrap_or_else(|_| Err(Running::broken()))
}

/// Asks the call with that ticket to stop.
#[tauri::command]
pub fn cancel(desk: State<'_, Desk>, ticket: u64) {
    desk.running.cancel(ticket);
}
