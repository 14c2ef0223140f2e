//! Shapes in words, shapes from shapes, places as people write them, the base map, and a scenario of a neighbour.

#![allow(clippy::unwrap_used)]

use std::{
    path::PathBuf,
    sync::{LazyLock, atomic::AtomicBool},
    time::{Duration, Instant},
};

use api::{
    Code, Desk, Moment, Who,
    packages::Incoming,
    rpc::{self, Folders, Office, Work},
    sketches,
    wire::{ReadAs, ShapeWords},
};
use geo::Coord;
use jiff::civil::{Date, date};
use plan::{
    declare::Class,
    geometry::{Form, Geometry},
    measures::{area_m2, in_metres, project, unproject},
    record::{Plan, Record},
    types::Type,
    value::Value,
};
use proptest::prelude::*;
use rules::{
    RuleData,
    soundness::{Least, fault},
};
use serde_json::{Value as Json, json};
use tempfile::TempDir;
use testkit::build::{self, Built, new};
use uuid::Uuid;

const TODAY: Date = date(2026, 3, 16);
/// The town hall of the example.
const HALL: (f64, f64) = (9.618_22, 45.318_42);

fn clock() -> Moment {
    Moment {
        today: TODAY,
        at: "2026-03-16T09:15:00Z".parse().unwrap(),
    }
}

/// Metres east and north of the town hall, in degrees.
fn at(x: f64, y: f64) -> Json {
    let hall = project(Coord {
        x: HALL.0,
        y: HALL.1,
    });
    let at = unproject(Coord {
        x: hall.x + x,
        y: hall.y + y,
    });
    json!([at.x, at.y])
}

fn all_at(points: &[(f64, f64)]) -> Json {
    points.iter().map(|&(x, y)| at(x, y)).collect()
}

fn point(x: f64, y: f64) -> Json {
    json!({ "type": "Point", "coordinates": at(x, y) })
}

fn line(points: &[(f64, f64)]) -> Json {
    json!({ "type": "LineString", "coordinates": all_at(points) })
}

fn ring(west: f64, south: f64, width: f64, height: f64) -> Json {
    let (east, north) = (west + width, south + height);
    all_at(&[
        (west, south),
        (east, south),
        (east, north),
        (west, north),
        (west, south),
    ])
}

fn rectangle(west: f64, south: f64, width: f64, height: f64) -> Json {
    json!({ "type": "Polygon", "coordinates": [ring(west, south, width, height)] })
}

fn read(json: &Json) -> Geometry {
    sketches::shape(json).unwrap()
}

fn hall() -> Built {
    new("facility", 1)
        .with("name", "Municipio")
        .with("structure_type", "municipio")
        .with("geometry", point(0.0, 0.0))
}

fn flood(shape: Json) -> Built {
    new("scenario", 1)
        .with("name", "Piena dell'Adda")
        .with("hazard_id", build::link("hazard", 1))
        .with("extent", shape)
}

fn whole(shape: Json) -> Built {
    new("zone", 1)
        .with("name", "Tutto il comune")
        .with("zone_kind", "comune_intero")
        .with("geometry", shape)
}

fn told(plan: &Plan, json: &Json) -> ShapeWords {
    sketches::words_of(plan, "emergency_area", None, &read(json))
}

fn said(plan: &Plan, json: &Json) -> String {
    told(plan, json).sentence
}

#[test]
fn kind_size_and_place() {
    let plan = build::plan([hall()]);
    for (shape, sentence) in [
        (point(210.0, 3.0), "Punto, 210 m a est del municipio."),
        (point(1.0, -1.0), "Punto, presso il municipio."),
        (
            point(-900.0, -900.0),
            "Punto, 1,3 km a sud-ovest del municipio.",
        ),
        (
            rectangle(-80.0, 140.0, 160.0, 200.0),
            "Poligono di 3,2 ha, 140 m a nord del municipio.",
        ),
        (
            rectangle(-20.0, -20.0, 40.0, 31.0),
            "Poligono di 1.240 m², attorno al municipio.",
        ),
        (
            line(&[(210.0, 0.0), (210.0, -1400.0)]),
            "Linea di 1,4 km, da 210 m a est fino a 1,4 km a sud del municipio.",
        ),
        (
            line(&[(0.0, 1.0), (0.0, -800.0)]),
            "Linea di 800 m, dal municipio fino a 800 m a sud del municipio.",
        ),
    ] {
        assert_eq!(said(&plan, &shape), sentence);
    }
    let two = json!({
        "type": "MultiPolygon",
        "coordinates": [[ring(-100.0, -1000.0, 1000.0, 800.0)], [ring(-100.0, 500.0, 200.0, 215.0)]],
    });
    assert_eq!(
        said(&plan, &two),
        "Due poligoni, 84,3 ha in tutto; il più grande 200 m a sud-est del municipio."
    );
    let ways = json!({
        "type": "MultiLineString",
        "coordinates": [all_at(&[(100.0, 0.0), (600.0, 0.0)]), all_at(&[(700.0, 0.0), (1000.0, 0.0)])],
    });
    assert_eq!(
        said(&plan, &ways),
        "Due linee, 800 m in tutto, 100 m a est del municipio."
    );
}

