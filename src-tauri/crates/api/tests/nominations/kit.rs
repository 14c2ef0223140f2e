//! A desk with the example plan on it, and requests in a few words.

use api::{
    Code, Desk, Moment, Who as AtDesk,
    wire::{
        EndNomination, Nominate, Nominated, Nominee, Renew, RenewedSeat, Replace, Seat, UnitBoard,
        WhichAct, Who,
    },
};
use jiff::civil::{Date, date};
use plan::{record::Plan, value::Value};
use rules::data::Severity;
use tempfile::TempDir;
use testkit::examples::id;
use uuid::Uuid;

pub const TODAY: Date = date(2026, 3, 16);
pub const AT: &str = "2026-03-16T09:15:00Z";

pub fn clock() -> Moment {
    Moment {
        today: TODAY,
        at: AT.parse().unwrap(),
    }
}

/// A desk with the example plan on it.
pub struct Place {
    pub desk: Desk,
    pub plan: Uuid,
    folder: TempDir,
}

pub fn place() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let who = AtDesk {
        name: "Ufficio tecnico".into(),
        machine: "prova".into(),
        role: "compilatore".into(),
    };
    let path = folder.path().join("piani.sqlite");
    let mut desk = Desk::open_or_create(&path, who, Box::new(clock)).unwrap();
    let plan = desk.demo().unwrap().plan;
    Place { desk, plan, folder }
}

impl Place {
    pub fn plan(&self) -> Plan {
        (*self.desk.plan(self.plan).unwrap()).clone()
    }

    pub fn unit(&self) -> UnitBoard {
        self.desk.unit(self.plan).unwrap()
    }

    pub fn seat(&self, code: &str) -> Seat {
        let unit = self.unit();
        let seat = unit.roles.into_iter().find(|seat| seat.role_code == code);
        seat.unwrap_or_else(|| panic!("no seat {code}"))
    }

    /// Undoes once; the plan must be that one, to the last value, also when read anew.
    pub fn undo_to(&mut self, before: &Plan) {
        self.desk.undo(self.plan).unwrap();
        assert_eq!(&self.plan(), before);
        let copy = self.folder.path().join("piani.sqlite");
        let who = self.desk.who.clone();
        let anew = Desk::look(&copy, who, Box::new(clock)).unwrap();
        assert_eq!(&*anew.plan(self.plan).unwrap(), before);
    }

    /// A refusal that names what is wrong and writes nothing.
    pub fn refuses<T: std::fmt::Debug>(
        &mut self,
        code: Code,
        says: &str,
        deed: impl FnOnce(&mut Desk, Uuid) -> api::error::Result<T>,
    ) {
        let before = self.plan();
        let error = deed(&mut self.desk, self.plan).unwrap_err();
        assert_eq!(error.code, code, "{error}");
        assert!(error.message.contains(says), "{error}");
        assert!(!error.message.contains('{'), "{error}");
        assert_eq!(self.plan(), before);
    }

    pub fn nominate(&mut self, asked: &Nominate) -> Nominated {
        self.desk
            .nominate(self.plan, asked)
            .unwrap_or_else(|error| panic!("{error}"))
    }

    pub fn found(&self) -> Vec<(Severity, String)> {
        let verdict = self.desk.check(self.plan).unwrap();
        let told = |f: &rules::Finding| (f.severity, format!("{} {}", f.code, f.message()));
        verdict.findings.iter().map(told).collect()
    }

    pub fn open_errors(&self) -> Vec<(Severity, String)> {
        let mut found = self.found();
        found.retain(|(severity, _)| *severity >= Severity::Errore);
        found
    }
}

pub fn nobody() -> Who {
    Who {
        person: None,
        surname: String::new(),
        given_name: String::new(),
        position: String::new(),
        phone: String::new(),
        organisation: None,
    }
}

pub fn new_person(surname: &str, given_name: &str) -> Who {
    Who {
        surname: surname.into(),
        given_name: given_name.into(),
        ..nobody()
    }
}

pub fn known(name: &str) -> Who {
    Who {
        person: Some(id("person", name).to_string()),
        ..nobody()
    }
}

pub fn no_act() -> WhichAct {
    WhichAct {
        act: None,
        kind: String::new(),
        number: String::new(),
        date: String::new(),
    }
}

pub fn decree(number: &str, date: &str) -> WhichAct {
    WhichAct {
        number: number.into(),
        date: date.into(),
        ..no_act()
    }
}

pub fn of(kind: &str, name: &str) -> String {
    id(kind, name).to_string()
}

pub fn nominate(role: &str, rank: i64, who: Who, act: WhichAct, starts_on: &str) -> Nominate {
    Nominate {
        plan: String::new(),
        role: role.into(),
        rank,
        who,
        act,
        starts_on: starts_on.into(),
        ends_on: String::new(),
    }
}

pub fn end(nomination: &str, on: &str, reason: &str) -> EndNomination {
    EndNomination {
        plan: String::new(),
        nomination: nomination.into(),
        on: on.into(),
        reason: reason.into(),
    }
}

pub fn replace(nomination: &str, who: Who, starts_on: &str) -> Replace {
    Replace {
        plan: String::new(),
        nomination: nomination.into(),
        who,
        act: no_act(),
        starts_on: starts_on.into(),
        ends_on: String::new(),
        end_reason: String::new(),
    }
}

pub fn field(plan: &Plan, kind: &str, id: &str, field: &str) -> Value {
    let record = plan.get(kind, id.parse().unwrap());
    record
        .unwrap_or_else(|| panic!("no {kind} {id}"))
        .get(field)
        .clone()
}

pub fn name(nominee: Option<&Nominee>) -> &str {
    nominee.map_or("", |nominee| &nominee.name)
}

pub fn seat(role: &str, choice: &str, who: Option<Who>) -> RenewedSeat {
    RenewedSeat {
        role: of("crisis_unit_role", role),
        choice: choice.into(),
        who,
        deputies_stay: None,
    }
}

pub fn renewal() -> Renew {
    Renew {
        plan: String::new(),
        starts_on: "01/03/2026".into(),
        ends_on: "30/06/2031".into(),
        act: decree("8/2026", "28/02/2026"),
        seats: vec![
            seat("sindaco", "changes", Some(new_person("Eletti", "Sara"))),
            seat("roc", "stays", None),
            seat("tecnico", "changes", Some(known("provetti"))),
            seat("polizia", "vacant", None),
            seat("forze", "stays", None),
        ],
    }
}
