use plan::{measures::unproject, record::Plan};
use serde_json::{Value as Json, json};
use testkit::build::{self, Built, link, new};

use crate::{kit::at, one, shown, silent};

fn header(code: &str) -> Plan {
    build::plan([new("plan", 1).with("istat_code", code)])
}

fn profile() -> Built {
    new("commune_profile", 1)
        .with("istat_code", "019018")
        .with("residents", 1154)
        .with("residents_on", "2024-12-31")
        .with("source_note", "Anagrafe comunale")
}

#[test]
fn ana_001_wants_six_digits() {
    let finding = one(&header("19018"), "ANA-001");
    at(&finding, "plan", 1, "istat_code");
    assert_eq!(
        finding.message(),
        "Il codice ISTAT del Comune manca o non ha sei cifre. Codice scritto: «19018»."
    );
    assert!(finding.fix().ends_with("come 019018."), "{}", finding.fix());
    let mut empty = header("019018");
    build::put(
        empty.records.values_mut().next().expect("the header"),
        "istat_code",
        Json::Null,
    );
    let finding = one(&empty, "ANA-001");
    at(&finding, "plan", 1, "istat_code");
    assert!(
        finding.message().ends_with("Codice scritto: nessuno."),
        "{}",
        finding.message()
    );
    silent(&header("019018"), "ANA-001");
    silent(&header("019999"), "ANA-001");
    assert_eq!(
        shown(&header("19018"), &["ANA-001", "ANA-002", "ANA-003"]),
        ["ANA-001"]
    );
}

#[test]
fn ana_001_looks_at_the_profile_too() {
    let plan = build::plan([profile().with("istat_code", "19018")]);
    at(&one(&plan, "ANA-001"), "commune_profile", 1, "istat_code");
    silent(&build::plan([profile()]), "ANA-001");
}

#[test]
fn ana_002_knows_the_communes_of_the_project() {
    at(&one(&header("019999"), "ANA-002"), "plan", 1, "istat_code");
    silent(&header("019018"), "ANA-002");
    silent(&header("19018"), "ANA-002");
}

#[test]
fn ana_003_wants_name_and_code_of_the_same_commune() {
    let plan = build::plan([profile().with("istat_code", "019034")]);
    let finding = one(&plan, "ANA-003");
    at(&finding, "commune_profile", 1, "istat_code");
    assert!(finding.fix().contains("«019018»"), "{}", finding.fix());
    silent(&build::plan([profile()]), "ANA-003");
    let named = |name: &str, kind: &str| {
        let body = new("organisation", 1)
            .with("name", name)
            .with("organisation_kind", kind);
        build::plan([
            profile().with("organisation_id", link("organisation", 1)),
            body,
        ])
    };
    at(
        &one(&named("Comune di Casaletto Vaprio", "comune"), "ANA-003"),
        "organisation",
        1,
        "name",
    );
    silent(&named("comune di  Casaletto ceredano", "comune"), "ANA-003");
    silent(&named("Casaletto Ceredano (CR)", "comune"), "ANA-003");
    silent(&named("Unione di Comuni", "unione_consorzio"), "ANA-003");
}

#[test]
fn ana_004_compares_residents_with_the_register() {
    let plan = build::plan([profile().with("residents", 1500)]);
    let finding = one(&plan, "ANA-004");
    at(&finding, "commune_profile", 1, "residents");
    assert!(
        finding.message().contains("1.500 (data: 31/12/2024)"),
        "{}",
        finding.message()
    );
    let old = build::plan([profile().with("residents_on", "2020-12-31")]);
    at(&one(&old, "ANA-004"), "commune_profile", 1, "residents");
    let no_source = build::plan([profile().with("source_note", Json::Null)]);
    at(
        &one(&no_source, "ANA-004"),
        "commune_profile",
        1,
        "residents",
    );
    silent(&build::plan([profile()]), "ANA-004");
    silent(
        &build::plan([profile().with("residents_on", "2021-12-31")]),
        "ANA-004",
    );
}

#[test]
fn ana_005_asks_why_the_zone_is_another() {
    let other = profile().with("alert_zone_override", "IM-11");
    let plan = build::plan([other.clone()]);
    let finding = one(&plan, "ANA-005");
    at(&finding, "commune_profile", 1, "alert_zone_override");
    assert!(
        finding.message().contains("IM-10 (Pianura centrale)"),
        "{}",
        finding.message()
    );
    let reason = "Elenco regionale del 2025";
    silent(
        &build::plan([other.with("alert_zone_reason", reason)]),
        "ANA-005",
    );
    let same = profile().with("alert_zone_override", "IM-10");
    silent(&build::plan([same]), "ANA-005");
}

/// A square around the commune's known point, of this many square kilometres, moved east by metres.
fn boundary(km2: f64, east: f64) -> Json {
    let commune = plan::registry::Registry::builtin()
        .commune("019018")
        .expect("a known commune");
    let (lon, lat) = commune.point;
    let centre = plan::measures::project(geo::coord! { x: lon, y: lat });
    let half = (km2 * 1e6).sqrt() / 2.0;
    let corner = |x: f64, y: f64| {
        let at = unproject(geo::coord! { x: centre.x + east + x * half, y: centre.y + y * half });
        json!([at.x, at.y])
    };
    let ring = [
        corner(-1.0, -1.0),
        corner(1.0, -1.0),
        corner(1.0, 1.0),
        corner(-1.0, 1.0),
        corner(-1.0, -1.0),
    ];
    json!({ "type": "Polygon", "coordinates": [ring] })
}

#[test]
fn ana_006_knows_where_the_commune_lies_and_how_large_it_is() {
    let area = plan::registry::Registry::builtin()
        .commune("019018")
        .and_then(|commune| commune.area_km2)
        .expect("a known area");
    let zone = |kind: &str, geometry: Json| {
        build::plan([new("zone", 1)
            .with("zone_kind", kind)
            .with("geometry", geometry)])
    };
    let moved = zone("comune_intero", boundary(area, 5000.0));
    let finding = one(&moved, "ANA-006");
    at(&finding, "zone", 1, "geometry");
    assert!(finding.point.is_some());
    let large = zone("comune_intero", boundary(area * 1.2, 0.0));
    at(&one(&large, "ANA-006"), "zone", 1, "geometry");
    silent(
        &zone("comune_intero", boundary(area * 1.05, 0.0)),
        "ANA-006",
    );
    silent(&zone("frazione", boundary(1.0, 5000.0)), "ANA-006");
}