#[test]
fn places_are_known_in_their_order() {
    let seat = new("operations_seat", 1)
        .with("seat_kind", "principale")
        .with("name", "Sala")
        .with("geometry", point(100.0, 0.0));
    let body = new("organisation", 1)
        .with("organisation_kind", "comune")
        .with("geometry", point(0.0, 100.0));
    let neighbour = new("organisation", 2)
        .with("organisation_kind", "comune")
        .with(
            "geometry",
            json!({ "type": "Point", "coordinates": [9.75, 45.45] }),
        );
    let here = point(300.0, 100.0);
    let sentence = |records: &[&Built]| {
        let plan = build::plan(records.iter().map(|&built| built.clone()));
        said(&plan, &here)
    };
    assert_eq!(
        sentence(&[&hall(), &seat]),
        "Punto, 320 m a est del municipio."
    );
    assert_eq!(
        sentence(&[&seat, &body]),
        "Punto, 300 m a est del municipio."
    );
    assert_eq!(
        sentence(&[&seat, &neighbour]),
        "Punto, 220 m a nord-est della sede COC."
    );
    assert_eq!(sentence(&[]), "Punto, 1,1 km a nord del centro.");
    // The town hall is not told from itself.
    let plan = build::plan([hall(), seat]);
    let own = sketches::words(
        &plan,
        Some(build::id("facility", 1)),
        &read(&point(0.0, 0.0)),
    );
    assert_eq!(own.sentence, "Punto, 100 m a ovest della sede COC.");
}

#[test]
fn lines_go_from_place_to_place() {
    let gym = new("facility", 2)
        .with("name", "Palestra")
        .with("geometry", point(1000.0, 0.0));
    let road = new("territory_feature", 1)
        .with("name", "Via Roma")
        .with("geometry", line(&[(0.0, 500.0), (900.0, 500.0)]));
    let plan = build::plan([hall(), gym, road]);
    for (shape, sentence) in [
        (
            line(&[(0.0, -1200.0), (1000.0, 30.0)]),
            "Linea di 1,6 km, da 1,2 km a sud del municipio fino a «Palestra».",
        ),
        (
            line(&[(100.0, 510.0), (1000.0, 30.0)]),
            "Linea di 1,0 km, da «Via Roma» fino a «Palestra».",
        ),
        (
            line(&[(100.0, 510.0), (700.0, 490.0)]),
            "Linea di 600 m, lungo «Via Roma».",
        ),
    ] {
        assert_eq!(said(&plan, &shape), sentence);
    }
}

#[test]
fn what_a_shape_has_to_do_with_scenarios() {
    let plan = build::plan([hall(), flood(rectangle(0.0, -1000.0, 500.0, 500.0))]);
    for (shape, sentence) in [
        (
            point(100.0, -700.0),
            "Punto, 710 m a sud del municipio, dentro lo scenario «Piena dell'Adda».",
        ),
        (
            rectangle(-60.0, -600.0, 103.0, 60.0),
            "Poligono di 6.180 m², 540 m a sud del municipio, dentro lo scenario «Piena dell'Adda» per 2.580 m².",
        ),
        (
            rectangle(100.0, -700.0, 50.0, 50.0),
            "Poligono di 2.500 m², 660 m a sud del municipio, interamente dentro lo scenario «Piena dell'Adda».",
        ),
        (
            rectangle(-100.0, -1100.0, 700.0, 700.0),
            "Poligono di 49,0 ha, 400 m a sud del municipio, comprende lo scenario «Piena dell'Adda».",
        ),
        (
            rectangle(0.0, -500.0, 500.0, 100.0),
            "Poligono di 5,0 ha, 400 m a sud-est del municipio, tocca lo scenario «Piena dell'Adda».",
        ),
        (
            line(&[(-600.0, -680.0), (320.0, -680.0)]),
            "Linea di 920 m, da 910 m a sud-ovest fino a 750 m a sud-est del municipio, attraversa lo scenario \
             «Piena dell'Adda» per 320 m.",
        ),
        (
            rectangle(50.0, 50.0, 50.0, 50.0),
            "Poligono di 2.500 m², 70 m a nord-est del municipio.",
        ),
    ] {
        assert_eq!(said(&plan, &shape), sentence);
    }
    // A scenario is not told from others.
    let shape = read(&rectangle(100.0, -700.0, 50.0, 50.0));
    let scenario = sketches::words_of(&plan, "scenario", None, &shape).sentence;
    assert_eq!(scenario, "Poligono di 2.500 m², 660 m a sud del municipio.");
}

