//! This computer: where its person's files are, what it is called, what time it is. Only who starts a program asks.

use std::{env, fs, path::PathBuf};

use jiff::{Timestamp, Zoned, civil::Date, tz::TimeZone};

use crate::{
    clock::{Clock, Moment},
    error::{ApiError, Code, Result},
};

/// The archive's name in its folder.
pub const ARCHIVE: &str = "piani.sqlite";

fn folders() -> Result<directories::ProjectDirs> {
    directories::ProjectDirs::from("it", "consorzioit", "piano-pronto")
        .ok_or_else(|| ApiError::new(Code::Failed, "archive.no_folder", &[]))
}

/// The person's own folder for archives.
///
/// # Errors
/// The system gives this account no folder of its own.
pub fn data_folder() -> Result<PathBuf> {
    Ok(folders()?.data_dir().to_owned())
}

/// The person's own folder for what the window remembers.
///
/// # Errors
/// As [`data_folder`].
pub fn settings_folder() -> Result<PathBuf> {
    Ok(folders()?.config_dir().to_owned())
}

/// What the computer is called, for who finds an archive held.
pub fn machine() -> String {
    env::var("HOSTNAME")
        .or_else(|_| env::var("COMPUTERNAME"))
        .or_else(|_| fs::read_to_string("/etc/hostname"))
        .map(|name| name.trim().to_owned())
        .unwrap_or_default()
}

/// The name of the account, if the system says it.
pub fn account() -> Option<String> {
    env::var("USER").or_else(|_| env::var("USERNAME")).ok()
}

/// The system's clock; `fixed` takes the place of today, to see what a check will say on that day.
pub fn clock(fixed: Option<Date>) -> Box<dyn Clock + Send> {
    Box::new(move || {
        let now = Zoned::now();
        let rome = TimeZone::get("Europe/Rome").map(|zone| now.with_time_zone(zone));
        Moment {
            today: fixed.unwrap_or_else(|| rome.unwrap_or(now).date()),
            at: Timestamp::now(),
        }
    })
}
