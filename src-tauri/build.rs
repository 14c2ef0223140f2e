//! Names the commands of the shell, so that each needs a permission of its own (`capabilities/window.json`).

fn main() {
    let commands = &[
        "rpc",
        "cancel",
        "choose_file",
        "choose_save",
        "choose_folder",
        "show_in_folder",
        "print",
        "set_zoom",
        "set_companion",
        "restart",
        "drawn",
        "open_attachment",
    ];
    let manifest = tauri_build::AppManifest::new().commands(commands);
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    tauri_build::try_build(attributes).expect("tauri.conf.json and the capabilities hold together");
    // The embedded window follows the built one.
    println!("cargo::rerun-if-changed=../ui/dist");
}