#[test]
fn points_out_of_the_commune() {
    let plan = build::plan([hall(), whole(rectangle(-1000.0, -1000.0, 2000.0, 1300.0))]);
    let out = told(
        &plan,
        &json!({ "type": "Polygon", "coordinates": [all_at(&[
            (-80.0, 140.0), (80.0, 140.0), (80.0, 340.0), (0.0, 341.0), (-80.0, 340.0), (-80.0, 140.0),
        ])] }),
    );
    assert_eq!(
        out.sentence,
        "Poligono di 3,2 ha, 140 m a nord del municipio; 3 vertici fuori comune."
    );
    let problems: Vec<_> = out
        .problems
        .iter()
        .map(|problem| problem.text.as_str())
        .collect();
    assert_eq!(problems, ["3 vertici sono fuori comune."]);
    assert!(out.problems[0].point.is_some());
    assert_eq!(out.vertices, 6);
    assert!((out.area_m2 - 32_080.0).abs() < 5.0);
    let sentence = said(&plan, &point(0.0, 500.0));
    assert_eq!(sentence, "Punto, 500 m a nord del municipio; fuori comune.");
    let sentence = said(&plan, &rectangle(0.0, 500.0, 50.0, 50.0));
    assert!(
        sentence.ends_with("; per intero fuori comune."),
        "{sentence}"
    );
    // What is snapped to the border is within, and the border itself is no doubt.
    let sentence = said(&plan, &rectangle(-1000.0, 100.0, 100.0, 200.0));
    assert!(!sentence.contains("fuori"), "{sentence}");
    let border = read(&rectangle(-1000.0, -1000.0, 2000.0, 1300.0));
    let own = sketches::words(&plan, Some(build::id("zone", 1)), &border);
    assert!(own.problems.is_empty());
    // Without a border there is the box of the register.
    let plan = build::plan([hall()]);
    let sentence = said(&plan, &point(0.0, 1500.0));
    assert_eq!(
        sentence,
        "Punto, 1,5 km a nord del municipio; fuori dal riquadro del comune."
    );
    // A gauge may well be elsewhere.
    let gauge = sketches::words_of(&plan, "monitoring_point", None, &read(&point(0.0, 1500.0)));
    assert_eq!(gauge.sentence, "Punto, 1,5 km a nord del municipio.");
}

#[test]
fn shapes_in_doubt() {
    let plan = build::plan([hall()]);
    let swapped = told(
        &plan,
        &json!({ "type": "Point", "coordinates": [45.318, 9.618] }),
    );
    assert_eq!(
        swapped.sentence,
        "Punto; sembra che est e nord siano scambiati."
    );
    assert_eq!(swapped.problems[0].point, Some((9.618, 45.318)));
    assert_eq!(
        swapped.problems[0].text,
        "Sembra che est e nord siano scambiati. Scambiali, poi guarda se il luogo è giusto."
    );
    let far = told(
        &plan,
        &json!({ "type": "Point", "coordinates": [12.5, 41.9] }),
    );
    assert_eq!(
        far.sentence,
        "Punto, 445,3 km a sud-est del municipio; lontano dal comune."
    );
    assert_eq!(
        far.problems[0].text,
        "È a circa 444 km dal comune. Controlla le coordinate."
    );
    let crossed = json!({ "type": "Polygon", "coordinates": [all_at(&[
        (0.0, 100.0), (100.0, 200.0), (100.0, 100.0), (0.0, 200.0), (0.0, 100.0),
    ])] });
    let crossed = told(&plan, &crossed);
    assert!(
        crossed.sentence.ends_with("; il contorno si incrocia."),
        "{}",
        crossed.sentence
    );
    assert_eq!(
        crossed.problems[0].text,
        "Il contorno si incrocia: sposta uno dei punti vicini."
    );
    let place = crossed.problems[0].point.unwrap();
    let middle = at(50.0, 150.0);
    assert!((place.0 - middle[0].as_f64().unwrap()).abs() < 1e-5);
    let open = json!({ "type": "Polygon", "coordinates": [all_at(&[(0.0, 0.0), (9.0, 0.0), (9.0, 9.0)])] });
    let open = told(&plan, &open);
    assert_eq!(
        open.problems[0].text,
        "Il disegno non è completo: un contorno non si chiude."
    );
}

#[test]
fn the_example_in_words() {
    let plan = testkit::examples::casaletto(TODAY);
    let sentence = |kind: &str, name: &str, field: &str| {
        let id = testkit::examples::id(kind, name);
        let record = plan.get(kind, id).unwrap();
        let Value::Geometry(geometry) = record.get(field) else {
            panic!("{name} has no shape");
        };
        let words = sketches::words(&plan, Some(id), geometry);
        assert!(words.problems.is_empty(), "{name}: {:?}", words.problems);
        words.sentence
    };
    assert_eq!(
        sentence("scenario", "piena", "extent"),
        "Poligono di 107,2 ha, 1,6 km a sud del municipio."
    );
    assert_eq!(
        sentence("escape_route", "via_est", "geometry"),
        "Linea di 2,5 km, da 2,4 km a sud del municipio fino a «Campo sportivo», attraversa lo scenario «Piena \
         dell'Adda nella golena» per 560 m."
    );
    assert_eq!(
        sentence("emergency_area", "campo", "geometry"),
        "Poligono di 5.951 m², 330 m a nord-est del municipio."
    );
    assert_eq!(
        sentence("gate", "est", "geometry"),
        "Punto, 1,5 km a sud-est del municipio."
    );
}

