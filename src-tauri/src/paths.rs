//! Where the window keeps its files, and which file it was asked to open.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
};

use api::{error::Result, here, rpc::Folders};

/// A folder for everything, archives and settings: for tests, and for a program carried on a stick.
const HOME: &str = "PIANO_PRONTO_HOME";

/// The folder that the environment names, or those of this account.
///
/// # Errors
/// The system gives the account no folder of its own.
pub fn folders() -> Result<Folders> {
    let home = env::var_os(HOME).filter(|home| !home.is_empty());
    if let Some(home) = home.map(PathBuf::from) {
        let home = std::path::absolute(&home).unwrap_or(home);
        return Ok(Folders {
            data: home.clone(),
            settings: home,
        });
    }
    Ok(Folders {
        data: here::data_folder()?,
        settings: here::settings_folder()?,
    })
}

/// The first package among the arguments of a start, by its whole path.
pub fn package_in(arguments: impl IntoIterator<Item = OsString>, folder: &Path) -> Option<PathBuf> {
    arguments
        .into_iter()
        .skip(1)
        .map(PathBuf::from)
        .find(|file| {
            file.extension()
                .is_some_and(|ending| ending.eq_ignore_ascii_case("piano"))
        })
        .map(|file| folder.join(file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_package_is_opened_with_the_program() {
        let folder = Path::new("/dati");
        let package = |arguments: &[&str]| {
            package_in(arguments.iter().map(OsString::from), folder)
                .map(|file| file.display().to_string())
        };
        assert_eq!(package(&["piano-pronto"]), None);
        assert_eq!(package(&["x.piano", "--flag", "nota.txt"]), None);
        assert_eq!(
            package(&["p", "a b.PIANO"]).as_deref(),
            Some("/dati/a b.PIANO")
        );
        assert_eq!(
            package(&["p", "/altrove/a.piano"]).as_deref(),
            Some("/altrove/a.piano")
        );
    }
}
