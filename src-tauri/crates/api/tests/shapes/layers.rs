//! Shapes from a layer of another program.

use crate::kit::*;

#[test]
fn shapes_from_a_layer() {
    let surfaces = [Form::Polygon, Form::MultiPolygon];
    let (one, two) = (
        rectangle(0.0, 0.0, 10.0, 10.0),
        rectangle(50.0, 0.0, 20.0, 20.0),
    );
    let alone = sketches::read_shape(&one.to_string(), &surfaces).unwrap();
    assert_eq!(alone.note, "Preso l'unico disegno.");
    assert_eq!(read(&alone.geometry).form, Form::Polygon);
    let alone = sketches::read_shape(&format!("\u{feff} {}", feature(&one)), &surfaces).unwrap();
    assert_eq!(read(&alone.geometry), read(&one));
    let layer = collection(&[
        feature(&one),
        feature(&point(0.0, 0.0)),
        feature(&Json::Null),
        feature(&two),
        feature(&json!({ "type": "GeometryCollection", "geometries": [point(1.0, 1.0)] })),
    ]);
    let both = sketches::read_shape(&layer, &surfaces).unwrap();
    assert_eq!(
        both.note,
        "Presi 2 disegni su 4: gli altri qui non vanno bene."
    );
    let shape = read(&both.geometry);
    assert_eq!(shape.form, Form::MultiPolygon);
    assert!((area_m2(&shape) - 500.0).abs() < 1.0);
    let largest = sketches::read_shape(&layer, &[Form::Point, Form::Polygon]).unwrap();
    assert_eq!(
        largest.note,
        "Preso il più grande di 2 disegni: qui ne va uno solo."
    );
    assert_eq!(read(&largest.geometry), read(&two));
    let first = sketches::read_shape(&layer, &[Form::Point]).unwrap();
    assert_eq!(first.note, "Preso il primo di 2 punti: qui ne va uno solo.");
    assert_eq!(
        sketches::read_shape(&layer, &[Form::LineString, Form::MultiLineString])
            .unwrap_err()
            .message,
        "Dei 4 disegni letti nessuno va bene: qui serve una linea."
    );
    // Only a form of several parts is wanted.
    let parts = sketches::read_shape(&one.to_string(), &[Form::MultiPolygon]).unwrap();
    assert_eq!(read(&parts.geometry).form, Form::MultiPolygon);
}

#[test]
fn layers_that_are_refused() {
    let surfaces = [Form::Polygon];
    let refusal = |text: &str| sketches::read_shape(text, &surfaces).unwrap_err().message;
    let metres = json!({ "type": "Polygon", "coordinates": [[
        [548_406.0, 5_018_474.0], [548_506.0, 5_018_474.0], [548_506.0, 5_018_574.0], [548_406.0, 5_018_474.0],
    ]] });
    assert_eq!(
        refusal(&collection(&[feature(&metres)])),
        "Le coordinate non sono gradi: sembrano metri UTM, fuso 32. Esporta di nuovo il livello in gradi, cioè in WGS 84."
    );
    let nowhere = json!({ "type": "Point", "coordinates": [1e9, 2e9] });
    assert_eq!(
        refusal(&nowhere.to_string()),
        "Le coordinate non sono gradi. Esporta di nuovo il livello in gradi, cioè in WGS 84."
    );
    assert_eq!(
        refusal("POLYGON((0 0))"),
        "Questo non è un file GeoJSON. Dal programma di mappe esporta in formato GeoJSON."
    );
    assert_eq!(
        refusal(&collection(&[])),
        "Il file non contiene disegni. Controlla di aver scelto il livello giusto."
    );
    let mut nested = point(0.0, 0.0);
    for _ in 0..40 {
        nested = json!({ "type": "GeometryCollection", "geometries": [nested] });
    }
    for text in [
        nested.to_string(),
        "{}".into(),
        "[1, 2]".into(),
        json!({ "type": "Point" }).to_string(),
    ] {
        assert_eq!(
            refusal(&text),
            "Il file si legge, ma non contiene disegni in formato GeoJSON. Esportalo di nuovo dal programma di mappe."
        );
    }
}
