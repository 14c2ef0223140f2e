//! Shapes from shapes, and metres.

use crate::kit::*;

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
