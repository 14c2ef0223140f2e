//! Faults of areas and of drawings (AREE, STR, GEO).

use plan::section::Section;
use serde_json::{Value as Json, json};

use super::{
    Sower, at,
    commune::{border, own_border},
    edit::{line, point, rectangle},
    section,
};

pub(super) fn sow(sower: &mut Sower) {
    areas(sower);
    shapes(sower);
    positions(sower);
}

fn areas(s: &mut Sower) {
    s.case(
        "AREE-001",
        "nowhere to wait",
        section(Section::Areas),
        |e| {
            e.remove_all("emergency_area", &["piazza", "parcheggio"]);
        },
    );
    s.case(
        "AREE-002",
        "nowhere to be taken in",
        section(Section::Areas),
        |e| {
            e.put("emergency_area", "palestra", "area_type", "attesa");
            e.put("emergency_area", "campo", "area_type", "ammassamento");
        },
    );
    for (name, m2) in [
        ("piazza", 1440),
        ("parcheggio", 1485),
        ("campo", 595),
        ("artigianale", 7200),
    ] {
        s.put("AREE-003", "emergency_area", name, "declared_area_m2", m2);
    }
    let away = |declared: f64| {
        // A square of that surface in the flood zone.
        let side = declared.sqrt();
        rectangle(9.6222, 45.2985, side / 78_400.0, side / 111_140.0)
    };
    for (name, m2) in [
        ("parcheggio", 990.0),
        ("piazza", 960.0),
        ("artigianale", 6300.0),
        ("moduli", 8000.0),
    ] {
        s.put("AREE-004", "emergency_area", name, "geometry", away(m2));
    }
    for (name, people) in [("piazza", 2000), ("palestra", 400), ("campo", 1000)] {
        s.put(
            "AREE-005",
            "emergency_area",
            name,
            "capacity_people",
            people,
        );
    }
    for name in ["campo", "artigianale", "parcheggio"] {
        s.case(
            "AREE-006",
            &format!("{name} is somebody's"),
            at("emergency_area", name, "agreement_id"),
            |e| {
                e.put("emergency_area", name, "ownership", "privato");
                e.put("emergency_area", name, "owner_id", "@parrocchia");
            },
        );
    }
    for name in ["artigianale", "moduli"] {
        s.put(
            "AREE-007",
            "emergency_area",
            name,
            "contact_role_id",
            Json::Null,
        );
    }
    s.case(
        "AREE-008",
        "helicopters over people",
        at("emergency_area", "eliporto", "geometry"),
        |e| {
            e.put(
                "emergency_area",
                "eliporto",
                "geometry",
                rectangle(9.6217, 45.3202, 0.000_77, 0.000_54),
            );
        },
    );
    s.put(
        "STR-001",
        "waste_site",
        "lavoro",
        "geometry",
        rectangle(9.6222, 45.2985, 0.0007, 0.0005),
    );
}

fn shapes(s: &mut Sower) {
    s.put("GEO-002", "gate", "est", "geometry", point(45.3067, 9.6279));
    s.put(
        "GEO-002",
        "facility",
        "cimitero",
        "geometry",
        point(45.3207, 9.6146),
    );
    s.put(
        "GEO-002",
        "hydrant",
        "palestra",
        "geometry",
        point(45.3185, 9.6201),
    );
    s.put(
        "GEO-003",
        "facility",
        "farmacia",
        "geometry",
        point(548_500.0, 5_018_600.0),
    );
    s.put(
        "GEO-003",
        "depot",
        "volontari",
        "geometry",
        point(1_548_240.0, 5_018_560.0),
    );
    s.put(
        "GEO-004",
        "facility",
        "cimitero",
        "geometry",
        point(12.4964, 41.9028),
    );
    s.put(
        "GEO-004",
        "waste_site",
        "lavoro",
        "geometry",
        point(8.2, 45.3),
    );
    s.put(
        "GEO-005",
        "facility",
        "farmacia",
        "geometry",
        point(9.565, 45.318),
    );
    s.put(
        "GEO-005",
        "hydrant",
        "piazza",
        "geometry",
        point(9.618, 45.36),
    );
    s.put(
        "GEO-005",
        "facility",
        "cimitero",
        "geometry",
        point(9.67, 45.32),
    );
    s.case(
        "GEO-006",
        "an area half out of the commune",
        at("emergency_area", "moduli", "geometry"),
        |e| {
            border(e, &own_border());
            e.put(
                "emergency_area",
                "moduli",
                "geometry",
                rectangle(9.6303, 45.316, 0.0014, 0.000_655),
            );
        },
    );
    s.case(
        "GEO-005",
        "a place beyond the drawn border",
        at("facility", "cimitero", "geometry"),
        |e| {
            border(e, &own_border());
            e.put("facility", "cimitero", "geometry", point(9.605, 45.3207));
        },
    );
    let crossed = |from: &Json| {
        let mut geometry = from.clone();
        if let Some(ring) = geometry["coordinates"][0].as_array_mut() {
            ring.swap(1, 2);
        }
        geometry
    };
    for name in ["palestra", "campo", "moduli"] {
        let drawn = s
            .clean
            .record("emergency_area", name)
            .get("geometry")
            .to_json();
        s.put(
            "GEO-007",
            "emergency_area",
            name,
            "geometry",
            crossed(&drawn),
        );
    }
    let flood = s.clean.record("scenario", "piena").get("extent").to_json();
    s.put("GEO-007", "scenario", "piena", "extent", crossed(&flood));
    s.put("GEO-008", "scenario", "piena", "extent", point(9.62, 45.3));
    s.put(
        "GEO-008",
        "emergency_area",
        "moduli",
        "geometry",
        rectangle(9.624, 45.316, 0.000_001, 0.000_001),
    );
    s.put(
        "GEO-008",
        "patrol",
        "alzaia",
        "geometry",
        line(&[(9.6236, 45.2975), (9.6236, 45.2975)]),
    );
    s.put(
        "GEO-008",
        "gate",
        "ovest",
        "geometry",
        json!({ "type": "Point", "coordinates": [] }),
    );
}

fn positions(s: &mut Sower) {
    s.case(
        "GEO-009",
        "a coast instead of a zone",
        at("zone", "nord", "geometry"),
        |e| {
            e.put("zone", "nord", "geometry", dense(10_500));
        },
    );
    let spot = point(9.6141, 45.3215);
    s.case(
        "GEO-010",
        "three places at one point",
        super::Place {
            records: ["cimitero", "farmacia", "nido"]
                .map(|name| ("facility", crate::examples::id("facility", name)))
                .to_vec(),
            field: Some("geometry"),
            section: None,
        },
        |e| {
            for name in ["cimitero", "farmacia", "nido"] {
                e.put("facility", name, "geometry", spot.clone());
            }
        },
    );
    s.put(
        "GEO-010",
        "facility",
        "cimitero",
        "geometry",
        point(9.6211, 45.3091),
    );
}

/// A circle with that many positions.
fn dense(positions: u32) -> Json {
    let mut ring: Vec<[f64; 2]> = (0..positions)
        .map(|step| {
            let angle = std::f64::consts::TAU * f64::from(step) / f64::from(positions);
            [9.625 + 0.004 * angle.cos(), 45.326 + 0.002 * angle.sin()]
        })
        .collect();
    ring.push(ring[0]);
    json!({ "type": "Polygon", "coordinates": [ring] })
}