#[test]
fn everything_that_has_a_shape() {
    let plan = testkit::examples::casaletto(TODAY);
    let told = sketches::features(&plan);
    let shapes = |record: &Record| {
        let values = record.values.iter();
        values
            .filter(|value| matches!(value, Value::Geometry(_)))
            .count()
    };
    assert_eq!(
        told.features.len(),
        plan.records.values().map(shapes).sum::<usize>()
    );
    assert_eq!(
        told.bounds,
        (9.6013, 45.2929, 9.6362, 45.3301),
        "the box of the commune"
    );
    assert_eq!(told.commune, (9.6211, 45.3091));
    let symbol = |kind: &str, title: &str| {
        let mut features = told.features.iter();
        let found = features.find(|feature| feature.kind == kind && feature.title == title);
        let found = found.unwrap();
        (
            found.section.clone(),
            found.field.clone(),
            found.symbol.clone(),
        )
    };
    let expected = |section: &str, field: &str, symbol: &str| {
        (section.to_owned(), field.to_owned(), symbol.to_owned())
    };
    assert_eq!(
        symbol("scenario", "Piena dell'Adda nella golena"),
        expected("scenarios", "extent", "idraulico")
    );
    assert_eq!(
        symbol("emergency_area", "Campo sportivo"),
        expected("areas", "geometry", "accoglienza_scoperta")
    );
    assert_eq!(
        symbol("operations_seat", "Sala consiliare del municipio"),
        expected("operations_centre", "geometry", "principale")
    );
    assert_eq!(
        symbol("facility", "Municipio"),
        expected("facilities", "geometry", "municipio")
    );
    assert_eq!(
        symbol("depot", "Sede del gruppo volontari"),
        expected("resources", "geometry", "")
    );
}

#[test]
fn the_view_widens_to_what_is_near() {
    let gate =
        |n, at| new("gate", n).with("geometry", json!({ "type": "Point", "coordinates": at }));
    let plan = build::plan([
        gate(1, [9.65, 45.35]),
        gate(2, [45.3, 9.6]),
        gate(3, [12.5, 41.9]),
    ]);
    let told = sketches::features(&plan);
    assert_eq!(told.features.len(), 3);
    assert_eq!(told.bounds, (9.6013, 45.2929, 9.65, 45.35));
}

#[test]
fn ten_thousand_shapes_are_no_hardship() {
    let gates = (0..10_000_u16).map(|n| {
        let (x, y) = (f64::from(n % 100), f64::from(n / 100));
        new("gate", n)
            .with("name", format!("Cancello {n}"))
            .with("geometry", point(x * 20.0 - 1000.0, y * 20.0 - 1500.0))
    });
    let plan = build::plan(gates.chain([hall(), flood(rectangle(0.0, -1000.0, 500.0, 500.0))]));
    let start = Instant::now();
    assert_eq!(sketches::features(&plan).features.len(), 10_002);
    let road = line(&[(0.0, -1200.0), (333.0, 333.0)]);
    for _ in 0..10 {
        said(&plan, &road);
    }
    // Many times what it takes, even without optimisation: all pairs would take minutes.
    assert!(
        start.elapsed() < Duration::from_secs(20),
        "{:?}",
        start.elapsed()
    );
}

#[test]
fn shapes_from_shapes_say_what_was_done() {
    let around = sketches::around(&read(&point(0.0, 0.0)), 50.0).unwrap();
    assert_eq!(
        around.note,
        "Tutto ciò che sta entro 50 m, con gli angoli arrotondati. Poligono di 7.841 m²."
    );
    let field = read(&rectangle(0.0, 0.0, 100.0, 100.0));
    let cut = read(&line(&[(-10.0, 40.0), (110.0, 40.0)]));
    let pieces = sketches::split(&field, &cut).unwrap();
    assert_eq!(
        pieces.note,
        "Diviso lungo la linea. Due poligoni, 1,0 ha in tutto."
    );
    let short = read(&line(&[(-10.0, 40.0), (50.0, 40.0)]));
    let refused = |error: api::ApiError| (error.code, error.message);
    assert_eq!(
        refused(sketches::split(&field, &short).unwrap_err()),
        (
            Code::Refused,
            "La linea non attraversa tutto il disegno. Falla cominciare e finire fuori, poi riprova.".into()
        )
    );
    let other = read(&rectangle(50.0, 0.0, 100.0, 100.0));
    let union = sketches::combine(&field, &other, "union").unwrap();
    assert_eq!(union.note, "Uniti in un solo disegno. Poligono di 1,5 ha.");
    assert_eq!(read(&union.geometry).form, Form::Polygon);
    let difference = sketches::combine(&field, &other, "difference").unwrap();
    assert!((area_m2(&read(&difference.geometry)) - 5_000.0).abs() < 5.0);
    let apart = read(&rectangle(500.0, 0.0, 10.0, 10.0));
    assert_eq!(
        sketches::combine(&field, &apart, "intersection")
            .unwrap_err()
            .message,
        "Non resta nulla: i due disegni coincidono o non si toccano. Il disegno di prima è rimasto com'era."
    );
    assert_eq!(
        sketches::around(&field, 0.0).unwrap_err().message,
        "Scrivi una distanza in metri, maggiore di zero e fino a 50 km. Per esempio 50."
    );
    assert!(sketches::combine(&field, &other, "xor").is_err());
}

