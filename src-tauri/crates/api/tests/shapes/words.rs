//! Shapes in words.

use crate::kit::*;

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
