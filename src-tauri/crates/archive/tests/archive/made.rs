//! What the tests are made of: folders, occasions, and records filled from the declarations.

use std::{
    cell::Cell,
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use archive::{Access, Archive, Holder, Occasion, Result};
use plan::{
    Uuid,
    canonical::sha256,
    declare::{Field, KINDS, Kind, Typed},
    geometry::{Coordinates, Form, Geometry, Position},
    model::PlanHeader,
    record::Record,
    types::Type,
    value::Value,
};
use proptest::{collection, prelude::*};

pub const NOW: &str = "2026-11-23T10:00:00Z";

/// A folder of its own with the path of an archive in it.
pub struct Place {
    pub folder: tempfile::TempDir,
    pub path: PathBuf,
}

impl Place {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("piani.archivio");
        Place { folder, path }
    }

    pub fn open(&self, access: Access) -> Result<Archive> {
        Archive::open(&self.path, access, &anna(), NOW)
    }

    /// A new archive, open to write.
    pub fn create() -> (Self, Archive) {
        let place = Place::new();
        let archive = place.open(Access::Create).unwrap();
        (place, archive)
    }

    /// Every file of the folder by name and hash.
    pub fn files(&self) -> BTreeMap<String, String> {
        files(self.folder.path())
    }
}

pub fn files(folder: &Path) -> BTreeMap<String, String> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, sha256(fs::read(&path).unwrap()))
        })
        .collect()
}

pub fn anna() -> Holder {
    Holder {
        name: "Anna Bianchi".into(),
        machine: "ufficio-tecnico".into(),
    }
}

/// An id that differs from all others of this test.
pub fn id() -> Uuid {
    thread_local!(static NEXT: Cell<u64> = const { Cell::new(1) });
    let next = NEXT.get();
    NEXT.set(next + 1);
    let mut random = [0; 10];
    random[2..].copy_from_slice(&next.to_be_bytes());
    plan::Uuid::from_bytes(
        *uuid::Builder::from_unix_timestamp_millis(1_790_000_000_000, &random)
            .into_uuid()
            .as_bytes(),
    )
}

pub fn occasion(what: &str) -> Occasion {
    Occasion {
        change: id(),
        at: NOW.into(),
        author: "Anna Bianchi".into(),
        what: what.into(),
    }
}

pub fn header(plan: Uuid, title: &str) -> Record {
    let mut record = Record::new(PlanHeader::kind(), plan);
    record.put("title", title.into());
    record
}

/// A new plan of which only the sheet is there.
pub fn begin(archive: &mut Archive) -> Uuid {
    let plan = id();
    let sheet = header(plan, "Piano di prova");
    archive
        .change(plan, &occasion("Nuovo piano"), &[sheet], &[])
        .unwrap();
    plan
}

pub fn new(kind: &str, id: Uuid) -> Record {
    Record::new(plan::declare::kind(kind).unwrap(), id)
}

fn uuids() -> impl Strategy<Value = String> {
    any::<u128>().prop_map(|bits| Uuid::from_u128(bits).to_string())
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("L'«e\u{301}» scomposta; -- \"x\"\n\t\u{1f692}".to_owned()),
        "[ -~àèéìòù]{1,30}",
    ]
}

fn dates() -> impl Strategy<Value = String> {
    (1900..2100, 1..=12, 1..=28).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}"))
}

fn geometries(form: Form) -> BoxedStrategy<Value> {
    let position = (-1_800_000_000..=1_800_000_000, -900_000_000..=900_000_000)
        .prop_map(|(lon, lat)| Coordinates::At(Position { lon, lat }));
    let mut coordinates = position.boxed();
    for _ in 0..form.depth() {
        coordinates = collection::vec(coordinates, 1..4)
            .prop_map(Coordinates::Many)
            .boxed();
    }
    let geometry = move |coordinates| Value::Geometry(Geometry { form, coordinates });
    coordinates.prop_map(geometry).boxed()
}

/// A value that the field can hold.
fn good(field: &Field) -> BoxedStrategy<Value> {
    let set =
        |member: BoxedStrategy<String>| collection::btree_set(member, 1..4).prop_map(Value::set);
    match field.ty {
        Type::Text | Type::Long | Type::Code(_) => texts().prop_map(Value::Text).boxed(),
        Type::Int => any::<i64>().prop_map(Value::Int).boxed(),
        Type::Dec => any::<f64>()
            .prop_filter("finite", |number| number.is_finite())
            .prop_map(Value::Dec)
            .boxed(),
        Type::Bool => any::<bool>().prop_map(Value::Bool).boxed(),
        Type::Date => dates().prop_map(Value::Text).boxed(),
        Type::PartialDate => (dates(), prop_oneof![Just(4), Just(7), Just(10)])
            .prop_map(|(date, length)| Value::Text(date[..length].to_owned()))
            .boxed(),
        Type::Link(_) => uuids().prop_map(Value::Text).boxed(),
        Type::Links(_) => set(uuids().boxed()).boxed(),
        Type::Codes(_) => set("[a-z_']{1,12}".boxed()).boxed(),
        Type::Communes => set("[0-9]{6}".boxed()).boxed(),
        Type::Geometry => {
            let forms = field.forms.iter().map(|form| geometries(*form));
            proptest::strategy::Union::new(forms).boxed()
        }
    }
}

/// A record of that kind in which no field is empty; one in eight is raw.
pub fn filled(kind: &'static Kind, id: Uuid) -> BoxedStrategy<Record> {
    let values: Vec<_> = kind
        .fields
        .iter()
        .map(|field| prop_oneof![7 => good(field), 1 => texts().prop_map(Value::Raw)])
        .collect();
    values
        .prop_map(move |values| Record { kind, id, values })
        .boxed()
}

/// A record in which about half of the fields are empty.
pub fn partial(kind: &'static Kind, id: Uuid) -> BoxedStrategy<Record> {
    let gaps = collection::vec(any::<bool>(), kind.fields.len());
    (filled(kind, id), gaps)
        .prop_map(|(mut record, gaps)| {
            for (value, gap) in record.values.iter_mut().zip(gaps) {
                if gap {
                    *value = Value::Empty;
                }
            }
            record
        })
        .boxed()
}

/// One filled record of every kind; that of kind `plan` has the id of the plan.
pub fn one_of_each(plan: Uuid) -> BoxedStrategy<Vec<Record>> {
    let records: Vec<_> = KINDS
        .iter()
        .map(|kind| {
            filled(
                kind,
                if kind.name == PlanHeader::NAME {
                    plan
                } else {
                    id()
                },
            )
        })
        .collect();
    records.boxed()
}
