//! Drawings of layers: systems that nobody knows, outlines to mend, other communes, elements without a drawing.

use exchange::layers::System;

use crate::{
    kit::*,
    layers::{HOME, drawn, feature, in_system, kept, layer, polygon, ring, square},
};

/// What a person is told when nobody says in which system a layer is.
#[test]
fn a_system_that_nobody_knows_is_asked_for() {
    let mut place = begun();
    // Degrees from Rome, 12° 27' west of those from Greenwich: in no system of ours are they near the commune.
    let rome: Vec<_> = square((HOME.0 - 12.452, HOME.1), 0.001);
    let features = [feature(&polygon(&rome), &json!({ "nome": "Campo" }))];
    let file = place.read("roma.geojson", layer(&features, Some(4806)));
    let mut asked = asked("emergency_area");
    let trial = place.try_it(&file, &asked);
    let told = trial.layer.as_ref().unwrap();
    assert_eq!((told.how.as_str(), told.system.as_str()), ("unknown", ""));
    assert!(trial.doubts[0].contains("4806"), "{:?}", trial.doubts);
    assert_eq!(counts(&trial), (0, 0, 0, 1));
    assert!(
        lines(&trial, 1)[0].contains("Indicalo"),
        "{:?}",
        lines(&trial, 1)
    );
    // Without its drawing it may come in; with a system it does, and that this is far is said.
    asked.decisions = vec![decided(1, "geometry", "skip")];
    assert_eq!(counts(&place.try_it(&file, &asked)), (1, 0, 0, 0));
    asked.decisions.clear();
    asked.system = Some("4326".into());
    let trial = place.try_it(&file, &asked);
    assert_eq!(counts(&trial), (1, 0, 0, 0));
    assert!(trial.doubts[0].contains("lontano"), "{:?}", trial.doubts);
    // A system by which the numbers are no place at all.
    asked.system = Some("32632".into());
    asked.swap = true;
    let metres = in_system(System::GaussBoagaWest, &square(HOME, 0.001));
    let metres = [feature(&polygon(&metres), &json!({ "nome": "Campo" }))];
    let file = place.read("metri.geojson", layer(&metres, Some(3003)));
    let trial = place.try_it(&file, &asked);
    assert!(
        trial.doubts[0].contains("Gauss-Boaga"),
        "{:?}",
        trial.doubts
    );
    // The mapping that is kept does not name a system whose axes were exchanged.
    let grounds = place
        .desk
        .import_grounds(place.plan, &file, &asked)
        .unwrap();
    assert_eq!(grounds.mapping(&file, &asked).unwrap().system, None);
    (asked.system, asked.swap) = (None, false);
    let grounds = place
        .desk
        .import_grounds(place.plan, &file, &asked)
        .unwrap();
    let mapping = grounds.mapping(&file, &asked).unwrap();
    assert_eq!(mapping.system.as_deref(), Some("EPSG:3003"));
    drop(grounds);
    place.import(&file, &asked);
}

