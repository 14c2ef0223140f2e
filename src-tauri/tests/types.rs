//! The window's types of the shell are those of the Rust ones. `make types` (PIANO_TYPES=write) writes them anew.

use std::{env, fs, path::Path};

use piano_pronto::{
    companion::{Companion, Placed},
    dropped::Dropped,
    host::FileKind,
    rpc::Step,
};
use ts_rs::{Config, TS};

fn declared<T: TS>() -> String {
    // Counts are far below 2^53.
    let config = Config::default().with_large_int("number");
    let docs = T::docs()
        .map(|docs| format!("{}\n", docs.trim_end()))
        .unwrap_or_default();
    format!("\n{docs}export {}\n", T::decl(&config))
}

#[test]
fn the_window_knows_the_types_of_the_shell() {
    let head =
        "// Generated from the desktop shell in Rust. Do not edit: `make types` writes it anew.\n";
    let generated = [
        head,
        &declared::<FileKind>(),
        &declared::<Step>(),
        &declared::<Dropped>(),
        &declared::<Placed>(),
        &declared::<Companion>(),
    ]
    .concat();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/platform/host.ts");
    if env::var_os("PIANO_TYPES").is_some_and(|how| how == "write") {
        fs::write(&path, &generated).expect("the folder of the window can be written");
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == generated,
        "ui/src/platform/host.ts is not what the types in Rust say: run `make types` and commit it"
    );
}