#[test]
fn metres_and_back() {
    let metres = sketches::projected(&[(9.6195, 45.3105)], true).unwrap();
    assert_eq!(metres.points, [(548_561.635, 5_017_630.601)]);
    let back = sketches::projected(&metres.points, false).unwrap();
    assert_eq!(back.points, [(9.6195, 45.3105)]);
    for wrong in [(f64::NAN, 45.0), (9.6, f64::INFINITY), (1e300, 1e300)] {
        assert!(sketches::projected(&[wrong], true).is_err());
        assert!(sketches::projected(&[wrong], false).is_err());
    }
    assert!(sketches::projected(&[(170.0, 45.0)], true).is_err());
}

fn place(text: &str) -> ReadAs {
    sketches::read_place(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn places_in_degrees() {
    for text in [
        "45,3181 9,6176",
        "45.3181 9.6176",
        "45.3181, 9.6176",
        "45.3181,9.6176",
        "45,3181, 9,6176",
        "45,3181,9,6176",
        "45,3181; 9,6176",
        "(45.3181, 9.6176)",
        "45,3181° 9,6176°",
        "45.3181°N 9.6176°E",
        "45.3181 N, 9.6176 E",
        "N 45,3181 E 9,6176",
        "lat 45.3181 lon 9.6176",
        "Lat: 45.3181, Long: 9.6176",
        "E 9,6176 N 45,3181",
        "lon=9.6176 lat=45.3181",
    ] {
        let read = place(text);
        assert_eq!(read.point, (9.6176, 45.3181), "{text}");
        assert_eq!(read.system, "gradi, latitudine e longitudine", "{text}");
        assert_eq!(read.note, "", "{text}");
    }
    let exchanged = place("9,6176 45,3181");
    assert_eq!(exchanged.point, (9.6176, 45.3181));
    assert_eq!(
        exchanged.note,
        "Letto come longitudine e poi latitudine: 9,6176 est, 45,3181 nord."
    );
    let wrong = place("N 9,6176 E 45,3181");
    assert_eq!(wrong.point, (9.6176, 45.3181));
    assert_eq!(
        wrong.note,
        "Est e nord sembrano scambiati: letto come 9,6176 est, 45,3181 nord."
    );
    assert_eq!(place("45 9").point, (9.0, 45.0));
}

#[test]
fn places_in_minutes_and_seconds() {
    for text in [
        "45°19'05\"N 9°37'03\"E",
        "45° 19′ 05″ N, 9° 37′ 03″ E",
        "45°19’05”N 9°37’03”E",
        "45°19'05''N 9°37'03''E",
        "N 45° 19' 05\" E 9° 37' 03\"",
        "9°37'03\"E 45°19'05\"N",
        "45º 19' 5,0\" Nord 9º 37' 3,0\" Est",
    ] {
        let read = place(text);
        assert_eq!(read.point, (9.6175, 45.318_055_6), "{text}");
        assert_eq!(read.system, "gradi, minuti e secondi", "{text}");
    }
    assert_eq!(place("45°19,083' N 9°37,05' E").point, (9.6175, 45.318_05));
}

#[test]
fn places_in_metres() {
    for text in [
        "548406 5018474",
        "548406, 5018474",
        "548406,5018474",
        "548.406 E 5.018.474 N",
        "548.406 5.018.474",
        "E 548406 N 5018474",
        "548406 m E 5018474 m N",
        "548406,0 5018474,0",
        "548406.00, 5018474.00",
        "x=548406 y=5018474",
        "N 5018474 E 548406",
    ] {
        let read = place(text);
        let metres = project(Coord {
            x: read.point.0,
            y: read.point.1,
        });
        assert!((metres.x - 548_406.0).abs() < 0.05, "{text}: {read:?}");
        assert!((metres.y - 5_018_474.0).abs() < 0.05, "{text}: {read:?}");
        assert_eq!(read.system, "metri UTM, fuso 32", "{text}");
        assert_eq!(
            read.note, "Sono le coordinate che usa la Regione.",
            "{text}"
        );
    }
    let first = place("5018474 548406");
    assert_eq!(
        first.note,
        "Letto come metri UTM, fuso 32, con il nord scritto prima dell'est."
    );
    // 45.31 N, 9.62 E through the shift EPSG:1660 and the series of Krüger, worked out apart from this program.
    let boaga = place("1.548.629,82 5.017.594,91");
    assert_eq!(boaga.system, "metri Gauss-Boaga");
    assert_eq!(
        boaga.note,
        "Convertito da metri Gauss-Boaga: può sbagliare di qualche metro."
    );
    assert!((boaga.point.0 - 9.62).abs() < 2e-6, "{boaga:?}");
    assert!((boaga.point.1 - 45.31).abs() < 2e-6, "{boaga:?}");
}

#[test]
fn what_is_no_place_is_refused_with_an_example() {
    let unclear =
        "Non capisco queste coordinate. Scrivi per esempio 45,3181 9,6176 oppure 548406 5018474.";
    for text in [
        "",
        "   ",
        "municipio",
        "via Roma 12",
        "45,3181",
        "1 2 3",
        "45°99'00\"N 9°37'03\"E",
        "45°19'05\"N",
        "N 45 N 9",
        "45,3181 9,6176 circa",
        "12/03/2026",
        "٤٥ ٩",
        "1.2.3 4.5.6",
    ] {
        let error = sketches::read_place(text).unwrap_err();
        assert_eq!(
            (error.code, error.message.as_str()),
            (Code::Refused, unclear),
            "{text}"
        );
    }
    assert_eq!(
        sketches::read_place("12,5 -9,6176").unwrap_err().message,
        "Latitudine 12,5 e longitudine -9,6176 cadono fuori dall'Italia. Scrivi per esempio 45,3181 9,6176."
    );
    assert_eq!(
        sketches::read_place("123456 42").unwrap_err().message,
        "Questi numeri non sono un luogo in Italia. Scrivi per esempio 548406 5018474 oppure 45,3181 9,6176."
    );
}

fn feature(geometry: &Json) -> Json {
    json!({ "type": "Feature", "properties": {}, "geometry": geometry })
}

fn collection(features: &[Json]) -> String {
    json!({ "type": "FeatureCollection", "features": features }).to_string()
}

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

/// A package of the example, and a desk with a plan of a neighbour that has hazards and some roles.
struct Neighbours {
    desk: Desk,
    plan: Uuid,
    package: Incoming,
    _folder: TempDir,
}

fn desk(folder: &TempDir, name: &str) -> Desk {
    let who = Who {
        name: "Ufficio tecnico".into(),
        machine: "prova".into(),
        role: "compilatore".into(),
    };
    let path: PathBuf = folder.path().join(name);
    Desk::open_or_create(&path, who, Box::new(clock)).unwrap()
}

fn neighbours() -> Neighbours {
    let folder = tempfile::tempdir().unwrap();
    let mut lender = desk(&folder, "loro.sqlite");
    let theirs = lender.demo().unwrap().plan;
    let file = folder.path().join("loro.piano");
    lender
        .pack(theirs, Class::R, &file, &|_, _, _| Ok(()))
        .unwrap();
    let package = Incoming::read(&file, RuleData::builtin(), TODAY, &|_, _, _| Ok(())).unwrap();
    let mut desk = desk(&folder, "nostri.sqlite");
    let commune = desk.commune("019034").unwrap();
    let plan = desk.begin(commune).unwrap();
    let records = json!({
        "hazard": [{ "hazard_code": "idraulico", "relevance": "rilevante" }],
        "crisis_unit_role": [
            { "role_code": "sindaco" }, { "role_code": "roc" }, { "role_code": "tecnico_comunale" },
            { "role_code": "polizia_locale" },
        ],
    });
    desk.put_all(plan, &records).unwrap();
    Neighbours {
        desk,
        plan,
        package,
        _folder: folder,
    }
}

fn only<'p>(plan: &'p Plan, kind: &str) -> &'p Record {
    let mut records = plan.of_kind(kind);
    let record = records.next().unwrap();
    assert!(records.next().is_none());
    record
}

