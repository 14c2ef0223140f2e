//! An empty window of the same shell: what the memory of the real one is compared with in `make bench`.

use tauri::{WebviewUrl, WebviewWindowBuilder};

fn main() {
    let address = "about:blank".parse().expect("an address");
    tauri::Builder::default()
        .setup(|app| {
            WebviewWindowBuilder::new(app, "blank", WebviewUrl::External(address))
                .title("Piano Pronto, vuota")
                .inner_size(1280.0, 800.0)
                .build()?;
            Ok(())
        })
        .run(tauri::generate_context!())
        .expect("a window");
}
