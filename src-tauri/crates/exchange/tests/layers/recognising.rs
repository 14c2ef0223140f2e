//! Where the numbers of a layer make sense.

use exchange::layers::{Degrees, Drawn, Feature, Layer, Outcome, Reading, System, recognise};
use plan::geometry::Form;

pub const CREMASCO: Degrees = Degrees {
    west: 9.55,
    south: 45.23,
    east: 9.88,
    north: 45.51,
};

const PLACES: [(f64, f64); 3] = [(9.62, 45.31), (9.70, 45.35), (9.85, 45.48)];

fn layer(stated: Option<System>, stated_as: &str, places: &[(f64, f64)]) -> Layer {
    let feature = |(index, at): (usize, &(f64, f64))| Feature {
        number: index + 1,
        piece: 1,
        pieces: 1,
        shape: Some(Drawn {
            form: Form::Point,
            parts: vec![vec![vec![*at]]],
        }),
        cells: Vec::new(),
        faults: Vec::new(),
    };
    Layer {
        name: "aree".to_owned(),
        stated,
        stated_as: stated_as.to_owned(),
        columns: Vec::new(),
        features: places.iter().enumerate().map(feature).collect(),
    }
}

/// The places in a system, the way round that is asked for.
fn written(system: System, north_first: bool) -> Vec<(f64, f64)> {
    let written = |at: &(f64, f64)| {
        let (x, y) = system.from_degrees(*at).expect("metres");
        if north_first { (y, x) } else { (x, y) }
    };
    PLACES.iter().map(written).collect()
}

fn explained(stated: System, places: &[(f64, f64)]) -> (Outcome, Option<Reading>, String) {
    let recognised = recognise(&layer(Some(stated), "", places), CREMASCO);
    let explanation = recognised.explanation.unwrap_or_default();
    (recognised.outcome, recognised.best, explanation)
}

#[test]
fn what_is_stated_and_right_needs_no_word() {
    for &system in System::ALL {
        let places = written(system, false);
        let (outcome, best, explanation) = explained(system, &places);
        assert_eq!(
            (outcome, best),
            (Outcome::AsStated, Some(Reading::plain(system)))
        );
        assert_eq!(explanation, "");
    }
}

#[test]
fn a_wrong_zone_is_explained() {
    // The one of the issue: Gauss-Boaga that says it is UTM falls a thousand kilometres to the east.
    let boaga = written(System::GaussBoagaWest, false);
    let (outcome, best, words) = explained(System::Utm32Wgs84, &boaga);
    assert_eq!(outcome, Outcome::Otherwise);
    assert_eq!(best, Some(Reading::plain(System::GaussBoagaWest)));
    assert!(
        words.contains("circa 1.000 km a est") && words.contains("Gauss-Boaga"),
        "{words}"
    );
    let (_, best, words) = explained(System::GaussBoagaWest, &written(System::Utm32Wgs84, false));
    assert_eq!(best, Some(Reading::plain(System::Utm32Wgs84)));
    assert!(words.contains("circa 1.000 km a ovest"), "{words}");
    let (_, best, words) = explained(System::Utm33Wgs84, &written(System::Utm32Wgs84, false));
    assert_eq!(best, Some(Reading::plain(System::Utm32Wgs84)));
    assert!(
        words.contains("circa 470 km a est") && words.contains("fuso 33"),
        "{words}"
    );
    let (_, best, words) = explained(System::Wgs84, &written(System::Utm32Wgs84, false));
    assert_eq!(best, Some(Reading::plain(System::Utm32Wgs84)));
    assert!(words.contains("in nessun luogo"), "{words}");
}

#[test]
fn swapped_axes_are_explained() {
    for system in [
        System::Utm32Rdn2008Ne,
        System::Utm32Wgs84,
        System::GaussBoagaWest,
    ] {
        let (outcome, best, words) = explained(system, &written(system, true));
        assert_eq!(outcome, Outcome::Otherwise, "{system:?}");
        let best = best.expect("a reading");
        assert_eq!((best.system, best.north_first), (system, true));
        assert!(words.contains("scambiati nord ed est"), "{words}");
        let (lon, lat) = best.to_degrees(written(system, true)[0]).expect("degrees");
        assert!((lon - PLACES[0].0).abs() < 1e-8 && (lat - PLACES[0].1).abs() < 1e-8);
    }
    let (_, best, words) = explained(System::Wgs84, &written(System::Wgs84, true));
    assert!(best.expect("a reading").north_first);
    assert!(words.contains("latitudine e longitudine"), "{words}");
}

#[test]
fn what_is_not_stated_is_guessed_and_told() {
    for (system, north_first) in [
        (System::Wgs84, false),
        (System::Wgs84, true),
        (System::Utm32Wgs84, false),
        (System::Utm32Wgs84, true),
        (System::GaussBoagaWest, false),
        (System::GaussBoagaWest, true),
        (System::Utm33Wgs84, false),
        (System::WebMercator, false),
    ] {
        let recognised = recognise(&layer(None, "", &written(system, north_first)), CREMASCO);
        assert_eq!(recognised.outcome, Outcome::Guessed);
        assert_eq!(
            recognised.best,
            Some(Reading {
                system,
                north_first
            })
        );
        let words = recognised.explanation.expect("words");
        assert!(
            words.contains("non dichiara") && words.contains(system.name()),
            "{words}"
        );
    }
    let unknown = layer(None, "EPSG:23032", &written(System::Utm32Wgs84, false));
    let words = recognise(&unknown, CREMASCO).explanation.expect("words");
    assert!(words.contains("«EPSG:23032»"), "{words}");
}

#[test]
fn what_lies_elsewhere_stays_as_it_is_stated() {
    // Palermo, and numbers that are no place.
    let (outcome, best, words) = explained(System::Wgs84, &[(13.36, 38.12)]);
    assert_eq!(
        (outcome, best),
        (Outcome::Elsewhere, Some(Reading::plain(System::Wgs84)))
    );
    assert!(
        words.contains("circa 860 km a sud-est") || words.contains("km a sud"),
        "{words}"
    );
    let (outcome, _, words) = explained(System::Wgs84, &[(4e9, 5e9)]);
    assert_eq!(outcome, Outcome::Elsewhere);
    assert!(words.contains("in nessun luogo"), "{words}");
    let recognised = recognise(&layer(None, "", &[(1e200, -1e200)]), CREMASCO);
    assert_eq!(
        (recognised.outcome, recognised.best),
        (Outcome::Elsewhere, None)
    );
    let recognised = recognise(&layer(None, "", &[]), CREMASCO);
    assert_eq!(recognised.outcome, Outcome::NoShapes);
}

#[test]
fn a_few_places_outside_do_not_change_the_system() {
    let mut places = written(System::Utm32Wgs84, false);
    places.push((0.0, 0.0));
    places.push((600_000.0, 5_100_000.0));
    let (outcome, ..) = explained(System::Utm32Wgs84, &places);
    assert_eq!(outcome, Outcome::AsStated);
}