#[test]
fn outlines_are_closed_and_cleared_only_when_asked() {
    let mut place = begun();
    let corners = square(HOME, 0.001);
    let (lon, lat) = HOME;
    let open = polygon(&corners[..4]);
    let nothing = [(lon, lat), (lon + 0.001, lat), (lon, lat)];
    let with_sliver = json!({ "type": "MultiPolygon", "coordinates": [
        [ring(&corners), ring(&nothing)],
        [ring(&nothing)],
    ] });
    let hopeless = polygon(&nothing);
    let features = [open, with_sliver, hopeless]
        .iter()
        .enumerate()
        .map(|(at, shape)| {
            feature(
                shape,
                &json!({ "nome": format!("Area {at}"), "tipo": "attesa" }),
            )
        })
        .collect::<Vec<_>>();
    let file = place.read("aree.geojson", layer(&features, None));
    let mut asked = asked("emergency_area");
    let trial = place.try_it(&file, &asked);
    assert_eq!(counts(&trial), (0, 0, 0, 3));
    assert_eq!(trial.layer.as_ref().unwrap().invalid, 2);
    assert!(lines(&trial, 1)[0].ends_with("da cui parte. Si può riparare."));
    assert!(lines(&trial, 3)[0].ends_with("non racchiude nulla."));
    asked.repair = true;
    let trial = place.try_it(&file, &asked);
    assert_eq!(counts(&trial), (2, 0, 0, 1));
    assert!(
        trial
            .doubts
            .iter()
            .any(|doubt| doubt == "Contorni riparati: 2 su 2."),
        "{:?}",
        trial.doubts
    );
    assert!(lines(&trial, 1)[0].contains("chiuso dove mancava l'ultimo lato: prima"));
    assert!(lines(&trial, 2)[0].contains("tolti 2 pezzi senza superficie: prima"));
    // As it was drawn it cannot come in.
    asked.decisions = vec![decided(1, "geometry", "as_written")];
    assert_eq!(counts(&place.try_it(&file, &asked)), (1, 0, 0, 2));
    asked.decisions.clear();
    place.import(&file, &asked);
    let whole = drawn(&place.titled("emergency_area", "Area 0"), "geometry");
    assert_eq!(whole.to_json(), kept(&polygon(&corners)));
    let whole = drawn(&place.titled("emergency_area", "Area 1"), "geometry");
    let one = json!({ "type": "MultiPolygon", "coordinates": [[ring(&corners)]] });
    assert_eq!(whole.to_json(), kept(&one));
    let again = place.import(&file, &asked);
    assert_eq!((again.new, again.same, again.refused), (0, 2, 1));
}

#[test]
fn a_repair_keeps_every_position() {
    let mut place = begun();
    let (lon, lat) = HOME;
    // A side of a hundred points in line, and a crossing elsewhere.
    let mut outline: Vec<_> = (0..100)
        .map(|at| (lon + f64::from(at) * 1e-4, lat))
        .collect();
    outline.extend([
        (lon + 0.01, lat + 0.001),
        (lon, lat + 0.002),
        (lon + 0.01, lat + 0.002),
    ]);
    outline.extend([(lon, lat + 0.001), (lon, lat)]);
    let features = [feature(
        &polygon(&outline),
        &json!({ "nome": "Argine", "tipo": "attesa" }),
    )];
    let file = place.read("argine.geojson", layer(&features, None));
    let mut asked = asked("emergency_area");
    asked.repair = true;
    place.import(&file, &asked);
    let mended = drawn(&place.titled("emergency_area", "Argine"), "geometry");
    let text = mended.to_json().to_string();
    for (lon, lat) in &outline {
        let at = kept(&json!({ "type": "Point", "coordinates": [lon, lat] }));
        let at = at["coordinates"].to_string();
        assert!(text.contains(&at), "{at} is lost: {text}");
    }
}

