//! The seeds are sound, and say the same in every format.

use exchange::{
    layers::{Files, Format, LayerLimits, Source, System, siblings},
    sheets::Cell,
};
use jiff::civil::date;
use plan::geometry::Form;

use crate::builder::{outcome, seed};

pub fn seeds() -> Vec<Files> {
    let alone = [
        "aree.geojson",
        "aree.gpkg",
        "aree.kml",
        "aree.kmz",
        "aree.zip",
        "sentieri.gpx",
    ];
    let mut files: Vec<Files> = alone
        .iter()
        .map(|name| Files::of(name, seed(name)))
        .collect();
    let mut shapes = Files::of("aree.shp", seed("aree.shp"));
    for name in siblings("aree.shp")
        .into_iter()
        .filter(|n| n.chars().all(|c| !c.is_uppercase()))
    {
        let bytes = seed(&name);
        shapes = shapes.with(&name, bytes);
    }
    files.push(shapes);
    files
}

fn of(name: &str) -> Source {
    let mut files = seeds().into_iter();
    let files = files.find(|files| files.name == name).expect("a seed");
    outcome(&files, &LayerLimits::default()).expect("it is sound")
}

#[test]
fn seeds_say_the_same_in_every_format() {
    let expected = [
        ("aree.geojson", Format::GeoJson, System::Wgs84),
        ("aree.gpkg", Format::GeoPackage, System::Utm32Rdn2008),
        ("aree.kml", Format::Kml, System::Wgs84),
        ("aree.kmz", Format::Kml, System::Wgs84),
        ("aree.shp", Format::Shapefile, System::Utm32Etrs89),
        ("aree.zip", Format::Shapefile, System::Utm32Etrs89),
    ];
    for (name, format, system) in expected {
        let source = of(name);
        assert_eq!(source.format, format, "{name}");
        let layer = &source.layers[0];
        assert_eq!(
            (layer.name.as_str(), layer.stated),
            ("aree", Some(system)),
            "{name}"
        );
        assert_eq!(layer.features.len(), 2, "{name}");
        let cell = |feature: usize, column: &str| {
            let place = layer
                .columns
                .iter()
                .position(|c| c == column)
                .expect("a column");
            layer.features[feature].cells[place].clone()
        };
        assert_eq!(cell(0, "nome"), Cell::Text("Area è".into()), "{name}");
        assert_eq!(cell(0, "numero"), Cell::Number(1.0), "{name}");
        assert_eq!(cell(0, "quota"), Cell::Number(10.125), "{name}");
        assert_eq!(cell(1, "quota"), Cell::Empty, "{name}");
        let forms: Vec<Form> = layer
            .features
            .iter()
            .filter_map(|f| Some(f.shape.as_ref()?.form))
            .collect();
        assert_eq!(forms, [Form::Polygon, Form::MultiPolygon], "{name}");
        assert_eq!(
            layer.features[0].shape.as_ref().expect("a shape").parts[0].len(),
            2,
            "{name}"
        );
    }
}

#[test]
fn days_are_days_where_the_format_has_them() {
    for name in ["aree.shp", "aree.gpkg"] {
        let source = of(name);
        let layer = &source.layers[0];
        let place = layer
            .columns
            .iter()
            .position(|c| c == "giorno")
            .expect("a column");
        assert_eq!(
            layer.features[0].cells[place],
            Cell::Day(date(2026, 3, 5)),
            "{name}"
        );
    }
    let source = of("aree.gpkg");
    let place = source.layers[0]
        .columns
        .iter()
        .position(|c| c == "aperto")
        .expect("a column");
    assert_eq!(source.layers[0].features[0].cells[place], Cell::Bool(true));
}

#[test]
fn tracks_are_lines() {
    let source = of("sentieri.gpx");
    let names: Vec<&str> = source
        .layers
        .iter()
        .map(|layer| layer.name.as_str())
        .collect();
    assert_eq!(names, ["Punti", "Percorsi", "Tracce"]);
    let forms: Vec<Form> = source
        .layers
        .iter()
        .flat_map(|layer| &layer.features)
        .filter_map(|feature| Some(feature.shape.as_ref()?.form))
        .collect();
    assert_eq!(
        forms,
        [Form::Point, Form::LineString, Form::MultiLineString]
    );
    assert_eq!(source.layers[0].columns, ["ele", "name"]);
    assert_eq!(source.layers[0].features[0].cells[0], Cell::Number(78.5));
}

#[test]
fn a_shape_becomes_one_of_a_plan() {
    let source = of("aree.shp");
    for feature in &source.layers[0].features {
        let shape = feature.shape.as_ref().expect("a shape");
        assert!(shape.to_geometry().is_none(), "metres are no degrees");
        let moved = shape
            .moved(|at| System::Utm32Etrs89.to_degrees(at))
            .expect("degrees");
        let geometry = moved.to_geometry().expect("a shape of a plan");
        assert_eq!(geometry.form, shape.form);
        let json = geometry.to_json();
        assert_eq!(plan::geometry::Geometry::from_json(&json), Some(geometry));
    }
}