#[test]
fn scenarios_that_a_package_offers() {
    let offers = neighbours().package.scenarios();
    assert_eq!(offers.len(), 4);
    let flood = offers
        .iter()
        .find(|offer| offer.title.starts_with("Piena"))
        .unwrap();
    assert_eq!(flood.title, "Piena dell'Adda nella golena");
    assert_eq!(flood.hazard, "Idraulico");
    assert_eq!(flood.shapes, 10);
    assert_eq!(
        flood.parts,
        [
            "5 elementi esposti",
            "3 punti critici",
            "2 vie di fuga",
            "2 cancelli",
            "3 soglie",
            "19 azioni"
        ]
    );
}

#[test]
fn a_scenario_of_a_neighbour_is_a_start() {
    for with_shapes in [false, true] {
        let Neighbours {
            mut desk,
            plan,
            package,
            ..
        } = neighbours();
        let flood = testkit::examples::id("scenario", "piena");
        let before = desk.plan(plan).unwrap();
        let theirs = testkit::examples::casaletto(TODAY);
        let copied = desk
            .copy_scenario(plan, &package, flood, with_shapes)
            .unwrap();
        let after = desk.plan(plan).unwrap();
        assert_eq!(copied.records, 32);
        assert_eq!(after.records.len(), before.records.len() + 32);
        let scenario = only(&after, "scenario");
        assert_eq!(scenario.id.to_string(), copied.scenario);
        assert_eq!(
            scenario.get("name"),
            &Value::from("Piena dell'Adda nella golena")
        );
        let hazard = only(&after, "hazard").id.to_string();
        assert_eq!(scenario.get("hazard_id"), &Value::from(hazard.as_str()));
        assert_eq!(
            scenario.get("source_note"),
            &Value::from(
                "Copiato da «Piano di protezione civile di Casaletto Ceredano», revisione 1."
            )
        );
        let new: Vec<&Record> = (after.records.values())
            .filter(|record| before.get(record.kind.name, record.id).is_none())
            .collect();
        for record in &new {
            assert!(theirs.find(record.id).is_none(), "ids are new");
            for (field, value) in record.fields() {
                let leads = |id: &String| {
                    let id = Uuid::parse_str(id).unwrap();
                    assert!(
                        after.get(field.ty.target().unwrap(), id).is_some(),
                        "{}",
                        field.name
                    );
                };
                match (field.ty, value) {
                    (Type::Link(_), Value::Text(id)) => leads(id),
                    (Type::Links(_), Value::Set(ids)) => ids.iter().for_each(leads),
                    (Type::Geometry, value) => assert!(with_shapes || value.is_empty()),
                    _ => {}
                }
            }
            for left in [
                "code",
                "attachment_ids",
                "verified_on",
                "verified_by",
                "verification_method",
            ] {
                assert!(record.get(left).is_empty(), "{left}");
            }
            let note = record
                .kind
                .field("source_note")
                .map_or("notes", |field| field.name);
            assert!(
                record
                    .get(note)
                    .shown(Type::Text)
                    .starts_with("Copiato da «"),
                "{record:?}"
            );
        }
        let shapes = new.iter().flat_map(|record| &record.values);
        let shapes = shapes
            .filter(|value| matches!(value, Value::Geometry(_)))
            .count();
        assert_eq!(shapes, if with_shapes { 10 } else { 0 });
        assert_eq!(scenario.get("extent_source").is_empty(), !with_shapes);
        let members = Value::set([copied.scenario.clone()]);
        for gate in after.of_kind("gate") {
            assert_eq!(gate.get("scenario_ids"), &members);
            assert!(gate.get("staffed_by_id").is_empty());
        }
        // One change, which one undo takes back.
        desk.undo(plan).unwrap();
        assert_eq!(desk.plan(plan).unwrap().records.len(), before.records.len());
    }
}

