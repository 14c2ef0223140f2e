//! What every rule may look at, with what is worked out once and shared.

use std::{
    any::{Any, TypeId},
    cell::{OnceCell, RefCell},
    collections::{BTreeMap, HashMap},
    ops::Deref,
    rc::Rc,
};

use jiff::{Span, civil::Date};
use plan::{
    codelists::Lists,
    declare::Typed,
    record::{Plan, Record},
    registry::{Commune, Registry},
    types::Id,
};
use uuid::Uuid;

use crate::{data::RuleData, package::PackageFacts, people::People, shapes::Shapes};

/// What is known beside the plan itself.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// SHA-256 as computed from the kept bytes, by the one that the attachment states; `None` when no bytes are
    /// kept. Attachments not mentioned were not looked at.
    pub attachments: BTreeMap<String, Option<String>>,
    /// The tree, tables and layers of a package, when one is being read.
    pub package: Option<PackageFacts>,
    /// Section hashes approved by the last decision, by section code; empty when nothing was approved.
    pub approved_hashes: BTreeMap<String, String>,
    /// Fields that the consortium's model asks to adapt and that still hold its text: (record, field name).
    pub unadapted: Vec<(Uuid, &'static str)>,
}

/// The typed records of one kind, by id order, found by id.
#[derive(Debug)]
pub struct Table<K> {
    rows: Vec<K>,
    index: HashMap<Uuid, usize>,
}

impl<K: Typed> Table<K> {
    pub fn get(&self, id: Uuid) -> Option<&K> {
        self.index.get(&id).map(|&at| &self.rows[at])
    }

    /// What a link leads to, if it is there.
    pub fn linked(&self, link: Option<Id<K>>) -> Option<&K> {
        self.get(link?.uuid())
    }
}

impl<K> Deref for Table<K> {
    type Target = [K];
    fn deref(&self) -> &[K] {
        &self.rows
    }
}

/// The plan, the day, the data, and shared results.
pub struct Context<'a> {
    pub plan: &'a Plan,
    pub today: Date,
    pub data: &'a RuleData,
    pub registry: &'a Registry,
    pub facts: &'a Facts,
    commune: Option<&'a Commune>,
    tables: RefCell<HashMap<TypeId, Rc<dyn Any>>>,
    shapes: OnceCell<Shapes>,
    people: OnceCell<People>,
}

impl<'a> Context<'a> {
    pub fn new(
        plan: &'a Plan,
        today: Date,
        data: &'a RuleData,
        registry: &'a Registry,
        facts: &'a Facts,
    ) -> Self {
        Context {
            plan,
            today,
            data,
            registry,
            facts,
            commune: registry.commune(&plan.istat_code()),
            tables: RefCell::default(),
            shapes: OnceCell::new(),
            people: OnceCell::new(),
        }
    }

    /// The records of one kind, typed. Made once.
    pub fn all<K: Typed + 'static>(&self) -> Rc<Table<K>> {
        if let Some(table) = self.tables.borrow().get(&TypeId::of::<K>())
            && let Ok(table) = Rc::clone(table).downcast()
        {
            return table;
        }
        let records: Vec<&Record> = self.plan.of_kind(K::NAME).collect();
        let table = Rc::new(Table {
            rows: records.iter().map(|r| K::from_record(r)).collect(),
            index: (records.iter().enumerate())
                .map(|(at, record)| (record.id, at))
                .collect(),
        });
        self.tables
            .borrow_mut()
            .insert(TypeId::of::<K>(), Rc::clone(&table) as Rc<dyn Any>);
        table
    }

    /// Drawings in metres, danger zones and who lies in them. Made once.
    pub fn shapes(&self) -> &Shapes {
        self.shapes.get_or_init(|| Shapes::of(self))
    }

    /// Who holds which role, and the telephones that can be called. Made once.
    pub fn people(&self) -> &People {
        self.people.get_or_init(|| People::of(self))
    }

    pub fn lists(&self) -> &Lists {
        &self.data.lists
    }

    /// The commune of the plan as the register knows it.
    pub fn commune(&self) -> Option<&'a Commune> {
        self.commune
    }

    /// The name of the commune, or "il Comune" when the code does not say which.
    pub fn commune_name(&self) -> String {
        self.commune()
            .map_or_else(|| "il Comune".to_owned(), |c| c.name.clone())
    }

    /// Whether more than so many months lie between a past day and today.
    pub fn older_than_months(&self, day: Date, months: i64) -> bool {
        Span::new()
            .try_months(months)
            .and_then(|span| day.checked_add(span))
            .is_ok_and(|limit| limit < self.today)
    }

    /// Days from today to a day; negative when it is past.
    pub fn days_until(&self, day: Date) -> i64 {
        i64::from((day - self.today).get_days())
    }
}
