//! GEO, but for GEO-001, which is about files.

use serde_json::{Value as Json, json};
use testkit::build::{Built, link, new, plan};

use crate::{
    found, one,
    places::{area, is_near, line, point, polygon, square},
    shown, silent, trips,
};

const ALL: [&str; 9] = [
    "GEO-002", "GEO-003", "GEO-004", "GEO-005", "GEO-006", "GEO-007", "GEO-008", "GEO-009",
    "GEO-010",
];

fn facility(n: u16, geometry: impl Into<Json>) -> Built {
    new("facility", n)
        .with("name", format!("Palestra {n}"))
        .with("geometry", geometry)
}

fn spot(x: f64, y: f64) -> Json {
    json!({ "type": "Point", "coordinates": [x, y] })
}

/// The commune as a square of two kilometres.
fn boundary() -> Built {
    new("zone", 1)
        .with("zone_kind", "comune_intero")
        .with("geometry", square(0.0, 0.0, 2000.0))
}

#[test]
fn geo_002() {
    let swapped = plan([new("gate", 1)
        .with("name", "Ponte")
        .with("geometry", spot(45.31, 9.62))]);
    let finding = trips(&swapped, "GEO-002", "gate", 1, Some("geometry"));
    assert!(is_near(finding.point, 0.0, 0.0, 1.0));
    assert!(
        finding
            .message()
            .starts_with("Nel cancello «Ponte» le due coordinate")
    );
    assert_eq!(shown(&swapped, &ALL), ["GEO-002"]);

    silent(&plan([facility(1, point(0.0, 0.0))]), "GEO-002");
    silent(&plan([facility(1, spot(41.9, 12.5))]), "GEO-002");
}

#[test]
fn geo_003() {
    let metres = plan([facility(1, spot(548_600.0, 5_017_600.0))]);
    let finding = trips(&metres, "GEO-003", "facility", 1, Some("geometry"));
    assert!(
        is_near(finding.point, 0.0, 0.0, 300.0),
        "{:?}",
        finding.point
    );
    assert_eq!(finding.params["sistema"], "metri UTM, fuso 32");
    assert_eq!(shown(&metres, &ALL), ["GEO-003"]);
    let gauss = one(
        &plan([facility(1, spot(1_548_630.0, 5_017_620.0))]),
        "GEO-003",
    );
    assert_eq!(gauss.params["sistema"], "metri Gauss-Boaga");
    let ring = json!([[
        [548_600, 5_017_600],
        [548_700, 5_017_600],
        [548_700, 5_017_700],
        [548_600, 5_017_600]
    ]]);
    one(
        &plan([facility(
            1,
            json!({ "type": "Polygon", "coordinates": ring }),
        )]),
        "GEO-003",
    );

    silent(&plan([facility(1, spot(500.0, 500.0))]), "GEO-003");
    silent(&plan([facility(1, point(0.0, 0.0))]), "GEO-003");
}

#[test]
fn geo_004() {
    let rome = plan([facility(1, spot(12.5, 41.9))]);
    let finding = trips(&rome, "GEO-004", "facility", 1, Some("geometry"));
    assert_eq!(finding.point, Some((12.5, 41.9)));
    assert_eq!(finding.params["distanza"], "444");
    assert_eq!(shown(&rome, &ALL), ["GEO-004"]);

    silent(
        &plan([facility(1, spot(12.5, 41.9)).with("host_commune", "058091")]),
        "GEO-004",
    );
    silent(
        &plan([new("monitoring_point", 1).with("geometry", spot(12.5, 41.9))]),
        "GEO-004",
    );
    silent(&plan([facility(1, spot(10.0, 45.1))]), "GEO-004");
}

#[test]
fn geo_005() {
    let away = plan([boundary(), facility(1, point(-3000.0, 0.0))]);
    let finding = trips(&away, "GEO-005", "facility", 1, Some("geometry"));
    assert_eq!(finding.params["distanza"], "2.000");
    assert!(is_near(finding.point, -3000.0, 0.0, 1.0));
    let square_away = plan([boundary(), facility(1, square(-1500.0, 0.0, 100.0))]);
    let nearest = one(&square_away, "GEO-005");
    assert_eq!(nearest.params["distanza"], "450");
    assert!(is_near(nearest.point, -1450.0, 0.0, 60.0));
    // Without a boundary, the box of the register and its margin.
    one(&plan([facility(1, point(0.0, 6000.0))]), "GEO-005");

    silent(
        &plan([boundary(), facility(1, point(-1040.0, 0.0))]),
        "GEO-005",
    );
    silent(
        &plan([boundary(), facility(1, square(-1000.0, 0.0, 100.0))]),
        "GEO-005",
    );
    silent(&plan([facility(1, point(-3000.0, 0.0))]), "GEO-005");
    let marked = facility(1, point(-3000.0, 0.0)).with("host_commune", "019035");
    silent(&plan([boundary(), marked]), "GEO-005");
    let route = new("escape_route", 1).with("geometry", line(&[(-3000., 0.), (-2000., 0.)]));
    silent(&plan([boundary(), route]), "GEO-005");
}