#[test]
fn what_to_adapt_is_said() {
    let Neighbours {
        mut desk,
        plan,
        package,
        ..
    } = neighbours();
    let flood = testkit::examples::id("scenario", "piena");
    let adapt = desk
        .copy_scenario(plan, &package, flood, true)
        .unwrap()
        .adapt;
    assert_eq!(
        adapt,
        [
            "Il ruolo «Responsabile del volontariato» non è nella tua unità di crisi. Qui serve 3 volte: scegline un altro.",
            "Il ruolo «Servizi sociali» non è nella tua unità di crisi. Qui serve 3 volte: scegline un altro.",
            "La funzione «Accessibilità e mobilità» non è nel tuo COC. Qui serve 4 volte: scegline un'altra.",
            "La funzione «Assistenza alla popolazione» non è nel tuo COC. Qui serve 4 volte: scegline un'altra.",
            "La funzione «Tecnica e di valutazione» non è nel tuo COC. Qui serve 3 volte: scegline un'altra.",
            "La funzione «Unità di coordinamento e segreteria» non è nel tuo COC. Qui serve 5 volte: scegline un'altra.",
            "La funzione «Volontariato» non è nel tuo COC. Qui serve 3 volte: scegline un'altra.",
            "Disegni copiati: 10. Sono nel territorio di Casaletto Ceredano: spostali o rifalli.",
            "Strade, frazioni e corsi d'acqua sono quelli di Casaletto Ceredano: rileggi i testi.",
            "Numeri da contare di nuovo: 60 persone da evacuare, «Stalla della Cascina Modello» 140, «Persone con \
             esigenze specifiche nelle cascine» 6, «Edifici abitati della golena» 28, «Residenti delle cascine in \
             golena» 120 e un altro.",
            "Collegamenti da rifare: «Allevamento» 1, «Area» 3, «Area di arrivo» 2, «Chi la esegue» 5, «Evento di \
             riferimento» 1, «Messaggio» 1, «Modulo» 3, «Piano di emergenza esterno» 1, «Presidiato da» 2, \
             «Struttura» 2, «Zona» 7 e «Zone di partenza» 2.",
            "Non copiati: 3 soglie, 3 righe allerta-fase e 1 presidio. Valgono solo per Casaletto Ceredano: scrivi i \
             tuoi.",
        ]
    );
    let quake = testkit::examples::id("scenario", "terremoto");
    let adapt = desk
        .copy_scenario(plan, &package, quake, false)
        .unwrap()
        .adapt;
    assert_eq!(
        adapt[0],
        "Il rischio «Sismico» non è nel tuo piano: aggiungilo, poi collegalo allo scenario."
    );
    // It covers the whole commune: there is nothing to draw.
    assert!(
        adapt.iter().all(|line| !line.contains("isegn")),
        "{adapt:?}"
    );
    let tanker = testkit::examples::id("scenario", "autocisterna");
    let adapt = desk
        .copy_scenario(plan, &package, tanker, false)
        .unwrap()
        .adapt;
    let drawing = "Disegni non copiati: 1. Disegna tu l'estensione, i punti e i percorsi.";
    assert!(adapt.iter().any(|line| line == drawing), "{adapt:?}");
    let error = desk
        .copy_scenario(plan, &package, Uuid::nil(), true)
        .unwrap_err();
    assert_eq!(
        (error.code, error.message.as_str()),
        (
            Code::NotFound,
            "Nel fascicolo non c'è questo scenario. Apri di nuovo il file."
        )
    );
}

static EXAMPLE: LazyLock<Plan> = LazyLock::new(|| testkit::examples::casaletto(TODAY));

