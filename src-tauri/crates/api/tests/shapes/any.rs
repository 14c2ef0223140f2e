//! Whatever a shape is.

use crate::kit::*;

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