#[test]
fn geo_006() {
    let over = plan([boundary(), area(1, "attesa", square(1000.0, 0.0, 100.0))]);
    let finding = trips(&over, "GEO-006", "emergency_area", 1, Some("geometry"));
    assert_eq!(finding.params["percentuale"], "50");
    assert!(is_near(finding.point, 1025.0, 0.0, 40.0));

    silent(
        &plan([boundary(), area(1, "attesa", square(955.0, 0.0, 100.0))]),
        "GEO-006",
    );
    silent(
        &plan([boundary(), area(1, "attesa", square(2000.0, 0.0, 100.0))]),
        "GEO-006",
    );
    let extent = new("scenario", 1).with("extent", square(1000.0, 0.0, 100.0));
    silent(&plan([boundary(), extent]), "GEO-006");
    silent(
        &plan([area(1, "attesa", square(1000.0, 0.0, 100.0))]),
        "GEO-006",
    );
}

#[test]
fn geo_007() {
    let bow = polygon(&[(0., 0.), (40., 40.), (40., 0.), (0., 40.)]);
    let crossed = plan([area(1, "accoglienza_scoperta", bow).with("declared_area_m2", 1600)]);
    let finding = trips(&crossed, "GEO-007", "emergency_area", 1, Some("geometry"));
    assert!(is_near(finding.point, 20.0, 20.0, 1.0));
    assert_eq!(shown(&crossed, &ALL), ["GEO-007"]);

    silent(
        &plan([area(1, "attesa", square(0.0, 0.0, 40.0))]),
        "GEO-007",
    );
    // It touches itself at one corner, and does not cross.
    let pinched = polygon(&[
        (0., 0.),
        (40., 0.),
        (20., 20.),
        (40., 40.),
        (0., 40.),
        (20., 20.),
    ]);
    silent(&plan([area(1, "attesa", pinched)]), "GEO-007");
}

#[test]
fn geo_008() {
    let says = |geometry: Json, why: &str| {
        let plan = plan([area(1, "attesa", geometry)]);
        let finding = trips(&plan, "GEO-008", "emergency_area", 1, Some("geometry"));
        assert_eq!(finding.params["motivo"], why);
        assert_eq!(finding.params["forma"], "un punto o un'area");
        assert_eq!(shown(&plan, &ALL), ["GEO-008"]);
        finding
    };
    let open = json!([[[9.62, 45.31], [9.63, 45.31], [9.63, 45.32], [9.62, 45.32]]]);
    let finding = says(
        json!({ "type": "Polygon", "coordinates": open }),
        "un contorno non si chiude",
    );
    assert!(is_near(finding.point, 0.0, 0.0, 1.0));
    says(
        json!({ "type": "Polygon", "coordinates": [] }),
        "una parte non ha punti",
    );
    says(square(0.0, 0.0, 0.5), "misura meno di 1 m²");
    says(line(&[(0., 0.), (50., 0.)]), "è una linea");
    says(spot(500.0, 500.0), "le coordinate non sono gradi");
    says(json!({ "raw": "POINT(9.62 45.31)" }), "non si legge");
    let short = plan([new("escape_route", 1).with("geometry", line(&[(0., 0.), (0.4, 0.)]))]);
    assert_eq!(
        one(&short, "GEO-008").params["motivo"],
        "è più corta di 1 m"
    );

    silent(&plan([area(1, "attesa", square(0.0, 0.0, 1.5))]), "GEO-008");
    silent(&plan([area(1, "attesa", point(0.0, 0.0))]), "GEO-008");
}

#[test]
fn geo_009() {
    let circle = |corners: u32| {
        let corner = |n: u32| {
            let angle = f64::from(n) / f64::from(corners) * std::f64::consts::TAU;
            (angle.cos() * 900.0, angle.sin() * 900.0)
        };
        let corners: Vec<_> = (0..corners).map(corner).collect();
        plan([new("zone", 1).with("geometry", polygon(&corners))])
    };
    let finding = trips(&circle(10_000), "GEO-009", "zone", 1, Some("geometry"));
    assert_eq!(finding.params["n"], "10.001");
    assert!(is_near(finding.point, 0.0, 0.0, 900.0));
    assert_eq!(shown(&circle(10_000), &ALL), ["GEO-009"]);

    silent(&circle(9_999), "GEO-009");
}

#[test]
fn geo_010() {
    let heap = |n: u16| (1..=n).map(|n| facility(n, point(10.0, 10.0)));
    let finding = trips(&plan(heap(3)), "GEO-010", "facility", 1, Some("geometry"));
    assert!(is_near(finding.point, 10.0, 10.0, 1.0));
    assert_eq!(finding.params["n"], "3");
    assert_eq!(finding.also.len(), 2);
    // Exactly where the register has the commune.
    let unplaced = one(&plan([facility(1, spot(9.6211, 45.3091))]), "GEO-010");
    assert!(unplaced.params["elenco"].contains("nel registro"));

    silent(&plan(heap(2)), "GEO-010");
    let in_one = [
        facility(1, point(10.0, 10.0)),
        facility(2, point(10.0, 10.0)),
        new("operations_seat", 1)
            .with("geometry", point(10.0, 10.0))
            .with("facility_id", link("facility", 1)),
        area(1, "accoglienza_coperta", point(10.0, 10.0)),
        new("covered_shelter", 1)
            .with("area_id", link("emergency_area", 1))
            .with("facility_id", link("facility", 1)),
        new("organisation", 1).with("geometry", point(10.0, 10.0)),
    ];
    silent(&plan(in_one), "GEO-010");
    assert!(found(&plan([]), "GEO-010").is_empty());
}