/// Positions as a hostile file has them: near, far, repeated, on one line.
fn positions() -> BoxedStrategy<Json> {
    let number = prop_oneof![
        3 => (0_i32..30).prop_map(|n| 9.6 + f64::from(n) / 1000.0),
        3 => (0_i32..30).prop_map(|n| 45.3 + f64::from(n) / 1000.0),
        1 => -180.0..180.0_f64,
        1 => prop::sample::select(vec![0.0, -0.0, 90.0, -90.0, 180.0, -180.0, 1e-300]),
    ];
    (number.clone(), number)
        .prop_map(|(x, y)| json!([x, y]))
        .boxed()
}

/// Nothing crosses; what lacks or is small is another matter.
fn sound(geometry: &Geometry) -> bool {
    let least = Least {
        polygon_m2: 0.0,
        line_m: 0.0,
    };
    fault(geometry, &in_metres(geometry), least).is_none()
}

fn geometries() -> impl Strategy<Value = Json> {
    let ring = prop::collection::vec(positions(), 0..9).prop_map(|mut ring| {
        if ring.len().is_multiple_of(2) {
            ring.extend(ring.first().cloned());
        }
        Json::Array(ring)
    });
    let polygon = prop::collection::vec(ring.clone(), 0..3).prop_map(Json::Array);
    let of = |form: &'static str| move |json: Json| json!({ "type": form, "coordinates": json });
    prop_oneof![
        positions().prop_map(of("Point")),
        ring.prop_map(of("LineString")),
        polygon.clone().prop_map(of("MultiLineString")),
        polygon.clone().prop_map(of("Polygon")),
        prop::collection::vec(polygon, 0..3)
            .prop_map(|parts| json!({ "type": "MultiPolygon", "coordinates": parts })),
    ]
}

/// A field with corners all around a place near the town hall: never one that crosses itself.
fn fields() -> impl Strategy<Value = Geometry> {
    let corners = prop::collection::vec((1..40_u32, 20.0..400.0_f64), 3..30);
    (-300.0..300.0_f64, -300.0..300.0_f64, corners).prop_map(|(x, y, corners)| {
        let whole: u32 = corners.iter().map(|(turn, _)| turn).sum();
        let mut turned = 0;
        let mut ring: Vec<Json> = Vec::new();
        for (turn, far) in corners {
            turned += turn;
            let angle = f64::from(turned) / f64::from(whole) * std::f64::consts::TAU;
            ring.push(at(x + far * angle.cos(), y + far * angle.sin()));
        }
        ring.extend(ring.first().cloned());
        read(&json!({ "type": "Polygon", "coordinates": [ring] }))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Whatever a shape is, it is worked on or refused, and what comes out is one that can be stored.
    #[test]
    fn no_shape_makes_it_fall(one in geometries(), other in geometries(), metres in -10.0..5_000.0_f64) {
        let plan = &*EXAMPLE;
        let (Ok(one), Ok(other)) = (sketches::shape(&one), sketches::shape(&other)) else { return Ok(()) };
        for kind in ["emergency_area", "scenario", ""] {
            let words = sketches::words_of(plan, kind, None, &one);
            prop_assert!(words.sentence.ends_with('.') && !words.sentence.contains(['{', '}']), "{}", words.sentence);
            prop_assert!(words.area_m2.is_finite() && words.length_m.is_finite());
        }
        let mut made = vec![sketches::around(&one, metres), sketches::split(&one, &other)];
        made.extend(["union", "difference", "intersection"].map(|how| sketches::combine(&one, &other, how)));
        for shape in made.into_iter().flatten() {
            let json = shape.geometry;
            let stored = sketches::shape(&json);
            prop_assert!(stored.as_ref().is_ok_and(|stored| stored.to_json() == json));
        }
        let layer = collection(&[feature(&one.to_json()), feature(&other.to_json())]);
        for form in [Form::Point, Form::LineString, Form::MultiPolygon] {
            let _ = sketches::read_shape(&layer, &[form]);
        }
    }

    #[test]
    fn no_text_makes_it_fall(text in r#"[-0-9.,;:°'"NSEO ]{0,40}"#, any in ".{0,60}") {
        for text in [text, any] {
            if let Ok(read) = sketches::read_place(&text) {
                prop_assert!((6.0..19.0).contains(&read.point.0) && (35.0..48.0).contains(&read.point.1));
            }
            let _ = sketches::read_shape(&text, &[Form::Point]);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// What is made of good shapes is good, though it is rounded to the centimetre.
    #[test]
    fn good_shapes_make_good_shapes(one in fields(), other in fields(), metres in 1.0..500.0_f64) {
        prop_assume!(sound(&one) && sound(&other));
        let cut = read(&line(&[(-900.0, -metres), (0.0, metres), (900.0, -metres)]));
        let mut made = vec![sketches::around(&one, metres), sketches::split(&one, &cut)];
        made.extend(["union", "difference", "intersection"].map(|how| sketches::combine(&one, &other, how)));
        for (n, shape) in made.into_iter().enumerate() {
            if let Ok(shape) = shape {
                let shape = read(&shape.geometry);
                prop_assert!(sound(&shape), "{n}: {}", shape.to_json());
            }
        }
        let area = |how| sketches::combine(&one, &other, how).map_or(0.0, |shape| area_m2(&read(&shape.geometry)));
        let (all, common) = (area("union"), area("intersection"));
        prop_assert!((all + common - area_m2(&one) - area_m2(&other)).abs() < 0.001 * all + 20.0);
    }
}
