//! The plan of a neighbour as a start: what holds anywhere comes along, what belongs there stays, and it is said.

use api::packages::Incoming;
use plan::declare::Class;
use rules::RuleData;
use std::path::Path;

use crate::kit::*;

/// The package of the example plan, as a neighbour would send it.
fn package(place: &mut Place) -> PathBuf {
    let out = place.folder.path().join("vicino.piano");
    let packed = place
        .desk
        .pack(place.plan, Class::O, &out, "", &|_, _, _| Ok(()));
    packed.unwrap_or_else(|error| panic!("{error}"));
    out
}

fn incoming(file: &Path) -> Incoming {
    let read = Incoming::read(file, RuleData::builtin(), TODAY, &|_, _, _| Ok(()));
    read.unwrap_or_else(|fault| panic!("{}", fault.error))
}

#[test]
fn an_empty_plan_starts_from_a_neighbours() {
    let mut neighbour = place();
    let file = package(&mut neighbour);
    let theirs = neighbour.plan();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("piani.sqlite");
    let mut desk = Desk::open_or_create(&path, who(), Box::new(clock)).unwrap();
    let commune = desk.commune("Montodine").unwrap();
    let plan = desk.begin(commune).unwrap();
    let mut place = Place { desk, plan, folder };
    let before = place.plan();
    let started = place.desk.start_from(plan, &incoming(&file)).unwrap();
    let ours = place.plan();
    for kind in [
        "action",
        "scenario",
        "hazard",
        "crisis_unit_role",
        "support_function",
    ] {
        assert_eq!(
            ours.of_kind(kind).count(),
            theirs.of_kind(kind).count(),
            "{kind}"
        );
    }
    // Nothing of their people, acts, places and resources.
    for kind in [
        "person",
        "contact_point",
        "nomination",
        "act",
        "emergency_area",
        "facility",
        "material",
        "vehicle",
        "zone",
        "attachment",
    ] {
        assert_eq!(ours.of_kind(kind).count(), 0, "{kind}");
    }
    let ids: std::collections::BTreeSet<String> =
        ours.records.keys().map(|(_, id)| id.to_string()).collect();
    for record in ours.records.values() {
        for (field, value) in record.fields() {
            assert!(
                !matches!(value, Value::Geometry(_)),
                "{} {}",
                record.kind.name,
                field.name
            );
            // Every link leads to something that came along.
            match (field.ty, value) {
                (plan::types::Type::Link(_), Value::Text(id)) => {
                    assert!(ids.contains(id), "{}", field.name);
                }
                (plan::types::Type::Links(_), Value::Set(own)) => {
                    assert!(own.is_subset(&ids), "{}", field.name);
                }
                _ => {}
            }
        }
        assert!(theirs.find(record.id).is_none(), "ids are new");
    }
    // Written with the name of the other commune: it is said.
    assert!(started.adapt[0].contains("recapiti"), "{:?}", started.adapt);
    assert!(
        started.adapt.iter().all(|line| !line.contains('{')),
        "{:?}",
        started.adapt
    );
    assert!(
        started.what.starts_with("Inizio dal piano"),
        "{}",
        started.what
    );
    assert_eq!(started.records, ours.records.len() - before.records.len());
    // A second start, or one over contents, is refused.
    let error = place.desk.start_from(plan, &incoming(&file)).unwrap_err();
    assert_eq!(error.code, Code::Conflict);
    place.desk.undo(plan).unwrap();
    assert_eq!(place.plan(), before);
}

#[test]
fn a_plan_of_the_same_commune_is_opened_instead() {
    let mut neighbour = place();
    let file = package(&mut neighbour);
    let mut own = begun();
    let plan = own.plan;
    let error = own.desk.start_from(plan, &incoming(&file)).unwrap_err();
    assert_eq!(error.code, Code::Conflict);
    assert!(error.message.contains("stesso Comune"), "{error}");
}

#[test]
fn a_package_is_recognised_whatever_its_name() {
    let mut neighbour = place();
    let file = package(&mut neighbour);
    let renamed = neighbour.folder.path().join("piano.zip");
    fs::copy(&file, &renamed).unwrap();
    for path in [file, renamed] {
        let read = OfficeFile::read(&path, &|_, _, _| Ok(())).unwrap();
        assert_eq!(read.what, What::Package);
        let look = neighbour.look(&read);
        assert_eq!((look.what.as_str(), look.parts.len()), ("package", 0));
    }
}
