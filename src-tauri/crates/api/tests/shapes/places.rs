//! Places as people write them.

use crate::kit::*;

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