#[test]
fn what_lies_in_other_communes_can_stay_out() {
    let mut place = begun();
    let point = |lon, lat| json!({ "type": "Point", "coordinates": [lon, lat] });
    let features = [
        feature(&point(9.615, 45.31), &json!({ "codice": "A1" })),
        feature(&point(9.70, 45.36), &json!({ "codice": "A2" })),
        feature(&point(10.02, 45.13), &json!({ "codice": "A3" })),
        // A long one that begins elsewhere and comes through.
        feature(
            &json!({ "type": "LineString", "coordinates": [[9.3, 45.31], [9.9, 45.31]] }),
            &json!({ "codice": "A4" }),
        ),
    ];
    let file = place.read("idranti.geojson", layer(&features[..3], None));
    let mut asked = asked("hydrant");
    let trial = place.try_it(&file, &asked);
    assert_eq!(counts(&trial), (3, 0, 0, 0));
    assert_eq!(trial.layer.as_ref().unwrap().outside, 2);
    assert!(
        trial.doubts[0].contains("2 su 3. Si possono lasciare fuori."),
        "{:?}",
        trial.doubts
    );
    assert_eq!(
        lines(&trial, 3),
        ["note: Cade a circa 37 km a sud-est del centro del Comune."]
    );
    asked.near = true;
    let trial = place.try_it(&file, &asked);
    assert_eq!((trial.new, trial.skipped), (1, 2));
    assert_eq!(row(&trial, 2).what, "A2");
    assert_eq!(
        trial.layer.as_ref().unwrap().preview["features"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    assert!(
        trial.doubts[0].starts_with("Restano fuori"),
        "{:?}",
        trial.doubts
    );
    // One of them is wanted all the same.
    asked.decisions = vec![decided(2, "", "take")];
    let trial = place.try_it(&file, &asked);
    assert_eq!((trial.new, trial.skipped), (2, 1));
    assert!(row(&trial, 2).lines[0].decided);
    let done = place.import(&file, &asked);
    assert_eq!((done.new, done.skipped), (2, 1));
    // What comes through the commune is of the commune.
    let road = place.read("vie.geojson", layer(&features[3..], None));
    asked.kind = "escape_route".into();
    asked.decisions.clear();
    assert_eq!(place.try_it(&road, &asked).skipped, 0);
}

#[test]
fn elements_without_a_drawing_are_told() {
    let place = begun();
    let features = [
        feature(&Json::Null, &json!({ "nome": "Senza" })),
        feature(&polygon(&square(HOME, 0.001)), &json!({ "nome": "Con" })),
    ];
    let file = place.read("aree.geojson", layer(&features, None));
    let trial = place.try_it(&file, &asked("emergency_area"));
    assert_eq!(counts(&trial), (2, 0, 0, 0));
    assert!(
        trial.doubts[0].starts_with("Elementi senza disegno: 1 su 2."),
        "{:?}",
        trial.doubts
    );
    assert!(lines(&trial, 1)[0].contains("non ha un disegno"));
}

#[test]
fn what_is_decided_of_the_boundary_holds_for_its_own_row() {
    let mut place = begun();
    let (lon, lat) = (9.60, 45.29);
    let bow = [
        (lon, lat),
        (lon + 0.04, lat + 0.04),
        (lon + 0.04, lat),
        (lon, lat + 0.04),
        (lon, lat),
    ];
    let features = [
        feature(
            &polygon(&square((9.7, 45.4), 0.01)),
            &json!({ "PRO_COM": 19001 }),
        ),
        feature(&polygon(&bow), &json!({ "PRO_COM": 19018 })),
    ];
    let file = place.read("comuni.geojson", layer(&features, None));
    let mut asked = asked("boundary");
    asked.repair = true;
    let trial = place.try_it(&file, &asked);
    assert_eq!(trial.rows[0].row, 2);
    asked.decisions = vec![decided(2, "geometry", "as_written")];
    place.import(&file, &asked);
    let zone = place.titled("zone", "Casaletto Ceredano");
    assert_eq!(drawn(&zone, "geometry").to_json(), kept(&polygon(&bow)));
}

#[test]
fn a_boundary_elsewhere_is_told_and_the_right_layer_is_taken() {
    let place = begun();
    let one = |at| {
        layer(
            &[feature(
                &polygon(&square(at, 0.03)),
                &json!({ "nome": "Confine" }),
            )],
            None,
        )
    };
    let file = place.read("confine.geojson", one((9.60, 45.45)));
    let trial = place.try_it(&file, &asked("boundary"));
    assert!(
        trial
            .doubts
            .iter()
            .any(|doubt| doubt.contains("non contiene il centro di Casaletto Ceredano")),
        "{:?}",
        trial.doubts
    );
    let file = place.read("confine.geojson", one((9.60, 45.29)));
    let trial = place.try_it(&file, &asked("boundary"));
    assert_eq!(trial.doubts.len(), 1, "{:?}", trial.doubts);
    // Of several layers in one file, the one that holds the boundary.
    let points = json!({ "type": "Point", "coordinates": [9.61, 45.31] });
    let points = layer(
        &[feature(&points, &json!({ "comune": "Casaletto Ceredano" }))],
        None,
    );
    let zip = zipped(&[("a.geojson", &points), ("b.geojson", &one((9.60, 45.29)))]);
    let file = place.read("consulente.zip", zip);
    let look = place
        .desk
        .look_at_import(place.plan, &file, Some("confine"))
        .unwrap();
    assert_eq!(look.parts[look.part].name, "b");
}

fn zipped(files: &[(&str, &String)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default())
            .unwrap();
        std::io::Write::write_all(&mut zip, text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
