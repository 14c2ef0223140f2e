//! A desk with the example plan on it.

use std::path::PathBuf;

use api::{
    Code, Desk, Moment, Who,
    records::Fields,
    wire::{Portal, PortalItem},
};
use jiff::civil::{Date, date};
use plan::{declare::Typed, model::PortalTick, record::Plan};
use serde_json::{Value as Json, json};
use tempfile::TempDir;
use uuid::Uuid;

pub const TODAY: Date = date(2026, 3, 16);

pub fn clock() -> Moment {
    Moment {
        today: TODAY,
        at: "2026-03-16T09:15:00Z".parse().unwrap(),
    }
}

pub fn who() -> Who {
    Who {
        name: "Anna Prova".into(),
        machine: "prova".into(),
        role: "compilatore".into(),
    }
}

pub struct Place {
    pub desk: Desk,
    pub plan: Uuid,
    pub folder: TempDir,
}

pub fn place() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("piani.sqlite");
    let mut desk = Desk::open_or_create(&path, who(), Box::new(clock)).unwrap();
    let plan = desk.demo().unwrap().plan;
    Place { desk, plan, folder }
}

impl Place {
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn plan(&self) -> Plan {
        (*self.desk.plan(self.plan).unwrap()).clone()
    }

    pub fn portal(&self) -> Portal {
        self.desk.portal(self.plan).unwrap()
    }

    pub fn item(&self, id: &str) -> PortalItem {
        item(&self.portal(), id).clone()
    }

    pub fn tick(&mut self, id: &str) -> Portal {
        let seen = self.item(id).value;
        self.desk.tick_portal(self.plan, id, &seen, true).unwrap()
    }

    /// Closes the archive and opens it again.
    pub fn restarted(self) -> Self {
        let Place { desk, plan, folder } = self;
        drop(desk);
        let path = folder.path().join("piani.sqlite");
        let desk = Desk::open(&path, who(), Box::new(clock)).unwrap();
        Place { desk, plan, folder }
    }

    pub fn set(&mut self, id: Uuid, field: &str, value: &str) {
        let fields = Fields::Typed(vec![(field.into(), value.into())]);
        self.desk.set(self.plan, &id.to_string(), &fields).unwrap();
    }

    pub fn ticks(&self) -> usize {
        self.plan().of_kind(PortalTick::NAME).count()
    }

    /// Writes a mapping of one section with these groups.
    pub fn mapping(&self, edition: &str, groups: &Json) -> PathBuf {
        let json = json!({
            "format": "piano-pronto/ppc-online/1", "edition": edition, "title": "Del consorzio",
            "sections": [{ "id": "prova", "label": "Prova", "groups": groups }],
        });
        let file = self.file(&format!("corrispondenza-{edition}.json"));
        std::fs::write(&file, json.to_string()).unwrap();
        file
    }

    /// A mapping that takes ten letters of the name of a zone.
    pub fn short_names(&mut self) {
        let lines = json!([{ "id": "z.name", "field": "name", "most": 10 }]);
        let file = self.mapping("2026.9", &json!([{ "kind": "zone", "lines": lines }]));
        let installed = self.desk.install_mapping(&file).unwrap();
        assert!(installed.in_force);
    }
}

pub fn item<'p>(portal: &'p Portal, id: &str) -> &'p PortalItem {
    let mut items = portal.sections.iter().flat_map(|section| &section.items);
    let found = items.find(|item| item.id == id);
    found.unwrap_or_else(|| panic!("no item {id}"))
}

pub fn items(portal: &Portal) -> impl Iterator<Item = &PortalItem> {
    portal.sections.iter().flat_map(|section| &section.items)
}

pub fn first(plan: &Plan, kind: &str) -> Uuid {
    plan.of_kind(kind).next().unwrap().id
}

/// A refusal that says so, without a hole in its sentence.
pub fn refused<T: std::fmt::Debug>(outcome: api::error::Result<T>, code: Code, says: &str) {
    let error = outcome.unwrap_err();
    assert_eq!(error.code, code, "{error}");
    assert!(error.message.contains(says), "{error}");
    assert!(!error.message.contains('{'), "{error}");
}
