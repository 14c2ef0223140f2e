//! The base map, and the commands of the window.

use crate::kit::*;

struct Window {
    office: Office,
    folder: TempDir,
}

impl Window {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let folders = Folders {
            data: folder.path().join("dati"),
            settings: folder.path().join("impostazioni"),
        };
        Window {
            office: Office::new(folders, Box::new(|| Box::new(clock))),
            folder,
        }
    }

    fn ask(&self, command: &str, asked: Json) -> Result<Json, api::ApiError> {
        let stop = AtomicBool::new(false);
        let work = Work {
            progress: &|_, _, _| {},
            stop: &stop,
        };
        rpc::dispatch(&self.office, command, asked, &work)
    }
}

/// One picture, tile 0 of a PMTiles without any packing.
fn small_map() -> Vec<u8> {
    let picture = b"\x89PNG\r\n\x1a\n";
    let root = [1, 0, 1, 8, 1];
    let words = br#"{"attribution":"Prova"}"#;
    let mut out = b"PMTiles\x03".to_vec();
    let mut at = 127_u64;
    for part in [&root[..], &words[..], &[], &picture[..]] {
        out.extend(at.to_le_bytes());
        out.extend((part.len() as u64).to_le_bytes());
        at += part.len() as u64;
    }
    out.extend([0; 24]);
    out.extend([1, 1, 1, 2, 0, 4]);
    for corner in [95_000_000_i32, 452_000_000, 98_000_000, 455_000_000] {
        out.extend(corner.to_le_bytes());
    }
    out.resize(127, 0);
    for part in [&root[..], &words[..], &picture[..]] {
        out.extend(part);
    }
    out
}

#[test]
fn a_base_map_is_opened_shown_and_closed() {
    let window = Window::new();
    let none = window
        .ask("tile", json!({ "z": 0, "x": 0, "y": 0 }))
        .unwrap();
    assert_eq!(none, json!({ "mediaType": "", "base64": "" }));
    let file = window.folder.path().join("mappa.pmtiles");
    std::fs::write(&file, small_map()).unwrap();
    let told = window.ask("base_map", json!({ "file": file })).unwrap();
    assert_eq!(
        told,
        json!({
            "kind": "file", "source": file, "tiles": "raster", "minZoom": 0, "maxZoom": 4,
            "bounds": [9.5, 45.2, 9.8, 45.5], "attribution": "Prova",
        })
    );
    let tile = window
        .ask("tile", json!({ "z": 0, "x": 0, "y": 0 }))
        .unwrap();
    assert_eq!(
        tile,
        json!({ "mediaType": "image/png", "base64": "iVBORw0KGgo=" })
    );
    let other = window.folder.path().join("lettera.pmtiles");
    std::fs::write(&other, "una lettera").unwrap();
    assert_eq!(
        window
            .ask("base_map", json!({ "file": other }))
            .unwrap_err()
            .message,
        "Questo file non è una mappa di base. Servono un file .mbtiles oppure .pmtiles."
    );
    let missing = window.folder.path().join("manca.mbtiles");
    assert_eq!(
        window
            .ask("base_map", json!({ "file": missing }))
            .unwrap_err()
            .message,
        "Non riesco a leggere la mappa di base: non c'è. Controlla che il file sia ancora al suo posto."
    );
    // The one that was open is still there.
    let tile = window
        .ask("tile", json!({ "z": 0, "x": 0, "y": 0 }))
        .unwrap();
    assert_eq!(tile["mediaType"], "image/png");
    let closed = window.ask("base_map", json!({ "file": "" })).unwrap();
    assert_eq!(closed["kind"], "none");
    let tile = window
        .ask("tile", json!({ "z": 0, "x": 0, "y": 0 }))
        .unwrap();
    assert_eq!(tile["base64"], "");
}

#[test]
fn the_window_asks_about_shapes() {
    let window = Window::new();
    let plan = window.ask("begin", json!({ "istat": "019018" })).unwrap();
    let plan = plan["id"].as_str().unwrap();
    let features = window.ask("features", json!({ "plan": plan })).unwrap();
    assert_eq!(
        features["bounds"],
        json!([9.6013, 45.2929, 9.6362, 45.3301])
    );
    let asked = json!({
        "plan": plan, "kind": "gate", "id": "", "field": "geometry", "geometry": point(0.0, 0.0),
    });
    let words = window.ask("shape_words", asked).unwrap();
    assert_eq!(words["sentence"], "Punto, 1,1 km a nord del centro.");
    let asked = json!({
        "plan": plan, "kind": "gate", "id": "", "field": "geometry", "geometry": { "type": "Boh" },
    });
    assert_eq!(
        window.ask("shape_words", asked).unwrap_err().message,
        "Questo disegno non si legge, oppure le sue coordinate non sono gradi. Disegnalo di nuovo."
    );
    let file = window.folder.path().join("livello.geojson");
    std::fs::write(
        &file,
        collection(&[feature(&rectangle(0.0, 0.0, 10.0, 10.0))]),
    )
    .unwrap();
    let shape = window
        .ask("read_shape", json!({ "file": file, "forms": ["Polygon"] }))
        .unwrap();
    assert_eq!(shape["geometry"]["type"], "Polygon");
    let place = window
        .ask("read_place", json!({ "text": "548406 5018474" }))
        .unwrap();
    assert_eq!(place["system"], "metri UTM, fuso 32");
}
