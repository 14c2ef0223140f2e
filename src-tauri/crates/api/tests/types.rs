//! The window's types are those of the Rust ones. `make types` (PIANO_TYPES=write) writes them anew.

use std::{env, fs, path::Path};

fn agrees(file: &str, generated: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../ui/src/api")
        .join(file);
    if env::var_os("PIANO_TYPES").is_some_and(|how| how == "write") {
        fs::write(&path, generated).expect("the folder of the window can be written");
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == generated,
        "ui/src/api/{file} is not what the types in Rust say: run `make types` and commit it"
    );
}

#[test]
fn the_window_knows_the_types_of_the_wire() {
    agrees("wire.ts", &api::rpc::typescript());
}

#[test]
fn the_window_knows_the_kinds_of_record() {
    agrees("kinds.ts", &plan::published::typescript());
}

/// A command that no screen calls is dead, and one that the window calls by another name fails when a person needs it.
#[test]
fn every_command_has_a_name_of_its_own() {
    let mut names = api::rpc::COMMANDS.to_vec();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), api::rpc::COMMANDS.len());
}
