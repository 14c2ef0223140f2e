//! A window of the same shell with a page that says nothing: what the memory of the real one is compared with in
//! `make bench`.

use tauri::{
    WebviewUrl, WebviewWindowBuilder,
    http::{Response, header::CONTENT_TYPE},
};

const PAGE: &[u8] = b"<!doctype html><html lang=\"it\"><title>Vuota</title><h1>Vuota</h1></html>";

fn main() {
    let address = "vuota://localhost/".parse().expect("an address");
    tauri::Builder::default()
        .register_uri_scheme_protocol("vuota", |_, _| {
            let page = Response::builder().header(CONTENT_TYPE, "text/html");
            page.body(PAGE).expect("a page")
        })
        .setup(|app| {
            WebviewWindowBuilder::new(app, "blank", WebviewUrl::CustomProtocol(address))
                .title("Piano Pronto, vuota")
                .inner_size(1280.0, 800.0)
                .build()?;
            Ok(())
        })
        .run(tauri::generate_context!())
        .expect("a window");
}
